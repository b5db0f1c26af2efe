import Runtime

/// The attribute of a relationship to one object: `address.user`.
public final class ObjectAttribute: InstrumentedAttribute {
    private let relationship: RelationshipProperty

    init(_ property: RelationshipProperty, of mapper: Mapper, index: Int, slot: Int, isLate: Bool) {
        relationship = property
        super.init(property, of: mapper, index: index, slot: slot, isLate: isLate)
    }

    public override var usesObjects: Bool { true }
    public override var acceptsScalarLoader: Bool { false }
    public override var hasLoader: Bool { relationship.hasLoader }
    override func isLoadedByOptions(of state: InstanceState) -> Bool { state.loadOptions?.readsLazily(relationship) ?? false }
    public override var sendsModifiedEvents: Bool { !relationship.isViewOnly }
    public override var hasActiveHistory: Bool { relationship.hasActiveHistory || listeners.needsActiveHistory }

    override func load(_ state: InstanceState, _ passive: Passive) throws -> Value {
        try AttributeLoading.loader.loadRelated(state, self, relationship, passive)
    }

    /// The value before a change, as far as it is wanted.
    private func oldValue(_ state: InstanceState) throws -> Value {
        if hasActiveHistory { return try get(state, [.onlyPersistent, .noAutoflush, .againstCommitted]) }
        return try get(state, Passive.noFetch.subtracting(.initialize).union([.againstCommitted, .noRaise]))
    }

    public override func set(_ state: InstanceState, _ value: Value, initiator: AttributeEvent? = nil, passive: Passive = .off, expecting expected: Value? = nil, isPop: Bool = false) throws {
        guard let object = state.object else { throw PythonException.objectDereferenced(self, state) }
        let old = try oldValue(state)
        if let expected, !old.isNoResult, !expected.isIdentical(to: old) {
            if isPop { return }
            throw PythonException.valueError("Object \(expected.mappedInstance?.label ?? "") not associated with \(state.label) on attribute '\(key.text)'")
        }
        let tracks = relationship.tracksParent
        if tracks, !old.isIdentical(to: value), old.isPresent { try relationship.setParent(InstanceState.of(old), state, false) }
        var value = value
        let event = initiator ?? replaceToken
        if let early = listeners.early { for listener in early.set { value = try listener(state, value, old, event) } }
        try relationship.validateSingleParent(state, value, old, event)
        if let validator = mapper.validators[key], validator.applies(event, to: self) { value = try validator.validate(state, key, value, isRemove: false) }
        try relationship.cascadeOnSet(state, value, old, event, key)
        if relationship.reverseKey != nil { try relationship.backrefOnSet(self, state, value, old, event) }
        for listener in listeners.set { value = try listener(state, value, old, event) }
        try state.modified(self, previous: old)
        if tracks, value.isPresent { try relationship.setParent(InstanceState.of(value), state, true) }
        write(object, value)
    }

    public override func delete(_ state: InstanceState) throws {
        guard let object = state.object else { throw PythonException.objectDereferenced(self, state) }
        let old = try oldValue(state)
        try fireRemove(state, old, removeToken)
        let existing = read(object)
        write(object, .undefined)
        if existing.isUndefined, !old.isNoResult, state.key == nil { throw PythonException.attributeError("\(label) object does not have a value") }
    }

    private func fireRemove(_ state: InstanceState, _ value: Value, _ event: AttributeEvent) throws {
        if relationship.tracksParent, value.isPresent { try relationship.setParent(InstanceState.of(value), state, false) }
        if let early = listeners.early { for listener in early.remove { try listener(state, value, event) } }
        if let validator = mapper.validators[key], validator.includesRemoves, validator.applies(event, to: self) { _ = try validator.validate(state, key, value, isRemove: true) }
        try relationship.cascadeOnRemove(state, value)
        if relationship.reverseKey != nil { try relationship.backrefOnRemove(self, state, value, event) }
        for listener in listeners.remove { try listener(state, value, event) }
        try state.modified(self, previous: value)
    }

    public override func history(_ state: InstanceState, _ passive: Passive = .off) throws -> History {
        guard let object = state.object else { return .blank }
        var current = read(object)
        if current.isUndefined {
            current = try get(state, passive.subtracting(.initialize))
            if current.isNoResult { return .blank }
        }
        guard var original = state.committedValue(self) else { return current.isUndefined ? .blank : History(unchanged: [current]) }
        if original.isNoResult, relationship.loadsHistoryLate {
            original = try load(state, passive.union([.onlyPersistent, .noAutoflush, .againstCommitted, .noRaise, .deferredHistory]))
        }
        if !current.isUndefined, current.isIdentical(to: original) { return History(unchanged: [current]) }
        if original.isPresent {
            return current.isUndefined ? History(deleted: [original]) : History(added: [current], deleted: [original])
        }
        return History(added: [current.isUndefined ? .none : current])
    }

    public override func allPending(_ state: InstanceState, _ passive: Passive = .noInitialize) throws -> [MappedInstance] {
        guard let object = state.object else { return [] }
        var current = read(object)
        if current.isUndefined {
            guard passive.contains(.loaders) else { return [] }
            current = try get(state, passive)
        }
        var found: [MappedInstance] = []
        if let instance = current.mappedInstance { found.append(instance) }
        if let original = state.committedValue(self), let instance = original.mappedInstance, instance !== current.object { found.append(instance) }
        return found
    }
}

extension InstanceState {
    /// The state of a mapped object.
    /// - Throws: AttributeError where the value is none, as SQLAlchemy does.
    public static func of(_ value: Value) throws -> InstanceState {
        guard let object = value.mappedInstance else { throw PythonException.noAttribute(value, "_sa_instance_state") }
        return object.state
    }
}
