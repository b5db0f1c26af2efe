import Runtime

/// How long representations are cut in messages (`unittest.util._common_shorten_repr`).
enum ShortenedText {
    private static let longest = 80, placeholder = 12, shortestBegin = 5, shortestEnd = 5, shortestCommon = 5
    private static let shortestDifference = longest - (shortestBegin + placeholder + shortestCommon + placeholder + shortestEnd)

    /// The representations of two values, their common beginning cut where they are long.
    static func pair(_ a: Value, _ b: Value) throws -> (String, String) {
        let texts = [Array(try a.safeRepr().unicodeScalars), Array(try b.safeRepr().unicodeScalars)]
        let most = max(texts[0].count, texts[1].count)
        if most <= longest { return (text(texts[0]), text(texts[1])) }
        let common = zip(texts[0], texts[1]).prefix { $0 == $1 }.count
        let room = longest - (most - common + shortestBegin + placeholder)
        if room > shortestCommon {
            let begin = shortened(Array(texts[0].prefix(common)), shortestBegin, room)
            return (begin + text(Array(texts[0].dropFirst(common))), begin + text(Array(texts[1].dropFirst(common))))
        }
        let begin = shortened(Array(texts[0].prefix(common)), shortestBegin, shortestCommon)
        func cut(_ letters: [Unicode.Scalar]) -> String { begin + shortened(Array(letters.dropFirst(common)), shortestDifference, shortestEnd) }
        return (cut(texts[0]), cut(texts[1]))
    }

    private static func text(_ letters: some Sequence<Unicode.Scalar>) -> String {
        var text = ""
        text.unicodeScalars.append(contentsOf: letters)
        return text
    }

    /// `begin[12 chars]end`
    private static func shortened(_ letters: [Unicode.Scalar], _ begin: Int, _ end: Int) -> String {
        let skipped = letters.count - begin - end
        return skipped > placeholder ? "\(text(letters.prefix(begin)))[\(skipped) chars]\(text(letters.suffix(end)))" : text(letters)
    }
}
