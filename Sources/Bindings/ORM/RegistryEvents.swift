import ORM
import Runtime

/// Events of registries: `event.listens_for(Base, "resolve_type_annotation")`.
enum RegistryEvents {
    static let questionClass: Class = Class.declare("TypeResolve", for: TypeQuestion.self, module: "sqlalchemy.orm.decl_api", doc: "What is known of an annotation whose SQL type is looked for.") { type in
        type.property("registry", doc: "The registry that asks.") { $0.registry }
        type.property("cls", doc: "The class that is mapped.") { (question: TypeQuestion) -> Value in question.owner.map { .object($0) } ?? .none }
        type.property("key", doc: "The name of the attribute.") { $0.key }
        type.property("raw_type", doc: "The annotation as it is.") { $0.resolution.raw }
        type.property("resolved_type", doc: "The type without None, aliases and Annotated.") { $0.resolution.resolved }
        type.property("raw_pep_593_type", doc: "The Annotated that the annotation is.") { $0.resolution.rawAnnotated ?? Value.none }
        type.property("pep_593_resolved_argument", doc: "What that Annotated annotates.") { $0.resolution.annotated ?? Value.none }
        type.property("raw_pep_695_type", doc: "The alias that the annotation is.") { $0.resolution.rawAlias ?? Value.none }
        type.property("pep_695_resolved_value", doc: "What that alias stands for.") { $0.resolution.aliased ?? Value.none }
        type.method("resolve", .required("python_type", as: Value.self), doc: "The SQL type of a Python type by the registry's map; None where there is none.") { (question: TypeQuestion, python: Value) throws -> Value in
            guard let found = try question.registry.sqlType(of: python) else { return .none }
            return found.object is Class ? try found.call() : found
        }
    }
}

extension ORMEvents {
    /// The registry and its event that are meant: the target may be a declarative base too.
    static func registryTarget(_ target: Value, _ name: String) -> (Registry, RegistryEvent)? {
        guard let event = RegistryEvent(rawValue: name) else { return nil }
        if let registry = target.object as? Registry { return (registry, event) }
        return ((target.object as? Class)?.ownClassAttribute("_sa_registry")?.object as? Registry).map { ($0, event) }
    }

    static func listen(to registry: Registry, _ event: RegistryEvent, _ function: Value, _ options: ListenOptions) throws {
        _ = RegistryEvents.questionClass
        let isOnce = try options.isSet("once"), isNamed = try options.isSet("named")
        let name: Name = event == .resolveTypeAnnotation ? "resolve_type" : "registry"
        var isSpent = false
        registry.listeners.add(event, function, first: try options.isSet("insert")) { argument in
            if isSpent { return .none }
            if isOnce { isSpent = true }
            return isNamed ? try function.call([], keywords: [(name: name, value: argument)]) : try function.call(argument)
        }
    }
}
