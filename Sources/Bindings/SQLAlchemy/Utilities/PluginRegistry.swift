import Database
import Runtime
import SQL

/// Classes of the program's own by name (sqlalchemy.util.PluginLoader): `sqlalchemy.dialects.registry` and `.plugins`.
final class PluginRegistry: Object {
    nonisolated(unsafe) static let dialects = PluginRegistry("sqlalchemy.dialects") { DialectClasses.named($0) }
    private let group: String
    private let builtIn: (String) -> Class?
    private var entries: [String: (module: String, name: String)] = [:]

    /// - Parameters:
    ///   - group: as errors name it
    ///   - builtIn: the classes that need no registration
    init(_ group: String, builtIn: @escaping (String) -> Class? = { _ in nil }) {
        self.group = group
        self.builtIn = builtIn
        super.init(type: PluginRegistry.pythonClass)
    }

    private static let pythonClass: Class = Class.declare("PluginLoader", for: PluginRegistry.self, module: "sqlalchemy.util.langhelpers", doc: "Classes by name.") { type in
        type.property("group", doc: "What the classes are for.") { (registry: PluginRegistry) -> String in registry.group }
        type.method("register", .required("name", as: String.self), .required("modulepath", as: String.self), .required("objname", as: String.self), doc: "Name a class of a module.") { (registry: PluginRegistry, name: String, module: String, object: String) in
            registry.entries[name] = (module, object)
        }
        type.method("deregister", .required("name", as: String.self), doc: "Forget a name.") { (registry: PluginRegistry, name: String) in registry.entries[name] = nil }
        type.method("load", .required("name", as: String.self), doc: "The class of a name.") { (registry: PluginRegistry, name: String) throws -> Value in try registry.load(name) }
    }

    /// - Throws: NoSuchModuleError
    func load(_ name: String) throws -> Value {
        guard let found = try registered(name) ?? builtIn(name).map({ .object($0) }) else { throw PythonException(SQLError.noSuchModuleError, "Can't load plugin: \(group):\(name)") }
        return found
    }

    private func registered(_ name: String) throws -> Value? {
        guard let entry = entries[name], let module = try Program.context?.importModule(entry.module) else { return nil }
        return try Value.object(module).attribute(Name(entry.name))
    }

    /// The class that a URL names, where it has been registered: `mine://`, `mine+driver://`.
    func type(of url: DatabaseURL) throws -> Class? { try entries.isEmpty ? nil : registered(url.driverName.split(separator: "+").joined(separator: "."))?.object?.asClass }
}
