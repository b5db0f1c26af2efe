import BigInt
import Runtime

/// A `fractions.Fraction`: a rational number in lowest terms, with a positive denominator.
final class FractionObject: Object {
    typealias Ratio = (numerator: BigInt, denominator: BigInt)
    let numerator: BigInt
    let denominator: BigInt

    static let pythonClass: Class = {
        let made = Class.declare("Fraction", for: FractionObject.self, module: "fractions", bases: [NumberTower.rational], derivable: true, doc: "This class implements rational numbers.") { declareFraction($0) }
        made.construct = { try construct($0, $1) }
        return made
    }()

    private init(lowest numerator: BigInt, _ denominator: BigInt, type: Class) {
        self.numerator = numerator
        self.denominator = denominator
        super.init(type: type)
    }

    /// - Throws: ZeroDivisionError for a denominator of zero.
    static func make(_ numerator: BigInt, _ denominator: BigInt, type: Class = pythonClass) throws -> FractionObject {
        if denominator == 0 { throw PythonException.zeroDivision("Fraction(\(numerator), 0)") }
        let divisor = try LargeIntegers.greatestCommonDivisor(numerator, denominator)
        let sign: BigInt = denominator < 0 ? -1 : 1
        return FractionObject(lowest: sign * numerator / divisor, sign * denominator / divisor, type: type)
    }

    // MARK: construction

    private static func construct(_ type: Class, _ arguments: Arguments) throws -> Value {
        let given = try NativeSignature("Fraction.__new__", ["numerator", "denominator"], required: 0).bind(arguments)
        let first = given[0] ?? .int(0)
        guard let second = given[1], !second.isNone else { return try single(first, type).value }
        guard let top = rational(first), let bottom = rational(second) else { throw PythonException.typeError("both arguments should be Rational instances") }
        return try make(top.numerator * bottom.denominator, top.denominator * bottom.numerator, type: type).value
    }

    private static func single(_ value: Value, _ type: Class) throws -> FractionObject {
        if let text = value.object as? StringObject {
            guard let found = try parse(text.text) else { throw PythonException.valueError("Invalid literal for Fraction: \(text.text.pythonRepr)") }
            return try make(found.numerator, found.denominator, type: type)
        }
        guard let found = try exactRatio(of: value) else { throw PythonException.typeError("argument should be a string or a Rational instance") }
        return try make(found.numerator, found.denominator, type: type)
    }

    /// An int or a Fraction.
    static func rational(_ value: Value) -> Ratio? {
        if let fraction = value.object as? FractionObject { return (fraction.numerator, fraction.denominator) }
        return value.bigInteger.map { ($0, 1) }
    }

    /// Whether instances of a class have an exact value: ints, floats, Fractions, Decimals.
    static func isNumeric(_ type: Class) -> Bool {
        [Class.int, .float, pythonClass, DecimalObject.pythonClass].contains { type.isSubclass(of: $0) }
    }

    /// The exact value of any number; nil for what is none.
    static func exactRatio(of value: Value) throws -> Ratio? {
        if let found = rational(value) { return found }
        if case .float(let number) = value { return try number.integerRatio() }
        guard value.object is DecimalObject || value.object is FloatObject else { return nil }
        let pair = try value.callMethod("as_integer_ratio").elements()
        return (pair[0].bigInteger ?? 0, pair[1].bigInteger ?? 1)
    }

    /// `-3/4`, `1.5`, `1e-3`
    private static func parse(_ given: String) throws -> Ratio? {
        func digits(_ part: Substring) -> BigInt? {
            guard let first = part.first, first != "_", part.last != "_", !part.contains("__") else { return nil }
            let plain = part.filter { $0 != "_" }
            guard plain.utf8.allSatisfy({ $0 >= 48 && $0 <= 57 }) else { return nil }
            return BigInt(String(plain))
        }
        /// Underscores stand between digits alone.
        func separatesDigits(_ part: Substring) -> Bool {
            let bytes = [0x20] + Array(part.utf8) + [0x20]
            func isDigit(_ byte: UInt8) -> Bool { byte >= 48 && byte <= 57 }
            return bytes.indices.allSatisfy { bytes[$0] != 95 || isDigit(bytes[$0 - 1]) && isDigit(bytes[$0 + 1]) }
        }
        var rest = given.trimmingBlanks[...]
        let sign: BigInt = rest.first == "-" ? -1 : 1
        if rest.first == "-" || rest.first == "+" { rest = rest.dropFirst() }
        if let slash = rest.firstIndex(of: "/") {
            guard let top = digits(rest[..<slash]), let bottom = digits(rest[rest.index(after: slash)...]) else { return nil }
            return (sign * top, bottom)
        }
        guard rest.first.map({ $0.isNumber || $0 == "." }) ?? false, separatesDigits(rest), let number = try DecimalNumber(String(rest)), number.isFinite, abs(number.exponent) < 100_000 else { return nil }
        let coefficient = sign * BigInt(number.coefficient)
        return number.exponent >= 0 ? (coefficient * BigInt(10).power(number.exponent), 1) : (coefficient, BigInt(10).power(-number.exponent))
    }

    // MARK: hooks

    var double: Double { get throws { try Value.int(numerator).binary(.trueDivide, .int(denominator)).floatNumber() ?? 0 } }

    override func repr() throws -> String { "\(type.name)(\(numerator), \(denominator))" }
    override func str() throws -> String { denominator == 1 ? String(numerator) : "\(numerator)/\(denominator)" }
    override func isTrue() throws -> Bool { numerator != 0 }

    /// Equal to the hash of an equal int, float or Decimal.
    override func hash() throws -> Int {
        let modulus = BigInt((1 << 61) - 1)
        guard let inverse = denominator.inverse(modulus) else { return numerator < 0 ? -314_159 : 314_159 }
        let rest = Int(BigInt(numerator.magnitude) * inverse % modulus)
        let hash = numerator < 0 ? -rest : rest
        return hash == -1 ? -2 : hash
    }

    override func compare(_ operation: Comparison, _ other: Value) throws -> Value? {
        if case .float(let number) = other, !number.isFinite { return .bool(Ordering.holds(operation, 0, number)) }
        if let decimal = other.object as? DecimalObject { return try decimal.compare(operation.reflected, numerator, over: denominator) }
        guard let ratio = try FractionObject.exactRatio(of: other) else { return nil }
        return .bool(Ordering.holds(operation, numerator * ratio.denominator, ratio.numerator * denominator))
    }

    override func binary(_ operation: BinaryOperation, _ other: Value, reflected: Bool) throws -> Value? {
        if case .float = other {
            let mine = Value.float(try double)
            return reflected ? try other.binary(operation, mine) : try mine.binary(operation, other)
        }
        guard let given = FractionObject.rational(other) else { return nil }
        // An int to a whole power stays an int.
        if operation == .power, reflected, denominator == 1, numerator >= 0 { return try other.binary(.power, .int(numerator)) }
        let own: Ratio = (numerator, denominator)
        return try FractionObject.combine(operation, reflected ? given : own, reflected ? own : given)
    }

    private static func combine(_ operation: BinaryOperation, _ a: Ratio, _ b: Ratio) throws -> Value? {
        switch operation {
        case .add: return try make(a.numerator * b.denominator + b.numerator * a.denominator, a.denominator * b.denominator).value
        case .subtract: return try make(a.numerator * b.denominator - b.numerator * a.denominator, a.denominator * b.denominator).value
        case .multiply: return try make(a.numerator * b.numerator, a.denominator * b.denominator).value
        case .trueDivide:
            let top = a.numerator * b.denominator
            if b.numerator == 0 { throw PythonException.zeroDivision("Fraction(\(a.numerator.signum() * b.denominator), 0)") }
            return try make(top, a.denominator * b.numerator).value
        case .floorDivide, .modulo, .divmod:
            if b.numerator == 0 { throw PythonException.zeroDivision(operation == .modulo ? "integer modulo by zero" : "integer division or modulo by zero") }
            let (quotient, rest) = ExactDivision.floorDivide(a.numerator * b.denominator, b.numerator * a.denominator)
            let remainder = try make(rest, a.denominator * b.denominator).value
            return operation == .floorDivide ? .int(quotient) : operation == .modulo ? remainder : .tuple([.int(quotient), remainder])
        case .power: return try power(a, b)
        default: return nil
        }
    }

    private static func power(_ a: Ratio, _ b: Ratio) throws -> Value {
        guard b.denominator == 1 else {
            return try Value.float(make(a.numerator, a.denominator).double).binary(.power, .float(make(b.numerator, b.denominator).double))
        }
        let exponent = Value.int(BigInt(b.numerator.magnitude))
        let top = try Value.int(a.numerator).binary(.power, exponent).bigInteger ?? 0, bottom = try Value.int(a.denominator).binary(.power, exponent).bigInteger ?? 1
        if b.numerator >= 0 { return try make(top, bottom).value }
        return try make(bottom, top).value
    }

    override func unary(_ operation: UnaryOperation) throws -> Value? {
        switch operation {
        case .negative: try FractionObject.make(-numerator, denominator).value
        case .positive: try FractionObject.make(numerator, denominator).value
        case .invert: nil
        }
    }

    /// By continued fractions, as `Fraction.limit_denominator` finds it.
    func closest(_ limit: BigInt) throws -> Value {
        if limit < 1 { throw PythonException.valueError("max_denominator should be at least 1") }
        if denominator <= limit { return try FractionObject.make(numerator, denominator).value }
        var (p0, q0, p1, q1) = (BigInt(0), BigInt(1), BigInt(1), BigInt(0))
        var n = numerator, d = denominator
        while true {
            let a = ExactDivision.floorDivide(n, d).quotient
            let q2 = q0 + a * q1
            if q2 > limit { break }
            (p0, q0, p1, q1) = (p1, q1, p0 + a * p1, q2)
            (n, d) = (d, n - a * d)
        }
        let k = (limit - q0) / q1
        let below = try FractionObject.make(p0 + k * p1, q0 + k * q1), above = try FractionObject.make(p1, q1)
        func distance(_ other: FractionObject) throws -> Value { try other.value.binary(.subtract, value).callMethod("__abs__") }
        return try distance(above).compare(.lessOrEqual, distance(below)).isTrue() ? above.value : below.value
    }
}
