import Runtime

func contextlibModule(_ module: ModuleObject) {
    module.isWrittenInPython = true
    module["AbstractContextManager"] = .object(ContextClasses.abstract)
    declareTypeArguments(ContextClasses.abstract)
    module["ContextDecorator"] = .object(ContextClasses.decorator)
    module["ExitStack"] = .object(ExitStackObject.pythonClass)
    module["suppress"] = .object(ContextClasses.suppress)
    module["nullcontext"] = .object(ContextClasses.null)
    module["closing"] = .object(ContextClasses.closing)
    module["redirect_stdout"] = .object(ContextClasses.redirection("redirect_stdout", "stdout"))
    module["redirect_stderr"] = .object(ContextClasses.redirection("redirect_stderr", "stderr"))
    module.function("contextmanager", .required("func", as: Value.self), doc: """
        Makes a context manager of a generator: the block runs where it yields.

            @contextmanager
            def opened(name):
                file = open_it(name)
                try:
                    yield file
                finally:
                    file.close()
        """) { (function: Value) -> Value in
        .object(WrappedFunction(function) { function, arguments in
            try GeneratorManager(function, Array(arguments.positional), arguments.keywordPairs).value
        })
    }
    for name in ["asynccontextmanager", "aclosing", "AsyncExitStack", "chdir"] {
        module[Name(name)] = .object(NativeFunction(name: name, doc: "Not in Retort.") { _ in throw PythonException.notImplemented("Retort has no contextlib.\(name)") })
    }
}

/// What a `with` statement does, for natives.
enum ContextManagers {
    /// The `__enter__` and `__exit__` of a manager, bound.
    /// - Throws: TypeError for what is none.
    static func methods(of manager: Value) throws -> (enter: Value, exit: Value) {
        let name = "\(manager.type.module).\(manager.type.qualifiedName)"
        guard let enter = manager.type.lookup(.enter) else { throw PythonException.typeError("'\(name)' object does not support the context manager protocol") }
        guard let exit = manager.type.lookup(.exit) else { throw PythonException.typeError("'\(name)' object does not support the context manager protocol (missed __exit__ method)") }
        func bound(_ method: Value) throws -> Value {
            switch method {
            case .function: .object(BoundMethod(receiver: manager, function: method))
            case .object(let object): try object.get(manager, owner: manager.type)
            default: method
            }
        }
        return (try bound(enter), try bound(exit))
    }

    /// Calls `__exit__` with an exception, or with None three times.
    static func exit(_ method: Value, _ exception: Value) throws -> Bool {
        guard let error = exception.object as? PythonException else { return try method.call(.none, .none, .none).isTrue() }
        return try method.call(.object(error.type), exception, error.tracebackValue).isTrue()
    }

    /// `with manager: return body()`
    static func run(_ manager: Value, _ body: () throws -> Value) throws -> Value {
        let (enter, exit) = try methods(of: manager)
        _ = try enter.call()
        let result: Value
        do { result = try body() } catch let error as PythonException {
            if try ContextManagers.exit(exit, .object(error)) { return .none }
            throw error
        }
        _ = try ContextManagers.exit(exit, .none)
        return result
    }

    /// A function that runs inside a manager that `maker` makes anew for each call.
    static func decorated<Maker: Object>(_ function: Value, _ maker: Maker, _ manager: @escaping (Maker) throws -> Value) -> Value {
        let maker = Held(maker)
        return .object(WrappedFunction(function, holding: [maker]) { function, arguments in
            try run(try manager(maker.content)) { try function.call(arguments) }
        })
    }
}

/// What `@contextmanager` functions return: a generator run up to its `yield` and, at the exit, to its end.
final class GeneratorManager: Object {
    private let generator: GeneratorObject
    private let function: Value
    private var arguments: [Value]
    private var keywords: KeywordValues

    private static let pythonClass = Class.declare("_GeneratorContextManager", for: GeneratorManager.self, module: "contextlib", bases: [ContextClasses.abstract, ContextClasses.decorator], doc: "Helper for @contextmanager decorator.") { type in
        type.method("__enter__", doc: "Run to the yield.") { try $0.enter() }
        type.method("__exit__", .required("typ", as: Value.self), .required("value", as: Value.self), .required("traceback", as: Value.self), doc: "Run to the end.") { (manager: GeneratorManager, _: Value, error: Value, _: Value) throws -> Bool in
            try manager.exit(error)
        }
        type.rawMethod("_recreate_cm", doc: "A manager of a new generator.") { manager, _ in try manager.again().value }
    }

    init(_ function: Value, _ arguments: [Value], _ keywords: [(name: Name, value: Value)]) throws {
        let made = try function.call(arguments, keywords: keywords)
        guard let generator = made.object as? GeneratorObject else { throw PythonException.typeError("'\(made.typeName)' object is not an iterator") }
        self.generator = generator
        self.function = function
        self.arguments = arguments
        self.keywords = KeywordValues(keywords)
        super.init(type: GeneratorManager.pythonClass)
        if let doc = try function.attributeIfPresent(.doc), !doc.isNone { setOwnAttribute(.doc, doc) }
        Heap.track(self)
    }
    override func visitReferences(_ visit: (Object) -> Void) {
        visit(generator)
        function.visitHeld(visit)
        arguments.visitHeld(visit)
        keywords.visitHeld(visit)
    }

    private func again() throws -> GeneratorManager { try GeneratorManager(function, arguments, keywords.pairs) }

    override var isCallable: Bool { true }
    /// `@manager()` in front of a function.
    override func call(_ given: Arguments) throws -> Value? {
        guard given.positionalCount == 1 else { throw PythonException.typeError("ContextDecorator.__call__() missing 1 required positional argument: 'func'") }
        return ContextManagers.decorated(given[0], self) { try $0.again().value }
    }

    private var isEntered = false
    func enter() throws -> Value {
        // The arguments go when the manager is entered: it serves once.
        if isEntered { throw PythonException.attributeError("'_GeneratorContextManager' object has no attribute 'args'") }
        isEntered = true
        guard let value = try generator.next() else { throw PythonException.runtimeError("generator didn't yield") }
        return value
    }

    /// - Returns: whether the exception is suppressed.
    func exit(_ exception: Value) throws -> Bool {
        guard let error = exception.object as? PythonException else {
            if try generator.next() != nil { throw PythonException.runtimeError("generator didn't stop") }
            return false
        }
        do {
            if try generator.raise(error) == nil { return true }
        } catch let raised as PythonException {
            if raised === error { return false }
            if raised.isInstance(of: .runtimeError), error.isInstance(of: .stopIteration), raised.cause === error { return false }
            throw raised
        }
        throw PythonException.runtimeError("generator didn't stop after throw()")
    }
}

/// A native function in the place of one written in Python: it binds as a method and shows the other's attributes.
final class WrappedFunction: Object {
    private let original: Value
    private let held: [HeldReferences]
    private let body: (Value, Arguments) throws -> Value

    /// - Parameters:
    ///   - held: what the body holds of other objects.
    ///   - body: gets the original function and the arguments.
    init(_ original: Value, holding held: [HeldReferences] = [], _ body: @escaping (Value, Arguments) throws -> Value) {
        self.original = original
        self.held = held
        self.body = body
        super.init(type: WrappedFunction.pythonClass)
        Heap.track(self)
    }
    override func visitReferences(_ visit: (Object) -> Void) {
        original.visitHeld(visit)
        for references in held { references.visitReferences(visit) }
    }
    private static let pythonClass: Class = {
        let made = Class("function")
        made.takesAttributes = true
        return made
    }()
    override var isCallable: Bool { true }
    override func call(_ arguments: Arguments) throws -> Value? { try body(original, arguments) }
    override var descriptorKind: DescriptorKind { .nonData }
    override func descriptorGet(_ instance: Value, owner: Class) throws -> Value {
        instance.isUndefined ? .object(self) : .object(BoundMethod(receiver: instance, function: .object(self)))
    }
    override func dynamicAttribute(_ name: Name) throws -> Value? { name == "__wrapped__" ? original : try original.attributeIfPresent(name) }
    override func repr() throws -> String { try original.reprText() }
}
