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
                index += 1
            }
            return .next
        case .tuple(let tuple):
            for element in tuple.elements {
                let flow = try body(element)
                if flow == .break || flow == .return { return flow }
            }
            return .next
        case .object(let object):
            if let numbers = object as? RangeObject, let bounds = numbers.smallBounds {
                var current = bounds.start
                var remaining = bounds.count
                while remaining > 0 {
                    let flow = try body(.int(current))
                    if flow == .break || flow == .return { return flow }
                    remaining -= 1
                    current = current &+ bounds.step
                }
                return .next
            }
            return try general(source, range, body)
        default: return try general(source, range, body)
        }
    }

    @discardableResult
    private static func general(_ source: Value, _ range: SourceRange, _ body: (Value) throws -> Flow) throws -> Flow {
        let iterator: IteratorObject
        do { iterator = try source.iterate() } catch { throw Node.locate(error, range) }
        while true {
            let step: Value?
            do { step = try iterator.next() } catch { throw Node.locate(error, range) }
            guard let element = step else { return .next }
            let flow = try body(element)
            if flow == .break || flow == .return { return flow }
        }
    }
}

final class ForStatement: StatementNode {
    private let target: TargetNode
    private let iterable: Node
    private let body: Block
    private let otherwise: Block
    private let localSlot: Int?
    init(_ target: TargetNode, _ iterable: Node, _ body: Block, _ otherwise: Block, _ range: SourceRange) {
        self.target = target
        self.iterable = iterable
        self.body = body
        self.otherwise = otherwise
        localSlot = (target as? LocalTarget)?.slot
        super.init(range)
    }
    override func execute(_ frame: Frame) throws -> Flow {
        let source = try iterable.evaluate(frame)
        let flow: Flow
        if let localSlot {
            flow = try Iteration.forEach(source, iterable.range) { element in
                try Pulse.check()
                frame[localSlot] = element
                return try body.execute(frame)
            }
        } else {
            flow = try Iteration.forEach(source, iterable.range) { element in
                try Pulse.check()
                try target.assign(element, frame)
                return try body.execute(frame)
            }
        }
        switch flow {
        case .return: return .return
        case .break: return .next
        default: return otherwise.isEmpty ? .next : try otherwise.execute(frame)
        }
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
            case .next, .continue: break
            }
        }
        return otherwise.isEmpty ? .next : try otherwise.execute(frame)
    }
}
