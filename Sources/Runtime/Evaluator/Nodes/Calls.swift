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

    /// As above, for a native method and plain arguments.
    func call(_ native: NativeFunction, receiver: Value, _ frame: Frame, _ node: Node) throws -> Value {
        let count = plain.count &+ 1
        let base = try ValueStack.cut(count)
        defer { ValueStack.release(base, count) }
        base[0] = receiver
        try plain.evaluate(into: base + 1, frame)
        do { return try native.body(Arguments(base: base, positionalCount: positional.count &+ 1, keywords: names)) } catch { throw node.located(error) }
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
                if pairs.contains(where: { $0.name == name }) { throw node.located(CallArguments.repeated(name, callee)) }
                pairs.append((name, value))
                continue
            }
            do {
                for (key, element) in try CallArguments.mapping(value, callee) {
                    guard let text = key.object as? StringObject else { throw PythonException.typeError("keywords must be strings") }
                    let name = Name(text)
                    if pairs.contains(where: { $0.name == name }) { throw CallArguments.repeated(name, callee) }
                    pairs.append((name, element))
                }
            } catch { throw node.located(error) }
        }
        do { return try callee.call(values, keywords: pairs) } catch { throw node.located(error) }
    }

    private static func repeated(_ keyword: Name, _ callee: Value) -> PythonException {
        .typeError("\(name(of: callee)) got multiple values for keyword argument '\(keyword.text)'")
    }

    /// The entries of what stands behind `**`.
    private static func mapping(_ value: Value, _ callee: Value) throws -> [(key: Value, value: Value)] {
        if let dict = value.object as? DictObject { return dict.pairs }
        guard let keys = try value.attributeIfPresent("keys") else {
            throw PythonException.typeError("\(name(of: callee)) argument after ** must be a mapping, not \(value.typeName)")
        }
        let found = try keys.call()
        guard let iterator = try found.makeIterator() else {
            throw PythonException.typeError("\(value.typeName).keys() returned a non-iterable (type \(found.typeName))")
        }
        var entries: [(key: Value, value: Value)] = []
        while let key = try iterator.next() { entries.append((key, try value.item(key))) }
        return entries
    }

    /// `__main__.f()`, as the errors of unpacking name the callee.
    private static func name(of callee: Value) -> String {
        switch callee {
        case .function(let function): return "\(function.module.name).\(function.qualifiedName)()"
        case .object(let bound as BoundMethod): return name(of: bound.function)
        case .object(let type as Class): return type.qualifiedNameWithModule + "()"
        case .object(let native as NativeFunction): return "\(native.qualifiedName)()"
        default: return "\(callee.typeName) object"
        }
    }
}

/// `f(...)`
final class CallNode: Node {
    private let callee: Operand
    private let arguments: CallArguments
    /// The number of arguments where they are positional alone; -1 otherwise.
    private let count: Int
    init(_ callee: Node, _ arguments: CallArguments, _ range: SourceRange) {
        self.callee = Operand(callee)
        self.arguments = arguments
        count = arguments.isPositional ? arguments.plain.count : -1
        super.init(range)
    }
    override func evaluate(_ frame: Frame) throws -> Value {
        let function = try callee.evaluate(frame)
        if case .function(let object) = function, count >= 0 {
            let user = unsafeDowncast(object, to: UserFunction.self)
            if user.fits(count) { return try user.call(receiver: nil, arguments.plain, in: frame, self) }
        }
        if case .object(let object) = function, count >= 0 { return try callObject(object, function, frame) }
        return try arguments.call(function, receiver: .undefined, frame, self)
    }

    /// Natives by their direct entries, classes written in Python by their `__init__`.
    @inline(never)
    private func callObject(_ object: Object, _ callee: Value, _ frame: Frame) throws -> Value {
        switch object.objectKind {
        case .nativeFunction:
            let native = unsafeDowncast(object, to: NativeFunction.self)
            switch count {
            case 0:
                guard let direct = native.direct.nullary else { break }
                do { return try direct() } catch { throw located(error) }
            case 1:
                guard let direct = native.direct.unary else { break }
                let a = try arguments.plain.evaluate(0, frame)
                do { return try direct(a) } catch { throw located(error) }
            case 2:
                guard let direct = native.direct.binary else { break }
                let a = try arguments.plain.evaluate(0, frame), b = try arguments.plain.evaluate(1, frame)
                do { return try direct(a, b) } catch { throw located(error) }
            case 3:
                guard let direct = native.direct.ternary else { break }
                let a = try arguments.plain.evaluate(0, frame), b = try arguments.plain.evaluate(1, frame), c = try arguments.plain.evaluate(2, frame)
                do { return try direct(a, b, c) } catch { throw located(error) }
            default: break
            }
        case .type:
            let type = unsafeDowncast(object, to: Class.self)
            if let initializer = type.plainInitializer {
                let user = unsafeDowncast(initializer, to: UserFunction.self)
                if user.fits(count + 1) { return try instantiate(type, user, frame) }
            } else if count == 1, let construct = type.constructFromOne {
                let a = try arguments.plain.evaluate(0, frame)
                do { return try construct(a) } catch { throw located(error) }
            }
        default: break
        }
        return try arguments.call(callee, receiver: .undefined, frame, self)
    }

    private func instantiate(_ type: Class, _ initializer: UserFunction, _ frame: Frame) throws -> Value {
        let made = Value.object(Object(type: type))
        let result = try initializer.call(receiver: made, arguments.plain, in: frame, self)
        guard result.isNone else { throw located(PythonException.typeError("__init__() should return None, not '\(result.typeName)'")) }
        return made
    }
}
