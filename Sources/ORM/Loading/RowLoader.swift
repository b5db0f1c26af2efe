import Runtime
import SQL

/// Makes objects of one entity from rows: those of the identity map, populated as far as they lack it, or new ones
/// (sqlalchemy.orm.loading, `_instance_processor`).
final class RowLoader {
    private let run: LoadRun
    private let session: Session
    private let loading: EntityLoading
    private let mapper: Mapper
    private let position: (LoadSlot) -> Int
    private let keyPositions: [Int]
    private let discriminator: Int?
    private let hasConcrete: Bool
    private var variants: [ObjectIdentifier: Variant] = [:]
    /// Whether rows lead to objects of the class along several ways: what one way loads of an object another does not have.
    private var isShared = false
    /// The objects that this loader populated as the first, where others may too.
    private var populated: Set<ObjectIdentifier> = []
    private let own: Variant
    private let place: LoadPlace?

    /// Where rows have what tells objects apart, and what they have for those of the entity's class.
    final class Places {
        fileprivate let keys: [Int]
        fileprivate let discriminator: Int?
        /// Whether rows of some classes come from tables of their own, whose keys say nothing beside those of others.
        fileprivate let hasConcrete: Bool
        /// nil where it depends on the run.
        fileprivate var own: Variant?
        fileprivate init(_ loading: EntityLoading, _ position: (LoadSlot) -> Int) {
            let mapper = loading.entity.mapper
            hasConcrete = mapper.selfAndDescendants.dropFirst().contains(where: \.isConcrete)
            keys = mapper.primaryKey.compactMap { loading.slot($0).map(position) }
            discriminator = loading.discriminator.map(position)
        }
    }

    /// What a row has for the objects of one class.
    fileprivate final class Variant {
        let mapper: Mapper
        var columns: [(attribute: InstrumentedAttribute, position: Int)] = []
        /// Columns that the row lacks: loaded when they are read.
        var missing: [InstrumentedAttribute] = []
        var joined: [(attribute: InstrumentedAttribute, loader: RowLoader)] = []
        var later: [(attribute: InstrumentedAttribute, loading: LaterLoading)] = []
        /// Columns that options defer: every object gets a loader of its own for them.
        var deferred: [(attribute: InstrumentedAttribute, loader: InstanceState.InstanceLoader)] = []
        /// The classes whose own columns are loaded after the rows: `selectin_polymorphic`.
        var polymorphic: [Mapper] = []
        /// Relationships that are left empty: `noload`.
        var empty: [InstrumentedAttribute] = []
        /// Whether its objects join the loads of other classes' columns.
        var isShared = false
        init(_ mapper: Mapper) { self.mapper = mapper }
    }

    /// - Parameter isAsLaidOut: whether columns lie where the layout of the statement says, so that what is found out holds for its next run.
    init(_ loading: EntityLoading, _ run: LoadRun, _ position: @escaping (LoadSlot) -> Int, isAsLaidOut: Bool) {
        self.run = run
        session = run.session
        self.loading = loading
        mapper = loading.entity.mapper
        self.position = position
        let places = isAsLaidOut ? loading.places ?? Places(loading, position) : Places(loading, position)
        if isAsLaidOut { loading.places = places }
        (hasConcrete, keyPositions, discriminator) = (places.hasConcrete, places.keys, places.discriminator)
        let known = run.refreshed == nil ? places.own : nil
        own = known ?? Variant(mapper)
        place = run.plan.isEmpty ? nil : LoadPlace(run.plan.propagated, loading.node)
        let joined = loading.joined.map { (relationship: $0.relationship, loader: RowLoader($0.loading, run, position, isAsLaidOut: isAsLaidOut)) }.filter(\.loader.hasKeys)
        self.joined = joined
        if known == nil { fill(own) }
        if run.refreshed == nil, joined.isEmpty { places.own = own }
        if !joined.isEmpty { shareMappers() }
        for later in loading.later { run.announce(later) }
    }
    /// Whether rows have what tells its objects; those of another statement, `from_statement()`, may lack it.
    private var hasKeys: Bool { keyPositions.allSatisfy { $0 >= 0 } }
    private func shareMappers() {
        var known: [ObjectIdentifier: RowLoader] = [:]
        func visit(_ loader: RowLoader) {
            if let other = known[ObjectIdentifier(loader.mapper.base)] { (loader.isShared, other.isShared) = (true, true) } else { known[ObjectIdentifier(loader.mapper.base)] = loader }
            for entry in loader.joined { visit(entry.loader) }
        }
        visit(self)
    }
    private var sharedClasses: [Mapper] = []
    private var sharedStates: [InstanceState] = []
    private let joined: [(relationship: RelationshipProperty, loader: RowLoader)]

    private func fill(_ variant: Variant) {
        let only = run.refreshed == nil ? nil : run.onlyLoaded
        for property in variant.mapper.properties {
            guard let attribute = variant.mapper.attribute(property.key) else { continue }
            if let column = property as? ColumnProperty {
                if variant !== own, loading.defers(column, of: variant.mapper) {
                    variant.deferred.append((attribute, RowLoader.lateLoader(attribute)))
                } else if let slot = loading.slot(column), position(slot) >= 0, !loading.isWithheld(column) { variant.columns.append((attribute, position(slot))) } else if loading.raised.contains(ObjectIdentifier(column)) {
                    variant.deferred.append((attribute, RowLoader.refusal(attribute)))
                } else if only == nil, loading.raisesOnLoad(column, of: variant.mapper) {
                    variant.deferred.append((attribute, RowLoader.refusal(attribute)))
                } else if only == nil, !column.isOfQuery || column.expression !== Constant.null && loading.isDeferred(column), LoadNode.standard(column) == .loaded || LoadNode.standard(column) == .raised && loading.isDeferred(column) {
                    if loading.isDeferred(column) { variant.deferred.append((attribute, RowLoader.lateLoader(attribute))) } else { variant.missing.append(attribute) }
                }
            } else if let entry = joined.first(where: { $0.relationship === property }) {
                variant.joined.append((attribute, entry.loader))
            } else if loading.empty.contains(where: { $0 === property }) {
                variant.empty.append(attribute)
            } else if let later = loading.later.first(where: { $0.relationship === property }) {
                variant.later.append((attribute, later))
            } else if variant !== own, variant.polymorphic.isEmpty, only == nil, let relationship = property as? RelationshipProperty, let later = loading.later(relationship) {
                variant.later.append((attribute, later))
            }
        }
    }

    private func variant(_ mapper: Mapper) -> Variant {
        if mapper === own.mapper { return own }
        if let known = variants[ObjectIdentifier(mapper)] { return known }
        let made = Variant(mapper)
        // Options have had their say where columns of subclasses are loaded by themselves.
        let asked = run.onlyLoaded == nil ? loading.node?.subclasses : nil
        if run.refreshed == nil { made.polymorphic = PolymorphicLoading.classes(of: mapper, below: self.mapper, asked ?? []) }
        fill(made)
        variants[ObjectIdentifier(mapper)] = made
        share(made.polymorphic)
        made.isShared = !sharedClasses.isEmpty
        made.polymorphic += sharedClasses.filter { known in mapper.isa(known) && !made.polymorphic.contains { $0 === known } }
        return made
    }

    /// Objects of classes that are met after the first one with columns to load later join its loads, as far as they are of its classes
    /// (`PostLoad` of sqlalchemy.orm.loading).
    private func share(_ classes: [Mapper]) {
        for mapper in classes where !sharedClasses.contains(where: { $0 === mapper }) {
            sharedClasses.append(mapper)
            for state in sharedStates where state.mapper.isa(mapper) { run.postpone(mapper, of: loading, state) }
            for variant in variants.values where variant.isShared && variant.mapper.isa(mapper) && !variant.polymorphic.contains(where: { $0 === mapper }) { variant.polymorphic.append(mapper) }
        }
    }
    private func postponeClasses(_ variant: Variant, _ state: InstanceState) {
        if variant.isShared { sharedStates.append(state) }
        for mapper in variant.polymorphic { run.postpone(mapper, of: loading, state) }
    }

    /// The class that the row is of.
    private func variant(for row: ContiguousArray<Value>) throws -> Variant? {
        guard let discriminator else { return own }
        let value = row[discriminator]
        if value.isNone {
            let key = IdentityKey(mapper, keyPositions.map { row[$0] })
            throw ORMError.invalidRequest("Row with identity key \(try key.tuple.reprText()) can't be loaded into an object; the polymorphic discriminator column '\(try loading.entity.discriminator?.str() ?? "")' is NULL")
        }
        guard let found = try mapper.polymorphicMap.get(value)?.object as? Mapper else {
            throw PythonException.assertionError("No such polymorphic_identity \(try value.reprText()) is defined")
        }
        guard found.isa(mapper) else {
            let key = IdentityKey(mapper, keyPositions.map { row[$0] })
            throw ORMError.invalidRequest("Row with identity key \(try key.tuple.reprText()) can't be loaded into an object; the polymorphic discriminator column '\(try loading.entity.discriminator?.str() ?? "")' refers to \(found.label), which is not a sub-mapper of the requested \(mapper.label)")
        }
        return variant(found)
    }

    // MARK: rows

    /// The row's object; nil for a row of NULLs, as outer joins give.
    func object(_ row: ContiguousArray<Value>) throws -> MappedInstance? {
        if let refreshed = run.refreshed, loading.entity.mapper.base === refreshed.mapper.base, joinedDepth == 0 {
            guard let object = refreshed.object else { return nil }
            try populateFully(object, row, variant(refreshed.mapper))
            return object
        }
        var key: IdentityKey
        let identified = hasConcrete ? try variant(for: row)?.mapper ?? mapper : mapper
        if keyPositions.count == 1 {
            let value = row[keyPositions[0]]
            if value.isNone { return nil }
            key = IdentityKey(identified, single: value)
        } else {
            let values = keyPositions.map { row[$0] }
            if mapper.arguments.allowsPartialKeys ? values.allSatisfy(\.isNone) : values.contains(where: \.isNone) { return nil }
            key = IdentityKey(identified, values)
        }
        if let token = run.identityToken { key = key.with(token: token) }
        let isOpen = run.identityMap === session.identityMap
        if isOpen, let present = session.object(key) {
            if run.checksVersion { try checkVersion(present, row) }
            // The row of another class than the one asked for.
            if present.mapper !== mapper, !present.mapper.isa(mapper) { _ = try self.variant(for: row) }
            try populate(present, row)
            return present
        }
        guard let variant = try variant(for: row) else { return nil }
        let made = variant.mapper.makeInstance()
        guard isOpen else { throw ORMError.invalidRequest("Object \(made.label) cannot be converted to 'persistent' state, as this identity map is no longer valid.  Has the owning Session been closed?", code: "lkrp") }
        made.state.key = key
        session.register(made.state)
        try populateFully(made, row, variant, isMade: true)
        return made
    }
    /// - Throws: StaleDataError where the row has another version than the object
    private func checkVersion(_ object: MappedInstance, _ row: ContiguousArray<Value>) throws {
        guard let version = object.mapper.versionColumn, let attribute = object.mapper.attribute(for: version), object.state.lastLoad != run.number,
            let position = variant(object.mapper).columns.first(where: { $0.attribute.key == attribute.key })?.position else { return }
        let known = try attribute.get(object.state)
        guard try !known.equals(row[position]) else { return }
        throw PythonException(ORMError.staleData, "Instance '\(object.label)' has version id '\(try known.strText())' which does not match database-loaded version id '\(try row[position].strText())'.")
    }
    private var joinedDepth: Int { loading.entity.isAliased && run.refreshed != nil ? 1 : 0 }

    private func populate(_ object: MappedInstance, _ row: ContiguousArray<Value>) throws {
        let state = object.state
        let variant = self.variant(object.mapper)
        let isOfRun = state.lastLoad == run.number
        if isOfRun ? !isShared || populated.contains(ObjectIdentifier(state)) : run.populatesExisting || mapper.arguments.alwaysRefreshes { return try populateFully(object, row, variant) }
        try populatePartly(object, state, row, variant)
    }

    /// An object that this load made or refreshes: its first row sets everything, further rows only add to collections.
    private func populateFully(_ object: MappedInstance, _ row: ContiguousArray<Value>, _ variant: Variant, isMade: Bool = false) throws {
        let state = object.state
        let isFirst = state.lastLoad != run.number
        if isFirst {
            state.lastLoad = run.number
            if isShared { populated.insert(ObjectIdentifier(state)) }
            for (attribute, position) in variant.columns { attribute.write(object, row[position]) }
            if run.onlyLoaded != nil, run.refreshed === state {
                state.commit(variant.columns.map(\.attribute))
            } else if !isMade {
                state.forgetComposites()
                if state.isModified { run.session.identityMap.noteClean(state) }
                state.commitAll()
                for (attribute, _) in variant.columns { state.expiredAttributes.remove(attribute.index) }
            }
            if run.populatesExisting || mapper.arguments.alwaysRefreshes, !isMade, run.refreshed == nil { forgetOthers(object, variant) }
            if !variant.missing.isEmpty { for attribute in variant.missing where attribute.read(object).isUndefined { state.expiredAttributes.insert(attribute.index) } }
            for (attribute, loader) in variant.deferred where attribute.read(object).isUndefined { state.setInstanceLoader(attribute, loader) }
            // Later refreshes heed the options of the load that made the object, or of one that overwrote it with options of its own.
            if let place { state.loadOptions = place }
            for attribute in variant.empty { try attribute.setEmpty(state) }
            for (_, later) in variant.later { run.postpone(later, state, overwrites: true) }
            postponeClasses(variant, state)
        }
        for (attribute, loader) in variant.joined { try populate(attribute, loader, object, state, row, isFirst: isFirst, isWanted: true, begins: attribute.isCollection) }
        if isFirst, isMade { try tellLoaded(state) } else if isFirst { try tellRefreshed(state, variant) }
        if isFirst, MapperListeners.exist { try settle(state, variant) }
    }

    /// What listeners of `load` and `refresh` set counts as loaded (sqlalchemy.orm.loading, `_instance`).
    private func settle(_ state: InstanceState, _ variant: Variant) throws {
        if state.lastLoad != run.number {
            try SQLWarning.warn("Loading context for \(state.label) has changed within a load/refresh handler, suggesting a row refresh operation took place. If this event handler is expected to be emitting row refresh operations within an existing load or refresh operation, set restore_load_context=True when establishing the listener to ensure the context remains unchanged when the event handler completes.")
        }
        guard state.isModified else { return }
        if run.onlyLoaded != nil, run.refreshed === state { return state.commit(variant.columns.map(\.attribute)) }
        run.session.identityMap.noteClean(state)
        state.commitAll()
    }

    /// What the load does not bring is read anew with `populate_existing`: related objects, columns that the class defers or the row lacks.
    private func forgetOthers(_ object: MappedInstance, _ variant: Variant) {
        for attribute in variant.mapper.attributes {
            if let relationship = attribute.property as? RelationshipProperty {
                guard !loading.kept.contains(where: { $0 === relationship }), !variant.joined.contains(where: { $0.attribute === attribute }), !variant.later.contains(where: { $0.attribute === attribute }) else { continue }
                object.state.expiredAttributes.remove(attribute.index)
                attribute.clear(object)
            } else if (attribute.property as? ColumnProperty)?.isDeferred == true, !variant.columns.contains(where: { $0.attribute === attribute }) {
                attribute.clear(object)
            }
        }
        for attribute in variant.missing { attribute.clear(object) }
    }

    private func populate(_ attribute: InstrumentedAttribute, _ loader: RowLoader, _ object: MappedInstance, _ state: InstanceState, _ row: ContiguousArray<Value>, isFirst: Bool, isWanted: Bool, begins: Bool = false) throws {
        let related = try loader.object(row)
        // In a self-referential load an object may stand at two places of the rows; only one of them brings the collection.
        guard isWanted, let fill = run.fill(state, attribute, begins: isFirst || begins) else { return }
        guard let related else { return }
        if attribute.isCollection || fill.members.isEmpty { fill.add(related) } else if fill.members[0].object !== related {
            try (attribute.property as? RelationshipProperty)?.warnOfSeveral("eagerly")
        }
    }

    /// An object that was there before: what it has stays, what it lacks comes from the row.
    private func populatePartly(_ object: MappedInstance, _ state: InstanceState, _ row: ContiguousArray<Value>, _ variant: Variant) throws {
        guard MapperListeners.exist, state.mapper.hasListeners(.refresh), run.toldPartial.insert(ObjectIdentifier(state)).inserted else { return try fillPartly(object, state, row, variant) }
        let lacking = state.unloadedKeys
        try fillPartly(object, state, row, variant)
        // What it lacks is refreshed, whether the row has it or not.
        if !lacking.isEmpty { try state.mapper.tell(.refresh, object, [.object(run.context), try Value.object(Class.set).call(.list(lacking.map(\.value)))]) }
    }
    private func fillPartly(_ object: MappedInstance, _ state: InstanceState, _ row: ContiguousArray<Value>, _ variant: Variant) throws {
        let id = ObjectIdentifier(state)
        let known = run.partial[id]
        if known == nil, variant.joined.isEmpty, variant.later.isEmpty, variant.empty.isEmpty, variant.polymorphic.isEmpty, state.expiredAttributes.isEmpty, !state.isExpired, variant.columns.allSatisfy({ !$0.attribute.read(object).isUndefined }) { return }
        var lacking = known ?? AttributeSet()
        if known == nil {
            for attribute in variant.mapper.attributes where attribute.storesValues && attribute.read(object).isUndefined && state.committedValue(attribute) == nil { lacking.insert(attribute.index) }
            run.partial[id] = lacking
            var loaded: [InstrumentedAttribute] = []
            for (attribute, position) in variant.columns where lacking.contains(attribute.index) {
                attribute.write(object, row[position])
                loaded.append(attribute)
            }
            if !loaded.isEmpty {
                state.commit(loaded)
                try makeComposites(state)
            }
            for (attribute, loader) in variant.deferred where lacking.contains(attribute.index) { state.setInstanceLoader(attribute, loader) }
            for attribute in variant.empty where lacking.contains(attribute.index) { try attribute.setEmpty(state) }
            // What is there already is not loaded further by the load of an attribute (`invoke_all_eagers`), but for what it lacks and subqueries load.
            for (attribute, later) in variant.later where !run.trail.isLazy || later.strategy == .subquery && lacking.contains(attribute.index) {
                run.postpone(later, state, overwrites: false)
            }
            postponeClasses(variant, state)
        } else if isShared {
            var loaded: [InstrumentedAttribute] = []
            for (attribute, position) in variant.columns where lacking.contains(attribute.index) && attribute.read(object).isUndefined {
                attribute.write(object, row[position])
                loaded.append(attribute)
            }
            if !loaded.isEmpty { state.commit(loaded) }
        }
        for (attribute, loader) in variant.joined {
            try populate(attribute, loader, object, state, row, isFirst: known == nil && lacking.contains(attribute.index), isWanted: lacking.contains(attribute.index))
        }
    }

    /// Reading a column that `raiseload` forbids.
    private static func refusal(_ attribute: InstrumentedAttribute) -> InstanceState.InstanceLoader {
        { state, passive in
            if passive.contains(.noRaise) || !passive.contains(.sql) { return .noResult }
            throw ORMError.invalidRequest("'\(attribute.property.label)' is not available due to raiseload=True")
        }
    }

    private static func lateLoader(_ attribute: InstrumentedAttribute) -> InstanceState.InstanceLoader {
        { state, passive in try AttributeLoading.loader.loadDeferred(state, state.own(attribute), passive) }
    }

    // MARK: events

    private func tellLoaded(_ state: InstanceState) throws {
        try makeComposites(state)
        guard MapperListeners.exist || SessionListeners.exist || !state.mapper.reconstructors.isEmpty, let object = state.object else { return }
        try state.mapper.tellLoad(object, MapperListeners.exist ? .object(run.context) : .none)
        try run.session.tell(.loadedAsPersistent, of: state)
    }
    /// Values of several columns are made with the row where it has all of them.
    private func makeComposites(_ state: InstanceState) throws {
        guard state.mapper.hasComposites, let object = state.object else { return }
        for composite in state.mapper.composites { try composite.fill(object) }
    }
    private func tellRefreshed(_ state: InstanceState, _ variant: Variant) throws {
        try makeComposites(state)
        guard MapperListeners.exist, let object = state.object else { return }
        let names = run.refreshed === state ? run.expired ?? run.onlyLoaded : nil
        try state.mapper.tellRefresh(object, run.context, names)
    }
}

extension Mapper {
    /// Tells the listeners of `refresh(target, context, attrs)`.
    /// - Parameter names: nil for all attributes.
    func tellRefresh(_ object: MappedInstance, _ context: LoadContext, _ names: Set<Name>?) throws {
        try tell(.refresh, object, [.object(context), names.map { try Value.object(Class.frozenSet).call(.list($0.map(\.value))) } ?? .none])
    }
}
