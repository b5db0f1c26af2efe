import Database
import Runtime
import SQL

/// INSERT, UPDATE and DELETE of mapped classes, as a session executes them.
public enum EntityStatements {
    // MARK: DELETE

    public static func execute(_ session: Session, _ delete: Delete, _ sets: [DictObject], _ options: ExecutionOptions) throws -> Result {
        guard let entity = delete.subject as? Entity, sets.isEmpty else { return try plain(session, delete, sets, options) }
        var change = try BulkChange(session, entity.mapper, delete.criteria, BulkChange.Synchronization(options.synchronization), autoflush: options.autoflush)
        change.bindArguments = options.bindArguments
        let outcome = try change.delete(delete.table as? Table ?? entity.mapper.localTable, returning: delete.returning)
        return try result(session, outcome, delete, options)
    }

    // MARK: UPDATE

    public static func execute(_ session: Session, _ update: Update, _ sets: [DictObject], _ options: ExecutionOptions) throws -> Result {
        guard let entity = update.subject as? Entity else { return try plain(session, update, sets, options) }
        let mapper = entity.mapper
        if options.hasSeveralSets { return try updateByKey(session, update, sets, mapper, options) }
        var change = try BulkChange(session, mapper, update.criteria, BulkChange.Synchronization(options.synchronization), autoflush: options.autoflush)
        let given = (update.values ?? []).map { (key: Value.string($0.key), value: $0.value) } + (sets.first?.pairs.map { ($0.key, $0.value) } ?? [])
        change.bindArguments = options.bindArguments
        let outcome = try change.update(update.table as? Table ?? mapper.localTable, try BulkChange.settings(given, mapper), returning: update.returning)
        return try result(session, outcome, update, options)
    }

    /// `session.execute(update(User), [{"id": 1, "name": "x"}, ...])`: rows by primary key.
    private static func updateByKey(_ session: Session, _ update: Update, _ sets: [DictObject], _ mapper: Mapper, _ options: ExecutionOptions) throws -> Result {
        if !update.criteria.isEmpty { throw ORMError.invalidRequest("bulk synchronize of persistent objects not supported when using bulk update with additional WHERE criteria right now.  add synchronize_session=None execution option to bypass synchronize of persistent objects.") }
        if !update.returning.isEmpty { throw ORMError.invalidRequest("Bulk ORM UPDATE does not support RETURNING") }
        if case .string(let text) = options.synchronization, text.text == "fetch" {
            throw ORMError.invalidRequest("The 'fetch' synchronization strategy is not available for 'bulk' ORM updates (i.e. multiple parameter sets)")
        }
        if options.autoflush { try session.autoflush() }
        try BulkRows(session, mapper).update(sets)
        return ChunkedIteratorResult(keys: ResultKeys([])) { nil }
    }

    // MARK: INSERT

    public static func execute(_ session: Session, _ insert: Insert, _ sets: [DictObject], _ options: ExecutionOptions) throws -> Result {
        guard let entity = insert.subject as? Entity else { return try plain(session, insert, sets, options) }
        if options.autoflush { try session.autoflush() }
        let mapper = entity.mapper
        let statement = insert.renamed { (mapper.attribute(Name($0))?.mappedColumn as? Column)?.key ?? $0 }
        let isBulk = options.hasSeveralSets && insert.values == nil && insert.rows.isEmpty && insert.source == nil
        guard isBulk else {
            let result = try session.connection(of: mapper, executing: statement, arguments: options.bindArguments).execute(statement, sets.map { try BulkRows.byColumn($0, mapper) })
            if insert.returning.isEmpty { return result }
            return try self.result(session, BulkOutcome(result, shown: insert.returning.count), insert, options)
        }
        guard !insert.returning.isEmpty else {
            try BulkRows(session, mapper).insert(sets, rendersNulls: options.rendersNulls)
            return ChunkedIteratorResult(keys: ResultKeys([])) { nil }
        }
        return try entities(session, BulkRows(session, mapper).insert(sets, rendersNulls: options.rendersNulls, returning: insert), insert, options)
    }

    // MARK: results

    private static func plain(_ session: Session, _ statement: Statement, _ sets: [DictObject], _ options: ExecutionOptions) throws -> Result {
        if options.autoflush { try session.autoflush() }
        return try session.connection(of: nil, executing: statement, arguments: options.bindArguments).execute(statement, sets)
    }

    private static func result(_ session: Session, _ outcome: BulkOutcome, _ statement: ChangingStatement, _ options: ExecutionOptions) throws -> Result {
        statement.returning.isEmpty ? outcome.cursor : try entities(session, outcome.rows, statement, options)
    }

    /// Rows of RETURNING with objects in them.
    private static func entities(_ session: Session, _ rows: [ContiguousArray<Value>], _ statement: ChangingStatement, _ options: ExecutionOptions) throws -> Result {
        let select = Select(statement.returning, parts: statement.returningParts, resolver: EntityResolver.shared)
        let compilation = try SelectCompilation(select, isSubquery: true, plan: LoadPlan.none, onlyLoaded: nil)
        let run = LoadRun(session, plan: LoadPlan.none, origin: nil, populatesExisting: options.populatesExisting)
        let positions = try compilation.primary.map { column -> Int in
            guard let at = statement.returning.firstIndex(where: { $0 === column }) else { throw SQLError.noSuchColumn("Could not locate column in row for column '\(try column.str())'") }
            return at
        }
        var rest = rows[...]
        let source = ChunkedIteratorResult(keys: ResultKeys(statement.returning.map { $0.resultName ?? "" })) { rest.popFirst() }
        let loaded = EntityRows(source, compilation.items, run, batchSize: nil) { positions[compilation.position($0)] }
        let result = ChunkedIteratorResult(keys: ResultKeys(compilation.itemNames, sources: compilation.items.map(\.sources))) { try loaded.next() }
        if !compilation.entities.isEmpty { result.uniqueKey = { $0.mappedInstance.map { .int(Int(bitPattern: ObjectIdentifier($0))) } ?? $0 } }
        return result
    }
}
