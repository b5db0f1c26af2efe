import Runtime

extension PatternObject {
    static func declarePattern() -> Class {
        let made = Class.declare("Pattern", for: PatternObject.self, module: "re", doc: "A pattern that was compiled.") { type in
            declareAttributes(type)
            declareSearching(type)
            declareReplacing(type)
        }
        made.messageName = "re.Pattern"
        made.construct = { _, _ in throw PythonException.typeError("cannot create 're.Pattern' instances") }
        return made
    }

    private static func declareAttributes(_ type: Declaration<PatternObject>) {
        type.property("pattern", doc: "The pattern string from which the RE object was compiled.") { (pattern: PatternObject) -> Value in pattern.pattern }
        type.property("flags", doc: "The regex matching flags.") { (pattern: PatternObject) -> Int in pattern.flags.rawValue }
        type.property("groups", doc: "The number of capturing groups in the pattern.") { (pattern: PatternObject) -> Int in pattern.groupCount }
        type.property("groupindex", doc: "A dictionary mapping group names to group numbers.") { (pattern: PatternObject) -> Value in
            .object(MappingProxyObject(DictObject(pattern.groupNames.map { ($0.name, .int($0.number)) })))
        }
        type.method("__copy__", doc: "The pattern itself.") { (pattern: PatternObject) -> Value in pattern.value }
        type.method("__deepcopy__", .required("memo", as: Value.self), doc: "The pattern itself.") { (pattern: PatternObject, _: Value) -> Value in pattern.value }
        type.subscriptable("re.Pattern[str]")
    }

    private static func declareSearching(_ type: Declaration<PatternObject>) {
        let region = MethodSignature.named(required: 1, ["string", "pos=0", "endpos=9223372036854775807"])
        func find(_ name: String, _ mode: PatternMode, _ doc: String) {
            type.native(name, region, doc: doc) { pattern, call in
                try pattern.find(call[0] ?? .none, try call.int(1, default: 0), try call.int(2, default: .max), mode)
            }
        }
        find("match", .match, "The match at the beginning, or None.")
        find("fullmatch", .full, "The match of the whole text, or None.")
        find("search", .search, "The first match anywhere, or None.")
        type.native("findall", region, doc: "All matches as texts; with groups, what these matched.") { pattern, call in
            try pattern.findAll(call[0] ?? .none, try call.int(1, default: 0), try call.int(2, default: .max))
        }
        type.native("finditer", region, doc: "The matches one by one.") { pattern, call in
            try pattern.iterator(call[0] ?? .none, try call.int(1, default: 0), try call.int(2, default: .max))
        }
        type.method("scanner", .required("string", as: Value.self), .optional("pos", default: 0), .optional("endpos", default: Int.max), doc: "An object whose match() and search() go on where the last match ended.") { (pattern: PatternObject, string: Value, start: Int, end: Int) throws -> Value in
            let subject = try MatchSubject.of(string, patternIsText: pattern.isText)
            return .object(PatternScanner(pattern, subject, bounds(subject, start, end)))
        }
        type.native("split", .named(required: 1, ["string", "maxsplit=0"]), doc: "The pieces between the matches, with what groups matched.") { pattern, call in
            try pattern.split(call[0] ?? .none, try call.int(1, default: 0))
        }
    }

    private static func declareReplacing(_ type: Declaration<PatternObject>) {
        type.native("sub", .named(required: 2, ["repl", "string", "count=0"]), doc: "The text with its matches replaced.") { pattern, call in
            try pattern.substitute(call[0] ?? .none, call[1] ?? .none, try call.int(2, default: 0)).result
        }
        type.native("subn", .named(required: 2, ["repl", "string", "count=0"]), doc: "As sub(), and how many matches there were.") { pattern, call in
            let (result, count) = try pattern.substitute(call[0] ?? .none, call[1] ?? .none, try call.int(2, default: 0))
            return .tuple([result, .int(count)])
        }
    }

    func findAll(_ string: Value, _ start: Int, _ end: Int) throws -> Value {
        let subject = try MatchSubject.of(string, patternIsText: isText)
        let (from, to) = PatternObject.bounds(subject, start, end)
        let list = ListObject()
        func text(_ found: FoundMatch, _ group: Int) -> Value {
            let span = found.span(group)
            return subject.slice(span.start, span.end)
        }
        guard start <= to else { return list.value }
        try forEachMatch(subject, from, to) { found in
            switch groupCount {
            case 0: list.elements.append(text(found, 0))
            case 1: list.elements.append(text(found, 1))
            default: list.elements.append(.tuple((1...groupCount).map { text(found, $0) }))
            }
            return true
        }
        return list.value
    }

    func iterator(_ string: Value, _ start: Int, _ end: Int) throws -> Value {
        let subject = try MatchSubject.of(string, patternIsText: isText)
        let (from, to) = PatternObject.bounds(subject, start, end)
        var walk = MatchWalk(self, subject, start <= to ? from : to + 1, to)
        return .object(ClosureIterator(type: PatternObject.iteratorClass) { [self] in
            guard let found = try walk.next() else { return nil }
            return .object(MatchObject(self, subject, found, from, to))
        })
    }
    nonisolated(unsafe) private static let iteratorClass = Class("callable_iterator", bases: [.iterator])

    func split(_ string: Value, _ limit: Int) throws -> Value {
        let subject = try MatchSubject.of(string, patternIsText: isText)
        let list = ListObject()
        var last = 0, count = 0
        if limit >= 0 {
            try forEachMatch(subject, 0, subject.count) { found in
                list.elements.append(subject.slice(last, found.start))
                for group in 0..<groupCount {
                    let span = found.span(group + 1)
                    list.elements.append(span.start < 0 ? .none : subject.slice(span.start, span.end))
                }
                last = found.end
                count += 1
                return limit == 0 || count < limit
            }
        }
        list.elements.append(subject.slice(last, subject.count))
        return list.value
    }

    /// `sub` and `subn`: the new string and the number of replacements.
    func substitute(_ replacement: Value, _ string: Value, _ limit: Int) throws -> (result: Value, count: Int) {
        let template = replacement.isCallable ? nil : try self.template(replacement)
        let subject = try MatchSubject.of(string, patternIsText: isText)
        var output: [UInt8] = []
        output.reserveCapacity(subject.count)
        var last = 0, count = 0, item = 0
        if limit >= 0 {
            try forEachMatch(subject, 0, subject.count) { found in
                if last < found.start { item += 1 }
                subject.append(last, found.start, to: &output)
                if let template { try template.append(found, subject, to: &output) } else {
                    let made = try replacement.call(.object(MatchObject(self, subject, found, 0, subject.count)))
                    try append(made, item: item, to: &output)
                }
                item += 1
                last = found.end
                count += 1
                return limit == 0 || count < limit
            }
        }
        if count == 0 { return (subject.value, 0) }
        subject.append(last, subject.count, to: &output)
        return (subject.finished(output), count)
    }

    /// What a replacement function gave.
    private func append(_ made: Value, item: Int, to output: inout [UInt8]) throws {
        if made.isNone { return }
        if isText {
            guard let text = made.object as? StringObject else { throw PythonException.typeError("sequence item \(item): expected str instance, \(made.typeName) found") }
            output.append(contentsOf: text.text.utf8)
        } else {
            guard let bytes = made.bytesLike else { throw PythonException.typeError("sequence item \(item): expected a bytes-like object, \(made.typeName) found") }
            output.append(contentsOf: bytes)
        }
    }
}

/// `pattern.scanner(string)`
final class PatternScanner: Object {
    private let pattern: PatternObject
    private let subject: MatchSubject
    private let bounds: (start: Int, end: Int)
    private var walk: MatchWalk

    init(_ pattern: PatternObject, _ subject: MatchSubject, _ bounds: (start: Int, end: Int)) {
        self.pattern = pattern
        self.subject = subject
        self.bounds = bounds
        walk = MatchWalk(pattern, subject, bounds.start, bounds.end)
        super.init(type: PatternScanner.pythonClass)
    }
    nonisolated(unsafe) static let pythonClass = Class.declare("SRE_Scanner", for: PatternScanner.self, module: "_sre", doc: "Finds one match after another.") { type in
        type.method("match", doc: "The match at the position where the last one ended.") { (scanner: PatternScanner) throws -> Value in try scanner.next(.match) }
        type.method("search", doc: "The next match.") { (scanner: PatternScanner) throws -> Value in try scanner.next(.search) }
        type.property("pattern", doc: "The pattern.") { (scanner: PatternScanner) -> Value in scanner.pattern.value }
    }
    private func next(_ mode: PatternMode) throws -> Value {
        guard let found = try walk.next(mode) else { return .none }
        return .object(MatchObject(pattern, subject, found, bounds.start, bounds.end))
    }
}
