import Runtime

/// A dict as a relationship's collection: `collection_class=attribute_keyed_dict("name")`.
public final class InstrumentedDict: DictObject, MappedCollection {
    public var adapter: CollectionAdapter?
    private var keyedBy: (Value) throws -> Value

    public init(keyedBy: @escaping (Value) throws -> Value) {
        self.keyedBy = keyedBy
        super.init(type: InstrumentedDict.pythonClass)
    }
    /// An instance of a class that the user derived from `KeyFuncDict` or `dict`.
    public override init(type: Class) {
        keyedBy = { _ in throw ORMError.invalidRequest("This collection has no function that gives the key of a member") }
        super.init(type: type)
    }
    /// `KeyFuncDict(keyfunc)`
    public func setKeyFunction(_ function: Value) { keyedBy = { try function.call($0) } }
    static let pythonClass = Class.registered(for: InstrumentedDict.self)

    public override var value: Value { .object(self) }
    public var duckType: String { "dict" }
    public var members: [Value] { pairs.map(\.value) }

    public func insertSilently(_ value: Value, key: Value?) throws { try set(key ?? keyedBy(value), value) }
    public func removeSilently(_ value: Value) throws { try remove(keyedBy(value)) }
    public func append(_ value: Value, _ initiator: AttributeEvent?) throws { try put(keyedBy(value), value, initiator) }

    public func remove(_ value: Value, _ initiator: AttributeEvent?) throws {
        let key = try keyedBy(value)
        guard let held = try get(key), held.isIdentical(to: value) else {
            throw PythonException(type: .keyError, arguments: [key])
        }
        try adapter?.fireRemove(self, value, initiator)
        try remove(key)
    }

    private func put(_ key: Value, _ value: Value, _ initiator: AttributeEvent?) throws {
        if let existing = try get(key), !existing.isIdentical(to: value) { try adapter?.fireRemove(self, existing, initiator) }
        let added = try adapter?.fireAppend(self, value, initiator) ?? value
        try set(key, added)
    }

    // MARK: dict's methods

    public override func setItem(_ key: Value, _ value: Value) throws -> Bool {
        try put(key, value, nil)
        return true
    }

    public override func deleteItem(_ key: Value) throws -> Bool {
        guard let value = try get(key) else { throw PythonException.keyError(key) }
        try adapter?.fireRemove(self, value, nil)
        try remove(key)
        return true
    }

    /// `pop(key)`; nil where it is missing.
    public func pop(_ key: Value) throws -> Value? {
        try adapter?.firePreRemove()
        guard let value = try remove(key) else { return nil }
        try adapter?.fireRemove(self, value, nil)
        return value
    }

    public func clear() throws {
        for value in members { try adapter?.fireRemove(self, value, nil) }
        removeAll()
    }
}
