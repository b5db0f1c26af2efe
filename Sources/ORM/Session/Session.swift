import Database
import Runtime
import SQL

/// The unit of work over a database (sqlalchemy.orm.Session): the objects that were loaded and added, their changes, and the
/// transaction in which these are sent.
public final class Session: Object, ObjectSession {
    /// Whether `close()` ends the session for good: `close_resets_only=False`.
    enum Closure { case resetsOnly, endsWhenClosed, closed }

    // MARK: settings

    /// An engine or a connection.
    public var bind: Object?
    /// Binds of mapped classes and tables: `binds=`.
    public var binds: [(target: Object, bind: Object)] = []
    public var isAutoflushing = true
    public var expiresOnCommit = true
    public var autobegins = true
    public var joinMode = "conditional_savepoint"
    /// `twophase=True`: transactions are prepared before they are committed.
    public var isTwoPhase = false
    public var queryClass = Value.none
    public let information = DictObject()
    /// `Session(execution_options={...})`: options of every statement.
    public var executionOptions: [(name: String, value: Value)] = []
    /// The databases of a session whose rows are spread over several; nil for any other session.
    public var sharding: HorizontalSharding?
    var closure = Closure.resetsOnly
    /// The `get_bind` of a derived class, if it has one of its own.
    private(set) lazy var overriddenGetBind: Value? = {
        let base = Class.registered(for: Session.self)
        guard type !== base, let found = type.lookup("get_bind"), let standard = base.lookup("get_bind"), !found.isIdentical(to: standard) else { return nil }
        return found
    }()
    /// `session.hash_key`: the number by which messages name the session.
    public let number: Int

    // MARK: contents

    public private(set) var identityMap = IdentityMap()
    /// Objects to be inserted, in order of `add`.
    var pending = StateTable<MappedInstance>()
    /// Persistent objects to be deleted, in order.
    var marked = StateTable<MappedInstance>()
    private(set) lazy var reference = SessionReference(self)
    /// Loads are numbered across sessions: an object may go from one to another.
    nonisolated(unsafe) private static var loads: UInt32 = 0

    // MARK: progress

    /// The innermost transaction.
    public internal(set) var transaction: SessionTransaction?
    public internal(set) var nestedTransaction: SessionTransaction?
    /// The transaction of the `with` block that runs.
    var contextTransaction: SessionTransaction?
    public internal(set) var isFlushing = false
    /// How the attribute was reached that a strategy reads for its own ends, and what options say of what it leads to.
    var immediateLoad: (trail: LoadTrail, plan: LoadPlan, node: LoadNode?, run: LoadRun)?
    /// The options of the statement whose objects are being loaded further; nil where none is.
    var eagerOptions: [(name: String, value: Value)]?
    /// The options that the session's own loads are executed with.
    var loadingOptions: [(name: String, value: Value)] { eagerOptions ?? executionOptions }
    /// Whether a flush is sending statements: changes come too late for it.
    var warnsOfChanges = false
    var listeners: [SessionListener] = []

    nonisolated(unsafe) private static var count = 0
    nonisolated(unsafe) private static var all: [ObjectIdentifier: SessionReference] = [:]

    public init(bind: Object?, type: Class? = nil) {
        Session.count += 1
        number = Session.count
        self.bind = bind
        super.init(type: type ?? Class.registered(for: Session.self))
        SessionLoader.install()
        Session.all[ObjectIdentifier(reference)] = reference
        Heap.track(self)
    }

    public override func visitReferences(_ visit: (Object) -> Void) {
        visit(identityMap)
        visit(information)
        pending.visitEntries { state, object in
            visit(state)
            visit(object)
        }
        marked.visitEntries { state, object in
            visit(state)
            visit(object)
        }
        transaction.visitHeld(visit)
        nestedTransaction.visitHeld(visit)
        contextTransaction.visitHeld(visit)
        for listener in listeners { listener.function.visitHeld(visit) }
    }

    public override func clearReferences() {
        clearSlots()
        identityMap = IdentityMap()
        pending.removeAll()
        marked.removeAll()
        listeners = []
    }

    deinit {
        Session.all[ObjectIdentifier(reference)] = nil
        reference.session = nil
    }

    /// The sessions that are there: what `close_all_sessions()` closes.
    public static var living: [Session] { all.values.compactMap { $0.session as? Session }.sorted { $0.number < $1.number } }

    public var engine: Engine? { bind as? Engine ?? (bind as? Connection)?.engine }
    public func endWhenClosed() { closure = .endsWhenClosed }

    // MARK: objects

    /// The object of an identity, if it is in the session and not gone.
    public func object(_ key: IdentityKey) -> MappedInstance? { identityMap.object(key) }
    /// Makes an object just loaded persistent.
    func register(_ state: InstanceState) {
        guard let key = state.key else { return }
        identityMap.addLoaded(state, key)
        state.sessionReference = reference
    }
    /// Persistent objects that are there.
    public var persistent: [MappedInstance] { identityMap.objects }
    public var newObjects: [MappedInstance] { pending.entries.map(\.entry) }
    public var deletedObjects: [MappedInstance] { marked.entries.map(\.entry) }
    public var dirtyObjects: [MappedInstance] { identityMap.modified.states.filter { !marked.contains($0) }.compactMap(\.object) }
    /// Why rows are deleted that the program did not name; each entry keeps its object.
    var reasonsOfChanges: [ObjectIdentifier: (state: InstanceState, reason: Cause.Reason)] = [:]

    /// Objects whose rows the running transaction deleted.
    public var deletedInTransaction: [MappedInstance] {
        var found: [MappedInstance] = [], current = transaction
        while let transaction = current {
            found += transaction.snapshot.deleted.states.compactMap(\.object)
            current = transaction.parent
        }
        return found
    }

    public var isClean: Bool { identityMap.modified.isEmpty && marked.isEmpty && pending.isEmpty }

    /// A number for one load: a result populates an object once.
    func nextLoad() -> UInt32 {
        Session.loads &+= 1
        return Session.loads
    }

    /// `session.is_modified(user)`: whether a flush would send changes of it.
    public func isModified(_ value: Value, includingCollections: Bool = true) throws -> Bool {
        let state = try Session.state(of: value)
        guard state.isModified else { return false }
        for attribute in state.mapper.attributes where includingCollections || !attribute.isCollection {
            if try attribute.history(state, .noChange).hasChanges { return true }
        }
        return false
    }

    static func state(of value: Value) throws -> InstanceState {
        guard let object = value.mappedInstance else { throw PythonException.unmappedInstance(value) }
        if object.type !== object.mapper.mappedClass, Mapper.of(object.type) !== object.mapper { throw ORMError.unmappedClass(object.type) }
        return object.state
    }

    // MARK: what mapped objects tell

    public func instanceModified(_ state: InstanceState) throws {
        let hadChanges = !identityMap.modified.isEmpty
        if identityMap.contains(state) { identityMap.noteModified(state) }
        if !hadChanges, transaction == nil { _ = try beginIfNeeded() }
    }
    public func instanceVanished(_ state: InstanceState) {
        identityMap.discard(state)
        var current = transaction
        while let transaction = current {
            transaction.snapshot.forget(state)
            current = transaction.parent
        }
    }
    public func contains(_ state: InstanceState) -> Bool { pending.contains(state) || identityMap.contains(state) }
    public func isPending(_ state: InstanceState) -> Bool { pending.contains(state) }
    public func cascadeSave(_ state: InstanceState) throws { try saveOrUpdate(state) }
    public func expungeOrphan(_ state: InstanceState) throws {
        guard let object = state.object else { return }
        try expunge(.object(object))
    }
    public func attributeChanged(_ change: String) throws { if warnsOfChanges { try warnOfChange(change) } }

    func warnOfChange(_ operation: String) throws {
        guard warnsOfChanges else { return }
        try SQLWarning.warn("Usage of the '\(operation)' operation is not currently supported within the execution stage of the flush process. Results may not be consistent.  Consider using alternative event listeners or connection-level operations instead.")
    }

    /// `user in session`
    public override func contains(_ element: Value) throws -> Bool? { contains(try Session.state(of: element)) }
    public override func iterator() throws -> IteratorObject? { try Value.list((newObjects + persistent).map { .object($0) }).iterate() }

    /// Lets go of all objects; what is deleted in the transaction stays its own.
    public func expungeAll() throws {
        let states = identityMap.states + pending.states
        identityMap = IdentityMap()
        pending.removeAll()
        marked.removeAll()
        try detach(states)
    }
}
