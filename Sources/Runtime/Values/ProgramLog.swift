/// The loggers of the running program, for layers below the Library; nil until a script imports `logging`.
public enum ProgramLog {
    /// Whether a logger takes messages of a level.
    nonisolated(unsafe) public static var isEnabled: ((_ logger: String, _ level: Int) -> Bool)?
    /// Gives a message to a logger's handlers.
    nonisolated(unsafe) public static var write: ((_ logger: String, _ level: Int, _ message: String) throws -> Void)?
    /// Gives a message to a logger's handlers whatever its level, where there are any: an engine that echoes does.
    nonisolated(unsafe) public static var echo: ((_ logger: String, _ level: Int, _ message: String) throws -> Void)?
    /// Gives a message to a logger that takes its level, or to its handlers alone where it is echoed.
    public static func tell(_ logger: String, _ level: Int, isEchoed: Bool, _ message: @autoclosure () throws -> String) throws {
        if isEnabled?(logger, level) == true { try write?(logger, level, message()) } else if isEchoed { try echo?(logger, level, message()) }
    }
    /// Gives a level to a library's logger that has none yet; where `logging` is not imported, once it is.
    public static func setDefault(_ level: Int, of logger: String) {
        defaults[logger] = level
        applyDefault?(logger, level)
    }
    nonisolated(unsafe) public private(set) static var defaults: [String: Int] = [:]
    nonisolated(unsafe) public static var applyDefault: ((_ logger: String, _ level: Int) -> Void)?
    /// `logging.WARNING`
    public static let warning = 30
    /// `logging.INFO`
    public static let information = 20
    /// `logging.DEBUG`
    public static let debug = 10
}
