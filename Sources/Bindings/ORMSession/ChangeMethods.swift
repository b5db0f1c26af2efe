import ORM
import Runtime
import SQL

/// What INSERT, UPDATE and DELETE have of the ORM.
func declareChangeOptions<S: Statement>(_ type: Declaration<S>) {
    declareExecutable(type)
}

enum ChangeArguments {
    /// The column key that a key of `values()` names.
    static func key(_ value: Value) throws -> String {
        if let column = value.object as? Column { return column.key }
        if let reference = AttributeReference(value.object), let column = reference.attribute.mappedColumn as? Column { return column.key }
        if let named = value.object as? NamedExpression, let column = named.clause as? Column { return column.key }
        if let column = try Coercion.element(value) as? Column { return column.key }
        return try String.from(value)
    }

    static func filters(_ statement: Statement, _ table: TableClause, _ values: [(name: Name, value: Value)]) throws -> [ColumnElement] {
        var froms: [FromClause] = [table]
        let criteria = (statement as? Update)?.criteria ?? (statement as? Delete)?.criteria ?? []
        for criterion in criteria { criterion.visitFroms { from in if !froms.contains(where: { $0 === from }) { froms.append(from) } } }
        let select = Select([]).from(froms, subjects: statement.subject.map { subject in [subject] + froms.dropFirst().map { $0 as Object } } ?? [])
        return try EntitySelect.filters(select, values, showsTables: true)
    }
}
