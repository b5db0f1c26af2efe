import Runtime
import SQL

/// What SQLite has of isolation levels.
enum IsolationLevel: String {
    case readUncommitted = "READ UNCOMMITTED"
    case serializable = "SERIALIZABLE"
    case autocommit = "AUTOCOMMIT"

    static let names = "READ UNCOMMITTED, SERIALIZABLE, AUTOCOMMIT"

    /// - Throws: ArgumentError
    init(_ value: Value) throws {
        guard value.object is StringObject else { throw PythonException.noAttribute(value, "replace") }
        let level = try value.strText().replacing("_", with: " ").uppercased()
        guard let known = IsolationLevel(rawValue: level) else {
            throw SQLError.argument("Invalid value \(level.pythonRepr) for isolation_level. Valid isolation levels for 'sqlite' are \(IsolationLevel.names)")
        }
        self = known
    }
}
