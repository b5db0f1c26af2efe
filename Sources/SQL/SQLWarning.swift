import Runtime

/// Warnings of SQLAlchemy (sqlalchemy.exc), given by way of Python's `warnings`, whose filters decide what becomes of them.
public enum SQLWarning {
    public static let saWarning = Class("SAWarning", module: "sqlalchemy.exc", bases: [SQLError.described, .runtimeWarning], derivable: true)

    public static let deprecationWarning: Class = {
        let made = Class("SADeprecationWarning", module: "sqlalchemy.exc", bases: [SQLError.described, .deprecationWarning], derivable: true)
        made.setClassAttribute("deprecated_since", .none)
        return made
    }()
    public static let pendingDeprecationWarning = Class("SAPendingDeprecationWarning", module: "sqlalchemy.exc", bases: [.pendingDeprecationWarning], derivable: true)
    public static let testSuiteWarning = Class("SATestSuiteWarning", module: "sqlalchemy.exc", bases: [.warning], derivable: true)
    public static let base20DeprecationWarning = Class("Base20DeprecationWarning", module: "sqlalchemy.exc", bases: [deprecationWarning], derivable: true)
    public static let legacyAPIWarning = Class("LegacyAPIWarning", module: "sqlalchemy.exc", bases: [base20DeprecationWarning], derivable: true)
    public static let movedIn20Warning = Class("MovedIn20Warning", module: "sqlalchemy.exc", bases: [base20DeprecationWarning], derivable: true)
    static let all = [saWarning, deprecationWarning, pendingDeprecationWarning, testSuiteWarning, base20DeprecationWarning, legacyAPIWarning, movedIn20Warning]

    /// - Throws: the warning itself, where a filter makes errors of warnings.
    public static func warn(_ message: String, _ category: Class = saWarning) throws { try warn(.string(message), category) }
    private static func warn(_ message: Value, _ category: Class) throws {
        guard let context = Program.context else { return }
        let message = origins.isEmpty ? message : .string(try message.strText() + origins.reversed().map { " (This warning originated from the \($0.rawValue))" }.joined())
        let module = try context.importModule("warnings")
        if let caller {
            _ = try Value.object(module).callMethod("warn_explicit", message, .object(category), .string("\(caller.replacing(".", with: "/")).py"), .int(1), .string(caller))
        } else {
            _ = try Value.object(module).callMethod("warn", message, .object(category))
        }
    }

    /// What SQLAlchemy does by itself while a program asks for something else.
    public enum Origin: String {
        case configuration = "`configure_mappers()` process, which was invoked automatically in response to a user-initiated operation."
        case autoflush = "Session 'autoflush' process, which was invoked automatically in response to a user-initiated operation. Consider using ``no_autoflush`` context manager if this warning happened while initializing objects."
    }
    /// What goes on now, the innermost last.
    nonisolated(unsafe) private static var origins: [Origin] = []

    /// Does what may warn: such warnings say what they come of.
    public static func originating<R>(from origin: Origin, _ body: () throws -> R) rethrows -> R {
        origins.append(origin)
        defer { origins.removeLast() }
        return try body()
    }

    /// The module of a library that calls what is warned of; nil where the program does.
    nonisolated(unsafe) private static var caller: String?

    /// Calls what may warn as a library's module does: unless the filters say otherwise, deprecations are told to `__main__` alone.
    public static func calling<R>(from module: String, _ body: () throws -> R) rethrows -> R {
        let outer = caller
        caller = module
        defer { caller = outer }
        return try body()
    }

    /// Something that goes on working for a while.
    public static func deprecated(_ message: String, since version: String) throws { try warn("\(message) (deprecated since: \(version))", deprecationWarning) }

    /// What 2.0 keeps for the programs of 1.x: `Query.get()`.
    public static func legacy(_ name: String, isMethod: Bool = true, _ alternative: String) throws {
        let known = legacyMessages[name] ?? .string(message20("The \(name) \(isMethod ? "method" : "function") is considered legacy as of the 1.x series of SQLAlchemy and becomes a legacy construct in 2.0. \(alternative)"))
        legacyMessages[name] = known
        try warn(known, legacyAPIWarning)
    }
    /// By the names of methods: loops call them again and again.
    nonisolated(unsafe) private static var legacyMessages: [String: Value] = [:]

    /// A function of another module since 2.0.
    public static func moved(_ name: String, to place: String) throws { try warn(message20("The ``\(name)`` function is now available as \(place)"), movedIn20Warning) }

    private static func message20(_ message: String) -> String { "\(message) (deprecated since: 2.0) (Background on SQLAlchemy 2.0 at: https://sqlalche.me/e/b8d9)" }
}
