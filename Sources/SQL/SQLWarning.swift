import Runtime

/// Warnings of SQLAlchemy (sqlalchemy.exc), given by way of Python's `warnings`, whose filters decide what becomes of them.
public enum SQLWarning {
    public static let saWarning = Class("SAWarning", module: "sqlalchemy.exc", bases: [.runtimeWarning], derivable: true)

    public static let deprecationWarning = Class("SADeprecationWarning", module: "sqlalchemy.exc", bases: [.deprecationWarning], derivable: true)
    public static let removedIn20Warning = Class("RemovedIn20Warning", module: "sqlalchemy.exc", bases: [deprecationWarning], derivable: true)

    /// - Throws: the warning itself, where a filter makes errors of warnings.
    public static func warn(_ message: String, _ category: Class = saWarning) throws {
        guard let context = Program.context else { return }
        let module = try context.importModule("warnings")
        _ = try Value.object(module).callMethod("warn", .string(message), .object(category))
    }
}
