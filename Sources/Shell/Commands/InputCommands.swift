import Glibc
import Runtime

/// Commands about what was typed and shown at the prompt.
enum InputCommands {
    static let all: [DotCommand] = [
        DotCommand(
            name: "history", arguments: "[N|TEXT...]", help: "The latest inputs, of earlier sessions too.",
            details: "N     so many of them, 20 where none is told\nTEXT  only those that contain it", example: ".history filter_by"
        ) { shell, words in try history(inputs(shell), words.first, shell) },
        DotCommand(
            name: "edit", arguments: "", help: "Edit the last input and run it.",
            details: "The editor is that of RETORT_EDITOR, EDITOR or VISUAL, else vi.  What it leaves unchanged, or empty, is not run.", example: "EDITOR=nano retort shop.db"
        ) { shell, _ in try edit(inputs(shell)) },
        DotCommand(
            name: "save", arguments: "FILE", help: "Write this session's inputs to a Python file; to one that ends in .md with what they printed.",
            details: "FILE  a new file, or one that .save has written.  Inputs that failed are left out; imports are added, so that Python runs it too.\nFILE.md  a document whose sessions retort --verify runs again.", example: ".save session.py"
        ) { shell, words in
            if words[0].hasSuffix(".md") { return try shell.views.transcript.save(to: words[0]) }
            try save(inputs(shell), to: words[0], shell)
        },
        DotCommand(
            name: "last", arguments: "", help: "All rows of the last table.",
            details: "By the pager of RETORT_PAGER or PAGER, where the terminal has too few rows.", example: "User.query.all()\n.last"
        ) { shell, _ in
            guard let presenter = shell.presenter else { throw atPrompt("last") }
            try presenter.showLast()
        },
    ]

    private static func atPrompt(_ name: String) -> DotCommand.Failure { DotCommand.Failure(".\(name) is a command of the prompt") }

    private static func inputs(_ shell: Shell) throws -> SessionInputs {
        guard let inputs = shell.inputs else { throw DotCommand.Failure("only the prompt keeps inputs") }
        return inputs
    }

    /// `  12  for user in User.query:`, further lines below.
    private static func history(_ inputs: SessionInputs, _ word: String?, _ shell: Shell) throws {
        var shown = inputs.entries.enumerated().map { (number: $0 + 1, text: $1) }
        let count = word.flatMap { Int($0) }
        if let word, count == nil { shown = shown.filter { $0.text.contains(word) } }
        if let count, count < 1 { throw DotCommand.Failure("usage: .history [N|TEXT...]") }
        let width = String(shown.last?.number ?? 0).count
        let usual = word == nil ? 20 : shown.count
        var text = ""
        for (number, entry) in shown.suffix(count ?? usual) {
            let label = String(number)
            let lines = entry.split(separator: "\n", omittingEmptySubsequences: false)
            text += TerminalText.blanks(width - label.count) + label + "  " + lines.joined(separator: "\n" + TerminalText.blanks(width + 2)) + "\n"
        }
        if let presenter = shell.presenter { presenter.write(text) } else { shell.write(text) }
    }

    private static func edit(_ inputs: SessionInputs) throws {
        let before = inputs.latest ?? ""
        let after = try TextEditor.edit(before).trimmingLines
        if after.isEmpty || after == before.trimmingLines { throw DotCommand.Failure("\(after.isEmpty ? "empty" : "unchanged"): nothing was run") }
        try inputs.run(after)
    }

    private static func save(_ inputs: SessionInputs, to path: String, _ shell: Shell) throws {
        let kept = inputs.successful
        if kept.isEmpty { throw DotCommand.Failure("no input to save as yet") }
        if access(path, F_OK) == 0 {
            guard let bytes = SourceFile.bytes(path), String(decoding: bytes.prefix(SavedSession.title.utf8.count), as: UTF8.self) == SavedSession.title else {
                throw DotCommand.Failure("\(path) is there already, and no session of Retort")
            }
        }
        try TextFile.write(SavedSession(kept, shell).text, to: path)
        shell.write("\(kept.count) input\(kept.count == 1 ? "" : "s") written to \(path)\n")
    }
}

extension String {
    /// Without the newlines at its end.
    fileprivate var trimmingLines: String {
        var text = self[...]
        while let last = text.last, last.isNewline || last == " " { text.removeLast() }
        return String(text)
    }
}
