import ORM
import Runtime
import SQL

/// `inspect(user)` and what it leads to.
extension MappingModule {
    static func declareInstances() {
        Class.declare("InstanceState", for: InstanceState.self, module: "sqlalchemy.orm.state", takesAttributes: true, doc: "What the ORM knows of one object: `inspect(user)`.") { type in
            type.subscriptable()
            type.property("object", doc: "The object.") { $0.object.map { Value.object($0) } ?? .none }
            type.property("mapper", doc: "The mapper of its class.") { $0.mapper }
            type.property("class_", doc: "Its class.") { $0.mapper.mappedClass }
            type.property("is_instance", doc: "True.") { _ in true }
            for name in ["is_mapper", "is_aliased_class", "is_attribute", "is_property", "is_selectable", "is_clause_element", "is_bundle"] { type.property(name, doc: "False.") { _ in false } }
            type.property("transient", doc: "New, in no session.") { $0.isTransient }
            type.property("pending", doc: "In a session, to be inserted.") { $0.isPending }
            type.property("persistent", doc: "In a session, with a row.") { $0.isPersistent }
            type.property("deleted", doc: "Deleted in the running transaction.") { $0.isDeleted }
            type.property("detached", doc: "With a row, in no session.") { $0.isDetached }
            type.property("was_deleted", doc: "Whether its row was deleted in a flush.") { $0.wasDeleted }
            type.property("has_identity", doc: "Whether it has or had a row.") { $0.key != nil }
            type.property("identity", doc: "The primary key; None without a row.") { $0.key.map { Value.tuple($0.values) } ?? .none }
            type.property("identity_key", doc: "Class, primary key and token; None without a row.") { $0.key?.tuple ?? .none }
            type.property("key", doc: "Class, primary key and token; None without a row.") { $0.key?.tuple ?? .none }
            type.property("identity_token", doc: "The database that it came from, where there are several.") { $0.identityToken }
            type.property("modified", doc: "Whether any attribute changed since the last flush.") { $0.isModified }
            type.property("expired", doc: "Whether all columns are to be loaded anew.") { $0.isExpired }
            type.property("session", doc: "The session that it belongs to.") { ($0.session as? Object).map { Value.object($0) } ?? .none }
            type.property("attrs", doc: "The state of each attribute.") { $0.attributeStates }
            type.property("info", doc: "A dict for the user.") { Value.dict($0.information) }
            type.property("unloaded", doc: "The names of attributes without loaded value.") { try nameSet($0.unloadedKeys) }
            type.property("unloaded_expirable", doc: "The names of attributes without loaded value.") { state in
                try SQLWarning.deprecated("The InstanceState.unloaded_expirable attribute is deprecated.  Please use InstanceState.unloaded.", since: "2.0")
                return try nameSet(state.unloadedKeys)
            }
            type.property("expired_attributes", doc: "The names of columns that are to be loaded anew.") { state in
                try nameSet(state.expiredKeys)
            }
            type.property("committed_state", doc: "The values that changed attributes had when they were loaded.") { state -> Value in
                let dict = DictObject()
                for attribute in state.mapper.attributes { if let value = state.committedValue(attribute) { dict.set(attribute.key, LoaderStatus.shown(value)) } }
                return .dict(dict)
            }
            type.property("unmodified", doc: "The names of attributes without uncommitted changes.") { state in try nameSet(unmodified(state)) }
            type.method("unmodified_intersection", .required("keys", as: Value.self), doc: "Those of some attributes that have no uncommitted changes.") { (state: InstanceState, keys: Value) throws -> Value in
                let own = unmodified(state), wanted = try keys.elements()
                return try nameSet(own.filter { key in try wanted.contains { try $0.equals(key.value) } })
            }
            type.property("manager", doc: "The class manager.") { $0.mapper }
            type.property("session_id", doc: "The number of its session; None without one.") { state -> Value in try (state.session as? Object).map { try Value.object($0).attribute("hash_key") } ?? .none } set: { (state: InstanceState, number: Int) in
                if let session = Session.living.first(where: { $0.number == number }) { session.adopt(state) } else { state.sessionReference = nil }
            }
            type.property("async_session", doc: "The asynchronous session: there is none.") { _ in Value.none }
            type.method("obj", doc: "The object.") { (state: InstanceState) -> Value in state.object.map { Value.object($0) } ?? .none }
            type.property("dict", doc: "The attributes as they are.") { state -> Value in
                guard let object = state.object else { return .dict(DictObject()) }
                return try Value.object(object).attribute("__dict__")
            }
        }
        Class.declare("AttributeState", for: AttributeState.self, module: "sqlalchemy.orm.state", doc: "One attribute of one object.") { type in
            type.property("key", doc: "The attribute's name.") { $0.key.value }
            type.property("state", doc: "The object's state.") { $0.state }
            type.property("value", doc: "The value, loaded where it must be.") { try $0.value() }
            type.property("loaded_value", doc: "The value that is there; NO_VALUE where none is.") { $0.loadedValue ?? .object(LoaderStatus.noValue) }
            type.property("history", doc: "What changed since the last flush, without loading.") { try $0.history(loading: false) }
            type.method("load_history", doc: "What changed since the last flush; loads the old value.") { try $0.history(loading: true) }
        }
        Class.declare("History", for: HistoryObject.self, module: "sqlalchemy.orm.attributes", bases: [.tuple], doc: "Added, unchanged and deleted values of an attribute.") { type in
            type.special([.truth])
            type.property("added", doc: "The values that were added.") { $0.elements[0] }
            type.property("unchanged", doc: "The values that did not change.") { $0.elements[1] }
            type.property("deleted", doc: "The values that were removed.") { $0.elements[2] }
            type.method("has_changes", doc: "Whether anything was added or deleted.") { $0.history.hasChanges }
            type.method("empty", doc: "Whether there are no values at all.") { $0.history.isEmpty }
            type.method("sum", doc: "Added, unchanged and deleted.") { Value.list($0.history.sum) }
            type.method("non_deleted", doc: "Added and unchanged.") { Value.list($0.history.nonDeleted) }
            type.method("non_added", doc: "Unchanged and deleted.") { Value.list($0.history.nonAdded) }
        }
        Class.declare("ReadOnlyProperties", for: PropertyCollection.self, module: "sqlalchemy.util._collections", doc: "Named things in order.") { type in
            type.special(SpecialMethod.container + [.setItem, .deleteItem])
            type.method("keys", doc: "The names.") { Value.list($0.entries.map(\.name.value)) }
            type.method("values", doc: "The things.") { Value.list($0.entries.map(\.value)) }
            type.method("items", doc: "Names with things.") { Value.list($0.entries.map { .tuple([$0.name.value, $0.value]) }) }
            type.method("get", .required("key", as: String.self), .optional("default", default: Value.none), doc: "The thing of a name, or the default.") { $0.find(Name($1)) ?? $2 }
        }
        Class.declare("ClassManager", for: PropertyNames.self, module: "sqlalchemy.orm.instrumentation", doc: "The names of a class's attributes.") { type in
            type.subscriptable()
            type.method("keys", doc: "The names.") { Value.list(try Value.object($0).elements()) }
            type.constant("dispatch", .object(MapperDispatch.shared))
        }
        Class.declare("LoaderCallableStatus", for: LoaderStatus.self, module: "sqlalchemy.orm.base", doc: "Markers of loaders.") { type in
            for status in LoaderStatus.all { type.constant(status.name, .object(status)) }
            type.property("name", doc: "The name.") { (status: LoaderStatus) -> String in status.name }
            type.property("value", doc: "The number.") { (status: LoaderStatus) -> Int in status.number }
        }
    }

    /// Attributes without uncommitted changes; what stands for others, as composites and synonyms, has none of its own.
    private static func unmodified(_ state: InstanceState) -> [Name] {
        state.mapper.attributes.filter { $0.storesValues && state.committedValue($0) == nil }.map(\.key) + state.mapper.proxiedKeys
    }
    /// A set of names, made by the `set` of the builtins.
    private static func nameSet(_ names: [Name]) throws -> Value {
        try Value.object(Class.set).call(.list(names.map(\.value)))
    }
}
