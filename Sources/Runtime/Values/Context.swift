/// What natives need of the running program.
public protocol Context: AnyObject {
    /// Writes to standard output; flushed before exit and before a traceback.
    func write(_ text: String)
    /// Writes what the program itself prints.
    /// - Throws: UnicodeEncodeError for what UTF-8 has no bytes for.
    func print(_ text: String) throws
    /// Raises KeyboardInterrupt, or the error of a limit, where one is due.  Natives that loop call it.
    func checkInterrupt() throws
    /// The module of the code that runs: what `globals()` and `__name__` mean.
    var currentModule: ModuleObject { get }
    /// Where the innermost frame of the language is, or one further out: warnings and log records name it.
    func callSite(_ depth: Int) -> CallSite?
    /// A line of a file of the program's own, as tracebacks and warnings quote it.
    func sourceLine(_ file: String, _ line: Int) -> String?
    /// `sys._getframe(depth)`
    func frame(_ depth: Int) -> Value?
    /// Imports by absolute name, as an import statement would; the last module of the path.
    func importModule(_ name: String) throws -> ModuleObject
    /// The exception being handled: `sys.exc_info()`, and the implicit `__context__`.
    var handledException: PythonException? { get }
    /// Runs what handles an exception: an `except` clause of a native's.
    func handling<Result>(_ error: PythonException, _ body: () throws -> Result) rethrows -> Result
    /// `eval(expression)` over the names that `names` answers, then the builtins: annotations and relationship arguments
    /// written as strings.
    /// - Throws: NameError for an unknown name; SyntaxError.
    func evaluate(_ expression: String, names: (Name) throws -> Value?) throws -> Value
    /// Tells of an error that nobody can catch: what `__del__` raised (`sys.unraisablehook`).
    func reportUnraisable(_ error: Error, in object: Value)
}

extension Context {
    public func print(_ text: String) throws { write(text) }
    public func callSite(_ depth: Int) -> CallSite? { nil }
    public func handling<Result>(_ error: PythonException, _ body: () throws -> Result) rethrows -> Result { try body() }
    public func frame(_ depth: Int) -> Value? { nil }
    public func sourceLine(_ file: String, _ line: Int) -> String? { nil }
    /// Where the frames are, innermost first.
    public var callSites: [CallSite] {
        var found: [CallSite] = []
        while let next = callSite(found.count) { found.append(next) }
        return found
    }
    public func reportUnraisable(_ error: Error, in object: Value) {}
    public func evaluate(_ expression: String, names: (Name) throws -> Value?) throws -> Value {
        throw PythonException.notImplemented("Retort cannot evaluate the expression '\(expression)' here")
    }
}

/// The place of a running frame.
public struct CallSite {
    public let entry: TracebackEntry
    public let module: ModuleObject
    public var file: String { entry.source.fileName }
    public var line: Int { Int(entry.range.line) }
    public var function: String { entry.function }
    public init(entry: TracebackEntry, module: ModuleObject) {
        self.entry = entry
        self.module = module
    }
}

/// The running program.
public enum Program {
    nonisolated(unsafe) public static var context: Context?

    /// Warns of a method that gives an instance of a derived class of `int` or `float`: `__index__ returned non-int (type bool).`
    public static func warnOfSubclass(_ what: String, _ given: Class, _ base: Class) throws {
        let text = "\(what) (type \(given.name)).  The ability to return an instance of a strict subclass of \(base.name) is deprecated, and may be removed in a future version of Python."
        try warnOfDeprecation(text)
    }

    /// `warnings.warn(text, DeprecationWarning)`
    public static func warnOfDeprecation(_ text: String) throws {
        guard let warnings = try context?.importModule("warnings").value else { return }
        _ = try warnings.attribute("warn").call(.string(text), .object(Class.deprecationWarning))
    }
}
