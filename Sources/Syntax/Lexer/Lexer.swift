/// Source text to tokens, with INDENT, DEDENT and NEWLINE by Python's rules (reference 2.1).
struct Lexer {
    let bytes: [UInt8]
    var position = 0
    /// Where the comment begins that was passed over last, if it is the end of the line that follows.
    private var comment: Int?
    var line: Int32 = 1
    private var lineStart = 0
    private var indents: [(columns: Int, alternate: Int)] = [(0, 0)]
    private var brackets: [(byte: UInt8, range: SourceRange)] = []
    private var tokens: [Token] = []
    var warnings: [SyntaxWarning] = []
    private var atLineStart = true

    private static let deepestBrackets = 200
    private static let deepestIndent = 100

    /// Where the text ends; a fragment ends before the bytes do.
    private let limit: Int
    /// Whether this is an expression inside an f-string: line ends mean nothing there.
    private let isFragment: Bool

    init(_ bytes: [UInt8], firstLine: Int = 1) {
        self.bytes = bytes
        line = Int32(truncatingIfNeeded: firstLine)
        limit = bytes.count
        isFragment = false
    }

    private init(fragmentOf bytes: [UInt8], from start: Int, to end: Int, line: Int32, lineStart: Int) {
        self.bytes = bytes
        limit = end
        isFragment = true
        position = start
        self.line = line
        self.lineStart = lineStart
        atLineStart = false
    }

    /// The tokens of an expression that lies inside a string literal.
    static func tokens(ofFragment bytes: [UInt8], from start: Int, to end: Int, line: Int32, lineStart: Int) throws -> [Token] {
        var lexer = Lexer(fragmentOf: bytes, from: start, to: end, line: line, lineStart: lineStart)
        return try lexer.run()
    }

    /// The tokens of a source, an `end` token last: as many as there are before the failure, where there is one.
    static func lex(_ bytes: [UInt8], firstLine: Int = 1) -> (tokens: [Token], failure: SyntaxFailure?, warnings: [SyntaxWarning]) {
        var lexer = Lexer(bytes, firstLine: firstLine)
        do {
            return (try lexer.run(), nil, lexer.warnings)
        } catch var failure as SyntaxFailure {
            failure.isLexical = failure.kind == .syntax && !failure.message.hasSuffix("was never closed") && !failure.message.hasPrefix("unexpected ")
            failure.range.endColumn = Lexer.endColumn(of: failure)
            lexer.add(.end, from: lexer.position)
            return (lexer.tokens, failure, lexer.warnings)
        } catch {
            return (lexer.tokens, nil, lexer.warnings)
        }
    }

    /// Where an error of the tokenizer ends: CPython says of most no more than where they begin.
    private static func endColumn(of failure: SyntaxFailure) -> Int32 {
        switch failure.message {
        case let text where text.hasSuffix("was never closed") || text.hasPrefix("unexpected character after"): -1
        case let text where text.hasPrefix("unexpected EOF") || text.hasPrefix("unindent does not match"): -2
        case let text where text.hasPrefix("leading zeros") || !failure.isLexical: failure.range.endColumn
        default: failure.range.column
        }
    }

    func byte(_ offset: Int = 0) -> UInt8 {
        let at = position + offset
        return at < limit ? bytes[at] : 0
    }

    func column(_ at: Int) -> Int32 { Int32(at - lineStart) }

    func range(from start: Int) -> SourceRange {
        SourceRange(line: line, column: column(start), endLine: line, endColumn: column(position))
    }

    mutating func add(_ kind: Token.Kind, from start: Int) {
        tokens.append(Token(kind: kind, start: start, end: position, range: range(from: start), depth: UInt8(clamping: brackets.count)))
    }

    private mutating func run() throws -> [Token] {
        tokens.reserveCapacity(limit / 4 + 8)
        if !isFragment, bytes.starts(with: [0xEF, 0xBB, 0xBF]) {
            position = 3
            lineStart = 3
        }
        while true {
            if atLineStart, brackets.isEmpty, !isFragment {
                guard try readIndentation() else { continue }
                atLineStart = false
            }
            skipBlanks()
            guard position < limit else { break }
            try readToken()
        }
        return try finish()
    }

    private mutating func finish() throws -> [Token] {
        if let open = brackets.last { throw neverClosed(open) }
        if !isFragment, let last = tokens.last, last.kind != .newline, last.kind != .indent, last.kind != .dedent { add(.newline, from: position) }
        if !isFragment, position > lineStart {
            line += 1
            lineStart = position
        }
        while indents.count > 1 {
            indents.removeLast()
            add(.dedent, from: position)
        }
        add(.end, from: position)
        return tokens
    }

    private func neverClosed(_ open: (byte: UInt8, range: SourceRange)) -> SyntaxFailure {
        SyntaxFailure("'\(Character(UnicodeScalar(open.byte)))' was never closed", open.range, isIncomplete: true)
    }

    // MARK: lines

    /// Measures the indentation of a line; false where the line is blank or a comment and was skipped.
    private mutating func readIndentation() throws -> Bool {
        let start = position
        var columns = 0, alternate = 0
        while true {
            switch byte() {
            case UInt8(ascii: " ") where position < limit:
                columns += 1
                alternate += 1
            case UInt8(ascii: "\t"):
                columns = (columns / 8 + 1) * 8
                alternate += 1
            case 12:
                columns = 0
                alternate = 0
            default:
                if isLineBlank {
                    skipLine()
                    return position >= limit
                }
                try changeIndentation(columns, alternate, from: start)
                return true
            }
            position += 1
        }
    }

    private var isLineBlank: Bool {
        position >= limit || byte() == UInt8(ascii: "#") || byte() == UInt8(ascii: "\n") || byte() == UInt8(ascii: "\r")
    }

    private mutating func skipLine() {
        while position < limit, byte() != UInt8(ascii: "\n"), byte() != UInt8(ascii: "\r") { position += 1 }
        takeLineEnd()
    }

    private mutating func takeLineEnd() {
        guard position < limit else { return }
        if byte() == UInt8(ascii: "\r"), byte(1) == UInt8(ascii: "\n") { position += 1 }
        position += 1
        line += 1
        lineStart = position
    }

    private mutating func changeIndentation(_ columns: Int, _ alternate: Int, from start: Int) throws {
        guard let current = indents.last else { return }
        if columns == current.columns {
            if alternate != current.alternate { throw inconsistentTabs() }
        } else if columns > current.columns {
            if alternate <= current.alternate { throw inconsistentTabs() }
            if indents.count >= Lexer.deepestIndent { throw SyntaxFailure("too many levels of indentation", range(from: start), kind: .indentation) }
            indents.append((columns, alternate))
            add(.indent, from: start)
        } else {
            while let last = indents.last, columns < last.columns {
                indents.removeLast()
                add(.dedent, from: position)
            }
            if indents.last?.columns != columns {
                let end = lineEnd(from: position)
                let place = SourceRange(line: line, column: column(end), endLine: line, endColumn: column(end))
                throw SyntaxFailure("unindent does not match any outer indentation level", place, kind: .indentation)
            }
            if indents.last?.alternate != alternate { throw inconsistentTabs() }
        }
    }

    private func inconsistentTabs() -> SyntaxFailure {
        SyntaxFailure("inconsistent use of tabs and spaces in indentation", SourceRange(line: line, column: -1, endLine: line, endColumn: -1), kind: .tab)
    }

    private func lineEnd(from start: Int) -> Int {
        var at = start
        while at < limit, bytes[at] != UInt8(ascii: "\n"), bytes[at] != UInt8(ascii: "\r") { at += 1 }
        return at
    }

    /// Spaces, comments, joined lines; and line ends inside brackets.
    private mutating func skipBlanks() {
        comment = nil
        while position < limit {
            switch byte() {
            case UInt8(ascii: " "), UInt8(ascii: "\t"), 12: position += 1
            case UInt8(ascii: "#"):
                comment = position
                while position < limit, byte() != UInt8(ascii: "\n"), byte() != UInt8(ascii: "\r") { position += 1 }
            case UInt8(ascii: "\\") where continuesLine:
                position += 1
                takeLineEnd()
            case UInt8(ascii: "\n"), UInt8(ascii: "\r"):
                if brackets.isEmpty, !isFragment { return }
                takeLineEnd()
            default: return
            }
        }
    }

    // MARK: tokens

    private mutating func readToken() throws {
        let start = position
        let first = byte()
        switch first {
        case UInt8(ascii: "\n"), UInt8(ascii: "\r"):
            // A comment before it belongs to the end of the line.
            add(.newline, from: comment ?? start)
            takeLineEnd()
            atLineStart = true
        case UInt8(ascii: "0")...UInt8(ascii: "9"): try readNumber()
        case UInt8(ascii: ".") where Lexer.isDigit(byte(1)): try readNumber()
        case UInt8(ascii: "'"), UInt8(ascii: "\""): try readString(from: start, isFormat: false)
        case _ where Lexer.isNameStart(first): try readName()
        case UInt8(ascii: "\\"):
            if position + 1 >= limit || byte(1) == UInt8(ascii: "\n") {
                position += 1
                if let open = brackets.last { throw neverClosed(open) }
                throw SyntaxFailure("unexpected EOF while parsing", SourceRange(line: line, column: column(position), endLine: line, endColumn: column(position) + 1), isIncomplete: true)
            }
            position += 2
            throw SyntaxFailure("unexpected character after line continuation character", lastCharacter)
        default: try readPunctuation()
        }
    }

    static func isDigit(_ byte: UInt8) -> Bool { byte >= 48 && byte <= 57 }
    static func isNameStart(_ byte: UInt8) -> Bool { (byte | 32 >= 97 && byte | 32 <= 122) || byte == 95 || byte >= 128 }
    static func isNamePart(_ byte: UInt8) -> Bool { isNameStart(byte) || isDigit(byte) }

    private mutating func readName() throws {
        let start = position
        var isASCII = true
        while position < limit, Lexer.isNamePart(byte()) {
            if byte() >= 128 { isASCII = false }
            position += 1
        }
        if byte() == UInt8(ascii: "'") || byte() == UInt8(ascii: "\""), position - start <= 2 {
            let prefix = bytes[start..<position].map { $0 | 32 }
            let known: [[UInt8]] = [[114], [98], [117], [102], [114, 98], [98, 114], [114, 102], [102, 114]]
            if known.contains(prefix) { return try readString(from: start, isFormat: prefix.contains(102)) }
        }
        if !isASCII { try checkName(start) }
        add(.name, from: start)
    }

    /// The closing bracket of an opening one.
    static func partner(of open: UInt8) -> UInt8 { open == UInt8(ascii: "(") ? UInt8(ascii: ")") : open &+ 2 }

    /// Refuses characters that no identifier may have.
    private func checkName(_ start: Int) throws {
        var isFirst = true
        var at = start
        for scalar in String(decoding: bytes[start..<position], as: UTF8.self).unicodeScalars {
            let fits = isFirst ? scalar.properties.isXIDStart || scalar == "_" : scalar.properties.isXIDContinue
            if !fits { throw invalidCharacter(scalar, at: at) }
            isFirst = false
            at += UTF8.width(scalar)
        }
    }

    /// A character that Python has no use for.
    private func invalidCharacter(_ scalar: UnicodeScalar, at: Int) -> SyntaxFailure {
        let place = SourceRange(line: line, column: column(at), endLine: line, endColumn: column(at + UTF8.width(scalar)))
        let digits = String(scalar.value, radix: 16, uppercase: true)
        let code = "U+" + String(repeating: "0", count: max(0, 4 - digits.count)) + digits
        return SyntaxFailure(scalar.isPrintable ? "invalid character '\(scalar)' (\(code))" : "invalid non-printable character \(code)", place)
    }

    /// The character before the position: where CPython's tokenizer sees an error.
    var lastCharacter: SourceRange { SourceRange(line: line, column: column(position) - 1, endLine: line, endColumn: column(position)) }

    /// Whether a backslash at the position joins this line to one that is there.
    private var continuesLine: Bool {
        let width = byte(1) == UInt8(ascii: "\n") ? 2 : byte(1) == UInt8(ascii: "\r") && byte(2) == UInt8(ascii: "\n") ? 3 : 0
        return width > 0 && position + width < limit
    }

    private mutating func readString(from start: Int, isFormat: Bool) throws {
        let quote = byte()
        let isTriple = byte(1) == quote && byte(2) == quote
        let firstLine = line, firstColumn = column(start)
        position += isTriple ? 3 : 1
        while true {
            guard position < limit else {
                if isTriple {
                    let place = SourceRange(line: firstLine, column: firstColumn, endLine: firstLine, endColumn: firstColumn + 1)
                    throw SyntaxFailure("unterminated triple-quoted string literal (detected at line \(bytes.last == 10 ? line - 1 : line))", place, isIncomplete: true)
                }
                throw unterminated(firstLine, firstColumn, detected: bytes.last == 10 && line > firstLine ? line - 1 : line)
            }
            let current = byte()
            if current == quote {
                if !isTriple {
                    position += 1
                    break
                }
                if byte(1) == quote, byte(2) == quote {
                    position += 3
                    break
                }
                position += 1
            } else if current == UInt8(ascii: "\\"), position + 1 < limit {
                position += 1
                if byte() == UInt8(ascii: "\n") || byte() == UInt8(ascii: "\r") { takeLineEnd() } else { position += 1 }
            } else if current == UInt8(ascii: "\n") || current == UInt8(ascii: "\r") {
                if !isTriple { throw unterminated(firstLine, firstColumn, detected: line) }
                takeLineEnd()
            } else {
                position += 1
            }
        }
        let place = SourceRange(line: firstLine, column: firstColumn, endLine: line, endColumn: column(position))
        tokens.append(Token(kind: .string, start: start, end: position, range: place, depth: UInt8(clamping: brackets.count)))
    }

    private func unterminated(_ firstLine: Int32, _ firstColumn: Int32, detected: Int32) -> SyntaxFailure {
        let place = SourceRange(line: firstLine, column: firstColumn, endLine: firstLine, endColumn: firstColumn + 1)
        return SyntaxFailure("unterminated string literal (detected at line \(detected))", place)
    }

    private static let longPunctuation: [[UInt8]] = ["**=", "//=", ">>=", "<<=", "...", "!=", "<>", "->", ":=", "**", "//", ">>", "<<", "<=", ">=", "==", "+=", "-=", "*=", "/=", "%=", "&=", "|=", "^=", "@="].map { Array($0.utf8) }

    private mutating func readPunctuation() throws {
        let start = position
        for text in Lexer.longPunctuation where bytes[position...].starts(with: text) {
            position += text.count
            add(.punctuation, from: start)
            return
        }
        let current = byte()
        position += 1
        switch current {
        case UInt8(ascii: "("), UInt8(ascii: "["), UInt8(ascii: "{"):
            if brackets.count >= Lexer.deepestBrackets { throw SyntaxFailure("too many nested parentheses", range(from: start)) }
            brackets.append((current, range(from: start)))
        case UInt8(ascii: ")"), UInt8(ascii: "]"), UInt8(ascii: "}"):
            let text = Character(UnicodeScalar(current))
            guard let open = brackets.popLast() else { throw SyntaxFailure("unmatched '\(text)'", range(from: start)) }
            if Lexer.partner(of: open.byte) != current {
                let place = open.range.line == line ? "" : " on line \(open.range.line)"
                throw SyntaxFailure("closing parenthesis '\(text)' does not match opening parenthesis '\(Character(UnicodeScalar(open.byte)))'\(place)", range(from: start))
            }
        // The last four mean nothing to the parser, which refuses them where it comes to them.
        case _ where Array("+-*/%@&|^~<>=.,:;$?!`".utf8).contains(current): break
        default:
            let code = String(current, radix: 16, uppercase: true)
            throw SyntaxFailure("invalid non-printable character U+\(String(repeating: "0", count: max(0, 4 - code.count)))\(code)", range(from: start))
        }
        add(.punctuation, from: start)
    }
}

extension UnicodeScalar {
    /// Whether `repr()` shows it as it is.
    fileprivate var isPrintable: Bool {
        switch properties.generalCategory {
        case .control, .format, .surrogate, .privateUse, .unassigned, .lineSeparator, .paragraphSeparator, .spaceSeparator: self == " "
        default: true
        }
    }
}
