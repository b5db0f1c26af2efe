import Runtime

/// Warnings of SQLAlchemy (sqlalchemy.exc), given by way of Python's `warnings`, whose filters decide what becomes of them.
public enum SQLWarning {
    public static let saWarning = Class("SAWarning", module: "sqlalchemy.exc", bases: [.runtimeWarning], derivable: true)

    /// - Throws: the warning itself, where a filter makes errors of warnings.
    public static func warn(_ message: String, _ category: Class = saWarning) throws {
        guard let context = Program.context else { return }
        let module = try context.importModule("warnings")
        _ = try Value.object(module).callMethod("warn", .string(message), .object(category))
    }
}
