import Runtime

/// What was given as a type and is none: `cast(x, "int")`. SQLAlchemy keeps it as it is until something is asked of it.
public final class ImproperType: SQLType {
    public let given: Value
    /// Whether the program has made one.
    nonisolated(unsafe) static var exist = false

    public init(_ given: Value) {
        self.given = given
        super.init(type: Class.registered(for: NullType.self))
        Heap.track(self)
        ImproperType.exist = true
    }
    public override func visitReferences(_ visit: (Object) -> Void) {
        super.visitReferences(visit)
        given.visitHeld(visit)
    }

    /// What Python says of an attribute that each type has.
    public func missing(_ attribute: String) -> PythonException { PythonException.attributeError("'\(given.typeName)' object has no attribute '\(attribute)'") }
    /// What expressions of the type say of operators.
    func refusal() throws -> PythonException { PythonException.typeError("Object \(try given.reprText()) associated with '.type' attribute is not a TypeEngine class or object") }

    public override func columnExpression(_ column: ColumnElement) throws -> ColumnElement? { throw try refusal() }
    public override func repr() throws -> String { try given.reprText() }
}

extension SQLType {
    /// The type as programs see it.
    public final var shown: Value { (self as? ImproperType)?.given ?? .object(self) }
}
