import Runtime
import SQL

/// What stands for a mapped class in a SELECT: the class itself, or an alias of it.
///
/// Every expression of a mapper is written in terms of its tables; `adapt` gives it in terms of the entity's element of FROM.
public final class Entity: Object {
    public unowned(unsafe) let mapper: Mapper
    /// The table, the join of an inheriting class's tables, or what an alias selects from.
    public let selectable: FromClause
    /// The key of the entity's item in a row: `User`, or the name of an alias; nil for an alias without.
    public let name: String?
    public let isAliased: Bool
    /// Whether expressions on the mapper's tables are rewritten: those of an alias, and of a class that selects from a UNION.
    private let isAdapting: Bool
    /// What an alias has of its own.
    /// The SELECT that `aliased()` was given in place of a subquery of it, with which nothing can be selected.
    public var givenSelect: SelectBase?

    public struct Options {
        /// The classes whose columns rows have too: `with_polymorphic(Employee, [Manager])`.
        var polymorphicMappers: [Mapper] = []
        /// Whether columns are found in a subquery by name where their origin is not known.
        var adaptsOnNames = false
        /// `polymorphic_on=`, in place of the mapper's.
        var discriminator: ColumnElement?
        /// The alias that this one selects the rows of, from another statement: `aliased(a, select(a).subquery())`.
        var source: Entity?
        /// The class of the polymorphic alias that it is a part of: a part's rows are not told from the others'.
        var whole: Mapper?
        /// Whether rows of a subclass are joined by outer joins, so that what is joined to them must not drop the others.
        var representsOuterJoin = false
        public init() {}
        init(polymorphicMappers: [Mapper], adaptsOnNames: Bool = false, discriminator: ColumnElement? = nil, representsOuterJoin: Bool = false) {
            self.polymorphicMappers = polymorphicMappers
            self.adaptsOnNames = adaptsOnNames
            self.discriminator = discriminator
            self.representsOuterJoin = representsOuterJoin
        }
    }
    let options: Options
    public var polymorphicMappers: [Mapper] { options.polymorphicMappers }
    /// What tells the classes of the rows apart.
    public var discriminator: ColumnElement? { options.discriminator ?? mapper.polymorphicColumn }
    /// The class of an alias as Python sees it; nil for the aliases that eager loading makes for itself.
    ///
    /// It holds the entity, so that the entity must not hold it: where nobody does, another of the same entity takes its place.
    public internal(set) var aliasedClass: AliasedClass? {
        get { knownAlias ?? (hasAliasedClass ? AliasedClass(self) : nil) }
        set {
            knownAlias = newValue
            hasAliasedClass = true
        }
    }
    private weak var knownAlias: AliasedClass?
    private var hasAliasedClass = false
    private var adapted: [ObjectIdentifier: ColumnElement] = [:]

    /// The mapped class itself.
    public init(_ mapper: Mapper) {
        self.mapper = mapper
        let subclasses = mapper.defaultPolymorphicMappers
        options = Options(polymorphicMappers: subclasses)
        let given = mapper.polymorphicSelectable
        selectable = given ?? mapper.selectable(with: subclasses)
        name = mapper.mappedClass.name
        isAliased = false
        isAdapting = given != nil
        super.init()
    }

    /// An alias: `aliased(User)`.
    public init(_ mapper: Mapper, alias: FromClause, name: String?, _ options: Options = Options()) {
        self.mapper = mapper
        selectable = alias
        self.name = name
        isAliased = true
        isAdapting = true
        self.options = options
        super.init()
    }

    public override func repr() throws -> String { isAliased ? "<AliasedInsp at \(address); \(mapper.mappedClass.name)(\(([mapper] + polymorphicMappers.filter { $0 !== mapper }).map(\.mappedClass.name).joined(separator: ", ")))>" : try super.repr() }

    /// Lets the elements of an alias that was made for the entity tell of it.
    func owningAlias() -> Entity {
        func mark(_ from: FromClause) {
            if let join = from as? Join {
                mark(join.left)
                mark(join.right)
            } else { from.subject = self }
        }
        mark(selectable)
        return self
    }

    /// The entity whose columns an expression reads; nil where it reads none of a class.
    static func within(_ column: ColumnElement) -> Entity? {
        if let entity = column.firstMark?.entity as? Entity { return entity }
        let nearest = column.nearestColumn, first = nearest?.table
        if let entity = nearest?.firstNamingMark?.entity as? Entity ?? first?.subject as? Entity { return entity }
        if Column.areMarkedForCriteria { return column.firstNamingMark?.entity as? Entity }
        guard let table = first as? Table else { return nil }
        return Registry.mapper { $0.localTable === table }?.entity
    }

    /// An expression on the mapper's tables as one on the entity's element of FROM.
    public func adapt(_ element: ColumnElement) -> ColumnElement {
        guard isAdapting else { return element }
        if let known = adapted[ObjectIdentifier(element)] { return known }
        // A labelled expression has a name of its own for each alias.
        let plain = (element as? Label)?.element
        let replaced = (plain ?? element).replacing { [self] part in (part as? Column ?? (part as? JoinAnnotation)?.element as? Column).flatMap { column($0) } }
        let made = plain == nil ? replaced : Label(nil as String?, replaced)
        adapted[ObjectIdentifier(element)] = made
        retained.append(element)
        return made
    }
    /// Keeps the keys of `adapted` alive.
    private var retained: [ColumnElement] = []

    func column(_ named: Column) -> Column? {
        let column = named.own
        if let inner = options.source?.column(column) {
            if let found = selectable.corresponding(to: inner, embedded: true) { return found }
            // What the subquery leaves out stays that of the alias it was made of.
            if !options.adaptsOnNames { return inner }
        }
        // A column of another alias, in an EXISTS within, is not the entity's.
        if let from = column.table, !(from is Table), from !== selectable, !selectable.isDerived(from: from) { return nil }
        if let found = mapper.column(column, in: selectable) { return found }
        return options.adaptsOnNames && mapper.property(for: column) != nil ? selectable.column(column.key) : nil
    }

    /// Whether what an alias selects from has a column of the mapper: a subquery or a CTE may leave columns out.
    func has(_ element: ColumnElement) -> Bool {
        guard isAdapting, let column = element as? Column, selectable is AliasedFrom else { return true }
        return self.column(column) != nil
    }

    /// The expression of a column attribute.
    /// That of the class itself stays on its tables: a statement that selects the class from a UNION rewrites it.
    public func expression(_ property: ColumnProperty) -> ColumnElement { isAliased ? adapt(property.expression) : property.expression }
    /// The expression of an attribute as the user's statements name it: for a class that shares its tables with others, and for a join of
    /// several, marked, so that it brings its own criteria and joins along.
    func operand(_ property: ColumnProperty) -> ColumnElement {
        let plain = expression(property)
        if isSoleOfTable { return isAliased ? plain : (plain as? Column).map(mapper.named) ?? plain }
        if let known = marked[ObjectIdentifier(plain)] { return known }
        let made = (plain as? Column)?.marked(for: self, EntityResolver.shared) ?? (plain as? Label)?.marked(for: self, EntityResolver.shared) ?? plain
        marked[ObjectIdentifier(plain)] = made
        return made
    }
    /// Whether what the class names needs no mark: it shares its tables with no other class and is no join.
    private var isSoleOfTable: Bool {
        !(mapper.inherits != nil && !mapper.isConcrete && (!isAliased || mapper.isSingle) || isRewriting || isAliased && selectable is Join)
    }
    private var marked: [ObjectIdentifier: ColumnElement] = [:]

    /// What a plain load of the entity selects, for as long as no class gets another attribute.
    struct StandardItems {
        let version: Int
        let items: [(column: ColumnElement, key: Name)]
        let columns: [ColumnElement]
        /// The loads by primary key, by how their columns are labelled.
        var keySelections: [Select.LabelStyle: KeySelection] = [:]
    }
    var standardIfKnown: StandardItems?

    /// Whether statements that select from the entity rewrite expressions on the mapper's tables.
    var isRewriting: Bool { isAdapting && !isAliased }

    /// What an UPDATE or DELETE of the entity is of: an alias or join, or the class's own table.
    public var changeTarget: FromClause { isAliased && (selectable is Alias || selectable is Join) ? selectable : mapper.localTable }

    /// A subclass's entity as one of the class that a relationship leads to, with the columns of both: `contains_eager(Company.employees.of_type(Manager))`.
    func seen(as base: Mapper) -> Entity {
        guard mapper !== base, mapper.isa(base), !mapper.isConcrete else { return self }
        let along = Mapper.withParents([mapper], below: base)
        var options = Options(polymorphicMappers: along + polymorphicMappers.filter { known in !along.contains { $0 === known } })
        options.adaptsOnNames = self.options.adaptsOnNames
        return Entity(base, alias: selectable, name: nil, options)
    }

    /// Whether the entity's rows are those of `other`'s class.
    func isSame(as other: Entity) -> Bool { self === other || (!isAliased && !other.isAliased && mapper === other.mapper) }

    /// `WHERE type IN ('manager')`: what tells the rows of a class from those of others in one table.
    var singleTableCriterion: ColumnElement? { mapper.singleTableCriterion == nil ? nil : (options.whole ?? mapper).singleTableCriterion.map { adapt($0) } }

    /// The class's name, as messages about options have it: `User`, `aliased(User)`, `with_polymorphic(Employee, [Manager])`.
    var shown: String {
        if !isAliased { return mapper.mappedClass.name }
        if polymorphicMappers.isEmpty { return "aliased(\(mapper.mappedClass.name))" }
        return "with_polymorphic(\(mapper.mappedClass.name), [\(polymorphicMappers.map(\.mappedClass.name).joined(separator: ", "))])"
    }

    public override func str() throws -> String { isAliased ? shown : mapper.label }
}

extension Mapper {
    /// A column as the class names it, which is marked where criteria of options ask who named it.
    func named(_ column: Column) -> Column {
        guard Column.areMarkedForCriteria else { return column }
        if let known = namedColumns[ObjectIdentifier(column)] { return known }
        let made = column.marked(for: self.entity, EntityResolver.shared, isOfSoleClass: true)
        namedColumns[ObjectIdentifier(column)] = made
        return made
    }

    /// The classes that `with_polymorphic="*"` and `polymorphic_load="inline"` load along with this one.
    var defaultPolymorphicMappers: [Mapper] {
        switch withPolymorphicClasses {
        case .string(let text) where text.text == "*": return selfAndDescendants.dropFirst().filter { polymorphicSelectable != nil || !$0.isConcrete }
        case .list, .tuple:
            let wanted = ((try? withPolymorphicClasses.elements()) ?? []).compactMap { ($0.object as? Class).flatMap { Mapper.of($0) } ?? $0.object as? Mapper }
            let along = Mapper.withParents(wanted.filter { $0 !== self }, below: self)
            return selfAndDescendants.filter { mapper in along.contains { $0 === mapper } || isInline(mapper) }
        default: break
        }
        return selfAndDescendants.filter(isInline)
    }

    /// Whether a class is loaded along with this one, which is the one right above it, by `polymorphic_load="inline"`.
    private func isInline(_ mapper: Mapper) -> Bool {
        guard mapper.inherits === self, case .string(let text) = mapper.arguments.polymorphicLoad else { return false }
        return text.text == "inline"
    }

    /// `with_polymorphic=("*", selectable)`: what the class is selected from with its subclasses.
    public var polymorphicSelectable: FromClause? { withPolymorphicPair?.from.object as? FromClause }
    private var withPolymorphicClasses: Value { withPolymorphicPair?.classes ?? arguments.withPolymorphic }
    /// Classes, and what to select from.
    private var withPolymorphicPair: (classes: Value, from: Value)? {
        let given = arguments.withPolymorphic
        guard given.object is TupleObject || given.object is ListObject, let pair = try? given.elements(), pair.count == 2 else { return nil }
        guard pair[0].object is StringObject || pair[0].object is TupleObject || pair[0].object is ListObject, pair[1].isNone || pair[1].object is FromClause else { return nil }
        return (pair[0], pair[1])
    }

    /// The column of an element of FROM that stands for one of the mapper's, or for one that inheritance makes equal to it.
    func column(_ column: Column, in from: FromClause) -> Column? {
        if let found = from.corresponding(to: column) { return found }
        for mapper in selfAndDescendants + lineage {
            for pair in mapper.inheritedPairs where pair.local === column || pair.remote === column {
                if let found = from.corresponding(to: pair.local === column ? pair.remote : pair.local) { return found }
            }
        }
        return nil
    }

    /// The join of this class's tables, and of those of subclasses by outer joins.
    public func selectable(with subclasses: [Mapper], isInner: Bool = false) -> FromClause {
        if let mapped = base.mappedSelectable, isSingle || inherits == nil { return mapped }
        var made: FromClause = tables.first ?? localTable
        for mapper in lineage.reversed().dropFirst() where !mapper.isSingle && !mapper.isConcrete {
            if let condition = mapper.inheritCondition { made = Join(made, mapper.localTable, on: condition) }
        }
        if isConcrete { made = localTable }
        for mapper in Mapper.withParents(subclasses, below: self) where !mapper.isSingle && !mapper.isConcrete {
            if let condition = mapper.inheritCondition { made = Join(made, mapper.localTable, on: condition, isOuter: !isInner) }
        }
        return made
    }

    /// The mappers with those between them and `base`, parents first.
    static func withParents(_ mappers: [Mapper], below base: Mapper) -> [Mapper] {
        var found: [Mapper] = []
        for mapper in mappers {
            for parent in mapper.lineage.reversed() where parent !== base && parent.isa(base) && !found.contains(where: { $0 === parent }) { found.append(parent) }
        }
        return found
    }

    /// `type IN ('engineer', 'manager')` for a class without a table of its own.
    var singleTableCriterion: ColumnElement? {
        guard isSingle, let discriminator = polymorphicColumn else { return nil }
        let identities = selfAndDescendants.filter { !$0.polymorphicIdentity.isNone }.map(\.polymorphicIdentity)
        return BinaryExpression(discriminator, .in, BindParameter((discriminator as? Column)?.name ?? "param", .list(identities), type: discriminator.sqlType, isUnique: true, isExpanding: true), type: BooleanType.shared)
    }
}
