import Runtime

func declareCombinatoric(_ module: ModuleObject) {
    let product = IteratorClass.named("product")
    product.doc = "All tuples with one element of each iterable, as nested loops would give them."
    product.isDerivable = true
    product.construct = { type, arguments in
        for (name, _) in arguments.keywordPairs where name.text != "repeat" { throw PythonException.typeError("'\(name.text)' is an invalid keyword argument for product()") }
        let times = try arguments.keyword("repeat").map { try Int.from($0) } ?? 1
        if times < 0 { throw PythonException.valueError("repeat argument cannot be negative") }
        try Limits.reserve(times, of: max(1, arguments.positionalCount) * MemoryLayout<Int>.stride)
        let once = try arguments.positional.map { try $0.elements() }
        let isEmpty = times > 0 && once.contains { $0.isEmpty }
        return type.adopt(multiplying(once, isEmpty ? nil : [Int](repeating: 0, count: once.count * times)))
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
            return choosing(name, pool, first(pool.count, count), next)
        }
    }
    choose("combinations", "All choices of r elements, each in the order of the iterable.\n\n    list(combinations(\"ABC\", 2))   # AB AC BC", needsSize: true) { current, n in
        var next = current
        guard let at = next.indices.last(where: { next[$0] != $0 + n - next.count }) else { return nil }
        next[at] += 1
        for index in (at + 1)..<max(at + 1, next.count) { next[index] = next[index - 1] + 1 }
        return next
    } first: { n, r in r <= n ? Array(0..<r) : nil }
    choose("combinations_with_replacement", "All choices of r elements, which may be chosen again and again.\n\n    list(combinations_with_replacement(\"AB\", 2))   # AA AB BB", needsSize: true) { current, n in
        var next = current
        guard let at = next.indices.last(where: { next[$0] != n - 1 }) else { return nil }
        let value = next[at] + 1
        for index in at..<next.count { next[index] = value }
        return next
    } first: { n, r in n > 0 || r == 0 ? [Int](repeating: 0, count: r) : nil }
    choose("permutations", "All orders of r elements; without r, of all elements.\n\n    list(permutations(\"ABC\", 2))   # AB AC BA BC CA CB", needsSize: false) { current, n in
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

/// `product`
/// - Parameter first: the places in the pools; nil at the end.
private func multiplying(_ elements: [[Value]], _ first: [Int]?) -> ToolIterator {
    let pools = Held(elements), width = elements.count
    var places = first
    let made = ToolIterator("product", holding: [pools]) {
        guard var indexes = places else { return nil }
        try Pulse.check()
        let result = Value.tuple(indexes.enumerated().map { pools.content[$0 % width][$1] })
        places = nil
        var at = indexes.count - 1
        while at >= 0 {
            indexes[at] += 1
            if indexes[at] < pools.content[at % width].count { break }
            indexes[at] = 0
            at -= 1
        }
        places = at < 0 ? nil : indexes
        return result
    }
    made.copier = { part in multiplying(try pools.content.map { try $0.map(part) }, places) }
    return made
}

/// `combinations` and its kin.
private func choosing(_ name: String, _ elements: [Value], _ first: [Int]?, _ next: @escaping ([Int], Int) -> [Int]?) -> ToolIterator {
    let pool = Held(elements)
    var indexes = first
    let made = ToolIterator(name, holding: [pool]) {
        guard let current = indexes else { return nil }
        try Pulse.check()
        indexes = next(current, pool.content.count)
        return .tuple(current.map { pool.content[$0] })
    }
    made.copier = { part in choosing(name, try pool.content.map(part), indexes, next) }
    return made
}
