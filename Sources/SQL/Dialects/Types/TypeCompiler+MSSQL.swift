import Runtime

/// The types of SQL Server.
extension TypeCompiler {
    func mssql(_ name: String, _ type: SQLType) throws -> String? {
        switch name {
        case "double": return "DOUBLE PRECISION"
        case "FLOAT", "TIME", "DATETIMEOFFSET", "DATETIME2": return name + (type.argument("precision").map { "(\($0))" } ?? "")
        case "TINYINT", "TIMESTAMP", "ROWVERSION", "SMALLDATETIME", "IMAGE", "BIT", "MONEY", "SMALLMONEY", "UNIQUEIDENTIFIER", "SQL_VARIANT": return name
        case "datetime": return (type as? TemporalType)?.hasTimezone == true ? "DATETIMEOFFSET" : "DATETIME"
        // Without a connection the version of the server is unknown, as of one that has no DATE and TIME yet.
        case "date", "time": return "DATETIME"
        case "unicode": return try mssql("NVARCHAR", type)
        case "text": return collated("TEXT", type, type.argument("length"))
        case "unicode_text", "NTEXT": return collated("NTEXT", type, type.argument("length"))
        case "TEXT", "CHAR", "NCHAR": return collated(name, type, type.argument("length"))
        case "XML": return name
        case "VARCHAR", "NVARCHAR": return collated(name, type, type.argument("length") ?? "max")
        case "large_binary": return "IMAGE"
        case "VARBINARY": return collated(name, type, type.argument("length") ?? "max") + (type.particulars?.flag("filestream") == true ? " FILESTREAM" : "")
        case "boolean": return "BIT"
        case "JSON": return "NVARCHAR(max)"
        case "uuid": return (type as? UuidType)?.isNative == false ? nil : "UNIQUEIDENTIFIER"
        default: return nil
        }
    }

    /// `VARCHAR(max) COLLATE Latin1_General_CI_AS`
    private func collated(_ word: String, _ type: SQLType, _ length: String?) -> String {
        word + (length.map { "(\($0))" } ?? "") + (type.argument("collation").map { " COLLATE \($0)" } ?? "")
    }
}
