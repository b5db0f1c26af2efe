import Runtime

/// Events of a registry: `event.listens_for(Base, "resolve_type_annotation")`.
public enum RegistryEvent: String {
    case afterConfigured = "after_configured"
    case beforeConfigured = "before_configured"
    case resolveTypeAnnotation = "resolve_type_annotation"
}

/// Who listens to a registry.
public final class RegistryListeners {
    private var all: [(event: RegistryEvent, function: Value, call: (Value) throws -> Value)] = []

    /// - Parameter call: what calls the function with the event's one argument.
    public func add(_ event: RegistryEvent, _ function: Value, first: Bool, _ call: @escaping (Value) throws -> Value) {
        if contains(event, function) { return }
        all.insert((event, function, call), at: first ? 0 : all.count)
    }
    /// Whether it was there.
    public func remove(_ event: RegistryEvent, _ function: Value) -> Bool {
        let before = all.count
        all.removeAll { $0.event == event && $0.function.isIdentical(to: function) }
        return all.count < before
    }
    public func contains(_ event: RegistryEvent, _ function: Value) -> Bool { all.contains { $0.event == event && $0.function.isIdentical(to: function) } }

    func tell(_ event: RegistryEvent, _ registry: Registry) throws {
        for listener in all where listener.event == event { _ = try listener.call(.object(registry)) }
    }

    /// The SQL type that a listener gives an annotation; nil where none has an answer.
    func resolve(_ resolution: TypeResolution, _ registry: Registry, _ owner: Class?, _ key: String) throws -> Value? {
        for listener in all where listener.event == .resolveTypeAnnotation {
            let answer = try listener.call(.object(TypeQuestion(resolution, registry, owner, key)))
            if !answer.isNone { return answer }
        }
        return nil
    }
}

/// What listeners of `resolve_type_annotation` are asked (sqlalchemy.orm.TypeResolve).
public final class TypeQuestion: Object {
    public let resolution: TypeResolution
    public let registry: Registry
    public let owner: Class?
    public let key: String

    init(_ resolution: TypeResolution, _ registry: Registry, _ owner: Class?, _ key: String) {
        self.resolution = resolution
        self.registry = registry
        self.owner = owner
        self.key = key
        super.init(type: Class.registered(for: TypeQuestion.self))
    }
}
