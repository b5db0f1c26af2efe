import Database
import Runtime
import SQL

/// `sqlalchemy.event`: listeners of engines, sessions, mapped classes and attributes.
func declareEvents(in module: ModuleObject) {
    func listen(_ target: Value, _ name: String, _ function: Value, _ options: ListenOptions) throws {
        if try ORMEvents.listen(target, name, function, options) { return }
        guard let engine = target.object as? Engine ?? (target.object as? Connection)?.engine else {
            throw PythonException.notImplemented("Retort has no events of \(try target.reprText())")
        }
        guard let observer = observer(name, function) else { throw PythonException.notImplemented("Retort has no event '\(name)' of engines") }
        engine.observers.append(observer)
    }
    module.function("listen", .required("target", as: Value.self), .required("identifier", as: String.self), .required("fn", as: Value.self), .keywords("kw"), doc: "Call a function at an event.") { (target: Value, name: String, function: Value, options: [(name: Name, value: Value)]) throws in
        try listen(target, name, function, ListenOptions(pairs: options))
    }
    module.function("listens_for", .required("target", as: Value.self), .required("identifier", as: String.self), .keywords("kw"), doc: "Decorate a function to be called at an event.") { (target: Value, name: String, options: [(name: Name, value: Value)]) -> Value in
        .object(NativeFunction.declare("decorate", .required("fn", as: Value.self), doc: "Listen.") { (function: Value) throws -> Value in
            try listen(target, name, function, ListenOptions(pairs: options))
            return function
        })
    }
    module.function("remove", .required("target", as: Value.self), .required("identifier", as: String.self), .required("fn", as: Value.self), doc: "Call a function no more at an event.") { (target: Value, name: String, function: Value) throws in
        guard try ORMEvents.remove(target, name, function) else { throw PythonException.notImplemented("Retort has no removal of listeners of \(try target.reprText())") }
    }
    module.function("contains", .required("target", as: Value.self), .required("identifier", as: String.self), .required("fn", as: Value.self), doc: "Whether a function is called at an event.") { (target: Value, name: String, function: Value) throws -> Bool in
        guard let answer = ORMEvents.contains(target, name, function) else { throw PythonException.notImplemented("Retort has no look-up of listeners of \(try target.reprText())") }
        return answer
    }
}

/// What tells a listener of an event; nil for events that engines do not have.
private func observer(_ name: String, _ function: Value) -> ((Event) throws -> Void)? {
    switch name {
    case "before_cursor_execute", "after_cursor_execute":
        return { event in
            guard case .statement(let text, let parameters, _, let isMany) = event else { return }
            _ = try function.call(.none, .none, .string(text), parameters, .none, .bool(isMany))
        }
    case "begin": return { if case .begin = $0 { _ = try function.call(.none) } }
    case "commit": return { if case .commit = $0 { _ = try function.call(.none) } }
    case "rollback": return { if case .rollback = $0 { _ = try function.call(.none) } }
    default: return nil
    }
}
