import Database
import Runtime
import SQL

/// One load: the rows of one statement becoming objects, and what has to be done for them afterwards
/// (sqlalchemy.orm.QueryContext).
final class LoadRun {
    let session: Session
    let plan: LoadPlan
    /// An object loaded by this run carries the number, so that its further rows are known as such.
    let number: UInt32
    let populatesExisting: Bool
    /// Whether objects that are there must be of the version that the row has: `get(..., with_for_update=True)`.
    var checksVersion = false
    /// The object that a refresh is for.
    let refreshed: InstanceState?
    let onlyLoaded: Set<Name>?
    /// What was expired of the refreshed object, of which the load may leave some for later; nil for what is loaded.
    var expired: Set<Name>?
    /// What `subqueryload` embeds, and the relationships from there to the entities of this load.
    let origin: Origin?
    let trail: LoadTrail
    /// The execution options of the statement, which those of eager loading have too.
    var options: [(name: String, value: Value)] = []
    /// What the identities of the objects get: `identity_token`.
    var identityToken: Value?
    /// `bind_arguments` of the execution.
    var bindArguments: DictObject?

    struct Origin {
        let select: Select
        let path: [RelationshipProperty]
    }
    /// The session's identity map when the load began; closing the session ends it.
    let identityMap: IdentityMap
    /// What listeners are told of the load.
    private(set) lazy var context = LoadContext(self)
    private var fills: [FillKey: CollectionFill] = [:]
    private var order: [(state: InstanceState, attribute: InstrumentedAttribute, fill: CollectionFill)] = []
    /// What is loaded when the rows are read; a load that another caused adds to what that one left.
    private let later: LaterLoads
    /// Whether no other load caused this one.
    let isOutermost: Bool
    private var entries: [ObjectIdentifier: LaterLoads.Entry] = [:]
    private var subclassEntries: [LaterLoads.Entry] = []
    /// Subquery loads, which are sent with the rows themselves.
    private var subqueries: [(loading: LaterLoading, states: [SelectInLoading.Waiting])] = []
    /// Objects that were there before whose refresh was told.
    var toldPartial: Set<ObjectIdentifier> = []
    /// Objects that were there before and got only what they lacked, with what that was.
    var partial: [ObjectIdentifier: AttributeSet] = [:]

    private struct FillKey: Hashable {
        let state: ObjectIdentifier
        let attribute: Int
    }

    init(_ session: Session, plan: LoadPlan, origin: Origin?, populatesExisting: Bool = false, refreshed: InstanceState? = nil, onlyLoaded: Set<Name>? = nil, trail: LoadTrail = .none, within outer: LoadRun? = nil) {
        self.session = session
        later = outer?.later ?? LaterLoads()
        isOutermost = outer == nil
        self.plan = plan
        self.origin = origin
        self.populatesExisting = populatesExisting
        self.refreshed = refreshed
        self.onlyLoaded = onlyLoaded
        self.trail = trail
        number = session.nextLoad()
        identityMap = session.identityMap
    }

    // MARK: collections

    /// The members of a collection as rows bring them; nil where the collection is not this run's to fill.
    func fill(_ state: InstanceState, _ attribute: InstrumentedAttribute, begins: Bool) -> CollectionFill? {
        let key = FillKey(state: ObjectIdentifier(state), attribute: attribute.index)
        if let known = fills[key] { return known }
        guard begins else { return nil }
        let made = CollectionFill()
        fills[key] = made
        order.append((state, attribute, made))
        return made
    }

    func finishCollections() throws {
        for (state, attribute, fill) in order {
            let value: Value = attribute.isCollection ? .list(fill.members) : fill.members.first ?? .none
            try attribute.setCommitted(state, value)
        }
        fills.removeAll()
        order.removeAll()
    }

    // MARK: what comes after the rows

    func postpone(_ loading: LaterLoading, _ state: InstanceState, overwrites: Bool) {
        if loading.strategy == .subquery {
            if let at = subqueries.firstIndex(where: { $0.loading === loading }) { subqueries[at].states.append((state, overwrites)) } else { subqueries.append((loading, [(state, overwrites)])) }
            return
        }
        if let known = entries[ObjectIdentifier(loading)] { return known.add(state, overwrites: overwrites) }
        let entry = later.entry(.relationship(loading), trail.path + loading.path.dropLast(), self)
        entries[ObjectIdentifier(loading)] = entry
        entry.add(state, overwrites: overwrites)
    }

    /// Tells that objects will have a relationship loaded one by one, whether there are rows or not.
    func announce(_ loading: LaterLoading) {
        if !isOutermost, loading.strategy == .immediate { later.announce(trail.path + loading.path) }
    }

    /// Leaves the columns of a subclass for after the rows.
    func postpone(_ mapper: Mapper, of loading: EntityLoading, _ state: InstanceState) {
        let kind = LaterLoads.Kind.subclass(mapper, below: loading.entity.mapper, loading.node)
        let known = subclassEntries.first { $0.kind.isLike(kind) }
        let entry = known ?? later.entry(kind, trail.path + loading.path, self)
        if known == nil { subclassEntries.append(entry) }
        entry.add(state, overwrites: true)
    }

    /// Fills collections and loads relationships that were left for later.
    func finish() throws {
        guard !options.isEmpty else { return try finishLoading() }
        let outer = session.eagerOptions
        session.eagerOptions = options.filter { $0.name != "yield_per" && $0.name != "identity_token" }
        defer { session.eagerOptions = outer }
        try finishLoading()
    }

    private func finishLoading() throws {
        if !order.isEmpty { try finishCollections() }
        entries.removeAll()
        subclassEntries.removeAll()
        let waiting = subqueries
        subqueries.removeAll()
        // A subquery load is sent when its first row is met, before all others.
        for (loading, states) in waiting { try load(loading, states) }
        if isOutermost { try later.finish() }
        partial.removeAll()
    }

    /// Loads what this load, or several with it, left for later.
    /// - Parameter looksUp: whether objects of known keys are but looked for in the session.
    func load(_ entry: LaterLoads.Entry, looksUp: Bool) throws {
        switch entry.kind {
        case .relationship(let loading): try load(loading, entry.states, looksUp: looksUp)
        case .subclass(let mapper, let base, let node):
            let isAsked = onlyLoaded == nil && node?.subclasses.isEmpty == false
            try Cause.of(.eagerLoad(strategy: "selectin_polymorphic", target: mapper.mappedClass.name, objects: entry.states.count)) {
                try PolymorphicLoading.load(mapper, below: base, entry.states.map(\.state), isAsked: isAsked, self, node)
            }
        }
    }

    private func load(_ loading: LaterLoading, _ states: [SelectInLoading.Waiting], looksUp: Bool = false) throws {
        try Cause.of(.eagerLoad(strategy: loading.strategy.rawValue, target: loading.relationship.label, objects: states.count)) {
            let relationship = loading.relationship
            if loading.link?.recursion != nil, !relationship.isSelfReferential { throw ORMError.invalidRequest("recursion_depth option on relationship \(relationship.label) not valid for non-self-referential relationship") }
            if let depth = loading.link?.recursion, !depth.isNone, (try? Int.from(depth)) == nil { throw PythonException.typeError("'<' not supported between instances of '\(depth.typeName)' and 'int'") }
            switch loading.strategy {
            case .immediate: try loadOneByOne(loading, states, looksUp: looksUp && relationship.usesGet)
            case .selectin where refreshed != nil, .subquery where refreshed != nil: try loadOneByOne(loading, states)
            case .subquery where origin != nil: try SubqueryLoading(self, loading).load(states)
            // What is no SELECT of entities cannot be embedded.
            case .subquery: try loadOneByOne(loading, states)
            default:
                var selecting = SelectInLoading(self, loading)
                try selecting.load(states)
            }
        }
    }

    /// What an object holds already stays, even where its row overwrites the columns, unless these lead nowhere now.
    private func loadOneByOne(_ loading: LaterLoading, _ states: [SelectInLoading.Waiting], looksUp: Bool = false) throws {
        try StackGuard.check()
        for (state, _) in states {
            guard let attribute = state.mapper.attribute(loading.relationship.key), let object = state.object else { continue }
            if !attribute.read(object).isUndefined {
                if try SessionLoader.leadsNowhere(state, loading.relationship) { try attribute.setCommitted(state, .none) }
                continue
            }
            if looksUp || loading.looksUp {
                _ = try attribute.get(state, .noFetchRelated.union(.noRaise))
                continue
            }
            session.immediateLoad = (trail.going(loading.path), plan, loading.link?.recursion == nil ? nil : loading.furtherNode, self)
            defer { session.immediateLoad = nil }
            _ = try attribute.get(state, .merge)
        }
    }
}

/// The members of a collection that eager loading fills, each once.
final class CollectionFill {
    private(set) var members: [Value] = []
    private var seen: Set<ObjectIdentifier> = []
    func add(_ object: MappedInstance) { if seen.insert(ObjectIdentifier(object)).inserted { members.append(.object(object)) } }
}
