/// SQL text as tokens, for layout and colours.
struct SQLToken {
    enum Kind { case word, string, name, number, comment, mark }
    let kind: Kind
    let text: String
    /// Whether blanks or a new line stand before it.
    let hasSpace: Bool

    /// Words as SQLAlchemy writes keywords: in capitals.
    var isKeyword: Bool { kind == .word && SQLToken.keywords.contains(text) }

    var style: Style {
        switch kind {
        case .word: isKeyword ? .keyword : .plain
        case .string: .string
        case .number: .number
        case .comment: .comment
        case .name, .mark: .plain
        }
    }

    static func tokens(_ text: String) -> [SQLToken] {
        var tokens: [SQLToken] = []
        var rest = Substring(text)
        while let first = rest.first {
            let blanks = rest.prefix { $0.isWhitespace }
            if !blanks.isEmpty {
                rest = rest.dropFirst(blanks.count)
                if rest.isEmpty { break }
            }
            let (kind, length) = measure(blanks.isEmpty ? first : rest.first ?? first, rest)
            tokens.append(SQLToken(kind: kind, text: String(rest.prefix(length)), hasSpace: !blanks.isEmpty))
            rest = rest.dropFirst(length)
        }
        return tokens
    }

    private static func measure(_ first: Character, _ rest: Substring) -> (Kind, Int) {
        switch first {
        case "'": return (.string, quoted(rest, "'"))
        case "\"", "`": return (.name, quoted(rest, first))
        case "[": return (.name, (rest.firstIndex(of: "]").map { rest.distance(from: rest.startIndex, to: $0) + 1 }) ?? 1)
        case "-" where rest.dropFirst().first == "-": return (.comment, rest.prefix { !$0.isNewline }.count)
        case "/" where rest.dropFirst().first == "*": return (.comment, comment(rest))
        case _ where first.isNumber: return (.number, rest.prefix { $0.isNumber || $0 == "." || $0 == "e" || $0 == "E" }.count)
        case _ where isWordPart(first): return (.word, rest.prefix(while: isWordPart).count)
        default: return (.mark, 1)
        }
    }

    private static func isWordPart(_ letter: Character) -> Bool { letter == "_" || letter.isLetter || letter.isNumber || letter == "$" }

    /// Up to the quote that ends it; two quotes stand for one.
    private static func quoted(_ rest: Substring, _ quote: Character) -> Int {
        var count = 1, isAfterQuote = false
        for letter in rest.dropFirst() {
            if isAfterQuote, letter != quote { return count }
            count += 1
            isAfterQuote = letter == quote && !isAfterQuote
        }
        return count
    }

    private static func comment(_ rest: Substring) -> Int {
        var count = 2, last: Character = " "
        for letter in rest.dropFirst(2) {
            count += 1
            if last == "*", letter == "/" { break }
            last = letter
        }
        return count
    }

    private static let keywords: Set<String> = [
        "ADD", "ALL", "ALTER", "AND", "AS", "ASC", "BEGIN", "BETWEEN", "BY", "CASCADE", "CASE", "CAST", "CHECK", "COLLATE", "COLUMN", "COMMIT", "CONFLICT", "CONSTRAINT", "CREATE", "CROSS", "DEFAULT",
        "DELETE", "DESC", "DISTINCT", "DO", "DROP", "ELSE", "END", "ESCAPE", "EXCEPT", "EXISTS", "FILTER", "FIRST", "FOR", "FOREIGN", "FROM", "FULL", "GROUP", "HAVING", "IF", "IN", "INDEX", "INNER", "INSERT",
        "INTERSECT", "INTO", "IS", "JOIN", "KEY", "LAST", "LEFT", "LIKE", "LIMIT", "NOT", "NOTHING", "NULL", "NULLS", "OFFSET", "ON", "OR", "ORDER", "OUTER", "OVER", "PARTITION", "PRIMARY", "RANGE", "RECURSIVE",
        "REFERENCES", "RETURNING", "RIGHT", "ROLLBACK", "ROWS", "SAVEPOINT", "SELECT", "SET", "TABLE", "TEMPORARY", "THEN", "TO", "UNION", "UNIQUE", "UPDATE", "USING", "VALUES", "VIEW", "WHEN", "WHERE", "WITH",
    ]
}
