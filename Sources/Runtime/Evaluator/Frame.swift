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

    /// Moves the value of a slot out.
    @inline(__always)
    func take(_ slot: Int) -> Value {
        let value = (slots + slot).move()
        (slots + slot).initialize(to: .undefined)
        return value
    }

    /// The string in a slot, not retained; nil where there is none.
    @inline(__always)
    func stringReference(_ slot: Int) -> Unmanaged<StringObject>? {
        guard case .string(let string) = slots[slot] else { return nil }
        return .passUnretained(string)
    }

    /// The object in a slot, not retained; nil where there is none.
    @inline(__always)
    func objectReference(_ slot: Int) -> Unmanaged<Object>? {
        guard case .object(let object) = slots[slot] else { return nil }
        return .passUnretained(object)
    }

    /// Appends to the string in a slot, where nothing else refers to it; false where something does.
    @inline(never)
    func appendInPlace(_ addition: StringObject, _ slot: Int) -> Bool {
        guard case .string(var string) = take(slot) else { return false }
        let isAlone = isKnownUniquelyReferenced(&string)
        if isAlone { string.append(addition) }
        (slots + slot).initialize(to: .string(string))
        return isAlone
    }

    /// The cell in a slot that the lowering made a cell.
    @inline(__always)
    func cell(_ slot: Int) -> Cell {
        guard case .object(let object) = slots[slot] else { return Cell() }
        return unsafeDowncast(object, to: Cell.self)
    }
}

/// The memory that frames and argument lists are cut from.  Each generator has one of its own.
///
/// Between `top` and `ready` every slot is undefined, so that cutting a frame writes nothing; leaving one makes its
/// slots undefined again.  The pointers are nil until the first cut: a global that starts as nil needs no `swift_once`.
enum ValueStack {
    nonisolated(unsafe) private(set) static var top: UnsafeMutablePointer<Value>?
    /// The end of the memory that has been made undefined.
    nonisolated(unsafe) private static var ready: UnsafeMutablePointer<Value>?
    nonisolated(unsafe) private static var limit: UnsafeMutablePointer<Value>?
    private static let mainCapacity = 1 << 21
    private static let chunk = 1 << 10

    /// Cuts `count` undefined values off for the time of `body`.
    @inline(__always)
    static func with<R>(_ count: Int, _ body: (UnsafeMutablePointer<Value>) throws -> R) throws -> R {
        let base = try cut(count)
        defer { release(base, count) }
        return try body(base)
    }

    @inline(__always)
    static func cut(_ count: Int) throws -> UnsafeMutablePointer<Value> {
        let end = UInt(bitPattern: top) &+ UInt(bitPattern: count &* MemoryLayout<Value>.stride)
        if end > UInt(bitPattern: ready) { return try extend(count) }
        let base = top.unsafelyUnwrapped
        top = base + count
        return base
    }

    @inline(__always)
    static func release(_ base: UnsafeMutablePointer<Value>, _ count: Int) {
        var slot = base
        let end = base + count
        while slot < end {
            switch slot.pointee {
            case .undefined, .none, .bool, .int, .float: slot.initialize(to: .undefined)
            default: slot.pointee = .undefined
            }
            slot += 1
        }
        top = base
    }

    @inline(never)
    private static func extend(_ count: Int) throws -> UnsafeMutablePointer<Value> {
        if limit == nil {
            let size = mainCapacity * MemoryLayout<Value>.stride
            let memory = coroutine_map(size, 0) ?? UnsafeMutableRawPointer.allocate(byteCount: size, alignment: 16)
            let base = memory.bindMemory(to: Value.self, capacity: mainCapacity)
            (top, ready, limit) = (base, base, base + mainCapacity)
        }
        guard let base = top, let limit, let start = ready else { throw PythonException.memoryError("") }
        let end = base + count
        guard end <= limit else { throw PythonException.recursionError("maximum recursion depth exceeded") }
        if end > start {
            let fresh = min(limit, end + chunk)
            start.initialize(repeating: .undefined, count: fresh - start)
            ready = fresh
        }
        top = end
        return base
    }

    /// The three pointers, as a coroutine keeps and changes them.
    struct Region {
        var top: UnsafeMutablePointer<Value>?
        var ready: UnsafeMutablePointer<Value>?
        var limit: UnsafeMutablePointer<Value>?
    }
    static var region: Region {
        @inline(__always) get { Region(top: top, ready: ready, limit: limit) }
        @inline(__always) set { (top, ready, limit) = (newValue.top, newValue.ready, newValue.limit) }
    }
}
