import Database
import Runtime
import SQL

/// `session.query(association).filter(...).delete()`: bulk changes of a table that is no class's.
extension Query {
    /// The table whose whole rows are asked for.
    var tableOfRows: Table? { wholeFrom as? Table }

    /// The element of FROM all whose columns are asked for, and nothing else.
    var wholeFrom: FromClause? {
        guard let from = (select.columns.first as? Column)?.table, select.columns.count == from.columns.count, zip(select.columns, from.columns).allSatisfy({ $0 === $1 }) else { return nil }
        return select.parts.allSatisfy { if case .column(let source) = $0 { AttributeReference(source) == nil } else { false } } ? from : nil
    }

    func delete(from table: Table, _ session: Session) throws -> Int { try change(Delete(table, criteria: parameterizedCriteria), session) }

    func update(_ table: Table, _ values: [(key: Value, value: Value)], _ session: Session) throws -> Int {
        let named = try values.map { key, value in (key: try (Coercion.element(key) as? Column)?.key ?? String.from(key), value: value) }
        return try change(Update(table, values: named, criteria: parameterizedCriteria), session)
    }

    private func change(_ statement: ChangingStatement, _ session: Session) throws -> Int {
        let isAutoflushing = settings.options.autoflush
        let result = try session.orchestrate(statement, [], local: settings.given, isOfQuery: true) { statement, _, given, arguments in
            let options = try ExecutionOptions(given)
            if options.autoflush && isAutoflushing { try session.autoflush() }
            return try session.connection(of: nil, executing: statement, arguments: arguments).execute(statement, [], options: options.sent)
        }
        return (result as? CursorResult)?.rowCount ?? 0
    }
}
