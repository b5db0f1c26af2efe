import Database
import Runtime
import SQL

/// A transaction of a session (sqlalchemy.orm.SessionTransaction): the outermost one, a savepoint, or the inner one of a flush.
///
/// The database's transaction begins only when a connection is first needed.
public final class SessionTransaction: Object {
    public enum Origin: Int { case autobegin = 0, begin, beginNested, subtransaction }
    public enum State: Int { case active = 1, prepared, committed, deactive, closed, provisioningConnection }

    /// A connection that the transaction uses.
    struct Participant {
        let connection: Connection
        let transaction: Transaction
        /// Whether the database's transaction is the session's to commit.
        let isOwn: Bool
        /// Whether the connection is the session's to close.
        let closes: Bool
    }

    private let reference: SessionReference
    /// Its session, while that is there.
    public var session: Session? { reference.session as? Session }
    public let parent: SessionTransaction?
    public let origin: Origin
    public var isNested: Bool { origin == .beginNested }
    public internal(set) var state = State.active
    private(set) var participants: [Participant] = []
    /// What the transaction did, for its rollback; an inner one of a flush shares its parent's.
    let snapshot: Snapshot
    private let previousNested: SessionTransaction?
    /// The failed flush that rolled the transaction back.
    private(set) var rollbackException: PythonException?
    private var outerContext: SessionTransaction?
    private var isInContext = false
    /// Keeps the session alive within its `with` block: `with Session(engine).begin():`.
    private var heldSession: Session?
    private var change = StateChange()

    /// - Throws: InvalidRequestError where the session is closed for good; what a flush before a savepoint raises.
    init(_ session: Session, _ origin: Origin, parent: SessionTransaction? = nil) throws {
        try SessionTransaction.checkContext(session)
        if session.closure == .closed {
            throw ORMError.invalidRequest("This Session has been permanently closed and is unable to handle any more transaction requests.")
        }
        reference = session.reference
        self.parent = parent
        self.origin = origin
        previousNested = origin == .beginNested ? session.nestedTransaction : nil
        snapshot = origin == .subtransaction ? parent?.snapshot ?? Snapshot() : Snapshot()
        super.init()
        Heap.track(self)
        if origin == .beginNested, !session.isFlushing { try Cause.of(.beginNested) { try session.flush() } }
        session.transaction = self
        try session.tell(.afterTransactionCreate, [.object(session), .object(self)])
    }

    public override func visitReferences(_ visit: (Object) -> Void) {
        parent?.visitHeld(visit)
        previousNested?.visitHeld(visit)
        outerContext.visitHeld(visit)
        heldSession.visitHeld(visit)
        rollbackException.visitHeld(visit)
        if origin != .subtransaction { snapshot.visitReferences(visit) }
    }

    var isBoundary: Bool { isNested || parent == nil }
    public var isActive: Bool { session != nil && state == .active }

    private func owner() throws -> Session {
        guard let session else { throw PythonException(SQLError.resourceClosedError, "This transaction is closed") }
        return session
    }

    /// This transaction and those around it, up to and without the one around `last`.
    func chain(upTo last: SessionTransaction? = nil) throws -> [SessionTransaction] {
        var found = [self]
        while let next = found[found.count - 1].parent, next !== last { found.append(next) }
        return found
    }

    // MARK: states

    /// Runs an operation that needs one of some states and leads to another (orm/state_changes.py).
    func perform<R>(_ operation: String, from allowed: [State], to target: State?, _ body: () throws -> R) throws -> R {
        if !allowed.isEmpty, !allowed.contains(state) { throw prerequisiteFailure(operation) }
        let outer = change
        if let target, outer.isRunning, outer.expected != target {
            throw ORMError.illegalStateChange(outer.expected == nil
                ? "Method '\(operation)()' can't be called here; method '\(outer.operation)()' is already in progress and this would cause an unexpected state change to \(target.label)"
                : "Can't run operation '\(operation)()' here; will move to state \(target.label) where we are expecting \(outer.expected?.label ?? "")")
        }
        change = StateChange(operation: operation, isRunning: true)
        defer { change = outer }
        return try body()
    }

    /// Lets an operation within the running one lead to a state.
    func expecting<R>(_ target: State, _ body: () throws -> R) rethrows -> R {
        let outer = change.expected
        change.expected = target
        defer { change.expected = outer }
        return try body()
    }

    private func prerequisiteFailure(_ operation: String) -> PythonException {
        switch state {
        case .deactive:
            guard let cause = rollbackException else {
                return ORMError.invalidRequest("This session is in 'inactive' state, due to the SQL transaction being rolled back; no further SQL can be emitted within this transaction.")
            }
            return ORMError.pendingRollback(cause)
        case .closed: return PythonException(SQLError.resourceClosedError, "This transaction is closed")
        case .provisioningConnection:
            return ORMError.invalidRequest("This session is provisioning a new connection; concurrent operations are not permitted", code: "isce")
        default:
            return ORMError.invalidRequest("This session is in '\(state.name.lowercased())' state; no further SQL can be emitted within this transaction.")
        }
    }

    // MARK: connections

    /// The connection for a bind, which begins a transaction of the database where it is new.
    /// - Parameter options: options of executions, which only a new connection takes.
    public func connection(for bind: Object, options: [(name: String, value: Value)] = []) throws -> Connection {
        try perform("_connection_for_bind", from: [.active], to: nil) {
            if let known = participants.first(where: { $0.connection === bind || (bind is Engine && $0.connection.engine === bind) }) {
                if !options.isEmpty { try SQLWarning.warn("Connection is already established for the given bind; execution_options ignored") }
                return known.connection
            }
            let session = try owner()
            state = .provisioningConnection
            defer { state = .active }
            return try join(bind, session, options)
        }
    }

    /// The connections that the transaction has used, those of its end included; an inner one of a flush uses its parent's.
    public var connections: [Connection] { origin == .subtransaction ? parent?.connections ?? [] : participants.map(\.connection) }

    /// The connection that the transaction has for a bind.
    /// - Throws: InvalidRequestError where it has none.
    public func boundConnection(for bind: Object) throws -> Connection {
        guard let found = connections.first(where: { $0 === bind || (bind is Engine && $0.engine === bind) }) else {
            throw ORMError.invalidRequest("This transaction has not acquired a connection for bind \(try Value.object(bind).reprText())")
        }
        return found
    }

    private func join(_ bind: Object, _ session: Session, _ options: [(name: String, value: Value)]) throws -> Connection {
        let connection: Connection
        var isLocal = false
        if let parent {
            connection = try parent.connection(for: bind, options: options)
            guard isNested else { return connection }
        } else if let given = bind as? Connection {
            if participants.contains(where: { $0.connection.engine === given.engine }) {
                throw ORMError.invalidRequest("Session already has a Connection associated for the given Connection's Engine")
            }
            connection = given
        } else if let engine = bind as? Engine {
            connection = try engine.connect()
            isLocal = true
        } else {
            throw PythonException.attributeError("'\(bind.type.name)' object has no attribute 'connect'")
        }
        if parent == nil {
            let settings = Statement.merged(session.executionOptions, options)
            if !settings.isEmpty { try connection.add(options: settings) }
        }
        let transaction: Transaction, isOwn: Bool
        do { (transaction, isOwn) = try started(on: connection, session, isLocal: isLocal) } catch {
            if isLocal { try connection.close() }
            throw error
        }
        participants.append(Participant(connection: connection, transaction: transaction, isOwn: isOwn, closes: !(bind is Connection)))
        try session.tell(.afterBegin, [.object(session), .object(self), .object(connection)])
        return connection
    }

    /// The transaction of a connection that is new here, and whether its end is this one's to decide.
    private func started(on connection: Connection, _ session: Session, isLocal: Bool) throws -> (Transaction, isOwn: Bool) {
        if isNested { return (try Cause.of(.savepoint(joins: false)) { try connection.beginNested() }, true) }
        if session.isTwoPhase, parent == nil { throw SessionTransaction.refusal(ofTwoPhasesOn: connection) }
        guard connection.isInTransaction else { return (try connection.begin(), true) }
        // A listener of `engine_connect` began it.
        return isLocal ? (try connection.runningTransaction(), true) : try joinRunning(connection, session)
    }

    /// `join_transaction_mode`: a given connection already has a transaction.
    private func joinRunning(_ connection: Connection, _ session: Session) throws -> (Transaction, isOwn: Bool) {
        func ownSavepoint() throws -> (Transaction, isOwn: Bool) { (try Cause.of(.savepoint(joins: true)) { try connection.beginNested() }, true) }
        /// The innermost one.
        func running() throws -> Transaction { try connection.isInSavepoint ? connection.nestedTransaction ?? connection.runningTransaction() : connection.runningTransaction() }
        switch session.joinMode {
        case "create_savepoint": return try ownSavepoint()
        case "control_fully": return (try running(), true)
        default:
            if session.joinMode == "conditional_savepoint", connection.isInSavepoint { return try ownSavepoint() }
            return (try running(), false)
        }
    }

    /// SQLite has no transactions of two phases.
    private static func refusal(ofTwoPhasesOn connection: Connection) -> PythonException {
        connection.isInTransaction ? SQLError.invalidRequest("Cannot start a two phase transaction when a transaction is already in progress.") : PythonException(type: .notImplementedError)
    }

    // MARK: the end

    /// `transaction.prepare()`, of two phases alone.
    public func prepareInTwoPhases() throws {
        guard let session, session.isTwoPhase, parent == nil else { throw SQLError.invalidRequest("'twophase' mode not enabled, or not root transaction; can't prepare.") }
        try prepare()
    }

    func prepare() throws {
        guard let session else { return }
        try perform("_prepare_impl", from: [.active], to: .prepared) {
            if isBoundary { try session.tell(.beforeCommit, [.object(session)]) }
            if let innermost = session.transaction, innermost !== self {
                for inner in try innermost.chain(upTo: self) { try inner.commit() }
            }
            if !session.isFlushing {
                var flushes = 0
                while !session.isClean {
                    if flushes == 100 {
                        throw PythonException(ORMError.flush, "Over 100 subsequent flushes have occurred within session.commit() - is an after_flush() hook creating new objects?")
                    }
                    try session.flush()
                    flushes += 1
                }
            }
            state = .prepared
        }
    }

    public func commit(toRoot: Bool = false) throws {
        try Cause.of(isNested ? .savepointRelease : parent == nil ? .commit : nil) { try commitThis() }
        if toRoot, let parent { try parent.commit(toRoot: true) }
    }

    private func commitThis() throws {
        let session = try owner()
        try perform("commit", from: [.active, .prepared], to: .closed) {
            if state != .prepared { try expecting(.prepared) { try prepare() } }
            if isBoundary {
                for participant in participants where participant.isOwn { try participant.transaction.commit() }
                state = .committed
                try session.tell(.afterCommit, [.object(session)])
                try removeSnapshot(session)
            }
            try expecting(.closed) { try close() }
        }
    }

    /// - Parameter cause: the failure of a flush, which later uses of the session name.
    public func rollback(cause: PythonException? = nil, toRoot: Bool = false) throws {
        let session = try owner()
        var failure: Error?
        try perform("rollback", from: [.active, .deactive, .prepared], to: .closed) {
            if let innermost = session.transaction, innermost !== self {
                for inner in try innermost.chain(upTo: self) { try inner.close() }
            }
            var boundary = self
            if state == .active || state == .prepared { (boundary, failure) = try rollBackBoundary(session) }
            if failure == nil, !session.isClean {
                try SQLWarning.warn("Session's state has been changed on a non-active transaction - this state will be discarded.")
                try boundary.restoreSnapshot(session, onlyDirty: boundary.isNested)
            }
            try expecting(.closed) { try close() }
        }
        if let cause { parent?.rollbackException = cause }
        if let failure { throw failure }
        try session.tell(.afterSoftRollback, [.object(session), .object(self)])
        if toRoot, let parent { try parent.rollback(toRoot: true) }
    }

    /// Rolls back the nearest savepoint or the whole transaction; transactions on the way become inactive.
    private func rollBackBoundary(_ session: Session) throws -> (SessionTransaction, Error?) {
        for transaction in try chain() {
            transaction.state = .deactive
            guard transaction.isBoundary else { continue }
            var failure: Error?
            do {
                try Cause.of(transaction.isNested ? .savepointRollback : .rollback) { for participant in transaction.participants { try participant.transaction.rollback() } }
                try session.tell(.afterRollback, [.object(session)])
            } catch { failure = error }
            try transaction.restoreSnapshot(session, onlyDirty: transaction.isNested)
            return (transaction, failure)
        }
        return (self, nil)
    }

    public func close() throws {
        guard let session else { return }
        try perform("close", from: [], to: .closed) {
            if isNested { session.nestedTransaction = previousNested }
            session.transaction = parent
            if !participants.isEmpty { try Cause.of(isNested ? .savepointRollback : .close) { try closeParticipants() } }
            state = .closed
            try session.tell(.afterTransactionEnd, [.object(session), .object(self)])
        }
    }

    private func closeParticipants() throws {
        for participant in participants {
            if participant.isOwn, participant.transaction.isActive { try participant.transaction.rollback() }
            if participant.closes, parent == nil { try participant.connection.close() }
        }
    }

    // MARK: as a context manager

    /// - Throws: InvalidRequestError within a `with` block whose transaction has ended.
    static func checkContext(_ session: Session) throws {
        guard let context = session.contextTransaction, context.state != .active else { return }
        let cause = try context.rollbackException.map { "The transaction was rolled back due to an exception: \(try $0.str()).  " } ?? ""
        throw ORMError.invalidRequest("Can't operate on closed transaction inside context manager.  \(cause)Please complete the context manager before emitting further commands.")
    }

    public func enter() {
        outerContext = session?.contextTransaction
        isInContext = true
        heldSession = session
        session?.contextTransaction = self
    }

    public func exit(hasFailed: Bool) throws {
        let session = session
        let isOutOfBand = !isInContext || session?.contextTransaction !== self
        defer {
            if !isOutOfBand { session?.contextTransaction = outerContext }
            isInContext = false
            outerContext = nil
            heldSession = nil
        }
        if !hasFailed, state == .active {
            do { try commit() } catch {
                if state != .committed, state != .closed { try rollback() }
                throw error
            }
        } else if state != .active {
            if state != .closed { try close() }
        } else {
            try rollback()
        }
    }
}

/// The operation that is changing a transaction's state.
private struct StateChange {
    var operation = ""
    var isRunning = false
    /// The state that an operation within it may lead to.
    var expected: SessionTransaction.State?
}

extension SessionTransaction.State {
    var name: String {
        switch self {
        case .active: "ACTIVE"
        case .prepared: "PREPARED"
        case .committed: "COMMITTED"
        case .deactive: "DEACTIVE"
        case .closed: "CLOSED"
        case .provisioningConnection: "PROVISIONING_CONNECTION"
        }
    }
    /// As the enum prints: `<SessionTransactionState.CLOSED: 5>`.
    var label: String { "<SessionTransactionState.\(name): \(rawValue)>" }
}
