import CSQLite
import Runtime

/// One statement run for many rows of values: prepared once.
final class SQLiteBatch {
    private let handle: SQLiteHandle
    private let prepared: PreparedStatement
    private var statement: OpaquePointer { prepared.pointer }
    private let columnCount: Int32
    private(set) var changedRows = 0
    private(set) var lastInsertedRow = 0

    /// - Throws: DriverFailure
    init(_ handle: SQLiteHandle, _ text: String) throws {
        self.handle = handle
        prepared = try handle.prepare(text)
        columnCount = sqlite3_column_count(prepared.pointer)
    }

    deinit { handle.giveBack(prepared) }

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
                return returned
            case let code: throw handle.failure(code)
            }
        }
    }
}
