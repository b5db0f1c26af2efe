import Syntax

/// `a, *b, c = value`
final class UnpackTarget: TargetNode {
    private let targets: [TargetNode]
    private let star: Int?
    /// - Parameter star: the position of the starred target.
    init(_ targets: [TargetNode], star: Int?, _ range: SourceRange) {
        self.targets = targets
        self.star = star
        super.init(range)
    }

    /// The targets of `a, b`.
    var pair: (TargetNode, TargetNode)? { targets.count == 2 && star == nil ? (targets[0], targets[1]) : nil }

    override func assign(_ value: Value, _ frame: Frame) throws {
        if star == nil {
            switch value {
            case .tuple(let tuple) where tuple.elements.count == targets.count:
                var index = 0
                while index < targets.count {
                    try targets[index].assign(tuple.elements[index], frame)
                    index &+= 1
                }
                return
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
        for index in 0..<targets.count { try targets[index].assign(elements[index], frame) }
    }

    private func unpack(_ value: Value) throws -> ContiguousArray<Value> {
        let count = targets.count
        guard let iterator = try value.makeIterator() else { throw PythonException.typeError("cannot unpack non-iterable \(value.typeName) object") }
        var found = ContiguousArray<Value>()
        if let star {
            while let element = try iterator.next() { found.append(element) }
            let rest = found.count - (count - 1)
            guard rest >= 0 else { throw PythonException.valueError("not enough values to unpack (expected at least \(count - 1), got \(found.count))") }
            let middle = ContiguousArray(found[star..<(star + rest)])
            found.replaceSubrange(star..<(star + rest), with: [.list(ListObject(elements: middle))])
            return found
        }
        while let element = try iterator.next() {
            if found.count == count { throw PythonException.valueError("too many values to unpack (expected \(count))") }
            found.append(element)
        }
        guard found.count == count else { throw PythonException.valueError("not enough values to unpack (expected \(count), got \(found.count))") }
        return found
    }

    override func delete(_ frame: Frame) throws { for target in targets { try target.delete(frame) } }
}

/// `a, b = x, y` with locals: no tuple is made.
final class AssignPairStatement: StatementNode {
    private let first: TargetNode
    private let second: TargetNode
    private let left: Node
    private let right: Node
    init(_ first: TargetNode, _ second: TargetNode, _ left: Node, _ right: Node, _ range: SourceRange) {
        self.first = first
        self.second = second
        self.left = left
        self.right = right
        super.init(range)
    }
    override func execute(_ frame: Frame) throws -> Flow {
        let a = try left.evaluate(frame), b = try right.evaluate(frame)
        try first.assign(a, frame)
        try second.assign(b, frame)
        return .next
    }
}
