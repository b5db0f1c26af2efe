import Database
import Runtime
import SQL

/// INSERT, UPDATE and DELETE of mapped classes, as a session executes them.
public enum EntityStatements {
    // MARK: DELETE

    public static func execute(_ session: Session, _ delete: Delete, _ sets: [DictObject], _ options: ExecutionOptions) throws -> Result {
        guard let entity = delete.subject as? Entity else { return try plain(session, delete, sets, options) }
        let change = try BulkChange(session, entity.mapper, delete.criteria, BulkChange.Synchronization(options.synchronization), autoflush: options.autoflush)
        let outcome = try change.delete(delete.table as? Table ?? entity.mapper.localTable, returning: delete.returning)
        return try result(session, outcome, delete.returning, entity, options)
    }

    // MARK: UPDATE

    public static func execute(_ session: Session, _ update: Update, _ sets: [DictObject], _ options: ExecutionOptions) throws -> Result {
        guard let entity = update.subject as? Entity else { return try plain(session, update, sets, options) }
        let mapper = entity.mapper
        if !sets.isEmpty, update.criteria.isEmpty, update.values == nil || sets.count > 1 { return try updateByKey(session, update, sets, mapper, options) }
        let change = try BulkChange(session, mapper, update.criteria, BulkChange.Synchronization(options.synchronization), autoflush: options.autoflush)
        let given = (update.values ?? []).map { (key: Value.string($0.key), value: $0.value) } + (sets.first?.pairs.map { ($0.key, $0.value) } ?? [])
        let outcome = try change.update(update.table as? Table ?? mapper.localTable, try BulkChange.settings(given, mapper), returning: update.returning)
        return try result(session, outcome, update.returning, entity, options)
    }

    /// `session.execute(update(User), [{"id": 1, "name": "x"}, ...])`: rows by primary key.
    private static func updateByKey(_ session: Session, _ update: Update, _ sets: [DictObject], _ mapper: Mapper, _ options: ExecutionOptions) throws -> Result {
        if !update.returning.isEmpty { throw ORMError.invalidRequest("Bulk ORM UPDATE by primary key does not support RETURNING") }
        if case .string(let text) = options.synchronization, text.text == "fetch" {
            throw ORMError.invalidRequest("The 'fetch' synchronization strategy is not available for 'bulk' ORM updates (i.e. multiple parameter sets)")
        }
        if options.autoflush { try session.autoflush() }
        try BulkRows(session, mapper).update(sets)
        return IteratorResult(keys: ResultKeys([])) { nil }
    }

    // MARK: INSERT

    public static func execute(_ session: Session, _ insert: Insert, _ sets: [DictObject], _ options: ExecutionOptions) throws -> Result {
        guard let entity = insert.subject as? Entity else { return try plain(session, insert, sets, options) }
        if options.autoflush { try session.autoflush() }
        let mapper = entity.mapper
        let named = try sets.map { try BulkRows.byColumn($0, mapper) }
        guard !insert.returning.isEmpty else { return try session.connection().execute(insert, named) }
        let rows = named.count > 1 ? try named.flatMap { set in try BulkOutcome(session.connection().execute(insert, [set]), shown: insert.returning.count).rows } : try BulkOutcome(session.connection().execute(insert, named), shown: insert.returning.count).rows
        return try entities(session, rows, insert.returning, entity, options, names: insert.returning.map { $0.resultName ?? "" })
    }

    // MARK: results

    private static func plain(_ session: Session, _ statement: Statement, _ sets: [DictObject], _ options: ExecutionOptions) throws -> Result {
        if options.autoflush { try session.autoflush() }
        return try session.connection().execute(statement, sets)
    }

    private static func result(_ session: Session, _ outcome: BulkOutcome, _ returning: [ColumnElement], _ entity: Entity, _ options: ExecutionOptions) throws -> Result {
        guard !returning.isEmpty else { return outcome.cursor }
        return try entities(session, outcome.rows, returning, entity, options, names: returning.map { $0.resultName ?? "" })
    }

    /// Rows of RETURNING, with objects where all columns of the entity were asked for as such.
    private static func entities(_ session: Session, _ rows: [ContiguousArray<Value>], _ returning: [ColumnElement], _ entity: Entity, _ options: ExecutionOptions, names: [String]) throws -> Result {
        var rest = rows[...]
        return IteratorResult(keys: ResultKeys(names, sources: returning.map { [$0] })) { rest.popFirst() }
    }
}
