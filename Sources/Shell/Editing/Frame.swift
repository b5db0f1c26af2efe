import CEditLine

/// What the terminal is to show: rows of text, and where the cursor stands.
struct Frame {
    struct Row: Equatable {
        /// With the sequences that colour it.
        var text = ""
        /// Columns that it takes.
        var width = 0
    }
    var rows: [Row] = []
    var cursorRow = 0
    var cursorColumn = 0
    let columns: Int
}

/// The size of the terminal.
struct TerminalSize: Equatable {
    let rows: Int
    let columns: Int

    static var current: TerminalSize {
        var (rows, columns): (Int32, Int32) = (0, 0)
        edit_line_size(&rows, &columns)
        return TerminalSize(rows: max(2, Int(rows)), columns: max(8, Int(columns)))
    }
}

/// Lays a text out in rows behind its prompts.
struct FrameLayout {
    let size: TerminalSize
    let usesColour: Bool
    private var frame: Frame
    private var row = Frame.Row()
    private var style = Style.plain
    /// Where the text of a line begins, which tabs count from.
    private var textStart = 0

    /// - Parameters:
    ///   - styles: one for each letter of the text.
    ///   - suggestion: what may follow the text, shown behind it.
    ///   - below: rows under the text: a menu, what is searched for.
    ///   - top: the first row that the last frame showed of a text longer than the terminal; set to that of this one.
    static func frame(_ text: [Letter], styles: [Style], cursor: Int, prompt: String, continuation: String, suggestion: [Letter], below: [Frame.Row], size: TerminalSize, usesColour: Bool, top: inout Int) -> Frame {
        var layout = FrameLayout(size, usesColour)
        let isPartial = layout.lay(text, styles, cursor, prompt, continuation, suggestion)
        layout.cut(to: max(1, size.rows - below.count), &top, isPartial)
        layout.frame.rows += below
        return layout.frame
    }

    private init(_ size: TerminalSize, _ usesColour: Bool) {
        self.size = size
        self.usesColour = usesColour
        frame = Frame(columns: size.columns)
    }

    /// - Returns: whether lines far from the cursor were left out.
    private mutating func lay(_ text: [Letter], _ styles: [Style], _ cursor: Int, _ prompt: String, _ continuation: String, _ suggestion: [Letter]) -> Bool {
        var starts = [0]
        for (index, letter) in text.enumerated() where letter == .newline { starts.append(index + 1) }
        let current = (starts.firstIndex { $0 > cursor } ?? starts.count) - 1
        let lines = max(0, current - size.rows)...min(starts.count - 1, current + size.rows)
        for line in lines {
            add(line == 0 ? prompt : continuation, .prompt)
            textStart = row.width
            let end = line + 1 < starts.count ? starts[line + 1] - 1 : text.count
            lay(text, starts[line]..<end, styles, cursor, isCurrent: line == current)
            if line == starts.count - 1 { add(suggestion: suggestion) }
            endRow()
        }
        return lines.count < starts.count
    }

    /// One line; of a very long one what is near the cursor.
    private mutating func lay(_ text: [Letter], _ whole: Range<Int>, _ styles: [Style], _ cursor: Int, isCurrent: Bool) {
        var line = whole
        let reach = size.rows * size.columns
        if line.count > 4 * reach {
            let near = isCurrent ? cursor : line.lowerBound
            line = max(line.lowerBound, near - reach)..<min(line.upperBound, near + reach)
        }
        var place = line.lowerBound
        for character in String(letters: text[line]) {
            let count = character.unicodeScalars.count
            let isCursor = isCurrent && (place..<(place + count)).contains(cursor)
            add(character, place < styles.count ? styles[place] : .plain, isCursor)
            place += count
        }
        if isCurrent, cursor == line.upperBound {
            if row.width >= size.columns { endRow() }
            noteCursor()
        }
    }

    private mutating func add(_ character: Character, _ style: Style, _ isCursor: Bool) {
        let first = character.unicodeScalars.first?.value ?? 0
        if character == "\t" { return addTab(isCursor) }
        let isControl = first < 32 || first == 127
        let width = isControl ? 2 : max(1, character.cells)
        if row.width + width > size.columns { endRow() }
        if isCursor { noteCursor() }
        if isControl { return add("^" + String(Unicode.Scalar(UInt8(first ^ 64))), .hint) }
        if character.cells == 0 { return add("\u{FFFD}", .hint) }
        use(style)
        guard character.isContested else {
            row.text.append(character)
            row.width += width
            return
        }
        // Blanks first, then the column is named, so that what follows stands right however wide the terminal draws it.
        row.text += String(repeating: " ", count: width) + "\u{1B}[\(row.width + 1)G" + String(character)
        row.width += width
        if row.width < size.columns { row.text += "\u{1B}[\(row.width + 1)G" }
    }

    /// Blanks up to the next eighth column, as Python counts indentation (reference 2.1.8).
    private mutating func addTab(_ isCursor: Bool) {
        if row.width >= size.columns { endRow() }
        if isCursor { noteCursor() }
        let width = 8 - max(0, row.width - textStart) % 8
        add(String(repeating: " ", count: min(width, size.columns - row.width)), .plain)
    }

    private mutating func add(_ text: String, _ style: Style) {
        use(style)
        for character in text {
            let width = character.cells
            if row.width + width > size.columns {
                endRow()
                use(style)
            }
            row.text.append(character)
            row.width += width
        }
    }

    private mutating func add(suggestion: [Letter]) {
        guard !suggestion.isEmpty else { return }
        use(.hint)
        for character in String(letters: suggestion) {
            let shown = character == "\n" ? "⏎" : character
            guard row.width + shown.cells < size.columns else { return }
            row.text.append(shown)
            row.width += shown.cells
            if character == "\n" { return }
        }
    }

    private mutating func use(_ wanted: Style) {
        guard usesColour || !wanted.isColour, wanted != style else { return }
        row.text += wanted.sequence
        style = wanted
    }

    private mutating func noteCursor() { (frame.cursorRow, frame.cursorColumn) = (frame.rows.count, row.width) }

    private mutating func endRow() {
        if style != .plain { row.text += Style.plain.sequence }
        style = .plain
        frame.rows.append(row)
        row = Frame.Row()
    }

    /// Of more rows than there is room for those around the cursor.
    private mutating func cut(to room: Int, _ top: inout Int, _ isPartial: Bool) {
        guard frame.rows.count > room else {
            top = 0
            return
        }
        if isPartial { top = frame.cursorRow - room / 2 }
        top = min(max(top, frame.cursorRow - room + 1), frame.cursorRow)
        top = max(0, min(top, frame.rows.count - room))
        frame.rows = Array(frame.rows[top..<(top + room)])
        frame.cursorRow -= top
    }
}
