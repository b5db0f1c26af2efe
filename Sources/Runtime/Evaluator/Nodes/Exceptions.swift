import Syntax

/// `raise`, `raise x`, `raise x from y`
final class RaiseStatement: StatementNode {
    private let exception: Node?
    private let cause: Node?
    init(_ exception: Node?, cause: Node?, _ range: SourceRange) {
        self.exception = exception
        self.cause = cause
        super.init(range)
    }

    override func execute(_ frame: Frame) throws -> Flow {
        guard let exception else {
            guard let current = HandledException.effective else { throw located(PythonException.runtimeError("No active exception to reraise")) }
            current.pendingRange = .alreadyTold
            throw current
        }
        let raised = try exception.evaluate(frame)
        let reason = try cause?.evaluate(frame)
        do {
            let error = try RaiseStatement.instance(of: raised, "exceptions must derive from BaseException")
            if let reason {
                error.suppressesContext = true
                error.cause = reason.isNone ? nil : try RaiseStatement.instance(of: reason, "exception causes must derive from BaseException")
            }
            error.pendingRange = nil
            HandledException.link(error)
            throw error
        } catch { throw located(error) }
    }

    /// The exception that `raise x` raises: `x`, or an instance of the class `x`.
    static func instance(of value: Value, _ refusal: String) throws -> PythonException {
        if let error = value.object as? PythonException { return error }
        if let type = value.object?.asClass, type.isSubclass(of: .baseException) {
            let made = try value.call()
            guard let error = made.object as? PythonException else {
                throw PythonException.typeError("calling \(try value.reprText()) should have returned an instance of BaseException, not \(try Value.object(made.type).reprText())")
            }
            return error
        }
        throw PythonException.typeError(refusal)
    }
}

/// `try: ... except ...: ... else: ... finally: ...`
final class TryStatement: StatementNode {
    struct Handler {
        let type: Node?
        let target: TargetNode?
        let body: Block
        let range: SourceRange
    }
    private let body: Block
    private let handlers: [Handler]
    private let otherwise: Block
    private let finally: Block?
    private let code: Code

    init(_ body: Block, handlers: [Handler], otherwise: Block, finally: Block?, _ code: Code, _ range: SourceRange) {
        self.body = body
        self.handlers = handlers
        self.otherwise = otherwise
        self.finally = finally
        self.code = code
        super.init(range)
    }

    override func execute(_ frame: Frame) throws -> Flow {
        guard let finally else { return try executeHandled(frame) }
        let flow: Flow
        do {
            flow = try executeHandled(frame)
        } catch let caught {
            guard let error = caught.pythonException else { throw caught }
            // The block runs while the exception is being handled; its own exit replaces the exception.
            let range = error.pendingRange
            let told = error.tracebackObject
            if let range { code.tell(error, range, frame.slots) }
            error.pendingRange = nil
            let outer = HandledException.current
            HandledException.current = error
            defer { HandledException.current = outer }
            let leaving = try finally.execute(frame)
            if leaving != .next { return leaving }
            error.tracebackObject = told
            error.pendingRange = range
            throw error
        }
        CallStack.line = range.line
        let returned = flow == .return ? frame[code.returnSlot] : .undefined
        let leaving = try finally.execute(frame)
        if leaving != .next { return leaving }
        if flow == .return { frame[code.returnSlot] = returned }
        return flow
    }

    private func executeHandled(_ frame: Frame) throws -> Flow {
        if handlers.isEmpty { return try body.execute(frame) }
        do {
            let flow = try body.execute(frame)
            if flow != .next || otherwise.isEmpty { return flow }
        } catch let caught {
            guard let error = caught.pythonException else { throw caught }
            return try handle(error, frame)
        }
        return try otherwise.execute(frame)
    }

    private func handle(_ error: PythonException, _ frame: Frame) throws -> Flow {
        let range = error.pendingRange
        let outer = HandledException.current
        if let range { code.tell(error, range, frame.slots) }
        error.pendingRange = nil
        HandledException.current = error
        defer { HandledException.current = outer }
        for handler in handlers {
            if let type = handler.type {
                let wanted = try type.evaluate(frame)
                do { guard try TryStatement.matches(error, wanted) else { continue } } catch { throw Node.locate(error, handler.range) }
            }
            guard let target = handler.target else { return try handler.body.execute(frame) }
            try target.assign(.object(error), frame)
            // The name is unbound at the end, so that the exception and its frames can go.
            defer {
                try? target.assign(.none, frame)
                try? target.delete(frame)
            }
            return try handler.body.execute(frame)
        }
        error.pendingRange = .alreadyTold
        throw error
    }

    /// Whether `except wanted` catches the exception.
    static func matches(_ error: PythonException, _ wanted: Value) throws -> Bool {
        if let type = wanted.object?.asClass, type.isSubclass(of: .baseException) { return error.isInstance(of: type) }
        if let tuple = wanted.object as? TupleObject {
            for candidate in tuple.elements where !(candidate.object?.asClass?.isSubclass(of: .baseException) ?? false) {
                throw PythonException.typeError("catching classes that do not inherit from BaseException is not allowed")
            }
            return tuple.elements.contains { ($0.object as? Class).map { error.isInstance(of: $0) } ?? false }
        }
        throw PythonException.typeError("catching classes that do not inherit from BaseException is not allowed")
    }
}

/// `with a as b, c as d:`, one manager of it; further ones are nested.
final class WithStatement: StatementNode {
    private let context: Node
    private let target: TargetNode?
    private let body: Block
    private let code: Code

    init(_ context: Node, _ target: TargetNode?, _ body: Block, _ code: Code, _ range: SourceRange) {
        self.context = context
        self.target = target
        self.body = body
        self.code = code
        super.init(range)
    }

    override func execute(_ frame: Frame) throws -> Flow {
        let manager = try context.evaluate(frame)
        let exit: SpecialMethod
        let entered: Value
        do {
            guard let enter = try SpecialMethod(.enter, of: manager) else {
                throw PythonException.typeError("'\(manager.typeName)' object does not support the context manager protocol")
            }
            guard let leave = try SpecialMethod(.exit, of: manager) else {
                throw PythonException.typeError("'\(manager.typeName)' object does not support the context manager protocol (missed __exit__ method)")
            }
            exit = leave
            entered = try enter.call()
        } catch { throw located(error) }
        let flow: Flow
        do {
            if let target { try target.assign(entered, frame) }
            flow = try body.execute(frame)
        } catch let caught {
            guard let error = caught.pythonException else { throw caught }
            let range = error.pendingRange
            let told = error.tracebackObject
            if let range { code.tell(error, range, frame.slots) }
            error.pendingRange = nil
            let outer = HandledException.current
            HandledException.current = error
            defer { HandledException.current = outer }
            CallStack.line = self.range.line
            let suppressed: Bool
            do { suppressed = try exit.call(.object(error.type), .object(error), error.tracebackValue).isTrue() } catch { throw located(error) }
            if suppressed { return .next }
            error.tracebackObject = told
            error.pendingRange = range
            throw error
        }
        let returned = flow == .return ? frame[code.returnSlot] : .undefined
        CallStack.line = range.line
        do { _ = try exit.call(Value.none, Value.none, Value.none) } catch { throw located(error) }
        if flow == .return { frame[code.returnSlot] = returned }
        return flow
    }

    /// `manager.__enter__`, looked up in the class.
    private struct SpecialMethod {
        private let function: Value
        /// What goes before the arguments; undefined where the function is bound already.
        private let receiver: Value

        init?(_ name: Name, of manager: Value) throws {
            guard let found = manager.type.lookup(name) else { return nil }
            if case .function = found {
                function = found
                receiver = manager
            } else {
                function = try found.bound(to: manager)
                receiver = .undefined
            }
        }

        func call() throws -> Value { receiver.isUndefined ? try function.call() : try function.call(receiver) }

        func call(_ a: Value, _ b: Value, _ c: Value) throws -> Value {
            if receiver.isUndefined { return try function.call(a, b, c) }
            return try ValueStack.with(4) { base in
                base[0] = receiver
                base[1] = a
                base[2] = b
                base[3] = c
                return try function.call(Arguments(base: base, positionalCount: 4))
            }
        }
    }
}
