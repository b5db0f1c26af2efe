import Database
import ORM
import Runtime
import SQL

/// `create_engine` and what it leads to.
func declareEngine(in module: ModuleObject) {
    _ = (engineClass(), connectionClass(), transactionClass(), declareResults())
    declareExecutionContexts()
    PoolClasses.declare()
    declareDialects()
    module.function("create_engine", .required("url", as: Value.self), .keywords("kwargs"), doc: "A database to connect to.") { (url: Value, options: [(name: Name, value: Value)]) throws -> Value in
        .object(try EnginePlugins.engine(URLArgument.from(url).url, options))
    }
    module["CreateEnginePlugin"] = .object(EnginePlugins.pythonClass)
    module.function("create_pool_from_url", .required("url", as: Value.self), .keywords("kwargs"), doc: "The pool of a database.") { (url: Value, given: [(name: Name, value: Value)]) throws -> Value in
        let ofPools = ["logging_name", "timeout", "recycle", "reset_on_return", "pre_ping", "use_lifo"]
        let options = given.map { option in (name: option.name == "echo" ? Name("echo_pool") : ofPools.contains(option.name.text) ? Name("pool_" + option.name.text) : option.name, value: option.value) }
        return .object(try EngineOptions(options).engine(try URLArgument.from(url).url).pool)
    }
    module.function("engine_from_config", .required("configuration", as: Value.self), .optional("prefix", default: "sqlalchemy."), .keywords("kwargs"), doc: "An engine as a dict describes it.") { (configuration: Value, prefix: String, more: [(name: Name, value: Value)]) throws -> Value in
        var options: [(name: Name, value: Value)] = []
        for pair in try configuration.elements() {
            let name = try pair.strText()
            if name.hasPrefix(prefix) { options.append((Name(String(name.dropFirst(prefix.count))), try configuration.item(pair))) }
        }
        options = try options.map { ($0.name, try EngineOptions.coerced($0.value, of: $0.name.text)) }
        options += more
        guard let url = options.first(where: { $0.name.text == "url" })?.value else { throw PythonException.keyError(.string("url")) }
        return .object(try EnginePlugins.engine(URLArgument.from(url).url, options.filter { $0.name.text != "url" }))
    }
    declareURLs(in: module)
    MockConnection.declare(in: module)
    module.function("_inspects", .rest("types", of: Class.self), doc: "Say what stands for the instances of classes.") { (types: [Class]) -> Value in
        .object(NativeFunction.declare("decorate", .required("fn", as: Value.self), doc: "Register the function.") { (function: Value) -> Value in
            for type in types { Coercion.inspections.append((type, function)) }
            return function
        })
    }
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
        case let inspector as Inspector: return .object(inspector)
        default: break
        }
        if let found = try Coercion.inspected(subject) { return found }
        if !raises { return .none }
        throw SQLError.noInspection(of: subject)
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

private func engineClass() -> Class {
    let base = declaredOnce(Engine.self) {
        Class.declare("Engine", for: Engine.self, module: "sqlalchemy.engine.base", takesAttributes: true, doc: "A database to connect to.") { type in
            type.constant("dispatch", .object(EngineDispatch.shared))
            type.property("_has_events", doc: "Whether it or all engines have listeners.") { (engine: Engine) -> Bool in !engine.listeners.isEmpty || !Engine.ofAllEngines.isEmpty }
            type.method("connect", doc: "A connection.") { (engine: Engine) throws -> Value in .object(try engine.connect()) }
            type.method("begin", doc: "A connection with a transaction that commits at the end.") { (engine: Engine) -> Value in .object(TransactionBlock(engine)) }
            type.method("raw_connection", doc: "The driver's connection.") { (engine: Engine) throws -> Value in .object(try engine.rawConnection()) }
            type.method("dispose", .optional("close", default: true), doc: "Close what is open.") { (engine: Engine, closes: Bool) throws in try engine.dispose(closes: closes) }
            type.method("clear_compiled_cache", doc: "Forget what was compiled.") { (engine: Engine) in engine.clearCompiledCache() }
            type.method("execution_options", .keywords("opt"), doc: "An engine with options for its connections.") { (engine: Engine, options: [(name: Name, value: Value)]) throws -> Value in
                .object(try engine.with(executionOptions: options.map { ($0.name.text, $0.value) }))
            }
            type.method("update_execution_options", .keywords("opt"), doc: "Set options of its connections.") { (engine: Engine, options: [(name: Name, value: Value)]) throws in
                try engine.update(executionOptions: options.map { ($0.name.text, $0.value) })
            }
            type.method("get_execution_options", doc: "The options of its connections.") { (engine: Engine) -> Value in StatementOptions.shown(engine.executionOptions) }
            type.property("logging_name", doc: "What the name of its logger ends with.") { (engine: Engine) -> Value in engine.loggingName.map { .string($0) } ?? .none }
            type.property("url", doc: "The URL.") { (engine: Engine) -> Value in .object(engine.url) }
            type.property("name", doc: "The name of the dialect.") { (engine: Engine) -> String in engine.dialect.name }
            type.property("driver", doc: "The name of the driver.") { (engine: Engine) -> String in engine.url.driver }
            type.property("pool", doc: "The open connections.") { (engine: Engine) -> Value in .object(engine.pool) }
            type.property("engine", doc: "The engine.") { (engine: Engine) -> Value in .object(engine) }
            type.property("hide_parameters", doc: "Whether parameters are kept out of the log.") { (engine: Engine) -> Bool in engine.hidesParameters }
            type.property("echo", doc: "Whether statements are printed.") { (engine: Engine) -> Value in engine.echo } set: { (engine: Engine, value: Value) in engine.echo = value }
            type.property("dialect", doc: "The dialect.") { (engine: Engine) -> Value in .object(engine.dialect) }
        }
    }
    EngineDispatch.allowEventFlag(base)
    EngineDispatch.allowEventFlag(connectionClass())
    _ = declaredOnce(OptionEngine.self) { Class.declare("OptionEngine", for: OptionEngine.self, module: "sqlalchemy.engine.base", bases: [base], doc: "An engine with options of its own.") }
    return base
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
        do { try transaction?.exit(isFailed: isFailed) } catch {
            try? connection?.close()
            throw error
        }
        try connection?.close()
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
        Class.declare("Transaction", for: Transaction.self, module: "sqlalchemy.engine.base", takesAttributes: true, doc: "A transaction or savepoint.") { type in
            type.method("commit", doc: "Keep the changes.") { (transaction: Transaction) throws in try transaction.commit() }
            type.method("rollback", doc: "Take the changes back.") { (transaction: Transaction) throws in try transaction.rollback() }
            type.method("close", doc: "Take the changes back, if still open.") { (transaction: Transaction) throws in try transaction.close() }
            type.property("is_active", doc: "Whether it is open.") { (transaction: Transaction) -> Bool in transaction.isActive }
            type.property("is_valid", doc: "Whether it is open and its connection was not lost.") { (transaction: Transaction) -> Bool in transaction.isActive && !transaction.connection.isInvalidated }
            type.property("_deactivated_from_connection", doc: "Whether its connection goes on without it.") { (transaction: Transaction) -> Bool in transaction.isDetached }
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
