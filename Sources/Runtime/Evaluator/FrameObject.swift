import Syntax

/// A frame as an object, which outlives the frame: `sys._getframe()`, `tb.tb_frame`.
final class FrameObject: Object {
    private let code: Code
    /// The frame while it runs.
    private var record: UnsafeMutablePointer<FrameRecord>?
    private var line: Int32
    /// What the slots held when the frame ended.
    private var values: ContiguousArray<Value> = []
    private var caller: FrameObject?

    private init(_ record: UnsafeMutablePointer<FrameRecord>, line: Int32) {
        code = record.pointee.code
        self.record = record
        self.line = line
        super.init(type: FrameView.pythonClass)
    }

    /// A frame that does not run: a suspended generator's.
    init(_ code: Code, line: Int32, slots: UnsafeMutablePointer<Value>) {
        self.code = code
        self.line = line
        super.init(type: FrameView.pythonClass)
        keep(slots)
    }

    /// The object of a running frame, the same for each who asks.
    static func of(_ record: UnsafeMutablePointer<FrameRecord>, line: Int32) -> FrameObject {
        if let made = record.pointee.object { return made.takeUnretainedValue() }
        let made = FrameObject(record, line: line)
        record.pointee.object = .passRetained(made)
        return made
    }

    /// The object of a frame that an exception passes: the running one's, or that of a generator's which just ended.
    static func passed(_ code: Code, _ slots: UnsafeMutablePointer<Value>, line: Int32) -> FrameObject {
        if let top = CallStack.top, top.pointee.slots == slots { return of(top, line: line) }
        return FrameObject(code, line: line, slots: slots)
    }

    private func keep(_ slots: UnsafeMutablePointer<Value>) {
        guard code.kind != .module else { return }
        values = ContiguousArray(UnsafeBufferPointer(start: slots, count: code.slotNames.count))
        Heap.track(self)
    }

    /// The frame ends, and somebody holds its object.
    func leave(line: Int32) {
        if let record {
            keep(record.pointee.slots)
            caller = record.pointee.caller.map { FrameObject.of($0, line: record.pointee.callerLine) }
        }
        record = nil
        self.line = line
    }

    override func visitReferences(_ visit: (Object) -> Void) {
        SharedStorage.visit(&values, visit)
        if let caller { visit(caller) }
    }
    override func clearReferences() {
        values = []
        caller = nil
    }

    private var currentLine: Int32 {
        guard record != nil else { return line }
        var line = CallStack.line, next = CallStack.top
        while let current = next, current != record { (line, next) = (current.pointee.callerLine, current.pointee.caller) }
        return next == nil ? self.line : line
    }

    /// The variables; a class body's are its namespace, a module's its globals.
    private var variables: Value {
        if code.kind == .module { return code.module.view }
        if let record { return FrameObject.variables(code, UnsafeBufferPointer(start: record.pointee.slots, count: code.slotNames.count)) }
        return values.withUnsafeBufferPointer { FrameObject.variables(code, $0) }
    }

    static func variables(_ code: Code, _ slots: UnsafeMutablePointer<Value>) -> Value {
        variables(code, UnsafeBufferPointer(start: slots, count: code.slotNames.count))
    }

    private static func variables(_ code: Code, _ slots: UnsafeBufferPointer<Value>) -> Value {
        switch code.kind {
        case .module: return code.module.view
        case .class: return slots.first ?? DictObject().value
        case .function, .comprehension:
            let dict = DictObject()
            for (slot, name) in code.slotNames.enumerated() where slot < slots.count && !name.text.isEmpty {
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
        case "f_back": back.map { .object($0) } ?? Value.none
        case "f_globals": code.module.view
        case "f_builtins": Interpreter.current?.builtins.view
        case "f_locals": variables
        case "f_trace": Value.none
        case "clear": .object(NativeFunction.declare("clear", doc: "Clear all references held by the frame.") { [self] in try clear() })
        default: nil
        }
    }
    override var dynamicAttributeNames: [Name] { ["clear", "f_back", "f_builtins", "f_code", "f_globals", "f_lineno", "f_locals", "f_trace"] }

    private var back: FrameObject? {
        guard let record else { return caller }
        return record.pointee.caller.map { FrameObject.of($0, line: record.pointee.callerLine) }
    }

    /// `frame.clear()`
    private func clear() throws {
        if record != nil { throw PythonException.runtimeError("cannot clear an executing frame") }
        values = []
    }
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
