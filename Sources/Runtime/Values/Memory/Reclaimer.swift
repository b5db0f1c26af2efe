/// Frees the contents of containers without deep recursion: a chain of a million linked objects
/// would otherwise overflow the stack with nested `deinit`s.
public enum Reclaimer {
    nonisolated(unsafe) private static var depth = 0
    nonisolated(unsafe) private static var postponed: [Value] = []
    nonisolated(unsafe) private static var postponedHolders: [AnyObject] = []
    private static let deepest = 100

    // Calls the optimizer cannot see through.  It may end an object's life before an assignment to `depth`, which the object's `deinit` reads.
    @inline(never) @_optimize(none)
    private static func enter() { depth += 1 }
    @inline(never) @_optimize(none)
    private static func leave() { depth -= 1 }
    /// Lets go of something one level deeper, and nowhere else: it is handed over, so that no other copy can be the last.
    @inline(never)
    private static func drop<T>(_ taken: __owned T) { withExtendedLifetime(taken) { enter() } }

    /// Deinitialises `count` values, postponing them where releases are nested too deeply.
    public static func release(_ values: UnsafeMutablePointer<Value>, count: Int) {
        if depth >= deepest {
            for index in 0..<count { postponed.append((values + index).move()) }
            return
        }
        depth += 1
        if count > many { releaseMany(values, count: count) } else { for index in 0..<count { (values + index).deinitialize(count: 1) } }
        depth -= 1
        if depth == 0 { drain() }
    }

    /// As above, of the entries of a dict.
    static func release(_ entries: UnsafeMutablePointer<DictObject.Entry>, count: Int) {
        if depth >= deepest {
            for index in 0..<count {
                let entry = (entries + index).move()
                postponed.append(entry.key)
                postponed.append(entry.value)
            }
            return
        }
        depth += 1
        if count > many { releaseMany(entries, count: count) } else { for index in 0..<count { (entries + index).deinitialize(count: 1) } }
        depth -= 1
        if depth == 0 { drain() }
    }

    /// Empties a variable that holds the last reference to an object, perhaps.
    public static func release<T: AnyObject>(_ reference: inout T?) {
        guard let taken = reference else { return }
        reference = nil
        if depth >= deepest {
            postponedHolders.append(taken)
            return
        }
        drop(consume taken)
        leave()
        if depth == 0 { drain() }
    }

    /// Empties a variable that holds references.
    public static func release<T>(_ content: inout T?) {
        if depth >= deepest {
            postponedHolders.append(Holder(content))
            content = nil
            return
        }
        let taken = content
        content = nil
        drop(consume taken)
        leave()
        if depth == 0 { drain() }
    }

    /// Undefines a value.
    @inline(__always)
    public static func release(_ value: inout Value) {
        switch value {
        case .undefined, .none, .bool, .int, .float, .string: return
        default: withUnsafeMutablePointer(to: &value) { pointer in
            release(pointer, count: 1)
            pointer.initialize(to: .undefined)
        }
        }
    }

    /// Empties an array of what holds values.
    public static func release<Elements: RangeReplaceableCollection>(_ array: inout Elements) {
        if depth >= deepest {
            postponedHolders.append(Holder(array))
            array = Elements()
            return
        }
        let taken = array
        array = Elements()
        drop(consume taken)
        leave()
        if depth == 0 { drain() }
    }

    /// Empties a list or tuple: what has `__del__` goes last first, as CPython's lists let go of their elements.
    @inline(__always)
    public static func releaseBackwards(_ elements: inout ContiguousArray<Value>) {
        if endsWithFinalizer(elements) { popAll(&elements) }
        if elements.count > many, depth < deepest {
            enter()
            releaseMany(&elements)
            leave()
            if depth == 0 { drain() }
            return
        }
        release(&elements)
    }
    @inline(__always)
    private static func endsWithFinalizer(_ elements: ContiguousArray<Value>) -> Bool {
        guard case .object(let last)? = elements.last else { return false }
        return last.type.definesFinalizer
    }
    @inline(never)
    private static func popAll(_ elements: inout ContiguousArray<Value>) { while var last = elements.popLast() { release(&last) } }

    private final class Holder<Content> {
        let content: Content
        init(_ content: Content) { self.content = content }
    }

    @inline(__always)
    private static func drain() {
        if hasPostponed { drainSlowly() }
    }
    private static var hasPostponed: Bool { @inline(__always) get { !postponed.isEmpty || !postponedHolders.isEmpty } }

    @inline(never)
    private static func drainSlowly() {
        while hasPostponed {
            let batch = postponed, holders = postponedHolders
            postponed = []
            postponedHolders = []
            drop(consume batch)
            drop(consume holders)
            leave()
            leave()
        }
    }
}

extension Reclaimer {
    /// Releases the values of a container that is going away, leaving harmless ones in their place.
    @inline(__always)
    static func replace(_ values: UnsafeMutableBufferPointer<Value>) {
        guard let base = values.baseAddress else { return }
        release(base, count: values.count)
        base.initialize(repeating: .undefined, count: values.count)
    }
}
