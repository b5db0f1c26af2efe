import Syntax

/// Names of Python for those of a database.
enum ModelNames {
    /// `OrderItems`, `order_items`, `ORDER ITEMS` and `order-items` as `order`, `items`.
    static func words(_ name: String) -> [String] {
        let letters = Array(name)
        var found: [String] = [], word = ""
        func isCapital(_ at: Int) -> Bool { letters.indices.contains(at) && letters[at].isUppercase }
        func isSmall(_ at: Int) -> Bool { letters.indices.contains(at) && (letters[at].isLowercase || letters[at].isNumber) }
        for (at, letter) in letters.enumerated() {
            let isNew = isCapital(at) && (isSmall(at - 1) || (isCapital(at - 1) && letters.indices.contains(at + 1) && letters[at + 1].isLowercase))
            if !(letter.isLetter || letter.isNumber) || isNew {
                if !word.isEmpty { found.append(word) }
                word = ""
            }
            if letter.isLetter || letter.isNumber { word += letter.lowercased() }
        }
        return word.isEmpty ? found : found + [word]
    }

    /// `order_items` as `OrderItem`.
    static func className(_ table: String) -> String {
        var words = words(table)
        guard let last = words.popLast() else { return "Table_" }
        let joined = (words + [EnglishNumber.singular(last)]).map { $0.prefix(1).uppercased() + $0.dropFirst() }.joined()
        return identifier(joined.first?.isNumber ?? false ? "T" + joined : joined)
    }

    /// `OrderItem` as `order_item`.
    static func snake(_ name: String) -> String { identifier(words(name).joined(separator: "_")) }
    static func plural(_ table: String) -> String {
        var words = words(table)
        guard let last = words.popLast() else { return "rows" }
        return identifier((words + [EnglishNumber.plural(last)]).joined(separator: "_"))
    }
    static func singular(_ table: String) -> String {
        var words = words(table)
        guard let last = words.popLast() else { return "row" }
        return identifier((words + [EnglishNumber.singular(last)]).joined(separator: "_"))
    }

    /// A name as it is where Python takes it: `unit price` as `unit_price`, `class` as `class_`, `2nd` as `_2nd`.
    static func identifier(_ name: String) -> String {
        var made = String(name.map { $0.isLetter || $0.isNumber || $0 == "_" ? $0 : "_" })
        if made.first?.isNumber ?? true { made = "_" + made }
        return reserved.contains(made) ? made + "_" : made
    }

    /// Names that a model's attributes cannot have.
    private static let reserved: Set<String> = [
        "False", "None", "True", "and", "as", "assert", "async", "await", "break", "class", "continue", "def", "del", "elif", "else", "except", "finally", "for", "from", "global", "if", "import", "in",
        "is", "lambda", "nonlocal", "not", "or", "pass", "raise", "return", "try", "while", "with", "yield", "metadata", "registry", "query", "query_class",
    ]

    /// `author_id`, `AuthorId` as `author`; nil where nothing of the kind is at the end.
    static func withoutKeySuffix(_ column: String) -> String? {
        var words = words(column)
        guard words.count > 1, let last = words.popLast(), ["id", "fk", "key", "ref"].contains(last) else { return nil }
        return identifier(words.joined(separator: "_"))
    }

    /// `wanted`, or with the first number behind it that makes it new.
    static func unused(_ wanted: String, _ taken: Set<String>) -> String {
        if !taken.contains(wanted) { return wanted }
        var number = 2
        while taken.contains("\(wanted)_\(number)") { number += 1 }
        return "\(wanted)_\(number)"
    }
}
