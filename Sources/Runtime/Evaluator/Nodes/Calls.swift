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
    /// The number of arguments where they are positional alone; -1 otherwise.
    let count: Int
    /// For calls with keywords and without stars.
    let keywordPlacement: KeywordPlacement?

    init(positional: [(node: Node, isStarred: Bool)], keywords: [(name: Name?, node: Node)]) {
        self.positional = positional
        self.keywords = keywords
        isPlain = !positional.contains { $0.isStarred } && !keywords.contains { $0.name == nil }
        plain = NodeList(isPlain ? positional.map(\.node) + keywords.map(\.node) : [])
        names = keywords.isEmpty ? nil : KeywordNames(keywords.compactMap(\.name))
        count = isPlain && keywords.isEmpty ? plain.count : -1
        keywordPlacement = isPlain && !keywords.isEmpty ? KeywordPlacement() : nil
    }

    /// Whether the arguments are positional alone, without stars.
    var isPositional: Bool { count >= 0 }

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
        var values: ContiguousArray<Value> = receiver.isUndefined ? [] : [receiver]
        defer { if values.count > Reclaimer.many { Reclaimer.releaseMany(&values) } }
        var pairs: [(name: Name, value: Value)] = []
        // `f(*args, x=1)`: what stands alone is unpacked when all else has been evaluated.
        var alone = Value.undefined
        for (argument, isStarred) in positional {
            let value = try argument.evaluate(frame)
            guard isStarred else {
                values.append(value)
                continue
            }
            if positional.count == 1 {
                alone = value
                break
            }
            do { try CallArguments.unpack(value, into: &values) { "Value after *" } } catch { throw node.located(error) }
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
        do {
            if !alone.isUndefined { try CallArguments.unpack(alone, into: &values) { "\(CallArguments.name(of: callee)) argument after *" } }
            let positionalCount = values.count
            for (_, value) in pairs { values.append(value) }
            let names = pairs.isEmpty ? nil : KeywordNames(pairs.map(\.name))
            return try values.withUnsafeMutableBufferPointer { room in
                guard let base = room.baseAddress else { return try callee.call([]) }
                return try callee.call(Arguments(base: base, positionalCount: positionalCount, keywords: names))
            }
        } catch { throw node.located(error) }
    }

    /// Appends what `*value` stands for.
    private static func unpack(_ value: Value, into values: inout ContiguousArray<Value>, _ place: () -> String) throws {
        if case .tuple(let tuple) = value { return try Sequences.append(tuple.elements[...], to: &values) }
        guard let iterator = try value.makeIterator() else { throw PythonException.typeError("\(place()) must be an iterable, not \(value.typeName)") }
        try value.askHowMany()
        while let element = try iterator.next() { try Sequences.append(element, to: &values) }
    }

    private static func repeated(_ keyword: Name, _ callee: Value) -> PythonException {
        .typeError("\(name(of: callee)) got multiple values for keyword argument '\(keyword.text)'")
    }

    /// The entries of what stands behind `**`.
    private static func mapping(_ value: Value, _ callee: Value) throws -> [(key: Value, value: Value)] {
        if let dict = value.object as? DictObject { return dict.pairs }
        guard let keys = try value.keysMethod() else {
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
        default:
            guard let name = try? callee.attributeIfPresent(.qualname)?.strText() else { return (try? callee.strText()) ?? "\(callee.typeName) object" }
            guard let module = try? callee.attributeIfPresent(.module), !module.isNone, let text = try? module.strText(), text != "builtins" else { return name + "()" }
            return "\(text).\(name)()"
        }
    }
}

/// `f(...)`
final class CallNode: Node {
    private let callee: Operand
    private let arguments: CallArguments
    init(_ callee: Node, _ arguments: CallArguments, _ range: SourceRange) {
        self.callee = Operand(callee)
        self.arguments = arguments
        super.init(range)
    }
    override func evaluate(_ frame: Frame) throws -> Value { try arguments.invoke(callee.evaluate(frame), frame, self) }
}
