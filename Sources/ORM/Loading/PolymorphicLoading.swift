import Runtime
import SQL

/// Columns of inheriting classes that the rows of their base do not have.
enum PolymorphicLoading {
    /// Whether objects of a class get what their base's rows lack by a SELECT of their own, right after the rows: the most derived
    /// ancestor for which an option or `polymorphic_load="selectin"` asks.
    static func loaded(_ mapper: Mapper, within entity: Entity, _ node: LoadNode?) -> Mapper? {
        for ancestor in mapper.lineage {
            if ancestor === entity.mapper || entity.polymorphicMappers.contains(where: { $0 === ancestor }) { return nil }
            if node?.subclasses.contains(where: { $0 === ancestor }) ?? false { return ancestor }
            if case .string(let text) = ancestor.arguments.polymorphicLoad, text.text == "selectin" { return ancestor }
        }
        return nil
    }

    /// `SELECT manager.id, employee.id, employee.type, manager.manager_name ... WHERE employee.id IN (...)`
    static func load(_ mapper: Mapper, _ states: [InstanceState], _ run: LoadRun, _ node: LoadNode?) throws {
        let keys = Set(mapper.properties.filter { property in
            if let relationship = property as? RelationshipProperty, LoadPlace.strategy(relationship, run.plan, node, isLater: false) == .select { return false }
            return property.parent === mapper || mapper.primaryKeyProperties.contains { $0.key == property.key } || property.key == mapper.polymorphicKey
        }.map(\.key))
        let entity = mapper.entity
        let own = entity.standardColumns
        var at = 0
        while at < states.count {
            let end = min(at + 500, states.count)
            let part = states[at..<end]
            at = end
            let key = mapper.primaryKey[0]
            let bind = BindParameter("primary_keys", .list(part.map { $0.key?.values.first ?? .none }), type: key.sqlType, isExpanding: true)
            let criterion: ColumnElement = BinaryExpression(key, .in, bind, type: BooleanType.shared)
            let select = Select(own, parts: [.entity(entity, columnCount: own.count)], resolver: EntityResolver.shared).labelled(.tableNamePlusColumn).filtered([criterion])
            try run.session.load(select, plan: run.plan, node: node, only: keys, trail: run.trail) { _ in }
        }
    }

    /// The SELECT of attributes that only tables of subclasses have, without the base's table, whose key the object knows
    /// (`_optimized_get_statement`); nil where it does not fit.
    static func optimized(_ state: InstanceState, _ keys: Set<Name>) throws -> Select? {
        let mapper = state.mapper
        guard mapper.inherits != nil, !mapper.isConcrete, !keys.isEmpty else { return nil }
        let properties = mapper.properties.compactMap { $0 as? ColumnProperty }.filter { keys.contains($0.key) }
        var tables: [FromClause] = properties.compactMap { $0.column?.table }
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
            return BindParameter("param", value, type: column.columnType, isUnique: true)
        }
        guard isKnown else { return nil }
        return Select(properties.flatMap(\.columns)).filtered([Conjunction.make(.and, conditions)]).labelled(.tableNamePlusColumn)
    }
}
