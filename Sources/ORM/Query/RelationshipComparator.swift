import Runtime
import SQL

/// The comparisons of a relationship: `Post.author == user`, `User.posts.any()`, `User.posts.contains(post)`
/// (sqlalchemy.orm.RelationshipProperty.Comparator).
public final class RelationshipComparator: Object {
    let reference: AttributeReference
    public let relationship: RelationshipProperty
    private let condition: JoinCondition

    init(_ reference: AttributeReference) throws {
        try reference.entity.mapper.registry.configure()
        guard let relationship = reference.relationship, let condition = relationship.condition else {
            throw ORMError.invalidRequest("Relationship \(reference.label) is not configured")
        }
        self.reference = reference
        self.relationship = relationship
        self.condition = condition
        super.init()
    }

    // MARK: comparison with an object

    public func equals(_ other: Value) throws -> ColumnElement {
        if other.isNone || other.object === Constant.null {
            return relationship.direction == .manyToOne ? isNull(.is) : try exists([]).negated()
        }
        if relationship.usesList {
            throw ORMError.invalidRequest("Can't compare a collection to an object or collection; use contains() to test for membership.")
        }
        return try matches(other)
    }

    public func differs(from other: Value) throws -> ColumnElement {
        if other.isNone || other.object === Constant.null {
            return relationship.direction == .manyToOne ? isNull(.isNot) : try exists([])
        }
        if relationship.usesList {
            throw ORMError.invalidRequest("Can't compare a collection to an object or collection; use contains() to test for membership.")
        }
        return try lacks(other)
    }

    /// `posts.author_id IS NULL`, `NOT (a IS NULL AND b IS NULL)`
    private func isNull(_ operation: SQLOperator) -> ColumnElement {
        let pairs = relationship.localRemotePairs, isNegated = operation != .is && pairs.count > 1
        let parts = pairs.map { BinaryExpression(reference.entity.adapt($0.local), isNegated ? .is : operation, Constant.null, type: BooleanType.shared) as ColumnElement }
        let all = Conjunction.make(.and, parts)
        return isNegated ? all.negated() : all
    }

    /// The relationship's condition with the object's values for the other side's columns.
    func matches(_ other: Value) throws -> ColumnElement {
        let object = try instance(other)
        let secondary = relationship.anonymousSecondary
        func adapt(_ element: ColumnElement) -> ColumnElement {
            element.replacing { part in
                guard let column = part as? Column else { return nil }
                return secondary?.corresponding(to: column) ?? reference.entity.adapt(column)
            }
        }
        guard let second = condition.secondary else { return try bound(condition.primary, object, isRemote: true) { self.reference.entity.adapt($0) } }
        return Conjunction.make(.and, [adapt(condition.primary), adapt(try boundTarget(second, object))])
    }

    /// `posts.author_id != :x OR posts.author_id IS NULL`
    private func lacks(_ other: Value) throws -> ColumnElement {
        guard relationship.direction == .manyToOne, relationship.usesGet else { return try exists([try isObject(other)]).negated() }
        let object = try instance(other)
        return Conjunction.make(.and, relationship.localRemotePairs.map { pair in
            let column = reference.entity.adapt(pair.local)
            return Conjunction.make(.or, [
                BinaryExpression(column, .notEqual, RelatedValue.parameter(pair.remote, named: pair.local.key, of: object, type: pair.local.sqlType), type: BooleanType.shared),
                BinaryExpression(column, .is, Constant.null, type: BooleanType.shared),
            ])
        })
    }

    private func isObject(_ other: Value) throws -> ColumnElement {
        let object = try instance(other)
        return Conjunction.make(.and, try relationship.target.primaryKey.map { column in
            let value = try RelationshipComparator.value(of: column, object)
            if value.isNone { return BinaryExpression(column, .is, Constant.null, type: BooleanType.shared) }
            return BinaryExpression(column, .equal, BindParameter(column.name, value, type: column.sqlType, isUnique: true), type: BooleanType.shared)
        })
    }

    /// `User.posts.contains(post)`
    public func contains(_ other: Value) throws -> ColumnElement {
        guard relationship.usesList else { throw ORMError.invalidRequest("'contains' not implemented for scalar attributes.  Use ==") }
        if other.isNone { return isNull(.is) }
        let criterion = try matches(other)
        guard relationship.secondary != nil else { return criterion }
        return NegatableCriterion(criterion, negation: try exists([try isObject(other)]).negated())
    }

    private func instance(_ value: Value) throws -> MappedInstance {
        guard let object = value.mappedInstance else { throw RelationshipComparator.noInstance(reference) }
        return object
    }
    public static func noInstance(_ reference: AttributeReference) -> PythonException {
        ORMError.argument("Mapped instance expected for relationship comparison to object.   Classes, queries and other SQL elements are not accepted in this context; for comparison with a subquery, use \(reference.attribute.property.label).has(**criteria).")
    }

    /// The condition with the remote columns (or the target's) as values of the object.
    private func bound(_ clause: ColumnElement, _ object: MappedInstance, isRemote: Bool, _ adapt: @escaping (Column) -> ColumnElement) throws -> ColumnElement {
        clause.replacing { part in
            guard let (column, isOther) = condition.side(of: part) else { return nil }
            if isOther == isRemote { return RelatedValue.parameter(column, of: object) }
            return adapt(column)
        }
    }

    private func boundTarget(_ clause: ColumnElement, _ object: MappedInstance) throws -> ColumnElement {
        clause.replacing { part in
            guard let column = part as? Column, !relationship.isOfSecondary(column) else { return nil }
            return RelatedValue.parameter(column, of: object)
        }
    }

    /// The value of a column in an object; a pending object has none yet.
    static func value(of column: Column, _ object: MappedInstance) throws -> Value {
        guard let attribute = object.mapper.attribute(for: column) else { return .none }
        let value = try attribute.get(object.state, .returnNoValue)
        return value.isUndefined || value.isNoResult ? .none : value
    }

    // MARK: existence

    /// `EXISTS (SELECT 1 FROM posts WHERE users.id = posts.author_id AND ...)`
    public func exists(_ given: [ColumnElement], by values: [(name: Name, value: Value)] = []) throws -> ColumnElement {
        var target = reference.destination() ?? relationship.targetEntity
        // Criteria of the target's class are about the class itself, even where an alias stands for it.
        let subject = target
        let isOfKin = relationship.isSelfReferential || target.mapper.base === reference.entity.mapper.base
        if isOfKin, reference.target.map({ !$0.isAliased }) ?? !reference.entity.isAliased {
            target = try AliasedClass.make(target.mapper, of: target).entity
        }
        // What is said of an alias that `of_type()` names is said of it by itself.
        let isNamed = reference.target?.isAliased ?? false
        let criteria = (isNamed ? given : given.map { ofAlias(target.adapt(values.isEmpty ? RelationshipComparator.kept($0) : $0), besides: target) }) + (try values.map { name, value -> ColumnElement in
            guard let attribute = target.mapper.attribute(name) else {
                // A hybrid, a synonym, an association proxy.
                if let found = try EntitySelect.attribute(name, of: target) { return try EntitySelect.equality(found, value) }
                throw PythonException.attributeError("type object '\(target.mapper.mappedClass.name)' has no attribute '\(name.text)'")
            }
            let comparison = try AttributeReference(entity: target, attribute: attribute).compare(.equal, value)
            return try Coercion.condition(comparison ?? .none)
        })
        let isRenamed = target.isAliased || reference.entity.isAliased
        let secondary: FromClause? = isRenamed ? relationship.anonymousSecondary : relationship.secondary
        let join = RelationshipJoin(relationship, from: reference.entity, to: target, secondary: secondary)
        // SQLAlchemy names the class itself too where `of_type()` gives an alias of it (`_criterion_exists`).
        let named = reference.target?.isAliased == true ? target.mapper.entity : target
        // `and_()` of the relationship has no say here.
        let conditions = join.conditions + (named.singleTableCriterion.map { [$0] } ?? []) + criteria
        let own = [target.selectable] + (secondary.map { [$0] } ?? [])
        var inner = Select([TextColumn("1")]).filtered(conditions).correlated(except: own).from([], subjects: [subject]).from(own).with(options: [JoinCriteria(count: join.conditions.count)])
        if named !== target, let criterion = target.singleTableCriterion, let again = named.singleTableCriterion {
            inner = inner.unresolved().filtered([criterion, again])
        } else if inner.resolver == nil, !subject.isAliased, let criterion = subject.singleTableCriterion { inner = inner.filtered([criterion]).with(options: [ClassCriterionLast()]) }
        return ScalarSelect(inner, isExists: true)
    }

    /// What criteria say of the class is said of the alias that the relationship is read from, but for the criteria of further `any()` and
    /// `has()` within (the target adapter of `_criterion_exists`).
    private func ofAlias(_ criterion: ColumnElement, besides target: Entity) -> ColumnElement {
        let source = reference.entity
        guard source.isAliased, relationship.secondary == nil else { return criterion }
        return criterion.replacing { part in
            if let column = part as? Column { return SelectCompilation.holds(target.selectable, column.table ?? target.selectable) ? column : source.column(column) }
            guard let exists = part as? ScalarSelect, let inner = exists.select as? Select, let joining = inner.options.lazy.compactMap({ $0 as? JoinCriteria }).first else { return nil }
            let criteria = inner.criteria.enumerated().map { $0 < joining.count ? ofAlias($1, besides: target) : $1 }
            return ScalarSelect(inner.with(criteria: criteria), isExists: exists.isExists)
        }
    }

    public func any(_ given: [ColumnElement], _ values: [(name: Name, value: Value)]) throws -> ColumnElement {
        guard relationship.usesList else { throw ORMError.invalidRequest("'any()' not implemented for scalar attributes. Use has().") }
        return try exists(given, by: values)
    }
    public func has(_ given: [ColumnElement], _ values: [(name: Name, value: Value)]) throws -> ColumnElement {
        guard !relationship.usesList else { throw ORMError.invalidRequest("'has()' not implemented for collections. Use any().") }
        return try exists(given, by: values)
    }

    // MARK: narrowing

    public func ofType(_ value: Value) throws -> EntityAttribute {
        guard let entity = try EntitySelect.entity(value) else { throw SQLError.noInspection(of: value) }
        var narrowed = reference
        narrowed.target = entity
        return EntityAttribute(narrowed)
    }
    public func and(_ criteria: [ColumnElement]) -> EntityAttribute {
        var narrowed = reference
        narrowed.criteria += criteria.map(RelationshipComparator.kept)
        return EntityAttribute(narrowed)
    }
    /// A criterion of its own: `User.posts.and_(True)` is `... AND true`.
    private static func kept(_ criterion: ColumnElement) -> ColumnElement { (criterion as? Constant)?.kept ?? criterion }

    func unsupported(_ comparison: Comparison) -> Value {
        let name = switch comparison {
        case .less: "lt"
        case .lessOrEqual: "le"
        case .greater: "gt"
        case .greaterOrEqual: "ge"
        case .equal: "eq"
        case .notEqual: "ne"
        }
        return .string("<built-in function \(name)>")
    }

    /// `with_parent(user, User.posts)`: the related rows of an object.
    public static func related(to object: MappedInstance, _ relationship: RelationshipProperty, _ target: Entity, aliasesSecondary: Bool = true) throws -> ColumnElement {
        guard let condition = relationship.condition else { return Constant.true }
        let secondary: FromClause? = aliasesSecondary ? relationship.anonymousSecondary : relationship.secondary
        func adapt(_ clause: ColumnElement, bindsLocal: Bool) throws -> ColumnElement {
            clause.replacing { part in
                guard let (column, isRemote) = condition.side(of: part) else { return nil }
                if let secondary, relationship.isOfSecondary(column) { return secondary === relationship.secondary ? column : secondary.corresponding(to: column) }
                if bindsLocal, !isRemote {
                    return RelatedValue.parameter(column, of: object)
                }
                return target.adapt(column)
            }
        }
        return Conjunction.make(.and, [try adapt(condition.primary, bindsLocal: true)] + (try condition.secondary.map { [try adapt($0, bindsLocal: false)] } ?? []))
    }
}

/// Marks the SELECT of an EXISTS along a relationship: its first criteria join it to what is around it.
private final class JoinCriteria: Object {
    let count: Int
    init(count: Int) {
        self.count = count
        super.init()
    }
}
