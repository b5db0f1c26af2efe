import Runtime

func functoolsModule(_ module: ModuleObject) {
    module.function("reduce", .required("function", as: Value.self), .required("iterable", as: Value.self), .optional("initial", default: Value.undefined, shown: "..."), doc: "Apply a function cumulatively.") { (function: Value, source: Value, initial: Value) throws -> Value in
        var total = initial
        try source.forEach { total = total.isUndefined ? $0 : try function.call(total, $0) }
        if total.isUndefined { throw PythonException.typeError("reduce() of empty iterable with no initial value") }
        return total
    }
    Class.declare("partial", for: PartialObject.self, module: "functools", derivable: true, doc: "A function with some arguments given.") { type in
        type.property("func", doc: "The function.") { (partial: PartialObject) -> Value in partial.function }
        type.property("args", doc: "The positional arguments.") { (partial: PartialObject) -> Value in .tuple(partial.arguments) }
        type.property("keywords", doc: "The keyword arguments.") { (partial: PartialObject) -> Value in DictObject(partial.keywords.map { ($0.name.text, $0.value) }).value }
    }
    Class.registered(for: PartialObject.self).construct = { _, arguments in
        guard arguments.positionalCount > 0 else { throw PythonException.typeError("type 'partial' takes at least one argument") }
        return .object(PartialObject(arguments[0], Array(arguments.positional.dropFirst()), arguments.keywordPairs))
    }
    Class.registered(for: PartialObject.self).takesAttributes = true
    module["partial"] = .object(Class.registered(for: PartialObject.self))
    declareCaching(module)
    declareWrapping(module)
    module.function("cmp_to_key", .required("mycmp", as: Value.self), doc: "A key function of a comparison function.") { (comparison: Value) -> Value in
        .object(NativeFunction.declare("K", .required("obj", as: Value.self), doc: "Key.") { Value.object(ComparisonKey($0, comparison)) })
    }
}

final class PartialObject: Object {
    let function: Value
    private(set) var arguments: [Value]
    let keywords: [(name: Name, value: Value)]
    init(_ function: Value, _ arguments: [Value], _ keywords: [(name: Name, value: Value)]) {
        if let inner = function.object as? PartialObject {
            self.function = inner.function
            self.arguments = inner.arguments + arguments
            self.keywords = inner.keywords.filter { old in !keywords.contains { $0.name == old.name } } + keywords
        } else {
            self.function = function
            self.arguments = arguments
            self.keywords = keywords
        }
        super.init()
        Heap.track(self)
    }
    override func visitReferences(_ visit: (Object) -> Void) {
        if let object = function.object { visit(object) }
        SharedStorage.visit(&arguments, visit)
    }
    override func clearReferences() {
        clearSlots()
        arguments = []
    }
    override var isCallable: Bool { true }
    override func call(_ given: Arguments) throws -> Value? {
        let named = given.keywordPairs
        return try function.call(arguments + Array(given.positional), keywords: keywords.filter { old in !named.contains { $0.name == old.name } } + named)
    }
    override func repr() throws -> String {
        let parts = try [function.reprText()] + arguments.map { try $0.reprText() } + keywords.map { "\($0.name.text)=\(try $0.value.reprText())" }
        return "functools.partial(\(parts.joined(separator: ", ")))"
    }
}

private final class ComparisonKey: Object {
    let target: Value
    let comparison: Value
    init(_ target: Value, _ comparison: Value) {
        self.target = target
        self.comparison = comparison
        super.init()
    }
    override func compare(_ operation: Comparison, _ other: Value) throws -> Value? {
        guard let other = other.object as? ComparisonKey else { return nil }
        return try comparison.call(target, other.target).compare(operation, .int(0))
    }
}

/// A function whose results are kept: `lru_cache`, `cache`.
final class CachedFunction: Object {
    let function: Value
    private let limit: Int?
    private var results = DictObject()
    private var hits = 0
    private var misses = 0
    init(_ function: Value, limit: Int?) {
        self.function = function
        self.limit = limit
        super.init()
        Heap.track(self)
    }
    override func visitReferences(_ visit: (Object) -> Void) {
        if let object = function.object { visit(object) }
        visit(results)
    }
    override var isCallable: Bool { true }
    override var descriptorKind: DescriptorKind { .nonData }
    override func descriptorGet(_ instance: Value, owner: Class) throws -> Value {
        instance.isUndefined ? .object(self) : .object(BoundMethod(receiver: instance, function: .object(self)))
    }
    override func call(_ arguments: Arguments) throws -> Value? {
        var parts = Array(arguments.positional)
        for (name, value) in arguments.keywordPairs { parts += [name.value, value] }
        let key = Value.tuple(parts)
        if let known = try results.remove(key) {
            hits += 1
            try results.set(key, known)
            return known
        }
        misses += 1
        let result = try function.call(arguments)
        if limit == 0 { return result }
        try results.set(key, result)
        if let limit, results.count > limit, let oldest = results.pairs.first { try results.remove(oldest.key) }
        return result
    }
    override func dynamicAttribute(_ name: Name) throws -> Value? {
        switch name.text {
        case "__wrapped__": return function
        case "cache_clear": return .object(NativeFunction.declare("cache_clear", doc: "Forget the results.") { [self] () -> Value in
            results = DictObject()
            hits = 0
            misses = 0
            return .none
        })
        case "cache_info": return .object(NativeFunction.declare("cache_info", doc: "Hits, misses, limit and size.") { [self] () throws -> Value in
            let type = NamedTuples.make("CacheInfo", ["hits", "misses", "maxsize", "currsize"], module: "functools")
            return try Value.object(type).call(.int(hits), .int(misses), limit.map { .int($0) } ?? .none, .int(results.count))
        })
        default: return try function.attributeIfPresent(name)
        }
    }
}

private func declareCaching(_ module: ModuleObject) {
    module.function("cache", .required("user_function", as: Value.self), doc: "Keep the results of a function.") { Value.object(CachedFunction($0, limit: nil)) }
    module.function("lru_cache", .optional("maxsize", default: Value.int(128)), .optional("typed", default: false), doc: "Keep the latest results of a function.") { (limit: Value, _: Bool) throws -> Value in
        if limit.isCallable { return .object(CachedFunction(limit, limit: 128)) }
        let size = limit.isNone ? nil : try Int.from(limit)
        return .object(NativeFunction.declare("decorating_function", .required("user_function", as: Value.self), doc: "Decorate.") { Value.object(CachedFunction($0, limit: size)) })
    }
    let cached = Class.declare("cached_property", for: CachedProperty.self, module: "functools", doc: "A property computed once.") { type in
        type.constructor(.required("func", as: Value.self)) { _, function in CachedProperty(function) }
    }
    module["cached_property"] = .object(cached)
}

final class CachedProperty: Object {
    private let function: Value
    private var name: Name?
    init(_ function: Value) {
        self.function = function
        super.init()
    }
    override var descriptorKind: DescriptorKind { .nonData }
    override func setName(owner: Class, name: Name) throws { self.name = name }
    override func descriptorGet(_ instance: Value, owner: Class) throws -> Value {
        if instance.isUndefined { return .object(self) }
        guard let name else { throw PythonException.typeError("Cannot use cached_property instance without calling __set_name__ on it.") }
        let result = try function.call(instance)
        instance.object?.setOwnAttribute(name, result)
        return result
    }
}

private func declareWrapping(_ module: ModuleObject) {
    let copied: [Name] = ["__module__", "__name__", "__qualname__", "__doc__"]
    func update(_ wrapper: Value, _ wrapped: Value) throws -> Value {
        for name in copied { if let value = try wrapped.attributeIfPresent(name) { try? wrapper.setAttribute(name, value) } }
        if let attributes = wrapped.object?.ownAttributes { for (name, value) in attributes { try wrapper.setAttribute(name, value) } }
        try wrapper.setAttribute("__wrapped__", wrapped)
        return wrapper
    }
    module.function("update_wrapper", .required("wrapper", as: Value.self), .required("wrapped", as: Value.self), doc: "Make a wrapper look like the wrapped function.") { wrapper, wrapped in try update(wrapper, wrapped) }
    module.function("wraps", .required("wrapped", as: Value.self), doc: "Decorate a wrapper to look like the wrapped function.") { (wrapped: Value) -> Value in
        .object(NativeFunction.declare("wraps", .required("wrapper", as: Value.self), doc: "Decorate.") { try update($0, wrapped) })
    }
    module.function("total_ordering", .required("cls", as: Class.self), doc: "Fill in the comparisons that a class lacks.") { (made: Class) throws -> Value in
        let defined = Comparison.allCases.filter { $0 != .equal && $0 != .notEqual && made.overriding($0.method) != nil }
        guard let root = [Comparison.less, .lessOrEqual, .greater, .greaterOrEqual].first(where: { defined.contains($0) }) else {
            throw PythonException.valueError("must define at least one ordering operation: < > <= >=")
        }
        for operation in [Comparison.less, .lessOrEqual, .greater, .greaterOrEqual] where !defined.contains(operation) {
            made.setClassAttribute(operation.method, .object(NativeFunction(name: operation.method.text, owner: made) { arguments in
                let base = try arguments[0].callMethod(root.method, arguments[1])
                if base.isNotImplemented { return base }
                return .bool(try derived(operation, from: root, try base.isTrue()) { try arguments[0].equals(arguments[1]) })
            }))
        }
        return .object(made)
    }
}

/// A comparison worked out from another one and equality.
private func derived(_ wanted: Comparison, from root: Comparison, _ holds: Bool, _ equal: () throws -> Bool) throws -> Bool {
    let isStrictRoot = root == .less || root == .greater
    let isSameDirection = (root == .less || root == .lessOrEqual) == (wanted == .less || wanted == .lessOrEqual)
    let isStrict = wanted == .less || wanted == .greater
    switch (isSameDirection, isStrictRoot, isStrict) {
    case (true, true, false): return try holds || equal()
    case (true, false, true): return try holds && !equal()
    case (false, true, true): return try !holds && !equal()
    case (false, true, false), (false, false, true): return !holds
    case (false, false, false): return try !holds || equal()
    default: return holds
    }
}
