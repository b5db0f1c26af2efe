import Syntax

/// The arguments of a call as the source has them.
struct CallArguments {
    /// Positional arguments in order, and whether each is `*x`.
    let positional: [(node: Node, isStarred: Bool)]
    /// Keywords in order; nil for `**x`.
    let keywords: [(name: Name?, node: Node)]
    /// Positional arguments then keyword values, where there is no star.
    let plain: NodeList
    let names: KeywordNames?
    let isPlain: Bool

    init(positional: [(node: Node, isStarred: Bool)], keywords: [(name: Name?, node: Node)]) {
        self.positional = positional
        self.keywords = keywords
        isPlain = !positional.contains { $0.isStarred } && !keywords.contains { $0.name == nil }
        plain = NodeList(isPlain ? positional.map(\.node) + keywords.map(\.node) : [])
        names = keywords.isEmpty ? nil : KeywordNames(keywords.compactMap(\.name))
    }

    /// Whether the arguments are positional alone, without stars.
    var isPositional: Bool { isPlain && names == nil }

    /// Calls `callee`, with `receiver` before the arguments where it is not undefined.
    func call(_ callee: Value, receiver: Value, _ frame: Frame, _ node: Node) throws -> Value {
        guard isPlain else { return try callUnpacking(callee, receiver: receiver, frame, node) }
        let offset = receiver.isUndefined ? 0 : 1
        return try ValueStack.with(plain.count + offset) { base in
            if offset == 1 { base[0] = receiver }
            try plain.evaluate(into: base + offset, frame)
            let arguments = Arguments(base: base, positionalCount: positional.count + offset, keywords: names)
            do { return try callee.call(arguments) } catch { throw node.located(error) }
        }
    }

    private func callUnpacking(_ callee: Value, receiver: Value, _ frame: Frame, _ node: Node) throws -> Value {
        var values: [Value] = receiver.isUndefined ? [] : [receiver]
        var pairs: [(name: Name, value: Value)] = []
        for (argument, isStarred) in positional {
            let value = try argument.evaluate(frame)
            guard isStarred else {
                values.append(value)
                continue
            }
            do {
                guard let iterator = try value.makeIterator() else {
                    throw PythonException.typeError("\(CallArguments.name(of: callee)) argument after * must be an iterable, not \(value.typeName)")
                }
                while let element = try iterator.next() { values.append(element) }
            } catch { throw node.located(error) }
        }
        for (name, argument) in keywords {
            let value = try argument.evaluate(frame)
            if let name {
                pairs.append((name, value))
                continue
            }
            do {
                for (key, element) in try CallArguments.mapping(value, callee) {
                    guard let text = key.object as? StringObject else { throw PythonException.typeError("keywords must be strings") }
                    let name = Name(text)
                    if pairs.contains(where: { $0.name == name }) {
                        throw PythonException.typeError("\(CallArguments.name(of: callee)) got multiple values for keyword argument '\(name.text)'")
                    }
                    pairs.append((name, element))
                }
            } catch { throw node.located(error) }
        }
        do { return try callee.call(values, keywords: pairs) } catch { throw node.located(error) }
    }

    /// The entries of what stands behind `**`.
    private static func mapping(_ value: Value, _ callee: Value) throws -> [(key: Value, value: Value)] {
        if let dict = value.object as? DictObject { return dict.pairs }
        guard let keys = try value.attributeIfPresent("keys") else {
            throw PythonException.typeError("\(name(of: callee)) argument after ** must be a mapping, not \(value.typeName)")
        }
        return try keys.call().elements().map { ($0, try value.item($0)) }
    }

    /// `__main__.f()`, as the errors of unpacking name the callee.
    private static func name(of callee: Value) -> String {
        switch callee {
        case .function(let function): return "\(function.module.name).\(function.qualifiedName)()"
        case .object(let bound as BoundMethod): return name(of: bound.function)
        case .object(let type as Class): return type.qualifiedNameWithModule
        case .object(let native as NativeFunction): return "\(native.qualifiedName)()"
        default: return "\(callee.typeName) object"
        }
    }
}

/// The fast path of calls: a Python function with plain parameters and as many arguments, its frame filled directly.
enum DirectCall {
    @inline(__always)
    static func fits(_ function: UserFunction, _ count: Int) -> Bool {
        let code = function.code
        return code.parameters.isPlain && !code.isGenerator && count <= code.parameters.positionalCount
            && count + function.defaults.count >= code.parameters.positionalCount
    }

    @inline(__always)
    static func run(_ function: UserFunction, receiver: Value, _ arguments: NodeList, _ frame: Frame, _ node: Node) throws -> Value {
        let code = function.code
        let offset = receiver.isUndefined ? 0 : 1
        return try ValueStack.with(code.slotCount) { base in
            if offset == 1 { base[0] = receiver }
            try arguments.evaluate(into: base + offset, frame)
            do {
                let given = arguments.count + offset
                if given < code.parameters.positionalCount { try function.fillDefaults(base, from: given) }
                return try function.run(Frame(slots: base))
            } catch { throw node.located(error) }
        }
    }
}

/// `f(...)`
final class CallNode: Node {
    private let callee: Node
    private let arguments: CallArguments
    init(_ callee: Node, _ arguments: CallArguments, _ range: SourceRange) {
        self.callee = callee
        self.arguments = arguments
        super.init(range)
    }
    override func evaluate(_ frame: Frame) throws -> Value {
        let function = try callee.evaluate(frame)
        if case .function(let object) = function, arguments.isPositional {
            let user = unsafeDowncast(object, to: UserFunction.self)
            if DirectCall.fits(user, arguments.plain.count) { return try DirectCall.run(user, receiver: .undefined, arguments.plain, frame, self) }
        }
        return try arguments.call(function, receiver: .undefined, frame, self)
    }
}

/// `x.name(...)`: the method is found without making a bound method.
final class MethodCallNode: Node {
    private let object: Node
    private let name: Name
    private let arguments: CallArguments
    /// The range of `x.name`, where a missing attribute is reported.
    private let attributeRange: SourceRange
    private var cachedType: ObjectIdentifier?
    private var cachedVersion = 0
    private var cachedMethod = Value.undefined

    init(_ object: Node, _ name: Name, _ arguments: CallArguments, attributeRange: SourceRange, _ range: SourceRange) {
        self.object = object
        self.name = name
        self.arguments = arguments
        self.attributeRange = attributeRange
        super.init(range)
    }

    override func evaluate(_ frame: Frame) throws -> Value {
        let receiver = try object.evaluate(frame)
        let type = receiver.type
        if cachedType == ObjectIdentifier(type), cachedVersion == type.version, !isShadowed(receiver) {
            return try call(cachedMethod, receiver, frame)
        }
        return try evaluateSlowly(receiver, type, frame)
    }

    /// Whether the receiver itself has an attribute that goes before the class's.
    @inline(__always)
    private func isShadowed(_ receiver: Value) -> Bool {
        guard case .object(let object) = receiver, object.shape.count > 0 else { return false }
        return object.shape.slot(of: name) != nil
    }

    @inline(__always)
    private func call(_ method: Value, _ receiver: Value, _ frame: Frame) throws -> Value {
        if case .function(let object) = method, arguments.isPositional {
            let user = unsafeDowncast(object, to: UserFunction.self)
            if DirectCall.fits(user, arguments.plain.count + 1) { return try DirectCall.run(user, receiver: receiver, arguments.plain, frame, self) }
        }
        return try arguments.call(method, receiver: receiver, frame, self)
    }

    @inline(never)
    private func evaluateSlowly(_ receiver: Value, _ type: Class, _ frame: Frame) throws -> Value {
        if let method = plainMethod(receiver, type) {
            cachedType = ObjectIdentifier(type)
            cachedVersion = type.version
            cachedMethod = method
            return try call(method, receiver, frame)
        }
        let callee: Value
        do { callee = try receiver.attribute(name) } catch { throw Node.locate(error, attributeRange) }
        return try arguments.call(callee, receiver: .undefined, frame, self)
    }

    /// The class's method of this name, if that is what the attribute would give, bound.
    private func plainMethod(_ receiver: Value, _ type: Class) -> Value? {
        if receiver.object is Class || receiver.object is ModuleObject || isShadowed(receiver) || type.delegatesAttributes || type.overriding(.getAttribute) != nil { return nil }
        switch type.lookup(name) {
        case .function(let function)?: return .function(function)
        case .object(let object as NativeFunction)? where object.owner != nil: return .object(object)
        default: return nil
        }
    }
}

/// `[x for x in y]` and its kin run in a frame of their own.
final class ComprehensionNode: Node {
    enum Kind { case list, set, dict }
    private let kind: Kind
    private let code: Code
    private let iterable: Node
    /// Which slots of the enclosing frame hold the cells of the comprehension's free variables.
    private let captures: [Int]
    private let loop: ComprehensionLoop
    private let element: Node
    private let value: Node?

    init(_ kind: Kind, _ code: Code, iterable: Node, captures: [Int], loop: ComprehensionLoop, element: Node, value: Node?, _ range: SourceRange) {
        self.kind = kind
        self.code = code
        self.iterable = iterable
        self.captures = captures
        self.loop = loop
        self.element = element
        self.value = value
        super.init(range)
    }

    override func evaluate(_ frame: Frame) throws -> Value {
        let source = try iterable.evaluate(frame)
        return try ValueStack.with(code.slotCount) { base in
            let inner = Frame(slots: base)
            for slot in code.cellSlots { inner[slot] = .object(Cell()) }
            for (index, slot) in code.freeSlots.enumerated() { inner[slot] = frame[captures[index]] }
            do {
                try StackGuard.enter()
                defer { StackGuard.depth -= 1 }
                return try build(source, inner)
            } catch { throw located(code.leaving(error)) }
        }
    }

    private func build(_ source: Value, _ inner: Frame) throws -> Value {
        switch kind {
        case .list:
            let list = ListObject()
            try loop.run(source, inner) { list.elements.append(try element.evaluate(inner)) }
            return .list(list)
        case .set:
            let set = SetObject()
            try loop.run(source, inner) {
                let member = try element.evaluate(inner)
                do { try set.insert(member) } catch { throw element.located(error) }
            }
            return set.value
        case .dict:
            let dict = DictObject()
            try loop.run(source, inner) {
                let key = try element.evaluate(inner), entry = try value?.evaluate(inner) ?? .none
                do { try dict.set(key, entry) } catch { throw element.located(error) }
            }
            return .dict(dict)
        }
    }
}

/// The `for` and `if` clauses of a comprehension.
final class ComprehensionLoop {
    struct Clause {
        let target: TargetNode
        /// nil for the first, whose iterable is evaluated outside.
        let iterable: Node?
        let conditions: [Node]
        let range: SourceRange
    }
    private let clauses: [Clause]
    init(_ clauses: [Clause]) { self.clauses = clauses }

    func run(_ source: Value, _ frame: Frame, _ body: () throws -> Void) throws { try run(0, source, frame, body) }

    private func run(_ index: Int, _ source: Value, _ frame: Frame, _ body: () throws -> Void) throws {
        let clause = clauses[index]
        _ = try Iteration.forEach(source, clause.range) { element in
            try Pulse.check()
            try clause.target.assign(element, frame)
            for condition in clause.conditions where try !condition.test(frame) { return .next }
            if index + 1 < clauses.count {
                try run(index + 1, try clauses[index + 1].iterable?.evaluate(frame) ?? .none, frame, body)
            } else {
                try body()
            }
            return .next
        }
    }
}

/// `(x for x in y)`: a generator whose source was evaluated outside.
final class GeneratorExpressionNode: Node {
    private let code: Code
    private let iterable: Node
    private let captures: [Int]
    init(_ code: Code, iterable: Node, captures: [Int], _ range: SourceRange) {
        self.code = code
        self.iterable = iterable
        self.captures = captures
        super.init(range)
    }
    override func evaluate(_ frame: Frame) throws -> Value {
        let source = try iterable.evaluate(frame)
        let iterator: IteratorObject
        do { iterator = try source.iterate() } catch { throw located(error) }
        let slots = UnsafeMutablePointer<Value>.allocate(capacity: code.slotCount)
        slots.initialize(repeating: .undefined, count: code.slotCount)
        slots[0] = .object(iterator)
        let inner = Frame(slots: slots)
        for slot in code.cellSlots { inner[slot] = .object(Cell(inner[slot])) }
        for (index, slot) in code.freeSlots.enumerated() { inner[slot] = frame[captures[index]] }
        return .object(GeneratorObject(code: code, name: code.name, qualifiedName: code.qualifiedName, slots: slots))
    }
}

/// The body of a generator expression: yields each element.
final class GeneratorLoopNode: StatementNode {
    private let loop: ComprehensionLoop
    private let element: Node
    init(_ loop: ComprehensionLoop, _ element: Node, _ range: SourceRange) {
        self.loop = loop
        self.element = element
        super.init(range)
    }
    override func execute(_ frame: Frame) throws -> Flow {
        try loop.run(frame[0], frame) { _ = try Coroutine.suspend(element.evaluate(frame)) }
        return .next
    }
}
