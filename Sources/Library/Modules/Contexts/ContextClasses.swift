import Runtime

/// The classes of `contextlib`.
enum ContextClasses {
    static let abstract: Class = {
        let made = Class("AbstractContextManager", module: "contextlib", doc: "An abstract base class for context managers.", derivable: true)
        made.addMember(.enter, .object(NativeFunction(name: "__enter__", doc: "Return `self` upon entering the runtime context.", owner: made) { $0[0] }))
        made.addMember(.exit, .object(NativeFunction(name: "__exit__", doc: "Raise any exception triggered within the runtime context.", owner: made) { _ in .none }))
        made.abstractMethods = ["__exit__"]
        made.didDerive = { derived, _ in derived.abstractMethods = (derived.lookup(.exit)?.object as? NativeFunction)?.owner === made ? ["__exit__"] : [] }
        made.acceptsInstance = { $0.type.lookup(.enter) != nil && $0.type.lookup(.exit) != nil }
        made.acceptsSubclass = { $0.lookup(.enter) != nil && $0.lookup(.exit) != nil }
        return made
    }()

    static let decorator: Class = {
        let made = Class("ContextDecorator", module: "contextlib", doc: "A base class or mixin that enables context managers to work as decorators.", derivable: true)
        made.addMember("_recreate_cm", .object(NativeFunction(name: "_recreate_cm", doc: "Return self.", owner: made) { $0[0] }))
        made.addMember(.call, .object(NativeFunction(name: "__call__", doc: "Run a function inside the manager.", owner: made) { arguments in
            guard arguments.positionalCount == 2 else { throw PythonException.typeError("ContextDecorator.__call__() missing 1 required positional argument: 'func'") }
            guard let manager = arguments[0].object else { return .none }
            return ContextManagers.decorated(arguments[1], manager) { try $0.value.callMethod("_recreate_cm") }
        }))
        return made
    }()

    /// A class of managers whose constructor takes `body`'s arguments.
    private static func simple(_ name: String, doc: String, _ make: @escaping (Class, Arguments) throws -> ClosureManager) -> Class {
        let made = Class(name, module: "contextlib", bases: [ClosureManager.pythonClass], doc: doc)
        made.construct = { try make($0, $1).value }
        return made
    }

    private static func only(_ arguments: Arguments, _ name: String, _ parameter: String) throws -> Value {
        guard arguments.positionalCount + arguments.keywordCount == 1 else { throw PythonException.typeError("\(name).__init__() missing 1 required positional argument: '\(parameter)'") }
        return arguments.base[0]
    }

    static let suppress = simple("suppress", doc: "Context manager to suppress specified exceptions.") { type, arguments in
        ClosureManager(type: type, holding: .tuple(Array(arguments.positional)), enter: { _ in .none }, exit: { types, error in try !error.isNone && isInstance(error, types) })
    }
    static let null = simple("nullcontext", doc: "Context manager that does no additional processing.") { type, arguments in
        let result = arguments.positionalCount + arguments.keywordCount > 0 ? arguments.base[0] : .none
        return ClosureManager(type: type, holding: result, enter: { $0 }, exit: { _, _ in false })
    }
    static let closing = simple("closing", doc: "Context to automatically close something at the end of a block.") { type, arguments in
        let thing = try only(arguments, "closing", "thing")
        return ClosureManager(type: type, holding: thing, enter: { $0 }, exit: { thing, _ in
            _ = try thing.callMethod("close")
            return false
        })
    }

    /// `redirect_stdout`, `redirect_stderr`: assign `sys.stdout` for a while.
    static func redirection(_ name: String, _ stream: String) -> Class {
        simple(name, doc: "Context manager for temporarily redirecting \(stream) to another file.") { type, arguments in
            let target = try only(arguments, "_RedirectStream", "new_target")
            var earlier: [Value] = []
            return ClosureManager(type: type, holding: target, enter: { target in
                guard let system = try Program.context?.importModule("sys").value else { return target }
                earlier.append(try system.attribute(Name(stream)))
                try system.setAttribute(Name(stream), target)
                return target
            }, exit: { _, _ in
                if let last = earlier.popLast() { try Program.context?.importModule("sys").value.setAttribute(Name(stream), last) }
                return false
            })
        }
    }
}

/// A context manager of two Swift closures and a value that both get.
final class ClosureManager: Object {
    static let pythonClass = Class.declare("ContextManager", for: ClosureManager.self, module: "contextlib", bases: [ContextClasses.abstract], doc: "A context manager.") { type in
        type.method("__enter__", doc: "Enter.") { (manager: ClosureManager) throws -> Value in try manager.onEnter(manager.held) }
        type.method("__exit__", .required("typ", as: Value.self), .required("value", as: Value.self), .required("traceback", as: Value.self), doc: "Exit.") { (manager: ClosureManager, _: Value, error: Value, _: Value) throws -> Bool in
            try manager.onExit(manager.held, error)
        }
    }
    private let held: Value
    private let onEnter: (Value) throws -> Value
    private let onExit: (Value, Value) throws -> Bool
    init(type: Class = pythonClass, holding held: Value = .none, enter: @escaping (Value) throws -> Value, exit: @escaping (Value, Value) throws -> Bool) {
        self.held = held
        onEnter = enter
        onExit = exit
        super.init(type: type)
        Heap.track(self)
    }
    override func visitReferences(_ visit: (Object) -> Void) { held.visitHeld(visit) }
}
