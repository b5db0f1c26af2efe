import Runtime

/// The types of PostgreSQL.
extension TypeCompiler {
    private static let words: Set<String> = [
        "TSVECTOR", "TSQUERY", "INET", "CIDR", "CITEXT", "MACADDR", "MACADDR8", "MONEY", "OID", "REGCONFIG", "REGCLASS", "HSTORE", "JSON", "JSONB", "JSONPATH", "BYTEA", "UUID", "INT4RANGE", "INT8RANGE", "NUMRANGE", "DATERANGE", "TSRANGE", "TSTZRANGE",
        "INT4MULTIRANGE", "INT8MULTIRANGE", "NUMMULTIRANGE", "DATEMULTIRANGE", "TSMULTIRANGE", "TSTZMULTIRANGE",
    ]

    func postgresql(_ name: String, _ type: SQLType) throws -> String? {
        if TypeCompiler.words.contains(name) { return name }
        switch name {
        case "FLOAT": return name + (type.argument("precision").map { $0 == "0" ? "" : "(\($0))" } ?? "")
        case "double": return "DOUBLE PRECISION"
        case "datetime", "TIMESTAMP": return zoned("TIMESTAMP", type)
        case "TIME": return zoned(name, type)
        case "interval": return "INTERVAL" + (type.argument("second_precision").map { " (\($0))" } ?? "")
        case "INTERVAL":
            guard type.particulars?.has("fields") == true else { throw missing("fields", type) }
            return "INTERVAL" + (type.argument("fields").map { " \($0)" } ?? "") + (type.argument("precision").map { " (\($0))" } ?? "")
        case "BIT": return try bits(type)
        case "large_binary": return "BYTEA"
        case "json_path": return "JSONPATH"
        case "json_int_index": return "INT"
        case "json_str_index": return "TEXT"
        case "ARRAY": return try array(type)
        case "enum", "ENUM": return try enumeration(name, type)
        case "DOMAIN": return named(type.argument("name") ?? "", schema: type.argument("schema"))
        default: return nil
        }
    }

    /// `TIMESTAMP(3) WITH TIME ZONE`
    private func zoned(_ word: String, _ type: SQLType) -> String {
        let hasTimezone = (type as? TemporalType)?.hasTimezone == true || type.particulars?.flag("timezone") == true
        return word + (type.argument("precision").map { "(\($0))" } ?? "") + (hasTimezone ? " WITH TIME ZONE" : " WITHOUT TIME ZONE")
    }
    private func bits(_ type: SQLType) throws -> String {
        guard let particulars = type.particulars, particulars.has("varying") else { throw missing("varying", type) }
        let length = type.argument("length").map { "(\($0))" } ?? ""
        return (particulars.flag("varying") ? "BIT VARYING" : "BIT") + length
    }
    /// `VARCHAR(20)[] COLLATE "C"`
    private func array(_ type: SQLType) throws -> String {
        guard let array = type as? ArrayType else { return "ARRAY" }
        let item = try Compiler.text(ofType: array.item, dialect)
        let brackets = String(repeating: "[]", count: max(0, min(array.dimensions ?? 1, 64)))
        guard let at = item.firstRange(of: " COLLATE") else { return item + brackets }
        return item[..<at.lowerBound] + brackets + item[at.lowerBound...]
    }
    private func enumeration(_ name: String, _ type: SQLType) throws -> String? {
        guard let type = type as? EnumType else { return nil }
        guard type.isNative, dialect.hasEnums else { return nil }
        guard let own = type.name else { throw SQLError.compile("PostgreSQL \(type.particulars == nil ? "Enum" : "ENUM") type requires a name.") }
        return named(own, schema: type.schema)
    }
    private func named(_ name: String, schema: String?) -> String { (TypeCompiler.schemaMap?.prefix(schema, dialect) ?? schema.map { dialect.quote($0) + "." } ?? "") + dialect.quote(name) }
}
