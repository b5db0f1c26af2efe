import Runtime

/// An attribute that a concrete class's parent maps and the class itself does not: there as an expression of the parent's rows, not in instances.
final class ConcreteInheritedProperty: MapperProperty {
    /// The class that maps it.
    private unowned(unsafe) let owner: Mapper
    init(_ owner: Mapper) {
        self.owner = owner
        super.init()
    }
    override var needsSlot: Bool { false }
    override func makeDescriptor(_ mapper: Mapper) -> Object? { ConcreteInheritedAttribute(self, owner, mapper) }
}

/// `Engineer.name` where `Employee` alone has a name.
private final class ConcreteInheritedAttribute: Object {
    private let property: ConcreteInheritedProperty
    private unowned(unsafe) let owner: Mapper
    private unowned(unsafe) let mapper: Mapper
    init(_ property: ConcreteInheritedProperty, _ owner: Mapper, _ mapper: Mapper) {
        self.property = property
        self.owner = owner
        self.mapper = mapper
        super.init(type: InstrumentedAttribute.pythonClass)
    }
    override var descriptorKind: DescriptorKind { .data }
    private var refusal: PythonException {
        PythonException.attributeError("Concrete \(mapper.label) does not implement attribute \(property.key.text.pythonRepr) at the instance level.  Add this property explicitly to \(mapper.label).")
    }
    override func descriptorGet(_ instance: Value, owner type: Class) throws -> Value {
        guard instance.isUndefined else { throw refusal }
        return try Value.object(owner.mappedClass).attributeIfPresent(property.key) ?? .object(self)
    }
    override func descriptorSet(_ instance: Value, _ value: Value) throws { throw refusal }
    override func descriptorDelete(_ instance: Value) throws { throw refusal }
}
