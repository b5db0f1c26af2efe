import ORM
import Runtime
import SQL

/// `QueryContext`, what listeners of `load` and `refresh` get, and the contexts of `Query.update()` and `Query.delete()`.
func declareContexts() {
    _ = declaredOnce(LoadContext.self) {
        Class.declare("QueryContext", for: LoadContext.self, module: "sqlalchemy.orm.context", doc: "One load of objects.") { type in
            type.property("session", doc: "The session.") { (context: LoadContext) -> Session in context.session }
            for name in ["query", "user_passed_query"] { type.property(name, doc: "The SELECT.") { (context: LoadContext) -> Value in context.select.map { .object($0) } ?? .none } }
            type.property("refresh_state", doc: "The object that is refreshed, or None.") { (context: LoadContext) -> Value in context.refreshed.map { .object($0) } ?? .none }
            type.property("bind_arguments", doc: "What chose the bind.") { (context: LoadContext) -> Value in (context.bindArguments ?? DictObject()).value }
            type.property("populate_existing", doc: "Whether objects that were there are overwritten.") { (context: LoadContext) -> Bool in context.populatesExisting }
            type.property("execution_options", doc: "The options of the execution.") { (context: LoadContext) -> Value in StatementOptions.shown(context.select?.executionOptions ?? []) }
        }
    }
    _ = declaredOnce(BulkContext.self) {
        Class.declare("BulkUD", for: BulkContext.self, module: "sqlalchemy.orm.query", doc: "One bulk change of a query.") { type in
            type.property("session", doc: "The session.") { (context: BulkContext) -> Value in context.query.session.map { .object($0) } ?? .none }
            type.property("query", doc: "The query.") { (context: BulkContext) -> Query in context.query }
            type.property("mapper", doc: "The mapper.") { (context: BulkContext) -> Mapper in context.mapper }
            type.property("result", doc: "The result of the statement.") { (context: BulkContext) -> Value in context.result.map { .object($0) } ?? .none }
            type.property("rowcount", doc: "How many rows were changed.") { (context: BulkContext) throws -> Value in try context.result.map { try Value.object($0).attribute("rowcount") } ?? .none }
            type.property("values", doc: "The new values.") { (context: BulkContext) throws -> Value in
                guard let values = context.values else { throw PythonException.noAttribute(.object(context), "values") }
                return values
            }
            for name in ["update_kwargs", "delete_kwargs"] { type.property(name, doc: "Further arguments.") { (context: BulkContext) -> Value in context.arguments } }
        }
    }
}
