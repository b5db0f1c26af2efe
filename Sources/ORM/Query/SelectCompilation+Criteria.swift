import Runtime
import SQL

/// What single-table inheritance and `with_loader_criteria()` add to a SELECT of entities.
extension SelectCompilation {
    /// A column of an entity; the SELECTs within that of a `column_property` heed the criteria of the statement's options.
    func heeding(_ column: ColumnElement) throws -> ColumnElement { criteria.isEmpty || column is Column ? column : try criteria.added(inside: column) }

    /// What single-table inheritance and `with_loader_criteria` add to WHERE.
    /// - Parameter own: the criteria of the SELECT itself.
    func entityCriteria(besides own: [ColumnElement]) throws -> [ColumnElement] {
        guard baseAlias == nil, isOfClasses else { return [] }
        var found: [ColumnElement] = [], ofClasses: [ColumnElement] = [], known = joinedEntities
        for entity in try criteriaEntities + source.fromSubjects.compactMap({ $0 as? Entity }) + leftEntities + entitiesOfCriteria(own) where !known.contains(where: { $0.isSame(as: entity) }) {
            known.append(entity)
            if !isRefresh { found += try criteria.of(entity) }
            // A part of an alias has the criterion of the whole.
            let isTold = known.dropLast().contains { $0.selectable === entity.selectable && ($0.options.whole != nil || entity.options.whole != nil) }
            if !isTold, let criterion = entity.singleTableCriterion { ofClasses.append(criterion) }
        }
        return found + ofClasses
    }

    /// The entities that joins begin at: `join_from(Engineer, Report)`, `select(people).join(Engineer.reports)`, `select_from(join(Engineer, Report))`.
    private var leftEntities: [Entity] {
        // What `with_only_columns()` left behind of a join is named by nothing but an explicit left side.
        var found = source.joins.compactMap { $0.leftSubject as? Entity ?? ($0.formerColumns == nil ? AttributeReference($0.path ?? $0.subject)?.entity : nil) }
        for from in froms {
            var part = from as? Join
            while let join = part {
                if let entity = join.subject as? Entity { found.append(entity) }
                part = join.left as? Join
            }
        }
        return found
    }

    /// Entities that nothing but WHERE names, `select(func.count()).where(Manager.name == "x")`, where the SELECT reads them itself
    /// rather than the one around it.
    private func entitiesOfCriteria(_ own: [ColumnElement]) throws -> [Entity] {
        guard !source.criteria.isEmpty, Column.areMarked || !criteria.isEmpty else { return [] }
        let isPlainWanted = !criteria.isEmpty, known = criteriaEntities + joinedEntities, bare = isPlainWanted ? tablesOfBareColumns : []
        var named: [Entity] = []
        for (column, mark) in source.criteria.flatMap(\.surfaceColumns) {
            if let mark, let entity = mark.entity as? Entity {
                if isPlainWanted || !mark.isOfSoleClass { named.append(entity) }
            } else if isPlainWanted, mark == nil, let entity = plainEntity(column, known, besides: bare) { named.append(entity) }
        }
        guard !named.isEmpty, !surroundings.isEmpty else { return named }
        let draft = source.unresolved().with(onlyColumns: primary).with(froms: froms, joins: []).with(criteria: own)
        let all = try SelectFroms(draft), shown = try all.displayed(draft, explicit: surroundings.explicit, implicit: surroundings.implicit)
        let correlated = all.froms.filter { from in !shown.contains { $0 === from } }
        return named.filter { entity in !correlated.contains { $0 === entity.selectable } }
    }

    /// Tables whose own columns are asked for, not those of a class: `query(User.__table__)`.
    private var tablesOfBareColumns: [FromClause] {
        var found: [FromClause] = [], at = 0
        func add(_ column: ColumnElement) {
            if let table = (column as? Column)?.table, !found.contains(where: { $0 === table }) { found.append(table) }
        }
        for part in source.parts {
            if case .column(let given) = part, AttributeReference(given) == nil, at < source.columns.count { add(source.columns[at]) }
            at += part.columnCount
        }
        if source.parts.isEmpty { source.columns.forEach(add) }
        return found
    }

    /// The class of a column that does not tell which class named it; nil where the class is known already, or its table is asked for columns of its own.
    private func plainEntity(_ column: ColumnElement, _ known: [Entity], besides bare: [FromClause]) -> Entity? {
        guard let table = (column as? Column)?.table, !bare.contains(where: { $0 === table }), let entity = SelectCompilation.entity(of: table) else { return nil }
        let isKnown = known.contains { SelectCompilation.holds($0.selectable, entity.selectable) || SelectCompilation.holds($0.selectable, entity.mapper.localTable) }
        return isKnown ? nil : entity
    }
    private static func entity(of table: FromClause) -> Entity? { table.subject as? Entity ?? (table is Table && !Column.areMarkedForCriteria ? Registry.mapper { $0.localTable === table }?.entity : nil) }

    /// Whether the SELECT is one of classes at all: `and_()`, windows, filters of aggregates and the like do not make it one
    /// (`_propagate_attrs`), and it has no criteria but its own then.
    var isOfClasses: Bool {
        if criteria.isEmpty || !entities.isEmpty || !source.fromSubjects.isEmpty || !source.joins.isEmpty { return true }
        if source.parts.contains(where: { if case .column(nil) = $0 { false } else { true } }) { return true }
        return (source.columns + source.criteria + source.grouping + source.ordering).contains(where: SelectCompilation.namesClass)
    }
    private static func namesClass(_ element: ColumnElement) -> Bool {
        switch element.node {
        case .column(let column): column.firstNamingMark != nil || column.table.flatMap(entity(of:)) != nil
        case .conjunction, .over, .withinGroup, .filter, .extract: false
        case .case(let expression): (expression.branches.flatMap { [$0.condition, $0.result] } + [expression.otherwise].compactMap { $0 }).contains(where: namesClass)
        case .scalarSelect: true
        default: element.operands.contains(where: namesClass)
        }
    }

    func extraCriteria(_ entity: Entity) throws -> [ColumnElement] { try criteria.of(entity) }
    /// What the options say of an entity that a joined load leads to.
    func eagerCriteria(_ entity: Entity) throws -> [ColumnElement] { try criteria.eager(entity) }
}
