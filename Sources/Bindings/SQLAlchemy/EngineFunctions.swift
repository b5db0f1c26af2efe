import Database
import ORM
import Runtime
import SQL

/// `create_engine` and what it leads to.
func declareEngine(in module: ModuleObject) {
    _ = (engineClass(), connectionClass(), transactionClass(), declareResults())
    declareExecutionContexts()
    declareDialects()
    module.function("create_engine", .required("url", as: Value.self), .keywords("kwargs"), doc: "A database to connect to.") { (url: Value, options: [(name: Name, value: Value)]) throws -> Value in
        .object(try EngineOptions(options).engine(try URLArgument.from(url).url))
    }
    module.function("engine_from_config", .required("configuration", as: Value.self), .optional("prefix", default: "sqlalchemy."), .keywords("kwargs"), doc: "An engine as a dict describes it.") { (configuration: Value, prefix: String, more: [(name: Name, value: Value)]) throws -> Value in
        var options: [(name: Name, value: Value)] = []
        for pair in try configuration.elements() {
            let name = try pair.strText()
            if name.hasPrefix(prefix) { options.append((Name(String(name.dropFirst(prefix.count))), try configuration.item(pair))) }
        }
        options += more
        guard let url = options.first(where: { $0.name.text == "url" })?.value else { throw PythonException.keyError(.string("\(prefix)url")) }
        return .object(try EngineOptions(options.filter { $0.name.text != "url" }).engine(try URLArgument.from(url).url))
    }
    declareURLs(in: module)
    module.function("inspect", .required("subject", as: Value.self), .optional("raiseerr", default: true), doc: "What a database holds, or how an object is mapped.") { (subject: Value, raises: Bool) throws -> Value in
        if let found = try ORMInspection.inspect(subject) { return found }
        switch subject.object {
        case let engine as Engine:
            inspectorClass()
            return .object(Inspector(engine))
        case let connection as Connection:
            inspectorClass()
            return .object(Inspector(connection))
        case let element as ClauseElement: return .object(element)
        default: break
        }
        if !raises { return .none }
        throw PythonException(SQLError.noInspectionAvailable, "No inspection system is available for object of type \(try Value.object(subject.type).reprText())")
    }
}

/// What `create_engine()` is called with, beside the URL.
private struct EngineOptions {
    private let pairs: [(name: Name, value: Value)]
    /// Those that change nothing here.
    private static let heeded: Set<String> = [
        "echo", "hide_parameters", "connect_args", "poolclass", "isolation_level", "execution_options",
    ]
    private static let ignored: Set<String> = [
        "future", "pool_pre_ping", "pool_size", "max_overflow", "pool_recycle", "pool_timeout", "pool_use_lifo", "pool_reset_on_return", "pool_logging_name", "logging_name", "echo_pool", "query_cache_size",
        "insertmanyvalues_page_size", "use_insertmanyvalues", "enable_from_linting", "native_datetime", "plugins", "label_length", "module", "paramstyle", "pool_events", "skip_autocommit_rollback",
    ]
    private static let unsupported: Set<String> = ["creator", "pool", "strategy", "json_serializer", "json_deserializer"]

    init(_ pairs: [(name: Name, value: Value)]) { self.pairs = pairs }
    private subscript(name: String) -> Value? { pairs.last { $0.name.text == name }?.value }

    func engine(_ url: DatabaseURL) throws -> Engine {
        let arguments = self["connect_args"]?.object as? DictObject
        let kind = try poolKind()
        let made = try Engine(
            url: url, echoes: self["echo"].map { try $0.isTrue() } ?? false, hidesParameters: self["hide_parameters"].map { try $0.isTrue() } ?? false, arguments: arguments, poolKind: kind,
            isolation: self["isolation_level"].flatMap { $0.isNone ? nil : try $0.strText().uppercased() }, executionOptions: EngineOptions.pairs(self["execution_options"]))
        let wrong = pairs.map(\.name.text).filter { !EngineOptions.heeded.contains($0) && !EngineOptions.ignored.contains($0) && !EngineOptions.unsupported.contains($0) }
        if !wrong.isEmpty {
            throw PythonException.typeError("Invalid argument(s) \(wrong.map { "'\($0)'" }.joined(separator: ",")) sent to create_engine(), using configuration SQLiteDialect_pysqlite/\(made.pool.name)/Engine.  Please check that the keyword arguments are appropriate for this combination of components.")
        }
        if let other = pairs.first(where: { EngineOptions.unsupported.contains($0.name.text) && !$0.value.isNone }) { throw PythonException.notImplemented("Retort has no \(other.name.text) of engines") }
        return made
    }

    static func pairs(_ value: Value?) -> [(name: String, value: Value)] {
        (value?.object as? DictObject)?.pairs.compactMap { pair in (pair.key.object as? StringObject).map { ($0.text, pair.value) } } ?? []
    }

    private func poolKind() throws -> ConnectionPool.Kind? {
        guard let given = self["poolclass"], let type = given.object as? Class else { return nil }
        switch type.name {
        case "NullPool": return ConnectionPool.Kind.none
        case "StaticPool": return .shared
        case "SingletonThreadPool": return .single
        case "QueuePool", "AssertionPool": return .queue
        default: throw PythonException.notImplemented("Retort has no pool \(type.name)")
        }
    }
}

/// A URL as text or object.
struct URLArgument: FromValue {
    let url: DatabaseURL
    static let expectedName = "URL"
    static func from(_ value: Value) throws -> URLArgument {
        if let url = value.object as? DatabaseURL { return URLArgument(url: url) }
        guard let text = value.object as? StringObject else { throw SQLError.argument("Expected string or URL object, got \(try value.reprText())") }
        return URLArgument(url: try DatabaseURL.parse(text.text))
    }
}

/// `sqlalchemy.pool`
func declarePools(in module: ModuleObject) {
    let base = poolClass()
    module["Pool"] = .object(base)
    for name in ["QueuePool", "SingletonThreadPool", "StaticPool", "NullPool", "AssertionPool"] { module[Name(name)] = .object(PoolClasses.named(name, base)) }
}

enum PoolClasses {
    nonisolated(unsafe) private static var made: [String: Class] = [:]
    static func named(_ name: String, _ base: Class) -> Class {
        if let known = made[name] { return known }
        let type = Class(name, module: "sqlalchemy.pool.impl", bases: [base])
        made[name] = type
        return type
    }
}

private func poolClass() -> Class {
    declaredOnce(ConnectionPool.self) {
        Class.declare("Pool", for: ConnectionPool.self, module: "sqlalchemy.pool.base", doc: "The open connections of an engine.") { type in
            type.method("status", doc: "How many connections there are.") { (pool: ConnectionPool) -> String in
                "Pool size: 5  Connections in pool: \(pool.idleCount) Current Overflow: \(pool.idleCount + pool.checkedOut - 5) Current Checked out connections: \(pool.checkedOut)"
            }
            type.method("checkedout", doc: "How many connections are used.") { (pool: ConnectionPool) -> Int in pool.checkedOut }
            type.method("checkedin", doc: "How many connections wait.") { (pool: ConnectionPool) -> Int in pool.idleCount }
            type.method("size", doc: "How many connections are kept.") { (_: ConnectionPool) -> Int in 5 }
            type.property("__class__", doc: "The class.") { (pool: ConnectionPool) -> Value in .object(PoolClasses.named(pool.name, poolClass())) }
        }
    }
}

private func engineClass() -> Class {
    declaredOnce(Engine.self) {
        Class.declare("Engine", for: Engine.self, module: "sqlalchemy.engine.base", doc: "A database to connect to.") { type in
            type.method("connect", doc: "A connection.") { (engine: Engine) throws -> Value in .object(try engine.connect()) }
            type.method("begin", doc: "A connection with a transaction that commits at the end.") { (engine: Engine) -> Value in .object(TransactionBlock(engine)) }
            type.method("raw_connection", doc: "The driver's connection.") { (engine: Engine) throws -> Value in .object(RawConnection(try engine.connect())) }
            type.method("dispose", .optional("close", default: true), doc: "Close what is open.") { (engine: Engine, _: Bool) in engine.dispose() }
            type.method("clear_compiled_cache", doc: "Forget what was compiled.") { (_: Engine) in }
            type.method("execution_options", .keywords("opt"), doc: "An engine with options for its connections.") { (engine: Engine, options: [(name: Name, value: Value)]) -> Value in
                .object(Engine(engine, executionOptions: options.map { ($0.name.text, $0.value) }))
            }
            type.method("get_execution_options", doc: "The options of its connections.") { (engine: Engine) -> Value in DictObject(engine.executionOptions.map { ($0.name, $0.value) }).value }
            type.property("url", doc: "The URL.") { (engine: Engine) -> Value in .object(engine.url) }
            type.property("name", doc: "The name of the dialect.") { (engine: Engine) -> String in engine.dialect.name }
            type.property("driver", doc: "The name of the driver.") { (engine: Engine) -> String in engine.url.driver }
            type.property("pool", doc: "The open connections.") { (engine: Engine) -> Value in
                _ = poolClass()
                return .object(engine.pool)
            }
            type.property("engine", doc: "The engine.") { (engine: Engine) -> Value in .object(engine) }
            type.property("hide_parameters", doc: "Whether parameters are kept out of the log.") { (engine: Engine) -> Bool in engine.hidesParameters }
            type.property("echo", doc: "Whether statements are printed.") { (engine: Engine) -> Bool in engine.echoes } set: { (engine: Engine, value: Value) in engine.echoes = try value.isTrue() }
            type.property("dialect", doc: "The dialect.") { (engine: Engine) -> Value in .object(engine.dialect) }
        }
    }
}

/// `with engine.begin() as connection:`
final class TransactionBlock: Object {
    private let engine: Engine
    private var connection: Connection?
    private var transaction: Transaction?
    init(_ engine: Engine) {
        self.engine = engine
        super.init()
    }
    func enter() throws -> Connection {
        let opened = try engine.connect()
        connection = opened
        let begun = try opened.begin()
        begun.enter()
        transaction = begun
        return opened
    }
    func exit(isFailed: Bool) throws {
        defer { try? connection?.close() }
        try transaction?.exit(isFailed: isFailed)
    }
}

func declareManager<S: Object>(_ type: Declaration<S>, enter: @escaping (S) throws -> Value, exit: @escaping (S, _ isFailed: Bool) throws -> Void) {
    type.method("__enter__", doc: "Enter.") { (object: S) throws -> Value in try enter(object) }
    type.method("__exit__", .required("type_", as: Value.self), .required("value", as: Value.self), .required("traceback", as: Value.self), doc: "Leave.") { (object: S, kind: Value, _: Value, _: Value) throws in try exit(object, !kind.isNone) }
}

private func transactionClass() -> Class {
    _ = declaredOnce(TransactionBlock.self) {
        Class.declare("_GeneratorContextManager", for: TransactionBlock.self, module: "contextlib", doc: "A connection with a transaction.") { type in
            declareManager(type) { (block: TransactionBlock) in .object(try block.enter()) } exit: { block, isFailed in try block.exit(isFailed: isFailed) }
        }
    }
    let base = declaredOnce(Transaction.self) {
        Class.declare("Transaction", for: Transaction.self, module: "sqlalchemy.engine.base", doc: "A transaction or savepoint.") { type in
            type.method("commit", doc: "Keep the changes.") { (transaction: Transaction) throws in try transaction.commit() }
            type.method("rollback", doc: "Take the changes back.") { (transaction: Transaction) throws in try transaction.rollback() }
            type.method("close", doc: "Take the changes back, if still open.") { (transaction: Transaction) throws in try transaction.close() }
            type.property("is_active", doc: "Whether it is open.") { (transaction: Transaction) -> Bool in transaction.isActive }
            type.property("is_valid", doc: "Whether it is open.") { (transaction: Transaction) -> Bool in transaction.isActive }
            type.property("connection", doc: "Its connection.") { (transaction: Transaction) -> Value in .object(transaction.connection) }
            declareManager(type) { (transaction: Transaction) in
                transaction.enter()
                return .object(transaction)
            } exit: { transaction, isFailed in try transaction.exit(isFailed: isFailed) }
        }
    }
    _ = declaredOnce(RootTransaction.self) { Class.declare("RootTransaction", for: RootTransaction.self, module: "sqlalchemy.engine.base", bases: [base], doc: "The transaction of a connection.") }
    _ = declaredOnce(NestedTransaction.self) { Class.declare("NestedTransaction", for: NestedTransaction.self, module: "sqlalchemy.engine.base", bases: [base], doc: "A savepoint.") }
    return base
}
