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
        if let text = value.object as? StringObject { return text.text }
        let element = try keyed(value)
        if let column = element as? Column { return column.key }
        if let name = (element as? ColumnElement)?.proxyKey { return name }
        if element is ColumnElement { throw PythonException.notImplemented("Retort has no INSERT of values for expressions that are no columns") }
        throw Coercion.expected("SET/VALUES column expression or string key", value)
    }
    /// What a key stands for; whatever `__clause_element__()` gives has to be an expression.
    private static func keyed(_ value: Value) throws -> ClauseElement? {
        if let object = value.object, !object.type.isNative, !(object is ClauseElement), let method = try value.attributeUnlessRefused("__clause_element__") {
            let given = try method.call()
            guard let element = try Coercion.element(given) else { throw SQLError.argument("SET/VALUES column expression or string key expected, got \(try given.reprText()) object resolved from \(try value.reprText()) object.") }
            return element
        }
        return try Coercion.element(value)
    }

    static func filters(_ statement: Statement, _ table: TableClause, _ values: [(name: Name, value: Value)]) throws -> [ColumnElement] {
        var froms: [FromClause] = [table]
        let criteria = (statement as? Update)?.criteria ?? (statement as? Delete)?.criteria ?? []
        for criterion in criteria { criterion.visitFroms { from in if !froms.contains(where: { $0 === from }) { froms.append(from) } } }
        let select = Select([]).from(froms, subjects: statement.subject.map { subject in [subject] + froms.dropFirst().map { $0 as Object } } ?? [])
        return try EntitySelect.filters(select, values, showsTables: true)
    }
}
