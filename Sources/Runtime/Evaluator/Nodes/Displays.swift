import Syntax

/// `(a, b)`, `[a, *b]`, `{a, b}`
final class SequenceNode: Node {
    enum Kind { case list, tuple, set }
    private let kind: Kind
    private let elements: [(node: Node, isStarred: Bool)]
    /// The elements, where none is starred.
    private let plain: NodeList?
    init(_ kind: Kind, _ elements: [(node: Node, isStarred: Bool)], _ range: SourceRange) {
        self.kind = kind
        self.elements = elements
        plain = elements.isEmpty || elements.contains { $0.isStarred } ? nil : NodeList(elements.map(\.node))
        super.init(range)
    }
    override func evaluate(_ frame: Frame) throws -> Value {
        if let plain {
            let values = try plain.evaluate(frame)
            switch kind {
            case .list: return .list(ListObject(elements: values))
            case .tuple: return .tuple(TupleObject(elements: values))
            case .set: return try set(values)
            }
        }
        return try evaluateStarred(frame)
    }

    private func set(_ values: ContiguousArray<Value>) throws -> Value {
        let set = SetObject()
        do { for value in values { try set.insert(value) } } catch { throw located(error) }
        return set.value
    }

    private func evaluateStarred(_ frame: Frame) throws -> Value {
        var values = ContiguousArray<Value>()
        values.reserveCapacity(elements.count)
        for (node, isStarred) in elements {
            let value = try node.evaluate(frame)
            guard isStarred else {
                values.append(value)
                continue
            }
            do {
                guard let iterator = try value.makeIterator() else {
                    throw PythonException.typeError(kind == .set ? "'\(value.typeName)' object is not iterable" : "Value after * must be an iterable, not \(value.typeName)")
                }
                if kind != .set { try value.askHowMany() }
                while let element = try iterator.next() {
                    try Sequences.append(element, to: &values)
                }
            } catch { throw located(error) }
        }
        switch kind {
        case .list: return .list(ListObject(elements: values))
        case .tuple: return values.isEmpty ? .tuple(TupleObject.empty) : .tuple(TupleObject(elements: values))
        case .set: return try set(values)
        }
    }
}

/// `{a: b, **c}`
final class DictNode: Node {
    private let entries: [(key: Node?, value: Node)]
    /// Keys and values by turns, where no entry is `**x`.
    private let plain: NodeList?
    init(_ entries: [(key: Node?, value: Node)], _ range: SourceRange) {
        self.entries = entries
        plain = entries.contains { $0.key == nil } ? nil : NodeList(entries.flatMap { [$0.key ?? $0.value, $0.value] })
        super.init(range)
    }
    override func evaluate(_ frame: Frame) throws -> Value {
        let dict = DictObject(room: entries.count)
        if let plain {
            var index = 0
            while index < plain.count {
                let key = try plain.evaluate(index, frame), content = try plain.evaluate(index &+ 1, frame)
                do { try dict.set(key, content) } catch { throw located(error) }
                index &+= 2
            }
            return .dict(dict)
        }
        for (key, value) in entries {
            if let key {
                let name = try key.evaluate(frame), content = try value.evaluate(frame)
                do { try dict.set(name, content) } catch { throw located(error) }
            } else {
                let other = try value.evaluate(frame)
                do { try DictNode.merge(other, into: dict) } catch { throw located(error) }
            }
        }
        return .dict(dict)
    }

    private static func merge(_ other: Value, into dict: DictObject) throws {
        if let source = other.object as? DictObject, source.type.overriding(.iter) == nil { return try dict.merge(source) }
        guard let keys = try other.keysMethod() else { throw PythonException.typeError("'\(other.typeName)' object is not a mapping") }
        try keys.call().forEach { try dict.set($0, try other.item($0)) }
    }
}

/// `lambda` and the value of a `def`.
final class FunctionNode: Node {
    private let code: Code
    private let defaults: [Node]
    private let keywordDefaults: [Node?]
    /// Which slots of the enclosing frame hold the cells of the free variables.
    private let captures: [Int]
    /// Names and values, or source texts under `from __future__ import annotations`.
    private let annotations: [(name: Name, node: Node)]

    init(_ code: Code, defaults: [Node], keywordDefaults: [Node?], captures: [Int], annotations: [(name: Name, node: Node)], _ range: SourceRange) {
        self.code = code
        self.defaults = defaults
        self.keywordDefaults = keywordDefaults
        self.captures = captures
        self.annotations = annotations
        super.init(range)
    }

    override func evaluate(_ frame: Frame) throws -> Value {
        var values: [Value] = []
        for node in defaults { values.append(try node.evaluate(frame)) }
        var keywordValues: [Value] = []
        for node in keywordDefaults { keywordValues.append(try node?.evaluate(frame) ?? .undefined) }
        var notes: DictObject?
        if !annotations.isEmpty {
            let dict = DictObject()
            for (name, node) in annotations { dict.set(name, try node.evaluate(frame)) }
            notes = dict
        }
        let closure = captures.map { frame.cell($0) }
        return .function(UserFunction(code: code, defaults: values, keywordDefaults: keywordValues, closure: closure, annotations: notes))
    }
}

/// `yield x`
final class YieldNode: Node {
    private let value: Node?
    init(_ value: Node?, _ range: SourceRange) {
        self.value = value
        super.init(range)
    }
    override func evaluate(_ frame: Frame) throws -> Value {
        let given = try value?.evaluate(frame) ?? .none
        do { return try Coroutine.suspend(consume given) } catch { throw located(error) }
    }
}

/// `yield from x` (PEP 380)
final class YieldFromNode: Node {
    private let source: Node
    /// Where the iterator lies meanwhile, so that the cycle collector sees it.
    private let slot: Int
    init(_ source: Node, slot: Int, _ range: SourceRange) {
        self.source = source
        self.slot = slot
        super.init(range)
    }
    override func evaluate(_ frame: Frame) throws -> Value {
        defer { frame[slot] = .undefined }
        do {
            frame[slot] = .object(try source.evaluate(frame).iterate())
            return try delegate(frame)
        } catch { throw located(error) }
    }

    @inline(never)
    private func advance(_ frame: Frame, _ message: Coroutine.Message) throws -> Delegation.Step {
        guard case .object(let object) = frame[slot] else { return .finished(.none) }
        return try Delegation.advance(unsafeDowncast(object, to: IteratorObject.self), message)
    }

    private func delegate(_ frame: Frame) throws -> Value {
        var message = Coroutine.Message.value(.none)
        while true {
            switch try advance(frame, message) {
            case .finished(let result): return result
            case .yielded(let value):
                do { message = .value(try Coroutine.suspend(consume value)) } catch { message = .error(error) }
            }
        }
    }
}
