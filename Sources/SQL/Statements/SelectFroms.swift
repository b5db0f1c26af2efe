import Runtime

/// The FROM of a SELECT: what it names, what its columns and criteria need, and its joins (`SelectState`).
public struct SelectFroms {
    public private(set) var froms: [FromClause] = []

    /// - Throws: InvalidRequestError where a join finds no left side, or several.
    public init(_ select: Select) throws {
        var found = select.explicitFroms
        for setup in select.joins { try SelectFroms.join(setup, &found, select) }
        for from in found { add(from) }
        for element in select.columns { element.visitFroms { from in from.visitParts { add($0) } } }
        for element in select.criteria { element.visitFroms { from in from.visitParts { add($0) } } }
        for case let subquery as Subquery in froms where subquery.select === select { throw SQLError.invalidRequest("select() construct refers to itself as a FROM") }
        hideParts()
    }

    private mutating func add(_ from: FromClause) {
        for known in froms where known.isSame(as: from) { return }
        froms.append(from)
    }

    /// What stands inside a join does not stand beside it.
    private mutating func hideParts() {
        guard froms.contains(where: { $0 is Join }) else { return }
        var hidden: [FromClause] = []
        for case let join as Join in froms {
            join.left.visitParts { hidden.append($0) }
            join.right.visitParts { hidden.append($0) }
        }
        froms.removeAll { from in hidden.contains { $0.isSame(as: from) } }
    }

    // MARK: joins

    private static func join(_ setup: Select.JoinSetup, _ froms: inout [FromClause], _ select: Select) throws {
        let left: FromClause
        var replaced: Int?
        var condition = setup.condition
        if let given = setup.left {
            let matches = froms.indices.filter { froms[$0].isSame(as: given) || contains(froms[$0], given) }
            if matches.count > 1 { throw SQLError.invalidRequest("Can't identify which entity in which to assign the left side of this join.   Please use a more specific ON clause.") }
            replaced = matches.first
            left = replaced.map { froms[$0] } ?? given
            if replaced != nil, condition == nil { condition = try Join.condition(given, setup.target) }
        } else if !froms.isEmpty {
            let at = try only(candidates(froms, setup), setup)
            replaced = at
            left = froms[at]
        } else {
            var potential: [FromClause] = []
            func consider(_ from: FromClause) { from.visitParts { part in if !potential.contains(where: { $0.isSame(as: part) }) { potential.append(part) } } }
            for element in setup.formerColumns ?? select.columns { element.visitFroms(consider) }
            for element in select.criteria { element.visitFroms(consider) }
            left = potential[try only(candidates(potential, setup), setup)]
        }
        let made = Join(left, setup.target, on: try condition ?? Join.condition(left, setup.target), isOuter: setup.isOuter, isFull: setup.isFull)
        if let replaced { froms[replaced] = made } else { froms.append(made) }
    }

    private static func contains(_ outer: FromClause, _ inner: FromClause) -> Bool {
        var found = false
        outer.visitParts { if $0.isSame(as: inner) { found = true } }
        return found
    }

    private static func only(_ candidates: [Int], _ setup: Select.JoinSetup) throws -> Int {
        if candidates.count > 1 {
            throw SQLError.invalidRequest("Can't determine which FROM clause to join from, there are multiple FROMS which can join to this entity. Please use the .select_from() method to establish an explicit left side, as well as providing an explicit ON clause if not present already to help resolve the ambiguity.")
        }
        guard let only = candidates.first else {
            throw SQLError.invalidRequest("Don't know how to join to \(try Value.object(setup.target).reprText()). Please use the .select_from() method to establish an explicit left side, as well as providing an explicit ON clause if not present already to help resolve the ambiguity.")
        }
        return only
    }

    /// The elements that a target can join to (`find_left_clause_to_join_from`).
    private static func candidates(_ froms: [FromClause], _ setup: Select.JoinSetup) -> [Int] {
        // The columns of the whole condition, those inside of subqueries too.
        var needed: [FromClause?] = []
        if froms.count > 1, let condition = setup.condition {
            for part in condition.selfAndDescendants {
                if let column = part as? Column { needed.append(column.table) } else if (part as? TextColumn)?.isLiteral == true { needed.append(nil) }
            }
        }
        needed.removeAll { from in from.map { contains(setup.target, $0) } ?? false }
        var indexes: [Int] = []
        for (at, from) in froms.enumerated() where from !== setup.target {
            if setup.condition != nil {
                if needed.allSatisfy({ $0.map { contains(from, $0) } ?? false }) { indexes.append(at) }
            } else if Join.canJoin(from, setup.target) { indexes.append(at) }
        }
        if indexes.count > 1 {
            let hidden = indexes.flatMap { at -> [FromClause] in
                guard let join = froms[at] as? Join else { return [] }
                var parts: [FromClause] = []
                join.left.visitParts { parts.append($0) }
                join.right.visitParts { parts.append($0) }
                return parts
            }
            indexes.removeAll { at in hidden.contains { $0 === froms[at] } }
        }
        if indexes.isEmpty, setup.condition != nil { return Array(froms.indices) }
        return indexes
    }

    // MARK: correlation

    /// The elements that are written, without those of enclosing SELECTs.
    /// - Parameters:
    ///   - explicit: what `correlate()` may name.
    ///   - implicit: what is left out by itself.
    public func displayed(_ select: Select, explicit: [FromClause], implicit: [FromClause]) throws -> [FromClause] {
        var shown = froms
        func isIn(_ from: FromClause, _ list: [FromClause]) -> Bool { list.contains { $0.isSame(as: from) } }
        let clauses = select.clauses
        if !clauses.correlated.isEmpty { shown.removeAll { isIn($0, explicit) && isIn($0, clauses.correlated) } }
        if let except = clauses.correlatedExcept { shown.removeAll { isIn($0, explicit) && !isIn($0, except) } }
        if clauses.isAutoCorrelating, !implicit.isEmpty, shown.count > 1 {
            shown.removeAll { isIn($0, implicit) }
            if shown.isEmpty {
                throw SQLError.invalidRequest("Select statement '\(try Value.object(select).reprText())' returned no FROM clauses due to auto-correlation; specify correlate(<tables>) to control correlation manually.")
            }
        }
        return shown
    }
}
