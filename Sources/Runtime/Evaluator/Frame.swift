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
