import Database
import Runtime

/// `.explain`: SQLite's plan of what an expression sends, in words, and the index that would improve it.
struct ExplainView {
    let shell: Shell

    func run(_ expression: String) throws { shell.write(try Rehearsal.run(shell.interpreter) { try rehearsed(expression) }) }

    private func rehearsed(_ expression: String) throws -> String {
        let (steps, _, error) = Sending(shell: shell).carryOut(expression)
        let explained = steps.filter { ["SELECT", "WITH", "INSERT", "UPDATE", "DELETE"].contains($0.verb) }
        if let error { throw error }
        guard !explained.isEmpty else { throw DotCommand.Failure("the expression sends no statement\(steps.contains { $0.kind == .statement } ? " that has a plan" : "")") }
        let real = PlanReader(try SessionAtHand(shell, for: expression).connection())
        let advisor = try IndexAdvisor(copying: real)
        var known: Set<String> = [], text = "", rows: [[Value]] = []
        for step in explained where known.insert(step.text).inserted {
            let sql = step.inlinedFirst
            let plan = try real.plan(of: sql)
            let advice = try advisor.advice(for: sql)
            text += sql + "\n" + plan.text + (advice.map { "  \($0)\n" } ?? "")
            for (depth, detail) in plan.lines { rows.append([.string(sql), .int(depth), .string(detail), .string(PlanWords.words(detail)), advice.map { .string($0) } ?? .none]) }
        }
        return try shell.format.map { try $0.text(ValueTable(columns: ["sql", "depth", "plan", "words", "advice"], rows: rows)) } ?? text
    }
}

extension TraceStep {
    /// The SQL with its values, of several sets with those of the first.
    var inlinedFirst: String {
        guard isMany, let first = (parameters.object as? ListObject)?.elements.first else { return inlined }
        return InlinedStatement(text, first).text
    }
}
