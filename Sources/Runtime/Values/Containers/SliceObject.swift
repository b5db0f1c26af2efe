import BigInt
/// A `slice`: `start:stop:step`.
public final class SliceObject: Object {
    public let start: Value
    public let stop: Value
    public let step: Value

    public init(start: Value, stop: Value, step: Value) {
        self.start = start
        self.stop = stop
        self.step = step
        super.init(type: .slice)
        if start.object != nil || stop.object != nil || step.object != nil { Heap.track(self) }
    }
    public override func visitReferences(_ visit: (Object) -> Void) {
        start.visitHeld(visit)
        stop.visitHeld(visit)
        step.visitHeld(visit)
    }

    public override func repr() throws -> String { "slice(\(try start.reprText()), \(try stop.reprText()), \(try step.reprText()))" }
    public override func hash() throws -> Int { throw PythonException.unhashable(type) }
    public override func compare(_ operation: Comparison, _ other: Value) throws -> Value? {
        guard let other = other.object as? SliceObject else { return nil }
        return try Value.tuple([start, stop, step]).compare(operation, .tuple([other.start, other.stop, other.step]))
    }

    /// Which positions of a sequence of `count` elements the slice selects; counted last, as `__index__` of a bound may change the sequence.
    /// - Throws: ValueError for a step of zero, TypeError for bounds that are no ints.
    public func indices(_ counted: @autoclosure () -> Int) throws -> SliceIndices {
        let step = try SliceObject.bound(self.step) ?? 1
        if step == 0 { throw PythonException.valueError("slice step cannot be zero") }
        let first = try SliceObject.bound(self.start), last = try SliceObject.bound(self.stop), count = counted()
        let low = step < 0 ? -1 : 0, high = step < 0 ? count - 1 : count
        func clamp(_ bound: Int?, _ fallback: Int) -> Int {
            guard var at = bound else { return fallback }
            if at < 0 { at = at &+ count < low || at == .min ? low : max(low, at + count) } else { at = min(at, high) }
            return at
        }
        let start = clamp(first, step < 0 ? high : low)
        let stop = clamp(last, step < 0 ? low : high)
        let length: Int
        if step > 0 { length = stop > start ? (stop - start - 1) / step + 1 : 0 } else { length = start > stop ? (start - stop - 1) / (step == .min ? .max : -step) + 1 : 0 }
        return SliceIndices(start: start, stop: stop, step: step, count: length)
    }

    /// `slice.indices(count)`: start, stop and step, none of them clamped to a machine word.
    public func indices(ofAnyLength count: BigInt) throws -> [BigInt] {
        func bound(_ value: Value) throws -> BigInt? {
            if value.isNone { return nil }
            guard let number = try value.index()?.bigInteger else { throw PythonException.typeError("slice indices must be integers or None or have an __index__ method") }
            return number
        }
        let step = try bound(self.step) ?? 1
        if step == 0 { throw PythonException.valueError("slice step cannot be zero") }
        let isBackwards = step < 0, low: BigInt = isBackwards ? -1 : 0, high = isBackwards ? count - 1 : count
        func clamp(_ bound: BigInt?, _ fallback: BigInt) -> BigInt {
            guard let bound else { return fallback }
            return bound < 0 ? max(low, bound + count) : min(bound, high)
        }
        return [clamp(try bound(start), isBackwards ? high : low), clamp(try bound(stop), isBackwards ? low : high), step]
    }

    /// A bound as an int, huge ones clamped; nil for None.
    private static func bound(_ value: Value) throws -> Int? {
        if value.isNone { return nil }
        guard let index = try value.index() else {
            throw PythonException.typeError("slice indices must be integers or None or have an __index__ method")
        }
        if case .int(let number) = index { return number }
        return (index.bigInteger ?? 0) < 0 ? .min : .max
    }
}

/// The positions that a slice selects.
public struct SliceIndices: Sequence {
    public let start: Int
    public let stop: Int
    public let step: Int
    public let count: Int
    public func makeIterator() -> Iterator { Iterator(at: start, left: count, step: step) }

    public struct Iterator: IteratorProtocol {
        fileprivate var at: Int
        fileprivate var left: Int
        fileprivate let step: Int
        public mutating func next() -> Int? {
            guard left > 0 else { return nil }
            left -= 1
            defer { at = at &+ step }
            return at
        }
    }
}

/// Keys of sequences.
public enum SequenceKey {
    case index(Int)
    case slice(SliceObject)

    /// - Throws: TypeError in CPython's words for `name` ("list"), IndexError for ints beyond 64 bits.
    public init(_ key: Value, _ name: String) throws {
        if let slice = key.object as? SliceObject {
            self = .slice(slice)
            return
        }
        guard let index = try key.index() else { throw PythonException.typeError("\(name) indices must be integers or slices, not \(key.typeName)") }
        guard case .int(let number) = index else { throw PythonException.indexError("cannot fit '\(key.typeName)' into an index-sized integer") }
        self = .index(number)
    }

    /// A position in a sequence of `count` elements, negative ones counted from the end; nil outside.
    @inline(__always)
    public static func position(_ index: Int, _ count: Int) -> Int? {
        let at = index < 0 ? index + count : index
        return at >= 0 && at < count ? at : nil
    }
}
