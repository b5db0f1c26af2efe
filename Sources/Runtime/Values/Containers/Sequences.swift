/// A `list`.
open class ListObject: Object {
    public final var elements: ContiguousArray<Value>

    public init(_ elements: [Value] = []) {
        self.elements = ContiguousArray(elements)
        super.init(coreShape: CoreShapes.list)
        Heap.track(self)
    }
    public init(elements: ContiguousArray<Value>) {
        self.elements = elements
        super.init(coreShape: CoreShapes.list)
        Heap.track(self)
    }
    /// An instance of a class derived from `list`.
    public init(elements: ContiguousArray<Value>, type: Class) {
        self.elements = elements
        super.init(type: type)
        Heap.track(self)
    }

    deinit {
        finalizeSuccessor {
            let successor = ListObject(elements: elements, type: type)
            elements = []
            return successor
        }
        if !elements.isEmpty { Reclaimer.releaseBackwards(&elements) }
    }

    /// Empties the list; its elements are freed when it is empty already.
    public final func removeAll() {
        var old = elements
        elements = []
        Reclaimer.releaseBackwards(&old)
    }

    open override func visitReferences(_ visit: (Object) -> Void) { SharedStorage.visit(&elements, visit) }
    open override func clearReferences() {
        clearSlots()
        elements = []
    }

    open override var value: Value { type === Class.list ? .list(self) : .object(self) }
    open override func length() throws -> Int? { elements.count }
    open override func isTrue() throws -> Bool { !elements.isEmpty }
    open override func hash() throws -> Int { throw PythonException.unhashable(type) }
    open override func repr() throws -> String {
        if elements.isEmpty { return "[]" }
        return try Recursion.guarding(self, else: "[...]") { "[" + (try elements.map { try $0.reprText() }.joined(separator: ", ")) + "]" }
    }

    open override func item(_ key: Value) throws -> Value? {
        switch try SequenceKey(key, "list") {
        case .index(let index):
            guard let at = SequenceKey.position(index, elements.count) else { throw PythonException.indexError("list index out of range") }
            return elements[at]
        case .slice(let slice):
            let part = try slice.indices(elements.count)
            return .list(ListObject(elements: try Sequences.elements(elements, part)))
        }
    }

    open override func setItem(_ key: Value, _ value: Value) throws -> Bool {
        switch try SequenceKey(key, "list") {
        case .index(let index):
            guard let at = SequenceKey.position(index, elements.count) else { throw PythonException.indexError("list assignment index out of range") }
            elements[at] = value
        case .slice(let slice):
            guard let iterator = try value.makeIterator() else { throw PythonException.typeError("can only assign an iterable") }
            var fresh = ContiguousArray<Value>()
            while let element = try iterator.next() {
                try Pulse.check()
                fresh.append(element)
            }
            let part = try slice.indices(elements.count)
            if part.step == 1 {
                elements.replaceSubrange(part.start..<(part.start + part.count), with: fresh)
            } else {
                guard fresh.count == part.count else {
                    throw PythonException.valueError("attempt to assign sequence of size \(fresh.count) to extended slice of size \(part.count)")
                }
                for (at, element) in zip(part, fresh) { elements[at] = element }
            }
        }
        return true
    }

    open override func deleteItem(_ key: Value) throws -> Bool {
        switch try SequenceKey(key, "list") {
        case .index(let index):
            guard let at = SequenceKey.position(index, elements.count) else { throw PythonException.indexError("list assignment index out of range") }
            elements.remove(at: at)
        case .slice(let slice):
            for at in try slice.indices(elements.count).sorted(by: >) { elements.remove(at: at) }
        }
        return true
    }

    open override func contains(_ element: Value) throws -> Bool? { try containsElement(element) }

    /// `element in list`; the list may change meanwhile.
    final func containsElement(_ element: Value) throws -> Bool {
        var at = 0
        while at < elements.count {
            try Pulse.check()
            guard at < elements.count else { break }
            if try Sequences.isSame(elements[at], element) { return true }
            at += 1
        }
        return false
    }

    open override func iterator() throws -> IteratorObject? { ListIterator(self) }

    open override func compare(_ operation: Comparison, _ other: Value) throws -> Value? {
        guard let other = other.object as? ListObject else { return nil }
        return try Sequences.compare(operation, elements, other.elements)
    }

    open override func binary(_ operation: BinaryOperation, _ other: Value, reflected: Bool) throws -> Value? {
        switch operation {
        case .add:
            guard let other = other.object as? ListObject else {
                if reflected { return nil }
                throw PythonException.typeError("can only concatenate list (not \"\(other.typeName)\") to list")
            }
            return .list(ListObject(elements: try Sequences.joined(reflected ? other.elements : elements, reflected ? elements : other.elements)))
        case .multiply:
            return try Sequences.repeated(elements, other).map { .list(ListObject(elements: $0)) }
        default: return nil
        }
    }

    open override func inPlace(_ operation: BinaryOperation, _ other: Value) throws -> Value? {
        switch operation {
        case .add:
            let added = try other.elements()
            try Limits.reserve(elements.count + added.count, of: MemoryLayout<Value>.stride)
            elements.append(contentsOf: added)
            return value
        case .multiply:
            guard let product = try Sequences.repeated(elements, other) else { return nil }
            elements = product
            return value
        default: return nil
        }
    }
}

/// Iterates a list that may change meanwhile.
final class ListIterator: IteratorObject {
    private var list: ListObject?
    private var at = 0
    init(_ list: ListObject) {
        self.list = list
        super.init(type: ListIterator.pythonClass)
        Heap.track(self)
    }
    override func visitReferences(_ visit: (Object) -> Void) { if let list { visit(list) } }
    override func clearReferences() { list = nil }
    nonisolated(unsafe) private static let pythonClass = Class("list_iterator", bases: [.iterator])
    override func next() throws -> Value? {
        guard let list, at < list.elements.count else {
            list = nil
            return nil
        }
        defer { at += 1 }
        return list.elements[at]
    }
    override var remainingCount: Int { (list?.elements.count ?? at) - at }
}

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
            elements.count == 1 ? "(\(try elements[0].reprText()),)" : "(" + (try elements.map { try $0.reprText() }.joined(separator: ", ")) + ")"
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
    open override func binary(_ operation: BinaryOperation, _ other: Value, reflected: Bool) throws -> Value? {
        switch operation {
        case .add:
            guard let other = other.object as? TupleObject else {
                if reflected { return nil }
                throw PythonException.typeError("can only concatenate tuple (not \"\(other.typeName)\") to tuple")
            }
            return .tuple(TupleObject(elements: try Sequences.joined(reflected ? other.elements : elements, reflected ? elements : other.elements)))
        case .multiply:
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
    override var remainingCount: Int { tuple.elements.count - at }
}

/// What lists and tuples share.
enum Sequences {
    /// The elements at the positions of a slice.
    static func elements(_ elements: ContiguousArray<Value>, _ part: SliceIndices) throws -> ContiguousArray<Value> {
        if part.step == 1, part.count == elements.count { return elements }
        if part.step == 1 { return try copy(elements[part.start..<(part.start + part.count)]) }
        if part.count > longCopy { return try longElements(elements, part) }
        return pickedElements(elements, part)
    }
    private static func longElements(_ elements: ContiguousArray<Value>, _ part: SliceIndices) throws -> ContiguousArray<Value> {
        var picked = ContiguousArray<Value>()
        picked.reserveCapacity(part.count)
        for at in part {
            try Pulse.check()
            picked.append(elements[at])
        }
        return picked
    }
    private static func pickedElements(_ elements: ContiguousArray<Value>, _ part: SliceIndices) -> ContiguousArray<Value> {
        ContiguousArray(unsafeUninitializedCapacity: part.count) { room, count in
            guard let base = room.baseAddress else { return }
            var at = part.start
            while count < part.count {
                (base + count).initialize(to: elements[at])
                at &+= part.step
                count &+= 1
            }
        }
    }

    /// The elements from which on copies look at limits and Ctrl-C.
    private static let longCopy = 1 << 18

    /// `a + b`
    static func joined(_ a: ContiguousArray<Value>, _ b: ContiguousArray<Value>) throws -> ContiguousArray<Value> {
        if a.count &+ b.count <= longCopy { return a + b }
        try Limits.reserve(a.count + b.count, of: MemoryLayout<Value>.stride)
        var sum = ContiguousArray<Value>()
        sum.reserveCapacity(a.count + b.count)
        try append(a[...], to: &sum)
        try append(b[...], to: &sum)
        return sum
    }

    /// A copy of a part of a sequence.
    static func copy(_ part: ArraySliceOfValues) throws -> ContiguousArray<Value> {
        if part.count <= longCopy { return ContiguousArray(part) }
        try Limits.reserve(part.count, of: MemoryLayout<Value>.stride)
        var made = ContiguousArray<Value>()
        made.reserveCapacity(part.count)
        try append(part, to: &made)
        return made
    }
    typealias ArraySliceOfValues = ContiguousArray<Value>.SubSequence

    private static func append(_ part: ArraySliceOfValues, to all: inout ContiguousArray<Value>) throws {
        var at = part.startIndex
        while at < part.endIndex {
            try Pulse.check()
            let end = min(at + longCopy, part.endIndex)
            all.append(contentsOf: part[at..<end])
            at = end
        }
    }

    /// `a is b or a == b`
    @inline(__always)
    static func isSame(_ a: Value, _ b: Value) throws -> Bool {
        if case .int(let x) = a, case .int(let y) = b { return x == y }
        if case .string(let x) = a, case .string(let y) = b { return StringObject.same(x, y) }
        return try a.isIdentical(to: b) || a.equals(b)
    }

    /// Lexicographic comparison; the first unequal elements decide.
    static func compare(_ operation: Comparison, _ a: ContiguousArray<Value>, _ b: ContiguousArray<Value>) throws -> Value {
        if (operation == .equal || operation == .notEqual), a.count != b.count { return .bool(operation == .notEqual) }
        for (left, right) in zip(a, b) where try !(left.isIdentical(to: right) || left.equals(right)) {
            switch operation {
            case .equal: return .bool(false)
            case .notEqual: return .bool(true)
            default: return try left.compare(operation, right)
            }
        }
        return .bool(Ordering.holds(operation, a.count, b.count))
    }

    /// `elements * count`; nil where `count` is no int.
    static func repeated(_ elements: ContiguousArray<Value>, _ count: Value) throws -> ContiguousArray<Value>? {
        guard let index = try count.index() else {
            throw PythonException.typeError("can't multiply sequence by non-int of type '\(count.typeName)'")
        }
        guard case .int(let times) = index else { throw PythonException.overflowError("cannot fit 'int' into an index-sized integer") }
        if times <= 0 || elements.isEmpty { return [] }
        let (total, overflow) = elements.count.multipliedReportingOverflow(by: times)
        try Limits.reserve(overflow ? .max : total, of: MemoryLayout<Value>.stride)
        if elements.count == 1, times <= longCopy { return ContiguousArray(repeating: elements[0], count: times) }
        // Of few elements a longer piece first, so that there are not many small steps.
        let unit = elements.count < 1 << 12 ? ContiguousArray(repeatElement(elements, count: min(times, (1 << 12) / elements.count)).joined()) : elements
        var product = ContiguousArray<Value>()
        product.reserveCapacity(total)
        while product.count < total { try append(unit[..<min(unit.count, total - product.count)], to: &product) }
        return product
    }
}
