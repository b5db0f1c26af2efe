import Database
import Runtime
import SQL

/// Parameters of an execution: none, a dict, or a list of dicts.
enum ExecutionParameters {
    /// `execution_options=`
    static func options(_ value: Value) throws -> [(name: String, value: Value)] {
        if value.isNone { return [] }
        guard let dict = value.dictionary else {
            _ = try value.elements()
            throw PythonException.typeError("immutabledict.merge_with() takes mappings")
        }
        return dict.pairs.compactMap { pair in (pair.key.object as? StringObject).map { ($0.text, pair.value) } }
    }

    static func sets(_ value: Value) throws -> [DictObject] {
        if value.isNone { return [] }
        if let dict = value.dictionary { return [dict] }
        if let mapping = value.object as? RowMapping { return [mapping.row.dictionary] }
        if let dict = try mapping(value) { return [dict] }
        if value.object is ListObject || value.object is TupleObject {
            if try !value.isTrue() { try SQLWarning.warn("Empty parameter sequence passed to execute(). This use is deprecated and will raise an exception in a future SQLAlchemy release", SQLWarning.deprecationWarning) }
            return try value.elements().map { element in
                if let dict = element.dictionary { return dict }
                if let mapping = element.object as? RowMapping { return mapping.row.dictionary }
                if let dict = try mapping(element) { return dict }
                throw SQLError.argument("List argument must consist only of dictionaries")
            }
        }
        throw SQLError.argument("mapping or list expected for parameters")
    }

    /// A mapping that is no dict.
    private static func mapping(_ value: Value) throws -> DictObject? {
        guard try value.attributeIfPresent("keys") != nil else { return nil }
        return DictObject(try value.callMethod("keys").elements().map { (try String.from($0), try value.item($0)) })
    }

    /// Of `exec_driver_sql`: a tuple or dict, or a list of them.
    static func driverSets(_ value: Value) throws -> (sets: [Value], isMany: Bool) {
        if value.isNone { return ([], false) }
        if let list = value.object as? ListObject {
            guard let first = list.elements.first else { return ([], false) }
            guard first.object is TupleObject || first.object is DictObject else { throw SQLError.argument("List argument must consist only of tuples or dictionaries") }
            return (Array(list.elements), list.elements.count > 1)
        }
        if value.object is TupleObject { return ([value], false) }
        if let dict = value.dictionary { return (dict.count == 0 ? [] : [value], false) }
        throw SQLError.argument("mapping or sequence expected for parameters")
    }
}

/// What `execute()` takes: a statement, or an expression that is selected.
enum Executable {
    static func from(_ value: Value) throws -> ClauseElement {
        switch value.object {
        case let lambda as LambdaStatement: return lambda.resolved
        case let statement as Statement: return statement
        case let function as FunctionElement: return Select([function])
        default:
            if let clause = (value.object as? ClauseConvertible)?.clause as? Statement { return clause }
            throw PythonException(SQLError.objectNotExecutableError, "Not an executable object: \(try value.reprText())")
        }
    }
}

func connectionClass() -> Class {
    declaredOnce(Connection.self) {
        Class.declare("Connection", for: Connection.self, module: "sqlalchemy.engine.base", takesAttributes: true, doc: "A connection with its transaction.") { type in
            type.constant("dispatch", .object(EngineDispatch.shared))
            declareExecution(type)
            type.method("begin", doc: "Begin a transaction.") { (connection: Connection) throws -> Value in .object(try connection.begin()) }
            type.method("begin_twophase", .optional("xid", default: Value.none), doc: "Transactions of two phases, which SQLite has none of.") { (connection: Connection, _: Value) throws -> Value in
                if connection.isInTransaction { throw SQLError.invalidRequest("Cannot start a two phase transaction when a transaction is already in progress.") }
                throw PythonException(type: .notImplementedError)
            }
            type.method("recover_twophase", doc: "The transactions of two phases that were prepared, which SQLite has none of.") { (_: Connection) throws -> Value in throw PythonException(type: .notImplementedError) }
            for name in ["rollback_prepared", "commit_prepared"] {
                type.method(name, .required("xid", as: Value.self), .optional("recover", default: false), doc: "End a transaction of two phases, which SQLite has none of.") { (_: Connection, _: Value, _: Bool) throws -> Value in throw PythonException(type: .notImplementedError) }
            }
            type.method("schema_for_object", .required("obj", as: Value.self), doc: "The schema of a table as schema_translate_map has it.") { (connection: Connection, item: Value) throws -> Value in
                let schema = try item.attribute("schema")
                return try StatementOptions.shown(connection.executionOptions).dictionary?.get("schema_translate_map")?.dictionary?.get(schema) ?? schema
            }
            type.method("begin_nested", doc: "Begin a savepoint.") { (connection: Connection) throws -> Value in .object(try connection.beginNested()) }
            type.method("commit", doc: "Keep the changes.") { (connection: Connection) throws in try connection.commit() }
            type.method("rollback", doc: "Take the changes back.") { (connection: Connection) throws in try connection.rollback() }
            type.method("close", doc: "Close the connection.") { (connection: Connection) throws in try connection.close() }
            type.method("in_transaction", doc: "Whether a transaction has begun.") { (connection: Connection) -> Bool in connection.isInTransaction }
            type.method("in_nested_transaction", doc: "Whether a savepoint is open.") { (connection: Connection) -> Bool in connection.isInSavepoint }
            type.method("get_transaction", doc: "The transaction.") { (connection: Connection) -> Value in connection.transaction.map { .object($0) } ?? .none }
            type.method("get_nested_transaction", doc: "The innermost savepoint.") { (connection: Connection) -> Value in connection.nestedTransaction.map { .object($0) } ?? .none }
            type.method("execution_options", .keywords("opt"), doc: "Set options of executions.") { (connection: Connection, options: [(name: Name, value: Value)]) throws -> Value in
                try connection.add(options: options.map { ($0.name.text, $0.value) })
                return .object(connection)
            }
            type.property("_execution_options", doc: "The options of executions.") { (connection: Connection) -> Value in StatementOptions.shown(connection.executionOptions) }
            type.method("get_execution_options", doc: "The options of executions.") { (connection: Connection) -> Value in StatementOptions.shown(connection.executionOptions) }
            type.method("get_isolation_level", doc: "The isolation level.") { (connection: Connection) throws -> String in try connection.isolationLevel() }
            type.method("detach", doc: "Take the driver's connection out of the pool.") { (connection: Connection) throws in try connection.detach() }
            type.method("invalidate", .optional("exception", default: Value.none), doc: "Use the driver's connection no more.") { (connection: Connection, error: Value) throws in try connection.invalidate(error) }
            type.property("default_isolation_level", doc: "The isolation level of new connections.") { (_: Connection) -> String in "SERIALIZABLE" }
            type.property("closed", doc: "Whether it is closed.") { (connection: Connection) -> Bool in connection.isClosed }
            type.property("invalidated", doc: "Whether it was lost.") { (connection: Connection) -> Bool in connection.isInvalidated }
            type.property("info", doc: "Anything.") { (connection: Connection) throws -> Value in
                try connection.revalidate()
                return connection.fairy.info.value
            }
            type.property("engine", doc: "Its engine.") { (connection: Connection) -> Value in .object(connection.engine) }
            type.property("dialect", doc: "The dialect.") { (connection: Connection) -> Value in .object(connection.engine.dialect) }
            type.property("connection", doc: "The driver's connection.") { (connection: Connection) throws -> Value in
                try connection.revalidate()
                return .object(connection.fairy)
            }
            declareManager(type) { (connection: Connection) in .object(connection) } exit: { connection, _ in try connection.close() }
        }
    }
}

private func declareExecution(_ type: Declaration<Connection>) {
    func execute(_ connection: Connection, _ statement: Value, _ parameters: Value, _ options: Value) throws -> CursorResult {
        let element = try Executable.from(statement)
        return try connection.execute(element, try ExecutionParameters.sets(parameters), options: try ExecutionParameters.options(options))
    }
    type.method("execute", .required("statement", as: Value.self), .optional("parameters", default: Value.none), .keyword("execution_options", default: Value.none), doc: "Execute a statement.") { (connection: Connection, statement: Value, parameters: Value, options: Value) throws -> Value in
        if let value = try connection.value(ofDefault: statement) {
            try SQLWarning.warn("Using the .execute() method to invoke a DefaultGenerator object is deprecated; please use the .scalar() method.", SQLWarning.deprecationWarning)
            return value
        }
        return .object(try execute(connection, statement, parameters, options))
    }
    type.method("scalar", .required("statement", as: Value.self), .optional("parameters", default: Value.none), .keyword("execution_options", default: Value.none), doc: "The first column of the first row.") { (connection: Connection, statement: Value, parameters: Value, options: Value) throws -> Value in
        if let value = try connection.value(ofDefault: statement) { return value }
        let result = try execute(connection, statement, parameters, options)
        // A SELECT that a program's own method of the dialect has not sent has no value.
        if !result.returnsRows, result.context.statement is SelectBase { return .none }
        return try ScalarResult(result, 0).first()
    }
    type.method("scalars", .required("statement", as: Value.self), .optional("parameters", default: Value.none), .keyword("execution_options", default: Value.none), doc: "The first columns of the rows.") { (connection: Connection, statement: Value, parameters: Value, options: Value) throws -> Value in
        .object(try execute(connection, statement, parameters, options).scalars())
    }
    type.method("exec_driver_sql", .required("statement", as: Value.self), .optional("parameters", default: Value.none), .optional("execution_options", default: Value.none), doc: "Execute text as SQLite takes it.") { (connection: Connection, statement: Value, parameters: Value, options: Value) throws -> Value in
        let (sets, isMany) = try ExecutionParameters.driverSets(parameters)
        guard let text = statement.object as? StringObject else { throw PythonException.typeError("execute() argument 1 must be str, not \(statement.typeName)") }
        return .object(try connection.executeDriver(text.text, sets: sets, isMany: isMany, options: try ExecutionParameters.options(options)))
    }
}
