import CSQLite
import Glibc
import Runtime

/// The open databases as copies in memory, uncommitted changes included: for a rehearsal, which runs in a process of its own
/// and must leave the real ones alone.
public enum DatabaseCopies {
    /// The handles that are open.
    nonisolated(unsafe) static var living: [Unmanaged<SQLiteHandle>] = []
    nonisolated(unsafe) private static var isOn = false
    /// The copy of each file, which all connections to it share.
    nonisolated(unsafe) private static var ofFiles: [String: OpaquePointer] = [:]

    /// What is wrong with copying, in words.
    public struct Refusal: Error { public let text: String }

    /// The content of one database before the process divides.
    public struct Image {
        let handle: SQLiteHandle
        /// The full path; empty for a database in memory.
        let file: String
        /// nil for a further connection to a file.
        let bytes: UnsafeMutablePointer<UInt8>?
        let size: Int64
    }

    // MARK: in the program

    /// The content of every open database, each file once; to be given back by `free`.
    /// - Throws: Refusal for what is too large.
    public static func images() throws -> [Image] {
        // Of several connections to a file the one with a transaction knows most, then the one that was used last.
        func comesFirst(_ one: SQLiteHandle, _ other: SQLiteHandle) -> Bool { one.isInTransaction == other.isInTransaction ? one.lastUse > other.lastUse : one.isInTransaction }
        var found: [Image] = [], files: Set<String> = []
        for handle in living.map({ $0.takeUnretainedValue() }).sorted(by: comesFirst) {
            let file = sqlite3_db_filename(handle.database, "main").map { String(cString: $0) } ?? ""
            if !file.isEmpty, !files.insert(file).inserted {
                found.append(Image(handle: handle, file: file, bytes: nil, size: 0))
                continue
            }
            do {
                let (bytes, size) = try serialized(handle.database)
                found.append(Image(handle: handle, file: file, bytes: bytes, size: size))
            } catch {
                free(found)
                throw error
            }
        }
        return found
    }
    public static func free(_ images: [Image]) { for image in images { sqlite3_free(image.bytes) } }

    private static func serialized(_ database: OpaquePointer) throws -> (start: UnsafeMutablePointer<UInt8>, size: Int64) {
        var size: sqlite3_int64 = 0
        if let known = pageBytes(database), known > AvailableMemory.forCopies { throw Refusal(text: "the database is too large to copy into memory (\(known >> 20) MB)") }
        guard let bytes = sqlite3_serialize(database, "main", &size, 0) else {
            // A database without a page yet has no bytes.
            if size == 0, let none = sqlite3_malloc64(1)?.assumingMemoryBound(to: UInt8.self) { return (none, 0) }
            throw Refusal(text: "the database cannot be copied: \(String(cString: sqlite3_errmsg(database)))")
        }
        // A database in memory cannot be in WAL mode (file format, 1.3.3).
        if size > 19 { (bytes[18], bytes[19]) = (1, 1) }
        return (bytes, size)
    }
    private static func pageBytes(_ database: OpaquePointer) -> Int? {
        guard let pages = number("PRAGMA page_count", database), let size = number("PRAGMA page_size", database) else { return nil }
        return pages * size
    }
    private static func number(_ text: String, _ database: OpaquePointer) -> Int? {
        var statement: OpaquePointer?
        defer { sqlite3_finalize(statement) }
        guard sqlite3_prepare_v2(database, text, -1, &statement, nil) == SQLITE_OK, sqlite3_step(statement) == SQLITE_ROW else { return nil }
        return Int(sqlite3_column_int64(statement, 0))
    }

    // MARK: in the process that rehearses

    /// Lets every connection work on a copy.
    public static func begin(_ images: [Image]) throws {
        isOn = true
        for image in images {
            let copy = try image.file.isEmpty ? made(image) : ofFiles[image.file] ?? made(image)
            if !image.file.isEmpty { ofFiles[image.file] = copy }
            image.handle.turn(to: copy)
        }
    }

    private static func made(_ image: Image) throws -> OpaquePointer {
        let copy = try opened(image.bytes, image.size)
        for pragma in ["foreign_keys", "recursive_triggers", "defer_foreign_keys"] {
            if let value = number("PRAGMA \(pragma)", image.handle.database) { sqlite3_exec(copy, "PRAGMA \(pragma) = \(value)", nil, nil, nil) }
        }
        if image.handle.isInTransaction {
            sqlite3_exec(copy, "BEGIN", nil, nil, nil)
            for name in image.handle.savepoints { sqlite3_exec(copy, "SAVEPOINT \(name)", nil, nil, nil) }
        }
        return copy
    }

    /// From now on `before` is what a connection's database is at this moment.
    /// - Throws: Refusal
    public static func keep(_ connection: Connection) throws {
        guard isOn else { return }
        let database = connection.handle.database
        // What the transaction has changed may not have left the page cache.
        sqlite3_db_cacheflush(database)
        let (bytes, size) = try serialized(database)
        guard size > 0 else { return sqlite3_free(bytes) }
        try put(bytes, size, as: before, in: database)
    }

    /// A database in memory with the content of another, and an empty `before`.
    /// - Parameter bytes: what `serialized` gave; they are its own from now on.
    private static func opened(_ bytes: UnsafeMutablePointer<UInt8>?, _ size: Int64) throws -> OpaquePointer {
        var opened: OpaquePointer?
        guard sqlite3_open_v2(":memory:", &opened, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE | SQLITE_OPEN_NOMUTEX, nil) == SQLITE_OK, let copy = opened else { throw Refusal(text: "no memory for a copy of the database") }
        StandardFunctions.define(in: copy)
        sqlite3_extended_result_codes(copy, 1)
        sqlite3_exec(copy, "ATTACH ':memory:' AS \(before)", nil, nil, nil)
        guard let bytes, size > 0 else { return copy }
        try put(bytes, size, as: "main", in: copy)
        return copy
    }

    /// Makes bytes, which SQLite frees, the content of a schema.
    private static func put(_ bytes: UnsafeMutablePointer<UInt8>, _ size: Int64, as schema: String, in database: OpaquePointer) throws {
        let flags = UInt32(SQLITE_DESERIALIZE_FREEONCLOSE | SQLITE_DESERIALIZE_RESIZEABLE)
        guard sqlite3_deserialize(database, schema, bytes, size, size, flags) == SQLITE_OK else { throw Refusal(text: "the database cannot be copied: \(String(cString: sqlite3_errmsg(database)))") }
        var limit = sqlite3_int64(AvailableMemory.largestAllocation)
        sqlite3_file_control(database, schema, SQLITE_FCNTL_SIZE_LIMIT, &limit)
    }

    /// The schema that holds what the database was before the rehearsal.
    public static let before = "retort_before"

    /// The copy that a connection opened now works on; nil outside of a rehearsal.
    static func copy(of place: Sandbox.Place, isURI: Bool) throws -> OpaquePointer? {
        guard isOn else { return nil }
        let path = place.path
        if isURI, path.hasPrefix("file:") { throw DriverFailure("OperationalError", "a view cannot open \(path)") }
        if path == ":memory:" || path.isEmpty { return try opened(nil, 0) }
        let full = realpath(path, nil).map { found in
            defer { Glibc.free(found) }
            return String(cString: found)
        } ?? path
        if let known = ofFiles[full] { return known }
        let copy = try place.fileSystem != nil || access(full, F_OK) == 0 ? ofUnopened(Sandbox.Place(path: full, fileSystem: place.fileSystem)) : opened(nil, 0)
        ofFiles[full] = copy
        return copy
    }

    private static func ofUnopened(_ place: Sandbox.Place) throws -> OpaquePointer {
        var original: OpaquePointer?
        defer { sqlite3_close_v2(original) }
        // A sandbox makes what is not there.
        let access = place.fileSystem == nil ? SQLITE_OPEN_READONLY : SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE
        guard sqlite3_open_v2(place.path, &original, access | SQLITE_OPEN_NOMUTEX, place.fileSystem) == SQLITE_OK, let original else { throw DriverFailure("OperationalError", "unable to open database file") }
        let (bytes, size) = try serialized(original)
        return try opened(bytes, size)
    }
}
