/// A `str`: a sequence of code points, stored as UTF-8.
public final class StringObject: Object {
    public let text: String
    /// Whether this is the one object of its spelling that names are made of.
    var isInterned = false
    private var cachedHash = 0
    private var cachedCount = -1

    public init(_ text: String) {
        self.text = text
        super.init(type: .string)
    }

    /// An instance of a class derived from `str`.
    public init(_ text: String, type: Class) {
        self.text = text
        super.init(type: type)
    }

    /// The text of UTF-8 bytes as SQLite gives them; malformed sequences become U+FFFD.
    public convenience init(utf8 bytes: UnsafeBufferPointer<UInt8>) { self.init(String(decoding: bytes, as: UTF8.self)) }

    public override var value: Value { type === Class.string ? .string(self) : .object(self) }

    /// Whether every code point is one byte, so that positions are byte offsets.
    public var isASCII: Bool { count == text.utf8.count }

    /// The number of code points: `len(s)`.
    public var count: Int {
        if cachedCount < 0 { cachedCount = text.unicodeScalars.count }
        return cachedCount
    }

    /// Hash of the UTF-8 bytes (FNV-1a), cached.
    @inline(__always)
    public var stringHash: Int {
        if cachedHash != 0 { return cachedHash }
        return computeHash()
    }

    @inline(never)
    private func computeHash() -> Int {
        var hash: UInt64 = 0xcbf2_9ce4_8422_2325
        var copy = text
        copy.withUTF8 { bytes in
            for byte in bytes { hash = (hash ^ UInt64(byte)) &* 0x0000_0100_0000_01b3 }
        }
        hash ^= hash >> 32
        cachedHash = hash == 0 ? 1 : Int(truncatingIfNeeded: hash)
        return cachedHash
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
        guard a.text.utf8.count == b.text.utf8.count, a.stringHash == b.stringHash else { return false }
        return a.text.utf8.elementsEqual(b.text.utf8)
    }

    public override func hash() throws -> Int { stringHash }
    public override func isTrue() throws -> Bool { !text.isEmpty }
    public override func length() throws -> Int? { count }
    public override func str() throws -> String { text }
    public override func repr() throws -> String { text.pythonRepr }
    public override func format(_ specification: String) throws -> String { try value.formatted(specification) }

    /// The code points in a range of positions.
    public func slice(_ range: Range<Int>) -> String {
        if isASCII {
            let utf8 = text.utf8
            return String(text[utf8.index(utf8.startIndex, offsetBy: range.lowerBound)..<utf8.index(utf8.startIndex, offsetBy: range.upperBound)])
        }
        let scalars = text.unicodeScalars
        let start = scalars.index(scalars.startIndex, offsetBy: range.lowerBound)
        return String(scalars[start..<scalars.index(start, offsetBy: range.count)])
    }

    public override func item(_ key: Value) throws -> Value? {
        if let slice = key.object as? SliceObject {
            let part = try slice.indices(count)
            if part.step == 1 { return .string(self.slice(part.start..<(part.start + part.count))) }
            let scalars = Array(text.unicodeScalars)
            var picked = String.UnicodeScalarView()
            for at in part { picked.append(scalars[at]) }
            return .string(String(picked))
        }
        guard let index = try key.index() else { throw PythonException.typeError("string indices must be integers, not '\(key.typeName)'") }
        guard case .int(let number) = index else { throw PythonException.indexError("cannot fit 'int' into an index-sized integer") }
        guard let at = SequenceKey.position(number, count) else { throw PythonException.indexError("string index out of range") }
        return .string(slice(at..<(at + 1)))
    }
    public override func contains(_ element: Value) throws -> Bool? {
        guard let other = element.object as? StringObject else {
            throw PythonException.typeError("'in <string>' requires string as left operand, not \(element.typeName)")
        }
        return text.firstRange(ofCodePoints: other.text) != nil
    }
    public override func iterator() throws -> IteratorObject? {
        var scalars = text.unicodeScalars.makeIterator()
        return ClosureIterator(type: StringObject.iteratorClass) { scalars.next().map { .string(String(Character($0))) } }
    }
    nonisolated(unsafe) private static let iteratorClass = Class("str_iterator", bases: [.iterator])
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
            return .string(reflected ? other.text + text : text + other.text)
        case .multiply:
            guard let index = try other.index() else { throw PythonException.typeError("can't multiply sequence by non-int of type '\(other.typeName)'") }
            guard case .int(let times) = index else { throw PythonException.overflowError("cannot fit 'int' into an index-sized integer") }
            if times <= 0 { return .string("") }
            let (total, overflow) = text.utf8.count.multipliedReportingOverflow(by: times)
            if overflow || total > 1 << 31 { throw PythonException.memoryError("") }
            return .string(String(repeating: text, count: times))
        case .modulo: return reflected ? nil : .string(try PercentFormat.format(text, other))
        default: return nil
        }
    }
}

extension String {
    /// `repr(s)`
    public var pythonRepr: String { quoted(asciiOnly: false) }

    /// `ascii(s)` with `asciiOnly`.
    public func quoted(asciiOnly: Bool) -> String {
        let quote: UnicodeScalar = utf8.contains(39) && !utf8.contains(34) ? "\"" : "'"
        var out = String.UnicodeScalarView()
        out.append(quote)
        for scalar in unicodeScalars {
            switch scalar {
            case "\\": out.append(contentsOf: "\\\\".unicodeScalars)
            case "\n": out.append(contentsOf: "\\n".unicodeScalars)
            case "\r": out.append(contentsOf: "\\r".unicodeScalars)
            case "\t": out.append(contentsOf: "\\t".unicodeScalars)
            case quote:
                out.append("\\")
                out.append(quote)
            default:
                if scalar.isPythonPrintable, !asciiOnly || scalar.isASCII { out.append(scalar) } else { out.append(contentsOf: scalar.pythonEscape.unicodeScalars) }
            }
        }
        out.append(quote)
        return String(out)
    }

    /// The first occurrence, by code points, so that no grapheme is split differently.
    public func firstRange(ofCodePoints other: String) -> Range<Int>? {
        if other.isEmpty { return 0..<0 }
        let needle = Array(other.utf8)
        var copy = self
        return copy.withUTF8 { bytes in
            guard bytes.count >= needle.count else { return nil }
            let last = bytes.count - needle.count
            var at = 0
            while at <= last {
                if bytes[at] == needle[0] {
                    var offset = 1
                    while offset < needle.count, bytes[at + offset] == needle[offset] { offset += 1 }
                    if offset == needle.count { return at..<(at + offset) }
                }
                at += 1
            }
            return nil
        }
    }
}

extension UnicodeScalar {
    /// Whether `repr` shows it as it is (`str.isprintable`).
    public var isPythonPrintable: Bool {
        if value < 127 { return value >= 32 }
        switch properties.generalCategory {
        case .control, .format, .surrogate, .privateUse, .unassigned, .lineSeparator, .paragraphSeparator: return false
        case .spaceSeparator: return value == 32
        default: return true
        }
    }
    /// `\x7f`, `\u2028`, `\U0001f600`
    public var pythonEscape: String {
        let hex = String(value, radix: 16)
        if value < 0x100 { return "\\x" + String(repeating: "0", count: 2 - hex.count) + hex }
        if value < 0x10000 { return "\\u" + String(repeating: "0", count: 4 - hex.count) + hex }
        return "\\U" + String(repeating: "0", count: 8 - hex.count) + hex
    }
}
