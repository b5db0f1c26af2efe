extension Expression {
    /// The expressions that stand directly in this one, in their order.
    public var children: [Expression] {
        switch kind {
        case .name, .constant: return []
        case .joinedString(let parts): return Expression.children(parts)
        case .unary(_, let operand), .attribute(let operand, _), .starred(let operand), .yieldFrom(let operand): return [operand]
        case .binary(let left, _, let right): return [left, right]
        case .boolean(_, let operands), .tuple(let operands), .list(let operands), .set(let operands): return operands
        case .compare(let first, let rest): return [first] + rest.map(\.operand)
        case .conditional(let test, let then, let otherwise): return [then, test, otherwise]
        case .lambda(let node): return node.parameters.all.compactMap(\.fallback) + [node.body]
        case .call(let callee, let arguments): return [callee] + arguments.map(\.value)
        case .subscripted(let object, let key): return [object, key]
        case .slice(let lower, let upper, let step): return [lower, upper, step].compactMap { $0 }
        case .dict(let entries): return entries.flatMap { [$0.key, $0.value].compactMap { $0 } }
        case .comprehension(let node): return node.clauses.flatMap { [$0.iterable] + $0.conditions } + [node.element, node.value].compactMap { $0 }
        case .walrus(_, let value): return [value]
        case .yield(let value): return [value].compactMap { $0 }
        }
    }

    private static func children(_ parts: [FormatPart]) -> [Expression] {
        parts.flatMap { part -> [Expression] in
            guard case .field(let expression, _, let specification, _) = part else { return [] }
            return [expression] + (specification.map { children($0) } ?? [])
        }
    }

    /// This expression and all that stand in it, outer ones first.
    public var withDescendants: [Expression] {
        var found: [Expression] = [], waiting = [self]
        while let next = waiting.popLast() {
            found.append(next)
            waiting += next.children.reversed()
        }
        return found
    }
}

extension Statement {
    /// The expressions that the statement itself evaluates, those of its blocks aside.
    public var expressions: [Expression] {
        switch kind {
        case .expression(let value): return [value]
        case .assign(_, let value): return [value]
        case .augmentedAssign(let target, _, let value): return [target, value]
        case .annotatedAssign(_, _, let value, _), .return(let value): return [value].compactMap { $0 }
        case .delete, .pass, .break, .continue, .global, .nonlocal, .import, .importFrom, .try: return []
        case .raise(let exception, let cause): return [exception, cause].compactMap { $0 }
        case .assert(let test, let message): return [test, message].compactMap { $0 }
        case .if(let test, _, _), .while(let test, _, _): return [test]
        case .for(_, let iterable, _, _): return [iterable]
        case .with(let items, _): return items.map(\.context)
        case .match(let subject, _): return [subject]
        case .function(let function): return function.decorators + function.parameters.all.compactMap(\.fallback)
        case .class(let node): return node.decorators + node.arguments.map(\.value)
        }
    }

    /// The statements of its blocks.
    public var blocks: [Statement] {
        switch kind {
        case .if(_, let then, let otherwise): return then + otherwise
        case .while(_, let body, let otherwise), .for(_, _, let body, let otherwise): return body + otherwise
        case .with(_, let body): return body
        case .try(let node): return node.body + node.handlers.flatMap(\.body) + node.otherwise + node.finally
        case .match(_, let cases): return cases.flatMap(\.body)
        case .function(let function): return function.body
        case .class(let node): return node.body
        default: return []
        }
    }

    /// This statement and all within its blocks.
    public var withDescendants: [Statement] {
        var found: [Statement] = [], waiting = [self]
        while let next = waiting.popLast() {
            found.append(next)
            waiting += next.blocks.reversed()
        }
        return found
    }
}
