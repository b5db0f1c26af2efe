import Runtime
import SQL

/// How a query loads attributes, against what the mapping says: `joinedload(User.posts).load_only(Post.title)`,
/// `defer(User.biography)`, `Load(User).raiseload("*")` (sqlalchemy.orm.Load).
public final class LoaderOption: Object {
    /// One relationship on the way to what a directive is about.
    public struct Step {
        let relationship: RelationshipProperty
        /// `of_type(...)`
        let target: Entity?
        /// `and_(...)`
        let criteria: [ColumnElement]
    }

    /// What is to be done at the end of a path.
    enum Action {
        /// The last step's relationship is loaded so; nil only leads on (`defaultload`).
        case strategy(RelationshipProperty.LoadStrategy?, Details)
        /// The last step's rows are among those of the query already.
        case contained(Entity?)
        /// All relationships of the entity, or of all entities where there is no path: `lazyload("*")`.
        case allRelationships(RelationshipProperty.LoadStrategy)
        case loadOnly([ColumnProperty], raises: Bool)
        case deferred([ColumnProperty], raises: Bool)
        case undeferred([ColumnProperty])
        case undeferredGroup(String)
        case allDeferred(raises: Bool)
        case allUndeferred
        /// `with_expression(User.count, expression)`
        case expression(ColumnProperty, ColumnElement)
        /// `selectin_polymorphic(Employee, [Manager])`
        case subclasses([Entity])
        /// What does not fit its attribute: refused when a query uses it.
        case refused(PythonException)
    }

    /// What a strategy is told beside its name.
    public struct Details {
        fileprivate var mark: String { [innerJoin, recursion, chunkSize].map { $0.flatMap { try? $0.reprText() } ?? "" }.joined(separator: ",") }
        public var innerJoin: Value?
        public var recursion: Value?
        /// `chunksize=`: how many keys one IN has.
        public var chunkSize: Value?
        public init(innerJoin: Value? = nil, recursion: Value? = nil, chunkSize: Value? = nil) {
            self.innerJoin = innerJoin
            self.recursion = recursion
            self.chunkSize = chunkSize
        }
    }

    struct Directive {
        /// Where the path begins; nil where it applies to any entity.
        let root: Entity?
        let path: [Step]
        let action: Action
        /// What messages call it; nil for what names no attribute, as `lazyload("*")`.
        let naming: Naming?

        /// `joinedload(User.posts -> Post.author)`
        var text: String { naming.map { LoaderOption.described($0.function, root, path, $0.column) } ?? "" }
        /// Whether it is passed over where no entity of a query fits: `defaultload()` by itself says nothing.
        var isSilent: Bool {
            if case .strategy(nil, _) = action { return true }
            return naming == nil
        }
    }

    /// The function that made a directive, and the attribute at the end of its path, where that is no relationship.
    struct Naming {
        let function: String
        let column: (label: String, key: Name)?
    }

    let root: Entity?
    let path: [Step]
    let directives: [Directive]

    init(root: Entity?, path: [Step] = [], directives: [Directive] = []) {
        self.root = root
        self.path = path
        self.directives = directives
        super.init()
    }

    /// An option that says nothing yet: `Load(User)`.
    public convenience init(_ entity: Entity?) { self.init(root: entity, path: [], directives: []) }

    /// `joinedload("*")` by itself.
    public var isWildcard: Bool {
        guard root == nil, path.isEmpty, case .allRelationships? = directives.last?.action else { return false }
        return true
    }

    public override func str() throws -> String { try root.map { "Load(\($0.shown))" } ?? repr() }

    /// What tells the option from others, for the log.
    var mark: String {
        directives.map { directive in
            let way = directive.path.map { "\($0.relationship.key.text)/\($0.target?.shown ?? "")/\($0.criteria.count)" }.joined(separator: ".")
            return "\(directive.root?.shown ?? "*").\(way) \(directive.action.mark)\u{0}"
        }.joined()
    }

    // MARK: chaining

    /// The option with a directive for a relationship, the path leading on from there; for `"*"` one for all relationships.
    public func along(_ attribute: Value, _ strategy: RelationshipProperty.LoadStrategy?, _ details: Details = Details()) throws -> LoaderOption {
        let name = strategy.map { LoaderOption.functionNames[$0] ?? "lazyload" } ?? "defaultload"
        if case .string(let text) = attribute {
            guard text.text == "*", let strategy else { throw LoaderOption.refusesText() }
            return adding(.allRelationships(strategy))
        }
        return try stepped(attribute, name) { _ in .strategy(strategy, details) }
    }

    /// `contains_eager(User.posts, alias=p)`
    public func containing(_ attribute: Value, _ alias: Entity?) throws -> LoaderOption {
        try stepped(attribute, "contains_eager") { .contained(alias ?? $0.target) }
    }

    private func stepped(_ attribute: Value, _ name: String, _ action: (Step) -> Action) throws -> LoaderOption {
        guard let reference = AttributeReference(attribute.object) else { throw LoaderOption.expectsAttribute(attribute) }
        if case .allRelationships? = directives.last?.action {
            throw root == nil && path.isEmpty ? PythonException(type: .assertionError, arguments: []) : ORMError.argument("Wildcard token cannot be followed by another entity")
        }
        try reference.entity.mapper.registry.configure()
        // What a class inherits is the relationship of the class that has it first.
        let entity = reference.entity.isAliased ? reference.entity : reference.relationship?.parent?.entity ?? reference.entity
        try checkConnection(entity, reference.label)
        let naming = Naming(function: name, reference)
        guard let relationship = reference.relationship else {
            if name == "defaultload" { return LoaderOption(root: root ?? reference.entity, path: path, directives: directives) }
            let refusal = LoaderOption.misfit("\(LoaderOption.strategyNames[name] ?? "lazy") loader", reference, isA: (reference.property as? ColumnProperty)?.isExpression == true ? "mapped sql expression" : "column property", wants: "relationship property")
            return LoaderOption(root: root ?? reference.entity, path: path, directives: directives + [Directive(root: root ?? reference.entity, path: path, action: .refused(refusal), naming: naming)])
        }
        let step = Step(relationship: relationship, target: reference.target, criteria: reference.criteria)
        let newRoot = root ?? entity
        let newPath = path + [step]
        return LoaderOption(root: newRoot, path: newPath, directives: directives + [Directive(root: newRoot, path: newPath, action: action(step), naming: naming)])
    }

    private static let functionNames: [RelationshipProperty.LoadStrategy: String] = [
        .joined: "joinedload", .selectin: "selectinload", .subquery: "subqueryload", .immediate: "immediateload", .noload: "noload", .raise: "raiseload", .raiseOnSQL: "raiseload",
    ]
    private static let strategyNames = ["joinedload": "joined", "contains_eager": "joined", "selectinload": "select in", "subqueryload": "subquery", "immediateload": "immediate", "noload": "no"]

    /// `joinedload(User.posts -> Post.author)`, as messages name an option.
    /// - Parameter column: the attribute at the end of a path of relationships, and how it is named where no alias leads to it.
    static func described(_ name: String, _ root: Entity?, _ path: [Step], _ column: (label: String, key: Name)?) -> String {
        var parts: [String] = [], from = root
        func named(_ label: String, _ key: Name) -> String { from.flatMap { $0.isAliased ? "\($0.shown).\(key.text)" : nil } ?? label }
        for step in path {
            let alias = step.target.flatMap { $0.isAliased ? $0 : nil }
            parts.append(named(step.relationship.label, step.relationship.key) + (alias.map { ".of_type(\($0.shown))" } ?? ""))
            from = alias
        }
        if let column { parts.append(named(column.label, column.key)) }
        return "\(name)(\(parts.joined(separator: " -> ")))"
    }
    private static func misfit(_ strategy: String, _ reference: AttributeReference, isA kind: String, wants wanted: String) -> PythonException {
        PythonException(ORMError.loaderStrategy, "Can't apply \"\(strategy)\" strategy to property \"\(reference.property.label)\", which is a \"\(kind)\"; this loader strategy is intended to be used with a \"\(wanted)\".")
    }

    /// A step must begin where the path before it ended.
    private func checkConnection(_ reference: AttributeReference) throws { try checkConnection(reference.entity, reference.label) }
    /// - Parameter further: classes that options beside this one load too: `selectin_polymorphic(Person, [Engineer])`.
    private func checkConnection(_ entity: Entity, _ label: String, besides further: [Mapper] = []) throws {
        guard let end = path.last.map({ $0.target ?? $0.relationship.targetEntity }) ?? root else { return }
        if LoaderOption.links(end, entity) || !entity.isAliased && further.contains(where: { $0.isa(entity.mapper) }) { return }
        guard let last = path.last else {
            throw ORMError.argument("ORM mapped attribute \"\(label)\" does not link mapped class \"\(end.shown)\"")
        }
        let narrowed = last.target.map { ".of_type(\($0.shown))" } ?? ""
        throw ORMError.argument("ORM mapped entity or attribute \"\(label)\" does not link from relationship \"\(last.relationship.label)\(narrowed)\".\(LoaderOption.hint(last, entity))")
    }

    /// Whether a path that ends at one entity may go on from another: an attribute of a subclass is not one of its base
    /// (`_entity_corresponds_to_use_path_impl`).
    private static func links(_ end: Entity, _ entity: Entity) -> Bool {
        if end.isAliased { return entity.isAliased && entity.selectable === end.selectable }
        return !entity.isAliased && end.mapper.isa(entity.mapper)
    }

    private static func hint(_ last: Step, _ entity: Entity) -> String {
        guard last.target == nil, entity.mapper.isa(last.relationship.target) else { return "" }
        return "  Did you mean to use \"\(last.relationship.label).of_type(\(entity.shown))\" or \"loadopt.options(selectin_polymorphic(\(last.relationship.target.mappedClass.name), [\(entity.shown)]), ...)\" ?"
    }

    /// The option with some of its directives; nil where none is left.
    func keeping(_ isKept: (Directive) -> Bool) -> LoaderOption? {
        let kept = directives.filter(isKept)
        if kept.count == directives.count { return self }
        return kept.isEmpty ? nil : LoaderOption(root: root, path: path, directives: kept)
    }

    func adding(_ action: Action) -> LoaderOption {
        LoaderOption(root: root, path: path, directives: directives + [Directive(root: root, path: path, action: action, naming: nil)])
    }

    /// `options(...)`: further options that begin where this one's path ends.
    public func adding(_ options: [LoaderOption]) throws -> LoaderOption {
        func subclasses(_ option: LoaderOption) -> [Mapper] {
            option.directives.flatMap { directive -> [Mapper] in if directive.path.count == option.path.count, case .subclasses(let entities) = directive.action { entities.map(\.mapper) } else { [] } }
        }
        var further = subclasses(self)
        for option in options {
            if let step = option.path.first, let start = option.root ?? step.relationship.parent?.entity { try checkConnection(start, step.relationship.label, besides: further) }
            else if option.path.isEmpty, let own = option.root, !option.directives.isEmpty { try checkConnection(own, own.mapper.label, besides: further) }
            if option.path.isEmpty { further += subclasses(option) }
        }
        // `selectinload(User.posts).options(lazyload("*"))`: the wildcard stands at the attribute, not at its class; a load by a SELECT of its
        // own begins at the class and does not heed it (`_WildcardLoad._apply_to_parent`).
        let heeded = path.isEmpty || isJoined ? options : options.filter { !$0.isWildcard }
        return LoaderOption(root: root, path: path, directives: directives + heeded.flatMap { option in
            option.directives.map { Directive(root: root ?? option.root, path: path + $0.path, action: $0.action, naming: $0.naming) }
        })
    }

    /// Whether the relationship at the end of the path comes with the rows of the query.
    private var isJoined: Bool {
        directives.contains { directive in
            guard directive.path.count == path.count else { return false }
            return switch directive.action {
            case .strategy(.joined?, _), .contained: true
            default: false
            }
        }
    }

    // MARK: columns

    /// `load_only`, `defer` and `undefer`; attributes belong to the end of the path.
    private func columns(_ attributes: [Value], _ name: String) throws -> Columns {
        var entity = root, naming: Naming?, refusal: PythonException?
        let attributes = try attributes.flatMap { value -> [Value] in
            guard let composite = value.object as? CompositeAttribute else { return [value] }
            return try composite.attributes().map { .object(EntityAttribute($0)) }
        }
        let properties = try attributes.compactMap { value -> ColumnProperty? in
            guard let reference = AttributeReference(value.object) else { throw name == "load_only" ? LoaderOption.expectsAttribute(.none) : LoaderOption.expectsAttribute(value) }
            try reference.entity.mapper.registry.configure()
            if path.isEmpty, entity == nil { entity = reference.entity }
            if name == "load_only", value.object !== attributes.first?.object, let first = AttributeReference(attributes.first?.object)?.entity, !LoaderOption.covers(first, reference.entity) {
                throw ORMError.argument("Can't apply wildcard ('*') or load_only() loader option to multiple entities in the same option. Use separate options per entity.")
            }
            try checkConnection(reference)
            naming = naming ?? Naming(function: name == "load_only" ? "undefer" : name, reference)
            guard let column = reference.property as? ColumnProperty else {
                refusal = LoaderOption.misfit(name == "with_expression" ? "expression column loader" : name != "defer" ? "column loader" : "deferred column loader", reference, isA: "relationship", wants: "column property")
                return nil
            }
            return column
        }
        return Columns(root: entity, properties: properties, naming: naming, refusal: refusal)
    }
    /// Whether an option about one entity may name attributes of another.
    private static func covers(_ entity: Entity, _ other: Entity) -> Bool {
        if entity.isAliased || other.isAliased { return entity === other || entity.selectable === other.selectable }
        return entity.mapper.isa(other.mapper)
    }
    private struct Columns {
        let root: Entity?
        let properties: [ColumnProperty]
        let naming: Naming?
        let refusal: PythonException?
    }
    private func with(_ found: Columns, _ action: ([ColumnProperty]) -> Action) -> LoaderOption {
        LoaderOption(root: found.root, path: path, directives: directives + [Directive(root: found.root, path: path, action: found.refusal.map { .refused($0) } ?? action(found.properties), naming: found.naming)])
    }
    public func loadingOnly(_ attributes: [Value], raises: Bool) throws -> LoaderOption {
        if attributes.isEmpty { throw PythonException.indexError("tuple index out of range") }
        return try with(columns(attributes, "load_only")) { .loadOnly($0, raises: raises) }
    }
    public func deferring(_ attribute: Value, raises: Bool) throws -> LoaderOption {
        if case .string(let text) = attribute {
            guard text.text == "*" else { throw LoaderOption.refusesText() }
            return adding(.allDeferred(raises: raises))
        }
        return try with(columns([attribute], "defer")) { .deferred($0, raises: raises) }
    }
    public func undeferring(_ attribute: Value) throws -> LoaderOption {
        if case .string(let text) = attribute {
            guard text.text == "*" else { throw LoaderOption.refusesText() }
            return adding(.allUndeferred)
        }
        return try with(columns([attribute], "undefer")) { .undeferred($0) }
    }
    public func undeferring(group: String) -> LoaderOption { adding(.undeferredGroup(group)) }
    public func replacing(_ attribute: Value, with expression: ColumnElement) throws -> LoaderOption {
        try with(columns([attribute], "with_expression")) { .expression($0[0], expression) }
    }
    public func loading(_ subclasses: [Entity]) -> LoaderOption { adding(.subclasses(subclasses)) }

    private static func refusesText() -> PythonException { ORMError.argument("Strings are not accepted for attribute names in loader options; please use class-bound attributes directly.") }
    private static func expectsAttribute(_ value: Value) -> PythonException {
        if case .string = value { return refusesText() }
        return ORMError.argument("expected ORM mapped attribute for loader strategy argument")
    }
}

extension LoaderOption.Naming {
    fileprivate init(function: String, _ reference: AttributeReference) {
        self.init(function: function, column: reference.relationship == nil ? (reference.isPlain ? reference.property.label : reference.label, reference.key) : nil)
    }
}

extension LoaderOption.Action {
    /// What tells it from others, for the log.
    fileprivate var mark: String {
        func names(_ properties: [ColumnProperty]) -> String { properties.map(\.key.text).joined(separator: ",") }
        switch self {
        case .strategy(let strategy, let details): return "\(strategy.map { "\($0)" } ?? "default") \(details.mark)"
        case .contained(let entity): return "contained \(entity?.shown ?? "")"
        case .allRelationships(let strategy): return "all \(strategy)"
        case .loadOnly(let properties, let raises): return "only \(names(properties)) \(raises)"
        case .deferred(let properties, let raises): return "deferred \(names(properties)) \(raises)"
        case .undeferred(let properties): return "undeferred \(names(properties))"
        case .undeferredGroup(let group): return "group \(group)"
        case .allDeferred(let raises): return "all deferred \(raises)"
        case .allUndeferred: return "all undeferred"
        case .expression(let property, _): return "expression \(property.key.text)"
        case .subclasses(let entities): return "subclasses \(entities.map(\.mapper.type.name).joined(separator: ","))"
        case .refused: return "refused"
        }
    }
}
