import CSQLite

/// The databases that are open, for whoever wants to know what would be lost.
public enum OpenDatabases {
    /// `--readonly`: SQLite refuses every write to what is opened from now on, attached files too.
    nonisolated(unsafe) public static var areReadOnly = false

    nonisolated(unsafe) private static var handles: [OpaquePointer] = []

    static func add(_ handle: OpaquePointer) { handles.append(handle) }
    static func remove(_ handle: OpaquePointer) { handles.removeAll { $0 == handle } }

    /// Whether some connection has written without a commit.
    public static var haveUncommittedChanges: Bool { handles.contains { sqlite3_txn_state($0, nil) == SQLITE_TXN_WRITE } }

    /// Undoes what was not committed, at the end of the program: no journal is left behind.
    public static func rollBack() {
        for handle in handles where sqlite3_get_autocommit(handle) == 0 { sqlite3_exec(handle, "ROLLBACK", nil, nil, nil) }
    }
}
