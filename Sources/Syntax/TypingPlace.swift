/// What stands at the end of a text that is being typed: what a completion has to fit.
public struct TypingPlace {
    public enum Kind {
        /// A name of its own.
        case name
        /// `object.`
        case attribute(of: String)
        /// A string literal; behind `object[` a key of it.
        case string(keyOf: String?)
        /// `import a`, `from a`
        case module
        /// `from module import a`
        case member(ofModule: String)
        /// A comment, a number, a name that `def` or `class` binds.
        case nothing
    }
    /// The call whose arguments are being written.
    public struct Call {
        public let callee: String
        /// How many arguments stand before this one.
        public let position: Int
    }
    public let kind: Kind
    /// What has been typed of it.
    public let prefix: String
    public let call: Call?

    public init(endOf text: String) {
        let source = Array(text.utf8)
        let (tokens, failure, _) = Lexer.lex(source)
        var scan = TypingScan(source: source, tokens: tokens.filter { $0.kind != .end && $0.start < $0.end })
        if let field = scan.openField() {
            self = TypingPlace(endOf: field)
            return
        }
        (kind, prefix) = scan.place(isBroken: failure != nil)
        call = scan.call()
    }
}

/// Looks backwards from the end of a text.
private struct TypingScan {
    let source: [UInt8]
    /// Those before what is being typed.
    var tokens: [Token]

    init(source: [UInt8], tokens: [Token]) {
        self.source = source
        self.tokens = tokens
    }

    private func text(_ token: Token) -> String { String(decoding: source[token.start..<token.end], as: UTF8.self) }
    private func isName(_ token: Token) -> Bool { token.kind == .name && !Token.keywords.contains(text(token)) }

    mutating func place(isBroken: Bool) -> (TypingPlace.Kind, String) {
        let end = tokens.last?.end ?? 0
        if let open = openLiteral(from: end) {
            if source[open] == UInt8(ascii: "#") { return (.nothing, "") }
            var start = open
            while start < source.count, start < open + 3, source[start] == source[open] { start += 1 }
            let isIndex = tokens.last.map { text($0) == "[" } ?? false
            return (.string(keyOf: isIndex ? primary(endingAt: tokens.count - 2) : nil), String(decoding: source[start...], as: UTF8.self))
        }
        var prefix = ""
        if let last = tokens.last, last.end == source.count {
            switch last.kind {
            case .name:
                prefix = text(last)
                tokens.removeLast()
            case .number, .string: return (.nothing, "")
            default: break
            }
        }
        if let statement = importPlace() { return (statement, prefix) }
        guard let before = tokens.last else { return (.name, prefix) }
        switch text(before) {
        case ".": return (primary(endingAt: tokens.count - 2).map { .attribute(of: $0) } ?? .nothing, prefix)
        case "def", "class": return (.nothing, prefix)
        default: return (.name, prefix)
        }
    }

    /// The source behind the brace of an f-string's field that is open at the end.
    func openField() -> String? {
        guard let open = openLiteral(from: tokens.last?.end ?? 0), open > 0, source[open] != UInt8(ascii: "#") else { return nil }
        guard String(decoding: source[..<open].suffix(2), as: UTF8.self).lowercased().contains("f") else { return nil }
        var start: Int?
        var at = open + 1
        while at < source.count {
            let isDoubled = at + 1 < source.count && source[at + 1] == source[at]
            switch source[at] {
            case UInt8(ascii: "{") where isDoubled && start == nil: at += 1
            case UInt8(ascii: "{"): start = at + 1
            case UInt8(ascii: "}"): start = nil
            default: break
            }
            at += 1
        }
        return start.map { String(decoding: source[$0...], as: UTF8.self) }
    }

    /// Where a string or comment begins that nothing ends.
    private func openLiteral(from start: Int) -> Int? {
        source[start...].firstIndex { $0 == UInt8(ascii: "'") || $0 == UInt8(ascii: "\"") || $0 == UInt8(ascii: "#") }
    }

    private func importPlace() -> TypingPlace.Kind? {
        let statement = tokens.suffix(while: { $0.kind == .name || [".", ",", "*", "("].contains(text($0)) })
        guard let first = statement.first(where: { text($0) == "import" || text($0) == "from" }) else { return nil }
        let words = statement[(statement.firstIndex { $0.start == first.start } ?? statement.startIndex)...]
        guard text(first) == "from" else { return words.last.map { ["import", ",", "."].contains(text($0)) } ?? false ? .module : nil }
        guard let second = words.firstIndex(where: { text($0) == "import" }) else { return .module }
        return .member(ofModule: words[(words.startIndex + 1)..<second].map(text).joined())
    }

    /// The source of the expression whose last token this is: a name, a literal, a call, an item, attributes of them.
    private func primary(endingAt last: Int) -> String? {
        guard tokens.indices.contains(last), let first = primaryStart(last) else { return nil }
        return String(decoding: source[tokens[first].start..<tokens[last].end], as: UTF8.self)
    }

    private func primaryStart(_ last: Int) -> Int? {
        var at = last
        while tokens.indices.contains(at) {
            var start = at
            switch text(tokens[at]) {
            case ")", "]", "}":
                guard let open = partner(of: at) else { return nil }
                start = open
                if open > 0, text(tokens[at]) != "}", isName(tokens[open - 1]) || [")", "]"].contains(text(tokens[open - 1])) {
                    at = open - 1
                    continue
                }
            default:
                guard isName(tokens[at]) || tokens[at].kind == .string || tokens[at].kind == .number else { return nil }
            }
            guard start > 1, text(tokens[start - 1]) == "." else { return start }
            at = start - 2
        }
        return nil
    }

    private func partner(of close: Int) -> Int? {
        var depth = 0
        for at in stride(from: close, through: 0, by: -1) {
            switch text(tokens[at]) {
            case ")", "]", "}": depth += 1
            case "(", "[", "{":
                depth -= 1
                if depth == 0 { return at }
            default: break
            }
        }
        return nil
    }

    /// The innermost call that is open.
    func call() -> TypingPlace.Call? {
        var depth = 0, commas = 0
        for at in tokens.indices.reversed() {
            switch text(tokens[at]) {
            case ")", "]", "}": depth += 1
            case "(" where depth == 0:
                guard let callee = primary(endingAt: at - 1) else { return nil }
                return TypingPlace.Call(callee: callee, position: commas)
            case "[" where depth == 0, "{" where depth == 0: return nil
            case "(", "[", "{": depth -= 1
            case "," where depth == 0: commas += 1
            default: break
            }
        }
        return nil
    }
}

extension Array {
    /// The elements at the end that all fit.
    fileprivate func suffix(while fits: (Element) -> Bool) -> ArraySlice<Element> { self[((lastIndex { !fits($0) } ?? -1) + 1)...] }
}
