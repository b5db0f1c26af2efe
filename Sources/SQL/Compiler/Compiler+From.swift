import Runtime

extension Compiler {
    func write(from: FromClause, hintsOf select: Select? = nil) throws {
        switch from.fromNode {
        case .table(let table): write(table: table)
        case .alias(let alias):
            try write(from: alias.element is Join ? Subquery(joinSelect(alias.element), name: nil) : alias.element)
            write(aliasOf: alias)
            if let suffix = alias.suffix {
                out.text += " "
                try write(suffix)
            }
        case .subquery(let subquery):
            if subquery.isLateral { out.text += "LATERAL " }
            out.text += "("
            try write(select: subquery.select, asFrom: true, collects: false, isLateral: subquery.isLateral)
            out.text += ")"
            write(aliasOf: subquery)
        case .cte(let cte): try write(reference: cte)
        case .join(let join): if let join { try write(join: join) }
        case .values(let values): try write(values: values)
        case .function(let function): try write(function: function.function)
        case .tableValued(let alias):
            try write(function: alias.function)
            if alias.withOrdinality { out.text += " WITH ORDINALITY" }
            write(aliasOf: alias)
            if alias.rendersDerived {
                out.text += "(" + (try alias.columns.map { dialect.quote($0.name) + (alias.rendersTypes ? " \(try $0.columnType.ddl(dialect))" : "") }.joined(separator: ", ")) + ")"
            }
        case .text(let text): try write(text: text.clause)
        }
    }

    private func joinSelect(_ from: FromClause) -> Select { Select(from.columns).from([from]).labelled(.tableNamePlusColumn) }

    /// `schema.` of a table, as the map of schemas has it.
    func schemaPrefix(_ table: TableClause) -> String {
        if let schemaMap, table is Table { return schemaMap.prefix(table.schema, dialect) }
        return table.schema.map { dialect.quote($0) + "." } ?? ""
    }

    func write(table: TableClause) {
        out.text += schemaPrefix(table) + dialect.quote(table.name)
    }

    private func write(aliasOf from: FromClause) {
        guard let name = from.fromName else { return }
        out.text += (dialect.family == .oracle ? " " : " AS ") + quote(name)
    }

    private func write(join: Join) throws {
        try write(from: join.left)
        out.text += join.isFull ? " FULL OUTER JOIN " : join.isOuter ? " LEFT OUTER JOIN " : dialect.family == .mysql ? " INNER JOIN " : " JOIN "
        if join.right is Join {
            out.text += "("
            try write(from: join.right)
            out.text += ")"
        } else { try write(from: join.right) }
        out.text += " ON "
        try write(join.condition)
    }

    // MARK: VALUES

    private func write(values: ValuesClause) throws {
        let lateral = values.isLateral ? "LATERAL " : ""
        out.text += lateral + "("
        try write(rowsOf: values)
        out.text += ")"
        guard let name = values.fromName else { return }
        out.text += " AS \(quote(name)) (\(values.columns.map { dialect.quote($0.name) }.joined(separator: ", ")))"
    }

    func write(rowsOf values: ValuesClause) throws {
        out.text += "VALUES "
        let types = values.arguments.map(\.columnType)
        try write(list: values.rows, separator: ", ") { row in
            out.text += "("
            try write(list: Array(row.enumerated()), separator: ", ") { at, value in
                let type = at < types.count ? types[at] : NullType.shared
                let element = try Coercion.element(value) as? ColumnElement ?? BindParameter("param", value, type: type.affinity == .null ? LiteralTypes.resolved(value) : type, isUnique: true)
                keep(element)
                if values.rendersLiterals, let bind = element as? BindParameter { out.text += try literal(bind.boundValue, bind.sqlType) } else { try write(element.grouped(against: .comma)) }
            }
            out.text += ")"
        }
    }

    // MARK: CTEs

    /// Makes sure that CTEs are written which nothing refers to.
    func dispatch(_ independent: [(cte: CommonTableExpression, isNesting: Bool)]) throws {
        for (cte, isNesting) in independent { try define(cte, nesting: isNesting) }
    }

    private func write(reference cte: CommonTableExpression) throws {
        try define(cte, nesting: false)
        guard let name = cte.fromName else { return }
        if let aliased = cte.aliased, let inner = aliased.fromName {
            out.text += quote(inner)
            out.text += " AS " + quote(name)
        } else { out.text += quote(name) }
    }

    /// Writes the definition of a CTE, where that has not been done.
    private func define(_ cte: CommonTableExpression, nesting: Bool) throws {
        guard let sqlName = cte.fromName else { return }
        let isNesting = nesting || cte.isNesting
        let level = isNesting ? stack.count : 1
        let name = resolve(sqlName)
        if let at = ctesByName.firstIndex(where: { $0.name == name && $0.level == level }) {
            let existing = ctesByName[at].cte
            if existing === cte || restates(existing, cte) { return }
            if restates(cte, existing) {
                ctes.removeAll { $0.cte === existing }
                ctesByName.remove(at: at)
            } else if cte.aliased != nil, existing.aliased === cte.aliased { return } else {
                throw SQLError.compile("Multiple, unrelated CTEs found with the same name: \(name.pythonRepr)")
            }
        }
        ctesByName.append((name, level, cte))
        if let aliased = cte.aliased { return try define(aliased, nesting: nesting) }
        let definition = try captured {
            out.text += quote(sqlName)
            if cte.isRecursive { out.text += "(\(try columnNames(cte).joined(separator: ", ")))" }
            out.text += " AS \(cte.prefixes.map { $0 + " " }.joined())\n("
            try keeping(\.omitsTable, false) { try keeping(\.labelByName, nil) { try keeping(\.isInsideCTE, true) { try write(statementOf: cte) } } }
            out.text += ")"
            for suffix in cte.suffixes { out.text += " \(suffix) " }
        }
        ctes.append((cte, definition, level, isNesting))
    }

    private func restates(_ newer: CommonTableExpression, _ older: CommonTableExpression) -> Bool {
        var at = newer.restates
        while let cte = at {
            if cte === older { return true }
            at = cte.restates
        }
        return false
    }

    private func write(statementOf cte: CommonTableExpression) throws {
        switch cte.statement {
        case let select as SelectBase: try write(select: select, asFrom: true, collects: false)
        case let insert as Insert: try write(insert: insert)
        case let update as Update: try write(update: update)
        case let delete as Delete: try write(delete: delete)
        default: throw SQLError.argument("A CTE needs a SELECT, INSERT, UPDATE or DELETE")
        }
    }

    private func columnNames(_ cte: CommonTableExpression) throws -> [String] {
        var source = cte.select
        while let compound = source as? CompoundSelect { source = compound.selects.first }
        guard let select = source as? Select else { return source?.resultColumns.map { quote($0.elementName ?? $0.anonymousName) } ?? [] }
        return select.namedColumns(numbersRepeated: true).filter { !$0.isRepeated }.map { named in
            quote((named.element as? Label)?.labelName ?? named.fallback ?? named.element.elementName ?? named.element.anonymousName)
        }
    }

    /// `WITH a AS (...)` before what has been written.
    /// - Parameter level: nil for all of them.
    func prependCTEs(_ level: Int?) {
        let written = ctes.filter { entry in level.map { $0 > 1 && entry.isNesting && (entry.level == $0 || entry.level == $0 + 1) } ?? true }
        guard !written.isEmpty else { return }
        var head = Output()
        head.text = written.contains { $0.cte.isRecursive } ? "WITH RECURSIVE " : "WITH "
        for (at, entry) in written.enumerated() {
            if at > 0 { head.text += ", \n" }
            head.append(entry.output)
        }
        head.text += "\n "
        head.append(out)
        out = head
        guard level != nil else { return }
        ctes.removeAll { entry in written.contains { $0.cte === entry.cte } }
        ctesByName.removeAll { entry in written.contains { $0.cte === entry.cte } }
    }
}
