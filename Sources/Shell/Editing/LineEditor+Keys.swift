import CEditLine
import Glibc

/// Which keys do what: libedit's own commands and ours, then what `~/.editrc` says.
extension LineEditor {
    typealias Command = (name: String, help: String, run: edit_line_command)

    func bindKeys() {
        for (name, help, run) in LineEditor.commands + LineEditor.viCommands { edit_line_add_command(editor, name, help, run) }
        let settings = EditSettings.read()
        // To choose a mode forgets all bindings, so it comes first.
        edit_line_set_mode(editor, settings.mode ?? "emacs")
        for (key, command) in LineEditor.sharedBindings { bind(key, command, inBothModes: true) }
        for (key, command) in isVi ? LineEditor.viBindings : LineEditor.emacsBindings { bind(key, command) }
        if isVi {
            for (key, command) in LineEditor.viCommandBindings { edit_line_bind_alternative(editor, key, command) }
        } else {
            for (key, keys) in LineEditor.emacsMacros { edit_line_bind_keys(editor, key, keys) }
        }
        // The user's keys win over ours.
        for words in settings.lines {
            words.dropFirst().forEach(keys.noteBinding)
            EditSettings.apply(words, to: editor)
        }
    }

    private func bind(_ key: String, _ command: String, inBothModes: Bool = false) {
        keys.noteBinding(key)
        edit_line_bind(editor, key, command)
        if inBothModes, isVi { edit_line_bind_alternative(editor, key, command) }
    }

    /// Functions of C capture nothing: each finds its editor through libedit.  All but Up and Down forget the column.
    private static let commands: [Command] = [
        ("retort-enter", "Run the text, or begin a line", { editor, _ in perform(editor) { $0.enter() } }),
        ("retort-newline", "Begin a line", { editor, _ in perform(editor) { $0.beginLine() } }),
        ("retort-up", "The line above, or the entry before", { editor, _ in LineEditor.of(editor)?.moveVertically(-1).code ?? 0 }),
        ("retort-down", "The line below, or the entry after", { editor, _ in LineEditor.of(editor)?.moveVertically(1).code ?? 0 }),
        ("retort-left", "The character before", { editor, _ in perform(editor) { $0.moveLeft() } }),
        ("retort-right", "The character after, or the suggestion", { editor, _ in perform(editor) { $0.moveRight() } }),
        ("retort-line-start", "The start of the line", { editor, _ in perform(editor) { $0.moveToLineStart() } }),
        ("retort-line-end", "The end of the line, or the suggestion", { editor, _ in perform(editor) { $0.moveToLineEnd() } }),
        ("retort-kill-end", "Where a kill to the end of the line ends", { editor, _ in perform(editor) { $0.moveToKillEnd() } }),
        ("retort-complete", "Complete, or the next of the menu", { editor, _ in perform(editor) { $0.complete(1) } }),
        ("retort-complete-back", "The item of the menu before", { editor, _ in perform(editor) { $0.complete(-1) } }),
        ("retort-colon", "A colon, which brings an else to its if", { editor, _ in perform(editor) { $0.typeColon() } }),
        ("retort-search", "Search the history", { editor, _ in perform(editor) { $0.searchHistory() } }),
        ("retort-paste", "Insert what was pasted", { editor, _ in perform(editor) { $0.insertPaste() } }),
        ("retort-backspace", "Delete the character before, or a step of indentation", { editor, _ in perform(editor) { $0.deleteBackwards() } }),
        ("retort-delete", "Delete the character at the cursor", { editor, _ in perform(editor) { $0.deleteForwards() } }),
        ("retort-end", "Delete the character at the cursor; leave where there is no text", { editor, _ in perform(editor) { $0.deleteOrEnd() } }),
        ("retort-undo", "Take back the last change", { editor, _ in perform(editor) { $0.undo() } }),
        ("retort-close-menu", "Close the menu", { editor, _ in perform(editor) { $0.closeMenu() } }),
        ("retort-interrupt", "Give up the text", { editor, _ in
            perform(editor) {
                $0.interrupt()
                return .end
            }
        }),
        ("retort-suspend", "Stop the program", { editor, _ in
            perform(editor) {
                $0.suspend()
                return .changed
            }
        }),
        ("retort-clear", "Clear the screen", { editor, _ in
            perform(editor) {
                $0.clearScreen()
                return .changed
            }
        }),
        ("retort-change-case", "Change the case of the character at the cursor", { editor, _ in perform(editor) { $0.changeCase() } }),
        ("retort-ignore", "Nothing", { _, _ in UInt8(CC_NORM) }),
    ]

    static func perform(_ editor: OpaquePointer?, _ command: (LineEditor) -> Outcome) -> UInt8 {
        guard let editor = LineEditor.of(editor) else { return UInt8(CC_ERROR) }
        editor.wantedColumn = nil
        return command(editor).code
    }

    private static let sharedBindings: [(key: String, command: String)] = [
        ("^M", "retort-enter"), ("^J", "retort-enter"), ("^C", "retort-interrupt"), ("^Z", "retort-suspend"), ("^D", "retort-end"),
        ("^L", "retort-clear"), ("^R", "retort-search"), ("^S", "retort-search"), ("^P", "retort-up"), ("^N", "retort-down"), ("^_", "retort-undo"), ("^A", "retort-line-start"), ("^E", "retort-line-end"),
        ("\\235", "retort-paste"), ("\\034", "retort-ignore"),
        ("\\e[A", "retort-up"), ("\\eOA", "retort-up"), ("\\e[B", "retort-down"), ("\\eOB", "retort-down"),
        ("\\e[C", "retort-right"), ("\\eOC", "retort-right"), ("\\e[D", "retort-left"), ("\\eOD", "retort-left"),
        ("\\e[H", "retort-line-start"), ("\\eOH", "retort-line-start"), ("\\e[1~", "retort-line-start"),
        ("\\e[F", "retort-line-end"), ("\\eOF", "retort-line-end"), ("\\e[4~", "retort-line-end"),
        ("\\e[3~", "retort-delete"), ("\\e[Z", "retort-complete-back"), ("\\e[1;5C", "em-next-word"), ("\\e[1;5D", "ed-prev-word"),
    ]
    /// Alt-x is libedit's ed-command, which an unbalanced quote makes crash.
    private static let emacsBindings: [(key: String, command: String)] = [
        ("^I", "retort-complete"), ("^?", "retort-backspace"), ("^H", "retort-backspace"), (":", "retort-colon"), ("\\237", "retort-close-menu"),
        ("^B", "retort-left"), ("^F", "retort-right"),
        ("\\e^M", "retort-newline"), ("\\e^J", "retort-newline"), ("\\ex", "retort-ignore"), ("\\eX", "retort-ignore"), ("\\ep", "retort-up"), ("\\eP", "retort-up"), ("\\en", "retort-down"), ("\\eN", "retort-down"), ("^W", "ed-delete-prev-word"),
        ("\\220", "em-set-mark"), ("\\221", "retort-kill-end"), ("\\222", "em-kill-region"), ("\\223", "retort-line-start"),
    ]
    /// libedit keeps what is killed to itself, so that a kill within the line is made of its own commands, on keys that nobody can press.
    private static let emacsMacros: [(key: String, keys: String)] = [("^K", "\\220\\221\\222"), ("^U", "\\220\\223\\222")]
}

/// `~/.editrc`, or what EDITRC names (editrc(5)).
struct EditSettings {
    /// "vi" or "emacs", where the file chooses one.
    private(set) var mode: String?
    /// The words of its other lines.
    private(set) var lines: [[String]] = []

    /// By hand: `el_source` stops at the first bad line, and an unbalanced quote makes it crash.
    static func read() -> EditSettings {
        var settings = EditSettings()
        guard let path = FilePath.environment("EDITRC") ?? FilePath.environment("HOME").map({ $0 + "/.editrc" }), let file = fopen(path, "r"), let tokenizer = tok_init(nil) else { return settings }
        var line: UnsafeMutablePointer<CChar>?
        var capacity = 0
        defer {
            free(line)
            tok_end(tokenizer)
            fclose(file)
        }
        while getline(&line, &capacity, file) > 0, let text = line.map({ String(cString: $0) }) {
            tok_reset(tokenizer)
            var count: Int32 = 0
            var words: UnsafeMutablePointer<UnsafePointer<CChar>?>?
            guard !text.hasPrefix("#"), tok_str(tokenizer, text.filter { !$0.isNewline }, &count, &words) == 0, count > 0, let words else { continue }
            settings.add((0..<Int(count)).compactMap { words[$0].map { String(cString: $0) } })
        }
        return settings
    }

    private mutating func add(_ words: [String]) {
        if words.count >= 2, words[0].hasSuffix("bind"), words[1] == "-v" || words[1] == "-e" {
            mode = words[1] == "-v" ? "vi" : "emacs"
        } else {
            lines.append(words)
        }
    }

    static func apply(_ words: [String], to editor: OpaquePointer) {
        var arguments = words.map { UnsafePointer(strdup($0)) } + [nil]
        _ = el_parse(editor, Int32(words.count), &arguments)
        for argument in arguments { free(UnsafeMutablePointer(mutating: argument)) }
    }
}
