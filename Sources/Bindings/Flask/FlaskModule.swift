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
    module.function("has_request_context", doc: "Whether a request context is active.") { RequestContext.currentRequest != nil }
    module["request"] = .object(ContextProxy("request", isBound: { RequestContext.currentRequest != nil }) { .object(try RequestContext.current()) })
    module["session"] = .object(ContextProxy("session", isBound: { false }) {
        _ = try RequestContext.current()
        throw PythonException.notImplemented("Retort has no sessions of browsers: flask.session")
    })
    module["Blueprint"] = .object(Blueprint.pythonClass)
    for name in [
        "Request", "Response", "after_this_request", "copy_current_request_context", "flash", "get_flashed_messages", "get_template_attribute", "jsonify", "make_response", "redirect", "render_template",
        "render_template_string", "send_file", "send_from_directory", "stream_template", "stream_template_string", "stream_with_context", "url_for",
    ] {
        module[Name(name)] = .object(NativeFunction(name: name, doc: "Not in Retort, which serves nothing.") { _ in throw PythonException.notImplemented("Retort serves nothing: flask.\(name)()") })
    }
}

/// `werkzeug.exceptions`
func declareHTTPExceptions(in module: ModuleObject) {
    for type in HTTPExceptions.all { module[Name(type.name)] = .object(type) }
    let byCode = DictObject()
    for type in HTTPExceptions.all.dropFirst() { if let code = type.ownClassAttribute("code") { try? byCode.set(code, .object(type)) } }
    module["default_exceptions"] = byCode.value
}
