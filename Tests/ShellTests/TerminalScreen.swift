import Glibc
import Testing

// The Glibc module leaves it out: it stands behind a feature macro.
@_silgen_name("wcwidth") private func wcwidth(_ letter: Int32) -> Int32

/// What a terminal shows of the bytes that it is sent: the sequences of ECMA-48 that the editor uses, and wrapped lines.
struct TerminalScreen: CustomTestStringConvertible {
    private(set) var cells: [[String]]
    private(set) var row = 0
    private(set) var column = 0
    let rows: Int
    let columns: Int
    /// Rows that have scrolled away.
    private(set) var scrolled: [String] = []
    private var sequence: [UInt8] = []
    private var character: [UInt8] = []
    /// What no terminal of these would understand.
    private(set) var unknown: [String] = []
    private(set) var isPasteBracketed = false
    private(set) var isCursorShown = true

    init(rows: Int, columns: Int) {
        (self.rows, self.columns) = (rows, columns)
        cells = Array(repeating: Array(repeating: " ", count: columns), count: rows)
    }

    /// The rows without the blanks at their ends.
    var lines: [String] { cells.map(TerminalScreen.text) }
    var currentLine: String { TerminalScreen.text(cells[row]) }
    /// What stands before the cursor in its row.
    var beforeCursor: String { cells[row][..<min(column, columns)].joined() }
    /// What is typed behind the last prompt, up to the cursor; of a text in several rows.
    var input: String {
        let first = cells[...row].lastIndex { $0.joined().hasPrefix(">>> ") } ?? row
        return String((cells[first..<row].map { $0.joined() }.joined() + beforeCursor).dropFirst(4))
    }
    /// All that was ever shown, the rows on the screen last.
    var everything: String { (scrolled + lines).joined(separator: "\n") }

    var testDescription: String { everything }

    private static func text(_ cells: [String]) -> String { String(cells.joined().reversed().drop { $0 == " " }.reversed()) }

    mutating func show(_ bytes: some Sequence<UInt8>) { for byte in bytes { show(byte) } }

    private mutating func show(_ byte: UInt8) {
        if !sequence.isEmpty {
            sequence.append(byte)
            let isIntroducer = sequence.count == 2 && byte == UInt8(ascii: "[")
            if !isIntroducer, (0x40...0x7E).contains(byte) { finishSequence() }
            return
        }
        switch byte {
        case 0x1B: sequence = [byte]
        case 7: break
        case 8: column = max(0, column - 1)
        case 10: feedLine()
        case 13: column = 0
        // What a program prints may hold them.
        case 0..<32: break
        default: take(byte)
        }
    }

    private mutating func take(_ byte: UInt8) {
        character.append(byte)
        guard let first = character.first else { return }
        let wanted = first < 0x80 ? 1 : first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4
        guard character.count == wanted else { return }
        let text = String(decoding: character, as: UTF8.self)
        character = []
        let scalar = text.unicodeScalars.first.map { Int32(bitPattern: $0.value) } ?? 0
        put(text, width: Int(max(0, wcwidth(scalar))))
    }

    private mutating func put(_ text: String, width: Int) {
        // A mark goes to the character before it.
        if width == 0 {
            if column > 0 { cells[row][column - 1] += text }
            return
        }
        if column + width > columns {
            column = 0
            feedLine()
        }
        cells[row][column] = text
        if width == 2, column + 1 < columns { cells[row][column + 1] = "" }
        column += width
    }

    private mutating func feedLine() {
        if row + 1 < rows {
            row += 1
            return
        }
        scrolled.append(TerminalScreen.text(cells.removeFirst()))
        cells.append(Array(repeating: " ", count: columns))
    }

    private mutating func finishSequence() {
        defer { sequence = [] }
        guard sequence.count > 2, let final = sequence.last else { return unknown.append("escape \(sequence)") }
        let written = String(decoding: sequence.dropFirst(2).dropLast(), as: UTF8.self)
        let number = Int(written) ?? 1
        switch final {
        case UInt8(ascii: "A"): row = max(0, row - number)
        case UInt8(ascii: "B"): row = min(rows - 1, row + number)
        case UInt8(ascii: "C"): column = min(columns - 1, column + number)
        case UInt8(ascii: "D"): column = max(0, min(column, columns - 1) - number)
        case UInt8(ascii: "G"): column = max(0, min(columns - 1, number - 1))
        case UInt8(ascii: "H"): (row, column) = (0, 0)
        case UInt8(ascii: "J"):
            for place in (written == "2" ? 0 : row)..<rows { clear(place, from: written == "2" || place > row ? 0 : column) }
        case UInt8(ascii: "K"): clear(row, from: column)
        case UInt8(ascii: "m"): break
        case UInt8(ascii: "h"), UInt8(ascii: "l"):
            if written == "?2004" { isPasteBracketed = final == UInt8(ascii: "h") } else if written == "?25" { isCursorShown = final == UInt8(ascii: "h") } else if written != "?2026" { unknown.append("mode \(written)") }
        default: unknown.append("sequence \(written)\(Unicode.Scalar(final))")
        }
    }

    private mutating func clear(_ place: Int, from start: Int) { for at in min(start, columns)..<columns { cells[place][at] = " " } }

    /// The rows at another size, as a terminal keeps them that does not wrap them anew.
    func resized(rows: Int, columns: Int) -> TerminalScreen {
        var other = TerminalScreen(rows: rows, columns: columns)
        let first = max(0, row - rows + 1)
        for (place, line) in cells[first...].prefix(rows).enumerated() { for at in 0..<min(columns, self.columns) { other.cells[place][at] = line[at] } }
        (other.row, other.column) = (row - first, min(column, columns - 1))
        (other.isPasteBracketed, other.isCursorShown, other.scrolled) = (isPasteBracketed, isCursorShown, scrolled)
        return other
    }
}
