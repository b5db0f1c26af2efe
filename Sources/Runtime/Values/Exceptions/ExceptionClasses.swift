/// The built-in exception hierarchy (Python library reference, "Exception hierarchy").
extension Class {
    public static let baseException: Class = {
        let made = Class("BaseException", derivable: true)
        made.register(for: PythonException.self)
        made.allocate = { PythonException(type: $0) }
        return made
    }()

    private static func exception(_ name: String, _ base: Class) -> Class { Class(name, bases: [base], derivable: true) }

    public static let systemExit = exception("SystemExit", .baseException)
    public static let keyboardInterrupt = exception("KeyboardInterrupt", .baseException)
    public static let generatorExit = exception("GeneratorExit", .baseException)
    public static let exception = exception("Exception", .baseException)
    public static let stopIteration = exception("StopIteration", .exception)
    public static let stopAsyncIteration = exception("StopAsyncIteration", .exception)
    public static let arithmeticError = exception("ArithmeticError", .exception)
    public static let floatingPointError = exception("FloatingPointError", .arithmeticError)
    public static let overflowError = exception("OverflowError", .arithmeticError)
    public static let zeroDivisionError = exception("ZeroDivisionError", .arithmeticError)
    public static let assertionError = exception("AssertionError", .exception)
    public static let attributeError = exception("AttributeError", .exception)
    public static let bufferError = exception("BufferError", .exception)
    public static let eofError = exception("EOFError", .exception)
    public static let importError = exception("ImportError", .exception)
    public static let moduleNotFoundError = exception("ModuleNotFoundError", .importError)
    public static let lookupError = exception("LookupError", .exception)
    public static let indexError = exception("IndexError", .lookupError)
    public static let keyError = exception("KeyError", .lookupError)
    public static let memoryError = exception("MemoryError", .exception)
    public static let nameError = exception("NameError", .exception)
    public static let unboundLocalError = exception("UnboundLocalError", .nameError)
    public static let osError = exception("OSError", .exception)
    public static let fileNotFoundError = exception("FileNotFoundError", .osError)
    public static let permissionError = exception("PermissionError", .osError)
    public static let timeoutError = exception("TimeoutError", .osError)
    public static let blockingIOError = exception("BlockingIOError", .osError)
    public static let childProcessError = exception("ChildProcessError", .osError)
    public static let connectionError = exception("ConnectionError", .osError)
    public static let brokenPipeError = exception("BrokenPipeError", .connectionError)
    public static let connectionAbortedError = exception("ConnectionAbortedError", .connectionError)
    public static let connectionRefusedError = exception("ConnectionRefusedError", .connectionError)
    public static let connectionResetError = exception("ConnectionResetError", .connectionError)
    public static let fileExistsError = exception("FileExistsError", .osError)
    public static let interruptedError = exception("InterruptedError", .osError)
    public static let isADirectoryError = exception("IsADirectoryError", .osError)
    public static let notADirectoryError = exception("NotADirectoryError", .osError)
    public static let processLookupError = exception("ProcessLookupError", .osError)
    public static let referenceError = exception("ReferenceError", .exception)
    public static let runtimeError = exception("RuntimeError", .exception)
    public static let notImplementedError = exception("NotImplementedError", .runtimeError)
    public static let recursionError = exception("RecursionError", .runtimeError)
    public static let syntaxError = exception("SyntaxError", .exception)
    public static let indentationError = exception("IndentationError", .syntaxError)
    public static let tabError = exception("TabError", .indentationError)
    public static let systemError = exception("SystemError", .exception)
    public static let typeError = exception("TypeError", .exception)
    public static let valueError = exception("ValueError", .exception)
    public static let unicodeError = exception("UnicodeError", .valueError)
    public static let unicodeDecodeError = exception("UnicodeDecodeError", .unicodeError)
    public static let unicodeEncodeError = exception("UnicodeEncodeError", .unicodeError)
    public static let unicodeTranslateError = exception("UnicodeTranslateError", .unicodeError)
    public static let warning = exception("Warning", .exception)
    public static let userWarning = exception("UserWarning", .warning)
    public static let deprecationWarning = exception("DeprecationWarning", .warning)
    public static let pendingDeprecationWarning = exception("PendingDeprecationWarning", .warning)
    public static let runtimeWarning = exception("RuntimeWarning", .warning)
    public static let syntaxWarning = exception("SyntaxWarning", .warning)
    public static let futureWarning = exception("FutureWarning", .warning)
    public static let importWarning = exception("ImportWarning", .warning)
    public static let unicodeWarning = exception("UnicodeWarning", .warning)
    public static let bytesWarning = exception("BytesWarning", .warning)
    public static let encodingWarning = exception("EncodingWarning", .warning)
    public static let resourceWarning = exception("ResourceWarning", .warning)
    public static let baseExceptionGroup = exception("BaseExceptionGroup", .baseException)
    public static let exceptionGroup = Class("ExceptionGroup", bases: [.baseExceptionGroup, .exception], derivable: true)

    /// Every built-in exception class: what the builtins module offers by name.
    public static let builtinExceptions: [Class] = [
        .baseException, .systemExit, .keyboardInterrupt, .generatorExit, .exception, .stopIteration, .stopAsyncIteration, .arithmeticError,
        .floatingPointError, .overflowError, .zeroDivisionError, .assertionError, .attributeError, .bufferError, .eofError, .importError,
        .moduleNotFoundError, .lookupError, .indexError, .keyError, .memoryError, .nameError, .unboundLocalError, .osError, .fileNotFoundError,
        .permissionError, .timeoutError, .blockingIOError, .childProcessError, .connectionError, .brokenPipeError, .connectionAbortedError,
        .connectionRefusedError, .connectionResetError, .fileExistsError, .interruptedError, .isADirectoryError, .notADirectoryError,
        .processLookupError, .referenceError, .runtimeError, .notImplementedError, .recursionError, .syntaxError, .indentationError,
        .tabError, .systemError, .typeError, .valueError, .unicodeError, .unicodeDecodeError, .unicodeEncodeError, .unicodeTranslateError, .warning, .userWarning,
        .deprecationWarning, .pendingDeprecationWarning, .runtimeWarning, .syntaxWarning, .futureWarning, .importWarning, .unicodeWarning,
        .bytesWarning, .encodingWarning, .resourceWarning, .baseExceptionGroup, .exceptionGroup,
    ]
}

/// Makers for the errors that natives raise most; a message is CPython's.
extension PythonException {
    public static func assertionError(_ message: String) -> PythonException { PythonException(.assertionError, message) }
    public static func attributeError(_ message: String) -> PythonException { PythonException(.attributeError, message) }
    public static func importError(_ message: String) -> PythonException { PythonException(.importError, message) }
    public static func indexError(_ message: String) -> PythonException { PythonException(.indexError, message) }
    public static func keyError(_ key: Value) -> PythonException { PythonException(type: .keyError, arguments: [key]) }
    public static func memoryError(_ message: String) -> PythonException { PythonException(.memoryError, message) }
    public static func nameError(_ name: String) -> PythonException { PythonException(.nameError, "name '\(name)' is not defined") }
    public static func notImplemented(_ message: String) -> PythonException { PythonException(.notImplementedError, message) }
    public static func overflowError(_ message: String) -> PythonException { PythonException(.overflowError, message) }
    public static func recursionError(_ message: String) -> PythonException { PythonException(.recursionError, message) }
    public static func runtimeError(_ message: String) -> PythonException { PythonException(.runtimeError, message) }
    public static func stopIteration(_ value: Value = .none) -> PythonException {
        PythonException(type: .stopIteration, arguments: value.isNone ? [] : [value])
    }
    public static func typeError(_ message: String) -> PythonException { PythonException(.typeError, message) }
    public static func valueError(_ message: String) -> PythonException { PythonException(.valueError, message) }
    public static func zeroDivision(_ message: String) -> PythonException { PythonException(.zeroDivisionError, message) }

    /// `'User' object has no attribute 'nmae'`
    public static func noAttribute(_ value: Value, _ name: Name) -> PythonException {
        let error: PythonException
        if let type = value.object?.asClass {
            error = attributeError("type object '\(type.name)' has no attribute '\(name.text)'")
        } else if let module = value.object as? ModuleObject {
            error = attributeError("module '\(module.name)' has no attribute '\(name.text)'")
        } else {
            error = attributeError("'\(value.typeName)' object has no attribute '\(name.text)'")
        }
        error.setField("name", name.value)
        error.setField("obj", value)
        return error
    }
    /// `unhashable type: 'list'`
    public static func unhashable(_ type: Class) -> PythonException { typeError("unhashable type: '\(type.messageName)'") }
}
