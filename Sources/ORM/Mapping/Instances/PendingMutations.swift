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
    /// Adds to a collection that is not loaded.
    func append(_ value: Value) {
        if let at = removed.firstIndex(where: { $0.isIdentical(to: value) }) { removed.remove(at: at) } else { added.append(value) }
    }
    /// Adds to a collection that is never loaded, whose removals stand beside its additions.
    func include(_ value: Value) {
        if !added.contains(where: { $0.isIdentical(to: value) }) { added.append(value) }
    }
    func remove(_ value: Value) {
        if let at = added.firstIndex(where: { $0.isIdentical(to: value) }) {
            added.remove(at: at)
        } else if !removed.contains(where: { $0.isIdentical(to: value) }) {
            removed.append(value)
        }
    }
}
