import Runtime
import SQL

/// `flask`: what database scripts touch of it.
func declareFlask(in module: ModuleObject) {
    module["Flask"] = .object(flaskClass())
    module.function("abort", .required("code", as: Int.self), .optional("description", default: nil as String?), doc: "Raise the HTTP exception of a status code.") { (code: Int, description: String?) throws -> Value in
        throw HTTPErrors.make(code, description)
    }
}

/// A Flask application: its configuration, and a context that is always there.
public final class FlaskApp: Object {
    public let importName: String
    public let config = DictObject()
    init(importName: String) {
        self.importName = importName
        super.init()
    }
    public override func repr() throws -> String { "<Flask '\(importName)'>" }
}

/// `app.app_context()`
final class AppContext: Object {}

private func flaskClass() -> Class {
    _ = declaredOnce(AppContext.self) {
        Class.declare("AppContext", for: AppContext.self, module: "flask.ctx", doc: "An application context; in Retort one is always there.") { type in
            type.method("push", doc: "Enter.") { (_: AppContext) in }
            type.method("pop", doc: "Leave.") { (_: AppContext) in }
            type.method("__enter__", doc: "Enter.") { (context: AppContext) -> Value in .object(context) }
            type.method("__exit__", .required("type_", as: Value.self), .required("value", as: Value.self), .required("traceback", as: Value.self), doc: "Leave.") { (_: AppContext, _: Value, _: Value, _: Value) in }
        }
    }
    return declaredOnce(FlaskApp.self) {
        let made = Class.declare("Flask", for: FlaskApp.self, module: "flask.app", doc: "An application.") { type in
            type.constructor(.required("import_name", as: String.self), .keywords("options")) { (_: Class, name: String, _: [(name: Name, value: Value)]) -> FlaskApp in FlaskApp(importName: name) }
            type.property("config", doc: "The configuration.") { (app: FlaskApp) -> Value in app.config.value }
            type.property("name", doc: "Its name.") { (app: FlaskApp) -> String in app.importName }
            type.method("app_context", doc: "The application context.") { (_: FlaskApp) -> Value in .object(AppContext()) }
            type.method("test_request_context", doc: "A context.") { (_: FlaskApp) -> Value in .object(AppContext()) }
            type.method("route", .required("rule", as: String.self), .keywords("options"), doc: "Accepted: nothing is served.") { (_: FlaskApp, _: String, _: [(name: Name, value: Value)]) -> Value in
                .object(NativeFunction.declare("decorator", .required("f", as: Value.self), doc: "Return the function.") { $0 })
            }
            type.method("run", .keywords("options"), doc: "Not in Retort.") { (_: FlaskApp, _: [(name: Name, value: Value)]) throws -> Value in throw PythonException.notImplemented("Retort has no web server: app.run()") }
        }
        made.takesAttributes = true
        return made
    }
}

/// Werkzeug's HTTP exceptions.
enum HTTPErrors {
    static let base = Class("HTTPException", module: "werkzeug.exceptions", bases: [.exception], derivable: true)
    static let notFound = Class("NotFound", module: "werkzeug.exceptions", bases: [base], derivable: true)
    static let notFoundText = "The requested URL was not found on the server. If you entered the URL manually please check your spelling and try again."

    static func make(_ code: Int, _ description: String?) -> PythonException {
        let isNotFound = code == 404
        let text = description ?? (isNotFound ? notFoundText : "")
        let error = PythonException(isNotFound ? notFound : base, "\(code) \(isNotFound ? "Not Found" : "Error"): \(text)")
        error.setOwnAttribute("code", .int(code))
        error.setOwnAttribute("name", .string(isNotFound ? "Not Found" : "Error"))
        error.setOwnAttribute("description", .string(text))
        return error
    }
}
