import Runtime

extension Compiler {
    /// A column of an INSERT with what is written for it.
    private typealias Assignment = (column: Column, value: () throws -> Void)

    func write(insert: Insert) throws {
        let isTop = stack.isEmpty
        let outside = out
        out = Output()
        stack.append(Entry(statement: insert))
        defer { stack.removeLast() }
        if insert.values != nil || insert.source != nil, !insert.rows.isEmpty {
            throw SQLError.invalidRequest("Can't mix single and multiple VALUES formats in one INSERT statement; one style appends to a list while the other replaces values, so the intent is ambiguous.")
        }
        if insert.sortsByParameters, !insert.rows.isEmpty, !insert.returning.isEmpty { throw SQLError.compile("RETURNING cannot be deterministically sorted when using an INSERT which includes multi-row values().") }
        var source = insert.source?.select
        let assignments = try assignments(insert, isTop: isTop, &source)
        if assignments.isEmpty, insert.expressionValues.isEmpty, source == nil { try checkEmptyInsert() }
        if !insert.rows.isEmpty, !dialect.traits.supportsMultivaluesInsert {
            throw SQLError.compile("The '\(dialect.name)' dialect with current database version settings does not support in-place multirow inserts.")
        }
        out.text += "INSERT "
        try write(prefixes: insert.prefixes)
        out.text += "INTO "
        guard insert.target === insert.table else {
            throw insert.target is Join ? Compiler.unsupportedCase : PythonException.noAttribute(.object(insert.target), "_autoincrement_column")
        }
        try write(target: insert.target, of: insert) { if dialect.preparer?.table == nil { write(table: insert.table) } else { out.text += fullName(insert.table) } }
        if insert.source != nil { try dispatch(insert.ctes) }
        let returned = insert.returning.isEmpty ? implicitReturning : insert.returning
        // Several rows without values: `INSERT INTO t (id) VALUES (NULL)`.
        let firstColumn = assignments.isEmpty && isForMany && source == nil ? insert.table.columns.first : nil
        if !insert.expressionValues.isEmpty { try write(targetsOf: insert, assignments) } else if !assignments.isEmpty { out.text += " (" + assignments.map { quoted($0.column) }.joined(separator: ", ") + ")" }
        let head = out
        out = Output()
        // Names are numbered in the order of SQLAlchemy: those of RETURNING before a SELECT, but behind values.
        let isOutput = dialect.family == .mssql
        func returning() throws -> Output {
            try captured { if isOutput { try write(output: returned, "inserted", of: insert.table) } else { try write(returning: returned, collects: isTop) } }
        }
        var returningClause = source == nil ? nil : try returning()
        if let source {
            out.text += " "
            let inner = try captured { try write(select: source, asFrom: isInsideCTE, collects: false, isInsertSource: true) }
            if !ctes.isEmpty, dialect.traits.cteFollowsInsert { out.append(takeCTEs(isTop ? nil : stack.count, includesFollowing: true)) }
            out.append(inner)
        } else if let firstColumn, dialect.traits.supportsDefaultMetavalue {
            out.text += " (\(quoted(firstColumn))) VALUES (\(dialect.traits.defaultMetavalueToken))"
        } else if !insert.expressionValues.isEmpty {
            try write(valuesOf: insert, assignments)
        } else if assignments.isEmpty {
            out.text += dialect.traits.supportsDefaultValues ? " DEFAULT VALUES" : " () VALUES ()"
        } else if insert.rows.isEmpty {
            out.text += " VALUES ("
            let values = AssignedValues(assignments.map { ($0.column, $0.value) }, isUpdate: false)
            try keeping(\.assigned, values) { try write(list: assignments, separator: ", ") { out.append(try values.value(of: $0.column, self)) } }
            out.text += ")"
        } else { try write(rowsOf: insert, assignments) }
        if insert.source == nil { try dispatch(insert.ctes) }
        if returningClause == nil { returningClause = try returning() }
        let body = out
        out = head
        if isOutput, let returningClause { out.append(returningClause) }
        out.append(body)
        for conflict in insert.conflicts { try keeping(\.omitsSchema, true) { try write(conflict: conflict, of: insert) } }
        try write(.postValues, of: insert, before: " ")
        if !isOutput, let returningClause { out.append(returningClause) }
        if !ctes.isEmpty, !dialect.traits.cteFollowsInsert { prependCTEs(isTop ? nil : stack.count, includesFollowing: true) }
        let written = out
        out = outside
        out.append(written)
    }

    static var returningTwice: PythonException { SQLError.compile("Can't compile statement that includes returning() and return_defaults() simultaneously") }

    /// `(data[1], name)`: expressions before columns.
    private func write(targetsOf insert: Insert, _ assignments: [Assignment]) throws {
        out.text += " ("
        try keeping(\.omitsTable, true) { try write(list: insert.expressionValues, separator: ", ") { try write($0.element) } }
        out.text += assignments.map { ", " + quoted($0.column) }.joined() + ")"
    }
    private func write(valuesOf insert: Insert, _ assignments: [Assignment]) throws {
        out.text += " VALUES ("
        try write(list: insert.expressionValues, separator: ", ") { try write(unnamed: $0.value) }
        for assignment in assignments {
            out.text += ", "
            try assignment.value()
        }
        out.text += ")"
    }

    private func checkEmptyInsert() throws {
        let traits = dialect.traits
        if traits.supportsDefaultValues || traits.supportsDefaultMetavalue || traits.supportsEmptyInsert { return }
        throw SQLError.compile("The '\(dialect.name)' dialect with current database version settings does not support empty inserts.")
    }

    /// The values that a statement gives its columns: as expressions.
    func clause(_ value: Value) throws -> ColumnElement? {
        guard let element = try Coercion.element(value) else { return nil }
        switch element {
        case let column as ColumnElement: return column
        case let select as SelectBase: return ScalarSelect(select)
        case let text as TextClause: return TextColumn(text)
        case let subquery as Subquery: return ScalarSelect(subquery.select)
        default: throw Coercion.fromRefused("SQL expression element", value, element)
        }
    }

    private func check(_ keys: [String], _ table: TableClause) throws {
        let unknown = keys.filter { key in table.column(key) == nil }
        if !unknown.isEmpty { throw SQLError.compile("Unconsumed column names: \(unknown.joined(separator: ", "))") }
    }

    private func assignments(_ insert: Insert, isTop: Bool, _ source: inout SelectBase?) throws -> [Assignment] {
        let table = insert.table
        if let names = insert.source?.columns { return try sourceAssignments(insert, names, &source) }
        let given = insert.values ?? insert.rows.first ?? []
        let hasNone = insert.values == nil && insert.rows.isEmpty
        if insert.returnedDefaults != nil, !insert.returning.isEmpty { throw Compiler.returningTwice }
        if hasNone, parameterKeys == nil || !isTop && isInsideCTE && parameterKeys == nil {
            return table.columns.filter { !$0.isOmitted }.map { column in
                (column, { [self] in
                    let bind = BindParameter(column.key, .undefined, type: column.sqlType, isRequired: true, isColumnValue: true)
                    keep(bind)
                    try write(bind: bind)
                })
            }
        }
        let keys = isTop ? parameterKeys ?? [] : []
        let asksDefaults = insert.returnedDefaults != nil
        let needsKey = isTop && !insert.isInline && (!isForMany || (dialect.traits.insertReturning && dialect.traits.usesInsertManyValues && asksDefaults)) && insert.returning.isEmpty && insert.rows.isEmpty
        let numbered = (table as? Table)?.autoincrementColumn
        usesLastRow = needsKey && numbered != nil && dialect.traits.postfetchesLastRow
        let returnsKey = needsKey && (!usesLastRow || asksDefaults || dialect.traits.favorsReturning) && dialect.traits.insertReturning && (table as? Table)?.returnsImplicitly == true
        if returnsKey { usesLastRow = false }
        if isTop, isForMany, dialect.traits.usesInsertManyValues, insert.sortsByParameters, !insert.returning.isEmpty || (returnsKey && asksDefaults) || !insert.supplementalColumns.isEmpty {
            sentinels = try (table as? Table)?.sentinelColumns(dialect) ?? []
        }
        let fetched = returnsKey ? insert.returnedDefaults : nil
        func isSupplemental(_ column: Column) -> Bool { fetched != nil && insert.supplementalColumns.contains { $0 === column } }
        func fetches(_ column: Column) -> Bool { !column.isOmitted && (isSupplemental(column) || fetched.map { $0.isEmpty || $0.contains { $0 === column } } == true) }
        var made: [Assignment] = []
        for column in table.columns {
            if let value = given.first(where: { $0.key == column.key })?.value {
                made.append((column, { [self] in try write(value: value, for: column, row: insert.rows.isEmpty ? nil : 0) }))
                if returnsKey, let element = try clause(value), !(element is BindParameter), column.isPrimaryKey || fetches(column) { implicitReturning.append(column) } else if isSupplemental(column) { implicitReturning.append(column) }
            } else if keys.contains(column.key) {
                if isSupplemental(column) || (returnsKey && asksDefaults && column === numbered && dialect.traits.numbersNullKeys && fetches(column)) { implicitReturning.append(column) }
                made.append((column, { [self] in
                    let name = insert.rows.isEmpty ? column.key : "\(column.key)_m0"
                    let bind = BindParameter(name, .undefined, type: column.sqlType, isRequired: true, isColumnValue: true)
                    keep(bind)
                    try write(bind: bind)
                }))
            } else if column.isPrimaryKey, needsKey {
                try addKey(column, returnsKey, numbered, &made)
            } else if let fallback = try fallback(of: column) {
                made.append((column, { [self] in try write(default: fallback, of: column, row: insert.rows.isEmpty ? nil : 0) }))
                if fallback.object is ClauseElement {
                    if fetches(column) { implicitReturning.append(column) } else if !column.isPrimaryKey { postfetched.append(column) }
                } else if isSupplemental(column) { implicitReturning.append(column) }
            } else if column.serverDefault != nil || column.computed != nil {
                if fetches(column) { implicitReturning.append(column) } else if !column.isPrimaryKey { postfetched.append(column) }
            } else if fetches(column) { implicitReturning.append(column) } else if column.isPrimaryKey, column !== numbered, !column.isNullable { try warnAboutKey(column) }
        }
        try check(given.map(\.key), table)
        return made
    }

    /// The default of a column; none where it is a sequence and the database has no such.
    private func fallback(of column: Column) throws -> Value? {
        guard let value = column.defaultValue, !(value.object is SentinelDefault) || !sentinels.isEmpty else { return nil }
        try AssignedDefault.refuse(value, lacking: "is_sentinel")
        guard let sequence = value.object as? NumberSequence else { return value }
        return dialect.traits.supportsSequences && !(sequence.isOptional && dialect.traits.sequencesAreOptional) ? .object(FunctionElement(next: sequence)) : nil
    }

    /// A primary key column without a value.
    private func addKey(_ column: Column, _ returnsKey: Bool, _ numbered: Column?, _ made: inout [Assignment]) throws {
        if let fallback = try fallback(of: column) {
            // Without RETURNING the value of an expression is asked for before the row is written.
            let isFetchedBefore = !returnsKey && (fallback.object is ClauseElement || fallback.object is ClauseConvertible)
            made.append((column, { [self] in
                if isFetchedBefore { try write(defaultOf: column, named: column.key) } else { try write(default: fallback, of: column, row: nil) }
            }))
            if fallback.object is ClauseElement, returnsKey { implicitReturning.append(column) }
        } else if column === numbered || column.serverDefault != nil || column.defaultValue?.object is NumberSequence {
            if returnsKey { implicitReturning.append(column) }
        } else if !column.isNullable { try warnAboutKey(column) }
    }

    private func warnAboutKey(_ column: Column) throws {
        guard let table = column.table as? Table else { return }
        var text = "Column '\(table.fullName).\(column.name)' is marked as a member of the primary key for table '\(table.fullName)', but has no Python-side or server-side default generator indicated, nor does it indicate 'autoincrement=True' or 'nullable=True', and no explicit value is passed.  Primary key columns typically may not store NULL."
        if table.primaryKeyColumns.count > 1 {
            text += " Note that as of SQLAlchemy 1.1, 'autoincrement=True' must be indicated explicitly for composite (e.g. multicolumn) primary keys if AUTO_INCREMENT/SERIAL/IDENTITY behavior is expected for one of the columns in the primary key. CREATE TABLE statements are impacted by this change as well on most backends."
        }
        try SQLWarning.warn(text)
    }

    private func sourceAssignments(_ insert: Insert, _ names: [String], _ source: inout SelectBase?) throws -> [Assignment] {
        let table = insert.table
        var columns = try names.map { name -> Column in
            guard let column = table.column(name) else { throw PythonException.keyError(.string(name)) }
            return column
        }
        guard insert.includesDefaults else { return columns.map { ($0, {}) } }
        var added: [ColumnElement] = []
        for column in table.columns where !columns.contains(where: { $0 === column }) {
            guard let fallback = try fallback(of: column) else { continue }
            columns.append(column)
            added.append(try clause(fallback)?.grouped(against: nil) ?? parameter(ofDefault: column))
        }
        if !added.isEmpty {
            guard let select = source as? Select else {
                throw SQLError.compile("Can't extend statement for INSERT..FROM SELECT to include additional default-holding column(s) \(columns.suffix(added.count).map(\.name.pythonRepr).joined(separator: ", ")).  Convert the selectable to a subquery() first, or pass include_defaults=False to Insert.from_select() to skip these columns.")
            }
            source = select.adding(columns: added)
        }
        return columns.map { ($0, {}) }
    }

    /// A parameter whose value is computed when an INSERT from a SELECT is executed.
    private func parameter(ofDefault column: Column) -> BindParameter {
        let bind = BindParameter(column.key, .none, type: column.sqlType)
        keep(bind)
        defaultParameters[ObjectIdentifier(bind)] = column
        return bind
    }

    /// A value given for a column: an expression, or a parameter named for the column.
    func write(value: Value, for column: Column, row: Int?) throws { try write(value: value, for: column, named: row.map { "\(column.key)_m\($0)" } ?? column.key) }
    func write(value: Value, for column: Column, named name: String) throws {
        if let element = try clause(value) {
            if let bind = element as? BindParameter {
                let typed = bind.sqlType.affinity == .null ? bind.with(type: column.sqlType) as? BindParameter ?? bind : bind
                keep(typed)
                // A literal, which has no name of its own, has that of the column.
                if bind.isUnique, !bind.keepsMadeName, bind.callable == nil, !isInsideCTE { assign(typed.parameterName, name) }
                return try write(bind: typed)
            }
            let grouped = element.grouped(against: nil)
            keep(grouped)
            if column.isPrimaryKey == false, !implicitReturning.contains(where: { $0 === column }) { postfetched.append(column) }
            return try keeping(\.omitsTable, false) { try write(grouped) }
        }
        try write(columnValue: value, named: name, for: column, isRequired: false)
    }

    /// A parameter for a column; in a CTE, where columns of other statements may have the same name, one of no name of its own.
    func write(columnValue value: Value, named name: String, for column: Column, isRequired: Bool) throws {
        let bind = isInsideCTE && !value.isUndefined ? BindParameter("param", value, type: column.sqlType, isUnique: true, isRequired: isRequired) : BindParameter(name, value, type: column.sqlType, isRequired: isRequired, isColumnValue: true)
        keep(bind)
        try write(bind: bind)
    }

    func write(default fallback: Value, of column: Column, row: Int?) throws {
        if let element = try clause(fallback) {
            let grouped = element.grouped(against: nil)
            keep(grouped)
            return try keeping(\.omitsTable, false) { try write(grouped) }
        }
        try write(defaultOf: column, named: row.map { $0 == 0 ? column.key : "\(column.key)_m\($0)" } ?? column.key)
    }

    private func write(rowsOf insert: Insert, _ assignments: [Assignment]) throws {
        out.text += " VALUES "
        try write(list: Array(insert.rows.enumerated()), separator: ", ") { number, row in
            out.text += "("
            try write(list: assignments, separator: ", ") { assignment in
                guard number > 0 else { return try assignment.value() }
                let column = assignment.column
                if let value = row.first(where: { $0.key == column.key })?.value { return try write(value: value, for: column, row: number) }
                guard let fallback = try fallback(of: column) else {
                    throw SQLError.compile("INSERT value for column \((try? column.str()) ?? column.name) is explicitly rendered as a boundparameter in the VALUES clause; a Python-side value or SQL expression is required")
                }
                try write(default: fallback, of: column, row: number)
            }
            out.text += ")"
        }
    }
}
