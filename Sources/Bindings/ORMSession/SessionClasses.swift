import Database
import ORM
import Runtime
import SQL

/// `Session`, `sessionmaker`, `scoped_session`, `Query`.
func declareSessions(in module: ModuleObject) {
    module["Session"] = .object(sessionClass())
    module["Query"] = .object(queryClass())
    module.function("sessionmaker", .optional("bind", default: Value.none), .keyword("autoflush", default: true), .keyword("expire_on_commit", default: true), .keyword("class_", default: Value.none), doc: "A maker of sessions.") { (bind: Value, autoflush: Bool, expires: Bool, _: Value) -> Value in
        _ = sessionClass()
        return .object(SessionMaker(engine: bind.object as? Engine, autoflush: autoflush, expireOnCommit: expires))
    }
    module.function("scoped_session", .required("session_factory", as: Value.self), doc: "One session, made when first used.") { (factory: Value) -> Value in
        .object(ScopedSession { try factory.call() })
    }
    module.function("object_session", .required("instance", as: Value.self), doc: "The session of an object, or None.") { (instance: Value) throws -> Value in
        guard let object = instance.mappedInstance else { throw PythonException.unmappedInstance(instance) }
        return (object.state.session as? Session).map { .object($0) } ?? .none
    }
}

/// `sessionmaker(engine)`
final class SessionMaker: Object {
    private let engine: Engine?
    private let autoflush: Bool
    private let expireOnCommit: Bool
    init(engine: Engine?, autoflush: Bool, expireOnCommit: Bool) {
        self.engine = engine
        self.autoflush = autoflush
        self.expireOnCommit = expireOnCommit
        super.init()
    }
    override var isCallable: Bool { true }
    override func call(_ arguments: Arguments) throws -> Value? {
        let bind = arguments.positionalCount > 0 ? arguments[0] : arguments.keyword("bind")
        return .object(Session(engine: bind?.object as? Engine ?? engine, autoflush: autoflush, expireOnCommit: expireOnCommit))
    }
}

/// A session that stands for the one of the running context: `db.session`.
final class ScopedSession: Object {
    private let make: () throws -> Value
    private var current: Value?
    init(_ make: @escaping () throws -> Value) {
        self.make = make
        super.init(type: ScopedSession.pythonClass)
    }
    nonisolated(unsafe) private static let pythonClass: Class = {
        let made = Class("scoped_session", module: "sqlalchemy.orm.scoping")
        made.delegatesAttributes = true
        return made
    }()
    func session() throws -> Value {
        if let current { return current }
        let made = try make()
        current = made
        return made
    }
    override func dynamicAttribute(_ name: Name) throws -> Value? {
        if name == "remove" {
            return .object(NativeFunction.declare("remove", doc: "Close the session; the next use makes another.") { [self] () throws -> Value in
                if let current { _ = try current.callMethod("close") }
                current = nil
                return .none
            })
        }
        return try session().attributeIfPresent(name)
    }
    override var isCallable: Bool { true }
    override func call(_ arguments: Arguments) throws -> Value? { try session() }
    override func contains(_ element: Value) throws -> Bool? { try session().contains(element) }
    override func iterator() throws -> IteratorObject? { try session().makeIterator() }
}

func sessionClass() -> Class {
    declaredOnce(Session.self) {
        Class.declare("Session", for: Session.self, module: "sqlalchemy.orm.session", doc: "The unit of work over one database.") { type in
            type.constructor(.optional("bind", default: Value.none), .keyword("autoflush", default: true), .keyword("expire_on_commit", default: true), .keyword("future", default: true)) { (_: Class, bind: Value, autoflush: Bool, expires: Bool, _: Bool) -> Session in
                Session(engine: bind.object as? Engine, autoflush: autoflush, expireOnCommit: expires)
            }
            declareChanges(type)
            declareQueries(type)
            type.method("commit", doc: "Flush and keep the changes.") { (session: Session) throws in try session.commit() }
            type.method("rollback", doc: "Take the changes back.") { (session: Session) throws in try session.rollback() }
            type.method("close", doc: "Let go of all objects.") { (session: Session) throws in try session.close() }
            type.method("flush", doc: "Send the pending changes.") { (session: Session) throws in try session.flush() }
            type.method("connection", doc: "The connection of the transaction.") { (session: Session) throws -> Value in .object(try session.connection()) }
            type.method("get_bind", doc: "The engine.") { (session: Session) -> Value in session.engine.map { .object($0) } ?? .none }
            type.method("in_transaction", doc: "Whether a transaction has begun.") { (session: Session) -> Bool in session.isInTransaction }
            type.property("bind", doc: "The engine.") { (session: Session) -> Value in session.engine.map { .object($0) } ?? .none }
            type.property("new", doc: "Objects to be inserted.") { (session: Session) throws -> Value in .object(IdentitySet(session.newObjects)) }
            type.property("dirty", doc: "Objects with changes.") { (session: Session) throws -> Value in .object(IdentitySet(session.dirtyObjects)) }
            type.property("deleted", doc: "Objects to be deleted.") { (session: Session) throws -> Value in .object(IdentitySet(session.deletedObjects)) }
            type.method("__enter__", doc: "Enter.") { (session: Session) -> Value in .object(session) }
            type.method("__exit__", .required("type_", as: Value.self), .required("value", as: Value.self), .required("traceback", as: Value.self), doc: "Close.") { (session: Session, _: Value, _: Value, _: Value) throws in try session.close() }
        }
    }
}

/// `session.new`: objects by identity.
final class IdentitySet: Object {
    private let objects: [MappedInstance]
    init(_ objects: [MappedInstance]) {
        self.objects = objects
        super.init()
    }
    override func length() throws -> Int? { objects.count }
    override func isTrue() throws -> Bool { !objects.isEmpty }
    override func contains(_ element: Value) throws -> Bool? { objects.contains { $0 === element.object } }
    override func iterator() throws -> IteratorObject? {
        var rest = objects[...]
        return ClosureIterator { rest.popFirst().map { .object($0) } }
    }
    override func repr() throws -> String { "IdentitySet([\(try objects.map { try Value.object($0).reprText() }.joined(separator: ", "))])" }
}

private func declareChanges(_ type: Declaration<Session>) {
    type.method("add", .required("instance", as: Value.self), doc: "Add an object, to be inserted by the next flush.") { (session: Session, instance: Value) throws in try session.add(instance) }
    type.method("add_all", .required("instances", as: Value.self), doc: "Add objects.") { (session: Session, instances: Value) throws in for instance in try instances.elements() { try session.add(instance) } }
    type.method("delete", .required("instance", as: Value.self), doc: "Mark an object to be deleted by the next flush.") { (session: Session, instance: Value) throws in try session.delete(instance) }
    type.method("expunge", .required("instance", as: Value.self), doc: "Take an object out of the session.") { (session: Session, instance: Value) throws in try session.expunge(instance) }
    type.method("expire", .required("instance", as: Value.self), .optional("attribute_names", default: Value.none), doc: "Forget what was loaded.") { (session: Session, instance: Value, names: Value) throws in
        try session.expire(instance, names.isNone ? nil : try names.elements().map { Name(try String.from($0)) })
    }
    type.method("expire_all", doc: "Forget what was loaded of all objects.") { (session: Session) in session.expireAll() }
    type.method("refresh", .required("instance", as: Value.self), doc: "Load an object's row again.") { (session: Session, instance: Value) throws in try session.refresh(instance) }
}

private func declareQueries(_ type: Declaration<Session>) {
    _ = (queryClass(), declareResults())
    func sets(_ parameters: Value) throws -> [DictObject] {
        if parameters.isNone { return [] }
        if let dict = parameters.object as? DictObject { return [dict] }
        return try parameters.elements().map { try DictObject.from($0) }
    }
    func execute(_ session: Session, _ statement: Value, _ parameters: Value) throws -> Object {
        if let select = statement.object as? Select {
            let (names, next) = try session.rows(select, try sets(parameters))
            return IteratorResult(keys: ResultKeys(names), next)
        }
        guard let statement = statement.object as? Statement else { throw PythonException(SQLError.objectNotExecutableError, "Not an executable object: \(try statement.reprText())") }
        try session.autoflush()
        return try session.connection().execute(statement, try sets(parameters))
    }
    type.method("execute", .required("statement", as: Value.self), .optional("params", default: Value.none), doc: "Execute a statement.") { (session: Session, statement: Value, parameters: Value) throws -> Value in
        .object(try execute(session, statement, parameters))
    }
    type.method("scalars", .required("statement", as: Value.self), .optional("params", default: Value.none), doc: "The first items of the rows.") { (session: Session, statement: Value, parameters: Value) throws -> Value in
        try Value.object(try execute(session, statement, parameters)).callMethod("scalars")
    }
    type.method("scalar", .required("statement", as: Value.self), .optional("params", default: Value.none), doc: "The first item of the first row.") { (session: Session, statement: Value, parameters: Value) throws -> Value in
        try Value.object(try execute(session, statement, parameters)).callMethod("scalar")
    }
    type.method("get", .required("entity", as: Value.self), .required("ident", as: Value.self), doc: "The object of a primary key, or None.") { (session: Session, entity: Value, identity: Value) throws -> Value in try session.get(entity, identity) }
    type.method("query", .rest("entities", of: Value.self), doc: "A legacy query.") { (session: Session, entities: [Value]) throws -> Value in .object(try Query(session, entities: entities)) }
}

private func queryClass() -> Class {
    declaredOnce(Query.self) {
        Class.declare("Query", for: Query.self, module: "sqlalchemy.orm.query", doc: "The legacy query.") { type in
            for name in ["filter", "where"] {
                type.method(name, .rest("criterion", of: Criterion.self), doc: "Add WHERE criteria, joined by AND.") { (query: Query, criteria: [Criterion]) -> Value in .object(query.with(query.select.filtered(criteria.map(\.clause)))) }
            }
            type.method("filter_by", .keywords("kwargs"), doc: "Add equalities of attributes.") { (query: Query, filters: [(name: Name, value: Value)]) throws -> Value in .object(try query.filtered(by: filters)) }
            func terms(_ name: String, _ doc: String, _ body: @escaping (Select, [ColumnElement]?) -> Select) {
                type.method(name, .rest("clauses", of: Value.self), doc: doc) { (query: Query, terms: [Value]) throws -> Value in
                    .object(query.with(body(query.select, terms.count == 1 && terms[0].isNone ? nil : try terms.map { try Coercion.ordering($0) })))
                }
            }
            terms("order_by", "ORDER BY") { $0.ordered($1) }
            terms("group_by", "GROUP BY") { $0.grouped($1) }
            type.method("having", .rest("having", of: Criterion.self), doc: "HAVING") { (query: Query, criteria: [Criterion]) -> Value in .object(query.with(query.select.having(criteria.map(\.clause)))) }
            func count(_ value: Value) throws -> ColumnElement? { value.isNone ? nil : try Coercion.operand(value, beside: BindParameter("param", .int(0), type: IntegerType.shared)) }
            type.method("select_from", .rest("froms", of: FromArgument.self), doc: "Name elements of FROM.") { (query: Query, froms: [FromArgument]) -> Value in .object(query.with(query.select.from(froms.map(\.from)))) }
            type.method("limit", .required("limit", as: Value.self), doc: "LIMIT") { (query: Query, limit: Value) throws -> Value in .object(query.with(query.select.limited(try count(limit)))) }
            type.method("offset", .required("offset", as: Value.self), doc: "OFFSET") { (query: Query, offset: Value) throws -> Value in .object(query.with(query.select.shifted(try count(offset)))) }
            type.method("distinct", doc: "SELECT DISTINCT") { (query: Query) -> Value in .object(query.with(query.select.distinct())) }
            for (name, isOuter) in [("join", false), ("outerjoin", true)] {
                type.method(name, .required("target", as: Value.self), .optional("onclause", default: Value.none), doc: "Join another class or relationship.") { (query: Query, target: Value, condition: Value) throws -> Value in
                    guard let (from, known) = try EntitySelect.target(target) else { throw SQLError.argument("Join target expected, got \(try target.reprText()).") }
                    return .object(query.with(query.select.joined(from, on: try condition.isNone ? known : Coercion.condition(condition), isOuter: isOuter, isFull: false)))
                }
            }
            type.method("all", doc: "All items.") { (query: Query) throws -> Value in .list(try query.all()) }
            type.method("first", doc: "The first item, or None.") { (query: Query) throws -> Value in try query.first() }
            type.method("one", doc: "The only item.") { (query: Query) throws -> Value in try query.one() }
            type.method("one_or_none", doc: "The only item, or None.") { (query: Query) throws -> Value in try query.oneOrNone() ?? .none }
            type.method("scalar", doc: "The first column of the only row.") { (query: Query) throws -> Value in
                guard let row = try query.oneOrNone() else { return .none }
                return (row.object as? Row)?.elements.first ?? row
            }
            type.method("count", doc: "How many rows there are.") { (query: Query) throws -> Value in try query.count() }
            type.method("get", .required("ident", as: Value.self), doc: "The object of a primary key, or None.") { (query: Query, identity: Value) throws -> Value in
                guard let mapper = EntitySelect.namespace(of: query.select) else { throw SQLError.invalidRequest("get() can only be used against a single mapped class.") }
                return try query.session.get(.object(mapper.mappedClass), identity)
            }
            func synchronizes(_ value: Value) throws -> Bool {
                switch value {
                case .bool(false): return false
                case .string(let text) where ["auto", "evaluate", "fetch"].contains(text.text): return true
                default: throw SQLError.argument("Valid strategies for session synchronization are 'auto', 'evaluate', 'fetch', False")
                }
            }
            type.method("delete", .optional("synchronize_session", default: Value.string("auto")), doc: "Delete the rows; how many there were.") { (query: Query, strategy: Value) throws -> Int in try query.delete(synchronizes: synchronizes(strategy)) }
            type.method("update", .required("values", as: DictObject.self), .optional("synchronize_session", default: Value.string("auto")), doc: "Update the rows; how many there were.") { (query: Query, values: DictObject, strategy: Value) throws -> Int in
                try query.update(values, synchronizes: synchronizes(strategy))
            }
            type.property("statement", doc: "The SELECT.") { (query: Query) -> Value in .object(query.select.labelled(.disambiguateOnly)) }
            type.property("session", doc: "The session.") { (query: Query) -> Value in .object(query.session) }
        }
    }
}
