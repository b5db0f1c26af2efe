import Database
import ORM
import Runtime
import SQL

/// Which targets have an event, as `event.contains()` and `event.remove()` ask (`_accept_with` of SQLAlchemy's families of events).
enum EventTargets {
    /// - Throws: InvalidRequestError where the target does not have the event
    static func check(_ target: Value, _ name: String) throws {
        guard accepts(target, name) else { throw try unknown(name, target) }
    }

    /// InvalidRequestError: the target does not have the event.
    static func unknown(_ name: String, _ target: Value) throws -> PythonException { SQLError.invalidRequest("No such event '\(name)' for target '\(try target.strText())'") }

    private static let ofAttributes: Set<String> = ["append", "append_wo_mutation", "bulk_replace", "dispose_collection", "init_collection", "init_scalar", "modified", "remove", "set"]

    /// Whether any target has an event of the name.
    static func isEvent(_ name: String) -> Bool {
        MapperEvent(rawValue: name) != nil || ofAttributes.contains(name) || SessionEvent(rawValue: name) != nil || SchemaEvents.names.contains(name) || EngineEvents.definitions.contains(name) || EngineEvents.known.contains(name)
            || RegistryEvent(rawValue: name) != nil || QueryEvent(rawValue: name) != nil || InstrumentationEvent(rawValue: name) != nil
    }

    private static func accepts(_ target: Value, _ name: String) -> Bool {
        if let event = MapperEvent(rawValue: name) { return event.isOfMappers || ["pickle", "unpickle"].contains(name) ? !target.isNone : target.object is Class || target.object is Mapper }
        if ofAttributes.contains(name) { return !target.isNone }
        if SessionEvent(rawValue: name) != nil { return isOfSessions(target) }
        if SchemaEvents.names.contains(name) || EngineEvents.definitions.contains(name) { return isOfSchema(target) }
        if EngineEvents.ofPools.contains(name) { return isOfPools(target) }
        if EngineEvents.ofDialects.contains(name) || name == "handle_error" && target.object is Dialect { return target.object is Dialect || isOfConnections(target, withConnections: false) }
        if EngineEvents.known.contains(name) { return isOfConnections(target, withConnections: true) }
        return RegistryEvent(rawValue: name) != nil && target.object is Registry || (QueryEvent(rawValue: name) != nil || InstrumentationEvent(rawValue: name) != nil) && target.object is Class
    }

    /// Anything that tells events, and what makes sessions.
    private static func isOfSessions(_ target: Value) -> Bool {
        switch target.object {
        case let type as Class: type.isSubclass(of: Class.registered(for: Session.self))
        case is Session, is SessionMaker, is ScopedSession, is Mapper, is Dialect, is ClauseElement, is MetaData, is MapperProperty: true
        default: isOfSchema(target) || EngineEvents.listeners(target) != nil || AttributeReference(target.object) != nil
        }
    }
    private static func isOfSchema(_ target: Value) -> Bool {
        switch target.object {
        case let type as Class: type.isSubclass(of: SchemaItem.pythonClass) || type.isSubclass(of: Class.registered(for: MetaData.self)) || type.isSubclass(of: Class.registered(for: Table.self))
        case let object?: object is MetaData || object is SQLType || object.type.isSubclass(of: SchemaItem.pythonClass)
        case nil: false
        }
    }
    private static func isOfPools(_ target: Value) -> Bool {
        if let type = target.object as? Class { return [Class.registered(for: ConnectionPool.self), Class.registered(for: Engine.self)].contains { type.isSubclass(of: $0) } }
        return target.object is ConnectionPool || target.object is Engine
    }
    private static func isOfConnections(_ target: Value, withConnections: Bool) -> Bool {
        if let type = target.object as? Class { return type.isSubclass(of: Class.registered(for: Engine.self)) || withConnections && type.isSubclass(of: Class.registered(for: Connection.self)) }
        return target.object is Engine || withConnections && target.object is Connection
    }
}
