import Runtime
import SQL

/// The attribute of a relationship that is never loaded as a whole: `lazy="write_only"` and `lazy="dynamic"`.
///
/// Only what was added and removed since the last flush is held, as pending mutations of the object.
public final class WriteOnlyAttribute: CollectionAttribute {
    private var madeQueryType: Class?
    private var isDynamic: Bool { relationship.strategy == .dynamic }

    public override var hasLoader: Bool { false }
    public override var storesValues: Bool { false }

    /// What reading the attribute gives.
    public func collection(of object: MappedInstance) throws -> Object {
        isDynamic ? try DynamicQuery(object, self) : WriteOnlyCollection(object, self)
    }

    public override func descriptorGet(_ instance: Value, owner: Class) throws -> Value {
        if instance.isUndefined { return try super.descriptorGet(instance, owner: owner) }
        guard let object = instance.mappedInstance else { throw PythonException.unmappedInstance(instance) }
        return .object(try collection(of: object))
    }

    /// The class of the queries: `AppenderQuery`, or one made of it and the relationship's `query_class`.
    func queryType() throws -> Class {
        let standard = Class.registered(for: DynamicQuery.self)
        guard let type = relationship.queryClass.object as? Class, type !== Class.registered(for: Query.self) else { return standard }
        if let madeQueryType { return madeQueryType }
        let name = "Appender\(type.name)"
        let made = try Class(ClassDefinition(name: name, qualifiedName: name, module: "sqlalchemy.orm.dynamic", bases: [standard, type], namespace: [("query_class", .object(type))]))
        madeQueryType = made
        return made
    }

    // MARK: changes

    /// The history as it is before a change, which the object's `__dict__` shows by `True`.
    private func changing(_ state: InstanceState) throws -> PendingMutations {
        try state.modified(self, previous: .undefined, isCollection: true)
        state.show(self)
        return state.makePendingMutations(self)
    }

    public override func append(_ state: InstanceState, _ value: Value, initiator: AttributeEvent?, passive: Passive = .off) throws {
        // Noted before listeners are told, whether they accept it or not.
        try changing(state).include(value)
        _ = try fireAppend(state, value, initiator ?? appendToken)
    }

    public override func remove(_ state: InstanceState, _ value: Value, initiator: AttributeEvent?, passive: Passive = .off) throws {
        try changing(state).remove(value)
        try fireRemove(state, value, initiator ?? removeToken)
    }

    public override func clear(_ object: MappedInstance) { if object.hasState { object.state.hide(self) } }

    public override func set(_ state: InstanceState, _ value: Value, initiator: AttributeEvent? = nil, passive: Passive = .off, expecting expected: Value? = nil, isPop: Bool = false) throws {
        if let initiator, initiator.attribute === self { return }
        if isPop, value.isNone { return }
        let members = try value.elements()
        if state.key != nil, !isDynamic {
            throw ORMError.invalidRequest("Collection \"\(label)\" does not support implicit iteration; collection replacement operations can't be used")
        }
        // What the database has is asked for as any query asks for it, which flushes first.
        let stored = state.key == nil ? [] : try state.object.map { try DynamicQuery($0, self).all() } ?? []
        let added = try changing(state).added
        let old = stored + added.filter { member in !stored.contains { $0.isIdentical(to: member) } }
        for member in members where !old.contains(where: { $0.object === member.object }) { try append(state, member, initiator: nil) }
        for member in old where !members.contains(where: { $0.object === member.object }) { try remove(state, member, initiator: nil) }
    }

    public override func delete(_ state: InstanceState) throws { throw PythonException(type: .notImplementedError, arguments: []) }

    // MARK: history

    public override func history(_ state: InstanceState, _ passive: Passive = .off) throws -> History {
        if !isDynamic, state.key != nil, passive.contains(.sql), passive.contains(.initialize) { throw refusal }
        let pending = state.pendingMutations(self)
        let added = pending?.added ?? [], removed = pending?.removed ?? []
        var unchanged: [Value] = []
        if isDynamic, state.key != nil, passive.contains(.sql), passive.contains(.initialize), let object = state.object {
            unchanged = try DynamicQuery(object, self).stored().filter { member in
                !added.contains { $0.isIdentical(to: member) } && !removed.contains { $0.isIdentical(to: member) }
            }
        }
        var found = History(added: added, unchanged: unchanged, deleted: removed)
        found.lists = .all
        return found
    }

    public override func allPending(_ state: InstanceState, _ passive: Passive = .noInitialize) throws -> [MappedInstance] {
        let history = try history(state, passive)
        return try (history.added + history.unchanged + history.deleted).map { value in
            guard let object = value.mappedInstance else { throw PythonException.noAttribute(value, "_sa_instance_state") }
            return object
        }
    }

    /// The related objects, for cascades: those of the database too where `passive` allows.
    func related(_ state: InstanceState, _ passive: Passive) throws -> [MappedInstance] {
        let history = try history(state, passive)
        return (history.added + history.unchanged).compactMap(\.mappedInstance)
    }

    private var refusal: PythonException {
        ORMError.invalidRequest("Attribute \(label) can't load the existing state from the database for this operation; full iteration is not permitted.  If this is a delete operation, configure passive_deletes=True on the \(label) relationship in order to resolve this error.")
    }

    public override func setCommitted(_ state: InstanceState, _ value: Value) throws -> Value {
        throw PythonException(type: .notImplementedError, arguments: [.string("Dynamic attributes don't support collection population.")])
    }

    // MARK: statements

    /// The criteria of the related rows.
    func criteria(_ object: MappedInstance) throws -> ColumnElement {
        try RelationshipComparator.related(to: object, relationship, relationship.targetEntity, aliasesSecondary: false)
    }

    /// The SELECT of the related rows, in the relationship's order.
    func selection(_ object: MappedInstance) throws -> Select {
        var select = try EntitySelect.select([.object(relationship.target.mappedClass)]).filtered([try criteria(object)])
        if let secondary = relationship.secondary { select = select.from([relationship.targetEntity.selectable, secondary], subjects: [relationship.targetEntity, UnnamedFrom(secondary)]) }
        return relationship.orderBy.isEmpty ? select : select.ordered(relationship.orderBy)
    }
}

/// `account.transactions`, where the relationship is write-only: gives statements, takes additions and removals.
public final class WriteOnlyCollection: Object {
    public let owner: MappedInstance
    public let attribute: WriteOnlyAttribute

    init(_ owner: MappedInstance, _ attribute: WriteOnlyAttribute) {
        self.owner = owner
        self.attribute = attribute
        super.init()
        Heap.track(self)
    }
    public override func visitReferences(_ visit: (Object) -> Void) { visit(owner) }

    public func add(_ value: Value) throws { try attribute.append(owner.state, value, initiator: nil) }
    public func remove(_ value: Value) throws { try attribute.remove(owner.state, value, initiator: nil) }
    public func select() throws -> Select { try attribute.selection(owner) }
    public func criterion() throws -> ColumnElement { try attribute.criteria(owner) }
    public var target: Entity { attribute.relationship.targetEntity }

    /// The foreign key values of rows to be inserted.
    public func keyValues() throws -> [(key: String, value: Value)] {
        guard attribute.relationship.direction == .oneToMany else {
            throw ORMError.invalidRequest("Write only bulk INSERT only supported for one-to-many collections; for many-to-many, use a separate bulk INSERT along with add_all().")
        }
        return attribute.relationship.synchronizePairs.map { pair in
            // The owner may get its key by the flush that comes before the statement.
            let read = NativeFunction.declare("key", doc: "The key of the owner.") { [owner] () throws -> Value in try RelationshipComparator.value(of: pair.local, owner) }
            return (pair.remote.key, .object(BindParameter("param", .none, type: pair.remote.sqlType, isUnique: true, callable: .object(read))))
        }
    }

    public override func iterator() throws -> IteratorObject? {
        throw PythonException.typeError("WriteOnly collections don't support iteration in-place; to query for collection items, use the select() method to produce a SQL statement and execute it with session.scalars().")
    }
}
