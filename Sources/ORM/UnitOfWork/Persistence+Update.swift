import Database
import Runtime
import SQL

/// UPDATE: only columns that changed are sent, neighbours with the same columns together.
extension Persistence {
    /// The changes of one row.
    private struct Row {
        let saved: Saved
        let plan: TablePlan
        /// The columns that change, by position in the table.
        var columns = AttributeSet()
        var values: [Value] = []
        var expressions: [(column: Column, value: Value)] = []
        /// The primary key by which the row is found, then its version.
        var criteria: [Value] = []
        /// Whether the row's key is known after the statement.
        var knowsKey = true
    }

    func update(_ saved: [Saved], _ table: Table, _ mapper: Mapper, _ connection: Connection) throws {
        let version = mapper.versionColumn.flatMap { $0.table === table ? $0 : nil }
        var group: [Row] = []
        for entry in saved {
            guard let plan = entry.mapper.plan(for: table), let row = try row(entry, plan, version) else { continue }
            if let first = group.first, first.columns != row.columns || first.expressions.isEmpty != row.expressions.isEmpty || first.knowsKey != row.knowsKey {
                try sendUpdate(group, table, version, connection)
                group.removeAll(keepingCapacity: true)
            }
            group.append(row)
        }
        if !group.isEmpty { try sendUpdate(group, table, version, connection) }
    }

    private func sendUpdate(_ rows: [Row], _ table: Table, _ version: Column?, _ connection: Connection) throws {
        try Cause.of(work.session.reason(ofUpdating: rows.map(\.saved.state))) { try update(rows, table, version, connection) }
    }

    /// nil where nothing changed.
    private func row(_ saved: Saved, _ plan: TablePlan, _ version: Column?) throws -> Row? {
        var row = Row(saved: saved, plan: plan)
        let state = saved.state
        for planned in plan.columns {
            guard let committed = state.committedValue(planned.attribute) else { continue }
            let value = planned.attribute.read(saved.object)
            if value.isUndefined { throw PythonException.keyError(planned.attribute.key.value) }
            if TablePlan.isClause(value) { row.expressions.append((planned.column, value)) } else if !planned.attribute.isSame(value, committed) {
                row.columns.insert(planned.position)
                row.values.append(value)
            }
        }
        if version != nil, !addVersion(&row, version) { return nil }
        if version == nil, row.values.isEmpty, row.expressions.isEmpty { return nil }
        var isCascaded = false
        let removed = try addKey(&row, &isCascaded)
        if row.values.isEmpty, row.expressions.isEmpty, version == nil || removed {
            // The database has changed the key along; columns that follow it in other tables are told.
            if removed {
                for (mapper, pairs) in plan.equated { try Synchronization.populate(state, mapper, state, mapper, pairs, work, flagsCascadedKeys: base.arguments.passiveUpdates) }
            }
            return nil
        }
        if version != nil { row.criteria.append(saved.version ?? .none) }
        if let version { try setVersion(&row, version) }
        return row
    }

    /// Whether the row is sent for its version: it changed, here or in another table of the hierarchy.
    private func addVersion(_ row: inout Row, _ version: Column?) -> Bool {
        if !row.values.isEmpty || !row.expressions.isEmpty { return true }
        let state = row.saved.state
        return state.mapper.attributes.contains { attribute in
            guard attribute.property is ColumnProperty else { return false }
            return (try? attribute.history(state, .noInitialize))?.added.isEmpty == false
        }
    }

    private func setVersion(_ row: inout Row, _ version: Column) throws {
        guard let planned = row.plan.columns.first(where: { $0.column === version }) else { return }
        if row.columns.contains(planned.position) { return }
        let next: Value
        if let made = try row.saved.mapper.nextVersion(after: row.saved.version ?? .none) { next = made } else if row.values.isEmpty, row.expressions.isEmpty {
            next = row.saved.version ?? .none
        } else { return }
        let at = row.columns.indices.filter { $0 < planned.position }.count
        row.columns.insert(planned.position)
        row.values.insert(next, at: at)
    }

    /// The primary key by which the row is found: the old one where it changes.
    /// - Returns: whether the database has changed the key already, along with another.
    private func addKey(_ row: inout Row, _ isCascaded: inout Bool) throws -> Bool {
        let state = row.saved.state
        for planned in row.plan.primaryKey {
            let history = try planned.attribute.history(state)
            let value: Value
            if let added = history.added.first {
                let isNoted = work.notes.cascadedKeys.contains(FlushNotes.CascadedKey(state: ObjectIdentifier(state), column: ObjectIdentifier(planned.column)))
                if history.deleted.isEmpty || isNoted {
                    isCascaded = true
                    value = added
                    if row.columns.contains(planned.position) {
                        row.values.remove(at: row.columns.indices.filter { $0 < planned.position }.count)
                        row.columns.remove(planned.position)
                    }
                } else {
                    value = history.deleted[0]
                    if row.expressions.contains(where: { $0.column === planned.column }) { row.knowsKey = false }
                }
            } else {
                value = history.unchanged.first ?? .none
            }
            if value.isNone { throw PythonException(ORMError.flush, "Can't update table \(row.plan.table.name) using NULL for primary key value on column \(try planned.column.str())") }
            row.criteria.append(value)
        }
        return isCascaded
    }

    /// Updates rows that change the same columns.
    /// - Parameter isAfterOthers: whether this is a `post_update`, which counts the rows of all versions together.
    private func update(_ rows: [Row], _ table: Table, _ version: Column?, _ connection: Connection, isAfterOthers: Bool = false) throws {
        let columns = rows[0].columns, keys = rows[0].plan.primaryKey.map(\.column)
        var matched = 0
        let readsVersion = version != nil && rows[0].saved.mapper.versionIsOfDatabase
        let eager = !rows[0].plan.returnsImplicitly ? [] : rows[0].plan.columns.filter { planned in
            !columns.contains(planned.position) && (rows[0].saved.mapper.readsUpdates(planned.column) || readsVersion && planned.column === version)
        }.map(\.column)
        if rows[0].expressions.isEmpty {
            let statement = try base.statement(for: table, .update(columns)) { try change(table, columns, keys, version, eager: eager) }
            // Rows whose version is checked one by one, and those that give values back, are sent one by one.
            for batch in (version == nil || isAfterOthers) && eager.isEmpty ? [rows[...]] : rows.indices.map({ rows[$0...$0] }) {
                let written = try connection.write(statement, RowValues(batch.map { $0.values + $0.criteria }))
                matched += written.matched
                for (index, row) in batch.enumerated() { try read(row, statement, written, index) }
            }
        } else {
            for row in rows {
                let statement = try change(table, columns, keys, version, expressions: row.expressions, returns: !row.knowsKey, eager: eager)
                let written = try connection.write(statement, RowValues([row.values + row.criteria]))
                matched += written.matched
                try read(row, statement, written, 0)
            }
        }
        guard matched == rows.count else {
            throw PythonException(ORMError.staleData, "UPDATE statement on table '\(table.name)' expected to update \(rows.count) row(s); \(matched) were matched.")
        }
    }

    /// `UPDATE users SET name=? WHERE users.id = ?`
    func change(_ table: Table, _ columns: AttributeSet, _ keys: [Column], _ version: Column?, expressions: [(column: Column, value: Value)] = [], returns: Bool = false, eager: [Column] = []) throws -> RowStatement {
        let criteria = keys + (version.map { [$0] } ?? [])
        let clauses = criteria.map { BinaryExpression($0, .equal, BindParameter(TablePlan.label($0, table), .none, type: $0.sqlType, isRequired: true), type: BooleanType.shared) }
        let returned = (returns ? keys : []) + eager
        let update = Update(table, values: expressions.isEmpty ? nil : expressions.map { ($0.column.key, $0.value) }, criteria: clauses, returning: returned)
        return try RowStatement(update, keys: columns.indices.map { table.columns[$0].key }, criteria: criteria.map { TablePlan.label($0, table) }, table: table, returned: returned)
    }

    private func read(_ row: Row, _ statement: RowStatement, _ written: WrittenRows, _ index: Int) throws {
        let state = row.saved.state, object = row.saved.object
        // An object whose row goes next keeps what it has, but for its version.
        let isLeaving = work.isDeleted(state)
        for (at, prefetched) in statement.prefetched.enumerated() where !isLeaving {
            guard let planned = row.plan.columns.first(where: { $0.column === prefetched.column }) else { continue }
            planned.attribute.write(object, written.prefetched[index * statement.prefetched.count + at])
            state.removeCommittedValue(planned.attribute)
        }
        // A row that was not there gives nothing back.
        if index < written.returned.count {
            for (column, value) in zip(statement.returned, written.returned[index]) { row.plan.columns.first { $0.column === column }?.attribute.write(object, value) }
        }
        if let version = base.versionColumn, version.table === row.plan.table, let planned = row.plan.columns.first(where: { $0.column === version }),
            let at = row.columns.indices.firstIndex(of: planned.position) {
            planned.attribute.write(object, row.values[at])
            state.removeCommittedValue(planned.attribute)
        }
        if isLeaving { return }
        if base.hasListeners(.refreshFlush) {
            let columns = statement.returned.filter { !$0.isPrimaryKey } + statement.prefetched.map(\.column) + (base.versionColumn.map { [$0] } ?? [])
            try tellRefreshed(row.saved, columns.compactMap { column in row.plan.columns.first { $0.column === column }?.attribute.key })
        }
        let unknown = row.plan.columns.filter { planned in
            if statement.returned.contains(where: { $0 === planned.column }) { return false }
            if row.expressions.contains(where: { $0.column === planned.column }) { return !(planned.isPrimaryKey && !row.knowsKey) }
            if row.columns.contains(planned.position) || statement.prefetched.contains(where: { $0.column === planned.column }) { return false }
            return planned.column.serverOnUpdate != nil || planned.column.onUpdate.map { TablePlan.isClause($0) } ?? false
        }
        try state.expireTold(unknown.map(\.attribute))
        for (mapper, pairs) in row.plan.equated { try Synchronization.populate(state, mapper, state, mapper, pairs, work, flagsCascadedKeys: base.arguments.passiveUpdates) }
    }

    // MARK: post_update

    /// UPDATEs of foreign keys after all rows are there, or before they go.
    func postUpdate(_ states: [InstanceState], _ wanted: [Column]) throws {
        let connection = try work.connection(of: base)
        for (table, mapper) in base.sortedTables {
            let version = mapper.versionColumn.flatMap { $0.table === table ? $0 : nil }
            var group: [Row] = []
            for state in try Persistence.sorted(states) {
                guard let object = state.object, let plan = state.mapper.plan(for: table) else { continue }
                var row = Row(saved: Saved(state: state, object: object, isUpdate: true, version: nil), plan: plan)
                var written: [(position: Int, value: Value)] = []
                for planned in plan.columns where !planned.isPrimaryKey && (wanted.contains { $0 === planned.column } || planned.column.onUpdate != nil) {
                    guard let added = try planned.attribute.history(state, .noInitialize).added.first else { continue }
                    written.append((planned.position, added))
                }
                guard !written.isEmpty else { continue }
                if let version, state.key != nil, let planned = plan.columns.first(where: { $0.column === version }), !written.contains(where: { $0.position == planned.position }),
                    let next = try state.mapper.nextVersion(after: planned.attribute.committedValue(state)) {
                    written.append((planned.position, next))
                }
                for (position, value) in written.sorted(by: { $0.position < $1.position }) {
                    row.columns.insert(position)
                    row.values.append(value)
                }
                row.criteria = try plan.primaryKey.map { try $0.attribute.get(state) }
                if version != nil, let attribute = state.mapper.versionAttribute { row.criteria.append(try attribute.committedValue(state)) }
                if let first = group.first, first.columns != row.columns {
                    try update(group, table, version, connection, isAfterOthers: true)
                    group.removeAll()
                }
                group.append(row)
            }
            if !group.isEmpty { try update(group, table, version, connection, isAfterOthers: true) }
        }
    }
}
