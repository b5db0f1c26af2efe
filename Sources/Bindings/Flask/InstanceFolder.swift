import Database
import Glibc
import Runtime
import SQL

/// The folder that an application's database files lie in.
enum InstanceFolder {
    /// A relative database file lies in the instance folder, which is made where it is missing; a database in memory is one for all connections.
    static func place(_ url: DatabaseURL, _ options: DictObject, _ app: FlaskApp) throws {
        guard ["sqlite", "sqlite+pysqlite"].contains(url.driverName) else { return }
        guard let database = url.database, !database.isEmpty, database != ":memory:" else {
            options.set("poolclass", try Program.context?.importModule("sqlalchemy.pool")["StaticPool"] ?? .none)
            let arguments = options.get("connect_args")?.dictionary?.copy() ?? DictObject()
            arguments.set("check_same_thread", .bool(false))
            return options.set("connect_args", arguments.value)
        }
        let isURI = url.query.contains { $0.name == "uri" }
        let file = isURI ? String(database.dropFirst("file:".count)) : database
        guard !file.hasPrefix("/") else { return }
        make(app.instancePath)
        let placed = (isURI ? "file:" : "") + app.instancePath + "/" + file
        options.set("url", try Value.object(url).attribute("set").call([], keywords: [("database", .string(placed))]))
    }

    /// Makes the folder and its parents; what cannot be made shows when the database is opened.
    static func make(_ path: String) {
        var made = path.hasPrefix("/") ? "" : "."
        for part in path.split(separator: "/") {
            made += "/" + part
            mkdir(made, 0o777)
        }
    }
}
