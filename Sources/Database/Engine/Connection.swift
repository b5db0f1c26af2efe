import Runtime
import SQL

/// A connection with its transaction (sqlalchemy.Connection).
public final class Connection: Object {
    public let engine: Engine
    /// The driver's connection, with what the pool knows of it.
    public private(set) var fairy: ConnectionFairy
    private(set) var handle: SQLiteHandle
    public private(set) var isClosed = false
    public private(set) var executionOptions: [(name: String, value: Value)]
    public internal(set) var transaction: RootTransaction?
    public internal(set) var nestedTransaction: NestedTransaction?
    /// Options of the rows that flushes write: those of their session.
    public var rowOptions: [(name: String, value: Value)] = []
    /// The transaction whose `with` block runs.
    public var transactionBlock: Transaction?
    /// Whether listeners are told of a transaction that begins.
    private var isBeginning = false
    public let listeners = EventListeners()
    /// Takes statements in place of the database: `create_mock_engine()`.
    public var sink: ((ClauseElement) throws -> Void)?
    /// The dialect of the statements that `sink` takes.
    public var sinkDialect: Dialect?
    /// What programs see in its place: the connection that `create_mock_engine()` gave.
    public var mock: Object?
    private var savepoints = 0
    /// Whether the driver's connection was lost: the next execution takes another.
    public var isInvalidated: Bool { !isClosed && !fairy.isValid }

    init(_ engine: Engine, _ fairy: ConnectionFairy) throws {
        guard let handle = fairy.handle else { throw DatabaseError.make(DriverFailure("ProgrammingError", "Cannot operate on a closed database."), statement: nil, parameters: nil) }
        self.engine = engine
        self.fairy = fairy
        self.handle = handle
        executionOptions = engine.executionOptions
        wasLogged = engine.writesLog
        super.init()
        token = engine.characteristic("logging_token")
        if let level = engine.characteristic("isolation_level") { try isolate(level) }
        try characterize(executionOptions)
    }

    deinit {
        if !isClosed { try? fairy.giveBack() }
    }

    public var driver: DriverConnection { handle.driverConnection }

    func checkOpen() throws {
        if isClosed { throw PythonException(SQLError.resourceClosedError, "This Connection is closed") }
    }

    /// `connection.execution_options(...)`
    public func add(options more: [(name: String, value: Value)]) throws {
        let options = DictObject(more.map { ($0.name, $0.value) })
        try tell("set_connection_execution_options") { [.object(self), options.value] }
        let more = try options.pairs.map { (name: try String.from($0.key), value: $0.value) }
        executionOptions = Statement.merged(executionOptions, more)
        for (name, value) in more {
            if name == "isolation_level" { try isolate(value) }
            if name == "logging_token" { token = value }
        }
        try characterize(more)
    }

    /// Lets the characteristics of the program's own heed their options, until the driver's connection goes back to the pool.
    private func characterize(_ options: [(name: String, value: Value)]) throws {
        guard let known = engine.dialect.characteristics else { return }
        let given = options.compactMap { name, value in known.get(name).flatMap { $0.type.isNative ? nil : (name, $0, value) } } as [(name: String, characteristic: Value, value: Value)]
        if isInTransaction {
            let transactional = try given.filter { try $0.characteristic.attribute("transactional").isTrue() }.map(\.name)
            if !transactional.isEmpty { throw optionInTransaction(transactional.joined(separator: ", ")) }
        }
        let dialect = Value.object(engine.dialect)
        for (_, characteristic, value) in given {
            _ = try characteristic.attribute("set_connection_characteristic").call([dialect, .object(self), .object(driver), value])
        }
        if !given.isEmpty { fairy.finalizers.append { driver in for (_, characteristic, _) in given { _ = try characteristic.callMethod("reset_characteristic", dialect, driver) } } }
    }
    private func optionInTransaction(_ name: String) -> PythonException {
        SQLError.invalidRequest("This connection has already initialized a SQLAlchemy Transaction() object via begin() or autobegin; \(name) may not be altered unless rollback() or commit() is called first.")
    }

    /// Whether the log was written when it was opened: `engine.echo = True` is heeded by connections to come.
    private let wasLogged: Bool
    public var writesLog: Bool { wasLogged && engine.writesLog }
    /// Whether anybody is told of its statements.
    var tellsStatements: Bool { engine.isObserved || writesLog }
    func report(_ event: @autoclosure () -> Event) throws { try engine.report(event(), isLogged: wasLogged, mark: wasLogged ? logMark() : "") }

    /// `[token] ` before each line of the log: `execution_options(logging_token="token")`.
    private var token: Value?
    func logMark() throws -> String {
        guard let token, !token.isNone else { return "" }
        return "[\(try token.strText())] "
    }

    /// Whether it has an isolation level of its own, which the pool's connection must not keep.
    private var isIsolated = false
    private func isolate(_ value: Value) throws {
        if isInTransaction {
            throw optionInTransaction("isolation_level")
        }
        let level = try IsolationLevel(value)
        isIsolated = true
        handle.beginsByItself = level != .autocommit
        if level != .autocommit { try? handle.run("PRAGMA read_uncommitted = \(level == .readUncommitted ? 1 : 0)") }
    }
    public func isolationLevel() throws -> String {
        try checkOpen()
        try revalidate()
        return (try driver.readsUncommitted() ? IsolationLevel.readUncommitted : .serializable).rawValue
    }
    private var isAutocommit: Bool {
        let level = executionOptions.last { $0.name == "isolation_level" }?.value ?? engine.pool.isolation.map { .string($0) }
        return (level?.object as? StringObject)?.text == "AUTOCOMMIT"
    }

    /// The driver's connection belongs to the pool no more.
    public func detach() throws {
        try checkOpen()
        if isInvalidated { throw SQLError.invalidRequest("Can't detach an invalidated Connection") }
        try fairy.detach()
    }

    /// The driver's connection is of no use any more.
    public func invalidate(_ error: Value = .none) throws {
        if isInvalidated { return }
        try checkOpen()
        try fairy.invalidate(error)
    }

    /// Takes another connection for one that was lost.
    private func reconnect() throws {
        if transaction != nil { throw invalidTransaction }
        fairy = try engine.pool.take(engine)
        if let handle = fairy.handle { self.handle = handle }
    }

    /// Takes another connection where the driver's was lost.
    /// - Throws: ResourceClosedError; PendingRollbackError where a transaction was lost with it
    public func revalidate() throws {
        try checkOpen()
        if !fairy.isValid { try reconnect() }
    }

    // MARK: what others are told

    public var hasListeners: Bool { engine.hasListeners || !listeners.isEmpty }
    func tell(_ name: String, _ arguments: () -> [Value], took: ((Value) throws -> Void)? = nil) throws {
        guard hasListeners else { return }
        try listeners.tell(name, arguments, took: took)
        try engine.tell(name, arguments, took: took)
    }

    // MARK: transactions

    /// `connection.begin()`
    public func begin() throws -> RootTransaction {
        guard transaction == nil else {
            throw SQLError.invalidRequest("This connection has already initialized a SQLAlchemy Transaction() object via begin() or autobegin; can't call begin() here unless rollback() or commit() is called first.")
        }
        try checkOpen()
        return try RootTransaction(begin: self)
    }

    /// What every execution does first.
    func prepareToExecute() throws {
        try revalidate()
        if transaction?.isActive == false || nestedTransaction?.isActive == false { throw invalidTransaction }
        try checkBlock()
        if transaction == nil, !isBeginning { _ = try RootTransaction(begin: self) }
    }
    func checkBlock() throws {
        guard let transactionBlock, !transactionBlock.isActive else { return }
        throw SQLError.invalidRequest("Can't operate on closed transaction inside context manager.  Please complete the context manager before emitting further commands.")
    }
    var invalidTransaction: PythonException {
        let message = "Can't reconnect until invalid \(nestedTransaction != nil ? "savepoint " : "")transaction is rolled back.  Please rollback() fully before proceeding"
        let error = PythonException(SQLError.pendingRollbackError, SQLError.withLink(message, code: "8s2b"))
        error.setOwnAttribute("code", .string("8s2b"))
        return error
    }

    public func beginNested() throws -> NestedTransaction {
        try checkOpen()
        if transaction == nil { _ = try RootTransaction(begin: self) }
        return try NestedTransaction(begin: self)
    }

    /// The transaction that runs, whoever began it.
    public func runningTransaction() throws -> Transaction { try transaction ?? RootTransaction(begin: self) }
    /// Whether a transaction of SQLAlchemy's has begun; SQLite's own begins with the first change.
    public var isInTransaction: Bool { transaction?.isActive ?? false }
    /// Whether a savepoint is open.
    public var isInSavepoint: Bool { nestedTransaction?.isActive ?? false }

    public func commit() throws { try transaction?.commit() }
    public func rollback() throws { try transaction?.rollback() }

    public func close() throws {
        guard !isClosed else { return }
        defer { isClosed = true }
        let wasReset = transaction != nil
        try transaction?.close()
        if isIsolated, !handle.isClosed { driver.isolate(try IsolationLevel(engine.pool.isolation.map { .string($0) } ?? .string(IsolationLevel.serializable.rawValue))) }
        try fairy.giveBack(wasReset: wasReset)
    }

    // MARK: what transactions send

    func sendBegin() throws {
        try checkOpen()
        if isAutocommit {
            try report(.remark("BEGIN (implicit; DBAPI should not BEGIN due to autocommit mode)"))
        } else { try report(.begin(implicit: true)) }
        // What listeners execute belongs to the transaction that begins: `conn.exec_driver_sql("BEGIN")`.
        isBeginning = true
        defer { isBeginning = false }
        try tell("begin") { [.object(self)] }
        try revalidate()
        try engine.dialect.callOwn("do_begin") { [.object(fairy)] }
    }
    func sendCommit() throws {
        try tell("commit") { [.object(self)] }
        if isAutocommit {
            try report(.remark("COMMIT using DBAPI connection.commit(), has no effect due to autocommit mode"))
        } else { try report(.commit) }
        try revalidate()
        handle.savepoints = []
        if try engine.dialect.callOwn("do_commit", { [.object(fairy)] }) == nil, handle.isInTransaction { try run("COMMIT") }
    }
    func sendRollback() throws {
        try tell("rollback") { [.object(self)] }
        if !fairy.isValid {
            // There is nothing to roll back: the connection was invalidated.
        } else if isAutocommit {
            try report(.remark("ROLLBACK using DBAPI connection.rollback(); set skip_autocommit_rollback to prevent fully"))
        } else { try report(.rollback) }
        handle.savepoints = []
        guard fairy.isValid else { return }
        if try engine.dialect.callOwn("do_rollback", { [.object(fairy)] }) == nil, handle.isInTransaction { try run("ROLLBACK") }
    }
    func sendSavepoint() throws -> String {
        try tell("savepoint") { [.object(self), .none] }
        savepoints += 1
        let name = "sa_savepoint_\(savepoints)"
        if try engine.dialect.callOwn("do_savepoint", { [.object(self), .string(name)] }) == nil { _ = try execute(SavepointStatement(name), []) }
        handle.savepoints.append(name)
        return name
    }
    func sendRelease(_ name: String) throws {
        try tell("release_savepoint") { [.object(self), .string(name), .none] }
        if try engine.dialect.callOwn("do_release_savepoint", { [.object(self), .string(name)] }) == nil { _ = try execute(ReleaseSavepoint(name), []) }
        handle.savepoints.removeAll { $0 == name }
    }
    func sendRollback(to name: String) throws {
        try tell("rollback_savepoint") { [.object(self), .string(name), .none] }
        guard fairy.isValid else { return }
        if try engine.dialect.callOwn("do_rollback_to_savepoint", { [.object(self), .string(name)] }) == nil { _ = try execute(RollbackToSavepoint(name), []) }
        handle.savepoints.removeAll { $0 == name }
    }

    /// Runs what has neither parameters nor rows, without telling.
    private func run(_ text: String) throws {
        do { try handle.run(text) } catch let failure as DriverFailure { throw DatabaseError.make(failure, statement: nil, parameters: nil) }
    }
}
