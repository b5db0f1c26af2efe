import ORM
import Runtime

/// `Mapper.dispatch`: who listens to all mapped classes, by event.
final class MapperDispatch: Object {
    nonisolated(unsafe) static let shared = MapperDispatch(type: pythonClass)
    private static let pythonClass = Class.declare("MapperEventsDispatch", for: MapperDispatch.self, module: "sqlalchemy.event.base", doc: "The listeners of all mapped classes.") { type in
        type.method("_clear", doc: "Remove all listeners.") { (_: MapperDispatch) in MapperListeners.removeAll() }
    }
    /// `Mapper.dispatch.before_insert`
    override func dynamicAttribute(_ name: Name) throws -> Value? { MapperEvent(rawValue: name.text).map { .list(MapperListeners.ofAllMappers($0)) } }
}
