import Runtime
import SQL

/// A link to the objects of another mapped class: `addresses = relationship("Address", back_populates="user")`.
///
/// What the arguments mean is known only once all classes are there: `configure` resolves them.
public final class RelationshipProperty: MapperProperty {
    public enum Direction { case oneToMany, manyToOne, manyToMany }

    /// `lazy=`: how related objects are loaded.
    public enum LoadStrategy: String {
        case select, joined, selectin, subquery, raise, raiseOnSQL = "raise_on_sql", noload, immediate, dynamic, writeOnly = "write_only"
        /// Whether it fills the attribute along with the rows.
        var populates: Bool { self == .joined || self == .selectin || self == .subquery || self == .immediate }
    }

    /// `passive_deletes=`
    public enum PassiveDeletes { case no, yes, all }

    /// `relationship(...)`'s arguments that may be names, lambdas or expressions; None where not given.
    public struct Arguments {
        public var argument = Value.none
        public var secondary = Value.none
        public var primaryJoin = Value.none
        public var secondaryJoin = Value.none
        public var foreignKeys = Value.none
        public var remoteSide = Value.none
        public var orderBy = Value.none
        public var backPopulates = Value.none
        /// `_local_remote_pairs`: columns that belong together, where the condition does not say so.
        public var localRemotePairs = Value.none
        /// A name, or what `backref(name, **arguments)` gave.
        public var backref = Value.none
        public init() {}
    }

    public var arguments: Arguments
    /// nil lets the direction decide.
    public var wantsList: Bool?
    public var strategy = LoadStrategy.select
    /// `lazy=` of no strategy, which is refused once mappers are configured.
    var unknownStrategy: Value?
    public internal(set) var cascades = Cascades.standard
    public var isViewOnly = false
    public var isSingleParent = false
    public var postUpdate = false
    public var passiveDeletes = PassiveDeletes.no
    public var passiveUpdates = true
    public var wantsActiveHistory = false
    public var checksTypes = true
    public var joinDepth: Int?
    public var innerJoin: Value = .bool(false)
    public var distinctTargetKey: Bool?
    public var loadsOnPending = false
    /// `omit_join=`
    public var omitJoin = Value.none
    /// `bake_queries=`, which says nothing.
    public var bakesQueries = Value.bool(true)
    /// Whether the old value is loaded at each change where no look-up by primary key gives it, not only when a history is asked for.
    var loadsHistoryAtOnce = false
    public var syncBackref: Bool?
    public var overlaps: Set<String> = []
    public var collectionKind = CollectionKind.list
    /// Why what `collection_class` gives is no collection.
    var collectionFailure: PythonException?
    var hasCollectionClass = false
    /// `collection_class`, or what the annotation says.
    public var collectionClass = Value.none
    public var queryClass = Value.none

    // MARK: what configuration finds out

    var resolvedTarget: Mapper?
    /// The alias that was given in place of a class.
    var resolvedEntity: Entity?
    public internal(set) var direction = Direction.oneToMany
    /// What leads to the target: an association table, or a join.
    public internal(set) var secondary: FromClause?
    /// ON of the join from the parent, or to the secondary table.
    public internal(set) var condition: JoinCondition?
    public internal(set) var orderBy: [ColumnElement] = []
    /// The attribute on the other side that follows changes of this one.
    public internal(set) var reverseKey: Name?
    /// The relationships that are this one seen from the other side.
    public internal(set) var reverseProperties: [RelationshipProperty] = []
    /// Set by the loading layer: whether a lazy load can look the object up by primary key.
    public internal(set) var usesGet = false

    /// What flushes do for the relationship.
    private(set) lazy var dependencyProcessor = DependencyProcessor.make(self)

    public init(_ arguments: Arguments = Arguments()) {
        self.arguments = arguments
        super.init()
    }

    /// The mapper of the related class; the parent until configuration has resolved it.
    public var target: Mapper { resolvedTarget ?? parent.unsafelyUnwrapped }
    /// What the relationship leads to: the class, or an alias of it.
    public var targetEntity: Entity { resolvedEntity ?? target.entity }
    /// The association table; nil where a join leads to the target.
    public var secondaryTable: Table? { secondary as? Table }
    /// The secondary element under another name.
    var anonymousSecondary: FromClause? { secondary?.aliased(named: nil, isFlat: true) }
    /// `order_by` in terms of what stands for the target and for the association table.
    func order(by target: Entity, _ secondary: FromClause?) -> [ColumnElement] {
        orderBy.map { term in
            guard let secondary else { return target.adapt(term) }
            return target.adapt(term.replacing { part in (part as? Column).flatMap { isOfSecondary($0) ? secondary.corresponding(to: $0) : nil } })
        }
    }
    func isOfSecondary(_ column: Column) -> Bool {
        guard let secondary, let table = column.table else { return false }
        var isFound = false
        secondary.visitParts { if $0 === table { isFound = true } }
        return isFound
    }
    /// Whether the attribute holds a collection.
    public var usesList: Bool { wantsList ?? (direction != .manyToOne) }
    public var isSelfReferential: Bool { parent.map { $0.base === target.base } ?? false }

    /// Pairs of columns: the parent's (or the parent's side of the secondary table's) and the other's.
    public var localRemotePairs: [JoinCondition.Pair] { condition?.localRemotePairs ?? [] }
    /// Pairs that a flush copies along: source and foreign key.
    public var synchronizePairs: [JoinCondition.Pair] { condition?.synchronizePairs ?? [] }
    public var secondarySynchronizePairs: [JoinCondition.Pair] { condition?.secondarySynchronizePairs ?? [] }

    public var localColumns: [Column] { condition?.localColumns ?? [] }
    public var remoteColumns: [Column] { condition?.remoteColumns ?? [] }

    var hasLoader: Bool { strategy != .noload }
    /// Whether the old value is loaded before a change.
    var hasActiveHistory: Bool { wantsActiveHistory || isSingleParent || loadsHistoryAtOnce && needsQueryForHistory }
    /// Whether the old value is loaded when a history is asked for: where no look-up by primary key gives it.
    var loadsHistoryLate: Bool { !wantsActiveHistory && !loadsHistoryAtOnce && needsQueryForHistory }
    private var needsQueryForHistory: Bool { direction != .manyToOne || !usesGet }
    public var tracksParent: Bool { isSingleParent || direction == .oneToMany }
    /// Identifies the relationship in the objects' lists of parents.
    var parentToken: RelationshipProperty { self }

    /// `cascade = "..."`, checked against the direction once that is known.
    public func setCascades(_ cascades: Cascades) throws {
        let allowed = isViewOnly ? cascades.intersection(.viewOnlyAllowed) : cascades
        if resolvedTarget != nil, configuration == .finished { try checkCascades(allowed) }
        self.cascades = allowed
    }

    override func configure() throws {
        if let unknownStrategy { throw PythonException(ORMError.loaderStrategy, "Can't find strategy (('lazy', \(try unknownStrategy.reprText())),) for \(label)") }
        try resolve()
    }

    override func makeAttribute(_ mapper: Mapper, index: Int, slot: Int, isLate: Bool) -> InstrumentedAttribute? {
        guard configuration == .finished else { return UnconfiguredAttribute(self, of: mapper, index: index, slot: slot, isLate: isLate) }
        if usesList, strategy == .writeOnly || strategy == .dynamic { return WriteOnlyAttribute(self, of: mapper, index: index, slot: slot, isLate: isLate) }
        if usesList { return CollectionAttribute(self, of: mapper, index: index, slot: slot, isLate: isLate) }
        return ObjectAttribute(self, of: mapper, index: index, slot: slot, isLate: isLate)
    }
}

/// Stands for a relationship's attribute until configuration knows whether it holds one object or many.
final class UnconfiguredAttribute: InstrumentedAttribute {
    override var acceptsScalarLoader: Bool { false }
    override var usesObjects: Bool { true }
    override func descriptorGet(_ instance: Value, owner: Class) throws -> Value {
        if instance.isUndefined { return .object(self) }
        return try configured().descriptorGet(instance, owner: owner)
    }
    override func descriptorSet(_ instance: Value, _ value: Value) throws { try configured().descriptorSet(instance, value) }
    override func descriptorDelete(_ instance: Value) throws { try configured().descriptorDelete(instance) }

    private func configured() throws -> InstrumentedAttribute {
        try mapper.registry.configure()
        guard let attribute = mapper.attribute(key), !(attribute is UnconfiguredAttribute) else { throw PythonException.attributeError(key.text) }
        return attribute
    }
}
