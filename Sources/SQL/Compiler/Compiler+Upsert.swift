import Runtime

/// What stands behind the values of an INSERT: ON CONFLICT, ON DUPLICATE KEY UPDATE and RETURNING.
extension Compiler {
    /// `ON DUPLICATE KEY UPDATE name = VALUES(name)`
    private func write(duplicateKey conflict: OnConflict, of insert: Insert) throws {
        out.text += " ON DUPLICATE KEY UPDATE "
        let settings = conflict.settings ?? []
        func setting(_ column: Column) -> (key: Value, value: Value)? { settings.first { ($0.key.object as? StringObject)?.text == column.key || $0.key.object === column } }
        var columns = insert.table.columns
        if conflict.isOrdered {
            let first = settings.compactMap { given in columns.first { ($0.key == (given.key.object as? StringObject)?.text) || $0 === given.key.object } }
            columns = first + columns.filter { column in !first.contains { $0 === column } }
        }
        let written = columns.filter { setting($0) != nil }
        try keeping(\.insertedRow, insert.excluded) {
            try write(list: written, separator: ", ") { column in
                out.text += quoted(column) + " = "
                try write(setting: setting(column)?.value ?? .none, column)
            }
        }
        let unknown = settings.filter { given in !columns.contains { ($0.key == (given.key.object as? StringObject)?.text) || $0 === given.key.object } }
        if !unknown.isEmpty {
            let names = unknown.map { "'\((try? $0.key.strText()) ?? "?")'" }.joined(separator: ", ")
            try SQLWarning.warn("Additional column names not matching any column keys in table '\(insert.table.name)': \(names)")
        }
    }

    /// - Throws: UnsupportedCompilationError for the clause of another database.
    private func check(_ conflict: OnConflict, of insert: Insert) throws {
        if dialect.isStringifying || (conflict.isOfDuplicateKey ? dialect.family == .mysql : dialect.family == .sqlite || dialect.family == .postgresql) { return }
        let owner = conflict.isOfDuplicateKey ? "mysql" : insert.type.module.hasPrefix("sqlalchemy.dialects.postgresql") ? "postgresql" : "sqlite"
        let name = conflict.isOfDuplicateKey ? "OnDuplicateClause" : conflict.settings == nil ? "OnConflictDoNothing" : "OnConflictDoUpdate"
        throw SQLError.unsupportedCompilation("Compiler \(dialect.compilerName(isType: false)) can't render element of type <class 'sqlalchemy.dialects.\(owner).dml.\(name)'>")
    }

    func write(conflict: OnConflict, of insert: Insert) throws {
        try check(conflict, of: insert)
        if conflict.isOfDuplicateKey { return try write(duplicateKey: conflict, of: insert) }
        out.text += " ON CONFLICT"
        if let name = conflict.constraintName { out.text += " ON CONSTRAINT \(dialect.quote(name))" }
        if conflict.elements != nil || !conflict.elementNames.isEmpty {
            out.text += " ("
            try keeping(\.omitsTable, true) {
                let names = conflict.elementNames.map { dialect.quote($0) }
                let others = try (conflict.elements ?? []).map { element in try captured { try write(element) } }
                out.text += (names + others.map(\.text)).joined(separator: ", ")
                for other in others { out.parameters += other.parameters }
            }
            out.text += ")"
            if let criteria = conflict.targetCriteria {
                out.text += " WHERE "
                // SQLite finds an index only by the text of its condition.
                let isLiteral = dialect.family == .sqlite && !rendersLiterals
                let condition = isLiteral ? criteria.replacing { ($0 as? BindParameter)?.literally() } : criteria
                keep(condition)
                try keeping(\.omitsTable, true) { try write(condition) }
            }
        }
        guard let settings = conflict.settings else {
            out.text += " DO NOTHING"
            return
        }
        if conflict.elements == nil, conflict.elementNames.isEmpty, conflict.constraintName == nil { out.text += " " }
        out.text += " DO UPDATE SET "
        var rest = settings
        var isFirst = true
        func set(_ name: String, _ body: () throws -> Void) rethrows {
            if !isFirst { out.text += ", " }
            isFirst = false
            out.text += "\(name) = "
            try body()
        }
        for column in insert.table.columns {
            guard let at = rest.firstIndex(where: { ($0.key.object as? StringObject)?.text == column.key || $0.key.object === column }) else { continue }
            let value = rest.remove(at: at).value
            try set(quoted(column)) { try write(setting: value, column) }
        }
        if !rest.isEmpty {
            let names = rest.map { "'\((try? $0.key.strText()) ?? "?")'" }.joined(separator: ", ")
            try SQLWarning.warn("Additional column names not matching any column keys in table '\(insert.table.name)': \(names)")
            for (key, value) in rest { try set(dialect.quote(key.strText())) { try write(setting: value, nil) } }
        }
        if let criteria = conflict.criteria {
            out.text += " WHERE "
            try write(criteria)
        }
    }

    private func write(setting value: Value, _ column: Column?) throws {
        let known = out.parameters.count
        defer { if out.parameters.dropFirst(known).contains(where: { $0.bind.boundValue.isNone && $0.bind.callable == nil }) { hasUpsertParameters = true } }
        if let element = try clause(value) {
            let typed = element.sqlType.affinity == .null ? column.map { element.with(type: $0.sqlType) } ?? element : element
            let grouped = typed.grouped(against: nil)
            keep(grouped)
            return try write(grouped)
        }
        let bind = BindParameter("param", value, type: column?.sqlType ?? NullType.shared, isUnique: true)
        keep(bind)
        // MySQL's stay parameters, whatever else is written as text.
        try keeping(\.rendersLiterals, rendersLiterals && insertedRow == nil) { try write(bind: bind) }
    }

    /// Where Oracle puts what RETURNING gives: `:ret_0`.
    private func target(_ number: Int) throws -> Output {
        let target = BindParameter("ret_\(number)", .none, type: NullType.shared)
        keep(target)
        return try captured { try write(bind: target) }
    }

    /// Values in RETURNING stay parameters, whatever else is written as text.
    func write(returning columns: [ColumnElement], collects: Bool) throws {
        guard !columns.isEmpty else { return }
        out.text += " RETURNING "
        try keeping(\.rendersLiterals, false) { try keeping(\.isReturning, true) {
            if dialect.family == .oracle { try write(returningInto: columns) } else { try write(namedReturning: columns, collects: collects) }
        } }
    }

    /// Oracle tells what it returns by the place alone: `t.id, t.x INTO :ret_0, :ret_1`.
    private func write(returningInto columns: [ColumnElement]) throws {
        var targets: [Output] = []
        try write(list: columns, separator: ", ") { column in
            targets.append(try target(targets.count))
            let element = (column as? Label)?.element ?? column
            let written = try element.sqlType.implementation(for: dialect).columnExpression(element) ?? element
            if written !== element { keep(written) }
            try write(written)
        }
        out.text += " INTO "
        write(list: targets, separator: ", ") { out.append($0) }
    }

    private func write(namedReturning columns: [ColumnElement], collects: Bool) throws {
        let sentinels = collects ? self.sentinels : []
        let named = ColumnNaming(dialect.isStringifying ? .plain : .disambiguateOnly).named(columns + sentinels, numbersRepeated: true)
        try keeping(\.omitsTable, dialect.family == .sqlite) {
            try keeping(\.wrapsColumns, collects) {
                try write(columns: Array(named.prefix(columns.count)), asFrom: false, collects: collects)
                if sentinels.isEmpty { return }
                out.text += ", "
                try write(columns: Array(named.suffix(sentinels.count)), asFrom: false, collects: false)
            }
        }
    }
}
