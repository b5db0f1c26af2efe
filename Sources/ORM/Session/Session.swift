import Database
import Runtime
import SQL

/// The unit of work over one database (sqlalchemy.orm.Session).
public final class Session: Object, ObjectSession {
    public let engine: Engine?
    public var isAutoflushing: Bool
    public let expiresOnCommit: Bool
    private var connectionIfOpen: Connection?
    /// Persistent objects by identity; they are held only while they have changes.
    private var identities: [IdentityKey: WeakState] = [:]
    /// Pending objects in order of `add`.
    private(set) var pending: [InstanceState] = []
    /// Persistent objects marked for deletion, in order.
    private(set) var marked: [InstanceState] = []
    /// Persistent objects with changes.
    private(set) var modified: [InstanceState] = []
    private lazy var reference = SessionReference(self)
    private var insertCount = 0
    private(set) var isFlushing = false
    /// What the transaction did, for its rollback.
    private var inserted: [InstanceState] = []
    private var removed: [MappedInstance] = []
    private var loads = 0

    private struct WeakState { weak var state: InstanceState? }

    public init(engine: Engine?, autoflush: Bool = true, expireOnCommit: Bool = true) {
        self.engine = engine
        isAutoflushing = autoflush
        expiresOnCommit = expireOnCommit
        super.init()
        SessionLoader.install()
    }

    deinit { reference.session = nil }

    // MARK: connection

    public func connection() throws -> Connection {
        if let connectionIfOpen { return connectionIfOpen }
        guard let engine else { throw PythonException(SQLError.unboundExecutionError, "Could not locate a bind configured on mapper or this Session.") }
        let opened = try engine.connect()
        connectionIfOpen = opened
        return opened
    }

    public var isInTransaction: Bool { connectionIfOpen != nil }

    // MARK: identity map

    /// The object of an identity, if it is in the session and not gone.
    public func object(_ key: IdentityKey) -> MappedInstance? { identities[key]?.state?.object }
    func register(_ state: InstanceState) {
        guard let key = state.key else { return }
        identities[key] = WeakState(state: state)
        state.sessionReference = reference
    }
    private func forget(_ state: InstanceState) { if let key = state.key { identities[key] = nil } }

    /// Persistent objects that are there.
    public var persistent: [MappedInstance] { identities.values.compactMap { $0.state?.object } }

    /// A number for one load: a result populates an object once.
    func nextLoad() -> Int {
        loads += 1
        return loads
    }

    // MARK: what mapped objects tell

    public func instanceModified(_ state: InstanceState) { if state.key != nil, !state.wasDeleted, !modified.contains(where: { $0 === state }) { modified.append(state) } }
    public func instanceVanished(_ state: InstanceState) { forget(state) }
    public func contains(_ state: InstanceState) -> Bool { state.session === self && !state.wasDeleted }
    public func isPending(_ state: InstanceState) -> Bool { pending.contains { $0 === state } }
    public func cascadeSave(_ state: InstanceState) throws { try add(state) }
    public func expungeOrphan(_ state: InstanceState) throws {
        pending.removeAll { $0 === state }
        state.sessionReference = nil
        state.strongObject = nil
    }
    public func attributeChanged(_ change: String) throws {}

    /// `user in session`
    public override func contains(_ element: Value) throws -> Bool? {
        guard let object = element.mappedInstance else { throw PythonException.unmappedInstance(element) }
        return contains(object.state)
    }
    public override func iterator() throws -> IteratorObject? { try Value.list((newObjects + persistent).map { .object($0) }).iterate() }

    // MARK: adding and removing

    /// `session.add(user)`, with the save-update cascade.
    public func add(_ value: Value) throws {
        guard let object = value.mappedInstance else { throw PythonException.unmappedInstance(value) }
        try add(object.state)
    }

    private func add(_ state: InstanceState) throws {
        try state.mapper.registry.configure()
        if let other = state.session, other !== self {
            throw ORMError.invalidRequest("Object '\(state.label)' is already attached to session '1' (this is '2')")
        }
        let isNew = state.session == nil
        if isNew {
            if state.key == nil {
                insertCount += 1
                state.insertOrder = insertCount
                state.sessionReference = reference
                state.strongObject = state.object
                pending.append(state)
            } else {
                if let key = state.key, let present = object(key), present !== state.object {
                    throw ORMError.invalidRequest("Can't attach instance \(state.label); another instance with key \(try key.tuple.reprText()) is already present in this session.")
                }
                if state.wasDeleted {
                    throw ORMError.invalidRequest("Instance '\(state.label)' has been deleted.  Use the make_transient() function to send this object back to the transient state.")
                }
                register(state)
                if state.isModified { instanceModified(state) }
            }
        } else if let at = marked.firstIndex(where: { $0 === state }) {
            marked.remove(at: at)
        }
        guard isNew else { return }
        for relationship in state.mapper.relationships where relationship.cascades.contains(.saveUpdate) {
            for related in try state.mapper.attribute(relationship.key)?.allPending(state) ?? [] where related.state.session == nil { try add(related.state) }
        }
    }

    /// `session.delete(user)`: marks it and what the delete cascade reaches.
    public func delete(_ value: Value) throws {
        guard let object = value.mappedInstance else { throw PythonException.unmappedInstance(value) }
        let state = object.state
        guard state.key != nil else { throw ORMError.invalidRequest("Instance '\(state.label)' is not persisted") }
        if state.session == nil { try add(state) } else if state.session !== self {
            throw ORMError.invalidRequest("Object '\(state.label)' is already attached to session '1' (this is '2')")
        }
        // Loading related objects may flush: nothing is marked before all are known.
        var reached: [InstanceState] = []
        try reach(state, &reached)
        for state in reached where !marked.contains(where: { $0 === state }) {
            marked.append(state)
            state.strongObject = state.object
        }
    }

    /// The object and what the delete cascade takes along.
    private func reach(_ state: InstanceState, _ reached: inout [InstanceState]) throws {
        guard !reached.contains(where: { $0 === state }) else { return }
        reached.append(state)
        for relationship in state.mapper.relationships where relationship.cascades.contains(.delete) && relationship.passiveDeletes == .no {
            for related in try related(state, relationship, .off) where related.state.key != nil && related.state.session != nil { try reach(related.state, &reached) }
        }
    }

    /// The objects along a relationship.
    func related(_ state: InstanceState, _ relationship: RelationshipProperty, _ passive: Passive) throws -> [MappedInstance] {
        guard let attribute = state.mapper.attribute(relationship.key) else { return [] }
        let value = try attribute.get(state, passive)
        if let object = value.mappedInstance { return [object] }
        guard value.isPresent else { return [] }
        return try value.elements().compactMap(\.mappedInstance)
    }

    /// `session.expunge(user)`
    public func expunge(_ value: Value) throws {
        guard let object = value.mappedInstance else { throw PythonException.unmappedInstance(value) }
        guard object.state.session === self else { throw ORMError.invalidRequest("Instance \(object.state.label) is not present in this Session") }
        detach(object.state)
    }

    private func detach(_ state: InstanceState) {
        forget(state)
        pending.removeAll { $0 === state }
        marked.removeAll { $0 === state }
        modified.removeAll { $0 === state }
        state.sessionReference = nil
        state.strongObject = nil
    }

    public var newObjects: [MappedInstance] { pending.compactMap(\.object) }
    public var deletedObjects: [MappedInstance] { marked.compactMap(\.object) }
    public var dirtyObjects: [MappedInstance] { modified.filter { state in state.isModified && !marked.contains { $0 === state } }.compactMap(\.object) }

    // MARK: flush

    public func autoflush() throws { if isAutoflushing, !isFlushing { try self.flush() } }

    public func flush() throws {
        if isFlushing { throw ORMError.invalidRequest("Session is already flushing") }
        guard !pending.isEmpty || !marked.isEmpty || !modified.isEmpty else { return }
        isFlushing = true
        defer { isFlushing = false }
        do {
            var work = UnitOfWork(self)
            try work.run()
        } catch {
            isFlushing = false
            try rollback()
            throw error
        }
    }

    /// After a flush: pending objects are persistent, deleted ones deleted.
    func finishFlush(saved: [InstanceState], deleted: [InstanceState]) throws {
        for state in saved {
            let isNew = state.key == nil
            if isNew, let object = state.object {
                state.key = try state.mapper.identityKey(of: object)
                inserted.append(state)
                register(state)
            }
            state.commitAll()
        }
        for state in deleted {
            forget(state)
            state.wasDeleted = true
            if let object = state.object { removed.append(object) }
        }
        pending = pending.filter { state in !saved.contains { $0 === state } }
        marked = []
        modified = []
    }

    /// A bulk DELETE removed the row of a persistent object.
    func markDeleted(_ state: InstanceState) {
        forget(state)
        state.wasDeleted = true
        modified.removeAll { $0 === state }
        if let object = state.object { removed.append(object) }
    }

    // MARK: transactions

    public func commit() throws {
        try flush()
        try connectionIfOpen?.commit()
        closeConnection()
        for object in removed {
            object.state.sessionReference = nil
            object.state.strongObject = nil
        }
        removed = []
        inserted = []
        if expiresOnCommit { expireAll() }
    }

    /// Takes the transaction back: new objects are transient again, deleted ones persistent, all others expired.
    public func rollback() throws {
        try connectionIfOpen?.rollback()
        closeConnection()
        for state in pending {
            state.sessionReference = nil
            state.strongObject = nil
        }
        pending = []
        for state in inserted {
            forget(state)
            state.key = nil
            state.sessionReference = nil
            state.strongObject = nil
        }
        inserted = []
        for object in removed where object.state.key != nil {
            object.state.wasDeleted = false
            register(object.state)
        }
        removed = []
        marked = []
        modified = []
        expireAll()
    }

    private func closeConnection() {
        try? connectionIfOpen?.close()
        connectionIfOpen = nil
    }

    public func close() throws {
        try connectionIfOpen?.rollback()
        closeConnection()
        for object in persistent { detach(object.state) }
        for state in pending { detach(state) }
        for object in removed { object.state.sessionReference = nil }
        identities = [:]
        (pending, marked, modified, inserted, removed) = ([], [], [], [], [])
    }

    public func expireAll() { for object in persistent { object.state.expire() } }

    public func expire(_ value: Value, _ names: [Name]?) throws {
        guard let object = value.mappedInstance else { throw PythonException.unmappedInstance(value) }
        guard object.state.session === self else { throw ORMError.invalidRequest("Instance '\(object.state.label)' is not persistent within this Session") }
        if let names { object.state.expire(names.compactMap { object.mapper.attribute($0) }) } else {
            object.state.expire()
            modified.removeAll { $0 === object.state }
        }
    }

    public func refresh(_ value: Value) throws {
        try autoflush()
        try expire(value, nil)
        guard let object = value.mappedInstance else { return }
        try SessionLoader.refresh(object.state, self)
    }
}
