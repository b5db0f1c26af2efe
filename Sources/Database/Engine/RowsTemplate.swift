import Runtime
import SQL

/// The text of an INSERT around its row of placeholders, to be written for many rows.
struct RowsTemplate {
    private let before: String
    private let after: String
    /// How many placeholders stand before the row, and in it.
    let counts: (before: Int, row: Int)
    /// The text of the row between its placeholders, and the placeholders.
    private let pieces: [Substring]
    private let row: String

    /// - Parameter marks: the placeholders, in their order.
    init?(_ text: String, marks: [String]) {
        guard let start = text.firstRange(of: " VALUES (") else { return nil }
        let open = text.index(before: start.upperBound)
        var depth = 0
        var quote: Character?
        var at = open
        while at < text.endIndex {
            let character = text[at]
            if let inside = quote { if character == inside { quote = nil } } else if character == "'" || character == "\"" { quote = character } else if character == "(" { depth += 1 } else if character == ")" {
                depth -= 1
                if depth == 0 { break }
            }
            at = text.index(after: at)
        }
        guard at < text.endIndex else { return nil }
        let end = text.index(after: at)
        before = String(text[..<open])
        row = String(text[open..<end])
        after = String(text[end...])
        let first = RowsTemplate.pieces(text[..<open], marks[...]).count - 1
        pieces = RowsTemplate.pieces(text[open..<end], marks.dropFirst(first))
        counts = (first, pieces.count - 1)
    }

    /// The text between the placeholders.
    private static func pieces(_ text: Substring, _ marks: ArraySlice<String>) -> [Substring] {
        var pieces: [Substring] = []
        var rest = text
        for mark in marks {
            guard let range = rest.firstRange(of: mark) else { break }
            pieces.append(rest[..<range.lowerBound])
            rest = rest[range.upperBound...]
        }
        return pieces + [rest]
    }

    func text(count: Int) -> String { text(rows: [String](repeating: row, count: count)) }
    /// The text with rows of other placeholders.
    func text(rows: [String]) -> String { before + rows.joined(separator: ", ") + after }
    /// A row with other placeholders.
    func row(_ mark: (Int) -> String) -> String {
        pieces.dropFirst().enumerated().reduce(String(pieces[0])) { $0 + mark($1.offset) + $1.element }
    }

    func ordered(_ rows: [[Value]]) -> [Value] {
        guard let first = rows.first else { return [] }
        return Array(first.prefix(counts.before)) + rows.flatMap { $0.dropFirst(counts.before).prefix(counts.row) } + first.dropFirst(counts.before + counts.row)
    }
}
