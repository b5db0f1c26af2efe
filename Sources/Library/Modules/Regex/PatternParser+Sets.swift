extension PatternParser {
    /// `[a-z_]`, `[^\s,]`: what follows the bracket.
    mutating func set() throws -> PatternNode {
        let here = source.position - 1
        let isNegated = try source.skip("^")
        var items: [SetItem] = []
        while true {
            guard let token = try source.take() else { throw source.error("unterminated character set", back: source.position - here) }
            if token.isPlain("]"), !items.isEmpty { break }
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
            let second = end.isEscape ? try setEscape(end) : .literal(end.code)
            guard case .literal(let low) = first, case .literal(let high) = second, low <= high else {
                throw source.error("bad character range \(token.text)-\(end.text)", back: token.length + 1 + end.length)
            }
            items.append(.range(low, high))
        }
        if items.count == 1, !isNegated, case .literal(let code) = items[0] { return .literal(code) }
        return .set(items, isNegated: isNegated)
    }
}
