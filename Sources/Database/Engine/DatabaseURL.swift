import Runtime
import SQL

/// `URL`: what a database's address is made of, a named tuple (sqlalchemy.engine.URL).
public final class DatabaseURL: TupleObject {
    public let driverName: String
    public let userName: String?
    public let password: Value
    public let host: String?
    public let port: Int?
    public let database: String?
    /// In the order given; several values of one name.
    public let query: [(name: String, values: [String])]

    public init(_ driverName: String, userName: String? = nil, password: Value = .none, host: String? = nil, port: Int? = nil, database: String? = nil, query: [(name: String, values: [String])] = []) {
        self.driverName = driverName
        self.userName = userName
        self.password = password
        self.host = host
        self.port = port
        self.database = database
        self.query = query
        func optional(_ text: String?) -> Value { text.map { .string($0) } ?? .none }
        let parts: ContiguousArray<Value> = [.string(driverName), optional(userName), password, optional(host), port.map { .int($0) } ?? .none, optional(database), DatabaseURL.shown(query)]
        super.init(elements: parts, type: .registered(for: DatabaseURL.self))
    }

    /// The names of its parts.
    public static let fields = ["drivername", "username", "password", "host", "port", "database", "query"]
    private static func shown(_ query: [(name: String, values: [String])]) -> Value {
        ImmutableDict(named: query.map { ($0.name, $0.values.count == 1 ? .string($0.values[0]) : .tuple($0.values.map { .string($0) })) }).value
    }
    public override var value: Value { .object(self) }

    public var backend: String { driverName.split(separator: "+").first.map { String($0) } ?? driverName }
    public var driver: String { driverName.split(separator: "+").dropFirst().first.map { String($0) } ?? DatabaseURL.drivers[backend] ?? backend }
    /// The drivers of SQLAlchemy's dialects, where the URL names none.
    private static let drivers = ["sqlite": "pysqlite", "postgresql": "psycopg", "mysql": "mysqldb", "mariadb": "mysqldb", "oracle": "oracledb", "mssql": "pyodbc"]
    public var isKnownDialect: Bool { DatabaseURL.drivers[backend] != nil }
    /// What SQLAlchemy says where it has no such dialect.
    public var missingDialect: PythonException { PythonException(SQLError.noSuchModuleError, "Can't load plugin: sqlalchemy.dialects:\(driverName.split(separator: "+").joined(separator: "."))") }

    /// The text of it, by default without the password.
    public func text(hidesPassword: Bool = true) throws -> String {
        var text = driverName + "://"
        if let userName {
            text += URLText.quoted(userName, safe: " +")
            if !password.isNone { text += ":" + (hidesPassword ? "***" : URLText.quoted(try password.strText(), safe: " +")) }
            text += "@"
        }
        if let host { text += host.contains(":") ? "[\(host)]" : host }
        if let port { text += ":\(port)" }
        if let database { text += "/" + URLText.quoted(database, safe: " +/") }
        if !query.isEmpty {
            let pairs = query.sorted { $0.name < $1.name }.flatMap { part in part.values.map { "\(URLText.quotedPlus(part.name))=\(URLText.quotedPlus($0))" } }
            text += "?" + pairs.joined(separator: "&")
        }
        return text
    }
    public override func repr() throws -> String { try text() }
    public override func str() throws -> String { try text() }
    public override func hash() throws -> Int { try text(hidesPassword: false).hashValue }
    public override func compare(_ operation: Comparison, _ other: Value) throws -> Value? {
        guard operation == .equal || operation == .notEqual else { return nil }
        let isSame = try (other.object as? DatabaseURL).map { try $0.text(hidesPassword: false) == text(hidesPassword: false) } ?? false
        return .bool(isSame == (operation == .equal))
    }

    /// `make_url("dialect+driver://user:password@host:port/database?name=value")`
    /// - Throws: ArgumentError
    public static func parse(_ text: String, keepsBlank: Bool = false) throws -> DatabaseURL {
        guard let mark = text.firstRange(of: "://") else { throw refusal }
        let name = String(text[..<mark.lowerBound])
        guard !name.isEmpty, name.unicodeScalars.allSatisfy({ $0 == "+" || $0 == "_" || $0.properties.isAlphabetic || $0.properties.numericType != nil }) else { throw refusal }
        var rest = text[mark.upperBound...]
        var query: [(name: String, values: [String])] = []
        if let at = rest.firstIndex(of: "?") {
            query = URLText.pairs(rest[rest.index(after: at)...], keepsBlank: keepsBlank)
            rest = rest[..<at]
        }
        var (user, password): (String?, Value) = (nil, .none)
        let authorityEnd = rest.firstIndex(of: "/") ?? rest.endIndex
        if let at = userEnd(rest, authorityEnd) {
            let parts = rest[..<at].split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
            user = URLText.unquoted(parts[0])
            if parts.count > 1 { password = .string(URLText.unquoted(parts[1])) }
            rest = rest[rest.index(after: at)...]
        }
        var database: String?
        if let slash = rest.firstIndex(of: "/") {
            database = URLText.unquoted(rest[rest.index(after: slash)...])
            rest = rest[..<slash]
        }
        var host: String?
        var port: Int?
        if rest.hasPrefix("["), let end = rest.firstIndex(of: "]") {
            host = String(rest[rest.index(after: rest.startIndex)..<end])
            rest = rest[rest.index(after: end)...]
        } else {
            let end = rest.firstIndex(of: ":") ?? rest.endIndex
            host = rest[..<end].isEmpty ? nil : String(rest[..<end])
            rest = rest[end...]
        }
        if rest.hasPrefix(":"), rest.count > 1 {
            let digits = String(rest.dropFirst())
            guard let number = Int(digits) else { throw PythonException.valueError("invalid literal for int() with base 10: \(digits.pythonRepr)") }
            port = number
        }
        return DatabaseURL(name, userName: user, password: password, host: host, port: port, database: database, query: query)
    }

    /// Where the user's part ends; a password may hold slashes.
    private static func userEnd(_ text: Substring, _ authorityEnd: Substring.Index) -> Substring.Index? {
        if let at = text[..<authorityEnd].lastIndex(of: "@") { return at }
        guard let colon = text[..<authorityEnd].firstIndex(of: ":"), let at = text[colon...].firstIndex(of: "@") else { return nil }
        return at
    }

    private static var refusal: PythonException { SQLError.argument("Could not parse SQLAlchemy URL from given URL string") }
}

/// Percent-encoding in URLs.
public enum URLText {
    static func quoted(_ text: String, safe: String) -> String {
        let kept = Set(Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_.-~\(safe)".utf8))
        let digits = Array("0123456789ABCDEF".utf8)
        var bytes: [UInt8] = []
        for byte in text.utf8 {
            if kept.contains(byte) { bytes.append(byte) } else { bytes += [37, digits[Int(byte >> 4)], digits[Int(byte & 15)]] }
        }
        return String(decoding: bytes, as: UTF8.self)
    }
    public static func quotedPlus(_ text: String) -> String { String(quoted(text, safe: " ").map { $0 == " " ? "+" : $0 }) }

    static func unquoted(_ text: some StringProtocol) -> String {
        let bytes = Array(text.utf8)
        var made: [UInt8] = []
        var at = 0
        while at < bytes.count {
            if bytes[at] == 37, at + 2 < bytes.count, let value = UInt8(String(decoding: bytes[(at + 1)...(at + 2)], as: UTF8.self), radix: 16) {
                made.append(value)
                at += 3
            } else {
                made.append(bytes[at])
                at += 1
            }
        }
        return String(decoding: made, as: UTF8.self)
    }

    /// `a=1&b=2`, several values of a name together.
    public static func pairs(_ text: Substring, keepsBlank: Bool = false) -> [(name: String, values: [String])] {
        var found: [(name: String, values: [String])] = []
        for part in text.split(separator: "&") {
            let sides = part.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false).map { unquoted(String($0.map { $0 == "+" ? " " : $0 })) }
            guard sides.count == 2 || keepsBlank, keepsBlank || !sides[1].isEmpty else { continue }
            let value = sides.count == 2 ? sides[1] : ""
            if let at = found.firstIndex(where: { $0.name == sides[0] }) { found[at].values.append(value) } else { found.append((sides[0], [value])) }
        }
        return found
    }
}

extension DatabaseURL {
    /// The names and values of a query: `a=1&b=2`.
    public static func pairs(_ query: String, keepsBlank: Bool = false) -> [(name: String, values: [String])] { URLText.pairs(Substring(query), keepsBlank: keepsBlank) }
}
