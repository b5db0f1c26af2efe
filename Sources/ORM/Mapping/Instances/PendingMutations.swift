import Runtime

/// What backrefs added to and removed from a collection before it was loaded.
public final class PendingMutations {
    /// Objects as a rule; what is none is found out by the flush.
    public private(set) var added: [Value] = []
    public private(set) var removed: [Value] = []
    func visitReferences(_ visit: (Object) -> Void) {
        for value in added { value.visitHeld(visit) }
        for value in removed { value.visitHeld(visit) }
    }
    /// The objects among those added: what is added twice counts once.
    private var known: Set<ObjectIdentifier> = []

    /// Adds to a collection that is not loaded.
    func append(_ value: Value) {
        if let at = removed.firstIndex(where: { $0.isIdentical(to: value) }) { removed.remove(at: at) } else { include(value) }
    }
    /// Adds to a collection that is never loaded, whose removals stand beside its additions.
    func include(_ value: Value) {
        let isNew = value.object.map { known.insert(ObjectIdentifier($0)).inserted } ?? !added.contains { $0.isIdentical(to: value) }
        if isNew { added.append(value) }
    }
    func remove(_ value: Value) {
        if let at = added.firstIndex(where: { $0.isIdentical(to: value) }) {
            added.remove(at: at)
            if let object = value.object { known.remove(ObjectIdentifier(object)) }
        } else if !removed.contains(where: { $0.isIdentical(to: value) }) {
            removed.append(value)
        }
    }
}
