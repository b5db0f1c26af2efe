/// What lists and tuples share.
enum Sequences {
    /// The elements at the positions of a slice.
    static func elements(_ elements: ContiguousArray<Value>, _ part: SliceIndices) throws -> ContiguousArray<Value> {
        if part.step == 1, part.count == elements.count { return elements }
        if part.step == 1 { return try copy(elements[part.start..<(part.start + part.count)]) }
        if part.count > longCopy { return try longElements(elements, part) }
        return pickedElements(elements, part)
    }
    private static func longElements(_ elements: ContiguousArray<Value>, _ part: SliceIndices) throws -> ContiguousArray<Value> {
        var picked = ContiguousArray<Value>()
        picked.reserveCapacity(part.count)
        for at in part {
            try Pulse.check()
            picked.append(elements[at])
        }
        return picked
    }
    private static func pickedElements(_ elements: ContiguousArray<Value>, _ part: SliceIndices) -> ContiguousArray<Value> {
        ContiguousArray(unsafeUninitializedCapacity: part.count) { room, count in
            guard let base = room.baseAddress else { return }
            var at = part.start
            while count < part.count {
                (base + count).initialize(to: elements[at])
                at &+= part.step
                count &+= 1
            }
        }
    }

    /// The elements from which on copies look at limits and Ctrl-C.
    private static let longCopy = 1 << 18

    /// `a + b`
    static func joined(_ a: ContiguousArray<Value>, _ b: ContiguousArray<Value>) throws -> ContiguousArray<Value> {
        if a.count &+ b.count <= longCopy { return a + b }
        try Limits.reserve(a.count + b.count, of: MemoryLayout<Value>.stride)
        var sum = ContiguousArray<Value>()
        sum.reserveCapacity(a.count + b.count)
        do {
            try append(a[...], to: &sum)
            try append(b[...], to: &sum)
        } catch {
            Reclaimer.postpone(&sum)
            throw error
        }
        return sum
    }

    /// What lies in memory, as a sequence of its own.
    static func copy(_ part: UnsafeBufferPointer<Value>) throws -> ContiguousArray<Value> {
        if part.count <= longCopy { return ContiguousArray(part) }
        try Limits.reserve(part.count, of: MemoryLayout<Value>.stride)
        var made = ContiguousArray<Value>()
        made.reserveCapacity(part.count)
        do { try Pulse.inPieces(part.count, of: longCopy) { made.append(contentsOf: part[$0]) } } catch {
            Reclaimer.postpone(&made)
            throw error
        }
        return made
    }

    /// The elements as an array.
    static func array(_ elements: ContiguousArray<Value>) throws -> [Value] {
        if elements.count <= longCopy { return Array(elements) }
        try Limits.reserve(elements.count, of: MemoryLayout<Value>.stride)
        var made: [Value] = []
        made.reserveCapacity(elements.count)
        try Pulse.inPieces(elements.count) { made.append(contentsOf: elements[$0]) }
        return made
    }

    /// A copy of a part of a sequence.
    static func copy(_ part: ArraySliceOfValues) throws -> ContiguousArray<Value> {
        if part.count <= longCopy { return ContiguousArray(part) }
        try Limits.reserve(part.count, of: MemoryLayout<Value>.stride)
        var made = ContiguousArray<Value>()
        made.reserveCapacity(part.count)
        do { try append(part, to: &made) } catch {
            Reclaimer.postpone(&made)
            throw error
        }
        return made
    }
    typealias ArraySliceOfValues = ContiguousArray<Value>.SubSequence

    /// Adds a part of a sequence to another.
    static func append(_ part: ArraySliceOfValues, to all: inout ContiguousArray<Value>) throws {
        var at = part.startIndex
        while at < part.endIndex {
            try Pulse.check()
            let end = min(at + longCopy, part.endIndex)
            all.append(contentsOf: part[at..<end])
            at = end
        }
    }

    /// Adds what an iterator gave, which may go on for ever: a safe point, and a look at the limits where the memory must grow.
    @inline(__always)
    static func append(_ element: Value, to all: inout ContiguousArray<Value>) throws {
        try Pulse.check()
        if all.count == all.capacity { try Limits.reserve(all.count, of: 2 * MemoryLayout<Value>.stride) }
        all.append(element)
    }

    /// `a is b or a == b`
    @inline(__always)
    static func isSame(_ a: Value, _ b: Value) throws -> Bool {
        if case .int(let x) = a, case .int(let y) = b { return x == y }
        if case .string(let x) = a, case .string(let y) = b { return StringObject.same(x, y) }
        return try a.isIdentical(to: b) || a.equals(b)
    }

    /// Lexicographic comparison; the first unequal elements decide.
    static func compare(_ operation: Comparison, _ a: ContiguousArray<Value>, _ b: ContiguousArray<Value>) throws -> Value {
        if (operation == .equal || operation == .notEqual), a.count != b.count { return .bool(operation == .notEqual) }
        for at in 0..<min(a.count, b.count) {
            try Pulse.check(at: at)
            let left = a[at], right = b[at]
            if try left.isIdentical(to: right) || left.equals(right) { continue }
            switch operation {
            case .equal: return .bool(false)
            case .notEqual: return .bool(true)
            default: return try left.compare(operation, right)
            }
        }
        return .bool(Ordering.holds(operation, a.count, b.count))
    }

    /// The `repr` of each element, as lists, tuples and sets show theirs: `1, 'a', None`.
    static func representations(_ elements: some Sequence<Value>) throws -> String {
        var text = ""
        var isFirst = true
        for element in elements {
            try Pulse.check()
            if !isFirst { text += ", " }
            isFirst = false
            text += try element.reprText()
        }
        return text
    }

    /// `elements * count`; nil where `count` is no int.
    static func repeated(_ elements: ContiguousArray<Value>, _ count: Value) throws -> ContiguousArray<Value>? {
        guard let index = try count.index() else {
            throw PythonException.typeError("can't multiply sequence by non-int of type '\(count.typeName)'")
        }
        guard case .int(let times) = index else { throw PythonException.overflowError("cannot fit '\(count.typeName)' into an index-sized integer") }
        if times <= 0 || elements.isEmpty { return [] }
        let (total, overflow) = elements.count.multipliedReportingOverflow(by: times)
        try Limits.reserve(overflow ? .max : total, of: MemoryLayout<Value>.stride)
        if elements.count == 1, times <= longCopy { return ContiguousArray(repeating: elements[0], count: times) }
        // Of few elements a longer piece first, so that there are not many small steps.
        let unit = elements.count < 1 << 12 ? ContiguousArray(repeatElement(elements, count: min(times, (1 << 12) / elements.count)).joined()) : elements
        var product = ContiguousArray<Value>()
        product.reserveCapacity(total)
        do {
            while product.count < total { try append(unit[..<min(unit.count, total - product.count)], to: &product) }
        } catch {
            Reclaimer.postpone(&product)
            throw error
        }
        return product
    }
}
