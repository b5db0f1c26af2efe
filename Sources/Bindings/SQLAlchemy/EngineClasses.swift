import Database
import ORM
import Runtime
import SQL

/// `create_engine` and what it leads to.
func declareEngine(in module: ModuleObject) {
    _ = (engineClass(), connectionClass(), transactionClass(), declareResults())
    module.function("create_engine", .required("url", as: String.self), .keyword("echo", default: false), .keyword("future", default: true), .keywords("kwargs"), doc: "A database to connect to.") { (url: String, echoes: Bool, _: Bool, options: [(name: Name, value: Value)]) throws -> Value in
        let known: Set<String> = ["pool_pre_ping", "pool_size", "max_overflow", "pool_recycle", "connect_args", "poolclass"]
        if let other = options.first(where: { !known.contains($0.name.text) }) {
            throw PythonException.typeError("Invalid argument(s) '\(other.name.text)' sent to create_engine(), using configuration SQLiteDialect_pysqlite/QueuePool/Engine.  Please check that the keyword arguments are appropriate for this combination of components.")
        }
        return .object(try Engine(url: url, echoes: echoes))
    }
    module.function("inspect", .required("subject", as: Value.self), doc: "What a database holds.") { (subject: Value) throws -> Value in
        if let found = try ORMInspection.inspect(subject) { return found }
        guard let engine = subject.object as? Engine else {
            throw PythonException(SQLError.noInspectionAvailable, "No inspection system is available for object of type \(try Value.object(subject.type).reprText())")
        }
        return .object(Inspector(engine))
    }
}

/// `inspect(engine)`
final class Inspector: Object {
    private let engine: Engine
    init(_ engine: Engine) {
        self.engine = engine
        super.init()
    }
    override func dynamicAttribute(_ name: Name) throws -> Value? {
        switch name.text {
        case "get_table_names": return .object(NativeFunction.declare(name.text, doc: "The tables by name.") { [engine] in Value.list(try engine.connect().tableNames()) })
        case "has_table": return .object(NativeFunction.declare(name.text, .required("table_name", as: String.self), doc: "Whether a table is there.") { [engine] in try engine.connect().hasTable($0) })
        default: return nil
        }
    }
}

private func manager<S: Object>(_ type: Declaration<S>, enter: @escaping (S) throws -> Value, exit: @escaping (S, _ isFailed: Bool) throws -> Void) {
    type.method("__enter__", doc: "Enter.") { (object: S) throws -> Value in try enter(object) }
    type.method("__exit__", .required("type_", as: Value.self), .required("value", as: Value.self), .required("traceback", as: Value.self), doc: "Leave.") { (object: S, kind: Value, _: Value, _: Value) throws in try exit(object, !kind.isNone) }
}

private func engineClass() -> Class {
    declaredOnce(Engine.self) {
        Class.declare("Engine", for: Engine.self, module: "sqlalchemy.engine.base", doc: "A database to connect to.") { type in
            type.method("connect", doc: "A connection.") { (engine: Engine) throws -> Value in .object(try engine.connect()) }
            type.method("begin", doc: "A connection with a transaction that commits at the end.") { (engine: Engine) throws -> Value in .object(TransactionBlock(try engine.connect())) }
            type.method("dispose", doc: "Close what is open.") { (engine: Engine) in engine.dispose() }
            type.property("url", doc: "The URL.") { (engine: Engine) -> String in engine.url }
            type.property("echo", doc: "Whether statements are printed.") { (engine: Engine) -> Bool in engine.echoes } set: { (engine: Engine, value: Bool) in engine.echoes = value }
            type.property("dialect", doc: "The dialect.") { (_: Engine) -> Value in .object(Dialect.sqlite) }
        }
    }
}

/// `with engine.begin() as connection:`
final class TransactionBlock: Object {
    let connection: Connection
    init(_ connection: Connection) {
        self.connection = connection
        super.init()
    }
}

private func transactionClass() -> Class {
    _ = declaredOnce(TransactionBlock.self) {
        Class.declare("_GeneratorContextManager", for: TransactionBlock.self, module: "contextlib", doc: "A connection with a transaction.") { type in
            manager(type) { (block: TransactionBlock) in
                _ = try block.connection.begin()
                return .object(block.connection)
            } exit: { block, isFailed in
                if isFailed { try block.connection.rollback() } else { try block.connection.commit() }
                try block.connection.close()
            }
        }
    }
    return declaredOnce(Transaction.self) {
        Class.declare("Transaction", for: Transaction.self, module: "sqlalchemy.engine.base", doc: "A transaction or savepoint.") { type in
            type.method("commit", doc: "Keep the changes.") { (transaction: Transaction) throws in try transaction.commit() }
            type.method("rollback", doc: "Take the changes back.") { (transaction: Transaction) throws in try transaction.rollback() }
            type.method("close", doc: "Take the changes back, if still open.") { (transaction: Transaction) throws in try transaction.rollback() }
            type.property("is_active", doc: "Whether it is open.") { (transaction: Transaction) -> Bool in transaction.isActive }
            manager(type) { (transaction: Transaction) in .object(transaction) } exit: { transaction, isFailed in
                guard transaction.isActive else { return }
                if isFailed { try transaction.rollback() } else { try transaction.commit() }
            }
        }
    }
}

/// Parameters of an execution: none, a dict, or a list of dicts.
private func parameterSets(_ value: Value) throws -> [DictObject] {
    if value.isNone { return [] }
    if let dict = value.object as? DictObject { return [dict] }
    if let list = value.object as? ListObject {
        return try list.elements.map { element in
            guard let dict = element.object as? DictObject else { throw SQLError.argument("List argument must consist only of dictionaries") }
            return dict
        }
    }
    throw SQLError.argument("mapping or list expected for parameters")
}

private func connectionClass() -> Class {
    declaredOnce(Connection.self) {
        Class.declare("Connection", for: Connection.self, module: "sqlalchemy.engine.base", doc: "A connection with its transaction.") { type in
            func execute(_ connection: Connection, _ statement: Value, _ parameters: Value) throws -> CursorResult {
                guard let statement = statement.object as? Statement else {
                    throw PythonException(SQLError.objectNotExecutableError, "Not an executable object: \(try statement.reprText())")
                }
                return try connection.execute(statement, try parameterSets(parameters))
            }
            type.method("execute", .required("statement", as: Value.self), .optional("parameters", default: Value.none), doc: "Execute a statement.") { (connection: Connection, statement: Value, parameters: Value) throws -> Value in
                .object(try execute(connection, statement, parameters))
            }
            type.method("scalar", .required("statement", as: Value.self), .optional("parameters", default: Value.none), doc: "The first column of the first row.") { (connection: Connection, statement: Value, parameters: Value) throws -> Value in
                try ScalarResult(execute(connection, statement, parameters), 0).first()
            }
            type.method("scalars", .required("statement", as: Value.self), .optional("parameters", default: Value.none), doc: "The first columns of the rows.") { (connection: Connection, statement: Value, parameters: Value) throws -> Value in
                .object(ScalarResult(try execute(connection, statement, parameters), 0))
            }
            type.method("exec_driver_sql", .required("statement", as: String.self), .optional("parameters", default: Value.none), doc: "Execute text as SQLite takes it.") { (connection: Connection, text: String, parameters: Value) throws -> Value in
                .object(try connection.executeDriver(text, parameters.isNone ? [] : try parameters.elements()))
            }
            type.method("begin", doc: "Begin a transaction.") { (connection: Connection) throws -> Value in .object(try connection.begin()) }
            type.method("begin_nested", doc: "Begin a savepoint.") { (connection: Connection) throws -> Value in .object(try connection.beginNested()) }
            type.method("commit", doc: "Keep the changes.") { (connection: Connection) throws in try connection.commit() }
            type.method("rollback", doc: "Take the changes back.") { (connection: Connection) throws in try connection.rollback() }
            type.method("close", doc: "Close the connection.") { (connection: Connection) throws in try connection.close() }
            type.method("in_transaction", doc: "Whether a transaction has begun.") { (connection: Connection) -> Bool in connection.isInTransaction }
            type.property("closed", doc: "Whether it is closed.") { (connection: Connection) -> Bool in connection.isClosed }
            type.property("engine", doc: "Its engine.") { (connection: Connection) -> Value in .object(connection.engine) }
            manager(type) { (connection: Connection) in .object(connection) } exit: { connection, _ in try connection.close() }
        }
    }
}
