import Database
import Runtime
import SQL

/// `session.bulk_update_mappings()` and `update(User)` of many rows.
extension BulkRows {
    /// UPDATE by primary key, neighbours with the same columns together.
    public func update(_ sets: [DictObject], like statement: Update? = nil, synchronizes: Bool = true) throws {
        try refuseShards("update")
        if let version = mapper.versionAttribute, sets.contains(where: { $0.get(version.key) == nil }) { throw PythonException.keyError(version.key.value) }
        // A refusal comes after the SAVEPOINT.
        let connection = try connection()
        let rows = try sets.map { try BulkRows.byColumn($0, mapper) }
        for table in mapper.tables {
            let isOfTable = { (key: String) in table.column(key) != nil || mapper.primaryKey.contains { $0.key == key } || statement?.embedsParameter(key) ?? false }
            try BulkRows.runs(rows, counting: isOfTable) { part, keys in try update(part, keys, table, statement, on: connection) }
        }
        if synchronizes { try synchronize(sets) }
    }

    private func update(_ rows: ArraySlice<DictObject>, _ keys: Set<String>, _ table: Table, _ statement: Update?, on connection: Connection) throws {
        let version = mapper.versionColumn?.table === table ? mapper.versionColumn : nil
        let changed = table.columns.filter { column in (keys.contains(column.key) || column === version && mapper.makesVersions) && !column.isPrimaryKey && !mapper.primaryKey.contains { $0 === column || mapper.areEquivalent($0, column) } }
        let fixed = (statement?.values ?? []).compactMap { key, value -> (key: String, value: Value)? in
            let column = mapper.attribute(Name(key))?.mappedColumn as? Column ?? table.column(key)
            return column.flatMap { column in column.table === table && !changed.contains(where: { $0 === column }) ? (column.key, value) : nil }
        }
        // A row that changes nothing of the table is not sent, whether it tells its key or not.
        guard !changed.isEmpty || !fixed.isEmpty else { return }
        let own = table.primaryKeyColumns
        if let missing = zip(own, mapper.primaryKey).first(where: { !keys.contains($1.key) })?.0 {
            throw ORMError.invalidRequest("No primary key value supplied for column(s) \(table.name).\(missing.name); per-row ORM Bulk UPDATE by Primary Key requires that records contain primary key values", code: "bupq")
        }
        let criteria = (own + (version.map { [$0] } ?? [])).map { column -> ColumnElement in
            BinaryExpression(column, .equal, BindParameter(TablePlan.label(column, table), .none, type: column.sqlType, isRequired: true), type: BooleanType.shared)
        }
        let values = changed.map { (key: $0.key, value: Value.object(BindParameter($0.key, .none, type: $0.sqlType, isRequired: true))) } + fixed
        let sets = try rows.map { row in
            let set = DictObject(changed.map { ($0.key, row.get($0.key) ?? .none) })
            if let version, let known = row.get(version.key) {
                set.set(TablePlan.label(version, table), known)
                if let next = try mapper.nextVersion(after: known) { set.set(version.key, next) }
            }
            for (column, key) in zip(own, mapper.primaryKey) { set.set(TablePlan.label(column, table), row.get(key.key) ?? .none) }
            for (key, value) in row.pairs { if let text = (key.object as? StringObject)?.text, statement?.embedsParameter(text) ?? false, set.get(text) == nil { set.set(text, value) } }
            return set
        }
        let returned = (statement?.returning ?? []).filter { ($0 as? Column)?.table === table }
        let update = Update(table, values: values, criteria: criteria + (statement?.criteria ?? []), returning: returned)
        // Each row with a version, or with values that the statement has, is sent by itself.
        // SQLite does not tell how many rows there are where they are returned.
        let counted = try (version == nil && fixed.isEmpty ? [sets] : sets.map { [$0] }).reduce(0) { try $0 &+ connection.execute(update, $1, keys: [], options: executionOptions).rowCount }
        let matched = returned.isEmpty ? counted : 0
        if statement?.criteria.isEmpty ?? true, matched != rows.count {
            throw PythonException(ORMError.staleData, "UPDATE statement on table '\(table.name)' expected to update \(rows.count) row(s); \(matched) were matched.")
        }
    }

    private func synchronize(_ sets: [DictObject]) throws {
        for set in sets {
            let values = try mapper.primaryKeyProperties.map { property -> Value in
                guard let value = set.get(property.key) else { throw PythonException.keyError(property.key.value) }
                return value
            }
            guard let object = session.object(IdentityKey(mapper, values)) else { continue }
            let state = object.state
            var clean: [InstrumentedAttribute] = []
            for (key, value) in set.pairs {
                guard let text = key.object as? StringObject, let attribute = object.mapper.attribute(Name(text)) else { continue }
                let isClean = state.committedValue(attribute) == nil
                if isClean { clean.append(attribute) }
                if attribute.read(object).isUndefined { continue }
                // What was changed before is not known to be as the row has it.
                if isClean, !(value.object is ClauseElement) { attribute.write(object, value) } else { state.expire([attribute]) }
            }
            // An expired object counts as loaded then, though nothing is.
            if !clean.isEmpty { state.commit(clean) }
        }
    }
}
