/// `e.__traceback__`: a frame that the exception passed, linked to the next one inward.
public final class TracebackObject: Object {
    public let entry: TracebackEntry
    /// `tb_next`
    public private(set) final var next: TracebackObject?
    /// The frame, which keeps its variables; nil where natives tell of one.
    private final var frame: Object?

    init(_ entry: TracebackEntry, next: TracebackObject?, frame: Object?) {
        self.entry = entry
        self.next = next
        self.frame = frame
        super.init(type: TracebackObject.pythonClass)
        Heap.track(self)
    }
    nonisolated(unsafe) public static let pythonClass = Class("traceback")

    deinit { releaseChain() }

    /// Lets the chain go one by one: a traceback of many frames is as deep as they were.
    private func releaseChain() {
        var link = next
        next = nil
        while link != nil, isKnownUniquelyReferenced(&link), let current = link {
            link = current.next
            current.next = nil
        }
    }

    public override func visitReferences(_ visit: (Object) -> Void) {
        if let next { visit(next) }
        if let frame { visit(frame) }
    }
    public override func clearReferences() {
        frame = nil
        releaseChain()
    }

    /// Innermost frame first.
    public var entries: [TracebackEntry] {
        var found: [TracebackEntry] = []
        var link: TracebackObject? = self
        while let current = link {
            found.append(current.entry)
            link = current.next
        }
        return found.reversed()
    }

    public override func dynamicAttribute(_ name: Name) throws -> Value? {
        switch name.text {
        case "tb_lineno": return .int(Int(entry.range.line))
        case "tb_next": return next.map { .object($0) } ?? Value.none
        case "tb_frame":
            let shown = frame ?? FrameView(entry)
            frame = shown
            return .object(shown)
        case "tb_lasti": return .int(0)
        default: return nil
        }
    }
    public override func setDynamicAttribute(_ name: Name, _ value: Value) throws -> Bool {
        switch name.text {
        case "tb_next":
            guard value.isNone || value.object is TracebackObject else { throw PythonException.typeError("expected traceback object or None, got '\(value.typeName)'") }
            var link = value.object as? TracebackObject
            let inner = link
            while let current = link {
                if current === self { throw PythonException.valueError("traceback loop detected") }
                link = current.next
            }
            next = inner
        case "tb_frame", "tb_lasti", "tb_lineno": throw PythonException.attributeError("readonly attribute")
        default: return false
        }
        return true
    }
    public override var dynamicAttributeNames: [Name] { ["tb_frame", "tb_lasti", "tb_lineno", "tb_next"] }
}

/// `tb.tb_frame` of a frame that natives tell of: where it was, not what it held.
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
        case "f_globals", "f_locals": throw PythonException.notImplemented("Retort has no \(name.text) of frames of generated code")
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
    /// The frames that the exception passed, innermost first.
    public final var traceback: [TracebackEntry] { tracebackObject?.entries ?? [] }

    /// Notes a frame that the exception passes.
    public final func pass(_ entry: TracebackEntry, frame: Object? = nil) {
        tracebackObject = TracebackObject(entry, next: tracebackObject, frame: frame)
    }

    /// `__traceback__`: None before the exception was raised.
    public final var tracebackValue: Value { tracebackObject.map { .object($0) } ?? .none }

    /// `e.__traceback__ = tb`
    /// - Throws: TypeError for what is neither a traceback nor None.
    public final func setTraceback(_ value: Value) throws {
        guard value.isNone || value.object is TracebackObject else { throw PythonException.typeError("__traceback__ must be a traceback or None") }
        tracebackObject = value.object as? TracebackObject
    }
}
