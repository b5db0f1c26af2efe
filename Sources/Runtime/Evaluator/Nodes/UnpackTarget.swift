import Syntax

/// Targets in order, reached through unmanaged references: retaining one costs more than assigning to it.
struct TargetList {
    private let targets: [TargetNode]
    private let pointers: UnsafeMutableBufferPointer<Unmanaged<TargetNode>>
    init(_ targets: [TargetNode]) {
        self.targets = targets
        pointers = .allocate(capacity: targets.count)
        for (index, target) in targets.enumerated() { pointers.initializeElement(at: index, to: .passUnretained(target)) }
    }
    /// Called by the owner's deinit.
    func free() { pointers.deallocate() }

    var count: Int { pointers.count }
    subscript(index: Int) -> TargetNode { targets[index] }
    @inline(__always)
    func assign(_ value: Value, to index: Int, _ frame: Frame) throws { try pointers[index]._withUnsafeGuaranteedRef { try $0.assign(value, frame) } }
}

/// `a, *b, c = value`
final class UnpackTarget: TargetNode {
    private let targets: TargetList
    private let star: Int?
    /// - Parameter star: the position of the starred target.
    init(_ targets: [TargetNode], star: Int?, _ range: SourceRange) {
        self.targets = TargetList(targets)
        self.star = star
        super.init(range)
    }
    deinit { targets.free() }

    /// The targets, where none is starred and there are some.
    var unstarred: [TargetNode]? { star == nil && targets.count > 0 ? (0..<targets.count).map { targets[$0] } : nil }
    /// The targets of `a, b`.
    var pair: (TargetNode, TargetNode)? { targets.count == 2 && star == nil ? (targets[0], targets[1]) : nil }

    override func assign(_ value: Value, _ frame: Frame) throws {
        if star == nil {
            switch value {
            case .tuple(let tuple) where tuple.elements.count == targets.count: return try assign(tuple.elements, frame)
            // A copy of the array: assigning may change the list.
            case .list(let list) where list.elements.count == targets.count: return try assign(list.elements, frame)
            default: break
            }
        }
        let elements: ContiguousArray<Value>
        do { elements = try unpack(value) } catch { throw located(error) }
        try assign(elements, frame)
    }

    private func assign(_ elements: ContiguousArray<Value>, _ frame: Frame) throws {
        var index = 0
        while index < targets.count {
            try targets.assign(elements[index], to: index, frame)
            index &+= 1
        }
    }

    private func unpack(_ value: Value) throws -> ContiguousArray<Value> {
        let count = targets.count
        // A row, a named tuple.
        if star == nil, let tuple = value.object as? TupleObject, tuple.elements.count == count, tuple.type.overriding(.iter) == nil { return tuple.elements }
        guard let star else { return try value.unpacked(count) }
        guard let iterator = try value.makeIterator() else { throw PythonException.typeError("cannot unpack non-iterable \(value.typeName) object") }
        var found = ContiguousArray<Value>()
        while let element = try iterator.next() { try Sequences.append(element, to: &found) }
        let rest = found.count - (count - 1)
        guard rest >= 0 else { throw PythonException.valueError("not enough values to unpack (expected at least \(count - 1), got \(found.count))") }
        let middle = ContiguousArray(found[star..<(star + rest)])
        found.replaceSubrange(star..<(star + rest), with: [.list(ListObject(elements: middle))])
        return found
    }

    override func delete(_ frame: Frame) throws { for index in 0..<targets.count { try targets[index].delete(frame) } }
}

/// `*args: *Ts`: the one element of what an annotation unpacks (PEP 646).
final class UnpackedNode: Node {
    private let inner: Node
    init(_ inner: Node, _ range: SourceRange) {
        self.inner = inner
        super.init(range)
    }
    override func evaluate(_ frame: Frame) throws -> Value {
        let value = try inner.evaluate(frame)
        do {
            let found = try value.elements()
            if found.count > 1 { throw PythonException.valueError("too many values to unpack (expected 1)") }
            guard let only = found.first else { throw PythonException.valueError("not enough values to unpack (expected 1, got 0)") }
            return only
        } catch { throw located(error) }
    }
}

/// `a, b, c = x, y, z`: no tuple is made.
final class AssignSeveralStatement: StatementNode {
    private let targets: TargetList
    private let values: NodeList
    init(_ targets: [TargetNode], _ values: [Node], _ range: SourceRange) {
        self.targets = TargetList(targets)
        self.values = NodeList(values)
        super.init(range)
    }
    deinit { targets.free() }
    override func execute(_ frame: Frame) throws -> Flow {
        try withUnsafeTemporaryAllocation(of: Value.self, capacity: values.count) { room in
            var ready = 0
            defer { room.baseAddress.unsafelyUnwrapped.deinitialize(count: ready) }
            while ready < values.count {
                room.initializeElement(at: ready, to: try values.evaluate(ready, frame))
                ready &+= 1
            }
            for index in 0..<ready { try targets.assign(room[index], to: index, frame) }
        }
        return .next
    }
}

/// As above, of two: `a, b = b, a`.
final class AssignPairStatement: StatementNode {
    private let first: TargetNode
    private let second: TargetNode
    private let left: Operand
    private let right: Operand
    init(_ first: TargetNode, _ second: TargetNode, _ left: Node, _ right: Node, _ range: SourceRange) {
        self.first = first
        self.second = second
        self.left = Operand(left)
        self.right = Operand(right)
        super.init(range)
    }
    override func execute(_ frame: Frame) throws -> Flow {
        let a = try left.evaluate(frame), b = try right.evaluate(frame)
        try first.assign(a, frame)
        try second.assign(b, frame)
        return .next
    }
}
