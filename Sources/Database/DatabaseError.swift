import CSQLite
import Runtime
import SQL

/// What the driver raises, wrapped as SQLAlchemy wraps it (sqlalchemy.exc.DBAPIError).
public enum DatabaseError {
    private static func exc(_ name: String, _ base: Class) -> Class { Class(name, module: "sqlalchemy.exc", bases: [base], derivable: true) }
    public static let statementError = exc("StatementError", SQLError.sqlalchemyError)
    public static let dbapiError = exc("DBAPIError", statementError)
    public static let databaseError = exc("DatabaseError", dbapiError)
    public static let interfaceError = exc("InterfaceError", dbapiError)
    public static let dataError = exc("DataError", databaseError)
    public static let integrityError = exc("IntegrityError", databaseError)
    public static let internalError = exc("InternalError", databaseError)
    public static let notSupportedError = exc("NotSupportedError", databaseError)
    public static let operationalError = exc("OperationalError", databaseError)
    public static let programmingError = exc("ProgrammingError", databaseError)
    public static let all: [Class] = [
        statementError, dbapiError, databaseError, interfaceError, dataError, integrityError, internalError, notSupportedError, operationalError, programmingError,
    ]

    /// Links of the classes' pages at sqlalche.me.
    private static let codes: [String: String] = [
        "DBAPIError": "dbapi", "InterfaceError": "rvf5", "DatabaseError": "4xp6", "DataError": "9h9h", "IntegrityError": "gkpj", "InternalError": "2j85",
        "NotSupportedError": "tw8g", "OperationalError": "e3q8", "ProgrammingError": "f405",
    ]

    /// The error of a failed statement.
    static func make(_ failure: DriverFailure, statement: String?, parameters: Value?) -> PythonException {
        let type = all.first { $0.name == failure.kind } ?? databaseError
        var lines = ["(sqlite3.\(failure.kind)) \(failure.message)"]
        if let statement { lines.append("[SQL: \(statement)]") }
        if let parameters, let shown = try? ParameterText.shown(parameters), shown != "()" { lines.append("[parameters: \(shown)]") }
        let code = codes[failure.kind] ?? "dbapi"
        lines.append("(Background on this error at: https://sqlalche.me/e/21/\(code))")
        let error = PythonException(type, lines.joined(separator: "\n"))
        let original = PythonException(Class(failure.kind, module: "sqlite3", bases: [.exception]), failure.message)
        error.setOwnAttribute("orig", .object(original))
        error.setOwnAttribute("statement", statement.map { .string($0) } ?? .none)
        error.setOwnAttribute("params", parameters ?? .none)
        error.setOwnAttribute("code", .string(code))
        error.setOwnAttribute("connection_invalidated", .bool(false))
        error.cause = original
        return error
    }
}

extension PythonException {
    /// `StatementError.add_detail`: a line before the message.
    public func addDetail(_ detail: String) {
        guard isInstance(of: DatabaseError.statementError), let first = arguments.elements.first?.object as? StringObject else { return }
        arguments = TupleObject([.string("(\(detail))\n\(first.text)")] + arguments.elements.dropFirst())
    }
}

/// A failure of SQLite, with the class that CPython's sqlite3 gives it.
struct DriverFailure: Error {
    let kind: String
    let message: String

    init(_ kind: String, _ message: String) {
        self.kind = kind
        self.message = message
    }

    /// The failure of a result code (CPython's Modules/_sqlite/util.c decides the class).
    init(code: Int32, message: String) {
        self.message = message
        switch code & 0xff {
        case SQLITE_INTERNAL, SQLITE_NOTFOUND: kind = "InternalError"
        case SQLITE_ERROR, SQLITE_PERM, SQLITE_ABORT, SQLITE_BUSY, SQLITE_LOCKED, SQLITE_READONLY, SQLITE_INTERRUPT, SQLITE_IOERR, SQLITE_FULL, SQLITE_CANTOPEN,
             SQLITE_PROTOCOL, SQLITE_EMPTY, SQLITE_SCHEMA: kind = "OperationalError"
        case SQLITE_CORRUPT: kind = "DatabaseError"
        case SQLITE_TOOBIG: kind = "DataError"
        case SQLITE_CONSTRAINT, SQLITE_MISMATCH: kind = "IntegrityError"
        case SQLITE_MISUSE, SQLITE_RANGE: kind = "InterfaceError"
        default: kind = "DatabaseError"
        }
    }
}

/// Parameters as log lines and errors show them.
enum ParameterText {
    private static let mostSets = 10

    static func shown(_ parameters: Value) throws -> String {
        guard case .list(let sets) = parameters else { return try one(parameters) }
        if sets.elements.count <= mostSets { return "[" + (try sets.elements.map(one).joined(separator: ", ")) + "]" }
        let head = try sets.elements.prefix(mostSets - 2).map(one), tail = try sets.elements.suffix(2).map(one)
        return "[" + head.joined(separator: ", ") + "  ... displaying \(mostSets) of \(sets.elements.count) total bound parameter sets ...  " + tail.joined(separator: ", ") + "]"
    }

    private static func one(_ parameters: Value) throws -> String {
        guard case .tuple(let tuple) = parameters else { return try parameters.reprText() }
        let parts = try tuple.elements.map { truncated(try $0.reprText()) }
        return parts.count == 1 ? "(\(parts[0]),)" : "(\(parts.joined(separator: ", ")))"
    }

    private static func truncated(_ text: String) -> String {
        let limit = 300
        guard text.count > limit else { return text }
        return "\(text.prefix(limit / 2)) ... (\(text.count - limit) characters truncated) ... \(text.suffix(limit / 2))"
    }
}
