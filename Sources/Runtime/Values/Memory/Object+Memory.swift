/// How an object takes part in the freeing of memory: its references, its finaliser, those who watch it go.
extension Object {
    /// The references in the slots, the class, and what the object holds besides.
    @inline(__always)
    final func visitAllReferences(_ visit: (Object) -> Void) {
        let shape = self.shape
        if shape.isOfMortalClass { visit(shape.type) }
        if let slots {
            for slot in 0..<shape.count { if let object = slots[slot].object { visit(object) } }
        }
        visitReferences(visit)
    }

    /// Undefines the slots.
    public final func clearSlots() {
        var slot = 0
        while let slots, slot < shape.count {
            let old = slots[slot]
            slots[slot] = .undefined
            withExtendedLifetime(old) {}
            slot += 1
        }
    }

    /// Calls `body` once the object is gone: what callbacks of `weakref` and weak dictionaries are made of.
    /// A Swift `weak` reference to the object is nil by then, but where it went with a cycle.
    /// - Parameters:
    ///   - isFirst: whether the body goes before the others.
    ///   - succeeded: called where another object takes this one's place while `__del__` runs, and waits on in its stead; nil: nobody waits for that one.
    public final func whenGone(isFirst: Bool = false, succeeded: ((Object) -> Void)? = nil, _ body: @escaping () -> Void) {
        tracking |= Heap.isWatched
        DeathWatch.add(ObjectIdentifier(self), DeathWatch.Waiting(isFirst: isFirst, succeeded: succeeded, body: body))
    }
}

/// The callbacks of objects that someone waits to see gone.
enum DeathWatch {
    struct Waiting {
        let isFirst: Bool
        let succeeded: ((Object) -> Void)?
        let body: () -> Void
    }
    nonisolated(unsafe) private static var callbacks: [ObjectIdentifier: [Waiting]] = [:]

    static func add(_ object: ObjectIdentifier, _ waiting: Waiting) { callbacks[object, default: []].append(waiting) }

    @inline(never)
    static func fire(_ object: ObjectIdentifier) {
        guard let waiting = callbacks.removeValue(forKey: object) else { return }
        Heap.whileFreeing {
            for one in waiting where one.isFirst { one.body() }
            // CPython calls the newest first.
            for one in waiting.reversed() where !one.isFirst { one.body() }
        }
    }

    /// Lets those who wait for an object wait for the one that takes its place.
    @inline(never)
    static func handOver(_ object: ObjectIdentifier, to successor: Object) {
        guard let waiting = callbacks.removeValue(forKey: object) else { return }
        let staying = waiting.filter { $0.succeeded == nil }, moving = waiting.filter { $0.succeeded != nil }
        if !staying.isEmpty { callbacks[object] = staying }
        if moving.isEmpty { return }
        successor.tracking |= Heap.isWatched
        callbacks[ObjectIdentifier(successor), default: []] += moving
        for one in moving { one.succeeded?(successor) }
    }
}

/// `__del__` (Python reference 3.3.1).
enum Finalizer {
    /// Calls `__del__` of an object; what it raises is reported and goes nowhere.
    static func run(_ object: Object) {
        guard let method = object.type.lookup(.del) else { return }
        do { _ = try method.bound(to: object.value).call() } catch {
            Program.context?.reportUnraisable(error, in: method)
        }
    }
}
