/// Tokens to tree, by recursive descent along Python's grammar (reference chapter 10).
public struct Parser {
    let bytes: [UInt8]
    let tokens: [Token]
    var at = 0
    /// How deeply expressions are nested; a limit keeps hostile input from overflowing the stack.
    var depth = 0
    /// Whether what is read is only looked at: what an error may have been meant to be.
    var isLookingAhead = false
    /// Whether what is read stands in the body of a function.
    var isInFunction = false

    static let deepest = 400

    init(bytes: [UInt8], tokens: [Token]) {
        self.bytes = bytes
        self.tokens = tokens
    }

    /// Parses a whole source.
    /// - Parameter firstLine: the number of its first line, where it is a piece of a longer one.
    /// - Throws: SyntaxFailure
    public static func parse(_ text: String, firstLine: Int = 1) throws -> Module {
        let bytes = Array(text.utf8)
        if let zero = bytes.firstIndex(of: 0) {
            let line = Int32(bytes[..<zero].filter { $0 == 10 }.count + 1)
            let shown = bytes[..<zero].lastIndex(of: 10).map { bytes[($0 + 1)..<zero] } ?? bytes[..<zero]
            let place = SourceRange(line: line, column: -1, endLine: line, endColumn: -1)
            throw SyntaxFailure("source code cannot contain null bytes", place, shownLine: String(decoding: shown, as: UTF8.self))
        }
        let (tokens, failure, warnings) = Lexer.lex(bytes, firstLine: firstLine)
        var parser = Parser(bytes: bytes, tokens: tokens)
        var body: [Statement] = []
        do {
            try parser.parseBody(into: &body)
        } catch let found as SyntaxFailure {
            throw parser.worse(of: found, failure)
        }
        if let failure { throw failure }
        let hasStringAnnotations = try parser.checkFutureImports(body)
        try Placement.check(body)
        return Module(body: body, hasStringAnnotations: hasStringAnnotations, warnings: warnings)
    }

    private mutating func parseBody(into body: inout [Statement]) throws {
        while current.kind != .end {
            if current.kind == .newline { at += 1 } else { try parseStatement(into: &body) }
        }
    }

    /// Which of two failures CPython tells: that of the tokens, though it may lie further on, but where it is about indentation or a backslash; an open bracket counts only where
    /// the error lies on a later line than it.  Behind a line that is indented for no reason nothing is read.
    private func worse(of found: SyntaxFailure, _ ofTokens: SyntaxFailure?) -> SyntaxFailure {
        guard let ofTokens else { return found }
        if current.kind == .end { return ofTokens }
        if ofTokens.message.hasSuffix("was never closed"), max(found.range.endLine, current.range.line) <= ofTokens.range.line { return readsToTheEnd(found, from: ofTokens.range) ? ofTokens : found }
        let isAlone = found.message == "unexpected indent" || found.message == "unexpected unindent"
        return isAlone || !ofTokens.isLexical && !ofTokens.message.hasSuffix("was never closed") ? found : ofTokens
    }

    /// Whether CPython, looking for what a mistake may have been meant to be, reads on to the end of the source, where it finds a bracket open (`f(yield`, `f(a print`).
    private func readsToTheEnd(_ found: SyntaxFailure, from bracket: SourceRange) -> Bool {
        func isEnd(from index: Int?) -> Bool {
            guard let index else { return false }
            var copy = self
            copy.at = index
            copy.isLookingAhead = true
            _ = try? copy.parseExpression()
            return copy.current.kind == .end
        }
        func index(_ line: Int32, _ column: Int32) -> Int? { tokens.firstIndex { $0.range.line == line && $0.range.column == column } }
        if let last = tokens.firstIndex(where: { $0.range.endLine == found.range.endLine && $0.range.endColumn == found.range.endColumn }), last + 1 < tokens.count, tokens[last + 1].kind == .end, found.message.hasSuffix("forgot a comma?") {
            return true
        }
        // Behind a word that no expression follows none was looked for: `from m import [`.
        if let at = index(bracket.line, bracket.column), at > 0, isToken(tokens[at - 1], "import") { return false }
        return isEnd(from: index(found.range.line, found.range.column)) || isEnd(from: index(bracket.line, bracket.column))
    }

    // MARK: tokens

    var current: Token { tokens[at] }
    var next: Token { tokens[min(at + 1, tokens.count - 1)] }
    var previous: Token { tokens[max(0, at - 1)] }

    /// What is written there; names in the form in which they are compared (Python reference 2.3): `ﬁ` is `fi`.
    func text(_ token: Token) -> Substring {
        let spelled = bytes[token.start..<token.end]
        let text = Substring(decoding: spelled, as: UTF8.self)
        return token.kind == .name && spelled.contains { $0 >= 128 } ? Substring(NormalForm.compatiblyComposed.of(String(text))) : text
    }

    /// Whether the current token is this keyword, operator or delimiter.
    func isAt(_ word: StaticString) -> Bool { isToken(current, word) }

    func isToken(_ token: Token, _ word: StaticString) -> Bool {
        guard token.kind == .punctuation || token.kind == .name else { return false }
        let length = token.end - token.start
        guard length == word.utf8CodeUnitCount else { return false }
        return bytes.withUnsafeBufferPointer { buffer in
            for offset in 0..<length where buffer[token.start + offset] != word.utf8Start[offset] { return false }
            return true
        }
    }

    /// Takes the current token if it is `word`.
    mutating func take(_ word: StaticString) -> Bool {
        guard isAt(word) else { return false }
        at += 1
        return true
    }

    mutating func expect(_ word: StaticString) throws {
        guard !take(word) else { return }
        throw unexpected()
    }

    var isAtKeyword: Bool { current.kind == .name && Token.keywords.contains(String(text(current))) }
    var isAtName: Bool { current.kind == .name && !isAtKeyword }

    mutating func takeName() throws -> String {
        guard isAtName else { throw unexpected() }
        at += 1
        return String(text(previous))
    }

    /// From the beginning of a token or node to the end of the last token taken.
    func range(from start: SourceRange) -> SourceRange {
        SourceRange(line: start.line, column: start.column, endLine: previous.range.endLine, endColumn: previous.range.endColumn)
    }

    // MARK: errors

    /// "invalid syntax" at the current token, or what CPython says of such a token.
    func unexpected() -> SyntaxFailure {
        switch current.kind {
        case .indent: return SyntaxFailure("unexpected indent", current.range, kind: .indentation)
        case .dedent where previous.kind == .newline: return SyntaxFailure("unexpected unindent", isAtEnd ? missingBlockRange : current.range, kind: .indentation)
        case .end: return SyntaxFailure("invalid syntax", previous.kind == .newline ? missingBlockRange : current.range, isIncomplete: true)
        default: break
        }
        return SyntaxFailure("invalid syntax", current.range)
    }

    mutating func nested<T>(_ body: (inout Parser) throws -> T) throws -> T {
        depth += 1
        defer { depth -= 1 }
        if depth > Parser.deepest { throw SyntaxFailure("too many nested parentheses", current.range) }
        return try body(&self)
    }

    // MARK: the beginning of a module

    private static let futureFeatures: Set<String> = [
        "annotations", "division", "print_function", "absolute_import", "unicode_literals", "generators", "nested_scopes", "with_statement", "generator_stop", "barry_as_FLUFL",
    ]

    /// Whether `from __future__ import annotations` stands at the top; other places and features are refused.
    private func checkFutureImports(_ body: [Statement]) throws -> Bool {
        var annotations = false
        var isTop = true
        for (index, statement) in body.enumerated() {
            switch statement.kind {
            case .importFrom(module: "__future__", level: 0, let names, _):
                guard isTop else { throw SyntaxFailure("from __future__ imports must occur at the beginning of the file", statement.range) }
                for name in names {
                    if name.name == "annotations" { annotations = true }
                    if name.name == "braces" { throw SyntaxFailure("not a chance", statement.range.firstColumn) }
                    if !Parser.futureFeatures.contains(name.name) { throw SyntaxFailure("future feature \(name.name) is not defined", statement.range.firstColumn) }
                }
            case .expression(let expression):
                if case .constant(.string) = expression.kind, index == 0 { continue }
                isTop = false
            default: isTop = false
            }
        }
        return annotations
    }
}
