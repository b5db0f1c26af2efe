import Runtime

extension PatternParser {
    /// What follows `(`; nil for a comment and for flags of the whole pattern.
    mutating func parenthesis(verbose: inout Bool, isFirst: Bool) throws -> PatternNode? {
        let start = source.position - 1
        guard try source.skip("?") else { return try capture(nil, start, verbose) }
        guard let kind = try source.take() else { throw source.error("unexpected end of pattern") }
        guard !kind.isEscape else { throw source.error("unknown extension ?\(kind.text)", back: kind.length + 1) }
        switch UnicodeScalar(kind.code) {
        case "P": return try named(start, verbose)
        case ":": return .group(number: nil, added: [], removed: [], try body(start, verbose))
        case ">": return .atomic(try body(start, verbose))
        case "#":
            while let skipped = try source.take() { if skipped.isPlain(")") { return nil } }
            throw source.error("missing ), unterminated comment", back: source.position - start)
        case "=", "!": return .look(ahead: true, isNegated: kind.isPlain("!"), try body(start, verbose))
        case "<": return try lookbehind(start, verbose)
        case "(": return try conditional(start, verbose)
        default:
            guard kind.isPlain("-") || PatternFlags(letter: kind.code) != nil else { throw source.error("unknown extension ?\(kind.text)", back: 2) }
            return try flagged(kind, start, &verbose, isFirst: isFirst)
        }
    }

    private mutating func body(_ start: Int, _ verbose: Bool) throws -> [PatternNode] {
        let nodes = try alternatives(verbose: verbose, isTop: false)
        guard try source.skip(")") else { throw source.error("missing ), unterminated subpattern", back: source.position - start) }
        return nodes
    }

    private mutating func capture(_ name: String?, _ start: Int, _ verbose: Bool) throws -> PatternNode {
        let number = try openGroup(name)
        let nodes = try body(start, verbose)
        closeGroup(number, nodes)
        return .group(number: number, added: [], removed: [], nodes)
    }

    /// `(?P<name>...)`, `(?P=name)`
    private mutating func named(_ start: Int, _ verbose: Bool) throws -> PatternNode {
        if try source.skip("<") {
            let name = try source.name(until: ">", called: "group name")
            try source.checkGroupName(name, back: 1)
            return try capture(name, start, verbose)
        }
        if try source.skip("=") {
            let name = try source.name(until: ")", called: "group name")
            try source.checkGroupName(name, back: 1)
            let length = name.unicodeScalars.count + 1
            guard let known = groupNames.first(where: { $0.name == name }) else { throw source.error("unknown group name \(name.pythonRepr)", back: length) }
            if !isClosed(known.number) { throw source.error("cannot refer to an open group", back: length) }
            try checkLookbehind(known.number)
            return .reference(known.number)
        }
        guard let token = try source.take() else { throw source.error("unexpected end of pattern") }
        throw source.error("unknown extension ?P\(token.text)", back: token.length + 2)
    }

    /// `(?<=...)`, `(?<!...)`
    private mutating func lookbehind(_ start: Int, _ verbose: Bool) throws -> PatternNode {
        guard let kind = try source.take() else { throw source.error("unexpected end of pattern") }
        guard kind.isPlain("=") || kind.isPlain("!") else { throw source.error("unknown extension ?<\(kind.text)", back: kind.length + 2) }
        let outer = lookbehindGroups
        if outer == nil { lookbehindGroups = groupCount }
        let nodes = try alternatives(verbose: verbose, isTop: false)
        if outer == nil { lookbehindGroups = nil }
        guard try source.skip(")") else { throw source.error("missing ), unterminated subpattern", back: source.position - start) }
        return .look(ahead: false, isNegated: kind.isPlain("!"), nodes)
    }

    /// `(?(1)yes|no)`, `(?(name)yes)`
    private mutating func conditional(_ start: Int, _ verbose: Bool) throws -> PatternNode {
        let name = try source.name(until: ")", called: "group name")
        let length = name.unicodeScalars.count + 1
        let group: Int
        if try name.isPythonIdentifier {
            guard let known = groupNames.first(where: { $0.name == name }) else { throw source.error("unknown group name \(name.pythonRepr)", back: length) }
            group = known.number
        } else {
            guard let number = GroupNumber.read(name) else { throw source.error("bad character in group name \(name.pythonRepr)", back: length) }
            if number == 0 { throw source.error("bad group number", back: length) }
            if number >= GroupNumber.limit { throw source.error("invalid group reference \(number)", back: length) }
            mention(number, at: source.position - length)
            group = number
        }
        try checkLookbehind(group)
        let yes = try sequence(verbose: verbose, isFirst: false)
        var no: [PatternNode] = []
        if try source.skip("|") {
            no = try sequence(verbose: verbose, isFirst: false)
            if let next = source.next, next.isPlain("|") { throw source.error("conditional backref with more than two branches") }
        }
        guard try source.skip(")") else { throw source.error("missing ), unterminated subpattern", back: source.position - start) }
        return .conditional(group: group, yes: yes, no: no)
    }

    /// `(?i)`, `(?i-s:...)`
    private mutating func flagged(_ first: PatternSource.Token, _ start: Int, _ verbose: inout Bool, isFirst: Bool) throws -> PatternNode? {
        var added: PatternFlags = [], removed: PatternFlags = []
        var token = first
        if !token.isPlain("-") { token = try addedFlags(&added, token) }
        if token.isPlain(")") {
            flags.formUnion(added)
            if !isFirst { throw source.error("global flags not at the start of the expression", back: source.position - start) }
            verbose = flags.contains(.verbose)
            return nil
        }
        if !added.isDisjoint(with: .global) { throw source.error("bad inline flags: cannot turn on global flag", back: 1) }
        if token.isPlain("-") { try removedFlags(&removed) }
        if !removed.isDisjoint(with: .global) { throw source.error("bad inline flags: cannot turn off global flag", back: 1) }
        if !added.isDisjoint(with: removed) { throw source.error("bad inline flags: flag turned on and off", back: 1) }
        let isVerbose = (verbose || added.contains(.verbose)) && !removed.contains(.verbose)
        return .group(number: nil, added: added, removed: removed, try body(start, isVerbose))
    }

    private mutating func addedFlags(_ added: inout PatternFlags, _ first: PatternSource.Token) throws -> PatternSource.Token {
        var token = first
        while let flag = PatternFlags(letter: token.code) {
            if source.isText, flag == .locale { throw source.error("bad inline flags: cannot use 'L' flag with a str pattern") }
            if !source.isText, flag == .unicode { throw source.error("bad inline flags: cannot use 'u' flag with a bytes pattern") }
            added.insert(flag)
            if PatternFlags.types.contains(flag), added.intersection(.types) != flag { throw source.error("bad inline flags: flags 'a', 'u' and 'L' are incompatible") }
            token = try flagLetter(else: "missing -, : or )") { $0.isPlain(")") || $0.isPlain("-") || $0.isPlain(":") }
        }
        return token
    }

    private mutating func removedFlags(_ removed: inout PatternFlags) throws {
        var token = try flagLetter(else: "missing flag") { _ in false }
        while let flag = PatternFlags(letter: token.code) {
            if PatternFlags.types.contains(flag) { throw source.error("bad inline flags: cannot turn off flags 'a', 'u' and 'L'") }
            removed.insert(flag)
            token = try flagLetter(else: "missing :") { $0.isPlain(":") }
        }
    }

    /// The next letter of a flag, or a token that ends them.
    private mutating func flagLetter(else message: String, _ isEnd: (PatternSource.Token) -> Bool) throws -> PatternSource.Token {
        guard let token = try source.take() else { throw source.error(message) }
        if isEnd(token) || (!token.isEscape && PatternFlags(letter: token.code) != nil) { return token }
        let isLetter = !token.isEscape && (UnicodeScalar(token.code)?.isAlphabeticLetter ?? false)
        throw source.error(isLetter ? "unknown flag" : message, back: token.length)
    }
}

/// Groups mentioned by number.
enum GroupNumber {
    static let limit = 1_073_741_823

    /// The number as `int()` would read it, never negative; nil for other text.
    static func read(_ text: String) -> Int? {
        guard let number = try? Value.object(Class.int).call(.string(text)) else { return nil }
        switch number {
        case .int(let value): return value < 0 ? nil : value
        default: return limit
        }
    }
}
