import Runtime
import SQL

/// A dict as a relationship's collection: `collection_class=attribute_keyed_dict("name")`.
public final class InstrumentedDict: DictObject, MappedCollection {
    public var adapter: CollectionAdapter?
    private var keying: (Value) throws -> KeyedDictFactory.DictKey
    private var ignoresUnpopulated = false
    public init(_ factory: KeyedDictFactory) {
        keying = factory.keyedBy
        ignoresUnpopulated = factory.ignoresUnpopulated
        super.init(type: factory)
    }

    /// The key of a member; nil where the member has none and is to be left out.
    /// - Throws: InvalidRequestError where the key is not set
    private func key(of value: Value, _ initiator: AttributeEvent?) throws -> Value? {
        switch try keying(value) {
        case .known(let key): return key
        case .missing where ignoresUnpopulated, .unpopulated where ignoresUnpopulated: return nil
        case .missing:
            try SQLWarning.warn("Attribute keyed dictionary value for attribute '\(relationship(initiator, value))' was None; this will raise in a future release. To skip this assignment entirely, Set the \"ignore_unpopulated_attribute=True\" parameter on the mapped collection factory.")
            return Value.none
        case .unpopulated:
            let shown = value.mappedInstance?.label ?? ""
            throw ORMError.invalidRequest("In event triggered from population of attribute '\(relationship(initiator, value))' (potentially from a backref), can't populate value in KeyFuncDict; dictionary key derived from \(shown) is not populated. Ensure appropriate state is set up on the \(shown) object before assigning to the \(relationship(initiator, value)) attribute. To skip this assignment entirely, Set the \"ignore_unpopulated_attribute=True\" parameter on the mapped collection factory.")
        }
    }
    /// How errors name what began the change: with a class where the member's own class has an attribute of the name.
    private func relationship(_ initiator: AttributeEvent?, _ member: Value) -> String {
        guard let key = initiator?.attribute.key else { return "unknown relationship" }
        return member.mappedInstance?.mapper.attribute(key)?.property.label ?? key.text
    }
    /// An instance of a class that the user derived from `KeyFuncDict` or `dict`.
    public override init(type: Class) {
        keying = { _ in throw ORMError.invalidRequest("This collection has no function that gives the key of a member") }
        super.init(type: type)
    }
    /// What gives the key of a member, as a function.
    public var keyFunction: Value {
        .object(NativeFunction(name: "keyfunc") { [self] arguments in
            if case .known(let key) = try keying(arguments[0]) { return key }
            return .none
        })
    }
    /// Tells of a member that is put where it is already: `setdefault()`, `update()`.
    public func tellUnchanged(_ value: Value) throws { try adapter?.fireAppendUnchanged(value, nil) }
    /// Puts in what `dict(...)` would, without events.
    public func fill(_ arguments: [Value]) throws {
        if arguments.isEmpty { return }
        guard let given = try Value.object(Class.dict).call(arguments).dictionary else { return }
        for (key, value) in given.pairs { try set(key, value) }
    }
    /// `KeyFuncDict(keyfunc)`
    public func setKeyFunction(_ function: Value, ignoresUnpopulated: Bool = false) {
        self.ignoresUnpopulated = ignoresUnpopulated
        keying = { .known(try function.call($0)) }
    }
    static let pythonClass = Class.registered(for: InstrumentedDict.self)

    public override var value: Value { .object(self) }
    public var duckType: String { "dict" }
    public var members: [Value] { pairs.map(\.value) }

    public func insertSilently(_ value: Value, key: Value?) throws {
        guard let roles = CollectionRoles.of(type) else { return try (key ?? self.key(of: value, nil)).map { try set($0, value) } ?? () }
        try silently { _ = try roles.appender.call(.object(self), value) }
    }
    public func removeSilently(_ value: Value) throws {
        guard let roles = CollectionRoles.of(type) else {
            if let key = try key(of: value, nil) { try remove(key) }
            return
        }
        try silently { _ = try roles.remover.call(.object(self), value) }
    }
    public func append(_ value: Value, _ initiator: AttributeEvent?) throws {
        guard CollectionRoles.of(type) == nil else { return try insertSilently(adapter?.fireAppend(self, value, initiator) ?? value, key: nil) }
        if let key = try key(of: value, initiator) { try put(key, value, initiator) }
    }
    /// The user's own methods change the dict without its telling of it.
    private func silently(_ body: () throws -> Void) rethrows {
        isSilent = true
        defer { isSilent = false }
        try body()
    }
    private var isSilent = false

    public func remove(_ value: Value, _ initiator: AttributeEvent?) throws {
        if CollectionRoles.of(type) != nil {
            try adapter?.fireRemove(self, value, initiator)
            return try removeSilently(value)
        }
        guard let key = try key(of: value, initiator) else { return }
        guard let held = try get(key) else { throw PythonException(type: .keyError, arguments: [key]) }
        guard try held.equals(value) else {
            throw ORMError.invalidRequest("Can not remove '\(try value.strText())': collection holds '\(try held.strText())' for key '\(try key.strText())'. Possible cause: is the KeyFuncDict key function based on mutable properties or properties that only obtain values after flush?")
        }
        try adapter?.fireRemove(self, value, initiator, key: key)
        try remove(key)
    }

    private func put(_ key: Value, _ value: Value, _ initiator: AttributeEvent?) throws {
        if let existing = try get(key) { try adapter?.fireRemove(self, existing, initiator, key: key) }
        let added = try adapter?.fireAppend(self, value, initiator, key: key) ?? value
        try set(key, added)
    }

    // MARK: dict's methods

    public override func setItem(_ key: Value, _ value: Value) throws -> Bool {
        if isSilent { return try super.setItem(key, value) }
        try put(key, value, nil)
        return true
    }

    public override func deleteItem(_ key: Value) throws -> Bool {
        if isSilent { return try super.deleteItem(key) }
        guard let value = try get(key) else { throw PythonException.keyError(key) }
        try adapter?.fireRemove(self, value, nil, key: key)
        try remove(key)
        return true
    }

    /// `pop(key)`; nil where it is missing.
    public func pop(_ key: Value) throws -> Value? {
        try adapter?.firePreRemove()
        guard let value = try remove(key) else { return nil }
        try adapter?.fireRemove(self, value, nil, key: key)
        return value
    }

    public func clear() throws {
        for (key, value) in pairs { try adapter?.fireRemove(self, value, nil, key: key) }
        removeAll()
    }
}
