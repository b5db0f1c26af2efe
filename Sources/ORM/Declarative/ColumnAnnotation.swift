import Runtime
import SQL

/// What `Mapped[...]` says of a column: its SQL type, and whether it may be NULL.
struct ColumnAnnotation {
    private let annotation: AnnotatedType
    private let registry: Registry
    private let key: String

    init(_ argument: Value, raw: Value? = nil, registry: Registry, key: String, module: String) throws {
        var argument = argument
        if let text = try AnnotatedType.forwardName(argument) {
            let scope = Program.context.flatMap { $0.currentModule.name == module ? $0.currentModule : try? $0.importModule(module) }
            argument = try AnnotationReader.read(text, in: scope) ?? argument
            if case .string = argument {
                throw PythonException(ORMError.mappedAnnotation, "Could not resolve all types within mapped annotation: \"\(try raw?.strText() ?? "Mapped['\(text)']")\".  Ensure all types are written correctly and are imported within the module in use.")
            }
        }
        annotation = try AnnotatedType(argument)
        self.registry = registry
        self.key = key
    }

    func apply(to mapped: MappedColumn) throws {
        var type = annotation.type
        var isOptional = annotation.isOptional
        if let (inner, metadata) = try AnnotatedType.annotated(type) {
            let plain = try AnnotatedType(inner)
            if plain.isOptional { isOptional = true }
            if let pattern = metadata.lazy.compactMap({ $0.object as? MappedColumn }).first {
                try mapped.take(from: pattern)
                try SQLDeclaration.merge(pattern.column, into: mapped.column, omittingDefaults: mapped.hasInsertDefault, hasNullable: mapped.hasNullable)
                if !mapped.hasNullable { SQLDeclaration.setNullable(mapped.column, pattern.hasNullable ? pattern.column.isNullable : isOptional && !mapped.column.isPrimaryKey) }
                if SQLDeclaration.hasType(mapped.column) { return }
                if try setType(mapped, annotation.type) { return }
                type = plain.type
            } else if try !SQLDeclaration.hasType(mapped.column) && setType(mapped, annotation.type) {
                if !mapped.hasNullable { SQLDeclaration.setNullable(mapped.column, isOptional) }
                return
            } else {
                type = plain.type
            }
        }
        if !mapped.hasNullable, !mapped.column.isPrimaryKey || isOptional { SQLDeclaration.setNullable(mapped.column, isOptional) }
        if SQLDeclaration.hasType(mapped.column) || !mapped.column.foreignKeys.isEmpty { return }
        if try setType(mapped, type) { return }
        throw try failure(type)
    }

    /// Looks the type up, by `type_annotation_map` first, and gives it to the column; false where there is none.
    private func setType(_ mapped: MappedColumn, _ type: Value) throws -> Bool {
        if let found = try lookUp(type) {
            try SQLDeclaration.setType(mapped.column, found)
            return true
        }
        return false
    }

    /// A type stands for itself alone; an enumeration is found by what it derives from as well.
    private func lookUp(_ type: Value) throws -> Value? {
        if let kind = type.object as? Class {
            for ancestor in kind.resolutionOrder {
                guard let found = try registry.typeAnnotationMap.get(.object(ancestor)) ?? SQLDeclaration.standardType(ancestor, for: kind) else { continue }
                if let pattern = try SQLDeclaration.enumeration(found), pattern.isPattern || ancestor !== kind {
                    return .object(EnumType.isEnumeration(kind) ? try pattern.filled(with: kind) : pattern)
                }
                if ancestor === kind || pattern(found, fills: kind) { return found }
            }
            return nil
        }
        if (try? type.hash()) != nil, let found = try registry.typeAnnotationMap.get(type) { return found }
        guard let origin = try AnnotatedType.origin(type), try isLiteral(origin) else { return nil }
        if let found = try registry.typeAnnotationMap.get(origin), let pattern = try SQLDeclaration.enumeration(found) { return .object(try pattern.filled(with: AnnotatedType.arguments(type))) }
        return try SQLDeclaration.literalType(AnnotatedType.arguments(type))
    }

    /// Whether a type that was made for an enumeration is meant: the standard one, which knows it already.
    private func pattern(_ found: Value, fills kind: Class) -> Bool { (found.object as? EnumType)?.enumeration === kind }

    private func isLiteral(_ origin: Value) throws -> Bool {
        try (origin.object as? Class).map { $0.name == "Literal" && $0.module == "typing" } ?? (origin.reprText() == "typing.Literal")
    }

    private func failure(_ type: Value) throws -> PythonException {
        if let kind = type.object as? Class {
            if SQLDeclaration.isSQLType(kind) {
                return PythonException(ORMError.mappedAnnotation, "The type provided inside the '\(key)' attribute Mapped annotation is the SQLAlchemy type \(try kind.repr()). Expected a Python type instead")
            }
            return PythonException(ORMError.mappedAnnotation, "Could not locate SQLAlchemy Core type when resolving for Python type indicated by '\(try kind.repr())' inside the Mapped[] annotation for the '\(key)' attribute; the type object is not resolvable by the registry")
        }
        if try AnnotatedType.origin(type) != nil {
            return PythonException(ORMError.mappedAnnotation, "Could not locate SQLAlchemy Core type when resolving for Python type indicated by '\(try type.strText())' inside the Mapped[] annotation for the '\(key)' attribute; the type object is not resolvable by the registry")
        }
        return PythonException(ORMError.mappedAnnotation, "The object provided inside the '\(key)' attribute Mapped annotation is not a Python type, it's the object \(try type.reprText()). Expected a Python type.")
    }
}
