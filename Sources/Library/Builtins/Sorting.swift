import Runtime
import Syntax

/// Stable sorting by `<`, as `list.sort` does: natural runs, short ones lengthened by binary insertion, merged.
enum Sorting {
    /// What a list has while it is sorted: no elements, in memory that nothing else has, so that it shows whether a comparison changed the list.
    nonisolated(unsafe) static let meanwhile: ContiguousArray<Value> = {
        var elements = ContiguousArray<Value>()
        elements.reserveCapacity(1)
        return elements
    }()
    static func isUntouched(_ elements: ContiguousArray<Value>) -> Bool {
        elements.isEmpty && elements.withUnsafeBufferPointer { place in meanwhile.withUnsafeBufferPointer { $0.baseAddress == place.baseAddress } }
    }

    static func sorted(_ elements: [Value], key: Value, isReversed: Bool) throws -> [Value] {
        Array(try sorted(ContiguousArray(elements), key: key, isReversed: isReversed))
    }

    static func sorted(_ elements: ContiguousArray<Value>, key: Value, isReversed: Bool) throws -> ContiguousArray<Value> {
        if key.isNone { return try sorted(elements, by: elements, isReversed) }
        var keys = ContiguousArray<Value>()
        keys.reserveCapacity(elements.count)
        for element in elements {
            keys.append(try key.call(element))
            try Pulse.check()
        }
        return try sorted(elements, by: keys, isReversed)
    }

    /// Reversed sorting turns the elements round before and after, which keeps equal ones in their order.
    private static func sorted(_ elements: ContiguousArray<Value>, by keys: ContiguousArray<Value>, _ isReversed: Bool) throws -> ContiguousArray<Value> {
        let count = elements.count
        if count < 2 { return elements }
        var order = ContiguousArray<Int32>()
        order.reserveCapacity(count)
        for place in 0..<count { order.append(Int32(truncatingIfNeeded: isReversed ? count - 1 - place : place)) }
        try keys.withUnsafeBufferPointer { keys in try arrange(&order, keys) }
        var result = ContiguousArray<Value>()
        result.reserveCapacity(count)
        if isReversed { order.reverse() }
        try Pulse.inPieces(count) { piece in
            for place in order[piece] { result.append(elements[Int(place)]) }
        }
        return result
    }

    /// Puts the places of keys in the order of the keys.
    private static func arrange(_ order: inout ContiguousArray<Int32>, _ keys: UnsafeBufferPointer<Value>) throws {
        switch Kind(of: keys) {
        case .int: try arrange(&order) { (place: Int) -> Int in if case .int(let number) = keys[place] { number } else { 0 } }
        case .float: try arrange(&order) { (place: Int) -> Double in if case .float(let number) = keys[place] { number } else { 0 } }
        case .string:
            var ranks = try ranked(order) { TextRank(keys[Int($0)], place: $0) }
            try ranks.withUnsafeMutableBufferPointer { try MergeSort.sort($0) { TextRank.isLess($0, $1, keys) } }
            for (at, rank) in ranks.enumerated() { order[at] = rank.place }
        case .tuple:
            var ranks = try ranked(order) { PairRank(keys[Int($0)], place: $0) }
            let decide = ranks.allSatisfy(\.hasSecond)
            try ranks.withUnsafeMutableBufferPointer { ranks in
                try MergeSort.sort(ranks) { a, b in
                    if a.first != b.first { return a.first < b.first }
                    if decide, a.second != b.second { return a.second < b.second }
                    return try isLess(keys[Int(a.place)], keys[Int(b.place)])
                }
            }
            for (at, ranked) in ranks.enumerated() { order[at] = ranked.place }
        case .mixed:
            try order.withUnsafeMutableBufferPointer { try MergeSort.sort($0) { try isLess(keys[Int($0)], keys[Int($1)]) } }
        }
    }

    /// What is compared of each place, in their order.
    @inline(__always)
    private static func ranked<Rank: BitwiseCopyable>(_ order: ContiguousArray<Int32>, _ rank: (Int32) -> Rank) throws -> ContiguousArray<Rank> {
        var ranks = ContiguousArray<Rank>()
        ranks.reserveCapacity(order.count)
        try Pulse.inPieces(order.count) { piece in
            for place in order[piece] { ranks.append(rank(place)) }
        }
        return ranks
    }

    private struct Ranked<Rank: Comparable & BitwiseCopyable>: BitwiseCopyable {
        let rank: Rank
        let place: Int32
    }

    @inline(__always)
    private static func arrange<Rank: Comparable & BitwiseCopyable>(_ order: inout ContiguousArray<Int32>, _ rank: (Int) -> Rank) throws {
        var ranks = try ranked(order) { Ranked(rank: rank(Int($0)), place: $0) }
        try ranks.withUnsafeMutableBufferPointer { try MergeSort.sort($0) { $0.rank < $1.rank } }
        for (at, ranked) in ranks.enumerated() { order[at] = ranked.place }
    }

    /// What all keys are, where comparing them needs no method.
    private enum Kind {
        case int, float, string, mixed
        /// Tuples that begin with ints, which decide most comparisons.
        case tuple

        init(of keys: UnsafeBufferPointer<Value>) {
            switch keys[0] {
            case .int: self = keys.allSatisfy { if case .int = $0 { true } else { false } } ? .int : .mixed
            case .float: self = keys.allSatisfy { if case .float(let number) = $0 { !number.isNaN } else { false } } ? .float : .mixed
            case .string: self = !LoneSurrogates.wereMade && keys.allSatisfy { if case .string = $0 { true } else { false } } ? .string : .mixed
            case .tuple: self = keys.allSatisfy { if case .tuple(let tuple) = $0, case .int? = tuple.elements.first { true } else { false } } ? .tuple : .mixed
            default: self = .mixed
            }
        }
    }

    /// A tuple by the ints that it begins with.
    private struct PairRank: BitwiseCopyable {
        var first = 0
        var second = 0
        /// Whether the second element is an int.
        var hasSecond = false
        let place: Int32

        init(_ key: Value, place: Int32) {
            self.place = place
            guard case .tuple(let tuple) = key, case .int(let number)? = tuple.elements.first else { return }
            first = number
            guard tuple.elements.count > 1, case .int(let number) = tuple.elements[1] else { return }
            second = number
            hasSecond = true
        }
    }

    /// A string by its first sixteen bytes, which decide most comparisons.
    private struct TextRank: BitwiseCopyable {
        let high: UInt64
        let low: UInt64
        let count: Int32
        let place: Int32

        init(_ key: Value, place: Int32) {
            self.place = place
            var words: (UInt64, UInt64) = (0, 0)
            var length = 0
            if case .string(let string) = key {
                var text = string.text
                text.withUTF8 { bytes in
                    length = bytes.count
                    for at in 0..<min(8, length) { words.0 |= UInt64(bytes[at]) << UInt64(56 - 8 * at) }
                    if length > 8 { for at in 8..<min(16, length) { words.1 |= UInt64(bytes[at]) << UInt64(56 - 8 * (at - 8)) } }
                }
            }
            (high, low) = words
            count = Int32(clamping: length)
        }

        @inline(__always)
        static func isLess(_ a: TextRank, _ b: TextRank, _ keys: UnsafeBufferPointer<Value>) -> Bool {
            if a.high != b.high { return a.high < b.high }
            if a.low != b.low { return a.low < b.low }
            if a.count <= 16, b.count <= 16 { return a.count < b.count }
            guard case .string(let left) = keys[Int(a.place)], case .string(let right) = keys[Int(b.place)] else { return false }
            return Ordering.order(left.text, right.text) < 0
        }
    }

    @inline(__always)
    private static func isLess(_ a: Value, _ b: Value) throws -> Bool {
        if case .tuple(let left) = a, case .tuple(let right) = b { return try TupleObject.isLess(left, right) }
        if case .int(let x) = a, case .int(let y) = b { return x < y }
        return try a.compare(.less, b).isTrue()
    }
}

/// A stable sort of plain data in place.
enum MergeSort {
    private static let shortest = 16

    @inline(__always)
    static func sort<Element: BitwiseCopyable>(_ buffer: UnsafeMutableBufferPointer<Element>, _ isLess: (Element, Element) throws -> Bool) throws {
        guard let base = buffer.baseAddress, buffer.count > 1 else { return }
        let count = buffer.count
        var ends: [Int] = []
        var start = 0
        while start < count {
            var end = try runEnd(base, start, count, isLess)
            let least = min(start + shortest, count)
            while end < least {
                try insert(base, start, end, isLess)
                end += 1
            }
            ends.append(end)
            start = end
        }
        let room = UnsafeMutablePointer<Element>.allocate(capacity: count)
        defer { room.deallocate() }
        while ends.count > 1 {
            var merged: [Int] = []
            var low = 0, at = 0
            while at + 1 < ends.count {
                try merge(base, low, ends[at], ends[at + 1], room, isLess)
                low = ends[at + 1]
                merged.append(low)
                at += 2
            }
            if at < ends.count { merged.append(ends[at]) }
            ends = merged
        }
    }

    /// The end of the run at `start`; a falling run is turned round.
    @inline(__always)
    private static func runEnd<Element>(_ base: UnsafeMutablePointer<Element>, _ start: Int, _ count: Int, _ isLess: (Element, Element) throws -> Bool) throws -> Int {
        var end = start + 1
        guard end < count else { return end }
        if try isLess(base[end], base[start]) {
            repeat { end += 1 } while try end < count && isLess(base[end], base[end - 1])
            var low = start, high = end - 1
            while low < high {
                swap(&base[low], &base[high])
                low += 1
                high -= 1
            }
        } else {
            repeat {
                end += 1
                if end & 0xFFFF == 0, Pulse.isDue { try Pulse.raiseIfDue() }
            } while try end < count && !isLess(base[end], base[end - 1])
        }
        return end
    }

    /// Puts the element at `end` into its place among those from `start` on.
    @inline(__always)
    private static func insert<Element>(_ base: UnsafeMutablePointer<Element>, _ start: Int, _ end: Int, _ isLess: (Element, Element) throws -> Bool) throws {
        let element = base[end]
        var low = start, high = end
        while low < high {
            let middle = (low + high) / 2
            if try isLess(element, base[middle]) { high = middle } else { low = middle + 1 }
        }
        var at = end
        while at > low {
            base[at] = base[at - 1]
            at -= 1
        }
        base[low] = element
    }

    @inline(__always)
    private static func merge<Element>(_ base: UnsafeMutablePointer<Element>, _ low: Int, _ middle: Int, _ high: Int, _ room: UnsafeMutablePointer<Element>, _ isLess: (Element, Element) throws -> Bool) throws {
        guard try isLess(base[middle], base[middle - 1]) else { return }
        let leftCount = middle - low
        for at in 0..<leftCount { room[at] = base[low + at] }
        var left = 0, right = middle, at = low
        while left < leftCount, right < high {
            if at & 0xFFF == 0, Pulse.isDue { try Pulse.raiseIfDue() }
            if try isLess(base[right], room[left]) {
                base[at] = base[right]
                right += 1
            } else {
                base[at] = room[left]
                left += 1
            }
            at += 1
        }
        while left < leftCount {
            base[at] = room[left]
            left += 1
            at += 1
        }
    }
}
