import Database
import ORM
import Runtime
import SQL

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

    func run(_ given: String) throws {
        let expression = OneLine.text(given)
        let insert = CallChain(expression).flatMap(InsertForm.init)
        let own = try sent(expression, flushes: insert?.style == .objects)
        if let failure = own.failure { throw DotCommand.Failure(failure) }
        guard !own.statements.isEmpty else { throw DotCommand.Failure("the expression sends no statement") }
        let forms = try insert.map { try inserted($0, expression, own) } ?? queried(expression, own)
        let lines = forms + zip(own.statements, own.plans).flatMap { [("SQL", $0), ("plan", $1)] }
        let table = ValueTable(columns: ["form", "text"], rows: lines.map { [.string($0.0), .string($0.1)] })
        try shell.views.show(table, or: lines.map { name, text in
            text.split(separator: "\n").enumerated().map { at, line in (at == 0 ? name + TerminalText.blanks(8 - name.count) : TerminalText.blanks(8)) + line + "\n" }.joined()
        }.joined())
    }

    /// The legacy form of a query, and that of 2.0.
    private func queried(_ expression: String, _ own: Sent) throws -> [(String, String)] {
        do {
            // A name stands for what was bound to it, as long as that still sends the same.
            let form = try QueryForm(withStatement(resolved(expression)), session: SessionAtHand(shell, for: expression).name) { isEntity($0) }
            let other = try written(form, own)
            return form.style == .legacy ? [("legacy", expression), ("2.0", other)] : [("legacy", other), ("2.0", expression)]
        } catch let refusal as QueryForm.Refusal {
            let isLegacy = resolved(expression).contains("query"), refused = "not expressed: \(refusal.text)"
            return isLegacy ? [("legacy", expression), ("2.0", refused)] : [("legacy", refused), ("2.0", expression)]
        }
    }

    /// New rows by objects, and by a statement.
    private func inserted(_ form: InsertForm, _ expression: String, _ own: Sent) throws -> [(String, String)] {
        var reason = ""
        for (style, candidate) in form.others {
            let found = try difference(candidate, own, comparesValues: false, flushes: style == .objects)
            if found == nil || reason.isEmpty { reason = found.map { "not expressed: \($0)" } ?? candidate }
            if found == nil { break }
        }
        let other = (form.others[0].style.rawValue, reason), mine = (form.style.rawValue, expression)
        return form.style == .modern ? [other, mine] : [mine, other]
    }

    /// `q.all()` with what was bound to `q` in its place, and to the names in that.
    private func resolved(_ expression: String) -> String {
        var text = expression, inputs = Int.max
        while true {
            let name = String(text.prefix { $0.isLetter || $0.isNumber || $0 == "_" })
            guard let known = shell.views.transcript.source(boundTo: name, before: inputs) else { return text }
            text = known.text + text.dropFirst(name.count)
            inputs = known.input
        }
    }

    /// `session.scalars(q).all()` with what was bound to `q` in its place.
    private func withStatement(_ expression: String) -> String {
        guard let chain = CallChain(expression), let at = chain.steps.firstIndex(where: { $0.arguments != nil }), let argument = chain.steps[at].arguments,
            ["scalars", "scalar", "execute"].contains(chain.steps[at].name), let known = shell.views.transcript.source(boundTo: argument) else { return expression }
        return chain.replacing(at, arguments: resolved(known.text)).text(upTo: chain.steps.count)
    }

    private func isEntity(_ text: String) -> Bool {
        func isEntity() -> Bool {
            guard let object = (try? shell.evaluate(text))?.object else { return false }
            return object is AliasedClass || (object as? Class).flatMap { Mapper.of($0) } != nil
        }
        // What calls something might change something.
        if text.allSatisfy({ $0.isLetter || $0.isNumber || $0 == "_" }) { return isEntity() }
        return (try? Rehearsal.run(shell.interpreter) { isEntity() ? "yes" : "" }) == "yes"
    }

    /// The other style; where none of its ways sends the same, why.
    private func written(_ form: QueryForm, _ own: Sent) throws -> String {
        let style: QueryForm.Style = form.style == .legacy ? .modern : .legacy
        let nested = NestedQueries(style: style, session: form.session, isEntity: isEntity) { name in
            // What a name of a class or table was bound to is no matter.
            guard let value = try? shell.evaluate(name), value.object is Query || value.object is Select else { return nil }
            return shell.views.transcript.source(boundTo: name).map { resolved($0.text) }
        }
        var reason = ""
        for candidate in try form.written(as: style, nested) {
            guard let found = try difference(candidate, own, comparesValues: !form.isStatement) else { return candidate }
            if reason.isEmpty { reason = found }
        }
        return "not expressed: \(reason)"
    }

    /// In what another form differs; nil where it does the same.
    private func difference(_ candidate: String, _ own: Sent, comparesValues: Bool, flushes: Bool = false) throws -> String? {
        let other = try sent(candidate, flushes: flushes)
        if let failure = other.failure { return failure }
        if other.programs != own.programs { return "\(candidate) sends other statements" }
        return comparesValues && other.value != own.value ? "\(candidate) gives \(other.value), this \(own.value)" : nil
    }

    // MARK: trying

    /// - Parameter flushes: whether it is a flush that sends something.
    private func sent(_ expression: String, flushes: Bool = false) throws -> Sent {
        let answer: String
        do { answer = try Rehearsal.run(shell.interpreter) { try rehearsed(expression, flushes) } } catch let failure as DotCommand.Failure { return Sent(failure: failure.text) }
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

    private func rehearsed(_ expression: String, _ flushes: Bool) throws -> String {
        // What waits already is no part of it.
        if flushes, let error = PendingView.flush(shell).error { throw error }
        let (steps, value, error) = Sending(shell: shell).carryOut(expression, flushes: flushes)
        if let error { throw error }
        let reader = PlanReader(try SessionAtHand(shell, for: expression).connection())
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
        guard let list = value.object as? ListObject else {
            // Each style has a class of its own for pages.
            return value.typeName.hasSuffix("Pagination") ? "Pagination" : value.typeName
        }
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
