/// A `memoryview` of a bytes or bytearray, as bytes (format `B`).
public final class MemoryViewObject: Object, ByteSequence {
    /// What is viewed; nil once released.
    private var target: (any ByteSequence)?
    private let start: Int
    private let step: Int
    private let size: Int

    public init(_ target: any ByteSequence) {
        self.target = target
        (start, step, size) = (0, 1, target.bytes.count)
        super.init(type: MemoryViewObject.pythonClass)
        (target as? ByteArrayObject)?.viewCount += 1
    }
    private init(_ target: any ByteSequence, start: Int, step: Int, size: Int) {
        self.target = target
        (self.start, self.step, self.size) = (start, step, size)
        super.init(type: MemoryViewObject.pythonClass)
        (target as? ByteArrayObject)?.viewCount += 1
    }
    nonisolated(unsafe) public static let pythonClass = Class("memoryview")

    public static let kind = "memoryview"
    public static func make(_ bytes: [UInt8]) -> Value { .object(BytesObject(bytes)) }
    public var bytes: [UInt8] { (try? content()) ?? [] }
    /// - Throws: ValueError once the view is released.
    public func content() throws -> [UInt8] {
        let whole = try viewed().bytes
        if step == 1, size == whole.count { return whole }
        return (0..<size).compactMap { at in
            let place = start &+ at &* step
            return place >= 0 && place < whole.count ? whole[place] : nil
        }
    }
    private func viewed() throws -> any ByteSequence {
        guard let target else { throw PythonException.valueError("operation forbidden on released memoryview object") }
        return target
    }

    public var isReadOnly: Bool { get throws { !(try viewed() is ByteArrayObject) } }
    public var isContiguous: Bool { get throws { _ = try viewed(); return step == 1 || size < 2 } }
    public var stride: Int { step }
    public var viewedObject: Value { get throws { .object(try viewed()) } }
    public func release() {
        (target as? ByteArrayObject)?.viewCount -= 1
        target = nil
    }
    deinit { release() }

    public override func length() throws -> Int? {
        _ = try viewed()
        return size
    }
    public override func isTrue() throws -> Bool { size > 0 }
    public override func repr() throws -> String { target == nil ? "<released memory at \(address)>" : "<memory at \(address)>" }
    public override func hash() throws -> Int {
        guard try isReadOnly else { throw PythonException.valueError("cannot hash writable memoryview object") }
        return try BytesObject(content()).hash()
    }
    public override func item(_ key: Value) throws -> Value? {
        let target = try viewed()
        if let slice = key.object as? SliceObject {
            let part = try slice.indices(size)
            return .object(MemoryViewObject(target, start: start &+ part.start &* step, step: step &* part.step, size: part.count))
        }
        let at = try position(key), bytes = target.bytes
        return .int(Int(bytes[try place(at, bytes.count)]))
    }
    /// Where an element lies in what is viewed, which may be shorter than it was.
    private func place(_ at: Int, _ count: Int) throws -> Int {
        let place = start &+ at &* step
        guard place >= 0, place < count else { throw PythonException.indexError("index out of bounds on dimension 1") }
        return place
    }
    private func position(_ key: Value) throws -> Int {
        guard let index = try key.index() else { throw PythonException.typeError("memoryview: invalid slice key") }
        guard case .int(let number) = index else { throw PythonException.indexError("cannot fit '\(key.typeName)' into an index-sized integer") }
        guard let at = SequenceKey.position(number, size) else { throw PythonException.indexError("index out of bounds on dimension 1") }
        return at
    }
    public override func setItem(_ key: Value, _ value: Value) throws -> Bool {
        guard let target = try viewed() as? ByteArrayObject else { throw PythonException.typeError("cannot modify read-only memory") }
        if let slice = key.object as? SliceObject {
            let part = try slice.indices(size)
            guard let fresh = value.bytesLike else { throw PythonException.typeError("a bytes-like object is required, not '\(value.typeName)'") }
            guard fresh.count == part.count else { throw PythonException.valueError("memoryview assignment: lvalue and rvalue have different structures") }
            for (offset, at) in part.enumerated() { target.bytes[try place(at, target.bytes.count)] = fresh[offset] }
            return true
        }
        let at = try position(key)
        guard let number = try value.index() else { throw PythonException.typeError("memoryview: invalid type for format 'B'") }
        guard case .int(let whole) = number, let byte = UInt8(exactly: whole) else { throw PythonException.valueError("memoryview: invalid value for format 'B'") }
        target.bytes[try place(at, target.bytes.count)] = byte
        return true
    }
    public override func deleteItem(_ key: Value) throws -> Bool {
        if try isReadOnly { throw PythonException.typeError("cannot modify read-only memory") }
        throw PythonException.typeError("cannot delete memory")
    }
    public override func contains(_ element: Value) throws -> Bool? { try content().contains { try Value.int(Int($0)).equals(element) } }
    public override func iterator() throws -> IteratorObject? {
        var rest = try content()[...]
        return ClosureIterator { rest.popFirst().map { .int(Int($0)) } }
    }
    public override func compare(_ operation: Comparison, _ other: Value) throws -> Value? {
        guard operation == .equal || operation == .notEqual, let theirs = other.bytesLike else { return nil }
        return .bool((bytes == theirs) == (operation == .equal))
    }
}
