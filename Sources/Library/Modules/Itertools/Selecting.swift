import Runtime

func declareSelecting(_ module: ModuleObject) {
    declareTool(module, "islice", .positional(required: 2, ["iterable", "start", "stop=...", "step=1"]), doc: "Elements by their places: islice(iterable, stop) or islice(iterable, start, stop[, step]).") { call in
        let isRange = call[2] != nil
        func bound(_ index: Int, _ fallback: Int, _ message: String, least: Int = 0) throws -> Int {
            guard let value = call[index], !value.isNone else { return fallback }
            guard let found = try? value.index(), case .int(let number) = found, number >= least else { throw PythonException.valueError(message) }
            return number
        }
        let indices = "Indices for islice() must be None or an integer: 0 <= x <= sys.maxsize."
        let stop = try bound(isRange ? 2 : 1, .max, "Stop argument for islice() must be None or an integer: 0 <= x <= sys.maxsize.")
        let start = isRange ? try bound(1, 0, indices) : 0
        let step = try bound(3, 1, "Step for islice() must be a positive integer or None.", least: 1)
        return slicing(try (call[0] ?? .none).iterate(), at: 0, next: start, stop: stop, step: step)
    }
    func filtering(_ name: String, _ doc: String, _ parameter: String = "predicate", _ step: @escaping (Value, IteratorObject, inout Bool) throws -> Value?) {
        declareTool(module, name, .positional(required: 2, [parameter, "iterable"]), doc: doc) { call in filter(name, call[0] ?? .none, try (call[1] ?? .none).iterate(), step) }
    }
    filtering("takewhile", "The elements up to the first one that fails a test, which is left out.") { test, source, isDone in
        guard !isDone, let element = try source.next() else { return nil }
        if try test.call(element).isTrue() { return element }
        isDone = true
        return nil
    }
    filtering("dropwhile", "The elements from the first one on that fails a test.") { test, source, hasBegun in
        while let element = try source.next() {
            try Pulse.check()
            if try hasBegun || !test.call(element).isTrue() {
                hasBegun = true
                return element
            }
        }
        return nil
    }
    filtering("filterfalse", "The elements that fail a test; without a function, those that are false.", "function") { test, source, _ in
        while let element = try source.next() {
            try Pulse.check()
            if try !(test.isNone ? element : test.call(element)).isTrue() { return element }
        }
        return nil
    }
    filtering("starmap", "The results of a function that takes the parts of each element as its arguments.", "function") { function, source, _ in
        try source.next().map { try function.call(try $0.elements()) }
    }
    declareTool(module, "compress", .named(required: 2, ["data", "selectors"]), doc: "The elements whose selector is true.") { call in
        compressing(try (call[0] ?? .none).iterate(), try (call[1] ?? .none).iterate())
    }
}

/// `islice`: reads on from `at`, gives the element at `next`, and every `step`-th one after it.
private func slicing(_ source: IteratorObject, at reached: Int, next first: Int, stop: Int, step: Int) -> ToolIterator {
    let elements = Held(source)
    var at = reached, next = first
    let made = ToolIterator("islice", holding: [elements]) {
        while next < stop {
            try Pulse.check()
            guard let element = try elements.content.next() else {
                next = stop
                return nil
            }
            at += 1
            if at - 1 == next {
                let (following, overflow) = next.addingReportingOverflow(step)
                next = overflow ? stop : following
                return element
            }
        }
        while at < stop, stop != .max {
            try Pulse.check()
            guard try elements.content.next() != nil else { at = stop; break }
            at += 1
        }
        return nil
    }
    made.copier = { part in slicing(try elements.content.part(part), at: at, next: next, stop: stop, step: step) }
    return made
}

/// `takewhile` and its kin, which go by a function.
/// - Parameter hasTurned: whether the function has said what ends the beginning, for those that it matters to.
private func filter(_ name: String, _ given: Value, _ iterator: IteratorObject, hasTurned: Bool = false, _ step: @escaping (Value, IteratorObject, inout Bool) throws -> Value?) -> ToolIterator {
    let function = Held(given), source = Held(iterator)
    var hasTurned = hasTurned
    let made = ToolIterator(name, holding: [function, source]) {
        // The function may ask the iterator itself for elements.
        var turned = hasTurned
        defer { hasTurned = turned }
        return try step(function.content, source.content, &turned)
    }
    made.copier = { part in filter(name, try part(function.content), try source.content.part(part), hasTurned: hasTurned, step) }
    return made
}

private func compressing(_ data: IteratorObject, _ selectors: IteratorObject) -> ToolIterator {
    let elements = Held(data), flags = Held(selectors)
    let made = ToolIterator("compress", holding: [elements, flags]) {
        while let element = try elements.content.next(), let flag = try flags.content.next() {
            try Pulse.check()
            if try flag.isTrue() { return element }
        }
        return nil
    }
    made.copier = { part in compressing(try elements.content.part(part), try flags.content.part(part)) }
    return made
}

private func accumulating(_ source: IteratorObject, _ given: Value, total sum: Value?, initial: Value?) -> ToolIterator {
    let elements = Held(source), function = Held(given), total = Held(sum), pending = Held(initial)
    let made = ToolIterator("accumulate", holding: [elements, function, total, pending]) {
        if let first = pending.content {
            pending.content = nil
            total.content = first
            return first
        }
        guard let element = try elements.content.next() else { return nil }
        if let sum = total.content {
            total.content = try function.content.isNone ? sum.binary(.add, element) : function.content.call(sum, element)
        } else { total.content = element }
        return total.content
    }
    made.copier = { part in accumulating(try elements.content.part(part), try part(function.content), total: try total.content.map(part), initial: try pending.content.map(part)) }
    return made
}

func declareGrouping(_ module: ModuleObject) {
    declareTool(module, "accumulate", .named(required: 1, ["iterable", "func=None", "initial=None"]), doc: "Return series of accumulated sums.") { call in
        accumulating(try (call[0] ?? .none).iterate(), call[1] ?? .none, total: nil, initial: call[2].flatMap { $0.isNone ? nil : $0 })
    }
    declareTool(module, "groupby", .named(required: 1, ["iterable", "key=None"]), doc: "Runs of elements with one key, as pairs of the key and an iterator.\n\n  key\n    Gives the key of an element; the element itself by itself.") { call in
        let groups = Grouping(try (call[0] ?? .none).iterate(), key: call[1] ?? .none)
        let held = Held(groups)
        return ToolIterator("groupby", holding: [held]) { try held.content.next() }
    }
}

/// What `groupby` and the groups it has given share: the source and the element that was read ahead.
private final class Grouping: Object {
    private let source: IteratorObject
    private let key: Value
    private var pending: (key: Value, element: Value)?
    private var isDone = false
    private var current = Value.undefined
    /// How many groups were given: the last one alone goes on.
    private var number = 0

    init(_ source: IteratorObject, key: Value) {
        self.source = source
        self.key = key
        super.init(type: .object)
        Heap.track(self)
    }
    override func visitReferences(_ visit: (Object) -> Void) {
        visit(source)
        key.visitHeld(visit)
        current.visitHeld(visit)
        pending?.key.visitHeld(visit)
        pending?.element.visitHeld(visit)
    }
    override func clearReferences() {
        pending = nil
        current = .undefined
    }

    private func advance() throws {
        guard let element = try source.next() else {
            pending = nil
            isDone = true
            return
        }
        pending = (try key.isNone ? element : key.call(element), element)
    }
    private func same(_ a: Value, _ b: Value) throws -> Bool { try a.isIdentical(to: b) || a.equals(b) }

    /// The next key and its group.
    func next() throws -> Value? {
        if isDone { return nil }
        if pending == nil { try advance() }
        while let next = pending, !current.isUndefined, try same(current, next.key) {
            try Pulse.check()
            try advance()
        }
        guard let next = pending else { return nil }
        current = next.key
        number += 1
        let number = number, held = Held(self), key = Held(next.key)
        return .tuple([next.key, .object(ToolIterator("_grouper", holding: [held, key]) { try held.content.member(number, key.content) })])
    }

    private func member(_ number: Int, _ key: Value) throws -> Value? {
        guard self.number == number else { return nil }
        if pending == nil, !isDone { try advance() }
        guard let head = pending, try same(key, head.key) else { return nil }
        pending = nil
        return head.element
    }
}
