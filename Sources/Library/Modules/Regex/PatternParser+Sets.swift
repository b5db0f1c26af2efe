import Runtime

extension PatternParser {
    /// `[a-z_]`, `[^\s,]`: what follows the bracket.
    mutating func set() throws -> PatternNode {
        let here = source.position - 1
        if source.next?.isPlain("[") ?? false { try warn("nested set", at: source.position) }
        let isNegated = try source.skip("^")
        var items: [SetItem] = []
        while true {
            guard let token = try source.take() else { throw source.error("unterminated character set", back: source.position - here) }
            if token.isPlain("]"), !items.isEmpty { break }
            if !items.isEmpty, !token.isEscape, source.next == token, let operation = PatternParser.setOperation(token) { try warn(operation, at: source.position - 1) }
            let first = token.isEscape ? try setEscape(token) : .literal(token.code)
            guard try source.skip("-") else {
                items.append(first)
                continue
            }
            guard let end = try source.take() else { throw source.error("unterminated character set", back: source.position - here) }
            if end.isPlain("]") {
                items += [first, .literal(45)]
                break
            }
            if end.isPlain("-") { try warn("set difference", at: source.position - 2) }
            let second = end.isEscape ? try setEscape(end) : .literal(end.code)
            guard case .literal(let low) = first, case .literal(let high) = second, low <= high else {
                throw source.error("bad character range \(token.text)-\(end.text)", back: token.length + 1 + end.length)
            }
            items.append(.range(low, high))
        }
        if items.count == 1, !isNegated, case .literal(let code) = items[0] { return .literal(code) }
        return .set(items, isNegated: isNegated)
    }

    /// What a doubled character will mean one day in a set.
    private static func setOperation(_ token: PatternSource.Token) -> String? {
        if token.isPlain("-") { return "set difference" }
        if token.isPlain("&") { return "set intersection" }
        if token.isPlain("~") { return "set symmetric difference" }
        return token.isPlain("|") ? "set union" : nil
    }

    private func warn(_ meaning: String, at position: Int) throws {
        try WarningState.warn(.string("Possible \(meaning) at position \(position)"), .futureWarning, WarningState.place(1))
    }
}
