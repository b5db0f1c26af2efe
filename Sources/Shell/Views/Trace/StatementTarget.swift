/// The table that an INSERT, UPDATE or DELETE names.
struct StatementTarget {
    /// `INSERT`, also of REPLACE; `UPDATE`, `DELETE`.
    let verb: String
    /// As it is written: `"order item"`, `other.user`.
    let written: String
    /// Without quotes and schema.
    let name: String

    /// - Parameter sql: the statement.
    init?(_ sql: String) {
        var rest = StatementTarget.withoutTables(sql)
        func word() -> String {
            rest = rest.drop { $0.isWhitespace }
            let word = rest.prefix { !$0.isWhitespace && $0 != "(" }
            rest = rest.dropFirst(word.count)
            return word.uppercased()
        }
        switch word() {
        case "INSERT", "REPLACE":
            verb = "INSERT"
            while word() != "INTO" { if rest.isEmpty { return nil } }
        case "DELETE":
            verb = "DELETE"
            if word() != "FROM" { return nil }
        case "UPDATE":
            verb = "UPDATE"
            // `UPDATE OR IGNORE t`
            let start = rest
            if word() == "OR" { _ = word() } else { rest = start }
        default: return nil
        }
        rest = rest.drop { $0.isWhitespace }
        let start = rest
        var last = ""
        repeat {
            if rest.first == "." { rest.removeFirst() }
            last = StatementTarget.identifier(&rest)
        } while rest.first == "."
        guard !last.isEmpty else { return nil }
        (written, name) = (String(start.dropLast(rest.count)), last)
    }

    /// What follows `WITH name AS (...)`.
    private static func withoutTables(_ sql: String) -> Substring {
        var rest = sql.drop { $0.isWhitespace }
        guard rest.prefix(4).uppercased() == "WITH" else { return rest }
        var depth = 0, quote: Character?
        while let letter = rest.first {
            if let end = quote { if letter == end { quote = nil } } else if letter == "'" || letter == "\"" { quote = letter } else if letter == "(" { depth += 1 } else if letter == ")" {
                depth -= 1
                let next = rest.dropFirst().drop { $0.isWhitespace }
                if depth == 0, ["INSERT", "REPLACE", "UPDATE", "DELETE"].contains(next.prefix { $0.isLetter }.uppercased()) { return next }
            }
            rest.removeFirst()
        }
        return rest
    }

    private static func identifier(_ rest: inout Substring) -> String {
        guard rest.first == "\"" else {
            let name = rest.prefix { !$0.isWhitespace && $0 != "(" && $0 != "." && $0 != ";" }
            rest = rest.dropFirst(name.count)
            return String(name)
        }
        var name = ""
        rest.removeFirst()
        while let letter = rest.popFirst() {
            guard letter == "\"" else {
                name.append(letter)
                continue
            }
            // A quote within is written twice.
            guard rest.first == "\"" else { break }
            name.append(rest.removeFirst())
        }
        return name
    }
}
