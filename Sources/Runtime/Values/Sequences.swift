/// A `list`.
open class ListObject: Object {
    public final var elements: ContiguousArray<Value>

    public init(_ elements: [Value] = []) {
        self.elements = ContiguousArray(elements)
        super.init(type: .list)
    }
    public init(elements: ContiguousArray<Value>) {
        self.elements = elements
        super.init(type: .list)
    }
    /// An instance of a class derived from `list`.
    public init(elements: ContiguousArray<Value>, type: Class) {
        self.elements = elements
        super.init(type: type)
    }

    deinit {
        let count = elements.count
        if count > 0 { elements.withUnsafeMutableBufferPointer { Reclaimer.replace($0) } }
    }

    open override var value: Value { type === Class.list ? .list(self) : .object(self) }
    open override func length() throws -> Int? { elements.count }
    open override func isTrue() throws -> Bool { !elements.isEmpty }
    open override func hash() throws -> Int { throw PythonException.unhashable(type) }
}

/// A `tuple`.
open class TupleObject: Object {
    public final let elements: ContiguousArray<Value>

    public static let empty = TupleObject()

    public init(_ elements: [Value] = []) {
        self.elements = ContiguousArray(elements)
        super.init(type: .tuple)
    }
    public init(elements: ContiguousArray<Value>) {
        self.elements = elements
        super.init(type: .tuple)
    }
    /// An instance of a class derived from `tuple`: a named tuple, a row.
    public init(elements: ContiguousArray<Value>, type: Class) {
        self.elements = elements
        super.init(type: type)
    }

    open override var value: Value { type === Class.tuple ? .tuple(self) : .object(self) }
    open override func length() throws -> Int? { elements.count }
    open override func isTrue() throws -> Bool { !elements.isEmpty }
}

extension Reclaimer {
    /// Releases the values of a container that is going away, leaving harmless ones in their place.
    @inline(__always)
    static func replace(_ values: UnsafeMutableBufferPointer<Value>) {
        guard let base = values.baseAddress else { return }
        release(base, count: values.count)
        base.initialize(repeating: .undefined, count: values.count)
    }
}
