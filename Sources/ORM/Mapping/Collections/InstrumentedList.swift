import Runtime

/// The list behind `user.addresses`: a `list` that reports what is added and removed.
public final class InstrumentedList: ListObject, MappedCollection {
    public var adapter: CollectionAdapter?

    /// What numbers the members: `ordering_list("position")`.
    let ordering: OrderingListFactory?

    public init() {
        ordering = nil
        super.init(elements: [], type: InstrumentedList.pythonClass)
    }
    init(numberedBy factory: OrderingListFactory) {
        ordering = factory
        super.init(elements: [], type: InstrumentedList.orderingClass)
    }
    /// The class of lists that number their members.
    public static let orderingClass = Class("OrderingList", module: "sqlalchemy.ext.orderinglist", bases: [pythonClass], derivable: true)
    /// An instance of a class that the user derived from `list`.
    public init(type: Class) {
        ordering = nil
        super.init(elements: [], type: type)
    }

    static let pythonClass = Class.registered(for: InstrumentedList.self)

    public override var value: Value { .object(self) }
    public var duckType: String { "list" }
    public var members: [Value] { Array(elements) }

    public func insertSilently(_ value: Value, key: Value?) throws {
        if let roles = CollectionRoles.of(type) {
            _ = try roles.appender.call(.object(self), value)
            return
        }
        elements.append(value)
        if let ordering { try number(elements.count - 1, replaces: ordering.reordersOnAppend) }
    }

    public func removeSilently(_ value: Value) throws {
        if let roles = CollectionRoles.of(type) { _ = try roles.remover.call(.object(self), value) } else { elements.remove(at: try position(of: value)) }
    }

    public func append(_ value: Value, _ initiator: AttributeEvent?) throws {
        if CollectionRoles.of(type) != nil { return try insertSilently(added(value, initiator), key: nil) }
        elements.append(try added(value, initiator))
        if let ordering { try number(elements.count - 1, replaces: ordering.reordersOnAppend) }
    }

    public func remove(_ value: Value, _ initiator: AttributeEvent?) throws {
        try adapter?.fireRemove(self, value, initiator)
        if CollectionRoles.of(type) != nil { return try removeSilently(value) }
        elements.remove(at: try position(of: value))
        if ordering != nil { try reorder() }
    }

    private func added(_ value: Value, _ initiator: AttributeEvent? = nil, key: Value = .undefined) throws -> Value {
        guard let adapter else { return value }
        return try adapter.fireAppend(self, value, initiator, key: key)
    }

    private func position(of value: Value) throws -> Int {
        if let at = elements.firstIndex(where: { $0.isIdentical(to: value) }) { return at }
        for (at, element) in elements.enumerated() where try element.equals(value) { return at }
        throw PythonException.valueError("list.remove(x): x not in list")
    }

    // MARK: list's methods

    /// `insert(i, x)`
    public func insert(_ value: Value, at index: Int) throws {
        let value = try added(value, key: .int(index))
        let at = index < 0 ? max(0, elements.count + index) : min(index, elements.count)
        elements.insert(value, at: at)
        if ordering != nil { try reorder() }
    }

    public func extend(_ values: [Value]) throws { for value in values { try append(value, nil) } }

    public func pop(at index: Int) throws -> Value {
        try adapter?.firePreRemove()
        if elements.isEmpty { throw PythonException.indexError("pop from empty list") }
        let at = index < 0 ? elements.count + index : index
        guard elements.indices.contains(at) else { throw PythonException.indexError("pop index out of range") }
        let value = elements.remove(at: at)
        try adapter?.fireRemove(self, value, nil, key: .int(index))
        if ordering != nil { try reorder() }
        return value
    }

    public func clear() throws {
        for value in elements { try adapter?.fireRemove(self, value, nil, key: .int(-1)) }
        elements.removeAll()
    }

    // MARK: operators

    public override func setItem(_ key: Value, _ value: Value) throws -> Bool {
        if let slice = try SliceBounds(key, count: elements.count) {
            let given = try value.elements()
            if slice.step == 1 {
                if value.object === self { return true }
                for _ in 0..<max(0, slice.stop - slice.start) where elements.count > slice.start { try removeItem(at: slice.start) }
                for (offset, element) in given.enumerated() { try insert(element, at: slice.start + offset) }
            } else {
                let positions = slice.positions
                guard positions.count == given.count else {
                    throw PythonException.valueError("attempt to assign sequence of size \(given.count) to extended slice of size \(positions.count)")
                }
                for (at, element) in zip(positions, given) { try replaceItem(at: at, element) }
            }
            return true
        }
        let index = try itemPosition(key, "list index out of range")
        // A position from the end is the number that the member gets.
        try replaceItem(at: index, value, numbered: key.index().map { try Int.from($0) } ?? index)
        return true
    }

    public override func deleteItem(_ key: Value) throws -> Bool {
        if let slice = try SliceBounds(key, count: elements.count) {
            let positions = slice.positions.filter { elements.indices.contains($0) }
            for at in positions { try adapter?.fireRemove(self, elements[at], nil, key: key) }
            for at in positions.sorted(by: >) { elements.remove(at: at) }
            if ordering != nil { try reorder() }
            return true
        }
        try removeItem(at: try itemPosition(key, "list index out of range"), key)
        return true
    }

    public override func inPlace(_ operation: BinaryOperation, _ other: Value) throws -> Value? {
        // `list *= 2` tells of nothing, as SQLAlchemy has it.
        guard operation == .add else { return try super.inPlace(operation, other).map { _ in value } }
        try extend(other.elements())
        return value
    }

    private func replaceItem(at index: Int, _ value: Value, numbered number: Int? = nil) throws {
        let existing = elements[index]
        let key = Value.int(number ?? index)
        if !existing.isNone { try adapter?.fireRemove(self, existing, nil, key: key) }
        elements[index] = try added(value, key: key)
        if ordering != nil { try self.number(index, as: number) }
    }

    public override func dynamicAttribute(_ name: Name) throws -> Value? { ordering?.attribute(name, of: self) }

    private func removeItem(at index: Int, _ key: Value? = nil) throws {
        try adapter?.fireRemove(self, elements[index], nil, key: key ?? .int(index))
        elements.remove(at: index)
        if ordering != nil { try reorder() }
    }

    private func itemPosition(_ key: Value, _ message: String) throws -> Int {
        guard case .int(let index)? = try key.index() else {
            throw PythonException.typeError("list indices must be integers or slices, not \(key.typeName)")
        }
        let at = index < 0 ? index + elements.count : index
        guard elements.indices.contains(at) else { throw PythonException.indexError(message) }
        return at
    }
}

/// `a[start:stop:step]`, as an index: read by its attributes, since slices are the evaluator's.
struct SliceBounds {
    var start: Int, stop: Int, step: Int

    /// nil where the key is no slice.
    init?(_ key: Value, count: Int) throws {
        guard key.type === Class.slice else { return nil }
        func bound(_ name: Name) throws -> Int? {
            let value = try key.attribute(name)
            return value.isNone ? nil : try Int.from(value)
        }
        step = try bound("step") ?? 1
        if step == 0 { throw PythonException.valueError("slice step cannot be zero") }
        func clamp(_ index: Int?, missing: Int, least: Int, most: Int) -> Int {
            guard let index else { return missing }
            return min(max(index < 0 ? index + count : index, least), most)
        }
        start = clamp(try bound("start"), missing: step > 0 ? 0 : count - 1, least: step > 0 ? 0 : -1, most: step > 0 ? count : count - 1)
        stop = clamp(try bound("stop"), missing: step > 0 ? count : -1, least: step > 0 ? 0 : -1, most: step > 0 ? count : count - 1)
    }

    var positions: [Int] { Array(stride(from: start, to: stop, by: step)) }
}
