import CEditLine

/// What keys do.
extension LineEditor {
    /// What a command tells libedit.
    enum Outcome {
        case changed, done, end, refused
        /// What was pushed is done next, with the operator and the count that came before.
        case goesOn

        var code: UInt8 {
            switch self {
            // Not CC_REFRESH: what libedit paints goes nowhere, and in vi's command mode it would leave an empty last line.
            case .changed: UInt8(CC_NORM)
            case .done: UInt8(CC_NEWLINE)
            case .end: UInt8(CC_EOF)
            case .refused: UInt8(CC_ERROR)
            case .goesOn: UInt8(CC_ARGHACK)
            }
        }
    }

    // MARK: lines

    /// Enter runs a text that is whole; within a block, and where something is open, it begins a line.
    func enter() -> Outcome {
        let text = buffer.text, cursor = buffer.cursor
        guard text.lineEnd(cursor) == text.count, language.isComplete(text) else { return beginLine() }
        buffer.move(to: text.count)
        finish()
        // An empty result would count as the end of the input.
        buffer.insert([.newline])
        return .done
    }

    /// Alt-Enter
    func beginLine() -> Outcome {
        let blanks = language.indentation(after: Array(buffer.text[..<buffer.cursor]))
        buffer.insert([.newline] + [Letter](repeating: .space, count: blanks))
        if blanks > 0, buffer.cursor == buffer.text.count { freshIndentation = buffer.text }
        return .changed
    }

    /// `else:` and its like go back to the statement that they belong to.
    func typeColon() -> Outcome {
        buffer.insert([.colon])
        let text = buffer.text, cursor = buffer.cursor
        guard text.lineEnd(cursor) == cursor, let wanted = language.indentation(ofClause: Array(text[..<cursor])) else { return .changed }
        let start = text.lineStart(cursor), blanks = text[start...].prefix { $0 == .space }.count
        guard wanted < blanks else { return .changed }
        buffer.delete(start..<(start + blanks - wanted))
        buffer.move(to: cursor - (blanks - wanted))
        return .changed
    }

    /// Blanks typed right behind an automatic indentation take its place: the line is typed with an indentation of its own.
    func dropFreshIndentation(before key: Letter) {
        defer { freshIndentation = nil }
        guard key == .space, let fresh = freshIndentation, buffer.text == fresh, buffer.cursor == fresh.count else { return }
        buffer.delete(before: fresh.count - fresh.lineStart(fresh.count))
    }

    /// Up and Down go from line to line, then through the history.
    func moveVertically(_ step: Int) -> Outcome {
        let text = buffer.text, cursor = buffer.cursor
        let start = text.lineStart(cursor), end = text.lineEnd(cursor)
        let column = wantedColumn ?? cursor - start
        if step < 0 {
            if start == 0 { return recall(-1) }
            let above = text.lineStart(start - 1)
            buffer.move(to: min(above + column, start - 1))
        } else {
            if end == text.count { return recall(1) }
            buffer.move(to: min(end + 1 + column, text.lineEnd(end + 1)))
        }
        wantedColumn = column
        return .changed
    }

    private func recall(_ step: Int) -> Outcome {
        let entries = history.entries
        let place = (historyPlace ?? entries.count) + step
        guard place >= 0, place <= entries.count, historyPlace != nil || step < 0 else { return .refused }
        if historyPlace == nil { draft = buffer.text }
        historyPlace = place == entries.count ? nil : place
        buffer.replace(with: place == entries.count ? draft : entries[place])
        undoStack.note(buffer.text, cursor: buffer.cursor, joining: .nothing)
        return .changed
    }

    // MARK: the cursor

    func moveLeft() -> Outcome {
        if buffer.cursor > 0 { buffer.move(to: buffer.cursor - buffer.text.characterLength(before: buffer.cursor)) }
        return .changed
    }
    /// At the end of the text it takes what is suggested.
    func moveRight() -> Outcome {
        let text = buffer.text
        if buffer.cursor < text.count { buffer.move(to: buffer.cursor + text.characterLength(at: buffer.cursor)) } else { buffer.insert(suggestion) }
        return .changed
    }
    func moveToLineStart() -> Outcome {
        buffer.move(to: buffer.text.lineStart(buffer.cursor))
        return .changed
    }
    func moveToLineEnd() -> Outcome {
        let text = buffer.text
        if buffer.cursor == text.count { buffer.insert(suggestion) } else { buffer.move(to: text.lineEnd(buffer.cursor)) }
        return .changed
    }
    /// Where Ctrl-K ends: the end of the line, or behind its newline where the cursor stands at the end.
    func moveToKillEnd() -> Outcome {
        let text = buffer.text, end = text.lineEnd(buffer.cursor)
        buffer.move(to: end == buffer.cursor && end < text.count ? end + 1 : end)
        return .changed
    }

    // MARK: changes

    func insertPaste() -> Outcome {
        buffer.insert(pasted)
        return .changed
    }
    /// Before the first word of a line a step of indentation goes at once.
    func deleteBackwards() -> Outcome {
        let text = buffer.text, cursor = buffer.cursor
        guard cursor > 0 else { return .refused }
        let start = text.lineStart(cursor)
        let isIndentation = cursor > start && text[start..<cursor].allSatisfy { $0 == .space }
        buffer.delete(before: isIndentation ? (cursor - start - 1) % LineEditor.indentationStep + 1 : text.characterLength(before: cursor))
        return .changed
    }
    func deleteForwards() -> Outcome {
        let text = buffer.text, cursor = buffer.cursor
        if cursor < text.count { buffer.delete(cursor..<(cursor + text.characterLength(at: cursor))) }
        return .changed
    }
    /// vi's `~`
    func changeCase() -> Outcome {
        let text = buffer.text, cursor = buffer.cursor
        guard cursor < text.count, text[cursor] != .newline else { return .refused }
        let end = cursor + text.characterLength(at: cursor)
        let character = String(letters: text[cursor..<end]), upper = character.uppercased()
        buffer.delete(cursor..<end)
        buffer.insert((upper == character ? character.lowercased() : upper).letters)
        if buffer.cursor == buffer.text.count { buffer.move(to: cursor) }
        return .changed
    }
    /// Ctrl-D
    func deleteOrEnd() -> Outcome {
        guard buffer.text.isEmpty else { return deleteForwards() }
        finish()
        return .end
    }
    func undo() -> Outcome {
        guard let state = undoStack.undo() else { return .refused }
        buffer.replace(with: state.text, cursor: state.cursor)
        return .changed
    }

    static var indentationStep: Int { 4 }

    // MARK: completion

    /// TAB indents before the first word, completes behind it, and goes through the menu where one is open.
    func complete(_ step: Int) -> Outcome {
        let text = buffer.text, cursor = buffer.cursor
        if var open = menu, open.text == text, open.cursor == cursor {
            let item = open.select(step)
            buffer.delete(open.start..<cursor)
            buffer.insert(item.letters)
            (open.text, open.cursor) = (buffer.text, buffer.cursor)
            menu = open
            return .changed
        }
        let start = text.lineStart(cursor)
        if text[start..<cursor].allSatisfy({ $0 == .space || $0 == 9 }) {
            buffer.insert([Letter](repeating: .space, count: LineEditor.indentationStep - (cursor - start) % LineEditor.indentationStep))
            return .changed
        }
        let found = language.completions(text, cursor: cursor)
        guard let first = found.items.first else { return .refused }
        let common = found.items.dropFirst().reduce(first) { $0.commonPrefix(with: $1) }
        if found.items.count == 1 || common.unicodeScalars.count > cursor - found.start {
            buffer.delete(found.start..<cursor)
            buffer.insert(common.letters)
        }
        if found.items.count > 1 { menu = CompletionMenu(found, original: text, originalCursor: cursor, text: buffer.text, cursor: buffer.cursor) }
        return .changed
    }

    /// Escape closes the menu and takes back what it inserted.
    func closeMenu() -> Outcome {
        if let open = menu { buffer.replace(with: open.original, cursor: open.originalCursor) }
        menu = nil
        return .changed
    }
}
