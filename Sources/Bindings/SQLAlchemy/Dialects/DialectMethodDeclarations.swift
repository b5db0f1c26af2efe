import Database
import Runtime
import SQL

/// What a dialect does with the driver: methods that programs call, replace, or override in classes of their own.
enum DialectMethodDeclarations {
    static func declare(_ type: Declaration<Dialect>) {
        declareExecution(type)
        declareTransactions(type)
        declareConnecting(type)
    }

    private static func declareExecution(_ type: Declaration<Dialect>) {
        for (name, method) in [("do_execute", "execute"), ("do_executemany", "executemany")] {
            type.method(name, .required("cursor", as: Value.self), .required("statement", as: Value.self), .required("parameters", as: Value.self), .optional("context", default: Value.none), doc: "Call the cursor's \(method)().") { (_: Dialect, cursor: Value, statement: Value, parameters: Value, _: Value) throws in
                _ = try cursor.callMethod(Name(method), statement, parameters)
            }
        }
        type.method("do_execute_no_params", .required("cursor", as: Value.self), .required("statement", as: Value.self), .optional("context", default: Value.none), doc: "Call the cursor's execute() without parameters.") { (_: Dialect, cursor: Value, statement: Value, _: Value) throws in
            _ = try cursor.callMethod("execute", statement)
        }
        type.method("do_set_input_sizes", .required("cursor", as: Value.self), .required("list_of_tuples", as: Value.self), .required("context", as: Value.self), doc: "Tell the driver the types of parameters, where it asks for them.") { (_: Dialect, _: Value, _: Value, _: Value) throws in
            throw PythonException.notImplemented("")
        }
        type.method("is_disconnect", .required("e", as: Value.self), .required("connection", as: Value.self), .required("cursor", as: Value.self), doc: "Whether an error of the driver says that the connection is lost.") { (_: Dialect, error: Value, _: Value, _: Value) throws -> Bool in
            try error.strText().contains("Cannot operate on a closed database.")
        }
    }

    private static func declareTransactions(_ type: Declaration<Dialect>) {
        type.method("do_begin", .required("dbapi_connection", as: Value.self), doc: "Begin a transaction, where the driver does not by itself.") { (_: Dialect, _: Value) in }
        for (name, method) in [("do_commit", "commit"), ("do_rollback", "rollback"), ("do_close", "close"), ("do_terminate", "close")] {
            type.method(name, .required("dbapi_connection", as: Value.self), doc: "Call the connection's \(method)().") { (_: Dialect, connection: Value) throws in _ = try connection.callMethod(Name(method)) }
        }
        for (name, make) in [("do_savepoint", { SavepointStatement($0) }), ("do_release_savepoint", { ReleaseSavepoint($0) }), ("do_rollback_to_savepoint", { RollbackToSavepoint($0) })] as [(String, (String) -> ClauseElement)] {
            type.method(name, .required("connection", as: Connection.self), .required("name", as: String.self), doc: "Execute the statement of a savepoint.") { (_: Dialect, connection: Connection, name: String) throws in _ = try connection.execute(make(name), []) }
        }
        type.method("do_ping", .required("dbapi_connection", as: Value.self), doc: "Whether a connection answers.") { (_: Dialect, connection: Value) throws -> Bool in
            let cursor = try connection.callMethod("cursor")
            _ = try cursor.callMethod("execute", .string("SELECT 1"))
            _ = try cursor.callMethod("close")
            return true
        }
    }

    private static func declareConnecting(_ type: Declaration<Dialect>) {
        type.method("initialize", .required("connection", as: Value.self), doc: "Look at the database when the first connection is made.") { (_: Dialect, _: Value) in }
        type.method("on_connect", doc: "What is called with each new connection of the driver; None for nothing.") { (_: Dialect) -> Value in .none }
        type.method("on_connect_url", .required("url", as: Value.self), doc: "What is called with each new connection of a URL.") { (dialect: Dialect, _: Value) throws -> Value in try Value.object(dialect).callMethod("on_connect") }
        type.method("connect", .rest("cargs", of: Value.self), .keywords("cparams"), doc: "Call the driver's connect().") { (dialect: Dialect, positional: [Value], keywords: [(name: Name, value: Value)]) throws -> Value in
            guard dialect.family == .sqlite, let module = try Program.context?.importModule("sqlite3") else { throw PythonException.notImplemented("Retort has no driver of \(dialect.name)") }
            return try Value.object(module).attribute("connect").call(positional, keywords: keywords)
        }
        type.method("get_driver_connection", .required("connection", as: Value.self), doc: "The driver's own connection.") { (_: Dialect, connection: Value) -> Value in connection }
    }
}
