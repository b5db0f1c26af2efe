import Syntax

/// Iteration with the built-in sequences' fast paths.
enum Iteration {
    /// Calls `body` with each element until it returns another flow than `.next` and `.continue`.
    @inline(__always)
    static func forEach(_ source: Value, _ range: SourceRange, _ body: (Value) throws -> Flow) throws -> Flow {
        switch source {
        case .list(let list):
            var index = 0
            while index < list.elements.count {
                let flow = try body(list.elements[index])
                if flow == .break || flow == .return { return flow }
                index &+= 1
            }
            return .next
        case .string(let string) where string.isASCII:
            for byte in string.text.utf8 {
                let flow = try body(.string(StringObject.of(UnicodeScalar(byte))))
                if flow == .break || flow == .return { return flow }
            }
            return .next
        case .object(let object):
            if object.objectKind == .range {
                let numbers = unsafeDowncast(object, to: RangeObject.self)
                var current = numbers.start
                var remaining = numbers.count
                let step = numbers.step
                while remaining > 0 {
                    let flow = try body(.int(current))
                    if flow == .break || flow == .return { return flow }
                    remaining &-= 1
                    current = current &+ step
                }
                return .next
            }
        default: break
        }
        let iterator = try iterator(of: source, range)
        let line = CallStack.line
        while true {
            CallStack.line = line
            let step: Value?
            do { step = try iterator.next() } catch { throw Node.locate(error, range) }
            guard let element = step else { return .next }
            let flow = try body(element)
            if flow == .break || flow == .return { return flow }
        }
    }

    /// Calls `body` with the two parts of each element, where the iterator has them without making tuples; nil where it has not.
    @inline(__always)
    static func forEachPair(_ iterator: IteratorObject, _ range: SourceRange, _ body: (Value, Value) throws -> Flow) throws -> Flow {
        while true {
            let step: (Value, Value)?
            do { step = try iterator.nextPair() } catch { throw Node.locate(error, range) }
            guard let (first, second) = step else { return .next }
            let flow = try body(first, second)
            if flow == .break || flow == .return { return flow }
        }
    }

    @inline(never)
    static func iterator(of source: Value, _ range: SourceRange) throws -> IteratorObject {
        do { return try source.iterate() } catch { throw Node.locate(error, range) }
    }

    /// The iterator of a value that gives pairs: `d.items()`, `enumerate(x)`, `zip(x, y)`.
    static func pairs(of source: Value, _ range: SourceRange) throws -> IteratorObject? {
        guard case .object(let object) = source, object.objectKind == .plain, object.mayYieldPairs else { return nil }
        let iterator = try iterator(of: source, range)
        return iterator.yieldsPairs ? iterator : nil
    }
}

/// What a loop does with each element before its body runs.
struct LoopTarget {
    let target: TargetNode
    /// The slot of a target that is a plain local.
    let localSlot: Int?
    /// The targets of `for a, b in ...`.
    let pair: (TargetNode, TargetNode)?

    init(_ target: TargetNode) {
        self.target = target
        localSlot = (target as? LocalTarget)?.slot
        pair = (target as? UnpackTarget)?.pair
    }

    @inline(__always)
    func assign(_ element: Value, _ frame: Frame) throws {
        if let localSlot { frame[localSlot] = element } else { try target.assign(element, frame) }
    }
}

final class ForStatement: StatementNode {
    private let target: LoopTarget
    private let iterable: Node
    private let body: Block
    private let otherwise: Block
    init(_ target: TargetNode, _ iterable: Node, _ body: Block, _ otherwise: Block, _ range: SourceRange) {
        self.target = LoopTarget(target)
        self.iterable = iterable
        self.body = body
        self.otherwise = otherwise
        super.init(range)
    }
    override func execute(_ frame: Frame) throws -> Flow {
        switch try loop(try iterable.evaluate(frame), frame) {
        case .return: return .return
        case .break: return .next
        default: return otherwise.isEmpty ? .next : try otherwise.execute(frame)
        }
    }

    @inline(__always)
    private func loop(_ source: Value, _ frame: Frame) throws -> Flow {
        if let (first, second) = target.pair, let iterator = try Iteration.pairs(of: source, range) {
            return try Iteration.forEachPair(iterator, range) { a, b in
                try Pulse.check()
                try first.assign(a, frame)
                try second.assign(b, frame)
                return try body.execute(frame)
            }
        }
        return try Iteration.forEach(source, range) { element in
            try Pulse.check()
            try target.assign(element, frame)
            return try body.execute(frame)
        }
    }
}

/// `for` around a `yield`: the iterator lies in a slot of the frame, where the cycle collector sees it, not on the stack of the
/// suspended body.
final class SuspendableForStatement: StatementNode {
    private let target: LoopTarget
    private let iterable: Node
    private let slot: Int
    private let body: Block
    private let otherwise: Block
    init(_ target: TargetNode, _ iterable: Node, slot: Int, _ body: Block, _ otherwise: Block, _ range: SourceRange) {
        self.target = LoopTarget(target)
        self.iterable = iterable
        self.slot = slot
        self.body = body
        self.otherwise = otherwise
        super.init(range)
    }
    override func execute(_ frame: Frame) throws -> Flow {
        switch try loop(frame) {
        case .return: return .return
        case .break: return .next
        default: return otherwise.isEmpty ? .next : try otherwise.execute(frame)
        }
    }

    private func loop(_ frame: Frame) throws -> Flow {
        defer { frame[slot] = .undefined }
        frame[slot] = .object(try Iteration.iterator(of: iterable.evaluate(frame), range))
        let line = CallStack.line
        while true {
            CallStack.line = line
            guard try advance(frame) else { return .next }
            let flow = try body.execute(frame)
            if flow == .break || flow == .return { return flow }
        }
    }

    /// Assigns the next element; false at the end.  Never inlined, so that nothing of it stays on the stack during the body.
    @inline(never)
    private func advance(_ frame: Frame) throws -> Bool {
        guard case .object(let object) = frame[slot] else { return false }
        let element: Value?
        do { element = try unsafeDowncast(object, to: IteratorObject.self).next() } catch { throw Node.locate(error, range) }
        guard let element else { return false }
        try Pulse.check()
        try target.assign(element, frame)
        return true
    }
}

final class WhileStatement: StatementNode {
    private let condition: Node
    private let body: Block
    private let otherwise: Block
    init(_ condition: Node, _ body: Block, _ otherwise: Block, _ range: SourceRange) {
        self.condition = condition
        self.body = body
        self.otherwise = otherwise
        super.init(range)
    }
    override func execute(_ frame: Frame) throws -> Flow {
        while try condition.test(frame) {
            try Pulse.check()
            switch try body.execute(frame) {
            case .return: return .return
            case .break: return .next
            case .next, .continue: CallStack.line = range.line
            }
        }
        return otherwise.isEmpty ? .next : try otherwise.execute(frame)
    }
}
