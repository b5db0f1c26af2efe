import Runtime
import SQL

/// Several columns as one value object: `origin = composite(Point, "x", "y")`.
public final class CompositeProperty: MapperProperty {
    /// The class, or a function, that makes the value from the columns' values.
    public let factory: Value
    /// The attributes of the columns.
    public internal(set) var columnKeys: [Name]

    public init(_ factory: Value, columnKeys: [Name]) {
        self.factory = factory
        self.columnKeys = columnKeys
        super.init()
    }

    override var needsSlot: Bool { false }
    override func makeDescriptor(_ mapper: Mapper) -> Object? { CompositeAttribute(self) }
}

/// `Vertex.origin`, where `origin` is a composite.
public final class CompositeAttribute: Object {
    public let property: CompositeProperty
    init(_ property: CompositeProperty) {
        self.property = property
        super.init(type: InstrumentedAttribute.pythonClass)
    }
    public override var descriptorKind: DescriptorKind { .data }

    /// The value object of the columns' values; None where all of them are None.
    public override func descriptorGet(_ instance: Value, owner: Class) throws -> Value {
        if instance.isUndefined { return .object(self) }
        let values = try property.columnKeys.map { try instance.attribute($0) }
        if values.allSatisfy(\.isNone) { return .none }
        return try property.factory.call(values)
    }

    public override func descriptorSet(_ instance: Value, _ value: Value) throws {
        if value.isNone {
            for key in property.columnKeys { try instance.setAttribute(key, .none) }
            return
        }
        let parts = try CompositeAttribute.parts(of: value)
        for (key, part) in zip(property.columnKeys, parts) { try instance.setAttribute(key, part) }
    }

    public override func descriptorDelete(_ instance: Value) throws {
        for key in property.columnKeys { try instance.setAttribute(key, .none) }
    }

    /// `__composite_values__()`, or the fields of a dataclass.
    static func parts(of value: Value) throws -> [Value] {
        if let method = try value.attributeIfPresent("__composite_values__") { return try method.call().elements() }
        if let fields = try value.attributeIfPresent("__dataclass_fields__")?.object as? DictObject {
            return try fields.pairs.map { try value.attribute(Name(String.from($0.key))) }
        }
        throw ORMError.argument("Composite class \(value.typeName) is not a dataclass and does not define a __composite_values__() method; can't get state")
    }
}
