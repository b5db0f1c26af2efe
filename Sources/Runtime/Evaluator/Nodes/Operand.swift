import Syntax

/// An expression as a part of another.  Most are plain variables or constants: those are read where they lie,
/// without a virtual call, and ints without being copied.
///
/// It has no more fields than the compiler reads one by one: beyond that, each use would copy the whole.
struct Operand {
    private enum Kind: UInt8 {
        case local, cell, constant, global, general
        /// Of operands that lie ready: `i - 1`, `row - c + n`.
        case arithmetic
    }
    private let kind: Kind
    private let slot: Int
    private let constant: Value
    private let pointer: Unmanaged<Node>
    let node: Node

    init(_ node: Node) {
        self.node = node
        pointer = .passUnretained(node)
        switch node {
        case let local as LocalNode: (kind, slot, constant) = (.local, local.slot, .none)
        case let variable as CellNode: (kind, slot, constant) = (.cell, variable.slot, .none)
        case let literal as ConstantNode: (kind, slot, constant) = (.constant, 0, literal.value)
        case is GlobalNode: (kind, slot, constant) = (.global, 0, .none)
        case let binary as BinaryNode where binary.isSimple: (kind, slot, constant) = (.arithmetic, 0, .none)
        default: (kind, slot, constant) = (.general, 0, .none)
        }
    }

    /// Whether reading this calls nothing.
    var isReady: Bool { kind == .local || kind == .cell || kind == .constant }
    /// Whether the int it gives, if it gives one, is had without calling anything.
    var isSimple: Bool { isReady || kind == .arithmetic }

    @inline(__always)
    func evaluate(_ frame: Frame) throws -> Value {
        switch kind {
        case .local:
            let value = frame.slots[slot]
            if case .undefined = value { break }
            return value
        case .cell:
            let value = frame.cell(slot).content
            if case .undefined = value { break }
            return value
        case .constant: return constant
        case .global:
            let value = pointer._withUnsafeGuaranteedRef { unsafeDowncast($0, to: GlobalNode.self).content }
            if case .undefined = value { break }
            return value
        case .general, .arithmetic: break
        }
        return try pointer._withUnsafeGuaranteedRef { try $0.evaluate(frame) }
    }

    @inline(__always)
    func test(_ frame: Frame) throws -> Bool {
        if kind == .local, case .bool(let flag) = frame.slots[slot] { return flag }
        return try pointer._withUnsafeGuaranteedRef { try $0.test(frame) }
    }

    /// The int that lies ready: in a local, a closure variable or the source; nil where evaluating is needed, or gives something else.
    @inline(__always)
    func readyInt(_ frame: Frame) -> Int? {
        switch kind {
        case .local: if case .int(let number) = frame.slots[slot] { return number }
        case .constant: if case .int(let number) = constant { return number }
        case .cell: if case .int(let number) = frame.cell(slot).content { return number }
        case .global, .general, .arithmetic: break
        }
        return nil
    }

    /// As `readyInt`, of simple arithmetic too: the index in `x[i - 1]`.
    @inline(__always)
    func readyIndex(_ frame: Frame) -> Int? {
        if kind == .arithmetic { return pointer._withUnsafeGuaranteedRef { unsafeDowncast($0, to: BinaryNode.self).readyInt(frame) } }
        return readyInt(frame)
    }

    /// Calls `body` with the list that lies ready in a variable; nil where there is none.
    @inline(__always)
    func withReadyList<R>(_ frame: Frame, _ body: (ListObject) -> R?) -> R? {
        switch kind {
        case .local: if case .list(let list) = frame.slots[slot] { return body(list) }
        case .cell: if case .list(let list) = frame.cell(slot).content { return body(list) }
        case .constant, .global, .general, .arithmetic: break
        }
        return nil
    }
}
