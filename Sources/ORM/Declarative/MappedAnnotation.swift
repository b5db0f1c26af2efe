import Runtime

/// `Mapped[int]`: what a class body's annotation evaluates to.
public final class MappedAnnotation: Object {
    /// `Mapped`, `DynamicMapped`, `WriteOnlyMapped`.
    public let container: Class
    public let argument: Value

    public init(_ container: Class, _ argument: Value) {
        self.container = container
        self.argument = argument
        super.init()
    }

    public override func repr() throws -> String {
        let shown: String
        if let type = argument.object as? Class { shown = type.qualifiedNameWithModule } else if case .string(let text) = argument { shown = "ForwardRef(\(text.text.pythonRepr))" } else { shown = try argument.reprText() }
        return "\(container.qualifiedNameWithModule)[\(shown)]"
    }
    public override func compare(_ comparison: Comparison, _ other: Value) throws -> Value? {
        guard let other = other.object as? MappedAnnotation, comparison == .equal || comparison == .notEqual else { return nil }
        return .bool(try (container === other.container && argument.equals(other.argument)) == (comparison == .equal))
    }
    public override func hash() throws -> Int { Int(bitPattern: ObjectIdentifier(container)) ^ (try argument.hash()) }
    public override func dynamicAttribute(_ name: Name) throws -> Value? {
        switch name.text {
        case "__origin__": return .object(container)
        case "__args__": return .tuple([argument])
        default: return nil
        }
    }

    // MARK: the classes

    public static let mapped = Class("Mapped", module: "sqlalchemy.orm.base", derivable: true)
    public static let dynamicMapped = Class("DynamicMapped", module: "sqlalchemy.orm.base", bases: [mapped], derivable: true)
    /// `Unmapped[str]`: a column of the table that the class does not map.
    public static let unmapped = Class("Unmapped", module: "sqlalchemy.orm.base", bases: [mapped], derivable: true)
    public static let writeOnlyMapped = Class("WriteOnlyMapped", module: "sqlalchemy.orm.base", bases: [mapped], derivable: true)
}

/// A type as annotations write it: `Optional[str]`, `List["Address"]`, `str | None`, read by the attributes that `typing`'s objects have.
struct AnnotatedType {
    /// Without `Optional` and `| None`.
    var type: Value
    var isOptional: Bool

    init(_ annotation: Value) throws {
        type = annotation
        isOptional = false
        guard try AnnotatedType.isUnion(annotation) else {
            if annotation.isNone { isOptional = true }
            return
        }
        let parts = try AnnotatedType.arguments(annotation)
        isOptional = parts.contains { AnnotatedType.isNoneType($0) }
        let rest = parts.filter { !AnnotatedType.isNoneType($0) }
        if rest.count == 1 { type = rest[0] }
    }

    static func isNoneType(_ value: Value) -> Bool { value.isNone || value.object === Class.noneType }

    static func origin(_ annotation: Value) throws -> Value? { try annotation.attributeIfPresent("__origin__") }
    static func arguments(_ annotation: Value) throws -> [Value] { try annotation.attributeIfPresent("__args__")?.elements() ?? [] }

    static func isUnion(_ annotation: Value) throws -> Bool {
        if annotation.object is Class { return false }
        if annotation.type.name == "UnionType" || annotation.type.name == "Union" { return true }
        guard let origin = try origin(annotation) else { return false }
        if let type = origin.object as? Class { return type.name == "UnionType" || type.name == "Union" }
        return try origin.reprText() == "typing.Union"
    }

    /// `Literal["a", "b"]`
    static func isLiteral(_ annotation: Value) throws -> Bool {
        guard !(annotation.object is Class), let origin = try origin(annotation) else { return false }
        return try (origin.object as? Class).map { $0.name == "Literal" && $0.module == "typing" } ?? (origin.reprText() == "typing.Literal")
    }

    /// `Names` and `Pairs[int]` of `Names = TypeAliasType("Names", list[str])`
    static func isAlias(_ annotation: Value) throws -> Bool {
        if annotation.object is Class { return false }
        return try annotation.type.name == "TypeAliasType" || origin(annotation).map { $0.type.name == "TypeAliasType" } ?? false
    }

    /// Whether the type allows None, however far within.
    static func includesNone(_ annotation: Value) throws -> Bool {
        if isNoneType(annotation) { return true }
        if annotation.object is Class { return false }
        if try isUnion(annotation) { return try arguments(annotation).contains { try includesNone($0) } }
        if let (inner, _) = try annotated(annotation) { return try includesNone(inner) }
        if try isAlias(annotation), let value = try annotation.attributeIfPresent("__value__") { return try includesNone(value) }
        if annotation.type.name == "NewType", let base = try annotation.attributeIfPresent("__supertype__") { return try includesNone(base) }
        return false
    }

    /// A union without None; anything else as it is.
    static func withoutNone(_ annotation: Value) throws -> Value {
        guard try isUnion(annotation) else { return annotation }
        let parts = try arguments(annotation)
        let rest = parts.filter { !isNoneType($0) }
        return rest.isEmpty || rest.count == parts.count ? annotation : try union(rest)
    }

    /// `Union[...]` of the parts, as `typing` has it.
    static func union(_ parts: [Value]) throws -> Value {
        guard parts.count > 1, let typing = try Program.context?.importModule("typing") else { return parts[0] }
        return try typing["Union"].item(.tuple(parts))
    }

    /// Whether it is a type at all, rather than any other object.
    static func isType(_ annotation: Value) throws -> Bool {
        if annotation.object is Class { return true }
        if try origin(annotation) != nil || isUnion(annotation) { return true }
        let modules = ["typing", "typing_extensions"]
        if case .string(let module)? = try annotation.attributeIfPresent("__module__"), modules.contains(module.text) { return true }
        return modules.contains(annotation.type.module)
    }

    /// The text of a forward reference: a plain string, or `ForwardRef('Address')`.
    static func forwardName(_ annotation: Value) throws -> String? {
        if case .string(let text) = annotation { return text.text }
        guard annotation.type.name == "ForwardRef", case .string(let text)? = try annotation.attributeIfPresent("__forward_arg__") else { return nil }
        return text.text
    }

    /// `Annotated[int, mapped_column(primary_key=True)]`: the type and what follows it.
    static func annotated(_ annotation: Value) throws -> (type: Value, metadata: [Value])? {
        guard !(annotation.object is Class), let metadata = try annotation.attributeIfPresent("__metadata__") else { return nil }
        guard let inner = try origin(annotation) else { return nil }
        return (inner, try metadata.elements())
    }
}
