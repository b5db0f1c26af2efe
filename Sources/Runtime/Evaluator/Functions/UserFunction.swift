/// A function written in Python.
final class UserFunction: FunctionObject {
    private(set) var code: Code
    /// The same, which a call uses without counting references: what `__code__` replaces is kept.
    private var body: Unmanaged<Code>
    nonisolated(unsafe) private static var replaced: [Code] = []
    /// How many arguments fill the parameters exactly; -1 where a call needs more than filling slots.
    private(set) var directArity: Int
    private var slotCount: Int
    private var hasCells: Bool
    var defaults: [Value]
    /// By slot order of the keyword-only parameters; `.undefined` where there is none.
    var keywordDefaults: [Value]
    private(set) var closure: [Cell]
    var annotations: DictObject? { didSet { Heap.track(self) } }

    init(code: Code, defaults: [Value], keywordDefaults: [Value], closure: [Cell], annotations: DictObject?) {
        self.code = code
        body = .passUnretained(code)
        self.defaults = defaults
        self.keywordDefaults = keywordDefaults
        self.closure = closure
        self.annotations = annotations
        directArity = code.parameters.isPlain && !code.isGenerator ? code.parameters.positionalCount : -1
        slotCount = code.slotCount
        hasCells = !code.cellSlots.isEmpty || !code.freeSlots.isEmpty
        super.init(name: code.name, qualifiedName: code.qualifiedName, module: code.module, doc: code.doc)
        if !closure.isEmpty || !defaults.isEmpty || !keywordDefaults.isEmpty || annotations != nil { Heap.track(self) }
    }

    override func visitReferences(_ visit: (Object) -> Void) {
        SharedStorage.visit(&defaults, visit)
        SharedStorage.visit(&keywordDefaults, visit)
        if !closure.isEmpty, !SharedStorage.isShared(&closure) { for cell in closure { visit(cell) } }
        if let annotations { visit(annotations) }
    }
    override func clearReferences() {
        clearSlots()
        defaults = []
        annotations = nil
    }

    override func call(_ arguments: Arguments) throws -> Value? {
        if code.isGenerator { return try makeGenerator(arguments) }
        return try ValueStack.with(code.slotCount) { base in
            try bind(arguments, into: base)
            return try run(Frame(slots: base))
        }
    }

    override func call(_ a: Value) throws -> Value {
        guard directArity == 1 else { return try super.call(a) }
        let slotCount = slotCount
        let base = try ValueStack.cut(slotCount)
        defer { ValueStack.release(base, slotCount) }
        base.initialize(to: a)
        return try run(Frame(slots: base))
    }
    override func call(_ a: Value, _ b: Value) throws -> Value {
        guard directArity == 2 else { return try super.call(a, b) }
        let slotCount = slotCount
        let base = try ValueStack.cut(slotCount)
        defer { ValueStack.release(base, slotCount) }
        base.initialize(to: a)
        (base + 1).initialize(to: b)
        return try run(Frame(slots: base))
    }
    override func call(_ a: Value, _ b: Value, _ c: Value) throws -> Value {
        guard directArity == 3 else { return try super.call(a, b, c) }
        let slotCount = slotCount
        let base = try ValueStack.cut(slotCount)
        defer { ValueStack.release(base, slotCount) }
        base.initialize(to: a)
        (base + 1).initialize(to: b)
        (base + 2).initialize(to: c)
        return try run(Frame(slots: base))
    }

    /// Runs the body in a frame whose parameter slots are set.
    @inline(__always)
    func run(_ frame: Frame) throws -> Value {
        try body._withUnsafeGuaranteedRef { code in
            if hasCells { code.prepare(frame, closure: closure) }
            try StackGuard.enter()
            defer { StackGuard.depth &-= 1 }
            try Pulse.check()
            return try code.run(frame)
        }
    }

    /// Whether a call with `count` positional arguments fills slots and, at most, takes defaults.
    @inline(__always)
    func fits(_ count: Int) -> Bool { count == directArity || fitsWithDefaults(count) }

    private func fitsWithDefaults(_ count: Int) -> Bool { directArity >= 0 && count < directArity && count + defaults.count >= directArity }

    /// Calls with arguments that are evaluated straight into the frame.
    @inline(__always)
    func call(receiver: Value?, _ arguments: NodeList, in frame: Frame, _ node: Node) throws -> Value {
        let slotCount = slotCount, planned = body
        let base = try ValueStack.cut(slotCount)
        defer { ValueStack.release(base, slotCount) }
        var given = arguments.count
        if let receiver {
            base.initialize(to: receiver)
            try arguments.evaluate(into: base + 1, frame)
            given &+= 1
        } else {
            try arguments.evaluate(into: base, frame)
        }
        do {
            try checkBody(planned)
            if given < directArity { try fillDefaults(base, from: given) }
            return try run(Frame(slots: base))
        } catch { throw node.located(error) }
    }

    /// As above, with keyword arguments.
    func call(receiver: Value?, _ arguments: NodeList, _ placement: KeywordPlacement, in frame: Frame, _ node: Node) throws -> Value {
        let slotCount = slotCount, planned = body
        let base = try ValueStack.cut(slotCount)
        defer { ValueStack.release(base, slotCount) }
        var slot = 0
        if let receiver {
            base.initialize(to: receiver)
            slot = 1
        }
        var index = 0
        let given = placement.given
        while slot < given {
            base[slot] = try arguments.evaluate(index, frame)
            slot &+= 1
            index &+= 1
        }
        try placement.evaluate(arguments, into: base, frame)
        do {
            try checkBody(planned)
            try fillDefaults(base, from: given)
            return try run(Frame(slots: base))
        } catch { throw node.located(error) }
    }

    /// Arguments that assign `__code__` would be in the frame of another code.
    @inline(__always)
    private func checkBody(_ planned: Unmanaged<Code>) throws {
        if planned.toOpaque() != body.toOpaque() { throw PythonException.notImplemented("Retort has no assignment to __code__ of a function whose arguments are evaluated") }
    }

    private func makeGenerator(_ arguments: Arguments) throws -> Value {
        // `iter(generator_function, None)` makes them without end.
        try Pulse.check()
        let slots = UnsafeMutablePointer<Value>.allocate(capacity: code.slotCount)
        slots.initialize(repeating: .undefined, count: code.slotCount)
        do {
            try bind(arguments, into: slots)
        } catch {
            slots.deinitialize(count: code.slotCount)
            slots.deallocate()
            throw error
        }
        code.prepare(Frame(slots: slots), closure: closure)
        return .object(GeneratorObject(code: code, name: name, qualifiedName: qualifiedName, slots: slots))
    }

    // MARK: attributes

    override func dynamicAttribute(_ attribute: Name) throws -> Value? {
        switch attribute.text {
        case "__name__": return .string(name)
        case "__qualname__": return .string(qualifiedName)
        case "__module__": return .string(module.name)
        case "__doc__": return doc.map { .string($0) } ?? Value.none
        case "__defaults__": return defaults.isEmpty ? Value.none : .tuple(defaults)
        case "__kwdefaults__": return keywordDefaultsDict
        case "__closure__": return closure.isEmpty ? Value.none : .tuple(closure.map { .object($0) })
        case "__annotations__":
            if annotations == nil { annotations = DictObject() }
            return annotations?.value
        case "__code__": return .object(CodeView.of(code))
        case "__globals__": return module.view
        case "__builtins__": return Interpreter.current?.builtins.view
        default: return nil
        }
    }

    private var keywordDefaultsDict: Value {
        let dict = DictObject()
        let first = code.parameters.positionalCount
        for (index, value) in keywordDefaults.enumerated() where !value.isUndefined { dict.set(code.parameters.names[first + index], value) }
        return dict.count == 0 ? .none : dict.value
    }

    override func setDynamicAttribute(_ attribute: Name, _ value: Value) throws -> Bool {
        switch attribute.text {
        case "__name__": name = try UserFunction.text(value, attribute)
        case "__qualname__": qualifiedName = try UserFunction.text(value, attribute)
        case "__doc__": doc = value.isNone ? nil : try String.from(value)
        case "__annotations__":
            guard value.isNone || value.object is DictObject else { throw PythonException.typeError("__annotations__ must be set to a dict object") }
            annotations = value.object as? DictObject
        case "__defaults__":
            guard value.isNone || value.object is TupleObject else { throw PythonException.typeError("__defaults__ must be set to a tuple object") }
            defaults = value.isNone ? [] : try value.elements()
            Heap.track(self)
        case "__kwdefaults__": try setKeywordDefaults(value)
        case "__module__": setOwnAttribute("__module__", value)
        case "__closure__", "__globals__", "__builtins__": throw PythonException.attributeError("readonly attribute")
        case "__code__":
            guard let view = value.object as? CodeView else { throw PythonException.typeError("__code__ must be set to a code object") }
            try run(insteadOfBody: view.code)
        default: return false
        }
        return true
    }

    /// `f.__code__ = g.__code__`
    private func run(insteadOfBody other: Code) throws {
        guard other.freeSlots.count == closure.count else {
            throw PythonException.valueError("\(name)() requires a code object with \(closure.count) free vars, not \(other.freeSlots.count)")
        }
        // The globals that a code names are bound to those of its module.
        guard other.module === code.module else { throw PythonException.notImplemented("Retort has no assignment to __code__ of a code of another module") }
        let known = Dictionary(zip(code.parameters.names.dropFirst(code.parameters.positionalCount).map(\.text), keywordDefaults)) { first, _ in first }
        UserFunction.replaced.append(code)
        code = other
        body = .passUnretained(other)
        directArity = code.parameters.isPlain && !code.isGenerator ? code.parameters.positionalCount : -1
        slotCount = code.slotCount
        hasCells = !code.cellSlots.isEmpty || !code.freeSlots.isEmpty
        keywordDefaults = code.parameters.names[code.parameters.positionalCount...].prefix(code.parameters.keywordOnlyCount).map { known[$0.text] ?? .undefined }
    }

    private func setKeywordDefaults(_ value: Value) throws {
        guard value.isNone || value.object is DictObject else { throw PythonException.typeError("__kwdefaults__ must be set to a dict object") }
        let dict = value.object as? DictObject, names = code.parameters.names[code.parameters.positionalCount...].prefix(code.parameters.keywordOnlyCount)
        keywordDefaults = try names.map { try dict?.get($0.value) ?? .undefined }
        Heap.track(self)
    }

    /// What can be deleted is as it was never given: `del f.__defaults__`.
    override func deleteDynamicAttribute(_ attribute: Name) throws -> Bool {
        switch attribute.text {
        case "__name__", "__qualname__": throw PythonException.typeError("\(attribute.text) must be set to a string object")
        case "__code__": throw PythonException.typeError("__code__ must be set to a code object")
        case "__dict__": throw PythonException.typeError("cannot delete __dict__")
        case "__class__": throw PythonException.typeError("can't delete __class__ attribute")
        case "__doc__", "__defaults__", "__kwdefaults__", "__annotations__", "__module__", "__closure__", "__globals__", "__builtins__": return try setDynamicAttribute(attribute, .none)
        default: return false
        }
    }

    private static func text(_ value: Value, _ attribute: Name) throws -> String {
        guard let string = value.object as? StringObject else { throw PythonException.typeError("\(attribute.text) must be set to a string object") }
        return string.text
    }

    override var outerVariables: [(name: Name, cell: Cell, isGlobal: Bool)] { zip(code.freeSlots, closure).map { (code.slotNames[$0], $1, false) } + code.globals.map { ($0.name, $0.cell, true) } }
    override var sourceText: (text: String, firstLine: Int, file: String)? {
        let first = Int(code.definitionLine), last = max(first, Int(code.lastLine))
        let lines = (first...last).compactMap { code.source.line($0) }
        return lines.isEmpty ? nil : (lines.map { $0 + "\n" }.joined(), first, code.source.fileName)
    }

    override var parameterDetails: [FunctionParameter] {
        let layout = code.parameters
        var found: [FunctionParameter] = []
        for index in 0..<layout.positionalCount {
            let at = index - (layout.positionalCount - defaults.count)
            found.append(FunctionParameter(name: layout.names[index], kind: index < layout.positionalOnlyCount ? .positionalOnly : .positionalOrKeyword, fallback: at >= 0 ? defaults[at] : nil))
        }
        if let slot = layout.restSlot { found.append(FunctionParameter(name: layout.names[slot], kind: .rest)) }
        for index in 0..<layout.keywordOnlyCount {
            let fallback = keywordDefaults[index]
            found.append(FunctionParameter(name: layout.names[layout.positionalCount + index], kind: .keywordOnly, fallback: fallback.isUndefined ? nil : fallback))
        }
        if let slot = layout.keywordsSlot { found.append(FunctionParameter(name: layout.names[slot], kind: .keywords)) }
        return found
    }

    override var signature: String {
        var parts: [String] = []
        let layout = code.parameters
        func text(_ name: Name, _ fallback: Value?) -> String {
            guard let fallback, !fallback.isUndefined else { return name.text }
            return "\(name.text)=\((try? fallback.reprText()) ?? "...")"
        }
        for index in 0..<layout.positionalCount {
            let at = index - (layout.positionalCount - defaults.count)
            parts.append(text(layout.names[index], at >= 0 ? defaults[at] : nil))
            if index + 1 == layout.positionalOnlyCount { parts.append("/") }
        }
        if let slot = layout.restSlot { parts.append("*" + layout.names[slot].text) } else if layout.keywordOnlyCount > 0 { parts.append("*") }
        for index in 0..<layout.keywordOnlyCount { parts.append(text(layout.names[layout.positionalCount + index], keywordDefaults[index])) }
        if let slot = layout.keywordsSlot { parts.append("**" + layout.names[slot].text) }
        return "(\(parts.joined(separator: ", ")))"
    }
}

/// `f.__code__`
final class CodeView: Object {
    let code: Code
    init(_ code: Code) {
        self.code = code
        super.init(type: FrameCodeView.pythonClass)
    }
    /// One for each code as long as someone holds it: `f.__code__ is f.__code__`.
    static func of(_ code: Code) -> CodeView {
        if let known = code.view { return known }
        let made = CodeView(code)
        code.view = made
        return made
    }
    override func repr() throws -> String {
        "<code object \(code.name) at \(address), file \"\(code.source.fileName)\", line \(code.firstLine)>"
    }
    override func dynamicAttribute(_ name: Name) throws -> Value? {
        switch name.text {
        case "co_name": .string(code.name)
        case "co_qualname": .string(code.qualifiedName)
        case "co_filename": .string(code.source.fileName)
        case "co_firstlineno": .int(Int(code.definitionLine))
        case "co_argcount": .int(code.parameters.positionalCount)
        case "co_posonlyargcount": .int(code.parameters.positionalOnlyCount)
        case "co_kwonlyargcount": .int(code.parameters.keywordOnlyCount)
        case "co_varnames": .tuple(localSlots.map { code.slotNames[$0].value })
        case "co_cellvars": .tuple(cellNames.map(\.value))
        case "co_flags": .int(flags)
        case "co_nlocals": .int(localSlots.count)
        case "co_freevars": .tuple(code.freeSlots.map { code.slotNames[$0].value })
        default: nil
        }
    }

    private var parameterCount: Int {
        let layout = code.parameters
        return layout.positionalCount + layout.keywordOnlyCount + (layout.restSlot == nil ? 0 : 1) + (layout.keywordsSlot == nil ? 0 : 1)
    }

    /// The variables that inner functions use: parameters first, others by name.
    private var cellNames: [Name] {
        let parameters = code.cellSlots.filter { $0 < parameterCount }.map { code.slotNames[$0] }
        return parameters + code.cellSlots.filter { $0 >= parameterCount }.map { code.slotNames[$0] }.sorted { $0.text.utf8.lexicographicallyPrecedes($1.text.utf8) }
    }

    /// The parameters, and the variables that no cell holds.
    private var localSlots: [Int] {
        guard code.kind == .function || code.kind == .comprehension else { return [] }
        let parameters = parameterCount
        return code.slotNames.indices.filter { !code.slotNames[$0].text.isEmpty && !code.freeSlots.contains($0) && ($0 < parameters || !code.cellSlots.contains($0)) }
    }

    /// `inspect.CO_OPTIMIZED`, `CO_NEWLOCALS`, `CO_VARARGS`, `CO_VARKEYWORDS`, `CO_NESTED`, `CO_GENERATOR`
    private var flags: Int {
        let layout = code.parameters
        return (code.kind == .function || code.kind == .comprehension ? 3 : 0) | (layout.restSlot == nil ? 0 : 4) | (layout.keywordsSlot == nil ? 0 : 8)
            | (code.qualifiedName.contains(".<locals>.") ? 16 : 0) | (code.isGenerator ? 32 : 0)
    }
}
