import Runtime
import SQL

/// A connection with its transaction (sqlalchemy.Connection).
public final class Connection: Object {
    public let engine: Engine
    let handle: SQLiteHandle
    public private(set) var isClosed = false
    public private(set) var executionOptions: [(name: String, value: Value)]
    public internal(set) var transaction: RootTransaction?
    public internal(set) var nestedTransaction: NestedTransaction?
    /// The transaction whose `with` block runs.
    public var transactionBlock: Transaction?
    public let listeners = EventListeners()
    public lazy var info = DictObject()
    private var savepoints = 0
    private var isolation: String?

    init(_ engine: Engine, _ handle: SQLiteHandle) {
        self.engine = engine
        self.handle = handle
        executionOptions = engine.executionOptions
        super.init()
        for (name, value) in executionOptions where name == "isolation_level" { try? isolate(value) }
    }

    deinit {
        if !isClosed { try? engine.pool.giveBack(handle, engine) }
    }

    public var driver: DriverConnection { handle.driverConnection }

    func checkOpen() throws {
        if isClosed { throw PythonException(SQLError.resourceClosedError, "This Connection is closed") }
    }

    /// `connection.execution_options(...)`
    public func add(options more: [(name: String, value: Value)]) throws {
        for (name, value) in more where name == "isolation_level" { try isolate(value) }
        executionOptions = executionOptions.filter { own in !more.contains { $0.name == own.name } } + more
    }

    private func isolate(_ value: Value) throws {
        let known = ["READ UNCOMMITTED", "SERIALIZABLE", "AUTOCOMMIT"]
        let level = try value.strText().uppercased().replacing("_", with: " ")
        guard known.contains(level) else {
            throw SQLError.argument("Invalid value \(try value.reprText()) for isolation_level. Valid isolation levels for 'sqlite' are \(["READ UNCOMMITTED", "SERIALIZABLE", "AUTOCOMMIT"].joined(separator: ", "))")
        }
        if isInTransaction {
            throw SQLError.invalidRequest("This connection has already initialized a SQLAlchemy Transaction() object via begin() or autobegin; isolation_level may not be altered unless rollback() or commit() is called first.")
        }
        isolation = level
        handle.beginsByItself = level != "AUTOCOMMIT"
        if level != "AUTOCOMMIT" { try? handle.run("PRAGMA read_uncommitted = \(level == "READ UNCOMMITTED" ? 1 : 0)") }
    }
    public var isolationLevel: String { isolation == "READ UNCOMMITTED" ? "READ UNCOMMITTED" : "SERIALIZABLE" }
    private var isAutocommit: Bool { !handle.beginsByItself }

    // MARK: what others are told

    var hasListeners: Bool { engine.hasListeners || !listeners.isEmpty }
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
        try checkOpen()
        if transaction?.isActive == false || nestedTransaction?.isActive == false { throw invalidTransaction }
        try checkBlock()
        if transaction == nil { _ = try RootTransaction(begin: self) }
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
        try transaction?.close()
        try engine.pool.giveBack(handle, engine)
    }

    // MARK: what transactions send

    func sendBegin() throws {
        try checkOpen()
        if isAutocommit {
            try engine.report(.remark("BEGIN (implicit; DBAPI should not BEGIN due to autocommit mode)"))
        } else { try engine.report(.begin(implicit: true)) }
        try tell("begin") { [.object(self)] }
    }
    func sendCommit() throws {
        try tell("commit") { [.object(self)] }
        if isAutocommit {
            try engine.report(.remark("COMMIT using DBAPI connection.commit(), has no effect due to autocommit mode"))
        } else { try engine.report(.commit) }
        if handle.isInTransaction { try run("COMMIT") }
    }
    func sendRollback() throws {
        try tell("rollback") { [.object(self)] }
        if isAutocommit {
            try engine.report(.remark("ROLLBACK using DBAPI connection.rollback(); set skip_autocommit_rollback to prevent fully"))
        } else { try engine.report(.rollback) }
        if handle.isInTransaction { try run("ROLLBACK") }
    }
    func sendSavepoint() throws -> String {
        try tell("savepoint") { [.object(self), .none] }
        savepoints += 1
        let name = "sa_savepoint_\(savepoints)"
        try send("SAVEPOINT \(name)")
        return name
    }
    func sendRelease(_ name: String) throws {
        try tell("release_savepoint") { [.object(self), .string(name), .none] }
        try send("RELEASE SAVEPOINT \(name)")
    }
    func sendRollback(to name: String) throws {
        try tell("rollback_savepoint") { [.object(self), .string(name), .none] }
        try send("ROLLBACK TO SAVEPOINT \(name)")
    }

    private func send(_ text: String) throws {
        let start = Clock.now
        try deliver(text, [], shown: { .tuple(TupleObject.empty) }, note: { Engine.noKey(since: start) }, context: hasListeners ? ExecutionContext(self, nil, nil, text: text) : nil) { _ = try SQLiteCursor($0.handle, $1, $2) }
    }

    /// Runs what has neither parameters nor rows, without telling.
    private func run(_ text: String) throws {
        do { try handle.run(text) } catch let failure as DriverFailure { throw DatabaseError.make(failure, statement: nil, parameters: nil) }
    }
}
