import Runtime

/// `collection_class=`: classes and functions of the user.
extension CollectionKind {
    /// - Throws: NotImplementedError for what is no list, set or dict.
    static func of(_ value: Value) throws -> CollectionKind {
        if let factory = value.object as? KeyedDictFactory { return .dict(keyedBy: factory.keyedBy) }
        if let factory = value.object as? OrderingListFactory { return .custom({ InstrumentedList(numberedBy: factory) }, duckType: "list") }
        if let type = value.object as? Class, type.module == "collections.abc" || type.module == "typing" {
            switch type.name {
            case "Sequence", "MutableSequence", "Collection": return .list
            case "Set", "MutableSet": return .set
            default: break
            }
        }
        guard let type = value.object as? Class else {
            guard value.isCallable, let sample = try value.call().object else { throw refused(value) }
            switch sample {
            case let collection as any MappedCollection: return .custom({ try value.call().object as? any MappedCollection ?? collection }, duckType: collection.duckType)
            case is ListObject where sample.type === Class.list: return .list
            case is SetObject where sample.type === Class.set: return .set
            default: return try of(.object(sample.type))
            }
        }
        if type === Class.list { return .list }
        if type === Class.set { return .set }
        if type.isSubclass(of: .list) {
            try CollectionInstrumentation.instrument(type, like: InstrumentedList.pythonClass, appenders: ["append"], removers: ["remove"])
            return .custom({ try CollectionInstrumentation.initialize(InstrumentedList(type: type)) }, duckType: "list")
        }
        if type.isSubclass(of: .set) {
            try CollectionInstrumentation.instrument(type, like: InstrumentedSet.pythonClass, appenders: ["add"], removers: ["remove", "discard"])
            return .custom({ try CollectionInstrumentation.initialize(InstrumentedSet(type: type)) }, duckType: "set")
        }
        if type.isSubclass(of: InstrumentedDict.pythonClass) {
            return .custom({ try CollectionInstrumentation.initialize(InstrumentedDict(type: type)) }, duckType: "dict")
        }
        throw refused(value)
    }

    private static func refused(_ value: Value) -> PythonException {
        PythonException.notImplemented("Retort has no collection_class=\((try? value.reprText()) ?? "")")
    }
}

/// Makes a class that the user derived from `list` or `set` report its changes.
enum CollectionInstrumentation {
    nonisolated(unsafe) private static var known: Set<ObjectIdentifier> = []

    /// Gives the class the methods of an instrumented one; its own go on to be called, after the events.
    /// - Parameters:
    ///   - appenders: methods whose argument is added.
    ///   - removers: methods whose argument is removed.
    static func instrument(_ type: Class, like model: Class, appenders: [Name], removers: [Name]) throws {
        guard known.insert(ObjectIdentifier(type)).inserted, !type.isSubclass(of: model) else { return }
        for name in ["append", "add", "remove", "discard", "insert", "extend", "pop", "clear", "update", "difference_update", "intersection_update", "symmetric_difference_update"] as [Name] {
            guard let native = model.ownClassAttribute(name) else { continue }
            let own = type.lookup(name)
            guard case .function? = own else {
                type.setClassAttribute(name, native)
                continue
            }
            if appenders.contains(name) || removers.contains(name), let own { type.setClassAttribute(name, wrapped(own, name, adds: appenders.contains(name))) }
        }
    }

    private static func wrapped(_ function: Value, _ name: Name, adds: Bool) -> Value {
        .object(NativeFunction(name: name.text, doc: "Changes the collection, and reports it.") { arguments in
            guard arguments.positionalCount == 2, let collection = arguments[0].object as? any MappedCollection, let adapter = collection.adapter else { return try function.call(arguments) }
            if adds { return try function.call(arguments[0], adapter.fireAppend(collection, arguments[1], nil)) }
            try adapter.fireRemove(collection, arguments[1], nil)
            return try function.call(arguments[0], arguments[1])
        })
    }

    /// Runs the class's own `__init__`.
    static func initialize<C: MappedCollection>(_ collection: C) throws -> C {
        if let initializer = collection.type.overriding(.`init`) { _ = try initializer.call(.object(collection)) }
        return collection
    }
}
