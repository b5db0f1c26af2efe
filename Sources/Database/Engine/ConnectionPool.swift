import Runtime
import SQL

/// What a pool does with a connection that comes back: `pool_reset_on_return=`.
public enum PoolReset { case rollback, commit, nothing }

/// What opens the connections of a pool.
public enum PoolOpener {
    case target(SQLiteTarget)
    /// A function that gives connections of the driver: `creator=`.
    case creator(Value)
}

/// What a pool opens, and how many of it.
public struct PoolSettings {
    public let opener: PoolOpener
    public var size = 5
    public var overflow = 10
    public var timeout = 30.0
    /// How many seconds a connection is used; without end where it is negative.
    public var recycle = -1.0
    /// Whether a connection is tried before it is handed out.
    public var pings = false
    public var reset = PoolReset.rollback
    public var loggingName: String?
    public var echo = Value.none
    public init(opener: PoolOpener) { self.opener = opener }
}

/// The open connections of an engine (sqlalchemy.pool.Pool).  Which of them is handed out is the subclass's affair.
public class ConnectionPool: Object {
    public private(set) var listeners = EventListeners()
    public let settings: PoolSettings
    /// The isolation level of new connections.
    var isolation: String?
    var engineReference: EngineReference?
    var engine: Engine? { engineReference?.engine }
    private var hasConnected = false
    /// Whether anybody was told of the first connection.
    private var hasToldFirst = false

    public required init(_ settings: PoolSettings) {
        self.settings = settings
        super.init()
    }

    public var name: String { "Pool" }
    public var status: String { name }
    /// A record that nobody uses, or that all share.
    func obtain() throws -> ConnectionRecord { ConnectionRecord(self) }
    /// Takes a record back.
    func keep(_ record: ConnectionRecord) throws { try record.close() }
    /// A record leaves the pool for good.
    func forget(_ record: ConnectionRecord) {}
    /// Closes what nobody uses.
    public func dispose() throws {}
    /// A pool like this one, without connections, that has its listeners.
    public func recreated() -> Self {
        let made = Self(settings)
        made.listeners = listeners
        return made
    }

    /// - Throws: OperationalError
    public func take(_ engine: Engine? = nil) throws -> ConnectionFairy {
        let record = try obtain()
        do { try record.open() } catch {
            forget(record)
            throw error
        }
        let fairy = ConnectionFairy(record, of: self, engine)
        if logsSteps { try log(ProgramLog.debug, "Connection \(try record.driver.reprText()) checked out from pool") }
        try tellCheckout(fairy, record)
        return fairy
    }
    /// Listeners may refuse a connection by DisconnectionError: another one is opened, twice at most.
    private func tellCheckout(_ fairy: ConnectionFairy, _ record: ConnectionRecord) throws {
        for _ in 0..<2 {
            do { return try tell("checkout") { [record.driver, .object(record), .object(fairy)] } } catch let error as PythonException {
                guard error.isInstance(of: SQLError.disconnectionError) else {
                    try? fairy.invalidate(.object(error))
                    throw error
                }
                try log(ProgramLog.information, "Disconnection detected on checkout, invalidating individual connection \(try record.driver.strText()) (reason: \(try Value.object(error).reprText()))")
                try record.invalidate(.object(error))
                try fairy.reopen(record)
            }
        }
        try log(ProgramLog.information, "Reconnection attempts exhausted on checkout")
        try fairy.invalidate()
        throw SQLError.invalidRequest("This connection is closed")
    }

    func connect(_ record: ConnectionRecord) throws -> SQLiteHandle {
        let handle: SQLiteHandle
        do { handle = try opened(record) } catch let failure as DriverFailure { throw DatabaseError.make(failure, statement: nil, parameters: nil) }
        try prepare(handle)
        record.handle = handle
        if logsSteps { try log(ProgramLog.debug, "Created new connection \(try record.driver.reprText())") }
        try engine?.prepareByMethods(record, isFirst: !hasConnected)
        hasConnected = true
        if !hasToldFirst, listeners.has("first_connect") || engine?.hears("first_connect") == true {
            hasToldFirst = true
            try tell("first_connect") { [record.driver, .object(record)] }
        }
        try tell("connect") { [record.driver, .object(record)] }
        return handle
    }

    private func opened(_ record: ConnectionRecord) throws -> SQLiteHandle {
        switch settings.opener {
        case .target(let target):
            if let given = try engine?.connectionOfListener(record, target) ?? engine?.connectionOfMethod(target) { return given }
            return try target.made().map { try ConnectionPool.handle(of: $0) } ?? target.open()
        case .creator(let creator):
            let made = try creator.call(FunctionArity.takesOne(creator) ? [.object(record)] : [])
            return try ConnectionPool.handle(of: made)
        }
    }

    /// - Throws: NotImplementedError for connections of other drivers.
    static func handle(of made: Value) throws -> SQLiteHandle {
        if let fairy = made.object as? ConnectionFairy, let own = fairy.handle { return own }
        guard let connection = made.object as? DriverConnection else { throw PythonException.notImplemented("Retort has no connections of other drivers: \(try made.reprText())") }
        connection.stayWithHandle()
        return connection.handle
    }

    /// Sets the isolation level that `create_engine()` was told.
    func prepare(_ handle: SQLiteHandle) throws {
        guard let isolation else {
            if case .target(let target) = settings.opener { handle.beginsByItself = target.beginsByItself }
            return
        }
        let level = try IsolationLevel(.string(isolation))
        handle.beginsByItself = level != .autocommit
        if level == .readUncommitted { try? handle.run("PRAGMA read_uncommitted = 1") }
    }

    func tell(_ name: String, _ arguments: () -> [Value]) throws {
        if !listeners.isEmpty { try listeners.tell(name, arguments) }
        try engine?.tell(name, arguments)
    }

    // MARK: the log

    private var logger: String { "sqlalchemy.pool.impl.\(name)" + (settings.loggingName.map { ".\($0)" } ?? "") }
    private var echoes: Bool { (try? settings.echo.isTrue()) ?? false }
    private var echoesSteps: Bool { (settings.echo.object as? StringObject)?.text == "debug" }
    /// Whether each connection that comes and goes is logged: `echo_pool="debug"`.
    var logsSteps: Bool { echoesSteps || ProgramLog.isEnabled?(logger, ProgramLog.debug) == true }
    func log(_ level: Int, _ line: @autoclosure () throws -> String) throws {
        let isEchoed = level == ProgramLog.debug ? echoesSteps : echoes
        if isEchoed { Program.context?.write(try line() + "\n") }
        try ProgramLog.tell(logger, level, isEchoed: isEchoed, line())
    }

    public override func repr() throws -> String { "<sqlalchemy.pool.impl.\(name) object at \(address)>" }
}

/// One connection for all: databases in memory.
public final class SingletonThreadPool: ConnectionPool {
    private var one: ConnectionRecord?
    public override var name: String { "SingletonThreadPool" }
    public override var status: String { "SingletonThreadPool id:\(Int(bitPattern: ObjectIdentifier(self))) size: \(one == nil ? 0 : 1)" }
    public var size: Int { settings.size }
    override func obtain() throws -> ConnectionRecord {
        if let one { return one }
        let made = ConnectionRecord(self)
        one = made
        return made
    }
    override func keep(_ record: ConnectionRecord) throws {}
    override func forget(_ record: ConnectionRecord) { if one === record { one = nil } }
    public override func dispose() throws {
        try one?.close()
        one = nil
    }
}

/// One connection for all, on demand.
public final class StaticPool: ConnectionPool {
    private var one: ConnectionRecord?
    public override var name: String { "StaticPool" }
    override func obtain() throws -> ConnectionRecord {
        // One that was given up softly stays with whoever has it.
        if let one, !one.isStale { return one }
        let made = ConnectionRecord(self)
        one = made
        return made
    }
    override func keep(_ record: ConnectionRecord) throws {}
    override func forget(_ record: ConnectionRecord) { if one === record { one = nil } }
    public override func dispose() throws {
        try one?.close()
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
    override func obtain() throws -> ConnectionRecord {
        if isUsed { throw PythonException(.assertionError, "connection is already checked out") }
        isUsed = true
        let record = one ?? ConnectionRecord(self)
        one = record
        return record
    }
    override func keep(_ record: ConnectionRecord) throws { isUsed = false }
    override func forget(_ record: ConnectionRecord) {
        isUsed = false
        if one === record { one = nil }
    }
    public override func dispose() throws {
        isUsed = false
        try one?.close()
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
    public var overflow: Int {
        let (difference, isTooLarge) = count.subtractingReportingOverflow(settings.size)
        return isTooLarge ? .max : difference
    }
    public var timeout: Double { settings.timeout }
    public override var status: String { "Pool size: \(size)  Connections in pool: \(checkedIn) Current Overflow: \(overflow) Current Checked out connections: \(checkedOut)" }

    override func obtain() throws -> ConnectionRecord {
        if !idle.isEmpty { return idle.removeFirst() }
        if settings.overflow >= 0, overflow >= settings.overflow {
            let message = "QueuePool limit of size \(size) overflow \(settings.overflow) reached, connection timed out, timeout \((try? Value.float(settings.timeout).formatted(".2f")) ?? "")"
            let error = PythonException(SQLError.timeoutError, SQLError.withLink(message, code: "3o7r"))
            error.setOwnAttribute("code", .string("3o7r"))
            throw error
        }
        count += 1
        return ConnectionRecord(self)
    }
    override func keep(_ record: ConnectionRecord) throws {
        if size == 0 || idle.count < size { return idle.append(record) }
        count -= 1
        try record.close()
    }
    override func forget(_ record: ConnectionRecord) { count -= 1 }
    public override func dispose() throws {
        for record in idle { try record.close() }
        count -= idle.count
        idle = []
        try log(ProgramLog.information, "Pool disposed. \(status)")
    }
}

/// The engine of its pools, while it is there.  Weak references would slow down every count of the engine's.
final class EngineReference {
    unowned(unsafe) var engine: Engine?
    init(_ engine: Engine) { self.engine = engine }
}
