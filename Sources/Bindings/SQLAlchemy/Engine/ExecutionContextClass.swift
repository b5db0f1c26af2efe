import Database
import Runtime
import SQL

/// What defaults and events are told of an execution.
func declareExecutionContexts() {
    _ = declaredOnce(ExecutionContext.self) {
        Class.declare("SQLiteExecutionContext", for: ExecutionContext.self, module: "sqlalchemy.dialects.sqlite.base", doc: "One execution of a statement.") { type in
            type.property("current_parameters", doc: "The values of the row.") { (context: ExecutionContext) -> Value in context.current.value }
            type.method("get_current_parameters", .optional("isolate_multiinsert_groups", default: true), doc: "The values of the row.") { (context: ExecutionContext, _: Bool) -> Value in context.currentParameters().value }
            type.property("statement", doc: "The SQL.") { (context: ExecutionContext) -> String in context.text }
            type.property("parameters", doc: "The values of the rows.") { (context: ExecutionContext) -> Value in .list(context.sentValues) }
            type.property("compiled_parameters", doc: "The values of the rows, by name.") { (context: ExecutionContext) -> Value in .list(context.sets.map(\.value)) }
            type.property("compiled", doc: "The compiled statement.") { (context: ExecutionContext) -> Value in
                guard let compiled = context.compiled, let statement = context.statement else { return .none }
                return .object(CompiledObject(compiled, statement, CompilerOptions(parameterKeys: context.parameterKeys, isForMany: context.isMany)))
            }
            type.property("invoked_statement", doc: "The statement.") { (context: ExecutionContext) -> Value in context.statement.map { .object($0) } ?? .none }
            type.property("executemany", doc: "Whether there are several rows.") { (context: ExecutionContext) -> Bool in context.isMany }
            type.property("isinsert", doc: "Whether it is an INSERT.") { (context: ExecutionContext) -> Bool in context.isInsert }
            type.property("isupdate", doc: "Whether it is an UPDATE.") { (context: ExecutionContext) -> Bool in context.isUpdate }
            type.property("isdelete", doc: "Whether it is a DELETE.") { (context: ExecutionContext) -> Bool in context.isDelete }
            type.property("cursor", doc: "The driver's cursor.") { (context: ExecutionContext) -> Value in (context.result as? CursorResult)?.shownCursor().map { .object($0) } ?? .none }
            type.property("isddl", doc: "Whether it changes the schema.") { (context: ExecutionContext) -> Bool in context.statement is TableDefinition }
            type.property("is_text", doc: "Whether it is text.") { (context: ExecutionContext) -> Bool in context.statement is TextClause || context.statement == nil }
            for (name, isBefore) in [("postfetch_cols", false), ("prefetch_cols", true)] {
                type.property(name, doc: isBefore ? "The columns whose defaults were made before." : "The columns whose values the database made.") { (context: ExecutionContext) throws -> Value in
                    guard let result = context.result as? CursorResult else { return .list([]) }
                    return try Value.object(result).callMethod(Name(name))
                }
            }
            type.property("is_crud", doc: "Whether it changes rows.") { (context: ExecutionContext) -> Bool in context.isInsert || context.isUpdate || context.isDelete }
            type.property("connection", doc: "The connection.") { (context: ExecutionContext) -> Value in .object(context.connection) }
            type.property("root_connection", doc: "The connection.") { (context: ExecutionContext) -> Value in .object(context.connection) }
            type.property("engine", doc: "The engine.") { (context: ExecutionContext) -> Value in .object(context.connection.engine) }
            type.property("dialect", doc: "The dialect.") { (context: ExecutionContext) -> Value in .object(context.connection.engine.dialect) }
            type.property("execution_options", doc: "The options.") { (context: ExecutionContext) -> Value in StatementOptions.shown(context.impliedOptions) }
        }
    }
    _ = declaredOnce(ErrorContext.self) {
        Class.declare("ExceptionContextImpl", for: ErrorContext.self, module: "sqlalchemy.engine.base", doc: "A failed execution.") { type in
            type.property("original_exception", doc: "The driver's error.") { (context: ErrorContext) -> Value in .object(context.original) }
            type.property("sqlalchemy_exception", doc: "The error that is raised.") { (context: ErrorContext) -> Value in .object(context.error) }
            type.property("chained_exception", doc: "What another listener made of it.") { (context: ErrorContext) -> Value in context.chained.map { .object($0) } ?? .none }
            type.property("is_pre_ping", doc: "Whether this was a ping of the pool.") { (_: ErrorContext) -> Bool in false }
            type.property("invalidate_pool_on_disconnect", doc: "Whether a lost connection means that all are.") { (_: ErrorContext) -> Bool in true }
            type.property("statement", doc: "The SQL.") { (context: ErrorContext) -> Value in context.error.ownAttribute("statement") }
            type.property("parameters", doc: "The parameters.") { (context: ErrorContext) -> Value in context.error.ownAttribute("params") }
            type.property("connection", doc: "The connection.") { (context: ErrorContext) -> Value in .object(context.connection) }
            type.property("engine", doc: "The engine.") { (context: ErrorContext) -> Value in .object(context.connection.engine) }
            type.property("dialect", doc: "The dialect.") { (context: ErrorContext) -> Value in .object(context.connection.engine.dialect) }
            type.property("execution_context", doc: "The execution.") { (context: ErrorContext) -> Value in context.execution.map { .object($0) } ?? .none }
            type.property("is_disconnect", doc: "Whether the connection is lost.") { (context: ErrorContext) -> Value in context.isDisconnect } set: { (context: ErrorContext, value: Value) in context.isDisconnect = value }
        }
    }
}
