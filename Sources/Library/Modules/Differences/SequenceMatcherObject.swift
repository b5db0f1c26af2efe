import Runtime

/// `difflib.SequenceMatcher`
final class SequenceMatcherObject: Object {
    private var isJunk = Value.none
    private var first = Value.string(""), second = Value.string("")
    private var setsPopularAside = true
    private var matching = SequenceMatching()

    static let pythonClass: Class = {
        let made = Class.declare("SequenceMatcher", for: SequenceMatcherObject.self, module: "difflib", derivable: true, doc: "Finds what two sequences have in common.") { declare($0) }
        made.takesAttributes = true
        made.constructInSteps(allocate: { SequenceMatcherObject(type: $0) }, initialize: { try $0.fill($1) })
        return made
    }()
    private static let matchClass = NamedTuples.make("Match", ["a", "b", "size"], module: "difflib")

    override init(type: Class) {
        super.init(type: type)
        Heap.track(self)
    }
    override func visitReferences(_ visit: (Object) -> Void) { for value in [isJunk, first, second] { value.visitHeld(visit) } }

    private func fill(_ arguments: Arguments) throws {
        let given = try NativeSignature("SequenceMatcher.__init__", ["isjunk", "a", "b", "autojunk"], required: 0).bind(arguments)
        isJunk = given[0] ?? .none
        setsPopularAside = try given[3]?.isTrue() ?? true
        try set(given[1] ?? .string(""), given[2] ?? .string(""))
    }

    /// Gives equal elements of both sequences the same number.
    private func set(_ first: Value, _ second: Value) throws {
        (self.first, self.second) = (first, second)
        let numbers = DictObject()
        func number(_ element: Value) throws -> Int {
            if case .int(let known)? = try numbers.get(element) { return known }
            try numbers.set(element, .int(numbers.count))
            return numbers.count - 1
        }
        let a = try first.elements().map(number), elements = try second.elements(), b = try elements.map(number)
        var junk: Set<Int> = []
        if !isJunk.isNone {
            var asked: Set<Int> = []
            for (element, number) in zip(elements, b) where asked.insert(number).inserted { if try isJunk.call(element).isTrue() { junk.insert(number) } }
        }
        matching = SequenceMatching(a, b, junk: junk, setsPopularAside: setsPopularAside)
    }

    private static func match(_ block: SequenceMatching.Block) throws -> Value { try Value.object(matchClass).call(.int(block.a), .int(block.b), .int(block.size)) }
    private static func opcode(_ step: SequenceMatching.Step) -> Value {
        .tuple([.string(step.kind.rawValue), .int(step.a.lowerBound), .int(step.a.upperBound), .int(step.b.lowerBound), .int(step.b.upperBound)])
    }

    private static func declare(_ type: Declaration<SequenceMatcherObject>) {
        type.property("a", doc: "The first sequence.") { (matcher: SequenceMatcherObject) -> Value in matcher.first }
        type.property("b", doc: "The second sequence.") { (matcher: SequenceMatcherObject) -> Value in matcher.second }
        type.method("set_seqs", .required("a", as: Value.self), .required("b", as: Value.self), doc: "Changes both sequences.") { (matcher: SequenceMatcherObject, a: Value, b: Value) throws in try matcher.set(a, b) }
        type.method("set_seq1", .required("a", as: Value.self), doc: "Changes the first sequence.") { (matcher: SequenceMatcherObject, a: Value) throws in try matcher.set(a, matcher.second) }
        type.method("set_seq2", .required("b", as: Value.self), doc: "Changes the second sequence.") { (matcher: SequenceMatcherObject, b: Value) throws in try matcher.set(matcher.first, b) }
        type.method("ratio", doc: "How alike the sequences are: from 0 to 1.") { (matcher: SequenceMatcherObject) throws -> Double in try matcher.matching.ratio() }
        type.method("quick_ratio", doc: "What ratio() is at most, sooner.") { (matcher: SequenceMatcherObject) -> Double in matcher.matching.quickRatio() }
        type.method("real_quick_ratio", doc: "What ratio() is at most, at once.") { (matcher: SequenceMatcherObject) -> Double in matcher.matching.quickestRatio }
        type.method("get_matching_blocks", doc: "The runs that both have in common: (place in a, place in b, length).") { (matcher: SequenceMatcherObject) throws -> Value in .list(try matcher.matching.blocks().map(match)) }
        type.method("get_opcodes", doc: "What makes b of a: (tag, i1, i2, j1, j2).") { (matcher: SequenceMatcherObject) throws -> Value in .list(try matcher.matching.steps().map(opcode)) }
        type.method("get_grouped_opcodes", .optional("n", default: 3), doc: "The changes in groups, each with some lines around it.") { (matcher: SequenceMatcherObject, context: Int) throws -> Value in
            var groups = try matcher.matching.groups(context: context)[...]
            return .object(ClosureIterator { groups.popFirst().map { .list($0.map(opcode)) } })
        }
        type.method("find_longest_match", .optional("alo", default: 0), .optional("ahi", default: Value.none), .optional("blo", default: 0), .optional("bhi", default: Value.none), doc: "The longest run that parts of both have in common.") { (matcher: SequenceMatcherObject, aLow: Int, aHigh: Value, bLow: Int, bHigh: Value) throws -> Value in
            func range(_ low: Int, _ high: Value, _ count: Int) throws -> Range<Int> {
                let upper = min(max(high.isNone ? count : try Int.from(high), 0), count)
                return min(max(low, 0), upper)..<upper
            }
            return try match(matcher.matching.longestMatch(range(aLow, aHigh, matcher.matching.a.count), range(bLow, bHigh, matcher.matching.b.count)))
        }
    }
}
