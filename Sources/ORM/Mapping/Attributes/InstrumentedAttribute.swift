import Runtime
import SQL

/// `User.name`: the attribute of a mapped class.  Through the class it is an SQL expression, through an instance a value.
///
/// Each mapped class has its own for each property, inherited ones too.  The subclasses differ in what they
/// hold: a column's value, a related object, a collection.
open class InstrumentedAttribute: SlotAttribute {
    /// The mapper of the class that holds the attribute.
    public unowned(unsafe) let mapper: Mapper
    public let property: MapperProperty
    /// Place among the mapper's attributes: what history and expiry count by.
    public let index: Int
    /// Whether the attribute came after instances of the class existed: its values lie beside the fixed slots.
    let isLate: Bool
    /// What `event.listen(User.name, 'set', ...)` added.
    public internal(set) var listeners = AttributeListeners()
    /// `User.name.impl`, once it was asked for.
    public var implementation: Object?

    init(_ property: MapperProperty, of mapper: Mapper, index: Int, slot: Int, isLate: Bool) {
        self.mapper = mapper
        self.property = property
        self.index = index
        self.isLate = isLate
        super.init(slot: slot, type: InstrumentedAttribute.pythonClass)
    }

    static let pythonClass = Class.registered(for: InstrumentedAttribute.self)

    public final var key: Name { property.key }
    /// `User.name`, as messages and `str` name it.
    public final var label: String { "\(mapper.mappedClass.name).\(key.text)" }

    // MARK: the expression it stands for

    /// The column of the table; nil for relationships.
    public final var mappedColumn: ColumnElement? { (property as? ColumnProperty)?.expression }

    open override func compare(_ comparison: Comparison, _ other: Value) throws -> Value? { try reference.compare(comparison, other) }
    open override func binary(_ operation: BinaryOperation, _ other: Value, reflected: Bool) throws -> Value? { try reference.binary(operation, other, reflected: reflected) }
    open override func unary(_ operation: UnaryOperation) throws -> Value? { try reference.unary(operation) }
    open override func item(_ key: Value) throws -> Value? { try reference.item(key) }
    open override func contains(_ element: Value) throws -> Bool? { try reference.contains(element) }
    open override func iterator() throws -> IteratorObject? { try reference.iterator() }
    open override func str() throws -> String { label }
    open override func hash() throws -> Int { Int(bitPattern: ObjectIdentifier(self)) >> 4 }
    /// Methods of expressions: `User.name.in_(...)`, `User.posts.any()`.
    open override func dynamicAttribute(_ name: Name) throws -> Value? { try reference.member(name) }

    open override var dynamicAttributeNames: [Name] { reference.memberNames }

    private var reference: AttributeReference { AttributeReference(entity: mapper.entity, attribute: self) }

    // MARK: what kind it is

    /// Whether the value is a related object or a collection of them.
    open var usesObjects: Bool { false }
    open var isCollection: Bool { false }
    /// Whether the value can be expired by itself.
    open var acceptsScalarLoader: Bool { true }
    /// Whether the row that an expired object loads has it.
    var isLoadedAgain: Bool { acceptsScalarLoader }
    /// Whether instances hold a value: false for what only forwards, as a synonym does.
    open var storesValues: Bool { true }
    /// Whether a change makes the object modified.
    open var sendsModifiedEvents: Bool { true }
    /// Whether the old value is loaded before a change.
    open var hasActiveHistory: Bool { false }
    /// Whether a value that is not there can be loaded, expiry aside.
    open var hasLoader: Bool { false }
    /// Whether the options that an object was loaded by have a read load what the class leaves out: `lazyload()` of a `noload` relationship.
    func isLoadedByOptions(of state: InstanceState) -> Bool { false }

    // MARK: the slot

    /// The value in the object; `.undefined` where it is not loaded or not set.  Loads nothing.
    @inline(__always)
    public final func read(_ object: MappedInstance) -> Value {
        if object.mapper === mapper, !isLate, let slots = object.slots { return slots[slot] }
        return readElsewhere(object)
    }

    @inline(never)
    private final func readElsewhere(_ object: MappedInstance) -> Value {
        if object.mapper !== mapper, let own = object.mapper.attribute(key) { return own.read(object) }
        return object.ownAttribute(key)
    }

    /// Puts a value into the object, with no history and no event: what loading a row does.
    @inline(__always)
    public final func write(_ object: MappedInstance, _ value: Value) {
        if object.mapper === mapper, !isLate, let slots = object.slots { slots[slot] = value } else { writeElsewhere(object, value) }
    }

    @inline(never)
    private final func writeElsewhere(_ object: MappedInstance, _ value: Value) {
        if object.mapper !== mapper, let own = object.mapper.attribute(key) { own.write(object, value) } else { object.setOwnAttribute(key, value) }
    }

    /// Empties the slot; a collection that was there no longer reports its changes.
    open func clear(_ object: MappedInstance) {
        if !read(object).isUndefined { write(object, .undefined) }
    }

    // MARK: values (overridden by the kinds of attribute)

    /// The value, loaded where `passive` allows; `.undefined` for no value, `.noResult` where it may not be loaded.
    public final func get(_ state: InstanceState, _ passive: Passive = .off) throws -> Value {
        guard let object = state.object else { return .undefined }
        let present = read(object)
        if !present.isUndefined { return present }
        if (state.committedValue(self) ?? .undefined).isUndefined {
            guard passive.contains(.loaders) else { return .noResult }
            if acceptsScalarLoader, isLoadedAgain, state.expiredAttributes.contains(index) {
                guard try state.loadExpired(passive) else { return .noResult }
                let loaded = read(object)
                if !loaded.isUndefined { return loaded }
                throw PythonException(type: .keyError, arguments: [.string("Deferred loader for attribute '\(key.text)' failed to populate correctly")])
            }
            if let loader = state.instanceLoader(self) {
                let value = try loader(state, passive)
                if value.isNoResult { return value }
                let loaded = read(object)
                if !loaded.isUndefined { return loaded }
                if !value.isUndefined { return try setCommitted(state, value) }
            } else if hasLoader || isLoadedByOptions(of: state) {
                let value = try load(state, passive)
                if value.isNoResult { return value }
                let loaded = read(object)
                if !loaded.isUndefined { return loaded }
                if !value.isUndefined { return try setCommitted(state, value) }
            }
        }
        return passive.contains(.initialize) ? try defaultValue(state) : .undefined
    }

    /// Loads the value of a deferred column or a relationship.
    func load(_ state: InstanceState, _ passive: Passive) throws -> Value { .undefined }
    /// What reading an attribute without value gives: None, or an empty collection.
    func defaultValue(_ state: InstanceState) throws -> Value { .none }
    /// A copy of a collection's members for its history.
    func copyOfCollection(_ value: Value) -> Value { value }

    /// The value as it is in the database.
    public final func committedValue(_ state: InstanceState, _ passive: Passive = .off) throws -> Value {
        if let value = state.committedValue(self) { return value.isUndefined ? .none : value }
        return try get(state, passive)
    }

    /// Sets what `noload` gives: nothing, as loaded.
    func setEmpty(_ state: InstanceState) throws { try setCommitted(state, isCollection ? .list([]) : .none) }

    /// Sets the value as loaded: no history, no event.
    @discardableResult
    public func setCommitted(_ state: InstanceState, _ value: Value) throws -> Value {
        guard let object = state.object else { return value }
        write(object, value)
        state.commit([self])
        return value
    }

    /// `user.name = value`, with history, events, backrefs and cascades.
    /// - Parameters:
    ///   - initiator: the event that began the chain of backrefs; nil where this one begins it.
    ///   - expected: the old value that a removal expects.
    ///   - isPop: whether another old value than the expected one is passed over rather than refused.
    public func set(_ state: InstanceState, _ value: Value, initiator: AttributeEvent? = nil, passive: Passive = .off, expecting expected: Value? = nil, isPop: Bool = false) throws {
        throw PythonException.attributeError("can't set attribute")
    }
    /// `del user.name`
    public func delete(_ state: InstanceState) throws { throw PythonException.attributeError("can't delete attribute") }
    /// `user.addresses.append(value)`; of a scalar attribute, `set`.
    public func append(_ state: InstanceState, _ value: Value, initiator: AttributeEvent?, passive: Passive = .off) throws {
        try set(state, value, initiator: initiator, passive: passive)
    }
    /// `user.addresses.remove(value)`; of a scalar attribute, `set` to None where it holds `value`.
    public func remove(_ state: InstanceState, _ value: Value, initiator: AttributeEvent?, passive: Passive = .off) throws {
        try set(state, .none, initiator: initiator, passive: passive, expecting: value)
    }
    /// As `remove`, passing over what is not there.
    public func pop(_ state: InstanceState, _ value: Value, initiator: AttributeEvent?, passive: Passive = .off) throws {
        try set(state, .none, initiator: initiator, passive: passive, expecting: value, isPop: true)
    }
    /// The changes since the last flush.
    public func history(_ state: InstanceState, _ passive: Passive = .off) throws -> History { .blank }
    /// Whether two values are the same in the database.
    func isSame(_ a: Value, _ b: Value) -> Bool { a.isIdentical(to: b) }
    /// The objects that the attribute holds or held: what cascades go through.
    public func allPending(_ state: InstanceState, _ passive: Passive = .noInitialize) throws -> [MappedInstance] { [] }

    // MARK: events

    final var appendToken: AttributeEvent { AttributeEvent(self, isCollection ? .append : .replace) }
    final var replaceToken: AttributeEvent { AttributeEvent(self, .replace) }
    final var removeToken: AttributeEvent { AttributeEvent(self, .remove) }
    final var bulkReplaceToken: AttributeEvent { AttributeEvent(self, .bulkReplace) }

    // MARK: Python's view

    open override func descriptorGet(_ instance: Value, owner: Class) throws -> Value {
        if instance.isUndefined { return .object(owner === mapper.mappedClass ? self : Mapper.of(owner)?.attribute(key) ?? self) }
        guard let object = instance.mappedInstance else { throw PythonException.unmappedInstance(instance) }
        let attribute = object.mapper === mapper ? self : object.mapper.attribute(key) ?? self
        let present = attribute.read(object)
        if !present.isUndefined { return present }
        if !object.hasState, !attribute.isCollection, attribute.property.defaultScalar == nil, attribute.listeners.initScalar.isEmpty { return .none }
        return try attribute.get(object.state)
    }

    open override func descriptorSet(_ instance: Value, _ value: Value) throws {
        guard let object = instance.mappedInstance else { throw PythonException.unmappedInstance(instance) }
        if case .object(let marker) = value, marker === LoaderStatus.dontSet { return }
        let attribute = object.mapper === mapper ? self : object.mapper.attribute(key) ?? self
        try attribute.set(object.state, value)
    }

    open override func descriptorDelete(_ instance: Value) throws {
        guard let object = instance.mappedInstance else { throw PythonException.unmappedInstance(instance) }
        let attribute = object.mapper === mapper ? self : object.mapper.attribute(key) ?? self
        try attribute.delete(object.state)
    }

}

/// Which attribute began a chain of changes, and how: a backref does not answer the change that made it.
public struct AttributeEvent: Equatable {
    public enum Operation { case append, remove, replace, bulkReplace, modified }
    public unowned(unsafe) let attribute: InstrumentedAttribute
    public let operation: Operation
    public init(_ attribute: InstrumentedAttribute, _ operation: Operation) {
        self.attribute = attribute
        self.operation = operation
    }
    public var property: MapperProperty { attribute.property }
    public static func == (a: AttributeEvent, b: AttributeEvent) -> Bool { a.attribute === b.attribute && a.operation == b.operation }
}
