import CSQLite
import Runtime

/// A statement being executed: its rows, one at a time.
final class SQLiteCursor {
    private let handle: SQLiteHandle
    private var prepared: PreparedStatement?
    private var statement: OpaquePointer? { prepared?.pointer }
    private var isAtRow = false
    private(set) var columnNames: [String] = []
    /// Rows that an INSERT, UPDATE or DELETE changed; -1 for others.
    private(set) var changedRows = -1
    private(set) var lastInsertedRow: Int?
    private let isChange: Bool
    private let isRepeated: Bool
    /// How values are read where that is not as they are.
    private var reading: DriverReading?
    /// Counts the rows as they are fetched, where somebody observes.
    private var outcome: StatementOutcome?

    /// Prepares, binds and steps to the first row.
    convenience init(_ handle: SQLiteHandle, _ text: String, _ parameters: [Value]) throws {
        try self.init(handle, text) { try $0.bind(parameters) }
    }
    /// - Parameter parameters: a sequence, or a dict by the names of the placeholders.
    convenience init(_ handle: SQLiteHandle, _ text: String, _ parameters: Value) throws {
        try self.init(handle, text) { try $0.bind(set: parameters) }
    }

    /// `executemany()`: of the new rows none is told.
    static func many<S>(_ handle: SQLiteHandle, _ text: String, _ sets: [S], bind: (SQLiteCursor, S) throws -> Void) throws -> SQLiteCursor {
        guard let first = sets.first else { return try SQLiteCursor(handle, "SELECT 1 WHERE 0", []) }
        let cursor = try SQLiteCursor(handle, text, isRepeated: true) { try bind($0, first) }
        var changed = max(0, cursor.changedRows)
        for set in sets.dropFirst() {
            try Pulse.check()
            try cursor.again { try bind($0, set) }
            changed += max(0, cursor.changedRows)
        }
        cursor.close()
        cursor.changedRows = changed
        cursor.lastInsertedRow = nil
        return cursor
    }

    /// - Parameter isRepeated: whether it runs again with other values: the statement is kept at its end.
    private init(_ handle: SQLiteHandle, _ text: String, isRepeated: Bool = false, binding bind: (SQLiteCursor) throws -> Void) throws {
        self.handle = handle
        self.isRepeated = isRepeated
        let prepared = try handle.prepare(text)
        self.prepared = prepared
        isChange = prepared.isChange
        try bind(self)
        if isChange { changedRows = 0 }
        try step()
        columnNames = prepared.columnNames
        if handle.detectedTypes & DriverAdaptation.byColumnName != 0 { columnNames = columnNames.map(DriverAdaptation.plainName) }
        reading = try DriverReading(handle, prepared.pointer)
        lastInsertedRow = handle.lastInsertedRow
        if columnNames.isEmpty { finish() }
    }

    /// Runs the statement with other values.
    private func again(binding bind: (SQLiteCursor) throws -> Void) throws {
        sqlite3_reset(statement)
        isAtRow = false
        try bind(self)
        if isChange { changedRows = 0 }
        try step()
    }

    deinit { close() }

    func bind(_ parameters: [Value]) throws {
        guard let statement else { return }
        let wanted = Int(sqlite3_bind_parameter_count(statement))
        guard wanted == parameters.count else {
            throw DriverFailure("ProgrammingError", "Incorrect number of bindings supplied. The current statement uses \(wanted), and there are \(parameters.count) supplied.")
        }
        for (index, value) in parameters.enumerated() { try bind(value, Int32(index + 1)) }
    }

    func bind(set: Value) throws {
        if let named = set.dictionary { try bind(named: named) } else { try bind(set.isNone ? [] : set.elements()) }
    }

    private func bind(named parameters: DictObject) throws {
        guard let statement else { return }
        for position in 0..<sqlite3_bind_parameter_count(statement) {
            guard let name = sqlite3_bind_parameter_name(statement, position + 1).map({ String(cString: $0).dropFirst() }) else {
                throw DriverFailure("ProgrammingError", "Binding \(position + 1) has no name, but you supplied a dictionary (which has only names).")
            }
            guard let value = parameters.get(String(name)) else { throw DriverFailure("ProgrammingError", "You did not supply a value for binding parameter :\(name).") }
            try bind(value, position + 1)
        }
    }

    /// Where a value cannot be bound, sqlite3 asks the database for the error, which may have one left of another statement.
    private func bind(_ value: Value, _ position: Int32) throws {
        guard let statement else { return }
        do { try handle.bind(value, to: statement, at: position) } catch {
            let code = sqlite3_extended_errcode(handle.database)
            throw code == SQLITE_OK ? error : handle.failure(code)
        }
    }

    private func step() throws {
        guard let statement else { return }
        switch sqlite3_step(statement) {
        case SQLITE_ROW:
            isAtRow = true
            if handle.pendingError != nil {
                close()
                throw handle.failure(SQLITE_ERROR)
            }
        case SQLITE_DONE:
            isAtRow = false
            finish()
            if handle.pendingError != nil { throw handle.failure(SQLITE_ERROR) }
        case let code:
            let failure = handle.failure(code)
            close()
            throw failure
        }
    }

    /// Counts the rows that statements before it changed as well.
    func counted(_ rows: Int) { changedRows = rows }

    private func finish() {
        guard statement != nil else { return }
        if isChange { changedRows = handle.changedRows }
        if !isRepeated { close() }
    }

    /// The next row's values; nil at the end.
    func next() throws -> ContiguousArray<Value>? {
        var values = ContiguousArray<Value>()
        return try read(into: &values) ? values : nil
    }

    /// Reads the next row in place of the last one, whose memory it takes where nobody else has it; false at the end.
    func read(into row: inout ContiguousArray<Value>) throws -> Bool {
        guard isAtRow, let statement else { return false }
        if row.count != columnNames.count { row = ContiguousArray(repeating: .undefined, count: columnNames.count) }
        if let reading {
            for column in row.indices { row[column] = try reading.value(of: statement, Int32(truncatingIfNeeded: column)) }
        } else {
            try row.withUnsafeMutableBufferPointer { values in
                for column in values.indices { values[column] = try SQLiteHandle.value(of: statement, Int32(truncatingIfNeeded: column)) }
            }
        }
        guard let outcome else {
            try step()
            return true
        }
        let start = Clock.now
        outcome.rows = (outcome.rows ?? 0) + 1
        try step()
        outcome.seconds += Clock.now - start
        outcome.isComplete = !isAtRow
        return true
    }

    func count(for outcome: StatementOutcome) {
        self.outcome = outcome
        outcome.rows = !columnNames.isEmpty ? 0 : isChange ? changedRows : nil
        outcome.isComplete = !isAtRow
    }

    func close() {
        guard let prepared else { return }
        self.prepared = nil
        isAtRow = false
        outcome?.isComplete = true
        handle.giveBack(prepared)
    }
}

/// What the first word of a statement says, as sqlite3 looks at it.
enum StatementKind {
    case insert, replace, update, delete, other

    init(_ text: String) {
        let rest = text.utf8.drop { $0 == 32 || (9...13).contains($0) }
        func begins(_ word: StaticString) -> Bool { word.withUTF8Buffer { rest.lazy.map { $0 | 0x20 }.starts(with: $0) } }
        // The first letter tells most statements apart.
        switch (rest.first ?? 0) | 0x20 {
        case UInt8(ascii: "i"): self = begins("insert") ? .insert : .other
        case UInt8(ascii: "u"): self = begins("update") ? .update : .other
        case UInt8(ascii: "d"): self = begins("delete") ? .delete : .other
        case UInt8(ascii: "r"): self = begins("replace") ? .replace : .other
        default: self = .other
        }
    }

    var isChange: Bool { self != .other }
}
