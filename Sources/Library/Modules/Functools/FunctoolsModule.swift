import Runtime

func functoolsModule(_ module: ModuleObject) {
    module.isWrittenInPython = true
    let reduction = MethodSignature.positional(required: 2, ["function", "iterable", "initial=..."])
    let checker = reduction.checker("reduce")
    module["reduce"] = .object(NativeFunction(name: "reduce", doc: "One value of many: calls a function with what it gave so far and the next element.\n\n    reduce(lambda total, n: total + n, [1, 2, 3])", parameters: reduction.parameters) { arguments in
        try checker.check(arguments)
        guard let iterator = try arguments[1].makeIterator() else { throw PythonException.typeError("reduce() arg 2 must support iteration") }
        guard var total = arguments.positionalCount > 2 ? arguments[2] : try iterator.next() else { throw PythonException.typeError("reduce() of empty iterable with no initial value") }
        while let element = try iterator.next() {
            total = try arguments[0].call(total, element)
            try Pulse.check()
        }
        return total
    })
    Class.declare("partial", for: PartialObject.self, module: "functools", derivable: true, doc: "A function with some arguments given.") { type in
        type.property("func", doc: "The function.") { (partial: PartialObject) -> Value in partial.function }
        type.property("args", doc: "The positional arguments.") { (partial: PartialObject) -> Value in .tuple(partial.arguments) }
        type.property("keywords", doc: "The keyword arguments.") { (partial: PartialObject) -> Value in DictObject(partial.keywords.map { ($0.name.text, $0.value) }).value }
        type.rawMethod("__call__", doc: "Calls the function with the arguments given so far, and these.") { partial, arguments in try partial.call(arguments) ?? .none }
        type.method("__setstate__", .required("state", as: Value.self).positionalOnly, doc: "Take what __reduce__() told of another.") { (partial: PartialObject, state: Value) throws in try partial.setState(state) }
    }
    Class.registered(for: PartialObject.self).construct = { type, arguments in
        guard arguments.positionalCount > 0 else { throw PythonException.typeError("type 'partial' takes at least one argument") }
        guard arguments[0].isCallable else { throw PythonException.typeError("the first argument must be callable") }
        return .object(PartialObject(arguments[0], Array(arguments.positional.dropFirst()), arguments.keywordPairs, type: type))
    }
    Class.registered(for: PartialObject.self).takesAttributes = true
    Class.registered(for: PartialObject.self).messageName = "functools.partial"
    module["partial"] = .object(Class.registered(for: PartialObject.self))
    declareCaching(module)
    declareWrapping(module)
    declareDispatch(module)
    module["WRAPPER_ASSIGNMENTS"] = .tuple(["__module__", "__name__", "__qualname__", "__doc__", "__annotations__"].map { .string($0) })
    module["WRAPPER_UPDATES"] = .tuple([.string("__dict__")])
    module["partialmethod"] = .object(PartialMethod.pythonClass)
    let keys = MethodSignature.named(required: 1, ["mycmp"]), keyChecker = keys.checker("cmp_to_key")
    module["cmp_to_key"] = .object(NativeFunction(name: "cmp_to_key", doc: "Makes a key of a function that compares.", parameters: keys.parameters) { arguments in
        try keyChecker.check(arguments)
        let comparison = MethodCall(arguments: arguments, names: keys.names)[0] ?? .none
        return .object(NativeFunction.declare("K", .required("obj", as: Value.self), doc: "Key.") { Value.object(ComparisonKey($0, comparison)) })
    })
}

final class PartialObject: Object {
    private(set) var function: Value
    private(set) var arguments: [Value]
    private var given: KeywordValues
    var keywords: [(name: Name, value: Value)] { given.pairs }
    init(_ function: Value, _ arguments: [Value], _ keywords: [(name: Name, value: Value)], type: Class = Class.registered(for: PartialObject.self)) {
        // One with attributes of its own is not looked into.
        if let inner = function.object as? PartialObject, inner.ownAttributes.isEmpty {
            self.function = inner.function
            self.arguments = inner.arguments + arguments
            given = KeywordValues(inner.keywords.filter { old in !keywords.contains { $0.name == old.name } } + keywords)
        } else {
            self.function = function
            self.arguments = arguments
            given = KeywordValues(keywords)
        }
        super.init(type: type)
        Heap.track(self)
    }
    override func visitReferences(_ visit: (Object) -> Void) {
        if let object = function.object { visit(object) }
        arguments.visitHeld(visit)
        given.visitHeld(visit)
    }
    deinit { if !arguments.isEmpty { Reclaimer.release(&arguments) } }
    override func clearReferences() {
        clearSlots()
        arguments = []
        given = KeywordValues([])
    }
    /// `__setstate__((func, args, keywords, __dict__))`
    fileprivate func setState(_ state: Value) throws {
        guard let parts = (state.object as? TupleObject)?.elements, parts.count == 4, parts[0].isCallable, let positional = parts[1].object as? TupleObject,
              parts[2].isNone || parts[2].dictionary != nil else { throw PythonException.typeError("invalid partial state") }
        let named = try (parts[2].dictionary ?? DictObject()).pairs.map { (name: Name(try String.from($0.key)), value: $0.value) }
        (function, arguments, given) = (parts[0], Array(positional.elements), KeywordValues(named))
        clearSlots()
        for (name, value) in parts[3].dictionary?.pairs ?? [] { setOwnAttribute(Name(try String.from(name)), value) }
    }
    override var isCallable: Bool { true }
    override func call(_ given: Arguments) throws -> Value? {
        if keywords.isEmpty, arguments.count == 1 { return try given.prepending(arguments[0]) { try function.call($0) } }
        let named = given.keywordPairs
        return try function.call(arguments + Array(given.positional), keywords: keywords.filter { old in !named.contains { $0.name == old.name } } + named)
    }
    override func repr() throws -> String {
        try Recursion.guarding(self, else: "...") {
            let parts = try [function.reprText()] + arguments.map { try $0.reprText() } + keywords.map { "\($0.name.text)=\(try $0.value.reprText())" }
            return "\(type.isNative ? "functools.partial" : type.name)(\(parts.joined(separator: ", ")))"
        }
    }
}

private final class ComparisonKey: Object {
    let target: Value
    let comparison: Value
    init(_ target: Value, _ comparison: Value) {
        self.target = target
        self.comparison = comparison
        super.init(type: ComparisonKey.pythonClass)
        Heap.track(self)
    }
    private static let pythonClass: Class = {
        let made = Class("KeyWrapper", module: "functools")
        made.addMember(.hash, .none)
        return made
    }()
    override func visitReferences(_ visit: (Object) -> Void) {
        target.visitHeld(visit)
        comparison.visitHeld(visit)
    }
    override func dynamicAttribute(_ name: Name) throws -> Value? { name.text == "obj" ? target : nil }
    override func hash() throws -> Int { throw PythonException.typeError("unhashable type: 'functools.KeyWrapper'") }
    override func compare(_ operation: Comparison, _ other: Value) throws -> Value? {
        guard let other = other.object as? ComparisonKey else { throw PythonException.typeError("other argument must be K instance") }
        return try comparison.call(target, other.target).compare(operation, .int(0))
    }
}

private func declareWrapping(_ module: ModuleObject) {
    let copied = Value.tuple(["__module__", "__name__", "__qualname__", "__doc__", "__annotations__"].map { .string($0) }), merged = Value.tuple([.string("__dict__")])
    func update(_ wrapper: Value, _ wrapped: Value, _ assigned: Value, _ updated: Value) throws -> Value {
        for name in try assigned.elements().map({ Name(try String.from($0)) }) { if let value = try wrapped.attributeIfPresent(name) { try? wrapper.setAttribute(name, value) } }
        for name in try updated.elements().map({ Name(try String.from($0)) }) {
            if name != .dict {
                _ = try wrapper.attribute(name).callMethod("update", try wrapped.attributeIfPresent(name) ?? DictObject().value)
            } else if let attributes = wrapped.object?.ownAttributes {
                for (name, value) in attributes { try wrapper.setAttribute(name, value) }
            }
        }
        try wrapper.setAttribute("__wrapped__", wrapped)
        return wrapper
    }
    let assigned = Parameter.optional("assigned", default: copied, shown: "('__module__', '__name__', '__qualname__', '__doc__', '__annotations__')"), updated = Parameter.optional("updated", default: merged, shown: "('__dict__',)")
    module.function("update_wrapper", .required("wrapper", as: Value.self), .required("wrapped", as: Value.self), assigned, updated, doc: "Make a wrapper look like the wrapped function.") { (wrapper: Value, wrapped: Value, assigned: Value, updated: Value) throws -> Value in
        try update(wrapper, wrapped, assigned, updated)
    }
    module.function("wraps", .required("wrapped", as: Value.self), assigned, updated, doc: "Gives a function the name and documentation of the one that it calls.") { (wrapped: Value, assigned: Value, updated: Value) -> Value in
        .object(NativeFunction.declare("wraps", .required("wrapper", as: Value.self), doc: "Decorate.") { try update($0, wrapped, assigned, updated) })
    }
    module.function("total_ordering", .required("cls", as: Class.self), doc: "Fill in the comparisons that a class lacks.") { (made: Class) throws -> Value in
        let defined = Comparison.allCases.filter { $0 != .equal && $0 != .notEqual && made.overriding($0.method) != nil }
        // What derives from a built-in type that is ordered has all comparisons.
        if [Class.int, .float, .string, .bytes, .list, .tuple, .set, .frozenSet].contains(where: { $0 === made.nativeBase }) { return .object(made) }
        guard let root = [Comparison.less, .lessOrEqual, .greater, .greaterOrEqual].first(where: { defined.contains($0) }) else {
            throw PythonException.valueError("must define at least one ordering operation: < > <= >=")
        }
        for operation in [Comparison.less, .lessOrEqual, .greater, .greaterOrEqual] where !defined.contains(operation) {
            let comparison = NativeFunction(name: operation.method.text, doc: orderingDoc(operation, from: root), owner: made) { arguments in
                let base = try Value.object(arguments[0].type).attribute(root.method).call(arguments[0], arguments[1])
                if base.isNotImplemented { return base }
                return .bool(try derived(operation, from: root, try base.isTrue()) { try arguments[0].equals(arguments[1]) })
            }
            comparison.givenQualifiedName = "_\(operation.method.text.dropFirst(2).dropLast(2))_from_\(root.method.text.dropFirst(2).dropLast(2))"
            comparison.moduleName = "functools"
            made.setClassAttribute(operation.method, .object(comparison))
        }
        return .object(made)
    }
}

/// `Return a > b.  Computed by @total_ordering from (not a < b) and (a != b).`
private func orderingDoc(_ wanted: Comparison, from root: Comparison) -> String {
    let isSameDirection = (root == .less || root == .lessOrEqual) == (wanted == .less || wanted == .lessOrEqual)
    let isStrictRoot = root == .less || root == .greater, isStrict = wanted == .less || wanted == .greater
    let plain = "a \(root.symbol) b", negated = "not a \(root.symbol) b"
    let formula: String = switch (isSameDirection, isStrictRoot, isStrict) {
    case (true, true, false): "(\(plain)) or (a == b)"
    case (true, false, true): "(\(plain)) and (a != b)"
    case (false, true, true): "(\(negated)) and (a != b)"
    case (false, false, false): "(\(negated)) or (a == b)"
    default: "(\(negated))"
    }
    return "Return a \(wanted.symbol) b.  Computed by @total_ordering from \(formula)."
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
