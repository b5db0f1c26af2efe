import Runtime

/// An SQL statement on one line, its values in place of the placeholders: as it can be pasted into the sqlite3 program.
struct InlinedStatement {
    let text: String

    /// - Parameter parameters: a tuple or list for `?`, a dict for `:name`.
    init(_ sql: String, _ parameters: Value) {
        var values = ((try? parameters.elements()) ?? [])[...]
        let named = parameters.dictionary
        if named != nil { values = [] }
        var made = "", rest = sql[...], closing: Character?
        while let letter = rest.first {
            if let end = closing {
                made.append(letter)
                rest.removeFirst()
                if letter == end { closing = nil }
                continue
            }
            switch letter {
            case "'", "\"", "`":
                closing = letter
                made.append(letter)
            case "[":
                closing = "]"
                made.append(letter)
            case "?":
                made += values.popFirst().map(InlinedStatement.literal) ?? "?"
            case ":":
                let name = rest.dropFirst().prefix { $0.isLetter || $0.isNumber || $0 == "_" }
                if let value = named?.get(String(name)) {
                    made += InlinedStatement.literal(value)
                    rest = rest.dropFirst(name.count)
                } else { made.append(letter) }
            case "-" where rest.hasPrefix("--"):
                // A comment would swallow what follows on the same line.
                rest = rest.drop { !$0.isNewline }
                continue
            default:
                if !letter.isWhitespace { made.append(letter) } else if made.last != " ", !made.isEmpty { made.append(" ") }
            }
            rest.removeFirst()
        }
        while made.last == " " || made.last == ";" { made.removeLast() }
        text = made
    }

    /// A value as SQL writes it.
    static func literal(_ value: Value) -> String {
        switch value {
        case .none, .undefined: return "NULL"
        case .bool(let flag): return flag ? "1" : "0"
        case .int(let number): return String(number)
        case .float: return (try? value.reprText()) ?? "NULL"
        default:
            if let bytes = value.object as? BytesObject {
                return "x'" + bytes.bytes.map { String($0 >> 4, radix: 16) + String($0 & 15, radix: 16) }.joined() + "'"
            }
            let text = (try? value.strText()) ?? ""
            return "'" + text.split(separator: "'", omittingEmptySubsequences: false).joined(separator: "''") + "'"
        }
    }
}
