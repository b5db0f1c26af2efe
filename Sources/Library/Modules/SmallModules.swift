import Runtime

func futureModule(_ module: ModuleObject) {
    for name in ["annotations", "division", "print_function", "absolute_import", "unicode_literals", "generators", "nested_scopes", "with_statement", "generator_stop"] {
        module[Name(name)] = .object(Object(type: .object))
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
