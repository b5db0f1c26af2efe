/// How far the line after a text is indented, as an editor proposes it (PEP 8).
public enum Indentation {
    public static let step = 4
    private static let endsBlock: Set<String> = ["return", "pass", "break", "continue", "raise"]

    /// - Returns: columns; 0 within a string of many lines.
    public static func after(_ text: String) -> Int {
        let source = Array(text.utf8)
        let (tokens, failure, _) = Lexer.lex(source)
        if let failure, failure.isIncomplete, failure.message.hasPrefix("unterminated") { return 0 }
        let lastLine = (source.lastIndex(of: 10) ?? -1) + 1
        let own = source[lastLine...].prefix { $0 == UInt8(ascii: " ") }.count
        let words = tokens.filter { [.name, .number, .string, .punctuation].contains($0.kind) }
        guard let last = words.last, last.start >= lastLine else { return own }
        func word(_ token: Token) -> String { String(decoding: source[token.start..<token.end], as: UTF8.self) }
        if last.depth > 0 { return ["(", "[", "{"].contains(word(last)) ? own + step : own }
        let statement = Indentation.statement(words)
        let base = columns(before: statement.start, source)
        if word(last) == ":" { return base + step }
        return endsBlock.contains(word(statement)) ? max(0, base - step) : base
    }

    /// The first token of the last logical line.
    private static func statement(_ words: [Token]) -> Token {
        var first = words[words.count - 1]
        for (token, before) in zip(words.dropFirst(), words).reversed() {
            first = token
            if before.range.endLine < token.range.line, before.depth == 0 { return first }
        }
        return words[0]
    }

    private static func columns(before place: Int, _ source: [UInt8]) -> Int {
        let start = (source[..<place].lastIndex(of: 10) ?? -1) + 1
        return source[start..<place].prefix { $0 == UInt8(ascii: " ") }.count
    }
}
