import Database
import ORM
import Runtime
import SQL

/// The methods of sessions that execute statements.
func declareQueries(_ type: Declaration<Session>) {
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

func queryClass() -> Class {
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
