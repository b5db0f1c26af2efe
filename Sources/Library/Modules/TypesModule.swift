import Runtime

func typesModule(_ module: ModuleObject) {
    module.isWrittenInPython = true
    module["SimpleNamespace"] = .object(SimpleNamespace.pythonClass)
    let classes: [(String, Class)] = [
        ("FunctionType", .function), ("LambdaType", .function), ("MethodType", .method), ("BuiltinFunctionType", .builtinFunction), ("BuiltinMethodType", .builtinFunction),
        ("MethodDescriptorType", .methodDescriptor), ("WrapperDescriptorType", .wrapperDescriptor), ("MethodWrapperType", .methodWrapper), ("MemberDescriptorType", MemberDescriptor.pythonClass), ("GetSetDescriptorType", .getSetDescriptor), ("GeneratorType", .generator), ("ModuleType", .module), ("NoneType", .noneType),
        ("MappingProxyType", .mappingProxy), ("GenericAlias", GenericAlias.pythonClass), ("UnionType", UnionType.pythonClass), ("EllipsisType", Singleton.ellipsis.type),
        ("NotImplementedType", Singleton.notImplemented.type), ("CellType", .cell), ("TracebackType", TracebackObject.pythonClass), ("CodeType", FrameCodeView.pythonClass), ("FrameType", FrameView.pythonClass), ("DynamicClassAttribute", DynamicClassAttribute.pythonClass),
    ]
    for (name, type) in classes { module[Name(name)] = .object(type) }
    for (name, shown) in [("CoroutineType", "coroutine"), ("AsyncGeneratorType", "async_generator"), ("ClassMethodDescriptorType", "classmethod_descriptor")] {
        module[Name(name)] = .object(Class(shown))
    }
    declareConstructions()
    module.function("prepare_class", .required("name", as: String.self), .optional("bases", default: Value.tuple([])), .optional("kwds", default: Value.none), doc: "The metaclass, namespace and keywords of a class to be made.") { (name: String, bases: Value, keywords: Value) throws -> Value in
        let given = keywords.isNone ? [] : try DictObject.from(keywords).pairs.map { (name: Name(try String.from($0.key)), value: $0.value) }
        return try ClassMaking.prepareDynamically(name, try bases.elements(), given)
    }
    module.function("resolve_bases", .required("bases", as: Value.self), doc: "Puts what `__mro_entries__` gives in place of bases that are no classes.") { bases in
        let given = try bases.elements(), resolved = try ClassMaking.resolveEntries(given)
        return resolved.count == given.count && zip(resolved, given).allSatisfy { $0.isIdentical(to: $1) } ? bases : .tuple(resolved)
    }
    module.function("new_class", .required("name", as: String.self), .optional("bases", default: Value.tuple([])), .optional("kwds", default: Value.none), .optional("exec_body", default: Value.none), doc: "Makes a class as a class statement would.") { (name: String, bases: Value, keywords: Value, body: Value) throws -> Value in
        let given = keywords.isNone ? [] : try DictObject.from(keywords).pairs.map { (name: Name(try String.from($0.key)), value: $0.value) }
        return try ClassMaking.makeDynamically(name, try bases.elements(), given) { namespace in if !body.isNone { _ = try body.call(namespace) } }
    }
}

/// What the classes of the interpreter's own objects make when called.
private func declareConstructions() {
    if Class.mappingProxy.construct == nil {
        declareTypeArguments(.mappingProxy)
        Class.mappingProxy.construct = { _, arguments in
            guard arguments.positionalCount == 1 else { throw PythonException.typeError("mappingproxy() missing required argument 'mapping' (pos 1)") }
            guard arguments[0].object?.type.lookup(.getItem) != nil, !(arguments[0].object is ListObject || arguments[0].object is TupleObject) else {
                throw PythonException.typeError("mappingproxy() argument must be a mapping, not \(arguments[0].typeName)")
            }
            return MappingProxyObject(arguments[0]).value
        }
    }
    GenericAlias.pythonClass.construct = { _, arguments in
        guard arguments.positionalCount == 2, let origin = arguments[0].object?.asClass else { throw PythonException.typeError("GenericAlias expected 2 arguments, got \(arguments.positionalCount)") }
        return GenericAlias(origin, arguments[1]).value
    }
    Class.method.construct = { _, arguments in
        guard arguments.positionalCount == 2 else { throw PythonException.typeError("method expected 2 arguments, got \(arguments.positionalCount)") }
        guard arguments[0].isCallable else { throw PythonException.typeError("first argument must be callable") }
        if arguments[1].isNone { throw PythonException.typeError("self must not be None") }
        return BoundMethod(receiver: arguments[1], function: arguments[0]).value
    }
}

/// `types.SimpleNamespace`
final class SimpleNamespace: Object {
    static let pythonClass: Class = {
        let made = Class.declare("SimpleNamespace", for: SimpleNamespace.self, module: "types", derivable: true, doc: "A simple attribute-based namespace.") { type in
            type.type.construct = { made, arguments in
                if arguments.positionalCount > 0 { throw PythonException.typeError("no positional arguments expected") }
                let object = SimpleNamespace(type: made)
                for (name, value) in arguments.keywordPairs { object.setOwnAttribute(name, value) }
                return object.value
            }
        }
        made.messageName = "types.SimpleNamespace"
        made.takesAttributes = true
        return made
    }()
    override func repr() throws -> String {
        try Recursion.guarding(self, else: "namespace(...)") {
            (type === SimpleNamespace.pythonClass ? "namespace" : type.name) + "(" + (try ownAttributes.filter { !AttributeView.isHidden($0.name) }.map { "\($0.name.text)=\(try $0.value.reprText())" }.joined(separator: ", ")) + ")"
        }
    }
    override func compare(_ operation: Comparison, _ other: Value) throws -> Value? {
        guard let other = other.object as? SimpleNamespace else { return nil }
        func dict(_ object: Object) -> Value { DictObject(object.ownAttributes.map { ($0.name.text, $0.value) }).value }
        return try dict(self).compare(operation, dict(other))
    }
}
