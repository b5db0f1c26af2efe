import Runtime

/// `relationship.cascade`: `CascadeOptions('delete,merge,save-update')`, a frozenset of the names.
public final class CascadeOptions: SetObject {
    public let cascades: Cascades

    public init(_ cascades: Cascades) throws {
        self.cascades = cascades
        super.init(type: Class.registered(for: CascadeOptions.self))
        for name in cascades.optionNames { try insert(.string(name)) }
    }

    /// `CascadeOptions("all, delete-orphan")`, `CascadeOptions(["merge"])`, `CascadeOptions(None)`
    public convenience init(reading value: Value) throws { try self.init(Cascades.from(value)) }

    public override func repr() throws -> String { "CascadeOptions('\(cascades.optionNames.joined(separator: ","))')" }
}

/// `@reconstructor`: a method that runs when an object is loaded.
public final class Reconstructor: Object {
    public let function: Value
    public init(_ function: Value) {
        self.function = function
        super.init()
    }
    public override var isCallable: Bool { true }
    public override func call(_ arguments: Arguments) throws -> Value? { try function.call(arguments) }
    public override var descriptorKind: DescriptorKind { .nonData }
    public override func descriptorGet(_ instance: Value, owner: Class) throws -> Value {
        guard let object = function.object else { return function }
        return try object.get(instance, owner: owner)
    }
}
