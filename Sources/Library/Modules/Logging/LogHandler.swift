import Runtime

/// Something with filters: a handler or a logger.
class LogFilterer: Object {
    let filters = ListObject()
    override init(type: Class) { super.init(type: type) }

    /// Whether all filters let a record pass.
    final func passes(_ record: Value) throws -> Bool {
        for filter in Array(filters.elements) {
            let verdict = filter.type.lookup("filter") == nil ? try filter.call(record) : try filter.callMethod("filter", record)
            if try !verdict.isTrue() { return false }
        }
        return true
    }

    static func declare<S: LogFilterer>(_ type: Declaration<S>) {
        type.property("filters", doc: "The filters.") { (owner: S) -> Value in owner.filters.value }
        type.method("addFilter", .required("filter", as: Value.self), doc: "Add the specified filter.") { (owner: S, filter: Value) in
            if !owner.filters.elements.contains(where: { $0.isIdentical(to: filter) }) { owner.filters.elements.append(filter) }
        }
        type.method("removeFilter", .required("filter", as: Value.self), doc: "Remove the specified filter.") { (owner: S, filter: Value) in owner.filters.elements.removeAll { $0.isIdentical(to: filter) } }
        type.method("filter", .required("record", as: Value.self), doc: "Whether all filters let a record through.") { (owner: S, record: Value) throws -> Bool in try owner.passes(record) }
    }
}

/// `logging.Handler` and those derived from it.
final class LogHandler: LogFilterer {
    enum Kind { case plain, stream, null, lastResort }
    private let kind: Kind
    var level = 0
    var formatter = Value.none
    var name = Value.none
    /// nil: `sys.stderr` as it is when a record is written.
    private var stream: Value?
    private static let plainFormatter = LogFormatter(type: LogFormatter.pythonClass)

    private init(type: Class, kind: Kind) {
        self.kind = kind
        super.init(type: type)
    }

    static let pythonClass = make("Handler", [.object], .plain, doc: "Takes records to where they go: the base of handlers.")
    static let streamClass = make("StreamHandler", [pythonClass], .stream, doc: "Writes records to a stream.")
    static let nullClass = make("NullHandler", [pythonClass], .null, doc: "This handler does nothing.")
    private static let lastResortClass = make("_StderrHandler", [streamClass], .lastResort, doc: "Writes to standard error, as it is then.")
    /// `logging.lastResort`: what shows warnings where no handler is configured.
    static let lastResort: LogHandler = {
        let made = LogHandler(type: lastResortClass, kind: .lastResort)
        made.level = 30
        return made
    }()

    private static func make(_ name: String, _ bases: [Class], _ kind: Kind, doc: String) -> Class {
        let made = Class(name, module: "logging", bases: bases, doc: doc, derivable: true)
        if kind == .plain { made.register(for: LogHandler.self) }
        made.takesAttributes = true
        made.allocate = { LogHandler(type: $0, kind: kind) }
        made.initialize = { object, arguments in try (object as? LogHandler)?.start(arguments) }
        made.construct = { type, arguments in
            let handler = LogHandler(type: type, kind: kind)
            try handler.start(arguments)
            return handler.value
        }
        if kind == .plain { made.extend(for: LogHandler.self) { declare($0) } }
        if kind == .stream { made.extend(for: LogHandler.self) { declareStream($0) } }
        return made
    }

    private func start(_ arguments: Arguments) throws {
        switch kind {
        case .stream:
            let given = try NativeSignature("StreamHandler.__init__", ["stream"], required: 0).bind(arguments)[0] ?? .none
            stream = given.isNone ? try LogHandler.standardError() : given
        default:
            if let given = try NativeSignature("Handler.__init__", ["level"], required: 0).bind(arguments)[0] { level = try LogLevels.check(given) }
        }
    }

    private static func standardError() throws -> Value { try Program.context?.importModule("sys").value.attribute("stderr") ?? .none }

    private static func declare(_ type: Declaration<LogHandler>) {
        LogFilterer.declare(type)
        type.property("level", doc: "The level below which records are ignored.", get: { (handler: LogHandler) -> Int in handler.level }, set: { (handler: LogHandler, value: Value) in handler.level = try LogLevels.check(value) })
        type.property("formatter", doc: "The formatter, or None.", get: { (handler: LogHandler) -> Value in handler.formatter }, set: { (handler: LogHandler, value: Value) in handler.formatter = value })
        type.property("name", doc: "The name of the handler.", get: { (handler: LogHandler) -> Value in handler.name }, set: { (handler: LogHandler, value: Value) in handler.name = value })
        type.method("setLevel", .required("level", as: Value.self), doc: "Passes over records of lower levels.") { (handler: LogHandler, level: Value) throws in handler.level = try LogLevels.check(level) }
        type.method("setFormatter", .required("fmt", as: Value.self), doc: "Sets what lays out the records.") { (handler: LogHandler, formatter: Value) in handler.formatter = formatter }
        type.method("format", .required("record", as: Value.self), doc: "Format the specified record.") { (handler: LogHandler, record: Value) throws -> Value in
            handler.formatter.isNone ? .string(try plainFormatter.text(of: record)) : try handler.formatter.callMethod("format", record)
        }
        type.method("handle", .required("record", as: Value.self), doc: "Emits a record, if the filters let it through.") { (handler: LogHandler, record: Value) throws -> Bool in try handler.handle(record) }
        type.method("emit", .required("record", as: Value.self), doc: "Takes a record to where it goes; derived classes define it.") { (handler: LogHandler, record: Value) throws in try handler.emit(record) }
        type.method("handleError", .required("record", as: Value.self), doc: "Called where emit() raises: shows the exception on standard error.") { (_: LogHandler, record: Value) throws in try LoggingError.tell(record) }
        for name in ["acquire", "release", "createLock", "flush", "close"] { type.method(name, doc: "Nothing to do.") { (_: LogHandler) in } }
        type.method("get_name", doc: "Return the name.") { (handler: LogHandler) -> Value in handler.name }
        type.method("set_name", .required("name", as: Value.self), doc: "Set the name.") { (handler: LogHandler, name: Value) in handler.name = name }
    }

    private static func declareStream(_ type: Declaration<LogHandler>) {
        type.property("stream", doc: "Where records are written.", get: { (handler: LogHandler) throws -> Value in try handler.stream ?? standardError() }, set: { (handler: LogHandler, value: Value) in handler.stream = value })
        type.constant("terminator", .string("\n"))
        type.method("setStream", .required("stream", as: Value.self), doc: "Puts another stream in place of its own, which it gives; None where it is the same.") { (handler: LogHandler, stream: Value) throws -> Value in
            let earlier = try handler.stream ?? standardError()
            if earlier.isIdentical(to: stream) { return .none }
            handler.stream = stream
            return earlier
        }
        type.method("flush", doc: "Flushes the stream.") { (handler: LogHandler) throws in
            if let method = try (handler.stream ?? standardError()).attributeIfPresent("flush") { _ = try method.call() }
        }
    }

    func handle(_ record: Value) throws -> Bool {
        guard kind != .null, try passes(record) else { return false }
        _ = try value.callMethod("emit", record)
        return true
    }

    private func emit(_ record: Value) throws {
        switch kind {
        case .plain: throw PythonException.notImplemented("emit must be implemented by Handler subclasses")
        case .null: return
        case .stream, .lastResort: break
        }
        do {
            let text = try value.callMethod("format", record).strText() + (try value.attribute("terminator").strText())
            _ = try (stream ?? LogHandler.standardError()).callMethod("write", .string(text))
        } catch let failure {
            // A record that cannot be written must not stop the program that logs it.
            guard let error = failure.pythonException, error.isInstance(of: .exception), !error.isInstance(of: .recursionError), let context = Program.context else { throw failure }
            _ = try context.handling(error) { try value.callMethod("handleError", record) }
        }
    }

    override func repr() throws -> String {
        let target = kind == .stream || kind == .lastResort ? try (stream ?? LogHandler.standardError()).attributeIfPresent("name").flatMap { $0.isNone ? nil : try $0.strText() + " " } ?? "" : ""
        return "<\(type.name) \(target)(\(LogLevels.name(level)))>"
    }
}
