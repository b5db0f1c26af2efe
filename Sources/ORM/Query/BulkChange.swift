import Database
import Runtime
import SQL

/// An UPDATE or DELETE of all rows that meet criteria, with the session's objects kept in step
/// (sqlalchemy.orm.bulk_persistence, `_BulkUDCompileState`).
public struct BulkChange {
    /// `synchronize_session`: how the objects that are concerned are found.
    public enum Synchronization {
        case automatic, evaluate, fetch, none

        /// - Throws: ArgumentError
        public init(_ value: Value) throws {
            switch value {
            case .bool(false), .none: self = .none
            case .string(let text) where text.text == "auto": self = .automatic
            case .string(let text) where text.text == "evaluate": self = .evaluate
            case .string(let text) where text.text == "fetch": self = .fetch
            default: throw ORMError.argument("Valid strategies for session synchronization are 'auto', 'evaluate', 'fetch', False")
            }
        }
    }

    private let session: Session
    private let mapper: Mapper
    private let criteria: [ColumnElement]
    private let synchronization: Synchronization
    /// `bind_arguments`
    var bindArguments: DictObject?
    /// What the connection is told of the execution.
    var executionOptions: [(name: String, value: Value)] = []
    /// `options(...)` of the statement, which SELECTs within it heed.
    var statementOptions: [Object] = []
    /// `identity_token`: whether only objects of one of several databases are concerned.
    var identityToken = Value.none
    /// Values of the parameters that the statement has; several sets are sent together.
    var parameters: [DictObject] = []
    /// Values that objects are told though the statement does not send them.
    var unsent: [Setting] = []
    /// Whether RETURNING asks for `*`.
    var returnsAll = false
    /// Whether SET has the order of `ordered_values()`.
    var keepsOrder = false

    public init(_ session: Session, _ mapper: Mapper, _ criteria: [ColumnElement], _ synchronization: Synchronization, autoflush: Bool = true) throws {
        try mapper.registry.configure()
        self.session = session
        self.mapper = mapper
        self.criteria = criteria
        self.synchronization = synchronization
        if autoflush { try session.autoflush() }
    }

    private var allCriteria: [ColumnElement] { criteria + (mapper.singleTableCriterion.map { [$0] } ?? []) }

    /// How objects are found once the statement has run: by evaluation, or by the keys that it returns; nil for not at all.
    private enum Finding {
        case evaluation(CriteriaEvaluator.Evaluation)
        case keys
    }

    /// Rows of an alias are not matched with objects by keys, and its columns are none that can be evaluated.
    private func finding(_ target: FromClause?) throws -> Finding? {
        switch synchronization {
        case .none: return nil
        case .fetch: return BulkChange.isAlias(target) ? nil : .keys
        case .automatic:
            do { return .evaluation(try CriteriaEvaluator(mapper).condition(criteria)) } catch is CriteriaEvaluator.Unevaluatable { return BulkChange.isAlias(target) ? nil : .keys }
        case .evaluate:
            do { return .evaluation(try CriteriaEvaluator(mapper).condition(criteria)) } catch let failure as CriteriaEvaluator.Unevaluatable { throw failure.refusal }
        }
    }

    private static func isAlias(_ target: FromClause?) -> Bool { target is Alias || target is Join }

    // MARK: DELETE

    /// - Parameter returning: the columns of RETURNING, those of entities among them.
    public func delete(_ table: Table, target: FromClause? = nil, returning: [ColumnElement] = []) throws -> BulkOutcome {
        let finding = try finding(target)
        let columns = returned(finding == nil && synchronization != .none ? .keys : finding, returning)
        try askForFetch(finding)
        let statement = Delete(table, target: target, criteria: allCriteria, returning: columns).with(options: statementOptions)
        let connection = try session.connection(of: mapper, executing: statement, arguments: bindArguments)
        try checkUsing(finding, table, connection)
        let fetched = try fetchedFirst(finding, connection)
        let result = try connection.execute(statement, [], options: executionOptions)
        let outcome = try BulkOutcome(result, shown: returning.count, hidden: hidden(columns, returning))
        switch finding {
        case .evaluation(let evaluation):
            for (object, isExpired) in try matching(evaluation) {
                if isExpired { try session.expire(object.state) } else { try session.markDeleted(object.state) }
            }
        case .keys:
            for object in fetched ?? objects(outcome.allRows, columns) { try session.markDeleted(object.state) }
        case nil: break
        }
        return outcome
    }

    // MARK: UPDATE

    public func update(_ table: Table, target: FromClause? = nil, _ values: [Setting], further given: [(column: Column, value: Value)] = [], returning: [ColumnElement] = [], fetchesBack: Bool = false) throws -> BulkOutcome {
        let finding = try finding(target)
        let columns = returned(finding, returning)
        let further = given + values.compactMap { setting in setting.column.flatMap { $0.table === table ? nil : ($0, setting.value) } }
        let own = values.filter { $0.column == nil || $0.column?.table === table }
        let statement = Update(table, target: target, values: own.map { ($0.key, $0.value) }, criteria: allCriteria, returning: columns).adding(further: further).with(options: statementOptions).ordering(keepsOrder)
        var matched: [(object: MappedInstance, isExpired: Bool)] = []
        if case .evaluation(let evaluation)? = finding { matched = try matching(evaluation) }
        try askForFetch(finding)
        let connection = try session.connection(of: mapper, executing: statement, arguments: bindArguments)
        if case .keys? = finding, parameters.count > 1, !connection.engine.dialect.traits.updateManyReturning {
            throw ORMError.invalidRequest("For synchronize_session='fetch', can't use multiple parameter sets in ORM mode, which this backend does not support with RETURNING")
        }
        let fetched = try fetchedFirst(finding, connection)
        let result = try connection.execute(statement, parameters, keys: [], options: executionOptions)
        let outcome = try BulkOutcome(result, shown: returning.count, hidden: hidden(columns, returning))
        if case .keys? = finding { matched = (fetched ?? objects(outcome.allRows, columns)).map { ($0, false) } }
        var isFetched = false
        if case .keys? = finding { isFetched = true }
        let told = values + unsent
        if finding != nil, let unknown = told.first(where: { $0.attribute == nil && $0.kind == .text }) {
            throw ORMError.invalidRequest("Attribute name not found, can't be synchronized back to objects: \(unknown.key.pythonRepr)")
        }
        if !matched.isEmpty { try apply(told, result, fetchesBack: fetchesBack, isFetched: isFetched, to: matched.map(\.object)) }
        return outcome
    }

    /// What the statement did to other columns than those it names.
    private struct SideEffects {
        /// Values that Python made: `onupdate=function`.
        var made: [(attribute: InstrumentedAttribute, value: Value)] = []
        /// Values that the database made, to be loaded when they are read.
        var unknown: [InstrumentedAttribute] = []
    }

    private func sideEffects(_ result: CursorResult, _ evaluated: Set<Name>) -> SideEffects {
        var found = SideEffects()
        guard let compiled = result.context.compiled else { return found }
        for column in compiled.prefetched {
            guard let attribute = mapper.attribute(for: column), !evaluated.contains(attribute.key), let value = result.context.sets.first?.get(column.key) else { continue }
            found.made.append((attribute, value))
        }
        let computed = mapper.localTable.columns.filter { $0.computed != nil }
        for column in compiled.postfetched + computed {
            guard let attribute = mapper.attribute(for: column), !evaluated.contains(attribute.key) else { continue }
            found.unknown.append(attribute)
        }
        return found
    }

    /// Sets the new values where they can be evaluated; other attributes are loaded when they are read.
    private func apply(_ values: [Setting], _ result: CursorResult, fetchesBack: Bool, isFetched: Bool, to objects: [MappedInstance]) throws {
        let evaluator = CriteriaEvaluator(mapper)
        let evaluations = try values.compactMap { setting -> (InstrumentedAttribute, CriteriaEvaluator.Evaluation?)? in
            guard let attribute = setting.attribute else { return nil }
            let value = setting.value
            let element = (value.object as? ColumnElement) ?? (value.object as? ClauseConvertible)?.clause ?? (value.object is ClauseElement ? nil : BindParameter("param", value, type: NullType.shared))
            return (attribute, try element.flatMap { element in
                do { return try evaluator.evaluation(element) } catch is CriteriaEvaluator.Unevaluatable { return nil }
            })
        }
        let evaluated = Set(evaluations.filter { $0.1 != nil }.map(\.0.key))
        let effects = sideEffects(result, evaluated)
        let unevaluated = fetchesBack ? [] : evaluations.filter { $0.1 == nil }.map(\.0)
        for object in objects {
            let state = object.state
            if !(fetchesBack && isFetched) { for (attribute, value) in effects.made { state.own(attribute).write(object, value) } }
            let unknown = (fetchesBack ? [] : effects.unknown + unevaluated).map { state.own($0) }
            var fresh: [(InstrumentedAttribute, Value)] = [], clean: [InstrumentedAttribute] = [], stale: [InstrumentedAttribute] = []
            for (attribute, evaluation) in evaluations {
                let own = state.own(attribute)
                let isClean = state.committedValue(own) == nil
                if isClean, let evaluation {
                    clean.append(own)
                    guard !own.read(object).isUndefined else { continue }
                    switch try evaluation(object) {
                    case .value(let value): fresh.append((own, value))
                    case .null: fresh.append((own, .none))
                    case .expired: stale.append(own)
                    }
                } else if !own.read(object).isUndefined {
                    stale.append(own)
                }
            }
            if !unknown.isEmpty { state.expire(unknown) }
            try tellExpiry(of: unknown, state)
            for (attribute, value) in fresh { attribute.write(object, value) }
            if !clean.isEmpty {
                state.commit(clean)
                try state.remakeComposites(Set(fresh.map(\.0.key)))
            }
            if mapper.hasListeners(.refresh) { try mapper.tell(.refresh, object, [.none, Value.object(Class.set).call(.list(clean.map(\.key.value)))]) }
            stale.removeAll { $0.read(object).isUndefined }
            if !stale.isEmpty {
                state.expire(stale)
                try tellExpiry(of: stale, state)
            }
        }
        session.noteAltered(objects.map(\.state))
    }

    /// Tells of attributes that the statement made unknown, none as well.
    private func tellExpiry(of attributes: [InstrumentedAttribute], _ state: InstanceState) throws {
        guard mapper.hasListeners(.expire) else { return }
        try state.tellExpiry(Value.object(Class.set).call(.list(attributes.map(\.key.value))))
    }

    // MARK: the objects concerned

    private func matching(_ evaluation: CriteriaEvaluator.Evaluation) throws -> [(object: MappedInstance, isExpired: Bool)] {
        try session.persistent.filter { $0.mapper.isa(mapper) && !$0.state.isExpired }.compactMap { object in
            if !identityToken.isNone, try !object.state.identityToken.equals(identityToken) { return nil }
            return switch try evaluation(object) {
            case .expired: (object, true)
            case .null: nil
            case .value(let value): try value.isTrue() ? (object, false) : nil
            }
        }
    }

    /// Whether the keys are found by a SELECT before the statement: of tables without RETURNING, and where the statement reads several
    /// tables (`is_delete_using`, `is_update_from`).
    private var fetchesFirst: Bool {
        !mapper.localTable.returnsImplicitly || executionOptions.contains { ["is_delete_using", "is_update_from"].contains($0.name) && ((try? $0.value.isTrue()) ?? false) }
    }

    /// RETURNING does not tell the keys where a DELETE reads further tables.
    /// - Throws: CompileError
    private func checkUsing(_ finding: Finding?, _ table: Table, _ connection: Connection) throws {
        guard case .keys? = finding, !fetchesFirst else { return }
        var readsOthers = false
        for criterion in criteria { criterion.visitFroms { if $0 !== table { readsOthers = true } } }
        guard readsOthers else { return }
        throw SQLError.compile("Dialect \"\(connection.engine.dialect.name)\" does not support RETURNING with DELETE..USING; for synchronize_session='fetch', please add the additional execution option 'is_delete_using=True' to the statement to indicate that a separate SELECT should be used for this backend.")
    }

    /// A program's own `get_bind()` is asked for the SELECT of the keys, too, though RETURNING may tell them.
    private func askForFetch(_ finding: Finding?) throws {
        guard case .keys? = finding, session.asksProgramForBinds else { return }
        _ = try session.chosenBind(mapper: mapper, clause: Select(mapper.primaryKey).filtered(allCriteria), arguments: bindArguments)
    }

    /// The objects that are concerned, by a SELECT; nil where RETURNING tells.
    private func fetchedFirst(_ finding: Finding?, _ connection: Connection) throws -> [MappedInstance]? {
        guard case .keys? = finding, fetchesFirst else { return nil }
        return try Cause.of(.bulkFetch) {
            let result = try connection.execute(Select(mapper.primaryKey).filtered(allCriteria).with(options: statementOptions), [], options: [])
            var rows: [ContiguousArray<Value>] = []
            while let row = try result.fetch() { rows.append(row) }
            return objects(rows, mapper.primaryKey)
        }
    }

    /// RETURNING with the primary key behind what was asked for.
    private func returned(_ finding: Finding?, _ returning: [ColumnElement]) -> [ColumnElement] {
        guard case .keys? = finding, !fetchesFirst else { return returning }
        return mapper.primaryKey.filter { key in !returning.contains { $0 === key } } + returning
    }

    /// How many columns of RETURNING stand before those of `RETURNING *`.
    private func hidden(_ columns: [ColumnElement], _ returning: [ColumnElement]) -> Int? { returnsAll ? columns.count - returning.count : nil }

    private func objects(_ rows: [ContiguousArray<Value>], _ columns: [ColumnElement]) -> [MappedInstance] {
        let positions = mapper.primaryKey.compactMap { key in columns.firstIndex { $0 === key } }
        return rows.compactMap { row in session.object(IdentityKey(mapper, positions.map { row[$0] }).with(token: identityToken)) }
    }
}

extension BulkChange {
    /// Hybrid properties and composites as the columns that they set.
    public static func expanded(_ values: [(key: Value, value: Value)], _ mapper: Mapper?) throws -> [(key: Value, value: Value)] {
        try values.flatMap { key, value -> [(key: Value, value: Value)] in
            var named = key
            if let text = key.object as? StringObject, let synonym = mapper?.property(Name(text)) as? SynonymProperty { named = synonym.target.value }
            if let text = key.object as? StringObject, let mapper, mapper.attribute(Name(text)) == nil, let found = mapper.mappedClass.lookup(Name(text))?.object {
                if found is HybridProperty || found is CompositeAttribute { named = try found.descriptorGet(.undefined, owner: mapper.mappedClass) }
            }
            switch named.object {
            case let hybrid as HybridAttribute:
                let made = try hybrid.assignments(value)
                return made.count == 1 && made[0].key.object is HybridAttribute ? made : try expanded(made, mapper)
            case let composite as CompositeAttribute: return try composite.assignments(value)
            default: return [(named, value)]
            }
        }
    }

    /// One column of SET, with the attribute that stands for it.
    public struct Setting {
        var attribute: InstrumentedAttribute?
        var column: Column?
        let key: String
        let value: Value
        /// What names it, where that is none of the table's columns.
        var kind: ChangingStatement.KeyKind?
        init(_ attribute: InstrumentedAttribute?, _ column: Column?, _ value: Value) {
            self.attribute = attribute
            self.column = column
            key = column?.key ?? ""
            self.value = value
        }
        init(_ kind: ChangingStatement.KeyKind, _ key: String, _ value: Value) {
            self.kind = kind
            self.key = key
            self.value = value
        }
    }

    /// The attributes and columns that the keys of `values()` name.
    public static func settings(_ values: [(key: Value, value: Value)], _ mapper: Mapper) throws -> [Setting] {
        try expanded(values, mapper).map { key, value in
            if let text = key.object as? StringObject {
                var name = Name(text)
                if let synonym = mapper.property(name) as? SynonymProperty { name = synonym.target }
                if let attribute = mapper.attribute(name), let column = attribute.mappedColumn as? Column { return Setting(attribute, column, value) }
                return Setting(.text, text.text, value)
            }
            if let reference = AttributeReference(key.object), let column = reference.attribute.mappedColumn as? Column {
                // Objects do not learn of what an attribute of an alias is set to.
                if reference.entity.isAliased { return Setting(.bareColumn, column.key, value) }
                return Setting(mapper.attribute(for: column) ?? reference.attribute, column, value)
            }
            let element = try Coercion.element(key)
            if let column = element as? Column, column.table != nil { return Setting(mapper.attribute(for: column.own), column.own, value) }
            guard element is Column || element is TextColumn, let name = (element as? ColumnElement)?.proxyKey else { throw Coercion.expected("SET/VALUES column expression or string key", key) }
            return Setting(.bareColumn, name, value)
        }
    }
}
