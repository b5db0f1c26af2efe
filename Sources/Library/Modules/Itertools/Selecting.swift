import Runtime

func declareSelecting(_ module: ModuleObject) {
    declareTool(module, "islice", .positional(required: 2, ["iterable", "start", "stop=...", "step=1"]), doc: "islice(iterable, stop) --> islice object\nislice(iterable, start, stop[, step]) --> islice object\n\nReturn an iterator whose next() method returns selected values from an\niterable.") { call in
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
        let elements = Held(try (call[0] ?? .none).iterate())
        var at = 0, next = start
        return ToolIterator("islice", holding: [elements]) {
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
    }
    func filtering(_ name: String, _ doc: String, _ parameter: String = "predicate", _ make: @escaping (Held<Value>, Held<IteratorObject>) -> () throws -> Value?) {
        declareTool(module, name, .positional(required: 2, [parameter, "iterable"]), doc: doc) { call in
            let function = Held(call[0] ?? .none), source = Held(try (call[1] ?? .none).iterate())
            return ToolIterator(name, holding: [function, source], make(function, source))
        }
    }
    filtering("takewhile", "Return successive entries from an iterable as long as the predicate evaluates to true for each entry.") { test, source in
        var isDone = false
        return {
            guard !isDone, let element = try source.content.next() else { return nil }
            if try test.content.call(element).isTrue() { return element }
            isDone = true
            return nil
        }
    }
    filtering("dropwhile", "Drop items from the iterable while predicate(item) is true.\n\nAfterwards, return every element until the iterable is exhausted.") { test, source in
        var hasBegun = false
        return {
            while let element = try source.content.next() {
                try Pulse.check()
                if try hasBegun || !test.content.call(element).isTrue() {
                    hasBegun = true
                    return element
                }
            }
            return nil
        }
    }
    filtering("filterfalse", "Return those items of iterable for which function(item) is false.\n\nIf function is None, return the items that are false.", "function") { test, source in
        {
            while let element = try source.content.next() {
                try Pulse.check()
                if try !(test.content.isNone ? element : test.content.call(element)).isTrue() { return element }
            }
            return nil
        }
    }
    filtering("starmap", "Return an iterator whose values are returned from the function evaluated with an argument tuple taken from the given sequence.", "function") { function, source in
        { try source.content.next().map { try function.content.call(try $0.elements()) } }
    }
    declareTool(module, "compress", .named(required: 2, ["data", "selectors"]), doc: "Return data elements corresponding to true selector elements.\n\nForms a shorter iterator from selected data elements using the selectors to\nchoose the data elements.") { call in
        let elements = Held(try (call[0] ?? .none).iterate()), flags = Held(try (call[1] ?? .none).iterate())
        return ToolIterator("compress", holding: [elements, flags]) {
            while let element = try elements.content.next(), let flag = try flags.content.next() {
                try Pulse.check()
                if try flag.isTrue() { return element }
            }
            return nil
        }
    }
}

func declareGrouping(_ module: ModuleObject) {
    declareTool(module, "accumulate", .named(required: 1, ["iterable", "func=None", "initial=None"]), doc: "Return series of accumulated sums.") { call in
        let elements = Held(try (call[0] ?? .none).iterate()), function = Held(call[1] ?? .none)
        let total = Held<Value?>(nil), pending = Held(call[2].flatMap { $0.isNone ? nil : $0 })
        return ToolIterator("accumulate", holding: [elements, function, total, pending]) {
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
    }
    declareTool(module, "groupby", .named(required: 1, ["iterable", "key=None"]), doc: "make an iterator that returns consecutive keys and groups from the iterable\n\n  iterable\n    Elements to divide into groups according to the key function.\n  key\n    A function for computing the group category for each element.\n    If the key function is not specified or is None, the element itself\n    is used for grouping.") { call in
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
