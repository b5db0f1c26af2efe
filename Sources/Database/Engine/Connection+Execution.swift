import Runtime
import SQL

extension Connection {
    /// Executes a statement with one set of parameters, several, or none.
    /// - Parameter keys: the columns that the parameters are for; nil for all names of the first set.
    public func execute(_ given: ClauseElement, _ givenSets: [DictObject], keys givenKeys: [String]? = nil, options: [(name: String, value: Value)] = []) throws -> CursorResult {
        try checkOpen()
        var (statement, sets) = (given, givenSets)
        try tellBefore(&statement, &sets, options)
        let start = Clock.now
        let keys = givenKeys ?? sets.first.map { $0.pairs.compactMap { ($0.key.object as? StringObject)?.text } } ?? []
        let isMany = sets.count > 1
        let takesKeys = statement is Insert || statement is Update
        let compiled = try Compiler.compile(statement, engine.dialect, CompilerOptions(parameterKeys: takesKeys ? keys : nil, isForMany: isMany))
        let context = ExecutionContext(self, compiled, statement, text: compiled.text)
        context.isMany = isMany
        let rows = try prepared(compiled, sets, context)
        try prepareToExecute()
        let result = try send(compiled, rows, context, start)
        if hasListeners { try tell("after_execute") { [.object(self), .object(statement), .list(sets.count > 1 ? sets.map(\.value) : []), sets.count == 1 ? sets[0].value : DictObject().value, DictObject(options.map { ($0.name, $0.value) }).value, .object(result)] } }
        return result
    }

    private func tellBefore(_ statement: inout ClauseElement, _ sets: inout [DictObject], _ options: [(name: String, value: Value)]) throws {
        guard hasListeners else { return }
        var (now, nowSets) = (statement, sets)
        try tell("before_execute") {
            [.object(self), .object(now), .list(nowSets.count > 1 ? nowSets.map(\.value) : []), nowSets.count == 1 ? nowSets[0].value : DictObject().value, DictObject(options.map { ($0.name, $0.value) }).value]
        } took: { answer in
            let parts = try answer.elements()
            guard parts.count == 3, let changed = parts[0].object as? ClauseElement else { throw PythonException.valueError("not enough values to unpack (expected 3, got \(parts.count))") }
            now = changed
            let many = try parts[1].elements().compactMap { $0.object as? DictObject }
            nowSets = many.isEmpty ? (parts[2].object as? DictObject).map { $0.count == 0 ? [] : [$0] } ?? [] : many
        }
        (statement, sets) = (now, nowSets)
    }

    /// The values of every set in their places.
    /// - Throws: StatementError
    private func prepared(_ compiled: Compiled, _ sets: [DictObject], _ context: ExecutionContext) throws -> [[Value]] {
        do {
            return try (sets.isEmpty ? [DictObject()] : sets).enumerated().map { group, set in
                let values = try ParameterSet.named(compiled, set, group: group, context: context)
                context.sets.append(values)
                return try ParameterSet.placed(compiled, values)
            }
        } catch let error as PythonException {
            let shown = sets.isEmpty ? Value.tuple(TupleObject.empty) : .list(sets.map(\.value))
            throw DatabaseError.wrapping(error, statement: compiled.text, parameters: shown, hidesParameters: engine.hidesParameters)
        }
    }

    private func send(_ compiled: Compiled, _ rows: [[Value]], _ context: ExecutionContext, _ start: Double) throws -> CursorResult {
        let hasNoKey = context.statement is TableDefinition || (context.statement as? Insert)?.rows.isEmpty == false
        if rows.count > 1 {
            if let insert = context.statement as? Insert, !insert.returning.isEmpty || !compiled.implicitReturning.isEmpty { return try insertMany(compiled, rows, context, start) }
            return try sendMany(compiled, rows, context) { [engine] in engine.note(compiled.text, isForMany: true, since: start) }
        }
        let (text, values) = try ParameterSet.expanded(compiled, rows[0])
        let cursor = try deliver(text, values, shown: { .tuple(values) }, note: { [engine] in hasNoKey ? Engine.noKey(since: start) : engine.note(compiled.text, isForMany: false, since: start) }, context: context) {
            try SQLiteCursor($0.handle, $1, $2)
        }
        return try CursorResult(cursor, context, returnsImplicitly: !compiled.implicitReturning.isEmpty || !compiled.fetchedDefaults.isEmpty)
    }

    private func sendMany(_ compiled: Compiled, _ rows: [[Value]], _ context: ExecutionContext, note: () -> String) throws -> CursorResult {
        var text = compiled.text
        let expanded = try rows.map { row in
            let made = try ParameterSet.expanded(compiled, row)
            text = made.text
            return made.values
        }
        var changed = 0
        var last: SQLiteCursor?
        var isFirst = true
        try deliver(text, [], shown: { .list(expanded.map { .tuple($0) }) }, note: note, context: context, isMany: true) { connection, text, _ in
            for values in expanded {
                if isFirst, !StatementKind(text).isChange { throw DriverFailure("ProgrammingError", "executemany() can only execute DML statements.") }
                isFirst = false
                let cursor = try SQLiteCursor(connection.handle, text, values)
                changed += max(0, cursor.changedRows)
                last = cursor
            }
        }
        return try CursorResult(last, context, rowCount: changed)
    }

    /// Sends an INSERT with RETURNING for many rows in statements of up to a thousand rows (`insertmanyvalues`).
    private func insertMany(_ compiled: Compiled, _ rows: [[Value]], _ context: ExecutionContext, _ start: Double) throws -> CursorResult {
        guard let template = RowsTemplate(compiled.text), !compiled.isExpanding else { throw PythonException.notImplemented("Retort cannot send this INSERT for many rows") }
        let insert = context.statement as? Insert
        let isOrdered = insert?.sortsByParameters ?? false
        let size = isOrdered ? 1 : max(1, min(engine.dialect.traits.insertManyValuesPageSize, engine.dialect.traits.insertManyValuesMaxParameters / max(1, compiled.parameters.count)))
        let batches = stride(from: 0, to: rows.count, by: size).map { Array(rows[$0..<min($0 + size, rows.count)]) }
        var found: [ContiguousArray<Value>] = []
        var last: SQLiteCursor?
        for (number, batch) in batches.enumerated() {
            let values = template.ordered(batch)
            let remark = "\(number + 1)/\(batches.count) (\(isOrdered ? "ordered; batch not supported" : "unordered"))"
            let cursor = try deliver(template.text(count: batch.count), values, shown: { .tuple(values) }, note: { [engine] in
                number == 0 ? engine.note(compiled.text, isForMany: true, since: start) + " (insertmanyvalues) \(remark)" : "insertmanyvalues \(remark)"
            }, context: context, toldAsMany: true) { try SQLiteCursor($0.handle, $1, $2) }
            do { while let row = try cursor.next() { found.append(row) } } catch let failure as DriverFailure {
                throw refusal(failure, compiled.text, .tuple(values), isMany: false, context)
            }
            last = cursor
        }
        return try CursorResult(last, context, rows: found, returnsImplicitly: !compiled.implicitReturning.isEmpty)
    }

    /// `exec_driver_sql`: text as SQLite takes it.
    public func executeDriver(_ text: String, _ parameters: [Value]) throws -> CursorResult { try executeDriver(text, sets: [parameters], isMany: false) }

    /// - Parameter isMany: whether several sets were given.
    public func executeDriver(_ text: String, sets: [[Value]], isMany: Bool) throws -> CursorResult {
        let context = ExecutionContext(self, nil, nil, text: text)
        try prepareToExecute()
        if isMany {
            var changed = 0
            var last: SQLiteCursor?
            try deliver(text, [], shown: { .list(sets.map { .tuple($0) }) }, note: { "raw sql" }, context: context, isMany: true) { connection, text, _ in
                for values in sets {
                    let cursor = try SQLiteCursor(connection.handle, text, values)
                    changed += max(0, cursor.changedRows)
                    last = cursor
                }
            }
            return try CursorResult(last, context, rowCount: changed)
        }
        let cursor = try deliver(text, sets.first ?? [], shown: { .tuple(sets.first ?? []) }, note: { "raw sql" }, context: context) { try SQLiteCursor($0.handle, $1, $2) }
        return try CursorResult(cursor, context)
    }

    /// Tells who listens, then runs; BEGIN comes before the first change, as pysqlite has it.
    /// - Throws: DBAPIError and its kin.
    @discardableResult
    func deliver<R>(_ text: String, _ values: [Value], shown makeShown: () -> Value, note: () -> String, context: ExecutionContext?, isMany: Bool = false, toldAsMany: Bool = false, _ body: (Connection, String, [Value]) throws -> R) throws -> R {
        var (text, values) = (text, values)
        var known: Value?
        func shown() -> Value {
            let shown = known ?? makeShown()
            known = shown
            return shown
        }
        if hasListeners {
            var told = shown()
            try tellBeforeCursor(&text, &values, &told, context, isMany || toldAsMany)
            known = told
        }
        if engine.echoes || !engine.observers.isEmpty || engine.logs { try engine.report(.statement(text: text, parameters: shown(), note: note(), isMany: isMany)) }
        do {
            if handle.beginsByItself, !handle.isInTransaction, StatementKind(text).isChange { try handle.run("BEGIN") }
            let result = try body(self, text, values)
            if hasListeners {
                context?.text = text
                let cursor = (result as? SQLiteCursor).map { DriverCursor(driver, $0) } ?? context?.shownCursor() ?? driver.cursor()
                try tell("after_cursor_execute") { [.object(self), .object(cursor), .string(text), shown(), context.map { .object($0) } ?? .none, .bool(isMany || toldAsMany)] }
            }
            return result
        } catch let failure as DriverFailure { throw refusal(failure, text, shown(), isMany: isMany, context) }
    }

    private func tellBeforeCursor(_ text: inout String, _ values: inout [Value], _ shown: inout Value, _ context: ExecutionContext?, _ isMany: Bool) throws {
        var (now, given) = (text, shown)
        var isChanged = false
        try tell("before_cursor_execute") {
            [.object(self), .object(context?.shownCursor() ?? driver.cursor()), .string(now), given, context.map { .object($0) } ?? .none, .bool(isMany)]
        } took: { answer in
            let parts = try answer.elements()
            guard parts.count == 2 else { throw PythonException.valueError("not enough values to unpack (expected 2, got \(parts.count))") }
            now = try parts[0].strText()
            given = parts[1]
            isChanged = true
        }
        text = now
        shown = given
        if isChanged, !isMany { values = try given.elements() }
    }

    /// The error of a failed statement, which `handle_error` may replace.
    func refusal(_ failure: DriverFailure, _ text: String, _ shown: Value, isMany: Bool, _ context: ExecutionContext?) -> Error {
        let error = DatabaseError.make(failure, statement: text, parameters: shown, isMany: isMany, hidesParameters: engine.hidesParameters)
        guard hasListeners else { return error }
        let subject = ErrorContext(error, self, context)
        do {
            var replaced: PythonException?
            try tell("handle_error", { [.object(subject)] }, took: { replaced = $0.object as? PythonException ?? replaced })
            return replaced ?? error
        } catch { return error }
    }
}

/// What `handle_error` is told (sqlalchemy.engine.ExceptionContext).
public final class ErrorContext: Object {
    public let error: StatementException
    public let connection: Connection
    public let execution: ExecutionContext?
    init(_ error: StatementException, _ connection: Connection, _ execution: ExecutionContext?) {
        self.error = error
        self.connection = connection
        self.execution = execution
        super.init()
    }
}

/// The text of an INSERT around its row of placeholders, to be written for many rows.
struct RowsTemplate {
    private let before: String
    private let row: String
    private let after: String
    /// How many placeholders stand before the row, in it, and behind.
    private let counts: (before: Int, row: Int)

    init?(_ text: String) {
        guard let start = text.firstRange(of: " VALUES (") else { return nil }
        let open = text.index(before: start.upperBound)
        var depth = 0
        var quote: Character?
        var at = open
        while at < text.endIndex {
            let character = text[at]
            if let inside = quote { if character == inside { quote = nil } } else if character == "'" || character == "\"" { quote = character } else if character == "(" { depth += 1 } else if character == ")" {
                depth -= 1
                if depth == 0 { break }
            }
            at = text.index(after: at)
        }
        guard at < text.endIndex else { return nil }
        let end = text.index(after: at)
        before = String(text[..<open])
        row = String(text[open..<end])
        after = String(text[end...])
        counts = (before.filter { $0 == "?" }.count, row.filter { $0 == "?" }.count)
    }

    func text(count: Int) -> String { before + [String](repeating: row, count: count).joined(separator: ", ") + after }
    func ordered(_ rows: [[Value]]) -> [Value] {
        guard let first = rows.first else { return [] }
        return Array(first.prefix(counts.before)) + rows.flatMap { $0.dropFirst(counts.before).prefix(counts.row) } + first.dropFirst(counts.before + counts.row)
    }
}
