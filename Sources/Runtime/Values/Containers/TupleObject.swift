/// A `tuple`.
open class TupleObject: Object {
    public final private(set) var elements: ContiguousArray<Value>

    public static let empty = TupleObject()

    public init(_ elements: [Value] = []) {
        self.elements = ContiguousArray(elements)
        super.init(coreShape: CoreShapes.tuple)
        trackIfNeeded()
    }
    /// A pair.
    public convenience init(_ a: Value, _ b: Value) { self.init(elements: [a, b]) }
    public init(elements: ContiguousArray<Value>) {
        self.elements = elements
        super.init(coreShape: CoreShapes.tuple)
        trackIfNeeded()
    }
    /// An instance of a class derived from `tuple`: a named tuple, a row.
    public init(elements: ContiguousArray<Value>, type: Class) {
        self.elements = elements
        super.init(type: type)
        trackIfNeeded()
    }

    deinit {
        finalizeSuccessor {
            let successor = TupleObject(elements: elements, type: type)
            elements = []
            return successor
        }
        if !elements.isEmpty { Reclaimer.releaseBackwards(&elements) }
    }

    /// A tuple of numbers and strings can be part of no cycle.
    @inline(__always)
    private func trackIfNeeded() {
        for element in elements {
            switch element {
            case .undefined, .none, .bool, .int, .float, .string: continue
            case .tuple(let tuple): if tuple.tracking & Heap.indexMask == 0 { continue }
            default: break
            }
            Heap.track(self)
            return
        }
    }
    open override func visitReferences(_ visit: (Object) -> Void) { SharedStorage.visit(&elements, visit) }

    open override var value: Value { type === Class.tuple ? .tuple(self) : .object(self) }
    open override func length() throws -> Int? { elements.count }
    open override func isTrue() throws -> Bool { !elements.isEmpty }
    open override func repr() throws -> String {
        if elements.isEmpty { return "()" }
        return try Recursion.guarding(self, else: "(...)") {
            elements.count == 1 ? "(\(try elements[0].reprText()),)" : "(" + (try Sequences.representations(elements)) + ")"
        }
    }
    /// xxHash of the elements' hashes, as CPython's.
    open override func hash() throws -> Int {
        var hash: UInt64 = 2_870_177_450_012_600_261
        for element in elements {
            try Pulse.check()
            hash = hash &+ UInt64(bitPattern: Int64(try element.hash())) &* 14_029_467_366_897_019_727
            hash = (hash << 31) | (hash >> 33)
            hash = hash &* 11_400_714_785_074_694_791
        }
        hash = hash &+ (UInt64(elements.count) ^ (2_870_177_450_012_600_261 ^ 3_527_539))
        return hash == UInt64.max ? 1_546_275_796 : Int(Int64(bitPattern: hash))
    }
    open override func item(_ key: Value) throws -> Value? {
        switch try SequenceKey(key, "tuple") {
        case .index(let index):
            guard let at = SequenceKey.position(index, elements.count) else { throw PythonException.indexError("tuple index out of range") }
            return elements[at]
        case .slice(let slice):
            let part = try slice.indices(elements.count)
            if part.step == 1, part.count == elements.count, type === Class.tuple { return value }
            return .tuple(TupleObject(elements: try Sequences.elements(elements, part)))
        }
    }
    open override func contains(_ element: Value) throws -> Bool? { try containsElement(element) }

    /// `element in tuple`
    final func containsElement(_ element: Value) throws -> Bool {
        for candidate in elements {
            try Pulse.check()
            if try Sequences.isSame(candidate, element) { return true }
        }
        return false
    }
    open override func iterator() throws -> IteratorObject? {
        TupleIterator(self)
    }
    open override func compare(_ operation: Comparison, _ other: Value) throws -> Value? {
        guard let other = other.object as? TupleObject else { return nil }
        return try Sequences.compare(operation, elements, other.elements)
    }
    /// Whether `+` joins it to other tuples.
    open var isConcatenated: Bool { true }
    open override func binary(_ operation: BinaryOperation, _ other: Value, reflected: Bool) throws -> Value? {
        switch operation {
        case .add:
            guard let other = other.object as? TupleObject, other.isConcatenated else {
                if reflected { return nil }
                throw PythonException.typeError("can only concatenate tuple (not \"\(other.typeName)\") to tuple")
            }
            if type === Class.tuple, other.elements.isEmpty { return value }
            if other.type === Class.tuple, elements.isEmpty { return other.value }
            return .tuple(TupleObject(elements: try Sequences.joined(reflected ? other.elements : elements, reflected ? elements : other.elements)))
        case .multiply:
            if type === Class.tuple, case .int(1) = other { return value }
            return try Sequences.repeated(elements, other).map { .tuple(TupleObject(elements: $0)) }
        default: return nil
        }
    }
}

extension TupleObject {
    /// `a < b`: what sorting by several keys asks again and again.
    public static func isLess(_ a: TupleObject, _ b: TupleObject) throws -> Bool {
        try a.elements.withUnsafeBufferPointer { left in
            try b.elements.withUnsafeBufferPointer { right in
                let common = min(left.count, right.count)
                for index in 0..<common {
                    switch (left[index], right[index]) {
                    case (.int(let x), .int(let y)): if x != y { return x < y }
                    case (.string(let x), .string(let y)):
                        if x === y { continue }
                        let order = Ordering.order(x.text, y.text)
                        if order != 0 { return order < 0 }
                    case (let x, let y):
                        if try x.isIdentical(to: y) || x.equals(y) { continue }
                        return try x.compare(.less, y).isTrue()
                    }
                }
                return left.count < right.count
            }
        }
    }
}

final class TupleIterator: IteratorObject {
    private let tuple: TupleObject
    private var at = 0
    init(_ tuple: TupleObject) {
        self.tuple = tuple
        super.init(type: TupleIterator.pythonClass)
        Heap.track(self)
    }
    override func visitReferences(_ visit: (Object) -> Void) { visit(tuple) }
    nonisolated(unsafe) private static let pythonClass = Class("tuple_iterator", bases: [.iterator])
    override func next() throws -> Value? {
        guard at < tuple.elements.count else { return nil }
        at &+= 1
        return tuple.elements[at &- 1]
    }
    override var remainingCount: Int? { tuple.elements.count - at }
    override func copied(_ part: (Value) throws -> Value) throws -> IteratorObject? {
        let made = TupleIterator(try part(tuple.value).object as? TupleObject ?? tuple)
        made.at = at
        return made
    }
}
