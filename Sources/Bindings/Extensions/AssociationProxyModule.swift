import ORM
import Runtime
import SQL

/// `sqlalchemy.ext.associationproxy`
func declareAssociationProxies(in module: ModuleObject) {
    _ = AssociationClasses.collections
    module["AssociationProxy"] = .object(AssociationClasses.proxy)
    module["AssociationProxyInstance"] = .object(AssociationClasses.instance)
    for (name, kind) in [("ObjectAssociationProxyInstance", AssociationProxyInstance.Kind.object), ("ColumnAssociationProxyInstance", .column), ("AmbiguousAssociationProxyInstance", .ambiguous)] {
        let made = Class(name, module: "sqlalchemy.ext.associationproxy", bases: [AssociationClasses.instance])
        made.acceptsInstance = { ($0.object as? AssociationProxyInstance)?.kind == kind }
        module[Name(name)] = .object(made)
    }
    module["AssociationProxyExtensionType"] = .object(ExtensionType.pythonClass)
    for (name, swiftType) in [("_AssociationList", AssociationList.self), ("_AssociationDict", AssociationDict.self), ("_AssociationSet", AssociationSet.self)] as [(String, Object.Type)] {
        module[Name(name)] = .object(Class.registered(for: swiftType))
    }
    module["association_proxy"] = .object(NativeFunction(name: "association_proxy", doc: """
        An attribute of the objects behind a relationship as one of the class's own.

            keywords = association_proxy("user_keywords", "keyword")
        """) { arguments in
        var options = arguments.keywordPairs
        let positional = Array(arguments.positional)
        for (at, name) in ["target_collection", "attr"].enumerated() where at < positional.count { options.append((Name(name), positional[at])) }
        return .object(try AssociationClasses.make(options, type: nil))
    })
}

private enum AssociationClasses {
    private static let known: Set<String> = [
        "target_collection", "attr", "creator", "getset_factory", "proxy_factory", "proxy_bulk_set", "info", "cascade_scalar_deletes", "create_on_none_assignment", "init", "repr", "default",
        "default_factory", "compare", "kw_only", "hash", "dataclass_metadata",
    ]

    static func make(_ given: [(name: Name, value: Value)], type: Class?) throws -> AssociationProxy {
        for (name, _) in given where !known.contains(name.text) { throw PythonException.typeError("association_proxy() got an unexpected keyword argument '\(name.text)'") }
        func option(_ name: String) -> Value { given.first { $0.name.text == name }?.value ?? .none }
        var options = AssociationProxy.Options()
        options.creator = option("creator")
        options.accessorFactory = option("getset_factory")
        options.proxyFactory = option("proxy_factory")
        options.bulkSetter = option("proxy_bulk_set")
        options.cascadesScalarDeletes = try option("cascade_scalar_deletes").isTrue()
        options.createsOnNone = try option("create_on_none_assignment").isTrue()
        let made = try AssociationProxy(String.from(option("target_collection")), String.from(option("attr")), options, type: type)
        made.attributeOptions = AttributeOptions(given)
        if let information = option("info").dictionary { for (key, value) in information.pairs { try made.information.set(key, value) } }
        return made
    }

    static let proxy: Class = {
        let made = Class.declare("AssociationProxy", for: AssociationProxy.self, module: "sqlalchemy.ext.associationproxy", derivable: true, doc: "An attribute of related objects as one of the class's own.") { type in
            type.property("target_collection", doc: "The relationship.") { (proxy: AssociationProxy) -> Value in proxy.collectionName.value }
            type.property("value_attr", doc: "The attribute of the related objects.") { (proxy: AssociationProxy) -> Value in proxy.valueName.value }
            type.property("creator", doc: "What makes related objects.") { (proxy: AssociationProxy) -> Value in proxy.options.creator }
            type.property("info", doc: "A dict for the user.") { (proxy: AssociationProxy) -> Value in .dict(proxy.information) }
            type.property("extension_type", doc: "ASSOCIATION_PROXY") { (_: AssociationProxy) -> Value in .object(ExtensionType.associationProxy) }
            type.property("is_attribute", doc: "True.") { (_: AssociationProxy) -> Bool in true }
            type.subscriptable("AssociationProxy[list[str]]")
            type.method("for_class", .required("class_", as: Class.self), .optional("obj", default: Value.undefined, shown: "None"), doc: "The proxy as a mapped class has it.") { (proxy: AssociationProxy, type: Class, object: Value) throws -> Value in
                try proxy.instance(of: type, for: object).map { .object($0) } ?? .none
            }
        }
        made.construct = { type, arguments in
            var options = arguments.keywordPairs
            for (at, name) in ["target_collection", "attr"].enumerated() where at < arguments.positionalCount { options.append((Name(name), arguments[at])) }
            return .object(try make(options, type: type))
        }
        return made
    }()

    static let instance = Class.declare("AssociationProxyInstance", for: AssociationProxyInstance.self, module: "sqlalchemy.ext.associationproxy", doc: "An association proxy as a mapped class has it.") { type in
        type.subscriptable()
        type.property("parent", doc: "The proxy.") { (instance: AssociationProxyInstance) -> Value in .object(instance.proxy) }
        type.property("owning_class", doc: "The mapped class.") { (instance: AssociationProxyInstance) -> Class in instance.mapper.mappedClass }
        type.property("target_class", doc: "The class of the related objects.") { (instance: AssociationProxyInstance) -> Class in instance.target }
        type.property("target_collection", doc: "The relationship.") { (instance: AssociationProxyInstance) -> Value in instance.proxy.collectionName.value }
        type.property("value_attr", doc: "The attribute of the related objects.") { (instance: AssociationProxyInstance) -> Value in instance.proxy.valueName.value }
        type.property("local_attr", doc: "The relationship's attribute.") { (instance: AssociationProxyInstance) throws -> Value in try instance.local() }
        type.property("remote_attr", doc: "The attribute of the related class.") { (instance: AssociationProxyInstance) throws -> Value in try instance.remote() }
        type.property("attr", doc: "Both attributes.") { (instance: AssociationProxyInstance) throws -> Value in .tuple([try instance.local(), try instance.remote()]) }
        type.property("scalar", doc: "Whether the relationship leads to one object.") { (instance: AssociationProxyInstance) -> Bool in instance.isScalar }
        type.property("info", doc: "A dict for the user.") { (instance: AssociationProxyInstance) -> Value in .dict(instance.proxy.information) }
        for (name, isAny) in [("any", true), ("has", false)] {
            type.method(name, .optional("criterion", default: Value.none), .keywords("kwargs"), doc: "Whether there is a related row.") { (instance: AssociationProxyInstance, criterion: Value, values: [(name: Name, value: Value)]) throws -> Value in
                .object(isAny ? try instance.any(criterion, values) : try instance.has(criterion, values))
            }
        }
        type.method("contains", .required("other", as: Value.self), .keywords("kw"), doc: "Whether the collection holds a value.") { (instance: AssociationProxyInstance, other: Value, _: [(name: Name, value: Value)]) throws -> Value in .object(try instance.contains(other)) }
        type.method("get", .required("obj", as: Value.self), doc: "The value of an object.") { (instance: AssociationProxyInstance, object: Value) throws -> Value in object.isNone ? .object(instance) : try instance.get(object) }
        type.method("set", .required("obj", as: Value.self), .required("values", as: Value.self), doc: "Set the value of an object.") { (instance: AssociationProxyInstance, object: Value, value: Value) throws in try instance.set(object, value) }
        type.method("delete", .required("obj", as: Value.self), doc: "Delete the value of an object.") { (instance: AssociationProxyInstance, object: Value) throws in try instance.delete(object) }
        type.method("__clause_element__", doc: "Refused.") { (_: AssociationProxyInstance) throws -> Value in
            throw PythonException(type: .notImplementedError, arguments: [.string("The association proxy can't be used as a plain column expression; it only works inside of a comparison expression")])
        }
    }

    /// The collections that proxies show.
    static let collections: Void = {
        register("MutableSequence", Class.declare("_AssociationList", for: AssociationList.self, module: "sqlalchemy.ext.associationproxy", doc: "A list of values that stand for related objects.") { type in
            type.subscriptable()
            type.special(SpecialMethod.container + [.setItem, .deleteItem, .truth])
            declareList(type)
            declareInPlace([("__iadd__", .add), ("__imul__", .multiply)], type)
        })
        register("MutableMapping", Class.declare("_AssociationDict", for: AssociationDict.self, module: "sqlalchemy.ext.associationproxy", doc: "A dict of values that stand for related objects.") { type in
            type.subscriptable()
            type.special(SpecialMethod.container + [.setItem, .deleteItem, .truth])
            declareDict(type)
        })
        register("MutableSet", Class.declare("_AssociationSet", for: AssociationSet.self, module: "sqlalchemy.ext.associationproxy", doc: "A set of values that stand for related objects.") { type in
            type.subscriptable()
            type.special([.length, .contains, .iterator, .truth])
            declareSet(type)
            declareInPlace([("__ior__", .or), ("__iand__", .and), ("__isub__", .subtract), ("__ixor__", .xor)], type)
        })
    }()

    /// `operator.iadd` and its kin, by their methods' names.
    private static func declareInPlace<S: AssociationCollection>(_ operations: [(name: String, operation: BinaryOperation)], _ type: Declaration<S>) {
        for (name, operation) in operations {
            type.method(name, .required("other", as: Value.self), doc: "Change the collection in place.") { (collection: S, other: Value) throws -> Value in
                try collection.inPlace(operation, other) ?? .notImplemented
            }
        }
    }

    /// Makes a class one of those of `collections.abc`.
    private static func register(_ name: String, _ type: Class) {
        guard let context = Program.context, let abstract = try? context.importModule("collections.abc")[Name(name)] else { return }
        _ = try? abstract.callMethod("register", .object(type))
    }

    private static func declareList(_ type: Declaration<AssociationList>) {
        type.method("append", .required("value", as: Value.self), doc: "Add a value at the end.") { try $0.append($1) }
        type.method("insert", .required("index", as: Int.self), .required("value", as: Value.self), doc: "Add a value before a position.") { try $0.insert($2, at: $1) }
        type.method("extend", .required("values", as: Value.self), doc: "Add values.") { (list: AssociationList, values: Value) throws in for value in try values.elements() { try list.append(value) } }
        type.method("remove", .required("value", as: Value.self), doc: "Remove a value.") { try $0.remove($1) }
        type.method("pop", .optional("index", default: -1), doc: "Remove a value and return it.") { try $0.pop(at: $1) }
        type.method("clear", doc: "Remove all values.") { try $0.clear() }
        type.method("count", .required("value", as: Value.self), doc: "How often a value is there.") { (list: AssociationList, value: Value) throws -> Int in try list.values().filter { try $0.equals(value) }.count }
        type.method("index", .required("value", as: Value.self), .rest("range", of: Value.self), doc: "Where a value is.") { (list: AssociationList, value: Value, range: [Value]) throws -> Value in try list.plain().attribute("index").call([value] + range) }
        type.method("copy", doc: "A plain list.") { (list: AssociationList) throws -> Value in try list.plain() }
        for name in ["reverse", "sort"] { type.method(name, doc: "Refused.") { (_: AssociationList) throws -> Value in throw PythonException(type: .notImplementedError, arguments: []) } }
    }

    private static func declareDict(_ type: Declaration<AssociationDict>) {
        type.method("keys", doc: "The keys.") { (dict: AssociationDict) throws -> Value in try dict.source.keys() }
        type.method("values", doc: "The values.") { (dict: AssociationDict) throws -> Value in try dict.plain().callMethod("values") }
        type.method("items", doc: "Keys with values.") { (dict: AssociationDict) throws -> Value in try dict.plain().callMethod("items") }
        type.method("get", .required("key", as: Value.self), .optional("default", default: Value.none), doc: "The value of a key.") { (dict: AssociationDict, key: Value, missing: Value) throws -> Value in
            try dict.contains(key) ?? false ? try dict.item(key) ?? missing : missing
        }
        type.method("setdefault", .required("key", as: Value.self), .optional("default", default: Value.none), doc: "The value of a key, set where it is missing.") { try $0.setDefault($1, $2) }
        type.method("pop", .required("key", as: Value.self), .rest("default", of: Value.self), doc: "Remove a key and return its value.") { (dict: AssociationDict, key: Value, rest: [Value]) throws -> Value in
            try dict.value(of: dict.source.take("pop", [key] + rest))
        }
        type.method("popitem", doc: "Remove the last key and return it with its value.") { (dict: AssociationDict) throws -> Value in
            let pair = try dict.source.take("popitem", []).elements()
            return .tuple([pair.first ?? .none, try dict.value(of: pair.last ?? .none)])
        }
        type.method("clear", doc: "Remove all keys.") { (dict: AssociationDict) throws in _ = try dict.source.take("clear", []) }
        type.method("copy", doc: "A plain dict.") { (dict: AssociationDict) throws -> Value in try dict.plain() }
        type.rawMethod("update", doc: "Set keys.") { (dict: AssociationDict, arguments: Arguments) throws -> Value in
            let merged = DictObject()
            if arguments.positionalCount > 1 { throw PythonException.typeError("update expected at most 1 argument, got \(arguments.positionalCount)") }
            if let first = arguments.positional.first { try merged.update((first.object as? AssociationDict)?.plain() ?? first) }
            for (name, value) in arguments.keywordPairs { merged.set(name, value) }
            for (key, value) in merged.pairs { _ = try dict.setItem(key, value) }
            return .none
        }
    }

    private static func declareSet(_ type: Declaration<AssociationSet>) {
        func plain(_ value: Value) throws -> Value { try (value.object as? AssociationSet)?.plain() ?? value }
        type.method("add", .required("element", as: Value.self), doc: "Add a value.") { try $0.add($1) }
        type.method("discard", .required("element", as: Value.self), doc: "Remove a value where it is there.") { try $0.discard($1) }
        type.method("remove", .required("element", as: Value.self), doc: "Remove a value.") { try $0.remove($1) }
        type.method("pop", doc: "Remove a value and return it.") { try $0.pop() }
        type.method("clear", doc: "Remove all values.") { try $0.clear() }
        type.method("copy", doc: "A plain set.") { (set: AssociationSet) throws -> Value in try set.plain() }
        type.method("update", .rest("s", of: Value.self), doc: "Add values.") { (set: AssociationSet, others: [Value]) throws in for other in others { for value in try other.elements() { try set.add(value) } } }
        type.method("difference_update", .rest("s", of: Value.self), doc: "Remove values.") { (set: AssociationSet, others: [Value]) throws in for other in others { for value in try other.elements() { try set.discard(value) } } }
        type.method("intersection_update", .rest("s", of: Value.self), doc: "Keep what is in all.") { (set: AssociationSet, others: [Value]) throws in for other in others { try set.become(set.values().intersection(SetObject(plain(other)))) } }
        type.method("symmetric_difference_update", .required("other", as: Value.self), doc: "Keep what is in exactly one.") { (set: AssociationSet, other: Value) throws in try set.become(set.values().symmetricDifference(SetObject(plain(other)))) }
        for name in ["union", "difference", "intersection", "symmetric_difference", "issubset", "issuperset", "isdisjoint"] as [Name] {
            type.method(name.text, .rest("s", of: Value.self), doc: "As of a set.") { (set: AssociationSet, others: [Value]) throws -> Value in try set.plain().attribute(name).call(others.map(plain)) }
        }
    }
}

extension AssociationSource {
    func keys() throws -> Value { try take("keys", []) }
    func take(_ method: Name, _ arguments: [Value]) throws -> Value { try collectionValue().attribute(method).call(arguments) }
}
