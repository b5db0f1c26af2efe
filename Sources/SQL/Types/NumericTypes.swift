import Runtime

open class IntegerType: SQLType {
    public static let shared = IntegerType()
    open override var standardVisitName: String { "integer" }
    open override var affinity: TypeAffinity { .integer }
    open override func pythonType() throws -> Class { Class.int }
    open override func literal(_ value: Value, _ dialect: Dialect) throws -> String { try Literals.integer(value) }
    open override func adapted(_ operation: SQLOperator, _ other: SQLType) -> (SQLOperator, SQLType) {
        switch (operation, other.affinity) {
        case (.add, .date), (.add, .numeric), (.add, .float), (.multiply, .interval), (.multiply, .numeric), (.multiply, .float),
             (.trueDivide, .float), (.trueDivide, .numeric), (.subtract, .numeric), (.subtract, .float), (.floorDivide, .numeric): (operation, other)
        case (.trueDivide, .integer): (operation, NumericType.shared)
        case (.add, .integer), (.subtract, .integer), (.multiply, .integer), (.floorDivide, .integer): (operation, combined(with: other, kind: IntegerType.self))
        default: (operation, self)
        }
    }
    open override func copied() -> SQLType { IntegerType().like(self) }
}
public final class SmallIntegerType: IntegerType {
    public override var standardVisitName: String { "small_integer" }
    public override func copied() -> SQLType { SmallIntegerType().like(self) }
}
public final class BigIntegerType: IntegerType {
    public override var standardVisitName: String { "big_integer" }
    public override func copied() -> SQLType { BigIntegerType().like(self) }
}

extension SQLType {
    /// The type of sums and products (`HasExpressionLookup`): of a type of the generic class itself that of the other, where that is of the
    /// same kind, else its own; of a type of another class a new one.
    fileprivate func combined(with other: SQLType, kind: SQLType.Type) -> SQLType {
        if type === Class.registered(for: kind) { return affinity == other.affinity ? other : self }
        return (try? Value.object(type).call())?.object as? SQLType ?? self
    }

    /// This type as an instance of another's Python class, with what that has as a type of one database.
    final func like(_ other: SQLType) -> Self {
        particulars = other.particulars
        changeShape(to: other.type.rootShape)
        return self
    }
}

/// Literals that the types share.
enum Literals {
    static func integer(_ value: Value) throws -> String {
        if case .int(let number) = value { return String(number) }
        do { return try Value.object(Class.int).call(value).strText() } catch { throw failed(value, "INTEGER", error) }
    }
    static func failed(_ value: Value, _ type: String, _ cause: Error? = nil) -> PythonException {
        let error = SQLError.compile("Could not render literal value \"\((try? value.reprText()) ?? "?")\" with datatype \(type); see parent stack trace for more detail.")
        error.cause = cause as? PythonException
        return error
    }
}

/// `Numeric(10, 2)`: decimals, stored as floats by SQLite.
open class NumericType: SQLType {
    public static let shared = NumericType()
    public var precision: Int?
    public var scale: Int?
    public var asDecimal: Bool
    public var returnScale: Int?
    public let keyword: String
    public init(precision: Int? = nil, scale: Int? = nil, asDecimal: Bool = true, returnScale: Int? = nil, keyword: String = "NUMERIC") {
        self.precision = precision
        self.scale = scale
        self.asDecimal = asDecimal
        self.returnScale = returnScale
        self.keyword = keyword
        super.init()
    }
    open override var affinity: TypeAffinity { .numeric }
    open override var standardVisitName: String { keyword == "NUMERIC" ? "numeric" : keyword }
    open var isDecimalByDefault: Bool { true }
    open override var shownArguments: [String] {
        var shown: [String] = []
        if let precision { shown.append("precision=\(precision)") }
        if let scale { shown.append("scale=\(scale)") }
        let ofScale = returnScale.map { ["decimal_return_scale=\($0)"] } ?? []
        let ofClass = asDecimal == isDecimalByDefault ? [] : ["asdecimal=\(asDecimal ? "True" : "False")"]
        // Float takes them the other way round.
        return shown + (isDecimalByDefault ? ofScale + ofClass : ofClass + ofScale)
    }
    open override func pythonType() throws -> Class { asDecimal ? DateLiterals.decimalClass() : Class.float }
    open override func literal(_ value: Value, _ dialect: Dialect) throws -> String {
        if value.object is StringObject { guard (try? Double(String.from(value))) != nil else { throw Literals.failed(value, try str()) } }
        // Only numbers have digits: moments, bytes and members of enumerations do not.
        if let object = value.object, !(object is StringObject), !(object is IntObject), try value.attributeIfPresent("__float__") == nil { throw Literals.failed(value, try str()) }
        return try value.strText()
    }
    open override func bindProcessor(_ dialect: Dialect) -> ValueProcessor? {
        { value in
            switch value {
            case .none, .float: return value
            case .int(let number): return .float(Double(number))
            default: return try Value.object(Class.float).call(value)
            }
        }
    }
    open override func resultProcessor(_ dialect: Dialect) -> ValueProcessor? {
        guard asDecimal else { return nil }
        // A double has no more digits than this.
        let digits = max(0, min(returnScale ?? scale ?? 10, 1100))
        return { value in
            if value.isNone { return .none }
            guard let number = try value.floatNumber() else {
                throw PythonException.typeError("must be real number, not \(value.typeName)")
            }
            return try DateLiterals.decimal(FloatFormat.fixed(number, digits))
        }
    }
    open override func adapted(_ operation: SQLOperator, _ other: SQLType) -> (SQLOperator, SQLType) {
        switch (operation, other.affinity) {
        case (.multiply, .interval): (operation, other)
        case (.add, .integer), (.add, .numeric), (.add, .float), (.subtract, .integer), (.subtract, .numeric), (.subtract, .float), (.multiply, .integer), (.multiply, .numeric), (.multiply, .float),
             (.trueDivide, .integer), (.trueDivide, .numeric), (.trueDivide, .float):
            (operation, combined(with: other, kind: affinity == .float ? FloatType.self : NumericType.self))
        default: (operation, self)
        }
    }
    open override func copied() -> SQLType { NumericType(precision: precision, scale: scale, asDecimal: asDecimal, returnScale: returnScale, keyword: keyword).like(self) }
}
public final class FloatType: NumericType {
    /// The type of float literals.
    public static let double = FloatType(keyword: "DOUBLE")
    public init(precision: Int? = nil, asDecimal: Bool = false, returnScale: Int? = nil, keyword: String = "FLOAT") {
        super.init(precision: precision, asDecimal: asDecimal, returnScale: returnScale, keyword: keyword)
    }
    public override var affinity: TypeAffinity { .float }
    public override var isDecimalByDefault: Bool { false }
    public override var standardVisitName: String {
        switch keyword {
        case "FLOAT", "DOUBLE": keyword.lowercased()
        case "DOUBLE PRECISION": "DOUBLE_PRECISION"
        default: keyword
        }
    }
    public override func resultProcessor(_ dialect: Dialect) -> ValueProcessor? { asDecimal ? super.resultProcessor(dialect) : nil }
    public override func bindProcessor(_ dialect: Dialect) -> ValueProcessor? { super.bindProcessor(dialect) }
    public override func copied() -> SQLType { FloatType(precision: precision, asDecimal: asDecimal, returnScale: returnScale, keyword: keyword).like(self) }
}

public final class BooleanType: SQLType {
    public static let shared = BooleanType()
    /// What `match()` gives: MatchType.
    public static let match = BooleanType()
    /// Whether a CHECK constraint is made for columns of the type.
    public var createsConstraint: Bool
    public var name: String?
    /// `name=conv(...)`: no naming convention changes the name of its constraint.
    public let hasFixedName: Bool
    public init(createsConstraint: Bool = false, name: String? = nil, hasFixedName: Bool = false) {
        self.createsConstraint = createsConstraint
        self.name = name
        self.hasFixedName = hasFixedName
        super.init()
    }
    public override var affinity: TypeAffinity { .boolean }
    public override var standardVisitName: String { "boolean" }
    public override var shownArguments: [String] { (createsConstraint ? ["create_constraint=True"] : []) + (name.map { ["name=\($0.pythonRepr)"] } ?? []) }
    public override func pythonType() throws -> Class { Class.bool }

    private static func strict(_ value: Value) throws -> Bool? {
        switch value {
        case .none: return nil
        case .bool(let flag): return flag
        case .int(0): return false
        case .int(1): return true
        case .float(0): return false
        case .float(1): return true
        case _ where value.type.isSubclass(of: .int): throw PythonException.valueError("Value \(try value.reprText()) is not None, True, or False")
        default:
            // A set is looked up as a frozenset.
            if !(value.object is SetObject) { _ = try value.hash() }
            throw PythonException.typeError("Not a boolean value: \(try value.reprText())")
        }
    }
    public override func literal(_ value: Value, _ dialect: Dialect) throws -> String {
        do { return dialect.text(try BooleanType.strict(value) == true) } catch { throw Literals.failed(value, "BOOLEAN", error) }
    }
    public override func bindProcessor(_ dialect: Dialect) -> ValueProcessor? {
        { value in try BooleanType.strict(value).map { dialect.hasBooleans ? .bool($0) : .int($0 ? 1 : 0) } ?? .none }
    }
    public override func resultProcessor(_ dialect: Dialect) -> ValueProcessor? {
        { value in
            if case .int(let number) = value { return .bool(number != 0) }
            return value.isNone ? value : .bool(try value.isTrue())
        }
    }
    public override func copied() -> SQLType { BooleanType(createsConstraint: createsConstraint, name: name, hasFixedName: hasFixedName).like(self) }
}
