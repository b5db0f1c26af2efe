import CSQLite
import Runtime

/// A statement being executed: its rows, one at a time.
final class SQLiteCursor {
    private let handle: SQLiteHandle
    private let text: String
    private var statement: OpaquePointer?
    private var isAtRow = false
    let columnNames: [String]
    /// Rows that an INSERT, UPDATE or DELETE changed; -1 for others.
    private(set) var changedRows = -1
    private(set) var lastInsertedRow: Int?
    private let isChange: Bool
    private let isInsert: Bool

    /// Prepares, binds and steps to the first row.
    init(_ handle: SQLiteHandle, _ text: String, _ parameters: [Value]) throws {
        self.handle = handle
        self.text = text
        let prepared = try handle.prepare(text)
        statement = prepared
        let kind = StatementKind(text)
        isChange = kind.isChange
        isInsert = kind == .insert || kind == .replace
        columnNames = (0..<sqlite3_column_count(prepared)).map { String(cString: sqlite3_column_name(prepared, $0)) }
        try bind(parameters)
        try step()
        if columnNames.isEmpty { finish() }
    }

    deinit { close() }

    private func bind(_ parameters: [Value]) throws {
        guard let statement else { return }
        let wanted = Int(sqlite3_bind_parameter_count(statement))
        guard wanted == parameters.count else {
            throw DriverFailure("ProgrammingError", "Incorrect number of bindings supplied. The current statement uses \(wanted), and there are \(parameters.count) supplied.")
        }
        for (index, value) in parameters.enumerated() { try handle.bind(value, to: statement, at: Int32(index + 1)) }
    }

    private func step() throws {
        guard let statement else { return }
        switch sqlite3_step(statement) {
        case SQLITE_ROW: isAtRow = true
        case SQLITE_DONE:
            isAtRow = false
            finish()
        case let code:
            let failure = handle.failure(code)
            close()
            throw failure
        }
    }

    private func finish() {
        guard statement != nil else { return }
        if isChange {
            changedRows = handle.changedRows
            if isInsert { lastInsertedRow = handle.lastInsertedRow }
        }
        close()
    }

    /// The next row's values; nil at the end.
    func next() throws -> ContiguousArray<Value>? {
        guard isAtRow, let statement else { return nil }
        var values = ContiguousArray<Value>()
        values.reserveCapacity(columnNames.count)
        for column in 0..<Int32(columnNames.count) { values.append(try SQLiteHandle.value(of: statement, column)) }
        try step()
        return values
    }

    func close() {
        guard let statement else { return }
        self.statement = nil
        isAtRow = false
        handle.giveBack(statement, text)
    }
}

/// What the first word of a statement says, as sqlite3 looks at it.
enum StatementKind {
    case insert, replace, update, delete, other

    init(_ text: String) {
        let words: [(StaticString, StatementKind)] = [("insert", .insert), ("update", .update), ("delete", .delete), ("replace", .replace)]
        var start = text.utf8.startIndex
        let bytes = text.utf8
        while start < bytes.endIndex, bytes[start] == 32 || (bytes[start] >= 9 && bytes[start] <= 13) { start = bytes.index(after: start) }
        let rest = bytes[start...].prefix(7).map { $0 | 0x20 }
        for (word, kind) in words where word.withUTF8Buffer({ rest.starts(with: $0) }) {
            self = kind
            return
        }
        self = .other
    }

    var isChange: Bool { self != .other }
}
