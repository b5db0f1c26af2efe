import Runtime

/// `logging.Formatter`
final class LogFormatter: Object {
    private var format = "%(message)s"
    private var style = LogFormatStyle.percent
    private var dateFormat: String?
    private var defaults: DictObject?

    static let pythonClass: Class = {
        let made = Class.declare("Formatter", for: LogFormatter.self, module: "logging", derivable: true, doc: "Lays out a record as text.") { declare($0) }
        made.constructInSteps(allocate: { LogFormatter(type: $0) }, initialize: { try $0.start($1) })
        made.takesAttributes = true
        return made
    }()

    private func start(_ arguments: Arguments) throws {
        let given = try NativeSignature("Formatter.__init__", ["fmt", "datefmt", "style", "validate", "defaults"], required: 0, positionalLimit: 4).bind(arguments)
        func text(_ index: Int) throws -> String? { try given[index].flatMap { $0.isNone ? nil : try $0.strText() } }
        guard let named = LogFormatStyle(rawValue: try text(2) ?? "%") else { throw PythonException.valueError("Style must be one of: %,{,$") }
        style = named
        format = try text(0).flatMap { $0.isEmpty ? nil : $0 } ?? style.plainFormat
        dateFormat = try text(1)
        defaults = given[4]?.dictionary
        if try given[3]?.isTrue() ?? true { try style.validate(format) }
    }

    private var usesTime: Bool { format.contains(style == .percent ? "%(asctime)" : style == .braces ? "{asctime" : "asctime") }

    private static func declare(_ type: Declaration<LogFormatter>) {
        type.method("format", .required("record", as: Value.self), doc: "A record as text.") { (formatter: LogFormatter, record: Value) throws -> String in try formatter.text(of: record) }
        type.method("formatTime", .required("record", as: Value.self), .optional("datefmt", default: Value.none), doc: "When the record was made, as text.") { (formatter: LogFormatter, record: Value, format: Value) throws -> String in
            try formatter.time(record, format.isNone ? nil : try format.strText())
        }
        type.method("formatException", .required("ei", as: Value.self), doc: "The traceback of an exception as text.") { (_: LogFormatter, info: Value) throws -> String in
            guard let error = try info.item(.int(1)).object as? PythonException else { return "NoneType: None" }
            return LogFormatter.traceback(error)
        }
        type.method("formatMessage", .required("record", as: Value.self), doc: "Format the message.") { (formatter: LogFormatter, record: Value) throws -> String in try formatter.line(record) }
        type.method("usesTime", doc: "Whether the layout shows the time.") { (formatter: LogFormatter) -> Bool in formatter.usesTime }
        type.property("datefmt", doc: "The format of times.") { (formatter: LogFormatter) -> Value in formatter.dateFormat.map { .string($0) } ?? .none }
        type.property("_fmt", doc: "The format.") { (formatter: LogFormatter) -> String in formatter.format }
        type.method("formatStack", .required("stack_info", as: Value.self), doc: "The text of a stack, as it is.") { (_: LogFormatter, stack: Value) -> Value in stack }
        if let clock { type.constant("converter", clock) }
        type.constant("default_time_format", .string("%Y-%m-%d %H:%M:%S"))
        type.constant("default_msec_format", .string("%s,%03d"))
    }

    private static func traceback(_ error: PythonException) -> String {
        var text = TracebackFormatter.format(error, hints: false)
        if text.hasSuffix("\n") { text.removeLast() }
        return text
    }

    /// `time.localtime`: what makes the parts of a time of the seconds, unless a program sets another.
    private static let clock = try? Program.context?.importModule("time").value.attribute("localtime")

    private func moment(_ created: Value, _ format: String) throws -> String {
        let converter = try value.attribute("converter")
        if let clock = LogFormatter.clock, !converter.isIdentical(to: clock) {
            let parts = try converter.call(created)
            return try Program.context?.importModule("time").value.attribute("strftime").call(.string(format), parts).strText() ?? ""
        }
        guard let seconds = Int(exactly: try Double.from(created).rounded(.down)) else { throw PythonException.overflowError("timestamp out of range for platform time_t") }
        return BrokenDownTime(local: seconds)?.formatted(format) ?? ""
    }

    private func time(_ record: Value, _ format: String?) throws -> String {
        let created = try record.attribute("created")
        if let format { return try moment(created, format) }
        let shown = Value.string(try moment(created, try value.attribute("default_time_format").strText())), milliseconds = try value.attribute("default_msec_format")
        guard try milliseconds.isTrue() else { return try shown.strText() }
        return try milliseconds.binary(.modulo, .tuple([shown, try record.attributeIfPresent("msecs") ?? .float(0)])).strText()
    }

    /// - Throws: ValueError for a field that the record has not.
    private func line(_ record: Value) throws -> String {
        do { return try merged(record) } catch let failure {
            guard let error = failure.pythonException, error.isInstance(of: .keyError) else { throw failure }
            let told = PythonException.valueError("Formatting field not found in record: \(error.message)")
            told.context = error
            throw told
        }
    }

    private func merged(_ record: Value) throws -> String {
        let names = DictObject()
        if let defaults { try names.update(defaults.value) }
        for (name, value) in record.object?.ownAttributes ?? [] { names.set(name, value) }
        switch style {
        case .percent: return try Value.string(format).binary(.modulo, names.value).strText()
        case .braces: return try Value.string(format).attribute("format").call([], keywords: names.pairs.map { (Name(try String.from($0.key)), $0.value) }).strText()
        case .dollar: return try substituted(names)
        }
    }

    /// `$name` and `${name}`, as `string.Template` replaces them.
    private func substituted(_ names: DictObject) throws -> String {
        var out = "", rest = format[...]
        while let mark = rest.firstIndex(of: "$") {
            out += rest[..<mark]
            rest = rest[rest.index(after: mark)...]
            if rest.first == "$" {
                out += "$"
                rest.removeFirst()
                continue
            }
            let isBraced = rest.first == "{"
            if isBraced { rest.removeFirst() }
            let name = rest.prefix { $0 == "_" || $0.isLetter || $0.isNumber }
            rest = rest[name.endIndex...]
            if isBraced, rest.first == "}" { rest.removeFirst() }
            guard let value = names.get(Name(String(name))) else { throw PythonException.keyError(.string(String(name))) }
            out += try value.strText()
        }
        return out + rest
    }

    /// `format(record)`: sets `message`, `asctime` and `exc_text` as the original does.
    func text(of record: Value) throws -> String {
        try record.setAttribute("message", try record.callMethod("getMessage"))
        if try value.callMethod("usesTime").isTrue() { try record.setAttribute("asctime", try value.callMethod("formatTime", record, dateFormat.map { .string($0) } ?? .none)) }
        var text = try value.callMethod("formatMessage", record).strText()
        let info = try record.attributeIfPresent("exc_info") ?? .none
        if try info.isTrue(), try !(record.attributeIfPresent("exc_text") ?? .none).isTrue() {
            try record.setAttribute("exc_text", try value.callMethod("formatException", info))
        }
        for name in ["exc_text", "stack_info"] {
            let more = try record.attributeIfPresent(Name(name)) ?? .none
            if try more.isTrue() { text += (text.hasSuffix("\n") ? "" : "\n") + (try more.strText()) }
        }
        return text
    }
}
