import Runtime
import SQL

/// `session.merge(user)`: an object's state becomes that of the session's object of the same identity.
extension Session {
    /// What one merge has seen.
    struct Merging {
        let loads: Bool
        /// Loader options of the SELECT of the object that is merged into.
        var options: [Object] = []
        /// The merged object of each given one.
        var merged: [ObjectIdentifier: MappedInstance] = [:]
        /// The merged object of each identity.
        var byKey: [IdentityKey: MappedInstance] = [:]
        /// Relationships of objects that were merged from the other side already.
        var relationships: Set<Link> = []

        struct Link: Hashable {
            let state: ObjectIdentifier
            let relationship: ObjectIdentifier
            init(_ state: InstanceState, _ relationship: RelationshipProperty) {
                self.state = ObjectIdentifier(state)
                self.relationship = ObjectIdentifier(relationship)
            }
        }
    }

    /// - Parameter options: loader options of the object that is merged into.
    public func merge(_ value: Value, loads: Bool = true, options: [Object] = []) throws -> MappedInstance {
        try warnOfChange("Session.merge()")
        return try merging(loads: loads) {
            $0.options = options
            return try merge(Session.state(of: value), &$0)
        }
    }

    public func mergeAll(_ values: Value, loads: Bool = true) throws -> [MappedInstance] {
        try warnOfChange("Session.merge_all()")
        return try merging(loads: loads) { merging in
            try values.elements().map { value in
                // Each object is merged for itself: what one made is not known to the next.
                var own = merging
                return try merge(Session.state(of: value), &own)
            }
        }
    }

    private func merging<R>(loads: Bool, _ body: (inout Merging) throws -> R) throws -> R {
        if loads { try autoflush() }
        let earlier = isAutoflushing
        isAutoflushing = false
        defer { isAutoflushing = earlier }
        var merging = Merging(loads: loads)
        return try body(&merging)
    }

    func merge(_ state: InstanceState, _ merging: inout Merging) throws -> MappedInstance {
        try StackGuard.check()
        guard let object = state.object else { throw ORMError.invalidRequest("Instance \(state.label) is gone") }
        if let known = merging.merged[ObjectIdentifier(state)] { return known }
        let (key, isPersistent) = try mergeKey(state, object, merging)
        var target = identityMap.object(key)
        var isNew = false
        if target == nil { (target, isNew) = try find(state, key, isPersistent, merging) }
        if target == nil {
            isNew = true
            let made = state.mapper.makeInstance()
            try saveOrUpdate(made.state)
            target = made
        }
        guard let merged = target else { throw ORMError.invalidRequest("Instance \(state.label) cannot be merged") }
        merging.merged[ObjectIdentifier(state)] = merged
        merging.byKey[key] = merged
        if merged !== object {
            try checkVersion(state, merged.state)
            merged.state.takeLoaders(of: state)
            for property in state.mapper.properties { try property.merge(self, state, merged.state, &merging) }
        }
        if !merging.loads {
            if merged.state.isModified { identityMap.noteClean(merged.state) }
            merged.state.commitAll()
            try merged.mapper.tell(.mergedWithoutLoad, merged, [.none])
        }
        if isNew { try merged.mapper.tellLoad(merged) }
        return merged
    }

    /// The identity by which the session's object is looked for.
    private func mergeKey(_ state: InstanceState, _ object: MappedInstance, _ merging: Merging) throws -> (IdentityKey, isPersistent: Bool) {
        if let key = state.key { return (key, true) }
        if pending.contains(state) {
            try SQLWarning.warn("Instance \(state.label) is already pending in this Session yet is being merged again; this is probably not what you want to do")
        }
        guard merging.loads else {
            throw ORMError.invalidRequest("merge() with load=False option does not support objects transient (i.e. unpersisted) objects.  flush() all changes on mapped instances before merging with load=False.")
        }
        let key = try state.mapper.identityKey(of: object)
        let missing = key.missingValues
        // A key column that was never set is not looked for; one that is None may be part of a key.
        let isUnset = state.mapper.primaryKeyProperties.contains { state.mapper.attribute($0.key)?.read(object).isUndefined ?? true }
        return (key, !isUnset && (missing == .none || (missing == .some && state.mapper.arguments.allowsPartialKeys)))
    }

    private func find(_ state: InstanceState, _ key: IdentityKey, _ isPersistent: Bool, _ merging: Merging) throws -> (MappedInstance?, isNew: Bool) {
        if isPersistent, let known = merging.byKey[key] { return (known, false) }
        if !merging.loads {
            if state.isModified {
                throw ORMError.invalidRequest("merge() with load=False option does not support objects marked as 'dirty'.  flush() all changes on mapped instances before merging with load=False.")
            }
            let made = state.mapper.makeInstance()
            made.state.key = key
            try attachPersistent(made.state)
            return (made, true)
        }
        guard isPersistent else { return (nil, false) }
        return (try get(.object(state.mapper.mappedClass), .tuple(key.values), options: merging.merged.isEmpty ? merging.options : [], token: key.token).mappedInstance, false)
    }

    private func checkVersion(_ state: InstanceState, _ merged: InstanceState) throws {
        guard let attribute = state.mapper.versionAttribute else { return }
        let given = try attribute.get(state, .noInitialize), present = try merged.own(attribute).get(merged, .noInitialize)
        guard given.isPresent, present.isPresent, try !given.equals(present) else { return }
        throw PythonException(ORMError.staleData, "Version id '\(try given.strText())' on merged state \(merged.label) does not match existing version '\(try present.strText())'. Leave the version attribute unset when merging to update the most recent version.")
    }
}

extension MapperProperty {
    /// Merges the attribute of one object into another's.
    func merge(_ session: Session, _ source: InstanceState, _ destination: InstanceState, _ merging: inout Session.Merging) throws {
        switch self {
        case let property as ColumnProperty: try property.mergeColumn(source, destination, merging)
        case let property as RelationshipProperty: try property.mergeRelated(session, source, destination, &merging)
        default: break
        }
    }
}

extension ColumnProperty {
    fileprivate func mergeColumn(_ source: InstanceState, _ destination: InstanceState, _ merging: Session.Merging) throws {
        guard let from = source.mapper.attribute(key), let to = destination.mapper.attribute(key), let object = source.object, let target = destination.object else { return }
        let value = from.read(object)
        if !value.isUndefined {
            if merging.loads { try to.set(destination, value) } else { to.write(target, value) }
        } else if destination.key != nil, to.read(target).isUndefined {
            // What is deferred stays so; listeners are told all the same.
            if !to.hasLoader, destination.instanceLoader(to) == nil { destination.expire([to]) }
            try destination.tellExpiry(.list([key.value]))
        }
    }
}

extension RelationshipProperty {
    fileprivate func mergeRelated(_ session: Session, _ source: InstanceState, _ destination: InstanceState, _ merging: inout Session.Merging) throws {
        guard let from = source.mapper.attribute(key), let to = destination.mapper.attribute(key), let object = source.object, let target = destination.object else { return }
        if merging.loads {
            for reverse in reverseProperties where merging.relationships.contains(.init(source, reverse)) { return }
        }
        guard cascades.contains(.merge) else { return }
        if let written = from as? WriteOnlyAttribute {
            try mergeWritten(session, source, destination, written, to, &merging)
            return
        }
        guard !from.read(object).isUndefined else { return }
        if usesList {
            try mergeCollection(session, source, destination, from, to, &merging)
            return
        }
        let related = from.read(object).mappedInstance
        var merged = Value.none
        if let related {
            merging.relationships.insert(.init(related.state, self))
            merged = .object(try session.merge(related.state, &merging))
        }
        if merging.loads { try to.set(destination, merged) } else { to.write(target, merged) }
    }

    /// A dynamic collection becomes what was added to that of the other object; one that nothing was done to stays.
    private func mergeWritten(_ session: Session, _ source: InstanceState, _ destination: InstanceState, _ from: WriteOnlyAttribute, _ to: InstrumentedAttribute, _ merging: inout Session.Merging) throws {
        guard source.pendingMutations(from) != nil else { return }
        let history = try from.history(source, source.key == nil ? .noInitialize : .off)
        let members = try (history.added + history.unchanged).compactMap(\.mappedInstance).map { related -> Value in
            merging.relationships.insert(.init(related.state, self))
            return .object(try session.merge(related.state, &merging))
        }
        if merging.loads { try to.set(destination, .list(members), passive: .merge) }
    }

    private func mergeCollection(_ session: Session, _ source: InstanceState, _ destination: InstanceState, _ from: InstrumentedAttribute, _ to: InstrumentedAttribute, _ merging: inout Session.Merging) throws {
        guard let object = source.object, let collection = from.read(object).mappedCollection else { return }
        // The collection is loaded first, so that the change is one from what the database holds.
        if merging.loads { _ = try to.get(destination, .merge) }
        var members: [Value] = []
        for related in collection.members.compactMap(\.mappedInstance) {
            merging.relationships.insert(.init(related.state, self))
            members.append(.object(try session.merge(related.state, &merging)))
        }
        if merging.loads {
            guard let attribute = to as? CollectionAttribute else { return }
            try attribute.replaceMembers(destination, with: members, passive: .merge)
        } else {
            try to.setCommitted(destination, .list(members))
        }
    }
}
