/// The strong references to an object.
@_silgen_name("swift_retainCount") @usableFromInline func strongCount(_ object: UnsafeMutableRawPointer) -> Int

/// Frees cycles of objects by trial deletion, as CPython's collector does (Modules/gcmodule.c, `deduce_unreachable`).
///
/// The references that tracked objects hold to each other are subtracted from their counts.  What keeps a
/// count is held from outside: by a Swift variable, a frame, a module.  Everything reachable from those lives; the rest
/// is finalised, emptied, and freed by its counts.
public enum CycleCollector {
    nonisolated(unsafe) private static var isRunning = false
    /// `gc.get_stats()`: collections and freed objects of the young and of all objects.
    nonisolated(unsafe) public private(set) static var collections = (young: 0, full: 0)
    nonisolated(unsafe) public private(set) static var freed = (young: 0, full: 0)

    /// A safe point: collects if a collection is due.
    static func collectIfDue() {
        guard Heap.isCollectionDue, Heap.postponements == 0 else { return }
        Heap.isCollectionDue = false
        guard Heap.isEnabled else { return }
        _ = collect(full: Heap.count >= Heap.oldLimit)
    }

    /// `gc.collect()`: searches until nothing more is found.  What a first search frees may have held, where the collector does not look,
    /// the last instance of a class.
    /// - Returns: how many unreachable objects were found.
    public static func collectAll() -> Int {
        var all = 0
        for _ in 0..<4 {
            let found = collect()
            all += found
            if found == 0 { break }
        }
        return all
    }

    /// A single search.
    /// - Returns: how many unreachable objects were found.
    @discardableResult
    public static func collect(full: Bool = true) -> Int {
        guard !isRunning, Heap.postponements == 0 else { return 0 }
        isRunning = true
        defer { isRunning = false }
        let first = full ? 0 : Heap.oldCount
        guard var garbage = unreachable(from: first) else { return 0 }
        tellWatchers(of: garbage)
        // A finaliser may have made objects reachable again: the search is repeated, each finaliser runs once.
        for _ in 0..<10 where finalize(garbage) {
            garbage = []
            garbage = unreachable(from: min(first, Heap.oldCount)) ?? []
        }
        let found = garbage.count + Class.countParts(garbage)
        Class.unlink(garbage)
        for object in garbage { object.willBeCleared() }
        CachedReferences.forget(garbage)
        for object in garbage { object.clearReferences() }
        Class.release(garbage)
        garbage = []
        Heap.oldCount = Heap.count
        if full {
            Heap.oldLimit = max(Heap.leastOldLimit, 2 * Heap.count)
            collections.full += 1
            freed.full += found
        } else {
            collections.young += 1
            freed.young += found
        }
        Heap.setAlarm()
        return found
    }

    /// Whether Ctrl-C ends the search, which has changed nothing so far; asked at every 65,536th object.
    @inline(__always)
    private static func isInterrupted(_ at: Int) -> Bool {
        guard at & 0xFFFF == 0xFFFF, Interrupt.wasRequested else { return false }
        Heap.isCollectionDue = true
        return true
    }

    /// The objects at `first` and later that nothing outside holds; nil where Ctrl-C ended the search.
    private static func unreachable(from first: Int) -> ContiguousArray<Object>? {
        let total = Heap.count - first
        guard total > 0, let entries = Heap.entries else { return [] }
        let objects = entries + first
        let counts = UnsafeMutablePointer<Int>.allocate(capacity: total)
        defer { counts.deallocate() }
        for at in 0..<total {
            if isInterrupted(at) { return nil }
            counts[at] = strongCount(objects[at].toOpaque())
            objects[at]._withUnsafeGuaranteedRef { object in
                if object.objectKind == .type { counts[at] &+= unsafeDowncast(object, to: Class.self).holdersBesidesReferences }
            }
        }
        let subtract: (Object) -> Void = { object in
            let at = Int(object.tracking & Heap.indexMask) &- 1 &- first
            if at >= 0 { counts[at] &-= 1 }
        }
        for at in 0..<total {
            if isInterrupted(at) { return nil }
            objects[at]._withUnsafeGuaranteedRef { $0.visitAllReferences(subtract) }
        }
        CachedReferences.visit(subtract)
        let reached = Int.max
        var work = ContiguousArray<Int>()
        for at in 0..<total where counts[at] > 0 {
            counts[at] = reached
            work.append(at)
        }
        let follow: (Object) -> Void = { object in
            let at = Int(object.tracking & Heap.indexMask) &- 1 &- first
            if at >= 0, counts[at] != reached {
                counts[at] = reached
                work.append(at)
            }
        }
        var followed = 0
        while let at = work.popLast() {
            followed &+= 1
            if isInterrupted(followed) { return nil }
            objects[at]._withUnsafeGuaranteedRef { $0.visitAllReferences(follow) }
        }
        var garbage = ContiguousArray<Object>()
        for at in 0..<total where counts[at] != reached { garbage.append(objects[at].takeUnretainedValue()) }
        return garbage
    }

    /// Weak references to what only cycles hold are dead before any finaliser runs, as in CPython; those that go along tell nobody.
    private static func tellWatchers(of garbage: ContiguousArray<Object>) {
        let watched = garbage.filter { $0.tracking & Heap.isWatched != 0 }
        if watched.isEmpty { return }
        for object in garbage { object.willBeCleared() }
        for object in watched { DeathWatch.fire(ObjectIdentifier(object)) }
    }

    /// Runs the finalisers that have not run yet; false where there was none.
    private static func finalize(_ garbage: ContiguousArray<Object>) -> Bool {
        var hasRun = false
        for object in garbage where object.tracking & Heap.wasFinalized == 0 && object.hasFinalizer {
            object.tracking |= Heap.wasFinalized
            hasRun = true
            object.finalize()
        }
        return hasRun
    }
}

/// What visiting of references needs of Swift's arrays.
public enum SharedStorage {
    /// Whether another array shares the storage: its references then are counted once and held twice, so neither holder may
    /// visit them.  Inlinable: elsewhere it would look up the array's type each time.
    @inlinable @inline(__always)
    public static func isShared<Element>(_ array: inout ContiguousArray<Element>) -> Bool {
        withUnsafePointer(to: &array) { strongCount(UnsafeRawPointer($0).load(as: UnsafeMutableRawPointer.self)) > 1 }
    }
    @inlinable @inline(__always)
    public static func isShared<Element>(_ array: inout [Element]) -> Bool {
        withUnsafePointer(to: &array) { strongCount(UnsafeRawPointer($0).load(as: UnsafeMutableRawPointer.self)) > 1 }
    }

    /// Visits the objects among the elements, unless the storage is shared.
    @inlinable @inline(__always)
    public static func visit(_ array: inout ContiguousArray<Value>, _ visit: (Object) -> Void) {
        if array.isEmpty || isShared(&array) { return }
        array.withUnsafeBufferPointer { for value in $0 { if let object = value.object { visit(object) } } }
    }
    @inlinable @inline(__always)
    public static func visit(_ array: inout [Value], _ visit: (Object) -> Void) {
        if array.isEmpty || isShared(&array) { return }
        array.withUnsafeBufferPointer { for value in $0 { if let object = value.object { visit(object) } } }
    }
}
