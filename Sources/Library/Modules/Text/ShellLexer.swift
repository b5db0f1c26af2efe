import Runtime

/// Splits text into tokens as a shell does: what `shlex.shlex` reads by.
struct ShellLexer {
    struct Rules {
        var isPosix = false
        var commenters = "#"
        var wordCharacters = ShellLexer.wordCharacters
        var whitespace = " \t\r\n"
        var splitsAtWhitespace = false
        var quotes = "'\""
        var escape = "\\"
        var escapedQuotes = "\""
        var punctuation = ""
    }

    static let wordCharacters = "abcdfeghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_"
    /// What words of a POSIX shell have besides.
    static let accentedCharacters = "ßàáâãäåæçèéêëìíîïðñòóôõöøùúûüýþÿÀÁÂÃÄÅÆÇÈÉÊËÌÍÎÏÐÑÒÓÔÕÖØÙÚÛÜÝÞ"

    private enum State: Equatable {
        case between, word, punctuation, end
        case quoted(UnicodeScalar)
        /// Behind an escape character, in a word or between quotes.
        case escaped(by: UnicodeScalar, within: UnicodeScalar?)
    }

    private let text: [UnicodeScalar]
    private var at = 0
    private var state = State.between
    /// The line that is read.
    private(set) var line = 1

    init() { text = [] }
    init(_ text: String) throws { self.text = try text.scalars() }

    private mutating func read() -> UnicodeScalar? {
        guard at < text.count else { return nil }
        at += 1
        if text[at - 1] == "\n" { line += 1 }
        return text[at - 1]
    }

    /// What was read last is to be read again.
    private mutating func unread() {
        at -= 1
        if text[at] == "\n" { line -= 1 }
    }

    private mutating func skipLine() {
        while let scalar = read(), scalar != "\n" {}
        if at == text.count, text.last != "\n" { line += 1 }
    }

    /// The next token; nil at the end of a POSIX shell's text, empty at that of another.
    /// - Throws: ValueError for a quotation or an escape without its end.
    mutating func token(_ rules: Rules) throws -> String? {
        func has(_ characters: String, _ scalar: UnicodeScalar) -> Bool { characters.unicodeScalars.contains(scalar) }
        var token = String.UnicodeScalarView()
        var wasQuoted = false
        var hasToken: Bool { !token.isEmpty || (rules.isPosix && wasQuoted) }
        reading: while true {
            try Pulse.check(at: at)
            if state == .end { break }
            let scalar = read()
            switch state {
            case .end: break reading
            case .quoted(let quote):
                wasQuoted = true
                guard let scalar else { throw PythonException.valueError("No closing quotation") }
                if scalar == quote {
                    if rules.isPosix { state = .word } else {
                        token.append(scalar)
                        state = .between
                        break reading
                    }
                } else if rules.isPosix, has(rules.escape, scalar), has(rules.escapedQuotes, quote) {
                    state = .escaped(by: scalar, within: quote)
                } else {
                    token.append(scalar)
                }
            case .escaped(let escape, let quote):
                guard let scalar else { throw PythonException.valueError("No escaped character") }
                // Between quotes a backslash escapes itself and the quote alone.
                if let quote, scalar != escape, scalar != quote { token.append(escape) }
                token.append(scalar)
                state = quote.map { .quoted($0) } ?? .word
            case .between:
                guard let scalar else {
                    state = .end
                    break reading
                }
                if has(rules.whitespace, scalar) {
                    if hasToken { break reading }
                } else if has(rules.commenters, scalar) {
                    skipLine()
                } else if rules.isPosix, has(rules.escape, scalar) {
                    state = .escaped(by: scalar, within: nil)
                } else if has(rules.wordCharacters, scalar) {
                    token.append(scalar)
                    state = .word
                } else if has(rules.punctuation, scalar) {
                    token.append(scalar)
                    state = .punctuation
                } else if has(rules.quotes, scalar) {
                    if !rules.isPosix { token.append(scalar) }
                    state = .quoted(scalar)
                } else {
                    token.append(scalar)
                    if !rules.splitsAtWhitespace { break reading }
                    state = .word
                }
            case .word, .punctuation:
                guard let scalar else {
                    state = .end
                    break reading
                }
                if has(rules.whitespace, scalar) {
                    state = .between
                    if hasToken { break reading }
                } else if has(rules.commenters, scalar) {
                    skipLine()
                    if rules.isPosix {
                        state = .between
                        if hasToken { break reading }
                    }
                } else if state == .punctuation {
                    if has(rules.punctuation, scalar) { token.append(scalar) } else {
                        unread()
                        state = .between
                        break reading
                    }
                } else if rules.isPosix, has(rules.quotes, scalar) {
                    state = .quoted(scalar)
                } else if rules.isPosix, has(rules.escape, scalar) {
                    state = .escaped(by: scalar, within: nil)
                } else if has(rules.wordCharacters, scalar) || has(rules.quotes, scalar) || (rules.splitsAtWhitespace && !has(rules.punctuation, scalar)) {
                    token.append(scalar)
                } else {
                    unread()
                    state = .between
                    if hasToken { break reading }
                }
            }
        }
        return token.isEmpty && rules.isPosix && !wasQuoted ? nil : String(token)
    }
}
