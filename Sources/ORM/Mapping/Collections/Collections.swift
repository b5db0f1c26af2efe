import Runtime
import SQL

/// A list, set or dict that is the value of a relationship and reports its changes.
public protocol MappedCollection: Object {
    /// Where changes are reported; nil for a collection that was replaced.
    var adapter: CollectionAdapter? { get set }
    /// What it is like: `list`, `set` or `dict`.
    var duckType: String { get }
    /// The related objects, in order.
    var members: [Value] { get }
    /// Adds with events; `initiator` nil begins a chain of backrefs.
    func append(_ value: Value, _ initiator: AttributeEvent?) throws
    /// Removes with events.
    /// - Throws: ValueError or KeyError where it is not there.
    func remove(_ value: Value, _ initiator: AttributeEvent?) throws
    /// Adds without events; `key` is the dict's, where it is known.
    func insertSilently(_ value: Value, key: Value?) throws
    func removeSilently(_ value: Value) throws
}

extension Value {
    /// The collection of a relationship, where the value is one.
    public var mappedCollection: (any MappedCollection)? {
        guard let object else { return nil }
        // A cast to a class costs a comparison, one to a protocol a search.
        if let list = object as? InstrumentedList { return list }
        return object as? any MappedCollection
    }
}

/// Ties a collection to the attribute and the object that hold it.
public final class CollectionAdapter {
    public unowned(unsafe) let attribute: CollectionAttribute
    /// The object's state; nil once the object is gone.
    public internal(set) unowned(unsafe) var state: InstanceState?
    /// Whether the object has expired the collection.
    public internal(set) var isInvalidated = false
    /// Whether it is what an unset attribute reads as, not yet the attribute's value.
    var isPlaceholder = false

    init(_ attribute: CollectionAttribute, _ state: InstanceState) {
        self.attribute = attribute
        self.state = state
    }

    /// The state of the object; nil where that is gone, which the first change is told, unless the object had changes before.
    private func owner(_ collection: any MappedCollection) throws -> InstanceState? {
        guard let state else {
            try noteOrphan()
            return nil
        }
        if isInvalidated { try SQLWarning.warn("This collection has been invalidated.") }
        if isPlaceholder, let object = state.object {
            isPlaceholder = false
            attribute.write(object, collection.value)
            state.setEmptyCollection(attribute, nil)
        }
        return state
    }

    private func noteOrphan() throws {
        guard !isModified, attribute.sendsModifiedEvents else { return }
        isModified = true
        throw PythonException.objectDereferenced(attribute, nil)
    }
    /// The object is gone.
    func abandon(isModified: Bool) {
        state = nil
        self.isModified = isModified
    }
    /// Whether the object that is gone had changes.
    private var isModified = false

    public func fireAppend(_ collection: any MappedCollection, _ value: Value, _ initiator: AttributeEvent?, key: Value = .undefined) throws -> Value {
        guard let owner = try owner(collection) else { return value }
        return try attribute.fireAppend(owner, value, initiator ?? attribute.appendToken, key: key)
    }
    func fireAppendUnchanged(_ value: Value, _ initiator: AttributeEvent?) throws {
        guard let state else { return }
        let event = initiator ?? attribute.appendToken
        if attribute.listeners.tellsKeys { attribute.listeners.eventKey = Value.none }
        for listener in attribute.listeners.appendUnchanged { try listener(state, value, event) }
        try attribute.relationship.cascadeOnAppend(state, value, event, attribute.key)
    }
    public func fireRemove(_ collection: any MappedCollection, _ value: Value, _ initiator: AttributeEvent?, key: Value = .undefined) throws {
        if state == nil, attribute.relationship.reverseKey != nil, value.isPresent { throw PythonException.keyError(attribute.key.value) }
        guard let owner = try owner(collection) else { return }
        try attribute.fireRemove(owner, value, initiator ?? attribute.removeToken, key: key)
    }
    /// Before a `pop`, which learns only afterwards what it removed.
    func firePreRemove() throws {
        guard let state else { return try noteOrphan() }
        try state.modified(attribute, previous: .undefined, isCollection: true)
    }
    /// The object lets go of the collection, which may outlive it.
    func release(_ state: InstanceState?, isInvalidated: Bool) {
        kept = state
        if isInvalidated { self.isInvalidated = true }
    }
    private var kept: InstanceState?
}

/// `collection_class`: what the collections of a relationship are.
public enum CollectionKind {
    case list
    case set
    /// A dict by an attribute or a function of its members: `attribute_keyed_dict("name")`.
    case dict(KeyedDictFactory)
    /// A class or function of the user that gives a list, set or dict of the forms above.
    case custom(() throws -> any MappedCollection, duckType: String)

    func make() throws -> any MappedCollection {
        switch self {
        case .list: InstrumentedList()
        case .set: InstrumentedSet()
        case .dict(let factory): InstrumentedDict(factory)
        case .custom(let make, _): try make()
        }
    }

    /// `list`, as messages name it.
    var duckType: String {
        switch self {
        case .list: "list"
        case .set: "set"
        case .dict: "dict"
        case .custom(_, let name): name
        }
    }

    /// The members of what is assigned to the attribute.
    /// - Throws: TypeError where it is not like the attribute's collections, or cannot be iterated.
    func members(of value: Value) throws -> [Value] {
        guard try CollectionKind.likeness(of: value) == duckType else {
            throw PythonException.typeError("Incompatible collection type: \(value.isNone ? "None" : value.type.name) is not \(duckType)-like")
        }
        if let collection = value.mappedCollection { return collection.members }
        if let dict = value.dictionary { return dict.pairs.map(\.value) }
        return try duckType == "dict" ? value.attribute("values").call().elements() : value.elements()
    }

    /// Which of `list`, `set` and `dict` a value is like: what `__emulates__` says, else what it derives from, else by its methods; "None" for others.
    private static func likeness(of value: Value) throws -> String {
        if let collection = value.mappedCollection { return collection.duckType }
        if let emulated = try value.attributeIfPresent("__emulates__") { return (emulated.object as? Class)?.name ?? "None" }
        for (name, type) in [("list", .list), ("set", .set), ("dict", .dict)] as [(String, Class)] where value.type.isSubclass(of: type) { return name }
        for (name, method) in [("list", "append"), ("set", "add"), ("dict", "set")] as [(String, Name)] where try value.attributeIfPresent(method) != nil { return name }
        return "None"
    }
}
