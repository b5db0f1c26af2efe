import ORM
import Runtime
import SQL

/// `flask_sqlalchemy.session.Session`: chooses the engine by the bind key of what a statement is about.
enum FlaskSession {
    static let pythonClass: Class = {
        let made = Class("Session", module: "flask_sqlalchemy.session", bases: [sessionClass()], doc: "A session that chooses the engine by the bind key of the model or table.", derivable: true)
        made.addMember(.`init`, .object(NativeFunction(name: "__init__", owner: made) { try initialize($0) }))
        var direct = DirectEntries()
        direct.ternary = { session, mapper, clause in try engine(session, mapper, clause) }
        made.addMember("get_bind", .object(NativeFunction(name: "get_bind", owner: made, direct: direct) { try engine($0) }))
        return made
    }()

    /// `flask_sqlalchemy.session`
    static func declareModule(_ module: ModuleObject) { module["Session"] = .object(pythonClass) }

    /// `Session(db, **kwargs)`
    private static func initialize(_ arguments: Arguments) throws -> Value {
        guard arguments.positionalCount > 0, let session = arguments[0].object, let database = arguments.positionalCount > 1 ? arguments[1] : arguments.keyword("db") else {
            throw PythonException.typeError("Session.__init__() missing 1 required positional argument: 'db'")
        }
        guard let standard = sessionClass().lookup(.`init`) else { return .none }
        _ = try standard.call([arguments[0]], keywords: arguments.keywordPairs.filter { $0.name != "db" })
        session.setOwnAttribute("_db", database)
        session.setOwnAttribute("_model_changes", DictObject().value)
        return .none
    }

    /// `session.get_bind(mapper=None, clause=None, bind=None)`
    private static func engine(_ arguments: Arguments) throws -> Value {
        func given(_ name: Name, _ at: Int) -> Value { arguments.keyword(name) ?? (arguments.positionalCount > at ? arguments[at] : .none) }
        guard arguments.positionalCount > 0 else { throw PythonException.typeError("Session.get_bind() missing 1 required positional argument: 'self'") }
        let mapper = given("mapper", 1), clause = given("clause", 2), bind = given("bind", 3)
        return try bind.isNone ? engine(arguments[0], mapper, clause) : bind
    }

    private static func engine(_ receiver: Value, _ mapper: Value, _ clause: Value) throws -> Value {
        guard let session = receiver.object as? Session, let database = session.ownAttribute("_db").object as? FlaskSQLAlchemy else {
            throw PythonException.attributeError("'Session' object has no attribute '_db'")
        }
        let engines = try database.engines()
        if !mapper.isNone, let engine = try engine(of: ORMInspection.mapper(of: mapper).localTable, engines) { return engine }
        if let engine = try engine(of: (clause.object as? ChangingStatement)?.table ?? clause.object, engines) { return engine }
        if let standard = try engines.get(.none) { return standard }
        return .object(try session.bind(mapper: mapper.isNone ? nil : ORMInspection.mapper(of: mapper), clause: clause.object as? ClauseElement))
    }

    /// The engine of a table's bind key; nil for what is no table, and for one of a metadata without.
    private static func engine(of clause: Object?, _ engines: DictObject) throws -> Value? {
        guard let table = clause as? Table, let key = table.metadata?.info.get("bind_key") else { return nil }
        if let engine = try engines.get(key) { return engine }
        throw PythonException(SQLError.unboundExecutionError, "Bind key '\(try key.strText())' is not in 'SQLALCHEMY_BINDS' config.")
    }
}
