import Syntax

/// The queries that stand in the arguments of another, `User.id.in_(session.query(Post.author_id))`, in the style of that.
struct NestedQueries {
    /// The style to write.
    let style: QueryForm.Style
    /// What legacy ones begin with.
    let session: String
    let isEntity: (String) -> Bool
    /// The query that a name was bound to.
    let bound: (String) -> String?

    /// - Parameter arguments: as they stand between parentheses.
    func written(_ arguments: String) -> String {
        let text = "f(\(arguments))"
        guard !arguments.isEmpty, let call = OneLine.expression(text), case .call(_, let given) = call.kind, call.range.line == call.range.endLine else { return arguments }
        var found: [(start: Int, end: Int, text: String)] = [], waiting = given.map(\.value)
        while let next = waiting.popLast() {
            if let other = other(next, in: text) { found.append((Int(next.range.column), Int(next.range.endColumn), other)) } else { waiting += parts(of: next) }
        }
        var bytes = Array(text.utf8)
        for (start, end, other) in found.sorted(by: { $0.start > $1.start }) where start >= 0 && start <= end && end <= bytes.count { bytes.replaceSubrange(start..<end, with: Array(other.utf8)) }
        return String(decoding: bytes.dropFirst(2).dropLast(), as: UTF8.self)
    }

    /// Where further queries may stand.
    private func parts(of expression: Expression) -> [Expression] {
        switch expression.kind {
        case .joinedString, .lambda, .comprehension: return []
        // `union(select(...), select(...))` has no other form within a statement.
        case .call(let callee, _) where style == .legacy:
            if case .name(let name) = callee.kind, SetOperation.functions.contains(name) { return [] }
        default: break
        }
        return expression.children
    }

    private func other(_ expression: Expression, in text: String) -> String? {
        let source: String
        switch expression.kind {
        case .name(let name):
            guard let known = bound(name) else { return nil }
            source = known
        case .call, .attribute: source = expression.text(in: text)
        default: return nil
        }
        guard let form = try? QueryForm(source, session: session, isEntity: isEntity), form.style != style else { return nil }
        return try? form.embedded(as: style, self)
    }
}
