/// A `bytes`.
public final class BytesObject: Object {
    public let bytes: [UInt8]

    public init(_ bytes: [UInt8], type: Class = .bytes) {
        self.bytes = bytes
        super.init(type: type)
    }

    public override func length() throws -> Int? { bytes.count }
    public override func isTrue() throws -> Bool { !bytes.isEmpty }
    public override func repr() throws -> String {
        let quote: Character = bytes.contains(39) && !bytes.contains(34) ? "\"" : "'"
        var text = "b\(quote)"
        for byte in bytes {
            switch byte {
            case 92: text += "\\\\"
            case 9: text += "\\t"
            case 10: text += "\\n"
            case 13: text += "\\r"
            case 39 where quote == "'": text += "\\'"
            case 32..<127: text.unicodeScalars.append(UnicodeScalar(byte))
            default: text += "\\x" + (byte < 16 ? "0" : "") + String(byte, radix: 16)
            }
        }
        return text + String(quote)
    }
    public override func hash() throws -> Int {
        var hash: UInt64 = 0xcbf2_9ce4_8422_2325
        for byte in bytes { hash = (hash ^ UInt64(byte)) &* 0x0000_0100_0000_01b3 }
        return Int(truncatingIfNeeded: hash)
    }
    public override func item(_ key: Value) throws -> Value? {
        switch try SequenceKey(key, "byte") {
        case .index(let index):
            guard let at = SequenceKey.position(index, bytes.count) else { throw PythonException.indexError("index out of range") }
            return .int(Int(bytes[at]))
        case .slice(let slice): return BytesObject(try slice.indices(bytes.count).map { bytes[$0] }).value
        }
    }
    public override func contains(_ element: Value) throws -> Bool? {
        if let other = element.object as? BytesObject {
            if other.bytes.isEmpty { return true }
            guard other.bytes.count <= bytes.count else { return false }
            for start in 0...(bytes.count - other.bytes.count) where bytes[start...].starts(with: other.bytes) { return true }
            return false
        }
        let number = try Int.from(element)
        guard (0..<256).contains(number) else { throw PythonException.valueError("byte must be in range(0, 256)") }
        return bytes.contains(UInt8(number))
    }
    public override func iterator() throws -> IteratorObject? {
        var at = 0
        return ClosureIterator { [self] in
            guard at < bytes.count else { return nil }
            defer { at += 1 }
            return .int(Int(bytes[at]))
        }
    }
    public override func compare(_ operation: Comparison, _ other: Value) throws -> Value? {
        guard let other = other.object as? BytesObject else { return nil }
        if bytes == other.bytes { return .bool(Ordering.holds(operation, 0, 0)) }
        return .bool(Ordering.holds(operation, bytes.lexicographicallyPrecedes(other.bytes) ? -1 : 1, 0))
    }
    public override func binary(_ operation: BinaryOperation, _ other: Value, reflected: Bool) throws -> Value? {
        switch operation {
        case .add:
            guard let other = other.object as? BytesObject else {
                if reflected { return nil }
                throw PythonException.typeError("can't concat \(other.typeName) to bytes")
            }
            return BytesObject(reflected ? other.bytes + bytes : bytes + other.bytes).value
        case .multiply:
            guard let index = try other.index(), case .int(let count) = index else { return nil }
            return BytesObject(Array(repeatElement(bytes, count: max(0, count)).joined())).value
        default: return nil
        }
    }
}
