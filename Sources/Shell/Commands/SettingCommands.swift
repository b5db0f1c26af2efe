import Runtime

/// Commands that change how the shell behaves.
enum SettingCommands {
    static let all: [DotCommand] = [
        DotCommand(name: "format", arguments: "[FORMAT]", help: "Show values as \(ValueFormat.allCases.map(\.rawValue).joined(separator: ", ")), or repr as Python does; without a word, tell which.") { shell, words in
            guard let word = words.first else { return shell.write((shell.format?.rawValue ?? "repr") + "\n") }
            guard word == "repr" || ValueFormat(rawValue: word) != nil else { throw DotCommand.Failure("no such format: \(word); there are repr, \(ValueFormat.allCases.map(\.rawValue).joined(separator: ", "))") }
            shell.format = ValueFormat(rawValue: word)
        },
        DotCommand(name: "echo", arguments: "on|off", help: "Log the SQL as SQLAlchemy does with echo=True.") { shell, words in
            let engine = try shell.engine()
            try Value.object(engine).setAttribute("echo", .bool(try isOn(words[0], "echo")))
        },
        DotCommand(name: "timer", arguments: "on|off", help: "Tell after each input how long it took.") { shell, words in shell.timesInputs = try isOn(words[0], "timer") },
        DotCommand(name: "help", arguments: "[COMMAND]", help: "The commands, or one of them.") { shell, words in
            if let word = words.first {
                guard let command = DotCommand.all.first(where: { $0.name == word || ".\($0.name)" == word }) else { throw DotCommand.Failure("no such command: \(word)") }
                return shell.write("\(command.usage)\n    \(command.help)\n")
            }
            let width = DotCommand.all.map(\.usage.count).max() ?? 0
            for command in DotCommand.all { shell.write("\(command.usage)\(String(repeating: " ", count: width - command.usage.count))  \(command.help)\n") }
        },
        DotCommand(name: "quit", arguments: "", help: "Leave.") { _, _ in throw DotCommand.Quit() },
    ]

    private static func isOn(_ word: String, _ command: String) throws -> Bool {
        guard word == "on" || word == "off" else { throw DotCommand.Failure("usage: .\(command) on|off") }
        return word == "on"
    }
}
