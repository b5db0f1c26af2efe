import Runtime
import SQL

/// What SQLite opens for a URL.
struct SQLiteTarget {
    let path: String
    let isURI: Bool
    let timeout: Double
    /// A database that is gone with its last connection.
    let isInMemory: Bool

    /// What `connect()` of the driver does not know.
    private let unknownArgument: String?

    private static let driverOptions: Set<String> = ["uri", "timeout", "isolation_level", "detect_types", "check_same_thread", "cached_statements"]

    /// - Throws: ArgumentError, NoSuchModuleError
    init(_ url: DatabaseURL, arguments: DictObject?) throws {
        try SQLiteTarget.check(url)
        func option(_ name: String) -> String? { url.query.first { $0.name == name }?.values.last }
        let isURI = option("uri").map { ["true", "yes", "on", "y", "t", "1"].contains($0.lowercased()) } ?? false
        var timeout = option("timeout").flatMap { Double($0) } ?? 5
        if let given = arguments?.get("timeout" as String) { timeout = try given.strText().isEmpty ? timeout : Double(given.strText()) ?? timeout }
        let file = url.database.flatMap { $0.isEmpty ? nil : $0 } ?? ":memory:"
        let others = url.query.filter { !SQLiteTarget.driverOptions.contains($0.name) }
        var isNamed = isURI
        if case .bool(true)? = arguments?.get("uri" as String) { isNamed = true }
        path = isURI && !others.isEmpty ? file + "?" + others.map { "\($0.name)=\($0.values.last ?? "")" }.joined(separator: "&") : file
        self.isURI = isNamed
        self.timeout = timeout
        unknownArgument = arguments?.pairs.compactMap { ($0.key.object as? StringObject)?.text }.first { !SQLiteTarget.driverOptions.contains($0) && $0 != "factory" && $0 != "database" }
        isInMemory = file == ":memory:" || option("mode") == "memory"
    }

    /// - Throws: DriverFailure, TypeError
    func open() throws -> SQLiteHandle {
        if let unknownArgument { throw PythonException.typeError("\(unknownArgument.pythonRepr) is an invalid keyword argument for Connection()") }
        return try SQLiteHandle(path: path, isURI: isURI, timeout: timeout)
    }

    private static func check(_ url: DatabaseURL) throws {
        guard url.backend == "sqlite" else {
            if ["postgresql", "mysql", "mariadb", "oracle", "mssql"].contains(url.backend) { throw PythonException.notImplemented("Retort has no databases but SQLite: \(url.backend)") }
            throw url.missingDialect
        }
        guard url.driver == "pysqlite" else {
            if ["aiosqlite", "pysqlcipher"].contains(url.driver) { throw PythonException.notImplemented("Retort has no driver \(url.driver)") }
            throw PythonException(SQLError.noSuchModuleError, "Can't load plugin: sqlalchemy.dialects:sqlite.\(url.driver)")
        }
        if url.userName != nil || url.host != nil || url.port != nil || !url.password.isNone {
            let forms = [":memory: (or, sqlite://)", "relative/path/to/file.db", "/absolute/path/to/file.db"].map { "\n sqlite:///\($0)" }.joined()
            throw SQLError.argument("Invalid SQLite URL: \(try url.text())\nValid SQLite URL forms are:\(forms)")
        }
    }
}
