import Runtime

/// An expression of a class written in Python, which `@compiles` says how to write.
public final class CustomElement: ColumnElement {
    public override init(type: Class) { super.init(type: type) }
    public override var node: ExpressionNode { .custom(self) }
    private func given(_ name: Name) -> Value? {
        let own = ownAttribute(name)
        if !own.isUndefined { return own }
        guard let found = type.lookup(name), !(found.object is NativeProperty) else { return nil }
        return found.object.flatMap { try? $0.get(.object(self), owner: type) } ?? found
    }
    public override var sqlType: SQLType {
        guard let given = given("type"), !given.isNone else { return NullType.shared }
        if let type = given.object as? SQLType { return type }
        return (given.object as? Class).flatMap { try? Value.object($0).call().object as? SQLType } ?? NullType.shared
    }
    public override var elementName: SQLName? { (given("name")?.object as? StringObject).map { .plain($0.text) } }
    public override var naturalName: SQLName? { nil }
    public override var proxyKey: String? { (given("key")?.object as? StringObject)?.text ?? elementName?.text }
}

/// A statement of a class written in Python, which `@compiles` says how to write.
public final class CustomStatement: Statement {
    /// Whether it changes the schema.
    public let isDefinition: Bool
    public init(type: Class, isDefinition: Bool) {
        self.isDefinition = isDefinition
        super.init(type: type)
    }
    public override func with(executionOptions more: [(name: String, value: Value)]) -> Statement {
        executionOptions = Statement.merged(executionOptions, more)
        return self
    }
}
