import Runtime

func declareCombinatoric(_ module: ModuleObject) {
    let product = IteratorClass.named("product")
    product.doc = "Cartesian product of input iterables.  Equivalent to nested for-loops."
    product.isDerivable = true
    product.construct = { type, arguments in
        for (name, _) in arguments.keywordPairs where name.text != "repeat" { throw PythonException.typeError("'\(name.text)' is an invalid keyword argument for product()") }
        let times = try arguments.keyword("repeat").map { try Int.from($0) } ?? 1
        if times < 0 { throw PythonException.valueError("repeat argument cannot be negative") }
        try Limits.reserve(times, of: max(1, arguments.positionalCount) * MemoryLayout<Int>.stride)
        let once = try arguments.positional.map { try $0.elements() }
        let pools = Held(once), width = once.count
        var indexes = [Int](repeating: 0, count: once.count * times)
        var isDone = times > 0 && once.contains { $0.isEmpty }
        return type.adopt(ToolIterator("product", holding: [pools]) {
            guard !isDone else { return nil }
            try Pulse.check()
            let result = Value.tuple(indexes.enumerated().map { pools.content[$0 % width][$1] })
            var at = indexes.count - 1
            while at >= 0 {
                indexes[at] += 1
                if indexes[at] < pools.content[at % width].count { break }
                indexes[at] = 0
                at -= 1
            }
            isDone = at < 0
            return result
        })
    }
    module["product"] = .object(product)
    /// Successive index tuples: strictly rising, rising, or all different.
    func choose(_ name: String, _ doc: String, needsSize: Bool, _ next: @escaping ([Int], Int) -> [Int]?, first: @escaping (Int, Int) -> [Int]?) {
        declareTool(module, name, .named(required: needsSize ? 2 : 1, ["iterable", needsSize ? "r" : "r=None"]), doc: doc) { call in
            let size = call[1] ?? .none
            if needsSize { _ = try Int.from(size) }
            let pool = try (call[0] ?? .none).elements()
            if !needsSize, !size.isNone, size.bigInteger == nil { throw PythonException.typeError("Expected int as r") }
            let count = size.isNone && !needsSize ? pool.count : try Int.from(size)
            if count < 0 { throw PythonException.valueError("r must be non-negative") }
            try Limits.reserve(count, of: MemoryLayout<Int>.stride)
            var indexes = first(pool.count, count)
            let held = Held(pool)
            return ToolIterator(name, holding: [held]) {
                guard let current = indexes else { return nil }
                try Pulse.check()
                indexes = next(current, held.content.count)
                return .tuple(current.map { held.content[$0] })
            }
        }
    }
    choose("combinations", "Return successive r-length combinations of elements in the iterable.\n\ncombinations(range(4), 3) --> (0,1,2), (0,1,3), (0,2,3), (1,2,3)", needsSize: true) { current, n in
        var next = current
        guard let at = next.indices.last(where: { next[$0] != $0 + n - next.count }) else { return nil }
        next[at] += 1
        for index in (at + 1)..<max(at + 1, next.count) { next[index] = next[index - 1] + 1 }
        return next
    } first: { n, r in r <= n ? Array(0..<r) : nil }
    choose("combinations_with_replacement", "Return successive r-length combinations of elements in the iterable allowing individual elements to have successive repeats.", needsSize: true) { current, n in
        var next = current
        guard let at = next.indices.last(where: { next[$0] != n - 1 }) else { return nil }
        let value = next[at] + 1
        for index in at..<next.count { next[index] = value }
        return next
    } first: { n, r in n > 0 || r == 0 ? [Int](repeating: 0, count: r) : nil }
    choose("permutations", "Return successive r-length permutations of elements in the iterable.\n\npermutations(range(3), 2) --> (0,1), (0,2), (1,0), (1,2), (2,0), (2,1)", needsSize: false) { current, n in
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
