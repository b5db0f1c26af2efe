import Runtime
import SQL

/// A keyword argument of schema objects that is for one dialect: `sqlite_autoincrement=True`.
enum DialectArgument {
    private static let dialects: Set<String> = ["sqlite", "mysql", "mariadb", "postgresql", "oracle", "mssql"]

    /// Warns where the name is no dialect's.
    /// - Throws: TypeError where the name cannot be one.
    static func check(_ name: String) throws {
        guard let end = name.firstIndex(of: "_"), end != name.startIndex, name.index(after: end) != name.endIndex else {
            throw PythonException.typeError("Additional arguments should be named <dialectname>_<argument>, got '\(name)'")
        }
        let dialect = String(name[..<end])
        if !dialects.contains(dialect) { try SQLWarning.warn("Can't validate argument \(name.pythonRepr); can't locate any SQLAlchemy dialect named \(dialect.pythonRepr)") }
    }
}
