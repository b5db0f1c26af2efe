import Runtime
import SQL

/// What an annotation is found to mean on the way to its SQL type: `Optional`, aliases of types and `Annotated` taken off, one after the other.
public struct TypeResolution {
    public let raw: Value
    /// The type without None; of an alias what it stands for.
    public private(set) var type: Value
    /// `Names` of `Names = TypeAliasType("Names", list[str])`
    public private(set) var rawAlias: Value?
    public private(set) var aliased: Value?
    /// `Annotated[str, ...]`
    public private(set) var rawAnnotated: Value?
    /// What `Annotated` annotates.
    public private(set) var annotated: Value?
    /// What `Annotated` adds.
    let metadata: [Value]

    init(_ annotation: Value, isOptional: Bool) throws {
        raw = annotation
        type = try AnnotatedType.withoutNone(annotation)
        if try AnnotatedType.isAlias(type), let value = try type.attributeIfPresent("__value__") {
            rawAlias = type
            let arguments = try AnnotatedType.arguments(type)
            type = try AnnotatedType.withoutNone(value)
            if !arguments.isEmpty { type = try type.item(arguments.count == 1 ? arguments[0] : .tuple(arguments)) }
            aliased = type
        }
        guard let (inner, metadata) = try AnnotatedType.annotated(type) else {
            metadata = []
            return
        }
        rawAnnotated = type
        annotated = isOptional ? try AnnotatedType.withoutNone(inner) : inner
        self.metadata = metadata
    }

    /// The type that all indirections lead to.
    public var resolved: Value { annotated ?? aliased ?? type }
}

extension Registry {
    /// The SQL type of an annotation: what a listener says, or what the map of types and the standard types have; nil where there is none.
    func resolve(_ resolution: TypeResolution, of owner: Class?, key: String) throws -> Value? {
        if let given = try listeners.resolve(resolution, self, owner, key) { return given }
        for type in [resolution.rawAlias, resolution.type, resolution.annotated].compactMap({ $0 }) {
            if let found = try sqlType(of: type) { return found }
        }
        return nil
    }

    /// The SQL type of a Python type, by `type_annotation_map` first.
    /// A type stands for itself alone; an enumeration is found by what it derives from as well.
    public func sqlType(of type: Value) throws -> Value? {
        if type.isNone { return .object(NullType()) }
        if let kind = type.object as? Class {
            for ancestor in kind.resolutionOrder {
                guard let found = try typeAnnotationMap.get(.object(ancestor)) ?? SQLDeclaration.standardType(ancestor, for: kind) else { continue }
                if let pattern = try SQLDeclaration.enumeration(found), pattern.isPattern || ancestor !== kind {
                    return .object(EnumType.isEnumeration(kind) ? try pattern.filled(with: kind) : pattern)
                }
                // The standard type of an enumeration knows it already.
                if ancestor === kind || (found.object as? EnumType)?.enumeration === kind { return found }
            }
            return nil
        }
        if (try? type.hash()) != nil, let found = try typeAnnotationMap.get(type) {
            guard let pattern = try SQLDeclaration.enumeration(found), pattern.isPattern, let values = try literalValues(type) else { return found }
            return .object(try pattern.filled(with: values))
        }
        guard try AnnotatedType.isLiteral(type), let origin = try AnnotatedType.origin(type) else { return nil }
        let values = try AnnotatedType.arguments(type)
        if let found = try typeAnnotationMap.get(origin), let pattern = try SQLDeclaration.enumeration(found) { return .object(try pattern.filled(with: values)) }
        return try SQLDeclaration.literalType(values)
    }

    /// The values that fill an Enum; nil for a type that has none.
    private func literalValues(_ type: Value) throws -> [Value]? {
        if try AnnotatedType.isLiteral(type) { return try AnnotatedType.arguments(type) }
        guard try AnnotatedType.isAlias(type), let value = try type.attributeIfPresent("__value__") else { return nil }
        guard try AnnotatedType.isLiteral(value) else {
            throw ORMError.argument("Can't associate TypeAliasType '\(try type.strText())' to an Enum since it's not a direct alias of a Literal. Only aliases in this form `type my_alias = Literal['a', 'b']` are supported when generating Enums.")
        }
        return try AnnotatedType.arguments(value)
    }
}
