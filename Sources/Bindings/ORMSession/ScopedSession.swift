import ORM
import Runtime
import SQL

/// `scoped_session(Session)`, `db.session`: stands for the session of the running scope, made when first used.
public final class ScopedSession: Object {
    let factory: Value
    /// Names the scope; None for one scope only.
    private let scope: Value
    private var sessions = DictObject()

    init(_ factory: Value, scope: Value = .none) {
        self.factory = factory
        self.scope = scope
        super.init(type: scopedSessionClass())
    }

    private func scopeKey() throws -> Value { scope.isNone ? .none : try scope.call() }
    var isPresent: Bool { get throws { try sessions.get(scopeKey()) != nil } }

    func session() throws -> Value {
        let key = try scopeKey()
        if let present = try sessions.get(key) { return present }
        let made = try factory.call()
        try sessions.set(key, made)
        return made
    }

    func make(_ arguments: [(name: Name, value: Value)]) throws -> Value {
        guard !arguments.isEmpty else { return try session() }
        if try isPresent { throw ORMError.invalidRequest("Scoped session is already present; no new arguments may be specified.") }
        let made = try factory.call([], keywords: arguments)
        try sessions.set(scopeKey(), made)
        return made
    }

    func remove() throws {
        let key = try scopeKey()
        guard let present = try sessions.get(key) else { return }
        _ = try present.callMethod("close")
        try sessions.remove(key)
    }

    func replace(_ session: Value) throws { try sessions.set(scopeKey(), session) }

    private static let own: Set<String> = ["remove", "registry", "session_factory", "configure", "query_property"]

    public override func dynamicAttribute(_ name: Name) throws -> Value? {
        if name.isDunder || ScopedSession.own.contains(name.text) { return nil }
        return try session().attributeIfPresent(name)
    }
    /// What `scoped_session` does not forward.
    private static let unlisted: Set<String> = [
        "autobegin", "bind_mapper", "bind_table", "close_all", "enable_baked_queries", "enable_relationship_loading", "expire_on_commit", "get_nested_transaction", "get_transaction", "hash_key", "in_nested_transaction",
        "in_transaction", "prepare", "twophase",
    ]
    public override var dynamicAttributeNames: [Name] {
        Value.object(Class.registered(for: Session.self)).attributeNames().filter { !$0.hasPrefix("_") && !ScopedSession.unlisted.contains($0) }.map { Name($0) }
    }
    public override var takesAssignments: Bool { true }
    public override func setDynamicAttribute(_ name: Name, _ value: Value) throws -> Bool {
        try session().setAttribute(name, value)
        return true
    }
    public override var isCallable: Bool { true }
    public override func call(_ arguments: Arguments) throws -> Value? {
        if arguments.positionalCount > 0 { throw PythonException.typeError("scoped_session.__call__() takes 1 positional argument but \(arguments.positionalCount + 1) were given") }
        return try make(arguments.keywordPairs)
    }
    public override func contains(_ element: Value) throws -> Bool? { try session().contains(element) }
    public override func iterator() throws -> IteratorObject? { try session().makeIterator() }
}

func scopedSessionClass() -> Class {
    declaredOnce(ScopedSession.self) {
        let made = Class.declare("scoped_session", for: ScopedSession.self, module: "sqlalchemy.orm.scoping", derivable: true, doc: "Stands for the session of the running scope.") { type in
            type.subscriptable()
            type.special([.contains, .iterator])
            type.constructor(.required("session_factory", as: Value.self), .optional("scopefunc", default: Value.none)) { (_: Class, factory: Value, scope: Value) -> ScopedSession in ScopedSession(factory, scope: scope) }
            type.method("remove", doc: "Close the session; the next use makes another.") { (scoped: ScopedSession) throws in try scoped.remove() }
            type.method("configure", .keywords("kwargs"), doc: "Replace arguments of the maker.") { (scoped: ScopedSession, arguments: [(name: Name, value: Value)]) throws in
                if try scoped.isPresent {
                    try SQLWarning.warn("At least one scoped session is already present.  configure() can not affect sessions that have already been created.")
                }
                _ = try scoped.factory.attribute("configure").call([], keywords: arguments)
            }
            type.property("session_factory", doc: "What makes sessions.") { (scoped: ScopedSession) -> Value in scoped.factory }
            type.property("registry", doc: "The sessions by scope.") { (scoped: ScopedSession) -> Value in .object(ScopeRegistry(scoped)) }
            type.method("query_property", .optional("query_cls", default: Value.none), doc: "A class attribute that gives a query of the class.") { (scoped: ScopedSession, _: Value) -> Value in .object(ScopedQueryProperty(scoped)) }
        }
        made.delegatesAttributes = true
        return made
    }
}

/// `scoped_session.registry`
final class ScopeRegistry: Object {
    private let scoped: ScopedSession
    init(_ scoped: ScopedSession) {
        self.scoped = scoped
        super.init(type: ScopeRegistry.pythonClass)
    }
    private static let pythonClass = Class.declare("ThreadLocalRegistry", for: ScopeRegistry.self, module: "sqlalchemy.util._collections", doc: "The sessions by scope.") { type in
        type.method("has", doc: "Whether the scope has a session.") { (registry: ScopeRegistry) throws -> Bool in try registry.scoped.isPresent }
        type.method("set", .required("obj", as: Value.self), doc: "Set the session of the scope.") { (registry: ScopeRegistry, session: Value) throws in try registry.scoped.replace(session) }
        type.method("clear", doc: "Forget the session of the scope.") { (registry: ScopeRegistry) throws in try registry.scoped.remove() }
    }
    override var isCallable: Bool { true }
    override func call(_ arguments: Arguments) throws -> Value? { try scoped.session() }
}

/// `query = Session.query_property()` in a declarative base.
final class ScopedQueryProperty: Object {
    private let scoped: ScopedSession
    init(_ scoped: ScopedSession) {
        self.scoped = scoped
        super.init(type: ScopedQueryProperty.pythonClass)
    }
    private static let pythonClass = Class("query", module: "sqlalchemy.orm.scoping", doc: "The descriptor that gives a query of its class.")
    override var descriptorKind: DescriptorKind { .nonData }
    override func descriptorGet(_ instance: Value, owner: Class) throws -> Value {
        try scoped.session().callMethod("query", .object(owner))
    }
}
