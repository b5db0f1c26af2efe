import Runtime

/// `collection_class=`: classes and functions of the user.
extension CollectionKind {
    /// - Throws: NotImplementedError for what is no list, set or dict.
    static func of(_ value: Value) throws -> CollectionKind {
        if let factory = value.object as? KeyedDictFactory { return .dict(factory) }
        if let factory = value.object as? OrderingListFactory { return .custom({ InstrumentedList(numberedBy: factory) }, duckType: "list") }
        if let type = value.object as? Class, type.module == "collections.abc" || type.module == "typing" {
            switch type.name {
            case "Sequence", "MutableSequence", "Collection": return .list
            case "Set", "MutableSet": return .set
            default: break
            }
        }
        guard let type = value.object as? Class else {
            guard value.isCallable else { throw PythonException.typeError("'\(value.typeName)' object is not callable") }
            let made = try value.call()
            guard let sample = made.object else { throw refused(.object(made.type)) }
            switch sample {
            case let collection as any MappedCollection: return .custom({ try value.call().mappedCollection ?? collection }, duckType: collection.duckType)
            case is ListObject where sample.type === Class.list: return .list
            case is SetObject where sample.type === Class.set: return .set
            default: return try of(.object(sample.type))
            }
        }
        if type === Class.list { return .list }
        if type === Class.set { return .set }
        if type.isSubclass(of: .list) {
            let roles = try CollectionRoles.areNamed(in: type) || CollectionRoles.areOverridden(in: type, ["append", "remove"]) ? CollectionRoles.instrument(type, like: "list") : nil
            try CollectionInstrumentation.instrument(type, like: InstrumentedList.pythonClass, except: roles?.methods ?? [])
            return .custom({ try CollectionInstrumentation.initialize(InstrumentedList(type: type)) }, duckType: "list")
        }
        if type.isSubclass(of: .set) {
            let roles = try CollectionRoles.areNamed(in: type) || CollectionRoles.areOverridden(in: type, ["add", "remove"]) ? CollectionRoles.instrument(type, like: "set") : nil
            try CollectionInstrumentation.instrument(type, like: InstrumentedSet.pythonClass, except: roles?.methods ?? [])
            return .custom({ try CollectionInstrumentation.initialize(InstrumentedSet(type: type)) }, duckType: "set")
        }
        if type.isSubclass(of: InstrumentedDict.pythonClass) {
            return .custom({ try CollectionInstrumentation.initialize(InstrumentedDict(type: type)) }, duckType: "dict")
        }
        if type.isSubclass(of: .dict) {
            try CollectionRoles.instrument(type === Class.dict ? Class("InstrumentedDict", module: "sqlalchemy.orm.collections", bases: [.dict]) : type, like: "dict")
            return .custom({ try CollectionInstrumentation.initialize(InstrumentedDict(type: type)) }, duckType: "dict")
        }
        if !type.isNative {
            let roles = try CollectionRoles.instrument(type)
            type.allocate = { CustomCollection(type: $0) }
            return .custom({ try CollectionInstrumentation.initialize(CustomCollection(type: type)) }, duckType: roles.duckType ?? "None")
        }
        throw refused(value)
    }

    private static func refused(_ value: Value) -> PythonException {
        ORMError.argument("Type \((value.object as? Class)?.name ?? value.typeName) must elect an appender method to be a collection class")
    }
}

/// Makes a class that the user derived from `list` or `set` report its changes.
enum CollectionInstrumentation {
    nonisolated(unsafe) private static var known: Set<ObjectIdentifier> = []

    /// Gives the class the methods of an instrumented one where it has none of its own.
    /// - Parameter reporting: methods of the user's that report their changes already.
    static func instrument(_ type: Class, like model: Class, except reporting: Set<Name>) throws {
        type.pin()
        guard known.insert(ObjectIdentifier(type)).inserted, !type.isSubclass(of: model) else { return }
        for name in ["append", "add", "remove", "discard", "insert", "extend", "pop", "clear", "update", "difference_update", "intersection_update", "symmetric_difference_update"] as [Name] {
            guard !reporting.contains(name), let native = model.ownClassAttribute(name) else { continue }
            if case .function? = type.lookup(name) { continue }
            type.setClassAttribute(name, native)
        }
    }

    /// Runs the class's own `__init__`.
    static func initialize<C: MappedCollection>(_ collection: C) throws -> C {
        if let initializer = collection.type.overriding(.`init`) { _ = try initializer.call(.object(collection)) }
        return collection
    }
}
