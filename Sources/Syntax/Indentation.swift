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

    /// The statements that a clause can belong to.
    private static let openers: [String: Set<String>] = [
        "else": ["if", "elif", "for", "while", "try", "except"], "elif": ["if", "elif"], "except": ["try", "except"], "finally": ["try", "except", "else"], "case": ["case"],
    ]

    /// How far the last line is indented where it is a clause (`else:`) that ends the text: as the nearest statement above that it can belong to.
    ///
    /// - Returns: columns; nil for any other line.
    public static func ofClause(_ text: String) -> Int? {
        let source = Array(text.utf8)
        let words = Lexer.lex(source).tokens.filter { [.name, .number, .string, .punctuation].contains($0.kind) }
        func word(_ token: Token) -> String { String(decoding: source[token.start..<token.end], as: UTF8.self) }
        guard let last = words.last, last.depth == 0, last.end == source.count, word(last) == ":" else { return nil }
        let clause = statement(words)
        guard let openers = openers[word(clause)] else { return nil }
        var bound = columns(before: clause.start, source)
        for (before, token) in zip([nil] + words, words).reversed() where token.start < clause.start {
            guard before.map({ $0.depth == 0 && $0.range.endLine < token.range.line }) ?? true else { continue }
            let own = columns(before: token.start, source)
            if own <= bound, openers.contains(word(token)) { return own }
            // The first case of a match stands within it.
            if word(clause) == "case", word(token) == "match", own < bound { return nil }
            // A statement that has its else cannot have another one.
            bound = min(bound, word(token) == "else" || word(token) == "finally" ? own - 1 : own)
        }
        return nil
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
