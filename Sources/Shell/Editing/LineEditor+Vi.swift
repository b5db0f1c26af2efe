import CEditLine

/// What vi's line commands remember from one key to the next.
struct ViLines {
    /// Whether what was cut or copied last is lines: `p` puts it below.
    var areYanked = false
    /// Whether a newline was added behind the last line, so that it could be cut as the others are.
    var hasAddedNewline = false
    /// Where the cursor belongs when the command is through.
    var returnPlace: Int?
}

/// vi's commands that mean a line.  libedit takes the whole block for one line, and keeps its operators and what they cut to itself; so each
/// command is made of libedit's own, pushed as keys that nobody can press.
extension LineEditor {
    enum ViKey {
        static let zero: Letter = 48
        static let delete: Letter = 0x90, change: Letter = 0x91, yank: Letter = 0x92, find: Letter = 0x93, textEnd: Letter = 0x94, till: Letter = 0x95
        static let tillBack: Letter = 0x96, textStart: Letter = 0x97, insert: Letter = 0x98, finish: Letter = 0x99, commandMode: Letter = 0x9A, putBefore: Letter = 0x9B
        static let putAfter: Letter = 0x9C, left: Letter = 0x82, right: Letter = 0x83, cut: Letter = 0x9E, cutBefore: Letter = 0x80, substitute: Letter = 0x81
    }

    static let viBindings: [(key: String, command: String)] = [
        ("^I", "retort-complete"), ("^?", "retort-backspace"), ("^H", "retort-backspace"), (":", "retort-colon"), ("\\237", "retort-vi-escape"), ("\\232", "vi-command-mode"), ("\\231", "retort-vi-finish"),
        ("\\e^M", "retort-newline"), ("\\e^J", "retort-newline"),
    ]
    /// libedit's `$` goes before an empty text, where what `.` repeats would then write; its `~` reads what stands before the text.  The commands of its own history, which is empty, go to places outside the text; `v` would run another editor.
    static let viCommandBindings: [(key: String, command: String)] = [
        ("\\237", "retort-ignore"), (":", "retort-ignore"), ("u", "retort-undo"), ("k", "retort-vi-up"), ("j", "retort-vi-down"), ("\\055", "retort-vi-up"), ("+", "retort-vi-down"), ("/", "retort-search"), ("?", "retort-search"),
        ("\\e^M", "retort-newline"), ("\\e^J", "retort-newline"), ("~", "retort-change-case"),
        ("$", "retort-vi-end"), ("0", "retort-vi-start"), ("\\136", "retort-vi-first"), ("A", "retort-vi-append"), ("I", "retort-vi-insert"), ("o", "retort-vi-open"), ("O", "retort-vi-open-above"),
        ("D", "retort-vi-cut-end"), ("C", "retort-vi-change-end"), ("S", "retort-vi-change-line"), ("Y", "retort-vi-yank-line"), ("d", "retort-vi-operator"), ("c", "retort-vi-operator"), ("y", "retort-vi-operator"),
        ("p", "retort-vi-put"), ("P", "retort-vi-put-before"), ("x", "retort-vi-cut"), ("X", "retort-vi-cut"), ("s", "retort-vi-cut"), ("\\231", "retort-vi-finish"),
        ("\\220", "vi-delete-meta"), ("\\221", "vi-change-meta"), ("\\222", "vi-yank"), ("\\223", "vi-next-char"), ("\\224", "ed-move-to-end"), ("\\225", "vi-to-next-char"), ("\\226", "vi-to-prev-char"), ("\\227", "vi-zero"),
        ("\\230", "vi-insert"), ("\\233", "vi-paste-prev"), ("\\234", "vi-paste-next"), ("\\236", "ed-delete-next-char"), ("\\200", "ed-delete-prev-char"), ("\\201", "vi-substitute-char"),
        ("\\202", "ed-prev-char"), ("\\203", "ed-next-char"), (".", "retort-vi-repeat"), ("J", "retort-vi-join"),
    ] + ["n", "N", "G", "K", "v", "@", "#", "_"].map { ($0, "retort-ignore") }

    static let viCommands: [Command] = [
        ("retort-vi-escape", "vi's Escape", { editor, _ in perform(editor) { $0.viEscape() } }),
        ("retort-vi-finish", "Where a command on lines ends", { editor, _ in perform(editor) { $0.viFinish() } }),
        ("retort-vi-up", "vi's k", { editor, _ in LineEditor.of(editor)?.viMoveVertically(-1).code ?? 0 }),
        ("retort-vi-down", "vi's j", { editor, _ in LineEditor.of(editor)?.viMoveVertically(1).code ?? 0 }),
        ("retort-vi-end", "vi's $", { editor, _ in perform(editor) { $0.viEnd() } }),
        ("retort-vi-start", "vi's 0", { editor, _ in perform(editor) { $0.viStart() } }),
        ("retort-vi-first", "vi's ^", { editor, _ in perform(editor) { $0.viFirst() } }),
        ("retort-vi-append", "vi's A", { editor, _ in perform(editor) { $0.viInsert(at: $0.lineEnd) } }),
        ("retort-vi-insert", "vi's I", { editor, _ in perform(editor) { $0.viInsert(at: $0.firstWord) } }),
        ("retort-vi-open", "vi's o", { editor, _ in perform(editor) { $0.viOpen() } }),
        ("retort-vi-open-above", "vi's O", { editor, _ in perform(editor) { $0.viOpenAbove() } }),
        ("retort-vi-cut-end", "vi's D", { editor, _ in perform(editor) { $0.viCutEnd(ViKey.delete) } }),
        ("retort-vi-change-end", "vi's C", { editor, _ in perform(editor) { $0.viCutEnd(ViKey.change) } }),
        ("retort-vi-change-line", "vi's S", { editor, _ in perform(editor) { $0.viTakeLines(ViKey.change, $0.viRepetition.command.count ?? 1) } }),
        ("retort-vi-yank-line", "vi's Y", { editor, _ in perform(editor) { $0.viTakeLines(ViKey.yank, $0.viRepetition.command.count ?? 1) } }),
        ("retort-vi-operator", "vi's d, c and y", { editor, key in perform(editor) { $0.viOperator(Letter(key)) } }),
        ("retort-vi-put", "vi's p", { editor, _ in perform(editor) { $0.viPut() } }),
        ("retort-vi-put-before", "vi's P", { editor, _ in perform(editor) { $0.viPutBefore() } }),
        ("retort-vi-join", "vi's J", { editor, _ in perform(editor) { $0.viJoin() } }),
        ("retort-vi-repeat", "vi's .", { editor, _ in perform(editor) { $0.viRepeat() } }),
        ("retort-vi-cut", "vi's x, X and s", { editor, key in perform(editor) { $0.viCut(Letter(key)) } }),
    ]

    private func push(_ keys: [Letter]) {
        var ended = keys + [0]
        el_wpush(editor, &ended)
    }

    /// Before `0` reaches libedit: a digit of a count, or the start of the line.
    func noteViKey(_ key: Letter) {
        if key == ViKey.zero { edit_line_bind_alternative(editor, "0", viRepetition.command.isCounting ? "vi-zero" : "retort-vi-start") }
        if !viRepetition.add(key, before: buffer.text) { repeatedKeys = [] }
    }

    /// The keys that say a count to libedit, whatever `0` means just now.
    private func counting(_ count: Int) -> [Letter] { String(count).letters.map { $0 == ViKey.zero ? ViKey.textStart : $0 } }

    private func viRepeat() -> Outcome {
        repeatedKeys = viRepetition.keys(count: viRepetition.command.count)[...]
        return repeatedKeys.isEmpty ? .refused : .changed
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

    private func viMoveVertically(_ step: Int) -> Outcome {
        for _ in 0..<(viRepetition.command.count ?? 1) where moveVertically(step) == .refused { return .refused }
        return .changed
    }
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

    /// Twice the same key means the line; anything else is a motion: those that go by lines are ours, the others libedit's.
    private func viOperator(_ name: Letter) -> Outcome {
        let operation = ["d": ViKey.delete, "c": ViKey.change][name.scalar] ?? ViKey.yank
        var key: Letter = 0
        repeat { guard el_wgetc(editor, &key) == 1 else { return .end } } while viRepetition.command.isCounting
        let command = viRepetition.command, count = command.count
        guard command.isMoved || command.meaning == .goesOn else { return .refused }
        switch key.scalar {
        case name.scalar: return viTakeLines(operation, count ?? 1)
        case "j": return lineEnd < buffer.text.count ? viTakeLines(operation, (count ?? 1) + 1) : .refused
        case "k": return viTakeLinesAbove(operation, count ?? 1)
        case "^": return viTakeToFirstWord(operation)
        case "w", "W":
            return takesRestOfLine(words: count ?? 1, areLong: key.scalar == "W") ? viCutEnd(operation) : viTake(operation, count, key)
        default: return viTake(operation, count, key)
        }
    }

    private func viTake(_ operation: Letter, _ count: Int?, _ motion: Letter) -> Outcome {
        viLines.areYanked = false
        push([operation] + (count.map(counting) ?? []) + [motion])
        return .changed
    }

    /// Whether so many words are just those up to the end of the line: an operator stops there, where libedit would take the newline and what follows it.
    private func takesRestOfLine(words: Int, areLong: Bool) -> Bool {
        var rest = buffer.text[buffer.cursor..<lineEnd]
        for _ in 0..<words {
            guard let first = rest.first else { return false }
            let isBlank = first == .space || first == 9
            if !isBlank { rest = rest.drop { $0 != .space && $0 != 9 && (areLong || $0.isNamePart == first.isNamePart) } }
            rest = rest.drop { $0 == .space || $0 == 9 }
        }
        return rest.isEmpty
    }

    private func viTakeToFirstWord(_ operation: Letter) -> Outcome {
        let distance = firstWord - buffer.cursor
        guard distance != 0 else { return .refused }
        return viTake(operation, abs(distance), distance < 0 ? ViKey.left : ViKey.right)
    }

    private func viCutEnd(_ operation: Letter) -> Outcome {
        viLines.areYanked = false
        let isEmpty = buffer.cursor == lineEnd
        if isEmpty, operation == ViKey.delete { return .refused }
        push(isEmpty ? [ViKey.insert] : [operation] + keysToEnd)
        return .changed
    }

    /// `dk` and `yk`
    private func viTakeLinesAbove(_ operation: Letter, _ count: Int) -> Outcome {
        let text = buffer.text, above = text[..<lineStart].count { $0 == .newline }
        guard above > 0 else { return .refused }
        let taken = min(count, above)
        for _ in 0..<taken { buffer.move(to: text.lineStart(lineStart - 1)) }
        return viTakeLines(operation, taken + 1)
    }

    /// `dd`, `yy`, `dj`, `cc`: the cursor's line and those below it, as many as there are.
    private func viTakeLines(_ operation: Letter, _ count: Int) -> Outcome {
        let text = buffer.text, start = lineStart, end = lineEnd
        let following = 1 + text[end...].count { $0 == .newline }, lines = min(count, following)
        if operation == ViKey.change { return viChangeLines(lines, areLast: lines == following) }
        guard start < end || lines > 1 else {
            if operation == ViKey.delete { buffer.delete(end < text.count ? end..<(end + 1) : max(0, start - 1)..<end) }
            return viFirst()
        }
        viLines.returnPlace = operation == ViKey.yank ? buffer.cursor : nil
        viLines.areYanked = true
        if lines == following { addNewline() }
        buffer.move(to: start)
        push([operation] + counting(lines) + [ViKey.find, .newline, ViKey.finish])
        return .changed
    }

    /// Keeps the indentation.
    private func viChangeLines(_ lines: Int, areLast: Bool) -> Outcome {
        buffer.move(to: firstWord)
        if lines == 1 { return viCutEnd(ViKey.change) }
        viLines.areYanked = false
        push([ViKey.change] + (areLast ? [ViKey.textEnd] : counting(lines) + [ViKey.till, .newline]))
        return .changed
    }

    private func viJoin() -> Outcome {
        guard lineEnd < buffer.text.count else { return .refused }
        for _ in 0..<max(1, (viRepetition.command.count ?? 2) - 1) where lineEnd < buffer.text.count {
            let end = lineEnd, next = buffer.text[(end + 1)...]
            let blanks = next.prefix { $0 == .space || $0 == 9 }.count
            let isAlone = next.dropFirst(blanks).first.map { $0 == .newline } ?? true
            buffer.delete(end..<(end + 1 + blanks))
            if !isAlone { buffer.insert([.space]) }
            buffer.move(to: end)
        }
        return .changed
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
