import Runtime

/// INSERT, UPDATE, DELETE.
extension Compiler {
    /// - Parameter parameterKeys: the columns that the execution gives values for; nil for all.
    func insert(_ insert: Insert, _ parameterKeys: [String]?) throws -> String {
        omitsTable = true
        defer { omitsTable = false }
        let table = insert.table
        if let source = insert.source {
            let inner = try plainly { try select(source.select, isTop: false) }
            return "INSERT INTO \(dialect.quote(table.name)) (\(source.columns.map { dialect.quote($0) }.joined(separator: ", "))) \(inner)" + (try returning(insert.returning))
        }
        var given = insert.values ?? insert.rows.first ?? []
        if insert.values == nil, insert.rows.isEmpty, parameterKeys == nil { given = [] }
        try check(given.map(\.key) + (parameterKeys ?? []), table)
        let keys = insert.values == nil && insert.rows.isEmpty && parameterKeys == nil ? table.columns.map(\.key) : nil
        let columns = table.columns.filter { column in
            keys?.contains(column.key) ?? (given.contains { $0.key == column.key } || parameterKeys?.contains(column.key) ?? false || hasInsertDefault(column))
        }
        guard !columns.isEmpty else { return "INSERT INTO \(dialect.quote(table.name)) DEFAULT VALUES" + (try returning(insert.returning)) }
        let names = columns.map { dialect.quote($0.name) }.joined(separator: ", ")
        var text = "INSERT INTO \(dialect.quote(table.name)) (\(names)) VALUES "
        if insert.rows.isEmpty {
            text += "(" + (try columns.map { try value(of: $0, given) }.joined(separator: ", ")) + ")"
        } else {
            text += try insert.rows.enumerated().map { row, values in
                "(" + (try columns.map { try value(of: $0, values, suffix: "_m\(row)") }.joined(separator: ", ")) + ")"
            }.joined(separator: ", ")
        }
        return text + (try returning(insert.returning))
    }

    private func hasInsertDefault(_ column: Column) -> Bool { column.defaultValue != nil }

    private func check(_ keys: [String], _ table: Table) throws {
        let unknown = keys.filter { key in !table.columns.contains { $0.key == key } }
        if !unknown.isEmpty { throw SQLError.compile("Unconsumed column names: \(unknown.joined(separator: ", "))") }
    }

    private func value(of column: Column, _ given: [(key: String, value: Value)], suffix: String = "") throws -> String {
        guard let value = given.first(where: { $0.key == column.key })?.value else {
            if let clause = column.defaultValue?.object as? ColumnElement { return try expression(clause) }
            return try expression(BindParameter(column.key + suffix, column.defaultValue ?? .undefined, type: column.columnType, isRequired: column.defaultValue == nil))
        }
        if let clause = try clause(value) { return try plainly { try expression(clause) } }
        return try expression(BindParameter(column.key + suffix, value, type: column.columnType))
    }

    private func clause(_ value: Value) throws -> ColumnElement? {
        switch value.object {
        case is ColumnElement, is ClauseConvertible, is Select, is TextClause:
            let element = try Coercion.column(value)
            return element is BindParameter || element is ScalarSelect ? element : element
        default: return nil
        }
    }

    /// With columns qualified by their tables for the time of `body`.
    private func plainly<T>(_ body: () throws -> T) rethrows -> T {
        let earlier = omitsTable
        omitsTable = false
        defer { omitsTable = earlier }
        return try body()
    }

    func update(_ update: Update, _ parameterKeys: [String]?) throws -> String {
        let table = update.table
        let given = update.values ?? []
        try check(given.map(\.key) + (parameterKeys ?? []), table)
        let keys = update.values == nil && parameterKeys == nil ? table.columns.map(\.key) : given.map(\.key) + (parameterKeys ?? [])
        var settings: [String] = []
        for column in table.columns {
            let name = dialect.quote(column.name)
            if let value = given.first(where: { $0.key == column.key })?.value {
                if let clause = try clause(value) { settings.append("\(name)=\(try expression(clause is BinaryExpression ? Grouping(clause) : clause))") } else {
                    settings.append("\(name)=" + (try expression(BindParameter(column.key, value, type: column.columnType))))
                }
            } else if keys.contains(column.key) {
                settings.append("\(name)=" + (try expression(BindParameter(column.key, .undefined, type: column.columnType, isRequired: true))))
            } else if let onUpdate = column.onUpdate {
                if let clause = onUpdate.object as? ColumnElement { settings.append("\(name)=\(try expression(clause))") } else {
                    settings.append("\(name)=" + (try expression(BindParameter(column.key, onUpdate, type: column.columnType))))
                }
            }
        }
        var text = "UPDATE \(dialect.quote(table.name)) SET " + settings.joined(separator: ", ")
        if !update.criteria.isEmpty { text += " WHERE " + (try correlated(update.table) { try expression(Conjunction.make(.and, update.criteria)) }) }
        return text + (try unqualified { try returning(update.returning) })
    }

    func delete(_ delete: Delete) throws -> String {
        var text = "DELETE FROM \(dialect.quote(delete.table.name))"
        if !delete.criteria.isEmpty { text += " WHERE " + (try correlated(delete.table) { try expression(Conjunction.make(.and, delete.criteria)) }) }
        return text + (try unqualified { try returning(delete.returning) })
    }

    private func correlated<T>(_ table: Table, _ body: () throws -> T) rethrows -> T {
        enclosing.append([table])
        defer { enclosing.removeLast() }
        return try body()
    }

    private func unqualified<T>(_ body: () throws -> T) rethrows -> T {
        let earlier = omitsTable
        omitsTable = true
        defer { omitsTable = earlier }
        return try body()
    }

    private func returning(_ columns: [ColumnElement]) throws -> String {
        guard !columns.isEmpty else { return "" }
        return " RETURNING " + (try columns.map { element in
            let text = try expression(element)
            resultColumns.append(Compiled.ResultColumn(name: element.resultName ?? text, element: element))
            return text
        }.joined(separator: ", "))
    }
}
