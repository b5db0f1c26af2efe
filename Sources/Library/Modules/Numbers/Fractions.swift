import BigInt
import Runtime

func fractionsModule(_ module: ModuleObject) {
    module["Fraction"] = .object(FractionObject.pythonClass)
}

func declareFraction(_ type: Declaration<FractionObject>) {
    declareOperators(type, [.add, .subtract, .multiply, .trueDivide, .floorDivide, .modulo, .divmod, .power])
    type.property("numerator", doc: "The numerator in lowest terms.") { (fraction: FractionObject) -> Value in .int(fraction.numerator) }
    type.property("denominator", doc: "The denominator in lowest terms.") { (fraction: FractionObject) -> Value in .int(fraction.denominator) }
    type.property("real", doc: "The number itself.") { (fraction: FractionObject) throws -> Value in try fraction.unary(.positive) ?? .none }
    type.property("imag", doc: "0") { (_: FractionObject) -> Int in 0 }
    type.method("as_integer_ratio", doc: "Numerator and denominator.") { (fraction: FractionObject) -> Value in .tuple([.int(fraction.numerator), .int(fraction.denominator)]) }
    type.method("conjugate", doc: "Return +self.") { (fraction: FractionObject) throws -> Value in try fraction.unary(.positive) ?? .none }
    type.method("__abs__", doc: "Return abs(self).") { (fraction: FractionObject) throws -> Value in try FractionObject.make(BigInt(fraction.numerator.magnitude), fraction.denominator).value }
    declareUnaryHooks(type, [.negative, .positive])
    type.method("__bool__", doc: "Return self != 0.") { (fraction: FractionObject) -> Bool in fraction.numerator != 0 }
    type.method("__float__", doc: "Return float(self).") { (fraction: FractionObject) throws -> Double in try fraction.double }
    for name in ["__int__", "__trunc__"] { type.method(name, doc: "Return the integer towards zero.") { (fraction: FractionObject) -> Value in .int(fraction.numerator / fraction.denominator) } }
    type.method("__floor__", doc: "Return the integer below.") { (fraction: FractionObject) -> Value in .int(ExactDivision.floorDivide(fraction.numerator, fraction.denominator).quotient) }
    type.method("__ceil__", doc: "Return the integer above.") { (fraction: FractionObject) -> Value in .int(-ExactDivision.floorDivide(-fraction.numerator, fraction.denominator).quotient) }
    type.method("__round__", .optional("ndigits", default: Value.none), doc: "Return self rounded, halves to even.") { (fraction: FractionObject, digits: Value) throws -> Value in
        guard !digits.isNone else { return .int(ExactDivision.halfEven(fraction.numerator, fraction.denominator)) }
        let places = try Int.from(digits)
        guard places.magnitude < 100_000 else { throw PythonException.overflowError("too many digits") }
        let scale = BigInt(10).power(abs(places))
        if places > 0 { return try FractionObject.make(ExactDivision.halfEven(fraction.numerator * scale, fraction.denominator), scale).value }
        return try FractionObject.make(ExactDivision.halfEven(fraction.numerator, fraction.denominator * scale) * scale, 1).value
    }
    for name in ["__copy__", "__deepcopy__"] { type.rawMethod(name, doc: "Return self.") { fraction, _ in fraction.value } }
    type.method("limit_denominator", .optional("max_denominator", default: Value.int(1_000_000)), doc: "The nearest fraction whose denominator is no greater than that.") { (fraction: FractionObject, limit: Value) throws -> Value in
        if try limit.compare(.less, .int(1)).isTrue() { throw PythonException.valueError("max_denominator should be at least 1") }
        return try fraction.closest(limit.bigInteger ?? BigInt(Int.from(limit)))
    }
    for (name, parameter, kind, taken) in [("from_float", "f", "floats", Class.float), ("from_decimal", "dec", "Decimals", DecimalObject.pythonClass)] {
        type.classMethod(name, .required(parameter, as: Value.self), doc: "Converts a finite number to a rational number, exactly.") { (made: Class, value: Value) throws -> Value in
            guard value.bigInteger != nil || value.type.isSubclass(of: taken) else { throw PythonException.typeError("\(made.name).\(name)() only takes \(kind), not \(try value.reprText()) (\(value.type.name))") }
            return try Value.object(made).call(value)
        }
    }
}

/// The abstract classes of `numbers`.
enum NumberTower {
    static let number = make("Number", [.object]) { $0.isSubclass(of: .int) || $0.isSubclass(of: .float) || $0.isSubclass(of: DecimalObject.pythonClass) }
    static let complex = make("Complex", [number]) { $0.isSubclass(of: .int) || $0.isSubclass(of: .float) }
    static let real = make("Real", [complex]) { $0.isSubclass(of: .int) || $0.isSubclass(of: .float) }
    static let rational = make("Rational", [real]) { $0.isSubclass(of: .int) }
    static let integral = make("Integral", [rational]) { $0.isSubclass(of: .int) }

    private static func make(_ name: String, _ bases: [Class], _ accepts: @escaping (Class) -> Bool) -> Class {
        let made = Class(name, module: "numbers", bases: bases, doc: "An abstract class of numbers.", derivable: true)
        made.acceptsInstance = { accepts($0.type) }
        made.acceptsSubclass = accepts
        return made
    }
}

func numbersModule(_ module: ModuleObject) {
    for type in [NumberTower.number, NumberTower.complex, NumberTower.real, NumberTower.rational, NumberTower.integral] { module[Name(type.name)] = .object(type) }
}
