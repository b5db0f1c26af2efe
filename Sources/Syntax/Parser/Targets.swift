/// What may be assigned to, deleted and augmented; refusals in CPython's words.
enum Targets {
    /// `a, *b, *c`
    static func hasManyStars(_ target: Expression) -> Bool {
        guard case .tuple(let elements) = target.kind else {
            if case .list(let elements) = target.kind { return count(elements) > 1 }
            return false
        }
        return count(elements) > 1
    }
    private static func count(_ elements: [Expression]) -> Int { elements.count { if case .starred = $0.kind { true } else { false } } }

    static func checkAssign(_ target: Expression) throws {
        switch target.kind {
        case .name, .attribute, .subscripted: return
        case .starred(let inner): try checkAssign(inner)
        case .tuple(let elements), .list(let elements):
            for element in elements { try checkAssign(element) }
            if hasManyStars(target) { throw SyntaxFailure("multiple starred expressions in assignment", target.range) }
        default:
            throw SyntaxFailure("cannot assign to \(name(of: target))", target.range)
        }
    }

    /// Whether an expression is of the level of `a | b` or tighter, and nothing that can be a target: what `==` may have been meant behind.
    static func mayBeCompared(_ expression: Expression) -> Bool {
        switch expression.kind {
        case .boolean, .compare, .conditional, .lambda, .starred, .walrus, .yield, .yieldFrom, .tuple, .list, .unary(.not, _): false
        case .constant(.none), .constant(.true), .constant(.false): false
        case .comprehension(let comprehension): comprehension.kind != .generator
        default: true
        }
    }

    /// The target of `for`, `with ... as` and comprehensions, which have no `==` to be confused with.
    static func checkBinding(_ target: Expression) throws {
        switch target.kind {
        case .name, .attribute, .subscripted: return
        case .starred(let inner): try checkBinding(inner)
        case .tuple(let elements), .list(let elements): for element in elements { try checkBinding(element) }
        default: throw SyntaxFailure("cannot assign to \(name(of: target))", target.range)
        }
    }

    static func checkAugmented(_ target: Expression) throws {
        switch target.kind {
        case .name, .attribute, .subscripted: return
        default: throw SyntaxFailure("'\(name(of: target))' is an illegal expression for augmented assignment", target.range)
        }
    }

    static func checkDelete(_ target: Expression) throws {
        switch target.kind {
        case .name, .attribute, .subscripted: return
        case .tuple(let elements), .list(let elements): for element in elements { try checkDelete(element) }
        default: throw SyntaxFailure("cannot delete \(name(of: target))", target.range)
        }
    }

    /// What CPython calls a kind of expression.
    static func name(of expression: Expression) -> String {
        switch expression.kind {
        case .name: "name"
        case .constant(.none): "None"
        case .constant(.true): "True"
        case .constant(.false): "False"
        case .constant(.ellipsis): "ellipsis"
        case .constant: "literal"
        case .joinedString: "f-string expression"
        case .unary, .binary, .boolean: "expression"
        case .compare: "comparison"
        case .conditional: "conditional expression"
        case .lambda: "lambda"
        case .call: "function call"
        case .attribute: "attribute"
        case .subscripted: "subscript"
        case .slice: "slice"
        case .starred: "starred"
        case .tuple: "tuple"
        case .list: "list"
        case .set: "set display"
        case .dict: "dict literal"
        case .comprehension(let comprehension):
            switch comprehension.kind {
            case .list: "list comprehension"
            case .set: "set comprehension"
            case .dict: "dict comprehension"
            case .generator: "generator expression"
            }
        case .walrus: "named expression"
        case .yield, .yieldFrom: "yield expression"
        }
    }
}
