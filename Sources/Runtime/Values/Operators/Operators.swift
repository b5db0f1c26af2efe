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
        case .less: .lessMethod
        case .lessOrEqual: .lessOrEqualMethod
        case .equal: .equalMethod
        case .notEqual: .notEqualMethod
        case .greater: .greaterMethod
        case .greaterOrEqual: .greaterOrEqualMethod
        }
    }
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
    /// The names of `__add__`, `__radd__` and `__iadd__` for each operation, behind a plain pointer: no `swift_once` at each use.
    nonisolated(unsafe) private static var table: UnsafeMutablePointer<(Name, Name, Name)>?
    private var names: (plain: Name, reflected: Name, inPlace: Name) {
        @inline(__always) get { (BinaryOperation.table ?? BinaryOperation.makeTable())[Int(rawValue)] }
    }
    @inline(never)
    private static func makeTable() -> UnsafeMutablePointer<(Name, Name, Name)> {
        let made = UnsafeMutablePointer<(Name, Name, Name)>.allocate(capacity: stems.count)
        for (index, stem) in stems.enumerated() { (made + index).initialize(to: (Name("__\(stem)__"), Name("__r\(stem)__"), Name("__i\(stem)__"))) }
        table = made
        return made
    }
    /// `__add__`
    public var method: Name { names.plain }
    /// `__radd__`
    public var reflectedMethod: Name { names.reflected }
    /// `__iadd__`
    public var inPlaceMethod: Name { names.inPlace }
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
