import Database
import Runtime
import SQL

/// `sqlite3.Connection`
@discardableResult
func driverConnectionClass() -> Class {
    declaredOnce(DriverConnection.self) {
        let made = Class.declare("Connection", for: DriverConnection.self, module: "sqlite3", derivable: true, doc: "An open database.") { type in
            declareOpening(type)
            declareExecution(type)
            declareTransactions(type)
            declareCallbacks(type)
            declareDatabase(type)
            for error in DriverError.all { type.constant(error.name, .object(error)) }
        }
        made.messageName = "sqlite3.Connection"
        made.allocate = { try DriverConnection.unopened($0) }
        return made
    }
}

private func declareOpening(_ type: Declaration<DriverConnection>) {
    func target(_ database: Value, _ timeout: Value, _ types: Int, _ more: [(name: Name, value: Value)]) throws -> SQLiteTarget {
        var options = more.map { ($0.name.text, $0.value) }
        if !timeout.isUndefined { options.append(("timeout", timeout)) }
        if types != 0 { options.append(("detect_types", .int(types))) }
        return try SQLiteTarget(path: database, DictObject(options))
    }
    type.constructor(
        .required("database", as: Value.self), .optional("timeout", default: Value.undefined, shown: "5.0"), .optional("detect_types", default: 0), .optional("isolation_level", default: Value.string("")), .optional("check_same_thread", default: true),
        .optional("factory", default: Value.none), .optional("cached_statements", default: 128), .optional("uri", default: false), .keywords("kw")
    ) { (made: Class, database: Value, timeout: Value, types: Int, isolation: Value, _: Bool, _: Value, _: Int, isURI: Bool, more: [(name: Name, value: Value)]) throws -> DriverConnection in
        let connection = try DriverConnection.open(target(database, timeout, types, more + [(Name("uri"), .bool(isURI))]), type: made)
        try connection.setIsolationLevel(isolation)
        return connection
    }
    let construct = type.type.construct
    type.type.initialize = { object, arguments in
        // Looked at as the constructor does, whose connection gives way.
        guard let connection = object as? DriverConnection, let made = try construct?(driverConnectionClass(), arguments).object as? DriverConnection else { return }
        connection.take(over: made)
    }
}

private func declareExecution(_ type: Declaration<DriverConnection>) {
    type.method("execute", .required("sql", as: Value.self), .optional("parameters", default: Value.none), doc: "Runs a statement.") { (connection: DriverConnection, text: Value, parameters: Value) throws -> Value in
        try connection.check()
        return try Value.object(connection.cursor()).callMethod("execute", text, parameters)
    }
    type.method("executemany", .required("sql", as: Value.self), .required("parameters", as: Value.self), doc: "Runs a statement once for each set of parameters.") { (connection: DriverConnection, text: Value, sets: Value) throws -> Value in
        try connection.check()
        return try Value.object(connection.cursor()).callMethod("executemany", text, sets)
    }
    type.method("executescript", .required("sql_script", as: Value.self), doc: "Runs all statements of a text.") { (connection: DriverConnection, text: Value) throws -> Value in
        try connection.check()
        return try Value.object(connection.cursor()).callMethod("executescript", text)
    }
    type.method("cursor", .optional("factory", default: Value.none), doc: "A cursor, by which statements are run.") { (connection: DriverConnection, factory: Value) throws -> Value in
        try connection.check()
        if factory.isNone { return .object(connection.cursor()) }
        let made = try factory.call(.object(connection))
        guard let cursor = made.object as? DriverCursor else { throw PythonException.typeError("factory must return a cursor, not \(made.typeName)") }
        if !connection.rowFactory.isNone { cursor.rowFactory = connection.rowFactory }
        return made
    }
    type.property("row_factory", doc: "Makes rows of cursors.") { (connection: DriverConnection) -> Value in connection.rowFactory } set: { (connection: DriverConnection, factory: Value) in connection.rowFactory = factory }
    type.property("text_factory", doc: "Makes values of text.") { (connection: DriverConnection) -> Value in connection.textFactory } set: { (connection: DriverConnection, factory: Value) in connection.textFactory = factory }
}

private func declareTransactions(_ type: Declaration<DriverConnection>) {
    declareManager(type) { (connection: DriverConnection) in .object(connection) } exit: { connection, isFailed in try isFailed ? connection.rollback() : connection.commit() }
    type.method("commit", doc: "Keeps what was changed.") { (connection: DriverConnection) throws in
        try connection.check()
        try connection.commit()
    }
    type.method("rollback", doc: "Undoes what was changed since the last commit.") { (connection: DriverConnection) throws in
        try connection.check()
        try connection.rollback()
    }
    type.method("close", doc: "Close the database connection.") { (connection: DriverConnection) in connection.close() }
    type.property("in_transaction", doc: "Whether a transaction is open.") { (connection: DriverConnection) throws -> Bool in
        try connection.check()
        return connection.isInTransaction
    }
    type.property("total_changes", doc: "How many rows were changed.") { (connection: DriverConnection) throws -> Int in
        try connection.check()
        return connection.totalChanges
    }
    type.property("isolation_level", doc: "None for autocommit.") { (connection: DriverConnection) throws -> Value in
        try connection.check()
        return connection.isolationLevel
    } set: { (connection: DriverConnection, level: Value) in try connection.setIsolationLevel(level) }
}

private func declareCallbacks(_ type: Declaration<DriverConnection>) {
    type.method("create_function", .required("name", as: String.self), .required("narg", as: Int.self), .required("func", as: Value.self), .keyword("deterministic", default: false), doc: "Makes a function that SQL may call.") { (connection: DriverConnection, name: String, count: Int, function: Value, isDeterministic: Bool) throws in
        try connection.define(name, count, function, isDeterministic: isDeterministic)
    }
    type.method("create_aggregate", .required("name", as: String.self), .required("n_arg", as: Int.self), .required("aggregate_class", as: Value.self), doc: "Makes an aggregate that SQL may call.") { (connection: DriverConnection, name: String, count: Int, made: Value) throws in
        try connection.define(aggregate: name, count, made, isForWindows: false)
    }
    type.method("create_window_function", .required("name", as: String.self).positionalOnly, .required("num_params", as: Int.self).positionalOnly, .required("aggregate_class", as: Value.self).positionalOnly, doc: "Makes an aggregate that SQL may call over a window.") { (connection: DriverConnection, name: String, count: Int, made: Value) throws in
        try connection.define(aggregate: name, count, made, isForWindows: true)
    }
    type.method("create_collation", .required("name", as: String.self).positionalOnly, .required("callback", as: Value.self).positionalOnly, doc: "Makes an order of texts that SQL may name.") { (connection: DriverConnection, name: String, function: Value) throws in
        try connection.define(collation: name, function)
    }
    type.method("set_trace_callback", .required("trace_callback", as: Value.self), doc: "Calls a function with the text of each statement that runs.") { (connection: DriverConnection, function: Value) throws in try connection.setTrace(function) }
    type.method("set_authorizer", .required("authorizer_callback", as: Value.self), doc: "Sets authorizer callback.") { (connection: DriverConnection, function: Value) throws in try connection.setAuthorizer(function) }
    type.method("set_progress_handler", .required("progress_handler", as: Value.self), .required("n", as: Int.self), doc: "Calls a function now and then while statements run.") { (connection: DriverConnection, function: Value, count: Int) throws in
        try connection.setProgress(function, every: count)
    }
}

private func declareDatabase(_ type: Declaration<DriverConnection>) {
    type.method("backup", .required("target", as: Value.self), .keyword("pages", default: -1), .keyword("progress", default: Value.none), .keyword("name", default: "main"), .keyword("sleep", default: 0.25), doc: "Copies the database into another.") { (connection: DriverConnection, target: Value, pages: Int, progress: Value, name: String, sleep: Double) throws in
        guard let other = target.object as? DriverConnection else { throw PythonException.typeError("backup() argument 'target' must be sqlite3.Connection, not \(target.typeName)") }
        try connection.backUp(to: other, pages: pages, progress: progress, name: name, sleep: sleep)
    }
    type.method("iterdump", doc: "The statements that would make the database anew.") { (connection: DriverConnection) throws -> Value in
        try connection.check()
        var statements = try connection.dump()[...]
        return .object(ClosureIterator { statements.popFirst().map { .string($0) } })
    }
    type.method("serialize", .keyword("name", default: "main"), doc: "The database as bytes.") { (connection: DriverConnection, name: String) throws -> Value in BytesObject(try connection.serialized(name: name)).value }
    type.method("deserialize", .required("data", as: Value.self), .keyword("name", default: "main"), doc: "Load a serialized database.") { (connection: DriverConnection, data: Value, name: String) throws in
        let content = data.object is StringObject ? Array(try data.strText().utf8) : (try Value.object(Class.bytes).call(data).object as? BytesObject)?.bytes ?? []
        try connection.deserialize(content, name: name)
    }
    type.method("interrupt", doc: "Ends the statements that run.") { (connection: DriverConnection) throws in try connection.interrupt() }
    type.method("getlimit", .required("category", as: Int.self).positionalOnly, doc: "Get connection run-time limits.") { (connection: DriverConnection, category: Int) throws -> Int in try connection.limit(category, -1) }
    type.method("setlimit", .required("category", as: Int.self).positionalOnly, .required("limit", as: Int.self).positionalOnly, doc: "Set connection run-time limits.") { (connection: DriverConnection, category: Int, limit: Int) throws -> Int in
        try connection.limit(category, limit)
    }
    type.rawMethod("blobopen", doc: "Not in Retort.") { _, _ in throw PythonException.notImplemented("Retort has no blobopen() of sqlite3") }
}
