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
        if elements.isEmpty { return }
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
        return try Recursion.guarding(self, else: "[...]") { "[" + (try Sequences.representations(elements)) + "]" }
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
                let range = part.start..<(part.start + part.count)
                let replaced = ContiguousArray(elements[range])
                elements.replaceSubrange(range, with: fresh)
                // Let go of once the list is whole again: a `__del__` may change it.
                withExtendedLifetime(replaced) {}
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
        case .slice(let slice): try remove(slice.indices(elements.count))
        }
        return true
    }

    /// `del list[slice]`; what is removed goes once the list is whole again: a `__del__` may change it.
    private final func remove(_ part: SliceIndices) throws {
        if part.count == 0 { return }
        if part.step == 1 {
            let range = part.start..<(part.start + part.count)
            let removed = ContiguousArray(elements[range])
            elements.removeSubrange(range)
            return withExtendedLifetime(removed) {}
        }
        let removed = elements
        var kept = ContiguousArray<Value>()
        kept.reserveCapacity(removed.count - part.count)
        let step = part.step.magnitude
        var next = part.step < 0 ? part.start + (part.count - 1) * part.step : part.start
        var left = part.count
        for at in removed.indices {
            try Pulse.check(at: at)
            if left > 0, next == at {
                left -= 1
                if left > 0 { next += Int(step) }
            } else { kept.append(removed[at]) }
        }
        elements = kept
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
            try append(elementsOf: other)
            return value
        case .multiply:
            guard let product = try Sequences.repeated(elements, other) else { return nil }
            elements = product
            return value
        default: return nil
        }
    }
}

extension ListObject {
    /// `self += other`
    public final func append(elementsOf other: Value) throws {
        let added = try other.elements()
        let (count, end) = (elements.count, elements.count + added.count)
        if end > elements.capacity {
            try Limits.reserve(end, of: MemoryLayout<Value>.stride)
            if added.count > Pulse.piece { elements.reserveCapacity(end) }
        }
        do { try Pulse.inPieces(added.count) { elements.append(contentsOf: added[$0]) } } catch {
            elements.removeLast(elements.count - count)
            throw error
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
    override var remainingCount: Int? { max(0, (list?.elements.count ?? 0) - at) }
    override func copied(_ part: (Value) throws -> Value) throws -> IteratorObject? {
        let made = ListIterator(try list.flatMap { try part($0.value).object as? ListObject } ?? ListObject())
        made.at = list == nil ? 0 : at
        return made
    }
}
