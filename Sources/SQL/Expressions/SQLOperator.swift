/// Operators of SQL expressions, with the text and precedence that SQLAlchemy gives them (sqlalchemy.sql.operators).
public enum SQLOperator: Hashable {
    case and, or, not
    case equal, notEqual, less, lessOrEqual, greater, greaterOrEqual
    case `is`, isNot, isDistinctFrom, isNotDistinctFrom
    case like, notLike, ilike, notIlike
    case between, notBetween
    case `in`, notIn
    case add, subtract, multiply, trueDivide, floorDivide, modulo, concatenate
    case bitwiseAnd, bitwiseOr, bitwiseXor, leftShift, rightShift, bitwiseNot
    case negative
    case ascending, descending, nullsFirst, nullsLast
    case distinct, exists, comma, match, collate
    case custom(String, precedence: Int, isComparison: Bool)

    /// The text between or before the operands.
    public var text: String {
        switch self {
        case .and: "AND"
        case .or: "OR"
        case .not: "NOT"
        case .equal: "="
        case .notEqual: "!="
        case .less: "<"
        case .lessOrEqual: "<="
        case .greater: ">"
        case .greaterOrEqual: ">="
        case .is: "IS"
        case .isNot: "IS NOT"
        case .isDistinctFrom: "IS DISTINCT FROM"
        case .isNotDistinctFrom: "IS NOT DISTINCT FROM"
        case .like, .ilike: "LIKE"
        case .notLike, .notIlike: "NOT LIKE"
        case .between: "BETWEEN"
        case .notBetween: "NOT BETWEEN"
        case .in: "IN"
        case .notIn: "NOT IN"
        case .add: "+"
        case .subtract: "-"
        case .multiply: "*"
        case .trueDivide, .floorDivide: "/"
        case .modulo: "%"
        case .concatenate: "||"
        case .bitwiseAnd: "&"
        case .bitwiseOr: "|"
        case .bitwiseXor: "^"
        case .leftShift: "<<"
        case .rightShift: ">>"
        case .bitwiseNot: "~"
        case .negative: "-"
        case .ascending: "ASC"
        case .descending: "DESC"
        case .nullsFirst: "NULLS FIRST"
        case .nullsLast: "NULLS LAST"
        case .distinct: "DISTINCT"
        case .exists: "EXISTS"
        case .comma: ","
        case .match: "MATCH"
        case .collate: "COLLATE"
        case .custom(let text, _, _): text
        }
    }

    /// Higher binds tighter.
    public var precedence: Int {
        switch self {
        case .exists, .distinct: 14
        case .multiply, .trueDivide, .floorDivide, .modulo, .negative, .bitwiseNot: 8
        case .add, .subtract: 7
        case .bitwiseAnd, .bitwiseOr, .bitwiseXor, .leftShift, .rightShift: 7
        case .concatenate: 6
        case .match, .collate: 6
        case .custom(_, let precedence, _): precedence
        case .like, .notLike, .ilike, .notIlike, .in, .notIn, .is, .isNot, .isDistinctFrom, .isNotDistinctFrom,
             .equal, .notEqual, .less, .lessOrEqual, .greater, .greaterOrEqual, .between, .notBetween: 5
        case .not: 4
        case .and: 3
        case .or: 2
        case .ascending, .descending, .nullsFirst, .nullsLast: 1
        case .comma: -1
        }
    }

    public var isComparison: Bool {
        switch self {
        case .equal, .notEqual, .less, .lessOrEqual, .greater, .greaterOrEqual, .is, .isNot, .isDistinctFrom, .isNotDistinctFrom,
             .like, .notLike, .ilike, .notIlike, .between, .notBetween, .in, .notIn, .match, .and, .or, .not, .exists: true
        case .custom(_, _, let isComparison): isComparison
        default: false
        }
    }

    /// `a op (b op c)` without parentheses means the same.
    public var isAssociative: Bool {
        switch self {
        case .and, .or, .add, .multiply, .concatenate: true
        default: false
        }
    }

    /// The operator that negates this one, where there is one.
    public var negation: SQLOperator? {
        switch self {
        case .equal: .notEqual
        case .notEqual: .equal
        case .less: .greaterOrEqual
        case .lessOrEqual: .greater
        case .greater: .lessOrEqual
        case .greaterOrEqual: .less
        case .is: .isNot
        case .isNot: .is
        case .isDistinctFrom: .isNotDistinctFrom
        case .isNotDistinctFrom: .isDistinctFrom
        case .like: .notLike
        case .notLike: .like
        case .ilike: .notIlike
        case .notIlike: .ilike
        case .between: .notBetween
        case .notBetween: .between
        case .in: .notIn
        case .notIn: .in
        default: nil
        }
    }

    /// Whether an operand with operator `inner` is put into parentheses as an operand of this one.
    func needsParentheses(around inner: SQLOperator) -> Bool {
        if inner == self, isAssociative { return false }
        return inner.precedence <= precedence
    }
}
