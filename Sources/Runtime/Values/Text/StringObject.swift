/// A `str`: a sequence of code points, stored as UTF-8.
public final class StringObject: Object {
    // The small fields come first: they fill what the fields of Object leave of a word.
    /// Whether this is the one object of its spelling that names are made of.
    var isInterned = false
    /// The number of code points; -1 where it is not known.
    private final var cachedCount: Int32 = -1
    /// 0 where it is not known.
    private final var cachedHash: Int32 = 0
    /// Changes by `append` alone, while nobody else can see the object.
    public internal(set) final var text: String

    public init(_ text: String) {
        self.text = text
        super.init(coreShape: CoreShapes.string)
    }

    /// An instance of a class derived from `str`.
    public init(_ text: String, type: Class) {
        self.text = text
        super.init(type: type)
    }

    /// A text of which the number of code points is known.
    public init(_ text: String, count: Int) {
        self.text = text
        cachedCount = Int32(exactly: count) ?? -1
        super.init(coreShape: CoreShapes.string)
    }

    /// The text of UTF-8 bytes as SQLite gives them; malformed sequences become U+FFFD.
    public convenience init(utf8 bytes: UnsafeBufferPointer<UInt8>) { self.init(String(decoding: bytes, as: UTF8.self)) }

    public override var value: Value { type === Class.string ? .string(self) : .object(self) }

    /// Whether every code point is one byte, so that positions are byte offsets.
    @inline(__always)
    public var isASCII: Bool { count == text.utf8.count }

    /// The number of code points: `len(s)`.
    @inline(__always)
    public var count: Int { cachedCount >= 0 ? Int(cachedCount) : countCodePoints() }

    @inline(never)
    private func countCodePoints() -> Int {
        let count = text.codePointCount
        cachedCount = Int32(exactly: count) ?? -1
        return count
    }

    /// Hash of the UTF-8 bytes, cached.
    @inline(__always)
    public var stringHash: Int {
        if cachedHash != 0 { return Int(cachedHash) }
        return computeHash()
    }

    @inline(never)
    private func computeHash() -> Int {
        let hash = Int32(truncatingIfNeeded: text.withBytes { TextBytes.hash($0) })
        cachedHash = hash == 0 ? 1 : hash
        return Int(cachedHash)
    }

    /// Equality by code points; Swift's `==` would make composed and decomposed letters equal.
    @inline(__always)
    public static func same(_ a: StringObject, _ b: StringObject) -> Bool {
        if a === b { return true }
        if a.isInterned && b.isInterned { return false }
        return sameBytes(a, b)
    }

    @inline(never)
    private static func sameBytes(_ a: StringObject, _ b: StringObject) -> Bool {
        if a.cachedHash != 0, b.cachedHash != 0, a.cachedHash != b.cachedHash { return false }
        return a.text.hasSameBytes(as: b.text)
    }

    /// `self + other`
    func appending(_ other: StringObject) throws -> StringObject {
        let joined = try StringObject.joined(text, other.text)
        if cachedCount >= 0, other.cachedCount >= 0 { return StringObject(joined, count: Int(cachedCount) + Int(other.cachedCount)) }
        return StringObject(joined)
    }

    /// `a + b` in memory of just that size.
    private static func joined(_ a: String, _ b: String) throws -> String {
        let count = a.utf8.count &+ b.utf8.count
        if count > longText { return try String(pieces: a.utf8[...], b.utf8[...]) }
        if count > 1 << 12 { return a + b }
        return a.withBytes { left in
            b.withBytes { right in
                String(unsafeUninitializedCapacity: count) { room in
                    guard let base = room.baseAddress else { return 0 }
                    if let start = left.baseAddress { base.update(from: start, count: left.count) }
                    if let start = right.baseAddress { (base + left.count).update(from: start, count: right.count) }
                    return count
                }
            }
        }
    }

    /// `str(number)`
    public static func decimal(_ number: Int) -> StringObject { withDecimalDigits(number) { of($0, count: $0.count) } }
    /// `str(number)`; the general way of the standard library to write an integer takes several times as long.
    static func decimalText(_ number: Int) -> String { withDecimalDigits(number) { String(decoding: $0, as: UTF8.self) } }

    @inline(__always)
    static func withDecimalDigits<R>(_ number: Int, _ body: (UnsafeBufferPointer<UInt8>) -> R) -> R {
        withUnsafeTemporaryAllocation(of: UInt8.self, capacity: 20) { room in
            var start = 20
            var rest = number.magnitude
            repeat {
                let (quotient, digit) = rest.quotientAndRemainder(dividingBy: 10)
                start &-= 1
                room[start] = UInt8(truncatingIfNeeded: digit) | 48
                rest = quotient
            } while rest > 0
            if number < 0 {
                start &-= 1
                room[start] = 45
            }
            return body(UnsafeBufferPointer(rebasing: UnsafeBufferPointer(room)[start..<20]))
        }
    }

    /// Appends to the text in place, which only the one holder of the object may do: `s += t` in a loop takes linear time.
    func append(_ other: StringObject) {
        text += other.text
        cachedHash = 0
        cachedCount = cachedCount >= 0 && other.cachedCount >= 0 ? Int32(exactly: Int(cachedCount) + Int(other.cachedCount)) ?? -1 : -1
    }

    public override func hash() throws -> Int { stringHash }
    public override func isTrue() throws -> Bool { !text.isEmpty }
    public override func length() throws -> Int? { count }
    public override func str() throws -> String { text }
    public override func repr() throws -> String { try text.reprWithinLimits() }
    public override func format(_ specification: String) throws -> String { try specification.isEmpty ? value.strText() : text.formatted(specification) }

    public override func item(_ key: Value) throws -> Value? {
        if let slice = key.object as? SliceObject { return try self.slice(slice) }
        guard let index = try key.index() else { throw PythonException.typeError("string indices must be integers, not '\(key.typeName)'") }
        guard case .int(let number) = index else { throw PythonException.indexError("cannot fit '\(key.typeName)' into an index-sized integer") }
        guard let at = SequenceKey.position(number, count) else { throw PythonException.indexError("string index out of range") }
        return .string(character(at))
    }
    public override func contains(_ element: Value) throws -> Bool? {
        guard let other = element.object as? StringObject else {
            throw PythonException.typeError("'in <string>' requires string as left operand, not \(element.typeName)")
        }
        return try contains(other)
    }
    /// `part in self`
    final func contains(_ part: StringObject) throws -> Bool {
        try text.withBytes { bytes in
            try part.text.withBytes { try TextBytes.find($0, in: bytes, from: 0, to: bytes.count) != nil }
        }
    }
    public override func iterator() throws -> IteratorObject? { StringIterator(self) }
    public override func compare(_ operation: Comparison, _ other: Value) throws -> Value? {
        guard let other = other.object as? StringObject else { return nil }
        return .bool(Ordering.holds(operation, Ordering.order(text, other.text), 0))
    }
    public override func binary(_ operation: BinaryOperation, _ other: Value, reflected: Bool) throws -> Value? {
        switch operation {
        case .add:
            guard let other = other.object as? StringObject else {
                if reflected { return nil }
                throw PythonException.typeError("can only concatenate str (not \"\(other.typeName)\") to str")
            }
            return .string(try reflected ? other.joined(with: self) : joined(with: other))
        case .multiply:
            guard let index = try other.index() else { throw PythonException.typeError("can't multiply sequence by non-int of type '\(other.typeName)'") }
            guard case .int(let times) = index else { throw PythonException.overflowError("cannot fit '\(other.typeName)' into an index-sized integer") }
            if times <= 0 || text.isEmpty { return .string("") }
            if times == 1, type === Class.string { return value }
            return .string(try RepeatedText.make(text, times))
        case .modulo: return reflected ? nil : try PercentFormat.value(text, other)
        default: return nil
        }
    }
}

extension StringObject {
    /// `self + other`
    @inline(__always)
    final func joined(with other: StringObject) throws -> String {
        let (a, b) = (text, other.text)
        if a.utf8.count &+ b.utf8.count > StringObject.longText { return try String(pieces: a.utf8[...], b.utf8[...]) }
        return a + b
    }
    /// The bytes from which on work on a text looks at the limits.
    static let longText = 1 << 20
}

/// `iter(s)`: one code point after another.
final class StringIterator: IteratorObject {
    private var scalars: String.UnicodeScalarView.Iterator
    private let string: StringObject
    private var bytes: String.UTF8View.Iterator
    private let isASCII: Bool
    private var passed = 0
    init(_ string: StringObject) {
        self.string = string
        isASCII = string.isASCII
        scalars = string.text.unicodeScalars.makeIterator()
        bytes = string.text.utf8.makeIterator()
        super.init(type: string.count == string.text.utf8.count ? StringIterator.asciiClass : StringIterator.pythonClass)
    }
    nonisolated(unsafe) private static let pythonClass = Class("str_iterator", bases: [.iterator])
    nonisolated(unsafe) private static let asciiClass = Class("str_ascii_iterator", bases: [.iterator])
    override func next() throws -> Value? {
        if isASCII {
            guard let byte = bytes.next() else { return nil }
            passed &+= 1
            return .string(StringObject.of(UnicodeScalar(byte)))
        }
        guard let scalar = scalars.next() else { return nil }
        passed += 1
        return .string(StringObject.of(scalar))
    }
    override var remainingCount: Int? { string.count - passed }
    override func copied(_ part: (Value) throws -> Value) throws -> IteratorObject? {
        let made = StringIterator(string)
        (made.scalars, made.bytes, made.passed) = (scalars, bytes, passed)
        return made
    }
}
