import Syntax

/// `match subject:` with its cases, tried in order.
final class MatchStatement: StatementNode {
    struct Case {
        let pattern: PatternNode
        let guardTest: Node?
        let body: Block
    }
    private let subject: Node
    private let cases: [Case]
    init(_ subject: Node, _ cases: [Case], _ range: SourceRange) {
        self.subject = subject
        self.cases = cases
        super.init(range)
    }
    override func execute(_ frame: Frame) throws -> Flow {
        let value = try subject.evaluate(frame)
        for one in cases {
            var captures = Captures()
            guard try one.pattern.matches(value, frame, &captures) else { continue }
            for (target, captured) in captures.bound { try target.assign(captured, frame) }
            if let test = one.guardTest, try !test.test(frame) { continue }
            return try one.body.execute(frame)
        }
        return .next
    }
}

/// What the names of a pattern will hold once the whole pattern has matched.
struct Captures {
    fileprivate var bound: [(target: TargetNode, value: Value)] = []
}

/// A pattern, executable (Python reference 8.6.4).
indirect enum PatternNode {
    case value(Node)
    case singleton(Value)
    /// A name, or `_`.
    case capture(TargetNode?)
    case alias(PatternNode, TargetNode)
    case or([PatternNode])
    /// `star` is the position of the starred element and what it binds.
    case sequence([PatternNode], star: (index: Int, target: TargetNode?)?)
    case mapping(keys: [Node], patterns: [PatternNode], rest: TargetNode?)
    case type(Node, positional: [PatternNode], keywords: [(name: Name, pattern: PatternNode)])

    func matches(_ subject: Value, _ frame: Frame, _ captures: inout Captures) throws -> Bool {
        switch self {
        case .value(let node):
            let wanted = try node.evaluate(frame)
            do { return try subject.equals(wanted) } catch { throw node.located(error) }
        case .singleton(let constant): return subject.isIdentical(to: constant)
        case .capture(let target):
            if let target { captures.bound.append((target, subject)) }
            return true
        case .alias(let inner, let target):
            guard try inner.matches(subject, frame, &captures) else { return false }
            captures.bound.append((target, subject))
            return true
        case .or(let alternatives):
            let count = captures.bound.count
            for alternative in alternatives {
                if try alternative.matches(subject, frame, &captures) { return true }
                captures.bound.removeLast(captures.bound.count - count)
            }
            return false
        case .sequence(let patterns, let star): return try PatternNode.matchSequence(subject, patterns, star, frame, &captures)
        case .mapping(let keys, let patterns, let rest): return try PatternNode.matchMapping(subject, keys, patterns, rest, frame, &captures)
        case .type(let node, let positional, let keywords): return try PatternNode.matchClass(subject, node, positional, keywords, frame, &captures)
        }
    }

    /// `_`
    private var isWildcard: Bool { if case .capture(nil) = self { true } else { false } }

    private static func match(_ patterns: [PatternNode], _ values: some Sequence<Value>, _ frame: Frame, _ captures: inout Captures) throws -> Bool {
        for (pattern, value) in zip(patterns, values) where try !pattern.matches(value, frame, &captures) { return false }
        return true
    }

    // MARK: sequences

    /// What instances count as: the first class of the order that says so decides (`Py_TPFLAGS_SEQUENCE`, `Py_TPFLAGS_MAPPING`).
    private enum CollectionKind { case sequence, mapping }
    private static func kind(of subject: Value) -> CollectionKind? {
        switch subject {
        case .list, .tuple: return .sequence
        case .dict: return .mapping
        case .object(let object):
            for ancestor in object.type.resolutionOrder {
                if ancestor.isSequenceForMatch || ancestor === Class.list || ancestor === Class.tuple || ancestor === Class.range || ancestor === MemoryViewObject.pythonClass { return .sequence }
                if ancestor.isMappingForMatch || ancestor === Class.dict { return .mapping }
            }
            return nil
        default: return nil
        }
    }

    private static func matchSequence(_ subject: Value, _ patterns: [PatternNode], _ star: (index: Int, target: TargetNode?)?, _ frame: Frame, _ captures: inout Captures) throws -> Bool {
        guard kind(of: subject) == .sequence else { return false }
        // `[*rest]` does not ask for the length.
        if star != nil, patterns.isEmpty { return try bindAll(subject, star?.target, &captures) }
        let count = try subject.length()
        guard star == nil ? count == patterns.count : count >= patterns.count else { return false }
        guard let star else {
            if patterns.allSatisfy(\.isWildcard) { return true }
            return try match(patterns, unpacked(subject, patterns.count), frame, &captures)
        }
        let after = patterns.count - star.index
        guard let target = star.target else {
            // `[first, *_, last]` asks for the elements it names alone.
            for (index, pattern) in patterns.enumerated() where !pattern.isWildcard {
                let element = try subject.item(.int(index < star.index ? index : count - patterns.count + index))
                guard try pattern.matches(element, frame, &captures) else { return false }
            }
            return true
        }
        let elements = try subject.elements()
        guard elements.count >= patterns.count else { throw PythonException.valueError("not enough values to unpack (expected at least \(patterns.count), got \(elements.count))") }
        guard try match(Array(patterns[..<star.index]), elements, frame, &captures) else { return false }
        captures.bound.append((target, .list(Array(elements[star.index..<(elements.count - after)]))))
        return try match(Array(patterns[star.index...]), elements[(elements.count - after)...], frame, &captures)
    }

    private static func bindAll(_ subject: Value, _ target: TargetNode?, _ captures: inout Captures) throws -> Bool {
        if let target { captures.bound.append((target, .list(try subject.elements()))) }
        return true
    }

    /// The elements of a sequence that says it has `count` of them.
    private static func unpacked(_ subject: Value, _ count: Int) throws -> [Value] {
        switch subject {
        case .list(let list): return Array(list.elements)
        case .tuple(let tuple): return Array(tuple.elements)
        default: return Array(try subject.unpacked(count))
        }
    }

    // MARK: mappings

    private static func matchMapping(_ subject: Value, _ keys: [Node], _ patterns: [PatternNode], _ rest: TargetNode?, _ frame: Frame, _ captures: inout Captures) throws -> Bool {
        guard let mapping = subject.object, kind(of: subject) == .mapping else { return false }
        if !keys.isEmpty, try subject.length() < keys.count { return false }
        var wanted: [Value] = []
        for node in keys {
            let key = try node.evaluate(frame)
            for earlier in wanted where try earlier.equals(key) {
                throw node.located(PythonException.valueError("mapping pattern checks duplicate key (\(try key.reprText()))"))
            }
            wanted.append(key)
        }
        let lookUp = try lookUp(in: mapping, isNeeded: !keys.isEmpty)
        var values: [Value] = []
        for key in wanted {
            guard let found = try lookUp(key) else { return false }
            values.append(found)
        }
        var others: DictObject?
        if rest != nil {
            let whole = DictObject()
            try whole.update(subject)
            for key in wanted { try whole.remove(key) }
            others = whole
        }
        guard try match(patterns, values, frame, &captures) else { return false }
        if let rest, let others { captures.bound.append((rest, others.value)) }
        return true
    }

    /// How keys are looked up; a class of the program's own is asked by its `get`.
    private static func lookUp(in mapping: Object, isNeeded: Bool) throws -> (Value) throws -> Value? {
        if !isNeeded { return { _ in nil } }
        if let dict = mapping as? DictObject, mapping.type.isNative || mapping.type.lookup("get")?.object is NativeFunction { return { try dict.get($0) } }
        let missing = Value.object(Object(type: .object)), get = try mapping.value.attribute("get")
        return { key in
            let found = try get.call(key, missing)
            return found.isIdentical(to: missing) ? nil : found
        }
    }

    // MARK: classes

    private static func matchClass(_ subject: Value, _ node: Node, _ positional: [PatternNode], _ keywords: [(name: Name, pattern: PatternNode)], _ frame: Frame, _ captures: inout Captures) throws -> Bool {
        let called = try node.evaluate(frame)
        guard let type = called.object?.asClass else { throw node.located(PythonException.typeError("called match pattern must be a type")) }
        guard subject.type.isSubclass(of: type) || type.acceptsInstance?(subject) ?? false else { return false }
        var seen: Set<Name> = []
        var values: [Value] = []
        func take(_ name: Name) throws -> Bool {
            guard seen.insert(name).inserted else { throw node.located(PythonException.typeError("\(type.name)() got multiple sub-patterns for attribute '\(name.text)'")) }
            guard let found = try attribute(subject, name) else { return false }
            values.append(found)
            return true
        }
        if !positional.isEmpty {
            if let names = try matchArguments(of: type, positional.count, node) {
                for name in names { guard try take(name) else { return false } }
            } else { values.append(subject) }
        }
        for (name, _) in keywords { guard try take(name) else { return false } }
        return try match(positional + keywords.map(\.pattern), values, frame, &captures)
    }

    private static let selfMatching: [Class] = [.bool, .byteArray, .bytes, .dict, .float, .frozenSet, .int, .list, .set, .string, .tuple]

    /// The attributes that positional sub-patterns are matched with; nil for the subject itself: `int(n)`.
    private static func matchArguments(of type: Class, _ count: Int, _ node: Node) throws -> ArraySlice<Name>? {
        func failure(_ message: String) -> Error { node.located(PythonException.typeError(message)) }
        func tooMany(_ most: Int) -> Error { failure("\(type.name)() accepts \(most) positional sub-pattern\(most == 1 ? "" : "s") (\(count) given)") }
        if type.lookup(.matchArgs) == nil, selfMatching.contains(where: { type.isSubclass(of: $0) }) {
            if count > 1 { throw tooMany(1) }
            return nil
        }
        let declared = try type.classAttribute(.matchArgs)
        if let declared, !(declared.object is TupleObject) { throw failure("\(type.name).__match_args__ must be a tuple (got \(declared.typeName))") }
        let names = try declared?.elements() ?? []
        if count > names.count { throw tooMany(names.count) }
        return try names.prefix(count).map { name in
            guard let text = name.object as? StringObject else { throw failure("__match_args__ elements must be strings (got \(name.typeName))") }
            return Name(text)
        }[...]
    }

    private static func attribute(_ subject: Value, _ name: Name) throws -> Value? {
        do { return try subject.attributeIfPresent(name) } catch let error as PythonException where error.isInstance(of: .attributeError) { return nil }
    }
}
