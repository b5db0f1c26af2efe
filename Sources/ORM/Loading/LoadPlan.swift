import Runtime
import SQL

/// The loader options of a query, sorted by the entities and relationships that they are about.
public final class LoadPlan {
    /// What holds for the entities of the query.
    private(set) var roots: [(entity: Entity, node: LoadNode)] = []
    /// `lazyload("*")`: the strategy of all relationships that no other option names.
    private(set) var wildcard: RelationshipProperty.LoadStrategy?
    /// `defer("*")`: what is said of the columns of every class that the query loads; nil where nothing is.
    private(set) var everywhere: LoadNode?
    /// `with_loader_criteria(...)`
    public private(set) var criteria: [LoaderCriteria] = []
    /// Options of the program's own, for listeners.
    private(set) var userOptions: [UserDefinedOption] = []
    /// What the objects keep of the plan: without criteria of `propagate_to_loaders=False`.
    private(set) lazy var propagated: LoadPlan = {
        if criteria.allSatisfy(\.propagates), userOptions.allSatisfy(\.propagates) { return self }
        let made = copied()
        made.criteria.removeAll { !$0.propagates }
        made.userOptions.removeAll { !$0.propagates }
        return made
    }()
    /// The plan of later loads: `lazyload("*")` is about the query alone.
    private(set) lazy var later: LoadPlan = {
        if wildcard == nil, everywhere == nil { return self }
        let made = copied()
        (made.wildcard, made.everywhere) = (nil, nil)
        return made
    }()
    public var isEmpty: Bool { roots.isEmpty && wildcard == nil && everywhere == nil && criteria.isEmpty && userOptions.isEmpty }

    static let none = LoadPlan()
    private init() {}

    /// - Parameter entities: those of the query; an option must begin at one of them.
    /// - Throws: ArgumentError where an option fits none of them.
    init(_ options: [Object], entities: [Entity]) throws {
        for option in options {
            if let criterion = option as? LoaderCriteria { criteria.append(criterion) }
            if let option = option as? UserDefinedOption { userOptions.append(option) }
            for directive in (option as? LoaderOption)?.directives ?? [] { try add(directive, entities) }
        }
    }

    /// The plan with what `and_()` of an option says of the class that a relationship leads to: it holds for whatever is loaded from there too.
    func adding(_ link: LoadLink?, on entity: Entity) -> LoadPlan { link?.criteria(on: entity).map { adding([$0]) } ?? self }

    /// The plan with criteria that a listener added to the statement.
    func adding(_ options: [Object]) -> LoadPlan {
        let more = options.compactMap { $0 as? LoaderCriteria }.filter { option in !criteria.contains { $0 === option } }
        if more.isEmpty { return self }
        let made = copied()
        made.criteria += more
        return made
    }

    private func copied() -> LoadPlan {
        let made = LoadPlan()
        (made.roots, made.wildcard, made.everywhere, made.criteria, made.userOptions) = (roots, wildcard, everywhere, criteria, userOptions)
        return made
    }

    private func add(_ directive: LoaderOption.Directive, _ entities: [Entity]) throws {
        if case .allRelationships(let strategy) = directive.action, directive.root == nil {
            wildcard = strategy
            return
        }
        if directive.root == nil, directive.action.isOfAllColumns {
            let node = everywhere ?? LoadNode()
            everywhere = node
            try node.apply(directive.path[...], directive)
            return
        }
        let fitting = entities.filter { entity in directive.root.map { LoadPlan.fits($0, entity) } ?? true }
        if fitting.isEmpty, directive.isSilent { return }
        if fitting.isEmpty, let root = directive.root { throw LoadPlan.noRoot(root, directive.text, entities) }
        if case .refused(let refusal) = directive.action { throw refusal }
        for entity in fitting {
            if case .subclasses = directive.action, directive.path.isEmpty, let root = directive.root, !entity.mapper.isa(root.mapper) { continue }
            try node(entity).apply(directive.path[...], directive.seen(from: entity))
        }
    }

    /// What is left of options once other columns are selected: those about entities that are selected no longer go.
    public static func settled(_ options: [Object], of former: [Entity], for entities: [Entity]) -> [Object] {
        options.compactMap { option in
            guard let loader = option as? LoaderOption else { return option }
            return loader.keeping { directive in
                guard let root = directive.root, !entities.contains(where: { fits(root, $0) }) else { return true }
                return !former.contains { fits(root, $0) }
            }
        }
    }

    private static func fits(_ root: Entity, _ entity: Entity) -> Bool {
        if root === entity { return true }
        if root.isAliased { return entity.isAliased && entity.selectable === root.selectable && (entity.mapper.isa(root.mapper) || root.mapper.isa(entity.mapper)) }
        // What an option says of a class holds for what it inherits, and so for its siblings too.
        return !entity.isAliased && entity.mapper.base === root.mapper.base
    }

    private static func noRoot(_ root: Entity, _ option: String, _ entities: [Entity]) -> PythonException {
        guard !entities.isEmpty else {
            return ORMError.argument("Query has only expression-based entities; attribute loader option \(option) can't be applied here.")
        }
        return ORMError.argument("Mapped class \(root.shown) referenced in option \(option) does not apply to any of the root entities in this query, e.g. \(entities.map(\.shown).joined(separator: ", ")). Please specify the full path from one of the root entities to the target attribute. ")
    }

    private func node(_ entity: Entity) -> LoadNode {
        if let known = roots.first(where: { $0.entity === entity }) { return known.node }
        let made = LoadNode()
        roots.append((entity, made))
        return made
    }

    /// What the options say of an entity of the query.
    func root(_ entity: Entity) -> LoadNode? { roots.first { $0.entity === entity }?.node }
}

/// What options say of one entity at one place: its columns, and its relationships.
public final class LoadNode {
    private var links: [ObjectIdentifier: LoadLink] = [:]
    private(set) var wildcard: RelationshipProperty.LoadStrategy?
    private var only: Set<ObjectIdentifier>?
    private var onlyRaises = false
    /// The class that `load_only()` is about, but not what its subclasses add; nil for an alias, of which it leaves nothing else.
    private var onlyMapper: Mapper?
    private var deferred: [ObjectIdentifier: Bool] = [:]
    private var undeferred: Set<ObjectIdentifier> = []
    private var groups: Set<String> = []
    private var defersAll: Bool?
    private var undefersAll = false
    private var expressions: [ObjectIdentifier: ColumnElement] = [:]
    /// What `selectin_polymorphic()` names: classes, or what `with_polymorphic()` makes of them.
    private(set) var subclassEntities: [Entity] = []
    var subclasses: [Mapper] { subclassEntities.map(\.mapper) }

    init() {}
    init(_ relationship: RelationshipProperty, _ link: LoadLink?) { links[ObjectIdentifier(relationship)] = link }
    /// What another node says, and a relationship by a link of its own.
    init(_ other: LoadNode, _ relationship: RelationshipProperty, _ link: LoadLink) {
        (links, wildcard, only, onlyRaises, onlyMapper, deferred, undeferred) = (other.links, other.wildcard, other.only, other.onlyRaises, other.onlyMapper, other.deferred, other.undeferred)
        (groups, defersAll, undefersAll, expressions, subclassEntities) = (other.groups, other.defersAll, other.undefersAll, other.expressions, other.subclassEntities)
        links[ObjectIdentifier(relationship)] = link
    }

    func link(_ relationship: RelationshipProperty) -> LoadLink? { links.isEmpty ? nil : links[ObjectIdentifier(relationship)] }

    /// - Throws: InvalidRequestError where an option before says otherwise
    func apply(_ path: ArraySlice<LoaderOption.Step>, _ directive: LoaderOption.Directive) throws {
        guard let step = path.first else { return try apply(directive) }
        let action = directive.action
        let link = links[ObjectIdentifier(step.relationship)] ?? LoadLink()
        links[ObjectIdentifier(step.relationship)] = link
        if let target = step.target { try link.take(target, along: step.relationship) }
        if path.count == 1, let said = action.said, let known = link.said, known.meaning != said { throw LoadNode.conflict(directive.text, known.directive.text) }
        guard path.count == 1 else {
            for node in link.nodes(beneath: step.target) { try node.apply(path.dropFirst(), directive) }
            return
        }
        if let said = action.said {
            link.said = (said, directive)
            // `defaultload(User.posts.and_(...))` has none.
            link.criteria = step.criteria
        }
        switch action {
        case .strategy(let strategy, let details):
            if let strategy {
                link.strategy = strategy
                link.isContained = false
            }
            if let inner = details.innerJoin { link.innerJoin = inner }
            if let recursion = details.recursion { link.recursion = recursion }
            if let size = details.chunkSize { link.chunkSize = size }
        case .contained(let entity):
            link.isContained = true
            link.strategy = .joined
            link.containedEntity = entity
        default: for node in link.nodes(beneath: step.target) { try node.apply(directive) }
        }
    }

    static func conflict(_ replacement: String, _ existing: String) -> PythonException {
        ORMError.invalidRequest("Loader strategy replacement \(replacement) is in conflict with existing strategy \(existing)")
    }

    /// Notes what an option says of columns: `defer(User.posts -> Post.title)`.
    private func note(_ name: String, _ properties: [ColumnProperty], raises: Bool, _ directive: LoaderOption.Directive) throws {
        for property in properties {
            let text = LoaderOption.described(name, directive.root, directive.path, (property.label, property.key))
            let said = raises ? "\(name) raiseload" : name
            if let known = saidOfColumns[ObjectIdentifier(property)], known.meaning != said { throw LoadNode.conflict(text, known.text) }
            saidOfColumns[ObjectIdentifier(property)] = (said, text)
        }
    }
    private var saidOfColumns: [ObjectIdentifier: (meaning: String, text: String)] = [:]

    private func apply(_ directive: LoaderOption.Directive) throws {
        switch directive.action {
        case .loadOnly(let properties, _), .undeferred(let properties): try note("undefer", properties, raises: false, directive)
        case .deferred(let properties, let raises): try note("defer", properties, raises: raises, directive)
        default: break
        }
        switch directive.action {
        case .allRelationships(let strategy): wildcard = strategy
        case .loadOnly(let properties, let raises):
            only = (only ?? []).union(properties.map { ObjectIdentifier($0) })
            onlyRaises = raises
            onlyMapper = LoadNode.mapper(of: properties, directive)
        case .deferred(let properties, let raises):
            for property in properties {
                deferred[ObjectIdentifier(property)] = raises
                undeferred.remove(ObjectIdentifier(property))
            }
        case .undeferred(let properties):
            for property in properties {
                undeferred.insert(ObjectIdentifier(property))
                deferred[ObjectIdentifier(property)] = nil
            }
        case .undeferredGroup(let group): groups.insert(group)
        case .allDeferred(let raises): defersAll = raises
        case .allUndeferred: undefersAll = true
        case .expression(let property, let expression): expressions[ObjectIdentifier(property)] = expression
        case .subclasses(let entities): subclassEntities += entities
        case .strategy, .contained, .refused: break
        }
    }

    private static func mapper(of properties: [ColumnProperty], _ directive: LoaderOption.Directive) -> Mapper? {
        let last = directive.path.last
        if last.map({ $0.target?.isAliased ?? false }) ?? directive.root?.isAliased ?? false { return nil }
        return properties.compactMap { $0.parent }.reduce(last?.relationship.target ?? directive.root?.mapper) { known, mapper in known.map { mapper.isa($0) ? mapper : $0 } }
    }

    /// Whether options ask for a column that is otherwise left for later.
    func undefers(_ property: ColumnProperty) -> Bool { undefersAll || saying(property) == .loaded }

    /// How a column is loaded: with the row, later, or not at all.
    enum ColumnLoading { case loaded, deferred, raised }

    /// What options say of a column; nil where they say nothing.
    /// - Parameter mapper: the class of the rows.
    func loading(_ property: ColumnProperty, isKey: Bool, of mapper: Mapper) -> ColumnLoading? {
        let id = ObjectIdentifier(property)
        if undeferred.contains(id) { return .loaded }
        if let raises = deferred[id], !isKey { return raises ? .raised : .deferred }
        if let group = property.group, groups.contains(group) { return .loaded }
        if let only, onlyMapper.map({ named in property.parent.map { (mapper.isa(named) ? mapper : named).isa($0) } ?? true }) ?? true {
            if only.contains(id) || isKey { return .loaded }
            return onlyRaises ? .raised : .deferred
        }
        if undefersAll { return .loaded }
        if let defersAll, !isKey { return defersAll ? .raised : .deferred }
        return nil
    }

    /// What options that name the very column say of it; nil where none does.
    func saying(_ property: ColumnProperty) -> ColumnLoading? {
        let id = ObjectIdentifier(property)
        if undeferred.contains(id) || only?.contains(id) == true { return .loaded }
        return deferred[id].map { $0 ? .raised : .deferred }
    }

    static func standard(_ property: ColumnProperty) -> ColumnLoading { property.isDeferred ? (property.raisesOnLoad ? .raised : .deferred) : .loaded }

    /// Whether a SELECT within another has the property, whatever options say: one that is loaded later too where it is a column of a table.
    static func isInSubqueries(_ property: ColumnProperty) -> Bool { standard(property) == .loaded || property.isTableColumn }

    func expression(_ property: ColumnProperty) -> ColumnElement? { expressions.isEmpty ? nil : expressions[ObjectIdentifier(property)] }
}

extension LoaderOption.Directive {
    /// The directive as one of an entity of the query, where it names a sibling of its class.
    fileprivate func seen(from entity: Entity) -> LoaderOption.Directive {
        guard let root, !root.isAliased, !entity.mapper.isa(root.mapper), !root.mapper.isa(entity.mapper) else { return self }
        return LoaderOption.Directive(root: entity, path: path, action: action, naming: naming)
    }
}

extension LoaderOption.Action {
    /// `defer("*")` and `undefer("*")`
    fileprivate var isOfAllColumns: Bool {
        switch self {
        case .allDeferred, .allUndeferred: true
        default: false
        }
    }

    /// What an option says of a relationship, for comparison with others; nil for what only leads on.
    fileprivate var said: String? {
        switch self {
        case .strategy(let strategy?, let details):
            ([strategy.rawValue] + [details.innerJoin, details.recursion, details.chunkSize].map { $0.flatMap { try? $0.reprText() } ?? "" }).joined(separator: " ")
        case .contained(let entity): "contained \(entity.map { "\(ObjectIdentifier($0))" } ?? "")"
        default: nil
        }
    }
}

/// What options say of one relationship.
final class LoadLink {
    /// What the last option about it said.
    var said: (meaning: String, directive: LoaderOption.Directive)?
    var strategy: RelationshipProperty.LoadStrategy?
    var target: Entity?
    var criteria: [ColumnElement] = []
    private var criteriaOption: LoaderCriteria?
    var innerJoin: Value?
    var recursion: Value?
    var chunkSize: Value?
    /// `contains_eager`
    var isContained = false
    var containedEntity: Entity?
    let node: LoadNode
    init(_ node: LoadNode = LoadNode()) { self.node = node }
    /// What options say beneath each alias that `of_type()` names.
    private var nodesOfAliases: [(alias: Entity, node: LoadNode)] = []
    /// What a load by a SELECT of its own follows: of several aliases that `of_type()` names it selects the last, and heeds what is said beneath that.
    var separateNode: LoadNode { nodesOfAliases.count > 1 ? nodesOfAliases.first { $0.alias === target }?.node ?? node : node }

    /// The places that an option is noted at which leads on from here.
    fileprivate func nodes(beneath target: Entity?) -> [LoadNode] {
        guard let target, target.isAliased else { return [node] }
        if let known = nodesOfAliases.first(where: { $0.alias === target }) { return [node, known.node] }
        let made = LoadNode()
        nodesOfAliases.append((target, made))
        return [node, made]
    }

    /// The criteria of the option as `with_loader_criteria(entity, ...)`; nil where there are none.
    func criteria(on entity: Entity) -> LoaderCriteria? {
        if criteria.isEmpty { return nil }
        if let known = criteriaOption { return known }
        let made = LoaderCriteria(entity.mapper.mappedClass, entity: entity, .object(Conjunction.make(.and, criteria)), includesAliases: false, propagates: true)
        criteriaOption = made
        return made
    }

    /// What `of_type()` named.
    private var targets: [Entity] = []

    /// `of_type(Manager)` loads the columns of the subclass with those of all objects that the relationship leads to; what several options name is
    /// loaded by one alias (`_set_of_type_info`).
    /// - Throws: InvalidRequestError where an option before leads to an alias of another class.
    func take(_ given: Entity, along relationship: RelationshipProperty) throws {
        guard !targets.contains(where: { $0 === given }) else { return }
        targets.append(given)
        var arguments = AliasedClass.PolymorphicArguments()
        arguments.isAliased = true
        let added = given.isAliased ? given : try AliasedClass.polymorphic(given.mapper.base, [given.mapper], arguments).entity
        guard let known = target else { return target = added }
        guard known.mapper === added.mapper else {
            throw ORMError.invalidRequest("Can't combine of_type() targets \(known.shown) and \(added.shown) along the relationship \(relationship.label) in the same query.  To load multiple subclasses along a single relationship, use a single with_polymorphic() object that includes all of the target classes.")
        }
        let classes = known.polymorphicMappers + added.polymorphicMappers.filter { mapper in !known.polymorphicMappers.contains { $0 === mapper } }
        if classes.count == known.polymorphicMappers.count, classes.count == added.polymorphicMappers.count { return target = added }
        arguments.isFlat = true
        arguments.isInner = !added.options.representsOuterJoin
        target = try AliasedClass.polymorphic(known.mapper, classes, arguments).entity
    }

    /// What a subquery load further on joins where `of_type(Manager)` named one subclass alone: an alias of it, by an inner join.
    func subclassAlias() throws -> Entity? {
        guard let given = targets.first, targets.count == 1, !given.isAliased, given.mapper.tables.count > 1 || given.mapper.isSingle else { return nil }
        return try AliasedClass.make(given.mapper, of: given).entity
    }

    /// What options say of the objects behind the relationship: with `recursion_depth`, the same again.
    /// - Parameter isSeparate: whether they are loaded by a SELECT of its own that follows the rows.
    func further(_ relationship: RelationshipProperty, isSeparate: Bool = false) -> LoadNode {
        let own = isSeparate ? separateNode : node
        guard case .int(let depth)? = recursion, depth != 0 else { return own }
        return LoadNode(own, relationship, depth < 0 ? self : recurring(depth - 1))
    }

    /// The same to another depth of `recursion_depth`.
    func recurring(_ depth: Int) -> LoadLink {
        let made = LoadLink(separateNode)
        (made.strategy, made.target, made.criteria, made.recursion, made.chunkSize) = (strategy, target, criteria, .int(depth), chunkSize)
        return made
    }
}
