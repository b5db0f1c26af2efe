import Database
import Runtime
import SQL

/// `sqlalchemy.event`: listeners of engines, tables, sessions, mapped classes and attributes.
func declareEvents(in module: ModuleObject) {
    func listen(_ target: Value, _ identifier: Value, _ function: Value, _ options: ListenOptions) throws {
        guard let name = (identifier.object as? StringObject)?.text else { throw try EventTargets.unknown(identifier.strText(), target) }
        if try ORMEvents.listen(target, name, function, options) { return }
        try EngineEvents.listen(target, name, function, options)
    }
    module.function("listen", .required("target", as: Value.self), .required("identifier", as: Value.self), .required("fn", as: Value.self), .keywords("kw"), doc: "Call a function at an event.") { (target: Value, name: Value, function: Value, options: [(name: Name, value: Value)]) throws in
        try listen(target, name, function, ListenOptions(pairs: options))
    }
    module.function("listens_for", .required("target", as: Value.self), .required("identifier", as: Value.self), .keywords("kw"), doc: "Decorate a function to be called at an event.") { (target: Value, name: Value, options: [(name: Name, value: Value)]) -> Value in
        .object(NativeFunction.declare("decorate", .required("fn", as: Value.self), doc: "Listen.") { (function: Value) throws -> Value in
            try listen(target, name, function, ListenOptions(pairs: options))
            return function
        })
    }
    module.function("remove", .required("target", as: Value.self), .required("identifier", as: String.self), .required("fn", as: Value.self), doc: "Call a function no more at an event.") { (target: Value, name: String, function: Value) throws in
        try EventTargets.check(target, name)
        if try ORMEvents.remove(target, name, function) { return }
        if EngineEvents.removeOfSchema(target, name, function) { return }
        guard let listeners = EngineEvents.listeners(target), listeners.remove(name, function) else {
            throw SQLError.invalidRequest("No listeners found for event \(try target.strText()) / \(name.pythonRepr) / \(try function.strText()) ")
        }
    }
    module.function("contains", .required("target", as: Value.self), .required("identifier", as: String.self), .required("fn", as: Value.self), doc: "Whether a function is called at an event.") { (target: Value, name: String, function: Value) throws -> Bool in
        try EventTargets.check(target, name)
        return ORMEvents.contains(target, name, function) ?? EngineEvents.listeners(target)?.contains(name, function) ?? EngineEvents.containsOfSchema(target, name, function)
    }
}

/// Events of engines, connections, pools, tables and their metadata.
enum EngineEvents {
    static let known: Set<String> = [
        "before_execute", "after_execute", "before_cursor_execute", "after_cursor_execute", "engine_connect", "begin", "commit", "rollback", "savepoint", "rollback_savepoint", "release_savepoint",
        "handle_error", "connect", "first_connect", "checkout", "checkin", "reset", "close", "close_detached", "detach", "invalidate", "soft_invalidate", "engine_disposed", "set_connection_execution_options",
        "set_engine_execution_options", "do_connect", "do_execute", "do_executemany", "do_execute_no_params", "do_setinputsizes",
        "begin_twophase", "prepare_twophase", "commit_twophase", "rollback_twophase",
    ]
    /// Events of dialects, whose answer decides whether the dialect has anything left to do; SQLite's never sets sizes, nor commits in two phases.
    static let ofDialects: Set<String> = ["do_connect", "do_execute", "do_executemany", "do_execute_no_params", "do_setinputsizes"]
    /// Events of pools, which alone heed `insert=True`.
    static let ofPools: Set<String> = ["connect", "first_connect", "checkout", "checkin", "reset", "close", "close_detached", "detach", "invalidate", "soft_invalidate"]
    /// Whose answer the engine goes on with.
    private static let answered: Set<String> = ["before_execute", "before_cursor_execute", "handle_error"]
    /// What the arguments are called: `named=True`.
    private static let names: [String: [String]] = [
        "before_execute": ["conn", "clauseelement", "multiparams", "params", "execution_options"], "after_execute": ["conn", "clauseelement", "multiparams", "params", "execution_options", "result"],
        "before_cursor_execute": ["conn", "cursor", "statement", "parameters", "context", "executemany"], "after_cursor_execute": ["conn", "cursor", "statement", "parameters", "context", "executemany"],
        "handle_error": ["exception_context"], "engine_connect": ["conn"], "begin": ["conn"], "commit": ["conn"], "rollback": ["conn"], "savepoint": ["conn", "name"],
        "rollback_savepoint": ["conn", "name", "context"], "release_savepoint": ["conn", "name", "context"], "engine_disposed": ["engine"], "set_connection_execution_options": ["conn", "opts"],
        "set_engine_execution_options": ["engine", "opts"], "connect": ["dbapi_connection", "connection_record"], "first_connect": ["dbapi_connection", "connection_record"],
        "checkout": ["dbapi_connection", "connection_record", "connection_proxy"], "checkin": ["dbapi_connection", "connection_record"], "reset": ["dbapi_connection", "connection_record", "reset_state"],
        "close": ["dbapi_connection", "connection_record"], "close_detached": ["dbapi_connection"], "detach": ["dbapi_connection", "connection_record"], "invalidate": ["dbapi_connection", "connection_record", "exception"],
        "soft_invalidate": ["dbapi_connection", "connection_record", "exception"], "do_connect": ["dialect", "conn_rec", "cargs", "cparams"],
        "do_execute": ["cursor", "statement", "parameters", "context"], "do_executemany": ["cursor", "statement", "parameters", "context"], "do_execute_no_params": ["cursor", "statement", "context"],
    ]
    static let definitions: Set<String> = ["before_create", "after_create", "before_drop", "after_drop", "column_reflect"]

    /// The listeners of a target; nil for what has none.
    static func listeners(_ target: Value) -> EventListeners? {
        switch target.object {
        case let engine as Engine: return engine.listeners
        case let connection as Connection: return connection.listeners
        case let pool as ConnectionPool: return pool.listeners
        case let dialect as Dialect: return DialectListeners.of(dialect)
        case let type as Class where [Class.registered(for: Engine.self), Class.registered(for: Connection.self), Class.registered(for: ConnectionPool.self)].contains { $0 === type }: return Engine.ofAllEngines
        default: return nil
        }
    }

    /// Whether a table, its metadata or another schema item had the listener.
    static func removeOfSchema(_ target: Value, _ name: String, _ function: Value) -> Bool {
        if let item = target.object as? any ListenedItem, item.listeners.remove(name, function) { return true }
        return target.object.map { SchemaEvents.remove($0, name, function) } ?? false
    }
    static func containsOfSchema(_ target: Value, _ name: String, _ function: Value) -> Bool {
        let listeners = (target.object as? any ListenedItem)?.listeners ?? []
        return listeners.contains { $0.isOf(name, function) } || target.object.map { SchemaEvents.contains($0, name, function) } ?? false
    }

    /// Whether a target is a schema item or a class of such, metadata's among them.
    private static func isItem(_ object: Object) -> Bool {
        if let type = object.asClass { return type.isSubclass(of: SchemaItem.pythonClass) || [Class.registered(for: MetaData.self), Class.registered(for: Table.self)].contains { type.isSubclass(of: $0) } }
        return object is Column || object is Table || object is Constraint || object is Index || object is ForeignKey
    }

    static func listen(_ target: Value, _ name: String, _ function: Value, _ options: ListenOptions) throws {
        if let listeners = listeners(target) {
            driverConnectionClass()
            driverCursorClass()
            try EventTargets.check(target, name)
            if name == "handle_error", target.object is Connection {
                throw SQLError.invalidRequest("The handle_error() event hook as of SQLAlchemy 2.0 is established on the Dialect, and may only be applied to the Engine as a whole or to a specific Dialect as a whole, not on a per-Connection basis.")
            }
            if ofPools.contains(name) { try options.check(["retval"]) }
            let returnsValue = try !ofPools.contains(name) && options.isSet("retval")
            if returnsValue, !answered.contains(name), !ofDialects.contains(name) { throw SQLError.argument("Only the 'before_execute', 'before_cursor_execute' and 'handle_error' engine event listeners accept the 'retval=True' argument.") }
            return listeners.add(name, function, returnsValue: returnsValue || name == "handle_error" || ofDialects.contains(name), isOnce: try options.isSet("once"), isFirst: try ofPools.contains(name) && options.isSet("insert"), names: try options.isSet("named") ? names[name] : nil, former: try options.isSet("named") ? nil : FormerSignatures.conversion(name, function, names[name] ?? []))
        }
        let item = target.object.flatMap { isItem($0) ? $0 : nil }
        if SchemaEvents.names.contains(name) || definitions.contains(name) {
            try options.check([], "Events._listen")
            Connection.checkFirstValue = { .object(CheckFirst.of($0 == .all ? 62 : $0 == .types ? 32 : 0)) }
            let listener = SchemaListener(event: name, function: DefinitionEvents.listener(function), given: function, isOnce: try options.isSet("once"), isNamed: try options.isSet("named"), propagates: try options.isSet("propagate"))
            let isFirst = try options.isSet("insert")
            if definitions.contains(name), let item = target.object as? any ListenedItem, !(item is Index && name == "column_reflect") {
                return item.listeners.add(listener, first: isFirst)
            }
            if let item { return SchemaEvents.listen(item, listener, first: isFirst) }
        }
        let mayHaveFurther = !(target.object is Table) && (target.object is ClauseElement || target.object is SQLType || target.object is Class)
        guard mayHaveFurther, EventTargets.isEvent(name) else { throw try EventTargets.unknown(name, target) }
        throw PythonException.notImplemented("Retort has no events of \(try target.reprText())")
    }
}
