import Database
import Runtime
import SQL

/// SELECTs of entities executed: rows become objects.
extension Session {
    /// `session.execute(select)`: a result whose rows hold objects.
    /// - Parameter options: `execution_options`
    public func execute(_ select: Select, _ parameters: [DictObject] = [], options: ExecutionOptions = ExecutionOptions()) throws -> Result {
        if options.autoflush { try autoflush() }
        if select.resolver == nil, !select.options.isEmpty, select.columns.contains(where: { !($0 is Column) && Entity.within($0) != nil }) { _ = try LoadPlan(select.options, entities: []) }
        let select = select.options.contains { $0 is LoaderCriteria } ? select.resolved(by: EntityResolver.shared) : select
        guard select.resolver != nil else {
            let cursor = try connection(of: subject(of: select), executing: select, arguments: options.bindArguments).execute(select, parameters, options: options.sent)
            guard select.columns.contains(where: { !($0 is Column) && Entity.within($0) != nil }) else { return cursor }
            // Expressions on a class: rows name them as the class's own items.
            let items = select.columns.map { RowItem(kind: .column(LoadSlot(isSecondary: false, index: 0)), name: $0.itemName(isLegacy: false), sources: [$0]) }
            let names = ItemLayout.names(of: items, style: select.itemStyle)
            return ChunkedIteratorResult(keys: ResultKeys(names, sources: select.columns.map { [$0] })) { try cursor.fetch() }
        }
        let (layout, cursor) = try send(select, parameters, arguments: options.bindArguments, options: options.sent)
        let run = LoadRun(self, plan: layout.plan, origin: LoadRun.Origin(select: try select.with(parameters), path: []), populatesExisting: options.populatesExisting)
        run.options = options.sent
        (run.identityToken, run.bindArguments) = (options.identityToken.isNone ? nil : options.identityToken, options.bindArguments)
        return try result(layout, cursor, run, options)
    }

    private func result(_ layout: ItemLayout, _ cursor: CursorResult, _ run: LoadRun, _ options: ExecutionOptions) throws -> Result {
        if layout.isStar { return cursor }
        let rows = EntityRows(cursor, layout, run, batchSize: options.batchSize)
        let result = ChunkedIteratorResult(keys: layout.keys, source: rows, scalar: { try rows.next(scalar: $0) }) { try rows.next() }
        result.batchSize = options.batchSize
        result.givesObjects = layout.givesObjects
        if layout.hasEntities { result.uniqueKey = { $0.mappedInstance.map { .int(Int(bitPattern: ObjectIdentifier($0))) } ?? $0 } }
        if layout.hasEntities, layout.items.count > 1 { result.uniqueColumnKey = { try Session.uniqueKey($0, $1, layout, isLegacy: options.isOfQuery) } }
        result.refusalOfUniqueBatches = ORMError.invalidRequest("Can't use the ORM yield_per feature in conjunction with unique()")
        if let size = options.batchSize {
            result.readInBatches(of: size)
            if layout.needsAllRows {
                throw ORMError.invalidRequest("Can't use yield_per with eager loaders that require uniquing or row buffering, e.g. joinedload() against collections or subqueryload().  Consider the selectinload() strategy for better flexibility in loading objects.")
            }
        }
        result.missingUniqueMessage = layout.missingUniqueMessage
        guard options.readsAtOnce else { return result }
        var items: [ContiguousArray<Value>] = []
        while let row = try rows.next() { items.append(row) }
        var rest = items[...]
        let read = ChunkedIteratorResult(keys: layout.keys) { rest.popFirst() }
        read.givesObjects = layout.givesObjects
        (read.uniqueKey, read.uniqueColumnKey, read.missingUniqueMessage) = (result.uniqueKey, result.uniqueColumnKey, result.missingUniqueMessage)
        return read
    }

    /// What a value without hash is compared by where repeated rows are dropped: those of `Query` differ from all others.
    /// - Throws: InvalidRequestError
    private static func uniqueKey(_ value: Value, _ column: Int, _ layout: ItemLayout, isLegacy: Bool) throws -> Value? {
        guard let (type, isUncertain) = layout.unhashable[column] else { return nil }
        if isUncertain, (try? value.hash()) != nil { return nil }
        if isLegacy { return .object(Object(type: .object)) }
        throw ORMError.invalidRequest("Can't apply uniqueness to row tuple containing value of type \(try Value.object(type).reprText()); \(isUncertain ? "the values returned appear to be" : "this datatype produces") non-hashable values")
    }

    /// The class that decides on the bind; not asked for where there is one bind alone.
    private func subject(of select: Select) -> Mapper? { hasOneBind ? nil : EntitySelect.subject(of: select) }

    /// Sends a SELECT of entities; one of a structure that was sent before is not compiled anew.
    /// - Parameters:
    ///   - keyed: what is known of a SELECT by primary key.
    ///   - plan: the options of an earlier load that this one continues; nil for those of the SELECT.
    ///   - rereading: whether an object that is there is read anew.
    ///   - only: the attributes to load; nil for all.
    ///   - space: what the log takes to be the same statement.
    private func send(_ select: Select, _ sets: [DictObject] = [], keyed: KeyedSelect? = nil, plan: LoadPlan? = nil, node: LoadNode? = nil, rereading: Rereading = .none, only: Set<Name>? = nil, space: EntitySpace = .selects, trail: LoadTrail = .none, arguments: DictObject? = nil, options: [(name: String, value: Value)]) throws -> (layout: ItemLayout, cursor: CursorResult) {
        let connection = try connection(of: subject(of: select), executing: select, arguments: arguments)
        let cache = connection.engine.statementCache
        let structure = plan?.isEmpty ?? true && node == nil && sets.count < 2 && options.allSatisfy { $0.name == "populate_existing" } ? Session.structure(select, keyed, rereading, only, trail, connection) : nil
        if let structure, let known = cache.entry(structure), let layout = known.layout as? ItemLayout {
            return (layout, try connection.execute(select, sets, compiled: known.statement.with(structure.parameters), options: options, cacheSpace: space.text(connection, select)))
        }
        let compilation = try SelectCompilation(select, isSubquery: false, plan: plan, rootNode: node, onlyLoaded: only, rereading: rereading, trail: trail)
        let cursor = try connection.execute(compilation.statement, sets, options: options, cacheSpace: space.text(connection, select))
        try compilation.checkKeys()
        if let unpopulated = compilation.unpopulated { throw ORMError.invalidRequest("'\(unpopulated.label)' does not support object population - eager loading cannot be applied.") }
        let layout = compilation.layout
        if let structure, let compiled = cursor.context.compiled { cache.store(compiled, layout: layout, for: structure) }
        return (layout, cursor)
    }

    /// What tells the texts of SELECTs of entities from those of others, in the log.
    private enum EntitySpace {
        case selects, loads, locks, lazyLoads
        /// `refresh(user)`, and `user.name` once it is expired: these name the attributes.
        case refreshes(Set<Name>?)

        init(refreshing state: InstanceState?, _ names: Set<Name>?, _ purpose: ORMExecuteState.Purpose, isLocking: Bool = false) {
            if state != nil {
                self = .refreshes(names)
            } else if case .relationshipLoad(_?) = purpose {
                self = .lazyLoads
            } else {
                self = isLocking ? .locks : .loads
            }
        }

        func text(_ connection: Connection, _ select: Select) -> String {
            switch self {
            case .selects: connection.writesLog ? select.options.reduce("entities ") { $0 + (($1 as? LoaderOption)?.mark ?? "") } : "entities "
            case .loads: "loaded "
            case .locks: "locked "
            case .lazyLoads: "related "
            case .refreshes(let names): connection.writesLog ? "refreshed " + (names.map { $0.map(\.text).sorted().joined(separator: ",") } ?? "") : ""
            }
        }
    }

    /// What a SELECT shares with those that are sent and read alike; nil where listeners or options may want it changed.
    private static func structure(_ select: Select, _ keyed: KeyedSelect?, _ rereading: Rereading, _ only: Set<Name>?, _ trail: LoadTrail, _ connection: Connection) -> StatementStructure? {
        guard !connection.hasListeners, connection.executionOptions.isEmpty, select.executionOptions.isEmpty, !select.parts.isEmpty else { return nil }
        let context = [connection.engine.dialect.version, rereading.rawValue] + (only.map { $0.map { Int(bitPattern: $0.identity) }.sorted() } ?? [-1]) + trail.identity
        if let keyed { return keyed.structure(select, context: context) }
        // An expression would be kept with its values; rows are found by the column itself.
        var at = 0
        for part in select.parts {
            if case .column = part, !(at < select.columns.count && select.columns[at] is Column) { return nil }
            at += part.columnCount
        }
        return StatementStructure(select, context: context)
    }

    /// Loads for the ORM's own ends: `body` gets the items of each row.
    func load(_ select: Select, keyed: KeyedSelect? = nil, plan: LoadPlan?, node: LoadNode?, populatesExisting: Bool = false, checksVersion: Bool = false, refreshing: InstanceState? = nil, only: Set<Name>? = nil, expired: Set<Name>? = nil, origin: LoadRun.Origin? = nil, trail: LoadTrail = .none, purpose: ORMExecuteState.Purpose = .relationshipLoad(nil), local: [(name: String, value: Value)] = [], token: Value = .none, arguments: DictObject? = nil, parameters: @autoclosure () -> DictObject? = nil, flushesFirst: Bool = false, within outer: LoadRun? = nil, _ body: (ContiguousArray<Value>) throws -> Void) throws {
        let local = token.isNone ? local : Session.merged(local, [(name: "identity_token", value: token)])
        if hasListeners(.doORMExecute) || sharding != nil { return try loadTold(select, parameters().map { [$0] } ?? [], plan: plan, node: node, populatesExisting: populatesExisting, refreshing: refreshing, only: only, expired: expired, origin: origin, trail: trail, purpose: purpose, local: local, arguments: arguments, flushesFirst: flushesFirst, within: outer, body) }
        if flushesFirst { try autoflush() }
        let (layout, cursor) = try send(select, keyed: keyed, plan: plan ?? LoadPlan.none, node: node, rereading: Rereading(refreshing, expired: expired), only: only, space: EntitySpace(refreshing: refreshing, expired ?? only, purpose, isLocking: checksVersion), trail: trail, arguments: arguments, options: loadingOptions)
        let run = LoadRun(self, plan: layout.plan, origin: origin ?? LoadRun.Origin(select: select, path: []), populatesExisting: populatesExisting, refreshed: refreshing, onlyLoaded: only, trail: trail, within: outer)
        run.checksVersion = checksVersion
        run.expired = expired
        run.options = loadingOptions
        if !token.isNone { run.identityToken = token }
        let rows = EntityRows(cursor, layout, run, batchSize: nil)
        let seen = LoadedRows()
        while let items = try rows.next() {
            if layout.isMultiRow, try !seen.admits(items) { continue }
            try body(items)
        }
    }

    /// As `load`, told to the listeners of `do_orm_execute`, who may add options and give a result of their own.
    private func loadTold(_ select: Select, _ parameters: [DictObject], plan: LoadPlan?, node: LoadNode?, populatesExisting: Bool, refreshing: InstanceState?, only: Set<Name>?, expired: Set<Name>?, origin: LoadRun.Origin?, trail: LoadTrail, purpose: ORMExecuteState.Purpose, local: [(name: String, value: Value)], arguments given: DictObject?, flushesFirst: Bool, within outer: LoadRun?, _ body: (ContiguousArray<Value>) throws -> Void) throws {
        var isMultiRow = false
        let mappers = select.parts.compactMap { part -> Mapper? in if case .entity(let object, _) = part { (object as? Entity)?.mapper } else { nil } }
        let result = try orchestrate(select, parameters, local: Session.merged(eagerOptions ?? [], local), bindArguments: given, purpose: purpose, carried: plan?.userOptions ?? [], mappers: mappers) { statement, sets, options, arguments in
            if flushesFirst { try self.autoflush() }
            let select = statement as? Select ?? select
            let added = (plan ?? LoadPlan.none).adding(select.options)
            let given = try ExecutionOptions(options)
            let (layout, cursor) = try self.send(select, sets, plan: added, node: node, rereading: Rereading(refreshing, expired: expired), only: only, space: EntitySpace(refreshing: refreshing, expired ?? only, purpose), trail: trail, arguments: arguments, options: given.sent)
            isMultiRow = layout.isMultiRow
            let populates = given.populatesExisting || populatesExisting
            let run = LoadRun(self, plan: layout.plan, origin: origin ?? LoadRun.Origin(select: select, path: []), populatesExisting: populates, refreshed: refreshing, onlyLoaded: only, trail: trail, within: outer)
            run.options = given.sent
            run.expired = expired
            (run.identityToken, run.bindArguments) = (given.identityToken.isNone ? nil : given.identityToken, arguments)
            let rows = EntityRows(cursor, layout, run, batchSize: nil)
            return ChunkedIteratorResult(keys: layout.keys, source: rows) { try rows.next() }
        }
        let seen = LoadedRows()
        while let items = try result.fetch() {
            if isMultiRow, try !seen.admits(items) { continue }
            try body(items)
        }
    }

    /// Loads the object of a key by one SELECT; nil where there is no row.
    func load(_ key: IdentityKey, of mapper: Mapper? = nil, refreshing state: InstanceState? = nil, only: Set<Name>? = nil, expired: Set<Name>? = nil, plan: LoadPlan? = nil, node: LoadNode? = nil, populatesExisting: Bool = false, checksVersion: Bool = false, trail: LoadTrail = .none, purpose: ORMExecuteState.Purpose = .columnLoad, local: [(name: String, value: Value)] = [], arguments: DictObject? = nil, flushesFirst: Bool = false, within outer: LoadRun? = nil) throws -> MappedInstance? {
        let mapper = mapper ?? state?.mapper ?? key.mapper
        let entity = mapper.entity
        let place = (state?.loadOptions as? LoadPlace)?.lasting
        if !key.values.isEmpty, key.values.allSatisfy(\.isNone) { try SQLWarning.warn("fully NULL primary key identity cannot load any object.  This condition may raise an error in a future release.") }
        // Lazy loads leave columns of one name as they are.
        let isLazy = if case .relationshipLoad = purpose { true } else { false }
        let (select, keyed) = entity.keySelection(isLazy ? .plain : .disambiguateOnly).select(entity, key.values)
        func named() -> DictObject { DictObject(key.values.filter { !$0.isNone }.enumerated().map { ("pk_\($0 + 1)", $1) }) }
        var found: Value?
        try load(select, keyed: keyed, plan: plan ?? place?.plan, node: node ?? place?.own, populatesExisting: populatesExisting, checksVersion: checksVersion, refreshing: state, only: only, expired: expired, trail: trail, purpose: purpose, local: local, token: key.token, arguments: arguments, parameters: named(), flushesFirst: flushesFirst, within: outer) { items in
            if let known = found, !known.isIdentical(to: items[0]) { throw PythonException(SQLError.multipleResultsFound, "Multiple rows were found when exactly one was required") }
            found = found ?? items[0]
        }
        return found?.mappedInstance
    }

    // MARK: by primary key

    /// `session.get(User, 1)`: from the identity map, or by one SELECT.
    public func get(_ subject: Value, _ identity: Value, options readOptions: @autoclosure () throws -> [Object] = [], populatesExisting isGivenToPopulate: Bool? = nil, isLocking: Bool = false, token: Value = .none, executionOptions: [(name: String, value: Value)] = [], bindArguments: DictObject? = nil) throws -> Value {
        let isMapping = try subject.object is Mapper || subject.object is Entity || subject.object is AliasedClass || subject.object is InstrumentedAttribute || (subject.object as? Class).map { Mapper.of($0) != nil } ?? (ORMInspection.genericOrigin(subject) != nil)
        if subject.object is MappedInstance { throw ORMError.argument("Expected mapped class or mapper, got: \(try subject.reprText())") }
        if subject.object is Table { _ = try subject.attribute("is_mapper") }
        guard isMapping else {
            throw SQLError.noInspection(of: subject)
        }
        guard let entity = try EntitySelect.entity(subject), !entity.isAliased else { throw ORMError.argument("Expected mapped class or mapper, got: \(try subject.reprText())") }
        let mapper = entity.mapper
        let populatesExisting = try isGivenToPopulate ?? (!executionOptions.isEmpty && ExecutionOptions(executionOptions).populatesExisting)
        let key = IdentityKey(mapper, try primaryKey(identity, mapper)).with(token: token)
        if !populatesExisting, !isLocking, let present = try object(anywhere: key, mapper: mapper, options: executionOptions) {
            guard present.mapper.isa(mapper) else { return .none }
            if try isStillThere(present.state, .off) { return .object(present) }
        }
        let options = try readOptions()
        let given = try ExecutionOptions(executionOptions)
        if given.autoflush { try autoflush() }
        let plan = options.isEmpty ? nil : try LoadPlan(options, entities: [entity])
        let found = try load(key, of: mapper, plan: plan, node: plan?.root(entity), populatesExisting: populatesExisting, checksVersion: isLocking, purpose: .statement, local: isGivenToPopulate.map { Session.merged(executionOptions, [(name: "populate_existing", value: .bool($0))]) } ?? executionOptions, arguments: bindArguments)
        if found != nil, given.batchSize != nil { throw ORMError.invalidRequest("Can't use the ORM yield_per feature in conjunction with unique()") }
        return found.map { .object($0) } ?? .none
    }

    /// Whether an object of the identity map has a row: an expired one is read again, and is deleted where it has none.
    func isStillThere(_ state: InstanceState, _ passive: Passive) throws -> Bool {
        guard state.isExpired else { return true }
        do { _ = try state.loadExpired(passive) } catch let error as PythonException where error.isInstance(of: ORMError.objectDeleted) {
            try noteDeleted([state])
            return false
        }
        return true
    }

    /// The values of a primary key in its order, from a value, a tuple or a dict.
    private func primaryKey(_ identity: Value, _ mapper: Mapper) throws -> [Value] {
        var columns: String { mapper.primaryKey.map { "'\(mapper.localTable.name).\($0.name)'" }.joined(separator: ",") }
        if let dict = identity.dictionary {
            let values = mapper.primaryKeyProperties.map { property in
                dict.get(property.key) ?? mapper.synonyms.lazy.filter { $0.target == property.key }.compactMap { dict.get($0.key) }.first
            }
            guard values.count == dict.pairs.count else {
                throw ORMError.invalidRequest("Incorrect number of values in identifier to formulate primary key for session.get(); primary key columns are \(columns)")
            }
            guard !values.contains(where: { $0 == nil }) else {
                throw ORMError.invalidRequest("Incorrect names of values in identifier to formulate primary key for session.get(); primary key attribute names are \(mapper.primaryKeyProperties.map { "'\($0.key.text)'" }.joined(separator: ",")) (synonym names are also accepted)")
            }
            return values.compactMap { $0 }
        }
        let composite = mapper.hasComposites ? mapper.composites.first { $0.factory.object === identity.type } : nil
        let values = try composite?.values(of: identity) ?? (identity.object as? TupleObject).map { Array($0.elements) } ?? (identity.object as? ListObject).map { Array($0.elements) } ?? [identity]
        guard values.count == mapper.primaryKey.count else {
            throw ORMError.invalidRequest("Incorrect number of values in identifier to formulate primary key for session.get(); primary key columns are \(columns)")
        }
        return values
    }
}

/// The rows of a load that were there: joined loads of collections repeat them.
private final class LoadedRows {
    private var objects: Set<ObjectIdentifier> = []
    /// Objects with the keys that stand beside them, by which one object belongs to several others.
    private lazy var rows = SetObject()

    func admits(_ items: ContiguousArray<Value>) throws -> Bool {
        if items.count == 1 { return items[0].mappedInstance.map { objects.insert(ObjectIdentifier($0)).inserted } ?? true }
        return try rows.insert(.tuple(items.map { item in item.mappedInstance.map { .int(Int(bitPattern: ObjectIdentifier($0)) >> 4) } ?? item }))
    }
}

extension Select {
    /// The SELECT with the values of an execution, as `subqueryload` embeds it.
    fileprivate func with(_ parameters: [DictObject]) throws -> Select {
        guard let first = parameters.first, !options.isEmpty else { return self }
        var values: [String: Value] = [:]
        for (key, value) in first.pairs { if let name = key.object as? StringObject { values[name.text] = value } }
        return try with(parameters: values) as? Select ?? self
    }
}

/// `execution_options` that loading heeds.
public struct ExecutionOptions {
    public var populatesExisting = false
    public var autoflush = true
    /// `yield_per`
    public var batchSize: Int?
    /// `prebuffer_rows`: whether all rows are read before the result is given.
    public var readsAtOnce = false
    /// `synchronize_session`
    public var synchronization = Value.string("auto")
    /// `render_nulls`: whether a bulk INSERT sends None.
    public var rendersNulls = false
    /// `dml_strategy`: how INSERT and UPDATE of a class are sent; nil for what fits.
    public var changeStrategy: String?
    /// Whether a legacy query asks.
    public var isOfQuery = false
    /// Whether the parameters are a list: a bulk statement.
    public var hasSeveralSets = false
    /// `bind_arguments`
    public var bindArguments: DictObject?
    /// What the connection is told: all of them, `schema_translate_map` and the program's own too.
    public private(set) var sent: [(name: String, value: Value)] = []
    /// `identity_token`: what the identities of loaded objects get.
    public var identityToken = Value.none
    public init() {}

    /// Those of the statement, then those of the call.
    public init(_ options: [(name: String, value: Value)]...) throws {
        if options.allSatisfy(\.isEmpty) { return }
        sent = Array(options.joined())
        for (name, value) in sent {
            switch name {
            case "populate_existing": populatesExisting = try value.isTrue()
            case "autoflush": autoflush = try value.isTrue()
            case "prebuffer_rows": readsAtOnce = try value.isTrue()
            // What is no number is refused when the rows come.
            case "yield_per": batchSize = try? Int.from(value)
            case "synchronize_session": synchronization = value
            case "dml_strategy": changeStrategy = (value.object as? StringObject)?.text ?? ""
            case "identity_token": identityToken = value
            case "render_nulls": rendersNulls = try value.isTrue()
            default: break
            }
        }
    }
}
