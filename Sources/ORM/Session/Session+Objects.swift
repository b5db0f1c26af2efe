import Database
import Runtime
import SQL

/// How objects come into the session and leave it.
extension Session {
    // MARK: add

    /// `session.add(user)`, with the save-update cascade.
    public func add(_ value: Value) throws {
        try warnOfChange("Session.add()")
        try saveOrUpdate(try Session.state(of: value))
    }

    public func addAll(_ values: Value) throws {
        try warnOfChange("Session.add_all()")
        try values.forEach { try saveOrUpdate(try Session.state(of: $0)) }
    }

    func saveOrUpdate(_ state: InstanceState) throws {
        try state.mapper.registry.configure()
        state.orphanedOutsideOfSession = false
        try attach(state)
        for reached in try state.mapper.cascade(.saveUpdate, from: state, haltOn: { self.contains($0) }) { try attach(reached.state) }
    }

    /// Makes a transient object pending, a detached one persistent.
    private func attach(_ state: InstanceState) throws {
        if state.key == nil { try attachPending(state) } else { try attachPersistent(state) }
    }

    /// `session.enable_relationship_loading(order)`: the object's relationships load by the keys that it has.
    public func enableRelationshipLoading(_ value: Value) throws {
        let state = try Session.state(of: value)
        let isNew = try beforeAttach(state)
        state.loadsPending = true
        if isNew { try afterAttach(state) }
    }

    /// `inspect(order).session_id = session.hash_key`: the object belongs to the session without being saved by it.
    public func adopt(_ state: InstanceState) { state.sessionReference = reference }

    private func attachPending(_ state: InstanceState) throws {
        guard let object = state.object else { return }
        let isNew = try beforeAttach(state)
        if pending.insert(state, object) { state.insertOrder = Int32(truncatingIfNeeded: pending.count) }
        if isNew { try afterAttach(state) }
    }

    /// - Parameter revertingDeletion: whether a rollback brings back an object whose row was deleted.
    func attachPersistent(_ state: InstanceState, revertingDeletion: Bool = false) throws {
        guard state.key != nil else { throw ORMError.notPersisted(state) }
        if state.wasDeleted {
            guard revertingDeletion else { throw ORMError.wasDeleted(state) }
            if state.session == nil { return }
            state.wasDeleted = false
        }
        guard let object = state.object else { return }
        // What alone held an object that was marked for deletion goes with the mark.
        defer { withExtendedLifetime(object) {} }
        let isNew = try beforeAttach(state)
        marked.remove(state)
        if revertingDeletion { identityMap.replace(state) } else { try identityMap.add(state) }
        if isNew { try afterAttach(state) } else if revertingDeletion { try tell(.deletedToPersistent, of: state) }
    }

    /// Whether the object comes from outside.
    /// - Throws: InvalidRequestError for an object of another session.
    private func beforeAttach(_ state: InstanceState) throws -> Bool {
        try beginIfNeeded()
        if state.sessionReference === reference { return false }
        if let other = state.session as? Session {
            throw ORMError.invalidRequest("Object '\(state.label)' is already attached to session '\(other.number)' (this is '\(number)')")
        }
        try tell(.beforeAttach, of: state)
        return true
    }

    private func afterAttach(_ state: InstanceState) throws {
        state.sessionReference = reference
        if state.isModified { state.holdsObject = true }
        try tell(.afterAttach, of: state)
        try tell(state.key == nil ? .transientToPending : .detachedToPersistent, of: state)
    }

    // MARK: delete

    /// `session.delete(user)`: marks it and what the delete cascade reaches.
    public func delete(_ value: Value) throws {
        try warnOfChange("Session.delete()")
        try mark(try Session.state(of: value), isHead: true)
    }

    public func deleteAll(_ values: Value) throws {
        try warnOfChange("Session.delete_all()")
        try values.forEach { try mark(try Session.state(of: $0), isHead: true) }
    }

    private func mark(_ state: InstanceState, isHead: Bool) throws {
        guard state.key != nil else {
            if isHead { throw ORMError.notPersisted(state) }
            return
        }
        guard let object = state.object else { return }
        let isNew = try beforeAttach(state)
        if marked.contains(state) { return }
        try identityMap.add(state)
        if isNew { try afterAttach(state) }
        // Loading related objects may flush: all are found before any is marked.
        let reached = isHead ? try state.mapper.cascade(.delete, from: state) : []
        marked[state] = object
        for next in reached {
            note(.deleteCascade(from: [state.shownIdentity]), forChangeOf: next.state)
            try mark(next.state, isHead: false)
        }
    }

    /// Remembers why an object's row is deleted or changed, for those who observe the statement.
    func note(_ reason: @autoclosure () -> Cause.Reason, forChangeOf state: InstanceState) {
        if Cause.isNoted, reasonsOfChanges[ObjectIdentifier(state)] == nil { reasonsOfChanges[ObjectIdentifier(state)] = (state, reason()) }
    }

    /// Why rows are deleted together; nil where the program asked for one of them.
    func reason(ofDeleting states: [InstanceState]) -> Cause.Reason? {
        var parents: [String] = [], relationships: [String] = []
        for state in states {
            switch reasonsOfChanges[ObjectIdentifier(state)]?.reason {
            case .deleteCascade(let objects)?: for object in objects where !parents.contains(object) { parents.append(object) }
            case .deleteOrphan(let labels)?: for label in labels where !relationships.contains(label) { relationships.append(label) }
            default: return nil
            }
        }
        return relationships.isEmpty ? .deleteCascade(from: parents) : .deleteOrphan(of: relationships)
    }

    /// Why rows are updated together, where it is that what they refer to is deleted.
    func reason(ofUpdating states: [InstanceState]) -> Cause.Reason? {
        var parents: [String] = []
        for state in states {
            guard case .parentDeleted(let objects)? = reasonsOfChanges[ObjectIdentifier(state)]?.reason else { return nil }
            for object in objects where !parents.contains(object) { parents.append(object) }
        }
        return .parentDeleted(parents)
    }

    // MARK: expunge

    /// `session.expunge(user)`, with the expunge cascade.
    public func expunge(_ value: Value) throws {
        let state = try Session.state(of: value)
        guard state.sessionReference === reference else { throw ORMError.invalidRequest("Instance \(state.label) is not present in this Session") }
        try expunge([state] + (try state.mapper.cascade(.expunge, from: state).map(\.state)))
    }

    func expunge(_ states: [InstanceState], toTransient: Bool = false) throws {
        for (number, state) in states.enumerated() {
            try Pulse.check(at: number)
            if pending.remove(state) != nil { continue }
            if identityMap.contains(state) {
                identityMap.discard(state)
                marked.remove(state)
            } else {
                transaction?.snapshot.deleted.remove(state)
            }
        }
        try detach(states, toTransient: toTransient)
    }

    /// Cuts objects off the session.
    func detach(_ states: [InstanceState], toTransient: Bool = false) throws {
        for (number, state) in states.enumerated() {
            try Pulse.check(at: number)
            let wasPending = state.key == nil, wasDeleted = state.wasDeleted
            state.sessionReference = nil
            if toTransient { state.key = nil }
            if SessionListeners.exist {
                if !wasPending, !wasDeleted {
                    try tell(toTransient ? .persistentToTransient : .persistentToDetached, of: state)
                } else if wasDeleted {
                    try tell(.deletedToDetached, of: state)
                } else {
                    try tell(.pendingToTransient, of: state)
                }
            }
            state.holdsObject = false
        }
    }

    // MARK: free functions

    /// `make_transient(user)`: as if it were new.
    public static func makeTransient(_ value: Value) throws {
        guard value.mappedInstance != nil else { throw PythonException.attributeError("'\(value.type.name)' object has no attribute '_sa_instance_state'") }
        let state = try Session.state(of: value)
        if let session = state.session as? Session { try session.expunge([state]) }
        state.expiredAttributes.removeAll()
        state.removeInstanceLoaders()
        state.key = nil
        state.wasDeleted = false
    }

    /// `make_transient_to_detached(user)`: as if its row were there and it had been loaded.
    public static func makeTransientToDetached(_ value: Value) throws {
        let state = try Session.state(of: value)
        guard state.session == nil, state.key == nil, let object = state.object else { throw ORMError.invalidRequest("Given object must be transient") }
        state.key = try state.mapper.identityKey(of: object)
        state.wasDeleted = false
        state.commitAll()
        state.expire(state.unloadedKeys.compactMap { state.mapper.attribute($0) })
    }
}
