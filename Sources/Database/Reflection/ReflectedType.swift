import Runtime
import SQL

/// The type of a column by the text that its table was made with.
enum ReflectedType {
    private static let known: Set<String> = [
        "BIGINT", "BLOB", "BOOL", "BOOLEAN", "CHAR", "DATE", "DATETIME", "DATE_CHAR", "DATETIME_CHAR", "TIME_CHAR", "DOUBLE", "DECIMAL", "FLOAT", "INT", "INTEGER", "JSON", "NUMERIC", "REAL", "SMALLINT", "TEXT", "TIME",
        "TIMESTAMP", "VARCHAR", "NVARCHAR", "NCHAR",
    ]

    private static let aliases = ["INT": "INTEGER", "BOOL": "BOOLEAN", "DATE_CHAR": "DATE", "DATETIME_CHAR": "DATETIME", "TIME_CHAR": "TIME"]

    static func make(_ declared: String) throws -> SQLType {
        // A blank before the parentheses belongs to the name, so that `VARCHAR (30)` is known by its affinity alone.
        let name = String(declared.prefix { $0 == " " || $0 == "_" || $0.isLetter || $0.isNumber }).uppercased()
        let rest = declared.dropFirst(name.count)
        let numbers = rest.first == "(" && rest.contains(")") ? rest.prefix { $0 != ")" }.split { !$0.isASCII || !$0.isNumber }.compactMap { Int($0) } : []
        guard let found = affinity(name) else { return NullType.shared }
        do { return try TypeCatalogue.make(found, numbers) ?? NullType.shared } catch let error as PythonException where error.isInstance(of: .typeError) {
            try SQLWarning.warn("Could not instantiate type \(found) with reflected arguments \(try Value.list(numbers.map { .string("\($0)") }).reprText()); using no arguments.")
            return try TypeCatalogue.make(found) ?? NullType.shared
        }
    }

    /// The class of a type's name; for names that SQLite takes but does not know, that of their affinity.
    private static func affinity(_ name: String) -> String? {
        if known.contains(name) { return aliases[name] ?? name }
        if name.contains("INT") { return "INTEGER" }
        if name.contains("CHAR") || name.contains("CLOB") || name.contains("TEXT") { return "TEXT" }
        if name.contains("BLOB") || name.isEmpty { return nil }
        if name.contains("REAL") || name.contains("FLOA") || name.contains("DOUB") { return "REAL" }
        return "NUMERIC"
    }
}

extension String {
    var trimmingSpaces: String {
        var rest = Substring(self)
        while let first = rest.first, first.isWhitespace { rest = rest.dropFirst() }
        while let last = rest.last, last.isWhitespace { rest = rest.dropLast() }
        return String(rest)
    }
}
