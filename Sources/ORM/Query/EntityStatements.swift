import Database
import Runtime
import SQL

/// INSERT, UPDATE and DELETE of mapped classes, as a session executes them.
public enum EntityStatements {
    // MARK: DELETE

    public static func execute(_ session: Session, _ delete: Delete, _ sets: [DictObject], _ options: ExecutionOptions) throws -> Result {
        guard let entity = delete.subject as? Entity else { return try plain(session, delete, sets, options) }
        let strategy = options.changeStrategy ?? "auto"
        if strategy == "bulk", !options.hasSeveralSets { throw EntityStatements.noSets }
        if options.hasSeveralSets, strategy == "auto" || strategy == "bulk" {
            throw try refusing(session, entity.mapper, ORMError.invalidRequest("Bulk ORM DELETE not supported right now. Statement may be invoked at the Core level using session.connection().execute(stmt, parameters)"))
        }
        guard ["orm", "auto", "core_only"].contains(strategy) else { throw try refusing(session, entity.mapper, ORMError.argument("Valid strategies for ORM DELETE strategy are 'orm', 'auto', 'core_only'")) }
        guard sets.isEmpty, strategy != "core_only" else { return try plain(session, delete, sets, options) }
        var change = try BulkChange(session, entity.mapper, LoaderCriteria.add(to: delete.criteria, of: delete, entity), BulkChange.Synchronization(options.synchronization), autoflush: options.autoflush)
        change.bindArguments = options.bindArguments
        (change.executionOptions, change.identityToken) = (options.sent, options.identityToken)
        change.statementOptions = delete.options
        let returned = delete.returning.isEmpty ? nil : try ReturnedEntities(delete)
        change.returnsAll = returned?.isStar ?? false
        let outcome = try change.delete(delete.table as? Table ?? entity.mapper.localTable, target: delete.target, returning: returned?.columns ?? [])
        if change.returnsAll { return outcome.result }
        return try returned?.result(session, outcome.rows, options) ?? outcome.cursor
    }

    // MARK: UPDATE

    public static func execute(_ session: Session, _ update: Update, _ sets: [DictObject], _ options: ExecutionOptions) throws -> Result {
        guard let entity = update.subject as? Entity else { return try plain(session, update, sets, options) }
        let mapper = entity.mapper
        if update.hasRows { throw ORMError.invalidRequest("UPDATE construct does not support multiple parameter sets.") }
        if let strategy = options.changeStrategy {
            if strategy == "bulk", !options.hasSeveralSets { throw EntityStatements.noSets }
            guard ["orm", "auto", "bulk", "core_only"].contains(strategy) else { throw try refusing(session, mapper, ORMError.argument("Valid strategies for ORM UPDATE strategy are 'orm', 'auto', 'bulk', 'core_only'")) }
            if strategy == "core_only" { return try plain(session, asTable(update, mapper), sets, options) }
        }
        if options.hasSeveralSets, options.changeStrategy != "orm" { return try updateByKey(session, update, sets, mapper, options) }
        var change = try BulkChange(session, mapper, LoaderCriteria.add(to: update.criteria, of: update, entity), BulkChange.Synchronization(options.synchronization), autoflush: options.autoflush)
        let given = try (update.values ?? []).map { key, value in (key: Self.key(key, update.keyKinds[key], of: update), value: try LoaderCriteria.added(inside: value, of: update)) }
        change.parameters = sets
        change.bindArguments = options.bindArguments
        (change.executionOptions, change.identityToken) = (options.sent, options.identityToken)
        change.statementOptions = update.options
        change.keepsOrder = update.isOrdered
        let returned = update.returning.isEmpty ? nil : try ReturnedEntities(update)
        change.returnsAll = returned?.isStar ?? false
        let table = update.table as? Table ?? mapper.localTable
        let settings = try BulkChange.settings(given, mapper)
        change.unsent = try BulkChange.settings(update.unsentValues.map { (key: key($0.key, $0.kind, of: update), value: $0.value) }, mapper)
        let outcome = try change.update(table, target: update.target, settings + Self.settings(from: sets, for: table, besides: settings), further: update.furtherValues, returning: returned?.columns ?? [], fetchesBack: update.returnedDefaults != nil)
        if change.returnsAll { return outcome.result }
        return try returned?.result(session, outcome.rows, options) ?? outcome.cursor
    }

    /// A key of the values as it was given: by name, as a column of no table, as one of the statement's table.
    private static func key(_ key: String, _ kind: ChangingStatement.KeyKind?, of update: Update) -> Value {
        switch kind {
        case .text: .string(key)
        case .bareColumn: .object(Column(clause: key))
        case nil: update.table.column(key).map { .object($0) } ?? .string(key)
        }
    }

    /// The columns that parameter sets give values, `session.execute(update(User), {"name": "x"})`, where the statement gives them none.
    /// Other names are those of its own parameters, or nobody's.  Objects are not told of such values.
    private static func settings(from sets: [DictObject], for table: Table, besides given: [BulkChange.Setting]) -> [BulkChange.Setting] {
        guard let first = sets.first else { return [] }
        return table.columns.filter { column in first.get(column.key) != nil && !given.contains { $0.column === column } }.map { column in
            BulkChange.Setting(nil, column, .object(BindParameter(column.key, .none, type: column.sqlType, isRequired: true)))
        }
    }

    /// The UPDATE of a class as one of its table.
    static func asTable(_ update: Update, _ mapper: Mapper) -> Update {
        Update(update.table, values: update.values.map { $0.map { (update.keyKinds[$0.key] == .bareColumn ? $0.key : (mapper.attribute(Name($0.key))?.mappedColumn as? Column)?.key ?? $0.key, $0.value) } }, criteria: update.criteria, returning: update.returning)
    }

    /// `session.execute(update(User), [{"id": 1, "name": "x"}, ...])`: rows by primary key.
    private static func updateByKey(_ session: Session, _ update: Update, _ sets: [DictObject], _ mapper: Mapper, _ options: ExecutionOptions) throws -> Result {
        if case .string(let text) = options.synchronization, text.text == "fetch" {
            throw ORMError.invalidRequest("The 'fetch' synchronization strategy is not available for 'bulk' ORM updates (i.e. multiple parameter sets)")
        }
        let synchronizes: Bool
        if case .string = options.synchronization { synchronizes = true } else { synchronizes = false }
        if options.autoflush { try session.autoflush() }
        if !update.criteria.isEmpty, synchronizes { throw ORMError.invalidRequest("bulk synchronize of persistent objects not supported when using bulk update with additional WHERE criteria right now.  add synchronize_session=None execution option to bypass synchronize of persistent objects.") }
        if update.isOrdered { throw ORMError.invalidRequest("bulk ORM UPDATE does not support ordered_values() for custom UPDATE statements with bulk parameter sets.  Use a non-bulk UPDATE statement or use values().") }
        var rows = BulkRows(session, mapper)
        rows.executionOptions = options.sent
        try rows.askForBind(update, options.bindArguments)
        // No rows at all are one without a key.
        try rows.update(sets.isEmpty ? [DictObject()] : sets, like: update, synchronizes: synchronizes && !sets.isEmpty)
        return IteratorResult(keys: ResultKeys([])) { nil }
    }

    // MARK: INSERT

    public static func execute(_ session: Session, _ insert: Insert, _ sets: [DictObject], _ options: ExecutionOptions) throws -> Result {
        guard let entity = insert.subject as? Entity else { return try plain(session, insert, sets, options) }
        let mapper = entity.mapper
        let strategy = options.changeStrategy ?? "auto"
        guard ["raw", "bulk", "orm", "auto"].contains(strategy) else { throw try refusing(session, mapper, ORMError.argument("Valid strategies for ORM insert strategy are 'raw', 'orm', 'bulk', 'auto")) }
        if strategy == "bulk", sets.isEmpty { throw EntityStatements.noSets }
        if options.autoflush { try session.autoflush() }
        let statement = try insert.mapping { pairs in
            try BulkChange.expanded(pairs.map { (Value.string($0.key), $0.value) }, mapper).map { key, value in
                (key: try AttributeReference(key.object)?.key.text ?? String.from(key), value: value)
            }
        }.renamed { (mapper.attribute(Name($0))?.mappedColumn as? Column)?.key ?? $0 }
        let isBulk = strategy == "bulk" || (strategy == "auto" && !sets.isEmpty)
        let returned = insert.returning.isEmpty || strategy == "raw" ? nil : try ReturnedEntities(insert)
        guard isBulk else {
            let aimed = returned.map { statement.replacing(returning: $0.columns) } ?? statement
            let result = try session.connection(of: mapper, executing: aimed, arguments: options.bindArguments).execute(aimed, sets.map { try BulkRows.byColumn($0, mapper) }, options: options.sent)
            guard let returned, !returned.isStar else { return result }
            return try returned.result(session, BulkOutcome(result, shown: returned.columns.count).rows, options)
        }
        if returned?.isStar ?? false { throw SQLError.compile("Can't use RETURNING * with bulk ORM INSERT.  Please use a different INSERT form, such as INSERT..VALUES or INSERT with a Core Connection") }
        var bulk = BulkRows(session, mapper)
        bulk.executionOptions = options.sent
        try bulk.askForBind(insert, options.bindArguments)
        let rows = try bulk.insert(sets, rendersNulls: options.rendersNulls, like: insert, returning: returned?.columns ?? [])
        guard let returned else { return NullResult() }
        return try returned.result(session, rows, options)
    }

    private static var noSets: PythonException { ORMError.invalidRequest("Can't use \"bulk\" ORM insert strategy without passing separate parameters") }
    /// What a statement is refused by once its transaction has begun.
    private static func refusing(_ session: Session, _ mapper: Mapper, _ refusal: PythonException) throws -> PythonException {
        _ = try session.connection(of: mapper)
        return refusal
    }

    // MARK: results

    private static func plain(_ session: Session, _ statement: Statement, _ sets: [DictObject], _ options: ExecutionOptions) throws -> Result {
        if options.autoflush { try session.autoflush() }
        return try session.connection(of: nil, executing: statement, arguments: options.bindArguments).execute(statement, sets, options: options.sent)
    }
}

/// What RETURNING of a statement about mapped classes gives: the columns that are asked for, and how their rows become items.
struct ReturnedEntities {
    private let compilation: SelectCompilation
    private let statement: ChangingStatement

    init(_ statement: ChangingStatement) throws {
        self.statement = statement
        let select = Select(statement.returning, parts: statement.returningParts, resolver: EntityResolver.shared).with(options: statement.options)
        compilation = try SelectCompilation(select, isSubquery: false, plan: nil, onlyLoaded: nil, isReturning: true)
    }

    var columns: [ColumnElement] { compilation.primary }
    var isStar: Bool { compilation.isStar }

    /// Rows of the columns with objects in them.
    func result(_ session: Session, _ rows: [ContiguousArray<Value>], _ options: ExecutionOptions) throws -> Result {
        let run = LoadRun(session, plan: compilation.plan, origin: nil, populatesExisting: options.populatesExisting)
        run.options = options.sent
        var rest = rows[...]
        let source = ChunkedIteratorResult(keys: ResultKeys(columns.map { $0.resultName ?? "" })) { rest.popFirst() }
        let layout = compilation.layout
        let loaded = EntityRows(source, layout, run, batchSize: nil)
        let result = ChunkedIteratorResult(keys: layout.keys) { try loaded.next() }
        result.givesObjects = layout.givesObjects
        if layout.hasEntities { result.uniqueKey = { $0.mappedInstance.map { .int(Int(bitPattern: ObjectIdentifier($0))) } ?? $0 } }
        result.missingUniqueMessage = layout.missingUniqueMessage
        return result
    }
}
