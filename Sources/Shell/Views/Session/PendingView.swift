import ORM
import Runtime

/// `.pending`: the statements that a flush would send, found by sending them in a rehearsal.
struct PendingView {
    let shell: Shell

    func run() throws {
        guard Session.living.contains(where: { !$0.isClean }) else {
            return try shell.views.show(TraceText(steps: []).table, or: "nothing to flush\n")
        }
        shell.write(try Rehearsal.run(shell.interpreter) { try rehearsed() })
    }

    private func rehearsed() throws -> String {
        let (steps, error) = PendingView.flush(shell)
        let sent = TraceText(steps: steps)
        if let format = shell.format {
            if let error { throw error }
            return try format.text(ValueTable(columns: ["step", "sql", "cause"], rows: steps.enumerated().map { [.int($0 + 1), .string($1.inlined), .string($1.why)] }))
        }
        let text = sent.statements + (error.map { "the flush fails: \(Rehearsal.words($0))\n" } ?? "")
        return text.isEmpty ? "nothing to flush\n" : text
    }

    /// Flushes every session: for a rehearsal.
    static func flush(_ shell: Shell) -> (steps: [TraceStep], error: Error?) {
        let (steps, error) = shell.views.recorder.collecting { for session in Session.living where !session.isClean { try session.flush() } }
        return (steps.filter { $0.kind == .statement }, error)
    }
}

extension TraceText {
    /// The statements with their causes alone: of what was not sent there is no time.
    var statements: String {
        let width = String(steps.count).count
        return steps.enumerated().map { at, step in
            let number = String(at + 1)
            let why = step.outcome?.failure.map { "fails: \($0)" } ?? step.whyBesideFlush
            return String(repeating: " ", count: width - number.count) + "\(number)  \(step.inlined)\n" + (why.map { String(repeating: " ", count: width + 2) + "\($0)\n" } ?? "")
        }.joined()
    }
}
