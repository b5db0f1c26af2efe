import Runtime

/// An HTTP error, raised by `abort()` and the `..._or_404` family (werkzeug.exceptions.HTTPException).
final class HTTPException: PythonException {
    private func text(_ attribute: Name) -> String? {
        guard let value = try? Value.object(self).attribute(attribute), !value.isNone else { return nil }
        return try? value.strText()
    }
    /// `404 Not Found: The requested URL ...`
    override func str() throws -> String { "\(text("code") ?? "???") \(text("name") ?? ""): \(text("description") ?? "None")" }
    /// `<NotFound '404: Not Found'>`
    override func repr() throws -> String { "<\(type.name) '\(text("code") ?? "???"): \(text("name") ?? "")'>" }
}

/// The classes of `werkzeug.exceptions`, with the names and descriptions it gives them.
enum HTTPExceptions {
    static let base = declared("HTTPException", nil, nil, base: .exception)

    /// The base class, then each status code's class.
    static let all: [Class] = [base] + table.map { declared($0.class, $0.code, $0.description, base: base) }

    /// The exception that `abort(code)` raises.
    /// - Throws: LookupError for a code that has none.
    static func make(_ code: Value, _ description: String?) throws -> PythonException {
        guard let type = try all.dropFirst().first(where: { try $0.ownClassAttribute("code")?.equals(code) ?? false }) else {
            return PythonException(.lookupError, "no exception for \(try code.reprText())")
        }
        let made = try Value.object(type).call(description.map { .string($0) } ?? .none)
        return try made.object as? PythonException ?? PythonException(.lookupError, "no exception for \(try code.reprText())")
    }

    /// `werkzeug.exceptions.BadRequestKeyError`: a parameter that a request does not have.
    static func badRequestKey(_ key: Value) throws -> PythonException {
        let made = try Value.object(badRequestKeyError).call()
        return made.object as? PythonException ?? PythonException.keyError(key)
    }
    private static let badRequestKeyError: Class = {
        guard let base = all.first(where: { $0.name == "BadRequest" }), let made = try? Class(ClassDefinition(name: "BadRequestKeyError", qualifiedName: "BadRequestKeyError", module: "werkzeug.exceptions", bases: [base, .keyError], namespace: [])) else { return .keyError }
        return made
    }()

    private static func declared(_ name: String, _ code: Int?, _ description: String?, base: Class) -> Class {
        let made = Class(name, module: "werkzeug.exceptions", bases: [base], derivable: true)
        made.allocate = { HTTPException(type: $0) }
        made.initialize = { object, arguments in
            let given = arguments.positionalCount > 0 ? arguments[0] : arguments.keyword("description") ?? .none
            if !given.isNone { object.setOwnAttribute("description", given) }
            object.setOwnAttribute("response", (arguments.positionalCount > 1 ? arguments[1] : arguments.keyword("response")) ?? .none)
        }
        made.construct = { type, arguments in
            let error = HTTPException(type: type)
            try made.initialize?(error, arguments)
            return .object(error)
        }
        made.addMember("code", code.map { .int($0) } ?? .none)
        made.addMember("description", description.map { .string($0) } ?? .none)
        if code == nil {
            made.extend(for: HTTPException.self, doc: "The base class of HTTP errors.") { type in
                type.property("name", doc: "The name of the status.") { (error: HTTPException) throws -> String in
                    guard case .int(let code) = try Value.object(error).attribute("code") else { return "Unknown Error" }
                    return statusNames[code] ?? "Unknown Error"
                }
                type.method("get_description", .optional("environ", default: Value.none), .optional("scope", default: Value.none), doc: "The description as HTML.") { (error: HTTPException, _: Value, _: Value) throws -> String in
                    let text = try Value.object(error).attribute("description")
                    return try text.isNone ? "" : "<p>\(HTML.escaped(text.strText()).replacing("\n", with: "<br>"))</p>"
                }
            }
        }
        return made
    }

    private static let statusNames = Dictionary(table.map { ($0.code, $0.name) }, uniquingKeysWith: { first, _ in first })

    private static let table: [(class: String, code: Int, name: String, description: String)] = [
        ("BadRequest", 400, "Bad Request", "The browser (or proxy) sent a request that this server could not understand."),
        ("Unauthorized", 401, "Unauthorized", "The server could not verify that you are authorized to access the URL requested. You either supplied the wrong credentials (e.g. a bad password), or your browser doesn't understand how to supply the credentials required."),
        ("Forbidden", 403, "Forbidden", "You don't have the permission to access the requested resource. It is either read-protected or not readable by the server."),
        ("NotFound", 404, "Not Found", "The requested URL was not found on the server. If you entered the URL manually please check your spelling and try again."),
        ("MethodNotAllowed", 405, "Method Not Allowed", "The method is not allowed for the requested URL."),
        ("NotAcceptable", 406, "Not Acceptable", "The resource identified by the request is only capable of generating response entities which have content characteristics not acceptable according to the accept headers sent in the request."),
        ("RequestTimeout", 408, "Request Timeout", "The server closed the network connection because the browser didn't finish the request within the specified time."),
        ("Conflict", 409, "Conflict", "A conflict happened while processing the request. The resource might have been modified while the request was being processed."),
        ("Gone", 410, "Gone", "The requested URL is no longer available on this server and there is no forwarding address. If you followed a link from a foreign page, please contact the author of this page."),
        ("LengthRequired", 411, "Length Required", "A request with this method requires a valid <code>Content-Length</code> header."),
        ("PreconditionFailed", 412, "Precondition Failed", "The precondition on the request for the URL failed positive evaluation."),
        ("RequestEntityTooLarge", 413, "Request Entity Too Large", "The data value transmitted exceeds the capacity limit."),
        ("RequestURITooLarge", 414, "Request URI Too Long", "The length of the requested URL exceeds the capacity limit for this server. The request cannot be processed."),
        ("UnsupportedMediaType", 415, "Unsupported Media Type", "The server does not support the media type transmitted in the request."),
        ("RequestedRangeNotSatisfiable", 416, "Requested Range Not Satisfiable", "The server cannot provide the requested range."),
        ("ExpectationFailed", 417, "Expectation Failed", "The server could not meet the requirements of the Expect header"),
        ("ImATeapot", 418, "I'm a teapot", "This server is a teapot, not a coffee machine"),
        ("MisdirectedRequest", 421, "Misdirected Request", "The server is not able to produce a response."),
        ("UnprocessableEntity", 422, "Unprocessable Entity", "The request was well-formed but was unable to be followed due to semantic errors."),
        ("Locked", 423, "Locked", "The resource that is being accessed is locked."),
        ("FailedDependency", 424, "Failed Dependency", "The method could not be performed on the resource because the requested action depended on another action and that action failed."),
        ("PreconditionRequired", 428, "Precondition Required", "This request is required to be conditional; try using \"If-Match\" or \"If-Unmodified-Since\"."),
        ("TooManyRequests", 429, "Too Many Requests", "This user has exceeded an allotted request count. Try again later."),
        ("RequestHeaderFieldsTooLarge", 431, "Request Header Fields Too Large", "One or more header fields exceeds the maximum size."),
        ("UnavailableForLegalReasons", 451, "Unavailable For Legal Reasons", "Unavailable for legal reasons."),
        ("InternalServerError", 500, "Internal Server Error", "The server encountered an internal error and was unable to complete your request. Either the server is overloaded or there is an error in the application."),
        ("NotImplemented", 501, "Not Implemented", "The server does not support the action requested by the browser."),
        ("BadGateway", 502, "Bad Gateway", "The proxy server received an invalid response from an upstream server."),
        ("ServiceUnavailable", 503, "Service Unavailable", "The server is temporarily unable to service your request due to maintenance downtime or capacity problems. Please try again later."),
        ("GatewayTimeout", 504, "Gateway Timeout", "The connection to an upstream server timed out."),
        ("HTTPVersionNotSupported", 505, "HTTP Version Not Supported", "The server does not support the HTTP protocol version used in the request."),
    ]
}

/// Text in HTML.
enum HTML {
    static func escaped(_ text: String) -> String {
        var made = ""
        for letter in text.unicodeScalars {
            switch letter {
            case "&": made += "&amp;"
            case "<": made += "&lt;"
            case ">": made += "&gt;"
            case "\"": made += "&#34;"
            case "'": made += "&#39;"
            default: made.unicodeScalars.append(letter)
            }
        }
        return made
    }
}
