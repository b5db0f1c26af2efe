/// The built-in exception hierarchy (Python library reference, "Exception hierarchy").
extension Class {
    public static let baseException: Class = {
        let made = Class("BaseException", doc: "Common base class for all exceptions", derivable: true)
        made.register(for: PythonException.self)
        made.allocate = { PythonException(type: $0) }
        return made
    }()

    private static func exception(_ name: String, _ base: Class, _ doc: String) -> Class { Class(name, bases: [base], doc: doc, derivable: true) }

    public static let systemExit = exception("SystemExit", .baseException, "Request to exit from the interpreter.")
    public static let keyboardInterrupt = exception("KeyboardInterrupt", .baseException, "Program interrupted by user.")
    public static let generatorExit = exception("GeneratorExit", .baseException, "Request that a generator exit.")
    public static let exception = exception("Exception", .baseException, "Common base class for all non-exit exceptions.")
    public static let stopIteration = exception("StopIteration", .exception, "Signal the end from iterator.__next__().")
    public static let stopAsyncIteration = exception("StopAsyncIteration", .exception, "Signal the end from iterator.__anext__().")
    public static let arithmeticError = exception("ArithmeticError", .exception, "Base class for arithmetic errors.")
    public static let floatingPointError = exception("FloatingPointError", .arithmeticError, "Floating point operation failed.")
    public static let overflowError = exception("OverflowError", .arithmeticError, "Result too large to be represented.")
    public static let zeroDivisionError = exception("ZeroDivisionError", .arithmeticError, "Second argument to a division or modulo operation was zero.")
    public static let assertionError = exception("AssertionError", .exception, "Assertion failed.")
    public static let attributeError = exception("AttributeError", .exception, "Attribute not found.")
    public static let bufferError = exception("BufferError", .exception, "Buffer error.")
    public static let eofError = exception("EOFError", .exception, "Read beyond end of file.")
    public static let importError = exception("ImportError", .exception, "Import can't find module, or can't find name in module.")
    public static let moduleNotFoundError = exception("ModuleNotFoundError", .importError, "Module not found.")
    public static let lookupError = exception("LookupError", .exception, "Base class for lookup errors.")
    public static let indexError = exception("IndexError", .lookupError, "Sequence index out of range.")
    public static let keyError = exception("KeyError", .lookupError, "Mapping key not found.")
    public static let memoryError = exception("MemoryError", .exception, "Out of memory.")
    public static let nameError = exception("NameError", .exception, "Name not found globally.")
    public static let unboundLocalError = exception("UnboundLocalError", .nameError, "Local name referenced but not bound to a value.")
    public static let osError = exception("OSError", .exception, "Base class for I/O related errors.")
    public static let fileNotFoundError = exception("FileNotFoundError", .osError, "File not found.")
    public static let permissionError = exception("PermissionError", .osError, "Not enough permissions.")
    public static let timeoutError = exception("TimeoutError", .osError, "Timeout expired.")
    public static let blockingIOError = exception("BlockingIOError", .osError, "I/O operation would block.")
    public static let childProcessError = exception("ChildProcessError", .osError, "Child process error.")
    public static let connectionError = exception("ConnectionError", .osError, "Connection error.")
    public static let brokenPipeError = exception("BrokenPipeError", .connectionError, "Broken pipe.")
    public static let connectionAbortedError = exception("ConnectionAbortedError", .connectionError, "Connection aborted.")
    public static let connectionRefusedError = exception("ConnectionRefusedError", .connectionError, "Connection refused.")
    public static let connectionResetError = exception("ConnectionResetError", .connectionError, "Connection reset.")
    public static let fileExistsError = exception("FileExistsError", .osError, "File already exists.")
    public static let interruptedError = exception("InterruptedError", .osError, "Interrupted by signal.")
    public static let isADirectoryError = exception("IsADirectoryError", .osError, "Operation doesn't work on directories.")
    public static let notADirectoryError = exception("NotADirectoryError", .osError, "Operation only works on directories.")
    public static let processLookupError = exception("ProcessLookupError", .osError, "Process not found.")
    public static let referenceError = exception("ReferenceError", .exception, "Weak ref proxy used after referent went away.")
    public static let runtimeError = exception("RuntimeError", .exception, "Unspecified run-time error.")
    public static let notImplementedError = exception("NotImplementedError", .runtimeError, "Method or function hasn't been implemented yet.")
    public static let recursionError = exception("RecursionError", .runtimeError, "Recursion limit exceeded.")
    public static let syntaxError = exception("SyntaxError", .exception, "Invalid syntax.")
    public static let indentationError = exception("IndentationError", .syntaxError, "Improper indentation.")
    public static let tabError = exception("TabError", .indentationError, "Improper mixture of spaces and tabs.")
    public static let systemError = exception("SystemError", .exception, "Internal error in the Python interpreter.\n\nPlease report this to the Python maintainer, along with the traceback,\nthe Python version, and the hardware/OS platform and version.")
    public static let typeError = exception("TypeError", .exception, "Inappropriate argument type.")
    public static let valueError = exception("ValueError", .exception, "Inappropriate argument value (of correct type).")
    public static let unicodeError = exception("UnicodeError", .valueError, "Unicode related error.")
    public static let unicodeDecodeError = exception("UnicodeDecodeError", .unicodeError, "Unicode decoding error.")
    public static let unicodeEncodeError = exception("UnicodeEncodeError", .unicodeError, "Unicode encoding error.")
    public static let unicodeTranslateError = exception("UnicodeTranslateError", .unicodeError, "Unicode translation error.")
    public static let warning = exception("Warning", .exception, "Base class for warning categories.")
    public static let userWarning = exception("UserWarning", .warning, "Base class for warnings generated by user code.")
    public static let deprecationWarning = exception("DeprecationWarning", .warning, "Base class for warnings about deprecated features.")
    public static let pendingDeprecationWarning = exception("PendingDeprecationWarning", .warning, "Base class for warnings about features which will be deprecated\nin the future.")
    public static let runtimeWarning = exception("RuntimeWarning", .warning, "Base class for warnings about dubious runtime behavior.")
    public static let syntaxWarning = exception("SyntaxWarning", .warning, "Base class for warnings about dubious syntax.")
    public static let futureWarning = exception("FutureWarning", .warning, "Base class for warnings about constructs that will change semantically\nin the future.")
    public static let importWarning = exception("ImportWarning", .warning, "Base class for warnings about probable mistakes in module imports")
    public static let unicodeWarning = exception("UnicodeWarning", .warning, "Base class for warnings about Unicode related problems, mostly\nrelated to conversion problems.")
    public static let bytesWarning = exception("BytesWarning", .warning, "Base class for warnings about bytes and buffer related problems, mostly\nrelated to conversion from str or comparing to str.")
    public static let encodingWarning = exception("EncodingWarning", .warning, "Base class for warnings about encodings.")
    public static let resourceWarning = exception("ResourceWarning", .warning, "Base class for warnings about resource usage.")
    public static let baseExceptionGroup = exception("BaseExceptionGroup", .baseException, "A combination of multiple unrelated exceptions.")
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
            error = attributeError("type object '\(type.messageName)' has no attribute '\(name.text)'")
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
