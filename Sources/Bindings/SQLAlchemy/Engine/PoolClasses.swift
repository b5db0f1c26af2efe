import Database
import Runtime
import SQL

/// `sqlalchemy.pool`
func declarePools(in module: ModuleObject) {
    module["Pool"] = .object(PoolClasses.base)
    for type in PoolClasses.all { module[Name(type.name)] = .object(type) }
    module["PoolResetState"] = .object(PoolClasses.resetState)
    module["_ConnectionFairy"] = .object(PoolClasses.fairy)
    module["_ConnectionRecord"] = .object(PoolClasses.record)
    module["PoolProxiedConnection"] = .object(PoolClasses.fairy)
    module["ConnectionPoolEntry"] = .object(PoolClasses.record)
}

/// The classes of pools, and of what they hand out.
enum PoolClasses {
    static let base: Class = Class.declare("Pool", for: ConnectionPool.self, module: "sqlalchemy.pool.base", takesAttributes: true, doc: "The open connections of an engine.") { type in
        type.property("logging_name", doc: "What the name of its logger ends with.") { (pool: ConnectionPool) -> Value in pool.settings.loggingName.map { .string($0) } ?? .none }
        type.property("echo", doc: "Whether its steps are printed.") { (pool: ConnectionPool) -> Value in pool.settings.echo }
        type.method("connect", doc: "A connection of the driver.") { (pool: ConnectionPool) throws -> Value in .object(try pool.take()) }
        type.method("dispose", doc: "Close what nobody uses.") { (pool: ConnectionPool) throws in try pool.dispose() }
        type.method("recreate", doc: "A pool like this one, without connections.") { (pool: ConnectionPool) -> Value in .object(pool.recreated()) }
        type.method("status", doc: "How many connections there are.") { (pool: ConnectionPool) -> String in pool.status }
    }
    private static let queue = Class.declare("QueuePool", for: QueuePool.self, module: "sqlalchemy.pool.impl", bases: [base], doc: "Keeps connections, to be used again.") { type in
        type.constructor(
            .required("creator", as: Value.self), .optional("pool_size", default: 5), .optional("max_overflow", default: 10), .optional("timeout", default: 30.0), .optional("use_lifo", default: false), .keywords("kw")
        ) { (_: Class, creator: Value, size: Int, overflow: Int, timeout: Double, _: Bool, more: [(name: Name, value: Value)]) throws -> QueuePool in
            var settings = try PoolArguments.settings(creator, more)
            (settings.size, settings.overflow, settings.timeout) = (size, overflow, timeout)
            return QueuePool(settings)
        }
        type.method("size", doc: "How many connections are kept.") { (pool: QueuePool) -> Int in pool.size }
        type.method("checkedin", doc: "How many connections wait.") { (pool: QueuePool) -> Int in pool.checkedIn }
        type.method("checkedout", doc: "How many connections are used.") { (pool: QueuePool) -> Int in pool.checkedOut }
        type.method("overflow", doc: "How many connections there are beyond those kept.") { (pool: QueuePool) -> Int in pool.overflow }
        type.method("timeout", doc: "How many seconds a connection is waited for.") { (pool: QueuePool) -> Double in pool.timeout }
    }
    private static let singleton = Class.declare("SingletonThreadPool", for: SingletonThreadPool.self, module: "sqlalchemy.pool.impl", bases: [base], doc: "One connection for each thread.") { type in
        type.constructor(.required("creator", as: Value.self), .optional("pool_size", default: 5), .keywords("kw")) { (_: Class, creator: Value, size: Int, more: [(name: Name, value: Value)]) throws -> SingletonThreadPool in
            var settings = try PoolArguments.settings(creator, more)
            settings.size = size
            return SingletonThreadPool(settings)
        }
        type.property("size", doc: "How many connections are kept.") { (pool: SingletonThreadPool) -> Int in pool.size }
    }
    static var ofQueue: Class { queue }
    private static let asynchronousQueue = Class("AsyncAdaptedQueuePool", module: "sqlalchemy.pool.impl", bases: [queue], doc: "The pool of drivers that are asynchronous.")
    static func type(of pool: ConnectionPool.Type) -> Class { Class.registered(for: pool) }
    /// The kind of pool of a URL of SQLite with a driver that is asynchronous.
    static func asynchronous(of url: DatabaseURL) throws -> Class {
        let isOfMemory = url.query.first { $0.name == "mode" }?.values.last == "memory"
        if isOfMemory {
            try SQLWarning.warn(
                SQLError.warning("Selection of the StaticPool pool class based on the 'mode=memory' query string argument is deprecated; a future release will use AsyncAdaptedQueuePool for this URL.  Indicate the intended pool class using the create_engine.poolclass parameter.", code: "sqmp"),
                SQLWarning.deprecationWarning)
        }
        let file = url.database ?? ""
        return isOfMemory || file.isEmpty || file == ":memory:" ? Class.registered(for: StaticPool.self) : asynchronousQueue
    }
    static let all: [Class] = [
        queue, singleton, asynchronousQueue,
        plain("StaticPool", StaticPool.self, doc: "One connection for all."),
        plain("NullPool", NullPool.self, doc: "Closes every connection after use."),
        plain("AssertionPool", AssertionPool.self, doc: "One connection at a time."),
    ]

    private static func plain<P: ConnectionPool>(_ name: String, _ swiftType: P.Type, doc: String) -> Class {
        Class.declare(name, for: swiftType, module: "sqlalchemy.pool.impl", bases: [base], doc: doc) { type in
            type.constructor(.required("creator", as: Value.self), .keywords("kw")) { (_: Class, creator: Value, more: [(name: Name, value: Value)]) throws -> P in P(try PoolArguments.settings(creator, more)) }
        }
    }

    /// The pool that a class stands for, and the options of `create_engine()` that it takes.
    static func swiftType(_ type: Class) -> (pool: ConnectionPool.Type, options: Set<String>)? {
        switch type.name {
        case "QueuePool": (QueuePool.self, ["pool_size", "max_overflow", "pool_timeout", "pool_use_lifo"])
        case "SingletonThreadPool": (SingletonThreadPool.self, ["pool_size"])
        case "StaticPool": (StaticPool.self, [])
        case "NullPool": (NullPool.self, [])
        case "AssertionPool": (AssertionPool.self, [])
        default: nil
        }
    }

    static let resetState = Class.declare("PoolResetState", for: PoolResetState.self, module: "sqlalchemy.pool.base", doc: "What a pool did with a transaction.") { type in
        type.property("transaction_was_reset", doc: "Whether it was rolled back already.") { (state: PoolResetState) -> Bool in state.wasReset }
        type.property("terminate_only", doc: "Whether the connection is only closed.") { (_: PoolResetState) -> Bool in false }
        type.property("asyncio_safe", doc: "Whether this is no garbage collection.") { (_: PoolResetState) -> Bool in true }
    }
    static let record = Class.declare("_ConnectionRecord", for: ConnectionRecord.self, module: "sqlalchemy.pool.base", doc: "A connection as a pool keeps it.") { type in
        type.property("info", doc: "Anything about the connection.") { (record: ConnectionRecord) -> Value in record.info.value }
        type.property("record_info", doc: "Anything about the record.") { (record: ConnectionRecord) -> Value in record.recordInfo.value }
        for name in ["dbapi_connection", "driver_connection"] { type.property(name, doc: "The driver's connection.") { (record: ConnectionRecord) -> Value in record.driver } }
        type.method("invalidate", .optional("e", default: Value.none), .optional("soft", default: false), doc: "Use the driver's connection no more.") { (record: ConnectionRecord, error: Value, isSoft: Bool) throws in try record.invalidate(error, isSoft: isSoft) }
        type.method("close", doc: "Close the driver's connection.") { (record: ConnectionRecord) throws in try record.close() }
    }
    static let fairy = Class.declare("_ConnectionFairy", for: ConnectionFairy.self, module: "sqlalchemy.pool.base", doc: "A connection of the driver while it is in use.") { type in
        for name in ["dbapi_connection", "driver_connection"] { type.property(name, doc: "The driver's connection.") { (fairy: ConnectionFairy) -> Value in fairy.driver.map { .object($0) } ?? .none } }
        type.property("info", doc: "Anything about the connection.") { (fairy: ConnectionFairy) -> Value in fairy.info.value }
        type.property("record_info", doc: "Anything about the record.") { (fairy: ConnectionFairy) -> Value in fairy.recordInfo }
        type.property("is_valid", doc: "Whether it is open.") { (fairy: ConnectionFairy) -> Bool in fairy.isValid }
        type.property("is_detached", doc: "Whether it left the pool.") { (fairy: ConnectionFairy) -> Bool in fairy.isDetached }
        type.method("cursor", doc: "A cursor.") { (fairy: ConnectionFairy) throws -> Value in .object(try opened(fairy).cursor()) }
        type.method("commit", doc: "Keep the changes.") { (fairy: ConnectionFairy) throws in try opened(fairy).commit() }
        type.method("rollback", doc: "Take the changes back.") { (fairy: ConnectionFairy) throws in try opened(fairy).rollback() }
        type.method("close", doc: "Give it back.") { (fairy: ConnectionFairy) throws in try fairy.giveBack() }
        type.method("detach", doc: "Take it out of the pool.") { (fairy: ConnectionFairy) throws in try fairy.detach() }
        type.method("invalidate", .optional("e", default: Value.none), .optional("soft", default: false), doc: "Use it no more.") { (fairy: ConnectionFairy, error: Value, isSoft: Bool) throws in try fairy.invalidate(error, isSoft: isSoft) }
    }

    private static func opened(_ fairy: ConnectionFairy) throws -> DriverConnection {
        guard let driver = fairy.driver else { throw PythonException.attributeError("'NoneType' object has no attribute 'cursor'") }
        return driver
    }

    /// Classes are made when an engine is.
    static func declare() {
        _ = (all, resetState, record, fairy)
        driverConnectionClass()
        driverCursorClass()
    }
}

/// What pools are made with.
enum PoolArguments {
    private static let known: Set<String> = ["recycle", "echo", "logging_name", "reset_on_return", "events", "dialect", "pre_ping"]

    /// - Throws: TypeError for what no pool takes.
    static func settings(_ creator: Value, _ options: [(name: Name, value: Value)]) throws -> PoolSettings {
        if let wrong = options.first(where: { !known.contains($0.name.text) }) { throw PythonException.typeError("Pool.__init__() got an unexpected keyword argument \(wrong.name.text.pythonRepr)") }
        func option(_ name: String) -> Value? { options.first { $0.name.text == name }?.value }
        var settings = PoolSettings(opener: .creator(creator))
        settings.recycle = try option("recycle").map { try Double.from($0) } ?? -1
        settings.pings = try option("pre_ping")?.isTrue() ?? false
        settings.reset = try option("reset_on_return").map { try reset($0) } ?? .rollback
        settings.loggingName = try option("logging_name").flatMap { $0.isNone ? nil : try $0.strText() }
        settings.echo = option("echo") ?? .none
        return settings
    }

    /// `reset_on_return=`
    /// - Throws: ArgumentError
    static func reset(_ value: Value) throws -> PoolReset {
        switch value {
        case .none, .bool(false): return .nothing
        case .bool(true): return .rollback
        case .string(let text) where text.text == "rollback": return .rollback
        case .string(let text) where text.text == "commit": return .commit
        default: throw SQLError.argument("Invalid value for 'reset_on_return': \(try value.reprText())")
        }
    }
}
