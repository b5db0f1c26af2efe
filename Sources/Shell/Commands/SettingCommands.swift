import Runtime

/// Commands that change how the shell behaves.
enum SettingCommands {
    static let all: [DotCommand] = [
        DotCommand(
            name: "format", arguments: "[FORMAT]", help: "Show values as \(ValueFormat.allCases.map(\.rawValue).joined(separator: ", ")), as repr or as the prompt does; without a word, tell which.",
            details: "FORMAT  one of these, or repr for what Python shows, or auto for tables and SQL at the prompt and repr in pipes", example: ".format markdown"
        ) { shell, words in try setFormat(words.first, shell) },
        DotCommand(name: "echo", arguments: "on|off", help: "Log the SQL as SQLAlchemy does with echo=True.", example: ".echo on") { shell, words in
            let engine = try shell.engine()
            try Value.object(engine).setAttribute("echo", .bool(try isOn(words[0], "echo")))
        },
        DotCommand(name: "timer", arguments: "on|off", help: "Tell after each input how long it took.", example: ".timer on") { shell, words in shell.timesInputs = try isOn(words[0], "timer") },
        DotCommand(
            name: "help", arguments: "[COMMAND]", help: "The commands, or one of them.",
            details: "COMMAND  its name, with or without its dot.  help(x) and x? tell of Python's names.", example: ".help import"
        ) { shell, words in
            if let word = words.first {
                guard let command = DotCommand.named(word) else { throw DotCommand.Failure("no such command: \(word)") }
                return shell.write(command.page)
            }
            listCommands(shell)
        },
        DotCommand(name: "quit", arguments: "", help: "Leave.", details: "As Ctrl-D does, and exit().", example: ".quit") { _, _ in throw DotCommand.Quit() },
    ]

    /// The commands beside what they do; below each other where the terminal is too narrow.
    private static func listCommands(_ shell: Shell) {
        let width = DotCommand.all.map(\.usage.count).max() ?? 0
        let room = shell.presenter == nil ? Int.max : TerminalSize.current.columns
        for command in DotCommand.all {
            let fits = width + 2 + command.help.count <= room
            shell.write(fits ? "\(command.usage)\(TerminalText.blanks(width - command.usage.count))  \(command.help)\n" : "\(command.usage)\n    \(command.help)\n")
        }
    }

    private static func setFormat(_ word: String?, _ shell: Shell) throws {
        guard let word else { return shell.write((shell.format?.rawValue ?? (shell.presenter?.isOff == false ? "auto" : "repr")) + "\n") }
        guard ["repr", "auto"].contains(word) || ValueFormat(rawValue: word) != nil else {
            throw DotCommand.Failure("no such format: \(word); there are repr, auto, \(ValueFormat.allCases.map(\.rawValue).joined(separator: ", "))")
        }
        shell.format = ValueFormat(rawValue: word)
        shell.presenter?.isOff = word == "repr"
    }

    private static func isOn(_ word: String, _ command: String) throws -> Bool {
        guard word == "on" || word == "off" else { throw DotCommand.Failure("usage: .\(command) on|off") }
        return word == "on"
    }
}
