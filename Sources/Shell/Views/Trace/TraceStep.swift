import Database
import Runtime

/// What an engine did, as `.trace` shows it.
final class TraceStep {
    enum Kind { case statement, boundary }
    let kind: Kind
    /// `BEGIN`, `COMMIT`, or the SQL.
    let text: String
    let parameters: Value
    let isMany: Bool
    let cause: Cause?
    /// The line of the program that was running.
    let file: String
    let line: Int?
    var outcome: StatementOutcome?

    init(boundary text: String, _ site: CallSite?) {
        (kind, self.text, parameters, isMany, cause) = (.boundary, text, .none, false, Cause.current)
        (file, line) = (site?.file ?? "", site?.line)
    }
    init(_ text: String, _ parameters: Value, isMany: Bool, _ cause: Cause?, _ site: CallSite?) {
        (kind, self.text, self.parameters, self.isMany, self.cause) = (.statement, text, parameters, isMany, cause)
        (file, line) = (site?.file ?? "", site?.line)
    }

    /// `INSERT`, `SELECT`: the first word; behind `WITH name AS (...)` that of what changes rows.
    var verb: String {
        let first = text.prefix { !$0.isWhitespace }.uppercased()
        return first == "WITH" ? StatementTarget(text)?.verb ?? first : first
    }

    /// The SQL on one line with its values in it.
    var inlined: String {
        if kind == .boundary { return text }
        guard isMany, let sets = parameters.object as? ListObject else { return InlinedStatement(text, parameters).text }
        let first = sets.elements.first.map { InlinedStatement(text, $0).text } ?? text
        return sets.elements.count == 1 ? first : first + "  (and \(sets.elements.count - 1) more)"
    }

    /// `your query`, `lazy load of User 3 .posts`; of a boundary what asked for a ROLLBACK, unless the program did.
    var why: String {
        guard let cause else { return kind == .boundary ? "" : own }
        guard kind == .boundary else { return Cause.text(cause) }
        if text == "ROLLBACK", cause.within != nil || !cause.isRollback { return Cause.text(cause) }
        return ""
    }

    /// Why it is sent, where it is by a flush that goes without saying; nil where there is no more to it.
    var whyBesideFlush: String? { why == "flush" ? nil : why.hasSuffix(", flush") ? String(why.dropLast(7)) : why }

    /// Of what the program itself sent.
    private var own: String {
        switch verb {
        case "SELECT", "WITH": "your query"
        case "SAVEPOINT": "your savepoint"
        case "RELEASE": "release of your savepoint"
        case "ROLLBACK": "rollback to your savepoint"
        default: "your statement"
        }
    }

    /// `3 rows`; nothing where there is nothing to count.
    var rows: String? {
        guard let outcome, let count = outcome.rows else { return nil }
        return "\(count) row\(count == 1 ? "" : "s")\(outcome.isComplete ? "" : " so far")"
    }

    /// `1 row, 0.12 ms, your query`
    var remark: String {
        if kind == .boundary { return why }
        if let failure = outcome?.failure { return "failed: \(failure), \(why)" }
        return [rows, outcome.map { TraceStep.time($0.seconds) }, why].compactMap { $0 }.joined(separator: ", ")
    }

    /// `0.12 ms`
    static func time(_ seconds: Double) -> String {
        let text = try? seconds < 1 ? Value.float(seconds * 1000).formatted(".2f") + " ms" : Value.float(seconds).formatted(".2f") + " s"
        return text ?? ""
    }
}

extension Cause {
    fileprivate var isRollback: Bool { if case .rollback = reason { true } else { false } }
}
