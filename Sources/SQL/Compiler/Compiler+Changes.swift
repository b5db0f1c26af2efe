import Runtime

/// UPDATE, DELETE.
extension Compiler {
    /// Tables that criteria and values name besides the one that changes.
    private func furtherFroms(_ table: TableClause, _ elements: [ColumnElement], given: [FromClause] = []) -> [FromClause] {
        var found = given
        for element in elements {
            element.visitFroms { from in
                if from !== table, !found.contains(where: { $0 === from }) { found.append(from) }
            }
        }
        return found
    }

    func write(update: Update) throws {
        if update.hasRows { throw SQLError.invalidRequest("UPDATE construct does not support multiple parameter sets.") }
        let isTop = stack.isEmpty
        let outside = out
        out = Output()
        let table = update.table
        let given = update.values ?? []
        let keys = isTop ? parameterKeys ?? [] : []
        // Parameters that are no columns may be those of the criteria.
        let unknown = given.map(\.key).filter { table.column($0) == nil }
        if !unknown.isEmpty { throw SQLError.compile("Unconsumed column names: \(unknown.joined(separator: ", "))") }
        let expressions = try given.compactMap { try clause($0.value) }
        let further = furtherFroms(table, update.criteria + expressions)
        if !further.isEmpty, dialect.family == .oracle || (dialect.family == .standard && !dialect.isStringifying) { throw PythonException.notImplemented("This backend does not support multiple-table criteria within UPDATE") }
        stack.append(Entry(correlated: [table] + further, froms: [table] + further, statement: update))
        defer { stack.removeLast() }
        out.text += "UPDATE "
        try write(prefixes: update.prefixes)
        write(table: table)
        if dialect.family == .mysql, !further.isEmpty {
            for from in further {
                out.text += ", "
                try write(from: from)
            }
        }
        try dispatch(update.ctes)
        out.text += " SET "
        try write(settingsOf: update, keys, qualified: !further.isEmpty && dialect.family == .mysql)
        if !further.isEmpty, dialect.family != .mysql {
            out.text += " FROM "
            try write(list: further, separator: ", ") { try write(from: $0) }
        }
        try write(criteria: update.criteria, " WHERE ")
        try write(returning: update.returning.isEmpty ? fetchedDefaults : update.returning, collects: isTop)
        finish(isTop, outside)
    }

    private func finish(_ isTop: Bool, _ outside: Output) {
        if !ctes.isEmpty { prependCTEs(isTop ? nil : stack.count) }
        let written = out
        out = outside
        out.append(written)
    }

    private func write(settingsOf update: Update, _ keys: [String], qualified: Bool) throws {
        let table = update.table
        let given = update.values ?? []
        var settings: [(column: Column, write: () throws -> Void)] = []
        func set(_ column: Column, _ body: @escaping () throws -> Void) { settings.append((column, body)) }
        var columns = table.columns
        if update.isOrdered {
            let first = given.compactMap { table.column($0.key) }
            columns = first + columns.filter { column in !first.contains { $0 === column } }
        }
        let hasNone = update.values == nil && parameterKeys == nil
        if update.returnedDefaults != nil, !update.returning.isEmpty { throw Compiler.returningTwice }
        let asked = stack.count == 1 && dialect.traits.updateReturning ? update.returnedDefaults : nil
        // A column whose new value the database computes; others only where they were named.
        func fetch(_ column: Column, computed: Bool) -> Bool {
            guard let asked, asked.isEmpty && computed || (asked + update.supplementalColumns).contains(where: { $0 === column }) else { return false }
            fetchedDefaults.append(column)
            return true
        }
        for column in columns {
            if let value = given.first(where: { $0.key == column.key })?.value {
                set(column) { [self] in try write(value: value, for: column, row: nil) }
                if let element = try clause(value), !(element is BindParameter) { _ = fetch(column, computed: true) } else if update.supplementalColumns.contains(where: { $0 === column }) { _ = fetch(column, computed: false) }
            } else if hasNone || keys.contains(column.key) {
                if update.supplementalColumns.contains(where: { $0 === column }) { _ = fetch(column, computed: false) }
                set(column) { [self] in
                    try write(columnValue: .undefined, named: column.key, for: column, isRequired: true)
                }
            } else if let onUpdate = column.onUpdate {
                let element = try clause(onUpdate)?.grouped(against: nil)
                if element == nil, update.supplementalColumns.contains(where: { $0 === column }) { _ = fetch(column, computed: false) }
                if element != nil, !fetch(column, computed: true) { postfetched.append(column) }
                set(column) { [self] in
                    if let element {
                        keep(element)
                        try write(element)
                    } else { try write(defaultOf: column, named: column.key) }
                }
            } else if column.serverOnUpdate != nil || column.computed != nil {
                if !fetch(column, computed: true) { postfetched.append(column) }
            } else { _ = fetch(column, computed: false) }
        }
        let values = AssignedValues(settings, isUpdate: true)
        try keeping(\.assigned, values) {
            try write(list: settings, separator: ", ") { setting in
                if qualified { out.text += dialect.quote(table.name) + "." }
                out.text += quoted(setting.column) + "="
                out.append(try values.value(of: setting.column, self))
            }
        }
    }

    func write(delete: Delete) throws {
        let isTop = stack.isEmpty
        let outside = out
        out = Output()
        let further = furtherFroms(delete.table, delete.criteria, given: delete.furtherFroms)
        stack.append(Entry(correlated: [delete.table] + further, froms: [delete.table] + further, statement: delete))
        defer { stack.removeLast() }
        out.text += "DELETE "
        try write(prefixes: delete.prefixes)
        if !further.isEmpty, dialect.family == .mysql { out.text += "FROM \(dialect.quote(delete.table.name)) USING " } else { out.text += "FROM " }
        write(table: delete.table)
        try dispatch(delete.ctes)
        if !further.isEmpty {
            switch dialect.family {
            case .standard where dialect.isStringifying: out.text += " , "
            case .mysql: out.text += ", "
            case .postgresql: out.text += " USING "
            case .mssql: out.text += " FROM \(dialect.quote(delete.table.name)), "
            default: throw PythonException.notImplemented("This backend does not support multiple-table criteria within DELETE")
            }
            try write(list: further, separator: ", ") { try write(from: $0) }
        }
        try write(criteria: delete.criteria, " WHERE ")
        let fetched = (delete.returnedDefaults ?? []) + delete.supplementalColumns
        if isTop, !fetched.isEmpty, dialect.traits.deleteReturning { fetchedDefaults = fetched }
        if !fetched.isEmpty, !delete.returning.isEmpty { throw Compiler.returningTwice }
        try write(returning: delete.returning.isEmpty ? fetchedDefaults : delete.returning, collects: isTop)
        finish(isTop, outside)
    }
}
