import Database
import Runtime
import SQL

/// Rows of an association table that a flush writes.
struct AssociationRows {
    typealias Row = [(column: Column, value: Value)]
    var inserted: [Row] = []
    var deleted: [Row] = []
    var updated: [[(column: Column, old: Value, new: Value)]] = []
    var isEmpty: Bool { inserted.isEmpty && deleted.isEmpty && updated.isEmpty }
}

/// INSERT, DELETE and UPDATE of association rows, each row by the values of its foreign keys.
final class AssociationStatements {
    private let table: Table?
    private var insert: RowStatement?
    private var delete: RowStatement?
    private var update: RowStatement?

    init(_ relationship: RelationshipProperty) { table = relationship.secondaryTable }

    func send(_ rows: AssociationRows, _ connection: Connection) throws {
        guard let table else { return }
        if let first = rows.deleted.first {
            let statement = try delete ?? deletion(table, first)
            delete = statement
            let written = try connection.write(statement, RowValues(rows.deleted.map { values($0, statement.keys) }))
            try check(written, rows.deleted.count, "DELETE statement on table '\(table.name)' expected to delete \(rows.deleted.count) row(s); Only \(written.matched) were matched.")
        }
        if let first = rows.updated.first {
            let statement = try update ?? change(table, first)
            update = statement
            let written = try connection.write(statement, RowValues(rows.updated.map { row in
                statement.keys.map { key in row.first { "old_\($0.column.key)" == key }?.old ?? row.first { $0.column.key == key }?.new ?? .none }
            }))
            try check(written, rows.updated.count, "UPDATE statement on table '\(table.name)' expected to update \(rows.updated.count) row(s); Only \(written.matched) were matched.")
        }
        if let first = rows.inserted.first {
            let statement = try insert ?? RowStatement(Insert(table), keys: ordered(first.map(\.column), table).map(\.key), table: table)
            insert = statement
            _ = try connection.write(statement, RowValues(rows.inserted.map { values($0, statement.keys) }))
        }
    }

    private func check(_ written: WrittenRows, _ expected: Int, _ message: String) throws {
        if written.matched != expected { throw PythonException(ORMError.staleData, message) }
    }

    /// In the order of the table's columns.
    private func ordered(_ columns: [Column], _ table: Table) -> [Column] { table.columns.filter { column in columns.contains { $0 === column } } }
    private func values(_ row: AssociationRows.Row, _ keys: [String]) -> [Value] { keys.map { key in row.first { $0.column.key == key }?.value ?? .none } }

    private func criterion(_ column: Column, _ name: String) -> ColumnElement {
        BinaryExpression(column, .equal, BindParameter(name, .none, type: column.sqlType, isRequired: true), type: BooleanType.shared)
    }

    private func deletion(_ table: Table, _ row: AssociationRows.Row) throws -> RowStatement {
        let columns = ordered(row.map(\.column), table)
        return try RowStatement(Delete(table, criteria: columns.map { criterion($0, $0.key) }), keys: columns.map(\.key), table: table)
    }

    private func change(_ table: Table, _ row: [(column: Column, old: Value, new: Value)]) throws -> RowStatement {
        let columns = ordered(row.map(\.column), table)
        let statement = Update(table, criteria: columns.map { criterion($0, "old_\($0.key)") })
        return try RowStatement(statement, keys: columns.map(\.key), criteria: columns.map { "old_\($0.key)" }, table: table)
    }
}
