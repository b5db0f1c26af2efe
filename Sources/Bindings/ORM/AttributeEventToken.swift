import ORM
import Runtime
import SQL

/// The initiator of an attribute event (sqlalchemy.orm.attributes.AttributeEventToken).
final class AttributeEventObject: Object {
    private let event: AttributeEvent
    init(_ event: AttributeEvent) {
        self.event = event
        super.init(type: AttributeEventObject.pythonClass)
    }
    static let pythonClass = Class.declare("AttributeEventToken", for: AttributeEventObject.self, module: "sqlalchemy.orm.attributes", doc: "What began a chain of attribute events.") { type in
        type.constructor(.required("attribute_impl", as: AttributeImplementation.self), .required("op", as: NamedSymbol.self)) { (_: Class, implementation: AttributeImplementation, operation: NamedSymbol) -> AttributeEventObject in
            AttributeEventObject(AttributeEvent(implementation.attribute, operation.operation))
        }
        type.property("key", doc: "The attribute's name.") { (token: AttributeEventObject) -> Value in token.event.attribute.key.value }
        type.property("op", doc: "What happened.") { (token: AttributeEventObject) -> Value in
            .object(NamedSymbol.of(token.event.operation))
        }
        type.property("impl", doc: "The attribute.") { (token: AttributeEventObject) -> Value in AttributeImplementation.of(token.event.attribute) }
        type.property("parent_token", doc: "The attribute.") { (token: AttributeEventObject) -> Value in .object(token.event.attribute) }
    }

    override func compare(_ comparison: Comparison, _ other: Value) throws -> Value? {
        guard comparison == .equal || comparison == .notEqual else { return nil }
        return .bool(((other.object as? AttributeEventObject)?.event == event) == (comparison == .equal))
    }
    override func hash() throws -> Int { event.attribute.key.identity.hashValue }
}

extension NamedSymbol {
    /// What happened to an attribute.
    static func of(_ operation: AttributeEvent.Operation) -> NamedSymbol {
        switch operation {
        case .append: append
        case .remove: remove
        case .replace: replace
        case .bulkReplace: bulkReplace
        case .modified: modified
        }
    }
    var operation: AttributeEvent.Operation {
        if self === NamedSymbol.append { return .append }
        if self === NamedSymbol.remove { return .remove }
        if self === NamedSymbol.bulkReplace { return .bulkReplace }
        return self === NamedSymbol.modified ? .modified : .replace
    }
}

/// `Edge.start.impl`, the initiator of events of a composite.
final class CompositeImplementation: Object {
    private let composite: CompositeAttribute
    private static let pythonClass = Class.declare("_ProxyImpl", for: CompositeImplementation.self, module: "sqlalchemy.orm.attributes", doc: "What began an event of a composite.") { type in
        type.property("key", doc: "The attribute's name.") { (implementation: CompositeImplementation) -> Value in implementation.composite.key.value }
        for name in ["collection", "accepts_scalar_loader"] { type.property(name, doc: "False.") { (_: CompositeImplementation) -> Bool in false } }
        type.property("active_history", doc: "Whether the old value is loaded before a change.") { (implementation: CompositeImplementation) -> Bool in implementation.composite.property.wantsActiveHistory } set: { (implementation: CompositeImplementation, wanted: Bool) in implementation.composite.property.wantsActiveHistory = wanted }
    }

    /// The one of a composite, made when it is first asked for.
    static func of(_ composite: CompositeAttribute) -> Value {
        if let known = composite.implementation { return .object(known) }
        let made = CompositeImplementation(composite)
        composite.implementation = made
        return .object(made)
    }

    private init(_ composite: CompositeAttribute) {
        self.composite = composite
        super.init(type: CompositeImplementation.pythonClass)
    }
}

/// `NO_KEY`: what listeners with `include_key=True` are told where a member has no key.
final class EventConstant: Object {
    private static let pythonClass = Class.declare("EventConstants", for: EventConstant.self, module: "sqlalchemy.orm.base", doc: "What events tell in place of a value.") { type in
        type.property("name", doc: "The name.") { (_: EventConstant) -> String in "NO_KEY" }
        type.property("value", doc: "The number.") { (_: EventConstant) -> Int in 4 }
    }
    nonisolated(unsafe) static let noKey = EventConstant(type: pythonClass)
    override func repr() throws -> String { "<EventConstants.NO_KEY: 4>" }
    override func str() throws -> String { "EventConstants.NO_KEY" }
}
