/// The loggers of the running program, for layers below the Library; nil until a script imports `logging`.
public enum ProgramLog {
    /// Whether a logger takes messages of a level.
    nonisolated(unsafe) public static var isEnabled: ((_ logger: String, _ level: Int) -> Bool)?
    /// Gives a message to a logger's handlers.
    nonisolated(unsafe) public static var write: ((_ logger: String, _ level: Int, _ message: String) throws -> Void)?
    /// Gives a message to a logger's handlers whatever its level, where there are any: an engine that echoes does.
    nonisolated(unsafe) public static var echo: ((_ logger: String, _ level: Int, _ message: String) throws -> Void)?
    /// `logging.INFO`
    public static let information = 20
    /// `logging.DEBUG`
    public static let debug = 10
}
