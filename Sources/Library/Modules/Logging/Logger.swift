import Runtime

/// `logging.Logger`
final class Logger: LogFilterer {
    let name: String
    var level: Int
    var parent: Logger?
    var propagates = true
    var isDisabled = false
    var handlers = ListObject()

    static let pythonClass: Class = {
        let made = Class.declare("Logger", for: Logger.self, module: "logging", derivable: true, doc: "A place, by its name, at which a program logs.") { declare($0) }
        made.takesAttributes = true
        made.construct = { type, arguments in
            let given = try NativeSignature("Logger.__init__", ["name", "level"], required: 1).bind(arguments)
            return Logger(try String.from(given[0] ?? .none), level: try given[1].map { try LogLevels.check($0) } ?? 0, type: type).value
        }
        return made
    }()
    private static let rootClass = Class("RootLogger", module: "logging", bases: [pythonClass], doc: "The logger above all others.")
    nonisolated(unsafe) static var root = Logger("root", level: 30, type: rootClass)
    nonisolated(unsafe) private static var known: [String: Logger] = [:]
    /// `logging.disable(level)`
    nonisolated(unsafe) static var disabledLevel = 0

    init(_ name: String, level: Int, type: Class = pythonClass) {
        self.name = name
        self.level = level
        super.init(type: type)
    }

    /// `logging.setLoggerClass(class)`
    nonisolated(unsafe) static var chosenClass: Class?

    /// `logging.getLogger(name)`
    static func named(_ name: String) -> Logger {
        if name.isEmpty || name == "root" { return root }
        if let found = known[name] { return found }
        let made = chosenClass.flatMap { try? Value.object($0).call(.string(name)).object as? Logger } ?? Logger(name, level: 0)
        known[name] = made
        // Parents are looked for anew: a logger between this one and its descendants may just have come.
        for logger in known.values { logger.parent = nearestAncestor(of: logger.name) }
        return made
    }

    private static func nearestAncestor(of name: String) -> Logger {
        var rest = name[...]
        while let dot = rest.lastIndex(of: ".") {
            rest = rest[..<dot]
            if let found = known[String(rest)] { return found }
        }
        return root
    }
    static var names: [String] { known.keys.sorted() }

    var effectiveLevel: Int {
        var logger: Logger? = self
        while let current = logger {
            if current.level != 0 { return current.level }
            logger = current.parent
        }
        return 0
    }
    /// Whether it or one above it, as far as messages go, has handlers.
    var hasHandlers: Bool {
        var logger: Logger? = self
        while let current = logger {
            if !current.handlers.elements.isEmpty { return true }
            logger = current.propagates ? current.parent : nil
        }
        return false
    }
    func isEnabled(_ level: Int) -> Bool { !isDisabled && Logger.disabledLevel < level && level >= effectiveLevel }

    override func repr() throws -> String { "<\(type.name) \(name) (\(LogLevels.name(effectiveLevel)))>" }

    // MARK: logging

    /// Makes a record and gives it to the handlers.
    func log(_ level: Int, _ message: Value, _ arguments: [Value], _ keywords: [(name: Name, value: Value)], errorByDefault: Bool = false, isForced: Bool = false) throws {
        guard isForced || isEnabled(level) else { return }
        func keyword(_ name: String) -> Value? { keywords.first { $0.name.text == name }?.value }
        if let unknown = keywords.first(where: { !["exc_info", "extra", "stack_info", "stacklevel"].contains($0.name.text) }) {
            throw PythonException.typeError("Logger._log() got an unexpected keyword argument '\(unknown.name.text)'")
        }
        let depth = try keyword("stacklevel").map { try Int.from($0) } ?? 1
        let site = Program.context?.callSite(max(depth, 1) - 1) ?? Program.context?.callSites.last
        var stack = Value.none
        if let wanted = keyword("stack_info"), try wanted.isTrue() {
            let frames = (Program.context?.callSites ?? []).dropFirst(max(depth, 1) - 1).reversed().map(\.entry)
            stack = .string(String(("Stack (most recent call last):\n" + TracebackFormatter.entries(frames)).dropLast()))
        }
        let error = try Logger.errorInformation(keyword("exc_info") ?? .bool(errorByDefault))
        let given: [Value] = [
            .string(name), .int(level), .string(site?.file ?? "(unknown file)"), .int(site?.line ?? 0), message, .tuple(arguments), error,
            .string(site?.function ?? "(unknown function)"), keyword("extra") ?? .none, stack,
        ]
        if type !== Logger.pythonClass, type !== Logger.rootClass { return try handle(try value.attribute("makeRecord").call(given)) }
        try handle(try Logger.makeRecord(given))
    }

    /// `makeRecord(name, level, fn, lno, msg, args, exc_info, func, extra, sinfo)`
    private static func makeRecord(_ given: [Value?]) throws -> Value {
        func argument(_ index: Int) -> Value { (index < given.count ? given[index] : nil) ?? .none }
        let record = try Logger.recordFactory.map { try $0.call((0..<8).map(argument) + [argument(9)]) } ?? LogRecord.make(given.enumerated().filter { $0.offset != 8 }.map(\.element)).value
        if let extra = argument(8).object {
            for (key, value) in try DictObject.from(.object(extra)).pairs {
                let name = Name(try String.from(key))
                if try ["message", "asctime"].contains(name.text) || record.attributeIfPresent(name) != nil { throw PythonException.keyError(.string("Attempt to overwrite \(name.text.pythonRepr) in LogRecord")) }
                try record.setAttribute(name, value)
            }
        }
        return record
    }
    /// `logging.setLogRecordFactory()`
    nonisolated(unsafe) static var recordFactory: Value?

    /// `exc_info=`: True for the exception being handled, an exception, or a tuple of three.
    private static func errorInformation(_ given: Value) throws -> Value {
        if given.object is TupleObject { return given }
        guard try given.isTrue() else { return .none }
        guard let error = given.object as? PythonException ?? Program.context?.handledException else { return .tuple([.none, .none, .none]) }
        return .tuple([.object(error.type), .object(error), error.tracebackValue])
    }

    func handle(_ record: Value) throws {
        guard !isDisabled, try passes(record) else { return }
        let level = try Int.from(try record.attribute("levelno"))
        var found = false
        var logger: Logger? = self
        while let current = logger {
            for handler in Array(current.handlers.elements) {
                found = true
                if try level >= Int.from(try handler.attribute("level")) { _ = try handler.callMethod("handle", record) }
            }
            logger = current.propagates ? current.parent : nil
        }
        if !found, level >= LogHandler.lastResort.level { _ = try LogHandler.lastResort.handle(record) }
    }

    // MARK: declaration

    /// `warn` is an old name of `warning`.
    static func warnOfWarn(_ kind: String) throws {
        try WarningState.warn(.string("The 'warn' \(kind) is deprecated, use 'warning' instead"), .deprecationWarning, WarningState.place(1))
    }

    private static let methods: [(String, Int)] = [("debug", 10), ("info", 20), ("warning", 30), ("warn", 30), ("error", 40), ("critical", 50), ("fatal", 50)]

    /// `info("%s", 1)` and `info(msg="text")`: the leading arguments, which may be given by name, and the keywords left.
    private static func named(_ names: [Name], of method: String, _ arguments: Arguments) throws -> (given: [Value], further: [(name: Name, value: Value)]) {
        var given = Array(arguments.positional), further = arguments.keywordPairs
        for name in names.dropFirst(given.count) {
            guard let index = further.firstIndex(where: { $0.name == name }) else { continue }
            given.append(further.remove(at: index).value)
        }
        let missing = names.dropFirst(given.count).map { $0.text.pythonRepr }
        if !missing.isEmpty { throw PythonException.typeError("Logger.\(method)() missing \(missing.count) required positional argument\(missing.count == 1 ? "" : "s"): \(missing.joined(separator: " and "))") }
        return (given, further)
    }

    private static func declare(_ type: Declaration<Logger>) {
        LogFilterer.declare(type)
        for (name, level) in methods {
            type.rawMethod(name, doc: "Logs a message at the level \(LogLevels.name(level)), its arguments filled in.") { logger, arguments in
                let (given, further) = try named(["msg"], of: name, arguments)
                if name == "warn" { try warnOfWarn("method") }
                try logger.log(level, given[0], Array(given.dropFirst()), further)
                return .none
            }
        }
        type.rawMethod("exception", doc: "As error(), with the traceback of the exception at hand.") { logger, arguments in
            let (given, further) = try named(["msg"], of: "exception", arguments)
            try logger.log(40, given[0], Array(given.dropFirst()), further, errorByDefault: true)
            return .none
        }
        type.rawMethod("log", doc: "Logs a message at a level given as a number.") { logger, arguments in
            let (given, further) = try named(["level", "msg"], of: "log", arguments)
            guard let level = given[0].bigInteger else { throw PythonException.typeError("level must be an integer") }
            try logger.log(Int(clamping: level), given[1], Array(given.dropFirst(2)), further)
            return .none
        }
        type.property("name", doc: "The name.") { (logger: Logger) -> String in logger.name }
        type.property("level", doc: "The level.", get: { (logger: Logger) -> Int in logger.level }, set: { (logger: Logger, level: Int) in logger.level = level })
        type.property("parent", doc: "The logger above, or None.") { (logger: Logger) -> Value in logger.parent?.value ?? .none }
        type.property("propagate", doc: "Whether handlers of the loggers above get the records too.", get: { (logger: Logger) -> Bool in logger.propagates }, set: { (logger: Logger, flag: Bool) in logger.propagates = flag })
        type.property("disabled", doc: "Whether the logger ignores everything.", get: { (logger: Logger) -> Bool in logger.isDisabled }, set: { (logger: Logger, flag: Bool) in logger.isDisabled = flag })
        type.property("handlers", doc: "The handlers.", get: { (logger: Logger) -> Value in logger.handlers.value }, set: { (logger: Logger, handlers: ListObject) in logger.handlers = handlers })
        type.property("root", doc: "The root logger.") { (_: Logger) -> Value in root.value }
        type.property("manager", doc: "The loggers by name.") { (_: Logger) -> Value in LoggerManager.shared.value }
        type.method("setLevel", .required("level", as: Value.self), doc: "Passes over records of lower levels.") { (logger: Logger, level: Value) throws in logger.level = try LogLevels.check(level) }
        type.method("getEffectiveLevel", doc: "The level that holds: its own, or that of the nearest one above which has one.") { (logger: Logger) -> Int in logger.effectiveLevel }
        type.method("isEnabledFor", .required("level", as: Int.self), doc: "Whether records of a level are logged.") { (logger: Logger, level: Int) -> Bool in logger.isEnabled(level) }
        type.method("addHandler", .required("hdlr", as: Value.self), doc: "Gives the logger a handler.") { (logger: Logger, handler: Value) in
            if !logger.handlers.elements.contains(where: { $0.isIdentical(to: handler) }) { logger.handlers.elements.append(handler) }
        }
        type.method("removeHandler", .required("hdlr", as: Value.self), doc: "Takes a handler away.") { (logger: Logger, handler: Value) in logger.handlers.elements.removeAll { $0.isIdentical(to: handler) } }
        type.method("hasHandlers", doc: "Whether a handler stands here or further up.") { (logger: Logger) -> Bool in logger.hasHandlers }
        type.method("getChild", .required("suffix", as: String.self), doc: "The logger of a name below this one's.") { (logger: Logger, suffix: String) -> Value in
            named(logger === root ? suffix : logger.name + "." + suffix).value
        }
        type.method("handle", .required("record", as: Value.self), doc: "Gives a record to the handlers, if the filters let it through.") { (logger: Logger, record: Value) throws in try logger.handle(record) }
        let parts = NativeSignature("Logger.makeRecord", ["name", "level", "fn", "lno", "msg", "args", "exc_info", "func", "extra", "sinfo"], required: 7)
        type.rawMethod("makeRecord", doc: "Make a LogRecord; subclasses may make one of their own.") { _, arguments in try makeRecord(try parts.bind(arguments)) }
        type.method("findCaller", .optional("stack_info", default: false), .optional("stacklevel", default: 1), doc: "Find the caller: file, line, function, stack.") { (_: Logger, _: Bool, depth: Int) -> Value in
            guard let site = Program.context?.callSite(max(depth, 1) - 1) else { return .tuple([.string("(unknown file)"), .int(0), .string("(unknown function)"), .none]) }
            return .tuple([.string(site.file), .int(site.line), .string(site.function), .none])
        }
        type.method("callHandlers", .required("record", as: Value.self), doc: "Gives a record to the handlers here and further up.") { (logger: Logger, record: Value) throws in try logger.handle(record) }
    }
}

/// `Logger.manager`, as far as its `loggerDict` is read.
final class LoggerManager: Object {
    static let shared = LoggerManager(type: Class("Manager", module: "logging"))
    override func dynamicAttribute(_ name: Name) throws -> Value? {
        switch name.text {
        case "loggerDict":
            let dict = DictObject()
            for name in Logger.names { dict.set(name, Logger.named(name).value) }
            return dict.value
        case "root": return Logger.root.value
        case "disable": return .int(Logger.disabledLevel)
        default: return nil
        }
    }
}
