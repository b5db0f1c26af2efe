import Database
import ORM
import Runtime
import SQL

/// `db = SQLAlchemy(app)`: engines by application, metadata, the model class and the scoped session (flask_sqlalchemy.SQLAlchemy).
public final class FlaskSQLAlchemy: Object, ForwardingObject {
    /// `db.Query`
    private(set) var queryClass: Class = FlaskQuery.pythonClass
    /// `db.metadatas`: the default metadata under None.
    let metadatas = DictObject()
    private(set) var model: Class = .object
    private(set) var session: Value = .none
    /// `db.Table`
    private(set) var tableType: Class = .object
    private var options = Options()
    private var engineOptions = DictObject()
    /// The engines of each application that `init_app` was called for, by bind key.
    private var enginesByApp: [ObjectIdentifier: DictObject] = [:]
    /// The one it was called for last.
    private var latestApp: ObjectIdentifier?

    struct Options {
        var metadata: MetaData?
        var sessionOptions: DictObject?
        var queryClass: Class?
        var modelClass: Class?
        var engineOptions: DictObject?
        var disablesAutonaming = false
        var addsModelsToShell = true
    }

    /// One that is set up later, by `__init__`.
    override init(type: Class) { super.init(type: type) }

    /// `SQLAlchemy(app, model_class=Base)`
    func setUp(_ app: FlaskApp?, _ options: Options) throws {
        MappingModule.declareClasses()
        self.options = options
        queryClass = options.queryClass ?? FlaskQuery.pythonClass
        engineOptions = options.engineOptions ?? DictObject()
        session = try makeSession(try FlaskSQLAlchemy.keywords(options.sessionOptions))
        if let metadata = options.metadata { try adopt(metadata) }
        tableType = makeTableType()
        model = try FlaskModel.makeBase(for: self, options)
        if let app { try attach(app) }
    }

    /// `SQLAlchemy(metadata=...)`
    private func adopt(_ metadata: MetaData) throws {
        if let type = options.modelClass, !FlaskModel.declarativeBases(of: type).isEmpty {
            return try SQLWarning.warn("When using SQLAlchemy 2.x style of declarative classes, the `metadata` should be an attribute of the base class.The metadata passed into SQLAlchemy() is ignored.", .deprecationWarning)
        }
        metadata.info.set("bind_key", .none)
        try metadatas.set(.none, .object(metadata))
    }

    private static func keywords(_ dict: DictObject?) throws -> [(name: Name, value: Value)] {
        try (dict?.pairs ?? []).map { (Name(try String.from($0.key)), $0.value) }
    }

    /// `<SQLAlchemy sqlite://>`
    public override func repr() throws -> String {
        guard AppContext.hasPushed else { return "<\(type.name)>" }
        let engines = try engines()
        return "<\(type.name) \(try engine().attribute("url").strText())\(engines.count > 1 ? " +\(engines.count - 1)" : "")>"
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
        if options.addsModelsToShell { app.shellContextProcessors.elements.append(.object(NativeFunction.declare("add_models_to_shell", doc: "The extension and its models by name.") { [unowned self] in shellNames() })) }
        let settings = try FlaskSQLAlchemySettings(app.config)
        let engines = DictObject()
        for (key, options) in try settings.engineOptions(defaults: engineOptions).pairs {
            guard let options = options.dictionary else { continue }
            _ = try makeMetadata(key)
            try engines.set(key, makeEngine(options, settings, app))
        }
        enginesByApp[ObjectIdentifier(app)] = engines
        latestApp = ObjectIdentifier(app)
        if settings.recordsQueries { for engine in engines.pairs { try RecordedQueries.listen(engine.value) } }
        if settings.tracksModifications { try ModificationTracking.listen(session) }
    }

    private func makeEngine(_ options: DictObject, _ settings: FlaskSQLAlchemySettings, _ app: FlaskApp) throws -> Value {
        guard let context = Program.context else { return .none }
        for name in ["echo", "echo_pool"] as [Name] where options.get(name) == nil { options.set(name, settings.echoes) }
        let sqlalchemy = try context.importModule("sqlalchemy")
        guard let given = options.get("url") else { throw PythonException.keyError(.string("url")) }
        if let url = try sqlalchemy["make_url"].call(given).object as? DatabaseURL { try InstanceFolder.place(url, options, app) }
        return try sqlalchemy["engine_from_config"].call([options.value], keywords: [("prefix", .string(""))])
    }

    /// What `flask shell` names beside the application: `db` and the models.
    private func shellNames() -> Value {
        let names = DictObject()
        for mapper in DeclarativeBaseDefinition.governing(model)?.registry.mappers ?? [] { names.set(Name(mapper.mappedClass.name), .object(mapper.mappedClass)) }
        names.set("db", .object(self))
        return names.value
    }

    /// `db.engines`: the engines of the current application by bind key.
    func engines() throws -> DictObject {
        if let found = enginesByApp[ObjectIdentifier(try AppContext.current().app)] { return found }
        // Which application is current where none was entered is of our making, so that its own serves as well.
        guard !AppContext.hasPushed, let latestApp, let found = enginesByApp[latestApp] else {
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
        var keywords: [(name: Name, value: Value)] = [("info", DictObject([("bind_key", key)]).value)]
        if !key.isNone, let convention = try Value.object(makeMetadata(.none)).attributeIfPresent("naming_convention") { keywords.append(("naming_convention", convention)) }
        let made = try context.importModule("sqlalchemy")["MetaData"].call([], keywords: keywords)
        guard let metadata = made.object as? MetaData else { return MetaData() }
        try metadatas.set(key, made)
        return metadata
    }

    /// `db.Table`: a table class that finds the metadata of the bind key where none is given.
    private func makeTableType() -> Class {
        let base = tableClass()
        let made = Class("Table", module: "flask_sqlalchemy.extension", bases: [base], doc: "A table of the metadata, or of a bind key's.")
        made.construct = { [unowned self] type, arguments in
            guard let construct = base.construct else { return .none }
            if arguments.positionalCount == 0 || (arguments.positionalCount > 1 && arguments[1].object is MetaData) { return try construct(type, arguments) }
            let metadata = Value.object(try makeMetadata(arguments.keyword("bind_key") ?? .none))
            let parts = [arguments[0], metadata] + (1..<arguments.positionalCount).map { arguments[$0] }
            return try Arguments.with(parts, keywords: arguments.keywordPairs.filter { $0.name != "bind_key" }) { try construct(type, $0) }
        }
        return made
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
        if !rest.contains(where: { $0.name == "class_" }) { rest.append(("class_", .object(FlaskSession.pythonClass))) }
        if !rest.contains(where: { $0.name == "query_cls" }) { rest.append(("query_cls", .object(queryClass))) }
        let factory = try orm["sessionmaker"].call([], keywords: [("db", .object(self))] + rest)
        return try orm["scoped_session"].call([factory], keywords: [("scopefunc", scope)])
    }

    // MARK: names of SQLAlchemy

    public var forwardedNames: [String] {
        ["sqlalchemy", "sqlalchemy.orm"].flatMap { source in ((try? Program.context?.importModule(source)).flatMap { Value.object($0).attributeNames() } ?? []).filter { !$0.hasPrefix("_") } }
    }

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
