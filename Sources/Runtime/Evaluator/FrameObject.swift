import Syntax

/// `sys._getframe()`: a frame as an object, which outlives the frame.
final class FrameObject: Object {
    private let code: Code
    /// The frame while it runs.
    private var record: UnsafeMutablePointer<FrameRecord>?
    private var line: Int32
    private var locals: Value?
    private let caller: FrameObject?

    private init(_ record: UnsafeMutablePointer<FrameRecord>, line: Int32, caller: FrameObject?) {
        code = record.pointee.code
        self.record = record
        self.line = line
        self.caller = caller
        super.init(type: FrameView.pythonClass)
    }

    /// A frame that does not run: a suspended generator's.
    init(_ code: Code, line: Int32, slots: UnsafeMutablePointer<Value>) {
        self.code = code
        self.line = line
        caller = nil
        super.init(type: FrameView.pythonClass)
        locals = FrameObject.variables(code, slots)
    }

    /// The object of a running frame, the same for each who asks.
    static func of(_ record: UnsafeMutablePointer<FrameRecord>, line: Int32) -> FrameObject {
        if let made = record.pointee.object { return made.takeUnretainedValue() }
        let caller = record.pointee.caller.map { of($0, line: record.pointee.callerLine) }
        let made = FrameObject(record, line: line, caller: caller)
        record.pointee.object = .passRetained(made)
        return made
    }

    /// The frame ends.
    func leave(line: Int32) {
        if let record { locals = FrameObject.variables(code, record.pointee.slots) }
        record = nil
        self.line = line
    }

    private var currentLine: Int32 {
        guard record != nil else { return line }
        var line = CallStack.line, next = CallStack.top
        while let current = next, current != record { (line, next) = (current.pointee.callerLine, current.pointee.caller) }
        return next == nil ? self.line : line
    }

    /// The variables of a frame; a class body's are its namespace, a module's its globals.
    static func variables(_ code: Code, _ slots: UnsafeMutablePointer<Value>) -> Value {
        switch code.kind {
        case .module: return code.module.view
        case .class: return slots[0]
        case .function, .comprehension:
            let dict = DictObject()
            for (slot, name) in code.slotNames.enumerated() where !name.text.isEmpty {
                let content = (slots[slot].object as? Cell)?.content ?? slots[slot]
                if !content.isUndefined { dict.set(name, content) }
            }
            return dict.value
        }
    }

    override func repr() throws -> String {
        "<frame at \(address), file \(code.source.fileName.pythonRepr), line \(currentLine), code \(code.name)>"
    }

    override func dynamicAttribute(_ name: Name) throws -> Value? {
        switch name.text {
        case "f_lineno": .int(Int(currentLine))
        case "f_code": .object(CodeView.of(code))
        case "f_back": caller.map { .object($0) } ?? Value.none
        case "f_globals": code.module.view
        case "f_builtins": Interpreter.current?.builtins.view
        case "f_locals": record.map { FrameObject.variables(code, $0.pointee.slots) } ?? locals
        case "f_trace": Value.none
        default: nil
        }
    }
    override var dynamicAttributeNames: [Name] { ["f_back", "f_builtins", "f_code", "f_globals", "f_lineno", "f_locals", "f_trace"] }
}

extension Interpreter {
    public func callSite(_ depth: Int) -> CallSite? {
        guard let (record, line) = CallStack.record(depth) else { return nil }
        let code = record.pointee.code
        let range = SourceRange(line: line, column: -1, endLine: line, endColumn: -1)
        return CallSite(entry: TracebackEntry(source: code.source, function: code.name, range: range), module: code.module)
    }

    public func frame(_ depth: Int) -> Value? {
        CallStack.record(depth).map { .object(FrameObject.of($0.record, line: $0.line)) }
    }
}
