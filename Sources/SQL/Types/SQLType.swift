import Runtime

/// Turns a value of Python into one of the database, or back; applied once for each column, where a type needs it.
public typealias ValueProcessor = (Value) throws -> Value

/// The type of a column or expression (sqlalchemy.types.TypeEngine).
open class SQLType: Object {
    /// How the type is written in DDL and CAST by the default dialect: `VARCHAR(50)`.
    open func ddl(_ dialect: Dialect) throws -> String { throw SQLError.compile("Can't generate DDL for NullType(); did you forget to specify a type on this Column?") }
    /// What its values are, for the choice of operators.
    open var affinity: TypeAffinity { .null }
    /// Whether None is a value like others, which an INSERT of the ORM must send: JSON's null.
    open var evaluatesNone: Bool { false }
    /// nil passes values through.
    open func bindProcessor(_ dialect: Dialect) -> ValueProcessor? { nil }
    /// nil passes values through.
    open func resultProcessor(_ dialect: Dialect) -> ValueProcessor? { nil }
    /// The value as it stands in SQL with literal binds.
    open func literal(_ value: Value, _ dialect: Dialect) throws -> String {
        switch value {
        case .none: return "NULL"
        case .bool(let flag): return flag ? "1" : "0"
        case .int, .float: return try value.reprText()
        default:
            if let text = value.object as? StringObject { return SQLType.quoted(text.text) }
            throw SQLError.compile("Could not render literal value \"\(try value.reprText())\" with datatype \(try repr()); see parent stack trace for more detail.")
        }
    }
    static func quoted(_ text: String) -> String { "'" + text.split(separator: "'", omittingEmptySubsequences: false).joined(separator: "''") + "'" }

    /// Arguments as `repr` shows them.
    open var shownArguments: [String] { [] }
    open override func repr() throws -> String { "\(type.name)(\(shownArguments.joined(separator: ", ")))" }
    open override func str() throws -> String { try ddl(.standard) }

    /// The type of `self op other`.
    open func resultType(_ operation: SQLOperator, _ other: SQLType) -> SQLType {
        if operation.isComparison { return BooleanType.shared }
        if affinity == .null { return other.affinity == .null ? self : other }
        if affinity == .integer, other.affinity == .float || other.affinity == .numeric { return other }
        if affinity == .integer, operation == .trueDivide { return NumericType() }
        return self
    }
}

/// The families of types.
public enum TypeAffinity { case null, integer, float, numeric, string, boolean, date, dateTime, time, interval, binary, json, uuid, array }

/// The type of an expression whose type is not known.
public final class NullType: SQLType {
    public static let shared = NullType()
    public override func str() throws -> String { "NULL" }
}

open class IntegerType: SQLType {
    public static let shared = IntegerType()
    open override var affinity: TypeAffinity { .integer }
    open override func ddl(_ dialect: Dialect) throws -> String { "INTEGER" }
}
public final class SmallIntegerType: IntegerType {
    public override func ddl(_ dialect: Dialect) throws -> String { "SMALLINT" }
}
public final class BigIntegerType: IntegerType {
    public override func ddl(_ dialect: Dialect) throws -> String { "BIGINT" }
}

/// `String(50)` and its kin.
open class StringType: SQLType {
    public static let shared = StringType()
    public let length: Int?
    public let collation: String?
    public init(length: Int? = nil, collation: String? = nil) {
        self.length = length
        self.collation = collation
        super.init()
    }
    open override var affinity: TypeAffinity { .string }
    open var keyword: String { "VARCHAR" }
    open override func ddl(_ dialect: Dialect) throws -> String {
        keyword + (length.map { "(\($0))" } ?? "") + (collation.map { " COLLATE \"\($0)\"" } ?? "")
    }
    open override var shownArguments: [String] { (length.map { ["length=\($0)"] } ?? []) + (collation.map { ["collation='\($0)'"] } ?? []) }
    open override func resultType(_ operation: SQLOperator, _ other: SQLType) -> SQLType {
        operation.isComparison ? BooleanType.shared : self
    }
}
public final class TextType: StringType { public override var keyword: String { "TEXT" } }
public final class UnicodeType: StringType {}
public final class UnicodeTextType: StringType { public override var keyword: String { "TEXT" } }
public final class CharType: StringType { public override var keyword: String { "CHAR" } }

/// `Numeric(10, 2)`: decimals, stored as floats by SQLite.
open class NumericType: SQLType {
    public let precision: Int?
    public let scale: Int?
    public let asDecimal: Bool
    public init(precision: Int? = nil, scale: Int? = nil, asDecimal: Bool = true) {
        self.precision = precision
        self.scale = scale
        self.asDecimal = asDecimal
        super.init()
    }
    open override var affinity: TypeAffinity { .numeric }
    open var keyword: String { "NUMERIC" }
    open override func ddl(_ dialect: Dialect) throws -> String {
        guard let precision else { return keyword }
        return keyword + (scale.map { "(\(precision), \($0))" } ?? "(\(precision))")
    }
    open override var shownArguments: [String] { (precision.map { ["precision=\($0)"] } ?? []) + (scale.map { ["scale=\($0)"] } ?? []) }
    open override func bindProcessor(_ dialect: Dialect) -> ValueProcessor? {
        { value in
            switch value {
            case .none, .int, .float, .bool: return value
            default: return try value.floatNumber().map { .float($0) } ?? value
            }
        }
    }
    open override func resultProcessor(_ dialect: Dialect) -> ValueProcessor? {
        guard asDecimal else { return { value in value.isNone ? .none : .float(try Double.from(value)) } }
        let digits = scale ?? 10
        return { value in
            if value.isNone { return .none }
            guard let factory = TypeFactories.decimal else { throw PythonException.notImplemented("Retort has no Decimal") }
            return try factory(FloatFormat.fixed(try Double.from(value), digits))
        }
    }
}
public final class FloatType: NumericType {
    public init(precision: Int? = nil, asDecimal: Bool = false) { super.init(precision: precision, asDecimal: asDecimal) }
    public override var affinity: TypeAffinity { .float }
    public override var keyword: String { "FLOAT" }
    public override func ddl(_ dialect: Dialect) throws -> String { "FLOAT" }
    public override func bindProcessor(_ dialect: Dialect) -> ValueProcessor? { nil }
    public override func resultProcessor(_ dialect: Dialect) -> ValueProcessor? { nil }
}

public final class BooleanType: SQLType {
    public static let shared = BooleanType()
    public override var affinity: TypeAffinity { .boolean }
    public override func ddl(_ dialect: Dialect) throws -> String { "BOOLEAN" }
    public override func bindProcessor(_ dialect: Dialect) -> ValueProcessor? {
        { value in
            switch value {
            case .none: return .none
            case .bool(let flag): return .int(flag ? 1 : 0)
            case .int(0), .int(1): return value
            default: throw PythonException.typeError("Not a boolean value: \(try value.reprText())")
            }
        }
    }
    public override func resultProcessor(_ dialect: Dialect) -> ValueProcessor? {
        { value in
            if case .int(let number) = value { return .bool(number != 0) }
            return value
        }
    }
}

public final class BinaryType: SQLType {
    public let length: Int?
    public init(length: Int? = nil) {
        self.length = length
        super.init()
    }
    public override var affinity: TypeAffinity { .binary }
    public override func ddl(_ dialect: Dialect) throws -> String { "BLOB" }
    public override var shownArguments: [String] { length.map { ["length=\($0)"] } ?? [] }
}

/// Makers of Python objects that live above this layer: the Library installs them.
public enum TypeFactories {
    /// A Decimal of its digits.
    nonisolated(unsafe) public static var decimal: ((String) throws -> Value)?
}
