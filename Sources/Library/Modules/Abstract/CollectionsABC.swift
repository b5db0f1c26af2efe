import Runtime

/// `collections.abc`: classes that an object belongs to by what it can do, and that give derived classes the rest of an interface.
func collectionsABCModule(_ module: ModuleObject) {
    for made in CollectionsABC.classes { module[Name(made.name)] = .object(made) }
}

enum CollectionsABC {
    nonisolated(unsafe) static let classes: [Class] = make()

    static func named(_ name: String) -> Class? { classes.first { $0.name == name } }

    private static func make() -> [Class] {
        var made: [String: Class] = [:]
        var order: [Class] = []
        func declare(_ name: String, _ bases: [String] = [], abstract: [String] = [], _ test: @escaping (Class) -> Bool?, instance: ((Value) -> Bool)? = nil, mixin: (Class) -> Void = { _ in }) {
            let parents = bases.compactMap { made[$0] }
            let type = Class(name, module: "collections.abc", bases: parents.isEmpty ? [.object] : parents, metaclass: AbstractClasses.meta, doc: "The abstract class of collections.abc.", derivable: true)
            for method in abstract { type.addMember(Name(method), .object(placeholder(method, type))) }
            type.addMember(.classGetItem, .object(MethodWrapper(.classMethod, .object(NativeFunction(name: "__class_getitem__") { arguments in
                let made: Class = arguments[0].cast() ?? .object
                return .object(name == "Callable" ? try GenericAlias.callable(made, arguments[1]) : GenericAlias(made, arguments[1]))
            }))))
            mixin(type)
            AbstractClasses.findAbstractMethods(type)
            type.didDerive = AbstractClasses.base.didDerive
            AbstractClasses.accept(in: type, test)
            let byClass = type.acceptsInstance
            if let instance { type.acceptsInstance = { instance($0) || byClass?($0) ?? false } }
            type.isMappingForMatch = name == "Mapping"
            type.isSequenceForMatch = name == "Sequence"
            made[name] = type
            order.append(type)
        }
        func has(_ names: Name...) -> (Class) -> Bool { { type in names.allSatisfy { name in type.lookup(name).map { !$0.isNone } ?? false } } }
        func isOne(_ types: Class...) -> (Class) -> Bool { { type in types.contains { type.isSubclass(of: $0) } } }

        declare("Hashable", abstract: ["__hash__"], { isHashable($0) }, instance: { $0.object == nil || (try? $0.hash()) != nil })
        declare("Callable", abstract: ["__call__"], { has(.call)($0) || isOne(.builtinFunction, .function, .method, .methodDescriptor, .wrapperDescriptor, .methodWrapper)($0) }, instance: { $0.isCallable })
        declare("Iterable", abstract: ["__iter__"], { has(.iter)($0) }, instance: { $0.object is DictView || $0.object is IteratorObject || !($0.type.lookup(.iter)?.isNone ?? true) })
        declare("Iterator", ["Iterable"], abstract: ["__next__"], { has(.iter, .next)($0) }, instance: { $0.object is IteratorObject }, mixin: Mixin.iterator)
        declare("Reversible", ["Iterable"], abstract: ["__reversed__"], { has(.reversed, .iter)($0) || isOne(.list, .dict, .range)($0) })
        declare("Generator", ["Iterator"], abstract: ["send", "throw"], { isOne(.generator)($0) || has(.iter, .next, "send", "throw", "close")($0) }, mixin: Mixin.generator)
        declare("Awaitable", abstract: ["__await__"], { has("__await__")($0) })
        declare("Coroutine", ["Awaitable"], abstract: ["__await__", "send", "throw"], { has("__await__", "send", "throw", "close")($0) })
        declare("AsyncIterable", abstract: ["__aiter__"], { has("__aiter__")($0) })
        declare("AsyncIterator", ["AsyncIterable"], abstract: ["__anext__"], { has("__anext__", "__aiter__")($0) })
        declare("AsyncGenerator", ["AsyncIterator"], abstract: ["asend", "athrow"], { has("__aiter__", "__anext__", "asend", "athrow", "aclose")($0) })
        declare("Sized", abstract: ["__len__"], { has(.len)($0) }, instance: { $0.object is DictView })
        declare("Container", abstract: ["__contains__"], { has(.contains)($0) }, instance: { $0.object is DictView })
        declare("Collection", ["Sized", "Iterable", "Container"], { has(.len, .iter, .contains)($0) }, instance: { $0.object is DictView })
        declare("Set", ["Collection"], { isOne(.set, .frozenSet, DictView.classes[0], DictView.classes[2])($0) }, instance: { isSetView($0) }, mixin: Mixin.set)
        declare("MutableSet", ["Set"], abstract: ["add", "discard"], { isOne(.set)($0) }, mixin: Mixin.mutableSet)
        declare("Mapping", ["Collection"], abstract: ["__getitem__"], { isOne(.dict, .mappingProxy)($0) || $0.isMappingForMatch }, mixin: Mixin.mapping)
        declare("MutableMapping", ["Mapping"], abstract: ["__setitem__", "__delitem__"], { isOne(.dict)($0) }, mixin: Mixin.mutableMapping)
        declare("MappingView", ["Sized"], { type in DictView.classes.contains { type.isSubclass(of: $0) } }, instance: { $0.object is DictView })
        declare("KeysView", ["MappingView", "Set"], { isOne(DictView.classes[0])($0) }, instance: { $0.typeName == "dict_keys" })
        declare("ItemsView", ["MappingView", "Set"], { isOne(DictView.classes[2])($0) }, instance: { $0.typeName == "dict_items" })
        declare("ValuesView", ["MappingView", "Collection"], { isOne(DictView.classes[1])($0) }, instance: { $0.typeName == "dict_values" })
        declare("Sequence", ["Reversible", "Collection"], abstract: ["__getitem__"], { isOne(.list, .tuple, .string, .range, .bytes, .byteArray, MemoryViewObject.pythonClass)($0) || $0.isSequenceForMatch }, mixin: Mixin.sequence)
        declare("MutableSequence", ["Sequence"], abstract: ["__setitem__", "__delitem__", "insert"], { isOne(.list, .byteArray)($0) || $0.name == "deque" }, mixin: Mixin.mutableSequence)
        declare("ByteString", ["Sequence"], { isOne(.bytes, .byteArray)($0) })
        for kind in [MappingView.Kind.keys, .items, .values] { made[kind.rawValue].map { MappingView.declareMaking($0, kind) } }
        return order
    }

    private static func isSetView(_ value: Value) -> Bool { value.typeName == "dict_keys" || value.typeName == "dict_items" }

    private static func isHashable(_ type: Class) -> Bool {
        if type.isSubclass(of: .list) || type.isSubclass(of: .dict) || type.isSubclass(of: .set) || type.isSubclass(of: .byteArray) { return false }
        return type.lookup(.hash).map { !$0.isNone } ?? true
    }

    /// An abstract method, which derived classes must define.
    private static func placeholder(_ name: String, _ owner: Class) -> NativeFunction {
        let function = NativeFunction(name: name, doc: "Abstract.", owner: owner) { _ in try unimplemented(name, owner) }
        function.setOwnAttribute("__isabstractmethod__", .bool(true))
        return function
    }

    /// What `super()` gets of an abstract method: that of something empty.
    private static func unimplemented(_ name: String, _ owner: Class) throws -> Value {
        switch (name, owner.name) {
        case ("__iter__", _): return .object(ClosureIterator(type: .generator) { nil })
        case ("__len__", _), ("__hash__", _): return .int(0)
        case ("__contains__", _), ("__call__", _): return .bool(false)
        case ("__next__", _), ("send", _): throw PythonException(type: .stopIteration)
        case (_, "Sequence"), (_, "MutableSequence"): throw PythonException(type: .indexError)
        case (_, "Mapping"), (_, "MutableMapping"): throw PythonException(type: .keyError)
        case (_, "MutableSet"): throw PythonException(type: .notImplementedError)
        default: return .none
        }
    }
}
