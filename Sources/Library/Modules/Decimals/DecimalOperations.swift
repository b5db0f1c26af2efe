import Runtime

/// The operations that are methods of `Decimal` and of `Context` alike.
enum DecimalOperations {
    typealias One = (inout DecimalCalculator, DecimalNumber) throws -> DecimalNumber
    typealias Two = (inout DecimalCalculator, DecimalNumber, DecimalNumber) throws -> DecimalNumber

    /// With one operand: `d.sqrt(context=None)`, `context.sqrt(d)`.
    private static let unary: [(String, String, One)] = [
        ("exp", "e to the power of the number.", { try $0.exponential($1) }),
        ("ln", "The logarithm to the base e.", { try $0.naturalLogarithm($1) }),
        ("log10", "The logarithm to the base 10.", { try $0.commonLogarithm($1) }),
        ("logb", "The exponent of the first digit, as a Decimal.", { try $0.exponent(of: $1) }),
        ("logical_invert", "1 for each 0, and 0 for each 1.", { try $0.logical($1, .zero) { a, _ in !a } }),
        ("next_minus", "Return the largest number representable that is smaller than the operand.", { try $0.neighbour($1, isAbove: false) }),
        ("next_plus", "Return the smallest number representable that is larger than the operand.", { try $0.neighbour($1, isAbove: true) }),
        ("normalize", "The same number without zeros at its end.", { try $0.normalize($1) }),
        ("sqrt", "The square root.", { try $0.squareRoot($1) }),
    ]

    /// With two: `d.compare(other, context=None)`, `context.compare(d, other)`.
    private static let binary: [(String, String, Two)] = [
        ("compare", "Compare two operands numerically.", { try $0.compare($1, $2) }),
        ("compare_signal", "As compare(), but every NaN is a signal.", { try $0.compare($1, $2, signalsNaN: true) }),
        ("logical_and", "1 where both have the digit 1, else 0.", { try $0.logical($1, $2) { a, b in a && b } }),
        ("logical_or", "1 where either has the digit 1, else 0.", { try $0.logical($1, $2) { a, b in a || b } }),
        ("logical_xor", "1 where one of the two has the digit 1, else 0.", { try $0.logical($1, $2) { a, b in a != b } }),
        ("max", "Maximum of self and other.", { try $0.extreme($1, $2, isMaximum: true) }),
        ("max_mag", "As the max() method, but by absolute values.", { try $0.extreme($1, $2, isMaximum: true, byMagnitude: true) }),
        ("min", "Minimum of self and other.", { try $0.extreme($1, $2, isMaximum: false) }),
        ("min_mag", "As the min() method, but by absolute values.", { try $0.extreme($1, $2, isMaximum: false, byMagnitude: true) }),
        ("next_toward", "The next number on the way to another.", { try $0.neighbour($1, towards: $2) }),
        ("remainder_near", "Return the remainder that is nearest to zero.", { try $0.remainderNear($1, $2) }),
        ("rotate", "Turns the digits round by so many places.", { try $0.shift($1, by: $2, rotates: true) }),
        ("scaleb", "Return the first operand with its exponent adjusted by the second.", { try $0.scale($1, by: $2) }),
        ("shift", "Moves the digits by so many places, and puts zeros in.", { try $0.shift($1, by: $2, rotates: false) }),
    ]

    /// The operators by their names in a context.
    private static let operators: [(String, String, Two)] = [
        ("add", "x + y", { try $0.add($1, $2) }),
        ("divide", "x / y", { try $0.divide($1, $2) }),
        ("divide_int", "x // y", { try $0.divideToInteger($1, $2) }),
        ("multiply", "x * y", { try $0.multiply($1, $2) }),
        ("quantize", "x with the exponent of y.", { try $0.quantize($1, like: $2) }),
        ("remainder", "x % y", { try $0.remainder($1, $2) }),
        ("subtract", "x - y", { try $0.subtract($1, $2) }),
    ]
    private static let signs: [(String, String, One)] = [
        ("abs", "x without its sign, rounded.", { try $0.absolute($1) }),
        ("minus", "Return -x.", { try $0.minus($1) }),
        ("plus", "Return +x, rounded to the precision.", { try $0.plus($1) }),
        ("to_integral_exact", "Round to an integer, telling of rounding.", { try $0.integral($1, isExact: true) }),
        ("to_integral_value", "The nearest whole number.", { try $0.integral($1) }),
        ("to_integral", "The nearest whole number.", { try $0.integral($1) }),
    ]

    static func declare(_ type: Declaration<DecimalObject>) {
        let alone = NativeSignature(nil, ["context"], required: 0), pair = NativeSignature(nil, ["other", "context"], required: 1)
        for (name, doc, operation) in unary {
            type.rawMethod(name, doc: doc) { value, arguments in
                DecimalObject(try DecimalObject.context(alone.bind(arguments)[0]).run { try operation(&$0, value.number) }).value
            }
        }
        for (name, doc, operation) in binary {
            type.rawMethod(name, doc: doc) { value, arguments in
                let given = try pair.bind(arguments)
                let other = try DecimalObject.argument(given[0] ?? .none)
                return DecimalObject(try DecimalObject.context(given[1]).run { try operation(&$0, value.number, other) }).value
            }
        }
        declareRounding(type)
        let three = NativeSignature(nil, ["other", "third", "context"], required: 2)
        type.rawMethod("fma", doc: "self * other + third, rounded once.") { value, arguments in
            let given = try three.bind(arguments)
            let other = try DecimalObject.argument(given[0] ?? .none), third = try DecimalObject.argument(given[1] ?? .none)
            return DecimalObject(try DecimalObject.context(given[2]).run { try $0.fusedMultiplyAdd(value.number, other, third) }).value
        }
    }

    private static func declareRounding(_ type: Declaration<DecimalObject>) {
        let quantize = NativeSignature(nil, ["exp", "rounding", "context"], required: 1), integral = NativeSignature(nil, ["rounding", "context"], required: 0)
        type.rawMethod("quantize", doc: "The number with the exponent of another, rounded.\n\n    Decimal(\"1.41421356\").quantize(Decimal(\"1.000\"))") { value, arguments in
            let given = try quantize.bind(arguments)
            let rounding = try given[1].flatMap { $0.isNone ? nil : try DecimalSettings.rounding($0) }
            let pattern = try DecimalObject.argument(given[0] ?? .none)
            return DecimalObject(try DecimalObject.context(given[2]).run {
                if let rounding { $0.rounding = rounding }
                return try $0.quantize(value.number, like: pattern)
            }).value
        }
        for name in ["to_integral_value", "to_integral", "to_integral_exact"] {
            type.rawMethod(name, doc: "Round to the nearest integer.") { value, arguments in
                let given = try integral.bind(arguments)
                let rounding = try given[0].flatMap { $0.isNone ? nil : try DecimalSettings.rounding($0) }
                return DecimalObject(try DecimalObject.context(given[1]).run {
                    if let rounding { $0.rounding = rounding }
                    return try $0.integral(value.number, isExact: name == "to_integral_exact")
                }).value
            }
        }
    }

    static func declare(_ type: Declaration<DecimalContext>) {
        for (name, doc, operation) in unary + signs {
            type.method(name, .required("x", as: Value.self).positionalOnly, doc: doc) { (context: DecimalContext, x: Value) throws -> Value in
                let number = try DecimalObject.argument(x)
                return DecimalObject(try context.run { try operation(&$0, number) }).value
            }
        }
        for (name, doc, operation) in binary + operators {
            type.method(name, .required("x", as: Value.self).positionalOnly, .required("y", as: Value.self).positionalOnly, doc: doc) { (context: DecimalContext, x: Value, y: Value) throws -> Value in
                let first = try DecimalObject.argument(x), second = try DecimalObject.argument(y)
                return DecimalObject(try context.run { try operation(&$0, first, second) }).value
            }
        }
        type.method("power", .required("a", as: Value.self).named, .required("b", as: Value.self).named, .optional("modulo", default: Value.none), doc: "Compute a**b, modulo a number where it is given.") { (context: DecimalContext, a: Value, b: Value, modulo: Value) throws -> Value in
            let base = try DecimalObject.argument(a), exponent = try DecimalObject.argument(b)
            let modulus = modulo.isNone ? nil : try DecimalObject.argument(modulo)
            return DecimalObject(try context.run { calculator in
                try modulus.map { try calculator.power(base, exponent, modulo: $0) } ?? calculator.power(base, exponent)
            }).value
        }
        type.method("divmod", .required("x", as: Value.self), .required("y", as: Value.self), doc: "(x // y, x % y)") { (context: DecimalContext, x: Value, y: Value) throws -> Value in
            var calculator = DecimalCalculator(context)
            let (quotient, remainder) = try calculator.divideWithRemainder(try DecimalObject.argument(x), try DecimalObject.argument(y))
            try context.record(calculator.signals)
            return .tuple([DecimalObject(quotient).value, DecimalObject(remainder).value])
        }
        type.method("fma", .required("x", as: Value.self), .required("y", as: Value.self), .required("z", as: Value.self), doc: "x * y + z, rounded once.") { (context: DecimalContext, x: Value, y: Value, z: Value) throws -> Value in
            let first = try DecimalObject.argument(x), second = try DecimalObject.argument(y), third = try DecimalObject.argument(z)
            return DecimalObject(try context.run { try $0.fusedMultiplyAdd(first, second, third) }).value
        }
    }
}
