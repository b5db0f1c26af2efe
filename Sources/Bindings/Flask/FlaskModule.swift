import Runtime

/// `flask`: what database scripts touch of it.
func declareFlask(in module: ModuleObject) {
    module["Flask"] = .object(flaskClass())
    module["Config"] = .object(FlaskConfig.pythonClass)
    module["current_app"] = .object(ContextProxy("current_app") { .object(try AppContext.current().app) })
    module["g"] = .object(ContextProxy("g") { .object(try AppContext.current().globals) })
    module.function("abort", .required("code", as: Value.self), .optional("description", default: nil as String?), doc: """
        Raise the HTTP exception of a status code.

            abort(404, description="no such page")
        """) { (code: Value, description: String?) throws -> Value in
        throw try HTTPExceptions.make(code, description)
    }
    module.function("has_app_context", doc: "Whether an application context is active; in Retort one is, once an application is made.") { AppContext.currentIfAny != nil }
    module.function("has_request_context", doc: "Whether a request is being served: never in Retort.") { false }
}

/// `werkzeug.exceptions`
func declareHTTPExceptions(in module: ModuleObject) {
    for type in HTTPExceptions.all { module[Name(type.name)] = .object(type) }
    let byCode = DictObject()
    for type in HTTPExceptions.all.dropFirst() { if let code = type.ownClassAttribute("code") { try? byCode.set(code, .object(type)) } }
    module["default_exceptions"] = byCode.value
}
