import Runtime

/// UPDATE, DELETE.
extension Compiler {
    /// Tables that criteria and values name besides what changes; those inside of joins are the joins' own.
    private func furtherFroms(_ target: FromClause, _ elements: [ColumnElement], given: [FromClause] = []) -> [FromClause] {
        var found = given
        for element in elements {
            element.visitFroms { from in
                if from !== target, !found.contains(where: { $0 === from }) { found.append(from) }
            }
        }
        return found
    }

    /// The elements that are not parts of the joins among them.
    private func withoutParts(_ froms: [FromClause]) -> [FromClause] {
        var hidden: [FromClause] = []
        for case let join as Join in froms { join.visitParts { if $0 !== join { hidden.append($0) } } }
        return hidden.isEmpty ? froms : froms.filter { from in !hidden.contains { $0 === from } }
    }

    func write(update given: Update) throws {
        let update = try (given.subject as? ChangeSubject)?.limiting(given) ?? given
        try write(limited: update)
    }

    private func write(limited update: Update) throws {
        if update.hasRows { throw SQLError.invalidRequest("UPDATE construct does not support multiple parameter sets.") }
        let isTop = stack.isEmpty
        let outside = out
        out = Output()
        let target = update.target
        let given = update.values ?? []
        let keys = isTop ? parameterKeys ?? [] : []
        // Parameters that are no columns may be those of the criteria.
        let unknown = given.map(\.key).filter { key in !target.columns.contains { $0.key == key && isSettable($0, update) } }
        if target is Join, update.values == nil, update.furtherValues.isEmpty, parameterKeys == nil { throw Compiler.unsupportedCase }
        let expressions = try given.compactMap { try clause($0.value) }
        let further = furtherFroms(target, update.criteria + expressions)
        let others = try furtherSettings(of: update, further)
        if !unknown.isEmpty { throw SQLError.compile("Unconsumed column names: \(unknown.joined(separator: ", "))") }
        if !further.isEmpty, dialect.family == .oracle || (dialect.family == .standard && !dialect.isStringifying) { throw PythonException.notImplemented("This backend does not support multiple-table criteria within UPDATE") }
        let froms = withoutParts([target] + further)
        stack.append(Entry(correlated: [target] + further, froms: froms, statement: update))
        defer { stack.removeLast() }
        out.text += "UPDATE "
        try write(prefixes: update.prefixes)
        try write(target: target, of: update) { try write(list: dialect.family == .mysql ? froms : [target], separator: ", ") { try write(from: $0) } }
        out.text += " SET "
        try write(settingsOf: update, keys, qualified: dialect.family == .mysql && (!further.isEmpty || target is Join), further, others)
        try dispatch(update.ctes)
        let returned = update.returning.isEmpty ? fetchedDefaults : update.returning
        if dialect.family == .mssql { try write(output: returned, "inserted", of: update.table) }
        if !further.isEmpty || target is Join, dialect.family != .mysql {
            out.text += " FROM "
            try keeping(\.hints, update.hints) { try write(list: dialect.family == .mssql ? froms : Array(froms.dropFirst()), separator: ", ") { try write(from: $0) } }
        }
        try write(criteria: update.criteria, " WHERE ")
        lint(froms, update.criteria, "UPDATE")
        try write(limitOf: update)
        try write(.postCriteria, of: update, before: " ")
        if dialect.family != .mssql { try write(returning: returned, collects: isTop) }
        finish(isTop, outside)
    }

    /// `LIMIT 5` of MySQL's UPDATE and DELETE: `ext(limit(5))`, or `with_dialect_options(mysql_limit=5)`.
    private func write(limitOf change: ChangingStatement) throws {
        if let limit = change.limit, dialect.family == .mysql || dialect.isStringifying {
            out.text += " LIMIT "
            try write(bind: limit)
        } else if dialect.family == .mysql, let given = change.dialectOptions.first(where: { $0.name == "\(dialect.name)_limit" }) { out.text += " LIMIT \(try Int.from(given.value))" }
    }

    static var unsupportedCase: PythonException {
        SQLError.compile("Encountered unsupported case when compiling an INSERT or UPDATE statement.  If this is a multi-table UPDATE statement, please provide string-named arguments to the values() method with distinct names; support for multi-table UPDATE statements that target multiple tables for UPDATE is very limited")
    }

    private func finish(_ isTop: Bool, _ outside: Output) {
        if !ctes.isEmpty { prependCTEs(isTop ? nil : stack.count) }
        let written = out
        out = outside
        out.append(written)
    }

    private typealias Setting = (column: Column, write: () throws -> Void)

    /// `UPDATE a, b SET b.x = 1`: what is set in other tables, and what they set by themselves; of MySQL alone.
    private func furtherSettings(of update: Update, _ further: [FromClause]) throws -> [Setting] {
        guard !update.furtherValues.isEmpty else { return [] }
        var joined: [FromClause] = []
        if let join = update.target as? Join { join.visitParts { if $0 !== join { joined.append($0) } } }
        let given = update.furtherValues.filter { value in !isOfOwnTable(value.column, update, further) }
        var tables: [FromClause] = []
        for (column, _) in given { if let table = column.table, !tables.contains(where: { $0 === table }) { tables.append(table) } }
        // The table that an alias is of may be set by any database: `UPDATE a AS t SET x = 1 FROM a`.
        // Those of a join may be too, where nothing else names them.
        if !joined.isEmpty, tables.contains(where: { table in further.contains { $0 === table } && joined.contains { $0 === table } }) { throw Compiler.unsupportedCase }
        let foreign = tables.filter { table in table !== update.table && !joined.contains { $0 === table } }
        let outside = dialect.family == .mysql ? foreign.filter { table in !further.contains { $0 === table } } : foreign
        if !outside.isEmpty {
            let names = outside.map { "'\($0.describedName)'" }.joined(separator: ", ")
            if dialect.family == .mysql, !further.isEmpty || !joined.isEmpty { throw SQLError.compile("Multi-table UPDATE statement does not include table(s) \(names)") }
            let reason = dialect.family == .mysql ? "Statement is not a multi-table UPDATE statement" : "Backend does not support additional tables in the SET clause"
            throw SQLError.compile("\(reason); cannot include columns from table(s) \(names) in SET clause")
        }
        return try tables.flatMap { table in
            let set = given.filter { $0.column.table === table }
            let own = set.map { column, value in (column, { [self] in try write(value: value, for: column, named: "\(table.describedName)_\(column.key)") }) as Setting }
            return try own + table.columns.compactMap { column in
                guard !set.contains(where: { $0.column === column }), let onUpdate = try ownUpdate(of: column) else { return nil }
                let element = try clause(onUpdate)?.grouped(against: nil)
                return (column, { [self] in if let element { try write(element) } else { try write(defaultOf: column, named: "\(table.describedName)_\(column.key)") } })
            }
        }
    }

    /// What UPDATE sets a column to that is left out; numbers of sequences are for INSERT.
    private func ownUpdate(of column: Column) throws -> Value? {
        guard let onUpdate = column.onUpdate else { return nil }
        try AssignedDefault.refuse(onUpdate, lacking: "is_sequence")
        return onUpdate.object is NumberSequence ? nil : onUpdate
    }

    /// Whether keys of values may mean a column: of a join those of its first table.
    private func isSettable(_ column: Column, _ update: Update) -> Bool { !(update.target is Join) || column.table === update.table }

    /// Whether a column is of the table that an alias is of, where the statement names the alias alone.
    private func isOfOwnTable(_ column: Column, _ update: Update, _ further: [FromClause]) -> Bool {
        update.target is Alias && column.table === update.table && !further.contains { $0 === update.table }
    }

    private func write(settingsOf update: Update, _ keys: [String], qualified: Bool, _ further: [FromClause], _ others: [Setting]) throws {
        let given = (update.values ?? []) + update.furtherValues.filter { isOfOwnTable($0.column, update, further) }.map { ($0.column.key, $0.value) }
        var settings: [Setting] = []
        func set(_ column: Column, _ body: @escaping () throws -> Void) { settings.append((column, body)) }
        var columns = update.target.columns
        if update.isOrdered {
            let first = given.compactMap { value in columns.first { $0.key == value.key } }
            columns = first + columns.filter { column in !first.contains { $0 === column } }
        }
        let hasNone = update.values == nil && parameterKeys == nil && others.isEmpty && given.isEmpty && update.expressionValues.isEmpty
        if update.returnedDefaults != nil, !update.returning.isEmpty { throw Compiler.returningTwice }
        let asked = stack.count == 1 && dialect.traits.updateReturning ? update.returnedDefaults : nil
        // A column whose new value the database computes; others only where they were named.
        func fetch(_ column: Column, computed: Bool) -> Bool {
            guard let asked, asked.isEmpty && computed || (asked + update.supplementalColumns).contains(where: { $0 === column }) else { return false }
            fetchedDefaults.append(column)
            return true
        }
        for column in columns where !hasNone || !column.isOmitted {
            if let value = given.first(where: { $0.key == column.key })?.value, isSettable(column, update) {
                set(column) { [self] in try write(value: value, for: column, row: nil) }
                if let element = try clause(value), !(element is BindParameter) { _ = fetch(column, computed: true) } else if update.supplementalColumns.contains(where: { $0 === column }) { _ = fetch(column, computed: false) }
            } else if hasNone || keys.contains(column.key) && isSettable(column, update) {
                if update.supplementalColumns.contains(where: { $0 === column }) { _ = fetch(column, computed: false) }
                set(column) { [self] in
                    try write(columnValue: .undefined, named: column.key, for: column, isRequired: true)
                }
            } else if let onUpdate = try ownUpdate(of: column) {
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
        try write(list: update.expressionValues, separator: ", ") { setting in
            try keeping(\.omitsTable, true) { try write(setting.element) }
            out.text += "="
            try write(unnamed: setting.value)
        }
        if !update.expressionValues.isEmpty, !others.isEmpty || !settings.isEmpty { out.text += ", " }
        try write(list: others, separator: ", ") { setting in
            if qualified { out.text += tablePrefix(setting.column, saysSchema: true) }
            out.text += quoted(setting.column) + "="
            try setting.write()
        }
        if !others.isEmpty, !settings.isEmpty { out.text += ", " }
        let values = AssignedValues(settings, isUpdate: true)
        try keeping(\.assigned, values) {
            try write(list: settings, separator: ", ") { setting in
                if qualified { out.text += tablePrefix(setting.column, saysSchema: false) }
                out.text += quoted(setting.column) + "="
                out.append(try values.value(of: setting.column, self))
            }
        }
    }

    /// `sch.u.` of a column of several tables' UPDATE; the schema of the table that it is of is not said again.
    private func tablePrefix(_ column: Column, saysSchema: Bool) -> String {
        if saysSchema, let table = column.table as? TableClause { return fullName(table) + "." }
        return (column.table?.fromName).map { quote(from: $0) + "." } ?? ""
    }

    /// A value of an expression that is set: `SET data[1] = ?`.
    func write(unnamed value: Value) throws {
        if let element = try clause(value)?.grouped(against: nil) {
            keep(element)
            return try write(element)
        }
        let bind = BindParameter("param", value, type: try LiteralTypes.resolved(value), isUnique: true)
        keep(bind)
        try write(bind: bind)
    }

    func write(delete given: Delete) throws {
        let delete = try (given.subject as? ChangeSubject)?.limiting(given) ?? given
        let isTop = stack.isEmpty
        let outside = out
        out = Output()
        let target = delete.target
        let further = furtherFroms(target, delete.criteria, given: delete.furtherFroms)
        stack.append(Entry(correlated: [target] + further, froms: [target] + further, statement: delete))
        defer { stack.removeLast() }
        let fetched = (delete.returnedDefaults ?? []) + delete.supplementalColumns
        if isTop, !fetched.isEmpty, dialect.traits.deleteReturning { fetchedDefaults = fetched }
        if !fetched.isEmpty, !delete.returning.isEmpty { throw Compiler.returningTwice }
        let returned = delete.returning.isEmpty ? fetchedDefaults : delete.returning
        out.text += "DELETE "
        try write(prefixes: delete.prefixes)
        out.text += "FROM "
        try write(target: target, of: delete) { try write(from: target) }
        try dispatch(delete.ctes)
        if dialect.family == .mssql { try write(output: returned, "deleted", of: delete.table) }
        if !further.isEmpty { try keeping(\.hints, delete.hints) { try write(furtherFroms: further, of: target) } }
        try write(criteria: delete.criteria, " WHERE ")
        try write(limitOf: delete)
        try write(.postCriteria, of: delete, before: " ")
        if dialect.family != .mssql { try write(returning: returned, collects: isTop) }
        finish(isTop, outside)
    }

    /// `USING b`, as databases call it.
    private func write(furtherFroms further: [FromClause], of target: FromClause) throws {
        var froms = withoutParts(further)
        switch dialect.family {
        case .standard where dialect.isStringifying: out.text += " , "
        case .postgresql: out.text += " USING "
        case .mysql:
            out.text += " USING "
            froms = withoutParts([target] + further)
        case .mssql:
            out.text += " FROM "
            froms.insert(target, at: 0)
        default: throw PythonException.notImplemented("This backend does not support multiple-table criteria within DELETE")
        }
        try write(list: froms, separator: ", ") { try write(from: $0) }
    }

    /// What RETURNING is for SQL Server: `OUTPUT inserted.id`.
    func write(output columns: [ColumnElement], _ keyword: String, of table: TableClause) throws {
        guard !columns.isEmpty else { return }
        var made: [ObjectIdentifier: Column] = [:]
        func output(_ column: Column) -> Column? {
            guard column.table === table else { return nil }
            let known = made[ObjectIdentifier(column)] ?? Column(clause: column.name, column.columnType, of: TableClause(keyword))
            made[ObjectIdentifier(column)] = known
            return known
        }
        let own = columns.map { element in element.replacing { ($0 as? Column).flatMap(output) }.named(like: element) }
        for element in own { keep(element) }
        out.text += " OUTPUT "
        try keeping(\.rendersLiterals, false) { try keeping(\.wrapsColumns, stack.count == 1) { try write(columns: ColumnNaming(.disambiguateOnly).named(own, numbersRepeated: true), asFrom: false, collects: stack.count == 1) } }
    }
}
