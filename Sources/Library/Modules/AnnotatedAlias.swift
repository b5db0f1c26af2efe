import Runtime

/// `Annotated[int, mapped_column(primary_key=True)]`: a type with what is to be known of it.
final class AnnotatedAlias: Object {
    let origin: Value
    let metadata: [Value]

    /// - Throws: TypeError where there is a type alone.
    init(_ key: Value) throws {
        guard case .tuple(let parts) = key, parts.elements.count >= 2 else {
            throw PythonException.typeError("Annotated[...] should be used with at least two arguments (a type and an annotation).")
        }
        let rest = Array(parts.elements.dropFirst())
        if let inner = parts.elements[0].object as? AnnotatedAlias {
            origin = inner.origin
            metadata = inner.metadata + rest
        } else {
            origin = parts.elements[0]
            metadata = rest
        }
        super.init(type: AnnotatedAlias.pythonClass)
    }
    nonisolated(unsafe) private static let pythonClass = Class("_AnnotatedAlias", module: "typing")

    override func repr() throws -> String {
        "typing.Annotated[\(try UnionType.shown(origin)), \(try metadata.map { try $0.reprText() }.joined(separator: ", "))]"
    }
    override func dynamicAttribute(_ name: Name) throws -> Value? {
        switch name.text {
        case "__origin__": return origin
        case "__metadata__": return .tuple(metadata)
        case "__args__": return .tuple([origin])
        default: return name.isDunder ? nil : try origin.attributeIfPresent(name)
        }
    }
    override func compare(_ operation: Comparison, _ other: Value) throws -> Value? {
        guard operation == .equal || operation == .notEqual, let other = other.object as? AnnotatedAlias else { return nil }
        let same = try origin.equals(other.origin) && Value.tuple(metadata).equals(.tuple(other.metadata))
        return .bool(same == (operation == .equal))
    }
    override func hash() throws -> Int { try origin.hash() ^ Value.tuple(metadata).hash() }
    override func binary(_ operation: BinaryOperation, _ other: Value, reflected: Bool) throws -> Value? {
        operation == .or ? (reflected ? UnionType.make(other, .object(self), isTyping: true) : UnionType.make(.object(self), other, isTyping: true)) : nil
    }
    override var isCallable: Bool { origin.isCallable }
    override func call(_ arguments: Arguments) throws -> Value? { try origin.call(arguments) }
}
