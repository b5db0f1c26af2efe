import Database
import Runtime
import SQL

/// Forgetting what was loaded, and loading it again.
extension Session {
    public func expireAll() throws { for state in identityMap.states { try expire(state) } }

    /// `session.expire(user)`, with the refresh-expire cascade; `session.expire(user, ["name"])`
    public func expire(_ value: Value, _ names: [Name]?) throws { try expire(state: try Session.state(of: value), names) }

    private func expire(state: InstanceState, _ names: [Name]?) throws {
        guard identityMap.contains(state) else { throw ORMError.invalidRequest("Instance '\(state.label)' is not persistent within this Session") }
        if let names, !names.isEmpty {
            state.forgetComposites(named: names)
            state.expire(try names.compactMap { name in
                if let attribute = state.mapper.attribute(name) { return attribute }
                // A synonym has no value of its own, nor has a composite.
                guard state.mapper.property(name) is SynonymProperty || state.mapper.property(name) is CompositeProperty else { throw PythonException.keyError(name.value) }
                return nil
            })
            try state.tellExpiry(.list(names.map(\.value)))
            return
        }
        let reached = try state.mapper.cascade(.refreshExpire, from: state)
        try expire(state)
        for next in reached {
            if next.state.key != nil { try expire(next.state) } else if pending.remove(next.state) != nil { try detach([next.state]) }
        }
    }

    /// Forgets all attributes of a persistent object.
    func expire(_ state: InstanceState) throws {
        if state.isModified { identityMap.noteClean(state) }
        state.expire()
        try state.tellExpiry(.none)
    }

    /// `session.refresh(user)`, `session.refresh(user, ["name"])`
    public func refresh(_ value: Value, _ names: [Name]? = nil) throws {
        let state = try Session.state(of: value)
        try expire(state: state, names)
        let isThere = try Cause.of(.refresh(object: state.shownIdentity, isExpired: false)) {
            try autoflush()
            return try SessionLoader.reload(state, self, names)
        }
        guard isThere else { throw ORMError.invalidRequest("Could not refresh instance '\(state.label)'") }
    }
}

extension InstanceState {
    /// What a flush can't know.
    func expireTold(_ attributes: [InstrumentedAttribute]) throws {
        guard !attributes.isEmpty else { return }
        expire(attributes)
        try tellExpiry(.list(attributes.map(\.key.value)))
    }
    /// Tells the listeners of `expire(target, attrs)`.
    func tellExpiry(_ names: Value) throws {
        guard MapperListeners.exist else { return }
        try mapper.tell(.expire, object, [names])
    }
}
