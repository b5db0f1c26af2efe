import CSQLite
import Runtime

/// An open SQLite database with its prepared statements.
final class SQLiteHandle {
    private(set) var database: OpaquePointer
    /// Prepared statements by their text.
    private var known: [ExactText: PreparedStatement] = [:]
    /// The one of them that was used last: a loop asks for the same again and again.
    private var latest: PreparedStatement?
    private var uses = 0
    /// Which of the open handles was used last: by a count that they share.
    private(set) var lastUse = 0
    nonisolated(unsafe) private static var clock = 0
    private static let cacheLimit = 128
    /// What runs when the database calls a function written in Python.
    var callbacks: [any SQLiteCallback] = []
    var hooks: SQLiteHooks?
    /// `detect_types` of `sqlite3.connect()`.
    var detectedTypes = 0
    /// What text is read as; `.undefined` for text.
    var textFactory = Value.undefined
    private let waiting: LockWaiting
    private(set) var isClosed = false
    private weak var shownConnection: DriverConnection?
    /// The connection as Python sees it.
    var driverConnection: DriverConnection {
        if let shownConnection { return shownConnection }
        let made = DriverConnection(self)
        shownConnection = made
        return made
    }
    /// Lets Python see the connection that it made itself.
    func adopt(_ connection: DriverConnection) { shownConnection = connection }
    /// Holds the connection that Python sees until the database is closed.
    func keep(_ connection: DriverConnection) { keptConnection = connection }
    private var keptConnection: DriverConnection?
    /// What a function written in Python, or an interrupt, raised while SQLite was running.
    var pendingError: Error?

    /// - Parameters:
    ///   - path: a file, `:memory:`, or a `file:` URI.
    ///   - timeout: how many seconds a lock of another connection is waited for.
    /// - Throws: DriverFailure ("unable to open database file")
    init(path: String, isURI: Bool = false, timeout: Double = 5) throws {
        _ = SQLiteHandle.isConfigured
        let place = try Sandbox.place(of: path, isURI: isURI)
        if let copy = try DatabaseCopies.copy(of: place, isURI: isURI) {
            database = copy
            waiting = LockWaiting(copy, seconds: timeout)
            isCopy = true
            return
        }
        var opened: OpaquePointer?
        let access = OpenDatabases.areReadOnly ? SQLITE_OPEN_READONLY : SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE
        let flags = access | SQLITE_OPEN_NOMUTEX | (isURI ? SQLITE_OPEN_URI : 0)
        let code = sqlite3_open_v2(place.path, &opened, flags, place.fileSystem)
        guard code == SQLITE_OK, let opened else {
            let message = opened.map { String(cString: sqlite3_errmsg($0)) } ?? "unable to open database file"
            sqlite3_close_v2(opened)
            throw DriverFailure(code: code, message: message)
        }
        database = opened
        OpenDatabases.add(opened)
        StandardFunctions.define(in: opened)
        waiting = LockWaiting(opened, seconds: timeout)
        DatabaseCopies.living.append(Unmanaged.passUnretained(self))
        sqlite3_extended_result_codes(opened, 1)
        if let most = Limits.memory { sqlite3_hard_heap_limit64(Int64(most)) }
        watchInterrupts()
    }

    /// Lets Ctrl-C and the limits end a statement.
    func watchInterrupts() { sqlite3_progress_handler(database, 1000, { _ in SQLiteHandle.mayGoOn() ? 0 : 1 }, nil) }

    static func mayGoOn() -> Bool {
        guard let context = Program.context else { return true }
        do {
            try context.checkInterrupt()
            return true
        } catch {
            pendingInterrupt = error
            return false
        }
    }

    /// Set before the first database is opened; an interrupt from another thread needs no lock.
    private static let isConfigured = sqlite_configure() == SQLITE_OK

    /// What `checkInterrupt` raised while SQLite was running.
    nonisolated(unsafe) private static var pendingInterrupt: Error?

    deinit { close() }

    func close() {
        guard !isClosed else { return }
        isClosed = true
        keptConnection = nil
        if isCopy { return }
        DatabaseCopies.living.removeAll { $0.takeUnretainedValue() === self }
        OpenDatabases.remove(database)
        waiting.end()
        known = [:]
        latest = nil
        sqlite3_close_v2(database)
    }

    /// Whether a statement has rows that were not fetched, or was not ended otherwise.
    var hasRunningStatements: Bool {
        var statement = sqlite3_next_stmt(database, nil)
        while let one = statement {
            if sqlite3_stmt_busy(one) != 0 { return true }
            statement = sqlite3_next_stmt(database, one)
        }
        return false
    }

    /// Whether `database` is a copy in memory that others may share (`DatabaseCopies`).
    private var isCopy = false
    /// Goes over to a copy of its database; what it has prepared stays with the old one.
    func turn(to copy: OpaquePointer) {
        for statement in known.values { _ = Unmanaged.passRetained(statement) }
        if let latest { _ = Unmanaged.passRetained(latest) }
        (known, latest) = ([:], nil)
        isCopy = true
        database = copy
        for callback in callbacks { try? callback.register(in: self) }
    }

    /// The savepoints that are open, where a transaction is.
    var savepoints: [String] = []
    /// Whether pysqlite sends BEGIN before a change: not in AUTOCOMMIT.
    var beginsByItself = true
    /// What BEGIN says then: IMMEDIATE, EXCLUSIVE ...
    var transactionKind = ""
    /// BEGIN before a change.
    func begin() throws { try run("BEGIN \(transactionKind)") }
    var isInTransaction: Bool { !isClosed && sqlite3_get_autocommit(database) == 0 }
    var totalChanges: Int { Int(sqlite3_total_changes(database)) }
    var lastInsertedRow: Int { Int(sqlite3_last_insert_rowid(database)) }
    var changedRows: Int { Int(sqlite3_changes(database)) }

    func failure(_ code: Int32) -> Error {
        if let pending = pendingError {
            pendingError = nil
            return pending
        }
        if let interruption = waiting.interruption {
            waiting.interruption = nil
            return interruption
        }
        if let pending = SQLiteHandle.pendingInterrupt {
            SQLiteHandle.pendingInterrupt = nil
            return pending
        }
        return DriverFailure(code: code, message: String(cString: sqlite3_errmsg(database)))
    }

    /// Runs a statement without parameters or rows: BEGIN, COMMIT.
    func run(_ text: String) throws {
        let statement = try prepare(text)
        defer { giveBack(statement) }
        let code = sqlite3_step(statement.pointer)
        guard code == SQLITE_DONE || code == SQLITE_ROW else { throw failure(code) }
    }

    /// Runs several statements, and drops their rows.
    func run(script: String) throws {
        if isClosed { throw DriverFailure("ProgrammingError", "Cannot operate on a closed database.") }
        let code = sqlite3_exec(database, script, nil, nil, nil)
        guard code == SQLITE_OK else { throw failure(code) }
    }

    /// Whether a statement changes nothing.
    func isReadOnly(_ text: String) throws -> Bool {
        let statement = try prepare(text)
        defer { giveBack(statement) }
        return sqlite3_stmt_readonly(statement.pointer) != 0
    }

    func prepare(_ text: String) throws -> PreparedStatement {
        if isClosed { throw DriverFailure("ProgrammingError", "Cannot operate on a closed database.") }
        waiting.prepare(for: text)
        if let latest, !latest.isBusy, latest.text.hasSameBytes(as: text) {
            latest.isBusy = true
            return latest
        }
        let same = known[ExactText(text)]
        let found = try same.flatMap { $0.isBusy ? nil : $0 } ?? PreparedStatement(compile(text), text)
        found.isBusy = true
        if same == nil { keep(found) }
        if same == nil || same === found { latest = found }
        return found
    }

    /// Keeps a statement, in place of the one whose use is longest ago where there are many.
    private func keep(_ statement: PreparedStatement) {
        if known.count >= SQLiteHandle.cacheLimit, let oldest = known.values.filter({ !$0.isBusy }).min(by: { $0.use < $1.use }) { known[ExactText(oldest.text)] = nil }
        known[ExactText(statement.text)] = statement
    }

    private func compile(_ text: String) throws -> OpaquePointer {
        try text.checkEncodable()
        var statement: OpaquePointer?
        var copy = text
        let (code, rest): (Int32, Int) = copy.withUTF8 { bytes in
            bytes.withMemoryRebound(to: CChar.self) { characters in
                var tail: UnsafePointer<CChar>?
                let code = sqlite3_prepare_v2(database, characters.baseAddress, Int32(characters.count), &statement, &tail)
                let used = tail.flatMap { end in characters.baseAddress.map { end - $0 } } ?? characters.count
                return (code, StatementText.rest(of: bytes[used...]).count)
            }
        }
        if code == SQLITE_TOOBIG { throw DriverFailure("DataError", "query string is too large") }
        guard code == SQLITE_OK else { throw failure(code) }
        guard let statement else { return try empty() }
        if rest > 0 {
            sqlite3_finalize(statement)
            throw DriverFailure("ProgrammingError", "You can only execute one statement at a time.")
        }
        return statement
    }

    /// A statement that does nothing: text of comments alone is none, but sqlite3 takes it.
    private func empty() throws -> OpaquePointer {
        var statement: OpaquePointer?
        let code = sqlite3_prepare_v2(database, "PRAGMA no_such_pragma", -1, &statement, nil)
        guard code == SQLITE_OK, let statement else { throw failure(code) }
        return statement
    }

    func giveBack(_ statement: PreparedStatement) {
        sqlite3_reset(statement.pointer)
        sqlite3_clear_bindings(statement.pointer)
        SQLiteHandle.clock &+= 1
        lastUse = SQLiteHandle.clock
        uses &+= 1
        statement.use = uses
        statement.isBusy = false
    }

    // MARK: values

    /// Binds a value at a position counted from 1.
    func bind(_ given: Value, to statement: OpaquePointer, at position: Int32) throws {
        let code: Int32, value = try DriverAdaptation.bound(given)
        switch value {
        case .none, .undefined: code = sqlite3_bind_null(statement, position)
        case .bool(let flag): code = sqlite3_bind_int64(statement, position, flag ? 1 : 0)
        case .int(let number): code = sqlite3_bind_int64(statement, position, Int64(number))
        case .float(let number): code = sqlite3_bind_double(statement, position, number)
        case .string(let text): code = try bind(text.text, to: statement, at: position)
        default: code = try bind(object: value, to: statement, at: position)
        }
        guard code == SQLITE_OK else { throw failure(code) }
    }

    /// Values of classes that SQLite has no storage class for; dates are adapted to text, as sqlite3 does.
    private func bind(object value: Value, to statement: OpaquePointer, at position: Int32) throws -> Int32 {
        switch value.object {
        case let text as StringObject: return try bind(text.text, to: statement, at: position)
        case let view as MemoryViewObject: return bind(try view.content(), to: statement, at: position)
        case let bytes as BytesObject: return bind(bytes.bytes, to: statement, at: position)
        case let bytes as ByteArrayObject: return bind(bytes.bytes, to: statement, at: position)
        case let number as IntObject:
            guard case .int(let plain) = number.plain else { throw PythonException.overflowError("Python int too large to convert to SQLite INTEGER") }
            return sqlite3_bind_int64(statement, position, Int64(plain))
        case let number as FloatObject: return sqlite3_bind_double(statement, position, number.number)
        case let moment as DateTimeObject: return try bind(moment.isoText(separator: " "), to: statement, at: position)
        case let date as DateObject: return try bind(date.isoDate, to: statement, at: position)
        default:
            if let adapted = try DriverAdaptation.adapted(value, to: .object(DriverAdaptation.protocolClass)) {
                guard adapted.type !== value.type else { break }
                try bind(adapted, to: statement, at: position)
                return SQLITE_OK
            }
        }
        throw DriverFailure("ProgrammingError", "Error binding parameter \(position): type '\(value.typeName)' is not supported")
    }

    private func bind(_ text: String, to statement: OpaquePointer, at position: Int32) throws -> Int32 {
        try text.checkEncodable()
        var copy = text
        return copy.withUTF8 { bytes in
            bytes.withMemoryRebound(to: CChar.self) { sqlite3_bind_text64(statement, position, $0.baseAddress, UInt64($0.count), SQLiteHandle.transient, UInt8(SQLITE_UTF8)) }
        }
    }

    private func bind(_ bytes: [UInt8], to statement: OpaquePointer, at position: Int32) -> Int32 {
        if bytes.isEmpty { return sqlite3_bind_zeroblob(statement, position, 0) }
        return bytes.withUnsafeBytes { sqlite3_bind_blob64(statement, position, $0.baseAddress, UInt64($0.count), SQLiteHandle.transient) }
    }

    /// SQLITE_TRANSIENT: SQLite copies what is bound.
    private static let transient = unsafeBitCast(-1, to: sqlite3_destructor_type.self)

    /// The value of a column of the current row.
    static func value(of statement: OpaquePointer, _ column: Int32) throws -> Value {
        switch sqlite3_column_type(statement, column) {
        case SQLITE_INTEGER: return .int(Int(sqlite3_column_int64(statement, column)))
        case SQLITE_FLOAT: return .float(sqlite3_column_double(statement, column))
        case SQLITE_TEXT:
            guard let bytes = sqlite3_column_text(statement, column) else { return .string("") }
            let characters = UnsafeBufferPointer(start: bytes, count: Int(sqlite3_column_bytes(statement, column)))
            if let text = try SQLiteHandle.text(characters) { return .string(text) }
            let name = String(cString: sqlite3_column_name(statement, column))
            throw DriverFailure("OperationalError", "Could not decode to UTF-8 column '\(name)' with text '\(String(decoding: characters, as: UTF8.self))'")
        case SQLITE_BLOB:
            let count = Int(sqlite3_column_bytes(statement, column))
            guard count > 0, let bytes = sqlite3_column_blob(statement, column) else { return BytesObject([]).value }
            return BytesObject(Array(UnsafeRawBufferPointer(start: bytes, count: count))).value
        default: return .none
        }
    }
    /// Text of well-formed UTF-8; nil for other bytes.  The general way to ask takes longer than to read what is ASCII.
    private static func text(_ bytes: UnsafeBufferPointer<UInt8>) throws -> StringObject? {
        if bytes.allSatisfy({ $0 < 0x80 }) { return StringObject(String(decoding: bytes, as: UTF8.self), count: bytes.count) }
        try UnicodeScalar.checkPresence(in: bytes)
        return String(validating: bytes, as: UTF8.self).map { StringObject($0) }
    }
}
