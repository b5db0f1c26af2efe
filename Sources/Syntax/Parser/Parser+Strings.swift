/// String literals, joined where they stand side by side, and f-strings (Python reference 2.4).
extension Parser {
    mutating func parseStrings() throws -> Expression {
        let start = current.range
        var parts: [Expression.FormatPart] = []
        var bytesParts: [UInt8] = []
        var hasBytes = false, hasText = false, hasFormat = false
        // CPython tells errors inside literals at the token behind them.
        let behind = tokens[(tokens[at...].firstIndex { $0.kind != .string } ?? tokens.count - 1)].range
        while current.kind == .string {
            let token = current
            at += 1
            let literal = StringToken(bytes, token)
            if literal.isBytes { hasBytes = true } else { hasText = true }
            if hasBytes, hasText { throw SyntaxFailure("cannot mix bytes and nonbytes literals", behind) }
            if literal.isFormat {
                hasFormat = true
                var scanner = FormatScanner(parser: self, literal: literal, token: token, behind: behind)
                parts.append(contentsOf: try scanner.scan())
            } else {
                let body = try resolve(bytes[literal.bodyStart..<literal.bodyEnd], literal, token, behind: behind)
                if literal.isBytes { bytesParts.append(contentsOf: body) } else { parts.append(.literal(String(decoding: body, as: UTF8.self))) }
            }
        }
        let place = range(from: start)
        if hasBytes { return Expression(.constant(.bytes(bytesParts)), place) }
        if hasFormat { return Expression(.joinedString(FormatScanner.joined(parts)), place) }
        var text = ""
        for case .literal(let piece) in parts { text += piece }
        return Expression(.constant(.string(text)), place)
    }

    func resolve(_ body: ArraySlice<UInt8>, _ literal: StringToken, _ token: Token, behind: SourceRange) throws -> [UInt8] {
        if literal.isBytes, body.contains(where: { $0 >= 128 }) { throw SyntaxFailure("bytes can only contain ASCII literal characters", token.range) }
        if literal.isRaw { return Literals.normalise(body) }
        switch Literals.unescape(body, isBytes: literal.isBytes) {
        case .success(let text): return text
        case .failure(let failure): throw SyntaxFailure(failure.message, behind)
        }
    }
}

/// The prefix, quotes and body of a string token.
struct StringToken {
    let isRaw: Bool
    let isBytes: Bool
    let isFormat: Bool
    let bodyStart: Int
    let bodyEnd: Int

    init(_ bytes: [UInt8], _ token: Token) {
        var start = token.start
        var prefix: Set<UInt8> = []
        while bytes[start] != UInt8(ascii: "'"), bytes[start] != UInt8(ascii: "\"") {
            prefix.insert(bytes[start] | 32)
            start += 1
        }
        let quote = bytes[start]
        let isTriple = token.end - start >= 6 && bytes[start + 1] == quote && bytes[start + 2] == quote
        isRaw = prefix.contains(UInt8(ascii: "r"))
        isBytes = prefix.contains(UInt8(ascii: "b"))
        isFormat = prefix.contains(UInt8(ascii: "f"))
        bodyStart = start + (isTriple ? 3 : 1)
        bodyEnd = token.end - (isTriple ? 3 : 1)
    }
}

/// Takes an f-string apart: literal text and replacement fields, which nest in specifications.
struct FormatScanner {
    private let parser: Parser
    private let literal: StringToken
    private let token: Token
    /// The token behind all the literals, where CPython tells errors.
    private let behind: SourceRange
    private var at: Int
    /// Up to where lines were counted, the line there and where it begins.
    private var counted: (at: Int, line: Int32, lineStart: Int)
    private var bytes: [UInt8] { parser.bytes }

    init(parser: Parser, literal: StringToken, token: Token, behind: SourceRange) {
        self.behind = behind
        self.parser = parser
        self.literal = literal
        self.token = token
        at = literal.bodyStart
        counted = (token.start, token.range.line, token.start - Int(token.range.column))
    }

    static func joined(_ parts: [Expression.FormatPart]) -> [Expression.FormatPart] {
        var out: [Expression.FormatPart] = []
        for part in parts {
            if case .literal(let text) = part {
                if text.isEmpty { continue }
                if case .literal(let before)? = out.last {
                    out[out.count - 1] = .literal(before + text)
                    continue
                }
            }
            out.append(part)
        }
        return out
    }

    private func failure(_ message: String, colon: String = ":") -> SyntaxFailure { SyntaxFailure("f-string\(colon) " + message, behind) }

    mutating func scan() throws -> [Expression.FormatPart] {
        let parts = try scanParts(level: 0)
        if at < literal.bodyEnd { throw failure("single '}' is not allowed") }
        return parts
    }

    private mutating func scanParts(level: Int) throws -> [Expression.FormatPart] {
        var parts: [Expression.FormatPart] = []
        var text: [UInt8] = []
        var textStart = at
        func flush(_ end: Int) throws {
            let body = text + bytes[textStart..<end]
            if !body.isEmpty { parts.append(.literal(String(decoding: try parser.resolve(body[...], literal, token, behind: behind), as: UTF8.self))) }
            text = []
        }
        while at < literal.bodyEnd {
            let byte = bytes[at]
            let isDoubled = at + 1 < literal.bodyEnd && bytes[at + 1] == byte
            if byte == UInt8(ascii: "\\"), !literal.isRaw {
                if at + 2 < literal.bodyEnd, bytes[at + 1] == UInt8(ascii: "N"), bytes[at + 2] == UInt8(ascii: "{"), let close = bytes[at..<literal.bodyEnd].firstIndex(of: UInt8(ascii: "}")) {
                    at = close + 1
                } else {
                    // `\{` is a backslash and a field.
                    at += at + 1 < literal.bodyEnd && bytes[at + 1] == UInt8(ascii: "{") ? 1 : 2
                }
            } else if byte == UInt8(ascii: "{") {
                if isDoubled, level == 0 {
                    text += bytes[textStart...at]
                    at += 2
                    textStart = at
                    continue
                }
                try flush(at)
                parts.append(contentsOf: try scanField(level: level))
                textStart = at
            } else if byte == UInt8(ascii: "}") {
                if level > 0 { break }
                guard isDoubled else { throw failure("single '}' is not allowed") }
                text += bytes[textStart...at]
                at += 2
                textStart = at
            } else {
                at += 1
            }
        }
        at = min(at, literal.bodyEnd)
        try flush(at)
        return parts
    }

    /// `{expression!r:specification}`, behind its opening brace.
    private mutating func scanField(level: Int) throws -> [Expression.FormatPart] {
        if level >= 2 { throw failure("expressions nested too deeply") }
        at += 1
        let start = at
        try skipExpression()
        var end = at
        guard at < literal.bodyEnd else { throw failure("expecting '}'") }
        guard bytes[start..<end].contains(where: { ![32, 9, 10, 13].contains($0) }) else {
            let mark = Character(UnicodeScalar(bytes[at]))
            throw failure(mark == "}" ? "empty expression not allowed" : "expression required before '\(mark)'")
        }
        var debug: String?
        if bytes[at] == UInt8(ascii: "=") {
            at += 1
            while at < literal.bodyEnd, bytes[at] == 32 { at += 1 }
            debug = String(decoding: bytes[start..<at], as: UTF8.self)
        }
        while end > start, [32, 9, 10, 13].contains(bytes[end - 1]) { end -= 1 }
        let expression = try parseField(start, end)
        var conversion: Character?
        if at < literal.bodyEnd, bytes[at] == UInt8(ascii: "!") {
            at += 1
            guard at < literal.bodyEnd else { throw failure("expecting '}'") }
            let mark = Character(UnicodeScalar(bytes[at]))
            guard "sra".contains(mark) else { throw failure("invalid conversion character: expected 's', 'r', or 'a'") }
            conversion = mark
            at += 1
        }
        var specification: [Expression.FormatPart]?
        if at < literal.bodyEnd, bytes[at] == UInt8(ascii: ":") {
            at += 1
            specification = FormatScanner.joined(try scanParts(level: level + 1))
        }
        guard at < literal.bodyEnd, bytes[at] == UInt8(ascii: "}") else { throw failure("expecting '}'") }
        at += 1
        let field = Expression.FormatPart.field(expression: expression, conversion: conversion, specification: specification, debug: debug)
        return debug.map { [.literal($0), field] } ?? [field]
    }


    /// Moves to the character that ends the expression: `}`, `!`, `:` or `=` outside brackets and strings.
    private mutating func skipExpression() throws {
        var open: [UInt8] = []
        var quote: [UInt8] = []
        while at < literal.bodyEnd {
            let byte = bytes[at]
            let following = at + 1 < literal.bodyEnd ? bytes[at + 1] : 0
            if byte == UInt8(ascii: "\\") { throw failure("expression part cannot include a backslash", colon: "") }
            if !quote.isEmpty {
                if bytes[at..<literal.bodyEnd].starts(with: quote) {
                    at += quote.count
                    quote = []
                } else {
                    at += 1
                }
                continue
            }
            switch byte {
            case UInt8(ascii: "'"), UInt8(ascii: "\""):
                let triple = [byte, byte, byte]
                quote = bytes[at..<literal.bodyEnd].starts(with: triple) ? triple : [byte]
                at += quote.count
                continue
            case UInt8(ascii: "("), UInt8(ascii: "["), UInt8(ascii: "{"): open.append(byte)
            case UInt8(ascii: "#"): throw failure("expression part cannot include '#'", colon: "")
            case UInt8(ascii: ")"), UInt8(ascii: "]"), UInt8(ascii: "}"):
                if open.isEmpty {
                    if byte == UInt8(ascii: "}") { return }
                    throw failure("unmatched '\(Character(UnicodeScalar(byte)))'")
                }
                if let last = open.popLast(), Lexer.partner(of: last) != byte {
                    throw failure("closing parenthesis '\(Character(UnicodeScalar(byte)))' does not match opening parenthesis '\(Character(UnicodeScalar(last)))'")
                }
            case UInt8(ascii: "!") where open.isEmpty:
                if following == UInt8(ascii: "=") { at += 1 } else { return }
            case UInt8(ascii: ":") where open.isEmpty: return
            case UInt8(ascii: "=") where open.isEmpty:
                let before = at > literal.bodyStart ? bytes[at - 1] : 0
                if following == UInt8(ascii: "=") { at += 1 } else if ![UInt8(ascii: "<"), UInt8(ascii: ">"), UInt8(ascii: "!")].contains(before) { return }
            default: break
            }
            at += 1
        }
        if !quote.isEmpty { throw failure("unterminated string") }
        if let last = open.last { throw failure("unmatched '\(Character(UnicodeScalar(last)))'") }
    }

    private mutating func parseField(_ start: Int, _ end: Int) throws -> Expression {
        for index in counted.at..<max(start, counted.at) where bytes[index] == 10 {
            counted.line += 1
            counted.lineStart = index + 1
        }
        counted.at = start
        let line = counted.line, lineStart = counted.lineStart
        do {
            let tokens = try Lexer.tokens(ofFragment: bytes, from: start, to: end, line: line, lineStart: lineStart)
            var inner = Parser(bytes: bytes, tokens: tokens)
            inner.depth = parser.depth + 1
            let value = try inner.parseFieldExpression()
            guard inner.current.kind == .end else { throw inner.unexpected() }
            if case .starred = value.kind { throw SyntaxFailure("cannot use starred expression here", value.range) }
            return value
        } catch {
            throw fieldFailure(start, end, line) ?? error
        }
    }

    /// The error of a field's expression as CPython sees it: parsed in brackets, and shown so.
    private func fieldFailure(_ start: Int, _ end: Int, _ firstLine: Int32) -> SyntaxFailure? {
        let text = "(" + String(decoding: bytes[start..<end], as: UTF8.self) + ")"
        do { _ = try Parser.parse(text) } catch let error as SyntaxFailure {
            var place = error.range
            let shown = text.split(separator: "\n", omittingEmptySubsequences: false)
            let line = Int(place.line) - 1
            place.endLine += firstLine - 1
            place.line += firstLine - 1
            var failure = SyntaxFailure((error.isLexical ? "" : "f-string: ") + error.message, place, kind: error.kind, shownLine: line < shown.count ? String(shown[line]) : text)
            failure.isLexical = error.isLexical
            return failure
        } catch {}
        return nil
    }
}

extension Parser {
    /// What stands in a replacement field: expressions with stars, `yield`, or a generator expression.
    fileprivate mutating func parseFieldExpression() throws -> Expression {
        if isAt("yield") { return try parseYield() }
        let start = current.range
        let value = try parseStarExpressions()
        return isAt("for") ? try parseGenerator(of: value, from: start) : value
    }
}
