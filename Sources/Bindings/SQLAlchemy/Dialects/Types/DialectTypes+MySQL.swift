import Runtime
import SQL

extension DialectTypes {
    private static let types = "sqlalchemy.dialects.mysql.types"
    private static let sign: [DialectType.Argument] = [.keyword("unsigned", .bool(false)), .keyword("zerofill", .bool(false))]
    /// What MySQL says of character sets, before the length in `repr`.
    static let character: [DialectType.Argument] = [
        .keyword("charset"), .keyword("collation"), .keyword("ascii", .bool(false)), .keyword("binary", .bool(false)), .keyword("unicode", .bool(false)), .keyword("national", .bool(false)),
    ]
    private static let shownOfCharacters = ["charset", "collation", "ascii", "binary", "unicode", "national"]

    private static let refusedByObject: (String) -> String = { _ in "object.__init__() takes exactly one argument (the instance to initialize)" }

    private static func integer(_ name: String, _ base: DialectType.Base = .integer, parent: String = "Integer") -> DialectType {
        DialectType(name: name, base: base, parent: parent, module: types, arguments: [.optional("display_width")] + sign, refusal: refusedByObject)
    }
    private static func decimal(_ name: String) -> DialectType {
        DialectType(name: name, base: .numeric, parent: name, module: types, arguments: [.optional("precision"), .optional("scale"), .optional("asdecimal", .bool(true))] + sign, shownFirst: ["unsigned", "zerofill"], refusal: refusedByObject)
    }
    private static func float(_ name: String, isDecimal: Bool) -> DialectType {
        DialectType(name: name, base: .float, parent: name, module: types, arguments: [.optional("precision"), .optional("scale"), .optional("asdecimal", .bool(isDecimal), unshown: .bool(false))] + sign, refusal: refusedByObject)
    }
    private static func string(_ name: String, _ base: DialectType.Base, parent: String, hasLength: Bool = true, isNational: Bool = false) -> DialectType {
        DialectType(name: name, base: base, parent: parent, module: types, arguments: (hasLength ? [length] : []) + character, shownFirst: shownOfCharacters, adjust: isNational ? { $0["national"] = .bool(true) } : nil, refusal: { "String.__init__() got an unexpected keyword argument '\($0)'" })
    }
    private static func temporal(_ name: String, _ base: DialectType.Base) -> DialectType {
        DialectType(name: name, base: base, parent: name, module: types, arguments: [.optional("timezone", .bool(false)), .optional("fsp")])
    }
    private static func bytes(_ name: String) -> DialectType { DialectType(name: name, base: .binary, parent: "LargeBinary", module: types, arguments: [length]) }

    static let mysql: [DialectType] = [
        integer("INTEGER", parent: "INTEGER"), integer("BIGINT", .bigInteger, parent: "BIGINT"), integer("SMALLINT", .smallInteger, parent: "SMALLINT"), integer("MEDIUMINT"), integer("TINYINT"),
        decimal("NUMERIC"), decimal("DECIMAL"), float("DOUBLE", isDecimal: true), float("REAL", isDecimal: true), float("FLOAT", isDecimal: false),
        DialectType(name: "BIT", base: .plain, parent: "TypeEngine", module: types, arguments: [length]), DialectType(name: "YEAR", base: .plain, parent: "TypeEngine", module: types, arguments: [.optional("display_width")]),
        DialectType(name: "INET4", base: .plain, parent: "TypeEngine", module: "sqlalchemy.dialects.mysql.mariadb"), DialectType(name: "INET6", base: .plain, parent: "TypeEngine", module: "sqlalchemy.dialects.mysql.mariadb"),
        temporal("DATETIME", .dateTime), temporal("TIMESTAMP", .dateTime), temporal("TIME", .time),
        string("TEXT", .text, parent: "TEXT"), string("TINYTEXT", .string, parent: "String", hasLength: false), string("MEDIUMTEXT", .string, parent: "String", hasLength: false), string("LONGTEXT", .string, parent: "String", hasLength: false),
        string("VARCHAR", .string, parent: "VARCHAR"), string("CHAR", .string, parent: "CHAR"), string("NVARCHAR", .unicode, parent: "NVARCHAR", isNational: true), string("NCHAR", .unicode, parent: "NCHAR", isNational: true),
        bytes("TINYBLOB"), bytes("MEDIUMBLOB"), bytes("LONGBLOB"),
        DialectType(name: "JSON", base: .json, parent: "JSON", module: "sqlalchemy.dialects.mysql.json", arguments: [.optional("none_as_null", .bool(false))]),
    ]
}
