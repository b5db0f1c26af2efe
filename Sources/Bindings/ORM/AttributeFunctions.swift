import ORM
import Runtime
import SQL

/// `sqlalchemy.orm.attributes`: attributes of mapped objects by name, with and without events.
func declareAttributes(in module: ModuleObject) {
    MappingModule.declareClasses()
    module["History"] = .object(Class.registered(for: HistoryObject.self))
    module["InstrumentedAttribute"] = .object(Class.registered(for: InstrumentedAttribute.self))
    module["QueryableAttribute"] = module["InstrumentedAttribute"]
    for status in LoaderStatus.all { module[Name(status.name)] = .object(status) }
    module["NEVER_SET"] = .object(LoaderStatus.noValue)
    module["LoaderCallableStatus"] = .object(Class.registered(for: LoaderStatus.self))
    NamedSymbol.declareOperations(in: module)
    PassiveFlag.declare(in: module)
    module["NO_KEY"] = .object(EventConstant.noKey)
    module["AttributeEventToken"] = .object(AttributeEventObject.pythonClass)
    declareNamesOfObjects(in: module)
    module["HISTORY_BLANK"] = History.blank.value
    module.function("get_history", .required("obj", as: Value.self), .required("key", as: String.self), .optional("passive", default: Int(Passive.off.rawValue)), doc: "The changes of an attribute since the last flush.") { (object: Value, key: String, passive: Int) throws -> Value in
        if let composite = try state(of: object).mapper.property(Name(key)) as? CompositeProperty { return try composite.history(state(of: object)).value }
        let (state, attribute) = try attribute(of: object, key)
        return try attribute.history(state, Passive(rawValue: UInt16(truncatingIfNeeded: passive))).value
    }
    module.function("flag_modified", .required("instance", as: Value.self), .required("key", as: String.self), doc: "Mark an attribute as changed, whatever its value.") { (object: Value, key: String) throws in
        let (state, attribute) = try attribute(of: object, key)
        try state.flagModified(attribute)
    }
    module.function("flag_dirty", .required("instance", as: Value.self), doc: "Mark an object as changed, with no attribute in particular.") { (object: Value) throws in
        try state(of: object).modified(nil, previous: .undefined)
    }
    module.function("has_parent", .required("cls", as: Class.self), .required("obj", as: Value.self), .required("key", as: String.self), .optional("optimistic", default: false), doc: "Whether an object is known to be one of another's, by a relationship of its class.") { (type: Class, object: Value, key: String, optimistic: Bool) throws -> Bool in
        guard let mapper = Mapper.of(type) else { throw ORMError.unmappedClass(type) }
        guard let relationship = try mapper.requireProperty(Name(key)) as? RelationshipProperty else { return optimistic }
        return try relationship.hasParent(InstanceState.of(object), optimistic: optimistic)
    }
    module.function("set_committed_value", .required("instance", as: Value.self), .required("key", as: String.self), .required("value", as: Value.self), doc: "Set an attribute as if it had been loaded: no history, no events.") { (object: Value, key: String, value: Value) throws in
        let (state, attribute) = try attribute(of: object, key)
        try attribute.setCommitted(state, value)
    }
    module.function("set_attribute", .required("instance", as: Value.self), .required("key", as: String.self), .required("value", as: Value.self), .optional("initiator", default: Value.none), doc: "Set an attribute with history and events.") { (object: Value, key: String, value: Value, _: Value) throws in
        let (state, attribute) = try attribute(of: object, key)
        try attribute.set(state, value)
    }
    module.function("get_attribute", .required("instance", as: Value.self), .required("key", as: String.self), doc: "The value of an attribute, loaded where it must be.") { (object: Value, key: String) throws -> Value in
        let (state, attribute) = try attribute(of: object, key)
        return try attribute.get(state)
    }
    module.function("del_attribute", .required("instance", as: Value.self), .required("key", as: String.self), doc: "Delete an attribute's value with history and events.") { (object: Value, key: String) throws in
        let (state, attribute) = try attribute(of: object, key)
        try attribute.delete(state)
    }
    module.function("instance_state", .required("instance", as: Value.self), doc: "What the ORM knows of an object.") { (object: Value) throws -> Value in .object(try state(of: object)) }
    module.function("_is_mapped_class", .required("entity", as: Value.self), doc: "Whether a value is a mapped class, a mapper or an alias.") { (value: Value) throws -> Bool in
        switch try ORMInspection.inspect(value)?.object {
        case is Mapper, is Entity: true
        default: false
        }
    }
    module.function("instance_dict", .required("instance", as: Value.self), doc: "The attributes of an object as they are.") { (object: Value) throws -> Value in try object.attribute("__dict__") }
    module.function("init_collection", .required("obj", as: Value.self), .required("key", as: String.self), doc: "An empty collection as if it had been loaded.") { (object: Value, key: String) throws -> Value in
        let (state, attribute) = try attribute(of: object, key)
        return try attribute.setCommitted(state, .list([]))
    }
}

/// What messages call objects and their attributes, and their state.
private func declareNamesOfObjects(in module: ModuleObject) {
    module.function("instance_str", .required("instance", as: Value.self), doc: "`<User at 0x7f...>`") { (object: Value) throws -> String in try state(of: object).label }
    module.function("attribute_str", .required("instance", as: Value.self), .required("attribute", as: String.self), doc: "`<User at 0x7f...>.name`") { (object: Value, attribute: String) throws -> String in "\(try state(of: object).label).\(attribute)" }
    module.function("state_str", .required("state", as: Value.self), doc: "`<User at 0x7f...>`") { (given: Value) throws -> String in given.isNone ? "None" : try InstanceState.from(given).label }
    module.function("state_class_str", .required("state", as: Value.self), doc: "`<User>`") { (given: Value) throws -> String in given.isNone ? "None" : "<\(try InstanceState.from(given).mapper.mappedClass.name)>" }
    module.function("state_attribute_str", .required("state", as: InstanceState.self), .required("attribute", as: String.self), doc: "`<User at 0x7f...>.name`") { (given: InstanceState, attribute: String) -> String in "\(given.label).\(attribute)" }
    module.function("object_state", .required("instance", as: Value.self), doc: "What the ORM knows of an object.") { (object: Value) throws -> Value in
        guard let known = object.mappedInstance else { throw PythonException.unmappedInstance(object) }
        return .object(known.state)
    }
    module.function("has_identity", .required("object", as: Value.self), doc: "Whether an object has or had a row.") { (object: Value) throws -> Bool in try state(of: object).key != nil }
    module.function("opt_manager_of_class", .required("cls", as: Value.self), doc: "The class manager of a mapped class, or None.") { (type: Value) throws -> Value in
        guard let mapper = type.object?.asClass.flatMap({ Mapper.of($0) }) else { return .none }
        return try Value.object(mapper).attribute("class_manager")
    }
}

private func state(of value: Value) throws -> InstanceState {
    guard let object = value.mappedInstance else { throw PythonException.attributeError("'\(value.typeName)' object has no attribute '_sa_instance_state'") }
    return object.state
}

private func attribute(of value: Value, _ key: String) throws -> (InstanceState, InstrumentedAttribute) {
    let state = try state(of: value)
    guard let attribute = state.mapper.attribute(Name(key)) else { throw PythonException.keyError(.string(key)) }
    return (state, attribute)
}
