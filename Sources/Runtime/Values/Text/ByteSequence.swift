/// What bytes and bytearray share.
public protocol ByteSequence: Object {
    var bytes: [UInt8] { get }
    /// `bytes`, `bytearray`: as error messages name the kind.
    static var kind: String { get }
    /// A new object of exactly this kind.
    static func make(_ bytes: [UInt8]) -> Value
}

extension ByteSequence {
    /// `b'...'`, with what is not printable ASCII escaped.
    /// - Throws: what a safe point raises, since the bytes may be many.
    var literal: String {
        get throws {
            if bytes.count > StringObject.longText { try Limits.reserve(bytes.count, of: 4) }
            let quote: UInt8 = bytes.contains(39) && !bytes.contains(34) ? 34 : 39
            var text: [UInt8] = [98, quote]
            text.reserveCapacity(bytes.count + 3)
            for (at, byte) in bytes.enumerated() {
                if at & 0xFFFF == 0xFFFF { try Pulse.check() }
                switch byte {
                case 92, quote: text += [92, byte]
                case 9: text += [92, 116]
                case 10: text += [92, 110]
                case 13: text += [92, 114]
                case 32..<127: text.append(byte)
                default: text += [92, 120, hexadecimalDigit(byte >> 4), hexadecimalDigit(byte & 15)]
                }
            }
            text.append(quote)
            return String(decoding: text, as: UTF8.self)
        }
    }
    private func hexadecimalDigit(_ number: UInt8) -> UInt8 { number < 10 ? 48 + number : 87 + number }

    func byteItem(_ key: Value) throws -> Value {
        if let slice = key.object as? SliceObject {
            let part = try slice.indices(bytes.count)
            if part.step == 1 { return Self.make(try bytes.part(part.start..<(part.start + part.count))) }
            return Self.make(try .made(part.count) { room, range in for at in range { room[at] = bytes[part.start + at * part.step] } })
        }
        guard let index = try key.index() else { throw PythonException.typeError("\(Self.kind == "bytes" ? "byte" : Self.kind) indices must be integers or slices, not \(key.typeName)") }
        guard case .int(let number) = index else { throw PythonException.indexError("cannot fit '\(key.typeName)' into an index-sized integer") }
        guard let at = SequenceKey.position(number, bytes.count) else { throw PythonException.indexError("\(Self.kind == "bytes" ? "" : "\(Self.kind) ")index out of range") }
        return .int(Int(bytes[at]))
    }

    func hasByte(_ element: Value) throws -> Bool {
        if let part = element.bytesLike {
            return try bytes.withUnsafeBufferPointer { whole in try part.withUnsafeBufferPointer { try TextBytes.find($0, in: whole, from: 0, to: whole.count) != nil } }
        }
        guard let index = try element.index() else { throw PythonException.typeError("a bytes-like object is required, not '\(element.typeName)'") }
        guard case .int(let number) = index, let byte = UInt8(exactly: number) else { throw PythonException.valueError("byte must be in range(0, 256)") }
        return try bytes.position { $0 == byte } != nil
    }

    func compareBytes(_ operation: Comparison, _ other: Value) throws -> Value? {
        guard let other = other.bytesLike else { return nil }
        if try bytes.isSame(as: other) { return .bool(Ordering.holds(operation, 0, 0)) }
        return .bool(Ordering.holds(operation, bytes.lexicographicallyPrecedes(other) ? -1 : 1, 0))
    }

    func binaryBytes(_ operation: BinaryOperation, _ other: Value, reflected: Bool) throws -> Value? {
        switch operation {
        case .add:
            guard let more = other.bytesLike else {
                if reflected { return nil }
                throw PythonException.typeError("can't concat \(other.typeName) to \(Self.kind)")
            }
            return Self.make(reflected ? try more.joined(with: bytes) : try bytes.joined(with: more))
        case .multiply: return Self.make(try repeated(other))
        case .modulo: return reflected ? nil : Self.make(try PercentFormat.format(bytes, other))
        default: return nil
        }
    }

    func repeated(_ count: Value) throws -> [UInt8] {
        guard let index = try count.index() else { throw PythonException.typeError("can't multiply sequence by non-int of type '\(count.typeName)'") }
        guard case .int(let times) = index else { throw PythonException.overflowError("cannot fit '\(count.typeName)' into an index-sized integer") }
        if times <= 0 || bytes.isEmpty { return [] }
        return try RepeatedText.make(bytes, times)
    }

    func byteIterator(from start: Int = 0) -> IteratorObject {
        var at = start
        // At the end it lets go of the bytes: what is appended afterwards does not come.
        var source: Self? = self
        let iterator = ClosureIterator(type: ByteIterators.classes[Self.kind] ?? .iterator) {
            guard let bytes = source?.bytes, at < bytes.count else {
                source = nil
                return nil
            }
            defer { at += 1 }
            return .int(Int(bytes[at]))
        }
        iterator.countRemaining = { max(0, (source?.bytes.count ?? 0) - at) }
        iterator.copier = { part in try source.flatMap { try part($0.value).object as? Self }?.byteIterator(from: at) ?? BytesObject([]).byteIterator() }
        return iterator
    }
}

private enum ByteIterators {
    nonisolated(unsafe) static let classes = ["bytes": Class("bytes_iterator", bases: [.iterator]), "bytearray": Class("bytearray_iterator", bases: [.iterator])]
}

extension Value {
    /// The bytes of a bytes or bytearray; nil for anything else.
    public var bytesLike: [UInt8]? { (object as? any ByteSequence)?.bytes }
}
