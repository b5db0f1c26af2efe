import Runtime

/// `bisect`: places in sorted sequences.
func bisectModule(_ module: ModuleObject) {
    for (name, isRight) in [("bisect_left", false), ("bisect_right", true)] {
        module.function(name, .required("a", as: Value.self).named, .required("x", as: Value.self).named, .optional("lo", default: 0), .optional("hi", default: Value.none), .keyword("key", default: Value.none), doc: "The place where an element belongs in a sorted list.") { (list: Value, x: Value, low: Int, high: Value, key: Value) throws -> Int in
            try position(list, x, low, high, key, isRight)
        }
    }
    for (name, isRight) in [("insort_left", false), ("insort_right", true)] {
        module.function(name, .required("a", as: Value.self).named, .required("x", as: Value.self).named, .optional("lo", default: 0), .optional("hi", default: Value.none), .keyword("key", default: Value.none), doc: "Puts an element where it belongs in a sorted list.") { (list: Value, x: Value, low: Int, high: Value, key: Value) throws in
            let wanted = key.isNone ? x : try key.call(x)
            let at = try position(list, wanted, low, high, key, isRight)
            _ = try list.callMethod("insert", .int(at), x)
        }
    }
    module["bisect"] = module["bisect_right"]
    module["insort"] = module["insort_right"]
}

private func position(_ list: Value, _ x: Value, _ from: Int, _ to: Value, _ key: Value, _ isRight: Bool) throws -> Int {
    if from < 0 { throw PythonException.valueError("lo must be non-negative") }
    var low = from, high = to.isNone ? try list.length() : try Int.from(to)
    while low < high {
        let middle = low + (high - low) / 2
        let element = key.isNone ? try list.item(.int(middle)) : try key.call(try list.item(.int(middle)))
        let goesRight = isRight ? try !x.compare(.less, element).isTrue() : try element.compare(.less, x).isTrue()
        if goesRight { low = middle + 1 } else { high = middle }
    }
    return low
}

/// Whether `nlargest(n, values)` is for all that a container has.
private func asksAll(_ n: Value, _ values: Value) throws -> Bool {
    let count: Int
    do { count = try values.length() } catch let error as PythonException where error.isInstance(of: .typeError) || error.isInstance(of: .attributeError) { return false }
    return try n.compare(.greaterOrEqual, .int(count)).isTrue()
}

/// The elements of what is not asked how many it has.
private func each(of values: Value) throws -> ListObject {
    let list = ListObject([])
    try values.forEach { list.elements.append($0) }
    return list
}

/// `heapq`: a list kept so that its first element is the smallest.
func heapqModule(_ module: ModuleObject) {
    func heap(_ value: Value, _ function: String) throws -> ListObject {
        guard let list = value.object as? ListObject else { throw PythonException.typeError("\(function)() argument\(function == "heappop" || function == "heapify" ? "" : " 1") must be list, not \(value.isNone ? "None" : value.typeName)") }
        return list
    }
    module.function("heappush", .required("heap", as: Value.self).positionalOnly, .required("item", as: Value.self).positionalOnly, doc: "Puts an element in.") { (value: Value, item: Value) throws in
        let list = try heap(value, "heappush")
        list.elements.append(item)
        try Heaps.siftDown(list, 0, list.elements.count - 1)
    }
    module.function("heappop", .required("heap", as: Value.self).positionalOnly, doc: "Takes out the smallest element, and gives it.") { (value: Value) throws -> Value in try Heaps.pop(try heap(value, "heappop")) }
    module.function("heapify", .required("heap", as: Value.self).positionalOnly, doc: "Puts a list in the order of a heap.") { (value: Value) throws in try Heaps.heapify(try heap(value, "heapify")) }
    module.function("heapreplace", .required("heap", as: Value.self).positionalOnly, .required("item", as: Value.self).positionalOnly, doc: "Takes out the smallest element, then puts one in, and gives the one taken out.") { (value: Value, item: Value) throws -> Value in
        let list = try heap(value, "heapreplace")
        guard let first = list.elements.first else { throw PythonException.indexError("index out of range") }
        list.elements[0] = item
        try Heaps.siftUp(list, 0)
        return first
    }
    module.function("heappushpop", .required("heap", as: Value.self).positionalOnly, .required("item", as: Value.self).positionalOnly, doc: "Puts an element in, then takes out the smallest, and gives that.") { (value: Value, item: Value) throws -> Value in
        let list = try heap(value, "heappushpop")
        guard let first = list.elements.first, try first.compare(.less, item).isTrue() else { return item }
        guard let first = list.elements.first else { throw PythonException.indexError("index out of range") }
        list.elements[0] = item
        try Heaps.siftUp(list, 0)
        return first
    }
    module.isWrittenInPython = true
    defer { module.isWrittenInPython = false }
    for (name, isLargest) in [("nlargest", true), ("nsmallest", false)] {
        module.function(name, .required("n", as: Value.self), .required("iterable", as: Value.self), .optional("key", default: Value.none), doc: "The n \(isLargest ? "greatest" : "smallest") elements, in order.") { (n: Value, values: Value, key: Value) throws -> Value in
            let isAll = try !n.equals(.int(1)) && asksAll(n, values)
            let list = isAll ? ListObject(try values.elements()) : try each(of: values)
            let count = isAll ? list.elements.count : try n.bigInteger.map { Int(clamping: $0) } ?? Int.from(n)
            if count <= 0 { return .list([]) }
            _ = try list.value.attribute("sort").call([], keywords: [("key", key), ("reverse", .bool(isLargest))])
            return .list(Array(list.elements.prefix(max(0, count))))
        }
    }
    module.function("merge", .rest("iterables", of: Value.self), .keyword("key", default: Value.none), .keyword("reverse", default: false), doc: "The elements of several sorted iterables in one order.") { (inputs: [Value], key: Value, isReversed: Bool) throws -> Value in
        var heads: [(key: Value, value: Value, rest: IteratorObject)] = []
        func keyed(_ value: Value) throws -> Value { key.isNone ? value : try key.call(value) }
        for input in inputs {
            let rest = try input.iterate()
            if let first = try rest.next() { heads.append((try keyed(first), first, rest)) }
        }
        return .object(ClosureIterator(type: .generator) {
            guard !heads.isEmpty else { return nil }
            var best = 0
            for index in heads.indices.dropFirst() where try isReversed ? heads[best].key.compare(.less, heads[index].key).isTrue() : heads[index].key.compare(.less, heads[best].key).isTrue() { best = index }
            let found = heads[best].value
            if let next = try heads[best].rest.next() { heads[best] = (try keyed(next), next, heads[best].rest) } else { heads.remove(at: best) }
            return found
        })
    }
}

/// CPython's own order of moves, so that a heap's list prints the same.
private enum Heaps {
    /// Moves the element at `position` up towards the root while it is smaller than its parent.
    static func siftDown(_ heap: ListObject, _ start: Int, _ from: Int) throws {
        var position = from
        let item = heap.elements[position], size = heap.elements.count
        while position > start {
            let parent = (position - 1) >> 1
            let isSmaller = try item.compare(.less, heap.elements[parent]).isTrue()
            guard heap.elements.count == size else { throw PythonException.runtimeError("list changed size during iteration") }
            guard isSmaller else { break }
            heap.elements[position] = heap.elements[parent]
            position = parent
        }
        heap.elements[position] = item
    }

    /// Moves the smaller child up until a leaf, then the element from there towards `start`.
    static func siftUp(_ heap: ListObject, _ start: Int) throws {
        let end = heap.elements.count
        var position = start
        let item = heap.elements[position]
        var child = 2 * position + 1
        while child < end {
            let right = child + 1
            if right < end, try !heap.elements[child].compare(.less, heap.elements[right]).isTrue() { child = right }
            guard heap.elements.count == end else { throw PythonException.runtimeError("list changed size during iteration") }
            heap.elements[position] = heap.elements[child]
            position = child
            child = 2 * position + 1
        }
        heap.elements[position] = item
        try siftDown(heap, start, position)
    }

    static func pop(_ heap: ListObject) throws -> Value {
        guard let last = heap.elements.popLast() else { throw PythonException.indexError("index out of range") }
        guard let first = heap.elements.first else { return last }
        heap.elements[0] = last
        try siftUp(heap, 0)
        return first
    }

    static func heapify(_ heap: ListObject) throws {
        let size = heap.elements.count
        for index in stride(from: size / 2 - 1, through: 0, by: -1) where heap.elements.count == size {
            try Pulse.check(at: index)
            try siftUp(heap, index)
        }
    }
}
