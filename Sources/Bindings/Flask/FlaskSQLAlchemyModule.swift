import ORM
import Runtime
import SQL

/// `flask_sqlalchemy`
func declareFlaskSQLAlchemy(in module: ModuleObject) {
    module["__version__"] = .string("3.1.1")
    module["SQLAlchemy"] = .object(declaredOnce(FlaskSQLAlchemy.self) { extensionClass() })
}

private func extensionClass() -> Class {
    let made = Class.declare("SQLAlchemy", for: FlaskSQLAlchemy.self, module: "flask_sqlalchemy.extension", derivable: true, doc: """
        SQLAlchemy for a Flask application: the model class, the session and the engine in one object.

            db = SQLAlchemy(app)
            class User(db.Model):
                id = db.Column(db.Integer, primary_key=True)
        """) { type in
        type.method(
            "__init__", .optional("app", default: nil as FlaskApp?, shown: "None"), .keyword("metadata", default: nil as MetaData?, shown: "None"), .keyword("session_options", default: nil as DictObject?, shown: "None"),
            .keyword("query_class", default: nil as Class?, shown: "Query"), .keyword("model_class", default: nil as Class?, shown: "Model"), .keyword("engine_options", default: nil as DictObject?, shown: "None"),
            .keyword("add_models_to_shell", default: true), .keyword("disable_autonaming", default: false), doc: "Serve an application, now or later."
        ) { (database: FlaskSQLAlchemy, app: FlaskApp?, metadata: MetaData?, sessionOptions: DictObject?, queryClass: Class?, modelClass: Class?, engineOptions: DictObject?, addsModels: Bool, disablesAutonaming: Bool) throws in
            try database.setUp(app, FlaskSQLAlchemy.Options(
                metadata: metadata, sessionOptions: sessionOptions, queryClass: queryClass, modelClass: modelClass, engineOptions: engineOptions, disablesAutonaming: disablesAutonaming,
                addsModelsToShell: addsModels))
        }
        declareParts(type)
        declareTables(type)
        declareRelationships(type)
        declareLookups(type)
    }
    made.takesAttributes = true
    made.makesInstances { FlaskSQLAlchemy(type: $0) }
    return made
}

private func declareParts(_ type: Declaration<FlaskSQLAlchemy>) {
    type.method("init_app", .required("app", as: FlaskApp.self), doc: "Serve an application: read its configuration and make its engine.") { (database: FlaskSQLAlchemy, app: FlaskApp) throws in try database.attach(app) }
    type.property("session", doc: "The session of the running context.") { (database: FlaskSQLAlchemy) -> Value in database.session }
    type.property("engine", doc: "The engine of the current application.") { (database: FlaskSQLAlchemy) throws -> Value in try database.engine() }
    type.property("engines", doc: "The engines of the current application by bind key.") { (database: FlaskSQLAlchemy) throws -> Value in try database.engines().value }
    type.property("metadata", doc: "The tables of the models.") { (database: FlaskSQLAlchemy) throws -> Value in .object(try database.makeMetadata(.none)) }
    type.property("metadatas", doc: "The metadata by bind key.") { (database: FlaskSQLAlchemy) -> Value in database.metadatas.value }
    type.property("Model", doc: "The base class of models.") { (database: FlaskSQLAlchemy) -> Class in database.model }
    type.property("Query", doc: "The class of `Model.query`.") { (database: FlaskSQLAlchemy) -> Class in database.queryClass }
}

private func declareTables(_ type: Declaration<FlaskSQLAlchemy>) {
    let operations: [(Name, String)] = [("create_all", "Create the tables that are not there."), ("drop_all", "Drop the tables that are there."), ("reflect", "Read the tables of the database.")]
    for (name, doc) in operations {
        type.method(name.text, .optional("bind_key", default: Value.string("__all__")), doc: doc) { (database: FlaskSQLAlchemy, key: Value) throws in try database.callForBinds(key, name) }
    }
    type.property("Table", doc: """
        The class of tables of the metadata, or of a bind key's, for many-to-many relationships and Core.

            tags = db.Table("tags", db.Column("post_id", db.ForeignKey("post.id"), primary_key=True))
        """) { (database: FlaskSQLAlchemy) -> Class in database.tableType }
    type.method("get_engine", .optional("bind_key", default: Value.none), .keywords("kwargs"), doc: "Deprecated: `db.engines[key]`.") { (database: FlaskSQLAlchemy, key: Value, more: [(name: Name, value: Value)]) throws -> Value in
        try SQLWarning.warn("'get_engine' is deprecated and will be removed in Flask-SQLAlchemy 3.2. Use 'engine' or 'engines[key]' instead. If you're using Flask-Migrate or Alembic, you'll need to update your 'env.py' file.", .deprecationWarning)
        let key = more.last { $0.name == "bind" }?.value ?? key
        guard let found = try database.engines().get(key) else { throw PythonException.keyError(key) }
        return found
    }
}

/// `db.relationship`, `db.dynamic_loader`: with the extension's query class for what is queried.
private func declareRelationships(_ type: Declaration<FlaskSQLAlchemy>) {
    for name in ["relationship", "dynamic_loader"] as [Name] {
        type.method(name.text, .rest("args", of: Value.self), .keywords("kwargs"), doc: "`sqlalchemy.orm.\(name.text)`, whose dynamic queries are of the extension's class.") { (database: FlaskSQLAlchemy, arguments: [Value], given: [(name: Name, value: Value)]) throws -> Value in
            guard let context = Program.context else { return .none }
            var options = given
            if !options.contains(where: { $0.name == "query_class" }) { options.append(("query_class", .object(database.queryClass))) }
            if let at = options.firstIndex(where: { $0.name == "backref" }) { options[at].value = withQueryClass(options[at].value, database) }
            return try context.importModule("sqlalchemy.orm")[name].call(arguments, keywords: options)
        }
    }
}

/// A backref whose queries are of the extension's class, unless it names another.
private func withQueryClass(_ backref: Value, _ database: FlaskSQLAlchemy) -> Value {
    let parts = (backref.object as? TupleObject)?.elements ?? [backref]
    let options = (parts.count > 1 ? parts[1].dictionary : nil)?.copy() ?? DictObject()
    if options.get("query_class" as Name) == nil { options.set("query_class", .object(database.queryClass)) }
    return .tuple([parts[0], options.value])
}

private func declareLookups(_ type: Declaration<FlaskSQLAlchemy>) {
    type.method("get_or_404", .required("entity", as: Value.self), .required("ident", as: Value.self), .keyword("description", default: nil as String?), .keywords("kwargs"), doc: """
        The object of a primary key, or 404 Not Found.

            db.get_or_404(User, 5)
        """) { (database: FlaskSQLAlchemy, entity: Value, identity: Value, description: String?, options: [(name: Name, value: Value)]) throws -> Value in
        let found = try database.session.attribute("get").call([entity, identity], keywords: options)
        return try found.isNone ? FlaskQuery.notFound(description) : found
    }
    type.method("first_or_404", .required("statement", as: Value.self), .keyword("description", default: nil as String?), doc: "The first item of a SELECT, or 404 Not Found.") { (database: FlaskSQLAlchemy, statement: Value, description: String?) throws -> Value in
        let found = try database.session.callMethod("execute", statement).callMethod("scalar")
        return try found.isNone ? FlaskQuery.notFound(description) : found
    }
    type.method("one_or_404", .required("statement", as: Value.self), .keyword("description", default: nil as String?), doc: "The only item of a SELECT, or 404 Not Found where there is none or more than one.") { (database: FlaskSQLAlchemy, statement: Value, description: String?) throws -> Value in
        try FlaskQuery.oneOrNotFound(description) { try database.session.callMethod("execute", statement).callMethod("scalar_one") }
    }
    type.method(
        "paginate", .required("select", as: Value.self), .keyword("page", default: nil as Int?), .keyword("per_page", default: nil as Int?), .keyword("max_per_page", default: nil as Int?), .keyword("error_out", default: true),
        .keyword("count", default: true), doc: """
        One page of a SELECT's items.

            db.paginate(db.select(User).order_by(User.name), page=2)
        """) { (database: FlaskSQLAlchemy, select: Value, page: Int?, perPage: Int?, maximum: Int?, errorOut: Bool, count: Bool) throws -> Pagination in
        try Pagination(.select(select, session: try database.session.call()), page: page, perPage: perPage, maximum: maximum, errorOut: errorOut, count: count)
    }
}
