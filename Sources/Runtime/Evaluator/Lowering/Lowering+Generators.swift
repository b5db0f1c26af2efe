import Syntax

/// Generators as steps (Generators/GeneratorSteps.swift).
extension Lowering {
    /// The steps of a generator's body; nil where a yield stands elsewhere than as a statement of its own within `if`, `for` and `while`.
    func generatorProgram(_ body: [Statement]) -> GeneratorProgram? {
        guard GeneratorSteps.canExpress(body) else { return nil }
        let builder = GeneratorSteps(self)
        let start = builder.steps(body, then: nil, loop: nil)
        return start.map { GeneratorProgram(start: $0, steps: builder.all) }
    }

    /// The steps of a generator expression, whose first iterator lies in slot 0.
    func generatorProgram(_ clauses: [Expression.Comprehension.Clause], _ element: Expression, _ range: SourceRange) -> GeneratorProgram? {
        guard !element.yields, let first = clauses.first else { return nil }
        let builder = GeneratorSteps(self)
        let start = AdvanceStep(target(first.target), slot: 0, range)
        builder.keep(start)
        start.next = builder.clauses(clauses, 0, element, range, turn: start).map { .passUnretained($0) }
        return GeneratorProgram(start: start, steps: builder.all)
    }
}

/// Makes the steps of one body, last ones first, so that each knows what follows.
private final class GeneratorSteps {
    private let lowering: Lowering
    private(set) var all: [GeneratorStep] = []
    init(_ lowering: Lowering) { self.lowering = lowering }

    struct Loop {
        let onBreak: GeneratorStep?
        let onContinue: GeneratorStep
    }

    func keep(_ step: GeneratorStep) { all.append(step) }

    private func added<S: GeneratorStep>(_ step: S, then next: GeneratorStep?) -> S {
        step.next = next.map { .passUnretained($0) }
        all.append(step)
        return step
    }

    static func canExpress(_ statements: [Statement]) -> Bool { statements.allSatisfy { canExpress($0) } }

    private static func canExpress(_ statement: Statement) -> Bool {
        guard statement.yields else { return true }
        switch statement.kind {
        case .expression(let value): return isPlainYield(value)
        case .assign(let targets, let value): return isPlainYield(value) && !targets.contains(where: \.yields)
        case .if(let test, let then, let otherwise): return !test.yields && canExpress(then) && canExpress(otherwise)
        case .while(let test, let body, let otherwise): return !test.yields && canExpress(body) && canExpress(otherwise)
        case .for(let target, let iterable, let body, let otherwise):
            return !target.yields && !iterable.yields && canExpress(body) && canExpress(otherwise)
        default: return false
        }
    }

    private static func isPlainYield(_ expression: Expression) -> Bool {
        switch expression.kind {
        case .yield(let value): !(value?.yields ?? false)
        case .yieldFrom(let source): !source.yields
        default: false
        }
    }

    /// The first step of statements that lead to `next`.
    func steps(_ statements: [Statement], then next: GeneratorStep?, loop: Loop?) -> GeneratorStep? {
        var following = next
        var end = statements.count
        while end > 0 {
            var start = end
            while start > 0, !statements[start - 1].yields { start -= 1 }
            if start < end {
                let body = lowering.block(Array(statements[start..<end]))
                following = added(StatementsStep(body, onBreak: loop?.onBreak, onContinue: loop?.onContinue), then: following)
                end = start
            } else {
                following = step(statements[end - 1], then: following, loop: loop)
                end -= 1
            }
        }
        return following
    }

    private func step(_ statement: Statement, then next: GeneratorStep?, loop: Loop?) -> GeneratorStep? {
        switch statement.kind {
        case .expression(let value): return yielding(value, targets: [], then: next)
        case .assign(let targets, let value): return yielding(value, targets: targets.map { lowering.target($0) }, then: next)
        case .if(let test, let then, let otherwise):
            let branch = BranchStep(lowering.node(test))
            branch.otherwise = steps(otherwise, then: next, loop: loop).map { .passUnretained($0) }
            return added(branch, then: steps(then, then: next, loop: loop))
        case .while(let test, let body, let otherwise):
            let branch = BranchStep(lowering.node(test))
            all.append(branch)
            branch.otherwise = steps(otherwise, then: next, loop: loop).map { .passUnretained($0) }
            branch.next = steps(body, then: branch, loop: Loop(onBreak: next, onContinue: branch)).map { .passUnretained($0) }
            return branch
        case .for(let target, let iterable, let body, let otherwise):
            let slot = lowering.hiddenSlot()
            let advance = AdvanceStep(lowering.target(target), slot: slot, statement.range)
            all.append(advance)
            advance.atEnd = steps(otherwise, then: next, loop: loop).map { .passUnretained($0) }
            let left = added(LeaveStep(slot: slot), then: next)
            advance.next = steps(body, then: advance, loop: Loop(onBreak: left, onContinue: advance)).map { .passUnretained($0) }
            return added(IterateStep(lowering.node(iterable), slot: slot, statement.range), then: advance)
        default: return next
        }
    }

    private func yielding(_ expression: Expression, targets: [TargetNode], then next: GeneratorStep?) -> GeneratorStep? {
        switch expression.kind {
        case .yield(let value): added(YieldStep(value.map { lowering.node($0) }, targets: targets, lowering.code, expression.range), then: next)
        case .yieldFrom(let source):
            added(YieldFromStep(lowering.node(source), slot: lowering.hiddenSlot(), targets: targets, lowering.code, expression.range), then: next)
        default: next
        }
    }

    /// The conditions of a clause, then the next clause or the element.
    func clauses(_ clauses: [Expression.Comprehension.Clause], _ index: Int, _ element: Expression, _ range: SourceRange, turn: GeneratorStep) -> GeneratorStep? {
        var inner: GeneratorStep?
        if index + 1 < clauses.count {
            let clause = clauses[index + 1], slot = lowering.hiddenSlot()
            let advance = AdvanceStep(lowering.target(clause.target), slot: slot, range)
            advance.atEnd = .passUnretained(turn)
            all.append(advance)
            advance.next = self.clauses(clauses, index + 1, element, range, turn: advance).map { .passUnretained($0) }
            inner = added(IterateStep(lowering.node(clause.iterable), slot: slot, range), then: advance)
        } else {
            inner = added(YieldStep(lowering.node(element), targets: [], lowering.code, element.range), then: turn)
        }
        for condition in clauses[index].conditions.reversed() {
            let branch = BranchStep(lowering.condition(condition, of: range))
            branch.otherwise = .passUnretained(turn)
            inner = added(branch, then: inner)
        }
        return inner
    }
}

extension Lowering {
    /// A slot of the frame that no name has.
    func hiddenSlot() -> Int {
        code.slotNames.append(Name(""))
        code.slotCount += 1
        return code.slotCount - 2
    }
}
