import BigInt

/// A `range` whose bounds and length fit 64 bits.
public final class RangeObject: Object {
    public let start: Int
    public let stop: Int
    public let step: Int
    public let count: Int

    /// `step` is not zero.
    public init(start: Int, stop: Int, step: Int) {
        self.start = start
        self.stop = stop
        self.step = step
        if step > 0 { count = stop > start ? Int(truncatingIfNeeded: (UInt(bitPattern: stop &- start) - 1) / UInt(step)) + 1 : 0 } else {
            count = start > stop ? Int(truncatingIfNeeded: (UInt(bitPattern: start &- stop) - 1) / step.magnitude) + 1 : 0
        }
        super.init(type: .range)
        objectKind = .range
    }

    /// What a loop needs.
    public var smallBounds: (start: Int, step: Int, count: Int)? { (start, step, count) }

    public func element(_ at: Int) -> Int { start &+ at &* step }

    public override func repr() throws -> String { step == 1 ? "range(\(start), \(stop))" : "range(\(start), \(stop), \(step))" }
    public override func length() throws -> Int? { count }
    public override func isTrue() throws -> Bool { count > 0 }
    public override func item(_ key: Value) throws -> Value? {
        switch try SequenceKey(key, "range") {
        case .index(let index):
            guard let at = SequenceKey.position(index, count) else { throw PythonException.indexError("range object index out of range") }
            return .int(element(at))
        case .slice(let slice):
            return try WideRange(self).part(slice)
        }
    }
    /// Where a value lies in the range; nil where it does not.
    public func position(of value: Value) throws -> Int? {
        let number: Int
        switch value {
        case .int(let whole): number = whole
        case .bool(let flag): number = flag ? 1 : 0
        case .float(let real):
            guard let whole = Int(exactly: real) else { return nil }
            number = whole
        default: return try WideRange(self).position(of: value).flatMap { Int(exactly: $0) }
        }
        let (offset, isFar) = number.subtractingReportingOverflow(start)
        if isFar { return nil }
        // The smallest int has no counterpart to divide by -1.
        let (at, rest) = step == -1 ? (0 &- offset, 0) : offset.quotientAndRemainder(dividingBy: step)
        return rest == 0 && at >= 0 && at < count ? at : nil
    }
    public override func contains(_ element: Value) throws -> Bool? { try position(of: element) != nil }
    public override func iterator() throws -> IteratorObject? { RangeIterator(self) }
    public override func compare(_ operation: Comparison, _ other: Value) throws -> Value? {
        guard operation == .equal || operation == .notEqual, let other = other.object as? RangeObject else { return nil }
        let same = count == other.count && (count == 0 || (start == other.start && (count == 1 || step == other.step)))
        return .bool(same == (operation == .equal))
    }
    public override func hash() throws -> Int {
        try Value.tuple([.int(count), count == 0 ? .none : .int(start), count < 2 ? .none : .int(step)]).hash()
    }
}

final class RangeIterator: IteratorObject {
    private var current: Int
    private let step: Int
    private var remaining: Int
    convenience init(_ range: RangeObject) { self.init(range.start, range.step, range.count) }
    private init(_ current: Int, _ step: Int, _ remaining: Int) {
        (self.current, self.step, self.remaining) = (current, step, remaining)
        super.init(type: RangeIterator.pythonClass)
    }
    nonisolated(unsafe) fileprivate static let pythonClass = Class("range_iterator", bases: [.iterator])
    override func next() throws -> Value? {
        try Pulse.check()
        guard remaining > 0 else { return nil }
        remaining &-= 1
        current = current &+ step
        return .int(current &- step)
    }
    override var remainingCount: Int? { remaining }
    override func copied(_ part: (Value) throws -> Value) throws -> IteratorObject? { RangeIterator(current, step, remaining) }
}

extension Class {
    /// The class of iterators over ranges, forward and reverse.
    public static var rangeIterator: Class { RangeIterator.pythonClass }
}
