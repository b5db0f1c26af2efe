import Database
import Runtime
import SQL

/// `CreateEnginePlugin`: classes of a program that a URL or `create_engine(plugins=...)` names, and that change how an engine is made.
enum EnginePlugins {
    /// What names of plugins are registered in: `sqlalchemy.dialects.plugins`.
    nonisolated(unsafe) static let registry = PluginRegistry("sqlalchemy.plugins")

    nonisolated(unsafe) static let pythonClass: Class = {
        let made = Class("CreateEnginePlugin", module: "sqlalchemy.engine.interfaces", doc: "What takes part in making an engine.", derivable: true)
        made.takesAttributes = true
        made.extend(for: Object.self) { type in
            type.method("__init__", .required("url", as: Value.self), .required("kwargs", as: Value.self), doc: "A plugin for a URL and further arguments.") { (plugin: Object, url: Value, _: Value) in
                try Value.object(plugin).setAttribute("url", url)
            }
            type.method("update_url", .required("url", as: Value.self), doc: "The URL without what is for the plugin.") { (_: Object, _: Value) throws -> Value in
                throw PythonException(type: .notImplementedError, arguments: [])
            }
            type.method("handle_dialect_kwargs", .required("dialect_cls", as: Value.self), .required("dialect_args", as: Value.self), doc: "Change the arguments of the dialect.") { (_: Object, _: Value, _: Value) in }
            type.method("handle_pool_kwargs", .required("pool_cls", as: Value.self), .required("pool_args", as: Value.self), doc: "Change the arguments of the pool.") { (_: Object, _: Value, _: Value) in }
            type.method("engine_created", .required("engine", as: Value.self), doc: "Called with the new engine.") { (_: Object, _: Value) in }
        }
        made.makesInstances { Object(type: $0) }
        return made
    }()

    /// `create_engine(url, **options)`
    static func engine(_ url: DatabaseURL, _ options: [(name: Name, value: Value)]) throws -> Engine {
        guard let (instances, reduced, rest) = try made(url, options) else { return try EngineOptions(options).engine(url) }
        let engine = try EngineOptions(rest).engine(reduced)
        for plugin in instances { try handle(plugin, "handle_dialect_kwargs", .object(engine.dialect.type)) }
        for plugin in instances { try handle(plugin, "handle_pool_kwargs", .object(engine.pool.type)) }
        for plugin in instances { _ = try plugin.callMethod("engine_created", .object(engine)) }
        return engine
    }

    /// The plugins, the URL and the arguments that they leave; nil where none is named.
    private static func made(_ url: DatabaseURL, _ options: [(name: Name, value: Value)]) throws -> (instances: [Value], url: DatabaseURL, options: [(name: Name, value: Value)])? {
        let given = options.first { $0.name == "plugins" }?.value
        let names = try (url.query.first { $0.name == "plugin" }?.values ?? []) + (given?.elements().map { try String.from($0) } ?? [])
        if names.isEmpty, given == nil { return nil }
        let keywords = DictObject(options.map { ($0.name.text, $0.value) })
        let instances = try names.map { try registry.load($0).call(.object(url), keywords.value) }
        var reduced = Value.object(url.without(["plugin", "plugins"]))
        for plugin in instances {
            let changed = try plugin.callMethod("update_url", reduced)
            if !changed.isNone { reduced = changed }
        }
        return (instances, try URLArgument.from(reduced).url, try keywords.pairs.map { (Name(try String.from($0)), $1) }.filter { $0.0 != "plugins" })
    }

    /// - Throws: NotImplementedError where the plugin gives arguments
    private static func handle(_ plugin: Value, _ method: Name, _ type: Value) throws {
        let arguments = DictObject()
        _ = try plugin.callMethod(method, type, arguments.value)
        if arguments.count > 0 { throw PythonException.notImplemented("Retort takes no arguments from \(method.text)() of plugins") }
    }
}
