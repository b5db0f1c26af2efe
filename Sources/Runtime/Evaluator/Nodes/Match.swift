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
            guard try one.pattern.matches(value, frame) else { continue }
            if let test = one.guardTest, try !test.test(frame) { continue }
            return try one.body.execute(frame)
        }
        return .next
    }
}

/// A pattern, executable (Python reference 8.6.4).
indirect enum PatternNode {
    case value(Node)
    case singleton(Value)
    case capture(TargetNode?)
    case alias(PatternNode, TargetNode)
    case or([PatternNode])
    /// `star` is the position of the starred element and what it binds.
    case sequence([PatternNode], star: (index: Int, target: TargetNode?)?)
    case mapping(keys: [Node], patterns: [PatternNode], rest: TargetNode?)
    case type(Node, positional: [PatternNode], keywords: [(name: Name, pattern: PatternNode)])

    func matches(_ subject: Value, _ frame: Frame) throws -> Bool {
        switch self {
        case .value(let node):
            let wanted = try node.evaluate(frame)
            do { return try subject.equals(wanted) } catch { throw node.located(error) }
        case .singleton(let constant): return subject.isIdentical(to: constant)
        case .capture(let target):
            try target?.assign(subject, frame)
            return true
        case .alias(let inner, let target):
            guard try inner.matches(subject, frame) else { return false }
            try target.assign(subject, frame)
            return true
        case .or(let alternatives):
            for alternative in alternatives where try alternative.matches(subject, frame) { return true }
            return false
        case .sequence(let patterns, let star): return try PatternNode.matchSequence(subject, patterns, star, frame)
        case .mapping(let keys, let patterns, let rest): return try PatternNode.matchMapping(subject, keys, patterns, rest, frame)
        case .type(let node, let positional, let keywords): return try PatternNode.matchClass(subject, node, positional, keywords, frame)
        }
    }

    private static func matchSequence(_ subject: Value, _ patterns: [PatternNode], _ star: (index: Int, target: TargetNode?)?, _ frame: Frame) throws -> Bool {
        let elements: [Value]
        switch subject.object {
        case let list as ListObject: elements = Array(list.elements)
        case let tuple as TupleObject: elements = Array(tuple.elements)
        case let range as RangeObject: elements = try Value.object(range).elements()
        default:
            guard let object = subject.object, object.type.resolutionOrder.contains(where: \.isSequenceForMatch) else { return false }
            elements = try subject.elements()
        }
        guard let star else {
            guard elements.count == patterns.count else { return false }
            for (pattern, element) in zip(patterns, elements) where try !pattern.matches(element, frame) { return false }
            return true
        }
        let after = patterns.count - star.index
        guard elements.count >= patterns.count else { return false }
        for index in 0..<star.index where try !patterns[index].matches(elements[index], frame) { return false }
        try star.target?.assign(.list(Array(elements[star.index..<(elements.count - after)])), frame)
        for offset in 0..<after where try !patterns[star.index + offset].matches(elements[elements.count - after + offset], frame) { return false }
        return true
    }

    private static func matchMapping(_ subject: Value, _ keys: [Node], _ patterns: [PatternNode], _ rest: TargetNode?, _ frame: Frame) throws -> Bool {
        guard let mapping = subject.object, mapping is DictObject || mapping.type.resolutionOrder.contains(where: \.isMappingForMatch) else { return false }
        // A class of the program's own is asked by its `get`.
        let lookUp: (Value) throws -> Value?
        if let dict = mapping as? DictObject, mapping.type.isNative || mapping.type.lookup("get")?.object is NativeFunction {
            lookUp = { try dict.get($0) }
        } else {
            let missing = Value.object(Object(type: .object)), get = keys.isEmpty ? Value.none : try subject.attribute("get")
            lookUp = { key in
                let found = try get.call(key, missing)
                return found.isIdentical(to: missing) ? nil : found
            }
        }
        if !keys.isEmpty, try subject.length() < keys.count { return false }
        var seen: [Value] = []
        for (node, pattern) in zip(keys, patterns) {
            let key = try node.evaluate(frame)
            for earlier in seen where try earlier.equals(key) {
                throw node.located(PythonException.valueError("mapping pattern checks duplicate key (\(try key.reprText()))"))
            }
            guard let found = try lookUp(key) else { return false }
            guard try pattern.matches(found, frame) else { return false }
            seen.append(key)
        }
        if let rest {
            let others = DictObject()
            let whole = DictObject()
            try whole.update(subject)
            for (key, value) in whole.pairs where try !seen.contains(where: { try $0.equals(key) }) { try others.set(key, value) }
            try rest.assign(others.value, frame)
        }
        return true
    }

    private static func matchClass(_ subject: Value, _ node: Node, _ positional: [PatternNode], _ keywords: [(name: Name, pattern: PatternNode)], _ frame: Frame) throws -> Bool {
        let called = try node.evaluate(frame)
        guard let type = called.object?.asClass else { throw node.located(PythonException.typeError("called match pattern must be a type")) }
        guard subject.type.isSubclass(of: type) || type.acceptsInstance?(subject) ?? false else { return false }
        var seen: Set<Name> = []
        if !positional.isEmpty {
            let selfMatching: [Class] = [.bool, .bytes, .dict, .float, .frozenSet, .int, .list, .set, .string, .tuple]
            if type.lookup(.matchArgs) == nil, selfMatching.contains(where: { type.isSubclass(of: $0) }) {
                guard positional.count == 1 else { throw node.located(PythonException.typeError("\(type.name)() accepts 1 positional sub-pattern (\(positional.count) given)")) }
                guard try positional[0].matches(subject, frame) else { return false }
            } else {
                let declared = try type.classAttribute(.matchArgs)
                if let declared, !(declared.object is TupleObject) {
                    throw node.located(PythonException.typeError("\(type.name).__match_args__ must be a tuple (got \(declared.typeName))"))
                }
                let names = try declared?.elements() ?? []
                guard positional.count <= names.count else {
                    throw node.located(PythonException.typeError("\(type.name)() accepts \(names.count) positional sub-pattern\(names.count == 1 ? "" : "s") (\(positional.count) given)"))
                }
                for (pattern, name) in zip(positional, names) {
                    guard let text = name.object as? StringObject else {
                        throw node.located(PythonException.typeError("__match_args__ elements must be strings (got \(name.typeName))"))
                    }
                    let key = Name(text)
                    guard seen.insert(key).inserted else { throw node.located(repeated(type, key)) }
                    guard let found = try attribute(subject, key), try pattern.matches(found, frame) else { return false }
                }
            }
        }
        for (name, pattern) in keywords {
            guard seen.insert(name).inserted else { throw node.located(repeated(type, name)) }
            guard let found = try attribute(subject, name), try pattern.matches(found, frame) else { return false }
        }
        return true
    }

    private static func repeated(_ type: Class, _ name: Name) -> PythonException {
        .typeError("\(type.name)() got multiple sub-patterns for attribute '\(name.text)'")
    }

    private static func attribute(_ subject: Value, _ name: Name) throws -> Value? {
        do { return try subject.attributeIfPresent(name) } catch let error as PythonException where error.isInstance(of: .attributeError) { return nil }
    }
}
