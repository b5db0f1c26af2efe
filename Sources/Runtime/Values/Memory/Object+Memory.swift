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
    /// A Swift `weak` reference to the object is nil by then.
    public final func whenGone(_ body: @escaping () -> Void) {
        tracking |= Heap.isWatched
        DeathWatch.add(ObjectIdentifier(self), body)
    }
}

/// The callbacks of objects that someone waits to see gone.
enum DeathWatch {
    nonisolated(unsafe) private static var callbacks: [ObjectIdentifier: [() -> Void]] = [:]

    static func add(_ object: ObjectIdentifier, _ body: @escaping () -> Void) { callbacks[object, default: []].append(body) }

    @inline(never)
    static func fire(_ object: ObjectIdentifier) {
        guard let waiting = callbacks.removeValue(forKey: object) else { return }
        // CPython calls the newest first.
        Heap.whileFreeing { for body in waiting.reversed() { body() } }
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
