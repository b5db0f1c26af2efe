import Runtime

/// What two sequences have in common (`difflib.SequenceMatcher`): their elements are numbers, equal for equal elements.
struct SequenceMatching {
    private(set) var a: [Int] = []
    private(set) var b: [Int] = []
    /// Where each element of `b` that is neither junk nor popular stands.
    private var places: [Int: [Int]] = [:]
    private let junk: Set<Int>
    private let setsPopularAside: Bool
    private var counts: [Int: Int]?
    private var knownBlocks: [Block]?

    struct Block: Equatable { var a: Int, b: Int, size: Int }
    struct Step: Equatable {
        enum Kind: String { case replace, delete, insert, equal }
        var kind: Kind, a: Range<Int>, b: Range<Int>
    }

    init(_ a: [Int] = [], _ b: [Int] = [], junk: Set<Int> = [], setsPopularAside: Bool = true) {
        self.junk = junk
        self.setsPopularAside = setsPopularAside
        self.a = a
        set(second: b)
    }

    mutating func set(first: [Int]) {
        a = first
        knownBlocks = nil
    }
    mutating func set(second: [Int]) {
        b = second
        (knownBlocks, counts) = (nil, nil)
        places = [:]
        for (index, element) in b.enumerated() where !junk.contains(element) { places[element, default: []].append(index) }
        if setsPopularAside, b.count >= 200 {
            let most = b.count / 100 + 1
            places = places.filter { $0.value.count <= most }
        }
    }

    /// The longest run that both have within the ranges, the first one in `a`, then in `b`.
    func longestMatch(_ inA: Range<Int>, _ inB: Range<Int>) throws -> Block {
        var best = Block(a: inA.lowerBound, b: inB.lowerBound, size: 0)
        var lengths: [Int: Int] = [:]
        for i in inA {
            try Pulse.check()
            var next: [Int: Int] = [:]
            for j in places[a[i]] ?? [] {
                if j < inB.lowerBound { continue }
                if j >= inB.upperBound { break }
                let length = (lengths[j - 1] ?? 0) + 1
                next[j] = length
                if length > best.size { best = Block(a: i - length + 1, b: j - length + 1, size: length) }
            }
            lengths = next
        }
        // Popular elements first, then junk on both sides.
        for takesJunk in [false, true] {
            while best.a > inA.lowerBound, best.b > inB.lowerBound, junk.contains(b[best.b - 1]) == takesJunk, a[best.a - 1] == b[best.b - 1] {
                best = Block(a: best.a - 1, b: best.b - 1, size: best.size + 1)
            }
            while best.a + best.size < inA.upperBound, best.b + best.size < inB.upperBound, junk.contains(b[best.b + best.size]) == takesJunk, a[best.a + best.size] == b[best.b + best.size] {
                best.size += 1
            }
        }
        return best
    }

    /// All runs that both have, in order, with an empty one at the end.
    mutating func blocks() throws -> [Block] {
        if let knownBlocks { return knownBlocks }
        var pending = [(0..<a.count, 0..<b.count)], found: [Block] = []
        while let (inA, inB) = pending.popLast() {
            let match = try longestMatch(inA, inB)
            guard match.size > 0 else { continue }
            found.append(match)
            if inA.lowerBound < match.a, inB.lowerBound < match.b { pending.append((inA.lowerBound..<match.a, inB.lowerBound..<match.b)) }
            let (afterA, afterB) = (match.a + match.size, match.b + match.size)
            if afterA < inA.upperBound, afterB < inB.upperBound { pending.append((afterA..<inA.upperBound, afterB..<inB.upperBound)) }
        }
        found.sort { ($0.a, $0.b, $0.size) < ($1.a, $1.b, $1.size) }
        var joined: [Block] = []
        for block in found {
            if let last = joined.last, last.a + last.size == block.a, last.b + last.size == block.b { joined[joined.count - 1].size += block.size } else { joined.append(block) }
        }
        joined.append(Block(a: a.count, b: b.count, size: 0))
        knownBlocks = joined
        return joined
    }

    /// How `a` becomes `b`.
    mutating func steps() throws -> [Step] {
        var found: [Step] = [], i = 0, j = 0
        for block in try blocks() {
            let kind: Step.Kind? = i < block.a ? (j < block.b ? .replace : .delete) : j < block.b ? .insert : nil
            if let kind { found.append(Step(kind: kind, a: i..<block.a, b: j..<block.b)) }
            (i, j) = (block.a + block.size, block.b + block.size)
            if block.size > 0 { found.append(Step(kind: .equal, a: block.a..<i, b: block.b..<j)) }
        }
        return found
    }

    /// The steps in groups, each with up to `context` elements that are equal around it.
    mutating func groups(context given: Int) throws -> [[Step]] {
        guard given >= 0 else { throw PythonException.notImplemented("Retort has no groups of changes with less than no lines around them") }
        let context = min(given, .max / 4)
        var all = try steps()
        if all.isEmpty { all = [Step(kind: .equal, a: 0..<1, b: 0..<1)] }
        if all[0].kind == .equal { all[0] = all[0].suffix(context) }
        let last = all.count - 1
        if all[last].kind == .equal { all[last] = all[last].prefix(context) }
        var groups: [[Step]] = [], group: [Step] = []
        for var step in all {
            if step.kind == .equal, step.a.count > 2 * context {
                group.append(step.prefix(context))
                groups.append(group)
                group = []
                step = step.suffix(context)
            }
            group.append(step)
        }
        if !group.isEmpty, !(group.count == 1 && group[0].kind == .equal) { groups.append(group) }
        return groups
    }

    // MARK: similarity

    private func ratio(_ matches: Int) -> Double { a.count + b.count > 0 ? 2 * Double(matches) / Double(a.count + b.count) : 1 }
    mutating func ratio() throws -> Double { ratio(try blocks().reduce(0) { $0 + $1.size }) }
    /// At least as much as `ratio`, found sooner.
    mutating func quickRatio() -> Double {
        var counted = counts ?? [:]
        if counts == nil {
            for element in b { counted[element, default: 0] += 1 }
            counts = counted
        }
        var matches = 0
        for element in a {
            let left = counted[element] ?? 0
            counted[element] = left - 1
            if left > 0 { matches += 1 }
        }
        return ratio(matches)
    }
    var quickestRatio: Double { ratio(min(a.count, b.count)) }
}

extension SequenceMatching.Step {
    fileprivate func prefix(_ count: Int) -> Self { Self(kind: kind, a: a.lowerBound..<min(a.upperBound, a.lowerBound + count), b: b.lowerBound..<min(b.upperBound, b.lowerBound + count)) }
    fileprivate func suffix(_ count: Int) -> Self { Self(kind: kind, a: max(a.lowerBound, a.upperBound - count)..<a.upperBound, b: max(b.lowerBound, b.upperBound - count)..<b.upperBound) }
}
