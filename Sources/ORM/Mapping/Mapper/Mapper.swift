import Database
import Runtime
import SQL

/// How a class corresponds to a table: columns to attributes, relationships to other mapped classes, its place
/// in an inheritance hierarchy.  `inspect(User)`.
///
/// Made when the class is; relationships are resolved at the first use of any mapper (`Registry.configure`).
/// Mappers live as long as the process.
public final class Mapper: Object {
    public unowned(unsafe) let mappedClass: Class
    public let registry: Registry
    /// The class itself as an entity of SELECTs.
    public var entity: Entity {
        if let entityIfMade { return entityIfMade }
        let made = Entity(self)
        entityIfMade = made
        return made
    }
    private(set) var entityIfMade: Entity?
    /// An entity that was asked for before all subclasses were there that load with the class.
    private func forgetEntityOfFewerClasses() {
        if let made = entityIfMade, made.polymorphicMappers.count != defaultPolymorphicMappers.count { entityIfMade = nil }
    }
    public var arguments: MapperArguments

    // MARK: tables

    /// The table of this class itself; its parent's for single-table inheritance.
    public let localTable: Table
    /// What the class is mapped to where that is no table: a join, a subquery, an alias.
    public let mappedSelectable: FromClause?
    /// The tables whose join gives the rows: the base's first.  One but for joined-table inheritance.
    public internal(set) var tables: [Table] = []
    /// ON between a parent's table and `localTable` (joined-table inheritance).
    public internal(set) var inheritCondition: ColumnElement?
    /// Key columns that are equal by inheritance: the parent's, and the inheriting table's foreign key.
    public internal(set) var inheritedPairs: [JoinCondition.Pair] = []

    // MARK: inheritance

    public private(set) unowned(unsafe) var inherits: Mapper?
    /// The mapper at the root of the hierarchy, itself where it inherits nothing.
    public var base: Mapper { inheritedBase ?? self }
    private unowned(unsafe) var inheritedBase: Mapper?
    public private(set) var subclassMappers: [Mapper] = []
    public let isSingle: Bool
    public var isConcrete: Bool { arguments.concrete }
    public internal(set) var polymorphicColumn: ColumnElement?
    /// The discriminator as a property where no attribute holds it.
    public internal(set) var hiddenDiscriminator: ColumnProperty?
    /// The attribute that holds the discriminator.
    public internal(set) var polymorphicKey: Name?
    public var polymorphicIdentity: Value { arguments.polymorphicIdentity }
    /// Whether rows get the identity of their class, None where a subclass has none.
    public var setsPolymorphicIdentity: Bool { inherits != nil || !polymorphicIdentity.isNone }
    /// Whose identities objects of the class share: the parent's where a discriminator tells the classes apart.
    private(set) lazy var identityMapper: Mapper = inherits.map { polymorphicIdentity.isNone || isConcrete ? self : $0.identityMapper } ?? self
    /// Identities to mappers; one for the whole hierarchy.
    public private(set) var polymorphicMap: DictObject
    public internal(set) var versionColumn: Column?

    // MARK: columns and properties

    public internal(set) var primaryKey: [Column] = []
    /// The attributes that hold the primary key, in its order.
    public internal(set) var primaryKeyProperties: [ColumnProperty] = []
    public private(set) var properties: [MapperProperty] = []
    private var propertyByKey: [Name: Int] = [:]
    private var propertyByColumn: [ObjectIdentifier: ColumnProperty] = [:]
    /// Whether any property is a composite.
    public private(set) var hasComposites = false

    /// The attributes of instances, by index; those that hold no value of their own are not among them.
    public private(set) var attributes: [InstrumentedAttribute] = []
    private var attributeByKey: [Name: Int] = [:]
    /// The columns that an expired object loads.
    public private(set) var loaderAttributes = AttributeSet()
    /// These and the attributes of related objects: what is loaded for an object of which some is expired.
    private(set) var reloadedAttributes = AttributeSet()
    /// What an object forgets that is expired whole.
    private(set) var allAttributes = AttributeSet()
    private(set) var collectionIndices: [Int] = []
    /// The slots of instances: a reserved one that stays empty, then one for each attribute.
    var slotNames: [Name] = [Mapper.emptySlotName]
    /// Whether instances may exist, so that their slots are fixed.
    var areSlotsFixed = false
    /// The attributes that listeners of `attribute_instrument` were told of.
    var toldAttributes: Set<Name> = []

    // MARK: behaviour

    /// `@validates` methods by attribute.
    public internal(set) var validators: [Name: Validator] = [:]
    /// Relationships of other mappers by which objects of this class are orphans without a parent.
    public internal(set) var deleteOrphans: [RelationshipProperty] = []
    /// Set by many-to-one relationships that point here: what follows a changed primary key.
    var keySwitchDetectors: [KeySwitchDetector] = []
    /// How objects of this class are written, by table; made at the first flush.
    var plans: [TablePlan] = []
    var sortedTablesIfKnown: [(table: Table, mapper: Mapper)]?
    var expressionAttributesIfKnown: [InstrumentedAttribute]?
    /// Properties by the columns of tables that a mapped subquery reads.
    var origins: [ObjectIdentifier: ColumnProperty] = [:]
    /// Statements of flushes that were compiled before.
    var statements: [StatementKey: RowStatement] = [:]
    /// `@reconstructor` methods: they run when an object is loaded.
    var reconstructors: [Value] = []
    /// Columns of the class's own tables that are marked as named by it.
    var namedColumns: [ObjectIdentifier: Column] = [:]
    /// Whether the relationships are resolved.
    public internal(set) var isConfigured = false
    var configurationFailure: PythonException?
    static let emptySlotName = Name("")
    nonisolated(unsafe) private static var mapperOfClass: [ObjectIdentifier: Mapper] = [:] { didSet { latest = nil } }
    /// The mapped class asked for last: a loop asks for the same again and again.
    nonisolated(unsafe) private static var latest: (type: ObjectIdentifier, mapper: Mapper)?

    /// Maps `mappedClass` to `table`.  Step by step: inheritance, properties, polymorphism, primary key.
    /// - Parameter selectable: what the class is mapped to in place of a table.
    public init(_ mappedClass: Class, registry: Registry, table: Table?, selectable: FromClause? = nil, arguments: MapperArguments) throws {
        let parent = arguments.inherits
        mappedSelectable = selectable ?? (table == nil ? parent?.mappedSelectable : nil)
        guard let localTable = try table ?? selectable.map({ try Mapper.firstTable($0) }) ?? parent?.localTable else { throw ORMError.noTable(mappedClass) }
        if Mapper.mapperOfClass[ObjectIdentifier(mappedClass)] != nil { throw ORMError.alreadyMapped(mappedClass) }
        if let parent, !mappedClass.isSubclass(of: parent.mappedClass) {
            throw ORMError.argument("Class '\(mappedClass.name)' does not inherit from '\(parent.mappedClass.name)'")
        }
        self.mappedClass = mappedClass
        mappedClass.pin()
        self.registry = registry
        self.arguments = arguments
        self.localTable = localTable
        inherits = parent
        isSingle = parent != nil && selectable == nil && (table == nil || table === parent?.localTable)
        polymorphicMap = parent?.polymorphicMap ?? DictObject()
        inheritedBase = parent?.base
        super.init()
        _ = Unmanaged.passRetained(self)
        if let parent { registry.depend(on: parent.registry) }
        if mappedClass.ownClassAttribute("__del__") != nil {
            try SQLWarning.warn("__del__() method on class \(try mappedClass.repr()) will cause unreachable cycles and memory leaks, as SQLAlchemy instrumentation often creates reference cycles.  Please remove this method.")
        }
        try setUpInheritance()
        try tellOfItself(.instrumentClass)
        try InstrumentationListeners.tell(.classInstrument, mappedClass)
        try setUpProperties()
        try setUpPolymorphism()
        try setUpPrimaryKey()
        Mapper.mapperOfClass[ObjectIdentifier(mappedClass)] = self
        Coercion.isMapped = { Mapper.of($0) != nil }
        parent?.subclassMappers.append(self)
        for ancestor in lineage.dropFirst() { ancestor.forgetEntityOfFewerClasses() }
        SchemaVersion.change()
        try collectValidators()
        // SQLAlchemy wraps `__init__` in a function of that plain name.
        switch mappedClass.ownClassAttribute("__init__") {
        case .function(let own)?:
            try Value.function(own).setAttribute("__qualname__", .string("__init__"))
            try Value.function(own).setAttribute(.annotations, DictObject().value)
        case .object(let native as NativeFunction)? where native.owner === mappedClass: 
            native.givenQualifiedName = "__init__"
            native.annotations = DictObject().value
        default: break
        }
        mappedClass.allocate = { [unowned(unsafe) self] in try self.allocate($0) }
        letDerivedAllocate(mappedClass)
        registry.add(self)
        try tellOfItself(.afterMapperConstructed)
    }

    /// Objects of unmapped classes that were derived before have the attributes too.
    private func letDerivedAllocate(_ type: Class) {
        for derived in type.directSubclasses where derived.allocate == nil {
            derived.allocate = type.allocate
            letDerivedAllocate(derived)
        }
    }

    /// Versions are made as the parent makes them, whose column they are of.
    func inheritVersionGenerator(of parent: Mapper) { arguments.versionGenerator = parent.arguments.versionGenerator }

    /// Has the class selected from a UNION of its concrete subclasses' tables and its own, as `ConcreteBase` does.
    func select(from union: FromClause, discriminator: Column?) {
        arguments.withPolymorphic = .tuple([.string("*"), .object(union)])
        polymorphicColumn = discriminator
        if let discriminator, case let key = Name(discriminator.key), property(key) == nil {
            try? setUpHiddenDiscriminator(discriminator)
            for mapper in subclassMappers where mapper.property(key) == nil { try? mapper.setProperty(key, ConcreteInheritedProperty(self)) }
        }
        entityIfMade = nil
    }

    /// Makes a concrete class inherit from one that was mapped after it (`_set_concrete_base`).
    func adopt(by parent: Mapper) throws {
        inherits = parent
        for (identity, mapper) in polymorphicMap.pairs { try parent.polymorphicMap.set(identity, mapper) }
        for mapper in selfAndDescendants {
            mapper.polymorphicMap = parent.polymorphicMap
            mapper.inheritedBase = parent.base
        }
        parent.subclassMappers.append(self)
        for ancestor in lineage.dropFirst() { ancestor.entityIfMade = nil }
        for property in parent.properties where !redefines(property, of: parent) { try setProperty(property.key, ConcreteInheritedProperty(parent)) }
    }

    /// Whether a concrete class has a mapped attribute or a descriptor of its own under the name of one that its parent maps; what it does not redefine
    /// is the parent's alone (`_adapt_inherited_property`).
    func redefines(_ inherited: MapperProperty, of parent: Mapper) -> Bool {
        if property(inherited.key) != nil { return true }
        guard let found = mappedClass.lookup(inherited.key)?.object else { return true }
        guard let attribute = found as? InstrumentedAttribute else { return !(inherited is SynonymProperty || inherited is ConcreteInheritedProperty) }
        return attribute.mapper !== parent && attribute.property !== inherited
    }

    /// The tables that a selectable reads.
    static func tables(in from: FromClause) -> [Table] {
        switch from.fromNode {
        case .table: return (from as? Table).map { [$0] } ?? []
        case .join(let join): return join.map { tables(in: $0.left) + tables(in: $0.right) } ?? []
        default: return []
        }
    }

    /// The table that stands for a selectable where one is asked for; one of no metadata for a subquery.
    private static func firstTable(_ from: FromClause) throws -> Table {
        try tables(in: from).first ?? Table(from.fromName?.text ?? "anon", nil, items: [])
    }

    // MARK: finding mappers

    /// The mapper of a class; nil where the class itself is not mapped.
    public static func of(_ type: Class) -> Mapper? {
        let id = ObjectIdentifier(type)
        if let latest, latest.type == id { return latest.mapper }
        guard let found = mapperOfClass[id] else { return nil }
        latest = (id, found)
        return found
    }
    /// The mapper of a class or its nearest mapped ancestor.
    public static func nearest(_ type: Class) -> Mapper? {
        for ancestor in type.resolutionOrder { if let found = of(ancestor) { return found } }
        return nil
    }
    /// Takes the mapping from the class, attributes included.
    static func forget(_ mapper: Mapper) {
        mapperOfClass[ObjectIdentifier(mapper.mappedClass)] = nil
        mapper.uninstrument()
    }

    private func uninstrument() {
        let type = mappedClass
        for property in properties where type.ownClassAttribute(property.key)?.object.map({ $0.type.isSubclass(of: InstrumentedAttribute.pythonClass) }) ?? false {
            _ = type.removeClassAttribute(property.key)
        }
        _ = type.removeClassAttribute("__mapper__")
        if isImperative { _ = type.removeClassAttribute("__table__") }
    }
    /// Whether `map_imperatively` made it.
    var isImperative = false

    /// This mapper and those it inherits from, the root last.
    public var lineage: [Mapper] {
        var found = [self]
        while let next = found[found.count - 1].inherits { found.append(next) }
        return found
    }
    /// The mapper whose table it is: the uppermost one of the lineage that writes to it.
    func owner(of table: FromClause) -> Mapper { lineage.last { $0.tables.contains { $0 === table } } ?? self }
    /// This mapper and all that inherit from it.
    public var selfAndDescendants: [Mapper] {
        var found = [self], at = 0
        while at < found.count {
            found += found[at].subclassMappers
            at += 1
        }
        return found
    }
    /// `mapper.isa(other)`
    public func isa(_ other: Mapper) -> Bool { self === other || inherits?.isa(other) ?? false }

    // MARK: finding properties

    public func property(_ key: Name) -> MapperProperty? { propertyByKey[key].map { properties[$0] } }

    /// - Throws: InvalidRequestError where there is none.
    public func requireProperty(_ key: Name) throws -> MapperProperty {
        guard let found = property(key) else { throw ORMError.noProperty(self, key.text) }
        return found
    }

    /// The property that maps a column; nil where none does.
    public func property(for column: ColumnElement) -> ColumnProperty? { propertyByColumn[ObjectIdentifier((column as? Column)?.own ?? column)] }
    /// The attribute that holds a column's value.
    public func attribute(for column: ColumnElement) -> InstrumentedAttribute? { property(for: column).flatMap { attribute($0.key) } }
    public func attribute(_ key: Name) -> InstrumentedAttribute? { attributeByKey[key].map { attributes[$0] } }

    public var columnProperties: [ColumnProperty] { properties.compactMap { $0 as? ColumnProperty } }
    public var relationships: [RelationshipProperty] { relationshipsIfKnown ?? findRelationships() }
    /// Relationships that any cascade goes along.
    var cascadingRelationships: [RelationshipProperty] { relationships }
    private var relationshipsIfKnown: [RelationshipProperty]?
    private func findRelationships() -> [RelationshipProperty] {
        let found = properties.compactMap { $0 as? RelationshipProperty }
        if isConfigured { relationshipsIfKnown = found }
        return found
    }
    public var synonyms: [SynonymProperty] { properties.compactMap { $0 as? SynonymProperty } }
    public var composites: [CompositeProperty] { properties.compactMap { $0 as? CompositeProperty } }
    /// The names of what stands for other attributes.
    public var proxiedKeys: [Name] { properties.filter { $0 is SynonymProperty || $0 is CompositeProperty }.map(\.key) }

    /// `Mapper[User(user_account)]`
    public var label: String { "Mapper[\(mappedClass.name)(\(mappedSelectable?.describedName ?? localTable.name))]" }
    public override func str() throws -> String { label }
    public override func repr() throws -> String { "<Mapper at \(address); \(mappedClass.name)>" }

    // MARK: adding properties

    /// Makes `property` the class's attribute `key`; the descriptor goes into the class.
    /// - Parameter isOwn: whether this mapper declares it, rather than inherits it.
    func setProperty(_ key: Name, _ property: MapperProperty, isOwn: Bool = true) throws {
        SchemaVersion.change()
        if isOwn {
            if property.parent === self, property.key != key, self.property(property.key) === property {
                try SQLWarning.warn("ORM mapped property \(mappedClass.name).\(property.key.text) being assigned to attribute \(key.text.pythonRepr) is already associated with attribute \(property.key.text.pythonRepr). The attribute will be de-associated from \(property.key.text.pythonRepr).")
            }
            property.key = key
            property.parent = self
        }
        if let synonym = property as? SynonymProperty, isOwn { try synonym.mapColumn(self) }
        if let at = propertyByKey[key] {
            if let synonym = (properties[at] as? ColumnProperty)?.mappingSynonym { throw synonym.conflict }
            properties[at] = property
        } else {
            propertyByKey[key] = properties.count
            properties.append(property)
        }
        if property is CompositeProperty { hasComposites = true }
        relationshipsIfKnown = nil
        plans = []
        expressionAttributesIfKnown = nil
        if let property = property as? ColumnProperty {
            for column in property.columns {
                propertyByColumn[ObjectIdentifier(column)] = property
                if isOfNamedRows { noteOrigins(of: column, property) }
            }
        }
        try instrument(key, property)
        for mapper in subclassMappers where mapper.property(key) == nil || mapper.property(key)?.parent !== mapper {
            if mapper.isConcrete { try mapper.setProperty(key, ConcreteInheritedProperty(self)) } else { try mapper.setProperty(key, property, isOwn: false) }
        }
    }

    /// As `user_property = ...` on a class that is mapped: the property is configured at once where the mapper is.
    public func addProperty(_ key: Name, _ property: MapperProperty) throws {
        try setProperty(key, property)
        if isConfigured, property.configuration == .notStarted {
            try configure(property)
            try finish(property)
        } else {
            registry.needsConfiguration()
        }
    }

    /// Puts the attribute or descriptor of a property into the class.
    func instrument(_ key: Name, _ property: MapperProperty) throws {
        if let descriptor = property.makeDescriptor(self) {
            mappedClass.setClassAttribute(key, .object(descriptor))
            return
        }
        let known = attributeByKey[key]
        let index = known ?? attributes.count
        let slot: Int, isLate: Bool
        if let known {
            slot = attributes[known].slot
            isLate = attributes[known].isLate
        } else if areSlotsFixed {
            slot = 0
            isLate = true
        } else {
            slot = slotNames.count
            isLate = false
            slotNames.append(key)
        }
        guard let attribute = property.makeAttribute(self, index: index, slot: slot, isLate: isLate) else { return }
        if known == nil {
            attributeByKey[key] = index
            attributes.append(attribute)
        } else {
            let replaced = attributes[index]
            attribute.listeners = replaced is UnconfiguredAttribute && !(attribute is UnconfiguredAttribute) ? replaced.listeners.configured() : replaced.listeners
            attributes[index] = attribute
        }
        if attribute.isCollection, !collectionIndices.contains(index) { collectionIndices.append(index) }
        allAttributes.insert(index)
        if attribute.isLoadedAgain { loaderAttributes.insert(index) } else { loaderAttributes.remove(index) }
        if attribute.isLoadedAgain || attribute.property is RelationshipProperty { reloadedAttributes.insert(index) } else { reloadedAttributes.remove(index) }
        mappedClass.setClassAttribute(key, .object(attribute))
    }
}
