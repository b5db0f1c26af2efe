import Runtime

/// The attribute of a column or column expression: `user.name`.
public final class ScalarAttribute: InstrumentedAttribute {
    private let column: ColumnProperty

    init(_ property: ColumnProperty, of mapper: Mapper, index: Int, slot: Int, isLate: Bool) {
        column = property
        super.init(property, of: mapper, index: index, slot: slot, isLate: isLate)
    }

    public override var hasActiveHistory: Bool { column.hasActiveHistory || listeners.needsActiveHistory }
    public override var hasLoader: Bool { column.isDeferred }
    public override var acceptsScalarLoader: Bool { !column.isOfQuery }
    /// A deferred column stays out of the row that an expired object loads; `with_expression()` holds for later loads of the object too.
    override var isLoadedAgain: Bool { !column.isDeferred }
    public override var sendsModifiedEvents: Bool { true }

    override func load(_ state: InstanceState, _ passive: Passive) throws -> Value {
        guard state.key != nil else { return .undefined }
        return try AttributeLoading.loader.loadDeferred(state, self, passive)
    }

    override func defaultValue(_ state: InstanceState) throws -> Value {
        var value = column.defaultScalar ?? .none
        for listener in listeners.initScalar {
            let given = try listener(state, value)
            if !given.isUndefined { value = given }
        }
        return value
    }

    public override func set(_ state: InstanceState, _ value: Value, initiator: AttributeEvent? = nil, passive: Passive = .off, expecting expected: Value? = nil, isPop: Bool = false) throws {
        guard let object = state.object else { throw PythonException.objectDereferenced(self, state) }
        let old = hasActiveHistory ? try get(state, .returnNoValue) : read(object)
        var value = value
        if let validator = mapper.validators[key] {
            if let early = listeners.early { for listener in early.set { value = try listener(state, value, old, initiator ?? replaceToken) } }
            value = try validator.validate(state, key, value, isRemove: false)
        }
        for listener in listeners.set { value = try listener(state, value, old, initiator ?? replaceToken) }
        try state.modified(self, previous: old)
        write(object, value)
    }

    public override func delete(_ state: InstanceState) throws {
        guard let object = state.object else { throw PythonException.objectDereferenced(self, state) }
        let old = hasActiveHistory ? try get(state, .returnNoValue) : read(object)
        if let validator = mapper.validators[key], validator.includesRemoves { _ = try validator.validate(state, key, old, isRemove: true) }
        for listener in listeners.remove { try listener(state, old, removeToken) }
        try state.modified(self, previous: old)
        let existing = read(object)
        write(object, .undefined)
        if existing.isUndefined, old.isUndefined, !state.isExpired, !state.expiredAttributes.contains(index) {
            throw PythonException.attributeError("\(label) object does not have a value")
        }
    }

    public override func history(_ state: InstanceState, _ passive: Passive = .off) throws -> History {
        guard let object = state.object else { return .blank }
        let present = read(object)
        if !present.isUndefined { return history(state, of: present) }
        if state.committedValue(self) != nil { return history(state, of: .undefined) }
        let current = try get(state, passive.subtracting(.initialize))
        return current.isNoResult ? .blank : history(state, of: current)
    }

    private func history(_ state: InstanceState, of current: Value) -> History {
        guard let original = state.committedValue(self) else { return current.isUndefined ? .blank : History(unchanged: [current]) }
        if !current.isUndefined, isSame(current, original) { return History(unchanged: [current]) }
        let missing = original.isUndefined || original.isNoResult
        let deleted: [Value] = missing ? [] : [original]
        if current.isUndefined { return missing ? History(added: [.none]) : History(deleted: deleted) }
        return History(added: [current], deleted: deleted)
    }

    /// Whether two values are the same in the database: an SQL expression is equal to nothing.
    override func isSame(_ a: Value, _ b: Value) -> Bool {
        if b.isUndefined || b.isNoResult { return false }
        guard let answer = try? column.compareValues(a, b) else { return false }
        return answer
    }
}
