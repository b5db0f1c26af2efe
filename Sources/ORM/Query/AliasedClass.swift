import Runtime
import SQL

/// `aliased(User)`: a mapped class under another name in FROM, with the attributes of the class.
public final class AliasedClass: Object {
    public let entity: Entity
    private var attributes: [Name: EntityAttribute] = [:]

    init(_ entity: Entity) {
        self.entity = entity
        super.init()
        entity.aliasedClass = self
        retainedEntities[ObjectIdentifier(entity)] = self
    }

    /// - Parameters:
    ///   - alias: what to select from; nil for the class's own tables under another name.
    ///   - flat: whether the tables of an inheriting class get an alias each, rather than a subquery of all.
    ///   - entity: what the alias is of, where that is an alias itself: `aliased(with_polymorphic(Person, "*"))` selects along what it does.
    public static func make(_ mapper: Mapper, of entity: Entity? = nil, alias: FromClause? = nil, name: String? = nil, flat: Bool = false, adaptsOnNames: Bool = false) throws -> AliasedClass {
        try mapper.registry.configure()
        let source = entity.flatMap { $0.polymorphicMappers.isEmpty ? nil : $0 }
        let subclasses = source?.polymorphicMappers ?? mapper.defaultPolymorphicMappers
        let selectable = alias ?? (source?.unaliasedSelectable ?? mapper.selectable(with: subclasses)).anonymous(name: name, flat: flat)
        return AliasedClass(Entity(mapper, alias: selectable, name: name ?? (alias as? Subquery)?.name ?? mapper.mappedClass.name, polymorphicMappers: subclasses, adaptsOnNames: adaptsOnNames))
    }

    /// `with_polymorphic(Employee, [Engineer, Manager])`
    public static func polymorphic(_ mapper: Mapper, _ subclasses: [Mapper], aliased: Bool, flat: Bool, isInner: Bool, name: String?) throws -> AliasedClass {
        try mapper.registry.configure()
        for wanted in subclasses where !wanted.isa(mapper) { throw ORMError.invalidRequest("\(try Value.object(wanted).reprText()) does not inherit from \(try Value.object(mapper).reprText())") }
        let subclasses = mapper.selfAndDescendants.filter { known in subclasses.contains { $0 === known } && known !== mapper }
        let joined = mapper.selectable(with: subclasses, isInner: isInner)
        let isRenamed = aliased || flat || name != nil
        return AliasedClass(Entity(mapper, alias: isRenamed ? joined.anonymous(name: name, flat: flat) : joined, name: name ?? mapper.mappedClass.name, polymorphicMappers: Mapper.withParents(subclasses, below: mapper)))
    }

    public func attribute(_ name: Name) -> EntityAttribute? {
        if let known = attributes[name] { return known }
        guard let attribute = entity.mapper.attribute(name) else { return nil }
        let made = EntityAttribute(entity, attribute)
        attributes[name] = made
        return made
    }

    /// The class of a subclass within a polymorphic alias: `wp.Engineer`.
    private func subclass(_ name: Name) -> AliasedClass? {
        guard let mapper = entity.polymorphicMappers.first(where: { $0.mappedClass.name == name.text }) else { return nil }
        if let known = subclasses[name] { return known }
        let made = AliasedClass(Entity(mapper, alias: entity.selectable, name: mapper.mappedClass.name))
        subclasses[name] = made
        return made
    }
    private var subclasses: [Name: AliasedClass] = [:]

    public override func dynamicAttribute(_ name: Name) throws -> Value? {
        if let found = attribute(name) { return .object(found) }
        if let synonym = entity.mapper.property(name) as? SynonymProperty { return try dynamicAttribute(synonym.target) }
        if let found = subclass(name) { return .object(found) }
        guard let found = entity.mapper.mappedClass.lookup(name) else { return nil }
        switch found {
        case .function(let function): return .object(BoundMethod(receiver: .object(self), function: .function(function)))
        case .object(let object) where object is AliasableDescriptor: return try (object as? AliasableDescriptor)?.expression(for: .object(self))
        default: return try Value.object(entity.mapper.mappedClass).attributeIfPresent(name)
        }
    }
    public override var isCallable: Bool { false }
    public override func repr() throws -> String { "<AliasedClass at \(address); \(entity.mapper.mappedClass.name)>" }
    public override func str() throws -> String { try entity.str() }
}

/// Aliases live as long as the statements that may name them: for the process, as classes do.
nonisolated(unsafe) private var retainedEntities: [ObjectIdentifier: AliasedClass] = [:]

/// A descriptor that gives an expression in terms of an alias: a hybrid property.
public protocol AliasableDescriptor: Object {
    func expression(for alias: Value) throws -> Value
}

extension FromClause {
    /// This element under another name: `users AS users_1`; the tables of a join each, or a subquery of it.
    func anonymous(name: String?, flat: Bool) -> FromClause {
        guard let join = self as? Join else { return Alias(self, name: name) }
        guard flat else { return Subquery(Select(join.columns).labelled(.tableNamePlusColumn).from([join]), name: name) }
        return join.flattened(name: name)
    }
}

extension Join {
    /// Whether it joins tables under other names.
    var isOfAliases: Bool { left is Alias || (left as? Join)?.isOfAliases ?? false }
    /// The join of aliases of its tables.
    fileprivate func flattened(name: String?) -> Join {
        func part(_ from: FromClause) -> FromClause {
            if let join = from as? Join { return join.flattened(name: name) }
            return Alias(from, name: name.map { "\($0)_\(from.alias ?? "")" })
        }
        let newLeft = part(left), newRight = part(right)
        let newCondition = condition.replacing { element in (element as? Column).flatMap { newLeft.corresponding(to: $0) ?? newRight.corresponding(to: $0) } }
        return Join(newLeft, newRight, on: newCondition, isOuter: isOuter, isFull: isFull)
    }
}
