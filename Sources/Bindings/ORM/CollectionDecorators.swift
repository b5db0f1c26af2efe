import ORM
import Runtime
import SQL

/// `sqlalchemy.orm.collections.collection`: decorators that say what the methods of a collection class do.
final class CollectionDecorators: Object {
    static func declare(in module: ModuleObject) {
        let type = Class.declare("collection", for: CollectionDecorators.self, module: "sqlalchemy.orm.collections", doc: "Decorators for the methods of collection classes.") { (type: Declaration<CollectionDecorators>) in
            for (role, doc) in [("appender", "The method that adds a member."), ("remover", "The method that removes a member."), ("iterator", "The method that gives the members.")] {
                type.staticMethod(role, .required("fn", as: Value.self), doc: doc) { (function: Value) throws -> Value in
                    try function.setAttribute("_sa_instrument_role", .string(role))
                    return function
                }
            }
            type.staticMethod("internally_instrumented", .required("fn", as: Value.self), doc: "A method that is left as it is.") { (function: Value) throws -> Value in
                try function.setAttribute("_sa_instrumented", .bool(true))
                return function
            }
            for (name, key) in [("adds", "_sa_adds"), ("removes", "_sa_removes"), ("replaces", "_sa_replaces")] as [(String, Name)] {
                type.staticMethod(name, .required("arg", as: Int.self), doc: "A method that changes the collection by an argument.") { (at: Int) -> Value in
                    .object(NativeFunction.declare("decorator", .required("fn", as: Value.self), doc: "Marks the method.") { (function: Value) throws -> Value in
                        try function.setAttribute(key, .int(at))
                        return function
                    })
                }
            }
            type.staticMethod("removes_return", doc: "A method that removes what it returns.") { () -> Value in
                .object(NativeFunction.declare("decorator", .required("fn", as: Value.self), doc: "Marks the method.") { (function: Value) throws -> Value in
                    try function.setAttribute("_sa_removes_return", .bool(true))
                    return function
                })
            }
        }
        module["collection"] = .object(type)
        module.function("collection_adapter", .required("collection", as: Value.self), doc: "What ties a collection to its owner.") { (value: Value) throws -> Value in
            guard let collection = value.mappedCollection else { throw PythonException.noAttribute(value, "_sa_adapter") }
            return collection.adapter?.state.map { .object(CollectionAdapterObject.of(collection, $0)) } ?? .none
        }
        module["CollectionAdapter"] = .object(CollectionAdapterObject.pythonClass)
    }
}

/// The adapter of a collection as scripts see it (sqlalchemy.orm.collections.CollectionAdapter).
final class CollectionAdapterObject: Object {
    private let collection: any MappedCollection
    private let state: InstanceState
    private init(_ collection: any MappedCollection, _ state: InstanceState) {
        self.collection = collection
        self.state = state
        super.init(type: CollectionAdapterObject.pythonClass)
    }
    static func of(_ collection: any MappedCollection, _ state: InstanceState) -> CollectionAdapterObject { CollectionAdapterObject(collection, state) }
    override func iterator() throws -> IteratorObject? {
        var rest = collection.members[...]
        return ClosureIterator { rest.popFirst() }
    }
    override func length() throws -> Int? { collection.members.count }

    static let pythonClass = Class.declare("CollectionAdapter", for: CollectionAdapterObject.self, module: "sqlalchemy.orm.collections", doc: "What ties a collection to its owner.") { (type: Declaration<CollectionAdapterObject>) in
        type.property("data", doc: "The collection.") { $0.collection.value }
        type.property("owner_state", doc: "The state of the owner.") { Value.object($0.state) }
        type.property("attr", doc: "The attribute.") { $0.collection.adapter.map { .object($0.attribute) } ?? Value.none }
        type.method("append_with_event", .required("item", as: Value.self), .optional("initiator", default: Value.none), doc: "Add a member with events.") { adapter, item, _ in try adapter.collection.append(item, nil) }
        type.method("append_without_event", .required("item", as: Value.self), doc: "Add a member without events.") { adapter, item in try adapter.collection.insertSilently(item, key: nil) }
        type.method("remove_with_event", .required("item", as: Value.self), .optional("initiator", default: Value.none), doc: "Remove a member with events.") { adapter, item, _ in try adapter.collection.remove(item, nil) }
        type.method("remove_without_event", .required("item", as: Value.self), doc: "Remove a member without events.") { adapter, item in try adapter.collection.removeSilently(item) }
        type.method("fire_append_event", .required("item", as: Value.self), .optional("initiator", default: Value.none), doc: "Report an added member.") { adapter, item, _ -> Value in
            try adapter.collection.adapter?.fireAppend(adapter.collection, item, nil) ?? item
        }
        type.method("fire_remove_event", .required("item", as: Value.self), .optional("initiator", default: Value.none), doc: "Report a removed member.") { adapter, item, _ in
            try adapter.collection.adapter?.fireRemove(adapter.collection, item, nil)
        }
    }
}
