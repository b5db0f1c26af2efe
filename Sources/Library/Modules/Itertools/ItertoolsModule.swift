import Runtime

/// `itertools`
func itertoolsModule(_ module: ModuleObject) {
    declareInfinite(module)
    declareJoining(module)
    declareSelecting(module)
    declareGrouping(module)
    declareCombinatoric(module)
}

/// An iterator of itertools.
final class ToolIterator: CallingIterator {
    private let body: () throws -> Value?
    private let shown: (() throws -> String)?
    private let held: [HeldReferences]
    /// How many elements are to come, where that is known.
    fileprivate var countRemaining: (() -> Int?)?
    override var remainingCount: Int? { countRemaining?() }
    /// Makes a copy that goes on from here, of what `part` gives for what this one holds.
    var copier: ((_ part: (Value) throws -> Value) throws -> ToolIterator)?
    override func copied(_ part: (Value) throws -> Value) throws -> IteratorObject? { try copier?(part) }

    /// - Parameters:
    ///   - held: what the closure holds of other objects.
    ///   - shown: what `repr` shows, where that is not the default.
    init(_ name: String, holding held: [HeldReferences], shown: (() throws -> String)? = nil, _ body: @escaping () throws -> Value?) {
        self.body = body
        self.held = held
        self.shown = shown
        super.init(type: IteratorClass.named(name))
        Heap.track(self)
    }
    override func visitReferences(_ visit: (Object) -> Void) {
        super.visitReferences(visit)
        for references in held { references.visitReferences(visit) }
    }
    override func next() throws -> Value? {
        try Pulse.check()
        do { return try body() } catch { return try end(by: error) }
    }
    override func repr() throws -> String { try shown?() ?? defaultRepr }
}

/// Declares a class of iterators whose constructor has the argument errors of one written in C.
func declareTool(_ module: ModuleObject, _ name: String, _ signature: MethodSignature, doc: String, _ make: @escaping (MethodCall) throws -> ToolIterator) {
    let made = IteratorClass.named(name)
    made.doc = doc
    made.constructorParameters = signature.parameters
    let checker = signature.checker(name)
    let names = signature.names
    made.isDerivable = true
    made.construct = { type, arguments in
        try checker.check(arguments)
        return type.adopt(try make(MethodCall(arguments: arguments, names: names)))
    }
    module[Name(name)] = .object(made)
}

private func declareInfinite(_ module: ModuleObject) {
    declareTool(module, "count", .named(required: 0, ["start=0", "step=1"]), doc: "Numbers from `start` on, `step` apart, without an end.") { call in
        let start = call[0] ?? .int(0), step = call[1] ?? .int(1)
        for number in [start, step] where try number.bigInteger == nil && number.floatNumber() == nil { throw PythonException.typeError("a number is required") }
        return counting(from: start, by: step)
    }
    declareTool(module, "cycle", .positional(required: 1, ["iterable"]), doc: "The elements over and over again.") { call in
        cycling(try (call[0] ?? .none).iterate(), saved: [], at: 0)
    }
    declareTool(module, "repeat", .named(required: 1, ["object", "times=..."]), doc: "One object over and over again, or so many times.") { call in
        repeating(call[0] ?? .none, try call[1].map { max(0, try Int.from($0)) })
    }
}

private func counting(from start: Value, by difference: Value) -> ToolIterator {
    let next = Held(start), step = Held(difference)
    var isPlain = false
    if case .int(1) = difference { isPlain = true }
    let made = ToolIterator("count", holding: [next, step], shown: {
        isPlain ? "count(\(try next.content.reprText()))" : "count(\(try next.content.reprText()), \(try step.content.reprText()))"
    }) {
        let current = next.content
        next.content = try current.binary(.add, step.content)
        return current
    }
    made.copier = { part in counting(from: try part(next.content), by: try part(step.content)) }
    return made
}

private func cycling(_ source: IteratorObject, saved elements: [Value], at place: Int) -> ToolIterator {
    let first = Held(source), saved = Held(elements)
    var at = place
    let made = ToolIterator("cycle", holding: [first, saved]) {
        if let element = try first.content.next() {
            saved.change { $0.append(element) }
            return element
        }
        try Pulse.check()
        guard !saved.content.isEmpty else { return nil }
        defer { at = (at + 1) % saved.content.count }
        return saved.content[at]
    }
    made.copier = { part in cycling(try first.content.part(part), saved: try saved.content.map(part), at: at) }
    return made
}

private func repeating(_ value: Value, _ count: Int?) -> ToolIterator {
    let object = Held(value)
    var left = count
    let made = ToolIterator("repeat", holding: [object], shown: { "repeat(\(try object.content.reprText())\(left.map { ", \($0)" } ?? ""))" }) {
        try Pulse.check()
        guard let count = left else { return object.content }
        if count == 0 { return nil }
        left = count - 1
        return object.content
    }
    made.countRemaining = { left }
    made.copier = { part in repeating(try part(object.content), left) }
    return made
}

private func chain(_ given: IteratorObject, current first: IteratorObject? = nil) -> ToolIterator {
    let sources = Held(given), current = Held(first)
    let made = ToolIterator("chain", holding: [sources, current]) {
        while true {
            if let element = try current.content?.next() { return element }
            try Pulse.check()
            guard let source = try sources.content.next() else { return nil }
            current.content = try source.iterate()
        }
    }
    made.copier = { part in chain(try sources.content.part(part), current: try current.content?.part(part)) }
    return made
}

private func longestZip(_ sources: [IteratorObject?], fill value: Value) -> ToolIterator {
    let fill = Held(value), iterators = Held(sources)
    let made = ToolIterator("zip_longest", holding: [fill, iterators]) {
        var elements: [Value] = []
        for index in iterators.content.indices {
            if let element = try iterators.content[index]?.next() { elements.append(element) } else {
                iterators.content[index] = nil
                elements.append(fill.content)
            }
        }
        return iterators.content.contains { $0 != nil } ? .tuple(elements) : nil
    }
    made.copier = { part in longestZip(try iterators.content.map { try $0?.part(part) }, fill: try part(fill.content)) }
    return made
}

private func pairing(_ source: IteratorObject, after previous: Value?) -> ToolIterator {
    let elements = Held(source), last = Held(previous)
    let made = ToolIterator("pairwise", holding: [elements, last]) {
        guard let first = try last.content ?? elements.content.next(), let next = try elements.content.next() else { return nil }
        last.content = next
        return .tuple([first, next])
    }
    made.copier = { part in pairing(try elements.content.part(part), after: try last.content.map(part)) }
    return made
}

private func declareJoining(_ module: ModuleObject) {
    let chainType = IteratorClass.named("chain")
    chainType.doc = "The elements of several iterables, one after the other."
    chainType.isDerivable = true
    chainType.construct = { type, arguments in
        if arguments.keywordCount > 0 { throw PythonException.typeError("chain() takes no keyword arguments") }
        return type.adopt(chain(try Value.list(Array(arguments.positional)).iterate()))
    }
    let fromIterable = MethodSignature.one("iterable")
    let checker = fromIterable.checker("chain.from_iterable")
    chainType.addMember("from_iterable", .object(MethodWrapper(.classMethod, .object(NativeFunction(name: "from_iterable", doc: "The elements of all iterables that an iterable gives.", parameters: fromIterable.parameters) { arguments in
        let given = arguments.dropFirst()
        try checker.check(given)
        return (arguments[0].object?.asClass ?? chainType).adopt(chain(try given[0].iterate()))
    }))))
    declareTypeArguments(chainType)
    module["chain"] = .object(chainType)
    let longest = IteratorClass.named("zip_longest")
    longest.doc = "The elements side by side, until all iterables are at their end; `fillvalue` stands for what is missing."
    longest.isDerivable = true
    longest.construct = { type, arguments in
        for (name, _) in arguments.keywordPairs where name.text != "fillvalue" { throw PythonException.typeError("zip_longest() got an unexpected keyword argument") }
        return type.adopt(longestZip(try arguments.positional.map { try $0.iterate() }, fill: arguments.keyword("fillvalue") ?? .none))
    }
    module["zip_longest"] = .object(longest)
    declareTool(module, "pairwise", .positional(required: 1, ["iterable"]), doc: "Each element with the one after it: AB BC CD.") { call in
        pairing(try (call[0] ?? .none).iterate(), after: nil)
    }
    module["tee"] = .object(tee())
}

/// `tee(iterable, n)`
private func tee() -> NativeFunction {
    let signature = MethodSignature.positional(required: 1, ["iterable", "n=2"])
    let checker = signature.checker("tee")
    return NativeFunction(name: "tee", doc: "Several iterators over the elements of one.", parameters: signature.parameters) { arguments in
        try checker.check(arguments)
        let count = arguments.positionalCount > 1 ? try Int.from(arguments[1]) : 2
        if count < 0 { throw PythonException.valueError("n must be >= 0") }
        try Limits.reserve(count, of: 128)
        let first = TeeLink(try arguments[0].iterate())
        return .tuple((0..<count).map { _ in .object(teeing(first)) })
    }
}

private func teeing(_ place: TeeLink) -> ToolIterator {
    let link = Held(place)
    let made = ToolIterator("_tee", holding: [link]) { try link.content.step { link.content = $0 } }
    made.copier = { _ in teeing(link.content) }
    return made
}

/// An element that `tee` has read, or the place of the next.  Each iterator holds the link it has reached, so that links that all
/// have passed are freed.
private final class TeeLink: Object {
    private let source: IteratorObject
    private var element: Value = .undefined
    private var next: TeeLink?

    init(_ source: IteratorObject) {
        self.source = source
        super.init(type: .object)
        Heap.track(self)
    }
    deinit { Reclaimer.release(&next) }
    override func visitReferences(_ visit: (Object) -> Void) {
        visit(source)
        element.visitHeld(visit)
        next.visitHeld(visit)
    }
    override func clearReferences() {
        Reclaimer.release(&element)
        Reclaimer.release(&next)
    }

    /// The element here; nil at the end.
    /// - Parameter advance: gets the link after it.
    func step(_ advance: (TeeLink) -> Void) throws -> Value? {
        if next == nil {
            guard let found = try source.next() else { return nil }
            element = found
            next = TeeLink(source)
        }
        guard let next else { return nil }
        let found = element
        advance(next)
        return found
    }
}
