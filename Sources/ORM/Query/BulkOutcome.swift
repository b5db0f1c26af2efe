import Database
import Runtime
import SQL

/// What a bulk statement gave: how many rows, and those of RETURNING.
public final class BulkOutcome {
    public let rowCount: Int
    /// The rows with all columns, those that only the session wanted too.
    let allRows: [ContiguousArray<Value>]
    /// The rows as they were asked for.
    public let rows: [ContiguousArray<Value>]
    public let cursor: CursorResult

    /// - Parameters:
    ///   - shown: how many columns, the last ones, were asked for.
    ///   - hidden: how many were not; given where the others are not known.
    init(_ result: CursorResult, shown: Int, hidden: Int? = nil) throws {
        cursor = result
        var found: [ContiguousArray<Value>] = []
        if result.returnsRows { while let row = try result.fetch() { found.append(row) } }
        allRows = found
        rows = found.map { row in ContiguousArray(hidden.map { row.dropFirst($0) } ?? row.suffix(shown)) }
        rowCount = result.returnsRows ? found.count : result.rowCount
        if result.returnsRows, shown == 0 { result.conclude(rowCount: found.count) }
    }

    /// The rows as they were asked for, with the names that the database gives.
    var result: Result {
        var rest = rows[...]
        let width = rows.first?.count ?? cursor.columnNames.count
        return ChunkedIteratorResult(keys: ResultKeys(cursor.columnNames.suffix(width))) { rest.popFirst() }
    }
}
