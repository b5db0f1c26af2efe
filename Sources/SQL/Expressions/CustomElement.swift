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

/// An element of FROM of a class written in Python, which `@compiles` says how to write.
public final class CustomFrom: FromClause {
    public override init(type: Class) { super.init(type: type) }
    private var givenName: String? {
        let own = ownAttribute("name")
        return ((own.isUndefined ? type.lookup("name") : own)?.object as? StringObject)?.text
    }
    public override var fromName: SQLName? { givenName.map { .plain($0) } }
    /// - Throws: NotImplementedError where the class says which columns it has, which nobody asks it for.
    func checkColumns() throws {
        if type.lookup("_populate_column_collection") != nil { throw PythonException.notImplemented("Retort has no columns of '\(type.name)', an element of FROM of the program's own: _populate_column_collection() is not called") }
    }
}

/// A statement of a class written in Python, which `@compiles` says how to write.
public final class CustomStatement: Statement {
    /// Whether it changes the schema.
    public let isDefinition: Bool
    /// `execute_if()`, of one that changes the schema.
    public private(set) var condition: DefinitionCondition?
    /// The table or metadata whose event it answers.
    public private(set) var target: Object?
    public init(type: Class, isDefinition: Bool) {
        self.isDefinition = isDefinition
        super.init(type: type)
    }
    private func copied() -> CustomStatement {
        let copy = CustomStatement(type: type, isDefinition: isDefinition)
        copy.changeShape(to: type.rootShape)
        for (name, value) in ownAttributes { copy.setOwnAttribute(name, value) }
        (copy.condition, copy.target, copy.executionOptions) = (condition, target, executionOptions)
        return copy
    }
    /// The same statement about a table or metadata.
    public func against(_ target: Object?) -> CustomStatement {
        let copy = copied()
        copy.target = target
        return copy
    }
    /// One that changes the schema may be called with a table and a connection.
    public override var isCallable: Bool { isDefinition || super.isCallable }
    public override func call(_ arguments: Arguments) throws -> Value? {
        guard isDefinition else { return try super.call(arguments) }
        return try Value.object(self).attribute("__call__").call(arguments)
    }
    public func executed(if condition: DefinitionCondition) -> CustomStatement {
        let copy = copied()
        copy.condition = condition
        return copy
    }
    public override func with(executionOptions more: [(name: String, value: Value)]) -> Statement {
        executionOptions = Statement.merged(executionOptions, more)
        return self
    }
}
