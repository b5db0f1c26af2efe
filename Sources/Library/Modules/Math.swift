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
    module.function("degrees", .required("x", as: Double.self), doc: "Radians as degrees.") { $0 * (180 / .pi) }
    real("radians", "Degrees as radians.") { $0 * (.pi / 180) }
    module.function("log2", .required("x", as: Value.self), doc: "The logarithm to base 2.") { (x: Value) throws -> Double in try logarithm(x) { log2($0) } }
    module.function("log10", .required("x", as: Value.self), doc: "The logarithm to base 10.") { (x: Value) throws -> Double in try logarithm(x) { log10($0) } }
    real("log1p", "The logarithm of 1 + x.", domain: { $0 > -1 || $0.isNaN }) { log1p($0) }
    module.function("log", .rest("args", of: Value.self), doc: "The logarithm, natural or to a base.") { (all: [Value]) throws -> Double in
        guard let x = all.first, all.count < 3 else { throw PythonException.typeError("math.log requires 1 to 2 arguments") }
        let natural = try logarithm(x) { log($0) }
        guard let base = all.dropFirst().first else { return natural }
        let radix = try logarithm(base) { log($0) }
        if radix == 0 { throw PythonException.zeroDivision("float division by zero") }
        return natural / radix
    }
    module.function("atan2", .required("y", as: Double.self), .required("x", as: Double.self), doc: "The angle of a point.") { y, x in atan2(y, x) }
    module.function("copysign", .required("x", as: Double.self), .required("y", as: Double.self), doc: "x with the sign of y.") { x, y in copysign(x, y) }
    module.function("isnan", .required("x", as: Double.self), doc: "Whether x is not a number.") { $0.isNaN }
    module.function("isinf", .required("x", as: Double.self), doc: "Whether x is infinite.") { $0.isInfinite }
    module.function("isfinite", .required("x", as: Double.self), doc: "Whether x is finite.") { $0.isFinite }
    module.function("modf", .required("x", as: Double.self), doc: "The fractional and integral parts.") { (x: Double) -> Value in
        if !x.isFinite { return .tuple([.float(x.isNaN ? x : copysign(0, x)), .float(x)]) }
        let whole = x.rounded(.towardZero)
        return .tuple([.float(copysign(x - whole, x)), .float(whole)])
    }
    module.function("fsum", .required("seq", as: Value.self), doc: "An exact sum of floats.") { (values: Value) throws -> Double in
        var sum = ExactSum()
        try values.forEach { try sum.add(try Double.from($0)) }
        return try sum.total()
    }
    module.function("isclose", .required("a", as: Double.self).named, .required("b", as: Double.self).named, .keyword("rel_tol", default: 1e-9), .keyword("abs_tol", default: 0.0), doc: "Whether two numbers are close.") { (a: Double, b: Double, relative: Double, absolute: Double) throws -> Bool in
        if relative < 0 || absolute < 0 { throw PythonException.valueError("tolerances must be non-negative") }
        return a == b || (a.isFinite && b.isFinite && abs(a - b) <= max(relative * max(abs(a), abs(b)), absolute))
    }
    declareIntegers(module)
    declareMoreMath(module)
}

/// The logarithm of a number; an int beyond every double is a fraction and a power of two.
private func logarithm(_ value: Value, _ function: (Double) -> Double) throws -> Double {
    if let whole = value.bigInteger, whole.magnitude.bitWidth > 1023 {
        guard whole.sign == .plus else { throw PythonException.valueError("math domain error") }
        let exponent = whole.magnitude.bitWidth
        let fraction = scalbn((whole.magnitude >> (exponent - 64)).nearestDouble, -64)
        return function(fraction) + function(2) * Double(exponent)
    }
    let x = try Double.from(value)
    guard x > 0 || x.isNaN else { throw PythonException.valueError("math domain error") }
    return function(x)
}

/// A sum of floats without loss: what they add up to as numbers that do not overlap (Shewchuk 1997).
struct ExactSum {
    private var partials: [Double] = []
    /// Infinities and NaNs, which nothing is added to.
    private var special = 0.0, infinities = 0.0

    mutating func add(_ given: Double) throws {
        var x = given, kept = 0
        for var y in partials {
            if abs(x) < abs(y) { swap(&x, &y) }
            let high = x + y, low = y - (high - x)
            if low != 0 {
                partials[kept] = low
                kept += 1
            }
            x = high
        }
        partials.removeSubrange(kept...)
        guard x != 0 else { return }
        if x.isFinite { return partials.append(x) }
        if given.isFinite { throw PythonException.overflowError("intermediate overflow in fsum") }
        if given.isInfinite { infinities += given }
        special += given
        partials = []
    }

    func total() throws -> Double {
        if special != 0 || special.isNaN {
            if infinities.isNaN { throw PythonException.valueError("-inf + inf in fsum") }
            return special
        }
        var rest = partials
        guard var high = rest.popLast() else { return 0 }
        var low = 0.0
        while let y = rest.popLast() {
            let x = high
            high = x + y
            low = y - (high - x)
            if low != 0 { break }
        }
        // A half is rounded by the sign of what is still smaller.
        if let next = rest.last, (low < 0 && next < 0) || (low > 0 && next > 0) {
            let y = low * 2, x = high + y
            if y == x - high { high = x }
        }
        return high
    }
}

private func declareIntegers(_ module: ModuleObject) {
    func rounding(_ name: String, _ doc: String, _ method: String, _ rule: FloatingPointRoundingRule) {
        module.function(name, .required("x", as: Value.self), doc: doc) { (x: Value) throws -> Value in
            if case .float(let number) = x { return try truncated(number.rounded(rule)) }
            if let whole = x.bigInteger, x.object?.type.overriding(Name(method)) == nil { return .int(whole) }
            if let special = x.type.lookup(Name(method)) { return try special.bound(to: x).call() }
            if rule == .towardZero { throw PythonException.typeError("type \(x.typeName) doesn't define __trunc__ method") }
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
    func factorial(_ x: Value) throws -> Value {
        let number = try integer(x)
        if number < 0 { throw PythonException.valueError("factorial() not defined for negative values") }
        guard let last = Int(exactly: number) else { throw PythonException.overflowError("factorial() argument should not exceed 9223372036854775807") }
        return .int(try LargeIntegers.product(from: 2, through: last))
    }
    module.function("factorial", .required("x", as: Value.self), doc: "The factorial.") { (x: Value) throws -> Value in try factorial(x) }
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
    func count(_ value: Value, _ name: String) throws -> BigInt {
        let number = try integer(value)
        if number < 0 { throw PythonException.valueError("\(name) must be a non-negative integer") }
        return number
    }
    /// n (n - 1) ... (n - k + 1)
    func falling(_ n: BigInt, _ k: Int) throws -> BigInt {
        if let last = Int(exactly: n) { return try LargeIntegers.product(from: last - k + 1, through: last) }
        return try (0..<k).reduce(BigInt(1)) { try LargeIntegers.product($0, n - BigInt($1)) }
    }
    module.function("comb", .required("n", as: Value.self), .required("k", as: Value.self), doc: "In how many ways k of n things can be chosen.") { (n: Value, k: Value) throws -> Value in
        let all = try count(n, "n"), given = try count(k, "k")
        if given > all { return .int(0) }
        guard let chosen = Int(exactly: min(given, all - given)) else { throw PythonException.overflowError("min(n - k, k) must not exceed 9223372036854775807") }
        return .int(try LargeIntegers.quotient(falling(all, chosen), LargeIntegers.product(from: 2, through: chosen)).quotient)
    }
    module.function("perm", .required("n", as: Value.self), .optional("k", default: Value.none), doc: "The number of ways to arrange k of n.") { (n: Value, k: Value) throws -> Value in
        if k.isNone { return try factorial(n) }
        let all = try count(n, "n"), given = try count(k, "k")
        if given > all { return .int(0) }
        guard let taken = Int(exactly: given) else { throw PythonException.overflowError("k must not exceed 9223372036854775807") }
        return .int(try falling(all, taken))
    }
    module.function("prod", .required("iterable", as: Value.self), .keyword("start", default: Value.int(1)), doc: "The product of the elements.") { (values: Value, start: Value) throws -> Value in
        var product = start
        try values.forEach { product = try product.binary(.multiply, $0) }
        return product
    }
}
