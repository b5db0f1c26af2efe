/// The menu of completions below the text.
struct CompletionMenu {
    let start: Int
    private let items: [String]
    private var selected: Int?
    /// What Escape goes back to.
    let original: [Letter]
    let originalCursor: Int
    /// The text as the menu left it: any other closes it.
    var text: [Letter]
    var cursor: Int

    init(_ completions: Completions, original: [Letter], originalCursor: Int, text: [Letter], cursor: Int) {
        start = completions.start
        items = completions.items
        (self.original, self.originalCursor, self.text, self.cursor) = (original, originalCursor, text, cursor)
    }

    /// The item before or after the selected one, around the end.
    mutating func select(_ step: Int) -> String {
        let place = selected.map { ($0 + step + items.count) % items.count } ?? (step > 0 ? 0 : items.count - 1)
        selected = place
        return items[place]
    }

    /// In columns, as many rows as a third of the terminal has.
    func rows(_ size: TerminalSize, _ paint: Paint) -> [Frame.Row] {
        let items = items.map(TerminalText.visible)
        let width = min(size.columns, (items.map(TerminalText.width).max() ?? 1) + 2)
        let perRow = max(1, size.columns / width)
        let total = (items.count + perRow - 1) / perRow
        let shown = min(total, max(3, size.rows / 3))
        let first = min(max(0, (selected ?? 0) / perRow - shown + 1), total - shown)
        var rows = (first..<(first + shown)).map { line in
            var row = Frame.Row()
            for place in (line * perRow)..<min((line + 1) * perRow, items.count) {
                let item = TerminalText.width(items[place]) < width ? items[place] : String(items[place].prefix(max(1, width / 2 - 1)))
                row.text += place == selected ? Style.selected.sequence + item + Style.plain.sequence : item
                row.text += String(repeating: " ", count: max(0, width - TerminalText.width(item)))
                row.width += width
            }
            return row
        }
        if total > shown {
            let note = "(\(items.count) names)"
            rows.append(Frame.Row(text: paint(note, .hint), width: note.count))
        }
        return rows
    }
}
