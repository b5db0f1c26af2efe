import Runtime
import SQL

/// What `sqlalchemy.inspect` answers for mapped classes and objects, and the views that it gives.
public enum ORMInspection {
    /// The state of an object, the mapper of a class; nil for anything else.
    public static func inspect(_ value: Value) throws -> Value? {
        if let object = value.mappedInstance { return .object(object.state) }
        if let type = value.object as? Class, let mapper = Mapper.of(type) {
            try mapper.registry.configure()
            return .object(mapper)
        }
        switch value.object {
        case let mapper as Mapper: return .object(mapper)
        case let state as InstanceState: return .object(state)
        case let attribute as InstrumentedAttribute: return .object(attribute)
        case let attribute as EntityAttribute: return .object(attribute)
        case let alias as AliasedClass: return .object(alias.entity)
        case let entity as Entity: return .object(entity)
        case let hybrid as HybridAttribute: return .object(hybrid)
        case let composite as CompositeAttribute: return .object(composite)
        case let option as LoaderOption: return .object(option)
        case let bundle as Bundle: return .object(bundle)
        default: return try genericOrigin(value).flatMap { try inspect(.object($0)) }
        }
    }

    /// The class of `Setting[int]`, where `class Setting(Base, Generic[T])` is mapped.
    static func genericOrigin(_ value: Value) throws -> Class? {
        guard let object = value.object, object.type.name == "_GenericAlias", let type = try AnnotatedType.origin(value)?.object as? Class, Mapper.of(type) != nil else { return nil }
        return type
    }

    /// `class_mapper(User)`
    public static func mapper(of value: Value, configure: Bool = true) throws -> Mapper {
        if let mapper = value.object as? Mapper { return mapper }
        guard let type = value.object as? Class else {
            if value.isNone { throw ORMError.argument("class or instance is required") }
            throw ORMError.argument("Class object expected, got '\(try value.reprText())'.")
        }
        guard let mapper = Mapper.of(type) else { throw ORMError.unmappedClass(type) }
        if configure { try mapper.registry.configure() }
        return mapper
    }
}

extension Mapper {
    /// The attributes, hybrids and association proxies of the class and its ancestors, in order of their definition.
    public var descriptors: [(name: Name, value: Value)] {
        var found: [Name: Value] = [:], shown: [(name: Name, value: Value)] = []
        for type in mappedClass.resolutionOrder.dropLast() where !type.isNative {
            let parent = type.resolutionOrder.dropFirst().first
            for (name, value) in type.attributes {
                if found[name] == nil { found[name] = value }
                if parent?.ownClassAttribute(name) != nil || shown.contains(where: { $0.name == name }) { continue }
                guard let own = found[name], let object = own.object else { continue }
                let isAttribute = object is InstrumentedAttribute || object is SynonymAttribute || object is CompositeAttribute || object is HybridProperty || object is HybridMethod || object is AssociationProxy
                if isAttribute { shown.append((name, own)) }
            }
        }
        return shown
    }
}

/// Named things in order, by attribute or by key: `inspect(User).attrs`, `inspect(user).attrs`.
public final class PropertyCollection: Object {
    public let entries: [(name: Name, value: Value)]

    public init(_ entries: [(name: Name, value: Value)]) {
        self.entries = entries
        super.init()
    }

    public func find(_ name: Name) -> Value? { entries.first { $0.name == name }?.value }

    public override func length() throws -> Int? { entries.count }
    public override func item(_ key: Value) throws -> Value? {
        guard let text = key.object as? StringObject, let found = find(Name(text)) else { throw PythonException.keyError(key) }
        return found
    }
    public override func contains(_ element: Value) throws -> Bool? { (element.object as? StringObject).map { find(Name($0)) != nil } ?? false }
    public override func iterator() throws -> IteratorObject? {
        var rest = entries[...]
        return ClosureIterator { rest.popFirst()?.value }
    }
    public override func dynamicAttribute(_ name: Name) throws -> Value? {
        guard let found = find(name) else { throw PythonException.attributeError(name.text) }
        return found
    }
    public override var dynamicAttributeNames: [Name] { entries.map(\.name) }
}

/// The names of a class's attributes, as `mapper.class_manager` iterates them.
public final class PropertyNames: Object {
    private let names: [Name]
    public init(_ names: [Name]) {
        self.names = names
        super.init()
    }
    public override func length() throws -> Int? { names.count }
    public override func contains(_ element: Value) throws -> Bool? { (element.object as? StringObject).map { names.contains(Name($0)) } ?? false }
    public override func iterator() throws -> IteratorObject? {
        var rest = names[...]
        return ClosureIterator { rest.popFirst()?.value }
    }
}

/// `inspect(user).attrs.name`
public final class AttributeState: Object {
    public let state: InstanceState
    public let key: Name
    init(_ state: InstanceState, _ key: Name) {
        self.state = state
        self.key = key
        super.init()
        Heap.track(self)
    }
    public override func visitReferences(_ visit: (Object) -> Void) { visit(state) }

    /// The value, loaded where it must be.
    public func value() throws -> Value {
        guard let object = state.object else { return .none }
        return try Value.object(object).attribute(key)
    }
    /// The value that is there; nil where none is.
    public var loadedValue: Value? {
        guard let object = state.object, let attribute = state.mapper.attribute(key) else { return nil }
        let value = attribute.read(object)
        return value.isUndefined ? nil : value
    }
    public func history(loading: Bool) throws -> History {
        if let synonym = state.mapper.property(key) as? SynonymProperty { return try AttributeState(state, synonym.target).history(loading: loading) }
        guard let attribute = state.mapper.attribute(key) else { return try (state.mapper.property(key) as? CompositeProperty)?.history(state) ?? .blank }
        return try attribute.history(state, loading ? Passive.off.subtracting(.initialize) : .noInitialize)
    }
}

extension InstanceState {
    /// `inspect(user).attrs`
    public var attributeStates: PropertyCollection {
        PropertyCollection(mapper.properties.map { ($0.key, .object(AttributeState(self, $0.key))) })
    }
    /// `inspect(user).expired_attributes`: deferred columns too, though they are not loaded with the others.
    public var expiredKeys: [Name] {
        let whole = isExpired ? mapper.properties.filter { $0 is CompositeProperty || $0 is SynonymProperty }.map(\.key) : []
        return expiredAttributes.indices.map { mapper.attributes[$0].key } + whole
    }
    /// `inspect(user).unloaded`
    public var unloadedKeys: [Name] {
        guard let object else { return [] }
        let composites = mapper.properties.filter { $0 is CompositeProperty && object.ownAttribute($0.key).isUndefined }.map(\.key)
        let shown = shownAttributes
        return mapper.attributes.filter { $0.read(object).isUndefined && committedValue($0) == nil && !shown.contains($0.key) }.map(\.key) + composites + mapper.synonyms.map(\.key)
    }
}

/// `relationship.direction`
public final class DirectionObject: Object {
    public let name: String
    public let number: Int
    private init(_ name: String, _ number: Int) {
        self.name = name
        self.number = number
        super.init()
    }
    public static let oneToMany = DirectionObject("ONETOMANY", 1)
    public static let manyToOne = DirectionObject("MANYTOONE", 2)
    public static let manyToMany = DirectionObject("MANYTOMANY", 3)
    public override func repr() throws -> String { "<RelationshipDirection.\(name): \(number)>" }
    public override func str() throws -> String { "RelationshipDirection.\(name)" }
}

extension RelationshipProperty.Direction: IntoValue {
    public var value: Value {
        switch self {
        case .oneToMany: .object(DirectionObject.oneToMany)
        case .manyToOne: .object(DirectionObject.manyToOne)
        case .manyToMany: .object(DirectionObject.manyToMany)
        }
    }
}
