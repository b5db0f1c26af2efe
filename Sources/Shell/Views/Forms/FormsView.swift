import Database
import ORM
import Runtime

/// `.forms`: one query in every form: legacy, 2.0, SQL with its values, plan.  The other style is tried in a rehearsal, and shown where it sends the same.
struct FormsView {
    let shell: Shell

    /// What an expression came to in a rehearsal.
    private struct Sent {
        /// The SQL of each statement, with its values.
        var statements: [String] = []
        /// What SQLite would do for each: the same for statements that differ in the names of columns alone.
        var programs: [String] = []
        var plans: [String] = []
        /// `list of User`
        var value = ""
        var failure: String?
    }

    func run(_ expression: String) throws {
        let own = try sent(expression)
        if let failure = own.failure { throw DotCommand.Failure(failure) }
        guard !own.statements.isEmpty else { throw DotCommand.Failure("the expression sends no statement") }
        var legacy = "", modern = ""
        do {
            // A name stands for what was bound to it, as long as that still sends the same.
            let form = try QueryForm(resolved(expression)) { isEntity($0) }
            let other = try written(form, own)
            (legacy, modern) = form.style == .legacy ? (expression, other) : (other, expression)
        } catch let refusal as QueryForm.Refusal {
            let isLegacy = expression.contains("query") || ((try? shell.evaluate(expression))?.object is Query)
            (legacy, modern) = isLegacy ? (expression, "not expressed: \(refusal.text)") : ("not expressed: \(refusal.text)", expression)
        }
        let lines = [("legacy", legacy), ("2.0", modern)] + zip(own.statements, own.plans).flatMap { [("SQL", $0), ("plan", $1)] }
        let table = ValueTable(columns: ["form", "text"], rows: lines.map { [.string($0.0), .string($0.1)] })
        try shell.views.show(table, or: lines.map { name, text in
            text.split(separator: "\n").enumerated().map { at, line in (at == 0 ? name + TerminalText.blanks(8 - name.count) : TerminalText.blanks(8)) + line + "\n" }.joined()
        }.joined())
    }

    /// `q.all()` with what was bound to `q` in its place.
    private func resolved(_ expression: String) -> String {
        let name = String(expression.prefix { $0.isLetter || $0.isNumber || $0 == "_" })
        return shell.views.transcript.source(boundTo: name).map { $0 + expression.dropFirst(name.count) } ?? expression
    }

    private func isEntity(_ text: String) -> Bool {
        guard let object = (try? shell.evaluate(text))?.object else { return false }
        if object is AliasedClass { return true }
        return (object as? Class).flatMap { Mapper.of($0) } != nil
    }

    /// The other style; where none of its ways sends the same, why.
    private func written(_ form: QueryForm, _ own: Sent) throws -> String {
        var reason = ""
        for candidate in try form.written(as: form.style == .legacy ? .modern : .legacy) {
            let other = try sent(candidate), found: String
            if let failure = other.failure {
                found = failure
            } else if other.programs != own.programs {
                found = "\(candidate) sends other statements"
            } else if other.value != own.value, !form.isStatement {
                found = "\(candidate) gives \(other.value), this \(own.value)"
            } else { return candidate }
            if reason.isEmpty { reason = found }
        }
        return "not expressed: \(reason)"
    }

    // MARK: trying

    private func sent(_ expression: String) throws -> Sent {
        let answer: String
        do { answer = try Rehearsal.run(shell.interpreter) { try rehearsed(expression) } } catch let failure as DotCommand.Failure { return Sent(failure: failure.text) }
        var sent = Sent()
        for part in answer.split(separator: "\u{1E}", omittingEmptySubsequences: false) {
            let fields = part.split(separator: "\u{1F}", omittingEmptySubsequences: false).map(String.init)
            if fields.count == 1 { sent.value = fields[0] }
            guard fields.count == 3 else { continue }
            sent.statements.append(fields[0])
            sent.programs.append(fields[1])
            sent.plans.append(fields[2])
        }
        return sent
    }

    private func rehearsed(_ expression: String) throws -> String {
        let (steps, value, error) = Sending(shell: shell).carryOut(expression)
        if let error { throw error }
        let reader = PlanReader(try shell.engine().connect())
        let advisor = try IndexAdvisor(copying: reader)
        // What a flush sends before it is no part of a query.
        let own = steps.filter { step in
            guard step.kind == .statement else { return false }
            if case .autoflush? = step.cause?.outermost { return false }
            return true
        }
        let parts = try own.map { step -> String in
            let sql = step.inlinedFirst
            guard ["SELECT", "WITH", "INSERT", "UPDATE", "DELETE"].contains(step.verb) else { return [sql, sql, ""].joined(separator: "\u{1F}") }
            let program = try reader.rows("EXPLAIN " + sql).map { row in try row.map { try $0.strText() }.joined(separator: " ") }.joined(separator: "\n")
            let advice = try advisor.advice(for: sql)
            let plan = try reader.plan(of: sql).lines.map { TerminalText.blanks($0.depth * 2) + PlanWords.words($0.detail) } + (advice.map { [$0] } ?? [])
            return [sql, program, plan.joined(separator: "\n")].joined(separator: "\u{1F}")
        }
        return (parts + [FormsView.kind(value)]).joined(separator: "\u{1E}")
    }

    /// `list of 2 User`, `int`
    private static func kind(_ value: Value) -> String {
        guard let list = value.object as? ListObject else { return value.typeName }
        return "a list of \(list.elements.count) \(list.elements.first?.typeName ?? "")"
    }
}

extension QueryForm {
    /// Whether it is a statement or query that was not asked for rows.
    fileprivate var isStatement: Bool { if case .unasked = end { true } else { changesRows } }
}

extension Cause {
    /// The reason that all of it arose in.
    fileprivate var outermost: Reason { within?.outermost ?? reason }
}
