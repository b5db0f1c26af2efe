import Runtime
import SQL

/// Turning what was collected into properties and columns.
extension DeclarativeScan {
    func extractProperties() throws {
        for (name, original) in collected {
            var value = original
            if let declared = value.object as? DeclaredAttribute { value = try declared.descriptorGet(.undefined, owner: type) }
            if let attribute = value.object as? InstrumentedAttribute, attribute.mapper.mappedClass !== type, attribute.key != name {
                value = .object(SynonymProperty(attribute.key))
            }
            guard let object = value.object else { continue }
            switch object {
            case let column as Column:
                SQLDeclaration.name(column, name.text)
            case let column as MappedColumn:
                try resolve(column, name)
            case let relationship as RelationshipProperty:
                try resolve(relationship, name)
            case is MapperProperty: break
            default:
                if !value.isIdentical(to: original) { type.setClassAttribute(name, value) }
                continue
            }
            properties.append((name, value))
        }
    }

    func extractColumns() throws {
        var rest: [(key: Name, value: Value)] = []
        for (key, value) in properties {
            if let mapped = value.object as? MappedColumn {
                declaredColumns.append((mapped.column, mapped.sortOrder))
                if mapped.needsProperty {
                    rest.append((key, .object(mapped.makeProperty())))
                } else if key.text != mapped.column.key {
                    rest.append((key, .object(mapped.column)))
                }
            } else if let column = value.object as? Column {
                if !declaredColumns.contains(where: { $0.column === column }) { declaredColumns.append((column, 0)) }
                if key.text != column.key { rest.append((key, value)) }
            } else {
                if let property = value.object as? ColumnProperty {
                    for column in property.columns.compactMap({ $0 as? Column }) where column.table == nil {
                        SQLDeclaration.name(column, key.text)
                        if !declaredColumns.contains(where: { $0.column === column }) { declaredColumns.append((column, 0)) }
                    }
                }
                rest.append((key, value))
            }
        }
        properties = rest
    }

    // MARK: mapped_column

    /// Gives a `mapped_column()` the name, type and nullability that the attribute and its annotation say.
    private func resolve(_ mapped: MappedColumn, _ name: Name) throws {
        let annotation = annotations[name]
        if mapped.usesExistingColumn, let known = parent?.localTable.columns.first(where: { $0.name == (mapped.hasName ? mapped.column.name : name.text) }) {
            mapped.column = known
            return
        }
        SQLDeclaration.name(mapped.column, name.text)
        guard let annotation, annotation.container != nil else {
            if !mapped.hasType, mapped.column.foreignKeys.isEmpty { throw ORMError.annotationRequired(type, name, "MappedColumn") }
            return
        }
        try ColumnAnnotation(annotation.argument, registry: registry, key: name.text, module: type.module).apply(to: mapped)
    }

    // MARK: relationship

    /// `addresses: Mapped[List["Address"]] = relationship()`: target, collection class and uselist by the annotation.
    private func resolve(_ relationship: RelationshipProperty, _ name: Name) throws {
        guard let annotation = annotations[name], let container = annotation.container else {
            if relationship.arguments.argument.isNone { throw ORMError.annotationRequired(type, name, "Relationship") }
            return
        }
        let isWriteOnly = container.isSubclass(of: MappedAnnotation.writeOnlyMapped), isDynamic = container.isSubclass(of: MappedAnnotation.dynamicMapped)
        if isWriteOnly { relationship.strategy = .writeOnly }
        if isDynamic { relationship.strategy = .dynamic }
        let isPlain = !isWriteOnly && !isDynamic
        var argument = try AnnotatedType(unquoted(annotation.argument)).type
        var isCollection = relationship.hasCollectionClass
        if let origin = try AnnotatedType.origin(argument) {
            let isCollectionType = (origin.object as? Class).map { isCollectionClass($0) } ?? false
            if isCollectionType, let kind = origin.object as? Class {
                if !relationship.hasCollectionClass { relationship.collectionKind = try RelationshipArguments.collectionKind(.object(kind)) }
                isCollection = true
            } else if isPlain {
                relationship.wantsList = false
            }
            let parts = try AnnotatedType.arguments(argument)
            let isMapping = (origin.object as? Class)?.isSubclass(of: .dict) ?? false
            guard let part = isMapping ? parts.last : parts.first else { throw ORMError.argument("Generic alias \(try argument.strText()) requires an argument") }
            argument = part
        }
        if !isCollection, isPlain { relationship.wantsList = false }
        if relationship.arguments.argument.isNone {
            relationship.arguments.argument = try AnnotatedType.forwardName(argument).map { .string(className($0)) } ?? argument
        }
    }

    /// `"List[Address]"` inside of `Mapped[...]`, read as the annotation it spells.
    private func unquoted(_ argument: Value) throws -> Value {
        guard let text = try AnnotatedType.forwardName(argument), text.contains("[") || text.contains("|") else { return argument }
        return try AnnotationReader.read(text, in: Program.context?.currentModule) ?? argument
    }

    private func isCollectionClass(_ type: Class) -> Bool {
        type.isSubclass(of: .list) || type.isSubclass(of: .set) || type.isSubclass(of: .dict) || ["Collection", "Sequence", "MutableSequence", "Set", "MutableSet", "Mapping", "MutableMapping"].contains(type.name)
    }

    /// `"Address"` of `"Address"`, `"models.Address"` and `"'Address'"`.
    private func className(_ text: String) -> String { text.trimmingWhitespace.filter { $0 != "'" && $0 != "\"" } }
}
