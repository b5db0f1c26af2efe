import Runtime

/// The types of Oracle.
extension TypeCompiler {
    func oracle(_ name: String, _ type: SQLType) throws -> String? {
        switch name {
        case "datetime": return "DATE"
        case "double", "DOUBLE_PRECISION": return numeric("DOUBLE PRECISION", type)
        case "BINARY_DOUBLE", "BINARY_FLOAT", "NUMBER": return numeric(name, type)
        case "FLOAT": return try float(type)
        case "interval": return interval(type)
        case "INTERVAL":
            guard type.particulars?.has("day_precision") == true else { throw missing("day_precision", type) }
            return interval(type)
        case "TIMESTAMP":
            if type.particulars?.flag("local_timezone") == true { return "TIMESTAMP WITH LOCAL TIME ZONE" }
            return (type as? TemporalType)?.hasTimezone == true ? "TIMESTAMP WITH TIME ZONE" : name
        case "enum": return varchar("VARCHAR", type)
        case "string", "unicode", "VARCHAR2": return varchar("VARCHAR2", type)
        case "NVARCHAR", "NVARCHAR2": return varchar("NVARCHAR2", type, unit: "")
        case "VARCHAR": return varchar(name, type)
        case "text", "unicode_text": return "CLOB"
        case "big_integer": return "NUMBER(19)"
        case "LONG", "ROWID": return name
        case "RAW": return name + (type.argument("length").map { $0 == "0" ? "" : "(\($0))" } ?? "")
        case "VECTOR": return "VECTOR(\(["dim", "storage_format", "storage_type"].map { member(type, $0) ?? "*" }.joined(separator: ",")))"
        case "JSON": return type.particulars?.flag("use_blob") == true ? "BLOB" : "JSON"
        default: return nil
        }
    }

    /// The value of a member of an enumeration, or the argument itself.
    private func member(_ type: SQLType, _ name: String) -> String? {
        guard let found = type.particulars?(name) else { return nil }
        return try? (found.attributeIfPresent("value") ?? found).strText()
    }
    private func interval(_ type: SQLType) -> String {
        "INTERVAL DAY\(type.argument("day_precision").map { "(\($0))" } ?? "") TO SECOND\(type.argument("second_precision").map { "(\($0))" } ?? "")"
    }
    private func varchar(_ word: String, _ type: SQLType, unit: String = " CHAR") -> String {
        guard let length = type.argument("length"), length != "0" else { return word }
        return "\(word)(\(length)\(unit))"
    }
    /// - Throws: ArgumentError for a precision in decimal digits.
    private func float(_ type: SQLType) throws -> String {
        if let binary = type.argument("binary_precision") { return "FLOAT(\(binary))" }
        guard let precision = type.argument("precision"), let digits = Double(precision), digits > 0 else { return "FLOAT" }
        throw SQLError.argument("Oracle Database FLOAT types use 'binary precision', which does not convert cleanly from decimal 'precision'.  Please specify this type with a separate Oracle Database variant, such as \(type.type.name)(precision=\(precision)).with_variant(oracle.FLOAT(binary_precision=\(Int(exactly: (digits / 0.30103).rounded(.towardZero)) ?? 0)), 'oracle'), so that the Oracle Database specific 'binary_precision' may be specified accurately.")
    }
}
