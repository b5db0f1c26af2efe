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
        let source = try iterated(try iterable.evaluate(frame))
        return try ValueStack.with(code.slotCount) { base in
            let inner = Frame(slots: base)
            for slot in code.cellSlots { inner[slot] = .object(Cell()) }
            for (index, slot) in code.freeSlots.enumerated() { inner[slot] = frame[captures[index]] }
            do {
                try StackGuard.enter()
                defer { StackGuard.depth -= 1 }
                return try CallStack.with(code, base, line: element.range.line) { try build(source, inner) }
            } catch { throw located(code.leaving(error, base)) }
        }
    }

    /// What has an `__iter__` that may fail does so before the comprehension's own frame is there.
    @inline(__always)
    private func iterated(_ source: Value) throws -> Value {
        switch source {
        case .list, .tuple, .dict, .string: return source
        case .object(let object) where object.objectKind == .range || object.objectKind == .set: return source
        default: do { return .object(try source.iterate()) } catch { throw located(error) }
        }
    }

    private func build(_ source: Value, _ inner: Frame) throws -> Value {
        switch kind {
        case .list:
            var elements = ContiguousArray<Value>()
            if loop.keepsCount, let count = Iteration.knownCount(of: source) { elements.reserveCapacity(count) }
            try loop.run(source, inner) { elements.append(try element.evaluate(inner)) }
            return .list(ListObject(elements: elements))
        case .set:
            let set = SetObject()
            try loop.run(source, inner) {
                let member = try element.evaluate(inner)
                do { try set.insert(member) } catch { throw located(error) }
            }
            return set.value
        case .dict:
            let dict = DictObject()
            try loop.run(source, inner) {
                let key = try element.evaluate(inner), entry = try value?.evaluate(inner) ?? .none
                do { try dict.set(key, entry) } catch { throw located(error) }
            }
            return .dict(dict)
        }
    }
}

extension Iteration {
    /// The length of a plain list, tuple or range.
    static func knownCount(of source: Value) -> Int? {
        switch source {
        case .list(let list): return list.elements.count
        case .tuple(let tuple): return tuple.elements.count
        case .object(let object) where object.objectKind == .range: return min(unsafeDowncast(object, to: RangeObject.self).count, 1 << 20)
        default: return nil
        }
    }
}

/// The `for` and `if` clauses of a comprehension.
final class ComprehensionLoop {
    struct Clause {
        let target: LoopTarget
        /// nil for the first, whose iterable is evaluated outside.
        let iterable: Node?
        let conditions: NodeList
        let range: SourceRange

        init(target: TargetNode, iterable: Node?, conditions: [Node], range: SourceRange) {
            self.target = LoopTarget(target)
            self.iterable = iterable
            self.conditions = NodeList(conditions)
            self.range = range
        }
    }
    private let first: Clause?
    private let clauses: [Clause]
    init(_ clauses: [Clause]) {
        self.clauses = clauses
        first = clauses.first
    }

    /// Whether there are as many elements as the source has.
    var keepsCount: Bool { clauses.count == 1 && first?.conditions.count == 0 }

    @inline(__always)
    func run(_ source: Value, _ frame: Frame, _ body: () throws -> Void) throws {
        guard clauses.count == 1, let first else { return try runNested(0, source, frame, body) }
        try ComprehensionLoop.run(first, source, frame, body)
    }

    private func runNested(_ index: Int, _ source: Value, _ frame: Frame, _ body: () throws -> Void) throws {
        if index + 1 == clauses.count { return try ComprehensionLoop.run(clauses[index], source, frame, body) }
        try ComprehensionLoop.run(clauses[index], source, frame) {
            try runNested(index + 1, try clauses[index + 1].iterable?.evaluate(frame) ?? .none, frame, body)
        }
    }

    @inline(__always)
    private static func run(_ clause: Clause, _ source: Value, _ frame: Frame, _ body: () throws -> Void) throws {
        if let (a, b) = clause.target.pair, let iterator = try Iteration.pairs(of: source, clause.range) {
            _ = try Iteration.forEachPair(iterator, clause.range) { first, second in
                try Pulse.check()
                try a.assign(first, frame)
                try b.assign(second, frame)
                if try passes(clause, frame) { try body() }
                return .next
            }
            return
        }
        _ = try Iteration.forEach(source, clause.range) { element in
            try Pulse.check()
            try clause.target.assign(element, frame)
            if try passes(clause, frame) { try body() }
            return .next
        }
    }

    @inline(__always)
    private static func passes(_ clause: Clause, _ frame: Frame) throws -> Bool {
        var index = 0
        while index < clause.conditions.count {
            if try !clause.conditions.test(index, frame) { return false }
            index &+= 1
        }
        return true
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
