import CSQLite
import Runtime

/// One statement run for many rows of values: prepared once.
final class SQLiteBatch {
    private let handle: SQLiteHandle
    private var prepared: PreparedStatement
    private var statement: OpaquePointer { prepared.pointer }
    private var columnCount: Int32
    /// Whether the number of a new row stands for what RETURNING would give.
    private var tellsNumbers = false
    private(set) var changedRows = 0
    private(set) var lastInsertedRow = 0

    /// - Throws: DriverFailure
    init(_ handle: SQLiteHandle, _ text: String) throws {
        self.handle = handle
        prepared = try handle.prepare(text)
        columnCount = sqlite3_column_count(prepared.pointer)
    }

    deinit { handle.giveBack(prepared) }

    /// Goes on with another statement, an INSERT without the RETURNING that gave the number of the new row alone: SQLite makes a table in memory for
    /// each execution of RETURNING, which doubles the time of an INSERT.
    func tellNumbers(_ text: String) throws {
        let plain = try handle.prepare(text)
        handle.giveBack(prepared)
        prepared = plain
        columnCount = 0
        tellsNumbers = true
    }

    /// Runs the statement with one row of values.
    /// - Returns: the first row of RETURNING; nil where there is none.
    @discardableResult
    func run(_ values: ArraySlice<Value>) throws -> ContiguousArray<Value>? {
        var position: Int32 = 1
        for value in values {
            try handle.bind(value, to: statement, at: position)
            position += 1
        }
        defer { sqlite3_reset(statement) }
        var returned: ContiguousArray<Value>?
        while true {
            switch sqlite3_step(statement) {
            case SQLITE_ROW:
                if returned != nil { continue }
                var row = ContiguousArray<Value>()
                row.reserveCapacity(Int(columnCount))
                for column in 0..<columnCount { row.append(try SQLiteHandle.value(of: statement, column)) }
                returned = row
            case SQLITE_DONE:
                changedRows += handle.changedRows
                lastInsertedRow = handle.lastInsertedRow
                return tellsNumbers ? [.int(lastInsertedRow)] : returned
            case let code: throw handle.failure(code)
            }
        }
    }
}
