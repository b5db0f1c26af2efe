import CCoroutine
import Glibc
import Syntax

/// A running program: its modules, its output, what it is told of interrupts and limits.
public final class Interpreter: Context {
    nonisolated(unsafe) public private(set) static var current: Interpreter?

    public let builtins: ModuleObject
    public private(set) var main = ModuleObject("__main__")
    public let output = Output()
    public let input = StandardInput()
    /// `sys.argv`
    public var arguments: [String] = [""]
    /// The folder that `.py` modules are imported from: the script's.
    public var searchFolder: String?
    /// Gets the value of each bare expression at the top level; nil shows none.
    /// Shows a text that may be longer than the screen (`help()`); nil where it is written as it is.
    public var pager: ((String) -> Void)?
    public var displayHook: ((Value) throws -> Void)?
    /// Values of names that neither the module nor the builtins have: the prompt's ready-made ones.
    public var missingGlobal: ((Name) throws -> Value?)?

    var modules: [String: ModuleObject] = [:]
    /// Built-in modules by name, made when first imported.
    var builtinModules: [String: ModuleObject] = [:]
    var importing: Set<String> = []
    /// What has been run, by file name.
    private var sources: [String: SourceText] = [:]
    public func sourceLine(_ file: String, _ line: Int) -> String? {
        (sources[file] ?? sources.first { $0.key.hasSuffix("/" + file) }?.value)?.line(line)
    }

    public init(builtins: ModuleObject) {
        self.builtins = builtins
        Interpreter.current = self
        Program.context = self
        prepareMain()
        builtinModules["builtins"] = builtins
    }

    /// Forgets what was run: an empty `__main__`, no module imported from a file.
    public func startAfresh() {
        main = ModuleObject("__main__")
        modules = modules.filter { !($0.value is FileModule) }
        prepareMain()
        StackGuard.depth = 0
        (HandledException.current, HandledException.inherited) = (nil, nil)
        (CallStack.top, CallStack.line) = (nil, 0)
    }

    /// What `__main__` has before anything runs.
    private func prepareMain() {
        modules["__main__"] = main
        main["__builtins__"] = .object(builtins)
        main[.annotations] = DictObject().value
    }

    /// Offers a module to `import`.
    public func register(_ module: ModuleObject) { builtinModules[module.name] = module }

    /// `sys.modules`, as it stands.
    public var loadedModules: DictObject { DictObject(modules.sorted { $0.key < $1.key }.map { ($0.key, .object($0.value)) }) }

    /// `sys.excepthook`, where the program has put one of its own.
    public var exceptionHook: Value? {
        guard let system = modules["sys"] else { return nil }
        let hook = system["excepthook"]
        return hook.isUndefined || hook.isIdentical(to: system["__excepthook__"]) ? nil : hook
    }

    /// `sys.tracebacklimit`, where the program has set one.
    public var tracebackLimit: Value? {
        guard let limit = modules["sys"]?["tracebacklimit"], !limit.isUndefined, !limit.isNone else { return nil }
        return limit
    }

    /// `sys.getrecursionlimit()`
    public static var recursionLimit: Int {
        get { StackGuard.recursionLimit }
        set { StackGuard.recursionLimit = newValue }
    }

    /// Whether a built-in module of this name can be imported.
    public func hasModule(_ name: String) -> Bool { builtinModules[name] != nil }
    /// The built-in modules, sorted.
    public var moduleNames: [String] { builtinModules.keys.sorted() }

    /// Runs `body` on a thread whose stack is large enough for the deepest recursion that the limit allows.
    public static func runOnLargeStack(_ body: @escaping () -> Void) {
        final class Work { let body: () -> Void; init(_ body: @escaping () -> Void) { self.body = body } }
        let stackSize = 1 << 29
        let work = Work(body)
        let lowest = StackGuard.lowest
        defer { StackGuard.lowest = lowest }
        _ = coroutine_run_on_thread(stackSize, { raw in
            guard let raw else { return }
            var here: UInt8 = 0
            let address = withUnsafeMutablePointer(to: &here) { UInt(bitPattern: $0) }
            StackGuard.lowest = address - UInt(1 << 29) + StackGuard.margin * 4
            Unmanaged<Work>.fromOpaque(raw).takeUnretainedValue().body()
        }, Unmanaged.passUnretained(work).toOpaque())
        withExtendedLifetime(work) {}
    }

    // MARK: running

    /// Runs a whole script as `__main__`.
    /// - Throws: PythonException, SyntaxError included.
    public func runScript(_ text: String, fileName: String) throws {
        main["__file__"] = .string(fileName)
        try run(SourceText(fileName: fileName, text: text), in: main)
    }

    /// Runs a piece of input in `__main__`, showing the values of bare expressions.
    /// - Parameter firstLine: the number of its first line in the whole input.
    public func runPiece(_ text: String, fileName: String, firstLine: Int, isQuotable: Bool) throws {
        let source = SourceText(fileName: fileName, text: text, isQuotable: isQuotable, firstLine: firstLine)
        try run(source, in: main, displaysExpressions: true)
    }

    /// Runs definitions in a module of their own.
    public func define(_ text: String, fileName: String, in module: ModuleObject) throws {
        try run(SourceText(fileName: fileName, text: text), in: module)
    }

    func run(_ source: SourceText, in module: ModuleObject, displaysExpressions: Bool = false) throws {
        sources[source.fileName] = source
        let code: Code
        do {
            let tree = try Parser.parse(source.text, firstLine: source.firstLine)
            var warnings = tree.warnings
            code = try Lowering.lower(tree, source: source, module: module, builtins: builtins, displaysExpressions: displaysExpressions, warnings: &warnings)
            for warning in warnings { try tell(warning, source, module) }
        } catch let failure as SyntaxFailure {
            throw PythonException.syntaxError(failure, source)
        }
        module[.doc] = code.doc.map { .string($0) } ?? (module[.doc].isUndefined ? .none : module[.doc])
        _ = try StackGuard.guarding("") { try ValueStack.with(code.slotCount) { base in try code.run(Frame(slots: base)) } }
    }

    /// Issues a SyntaxWarning by the filters of `warnings`; one that is made an error is a SyntaxError.
    private func tell(_ warning: SyntaxWarning, _ source: SourceText, _ module: ModuleObject) throws {
        let warnings = try importModule("warnings").value
        do {
            _ = try warnings.attribute("warn_explicit").call(.string(warning.message), .object(Class.syntaxWarning), .string(source.fileName), .int(Int(warning.line)))
        } catch let error as PythonException where error.isInstance(of: .syntaxWarning) {
            let range = SourceRange(line: warning.line, column: 0, endLine: warning.line, endColumn: 0)
            throw SyntaxFailure(warning.message, range)
        }
    }

    /// The value of an expression whose names `names` knows, or the builtins: what a string in `relationship()` means.
    public func evaluate(_ expression: String, names: (Name) throws -> Value?) throws -> Value {
        let source = SourceText(fileName: "<string>", text: expression)
        let scratch = ModuleObject("<string>")
        do {
            let tree = try Parser.parse("(" + expression + ")")
            let code = try Lowering.lower(tree, source: source, module: scratch, builtins: builtins, displaysExpressions: true)
            for name in scratch.mentionedNames { if let value = try names(name) { scratch[name] = value } }
            var result = Value.none
            let earlier = displayHook
            displayHook = { result = $0 }
            defer { displayHook = earlier }
            _ = try ValueStack.with(code.slotCount) { base in try code.run(Frame(slots: base)) }
            return result
        } catch let failure as SyntaxFailure { throw PythonException.syntaxError(failure, source) }
    }

    /// Ends the program: its globals go in the order that CPython lets them go, so that objects are finalised, generators closed
    /// and databases left as their last commit left them.
    public func finish() {
        ProgramEnd.run()
        for module in [main] + modules.values.filter({ $0 is FileModule }) {
            let globals = module.globals.map(\.name)
            for name in globals where name.text.hasPrefix("_") && !name.text.hasPrefix("__") { module[name] = .none }
            for name in globals where name.text != "__builtins__" { module[name] = .undefined }
        }
        CycleCollector.collect()
        output.flush()
    }

    // MARK: Context

    public func write(_ text: String) { output.write(text) }
    public func print(_ text: String) throws { try output.print(text) }

    public func checkInterrupt() throws { try Pulse.raiseIfDue() }

    public func reportUnraisable(_ error: Error, in object: Value) {
        guard let exception = error.pythonException else { return }
        output.writeError("Exception ignored in: \((try? object.reprText()) ?? "?")\n" + TracebackFormatter.format(exception))
    }

    public var currentModule: ModuleObject { main }
    public var handledException: PythonException? { HandledException.effective }

    public func handling<Result>(_ error: PythonException, _ body: () throws -> Result) rethrows -> Result {
        let outer = HandledException.current
        HandledException.current = error
        defer { HandledException.current = outer }
        return try body()
    }
}

extension PythonException {
    /// The SyntaxError of a source that does not parse.
    static func syntaxError(_ failure: SyntaxFailure, _ source: SourceText) -> PythonException {
        let type: Class
        switch failure.kind {
        case .recursion: return .recursionError(failure.message)
        case .syntax: type = .syntaxError
        case .indentation: type = .indentationError
        case .tab: type = .tabError
        }
        let error = PythonException(type, failure.message)
        let line = failure.shownLine ?? source.line(Int(failure.range.line), evenUnquotable: true) ?? ""
        let lastLine = failure.range.endLine == failure.range.line ? line : source.line(Int(failure.range.endLine), evenUnquotable: true) ?? ""
        error.setField("msg", .string(failure.message))
        error.setField("filename", .string(source.fileName))
        error.setField("lineno", .int(Int(failure.range.line)))
        // What the parser finds CPython counts in bytes, what the tokenizer finds in characters.
        func offset(_ column: Int32, in line: String) -> Value { .int((failure.isLexical ? characters(in: line, before: Int(column)) : Int(column)) + 1) }
        error.setField("offset", offset(failure.range.column, in: line))
        error.setField("text", .string(failure.isLexical ? line : line + "\n"))
        error.setField("end_lineno", .int(Int(failure.range.endLine)))
        error.setField("end_offset", offset(failure.range.endColumn, in: lastLine))
        return error
    }

    /// How many characters lie before a column counted in bytes; -1 for -1.
    private static func characters(in line: String, before column: Int) -> Int {
        guard column > 0 else { return column }
        let bytes = line.utf8.prefix(column)
        return String(decoding: bytes, as: UTF8.self).unicodeScalars.count + max(0, column - line.utf8.count)
    }
}
