import Runtime

extension Compiler {
    func write(from: FromClause) throws {
        if dialect.family == .postgresql { try writeOnly(from) }
        try write(plainFrom: from)
        guard !hints.isEmpty, takesHints(from), let text = hint(of: from, among: hints).flatMap({ fromHint($0, from) }) else { return }
        out.text += " " + text
    }

    /// Whether a hint stands behind it: behind CTEs and VALUES none does.
    private func takesHints(_ from: FromClause) -> Bool {
        switch from.fromNode {
        case .table, .alias, .subquery, .tableValued: true
        case .cte, .join, .values, .function, .text: false
        }
    }

    /// The table of an INSERT, UPDATE or DELETE with its hint: `UPDATE t WITH (PAGLOCK)`.
    func write(target: FromClause, of change: ChangingStatement, _ body: () throws -> Void) throws {
        guard let hint = hint(of: target, among: change.hints) else { return try body() }
        if dialect.family == .postgresql {
            guard hint.uppercased() == "ONLY" else { throw SQLError.compile("Unrecognized hint: \(hint.pythonRepr)") }
            out.text += "ONLY "
        }
        try body()
        if let text = fromHint(hint, target) { out.text += " " + text }
    }
    /// What was said last for an element of FROM.
    func hint(of from: FromClause, among hints: [(from: FromClause?, text: String, dialect: String)]) -> String? {
        hints.last { $0.from === from && ($0.dialect == "*" || $0.dialect == dialect.name) }?.text
    }

    /// PostgreSQL has one hint: `ONLY table`.
    private func writeOnly(_ from: FromClause) throws {
        for hint in hints where hint.from === from && (hint.dialect == "*" || hint.dialect == dialect.name) {
            guard hint.text.uppercased() == "ONLY" else { throw SQLError.compile("Unrecognized hint: \(hintText(hint.text, from).pythonRepr)") }
            out.text += "ONLY "
        }
    }

    /// The text of a hint, with the name of its table in place of `%(name)s`.
    func hintText(_ text: String, _ from: FromClause) -> String {
        guard text.contains("%") else { return text }
        let name = ((from as? TableClause).map(schemaPrefix) ?? "") + (from.fromName.map { quote(from: $0) } ?? "")
        return text.split(separator: "%(name)s", omittingEmptySubsequences: false).joined(separator: name)
    }
    /// A hint as it stands behind a table; nil where the dialect has none there.
    private func fromHint(_ text: String, _ from: FromClause) -> String? {
        switch dialect.family {
        case .standard: dialect.isStringifying ? "[\(hintText(text, from))]" : nil
        case .mysql, .mssql: hintText(text, from)
        case .sqlite, .postgresql, .oracle: nil
        }
    }

    private func write(plainFrom from: FromClause) throws {
        switch from.fromNode {
        case .table(let table): write(table: table)
        case .alias(let alias):
            if alias.isLateral { out.text += "LATERAL " }
            try write(aliased: alias.element)
            write(aliasOf: alias)
            if let sampling = alias.sampling { try write(sampling: sampling) }
        case .subquery(let subquery):
            // The subquery is named before what stands in it.
            if let name = subquery.fromName { _ = resolve(name) }
            try write(aliased: subquery)
            write(aliasOf: subquery)
        case .cte(let cte): try write(reference: cte)
        case .join(let join?): try write(join: join)
        case .join(nil):
            try write(customFrom: from)
        case .values(let values): try write(values: values)
        case .function(let function): try write(function: function.function)
        case .tableValued(let alias):
            if alias.isLateral { out.text += "LATERAL " }
            out.text += dialect.family == .oracle ? "TABLE (" : ""
            try write(function: alias.function)
            if alias.withOrdinality { out.text += " WITH ORDINALITY" }
            out.text += dialect.family == .oracle ? ")" : ""
            write(aliasOf: alias)
            if alias.rendersDerived {
                out.text += "(" + (try alias.columns.map { dialect.quote($0.name) + (alias.rendersTypes ? " \(try $0.columnType.ddl(dialect))" : "") }.joined(separator: ", ")) + ")"
            }
        case .text(let text): try write(text: text.clause)
        }
    }

    /// `schema.` of a table, as the map of schemas has it.
    func schemaPrefix(_ table: TableClause) -> String {
        if let schemaMap, table is Table {
            if let schema = table.schema, schema.utf8.contains(where: { $0 == UInt8(ascii: "[") || $0 == UInt8(ascii: "]") }) {
                refusal = SQLError.compile("Square bracket characters ([]) not supported in schema translate name \(schema.pythonRepr)")
            }
            return schemaMap.prefix(table.schema, dialect)
        }
        return table.schema.map { dialect.quote($0, table.quotesSchema) + "." } ?? ""
    }

    func write(table: TableClause) {
        out.text += (omitsSchema ? "" : schemaPrefix(table)) + dialect.quote(table.name, table.quote)
        if !ambiguousNames.isEmpty, table.schema == nil, let other = ambiguousNames[table.name] { out.text += (dialect.family == .oracle ? " " : " AS ") + quote(from: other) }
    }

    /// What gets another name, without one of its own: of an alias of an alias the innermost element.
    private func write(aliased from: FromClause) throws {
        switch from {
        case let alias as Alias:
            if alias.isLateral { out.text += "LATERAL " }
            try write(aliased: alias.element)
            if let sampling = alias.sampling { try write(sampling: sampling) }
        case let subquery as Subquery:
            if subquery.isLateral { out.text += "LATERAL " }
            out.text += "("
            try write(select: subquery.select, asFrom: true, collects: false, isLateral: subquery.isLateral)
            out.text += ")"
        // Hints are for what stands there under its own name.
        default: try keeping(\.hints, []) { try write(from: from) }
        }
    }

    /// `TABLESAMPLE bernoulli(5)`
    private func write(sampling: (method: FunctionElement, seed: ColumnElement?)) throws {
        out.text += " TABLESAMPLE "
        try write(sampling.method)
        guard let seed = sampling.seed else { return }
        out.text += " REPEATABLE ("
        try write(seed)
        out.text += ")"
    }

    /// `LATERAL (SELECT ...)`, by itself.
    func write(lateral subquery: Subquery) throws {
        out.text += "LATERAL ("
        try write(select: subquery.select, asFrom: false, collects: true)
        out.text += ")"
    }

    private func write(aliasOf from: FromClause) {
        guard let name = from.fromName else { return }
        out.text += (dialect.family == .oracle ? " " : " AS ") + quote(from: name)
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
        try dispatch(values.ctes)
        out.text += lateral + "("
        try write(rowsOf: values)
        out.text += ")"
        guard let name = values.fromName else { return }
        out.text += "\(dialect.family == .oracle ? " " : " AS ")\(quote(name)) (\(values.columns.map { dialect.quote($0.name) }.joined(separator: ", ")))"
    }

    func write(rowsOf values: ValuesClause) throws {
        out.text += "VALUES "
        for row in values.rows where row.count != values.arguments.count {
            throw SQLError.argument("Wrong number of elements for \(values.arguments.count)-tuple: \(try Value.tuple(row).reprText()) ")
        }
        let types = values.arguments.map(\.columnType)
        try write(list: values.rows, separator: ", ") { row in
            out.text += "("
            try write(list: Array(row.enumerated()), separator: ", ") { at, value in
                let type = at < types.count ? types[at] : NullType.shared
                let element = try Coercion.element(value) as? ColumnElement ?? (value.isNone && !type.evaluatesNone ? Constant.null : nil) ?? BindParameter("param", value, type: type.affinity == .null ? LiteralTypes.resolved(value) : type, isUnique: true)
                keep(element)
                if values.rendersLiterals, let bind = element as? BindParameter { out.text += try literal(bind.boundValue, bind.sqlType) } else { try write(element.grouped(against: .comma)) }
            }
            out.text += ")"
        }
    }
}
