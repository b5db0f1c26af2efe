import Database
import Runtime
import SQL

/// Loads what attributes lack, through the session of their object.
struct SessionLoader: AttributeLoader {
    static func install() {
        guard !(AttributeLoading.loader is SessionLoader) else { return }
        AttributeLoading.loader = SessionLoader()
    }

    private static func session(of state: InstanceState) -> Session? { state.session as? Session }

    // MARK: columns

    func loadExpired(_ state: InstanceState, _ attributes: AttributeSet, _ passive: Passive) throws {
        try Cause.of(.refresh(object: state.shownIdentity, isExpired: true)) { try readExpired(state, attributes, passive) }
    }
    private func readExpired(_ state: InstanceState, _ attributes: AttributeSet, _ passive: Passive) throws {
        guard let session = SessionLoader.session(of: state) else {
            throw ORMError.detached("Instance \(state.label) is not bound to a Session; attribute refresh operation cannot proceed")
        }
        if !passive.contains(.noAutoflush) { try session.autoflush() }
        let place = (state.loadOptions as? LoadPlace)?.lasting
        var hasEager = false
        let wanted = attributes.indices.map { state.mapper.attributes[$0] }.filter { attribute in
            guard let relationship = attribute.property as? RelationshipProperty else { return true }
            switch place?.strategy(relationship) ?? relationship.strategy {
            case .joined, .selectin, .subquery, .immediate, .noload:
                hasEager = true
                return true
            default: return false
            }
        }
        let keys = Set(wanted.map(\.key))
        let proxied = state.isExpired || state.mapper.loaderAttributes.indices.allSatisfy(attributes.contains) ? state.mapper.proxiedKeys : []
        let expired = Set(attributes.indices.map { state.mapper.attributes[$0].key } + proxied)
        if !hasEager, session.sharding == nil, let select = try PolymorphicLoading.optimized(state, keys) {
            // That there is no row is told by the attribute that was to be read.
            _ = try SessionLoader.read(select, state, keys, session, expired: expired)
            return
        }
        try SessionLoader.refresh(state, session, only: keys, expired: expired)
    }

    /// Reads the object's row again.
    /// - Parameters:
    ///   - only: the attributes to read; nil for all that a load reads.
    ///   - expired: what listeners are told; nil for `only`.
    static func refresh(_ state: InstanceState, _ session: Session, only: Set<Name>? = nil, expired: Set<Name>? = nil) throws {
        guard let key = state.key else { return }
        guard try session.load(key, refreshing: state, only: only, expired: expired) != nil else {
            throw PythonException(ORMError.objectDeleted, "Instance '\(state.label)' has been deleted, or its row is otherwise not present.")
        }
    }

    /// Reads an object's row again, or some of its attributes; false where there is no row.
    static func reload(_ state: InstanceState, _ session: Session, _ names: [Name]?) throws -> Bool {
        guard let key = state.key else { return false }
        return try session.load(key, refreshing: state, only: names.map { try refreshed($0, state) }) != nil
    }

    /// The attributes that a refresh reads: a relationship is loaded by way of the primary key, which must be the row's.
    private static func refreshed(_ names: [Name], _ state: InstanceState) throws -> Set<Name> {
        guard names.isEmpty || names.contains(where: { state.mapper.attribute($0) != nil }) else { throw PythonException(type: .assertionError, arguments: [.string("no columns were included in _only_load_props")]) }
        let keys = state.mapper.primaryKeyProperties.map(\.key)
        let changed = try keys.filter { key in
            guard !names.contains(key), let attribute = state.mapper.attribute(key), state.committedValue(attribute) != nil else { return false }
            return try attribute.history(state, .noInitialize).hasChanges
        }
        guard changed.isEmpty else {
            throw ORMError.invalidRequest("Please flush pending primary key changes on attributes {\(changed.map(\.text.pythonRepr).joined(separator: ", "))} for mapper \(state.mapper.label) before proceeding with a refresh")
        }
        return Set(names.contains { state.mapper.property($0) is RelationshipProperty } ? keys + names : names)
    }

    /// Puts the one row of a SELECT of columns into an object; false where there is none.
    private static func read(_ select: Select, _ state: InstanceState, _ keys: Set<Name>, _ session: Session, expired: Set<Name>? = nil) throws -> Bool {
        guard let row = try session.connection(of: state.mapper, executing: select).execute(select, [], options: session.loadingOptions).fetch(), let object = state.object else { return false }
        var loaded: [InstrumentedAttribute] = []
        for attribute in state.mapper.attributes where keys.contains(attribute.key) {
            guard let property = attribute.property as? ColumnProperty, let at = select.columns.firstIndex(where: { $0 === property.expression }) else { continue }
            attribute.write(object, row[at])
            loaded.append(attribute)
        }
        state.commit(loaded)
        if MapperListeners.exist { try state.mapper.tellRefresh(object, LoadContext(session, refreshing: state), expired ?? keys) }
        return true
    }

    func loadDeferred(_ state: InstanceState, _ attribute: InstrumentedAttribute, _ passive: Passive) throws -> Value {
        guard state.key != nil else { return .undefined }
        guard passive.contains(.sql) else { return .noResult }
        guard let property = attribute.property as? ColumnProperty else { return .undefined }
        // An option that defers the column goes before what the mapping refuses.
        if property.raisesOnLoad, state.instanceLoader(attribute) == nil, !passive.contains(.noRaise) { throw ORMError.invalidRequest("'\(attribute.label)' is not available due to raiseload=True") }
        guard let session = SessionLoader.session(of: state) else {
            throw ORMError.detached("Parent instance \(state.label) is not bound to a Session; deferred load operation of attribute '\(attribute.key.text)' cannot proceed")
        }
        var keys: Set<Name> = [attribute.key]
        if let group = property.group {
            keys.formUnion(state.mapper.columnProperties.filter { other in
                // Those that are there are read again, unless they were changed.
                other.group == group && other.isDeferred && state.mapper.attribute(other.key).map { state.committedValue($0) == nil } ?? false
            }.map(\.key))
        }
        return try Cause.of(.deferredLoad(object: state.shownIdentity, attributes: keys.map(\.text).sorted())) { try SessionLoader.readDeferred(state, attribute.key, keys, session, passive) }
    }

    private static func readDeferred(_ state: InstanceState, _ key: Name, _ keys: Set<Name>, _ session: Session, _ passive: Passive) throws -> Value {
        if !passive.contains(.noAutoflush) { try session.autoflush() }
        guard session.sharding == nil, let select = try PolymorphicLoading.optimized(state, keys) else {
            try SessionLoader.refresh(state, session, only: keys)
            return .undefined
        }
        if try SessionLoader.read(select, state, keys, session) { return .undefined }
        throw PythonException(type: .keyError, arguments: [.string("Deferred loader for attribute '\(key.text)' failed to populate correctly")])
    }

    // MARK: relationships

    func loadRelated(_ state: InstanceState, _ attribute: InstrumentedAttribute, _ relationship: RelationshipProperty, _ passive: Passive) throws -> Value {
        try Cause.of(.lazyLoad(object: state.shownIdentity, attribute: attribute.key.text)) { try readRelated(state, attribute, relationship, passive) }
    }
    private func readRelated(_ state: InstanceState, _ attribute: InstrumentedAttribute, _ relationship: RelationshipProperty, _ passive: Passive) throws -> Value {
        let place = state.loadOptions as? LoadPlace
        let strategy = place?.readingStrategy(relationship) ?? relationship.strategy
        // `noload()` of a query is about its rows alone, what else loads eagerly too.
        if relationship.strategy == .noload, !(place?.readsLazily(relationship) ?? false) { return relationship.usesList ? .list([]) : .none }
        guard state.key != nil || (relationship.loadsOnPending || state.loadsPending) && state.session != nil else { return .undefined }
        if state.key == nil, !passive.contains(.nonPersistent) { return .noResult }
        if strategy == .raise, !passive.contains(.noRaise), passive.contains(.sql) { throw SessionLoader.refusal(attribute, "raise") }
        guard let session = SessionLoader.session(of: state) else {
            if passive.contains(.noRaise) || !passive.contains(.sql) { return passive.contains(.sql) ? .undefined : .noResult }
            throw ORMError.detached("Parent instance \(state.label) is not bound to a Session; lazy load operation of attribute '\(relationship.key.text)' cannot proceed")
        }
        let immediate = session.immediateLoad
        session.immediateLoad = nil
        var trail = immediate?.trail ?? LoadTrail(path: [relationship])
        trail.isLazy = true
        let node = immediate?.node ?? place?.further(relationship)
        let link = place?.node?.link(relationship)
        // `of_type()` narrows eager loads alone.
        let target = relationship.targetEntity
        // Criteria of an eager load are not those of a later read.
        let isHeeded = link?.criteria.isEmpty == false && (link?.strategy == nil || link?.strategy == .select)
        let given = place?.plan.later ?? (immediate?.node == nil ? nil : immediate?.plan.later)
        let plan = isHeeded ? (given ?? LoadPlan.none).adding(link, on: target) : given
        if relationship.usesGet, !isHeeded, let found = try lookUp(state, attribute, relationship, session, passive, place, strategy, trail, within: immediate?.run) { return found }
        // A delete reads what a column that is no key leads to (`PASSIVE_NO_FETCH_RELATED`).
        guard passive.contains(.sql), passive.contains(.relatedObjects) || !relationship.usesGet || isHeeded else { return .noResult }
        let wasLoaded = SessionLoader.isLoaded(attribute, state)
        guard let select = try SessionLoader.selection(state, relationship, target, passive) else { return relationship.usesList ? .undefined : .none }
        if !wasLoaded, SessionLoader.isLoaded(attribute, state) { return .undefined }
        if strategy == .raiseOnSQL, !passive.contains(.noRaise) { throw SessionLoader.refusal(attribute, "raise_on_sql") }
        let flushes = !passive.contains(.noAutoflush) && state.key != nil
        var objects: [Value] = [], known: Set<ObjectIdentifier> = []
        try session.load(select, plan: plan, node: node, trail: trail, purpose: .relationshipLoad(state), flushesFirst: flushes, within: immediate?.run) { row in
            // An association that has a pair twice leads to its object once.
            if let object = row[0].object, !known.insert(ObjectIdentifier(object)).inserted { return }
            objects.append(row[0])
        }
        if relationship.usesList { return .list(objects) }
        if objects.count > 1 { try relationship.warnOfSeveral("lazily") }
        return objects.first ?? .none
    }

    /// Whether the attribute has a value: reading the keys of an expired object may load it along with them.
    private static func isLoaded(_ attribute: InstrumentedAttribute, _ state: InstanceState) -> Bool { state.object.map { !attribute.read($0).isUndefined } ?? false }

    private static func refusal(_ attribute: InstrumentedAttribute, _ kind: String) -> PythonException {
        ORMError.invalidRequest("'\(attribute.property.label)' is not available due to lazy='\(kind)'")
    }

    /// A many-to-one by primary key: from the identity map, or by one row.
    private func lookUp(_ state: InstanceState, _ attribute: InstrumentedAttribute, _ relationship: RelationshipProperty, _ session: Session, _ passive: Passive, _ place: LoadPlace?, _ strategy: RelationshipProperty.LoadStrategy, _ trail: LoadTrail, within outer: LoadRun?) throws -> Value? {
        let wasLoaded = SessionLoader.isLoaded(attribute, state)
        guard let values = try SessionLoader.relatedKey(of: state, relationship, passive) else { return nil }
        if let missing = values.first(where: \.isNoResult) ?? values.first(where: \.isUndefined) { return missing }
        if !wasLoaded, SessionLoader.isLoaded(attribute, state) { return .undefined }
        if SessionLoader.isNoKey(values, of: relationship.target) { return Value.none }
        let key = IdentityKey(relationship.target, values)
        if let present = try session.object(anywhere: key, mapper: relationship.target, lazyLoadedFrom: state) {
            if !relationship.target.isCompatible(present.mapper) { return Value.none }
            guard present.state.isExpired else { return .object(present) }
            guard passive.contains(.sql) else { return .noResult }
            guard passive.contains(.relatedObjects) else { return .object(present) }
            guard try session.isStillThere(present.state, passive) else { return Value.none }
            return .object(present)
        }
        guard passive.contains(.sql), passive.contains(.relatedObjects) else { return .noResult }
        if strategy == .raiseOnSQL, !passive.contains(.noRaise) { throw SessionLoader.refusal(attribute, "raise_on_sql") }
        return try session.load(key, of: relationship.target, plan: place?.plan.later, node: place?.further(relationship), trail: LoadTrail(path: trail.path), purpose: .relationshipLoad(state), flushesFirst: !passive.contains(.noAutoflush) && state.key != nil, within: outer).map { .object($0) } ?? Value.none
    }

    /// The primary key of the object that a many-to-one leads to, from the parent's columns; nil where these do not give it.  Parts may be undefined or "no result".
    private static func relatedKey(of state: InstanceState, _ relationship: RelationshipProperty, _ passive: Passive) throws -> [Value]? {
        var values: [Value] = []
        for column in relationship.target.primaryKey {
            guard let pair = relationship.localRemotePairs.first(where: { $0.remote === column || relationship.target.areEquivalent($0.remote, column) }), let key = state.mapper.attribute(for: pair.local) else { return nil }
            values.append(try passive.contains(.againstCommitted) ? key.committedValue(state, passive) : key.get(state, passive))
        }
        return values
    }
    private static func isNoKey(_ values: [Value], of target: Mapper) -> Bool {
        target.arguments.allowsPartialKeys ? values.allSatisfy(\.isNone) : values.contains(where: \.isNone)
    }

    /// Whether the parent's columns say by now that a many-to-one leads nowhere.
    static func leadsNowhere(_ state: InstanceState, _ relationship: RelationshipProperty) throws -> Bool {
        guard relationship.usesGet, let values = try relatedKey(of: state, relationship, .off) else { return false }
        return isNoKey(values, of: relationship.target)
    }

    /// The SELECT of related rows, the parent's values in it; nil where the parent has none.
    private static func selection(_ state: InstanceState, _ relationship: RelationshipProperty, _ target: Entity, _ passive: Passive) throws -> Select? {
        guard let condition = relationship.condition else { return nil }
        var lacksValue = false, hasNone = false
        func bound(_ clause: ColumnElement) throws -> ColumnElement {
            try clause.replacing { part in
                guard let (column, isRemote) = condition.side(of: part) else { return nil }
                if isRemote || relationship.isOfSecondary(column) { return relationship.secondary != nil ? column : target.adapt(column) }
                guard let local = state.mapper.attribute(for: column) else { return target.adapt(column) }
                let value = try passive.contains(.againstCommitted) ? local.committedValue(state, passive.subtracting(.initialize)) : local.get(state, passive.subtracting(.initialize))
                if value.isUndefined || value.isNoResult { lacksValue = true } else if value.isNone { hasNone = true }
                return BindParameter("param", value.isUndefined ? .none : value, type: column.sqlType, isUnique: true)
            }
        }
        let own = target.standardColumns
        var conditions = [try bound(condition.primary)]
        if let secondary = condition.secondary { conditions.append(target.adapt(secondary)) }
        if lacksValue || hasNone && state.key == nil { return nil }
        var select = Select(own, parts: [.entity(target, columnCount: own.count)], resolver: EntityResolver.shared).labelled(.plain)
        if let secondary = relationship.secondary { select = select.from([target.selectable, secondary], subjects: []) }
        select = select.filtered([Conjunction.make(.and, conditions)])
        return relationship.orderBy.isEmpty ? select : select.ordered(relationship.orderBy.map { target.adapt($0) })
    }
}

extension Mapper {
    /// Whether an object of the other class can stand where this class is wanted.
    func isCompatible(_ other: Mapper) -> Bool { other.isa(self) || isa(other) }
}
