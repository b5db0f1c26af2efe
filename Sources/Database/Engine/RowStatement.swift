import Runtime
import SQL

/// An INSERT, UPDATE or DELETE compiled once for many rows of values: what the unit of work sends.
public final class RowStatement {
    /// Where the value of a parameter comes from.
    enum Source {
        case row(Int)
        /// A column's default, or a value inside of an SQL expression.
        case bind
    }

    public let statement: Statement
    private let criteria: [String]
    let isForMany: Bool
    /// The parameters that each row gives values for, in the order of its values.
    public let keys: [String]
    /// Those of them that are columns which the statement gives values.
    let columnKeys: [String]
    /// What RETURNING gives back.
    public let returned: [Column]
    let compiled: Compiled
    let sources: [Source]
    let processors: [ValueProcessor?]
    let hasProcessors: Bool
    /// How the rows of RETURNING are sorted where several are sent together; nil where each is sent by itself.
    let order: SentinelOrder?
    /// An INSERT that asks for the number of the new row alone: its table, the column, and the text without RETURNING.
    private(set) lazy var numbering: (table: Table, column: Column, text: String)? = {
        guard let insert = statement as? Insert, insert.conflicts.isEmpty, let table = insert.table as? Table, table.schema == nil, returned.count == 1, returned[0] === table.autoincrementColumn else { return nil }
        let parts = compiled.text.split(separator: " RETURNING ")
        return parts.count == 2 ? (table, returned[0], String(parts[0])) : nil
    }()
    /// The columns of the table whose Python-side defaults the statement fills in.
    public let prefetched: [(column: Column, parameter: Int)]

    /// - Parameters:
    ///   - keys: the columns that rows give values for; of a DELETE, the parameters.
    ///   - criteria: the parameters of WHERE, whose values follow those of the columns.
    ///   - isForMany: whether it is compiled for several rows at once.
    /// - Throws: CompileError and its kin.
    public convenience init(_ statement: Statement, keys: [String], criteria: [String] = [], table: Table, returned: [Column] = [], isForMany: Bool = false) throws {
        try self.init(statement, keys: keys, criteria: criteria, returned: returned, isForMany: isForMany, dialect: .sqlite, schemaMap: nil)
    }

    private init(_ statement: Statement, keys: [String], criteria: [String], returned: [Column], isForMany: Bool, dialect: Dialect, schemaMap: SchemaMap?) throws {
        let all = keys + criteria
        self.statement = statement
        self.criteria = criteria
        self.isForMany = isForMany
        self.keys = all
        columnKeys = statement is Delete ? [] : keys
        self.returned = returned
        compiled = try Compiler.compile(statement, dialect, CompilerOptions(parameterKeys: statement is Delete ? nil : keys, isForMany: isForMany, schemaMap: schemaMap))
        order = try SentinelOrder(compiled)
        let sources: [Source] = compiled.parameters.map { parameter in all.firstIndex(of: parameter.name).map { .row($0) } ?? .bind }
        self.sources = sources
        processors = compiled.parameters.map(\.processor)
        hasProcessors = processors.contains { $0 != nil }
        isDirect = !hasProcessors && sources.enumerated().allSatisfy { at, source in
            if case .row(let place) = source { return place == at }
            return false
        } && sources.count == all.count
        prefetched = compiled.parameters.enumerated().compactMap { index, parameter in
            guard case .bind = sources[index], let column = parameter.defaultOf else { return nil }
            return (column, index)
        }
    }

    public var text: String { compiled.text }

    /// The statement with other schemas: `schema_translate_map`.
    func translated(by map: SchemaMap, _ dialect: Dialect) throws -> RowStatement {
        try RowStatement(statement, keys: keys.dropLast(criteria.count).map { $0 }, criteria: criteria, returned: returned, isForMany: isForMany, dialect: dialect, schemaMap: map)
    }

    /// What RETURNING tells a row by: values that the row gives, or that were made for it.
    func keys(of row: Int, _ rows: RowValues, _ written: WrittenRows, _ order: SentinelOrder) -> [Value] {
        order.names.map { name in
            guard let at = compiled.parameters.firstIndex(where: { $0.name == name }) else { return .none }
            if case .row(let place) = sources[at] { return rows.value(row: row, place) }
            let made = prefetched.firstIndex { $0.parameter == at }
            return made.map { written.prefetched[row * prefetched.count + $0] } ?? .none
        }
    }
    /// Whether rows are sent as they are: nothing is added to them, nothing processed.
    let isDirect: Bool
}

/// Values of rows, one after the other.
public struct RowValues {
    /// How many values a row has.
    public let width: Int
    public private(set) var values: [Value] = []
    public private(set) var rowCount = 0

    public init(width: Int, capacity: Int = 1) {
        self.width = width
        values.reserveCapacity(width * capacity)
    }
    public init(_ rows: [[Value]]) {
        self.init(width: rows.first?.count ?? 0, capacity: rows.count)
        for row in rows { append(row) }
    }
    public mutating func append(_ row: some Sequence<Value>) {
        values.append(contentsOf: row)
        rowCount += 1
    }
    /// Adds a value to the row that is being made.
    public mutating func add(_ value: Value) { values.append(value) }
    public mutating func endRow() { rowCount += 1 }
    mutating func set(row: Int, _ column: Int, _ value: Value) { values[row * width + column] = value }
    /// One of the rows.
    public func only(_ row: Int) -> RowValues {
        if rowCount == 1 { return self }
        var result = RowValues(width: width)
        result.append(self[row])
        return result
    }
    public func value(row: Int, _ column: Int) -> Value { values[row * width + column] }

    @inline(__always)
    subscript(row: Int) -> ArraySlice<Value> { values[(row * width)..<((row + 1) * width)] }
}

/// What the database made of rows that were written.
public struct WrittenRows {
    /// How many rows the statements matched.
    public var matched = 0
    public var lastRow = 0
    /// The values sent for the prefetched columns, row by row, as Python has them.
    public var prefetched: [Value] = []
    /// The RETURNING row of each row.
    public var returned: [ContiguousArray<Value>] = []
}

extension Connection {
    /// Sends rows by one statement.  Rows that RETURNING must answer are sent one by one where nothing tells them apart, since SQLite
    /// promises no order for those of a multi-row INSERT (SQLAlchemy's "ordered; batch not supported").
    /// - Throws: IntegrityError and its kin, with the parameters of the row or rows.
    public func write(_ given: RowStatement, _ rows: RowValues) throws -> WrittenRows {
        try prepareToExecute()
        let statement = try schemaTranslation(nil, rowOptions).map { try given.translated(by: $0, engine.dialect) } ?? given
        guard rows.rowCount > 0 else { return WrittenRows() }
        if isStyled || engine.dialect.isProgrammed { return try writeStyled(statement, rows, options: rowOptions) }
        let told = hasListeners ? (0..<rows.rowCount).map { row in DictObject(zip(statement.keys, rows[row]).map { ($0, $1) }) } : []
        if hasListeners { try tell("before_execute") { self.told(statement.statement, told, rowOptions) } }
        var written = WrittenRows()
        var values = rows, sent = rows
        do {
            if !statement.isDirect { values = try complete(rows, statement, &written) }
            sent = statement.hasProcessors ? try processed(values, statement) : values
        } catch let error as PythonException {
            // What a default or a type raises, not the database.
            let names = zip(statement.compiled.parameters, statement.sources).compactMap { parameter, source in if case .row(let place) = source { (parameter.name, place) } else { nil } }
            let sets = (0..<rows.rowCount).map { row in Value.dict(DictObject(names.map { ($0, rows.value(row: row, $1)) })) }
            throw DatabaseError.wrapping(error, statement: statement.text, parameters: .list(sets), hidesParameters: engine.hidesParameters)
        }
        // What listeners are told of: the parameters as Python has them.
        let context: (Range<Int>) -> ExecutionContext? = { [self] range in hasListeners ? self.context(statement, values, sent, range) : nil }
        if statement.returned.isEmpty, statement.isForMany, rows.rowCount > 1 {
            try writeBatches(statement, sent, nil, [], context, &written)
        } else if statement.returned.isEmpty {
            try writeTogether(statement, sent, context, &written)
        } else if rows.rowCount > 1, let order = statement.order {
            let keys = (0..<rows.rowCount).map { statement.keys(of: $0, rows, written, order) }
            try writeBatches(statement, sent, order, keys, context, &written)
        } else {
            try writeReturning(statement, sent, context, &written)
        }
        if let whole = context(0..<rows.rowCount) {
            let result = try CursorResult(nil, whole, rowCount: written.matched)
            try tell("after_execute") { self.told(statement.statement, told, rowOptions) + [.object(result)] }
        }
        return written
    }

    /// Adds the values that the rows do not give.
    private func complete(_ rows: RowValues, _ statement: RowStatement, _ written: inout WrittenRows) throws -> RowValues {
        var completed = RowValues(width: statement.sources.count, capacity: rows.rowCount)
        let width = statement.sources.count
        for index in 0..<rows.rowCount {
            for at in 0..<width {
                switch statement.sources[at] {
                case .row(let place): completed.add(rows.value(row: index, place))
                case .bind: completed.add(try ParameterSet.ownValue(statement.compiled.parameters[at], isUpdate: statement.statement is Update, row: index) { .object(context(statement, completed, index)) })
                }
            }
            completed.endRow()
            for entry in statement.prefetched { written.prefetched.append(completed.value(row: index, entry.parameter)) }
        }
        return completed
    }

    /// The values as the types of their columns send them.
    private func processed(_ rows: RowValues, _ statement: RowStatement) throws -> RowValues {
        var made = RowValues(width: rows.width, capacity: rows.rowCount)
        for row in 0..<rows.rowCount {
            for at in 0..<rows.width { made.add(try statement.processors[at]?(rows.value(row: row, at)) ?? rows.value(row: row, at)) }
            made.endRow()
        }
        return made
    }

    /// - Parameter sent: the rows as the driver gets them.
    private func context(_ statement: RowStatement, _ rows: RowValues, _ sent: RowValues, _ range: Range<Int>) -> ExecutionContext {
        let context = ExecutionContext(self, statement.compiled, statement.statement, text: statement.text)
        context.sets = range.map { row in DictObject(zip(statement.compiled.parameters, rows[row]).map { ($0.name, $1) }) }
        context.isMany = rows.rowCount > 1
        context.ownOptions = rowOptions
        context.manyValues = (0..<sent.rowCount).map { Array(sent[$0]) }
        context.parameterKeys = statement.columnKeys
        return context
    }

    /// What a default's callable may ask for the other values of the row, as far as they are there.
    private func context(_ statement: RowStatement, _ rows: RowValues, _ row: Int) -> ExecutionContext {
        let context = ExecutionContext(self, statement.compiled, statement.statement, text: statement.text)
        context.current = DictObject(zip(statement.compiled.parameters, rows.values[(row * rows.width)...]).map { ($0.name, $1) })
        return context
    }

    private func writeTogether(_ statement: RowStatement, _ rows: RowValues, _ context: (Range<Int>) -> ExecutionContext?, _ written: inout WrittenRows) throws {
        let isMany = rows.rowCount > 1
        let start = Clock.now
        let isUncached = try UncachedTypes.warn(of: statement.statement)
        let shown = { isMany ? Value.list((0..<rows.rowCount).map { .tuple(Array(rows[$0])) }) : .tuple(Array(rows[0])) }
        let batch = try deliver(statement.text, [], shown: shown, note: { [engine] in isUncached ? engine.noKey(since: start) : engine.note(statement.text, isForMany: isMany, since: start, space: "rows ") }, context: context(0..<rows.rowCount), isMany: isMany) { connection, text, _ in
            let batch = try SQLiteBatch(connection.handle, text)
            for row in 0..<rows.rowCount { try batch.run(rows[row]) }
            return batch
        }
        written.matched = batch.changedRows
        written.lastRow = batch.lastInsertedRow
    }

    /// `insertmanyvalues 2/3 (ordered; batch not supported)`
    private func note(_ row: Int, of count: Int, _ use: () -> String) -> String {
        if count == 1 { return use() }
        return (row == 0 ? "\(use()) (insertmanyvalues)" : "insertmanyvalues") + " \(row + 1)/\(count) (ordered; batch not supported)"
    }

    /// `INSERT INTO t (a) VALUES (?), (?), (?) RETURNING b, a`
    /// - Parameter order: how the rows of RETURNING are sorted; nil where there is none: Python's defaults have given all that is asked for.
    private func writeBatches(_ statement: RowStatement, _ rows: RowValues, _ order: SentinelOrder?, _ keys: [[Value]], _ context: (Range<Int>) -> ExecutionContext?, _ written: inout WrittenRows) throws {
        guard let template = RowsTemplate(statement.text, marks: statement.compiled.placeholders) else {
            return try order == nil ? writeTogether(statement, rows, context, &written) : writeReturning(statement, rows, context, &written)
        }
        let processors = statement.returned.map { $0.sqlType.resolved(.sqlite).valueReader(.sqlite) }
        let traits = engine.dialect.traits
        let size = max(1, min(traits.insertManyValuesPageSize, traits.insertManyValuesMaxParameters / max(1, rows.width)))
        let start = Clock.now
        let count = (rows.rowCount + size - 1) / size
        let context = context(0..<rows.rowCount)
        for number in 0..<count {
            let own = (number * size)..<min((number + 1) * size, rows.rowCount)
            let values = template.ordered(own.map { Array(rows[$0]) })
            let cursor = try deliver(template.text(count: own.count), values, shown: { .tuple(values) }, note: { [engine] in
                (number == 0 ? engine.note(statement.text, isForMany: true, since: start, space: "rows ") + " (insertmanyvalues)" : "insertmanyvalues") + " \(number + 1)/\(count) (\(order == nil ? "unordered" : "ordered"))"
            }, context: context, toldAsMany: true) { try SQLiteCursor($0.handle, $1, $2) }
            var found: [ContiguousArray<Value>] = []
            do { while let row = try cursor.next() { found.append(row) } } catch let failure as DriverFailure {
                throw refusal(failure, statement.text, .tuple(values), isMany: false, context)
            }
            guard let order else { continue }
            for var row in try order.sorted(found, by: Array(keys[own])) {
                for (at, process) in processors.enumerated() { if let process { row[at] = try process(row[at]) } }
                written.returned.append(row)
            }
        }
        written.matched = rows.rowCount
    }

    /// How many rows make it worthwhile to find out how SQLite numbers them.
    private static let manyRows = 50

    private func writeReturning(_ statement: RowStatement, _ rows: RowValues, _ context: (Range<Int>) -> ExecutionContext?, _ written: inout WrittenRows) throws {
        let processors = statement.returned.map { $0.sqlType.resolved(.sqlite).valueReader(.sqlite) }
        let hasProcessors = processors.contains { $0 != nil }
        let start = Clock.now
        let isMany = rows.rowCount > 1
        written.returned.reserveCapacity(rows.rowCount)
        var batch: SQLiteBatch?
        // All rows are of one execution, whose context listeners see with each of them.
        let context = context(0..<rows.rowCount)
        for row in 0..<rows.rowCount {
            let found = try deliver(statement.text, [], shown: { .tuple(Array(rows[row])) }, note: { [engine] in
                note(row, of: rows.rowCount) { engine.note(statement.text, isForMany: isMany, since: start, space: "rows ") }
            }, context: context, toldAsMany: isMany) { connection, text, _ -> ContiguousArray<Value>? in
                let own = try batch ?? SQLiteBatch(connection.handle, text)
                batch = own
                return try own.run(rows[row])
            }
            // The first row has taken the lock that keeps the schema as it is.
            if row == 0, rows.rowCount >= Connection.manyRows, !hasListeners, let batch, let numbering = statement.numbering, handle.numbersRows(of: numbering.table.name, by: numbering.column.name) {
                try batch.tellNumbers(numbering.text)
            }
            guard var values = found else { continue }
            if hasProcessors { for (at, process) in processors.enumerated() { if let process { values[at] = try process(values[at]) } } }
            written.returned.append(values)
        }
        written.matched = batch?.changedRows ?? 0
    }
}
