import CSQLite
import Runtime

/// A connection of the driver (sqlite3.Connection), as events of engines hand it out.
public final class DriverConnection: Object {
    private(set) var handle: SQLiteHandle
    /// `connection.row_factory`: makes rows of the cursors to come.
    public var rowFactory = Value.none
    init(_ handle: SQLiteHandle, type: Class? = nil) {
        self.handle = handle
        super.init(type: type ?? Class.registered(for: DriverConnection.self))
    }

    /// `sqlite3.connect("file.db")`
    /// - Parameter type: a class derived from `sqlite3.Connection`; nil for that one.
    /// - Throws: OperationalError
    public static func open(_ target: SQLiteTarget, type: Class? = nil) throws -> DriverConnection {
        let handle = try raising { try target.open() }
        let made = DriverConnection(handle, type: type)
        handle.adopt(made)
        return made
    }

    /// A connection of a class of the program's own, whose `__init__` comes later.
    public static func unopened(_ type: Class? = nil) throws -> DriverConnection {
        let handle = try raising { try SQLiteHandle(path: ":memory:") }
        handle.close()
        return DriverConnection(handle, type: type)
    }
    /// `Connection.__init__(self, database, ...)`: takes what another connection has open.
    public func take(over other: DriverConnection) {
        handle.close()
        handle = other.handle
        handle.adopt(self)
    }

    /// One of a class of the program's own is the connection that the pool shows, for as long as it is open.
    func stayWithHandle() { if !type.isNative { handle.keep(self) } }

    /// The version of SQLite.
    public static var version: String { String(cString: sqlite3_libversion()) }
    public func cursor() -> DriverCursor { cursor(makingRows: rowFactory) }
    func cursor(makingRows factory: Value) -> DriverCursor {
        let made = DriverCursor(self)
        made.rowFactory = factory
        return made
    }
    /// - Throws: ProgrammingError for one that is closed.
    public func check() throws { if handle.isClosed { throw DriverFailure("ProgrammingError", "Cannot operate on a closed database.").exception } }
    public func commit() throws { if handle.isInTransaction { try DriverConnection.raising { try handle.run("COMMIT") } } }
    public func rollback() throws { if handle.isInTransaction { try DriverConnection.raising { try handle.run("ROLLBACK") } } }
    public func close() { handle.close() }
    public var isInTransaction: Bool { handle.isInTransaction }
    public var totalChanges: Int { handle.totalChanges }
    /// None for autocommit; else pysqlite begins before a change, as the text says.
    public var isolationLevel: Value { handle.beginsByItself ? .string(handle.transactionKind) : .none }
    /// - Throws: ValueError
    public func setIsolationLevel(_ level: Value) throws {
        if level.isNone {
            handle.beginsByItself = false
            return try commit()
        }
        guard let text = level.object as? StringObject else { throw PythonException.typeError("isolation_level must be str or None") }
        guard ["", "DEFERRED", "IMMEDIATE", "EXCLUSIVE"].contains(text.text.uppercased()) else { throw PythonException.valueError("isolation_level string must be '', 'DEFERRED', 'IMMEDIATE', or 'EXCLUSIVE'") }
        handle.beginsByItself = true
        handle.transactionKind = text.text.uppercased()
    }
    /// Whether it reads what others have not committed.
    public func readsUncommitted() throws -> Bool {
        let cursor = cursor(makingRows: .none)
        try cursor.execute("PRAGMA read_uncommitted", .none)
        guard let row = try cursor.next()?.object as? TupleObject, case .int(1)? = row.elements.first else { return false }
        return true
    }
    /// - Throws: ArgumentError
    public func setIsolation(named name: String) throws { isolate(try IsolationLevel(.string(name))) }
    func isolate(_ level: IsolationLevel) {
        handle.beginsByItself = level != .autocommit
        if level != .autocommit { try? handle.run("PRAGMA read_uncommitted = \(level == .readUncommitted ? 1 : 0)") }
    }

    // MARK: what SQLite calls

    public func define(_ name: String, _ count: Int, _ function: Value, isDeterministic: Bool) throws {
        try DriverConnection.raising { try handle.define(SQLiteFunction(name, count, function, isDeterministic: isDeterministic)) }
    }
    /// - Parameter isForWindows: whether it takes rows away again as a window moves on.
    public func define(aggregate name: String, _ count: Int, _ type: Value, isForWindows: Bool) throws {
        try DriverConnection.raising { try handle.define(SQLiteAggregate(name, count, type, isForWindows: isForWindows)) }
    }
    public func define(collation name: String, _ function: Value) throws {
        if !function.isNone, !function.isCallable { throw PythonException.typeError("parameter must be callable") }
        try DriverConnection.raising { try handle.define(SQLiteCollation(name, function, handle)) }
    }
    public func setTrace(_ function: Value) throws {
        try check()
        handle.setTrace(function)
    }
    public func setAuthorizer(_ function: Value) throws {
        try check()
        handle.setAuthorizer(function)
    }
    public func setProgress(_ function: Value, every instructions: Int) throws {
        try check()
        handle.setProgress(function, every: instructions)
    }
    /// `connection.text_factory`: what text is read as.
    public var textFactory: Value {
        get { handle.textFactory.isUndefined ? .object(Class.string) : handle.textFactory }
        set { handle.textFactory = newValue.object === Class.string ? .undefined : newValue }
    }

    /// Several statements, one after the other; what was not committed before is.
    public func run(script: String) throws {
        try commit()
        try DriverConnection.raising { try handle.run(script: script) }
    }

    static func raising<T>(_ body: () throws -> T) throws -> T {
        do { return try body() } catch let failure as DriverFailure { throw failure.exception }
    }
}
