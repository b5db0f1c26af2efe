/// `a < b` and its kin; `is` and `in` are not comparisons of the data model.
public enum Comparison: UInt8, CaseIterable {
    case less, lessOrEqual, equal, notEqual, greater, greaterOrEqual
    public var symbol: String {
        switch self {
        case .less: "<"
        case .lessOrEqual: "<="
        case .equal: "=="
        case .notEqual: "!="
        case .greater: ">"
        case .greaterOrEqual: ">="
        }
    }
    /// `a < b` is asked of `b` as `b > a`.
    public var reflected: Comparison {
        switch self {
        case .less: .greater
        case .lessOrEqual: .greaterOrEqual
        case .equal: .equal
        case .notEqual: .notEqual
        case .greater: .less
        case .greaterOrEqual: .lessOrEqual
        }
    }
    public var method: Name {
        switch self {
        case .less: Comparison.lt
        case .lessOrEqual: Comparison.le
        case .equal: Comparison.eq
        case .notEqual: Comparison.ne
        case .greater: Comparison.gt
        case .greaterOrEqual: Comparison.ge
        }
    }
    private static let lt = Name("__lt__"), le = Name("__le__"), eq = Name("__eq__"), ne = Name("__ne__"), gt = Name("__gt__"), ge = Name("__ge__")
}

public enum BinaryOperation: UInt8, CaseIterable {
    case add, subtract, multiply, trueDivide, floorDivide, modulo, power, matrixMultiply, leftShift, rightShift, and, or, xor, divmod

    public var symbol: String {
        switch self {
        case .add: "+"
        case .subtract: "-"
        case .multiply: "*"
        case .trueDivide: "/"
        case .floorDivide: "//"
        case .modulo: "%"
        case .power: "** or pow()"
        case .matrixMultiply: "@"
        case .leftShift: "<<"
        case .rightShift: ">>"
        case .and: "&"
        case .or: "|"
        case .xor: "^"
        case .divmod: "divmod()"
        }
    }
    /// As `symbol`, of the in-place operator: `+=`.
    public var inPlaceSymbol: String { self == .power ? "**=" : symbol + "=" }

    private static let stems = ["add", "sub", "mul", "truediv", "floordiv", "mod", "pow", "matmul", "lshift", "rshift", "and", "or", "xor", "divmod"]
    private static let methods = stems.map { Name("__\($0)__") }
    private static let reflectedMethods = stems.map { Name("__r\($0)__") }
    private static let inPlaceMethods = stems.map { Name("__i\($0)__") }
    /// `__add__`
    public var method: Name { BinaryOperation.methods[Int(rawValue)] }
    /// `__radd__`
    public var reflectedMethod: Name { BinaryOperation.reflectedMethods[Int(rawValue)] }
    /// `__iadd__`
    public var inPlaceMethod: Name { BinaryOperation.inPlaceMethods[Int(rawValue)] }
}

public enum UnaryOperation: UInt8, CaseIterable {
    case negative, positive, invert
    public var symbol: String {
        switch self {
        case .negative: "-"
        case .positive: "+"
        case .invert: "~"
        }
    }
    private static let methods = [Name("__neg__"), Name("__pos__"), Name("__invert__")]
    public var method: Name { UnaryOperation.methods[Int(rawValue)] }
}
