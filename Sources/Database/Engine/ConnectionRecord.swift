import Runtime
import SQL

/// A connection of the driver as a pool keeps it (sqlalchemy.pool.base._ConnectionRecord).
public final class ConnectionRecord: Object {
    let pool: ConnectionPool
    /// nil where it is not open, or was lost.
    var handle: SQLiteHandle?
    public private(set) lazy var info = DictObject()
    public private(set) lazy var recordInfo = DictObject()

    init(_ pool: ConnectionPool) {
        self.pool = pool
        super.init()
    }

    public var driver: Value { handle.map { .object($0.driverConnection) } ?? .none }

    func open(_ engine: Engine) throws {
        if let handle, !handle.isClosed { return }
        info.removeAll()
        _ = try pool.connect(self, engine)
    }

    func close(_ engine: Engine) throws {
        guard let handle else { return }
        try pool.tell(engine, "close") { [driver, .object(self)] }
        handle.close()
        self.handle = nil
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
    public let engine: Engine
    public private(set) var isDetached = false
    private lazy var ownInfo = DictObject()

    init(_ record: ConnectionRecord, _ engine: Engine) {
        self.record = record
        self.engine = engine
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

    public var isValid: Bool { handle != nil }
    public var driver: DriverConnection? { handle?.driverConnection }
    public var info: DictObject { record?.info ?? ownInfo }
    public var recordInfo: Value { record.map { $0.recordInfo.value } ?? .none }

    /// Gives the connection back; what is not committed is lost.
    /// - Parameter wasReset: whether its transaction was rolled back already.
    public func giveBack(wasReset: Bool = false) throws {
        guard let handle else { return }
        self.handle = nil
        if !handle.isClosed {
            let pool = record?.pool ?? engine.pool
            try pool.tell(engine, "reset") { [.object(handle.driverConnection), record.map { .object($0) } ?? .none, .object(PoolResetState(wasReset: wasReset))] }
            if handle.isInTransaction { try? handle.run("ROLLBACK") }
            try? pool.prepare(handle)
        }
        if isDetached {
            try (record?.pool ?? engine.pool).tell(engine, "close_detached") { [.object(handle.driverConnection)] }
            return handle.close()
        }
        try checkIn()
    }

    private func checkIn() throws {
        guard let record else { return }
        self.record = nil
        if record.handle?.isClosed == true { record.handle = nil }
        try record.pool.tell(engine, "checkin") { [record.driver, .object(record)] }
        try record.pool.keep(record, engine)
    }

    /// The connection belongs to the pool no more, and is closed after use.
    public func detach() throws {
        guard let record, let handle else { return }
        isDetached = true
        ownInfo = record.info
        try record.pool.tell(engine, "detach") { [.object(handle.driverConnection), .object(record)] }
        record.handle = nil
        record.pool.forget(record)
        self.record = nil
    }

    /// The connection is of no use any more.
    public func invalidate(_ error: Value = .none) throws {
        guard let handle else { return try SQLWarning.warn("Can't invalidate an already-closed connection.") }
        self.handle = nil
        guard let record else { return handle.close() }
        try record.pool.tell(engine, "invalidate") { [record.driver, .object(record), error] }
        try record.close(engine)
        try checkIn()
    }
}
