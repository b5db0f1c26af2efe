/// A `bytes`.
public final class BytesObject: Object, ByteSequence {
    public let bytes: [UInt8]

    public init(_ bytes: [UInt8], type: Class = .bytes) {
        self.bytes = bytes
        super.init(type: type)
    }

    public static let kind = "bytes"
    public static func make(_ bytes: [UInt8]) -> Value { .object(BytesObject(bytes)) }

    public override func length() throws -> Int? { bytes.count }
    public override func isTrue() throws -> Bool { !bytes.isEmpty }
    public override func repr() throws -> String { try literal }
    public override func str() throws -> String { try literal }
    public override func hash() throws -> Int {
        var hash: UInt64 = 0xcbf2_9ce4_8422_2325
        try Pulse.inPieces(bytes.count, of: Pulse.longPiece) { piece in
            for byte in bytes[piece] { hash = (hash ^ UInt64(byte)) &* 0x0000_0100_0000_01b3 }
        }
        return Int(truncatingIfNeeded: hash)
    }
    public override func item(_ key: Value) throws -> Value? { try byteItem(key) }
    public override func contains(_ element: Value) throws -> Bool? { try hasByte(element) }
    public override func iterator() throws -> IteratorObject? { byteIterator() }
    public override func compare(_ operation: Comparison, _ other: Value) throws -> Value? { try compareBytes(operation, other) }
    public override func binary(_ operation: BinaryOperation, _ other: Value, reflected: Bool) throws -> Value? {
        try binaryBytes(operation, other, reflected: reflected)
    }
}
