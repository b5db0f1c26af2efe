import Runtime

/// The families of operators that a type has (sqlalchemy.sql.operators.OperatorClass).
public struct OperatorClass: OptionSet {
    public let rawValue: Int
    public init(rawValue: Int) { self.rawValue = rawValue }

    public static let unspecified = OperatorClass(rawValue: 1 << 0)
    public static let base = OperatorClass(rawValue: 1 << 1)
    public static let booleanAlgebra = OperatorClass(rawValue: 1 << 2)
    public static let equality = OperatorClass(rawValue: 1 << 3)
    public static let ordering = OperatorClass(rawValue: 1 << 4)
    public static let indexable = OperatorClass(rawValue: 1 << 5)
    public static let contains = OperatorClass(rawValue: 1 << 6)
    public static let concatenable = OperatorClass(rawValue: 1 << 7)
    public static let stringMatch = OperatorClass(rawValue: 1 << 8)
    public static let math = OperatorClass(rawValue: 1 << 9)
    public static let bitwise = OperatorClass(rawValue: 1 << 10)
    public static let dateArithmetic = OperatorClass(rawValue: 1 << 11)
    public static let jsonItem = OperatorClass(rawValue: 1 << 12)

    // MARK: those of types

    public static let comparison: OperatorClass = [.base, .equality, .ordering]
    public static let sequence: OperatorClass = [.comparison, .indexable, .contains, .concatenable]
    public static let string: OperatorClass = [.sequence, .stringMatch]
    public static let numeric: OperatorClass = [.comparison, .math, .bitwise]
    public static let boolean: OperatorClass = [.comparison, .booleanAlgebra]
    public static let dateTime: OperatorClass = [.comparison, .dateArithmetic]
    public static let json: OperatorClass = [.comparison, .indexable, .jsonItem]
    public static let any: OperatorClass = [.string, .numeric, .boolean, .dateTime, .json]
}

extension SQLType {
    /// What the type's class says, where it was written in Python; else what is known of the type.
    public final var operatorClasses: OperatorClass {
        if !type.isNative, case .int(let said)? = type.lookup("operator_classes"), said != OperatorClass.unspecified.rawValue { return OperatorClass(rawValue: said) }
        if particulars != nil { return .any }
        switch affinity {
        case .integer, .float, .numeric: return .numeric
        case .string: return .string
        case .boolean: return .boolean
        case .date, .dateTime, .time, .interval: return .dateTime
        case .binary, .array, .tuple: return .sequence
        case .json: return .json
        case .uuid: return .comparison
        case .tableValue: return [.base, .equality]
        case .null: return self is ImproperType ? [] : .any
        case .userDefined: return .any
        }
    }
}

extension ColumnElement {
    /// Warns where the type of the expression has no such operator.
    /// - Throws: what the warning becomes.
    @inline(__always)
    public final func expect(_ operation: SQLOperator) throws {
        if let unary = self as? UnaryExpression { try unary.refuse(unless: operation.isComparison) }
        let classes = operation.classes
        if sqlType.operatorClasses.isDisjoint(with: classes) { try warn(ofOperator: "operator \(operation.functionName.pythonRepr)") }
    }
    /// Warns, of an operator of Python's that is none of SQL: `x << 1`.
    final func expect(_ classes: OperatorClass, _ name: String) throws {
        if sqlType.operatorClasses.isDisjoint(with: classes) { try warn(ofOperator: "operator \(name.pythonRepr)") }
    }
    /// Warns, of an operator of the program's own.
    public final func expect(_ custom: CustomOperator) throws {
        if sqlType.operatorClasses.isDisjoint(with: OperatorClass(rawValue: custom.families)) { try warn(ofOperator: "custom operator \(custom.text.pythonRepr)") }
    }
    @inline(never)
    private final func warn(ofOperator operation: String) throws {
        if let improper = sqlType as? ImproperType { throw try improper.refusal() }
        try SQLWarning.warn("Type object \(try Value.object(sqlType.type).reprText()) does not include \(operation) in its operator classes.  Using built-in operators (not including custom or overridden operators) outside of a type's stated operator classes is deprecated and will raise InvalidRequestError in a future release", SQLWarning.deprecationWarning)
    }
}

extension SQLOperator {
    /// The families that the operator is of.
    var classes: OperatorClass {
        switch self {
        case .is, .isNot, .isDistinctFrom, .isNotDistinctFrom: .base
        case .equal, .notEqual, .in, .notIn, .any, .all, .distinct: .equality
        case .less, .lessOrEqual, .greater, .greaterOrEqual, .between, .notBetween, .ascending, .descending, .nullsFirst, .nullsLast: .ordering
        case .and, .or: .booleanAlgebra
        case .not: [.booleanAlgebra, .bitwise]
        case .add: [.concatenable, .math, .dateArithmetic, .bitwise]
        case .concatenate: [.concatenable, .bitwise]
        case .item: .indexable
        case .contains, .notContains, .icontains, .notIcontains: .contains
        case .like, .notLike, .ilike, .notIlike, .startsWith, .notStartsWith, .istartsWith, .notIstartsWith, .endsWith, .notEndsWith, .iendsWith, .notIendsWith,
            .collate, .match, .notMatch, .regexpMatch, .notRegexpMatch, .regexpReplace: .stringMatch
        case .bitwiseAnd, .bitwiseOr, .bitwiseXor, .bitwiseNot, .leftShift, .rightShift: .bitwise
        case .multiply, .trueDivide, .floorDivide, .modulo, .negative: .math
        case .subtract: [.math, .dateArithmetic]
        case .jsonItem, .jsonPath: .jsonItem
        case .isTrue, .isFalse, .exists, .comma, .label, .asBoolean, .filter, .functionAsComparison, .custom: .any
        }
    }

    /// The function that stands for the operator in Python: `like_op`, `add`.
    public var functionName: String {
        switch self {
        case .and: "and_"
        case .or: "or_"
        case .not: "inv"
        case .equal: "eq"
        case .notEqual: "ne"
        case .less: "lt"
        case .lessOrEqual: "le"
        case .greater: "gt"
        case .greaterOrEqual: "ge"
        case .is: "is_"
        case .isNot: "is_not"
        case .isDistinctFrom: "is_distinct_from"
        case .isNotDistinctFrom: "is_not_distinct_from"
        case .like: "like_op"
        case .notLike: "not_like_op"
        case .ilike: "ilike_op"
        case .notIlike: "not_ilike_op"
        case .startsWith: "startswith_op"
        case .notStartsWith: "not_startswith_op"
        case .istartsWith: "istartswith_op"
        case .notIstartsWith: "not_istartswith_op"
        case .endsWith: "endswith_op"
        case .notEndsWith: "not_endswith_op"
        case .iendsWith: "iendswith_op"
        case .notIendsWith: "not_iendswith_op"
        case .contains: "contains_op"
        case .notContains: "not_contains_op"
        case .icontains: "icontains_op"
        case .notIcontains: "not_icontains_op"
        case .between: "between_op"
        case .notBetween: "not_between_op"
        case .in: "in_op"
        case .notIn: "not_in_op"
        case .add: "add"
        case .subtract: "sub"
        case .multiply: "mul"
        case .trueDivide: "truediv"
        case .floorDivide: "floordiv"
        case .modulo: "mod"
        case .concatenate: "concat_op"
        case .bitwiseAnd: "bitwise_and_op"
        case .bitwiseOr: "bitwise_or_op"
        case .bitwiseXor: "bitwise_xor_op"
        case .leftShift: "bitwise_lshift_op"
        case .rightShift: "bitwise_rshift_op"
        case .bitwiseNot: "bitwise_not_op"
        case .negative: "neg"
        case .isTrue: "is_true"
        case .isFalse: "is_false"
        case .ascending: "asc_op"
        case .descending: "desc_op"
        case .nullsFirst: "nulls_first_op"
        case .nullsLast: "nulls_last_op"
        case .distinct: "distinct_op"
        case .exists: "exists"
        case .comma: "comma_op"
        case .match: "match_op"
        case .notMatch: "not_match_op"
        case .collate: "collate"
        case .regexpMatch: "regexp_match_op"
        case .notRegexpMatch: "not_regexp_match_op"
        case .regexpReplace: "regexp_replace_op"
        case .jsonItem: "json_getitem_op"
        case .jsonPath: "json_path_getitem_op"
        case .item: "getitem"
        case .any: "any_op"
        case .all: "all_op"
        case .label: "as_"
        case .asBoolean: "_asbool"
        case .filter: "filter_op"
        case .functionAsComparison: "function_as_comparison_op"
        case .custom(let custom): custom.text
        }
    }
}
