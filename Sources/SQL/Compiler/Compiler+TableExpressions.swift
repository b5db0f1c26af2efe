import Runtime

/// Where a CTE is written: at the top, or inside of the statement of a depth.
struct TableExpressionPlace: Hashable {
    let level: Int
    let name: String
}

/// CTEs, at the top of the statement or nested (`SQLCompiler.visit_cte`).
extension Compiler {
    /// Makes sure that CTEs are written which nothing refers to.
    func dispatch(_ independent: [(cte: CommonTableExpression, isNesting: Bool)]) throws {
        for (cte, isNesting) in independent { try write(cte: cte, nestsHere: isNesting, asFrom: false) }
    }

    func write(reference cte: CommonTableExpression) throws { try write(cte: cte, nestsHere: false, asFrom: true) }

    /// Writes the definition of a CTE, where that has not been done, and its name.
    private func write(cte: CommonTableExpression, nestsHere: Bool, asFrom: Bool) throws {
        guard let sqlName = cte.fromName else { return }
        let enclosing = visitedTableExpression
        let outside = visitedTableExpression
        visitedTableExpression = cte
        defer { visitedTableExpression = outside }
        let name = truncated(resolve(sqlName), isMade: sqlName.text == nil, kind: .alias)
        let (isNew, isEmbedded) = try place(cte, name, nestsHere: nestsHere, enclosing: enclosing)
        if !asFrom, !isNew { return }
        if isNew {
            if let aliased = defined(cte) {
                if !ctes.contains(where: { $0.cte === aliased }) { try write(cte: aliased, nestsHere: false, asFrom: false) }
            } else if !ctes.contains(where: { $0.cte === cte }) { ctes.append((cte, try definition(of: cte, sqlName))) }
        }
        guard asFrom else { return }
        if let aliased = defined(cte), let inner = aliased.fromName, isNew || !isEmbedded {
            out.text += dialect.quote(truncated(resolve(inner), isMade: inner.text == nil, kind: .alias), inner.quote) + (dialect.family == .oracle ? " " : " AS ") + dialect.quote(name, sqlName.quote)
        } else { out.text += dialect.quote(name, sqlName.quote) }
    }

    /// The CTE that an alias, or an alias of one, is of; nil for a CTE itself.
    private func defined(_ cte: CommonTableExpression) -> CommonTableExpression? {
        var found = cte.aliased
        while let next = found?.aliased { found = next }
        return found
    }

    /// Finds the place of a CTE, and whether it has to be written there; and whether it is what it stands in.
    /// - Throws: CompileError for names that mean two CTEs.
    private func place(_ cte: CommonTableExpression, _ name: String, nestsHere: Bool, enclosing: CommonTableExpression?) throws -> (isNew: Bool, isEmbedded: Bool) {
        let reference = ObjectIdentifier(cte.restates ?? cte)
        let level = cte.isNesting || nestsHere ? stack.count : 1
        var place = TableExpressionPlace(level: level, name: name)
        let existing: CommonTableExpression?
        if let known = placesOfTableExpressions[reference] {
            place = known.place
            existing = tableExpressions[place]
            if nestsHere, let existing {
                if known.nestsHere { throw SQLError.compile("CTE is stated as 'nest_here' in more than one location") }
                tableExpressions[place] = nil
                place = TableExpressionPlace(level: level, name: name)
                tableExpressions[place] = existing
                placesOfTableExpressions[reference] = (place, true)
            }
        } else { existing = tableExpressions[place] }
        if let existing {
            let isEmbedded = enclosing === existing
            if cte === existing.restates || cte === existing || (cte.aliased != nil && existing.aliased === cte.aliased && (cte.isCopy || existing.isCopy)) { return (false, isEmbedded) }
            guard existing === cte.restates else { throw SQLError.compile("Multiple, unrelated CTEs found with the same name: \(name.pythonRepr)") }
            ctes.removeAll { $0.cte === existing }
            placesOfTableExpressions[ObjectIdentifier(existing.restates ?? existing)] = nil
        }
        tableExpressions[place] = cte
        placesOfTableExpressions[reference] = (place, nestsHere)
        return (true, false)
    }

    /// `name(a, b) AS (SELECT ...)`
    private func definition(of cte: CommonTableExpression, _ name: SQLName) throws -> Output {
        try captured {
            out.text += dialect.quote(truncated(resolve(name), isMade: name.text == nil, kind: .alias), name.quote)
            if cte.isRecursive || cte.values != nil { out.text += "(\(try columnNames(cte).joined(separator: ", ")))" }
            out.text += " AS \(cte.prefixes.filter(isMeant).map { $0.text + " " }.joined())\n("
            try keeping(\.omitsTable, false) { try keeping(\.labelByName, nil) { try keeping(\.isInsideCTE, true) { try write(statementOf: cte) } } }
            out.text += ")"
            if !cte.suffixes.isEmpty { out.text += " " + cte.suffixes.filter(isMeant).map { $0.text + " " }.joined() }
        }
    }

    private func isMeant(_ words: CommonTableExpression.Words) -> Bool { words.dialect == "*" || words.dialect == dialect.name }

    /// A CTE by itself: its statement, without names for its columns.
    func write(topOf cte: CommonTableExpression) throws {
        if cte.values == nil, let select = cte.select {
            if !cte.isRecursive { return try write(select: select, asFrom: false, collects: false) }
            // What it refers to is itself: nothing goes before it.
            stack.append(Entry())
            defer { stack.removeLast() }
            return try write(select: select, asFrom: false, collects: false)
        }
        try keeping(\.isInsideCTE, true) { try write(statementOf: cte) }
    }

    private func write(statementOf cte: CommonTableExpression) throws {
        if let values = cte.values {
            if values.isLateral { throw SQLError.compile("Can't use a LATERAL VALUES expression inside of a CTE") }
            try dispatch(values.ctes)
            return try write(rowsOf: values)
        }
        switch cte.statement {
        case let select as SelectBase: try write(select: select, asFrom: true, collects: false)
        case let insert as Insert: try write(insert: insert)
        case let update as Update: try write(update: update)
        case let delete as Delete: try write(delete: delete)
        default: throw SQLError.argument("A CTE needs a SELECT, INSERT, UPDATE or DELETE")
        }
    }

    private func columnNames(_ cte: CommonTableExpression) throws -> [String] {
        if let values = cte.values { return values.arguments.map { dialect.quote($0.name) } }
        var source = cte.select
        while let compound = source as? CompoundSelect { source = compound.selects.first }
        guard let select = source as? Select else { return source?.resultColumns.map { quote($0.elementName ?? $0.anonymousName) } ?? [] }
        return select.namedColumns(numbersRepeated: true).filter { !$0.isRepeated }.map { named in
            quote((named.element as? Label)?.labelName ?? named.fallback ?? named.element.elementName ?? named.element.anonymousName)
        }
    }

    /// `WITH a AS (...)` before what has been written.
    /// - Parameters:
    ///   - level: the depth of the statement whose nested CTEs are meant; nil for all of them.
    ///   - includesFollowing: whether those of the next depth are too: of a UNION or INSERT that wraps the SELECT.
    func prependCTEs(_ level: Int?, includesFollowing: Bool = false) {
        let head = takeCTEs(level, includesFollowing: includesFollowing)
        guard !head.text.isEmpty else { return }
        var whole = head
        whole.append(out)
        out = whole
    }

    /// The clause of the CTEs, which are then done with.
    func takeCTEs(_ level: Int?, includesFollowing: Bool = false) -> Output {
        let isPartial = level.map { $0 > 1 } ?? false
        func place(_ cte: CommonTableExpression) -> (place: TableExpressionPlace, nestsHere: Bool)? { placesOfTableExpressions[ObjectIdentifier(cte.restates ?? cte)] }
        let written = !isPartial ? ctes : ctes.filter { entry in
            guard let level, let found = place(entry.cte), entry.cte.isNesting || found.nestsHere else { return false }
            return found.place.level == level || (includesFollowing && found.place.level == level + 1)
        }
        var head = Output()
        guard !written.isEmpty else { return head }
        let namesRecursion = dialect.family != .oracle && dialect.family != .mssql
        head.text = namesRecursion && written.contains { $0.cte.isRecursive } ? "WITH RECURSIVE " : "WITH "
        for (at, entry) in written.enumerated() {
            if at > 0 { head.text += ", \n" }
            head.append(entry.output)
        }
        head.text += "\n "
        guard isPartial else { return head }
        for entry in written {
            ctes.removeAll { $0.cte === entry.cte }
            guard let found = place(entry.cte) else { continue }
            tableExpressions[found.place] = nil
            placesOfTableExpressions[ObjectIdentifier(entry.cte.restates ?? entry.cte)] = nil
        }
        return head
    }
}
