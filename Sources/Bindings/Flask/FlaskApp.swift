import Runtime

/// A Flask application: its configuration, its contexts, and what extensions register with it.
/// Nothing is served: routes are accepted, `run()` is refused.
public final class FlaskApp: Object, RouteHolder {
    public let importName: String
    public let config = FlaskConfig.standard()
    /// `app.extensions`
    let extensions = DictObject()
    /// Called when a context ends, last registered first (`teardown_appcontext`).
    private(set) var teardowns: [Value] = []
    let views = DictObject()
    /// `app.blueprints`, by name.
    let blueprints = DictObject()
    private(set) lazy var commands = CommandGroup(name)
    /// What `shell_context_processor` registered.
    let shellContextProcessors = ListObject()
    /// The context that is there while none has been pushed.
    private(set) lazy var implicitContext = AppContext(self)

    /// `instance_path=`
    private let givenInstancePath: String?

    /// - Throws: ValueError for an instance path that is not absolute.
    init(importName: String, instancePath: String? = nil) throws {
        if let instancePath, !instancePath.hasPrefix("/") { throw PythonException.valueError("If an instance path is provided it must be absolute. A relative path was given instead.") }
        self.importName = importName
        givenInstancePath = instancePath
        super.init()
        AppContext.latestApp = self
    }

    public override func repr() throws -> String { "<Flask '\(name)'>" }

    /// The import name, or for a script its file's name without the suffix.
    var name: String {
        guard importName == "__main__", let file = mainFile else { return importName }
        let last = file.split(separator: "/").last.map(String.init) ?? file
        return last.lastIndex(of: ".").map { $0 > last.startIndex ? String(last[..<$0]) : last } ?? last
    }

    private var mainFile: String? { (Interpreter.current?.main["__file__"].object as? StringObject)?.text }

    /// The folder of the application's files: the script's, or the working folder.
    var rootPath: String {
        guard let file = mainFile.map(WorkingFolder.absolute), let cut = file.lastIndex(of: "/") else { return WorkingFolder.path }
        return cut == file.startIndex ? "/" : String(file[..<cut])
    }
    /// Where relative database files lie (`app.instance_path`).
    var instancePath: String { givenInstancePath ?? rootPath + "/instance" }

    func addTeardown(_ function: Value) { teardowns.append(function) }

    /// `app.secret_key`, `app.debug`, `app.testing`: configuration under another name.
    func configured(_ key: String) -> Value { config.get(Name(key)) ?? .none }
}

func flaskClass() -> Class {
    declaredOnce(FlaskApp.self) {
        let made = Class.declare("Flask", for: FlaskApp.self, module: "flask.app", doc: """
            An application: the configuration that extensions read, and the contexts they live in.

                app = Flask(__name__)
                app.config["SQLALCHEMY_DATABASE_URI"] = "sqlite:///project.db"
            """) { type in
            type.constructor(.required("import_name", as: String.self), .keyword("instance_path", default: nil as String?), .keywords("options")) { (_: Class, name: String, instancePath: String?, _: [(name: Name, value: Value)]) throws -> FlaskApp in
                try FlaskApp(importName: name, instancePath: instancePath)
            }
            declareConfiguration(type)
            declareContexts(type)
            declareViews(type)
        }
        made.takesAttributes = true
        return made
    }
}

private func declareConfiguration(_ type: Declaration<FlaskApp>) {
    type.property("config", doc: "The configuration, a dict.") { (app: FlaskApp) -> Value in .object(app.config) }
    type.property("name", doc: "The name of the application.") { (app: FlaskApp) -> String in app.name }
    type.property("import_name", doc: "The name that the application was made with.") { (app: FlaskApp) -> String in app.importName }
    type.property("extensions", doc: "The extensions that registered, by name.") { (app: FlaskApp) -> Value in app.extensions.value }
    type.property("root_path", doc: "The folder of the application.") { (app: FlaskApp) -> String in app.rootPath }
    type.property("instance_path", doc: "The folder of the instance: relative database files lie there.") { (app: FlaskApp) -> String in app.instancePath }
    type.property("logger", doc: "The application's logger.") { (app: FlaskApp) throws -> Value in
        guard let context = Program.context else { return .none }
        return try Value.object(try context.importModule("logging")).callMethod("getLogger", .string(app.name))
    }
    for (attribute, key) in [("debug", "DEBUG"), ("testing", "TESTING"), ("secret_key", "SECRET_KEY")] {
        type.property(attribute, doc: "`config['\(key)']`.") { (app: FlaskApp) -> Value in app.configured(key) } set: { (app: FlaskApp, value: Value) in app.config.set(Name(key), value) }
    }
}

private func declareContexts(_ type: Declaration<FlaskApp>) {
    type.method("app_context", doc: """
        A context in which `current_app`, `g` and `db.session` belong to the application.

            with app.app_context():
                db.create_all()
        """) { (app: FlaskApp) -> AppContext in AppContext(app) }
    type.method(
        "test_request_context", .optional("path", default: "/"), .keyword("query_string", default: Value.none), .keyword("method", default: "GET"), .keyword("data", default: Value.none), .keyword("json", default: Value.none),
        doc: """
        A context with a request made up, for what reads `request`.

            with app.test_request_context("/?page=2"):
                page = db.paginate(db.select(User))
        """) { (app: FlaskApp, path: String, query: Value, method: String, data: Value, json: Value) throws -> RequestContext in
        RequestContext(app, try FlaskRequest(path, query: query, method: method, data: data, json: json))
    }
    type.method("teardown_appcontext", .required("f", as: Value.self), doc: "Call a function when a context ends.") { (app: FlaskApp, function: Value) -> Value in
        app.addTeardown(function)
        return function
    }
    type.method("shell_context_processor", .required("f", as: Value.self), doc: "Register a function that names more for the shell.") { (app: FlaskApp, function: Value) -> Value in
        app.shellContextProcessors.elements.append(function)
        return function
    }
    type.method("make_shell_context", doc: "The names of a shell: `app`, `g` and those of the processors.") { (app: FlaskApp) throws -> DictObject in
        let names = DictObject([("app", .object(app)), ("g", try Program.context?.importModule("flask")["g"] ?? .none)])
        for processor in app.shellContextProcessors.elements { try names.update(processor.call()) }
        return names
    }
    type.property("shell_context_processors", doc: "The functions that name more for the shell.") { (app: FlaskApp) -> Value in app.shellContextProcessors.value }
}

private func declareViews(_ type: Declaration<FlaskApp>) {
    type.declareRoutes()
    type.property("view_functions", doc: "The views by endpoint.") { (app: FlaskApp) -> Value in app.views.value }
    type.property("blueprints", doc: "The blueprints by name.") { (app: FlaskApp) -> Value in app.blueprints.value }
    type.property("cli", doc: "The commands of the application.") { (app: FlaskApp) -> CommandGroup in app.commands }
    type.method("register_blueprint", .required("blueprint", as: Blueprint.self), .keywords("options"), doc: "Take over a blueprint's views.") { (app: FlaskApp, blueprint: Blueprint, options: [(name: Name, value: Value)]) throws in
        let name = try options.last { $0.name == "name" }?.value.strText() ?? blueprint.name
        if app.blueprints.get(name) != nil { throw PythonException.valueError("The name '\(name)' is already registered for this blueprint. Use 'name=' to provide a unique name.") }
        app.blueprints.set(name, .object(blueprint))
        for (endpoint, view) in blueprint.views.pairs { app.views.set("\(name).\(try endpoint.strText())", view) }
    }
    for (name, what) in [("run", "web server"), ("test_client", "web server"), ("test_cli_runner", "command line for applications")] {
        type.method(name, .rest("arguments", of: Value.self), .keywords("options"), doc: "Not in Retort, which serves nothing.") { (_: FlaskApp, _: [Value], _: [(name: Name, value: Value)]) throws -> Value in
            throw PythonException.notImplemented("Retort has no \(what): app.\(name)()")
        }
    }
}
