import Runtime

/// `@validates("email")`: a method that sees, and may change, what is assigned to attributes.
public final class Validator: Object {
    public let names: [Name]
    public let function: Value
    /// Whether it is told of removals from collections too: `include_removes=True`.
    public let includesRemoves: Bool
    /// Whether backrefs are validated: `include_backrefs=True`.
    public let includesBackrefs: Bool

    public init(names: [Name], function: Value, includesRemoves: Bool, includesBackrefs: Bool) {
        self.names = names
        self.function = function
        self.includesRemoves = includesRemoves
        self.includesBackrefs = includesBackrefs
        super.init()
    }

    /// Whether it is told of an event: not of those of a whole collection, which it saw before, nor, unless asked for, of backrefs.
    func applies(_ event: AttributeEvent, to attribute: InstrumentedAttribute) -> Bool {
        event.operation != .bulkReplace && (includesBackrefs || event.property === attribute.property)
    }

    func validate(_ state: InstanceState, _ key: Name, _ value: Value, isRemove: Bool) throws -> Value {
        guard let object = state.object else { return value }
        if includesRemoves { return try function.call(.object(object), key.value, value, .bool(isRemove)) }
        return isRemove ? value : try function.call(.object(object), key.value, value)
    }

    // In the class it is the method that it decorates.
    public override var descriptorKind: DescriptorKind { .nonData }
    public override func descriptorGet(_ instance: Value, owner: Class) throws -> Value {
        guard let object = function.object else { return function }
        return try object.get(instance, owner: owner)
    }
    public override var isCallable: Bool { true }
    public override func call(_ arguments: Arguments) throws -> Value? { try function.call(arguments) }
}
