import Runtime

/// `singledispatch`: a function that goes by the class of its first argument.
final class DispatchingFunction: Object {
    private let function: Value
    var wrapped: Value { function }
    /// Implementations by class, in order of registration.
    private var implementations: [(type: Class, function: Value)]

    init(_ function: Value) {
        self.function = function
        implementations = [(.object, function)]
        super.init(type: DispatchingFunction.pythonClass)
        Heap.track(self)
    }
    override func visitReferences(_ visit: (Object) -> Void) {
        super.visitReferences(visit)
        if let object = function.object { visit(object) }
        for implementation in implementations {
            visit(implementation.type)
            if let object = implementation.function.object { visit(object) }
        }
    }

    nonisolated(unsafe) private static let pythonClass: Class = {
        let made = Class.declare("singledispatch_function", for: DispatchingFunction.self, module: "functools", doc: "A function with implementations by the class of its first argument.") { type in
            type.method("register", .required("cls", as: Value.self), .optional("func", default: Value.none), doc: "Register an implementation for a class, or for the annotation of its first parameter.") { (dispatching: DispatchingFunction, target: Value, function: Value) throws -> Value in
                try dispatching.register(target, function)
            }
            type.method("dispatch", .required("cls", as: Class.self), doc: "The implementation for a class.") { (dispatching: DispatchingFunction, type: Class) throws -> Value in try dispatching.implementation(type) }
            type.property("registry", doc: "The implementations by class.") { (dispatching: DispatchingFunction) throws -> Value in
                let dict = DictObject()
                for (type, function) in dispatching.implementations { try dict.set(.object(type), function) }
                return .object(MappingProxyObject(dict))
            }
        }
        made.takesAttributes = true
        return made
    }()

    override var isCallable: Bool { true }
    override var descriptorKind: DescriptorKind { .nonData }
    override func descriptorGet(_ instance: Value, owner: Class) throws -> Value {
        instance.isUndefined ? .object(self) : .object(BoundMethod(receiver: instance, function: .object(self)))
    }
    override func call(_ arguments: Arguments) throws -> Value? {
        guard arguments.positionalCount > 0 else {
            throw PythonException.typeError("\(try (try function.attributeIfPresent(.name) ?? .string("singledispatch function")).strText()) requires at least 1 positional argument")
        }
        return try implementation(arguments[0].type).call(arguments)
    }
    override func dynamicAttribute(_ name: Name) throws -> Value? {
        name.text == "__wrapped__" ? function : try function.attributeIfPresent(name)
    }

    /// The implementation for the nearest class in the order that abstract classes have their places in.
    /// - Throws: RuntimeError where an abstract class and an unrelated one fit equally.
    func implementation(_ type: Class) throws -> Value {
        func registered(_ type: Class) -> Value? { implementations.last { $0.type === type }?.function }
        if let exact = registered(type) { return exact }
        let order = DispatchOrder(implementations.map(\.type)).of(type)
        guard let at = order.firstIndex(where: { registered($0) != nil }) else { return function }
        let found = order[at], own = type.resolutionOrder
        if at + 1 < order.count, registered(order[at + 1]) != nil {
            let next = order[at + 1]
            if !own.contains(where: { $0 === next || $0 === found }), !DispatchOrder.isSubclass(found, of: next) {
                throw PythonException.runtimeError("Ambiguous dispatch: \(try Value.object(found).reprText()) or \(try Value.object(next).reprText())")
            }
        }
        return registered(found) ?? function
    }

    /// The classes of `int | str`, `Union[int, str]`; nil for what is no union of classes.
    private func unionClasses(_ value: Value) -> [Class]? {
        let members: [Value]
        if let union = value.object as? UnionType { members = union.members } else if let alias = value.object as? TypingAlias, alias.isUnion { members = alias.arguments } else { return nil }
        let classes = members.compactMap { $0.isNone ? Class.noneType : $0.object as? Class }
        return classes.count == members.count ? classes : nil
    }

    private func isUnion(_ value: Value) -> Bool { value.object is UnionType || (value.object as? TypingAlias)?.isUnion == true }

    func register(_ target: Value, _ function: Value) throws -> Value {
        if let type = target.object as? Class {
            if function.isNone { return .object(NativeFunction.declare("register", .required("func", as: Value.self), doc: "Register.") { [self] in try add([type], $0) }) }
            return try add([type], function)
        }
        if let types = unionClasses(target) {
            if !function.isNone { return try add(types, function) }
            return .object(NativeFunction.declare("register", .required("func", as: Value.self), doc: "Register.") { [self] in try add(types, $0) })
        }
        let shown = try target.reprText()
        guard function.isNone else { throw PythonException.typeError("Invalid first argument to `register()`. \(shown) is not a class or union type.") }
        guard let notes = try target.attributeIfPresent(.annotations)?.dictionary, let first = notes.pairs.first(where: { ($0.key.object as? StringObject)?.text != "return" }) else {
            throw PythonException.typeError("Invalid first argument to `register()`: \(shown). Use either `@register(some_class)` or plain `@register` on an annotated function.")
        }
        let annotation = try TypeHints.of(target, globals: .none, locals: .none, keepsExtras: false).dictionary?.get(first.key) ?? first.value
        if let types = unionClasses(annotation) { return try add(types, target) }
        guard let type = annotation.isNone ? Class.noneType : annotation.object as? Class else {
            throw PythonException.typeError("Invalid annotation for \(try first.key.reprText()). \(try annotation.reprText()) \(isUnion(annotation) ? "not all arguments are classes" : "is not a class").")
        }
        return try add([type], target)
    }

    private func add(_ types: [Class], _ function: Value) throws -> Value {
        for type in types { implementations.append((type, function)) }
        return function
    }
}

/// `singledispatchmethod`
final class DispatchingMethod: Object {
    private var dispatcher = DispatchingFunction(.none)
    /// What it was made of.
    private(set) var function = Value.none

    override init(type: Class) {
        super.init(type: type)
        Heap.track(self)
    }
    override func visitReferences(_ visit: (Object) -> Void) {
        visit(dispatcher)
        function.visitHeld(visit)
    }
    nonisolated(unsafe) static let pythonClass: Class = {
        let made = Class.declare("singledispatchmethod", for: DispatchingMethod.self, module: "functools", derivable: true, doc: "Single-dispatch generic method descriptor.") { type in
            type.method("register", .required("cls", as: Value.self), .optional("method", default: Value.none), doc: "Register an implementation for a class.") { (method: DispatchingMethod, target: Value, function: Value) throws -> Value in
                try method.dispatcher.register(target, function)
            }
        }
        made.takesAttributes = true
        made.constructInSteps("func", allocate: { DispatchingMethod(type: $0) }) { method, given in
            let function = given["func"] ?? .none
            guard try function.isCallable || function.attributeIfPresent("__get__") != nil else { throw PythonException.typeError("\(try function.reprText()) is not callable or a descriptor") }
            method.dispatcher = DispatchingFunction(function)
            method.function = function
        }
        return made
    }()
    override var descriptorKind: DescriptorKind { .nonData }
    override func descriptorGet(_ instance: Value, owner: Class) throws -> Value {
        let shown = (try? dispatcher.value.attribute(.name).strText()) ?? "_method"
        let method = NativeFunction(name: shown, doc: "The implementation for the class of the first argument.") { [dispatcher] arguments in
            guard arguments.positionalCount > 0 else { throw PythonException.indexError("tuple index out of range") }
            let found = try dispatcher.implementation(arguments[0].type)
            let bound: Value
            if case .object(let object) = found, object.descriptorKind != .none { bound = try object.descriptorGet(instance, owner: owner) } else {
                bound = instance.isUndefined ? found : .object(BoundMethod(receiver: instance, function: found))
            }
            return try bound.call(arguments)
        }
        return .object(BoundDispatch(method, self))
    }
    override func dynamicAttribute(_ name: Name) throws -> Value? {
        switch name.text {
        case "dispatcher": dispatcher.value
        case "func": dispatcher.wrapped
        case "__isabstractmethod__": try dispatcher.wrapped.attributeIfPresent(name) ?? .bool(false)
        default: nil
        }
    }

    /// What an instance or the class gives: a function that looks like the first implementation and can `register` more.
    private final class BoundDispatch: Object {
        private let function: NativeFunction
        private let method: DispatchingMethod
        init(_ function: NativeFunction, _ method: DispatchingMethod) {
            self.function = function
            self.method = method
            super.init(type: BoundDispatch.pythonClass)
            Heap.track(self)
        }
        nonisolated(unsafe) private static let pythonClass = Class("function", doc: "A function that goes by the class of its first argument.")
        override func visitReferences(_ visit: (Object) -> Void) {
            visit(function)
            visit(method)
        }
        override var isCallable: Bool { true }
        override func call(_ arguments: Arguments) throws -> Value? { try function.call(arguments) }
        override func repr() throws -> String { "<function \(function.name) at \(address)>" }
        override func dynamicAttribute(_ name: Name) throws -> Value? {
            name.text == "register" ? try method.value.attribute(name) : name.text == "__wrapped__" ? method.dispatcher.wrapped : try method.dispatcher.wrapped.attributeIfPresent(name)
        }
    }
}

/// `partialmethod(func, *args, **keywords)`
final class PartialMethod: Object {
    let function: Value
    private var arguments: [Value]
    private var given: KeywordValues
    private var keywords: [(name: Name, value: Value)] { given.pairs }

    init(_ function: Value, _ arguments: [Value], _ keywords: [(name: Name, value: Value)]) {
        if let inner = function.object as? PartialMethod {
            self.function = inner.function
            self.arguments = inner.arguments + arguments
            given = KeywordValues(inner.keywords.filter { old in !keywords.contains { $0.name == old.name } } + keywords)
        } else {
            self.function = function
            self.arguments = arguments
            given = KeywordValues(keywords)
        }
        super.init(type: PartialMethod.pythonClass)
        Heap.track(self)
    }
    override func visitReferences(_ visit: (Object) -> Void) {
        function.visitHeld(visit)
        arguments.visitHeld(visit)
        given.visitHeld(visit)
    }
    nonisolated(unsafe) static let pythonClass: Class = {
        let made = Class.declare("partialmethod", for: PartialMethod.self, module: "functools", doc: "A method some of whose arguments are given.") { type in
            type.property("func", doc: "The function.") { (method: PartialMethod) -> Value in method.function }
            type.property("args", doc: "The positional arguments.") { (method: PartialMethod) -> Value in .tuple(method.arguments) }
            type.property("keywords", doc: "The keyword arguments.") { (method: PartialMethod) -> Value in DictObject(method.keywords.map { ($0.name.text, $0.value) }).value }
        }
        made.construct = { _, arguments in
            guard arguments.positionalCount > 0 else { throw PythonException.typeError("partialmethod.__init__() missing 1 required positional argument: 'func'") }
            guard arguments[0].isCallable || arguments[0].object.map({ $0.actsAs != .none }) ?? false else { throw PythonException.typeError("\(try arguments[0].reprText()) is not callable or a descriptor") }
            return .object(PartialMethod(arguments[0], Array(arguments.positional.dropFirst()), arguments.keywordPairs))
        }
        return made
    }()
    /// `functools.partialmethod(<function greet at 0x7f...>, 'hello', )`
    override func repr() throws -> String {
        let given = try [arguments.map { try $0.reprText() }, keywords.map { "\($0.name.text)=\(try $0.value.reprText())" }].map { $0.joined(separator: ", ") }
        return "functools.partialmethod(\(try function.reprText()), \(given[0]), \(given[1]))"
    }
    override var descriptorKind: DescriptorKind { .nonData }
    override func descriptorGet(_ instance: Value, owner: Class) throws -> Value {
        // What the function's own `__get__` makes, a class method's say, takes the arguments.
        if let object = function.object, object.actsAs != .none {
            let bound = try object.get(instance, owner: owner)
            if !bound.isIdentical(to: function) { return .object(PartialObject(bound, arguments, keywords)) }
        }
        // Through the class the instance is the first argument that the call gives.
        if instance.isUndefined {
            let (function, arguments, keywords) = (self.function, self.arguments, self.keywords)
            return .object(NativeFunction(name: "_method") { given in
                let rest = given.keywordPairs
                let joined = keywords.filter { old in !rest.contains { $0.name == old.name } } + rest
                return try function.call(Array(given.positional.prefix(1)) + arguments + Array(given.positional.dropFirst()), keywords: joined)
            })
        }
        return .object(PartialObject(.object(BoundMethod(receiver: instance, function: function)), arguments, keywords))
    }
}

func declareDispatch(_ module: ModuleObject) {
    module.function("singledispatch", .required("func", as: Value.self), doc: "A function whose class of first argument decides what is called; register() adds an implementation.") { (function: Value) -> Value in .object(DispatchingFunction(function)) }
    declareTypeArguments(DispatchingMethod.pythonClass, PartialMethod.pythonClass, CachedProperty.pythonClass, .registered(for: PartialObject.self))
    module["singledispatchmethod"] = .object(DispatchingMethod.pythonClass)
}
