/// Whether what was printed is what a document expects, as doctest's OutputChecker judges.
struct ExpectedOutput {
    let expected: String
    let options: Set<String>
    /// Whether views tell times, `0.12 ms`, any of which is right.
    let hasTimes: Bool

    func admits(_ given: String) -> Bool {
        var (want, got) = hasTimes ? (ExpectedOutput.withoutTimes(expected), ExpectedOutput.withoutTimes(given)) : (expected, given)
        if want == got { return true }
        if !options.contains("DONT_ACCEPT_BLANKLINE") {
            want = want.split(separator: "\n", omittingEmptySubsequences: false).map { $0 == "<BLANKLINE>" ? "" : $0 }.joined(separator: "\n")
            got = got.split(separator: "\n", omittingEmptySubsequences: false).map { $0.allSatisfy { $0 == " " || $0 == "\t" } ? "" : $0 }.joined(separator: "\n")
            if want == got { return true }
        }
        if options.contains("NORMALIZE_WHITESPACE") {
            want = want.split(whereSeparator: \.isWhitespace).joined(separator: " ")
            got = got.split(whereSeparator: \.isWhitespace).joined(separator: " ")
            if want == got { return true }
        }
        return options.contains("ELLIPSIS") && ExpectedOutput.matches(want, got)
    }

    /// `1 row, _ ms, your query`: how wide a time is, in a table of `.loading`, is no matter either.
    private static func withoutTimes(_ text: String) -> String {
        text.split(separator: "\n", omittingEmptySubsequences: false).map { line in
            var words: [Substring] = []
            for word in line.split(separator: " ", omittingEmptySubsequences: false) {
                let isUnit = word.hasPrefix("ms") || word.hasPrefix("s")
                if isUnit, !word.dropFirst(word.hasPrefix("ms") ? 2 : 1).contains(where: \.isLetter), let last = words.last, last.contains("."), Double(last) != nil {
                    words.removeLast()
                    while words.last == "" { words.removeLast() }
                    words.append("_")
                }
                words.append(word)
            }
            return words.joined(separator: " ")
        }.joined(separator: "\n")
    }

    /// Whether `...` may stand for any text.
    static func matches(_ want: String, _ got: String) -> Bool {
        var pieces = want.components("...")
        guard pieces.count > 1 else { return want == got }
        var rest = got[...]
        let first = pieces.removeFirst(), last = pieces.removeLast()
        guard rest.hasPrefix(first) else { return false }
        rest = rest.dropFirst(first.count)
        guard rest.hasSuffix(last) else { return false }
        rest = rest.dropLast(last.count)
        for piece in pieces where !piece.isEmpty {
            guard let found = rest.firstRange(of: piece) else { return false }
            rest = rest[found.upperBound...]
        }
        return true
    }

    /// The exception that a traceback in a document expects: its last lines; nil where it expects none.
    var exception: String? {
        let lines = expected.split(separator: "\n", omittingEmptySubsequences: false)
        guard let first = lines.first, first.hasPrefix("Traceback (most recent call last):") || first.hasPrefix("Traceback (innermost last):") else { return nil }
        // What follows the stack, whose lines are indented or are `...`.
        let rest = lines.dropFirst().drop { $0.isEmpty || $0.hasPrefix(" ") || $0.hasPrefix("\t") || $0 == "..." }
        return rest.joined(separator: "\n")
    }
}

extension String {
    /// The text between the places of another.
    fileprivate func components(_ separator: String) -> [String] {
        var found: [String] = [], rest = self[...]
        while let next = rest.firstRange(of: separator) {
            found.append(String(rest[..<next.lowerBound]))
            rest = rest[next.upperBound...]
        }
        return found + [String(rest)]
    }
}
