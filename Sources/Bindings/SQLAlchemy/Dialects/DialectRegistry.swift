import Database
import Runtime
import SQL

/// `sqlalchemy.dialects.registry`: dialects of the program's own by name (sqlalchemy.util.PluginLoader).
final class DialectRegistry: Object {
    nonisolated(unsafe) static let shared = DialectRegistry()
    private var entries: [String: (module: String, name: String)] = [:]
    private override init() { super.init(type: DialectRegistry.pythonClass) }

    private static let pythonClass: Class = Class.declare("PluginLoader", for: DialectRegistry.self, module: "sqlalchemy.util.langhelpers", doc: "Dialects by name.") { type in
        type.method("register", .required("name", as: String.self), .required("modulepath", as: String.self), .required("objname", as: String.self), doc: "Name a dialect class of a module.") { (registry: DialectRegistry, name: String, module: String, object: String) in
            registry.entries[name] = (module, object)
        }
        type.method("deregister", .required("name", as: String.self), doc: "Forget a name.") { (registry: DialectRegistry, name: String) in registry.entries[name] = nil }
        type.method("load", .required("name", as: String.self), doc: "The dialect class of a name.") { (registry: DialectRegistry, name: String) throws -> Value in
            if let found = try registry.type(name) ?? DialectClasses.named(name) { return .object(found) }
            throw PythonException(SQLError.noSuchModuleError, "Can't load plugin: sqlalchemy.dialects:\(name)")
        }
    }

    private func type(_ name: String) throws -> Class? {
        guard let entry = entries[name], let module = try Program.context?.importModule(entry.module) else { return nil }
        return try Value.object(module).attribute(Name(entry.name)).object?.asClass
    }
    /// The class that a URL names, where it has been registered: `mine://`, `mine+driver://`.
    func type(of url: DatabaseURL) throws -> Class? { try entries.isEmpty ? nil : type(url.driverName.split(separator: "+").joined(separator: ".")) }
}
