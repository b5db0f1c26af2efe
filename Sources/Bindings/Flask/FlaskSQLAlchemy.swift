import Database
import ORM
import Runtime
import SQL
import Glibc

/// `flask_sqlalchemy`
func declareFlaskSQLAlchemy(in module: ModuleObject) {
    module["SQLAlchemy"] = .object(declaredOnce(FlaskSQLAlchemy.self) { extensionClass() })
}

/// `db = SQLAlchemy(app)`
final class FlaskSQLAlchemy: Object {
    private(set) var app: FlaskApp?
    let metadata: MetaData
    let model: Class
    private var engineIfMade: Engine?
    private(set) lazy var session = ScopedSession(.object(NativeFunction(name: "session", doc: "Makes the session.") { [unowned self] _ in .object(Session(bind: try self.engine())) }))

    init(_ app: FlaskApp?) throws {
        MappingModule.declareClasses()
        _ = sessionClass()
        self.app = app
        let registry = Registry(metadata: try Registry.newMetaData(), constructor: DeclarativeConstructor.value)
        metadata = registry.metadata
        let definition = DeclarativeBaseDefinition(registry: registry)
        definition.tableName = { type, hasPrimaryKey, inheritsTable in hasPrimaryKey || !inheritsTable ? FlaskSQLAlchemy.tableName(type.name) : nil }
        model = try definition.makeBase(name: "Model", module: "flask_sqlalchemy.model")
        super.init()
        model.setClassAttribute(.repr, .object(NativeFunction(name: "__repr__", owner: model) { .string(try FlaskSQLAlchemy.label($0[0])) }))
        model.setClassAttribute("query", .object(QueryProperty(self)))
        model.setClassAttribute("metadata", .object(metadata))
        if app != nil { try checkConfiguration() }
    }

    func attach(_ app: FlaskApp) throws {
        self.app = app
        try checkConfiguration()
    }

    private func checkConfiguration() throws {
        guard let app, app.config.get("SQLALCHEMY_DATABASE_URI") != nil || app.config.get("SQLALCHEMY_BINDS") != nil else {
            throw PythonException.runtimeError("Either 'SQLALCHEMY_DATABASE_URI' or 'SQLALCHEMY_BINDS' must be set.")
        }
    }

    /// The engine, its file beside the script in `instance/` where the URL is relative.
    func engine() throws -> Engine {
        if let engineIfMade { return engineIfMade }
        try checkConfiguration()
        let echoes = try app?.config.get("SQLALCHEMY_ECHO")?.isTrue() ?? false
        let made = try Engine(url: try resolved(String.from(app?.config.get("SQLALCHEMY_DATABASE_URI") ?? .none)), echoes: echoes)
        engineIfMade = made
        return made
    }

    private func resolved(_ url: String) -> String {
        let prefix = "sqlite:///"
        guard url.hasPrefix(prefix), !url.hasPrefix("sqlite:////"), url.count > prefix.count, !url.hasSuffix(":memory:"), !url.hasPrefix("sqlite:///file:") else { return url }
        let folder = (Interpreter.current?.searchFolder ?? ".") + "/instance"
        mkdir(folder, 0o777)
        return prefix + folder + "/" + url.dropFirst(prefix.count)
    }

    /// Every name of `sqlalchemy` and `sqlalchemy.orm`: `db.Column`, `db.relationship`.
    override func dynamicAttribute(_ name: Name) throws -> Value? {
        for source in ["sqlalchemy", "sqlalchemy.orm"] {
            guard let found = try Program.context?.importModule(source)[name], !found.isUndefined else { continue }
            return found
        }
        return nil
    }

    /// `OrderItem` as `order_item`, `HTTPLog` as `http_log`.
    static func tableName(_ name: String) -> String {
        let letters = Array(name)
        var out = ""
        for (index, letter) in letters.enumerated() {
            if letter.isUppercase, index > 0 {
                let before = letters[index - 1], after = index + 1 < letters.count ? letters[index + 1] : nil
                if !before.isUppercase || (after?.isLowercase ?? false) { if before != "_" { out += "_" } }
            }
            out += letter.lowercased()
        }
        return out
    }

    /// `<User 1>`, `<User (transient 1234)>`
    private static func label(_ value: Value) throws -> String {
        guard let object = value.mappedInstance else { return "" }
        let state = object.state
        let name = object.type.name
        if state.isTransient { return "<\(name) (transient \(Int(bitPattern: ObjectIdentifier(object))))>" }
        if state.isPending { return "<\(name) (pending \(Int(bitPattern: ObjectIdentifier(object))))>" }
        return "<\(name) \(try (state.key?.values ?? []).map { try $0.strText() }.joined(separator: ", "))>"
    }
}

/// `User.query`: a query of the class in the running session.
final class QueryProperty: Object {
    private unowned(unsafe) let database: FlaskSQLAlchemy
    init(_ database: FlaskSQLAlchemy) {
        self.database = database
        super.init()
    }
    override var descriptorKind: DescriptorKind { .nonData }
    override func descriptorGet(_ instance: Value, owner: Class) throws -> Value {
        guard let session = try database.session.session().object as? Session else { return .none }
        return .object(try Query(session, entities: [.object(owner)]))
    }
}

private func extensionClass() -> Class {
    let made = Class.declare("SQLAlchemy", for: FlaskSQLAlchemy.self, module: "flask_sqlalchemy.extension", doc: "SQLAlchemy for a Flask application.") { type in
        type.constructor(.optional("app", default: Value.none)) { (_: Class, app: Value) throws -> FlaskSQLAlchemy in try FlaskSQLAlchemy(app.object as? FlaskApp) }
        type.method("init_app", .required("app", as: FlaskApp.self), doc: "Serve an application.") { (database: FlaskSQLAlchemy, app: FlaskApp) throws in try database.attach(app) }
        type.method("create_all", doc: "Create the tables that are not there.") { (database: FlaskSQLAlchemy) throws in try withConnection(.object(try database.engine())) { try $0.createAll(database.metadata) } }
        type.method("drop_all", doc: "Drop the tables.") { (database: FlaskSQLAlchemy) throws in try withConnection(.object(try database.engine())) { try $0.dropAll(database.metadata) } }
        type.property("session", doc: "The session.") { (database: FlaskSQLAlchemy) -> Value in .object(database.session) }
        type.property("engine", doc: "The engine.") { (database: FlaskSQLAlchemy) throws -> Value in .object(try database.engine()) }
        type.property("metadata", doc: "The tables.") { (database: FlaskSQLAlchemy) -> Value in .object(database.metadata) }
        type.property("Model", doc: "The base class of models.") { (database: FlaskSQLAlchemy) -> Value in .object(database.model) }
        type.method("Table", .required("name", as: String.self), .rest("args", of: Value.self), .keywords("kwargs"), doc: "A table of the metadata.") { (database: FlaskSQLAlchemy, name: String, parts: [Value], options: [(name: Name, value: Value)]) throws -> Value in
            try Value.object(Class.registered(for: Table.self)).call([.string(name), .object(database.metadata)] + parts, keywords: options)
        }
        type.method("get_or_404", .required("entity", as: Value.self), .required("ident", as: Value.self), .keyword("description", default: nil as String?), doc: "The object of a primary key, or NotFound.") { (database: FlaskSQLAlchemy, entity: Value, identity: Value, description: String?) throws -> Value in
            let found = try (database.session.session().object as? Session)?.get(entity, identity) ?? .none
            if found.isNone { throw HTTPErrors.make(404, description) }
            return found
        }
        for (name, method) in [("first_or_404", "first"), ("one_or_404", "one_or_none")] {
            type.method(name, .required("statement", as: Value.self), .keyword("description", default: nil as String?), doc: "The item of a SELECT, or NotFound.") { (database: FlaskSQLAlchemy, statement: Value, description: String?) throws -> Value in
                let found = try database.session.session().callMethod("execute", statement).callMethod("scalars").callMethod(Name(method))
                if found.isNone { throw HTTPErrors.make(404, description) }
                return found
            }
        }
    }
    return made
}
