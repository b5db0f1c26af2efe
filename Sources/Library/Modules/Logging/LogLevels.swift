import Runtime

/// The levels of `logging` and their names.
enum LogLevels {
    nonisolated(unsafe) private static var names: [Int: String] = [50: "CRITICAL", 40: "ERROR", 30: "WARNING", 20: "INFO", 10: "DEBUG", 0: "NOTSET"]
    /// In the order in which names came.
    nonisolated(unsafe) private static var order = ["CRITICAL", "FATAL", "ERROR", "WARN", "WARNING", "INFO", "DEBUG", "NOTSET"]
    nonisolated(unsafe) private static var numbers: [String: Int] = ["CRITICAL": 50, "FATAL": 50, "ERROR": 40, "WARN": 30, "WARNING": 30, "INFO": 20, "DEBUG": 10, "NOTSET": 0]

    static func name(_ level: Int) -> String { names[level] ?? "Level \(level)" }
    static func number(_ name: String) -> Int? { numbers[name] }
    static func add(_ level: Int, _ name: String) {
        names[level] = name
        if numbers.updateValue(level, forKey: name) == nil { order.append(name) }
    }
    static var all: DictObject { DictObject(order.map { ($0, .int(numbers[$0] ?? 0)) }) }

    /// A level as `setLevel` takes it: an int, or a name.
    static func check(_ value: Value) throws -> Int {
        if let number = value.bigInteger { return Int(clamping: number) }
        guard let text = value.object as? StringObject else { throw PythonException.typeError("Level not an integer or a valid string: \(try value.reprText())") }
        guard let level = numbers[text.text] else { throw PythonException.valueError("Unknown level: \(text.text.pythonRepr)") }
        return level
    }
}

/// `logging.LogRecord`: everything that is known of an event.
final class LogRecord: Object {
    static let pythonClass: Class = {
        let made = Class.declare("LogRecord", for: LogRecord.self, module: "logging", derivable: true, doc: "What is logged at one place, with all that is known of it.") { type in
            type.method("getMessage", doc: "The message with its arguments filled in.") { (record: LogRecord) throws -> String in try record.message() }
        }
        made.takesAttributes = true
        made.allocate = { LogRecord(type: $0) }
        made.construct = { type, arguments in
            let given = try NativeSignature("LogRecord.__init__", ["name", "level", "pathname", "lineno", "msg", "args", "exc_info", "func", "sinfo"], required: 7).bind(arguments)
            return try LogRecord.make(given, type: type).value
        }
        return made
    }()

    override init(type: Class = pythonClass) { super.init(type: type) }

    /// - Parameter given: name, level, path, line, message, arguments, error, function, stack.
    static func make(_ given: [Value?], type: Class = pythonClass) throws -> LogRecord {
        func argument(_ index: Int) -> Value { (index < given.count ? given[index] : nil) ?? .none }
        let record = LogRecord(type: type)
        record.fill(
            name: argument(0), level: try Int.from(argument(1)), path: try argument(2).strText(), line: try Int.from(argument(3)), message: argument(4),
            arguments: argument(5), error: argument(6), function: argument(7), stack: argument(8))
        return record
    }

    private static let start = SystemClock.microseconds

    func fill(name: Value, level: Int, path: String, line: Int, message: Value, arguments: Value, error: Value, function: Value, stack: Value = .none) {
        let now = SystemClock.microseconds
        let file = path.split(separator: "/").last.map(String.init) ?? path
        var given = arguments
        // One mapping as the only argument is what `%(name)s` reads.
        if case .tuple(let parts) = arguments, parts.elements.count == 1, let dict = parts.elements[0].dictionary, dict.count > 0 { given = dict.value }
        let fields: [(String, Value)] = [
            ("name", name), ("msg", message), ("args", given), ("levelname", .string(LogLevels.name(level))), ("levelno", .int(level)), ("pathname", .string(path)),
            ("filename", .string(file)), ("module", .string(file.split(separator: ".").first.map(String.init) ?? file)), ("exc_info", error), ("exc_text", .none), ("stack_info", stack),
            ("lineno", .int(line)), ("funcName", function), ("created", .float(Double(now) / 1e6)), ("msecs", .float(Double(now % 1_000_000 / 1000))),
            ("relativeCreated", .float(Double(now - LogRecord.start) / 1000)), ("thread", .int(1)), ("threadName", .string("MainThread")), ("processName", .string("MainProcess")), ("process", .int(1)),
        ]
        for (field, value) in fields { setOwnAttribute(Name(field), value) }
    }

    func message() throws -> String {
        let text = try ownAttribute("msg").strText(), arguments = ownAttribute("args")
        guard !arguments.isUndefined, try arguments.isTrue() else { return text }
        return try Value.string(text).binary(.modulo, arguments).strText()
    }

    override func repr() throws -> String {
        func text(_ name: Name) throws -> String { ownAttribute(name).isUndefined ? "None" : try ownAttribute(name).strText() }
        return "<LogRecord: \(try text("name")), \(try text("levelno")), \(try text("pathname")), \(try text("lineno")), \"\(try text("msg"))\">"
    }
}
