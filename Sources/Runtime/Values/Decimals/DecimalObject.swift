import BigInt

/// A `decimal.Decimal`.
public final class DecimalObject: Object {
    public let number: DecimalNumber

    public static let pythonClass: Class = {
        let made = Class("Decimal", module: "decimal", derivable: true)
        made.messageName = "decimal.Decimal"
        made.declareInLibrary()
        made.register(for: DecimalObject.self)
        made.construct = { try construct($0, $1) }
        return made
    }()

    public init(_ number: DecimalNumber, type: Class = pythonClass) {
        self.number = number
        super.init(type: type)
    }

    // MARK: construction

    private static let signature = NativeSignature(nil, ["value", "context"], required: 0)

    private static func construct(_ type: Class, _ arguments: Arguments) throws -> Value {
        let given = try signature.bind(arguments)
        let context = try self.context(given[1])
        guard let value = given[0] else { return DecimalObject(.zero, type: type).value }
        let number = try exact(value, context)
        if try number.isHeld { return DecimalObject(number, type: type).value }
        try context.record(.invalidOperation)
        return DecimalObject(.notANumber(), type: type).value
    }

    /// The context of an optional argument.
    public static func context(_ value: Value?) throws -> DecimalContext {
        guard let value, !value.isNone else { return .current }
        guard let context = value.object as? DecimalContext else { throw PythonException.typeError("optional argument must be a context") }
        return context
    }

    /// The exact number that `Decimal(value)` makes, unless its exponent is beyond what any context allows.
    public static func exact(_ value: Value, _ context: DecimalContext = .current) throws -> DecimalNumber {
        if let integer = value.bigInteger { return DecimalNumber(integer) }
        switch value {
        case .float(let number):
            try context.record(.floatOperation)
            return DecimalNumber(number)
        default: break
        }
        switch value.object {
        case let decimal as DecimalObject: return decimal.number
        case let text as StringObject:
            guard let number = try DecimalNumber(text.text) else {
                try context.record(.conversionSyntax)
                return .notANumber()
            }
            return number
        case let float as FloatObject:
            try context.record(.floatOperation)
            return DecimalNumber(float.number)
        case let tuple as TupleObject: return try fields(Array(tuple.elements))
        case let list as ListObject: return try fields(Array(list.elements))
        default: throw PythonException.typeError("conversion from \(value.typeName) to Decimal is not supported")
        }
    }

    /// `Decimal((sign, digits, exponent))`
    private static func fields(_ parts: [Value]) throws -> DecimalNumber {
        guard parts.count == 3 else { throw PythonException.valueError("argument must be a sequence of length 3") }
        guard let sign = parts[0].bigInteger, sign == 0 || sign == 1 else { throw PythonException.valueError("sign must be an integer with the value 0 or 1") }
        let isNegative = sign == 1
        let kind = (parts[2].object as? StringObject)?.text
        if let kind, !["F", "n", "N"].contains(kind) { throw PythonException.valueError("string argument in the third position must be 'F', 'n' or 'N'") }
        if kind == "F" { return .infinity(isNegative: isNegative) }
        guard let digits = parts[1].object as? TupleObject ?? (parts[1].object as? ListObject).map({ TupleObject(elements: $0.elements) }) else { throw PythonException.valueError("coefficient must be a tuple of digits") }
        var coefficient = BigUInt(0)
        for digit in digits.elements {
            guard case .int(let number) = digit, (0...9).contains(number) else { throw PythonException.valueError("coefficient must be a tuple of digits") }
            coefficient = coefficient * 10 + BigUInt(number)
        }
        if let kind { return .notANumber(isNegative: isNegative, payload: coefficient, isSignaling: kind == "N") }
        guard parts[2].bigInteger != nil else { throw PythonException.valueError("exponent must be an integer") }
        let limit = DecimalNumber.largestExponent
        return DecimalNumber(isNegative: isNegative, coefficient: coefficient, exponent: min(max(try Int.from(parts[2]), -limit), limit))
    }

    /// An operand of arithmetic: a Decimal or an int; nil for others.
    static func operand(_ value: Value) -> DecimalNumber? {
        if let decimal = value.object as? DecimalObject { return decimal.number }
        return value.bigInteger.map { DecimalNumber($0) }
    }

    /// An argument of a method.
    public static func argument(_ value: Value) throws -> DecimalNumber {
        guard let number = operand(value) else { throw PythonException.typeError("conversion from \(value.typeName) to Decimal is not supported") }
        return number
    }

    // MARK: representation

    public override func repr() throws -> String { "Decimal('\(try number.text(usesCapitals: DecimalContext.current.usesCapitals))')" }
    public override func str() throws -> String { try number.text(usesCapitals: DecimalContext.current.usesCapitals) }
    public override func format(_ specification: String) throws -> String { try DecimalFormat.format(number, specification) }
    public override func isTrue() throws -> Bool { !number.isZero }

    /// Equal to the hash of an equal int, float or Fraction.
    public override func hash() throws -> Int {
        switch number.kind {
        case .infinity: return number.isNegative ? -314_159 : 314_159
        case .quietNaN: return try super.hash()
        case .signalingNaN: throw PythonException.typeError("Cannot hash a signaling NaN value")
        case .finite: break
        }
        let modulus = BigUInt((1 << 61) - 1)
        let ten: BigUInt = number.exponent >= 0 ? 10 : 2_075_258_708_292_324_556
        let power = ten.power(BigUInt(number.exponent.magnitude), modulus: modulus)
        let rest = Int(number.coefficient * power % modulus)
        let hash = number.isNegative ? -rest : rest
        return hash == -1 ? -2 : hash
    }

    // MARK: operators

    public override func compare(_ operation: Comparison, _ other: Value) throws -> Value? {
        let context = DecimalContext.current
        let operand: DecimalNumber
        let isEquality = operation == .equal || operation == .notEqual
        if let number = DecimalObject.operand(other) {
            operand = number
        } else {
            switch other {
            case .float(let number): operand = DecimalNumber(number)
            case .object(let object as FloatObject): operand = DecimalNumber(object.number)
            default: return nil
            }
            if isEquality { context.flags.insert(.floatOperation) } else { try context.record(.floatOperation) }
        }
        if number.isNaN || operand.isNaN {
            if !isEquality || number.kind == .signalingNaN || operand.kind == .signalingNaN { try context.record(.invalidOperation) }
            return .bool(operation == .notEqual)
        }
        return .bool(Ordering.holds(operation, try number.order(operand), 0))
    }

    /// With a fraction, without division: the number times the denominator with the numerator.
    public func compare(_ operation: Comparison, _ numerator: BigInt, over denominator: BigInt) throws -> Value? {
        // Infinity and NaN know of fractions what they know of any number.
        guard number.isFinite else { return try compare(operation, .int(numerator.signum())) }
        let product = DecimalNumber(isNegative: number.isNegative, coefficient: number.coefficient * denominator.magnitude, exponent: number.exponent)
        return .bool(Ordering.holds(operation, try product.order(DecimalNumber(numerator)), 0))
    }

    public override func binary(_ operation: BinaryOperation, _ other: Value, reflected: Bool) throws -> Value? {
        guard let operand = DecimalObject.operand(other) else { return nil }
        let a = reflected ? operand : number, b = reflected ? number : operand
        let context = DecimalContext.current
        func run(_ body: (inout DecimalCalculator) throws -> DecimalNumber) throws -> Value { DecimalObject(try context.run(body)).value }
        switch operation {
        case .add: return try run { try $0.add(a, b) }
        case .subtract: return try run { try $0.subtract(a, b) }
        case .multiply: return try run { try $0.multiply(a, b) }
        case .trueDivide: return try run { try $0.divide(a, b) }
        case .floorDivide: return try run { try $0.divideToInteger(a, b) }
        case .modulo: return try run { try $0.remainder(a, b) }
        case .power: return try run { try $0.power(a, b) }
        case .divmod:
            var calculator = DecimalCalculator(context)
            let (quotient, remainder) = try calculator.divideWithRemainder(a, b)
            try context.record(calculator.signals)
            return .tuple([DecimalObject(quotient).value, DecimalObject(remainder).value])
        default: return nil
        }
    }

    public override func unary(_ operation: UnaryOperation) throws -> Value? {
        switch operation {
        case .negative: DecimalObject(try DecimalContext.current.run { try $0.minus(number) }).value
        case .positive: DecimalObject(try DecimalContext.current.run { try $0.plus(number) }).value
        case .invert: nil
        }
    }
}
