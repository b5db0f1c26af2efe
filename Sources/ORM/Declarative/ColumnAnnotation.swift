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

    private func lookUp(_ type: Value) throws -> Value? {
        if (try? type.hash()) != nil, let found = try registry.typeAnnotationMap.get(type) { return found }
        if let kind = type.object as? Class {
            for ancestor in kind.resolutionOrder {
                if let found = try registry.typeAnnotationMap.get(.object(ancestor)) { return try SQLDeclaration.adapted(found, to: kind, from: ancestor) }
                if let found = try SQLDeclaration.standardType(ancestor, for: kind) { return found }
            }
            return nil
        }
        if let origin = try AnnotatedType.origin(type) {
            if try (origin.object as? Class).map({ $0.name == "Literal" && $0.module == "typing" }) ?? (origin.reprText() == "typing.Literal") { return try SQLDeclaration.literalType(AnnotatedType.arguments(type)) }
            if (try? origin.hash()) != nil { return try registry.typeAnnotationMap.get(origin) }
        }
        return nil
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
