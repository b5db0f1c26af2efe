import CSQLite
import Runtime

/// A cursor of the driver (sqlite3.Cursor).
public final class DriverCursor: Object {
    public private(set) var connection: DriverConnection
    private var cursor: SQLiteCursor?
    public private(set) var rowCount = -1
    public private(set) var lastRow: Int?
    public private(set) var columnNames: [String] = []
    /// `cursor.row_factory`: makes its rows.
    public var rowFactory = Value.none
    /// How many rows `fetchmany()` fetches.
    public var arraySize = 1
    private var isClosed = false

    public init(_ connection: DriverConnection, type: Class? = nil) {
        self.connection = connection
        super.init(type: type ?? Class.registered(for: DriverCursor.self))
    }

    /// The cursor of a statement that an engine executes.
    convenience init(_ connection: DriverConnection, _ cursor: SQLiteCursor?) {
        self.init(connection)
        self.cursor = cursor
        rowCount = cursor?.changedRows ?? -1
        lastRow = cursor?.lastInsertedRow
        columnNames = cursor?.columnNames ?? []
    }

    /// The cursor of a result, as far as it tells about it.
    convenience init(_ connection: DriverConnection, shows columnNames: [String], rowCount: Int, lastRow: Int?) {
        self.init(connection)
        self.columnNames = columnNames
        self.rowCount = rowCount
        self.lastRow = lastRow
    }

    /// A cursor of a class of the program's own, whose `__init__` comes later.
    public static func allocated(_ type: Class) throws -> DriverCursor { DriverCursor(try DriverConnection.unopened(), type: type) }
    /// `Cursor.__init__(self, connection)`
    public func initialize(_ connection: DriverConnection) { self.connection = connection }

    private func check() throws {
        if isClosed { throw DriverFailure("ProgrammingError", "Cannot operate on a closed cursor.") }
        if connection.handle.isClosed { throw DriverFailure("ProgrammingError", "Cannot operate on a closed database.") }
    }

    /// - Parameter parameters: a sequence, or a dict by the names of the placeholders.
    public func execute(_ text: String, _ parameters: Value) throws {
        try DriverConnection.raising {
            try check()
            let handle = connection.handle
            if handle.beginsByItself, !handle.isInTransaction, StatementKind(text).isChange { try handle.begin() }
            cursor = nil
            let made = try SQLiteCursor(handle, text, DriverCursor.bindable(parameters))
            cursor = made
            rowCount = made.changedRows
            lastRow = made.lastInsertedRow
            columnNames = made.columnNames
        }
    }

    /// Refuses what is neither a sequence nor a mapping.
    private static func bindable(_ parameters: Value) throws -> Value {
        if parameters.isNone || parameters.isUndefined { return .none }
        guard parameters.object is ListObject || parameters.object is TupleObject || parameters.type.lookup("__getitem__") != nil else { throw DriverFailure("ProgrammingError", "parameters are of unsupported type") }
        return parameters
    }

    public func executeMany(_ text: String, _ sets: Value) throws {
        try DriverConnection.raising {
            try check()
            if try connection.handle.isReadOnly(text) { throw DriverFailure("ProgrammingError", "executemany() can only execute DML statements.") }
        }
        var changed = 0
        let last = lastRow
        try sets.forEach { values in
            try execute(text, values)
            changed += max(0, rowCount)
        }
        rowCount = changed
        lastRow = last
    }

    public func run(script: String) throws {
        try DriverConnection.raising { try check() }
        try connection.run(script: script)
    }

    public func next() throws -> Value? {
        let row = try DriverConnection.raising {
            try check()
            return try cursor?.next()
        }
        guard let row else { return nil }
        let values = Value.tuple(TupleObject(elements: row))
        return rowFactory.isNone ? values : try rowFactory.call(.object(self), values)
    }

    /// The rows that are left, or some of them.
    public func rest(_ count: Int?) throws -> [Value] {
        var found: [Value] = []
        try DriverConnection.raising { try check() }
        if let count, count <= 0 { return try rest(nil) }
        while found.count < count ?? .max, let row = try next() {
            try Pulse.check()
            found.append(row)
        }
        return found
    }

    /// Hands over what the cursor executed last.
    func release() -> SQLiteCursor? {
        defer { cursor = nil }
        if rowCount >= 0 { cursor?.counted(rowCount) }
        return cursor
    }
    public func close() {
        cursor = nil
        isClosed = true
    }
    public override func iterator() throws -> IteratorObject? { type.isNative || type.overriding(.next) == nil ? ClosureIterator { [self] in try next() } : try super.iterator() }
}
