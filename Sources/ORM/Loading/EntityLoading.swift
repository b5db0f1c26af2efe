import Runtime
import SQL

/// How an entity of a statement is loaded: which columns are where in a row, and what is done about relationships.
///
/// Made while the statement is compiled; `RowLoader` makes objects by it.
final class EntityLoading {
    let entity: Entity
    let plan: LoadPlan
    let node: LoadNode?
    /// Columns of the mapper to their places.
    private(set) var slots: [ObjectIdentifier: LoadSlot] = [:]
    /// Properties to the places of the expressions that `with_expression()` gives them: those without one of their own have none to be known by.
    private var expressionSlots: [ObjectIdentifier: LoadSlot] = [:]
    /// Those among them that options load as NULL.
    private var nullSlots: Set<ObjectIdentifier> = []
    /// The discriminator's place, where it is loaded.
    private(set) var discriminator: LoadSlot?
    /// Relationships whose rows come with those of the entity.
    private(set) var joined: [(relationship: RelationshipProperty, loading: EntityLoading)] = []
    /// Relationships that are loaded by further statements after the rows.
    private(set) var later: [LaterLoading] = []
    /// What loaders of its rows found out, for those of the next run.
    var places: RowLoader.Places?
    /// Relationships that rows leave empty: `noload`.
    private(set) var empty: [RelationshipProperty] = []
    /// Relationships that are not loaded after the rows since that would go round: objects keep what they hold.
    private(set) var kept: [RelationshipProperty] = []
    private var deferred: Set<ObjectIdentifier> = []
    /// Whether an option leaves a column for later.
    func isDeferred(_ property: ColumnProperty) -> Bool { deferred.contains(ObjectIdentifier(property)) }
    /// Columns of keys and discriminators that are read for the sake of the object alone: options leave the attributes for later.
    private var withheld: Set<ObjectIdentifier> = []
    func isWithheld(_ property: ColumnProperty) -> Bool { !withheld.isEmpty && withheld.contains(ObjectIdentifier(property)) }
    /// Columns whose reading raises.
    private(set) var raised: Set<ObjectIdentifier> = []
    /// Relationships from the entity of the query to this one.
    let path: [RelationshipProperty]
    /// How the entity of the query was reached.
    private let trail: LoadTrail
    private let onlyLoaded: Set<Name>?
    /// The class of the alias that the way begins at; nil where it begins at a class itself.
    private let aliasedRoot: Mapper?
    /// Whether the user's own alias is loaded: `contains_eager`; labels of its columns stay as they are.
    private var isContained = false

    init(_ entity: Entity, _ node: LoadNode?, in compilation: SelectCompilation) throws {
        self.entity = entity
        self.node = node
        plan = compilation.plan
        path = []
        trail = compilation.trail
        aliasedRoot = entity.isAliased ? entity.mapper : nil
        onlyLoaded = compilation.onlyLoaded
        try setUp(compilation, isSecondary: false, root: entity, isBehindOuter: false)
    }

    private init(_ entity: Entity, _ node: LoadNode?, path: [RelationshipProperty], in compilation: SelectCompilation, isSecondary: Bool, root: Entity, isBehindOuter: Bool, isContained: Bool = false) throws {
        self.entity = entity
        self.node = node
        self.path = path
        self.isContained = isContained
        trail = compilation.trail
        plan = compilation.plan
        aliasedRoot = root.isAliased ? root.mapper : nil
        onlyLoaded = nil
        try setUp(compilation, isSecondary: isSecondary, root: root, isBehindOuter: isBehindOuter)
    }

    private func setUp(_ compilation: SelectCompilation, isSecondary: Bool, root: Entity, isBehindOuter: Bool) throws {
        for property in entity.allProperties {
            if let onlyLoaded, !onlyLoaded.contains(property.key) { continue }
            if let column = property as? ColumnProperty {
                try place(column, compilation, isSecondary)
            } else if let relationship = property as? RelationshipProperty, !compilation.isSubquery {
                try setUp(relationship, compilation, isSecondary: isSecondary, root: root, isBehindOuter: isBehindOuter)
            }
        }
        if compilation.readsColumns { try placeSubclasses(compilation, isSecondary) }
        if let column = entity.discriminator, entity.mapper.polymorphicMap.count > 0, onlyLoaded == nil || slots[ObjectIdentifier(column)] != nil {
            discriminator = slots[ObjectIdentifier(column)] ?? compilation.place(entity: compilation.adapt(entity.adapt(column)), isSecondary: isSecondary)
        }
    }

    // MARK: columns

    /// How a column is loaded, as options say of it, of all columns, or the class itself.
    private func columnLoading(_ property: ColumnProperty, isKey: Bool, of mapper: Mapper? = nil) -> LoadNode.ColumnLoading {
        let mapper = mapper ?? entity.mapper
        return node?.loading(property, isKey: isKey, of: mapper) ?? plan.everywhere?.loading(property, isKey: isKey, of: mapper) ?? LoadNode.standard(property)
    }

    private func place(_ property: ColumnProperty, _ compilation: SelectCompilation, _ isSecondary: Bool) throws {
        if compilation.isReturning, !property.isTableColumn { return }
        // The discriminator is loaded as the key is, whatever else is left for later.
        let isKey = property.columns.contains { column in column === entity.discriminator || entity.mapper.primaryKey.contains { $0 === column } }
        if let expression = node?.expression(property) {
            expressionSlots[ObjectIdentifier(property)] = compilation.place(entity: compilation.adapt(entity.adapt(expression)), isSecondary: isSecondary)
            return
        }
        let isWanted = onlyLoaded != nil || compilation.isSubquery && LoadNode.isInSubqueries(property)
        // Where the rows are those of another SELECT, options are about keys as about any column.
        if compilation.readsColumns, isKey, !isWanted, columnLoading(property, isKey: false) != .loaded {
            deferred.insert(ObjectIdentifier(property))
            withheld.insert(ObjectIdentifier(property))
        }
        switch isWanted ? .loaded : columnLoading(property, isKey: isKey) {
        case .deferred: deferred.insert(ObjectIdentifier(property))
        case .raised: raised.insert(ObjectIdentifier(property))
        case .loaded:
            if property.isOfQuery, property.expression === Constant.null {
                if node?.undefers(property) != true, plan.everywhere?.undefers(property) != true { return }
                nullSlots.insert(ObjectIdentifier(property))
            }
            for column in property.columns where entity.has(column) {
                var adapted = entity.adapt(column)
                if isContained, let label = column as? Label, !label.isAnonymous { adapted = Label(label.name, adapted) }
                slots[ObjectIdentifier(column)] = compilation.place(entity: try compilation.heeding(compilation.adapt(adapted)), isSecondary: isSecondary)
            }
        }
    }

    /// The rows of `from_statement(select(...))` may have the columns of subclasses.
    private func placeSubclasses(_ compilation: SelectCompilation, _ isSecondary: Bool) throws {
        for mapper in entity.mapper.selfAndDescendants.dropFirst() where !mapper.isConcrete {
            for case let property as ColumnProperty in mapper.properties where slot(property) == nil && !deferred.contains(ObjectIdentifier(property)) && !raised.contains(ObjectIdentifier(property)) {
                if columnLoading(property, isKey: false) != .loaded { continue }
                for column in property.columns { slots[ObjectIdentifier(column)] = compilation.place(entity: compilation.adapt(entity.adapt(column)), isSecondary: isSecondary) }
            }
        }
    }

    /// Whether options refuse to load a column that only a subclass of the entity has.
    func raisesOnLoad(_ property: ColumnProperty, of mapper: Mapper) -> Bool {
        guard node != nil || plan.everywhere != nil, mapper !== entity.mapper, !entity.allProperties.contains(where: { $0 === property }) else { return false }
        return columnLoading(property, isKey: false, of: mapper) == .raised && LoadNode.standard(property) != .raised
    }

    /// Whether options leave a column for later that rows happen to hold, as the key of a subclass of the entity which is that of its base.
    func defers(_ property: ColumnProperty, of mapper: Mapper) -> Bool {
        guard entity.isAliased && node != nil || plan.everywhere != nil, mapper !== entity.mapper, onlyLoaded == nil, !entity.allProperties.contains(where: { $0 === property }) else { return false }
        return LoadNode.standard(property) == .loaded && ((entity.isAliased ? node?.loading(property, isKey: false, of: entity.mapper) : nil) ?? plan.everywhere?.loading(property, isKey: false, of: entity.mapper)) == .deferred
    }

    /// A column that a subquery load finds its objects by, and that options leave out of the rows: of this entity, or of one joined to it.
    var columnLackingForSubqueries: ColumnElement? {
        for loading in later where loading.strategy == .subquery {
            if let column = loading.relationship.localColumns.first(where: { entity.mapper.property(for: $0).map { deferred.contains(ObjectIdentifier($0)) } ?? false }) { return entity.adapt(column) }
        }
        return joined.lazy.compactMap(\.loading.columnLackingForSubqueries).first
    }

    /// Where a column property's value lies; nil where rows do not have it.
    func slot(_ property: ColumnProperty) -> LoadSlot? {
        if let found = expressionSlots[ObjectIdentifier(property)] { return found }
        if property.isOfQuery, property.expression === Constant.null { return nullSlots.contains(ObjectIdentifier(property)) ? slots[ObjectIdentifier(Constant.null)] : nil }
        for column in property.columns { if let found = slots[ObjectIdentifier(column)] { return found } }
        // A concrete class of a UNION: `pjoin.name` stands for `engineer.name`.
        guard property.parent?.isConcrete == true, let union = entity.mapper.mappedSelectable as? Subquery else { return nil }
        for column in property.columns { if let shown = union.corresponding(to: column), let found = slots[ObjectIdentifier(shown)] { return found } }
        return nil
    }
    func slot(_ column: ColumnElement) -> LoadSlot? {
        if let found = slots[ObjectIdentifier(column)] { return found }
        return entity.mapper.property(for: column).flatMap { slot($0) }
    }

    // MARK: relationships

    private func setUp(_ relationship: RelationshipProperty, _ compilation: SelectCompilation, isSecondary: Bool, root: Entity, isBehindOuter: Bool) throws {
        let link = node?.link(relationship)
        let strategy = LoadPlace.strategy(relationship, plan, node, isLater: compilation.isLater)
        let isContained = (link?.isContained ?? false) && !compilation.isLater
        // The SELECT of what a subclass adds loads its relationships as if options asked for them (`_subclass_load_via_in`).
        let isOfSubclass = onlyLoaded != nil && !compilation.isRefresh
        let isChosen = isOfSubclass || link?.strategy != nil && (isContained || link?.isContained != true)
        if path.isEmpty, !isChosen, trail.leadsBack(relationship) { return }
        if relationship.strategy == .dynamic || relationship.strategy == .writeOnly, strategy.populates {
            // Refused once the rows are there (`_create_row_processor`).
            compilation.unpopulated = compilation.unpopulated ?? relationship
            if strategy != .joined { return }
        }
        if compilation.isReturning, strategy == .joined || strategy == .subquery, isChosen || isContained {
            try SQLWarning.warn("The \(strategy == .joined ? "joinedload" : "subqueryload") loader option is not compatible with DML statements such as INSERT, UPDATE.  Only SELECT may be used.This warning will become an exception in a future release.", SQLWarning.deprecationWarning)
        }
        switch strategy {
        case .joined:
            // Whether rows repeat is not asked of what is joined in the end: a collection that would go round counts as well (`multi_row_eager_loaders`).
            if compilation.isReturning ? EntityLoading.repeatsRows(relationship, isChosen: isChosen) : relationship.usesList { compilation.isMultiRow = true }
            if isContained, let link {
                let target = (link.containedEntity ?? link.target ?? compilation.standIn(for: relationship.targetEntity)).seen(as: relationship.target)
                if compilation.isReturning { return }
                if relationship.usesList { compilation.needsAllRows = true }
                joined.append((relationship, try EntityLoading(target, link.node, path: path + [relationship], in: compilation, isSecondary: false, root: root, isBehindOuter: isBehindOuter, isContained: true)))
            } else if !compilation.isReturning, !compilation.readsStatement, isChosen || !isCycle(relationship, isJoined: true) {
                try join(relationship, link, compilation, root: root, isBehindOuter: isBehindOuter)
            } else {
                loadWhereNamed(relationship, link, compilation)
            }
        case .selectin, .subquery, .immediate:
            if !isChosen, goesRound(relationship) {
                // What would go round is loaded object by object or not at all; an object of a known key is then but looked for in the session.
                if strategy == .immediate || compilation.isRefresh { loadOneByOne(relationship, link) } else { kept.append(relationship) }
                return
            }
            if strategy == .subquery {
                // There is no SELECT to embed: nothing is loaded.
                if compilation.readsStatement || compilation.isReturning { return }
                compilation.needsAllRows = true
            }
            later.append(LaterLoading(relationship, strategy, link, path: path + [relationship]))
        case .noload: if !compilation.isReturning, relationship.strategy != .dynamic { empty.append(relationship) }
        default: loadWhereNamed(relationship, link, compilation)
        }
    }

    /// Whether a joined load makes rows of RETURNING, which joins nothing, be taken for repeated ones: by a collection, or by one that its objects would be joined to.
    private static func repeatsRows(_ relationship: RelationshipProperty, isChosen: Bool) -> Bool {
        var known: Set<ObjectIdentifier> = []
        func repeats(_ relationship: RelationshipProperty, isChosen: Bool = false) -> Bool {
            if relationship.usesList { return !isChosen }
            return known.insert(ObjectIdentifier(relationship)).inserted && relationship.target.relationships.contains { $0.strategy == .joined && repeats($0) }
        }
        return repeats(relationship, isChosen: isChosen)
    }

    /// A refresh that names a relationship loads it, however it is loaded otherwise.
    private func loadWhereNamed(_ relationship: RelationshipProperty, _ link: LoadLink?, _ compilation: SelectCompilation) {
        if onlyLoaded != nil, compilation.rereading == .asked { loadOneByOne(relationship, link) }
    }
    /// An object of a known key that leads round is but looked for in the session.
    private func loadOneByOne(_ relationship: RelationshipProperty, _ link: LoadLink?) {
        let isLookedUp = link?.strategy == nil && relationship.usesGet && goesRound(relationship)
        later.append(LaterLoading(relationship, .immediate, link, path: path + [relationship], looksUp: isLookedUp))
    }

    /// What is loaded later of a relationship that only a subclass of the entity has: by `immediateload()` alone, the others begin at the entity itself.
    func later(_ relationship: RelationshipProperty) -> LaterLoading? {
        if entity.allProperties.contains(where: { $0 === relationship }) { return nil }
        let link = node?.link(relationship)
        guard LoadPlace.strategy(relationship, plan, node, isLater: false) == .immediate else { return nil }
        return link?.strategy == nil && goesRound(relationship) ? nil : LaterLoading(relationship, .immediate, link, path: path + [relationship])
    }

    /// Whether eager loading without an option would go round in circles, or deeper than `join_depth`.
    private func isCycle(_ relationship: RelationshipProperty, isJoined: Bool = false) -> Bool {
        // A join counts the steps of its own SELECT, loads that follow those before it too.
        if let depth = relationship.joinDepth { return path.count + 1 + (isJoined || trail.isLazy || relationship.strategy == .immediate ? 0 : trail.path.count) > depth }
        if let aliasedRoot, path.isEmpty || isJoined, aliasedRoot.isa(relationship.target) { return true }
        return (entity.isAliased && path.isEmpty ? path : path + [relationship]).contains { $0.parent?.isa(relationship.target) == true }
    }

    /// Whether a load after the rows would go round: within the SELECT, or since the way to its entity was at the target before.
    private func goesRound(_ relationship: RelationshipProperty) -> Bool {
        isCycle(relationship) || relationship.joinDepth == nil && trail.path.contains { $0.parent?.isa(relationship.target) == true }
    }

    /// Joins deeper than these go round for ever, as by the relationship of a class to its own subclass.
    private static let deepestJoin = 100

    private func join(_ relationship: RelationshipProperty, _ link: LoadLink?, _ compilation: SelectCompilation, root: Entity, isBehindOuter: Bool) throws {
        if path.count >= EntityLoading.deepestJoin { throw PythonException.recursionError("maximum recursion depth exceeded") }
        let target: Entity
        if let given = link?.target, given.isAliased { target = given } else {
            target = try AliasedClass.make(link?.target?.mapper ?? relationship.target, of: link?.target ?? relationship.resolvedEntity, flat: true).entity
        }
        guard target.mapper.base === relationship.target.base, target.mapper.primaryKey.allSatisfy({ target.adapt($0) !== $0 }) else {
            throw ORMError.invalidRequest("Detected unaliased columns when generating joined load.  Make sure to use aliased=True or flat=True when using joined loading with with_polymorphic().")
        }
        let wish = link?.innerJoin ?? relationship.innerJoin
        var isInner = try wish.isTrue(), isUnnested = false
        if case .string(let text) = wish, text.text == "unnested" { isUnnested = true }
        let isOutside = root.options.representsOuterJoin
        let isSpliced = isBehindOuter && isInner && !isUnnested && !isOutside
        if isInner, isOutside || isBehindOuter && isUnnested { isInner = false }
        if relationship.usesList { compilation.needsAllRows = true }
        let criteria = (link?.criteria ?? []).map { target.adapt($0) } + (try compilation.eagerCriteria(relationship.targetEntity).map { target.adapt($0) })
        compilation.eagerJoins.append(EagerJoin(root: root, parent: entity, target: target, relationship: relationship, isInner: isInner, isSpliced: isSpliced, criteria: criteria))
        // The columns of the base come before those that an alias of a subclass adds.
        let loaded = link?.target?.isAliased ?? false ? target.seen(as: relationship.target) : target
        joined.append((relationship, try EntityLoading(
            loaded, link?.node, path: path + [relationship], in: compilation, isSecondary: true, root: root, isBehindOuter: isBehindOuter || !isInner)))
        if entity === root { compilation.finally { [unowned(unsafe) self] in self.showKeyColumns(relationship, compilation) } }
    }

    /// The columns that the join needs must be in the SELECT, which may become a subquery.
    private func showKeyColumns(_ relationship: RelationshipProperty, _ compilation: SelectCompilation) {
        for column in relationship.condition?.primaryColumns ?? [] where slots[ObjectIdentifier(column)] == nil && entity.mapper.property(for: column) != nil {
            _ = compilation.place(entity: compilation.adapt(entity.adapt(column)), isSecondary: false)
        }
    }
}

/// A relationship that is loaded after the rows, for all their objects together or one by one.
final class LaterLoading {
    let relationship: RelationshipProperty
    let strategy: RelationshipProperty.LoadStrategy
    let link: LoadLink?
    let path: [RelationshipProperty]
    /// Whether only objects of the session are taken, by no statement.
    let looksUp: Bool
    init(_ relationship: RelationshipProperty, _ strategy: RelationshipProperty.LoadStrategy, _ link: LoadLink?, path: [RelationshipProperty], looksUp: Bool = false) {
        self.looksUp = looksUp
        self.relationship = relationship
        self.strategy = strategy
        self.link = link
        self.path = path
    }

    /// What options say of the loaded objects: with `recursion_depth`, the same again.
    var furtherNode: LoadNode? { link?.further(relationship, isSeparate: true) }
}
