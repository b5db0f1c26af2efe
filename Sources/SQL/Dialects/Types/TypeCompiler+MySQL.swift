import Runtime

/// The types of MySQL and MariaDB.
extension TypeCompiler {
    func mysql(_ name: String, _ type: SQLType) throws -> String? {
        switch name {
        case "NUMERIC", "DECIMAL": return unsigned(numeric(name, type), type)
        case "DOUBLE", "REAL":
            guard type.argument("precision") != nil, type.argument("scale") != nil else { return unsigned(name, type) }
            return unsigned(numeric(name, type), type)
        case "FLOAT": return unsigned(type.particulars == nil ? name + (type.argument("precision").map { "(\($0))" } ?? "") : numeric(name, type), type)
        case "INTEGER", "BIGINT", "MEDIUMINT", "TINYINT", "SMALLINT": return unsigned(name + (type.argument("display_width").map { "(\($0))" } ?? ""), type)
        case "BIT", "YEAR":
            let argument = name == "BIT" ? "length" : "display_width"
            return name + (type.argument(argument).map { "(\($0))" } ?? "")
        case "DATETIME", "TIME", "TIMESTAMP": return name + (type.argument("fsp").map { $0 == "0" ? "" : "(\($0))" } ?? "")
        case "TEXT", "CHAR": return extended(name + (type.argument("length").map { "(\($0))" } ?? ""), type)
        case "TINYTEXT", "MEDIUMTEXT", "LONGTEXT": return extended(name, type)
        case "VARCHAR", "NVARCHAR":
            guard let length = type.argument("length") else { throw SQLError.compile("\(name) requires a length on dialect \(dialect.name)") }
            return extended("VARCHAR(\(length))", type, isNational: name == "NVARCHAR")
        case "NCHAR": return extended("CHAR" + (type.argument("length").map { "(\($0))" } ?? ""), type, isNational: true)
        case "VARBINARY":
            guard let length = type.argument("length") else { throw PythonException.typeError("%d format: a real number is required, not NoneType") }
            return "VARBINARY(\(length))"
        case "UUID", "JSON", "TINYBLOB", "MEDIUMBLOB", "LONGBLOB", "INET4", "INET6": return name
        case "large_binary", "BLOB": return "BLOB" + (type.argument("length").map { "(\($0))" } ?? "")
        case "BOOLEAN": return "BOOL"
        case "enum", "ENUM":
            guard let type = type as? EnumType, type.isNative else { return nil }
            return extended("ENUM(\(quoted(type.allowed)))", type)
        case "SET":
            let values = try type.particulars?("values")?.elements().map { try String.from($0) } ?? []
            return extended("SET(\(quoted(values)))", type)
        default: return nil
        }
    }

    private func quoted(_ values: [String]) -> String { values.map { SQLType.quoted($0.doubling(92).doubling(37)) }.joined(separator: ",") }
    /// `INTEGER(4) UNSIGNED ZEROFILL`
    private func unsigned(_ text: String, _ type: SQLType) -> String {
        guard let particulars = type.particulars else { return text }
        return text + (particulars.flag("unsigned") ? " UNSIGNED" : "") + (particulars.flag("zerofill") ? " ZEROFILL" : "")
    }
    /// `VARCHAR(20) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin`
    private func extended(_ text: String, _ type: SQLType, isNational: Bool = false) -> String {
        func flag(_ name: String) -> Bool { type.particulars?.flag(name) == true }
        let charset = type.argument("charset").map { "CHARACTER SET \($0)" } ?? (flag("ascii") ? "ASCII" : flag("unicode") ? "UNICODE" : nil)
        let collation = type.argument("collation").map { "COLLATE \($0)" } ?? (flag("binary") ? "BINARY" : nil)
        let parts = isNational || flag("national") ? ["NATIONAL", text, collation] : [text, charset, collation]
        return parts.compactMap { $0 }.joined(separator: " ")
    }

    /// What CAST takes for a type; nil where MySQL cannot cast to it.
    func mysqlCast(_ type: SQLType) throws -> String? {
        if let decorator = type as? TypeDecorator { return try mysqlCast(decorator.inner.resolved(dialect)) }
        switch type {
        case is IntegerType: return type.particulars?.flag("unsigned") == true ? "UNSIGNED INTEGER" : "SIGNED INTEGER"
        case is TemporalType: return type.visitName == "TIMESTAMP" ? "DATETIME" : try text(type)
        case is IntervalType: return "DATETIME"
        case is FloatType: return nil
        case let enumeration as EnumType: return enumeration.isNative ? nil : "CHAR" + (type.argument("length").map { "(\($0))" } ?? "")
        case is StringType: return type.visitName == "SET" ? nil : "CHAR" + (type.argument("length").map { "(\($0))" } ?? "")
        case is BinaryType: return "BINARY"
        case is JSONType: return "JSON"
        case is NumericType: return numeric("DECIMAL", type)
        default: return nil
        }
    }
}
