import Runtime

/// A table as text that fits the terminal: in columns, or a column a line where these would be too narrow.
struct TableLayout {
    private let table: PresentedTable
    private let width: Int
    private let paint: Paint
    private let isWhole: Bool

    /// Of more than twice as many rows, so many from the start and from the end are shown.
    private static let shownAtEachEnd = 20
    private static let gap = "  "
    /// What a column of text may be narrowed to.
    private static let narrowest = 10

    /// - Parameter isWhole: whether all rows are shown, however many.
    init(_ table: PresentedTable, width: Int, _ paint: Paint, isWhole: Bool = false) {
        self.table = table
        self.width = max(8, width)
        self.paint = paint
        self.isWhole = isWhole
    }

    private var hidesRows: Bool { !isWhole && table.count > 2 * TableLayout.shownAtEachEnd }

    /// - Throws: KeyboardInterrupt
    func text() throws -> String {
        let shown = hidesRows ? Array(0..<TableLayout.shownAtEachEnd) + Array((table.count - TableLayout.shownAtEachEnd)..<table.count) : Array(0..<table.count)
        var rows: [[Cell]] = []
        rows.reserveCapacity(shown.count)
        for index in shown {
            if rows.count % 1000 == 999 { try Program.context?.checkInterrupt() }
            rows.append(table.row(index))
        }
        if let widths = widths(rows) { return inColumns(rows, widths) + footer }
        return vertical(rows, numbers: shown) + footer
    }

    /// `200 rows (40 shown)`
    private var footer: String {
        let count = "\(table.count) row\(table.count == 1 ? "" : "s")"
        guard hidesRows else { return paint(count, .hint) + "\n" }
        let note = count + " (\(2 * TableLayout.shownAtEachEnd) shown)"
        let advice = "  .last shows all"
        return paint(note + (note.count + advice.count <= width ? advice : ""), .hint) + "\n"
    }

    // MARK: columns

    private func isNumeric(_ column: Int, _ rows: [[Cell]]) -> Bool {
        var found = false
        for row in rows where !row[column].isDim {
            if !row[column].isNumeric { return false }
            found = true
        }
        return found
    }

    /// As wide as the terminal allows; nil where even narrow columns would not fit.
    private func widths(_ rows: [[Cell]]) -> [Int]? {
        if table.columns.isEmpty { return [] }
        let room = width - TableLayout.gap.count * (table.columns.count - 1)
        let names = table.columns.map { TerminalText.width(TerminalText.visible($0.name)) }
        let natural = names.indices.map { column in max(names[column], rows.map { TerminalText.width($0[column].text) }.max() ?? 0) }
        let withTypes = natural.indices.map { max(natural[$0], TerminalText.width(table.columns[$0].type)) }
        if withTypes.reduce(0, +) <= room { return withTypes }
        let least = natural.indices.map { column in rows.contains { $0[column].isIndivisible } ? natural[column] : min(natural[column], max(names[column], TableLayout.narrowest)) }
        guard least.reduce(0, +) <= room else { return nil }
        var limit = min(natural.max() ?? 0, room)
        func limited() -> [Int] { natural.indices.map { min(natural[$0], max(limit, least[$0])) } }
        if natural.reduce(0, +) <= room { return widened(natural, to: withTypes, room) }
        while limit > 0, limited().reduce(0, +) > room { limit -= 1 }
        return limited()
    }

    /// What is left of the room goes to types that need more than their values.
    private func widened(_ widths: [Int], to wanted: [Int], _ room: Int) -> [Int] {
        var spare = room - widths.reduce(0, +)
        return zip(widths, wanted).map { width, wish in
            let more = min(spare, max(0, wish - width))
            spare -= more
            return width + more
        }
    }

    private func inColumns(_ rows: [[Cell]], _ widths: [Int]) -> String {
        let numeric = widths.indices.map { isNumeric($0, rows) }
        func line(_ cells: [(text: String, style: Style)]) -> String {
            var line = ""
            for (column, cell) in cells.enumerated() {
                let text = TerminalText.fitted(cell.text, to: widths[column])
                let space = TerminalText.blanks(widths[column] - TerminalText.width(text))
                let isLast = column == cells.count - 1
                line += numeric[column] ? space + paint(text, cell.style) : paint(text, cell.style) + (isLast ? "" : space)
                if !isLast { line += TableLayout.gap }
            }
            while line.last == " " { line.removeLast() }
            return line + "\n"
        }
        var text = line(table.columns.map { (TerminalText.visible($0.name), .definition) })
        if table.columns.contains(where: { !$0.type.isEmpty }) { text += line(table.columns.map { ($0.type, .hint) }) }
        text += paint(widths.map { String(repeating: "─", count: $0) }.joined(separator: TableLayout.gap), .hint) + "\n"
        for (at, row) in rows.enumerated() {
            if hidesRows, at == TableLayout.shownAtEachEnd { text += line(widths.map { _ in ("·", .hint) }) }
            text += line(row.map { ($0.text, $0.isDim ? .hint : .plain) })
        }
        return text
    }

    // MARK: a column a line

    private func vertical(_ rows: [[Cell]], numbers: [Int]) -> String {
        var text = ""
        for (at, row) in rows.enumerated() {
            if hidesRows, at == TableLayout.shownAtEachEnd { text += paint("·", .hint) + "\n" }
            let title = "── \(numbers[at] + 1) "
            text += paint(title + String(repeating: "─", count: max(0, min(width, 40) - TerminalText.width(title))), .hint) + "\n"
            text += TableLayout.list(zip(table.columns, row).map { (TerminalText.visible($0.name), $1, "") }, width: width, paint)
        }
        return text
    }

    /// Names with their values, each on a line of its own or on several.
    static func list(_ fields: [(name: String, cell: Cell, note: String)], width: Int, _ paint: Paint, indent: Int = 0) -> String {
        let nameWidth = min(fields.map { TerminalText.width($0.name) }.max() ?? 0, max(4, width / 2))
        let room = max(4, width - indent - nameWidth - gap.count)
        var text = ""
        for field in fields {
            let name = TerminalText.fitted(field.name, to: nameWidth)
            var lines = TerminalText.wrapped(field.cell.text, to: room).map { paint($0, field.cell.isDim ? .hint : .plain) }
            if !field.note.isEmpty { lines[lines.count - 1] += gap + paint(field.note, .hint) }
            text += TerminalText.blanks(indent) + paint(name, .definition) + TerminalText.blanks(nameWidth - TerminalText.width(name)) + gap + lines[0] + "\n"
            for line in lines.dropFirst() { text += TerminalText.blanks(indent + nameWidth + gap.count) + line + "\n" }
        }
        return text
    }
}
