import Runtime

/// `operator`
func operatorModule(_ module: ModuleObject) {
    declareArithmetic(module)
    declareComparisons(module)
    declareContainers(module)
    for made in [GetterObject.items, GetterObject.attributes, MethodCaller.pythonClass] { module[Name(made.name)] = .object(made) }
    module["__all__"] = .list(module.globals.map(\.name.text).filter { !$0.hasPrefix("_") }.sorted().map { .string($0) })
    for name in ["lt", "le", "eq", "ne", "ge", "gt", "not_", "abs", "add", "and_", "floordiv", "index", "inv", "invert", "lshift", "mod", "mul", "matmul", "neg", "or_", "pos", "pow", "rshift", "sub", "truediv", "xor", "concat", "contains", "delitem", "getitem", "setitem", "call",
                 "iadd", "iand", "iconcat", "ifloordiv", "ilshift", "imod", "imul", "imatmul", "ior", "ipow", "irshift", "isub", "itruediv", "ixor"] {
        module[Name("__\(name.filter { $0 != "_" })__")] = module[Name(name)]
    }
}

/// Declares a function with the argument errors of one written in C.
private func function(_ module: ModuleObject, _ name: String, _ parameters: [String], doc: String, _ body: @escaping (Arguments) throws -> Value) {
    let signature: MethodSignature = parameters.count == 1 ? .one(parameters[0]) : .positional(required: parameters.count, parameters)
    let checker = signature.checker("_operator.\(name)")
    module[Name(name)] = .object(NativeFunction(name: name, doc: doc, parameters: signature.parameters) { arguments in
        try checker.check(arguments)
        return try body(arguments)
    })
}

private func declareArithmetic(_ module: ModuleObject) {
    let binaries: [(String, BinaryOperation)] = [
        ("add", .add), ("sub", .subtract), ("mul", .multiply), ("truediv", .trueDivide), ("floordiv", .floorDivide), ("mod", .modulo), ("pow", .power),
        ("matmul", .matrixMultiply), ("lshift", .leftShift), ("rshift", .rightShift), ("and_", .and), ("or_", .or), ("xor", .xor),
    ]
    for (name, operation) in binaries {
        let symbol = operation == .power ? "**" : operation.symbol
        function(module, name, ["a", "b"], doc: "a \(symbol) b") { try $0[0].binary(operation, $0[1]) }
        function(module, "i" + name.filter { $0 != "_" }, ["a", "b"], doc: "a \(symbol)= b") { try $0[0].inPlace(operation, $0[1]) }
    }
    function(module, "neg", ["a"], doc: "Same as -a.") { try $0[0].unary(.negative) }
    function(module, "pos", ["a"], doc: "Same as +a.") { try $0[0].unary(.positive) }
    for name in ["inv", "invert"] { function(module, name, ["a"], doc: "Same as ~a.") { try $0[0].unary(.invert) } }
    function(module, "abs", ["a"], doc: "abs(a)") { arguments in
        switch arguments[0] {
        case .int(let number) where number != .min: return .int(Swift.abs(number))
        case .float(let number): return .float(Swift.abs(number))
        default:
            guard arguments[0].type.lookup("__abs__") != nil else { throw PythonException.typeError("bad operand type for abs(): '\(arguments[0].typeName)'") }
            return try arguments[0].callMethod("__abs__")
        }
    }
    function(module, "not_", ["a"], doc: "not a") { .bool(try !$0[0].isTrue()) }
    function(module, "truth", ["a"], doc: "Whether a is true.") { .bool(try $0[0].isTrue()) }
    function(module, "index", ["a"], doc: "The int that a stands for where an index is wanted.") { arguments in
        guard let index = try arguments[0].index() else { throw PythonException.typeError("'\(arguments[0].typeName)' object cannot be interpreted as an integer") }
        return index
    }
}

private func declareComparisons(_ module: ModuleObject) {
    for (name, operation) in [("lt", Comparison.less), ("le", .lessOrEqual), ("eq", .equal), ("ne", .notEqual), ("gt", .greater), ("ge", .greaterOrEqual)] {
        function(module, name, ["a", "b"], doc: "a \(operation.symbol) b") { try $0[0].compare(operation, $0[1]) }
    }
    function(module, "is_", ["a", "b"], doc: "a is b") { .bool($0[0].isIdentical(to: $0[1])) }
    function(module, "is_not", ["a", "b"], doc: "a is not b") { .bool(!$0[0].isIdentical(to: $0[1])) }
}

private func declareContainers(_ module: ModuleObject) {
    function(module, "contains", ["a", "b"], doc: "b in a: the container comes first.") { .bool(try $0[0].contains($0[1])) }
    function(module, "getitem", ["a", "b"], doc: "a[b]") { try $0[0].item($0[1]) }
    function(module, "setitem", ["a", "b", "c"], doc: "a[b] = c") { arguments in
        try arguments[0].setItem(arguments[1], arguments[2])
        return .none
    }
    function(module, "delitem", ["a", "b"], doc: "del a[b]") { arguments in
        try arguments[0].deleteItem(arguments[1])
        return .none
    }
    func checkSequence(_ value: Value) throws {
        guard value.object != nil, value.type.lookup(.getItem) != nil else { throw PythonException.typeError("'\(value.typeName)' object can't be concatenated") }
    }
    function(module, "concat", ["a", "b"], doc: "a + b, of sequences.") { arguments in
        try checkSequence(arguments[0])
        return try arguments[0].binary(.add, arguments[1])
    }
    function(module, "iconcat", ["a", "b"], doc: "a += b, of sequences.") { arguments in
        try checkSequence(arguments[0])
        return try arguments[0].inPlace(.add, arguments[1])
    }
    func searched(_ value: Value) throws -> IteratorObject {
        do { return try value.iterate() } catch let error as PythonException where error.isInstance(of: .typeError) {
            throw PythonException.typeError("argument of type '\(value.typeName)' is not iterable")
        }
    }
    func matches(_ element: Value, _ wanted: Value) throws -> Bool { try element.isIdentical(to: wanted) || element.equals(wanted) }
    function(module, "countOf", ["a", "b"], doc: "How often b is in a.") { arguments in
        let iterator = try searched(arguments[0])
        var count = 0
        while let element = try iterator.next() { if try matches(element, arguments[1]) { count += 1 } }
        return .int(count)
    }
    function(module, "indexOf", ["a", "b"], doc: "The first place of b in a.") { arguments in
        let iterator = try searched(arguments[0])
        var at = 0
        while let element = try iterator.next() {
            if try matches(element, arguments[1]) { return .int(at) }
            at += 1
        }
        throw PythonException.valueError("sequence.index(x): x not in sequence")
    }
    module.function("length_hint", .required("obj", as: Value.self), .optional("default", default: 0), doc: "How many elements there are, as far as an object tells.") { (value: Value, fallback: Int) throws -> Int in
        try value.lengthHint() ?? fallback
    }
    module["call"] = .object(NativeFunction(name: "call", doc: "obj(*args, **kwargs)") { arguments in
        guard arguments.positionalCount > 0 else { throw PythonException.typeError("call expected at least 1 argument, got 0") }
        return try arguments[0].call(arguments.dropFirst())
    })
}

/// `itemgetter(...)` and `attrgetter(...)`
final class GetterObject: Object {
    private var keys: [Value]
    private let get: (Value, Value) throws -> Value

    private init(_ keys: [Value], _ type: Class, _ get: @escaping (Value, Value) throws -> Value) {
        self.keys = keys
        self.get = get
        super.init(type: type)
        Heap.track(self)
    }
    override func visitReferences(_ visit: (Object) -> Void) { keys.visitHeld(visit) }
    override var isCallable: Bool { true }
    override func call(_ arguments: Arguments) throws -> Value? {
        if arguments.keywordCount > 0 { throw PythonException.typeError("\(type.name)() takes no keyword arguments") }
        guard arguments.positionalCount == 1 else { throw PythonException.typeError("\(type.name) expected 1 argument, got \(arguments.positionalCount)") }
        if keys.count == 1 { return try get(arguments[0], keys[0]) }
        return .tuple(try keys.map { try get(arguments[0], $0) })
    }
    override func repr() throws -> String { "operator.\(type.name)(\(try keys.map { try $0.reprText() }.joined(separator: ", ")))" }

    private static func declare(_ name: String, doc: String, check: @escaping (Value) throws -> Void = { _ in }, _ get: @escaping (Value, Value) throws -> Value) -> Class {
        let made = Class(name, module: "operator", doc: doc)
        made.messageName = "operator.\(name)"
        made.construct = { type, arguments in
            if arguments.keywordCount > 0 { throw PythonException.typeError("\(name)() takes no keyword arguments") }
            if arguments.positionalCount == 0 { throw PythonException.typeError("\(name) expected 1 argument, got 0") }
            for key in arguments.positional { try check(key) }
            return .object(GetterObject(Array(arguments.positional), type, get))
        }
        return made
    }
    nonisolated(unsafe) static let items = declare("itemgetter", doc: "A function that gives items of its argument.") { try $0.item($1) }
    nonisolated(unsafe) static let attributes = declare("attrgetter", doc: "A function that gives attributes of its argument, by names that may be dotted.") { key in
        guard key.object is StringObject else { throw PythonException.typeError("attribute name must be a string") }
    } _: { value, path in
        try String.from(path).split(separator: ".", omittingEmptySubsequences: false).reduce(value) { try $0.attribute(Name(String($1))) }
    }
}

/// `methodcaller(name, ...)`
final class MethodCaller: Object {
    private let method: Name
    private var arguments: [Value]
    private var given: KeywordValues
    private var keywords: [(name: Name, value: Value)] { given.pairs }

    private init(_ method: Name, _ arguments: [Value], _ keywords: [(name: Name, value: Value)]) {
        self.method = method
        self.arguments = arguments
        given = KeywordValues(keywords)
        super.init(type: MethodCaller.pythonClass)
        Heap.track(self)
    }
    override func visitReferences(_ visit: (Object) -> Void) {
        arguments.visitHeld(visit)
        given.visitHeld(visit)
    }
    override var isCallable: Bool { true }
    override func call(_ given: Arguments) throws -> Value? {
        if given.keywordCount > 0 { throw PythonException.typeError("methodcaller() takes no keyword arguments") }
        guard given.positionalCount == 1 else { throw PythonException.typeError("methodcaller expected 1 argument, got \(given.positionalCount)") }
        return try given[0].attribute(method).call(arguments, keywords: keywords)
    }
    override func repr() throws -> String {
        let parts = try [method.value.reprText()] + arguments.map { try $0.reprText() } + keywords.map { "\($0.name.text)=\(try $0.value.reprText())" }
        return "operator.methodcaller(\(parts.joined(separator: ", ")))"
    }
    nonisolated(unsafe) static let pythonClass: Class = {
        let made = Class("methodcaller", module: "operator", doc: "A function that calls a method of its argument.")
        made.messageName = "operator.methodcaller"
        made.construct = { _, arguments in
            guard arguments.positionalCount > 0 else { throw PythonException.typeError("methodcaller needs at least one argument, the method name") }
            guard let name = arguments[0].object as? StringObject else { throw PythonException.typeError("method name must be a string") }
            return .object(MethodCaller(Name(name), Array(arguments.positional.dropFirst()), arguments.keywordPairs))
        }
        return made
    }()
}
