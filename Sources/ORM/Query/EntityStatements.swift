import Database
import Runtime
import SQL

/// INSERT, UPDATE and DELETE of mapped classes, as a session executes them.
public enum EntityStatements {
    // MARK: DELETE

    public static func execute(_ session: Session, _ delete: Delete, _ sets: [DictObject], _ options: ExecutionOptions) throws -> Result {
        guard let entity = delete.subject as? Entity else { return try plain(session, delete, sets, options) }
        let change = try BulkChange(session, entity.mapper, delete.criteria, BulkChange.Synchronization(options.synchronization), autoflush: options.autoflush)
        let outcome = try change.delete(delete.table, returning: delete.returning)
        return try result(session, outcome, delete.returning, entity, options)
    }

    // MARK: UPDATE

    public static func execute(_ session: Session, _ update: Update, _ sets: [DictObject], _ options: ExecutionOptions) throws -> Result {
        guard let entity = update.subject as? Entity else { return try plain(session, update, sets, options) }
        let mapper = entity.mapper
        if !sets.isEmpty, update.criteria.isEmpty, update.values == nil || sets.count > 1 { return try updateByKey(session, update, sets, mapper, options) }
        let change = try BulkChange(session, mapper, update.criteria, BulkChange.Synchronization(options.synchronization), autoflush: options.autoflush)
        let given = (update.values ?? []).map { (key: Value.string($0.key), value: $0.value) } + (sets.first?.pairs.map { ($0.key, $0.value) } ?? [])
        let outcome = try change.update(update.table, try BulkChange.settings(given, mapper), returning: update.returning)
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

/// Rows given as dicts, written without objects: `bulk_insert_mappings`, `update(User)` by primary key.
public struct BulkRows {
    private let session: Session
    private let mapper: Mapper
    public init(_ session: Session, _ mapper: Mapper) {
        self.session = session
        self.mapper = mapper
    }

    /// A dict by attribute names as one by column keys.
    public static func byColumn(_ set: DictObject, _ mapper: Mapper) throws -> DictObject {
        let named = DictObject()
        for (key, value) in set.pairs {
            let column = AttributeReference(key.object)?.attribute.mappedColumn ?? (key.object as? StringObject).flatMap { mapper.attribute(Name($0))?.mappedColumn }
            if let column = column as? Column { named.set(column.key, value) } else { try named.set(key, value) }
        }
        return named
    }

    /// UPDATE by primary key, neighbours with the same columns together.
    public func update(_ sets: [DictObject]) throws {
        let table = mapper.localTable
        let rows = try sets.map { try BulkRows.byColumn($0, mapper) }
        var at = 0
        while at < rows.count {
            let keys = rows[at].pairs.compactMap { ($0.key.object as? StringObject)?.text }
            var end = at
            while end < rows.count, rows[end].pairs.compactMap({ ($0.key.object as? StringObject)?.text }) == keys { end += 1 }
            try update(rows[at..<end], keys, table)
            at = end
        }
        try synchronize(sets)
    }

    private func update(_ rows: ArraySlice<DictObject>, _ keys: [String], _ table: Table) throws {
        guard let missing = mapper.primaryKey.first(where: { !keys.contains($0.key) }) else {
            let changed = table.columns.filter { column in keys.contains(column.key) && !mapper.primaryKey.contains { $0 === column } }
            guard !changed.isEmpty else { return }
            let criteria = mapper.primaryKey.map { column -> ColumnElement in
                BinaryExpression(column, .equal, BindParameter("\(table.name)_\(column.name)", .none, type: column.columnType, isRequired: true), type: BooleanType.shared)
            }
            let values = changed.map { (key: $0.key, value: Value.object(BindParameter($0.key, .none, type: $0.columnType, isRequired: true))) }
            let sets = rows.map { row in
                let set = DictObject(changed.map { ($0.key, row.get($0.key) ?? .none) })
                for column in mapper.primaryKey { set.set("\(table.name)_\(column.name)", row.get(column.key) ?? .none) }
                return set
            }
            let result = try session.connection().execute(Update(table, values: values, criteria: criteria), sets, keys: [])
            if result.rowCount != rows.count {
                throw PythonException(ORMError.staleData, "UPDATE statement on table '\(table.name)' expected to update \(rows.count) row(s); \(result.rowCount) were matched.")
            }
            return
        }
        throw ORMError.invalidRequest("No primary key value supplied for column(s) \(table.name).\(missing.name); per-row ORM Bulk UPDATE by Primary Key requires that records contain primary key values")
    }

    /// Objects of the session get the new values.
    private func synchronize(_ sets: [DictObject]) throws {
        for set in sets {
            let values = mapper.primaryKeyProperties.map { set.get($0.key) ?? .none }
            guard let object = session.object(IdentityKey(mapper, values)) else { continue }
            for (key, value) in set.pairs {
                guard let text = key.object as? StringObject, let attribute = object.mapper.attribute(Name(text)), !attribute.read(object).isUndefined, object.state.committedValue(attribute) == nil else { continue }
                if value.object is ClauseElement { object.state.expire([attribute]) } else { attribute.write(object, value) }
            }
        }
    }
}
