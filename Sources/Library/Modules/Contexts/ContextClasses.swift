import Runtime

/// The classes of `contextlib`.
enum ContextClasses {
    static let abstract: Class = {
        let made = Class("AbstractContextManager", module: "contextlib", doc: "What is entered and left by `with`.", derivable: true)
        made.addMember(.enter, .object(NativeFunction(name: "__enter__", doc: "Gives what `as` names: the object itself, unless overridden.", owner: made) { $0[0] }))
        made.addMember(.exit, .object(NativeFunction(name: "__exit__", doc: "Called at the end of the block; a true value swallows the exception.", owner: made) { _ in .none }))
        made.abstractMethods = ["__exit__"]
        made.didDerive = { derived, _ in derived.abstractMethods = (derived.lookup(.exit)?.object as? NativeFunction)?.owner === made ? ["__exit__"] : [] }
        // A class says by `__exit__ = None` that it is none.
        func isManager(_ type: Class) -> Bool { [Name.enter, .exit].allSatisfy { name in type.lookup(name).map { !$0.isNone } ?? false } }
        made.acceptsInstance = { isManager($0.type) }
        made.acceptsSubclass = { isManager($0) }
        return made
    }()

    static let decorator: Class = {
        let made = Class("ContextDecorator", module: "contextlib", doc: "Lets a context manager decorate functions: each call runs within it.", derivable: true)
        made.addMember("_recreate_cm", .object(NativeFunction(name: "_recreate_cm", doc: "Return self.", owner: made) { $0[0] }))
        made.addMember(.call, .object(NativeFunction(name: "__call__", doc: "Run a function inside the manager.", owner: made) { arguments in
            guard arguments.positionalCount == 2 else { throw PythonException.typeError("ContextDecorator.__call__() missing 1 required positional argument: 'func'") }
            guard let manager = arguments[0].object else { return .none }
            return ContextManagers.decorated(arguments[1], manager) { try $0.value.callMethod("_recreate_cm") }
        }))
        return made
    }()

    /// A class of managers that hold what their `__init__` gets.
    /// - Parameters:
    ///   - signature: the parameters of `__init__`.
    ///   - attribute: under which name a manager shows what it holds.
    private static func simple(
        _ name: String, _ signature: String, of initializer: String? = nil, attribute: String? = nil, doc: String, holding: @escaping (NamedArguments) -> Value, enter: @escaping (ClosureManager) throws -> Value,
        exit: @escaping (ClosureManager, _ error: Value) throws -> Bool
    ) -> Class {
        let made = Class(name, module: "contextlib", bases: [ClosureManager.pythonClass], doc: doc, derivable: true)
        made.takesAttributes = true
        if let attribute { made.extend(for: ClosureManager.self) { $0.property(attribute, doc: "What the manager was made with.") { (manager: ClosureManager) -> Value in manager.held } } }
        made.constructInSteps(signature, named: initializer, allocate: { ClosureManager(type: $0, enter: enter, exit: exit) }) { $0.held = holding($1) }
        return made
    }

    static let suppress = simple("suppress", "*exceptions", doc: "Passes over these exceptions, which end the block.", holding: { .tuple($0.rest) }, enter: { _ in .none }, exit: { manager, error in
        try !error.isNone && isInstance(error, manager.held)
    })
    static let null = simple("nullcontext", "enter_result=None", attribute: "enter_result", doc: "Does nothing; stands where a context manager may be wanted.", holding: { $0["enter_result"] ?? .none }, enter: { $0.held }, exit: { _, _ in false })
    static let closing = simple("closing", "thing", attribute: "thing", doc: "Calls `close()` of an object at the end of the block.", holding: { $0["thing"] ?? .none }, enter: { $0.held }, exit: { manager, _ in
        _ = try manager.held.callMethod("close")
        return false
    })

    /// `redirect_stdout`, `redirect_stderr`: assign `sys.stdout` for a while.
    static func redirection(_ name: String, _ stream: String) -> Class {
        simple(name, "new_target", of: "_RedirectStream", doc: "Lets what the block writes to \(stream) go elsewhere.", holding: { $0["new_target"] ?? .none }, enter: { manager in
            guard let system = try Program.context?.importModule("sys").value else { return manager.held }
            manager.replaced.append(try system.attribute(Name(stream)))
            try system.setAttribute(Name(stream), manager.held)
            return manager.held
        }, exit: { manager, _ in
            if let last = manager.replaced.popLast() { try Program.context?.importModule("sys").value.setAttribute(Name(stream), last) }
            return false
        })
    }
}

/// A context manager of two Swift closures, which get the manager and what it holds.
final class ClosureManager: Object {
    static let pythonClass = Class.declare("ContextManager", for: ClosureManager.self, module: "contextlib", bases: [ContextClasses.abstract], doc: "A context manager.") { type in
        type.method("__enter__", doc: "Enter.") { (manager: ClosureManager) throws -> Value in try manager.onEnter(manager) }
        type.method("__exit__", .required("typ", as: Value.self), .required("value", as: Value.self), .required("traceback", as: Value.self), doc: "Exit.") { (manager: ClosureManager, _: Value, error: Value, _: Value) throws -> Bool in
            try manager.onExit(manager, error)
        }
    }
    var held: Value
    /// What entering took away, to be put back.
    var replaced: [Value] = []
    private let onEnter: (ClosureManager) throws -> Value
    private let onExit: (ClosureManager, Value) throws -> Bool
    init(type: Class = pythonClass, holding held: Value = .none, enter: @escaping (ClosureManager) throws -> Value, exit: @escaping (ClosureManager, Value) throws -> Bool) {
        self.held = held
        onEnter = enter
        onExit = exit
        super.init(type: type)
        Heap.track(self)
    }
    override func visitReferences(_ visit: (Object) -> Void) {
        held.visitHeld(visit)
        replaced.visitHeld(visit)
    }
}
