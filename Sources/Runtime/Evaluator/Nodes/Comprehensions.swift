import Syntax

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
