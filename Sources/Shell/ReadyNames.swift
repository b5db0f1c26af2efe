import Bindings
import Database
import Runtime

/// The names that exist at the prompt and in piped input without an import, each made when first used.
final class ReadyNames {
    private let interpreter: Interpreter
    let database: OpenedDatabase?
    private let modelsFile: String?
    /// `--echo`
    private let echoes: Bool
    private var made: [Name: Value] = [:]
    private var models: DatabaseModels?
    private var givenModule: ModuleObject?

    /// - Parameter modelsFile: `-m`: a Python file whose names are at hand, in place of classes made of the tables.
    init(interpreter: Interpreter, database: OpenedDatabase?, modelsFile: String? = nil, echoes: Bool = false) {
        self.interpreter = interpreter
        self.database = database
        self.modelsFile = modelsFile
        self.echoes = echoes
    }

    /// Modules whose public names are offered, the first that has one wins.
    private static let sources = ["sqlalchemy", "sqlalchemy.orm", "flask", "flask_sqlalchemy", "datetime", "decimal"]

    /// Of the modules among them those that tutorials import by themselves.
    private static func isOffered(_ name: Name, _ value: Value) -> Bool { !value.isUndefined && (!(value.object is ModuleObject) || name == "event" || name == "exc") }

    /// Names to offer while typing.  The classes of a database are among them once its schema was read.
    var known: [String] {
        let modules = ReadyNames.sources.filter(interpreter.hasModule).compactMap { try? interpreter.importModule($0) }
        let offered = modules.flatMap { $0.globals.filter { ReadyNames.isOffered($0.name, $0.value) }.map(\.name.text) }
        return ["app", "db", "session", "engine"] + (givenModule?.globals.map(\.name.text) ?? []) + knownModels + offered
    }

    /// Classes that can be made, and tables, of the database whose schema was read.
    var knownModels: [String] { models?.modelNames ?? [] }
    var knownTables: [String] { models?.schema.names.map(\.name) ?? [] }

    func value(of name: Name) throws -> Value? {
        // Of the program's own `db`, where it has one, so that there is one session.
        if name == "session" || name == "engine", let ownDatabase { return try ownDatabase.attribute(name) }
        if let found = made[name] { return found }
        guard !name.text.hasPrefix("_"), let found = try Cause.of(.models, { try make(name) }) else { return nil }
        made[name] = found
        return found
    }

    /// `db = SQLAlchemy(app)` that was typed or imported.
    var ownDatabase: Value? {
        let own = interpreter.main["db"]
        return own.object is FlaskSQLAlchemy ? own : nil
    }

    private func make(_ name: Name) throws -> Value? {
        if let given = try givenModels()?[name], !given.isUndefined, !(given.object is ModuleObject) { return given }
        switch name.text {
        case "app":
            let app = try AppContext.behindOthers { try interpreter.importModule("flask")["Flask"].call(.string("__main__")) }
            let url: Value = try database.map { .object(try $0.url) } ?? .string("sqlite://")
            try app.attribute("config").setItem(.string("SQLALCHEMY_DATABASE_URI"), url)
            if echoes { try app.attribute("config").setItem(.string("SQLALCHEMY_ECHO"), .bool(true)) }
            return app
        case "db":
            guard let app = try value(of: "app") else { return nil }
            return try interpreter.importModule("flask_sqlalchemy")["SQLAlchemy"].call(app)
        case "session": return try value(of: "db")?.attribute("session")
        case "engine": return try value(of: "db")?.attribute("engine")
        default: return try offered(name) ?? databaseModels()?.value(of: name)
        }
    }

    /// The module of `-m`; its `db`, where it belongs to no application as yet, gets the database opened.
    private func givenModels() throws -> ModuleObject? {
        if let givenModule { return givenModule }
        guard let modelsFile else { return nil }
        let path = WorkingFolder.absolute(modelsFile)
        let name = path.split(separator: "/").last.map { String($0.hasSuffix(".py") ? $0.dropLast(3) : $0) } ?? path
        if interpreter.searchFolder == nil || interpreter.searchFolder == "." { interpreter.searchFolder = path.lastIndex(of: "/").map { String(path[..<$0]) } ?? "." }
        let module = try interpreter.importModule(name)
        givenModule = module
        let db = module["db"]
        if !db.isUndefined, (try? db.attribute("engine")) == nil, let app = try value(of: "app") { _ = try db.callMethod("init_app", app) }
        return module
    }

    /// Whether the name has been used.
    func hasMade(_ name: Name) -> Bool { made[name] != nil }

    /// The module that an import would take the name from; nil for the application's names, and for classes of the database.
    func module(offering name: Name) -> String? {
        if let given = givenModule?[name], !given.isUndefined, !(given.object is ModuleObject) { return givenModule?.name }
        return ReadyNames.sources.first { source in
            guard interpreter.hasModule(source), let found = (try? interpreter.importModule(source))?[name] else { return false }
            return ReadyNames.isOffered(name, found)
        }
    }

    /// A public name of SQLAlchemy, Flask and their like.
    private func offered(_ name: Name) throws -> Value? {
        for source in ReadyNames.sources where interpreter.hasModule(source) {
            let found = try interpreter.importModule(source)[name]
            if ReadyNames.isOffered(name, found) { return found }
        }
        return nil
    }

    /// The classes of the database that was opened; nil where none was, or a file of models stands for it.
    func databaseModels() throws -> DatabaseModels? {
        if let models { return models }
        guard let database, !database.isMissing, modelsFile == nil, let db = try value(of: "db"), let engine = try db.attribute("engine").object as? Engine else { return nil }
        let made = try DatabaseModels(engine, db, interpreter) { name in (try? offered(Name(name))) != nil }
        models = made
        return made
    }
}
