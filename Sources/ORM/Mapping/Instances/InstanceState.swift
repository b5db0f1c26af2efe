import Runtime

/// What the ORM knows of one mapped object: its identity, its session, what changed.  `inspect(user)`.
///
/// What few objects need lies in side tables that are made when first written.
public final class InstanceState: Object {
    // Flags come first: they fill what the fields of Object leave of a word.

    /// Whether any attribute changed since the last flush.
    public internal(set) var isModified = false
    /// Whether all columns are to be loaded anew.
    public var isExpired = false
    /// Whether the row was deleted in a flush: persistent becomes deleted, and after commit detached.
    public var wasDeleted = false
    /// Whether it lost its parent before it came into a session.
    public var orphanedOutsideOfSession = false
    /// Whether relationships load though the object has no row: `Session.enable_relationship_loading()`.
    var loadsPending = false
    /// Place in the order of `session.add`, which INSERTs follow.
    public var insertOrder: Int32 = 0

    /// The object; nil once it is gone.
    public internal(set) unowned(unsafe) var object: MappedInstance?
    public unowned(unsafe) let mapper: Mapper
    /// The identity in the database; nil for transient and pending objects.
    public var key: IdentityKey?
    /// Whether the object is retained: it has changes that a flush must see.
    public var holdsObject: Bool {
        get { isHolding }
        set {
            guard newValue != isHolding, let object else { return }
            isHolding = newValue
            let reference = Unmanaged.passUnretained(object)
            if newValue {
                _ = reference.retain()
                Heap.track(self)
            } else {
                reference.release()
            }
        }
    }
    private var isHolding = false
    /// Which load populated the object last: a result populates an object once.
    public var lastLoad: UInt32 = 0
    /// Where the object belongs; kept by the session, which empties it when it goes away.
    public var sessionReference: SessionReference?

    // MARK: attributes

    /// Columns whose value must be loaded when next read.
    public var expiredAttributes = AttributeSet()
    /// The values before the first change since the last flush.
    private var committed = CommittedValues()
    private var side: SideTables?

    /// The attributes of an object that was made rather than loaded, in the order of setting.
    var settingOrder: [Int] { key == nil ? committed.settingOrder : committed.indicesBeforeInsert }

    /// `commitAll` of an object whose row was inserted: the order of its attributes stays.
    public func commitInserted() {
        let order = committed.past
        commitAll()
        committed = order
    }

    /// What few objects have.
    private final class SideTables {
        var parents: [(relationship: ObjectIdentifier, parent: ParentLink)] = []
        var pendingMutations: [Int: PendingMutations] = [:]
        var emptyCollections: [Int: Value] = [:]
        var shown = AttributeSet()
        var loaders: [Int: InstanceLoader] = [:]
        var loadOptions: LoadOptions?
        var information: DictObject?
        var lastKnownValues: [Int: Value] = [:]
        var identityToken = Value.none

        func visitReferences(_ visit: (Object) -> Void) {
            if !parents.isEmpty, !SharedStorage.isShared(&parents) {
                for entry in parents { if case .attached(let state) = entry.parent { visit(state) } }
            }
            for mutations in pendingMutations.values { mutations.visitReferences(visit) }
            for collection in emptyCollections.values { collection.visitHeld(visit) }
            if let options = loadOptions as? Object { visit(options) }
            information.visitHeld(visit)
            for value in lastKnownValues.values { value.visitHeld(visit) }
            identityToken.visitHeld(visit)
        }
    }

    /// The object's parent along a relationship, as far as was seen.
    public enum ParentLink {
        case attached(InstanceState)
        case detached
    }

    /// What a query told about the loading of this object's attributes; the session layer's.
    public typealias LoadOptions = any InstanceLoadOptions
    /// A loader of one attribute of one object, which goes before the class's.
    public typealias InstanceLoader = (InstanceState, Passive) throws -> Value

    private static let pythonClass = Class.registered(for: InstanceState.self)

    init(_ object: MappedInstance) {
        self.object = object
        mapper = object.mapper
        super.init(type: InstanceState.pythonClass)
    }

    deinit { holdsObject = false }

    /// The session that the object belongs to.
    public var session: ObjectSession? { sessionReference?.session }

    // MARK: committed values

    /// The value before the first change; nil where the attribute has no change, `.undefined` where it had no value.
    public func committedValue(_ attribute: InstrumentedAttribute) -> Value? { committed.value(attribute.index) }

    public var hasCommittedValues: Bool { !committed.isEmpty }
    /// The attributes that have changes.
    public var changedAttributes: AttributeSet { AttributeSet(committed.indices) }

    public func setCommittedValue(_ attribute: InstrumentedAttribute, _ value: Value) {
        committed.set(attribute.index, value)
        trackIfNeeded(value)
    }

    public func removeCommittedValue(_ attribute: InstrumentedAttribute) { committed.remove(attribute.index) }

    /// Notes that `attribute` changes from `previous`: keeps the old value for its history, and tells the session.
    public func modified(_ attribute: InstrumentedAttribute?, previous: Value, isCollection: Bool = false) throws {
        if let attribute {
            guard attribute.sendsModifiedEvents else { return }
            if committedValue(attribute) == nil {
                var old = previous
                if isCollection {
                    if old.isUndefined, let object { old = attribute.read(object) }
                    if !old.isNone, !old.isUndefined { old = attribute.copyOfCollection(old) }
                }
                committed.append(attribute.index, old)
                trackIfNeeded(old)
            } else if previous.isUndefined, !isCollection, key == nil { committed.moveToEnd(attribute.index) }
            if let side, side.lastKnownValues[attribute.index] != nil { side.lastKnownValues[attribute.index] = .undefined }
        }
        let session = session
        guard (session != nil && !holdsObject) || !isModified else { return }
        isModified = true
        if let session {
            holdsObject = true
            try session.instanceModified(self)
        }
        if object == nil, let attribute { throw PythonException.objectDereferenced(attribute, self) }
    }

    /// Everything is as in the database: after a flush or a full load.
    public func commitAll() {
        committed.commit()
        side?.pendingMutations.removeAll()
        if let object {
            for index in expiredAttributes.indices where !mapper.attributes[index].read(object).isUndefined { expiredAttributes.remove(index) }
        }
        isModified = false
        isExpired = false
        holdsObject = false
    }

    /// The attributes are as in the database: after a partial load.
    public func commit(_ attributes: [InstrumentedAttribute]) {
        for attribute in attributes {
            if !committed.isEmpty { removeCommittedValue(attribute) }
            if let object, !attribute.read(object).isUndefined {
                expiredAttributes.remove(attribute.index)
                if let side, !side.loaders.isEmpty { side.loaders[attribute.index] = nil }
            }
        }
        isExpired = false
    }

    // MARK: expiry

    /// Forgets all attributes: the next read loads them.
    public func expire() {
        isExpired = true
        committed.forgetPast()
        if isModified {
            committed.removeAll()
            isModified = false
        }
        holdsObject = false
        expiredAttributes.formUnion(mapper.allAttributes)
        if let side {
            side.pendingMutations.removeAll()
            side.parents.removeAll()
            side.loaders.removeAll()
            side.loadOptions = side.loadOptions?.afterExpiry
        }
        guard let object else { return }
        if mapper.hasComposites { forgetComposites() }
        for attribute in mapper.attributes {
            let old = attribute.read(object)
            if old.isUndefined, attribute.storesValues { continue }
            if let side, side.lastKnownValues[attribute.index] != nil { side.lastKnownValues[attribute.index] = old }
            attribute.clear(object)
        }
    }

    /// Forgets some attributes.
    public func expire(_ attributes: [InstrumentedAttribute]) {
        if mapper.hasComposites { forgetComposites(Set(attributes.map(\.key))) }
        for attribute in attributes {
            if attribute.acceptsScalarLoader {
                expiredAttributes.insert(attribute.index)
                side?.loaders[attribute.index] = nil
            }
            if let object {
                let old = attribute.read(object)
                if let side, side.lastKnownValues[attribute.index] != nil { side.lastKnownValues[attribute.index] = old }
                if !attribute.acceptsScalarLoader, !old.isUndefined, let options = side?.loadOptions { side?.loadOptions = options.afterExpiry(of: attribute.key) }
                attribute.clear(object)
            }
            removeCommittedValue(attribute)
            side?.pendingMutations[attribute.index] = nil
        }
    }

    /// Loads what is expired and unchanged.
    func loadExpired(_ passive: Passive) throws -> Bool {
        guard passive.contains(.sql) else { return false }
        var wanted = expiredAttributes.intersection(mapper.reloadedAttributes)
        wanted.subtract(changedAttributes)
        try AttributeLoading.loader.loadExpired(self, wanted, passive)
        expiredAttributes.removeAll()
        return true
    }

    /// Attributes whose collections are never loaded but were changed: `obj.__dict__` has `True` for them.
    var shownAttributes: [Name] { side?.shown.indices.map { mapper.attributes[$0].key } ?? [] }
    func show(_ attribute: InstrumentedAttribute) { sideTables().shown.insert(attribute.index) }
    func hide(_ attribute: InstrumentedAttribute) { side?.shown.remove(attribute.index) }

    // MARK: side tables

    private func sideTables() -> SideTables {
        if let side { return side }
        let made = SideTables()
        side = made
        Heap.track(self)
        return made
    }

    // MARK: memory

    /// Most states hold nothing that a cycle could go through; the collector looks at the others alone.
    @inline(__always)
    private func trackIfNeeded(_ value: Value) {
        switch value {
        case .undefined, .none, .bool, .int, .float, .string: return
        default: Heap.track(self)
        }
    }

    public override func visitReferences(_ visit: (Object) -> Void) {
        if isHolding, let object { visit(object) }
        committed.visitHeld(visit)
        side?.visitReferences(visit)
    }

    public override func clearReferences() {
        clearSlots()
        committed.removeAll()
        side = nil
        holdsObject = false
    }

    /// The parent along a relationship; nil where none was ever seen.
    public func parent(along relationship: RelationshipProperty) -> ParentLink? {
        guard let side else { return nil }
        let id = ObjectIdentifier(relationship.parentToken)
        for entry in side.parents where entry.relationship == id { return entry.parent }
        return nil
    }

    public func setParent(_ parent: ParentLink, along relationship: RelationshipProperty) {
        let side = sideTables()
        let id = ObjectIdentifier(relationship.parentToken)
        for at in side.parents.indices where side.parents[at].relationship == id {
            side.parents[at].parent = parent
            return
        }
        side.parents.append((id, parent))
    }

    /// What waits to be added to and removed from a collection that is not loaded.
    public func pendingMutations(_ attribute: InstrumentedAttribute) -> PendingMutations? { side?.pendingMutations[attribute.index] }
    func makePendingMutations(_ attribute: InstrumentedAttribute) -> PendingMutations {
        if let found = side?.pendingMutations[attribute.index] { return found }
        let made = PendingMutations()
        sideTables().pendingMutations[attribute.index] = made
        return made
    }
    func takePendingMutations(_ attribute: InstrumentedAttribute) -> PendingMutations? { side?.pendingMutations.removeValue(forKey: attribute.index) }

    /// The empty collection that reading an unset attribute gave: set once something is added to it.
    func emptyCollection(_ attribute: InstrumentedAttribute) -> Value? { side?.emptyCollections[attribute.index] }
    func abandonEmptyCollections() {
        guard let side else { return }
        for value in side.emptyCollections.values { value.mappedCollection?.adapter?.abandon(isModified: isModified) }
    }
    func setEmptyCollection(_ attribute: InstrumentedAttribute, _ collection: Value?) {
        if collection == nil, side == nil { return }
        sideTables().emptyCollections[attribute.index] = collection
    }

    public func instanceLoader(_ attribute: InstrumentedAttribute) -> InstanceLoader? { side?.loaders[attribute.index] }
    public func setInstanceLoader(_ attribute: InstrumentedAttribute, _ loader: InstanceLoader?) {
        if loader == nil, side == nil { return }
        sideTables().loaders[attribute.index] = loader
    }

    /// What tells the object's row apart from those of one key in other databases: the shard it came from or goes to.
    public var identityToken: Value {
        get {
            if case .tokened(let key)? = key?.primary { return key.token }
            return side?.identityToken ?? .none
        }
        set { sideTables().identityToken = newValue }
    }

    /// Loads what another object of the same row would load, as its query said.
    func takeLoaders(of other: InstanceState) {
        loadOptions = other.loadOptions
        if let loaders = other.side?.loaders, !loaders.isEmpty { sideTables().loaders = loaders }
    }
    func removeInstanceLoaders() { side?.loaders.removeAll() }

    /// The options of the query that loaded the object, which its lazy loads follow.
    public var loadOptions: LoadOptions? {
        get { side?.loadOptions }
        set { if newValue != nil || side != nil { sideTables().loadOptions = newValue } }
    }

    /// The last value of an attribute that was tracked before it expired (for many-to-one lazy clauses).
    public func lastKnownValue(_ attribute: InstrumentedAttribute) -> Value? { side?.lastKnownValues[attribute.index] }
    public func trackLastKnownValue(_ attribute: InstrumentedAttribute) {
        let side = sideTables()
        if side.lastKnownValues[attribute.index] == nil { side.lastKnownValues[attribute.index] = .undefined }
    }

    /// `inspect(user).info`
    public var information: DictObject {
        if let found = side?.information { return found }
        let made = DictObject()
        sideTables().information = made
        return made
    }
}
