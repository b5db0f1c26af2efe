import Runtime

/// Names of constraints and indexes by the rules of `MetaData(naming_convention={...})` (sqlalchemy.sql.naming).
struct NamingConvention {
    let rules: [String: Value]
    static let standard = NamingConvention(rules: ["ix": .string("ix_%(column_0_label)s")])

    init(rules: [String: Value]) { self.rules = rules }

    /// The prefixes of classes, which rules may name instead.
    static let prefixes = ["Index": "ix", "PrimaryKeyConstraint": "pk", "CheckConstraint": "ck", "UniqueConstraint": "uq", "ForeignKeyConstraint": "fk"]
    private static func prefix(_ item: Object) -> String? {
        switch item {
        case is Index: "ix"
        case is PrimaryKeyConstraint: "pk"
        case is CheckConstraint: "ck"
        case is UniqueConstraint: "uq"
        case is ForeignKeyConstraint: "fk"
        default: nil
        }
    }

    /// The name that a rule gives an item; nil where no rule says anything.
    /// - Throws: InvalidRequestError, KeyError for tokens that do not fit.
    func name(_ item: Object, given: String?, columns: [Column], table: Table) throws -> String? {
        guard let prefix = NamingConvention.prefix(item), let rule = rules[prefix], !rule.isNone, let template = rule.object as? StringObject else { return nil }
        guard given == nil || template.text.contains("constraint_name") else { return nil }
        let tokens = DictObject()
        for token in NamingConvention.tokens(of: template.text) { tokens.set(token, try value(token, item, given, columns, table)) }
        return try String.from(Value.string(template).binary(.modulo, tokens.value))
    }

    /// `%(name)s`: the names inside.
    private static func tokens(of template: String) -> [String] {
        var found: [String] = []
        var rest = template[...]
        while let start = rest.firstRange(of: "%(") {
            rest = rest[start.upperBound...]
            guard let end = rest.firstIndex(of: ")") else { break }
            found.append(String(rest[..<end]))
            rest = rest[end...]
        }
        return found
    }

    private func value(_ token: String, _ item: Object, _ given: String?, _ columns: [Column], _ table: Table) throws -> Value {
        if let own = rules[token], own.isCallable { return try own.call(.object(item), .object(table)) }
        switch token {
        case "table_name": return .string(table.name)
        case "constraint_name":
            guard let given else { throw SQLError.invalidRequest("Naming convention including %(constraint_name)s token requires that constraint is explicitly named.") }
            return .string(given)
        case "referred_table_name":
            return .string((item as? ForeignKeyConstraint)?.targets.first?.targetPlainTableName ?? "")
        default: return try columnToken(token, item, columns)
        }
    }

    private func columnToken(_ token: String, _ item: Object, _ columns: [Column]) throws -> Value {
        let isReferred = token.hasPrefix("referred_")
        var rest = isReferred ? token.dropFirst(9) : token[...]
        guard rest.hasPrefix("column_") else { throw PythonException.keyError(.string(token)) }
        rest = rest.dropFirst(7)
        let digits = rest.prefix { $0.isNumber }
        guard let index = Int(digits) else { throw PythonException.keyError(.string(token)) }
        rest = rest.dropFirst(digits.count)
        var separator: String?
        if rest.hasPrefix("_N") {
            separator = "_"
            rest = rest.dropFirst(2)
        } else if rest.hasPrefix("N") {
            separator = ""
            rest = rest.dropFirst(1)
        }
        guard let property = ["_name", "_key", "_label"].first(where: { $0 == rest }) else { throw PythonException.keyError(.string(token)) }
        func shown(_ column: Column) -> String {
            switch property {
            case "_name": column.name
            case "_key": column.key
            default: column.table?.fromName?.text.map { "\(label(of: column, table: $0))_\(column.name)" } ?? column.name
            }
        }
        let names: [String]
        if isReferred { names = try ((item as? ForeignKeyConstraint)?.targets ?? []).map { try $0.referencedColumn().name } } else { names = columns.map(shown) }
        if let separator { return .string(names.joined(separator: separator)) }
        return .string(index < names.count ? names[index] : "")
    }

    /// `schema_table`, as labels have it.
    private func label(of column: Column, table: String) -> String {
        guard let schema = (column.table as? TableClause)?.schema else { return table }
        return schema.split(separator: ".", omittingEmptySubsequences: false).joined(separator: "_") + "_" + table
    }
}
