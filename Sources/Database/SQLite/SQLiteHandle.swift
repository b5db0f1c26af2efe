import CSQLite
import Glibc
import Runtime

/// An open SQLite database with its prepared statements.
final class SQLiteHandle {
    private let database: OpaquePointer
    /// Prepared statements that nobody steps, by their text, least recently used first.
    private var idle: [(text: String, statement: OpaquePointer)] = []
    private static let cacheLimit = 100

    /// - Parameter path: a file, `:memory:`, or a `file:` URI.
    /// - Throws: DriverFailure ("unable to open database file")
    init(path: String, isReadOnly: Bool = false) throws {
        var opened: OpaquePointer?
        let flags = (isReadOnly ? SQLITE_OPEN_READONLY : SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE) | SQLITE_OPEN_URI | SQLITE_OPEN_NOMUTEX
        let code = sqlite3_open_v2(path, &opened, flags, nil)
        guard code == SQLITE_OK, let opened else {
            let message = opened.map { String(cString: sqlite3_errmsg($0)) } ?? "unable to open database file"
            sqlite3_close_v2(opened)
            throw DriverFailure(code: code, message: message)
        }
        database = opened
        sqlite3_busy_handler(opened, { _, tries in SQLiteHandle.wait(tries) }, nil)
        sqlite3_progress_handler(opened, 1000, { _ in SQLiteHandle.isInterrupted ? 1 : 0 }, nil)
        OpenDatabases.add(opened)
    }

    /// Whether Ctrl-C or a limit is to stop what SQLite does.
    private static var isInterrupted: Bool {
        guard let context = Program.context else { return false }
        do {
            try context.checkInterrupt()
            return false
        } catch {
            pendingInterrupt = error
            return true
        }
    }

    /// Waits for another connection's lock, five seconds in all as Python's driver does, in steps that Ctrl-C can end.
    private static func wait(_ tries: Int32) -> Int32 {
        let step: Int32 = 10
        if tries * step >= 5000 || isInterrupted { return 0 }
        usleep(useconds_t(step) * 1000)
        return 1
    }

    /// What `checkInterrupt` raised while SQLite was running.
    nonisolated(unsafe) private static var pendingInterrupt: Error?

    deinit {
        OpenDatabases.remove(database)
        for (_, statement) in idle { sqlite3_finalize(statement) }
        sqlite3_close_v2(database)
    }

    var isInTransaction: Bool { sqlite3_get_autocommit(database) == 0 }
    var lastInsertedRow: Int { Int(sqlite3_last_insert_rowid(database)) }
    var changedRows: Int { Int(sqlite3_changes(database)) }

    func failure(_ code: Int32) -> Error {
        if let pending = SQLiteHandle.pendingInterrupt {
            SQLiteHandle.pendingInterrupt = nil
            return pending
        }
        return DriverFailure(code: code, message: String(cString: sqlite3_errmsg(database)))
    }

    /// Runs a statement without parameters or rows: BEGIN, COMMIT.
    func run(_ text: String) throws {
        let statement = try prepare(text)
        defer { giveBack(statement, text) }
        let code = sqlite3_step(statement)
        guard code == SQLITE_DONE || code == SQLITE_ROW else { throw failure(code) }
    }

    func prepare(_ text: String) throws -> OpaquePointer {
        if let at = idle.lastIndex(where: { $0.text == text }) { return idle.remove(at: at).statement }
        var statement: OpaquePointer?
        var copy = text
        let (code, rest): (Int32, Int) = copy.withUTF8 { bytes in
            bytes.withMemoryRebound(to: CChar.self) { characters in
                var tail: UnsafePointer<CChar>?
                let code = sqlite3_prepare_v2(database, characters.baseAddress, Int32(characters.count), &statement, &tail)
                let used = tail.flatMap { end in characters.baseAddress.map { end - $0 } } ?? characters.count
                return (code, characters[used...].filter { ![32, 9, 10, 13, 59].contains(UInt8(bitPattern: $0)) }.count)
            }
        }
        guard code == SQLITE_OK else { throw failure(code) }
        guard let statement else { throw DriverFailure("ProgrammingError", "The SQL statement is empty") }
        if rest > 0 {
            sqlite3_finalize(statement)
            throw DriverFailure("ProgrammingError", "You can only execute one statement at a time.")
        }
        return statement
    }

    func giveBack(_ statement: OpaquePointer, _ text: String) {
        sqlite3_reset(statement)
        sqlite3_clear_bindings(statement)
        idle.append((text, statement))
        if idle.count > SQLiteHandle.cacheLimit { sqlite3_finalize(idle.removeFirst().statement) }
    }

    // MARK: values

    /// Binds a value at a position counted from 1.
    func bind(_ value: Value, to statement: OpaquePointer, at position: Int32) throws {
        let code: Int32
        switch value {
        case .none, .undefined: code = sqlite3_bind_null(statement, position)
        case .bool(let flag): code = sqlite3_bind_int64(statement, position, flag ? 1 : 0)
        case .int(let number): code = sqlite3_bind_int64(statement, position, Int64(number))
        case .float(let number): code = sqlite3_bind_double(statement, position, number)
        default:
            if let text = value.object as? StringObject {
                var copy = text.text
                code = copy.withUTF8 { bytes in
                    bytes.withMemoryRebound(to: CChar.self) { sqlite3_bind_text64(statement, position, $0.baseAddress, UInt64($0.count), SQLiteHandle.transient, UInt8(SQLITE_UTF8)) }
                }
            } else if let bytes = value.object as? BytesObject {
                code = bytes.bytes.isEmpty ? sqlite3_bind_zeroblob(statement, position, 0)
                    : bytes.bytes.withUnsafeBytes { sqlite3_bind_blob64(statement, position, $0.baseAddress, UInt64($0.count), SQLiteHandle.transient) }
            } else if value.object is IntObject {
                throw PythonException.overflowError("Python int too large to convert to SQLite INTEGER")
            } else {
                throw DriverFailure("ProgrammingError", "Error binding parameter \(position): type '\(value.typeName)' is not supported")
            }
        }
        guard code == SQLITE_OK else { throw failure(code) }
    }

    /// SQLITE_TRANSIENT: SQLite copies what is bound.
    private static let transient = unsafeBitCast(-1, to: sqlite3_destructor_type.self)

    /// The value of a column of the current row.
    static func value(of statement: OpaquePointer, _ column: Int32) -> Value {
        switch sqlite3_column_type(statement, column) {
        case SQLITE_INTEGER: return .int(Int(sqlite3_column_int64(statement, column)))
        case SQLITE_FLOAT: return .float(sqlite3_column_double(statement, column))
        case SQLITE_TEXT:
            guard let bytes = sqlite3_column_text(statement, column) else { return .string("") }
            return .string(StringObject(utf8: UnsafeBufferPointer(start: bytes, count: Int(sqlite3_column_bytes(statement, column)))))
        case SQLITE_BLOB:
            let count = Int(sqlite3_column_bytes(statement, column))
            guard count > 0, let bytes = sqlite3_column_blob(statement, column) else { return BytesObject([]).value }
            return BytesObject(Array(UnsafeRawBufferPointer(start: bytes, count: count))).value
        default: return .none
        }
    }
}

/// A statement being executed: its rows, one at a time.
final class SQLiteCursor {
    private let handle: SQLiteHandle
    private let text: String
    private var statement: OpaquePointer?
    private var isAtRow = false
    let columnNames: [String]
    /// Rows that an INSERT, UPDATE or DELETE changed; -1 for others.
    private(set) var changedRows = -1
    private(set) var lastInsertedRow = 0

    /// Prepares, binds and steps to the first row.
    init(_ handle: SQLiteHandle, _ text: String, _ parameters: [Value]) throws {
        self.handle = handle
        self.text = text
        let prepared = try handle.prepare(text)
        statement = prepared
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
        guard let statement else { return }
        if sqlite3_stmt_readonly(statement) == 0 {
            changedRows = handle.changedRows
            lastInsertedRow = handle.lastInsertedRow
        }
        close()
    }

    /// The next row's values; nil at the end.
    func next() throws -> ContiguousArray<Value>? {
        guard isAtRow, let statement else { return nil }
        var values = ContiguousArray<Value>()
        values.reserveCapacity(columnNames.count)
        for column in 0..<Int32(columnNames.count) { values.append(SQLiteHandle.value(of: statement, column)) }
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
