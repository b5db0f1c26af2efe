import Database
import Runtime
import SQL

/// `URL` and `make_url`.
func declareURLs(in module: ModuleObject) {
    module["URL"] = .object(urlClass())
    module.function("make_url", .required("name_or_url", as: Value.self), doc: "A URL of its text.") { (url: Value) throws -> Value in .object(try URLArgument.from(url).url) }
}

private func text(_ value: Value, _ name: String) throws -> String? {
    if value.isNone { return nil }
    guard let text = value.object as? StringObject else { throw PythonException.typeError("\(name) must be a string") }
    return text.text
}

private func queryPairs(_ value: Value) throws -> [(name: String, values: [String])] {
    if value.isNone { return [] }
    let pairs = try (value.object as? DictObject)?.pairs.map { ($0.key, $0.value) } ?? value.elements().map { pair in
        let parts = try pair.elements()
        return (parts.first ?? .none, parts.last ?? .none)
    }
    return try pairs.map { key, value in
        guard let name = key.object as? StringObject else { throw PythonException.typeError("Query dictionary keys must be strings") }
        if let text = value.object as? StringObject { return (name.text, [text.text]) }
        guard value.object is TupleObject || value.object is ListObject else { throw PythonException.typeError("Query dictionary values must be strings or sequences of strings") }
        return (name.text, try value.elements().map { try String.from($0) })
    }
}

private func shown(_ query: [(name: String, values: [String])]) -> Value {
    DictObject(query.map { ($0.name, $0.values.count == 1 ? .string($0.values[0]) : .tuple($0.values.map { .string($0) })) }).value
}

extension DatabaseURL {
    fileprivate func with(query: [(name: String, values: [String])]) -> DatabaseURL {
        DatabaseURL(driverName, userName: userName, password: password, host: host, port: port, database: database, query: query)
    }
    /// Further or other parts of the query.
    fileprivate func updating(_ pairs: [(name: String, values: [String])], appends: Bool) -> DatabaseURL {
        var query = query
        for (name, values) in pairs {
            if let at = query.firstIndex(where: { $0.name == name }) { query[at].values = appends ? query[at].values + values : values } else { query.append((name, values)) }
        }
        return with(query: query)
    }
}

private func urlClass() -> Class {
    declaredOnce(DatabaseURL.self) {
        Class.declare("URL", for: DatabaseURL.self, module: "sqlalchemy.engine.url", doc: "The address of a database.") { type in
            type.staticMethod("create", .required("drivername", as: String.self), .optional("username", default: Value.none), .optional("password", default: Value.none), .optional("host", default: Value.none), .optional("port", default: Value.none), .optional("database", default: Value.none), .optional("query", default: Value.none), doc: "A URL of its parts.") { (driver: String, user: Value, password: Value, host: Value, port: Value, database: Value, query: Value) throws -> Value in
                .object(DatabaseURL(driver, userName: try text(user, "username"), password: password, host: try text(host, "host"), port: port.isNone ? nil : try Int.from(port), database: try text(database, "database"), query: try queryPairs(query)))
            }
            type.property("drivername", doc: "Dialect and driver.") { (url: DatabaseURL) -> String in url.driverName }
            for (name, get) in [("username", { $0.userName }), ("host", { $0.host }), ("database", { $0.database })] as [(String, (DatabaseURL) -> String?)] {
                type.property(name, doc: "The \(name).") { (url: DatabaseURL) -> Value in get(url).map { .string($0) } ?? .none }
            }
            type.property("password", doc: "The password.") { (url: DatabaseURL) -> Value in url.password }
            type.property("port", doc: "The port.") { (url: DatabaseURL) -> Value in url.port.map { .int($0) } ?? .none }
            type.property("query", doc: "What stands behind the question mark.") { (url: DatabaseURL) -> Value in shown(url.query) }
            type.property("normalized_query", doc: "The query with tuples of values.") { (url: DatabaseURL) -> Value in DictObject(url.query.map { ($0.name, .tuple($0.values.map { .string($0) })) }).value }
            type.method("render_as_string", .optional("hide_password", default: true), doc: "The text of it.") { (url: DatabaseURL, hides: Bool) throws -> String in try url.text(hidesPassword: hides) }
            type.method("get_dialect", .optional("_is_async", default: false), doc: "The class of its dialect.") { (url: DatabaseURL, _: Bool) throws -> Value in
                guard let type = DialectClasses.named(url.backend) else { throw PythonException(SQLError.noSuchModuleError, "Can't load plugin: sqlalchemy.dialects:\(url.driverName.split(separator: "+").joined(separator: "."))") }
                return .object(type)
            }
            type.method("get_backend_name", doc: "The dialect.") { (url: DatabaseURL) -> String in url.backend }
            type.method("get_driver_name", doc: "The driver.") { (url: DatabaseURL) -> String in url.driver }
            type.method(
                "set", .keyword("drivername", default: Value.none), .keyword("username", default: Value.none), .keyword("password", default: Value.none), .keyword("host", default: Value.none), .keyword("port", default: Value.none),
                .keyword("database", default: Value.none), .keyword("query", default: Value.none), doc: "A URL with other parts."
            ) { (url: DatabaseURL, driver: Value, user: Value, password: Value, host: Value, port: Value, database: Value, query: Value) throws -> Value in
                .object(DatabaseURL(
                    try text(driver, "drivername") ?? url.driverName, userName: try text(user, "username") ?? url.userName, password: password.isNone ? url.password : password, host: try text(host, "host") ?? url.host,
                    port: port.isNone ? url.port : try Int.from(port), database: try text(database, "database") ?? url.database, query: query.isNone ? url.query : try queryPairs(query)))
            }
            type.method("update_query_dict", .required("query_parameters", as: Value.self), .optional("append", default: false), doc: "A URL with more in the query.") { (url: DatabaseURL, more: Value, appends: Bool) throws -> Value in .object(url.updating(try queryPairs(more), appends: appends)) }
            type.method("update_query_pairs", .required("key_value_pairs", as: Value.self), .optional("append", default: false), doc: "A URL with more in the query.") { (url: DatabaseURL, more: Value, appends: Bool) throws -> Value in .object(url.updating(try queryPairs(more), appends: appends)) }
            type.method("update_query_string", .required("query_string", as: String.self), .optional("append", default: false), doc: "A URL with more in the query.") { (url: DatabaseURL, more: String, appends: Bool) -> Value in .object(url.updating(DatabaseURL.pairs(more), appends: appends)) }
            type.method("difference_update_query", .required("names", as: Value.self), doc: "A URL with less in the query.") { (url: DatabaseURL, names: Value) throws -> Value in
                let dropped = try names.elements().map { try $0.strText() }
                return .object(url.with(query: url.query.filter { !dropped.contains($0.name) }))
            }
            type.method("_asdict", doc: "The parts by name.") { (url: DatabaseURL) -> Value in
                func optional(_ text: String?) -> Value { text.map { .string($0) } ?? .none }
                return DictObject([
                    ("drivername", .string(url.driverName)), ("username", optional(url.userName)), ("password", url.password), ("host", optional(url.host)), ("port", url.port.map { .int($0) } ?? .none),
                    ("database", optional(url.database)), ("query", shown(url.query)),
                ]).value
            }
            type.method("translate_connect_args", .keywords("kw"), doc: "What a driver is told.") { (url: DatabaseURL, names: [(name: Name, value: Value)]) throws -> Value in
                let parts: [(String, Value)] = [("host", url.host.map { .string($0) } ?? .none), ("database", url.database.map { .string($0) } ?? .none), ("username", url.userName.map { .string($0) } ?? .none), ("password", url.password), ("port", url.port.map { .int($0) } ?? .none)]
                return DictObject(try parts.filter { !$0.1.isNone }.map { part in (try names.first { $0.name.text == part.0 }?.value.strText() ?? part.0, part.1) }).value
            }
        }
    }
}
