import Runtime
import SQL

/// The open connections of an engine (sqlalchemy.pool.Pool).
public final class ConnectionPool: Object {
    public enum Kind {
        /// One connection for all: databases in memory.
        case single
        /// Connections are kept and used again.
        case queue
        /// Every connection is closed after use.
        case none
        /// One connection for all, on demand.
        case shared
    }
    public let kind: Kind
    public let listeners = EventListeners()
    private let target: SQLiteTarget
    private let isolation: String?
    private var one: SQLiteHandle?
    private var idle: [SQLiteHandle] = []
    public private(set) var checkedOut = 0
    private var hasConnected = false
    private static let mostIdle = 5

    init(_ target: SQLiteTarget, _ kind: Kind, isolation: String?) {
        self.target = target
        self.kind = kind
        self.isolation = isolation
        super.init()
    }

    public var idleCount: Int { idle.count }
    public var name: String {
        switch kind {
        case .single: "SingletonThreadPool"
        case .queue: "QueuePool"
        case .none: "NullPool"
        case .shared: "StaticPool"
        }
    }
    private var sharesOne: Bool { kind == .single || kind == .shared }

    /// - Throws: OperationalError
    func take(_ engine: Engine) throws -> SQLiteHandle {
        let handle = sharesOne && one?.isClosed == false ? one : idle.popLast()
        let found = try handle ?? open(engine)
        if sharesOne { one = found }
        checkedOut += 1
        try tell(engine, "checkout") { [.object(found.driverConnection), .none, .none] }
        return found
    }

    private func open(_ engine: Engine) throws -> SQLiteHandle {
        let handle: SQLiteHandle
        do { handle = try SQLiteHandle(path: target.path, isURI: target.isURI, timeout: target.timeout) } catch let failure as DriverFailure {
            throw DatabaseError.make(failure, statement: nil, parameters: nil)
        }
        if isolation == "AUTOCOMMIT" { handle.beginsByItself = false }
        if isolation == "READ UNCOMMITTED" { try? handle.run("PRAGMA read_uncommitted = 1") }
        if !hasConnected {
            hasConnected = true
            try tell(engine, "first_connect") { [.object(handle.driverConnection), .none] }
        }
        try tell(engine, "connect") { [.object(handle.driverConnection), .none] }
        return handle
    }

    /// Takes a connection back; what is not committed is lost.
    func giveBack(_ handle: SQLiteHandle, _ engine: Engine) throws {
        checkedOut = max(0, checkedOut - 1)
        guard !handle.isClosed else { return }
        try tell(engine, "reset") { [.object(handle.driverConnection), .none, .none] }
        if handle.isInTransaction { try? handle.run("ROLLBACK") }
        handle.beginsByItself = isolation != "AUTOCOMMIT"
        try tell(engine, "checkin") { [.object(handle.driverConnection), .none] }
        if sharesOne { return }
        if kind == .queue, idle.count < ConnectionPool.mostIdle { idle.append(handle) } else { handle.close() }
    }

    private func tell(_ engine: Engine, _ name: String, _ arguments: () -> [Value]) throws {
        try listeners.tell(name, arguments)
        try engine.tell(name, arguments)
    }

    func dispose() {
        for handle in idle { handle.close() }
        idle = []
        one = nil
    }

    public override func repr() throws -> String { "<sqlalchemy.pool.impl.\(name) object at \(address)>" }
}
