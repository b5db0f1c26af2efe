import Runtime
import SQL

/// The errors of executing statements (sqlalchemy.exc.StatementError and its kin).
public enum DatabaseError {
    private static func exc(_ name: String, _ base: Class) -> Class {
        let made = Class(name, module: "sqlalchemy.exc", bases: [base], derivable: true)
        if let code = codes[name] { made.setClassAttribute("code", .string(code)) }
        return made
    }
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
    /// What exceptions derive from that are let through as they are.
    public static let unwrapped = Class("DontWrapMixin", module: "sqlalchemy.exc", bases: [.object], derivable: true)
    public static let all: [Class] = [
        statementError, dbapiError, databaseError, interfaceError, dataError, integrityError, internalError, notSupportedError, operationalError, programmingError,
    ]

    /// Links of the classes' pages at sqlalche.me.
    private static let codes: [String: String] = [
        "DBAPIError": "dbapi", "InterfaceError": "rvf5", "DatabaseError": "4xp6", "DataError": "9h9h", "IntegrityError": "gkpj", "InternalError": "2j85",
        "NotSupportedError": "tw8g", "OperationalError": "e3q8", "ProgrammingError": "f405",
    ]

    /// The error of a statement that SQLite refused.
    static func make(_ failure: DriverFailure, statement: String?, parameters: Value?, isMany: Bool = false, hidesParameters: Bool = false, original given: PythonException? = nil) -> StatementException {
        let original = given ?? failure.exception
        let type = all.first { $0.name == failure.kind } ?? databaseError
        return StatementException(type, "(sqlite3.\(failure.kind)) \(failure.message)", statement, parameters, original, code: codes[failure.kind] ?? "dbapi", isMany: isMany, hidesParameters: hidesParameters)
    }

    /// The error of a statement whose values could not be made ready.
    static func wrapping(_ original: PythonException, statement: String, parameters: Value?, hidesParameters: Bool) -> PythonException {
        if original.isInstance(of: statementError) || original.isInstance(of: unwrapped) || !original.isInstance(of: .exception) { return original }
        let code = (original.ownAttribute("code").object as? StringObject)?.text
        let message = "(\(original.type.module).\(original.type.name)) \(StatementException.plainMessage(original))"
        return StatementException(statementError, message, statement, parameters, original, code: code, isMany: false, hidesParameters: hidesParameters)
    }
}

/// An error with the statement and parameters it is about, which its text shows.
public final class StatementException: PythonException {
    private let statement: String?
    nonisolated(unsafe) private let parameters: Value?
    private let code: String?
    private let isMany: Bool
    private let hidesParameters: Bool
    nonisolated(unsafe) private let details = ListObject([])

    convenience init(_ type: Class, _ message: String, _ statement: String?, _ parameters: Value?, _ original: PythonException, code: String?, isMany: Bool, hidesParameters: Bool) {
        self.init(type, .string(message), statement, parameters, original: .object(original), code: code, isMany: isMany, hidesParameters: hidesParameters)
        cause = original
    }

    /// - Parameter original: the error behind it, or None.
    public init(_ type: Class, _ message: Value, _ statement: String?, _ parameters: Value?, original: Value, code: String?, isMany: Bool, hidesParameters: Bool) {
        self.statement = statement
        self.parameters = parameters
        self.code = code
        self.isMany = isMany
        self.hidesParameters = hidesParameters
        super.init(type: type, arguments: [message])
        setOwnAttribute("orig", original)
        setOwnAttribute("statement", statement.map { .string($0) } ?? .none)
        setOwnAttribute("params", parameters ?? .none)
        setOwnAttribute("code", code.map { .string($0) } ?? .none)
        setOwnAttribute("ismulti", .bool(isMany))
        setOwnAttribute("hide_parameters", .bool(hidesParameters))
        setOwnAttribute("detail", .object(details))
        if type.isSubclass(of: DatabaseError.dbapiError) { setOwnAttribute("driver_exception", original) }
        setOwnAttribute("connection_invalidated", .bool(false))
    }

    /// `error._message()`: the message alone.
    public static func message(of error: PythonException) throws -> Value { error.arguments.elements.count == 1 ? error.arguments.elements[0] : .tuple(error.arguments) }

    /// The message of an error without its link.
    static func plainMessage(_ error: PythonException) -> String { error.message.components(before: " (Background on this error at: ") }

    public override func str() throws -> String {
        var lines = try details.elements.map { "(\(try $0.strText()))" }
        lines.append(try arguments.elements.first?.strText() ?? "")
        if let statement, !statement.isEmpty {
            lines.append("[SQL: \(statement)]")
            if let parameters, try parameters.isTrue() {
                lines.append(hidesParameters ? "[SQL parameters hidden due to hide_parameters=True]" : "[parameters: \(try ParameterText.shown(parameters))]")
            }
        }
        if let code { lines.append("(Background on this error at: https://sqlalche.me/e/21/\(code))") }
        return lines.joined(separator: "\n")
    }

    fileprivate func add(detail: String) { details.elements.append(.string(detail)) }
}

extension String {
    /// What stands before the first occurrence of a text.
    fileprivate func components(before part: String) -> String { firstRange(of: part).map { String(self[..<$0.lowerBound]) } ?? self }
}

extension PythonException {
    /// `StatementError.add_detail`: a line before the message.
    public func addDetail(_ detail: String) { (self as? StatementException)?.add(detail: detail) }
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
        if let dict = parameters.dictionary { return "{" + (try dict.pairs.map { "\(try $0.key.reprText()): \(truncated(try $0.value.reprText()))" }.joined(separator: ", ")) + "}" }
        guard case .tuple(let tuple) = parameters else { return try parameters.reprText() }
        let all = tuple.elements
        let most = 100
        guard all.count > most else {
            let parts = try all.map { truncated(try $0.reprText()) }
            return parts.count == 1 ? "(\(parts[0]),)" : "(\(parts.joined(separator: ", ")))"
        }
        let half = most / 2
        let head = try all.prefix(half).map { truncated(try $0.reprText()) }, tail = try all.suffix(half).map { truncated(try $0.reprText()) }
        return "(\(head.joined(separator: ", ")) ... \(all.count - most) parameters truncated ... \(tail.joined(separator: ", ")))"
    }

    /// A value's repr with its middle left out where it is long.
    static func truncated(_ text: String) -> String {
        let limit = 300
        guard text.utf8.count > limit, text.unicodeScalars.count > limit else { return text }
        let count = text.unicodeScalars.count
        return "\(String(text.unicodeScalars.prefix(limit / 2))) ... (\(count - limit) characters truncated) ... \(String(text.unicodeScalars.suffix(limit / 2)))"
    }
}
