import Runtime

/// Commands that show what the ORM does.
enum ViewCommands {
    static let all: [DotCommand] = TraceCommand.all + [
        DotCommand(name: "session", arguments: "", help: "The objects of the session, their states, changes, and what the next flush would send.") { shell, _ in try SessionView(shell: shell).run() },
        DotCommand(name: "pending", arguments: "", help: "The statements that the next flush would send, in order; nothing is sent.") { shell, _ in try PendingView(shell: shell).run() },
        DotCommand(name: "explain", arguments: "EXPRESSION...", help: "How SQLite would run the statements of an expression, and which index would help; nothing is kept.") { shell, words in try ExplainView(shell: shell).run(words[0]) },
        DotCommand(name: "preview", arguments: "EXPRESSION...", help: "What a delete or update would do: rows, cascades, orphans; nothing is kept.") { shell, words in try PreviewView(shell: shell).run(words[0]) },
    ]
}
