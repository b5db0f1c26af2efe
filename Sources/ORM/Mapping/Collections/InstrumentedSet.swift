import Runtime

/// A set as a relationship's collection: `collection_class=set`.
public final class InstrumentedSet: SetObject, MappedCollection {
    public var adapter: CollectionAdapter?

    public init() { super.init(type: InstrumentedSet.pythonClass) }
    /// An instance of a class that the user derived from `set`.
    public init(type: Class) { super.init(type: type) }
    static let pythonClass = Class.registered(for: InstrumentedSet.self)

    public var duckType: String { "set" }
    public func insertSilently(_ value: Value, key: Value?) throws {
        if let roles = CollectionRoles.of(type) { _ = try roles.appender.call(.object(self), value) } else { try insert(value) }
    }
    public func removeSilently(_ value: Value) throws {
        if let roles = CollectionRoles.of(type) { _ = try roles.remover.call(.object(self), value) } else { try remove(value) }
    }

    public func append(_ value: Value, _ initiator: AttributeEvent?) throws {
        if try has(value) {
            try adapter?.fireAppendUnchanged(value, initiator)
            return
        }
        try insertSilently(try adapter?.fireAppend(self, value, initiator) ?? value, key: nil)
    }

    public func remove(_ value: Value, _ initiator: AttributeEvent?) throws {
        guard try has(value) else { throw PythonException.keyError(value) }
        try adapter?.fireRemove(self, value, initiator)
        try removeSilently(value)
    }

    // MARK: set's methods

    public func discard(_ value: Value) throws { if try has(value) { try remove(value, nil) } }

    public func pop() throws -> Value {
        try adapter?.firePreRemove()
        guard let found = removeFirst() else { throw PythonException.keyError(.string("pop from an empty set")) }
        try adapter?.fireRemove(self, found, nil)
        return found
    }

    public func clear() throws { for member in members { try remove(member, nil) } }
    public func update(_ values: [Value]) throws { for value in values { try append(value, nil) } }
    public func subtract(_ values: [Value]) throws { for value in values { try discard(value) } }

    /// Makes the set equal to another.
    public func become(_ wanted: SetObject) throws {
        for member in members where try !wanted.has(member) { try remove(member, nil) }
        for member in wanted.members where try !has(member) { try append(member, nil) }
    }

    public override func inPlace(_ operation: BinaryOperation, _ other: Value) throws -> Value? {
        guard let other = other.object as? SetObject else { return nil }
        switch operation {
        case .or: try update(other.members)
        case .subtract: try subtract(other.members)
        case .and: try become(intersection(other))
        case .xor: try become(symmetricDifference(other))
        default: return nil
        }
        return .object(self)
    }
}
