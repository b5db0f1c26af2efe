import Runtime

/// `relationship.cascade`: `CascadeOptions('delete,merge,save-update')`.
public final class CascadeOptions: Object {
    public let cascades: Cascades
    public init(_ cascades: Cascades) {
        self.cascades = cascades
        super.init()
    }
    public override func repr() throws -> String { "CascadeOptions('\(cascades.optionNames.joined(separator: ","))')" }
    public override func contains(_ element: Value) throws -> Bool? { cascades.optionNames.contains(try String.from(element)) }
    public override func length() throws -> Int? { cascades.optionNames.count }
    public override func iterator() throws -> IteratorObject? {
        var rest = cascades.optionNames[...]
        return ClosureIterator { rest.popFirst().map { .string($0) } }
    }
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
