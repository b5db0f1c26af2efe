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
}
