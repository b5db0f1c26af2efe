import Runtime
import SQL

/// A statement and its parameters as an engine sends them whose `paramstyle` is not SQLite's own:
/// `WHERE t.name = :name_1` with `{'name_1': 'a'}`, `WHERE t.name = :1` with `('a',)`.
struct StyledParameters {
    let compiled: Compiled
    private var dialect: Dialect { compiled.dialect }

    /// What stands for no parameters at all.
    static func none(of dialect: Dialect) -> Value { dialect.isPositional ? .tuple(TupleObject.empty) : ImmutableDict(named: []).value }

    /// - Parameter row: the values of the compiled parameters in their places, as the driver takes them.
    /// - Returns: the text, and a tuple or a dict by the names of the placeholders.
    func statement(_ row: [Value]) throws -> (text: String, parameters: Value) {
        let values = Dictionary(zip(compiled.parameters.map(\.name), row)) { first, _ in first }
        let made = try compiled.expanded(values)
        guard !dialect.isPositional else {
            let found = Dictionary(made.parameters.map { ($0.name, $0.value) }) { first, _ in first }
            return (made.text, .tuple(made.order.map { found[$0] ?? .none }))
        }
        let order = Dictionary(compiled.metParameters.enumerated().map { ($1.name, $0) }) { first, _ in first }
        let sorted = made.parameters.enumerated().sorted { (order[$0.element.name] ?? .max, $0.offset) < (order[$1.element.name] ?? .max, $1.offset) }
        return (made.text, .dict(DictObject(sorted.map { (compiled.escapedNames[$0.element.name], $0.element.value) })))
    }

    /// An INSERT for several rows: `VALUES (:name__0), (:name__1)`.
    /// - Returns: nil where other parameters than those of the row have numbers.
    func statement(rows: [[Value]], _ template: RowsTemplate) throws -> (text: String, parameters: Value)? {
        if dialect.isNumbered {
            guard template.counts.row == compiled.parameters.count else { return nil }
            let texts = rows.indices.map { number in template.row { dialect.numberMark(number * template.counts.row + $0 + 1) } }
            return (template.text(rows: texts), .tuple(rows.flatMap(\.self)))
        }
        // One row is sent as the statement of one row.
        if rows.count == 1, let row = rows.first { return try statement(row) }
        if dialect.isPositional { return (template.text(count: rows.count), .tuple(template.ordered(rows))) }
        let own = template.counts.before..<(template.counts.before + template.counts.row)
        let names = compiled.parameters.map { compiled.escapedNames[$0.name] }
        let found = DictObject()
        for at in names.indices where !own.contains(at) { found.set(names[at], rows.first?[at] ?? .none) }
        let texts = rows.enumerated().map { number, row in
            for at in own { found.set("\(names[at])__\(number)", row[at]) }
            return template.row { dialect.placeholder("\(names[own.lowerBound + $0])__\(number)") }
        }
        return (template.text(rows: texts), .dict(found))
    }
}

extension Connection {
    /// Sends one set of parameters as the engine's `paramstyle` has them.
    func sendStyled(_ compiled: Compiled, _ row: [Value], _ context: ExecutionContext, note: () -> String) throws -> CursorResult {
        var (text, parameters) = try StyledParameters(compiled: compiled).statement(row)
        if context.statement is TableDefinition { parameters = StyledParameters.none(of: engine.dialect) }
        context.text = text
        context.styled = [parameters]
        let cursor = try deliverStyled(text, parameters, context, isRow: false, note: note)
        return try CursorResult(cursor, context, returnsImplicitly: !compiled.implicitReturning.isEmpty || !compiled.fetchedDefaults.isEmpty)
    }

    func sendManyStyled(_ compiled: Compiled, _ rows: [[Value]], _ context: ExecutionContext, note: () -> String) throws -> CursorResult {
        var text = compiled.text
        let sets = try rows.map { row in
            try Pulse.check()
            let made = try StyledParameters(compiled: compiled).statement(row)
            text = made.text
            return made.parameters
        }
        context.styled = sets
        let cursor = try deliver(text, [.list(sets)], shown: { .list(sets) }, note: note, context: context, isMany: true, isOfDriver: true) { connection, text, values -> SQLiteCursor in
            if !StatementKind(text).isChange { throw DriverFailure("ProgrammingError", "executemany() can only execute DML statements.") }
            let sets = values.first ?? .none
            return try connection.executed("do_executemany", text, sets, context) ?? SQLiteCursor.many(connection.handle, text, sets.elements()) { try $0.bind(set: $1) }
        }
        return try CursorResult(cursor, context, rowCount: cursor.changedRows)
    }

    /// - Parameter isRow: whether the statement is one of the several that an INSERT of many rows is sent as.
    func deliverStyled(_ text: String, _ parameters: Value, _ context: ExecutionContext, isRow: Bool, note: () -> String) throws -> SQLiteCursor {
        try deliver(text, [parameters], shown: { parameters }, note: note, context: context, toldAsMany: isRow, isOfDriver: true) { connection, text, values in
            let given = values.first ?? .none
            return try connection.executed("do_execute", text, given, context) ?? SQLiteCursor(connection.handle, text, given)
        }
    }

    /// What the unit of work writes, sent as statements of a program are.
    func writeStyled(_ statement: RowStatement, _ rows: RowValues, options: [(name: String, value: Value)]) throws -> WrittenRows {
        var written = WrittenRows()
        let sets = (0..<rows.rowCount).map { row in DictObject(zip(statement.keys, rows[row]).map { ($0, $1) }) }
        let sorted = (statement.statement as? Insert).map { sets.count > 1 && !statement.returned.isEmpty ? $0.sorted(true) : $0 } ?? statement.statement
        let result = try execute(sorted, sets, keys: statement.columnKeys, options: options, cacheSpace: "rows ")
        written.matched = result.rowCount
        written.lastRow = result.lastRow ?? 0
        let names = statement.prefetched.map { statement.compiled.parameters[$0.parameter].name }
        written.prefetched = result.context.sets.flatMap { set in names.map { set.get($0) ?? .none } }
        guard !statement.returned.isEmpty else { return written }
        while let row = try result.fetch() { written.returned.append(ContiguousArray(row)) }
        return written
    }
}
