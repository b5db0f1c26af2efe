import Runtime

/// `re.Match`
final class MatchObject: Object {
    let pattern: PatternObject
    let subject: MatchSubject
    let found: FoundMatch
    /// `pos` and `endpos`
    let bounds: (start: Int, end: Int)

    init(_ pattern: PatternObject, _ subject: MatchSubject, _ found: FoundMatch, _ start: Int, _ end: Int) {
        self.pattern = pattern
        self.subject = subject
        self.found = found
        bounds = (start, end)
        super.init(type: MatchObject.pythonClass)
    }

    nonisolated(unsafe) static let pythonClass: Class = declareMatch()

    /// `<re.Match object; span=(0, 3), match='abc'>`
    override func repr() throws -> String {
        "<re.Match object; span=(\(found.start), \(found.end)), match=\(String(String.UnicodeScalarView(try text(0).reprText().unicodeScalars.prefix(50))))>"
    }
    override func isTrue() throws -> Bool { true }
    override func item(_ key: Value) throws -> Value? { text(try number(key)) }

    /// The text of a group; `fallback` where it took no part.
    func text(_ group: Int, default fallback: Value = .none) -> Value {
        let span = found.span(group)
        return span.start < 0 ? fallback : subject.slice(span.start, span.end)
    }

    /// The number of a group given by number or name.
    /// - Throws: IndexError where there is no such group.
    func number(_ key: Value) throws -> Int {
        if let name = key.object as? StringObject {
            if let number = pattern.number(ofGroup: name.text) { return number }
        } else if let index = try key.index(), case .int(let number) = index, number >= 0, number <= pattern.groupCount {
            return number
        }
        throw PythonException.indexError("no such group")
    }
}

extension MatchObject {
    fileprivate static func declareMatch() -> Class {
        let made = Class.declare("Match", for: MatchObject.self, module: "re", doc: "What a pattern has matched, which is true by itself.") { type in
            declareGroups(type)
            declarePositions(type)
        }
        made.messageName = "re.Match"
        made.construct = { _, _ in throw PythonException.typeError("cannot create 're.Match' instances") }
        return made
    }

    private static func declareGroups(_ type: Declaration<MatchObject>) {
        type.rawMethod("group", doc: "What a group has matched, by number or name, 0 for all; of several groups, a tuple.") { match, arguments in
            if arguments.keywordCount > 0 { throw PythonException.typeError("Match.group() takes no keyword arguments") }
            switch arguments.positionalCount {
            case 0: return match.text(0)
            case 1: return match.text(try match.number(arguments[0]))
            default: return .tuple(try arguments.positional.map { match.text(try match.number($0)) })
            }
        }
        type.native("groups", .named(required: 0, ["default=None"]), doc: "What the groups have matched; `default` for those that took no part.") { match, call in
            let fallback = call[0] ?? .none
            return .tuple(match.pattern.groupCount == 0 ? [] : (1...match.pattern.groupCount).map { match.text($0, default: fallback) })
        }
        type.native("groupdict", .named(required: 0, ["default=None"]), doc: "The named groups and what they matched.") { match, call in
            let fallback = call[0] ?? .none
            return DictObject(match.pattern.groupNames.map { ($0.name, match.text($0.number, default: fallback)) }).value
        }
        type.native("expand", .named(required: 1, ["template"]), doc: "A template with the groups filled in, as sub() does.") { match, call in
            var output: [UInt8] = []
            try match.pattern.template(call[0] ?? .none).append(match.found, match.subject, to: &output)
            return match.subject.finished(output)
        }
        type.method("__getitem__", .required("key", as: Value.self), doc: "Return self[key].") { (match: MatchObject, key: Value) throws -> Value in try match.item(key) ?? .none }
        type.method("__copy__", doc: "The match itself.") { (match: MatchObject) -> Value in match.value }
        type.method("__deepcopy__", .required("memo", as: Value.self), doc: "The match itself.") { (match: MatchObject, _: Value) -> Value in match.value }
        type.subscriptable("re.Match[str]")
    }

    private static func declarePositions(_ type: Declaration<MatchObject>) {
        func position(_ name: String, doc: String, _ body: @escaping (MatchObject, Int) -> Value) {
            type.native(name, .positional(required: 0, ["group=0"]), doc: doc) { match, call in body(match, try match.number(call[0] ?? .int(0))) }
        }
        position("start", doc: "Where the match, or a group of it, begins.") { .int($0.found.span($1).start) }
        position("end", doc: "Where the match, or a group of it, ends.") { .int($0.found.span($1).end) }
        position("span", doc: "Where the match, or a group of it, begins and ends.") { span($0, $1) }
        type.property("regs", doc: "The spans of all groups.") { (match: MatchObject) -> Value in .tuple((0...match.pattern.groupCount).map { span(match, $0) }) }
        type.property("pos", doc: "The index into the string at which the RE engine started looking for a match.") { (match: MatchObject) -> Int in match.bounds.start }
        type.property("endpos", doc: "The index into the string beyond which the RE engine will not go.") { (match: MatchObject) -> Int in match.bounds.end }
        type.property("lastindex", doc: "The integer index of the last matched capturing group.") { (match: MatchObject) -> Value in match.found.lastGroup < 0 ? .none : .int(match.found.lastGroup) }
        type.property("lastgroup", doc: "The name of the last matched capturing group.") { (match: MatchObject) -> Value in
            match.pattern.groupNames.first { $0.number == match.found.lastGroup }.map { .string($0.name) } ?? .none
        }
        type.property("re", doc: "The regular expression object.") { (match: MatchObject) -> Value in match.pattern.value }
        type.property("string", doc: "The string passed to match() or search().") { (match: MatchObject) -> Value in match.subject.value }
    }

    private static func span(_ match: MatchObject, _ group: Int) -> Value {
        let span = match.found.span(group)
        return .tuple([.int(span.start), .int(span.end)])
    }
}
