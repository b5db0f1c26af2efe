import Runtime

/// What a change of a relationship's value sets in motion: cascades into the session, backrefs, parent tracking.
/// Called by the attribute in SQLAlchemy's order: single parent, validators, cascades, backref, user's listeners.
extension RelationshipProperty {
    // MARK: cascades (orm/unitofwork.py, track_cascade_events)

    func cascadeOnAppend(_ state: InstanceState, _ item: Value, _ event: AttributeEvent, _ key: Name) throws {
        guard !item.isNone, let session = state.session else { return }
        try session.attributeChanged("collection append")
        let itemState = try InstanceState.of(item)
        if cascades.contains(.saveUpdate), event.property.key == key, !session.contains(itemState) { try session.cascadeSave(itemState) }
    }

    func cascadeOnRemove(_ state: InstanceState, _ item: Value) throws {
        guard !item.isNone else { return }
        let session = state.session
        if let session { try session.attributeChanged(usesList ? "collection remove" : "related attribute delete") }
        guard item.isPresent, cascades.contains(.deleteOrphan) else { return }
        let itemState = try InstanceState.of(item)
        guard itemState.mapper.isOrphan(itemState) else { return }
        if let session, session.isPending(itemState) {
            try session.expungeOrphan(itemState)
        } else {
            itemState.orphanedOutsideOfSession = true
        }
    }

    func cascadeOnSet(_ state: InstanceState, _ value: Value, _ old: Value, _ event: AttributeEvent, _ key: Name) throws {
        guard !value.isIdentical(to: old), let session = state.session else { return }
        try session.attributeChanged("related attribute set")
        if !value.isNone {
            let newState = try InstanceState.of(value)
            if cascades.contains(.saveUpdate), event.property.key == key, !session.contains(newState) { try session.cascadeSave(newState) }
        }
        guard old.isPresent, cascades.contains(.deleteOrphan) else { return }
        let oldState = try InstanceState.of(old)
        if session.isPending(oldState), oldState.mapper.isOrphan(oldState) { try session.expungeOrphan(oldState) }
    }

    // MARK: single parent

    func validateSingleParent(_ state: InstanceState, _ value: Value, _ old: Value, _ event: AttributeEvent) throws {
        guard isSingleParent, !value.isNone, event.property.key == key, !value.isIdentical(to: old) else { return }
        let valueState = try InstanceState.of(value)
        guard case .attached? = valueState.parent(along: self) else { return }
        throw ORMError.secondParent(valueState, of: state, relationship: self)
    }

    // MARK: backrefs (orm/attributes.py, backref_listeners)

    private func reverse(_ state: InstanceState, _ key: Name) throws -> InstrumentedAttribute {
        guard let attribute = state.mapper.attribute(key) else { throw PythonException.keyError(key.value) }
        return attribute
    }

    private func refuseConflict(_ own: InstrumentedAttribute, _ state: InstanceState, _ event: AttributeEvent, _ reverse: InstrumentedAttribute) throws {
        guard event.property !== self, event.property !== reverse.property else { return }
        throw PythonException.valueError(
            "Bidirectional attribute conflict detected: Passing object \(state.label) to attribute \"\(event.property.label)\" triggers a modify event on attribute \"\(reverse.property.label)\" via the backref \"\(label)\".")
    }

    func backrefOnSet(_ own: InstrumentedAttribute, _ state: InstanceState, _ value: Value, _ old: Value, _ event: AttributeEvent) throws {
        guard let key = reverseKey, !old.isIdentical(to: value), let object = state.object else { return }
        if old.isPresent {
            let oldState = try InstanceState.of(old)
            let attribute = try reverse(oldState, key)
            let recursive = attribute.isCollection ? attribute.removeToken : attribute.replaceToken
            if event != recursive { try attribute.pop(oldState, .object(object), initiator: own.appendToken, passive: .noFetch) }
        }
        guard !value.isNone else { return }
        let newState = try InstanceState.of(value)
        let attribute = try reverse(newState, key)
        try refuseConflict(own, state, event, attribute)
        if event != attribute.appendToken, !(attribute.isCollection && event == attribute.bulkReplaceToken) {
            try attribute.append(newState, .object(object), initiator: event, passive: .noFetch)
        }
    }

    func backrefOnAppend(_ own: InstrumentedAttribute, _ state: InstanceState, _ value: Value, _ event: AttributeEvent) throws {
        guard let key = reverseKey, !value.isNone, let object = state.object else { return }
        let itemState = try InstanceState.of(value)
        let attribute = try reverse(itemState, key)
        try refuseConflict(own, state, event, attribute)
        if event != attribute.appendToken, !(attribute.isCollection && event == attribute.bulkReplaceToken) {
            try attribute.append(itemState, .object(object), initiator: event, passive: .noFetch)
        }
    }

    func backrefOnRemove(_ own: InstrumentedAttribute, _ state: InstanceState, _ value: Value, _ event: AttributeEvent) throws {
        guard let key = reverseKey, value.isPresent, let object = state.object else { return }
        let itemState = try InstanceState.of(value)
        let attribute = try reverse(itemState, key)
        let recursive = attribute.isCollection ? attribute.bulkReplaceToken : attribute.replaceToken
        if event == attribute.removeToken || event == recursive { return }
        if !attribute.isCollection, usesList, let members = own.read(object).mappedCollection?.members,
            members.filter({ $0.object === value.object }).count > 1 { return }
        try attribute.pop(itemState, .object(object), initiator: event, passive: .noFetch)
    }

    // MARK: parents, by which orphans are known

    /// Whether the object has a parent along this relationship; `optimistic` is the answer where none was ever seen.
    public func hasParent(_ state: InstanceState, optimistic: Bool) -> Bool {
        switch state.parent(along: self) {
        case .attached?: true
        case .detached?: false
        case nil: optimistic
        }
    }

    func setParent(_ child: InstanceState, _ parent: InstanceState, _ isAttached: Bool) throws {
        if isAttached {
            child.setParent(.attached(parent), along: self)
            return
        }
        if case .attached(let last)? = child.parent(along: self), last !== parent, last.key != parent.key {
            if last.object == nil { throw ORMError.staleParent(child, parent, key) }
            return
        }
        child.setParent(.detached, along: self)
    }
}
