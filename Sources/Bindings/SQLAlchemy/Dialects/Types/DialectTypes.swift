import Runtime
import SQL

/// The types that only some databases have, as classes of the dialects' modules, made on first use.
enum DialectTypes {
    /// A dialect's own classes by name.
    static func classes(of dialect: String) -> [Class] {
        if let known = made[dialect] { return known }
        var classes: [Class] = []
        for type in table(of: dialect) {
            let own = type.parent == type.name ? nil : classes.first { $0.name == type.parent }
            guard let parent = own ?? TypeClasses.named(type.parent) else { continue }
            classes.append(type.makeClass(parent: parent))
        }
        classes += special(of: dialect)
        made[dialect] = classes
        return classes
    }
    nonisolated(unsafe) private static var made: [String: [Class]] = [:]

    private static func table(of dialect: String) -> [DialectType] {
        switch dialect {
        case "postgresql": postgresql
        case "mysql", "mariadb": mysql
        case "oracle": oracle
        case "mssql": mssql
        case "sqlite": sqlite
        default: []
        }
    }
    /// Classes that take their arguments in ways of their own.
    private static func special(of dialect: String) -> [Class] {
        switch dialect {
        case "postgresql": [EnumerationClasses.postgresql(), DomainClass.make()]
        case "mysql", "mariadb": [EnumerationClasses.mysql(), EnumerationClasses.set()]
        default: []
        }
    }

    static let length = DialectType.Argument.optional("length")
    static let collation = DialectType.Argument.optional("collation")
    static let text = [length, collation, DialectType.Argument.hidden("collation_schema", isKeywordOnly: false)]

    private static let sqlite: [DialectType] = {
        let base = "sqlalchemy.dialects.sqlite.base"
        let storage: [DialectType.Argument] = [.hidden("storage_format", isKeywordOnly: false), .hidden("regexp", isKeywordOnly: false), .hidden("timezone", .bool(false)), .hidden("truncate_microseconds", .bool(false))]
        /// `truncate_microseconds=True` is a format of its own.
        func truncating(_ short: String) -> (inout [String: Value]) throws -> Void {
            { values in
                guard try values["truncate_microseconds"]?.isTrue() == true else { return }
                if values["storage_format"]?.isNone == false { throw PythonException.assertionError("You can specify only one of truncate_microseconds or storage_format.") }
                if values["regexp"]?.isNone == false { throw PythonException.assertionError("You can specify only one of truncate_microseconds or regexp.") }
                values["storage_format"] = .string(short)
            }
        }
        return [
            DialectType(name: "DATETIME", base: .dateTime, parent: "DateTime", module: base, arguments: storage, visitName: "datetime", adjust: truncating("%(year)04d-%(month)02d-%(day)02d %(hour)02d:%(minute)02d:%(second)02d")),
            DialectType(name: "DATE", base: .date, parent: "Date", module: base, arguments: [storage[0], storage[1]], visitName: "date"),
            DialectType(name: "TIME", base: .time, parent: "Time", module: base, arguments: storage, visitName: "time", adjust: truncating("%(hour)02d:%(minute)02d:%(second)02d")),
            DialectType(name: "JSON", base: .json, parent: "JSON", module: "sqlalchemy.dialects.sqlite.json", arguments: [.optional("none_as_null", .bool(false))]),
            DialectType(name: "JSONB", base: .binaryJSON, parent: "JSON", module: "sqlalchemy.dialects.sqlite.json", arguments: [.optional("none_as_null", .bool(false))]),
        ]
    }()
}
