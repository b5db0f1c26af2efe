import Runtime

/// `re.Pattern`
final class PatternObject: Object {
    let pattern: Value
    let flags: PatternFlags
    let program: PatternProgram
    let groupCount: Int
    let groupNames: [(name: String, number: Int)]
    private var templates: [String: ReplacementTemplate] = [:]

    var isText: Bool { pattern.object is StringObject }

    /// - Throws: re.error for a pattern that is not valid.
    init(_ pattern: Value, flags: PatternFlags) throws {
        if flags.contains(.debug) { throw PythonException.notImplemented("Retort has no re.DEBUG") }
        let parsed = try PatternParser.parse(pattern, flags: flags)
        self.pattern = pattern
        self.flags = parsed.flags
        groupCount = parsed.groupCount
        groupNames = parsed.groupNames
        program = try PatternCompiler.compile(parsed)
        super.init(type: PatternObject.pythonClass)
    }

    nonisolated(unsafe) static let pythonClass: Class = declarePattern()

    /// `re.compile('a+', re.IGNORECASE)`
    override func repr() throws -> String {
        let text = String(String.UnicodeScalarView(try pattern.reprText().unicodeScalars.prefix(200)))
        let shown = isText ? flags.subtracting(flags.intersection([.locale, .unicode, .ascii]) == .unicode ? .unicode : []) : flags
        return shown.isEmpty ? "re.compile(\(text))" : "re.compile(\(text), \(shown.description))"
    }
    override func hash() throws -> Int { (try pattern.hash()) ^ flags.rawValue }
    override func compare(_ operation: Comparison, _ other: Value) throws -> Value? {
        guard operation == .equal || operation == .notEqual, let other = other.object as? PatternObject else { return nil }
        let same = try other === self || (flags == other.flags && isText == other.isText && pattern.equals(other.pattern))
        return .bool(same == (operation == .equal))
    }

    func number(ofGroup name: String) -> Int? { groupNames.first { $0.name == name }?.number }

    /// A template of `sub`, kept: the same one is used for every call of a loop.
    func template(_ replacement: Value) throws -> ReplacementTemplate {
        guard let text = replacement.object as? StringObject else { return try ReplacementTemplate(replacement, self) }
        if let known = templates[text.text], known.source == text.text { return known }
        let made = try ReplacementTemplate(replacement, self)
        if templates.count > 64 { templates.removeAll() }
        templates[text.text] = made
        return made
    }

    /// `pos` and `endpos` brought into the subject.
    static func bounds(_ subject: MatchSubject, _ start: Int, _ end: Int) -> (start: Int, end: Int) {
        let end = max(0, min(end, subject.count))
        return (max(0, min(start, end)), end)
    }

    /// `match`, `search`, `fullmatch`
    func find(_ string: Value, _ start: Int, _ end: Int, _ mode: PatternMode) throws -> Value {
        let subject = try MatchSubject.of(string, patternIsText: isText)
        let (from, to) = PatternObject.bounds(subject, start, end)
        guard start <= to, let found = try subject.run(program, from: from, to: to, mode: mode) else { return .none }
        return .object(MatchObject(self, subject, found, from, to))
    }

    /// Calls `body` with each match, left to right, none overlapping another, until it answers false.
    func forEachMatch(_ subject: MatchSubject, _ start: Int, _ end: Int, _ body: (FoundMatch) throws -> Bool) throws {
        var walk = MatchWalk(self, subject, start, end)
        while let found = try walk.next() {
            try Pulse.check()
            if try !body(found) { return }
        }
    }
}

/// The matches of a pattern in a subject, one after another.
struct MatchWalk {
    private let pattern: PatternObject
    private let subject: MatchSubject
    private var position: Int
    private let end: Int
    private var mustAdvance = false
    private var isFinished: Bool

    init(_ pattern: PatternObject, _ subject: MatchSubject, _ start: Int, _ end: Int) {
        self.pattern = pattern
        self.subject = subject
        position = start
        self.end = end
        isFinished = start > end
    }

    mutating func next(_ mode: PatternMode = .search) throws -> FoundMatch? {
        guard !isFinished, let found = try subject.run(pattern.program, from: position, to: end, mode: mode, mustAdvance: mustAdvance) else {
            isFinished = true
            return nil
        }
        mustAdvance = found.start == found.end
        position = found.end
        return found
    }
}
