import Runtime
import SQL

/// Reads one class of a declarative hierarchy: which of its attributes, and of its mixins', are columns and properties.
/// After SQLAlchemy's `_DeclarativeMapperConfig`, in its order.
final class DeclarativeScan {
    let type: Class
    let registry: Registry
    let base: DeclarativeBaseDefinition?

    /// What the class and its mixins declare, in order.
    var collected = NameTable()
    private(set) var annotations: [Name: CollectedAnnotation] = [:]
    /// The annotations in the order of their being collected.
    private(set) var orderedAnnotations: [(name: Name, annotation: CollectedAnnotation)] = []
    /// Columns of mixins to their copies on this class.
    var columnCopies: [ObjectIdentifier: Value] = [:]
    var properties: [(key: Name, value: Value)] = []
    var declaredColumns: [(column: Column, order: Int)] = []
    /// The keys of columns that the table has and the class does not map.
    var unmappedColumns: Set<String> = []
    var tableName: String?
    var tableArguments: Value = .none
    var hasMapperArguments = false
    var hasTable = false
    var parent: Mapper?
    var table: Table?
    /// The union that an `AbstractConcreteBase` is mapped to, its discriminator, and whether only what the class declares is mapped.
    var union: (from: Subquery, discriminator: String, isStrict: Bool)?
    /// `__table__` that is no table: a join, a subquery.
    var selectable: FromClause?
    /// Reads from a database what the class does not say of its table.
    var reflects: ((Table) throws -> Void)?

    struct CollectedAnnotation {
        /// `Mapped`, or a kin of it; nil for an annotation without.
        let container: Class?
        /// What the container holds, or the annotation itself.
        let argument: Value
        let raw: Value
        /// The class that has it: the one scanned, or a mixin.
        let owner: Class
    }

    nonisolated(unsafe) private static var underWay: [ObjectIdentifier] = []
    static func isScanning(_ type: Class) -> Bool { underWay.contains(ObjectIdentifier(type)) }

    init(_ type: Class, registry: Registry, base: DeclarativeBaseDefinition?) {
        self.type = type
        self.registry = registry
        self.base = base
    }

    /// Maps the class.
    @discardableResult
    func map() throws -> Mapper {
        DeclarativeScan.underWay.append(ObjectIdentifier(type))
        defer { DeclarativeScan.underWay.removeLast() }
        try scan()
        try MappedDataclass.transform(self)
        // `init=False` leaves the class the constructor of its registry.
        if MappedDataclass.isToBe(type), type.overriding(.`init`) == nil, let constructor = registry.constructor { type.setClassAttribute(.`init`, constructor) }
        try registry.classNames.add(type)
        do {
            try findParent()
            try extractProperties()
            try extractColumns()
            try makeTable()
            if let table { try reflects?(table) }
            try addInheritedColumns()
            registry.noteHooks(of: type)
            return try makeMapper()
        } catch {
            registry.classNames.remove(type)
            throw error
        }
    }

    // MARK: attributes of a class

    /// The names that a class binds or annotates, in order of appearance.
    private func names(of base: Class) -> [Name] {
        let bound = base.attributes.names, annotated = annotationDict(base)?.pairs.compactMap { ($0.key.object as? StringObject).map { Name($0) } } ?? []
        return NameOrder.merge(bound, annotated).filter { !$0.isDunder || DeclarativeScan.directives.contains($0) }
    }

    private static let directives: Set<Name> = ["__tablename__", "__mapper_args__", "__table_args__", "__table__"]

    private func annotationDict(_ base: Class) -> DictObject? { base.ownClassAttribute(.annotations)?.dictionary }

    // MARK: the scan

    private func scan() throws {
        hasTable = type.ownClassAttribute("__table__") != nil
        let classes = type.resolutionOrder.filter { !$0.isNative }
        // Before copies of what mixins declare become attributes of the class.
        let ownNames = names(of: type)
        let hadOwnValue = Set(type.attributes.names)
        var copies: [[(Name, Value)]] = []
        for base in classes {
            let isMapped = base !== type && Mapper.of(base) != nil
            copies.append(base === type || isMapped ? [] : try copyColumns(of: base))
        }
        var areTableArgumentsInherited = false
        let copiedNames = Set(copies.flatMap { $0.map(\.0) })
        for (base, copied) in zip(classes, copies) {
            let isMapped = base !== type && Mapper.of(base) != nil
            for (name, value) in copied { collected[name] = value }
            for name in base === type ? ownNames : names(of: base) {
                if !isMapped, let declared = try fieldDeclaration(name, of: base) {
                    if collected[name] == nil { collected[name] = declared }
                    continue
                }
                // `name: Mapped[str]` of a class whose mixin has a column of that name: the mixin's counts, in its place.
                if base === type, copiedNames.contains(name), !hadOwnValue.contains(name) { continue }
                let value = base.ownClassAttribute(name)
                if DeclarativeScan.directives.contains(name) {
                    guard let value else { continue }
                    let isDirective = value.object is DeclaredAttribute
                    guard !isMapped || isDirective else { continue }
                    if (value.object as? DeclaredAttribute)?.isCascading ?? false {
                        try SQLWarning.warn("@declared_attr.cascading is not supported on the \(name.text) attribute on class \(try type.repr()).  This attribute invokes for subclasses in any case.")
                    }
                    try readDirective(name, isInherited: base !== type, &areTableArgumentsInherited)
                } else if isMapped {
                    continue
                } else if base !== type {
                    try collectFromMixin(name, value ?? .undefined, base)
                } else {
                    try collectOwn(name, value)
                }
            }
        }
        if areTableArgumentsInherited, tableName == nil { tableArguments = .none }
    }

    /// What a dataclass says of a field: `id: int = field(metadata={"sa": Column(...)})` with `__sa_dataclass_metadata_key__ = "sa"`.
    /// A mixin's is a function that makes it, or a column to copy.
    private func fieldDeclaration(_ name: Name, of base: Class) throws -> Value? {
        guard !name.isDunder, let key = type.lookup("__sa_dataclass_metadata_key__"), let fields = base.ownClassAttribute("__dataclass_fields__")?.dictionary else { return nil }
        if base !== type, type.lookup(name)?.object is InstrumentedAttribute { return nil }
        guard let field = fields.get(name.text), let metadata = try field.attributeIfPresent("metadata") else { return nil }
        let declared = try metadata.attribute("get").call(key)
        if declared.isNone { return nil }
        if case .function = declared { return try declared.call() }
        if let attribute = declared.object as? DeclaredAttribute { return try attribute.function.call() }
        if base !== type, let column = declared.object as? Column {
            let copy = Value.object(try SQLDeclaration.copy(column))
            columnCopies[ObjectIdentifier(column)] = copy
            return copy
        }
        return declared
    }

    private func readDirective(_ name: Name, isInherited: Bool, _ areTableArgumentsInherited: inout Bool) throws {
        switch name.text {
        case "__tablename__":
            if tableName == nil {
                let value = try Value.object(type).attribute(name)
                tableName = value.isNone ? nil : try value.strText()
            }
        case "__table_args__":
            guard tableArguments.isNone else { return }
            tableArguments = try Value.object(type).attribute(name)
            switch tableArguments {
            case .none, .tuple, .dict: break
            default: throw ORMError.argument("__table_args__ value must be a tuple, dict, or None")
            }
            if isInherited { areTableArgumentsInherited = true }
        case "__mapper_args__": hasMapperArguments = true
        default: hasTable = true
        }
    }

    /// Columns of a mixin or abstract base, copied for this class unless it overrides them.
    private func copyColumns(of base: Class) throws -> [(Name, Value)] {
        var found: [(Name, Value)] = []
        for name in names(of: base) where !name.isDunder {
            let value = base.ownClassAttribute(name)
            if let value, let object = value.object, (object as? Column)?.isSchemaItem ?? (object is MappedColumn) {
                if isOverridden(name, by: value) { continue }
                try collectAnnotation(name, in: base, hasValue: true)
                guard type.ownClassAttribute(name) == nil else { continue }
                guard let column = object as? Column ?? (object as? MappedColumn)?.column, !isOfTable(column, name) else { continue }
                try checkForeignKeys(column)
                let copy: Value
                if let column = object as? Column { copy = .object(try SQLDeclaration.copy(column)) } else { copy = try (object as? MappedColumn).map { .object(try $0.copy()) } ?? value }
                columnCopies[ObjectIdentifier(object)] = copy
                type.setClassAttribute(name, copy)
                found.append((name, copy))
            } else if value?.isNone ?? true, !hasTable, try collectAnnotation(name, in: base, hasValue: false) {
                if let known = type.lookup(name), value.map({ !known.isIdentical(to: $0) }) ?? true { continue }
                let column = try columnForAnnotation(name, isUnmapped: annotations[name]?.container === MappedAnnotation.unmapped)
                type.setClassAttribute(name, .object(column))
                found.append((name, .object(column)))
            }
        }
        return found
    }

    /// Whether `__table__` has the column that a mixin declares.
    private func isOfTable(_ column: Column, _ name: Name) -> Bool {
        (type.ownClassAttribute("__table__")?.object as? FromClause)?.column(column.name.isEmpty ? name.text : column.name) != nil
    }

    /// A mixin's column cannot refer to another column of the mixin, which each class has a copy of.
    private func checkForeignKeys(_ column: Column) throws {
        guard column.foreignKeys.contains(where: { $0.givenColumn.map { $0.table == nil } ?? false }) else { return }
        throw ORMError.invalidRequest("Columns with foreign keys to non-table-bound columns must be declared as @declared_attr callables on declarative mixin classes.  For dataclass field() objects, use a lambda:.")
    }

    /// Whether the class, or a class before the mixin, has something else under the name.
    private func isOverridden(_ name: Name, by value: Value) -> Bool {
        // A field of the class itself says what its column is, even where no default stands in the class.
        if let own = ownField(name), !own.isIdentical(to: value) { return true }
        guard let found = type.lookup(name) else { return false }
        return !found.isIdentical(to: value)
    }

    /// What a field of the dataclass that is scanned, not of one above it, says of its column.
    private func ownField(_ name: Name) -> Value? {
        guard annotationDict(type)?.get(name) != nil, let key = type.lookup("__sa_dataclass_metadata_key__"),
            let field = type.ownClassAttribute("__dataclass_fields__")?.dictionary?.get(name.text), let metadata = try? field.attributeIfPresent("metadata"),
            let declared = try? metadata.attribute("get").call(key), !declared.isNone else { return nil }
        return declared
    }

    private func collectFromMixin(_ name: Name, _ value: Value, _ base: Class) throws {
        guard let object = value.object else { return }
        if let column = object as? Column, !column.isSchemaItem { try warnOfExpression(name, on: base) }
        if object is Column || object is MappedColumn { return }
        if object is MapperProperty {
            throw ORMError.invalidRequest("Mapper properties (i.e. deferred,column_property(), relationship(), etc.) must be declared as @declared_attr callables on declarative mixin classes.  For dataclass field() objects, use a lambda:")
        }
        guard let declared = object as? DeclaredAttribute else { return }
        let made: Value
        if declared.isCascading {
            if type.ownClassAttribute(name) != nil { try SQLWarning.warn("Attribute \(name.text.pythonRepr) on class \(try type.repr()) cannot be processed due to @declared_attr.cascading; skipping") }
            made = try declared.makeValue(for: type)
        } else {
            guard let found = type.lookup(name), found.isIdentical(to: value) else { return }
            made = try declared.get(.undefined, owner: type)
        }
        try documentAttribute(made, like: declared)
        collected[name] = made
        if !(made.object is ClauseElement || made.object is MappedColumn || made.object is MapperProperty || made.object is InstrumentedAttribute) { type.setClassAttribute(name, made) }
        try noteReturned(declared, name, base)
        columnCopies[ObjectIdentifier(declared)] = made
    }

    /// The documentation of the function is that of the column or property.
    private func documentAttribute(_ made: Value, like declared: DeclaredAttribute) throws {
        let function = (declared.function.object as? MethodWrapper)?.function ?? declared.function
        guard case .string(let text)? = try function.attributeIfPresent("__doc__") else { return }
        switch made.object {
        case let column as Column where column.doc == nil: column.doc = text.text
        case let mapped as MappedColumn where mapped.column.doc == nil: mapped.column.doc = text.text
        case let property as MapperProperty where property.doc == nil: property.doc = text.text
        default: break
        }
    }

    /// `def owner_id(cls) -> Mapped[int]`: what it returns says what the attribute is.
    private func noteReturned(_ declared: DeclaredAttribute, _ name: Name, _ base: Class) throws {
        let function = (declared.function.object as? MethodWrapper)?.function ?? declared.function
        guard annotations[name] == nil, var annotation = (try function.attributeIfPresent(.annotations)?.dictionary)?.get("return") else { return }
        let raw = annotation
        if case .string(let text) = annotation, let read = try AnnotationReader.read(text.text, in: moduleOf(base)) { annotation = read }
        guard let mapped = annotation.object as? MappedAnnotation else { return }
        note(CollectedAnnotation(container: mapped.container, argument: mapped.argument, raw: raw, owner: base), name)
    }

    private func collectOwn(_ name: Name, _ value: Value?) throws {
        if (value?.object as? DeclaredAttribute)?.isCascading ?? false {
            try SQLWarning.warn("Use of @declared_attr.cascading only applies to Declarative 'mixin' and 'abstract' classes.  Currently, this flag is ignored on mapped class \(try type.repr())")
        }
        let isMapped = try collectAnnotation(name, in: type, hasValue: value != nil)
        // `name: Mapped[str] = None` says no more than `name: Mapped[str]`.
        if value?.isNone ?? true, isMapped, !hasTable {
            collected[name] = .object(try columnForAnnotation(name, isUnmapped: annotations[name]?.container === MappedAnnotation.unmapped))
        } else if let value {
            collected[name] = value
        }
    }

    // MARK: annotations

    /// Notes the annotation of an attribute; whether it is `Mapped[...]`.
    @discardableResult
    private func collectAnnotation(_ name: Name, in owner: Class, hasValue: Bool) throws -> Bool {
        if let known = annotations[name] { return known.container != nil }
        guard var annotation = annotationDict(owner)?.get(name) else { return false }
        let raw = annotation
        if case .string(let text) = annotation {
            guard let read = try AnnotationReader.read(text.text, in: moduleOf(owner)) else {
                guard DeclarativeScan.isSubscript(text.text) else { return false }
                throw PythonException(ORMError.mappedAnnotation, "Could not interpret annotation \(text.text).  Check that it uses names that are correctly imported at the module level. See chained stack trace for more hints.")
            }
            annotation = read
        }
        if let mapped = annotation.object as? MappedAnnotation {
            note(CollectedAnnotation(container: mapped.container, argument: mapped.argument, raw: raw, owner: owner), name)
            return true
        }
        if MappedDataclass.isField(owner.ownClassAttribute(name)) || MappedDataclass.proxy(owner.ownClassAttribute(name)) != nil { note(CollectedAnnotation(container: nil, argument: annotation, raw: raw, owner: owner), name) }
        let value = owner.ownClassAttribute(name) ?? .none
        let isExpected = hasValue ? value.isNone || value.object is MappedColumn || value.object is MapperProperty : owner === type
        if !isExpected { return false }
        if value.isNone, owner !== type || MappedDataclass.isToBe(type) || type.ownClassAttribute("__dataclass_fields__") != nil { return false }
        if value.isNone, case .string(let text) = annotation, !text.text.contains("Mapped[") { return false }
        if try DeclarativeScan.isUnmappedContainer(annotation) { return false }
        let allows = try Value.object(type).attributeIfPresent("__allow_unmapped__")?.isTrue() ?? false
        if allows { return false }
        // `y: int = mapped_column()` in a dataclass says what `Mapped[int]` says.
        if MappedDataclass.isToBe(type) {
            note(CollectedAnnotation(container: MappedAnnotation.mapped, argument: annotation, raw: raw, owner: owner), name)
            return true
        }
        throw ORMError.unmappedAnnotation(type, name)
    }

    /// `Mapped[List[Address]]` as text.
    private static func isSubscript(_ text: String) -> Bool {
        guard text.hasSuffix("]"), let bracket = text.firstIndex(of: "["), bracket != text.startIndex else { return false }
        return !text[..<bracket].contains { $0 == " " || $0 == "|" }
    }

    /// `ClassVar[str]`, `AssociationProxy[list[str]]`: what says itself that it is no column.
    private static func isUnmappedContainer(_ annotation: Value) throws -> Bool {
        guard let origin = try AnnotatedType.origin(annotation) else { return try annotation.reprText() == "typing.ClassVar" }
        if let type = origin.object as? Class { return type.isSubclass(of: Class.registered(for: AssociationProxy.self)) || type.isSubclass(of: Class.registered(for: HybridProperty.self)) }
        return try origin.reprText() == "typing.ClassVar"
    }

    private func note(_ annotation: CollectedAnnotation, _ name: Name) {
        annotations[name] = annotation
        orderedAnnotations.append((name, annotation))
    }

    private func moduleOf(_ owner: Class) -> ModuleObject? {
        guard let context = Program.context else { return nil }
        if context.currentModule.name == owner.module { return context.currentModule }
        return try? context.importModule(owner.module)
    }

    /// `name: Mapped[str]`, with no value: a column by the annotation alone.
    private func columnForAnnotation(_ name: Name, isUnmapped: Bool) throws -> MappedColumn { try MappedColumn([], keywords: [], isUnmapped: isUnmapped) }

    // MARK: inheritance

    private func findParent() throws {
        var found: [Mapper] = []
        for base in type.bases {
            var candidate: Class? = base
            while let current = candidate, Mapper.of(current) == nil {
                candidate = current.bases.first { Mapper.nearest($0) != nil }
            }
            if let current = candidate, let mapper = Mapper.of(current), !found.contains(where: { $0 === mapper }) { found.append(mapper) }
        }
        if found.count > 1 {
            let list = try Value.list(found.map { .object($0.mappedClass) }).reprText()
            throw ORMError.invalidRequest("Class \(try type.repr()) has multiple mapped bases: \(list)")
        }
        parent = found.first
    }
}
