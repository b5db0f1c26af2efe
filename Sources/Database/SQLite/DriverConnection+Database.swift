import CSQLite
import Glibc
import Runtime

/// The database as a whole: copies of it, its bytes, its text, its limits.
extension DriverConnection {
    private func open() throws -> OpaquePointer {
        if handle.isClosed { throw DriverFailure("ProgrammingError", "Cannot operate on a closed database.").exception }
        return handle.database
    }

    /// `connection.backup(target)`
    /// - Parameter sleep: seconds between attempts where a database is locked.
    public func backUp(to target: DriverConnection, pages: Int, progress: Value, name: String, sleep: Double) throws {
        if target === self { throw PythonException.valueError("target cannot be the same connection instance") }
        if !progress.isNone, !progress.isCallable { throw PythonException.typeError("progress argument must be a callable") }
        let (from, to) = (try open(), try target.open())
        guard let copying = sqlite3_backup_init(to, "main", from, name) else { throw asException(target.handle.failure(sqlite3_errcode(to))) }
        var code: Int32
        do {
            repeat {
                code = sqlite3_backup_step(copying, pages == 0 ? -1 : Int32(clamping: pages))
                if !progress.isNone {
                    _ = try progress.call(.int(Int(code)), .int(Int(sqlite3_backup_remaining(copying))), .int(Int(sqlite3_backup_pagecount(copying))))
                }
                if code == SQLITE_BUSY || code == SQLITE_LOCKED {
                    try Program.context?.checkInterrupt()
                    usleep(useconds_t(max(0, min(sleep, 10)) * 1_000_000))
                }
            } while code == SQLITE_OK || code == SQLITE_BUSY || code == SQLITE_LOCKED
        } catch {
            sqlite3_backup_finish(copying)
            throw error
        }
        code = sqlite3_backup_finish(copying)
        if code != SQLITE_OK { throw asException(target.handle.failure(code)) }
    }

    private func asException(_ error: Error) -> Error { (error as? DriverFailure)?.exception ?? error }

    /// `connection.serialize()`
    public func serialized(name: String) throws -> [UInt8] {
        var size: sqlite3_int64 = 0
        guard let bytes = sqlite3_serialize(try open(), name, &size, 0) else {
            if size == 0 { return [] }
            throw DriverFailure("OperationalError", "unable to serialize '\(name)'").exception
        }
        defer { sqlite3_free(bytes) }
        try Limits.reserve(Int(size), of: 1)
        return Array(UnsafeBufferPointer(start: bytes, count: Int(size)))
    }

    /// `connection.deserialize(data)`
    public func deserialize(_ content: [UInt8], name: String) throws {
        let database = try open()
        // SQLite replaces what a statement that runs reads from, and does not live on.
        guard !handle.hasRunningStatements else { throw DriverFailure("OperationalError", "database is locked").exception }
        guard let bytes = sqlite3_malloc64(UInt64(max(1, content.count)))?.assumingMemoryBound(to: UInt8.self) else { throw PythonException(.memoryError, "") }
        bytes.update(from: content, count: content.count)
        let size = sqlite3_int64(content.count), flags = UInt32(SQLITE_DESERIALIZE_FREEONCLOSE | SQLITE_DESERIALIZE_RESIZEABLE)
        let code = sqlite3_deserialize(database, name, bytes, size, size, flags)
        if code != SQLITE_OK { throw asException(handle.failure(code)) }
    }

    /// `connection.setlimit()`, `connection.getlimit()`: what the limit was.
    public func limit(_ category: Int, _ limit: Int) throws -> Int {
        let before = sqlite3_limit(try open(), Int32(clamping: category), Int32(clamping: limit))
        if before == -1 { throw DriverFailure("ProgrammingError", "'category' is out of bounds").exception }
        return Int(before)
    }

    /// `connection.interrupt()`
    public func interrupt() throws { sqlite3_interrupt(try open()) }

    /// `sqlite3.complete_statement()`
    public static func isComplete(_ text: String) -> Bool { sqlite3_complete(text) != 0 }

    /// `connection.iterdump()`: the statements that make the database.
    public func dump() throws -> [String] {
        let cursor = cursor(makingRows: .none)
        func rows(_ text: String) throws -> [[Value]] {
            try cursor.execute(text, .none)
            return try cursor.rest(nil).map { try $0.elements() }
        }
        func identifier(_ name: String) -> String { "\"" + name.split(separator: "\"", omittingEmptySubsequences: false).joined(separator: "\"\"") + "\"" }
        var found = ["BEGIN TRANSACTION;"], sequences: [String] = []
        for table in try rows("SELECT name, sql FROM sqlite_master WHERE sql NOT NULL AND type = 'table' ORDER BY name") {
            let name = try String.from(table[0])
            if name == "sqlite_sequence" {
                sequences = ["DELETE FROM \"sqlite_sequence\";"]
                for row in try rows("SELECT name, seq FROM sqlite_sequence") { sequences.append("INSERT INTO \"sqlite_sequence\" VALUES('\(try row[0].strText())',\(try row[1].strText()));") }
                continue
            }
            if name.hasPrefix("sqlite_"), name != "sqlite_stat1" { continue }
            found.append(name == "sqlite_stat1" ? "ANALYZE \"sqlite_master\";" : try String.from(table[1]) + ";")
            let columns = try rows("PRAGMA table_info(\(identifier(name)))").map { try String.from($0[1]) }
            let text = "SELECT " + columns.map { "quote(\(identifier($0)))" }.joined(separator: " || ',' || ") + " FROM \(identifier(name))"
            for row in try rows(text) { found.append("INSERT INTO \(identifier(name)) VALUES(\(try row[0].strText()));") }
        }
        for other in try rows("SELECT sql FROM sqlite_master WHERE sql NOT NULL AND type IN ('index', 'trigger', 'view')") { found.append(try String.from(other[0]) + ";") }
        return found + sequences + ["COMMIT;"]
    }
}
