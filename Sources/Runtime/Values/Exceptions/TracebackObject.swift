/// `e.__traceback__`: the frames that the exception passed, from one of them inward.
public final class TracebackObject: Object {
    /// Innermost frame first.
    public let entries: [TracebackEntry]

    public init(_ entries: [TracebackEntry]) {
        self.entries = entries
        super.init(type: TracebackObject.pythonClass)
    }
    nonisolated(unsafe) public static let pythonClass = Class("traceback")

    public override func dynamicAttribute(_ name: Name) throws -> Value? {
        guard let outermost = entries.last else { return nil }
        switch name.text {
        case "tb_lineno": return .int(Int(outermost.range.line))
        case "tb_next": return entries.count > 1 ? .object(TracebackObject(Array(entries.dropLast()))) : Value.none
        case "tb_frame": return .object(FrameView(outermost))
        case "tb_lasti": return .int(0)
        default: return nil
        }
    }
    public override var dynamicAttributeNames: [Name] { ["tb_frame", "tb_lasti", "tb_lineno", "tb_next"] }
}

/// `tb.tb_frame`: where a frame was, not what it held.
public final class FrameView: Object {
    private let entry: TracebackEntry
    public var source: SourceText { entry.source }
    init(_ entry: TracebackEntry) {
        self.entry = entry
        super.init(type: FrameView.pythonClass)
    }
    nonisolated(unsafe) public static let pythonClass = Class("frame")

    public override func repr() throws -> String {
        "<frame at \(address), file \(entry.source.fileName.pythonRepr), line \(entry.range.line), code \(entry.function)>"
    }
    public override func dynamicAttribute(_ name: Name) throws -> Value? {
        switch name.text {
        case "f_lineno": .int(Int(entry.range.line))
        case "f_code": .object(FrameCodeView(entry))
        case "f_globals", "f_locals": throw PythonException.notImplemented("Retort has no \(name.text) of frames")
        default: nil
        }
    }
}

/// `frame.f_code`
public final class FrameCodeView: Object {
    private let entry: TracebackEntry
    init(_ entry: TracebackEntry) {
        self.entry = entry
        super.init(type: FrameCodeView.pythonClass)
    }
    nonisolated(unsafe) public static let pythonClass = Class("code")

    public override func dynamicAttribute(_ name: Name) throws -> Value? {
        switch name.text {
        case "co_name", "co_qualname": .string(entry.function)
        case "co_filename": .string(entry.source.fileName)
        default: nil
        }
    }
}

extension PythonException {
    /// `__traceback__`: None before the exception was raised.
    public final var tracebackValue: Value {
        if traceback.isEmpty { return .none }
        if let tracebackObject, tracebackObject.entries.count == traceback.count { return .object(tracebackObject) }
        let made = TracebackObject(traceback)
        tracebackObject = made
        return .object(made)
    }

    /// `e.__traceback__ = tb`
    /// - Throws: TypeError for what is neither a traceback nor None.
    public final func setTraceback(_ value: Value) throws {
        if value.isNone {
            traceback = []
            tracebackObject = nil
        } else if let given = value.object as? TracebackObject {
            traceback = given.entries
            tracebackObject = given
        } else {
            throw PythonException.typeError("__traceback__ must be a traceback or None")
        }
    }
}
