import Runtime
import SQL

/// `join()` along relationships, to entities and to tables.
extension SelectCompilation {
    /// What a join leads to.
    private struct Target {
        let from: FromClause
        let entity: Entity?
        var described: String { get throws { try entity.map { try Value.object($0.aliasedClass ?? $0.mapper).reprText() } ?? Value.object(from).reprText() } }
    }

    func join(_ setup: Select.JoinSetup) throws {
        let path = AttributeReference(setup.path) ?? AttributeReference(setup.subject)
        // `join(Order, Customer.name)`: a column leads nowhere.
        if setup.path != nil, path?.relationship == nil { throw PythonException.attributeError("mapper") }
        if let reference = path, reference.relationship == nil { throw SQLError.argument("Join target \(reference.label) does not refer to a mapped entity") }
        if let reference = path, let relationship = reference.relationship {
            let entity = try (setup.subject as? Entity) ?? plainTarget(setup, relationship) ?? reference.destination() ?? relationship.targetEntity
            guard entity === reference.entity || entity.mapper.base === relationship.target.base else {
                throw ORMError.invalidRequest("Join target \(try entity.str()) does not correspond to the right side of join condition \(reference.label)")
            }
            return try join(reference, relationship, to: entity, setup)
        }
        var entity = setup.subject as? Entity
        var target = Target(from: entity?.selectable ?? setup.target, entity: entity)
        let onClause = try setup.condition.map(criteria.added)
        var condition = onClause.map { adapt($0) }
        let left = try leftSide(setup, target, condition)
        if let given = entity, setup.condition != nil || setup.leftSubject != nil || !froms.isEmpty {
            let apart = try keptApart(given, from: left.explicit ?? left.from)
            if apart !== given {
                entity = apart
                target = Target(from: apart.selectable, entity: apart)
                condition = onClause.map { adapt(withBases($0, of: apart)) }
            }
        }
        let extra = try (entity.map { try extraCriteria($0) } ?? []) + (entity?.singleTableCriterion.map { [$0] } ?? [])
        if let entity { joinedEntities.append(entity) }
        let own: ColumnElement
        if let condition { own = condition } else { own = try Self.condition(left.from, setup.leftSubject == nil ? left.from : left.explicit ?? left.from, target.from) }
        replace(left, by: Join(left.from, target.from, on: Conjunction.make(.and, [own] + extra), isOuter: setup.isOuter, isFull: setup.isFull))
    }

    /// `join(people.join(engineers), Company.employees)`: an element of FROM that stands for the related class.
    private func plainTarget(_ setup: Select.JoinSetup, _ relationship: RelationshipProperty) throws -> Entity? {
        guard setup.path != nil, setup.subject == nil else { return nil }
        let mapper = relationship.target
        guard setup.target.isDerived(from: mapper.tables.first ?? mapper.localTable) else {
            throw ORMError.invalidRequest("Selectable '\(try setup.target.str())' is not derived from '\(try mapper.localTable.str())'")
        }
        try SQLWarning.warn("An alias is being generated automatically against joined entity \(mapper.label) for raw clauseelement, which is deprecated and will be removed in a later release. Use the aliased() construct explicitly, see the linked example. (Background on this warning at: https://sqlalche.me/e/21/xaj1)", SQLWarning.deprecationWarning)
        return Entity(mapper, alias: setup.target, name: nil)
    }

    /// A column of the left side of a join along a relationship, as the element of FROM has it that the join begins at.
    private func leftColumn(_ column: Column, _ entity: Entity, _ left: FromClause) -> ColumnElement {
        // An alias of an alias's rows is joined by what stands for the class's own columns (sqlalchemy.orm.util, `_ORMJoin`).
        if baseAlias == nil, entity.options.source != nil, let found = entity.mapper.column(column, in: entity.selectable) { return found }
        let adapted = entity.adapt(column)
        if baseAlias == nil, SelectCompilation.holds(left, entity.selectable) { return adapted }
        guard let own = adapted as? Column else { return adapt(adapted) }
        return entity.mapper.column(own, in: left) ?? adapt(own)
    }

    private func join(_ given: AttributeReference, _ relationship: RelationshipProperty, to target: Entity, _ setup: Select.JoinSetup) throws {
        var reference = given, entity = target
        reference.entity = standIn(for: given.entity)
        let isPlainJoin = source.options.first is PlainJoin
        if isPlainJoin, let from = setup.leftSubject as? Entity, !SelectCompilation.holds(from.selectable, reference.entity.selectable) { reference.entity = from }
        if entity === reference.entity, !isPlainJoin {
            throw ORMError.invalidRequest("Can't construct a join from \(try entity.str()) to \(try entity.str()), they are the same entity")
        }
        if !isPlainJoin, let from = setup.leftSubject as? Entity, !from.isSame(as: reference.entity) {
            throw ORMError.invalidRequest("explicit from clause \(try from.str()) does not match left side of relationship attribute \(reference.label)")
        }
        if joinedEdges.contains(where: { $0.relationship === relationship && $0.left.isSame(as: reference.entity) && $0.right.isSame(as: entity) }) { return }
        joinedEdges.append((reference.entity, entity, relationship))
        if let from = setup.leftSubject as? FromClause, !froms.contains(where: { SelectCompilation.holds($0, from) }) { froms.append(from) }
        let left = try place(reference.entity)
        entity = try keptApart(entity, from: left.explicit ?? left.from)
        joinedEntities.append(entity)
        let secondary = relationship.anonymousSecondary
        let joining = RelationshipJoin(relationship, secondary, left: { self.leftColumn($0, reference.entity, left.from) }, right: { entity.adapt($0) })
        let criteria = (entity.singleTableCriterion.map { [$0] } ?? []) + (try extraCriteria(entity)) + reference.criteria.map { entity.adapt($0) }
        replace(left, by: joining.joined(left.from, entity.selectable, isOuter: setup.isOuter, isFull: setup.isFull, criteria: criteria))
    }

    // MARK: tables that would stand in FROM twice

    /// The class that is joined, or an alias of it where tables of an inheriting class stand in FROM already; what the statement says of the
    /// class is then said of the alias.
    private func keptApart(_ entity: Entity, from left: FromClause) throws -> Entity {
        let isJoined = entity.mapper.tables.count > 1 || !entity.polymorphicMappers.isEmpty
        guard !entity.isAliased, !entity.isRewriting, isJoined, baseAlias == nil else { return entity }
        let overlaps = (froms.isEmpty ? [left] : froms).contains { SelectCompilation.overlap(left, $0) && SelectCompilation.overlap($0, entity.selectable) }
        guard overlaps else { return entity }
        if left === entity.selectable { throw ORMError.invalidRequest("Can't join table/selectable '\(try left.str())' to itself") }
        let alias = try AliasedClass.make(entity.mapper, of: entity, flat: true).entity
        try SQLWarning.warn(SQLError.warning("An alias is being generated automatically against joined entity \(entity.mapper.label) due to overlapping tables.  This is a legacy pattern which may be deprecated in a later release.  Use the aliased(<entity>, flat=True) construct explicitly, see the linked example.", code: "xaj2"))
        note(alias, inPlaceOf: entity)
        return alias
    }

    /// The condition of a join to a class that is kept apart: what it says of the tables, and of the classes that the class derives from, is said of the alias too.
    private func withBases(_ condition: ColumnElement, of alias: Entity) -> ColumnElement {
        condition.replacing { part in
            guard let column = part as? Column else { return nil }
            if let entity = column.firstMark?.entity as? Entity, entity.isAliased || !alias.mapper.lineage.contains(where: { $0 === entity.mapper }) { return nil }
            return alias.column(column)
        }
    }

    /// Whether two elements of FROM have a table or alias in common.
    private static func overlap(_ a: FromClause, _ b: FromClause) -> Bool {
        func leaves(_ from: FromClause) -> [FromClause] { (from as? Join).map { leaves($0.left) + leaves($0.right) } ?? [from] }
        let known = leaves(a)
        return leaves(b).contains { leaf in known.contains { $0 === leaf } }
    }

    // MARK: the left side

    /// An element of FROM and its place among them; nil where it is not there yet.
    private struct Place {
        let from: FromClause
        let index: Int?
        /// The element that the caller named, which may be part of a join.
        var explicit: FromClause?
    }

    private func replace(_ left: Place, by join: Join) {
        if let index = left.index { froms[index] = join } else { froms.append(join) }
    }

    /// Where an entity stands in FROM.
    private func place(_ entity: Entity) throws -> Place {
        let wanted = baseAlias.flatMap { base in entity.mapper.primaryKey.allSatisfy { base.corresponding(to: entity.adapt($0)) != nil } ? base : nil } ?? entity.selectable
        if let index = froms.firstIndex(where: { SelectCompilation.holds($0, wanted) }) { return Place(from: froms[index], index: index, explicit: wanted) }
        let matching = matches(wanted)
        if matching.count > 1 { throw ORMError.invalidRequest("Can't identify which entity in which to assign the left side of this join.   Please use a more specific ON clause.") }
        if let index = matching.first { return Place(from: froms[index], index: index, explicit: froms[index]) }
        // `select(Engineer).join(Person.paperwork)`: the class that is selected stands for its base.
        if baseAlias == nil, !entity.isAliased, let selected = entities.first(where: { !$0.isAliased && $0.mapper.base === entity.mapper.base }) {
            return Place(from: selected.selectable, index: froms.firstIndex { $0 === selected.selectable }, explicit: selected.selectable)
        }
        return Place(from: wanted, index: nil, explicit: wanted)
    }

    /// The elements of FROM that come from a table of another, those with a table in common before others
    /// (sqlalchemy.sql.util, `find_left_clause_that_matches_given`).
    private func matches(_ wanted: FromClause) -> [Int] {
        var parts: [FromClause] = []
        wanted.visitParts { parts.append($0) }
        let derived = froms.indices.filter { at in parts.contains { froms[at].isDerived(from: $0) } }
        guard derived.count > 1 else { return derived }
        let common = derived.filter { at in
            var own: [FromClause] = []
            froms[at].visitParts { own.append($0) }
            return own.contains { part in parts.contains { $0 === part } }
        }
        return common.isEmpty ? derived : common
    }

    private func leftSide(_ setup: Select.JoinSetup, _ target: Target, _ condition: ColumnElement?) throws -> Place {
        if let entity = setup.leftSubject as? Entity { return try place(entity) }
        if let from = setup.leftSubject as? FromClause {
            if let index = froms.firstIndex(where: { SelectCompilation.holds($0, from) }) { return Place(from: froms[index], index: index, explicit: from) }
            return Place(from: from, index: nil, explicit: from)
        }
        let isExplicit = !froms.isEmpty
        let candidates = isExplicit ? froms : impliedFroms(besides: target.from, of: setup)
        guard !candidates.isEmpty || !source.columns.isEmpty else {
            throw ORMError.invalidRequest("No entities to join from; please use select_from() to establish the left entity/selectable of this join")
        }
        let fitting = candidates.indices.filter { canJoin(candidates[$0], target.from, condition, isOnly: candidates.count == 1) }
        let usable = fitting.isEmpty && condition != nil ? Array(candidates.indices) : fitting
        let advice = "Please use the .select_from() method to establish an explicit left side, as well as providing an explicit ON clause if not present already to help resolve the ambiguity."
        guard let first = usable.first else { throw ORMError.invalidRequest("Don't know how to join to \(try target.described). \(advice)") }
        if usable.count > 1 { throw ORMError.invalidRequest("Can't determine which FROM clause to join from, there are multiple FROMS which can join to this entity. \(advice)") }
        return Place(from: candidates[first], index: isExplicit ? first : nil)
    }

    /// The elements of FROM that the items of the SELECT bring along.
    private func impliedFroms(besides target: FromClause, of setup: Select.JoinSetup) -> [FromClause] {
        var found: [FromClause] = []
        func add(_ from: FromClause?) {
            guard let from, from !== target, !found.contains(where: { $0 === from }) else { return }
            found.append(from)
        }
        if let baseAlias { return [baseAlias] }
        if let former = setup.formerColumns {
            for column in former { if let entity = column.firstMark?.entity as? Entity { add(entity.selectable) } else { for from in fromElements(column) { add(from) } } }
            return found
        }
        var at = 0
        for part in source.parts {
            switch part {
            case .entity(let object, _): add((object as? Entity)?.selectable)
            case .column(let source):
                if let entity = AttributeReference(source)?.entity ?? self.source.columns[at].firstMark?.entity as? Entity { add(entity.selectable) } else { for from in fromElements(self.source.columns[at]) { add(from) } }
            case .bundle: for column in self.source.columns[at..<at + part.columnCount] { for from in fromElements(column) { add(from) } }
            }
            at += part.columnCount
        }
        if source.parts.isEmpty { for column in source.columns { if let entity = column.firstMark?.entity as? Entity { add(entity.selectable) } else { for from in fromElements(column) { add(from) } } } }
        return found
    }

    private func fromElements(_ element: ColumnElement) -> [FromClause] {
        var found: [FromClause] = []
        _ = element.replacing { part in
            if let table = (part as? Column)?.table { found.append(table) }
            return part is ScalarSelect ? part : nil
        }
        return found
    }

    private func canJoin(_ left: FromClause, _ right: FromClause, _ condition: ColumnElement?, isOnly: Bool) -> Bool {
        guard let condition else { return Join.canJoin(left, right) }
        if isOnly { return true }
        return fromElements(condition).allSatisfy { SelectCompilation.holds(left, $0) || SelectCompilation.holds(right, $0) }
    }

    /// Whether an element of FROM is another or a join that contains it.
    static func holds(_ outer: FromClause, _ inner: FromClause) -> Bool {
        if outer === inner { return true }
        guard let join = outer as? Join else { return false }
        return holds(join.left, inner) || holds(join.right, inner)
    }

    /// The condition by foreign keys: those of the element that was joined last first, as SQLAlchemy looks.
    private static func condition(_ whole: FromClause, _ explicit: FromClause, _ right: FromClause) throws -> ColumnElement {
        if let join = explicit as? Join, let found = try? Join.condition(join.right, right) { return found }
        if explicit !== whole, let found = try? Join.condition(explicit, right) { return found }
        return try Join.condition(whole, right)
    }
}
