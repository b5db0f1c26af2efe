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
final class ToolIterator: IteratorObject {
    private let body: () throws -> Value?
    private let shown: (() throws -> String)?

    /// - Parameter shown: what `repr` shows, where that is not the default.
    init(_ name: String, type: Class? = nil, shown: (() throws -> String)? = nil, _ body: @escaping () throws -> Value?) {
        self.body = body
        self.shown = shown
        super.init(type: type ?? IteratorClass.named(name))
    }
    override func next() throws -> Value? { try body() }
    override func repr() throws -> String { try shown?() ?? defaultRepr }
}

/// Declares a class of iterators whose constructor has the argument errors of one written in C.
func declareTool(_ module: ModuleObject, _ name: String, _ signature: MethodSignature, doc: String, _ make: @escaping (MethodCall) throws -> ToolIterator) {
    let made = IteratorClass.named(name)
    made.doc = doc
    made.constructorParameters = signature.parameters
    let checker = signature.checker(name)
    let names = signature.names
    made.construct = { _, arguments in
        try checker.check(arguments)
        return .object(try make(MethodCall(arguments: arguments, names: names)))
    }
    module[Name(name)] = .object(made)
}

private func declareInfinite(_ module: ModuleObject) {
    declareTool(module, "count", .named(required: 0, ["start=0", "step=1"]), doc: "Return a count object whose .__next__() method returns consecutive values.") { call in
        var next = call[0] ?? .int(0)
        let step = call[1] ?? .int(1)
        for number in [next, step] where try number.bigInteger == nil && number.floatNumber() == nil { throw PythonException.typeError("a number is required") }
        var isPlain = false
        if case .int(1) = step { isPlain = true }
        return ToolIterator("count", shown: { isPlain ? "count(\(try next.reprText()))" : "count(\(try next.reprText()), \(try step.reprText()))" }) {
            let current = next
            next = try next.binary(.add, step)
            return current
        }
    }
    declareTool(module, "cycle", .positional(required: 1, ["iterable"]), doc: "Return elements from the iterable until it is exhausted. Then repeat the sequence indefinitely.") { call in
        let first = try (call[0] ?? .none).iterate()
        var saved: [Value] = []
        var at = 0
        return ToolIterator("cycle") {
            if let element = try first.next() {
                saved.append(element)
                return element
            }
            guard !saved.isEmpty else { return nil }
            defer { at = (at + 1) % saved.count }
            return saved[at]
        }
    }
    declareTool(module, "repeat", .named(required: 1, ["object", "times=..."]), doc: "repeat(object [,times]) -> create an iterator which returns the object\nfor the specified number of times.  If not specified, returns the object\nendlessly.") { call in
        let object = call[0] ?? .none
        var left = try call[1].map { max(0, try Int.from($0)) }
        return ToolIterator("repeat", shown: { "repeat(\(try object.reprText())\(left.map { ", \($0)" } ?? ""))" }) {
            guard let count = left else { return object }
            if count == 0 { return nil }
            left = count - 1
            return object
        }
    }
}

private func declareJoining(_ module: ModuleObject) {
    func chain(_ sources: IteratorObject) -> ToolIterator {
        var current: IteratorObject?
        return ToolIterator("chain") {
            while true {
                if let element = try current?.next() { return element }
                guard let source = try sources.next() else { return nil }
                current = try source.iterate()
            }
        }
    }
    let chainType = IteratorClass.named("chain")
    chainType.doc = "Return a chain object whose .__next__() method returns elements from the\nfirst iterable until it is exhausted, then elements from the next\niterable, until all of the iterables are exhausted."
    chainType.construct = { _, arguments in
        if arguments.keywordCount > 0 { throw PythonException.typeError("chain() takes no keyword arguments") }
        return .object(chain(try Value.list(Array(arguments.positional)).iterate()))
    }
    let fromIterable = MethodSignature.one("iterable")
    let checker = fromIterable.checker("chain.from_iterable")
    chainType.addMember("from_iterable", .object(MethodWrapper(.staticMethod, .object(NativeFunction(name: "from_iterable", doc: "Alternative chain() constructor taking a single iterable argument that evaluates lazily.", parameters: fromIterable.parameters) { arguments in
        try checker.check(arguments)
        return .object(chain(try arguments[0].iterate()))
    }))))
    module["chain"] = .object(chainType)
    let longest = IteratorClass.named("zip_longest")
    longest.doc = "Return a zip_longest object whose .__next__() method returns a tuple where\nthe i-th element comes from the i-th iterable argument, the shorter ones filled up with fillvalue."
    longest.construct = { _, arguments in
        for (name, _) in arguments.keywordPairs where name.text != "fillvalue" { throw PythonException.typeError("zip_longest() got an unexpected keyword argument") }
        let fill = arguments.keyword("fillvalue") ?? .none
        var iterators: [IteratorObject?] = try arguments.positional.map { try $0.iterate() }
        return .object(ToolIterator("zip_longest") {
            var elements: [Value] = []
            for index in iterators.indices {
                if let element = try iterators[index]?.next() { elements.append(element) } else {
                    iterators[index] = nil
                    elements.append(fill)
                }
            }
            return iterators.contains { $0 != nil } ? .tuple(elements) : nil
        })
    }
    module["zip_longest"] = .object(longest)
    declareTool(module, "pairwise", .positional(required: 1, ["iterable"]), doc: "Return an iterator of overlapping pairs taken from the input iterator.\n\n    s -> (s0,s1), (s1,s2), (s2, s3), ...") { call in
        let elements = try (call[0] ?? .none).iterate()
        var last: Value?
        return ToolIterator("pairwise") {
            guard let first = try last ?? elements.next(), let next = try elements.next() else { return nil }
            last = next
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
        let elements = try arguments[0].iterate()
        // Each iterator holds the link it has reached, so that links that all have passed are freed.
        final class Link {
            var element: Value?
            var next: Link?
        }
        let first = Link()
        return .tuple((0..<count).map { _ in
            var link = first
            return .object(ToolIterator("_tee") {
                if link.next == nil {
                    guard let element = try elements.next() else { return nil }
                    link.element = element
                    link.next = Link()
                }
                guard let next = link.next else { return nil }
                defer { link = next }
                return link.element
            })
        })
    }
}
