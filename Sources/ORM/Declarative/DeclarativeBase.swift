import Runtime
import SQL

/// How a declarative base behaves: what `declarative_base()`, `DeclarativeBase` and Flask-SQLAlchemy's `Model` differ in.
public final class DeclarativeBaseDefinition {
    public let registry: Registry
    /// Runs for a class derived from the base, before it is mapped, abstract ones too: Flask-SQLAlchemy chooses the metadata and names the table here.
    public var didDerive: ((Class) throws -> Void)?
    /// Runs after a class of the base is mapped.
    public var didMap: ((Class, Mapper) throws -> Void)?

    /// Whether classes wait to be mapped until `prepare()`: automap.
    public var defers = false
    /// The classes that wait.
    public var deferred: [Class] = []

    public init(registry: Registry) { self.registry = registry }

    // MARK: bases

    nonisolated(unsafe) private static var definitions: [ObjectIdentifier: DeclarativeBaseDefinition] = [:]

    /// The definition that governs a class: its own, or its nearest ancestor's.
    public static func governing(_ type: Class) -> DeclarativeBaseDefinition? {
        for ancestor in type.resolutionOrder { if let found = definitions[ObjectIdentifier(ancestor)] { return found } }
        return nil
    }

    /// Makes `type` a declarative base: classes derived from it are mapped.
    public func govern(_ type: Class) {
        type.pin()
        DeclarativeBaseDefinition.definitions[ObjectIdentifier(type)] = self
        type.setClassAttribute("registry", .object(registry))
        type.setClassAttribute("_sa_registry", .object(registry))
        if type.ownClassAttribute("metadata") == nil { type.setClassAttribute("metadata", .object(registry.metadata)) }
        if type.lookup(.`init`).map({ $0.isIdentical(to: DeclarativeConstructor.objectInitializer) }) ?? true, let constructor = registry.constructor {
            type.setClassAttribute(.`init`, constructor)
        }
        type.makeSubclass = { try DeclarativeClass($0) }
        type.didDerive = { try DeclarativeBaseClass.noteDerived($0, $1) }
    }

    /// `class Base(metaclass=DeclarativeMeta): registry = registry()`: an explicit base, or a mapped class where it is not abstract.
    static func establish(_ type: Class) throws {
        guard let registry = type.lookup("registry")?.object as? Registry else {
            throw ORMError.invalidRequest("Declarative base class has no 'registry' attribute, or registry is not a sqlalchemy.orm.registry() object")
        }
        let definition = DeclarativeBaseDefinition(registry: registry)
        definition.govern(type)
        try definition.derived(type)
    }

    /// A class statement has derived `type` from the base.
    func derived(_ type: Class) throws {
        try didDerive?(type)
        let isAbstract = try type.ownClassAttribute("__abstract__")?.isTrue() ?? false
        if isAbstract { return }
        if ConcreteBases.isAbstract(type) { return ConcreteBases.await(type, self) }
        if DeferredReflection.isDeferred(type) { return DeferredReflection.await(type, self) }
        if defers { return deferred.append(type) }
        try mapDeferred(type)
    }

    /// Maps a class, at once or after it waited.
    public func mapDeferred(_ type: Class) throws {
        let mapper = try DeclarativeScan(type, registry: registry, base: self).map()
        try didMap?(type, mapper)
    }

    /// `declarative_base()`: a new base class.
    /// - Parameter bases: `cls=`.
    public func makeBase(name: String = "Base", module: String = "sqlalchemy.orm.decl_api", metaclass: Class = DeclarativeClass.meta, bases: [Class] = [], namespace: [(name: Name, value: Value)] = []) throws -> Class {
        let definition = ClassDefinition(name: name, qualifiedName: name, module: module, bases: bases.isEmpty ? [.object] : bases, namespace: namespace)
        let made = try DeclarativeClass(definition, metaclass: metaclass)
        govern(made)
        return made
    }
}

/// A class of a declarative hierarchy.  Assigning a column or property to it maps it: `User.note = Column(String)`.
public final class DeclarativeClass: Class {
    /// The metaclass of `declarative_base()`.
    public static let meta: Class = {
        let made = Class("DeclarativeMeta", module: "sqlalchemy.orm.decl_api", bases: [.type], derivable: true)
        made.classMaking = ({ [unowned(unsafe) made] in try DeclarativeClass($0, metaclass: made) }, { type, _ in try DeclarativeBaseDefinition.establish(type) })
        made.completesInInitializer = true
        return made
    }()
    /// The metaclass of `DeclarativeBase`.
    public static let intercept = Class("DeclarativeAttributeIntercept", module: "sqlalchemy.orm.decl_api", bases: [.type], derivable: true)

    public override func setDynamicAttribute(_ name: Name, _ value: Value) throws -> Bool {
        guard let mapper = Mapper.of(self), let object = value.object else { return false }
        if (object as? Column).map({ $0.table == nil }) ?? (object is MappedColumn), mapper.mappedSelectable != nil {
            throw ORMError.invalidRequest("Cannot add a new attribute to mapped class \(self.name.pythonRepr) because it's not mapped against a table.")
        }
        switch object {
        case let column as Column:
            SQLDeclaration.name(column, name.text)
            if column.table == nil { try SQLDeclaration.appendColumn(mapper.localTable, column) }
            if let known = (mapper.property(name) as? ColumnProperty)?.columns.last as? Column, known.table === column.table || column.table == nil, known !== column {
                SQLDeclaration.name(column, name.text)
                throw ORMError.implicitCombination(known, column, name.text)
            }
            try mapper.addProperty(name, ColumnProperty([column]))
        case let mapped as MappedColumn:
            SQLDeclaration.name(mapped.column, name.text)
            try SQLDeclaration.appendColumn(mapper.localTable, mapped.column)
            if mapped.isUnmapped { return true }
            try mapper.addProperty(name, mapped.makeProperty())
        case let property as MapperProperty:
            for case let column as Column in (property as? ColumnProperty)?.columns ?? [] where column.table == nil {
                SQLDeclaration.name(column, name.text)
                try SQLDeclaration.appendColumn(mapper.localTable, column)
            }
            try mapper.addProperty(name, property)
        case let attribute as InstrumentedAttribute where attribute.key != name && attribute.property is ColumnProperty:
            try mapper.addProperty(name, SynonymProperty(attribute.key))
        default: return false
        }
        return true
    }

    /// - Throws: NotImplementedError for mapped attributes.
    public override func deleteDynamicAttribute(_ name: Name) throws -> Bool {
        if Mapper.of(self) != nil, ownClassAttribute(name)?.object is InstrumentedAttribute { throw PythonException(type: .notImplementedError, arguments: [.string("Can't un-map individual mapped attributes on a mapped class.")]) }
        return false
    }
}

/// `class Base(DeclarativeBase): ...` and `class User(Base): ...`
public enum DeclarativeBaseClass {
    /// `sqlalchemy.orm.DeclarativeBase`
    public static let base: Class = {
        let made = Class("DeclarativeBase", module: "sqlalchemy.orm.decl_api", metaclass: DeclarativeClass.intercept, derivable: true)
        made.makeSubclass = { try DeclarativeClass($0, metaclass: DeclarativeClass.intercept) }
        made.didDerive = { try noteDerived($0, $1) }
        made.addMember(.initSubclass, initializer)
        return made
    }()

    /// `sqlalchemy.orm.DeclarativeBaseNoMeta`: the same without a metaclass.
    public static let baseWithoutMetaclass: Class = {
        let made = Class("DeclarativeBaseNoMeta", module: "sqlalchemy.orm.decl_api", derivable: true)
        made.makeSubclass = { try DeclarativeClass($0) }
        made.didDerive = { try noteDerived($0, $1) }
        made.addMember(.initSubclass, initializer)
        return made
    }()

    private static var all: [Class] { [base, baseWithoutMetaclass] }

    /// Whether a class is one of the two or derives from one.
    public static func isAncestor(of type: Class) -> Bool { all.contains { type.isSubclass(of: $0) } }

    /// Classes whose `__init_subclass__` the program wrote: they are mapped when that calls its `super()`, with what it set on the class.
    nonisolated(unsafe) private static var waiting: [Class] = []

    /// `DeclarativeBase.__init_subclass__`
    private static let initializer: Value = .object(MethodWrapper(.classMethod, .object(NativeFunction(name: "__init_subclass__", doc: "Maps a class.") { arguments in
        guard let type = arguments.positional.first?.object as? Class else { return .none }
        let isDataclass = MappedDataclass.governs(type)
        if let at = waiting.firstIndex(where: { $0 === type }) {
            waiting.remove(at: at)
            try derived(type, arguments.keywordPairs)
        }
        try passOn(isDataclass ? MappedDataclass.others(arguments.keywordPairs) : arguments.keywordPairs, type)
        return .none
    })))

    /// Gives keywords of a class statement to the `__init_subclass__` of classes behind the base.
    private static func passOn(_ keywords: [(name: Name, value: Value)], _ type: Class) throws {
        let owner = all.first { type.isSubclass(of: $0) }
        if let owner, let next = type.lookup(.initSubclass, after: owner)?.object as? MethodWrapper, case .function = next.function {
            _ = try next.function.call([.object(type)], keywords: keywords)
        } else if !keywords.isEmpty, !type.resolutionOrder.contains(where: \.takesClassKeywords) {
            throw PythonException.typeError("\(type.qualifiedName).__init_subclass__() takes no keyword arguments")
        }
    }

    /// A class statement has derived `type`; where the program wrote an `__init_subclass__`, that has its say first.
    static func noteDerived(_ type: Class, _ statement: ClassDefinition) throws {
        guard case .function? = (type.lookup(.initSubclass, after: type)?.object as? MethodWrapper)?.function else { return try derived(type, statement.keywords) }
        if isAncestor(of: type) { waiting.append(type) } else { type.didInitialize = { try derived($0, statement.keywords) } }
    }

    /// The class becomes a base, or is mapped, and a dataclass where it is to be one.
    private static func derived(_ type: Class, _ keywords: [(name: Name, value: Value)]) throws {
        let isDataclass = MappedDataclass.governs(type)
        if isDataclass { try MappedDataclass.note(keywords, on: type) }
        if let base = type.bases.first(where: { base in all.contains { $0 === base } }) {
            try checkIsNoModel(type, base)
            try setUp(type)
        } else {
            try DeclarativeBaseDefinition.governing(type)?.derived(type)
        }
        if isDataclass, Mapper.of(type) == nil { try MappedDataclass.transformUnmapped(type) }
    }

    /// A class that derives from `DeclarativeBase` directly is a base, not a model.
    private static func checkIsNoModel(_ type: Class, _ base: Class) throws {
        let table = type.ownClassAttribute("__table__")
        var isTable = table != nil
        if case .function? = table { isTable = false }
        var isNamed = false
        if case .string? = type.ownClassAttribute("__tablename__") { isNamed = true }
        if isNamed || isTable && !(table?.object is DeclaredAttribute) {
            throw ORMError.invalidRequest("Cannot use '\(base.name)' directly as a declarative base class. Create a Base by creating a subclass of it.")
        }
    }

    /// Makes the class that derives from `DeclarativeBase` directly a base.
    private static func setUp(_ type: Class) throws {
        func found(_ name: Name) -> Value? { type.lookup(name).flatMap { $0.isNone ? nil : $0 } }
        let metadata = found("metadata")?.object as? MetaData
        if found("metadata") != nil, metadata == nil {
            throw ORMError.invalidRequest("Declarative base class 'metadata' attribute must be a MetaData object")
        }
        let annotationMap = found("type_annotation_map")?.dictionary
        let registry: Registry
        if let given = found("registry") {
            guard let given = given.object as? Registry else { throw ORMError.invalidRequest("Declarative base class has a 'registry' attribute that is not an instance of sqlalchemy.orm.registry()") }
            if annotationMap != nil {
                throw ORMError.invalidRequest("Declarative base class has both a 'registry' attribute and a type_annotation_map entry.  Per-base type_annotation_maps are not supported.  Please apply the type_annotation_map to this registry directly.")
            }
            registry = given
        } else {
            registry = try Registry(metadata: metadata ?? SQLDeclaration.makeMetaData(), typeAnnotationMap: annotationMap ?? DictObject(), constructor: DeclarativeConstructor.value)
        }
        DeclarativeBaseDefinition(registry: registry).govern(type)
    }
}

/// The `__init__` of declarative classes: `User(name='ed')`.
public enum DeclarativeConstructor {
    public static let value: Value = .object(NativeFunction(name: "__init__", doc: "A simple constructor that allows initialization from kwargs.", parameters: [ParameterDescription(name: "kwargs", kind: .keywords, text: "**kwargs")], owner: Class.object, isHook: false) { arguments in
        guard arguments.positionalCount > 0 else { throw PythonException.typeError("__init__() missing 1 required positional argument: 'self'") }
        let target = arguments[0]
        if arguments.positionalCount > 1 {
            throw PythonException.typeError("__init__() takes 1 positional argument but \(arguments.positionalCount) were given")
        }
        try setAttributes(of: target, arguments.keywordPairs)
        return .none
    })

    static var objectInitializer: Value { Class.object.lookup(.`init`) ?? .undefined }

    private static func setAttributes(of target: Value, _ pairs: [(name: Name, value: Value)]) throws {
        let type = target.type
        let instance = type.overriding(.setAttr) == nil ? target.mappedInstance : nil
        for (name, value) in pairs {
            if let instance, let attribute = instance.mapper.attribute(name) {
                try attribute.set(instance.state, value)
                continue
            }
            // `hasattr()`: a hybrid whose expression raises AttributeError is none either.
            guard try Value.object(type).hasAttribute(name) else {
                throw PythonException.typeError("'\(name.text)' is an invalid keyword argument for \(type.name)")
            }
            try target.setAttribute(name, value)
        }
    }
}
