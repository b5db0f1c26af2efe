import Database
import Runtime

/// A request that a script makes up (`app.test_request_context("/?page=2")`): nothing is served, but pages and views' functions read it.
final class FlaskRequest: Object {
    let method: String
    let path: String
    let queryString: String
    let arguments: MultiDict
    let form: MultiDict
    /// The body as JSON; nil where the request has none.
    let json: Value?

    init(_ target: String, query: Value, method: String, data: Value, json: Value) throws {
        let parts = target.split(separator: "?", maxSplits: 1, omittingEmptySubsequences: false)
        path = parts.first.map(String.init) ?? "/"
        queryString = query.isNone ? (parts.count > 1 ? String(parts[1]) : "") : try FlaskRequest.encoded(query)
        arguments = MultiDict(URLText.pairs(queryString[...]).flatMap { pair in pair.values.map { (pair.name, .string($0)) } })
        form = MultiDict(try (data.dictionary?.pairs ?? []).map { (try $0.key.strText(), .string(try $0.value.strText())) })
        self.method = method
        self.json = json.isNone ? nil : json
        super.init(type: FlaskRequest.pythonClass)
    }

    private static func encoded(_ query: Value) throws -> String {
        guard let dict = query.dictionary else { return try query.strText() }
        return try dict.pairs.map { "\(URLText.quotedPlus(try $0.key.strText()))=\(URLText.quotedPlus(try $0.value.strText()))" }.joined(separator: "&")
    }

    var url: String { "http://localhost\(path)\(queryString.isEmpty ? "" : "?" + queryString)" }
    override func repr() throws -> String { "<Request '\(url)' [\(method)]>" }

    private func readJSON(isSilent: Bool) throws -> Value {
        if let json { return json }
        if isSilent { return .none }
        throw try HTTPExceptions.make(.int(415), "Did not attempt to load JSON data because the request Content-Type was not 'application/json'.")
    }

    private static let pythonClass = Class.declare("Request", for: FlaskRequest.self, module: "flask.wrappers", doc: "A request that a script made up.") { type in
        type.property("method", doc: "GET, POST ...") { (request: FlaskRequest) -> String in request.method }
        type.property("path", doc: "The path.") { (request: FlaskRequest) -> String in request.path }
        type.property("full_path", doc: "The path with the query.") { (request: FlaskRequest) -> String in "\(request.path)?\(request.queryString)" }
        type.property("url", doc: "The whole URL.") { (request: FlaskRequest) -> String in request.url }
        type.property("base_url", doc: "The URL without the query.") { (request: FlaskRequest) -> String in "http://localhost\(request.path)" }
        type.property("host", doc: "The host.") { (_: FlaskRequest) -> String in "localhost" }
        type.property("query_string", doc: "The query, as bytes.") { (request: FlaskRequest) -> Value in .object(BytesObject(Array(request.queryString.utf8))) }
        type.property("args", doc: "The parameters of the query.") { (request: FlaskRequest) -> MultiDict in request.arguments }
        type.property("form", doc: "The fields of the form.") { (request: FlaskRequest) -> MultiDict in request.form }
        type.property("is_json", doc: "Whether the body is JSON.") { (request: FlaskRequest) -> Bool in request.json != nil }
        type.property("json", doc: "The body as JSON gives it.") { (request: FlaskRequest) throws -> Value in try request.readJSON(isSilent: false) }
        type.method("get_json", .optional("force", default: false), .optional("silent", default: false), doc: "The body as JSON gives it.") { (request: FlaskRequest, _: Bool, isSilent: Bool) throws -> Value in
            try request.readJSON(isSilent: isSilent)
        }
    }
}

/// The context of a request, within an application context of its own (flask.ctx.RequestContext).
final class RequestContext: Object {
    private let request: FlaskRequest
    private let appContext: AppContext

    init(_ app: FlaskApp, _ request: FlaskRequest) {
        self.request = request
        appContext = AppContext(app)
        super.init(type: RequestContext.pythonClass)
    }

    nonisolated(unsafe) private static var pushed: [RequestContext] = []
    static var currentRequest: FlaskRequest? { pushed.last?.request }

    /// - Throws: RuntimeError where no request is being served.
    static func current() throws -> FlaskRequest {
        if let found = currentRequest { return found }
        throw PythonException.runtimeError("""
            Working outside of request context.

            This typically means that you attempted to use functionality that needed
            an active HTTP request. Consult the documentation on testing for
            information about how to avoid this problem.
            """)
    }

    private func push() {
        appContext.push()
        RequestContext.pushed.append(self)
    }

    private func pop(_ error: Value) throws {
        guard RequestContext.pushed.last === self else { throw PythonException(.lookupError, "<ContextVar name='flask.request_ctx' at \(address)>") }
        RequestContext.pushed.removeLast()
        try appContext.pop(error)
    }

    private static let pythonClass = Class.declare("RequestContext", for: RequestContext.self, module: "flask.ctx", doc: "The context of a request.") { type in
        type.property("request", doc: "The request.") { (context: RequestContext) -> FlaskRequest in context.request }
        type.method("push", doc: "Enter the context.") { (context: RequestContext) in context.push() }
        type.method("pop", .optional("exc", default: Value.none), doc: "Leave the context.") { (context: RequestContext, error: Value) throws in try context.pop(error) }
        type.method("__enter__", doc: "Enter the context.") { (context: RequestContext) -> RequestContext in
            context.push()
            return context
        }
        type.method("__exit__", .required("exc_type", as: Value.self), .required("exc_value", as: Value.self), .required("tb", as: Value.self), doc: "Leave the context.") { (context: RequestContext, _: Value, error: Value, _: Value) throws in
            try context.pop(error)
        }
    }
}
