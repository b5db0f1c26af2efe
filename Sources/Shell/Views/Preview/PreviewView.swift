import Database
import ORM
import Runtime
import SQL

/// `.preview`: what a delete or update would do, found by doing it in a rehearsal and comparing the database with what it was.
struct PreviewView {
    let shell: Shell

    func run(_ expression: String) throws { shell.write(try Rehearsal.run(shell.interpreter) { try rehearsed(expression) }) }

    private func rehearsed(_ expression: String) throws -> String {
        // What waits already is no part of it.
        let waiting = PendingView.flush(shell)
        if let error = waiting.error { throw DotCommand.Failure("what waits for a flush fails: \(Rehearsal.words(error))") }
        try DatabaseCopies.keep(SessionAtHand(shell, for: expression).connection())
        let (steps, _, error) = Sending(shell: shell).carryOut(expression, flushes: true)
        let sent = steps.filter { $0.kind == .statement && $0.changesSomething }
        // After an error of the database the session has rolled back: what was done until then is told by the statements alone.
        let effects = error == nil ? try Effects(SessionAtHand(shell, for: expression).connection(), steps) : nil
        if let format = shell.format {
            if let error { throw error }
            return try format.text(effects?.table ?? ValueTable(columns: [], rows: []))
        }
        var text = TraceText(steps: sent).changes
        if let error { text += "it fails: \(Rehearsal.words(error))\n" } else if sent.isEmpty, effects?.changes.isEmpty ?? true { text += "nothing would change\n" }
        text += effects?.text ?? ""
        if !waiting.steps.isEmpty { text += "after a flush of what waits: \(waiting.steps.count) statement\(waiting.steps.count == 1 ? "" : "s"); see .pending\n" }
        return text
    }
}

extension TraceStep {
    /// Whether it is neither a query nor the frame of a transaction.
    fileprivate var changesSomething: Bool { !["SELECT", "WITH", "VALUES", "EXPLAIN", "PRAGMA", "SAVEPOINT", "RELEASE", "ROLLBACK"].contains(verb) }
}

extension TraceText {
    /// The statements, each with its rows and its cause.
    fileprivate var changes: String {
        steps.map { step in
            let parts = step.outcome?.failure.map { ["fails: \($0)"] } ?? [step.rows, step.whyBesideFlush].compactMap { $0 }
            return "\(step.inlined)\n" + (parts.isEmpty ? "" : "  \(parts.joined(separator: ", "))\n")
        }.joined()
    }
}
