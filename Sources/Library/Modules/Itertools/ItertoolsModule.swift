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
    declareTool(module, "count", .named(required: 0, ["start=0", "step=1"]), doc: "Return a count object whose .__next__() method returns consecutive values.") { call in
        let next = Held(call[0] ?? .int(0)), step = Held(call[1] ?? .int(1))
        for number in [next.content, step.content] where try number.bigInteger == nil && number.floatNumber() == nil { throw PythonException.typeError("a number is required") }
        var isPlain = false
        if case .int(1) = step.content { isPlain = true }
        return ToolIterator("count", holding: [next, step], shown: {
            isPlain ? "count(\(try next.content.reprText()))" : "count(\(try next.content.reprText()), \(try step.content.reprText()))"
        }) {
            let current = next.content
            next.content = try current.binary(.add, step.content)
            return current
        }
    }
    declareTool(module, "cycle", .positional(required: 1, ["iterable"]), doc: "Return elements from the iterable until it is exhausted. Then repeat the sequence indefinitely.") { call in
        let first = Held(try (call[0] ?? .none).iterate())
        let saved = Held<[Value]>([])
        var at = 0
        return ToolIterator("cycle", holding: [first, saved]) {
            if let element = try first.content.next() {
                saved.content.append(element)
                return element
            }
            try Pulse.check()
            guard !saved.content.isEmpty else { return nil }
            defer { at = (at + 1) % saved.content.count }
            return saved.content[at]
        }
    }
    declareTool(module, "repeat", .named(required: 1, ["object", "times=..."]), doc: "repeat(object [,times]) -> create an iterator which returns the object\nfor the specified number of times.  If not specified, returns the object\nendlessly.") { call in
        let object = Held(call[0] ?? .none)
        var left = try call[1].map { max(0, try Int.from($0)) }
        let made = ToolIterator("repeat", holding: [object], shown: { "repeat(\(try object.content.reprText())\(left.map { ", \($0)" } ?? ""))" }) {
            try Pulse.check()
            guard let count = left else { return object.content }
            if count == 0 { return nil }
            left = count - 1
            return object.content
        }
        made.countRemaining = { left }
        return made
    }
}

private func declareJoining(_ module: ModuleObject) {
    func chain(_ sources: IteratorObject) -> ToolIterator {
        let sources = Held(sources), current = Held<IteratorObject?>(nil)
        return ToolIterator("chain", holding: [sources, current]) {
            while true {
                if let element = try current.content?.next() { return element }
                try Pulse.check()
                guard let source = try sources.content.next() else { return nil }
                current.content = try source.iterate()
            }
        }
    }
    let chainType = IteratorClass.named("chain")
    chainType.doc = "Return a chain object whose .__next__() method returns elements from the\nfirst iterable until it is exhausted, then elements from the next\niterable, until all of the iterables are exhausted."
    chainType.isDerivable = true
    chainType.construct = { type, arguments in
        if arguments.keywordCount > 0 { throw PythonException.typeError("chain() takes no keyword arguments") }
        return type.adopt(chain(try Value.list(Array(arguments.positional)).iterate()))
    }
    let fromIterable = MethodSignature.one("iterable")
    let checker = fromIterable.checker("chain.from_iterable")
    chainType.addMember("from_iterable", .object(MethodWrapper(.classMethod, .object(NativeFunction(name: "from_iterable", doc: "Alternative chain() constructor taking a single iterable argument that evaluates lazily.", parameters: fromIterable.parameters) { arguments in
        let given = arguments.dropFirst()
        try checker.check(given)
        return (arguments[0].object?.asClass ?? chainType).adopt(chain(try given[0].iterate()))
    }))))
    declareTypeArguments(chainType)
    module["chain"] = .object(chainType)
    let longest = IteratorClass.named("zip_longest")
    longest.doc = "Return a zip_longest object whose .__next__() method returns a tuple where\nthe i-th element comes from the i-th iterable argument, the shorter ones filled up with fillvalue."
    longest.isDerivable = true
    longest.construct = { type, arguments in
        for (name, _) in arguments.keywordPairs where name.text != "fillvalue" { throw PythonException.typeError("zip_longest() got an unexpected keyword argument") }
        let fill = Held(arguments.keyword("fillvalue") ?? .none)
        let iterators = Held<[IteratorObject?]>(try arguments.positional.map { try $0.iterate() })
        return type.adopt(ToolIterator("zip_longest", holding: [fill, iterators]) {
            var elements: [Value] = []
            for index in iterators.content.indices {
                if let element = try iterators.content[index]?.next() { elements.append(element) } else {
                    iterators.content[index] = nil
                    elements.append(fill.content)
                }
            }
            return iterators.content.contains { $0 != nil } ? .tuple(elements) : nil
        })
    }
    module["zip_longest"] = .object(longest)
    declareTool(module, "pairwise", .positional(required: 1, ["iterable"]), doc: "Return an iterator of overlapping pairs taken from the input iterator.\n\n    s -> (s0,s1), (s1,s2), (s2, s3), ...") { call in
        let elements = Held(try (call[0] ?? .none).iterate()), last = Held<Value?>(nil)
        return ToolIterator("pairwise", holding: [elements, last]) {
            guard let first = try last.content ?? elements.content.next(), let next = try elements.content.next() else { return nil }
            last.content = next
            return .tuple([first, next])
        }
    }
    module["tee"] = .object(tee())
}

/// `tee(iterable, n)`
private func tee() -> NativeFunction {
    let signature = MethodSignature.positional(required: 1, ["iterable", "n=2"])
    let checker = signature.checker("tee")
    return NativeFunction(name: "tee", doc: "Returns a tuple of n independent iterators.", parameters: signature.parameters) { arguments in
        try checker.check(arguments)
        let count = arguments.positionalCount > 1 ? try Int.from(arguments[1]) : 2
        if count < 0 { throw PythonException.valueError("n must be >= 0") }
        try Limits.reserve(count, of: 128)
        let first = TeeLink(try arguments[0].iterate())
        return .tuple((0..<count).map { _ in
            let link = Held(first)
            return .object(ToolIterator("_tee", holding: [link]) { try link.content.step { link.content = $0 } })
        })
    }
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
