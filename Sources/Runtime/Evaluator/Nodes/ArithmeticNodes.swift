import Syntax

/// `a op b`
class BinaryNode: Node {
    final let left: Operand
    final let right: Operand
    final let operation: BinaryOperation
    init(_ operation: BinaryOperation, _ left: Node, _ right: Node, _ range: SourceRange) {
        self.operation = operation
        self.left = Operand(left)
        self.right = Operand(right)
        super.init(range)
    }
    override func evaluate(_ frame: Frame) throws -> Value {
        let a = try left.evaluate(frame), b = try right.evaluate(frame)
        return try slow(a, b)
    }

    /// Whether the operands are such that ints in them are had without calling anything.
    var isSimple: Bool { false }
    /// The result where the operands are ints that are had without calling anything; nil otherwise.
    func readyInt(_ frame: Frame) -> Int? { nil }

    @inline(never)
    final func slow(_ a: Value, _ b: Value) throws -> Value {
        do {
            if operation == .add, case .string(let x) = a, case .string(let y) = b { return .string(try x.appending(y)) }
            return try a.binary(operation, b)
        } catch { throw located(error) }
    }

    /// The frame of every arithmetic node: ints that lie ready, then any ints and floats, then the data model's rules.
    @inline(__always)
    fileprivate final func compute(_ frame: Frame, _ ints: (Int, Int) -> Int?, _ floats: (Double, Double) -> Double) throws -> Value {
        if let x = left.readyInt(frame), let y = right.readyInt(frame), let result = ints(x, y) { return .int(result) }
        let a = try left.evaluate(frame)
        if case .int(let x) = a, let y = right.readyInt(frame) {
            if let result = ints(x, y) { return .int(result) }
            return try slow(a, .int(y))
        }
        let b = try right.evaluate(frame)
        switch (a, b) {
        case (.int(let x), .int(let y)): if let result = ints(x, y) { return .int(result) }
        case (.float(let x), .float(let y)): return .float(floats(x, y))
        case (.float(let x), .int(let y)): if y.magnitude < 1 << 53 { return .float(floats(x, Double(y))) }
        case (.int(let x), .float(let y)): if x.magnitude < 1 << 53 { return .float(floats(Double(x), y)) }
        default: break
        }
        return try slow(a, b)
    }

    /// As `compute`, for operations that floats do not share.
    @inline(__always)
    fileprivate final func compute(_ frame: Frame, _ ints: (Int, Int) -> Int?) throws -> Value {
        if let x = left.readyInt(frame), let y = right.readyInt(frame), let result = ints(x, y) { return .int(result) }
        let a = try left.evaluate(frame)
        let b = try right.evaluate(frame)
        if case .int(let x) = a, case .int(let y) = b, let result = ints(x, y) { return .int(result) }
        return try slow(a, b)
    }
}

final class AddNode: BinaryNode {
    override func evaluate(_ frame: Frame) throws -> Value {
        try compute(frame, AddNode.sum, +)
    }
    override var isSimple: Bool { left.isSimple && right.isReady }
    override func readyInt(_ frame: Frame) -> Int? {
        guard let x = left.readyIndex(frame), let y = right.readyInt(frame) else { return nil }
        return AddNode.sum(x, y)
    }
    @inline(__always)
    private static func sum(_ a: Int, _ b: Int) -> Int? {
        let (sum, overflow) = a.addingReportingOverflow(b)
        return overflow ? nil : sum
    }
}

final class SubtractNode: BinaryNode {
    override func evaluate(_ frame: Frame) throws -> Value {
        try compute(frame, SubtractNode.difference, -)
    }
    override var isSimple: Bool { left.isSimple && right.isReady }
    override func readyInt(_ frame: Frame) -> Int? {
        guard let x = left.readyIndex(frame), let y = right.readyInt(frame) else { return nil }
        return SubtractNode.difference(x, y)
    }
    @inline(__always)
    private static func difference(_ a: Int, _ b: Int) -> Int? {
        let (difference, overflow) = a.subtractingReportingOverflow(b)
        return overflow ? nil : difference
    }
}

final class MultiplyNode: BinaryNode {
    override func evaluate(_ frame: Frame) throws -> Value {
        try compute(frame, { a, b in
            let (product, overflow) = a.multipliedReportingOverflow(by: b)
            return overflow ? nil : product
        }, *)
    }
}

/// `a / b` of floats.
final class DivideNode: BinaryNode {
    override func evaluate(_ frame: Frame) throws -> Value {
        let a = try left.evaluate(frame), b = try right.evaluate(frame)
        if case .float(let x) = a {
            if case .float(let y) = b, y != 0 { return .float(x / y) }
            if case .int(let y) = b, y != 0, y.magnitude < 1 << 53 { return .float(x / Double(y)) }
        }
        return try slow(a, b)
    }
}

final class ModuloNode: BinaryNode {
    override func evaluate(_ frame: Frame) throws -> Value {
        try compute(frame, ModuloNode.rest)
    }
    /// `a % b` for a positive divisor.
    @inline(__always)
    static func rest(_ a: Int, _ b: Int) -> Int? {
        guard b > 0 else { return nil }
        let rest = a % b
        return rest < 0 ? rest + b : rest
    }
}

final class FloorDivideNode: BinaryNode {
    override func evaluate(_ frame: Frame) throws -> Value {
        try compute(frame, FloorDivideNode.quotient)
    }
    /// `a // b` for a positive divisor.
    @inline(__always)
    static func quotient(_ a: Int, _ b: Int) -> Int? {
        guard b > 0 else { return nil }
        let (whole, rest) = a.quotientAndRemainder(dividingBy: b)
        return rest < 0 ? whole - 1 : whole
    }
}

/// `a & b`, `a | b`, `a ^ b`
final class BitNode: BinaryNode {
    override func evaluate(_ frame: Frame) throws -> Value {
        try compute(frame) { a, b in
            switch operation {
            case .and: a & b
            case .or: a | b
            case .xor: a ^ b
            default: nil
            }
        }
    }
}

/// `local + 1`, `local - 1`: counting.
final class LocalPlusConstantNode: BinaryNode {
    private let slot: Int
    private let constant: Int
    init(_ operation: BinaryOperation, _ local: LocalNode, _ literal: Node, constant: Int, _ range: SourceRange) {
        slot = local.slot
        self.constant = operation == .subtract ? -constant : constant
        super.init(operation, local, literal, range)
    }
    override func evaluate(_ frame: Frame) throws -> Value {
        if let sum = readySum(frame) { return .int(sum) }
        return try slow(left.evaluate(frame), right.evaluate(frame))
    }
    override var isSimple: Bool { true }
    override func readyInt(_ frame: Frame) -> Int? { readySum(frame) }

    @inline(__always)
    private func readySum(_ frame: Frame) -> Int? {
        guard case .int(let x) = frame.slots[slot] else { return nil }
        let (sum, overflow) = x.addingReportingOverflow(constant)
        return overflow ? nil : sum
    }
}

/// `-a`, `+a`, `~a`
final class UnaryNode: Node {
    private let operation: UnaryOperation
    private let operand: Operand
    init(_ operation: UnaryOperation, _ operand: Node, _ range: SourceRange) {
        self.operation = operation
        self.operand = Operand(operand)
        super.init(range)
    }
    override func evaluate(_ frame: Frame) throws -> Value {
        let value = try operand.evaluate(frame)
        if operation == .negative {
            if case .int(let number) = value, number != .min { return .int(-number) }
            if case .float(let number) = value { return .float(-number) }
        }
        do { return try value.unary(operation) } catch { throw located(error) }
    }
}
