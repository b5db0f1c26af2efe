import CSQLite

/// A statement as SQLite has prepared it, with what is asked of it each time it runs.
final class PreparedStatement {
    let pointer: OpaquePointer
    let text: String
    let isChange: Bool
    /// Whether somebody steps it.
    var isBusy = false
    /// The time of its last use.
    var use = 0
    private var names: [String]?
    /// How often SQLite had prepared it anew when its columns were asked for: a change of the schema may give it others.
    private var repreparations: Int32 = 0

    init(_ pointer: OpaquePointer, _ text: String) {
        self.pointer = pointer
        self.text = text
        isChange = StatementKind(text).isChange
    }
    deinit { sqlite3_finalize(pointer) }

    /// The names of its columns; those of its rows once it was stepped.
    var columnNames: [String] {
        let count = sqlite3_stmt_status(pointer, SQLITE_STMTSTATUS_REPREPARE, 0)
        if let names, count == repreparations { return names }
        let found = (0..<sqlite3_column_count(pointer)).map { String(cString: sqlite3_column_name(pointer, $0)) }
        names = found
        repreparations = count
        return found
    }
}
