import Runtime
import SQL

extension Connection {
    /// What a default executed by itself gives: `connection.scalar(table.c.x.default)`; nil for what is no default.
    public func value(ofDefault statement: Value) throws -> Value? {
        if statement.object is NumberSequence { throw PythonException.notImplemented("") }
        guard let fallback = statement.object as? ColumnDefault else { return nil }
        guard fallback.isClause else {
            try prepareToExecute()
            return try ColumnDefault.value(fallback.argument, context: .object(ExecutionContext(self, nil, nil, text: "")))
        }
        return try execute(Select([Coercion.expression(fallback.argument)]), []).fetch()?.first ?? Value.none
    }
}
