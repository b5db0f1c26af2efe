import Runtime

func contextlibModule(_ module: ModuleObject) {
    declareGeneratorManager(module)
    declareSmallManagers(module)
    declareExitStack(module)
    let abstract = Class("AbstractContextManager", module: "contextlib", derivable: true)
    abstract.addMember(.enter, .object(NativeFunction(name: "__enter__", owner: abstract) { $0[0] }))
    abstract.addMember(.exit, .object(NativeFunction(name: "__exit__", owner: abstract) { _ in .none }))
    module["AbstractContextManager"] = .object(abstract)
}

/// What `@contextmanager` functions return: a generator run up to its `yield` and, at the exit, to its end.
final class GeneratorManager: Object {
    let generator: GeneratorObject
    init(_ generator: GeneratorObject) {
        self.generator = generator
        super.init()
    }

    func enter() throws -> Value {
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
            if try generator.raise(error) != nil { throw PythonException.runtimeError("generator didn't stop after throw()") }
            return true
        } catch let raised as PythonException where raised === error {
            return false
        }
    }
}

private func declareGeneratorManager(_ module: ModuleObject) {
    Class.declare("_GeneratorContextManager", for: GeneratorManager.self, module: "contextlib", doc: "A context manager made of a generator.") { type in
        type.method("__enter__", doc: "Run to the yield.") { try $0.enter() }
        type.method("__exit__", .required("typ", as: Value.self), .required("value", as: Value.self), .required("traceback", as: Value.self), doc: "Run to the end.") { (manager: GeneratorManager, _: Value, error: Value, _: Value) throws -> Bool in
            try manager.exit(error)
        }
        type.rawMethod("__call__", doc: "Decorate a function to run inside the manager.") { _, _ in throw PythonException.notImplemented("Retort has no context managers as decorators") }
    }
    module.function("contextmanager", .required("func", as: Value.self), doc: "Make a function with one yield a context manager.") { (function: Value) throws -> Value in
        let helper = NativeFunction(name: "helper", owner: nil) { arguments in
            guard let generator = try function.call(arguments).object as? GeneratorObject else { throw PythonException.typeError("contextmanager needs a generator function") }
            return .object(GeneratorManager(generator))
        }
        return .object(WrappedFunction(function, helper))
    }
}

/// A native function in the place of one written in Python: it binds as a method and shows the other's attributes.
final class WrappedFunction: Object {
    private let original: Value
    private let body: NativeFunction
    init(_ original: Value, _ body: NativeFunction) {
        self.original = original
        self.body = body
        super.init(type: WrappedFunction.pythonClass)
    }
    nonisolated(unsafe) private static let pythonClass: Class = {
        let made = Class("function")
        made.takesAttributes = true
        return made
    }()
    override var isCallable: Bool { true }
    override func call(_ arguments: Arguments) throws -> Value? { try body.body(arguments) }
    override var descriptorKind: DescriptorKind { .nonData }
    override func descriptorGet(_ instance: Value, owner: Class) throws -> Value {
        instance.isUndefined ? .object(self) : .object(BoundMethod(receiver: instance, function: .object(self)))
    }
    override func dynamicAttribute(_ name: Name) throws -> Value? { name == "__wrapped__" ? original : try original.attributeIfPresent(name) }
    override func repr() throws -> String { try original.reprText() }
}

/// A context manager of two Swift closures.
final class ClosureManager: Object {
    private static let pythonClass = Class.declare("ContextManager", for: ClosureManager.self, module: "contextlib", doc: "A context manager.") { type in
        type.method("__enter__", doc: "Enter.") { try $0.enter() }
        type.method("__exit__", .required("typ", as: Value.self), .required("value", as: Value.self), .required("traceback", as: Value.self), doc: "Exit.") { (manager: ClosureManager, _: Value, error: Value, _: Value) throws -> Bool in
            try manager.exit(error)
        }
    }
    private let onEnter: () throws -> Value
    private let onExit: (Value) throws -> Bool
    init(enter: @escaping () throws -> Value, exit: @escaping (Value) throws -> Bool) {
        onEnter = enter
        onExit = exit
        super.init(type: ClosureManager.pythonClass)
    }
    func enter() throws -> Value { try onEnter() }
    func exit(_ exception: Value) throws -> Bool { try onExit(exception) }
}

private func declareSmallManagers(_ module: ModuleObject) {
    module.function("suppress", .rest("exceptions", of: Value.self), doc: "Swallow exceptions of these classes.") { (types: [Value]) -> Value in
        .object(ClosureManager(enter: { .none }, exit: { error in try !error.isNone && isInstance(error, .tuple(types)) }))
    }
    module.function("nullcontext", .optional("enter_result", default: Value.none), doc: "A context manager that does nothing.") { (result: Value) -> Value in
        .object(ClosureManager(enter: { result }, exit: { _ in false }))
    }
    module.function("closing", .required("thing", as: Value.self), doc: "Close a thing at the exit.") { (thing: Value) -> Value in
        .object(ClosureManager(enter: { thing }, exit: { _ in
            _ = try thing.callMethod("close")
            return false
        }))
    }
    module.function("redirect_stdout", .required("new_target", as: Value.self), doc: "Send standard output elsewhere.") { (target: Value) -> Value in
        let output = Interpreter.current?.output
        let earlier = output?.redirection
        return .object(ClosureManager(enter: {
            output?.redirection = { _ = try target.callMethod("write", .string($0)) }
            return target
        }, exit: { _ in
            output?.redirection = earlier
            return false
        }))
    }
}

/// `contextlib.ExitStack`
final class ExitStackObject: Object {
    /// What to do at the exit, last first; the answer suppresses the exception.
    var callbacks: [(Value) throws -> Bool] = []
    func exit(_ exception: Value) throws -> Bool {
        var pending = exception
        var isSuppressed = false
        while let callback = callbacks.popLast() {
            do {
                if try callback(pending) {
                    pending = .none
                    isSuppressed = true
                }
            } catch let error as PythonException {
                pending = .object(error)
                isSuppressed = false
            }
        }
        if let error = pending.object as? PythonException, error !== exception.object { throw error }
        return isSuppressed && pending.isNone
    }
}

private func declareExitStack(_ module: ModuleObject) {
    let made = Class.declare("ExitStack", for: ExitStackObject.self, module: "contextlib", doc: "Context managers entered one by one, left together.") { type in
        type.constructor { made in ExitStackObject(type: made) }
        type.method("__enter__", doc: "Return self.") { (stack: ExitStackObject) -> Value in .object(stack) }
        type.method("__exit__", .required("typ", as: Value.self), .required("value", as: Value.self), .required("traceback", as: Value.self), doc: "Leave all, last first.") { (stack: ExitStackObject, _: Value, error: Value, _: Value) throws -> Bool in
            try stack.exit(error)
        }
        type.method("enter_context", .required("cm", as: Value.self), doc: "Enter a manager and leave it at the exit.") { (stack: ExitStackObject, manager: Value) throws -> Value in
            let entered = try manager.callMethod(.enter)
            stack.callbacks.append { error in
                let exception = error.object as? PythonException
                return try manager.callMethod(.exit, exception.map { .object($0.type) } ?? .none, error, exception?.tracebackValue ?? .none).isTrue()
            }
            return entered
        }
        type.rawMethod("callback", doc: "Call a function at the exit.") { stack, arguments in
            guard arguments.positionalCount > 0 else { throw PythonException.typeError("ExitStack.callback() missing 1 required positional argument: 'callback'") }
            let function = arguments[0], given = Array(arguments.positional.dropFirst()), keywords = arguments.keywordPairs
            stack.callbacks.append { _ in
                _ = try function.call(given, keywords: keywords)
                return false
            }
            return function
        }
        type.method("close", doc: "Leave all.") { (stack: ExitStackObject) throws in _ = try stack.exit(.none) }
    }
    module["ExitStack"] = .object(made)
}
