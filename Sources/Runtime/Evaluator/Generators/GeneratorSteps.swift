import Syntax

/// A generator's body as steps that lead to each other: it stops only between steps, so that resuming it is a call and
/// needs no stack of its own.
///
/// Bodies whose yields stand as statements of their own, within `if`, `for` and `while`, are made into steps
/// (Lowering+Generators.swift); others run as coroutines.
final class GeneratorProgram {
    let start: Unmanaged<GeneratorStep>
    private let steps: [GeneratorStep]
    init(start: GeneratorStep, steps: [GeneratorStep]) {
        self.start = .passUnretained(start)
        self.steps = steps
    }
}

/// One step.  Steps refer to each other without counting; their program holds them.
class GeneratorStep {
    /// What follows; nil at the end of the body.
    final var next: Unmanaged<GeneratorStep>?

    /// - Returns: the step to go on with; nil where the body stops: at its end, or at a yield, which then is the generator's `pending`.
    func run(_ frame: Frame, _ generator: GeneratorObject) throws -> Unmanaged<GeneratorStep>? { next }

    /// What a `yield from` of a suspended frame delegates to.
    func delegate(_ slots: UnsafeMutablePointer<Value>) -> Value { .none }

    /// Goes on at a yield.
    func resume(_ message: Coroutine.Message, _ frame: Frame, _ generator: GeneratorObject) throws -> Unmanaged<GeneratorStep>? { next }
    /// As above, where nothing was sent: each turn of a loop.
    func resume(_ frame: Frame, _ generator: GeneratorObject) throws -> Unmanaged<GeneratorStep>? { try resume(.value(.none), frame, generator) }
}

/// Statements without a yield.
final class StatementsStep: GeneratorStep {
    private let body: Block
    private let onBreak: Unmanaged<GeneratorStep>?
    private let onContinue: Unmanaged<GeneratorStep>?
    init(_ body: Block, onBreak: GeneratorStep?, onContinue: GeneratorStep?) {
        self.body = body
        self.onBreak = onBreak.map { .passUnretained($0) }
        self.onContinue = onContinue.map { .passUnretained($0) }
    }
    override func run(_ frame: Frame, _ generator: GeneratorObject) throws -> Unmanaged<GeneratorStep>? {
        switch try body.execute(frame) {
        case .next: next
        case .break: onBreak
        case .continue: onContinue
        case .return: nil
        }
    }
}

/// `if condition:`, `while condition:`
final class BranchStep: GeneratorStep {
    private let condition: Node
    var otherwise: Unmanaged<GeneratorStep>?
    init(_ condition: Node) { self.condition = condition }
    override func run(_ frame: Frame, _ generator: GeneratorObject) throws -> Unmanaged<GeneratorStep>? {
        CallStack.line = condition.range.line
        try Pulse.check()
        return try condition.test(frame) ? next : otherwise
    }
}

/// `for ... in iterable:`, its beginning: the iterator goes to a slot of the frame.
final class IterateStep: GeneratorStep {
    private let iterable: Node
    private let slot: Int
    private let range: SourceRange
    /// - Parameter range: what an error names where the iterable is none.
    init(_ iterable: Node, slot: Int, _ range: SourceRange) {
        self.iterable = iterable
        self.slot = slot
        self.range = range
    }
    override func run(_ frame: Frame, _ generator: GeneratorObject) throws -> Unmanaged<GeneratorStep>? {
        CallStack.line = iterable.range.line
        frame[slot] = .object(try Iteration.iterator(of: iterable.evaluate(frame), range))
        return next
    }
}

/// `for target in ...:`, each turn.
final class AdvanceStep: GeneratorStep {
    private let target: LoopTarget
    private let slot: Int
    private let range: SourceRange
    var atEnd: Unmanaged<GeneratorStep>?
    init(_ target: TargetNode, slot: Int, _ range: SourceRange) {
        self.target = LoopTarget(target)
        self.slot = slot
        self.range = range
    }
    override func run(_ frame: Frame, _ generator: GeneratorObject) throws -> Unmanaged<GeneratorStep>? {
        try Pulse.check()
        CallStack.line = range.line
        // The slot keeps the iterator: nobody empties it while the body runs.
        guard let iterator = frame.objectReference(slot) else { return atEnd }
        let element: Value?
        do { element = try iterator._withUnsafeGuaranteedRef { try unsafeDowncast($0, to: IteratorObject.self).next() } } catch { throw Node.locate(error, range) }
        guard let element else {
            frame[slot] = .undefined
            return atEnd
        }
        try target.assign(element, frame)
        return next
    }
}

/// `break` out of a `for` loop: the iterator goes at once.
final class LeaveStep: GeneratorStep {
    private let slot: Int
    init(slot: Int) { self.slot = slot }
    override func run(_ frame: Frame, _ generator: GeneratorObject) throws -> Unmanaged<GeneratorStep>? {
        frame[slot] = .undefined
        return next
    }
}

/// `yield value`, `target = yield value`
final class YieldStep: GeneratorStep {
    private let value: Operand?
    private let targets: [TargetNode]
    private let code: Code
    private let range: SourceRange
    init(_ value: Node?, targets: [TargetNode], _ code: Code, _ range: SourceRange) {
        self.value = value.map { Operand($0) }
        self.targets = targets
        self.code = code
        self.range = range
    }
    override func run(_ frame: Frame, _ generator: GeneratorObject) throws -> Unmanaged<GeneratorStep>? {
        CallStack.line = range.line
        frame[code.returnSlot] = try value?.evaluate(frame) ?? .none
        generator.pending = .passUnretained(self)
        return nil
    }
    override func resume(_ message: Coroutine.Message, _ frame: Frame, _ generator: GeneratorObject) throws -> Unmanaged<GeneratorStep>? {
        switch message {
        case .value(let sent):
            for target in targets { try target.assign(sent, frame) }
            return next
        case .error(let error): throw Node.locate(error, range)
        }
    }
    override func resume(_ frame: Frame, _ generator: GeneratorObject) throws -> Unmanaged<GeneratorStep>? {
        targets.isEmpty ? next : try resume(.value(.none), frame, generator)
    }
}

/// `yield from source`, `target = yield from source`
final class YieldFromStep: GeneratorStep {
    private let source: Node
    private let slot: Int
    private let targets: [TargetNode]
    private let code: Code
    private let range: SourceRange
    init(_ source: Node, slot: Int, targets: [TargetNode], _ code: Code, _ range: SourceRange) {
        self.source = source
        self.slot = slot
        self.targets = targets
        self.code = code
        self.range = range
    }
    override func run(_ frame: Frame, _ generator: GeneratorObject) throws -> Unmanaged<GeneratorStep>? {
        CallStack.line = range.line
        let iterator = try Iteration.iterator(of: source.evaluate(frame), range)
        frame[slot] = .object(iterator)
        return try advance(iterator, .value(.none), frame, generator)
    }
    override func resume(_ message: Coroutine.Message, _ frame: Frame, _ generator: GeneratorObject) throws -> Unmanaged<GeneratorStep>? {
        guard case .object(let object) = frame[slot] else { return next }
        return try advance(unsafeDowncast(object, to: IteratorObject.self), message, frame, generator)
    }

    override func resume(_ frame: Frame, _ generator: GeneratorObject) throws -> Unmanaged<GeneratorStep>? {
        guard let object = frame.objectReference(slot) else { return next }
        return try object._withUnsafeGuaranteedRef { object in
            let iterator = unsafeDowncast(object, to: IteratorObject.self)
            let element: Value?
            do { element = try iterator.next() } catch { throw Node.locate(error, range) }
            if let element { return stop(with: element, frame, generator) }
            return try finish(with: Delegation.result(of: iterator), frame)
        }
    }

    override func delegate(_ slots: UnsafeMutablePointer<Value>) -> Value { (slots[slot].object as? MethodIterator)?.target ?? slots[slot] }

    private func advance(_ iterator: IteratorObject, _ message: Coroutine.Message, _ frame: Frame, _ generator: GeneratorObject) throws -> Unmanaged<GeneratorStep>? {
        let step: Delegation.Step
        do { step = try Delegation.advance(iterator, message) } catch { throw Node.locate(error, range) }
        switch step {
        case .yielded(let value): return stop(with: value, frame, generator)
        case .finished(let result): return try finish(with: result, frame)
        }
    }

    private func stop(with value: Value, _ frame: Frame, _ generator: GeneratorObject) -> Unmanaged<GeneratorStep>? {
        frame[code.returnSlot] = value
        generator.pending = .passUnretained(self)
        return nil
    }

    private func finish(with result: Value, _ frame: Frame) throws -> Unmanaged<GeneratorStep>? {
        frame[slot] = .undefined
        for target in targets { try target.assign(result, frame) }
        return next
    }
}

/// What `yield from` does with an iterator (PEP 380).
enum Delegation {
    enum Step {
        case yielded(Value)
        case finished(Value)
    }

    static func advance(_ iterator: IteratorObject, _ message: Coroutine.Message) throws -> Step {
        switch message {
        case .value(let sent):
            if sent.isNone { return step(try iterator.next(), iterator) }
            if let generator = iterator as? GeneratorObject { return step(try generator.send(sent), iterator) }
            let target = (iterator as? MethodIterator)?.target ?? .object(iterator)
            do { return .yielded(try target.callMethod("send", sent)) } catch let error as PythonException where error.isInstance(of: .stopIteration) {
                return .finished(error.arguments.elements.first ?? .none)
            }
        case .error(let error):
            guard let exception = error.pythonException else { throw error }
            guard let generator = iterator as? GeneratorObject else { return try pass(exception, to: (iterator as? MethodIterator)?.target ?? .object(iterator)) }
            if exception.isInstance(of: .generatorExit) {
                try generator.close()
                throw exception
            }
            return step(try generator.raise(exception), iterator)
        }
    }

    /// Throws an exception into an iterator that may have `throw` and `close` of its own.
    private static func pass(_ error: PythonException, to target: Value) throws -> Step {
        if error.isInstance(of: .generatorExit) {
            if let close = try target.attributeIfPresent("close") { _ = try close.call() }
            throw error
        }
        guard let method = try target.attributeIfPresent("throw") else { throw error }
        do { return .yielded(try method.call(.object(error))) } catch let stop as PythonException where stop.isInstance(of: .stopIteration) && stop !== error {
            return .finished(stop.arguments.elements.first ?? .none)
        }
    }

    private static func step(_ element: Value?, _ iterator: IteratorObject) -> Step { element.map { .yielded($0) } ?? .finished(result(of: iterator)) }

    /// What the StopIteration carried with which an iterator has just ended.
    static func result(of iterator: IteratorObject) -> Value {
        if let generator = iterator as? GeneratorObject { return generator.result }
        if let calling = iterator as? CallingIterator { return calling.stopIteration().arguments.elements.first ?? .none }
        return (iterator as? MethodIterator)?.result ?? .none
    }
}
