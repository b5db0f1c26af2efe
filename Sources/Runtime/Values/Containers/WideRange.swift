import BigInt

/// A `range` with bounds or a length beyond 64 bits.
public final class WideRange: Object {
    public let start: BigInt
    public let stop: BigInt
    public let step: BigInt
    public let count: BigInt

    /// `step` is not zero.
    public init(start: BigInt, stop: BigInt, step: BigInt) {
        self.start = start
        self.stop = stop
        self.step = step
        let span = step > 0 ? stop - start : start - stop
        count = span > 0 ? (span - 1) / BigInt(step.magnitude) + 1 : 0
        super.init(type: .range)
    }

    public convenience init(_ range: RangeObject) { self.init(start: BigInt(range.start), stop: BigInt(range.stop), step: BigInt(range.step)) }

    /// Any range as a wide one; nil for other values.
    public static func of(_ value: Value) -> WideRange? { value.object as? WideRange ?? (value.object as? RangeObject).map { WideRange($0) } }

    public func element(_ at: BigInt) -> Value { .int(start + at * step) }

    /// Where a value lies; nil where it does not.
    public func position(of value: Value) throws -> BigInt? {
        if case .float(let number) = value { return number.isFinite && number == number.rounded() ? position(of: BigInt(number)) : nil }
        if let number = value.bigInteger { return position(of: number) }
        guard value.mayEqualNumber else { return nil }
        var at = BigInt(0)
        while at < count {
            try Pulse.check()
            if try element(at).equals(value) { return at }
            at += 1
        }
        return nil
    }

    private func position(of number: BigInt) -> BigInt? {
        let (at, rest) = (number - start).quotientAndRemainder(dividingBy: step)
        return rest == 0 && at >= 0 && at < count ? at : nil
    }

    public override func repr() throws -> String { step == 1 ? "range(\(start), \(stop))" : "range(\(start), \(stop), \(step))" }
    public override func isTrue() throws -> Bool { count > 0 }
    public override func length() throws -> Int? {
        guard let small = Int(exactly: count) else { throw PythonException.overflowError("Python int too large to convert to C ssize_t") }
        return small
    }
    public override func item(_ key: Value) throws -> Value? {
        if let slice = key.object as? SliceObject { return try part(slice) }
        guard let index = try key.index()?.bigInteger else { throw PythonException.typeError("range indices must be integers or slices, not \(key.typeName)") }
        let at = index < 0 ? index + count : index
        guard at >= 0, at < count else { throw PythonException.indexError("range object index out of range") }
        return element(at)
    }

    func part(_ slice: SliceObject) throws -> Value {
        func bound(_ value: Value) throws -> BigInt? {
            if value.isNone { return nil }
            guard let number = try value.index()?.bigInteger else { throw PythonException.typeError("slice indices must be integers or None or have an __index__ method") }
            return number
        }
        let stride = try bound(slice.step) ?? 1
        if stride == 0 { throw PythonException.valueError("slice step cannot be zero") }
        let low: BigInt = stride < 0 ? -1 : 0, high = stride < 0 ? count - 1 : count
        func clamped(_ value: Value, _ fallback: BigInt) throws -> BigInt {
            guard let at = try bound(value) else { return fallback }
            return at < 0 ? max(low, at + count) : min(at, high)
        }
        let first = try clamped(slice.start, stride < 0 ? high : low), last = try clamped(slice.stop, stride < 0 ? low : high)
        return RangeObject.make(start + first * step, start + last * step, step * stride)
    }

    public override func contains(_ element: Value) throws -> Bool? { try position(of: element) != nil }
    public override func iterator() throws -> IteratorObject? {
        var at = BigInt(0)
        let iterator = ClosureIterator(type: WideRange.iteratorClass) { [self] in
            guard at < count else { return nil }
            defer { at += 1 }
            return element(at)
        }
        iterator.countRemaining = { [count] in Int(clamping: count - at) }
        return iterator
    }
    nonisolated(unsafe) private static let iteratorClass = Class("longrange_iterator", bases: [.iterator])

    public override func compare(_ operation: Comparison, _ other: Value) throws -> Value? {
        guard operation == .equal || operation == .notEqual, let other = WideRange.of(other) else { return nil }
        let same = count == other.count && (count == 0 || (start == other.start && (count == 1 || step == other.step)))
        return .bool(same == (operation == .equal))
    }
    public override func hash() throws -> Int {
        try Value.tuple([.int(count), count == 0 ? .none : .int(start), count < 2 ? .none : .int(step)]).hash()
    }
}

extension Value {
    /// Whether only asking each int can tell if one equals the value: a Decimal, or whatever has an `__eq__`.
    var mayEqualNumber: Bool {
        switch self {
        case .undefined, .none, .string, .list, .tuple, .dict, .function: false
        default: true
        }
    }
}

extension RangeObject {
    /// A range of any bounds, in the form that holds it.
    public static func make(_ start: BigInt, _ stop: BigInt, _ step: BigInt) -> Value {
        // The next element behind the last must be an Int too: loops compute it.
        if let first = Int(exactly: start), let bound = Int(exactly: stop), let stride = Int(exactly: step),
           !(stride > 0 ? bound.subtractingReportingOverflow(first) : first.subtractingReportingOverflow(bound)).overflow, !bound.addingReportingOverflow(stride).overflow {
            return .object(RangeObject(start: first, stop: bound, step: stride))
        }
        return .object(WideRange(start: start, stop: stop, step: step))
    }
}
