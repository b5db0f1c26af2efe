import Runtime

func tracebackModule(_ module: ModuleObject) {
    module.isWrittenInPython = true
    /// `format_exception(exc)`, `format_exception(type, value, tb)`
    func exception(_ first: Value, _ value: Value) -> PythonException? { value.object as? PythonException ?? first.object as? PythonException }
    func pieces(_ error: PythonException?, _ limit: Value, _ followsChain: Bool) throws -> [String] {
        guard let error else { return ["NoneType: None\n"] }
        return TracebackFormatter.pieces(error, hints: false, followsChain: followsChain, limit: limit.isNone ? nil : try Int.from(limit))
    }
    func write(_ text: String, _ file: Value) throws {
        if file.isNone { try ErrorStream.write(text) } else { _ = try file.callMethod("write", .string(text)) }
    }
    func list(_ pieces: [String]) -> Value { .list(pieces.map { .string($0) }) }
    module.function("format_exc", .optional("limit", default: Value.none), .optional("chain", default: true), doc: "Like print_exc() but return a string.") { (limit: Value, chain: Bool) throws -> String in
        try pieces(Program.context?.handledException, limit, chain).joined()
    }
    module.function("print_exc", .optional("limit", default: Value.none), .optional("file", default: Value.none), .optional("chain", default: true), doc: "Shorthand for 'print_exception(*sys.exc_info(), limit, file)'.") { (limit: Value, file: Value, chain: Bool) throws in
        try write(try pieces(Program.context?.handledException, limit, chain).joined(), file)
    }
    module.function("format_exception", .required("exc", as: Value.self).positionalOnly, .optional("value", default: Value.none), .optional("tb", default: Value.none), .optional("limit", default: Value.none), .optional("chain", default: true), doc: "Format a stack trace and the exception information as a list of strings.") { (first: Value, value: Value, _: Value, limit: Value, chain: Bool) throws -> Value in
        list(try pieces(exception(first, value), limit, chain))
    }
    module.function("print_exception", .required("exc", as: Value.self).positionalOnly, .optional("value", default: Value.none), .optional("tb", default: Value.none), .optional("limit", default: Value.none), .optional("file", default: Value.none), .optional("chain", default: true), doc: "Print exception up to 'limit' stack trace entries from 'tb' to 'file'.") { (first: Value, value: Value, _: Value, limit: Value, file: Value, chain: Bool) throws in
        try write(try pieces(exception(first, value), limit, chain).joined(), file)
    }
    module.function("format_exception_only", .required("exc", as: Value.self).positionalOnly, .optional("value", default: Value.none), doc: "Format the exception part of a traceback.") { (first: Value, value: Value) throws -> Value in
        guard let error = exception(first, value) else { return .list([.string("NoneType: None\n")]) }
        return list(TracebackFormatter.lastPieces(error, hints: false))
    }
    func frames(_ traceback: Value, _ limit: Value) throws -> [TracebackEntry] {
        guard let object = traceback.object as? TracebackObject else { return [] }
        return TracebackFormatter.limited(object.entries.reversed(), limit.isNone ? nil : try Int.from(limit))
    }
    module.function("extract_tb", .required("tb", as: Value.self), .optional("limit", default: Value.none), doc: "Return a StackSummary object representing a list of pre-processed entries from traceback.") { (traceback: Value, limit: Value) throws -> Value in
        StackSummary.make(try frames(traceback, limit))
    }
    module.function("format_tb", .required("tb", as: Value.self), .optional("limit", default: Value.none), doc: "A shorthand for 'format_list(extract_tb(tb, limit))'.") { (traceback: Value, limit: Value) throws -> Value in
        list(TracebackFormatter.entryPieces(try frames(traceback, limit)))
    }
    module.function("print_tb", .required("tb", as: Value.self), .optional("limit", default: Value.none), .optional("file", default: Value.none), doc: "Print up to 'limit' stack trace entries from the traceback 'tb'.") { (traceback: Value, limit: Value, file: Value) throws in
        try write(TracebackFormatter.entries(try frames(traceback, limit)), file)
    }
    module.function("format_list", .required("extracted_list", as: Value.self), doc: "Format a list of tuples or FrameSummary objects for printing.") { (entries: Value) throws -> Value in
        list(try entries.elements().map { try StackSummary.text(of: $0) })
    }
    module.function("walk_tb", .required("tb", as: Value.self), doc: "Walk a traceback yielding the frame and line number for each frame.") { (traceback: Value) throws -> Value in
        var next = traceback
        return .object(ClosureIterator {
            guard !next.isNone else { return nil }
            let pair = Value.tuple([try next.attribute("tb_frame"), try next.attribute("tb_lineno")])
            next = try next.attribute("tb_next")
            return pair
        })
    }
    declareStack(module)
    module["StackSummary"] = .object(StackSummary.pythonClass)
    module["FrameSummary"] = .object(FrameSummary.pythonClass)
    module["TracebackException"] = .object(TracebackSummary.pythonClass)
}

/// The functions about running frames, outermost first.
private func declareStack(_ module: ModuleObject) {
    func frames(_ frame: Value, _ limit: Value) throws -> [TracebackEntry] {
        let sites = Program.context?.callSites ?? []
        var entries = sites.map(\.entry)
        if !frame.isNone {
            let context = Program.context
            let at = sites.indices.first { context?.frame($0)?.isIdentical(to: frame) ?? false }
            entries = at.map { Array(entries[$0...]) } ?? []
        }
        let limit = limit.isNone ? nil : try Int.from(limit)
        // A limit counts from the frame itself, outward.
        return TracebackFormatter.limited(entries.reversed(), limit.map { -$0 })
    }
    module.function("extract_stack", .optional("f", default: Value.none), .optional("limit", default: Value.none), doc: "Extract the raw traceback from the current stack frame.") { (frame: Value, limit: Value) throws -> Value in
        StackSummary.make(try frames(frame, limit))
    }
    module.function("format_stack", .optional("f", default: Value.none), .optional("limit", default: Value.none), doc: "Shorthand for 'format_list(extract_stack(f, limit))'.") { (frame: Value, limit: Value) throws -> Value in
        .list(TracebackFormatter.entryPieces(try frames(frame, limit)).map { .string($0) })
    }
    module.function("print_stack", .optional("f", default: Value.none), .optional("limit", default: Value.none), .optional("file", default: Value.none), doc: "Print a stack trace from its invocation point.") { (frame: Value, limit: Value, file: Value) throws in
        let text = TracebackFormatter.entries(try frames(frame, limit))
        if file.isNone { try ErrorStream.write(text) } else { _ = try file.callMethod("write", .string(text)) }
    }
    module.function("walk_stack", .required("f", as: Value.self), doc: "Walk a stack yielding the frame and line number for each frame.") { (frame: Value) throws -> Value in
        var next = frame.isNone ? Program.context?.frame(0) ?? .none : frame
        return .object(ClosureIterator {
            guard !next.isNone else { return nil }
            let pair = Value.tuple([next, try next.attribute("f_lineno")])
            next = try next.attribute("f_back")
            return pair
        })
    }
}

/// `traceback.FrameSummary`
final class FrameSummary: Object {
    private let frame: TracebackEntry
    static let pythonClass = Class("FrameSummary", module: "traceback", doc: "Information about a single frame from a traceback.")

    init(_ frame: TracebackEntry) {
        self.frame = frame
        super.init(type: FrameSummary.pythonClass)
    }
    var text: String { TracebackFormatter.entries([frame]) }
    private var line: Value {
        guard let text = frame.source.line(Int(frame.range.line)) else { return .string("") }
        return .string(text.trimmingBlanks)
    }
    private var fields: [Value] { [.string(frame.source.fileName), .int(Int(frame.range.line)), .string(frame.function), line] }

    override func repr() throws -> String { "<FrameSummary file \(frame.source.fileName), line \(frame.range.line) in \(frame.function)>" }
    override func length() throws -> Int? { 4 }
    override func item(_ key: Value) throws -> Value? { try Value.tuple(fields).item(key) }
    override func iterator() throws -> IteratorObject? { try Value.tuple(fields).makeIterator() }
    override func compare(_ operation: Comparison, _ other: Value) throws -> Value? {
        try Value.tuple(fields).compare(operation, (other.object as? FrameSummary).map { .tuple($0.fields) } ?? other)
    }
    override func dynamicAttribute(_ name: Name) throws -> Value? {
        switch name.text {
        case "filename": fields[0]
        case "lineno": fields[1]
        case "name": fields[2]
        case "line": fields[3]
        case "end_lineno": .int(Int(frame.range.endLine))
        case "colno": .int(Int(frame.range.column))
        case "end_colno": .int(Int(frame.range.endColumn))
        case "locals": Value.none
        default: nil
        }
    }
}

/// `traceback.StackSummary`: a list of frames.
enum StackSummary {
    static let pythonClass: Class = {
        let made = Class("StackSummary", module: "traceback", bases: [.list], doc: "A list of FrameSummary objects, representing a stack of frames.")
        made.addMember("format", .object(NativeFunction(name: "format", doc: "Format the stack ready for printing.", owner: made) { arguments in
            .list(try arguments[0].elements().map { .string(try text(of: $0)) })
        }))
        return made
    }()

    static func make(_ frames: [TracebackEntry]) -> Value {
        let list = ListObject(elements: [], type: pythonClass)
        for frame in frames { list.elements.append(FrameSummary(frame).value) }
        return list.value
    }

    /// A frame, or a tuple of file, line, name and source.
    static func text(of entry: Value) throws -> String {
        if let summary = entry.object as? FrameSummary { return summary.text }
        let parts = try entry.elements()
        guard parts.count == 4 else { throw PythonException.valueError("not enough values to unpack (expected 4, got \(parts.count))") }
        let source = parts[3].isNone ? "" : "    \(try parts[3].strText().trimmingBlanks)\n"
        return "  File \"\(try parts[0].strText())\", line \(try parts[1].strText()), in \(try parts[2].strText())\n" + source
    }
}

/// `traceback.TracebackException`
final class TracebackSummary: Object {
    private let error: PythonException
    private let limit: Int?

    static let pythonClass: Class = Class.declare("TracebackException", for: TracebackSummary.self, module: "traceback", doc: "An exception ready for rendering.") { type in
        type.constructor(.required("exc_type", as: Value.self), .required("exc_value", as: PythonException.self), .required("exc_traceback", as: Value.self), .keyword("limit", default: Value.none), .keyword("lookup_lines", default: true), .keyword("capture_locals", default: false), .keyword("compact", default: false)) { (_: Class, _: Value, error: PythonException, _: Value, limit: Value, _: Bool, _: Bool, _: Bool) throws -> Value in
            TracebackSummary(error, limit: limit.isNone ? nil : try Int.from(limit)).value
        }
        type.classMethod("from_exception", .required("exc", as: PythonException.self), .keyword("limit", default: Value.none), .keyword("capture_locals", default: false), doc: "Create a TracebackException from an exception.") { (_: Class, error: PythonException, limit: Value, _: Bool) throws -> Value in
            TracebackSummary(error, limit: limit.isNone ? nil : try Int.from(limit)).value
        }
        type.method("format", .keyword("chain", default: true), doc: "Format the exception.") { (summary: TracebackSummary, chain: Bool) -> Value in
            var rest = TracebackFormatter.pieces(summary.error, hints: false, followsChain: chain, limit: summary.limit)[...]
            return .object(ClosureIterator { rest.popFirst().map { .string($0) } })
        }
        type.method("format_exception_only", doc: "Format the exception part of the traceback.") { (summary: TracebackSummary) -> Value in
            var rest = TracebackFormatter.lastPieces(summary.error, hints: false)[...]
            return .object(ClosureIterator { rest.popFirst().map { .string($0) } })
        }
        type.method("print", .keyword("file", default: Value.none), .keyword("chain", default: true), doc: "Print the result of format().") { (summary: TracebackSummary, file: Value, chain: Bool) throws in
            let text = TracebackFormatter.pieces(summary.error, hints: false, followsChain: chain, limit: summary.limit).joined()
            if file.isNone { try ErrorStream.write(text) } else { _ = try file.callMethod("write", .string(text)) }
        }
        type.property("stack", doc: "The frames.") { (summary: TracebackSummary) -> Value in StackSummary.make(TracebackFormatter.limited(summary.error.traceback.reversed(), summary.limit)) }
        type.property("exc_type", doc: "The class of the exception.") { (summary: TracebackSummary) -> Value in .object(summary.error.type) }
        func linked(_ name: String, _ get: @escaping (PythonException) -> PythonException?) {
            type.property(name, doc: "The exception before it, or None.") { (summary: TracebackSummary) -> Value in get(summary.error).map { TracebackSummary($0, limit: nil).value } ?? .none }
        }
        linked("__cause__") { $0.cause }
        linked("__context__") { $0.context }
    }

    init(_ error: PythonException, limit: Int?) {
        self.error = error
        self.limit = limit
        super.init(type: TracebackSummary.pythonClass)
    }
    override func str() throws -> String { try Value.object(error).strText() }
}
