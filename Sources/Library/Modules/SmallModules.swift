import Runtime

func futureModule(_ module: ModuleObject) {
    for name in ["annotations", "division", "print_function", "absolute_import", "unicode_literals", "generators", "nested_scopes", "with_statement", "generator_stop"] {
        module[Name(name)] = .object(Object(type: .object))
    }
}

func copyModule(_ module: ModuleObject) {
    module.function("copy", .required("x", as: Value.self), doc: "A shallow copy.") { try Copying.shallow($0) }
    module.function("deepcopy", .required("x", as: Value.self), .optional("memo", default: Value.none), doc: "A deep copy.") { value, _ in
        var memo: [ObjectIdentifier: Value] = [:]
        return try Copying.deep(value, &memo)
    }
    module["Error"] = .object(Class("Error", module: "copy", bases: [.exception], derivable: true))
}

enum Copying {
    static func shallow(_ value: Value) throws -> Value {
        guard let object = value.object else { return value }
        if let method = object.type.overriding("__copy__") { return try method.call(value) }
        switch object {
        case let list as ListObject where list.type === Class.list: return .list(ListObject(elements: list.elements))
        case let dict as DictObject where dict.type === Class.dict: return dict.copy().value
        case let set as SetObject: return set.copy(type: set.type).value
        case is StringObject, is TupleObject, is FunctionObject, is Class, is BytesObject, is ModuleObject: return value
        default: return try instance(object) { $0 }
        }
    }

    static func deep(_ value: Value, _ memo: inout [ObjectIdentifier: Value]) throws -> Value {
        guard let object = value.object else { return value }
        if let known = memo[ObjectIdentifier(object)] { return known }
        // CPython goes through two functions for each level.
        return try StackGuard.guarding("") { try StackGuard.guarding(object is TupleObject ? "" : " while calling a Python object") { try deep(value, object, &memo) } }
    }

    private static func deep(_ value: Value, _ object: Object, _ memo: inout [ObjectIdentifier: Value]) throws -> Value {
        if let method = object.type.overriding("__deepcopy__") { return try method.call(value, DictObject().value) }
        switch object {
        case let list as ListObject where list.type === Class.list:
            let copy = ListObject()
            memo[ObjectIdentifier(object)] = copy.value
            for element in list.elements { copy.elements.append(try deep(element, &memo)) }
            return copy.value
        case let dict as DictObject where dict.type === Class.dict:
            let copy = DictObject()
            memo[ObjectIdentifier(object)] = copy.value
            for (key, element) in dict.pairs { try copy.set(try deep(key, &memo), try deep(element, &memo)) }
            return copy.value
        case let tuple as TupleObject where tuple.type === Class.tuple:
            var elements = ContiguousArray<Value>()
            for element in tuple.elements { elements.append(try deep(element, &memo)) }
            return .tuple(TupleObject(elements: elements))
        case let set as SetObject:
            let copy = SetObject(type: set.type, ())
            for element in set.members { try copy.insert(try deep(element, &memo)) }
            return copy.value
        case is StringObject, is FunctionObject, is Class, is BytesObject, is ModuleObject: return value
        default: return try instance(object) { try deep($0, &memo) }
        }
    }

    /// A new object of the same class with the own attributes transformed.
    private static func instance(_ object: Object, _ transform: (Value) throws -> Value) throws -> Value {
        if object.type.isNative, !object.type.takesAttributes { return object.value }
        let made = try object.type.allocate?(object.type) ?? Object(type: object.type)
        if let list = object as? ListObject, let copy = made as? ListObject { copy.elements = ContiguousArray(try list.elements.map(transform)) }
        if let dict = object as? DictObject, let copy = made as? DictObject { for (key, value) in dict.pairs { try copy.set(key, try transform(value)) } }
        for (name, value) in object.ownAttributes { made.setOwnAttribute(name, try transform(value)) }
        return made.value
    }
}

func typesModule(_ module: ModuleObject) {
    let namespace = Class.declare("SimpleNamespace", for: SimpleNamespace.self, module: "types", derivable: true, doc: "An object whose attributes are given as keywords.") { type in
        type.constructor(.keywords("kwargs")) { made, attributes in
            let object = SimpleNamespace(type: made)
            for (name, value) in attributes { object.setOwnAttribute(name, value) }
            return object
        }
    }
    namespace.takesAttributes = true
    module["SimpleNamespace"] = .object(namespace)
    module["FunctionType"] = .object(Class.function)
    module["LambdaType"] = .object(Class.function)
    module["MethodType"] = .object(Class.method)
    module["BuiltinFunctionType"] = .object(Class.builtinFunction)
    module["GeneratorType"] = .object(Class.generator)
    module["ModuleType"] = .object(Class.module)
    module["NoneType"] = .object(Class.noneType)
    module["MappingProxyType"] = .object(Class.mappingProxy)
    module["GenericAlias"] = .object(GenericAlias.pythonClass)
    module["UnionType"] = .object(UnionType.pythonClass)
    module["EllipsisType"] = .object(Singleton.ellipsis.type)
    module["NotImplementedType"] = .object(Singleton.notImplemented.type)
}

/// `types.SimpleNamespace`
final class SimpleNamespace: Object {
    override func repr() throws -> String {
        try Recursion.guarding(self, else: "namespace(...)") {
            "namespace(" + (try ownAttributes.map { "\($0.name.text)=\(try $0.value.reprText())" }.joined(separator: ", ")) + ")"
        }
    }
    override func compare(_ operation: Comparison, _ other: Value) throws -> Value? {
        guard operation == .equal || operation == .notEqual, let other = other.object as? SimpleNamespace else { return nil }
        func dict(_ object: Object) -> Value { DictObject(object.ownAttributes.map { ($0.name.text, $0.value) }).value }
        return try dict(self).compare(operation, dict(other))
    }
}
