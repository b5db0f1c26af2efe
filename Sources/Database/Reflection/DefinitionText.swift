import Runtime
import SQL

/// What SQLite tells only by the text of CREATE TABLE: names of constraints, conditions, options of foreign keys.
enum DefinitionText {
    /// A word, a quoted name, a literal, or a sign.
    private struct Token {
        let text: String
        let isName: Bool
        let range: Range<Int>
        /// As keyword.
        var upper: String { isQuoted ? "" : text.uppercased() }
        let isQuoted: Bool
    }

    struct ForeignKey {
        let name: String?
        let columns: [String]
        let table: String
        let options: [(name: String, value: Value)]
    }

    private static func tokens(_ text: String) -> (tokens: [Token], bytes: [UInt8]) {
        let bytes = Array(text.utf8)
        var found: [Token] = []
        var at = 0
        func isWord(_ byte: UInt8) -> Bool { (byte >= 48 && byte <= 57) || (byte >= 65 && byte <= 90) || (byte >= 97 && byte <= 122) || byte == 95 || byte == 36 || byte >= 128 }
        while at < bytes.count {
            let byte = bytes[at], start = at
            if byte == 32 || (byte >= 9 && byte <= 13) { at += 1 } else if byte == 45, at + 1 < bytes.count, bytes[at + 1] == 45 {
                while at < bytes.count, bytes[at] != 10 { at += 1 }
            } else if byte == 34 || byte == 39 || byte == 96 || byte == 91 {
                let end: UInt8 = byte == 91 ? 93 : byte
                var content: [UInt8] = []
                at += 1
                while at < bytes.count {
                    if bytes[at] == end {
                        guard end != 93, at + 1 < bytes.count, bytes[at + 1] == end else { break }
                        at += 1
                    }
                    content.append(bytes[at])
                    at += 1
                }
                at = min(at + 1, bytes.count)
                found.append(Token(text: String(decoding: content, as: UTF8.self), isName: byte != 39, range: start..<at, isQuoted: true))
            } else if isWord(byte) {
                while at < bytes.count, isWord(bytes[at]) { at += 1 }
                found.append(Token(text: String(decoding: bytes[start..<at], as: UTF8.self), isName: true, range: start..<at, isQuoted: false))
            } else {
                at += 1
                found.append(Token(text: String(decoding: bytes[start..<at], as: UTF8.self), isName: false, range: start..<at, isQuoted: false))
            }
        }
        return (found, bytes)
    }

    /// The parts of the outermost parentheses between commas.
    private static func parts(_ text: String) -> (parts: [[Token]], bytes: [UInt8]) {
        let (tokens, bytes) = tokens(text)
        guard let open = tokens.firstIndex(where: { $0.text == "(" && !$0.isQuoted }) else { return ([], bytes) }
        var depth = 0
        var found: [[Token]] = [[]]
        for token in tokens[open...] {
            if !token.isQuoted, token.text == "(" {
                depth += 1
                if depth == 1 { continue }
            }
            if !token.isQuoted, token.text == ")" { depth -= 1 }
            if depth == 0 { break }
            if depth == 1, !token.isQuoted, token.text == "," { found.append([]) } else { found[found.count - 1].append(token) }
        }
        return (found, bytes)
    }

    /// What stands in the parentheses at an index, and the index behind.
    private static func group(_ tokens: [Token], at open: Int) -> (inside: ArraySlice<Token>, next: Int)? {
        guard open < tokens.count, tokens[open].text == "(" else { return nil }
        var depth = 0
        for at in open..<tokens.count where !tokens[at].isQuoted {
            if tokens[at].text == "(" { depth += 1 }
            if tokens[at].text == ")" {
                depth -= 1
                if depth == 0 { return (tokens[(open + 1)..<at], at + 1) }
            }
        }
        return nil
    }
    private static func names(_ inside: ArraySlice<Token>) -> [String] { inside.split { $0.text == "," && !$0.isQuoted }.compactMap { $0.first?.text } }

    /// Every place of a keyword pair with the name that CONSTRAINT gives it.
    private static func constraints(_ text: String, _ first: String, _ second: String?) -> [(part: [Token], at: Int, name: String?)] {
        var found: [(part: [Token], at: Int, name: String?)] = []
        for part in parts(text).parts {
            var depth = 0
            for (at, token) in part.enumerated() where !token.isQuoted {
                if token.text == "(" { depth += 1 }
                if token.text == ")" { depth -= 1 }
                guard depth == 0, token.upper == first else { continue }
                if let second, !(at + 1 < part.count && part[at + 1].upper == second) { continue }
                let name = at >= 2 && part[at - 2].upper == "CONSTRAINT" ? part[at - 1].text : nil
                found.append((part, at, name))
            }
        }
        return found
    }

    static func constraintName(_ kind: String, _ text: String) -> String? {
        constraints(text, "PRIMARY", "KEY").first { $0.name != nil }?.name
    }

    /// - Parameter isWhole: whether those are told too that SQLAlchemy's reflection misses: behind `x VARCHAR(20)`, whose type is no word.
    static func uniques(_ text: String, isWhole: Bool) -> [(name: String?, columns: [String])] {
        let all = constraints(text, "UNIQUE", nil), bytes = Array(text.utf8)
        let named = all.compactMap { found -> (name: String?, columns: [String])? in group(found.part, at: found.at + 1).map { (found.name, isWhole ? names($0.inside) : $0.inside.filter { $0.isName }.map(\.text)) } }
        let inline = all.compactMap { found -> (name: String?, columns: [String])? in
            guard group(found.part, at: found.at + 1) == nil, let column = found.part.first, found.at > 0, isWhole || followsWords(found.part[...found.at], bytes) else { return nil }
            return (isWhole ? found.name : nil, [column.text])
        }
        return named + inline
    }

    /// Whether words in one line stand between a column and its UNIQUE: `x INTEGER NOT NULL UNIQUE`.
    private static func followsWords(_ part: ArraySlice<Token>, _ bytes: [UInt8]) -> Bool {
        part.count > 2 && part.dropFirst().allSatisfy { $0.isName && !$0.isQuoted } && zip(part, part.dropFirst()).allSatisfy { before, token in
            bytes[before.range.upperBound..<token.range.lowerBound].allSatisfy { $0 == 32 || $0 == 9 }
        }
    }

    static func checks(_ text: String) -> [(name: String?, condition: String)] {
        let bytes = Array(text.utf8)
        return constraints(text, "CHECK", nil).compactMap { found in
            guard let inside = group(found.part, at: found.at + 1)?.inside, let first = inside.first, let last = inside.last else { return nil }
            return (found.name, String(decoding: bytes[first.range.lowerBound..<last.range.upperBound], as: UTF8.self))
        }
    }

    /// What stands behind the parentheses of CREATE TABLE.
    static func tableOptions(_ text: String) -> [(name: String, value: Value)] {
        guard let end = text.lastIndex(of: ")") else { return [] }
        let words = text[text.index(after: end)...].uppercased().split { $0.isWhitespace || $0 == "," }
        var found: [(name: String, value: Value)] = []
        if let at = words.firstIndex(of: "WITHOUT"), at + 1 < words.count, words[at + 1] == "ROWID" { found.append(("sqlite_with_rowid", .bool(false))) }
        if words.contains("STRICT") { found.append(("sqlite_strict", .bool(true))) }
        return found
    }

    static func foreignKeys(_ text: String) -> [ForeignKey] {
        constraints(text, "REFERENCES", nil).compactMap { found in
            let part = found.part
            guard found.at + 1 < part.count else { return nil }
            // SQLAlchemy reads the name and options of constraints of the table, not of those beside a column.
            guard let key = part.indices.first(where: { $0 + 1 < part.count && part[$0].upper == "FOREIGN" && part[$0 + 1].upper == "KEY" }) else { return nil }
            let columns = group(part, at: key + 2).map { names($0.inside) } ?? []
            let name = key >= 2 && part[key - 2].upper == "CONSTRAINT" ? part[key - 1].text : nil
            return ForeignKey(name: name, columns: columns, table: part[found.at + 1].text, options: options(part, from: found.at + 2))
        }
    }

    private static func options(_ part: [Token], from start: Int) -> [(name: String, value: Value)] {
        var found: [(name: String, value: Value)] = []
        var at = start
        while at < part.count {
            let word = part[at].upper
            if word == "ON", at + 2 < part.count {
                let two = ["SET", "NO"].contains(part[at + 2].upper) && at + 3 < part.count
                let action = two ? "\(part[at + 2].upper) \(part[at + 3].upper)" : part[at + 2].upper
                if action != "NO ACTION" { found.append((part[at + 1].upper == "DELETE" ? "ondelete" : "onupdate", .string(action))) }
                at += two ? 4 : 3
            } else if word == "NOT", at + 1 < part.count, part[at + 1].upper == "DEFERRABLE" {
                found.append(("deferrable", .bool(false)))
                at += 2
            } else if word == "DEFERRABLE" {
                found.append(("deferrable", .bool(true)))
                at += 1
            } else if word == "INITIALLY", at + 1 < part.count {
                found.append(("initially", .string(part[at + 1].upper)))
                at += 2
            } else { at += 1 }
        }
        return found
    }

    /// What a partial index is of: what stands behind `) WHERE`, to the end of its line, as SQLAlchemy finds it.
    static func indexCondition(_ text: String) -> String? {
        let bytes = Array(text.utf8), word = Array("where".utf8)
        func isSpace(_ at: Int) -> Bool { at < bytes.count && (bytes[at] == 32 || (9...13).contains(bytes[at])) }
        func end(ofSpaceAt start: Int) -> Int? {
            var at = start
            while isSpace(at) { at += 1 }
            return at > start ? at : nil
        }
        for close in bytes.indices where bytes[close] == UInt8(ascii: ")") {
            guard let start = end(ofSpaceAt: close + 1), bytes[start...].prefix(word.count).map({ $0 | 32 }) == word, let behind = end(ofSpaceAt: start + word.count) else { continue }
            let line = bytes[behind...].prefix { $0 != 10 }
            if !line.isEmpty { return String(decoding: line, as: UTF8.self) }
        }
        return nil
    }

    /// The parts of CREATE INDEX.
    static func indexParts(_ text: String) -> [String] {
        let (parts, bytes) = parts(text)
        return parts.compactMap { part in
            guard let first = part.first, let last = part.last else { return nil }
            return part.count == 1 ? first.text : String(decoding: bytes[first.range.lowerBound..<last.range.upperBound], as: UTF8.self)
        }
    }
}
