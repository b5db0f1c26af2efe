/// A `bytearray`: bytes that can be changed.
public final class ByteArrayObject: Object, ByteSequence {
    public var bytes: [UInt8]
    /// How many memory views show the bytes.
    final var viewCount = 0

    public init(_ bytes: [UInt8], type: Class = .byteArray) {
        self.bytes = bytes
        super.init(type: type)
    }

    public static let kind = "bytearray"

    /// - Throws: BufferError where the number of bytes is to change while memory views show them.
    public func checkResizing(to count: Int) throws {
        if viewCount > 0, count != bytes.count { throw PythonException(.bufferError, "Existing exports of data: object cannot be re-sized") }
    }
    /// Puts bytes in the place of some.
    public func replace(_ range: Range<Int>, with fresh: [UInt8]) throws {
        try checkResizing(to: bytes.count - range.count + fresh.count)
        bytes.replaceSubrange(range, with: fresh)
    }

    public static func make(_ bytes: [UInt8]) -> Value { .object(ByteArrayObject(bytes)) }

    public override func length() throws -> Int? { bytes.count }
    public override func isTrue() throws -> Bool { !bytes.isEmpty }
    public override func repr() throws -> String { "\(type.name)(\(try literal))" }
    public override func str() throws -> String { try repr() }
    public override func hash() throws -> Int { throw PythonException.unhashable(type) }
    public override func item(_ key: Value) throws -> Value? { try byteItem(key) }
    public override func contains(_ element: Value) throws -> Bool? { try hasByte(element) }
    public override func iterator() throws -> IteratorObject? { byteIterator() }
    public override func compare(_ operation: Comparison, _ other: Value) throws -> Value? { try compareBytes(operation, other) }
    public override func binary(_ operation: BinaryOperation, _ other: Value, reflected: Bool) throws -> Value? {
        // bytes + bytearray is a bytes: the left operand decides.
        if reflected, operation == .add { return nil }
        return try binaryBytes(operation, other, reflected: reflected)
    }
    public override func inPlace(_ operation: BinaryOperation, _ other: Value) throws -> Value? {
        switch operation {
        case .add:
            guard let more = other.bytesLike else { throw PythonException.typeError("can't concat \(other.typeName) to bytearray") }
            try checkResizing(to: bytes.count + more.count)
            bytes += more
        case .multiply:
            let repeated = try repeated(other)
            try checkResizing(to: repeated.count)
            bytes = repeated
        default: return nil
        }
        return value
    }

    public override func setItem(_ key: Value, _ value: Value) throws -> Bool {
        if let slice = key.object as? SliceObject {
            try assign(slice, try ByteArrayObject.gather(value))
            return true
        }
        let at = try position(key), byte = try ByteArrayObject.byte(value)
        // `__index__` of the value may have made the array shorter.
        guard at < bytes.count else { throw PythonException.indexError("bytearray index out of range") }
        bytes[at] = byte
        return true
    }

    public override func deleteItem(_ key: Value) throws -> Bool {
        if let slice = key.object as? SliceObject {
            let part = try slice.indices(bytes.count)
            try checkResizing(to: bytes.count - part.count)
            if part.step == 1 { bytes.removeSubrange(part.start..<(part.start + part.count)) } else {
                let gone = Set(part)
                bytes = bytes.enumerated().filter { !gone.contains($0.offset) }.map(\.element)
            }
            return true
        }
        let at = try position(key)
        try replace(at..<(at + 1), with: [])
        return true
    }

    private func position(_ key: Value) throws -> Int {
        guard let index = try key.index() else { throw PythonException.typeError("bytearray indices must be integers or slices, not \(key.typeName)") }
        guard case .int(let number) = index else { throw PythonException.indexError("cannot fit '\(key.typeName)' into an index-sized integer") }
        guard let at = SequenceKey.position(number, bytes.count) else { throw PythonException.indexError("bytearray index out of range") }
        return at
    }

    private func assign(_ slice: SliceObject, _ fresh: [UInt8]) throws {
        let part = try slice.indices(bytes.count)
        if part.step == 1 { return try replace(part.start..<(part.start + part.count), with: fresh) }
        guard fresh.count == part.count else { throw PythonException.valueError("attempt to assign bytes of size \(fresh.count) to extended slice of size \(part.count)") }
        for (at, byte) in zip(part, fresh) { bytes[at] = byte }
    }

    /// An int as a byte.
    public static func byte(_ value: Value, _ message: String = "byte must be in range(0, 256)") throws -> UInt8 {
        guard let index = try value.index() else { throw PythonException.typeError("'\(value.typeName)' object cannot be interpreted as an integer") }
        guard case .int(let number) = index, let byte = UInt8(exactly: number) else { throw PythonException.valueError(message) }
        return byte
    }

    /// The bytes of a slice assignment: of bytes, or of an iterable of ints.
    private static func gather(_ value: Value) throws -> [UInt8] {
        if let bytes = value.bytesLike { return bytes }
        if value.object is StringObject { throw PythonException.typeError("can assign only bytes, buffers, or iterables of ints in range(0, 256)") }
        guard let iterator = try value.makeIterator() else { throw PythonException.typeError("can assign only bytes, buffers, or iterables of ints in range(0, 256)") }
        var bytes: [UInt8] = []
        while let element = try iterator.next() { bytes.append(try byte(element)) }
        return bytes
    }
}

extension Class {
    public static let byteArray = Class("bytearray", derivable: true)
}
