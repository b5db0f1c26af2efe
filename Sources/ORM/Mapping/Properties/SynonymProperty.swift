import Runtime

/// Another name for an attribute: `username = synonym("name")`.
public final class SynonymProperty: MapperProperty {
    /// The attribute it stands for.
    public let target: Name
    public let mapsColumn: Bool
    /// A descriptor that stands in place of plain forwarding.
    public let userDescriptor: Value

    public init(_ target: Name, mapsColumn: Bool = false, descriptor: Value = .none) {
        self.target = target
        self.mapsColumn = mapsColumn
        userDescriptor = descriptor
        super.init()
    }

    override var needsSlot: Bool { false }
    override func makeDescriptor(_ mapper: Mapper) -> Object? { SynonymAttribute(self) }
}

/// `User.username`, where `username` is a synonym.
public final class SynonymAttribute: Object {
    public let property: SynonymProperty
    init(_ property: SynonymProperty) {
        self.property = property
        super.init(type: InstrumentedAttribute.pythonClass)
    }
    public override var descriptorKind: DescriptorKind { .data }
    public override func descriptorGet(_ instance: Value, owner: Class) throws -> Value {
        if instance.isUndefined {
            let target = try Value.object(owner).attribute(property.target)
            return .object(EntityAttribute.of(target.object, shownAs: property.key) ?? target.object ?? property)
        }
        guard let descriptor = property.userDescriptor.object else { return try instance.attribute(property.target) }
        return try descriptor.get(instance, owner: owner)
    }
    public override func descriptorSet(_ instance: Value, _ value: Value) throws {
        if case .object(let marker) = value, marker === DontSet.marker { return }
        guard let descriptor = property.userDescriptor.object else { return try instance.setAttribute(property.target, value) }
        try descriptor.descriptorSet(instance, value)
    }
    public override func descriptorDelete(_ instance: Value) throws { try instance.deleteAttribute(property.target) }
}
