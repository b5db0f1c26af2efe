import Syntax

/// An expression as a part of another.  Most are plain variables or constants: those are read where they lie,
/// without a virtual call, and ints without being copied.
struct Operand {
    let node: Node
    private let reference: OperandReference
    init(_ node: Node) {
        self.node = node
        reference = OperandReference(node)
    }

    var isReady: Bool { reference.isReady }
    var isSimple: Bool { reference.isSimple }
    @inline(__always)
    func evaluate(_ frame: Frame) throws -> Value { try reference.evaluate(frame) }
    @inline(__always)
    func test(_ frame: Frame) throws -> Bool { try reference.test(frame) }
    @inline(__always)
    func readyInt(_ frame: Frame) -> Int? { reference.readyInt(frame) }
    @inline(__always)
    func readyIndex(_ frame: Frame) -> Int? { reference.readyIndex(frame) }
    @inline(__always)
    func readyList(_ frame: Frame) -> Unmanaged<ListObject>? { reference.readyList(frame) }
    @inline(__always)
    func readyObject(_ frame: Frame) -> Unmanaged<Object>? { reference.readyObject(frame) }
}

/// An operand whose node somebody else keeps: reading one counts no references, so that lists of them can be walked.
struct OperandReference {
    private enum Kind: UInt8 {
        case local, cell, constant, global, general
        /// Of operands that lie ready: `i - 1`, `row - c + n`.
        case arithmetic
    }
    private let kind: Kind
    private let slot: Int
    private let pointer: Unmanaged<Node>

    init(_ node: Node) {
        pointer = .passUnretained(node)
        switch node {
        case let local as LocalNode: (kind, slot) = (.local, local.slot)
        case let variable as CellNode: (kind, slot) = (.cell, variable.slot)
        case is ConstantNode: (kind, slot) = (.constant, 0)
        case is GlobalNode: (kind, slot) = (.global, 0)
        case let binary as BinaryNode where binary.isSimple: (kind, slot) = (.arithmetic, 0)
        default: (kind, slot) = (.general, 0)
        }
    }

    private var constant: Value { @inline(__always) get { pointer._withUnsafeGuaranteedRef { unsafeDowncast($0, to: ConstantNode.self).value } } }

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

    /// The list that lies ready in a variable, not retained.
    @inline(__always)
    func readyList(_ frame: Frame) -> Unmanaged<ListObject>? {
        switch kind {
        case .local: if case .list(let list) = frame.slots[slot] { return .passUnretained(list) }
        case .cell:
            guard let object = frame.objectReference(slot) else { return nil }
            return object._withUnsafeGuaranteedRef {
                if case .list(let list) = unsafeDowncast($0, to: Cell.self).content { .passUnretained(list) } else { nil }
            }
        case .constant, .global, .general, .arithmetic: break
        }
        return nil
    }

    /// The object in a local variable, not retained: nothing but this frame's own code takes it out of there.
    @inline(__always)
    func readyObject(_ frame: Frame) -> Unmanaged<Object>? { kind == .local ? frame.objectReference(slot) : nil }
}
