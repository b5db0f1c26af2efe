import Runtime
import SQL

/// What single-table inheritance and `with_loader_criteria()` add to a SELECT of entities.
extension SelectCompilation {
    /// A column of an entity; the SELECTs within that of a `column_property` heed the criteria of the statement's options.
    func heeding(_ column: ColumnElement) throws -> ColumnElement { criteria.isEmpty || column is Column ? column : try criteria.added(inside: column) }

    /// What single-table inheritance and `with_loader_criteria` add to WHERE.
    /// - Parameter own: the criteria of the SELECT itself.
    func entityCriteria(besides own: [ColumnElement]) throws -> [ColumnElement] {
        guard baseAlias == nil else { return [] }
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
        var found = source.joins.compactMap { $0.leftSubject as? Entity ?? AttributeReference($0.path ?? $0.subject)?.entity }
        for from in froms {
            var part = from as? Join
            while let join = part {
                if let entity = join.subject as? Entity { found.append(entity) }
                part = join.left as? Join
            }
        }
        return found
    }

    /// Entities that nothing but WHERE and expressions name, `select(func.count()).where(Manager.name == "x")`, where the SELECT reads them itself
    /// rather than the one around it.
    private func entitiesOfCriteria(_ own: [ColumnElement]) throws -> [Entity] {
        // The parts of a criterion are looked at from its end (`surface_expressions`).
        let named = source.criteria.flatMap { $0.marks.reversed() }.compactMap { $0.entity as? Entity } + plainEntities()
        guard !named.isEmpty, !surroundings.isEmpty, !source.criteria.isEmpty else { return named }
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

    /// The classes of tables that expressions read, where criteria may be about them: `select(func.count(Note.id))`.
    private func plainEntities() -> [Entity] {
        guard !criteria.isEmpty else { return [] }
        var froms: [FromClause] = []
        for element in source.columns + source.criteria { element.visitFroms { from in if !froms.contains(where: { $0 === from }) { froms.append(from) } } }
        let known = criteriaEntities + joinedEntities, bare = tablesOfBareColumns
        froms.removeAll { from in bare.contains { $0 === from } }
        return froms.compactMap { from in from.subject as? Entity ?? (from is Table ? Registry.mapper { $0.localTable === from }?.entity : nil) }.filter { entity in !known.contains { SelectCompilation.holds($0.selectable, entity.selectable) || SelectCompilation.holds($0.selectable, entity.mapper.localTable) } }
    }

    func extraCriteria(_ entity: Entity) throws -> [ColumnElement] { try criteria.of(entity) }
    /// What the options say of an entity that a joined load leads to.
    func eagerCriteria(_ entity: Entity) throws -> [ColumnElement] { try criteria.eager(entity) }
}
