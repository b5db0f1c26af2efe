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
    }

    /// - Parameters:
    ///   - source: what the alias is of, where that is an alias itself: `aliased(with_polymorphic(Person, "*"))` selects along what it does.
    ///   - alias: what to select from; nil for the class's own tables, or the source's, under another name.
    ///   - flat: whether the tables of an inheriting class get an alias each, rather than a subquery of all.
    public static func make(_ mapper: Mapper, of source: Entity? = nil, alias: FromClause? = nil, name: String? = nil, flat: Bool = false, adaptsOnNames: Bool = false) throws -> AliasedClass {
        try mapper.registry.configure()
        let standard = mapper.entity
        let source = source.flatMap { $0.isAliased ? $0 : nil }
        var options = Entity.Options(polymorphicMappers: standard.polymorphicMappers, adaptsOnNames: adaptsOnNames)
        if alias != nil { options.source = source }
        guard alias == nil else { return AliasedClass(Entity(mapper, alias: alias ?? standard.selectable, name: name, options)) }
        var selectable = standard.selectable
        if let source {
            if !source.polymorphicMappers.isEmpty { options = source.options }
            if !source.selectable.isAlias(of: standard.selectable) {
                selectable = source.selectable
                options.adaptsOnNames = adaptsOnNames || source.options.adaptsOnNames
            } else if source.selectable is Subquery { selectable = source.selectable }
        }
        return AliasedClass(Entity(mapper, alias: selectable.aliased(named: name, isFlat: flat), name: name, options).owningAlias())
    }

    /// What `with_polymorphic()` takes besides the classes.
    public struct PolymorphicArguments {
        /// What to select from; nil for the join of the tables, given as none for that too, but not for what the class itself is selected from.
        public var selectable: FromClause?
        public var usesOwnSelectable = true
        public var discriminator: ColumnElement?
        public var isAliased = false
        public var isFlat = false
        public var isInner = false
        public var adaptsOnNames = false
        public var name: String?
        public init() {}
    }

    /// `with_polymorphic(Employee, [Engineer, Manager])`
    public static func polymorphic(_ mapper: Mapper, _ wanted: [Mapper], _ arguments: PolymorphicArguments) throws -> AliasedClass {
        try mapper.registry.configure()
        for subclass in wanted where !subclass.isa(mapper) { throw ORMError.invalidRequest("\(try Value.object(subclass).reprText()) does not inherit from \(try Value.object(mapper).reprText())") }
        let given = arguments.selectable ?? (arguments.usesOwnSelectable ? mapper.polymorphicSelectable : nil)
        var subclasses = mapper.selfAndDescendants.filter { known in wanted.contains { $0 === known } && known !== mapper }
        if let given {
            subclasses = subclasses.filter { given.isDerived(from: $0.localTable) }
        } else {
            subclasses = Mapper.withParents(subclasses, below: mapper)
        }
        if given == nil, subclasses.contains(where: \.isConcrete) { throw ORMError.invalidRequest("'with_polymorphic()' requires 'selectable' argument when concrete-inheriting mappers are used.") }
        var selectable = given ?? mapper.selectable(with: subclasses, isInner: arguments.isInner)
        let isRenamed = arguments.isAliased || arguments.isFlat || arguments.name != nil
        // The tables of a flat alias have names of their own.
        if isRenamed { selectable = selectable.aliased(named: arguments.isFlat && selectable is Join ? nil : arguments.name, isFlat: arguments.isFlat) }
        let options = Entity.Options(polymorphicMappers: subclasses, adaptsOnNames: arguments.adaptsOnNames, discriminator: arguments.discriminator, representsOuterJoin: !arguments.isInner)
        let entity = Entity(mapper, alias: selectable, name: arguments.name, options)
        return AliasedClass(isRenamed ? entity.owningAlias() : entity)
    }

    public func attribute(_ name: Name) -> EntityAttribute? {
        if let known = attributes[name] { return known }
        guard let attribute = entity.mapper.attribute(name) else { return nil }
        let made = EntityAttribute(entity, attribute)
        attributes[name] = made
        return made
    }

    /// What a hybrid property gives for the alias: the same each time it is asked, so that `ORDER BY` knows the label of a column again.
    func expression(of hybrid: HybridProperty, _ make: () throws -> Value) rethrows -> Value {
        if let known = expressions[ObjectIdentifier(hybrid)], known.hybrid === hybrid { return known.expression }
        let made = try make()
        // What holds the alias itself would keep it for ever.
        if made.object is ColumnElement { expressions[ObjectIdentifier(hybrid)] = (hybrid, made) }
        return made
    }
    private var expressions: [ObjectIdentifier: (hybrid: HybridProperty, expression: Value)] = [:]

    /// The class of a subclass within a polymorphic alias: `wp.Engineer`.
    private func subclass(_ name: Name) -> AliasedClass? {
        guard let mapper = entity.polymorphicMappers.first(where: { $0.mappedClass.name == name.text }) else { return nil }
        if let known = subclasses[name] { return known }
        var options = Entity.Options(polymorphicMappers: mapper.defaultPolymorphicMappers, adaptsOnNames: entity.options.adaptsOnNames)
        options.whole = entity.options.whole ?? entity.mapper
        let made = AliasedClass(Entity(mapper, alias: entity.selectable, name: nil, options))
        subclasses[name] = made
        return made
    }
    private var subclasses: [Name: AliasedClass] = [:]

    /// What a missing attribute is said to be missing from.
    private func missing(_ name: Name) -> PythonException { PythonException.attributeError("type object '\(entity.mapper.mappedClass.name)' has no attribute '\(name.text)'") }

    public override func dynamicAttribute(_ name: Name) throws -> Value? {
        let isNew = attributes[name] == nil
        if let found = attribute(name) {
            if isNew, let column = (found.reference.property as? ColumnProperty)?.column, !entity.has(column) {
                let advice = entity.options.adaptsOnNames ? "ensure name is correct in expression" : "to match by name, use the adapt_on_names parameter"
                try SQLWarning.warn("Did not locate an expression in selectable for attribute \(name.text.pythonRepr); \(advice) (this warning may be suppressed after 10 occurrences)")
            }
            return .object(found)
        }
        if name == "__name__" { return .string(entity.shown) }
        if let synonym = entity.mapper.property(name) as? SynonymProperty {
            let target = try dynamicAttribute(synonym.target)
            return EntityAttribute.of(target?.object, shownBy: synonym).map { .object($0) } ?? target
        }
        if let found = subclass(name) { return .object(found) }
        guard let found = entity.mapper.mappedClass.lookup(name) else {
            if name.text.hasPrefix("_") { return nil }
            throw missing(name)
        }
        switch found {
        case .function: return found
        // `User.by_name()` of an alias gets the alias for its class.
        case .object(let object as MethodWrapper) where object.kind == .classMethod: return .object(BoundMethod(receiver: .object(self), function: object.function))
        case .object(let object) where object is AliasableDescriptor: return try (object as? AliasableDescriptor)?.expression(for: .object(self))
        default: return try Value.object(entity.mapper.mappedClass).attributeIfPresent(name)
        }
    }
    public override var isCallable: Bool { false }
    public override func repr() throws -> String { "<AliasedClass at \(address); \(entity.mapper.mappedClass.name)>" }
    public override func str() throws -> String { try entity.str() }
}

/// A descriptor that gives an expression in terms of an alias: a hybrid property.
public protocol AliasableDescriptor: Object {
    func expression(for alias: Value) throws -> Value
}

/// No column holds an alias: `User.name == aliased(User)` is refused.
extension AliasedClass: Coercion.UnboundOperand {}
