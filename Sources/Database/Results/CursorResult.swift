import Runtime
import SQL

/// The rows of a statement executed by a connection (sqlalchemy.CursorResult).
public final class CursorResult: Result {
    private var cursor: SQLiteCursor?
    /// Rows that were fetched already.
    private var ready: ArraySlice<ContiguousArray<Value>>?
    private var processors: [ValueProcessor?]
    private var hasProcessors: Bool
    private var hasRows: Bool
    private var driverRowCount: Int
    private let countsItself: Bool
    public let context: ExecutionContext
    /// The RETURNING rows that the compiler asked for; nil where it asked for none.
    private let implicitRows: [ContiguousArray<Value>]?
    private var implicitRow: ContiguousArray<Value>? { implicitRows?.first }
    private let lastInsertedRow: Int?
    private let description: [String]

    /// - Parameters:
    ///   - rows: those of a statement that was sent in batches.
    ///   - returnsImplicitly: whether the rows are only for the primary key.
    init(_ cursor: SQLiteCursor?, _ context: ExecutionContext, rowCount: Int? = nil, rows: [ContiguousArray<Value>]? = nil, returnsImplicitly: Bool = false) throws {
        self.context = context
        var names = cursor?.columnNames ?? []
        if context.isMany, let compiled = context.compiled { names.removeLast(min(names.count, compiled.sentinels.count)) }
        description = names
        let layout = try ColumnLayout.of(context.compiled, names, context.connection.engine.dialect)
        processors = layout.processors
        hasProcessors = processors.contains { $0 != nil }
        if returnsImplicitly {
            do { implicitRows = try rows ?? CursorResult.all(cursor) } catch let failure as DriverFailure {
                throw context.connection.refusal(failure, context.text, .tuple(context.sets.first.map { $0.pairs.map { $0.value } } ?? []), isMany: false, context)
            }
            self.cursor = nil
            ready = (context.statement as? ChangingStatement)?.supplementalColumns.isEmpty == false ? implicitRows?[...] : []
            hasRows = true
        } else {
            implicitRows = nil
            self.cursor = rows == nil ? cursor : nil
            ready = rows.map { $0[...] }
            hasRows = !names.isEmpty
        }
        logsRows = context.connection.writesLog && context.connection.engine.logsRows && !returnsImplicitly
        countsItself = rowCount != nil
        driverRowCount = rowCount ?? rows?.count ?? cursor?.changedRows ?? -1
        lastInsertedRow = cursor?.lastInsertedRow
        hasFoundEnd = self.cursor == nil && ready?.isEmpty != false
        super.init(keys: layout.keys)
        context.result = self
        if context.hasOptions { try heed(context.options) }
        if logsRows, hasRows { try context.connection.engine.logRow("\(try context.connection.logMark())Col \(try Value.tuple(names.map { .string($0) }).reprText())") }
    }

    deinit { if context.result === self { context.result = nil } }

    private static func all(_ cursor: SQLiteCursor?) throws -> [ContiguousArray<Value>] {
        var found: [ContiguousArray<Value>] = []
        while let row = try cursor?.next() { found.append(row) }
        return found
    }
    /// How many rows are fetched at once, which SQLAlchemy heeds for SELECTs of its own alone, not for text() and RETURNING.
    private func heed(_ options: [(name: String, value: Value)]) throws {
        guard context.statement is SelectBase else { return }
        for (name, value) in options {
            switch name {
            case "yield_per":
                if try value.isTrue(), try value.index() == nil { throw PythonException.typeError("'<' not supported between instances of 'int' and '\(value.typeName)'") }
                batchSize = try value.isTrue() ? Int.from(value) : nil
            case "stream_results": isBuffered = try value.isTrue()
            default: continue
            }
        }
    }
    /// `stream_results=True`
    private var isBuffered = false
    /// The driver's cursors fetch one row at a time, or as many as was said (`cursor.arraysize`).
    public override var usualBatch: Int? { isBuffered || isHeld ? nil : shown?.arraySize ?? 1 }
    public override var isHeld: Bool { ready != nil }
    private var shown: DriverCursor?

    /// Whether a method that fetches has found no further row, as SQLAlchemy notices the end.
    private var hasFoundEnd = false
    public override var isExhausted: Bool { hasFoundEnd }
    public override func forgetEnd() { if !isSpliced { hasFoundEnd = false } }
    /// The rows are those of two results, both read to their ends: its own end was found then.
    public private(set) var isSpliced = false
    public override var keepsItsEnd: Bool { isExhausted && !isSpliced }
    /// The driver's cursor; nil once the result is closed.
    public func shownCursor() -> DriverCursor? {
        guard !isClosed, hasRows, !isExhausted else { return nil }
        if let shown { return shown }
        let made = DriverCursor(context.connection.driver, shows: description, rowCount: driverRowCount, lastRow: lastInsertedRow)
        shown = made
        return made
    }

    public override var returnsRows: Bool { hasRows }
    /// Whether SQLite has told how many rows were changed: with RETURNING, once all rows are fetched.
    /// Of UPDATE and DELETE it is what SQLite told before the first row was fetched, as SQLAlchemy keeps it.
    public var rowCount: Int { countsItself || context.isUpdate || context.isDelete ? driverRowCount : cursor?.changedRows ?? driverRowCount }
    var keepsRowCount: Bool { context.keepsRowCount }
    public var lastRow: Int? { lastInsertedRow }
    public var columnNames: [String] { description }

    public override func fetch() throws -> ContiguousArray<Value>? {
        var row = ContiguousArray<Value>()
        return try fetch(into: &row) ? row : nil
    }

    public override func fetch(into row: inout ContiguousArray<Value>) throws -> Bool {
        guard try read(into: &row) else { return false }
        if hasProcessors || logsRows { try process(&row) }
        return true
    }
    /// Passes over a row: false at the end.
    func skip() throws -> Bool {
        var row = ContiguousArray<Value>()
        return try read(into: &row)
    }
    /// The next row as the driver gives it.
    private func read(into row: inout ContiguousArray<Value>) throws -> Bool {
        if ready != nil {
            guard let next = ready?.popFirst() else {
                hasFoundEnd = true
                return false
            }
            row = next
            return true
        }
        guard let cursor else {
            hasFoundEnd = true
            return false
        }
        do {
            guard try cursor.read(into: &row) else {
                hasFoundEnd = true
                driverRowCount = countsItself || context.isUpdate || context.isDelete ? driverRowCount : cursor.changedRows
                self.cursor = nil
                return false
            }
            return true
        } catch let failure as DriverFailure { throw context.connection.refusal(failure, context.text, .none, isMany: false, context) }
    }

    /// Has values of a textual statement read as the columns are that they stand for: `select(User).from_statement(text("SELECT ..."))`.
    public func read(_ columns: [(position: Int, type: SQLType)]) {
        let dialect = context.connection.engine.dialect
        for (position, type) in columns where position >= 0 {
            while processors.count <= position { processors.append(nil) }
            processors[position] = type.resolved(dialect).valueReader(dialect)
        }
        hasProcessors = processors.contains { $0 != nil }
    }
    private func processed(_ row: ContiguousArray<Value>) throws -> ContiguousArray<Value> {
        var values = row
        try process(&values)
        return values
    }
    /// Makes of what the database has what the types of the columns have.
    private func process(_ values: inout ContiguousArray<Value>) throws {
        for (index, process) in processors.enumerated() { if let process, index < values.count { values[index] = try process(values[index]) } }
        if logsRows { try context.connection.engine.logRow("\(try context.connection.logMark())Row \(try Value.tuple(Array(values)).reprText())") }
    }
    /// Whether `echo="debug"` shows each row.
    private let logsRows: Bool

    public override func release() {
        hasFoundEnd = true
        cursor = nil
        ready = ready.map { $0.prefix(0) }
    }

    /// The rows were read for other ends than the caller's: what is left is their number.
    public func conclude(rowCount: Int) {
        release()
        driverRowCount = rowCount
    }

    // MARK: rows of two results

    /// - Parameter whole: whether rows have all columns, whatever `columns()` chose.
    private func allRows(whole: Bool) throws -> [ContiguousArray<Value>] {
        try check()
        var rows: [ContiguousArray<Value>] = []
        while let row = try whole ? fetch() : nextValues() { rows.append(row) }
        return rows
    }
    /// Goes on with these rows, whose values are ready.
    private func goOn(with rows: [ContiguousArray<Value>]) {
        (processors, hasProcessors) = ([], false)
        (ready, cursor, hasRows, isSpliced, hasFoundEnd) = (rows[...], nil, true, true, true)
    }
    /// `splice_horizontally()`: each row with that of another result behind it.
    public func splice(beside other: CursorResult) throws {
        let rows = zip(try allRows(whole: false), try other.allRows(whole: false)).map { $0 + $1 }
        keys = keys.joined(with: other.keys)
        clearSelection()
        goOn(with: rows)
    }
    /// `splice_vertically()`: the rows of another result after its own, of which the same columns are chosen.
    public func splice(before other: CursorResult) throws { goOn(with: try allRows(whole: true) + other.allRows(whole: true)) }

    // MARK: what INSERT made

    private func requireInsert() throws -> Insert {
        guard context.compiled != nil else { throw SQLError.invalidRequest("Statement is not a compiled expression construct.") }
        guard let insert = context.statement as? Insert else { throw SQLError.invalidRequest("Statement is not an insert() expression construct.") }
        if !insert.returning.isEmpty { throw SQLError.invalidRequest("Can't call inserted_primary_key when returning() is used.") }
        return insert
    }

    /// The primary key of the row that an INSERT made.
    public func insertedPrimaryKey() throws -> Value {
        if context.isMany {
            throw SQLError.invalidRequest("This statement was an executemany call; if primary key returning is supported, please use .inserted_primary_key_rows.")
        }
        let insert = try requireInsert()
        return try key(of: insert, context.sets.first ?? DictObject(), isOnly: true)
    }

    public func insertedPrimaryKeyRows() throws -> [Value] {
        let insert = try requireInsert()
        return try context.sets.enumerated().map { at, set in
            try key(of: insert, set, isOnly: context.sets.count == 1, row: implicitRows.flatMap { at < $0.count ? $0[at] : nil })
        }
    }

    private func key(of insert: Insert, _ set: DictObject, isOnly: Bool, row: ContiguousArray<Value>? = nil) throws -> Value {
        let implicitRow = row ?? implicitRow
        let columns = insert.table.primaryKeyColumns
        let numbered = (insert.table as? Table)?.autoincrementColumn
        let values = ContiguousArray(try columns.map { column -> Value in
            if let implicitRow, let at = context.compiled?.implicitReturning.firstIndex(where: { $0 === column }), at < implicitRow.count {
                return try processed(implicitRow[at], column)
            }
            if let given = set.get(column.key), !given.isNone { return given }
            return isOnly && insert.source == nil && !insert.isInline && insert.rows.isEmpty && column === numbered ? try lastInsertedRow.map { try processed(.int($0), column) } ?? .none : .none
        })
        return .object(Row(values: values, keys: ResultKeys(columns.map(\.key), sources: columns.map { [$0] })))
    }

    /// A value as the type of its column gives it.
    private func processed(_ value: Value, _ column: Column) throws -> Value {
        let dialect = context.connection.engine.dialect
        return try column.sqlType.resolved(dialect).valueReader(dialect)?(value) ?? value
    }

    /// What `return_defaults()` fetched, for each row; nil where nothing was.
    public func returnedDefaults() throws -> [Row]? {
        guard let implicitRows, context.isInsert || !implicitRows.isEmpty else { return nil }
        return try implicitRows.map { Row(values: try processed($0), keys: keys) }
    }

    /// The values sent, by name: what defaults gave is among them.
    public var sentParameters: [(key: String, value: Value)] {
        context.sets.first?.pairs.compactMap { pair in (pair.key.object as? StringObject).map { ($0.text, pair.value) } } ?? []
    }
}

/// How the columns of a result lie to those that the statement has.
private final class ColumnLayout {
    private(set) var processors: [ValueProcessor?] = []
    let keys: ResultKeys
    private let names: [String]
    private let dialect: Dialect

    /// The layout of the statement, which is made once for all statements of its structure.
    static func of(_ compiled: Compiled?, _ names: [String], _ dialect: Dialect) throws -> ColumnLayout {
        if let known = compiled?.findings.columns as? ColumnLayout, known.dialect === dialect, known.names == names { return known }
        let made = try ColumnLayout(compiled?.resultColumns ?? [], names, matchesByName: compiled?.matchesByName ?? false, dialect)
        // Textual SQL warns each time.
        if let compiled, !compiled.resultColumns.isEmpty, !compiled.resultColumns.allSatisfy(\.isTextual) { compiled.findings.columns = made }
        return made
    }

    /// What finds columns besides the names they have in the statement: `users.c.name` of the key "title" is `row.title` and `row.users_name`.
    private static func furtherNames(_ columns: [Compiled.ResultColumn]) -> [(String, Int)] {
        var found: [(String, Int)] = []
        for (at, result) in columns.enumerated() {
            guard let column = result.element as? Column, !result.isTextual else { continue }
            let label = column.qualifiedName?.text
            if result.name == column.name {
                found.append((column.key, at))
                if let label { found.append((label, at)) }
            } else if result.name == label, let label, label.hasSuffix(column.name) { found.append((label.dropLast(column.name.count) + column.key, at)) }
        }
        return found.reversed()
    }

    /// Whether SQLAlchemy sees no name that is repeated, so that the last column of each counts: there are as many different names as it was told of columns.
    private static func hidesRepetition(_ names: [String], _ columns: [Compiled.ResultColumn]) -> Bool { names.count != columns.count && Set(names).count == columns.count }

    /// - Throws: InvalidRequestError where textual SQL is told of a column twice.
    private init(_ columns: [Compiled.ResultColumn], _ names: [String], matchesByName: Bool, _ dialect: Dialect) throws {
        self.names = names
        self.dialect = dialect
        if !matchesByName, !columns.isEmpty, columns.allSatisfy(\.isTextual) {
            for (at, column) in columns.enumerated() where columns[..<at].contains(where: { $0.element === column.element }) {
                throw SQLError.invalidRequest("Duplicate column expression requested in textual SQL: \(try Value.object(column.element).reprText())")
            }
            if !names.isEmpty, columns.count > names.count { try SQLWarning.warn("Number of columns in textual SQL (\(columns.count)) is smaller than number of columns requested (\(names.count))") }
            let known = columns.prefix(names.count)
            processors = known.map { $0.element.sqlType.resolved(dialect).valueReader(dialect) }
            keys = ResultKeys(names, sources: names.indices.map { $0 < known.count ? [known[$0].element] : [] }, isOfCursor: true, isTextual: ColumnLayout.hidesRepetition(names, columns), aliases: {
                known.enumerated().flatMap { at, column in [(column.name, at)] + ((column.element as? Column).map { [($0.key, at)] } ?? []) }
            })
            return
        }
        let byName = matchesByName || (columns.count != names.count && !columns.isEmpty)
        guard !columns.isEmpty else {
            keys = ResultKeys(names, isOfCursor: true, isTextual: true)
            return
        }
        if byName {
            // `users_name` stands for `users.name` where nothing has that name itself.
            let matched = names.map { name in columns.first { $0.name == name } ?? columns.first { ($0.element as? Column)?.qualifiedName?.text == name } }
            processors = matched.map { $0?.element.sqlType.resolved(dialect).valueReader(dialect) }
            keys = ResultKeys(names, sources: matched.map { $0.map { [$0.element] } ?? [] }, isOfCursor: true, isTextual: ColumnLayout.hidesRepetition(names, columns))
            return
        }
        processors = columns.map { $0.type.resolved(dialect).valueReader(dialect) }
        keys = ResultKeys(zip(columns, names).map { $0.isTextual ? $1 : $0.name }, sources: columns.map { [$0.element] }, repeated: columns.map(\.isRepeated), isOfCursor: true, aliases: { ColumnLayout.furtherNames(columns) })
    }
}
