import Runtime
import SQL

extension DialectTypes {
    private static let base = "sqlalchemy.dialects.mssql.base"
    private static func word(_ name: String) -> DialectType { DialectType(name: name, base: .plain, parent: "TypeEngine", module: base) }
    private static func moment(_ name: String) -> DialectType { DialectType(name: name, base: .dateTime, parent: "DateTime", module: base, arguments: [.optional("precision"), .hidden("timezone", .bool(false))]) }

    static let mssql: [DialectType] = [
        DialectType(name: "BIT", base: .boolean, parent: "Boolean", module: base, arguments: [.optional("create_constraint", .bool(false)), .optional("name")]),
        DialectType(name: "TINYINT", base: .integer, parent: "Integer", module: base), moment("DATETIME2"), moment("DATETIMEOFFSET"),
        DialectType(name: "SMALLDATETIME", base: .dateTime, parent: "DateTime", module: base, arguments: [.optional("timezone", .bool(false))]),
        DialectType(name: "TIME", base: .time, parent: "TIME", module: base, arguments: [.optional("precision"), .hidden("timezone", .bool(false))]),
        word("MONEY"), word("SMALLMONEY"), word("SQL_VARIANT"),
        DialectType(name: "IMAGE", base: .binary, parent: "LargeBinary", module: base, arguments: [length]),
        DialectType(name: "VARBINARY", base: .binary, parent: "VARBINARY", module: base, arguments: [length, .optional("filestream", .bool(false))]),
        DialectType(name: "TIMESTAMP", base: .binary, parent: "LargeBinary", module: base, arguments: [.optional("convert_int", .bool(false))]),
        DialectType(name: "ROWVERSION", base: .binary, parent: "TIMESTAMP", module: base, arguments: [.optional("convert_int", .bool(false))]),
        DialectType(name: "NTEXT", base: .unicodeText, parent: "UnicodeText", module: base, arguments: text), DialectType(name: "XML", base: .text, parent: "Text", module: base, arguments: text),
        DialectType(name: "UNIQUEIDENTIFIER", base: .uuid, parent: "Uuid", module: base, arguments: [.optional("as_uuid", .bool(true))]),
        DialectType(name: "REAL", base: .float, parent: "REAL", module: base, arguments: [.hidden("asdecimal", .bool(false)), .hidden("decimal_return_scale")]),
        DialectType(name: "DOUBLE_PRECISION", base: .float, parent: "DOUBLE_PRECISION", module: base, arguments: [.hidden("asdecimal", .bool(false)), .hidden("decimal_return_scale")]),
        DialectType(name: "JSON", base: .json, parent: "JSON", module: "sqlalchemy.dialects.mssql.json", arguments: [.optional("none_as_null", .bool(false))]),
    ]
}
