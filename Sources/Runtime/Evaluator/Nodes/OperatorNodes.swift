import Syntax

final class NotNode: Node {
    let operand: Node
    init(_ operand: Node, _ range: SourceRange) {
        self.operand = operand
        super.init(range)
    }
    override func evaluate(_ frame: Frame) throws -> Value {
        let value = try operand.evaluate(frame)
        if case .bool(let flag) = value { return .bool(!flag) }
        do { return .bool(try !value.isTrue()) } catch { throw located(error) }
    }
    override func test(_ frame: Frame) throws -> Bool { try !operand.test(frame) }
}

/// `a and b`, `a or b`
final class BooleanNode: Node {
    private let isAnd: Bool
    let operands: NodeList
    init(isAnd: Bool, _ operands: [Node], _ range: SourceRange) {
        self.isAnd = isAnd
        self.operands = NodeList(operands)
        super.init(range)
    }
    override func evaluate(_ frame: Frame) throws -> Value {
        let last = operands.count &- 1
        var index = 0
        while index < last {
            let value = try operands.evaluate(index, frame)
            let flag: Bool
            do { flag = try value.isTrue() } catch { throw located(error) }
            if flag != isAnd { return value }
            index &+= 1
        }
        return try operands.evaluate(last, frame)
    }
    override func test(_ frame: Frame) throws -> Bool {
        var index = 0
        while index < operands.count {
            if try operands.test(index, frame) != isAnd { return !isAnd }
            index &+= 1
        }
        return isAnd
    }
}

final class ConditionalNode: Node {
    private let condition: Node
    private let then: Node
    private let otherwise: Node
    init(_ condition: Node, _ then: Node, _ otherwise: Node, _ range: SourceRange) {
        self.condition = condition
        self.then = then
        self.otherwise = otherwise
        super.init(range)
    }
    override func evaluate(_ frame: Frame) throws -> Value { try condition.test(frame) ? then.evaluate(frame) : otherwise.evaluate(frame) }
}

/// `a < b` and its kin, `is`, `in`: one link of a comparison.
enum Relation {
    case compare(Comparison)
    case identical(Bool)
    case contained(Bool)

    init(_ operation: ComparisonOperator) {
        switch operation {
        case .equal: self = .compare(.equal)
        case .notEqual: self = .compare(.notEqual)
        case .less: self = .compare(.less)
        case .lessOrEqual: self = .compare(.lessOrEqual)
        case .greater: self = .compare(.greater)
        case .greaterOrEqual: self = .compare(.greaterOrEqual)
        case .is: self = .identical(true)
        case .isNot: self = .identical(false)
        case .in: self = .contained(true)
        case .notIn: self = .contained(false)
        }
    }

    func evaluate(_ a: Value, _ b: Value) throws -> Value {
        switch self {
        case .compare(let operation): try a.compare(operation, b)
        case .identical(let wanted): .bool(a.isIdentical(to: b) == wanted)
        case .contained(let wanted): .bool(try b.contains(a) == wanted)
        }
    }
}

/// One comparison of the data model.
final class CompareNode: Node {
    private let operation: Comparison
    private let left: Operand
    private let right: Operand
    init(_ operation: Comparison, _ left: Node, _ right: Node, _ range: SourceRange) {
        self.operation = operation
        self.left = Operand(left)
        self.right = Operand(right)
        super.init(range)
    }
    override func evaluate(_ frame: Frame) throws -> Value {
        if let x = left.readyInt(frame), let y = right.readyInt(frame) { return .bool(Ordering.holds(operation, x, y)) }
        let a = try left.evaluate(frame), b = try right.evaluate(frame)
        if let known = quick(a, b) { return .bool(known) }
        return try slow(a, b)
    }
    override func test(_ frame: Frame) throws -> Bool {
        if let x = left.readyInt(frame), let y = right.readyInt(frame) { return Ordering.holds(operation, x, y) }
        let a = try left.evaluate(frame), b = try right.evaluate(frame)
        if let known = quick(a, b) { return known }
        let result = try slow(a, b)
        do { return try result.isTrue() } catch { throw Node.locate(error, conditionRange ?? range) }
    }
    @inline(__always)
    private func quick(_ a: Value, _ b: Value) -> Bool? {
        switch (a, b) {
        case (.int(let x), .int(let y)): return Ordering.holds(operation, x, y)
        case (.float(let x), .float(let y)): return Ordering.holds(operation, x, y)
        case (.string(let x), .string(let y)):
            if operation == .equal { return StringObject.same(x, y) }
            if operation == .notEqual { return !StringObject.same(x, y) }
            return Ordering.holds(operation, Ordering.order(x.text, y.text), 0)
        default: return nil
        }
    }
    @inline(never)
    private func slow(_ a: Value, _ b: Value) throws -> Value {
        do { return try a.compare(operation, b) } catch { throw located(error) }
    }
}

/// `local < 10`, `local == other`: a comparison of locals and int literals.
final class LocalCompareNode: Node {
    private let operation: Comparison
    private let slot: Int
    private let constant: Int
    private let general: CompareNode
    init(_ operation: Comparison, _ local: LocalNode, constant: Int, general: CompareNode, _ range: SourceRange) {
        self.operation = operation
        slot = local.slot
        self.constant = constant
        self.general = general
        super.init(range)
    }
    override func evaluate(_ frame: Frame) throws -> Value {
        if case .int(let x) = frame.slots[slot] { return .bool(Ordering.holds(operation, x, constant)) }
        return try general.evaluate(frame)
    }
    override func test(_ frame: Frame) throws -> Bool {
        if case .int(let x) = frame.slots[slot] { return Ordering.holds(operation, x, constant) }
        return try general.test(frame)
    }
}

/// `a in b`, `a not in b`
final class ContainsNode: Node {
    private let isWanted: Bool
    private let element: Operand
    private let container: Operand
    init(isWanted: Bool, _ element: Node, _ container: Node, _ range: SourceRange) {
        self.isWanted = isWanted
        self.element = Operand(element)
        self.container = Operand(container)
        super.init(range)
    }
    override func evaluate(_ frame: Frame) throws -> Value { .bool(try test(frame)) }
    override func test(_ frame: Frame) throws -> Bool {
        let wanted = try element.evaluate(frame), target = try container.evaluate(frame)
        do {
            if case .object(let object) = target, object.objectKind == .set { return try unsafeDowncast(object, to: SetObject.self).has(wanted) == isWanted }
            if case .dict(let dict) = target { return (try dict.find(wanted, hash: wanted.hash()) >= 0) == isWanted }
            return try target.contains(wanted) == isWanted
        } catch { throw located(error) }
    }
}

/// `a is b`, `a is not b`
final class IdentityNode: Node {
    private let isWanted: Bool
    private let left: Operand
    private let right: Operand
    init(isWanted: Bool, _ left: Node, _ right: Node, _ range: SourceRange) {
        self.isWanted = isWanted
        self.left = Operand(left)
        self.right = Operand(right)
        super.init(range)
    }
    override func evaluate(_ frame: Frame) throws -> Value { .bool(try test(frame)) }
    override func test(_ frame: Frame) throws -> Bool { try left.evaluate(frame).isIdentical(to: right.evaluate(frame)) == isWanted }
}

/// `a < b <= c`: each operand evaluated once, stopping at the first false link.
final class ChainNode: Node {
    private let first: Node
    private let links: [(relation: Relation, operand: Node)]
    init(_ first: Node, _ links: [(relation: Relation, operand: Node)], _ range: SourceRange) {
        self.first = first
        self.links = links
        super.init(range)
    }
    override func evaluate(_ frame: Frame) throws -> Value {
        var left = try first.evaluate(frame)
        var result = Value.bool(true)
        for (index, link) in links.enumerated() {
            let right = try link.operand.evaluate(frame)
            do {
                result = try link.relation.evaluate(left, right)
                if index + 1 < links.count, try !result.isTrue() { return result }
            } catch { throw located(error) }
            left = right
        }
        return result
    }
}

/// `(name := value)`
final class WalrusNode: Node {
    private let target: TargetNode
    private let value: Node
    init(_ target: TargetNode, _ value: Node, _ range: SourceRange) {
        self.target = target
        self.value = value
        super.init(range)
    }
    override func evaluate(_ frame: Frame) throws -> Value {
        let result = try value.evaluate(frame)
        try target.assign(result, frame)
        return result
    }
}
