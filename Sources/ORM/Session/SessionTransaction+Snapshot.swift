import Runtime

/// What a transaction did to the objects of its session, so that a rollback can take it back.
final class Snapshot {
    /// Objects that a flush made persistent.
    var new = StateSet()
    /// Objects whose rows a flush deleted.
    var deleted = StateSet()
    /// Objects that a flush updated.
    var dirty = StateSet()
    /// Objects whose primary key changed: the identity at the beginning, and the last one.
    var keySwitches = StateTable<(old: IdentityKey, new: IdentityKey)>()

    func visitReferences(_ visit: (Object) -> Void) {
        new.visitHeld(visit)
        deleted.visitHeld(visit)
        dirty.visitHeld(visit)
        keySwitches.visitEntries { state, _ in visit(state) }
    }

    func forget(_ state: InstanceState) {
        new.remove(state)
        deleted.remove(state)
        dirty.remove(state)
        keySwitches.remove(state)
    }

    /// A released savepoint's deeds become those of the transaction around it.
    func merge(_ inner: Snapshot) {
        new.formUnion(inner.new)
        deleted.formUnion(inner.deleted)
        dirty.formUnion(inner.dirty)
        for (state, keys) in inner.keySwitches.entries { keySwitches[state] = keys }
    }
}

extension SessionTransaction {
    /// After a rollback: new objects are transient again, deleted ones persistent, the others expired.
    func restoreSnapshot(_ session: Session, onlyDirty: Bool) throws {
        let expunged = try snapshot.new.union(session.pending.states)
        try session.expunge(expunged.states, toTransient: true)
        for (state, keys) in snapshot.keySwitches.entries {
            session.identityMap.discard(state)
            state.key = keys.old
            if !expunged.contains(state) { session.identityMap.replace(state) }
        }
        for state in try snapshot.deleted.union(session.marked.states).states { try session.attachPersistent(state, revertingDeletion: true) }
        for (number, state) in session.identityMap.states.enumerated() where !onlyDirty || state.isModified || snapshot.dirty.contains(state) {
            try Pulse.check(at: number)
            try session.expire(state)
        }
    }

    /// After a commit: objects are expired, deleted ones detached; a savepoint hands its deeds on.
    func removeSnapshot(_ session: Session) throws {
        if isNested {
            parent?.snapshot.merge(snapshot)
        } else if session.expiresOnCommit {
            for state in session.identityMap.states { try session.expire(state) }
            try session.detach(snapshot.deleted.states)
            snapshot.deleted.removeAll()
        }
    }
}
