import Runtime
import SQL

/// Makes a SELECT of entities one of columns and tables, and notes how its rows become objects
/// (sqlalchemy.orm.context, `_ORMSelectCompileState`).
///
/// In steps: joins along relationships, the columns of each item with those that eager loading adds, the criteria that belong to
/// entities, eager joins, and a subquery around what LIMIT and DISTINCT must not see of them.
public final class SelectCompilation {
    let source: Select
    let isSubquery: Bool
    /// What stands around a SELECT within another statement.
    let surroundings: SelectSurroundings
    let plan: LoadPlan
    /// What `with_loader_criteria()` adds.
    let criteria: HeededCriteria
    /// The columns asked for, and those that eager joins add behind them.
    var primary: [ColumnElement] = []
    var secondary: [ColumnElement] = []
    var froms: [FromClause] = []
    /// FROM where nothing names it: the entities' own.
    var fallback: [FromClause] = []
    private var placed: [ObjectIdentifier: LoadSlot] = [:]
    private var isWithinBundle = false
    var eagerJoins: [EagerJoin] = []
    var isMultiRow = false
    /// Whether objects are whole only once all rows are read: by joined and subquery loads of collections.
    var needsAllRows = false
    /// A relationship that no row fills, where an eager load was asked for: `lazy="dynamic"`.
    var unpopulated: RelationshipProperty?
    /// Relationships that were joined along: one that is named again is not joined again.
    var joinedEdges: [(left: Entity, right: Entity, relationship: RelationshipProperty)] = []
    /// Entities that joins led to; their criteria stand in ON.
    var joinedEntities: [Entity] = []
    private(set) var items: [RowItem] = []
    /// Classes that are selected from a UNION or an alias of their tables, onto which expressions on the tables are rewritten.
    private var rewriting: [Entity] = []
    func noteRewriting(_ entity: Entity?) {
        guard let entity, entity.isRewriting, !rewriting.contains(where: { $0 === entity }) else { return }
        rewriting.append(entity)
    }
    /// Aliases that stand in for classes whose tables would be joined twice.
    private var standIns: [(entity: Entity, alias: Entity)] = []
    func note(_ alias: Entity, inPlaceOf entity: Entity) { standIns.append((entity, alias)) }
    /// The column of a table that no class is named for, as the latest alias of a class of that table has it.
    private func standInColumn(_ column: Column) -> Column? {
        guard column.firstMark == nil else { return nil }
        return standIns.last { standIn in standIn.alias.mapper.tables.contains { $0 === column.table } }?.alias.column(column)
    }
    /// The alias that stands in for a class, else the class itself.
    func standIn(for entity: Entity) -> Entity {
        if standIns.isEmpty || entity.isAliased { return entity }
        return standIns.first { $0.entity.mapper === entity.mapper || $0.entity.polymorphicMappers.contains { $0 === entity.mapper } }?.alias ?? entity
    }
    public private(set) var statement: Select
    /// The entity or bundle items, and what else they name.
    var entities: [Entity] = []
    /// What expressions on the entities' tables are rewritten by: the subquery of a UNION.
    private(set) var baseAlias: FromClause?
    /// Columns that are wanted alone: the refresh of some attributes.
    let onlyLoaded: Set<Name>?
    let trail: LoadTrail
    let rereading: Rereading
    /// Criteria of its class do not keep an object that is there from being read anew.
    var isRefresh: Bool { rereading != .none }
    /// Whether it follows the options of an earlier load.
    let isLater: Bool
    /// Whether the rows are those of RETURNING, which cannot join.
    let isReturning: Bool
    /// Whether the rows are those of another statement: `from_statement()`.
    let readsStatement: Bool
    /// Whether that statement has columns, as text has not.
    let readsColumns: Bool
    /// `select(text("*"))`: rows are as the database gives them.
    private(set) var isStar = false
    private var innerExtras = 0
    private var finishing: [() -> Void] = []
    /// Does something once all items have their columns.
    func finally(_ body: @escaping () -> Void) { finishing.append(body) }

    public convenience init(_ select: Select, isSubquery: Bool, within surroundings: SelectSurroundings = .none) throws { try self.init(select, isSubquery: isSubquery, within: surroundings, plan: nil, onlyLoaded: nil) }

    /// - Parameters:
    ///   - plan: the options of an earlier load that this one continues; nil for those of the SELECT.
    ///   - onlyLoaded: the attributes to load; nil for all.
    init(_ select: Select, isSubquery: Bool, within surroundings: SelectSurroundings = .none, plan given: LoadPlan?, rootNode: LoadNode? = nil, onlyLoaded: Set<Name>?, rereading: Rereading = .none, isReturning: Bool = false, reading read: Statement? = nil, trail: LoadTrail = .none) throws {
        source = select
        statement = select
        self.isSubquery = isSubquery
        self.onlyLoaded = onlyLoaded
        self.trail = trail
        self.rereading = rereading
        isLater = given != nil
        self.isReturning = isReturning
        readsStatement = read != nil
        readsColumns = read.map { !($0 is TextClause) } ?? false
        self.surroundings = surroundings
        for part in select.parts { if case .entity(let object, _) = part, let entity = object as? Entity { entities.append(entity) } }
        for entity in entities { try entity.mapper.registry.configure() }
        // Options of a SELECT within another have no say, whatever they are.
        plan = try given ?? (isSubquery || select.options.isEmpty ? .none : LoadPlan(select.options, entities: entities)).adding(surroundings.options)
        let ownCriteria = plan.criteria.filter { $0.selects(from: select) }
        criteria = HeededCriteria(plan.criteria, containing: (select.options + surroundings.options).flatMap { ($0 as? CriteriaScope)?.containing ?? [] } + ownCriteria)
        try compile(rootNode)
        if !ownCriteria.isEmpty { statement = statement.with(options: [CriteriaScope(ownCriteria)]) }
    }

    private func compile(_ rootNode: LoadNode?) throws {
        baseAlias = source.fromSubjects.lazy.compactMap { ($0 as? BaseAlias)?.from }.first
        froms = source.explicitFroms
        for entity in entities { noteRewriting(entity) }
        for subject in source.fromSubjects { noteRewriting(subject as? Entity) }
        for part in source.parts { if case .column(let named) = part { noteRewriting(AttributeReference(named)?.entity) } }
        if Column.areMarked { for column in source.columns { noteRewriting(column.firstMark?.entity as? Entity) } }
        for setup in source.joins {
            noteRewriting(setup.subject as? Entity)
            noteRewriting(AttributeReference(setup.subject)?.destination())
        }
        for setup in source.joins { try join(setup) }
        for option in source.options { if let placed = option as? CriteriaPlaced { joinedEntities.append(placed.entity) } }
        var at = 0
        for part in source.parts {
            let own = Array(source.columns[at..<min(at + part.columnCount, source.columns.count)])
            at += part.columnCount
            items.append(try item(part, own, rootNode))
        }
        if items.isEmpty { for column in source.columns { items.append(try item(.column(of: nil), [column], nil)) } }
        isStar = source.columns.contains { ($0 as? TextColumn)?.isStar ?? false }
        if isStar, items.count != 1 { throw SQLError.compile("Can't generate ORM query that includes multiple expressions at the same time as '*'; query for '*' alone if present") }
        for body in finishing { body() }
        guard !primary.isEmpty else { throw ORMError.invalidRequest("Query contains no columns with which to SELECT from.") }
        let own = try source.criteria.map(compiled)
        if froms.isEmpty { froms = fallback }
        froms = froms.filter { from in !froms.contains { $0 !== from && SelectCompilation.holds($0, from) } }
        let criteria = try own + entityCriteria(besides: own)
        let ordering = try source.ordering.map(compiled)
        statement = needsNesting ? try nested(criteria, ordering) : try simple(criteria, ordering)
        // SELECTs within what is loaded later heed the criteria of the options that it follows.
        if isLater, !plan.criteria.isEmpty { statement = statement.with(options: plan.criteria.filter { option in !statement.options.contains { $0 === option } }) }
    }

    // MARK: columns

    /// An expression in terms of what the statement selects from.
    func adapt(_ element: ColumnElement) -> ColumnElement { rewritten(element).unmarked }
    /// An expression of the user's, whose columns of tables that no class is named for may mean those of an alias.
    private func adapt(named element: ColumnElement) -> ColumnElement { rewritten(element, isNamed: true).unmarked }
    /// An expression of a clause of the user's; the SELECTs within heed the criteria of the statement's options.
    private func compiled(_ element: ColumnElement) throws -> ColumnElement { try criteria.added(inside: adapt(named: element)) }

    private func rewritten(_ element: ColumnElement, isNamed: Bool = false) -> ColumnElement {
        if let baseAlias {
            return element.replacing { part in
                // A column of another subquery stands for itself, though it may come from the same table.
                if let from = (part as? Column)?.table, !(from is Table), !baseAlias.isDerived(from: from) { return nil }
                return baseAlias.corresponding(to: part)
            }
        }
        if rewriting.isEmpty, standIns.isEmpty { return element }
        return element.replacing { part in
            guard let column = part as? Column else { return nil }
            if !standIns.isEmpty, let entity = column.firstMark?.entity as? Entity {
                let alias = standIn(for: entity)
                if alias !== entity, let found = alias.column(column) { return found }
            } else if isNamed, !standIns.isEmpty, let found = standInColumn(column) {
                return found
            }
            for entity in rewriting { if let found = entity.column(column) { return found } }
            return nil
        }
    }

    /// A column of the result for an item of its own: repeated where it is asked for twice.
    func place(item column: ColumnElement) -> LoadSlot {
        let slot = LoadSlot(isSecondary: false, index: primary.count)
        primary.append(column)
        if placed[ObjectIdentifier(column)] == nil { placed[ObjectIdentifier(column)] = slot }
        return slot
    }

    /// A column that an entity needs: the one that is there already, or a new one.
    func place(entity column: ColumnElement, isSecondary: Bool) -> LoadSlot {
        if let known = placed[ObjectIdentifier(column)] { return known }
        let slot = LoadSlot(isSecondary: isSecondary, index: isSecondary ? secondary.count : primary.count)
        if isSecondary { secondary.append(column) } else { primary.append(column) }
        placed[ObjectIdentifier(column)] = slot
        return slot
    }

    /// How the rows of the finished statement are read.
    var layout: ItemLayout {
        ItemLayout(
            items: items, style: source.itemStyle, plan: plan, hasEntities: !entities.isEmpty, isMultiRow: isMultiRow, needsAllRows: needsAllRows, isStar: isStar, secondaryStart: primary.count + innerExtras)
    }

    // MARK: items

    private func item(_ part: Select.Part, _ columns: [ColumnElement], _ rootNode: LoadNode?) throws -> RowItem {
        switch part {
        case .column(let source):
            let reference = AttributeReference(source)
            var columns = columns
            // Without a style of labels a hybrid's name labels nothing.
            if self.source.labelStyle == .plain, let label = columns[0] as? Label, let named = source as? NamedExpression, !(named.clause is Label) { columns[0] = label.element }
            let column = standIns.isEmpty ? columns[0] : reference.flatMap { found in (found.property as? ColumnProperty).map { standIn(for: found.entity).expression($0) } } ?? columns[0]
            let slot = place(item: try heeding(columns[0].firstMark == nil ? adapt(named: column) : adapt(column)))
            if let entity = reference.map({ standIn(for: $0.entity) }) {
                noteEntity(entity, reading: primary[slot.index])
                if baseAlias == nil, let table = (columns[0] as? Column)?.table, SelectCompilation.holds(entity.selectable, table) { addFallback(entity.selectable) }
            }
            let named = source as? NamedExpression, isOfClass = named?.readsColumns ?? false
            if isOfClass, let entity = named?.entity { noteEntity(entity, among: columns[0]) }
            if reference == nil, let entity = columns[0].firstMark?.entity as? Entity {
                noteEntity(standIn(for: entity))
            } else if reference == nil, !isOfClass, !(columns[0] is Column), let entity = Entity.within(columns[0]) {
                noteEntity(entity, reading: columns[0])
            }
            let isLegacy = self.source.itemStyle == .query
            let name = reference?.name.text ?? (isOfClass || !isLegacy ? named?.key.text : nil) ?? columns[0].itemName(isLegacy: isLegacy)
            return RowItem(kind: .column(slot), name: isWithinBundle ? name : ItemLayout.qualified(name, columns[0], self.source.itemStyle), sources: [columns[0]] + (source.map { [$0] } ?? []))
        case .entity(let object, _):
            guard let given = object as? Entity else { break }
            let entity = standIn(for: given)
            let loading = try EntityLoading(entity, rootNode ?? plan.root(given), in: self)
            noteEntity(entity)
            let subject: Object = given.aliasedClass ?? given.mapper.mappedClass
            return RowItem(kind: .entity(loading), name: given.name, sources: [subject])
        case .bundle(let object, _):
            if let composite = object as? CompositeAttribute {
                let members = try composite.attributes().map { try item(.column(of: EntityAttribute($0)), [$0.clause], nil) }
                return RowItem(kind: .composite(composite.property, members), name: composite.itemName, sources: [composite])
            }
            guard let bundle = object as? Bundle else { break }
            return RowItem(kind: .bundle(bundle, try members(of: bundle)), name: bundle.name, sources: [bundle])
        }
        throw ORMError.invalidRequest("Query contains no columns with which to SELECT from.")
    }

    private func members(of bundle: Bundle) throws -> [RowItem] {
        isWithinBundle = true
        defer { isWithinBundle = false }
        return try bundle.members.map { member in
            if let inner = member.object as? Bundle { return RowItem(kind: .bundle(inner, try members(of: inner)), name: inner.name, sources: [inner]) }
            if let composite = member.object as? CompositeAttribute { return try item(.bundle(composite, columnCount: composite.columns.count), [], nil) }
            return try item(.column(of: member.object), [Bundle.column(member)], nil)
        }
    }

    /// Rows without the key of an object cannot be read.
    /// - Throws: NoSuchColumnError where an alias's subquery leaves it out.
    func checkKeys() throws {
        for item in items {
            if case .entity(let loading) = item.kind, let column = loading.columnLackingForSubqueries { throw SQLError.noSuchColumn("Could not locate column in row for column '\(try column.str())'") }
            guard case .entity(let loading) = item.kind, loading.entity.isAliased || loading.entity.mapper.primaryKeyProperties.contains(where: \.isDeferred) else { continue }
            for column in loading.entity.mapper.primaryKey where loading.slot(column) == nil { throw SQLError.noSuchColumn("Could not locate column in row for column '\(try column.str())'") }
        }
    }

    /// - Parameter column: what is read of the entity; nil for the whole.
    private func noteEntity(_ entity: Entity, reading column: ColumnElement? = nil) {
        if !criteriaEntities.contains(where: { $0.isSame(as: entity) }) { criteriaEntities.append(entity) }
        if baseAlias == nil, column.map({ reads($0, entity) }) ?? true { addFallback(entity.selectable) }
    }
    /// Notes the entity of a hybrid; FROM gets what its expression reads, which may be of other classes: `FROM b, a`.
    private func noteEntity(_ entity: Entity, among column: ColumnElement) {
        if !criteriaEntities.contains(where: { $0.isSame(as: entity) }) { criteriaEntities.append(entity) }
        guard baseAlias == nil else { return }
        var parts: [FromClause] = []
        entity.selectable.visitParts { parts.append($0) }
        func add(_ from: FromClause) {
            var isOwn = false
            from.visitParts { part in if parts.contains(where: { $0 === part }) { isOwn = true } }
            addFallback(isOwn ? entity.selectable : from)
        }
        if let nearest = column.nearestColumn?.table { add(nearest) }
        column.visitFroms(add)
    }
    /// Whether an expression needs an entity's tables in FROM: a subquery that correlates to them does not, nor a column that an alias's subquery leaves out.
    private func reads(_ column: ColumnElement, _ entity: Entity) -> Bool {
        if let column = column as? Column, column.table === entity.selectable { return true }
        var parts: [FromClause] = [], isRead = false
        entity.selectable.visitParts { parts.append($0) }
        column.visitFroms { from in from.visitParts { part in if parts.contains(where: { $0 === part }) { isRead = true } } }
        return isRead
    }
    private func addFallback(_ from: FromClause) { if !fallback.contains(where: { $0 === from }) { fallback.append(from) } }
    /// The entities whose criteria stand in WHERE.
    private(set) var criteriaEntities: [Entity] = []

    // MARK: the statement

    /// Whether eager joins must stay outside of a subquery: LIMIT counts rows of the entity, not of the join.
    private var needsNesting: Bool {
        guard !eagerJoins.isEmpty else { return false }
        return ((source.limit != nil || source.offset != nil) && isMultiRow) || source.isDistinct || !source.grouping.isEmpty
    }

    private func simple(_ criteria: [ColumnElement], _ ordering: [ColumnElement]) throws -> Select {
        let joined = eagerlyJoined(froms) { $0 }
        return try withClauses(source.unresolved().with(options: unnamedElements).with(onlyColumns: primary + secondary).with(froms: joined.froms, joins: []).with(criteria: criteria)
            .with(ordering: ordering + joined.ordering))
    }

    /// The statement with the GROUP BY, HAVING, LIMIT and OFFSET of the user's.
    private func withClauses(_ select: Select) throws -> Select {
        var made = select.with(grouping: try source.grouping.map(compiled), having: try source.having.map(compiled))
        if criteria.isEmpty { return made }
        if let limit = source.limit { made = made.limited(try criteria.added(inside: limit)) }
        if let offset = source.offset { made = made.shifted(try criteria.added(inside: offset)) }
        return made
    }

    /// The aliases of eager joins, whose columns `order_by("name")` does not mean.
    private var unnamedElements: [Object] {
        guard !eagerJoins.isEmpty, (source.ordering + source.grouping).contains(where: { (SelectCompilation.orderedColumn($0) as? TextColumn)?.isLabelReference ?? false }) else { return [] }
        var elements: [FromClause] = []
        for join in eagerJoins { join.target.selectable.visitParts { elements.append($0) } }
        return [UnnamedElements(elements)]
    }

    private func nested(_ criteria: [ColumnElement], _ ordering: [ColumnElement]) throws -> Select {
        let ownCount = primary.count
        var inside = primary
        for term in ordering {
            let column = SelectCompilation.orderedColumn(term)
            // A column of an eager join is outside: ordering by it within is the database's to refuse.
            if !(column is TextColumn), !(inside + secondary).contains(where: { $0 === column }) { inside.append(column) }
        }
        innerExtras = inside.count - ownCount
        // Without labels the columns outside could not be told apart.
        let plain = source.unresolved().labelled(source.labelStyle == .plain ? .disambiguateOnly : source.labelStyle)
        let inner = try withClauses(plain.with(onlyColumns: inside).with(froms: froms, joins: []).with(criteria: criteria).with(ordering: ordering))
        let wrapped = Subquery(inner, name: nil)
        let columns = wrapped.columns
        let replacements = Dictionary(zip(inside, columns).map { (ObjectIdentifier($0), $1) }, uniquingKeysWith: { a, _ in a })
        func outside(_ element: ColumnElement) -> ColumnElement { element.replacing { replacements[ObjectIdentifier($0)] } }
        let joined = eagerlyJoined([wrapped], root: wrapped) { outside($0) }
        let outer = Select(columns + secondary).labelled(source.labelStyle).with(froms: joined.froms, joins: []).with(ordering: ordering.map { outside($0) } + joined.ordering)
        // SELECTs within heed the criteria of the whole.
        return isSubquery ? outer : outer.with(options: source.options.filter { $0 is LoaderCriteria })
    }

    /// The column that a term of ORDER BY sorts by.
    static func orderedColumn(_ term: ColumnElement) -> ColumnElement {
        if let reference = term as? LabelReference { return orderedColumn(reference.element) }
        guard let unary = term as? UnaryExpression, unary.isPostfix else { return term }
        return orderedColumn(unary.operand)
    }
}

/// Whether a SELECT reads an object anew that is there.
enum Rereading: Int {
    case none
    /// `user.name` once it is expired.
    case expired
    /// `session.refresh(user)`
    case asked

    /// - Parameter expired: what was expired of the object; nil where a program asks for it.
    init(_ object: InstanceState?, expired: Set<Name>?) { self = object == nil ? .none : expired == nil ? .asked : .expired }
}
