import Runtime
import SQL

/// Columns of inheriting classes that the rows of their base do not have.
enum PolymorphicLoading {
    /// The classes whose columns objects of `mapper` get by SELECTs of their own, right after rows of a class above: the most derived one
    /// for which an option or `polymorphic_load="selectin"` asks, and those between.
    static func classes(of mapper: Mapper, below base: Mapper, _ asked: [Mapper]) -> [Mapper] {
        let derived = mapper.lineage.prefix { $0 !== base }
        guard let first = derived.firstIndex(where: { known in known.isLoadedSelectin || asked.contains { $0 === known } }) else { return [] }
        return Array(derived[first...])
    }

    /// `SELECT manager.id, employee.id, employee.type, manager.manager_name ... WHERE employee.id IN (...)`
    /// - Parameters:
    ///   - base: the class of the rows that were read.
    ///   - isAsked: whether an option asks for it: objects that a class further down loads by itself are left to that class otherwise.
    static func load(_ mapper: Mapper, below base: Mapper, _ all: [InstanceState], isAsked: Bool, _ run: LoadRun, _ node: LoadNode?) throws {
        let states = isAsked ? all : all.filter { state in !state.mapper.lineage.prefix { $0 !== mapper }.contains(where: \.isLoadedSelectin) }
        // What `with_polymorphic()` makes of the class, unless a class further down is loaded by itself.
        let isLast = node?.subclasses.contains { $0 !== mapper && $0.isa(mapper) } != true
        let entity = (isLast ? node?.subclassEntities.first { $0.mapper === mapper } : nil) ?? mapper.entity
        let loaded = [mapper] + mapper.lineage.dropFirst().prefix { $0 !== base && $0.isLoadedSelectin } + entity.polymorphicMappers
        let properties = mapper.properties + entity.polymorphicMappers.flatMap(\.properties)
        let keys = Set(properties.filter { property in
            if let relationship = property as? RelationshipProperty, LoadPlace.strategy(relationship, run.plan, node, isLater: false) == .select { return false }
            if let column = property as? ColumnProperty, (node?.saying(column) ?? LoadNode.standard(column)) != .loaded, !mapper.primaryKeyProperties.contains(where: { $0 === column }), property.key != mapper.polymorphicKey { return false }
            return loaded.contains { $0 === property.parent } || mapper.primaryKeyProperties.contains { $0.key == property.key } || property.key == mapper.polymorphicKey
        }.map(\.key))
        let own = entity.standardColumns
        var at = 0
        while at < states.count {
            let end = min(at + 500, states.count)
            let part = states[at..<end]
            at = end
            let key = mapper.primaryKey[0]
            let bind = BindParameter("primary_keys", .list(part.map { $0.key?.values.first ?? .none }), type: key.sqlType, isExpanding: true)
            let criterion: ColumnElement = BinaryExpression(entity.adapt(key), .in, bind, type: BooleanType.shared)
            let select = Select(own, parts: [.entity(entity, columnCount: own.count)], resolver: EntityResolver.shared).labelled(.query).filtered([criterion])
            try run.session.load(select, plan: run.plan, node: node, only: keys, trail: run.trail) { _ in }
        }
    }

    /// The SELECT of attributes that only tables of subclasses have, without the base's table, whose key the object knows
    /// (`_optimized_get_statement`); nil where it does not fit.
    static func optimized(_ state: InstanceState, _ keys: Set<Name>) throws -> Select? {
        let mapper = state.mapper
        guard mapper.inherits != nil, !mapper.isConcrete, !keys.isEmpty else { return nil }
        let properties = mapper.properties.compactMap { $0 as? ColumnProperty }.filter { keys.contains($0.key) }
        var tables: [FromClause] = []
        for column in properties.flatMap(\.columns) {
            _ = column.replacing { part in
                if let table = (part as? Column)?.table, !tables.contains(where: { $0 === table }) { tables.append(table) }
                return nil
            }
        }
        if tables.contains(where: { $0 === mapper.base.localTable }) { return nil }
        var conditions: [ColumnElement] = []
        var hasStarted = false
        for ancestor in mapper.lineage.reversed() {
            if tables.contains(where: { $0 === ancestor.localTable }) { hasStarted = true }
            guard hasStarted, !ancestor.isSingle, let condition = ancestor.inheritCondition else { continue }
            conditions.append(condition)
            if !tables.contains(where: { $0 === ancestor.localTable }) { tables.append(ancestor.localTable) }
        }
        guard !conditions.isEmpty else { return nil }
        var isKnown = true
        conditions[0] = try conditions[0].replacing { part in
            guard let column = part as? Column, !tables.contains(where: { $0 === column.table }) else { return nil }
            let value = try mapper.attribute(for: column)?.committedValue(state, .noInitialize) ?? .none
            if !value.isPresent { isKnown = false }
            return BindParameter("param", value, type: column.sqlType, isUnique: true)
        }
        guard isKnown else { return nil }
        return Select(properties.flatMap(\.columns)).filtered([Conjunction.make(.and, conditions)]).labelled(.query)
    }
}

private extension Mapper {
    var isLoadedSelectin: Bool {
        if case .string(let text) = arguments.polymorphicLoad { return text.text == "selectin" }
        return false
    }
}
