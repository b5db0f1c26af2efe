/// `match` and its patterns (Python reference 8.6).
extension Parser {
    /// `match` is a keyword only where a subject, a colon and an indented `case` follow.
    mutating func parseMatchIfOne() throws -> Statement? {
        var attempt = self
        let start = current.range
        attempt.at += 1
        guard attempt.startsExpression, let subject = try? attempt.parseMatchSubject() else { return nil }
        if attempt.isAt(":"), case .starred = subject.kind { throw attempt.unexpected() }
        guard attempt.take(":") else {
            // A name or literal behind `match` can be nothing but its subject.
            if next.kind != .punctuation { throw SyntaxFailure(attempt.current.kind == .newline ? "expected ':'" : "invalid syntax", attempt.current.range) }
            return nil
        }
        guard attempt.current.kind == .newline else {
            // A name or literal behind `match` can be nothing but its subject.
            if next.kind != .punctuation { throw SyntaxFailure("invalid syntax", attempt.current.range) }
            return nil
        }
        attempt.at += 1
        guard attempt.current.kind == .indent else {
            throw SyntaxFailure("expected an indented block after 'match' statement on line \(start.line)", attempt.missingBlockRange, kind: .indentation, isIncomplete: attempt.isAtEnd)
        }
        attempt.at += 1
        self = attempt
        guard isAt("case") else { throw unexpected() }
        var cases: [Statement.MatchCase] = []
        while isAt("case") {
            let line = current.range.line
            at += 1
            let pattern = try parseTopPattern()
            let guardTest = take("if") ? try parseNamedExpression() : nil
            let body = try nested { try $0.parseBlock("'case' statement", line: line) }
            cases.append(Statement.MatchCase(pattern: pattern, guardTest: guardTest, body: body))
        }
        if current.kind == .dedent { at += 1 } else if current.kind != .end { throw unexpected() }
        try PatternRules.check(cases)
        return Statement(.match(subject: subject, cases: cases), range(from: start))
    }

    private mutating func parseMatchSubject() throws -> Expression {
        let start = current.range
        let first = isAt("*") ? try parseStarExpression() : try parseNamedExpression()
        guard isAt(",") else {
            return first
        }
        var elements = [first]
        while take(",") {
            if isAt(":") { break }
            elements.append(isAt("*") ? try parseStarExpression() : try parseNamedExpression())
        }
        return Expression(.tuple(elements), range(from: start))
    }

    /// A pattern, or an open sequence of them.
    private mutating func parseTopPattern() throws -> Pattern {
        let start = current.range
        let first = try parseSequenceElement()
        guard isAt(",") else {
            if case .star = first.kind { throw unexpected() }
            return first
        }
        var elements = [first]
        while take(",") {
            if isAt(":") || isAt("if") { break }
            elements.append(try parseSequenceElement())
        }
        return Pattern(.sequence(elements), range(from: start))
    }

    private mutating func parseSequenceElement() throws -> Pattern {
        guard isAt("*") else { return try parseAsPattern() }
        let start = current.range
        at += 1
        let name = try takeName()
        return Pattern(.star(name == "_" ? nil : name), range(from: start))
    }

    private mutating func parseAsPattern() throws -> Pattern {
        try nested { parser in
            let start = parser.current.range
            var alternatives = [try parser.parseClosedPattern()]
            while parser.take("|") { alternatives.append(try parser.parseClosedPattern()) }
            let pattern = alternatives.count == 1 ? alternatives[0] : Pattern(.or(alternatives), parser.range(from: start))
            guard parser.take("as") else { return pattern }
            guard parser.isAtName else {
                if parser.current.kind == .number || parser.current.kind == .string {
                    var copy = parser
                    throw SyntaxFailure("invalid pattern target", (try? copy.parseExpression())?.range ?? parser.current.range)
                }
                throw parser.unexpected()
            }
            let name = try parser.takeName()
            if name == "_" { throw SyntaxFailure("cannot use '_' as a target", parser.previous.range) }
            return Pattern(.alias(pattern, name), parser.range(from: start))
        }
    }

    private mutating func parseClosedPattern() throws -> Pattern {
        let start = current.range
        switch current.kind {
        case .number, .string: return Pattern(.value(try parsePatternNumber()), range(from: start))
        case .punctuation:
            if isAt("-") { return Pattern(.value(try parsePatternNumber()), range(from: start)) }
            if isAt("(") { return try parseGroupPattern() }
            if isAt("[") {
                at += 1
                let elements = try parsePatternElements(until: "]")
                return Pattern(.sequence(elements), range(from: start))
            }
            if isAt("{") { return try parseMappingPattern() }
            throw unexpected()
        case .name: return try parseNamePattern()
        default: throw unexpected()
        }
    }

    /// A literal, with a sign where it has one.
    private mutating func parsePatternNumber() throws -> Expression {
        let start = current.range
        var value: Expression
        if take("-") {
            guard current.kind == .number else { throw unexpected() }
            value = Expression(.unary(.negative, try parseAtom()), range(from: start))
        } else {
            let isNumber = current.kind == .number
            value = try parseAtom()
            if case .joinedString = value.kind { throw SyntaxFailure("patterns may only match literals and attribute lookups", value.range) }
            guard isNumber else { return value }
        }
        if isAt("+") || isAt("-") { throw SyntaxFailure(next.kind == .number ? "imaginary number required in complex literal" : "invalid syntax", next.range) }
        return value
    }

    private mutating func parseNamePattern() throws -> Pattern {
        let start = current.range
        switch text(current) {
        case "None": at += 1; return Pattern(.singleton(.none), start)
        case "True": at += 1; return Pattern(.singleton(.true), start)
        case "False": at += 1; return Pattern(.singleton(.false), start)
        default: break
        }
        let name = try takeName()
        if !isAt("."), !isAt("(") { return Pattern(.capture(name == "_" ? nil : name), start) }
        var value = Expression(.name(name), start)
        while take(".") { value = Expression(.attribute(value, try takeName()), range(from: start)) }
        guard take("(") else { return Pattern(.value(value), range(from: start)) }
        var positional: [Pattern] = []
        var keywords: [(name: String, pattern: Pattern)] = []
        while !isAt(")") {
            if current.kind == .name, isToken(next, "=") {
                let keyword = try takeName()
                at += 1
                let pattern = try parseAsPattern()
                if keywords.contains(where: { $0.name == keyword }) { throw SyntaxFailure("attribute name repeated in class pattern: \(keyword)", pattern.range) }
                keywords.append((keyword, pattern))
            } else {
                if !keywords.isEmpty { throw SyntaxFailure("positional patterns follow keyword patterns", current.range) }
                positional.append(try parseAsPattern())
            }
            guard take(",") else { break }
        }
        try expect(")")
        return Pattern(.class(value, positional: positional, keywords: keywords), range(from: start))
    }

    /// `(pattern)` is the pattern; `()` and `(a, b)` are sequences.
    private mutating func parseGroupPattern() throws -> Pattern {
        let start = current.range
        at += 1
        if take(")") { return Pattern(.sequence([]), range(from: start)) }
        let first = try parseSequenceElement()
        if take(")") {
            if case .star = first.kind { return Pattern(.sequence([first]), range(from: start)) }
            return first
        }
        try expect(",")
        let rest = try parsePatternElements(until: ")")
        return Pattern(.sequence([first] + rest), range(from: start))
    }

    private mutating func parsePatternElements(until end: StaticString) throws -> [Pattern] {
        var elements: [Pattern] = []
        while !isAt(end) {
            elements.append(try parseSequenceElement())
            guard take(",") else { break }
        }
        try expect(end)
        return elements
    }

    /// A literal, or a name with dots.
    private mutating func parseMappingKey() throws -> Expression {
        let start = current.range
        if isAtName {
            var value = Expression(.name(try takeName()), start)
            if !isAt(".") { throw unexpected() }
            while take(".") { value = Expression(.attribute(value, try takeName()), range(from: start)) }
            return value
        }
        let key = try parseClosedPattern()
        switch key.kind {
        case .value(let expression): return expression
        case .singleton(let constant): return Expression(.constant(constant), key.range)
        default: throw unexpected()
        }
    }

    private mutating func parseMappingPattern() throws -> Pattern {
        let start = current.range
        at += 1
        var keys: [Expression] = []
        var patterns: [Pattern] = []
        var rest: String?
        while !isAt("}") {
            if take("**") {
                if isAt("_") { throw unexpected() }
                rest = try takeName()
                _ = take(",")
                break
            } else {
                keys.append(try parseMappingKey())
                try expect(":")
                patterns.append(try parseAsPattern())
            }
            guard take(",") else { break }
        }
        try expect("}")
        try PatternRules.checkKeys(keys, range(from: start))
        return Pattern(.mapping(keys: keys, patterns: patterns, rest: rest), range(from: start))
    }
}

/// Rules about patterns that hold between them.
enum PatternRules {
    static func check(_ cases: [Statement.MatchCase]) throws {
        for (index, one) in cases.enumerated() {
            if index < cases.count - 1, one.guardTest == nil, let reason = irrefutable(one.pattern) {
                throw SyntaxFailure("\(reason) makes remaining patterns unreachable", one.pattern.withoutAlias.range)
            }
            var names: Set<String> = []
            try collect(one.pattern, into: &names)
        }
    }

    /// Literal keys may not repeat.
    static func checkKeys(_ keys: [Expression], _ range: SourceRange) throws {
        var seen: Set<String> = []
        for key in keys {
            guard case .constant(let constant) = key.kind, !seen.insert("\(constant)").inserted else { continue }
            throw SyntaxFailure("mapping pattern checks duplicate key (\(constant.shown))", range)
        }
    }

    private static func irrefutable(_ pattern: Pattern) -> String? {
        switch pattern.kind {
        case .capture(let name): name.map { "name capture '\($0)'" } ?? "wildcard"
        case .alias(let inner, _): irrefutable(inner)
        default: nil
        }
    }

    private static func collect(_ pattern: Pattern, into names: inout Set<String>) throws {
        func bind(_ name: String, at range: SourceRange? = nil) throws {
            if !names.insert(name).inserted { throw SyntaxFailure("multiple assignments to name '\(name)' in pattern", range ?? pattern.range) }
        }
        switch pattern.kind {
        case .value, .singleton: break
        case .capture(let name), .star(let name): if let name { try bind(name) }
        case .alias(let inner, let name):
            try collect(inner, into: &names)
            try bind(name, at: inner.range)
        case .or(let alternatives):
            var sets: [Set<String>] = []
            for (index, alternative) in alternatives.enumerated() {
                if index < alternatives.count - 1, let reason = irrefutable(alternative) {
                    throw SyntaxFailure("\(reason) makes remaining patterns unreachable", alternative.range)
                }
                var own: Set<String> = []
                try collect(alternative, into: &own)
                sets.append(own)
            }
            if let odd = sets.firstIndex(where: { $0 != sets[0] }) { throw SyntaxFailure("alternative patterns bind different names", alternatives[odd].lastCapture?.range ?? pattern.range) }
            for name in sets.first ?? [] { try bind(name) }
        case .sequence(let elements):
            if elements.filter({ if case .star = $0.kind { true } else { false } }).count > 1 {
                throw SyntaxFailure("multiple starred names in sequence pattern", pattern.range)
            }
            for element in elements { try collect(element, into: &names) }
        case .mapping(_, let patterns, let rest):
            for inner in patterns { try collect(inner, into: &names) }
            if let rest { try bind(rest) }
        case .class(_, let positional, let keywords):
            for inner in positional { try collect(inner, into: &names) }
            for (_, inner) in keywords { try collect(inner, into: &names) }
        }
    }
}

extension Pattern {
    /// The pattern that `as` gives a name to.
    fileprivate var withoutAlias: Pattern { if case .alias(let inner, _) = kind { inner.withoutAlias } else { self } }

    private static func lastCapture(of parts: [Pattern]) -> Pattern? {
        for part in parts.reversed() { if let found = part.lastCapture { return found } }
        return nil
    }

    /// The last pattern inside that binds a name.
    fileprivate var lastCapture: Pattern? {
        switch kind {
        case .capture(let name), .star(let name): name == nil ? nil : self
        case .value, .singleton: nil
        case .alias: self
        case .or(let inner), .sequence(let inner), .mapping(_, let inner, _): Pattern.lastCapture(of: inner)
        case .class(_, let positional, let keywords): Pattern.lastCapture(of: positional + keywords.map(\.pattern))
        }
    }
}

extension Constant {
    /// As an error message shows a key of a mapping pattern.
    fileprivate var shown: String {
        switch self {
        case .none: "None"
        case .true: "True"
        case .false: "False"
        case .ellipsis: "Ellipsis"
        case .integer(let digits, _): digits
        case .float(let number): "\(number)"
        case .string(let text): "'\(text)'"
        case .bytes(let bytes): "b'\(String(decoding: bytes, as: UTF8.self))'"
        }
    }
}
