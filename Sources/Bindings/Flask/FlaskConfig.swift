import Runtime

/// `app.config`: a dict with ways to fill it (flask.Config).
public final class FlaskConfig: DictObject {
    /// The keys that every application has.
    static func standard() -> FlaskConfig {
        let made = FlaskConfig(type: pythonClass)
        for (key, value) in defaults { made.set(Name(key), value) }
        made.set("PERMANENT_SESSION_LIFETIME", (try? TimeDeltaObject.make(days: 31).value) ?? .none)
        return made
    }

    private static let defaults: [(String, Value)] = [
        ("DEBUG", .bool(false)), ("TESTING", .bool(false)), ("PROPAGATE_EXCEPTIONS", .none), ("SECRET_KEY", .none), ("SECRET_KEY_FALLBACKS", .none),
        ("USE_X_SENDFILE", .bool(false)), ("TRUSTED_HOSTS", .none), ("SERVER_NAME", .none), ("APPLICATION_ROOT", .string("/")),
        ("SESSION_COOKIE_NAME", .string("session")), ("SESSION_COOKIE_DOMAIN", .none), ("SESSION_COOKIE_PATH", .none), ("SESSION_COOKIE_HTTPONLY", .bool(true)),
        ("SESSION_COOKIE_SECURE", .bool(false)), ("SESSION_COOKIE_PARTITIONED", .bool(false)), ("SESSION_COOKIE_SAMESITE", .none),
        ("SESSION_REFRESH_EACH_REQUEST", .bool(true)), ("MAX_CONTENT_LENGTH", .none), ("MAX_FORM_MEMORY_SIZE", .int(500_000)), ("MAX_FORM_PARTS", .int(1000)),
        ("SEND_FILE_MAX_AGE_DEFAULT", .none), ("TRAP_BAD_REQUEST_ERRORS", .none), ("TRAP_HTTP_EXCEPTIONS", .bool(false)), ("EXPLAIN_TEMPLATE_LOADING", .bool(false)),
        ("PREFERRED_URL_SCHEME", .string("http")), ("TEMPLATES_AUTO_RELOAD", .none), ("MAX_COOKIE_SIZE", .int(4093)), ("PROVIDE_AUTOMATIC_OPTIONS", .bool(true)),
    ]

    public override func repr() throws -> String { "<Config \(try super.repr())>" }

    /// Takes the pairs whose keys are in upper case.
    private func takeUpperCase(_ pairs: [(key: Value, value: Value)]) throws {
        for (key, value) in pairs {
            guard let text = (key.object as? StringObject)?.text, isUpperCase(text) else { continue }
            try set(key, value)
        }
    }

    /// `str.isupper()`
    private func isUpperCase(_ text: String) -> Bool { text == text.uppercased() && text != text.lowercased() }

    fileprivate func take(mapping: Value, keywords: [(name: Name, value: Value)]) throws {
        if let dict = mapping.dictionary {
            try takeUpperCase(dict.pairs)
        } else if !mapping.isNone {
            try takeUpperCase(mapping.elements().map { pair in (try pair.item(.int(0)), try pair.item(.int(1))) })
        }
        try takeUpperCase(keywords.map { ($0.name.value, $0.value) })
    }

    /// The upper-case attributes of a class, an object or a module, given itself or by its import path.
    fileprivate func take(object: Value) throws {
        var source = object
        if let path = (object.object as? StringObject)?.text { source = try FlaskConfig.imported(path) }
        try takeUpperCase(try source.attributeNames().filter(isUpperCase).map { (.string($0), try source.attribute(Name($0))) })
    }

    /// `package.module.Name` or `package.module:Name`, as werkzeug's import_string finds it.
    private static func imported(_ path: String) throws -> Value {
        guard let context = Program.context else { return .none }
        if let module = try? context.importModule(path) { return .object(module) }
        guard let cut = path.lastIndex(where: { $0 == "." || $0 == ":" }) else { return .object(try context.importModule(path)) }
        return try Value.object(context.importModule(String(path[..<cut]))).attribute(Name(String(path[path.index(after: cut)...])))
    }

    /// `config.get_namespace("SQLALCHEMY_")`: the keys below a prefix.
    fileprivate func namespace(_ prefix: String, lowercased: Bool, trims: Bool) throws -> DictObject {
        let found = DictObject()
        for (key, value) in pairs {
            guard let text = (key.object as? StringObject)?.text, text.hasPrefix(prefix) else { continue }
            let rest = trims ? String(text.dropFirst(prefix.count)) : text
            try found.set(.string(lowercased ? rest.lowercased() : rest), value)
        }
        return found
    }

    static let pythonClass: Class = Class.declare("Config", for: FlaskConfig.self, module: "flask.config", bases: [.dict], doc: "The configuration of an application: a dict.") { type in
        type.method("from_mapping", .optional("mapping", default: Value.none), .keywords("kwargs"), doc: """
            Take over the keys in upper case.

                app.config.from_mapping(SQLALCHEMY_DATABASE_URI="sqlite://")
            """) { (config: FlaskConfig, mapping: Value, keywords: [(name: Name, value: Value)]) throws -> Bool in
            try config.take(mapping: mapping, keywords: keywords)
            return true
        }
        type.method("from_object", .required("obj", as: Value.self), doc: "Take over the attributes in upper case of a class, object or module.") { (config: FlaskConfig, object: Value) throws in
            try config.take(object: object)
        }
        type.method("get_namespace", .required("namespace", as: String.self), .optional("lowercase", default: true), .optional("trim_namespace", default: true), doc: "The keys that begin with a prefix, as a dict.") { (config: FlaskConfig, prefix: String, lowercased: Bool, trims: Bool) throws -> DictObject in
            try config.namespace(prefix, lowercased: lowercased, trims: trims)
        }
        for name in ["from_file", "from_pyfile", "from_envvar", "from_prefixed_env"] {
            type.method(name, .rest("arguments", of: Value.self), .keywords("options"), doc: "Not in Retort, which reads no files for scripts.") { (_: FlaskConfig, _: [Value], _: [(name: Name, value: Value)]) throws -> Value in
                throw PythonException.notImplemented("Retort has no Config.\(name)()")
            }
        }
    }
}
