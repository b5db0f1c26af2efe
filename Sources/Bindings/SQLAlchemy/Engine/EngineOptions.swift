import Database
import Runtime
import SQL

/// What `create_engine()` is called with, beside the URL.
struct EngineOptions {
    private let pairs: [(name: Name, value: Value)]
    private static let known: Set<String> = [
        "echo", "hide_parameters", "connect_args", "poolclass", "pool", "creator", "isolation_level", "execution_options", "future", "json_serializer", "json_deserializer", "label_length", "max_identifier_length", "pool_pre_ping", "pool_recycle",
        "pool_reset_on_return", "pool_logging_name", "logging_name", "echo_pool", "query_cache_size", "insertmanyvalues_page_size", "use_insertmanyvalues", "native_datetime", "plugins", "module", "paramstyle", "pool_events",
        "enable_from_linting",
        // What only SQLAlchemy itself looks at.
        "skip_autocommit_rollback", "_initialize",
    ]
    private static let unsupported: Set<String> = ["strategy"]

    init(_ pairs: [(name: Name, value: Value)]) { self.pairs = pairs }
    private subscript(name: String) -> Value? { pairs.last { $0.name.text == name }?.value }

    func engine(_ url: DatabaseURL) throws -> Engine {
        if let future = self["future"], try !future.isTrue() { throw SQLError.argument("The 'future' parameter passed to create_engine() may only be set to True.") }
        let chosen = try pool()
        var options = Engine.Options()
        options.echo = self["echo"] ?? .none
        options.hidesParameters = try self["hide_parameters"].map { try $0.isTrue() } ?? false
        options.arguments = self["connect_args"]?.dictionary
        options.isolation = try self["isolation_level"].flatMap { $0.isNone ? nil : try $0.strText() }
        options.executionOptions = EngineOptions.pairs(self["execution_options"])
        options.poolClass = chosen?.pool
        options.poolSize = try number("pool_size")
        options.overflow = try number("max_overflow")
        options.poolTimeout = try self["pool_timeout"].map { try Double.from($0) }
        try addPoolOptions(&options)
        options.loggingName = try self["logging_name"].flatMap { $0.isNone ? nil : try $0.strText() }
        options.lintsFroms = try self["enable_from_linting"].map { try $0.isTrue() } ?? true
        options.cacheSize = try number("query_cache_size") ?? 500
        options.dialect = try registered(url)
        try checkPlugins(url)
        let made = try Engine(url: url, options)
        if made.dialect.family != .sqlite { made.connectionError = PythonException.notImplemented("Retort has no driver of \(made.dialect.name)") }
        try heedDriver(made)
        try check(made, chosen?.options ?? PoolClasses.swiftType(made.pool.type)?.options ?? [])
        if let length = try number("label_length") { made.dialect.traits.labelLength = length }
        if let length = try number("max_identifier_length") { made.dialect.traits.maxIdentifierLength = length }
        let traits = made.dialect.traits
        if let length = traits.labelLength, length > traits.maxIdentifierLength {
            made.connectionError = SQLError.argument("Label length of \(length) is greater than this dialect's maximum identifier length of \(traits.maxIdentifierLength)")
        }
        if let serializer = self["json_serializer"] { made.dialect.jsonSerializer = serializer.isNone ? nil : serializer }
        if let deserializer = self["json_deserializer"] { made.dialect.jsonDeserializer = deserializer.isNone ? nil : deserializer }
        return made
    }

    /// The dialect of a URL that `registry.register()` gave a class.
    private func registered(_ url: DatabaseURL) throws -> Dialect? {
        guard let type = try PluginRegistry.dialects.type(of: url), let dialect = try Value.object(type).call().object as? Dialect else { return nil }
        return dialect
    }

    private func addPoolOptions(_ options: inout Engine.Options) throws {
        options.pool = self["pool"]?.object as? ConnectionPool
        if let pool = self["pool"], !pool.isNone, options.pool == nil { throw PythonException.notImplemented("Retort has no pool \(try pool.reprText())") }
        options.creator = self["creator"].flatMap { $0.isNone ? nil : $0 }
        options.recycle = try self["pool_recycle"].flatMap { $0.isNone ? nil : try Double.from($0) } ?? -1
        options.pings = try self["pool_pre_ping"]?.isTrue() ?? false
        options.reset = try self["pool_reset_on_return"].map { try PoolArguments.reset($0) } ?? .rollback
        options.poolLoggingName = try self["pool_logging_name"].flatMap { $0.isNone ? nil : try $0.strText() }
        options.poolEcho = self["echo_pool"] ?? .none
    }

    private func checkPlugins(_ url: DatabaseURL) throws {
        let given = try self["plugins"].map { $0.isNone ? [] : try $0.elements().map { try String.from($0) } } ?? []
        let named = url.query.filter { $0.name == "plugin" }.flatMap(\.values)
        if let first = (named + given).first { throw PythonException(SQLError.noSuchModuleError, "Can't load plugin: sqlalchemy.plugins:\(first)") }
    }

    /// What concerns the driver: its module, how parameters and dates are written.
    private func heedDriver(_ engine: Engine) throws {
        if let module = self["module"], !module.isNone, (module.object as? ModuleObject)?.name != "sqlite3" { throw PythonException.notImplemented("Retort has no driver \(try module.reprText())") }
        if let style = self["paramstyle"], !style.isNone {
            let name = try style.strText()
            guard let known = Dialect.ParameterStyle(rawValue: name) else { throw PythonException.keyError(.string(name)) }
            engine.dialect.defaultParameterStyle = engine.dialect.parameterStyle
            engine.dialect.parameterStyle = known
        }
        let traits = engine.dialect.traits
        if let uses = self["use_insertmanyvalues"], !uses.isNone { engine.dialect.traits.usesInsertManyValues = try uses.isTrue() }
        engine.dialect.traits.insertManyValuesPageSize = try number("insertmanyvalues_page_size") ?? traits.insertManyValuesPageSize
        engine.dialect.traits.passesDates = try self["native_datetime"]?.isTrue() ?? false
        for pair in try self["pool_events"].map({ $0.isNone ? [] : try $0.elements() }) ?? [] {
            let parts = try pair.elements()
            guard parts.count == 2 else { throw PythonException.valueError("not enough values to unpack (expected 2, got \(parts.count))") }
            engine.pool.listeners.add(try String.from(parts[1]), parts[0])
        }
    }

    /// An option as a configuration file writes it: numbers and truths from text.
    static func coerced(_ value: Value, of name: String) throws -> Value {
        guard case .string(let given) = value else { return value }
        let text = given.text.lowercased().filter { !$0.isWhitespace }
        switch name {
        case "pool_timeout", "pool_recycle", "pool_size", "max_overflow", "query_cache_size": return try Value.object(Class.int).call(value)
        case "echo" where text == "debug", "echo_pool" where text == "debug": return value
        case "echo", "echo_pool", "future", "pool_pre_ping", "pool_use_lifo", "use_insertmanyvalues":
            if ["true", "yes", "on", "y", "t", "1"].contains(text) { return .bool(true) }
            if ["false", "no", "off", "n", "f", "0"].contains(text) { return .bool(false) }
            throw PythonException.valueError("String is not true/false: \(try Value.string(text).reprText())")
        default: return value
        }
    }

    private func number(_ name: String) throws -> Int? { try self[name].flatMap { $0.isNone ? nil : try Int.from($0) } }

    private func check(_ engine: Engine, _ ofPool: Set<String>) throws {
        let wrong = pairs.map(\.name.text).filter { !EngineOptions.known.contains($0) && !EngineOptions.unsupported.contains($0) && !ofPool.contains($0) }
        if !wrong.isEmpty {
            throw PythonException.typeError("Invalid argument(s) \(wrong.map { "'\($0)'" }.joined(separator: ",")) sent to create_engine(), using configuration SQLiteDialect_pysqlite/\(engine.pool.name)/Engine.  Please check that the keyword arguments are appropriate for this combination of components.")
        }
        if let other = pairs.first(where: { EngineOptions.unsupported.contains($0.name.text) && !$0.value.isNone }) { throw PythonException.notImplemented("Retort has no \(other.name.text) of engines") }
    }

    static func pairs(_ value: Value?) -> [(name: String, value: Value)] {
        value?.dictionary?.pairs.compactMap { pair in (pair.key.object as? StringObject).map { ($0.text, pair.value) } } ?? []
    }

    private func pool() throws -> (pool: ConnectionPool.Type, options: Set<String>)? {
        guard let given = self["poolclass"], let type = given.object as? Class else { return nil }
        guard let found = PoolClasses.swiftType(type) else { throw PythonException.notImplemented("Retort has no pool \(type.name)") }
        return found
    }
}

/// Execution options of a statement.
enum StatementOptions {
    static func pairs(_ options: [(name: Name, value: Value)]) throws -> [(name: String, value: Value)] {
        for (name, _) in options {
            switch name.text {
            case "isolation_level": throw SQLError.argument("'isolation_level' execution option may only be specified on Connection.execution_options(), or per-engine using the isolation_level argument to create_engine().")
            case "compiled_cache": throw SQLError.argument("'compiled_cache' execution option may only be specified on Connection.execution_options(), not per statement.")
            default: continue
            }
        }
        return options.map { ($0.name.text, $0.value) }
    }

    /// Options as `get_execution_options()` answers them.
    static func shown(_ options: [(name: String, value: Value)]) -> Value { ImmutableDict(named: options).value }
}
