import Runtime
import SQL

/// What `Mapped[...]` says of a column: its SQL type, and whether it may be NULL.
struct ColumnAnnotation {
    /// What `Mapped` holds, with the names it is written with resolved.
    private let annotation: Value
    private let registry: Registry
    private let key: String
    private let owner: Class?

    init(_ argument: Value, raw: Value? = nil, registry: Registry, key: String, module: String, owner: Class? = nil) throws {
        let scope = Program.context.flatMap { $0.currentModule.name == module ? $0.currentModule : try? $0.importModule(module) }
        guard let resolved = try ColumnAnnotation.resolved(argument, in: scope, of: owner) else {
            let shown = try raw?.strText() ?? "sqlalchemy.orm.base.Mapped[\(argument.reprText())]"
            throw PythonException(ORMError.mappedAnnotation, "Could not resolve all types within mapped annotation: \"\(shown)\".  Ensure all types are written correctly and are imported within the module in use.")
        }
        annotation = resolved
        self.registry = registry
        self.key = key
        self.owner = owner
    }

    /// The annotation with what its strings name; nil where there is no such name.
    private static func resolved(_ annotation: Value, in scope: ModuleObject?, of owner: Class?) throws -> Value? {
        if let text = try AnnotatedType.forwardName(annotation) {
            guard let read = try AnnotationReader.read(text, in: scope, of: owner), !(read.object is StringObject) else { return nil }
            return try resolved(read, in: scope, of: owner)
        }
        if annotation.object is PendingUnion { return nil }
        guard !(annotation.object is Class), try !AnnotatedType.isLiteral(annotation), try AnnotatedType.annotated(annotation) == nil else { return annotation }
        let parts = try AnnotatedType.arguments(annotation)
        guard try parts.contains(where: { try AnnotatedType.forwardName($0) != nil }) else { return annotation }
        var found: [Value] = []
        for part in parts {
            guard let part = try resolved(part, in: scope, of: owner) else { return nil }
            found.append(part)
        }
        return try AnnotatedType.isUnion(annotation) ? AnnotatedType.union(found) : annotation
    }

    func apply(to mapped: MappedColumn) throws {
        let isOptional = try AnnotatedType.includesNone(annotation)
        let resolution = try TypeResolution(annotation, isOptional: isOptional)
        if let construct = resolution.metadata.lazy.compactMap({ $0.object as? MapperProperty }).first {
            throw PythonException.notImplemented("Use of the '\(construct.kindName)' construct inside of an Annotated object is not yet supported.")
        }
        if let pattern = resolution.metadata.lazy.compactMap({ $0.object as? MappedColumn }).first {
            try mapped.take(from: pattern)
            try SQLDeclaration.merge(pattern.column, into: mapped.column, omittingDefaults: mapped.hasInsertDefault, hasNullable: mapped.hasNullable)
            if !mapped.hasNullable, pattern.column.identityOption != nil { SQLDeclaration.setNullable(mapped.column, false) }
        }
        if !mapped.hasNullable, !mapped.column.isPrimaryKey || isOptional { SQLDeclaration.setNullable(mapped.column, isOptional) }
        if SQLDeclaration.hasType(mapped.column) || !mapped.column.foreignKeys.isEmpty { return }
        guard let found = try registry.resolve(resolution, of: owner, key: key) else { throw try failure(resolution) }
        try SQLDeclaration.setType(mapped.column, found)
    }

    private func failure(_ resolution: TypeResolution) throws -> PythonException {
        let type = resolution.type
        if type.object is SQLType || (type.object as? Class).map({ SQLDeclaration.isSQLType($0) }) ?? false {
            return PythonException(ORMError.mappedAnnotation, "The type provided inside the '\(key)' attribute Mapped annotation is the SQLAlchemy type \(try type.strText()). Expected a Python type instead")
        }
        let tried = [resolution.rawAlias, type, resolution.annotated].compactMap { $0 }
        guard try AnnotatedType.isType(tried[0]) else {
            return PythonException(ORMError.mappedAnnotation, "The object provided inside the '\(key)' attribute Mapped annotation is not a Python type, it's the object \(try annotation.reprText()). Expected a Python type.")
        }
        let names = try tried.map { "'\(try $0.strText())'" }
        let detail = switch names.count {
        case 1: "the type object is not resolvable by the registry"
        case 2: "neither \(names[0]) nor \(names[1]) are resolvable by the registry"
        default: "none of \(names.joined(separator: ", ")) are resolvable by the registry"
        }
        return PythonException(ORMError.mappedAnnotation, "Could not locate SQLAlchemy Core type when resolving for Python type indicated by \(names[0]) inside the Mapped[] annotation for the '\(key)' attribute; \(detail)")
    }
}
