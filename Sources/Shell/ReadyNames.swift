import Runtime

/// The names that exist at the prompt and in piped input without an import, each made when first used.
final class ReadyNames {
    private let interpreter: Interpreter
    private let database: String?
    private var made: [Name: Value] = [:]

    init(interpreter: Interpreter, database: String?) {
        self.interpreter = interpreter
        self.database = database
    }

    /// Modules whose public names are offered, the first that has one wins.
    private static let sources = ["sqlalchemy", "sqlalchemy.orm", "flask", "flask_sqlalchemy", "datetime", "decimal"]

    func value(of name: Name) throws -> Value? {
        if let found = made[name] { return found }
        guard !name.text.hasPrefix("_"), let found = try make(name) else { return nil }
        made[name] = found
        return found
    }

    private func make(_ name: Name) throws -> Value? {
        switch name.text {
        case "app":
            let app = try interpreter.importModule("flask")["Flask"].call(.string("__main__"))
            try app.attribute("config").setItem(.string("SQLALCHEMY_DATABASE_URI"), .string(url))
            return app
        case "db":
            guard let app = try value(of: "app") else { return nil }
            return try interpreter.importModule("flask_sqlalchemy")["SQLAlchemy"].call(app)
        case "session": return try value(of: "db")?.attribute("session")
        case "engine": return try value(of: "db")?.attribute("engine")
        default: break
        }
        for source in ReadyNames.sources where interpreter.hasModule(source) {
            let module = try interpreter.importModule(source)
            let found = module[name]
            if !found.isUndefined, !(found.object is ModuleObject) { return found }
        }
        return nil
    }

    private var url: String {
        guard let database else { return "sqlite://" }
        if database.contains("://") { return database }
        return "sqlite:///" + WorkingFolder.absolute(database)
    }
}
