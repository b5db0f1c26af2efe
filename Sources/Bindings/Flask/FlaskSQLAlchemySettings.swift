import Database
import Runtime

/// What the configuration of an application says of its databases; reading it sets the defaults of the keys.
struct FlaskSQLAlchemySettings {
    private let url: Value
    private let standardOptions: DictObject
    private let binds: DictObject
    let echoes: Value
    let recordsQueries: Bool
    let tracksModifications: Bool

    init(_ config: FlaskConfig) throws {
        func configured(_ name: Name, default fallback: Value) -> Value {
            if let found = config.get(name) { return found }
            config.set(name, fallback)
            return fallback
        }
        url = configured("SQLALCHEMY_DATABASE_URI", default: .none)
        standardOptions = try DictObject.from(configured("SQLALCHEMY_ENGINE_OPTIONS", default: DictObject().value))
        echoes = configured("SQLALCHEMY_ECHO", default: .bool(false))
        binds = try DictObject.from(configured("SQLALCHEMY_BINDS", default: DictObject().value))
        recordsQueries = try configured("SQLALCHEMY_RECORD_QUERIES", default: .bool(false)).isTrue()
        tracksModifications = try configured("SQLALCHEMY_TRACK_MODIFICATIONS", default: .bool(false)).isTrue()
    }

    /// The arguments of `create_engine()` by bind key, those of the default engine under None.
    /// - Throws: RuntimeError where no database is named.
    func engineOptions(defaults: DictObject) throws -> DictObject {
        let found = DictObject()
        for (key, value) in binds.pairs {
            let options = defaults.copy()
            if value.object is DatabaseURL || value.object is StringObject { options.set("url", value) } else { try options.update(value) }
            try found.set(key, options.value)
        }
        let standard = defaults.copy()
        try standard.update(standardOptions.value)
        if !url.isNone { standard.set("url", url) }
        if standard.get("url" as Name) != nil {
            let known = try found.get(.none)?.dictionary ?? DictObject()
            try known.update(standard.value)
            try found.set(.none, known.value)
        }
        if found.count == 0 { throw PythonException.runtimeError("Either 'SQLALCHEMY_DATABASE_URI' or 'SQLALCHEMY_BINDS' must be set.") }
        return found
    }
}
