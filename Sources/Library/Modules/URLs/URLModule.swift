import Runtime

/// `urllib.parse`
func urlModule(_ module: ModuleObject) {
    module.isWrittenInPython = true
    declareURLQuoting(module)
    declareSplitting(module)
    declareQueries(module)
    for made in URLResults.all { module[Name(made.name)] = .object(made) }
    let lists: [(String, Set<String>)] = [("uses_relative", SplitURL.relative), ("uses_netloc", SplitURL.placed), ("uses_params", SplitURL.parametrized)]
    for (name, schemes) in lists { module[Name(name)] = .list(schemes.sorted().map { .string($0) }) }
}

/// What `urlsplit` and its kin do with values.
enum URLFunctions {
    static func split(_ url: Value, _ scheme: Value, fragments: Bool) throws -> (text: URLText, parts: SplitURL) {
        let text = try URLText([url, scheme])
        return (text, try SplitURL(text.parts[0], scheme: text.parts[1], fragments: fragments))
    }

    private static func parts(_ components: Value, _ count: Int) throws -> URLText {
        let elements = try components.elements()
        guard elements.count == count else {
            throw PythonException.valueError(elements.count < count ? "not enough values to unpack (expected \(count + 1), got \(elements.count + 1))" : "too many values to unpack (expected \(count + 1))")
        }
        return try URLText(elements)
    }

    static func unsplit(_ components: Value) throws -> Value {
        let text = try parts(components, 5)
        return try text.given(joined(text.parts[0], text.parts[1], text.parts[2], text.parts[3], text.parts[4]))
    }

    static func unparse(_ components: Value) throws -> Value {
        let text = try parts(components, 6)
        let path = SplitURL.path(text.parts[2], text.parts[3])
        return try text.given(joined(text.parts[0], text.parts[1], path, text.parts[4], text.parts[5]))
    }

    private static func joined(_ scheme: String, _ place: String, _ path: String, _ query: String, _ fragment: String) -> String {
        var made = SplitURL()
        (made.scheme, made.place, made.path, made.query, made.fragment) = (scheme, place, path, query, fragment)
        return made.text
    }

    static func result(_ text: URLText, _ types: (text: Class, bytes: Class), _ parts: [String]) throws -> Value {
        TupleObject(elements: ContiguousArray(try parts.map { try text.given($0) }), type: text.isText ? types.text : types.bytes).value
    }
}

private func declareSplitting(_ module: ModuleObject) {
    let empty = Value.string(""), scheme = Parameter.optional("scheme", default: empty, shown: "''"), fragments = Parameter.optional("allow_fragments", default: Value.bool(true), shown: "True")
    module.function("urlparse", .required("url", as: Value.self), scheme, fragments, doc: "A URL in six parts: scheme, host, path, parameters, query, fragment.") { (url: Value, scheme: Value, fragments: Value) throws -> Value in
        let (text, parts) = try URLFunctions.split(url, scheme, fragments: fragments.isTrue())
        let (path, parameters) = parts.pathAndParameters
        return try URLFunctions.result(text, (URLResults.parseResult, URLResults.parseBytes), [parts.scheme, parts.place, path, parameters, parts.query, parts.fragment])
    }
    module.function("urlsplit", .required("url", as: Value.self), scheme, fragments, doc: "A URL in five parts: scheme, host, path, query, fragment.") { (url: Value, scheme: Value, fragments: Value) throws -> Value in
        let (text, parts) = try URLFunctions.split(url, scheme, fragments: fragments.isTrue())
        return try URLFunctions.result(text, (URLResults.splitResult, URLResults.splitBytes), [parts.scheme, parts.place, parts.path, parts.query, parts.fragment])
    }
    module.function("urlunparse", .required("components", as: Value.self), doc: "The URL of six parts.") { (components: Value) throws -> Value in try URLFunctions.unparse(components) }
    module.function("urlunsplit", .required("components", as: Value.self), doc: "The URL of five parts.") { (components: Value) throws -> Value in try URLFunctions.unsplit(components) }
    module.function("urljoin", .required("base", as: Value.self), .required("url", as: Value.self), fragments, doc: "What a URL means as it is read from a page at another.") { (base: Value, url: Value, fragments: Value) throws -> Value in
        if try !base.isTrue() { return url }
        if try !url.isTrue() { return base }
        let text = try URLText([base, url])
        return try text.given(URLJoining.joined(text.parts[0], text.parts[1], fragments: fragments.isTrue()))
    }
    module.function("urldefrag", .required("url", as: Value.self), doc: "A URL without its fragment, and the fragment.") { (url: Value) throws -> Value in
        let text = try URLText([url])
        guard text.parts[0].contains("#") else { return try URLFunctions.result(text, (URLResults.defragResult, URLResults.defragBytes), [text.parts[0], ""]) }
        var parts = try SplitURL(text.parts[0], scheme: "", fragments: true)
        let fragment = parts.fragment, path = parts.pathAndParameters
        (parts.path, parts.fragment) = (SplitURL.path(path.path, path.parameters), "")
        return try URLFunctions.result(text, (URLResults.defragResult, URLResults.defragBytes), [parts.text, fragment])
    }
}

private func declareQueries(_ module: ModuleObject) {
    func declare(_ name: String, _ doc: String, _ gather: @escaping ([(name: Value, value: Value)]) throws -> Value) {
        module.function(
            name, .required("qs", as: Value.self), .optional("keep_blank_values", default: false), .optional("strict_parsing", default: false), .optional("encoding", default: "utf-8"), .optional("errors", default: "replace"),
            .optional("max_num_fields", default: nil as Int?), .optional("separator", default: Value.string("&"), shown: "'&'"), doc: doc
        ) { (query: Value, keepsBlanks: Bool, isStrict: Bool, encoding: String, errors: String, limit: Int?, separator: Value) throws -> Value in
            try gather(URLQueries(keepsBlanks: keepsBlanks, isStrict: isStrict, encoding: encoding, errors: errors, limit: limit).pairs(query, separator: separator))
        }
    }
    declare("parse_qs", "The values of each name of a query, as lists in a dict.\n\n    parse_qs(\"a=1&b=2&a=3\")") { pairs in
        let dict = DictObject()
        for (name, value) in pairs {
            if let known = try dict.get(name)?.object as? ListObject { known.elements.append(value) } else { try dict.set(name, .list([value])) }
        }
        return dict.value
    }
    declare("parse_qsl", "The names and values of a query, as pairs in a list.\n\n    parse_qsl(\"a=1&b=2\")") { pairs in .list(pairs.map { .tuple([$0.name, $0.value]) }) }
}
