import BigInt
import Glibc
import Runtime

/// The functions of `math` beyond those that every pocket calculator has.
func declareMoreMath(_ module: ModuleObject) {
    declareSpecialFunctions(module)
    declareFloatParts(module)
    declareVectors(module)
}

private let domainError = "math domain error"

private func declareSpecialFunctions(_ module: ModuleObject) {
    /// - Parameter isPole: where the result is infinite although the argument is not: a domain error instead of an overflow.
    func real(_ name: String, _ doc: String, domain: @escaping (Double) -> Bool = { _ in true }, _ body: @escaping (Double) -> Double) {
        module.function(name, .required("x", as: Double.self).positionalOnly, doc: doc) { (x: Double) throws -> Double in
            guard x.isNaN || domain(x) else { throw PythonException.valueError(domainError) }
            let result = body(x)
            if result.isInfinite, x.isFinite { throw PythonException.overflowError("math range error") }
            return result
        }
    }
    real("cbrt", "Return the cube root of x.") { cbrt($0) }
    real("exp2", "Return 2 raised to the power of x.") { exp2($0) }
    real("expm1", "Return exp(x)-1.") { expm1($0) }
    real("erf", "Error function at x.") { erf($0) }
    real("erfc", "Complementary error function at x.") { erfc($0) }
    real("asinh", "Return the inverse hyperbolic sine of x.") { asinh($0) }
    real("acosh", "Return the inverse hyperbolic cosine of x.", domain: { $0 >= 1 }) { acosh($0) }
    real("atanh", "Return the inverse hyperbolic tangent of x.", domain: { abs($0) < 1 }) { atanh($0) }
    real("gamma", "Gamma function at x.", domain: { $0 != -.infinity && !($0 <= 0 && $0 == $0.rounded()) }) { x in
        // Factorials are exact as far as doubles hold them.
        if x == x.rounded(), x > 0, x <= 23 { return (1..<Int(x)).reduce(1.0) { $0 * Double($1) } }
        return tgamma(x)
    }
    real("lgamma", "Natural logarithm of absolute value of Gamma function at x.", domain: { !($0 <= 0 && $0 == $0.rounded() && $0.isFinite) }) { Glibc.lgamma($0) }
}

private func declareFloatParts(_ module: ModuleObject) {
    module.function("frexp", .required("x", as: Double.self).positionalOnly, doc: "Return the mantissa and exponent of x, as pair (m, e).") { (x: Double) -> Value in
        guard x.isFinite, x != 0 else { return .tuple([.float(x), .int(0)]) }
        var exponent: Int32 = 0
        let mantissa = Glibc.frexp(x, &exponent)
        return .tuple([.float(mantissa), .int(Int(exponent))])
    }
    module.function("ldexp", .required("x", as: Double.self).positionalOnly, .required("i", as: Value.self).positionalOnly, doc: "Return x * (2**i).") { (x: Double, i: Value) throws -> Double in
        guard let power = i.bigInteger else { throw PythonException.typeError("Expected an int as second argument to ldexp.") }
        let result = Glibc.ldexp(x, Int32(clamping: Int(clamping: power)))
        if result.isInfinite, x.isFinite { throw PythonException.overflowError("math range error") }
        return result
    }
    module.function("ulp", .required("x", as: Double.self).positionalOnly, doc: "Return the value of the least significant bit of the float x.") { (x: Double) -> Double in
        if x.isNaN { return x }
        return x.isInfinite ? .infinity : abs(x) == .greatestFiniteMagnitude ? x.ulp : abs(x).nextUp - abs(x)
    }
    module.function("nextafter", .required("x", as: Double.self).positionalOnly, .required("y", as: Double.self).positionalOnly, doc: "Return the next floating-point value after x towards y.") { (x: Double, y: Double) -> Double in Glibc.nextafter(x, y) }
    module.function("remainder", .required("x", as: Double.self).positionalOnly, .required("y", as: Double.self).positionalOnly, doc: "Difference between x and the closest integer multiple of y.") { (x: Double, y: Double) throws -> Double in
        if !x.isNaN, !y.isNaN, x.isInfinite || y == 0 { throw PythonException.valueError(domainError) }
        return Glibc.remainder(x, y)
    }
    module.function("fmod", .required("x", as: Double.self).positionalOnly, .required("y", as: Double.self).positionalOnly, doc: "Return fmod(x, y), according to platform C.") { (x: Double, y: Double) throws -> Double in
        if !x.isNaN, !y.isNaN, x.isInfinite || y == 0 { throw PythonException.valueError(domainError) }
        return Glibc.fmod(x, y)
    }
    module.function("pow", .required("x", as: Double.self).positionalOnly, .required("y", as: Double.self).positionalOnly, doc: "Return x**y (x to the power of y).") { (x: Double, y: Double) throws -> Double in
        let result = Glibc.pow(x, y)
        guard x.isFinite, y.isFinite else { return result }
        if result.isNaN || (x == 0 && y < 0) { throw PythonException.valueError(domainError) }
        if result.isInfinite { throw PythonException.overflowError("math range error") }
        return result
    }
}

private func declareVectors(_ module: ModuleObject) {
    module.function("dist", .required("p", as: Value.self).positionalOnly, .required("q", as: Value.self).positionalOnly, doc: "Return the Euclidean distance between two points p and q.") { (p: Value, q: Value) throws -> Double in
        let first = try p.elements().map { try Double.from($0) }, second = try q.elements().map { try Double.from($0) }
        guard first.count == second.count else { throw PythonException.valueError("both points must have the same number of dimensions") }
        return Norm.of(zip(first, second).map { $0 - $1 })
    }
    module.function("hypot", .rest("coordinates", of: Double.self), doc: "Multidimensional Euclidean distance from the origin to a point.") { (numbers: [Double]) -> Double in Norm.of(numbers) }
}

/// The length of a vector, scaled so that squares neither overflow nor vanish.
private enum Norm {
    static func of(_ numbers: [Double]) -> Double {
        let magnitudes = numbers.map { abs($0) }
        if magnitudes.contains(.infinity) { return .infinity }
        guard let most = magnitudes.max(), most > 0 else { return magnitudes.contains { $0.isNaN } ? .nan : 0 }
        if magnitudes.contains(where: \.isNaN) { return .nan }
        let scale = Double(sign: .plus, exponent: -most.exponent, significand: 1)
        guard scale.isFinite, let exact = try? Statistics.sum(magnitudes.map { magnitude in
            let ratio = try (magnitude * scale).integerRatio()
            return (ratio.numerator * ratio.numerator, ratio.denominator * ratio.denominator)
        }) else { return magnitudes.reduce(0) { Glibc.hypot($0, $1) } }
        return Statistics.squareRoot(exact) / scale
    }
}
