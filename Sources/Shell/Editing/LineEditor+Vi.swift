import CEditLine

/// What vi's line commands remember from one key to the next.
struct ViLines {
    /// Whether what was cut or copied last is lines: `p` puts it below.
    var areYanked = false
    /// Whether a newline was added behind the last line, so that it could be cut as the others are.
    var hasAddedNewline = false
    /// Where the cursor belongs when the command is through.
    var returnPlace: Int?
    /// Whether the key before is part of a count, in which `0` is a digit.
    var isCounting = false
    var lastKey: Letter = 0
}

/// vi's commands that mean a line.  libedit takes the whole block for one line, and keeps its operators and what they cut to itself; so each
/// command is made of libedit's own, pushed as keys that nobody can press.
extension LineEditor {
    enum ViKey {
        static let delete: Letter = 0x90, change: Letter = 0x91, yank: Letter = 0x92, find: Letter = 0x93, textEnd: Letter = 0x94, till: Letter = 0x95
        static let tillBack: Letter = 0x96, textStart: Letter = 0x97, insert: Letter = 0x98, finish: Letter = 0x99, commandMode: Letter = 0x9A, putBefore: Letter = 0x9B
        static let putAfter: Letter = 0x9C, cut: Letter = 0x9E, cutBefore: Letter = 0x80, substitute: Letter = 0x81
    }

    static let viBindings: [(key: String, command: String)] = [
        ("^I", "retort-complete"), ("^?", "retort-backspace"), ("^H", "retort-backspace"), (":", "retort-colon"), ("\\237", "retort-vi-escape"), ("\\232", "vi-command-mode"), ("\\231", "retort-vi-finish"),
        ("\\e^M", "retort-newline"), ("\\e^J", "retort-newline"),
    ]
    /// libedit's `$` goes before an empty text, where what `.` repeats would then write; its `~` reads what stands before the text.  The commands of its own history, which is empty, go to places outside the text; `v` would run another editor.
    static let viCommandBindings: [(key: String, command: String)] = [
        ("\\237", "retort-ignore"), (":", "retort-ignore"), ("u", "retort-undo"), ("k", "retort-up"), ("j", "retort-down"), ("\\055", "retort-up"), ("+", "retort-down"), ("/", "retort-search"), ("?", "retort-search"),
        ("\\e^M", "retort-newline"), ("\\e^J", "retort-newline"), ("~", "retort-change-case"),
        ("$", "retort-vi-end"), ("0", "retort-vi-start"), ("\\136", "retort-vi-first"), ("A", "retort-vi-append"), ("I", "retort-vi-insert"), ("o", "retort-vi-open"), ("O", "retort-vi-open-above"),
        ("D", "retort-vi-cut-end"), ("C", "retort-vi-change-end"), ("S", "retort-vi-change-line"), ("Y", "retort-vi-yank-line"), ("d", "retort-vi-operator"), ("c", "retort-vi-operator"), ("y", "retort-vi-operator"),
        ("p", "retort-vi-put"), ("P", "retort-vi-put-before"), ("x", "retort-vi-cut"), ("X", "retort-vi-cut"), ("s", "retort-vi-cut"), ("\\231", "retort-vi-finish"),
        ("\\220", "vi-delete-meta"), ("\\221", "vi-change-meta"), ("\\222", "vi-yank"), ("\\223", "vi-next-char"), ("\\224", "ed-move-to-end"), ("\\225", "vi-to-next-char"), ("\\226", "vi-to-prev-char"), ("\\227", "vi-zero"),
        ("\\230", "vi-insert"), ("\\233", "vi-paste-prev"), ("\\234", "vi-paste-next"), ("\\236", "ed-delete-next-char"), ("\\200", "ed-delete-prev-char"), ("\\201", "vi-substitute-char"),
    ] + ["n", "N", "G", "J", "K", "v", "@", "#", "_"].map { ($0, "retort-ignore") }

    static let viCommands: [Command] = [
        ("retort-vi-escape", "vi's Escape", { editor, _ in perform(editor) { $0.viEscape() } }),
        ("retort-vi-finish", "Where a command on lines ends", { editor, _ in perform(editor) { $0.viFinish() } }),
        ("retort-vi-end", "vi's $", { editor, _ in perform(editor) { $0.viEnd() } }),
        ("retort-vi-start", "vi's 0", { editor, _ in perform(editor) { $0.viStart() } }),
        ("retort-vi-first", "vi's ^", { editor, _ in perform(editor) { $0.viFirst() } }),
        ("retort-vi-append", "vi's A", { editor, _ in perform(editor) { $0.viInsert(at: $0.lineEnd) } }),
        ("retort-vi-insert", "vi's I", { editor, _ in perform(editor) { $0.viInsert(at: $0.firstWord) } }),
        ("retort-vi-open", "vi's o", { editor, _ in perform(editor) { $0.viOpen() } }),
        ("retort-vi-open-above", "vi's O", { editor, _ in perform(editor) { $0.viOpenAbove() } }),
        ("retort-vi-cut-end", "vi's D", { editor, _ in perform(editor) { $0.viCutEnd(ViKey.delete) } }),
        ("retort-vi-change-end", "vi's C", { editor, _ in perform(editor) { $0.viCutEnd(ViKey.change) } }),
        ("retort-vi-change-line", "vi's S", { editor, _ in perform(editor) { $0.viChangeLine() } }),
        ("retort-vi-yank-line", "vi's Y", { editor, _ in perform(editor) { $0.viTakeLine(ViKey.yank) } }),
        ("retort-vi-operator", "vi's d, c and y", { editor, key in perform(editor) { $0.viOperator(Letter(key)) } }),
        ("retort-vi-put", "vi's p", { editor, _ in perform(editor) { $0.viPut() } }),
        ("retort-vi-put-before", "vi's P", { editor, _ in perform(editor) { $0.viPutBefore() } }),
        ("retort-vi-cut", "vi's x, X and s", { editor, key in perform(editor) { $0.viCut(Letter(key)) } }),
    ]

    private func push(_ keys: [Letter]) {
        var ended = keys + [0]
        el_wpush(editor, &ended)
    }

    /// Before `0` reaches libedit: a digit of a count, or the start of the line.  libedit tells nobody whether a count is open.
    func noteViKey(_ key: Letter) {
        let zero: Letter = 48, nine: Letter = 57, takesCharacter = "rfFtT".letters.contains(viLines.lastKey)
        if key == zero { edit_line_bind_alternative(editor, "0", viLines.isCounting ? "vi-zero" : "retort-vi-start") }
        viLines.isCounting = !takesCharacter && (key == zero ? viLines.isCounting : (zero...nine).contains(key))
        viLines.lastKey = key
    }

    // MARK: places

    private var lineStart: Int { buffer.text.lineStart(buffer.cursor) }
    private var lineEnd: Int { buffer.text.lineEnd(buffer.cursor) }
    /// Behind the blanks that the line begins with.
    private var firstWord: Int {
        let text = buffer.text, start = text.lineStart(buffer.cursor)
        return start + text[start...].prefix { $0 == .space || $0 == 9 }.count
    }

    /// Escape goes one character back, but not out of the line.
    private func viEscape() -> Outcome {
        viLines.returnPlace = lineStart == buffer.cursor ? buffer.cursor : nil
        push([ViKey.commandMode, ViKey.finish])
        return .changed
    }

    /// The keys of a motion to the end of the line.
    private var keysToEnd: [Letter] { lineEnd == buffer.text.count ? [ViKey.textEnd] : [ViKey.till, .newline] }

    private func viEnd() -> Outcome {
        guard !buffer.text.isEmpty, buffer.cursor < lineEnd || lineEnd == buffer.text.count else { return .refused }
        push(keysToEnd)
        return .goesOn
    }
    private func viStart() -> Outcome {
        guard buffer.cursor > lineStart else { return .changed }
        push(lineStart == 0 ? [ViKey.textStart] : [ViKey.tillBack, .newline])
        return .goesOn
    }
    private func viFirst() -> Outcome {
        buffer.move(to: firstWord)
        return .changed
    }

    // MARK: insertions

    private func viInsert(at place: Int) -> Outcome {
        buffer.move(to: place)
        push([ViKey.insert])
        return .changed
    }
    private func viOpen() -> Outcome {
        buffer.move(to: lineEnd)
        push([ViKey.insert])
        return beginLine()
    }
    private func viOpenAbove() -> Outcome {
        let start = lineStart, blanks = firstWord - start
        buffer.move(to: start)
        buffer.insert([Letter](repeating: .space, count: blanks) + [.newline])
        return viInsert(at: start + blanks)
    }

    // MARK: operators

    /// Twice the same key means the line; anything else is a motion, which libedit knows.
    private func viOperator(_ name: Letter) -> Outcome {
        let operation = ["d": ViKey.delete, "c": ViKey.change][name.scalar] ?? ViKey.yank
        var key: Letter = 0
        guard el_wgetc(editor, &key) == 1 else { return .end }
        if key == name { return operation == ViKey.change ? viChangeLine() : viTakeLine(operation) }
        viLines.areYanked = false
        push([operation, key])
        return .goesOn
    }

    private func viCutEnd(_ operation: Letter) -> Outcome {
        viLines.areYanked = false
        let isEmpty = buffer.cursor == lineEnd
        if isEmpty, operation == ViKey.delete { return .refused }
        push(isEmpty ? [ViKey.insert] : [operation] + keysToEnd)
        return .changed
    }

    /// `cc` keeps the indentation.
    private func viChangeLine() -> Outcome {
        buffer.move(to: firstWord)
        return viCutEnd(ViKey.change)
    }

    /// `dd` and `yy`, with a count too.
    private func viTakeLine(_ operation: Letter) -> Outcome {
        let text = buffer.text, start = lineStart, end = lineEnd
        guard start < end else {
            if operation == ViKey.delete { buffer.delete(end < text.count ? end..<(end + 1) : max(0, start - 1)..<end) }
            return viFirst()
        }
        viLines.returnPlace = operation == ViKey.yank ? buffer.cursor : nil
        viLines.areYanked = true
        if end == text.count { addNewline() }
        buffer.move(to: start)
        push([operation, ViKey.find, .newline, ViKey.finish])
        return .goesOn
    }

    private func addNewline() {
        buffer.move(to: buffer.text.count)
        buffer.insert([.newline])
        viLines.hasAddedNewline = true
    }

    /// Takes back the newline that was added, and sets the cursor.
    private func viFinish() -> Outcome {
        var place = buffer.cursor
        let count = buffer.text.count
        if viLines.hasAddedNewline, buffer.text.last == .newline {
            buffer.delete((count - 1)..<count)
            if place == count { place = buffer.text.lineStart(buffer.text.count) }
        }
        buffer.move(to: min(viLines.returnPlace ?? place, buffer.text.count))
        (viLines.hasAddedNewline, viLines.returnPlace) = (false, nil)
        return .changed
    }

    private func viCut(_ name: Letter) -> Outcome {
        viLines.areYanked = false
        push([["x": ViKey.cut, "X": ViKey.cutBefore][name.scalar] ?? ViKey.substitute])
        return .goesOn
    }

    private func viPut() -> Outcome {
        guard viLines.areYanked else {
            push([ViKey.putAfter])
            return .goesOn
        }
        if lineEnd == buffer.text.count { addNewline() }
        buffer.move(to: lineEnd + (viLines.hasAddedNewline ? 0 : 1))
        push([ViKey.putBefore, ViKey.finish])
        return .goesOn
    }
    private func viPutBefore() -> Outcome {
        if viLines.areYanked { buffer.move(to: lineStart) }
        push([ViKey.putBefore])
        return .goesOn
    }
}
