/// A cache of the evaluator that holds functions found in classes.
///
/// What it holds is no reason for anything to live: a call site that once called a method of a class does not keep the class.  The
/// collector leaves these references out, and empties the caches where it frees classes or functions.
class CachedReferences {
    nonisolated(unsafe) private static var all: [ObjectIdentifier: Unmanaged<CachedReferences>] = [:]
    private var isKnown = false

    init() {}
    deinit { if isKnown { CachedReferences.all[ObjectIdentifier(self)] = nil } }

    /// Visits each reference, once for each time it is held.
    func visitReferences(_ visit: (Object) -> Void) {}
    func forget() {}

    /// Tells the collector of this cache, which holds something of a class that may die.
    @inline(__always)
    final func makeKnown(for type: Class) {
        if type.isMortal, !isKnown { register() }
    }
    @inline(never)
    private final func register() {
        isKnown = true
        CachedReferences.all[ObjectIdentifier(self)] = .passUnretained(self)
    }

    static func visit(_ visit: (Object) -> Void) {
        for cache in all.values { cache._withUnsafeGuaranteedRef { $0.visitReferences(visit) } }
    }
    /// Empties the caches where something that they may hold is among `garbage`.  What goes with it may be a node with caches of its own.
    static func forget(_ garbage: ContiguousArray<Object>) {
        guard !all.isEmpty else { return }
        let function = Unmanaged.passUnretained(Class.function).toOpaque()
        guard garbage.contains(where: { $0.objectKind == .type || $0.objectKind == .nativeFunction || $0.typeReference.toOpaque() == function }) else { return }
        for cache in all.values.map({ $0.takeUnretainedValue() }) { cache.forget() }
    }
}
