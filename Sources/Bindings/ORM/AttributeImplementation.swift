import ORM
import Runtime
import SQL

/// `User.name.impl`: how an attribute reads and writes the values of objects, by their state.
final class AttributeImplementation: Object {
    let attribute: InstrumentedAttribute

    /// The one of an attribute, made when it is first asked for.
    static func of(_ attribute: InstrumentedAttribute) -> Value {
        if let known = attribute.implementation { return .object(known) }
        let made = AttributeImplementation(attribute)
        attribute.implementation = made
        return .object(made)
    }

    private init(_ attribute: InstrumentedAttribute) {
        self.attribute = attribute
        super.init(type: AttributeImplementation.pythonClass(of: attribute))
    }

    private static func pythonClass(of attribute: InstrumentedAttribute) -> Class {
        switch attribute {
        case is ScalarAttribute: scalar
        case is ObjectAttribute: related
        case is CollectionAttribute: collection
        default: base
        }
    }
    private static let base = Class.declare("_AttributeImpl", for: AttributeImplementation.self, module: "sqlalchemy.orm.attributes", doc: "How an attribute reads and writes values.") { declare($0) }
    private static let scalar = Class("_ScalarAttributeImpl", module: "sqlalchemy.orm.attributes", bases: [base])
    private static let related = Class("_ScalarObjectAttributeImpl", module: "sqlalchemy.orm.attributes", bases: [scalar])
    private static let collection = Class("_CollectionAttributeImpl", module: "sqlalchemy.orm.attributes", bases: [base])

    override func str() throws -> String { attribute.label }

    private static func declare(_ type: Declaration<AttributeImplementation>) {
        type.property("key", doc: "The attribute's name.") { $0.attribute.key.value }
        type.property("class_", doc: "The mapped class.") { $0.attribute.mapper.mappedClass }
        type.property("collection", doc: "Whether the value is a collection.") { $0.attribute.isCollection }
        type.property("uses_objects", doc: "Whether values are objects.") { $0.attribute.usesObjects }
        type.property("accepts_scalar_loader", doc: "Whether the value is loaded with the columns.") { $0.attribute.acceptsScalarLoader }
        type.property("default_accepts_scalar_loader", doc: "Whether values of the kind are loaded with the columns.") { !$0.attribute.usesObjects }
        type.property("supports_population", doc: "Whether loads fill it.") { !($0.attribute is WriteOnlyAttribute) }
        type.property("dynamic", doc: "Whether it is read by queries of its own.") { $0.attribute is WriteOnlyAttribute }
        type.property("load_on_unexpire", doc: "Whether an expired value is loaded again.") { _ in true }
        type.property("parent_token", doc: "What the event tokens of backrefs tell apart by.") { Value.object($0.attribute) }
        type.property("send_modified_events", doc: "Whether a change makes the object modified.") { $0.attribute.sendsModifiedEvents }
        type.property("active_history", doc: "Whether the old value is loaded before a change.") { $0.attribute.isCollection ? $0.attribute.listeners.needsActiveHistory : $0.attribute.hasActiveHistory } set: { (implementation: AttributeImplementation, wanted: Bool) in
            implementation.attribute.listeners.needsActiveHistory = wanted
        }
        type.property("trackparent", doc: "Whether objects know whose they are.") { ($0.attribute.property as? RelationshipProperty)?.tracksParent ?? false }
        type.method("get", .required("state", as: InstanceState.self), .required("dict_", as: Value.self), .optional("passive", default: Int(Passive.off.rawValue)), doc: "The value, loaded where it may be.") { implementation, state, _, passive -> Value in
            LoaderStatus.shown(try implementation.attribute.get(state, Passive(rawValue: UInt16(truncatingIfNeeded: passive))))
        }
        type.method("get_history", .required("state", as: InstanceState.self), .required("dict_", as: Value.self), .optional("passive", default: Int(Passive.off.rawValue)), doc: "What changed since the last flush.") { implementation, state, _, passive -> Value in
            try implementation.attribute.history(state, Passive(rawValue: UInt16(truncatingIfNeeded: passive))).value
        }
        type.method("get_committed_value", .required("state", as: InstanceState.self), .required("dict_", as: Value.self), .optional("passive", default: Int(Passive.off.rawValue)), doc: "The value as it is in the database.") { implementation, state, _, passive -> Value in
            LoaderStatus.shown(try implementation.attribute.committedValue(state, Passive(rawValue: UInt16(truncatingIfNeeded: passive))))
        }
        type.method("set", .required("state", as: InstanceState.self), .required("dict_", as: Value.self), .required("value", as: Value.self), .optional("initiator", default: Value.none), doc: "Set the value with history and events.") { implementation, state, _, value, _ in
            try implementation.attribute.set(state, value)
        }
        type.method("set_committed_value", .required("state", as: InstanceState.self), .required("dict_", as: Value.self), .required("value", as: Value.self), doc: "Set the value as if it had been loaded.") { implementation, state, _, value -> Value in
            try implementation.attribute.setCommitted(state, value)
        }
        type.method("delete", .required("state", as: InstanceState.self), .required("dict_", as: Value.self), doc: "Delete the value with history and events.") { implementation, state, _ in try implementation.attribute.delete(state) }
        type.method("append", .required("state", as: InstanceState.self), .required("dict_", as: Value.self), .required("value", as: Value.self), .optional("initiator", default: Value.none), doc: "Add a member.") { implementation, state, _, value, _ in
            try implementation.attribute.append(state, value, initiator: nil)
        }
        type.method("remove", .required("state", as: InstanceState.self), .required("dict_", as: Value.self), .required("value", as: Value.self), .optional("initiator", default: Value.none), doc: "Remove a member.") { implementation, state, _, value, _ in
            try implementation.attribute.remove(state, value, initiator: nil)
        }
        type.method("hasparent", .required("state", as: InstanceState.self), .optional("optimistic", default: false), doc: "Whether an object is known to be one of another's.") { implementation, state, optimistic -> Bool in
            try hasParent(implementation.attribute, state, optimistic)
        }
    }

    /// - Throws: AssertionError where the objects of the attribute do not know whose they are
    static func hasParent(_ attribute: InstrumentedAttribute, _ state: InstanceState, _ optimistic: Bool) throws -> Bool {
        guard let relationship = attribute.property as? RelationshipProperty, relationship.tracksParent else {
            throw PythonException(type: .assertionError, arguments: [.string("This AttributeImpl is not configured to track parents.")])
        }
        return relationship.hasParent(state, optimistic: optimistic)
    }
}

/// `PassiveFlag`: how far reading an attribute may go.
enum PassiveFlag {
    private static let members: [(String, Passive)] = [
        ("NO_CHANGE", .noChange), ("CALLABLES_OK", .loaders), ("SQL_OK", .sql), ("RELATED_OBJECT_OK", .relatedObjects), ("INIT_OK", .initialize), ("NON_PERSISTENT_OK", .nonPersistent),
        ("LOAD_AGAINST_COMMITTED", .againstCommitted), ("NO_AUTOFLUSH", .noAutoflush), ("NO_RAISE", .noRaise), ("DEFERRED_HISTORY_LOAD", .deferredHistory), ("INCLUDE_PENDING_MUTATIONS", .pendingMutations),
        ("PASSIVE_OFF", .off), ("PASSIVE_RETURN_NO_VALUE", .returnNoValue), ("PASSIVE_NO_INITIALIZE", .noInitialize), ("PASSIVE_NO_FETCH", .noFetch), ("PASSIVE_NO_FETCH_RELATED", .noFetchRelated),
        ("PASSIVE_ONLY_PERSISTENT", .onlyPersistent), ("PASSIVE_MERGE", .merge),
    ]

    /// `symbol('PASSIVE_OFF')`, an int with a name.
    private final class FlagSymbol: IntObject {
        private static let pythonClass = Class("symbol", module: "sqlalchemy.util.langhelpers", bases: [.int])
        let name: String
        init(_ name: String, _ flag: Passive) {
            self.name = name
            super.init(.init(flag.rawValue), type: FlagSymbol.pythonClass)
        }
        override func repr() throws -> String { "symbol('\(name)')" }
        override func dynamicAttribute(_ attribute: Name) throws -> Value? { attribute.text == "name" ? .string(name) : nil }
    }
    private static let symbols = members.map { FlagSymbol($0.0, $0.1) }

    private final class FlagClass: Object {}
    static let pythonClass = Class.declare("PassiveFlag", for: FlagClass.self, module: "sqlalchemy.orm.base", doc: "How far reading an attribute may go to get its value.") { type in
        for symbol in symbols { type.constant(symbol.name, .object(symbol)) }
        type.constant("__members__", DictObject(symbols.map { ($0.name, .object($0)) }).value)
    }

    /// The class, and its members as names of the module.
    static func declare(in module: ModuleObject) {
        module["PassiveFlag"] = .object(pythonClass)
        for symbol in symbols { module[Name(symbol.name)] = .object(symbol) }
    }
}
