import Runtime

/// Columns and table options of MySQL and SQL Server (sqlalchemy.dialects.mysql.base.MySQLDDLCompiler, mssql.base.MSDDLCompiler).
extension Compiler {
    /// Whether a sequence, which is not optional, gives the column its numbers.
    private func isNumberedBySequence(_ column: Column) -> Bool { (column.defaultValue?.object as? NumberSequence)?.isOptional == false }
    private func serverDefault(_ column: Column) throws -> String? {
        guard let given = column.serverDefault, !(given.object is FetchedValue) else { return nil }
        return try defaultText(given)
    }

    /// `id INTEGER NOT NULL AUTO_INCREMENT`, `name VARCHAR(20) COMMENT 'as called' DEFAULT 'x'`
    func mysqlColumn(_ column: Column, _ table: Table) throws -> String {
        var text = quoted(column) + " " + (try self.text(ofType: column.sqlType))
        if let computed = column.computed { text += try generated(computed) }
        let type = column.sqlType.resolved(dialect)
        if !column.isNullable { text += " NOT NULL" } else if ((type as? TypeDecorator)?.inner ?? type).visitName == "TIMESTAMP" { text += " NULL" }
        if let comment = column.comment { text += " COMMENT \(try literal(.string(comment), StringType.shared))" }
        let isNumbered = table.autoincrementColumn === column && (column.serverDefault == nil || column.identityOption != nil) && !(dialect.traits.supportsSequences && isNumberedBySequence(column))
        if isNumbered { return text + " AUTO_INCREMENT" }
        guard let value = try serverDefault(column) else { return text }
        return text + " DEFAULT " + (needsParentheses(value) ? "(\(value))" : value)
    }
    /// MySQL takes expressions as defaults in parentheses alone, but for the current time.
    private func needsParentheses(_ value: String) -> Bool {
        let first = value.first { !$0.isWhitespace }
        if first == "'" || first == "\"" || first == "(" { return false }
        let lower = value.lowercased()
        if lower.contains("on update") || lower.hasPrefix("now(") && lower.dropFirst(4).first?.isNumber == true || lower.hasPrefix("current_timestamp(") && lower.dropFirst(18).first?.isNumber == true { return false }
        return value.unicodeScalars.contains { !($0 == "_" || $0.properties.isAlphabetic || $0.properties.numericType != nil) }
    }

    /// `ENGINE=InnoDB CHARSET=utf8mb4 COMMENT='the table'`: `mysql_engine=` and its kin.
    func mysqlOptions(of table: Table) -> String {
        let prefix = dialect.name + "_"
        var options = table.options.filter { $0.key.hasPrefix(prefix) }.map { (name: $0.key.dropFirst(prefix.count).uppercased(), value: (try? $0.value.strText()) ?? "") }
        let order = table.optionNames.map { $0.dropFirst(prefix.count).uppercased() }
        options.sort { (order.firstIndex(of: $0.name) ?? order.count, $0.name) < (order.firstIndex(of: $1.name) ?? order.count, $1.name) }
        // COLLATE stands behind the character set it belongs to.
        options = options.filter { $0.name != "COLLATE" } + options.filter { $0.name == "COLLATE" }
        if let comment = table.comment { options.append(("COMMENT", comment)) }
        let quoted: Set<String> = ["COMMENT", "DATA_DIRECTORY", "INDEX_DIRECTORY", "PASSWORD", "CONNECTION"], spaced: Set<String> = ["TABLESPACE", "DEFAULT CHARACTER SET", "CHARACTER SET", "COLLATE"]
        let words: Set<String> = ["DATA_DIRECTORY", "INDEX_DIRECTORY", "DEFAULT_CHARACTER_SET", "CHARACTER_SET", "DEFAULT_CHARSET", "DEFAULT_COLLATE", "PARTITION_BY", "SUBPARTITION_BY"]
        return options.map { option in
            let name = words.contains(option.name) ? option.name.split(separator: "_").joined(separator: " ") : option.name
            let value = quoted.contains(option.name) ? SQLType.quoted(dialect.isPercentDoubled ? option.value.doubling(37) : option.value) : option.value
            return name + (spaced.contains(name) || name.contains("PARTITION") ? " " : "=") + value
        }.joined(separator: " ")
    }

    /// `ALTER TABLE b DROP CHECK ck`: MySQL says what kind of constraint it drops.
    func mysqlDrop(_ constraint: Constraint, _ name: String, of table: TableClause) -> String? {
        guard dialect.family == .mysql else { return nil }
        let kind = switch constraint {
        case is ForeignKeyConstraint: "FOREIGN KEY "
        case is UniqueConstraint: "INDEX "
        case is CheckConstraint: dialect.isMariaDB ? "CONSTRAINT " : "CHECK "
        default: ""
        }
        return "ALTER TABLE \(fullName(table)) DROP \(kind)\(dialect.quote(name))"
    }

    /// What PostgreSQL and Oracle write behind the columns: ` PARTITION BY RANGE (id)`, ` TABLESPACE fast`.
    func storageOptions(of table: Table) throws -> String {
        func option(_ name: String) -> Value? { table.options["\(dialect.family.rawValue)_\(name)"].flatMap { $0.isNone ? nil : $0 } }
        func given(_ name: String) throws -> Value? { try option(name).flatMap { try $0.isTrue() ? $0 : nil } }
        func word(_ name: String, _ keyword: String) throws -> String { try given(name).map { "\n \(keyword) \(try $0.strText())" } ?? "" }
        func place() throws -> String { try given("tablespace").map { "\n TABLESPACE \(dialect.quote(try $0.strText()))" } ?? "" }
        func onCommit() throws -> String { try given("on_commit").map { "\n ON COMMIT \(try $0.strText().split(separator: "_", omittingEmptySubsequences: false).joined(separator: " ").uppercased())" } ?? "" }
        guard dialect.family == .postgresql else {
            let compression = try given("compress").map { if case .bool = $0 { "\n COMPRESS" } else { "\n COMPRESS FOR \(try $0.strText())" } } ?? ""
            return try onCommit() + compression + place()
        }
        let parents = try option("inherits").map { given in try given.object is StringObject ? [given.strText()] : given.elements().map { try $0.strText() } }
        var text = parents.map { "\n INHERITS (\($0.map { dialect.quote($0) }.joined(separator: ", ")))" } ?? ""
        text += try word("partition_by", "PARTITION BY") + word("using", "USING")
        if let storage = try given("with")?.dictionary { text += "\n WITH (\(try storageParameters(storage)))" }
        if case .bool(let hasOids)? = option("with_oids") { text += hasOids ? "\n WITH OIDS" : "\n WITHOUT OIDS" }
        return try text + onCommit() + place()
    }
    /// `fillfactor = 50, autovacuum_enabled = true`
    func storageParameters(_ given: DictObject) throws -> String {
        try given.pairs.map { name, value in
            if case .bool(let flag) = value { return "\(try name.strText()) = \(flag)" }
            return "\(try name.strText()) = \(try value.strText())"
        }.joined(separator: ", ")
    }

    /// `id INTEGER NOT NULL IDENTITY`, `name VARCHAR(20) NULL DEFAULT 'x'`, `c AS (a + b) PERSISTED`
    func mssqlColumn(_ column: Column, _ table: Table) throws -> String {
        var text = quoted(column)
        if let computed = column.computed { text += " AS (\(try plain(computed.expression)))" + (computed.isPersisted == true ? " PERSISTED" : "") } else { text += " " + (try self.text(ofType: column.sqlType)) }
        let isSequence = column.defaultValue?.object is NumberSequence
        let isForced: Bool = if case .bool(true) = column.autoincrement { true } else { false }
        if isForced, column.isPrimaryKey { try check(numbered: column) }
        if !column.isNullable || column.isPrimaryKey || isSequence || isForced || column.identityOption != nil { text += " NOT NULL" } else if column.computed == nil { text += " NULL" }
        if let identity = column.identityOption { return text + identity.bounds }
        if table.autoincrementColumn === column || isForced, !isNumberedBySequence(column) { return text + " IDENTITY" }
        return text + (try serverDefault(column).map { " DEFAULT \($0)" } ?? "")
    }
}

extension Identity {
    /// `IDENTITY(5,1)` of SQL Server.
    fileprivate var bounds: String {
        func number(_ name: String) -> String? { options.first { $0.name == name && !$0.value.isNone }.flatMap { try? $0.value.strText() } }
        guard number("start") != nil || number("increment") != nil else { return " IDENTITY" }
        return " IDENTITY(\(number("start") ?? "1"),\(number("increment") ?? "1"))"
    }
}
