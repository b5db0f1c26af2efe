import CSQLite
import Runtime

/// A connection of the driver (sqlite3.Connection), as events of engines hand it out.
public final class DriverConnection: Object {
    let handle: SQLiteHandle
    /// `connection.row_factory`: makes rows of cursors.
    public var rowFactory = Value.none
    init(_ handle: SQLiteHandle) {
        self.handle = handle
        super.init()
    }

    /// `sqlite3.connect("file.db")`
    /// - Throws: OperationalError
    public static func open(_ target: SQLiteTarget) throws -> DriverConnection {
        let handle = try raising { try target.open() }
        let made = DriverConnection(handle)
        handle.adopt(made)
        return made
    }

    /// The version of SQLite.
    public static var version: String { String(cString: sqlite3_libversion()) }
    public func cursor() -> DriverCursor { DriverCursor(self) }
    public func commit() throws { if handle.isInTransaction { try DriverConnection.raising { try handle.run("COMMIT") } } }
    public func rollback() throws { if handle.isInTransaction { try DriverConnection.raising { try handle.run("ROLLBACK") } } }
    public func close() { handle.close() }
    public var isInTransaction: Bool { handle.isInTransaction }
    public var totalChanges: Int { handle.totalChanges }
    /// None for autocommit; else pysqlite begins before a change.
    public var isolationLevel: Value {
        get { handle.beginsByItself ? .string("") : .none }
        set { handle.beginsByItself = !newValue.isNone }
    }
    /// Whether it reads what others have not committed.
    public func readsUncommitted() throws -> Bool {
        let cursor = cursor()
        try cursor.execute("PRAGMA read_uncommitted", [])
        guard let row = try cursor.next()?.object as? TupleObject, case .int(1)? = row.elements.first else { return false }
        return true
    }
    /// - Throws: ArgumentError
    public func setIsolation(named name: String) throws { isolate(try IsolationLevel(.string(name))) }
    func isolate(_ level: IsolationLevel) {
        handle.beginsByItself = level != .autocommit
        if level != .autocommit { try? handle.run("PRAGMA read_uncommitted = \(level == .readUncommitted ? 1 : 0)") }
    }
    public func define(_ name: String, _ count: Int, _ function: Value, isDeterministic: Bool) throws {
        try DriverConnection.raising { try handle.define(name, count, function, isDeterministic: isDeterministic) }
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

/// A cursor of the driver (sqlite3.Cursor).
public final class DriverCursor: Object {
    public let connection: DriverConnection
    private var cursor: SQLiteCursor?
    public private(set) var rowCount = -1
    /// How many rows `fetchmany()` gives where nothing is told.
    public var arraySize = 1
    public private(set) var lastRow: Int?
    public private(set) var columnNames: [String] = []

    init(_ connection: DriverConnection) {
        self.connection = connection
        super.init()
    }

    /// The cursor of a statement that an engine executes.
    init(_ connection: DriverConnection, _ cursor: SQLiteCursor?) {
        self.connection = connection
        self.cursor = cursor
        rowCount = cursor?.changedRows ?? -1
        lastRow = cursor?.lastInsertedRow
        columnNames = cursor?.columnNames ?? []
        super.init()
    }

    /// The cursor of a result, as far as it tells about it.
    init(_ connection: DriverConnection, shows columnNames: [String], rowCount: Int, lastRow: Int?) {
        self.connection = connection
        self.columnNames = columnNames
        self.rowCount = rowCount
        self.lastRow = lastRow
        super.init()
    }

    public func execute(_ text: String, _ values: [Value]) throws {
        try DriverConnection.raising {
            let handle = connection.handle
            if handle.isClosed { throw DriverFailure("ProgrammingError", "Cannot operate on a closed database.") }
            if handle.beginsByItself, !handle.isInTransaction, StatementKind(text).isChange { try handle.run("BEGIN") }
            let made = try SQLiteCursor(handle, text, values)
            cursor = made
            rowCount = made.changedRows
            lastRow = made.lastInsertedRow
            columnNames = made.columnNames
        }
    }

    public func executeMany(_ text: String, _ sets: [[Value]]) throws {
        var changed = 0
        let last = lastRow
        for values in sets {
            try execute(text, values)
            changed += max(0, rowCount)
        }
        rowCount = changed
        lastRow = last
    }

    public func next() throws -> Value? {
        guard let row = try DriverConnection.raising({ try cursor?.next() }) else { return nil }
        let values = Value.tuple(TupleObject(elements: row))
        let factory = connection.rowFactory
        return factory.isNone ? values : try factory.call(.object(self), values)
    }
    /// Hands over what the cursor executed last.
    func release() -> SQLiteCursor? {
        defer { cursor = nil }
        return cursor
    }
    public func close() { cursor = nil }
    public override func iterator() throws -> IteratorObject? { ClosureIterator { [self] in try next() } }
}

extension DriverCursor {
    /// The rows that are left, or some of them.
    public func rest(_ count: Int?) throws -> [Value] {
        var found: [Value] = []
        while found.count < count ?? .max, let row = try next() { found.append(row) }
        return found
    }
}
