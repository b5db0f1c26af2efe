import Database
import Runtime
import SQL

/// Sending what changed.
extension Session {
    public func autoflush() throws {
        guard isAutoflushing, !isFlushing, !isClean else { return }
        do { try SQLWarning.originating(from: .autoflush) { try Cause.of(.autoflush(pending: changedCount)) { try flush() } } } catch let error as PythonException {
            error.addDetail("raised as a result of Query-invoked autoflush; consider using a session.no_autoflush block if this flush is occurring prematurely")
            throw error
        }
    }

    /// - Parameter objects: those to flush; nil for all.
    public func flush(_ objects: [Value]? = nil) throws {
        if isFlushing { throw ORMError.invalidRequest("Session is already flushing") }
        guard !isClean else { return }
        isFlushing = true
        defer { isFlushing = false }
        try Cause.of(.flush) { try sendChanges(objects) }
        reasonsOfChanges.removeAll()
    }

    /// How many objects wait for a flush.
    private var changedCount: Int { Set((pending.states + identityMap.modified.states + marked.states).map { ObjectIdentifier($0) }).count }

    private func sendChanges(_ objects: [Value]?) throws {
        let work = UnitOfWork(self)
        try tell(.beforeFlush, [.object(self), .object(work), objects.map { .list($0) } ?? .none])
        try register(objects, in: work)
        guard work.hasWork else { return }
        try withinSubtransaction { inner in
            work.transaction = inner
            warnsOfChanges = true
            defer { warnsOfChanges = false }
            try work.execute()
            warnsOfChanges = false
            try tell(.afterFlush, [.object(self), .object(work)])
            try finish(work)
            if objects == nil, !identityMap.modified.isEmpty { try discardLateChanges() }
            try tell(.afterFlushPostexec, [.object(self), .object(work)])
        }
    }

    /// Sends rows as a flush does, but not what changed.
    public func sendRows(_ body: () throws -> Void) throws {
        isFlushing = true
        defer { isFlushing = false }
        try withinSubtransaction { _ in try body() }
    }

    /// An error rolls the session's transaction back.
    private func withinSubtransaction(_ body: (SessionTransaction) throws -> Void) throws {
        let outer = try beginIfNeeded()
        let inner = try outer.perform("_begin", from: [.active], to: nil) { try SessionTransaction(self, .subtransaction, parent: outer) }
        do {
            try body(inner)
            try inner.commit()
        } catch {
            try Cause.of(.failedFlush) { try inner.rollback(cause: error as? PythonException) }
            throw error
        }
    }

    /// Pending and changed objects are to be saved, marked ones and orphans to be deleted.
    private func register(_ objects: [Value]?, in work: UnitOfWork) throws {
        let chosen = try objects.map { StateSet(try $0.map { try Session.state(of: $0) }) }
        let isChosen = { (state: InstanceState) in chosen?.contains(state) ?? true }
        for state in pending.states + identityMap.modified.states where (marked.isEmpty || !marked.contains(state)) && isChosen(state) {
            let isOrphan = state.mapper.isOrphan(state)
            if isOrphan, state.key == nil, state.orphanedOutsideOfSession {
                try expunge([state])
            } else {
                if isOrphan, state.key != nil { note(.deleteOrphan(of: state.mapper.lineage.flatMap(\.deleteOrphans).map(\.label)), forChangeOf: state) }
                try work.register(state, isDelete: isOrphan && state.key != nil, isKnown: true)
            }
        }
        for state in marked.states where isChosen(state) { try work.register(state, isDelete: true) }
    }

    /// After the statements: saved objects are persistent and clean, deleted ones deleted.
    private func finish(_ work: UnitOfWork) throws {
        var deleted: [InstanceState] = [], saved: [InstanceState] = []
        saved.reserveCapacity(work.registeredCount)
        work.forEachRegistered { state, registration in if registration.isDelete { deleted.append(state) } else { saved.append(state) } }
        if !deleted.isEmpty { try noteDeleted(deleted) }
        if !saved.isEmpty { try noteSaved(saved) }
    }

    /// Changes that listeners made within the flush will not be sent.
    private func discardLateChanges() throws {
        let late = identityMap.modified.states
        for state in late { commitAll(state) }
        try SQLWarning.warn("Attribute history events accumulated on \(late.count) previously clean instances within inner-flush event handlers have been reset, and will not result in database updates. Consider using set_committed_value() within inner-flush event handlers to avoid this warning.")
    }

    private func commitAll(_ state: InstanceState) {
        if state.isModified { identityMap.noteClean(state) }
        state.commitAll()
    }

    func noteSaved(_ states: [InstanceState]) throws {
        for state in states { if let object = state.object { try identify(state, object) } }
        for state in states {
            if state.isModified { identityMap.noteClean(state) }
            if pending.contains(state) { state.commitInserted() } else { state.commitAll() }
        }
        noteAltered(states)
        if SessionListeners.exist { for state in states where pending.contains(state) { try tell(.pendingToPersistent, of: state) } }
        for state in states { pending.remove(state) }
    }

    /// What a rollback, be it to a savepoint, has to take back: `_register_altered()`.
    func noteAltered(_ states: [InstanceState]) {
        guard let snapshot = transaction?.snapshot else { return }
        for state in states { if pending.contains(state) { snapshot.new.insert(state) } else { snapshot.dirty.insert(state) } }
    }

    /// Gives a saved object the identity of its row.
    private func identify(_ state: InstanceState, _ object: MappedInstance) throws {
        let key = try state.mapper.identityKey(of: object)
        let missing = key.missingValues
        if missing == .all || (missing == .some && !state.mapper.arguments.allowsPartialKeys) { throw ORMError.nullIdentity(state) }
        if let known = state.key {
            if known != key {
                identityMap.discard(state)
                if let transaction { transaction.snapshot.keySwitches[state] = (transaction.snapshot.keySwitches[state]?.old ?? known, key) }
                state.key = key
            }
        } else {
            state.key = key
        }
        if let old = identityMap.replace(state), let oldObject = old.object, try old.mapper.identityKey(of: oldObject, .noFetch) == key {
            try SQLWarning.warn("Identity map already had an identity for \(try key.tuple.reprText()), replacing it with newly flushed object.   Are there load operations occurring inside of an event handler within the flush?")
        }
        state.orphanedOutsideOfSession = false
    }

    func noteDeleted(_ states: [InstanceState]) throws {
        for state in states {
            transaction?.snapshot.deleted.insert(state)
            identityMap.discard(state)
            let object = marked.remove(state) ?? state.object
            state.wasDeleted = true
            try withExtendedLifetime(object) { try tell(.persistentToDeleted, of: state) }
        }
    }

    /// A bulk DELETE removed the row of a persistent object.
    func markDeleted(_ state: InstanceState) throws { try noteDeleted([state]) }
}
