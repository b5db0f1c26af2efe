import Runtime

/// The text of a pattern or template, read token by token: a code point, or a backslash with the one after it.
struct PatternSource {
    struct Token: Equatable {
        let code: UInt32
        let isEscape: Bool
        var length: Int { isEscape ? 2 : 1 }
        /// Whether the token is this character, not escaped.
        func isPlain(_ scalar: UnicodeScalar) -> Bool { !isEscape && code == scalar.value }
        var text: String { (isEscape ? "\\" : "") + PatternSource.text([code]) }
    }

    let pattern: Value
    let isText: Bool
    let units: [UInt32]
    private var index = 0
    private(set) var next: Token?

    init(_ pattern: Value) throws {
        self.pattern = pattern
        isText = pattern.object is StringObject
        units = PatternError.units(of: pattern)
        try advance()
    }

    static func text(_ units: some Sequence<UInt32>) -> String {
        var view = String.UnicodeScalarView()
        for unit in units { view.append(UnicodeScalar(pythonCode: unit) ?? "\u{FFFD}") }
        return String(view)
    }

    private mutating func advance() throws {
        guard index < units.count else {
            next = nil
            return
        }
        if units[index] == 92 {
            guard index + 1 < units.count else { throw PatternError.make("bad escape (end of pattern)", pattern: pattern, position: units.count - 1) }
            next = Token(code: units[index + 1], isEscape: true)
            index += 2
        } else {
            next = Token(code: units[index], isEscape: false)
            index += 1
        }
    }

    /// Where the next token begins.
    var position: Int { index - (next?.length ?? 0) }

    mutating func seek(_ position: Int) throws {
        index = position
        try advance()
    }

    mutating func take() throws -> Token? {
        let token = next
        try advance()
        return token
    }

    /// Takes the next token where it is this character.
    mutating func skip(_ scalar: UnicodeScalar) throws -> Bool {
        guard let next, next.isPlain(scalar) else { return false }
        try advance()
        return true
    }

    /// Takes up to `limit` tokens that pass the test.
    mutating func take(atMost limit: Int, while test: (UInt32) -> Bool) throws -> [UInt32] {
        var taken: [UInt32] = []
        while taken.count < limit, let next, !next.isEscape, test(next.code) {
            taken.append(next.code)
            try advance()
        }
        return taken
    }

    /// A name up to its terminator, which is taken too.
    mutating func name(until terminator: UnicodeScalar, called what: String) throws -> String {
        var name = ""
        while true {
            let token = next
            try advance()
            guard let token else {
                if name.isEmpty { throw error("missing \(what)") }
                throw error("missing \(terminator), unterminated name", back: name.unicodeScalars.count)
            }
            if token.isPlain(terminator) {
                if name.isEmpty { throw error("missing \(what)", back: 1) }
                return name
            }
            name += token.text
        }
    }

    /// - Parameter back: how far before the next token the mistake begins.
    func error(_ message: String, back: Int = 0) -> PythonException {
        let shown = isText ? message : message.unicodeScalars.map { $0.isASCII ? String(Character($0)) : $0.pythonEscape }.joined()
        return PatternError.make(shown, pattern: pattern, position: position - back)
    }

    /// - Throws: re.error where the name of a group is no identifier.
    func checkGroupName(_ name: String, back: Int) throws {
        if try !name.isPythonIdentifier { throw error("bad character in group name \(name.pythonRepr)", back: name.unicodeScalars.count + back) }
    }
}
