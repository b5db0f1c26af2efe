import CSQLite
import Runtime

/// The exceptions of Python's `sqlite3`.
public enum DriverError {
    private static func exception(_ name: String, _ base: Class) -> Class { Class(name, module: "sqlite3", bases: [base], derivable: true) }
    public static let warning = exception("Warning", .exception)
    public static let error = exception("Error", .exception)
    public static let interfaceError = exception("InterfaceError", error)
    public static let databaseError = exception("DatabaseError", error)
    public static let dataError = exception("DataError", databaseError)
    public static let operationalError = exception("OperationalError", databaseError)
    public static let integrityError = exception("IntegrityError", databaseError)
    public static let internalError = exception("InternalError", databaseError)
    public static let programmingError = exception("ProgrammingError", databaseError)
    public static let notSupportedError = exception("NotSupportedError", databaseError)
    public static let all: [Class] = [warning, error, interfaceError, databaseError, dataError, operationalError, integrityError, internalError, programmingError, notSupportedError]
}

/// A failure of SQLite, with the class that CPython's sqlite3 gives it.
struct DriverFailure: Error {
    let kind: String
    let message: String
    private var code: Int32?

    init(_ kind: String, _ message: String) {
        self.kind = kind
        self.message = message
    }

    /// The failure of a result code (CPython's Modules/_sqlite/util.c decides the class).
    init(code: Int32, message: String) {
        self.message = message
        self.code = code
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

    /// The exception of the driver itself.
    var exception: PythonException {
        let made = PythonException(DriverError.all.first { $0.name == kind } ?? DriverError.databaseError, message)
        if let code {
            made.setOwnAttribute("sqlite_errorcode", .int(Int(code)))
            made.setOwnAttribute("sqlite_errorname", .string(DriverFailure.name(of: code)))
        }
        return made
    }

    private static func name(of code: Int32) -> String {
        let constraints = ["SQLITE_CONSTRAINT", "CHECK", "COMMITHOOK", "FOREIGNKEY", "FUNCTION", "NOTNULL", "PRIMARYKEY", "TRIGGER", "UNIQUE", "VTAB", "ROWID", "PINNED", "DATATYPE"]
        if code & 0xff == SQLITE_CONSTRAINT {
            let kind = Int(code >> 8)
            return kind > 0 && kind < constraints.count ? "SQLITE_CONSTRAINT_\(constraints[kind])" : "SQLITE_CONSTRAINT"
        }
        let names = [
            "OK", "ERROR", "INTERNAL", "PERM", "ABORT", "BUSY", "LOCKED", "NOMEM", "READONLY", "INTERRUPT", "IOERR", "CORRUPT", "NOTFOUND", "FULL", "CANTOPEN", "PROTOCOL", "EMPTY", "SCHEMA",
            "TOOBIG", "CONSTRAINT", "MISMATCH", "MISUSE", "NOLFS", "AUTH", "FORMAT", "RANGE", "NOTADB",
        ]
        let primary = Int(code & 0xff)
        return "SQLITE_" + (primary < names.count ? names[primary] : "ERROR")
    }
}
