import Runtime

/// A type written in Python around another one (sqlalchemy.types.TypeDecorator).
public final class TypeDecorator: SQLType {
    /// The type that is decorated.
    public var inner: SQLType
    public init(_ type: Class, inner: SQLType) {
        self.inner = inner
        super.init(type: type)
        UncachedTypes.note(type)
    }

    /// `self.impl = Enum(...)`: a constructor of the program's own says what is inside.
    public override var takesAssignments: Bool { true }
    public override func setDynamicAttribute(_ name: Name, _ value: Value) throws -> Bool {
        if name == "impl", let given = value.object as? SQLType { inner = given }
        return false
    }

    /// What the type inside has.
    public override func dynamicAttribute(_ name: Name) throws -> Value? {
        if name.isDunder { return nil }
        return try Value.object(inner).attributeIfPresent(name)
    }
    private func impl(_ dialect: Dialect) -> SQLType {
        if let load = overriding("load_dialect_impl"), let made = try? load.call(.object(self), .object(dialect)).object as? SQLType { return made.resolved(dialect) }
        return inner.resolved(dialect)
    }

    /// The type inside that is no decorator itself.
    var innermost: SQLType { (inner as? TypeDecorator)?.innermost ?? inner }
    /// The type around what stands for the inner one with a dialect.
    func around(_ dialect: Dialect) -> TypeDecorator {
        let loaded = impl(dialect)
        if loaded === inner || loaded === self { return self }
        let made = TypeDecorator(type, inner: loaded)
        for (name, value) in ownAttributes { made.setOwnAttribute(name, value) }
        made.setOwnAttribute("impl", .object(loaded))
        return made
    }

    /// The values that `==` writes as IS: `coerce_to_is_types`.
    var constantTypes: [Class]? { (try? overriding("coerce_to_is_types")?.elements())?.compactMap { $0.object?.asClass } }
    public override var comparatorFactory: Value? { super.comparatorFactory ?? inner.comparatorFactory }
    public override var affinity: TypeAffinity { inner.affinity }
    public override var elementTypes: [SQLType]? { inner.elementTypes }
    public override func ddl(_ dialect: Dialect) throws -> String { try impl(dialect).ddl(dialect) }
    public override func pythonType() throws -> Class { Class.object }
    public override var evaluatesNoneByNature: Bool { inner.evaluatesNone }
    public override func repr() throws -> String {
        let shown = inner.reprArguments
        return "\(type.name)(\(shown.joined(separator: ", ")))"
    }

    /// Why its values cannot be converted: those of PickleType.
    public var refusal: String?
    private func refusing(_ message: String) -> ValueProcessor {
        { value in
            if value.isNone { return value }
            throw PythonException.notImplemented(message)
        }
    }

    public override func bindProcessor(_ dialect: Dialect) -> ValueProcessor? {
        if let refusal { return refusing(refusal) }
        let process = impl(dialect).valueBinder(dialect)
        guard let own = overriding("process_bind_param") else { return process }
        return { [self] value in
            let processed = try own.call(.object(self), value, .object(dialect))
            return try process?(processed) ?? processed
        }
    }
    public override func resultProcessor(_ dialect: Dialect) -> ValueProcessor? {
        if let refusal { return refusing(refusal) }
        let process = impl(dialect).valueReader(dialect)
        guard let own = overriding("process_result_value") else { return process }
        return { [self] value in try own.call(.object(self), process?(value) ?? value, .object(dialect)) }
    }
    public override func literal(_ value: Value, _ dialect: Dialect) throws -> String {
        if let refusal { throw PythonException.notImplemented(refusal) }
        if let own = overriding("process_literal_param") {
            let processed = try own.call(.object(self), value, .object(dialect))
            return processed.isNone ? "NULL" : try impl(dialect).literalText(processed, dialect)
        }
        guard let own = overriding("process_bind_param") else { return try impl(dialect).literalText(value, dialect) }
        let processed = try own.call(.object(self), value, .object(dialect))
        return processed.isNone ? "NULL" : try impl(dialect).literalText(processed, dialect)
    }
    public override func bindExpression(_ bind: ColumnElement) throws -> ColumnElement? {
        guard let own = overriding("bind_expression") else { return try inner.bindExpression(bind) }
        let made = try own.call(.object(self), .object(bind))
        return made.isNone ? nil : try Coercion.column(made)
    }
    public override func columnExpression(_ column: ColumnElement) throws -> ColumnElement? {
        guard let own = overriding("column_expression") else { return try inner.columnExpression(column) }
        let made = try own.call(.object(self), .object(column))
        return made.isNone ? nil : try Coercion.column(made)
    }
    public override func adapted(_ operation: SQLOperator, _ other: SQLType) -> (SQLOperator, SQLType) {
        let (found, result) = inner.adapted(operation, other)
        return (found, result === inner ? self : result)
    }
    public override func compared(_ operation: SQLOperator?, with value: Value) throws -> SQLType {
        guard let own = overriding("coerce_compared_value") else { return self }
        let made = try own.call(.object(self), operation.map { CompiledConstructs.operatorValue($0) } ?? .none, value)
        return made.object as? SQLType ?? self
    }
    /// The type around one of another collation; itself where that is no text.
    func collated(_ name: String, schema: String?) -> TypeDecorator {
        guard let text = inner as? StringType, let made = copied() as? TypeDecorator else { return self }
        made.inner = text.collated(name, schema: schema)
        made.setOwnAttribute("impl", .object(made.inner))
        return made
    }
    public override func copied() -> SQLType {
        let copy = TypeDecorator(type, inner: inner)
        copy.refusal = refusal
        for (name, value) in ownAttributes { copy.setOwnAttribute(name, value) }
        return copy
    }
}
