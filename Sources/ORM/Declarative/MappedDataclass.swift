import Runtime
import SQL

/// Classes that are mapped and dataclasses at once: `MappedAsDataclass`, `@registry.mapped_as_dataclass`.
public enum MappedDataclass {
    private static let setup: Name = "_sa_apply_dc_transforms"
    private static let arguments: [Name] = ["init", "repr", "eq", "order", "unsafe_hash", "match_args", "kw_only", "dataclass_callable"]

    /// `sqlalchemy.orm.MappedAsDataclass`
    public static let base: Class = {
        let metaclass = Class("DCTransformDeclarative", module: "sqlalchemy.orm.decl_api", bases: [DeclarativeClass.intercept], derivable: true)
        let made = Class("MappedAsDataclass", module: "sqlalchemy.orm.decl_api", metaclass: metaclass, doc: "Makes the mapped classes that derive from it dataclasses.", derivable: true)
        made.makeSubclass = { try DeclarativeClass($0, metaclass: metaclass) }
        made.didDerive = { try DeclarativeBaseClass.noteDerived($0, $1) }
        return made
    }()

    public static func mixed(_ shown: String) -> PythonException {
        ORMError.invalidRequest("Class \(shown) is already a dataclass; ensure that base classes / decorator styles of establishing dataclasses are not being mixed. This can happen if a class that inherits from 'MappedAsDataclass', even indirectly, is been mapped with '@registry.mapped_as_dataclass'")
    }
    public static func governs(_ type: Class) -> Bool { type !== base && type.isSubclass(of: base) }

    // MARK: arguments

    /// Notes what is to be made of a class; what it leaves out is inherited.
    public static func note(_ keywords: [(name: Name, value: Value)], on type: Class) throws {
        let refused = others(keywords).map(\.name)
        let takesOthers = type.resolutionOrder.contains { ancestor in if case .function? = (ancestor.ownClassAttribute(.initSubclass)?.object as? MethodWrapper)?.function { true } else { false } }
        if !refused.isEmpty, !takesOthers { throw PythonException.typeError("\(type.qualifiedName).__init_subclass__() takes no keyword arguments") }
        type.hasReadKeywords = refused.isEmpty
        if isMappedFirst(type) { return }
        let settings = type.lookup(setup)?.dictionary?.copy() ?? DictObject()
        for (name, value) in keywords where arguments.contains(name) { settings.set(name, value) }
        type.setClassAttribute(setup, settings.value)
    }

    /// `class A(Base, MappedAsDataclass)`: the base maps the class before it is told to become a dataclass, which it then is not.
    private static func isMappedFirst(_ type: Class) -> Bool {
        guard settings(of: type) == nil, type.ownClassAttribute("__abstract__") == nil, let at = type.bases.firstIndex(where: { $0.isSubclass(of: base) }) else { return false }
        return type.bases[..<at].contains { DeclarativeBaseDefinition.governing($0) != nil }
    }

    /// The keywords of a class statement that are not about the dataclass.
    static func others(_ keywords: [(name: Name, value: Value)]) -> [(name: Name, value: Value)] { keywords.filter { !arguments.contains($0.name) } }

    private static func settings(of type: Class) -> DictObject? { type.lookup(setup)?.dictionary }

    /// Whether a class was told to become a dataclass.
    static func isToBe(_ type: Class) -> Bool { settings(of: type) != nil }

    // MARK: making

    /// Makes a class that is about to be mapped a dataclass, where it is to be one.
    static func transform(_ scan: DeclarativeScan) throws {
        guard let settings = settings(of: scan.type) else { return }
        try check(scan.type)
        var fields: [(name: Name, annotation: Value, field: Value?)] = [], proxies: [(name: Name, proxy: AssociationProxy)] = []
        for (name, annotation) in scan.orderedAnnotations {
            let proxy = proxy(annotation.owner.ownClassAttribute(name))
            guard annotation.container != nil || isField(scan.collected[name]) || proxy != nil else { continue }
            try requireDataclass(annotation.owner, name, scan)
            let value = scan.collected[name] ?? proxy.map { .object($0) }
            if let proxy { proxies.append((name, proxy)) }
            if value?.object is InstrumentedAttribute || annotation.container === MappedAnnotation.unmapped { continue }
            fields.append((name, annotation.raw, try field(name, value, of: scan)))
        }
        try apply(fields, settings, to: scan.type, without: Set(scan.annotations.filter { $0.value.container === MappedAnnotation.unmapped }.keys))
        for (name, proxy) in proxies { scan.type.setClassAttribute(name, .object(proxy)) }
    }

    /// Makes a mixin, an abstract class or a base a dataclass; its columns and relationships stay for the classes that are mapped.
    public static func transformUnmapped(_ type: Class) throws {
        guard let settings = settings(of: type) else { return }
        try check(type)
        let kept = type.attributes.filter { !$0.name.isDunder }.map { (name: $0.name, value: $0.value) }
        var fields: [(name: Name, annotation: Value, field: Value?)] = [], unmapped: Set<Name> = []
        for (key, annotation) in type.ownClassAttribute(.annotations)?.dictionary?.pairs ?? [] {
            let name = Name(try String.from(key)), value = type.ownClassAttribute(name)
            if isUnmapped(annotation) {
                unmapped.insert(name)
                continue
            }
            fields.append((name, annotation, try field(name, value, of: nil)))
        }
        try apply(fields, settings, to: type, without: unmapped)
        // The order of the attributes is that of the columns.
        for (name, value) in kept {
            _ = type.removeClassAttribute(name)
            type.setClassAttribute(name, value)
        }
    }

    /// `x: Unmapped[str]`: a column of the table, no field of the class.
    private static func isUnmapped(_ annotation: Value) -> Bool {
        if case .string(let text) = annotation { return text.text.hasPrefix("Unmapped[") }
        return (annotation.object as? MappedAnnotation)?.container === MappedAnnotation.unmapped
    }

    private static func check(_ type: Class) throws {
        if type.ownClassAttribute("__dataclass_fields__") != nil {
            throw mixed(try type.repr())
        }
        if type.ownClassAttribute("__sa_dataclass_metadata_key__") != nil {
            throw ORMError.invalidRequest("SQLAlchemy mapped dataclasses can't consume mapping information from dataclass.Field() objects if the immediate class is not already a dataclass.")
        }
        if type.ownClassAttribute("__table__") != nil {
            throw ORMError.invalidRequest("Class \(try type.repr()) already defines a '__table__'. ORM Annotated Dataclasses do not support a pre-existing '__table__' element")
        }
    }

    private static func requireDataclass(_ owner: Class, _ name: Name, _ scan: DeclarativeScan) throws {
        guard owner !== scan.type, owner.ownClassAttribute("__dataclass_fields__") == nil else { return }
        let names = scan.orderedAnnotations.filter { $0.annotation.owner === owner }.map { $0.name.text.pythonRepr }.joined(separator: ", ")
        throw ORMError.invalidRequest("When transforming \(try scan.type.repr()) to a dataclass, attribute(s) \(names) originates from superclass \(try owner.repr()), which is not a dataclass.  When declaring SQLAlchemy Declarative Dataclasses, ensure that all mixin classes and other superclasses which include attributes are also a subclass of MappedAsDataclass or make use of the @unmapped_dataclass decorator.", code: "dcmx")
    }

    static func isField(_ value: Value?) -> Bool { value?.object.map { $0.type.name == "Field" && $0.type.module == "dataclasses" } ?? false }

    /// An association proxy that says what it is in a dataclass.
    static func proxy(_ value: Value?) -> AssociationProxy? { (value?.object as? AssociationProxy).flatMap { $0.attributeOptions.isEmpty ? nil : $0 } }

    /// The field of an attribute; nil where the annotation is all there is.
    /// - Parameter scan: of the class that is mapped, where defaults become the attributes' own; nil for an unmapped class.
    private static func field(_ name: Name, _ value: Value?, of scan: DeclarativeScan?) throws -> Value? {
        guard let value else { return nil }
        func made(_ options: AttributeOptions, hasNoFactory: Bool = false, _ setScalar: (Value) -> Void) throws -> Value {
            guard let scan, usesDescriptorDefaults(scan.type) else { return try options.makeField(name) }
            let (changed, scalar) = options.withDescriptorDefault(hasNoFactory: hasNoFactory)
            if let scalar { setScalar(scalar) }
            return try changed.makeField(name)
        }
        switch value.object {
        case let column as MappedColumn: return try made(column.attributeOptions) { column.defaultScalar = $0 }
        case let synonym as SynonymProperty:
            if let scan, usesDescriptorDefaults(scan.type) { try requireSameDefault(synonym, name, scan) }
            return try made(synonym.attributeOptions) { synonym.defaultScalar = $0 }
        case let property as ColumnProperty:
            // Expressions and `query_expression()` are read, not set.
            return try made(property.attributeOptions.withReadOnly()) { property.defaultScalar = $0 }
        case let proxy as AssociationProxy: return try made(proxy.attributeOptions) { _ in }
        // Its value is kept in columns, which are set by `__init__`.
        case let composite as CompositeProperty: return try composite.attributeOptions.makeField(name)
        case let property as MapperProperty: return try made(property.attributeOptions, hasNoFactory: property is RelationshipProperty) { property.defaultScalar = $0 }
        default: return value
        }
    }

    /// Whether defaults are the attributes' own, rather than set by `__init__`.
    private static func usesDescriptorDefaults(_ type: Class) -> Bool { !((try? type.lookup("_sa_disable_descriptor_defaults")?.isTrue()) ?? false) }

    /// A synonym's default is that of what it stands for.
    private static func requireSameDefault(_ synonym: SynonymProperty, _ name: Name, _ scan: DeclarativeScan) throws {
        guard let fallback = synonym.attributeOptions.value("default"), !fallback.isCallable else { return }
        let target = scan.collected[synonym.target]?.object
        let other = ((target as? MappedColumn)?.attributeOptions ?? (target as? MapperProperty)?.attributeOptions)?.value("default")
        if let other, try other.equals(fallback) { return }
        throw ORMError.argument("Synonym \(name.text.pythonRepr) default argument \(try fallback.reprText()) must match the dataclasses default value of proxied object \(synonym.target.text.pythonRepr), currently \(try other?.reprText() ?? "not set")")
    }

    /// Calls `dataclasses.dataclass()` with the annotations and fields in the class's place.
    private static func apply(_ fields: [(name: Name, annotation: Value, field: Value?)], _ settings: DictObject, to type: Class, without unmapped: Set<Name>) throws {
        let own = type.ownClassAttribute(.annotations)?.dictionary ?? DictObject()
        let merged = DictObject()
        // Those of mixins first, whatever the class says behind `_: KW_ONLY`; its own in their order, plain fields among them; then what mixins declare by functions.
        let inherited = fields.prefix { own.get($0.name) == nil }.map { ($0.name, $0.annotation) }
        for (name, annotation) in inherited { merged.set(name, annotation) }
        let names = own.pairs.compactMap { ($0.key.object as? StringObject).map { Name($0) } }.filter { !unmapped.contains($0) }
        for name in NameOrder.merge(names, fields.map(\.name).filter { own.get($0) != nil }) { if let value = own.get(name) { merged.set(name, value) } }
        for field in fields where merged.get(field.name) == nil { merged.set(field.name, field.annotation) }
        for field in fields { if let value = field.field { type.setClassAttribute(field.name, value) } }

        let previous = type.ownClassAttribute(.annotations)
        type.setClassAttribute(.annotations, merged.value)
        defer { if let previous { type.setClassAttribute(.annotations, previous) } else { _ = type.removeClassAttribute(.annotations) } }
        guard let context = Program.context else { return }
        let keywords = try settings.pairs.map { (name: Name(try String.from($0.key)), value: $0.value) }
        let decorate = try keywords.last { $0.name == "dataclass_callable" }?.value ?? context.importModule("dataclasses")["dataclass"]
        do {
            _ = try decorate.call([.object(type)], keywords: keywords.filter { $0.name != "dataclass_callable" })
        } catch let error as PythonException where error.isInstance(of: .typeError) || error.isInstance(of: .valueError) {
            let raised = ORMError.invalidRequest("Python dataclasses error encountered when creating dataclass for \(type.name.pythonRepr): \(try error.repr()). Please refer to Python dataclasses documentation for additional information.", code: "dcte")
            raised.cause = error
            throw raised
        }
    }
}
