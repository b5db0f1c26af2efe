import Runtime
import SQL

/// A connection of the driver as a pool keeps it (sqlalchemy.pool.base._ConnectionRecord).
public final class ConnectionRecord: Object {
    /// Not held, since the pool holds the record.
    private weak var owner: ConnectionPool?
    /// - Throws: InvalidRequestError where the pool is gone.
    var pool: ConnectionPool {
        get throws {
            guard let owner else { throw PythonException(SQLError.invalidRequestError, "The pool of this connection is gone") }
            return owner
        }
    }
    /// nil where it is not open, or was lost.
    var handle: SQLiteHandle?
    public private(set) lazy var info = DictObject()
    public private(set) lazy var recordInfo = DictObject()

    init(_ pool: ConnectionPool) {
        owner = pool
        super.init()
    }

    public var driver: Value { handle.map { .object($0.driverConnection) } ?? .none }

    /// When the connection was opened.
    private var start = 0.0
    /// Whether another connection is opened when it is taken next: `invalidate(soft=True)`.
    private(set) var isStale = false

    func open() throws {
        if let handle {
            let pool = try pool
            let recycle = pool.settings.recycle
            if recycle > -1, Clock.now - start > recycle {
                try pool.log(ProgramLog.information, "Connection \(try driver.reprText()) exceeded timeout; recycling")
                try close(isHard: true)
            } else if isStale {
                try pool.log(ProgramLog.information, "Connection \(try driver.reprText()) invalidated due to local soft invalidation; recycling")
                try close(isHard: true)
            } else if pool.settings.pings, try handle.isClosed || pool.engine?.dialect.answers(driver) == false {
                try pool.log(ProgramLog.information, "Pool pre-ping on connection \(try driver.reprText()) failed, will invalidate pool")
                try pool.tell("invalidate") { [driver, .object(self), .tuple(TupleObject.empty)] }
                try close()
            } else { return }
        }
        info.removeAll()
        start = Clock.now
        isStale = false
        _ = try pool.connect(self)
    }

    /// The connection is of no use any more.
    /// - Parameter isSoft: whether whoever has it may go on using it.
    public func invalidate(_ error: Value = .none, isSoft: Bool = false) throws {
        guard handle != nil else { return }
        let pool = try pool
        try pool.tell(isSoft ? "soft_invalidate" : "invalidate") { [driver, .object(self), error] }
        try pool.log(ProgramLog.information, "\(isSoft ? "Soft " : "")Invalidate connection \(try driver.reprText())" + (error.isNone ? "" : " (reason: \(error.typeName):\(try error.strText()))"))
        if isSoft { isStale = true } else { try close(isHard: true) }
    }

    /// - Parameter isHard: whether the connection is of no use any more.
    public func close(isHard: Bool = false) throws {
        guard let handle else { return }
        let pool = try pool
        if pool.logsSteps { try pool.log(ProgramLog.debug, "\(isHard ? "Hard-closing" : "Closing") connection \(try driver.reprText())") }
        try pool.tell("close") { [driver, .object(self)] }
        let closed = driver
        self.handle = nil
        if try pool.engine?.dialect.closes(closed, isHard: isHard) != true { handle.close() }
    }
}

/// What a pool did with the transaction of a connection that comes back (sqlalchemy.PoolResetState).
public final class PoolResetState: Object {
    public let wasReset: Bool
    init(wasReset: Bool) {
        self.wasReset = wasReset
        super.init()
    }
    public override func repr() throws -> String { "PoolResetState(transaction_was_reset=\(wasReset ? "True" : "False"), terminate_only=False, asyncio_safe=True)" }
}

/// A connection of the driver while it is in use (sqlalchemy.pool.base._ConnectionFairy).
public final class ConnectionFairy: Object {
    public private(set) var record: ConnectionRecord?
    private(set) var handle: SQLiteHandle?
    /// nil where a pool without an engine gave it.
    public let engine: Engine?
    private let pool: ConnectionPool
    public private(set) var isDetached = false
    private lazy var ownInfo = DictObject()
    /// What is called with the driver's connection when it goes back.
    var finalizers: [(Value) throws -> Void] = []

    init(_ record: ConnectionRecord, of pool: ConnectionPool, _ engine: Engine?) {
        self.record = record
        self.engine = engine
        self.pool = pool
        handle = record.handle
        super.init()
    }

    deinit { if handle != nil { try? giveBack(wasReset: false) } }

    /// What the driver's connection has.
    public override func dynamicAttribute(_ name: Name) throws -> Value? {
        if name.isDunder { return nil }
        guard let driver else { throw PythonException.attributeError("'NoneType' object has no attribute \(name.text.pythonRepr)") }
        return try Value.object(driver).attributeIfPresent(name)
    }

    /// Leaves the connection to its record, which nobody has taken from the pool.
    func letGo() { (handle, record) = (nil, nil) }

    public var isValid: Bool { handle != nil }
    public var driver: DriverConnection? { handle?.driverConnection }
    public var info: DictObject { record?.info ?? ownInfo }
    public var recordInfo: Value { record.map { $0.recordInfo.value } ?? .none }

    /// Gives the connection back; what is not committed is lost.
    /// - Parameter wasReset: whether its transaction was rolled back already.
    public func giveBack(wasReset: Bool = false) throws {
        guard let handle else { return }
        self.handle = nil
        if handle.isClosed { return try discard(handle, .object(DriverFailure("ProgrammingError", "Cannot operate on a closed database.").exception)) }
        do { try reset(handle, wasReset: wasReset) } catch let error as PythonException {
            // The connection is of no use any more; what is no Exception goes on.
            try discard(handle, .object(error))
            if error.isInstance(of: .exception) { return }
            throw error
        }
        if isDetached {
            try pool.tell("close_detached") { [.object(handle.driverConnection)] }
            if try pool.engine?.dialect.closes(.object(handle.driverConnection), isHard: false) != true { handle.close() }
            return
        }
        try checkIn()
    }

    /// Ends what the user of the connection left open.
    private func reset(_ handle: SQLiteHandle, wasReset: Bool) throws {
        let logs = pool.logsSteps
        if logs { try pool.log(ProgramLog.debug, "Connection \(try Value.object(handle.driverConnection).reprText()) being returned to pool") }
        try pool.tell("reset") { [.object(handle.driverConnection), record.map { .object($0) } ?? .none, .object(PoolResetState(wasReset: wasReset))] }
        switch pool.settings.reset {
        case .rollback:
            if logs { try pool.log(ProgramLog.debug, "Connection \(try Value.object(handle.driverConnection).reprText()) \(wasReset ? "reset, transaction already reset" : "rollback-on-return")") }
            if try wasReset || pool.engine?.dialect.callOwn("do_rollback", { [.object(handle.driverConnection)] }) == nil, handle.isInTransaction { try? handle.run("ROLLBACK") }
        case .commit:
            if logs { try pool.log(ProgramLog.debug, "Connection \(try Value.object(handle.driverConnection).reprText()) commit-on-return") }
            if try pool.engine?.dialect.callOwn("do_commit", { [.object(handle.driverConnection)] }) == nil, handle.isInTransaction { try? handle.run("COMMIT") }
        case .nothing: break
        }
        try? pool.prepare(handle)
    }

    private func checkIn() throws {
        guard let record else { return }
        self.record = nil
        while let finalizer = finalizers.popLast() { try finalizer(record.driver) }
        if record.handle?.isClosed == true { record.handle = nil }
        try pool.tell("checkin") { [record.driver, .object(record)] }
        try pool.keep(record)
    }

    /// The connection belongs to the pool no more, and is closed after use.
    public func detach() throws {
        guard let record, let handle else { return }
        isDetached = true
        ownInfo = record.info
        try pool.tell("detach") { [.object(handle.driverConnection), .object(record)] }
        record.handle = nil
        // An empty record goes back, to be connected anew.
        self.record = nil
        try pool.keep(record)
    }

    /// The connection is of no use any more.
    /// - Parameter isSoft: whether it may still be used until it is given back.
    public func invalidate(_ error: Value = .none, isSoft: Bool = false) throws {
        guard let handle else { return try SQLWarning.warn("Can't invalidate an already-closed connection.") }
        if isSoft { try record?.invalidate(error, isSoft: true) } else { try discard(handle, error) }
    }
    /// Has the connection that its record opens anew.
    func reopen(_ record: ConnectionRecord) throws {
        handle = nil
        do { try record.open() } catch {
            self.record = nil
            pool.forget(record)
            throw error
        }
        handle = record.handle
    }

    private func discard(_ handle: SQLiteHandle, _ error: Value) throws {
        self.handle = nil
        guard let record else { return handle.close() }
        try record.invalidate(error)
        try checkIn()
    }
}
