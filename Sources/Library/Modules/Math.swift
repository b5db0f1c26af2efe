import BigInt
import Glibc
import Runtime

func mathModule(_ module: ModuleObject) {
    module["pi"] = .float(.pi)
    module["e"] = .float(M_E)
    module["tau"] = .float(2 * .pi)
    module["inf"] = .float(.infinity)
    module["nan"] = .float(.nan)
    func real(_ name: String, _ doc: String, domain: @escaping (Double) -> Bool = { _ in true }, _ body: @escaping (Double) -> Double) {
        module.function(name, .required("x", as: Double.self), doc: doc) { (x: Double) throws -> Double in
            guard domain(x) else { throw PythonException.valueError("math domain error") }
            let result = body(x)
            if result.isInfinite, x.isFinite { throw PythonException.overflowError("math range error") }
            return result
        }
    }
    real("sqrt", "The square root.", domain: { !($0 < 0) }) { $0.squareRoot() }
    real("exp", "e to the power x.") { exp($0) }
    real("sin", "The sine.", domain: { !$0.isInfinite }) { sin($0) }
    real("cos", "The cosine.", domain: { !$0.isInfinite }) { cos($0) }
    real("tan", "The tangent.", domain: { !$0.isInfinite }) { tan($0) }
    real("asin", "The arc sine.", domain: { !(abs($0) > 1) }) { asin($0) }
    real("acos", "The arc cosine.", domain: { !(abs($0) > 1) }) { acos($0) }
    real("atan", "The arc tangent.") { atan($0) }
    real("sinh", "The hyperbolic sine.") { sinh($0) }
    real("cosh", "The hyperbolic cosine.") { cosh($0) }
    real("tanh", "The hyperbolic tangent.") { tanh($0) }
    real("fabs", "The absolute value.") { abs($0) }
    real("degrees", "Radians as degrees.") { $0 * 180 / .pi }
    real("radians", "Degrees as radians.") { $0 * .pi / 180 }
    real("log2", "The logarithm to base 2.", domain: { $0 > 0 || $0.isNaN }) { log2($0) }
    real("log10", "The logarithm to base 10.", domain: { $0 > 0 || $0.isNaN }) { log10($0) }
    real("log1p", "The logarithm of 1 + x.", domain: { $0 > -1 || $0.isNaN }) { log1p($0) }
    func logarithm(_ value: Value) throws -> Double {
        // An int beyond every double is its upper bits and a power of two.
        if let whole = value.bigInteger, whole.magnitude.bitWidth > 1000 {
            guard whole.sign == .plus else { throw PythonException.valueError("math domain error") }
            let shift = whole.magnitude.bitWidth - 64
            return log((whole.magnitude >> shift).nearestDouble) + Double(shift) * log(2)
        }
        let x = try Double.from(value)
        guard x > 0 || x.isNaN else { throw PythonException.valueError("math domain error") }
        return log(x)
    }
    module.function("log", .required("x", as: Value.self), .rest("base", of: Value.self), doc: "The logarithm, natural or to a base.") { (x: Value, given: [Value]) throws -> Double in
        guard given.count < 2 else { throw PythonException.typeError("math.log requires 1 to 2 arguments") }
        let natural = try logarithm(x)
        guard let base = given.first else { return natural }
        let radix = try logarithm(base)
        if radix == 0 { throw PythonException.zeroDivision("float division by zero") }
        return natural / radix
    }
    module.function("atan2", .required("y", as: Double.self), .required("x", as: Double.self), doc: "The angle of a point.") { y, x in atan2(y, x) }
    module.function("copysign", .required("x", as: Double.self), .required("y", as: Double.self), doc: "x with the sign of y.") { x, y in copysign(x, y) }
    module.function("isnan", .required("x", as: Double.self), doc: "Whether x is not a number.") { $0.isNaN }
    module.function("isinf", .required("x", as: Double.self), doc: "Whether x is infinite.") { $0.isInfinite }
    module.function("isfinite", .required("x", as: Double.self), doc: "Whether x is finite.") { $0.isFinite }
    module.function("modf", .required("x", as: Double.self), doc: "The fractional and integral parts.") { (x: Double) -> Value in
        let whole = x.rounded(.towardZero)
        return .tuple([.float(copysign(x - whole, x)), .float(whole)])
    }
    module.function("fsum", .required("seq", as: Value.self), doc: "An exact sum of floats.") { (values: Value) throws -> Double in
        var partials: [Double] = []
        try values.forEach { value in
            var x = try Double.from(value)
            var kept: [Double] = []
            for var y in partials {
                if abs(x) < abs(y) { swap(&x, &y) }
                let high = x + y, low = y - (high - x)
                if low != 0 { kept.append(low) }
                x = high
            }
            partials = kept + [x]
        }
        return partials.reversed().reduce(0, +)
    }
    module.function("isclose", .required("a", as: Double.self), .required("b", as: Double.self), .keyword("rel_tol", default: 1e-9), .keyword("abs_tol", default: 0.0), doc: "Whether two numbers are close.") { (a: Double, b: Double, relative: Double, absolute: Double) -> Bool in
        a == b || (a.isFinite && b.isFinite && abs(a - b) <= max(relative * max(abs(a), abs(b)), absolute))
    }
    declareIntegers(module)
    declareMoreMath(module)
}

private func declareIntegers(_ module: ModuleObject) {
    func rounding(_ name: String, _ doc: String, _ method: String, _ rule: FloatingPointRoundingRule) {
        module.function(name, .required("x", as: Value.self), doc: doc) { (x: Value) throws -> Value in
            if case .float(let number) = x { return try truncated(number.rounded(rule)) }
            if let whole = x.bigInteger { return .int(whole) }
            if let special = x.type.lookup(Name(method)) { return try special.call(x) }
            return try truncated(try Double.from(x).rounded(rule))
        }
    }
    rounding("floor", "The largest int not above x.", "__floor__", .down)
    rounding("ceil", "The smallest int not below x.", "__ceil__", .up)
    rounding("trunc", "The integral part.", "__trunc__", .towardZero)
    func integer(_ value: Value) throws -> BigInt {
        guard let number = try value.index()?.bigInteger else { throw PythonException.typeError("'\(value.typeName)' object cannot be interpreted as an integer") }
        return number
    }
    module.function("factorial", .required("x", as: Value.self), doc: "The factorial.") { (x: Value) throws -> Value in
        let number = try integer(x)
        if number < 0 { throw PythonException.valueError("factorial() not defined for negative values") }
        guard let last = Int(exactly: number) else { throw PythonException.overflowError("factorial() argument should not exceed 9223372036854775807") }
        return .int(try LargeIntegers.product(from: 2, through: last))
    }
    module.function("gcd", .rest("integers", of: Value.self), doc: "The greatest common divisor.") { (values: [Value]) throws -> Value in
        .int(try values.reduce(BigInt(0)) { try LargeIntegers.greatestCommonDivisor($0, try integer($1)) })
    }
    module.function("lcm", .rest("integers", of: Value.self), doc: "The least common multiple.") { (values: [Value]) throws -> Value in
        .int(try values.reduce(BigInt(1)) { total, value in
            let number = BigInt(try integer(value).magnitude)
            return number == 0 || total == 0 ? 0 : try LargeIntegers.product(total / LargeIntegers.greatestCommonDivisor(total, number), number)
        })
    }
    module.function("isqrt", .required("n", as: Value.self), doc: "The integral square root.") { (n: Value) throws -> Value in
        let number = try integer(n)
        if number < 0 { throw PythonException.valueError("isqrt() argument must be nonnegative") }
        return .int(try LargeIntegers.squareRoot(number))
    }
    module.function("comb", .required("n", as: Int.self), .required("k", as: Int.self), doc: "The number of ways to choose k of n.") { (n: Int, k: Int) throws -> Value in
        if n < 0 { throw PythonException.valueError("n must be a non-negative integer") }
        if k < 0 { throw PythonException.valueError("k must be a non-negative integer") }
        if k > n { return .int(0) }
        let chosen = min(k, n - k)
        let arrangements = try LargeIntegers.product(from: n - chosen + 1, through: n)
        return .int(try LargeIntegers.quotient(arrangements, LargeIntegers.product(from: 2, through: chosen)).quotient)
    }
    module.function("perm", .required("n", as: Int.self), .optional("k", default: Value.none), doc: "The number of ways to arrange k of n.") { (n: Int, k: Value) throws -> Value in
        let count = k.isNone ? n : try Int.from(k)
        if count > n { return .int(0) }
        return .int(count > 0 ? try LargeIntegers.product(from: n - count + 1, through: n) : 1)
    }
    module.function("prod", .required("iterable", as: Value.self), .keyword("start", default: Value.int(1)), doc: "The product of the elements.") { (values: Value, start: Value) throws -> Value in
        var product = start
        try values.forEach { product = try product.binary(.multiply, $0) }
        return product
    }
}
