import Database
import Runtime

/// `Engine.dispatch`: the listeners of all engines, which `_clear()` forgets.
final class EngineDispatch: Object {
    private init(shared: Void) { super.init(type: EngineDispatch.pythonClass) }
    static let shared = EngineDispatch(shared: ())

    private static let pythonClass: Class = {
        let made = Class("ConnectionEventsDispatch", module: "sqlalchemy.engine.events", doc: "The listeners of all engines.")
        made.extend(for: EngineDispatch.self) { type in
            type.method("_clear", doc: "Forget all listeners.") { (_: EngineDispatch) in Engine.ofAllEngines.clear() }
        }
        return made
    }()

    /// Lets `_has_events` of a class be set, which its listeners decide by themselves.
    static func allowEventFlag(_ type: Class) { type.settableAttributes = ["_has_events": { _ in }] }
}
