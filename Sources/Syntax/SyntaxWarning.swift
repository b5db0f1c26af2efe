/// What is legal but surely not meant: `x is "literal"`, `(1, 2)(3)`.
public struct SyntaxWarning {
    public let message: String
    public let line: Int32
}

extension SyntaxWarning {
    /// What CPython's compiler warns of in one expression, its parts not considered (`check_compare`, `check_caller`, `check_index`).
    public static func about(_ expression: Expression) -> SyntaxWarning? {
        let message: String?
        switch expression.kind {
        case .compare(let first, let rest): message = comparison(first, rest)
        case .call(let callee, _): message = call(of: callee)
        case .subscripted(let value, let key): message = subscription(of: value, by: key)
        default: message = nil
        }
        return message.map { SyntaxWarning(message: $0, line: expression.range.line) }
    }

    /// `assert (test, "message")`
    public static func aboutAssertion(of test: Expression, _ range: SourceRange) -> SyntaxWarning? {
        guard case .tuple(let elements) = test.kind, !elements.isEmpty else { return nil }
        return SyntaxWarning(message: "assertion is always true, perhaps remove parentheses?", line: range.line)
    }

    private static func comparison(_ first: Expression, _ rest: [(operation: ComparisonOperator, operand: Expression)]) -> String? {
        var left = first
        for (operation, right) in rest {
            if isLiteral(left) || isLiteral(right) {
                if operation == .is { return "\"is\" with a literal. Did you mean \"==\"?" }
                if operation == .isNot { return "\"is not\" with a literal. Did you mean \"!=\"?" }
            }
            left = right
        }
        return nil
    }

    private static func call(of callee: Expression) -> String? {
        if case .lambda = callee.kind { return nil }
        guard let type = typeName(of: callee) else { return nil }
        return "'\(type)' object is not callable; perhaps you missed a comma?"
    }

    private static func subscription(of value: Expression, by key: Expression) -> String? {
        guard let type = typeName(of: value) else { return nil }
        switch type {
        case "NoneType", "ellipsis", "int", "bool", "float", "set", "generator", "function":
            return "'\(type)' object is not subscriptable; perhaps you missed a comma?"
        case "str", "bytes", "tuple", "list":
            guard let index = typeName(of: key), !["int", "bool", "slice"].contains(index) else { return nil }
            return "\(type) indices must be integers or slices, not \(index); perhaps you missed a comma?"
        default: return nil
        }
    }

    /// Whether an expression is a constant other than the singletons.
    private static func isLiteral(_ expression: Expression) -> Bool {
        switch expression.kind {
        case .constant(.none), .constant(.true), .constant(.false), .constant(.ellipsis): false
        case .constant: true
        case .tuple(let elements): elements.allSatisfy { if case .constant = $0.kind { true } else { isLiteral($0) } }
        case .unary(let operation, let operand): operation != .not && isLiteral(operand)
        default: false
        }
    }

    /// The type that an expression has for certain.
    private static func typeName(of expression: Expression) -> String? {
        switch expression.kind {
        case .constant(let constant): typeName(of: constant)
        case .joinedString: "str"
        case .tuple: "tuple"
        case .list: "list"
        case .dict: "dict"
        case .set: "set"
        case .lambda: "function"
        case .comprehension(let comprehension):
            switch comprehension.kind {
            case .list: "list"
            case .set: "set"
            case .dict: "dict"
            case .generator: "generator"
            }
        default: nil
        }
    }

    private static func typeName(of constant: Constant) -> String {
        switch constant {
        case .none: "NoneType"
        case .true, .false: "bool"
        case .ellipsis: "ellipsis"
        case .integer: "int"
        case .float: "float"
        case .string: "str"
        case .bytes: "bytes"
        }
    }
}
