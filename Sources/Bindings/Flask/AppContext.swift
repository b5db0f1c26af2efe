import Runtime

/// An application context: what `current_app`, `g` and the scope of `db.session` belong to (flask.ctx.AppContext).
///
/// One is always there, as in `flask shell`: that of the application made last, until another is pushed.
public final class AppContext: Object {
    let app: FlaskApp
    let globals: AppContextGlobals

    init(_ app: FlaskApp) {
        self.app = app
        globals = AppContextGlobals(app)
        _ = AppContext.pythonClass
        super.init()
    }

    nonisolated(unsafe) private static var pushed: [AppContext] = []
    nonisolated(unsafe) static var latestApp: FlaskApp?

    /// Whether a context was entered, rather than the one that is always there.
    static var hasPushed: Bool { !pushed.isEmpty }
    static var currentIfAny: AppContext? { pushed.last ?? latestApp?.implicitContext }

    /// Makes an application that becomes the current one only where there is no other.
    public static func behindOthers<T>(_ make: () throws -> T) rethrows -> T {
        let before = latestApp
        defer { if before != nil { latestApp = before } }
        return try make()
    }

    /// - Throws: RuntimeError where no application has been made.
    static func current() throws -> AppContext {
        guard let found = currentIfAny else {
            throw PythonException.runtimeError("""
                Working outside of application context.

                This typically means that you attempted to use functionality that needed
                the current application. To solve this, set up an application context
                with app.app_context(). See the documentation for more information.
                """)
        }
        return found
    }

    func push() { AppContext.pushed.append(self) }

    /// Ends the context: the application's teardown functions run, last registered first.
    /// - Parameter error: the exception that left the `with` block, or None.
    func pop(_ error: Value) throws {
        guard AppContext.pushed.last === self else { throw PythonException(.lookupError, "<ContextVar name='flask.app_ctx' at \(address)>") }
        defer { AppContext.pushed.removeLast() }
        for function in app.teardowns.reversed() { _ = try function.call(error) }
    }

    private static let pythonClass: Class = Class.declare("AppContext", for: AppContext.self, module: "flask.ctx", doc: "An application context.") { type in
        type.property("app", doc: "The application.") { (context: AppContext) -> FlaskApp in context.app }
        type.property("g", doc: "The namespace of the context.") { (context: AppContext) -> AppContextGlobals in context.globals }
        type.method("push", doc: "Enter the context.") { (context: AppContext) in context.push() }
        type.method("pop", .optional("exc", default: Value.none), doc: "Leave the context.") { (context: AppContext, error: Value) throws in try context.pop(error) }
        type.method("__enter__", doc: "Enter the context.") { (context: AppContext) -> AppContext in
            context.push()
            return context
        }
        type.method("__exit__", .required("exc_type", as: Value.self), .required("exc_value", as: Value.self), .required("tb", as: Value.self), doc: "Leave the context.") { (context: AppContext, _: Value, error: Value, _: Value) throws in
            try context.pop(error)
        }
    }
}

/// `g`: attributes that live as long as the context.
public final class AppContextGlobals: Object {
    private unowned let app: FlaskApp
    init(_ app: FlaskApp) {
        self.app = app
        super.init(type: AppContextGlobals.pythonClass)
    }
    public override func repr() throws -> String { "<flask.g of '\(app.name)'>" }
    public override func contains(_ element: Value) throws -> Bool? {
        guard let text = element.object as? StringObject else { return false }
        return !ownAttribute(Name(text)).isUndefined
    }
    public override func iterator() throws -> IteratorObject? { try Value.list(ownAttributes.map { $0.name.value }).makeIterator() }

    private static let pythonClass: Class = {
        let made = Class.declare("_AppCtxGlobals", for: AppContextGlobals.self, module: "flask.ctx", doc: "The namespace of an application context.") { type in
            type.method("get", .required("name", as: String.self), .optional("default", default: Value.none), doc: "An attribute, or a default.") { (globals: AppContextGlobals, name: String, fallback: Value) -> Value in
                let found = globals.ownAttribute(Name(name))
                return found.isUndefined ? fallback : found
            }
            type.method("pop", .required("name", as: String.self), .optional("default", default: Value.undefined, shown: "..."), doc: "Take an attribute away and return it.") { (globals: AppContextGlobals, name: String, fallback: Value) throws -> Value in
                let found = globals.ownAttribute(Name(name))
                guard found.isUndefined else {
                    _ = globals.removeOwnAttribute(Name(name))
                    return found
                }
                guard !fallback.isUndefined else { throw PythonException.keyError(.string(name)) }
                return fallback
            }
            type.method("setdefault", .required("name", as: String.self), .optional("default", default: Value.none), doc: "An attribute, set to a default where it is missing.") { (globals: AppContextGlobals, name: String, fallback: Value) -> Value in
                let found = globals.ownAttribute(Name(name))
                guard found.isUndefined else { return found }
                globals.setOwnAttribute(Name(name), fallback)
                return fallback
            }
        }
        made.takesAttributes = true
        return made
    }()
}

/// `current_app`, `g`: stands for an object of the running context (werkzeug.local.LocalProxy).
final class ContextProxy: Object {
    private let name: String
    private let isBound: () -> Bool
    private let target: () throws -> Value
    init(_ name: String, isBound: @escaping () -> Bool = { AppContext.currentIfAny != nil }, _ target: @escaping () throws -> Value) {
        self.name = name
        self.isBound = isBound
        self.target = target
        super.init(type: ContextProxy.pythonClass)
    }
    private static let pythonClass: Class = {
        let made = Class("LocalProxy", module: "werkzeug.local")
        made.delegatesAttributes = true
        return made
    }()
    override func dynamicAttribute(_ name: Name) throws -> Value? {
        if name == "_get_current_object" {
            return .object(NativeFunction.declare(name.text, doc: "The object that the proxy stands for.") { [target] in try target() })
        }
        return try target().attributeIfPresent(name) ?? { throw PythonException.attributeError(name.text) }()
    }
    override func setDynamicAttribute(_ name: Name, _ value: Value) throws -> Bool {
        try target().setAttribute(name, value)
        return true
    }
    override func deleteDynamicAttribute(_ name: Name) throws -> Bool {
        try target().deleteAttribute(name)
        return true
    }
    override var takesAssignments: Bool { true }
    override func repr() throws -> String {
        guard isBound() else { return "<LocalProxy unbound>" }
        return try target().reprText()
    }
    override func isTrue() throws -> Bool { try isBound() && target().isTrue() }
    override func compare(_ operation: Comparison, _ other: Value) throws -> Value? { try target().compare(operation, other) }
    override func hash() throws -> Int { try target().hash() }
    override func contains(_ element: Value) throws -> Bool? { try target().contains(element) }
    override func iterator() throws -> IteratorObject? { try target().makeIterator() }
}
