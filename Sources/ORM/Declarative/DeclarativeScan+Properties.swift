import Runtime
import SQL

/// Turning what was collected into properties and columns.
extension DeclarativeScan {
    func extractProperties() throws {
        for (name, original) in collected {
            var value = original
            if let declared = value.object as? DeclaredAttribute { value = try declared.get(.undefined, owner: type) }
            if let attribute = value.object as? InstrumentedAttribute, attribute.mapper.mappedClass !== type, attribute.key != name {
                value = .object(SynonymProperty(attribute.key))
            }
            if name == "registry" || (name == "metadata" && !(value.object is MetaData)) {
                try SQLWarning.warn("Attribute name '\(name.text)' should be left reserved for the \(name == "metadata" ? "MetaData instance" : "Declarative class registry") when using a Declarative class.")
            }
            if let tuple = value.object as? TupleObject, tuple.elements.count == 1, tuple.elements[0].object is Column || tuple.elements[0].object is MappedColumn || tuple.elements[0].object is MapperProperty {
                try SQLWarning.warn("Ignoring declarative-like tuple value of attribute '\(name.text)': possibly a copy-and-paste error with a comma accidentally placed at the end of the line?")
                continue
            }
            try checkUnmapped(value.object, name)
            guard let object = value.object else { continue }
            if !MappedDataclass.isToBe(type) {
                try (object as? MappedColumn)?.attributeOptions.requireNone(name, of: type, isColumn: true)
                try (object as? MapperProperty)?.attributeOptions.requireNone(name, of: type, isColumn: false)
            }
            switch object {
            case let column as Column where column.isSchemaItem:
                SQLDeclaration.name(column, name.text)
            case let column as MappedColumn:
                try resolve(column, name)
            case let relationship as RelationshipProperty:
                try resolve(relationship, name)
            case let composite as CompositeProperty:
                try resolve(composite, name)
            case is MapperProperty: break
            default:
                if object is ColumnElement { try warnOfExpression(name, on: type) }
                if !value.isIdentical(to: original) { type.setClassAttribute(name, value) }
                continue
            }
            properties.append((name, value))
        }
    }

    /// `x = column("x")`, `y = User.id + 1`
    func warnOfExpression(_ name: Name, on owner: Class) throws {
        try SQLWarning.warn("Attribute '\(name.text)' on class \(try owner.repr()) appears to be a non-schema SQLAlchemy expression object; this won't be part of the declarative mapping. To map arbitrary expressions, use ``column_property()`` or a similar function such as ``deferred()``, ``query_expression()`` etc. ")
    }

    func extractColumns() throws {
        var rest: [(key: Name, value: Value)] = []
        try warnOfRepeatedNames()
        for (key, value) in properties {
            if let mapped = value.object as? MappedColumn, mapped.isUnmapped {
                declaredColumns.append((mapped.column, mapped.sortOrder))
                unmappedColumns.insert(mapped.column.key)
                _ = type.removeClassAttribute(key)
            } else if let mapped = value.object as? MappedColumn {
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
                if let composite = value.object as? CompositeProperty {
                    for column in composite.ownColumns where column.table == nil && !declaredColumns.contains(where: { $0.column === column }) { declaredColumns.append((column, 0)) }
                }
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

    /// `a = Column("x")` and `b = Column("x")`
    private func warnOfRepeatedNames() throws {
        var keys: [(column: String, attributes: [String])] = []
        for (key, value) in properties {
            guard let column = (value.object as? MappedColumn)?.column ?? value.object as? Column else { continue }
            if let at = keys.firstIndex(where: { $0.column == column.name }) { keys[at].attributes.append(key.text) } else { keys.append((column.name, [key.text])) }
        }
        for (name, attributes) in keys where attributes.count > 1 {
            try SQLWarning.warn("On class '\(type.name)', Column object '\(name)' named directly multiple times, only one will be used: \(attributes.sorted().joined(separator: ", ")). Consider using orm.synonym instead")
        }
    }

    /// `Unmapped[...]` and `unmapped_column()` belong together.
    private func checkUnmapped(_ object: Object?, _ name: Name) throws {
        guard let container = annotations[name]?.container else { return }
        let isUnmapped = (object as? MappedColumn)?.isUnmapped ?? false
        if container === MappedAnnotation.unmapped {
            if !isUnmapped { throw ORMError.argument("Attribute \"\(type.name).\(name.text)\" uses the Unmapped[] annotation, which must be used with unmapped_column() or with no value on the right side") }
        } else if isUnmapped {
            throw ORMError.argument("Attribute \"\(type.name).\(name.text)\" uses unmapped_column() with the \(container.name)[] annotation; unmapped_column() must be used with the Unmapped[] annotation")
        }
    }

    // MARK: mapped_column

    /// Gives a `mapped_column()` the name, type and nullability that the attribute and its annotation say.
    private func resolve(_ mapped: MappedColumn, _ name: Name) throws {
        let annotation = annotations[name]
        if useExisting(mapped, name) { return }
        SQLDeclaration.name(mapped.column, name.text)
        guard let annotation, annotation.container != nil else {
            if !mapped.hasType, mapped.column.foreignKeys.isEmpty { throw ORMError.annotationRequired(type, name, "MappedColumn") }
            return
        }
        try ColumnAnnotation(annotation.argument, raw: annotation.raw, registry: registry, key: name.text, module: type.module, owner: type).apply(to: mapped)
        if mapped.isUnmapped, !mapped.optionsOfMapped.isEmpty {
            throw ORMError.argument("Attribute \"\(type.name).\(name.text)\" is not mapped, and does not accept the argument(s) \(mapped.optionsOfMapped.map(\.pythonRepr).joined(separator: ", "))")
        }
        _ = useExisting(mapped, name)
    }

    /// `use_existing_column=True`: the column of that name which the parent's table has by now.
    private func useExisting(_ mapped: MappedColumn, _ name: Name) -> Bool {
        guard mapped.usesExistingColumn, tableName == nil, !hasTable, let known = parent?.localTable.columns.first(where: { $0.name == (mapped.hasName ? mapped.column.name : name.text) }) else { return false }
        mapped.column = known
        return true
    }

    // MARK: composite

    /// `start: Mapped[Point] = composite("x", "y")`: the class by the annotation, the columns of a dataclass by its fields.
    private func resolve(_ composite: CompositeProperty, _ name: Name) throws {
        if composite.factory.isNone {
            guard let annotation = annotations[name], annotation.container != nil else { throw ORMError.annotationRequired(type, name, "Composite") }
            var argument = annotation.argument
            if let text = try AnnotatedType.forwardName(argument) {
                guard let read = try AnnotationReader.read(text, in: Program.context?.currentModule), try AnnotatedType.forwardName(read) == nil else {
                    throw PythonException(ORMError.mappedAnnotation, "Could not resolve all types within mapped annotation: \"\(try annotation.raw.reprText())\".  Ensure all types are written correctly and are imported within the module in use.")
                }
                argument = read
            }
            if let (inner, _) = try AnnotatedType.annotated(argument) { argument = inner }
            let read = try AnnotatedType(argument)
            if read.isOptional, composite.returnsNoneOn == nil {
                composite.returnsNoneOn = .object(NativeFunction(name: "return_none_on") { .bool($0.positional.allSatisfy(\.isNone)) })
            }
            composite.factory = read.type
        }
        guard let fields = try CompositeProperty.fields(composite.factory) else {
            if composite.template != nil { throw ORMError.argument("column_template is only supported when composite_class is a dataclass") }
            for part in composite.parts where ((part.object as? MappedColumn)?.column ?? part.object as? Column)?.name.isEmpty ?? false {
                throw ORMError.argument("Composite class column arguments must be named unless a dataclass is used")
            }
            return
        }
        if composite.parts.count > fields.count {
            throw ORMError.argument("number of composite attributes \(composite.parts.count) exceeds that of the number of attributes in class \((composite.factory.object as? Class)?.name ?? "") \(fields.count)")
        }
        for (at, field) in fields.enumerated() {
            if at == composite.parts.count {
                let column = composite.template.map { $0.replacingPlaceholder(by: field.name.text) }
                composite.parts.append(.object(try MappedColumn(column.map { [.string($0)] } ?? [], keywords: [])))
            }
            if let mapped = composite.parts[at].object as? MappedColumn {
                SQLDeclaration.name(mapped.column, field.name.text)
                try ColumnAnnotation(field.type, registry: registry, key: field.name.text, module: type.module, owner: type).apply(to: mapped)
            } else if let column = composite.parts[at].object as? Column {
                SQLDeclaration.name(column, field.name.text)
            }
        }
    }

    // MARK: relationship

    /// `addresses: Mapped[List["Address"]] = relationship()`: target, collection class and uselist by the annotation.
    private func resolve(_ relationship: RelationshipProperty, _ name: Name) throws {
        guard let annotation = annotations[name], let container = annotation.container else {
            // A field of a dataclass has no annotation that would say it; its target is asked for when mappers are configured.
            if relationship.arguments.argument.isNone, type.lookup("__sa_dataclass_metadata_key__") == nil { throw ORMError.annotationRequired(type, name, "Relationship") }
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
                if !relationship.hasCollectionClass {
                    if kind.module == "collections.abc" || kind.module == "typing" {
                        throw ORMError.argument("Collection annotation type \(try kind.repr()) cannot be instantiated; please provide an explicit 'collection_class' parameter (e.g. list, set, etc.) to the relationship() function to accompany this annotation")
                    }
                    relationship.takeCollection(.object(kind))
                    if isPlain { relationship.collectionClass = .object(kind) }
                }
                isCollection = true
            } else if isPlain {
                relationship.wantsList = false
            }
            let parts = try AnnotatedType.arguments(argument)
            let isMapping = (origin.object as? Class).map { isMappingClass($0) } ?? false
            guard let part = isMapping ? parts.last : parts.first else { throw PythonException.attributeError("__args__") }
            argument = part
        }
        if !isCollection, isPlain { relationship.wantsList = false }
        try requireFactory(of: relationship, name, isPlain: isPlain, isCollection: isCollection)
        if relationship.arguments.argument.isNone {
            relationship.arguments.argument = try AnnotatedType.forwardName(argument).map { .string(className($0)) } ?? argument
        }
    }

    /// The `default_factory` of a collection is its class.
    private func requireFactory(of relationship: RelationshipProperty, _ name: Name, isPlain: Bool, isCollection: Bool) throws {
        guard let factory = relationship.attributeOptions.value("default_factory") else { return }
        guard isCollection || !isPlain else { throw ORMError.argument("For relationship \(type.name).\(name.text) using dataclass options, default_factory must be exactly None") }
        let expected: Class
        switch relationship.collectionKind {
        case .list: expected = .list
        case .set: expected = .set
        default:
            guard !isPlain || relationship.collectionClass.object is Class else { return }
            expected = .list
        }
        // A class that acts as a list, set or dict may be left to either.
        let exact = relationship.collectionClass.object as? Class ?? expected
        let plain: Class? = [Class.list, .set, .dict].first { exact !== $0 && exact.isSubclass(of: $0) }
        if factory.object === exact || plain.map({ factory.object === $0 }) ?? false { return }
        throw ORMError.argument("For relationship \(type.name).\(name.text) using dataclass options, default_factory must be exactly \(try exact.repr())\(try plain.map { " or \(try $0.repr())" } ?? "")")
    }

    /// `"List[Address]"` inside of `Mapped[...]`, read as the annotation it spells.
    private func unquoted(_ argument: Value) throws -> Value {
        guard let text = try AnnotatedType.forwardName(argument), text.contains("[") || text.contains("|") else { return argument }
        return try AnnotationReader.read(text, in: Program.context?.currentModule) ?? withoutNone(text).map { .string($0) } ?? argument
    }

    /// `A` of `Optional[A]`, `Union[A, None]` and `A | None`, which are read as text where a name in them is not known; nil for others.
    private func withoutNone(_ text: String) -> String? {
        func inside(_ name: String) -> String? { text.hasPrefix("\(name)[") && text.hasSuffix("]") ? String(text.dropFirst(name.count + 1).dropLast()) : nil }
        if let inner = inside("Optional") { return inner }
        let parts = (inside("Union")?.split(separator: ",") ?? text.split(separator: "|")).map { String($0).trimmingWhitespace }, rest = parts.filter { $0 != "None" }
        return rest.count == 1 && parts.count > 1 ? rest[0] : nil
    }

    private func isCollectionClass(_ type: Class) -> Bool {
        type.isSubclass(of: .list) || type.isSubclass(of: .set) || isMappingClass(type) || ["Collection", "Sequence", "MutableSequence", "Set", "MutableSet"].contains(type.name)
    }
    /// Whether the last argument is what it holds: `Dict[str, "Address"]`, `Mapping[str, "Address"]`.
    private func isMappingClass(_ type: Class) -> Bool { type.isSubclass(of: .dict) || ["Mapping", "MutableMapping"].contains(type.name) }

    /// `"Address"` of `"Address"`, `"models.Address"` and `"'Address'"`.
    private func className(_ text: String) -> String { text.trimmingWhitespace.filter { $0 != "'" && $0 != "\"" } }
}

extension String {
    /// `home_%s` with a name in it.
    fileprivate func replacingPlaceholder(by name: String) -> String {
        guard let at = indices.first(where: { self[$0...].hasPrefix("%s") }) else { return self }
        return String(self[..<at]) + name + String(self[index(at, offsetBy: 2)...])
    }
}
