/// What natives need of the running program.
public protocol Context: AnyObject {
    /// Writes to standard output; flushed before exit and before a traceback.
    func write(_ text: String)
    /// Raises KeyboardInterrupt, or the error of a limit, where one is due.  Natives that loop call it.
    func checkInterrupt() throws
    /// The module of the code that runs: what `globals()` and `__name__` mean.
    var currentModule: ModuleObject { get }
    /// File and line of the innermost Python frame: causes and warnings name it.
    var currentLocation: (file: String, line: Int) { get }
    /// Imports by absolute name, as an import statement would; the last module of the path.
    func importModule(_ name: String) throws -> ModuleObject
    /// The exception being handled: `sys.exc_info()`, and the implicit `__context__`.
    var handledException: PythonException? { get }
    /// `eval(expression)` over the names that `names` answers, then the builtins: annotations and relationship arguments
    /// written as strings.
    /// - Throws: NameError for an unknown name; SyntaxError.
    func evaluate(_ expression: String, names: (Name) throws -> Value?) throws -> Value
    /// Tells of an error that nobody can catch: what `__del__` raised (`sys.unraisablehook`).
    func reportUnraisable(_ error: Error, in object: Value)
}

extension Context {
    public func reportUnraisable(_ error: Error, in object: Value) {}
    public func evaluate(_ expression: String, names: (Name) throws -> Value?) throws -> Value {
        throw PythonException.notImplemented("Retort cannot evaluate the expression '\(expression)' here")
    }
}

/// The running program.
public enum Program {
    nonisolated(unsafe) public static var context: Context?
}
