/// The expression of a generated column in the text of its table, as SQLAlchemy's reflection finds it: `x GENERATED ALWAYS AS (a + b)` written out, in one line.
enum GeneratedColumnText {
    /// - Returns: all that stands between the parentheses behind the name and the last one of the line; nothing where it is written without `GENERATED ALWAYS`.
    static func expression(_ column: String, _ definition: String) -> String {
        let text = Array(body(definition).utf8), name = Array(column.utf8)
        for start in text.indices where matches(name, text, at: start) {
            for at in stride(from: limit(text, from: start + name.count), through: start + name.count, by: -1) {
                if let found = inside(text, at) { return found }
            }
        }
        return ""
    }

    /// What the parentheses of CREATE TABLE hold.
    private static func body(_ definition: String) -> Substring {
        guard let open = definition.firstIndex(of: "("), let close = definition.lastIndex(of: ")"), open < close else { return "" }
        return definition[definition.index(after: open)..<close]
    }

    /// Where the next comma stands, or the text ends.
    private static func limit(_ text: [UInt8], from start: Int) -> Int { text[min(start, text.count)...].firstIndex(of: 44) ?? text.count }

    /// ` GENERATED ALWAYS AS (…)` from a place on.
    private static func inside(_ text: [UInt8], _ start: Int) -> String? {
        var at = start
        for word in ["GENERATED", "ALWAYS", "AS", "("] {
            guard let next = skipBlanks(text, at), matches(Array(word.utf8), text, at: next) else { return nil }
            at = next + word.utf8.count
        }
        let line = text[at...].prefix { $0 != 10 }
        guard let close = line.lastIndex(of: 41) else { return nil }
        return String(decoding: text[at..<close], as: UTF8.self)
    }

    /// The place behind one blank or more.
    private static func skipBlanks(_ text: [UInt8], _ start: Int) -> Int? {
        var at = start
        while at < text.count, text[at] == 32 || (text[at] >= 9 && text[at] <= 13) { at += 1 }
        return at > start ? at : nil
    }

    private static func matches(_ word: [UInt8], _ text: [UInt8], at start: Int) -> Bool {
        func lower(_ byte: UInt8) -> UInt8 { byte >= 65 && byte <= 90 ? byte + 32 : byte }
        guard start + word.count <= text.count else { return false }
        return zip(word, text[start...]).allSatisfy { lower($0) == lower($1) }
    }
}
