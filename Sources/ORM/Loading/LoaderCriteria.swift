import Runtime
import SQL

/// `with_loader_criteria(Post, Post.is_public == True)`: criteria that every occurrence of an entity gets.
public final class LoaderCriteria: Object, SelectCriteria {
    public var resolver: SelectResolver { EntityResolver.shared }
    /// The class, mapped or a mixin of mapped classes.
    private let wanted: Class?
    private let entity: Entity?
    private let criterion: Value
    private let includesAliases: Bool
    let propagates: Bool
    /// The SELECTs of subqueries that the criterion selects from; of a function, which makes others each time, the latest ones.
    private var subqueries: [SelectBase] = []

    public init(_ type: Class?, entity: Entity?, _ criterion: Value, includesAliases: Bool, propagates: Bool) {
        wanted = type
        self.entity = entity
        self.criterion = criterion
        self.includesAliases = includesAliases
        self.propagates = propagates
        super.init()
    }

    /// Whether criteria are made by a function for each class.
    public static func isCallback(_ criterion: Value) -> Bool {
        if case .function = criterion { return true }
        return criterion.object is BoundMethod
    }

    /// The criterion for an entity of a statement; nil where it is not about it: without `include_aliases` it is about the very class or alias
    /// that the option names, not about its subclasses.
    fileprivate func criterion(for entity: Entity) throws -> ColumnElement? {
        guard includesAliases || self.entity?.isSame(as: entity) == true else { return nil }
        return try criterion(ofAny: entity)
    }

    /// The criterion for an entity that stands for a class of the option's; a joined load heeds it whatever `include_aliases` is.
    fileprivate func criterion(ofAny entity: Entity) throws -> ColumnElement? {
        guard let wanted, entity.mapper.mappedClass.isSubclass(of: wanted) else { return nil }
        let value = LoaderCriteria.isCallback(criterion) ? try criterion.call(.object(entity.mapper.mappedClass)) : criterion
        let condition = try Coercion.condition(value)
        condition.visitFroms { if let subquery = $0 as? Subquery { note(subquery.select) } }
        return entity.adapt(condition).unmarked
    }

    private func note(_ select: SelectBase) {
        if let compound = select as? CompoundSelect { return compound.selects.forEach(note) }
        if subqueries.contains(where: { $0 === select }) { return }
        if subqueries.count == LoaderCriteria.mostSubqueries { subqueries.removeFirst() }
        subqueries.append(select)
    }
    private static let mostSubqueries = 64
    /// Whether a SELECT is that of a subquery that the criterion selects from: it stands in the criterion, wherever it is written.
    func selects(from select: SelectBase) -> Bool { subqueries.contains { $0 === select } }

    /// The WHERE of an UPDATE or DELETE with what its options add.
    static func add(to own: [ColumnElement], of statement: ChangingStatement, _ entity: Entity) throws -> [ColumnElement] {
        let heeded = HeededCriteria(statement.options.compactMap { $0 as? LoaderCriteria })
        if heeded.isEmpty { return own }
        return try own.map { try heeded.added(inside: $0) } + heeded.of(entity)
    }

    /// A value of SET, whose SELECTs heed the statement's options.
    static func added(inside value: Value, of statement: ChangingStatement) throws -> Value {
        let heeded = HeededCriteria(statement.options.compactMap { $0 as? LoaderCriteria })
        guard !heeded.isEmpty, let element = value.object as? ColumnElement else { return value }
        return .object(try heeded.added(inside: element))
    }
}

/// The criteria that a SELECT heeds: those of the statement that it is part of, but not those that it stands in itself, which would add
/// themselves without end.
struct HeededCriteria {
    let options: [LoaderCriteria]
    /// Options in whose criteria the SELECT stands.
    private let containing: [LoaderCriteria]

    init(_ all: [LoaderCriteria], containing: [LoaderCriteria] = []) {
        options = containing.isEmpty ? all : all.filter { option in !containing.contains { $0 === option } }
        self.containing = containing
    }

    var isEmpty: Bool { options.isEmpty }

    /// What the options say of an entity.
    func of(_ entity: Entity) throws -> [ColumnElement] { try options.compactMap { try of(entity, $0) } }
    func of(_ entity: Entity, _ option: LoaderCriteria) throws -> ColumnElement? { try option.criterion(for: entity).map { try heeding($0, option) } }
    /// What the options say of an entity that a joined load leads to.
    func eager(_ entity: Entity) throws -> [ColumnElement] {
        try options.filter(\.propagates).compactMap { option in try option.criterion(ofAny: entity).map { try heeding($0, option) } }
    }
    private func heeding(_ criterion: ColumnElement, _ option: LoaderCriteria) throws -> ColumnElement {
        try HeededCriteria(options, containing: containing + [option]).added(inside: criterion)
    }

    /// An expression whose SELECTs heed the options.
    func added(inside element: ColumnElement) throws -> ColumnElement {
        if options.isEmpty, containing.isEmpty { return element }
        return try element.replacing { part in
            guard let scalar = part as? ScalarSelect else { return nil }
            if let compound = scalar.select as? CompoundSelect, !containing.isEmpty { return ScalarSelect(compound.with(options: [CriteriaScope(containing)]), isExists: scalar.isExists) }
            guard let inner = scalar.select as? Select else { return nil }
            let scoped = containing.isEmpty ? inner : inner.with(options: [CriteriaScope(containing)])
            // SELECTs of entities heed the options of the statement around them by themselves.
            if inner.resolver != nil { return containing.isEmpty ? scalar : ScalarSelect(scoped, isExists: scalar.isExists) }
            guard let entity = inner.fromSubjects.first as? Entity else { return ScalarSelect(scoped.resolved(by: EntityResolver.shared), isExists: scalar.isExists) }
            let own = try inner.criteria.map { try added(inside: $0) }, isLast = inner.options.contains { $0 is ClassCriterionLast }
            return ScalarSelect(inner.with(criteria: try own.dropLast(isLast ? 1 : 0) + of(entity) + own.suffix(isLast ? 1 : 0)).with(options: [CriteriaHeeded()]), isExists: scalar.isExists)
        }
    }
}

/// Marks an entity whose criteria stand in ON.
final class CriteriaPlaced: Object {
    let entity: Entity
    init(_ entity: Entity) {
        self.entity = entity
        super.init()
    }
}

/// Marks a SELECT whose last criterion tells the rows of an entity's class apart: what options say of the entity comes before it.
final class ClassCriterionLast: Object {}

/// Marks a SELECT of `any()` or `has()` that has the criteria of the statement's options.
final class CriteriaHeeded: Object, SettledCriteria {}

/// Marks a SELECT within the criteria of options.
final class CriteriaScope: Object, SelectScope {
    let containing: [LoaderCriteria]
    init(_ containing: [LoaderCriteria]) {
        self.containing = containing
        super.init()
    }
}
