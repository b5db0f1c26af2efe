import CCoroutine

/// A stack on which a generator's body runs, so that `yield` may stand anywhere: in any expression, in `try` and `with`,
/// below native calls.
final class Coroutine {
    /// What a resumption hands to the body, and a suspension to the resumer.
    enum Message {
        case value(Value)
        case error(Error)
    }

    private let stack: StackMemory
    private var ownPointer: UnsafeMutableRawPointer?
    private var callerPointer: UnsafeMutableRawPointer?
    /// The value stack of the one of body and resumer that does not run.
    private var region: ValueStack.Region
    private var body: ((Message) throws -> Value)?
    private var message: Message = .value(.none)
    private(set) var isFinished = false
    /// The exception that the suspended body is handling.
    private var ownHandled: PythonException?
    /// The frame of the suspended body, and the line it is at.
    private var frame: UnsafeMutablePointer<FrameRecord>?
    private(set) var line: Int32 = 0
    private var outer: Unmanaged<Coroutine>?

    nonisolated(unsafe) private static var current: Unmanaged<Coroutine>?

    /// - Throws: MemoryError where no stack can be had.
    init(_ body: @escaping (Message) throws -> Value) throws {
        stack = try StackMemory.take()
        region = stack.region
        self.body = body
    }

    /// Runs the body until it suspends or ends.
    /// - Returns: what it yielded, or its result once `isFinished`.
    func resume(_ sent: Message) throws -> Value {
        message = sent
        if ownPointer == nil {
            ownPointer = coroutine_prepare(stack.top, { raw in
                if let raw { Unmanaged<Coroutine>.fromOpaque(raw).takeUnretainedValue().main() }
            }, Unmanaged.passUnretained(self).toOpaque())
        }
        let outerRegion = ValueStack.region, lowest = StackGuard.lowest
        let (handled, inherited) = (HandledException.current, HandledException.inherited)
        (HandledException.current, HandledException.inherited) = (ownHandled, handled ?? inherited)
        ownHandled = nil
        let caller = CallStack.top, callerLine = CallStack.line
        if let frame {
            frame.pointee.caller = caller
            frame.pointee.callerLine = callerLine
            (CallStack.top, CallStack.line) = (frame, line)
        }
        outer = Coroutine.current
        Coroutine.current = .passUnretained(self)
        ValueStack.region = region
        StackGuard.lowest = stack.lowest
        coroutine_switch(&callerPointer, ownPointer)
        (frame, line) = (CallStack.top, CallStack.line)
        (CallStack.top, CallStack.line) = (caller, callerLine)
        region = ValueStack.region
        ValueStack.region = outerRegion
        StackGuard.lowest = lowest
        Coroutine.current = outer
        outer = nil
        ownHandled = isFinished ? nil : HandledException.current
        (HandledException.current, HandledException.inherited) = (handled, inherited)
        let answer = message
        message = .value(.none)
        if isFinished {
            body = nil
            StackMemory.giveBack(stack, ready: region.ready)
        }
        switch answer {
        case .value(let value): return value
        case .error(let error): throw error
        }
    }

    /// The body's side: hands a value to the resumer and waits for the next message.
    ///
    /// Takes the value over: a reference on the stack of a suspended body would keep a cycle alive.
    static func suspend(_ value: consuming Value) throws -> Value {
        guard let running = current else { throw PythonException.runtimeError("yield outside a generator") }
        hand(consume value, to: running)
        return try running._withUnsafeGuaranteedRef { coroutine in
            coroutine_switch(&coroutine.ownPointer, coroutine.callerPointer)
            switch coroutine.message {
            case .value(let sent): return sent
            case .error(let error):
                // `generator.throw(error)` where the body handles another: that one is the context (`gen_send_ex2`).
                if HandledException.current != nil, let exception = error.pythonException { HandledException.link(exception) }
                throw error
            }
        }
    }

    /// A function of its own, at the end of which no copy of the value is left: a closure would keep one.
    @inline(never)
    private static func hand(_ value: consuming Value, to coroutine: Unmanaged<Coroutine>) {
        coroutine.takeUnretainedValue().message = .value(value)
    }

    private func main() {
        do {
            let result = try body?(message) ?? .none
            message = .value(result)
        } catch {
            message = .error(error)
        }
        isFinished = true
        coroutine_switch(&ownPointer, callerPointer)
    }
}

/// The memory of one coroutine: a value stack that grows up, a guard page, a C stack that grows down.
struct StackMemory {
    let base: UnsafeMutableRawPointer
    /// The value stack, empty; as much of it as an earlier coroutine used is undefined already.
    private(set) var region: ValueStack.Region
    private var stack: UnsafeMutableRawPointer { coroutine_stack(base, StackMemory.valueSize) }
    var top: UnsafeMutableRawPointer { stack + StackMemory.stackSize }
    var lowest: UInt { UInt(bitPattern: stack) + StackGuard.margin }

    private static let valueSize = 512 << 10
    private static let stackSize = 4 << 20
    /// Stacks kept for reuse: most generators are short-lived.
    nonisolated(unsafe) private static var pool: [StackMemory] = []
    private static let poolLimit = 64

    /// Stacks mapped since they last made a collection due: each takes the memory of many objects.
    nonisolated(unsafe) private static var freshCount = 0
    private static let freshLimit = 1000

    static func take() throws -> StackMemory {
        if let reused = pool.popLast() { return reused }
        freshCount += 1
        if freshCount >= freshLimit {
            freshCount = 0
            Heap.askForCollection()
        }
        guard let base = coroutine_map(valueSize, stackSize) else { throw PythonException.memoryError("") }
        let values = base.assumingMemoryBound(to: Value.self)
        return StackMemory(base: base, region: ValueStack.Region(top: values, ready: values, limit: values + valueSize / MemoryLayout<Value>.stride))
    }

    static func giveBack(_ memory: StackMemory, ready: UnsafeMutablePointer<Value>?) {
        var memory = memory
        memory.region.ready = ready
        if pool.count < poolLimit { pool.append(memory) } else { coroutine_unmap(memory.base, valueSize, stackSize) }
    }
}
