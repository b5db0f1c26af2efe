import Runtime

/// A function whose results are kept: `lru_cache`, `cache`.
final class CachedFunction: Object {
    let function: Value
    private let limit: Int?
    private let isTyped: Bool
    /// Results by arguments; the one used longest ago first where there is a limit.
    private var results = DictObject()
    private var hits = 0
    private var misses = 0

    init(_ function: Value, limit: Int?, isTyped: Bool = false) {
        self.function = function
        self.limit = limit
        self.isTyped = isTyped
        super.init(type: CachedFunction.pythonClass)
        Heap.track(self)
    }
    nonisolated(unsafe) private static let pythonClass: Class = {
        let made = Class.declare("_lru_cache_wrapper", for: CachedFunction.self, module: "functools", doc: "A function that keeps its results.") { type in
            type.method("cache_info", doc: "Report cache statistics") { (cached: CachedFunction) throws -> Value in
                try Value.object(informationClass).call(.int(cached.hits), .int(cached.misses), cached.limit.map { .int($0) } ?? .none, .int(cached.results.count))
            }
            type.method("cache_clear", doc: "Clear the cache and cache statistics") { (cached: CachedFunction) in
                cached.results = DictObject()
                cached.hits = 0
                cached.misses = 0
            }
            type.method("cache_parameters", doc: "The limit and whether types count.") { (cached: CachedFunction) -> Value in
                DictObject([("maxsize", cached.limit.map { .int($0) } ?? .none), ("typed", .bool(cached.isTyped))]).value
            }
        }
        made.takesAttributes = true
        made.messageName = "functools._lru_cache_wrapper"
        return made
    }()
    nonisolated(unsafe) private static let informationClass = NamedTuples.make("CacheInfo", ["hits", "misses", "maxsize", "currsize"], module: "functools")

    override func visitReferences(_ visit: (Object) -> Void) {
        super.visitReferences(visit)
        if let object = function.object { visit(object) }
        visit(results)
    }
    override var isCallable: Bool { true }
    override var descriptorKind: DescriptorKind { .nonData }
    override func descriptorGet(_ instance: Value, owner: Class) throws -> Value {
        instance.isUndefined ? .object(self) : .object(BoundMethod(receiver: instance, function: .object(self)))
    }
    private func key(_ arguments: Arguments) -> Value {
        if arguments.positionalCount == 1, arguments.keywords == nil, !isTyped {
            switch arguments[0] {
            case .int, .string: return arguments[0]
            default: break
            }
        }
        var parts = Array(arguments.positional)
        if arguments.keywordCount > 0 { parts.append(.object(CachedFunction.pythonClass)) }
        for (name, value) in arguments.keywordPairs { parts += [name.value, value] }
        if isTyped { parts += parts.map { .object($0.type) } }
        return .tuple(parts)
    }

    override func call(_ arguments: Arguments) throws -> Value? {
        if limit == 0 {
            misses += 1
            return try function.call(arguments)
        }
        let key = key(arguments)
        if let known = try limit == nil ? results.get(key) : results.remove(key) {
            hits += 1
            if limit != nil { try results.set(key, known) }
            return known
        }
        misses += 1
        let result = try function.call(arguments)
        try results.set(key, result)
        if let limit, results.count > limit, let oldest = results.entries.first(where: { !$0.key.isUndefined }) { try results.remove(oldest.key) }
        return result
    }
    override func dynamicAttribute(_ name: Name) throws -> Value? {
        if name.text == "__wrapped__" { return function }
        return name.isDunder || function.object is FunctionObject ? try function.attributeIfPresent(name) : nil
    }
}

func declareCaching(_ module: ModuleObject) {
    module.function("cache", .required("user_function", as: Value.self), doc: "Remembers every result of a function.") { (function: Value) throws -> Value in
        guard function.isCallable else { throw PythonException.typeError("the first argument must be callable") }
        return .object(CachedFunction(function, limit: nil))
    }
    module.function("lru_cache", .optional("maxsize", default: Value.int(128)), .optional("typed", default: false), doc: "Remembers the latest results of a function, by its arguments.\n\nWith maxsize=None all of them. `typed=True` tells 3 from 3.0. What it does shows cache_info(); cache_clear() forgets.") { (limit: Value, isTyped: Bool) throws -> Value in
        if limit.isCallable { return .object(CachedFunction(limit, limit: 128, isTyped: isTyped)) }
        guard limit.isNone || limit.bigInteger != nil else { throw PythonException.typeError("Expected first argument to be an integer, a callable, or None") }
        let size = limit.isNone ? nil : max(0, try Int.from(limit))
        return .object(NativeFunction.declare("decorating_function", .required("user_function", as: Value.self), doc: "Decorate.") { (function: Value) throws -> Value in
            guard function.isCallable else { throw PythonException.typeError("the first argument must be callable") }
            return .object(CachedFunction(function, limit: size, isTyped: isTyped))
        })
    }
    module["cached_property"] = .object(CachedProperty.pythonClass)
}

/// `functools.cached_property`
final class CachedProperty: Object {
    private var function: Value
    private var name: Name?

    private init(_ function: Value, type: Class) {
        self.function = function
        super.init(type: type)
        Heap.track(self)
    }
    override func visitReferences(_ visit: (Object) -> Void) { function.visitHeld(visit) }
    nonisolated(unsafe) static let pythonClass: Class = {
        let made = Class.declare("cached_property", for: CachedProperty.self, module: "functools", derivable: true, doc: "A property computed once and then kept as an attribute of the instance.", declare)
        made.takesAttributes = true
        made.allocate = { CachedProperty(.undefined, type: $0) }
        return made
    }()

    private static func declare(_ type: Declaration<CachedProperty>) {
        type.constructor(.required("func", as: Value.self)) { made, function in
            let property = CachedProperty(function, type: made)
            try property.keepDocumentation()
            return property
        }
        let construct = type.type.construct
        type.type.initialize = { object, arguments in
            guard let made = try construct?(object.type, arguments).object as? CachedProperty else { return }
            guard let property = object as? CachedProperty else { return }
            property.function = made.function
            try property.keepDocumentation()
        }
        type.property("func", doc: "The function.") { (property: CachedProperty) throws -> Value in try property.defined() } set: { (property: CachedProperty, function: Value) in property.function = function }
        type.method("__set_name__", .required("owner", as: Class.self), .required("name", as: String.self), doc: "Tell it the name of the attribute.") { (property: CachedProperty, owner: Class, name: String) throws in
            try property.setName(owner: owner, name: Name(name))
        }
        type.method("__get__", .required("instance", as: Value.self), .optional("owner", default: Value.none), doc: "The attribute's value.") { (property: CachedProperty, instance: Value, owner: Value) throws -> Value in
            try property.descriptorGet(instance.isNone ? .undefined : instance, owner: owner.cast(to: Class.self) ?? instance.type)
        }
        type.property("attrname", doc: "The name of the attribute.") { (property: CachedProperty) -> Value in property.name?.value ?? .none } set: { (property: CachedProperty, name: String?) in
            property.name = name.map { Name($0) }
        }
        type.property("__doc__", doc: "The function's documentation.") { (property: CachedProperty) throws -> Value in try property.defined().attributeIfPresent(.doc) ?? .none }
    }

    /// The `__doc__` of a derived class would hide the function's.
    private func keepDocumentation() throws {
        if !type.isNative { setOwnAttribute(.doc, try function.attributeIfPresent(.doc) ?? .none) }
    }

    /// The function, which a derived class may not have given to `__init__`.
    private func defined() throws -> Value {
        if function.isUndefined { throw PythonException.noAttribute(value, "func") }
        return function
    }

    override var descriptorKind: DescriptorKind { .nonData }
    override func setName(owner: Class, name: Name) throws {
        if let known = self.name, known != name { throw PythonException.typeError("Cannot assign the same cached_property to two different names (\(known.text.pythonRepr) and \(name.text.pythonRepr)).") }
        self.name = name
    }
    override func descriptorGet(_ instance: Value, owner: Class) throws -> Value {
        if instance.isUndefined { return .object(self) }
        guard let name else { throw PythonException.typeError("Cannot use cached_property instance without calling __set_name__ on it.") }
        guard instance.type.instancesHaveDictionary else {
            throw PythonException.typeError("No '__dict__' attribute on \(instance.typeName.pythonRepr) instance to cache \(name.text.pythonRepr) property.")
        }
        let result = try defined().call(instance)
        instance.object?.setOwnAttribute(name, result)
        return result
    }
}
