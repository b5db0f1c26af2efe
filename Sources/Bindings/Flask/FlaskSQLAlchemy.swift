import Database
import ORM
import Runtime
import SQL

/// `db = SQLAlchemy(app)`: engines by application, metadata, the model class and the scoped session (flask_sqlalchemy.SQLAlchemy).
public final class FlaskSQLAlchemy: Object {
    /// `db.Query`
    let queryClass: Class
    /// `db.metadatas`: the default metadata under None.
    let metadatas = DictObject()
    private(set) var model: Class = .object
    private(set) var session: Value = .none
    private let engineOptions: [(name: Name, value: Value)]
    /// The engines of each application that `init_app` was called for, by bind key.
    private var enginesByApp: [ObjectIdentifier: DictObject] = [:]

    struct Options {
        var metadata: MetaData?
        var sessionOptions: DictObject?
        var queryClass: Class?
        var modelClass: Class?
        var engineOptions: DictObject?
        var disablesAutonaming = false
    }

    init(_ app: FlaskApp?, _ options: Options) throws {
        MappingModule.declareClasses()
        queryClass = options.queryClass ?? FlaskQuery.pythonClass
        engineOptions = try FlaskSQLAlchemy.keywords(options.engineOptions)
        super.init()
        if let metadata = options.metadata { try metadatas.set(.none, .object(metadata)) }
        model = try FlaskModel.makeBase(for: self, options)
        session = try makeSession(try FlaskSQLAlchemy.keywords(options.sessionOptions))
        if let app { try attach(app) }
    }

    private static func keywords(_ dict: DictObject?) throws -> [(name: Name, value: Value)] {
        try (dict?.pairs ?? []).map { (Name(try String.from($0.key)), $0.value) }
    }

    /// `<SQLAlchemy sqlite://>`
    public override func repr() throws -> String {
        guard let engines = try? engines() else { return "<SQLAlchemy>" }
        let url = try engines.get(.none).map { try $0.attribute("url").strText() } ?? ""
        return "<SQLAlchemy \(url)\(engines.count > 1 ? " +\(engines.count - 1)" : "")>"
    }

    // MARK: applications and engines

    /// `db.init_app(app)`: reads the configuration and makes the engine.
    func attach(_ app: FlaskApp) throws {
        if app.extensions.get("sqlalchemy") != nil {
            throw PythonException.runtimeError("A 'SQLAlchemy' instance has already been registered on this Flask app. Import and use that instance instead.")
        }
        app.extensions.set("sqlalchemy", .object(self))
        app.addTeardown(.object(NativeFunction.declare("_teardown_session", .required("exc", as: Value.self), doc: "Remove the session of the context.") { [unowned self] (_: Value) throws in
            _ = try session.callMethod("remove")
        }))
        func configured(_ name: Name, default fallback: Value) -> Value {
            if let found = app.config.get(name) { return found }
            app.config.set(name, fallback)
            return fallback
        }
        let url = configured("SQLALCHEMY_DATABASE_URI", default: .none)
        let options = try FlaskSQLAlchemy.keywords(configured("SQLALCHEMY_ENGINE_OPTIONS", default: DictObject().value).object as? DictObject)
        let echoes = configured("SQLALCHEMY_ECHO", default: .bool(false))
        let binds = configured("SQLALCHEMY_BINDS", default: DictObject().value).object as? DictObject
        _ = configured("SQLALCHEMY_RECORD_QUERIES", default: .bool(false))
        _ = configured("SQLALCHEMY_TRACK_MODIFICATIONS", default: .bool(false))
        if let binds, binds.count > 0 { throw PythonException.notImplemented("Retort has no SQLALCHEMY_BINDS") }
        var engine = engineOptions
        for (name, value) in options {
            engine.removeAll { $0.name == name }
            engine.append((name, value))
        }
        if !url.isNone { engine.append(("url", url)) }
        guard engine.contains(where: { $0.name == "url" }) else {
            throw PythonException.runtimeError("Either 'SQLALCHEMY_DATABASE_URI' or 'SQLALCHEMY_BINDS' must be set.")
        }
        if !engine.contains(where: { $0.name == "echo" }) { engine.append(("echo", echoes)) }
        let engines = DictObject()
        try engines.set(.none, makeEngine(engine, app))
        enginesByApp[ObjectIdentifier(app)] = engines
    }

    private func makeEngine(_ options: [(name: Name, value: Value)], _ app: FlaskApp) throws -> Value {
        guard let context = Program.context else { return .none }
        let url = try options.last { $0.name == "url" }?.value.strText() ?? ""
        let factory = try context.importModule("sqlalchemy")["create_engine"]
        return try factory.call([.string(FlaskSQLAlchemy.resolved(url, app))], keywords: options.filter { $0.name != "url" })
    }

    /// A relative database file lies in the instance folder of the application, which is made where it is missing.
    private static func resolved(_ url: String, _ app: FlaskApp) -> String {
        guard let prefix = ["sqlite:///", "sqlite+pysqlite:///"].first(where: url.hasPrefix) else { return url }
        let path = url.dropFirst(prefix.count)
        guard !path.isEmpty, !path.hasPrefix("/"), !path.hasPrefix(":memory:") else { return url }
        let isURI = path.contains("?uri=true") || path.contains("&uri=true")
        let file = isURI && path.hasPrefix("file:") ? path.dropFirst("file:".count) : path
        guard !file.hasPrefix("/"), !file.hasPrefix(":memory:") else { return url }
        InstanceFolder.make(app.instancePath)
        return prefix + (isURI ? "file:" : "") + app.instancePath + "/" + file
    }

    /// `db.engines`: the engines of the current application by bind key.
    func engines() throws -> DictObject {
        guard let found = enginesByApp[ObjectIdentifier(try AppContext.current().app)] else {
            throw PythonException.runtimeError("The current Flask app is not registered with this 'SQLAlchemy' instance. Did you forget to call 'init_app', or did you create multiple 'SQLAlchemy' instances?")
        }
        return found
    }

    /// `db.engine`
    func engine() throws -> Value {
        guard let found = try engines().get(.none) else { throw PythonException.keyError(.none) }
        return found
    }

    // MARK: metadata

    var metadata: MetaData? { (try? metadatas.get(.none))?.object as? MetaData }

    /// The metadata of a bind key; one that is made takes over the naming convention of the default.
    func makeMetadata(_ key: Value) throws -> MetaData {
        if let known = try metadatas.get(key)?.object as? MetaData { return known }
        guard let context = Program.context else { return MetaData() }
        var keywords: [(name: Name, value: Value)] = []
        if !key.isNone, let convention = try Value.object(makeMetadata(.none)).attributeIfPresent("naming_convention") { keywords.append(("naming_convention", convention)) }
        let made = try context.importModule("sqlalchemy")["MetaData"].call([], keywords: keywords)
        guard let metadata = made.object as? MetaData else { return MetaData() }
        try metadatas.set(key, made)
        return metadata
    }

    /// `create_all`, `drop_all`, `reflect` of the metadata of the bind keys.
    func callForBinds(_ key: Value, _ operation: Name) throws {
        var keys = [key]
        if let text = (key.object as? StringObject)?.text {
            if text == "__all__" { keys = metadatas.pairs.map(\.key) }
        } else if !key.isNone { keys = try key.elements() }
        for key in keys {
            guard let engine = try engines().get(key) else {
                let message = "Bind key '\(try key.strText())' is not in 'SQLALCHEMY_BINDS' config."
                throw PythonException(SQLError.unboundExecutionError, key.isNone ? "'SQLALCHEMY_DATABASE_URI' config is not set. \(message)" : message)
            }
            guard let metadata = try metadatas.get(key) else { throw PythonException.keyError(key) }
            _ = try metadata.callMethod(operation, engine)
        }
    }

    // MARK: session

    /// `db.session`: one session for each application context.
    private func makeSession(_ options: [(name: Name, value: Value)]) throws -> Value {
        guard let context = Program.context else { return .none }
        let orm = try context.importModule("sqlalchemy.orm")
        let scope = options.last { $0.name == "scopefunc" }?.value ?? .object(NativeFunction.declare("_app_ctx_id", doc: "The identity of the running context.") { () throws -> Int in
            Int(bitPattern: ObjectIdentifier(try AppContext.current()))
        })
        var rest = options.filter { $0.name != "scopefunc" }
        if !rest.contains(where: { $0.name == "query_cls" }) { rest.append(("query_cls", .object(queryClass))) }
        let factory = NativeFunction(name: "sessionmaker", doc: "Make a session of the current application's engine.") { [unowned self, rest] arguments in
            try orm["sessionmaker"].call([try engine()], keywords: rest).call(arguments)
        }
        return try orm["scoped_session"].call([.object(factory)], keywords: [("scopefunc", scope)])
    }

    // MARK: names of SQLAlchemy

    /// Every name of `sqlalchemy` and `sqlalchemy.orm`: `db.Column`, `db.relationship`.
    public override func dynamicAttribute(_ name: Name) throws -> Value? {
        guard let context = Program.context else { return nil }
        if name == "event" { return .object(try context.importModule("sqlalchemy.event")) }
        if name.text.hasPrefix("_") { throw PythonException.attributeError(name.text) }
        for source in ["sqlalchemy", "sqlalchemy.orm"] {
            if let found = try Value.object(context.importModule(source)).attributeIfPresent(name) { return found }
        }
        throw PythonException.attributeError(name.text)
    }
}
