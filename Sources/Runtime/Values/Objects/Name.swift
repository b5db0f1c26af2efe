/// An interned string: the name of a variable, attribute or keyword.
///
/// Equal names are the same object, so that comparing and hashing one is comparing a pointer.
/// Interned strings live as long as the process.
public struct Name: Hashable, ExpressibleByStringLiteral {
    private let reference: Unmanaged<StringObject>

    /// The interned string.
    public var object: StringObject { @inline(__always) get { reference.takeUnretainedValue() } }
    /// Its address.
    @inline(__always) public var identity: UInt { UInt(bitPattern: reference.toOpaque()) }

    nonisolated(unsafe) private static var table: [String: StringObject] = [:]
    /// What was asked for lately, by the words of the text: those of a short text hold its bytes, those of a literal its place.
    nonisolated(unsafe) private static let recent: UnsafeMutablePointer<Unmanaged<StringObject>?> = {
        let made = UnsafeMutablePointer<Unmanaged<StringObject>?>.allocate(capacity: 1 << recentBits)
        made.initialize(repeating: nil, count: 1 << recentBits)
        return made
    }()
    private static let recentBits: UInt64 = 10

    public init(_ text: String) {
        let words = unsafeBitCast(text, to: (UInt64, UInt64).self)
        let place = Name.recent + Int(((words.0 ^ words.1 << 7) &* 0x9E37_79B9_7F4A_7C15) >> (64 - Name.recentBits))
        if let known = place.pointee, known._withUnsafeGuaranteedRef({ $0.text.hasSameBytes(as: text) }) {
            reference = known
            return
        }
        reference = Name.interned(text)
        place.pointee = reference
    }

    private static func interned(_ text: String) -> Unmanaged<StringObject> {
        if let known = table[text] { return .passUnretained(known) }
        let made = StringObject(text)
        made.isInterned = true
        table[text] = made
        return .passUnretained(made)
    }

    /// The name that a string object spells.
    public init(_ string: StringObject) {
        self = string.isInterned ? Name(interned: string) : Name(string.text)
    }

    private init(interned: StringObject) { reference = .passUnretained(interned) }

    public init(stringLiteral text: String) { self.init(text) }

    public var text: String { object.text }
    public var value: Value { .string(object) }

    public static func == (a: Name, b: Name) -> Bool { a.identity == b.identity }
    public func hash(into hasher: inout Hasher) { hasher.combine(identity) }
    /// What Dictionary and Set ask for, as they ask an Int.  An address mixed by a multiplication is enough for interned names, of which nobody
    /// can choose the addresses, and takes a tenth of Hasher's time: attributes are looked up by name all the time.
    public func _rawHashValue(seed: Int) -> Int {
        let mixed = (identity >> 4) &* 0x9E37_79B9_7F4A_7C15
        return Int(bitPattern: mixed ^ mixed >> 32) ^ seed
    }

    /// `__init__`, `__str__`: begins and ends with two underscores.
    public var isDunder: Bool { text.utf8.count > 4 && text.hasPrefix("__") && text.hasSuffix("__") }
}

extension Name: CustomStringConvertible {
    public var description: String { text }
}

