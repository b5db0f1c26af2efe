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

    public convenience init(_ session: Session?, entities: [Value], type: Class? = nil) throws { self.init(session, try EntitySelect.select(entities, configures: true), type: type) }

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
    /// - Throws: InvalidRequestError where it selects nothing.
    public func executedStatement() throws -> Statement {
        if select.columns.isEmpty { throw ORMError.invalidRequest("Query contains no columns with which to SELECT from.") }
        let told = QueryListeners.exist ? try QueryListeners.told(self, .beforeCompile) : self
        return settings.statement ?? told.effective
    }

    /// The SELECT as it runs.
    var effective: Select { settings.loadsEagerly ? select : select.replacing(options: select.options.map { ($0 as? LoaderOption)?.withoutEagerness() ?? $0 } + [LoaderOption(nil).adding(.allRelationships(.select))]) }

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
        if (select ?? self.select).columns.isEmpty { throw ORMError.invalidRequest("Query contains no columns with which to SELECT from.") }
        let session = try boundSession()
        let parameters = settings.parameters.count == 0 ? [] : [settings.parameters]
        let whole: Statement
        if let statement = settings.statement { whole = FromStatement(self.select, statement) } else { whole = select ?? effective }
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
        let counted = Select([FunctionElement("count", [TextColumn("*")], type: IntegerType.shared)]).from([Subquery(select.labelled(.query), name: nil)]).with(options: select.options.filter { $0 is LoaderCriteria })
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
    public var statement: Select { get throws { try Query.styled(QueryListeners.exist ? QueryListeners.told(self, .beforeCompile) : self) } }
    private static func styled(_ query: Query) -> Select {
        let select = query.settings.isStyled ? query.effective : query.effective.labelled(.disambiguateOnly)
        return query.parameterized(select)
    }
    /// The SELECT as an element of another statement: with the labels that the query's columns have.
    public var element: Select { get throws {
        let told = try QueryListeners.exist ? QueryListeners.told(self, .beforeCompile) : self
        return parameterized(told.select)
    } }
    /// The SELECT with the values of `params(...)`.
    private func parameterized(_ select: Select) -> Select {
        guard settings.parameters.count > 0 else { return select }
        var values: [String: Value] = [:]
        for (key, value) in settings.parameters.pairs { if let name = key.object as? StringObject { values[name.text] = value } }
        return (try? select.with(parameters: values)) as? Select ?? select
    }
    /// The criteria with those values.
    var parameterizedCriteria: [ColumnElement] { parameterized(select).criteria }

    /// The SELECT as a subquery, which loads nothing eagerly.
    public func embedded(isLabelled: Bool) throws -> Select {
        if settings.statement != nil { throw ORMError.invalidRequest("Can't call this method on a Query that uses from_statement()") }
        let plain = changing { $0.loadsEagerly = false }
        let select = try isLabelled ? plain.element : plain.statement
        return select.options.isEmpty && !select.parts.contains(where: { if case .entity = $0 { true } else { false } }) ? select : select.replacing(options: plain.effective.options)
    }

    /// `set_label_style(...)`: the style of subqueries too.
    public func labelled(_ style: Select.LabelStyle) -> Query {
        var changed = settings
        changed.isLabelled = false
        changed.isStyled = true
        return Query(session, select.labelled(style), changed, type: plainType)
    }

    /// `EXISTS (SELECT 1 FROM ...)`
    public func exists() throws -> ColumnElement {
        let select = QueryListeners.exist ? try QueryListeners.told(with(self.select.adding(columns: [TextColumn("1")], parts: [.column(of: nil)])), .beforeCompile).select : self.select
        let compiled = try SelectCompilation(select.columns.isEmpty ? select.with(onlyColumns: [TextColumn("1")]) : select, isSubquery: true)
        var inner = compiled.statement.with(onlyColumns: [TextColumn("1")]).labelled(.disambiguateOnly)
        if compiled.statement.explicitFroms.isEmpty {
            if let entity = compiled.entities.first { inner = inner.from([entity.selectable]) } else {
                var froms: [FromClause] = []
                for column in compiled.statement.columns { column.visitFroms { from in if !froms.contains(where: { $0 === from }) { froms.append(from) } } }
                inner = inner.from(froms)
            }
        }
        return ScalarSelect(inner, isExists: true)
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
    public func sliced(_ start: Int?, _ stop: Int?) -> Query { with(Query.sliced(select, start, stop)) }

    /// The rows between two expressions: `query[cast(bindparam("a"), Integer):...]`.
    private func sliced(_ start: Value, _ stop: Value) throws -> Query {
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
        let parts = try ([select] + others).map { part -> SelectBase in
            guard let part = part as? Select else { return part }
            let compiled = try SelectCompilation(part, isSubquery: true).statement
            // What heeds the options of the whole is compiled with it; what selects from a UNION is on its columns.
            return part.fromSubjects.contains { $0 is BaseAlias } ? compiled : part
        }
        let from = Subquery(CompoundSelect(keyword, parts), name: nil)
        let bare = Select(select.columns, parts: select.parts, resolver: EntityResolver.shared).with(options: select.options)
        return with(bare.from([from], subjects: [BaseAlias(from)]))
    }

    // MARK: criteria by name

    /// `filter_by(name="x")`: attributes of what was joined last, or of the first entity.
    public func filtered(by values: [(name: Name, value: Value)]) throws -> Query {
        let joined = select.joins.count > settings.passedJoins ? select.joins.last : nil
        let space = joined.flatMap { EntitySelect.joinNamespace($0) } ?? select.fromSubjects.first { !($0 is BaseAlias) } ?? firstNamespace
        return with(select.filtered(try values.map { name, value in
            guard let space, let attribute = try EntitySelect.attribute(name, of: space) else {
                throw ORMError.invalidRequest("Entity namespace for \"\(try space.map { try described($0) } ?? "")\" has no property \"\(name.text)\"")
            }
            return try EntitySelect.equality(attribute, value)
        }))
    }
    private func described(_ space: Object) throws -> String {
        guard let entity = space as? Entity else { return try space.str() }
        if let path = select.joins.last, !(path.subject is Entity) { return entity.mapper.label }
        return try entity.selectable.str()
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
        return try boundSession().get(.object(mapper.mappedClass), identity, options: select.options, populatesExisting: settings.options.populatesExisting)
    }
}

extension ResultItems {
    /// The only item, with the refusal of `one()`; nil where there is none.
    func oneOrNoneOfOne() throws -> Value? {
        do { return try one() } catch let error as PythonException where error.type === SQLError.noResultFound { return nil }
    }
}
