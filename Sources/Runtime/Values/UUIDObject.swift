import BigInt
import Glibc

/// A `uuid.UUID`: 128 bits (RFC 4122).
public final class UUIDObject: Object {
    public let high: UInt64
    public let low: UInt64

    public static let pythonClass: Class = {
        let made = Class("UUID", module: "uuid", derivable: true)
        made.declareInLibrary()
        made.register(for: UUIDObject.self)
        made.allocate = nil
        return made
    }()

    public init(high: UInt64, low: UInt64, type: Class = pythonClass) {
        self.high = high
        self.low = low
        super.init(type: type)
    }

    /// Sixteen bytes, the first one highest.
    public convenience init(bytes: [UInt8], type: Class = pythonClass) {
        func word(_ part: ArraySlice<UInt8>) -> UInt64 { part.reduce(0) { $0 << 8 | UInt64($1) } }
        self.init(high: word(bytes.prefix(8)), low: word(bytes.dropFirst(8).prefix(8)), type: type)
    }

    /// A random UUID, version 4.
    public static func random() -> UUIDObject { UUIDObject(bytes: randomBytes(16)).versioned(4) }

    /// Bytes that no one can foretell: `os.urandom`.
    public static func randomBytes(_ count: Int) -> [UInt8] {
        var generator = SystemRandomNumberGenerator()
        return (0..<max(0, count)).map { _ in UInt8.random(in: 0...255, using: &generator) }
    }

    /// The form that texts have: 32 hexadecimal digits, with hyphens, braces or `urn:uuid:` about them.
    /// - Throws: ValueError for anything else.
    public static func parse(_ text: String) throws -> UUIDObject {
        var digits = text
        for prefix in ["urn:", "uuid:"] { digits = digits.removing(prefix) }
        var trimmed = digits[...]
        while let first = trimmed.first, first == "{" || first == "}" { trimmed.removeFirst() }
        while let last = trimmed.last, last == "{" || last == "}" { trimmed.removeLast() }
        let plain = trimmed.filter { $0 != "-" }
        guard plain.unicodeScalars.count == 32 else { throw PythonException.valueError("badly formed hexadecimal UUID string") }
        guard plain.utf8.count == 32, plain.allSatisfy({ $0.isHexDigit }), let high = UInt64(plain.prefix(16), radix: 16), let low = UInt64(plain.suffix(16), radix: 16) else {
            throw PythonException.valueError("invalid literal for int() with base 16: \(plain.pythonRepr)")
        }
        return UUIDObject(high: high, low: low)
    }

    /// The same bits with the variant and a version of RFC 4122.
    public func versioned(_ version: Int, type: Class = pythonClass) -> UUIDObject {
        UUIDObject(high: high & ~0xF000 | UInt64(version & 15) << 12, low: low & ~(0xC000 << 48) | 0x8000 << 48, type: type)
    }

    public var bytes: [UInt8] { [high, low].flatMap { word in (0..<8).map { UInt8(truncatingIfNeeded: word >> UInt64(56 - 8 * $0)) } } }
    /// 32 hexadecimal digits.
    public var hex: String {
        func digits(_ word: UInt64) -> String { String(repeating: "0", count: 16 - String(word, radix: 16).count) + String(word, radix: 16) }
        return digits(high) + digits(low)
    }
    public var integer: BigInt { BigInt(high) << 64 | BigInt(low) }
    /// `12345678-1234-5678-1234-567812345678`
    public var text: String {
        let digits = Array(hex.utf8)
        return [0..<8, 8..<12, 12..<16, 16..<20, 20..<32].map { String(decoding: digits[$0], as: UTF8.self) }.joined(separator: "-")
    }

    public override func repr() throws -> String { "\(type.name)('\(text)')" }
    public override func str() throws -> String { text }
    public override func hash() throws -> Int { try Value.int(integer).hash() }
    public override func compare(_ operation: Comparison, _ other: Value) throws -> Value? {
        guard let other = other.object as? UUIDObject else { return nil }
        let order = high != other.high ? (high < other.high ? -1 : 1) : low == other.low ? 0 : low < other.low ? -1 : 1
        return .bool(Ordering.holds(operation, order, 0))
    }
    public override func setDynamicAttribute(_ name: Name, _ value: Value) throws -> Bool { throw UUIDObject.immutable }
    public override var takesAssignments: Bool { true }
    public static var immutable: PythonException { .typeError("UUID objects are immutable") }
}

extension String {
    /// Without any occurrence of another text.
    fileprivate func removing(_ part: String) -> String {
        var rest = self[...], out = ""
        while !rest.isEmpty {
            if rest.hasPrefix(part) { rest = rest.dropFirst(part.count) } else { out.append(rest.removeFirst()) }
        }
        return out
    }
}
