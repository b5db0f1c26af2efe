import Runtime

/// What registers views, which nothing serves: the application and its blueprints.
protocol RouteHolder: Object {
    /// The views by endpoint.
    var views: DictObject { get }
}

extension RouteHolder {
    /// `@app.route("/")`: notes the function and returns it.
    fileprivate func route(_ endpoint: String?) -> Value {
        .object(NativeFunction.declare("decorator", .required("f", as: Value.self), doc: "Note the view and return it.") { [self] (view: Value) throws -> Value in
            try add(view, endpoint)
            return view
        })
    }

    fileprivate func add(_ view: Value, _ endpoint: String?) throws {
        let name = try endpoint ?? view.attribute("__name__").strText()
        if let known = views.get(name), !known.isIdentical(to: view) { throw PythonException(.assertionError, "View function mapping is overwriting an existing endpoint function: \(name)") }
        views.set(name, view)
    }
}

extension Declaration where S: RouteHolder {
    /// The decorators that register views and hooks: accepted, for nothing is served.
    func declareRoutes() {
        for name in ["route", "get", "post", "put", "patch", "delete"] {
            method(name, .required("rule", as: String.self), .keyword("endpoint", default: nil as String?), .keywords("options"), doc: "Note a view, which nothing serves.") { (holder: S, _: String, endpoint: String?, _: [(name: Name, value: Value)]) -> Value in
                holder.route(endpoint)
            }
        }
        method("add_url_rule", .required("rule", as: String.self), .optional("endpoint", default: nil as String?), .optional("view_func", default: Value.none), .keywords("options"), doc: "Note a view, which nothing serves.") { (holder: S, _: String, endpoint: String?, view: Value, _: [(name: Name, value: Value)]) throws in
            if !view.isNone { try holder.add(view, endpoint) }
        }
        for name in ["errorhandler", "app_errorhandler"] {
            method(name, .required("code_or_exception", as: Value.self), doc: "Accepted: nothing is served.") { (_: S, _: Value) -> Value in
                .object(NativeFunction.declare("decorator", .required("f", as: Value.self), doc: "Return the function.") { $0 })
            }
        }
        for name in ["before_request", "after_request", "teardown_request", "context_processor", "before_app_request", "after_app_request", "app_context_processor", "url_value_preprocessor", "url_defaults"] {
            method(name, .required("f", as: Value.self), doc: "Accepted: nothing is served.") { (_: S, function: Value) -> Value in function }
        }
        for name in ["template_filter", "template_global", "template_test", "app_template_filter"] {
            method(name, .optional("name", default: Value.none), doc: "Accepted: nothing is shown.") { (_: S, _: Value) -> Value in
                .object(NativeFunction.declare("decorator", .required("f", as: Value.self), doc: "Return the function.") { $0 })
            }
        }
    }
}

/// `Blueprint("blog", __name__)`: views under a name (flask.Blueprint).
final class Blueprint: Object, RouteHolder {
    let name: String
    let importName: String
    let urlPrefix: Value
    let views = DictObject()
    let commands: CommandGroup

    init(_ name: String, importName: String, urlPrefix: Value) {
        self.name = name
        self.importName = importName
        self.urlPrefix = urlPrefix
        commands = CommandGroup(name)
        super.init(type: Blueprint.pythonClass)
    }

    override func repr() throws -> String { "<Blueprint \(name.pythonRepr)>" }

    static let pythonClass = Class.declare("Blueprint", for: Blueprint.self, module: "flask.blueprints", doc: "Views under a name; nothing serves them.") { type in
        type.constructor(.required("name", as: String.self), .required("import_name", as: String.self), .keyword("url_prefix", default: Value.none), .keywords("options")) { (_: Class, name: String, importName: String, prefix: Value, _: [(name: Name, value: Value)]) throws -> Blueprint in
            if name.isEmpty { throw PythonException.valueError("'name' may not be empty.") }
            if name.contains(".") { throw PythonException.valueError("'name' may not contain a dot '.' character.") }
            return Blueprint(name, importName: importName, urlPrefix: prefix)
        }
        type.property("name", doc: "The name.") { (blueprint: Blueprint) -> String in blueprint.name }
        type.property("import_name", doc: "The name of the module.") { (blueprint: Blueprint) -> String in blueprint.importName }
        type.property("url_prefix", doc: "What the paths begin with.") { (blueprint: Blueprint) -> Value in blueprint.urlPrefix }
        type.property("view_functions", doc: "The views by endpoint.") { (blueprint: Blueprint) -> Value in blueprint.views.value }
        type.property("cli", doc: "The commands.") { (blueprint: Blueprint) -> CommandGroup in blueprint.commands }
        type.declareRoutes()
    }
}

/// `app.cli`: commands of the application, which `flask` would run (flask.cli.AppGroup).
final class CommandGroup: Object {
    private let name: String
    private let commands = DictObject()
    init(_ name: String) {
        self.name = name
        super.init(type: CommandGroup.pythonClass)
    }
    override func repr() throws -> String { "<AppGroup \(name)>" }

    static let pythonClass = Class.declare("AppGroup", for: CommandGroup.self, module: "flask.cli", doc: "Commands of an application.") { type in
        type.property("name", doc: "The name.") { (group: CommandGroup) -> String in group.name }
        type.property("commands", doc: "The commands by name.") { (group: CommandGroup) -> Value in group.commands.value }
        type.method("command", .optional("name", default: nil as String?), .keywords("options"), doc: "Decorate a function as a command; its `callback` is the function.") { (group: CommandGroup, name: String?, _: [(name: Name, value: Value)]) -> Value in
            .object(NativeFunction.declare("decorator", .required("f", as: Value.self), doc: "Make the command.") { (function: Value) throws -> Value in
                let name = try name ?? function.attribute("__name__").strText().lowercased().split(separator: "_").joined(separator: "-")
                let made = Value.object(Command(name, function))
                group.commands.set(name, made)
                return made
            })
        }
    }
}

/// A command of an application: Retort has no command line for it, but its function can be called.
final class Command: Object {
    private let name: String
    private let callback: Value
    init(_ name: String, _ callback: Value) {
        self.name = name
        self.callback = callback
        super.init(type: Command.pythonClass)
    }
    override func repr() throws -> String { "<Command \(name)>" }
    override var isCallable: Bool { true }
    override func call(_ arguments: Arguments) throws -> Value? {
        throw PythonException.notImplemented("Retort has no command line for the command '\(name)': call its callback")
    }

    static let pythonClass = Class.declare("Command", for: Command.self, module: "click.core", doc: "A command of an application.") { type in
        type.property("name", doc: "The name.") { (command: Command) -> String in command.name }
        type.property("callback", doc: "The function.") { (command: Command) -> Value in command.callback }
        type.property("help", doc: "The function's documentation.") { (command: Command) throws -> Value in try command.callback.attribute("__doc__") }
    }
}
