import Runtime

/// A KeyError whose text is its message, not the message in quotes.
final class PlainKeyException: PythonException {
    override func str() throws -> String { try arguments.elements.first?.strText() ?? "" }
}

/// The errors of SQLAlchemy that the SQL layer and those above it raise (sqlalchemy.exc).
public enum SQLError {
    private static func exc(_ name: String, _ base: Class) -> Class { Class(name, module: "sqlalchemy.exc", bases: [base], derivable: true) }

    static let described: Class = {
        let made = Class("HasDescriptionCode", module: "sqlalchemy.exc", derivable: true)
        made.setClassAttribute("code", .none)
        return made
    }()
    public static let sqlalchemyError = Class("SQLAlchemyError", module: "sqlalchemy.exc", bases: [described, .exception], derivable: true)
    public static let awaitRequired = exc("AwaitRequired", invalidRequestError)
    public static let disconnectionError = exc("DisconnectionError", sqlalchemyError)
    public static let invalidatePoolError = exc("InvalidatePoolError", disconnectionError)
    public static let emulatedDriverException = exc("EmulatedDBAPIException", .exception)
    public static let missingGreenlet = exc("MissingGreenlet", invalidRequestError)
    public static let noDriverLoaded = exc("NoDBAPILoaded", invalidRequestError)
    public static let ambiguousColumnError = exc("AmbiguousColumnError", invalidRequestError)
    public static let ambiguousForeignKeysError = exc("AmbiguousForeignKeysError", argumentError)
    public static let argumentError = exc("ArgumentError", sqlalchemyError)
    public static let circularDependencyError = exc("CircularDependencyError", sqlalchemyError)
    public static let compileError = exc("CompileError", sqlalchemyError)
    public static let constraintColumnNotFoundError = exc("ConstraintColumnNotFoundError", argumentError)
    public static let illegalStateChangeError = exc("IllegalStateChangeError", invalidRequestError)
    public static let duplicateColumnError = exc("DuplicateColumnError", argumentError)
    public static let identifierError = exc("IdentifierError", sqlalchemyError)
    public static let invalidRequestError = exc("InvalidRequestError", sqlalchemyError)
    public static let multipleResultsFound = exc("MultipleResultsFound", invalidRequestError)
    public static let noForeignKeysError = exc("NoForeignKeysError", argumentError)
    public static let noInspectionAvailable = exc("NoInspectionAvailable", invalidRequestError)
    public static func noInspection(of value: Value) -> PythonException {
        PythonException(noInspectionAvailable, "No inspection system is available for object of type \((try? Value.object(value.type).reprText()) ?? value.typeName)")
    }
    public static let noReferenceError = exc("NoReferenceError", invalidRequestError)
    public static let noReferencedColumnError = exc("NoReferencedColumnError", noReferenceError)
    public static let noReferencedTableError = exc("NoReferencedTableError", noReferenceError)
    public static let noResultFound = exc("NoResultFound", invalidRequestError)
    public static let noSuchColumnError = Class("NoSuchColumnError", module: "sqlalchemy.exc", bases: [invalidRequestError, .keyError], derivable: true)
    public static let noSuchModuleError = exc("NoSuchModuleError", argumentError)
    public static let noSuchTableError = exc("NoSuchTableError", invalidRequestError)
    public static let objectNotExecutableError = exc("ObjectNotExecutableError", argumentError)
    public static let pendingRollbackError = exc("PendingRollbackError", invalidRequestError)
    public static let resourceClosedError = exc("ResourceClosedError", invalidRequestError)
    public static let timeoutError = exc("TimeoutError", sqlalchemyError)
    public static let unboundExecutionError = exc("UnboundExecutionError", invalidRequestError)
    public static let unreflectableTableError = exc("UnreflectableTableError", invalidRequestError)
    public static let unsupportedCompilationError = exc("UnsupportedCompilationError", compileError)

    /// The classes of this catalogue: what `sqlalchemy.exc` offers.
    public static let all: [Class] = [
        sqlalchemyError, ambiguousColumnError, ambiguousForeignKeysError, argumentError, circularDependencyError, compileError, duplicateColumnError, identifierError, illegalStateChangeError, invalidRequestError,
        multipleResultsFound, noForeignKeysError, noInspectionAvailable, noReferenceError, noReferencedColumnError, noReferencedTableError, noResultFound,
        noSuchColumnError, noSuchModuleError, noSuchTableError, objectNotExecutableError, pendingRollbackError, resourceClosedError, timeoutError, unboundExecutionError,
        unsupportedCompilationError, constraintColumnNotFoundError, unreflectableTableError, described, awaitRequired, disconnectionError, invalidatePoolError, emulatedDriverException, missingGreenlet, noDriverLoaded,
    ] + SQLWarning.all

    /// A message with the line that links to its background.
    /// A warning with the address of the page that tells more of it.
    public static func warning(_ message: String, code: String) -> String { "\(message) (Background on this warning at: https://sqlalche.me/e/21/\(code))" }
    public static func withLink(_ message: String, code: String) -> String { "\(message) (Background on this error at: https://sqlalche.me/e/21/\(code))" }

    /// A message without that line.
    static func withoutLink(_ message: String) -> String { message.firstRange(of: " (Background on this error at").map { String(message[..<$0.lowerBound]) } ?? message }

    private static func make(_ type: Class, _ message: String, _ code: String?) -> PythonException {
        let error = PythonException(type, code.map { withLink(message, code: $0) } ?? message)
        error.setOwnAttribute("code", code.map { .string($0) } ?? .none)
        return error
    }

    public static func ambiguousForeignKeys(_ message: String) -> PythonException { make(ambiguousForeignKeysError, message, nil) }
    public static func argument(_ message: String, code: String? = nil) -> PythonException { make(argumentError, message, code) }
    public static func circularDependency(_ message: String) -> PythonException { make(circularDependencyError, message, nil) }
    public static func compile(_ message: String, code: String? = nil) -> PythonException { make(compileError, message, code) }
    public static func constraintColumnNotFound(_ message: String) -> PythonException { make(constraintColumnNotFoundError, message, nil) }
    public static func duplicateColumn(_ message: String) -> PythonException { make(duplicateColumnError, message, nil) }
    public static func identifier(_ message: String) -> PythonException { make(identifierError, message, nil) }
    public static func invalidRequest(_ message: String, code: String? = nil) -> PythonException { make(invalidRequestError, message, code) }
    public static func noForeignKeys(_ message: String) -> PythonException { make(noForeignKeysError, message, nil) }
    public static func noReferencedColumn(_ message: String) -> PythonException { make(noReferencedColumnError, message, nil) }
    public static func noReferencedTable(_ message: String) -> PythonException { make(noReferencedTableError, message, nil) }
    public static func noSuchColumn(_ message: String) -> PythonException { PlainKeyException(type: noSuchColumnError, arguments: [.string(message)]) }
    public static func noSuchTable(_ name: String) -> PythonException { make(noSuchTableError, name, nil) }
    public static func unsupportedCompilation(_ message: String) -> PythonException { make(unsupportedCompilationError, message, "l7de") }
}
