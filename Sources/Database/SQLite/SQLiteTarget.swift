import Runtime
import SQL

/// What SQLite opens for a URL.
public struct SQLiteTarget {
    let path: String
    let isURI: Bool
    let timeout: Double
    /// A database that is gone with its last connection.
    let isInMemory: Bool

    /// What `connect()` of the driver does not know.
    private let unknownArgument: String?

    private static let driverOptions: Set<String> = ["uri", "timeout", "isolation_level", "detect_types", "check_same_thread", "cached_statements"]

    /// - Throws: ArgumentError, NoSuchModuleError
    /// - Parameter isKnown: whether the URL is of a dialect that is known to be SQLite's, whatever its name.
    public init(_ url: DatabaseURL, arguments: DictObject?, isKnown: Bool = false) throws {
        if !isKnown { try SQLiteTarget.check(url) }
        func option(_ name: String) -> String? { url.query.first { $0.name == name }?.values.last }
        let ofDriver = try SQLiteTarget.driverArguments(option)
        for (key, value) in arguments?.pairs ?? [] { try ofDriver.set(key, value) }
        let isURI = SQLiteTarget.truth(option("uri"))
        let timeout = try ofDriver.get("timeout" as String).flatMap { Double(try $0.strText()) } ?? 5
        let file = url.database.flatMap { $0.isEmpty ? nil : $0 } ?? ":memory:"
        let others = url.query.filter { !SQLiteTarget.driverOptions.contains($0.name) }
        let isNamed = try ofDriver.get("uri" as String)?.isTrue() ?? false
        path = isURI && !others.isEmpty ? file + "?" + others.sorted { $0.name < $1.name }.map { "\($0.name)=\($0.values.last ?? "")" }.joined(separator: "&") : file
        self.isURI = isNamed
        self.timeout = timeout
        given = ofDriver
        unknownArgument = SQLiteTarget.unknown(arguments)
        isInMemory = file == ":memory:" || option("mode") == "memory"
        if !isURI, !others.isEmpty {
            let names = others.map { "'\($0.name)'" }.sorted().joined(separator: ", ")
            try SQLWarning.warn(SQLError.warning("Query string argument(s) \(names) are not accepted by the pysqlite driver and are being ignored; SQLite URI arguments require that 'uri=true' also be present in the URL.", code: "squa"))
        }
    }

    /// The kind of pool for the connections of a URL (`get_pool_class`).
    public static func poolType(for url: DatabaseURL) throws -> ConnectionPool.Type {
        if url.query.first(where: { $0.name == "mode" })?.values.last == "memory" {
            try SQLWarning.warn(
                SQLError.warning("Selection of the SingletonThreadPool pool class based on the 'mode=memory' query string argument is deprecated; a future release will use QueuePool for this URL.  Indicate the intended pool class using the create_engine.poolclass parameter.", code: "sqmp"),
                SQLWarning.deprecationWarning)
            return SingletonThreadPool.self
        }
        let file = url.database ?? ""
        return file.isEmpty || file == ":memory:" ? SingletonThreadPool.self : QueuePool.self
    }

    /// The options of the driver that a URL has, as what the driver takes: `?timeout=10&uri=true`. Text stays where it is.
    private static func driverArguments(_ option: (String) -> String?) throws -> DictObject {
        let made = DictObject()
        func add(_ name: String, _ value: (String) throws -> Value) throws { if let text = option(name) { made.set(name, try value(text)) } }
        try add("uri") { .bool(truth($0)) }
        try add("timeout") { .float(try Double.from(Value.object(Class.float).call(.string($0)))) }
        try add("detect_types") { .int(try Int.from(Value.object(Class.int).call(.string($0)))) }
        try add("check_same_thread") { .bool(truth($0)) }
        try add("cached_statements") { .int(try Int.from(Value.object(Class.int).call(.string($0)))) }
        return made
    }
    private static func truth(_ text: String?) -> Bool { text.map { ["true", "yes", "on", "y", "t", "1"].contains($0.lowercased()) } ?? false }

    /// `connect_args=`, and what the URL says.
    private let given: DictObject?

    /// What `connect()` of the driver is called with: `["file.db"], {"check_same_thread": False}` (`create_connect_args`).
    public var arguments: (positional: [Value], keywords: DictObject) {
        let keywords = DictObject()
        for (key, value) in given?.pairs ?? [] { if let name = key.object as? StringObject { keywords.set(name.text, value) } }
        if keywords.get("check_same_thread" as String) == nil { keywords.set("check_same_thread", .bool(isInMemory)) }
        return ([isURI || path == ":memory:" ? .string(path) : SQLiteTarget.absolute(path)], keywords)
    }

    private static func absolute(_ path: String) -> Value { (try? Program.context?.importModule("os.path").dynamicAttribute("abspath")?.call(.string(path))) ?? .string(path) }

    /// The database that arguments of the driver's `connect()` name.
    /// - Throws: TypeError
    public init(path: Value, _ arguments: DictObject) throws {
        let text = try path.object is StringObject ? path : path.callMethod("__fspath__")
        self.path = try String.from(text)
        given = arguments
        isURI = try arguments.get("uri" as String)?.isTrue() ?? false
        timeout = try arguments.get("timeout" as String).map { try Double.from($0) } ?? 5
        isInMemory = self.path == ":memory:"
        unknownArgument = SQLiteTarget.unknown(arguments)
    }

    private static func unknown(_ arguments: DictObject?) -> String? {
        arguments?.pairs.compactMap { ($0.key.object as? StringObject)?.text }.first { !driverOptions.contains($0) && $0 != "factory" && $0 != "database" }
    }

    /// Whether pysqlite sends BEGIN before a change: not with `connect_args={"isolation_level": None}`.
    var beginsByItself: Bool { given?.get("isolation_level" as String).map { !$0.isNone } ?? true }

    /// The connection that `connect_args={"factory": ...}` makes; nil without it.
    func made() throws -> Value? {
        guard let factory = given?.get("factory" as String) else { return nil }
        let (positional, keywords) = arguments
        return try factory.call(positional, keywords: keywords.pairs.map { (Name(try String.from($0.key)), $0.value) })
    }

    /// - Throws: DriverFailure, TypeError
    func open() throws -> SQLiteHandle {
        if let unknownArgument { throw PythonException.typeError("\(unknownArgument.pythonRepr) is an invalid keyword argument for Connection()") }
        let handle = try SQLiteHandle(path: path, isURI: isURI, timeout: timeout)
        if let level = given?.get("isolation_level" as String) {
            handle.beginsByItself = !level.isNone
            if let text = level.object as? StringObject { handle.transactionKind = text.text.uppercased() }
        }
        handle.detectedTypes = try given?.get("detect_types" as String).map { try Int.from($0) } ?? 0
        return handle
    }

    /// The modules of drivers that there are none of here, by the name of the database and of the driver.
    private static let otherDrivers: [String: [String: String]] = [
        "sqlite": ["aiosqlite": "aiosqlite", "pysqlcipher": "pysqlcipher3"],
        "postgresql": ["psycopg": "psycopg", "psycopg2": "psycopg2", "asyncpg": "asyncpg", "pg8000": "pg8000"],
        "mysql": ["mysqldb": "MySQLdb", "pymysql": "pymysql", "mysqlconnector": "mysql", "aiomysql": "aiomysql", "asyncmy": "asyncmy"],
        "mariadb": ["mysqldb": "MySQLdb", "pymysql": "pymysql", "mysqlconnector": "mysql", "mariadbconnector": "mariadb", "aiomysql": "aiomysql", "asyncmy": "asyncmy"],
        "oracle": ["oracledb": "oracledb", "cx_oracle": "cx_Oracle"],
        "mssql": ["pyodbc": "pyodbc", "pymssql": "pymssql"],
    ]

    private static func check(_ url: DatabaseURL) throws {
        if url.backend != "sqlite" || url.driver != "pysqlite" {
            guard let drivers = otherDrivers[url.backend] else { throw url.missingDialect }
            if let module = drivers[url.driver] { throw PythonException(.moduleNotFoundError, "No module named '\(module)'") }
            throw PythonException(SQLError.noSuchModuleError, "Can't load plugin: sqlalchemy.dialects:\(url.backend).\(url.driver)")
        }
        if url.userName != nil || url.host != nil || url.port != nil || !url.password.isNone {
            let forms = [":memory: (or, sqlite://)", "relative/path/to/file.db", "/absolute/path/to/file.db"].map { "\n sqlite:///\($0)" }.joined()
            throw SQLError.argument("Invalid SQLite URL: \(try url.text())\nValid SQLite URL forms are:\(forms)")
        }
    }
}
