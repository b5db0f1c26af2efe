import Runtime

func itertoolsModule(_ module: ModuleObject) {
    declareInfinite(module)
    declareFinite(module)
    declareCombinatoric(module)
}

/// An iterator of itertools, shown as such.
private func iterator(_ name: String, _ body: @escaping () throws -> Value?) -> Value { .object(ClosureIterator(type: Class(name, module: "itertools", bases: [.iterator]), body)) }

private func declareInfinite(_ module: ModuleObject) {
    module.function("count", .optional("start", default: Value.int(0)), .optional("step", default: Value.int(1)), doc: "Numbers from a start on.") { start, step in
        var next = start
        return iterator("count") {
            let current = next
            next = try next.binary(.add, step)
            return current
        }
    }
    module.function("cycle", .required("iterable", as: Value.self), doc: "The elements again and again.") { (source: Value) throws -> Value in
        let first = try source.iterate()
        var saved: [Value] = []
        var at = 0
        return iterator("cycle") {
            if let element = try first.next() {
                saved.append(element)
                return element
            }
            guard !saved.isEmpty else { return nil }
            defer { at = (at + 1) % saved.count }
            return saved[at]
        }
    }
    module.function("repeat", .required("object", as: Value.self), .optional("times", default: Value.none), doc: "One object, again and again or so many times.") { (object: Value, times: Value) throws -> Value in
        var left = times.isNone ? Int.max : try Int.from(times)
        return iterator("repeat") {
            guard left > 0 else { return nil }
            if left != .max { left -= 1 }
            return object
        }
    }
}

private func declareFinite(_ module: ModuleObject) {
    func chain(_ sources: IteratorObject) -> Value {
        var current: IteratorObject?
        return iterator("chain") {
            while true {
                if let element = try current?.next() { return element }
                guard let source = try sources.next() else { return nil }
                current = try source.iterate()
            }
        }
    }
    let chainType = Class("chain", module: "itertools", doc: "The elements of one iterable after those of another.")
    chainType.construct = { _, arguments in chain(try Value.list(Array(arguments.positional)).iterate()) }
    chainType.addMember("from_iterable", .object(MethodWrapper(.staticMethod, .object(NativeFunction.declare("from_iterable", .required("iterable", as: Value.self), doc: "The elements of the iterables of an iterable.") { chain(try $0.iterate()) }))))
    module["chain"] = .object(chainType)
    module.function("islice", .required("iterable", as: Value.self), .rest("bounds", of: Value.self), doc: "A slice of an iterable.") { (source: Value, bounds: [Value]) throws -> Value in
        func bound(_ at: Int, _ fallback: Int) throws -> Int {
            guard at < bounds.count, !bounds[at].isNone else { return fallback }
            let number = try Int.from(bounds[at])
            if number < 0 { throw PythonException.valueError("Indices for islice() must be None or an integer: 0 <= x <= sys.maxsize.") }
            return number
        }
        let start = bounds.count > 1 ? try bound(0, 0) : 0, stop = try bound(bounds.count > 1 ? 1 : 0, .max), step = try bound(2, 1)
        if step < 1 { throw PythonException.valueError("Step for islice() must be a positive integer or None.") }
        let elements = try source.iterate()
        var at = 0, next = start
        return iterator("islice") {
            while next < stop {
                guard let element = try elements.next() else {
                    next = stop
                    return nil
                }
                at += 1
                if at - 1 == next {
                    next += step
                    return element
                }
            }
            return nil
        }
    }
    func filtering(_ name: String, _ doc: String, _ make: @escaping (Value, IteratorObject) -> () throws -> Value?) {
        module.function(name, .required("predicate", as: Value.self), .required("iterable", as: Value.self), doc: doc) { test, source in iterator(name, make(test, try source.iterate())) }
    }
    func passes(_ test: Value, _ element: Value) throws -> Bool { try (test.isNone ? element : test.call(element)).isTrue() }
    filtering("takewhile", "Elements as long as a test holds.") { test, source in
        var isDone = false
        return {
            guard !isDone, let element = try source.next() else { return nil }
            if try passes(test, element) { return element }
            isDone = true
            return nil
        }
    }
    filtering("dropwhile", "Elements from where a test fails.") { test, source in
        var hasBegun = false
        return {
            while let element = try source.next() {
                if try hasBegun || !passes(test, element) {
                    hasBegun = true
                    return element
                }
            }
            return nil
        }
    }
    filtering("filterfalse", "Elements that fail a test.") { test, source in
        {
            while let element = try source.next() { if try !passes(test, element) { return element } }
            return nil
        }
    }
    filtering("starmap", "The results of a function on argument tuples.") { function, source in { try source.next().map { try function.call(try $0.elements()) } } }
    module.function("accumulate", .required("iterable", as: Value.self), .optional("func", default: Value.none), .keyword("initial", default: Value.none), doc: "Running totals.") { (source: Value, function: Value, initial: Value) throws -> Value in
        let elements = try source.iterate()
        var total: Value? = nil
        var pending: Value? = initial.isNone ? nil : initial
        return iterator("accumulate") {
            if let first = pending {
                pending = nil
                total = first
                return first
            }
            guard let element = try elements.next() else { return nil }
            if let sum = total { total = try function.isNone ? sum.binary(.add, element) : function.call(sum, element) } else { total = element }
            return total
        }
    }
    module.function("compress", .required("data", as: Value.self), .required("selectors", as: Value.self), doc: "Elements whose selector is true.") { (data: Value, selectors: Value) throws -> Value in
        let elements = try data.iterate(), flags = try selectors.iterate()
        return iterator("compress") {
            while let element = try elements.next(), let flag = try flags.next() { if try flag.isTrue() { return element } }
            return nil
        }
    }
    module.function("pairwise", .required("iterable", as: Value.self), doc: "Neighbours in pairs.") { (source: Value) throws -> Value in
        let elements = try source.iterate()
        var last = try elements.next()
        return iterator("pairwise") {
            guard let first = last, let next = try elements.next() else { return nil }
            last = next
            return .tuple([first, next])
        }
    }
    module.function("zip_longest", .rest("iterables", of: Value.self), .keyword("fillvalue", default: Value.none), doc: "Tuples side by side, the shorter iterables filled.") { (sources: [Value], fill: Value) throws -> Value in
        var iterators: [IteratorObject?] = try sources.map { try $0.iterate() }
        return iterator("zip_longest") {
            var elements: [Value] = []
            for index in iterators.indices {
                if let element = try iterators[index]?.next() { elements.append(element) } else {
                    iterators[index] = nil
                    elements.append(fill)
                }
            }
            return iterators.contains { $0 != nil } ? .tuple(elements) : nil
        }
    }
    module.function("tee", .required("iterable", as: Value.self), .optional("n", default: 2), doc: "Independent iterators over one iterable.") { (source: Value, count: Int) throws -> Value in
        let elements = try source.iterate()
        let shared = ListObject()
        return .tuple((0..<max(0, count)).map { _ in
            var at = 0
            return iterator("_tee") {
                if at == shared.elements.count {
                    guard let element = try elements.next() else { return nil }
                    shared.elements.append(element)
                }
                at += 1
                return shared.elements[at - 1]
            }
        })
    }
    module.function("groupby", .required("iterable", as: Value.self), .optional("key", default: Value.none), doc: "Runs of elements with equal keys.") { (source: Value, key: Value) throws -> Value in
        let elements = try source.iterate()
        var pending: (key: Value, element: Value)?
        var isDone = false
        var current = Value.undefined
        func advance() throws {
            guard let element = try elements.next() else {
                pending = nil
                isDone = true
                return
            }
            pending = (try key.isNone ? element : key.call(element), element)
        }
        return iterator("groupby") {
            if isDone { return nil }
            if pending == nil { try advance() }
            while let next = pending, !current.isUndefined, try next.key.equals(current) { try advance() }
            guard let next = pending else { return nil }
            current = next.key
            let group = iterator("_grouper") {
                guard let head = pending, try head.key.equals(next.key) else { return nil }
                try advance()
                return head.element
            }
            return .tuple([next.key, group])
        }
    }
}

private func declareCombinatoric(_ module: ModuleObject) {
    module.function("product", .rest("iterables", of: Value.self), .keyword("repeat", default: 1), doc: "The Cartesian product.") { (sources: [Value], times: Int) throws -> Value in
        let once = try sources.map { try $0.elements() }
        let pools = (0..<max(0, times)).flatMap { _ in once }
        var indexes = [Int](repeating: 0, count: pools.count)
        var isDone = pools.contains { $0.isEmpty }
        return iterator("product") {
            guard !isDone else { return nil }
            let result = Value.tuple(indexes.enumerated().map { pools[$0][$1] })
            var at = pools.count - 1
            while at >= 0 {
                indexes[at] += 1
                if indexes[at] < pools[at].count { break }
                indexes[at] = 0
                at -= 1
            }
            isDone = at < 0
            return result
        }
    }
    /// Successive index tuples: strictly rising, rising, or all different.
    func choose(_ name: String, _ doc: String, allowsAny: Bool, _ next: @escaping ([Int], Int) -> [Int]?, first: @escaping (Int, Int) -> [Int]?) {
        module.function(name, .required("iterable", as: Value.self), .optional("r", default: Value.none), doc: doc) { (source: Value, size: Value) throws -> Value in
            let pool = try source.elements()
            let count = size.isNone ? pool.count : try Int.from(size)
            if count < 0 { throw PythonException.valueError("r must be non-negative") }
            var indexes = first(pool.count, count)
            return iterator(name) {
                guard let current = indexes else { return nil }
                indexes = next(current, pool.count)
                return .tuple(current.map { pool[$0] })
            }
        }
    }
    choose("combinations", "Subsets of a size, in order.", allowsAny: false) { current, n in
        var next = current
        guard let at = next.indices.last(where: { next[$0] != $0 + n - next.count }) else { return nil }
        next[at] += 1
        for index in (at + 1)..<max(at + 1, next.count) { next[index] = next[index - 1] + 1 }
        return next
    } first: { n, r in r <= n ? Array(0..<r) : nil }
    choose("combinations_with_replacement", "Multisets of a size, in order.", allowsAny: true) { current, n in
        var next = current
        guard let at = next.indices.last(where: { next[$0] != n - 1 }) else { return nil }
        let value = next[at] + 1
        for index in at..<next.count { next[index] = value }
        return next
    } first: { n, r in n > 0 || r == 0 ? [Int](repeating: 0, count: r) : nil }
    choose("permutations", "Arrangements of a size, in order.", allowsAny: false) { current, n in
        var next = current
        var at = next.count - 1
        while at >= 0 {
            let used = Set(next[..<at])
            if let value = ((next[at] + 1)..<max(n, next[at] + 1)).first(where: { !used.contains($0) }) {
                next[at] = value
                var taken = used.union([value])
                for index in (at + 1)..<max(at + 1, next.count) {
                    let free = (0..<n).first { !taken.contains($0) } ?? 0
                    next[index] = free
                    taken.insert(free)
                }
                return next
            }
            at -= 1
        }
        return nil
    } first: { n, r in r <= n ? Array(0..<r) : nil }
}
