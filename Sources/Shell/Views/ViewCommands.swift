import Runtime

/// Commands that show what the ORM does.
enum ViewCommands {
    static let all: [DotCommand] = TraceCommand.all + own + DiagramCommand.all

    private static let own: [DotCommand] = [
        DotCommand(name: "session", arguments: "", help: "The objects of the session, their states, changes, and what the next flush would send.", example: ".session") { shell, _ in try SessionView(shell: shell).run() },
        DotCommand(name: "pending", arguments: "", help: "The statements that the next flush would send, in order; nothing is sent.", example: "user.age = 32\n.pending") { shell, _ in try PendingView(shell: shell).run() },
        DotCommand(name: "explain", arguments: "EXPRESSION...", help: "How SQLite would run the statements of an expression, and which index would help; nothing is kept.", example: ".explain User.query.filter(User.age > 30)") { shell, words in try ExplainView(shell: shell).run(words[0]) },
        DotCommand(
            name: "forms", arguments: "EXPRESSION...", help: "One query in every form: legacy, 2.0 style, SQL with its values, plan; nothing is kept.",
            details: "The other style is tried: it is shown where it sends the same.", example: ".forms User.query.filter(User.age > 30)"
        ) { shell, words in try FormsView(shell: shell).run(words[0]) },
        DotCommand(name: "preview", arguments: "EXPRESSION...", help: "What a delete or update would do: rows, cascades, orphans; nothing is kept.", example: ".preview User.query.filter(User.age > 30).delete()") { shell, words in try PreviewView(shell: shell).run(words[0]) },
        DotCommand(name: "loading", arguments: "RELATIONSHIP", help: "Every way to load a relationship, as User.posts, measured on the rows that are there; nothing is kept.", example: ".loading User.posts") { shell, words in try LoadingView(shell: shell).run(words[0]) },
        DotCommand(
            name: "undo", arguments: "", help: "Take back the last input, in a sandbox: the database, objects, their states and names are as they were.",
            details: "Works with --sandbox alone, up to \(UndoPoints.most) inputs back.  What was printed and files that were written stay.", example: "session.delete(user)\n.undo"
        ) { shell, _ in
            guard let points = shell.undoPoints else { throw DotCommand.Failure(shell.access == .sandbox ? "nothing can be taken back here" : ".undo works in a sandbox alone: retort --sandbox") }
            try points.back(shell)
        },
        DotCommand(name: "peek", arguments: "MODEL", help: "The rows that another connection sees, those of this transaction, and those after a flush.", example: ".peek User") { shell, words in try PeekView(words[0], shell).run() },
    ]
}
