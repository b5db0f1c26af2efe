import Runtime

/// `contextlib.ExitStack`
final class ExitStackObject: Object {
    /// What to do at the exit, last first; the answer suppresses the exception.
    private var callbacks: [Callback] = []

    private struct Callback: ReferenceHolder {
        /// What is called, and with which arguments; none for an `__exit__`, which gets the exception.
        var function: Value
        var arguments: [Value]?
        var keywords = KeywordValues([])

        func run(_ exception: Value) throws -> Bool {
            guard let arguments else { return try ContextManagers.exit(function, exception) }
            _ = try function.call(arguments, keywords: keywords.pairs)
            return false
        }
        mutating func visitHeld(_ visit: (Object) -> Void) {
            function.visitHeld(visit)
            arguments.visitHeld(visit)
            keywords.visitHeld(visit)
        }
    }

    override init(type: Class) {
        super.init(type: type)
        Heap.track(self)
    }
    override func visitReferences(_ visit: (Object) -> Void) { callbacks.visitHeld(visit) }
    override func clearReferences() {
        clearSlots()
        callbacks = []
    }
    deinit { if !callbacks.isEmpty { Reclaimer.release(&callbacks) } }

    static let pythonClass: Class = {
        let made = Class.declare("ExitStack", for: ExitStackObject.self, module: "contextlib", bases: [ContextClasses.abstract], derivable: true, doc: "Leaves context managers, and calls functions, when the block ends, the latest first.") { declare($0) }
        made.allocate = { ExitStackObject(type: $0) }
        return made
    }()

    private static func declare(_ type: Declaration<ExitStackObject>) {
        type.method("__enter__", doc: "Return self.") { (stack: ExitStackObject) -> Value in stack.value }
        type.method("__exit__", .required("typ", as: Value.self), .required("value", as: Value.self), .required("traceback", as: Value.self), doc: "Leave all, last first.") { (stack: ExitStackObject, _: Value, error: Value, _: Value) throws -> Bool in
            try stack.leave(error)
        }
        type.method("enter_context", .required("cm", as: Value.self), doc: "Enters the supplied context manager.") { (stack: ExitStackObject, manager: Value) throws -> Value in
            let (enter, exit) = try ContextManagers.methods(of: manager)
            let entered = try enter.call()
            stack.callbacks.append(Callback(function: exit))
            return entered
        }
        type.method("push", .required("exit", as: Value.self), doc: "Calls an object's `__exit__` at the end, without entering it.") { (stack: ExitStackObject, given: Value) throws -> Value in
            let exit = given.type.lookup(.exit) == nil ? given : try ContextManagers.methods(of: given).exit
            stack.callbacks.append(Callback(function: exit))
            return given
        }
        type.rawMethod("callback", doc: "Calls a function with these arguments at the end.") { stack, arguments in
            guard arguments.positionalCount > 0 else { throw PythonException.typeError("_BaseExitStack.callback() missing 1 required positional argument: 'callback'") }
            stack.callbacks.append(Callback(function: arguments[0], arguments: Array(arguments.positional.dropFirst()), keywords: KeywordValues(arguments.keywordPairs)))
            return arguments[0]
        }
        type.method("pop_all", doc: "Hands everything over to a new stack, which leaves it later.") { (stack: ExitStackObject) -> Value in
            let made = ExitStackObject(type: stack.type)
            swap(&made.callbacks, &stack.callbacks)
            return made.value
        }
        type.method("close", doc: "Leaves all at once.") { (stack: ExitStackObject) throws in _ = try stack.leave(.none) }
    }

    /// What was handled when a callback raised an error is what callbacks before it raised, not what the block did.
    private static func link(_ error: PythonException, to pending: PythonException?, around block: PythonException?) {
        var last = error
        while let context = last.context {
            if context === pending { return }
            if context === block { break }
            last = context
        }
        if last !== pending, last.context != nil { last.context = pending }
    }

    private func leave(_ exception: Value) throws -> Bool {
        var pending = exception
        var isSuppressed = false
        while let callback = callbacks.popLast() {
            do {
                if try callback.run(pending) {
                    pending = .none
                    isSuppressed = true
                }
            } catch let error as PythonException {
                ExitStackObject.link(error, to: pending.object as? PythonException, around: exception.object as? PythonException)
                pending = .object(error)
                isSuppressed = false
            }
        }
        if let error = pending.object as? PythonException, error !== exception.object { throw error }
        return isSuppressed && pending.isNone && !exception.isNone
    }
}
