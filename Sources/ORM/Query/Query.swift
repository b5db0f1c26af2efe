import Database
import Runtime
import SQL

/// The legacy query of entities and columns (sqlalchemy.orm.Query).  Every method gives a changed copy.
public class Query: Object {
    public final let session: Session?
    public final let select: Select
    public final let settings: Settings

    /// What a query has beside its SELECT.
    public struct Settings {
        public var options = ExecutionOptions()
        /// `execution_options(...)`, as given.
        public var given: [(name: String, value: Value)] = []
        /// `params(...)`
        public var parameters = DictObject()
        /// `from_statement(...)`
        public var statement: Statement?
        public var loadsEagerly = true
        public var checksCriteria = true
        public var onlyTuples = false
        /// How the columns are labelled in subqueries: `set_label_style`.
        public var isLabelled = true
        public var isStyled = false
        /// How many joins `filter_by()` looks past: those before `reset_joinpoint()`.
        public var passedJoins = 0
        public init() {}
        /// The options that the execution gets.
        var localOptions: [(name: String, value: Value)] {
            var made = given
            if options.populatesExisting, !made.contains(where: { $0.name == "populate_existing" }) { made.append((name: "populate_existing", value: .bool(true))) }
            return made
        }
    }

    /// - Parameter type: the class of the query, which may be derived; copies keep it.
    public init(_ session: Session?, _ select: Select, _ settings: Settings = Settings(), type: Class? = nil) {
        self.session = session
        self.select = settings.isLabelled ? select.labelled(.query) : select
        self.settings = settings
        super.init(type: type ?? Class.registered(for: Query.self))
        Heap.track(self)
    }
    public override func visitReferences(_ visit: (Object) -> Void) { session?.visitHeld(visit) }

    public convenience init(_ session: Session?, entities: [Value], type: Class? = nil) throws { self.init(session, try EntitySelect.select(entities, configures: true).resolved(by: EntityResolver.shared), type: type) }

    public func with(_ select: Select) -> Query { Query(session, select, settings, type: plainType) }
    /// The class of changed copies: a query of a dynamic relationship becomes a plain one.
    var plainType: Class { type }
    public func changing(_ change: (inout Settings) throws -> Void) rethrows -> Query {
        var changed = settings
        try change(&changed)
        return Query(session, select, changed, type: plainType)
    }
    public func with(session: Session) -> Query { Query(session, select, settings, type: plainType) }

    /// The SQL, as the session's database takes it.
    public override func str() throws -> String {
        let statement = try executedStatement()
        let bind = session.flatMap { session in try? session.chosenBind(mapper: EntitySelect.subject(of: select)) }
        return try Compiler.compile(statement, bind == nil ? .standard : .sqlite).text
    }

    /// The statement that the query would execute.
    public func executedStatement() throws -> Statement {
        let told = QueryListeners.exist ? try QueryListeners.told(self, .beforeCompile) : self
        return settings.statement ?? told.effective
    }

    /// The SELECT as it runs.
    var effective: Select { settings.loadsEagerly ? select : Query.withoutEagerLoads(select) }
    /// `enable_eagerloads(False)`: no option of loading is heeded, and what classes load eagerly is left until it is read.
    private static func withoutEagerLoads(_ select: Select) -> Select {
        select.replacing(options: select.options.filter { !($0 is LoaderOption) } + [LoaderOption(nil).adding(.allRelationships(.select))])
    }

    // MARK: what may not be called when

    /// - Throws: InvalidRequestError where LIMIT or OFFSET was applied already.
    public func checkNoLimit(_ method: String) throws {
        guard settings.checksCriteria else { return }
        try checkNoStatement(method)
        if select.limit != nil || select.offset != nil {
            throw ORMError.invalidRequest("Query.\(method)() being called on a Query which already has LIMIT or OFFSET applied.  Call \(method)() before limit() or offset() are applied.")
        }
    }
    public func checkNoStatement(_ method: String) throws {
        if settings.checksCriteria, settings.statement != nil {
            throw ORMError.invalidRequest("Query.\(method)() being called on a Query with an existing full statement - can't apply criterion.")
        }
    }
    public func checkNoCriteria(_ method: String, allowsOrder: Bool = false) throws {
        guard settings.checksCriteria else { return }
        let isRestricted = !select.criteria.isEmpty || settings.statement != nil || !select.explicitFroms.isEmpty || !select.joins.isEmpty || select.limit != nil || select.offset != nil
            || !select.grouping.isEmpty || (!allowsOrder && (!select.ordering.isEmpty || select.isDistinct))
        if isRestricted { throw ORMError.invalidRequest("Query.\(method)() being called on a Query with existing criterion. ") }
    }

    // MARK: rows

    /// Whether items are single objects, not rows.
    public var isSingleEntity: Bool {
        guard !settings.onlyTuples, select.parts.count == 1 else { return false }
        switch select.parts[0] {
        case .entity: return true
        case .bundle(let object, _): return (object as? Bundle)?.isSingleEntity ?? false
        case .column: return false
        }
    }
    /// `is_single_entity`: true of a single attribute too.
    public var isOfSingleEntity: Bool {
        guard !settings.onlyTuples, select.parts.count == 1 else { return false }
        if case .column(let source) = select.parts[0] { return AttributeReference(source) != nil }
        return isSingleEntity
    }
    private var hasEntities: Bool { select.parts.contains { if case .entity = $0 { true } else { false } } }

    private func boundSession() throws -> Session {
        guard let session else { throw PythonException.attributeError("'NoneType' object has no attribute 'execute'") }
        return session
    }

    /// The result that the query's methods read.
    public func run(_ given: Select? = nil) throws -> ResultItems {
        if QueryListeners.exist {
            let told = try QueryListeners.told(given.map { with($0) } ?? self, .beforeCompile)
            return try told.runTold(given == nil ? nil : told.select)
        }
        return try runTold(given)
    }

    private func runTold(_ select: Select?) throws -> ResultItems {
        let session = try boundSession()
        let parameters = settings.parameters.count == 0 ? [] : [settings.parameters]
        let whole: Statement
        if let read = readStatement { whole = read } else { whole = select ?? effective }
        let settings = self.settings
        let result = try session.orchestrate(withOptions(whole, session), parameters, local: settings.localOptions, isOfQuery: true, mappers: EntitySelect.mappers(of: self.select)) { statement, parameters, given, arguments in
            var options = try ExecutionOptions(given)
            options.bindArguments = arguments
            options.isOfQuery = true
            options.autoflush = options.autoflush && settings.options.autoflush
            options.batchSize = settings.options.batchSize
            options.populatesExisting = options.populatesExisting || settings.options.populatesExisting
            if let from = statement as? FromStatement { return try session.execute(statement: from.statement, as: from.select, parameters, options: options) }
            return try session.execute(statement as? Select ?? self.select, parameters, options: options)
        }
        if hasEntities, settings.options.batchSize == nil { result.unique(nil) }
        return isSingleEntity ? ScalarResult(result, 0) : RowItems(result)
    }

    /// The statement with the query's options, where listeners see it.
    private func withOptions(_ statement: Statement, _ session: Session) -> Statement {
        session.hasListeners(.doORMExecute) && !settings.given.isEmpty ? statement.with(executionOptions: settings.given) : statement
    }

    public override func iterator() throws -> IteratorObject? { try run().iterator() }
    public func all() throws -> [Value] { try run().all() }
    public func first() throws -> Value { try (settings.statement == nil ? run(Query.limited(effective, 1)) : run()).first() }
    public func oneOrNone() throws -> Value? { try run().oneOrNone() }
    public func one() throws -> Value { try run().one() }

    /// The first element of the only row; None where there is none.
    public func scalar() throws -> Value {
        guard let found = try run().oneOrNoneOfOne() else { return .none }
        return (found.object as? Row)?.elements.first ?? found
    }

    static func limited(_ select: Select, _ count: Int) -> Select {
        select.limited(BindParameter("param", .int(count), type: IntegerType.shared, isUnique: true))
    }

    // MARK: subqueries

    /// `from_statement(...)`: the statement, with what its rows become; nil where the query reads rows of its own.
    public var readStatement: FromStatement? { settings.statement.map { FromStatement(select, $0) } }

    /// `SELECT count(*) FROM (SELECT ...)`
    public func count() throws -> Value {
        if QueryListeners.exist {
            let told = try QueryListeners.told(self, .beforeCompile)
            if told !== self { return try told.countTold() }
        }
        return try countTold()
    }
    private func countTold() throws -> Value {
        if settings.statement != nil { throw ORMError.invalidRequest("Can't call this method on a Query that uses from_statement()") }
        // What listeners add to the SELECT around it is in terms of the subquery's columns.
        let from = Subquery(try Query.outOfSet(isSubquery: true, select.labelled(.query)), name: nil)
        let counted = select.with(onlyColumns: [FunctionElement("count", [TextColumn("*")], type: IntegerType.shared)]).selecting(from: from, subjects: [BaseAlias(from)]).replacing(options: select.options.filter { $0 is LoaderCriteria })
        let session = try boundSession()
        // The SELECT around it is a query too, which listeners are told of.
        let counting = QueryListeners.exist ? try QueryListeners.told(with(counted), .beforeCompile).select : counted
        let isAutoflushing = settings.options.autoflush, subject = EntitySelect.subject(of: select)
        let result = try session.orchestrate(withOptions(counting, session), settings.parameters.count == 0 ? [] : [settings.parameters], local: settings.localOptions, isOfQuery: true, subject: subject) { statement, parameters, given, arguments in
            if isAutoflushing { try session.autoflush() }
            return try session.connection(of: subject, executing: statement, arguments: arguments).execute(statement, parameters, options: given)
        }
        return try ScalarResult(result, 0).one()
    }

    /// The SELECT as a statement of its own.
    public var statement: Select { get throws {
        let told = try QueryListeners.exist ? QueryListeners.told(self, .beforeCompile) : self
        return try told.parameterized(Query.outOfSet(isSubquery: false, told.settings.isStyled ? told.effective : told.effective.labelled(.disambiguateOnly, ofQuery: true)))
    } }
    /// The SELECT as an element of another statement: it loads nothing eagerly, and its columns are labelled with their tables.
    public var element: Select { get throws {
        let told = try QueryListeners.exist ? QueryListeners.told(self, .beforeCompile) : self
        return try told.parameterized(Query.outOfSet(isSubquery: true, Query.withoutEagerLoads(told.select).labelled(.query)))
    } }
    /// The SELECT in terms of the UNION that its entities are selected from, whose columns those of a subquery are; as it is where there is none.
    private static func outOfSet(isSubquery: Bool, _ select: Select) throws -> Select {
        select.selectsFromSet ? try SelectCompilation(select, isSubquery: isSubquery).statement : select
    }
    /// The SELECT with the values of `params(...)`.
    private func parameterized(_ select: Select) -> Select {
        guard settings.parameters.count > 0 else { return select }
        var values: [String: Value] = [:]
        for (key, value) in settings.parameters.pairs { if let name = key.object as? StringObject { values[name.text] = value } }
        return (try? select.giving(parameters: values)) as? Select ?? select
    }
    /// The criteria with those values.
    var parameterizedCriteria: [ColumnElement] { parameterized(select).criteria }

    /// The SELECT as a subquery, which loads nothing eagerly.
    /// - Throws: InvalidRequestError where rows are those of another statement.
    public func embedded(isLabelled: Bool = false) throws -> Select {
        if settings.statement != nil { throw ORMError.invalidRequest("Can't call this method on a Query that uses from_statement()") }
        let plain = changing { $0.loadsEagerly = false }
        return try isLabelled ? plain.labelled(.query).statement : plain.statement
    }

    /// `set_label_style(...)`: the style of subqueries too.
    public func labelled(_ style: Select.LabelStyle) -> Query {
        var changed = settings
        changed.isLabelled = false
        changed.isStyled = true
        return Query(session, select.labelled(style, ofQuery: true), changed, type: plainType)
    }

    /// `EXISTS (SELECT 1 FROM ...)`: from what the criteria need, and the entity that is selected first.
    public func exists() throws -> ColumnElement {
        let one = TextColumn("1")
        let inner = try with(select.adding(columns: [one])).embedded(isLabelled: true).with(onlyColumns: [one])
        guard let entity = try firstEntity else { return ScalarSelect(inner, isExists: true) }
        return ScalarSelect(inner.from([entity.selectable], subjects: [entity]).resolved(by: EntityResolver.shared), isExists: true)
    }
    private var firstEntity: Entity? { get throws {
        switch select.parts.first {
        case .entity(let object, _): return object as? Entity
        case .bundle(let bundle, _): throw SQLError.argument("FROM expression, such as a Table or alias() object expected, got <sqlalchemy.sql.annotation.AnnotatedClauseList object at \(bundle.address)> object resolved from \(try bundle.repr()) object.")
        case .column(let source?): return AttributeReference(source)?.entity ?? firstNamedEntity
        case .column, nil: return firstNamedEntity
        }
    } }
    /// The entity that the first expression names: a table names none, the whole of a subquery that of its first column.
    private var firstNamedEntity: Entity? {
        guard let first = select.columns.first else { return nil }
        guard let column = first as? Column, column.firstMark == nil else { return Entity.within(first) ?? Query.entity(selectedWithin: first) }
        guard let subquery = column.table as? Subquery, zip(select.columns, subquery.columns).allSatisfy({ $0 === $1 }), select.columns.count >= subquery.columns.count else { return nil }
        return subquery.select.resultColumns.first.flatMap { Entity.within($0) }
    }
    /// The entity of the first SELECT within an expression: `query(query(User).exists())`.
    private static func entity(selectedWithin element: ColumnElement) -> Entity? {
        var found: Entity?
        _ = element.replacing { part in
            guard let scalar = part as? ScalarSelect else { return nil }
            if found == nil, let select = scalar.select as? Select {
                found = select.columns.lazy.compactMap { Entity.within($0) }.first ?? select.fromSubjects.lazy.compactMap { $0 as? Entity }.first
                    ?? select.criteria.flatMap(\.surfaceColumns).lazy.compactMap { $0.mark?.entity as? Entity ?? Entity.within($0.column) }.first
            }
            return part
        }
        return found
    }

    // MARK: slices

    /// `query[2:5]`, `query[0]`
    public override func item(_ key: Value) throws -> Value? {
        if let slice = key.object as? SliceObject {
            if slice.start.object is ColumnElement || slice.stop.object is ColumnElement { return .list(try sliced(slice.start, slice.stop).all()) }
            func bound(_ value: Value) throws -> Int? { value.isNone ? nil : try Int.from(value) }
            let start = try bound(slice.start), stop = try bound(slice.stop)
            if let start, let stop, stop <= start { return .list([]) }
            if start ?? 0 < 0 || stop ?? 0 < 0 { throw PythonException.indexError("negative indexes are not accepted by SQL index / slice operators") }
            let items = try sliced(start, stop).all()
            return slice.step.isNone ? .list(items) : try Value.list(items).item(.object(SliceObject(start: .none, stop: .none, step: slice.step)))
        }
        if !(key.object is IntObject), try key.index() == nil { _ = try key.binary(.add, .int(1)) }
        guard let at = try key.index(), case .int(let index) = at else { throw PythonException.typeError("list indices must be integers or slices, not \(key.typeName)") }
        if index < 0 { throw PythonException.indexError("negative indexes are not accepted by SQL index / slice operators") }
        let found = try sliced(index, index &+ 1).all()
        guard let first = found.first else { throw PythonException.indexError("list index out of range") }
        return first
    }

    /// The rows from `start` to before `stop`, within what LIMIT and OFFSET leave.
    public func sliced(_ start: Int?, _ stop: Int?) throws -> Query {
        try checkNoStatement("slice")
        return with(Query.sliced(select, start, stop))
    }

    /// The rows between two expressions: `query[cast(bindparam("a"), Integer):...]`.
    private func sliced(_ start: Value, _ stop: Value) throws -> Query {
        try checkNoStatement("slice")
        func operand(_ value: Value) throws -> ColumnElement? { value.isNone ? nil : try Coercion.count(value) }
        let first = try operand(start), last = try operand(stop)
        var changed = select
        if let last { changed = changed.limited(try first.map { try Coercion.count(Value.object(last).binary(.subtract, .object($0))) } ?? last) }
        if let first { changed = changed.shifted(first) }
        return with(changed)
    }

    public static func sliced(_ select: Select, _ start: Int?, _ stop: Int?) -> Select {
        func bind(_ number: Int) -> BindParameter { BindParameter("param", .int(number), type: IntegerType.shared, isUnique: true) }
        func known(_ element: ColumnElement?) -> Int { if case .int(let number)? = (element as? BindParameter)?.boundValue { number } else { 0 } }
        var changed = select
        if let stop { changed = changed.limited(bind(stop &- (start ?? 0))) }
        if let start, let offset = select.offset, !(offset is BindParameter) {
            let sum = (try? offset.binary(.add, .int(start), reflected: false))?.object as? ColumnElement
            changed = changed.shifted(sum ?? offset)
        } else if let start {
            let offset = known(select.offset) &+ start
            changed = changed.shifted(offset == 0 ? nil : bind(offset))
        }
        return changed
    }

    // MARK: set operations

    /// `q1.union(q2)`: the entities selected from the UNION of both.
    public func combined(_ keyword: String, _ others: [SelectBase]) throws -> Query {
        let from = Subquery(CompoundSelect(keyword, [try setMember] + others), name: nil)
        return with(select.selecting(from: from, subjects: [BaseAlias(from)]))
    }
    /// The SELECT as one of those of a UNION.
    public var setMember: Select { get throws {
        if let read = readStatement { throw SQLError.argument("SELECT construct for inclusion in a UNION or other set construct expected, got \(try read.repr()) object resolved from \(try repr()) object.") }
        return try element
    } }

    // MARK: criteria by name

    /// `filter_by(name="x")`: attributes of what was joined last, or of `select_from()`, or of the first entity.
    public func filtered(by values: [(name: Name, value: Value)]) throws -> Query {
        let joined = select.joins.count > settings.passedJoins ? select.joins.last.flatMap { EntitySelect.joinNamespace($0) } : nil
        let space = joined ?? firstFrom ?? firstNamespace
        guard let space else { throw PythonException.indexError("list index out of range") }
        return with(select.filtered(try values.map { name, value in
            guard let attribute = try EntitySelect.attribute(name, of: space) else {
                throw ORMError.invalidRequest("Entity namespace for \"\(try described(space))\" has no property \"\(name.text)\"")
            }
            return try EntitySelect.equality(attribute, value)
        }))
    }
    private func described(_ space: Object) throws -> String {
        guard let entity = space as? Entity else { return try space.str() }
        if let path = select.joins.last, !(path.subject is Entity) { return try entity.str() }
        return try entity.selectable.str()
    }
    /// The first element of `select_from()`, by its class where it is one's.
    private var firstFrom: Object? {
        guard let first = select.explicitFroms.first, !select.selectsFromSet else { return nil }
        return select.fromSubjects.first { ($0 as? Entity)?.selectable === first } ?? first
    }
    /// What `filter_by()` looks at where nothing was joined: the first thing that is selected.
    private var firstNamespace: Object? {
        guard let first = select.parts.first ?? (select.columns.isEmpty ? nil : .column(of: nil)) else { return nil }
        if case .entity(let entity, _) = first { return entity }
        if case .column(let source) = first, let reference = AttributeReference(source) { return reference.entity }
        return select.columns[0].firstMark?.entity ?? Entity.within(select.columns[0]) ?? (select.columns[0] as? Column)?.table ?? select.columns[0]
    }

    /// The mapper of the only entity.
    public func singleMapper(_ rationale: String) throws -> Mapper {
        guard select.parts.count == 1, case .entity(let object, _) = select.parts[0], let entity = object as? Entity else { throw ORMError.invalidRequest(rationale) }
        return entity.mapper
    }

    /// `get()` of the legacy query.
    public func get(_ identity: Value) throws -> Value {
        try checkNoCriteria("get", allowsOrder: true)
        let mapper = try singleMapper("get() can only be used against a single mapped class.")
        if case .entity(let entity as Entity, _)? = select.parts.first, entity.isAliased { throw ORMError.argument("Expected mapped class or mapper, got: \(try entity.repr())") }
        return try boundSession().get(.object(mapper.mappedClass), identity, options: select.options, populatesExisting: settings.options.populatesExisting, isLocking: select.tail.locking != nil)
    }
}

extension ResultItems {
    /// The only item, with the refusal of `one()`; nil where there is none.
    func oneOrNoneOfOne() throws -> Value? {
        do { return try one() } catch let error as PythonException where error.type === SQLError.noResultFound { return nil }
    }
}
