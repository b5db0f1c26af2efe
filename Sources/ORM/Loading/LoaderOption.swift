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
        case strategy(RelationshipProperty.LoadStrategy?, innerJoin: Value?, recursion: Value?)
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
        case subclasses([Mapper])
    }

    struct Directive {
        /// Where the path begins; nil where it applies to any entity.
        let root: Entity?
        let path: [Step]
        let action: Action
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

    // MARK: chaining

    /// The option with a directive for a relationship, the path leading on from there; for `"*"` one for all relationships.
    public func along(_ attribute: Value, _ strategy: RelationshipProperty.LoadStrategy?, innerJoin: Value? = nil, recursion: Value? = nil) throws -> LoaderOption {
        if case .string(let text) = attribute {
            guard text.text == "*", let strategy else { throw LoaderOption.refusesText() }
            return adding(.allRelationships(strategy))
        }
        return try stepped(attribute) { _ in .strategy(strategy, innerJoin: innerJoin, recursion: recursion) }
    }

    /// `contains_eager(User.posts, alias=p)`
    public func containing(_ attribute: Value, _ alias: Entity?) throws -> LoaderOption {
        try stepped(attribute) { .contained(alias ?? $0.target) }
    }

    private func stepped(_ attribute: Value, _ action: (Step) -> Action) throws -> LoaderOption {
        guard let reference = AttributeReference(attribute.object) else { throw LoaderOption.expectsAttribute(attribute) }
        try reference.entity.mapper.registry.configure()
        guard let relationship = reference.relationship else {
            throw ORMError.argument("Can't apply \"\(LoaderOption.strategyName)\" strategy to property \"\(reference.label)\", which is a \"column property\"; this loader strategy is intended to be used with a \"relationship property\".")
        }
        try checkConnection(reference)
        let step = Step(relationship: relationship, target: reference.target, criteria: reference.criteria)
        let newRoot = root ?? reference.entity
        let newPath = path + [step]
        return LoaderOption(root: newRoot, path: newPath, directives: directives + [Directive(root: newRoot, path: newPath, action: action(step))])
    }
    private static let strategyName = "joined loader"

    /// A step must begin where the path before it ended.
    private func checkConnection(_ reference: AttributeReference) throws {
        let mapper = path.last.map { $0.target?.mapper ?? $0.relationship.target } ?? root?.mapper
        guard let mapper, !reference.entity.mapper.isa(mapper), !mapper.isa(reference.entity.mapper) else { return }
        let place = path.last?.target?.isAliased == true ? "aliased class" : "mapped class"
        _ = place
        throw ORMError.argument("ORM mapped entity or attribute \"\(reference.label)\" does not link from relationship \"\(path.last.map { $0.relationship.label } ?? mapper.label)\"\(LoaderOption.hint(path.last, reference))")
    }

    private static func hint(_ last: Step?, _ reference: AttributeReference) -> String {
        guard let last, reference.entity.mapper.isa(last.relationship.target) else { return "." }
        return ".  Did you mean to use \"\(last.relationship.label).of_type(\(reference.entity.mapper.mappedClass.name))\"?"
    }

    func adding(_ action: Action) -> LoaderOption {
        LoaderOption(root: root, path: path, directives: directives + [Directive(root: root, path: path, action: action)])
    }

    /// `options(...)`: further options that begin where this one's path ends.
    public func adding(_ options: [LoaderOption]) throws -> LoaderOption {
        LoaderOption(root: root, path: path, directives: directives + options.flatMap { option in
            option.directives.map { Directive(root: root ?? option.root, path: path + $0.path, action: $0.action) }
        })
    }

    // MARK: columns

    /// `load_only`, `defer` and `undefer`; attributes belong to the end of the path.
    private func columns(_ attributes: [Value], _ name: String) throws -> (root: Entity?, properties: [ColumnProperty]) {
        var entity = root
        let properties = try attributes.map { value -> ColumnProperty in
            guard let reference = AttributeReference(value.object) else { throw LoaderOption.expectsAttribute(value) }
            if path.isEmpty, entity == nil { entity = reference.entity }
            guard let column = reference.property as? ColumnProperty else {
                throw ORMError.argument("Can't apply \"column loader\" strategy to property \"\(reference.label)\", which is a \"relationship property\"; this loader strategy is intended to be used with a \"column property\".")
            }
            try checkConnection(reference)
            return column
        }
        return (entity, properties)
    }
    private func with(_ found: (root: Entity?, properties: [ColumnProperty]), _ action: ([ColumnProperty]) -> Action) -> LoaderOption {
        LoaderOption(root: found.root, path: path, directives: directives + [Directive(root: found.root, path: path, action: action(found.properties))])
    }
    public func loadingOnly(_ attributes: [Value], raises: Bool) throws -> LoaderOption {
        try with(columns(attributes, "load_only")) { .loadOnly($0, raises: raises) }
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
    public func loading(_ subclasses: [Mapper]) -> LoaderOption { adding(.subclasses(subclasses)) }

    private static func refusesText() -> PythonException { ORMError.argument("Strings are not accepted for attribute names in loader options; please use class-bound attributes directly.") }
    private static func expectsAttribute(_ value: Value) -> PythonException {
        if case .string = value { return refusesText() }
        return ORMError.argument("expected ORM mapped attribute for loader strategy argument")
    }
}
