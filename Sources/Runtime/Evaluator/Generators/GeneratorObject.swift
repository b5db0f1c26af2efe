/// A generator: a function body that stops at each `yield`.
public final class GeneratorObject: IteratorObject {
    private enum State { case created, suspended, running, finished }

    let code: Code
    public var name: String
    public var qualifiedName: String
    private var frameSlots: UnsafeMutablePointer<Value>?
    /// Where the body runs, unless it is made of steps.
    private var coroutine: Coroutine?
    /// The yield at which a body of steps stopped.
    var pending: Unmanaged<GeneratorStep>?
    private var state = State.created
    /// The line at which a body of steps stopped.
    private var line: Int32
    public var isRunning: Bool { state == .running }
    public var isSuspended: Bool { state == .suspended }
    public var isFinished: Bool { state == .finished }
    /// The value of `return`: what StopIteration carries and `yield from` gives.
    private(set) var result: Value = .none

    /// Takes over `slots`, which hold the bound parameters.
    init(code: Code, name: String, qualifiedName: String, slots: UnsafeMutablePointer<Value>) {
        self.code = code
        self.name = name
        self.qualifiedName = qualifiedName
        frameSlots = slots
        line = code.firstLine
        super.init(type: .generator)
        Heap.track(self)
    }

    deinit {
        if state == .suspended { GeneratorObject.unwind(coroutine) }
        releaseFrame(frameSlots)
    }

    private func releaseFrame(_ slots: UnsafeMutablePointer<Value>?) {
        guard let slots else { return }
        Reclaimer.release(slots, count: code.slotCount)
        slots.deallocate()
    }

    /// The frame's variables.  What a suspended body holds on its stack besides counts as held from outside.
    public override func visitReferences(_ visit: (Object) -> Void) {
        if let frameSlots { for slot in 0..<code.slotCount { if let object = frameSlots[slot].object { visit(object) } } }
        if let object = result.object { visit(object) }
    }
    public override func clearReferences() {
        clearSlots()
        if state != .running { finish() }
    }
    public override var hasFinalizer: Bool { state == .suspended && coroutine != nil }
    /// A suspended body that nobody will resume runs its `finally` blocks.
    public override func finalize() { try? close() }

    /// Runs the `finally` blocks of a body that nobody will resume; what they raise goes nowhere.
    private static func unwind(_ coroutine: Coroutine?) {
        guard let coroutine else { return }
        Heap.whileFreeing {
            for _ in 0..<100 where !coroutine.isFinished {
                _ = try? coroutine.resume(.error(PythonException(type: .generatorExit)))
            }
        }
    }

    public override func repr() throws -> String { "<generator object \(qualifiedName) at \(address)>" }

    public override func next() throws -> Value? {
        guard let program = code.program else { return try resumeCoroutine(.value(.none)) }
        return try run(program, { try $0.resume($1, self) }, else: .value(.none))
    }

    /// `send(value)`; nil at the end.
    public func send(_ value: Value) throws -> Value? {
        if state == .created, !value.isNone { throw PythonException.typeError("can't send non-None value to a just-started generator") }
        return try resume(.value(value))
    }

    /// `throw(error)`
    public func raise(_ error: PythonException) throws -> Value? {
        error.takesContext = false
        if state == .created {
            let left = frameSlots.map { code.leaving(error, $0) } ?? error
            finish()
            throw GeneratorObject.wrapped(left)
        }
        if state == .finished { throw error }
        return try resume(.error(error))
    }

    /// `close()`
    public func close() throws {
        switch state {
        case .created: finish()
        case .finished: return
        case .suspended, .running:
            do {
                if try resume(.error(PythonException(type: .generatorExit))) != nil {
                    throw PythonException.runtimeError("generator ignored GeneratorExit")
                }
            } catch let error as PythonException where error.isInstance(of: .generatorExit) || error.isInstance(of: .stopIteration) {}
        }
    }

    /// `gi_frame`: None once the body has ended.
    public var frame: Value {
        guard let frameSlots else { return .none }
        if state == .running { return CallStack.frame(of: frameSlots).map { .object($0) } ?? .none }
        return .object(FrameObject(code, line: coroutine?.line ?? line, slots: frameSlots))
    }
    /// `gi_yieldfrom`: what a suspended `yield from` delegates to, where the body is one of steps.
    public var delegate: Value { state == .suspended ? pending?._withUnsafeGuaranteedRef { frameSlots.map($0.delegate) } ?? .none : .none }
    public var codeView: Value { .object(CodeView.of(code)) }

    /// The value of `return`, for the StopIteration that tells of the end; once.
    public func takeResult() -> Value {
        defer { result = .none }
        return result
    }

    public override func stopIteration() -> PythonException { .stopIteration(takeResult()) }

    private func finish() {
        state = .finished
        coroutine = nil
        let slots = frameSlots
        frameSlots = nil
        releaseFrame(slots)
    }

    @inline(__always)
    private func resume(_ message: Coroutine.Message) throws -> Value? {
        guard let program = code.program else { return try resumeCoroutine(message) }
        return try run(program, { try $0.resume(message, $1, self) }, else: message)
    }

    /// - Parameters:
    ///   - goOn: tells the yield where the body stopped to go on.
    ///   - message: what is sent to a body that cannot go on.
    @inline(__always)
    private func run(_ program: GeneratorProgram, _ goOn: (GeneratorStep, Frame) throws -> Unmanaged<GeneratorStep>?, else message: Coroutine.Message) throws -> Value? {
        guard let slots = frameSlots, state == .suspended || state == .created else { return try resumeCoroutine(message) }
        try StackGuard.enter()
        defer { StackGuard.depth &-= 1 }
        let stopped = pending, frame = Frame(slots: slots)
        let handled = HandledException.current
        pending = nil
        state = .running
        do {
            try CallStack.with(code, slots, line: line) {
                var step: Unmanaged<GeneratorStep>? = program.start
                if let stopped { step = try stopped._withUnsafeGuaranteedRef { try goOn($0, frame) } }
                while let current = step { step = try current._withUnsafeGuaranteedRef { try $0.run(frame, self) } }
                line = CallStack.line
            }
        } catch {
            HandledException.current = handled
            let left = code.leaving(error, slots)
            finish()
            throw GeneratorObject.wrapped(left)
        }
        let value = frame.take(code.returnSlot)
        if pending != nil {
            state = .suspended
            return value
        }
        result = value.isUndefined ? .none : value
        finish()
        return nil
    }

    private func resumeCoroutine(_ message: Coroutine.Message) throws -> Value? {
        switch state {
        case .running: throw PythonException.valueError("generator already executing")
        case .finished:
            result = .none
            return nil
        case .created:
            guard let slots = frameSlots, code.program == nil else { return nil }
            let code = self.code
            coroutine = try Coroutine { _ in try code.run(Frame(slots: slots)) }
        case .suspended: break
        }
        guard let coroutine else { return nil }
        state = .running
        try StackGuard.enter()
        defer { StackGuard.depth -= 1 }
        do {
            let value = try coroutine.resume(message)
            if coroutine.isFinished {
                result = value
                finish()
                return nil
            }
            state = .suspended
            return value
        } catch {
            finish()
            throw GeneratorObject.wrapped(error)
        }
    }

    /// StopIteration must not leave a generator (PEP 479).
    private static func wrapped(_ error: Error) -> Error {
        guard let exception = error.pythonException, exception.isInstance(of: .stopIteration) else { return error }
        let wrapped = PythonException.runtimeError("generator raised StopIteration")
        wrapped.cause = exception
        wrapped.context = exception
        wrapped.suppressesContext = true
        return wrapped
    }
}
