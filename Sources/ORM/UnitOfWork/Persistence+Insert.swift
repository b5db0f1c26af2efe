import Database
import Runtime
import SQL

/// INSERT: neighbours with values for the same columns go together.
extension Persistence {
    /// The values of one row.
    private struct Row {
        let saved: Saved
        let plan: TablePlan
        /// The columns that have a value, by position in the table.
        var columns = AttributeSet()
        var values: [Value] = []
        /// SQL expressions in place of values.
        var expressions: [(column: Column, value: Value)] = []
    }

    func insert(_ saved: [Saved], _ table: Table, _ connection: Connection) throws {
        var group: [Row] = []
        for entry in saved {
            guard let plan = entry.mapper.plan(for: table) else { continue }
            let row = try row(entry, plan)
            if let first = group.first, first.columns != row.columns || first.expressions.isEmpty != row.expressions.isEmpty {
                try insert(group, table, connection)
                group.removeAll(keepingCapacity: true)
            }
            group.append(row)
        }
        if !group.isEmpty { try insert(group, table, connection) }
    }

    private func row(_ saved: Saved, _ plan: TablePlan) throws -> Row {
        var row = Row(saved: saved, plan: plan)
        row.values.reserveCapacity(plan.columns.count)
        let version = saved.mapper.versionColumn
        for planned in plan.columns {
            var value = planned.attribute.read(saved.object)
            if planned.column === version, let first = try saved.mapper.nextVersion(after: .none) { value = first }
            if value.isUndefined || (value.isNone && !planned.evaluatesNone) {
                guard planned.insertsNone else { continue }
                value = .none
            } else if TablePlan.isClause(value) {
                row.expressions.append((planned.column, value))
                continue
            }
            row.columns.insert(planned.position)
            row.values.append(value)
        }
        return row
    }

    /// Inserts rows with values for the same columns.
    private func insert(_ rows: [Row], _ table: Table, _ connection: Connection) throws {
        let plan = rows[0].plan, columns = rows[0].columns
        let hasExpressions = !rows[0].expressions.isEmpty
        let hasKeys = columns.isSuperset(of: plan.primaryKeyPositions)
        let wantsDefaults = base.prefersEagerDefaults && !columns.isSuperset(of: plan.serverDefaultPositions)
        let wantsVersion = base.versionColumn != nil && base.versionColumn?.table === table
        if !hasExpressions, hasKeys && !wantsDefaults || rows.count > 1 {
            let isPlain = hasKeys && !wantsDefaults
            let statement = try base.statement(for: table, .insert(columns, returns: !isPlain)) {
                try insertion(table, columns, returns: isPlain ? nil : (wantsDefaults ? plan.serverDefaultPositions : AttributeSet()))
            }
            let written = try connection.write(statement, rows.map(\.values))
            for (index, row) in rows.enumerated() { try read(row, statement, written, index) }
            return
        }
        for row in rows {
            let statement: RowStatement
            let returned = wantsDefaults ? plan.serverDefaultPositions : (wantsVersion ? AttributeSet() : nil)
            if hasExpressions {
                let expressions = row.expressions.map { (key: $0.column.key, value: $0.value) }
                statement = try insertion(table, columns, returns: returned, expressions: expressions)
            } else {
                statement = try base.statement(for: table, .insertOne(columns, returns: wantsDefaults)) { try insertion(table, columns, returns: returned) }
            }
            try read(row, statement, try connection.write(statement, [row.values]), 0)
        }
    }

    /// - Parameter returns: positions of columns whose values the database makes, which RETURNING gives along with the key; nil for no RETURNING.
    private func insertion(_ table: Table, _ columns: AttributeSet, returns: AttributeSet?, expressions: [(key: String, value: Value)] = []) throws -> RowStatement {
        let given = columns.indices.map { table.columns[$0].key }
        let returned = returns.map { wanted in
            table.columns.enumerated().filter { position, column in column.isPrimaryKey || (wanted.contains(position) && !columns.contains(position)) }.map(\.element)
        } ?? []
        let statement = Insert(table, values: expressions.isEmpty ? nil : expressions, returning: returned)
        return try RowStatement(statement, keys: given, table: table, returned: returned)
    }

    /// Takes over what the database made: the key, defaults; what is not known is to be loaded.
    private func read(_ row: Row, _ statement: RowStatement, _ written: WrittenRows, _ index: Int) throws {
        let state = row.saved.state, object = row.saved.object, plan = row.plan
        var known = row.columns
        for (prefetched, parameter) in statement.prefetched {
            guard let planned = plan.columns.first(where: { $0.column === prefetched }) else { continue }
            planned.attribute.write(object, written.sent[index][parameter])
            state.removeCommittedValue(planned.attribute)
            known.insert(planned.position)
        }
        if !statement.returned.isEmpty {
            for (column, value) in zip(statement.returned, written.returned[index]) {
                guard let planned = plan.columns.first(where: { $0.column === column }) else { continue }
                let isExpression = row.expressions.contains { $0.column === column }
                if planned.isPrimaryKey, !isExpression, planned.attribute.read(object).isPresent { continue }
                planned.attribute.write(object, value)
                known.insert(planned.position)
            }
        } else {
            for planned in plan.primaryKey where !known.contains(planned.position) && planned.column.isAutoincremented {
                planned.attribute.write(object, .int(written.lastRow))
                known.insert(planned.position)
            }
        }
        if base.versionColumn?.table === plan.table, let attribute = row.saved.mapper.versionAttribute, let planned = plan.columns.first(where: { $0.column === base.versionColumn }), known.contains(planned.position) {
            let position = row.columns.indices.firstIndex(of: planned.position)
            if let position { attribute.write(object, row.values[position]) }
            state.removeCommittedValue(attribute)
        }
        let unknown = plan.columns.filter { entry in
            !entry.isPrimaryKey && !known.contains(entry.position) && (entry.hasServerDefault || row.expressions.contains { $0.column === entry.column })
        }
        if !unknown.isEmpty { state.expire(unknown.map(\.attribute)) }
        for (mapper, pairs) in plan.equated { try Synchronization.populate(state, mapper, state, mapper, pairs, work, flagsCascadedKeys: base.arguments.passiveUpdates) }
    }
}

extension Mapper {
    /// Whether INSERT reads back what the database makes of defaults, where it can: `eager_defaults="auto"`.
    var prefersEagerDefaults: Bool {
        if case .bool(false) = arguments.eagerDefaults { return false }
        return true
    }

    /// The version that follows; nil where the database makes it.
    func nextVersion(after version: Value) throws -> Value? {
        switch arguments.versionGenerator {
        case .undefined, .none:
            guard case .int(let number) = version else { return .int(1) }
            return .int(number &+ 1)
        case .bool(false): return nil
        case let generator: return try generator.call(version)
        }
    }
}
