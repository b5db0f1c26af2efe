import Runtime
import SQL

/// What a pool opens, and how many of it.
struct PoolSettings {
    let target: SQLiteTarget
    /// The isolation level of new connections.
    let isolation: String?
    var size = 5
    var overflow = 10
    var timeout = 30.0
}

/// The open connections of an engine (sqlalchemy.pool.Pool).  Which of them is handed out is the subclass's affair.
public class ConnectionPool: Object {
    public let listeners = EventListeners()
    let settings: PoolSettings
    private var hasConnected = false

    required init(_ settings: PoolSettings) {
        self.settings = settings
        super.init()
    }

    public var name: String { "Pool" }
    public var status: String { name }
    /// A record that nobody uses, or that all share.
    func obtain(_ engine: Engine) throws -> ConnectionRecord { ConnectionRecord(self) }
    /// Takes a record back.
    func keep(_ record: ConnectionRecord, _ engine: Engine) throws { try record.close(engine) }
    /// A record leaves the pool for good.
    func forget(_ record: ConnectionRecord) {}
    /// Closes what nobody uses.
    public func dispose(_ engine: Engine) throws {}
    func recreated() -> Self { Self(settings) }

    /// - Throws: OperationalError
    func take(_ engine: Engine) throws -> ConnectionFairy {
        let record = try obtain(engine)
        do { try record.open(engine) } catch {
            forget(record)
            throw error
        }
        let fairy = ConnectionFairy(record, engine)
        try tell(engine, "checkout") { [record.driver, .object(record), .object(fairy)] }
        return fairy
    }

    func connect(_ record: ConnectionRecord, _ engine: Engine) throws -> SQLiteHandle {
        let handle: SQLiteHandle
        do { handle = try settings.target.open() } catch let failure as DriverFailure { throw DatabaseError.make(failure, statement: nil, parameters: nil) }
        try prepare(handle)
        record.handle = handle
        if !hasConnected {
            hasConnected = true
            try tell(engine, "first_connect") { [record.driver, .object(record)] }
        }
        try tell(engine, "connect") { [record.driver, .object(record)] }
        return handle
    }

    /// Sets the isolation level that `create_engine()` was told.
    func prepare(_ handle: SQLiteHandle) throws {
        guard let isolation = settings.isolation else {
            handle.beginsByItself = true
            return
        }
        let level = try IsolationLevel(.string(isolation))
        handle.beginsByItself = level != .autocommit
        if level == .readUncommitted { try? handle.run("PRAGMA read_uncommitted = 1") }
    }

    func tell(_ engine: Engine, _ name: String, _ arguments: () -> [Value]) throws {
        if !listeners.isEmpty { try listeners.tell(name, arguments) }
        try engine.tell(name, arguments)
    }

    public override func repr() throws -> String { "<sqlalchemy.pool.impl.\(name) object at \(address)>" }
}

/// One connection for all: databases in memory.
public final class SingletonThreadPool: ConnectionPool {
    private var one: ConnectionRecord?
    public override var name: String { "SingletonThreadPool" }
    public override var status: String { "SingletonThreadPool id:\(address) size: \(one == nil ? 0 : 1)" }
    public var size: Int { settings.size }
    override func obtain(_ engine: Engine) throws -> ConnectionRecord {
        if let one { return one }
        let made = ConnectionRecord(self)
        one = made
        return made
    }
    override func keep(_ record: ConnectionRecord, _ engine: Engine) throws {}
    override func forget(_ record: ConnectionRecord) { if one === record { one = nil } }
    public override func dispose(_ engine: Engine) throws {
        try one?.close(engine)
        one = nil
    }
}

/// One connection for all, on demand.
public final class StaticPool: ConnectionPool {
    private var one: ConnectionRecord?
    public override var name: String { "StaticPool" }
    override func obtain(_ engine: Engine) throws -> ConnectionRecord {
        if let one { return one }
        let made = ConnectionRecord(self)
        one = made
        return made
    }
    override func keep(_ record: ConnectionRecord, _ engine: Engine) throws {}
    override func forget(_ record: ConnectionRecord) { if one === record { one = nil } }
    public override func dispose(_ engine: Engine) throws {
        try one?.close(engine)
        one = nil
    }
}

/// Every connection is closed after use.
public final class NullPool: ConnectionPool {
    public override var name: String { "NullPool" }
}

/// One connection at a time.
public final class AssertionPool: ConnectionPool {
    private var one: ConnectionRecord?
    private var isUsed = false
    public override var name: String { "AssertionPool" }
    override func obtain(_ engine: Engine) throws -> ConnectionRecord {
        if isUsed { throw PythonException(.assertionError, "connection is already checked out") }
        isUsed = true
        let record = one ?? ConnectionRecord(self)
        one = record
        return record
    }
    override func keep(_ record: ConnectionRecord, _ engine: Engine) throws { isUsed = false }
    override func forget(_ record: ConnectionRecord) {
        isUsed = false
        if one === record { one = nil }
    }
    public override func dispose(_ engine: Engine) throws {
        isUsed = false
        try one?.close(engine)
        one = nil
    }
}

/// Connections are kept and used again.
public final class QueuePool: ConnectionPool {
    private var idle: [ConnectionRecord] = []
    /// How many records there are, idle or used.
    private var count = 0
    public override var name: String { "QueuePool" }
    public var size: Int { settings.size }
    public var checkedIn: Int { idle.count }
    public var checkedOut: Int { count - idle.count }
    public var overflow: Int { count - settings.size }
    public var timeout: Double { settings.timeout }
    public override var status: String { "Pool size: \(size)  Connections in pool: \(checkedIn) Current Overflow: \(overflow) Current Checked out connections: \(checkedOut)" }

    override func obtain(_ engine: Engine) throws -> ConnectionRecord {
        if !idle.isEmpty { return idle.removeFirst() }
        if settings.overflow >= 0, overflow >= settings.overflow {
            let message = "QueuePool limit of size \(size) overflow \(settings.overflow) reached, connection timed out, timeout \((try? Value.float(settings.timeout).formatted(".2f")) ?? "")"
            throw PythonException(SQLError.timeoutError, SQLError.withLink(message, code: "3o7r"))
        }
        count += 1
        return ConnectionRecord(self)
    }
    override func keep(_ record: ConnectionRecord, _ engine: Engine) throws {
        if size == 0 || idle.count < size { return idle.append(record) }
        count -= 1
        try record.close(engine)
    }
    override func forget(_ record: ConnectionRecord) { count -= 1 }
    public override func dispose(_ engine: Engine) throws {
        for record in idle { try record.close(engine) }
        count -= idle.count
        idle = []
    }
}
