import Runtime

/// A Flask application: its configuration, its contexts, and what extensions register with it.
/// Nothing is served: routes are accepted, `run()` is refused.
public final class FlaskApp: Object {
    public let importName: String
    public let config = FlaskConfig.standard()
    /// `app.extensions`
    let extensions = DictObject()
    /// Called when a context ends, last registered first (`teardown_appcontext`).
    private(set) var teardowns: [Value] = []
    /// What `shell_context_processor` registered.
    let shellContextProcessors = ListObject()
    /// The context that is there while none has been pushed.
    private(set) lazy var implicitContext = AppContext(self)

    init(importName: String) {
        self.importName = importName
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
    var instancePath: String { rootPath + "/instance" }

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
            type.constructor(.required("import_name", as: String.self), .keywords("options")) { (_: Class, name: String, _: [(name: Name, value: Value)]) -> FlaskApp in FlaskApp(importName: name) }
            declareConfiguration(type)
            declareContexts(type)
            declareRoutes(type)
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
    type.method("teardown_appcontext", .required("f", as: Value.self), doc: "Call a function when a context ends.") { (app: FlaskApp, function: Value) -> Value in
        app.addTeardown(function)
        return function
    }
    type.method("shell_context_processor", .required("f", as: Value.self), doc: "Register a function that names more for the shell.") { (app: FlaskApp, function: Value) -> Value in
        app.shellContextProcessors.elements.append(function)
        return function
    }
    type.property("shell_context_processors", doc: "The functions that name more for the shell.") { (app: FlaskApp) -> Value in app.shellContextProcessors.value }
}

private func declareRoutes(_ type: Declaration<FlaskApp>) {
    for name in ["route", "get", "post", "put", "patch", "delete"] {
        type.method(name, .required("rule", as: String.self), .keywords("options"), doc: "Accepted: nothing is served.") { (_: FlaskApp, _: String, _: [(name: Name, value: Value)]) -> Value in passThroughDecorator() }
    }
    type.method("errorhandler", .required("code_or_exception", as: Value.self), doc: "Accepted: nothing is served.") { (_: FlaskApp, _: Value) -> Value in passThroughDecorator() }
    for name in ["before_request", "after_request", "teardown_request", "context_processor"] {
        type.method(name, .required("f", as: Value.self), doc: "Accepted: nothing is served.") { (_: FlaskApp, function: Value) -> Value in function }
    }
    type.method("run", .rest("arguments", of: Value.self), .keywords("options"), doc: "Not in Retort, which serves nothing.") { (_: FlaskApp, _: [Value], _: [(name: Name, value: Value)]) throws -> Value in
        throw PythonException.notImplemented("Retort has no web server: app.run()")
    }
    type.method("test_client", .rest("arguments", of: Value.self), .keywords("options"), doc: "Not in Retort, which serves nothing.") { (_: FlaskApp, _: [Value], _: [(name: Name, value: Value)]) throws -> Value in
        throw PythonException.notImplemented("Retort has no web server: app.test_client()")
    }
    type.method("test_request_context", .rest("arguments", of: Value.self), .keywords("options"), doc: "Not in Retort, which has no requests; `app.app_context()` is what database code needs.") { (_: FlaskApp, _: [Value], _: [(name: Name, value: Value)]) throws -> Value in
        throw PythonException.notImplemented("Retort has no requests: app.test_request_context(); use app.app_context()")
    }
}

/// `@app.route("/")`: the function as it is.
private func passThroughDecorator() -> Value {
    .object(NativeFunction.declare("decorator", .required("f", as: Value.self), doc: "Return the function.") { $0 })
}
