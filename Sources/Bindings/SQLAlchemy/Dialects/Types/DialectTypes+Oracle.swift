import Runtime
import SQL

extension DialectTypes {
    private static let types = "sqlalchemy.dialects.oracle.types"
    private static let floating: [DialectType.Argument] = [.optional("precision"), .optional("asdecimal", .bool(false)), .optional("decimal_return_scale")]

    static let oracle: [DialectType] = [
        DialectType(name: "NUMBER", base: .numeric, parent: "Numeric", module: types, arguments: [.optional("precision"), .optional("scale"), .optional("asdecimal")], adjust: { values in
            if values["asdecimal"]?.isNone != false { values["asdecimal"] = .bool(try values["scale"].map { try !$0.isNone && $0.compare(.greater, .int(0)).isTrue() } ?? false) }
        }),
        DialectType(name: "FLOAT", base: .float, parent: "FLOAT", module: types, arguments: [.optional("binary_precision"), .optional("asdecimal", .bool(false)), .optional("decimal_return_scale")]),
        DialectType(name: "BINARY_DOUBLE", base: .float, parent: "Double", module: types, arguments: floating), DialectType(name: "BINARY_FLOAT", base: .float, parent: "Float", module: types, arguments: floating),
        DialectType(name: "VARCHAR2", base: .string, parent: "VARCHAR", module: types, arguments: text), DialectType(name: "LONG", base: .text, parent: "Text", module: types, arguments: text),
        DialectType(name: "NCLOB", base: .text, parent: "Text", module: types, arguments: text), DialectType(name: "RAW", base: .binary, parent: "LargeBinary", module: types, arguments: [length]),
        DialectType(name: "BFILE", base: .binary, parent: "LargeBinary", module: types, arguments: [length]), DialectType(name: "ROWID", base: .plain, parent: "TypeEngine", module: types),
        DialectType(name: "DATE", base: .dateTime, parent: "DateTime", module: types, arguments: [.optional("timezone", .bool(false))]),
        DialectType(name: "TIMESTAMP", base: .dateTime, parent: "TIMESTAMP", module: types, arguments: [.optional("timezone", .bool(false)), .optional("local_timezone", .bool(false))]),
        DialectType(name: "INTERVAL", base: .plain, parent: "TypeEngine", module: types, arguments: [.optional("day_precision"), .optional("second_precision")]),
        DialectType(name: "JSON", base: .json, parent: "JSON", module: "sqlalchemy.dialects.oracle.json", arguments: [.optional("none_as_null", .bool(false)), .optional("use_blob")]),
        DialectType(name: "VECTOR", base: .plain, parent: "TypeEngine", module: "sqlalchemy.dialects.oracle.vector", arguments: [.optional("dim"), .optional("storage_format"), .optional("storage_type")]),
    ]
}
