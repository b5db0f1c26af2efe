import Database
import Runtime
import SQL

/// INSERT: neighbours with values for the same columns go together.
extension Persistence {
    /// Rows with values for the same columns.
    private struct Group {
        let plan: TablePlan
        /// The columns that have a value, by position in the table.
        let columns: AttributeSet
        let hasExpressions: Bool
        var saved: [Saved] = []
        var rows: RowValues
        /// SQL expressions in place of values, for each row where there are any.
        var expressions: [[(column: Column, value: Value)]] = []

        func accepts(_ columns: AttributeSet, _ hasExpressions: Bool) -> Bool { self.columns == columns && self.hasExpressions == hasExpressions }
    }

    func insert(_ saved: [Saved], _ table: Table, _ connection: Connection) throws {
        var group: Group?
        var values: [Value] = []
        var expressions: [(column: Column, value: Value)] = []
        for entry in saved {
            guard let plan = entry.mapper.plan(for: table) else { continue }
            values.removeAll(keepingCapacity: true)
            expressions.removeAll(keepingCapacity: true)
            let columns = try collect(entry, plan, &values, &expressions)
            if let full = group, !full.accepts(columns, !expressions.isEmpty) {
                group = nil
                try insert(full, table, connection)
            }
            if group == nil { group = Group(plan: plan, columns: columns, hasExpressions: !expressions.isEmpty, rows: RowValues(width: values.count, capacity: saved.count)) }
            group?.saved.append(entry)
            group?.rows.append(values)
            if !expressions.isEmpty { group?.expressions.append(expressions) }
        }
        if let group { try insert(group, table, connection) }
    }

    /// The values of one row; the columns they are for, by position.
    private func collect(_ saved: Saved, _ plan: TablePlan, _ values: inout [Value], _ expressions: inout [(column: Column, value: Value)]) throws -> AttributeSet {
        var columns = AttributeSet()
        let version = saved.mapper.versionColumn
        for planned in plan.columns {
            var value = planned.attribute.read(saved.object)
            if version != nil, planned.column === version, let first = try saved.mapper.nextVersion(after: .none) { value = first }
            if value.isUndefined || (value.isNone && !planned.evaluatesNone) {
                if let given = planned.ormDefault {
                    value = given
                    planned.attribute.write(saved.object, given)
                } else if planned.insertsNone {
                    value = .none
                } else {
                    continue
                }
            } else if TablePlan.isClause(value) {
                expressions.append((planned.column, value))
                continue
            }
            columns.insert(planned.position)
            values.append(value)
        }
        return columns
    }

    private func insert(_ group: Group, _ table: Table, _ connection: Connection) throws {
        let plan = group.plan, columns = group.columns
        let hasKeys = columns.isSuperset(of: plan.primaryKeyPositions)
        let wantsDefaults = plan.returnsImplicitly && base.prefersEagerDefaults(of: table) && !columns.isSuperset(of: plan.serverDefaultPositions)
        let isPlain = hasKeys && !wantsDefaults
        // A version that the database makes is read back along with the key.
        let version = plan.returnsImplicitly ? base.versionColumn.flatMap { column in table.columns.firstIndex { $0 === column } } : nil
        var wanted = wantsDefaults ? plan.returnedDefaultPositions : AttributeSet()
        if let version { wanted.insert(version) }
        if !group.hasExpressions, isPlain || group.rows.rowCount > 1 && plan.returnsImplicitly {
            let statement = try base.statement(for: table, .insert(columns, returns: !isPlain)) {
                try insertion(table, columns, returns: isPlain ? nil : wanted, isForMany: !isPlain && group.rows.rowCount > 1 || columns.isEmpty)
            }
            try read(group, statement, try connection.write(statement, group.rows), 0..<group.rows.rowCount)
            return
        }
        let returned = wantsDefaults || version != nil ? wanted : nil
        for row in 0..<group.rows.rowCount {
            let statement: RowStatement
            if group.hasExpressions {
                statement = try insertion(table, columns, returns: returned, expressions: group.expressions[row].map { ($0.column.key, $0.value) })
            } else {
                statement = try base.statement(for: table, .insertOne(columns, returns: wantsDefaults)) { try insertion(table, columns, returns: returned) }
            }
            try read(group, statement, try connection.write(statement, group.rows.only(row)), row..<(row + 1))
        }
    }

    /// - Parameter returns: positions of columns whose values the database makes, which RETURNING gives along with the key; nil for no RETURNING.
    private func insertion(_ table: Table, _ columns: AttributeSet, returns: AttributeSet?, expressions: [(key: String, value: Value)] = [], isForMany: Bool = false) throws -> RowStatement {
        let given = columns.indices.map { table.columns[$0].key }
        let numbered = table.autoincrementColumn
        let returned = returns.map { wanted in
            table.columns.enumerated().filter { position, column in
                // SQLite numbers a row whose key is NULL, so the key that it numbers is asked for even where one is given.
                if !columns.contains(position), let value = column.defaultValue, !TablePlan.isClause(value), !(value.object is NumberSequence) { return false }
                return column === numbered || (column.isPrimaryKey || wanted.contains(position)) && !columns.contains(position)
            }.map(\.element)
        } ?? []
        let statement = Insert(table, values: expressions.isEmpty ? nil : expressions, returning: returned).sorted(true)
        return try RowStatement(statement, keys: given, table: table, returned: returned, isForMany: isForMany)
    }

    /// Takes over what the database made: the key, defaults; what is not known is to be loaded.
    /// - Parameter rows: the rows of the group that were written.
    private func read(_ group: Group, _ statement: RowStatement, _ written: WrittenRows, _ rows: Range<Int>) throws {
        let plan = group.plan
        let prefetched = statement.prefetched.map { entry in plan.columns.first { $0.column === entry.column } }
        let returned = statement.returned.map { column in plan.columns.first { $0.column === column } }
        var known = group.columns
        for case let planned? in prefetched + returned { known.insert(planned.position) }
        let numbered = statement.returned.isEmpty ? plan.primaryKey.first { !known.contains($0.position) && $0.column.isAutoincremented } : nil
        let version = base.versionColumn.flatMap { column in plan.columns.first { $0.column === column && group.columns.contains($0.position) } }
        let unknown = plan.columns.filter { !$0.isPrimaryKey && $0.hasServerDefault && !known.contains($0.position) }
        let tellsOfRefresh = base.hasListeners(.refreshFlush)
        for row in rows {
            let index = row - rows.lowerBound
            let saved = group.saved[row], object = saved.object
            let expressions = group.hasExpressions ? group.expressions[row] : []
            if !prefetched.isEmpty {
                for (at, planned) in prefetched.enumerated() {
                    guard let planned else { continue }
                    planned.attribute.write(object, written.prefetched[index * prefetched.count + at])
                    if saved.state.hasCommittedValues { saved.state.removeCommittedValue(planned.attribute) }
                }
            }
            if !returned.isEmpty {
                // A program's own `do_execute` may have sent nothing.
                guard index < written.returned.count else { throw Result.withoutRows() }
                for (planned, value) in zip(returned, written.returned[index]) {
                    guard let planned else { continue }
                    if planned.isPrimaryKey, planned.attribute.read(object).isPresent, !expressions.contains(where: { $0.column === planned.column }) { continue }
                    planned.attribute.write(object, value)
                }
            }
            numbered?.attribute.write(object, .int(written.lastRow))
            if let version {
                let at = group.columns.indices.filter { $0 < version.position }.count
                version.attribute.write(object, group.rows.value(row: row, at))
                saved.state.removeCommittedValue(version.attribute)
            }
            if tellsOfRefresh {
                let refreshed = returned.filter { !($0?.isPrimaryKey ?? true) } + prefetched + (version.map { [$0] } ?? []) + group.columns.indices.compactMap { position in plan.columns.first { $0.position == position && $0.ormDefault != nil } }
                try tellRefreshed(saved, refreshed.compactMap { $0?.attribute.key })
            }
            let lost = expressions.isEmpty ? unknown : unknown + plan.columns.filter { planned in !planned.isPrimaryKey && !planned.hasServerDefault && expressions.contains { $0.column === planned.column } }
            try saved.state.expireTold(lost.map(\.attribute))
            // Rows of several classes of a hierarchy may go together; each class has keys of its own to pass on.
            let equated = saved.mapper === group.saved[0].mapper ? plan.equated : saved.mapper.plan(for: plan.table)?.equated ?? []
            for (mapper, pairs) in equated { try Synchronization.populate(saved.state, mapper, saved.state, mapper, pairs, work, flagsCascadedKeys: base.arguments.passiveUpdates) }
        }
    }
}

extension Persistence {
    /// `refresh_flush(target, flush_context, attrs)`: attributes have got what defaults made of them.
    func tellRefreshed(_ saved: Saved, _ keys: [Name]) throws {
        if keys.isEmpty { return }
        try saved.mapper.tell(.refreshFlush, saved.object, [.object(work), .list(keys.map(\.value))])
    }
}

extension Mapper {
    /// Whether INSERT reads back what the database makes of a table's defaults, where it can: `eager_defaults="auto"` is about the tables of
    /// the base class alone.
    func prefersEagerDefaults(of table: Table) -> Bool {
        switch arguments.eagerDefaults {
        case .bool(let flag): flag
        default: tables.contains { $0 === table }
        }
    }

    /// Whether the database makes the values of the version column.
    var versionIsOfDatabase: Bool {
        guard let column = versionColumn else { return false }
        return column.serverDefault != nil || column.defaultValue.map { TablePlan.isClause($0) } ?? false
    }

    /// Whether UPDATE reads back what the database makes of a column: `eager_defaults=True`.
    func readsUpdates(_ column: Column) -> Bool {
        guard case .bool(true) = base.arguments.eagerDefaults else { return false }
        return column.serverOnUpdate != nil || column.onUpdate.map { TablePlan.isClause($0) } ?? false
    }

    /// Whether the program, not the database, makes versions.
    var makesVersions: Bool {
        if case .bool(false) = arguments.versionGenerator { return false }
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
