import Runtime

/// An operator of the user's own: `column.op("->>")`.
public struct CustomOperator: Hashable {
    public let text: String
    public let precedence: Int
    public let isComparison: Bool
    /// Whether the whole is put into parentheses as an operand of any operator.
    public let groupsEagerly: Bool
    public let isSelfPrecedent: Bool
    /// What the operator does to plain values: `python_impl=`.
    public let implementation: PythonImplementation?
    /// The families it belongs to, a sum of flags: `operator_class=`.
    public let families: Int
    /// What the methods of a compiler that write it are named for: `visit_name=`.
    public var visitName: String?
    /// Whether it is a function that no compiler can write.
    public private(set) var isForeign = false
    /// A function given in place of an operator.
    public init(standingFor function: Value) {
        self.init("", implementation: PythonImplementation(function))
        isForeign = true
    }
    public init(_ text: String, precedence: Int = 0, isComparison: Bool = false, groupsEagerly: Bool = false, isSelfPrecedent: Bool = false, implementation: PythonImplementation? = nil, families: Int = 2) {
        self.implementation = implementation
        self.families = families
        self.text = text
        self.precedence = precedence
        self.isComparison = isComparison
        self.groupsEagerly = groupsEagerly
        self.isSelfPrecedent = isSelfPrecedent
    }
}

/// A function of Python that an operator stands for, compared by identity.
public final class PythonImplementation: Hashable {
    public let function: Value
    public init(_ function: Value) { self.function = function }
    public static func == (a: PythonImplementation, b: PythonImplementation) -> Bool { a.function.isIdentical(to: b.function) }
    public func hash(into hasher: inout Hasher) {}
}

/// Operators of SQL expressions, with the text and precedence that SQLAlchemy gives them (sqlalchemy.sql.operators).
public enum SQLOperator: Hashable {
    case and, or, not
    case equal, notEqual, less, lessOrEqual, greater, greaterOrEqual
    case `is`, isNot, isDistinctFrom, isNotDistinctFrom
    case like, notLike, ilike, notIlike
    case startsWith, notStartsWith, istartsWith, notIstartsWith
    case endsWith, notEndsWith, iendsWith, notIendsWith
    case contains, notContains, icontains, notIcontains
    case between, notBetween
    case `in`, notIn
    case add, subtract, multiply, trueDivide, floorDivide, modulo, concatenate
    case bitwiseAnd, bitwiseOr, bitwiseXor, leftShift, rightShift, bitwiseNot
    case negative
    case isTrue, isFalse
    case ascending, descending, nullsFirst, nullsLast
    case distinct, exists, comma, match, notMatch, collate
    case regexpMatch, notRegexpMatch, regexpReplace
    case jsonItem, jsonPath, item
    case any, all
    case label, asBoolean, filter, functionAsComparison
    case custom(CustomOperator)

    public init(_ comparison: Comparison) {
        switch comparison {
        case .equal: self = .equal
        case .notEqual: self = .notEqual
        case .less: self = .less
        case .lessOrEqual: self = .lessOrEqual
        case .greater: self = .greater
        case .greaterOrEqual: self = .greaterOrEqual
        }
    }

    public static func custom(_ text: String, precedence: Int, isComparison: Bool) -> SQLOperator { .custom(CustomOperator(text, precedence: precedence, isComparison: isComparison)) }

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
        case .like, .ilike, .startsWith, .istartsWith, .endsWith, .iendsWith, .contains, .icontains: "LIKE"
        case .notLike, .notIlike, .notStartsWith, .notIstartsWith, .notEndsWith, .notIendsWith, .notContains, .notIcontains: "NOT LIKE"
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
        case .isTrue, .isFalse, .asBoolean, .label, .item, .jsonItem, .jsonPath, .functionAsComparison: ""
        case .ascending: "ASC"
        case .descending: "DESC"
        case .nullsFirst: "NULLS FIRST"
        case .nullsLast: "NULLS LAST"
        case .distinct: "DISTINCT"
        case .exists: "EXISTS"
        case .comma: ","
        case .match: "MATCH"
        case .notMatch: "NOT MATCH"
        case .collate: "COLLATE"
        case .regexpMatch, .regexpReplace: "REGEXP"
        case .notRegexpMatch: "NOT REGEXP"
        case .any: "ANY"
        case .all: "ALL"
        case .filter: "FILTER"
        case .custom(let custom): custom.text
        }
    }

    /// What Python calls it in errors: `Operator 'getitem' is not supported on this expression`.
    public var pythonName: String {
        switch self {
        case .item: "getitem"
        case .contains: "contains"
        case .leftShift: "lshift"
        case .rightShift: "rshift"
        default: text
        }
    }

    /// Higher binds tighter; nil where the table of precedences has no entry.
    public var precedence: Int? {
        switch self {
        case .any, .all, .item, .jsonItem, .jsonPath, .functionAsComparison: 15
        case .multiply, .trueDivide, .floorDivide, .modulo, .negative, .bitwiseNot: 8
        case .add, .subtract, .bitwiseAnd, .bitwiseOr, .bitwiseXor, .leftShift, .rightShift: 7
        case .filter: 6
        case .concatenate, .match, .notMatch, .regexpMatch, .notRegexpMatch, .regexpReplace, .ilike, .notIlike, .like, .notLike, .in, .notIn, .is, .isNot, .equal, .notEqual,
             .isDistinctFrom, .isNotDistinctFrom, .greater, .less, .greaterOrEqual, .lessOrEqual, .between, .notBetween, .distinct, .not, .isTrue, .isFalse: 5
        case .collate: 4
        case .and, .descending, .ascending: 3
        case .or: 2
        case .exists: 0
        case .comma, .label: -1
        case .asBoolean: -10
        case .custom(let custom): custom.precedence
        case .nullsFirst, .nullsLast, .startsWith, .notStartsWith, .istartsWith, .notIstartsWith, .endsWith, .notEndsWith, .iendsWith, .notIendsWith, .contains, .notContains, .icontains, .notIcontains: nil
        }
    }

    public var isComparison: Bool {
        switch self {
        case .equal, .notEqual, .less, .lessOrEqual, .greater, .greaterOrEqual, .is, .isNot, .isDistinctFrom, .isNotDistinctFrom, .like, .notLike, .ilike, .notIlike,
             .between, .notBetween, .in, .notIn, .match, .notMatch, .regexpMatch, .notRegexpMatch, .startsWith, .notStartsWith, .istartsWith, .notIstartsWith,
             .endsWith, .notEndsWith, .iendsWith, .notIendsWith, .contains, .notContains, .icontains, .notIcontains, .functionAsComparison: true
        case .custom(let custom): custom.isComparison
        default: false
        }
    }

    /// Whether an expression with it is a condition.
    public var isBoolean: Bool {
        switch self {
        case .not, .isTrue, .isFalse, .and, .or: true
        default: isComparison
        }
    }

    public var isCommutative: Bool {
        switch self {
        case .equal, .notEqual, .add, .multiply: true
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

    private var isSelfPrecedent: Bool {
        switch self {
        case .item, .jsonItem, .jsonPath: true
        case .custom(let custom): custom.isSelfPrecedent
        default: isAssociative
        }
    }

    public var isOrdering: Bool {
        switch self {
        case .ascending, .descending, .nullsFirst, .nullsLast: true
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
        case .startsWith: .notStartsWith
        case .notStartsWith: .startsWith
        case .istartsWith: .notIstartsWith
        case .notIstartsWith: .istartsWith
        case .endsWith: .notEndsWith
        case .notEndsWith: .endsWith
        case .iendsWith: .notIendsWith
        case .notIendsWith: .iendsWith
        case .contains: .notContains
        case .notContains: .contains
        case .icontains: .notIcontains
        case .notIcontains: .icontains
        case .between: .notBetween
        case .notBetween: .between
        case .in: .notIn
        case .notIn: .in
        case .match: .notMatch
        case .notMatch: .match
        case .regexpMatch: .notRegexpMatch
        case .notRegexpMatch: .regexpMatch
        default: nil
        }
    }

    /// The comparison with its sides exchanged: `1 < x` for `x > 1`.
    public var mirrored: SQLOperator {
        switch self {
        case .less: .greater
        case .lessOrEqual: .greaterOrEqual
        case .greater: .less
        case .greaterOrEqual: .lessOrEqual
        default: self
        }
    }

    /// Whether an operand with this operator is put into parentheses beside `outer` (`is_precedent`).
    func isPrecedent(against outer: SQLOperator?) -> Bool {
        guard let outer else { return true }
        if self == outer, isSelfPrecedent { return false }
        return precedence ?? -100 <= outer.precedence ?? 100
    }
}
