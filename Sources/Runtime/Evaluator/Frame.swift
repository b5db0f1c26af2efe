import CCoroutine

/// The variables of a running function: a window of the value stack.
///
/// Slots hold the parameters, the other locals, cells of captured variables, and last the return value.
struct Frame {
    let slots: UnsafeMutablePointer<Value>

    subscript(slot: Int) -> Value {
        @inline(__always) get { slots[slot] }
        @inline(__always) nonmutating set { slots[slot] = newValue }
    }

    /// The cell in a slot that the lowering made a cell.
    @inline(__always)
    func cell(_ slot: Int) -> Cell {
        guard case .object(let object) = slots[slot] else { return Cell() }
        return unsafeDowncast(object, to: Cell.self)
    }
}

/// The memory that frames and argument lists are cut from.  Each generator has one of its own.
enum ValueStack {
    nonisolated(unsafe) static var top: UnsafeMutablePointer<Value> = mainBase
    nonisolated(unsafe) static var limit: UnsafeMutablePointer<Value> = mainBase + mainCapacity
    private static let mainCapacity = 1 << 21
    private static let mainBase: UnsafeMutablePointer<Value> = {
        let size = mainCapacity * MemoryLayout<Value>.stride
        let base = coroutine_map(size, 0) ?? UnsafeMutableRawPointer.allocate(byteCount: size, alignment: 16)
        return base.bindMemory(to: Value.self, capacity: mainCapacity)
    }()

    /// Cuts `count` undefined values off for the time of `body`.
    @inline(__always)
    static func with<R>(_ count: Int, _ body: (UnsafeMutablePointer<Value>) throws -> R) throws -> R {
        let base = top
        let end = base + count
        guard end <= limit else { throw PythonException.recursionError("maximum recursion depth exceeded") }
        base.initialize(repeating: .undefined, count: count)
        top = end
        defer {
            base.deinitialize(count: count)
            top = base
        }
        return try body(base)
    }
}

/// Guards against deep recursion: of Python functions by count, of native code by the address of the stack.
enum StackGuard {
    /// `sys.getrecursionlimit()`
    nonisolated(unsafe) static var recursionLimit = 1000
    nonisolated(unsafe) static var depth = 0
    /// The address below which the C stack must not grow.
    nonisolated(unsafe) static var lowest: UInt = 0
    static let margin: UInt = 192 << 10

    @inline(__always)
    static func check() throws {
        var here: UInt8 = 0
        let address = withUnsafeMutablePointer(to: &here) { UInt(bitPattern: $0) }
        if address < lowest { throw PythonException.recursionError("maximum recursion depth exceeded") }
    }

    @inline(__always)
    static func enter() throws {
        depth += 1
        if depth > recursionLimit { throw tooDeep() }
        do { try check() } catch {
            depth -= 1
            throw error
        }
    }

    @inline(never)
    private static func tooDeep() -> PythonException {
        depth -= 1
        return .recursionError("maximum recursion depth exceeded")
    }
}

/// Events that running code must notice: Ctrl-C, limits.
enum Pulse {
    /// Set from a signal handler or by a limit; loops and calls look at it.
    nonisolated(unsafe) static var isDue = false

    @inline(__always)
    static func check() throws {
        if isDue { try Program.context?.checkInterrupt() }
    }
}
