import Database
import Runtime
import SQL

/// `URL` and `make_url`.
func declareURLs(in module: ModuleObject) {
    module["URL"] = .object(urlClass())
    module.function("make_url", .required("name_or_url", as: Value.self), .keyword("keep_blank_values", default: false), doc: "A URL of its text.") { (url: Value, keepsBlank: Bool) throws -> Value in
        if keepsBlank, let text = url.object as? StringObject { return .object(try DatabaseURL.parse(text.text, keepsBlank: true)) }
        return .object(try URLArgument.from(url).url)
    }
}

private func text(_ value: Value, _ name: String) throws -> String? {
    if value.isNone { return nil }
    guard let text = value.object as? StringObject else { throw PythonException.typeError("\(name) must be a string") }
    return text.text
}

private func pairs(of value: Value) throws -> [(Value, Value)] {
    try value.elements().map { pair in
        let parts = try pair.elements()
        guard parts.count == 2 else { throw PythonException.valueError(parts.count < 2 ? "not enough values to unpack (expected 2, got \(parts.count))" : "too many values to unpack (expected 2)") }
        return (parts[0], parts[1])
    }
}

/// The query of `URL.create(query=)`: of pairs of one name the last counts.
private func query(_ value: Value) throws -> [(name: String, values: [String])] {
    if value.isNone || value.dictionary != nil { return try queryPairs(value) }
    let dict = DictObject()
    for (name, value) in try pairs(of: value) { try dict.set(name, value) }
    return try queryPairs(dict.value)
}

private func queryPairs(_ value: Value) throws -> [(name: String, values: [String])] {
    if value.isNone { return [] }
    let pairs = try value.dictionary?.pairs.map { ($0.key, $0.value) } ?? pairs(of: value)
    var found: [(name: String, values: [String])] = []
    for (key, value) in pairs {
        guard let name = key.object as? StringObject else { throw PythonException.typeError("Query dictionary keys must be strings") }
        let values: [String]
        if let text = value.object as? StringObject { values = [text.text] } else if value.object is TupleObject || value.object is ListObject { values = try value.elements().map { try String.from($0) } } else {
            throw PythonException.typeError("Query dictionary values must be strings or sequences of strings")
        }
        if let at = found.firstIndex(where: { $0.name == name.text }) { found[at].values += values } else { found.append((name.text, values)) }
    }
    return found
}

extension DatabaseURL {
    fileprivate func with(query: [(name: String, values: [String])]) -> DatabaseURL {
        DatabaseURL(driverName, userName: userName, password: password, host: host, port: port, database: database, query: query)
    }
    /// Without parts of the query.
    func without(_ names: [String]) -> DatabaseURL { with(query: query.filter { !names.contains($0.name) }) }
    /// Further or other parts of the query.
    fileprivate func updating(_ pairs: [(name: String, values: [String])], appends: Bool) -> DatabaseURL {
        var query = query
        for (name, values) in pairs {
            if let at = query.firstIndex(where: { $0.name == name }) { query[at].values = appends ? query[at].values + values : values } else { query.append((name, values)) }
        }
        guard appends else { return with(query: query) }
        // What was given comes first.
        let named = pairs.compactMap { pair in query.first { $0.name == pair.name } }
        return with(query: named + query.filter { other in !named.contains { $0.name == other.name } })
    }
}

/// `URL.create()`
private enum SQLAlchemyURL {
    /// - Parameter parts: in the order of `DatabaseURL.fields`.
    static func make(_ parts: [Value]) throws -> DatabaseURL {
        guard parts.count == DatabaseURL.fields.count else { throw PythonException.typeError("expected \(DatabaseURL.fields.count) arguments, got \(parts.count)") }
        guard let driver = try text(parts[0], "drivername") else { throw PythonException.typeError("drivername must be a string") }
        let port = parts[4].isNone ? nil : try Int.from(Value.object(Class.int).call(parts[4]))
        return DatabaseURL(driver, userName: try text(parts[1], "username"), password: parts[2], host: try text(parts[3], "host"), port: port, database: try text(parts[5], "database"), query: try query(parts[6]))
    }
}

private func urlClass() -> Class {
    declaredOnce(DatabaseURL.self) {
        let made = Class.declare("URL", for: DatabaseURL.self, module: "sqlalchemy.engine.url", bases: [.tuple], doc: "The address of a database.") { type in
            type.staticMethod("create", .required("drivername", as: Value.self), .optional("username", default: Value.none), .optional("password", default: Value.none), .optional("host", default: Value.none), .optional("port", default: Value.none), .optional("database", default: Value.none), .optional("query", default: Value.none), doc: "A URL of its parts.") { (driver: Value, user: Value, password: Value, host: Value, port: Value, database: Value, query: Value) throws -> Value in
                .object(try SQLAlchemyURL.make([driver, user, password, host, port, database, query]))
            }
            for (at, name) in DatabaseURL.fields.enumerated() {
                type.property(name, doc: "The \(name).") { (url: DatabaseURL) -> Value in url.elements[at] } set: { (_: DatabaseURL, _: Value) in throw PythonException.attributeError("can't set attribute") }
            }
            type.constant("_fields", .tuple(DatabaseURL.fields.map { .string($0) }))
            type.property("normalized_query", doc: "The query with tuples of values.") { (url: DatabaseURL) -> Value in ImmutableDict(named: url.query.map { ($0.name, .tuple($0.values.map { .string($0) })) }).value }
            type.method("render_as_string", .optional("hide_password", default: true), doc: "The text of it.") { (url: DatabaseURL, hides: Bool) throws -> String in try url.text(hidesPassword: hides) }
            type.method("get_dialect", .optional("_is_async", default: false), doc: "The class of its dialect.") { (url: DatabaseURL, _: Bool) throws -> Value in
                guard let type = DialectClasses.named(url.backend) else { throw url.missingDialect }
                return .object(type)
            }
            type.method("get_backend_name", doc: "The dialect.") { (url: DatabaseURL) -> String in url.backend }
            type.method("get_driver_name", doc: "The driver.") { (url: DatabaseURL) throws -> String in
                if !url.driverName.contains("+"), !url.isKnownDialect { throw url.missingDialect }
                return url.driver
            }
            type.method("_replace", .keywords("kw"), doc: "A URL with other parts, which may be None.") { (url: DatabaseURL, given: [(name: Name, value: Value)]) throws -> Value in
                let unknown = given.map(\.name.text).filter { !DatabaseURL.fields.contains($0) }
                guard unknown.isEmpty else { throw PythonException.valueError("Got unexpected field names: [\(unknown.map(\.pythonRepr).joined(separator: ", "))]") }
                return .object(try SQLAlchemyURL.make(zip(DatabaseURL.fields, url.elements).map { field, part in given.first { $0.name.text == field }?.value ?? part }))
            }
            type.method(
                "set", .optional("drivername", default: Value.none), .optional("username", default: Value.none), .optional("password", default: Value.none), .optional("host", default: Value.none), .optional("port", default: Value.none),
                .optional("database", default: Value.none), .optional("query", default: Value.none), doc: "A URL with other parts."
            ) { (url: DatabaseURL, driver: Value, user: Value, password: Value, host: Value, port: Value, database: Value, query: Value) throws -> Value in
                let parts = zip([driver, user, password, host, port, database, query], url.elements).map { $0.isNone ? $1 : $0 }
                return .object(try SQLAlchemyURL.make(parts))
            }
            type.method("update_query_dict", .required("query_parameters", as: Value.self), .optional("append", default: false), doc: "A URL with more in the query.") { (url: DatabaseURL, more: Value, appends: Bool) throws -> Value in .object(url.updating(try queryPairs(more), appends: appends)) }
            type.method("update_query_pairs", .required("key_value_pairs", as: Value.self), .optional("append", default: false), doc: "A URL with more in the query.") { (url: DatabaseURL, more: Value, appends: Bool) throws -> Value in .object(url.updating(try queryPairs(more), appends: appends)) }
            type.method("update_query_string", .required("query_string", as: String.self), .optional("append", default: false), .keyword("keep_blank_values", default: false), doc: "A URL with more in the query.") { (url: DatabaseURL, more: String, appends: Bool, keepsBlank: Bool) -> Value in .object(url.updating(DatabaseURL.pairs(more, keepsBlank: keepsBlank), appends: appends)) }
            type.method("difference_update_query", .required("names", as: Value.self), doc: "A URL with less in the query.") { (url: DatabaseURL, names: Value) throws -> Value in
                .object(url.without(try names.elements().map { try $0.strText() }))
            }
            type.method("_asdict", doc: "The parts by name.") { (url: DatabaseURL) -> Value in DictObject(zip(DatabaseURL.fields, url.elements).map { ($0, $1) }).value }
            type.method("__copy__", doc: "A copy of the URL.") { (url: DatabaseURL) -> Value in .object(url.with(query: url.query)) }
            type.method("__deepcopy__", .required("memo", as: Value.self), doc: "A copy of the URL.") { (url: DatabaseURL, _: Value) -> Value in .object(url.with(query: url.query)) }
            type.method("translate_connect_args", .optional("names", default: Value.none), .keywords("kw"), doc: "What a driver is told.") { (url: DatabaseURL, older: Value, given: [(name: Name, value: Value)]) throws -> Value in
                var names = given
                if !older.isNone {
                    try SQLWarning.warn("The `URL.translate_connect_args.name`s parameter is deprecated. Please pass the alternate names as kw arguments.", SQLWarning.deprecationWarning)
                    names += zip(["host", "database", "username", "password", "port"], try older.elements()).map { (Name($0), $1) }
                }
                let parts: [(String, Value)] = [("host", url.host.map { .string($0) } ?? .none), ("database", url.database.map { .string($0) } ?? .none), ("username", url.userName.map { .string($0) } ?? .none), ("password", url.password), ("port", url.port.map { .int($0) } ?? .none)]
                return DictObject(try parts.filter { try $0.1.isTrue() }.map { part in (try names.first { $0.name.text == part.0 }?.value.strText() ?? part.0, part.1) }).value
            }
        }
        let fields = DatabaseURL.fields.map { Parameter<Value>.required($0, as: Value.self).description }
        let checker = CallChecker(name: "URL.__new__", parameters: fields, isMethod: true)
        made.construct = { _, arguments in
            try checker.check(arguments)
            let named = arguments.keywordPairs
            return .object(try SQLAlchemyURL.make(DatabaseURL.fields.enumerated().map { at, name in
                at < arguments.positionalCount ? arguments[at] : named.first { $0.name.text == name }?.value ?? .none
            }))
        }
        return made
    }
}
