import ORM
import Runtime
import SQL

/// What INSERT, UPDATE and DELETE have of the ORM.
func declareChangeOptions<S: Statement>(_ type: Declaration<S>) {
    type.method("execution_options", .keywords("kw"), doc: "Options of the execution.") { (statement: S, options: [(name: Name, value: Value)]) throws -> Value in
        let copy = try ChangeArguments.copy(statement)
        let more = options.map { (name: $0.name.text, value: $0.value) }
        copy.executionOptions = statement.executionOptions.filter { own in !more.contains { $0.name == own.name } } + more
        return .object(copy)
    }
}

enum ChangeArguments {
    /// The column key that a key of `values()` names.
    static func key(_ value: Value) throws -> String {
        if let column = value.object as? Column { return column.key }
        if let reference = AttributeReference(value.object), let column = reference.attribute.mappedColumn as? Column { return column.key }
        return try String.from(value)
    }

    static func filters(_ statement: Statement, _ table: Table, _ values: [(name: Name, value: Value)]) throws -> [ColumnElement] {
        let select = Select([]).from([table], subjects: statement.subject.map { [$0] } ?? [])
        return try EntitySelect.filters(select, values)
    }

    static func copy(_ statement: Statement) throws -> Statement {
        switch statement {
        case let delete as Delete: Delete(delete.table, criteria: delete.criteria, returning: delete.returning).carrying(delete)
        case let update as Update: Update(update.table, values: update.values, criteria: update.criteria, returning: update.returning).carrying(update)
        case let insert as Insert: Insert(insert.table, values: insert.values, rows: insert.rows, returning: insert.returning, source: insert.source).carrying(insert)
        default: statement
        }
    }
}
