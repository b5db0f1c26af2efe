import Runtime
import SQL

/// `keywords = association_proxy("user_keywords", "keyword")`: an attribute of the objects behind a relationship as one of the class's own
/// (sqlalchemy.ext.associationproxy).
public final class AssociationProxy: Object, AliasableDescriptor {
    public struct Options {
        public var creator = Value.none
        public var accessorFactory = Value.none
        public var proxyFactory = Value.none
        public var bulkSetter = Value.none
        public var cascadesScalarDeletes = false
        public var createsOnNone = false
        public init() {}
    }
    /// The relationship on the class.
    public let collectionName: Name
    /// The attribute of the related objects.
    public let valueName: Name
    public let options: Options
    /// What it is in a dataclass: `association_proxy("posts", "title", init=False)`.
    public var attributeOptions = AttributeOptions()
    public lazy var information = DictObject()
    private var instances: [ObjectIdentifier: AssociationProxyInstance] = [:]

    public init(_ collection: String, _ value: String, _ options: Options = Options(), type: Class? = nil) throws {
        if options.cascadesScalarDeletes, options.createsOnNone {
            throw ORMError.argument("The cascade_scalar_deletes and create_on_none_assignment parameters are mutually exclusive.")
        }
        collectionName = Name(collection)
        valueName = Name(value)
        self.options = options
        super.init(type: type ?? Class.registered(for: AssociationProxy.self))
    }

    public override func repr() throws -> String { "AssociationProxy(\(collectionName.text.pythonRepr), \(valueName.text.pythonRepr))" }

    // MARK: as a descriptor

    public override var descriptorKind: DescriptorKind { .data }
    public override func descriptorGet(_ instance: Value, owner: Class) throws -> Value {
        guard let proxy = try self.instance(of: owner, for: instance) else { return .object(self) }
        return instance.isUndefined ? .object(proxy) : try proxy.get(instance)
    }
    public override func descriptorSet(_ instance: Value, _ value: Value) throws { try required(instance).set(instance, value) }
    public override func descriptorDelete(_ instance: Value) throws { try required(instance).delete(instance) }

    private func required(_ instance: Value) throws -> AssociationProxyInstance {
        guard let found = try self.instance(of: instance.type, for: instance) else { throw PythonException.unmappedInstance(instance) }
        return found
    }

    /// The proxy as a mapped class has it; nil for a class that is not mapped yet.
    public func instance(of owner: Class, for object: Value) throws -> AssociationProxyInstance? {
        guard let mapper = Mapper.of(owner) ?? (object.isUndefined ? nil : Mapper.nearest(owner)) else { return nil }
        let known = instances[ObjectIdentifier(mapper)]
        let found = try known ?? AssociationProxyInstance.make(self, mapper)
        if known == nil { instances[ObjectIdentifier(mapper)] = found }
        return found.kind == .ambiguous ? try found.specific(for: object) : found
    }

    /// As an alias has it; a proxy to columns stays that of the class, as SQLAlchemy has it.
    public func expression(for alias: Value) throws -> Value {
        guard let entity = try EntitySelect.entity(alias), let found = try instance(of: entity.mapper.mappedClass, for: .undefined) else { return .object(self) }
        return .object(found.kind == .column ? found : found.adapted(to: alias))
    }
}

/// An association proxy as one mapped class has it: `User.keywords`.
public final class AssociationProxyInstance: Object {
    public enum Kind { case column, object, ambiguous }
    public let proxy: AssociationProxy
    public let mapper: Mapper
    public let target: Class
    public let kind: Kind
    /// The alias that it is read from.
    private var alias = Value.none
    private var specifics: [ObjectIdentifier: AssociationProxyInstance] = [:]

    private init(_ proxy: AssociationProxy, _ mapper: Mapper, _ target: Class, _ kind: Kind) {
        self.proxy = proxy
        self.mapper = mapper
        self.target = target
        self.kind = kind
        super.init()
    }

    static func make(_ proxy: AssociationProxy, _ mapper: Mapper) throws -> AssociationProxyInstance {
        try mapper.registry.configure()
        guard let relationship = try mapper.requireProperty(proxy.collectionName) as? RelationshipProperty else {
            throw PythonException.notImplemented("association proxy to a non-relationship intermediary is not supported")
        }
        return try make(proxy, mapper, relationship.target.mappedClass)
    }

    private static func make(_ proxy: AssociationProxy, _ mapper: Mapper, _ target: Class) throws -> AssociationProxyInstance {
        let found: Value?
        do { found = try Value.object(target).attributeIfPresent(proxy.valueName) } catch let error as PythonException where error.isInstance(of: .attributeError) {
            found = nil
        } catch let error as PythonException {
            throw ORMError.invalidRequest("Association proxy received an unexpected error when trying to retrieve attribute \"\(target.name).\(proxy.valueName.text)\" from class \"\(target.name)\": \(error.message)")
        }
        let kind: Kind
        switch found?.object {
        case is AssociationProxyInstance: kind = .object
        case let attribute as InstrumentedAttribute: kind = attribute.usesObjects ? .object : .column
        case let attribute as EntityAttribute: kind = attribute.reference.relationship != nil || attribute.reference.attribute.usesObjects ? .object : .column
        case is NamedExpression: kind = .column
        default: kind = .ambiguous
        }
        return AssociationProxyInstance(proxy, mapper, target, kind)
    }

    func adapted(to alias: Value) -> AssociationProxyInstance {
        let made = AssociationProxyInstance(proxy, mapper, target, kind)
        made.alias = alias
        return made
    }

    /// Where the target class itself does not have the attribute: the proxy for the class of what the object refers to.
    func specific(for object: Value) throws -> AssociationProxyInstance {
        guard !object.isUndefined, let actual = try object.attribute(proxy.collectionName).mappedInstance, actual.mapper.isa(relationship.target) else { return self }
        if let known = specifics[ObjectIdentifier(actual.mapper)] { return known }
        let made = try AssociationProxyInstance.make(proxy, mapper, actual.mapper.mappedClass)
        specifics[ObjectIdentifier(actual.mapper)] = made
        return made
    }

    public override func repr() throws -> String {
        let name = switch kind {
        case .ambiguous: "AmbiguousAssociationProxyInstance"
        case .object: alias.isNone ? "ObjectAssociationProxyInstance" : "AliasedAssociationProxyInstance"
        case .column: "ColumnAssociationProxyInstance"
        }
        return "\(name)(\(try proxy.repr()))"
    }

    var relationship: RelationshipProperty { (mapper.property(proxy.collectionName) as? RelationshipProperty) ?? RelationshipProperty() }
    /// Whether the relationship leads to one object.
    public var isScalar: Bool { !relationship.usesList }
    /// The proxy that the attribute of the target is in its turn.
    public var targetProxy: AssociationProxyInstance? { (try? remote())?.object as? AssociationProxyInstance }
    private var isValueScalar: Bool { (Mapper.of(target)?.property(proxy.valueName) as? RelationshipProperty).map { !$0.usesList } ?? true }

    public func remote() throws -> Value { try Value.object(target).attribute(proxy.valueName) }
    public func local() throws -> Value { try (alias.isNone ? Value.object(mapper.mappedClass) : alias).attribute(proxy.collectionName) }

    // MARK: values

    /// What reads and writes the attribute of a related object.
    func accessors(_ kind: Value) throws -> (get: Value, set: Value) {
        if !proxy.options.accessorFactory.isNone {
            let pair = try proxy.options.accessorFactory.call(kind, .object(self)).elements()
            guard pair.count == 2 else { throw PythonException.valueError("getset_factory must give a getter and a setter") }
            return (pair[0], pair[1])
        }
        let name = proxy.valueName
        let get = NativeFunction(name: "getter") { $0[0].isNone ? .none : try $0[0].attribute(name) }
        let isDict = kind.object === Class.dict
        let set = NativeFunction(name: isDict ? "dict_setter" : "plain_setter") { arguments in
            try arguments[0].setAttribute(name, arguments[arguments.positionalCount - 1])
            return .none
        }
        return (.object(get), .object(set))
    }

    public var creator: Value { proxy.options.creator.isNone ? .object(target) : proxy.options.creator }

    public func get(_ object: Value) throws -> Value {
        if isScalar { return try accessors(.none).get.call(try object.attribute(proxy.collectionName)) }
        return try collection(of: object)
    }

    private static let cachePrefix = "_AssociationProxy_"
    /// The collection that stands for the related objects: one for each object.
    func collection(of object: Value) throws -> Value {
        let key = Name("\(AssociationProxyInstance.cachePrefix)\(proxy.collectionName.text)_\(Int(bitPattern: ObjectIdentifier(proxy)))")
        if let holder = object.object {
            let known = holder.ownAttribute(key)
            if let entry = known.object as? AssociationCache, entry.owner == ObjectIdentifier(holder), entry.instance === self { return entry.collection }
        }
        let made = try makeCollection(object)
        object.object?.setOwnAttribute(key, .object(AssociationCache(object, self, made)))
        return made
    }

    private func makeCollection(_ object: Value) throws -> Value {
        let sample = try object.attribute(proxy.collectionName)
        let kind = AssociationProxyInstance.kind(of: sample)
        if !proxy.options.proxyFactory.isNone {
            let name = proxy.collectionName
            let lazy = NativeFunction(name: "lazy_collection") { _ in try object.attribute(name) }
            return try proxy.options.proxyFactory.call(.object(lazy), creator, proxy.valueName.value, .object(self))
        }
        let (get, set) = try accessors(kind)
        let source = AssociationSource(object: object, name: proxy.collectionName, creator: creator, get: get, set: set)
        switch kind.object {
        case let type? where type === Class.list: return .object(AssociationList(source))
        case let type? where type === Class.dict: return .object(AssociationDict(source))
        case let type? where type === Class.set: return .object(AssociationSet(source))
        default:
            throw ORMError.argument("could not guess which interface to use for collection_class \"None\" backing \"\(proxy.collectionName.text)\"; specify a proxy_factory and proxy_bulk_set manually")
        }
    }

    static func kind(of value: Value) -> Value {
        switch value.object {
        case let collection as any MappedCollection:
            switch collection.duckType {
            case "list": return .object(Class.list)
            case "dict": return .object(Class.dict)
            default: return .object(Class.set)
            }
        case is ListObject: return .object(Class.list)
        case is DictObject: return .object(Class.dict)
        case is SetObject: return .object(Class.set)
        default: return .none
        }
    }

    public func set(_ object: Value, _ value: Value) throws {
        guard isScalar else {
            let collection = try get(object)
            if collection.isIdentical(to: value) { return }
            return try replace(collection, value)
        }
        let target = try object.attribute(proxy.collectionName)
        guard target.isNone else {
            _ = try accessors(.none).set.call(target, value)
            if value.isNone, proxy.options.cascadesScalarDeletes { try object.setAttribute(proxy.collectionName, .none) }
            return
        }
        if value.isNone, !proxy.options.createsOnNone { return }
        try object.setAttribute(proxy.collectionName, creator.call(value))
    }

    private func replace(_ collection: Value, _ value: Value) throws {
        if !proxy.options.bulkSetter.isNone {
            _ = try collection.callMethod("clear")
            _ = try proxy.options.bulkSetter.call(collection, value)
            return
        }
        switch collection.object {
        case let list as AssociationList: try list.replace(value)
        case let dict as AssociationDict: try dict.replace(value)
        case let set as AssociationSet: try set.replace(value)
        default:
            guard try collection.attributeIfPresent("_bulk_replace") != nil else { throw ORMError.argument("no proxy_bulk_set supplied for custom collection_class implementation") }
            _ = try collection.callMethod("_bulk_replace", .object(self), value)
        }
    }

    public func delete(_ object: Value) throws {
        if isScalar {
            let target = try object.attribute(proxy.collectionName)
            if !target.isNone { try target.deleteAttribute(proxy.valueName) }
        }
        try object.deleteAttribute(proxy.collectionName)
    }

    // MARK: criteria

    private func comparator() throws -> RelationshipComparator {
        guard let reference = try AttributeReference(local().object) else { throw ORMError.invalidRequest("Association proxy on \(proxy.collectionName.text) is not configured") }
        return try reference.relationshipComparator()
    }

    private func refuseAmbiguous() throws {
        guard kind == .ambiguous else { return }
        throw PythonException.attributeError("Association proxy \(mapper.mappedClass.name).\(proxy.collectionName.text) refers to an attribute '\(proxy.valueName.text)' that is not directly mapped on class \(try target.repr()); therefore this operation cannot proceed since we don't know what type of object is referred towards")
    }

    private func exists(_ criterion: Value, _ values: [(name: Name, value: Value)], isHas: Bool? = nil) throws -> ColumnElement {
        if let inner = targetProxy { return try comparator().exists([try inner.exists(criterion, values)]) }
        if kind == .object {
            guard let reference = try AttributeReference(remote().object) else { throw ORMError.invalidRequest("Association proxy target is no relationship") }
            let inner = try reference.relationshipComparator().exists(criterion.isNone ? [] : [try Coercion.condition(criterion)], by: values)
            return try comparator().exists([inner])
        }
        if !values.isEmpty { throw ORMError.argument("Can't apply keyword arguments to column-targeted association proxy; use ==") }
        if isHas == true, !criterion.isNone { throw ORMError.argument("Non-empty has() not allowed for column-targeted association proxy; use ==") }
        return try comparator().exists(criterion.isNone ? [] : [try Coercion.condition(criterion)])
    }

    public func any(_ criterion: Value, _ values: [(name: Name, value: Value)]) throws -> ColumnElement {
        try refuseAmbiguous()
        if targetProxy == nil, isScalar, kind != .object || isValueScalar { throw ORMError.invalidRequest("'any()' not implemented for scalar attributes. Use has().") }
        return try exists(criterion, values, isHas: false)
    }
    public func has(_ criterion: Value, _ values: [(name: Name, value: Value)]) throws -> ColumnElement {
        try refuseAmbiguous()
        if targetProxy == nil, !isScalar || (kind == .object && !isValueScalar) { throw ORMError.invalidRequest("'has()' not implemented for collections. Use any().") }
        return try exists(criterion, values, isHas: true)
    }

    public func contains(_ other: Value) throws -> ColumnElement {
        try refuseAmbiguous()
        if kind == .column { return try exists(remote().callMethod("contains", other), []) }
        if let inner = targetProxy {
            return try comparator().exists([inner.isScalar ? try inner.equals(other) : try inner.contains(other)])
        }
        if isScalar {
            if isValueScalar { throw ORMError.invalidRequest("contains() doesn't apply to a scalar object endpoint; use ==") }
            return try comparator().has([try Coercion.condition(remote().callMethod("contains", other))], [])
        }
        return try comparator().exists([], by: [(proxy.valueName, other)])
    }

    public func equals(_ other: Value) throws -> ColumnElement {
        try refuseAmbiguous()
        let isNull = comparator
        if kind == .column {
            let found = try exists(remote().compare(.equal, other), [])
            return other.isNone ? Conjunction.make(.or, [found, try isNull().equals(.none)]) : found
        }
        let found = try comparator().has([], [(proxy.valueName, other)])
        return other.isNone ? Conjunction.make(.or, [found, try isNull().equals(.none)]) : found
    }

    public override func compare(_ comparison: Comparison, _ other: Value) throws -> Value? {
        if comparison == .equal { return .object(try equals(other)) }
        try refuseAmbiguous()
        if kind == .object {
            guard comparison == .notEqual else { throw PythonException(type: .notImplementedError, arguments: []) }
            return .object(try comparator().has([try Coercion.condition(remote().compare(.notEqual, other))], []))
        }
        return .object(try exists(remote().compare(comparison, other), []))
    }
    public override func hash() throws -> Int { Int(bitPattern: ObjectIdentifier(self)) >> 4 }

    /// The operators of a column behind the relationship: `User.names.like(...)`.
    public override func dynamicAttribute(_ name: Name) throws -> Value? {
        guard kind == .column, OperatorNames.all.contains(name.text), name != "label", name != "type", name != "cast" else { return nil }
        let operation = try remote().attribute(name)
        return .object(NativeFunction(name: name.text) { [self] arguments in
            let made = try operation.call(arguments)
            // `names.op("->>")` takes its operand later.
            guard name == "op" || name == "bool_op" else { return .object(try exists(made, [])) }
            return .object(NativeFunction(name: "against") { [self] in .object(try exists(made.call($0), [])) })
        })
    }
    /// `User.scores + 1` and `~User.flags` of the column behind.
    public override func binary(_ operation: BinaryOperation, _ other: Value, reflected: Bool) throws -> Value? {
        guard kind == .column, !reflected else { return nil }
        return .object(try exists(remote().binary(operation, other), []))
    }
    public override func unary(_ operation: UnaryOperation) throws -> Value? {
        guard kind == .column else { return nil }
        return .object(try exists(remote().unary(operation), []))
    }
}

/// The collection of a proxy, kept in the object that it is of.
final class AssociationCache: Object {
    let owner: ObjectIdentifier
    let instance: AssociationProxyInstance
    let collection: Value
    init(_ object: Value, _ instance: AssociationProxyInstance, _ collection: Value) {
        owner = object.object.map { ObjectIdentifier($0) } ?? ObjectIdentifier(instance)
        self.instance = instance
        self.collection = collection
        super.init(type: Class.tuple)
    }
}
