import Runtime

/// `contextvars`
func contextVariablesModule(_ module: ModuleObject) {
    ContextVariable.prepare()
    module["ContextVar"] = .object(ContextVariable.pythonClass)
    module["Context"] = .object(VariableContext.pythonClass)
    module["Token"] = .object(VariableToken.pythonClass)
    module.function("copy_context", doc: "A copy of the current context.") { () -> Value in VariableContext(VariableContext.current.values.copy()).value }
}

/// `ContextVar("user", default=None)`
final class ContextVariable: Object {
    let name: String
    let fallback: Value?

    static let pythonClass = Class.declare("ContextVar", for: ContextVariable.self, module: "_contextvars", doc: "A variable that has a value in each context.") { type in
        type.property("name", doc: "The name of the variable.") { (variable: ContextVariable) -> String in variable.name }
        type.method("get", .optional("default", default: Value.undefined, shown: "<unrepresentable>").positionalOnly, doc: "The value that the variable has here, or else the default given, or its own.") { (variable: ContextVariable, other: Value) throws -> Value in
            if let known = try VariableContext.current.values.get(variable.value) { return known }
            if !other.isUndefined { return other }
            guard let fallback = variable.fallback else { throw PythonException(type: .lookupError, arguments: [variable.value]) }
            return fallback
        }
        type.method("set", .required("value", as: Value.self).positionalOnly, doc: "Give the variable a value here; what it gives takes that back.") { (variable: ContextVariable, value: Value) throws -> Value in
            let context = VariableContext.current
            let token = VariableToken(variable, context, old: try context.values.get(variable.value))
            try context.values.set(variable.value, value)
            return token.value
        }
        type.method("reset", .required("token", as: Value.self).positionalOnly, doc: "Take back what the set() did that gave the token.") { (variable: ContextVariable, token: Value) throws in
            guard let token = token.object as? VariableToken else { throw PythonException.typeError("expected an instance of Token, got \(try token.reprText())") }
            try token.restore(variable)
        }
        type.subscriptable("ContextVar[int]")
    }

    static func prepare() {
        pythonClass.messageName = "ContextVar"
        VariableToken.pythonClass.construct = { _, _ in throw PythonException.runtimeError("Tokens can only be created by ContextVars") }
        VariableContext.pythonClass.construct = { _, arguments in
            if arguments.positionalCount + arguments.keywordCount > 0 { throw PythonException.typeError("Context() does not accept any arguments") }
            return VariableContext(DictObject()).value
        }
        pythonClass.construct = { _, arguments in
            guard arguments.positionalCount == 1 else { throw PythonException.typeError("ContextVar() takes exactly 1 positional argument (\(arguments.positionalCount) given)") }
            let given = try NativeSignature("ContextVar", ["name", "default"], required: 1, positionalLimit: 1).bind(arguments)
            guard let name = given[0]?.object as? StringObject else { throw PythonException.typeError("context variable name must be a str") }
            return ContextVariable(name.text, given[1]).value
        }
    }

    private init(_ name: String, _ fallback: Value?) {
        self.name = name
        self.fallback = fallback
        super.init(type: ContextVariable.pythonClass)
        Heap.track(self)
    }
    override func visitReferences(_ visit: (Object) -> Void) { fallback?.visitHeld(visit) }
    override func repr() throws -> String { "<ContextVar name=\(name.pythonRepr)\(try fallback.map { " default=\(try $0.reprText())" } ?? "") at \(address)>" }
}

/// What `ContextVar.set()` gives: the value to go back to.
final class VariableToken: Object {
    private let variable: ContextVariable
    private let context: VariableContext
    private let old: Value?
    private var isUsed = false

    /// What `old_value` is where a variable had none.
    private final class Missing: Object {
        override func repr() throws -> String { "<Token.MISSING>" }
    }
    static let missing = Value.object(Missing(type: Class("Token.MISSING")))
    static let pythonClass = Class.declare("Token", for: VariableToken.self, module: "_contextvars", doc: "The value that a variable had before.") { type in
        type.property("var", doc: "The variable.") { (token: VariableToken) -> Value in token.variable.value }
        type.property("old_value", doc: "The value before; Token.MISSING where it had none.") { (token: VariableToken) -> Value in token.old ?? missing }
        type.constant("MISSING", missing)
        type.subscriptable("Token[int]")
    }

    init(_ variable: ContextVariable, _ context: VariableContext, old: Value?) {
        self.variable = variable
        self.context = context
        self.old = old
        super.init(type: VariableToken.pythonClass)
        Heap.track(self)
    }
    override func visitReferences(_ visit: (Object) -> Void) {
        visit(variable)
        visit(context)
        old?.visitHeld(visit)
    }
    override func repr() throws -> String { "<Token\(isUsed ? " used" : "") var=\(try variable.repr()) at \(address)>" }

    /// - Throws: RuntimeError for a token that was used, ValueError for that of another variable or context.
    func restore(_ wanted: ContextVariable) throws {
        if isUsed { throw PythonException.runtimeError("\(try repr()) has already been used once") }
        if wanted !== variable { throw PythonException.valueError("\(try repr()) was created by a different ContextVar") }
        if context !== VariableContext.current { throw PythonException.valueError("\(try repr()) was created in a different Context") }
        isUsed = true
        if let old { try context.values.set(variable.value, old) } else { _ = try context.values.remove(variable.value) }
    }
}

/// `contextvars.Context`: the values of variables.
final class VariableContext: Object {
    let values: DictObject
    private var isEntered = false

    nonisolated(unsafe) static var current = VariableContext(DictObject())

    static let pythonClass = Class.declare("Context", for: VariableContext.self, module: "_contextvars", doc: "The values of context variables.") { type in
        type.rawMethod("run", doc: "Call a function in the context.") { context, arguments in
            guard arguments.positionalCount > 0 else { throw PythonException.typeError("run() missing 1 required positional argument") }
            return try context.run { try arguments[0].call(arguments.dropFirst()) }
        }
        type.method("copy", doc: "Another context with the same values.") { (context: VariableContext) -> Value in VariableContext(context.values.copy()).value }
        type.method("get", .required("key", as: Value.self).positionalOnly, .optional("default", default: Value.none).positionalOnly, doc: "The value of a variable, or the default where it has none.") { (context: VariableContext, key: Value, other: Value) throws -> Value in try context.item(key, else: other) }
        type.method("keys", doc: "The variables that have values.") { (context: VariableContext) throws -> Value in try context.values.value.callMethod("keys") }
        type.method("values", doc: "The values, without their variables.") { (context: VariableContext) throws -> Value in try context.values.value.callMethod("values") }
        type.method("items", doc: "The variables with their values.") { (context: VariableContext) throws -> Value in try context.values.value.callMethod("items") }
    }

    init(_ values: DictObject) {
        self.values = values
        super.init(type: VariableContext.pythonClass)
        Heap.track(self)
    }
    override func visitReferences(_ visit: (Object) -> Void) { visit(values) }

    private func run(_ body: () throws -> Value) throws -> Value {
        if isEntered || VariableContext.current === self { throw PythonException.runtimeError("cannot enter context: \(try value.reprText()) is already entered") }
        let outer = VariableContext.current
        (VariableContext.current, isEntered) = (self, true)
        defer { (VariableContext.current, isEntered) = (outer, false) }
        return try body()
    }

    private func item(_ key: Value, else other: Value?) throws -> Value {
        guard key.object is ContextVariable else { throw PythonException.typeError("a ContextVar key was expected, got \(try key.reprText())") }
        if let found = try values.get(key) ?? other { return found }
        throw PythonException.keyError(key)
    }

    override func length() throws -> Int? { values.count }
    override func item(_ key: Value) throws -> Value? { try item(key, else: nil) }
    override func iterator() throws -> IteratorObject? { try values.value.iterate() }
    override func contains(_ key: Value) throws -> Bool? {
        guard key.object is ContextVariable else { throw PythonException.typeError("a ContextVar key was expected, got \(try key.reprText())") }
        return try values.get(key) != nil
    }
    override func compare(_ operation: Comparison, _ other: Value) throws -> Value? {
        guard operation == .equal || operation == .notEqual, let other = other.object as? VariableContext else { return nil }
        return .bool(try values.value.equals(other.values.value) == (operation == .equal))
    }
}
