import Runtime

/// The attribute of a relationship to many objects: `user.addresses`.
public class CollectionAttribute: InstrumentedAttribute {
    final let relationship: RelationshipProperty

    init(_ property: RelationshipProperty, of mapper: Mapper, index: Int, slot: Int, isLate: Bool) {
        relationship = property
        super.init(property, of: mapper, index: index, slot: slot, isLate: isLate)
    }

    public override var usesObjects: Bool { true }
    public override var isCollection: Bool { true }
    public override var acceptsScalarLoader: Bool { false }
    public override var hasLoader: Bool { relationship.hasLoader }
    override func isLoadedByOptions(of state: InstanceState) -> Bool { state.loadOptions?.readsLazily(relationship) ?? false }
    public override var sendsModifiedEvents: Bool { !relationship.isViewOnly }
    public override var hasActiveHistory: Bool { true }

    override func load(_ state: InstanceState, _ passive: Passive) throws -> Value {
        try AttributeLoading.loader.loadRelated(state, self, relationship, passive)
    }

    // MARK: the collection

    /// A new collection that reports its changes to this attribute of `state`.
    public func makeCollection(_ state: InstanceState) throws -> any MappedCollection {
        let made = try relationship.collectionKind.make()
        made.adapter = CollectionAdapter(self, state)
        for listener in listeners.initCollection { try listener(state, made) }
        return made
    }

    /// An empty collection that becomes the attribute's value when something is added to it.
    override func defaultValue(_ state: InstanceState) throws -> Value {
        if let found = state.emptyCollection(self) { return found }
        let made = try makeCollection(state)
        made.adapter?.isPlaceholder = true
        let value = made.value
        state.setEmptyCollection(self, value)
        return value
    }

    /// The collection that is there, or one loaded or made as `passive` allows; nil for "no result".
    public func collection(_ state: InstanceState, _ passive: Passive = .off) throws -> (any MappedCollection)? {
        let value = try get(state, passive)
        if value.isNoResult { return nil }
        return value.mappedCollection
    }

    override func copyOfCollection(_ value: Value) -> Value {
        guard let collection = value.mappedCollection else { return value }
        return .list(collection.members)
    }

    public override func clear(_ object: MappedInstance) {
        let old = read(object)
        guard !old.isUndefined else { return }
        if let collection = old.mappedCollection { collection.adapter?.release(object.stateIfMade, isInvalidated: true) }
        write(object, .undefined)
    }

    // MARK: changes

    /// `user.addresses = [a, b]`
    public override func set(_ state: InstanceState, _ value: Value, initiator: AttributeEvent? = nil, passive: Passive = .off, expecting expected: Value? = nil, isPop: Bool = false) throws {
        let replacement = try makeCollection(state)
        let members = try relationship.collectionKind.members(of: value)
        try replaceMembers(state, with: members, in: replacement, keys: value, passive: passive)
    }

    /// Makes `members` the collection, with events for what is new and what is gone.
    /// - Parameter keys: the dict or collection that the members come from.
    func replaceMembers(_ state: InstanceState, with members: [Value], in made: (any MappedCollection)? = nil, keys: Value = .none, passive: Passive = .off) throws {
        guard let object = state.object else { throw PythonException.objectDereferenced(self, state) }
        let replacement = try made ?? makeCollection(state)
        let given = ListObject(members)
        let event = bulkReplaceToken
        if listeners.tellsKeys { listeners.eventKey = keys.dictionary.flatMap { $0 is any MappedCollection ? nil : .list($0.pairs.map(\.key)) } ?? Value.none }
        for listener in listeners.early?.bulkReplace ?? ListenerList() { try listener(state, given, event) }
        if let validator = mapper.validators[key] {
            for (at, member) in given.elements.enumerated() { given.elements[at] = try validator.validate(state, key, member, isRemove: false) }
        }
        for listener in listeners.bulkReplace { try listener(state, given, event) }
        var old = try get(state, passive.contains(.noRaise) ? [.onlyPersistent, .noRaise] : .onlyPersistent)
        if old.isNoResult { old = try defaultValue(state) }
        if old.isIdentical(to: keys) { return }
        try state.modified(self, previous: old, isCollection: true)
        let oldCollection = old.mappedCollection
        write(object, replacement.value)
        try replace(oldCollection?.members ?? [], with: Array(given.elements), in: replacement, state, event)
        if let oldCollection { for listener in listeners.disposeCollection { try listener(state, oldCollection) } }
        oldCollection?.adapter = nil
        state.setEmptyCollection(self, nil)
    }

    /// Fills `collection` with `members`; those that were not in `existing` are appended with events, those missing are removed.
    private func replace(_ existing: [Value], with members: [Value], in collection: any MappedCollection, _ state: InstanceState, _ event: AttributeEvent) throws {
        let before = Set(existing.compactMap { $0.object.map { ObjectIdentifier($0) } })
        let after = Set(members.compactMap { $0.object.map { ObjectIdentifier($0) } })
        for member in members {
            // A dict finds the key itself, whatever the one given.
            if let object = member.object, before.contains(ObjectIdentifier(object)) { try collection.insertSilently(member, key: nil) } else { try collection.append(member, event) }
        }
        var kept: Set<ObjectIdentifier> = []
        for member in existing {
            guard let object = member.object, after.contains(ObjectIdentifier(object)), kept.insert(ObjectIdentifier(object)).inserted else { continue }
            if listeners.tellsKeys { listeners.eventKey = .undefined }
            for listener in listeners.appendUnchanged { try listener(state, member, event) }
            try relationship.cascadeOnAppend(state, member, event, key)
        }
        // One that stood there twice is removed once.
        var removed: Set<ObjectIdentifier> = []
        for member in existing {
            guard let object = member.object, !after.contains(ObjectIdentifier(object)), removed.insert(ObjectIdentifier(object)).inserted else { continue }
            try fireRemove(state, member, event)
        }
    }

    public override func append(_ state: InstanceState, _ value: Value, initiator: AttributeEvent?, passive: Passive = .off) throws {
        if let collection = try collection(state, passive) {
            try collection.append(value, initiator)
        } else {
            let added = try fireAppend(state, value, initiator ?? appendToken)
            state.makePendingMutations(self).append(added)
        }
    }

    public override func remove(_ state: InstanceState, _ value: Value, initiator: AttributeEvent?, passive: Passive = .off) throws {
        if let collection = try collection(state, passive) {
            try collection.remove(value, initiator)
        } else {
            try fireRemove(state, value, initiator ?? removeToken)
            state.makePendingMutations(self).remove(value)
        }
    }

    public override func pop(_ state: InstanceState, _ value: Value, initiator: AttributeEvent?, passive: Passive = .off) throws {
        do { try remove(state, value, initiator: initiator, passive: passive) } catch let error as PythonException
            where error.isInstance(of: .valueError) || error.isInstance(of: .keyError) || error.isInstance(of: .indexError) {}
    }

    /// `del user.addresses`
    public override func delete(_ state: InstanceState) throws {
        guard let object = state.object else { throw PythonException.objectDereferenced(self, state) }
        guard let collection = read(object).mappedCollection else { return }
        try state.modified(self, previous: .undefined, isCollection: true)
        for member in collection.members { try collection.remove(member, nil) }
        collection.adapter?.release(state, isInvalidated: false)
        write(object, .undefined)
    }

    /// Sets the members that were loaded; what backrefs added before is added again.
    @discardableResult
    public override func setCommitted(_ state: InstanceState, _ value: Value) throws -> Value {
        guard let object = state.object else { return value }
        let collection: any MappedCollection
        if let ready = value.mappedCollection, ready.adapter?.attribute === self {
            collection = ready
        } else {
            collection = try makeCollection(state)
            if !value.isNone { try value.forEach { try collection.insertSilently($0, key: nil) } }
        }
        write(object, collection.value)
        state.commit([self])
        if let pending = state.takePendingMutations(self) {
            try state.modified(self, previous: collection.value, isCollection: true)
            for added in pending.added { try collection.insertSilently(added, key: nil) }
            for removed in pending.removed where collection.members.contains(where: { $0.isIdentical(to: removed) }) { try collection.removeSilently(removed) }
        }
        return collection.value
    }

    // MARK: events

    /// - Parameter position: where it is put, as listeners with `include_key=True` are told.
    func fireAppend(_ state: InstanceState, _ value: Value, _ event: AttributeEvent, key position: Value = .undefined) throws -> Value {
        var value = value
        if listeners.tellsKeys { listeners.eventKey = position }
        if let early = listeners.early { for listener in early.append { value = try listener(state, value, event) } }
        try relationship.validateSingleParent(state, value, .none, event)
        if let validator = mapper.validators[key], validator.applies(event, to: self) { value = try validator.validate(state, key, value, isRemove: false) }
        try relationship.cascadeOnAppend(state, value, event, key)
        if relationship.reverseKey != nil { try relationship.backrefOnAppend(self, state, value, event) }
        if listeners.tellsKeys { listeners.eventKey = position }
        for listener in listeners.append { value = try listener(state, value, event) }
        try state.modified(self, previous: .undefined, isCollection: true)
        if relationship.tracksParent, !value.isNone { try relationship.setParent(InstanceState.of(value), state, true) }
        return value
    }

    func fireRemove(_ state: InstanceState, _ value: Value, _ event: AttributeEvent, key position: Value = .undefined) throws {
        if listeners.tellsKeys { listeners.eventKey = position }
        if relationship.tracksParent, !value.isNone { try relationship.setParent(InstanceState.of(value), state, false) }
        if let early = listeners.early { for listener in early.remove { try listener(state, value, event) } }
        if let validator = mapper.validators[key], validator.includesRemoves, validator.includesBackrefs || event.property === property { _ = try validator.validate(state, key, value, isRemove: true) }
        try relationship.cascadeOnRemove(state, value)
        if relationship.reverseKey != nil { try relationship.backrefOnRemove(self, state, value, event) }
        if listeners.tellsKeys { listeners.eventKey = position }
        for listener in listeners.remove { try listener(state, value, event) }
        try state.modified(self, previous: .undefined, isCollection: true)
    }

    // MARK: history

    public override func history(_ state: InstanceState, _ passive: Passive = .off) throws -> History {
        let current = try get(state, passive)
        if current.isNoResult {
            guard passive.contains(.pendingMutations), let pending = state.pendingMutations(self) else { return .blank }
            return History.blank.merging(pending)
        }
        guard let members = current.mappedCollection?.members else { return .blank }
        guard let original = state.committedValue(self) else { return History(unchanged: members).listing(.unchanged) }
        guard case .list(let list) = original else { return History(added: members).listing(.added) }
        let before = Set(list.elements.compactMap { $0.object.map { ObjectIdentifier($0) } })
        let after = Set(members.compactMap { $0.object.map { ObjectIdentifier($0) } })
        func isIn(_ known: Set<ObjectIdentifier>, _ value: Value) -> Bool { value.object.map { known.contains(ObjectIdentifier($0)) } ?? false }
        return History(
            added: members.filter { !isIn(before, $0) },
            unchanged: members.filter { isIn(before, $0) },
            deleted: list.elements.filter { !isIn(after, $0) }
        ).listing(.all)
    }

    public override func allPending(_ state: InstanceState, _ passive: Passive = .noInitialize) throws -> [MappedInstance] {
        guard let object = state.object, let current = read(object).mappedCollection else { return [] }
        let members = current.members.compactMap(\.mappedInstance)
        guard case .list(let original)? = state.committedValue(self) else { return members }
        let before = original.elements.compactMap(\.mappedInstance)
        let known = Set(before.map { ObjectIdentifier($0) }), present = Set(members.map { ObjectIdentifier($0) })
        return members.filter { !known.contains(ObjectIdentifier($0)) } + members.filter { known.contains(ObjectIdentifier($0)) }
            + before.filter { !present.contains(ObjectIdentifier($0)) }
    }
}
