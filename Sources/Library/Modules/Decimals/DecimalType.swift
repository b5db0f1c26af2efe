import BigInt
import Runtime

/// `decimal.Decimal`
func declareDecimal(_ type: Class) {
    type.extend(for: DecimalObject.self, doc: """
        A number with decimal digits: of a text, an int, a float with all its digits, or a tuple of sign, digits and exponent.

            Decimal("1.10") + 2
        """) { type in
        declareOperators(type, [.add, .subtract, .multiply, .trueDivide, .floorDivide, .modulo, .divmod, .power])
        declareDecimalConversions(type)
        declareDecimalQuestions(type)
        declareDecimalForms(type)
        DecimalOperations.declare(type)
    }
}

private func decimal(_ number: DecimalNumber) -> Value { DecimalObject(number).value }

private func declareDecimalConversions(_ type: Declaration<DecimalObject>) {
    func whole(_ name: String, doc: String, _ rounding: DecimalRounding) {
        type.method(name, doc: doc) { (value: DecimalObject) throws -> Value in .int(try integer(value.number, rounding)) }
    }
    whole("__int__", doc: "Return int(self).", .down)
    whole("__trunc__", doc: "Return math.trunc(self).", .down)
    whole("__floor__", doc: "Return math.floor(self).", .floor)
    whole("__ceil__", doc: "Return math.ceil(self).", .ceiling)
    type.method("__float__", doc: "Return float(self).") { (value: DecimalObject) throws -> Double in
        if value.number.kind == .signalingNaN { throw PythonException.valueError("cannot convert signaling NaN to float") }
        return try value.number.double
    }
    type.method("__abs__", doc: "Return abs(self).") { (value: DecimalObject) throws -> Value in decimal(try DecimalContext.current.run { try $0.absolute(value.number) }) }
    type.method("__neg__", doc: "Return -self.") { (value: DecimalObject) throws -> Value in try value.unary(.negative) ?? .none }
    type.method("__pos__", doc: "Return +self.") { (value: DecimalObject) throws -> Value in try value.unary(.positive) ?? .none }
    type.method("__bool__", doc: "Return self != 0.") { (value: DecimalObject) -> Bool in !value.number.isZero }
    type.rawMethod("__round__", doc: "Return round(self, ndigits).") { value, arguments in
        guard arguments.positionalCount > 0, !arguments[0].isNone else { return .int(try integer(value.number, .halfEven)) }
        guard arguments[0].bigInteger != nil else { throw PythonException.typeError("optional arg must be an integer") }
        let digits = try Int.from(arguments[0])
        return decimal(try DecimalContext.current.run {
            $0.rounding = .halfEven
            return try $0.quantize(value.number, like: DecimalNumber(coefficient: 1, exponent: digits == .min ? .max : -digits))
        })
    }
    type.rawMethod("__pow__", doc: "self ** value; with mod, what remains of that.") { value, arguments in
        guard arguments.positionalCount >= 1 else { throw PythonException.typeError("expected at least 1 argument, got 0") }
        guard arguments.positionalCount == 2, !arguments[1].isNone else { return try value.binary(.power, arguments[0], reflected: false) ?? .notImplemented }
        let exponent = try DecimalObject.argument(arguments[0]), modulus = try DecimalObject.argument(arguments[1])
        return decimal(try DecimalContext.current.run { try $0.power(value.number, exponent, modulo: modulus) })
    }
    for name in ["__copy__", "__deepcopy__"] { type.rawMethod(name, doc: "Return self.") { value, _ in value.value } }
    type.method("__reduce__", doc: "Return the class and the text that make an equal object.") { (value: DecimalObject) throws -> Value in .tuple([.object(value.type), .tuple([.string(try value.str())])]) }
    type.classMethod("from_float", .required("f", as: Value.self).positionalOnly, doc: "A Decimal with every digit of a float.") { (made: Class, value: Value) throws -> Value in
        let number: DecimalNumber
        if let integer = value.bigInteger { number = DecimalNumber(integer) } else if value.type.isSubclass(of: .float) { number = DecimalNumber(try Double.from(value)) } else {
            throw PythonException.typeError("argument must be int or float")
        }
        return made.isNative ? decimal(number) : try Value.object(made).call(decimal(number))
    }
}

private func integer(_ number: DecimalNumber, _ rounding: DecimalRounding) throws -> BigInt {
    if number.isNaN { throw PythonException.valueError("cannot convert NaN to integer") }
    if number.isInfinite { throw PythonException.overflowError("cannot convert Infinity to integer") }
    if number.exponent >= 0 {
        return try number.truncated
    }
    var calculator = DecimalCalculator(DecimalContext.current)
    calculator.rounding = rounding
    return try calculator.integral(number).truncated
}

private func declareDecimalQuestions(_ type: Declaration<DecimalObject>) {
    func question(_ name: String, doc: String, _ answer: @escaping (DecimalNumber) -> Bool) {
        type.method(name, doc: doc) { (value: DecimalObject) -> Bool in answer(value.number) }
    }
    question("is_canonical", doc: "Always return True.") { _ in true }
    question("is_finite", doc: "Whether it is a number, neither infinite nor NaN.") { $0.isFinite }
    question("is_infinite", doc: "Whether it is infinite.") { $0.isInfinite }
    question("is_nan", doc: "Whether it is a NaN.") { $0.isNaN }
    question("is_qnan", doc: "Whether it is a NaN that is no signal.") { $0.kind == .quietNaN }
    question("is_snan", doc: "Whether it is a NaN that signals.") { $0.kind == .signalingNaN }
    question("is_signed", doc: "Whether its sign is minus.") { $0.isNegative }
    question("is_zero", doc: "Whether it is zero.") { $0.isZero }
    let context = NativeSignature(nil, ["context"], required: 0)
    type.rawMethod("is_normal", doc: "Whether it is a number of full precision, other than zero.") { value, arguments in
        let context = try DecimalObject.context(context.bind(arguments)[0])
        return try .bool(value.number.isFinite && !value.number.isZero && value.number.adjusted >= context.smallestExponent)
    }
    type.rawMethod("is_subnormal", doc: "Whether it is too small for full precision.") { value, arguments in
        let context = try DecimalObject.context(context.bind(arguments)[0])
        return try .bool(value.number.isFinite && !value.number.isZero && value.number.adjusted < context.smallestExponent)
    }
    type.rawMethod("number_class", doc: "What kind of number it is: '+Normal', '-Zero', 'NaN' ...") { value, arguments in
        let context = try DecimalObject.context(context.bind(arguments)[0]), number = value.number
        if number.isNaN { return .string(number.kind == .signalingNaN ? "sNaN" : "NaN") }
        let sign = number.isNegative ? "-" : "+"
        if number.isInfinite { return .string(sign + "Infinity") }
        return try .string(sign + (number.isZero ? "Zero" : number.adjusted < context.smallestExponent ? "Subnormal" : "Normal"))
    }
}

private func declareDecimalForms(_ type: Declaration<DecimalObject>) {
    type.method("__format__", .required("format_spec", as: Value.self).positionalOnly, doc: "Format the number.") { (value: DecimalObject, format: Value) throws -> String in
        guard let text = format.object as? StringObject else { throw PythonException.typeError("format arg must be str") }
        return try value.format(text.text)
    }
    type.method("as_tuple", doc: "Sign, digits and exponent.") { (value: DecimalObject) -> Value in DecimalFields.tuple(value.number) }
    type.method("as_integer_ratio", doc: "The number as a fraction, in lowest terms.") { (value: DecimalObject) throws -> Value in
        let number = value.number
        if number.isNaN { throw PythonException.valueError("cannot convert NaN to integer ratio") }
        if number.isInfinite { throw PythonException.overflowError("cannot convert Infinity to integer ratio") }
        if number.isZero { return .tuple([.int(0), .int(1)]) }
        if number.exponent >= 0 { return .tuple([.int(try integer(number, .down)), .int(1)]) }
        let bottom = try PowersOfTen[-number.exponent], divisor = try LargeIntegers.greatestCommonDivisor(BigInt(number.coefficient), BigInt(bottom)).magnitude
        return .tuple([.int(number.signedCoefficient / BigInt(divisor)), .int(BigInt(bottom / divisor))])
    }
    let context = NativeSignature(nil, ["context"], required: 0)
    type.rawMethod("to_eng_string", doc: "As text, with exponents that are multiples of 3.") { value, arguments in
        try .string(value.number.engineeringText(usesCapitals: DecimalObject.context(context.bind(arguments)[0]).usesCapitals))
    }
    type.method("adjusted", doc: "The exponent of the first digit.") { (value: DecimalObject) throws -> Int in try value.number.adjusted }
    type.method("canonical", doc: "The number itself.") { (value: DecimalObject) -> Value in value.value }
    type.method("conjugate", doc: "Return self.") { (value: DecimalObject) -> Value in value.value }
    type.method("radix", doc: "Return Decimal(10).") { (_: DecimalObject) -> Value in decimal(DecimalNumber(coefficient: 10)) }
    type.property("real", doc: "The number itself.") { (value: DecimalObject) -> Value in value.value }
    type.property("imag", doc: "Decimal('0')") { (_: DecimalObject) -> Value in decimal(.zero) }
    type.method("copy_abs", doc: "The number without its sign.") { (value: DecimalObject) -> Value in decimal(value.number.magnitude) }
    type.method("copy_negate", doc: "The number with the other sign.") { (value: DecimalObject) -> Value in decimal(value.number.negated) }
    let pair = NativeSignature(nil, ["other", "context"], required: 1)
    type.rawMethod("copy_sign", doc: "The number with the sign of another.") { value, arguments in
        decimal(value.number.with(isNegative: try DecimalObject.argument(pair.bind(arguments)[0] ?? .none).isNegative))
    }
    type.rawMethod("same_quantum", doc: "Whether both have one exponent.") { value, arguments in
        let other = try DecimalObject.argument(pair.bind(arguments)[0] ?? .none)
        guard value.number.isFinite, other.isFinite else { return .bool((value.number.isNaN && other.isNaN) || (value.number.isInfinite && other.isInfinite)) }
        return .bool(value.number.exponent == other.exponent)
    }
    for name in ["compare_total", "compare_total_mag"] {
        type.rawMethod(name, doc: "Puts numbers in an order in which 1.0 and 1 differ, and NaNs have a place.") { value, arguments in
            let other = try DecimalObject.argument(pair.bind(arguments)[0] ?? .none)
            let order = name == "compare_total" ? try DecimalCalculator.totalOrder(value.number, other) : try DecimalCalculator.totalOrder(value.number.magnitude, other.magnitude)
            return decimal(DecimalNumber(BigInt(order)))
        }
    }
}
