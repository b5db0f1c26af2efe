import Runtime

/// Rows as aligned text.
struct TextGrid {
    private let header: [String]
    private let rows: [[String]]
    private let isNumeric: [Bool]
    private let widths: [Int]

    /// - Parameter escapes: a sign that cells may not hold as it is.
    init(_ table: ValueTable, escapes: Character? = nil) throws {
        func shown(_ text: String) -> String { String(text.flatMap { $0 == escapes ? "\\\($0)" : TextGrid.visible($0) }) }
        header = table.columns.map(shown)
        let rows = try table.rows.map { try $0.map { shown($0.isNone ? "NULL" : try ValueFormat.plain($0)) } }
        self.rows = rows
        let header = header
        isNumeric = header.indices.map { column in
            let cells = table.rows.compactMap { $0.indices.contains(column) ? $0[column] : nil }.filter { !$0.isNone }
            return !cells.isEmpty && cells.allSatisfy(TextGrid.isNumber)
        }
        widths = header.indices.map { column in max(DisplayWidth.of(header[column]), rows.map { $0.indices.contains(column) ? DisplayWidth.of($0[column]) : 0 }.max() ?? 0) }
    }

    private static func isNumber(_ value: Value) -> Bool {
        switch value {
        case .int, .float: true
        default: value.object?.type.name == "Decimal"
        }
    }

    /// A sign as it can be shown in one line.
    private static func visible(_ letter: Character) -> String {
        switch letter {
        case "\n", "\r\n": "\\n"
        case "\t": "\\t"
        default: letter.unicodeScalars.allSatisfy { $0.value < 32 || $0.value == 127 } ? letter.unicodeScalars.map { "\\x\($0.value < 16 ? "0" : "")\(String($0.value, radix: 16))" }.joined() : String(letter)
        }
    }

    private func cell(_ text: String, _ column: Int) -> String {
        let space = String(repeating: " ", count: max(0, widths[column] - DisplayWidth.of(text)))
        return isNumeric[column] ? space + text : text + space
    }
    private func cells(_ row: [String], _ separator: String) -> String {
        header.indices.map { cell(row.indices.contains($0) ? row[$0] : "", $0) }.joined(separator: separator)
    }
    private func trimmed(_ line: String) -> String { String(line.reversed().drop { $0 == " " }.reversed()) }

    var plain: String {
        if header.isEmpty { return "(no rows)\n" }
        let rule = widths.map { String(repeating: "-", count: $0) }.joined(separator: "  ")
        return ([trimmed(cells(header, "  ")), rule] + rows.map { trimmed(cells($0, "  ")) }).map { $0 + "\n" }.joined()
    }

    var boxed: String {
        if header.isEmpty { return "(no rows)\n" }
        func rule(_ left: String, _ middle: String, _ right: String) -> String { left + widths.map { String(repeating: "─", count: $0 + 2) }.joined(separator: middle) + right + "\n" }
        func line(_ row: [String]) -> String { "│ " + cells(row, " │ ") + " │\n" }
        return rule("┌", "┬", "┐") + line(header) + rule("├", "┼", "┤") + rows.map(line).joined() + rule("└", "┴", "┘")
    }

    var markdown: String {
        if header.isEmpty { return "" }
        func line(_ row: [String]) -> String { "| " + cells(row, " | ") + " |\n" }
        let rule = "|" + zip(widths, isNumeric).map { " " + String(repeating: "-", count: max(1, $0.1 ? $0.0 - 1 : $0.0)) + ($0.1 ? ": |" : " |") }.joined() + "\n"
        return line(header) + rule + rows.map(line).joined()
    }
}
