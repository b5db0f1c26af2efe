import Runtime
import SQL

extension DialectTypes {
    private static let types = "sqlalchemy.dialects.postgresql.types"
    private static let json = "sqlalchemy.dialects.postgresql.json"
    private static let ranges = "sqlalchemy.dialects.postgresql.ranges"

    private static func word(_ name: String) -> DialectType { DialectType(name: name, base: .plain, parent: "TypeEngine", module: types) }
    private static func range(_ name: String, isMultiple: Bool) -> DialectType {
        DialectType(name: name, base: .plain, parent: isMultiple ? "AbstractMultiRange" : "AbstractSingleRange", module: ranges, operators: isMultiple ? .multiRange : .range)
    }
    /// `astext_type=Text()`: what `["key"].astext` is.
    private static func textType(_ name: String) -> (inout [String: Value]) throws -> Void {
        { values in values[name] = .object(values[name]?.isNone == false ? try TypeArgument.from(values[name] ?? .none).type : TextType()) }
    }
    private static let precise: [DialectType.Argument] = [.optional("timezone", .bool(false)), .optional("precision")]
    private static let documents: [DialectType.Argument] = [.optional("none_as_null", .bool(false)), .optional("astext_type")]

    static let postgresql: [DialectType] = [
        DialectType(name: "BIT", base: .plain, parent: "TypeEngine", module: types, arguments: [.optional("length"), .optional("varying", .bool(false))], adjust: { values in
            if values["length"]?.isNone != false, try values["varying"]?.isTrue() != true { values["length"] = .int(1) }
        }),
        DialectType(name: "BYTEA", base: .binary, parent: "LargeBinary", module: types, arguments: [length]),
        word("CIDR"), word("INET"), word("MACADDR"), word("MACADDR8"), word("MONEY"), word("OID"), word("REGCLASS"), word("REGCONFIG"), word("TSQUERY"), word("TSVECTOR"),
        DialectType(name: "CITEXT", base: .text, parent: "TEXT", module: types, arguments: text),
        DialectType(name: "HSTORE", base: .plain, parent: "TypeEngine", module: "sqlalchemy.dialects.postgresql.hstore", arguments: [.optional("text_type")], operators: .hstore, adjust: textType("text_type")),
        DialectType(name: "INTERVAL", base: .plain, parent: "TypeEngine", module: types, arguments: [.optional("precision"), .optional("fields")]),
        DialectType(name: "JSON", base: .json, parent: "JSON", module: json, arguments: documents, operators: .json, adjust: textType("astext_type")),
        DialectType(name: "JSONB", base: .json, parent: "JSON", module: json, arguments: documents, operators: .jsonb, adjust: textType("astext_type")),
        DialectType(name: "JSONPATH", base: .plain, parent: "TypeEngine", module: json),
        DialectType(name: "TIME", base: .time, parent: "TIME", module: types, arguments: precise), DialectType(name: "TIMESTAMP", base: .dateTime, parent: "TIMESTAMP", module: types, arguments: precise),
        DialectType(name: "ARRAY", base: .array, parent: "ARRAY", module: "sqlalchemy.dialects.postgresql.array",
            arguments: [.required("item_type"), .optional("as_tuple", .bool(false)), .optional("dimensions"), .optional("zero_indexes", .bool(false))], operators: .array, adjust: { values in
                values["item_type"] = .object(try TypeArgument.from(values["item_type"] ?? .none).type)
            }),
        DialectType(name: "AbstractRange", base: .plain, parent: "TypeEngine", module: ranges), DialectType(name: "AbstractSingleRange", base: .plain, parent: "AbstractRange", module: ranges),
        DialectType(name: "AbstractMultiRange", base: .plain, parent: "AbstractRange", module: ranges),
    ] + ["INT4RANGE", "INT8RANGE", "NUMRANGE", "DATERANGE", "TSRANGE", "TSTZRANGE"].map { range($0, isMultiple: false) }
        + ["INT4MULTIRANGE", "INT8MULTIRANGE", "NUMMULTIRANGE", "DATEMULTIRANGE", "TSMULTIRANGE", "TSTZMULTIRANGE"].map { range($0, isMultiple: true) }
}
