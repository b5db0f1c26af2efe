extension Expression {
    /// Whether evaluating the expression may run a `yield` of the function it stands in.
    public var yields: Bool {
        switch kind {
        case .yield, .yieldFrom: return true
        case .name, .constant, .lambda: return false
        case .joinedString(let parts): return Expression.yields(parts)
        case .unary(_, let operand): return operand.yields
        case .binary(let left, _, let right): return left.yields || right.yields
        case .boolean(_, let operands): return operands.contains(where: \.yields)
        case .compare(let first, let rest): return first.yields || rest.contains { $0.operand.yields }
        case .conditional(let test, let then, let otherwise): return test.yields || then.yields || otherwise.yields
        case .call(let callee, let arguments): return callee.yields || arguments.contains { $0.value.yields }
        case .attribute(let object, _): return object.yields
        case .subscripted(let object, let key): return object.yields || key.yields
        case .slice(let lower, let upper, let step): return [lower, upper, step].contains { $0?.yields ?? false }
        case .starred(let inner): return inner.yields
        case .tuple(let elements), .list(let elements), .set(let elements): return elements.contains(where: \.yields)
        case .dict(let entries): return entries.contains { $0.key?.yields ?? false || $0.value.yields }
        case .comprehension(let comprehension): return comprehension.clauses.first?.iterable.yields ?? false
        case .walrus(_, let value): return value.yields
        }
    }

    private static func yields(_ parts: [FormatPart]) -> Bool {
        parts.contains { part in
            guard case .field(let expression, _, let specification, _) = part else { return false }
            return expression.yields || specification.map { yields($0) } ?? false
        }
    }
}

extension Statement {
    /// Whether running the statement may run a `yield` of the function it stands in.
    public var yields: Bool {
        switch kind {
        case .expression(let expression): return expression.yields
        case .assign(let targets, let value): return value.yields || targets.contains(where: \.yields)
        case .augmentedAssign(let target, _, let value): return target.yields || value.yields
        case .annotatedAssign(let target, _, let value, _): return target.yields || value?.yields ?? false
        case .delete(let targets): return targets.contains(where: \.yields)
        case .pass, .break, .continue, .global, .nonlocal, .import, .importFrom: return false
        case .return(let value): return value?.yields ?? false
        case .raise(let exception, let cause): return exception?.yields ?? false || cause?.yields ?? false
        case .assert(let test, let message): return test.yields || message?.yields ?? false
        case .if(let test, let then, let otherwise): return test.yields || Statement.yield(then) || Statement.yield(otherwise)
        case .while(let test, let body, let otherwise): return test.yields || Statement.yield(body) || Statement.yield(otherwise)
        case .for(let target, let iterable, let body, let otherwise):
            return target.yields || iterable.yields || Statement.yield(body) || Statement.yield(otherwise)
        case .with(let items, let body): return items.contains { $0.context.yields || $0.target?.yields ?? false } || Statement.yield(body)
        case .try(let node):
            return Statement.yield(node.body) || node.handlers.contains { $0.type?.yields ?? false || Statement.yield($0.body) }
                || Statement.yield(node.otherwise) || Statement.yield(node.finally)
        case .match(let subject, let cases): return subject.yields || cases.contains { $0.guardTest?.yields ?? false || Statement.yield($0.body) }
        case .function(let function):
            return function.decorators.contains(where: \.yields) || function.parameters.all.contains { $0.fallback?.yields ?? false || $0.annotation?.yields ?? false }
        case .class(let node): return node.decorators.contains(where: \.yields) || node.arguments.contains { $0.value.yields }
        }
    }

    public static func yield(_ statements: [Statement]) -> Bool { statements.contains(where: \.yields) }
}
