import Runtime

/// `call(1, key=2)` and what mocks record: a tuple of a name, positional arguments and keywords.
final class MockCall: TupleObject {
    /// `call.session.commit`: the path so far; nil for `call` itself and for what mocks record.
    let path: String?
    let parent: MockCall?
    /// Whether it is a call, not only the name of one.
    let isCall: Bool

    /// - Parameter elements: name, arguments and keywords; without the name for `call_args`.
    init(_ elements: [Value], path: String? = nil, parent: MockCall? = nil, isCall: Bool = true) {
        self.path = path
        self.parent = parent
        self.isCall = isCall
        super.init(elements: ContiguousArray(elements), type: MockCall.pythonClass)
        Heap.track(self)
    }
    convenience init(_ name: String, _ arguments: Value, _ keywords: Value) { self.init([.string(name), arguments, keywords]) }
    override func visitReferences(_ visit: (Object) -> Void) {
        super.visitReferences(visit)
        if let parent { visit(parent) }
    }

    static let pythonClass: Class = {
        let made = Class.declare("_Call", for: MockCall.self, module: "unittest.mock", bases: [.tuple], doc: "A call of a mock: (args, kwargs) or (name, args, kwargs).") { type in
            type.property("args", doc: "The positional arguments.") { (call: MockCall) -> Value in call.arguments }
            type.property("kwargs", doc: "The keyword arguments.") { (call: MockCall) -> Value in call.keywords }
            type.method("call_list", doc: "The calls that a chain of calls is made of, the last one included.") { (call: MockCall) -> Value in call.steps.value }
        }
        made.delegatesAttributes = true
        made.construct = { _, arguments in try MockCall.make(arguments).value }
        return made
    }()

    /// `call`
    static let root = MockCall([.string(""), .tuple([]), DictObject().value], isCall: false)

    /// `_Call(value, two=False)`
    private static func make(_ arguments: Arguments) throws -> MockCall {
        let given = try NativeSignature("_Call.__new__", ["value", "name", "parent", "two", "from_kall"], required: 0).bind(arguments)
        let parts = try Parts(given[0]?.elements() ?? []) ?? Parts()
        let name = try given[1].flatMap { $0.isNone ? nil : try $0.strText() }
        let isPair = try given[3]?.isTrue() ?? false, isCall = try given[4]?.isTrue() ?? true
        return MockCall((isPair ? [] : [parts.name]) + [parts.arguments, parts.keywords], path: name, parent: given[2]?.object as? MockCall, isCall: isCall)
    }

    var arguments: Value { elements[elements.count - 2] }
    var keywords: Value { elements[elements.count - 1] }
    private var name: Value { elements.count > 2 ? elements[0] : .string("") }

    /// `call.list.append`: each attribute leads on; what a tuple has besides gives way to it.
    override func dynamicAttribute(_ name: Name) throws -> Value? {
        switch name.text {
        case "_mock_name": return path.map { .string($0) } ?? Value.none
        case "_mock_parent": return parent?.value ?? Value.none
        case "_mock_from_kall": return .bool(isCall)
        case "args", "kwargs", "call_list": return nil
        default: break
        }
        if name.isDunder, !MockMagic.usual.contains(name.text) || MockCall.ownMethods.contains(name.text) { return nil }
        guard let path else { return MockCall([.string(name.text), .tuple([]), DictObject().value], path: name.text, isCall: false).value }
        let longer = "\(path).\(name.text)"
        return MockCall([.string(longer), .tuple([]), DictObject().value], path: longer, parent: self, isCall: false).value
    }
    private static let ownMethods: Set = ["__str__", "__sizeof__"]

    override var isCallable: Bool { true }
    override func call(_ given: Arguments) throws -> Value? {
        let arguments = Value.tuple(Array(given.positional)), keywords = given.keywordDict
        guard let path else { return MockCall([.string(""), arguments, keywords], path: "()").value }
        return MockCall([.string(path), arguments, keywords], path: path + "()", parent: self).value
    }

    /// The calls that lead to this one, and itself.
    private var steps: CallList {
        var found: [Value] = []
        var current: MockCall? = self
        while let call = current {
            if call.isCall { found.append(call.value) }
            current = call.parent
        }
        return CallList.make(found.reversed())
    }

    // MARK: representation and comparison

    /// `call.save(1, key=2)`
    override func repr() throws -> String {
        guard isCall else {
            guard let path, !path.isEmpty else { return "call" }
            return path.hasPrefix("()") ? "call" + path : path
        }
        let name = try self.name.strText()
        return try MockCall.text(name.isEmpty ? "call" : name.hasPrefix("()") ? "call" + name : "call." + name, arguments, keywords)
    }

    /// `name(1, key=2)`
    static func text(_ name: String, _ arguments: Value, _ keywords: Value) throws -> String {
        var parts = try arguments.elements().map { try $0.reprText() }
        if let keywords = keywords.dictionary { parts += try keywords.pairs.map { "\(try $0.key.strText())=\(try $0.value.reprText())" } }
        return "\(name)(\(parts.joined(separator: ", ")))"
    }

    override func hash() throws -> Int { throw PythonException.unhashable(type) }

    override func compare(_ operation: Comparison, _ other: Value) throws -> Value? {
        guard operation == .equal || operation == .notEqual else { return try super.compare(operation, other) }
        guard let length = try? other.length() else { return nil }
        guard length <= 3 else { return .bool(operation == .notEqual) }
        return .bool(try isEqual(to: other) == (operation == .equal))
    }

    private func isEqual(to other: Value) throws -> Bool {
        if let parent, let otherParent = (other.object as? MockCall)?.parent, try !parent.value.equals(otherParent.value) { return false }
        guard let parts = try Parts(other.elements()) else { return false }
        if try name.isTrue(), try !parts.name.equals(name) { return false }
        // The other's values stand on the left, as they do in CPython.
        return try Value.tuple([parts.arguments, parts.keywords]).equals(.tuple([arguments, keywords]))
    }

    /// What a tuple of up to three stands for: `("save", (1,))`, `((1,), {})`, `({"key": 2},)`.
    struct Parts {
        var name = Value.string(""), arguments = Value.tuple([]), keywords = DictObject().value
        init() {}
        init?(_ elements: [Value]) throws {
            switch elements.count {
            case 0: break
            case 1:
                if elements[0].object is TupleObject { arguments = elements[0] } else if elements[0].object is StringObject { name = elements[0] } else { keywords = elements[0] }
            case 2:
                if elements[0].object is StringObject {
                    name = elements[0]
                    if elements[1].object is TupleObject { arguments = elements[1] } else { keywords = elements[1] }
                } else { (arguments, keywords) = (elements[0], elements[1]) }
            case 3: (name, arguments, keywords) = (elements[0], elements[1], elements[2])
            default: return nil
            }
        }
    }
}

/// `mock_calls` and its like: a list that also finds runs of calls in itself.
final class CallList: ListObject {
    static let pythonClass = Class.declare("_CallList", for: CallList.self, module: "unittest.mock", bases: [.list], doc: "A list of calls.")
    static func make(_ calls: [Value] = []) -> CallList { CallList(elements: ContiguousArray(calls), type: pythonClass) }

    /// `[call(1), call(2)] in mock.mock_calls`
    override func contains(_ element: Value) throws -> Bool? {
        guard let run = element.object as? ListObject else { return try super.contains(element) }
        guard run.elements.count <= elements.count else { return false }
        for start in 0...(elements.count - run.elements.count) {
            try Pulse.check()
            if try zip(elements[start...], run.elements).allSatisfy({ try $0.equals($1) }) { return true }
        }
        return false
    }

    override func repr() throws -> String {
        var printing = PrettyPrinting(PrettyStyle())
        return try printing.text(.list(Array(elements)))
    }
}

extension Arguments {
    /// `**kwargs`
    var keywordDict: Value {
        let made = DictObject()
        for (name, value) in keywordPairs { made.set(name, value) }
        return made.value
    }
}
