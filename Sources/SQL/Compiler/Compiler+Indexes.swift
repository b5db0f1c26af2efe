import Runtime

/// CREATE INDEX and DROP INDEX with what each database has for them.
extension Compiler {
    private func given(_ index: Index, _ name: String) -> Value? { index.options["\(dialect.optionPrefix)_\(name)"].flatMap { $0.isNone ? nil : $0 } }
    private func isGiven(_ index: Index, _ name: String) -> Bool { (try? given(index, name)?.isTrue()) ?? false }

    func create(_ index: Index, _ ifNotExists: Bool) throws -> String {
        guard let table = index.table else { throw SQLError.compile("Index '\(index.name ?? "None")' is not associated with any table.") }
        guard let name = index.name else { throw SQLError.compile("CREATE INDEX requires that the index have a name") }
        let schema = dialect.family == .sqlite || dialect.family == .oracle ? schemaPrefix(table) : ""
        var text = "CREATE \(index.isUnique ? "UNIQUE " : "")\(try words(before: index))INDEX \(isConcurrent(index) ? "CONCURRENTLY " : "")\(ifNotExists && dialect.family != .mssql && dialect.family != .oracle ? "IF NOT EXISTS " : "")"
        text += "\(schema)\(try constraintName(name, isMade: index.hasMadeName, isOfIndex: true)) ON \(dialect.family == .sqlite ? dialect.quote(table.name, table.quote) : fullName(table)) "
        if dialect.family == .postgresql, let method = given(index, "using") { text += "USING \(try method.strText().lowercased()) " }
        text += "(\(try index.expressions.map { try self.text(of: $0, in: index) }.joined(separator: ", ")))"
        if dialect.family == .postgresql || dialect.family == .mssql, let included = given(index, "include") { text += try inclusion(included, table) }
        if dialect.family == .postgresql { text += try postgresqlOptions(of: index) }
        if dialect.family == .mysql, let parser = given(index, "with_parser") { text += " WITH PARSER \(try parser.strText())" }
        if dialect.family == .mysql, let method = given(index, "using") { text += " USING \(dialect.quote(try method.strText()))" }
        if dialect.family == .oracle, let prefixLength = given(index, "compress") { text += try prefixLength.isIdentical(to: .bool(true)) ? " COMPRESS" : " COMPRESS \(prefixLength.strText())" }
        if let criteria = given(index, "where") {
            if let string = criteria.object as? StringObject { text += " WHERE \(string.text)" } else if let element = try Coercion.element(criteria) { text += " WHERE \(try plain(element))" }
        }
        return text
    }

    func drop(_ index: Index, _ ifExists: Bool) throws -> String {
        guard let given = index.name else { throw SQLError.compile("DROP INDEX requires that the index have a name") }
        let name = try constraintName(given, isMade: index.hasMadeName, isOfIndex: true)
        let start = "\nDROP INDEX \(isConcurrent(index) ? "CONCURRENTLY " : "")\(ifExists ? "IF EXISTS " : "")"
        if dialect.family == .mysql || dialect.family == .mssql, let table = index.table { return start + "\(name) ON \(fullName(table))" }
        return start + "\(index.table.map { schemaPrefix($0) } ?? "")\(name)"
    }

    /// An option of this database that a constraint has.
    func option(_ constraint: Constraint, _ name: String) -> Value? { constraint.options["\(dialect.family.rawValue)_\(name)"].flatMap { $0.isNone ? nil : $0 } }
    /// `PRIMARY KEY (a) INCLUDE (b)` of PostgreSQL.
    func inclusion(_ constraint: Constraint) throws -> String {
        guard dialect.family == .postgresql, let names = option(constraint, "include"), let table = constraint.table else { return "" }
        return try inclusion(names, table)
    }
    /// `UNIQUE CLUSTERED (a)` of SQL Server.
    func clustering(_ constraint: Constraint) -> String {
        guard dialect.family == .mssql, let flag = option(constraint, "clustered") else { return "" }
        return ((try? flag.isTrue()) ?? false) ? "CLUSTERED " : "NONCLUSTERED "
    }
    /// `UNIQUE NULLS NOT DISTINCT (a)` of PostgreSQL.
    func distinctness(_ constraint: UniqueConstraint) throws -> String {
        guard dialect.family == .postgresql, let flag = option(constraint, "nulls_not_distinct") else { return "" }
        return try flag.isTrue() ? "NULLS NOT DISTINCT " : "NULLS DISTINCT "
    }

    private func isConcurrent(_ index: Index) -> Bool { dialect.family == .postgresql && isGiven(index, "concurrently") }

    /// `FULLTEXT`, `BITMAP`, `CLUSTERED`
    private func words(before index: Index) throws -> String {
        switch dialect.family {
        case .mysql: return try given(index, "prefix").map { try $0.strText() + " " } ?? ""
        case .oracle: return isGiven(index, "bitmap") ? "BITMAP " : ""
        case .mssql: return (given(index, "clustered").map { ((try? $0.isTrue()) ?? false) ? "CLUSTERED " : "NONCLUSTERED " } ?? "") + (isGiven(index, "columnstore") ? "COLUMNSTORE " : "")
        default: return ""
        }
    }

    /// An expression of an index: `name(10)` of MySQL, `n int4_ops` of PostgreSQL.
    private func text(of element: ClauseElement, in index: Index) throws -> String {
        let isOrdered = (element as? UnaryExpression)?.isPostfix == true
        var text = try plain(element)
        if dialect.family == .mysql {
            if element is FunctionElement || element is BinaryExpression || (element is UnaryExpression && !isOrdered) { text = "(\(text))" }
            guard let length = given(index, "length") else { return text }
            guard let lengths = length.dictionary else { return "\(text)(\(try length.strText()))" }
            return text + (try lengths.pairs.first { try $0.key.equals(.string((element as? Column)?.name ?? text)) }.map { "(\(try $0.value.strText()))" } ?? "")
        }
        guard dialect.family == .postgresql else { return text }
        if element is BinaryExpression { text = "(\(text))" }
        guard let classes = given(index, "ops")?.dictionary, let key = (element as? Column)?.key ?? (element as? Label)?.name, let own = try classes.pairs.first(where: { try $0.key.equals(.string(key)) }) else { return text }
        return "\(text) \(try own.value.strText())"
    }

    /// ` INCLUDE (name)`
    private func inclusion(_ given: Value, _ table: TableClause) throws -> String {
        let names = try given.elements().map { value in try (value.object as? Column).map { dialect.quote($0.name) } ?? dialect.quote((table as? Table)?.column(value.strText())?.name ?? value.strText()) }
        return names.isEmpty ? "" : " INCLUDE (\(names.joined(separator: ", ")))"
    }

    /// ` NULLS NOT DISTINCT WITH (fillfactor = 50) TABLESPACE fast`
    private func postgresqlOptions(of index: Index) throws -> String {
        var text = try given(index, "nulls_not_distinct").map { try $0.isTrue() ? " NULLS NOT DISTINCT" : " NULLS DISTINCT" } ?? ""
        if let storage = given(index, "with")?.dictionary, storage.count > 0 {
            text += " WITH (\(try storageParameters(storage)))"
        }
        if let place = given(index, "tablespace") { text += " TABLESPACE \(dialect.quote(try place.strText()))" }
        return text
    }
}
