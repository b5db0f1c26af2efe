import Runtime
import SQL

extension Connection {
    /// Executes a statement with one set of parameters, several, or none.
    /// - Parameters:
    ///   - keys: the columns that the parameters are for; nil for all names of the first set.
    ///   - known: what compiling the statement would give, where that is known.
    public func execute(_ given: ClauseElement, _ givenSets: [DictObject], keys givenKeys: [String]? = nil, compiled known: Compiled? = nil, options: [(name: String, value: Value)] = [], cacheSpace: String = "") throws -> CursorResult {
        if let sink {
            try sink(given)
            return try executeDriver("SELECT 1 WHERE 0", [])
        }
        var (statement, sets) = (given, givenSets)
        let changed = try tellBefore(&statement, &sets, options)
        let start = tellsStatements ? Clock.now : 0
        let isMany = sets.count > 1
        let isUncached = try UncachedTypes.warn(of: statement)
        let takesKeys = statement is Insert || statement is Update
        let keys = takesKeys ? givenKeys ?? sets.first.map { $0.pairs.compactMap { ($0.key.object as? StringObject)?.text } } ?? [] : nil
        let compiled = try known ?? Compiler.compile(statement, engine.dialect, CompilerOptions(parameterKeys: keys, isForMany: isMany, schemaMap: schemaTranslation(statement, options)))
        if !compiled.cartesianProducts.isEmpty { try engine.warn(of: compiled) }
        let context = ExecutionContext(self, compiled, statement, text: compiled.text)
        context.isMany = isMany
        context.isUncached = isUncached
        context.cacheSpace = cacheSpace
        context.parameterKeys = keys ?? (writesLog ? sets.first.map { $0.pairs.compactMap { ($0.key.object as? StringObject)?.text } } : nil)
        context.ownOptions = options
        try revalidate()
        let rows = try prepared(compiled, sets, context)
        try prepareToExecute()
        let result = try send(compiled, rows, context, start)
        if hasListeners { try tell("after_execute") { told(statement, sets, options, changed) + [.object(result)] } }
        return result
    }

    /// The options of the statement, the connection and the call, in this order.
    func options(_ statement: ClauseElement?, _ own: [(name: String, value: Value)]) -> [(name: String, value: Value)] {
        Statement.merged(Statement.merged((statement as? Statement)?.executionOptions ?? [], executionOptions), own)
    }

    /// `schema_translate_map` of the execution.
    func schemaTranslation(_ statement: ClauseElement? = nil, _ own: [(name: String, value: Value)] = []) throws -> SchemaMap? {
        if executionOptions.isEmpty, own.isEmpty, (statement as? Statement)?.executionOptions.isEmpty != false { return nil }
        guard let map = options(statement, own).last(where: { $0.name == "schema_translate_map" })?.value.dictionary, map.count > 0 else { return nil }
        return SchemaMap(try map.pairs.map { ($0.key.isNone ? nil : try String.from($0.key), $0.value.isNone ? nil : try String.from($0.value)) }, renders: true)
    }

    /// What `before_execute` and `after_execute` are told.
    /// - Parameter changed: the parameters that a listener gave in place of others, as it gave them.
    func told(_ statement: ClauseElement, _ sets: [DictObject], _ own: [(name: String, value: Value)], _ changed: (many: Value, one: Value)? = nil) -> [Value] {
        if let changed { return [.object(self), .object(statement), changed.many, changed.one, ImmutableDict(named: options(statement, own)).value] }
        let many: Value = sets.isEmpty ? .tuple(TupleObject.empty) : .list(sets.count > 1 ? sets.map(\.value) : [])
        return [.object(self), .object(statement), many, sets.count == 1 ? sets[0].value : DictObject().value, ImmutableDict(named: options(statement, own)).value]
    }

    private func tellBefore(_ statement: inout ClauseElement, _ sets: inout [DictObject], _ options: [(name: String, value: Value)]) throws -> (many: Value, one: Value)? {
        guard hasListeners else { return nil }
        var (now, nowSets) = (statement, sets)
        var given: (many: Value, one: Value)?
        try tell("before_execute") { told(now, nowSets, options, given) } took: { answer in
            let parts = try answer.unpacked(3)
            guard let changed = parts[0].object as? ClauseElement else { throw PythonException.attributeError("'\(parts[0].typeName)' object has no attribute '_compile_w_cache'") }
            now = changed
            let many = try parts[1].elements().compactMap { $0.dictionary }
            if try !many.isEmpty && parts[2].isTrue() { throw SQLError.invalidRequest("Event handler can't return non-empty multiparams and params at the same time") }
            given = (parts[1], parts[2])
            nowSets = many.isEmpty ? parts[2].dictionary.map { $0.count == 0 ? [] : [$0] } ?? [] : many
        }
        (statement, sets) = (now, nowSets)
        return given
    }

    /// The values of every set in their places.
    /// - Throws: StatementError
    private func prepared(_ compiled: Compiled, _ sets: [DictObject], _ context: ExecutionContext) throws -> [[Value]] {
        do {
            try checkReturning(context)
            try Pulse.check()
            if sets.count < 2 {
                let set = try ParameterSet.named(compiled, sets.first ?? DictObject(), group: 0, context: context)
                context.sets = [set]
                return [try ParameterSet.placed(compiled, set)]
            }
            if compiled.isExpanding { throw SQLError.invalidRequest("'literal_execute' or 'expanding' parameters can't be used with executemany()") }
            context.sets.reserveCapacity(sets.count)
            // Nobody but a listener gets to see more of a set than its values.
            var whole: [[Value]]? = hasListeners || compiled.isExpanding ? nil : []
            whole?.reserveCapacity(sets.count)
            for (group, set) in sets.enumerated() {
                try Pulse.check()
                let row = whole == nil ? nil : ParameterSet.whole(compiled, set)
                if let row { whole?.append(row) } else { whole = nil }
                context.sets.append(row == nil ? try ParameterSet.named(compiled, set, group: group, context: context) : set)
            }
            guard let whole else { return try context.sets.map {
                try Pulse.check()
                return try ParameterSet.placed(compiled, $0)
            } }
            return try ParameterSet.processed(whole, compiled)
        } catch let error as PythonException {
            let shown = sets.isEmpty || sets.count == 1 && sets[0].count == 0 ? Value.tuple(TupleObject.empty) : .list(sets.map(\.value))
            let wrapped = DatabaseError.wrapping(error, statement: try textBeforeTranslation(compiled, context), parameters: shown, hidesParameters: engine.hidesParameters)
            guard let failed = wrapped as? StatementException, failed !== error else { throw wrapped }
            var isLost = false
            let told = replaced(failed, original: error, nil, isLost: &isLost)
            if !isInTransaction { try sendRollback() }
            throw told
        }
    }

    /// What is shown of a statement that was not sent: its schemas are translated on the way to the driver.
    private func textBeforeTranslation(_ compiled: Compiled, _ context: ExecutionContext) throws -> String {
        guard let statement = context.statement, let map = try schemaTranslation(statement, context.ownOptions) else { return compiled.text }
        return try Compiler.compile(statement, engine.dialect, CompilerOptions(parameterKeys: context.parameterKeys, isForMany: context.isMany, schemaMap: map.marking)).text
    }

    /// SQLite answers RETURNING of many rows for INSERT alone.
    private func checkReturning(_ context: ExecutionContext) throws {
        guard context.isMany, let statement = context.statement else { return }
        let isPlainInsert = (statement as? Insert).map { !$0.returning.isEmpty && !engine.dialect.traits.insertManyReturning } ?? false
        let kind = if isPlainInsert { "INSERT" } else if let update = statement as? Update, !update.returning.isEmpty { "UPDATE" } else if let delete = statement as? Delete, !delete.returning.isEmpty { "DELETE" } else { nil as String? }
        guard let kind else { return }
        throw SQLError.invalidRequest("Dialect sqlite+pysqlite with current server capabilities does not support \(kind)..RETURNING when executemany is used")
    }

    private func send(_ compiled: Compiled, _ rows: [[Value]], _ context: ExecutionContext, _ start: Double) throws -> CursorResult {
        let hasNoKey = context.statement is TableDefinition || context.statement is SavepointStatement || (context.statement as? Insert)?.rows.isEmpty == false
        if !hasNoKey { try context.rememberCompiled(at: start) }
        if rows.count > 1 {
            if let insert = context.statement as? Insert, !insert.returning.isEmpty || !compiled.implicitReturning.isEmpty { return try insertMany(compiled, rows, context, start) }
            let note = { [engine] in engine.note(compiled.text, isForMany: true, since: start, context) }
            return isStyled ? try sendManyStyled(compiled, rows, context, note: note) : try sendMany(compiled, rows, context, note: note)
        }
        let note = { [engine] in hasNoKey ? engine.noKey(since: start, isDefinition: context.statement is TableDefinition) : engine.note(compiled.text, isForMany: false, since: start, context) }
        if isStyled { return try sendStyled(compiled, rows[0], context, note: note) }
        let (text, values) = try ParameterSet.expanded(compiled, rows[0])
        context.text = text
        context.values = values
        let cursor = try deliver(text, values, shown: { .tuple(values) }, note: note, context: context) {
            try $0.executed("do_execute", $1, .tuple($2), context) ?? SQLiteCursor($0.handle, $1, $2)
        }
        return try CursorResult(cursor, context, returnsImplicitly: !compiled.implicitReturning.isEmpty || !compiled.fetchedDefaults.isEmpty)
    }

    private func sendMany(_ compiled: Compiled, _ rows: [[Value]], _ context: ExecutionContext, note: () -> String) throws -> CursorResult {
        var text = compiled.text
        let expanded = try rows.map { row in
            try Pulse.check()
            let made = try ParameterSet.expanded(compiled, row)
            text = made.text
            return made.values
        }
        context.manyValues = expanded
        let cursor = try deliver(text, [], shown: { .list(expanded.map { .tuple($0) }) }, note: note, context: context, isMany: true) { connection, text, changed in
            if !StatementKind(text).isChange { throw DriverFailure("ProgrammingError", "executemany() can only execute DML statements.") }
            if let answered = try connection.executed("do_executemany", text, .list(changed.isEmpty ? expanded.map { .tuple($0) } : changed), context) { return answered }
            // Sets of values that a listener put in place of others.
            if !changed.isEmpty { return try SQLiteCursor.many(connection.handle, text, changed) { try $0.bind(set: $1) } }
            return try SQLiteCursor.many(connection.handle, text, expanded) { try $0.bind($1) }
        }
        return try CursorResult(cursor, context, rowCount: cursor.changedRows)
    }

    /// Sends an INSERT with RETURNING for many rows in statements of up to a thousand rows (`insertmanyvalues`).
    private func insertMany(_ compiled: Compiled, _ rows: [[Value]], _ context: ExecutionContext, _ start: Double) throws -> CursorResult {
        guard let template = RowsTemplate(compiled.text, marks: compiled.placeholders), !compiled.isExpanding else { throw PythonException.notImplemented("Retort cannot send this INSERT for many rows") }
        let insert = context.statement as? Insert
        let order = insert?.conflicts.isEmpty ?? true ? try SentinelOrder(compiled) : nil
        let isSorted = insert?.sortsByParameters ?? false
        let isSingle = isSorted && order == nil || compiled.hasUpsertParameters
        let size = isSingle ? 1 : max(1, min(try pageSize(context), engine.dialect.traits.insertManyValuesMaxParameters / max(1, compiled.parameters.count)))
        let batches = stride(from: 0, to: rows.count, by: size).map { Array(rows[$0..<min($0 + size, rows.count)]) }
        context.manyValues = rows
        if isStyled { context.styled = try rows.map { try StyledParameters(compiled: compiled).statement($0).parameters } }
        var found: [ContiguousArray<Value>] = []
        var last: SQLiteCursor?
        var lastCount = 0
        for (number, batch) in batches.enumerated() {
            let values = template.ordered(batch)
            let remark = "\(number + 1)/\(batches.count) (\(isSingle ? "\(isSorted ? "" : "un")ordered; batch not supported" : order == nil ? "unordered" : "ordered"))"
            let note = { [engine] in
                number == 0 ? engine.note(compiled.text, isForMany: true, since: start, context) + " (insertmanyvalues) \(remark)" : "insertmanyvalues \(remark)"
            }
            let cursor: SQLiteCursor
            if isStyled {
                guard let (text, parameters) = try StyledParameters(compiled: compiled).statement(rows: batch, template) else { throw PythonException.notImplemented("Retort cannot send this INSERT for many rows") }
                cursor = try deliverStyled(text, parameters, context, isRow: true, note: note)
            } else {
                cursor = try deliver(template.text(count: batch.count), values, shown: { .tuple(values) }, note: note, context: context, toldAsMany: true) {
                    try $0.executed("do_execute", $1, .tuple($2), context) ?? SQLiteCursor($0.handle, $1, $2)
                }
            }
            var own: [ContiguousArray<Value>] = []
            do { while let row = try cursor.next() { own.append(row) } } catch let failure as DriverFailure {
                throw refusal(failure, compiled.text, .tuple(values), isMany: false, context)
            }
            (last, lastCount) = (cursor, own.count)
            if let order { own = try order.sorted(own, like: context.sets[(number * size)..<(number * size + batch.count)]) }
            found += order == nil && !compiled.sentinels.isEmpty ? own.map { ContiguousArray($0.dropLast(compiled.sentinels.count)) } : own
        }
        // Unless the number is kept, what the driver tells of the last statement is all that is known.
        return try CursorResult(last, context, rowCount: context.keepsRowCount ? found.count : lastCount, rows: found, returnsImplicitly: !compiled.implicitReturning.isEmpty)
    }

    /// Whether parameters are sent in another way than SQLite's own, `?`.
    var isStyled: Bool { engine.dialect.parameterStyle != .questionMark }

    /// How many rows an INSERT of several has.
    private func pageSize(_ context: ExecutionContext) throws -> Int {
        if context.hasOptions, let given = context.options.last(where: { $0.name == "insertmanyvalues_page_size" }) { return max(1, try Int.from(given.value)) }
        return engine.dialect.traits.insertManyValuesPageSize
    }

    /// `exec_driver_sql`: text as SQLite takes it.
    public func executeDriver(_ text: String, _ parameters: [Value]) throws -> CursorResult { try executeDriver(text, sets: parameters.isEmpty ? [] : [.tuple(parameters)], isMany: false) }

    /// - Parameters:
    ///   - sets: tuples or dicts.
    ///   - isMany: whether several sets were given.
    public func executeDriver(_ text: String, sets: [Value], isMany: Bool, options: [(name: String, value: Value)] = []) throws -> CursorResult {
        let context = ExecutionContext(self, nil, nil, text: text)
        context.ownOptions = options
        context.isMany = isMany
        if isStyled { context.styled = sets.isEmpty ? [StyledParameters.none(of: engine.dialect)] : sets }
        try prepareToExecute()
        let shown = isMany ? .list(sets) : sets.first ?? StyledParameters.none(of: engine.dialect)
        let cursor = try deliver(text, [shown], shown: { shown }, note: { "raw sql" }, context: context, isMany: isMany, isOfDriver: true) { connection, text, values -> SQLiteCursor in
            let parameters = values.first ?? .none
            guard isMany else {
                let isEmpty = try !(sets.first?.isTrue() ?? false)
                let hasNone = try isEmpty && context.hasOptions && context.options.last { $0.name == "no_parameters" }?.value.isTrue() ?? false
                let answered = hasNone ? try connection.executed("do_execute_no_params", text, nil, context) : try connection.executed("do_execute", text, parameters, context)
                return try answered ?? SQLiteCursor(connection.handle, text, parameters)
            }
            if !StatementKind(text).isChange { throw DriverFailure("ProgrammingError", "executemany() can only execute DML statements.") }
            return try connection.executed("do_executemany", text, parameters, context) ?? SQLiteCursor.many(connection.handle, text, try parameters.elements()) { try $0.bind(set: $1) }
        }
        return try CursorResult(cursor, context)
    }

    /// Tells who listens, then runs; BEGIN comes before the first change, as pysqlite has it.
    /// - Throws: DBAPIError and its kin.
    @discardableResult
    func deliver<R>(_ text: String, _ values: [Value], shown makeShown: () -> Value, note: () -> String, context: ExecutionContext?, isMany: Bool = false, toldAsMany: Bool = false, isOfDriver: Bool = false, _ body: (Connection, String, [Value]) throws -> R) throws -> R {
        var (text, values) = (text, values)
        var known: Value?
        func shown() -> Value {
            let shown = known ?? makeShown()
            known = shown
            return shown
        }
        if hasListeners {
            var told = shown()
            do { try tellBeforeCursor(&text, &values, &told, context, isMany: isMany || toldAsMany, sendsMany: isMany) } catch let error as PythonException { throw ofListener(error, text, told, isMany, context) }
            if isOfDriver { values = [told] }
            known = told
        }
        if tellsStatements { try report(.statement(text: text, parameters: shown(), note: writesLog ? note() : "", isMany: isMany, cause: Cause.current)) }
        let start = engine.isObserved ? Clock.now : 0
        do {
            if handle.beginsByItself, !handle.isInTransaction, StatementKind(text).isChange { try handle.begin() }
            let result: R
            do { result = try body(self, text, values) } catch let error as PythonException { throw ofListener(error, text, shown(), isMany, context) }
            if engine.isObserved { try report(result, since: start) }
            if hasListeners {
                context?.text = text
                let cursor = (result as? SQLiteCursor).map { DriverCursor(driver, $0) } ?? context?.shownCursor() ?? driver.cursor()
                do {
                    try tell("after_cursor_execute") { [.object(self), .object(cursor), .string(text), shown(), context.map { .object($0) } ?? .none, .bool(isMany || toldAsMany)] }
                } catch let error as PythonException { throw ofListener(error, text, shown(), isMany, context) }
            }
            return result
        } catch let failure as DriverFailure {
            if engine.isObserved { try report(.executed(StatementOutcome(rows: nil, seconds: Clock.now - start, failure: failure.message))) }
            throw refusal(failure, text, shown(), isMany: isMany, context)
        }
    }

    /// What a listener of a cursor's events raised: an error of the driver counts as one of the statement; what is no Exception costs the connection.
    private func ofListener(_ error: PythonException, _ text: String, _ shown: Value, _ isMany: Bool, _ context: ExecutionContext?) -> Error {
        if !error.isInstance(of: .exception) {
            try? invalidate(.object(error))
            return error
        }
        guard error.isInstance(of: DriverError.error), let kind = DriverError.all.last(where: { error.isInstance(of: $0) }) else { return error }
        let made = DatabaseError.make(DriverFailure(kind.name, error.message), statement: text, parameters: shown, isMany: isMany, hidesParameters: engine.hidesParameters, original: error)
        return replaced(made, original: error, context, isLost: isDisconnect(made, context))
    }

    /// Tells observers what came of a statement: a cursor's rows as they are fetched, or how many rows it changed.
    private func report<R>(_ result: R, since start: Double) throws {
        let outcome = StatementOutcome(rows: nil, seconds: Clock.now - start)
        switch result {
        case let cursor as SQLiteCursor: cursor.count(for: outcome)
        case let batch as SQLiteBatch: outcome.rows = batch.changedRows
        case let row as ContiguousArray<Value>?: outcome.rows = row == nil ? 0 : 1
        default: break
        }
        try report(.executed(outcome))
    }

    /// Whether a listener of "do_execute" and its kin has executed the statement itself: what its cursor has then.
    func executed(_ event: String, _ text: String, _ parameters: @autoclosure () -> Value?, _ context: ExecutionContext) throws -> SQLiteCursor? {
        let own = try engine.dialect.isProgrammed ? engine.dialect.ownMethod(Name(event)) : nil
        guard hasListeners || own != nil else { return nil }
        let cursor = driver.cursor()
        var isDone = false
        let arguments: [Value] = [.object(cursor), .string(text)] + (parameters().map { [$0] } ?? []) + [.object(context)]
        if hasListeners { try tell(event, { arguments }, took: { if !isDone { isDone = try $0.isTrue() } }) }
        if !isDone, let own {
            _ = try own.call(arguments)
            isDone = true
        }
        guard isDone else { return nil }
        return try cursor.release() ?? SQLiteCursor(handle, "", [])
    }

    /// - Parameters:
    ///   - isMany: what listeners are told
    ///   - sendsMany: whether the driver gets several sets of values
    private func tellBeforeCursor(_ text: inout String, _ values: inout [Value], _ shown: inout Value, _ context: ExecutionContext?, isMany: Bool, sendsMany: Bool) throws {
        var (now, given) = (text, shown)
        var isChanged = false
        try tell("before_cursor_execute") {
            [.object(self), .object(context?.shownCursor() ?? driver.cursor()), .string(now), given, context.map { .object($0) } ?? .none, .bool(isMany)]
        } took: { answer in
            let parts = try answer.unpacked(2)
            guard let text = parts[0].object as? StringObject else { throw PythonException.typeError("\(sendsMany ? "executemany" : "execute")() argument 1 must be str, not \(parts[0].typeName)") }
            now = text.text
            given = parts[1]
            isChanged = true
        }
        text = now
        shown = given
        if isChanged { values = try given.elements() }
    }

    /// The error of a failed statement, which `handle_error` may replace.
    func refusal(_ failure: DriverFailure, _ text: String, _ shown: Value, isMany: Bool, _ context: ExecutionContext?) -> Error {
        let error = DatabaseError.make(failure, statement: text, parameters: shown, isMany: isMany, hidesParameters: engine.hidesParameters)
        let isLost = failure.message == "Cannot operate on a closed database." || isDisconnect(error, context)
        return replaced(error, original: error.cause ?? error, context, isLost: isLost)
    }

    /// Whether the program's own method of the dialect says that the connection is lost.
    private func isDisconnect(_ error: StatementException, _ context: ExecutionContext?) -> Bool {
        (try? engine.dialect.callOwn("is_disconnect", { [error.cause.map { .object($0) } ?? .none, .object(fairy), context.map { .object($0.shownCursor()) } ?? .none] })?.isTrue()) == true
    }

    /// What `handle_error` makes of an error of the driver.  The connection is given up where it is lost, which a listener may decide.
    private func replaced(_ error: StatementException, original: PythonException, _ context: ExecutionContext?, isLost: Bool) -> Error {
        var isLost = isLost
        error.setOwnAttribute("connection_invalidated", .bool(isLost))
        let told = replaced(error, original: original, context, isLost: &isLost)
        error.setOwnAttribute("connection_invalidated", .bool(isLost))
        if isLost { try? invalidate(.object(original)) }
        return told
    }

    private func replaced(_ error: StatementException, original: PythonException, _ context: ExecutionContext?, isLost: inout Bool) -> Error {
        guard hasListeners, (try? options(context?.statement, context?.ownOptions ?? []).last { $0.name == "skip_user_error_events" }?.value.isTrue()) != true else { return error }
        let subject = ErrorContext(error, original, self, context)
        subject.isDisconnect = .bool(isLost)
        defer { isLost = (try? subject.isDisconnect.isTrue()) ?? isLost }
        do {
            try tell("handle_error", { [.object(subject)] }, took: { subject.chained = $0.object as? PythonException ?? subject.chained })
            guard let chained = subject.chained else { return error }
            chained.cause = original
            return chained
        } catch let raised as PythonException {
            raised.cause = original
            return raised
        } catch { return error }
    }
}

/// What `handle_error` is told (sqlalchemy.engine.ExceptionContext).
public final class ErrorContext: Object {
    public let error: StatementException
    public let original: PythonException
    public let connection: Connection
    public let execution: ExecutionContext?
    /// What another listener made of it.
    public internal(set) var chained: PythonException?
    /// Whether the connection is lost; a listener may say so.
    public var isDisconnect = Value.bool(false)
    init(_ error: StatementException, _ original: PythonException, _ connection: Connection, _ execution: ExecutionContext?) {
        self.error = error
        self.original = original
        self.connection = connection
        self.execution = execution
        super.init()
    }
}
