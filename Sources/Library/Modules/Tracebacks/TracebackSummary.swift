import Runtime

/// `traceback.TracebackException`
final class TracebackSummary: Object {
    private let error: PythonException
    private let limit: Int?
    private let stack: Value
    private let capturesLocals: Bool
    private let groups: (width: Int, depth: Int)

    static let pythonClass: Class = Class.declare("TracebackException", for: TracebackSummary.self, module: "traceback", derivable: true, doc: "An exception ready for rendering.") { type in
        type.constructor(
            .required("exc_type", as: Value.self), .required("exc_value", as: PythonException.self), .required("exc_traceback", as: Value.self), .keyword("limit", default: Value.none), .keyword("lookup_lines", default: true),
            .keyword("capture_locals", default: false), .keyword("compact", default: false), .keyword("max_group_width", default: 15), .keyword("max_group_depth", default: 10)
        ) { (_: Class, _: Value, error: PythonException, _: Value, limit: Value, _: Bool, capturesLocals: Bool, _: Bool, width: Int, depth: Int) throws -> Value in
            try make(error, limit, capturesLocals, (width, depth))
        }
        type.classMethod("from_exception", .required("exc", as: PythonException.self), .keyword("limit", default: Value.none), .keyword("lookup_lines", default: true), .keyword("capture_locals", default: false), .keyword("compact", default: false), .keyword("max_group_width", default: 15), .keyword("max_group_depth", default: 10), doc: "What an exception tells.") { (_: Class, error: PythonException, limit: Value, _: Bool, capturesLocals: Bool, _: Bool, width: Int, depth: Int) throws -> Value in
            try make(error, limit, capturesLocals, (width, depth))
        }
        type.method("format", .keyword("chain", default: true), doc: "Format the exception.") { (summary: TracebackSummary, chain: Bool) -> Value in lines(summary.pieces(chain: chain)) }
        type.method("format_exception_only", doc: "The last lines: the exception itself.") { (summary: TracebackSummary) -> Value in
            lines(TracebackFormatter.lastPieces(summary.error, hints: false))
        }
        type.method("print", .keyword("file", default: Value.none), .keyword("chain", default: true), doc: "Print the result of format().") { (summary: TracebackSummary, file: Value, chain: Bool) throws in
            let text = summary.pieces(chain: chain).joined()
            if file.isNone { try ErrorStream.write(text) } else { _ = try file.callMethod("write", .string(text)) }
        }
        type.property("stack", doc: "The frames.") { (summary: TracebackSummary) -> Value in summary.stack }
        type.property("exc_type", doc: "The class of the exception.") { (summary: TracebackSummary) -> Value in .object(summary.error.type) }
        type.property("__notes__", doc: "The notes, or None.") { (summary: TracebackSummary) -> Value in summary.error.notes?.value ?? .none }
        type.property("__suppress_context__", doc: "Whether the context is not shown.") { (summary: TracebackSummary) -> Bool in summary.error.suppressesContext }
        type.property("exceptions", doc: "The members of a group, or None.") { (summary: TracebackSummary) throws -> Value in
            guard summary.error.isInstance(of: .baseExceptionGroup) else { return .none }
            return .list(try ExceptionGroups.members(summary.error).map { try TracebackSummary($0, limit: summary.limit, summary.capturesLocals, summary.groups).value })
        }
        func linked(_ name: String, _ get: @escaping (PythonException) -> PythonException?) {
            type.property(name, doc: "The exception before it, or None.") { (summary: TracebackSummary) throws -> Value in try get(summary.error).map { try TracebackSummary($0, limit: summary.limit, summary.capturesLocals, summary.groups).value } ?? .none }
        }
        linked("__cause__") { $0.cause }
        linked("__context__") { $0.context === $0.cause ? nil : $0.context }
    }

    private static func make(_ error: PythonException, _ limit: Value, _ capturesLocals: Bool, _ groups: (width: Int, depth: Int)) throws -> Value {
        try TracebackSummary(error, limit: limit.isNone ? nil : try Int.from(limit), capturesLocals, groups).value
    }

    private static func lines(_ pieces: [String]) -> Value {
        var rest = pieces[...]
        return .object(ClosureIterator(type: .generator) { rest.popFirst().map { .string($0) } })
    }

    private init(_ error: PythonException, limit: Int?, _ capturesLocals: Bool, _ groups: (width: Int, depth: Int)) throws {
        self.error = error
        self.limit = limit
        self.capturesLocals = capturesLocals
        self.groups = groups
        stack = capturesLocals ? try StackSummary.makeCapturing(error, limit: limit) : try StackSummary.make(TracebackFormatter.limited(error.traceback.reversed(), limit))
        super.init(type: TracebackSummary.pythonClass)
    }

    private func pieces(chain: Bool) -> [String] {
        let limit = self.limit
        return TracebackFormatter.pieces(error, hints: false, followsChain: chain, limit: limit, groups: groups, frames: !capturesLocals ? nil : { error in
            try StackSummary.pieces(try StackSummary.makeCapturing(error, limit: limit).elements())
        })
    }

    /// Of a SyntaxError: `filename`, `lineno`, `text`, `offset`, `msg`.
    override func dynamicAttribute(_ name: Name) throws -> Value? {
        guard error.isInstance(of: .syntaxError), ["filename", "lineno", "end_lineno", "text", "offset", "end_offset", "msg"].contains(name.text) else { return nil }
        let field = error.field(name)
        if field.isUndefined { return Value.none }
        return name.text.hasSuffix("lineno") && !field.isNone ? .string(try field.strText()) : field
    }

    override func str() throws -> String { try Value.object(error).strText() }
    override func compare(_ operation: Comparison, _ other: Value) throws -> Value? {
        guard operation == .equal || operation == .notEqual, let other = other.object as? TracebackSummary else { return nil }
        return .bool((error.type === other.error.type && pieces(chain: true) == other.pieces(chain: true)) == (operation == .equal))
    }
    override func hash() throws -> Int { throw PythonException.unhashable(type) }
}
