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
    real("cbrt", "The number whose third power is x.") { cbrt($0) }
    real("exp2", "2 ** x") { exp2($0) }
    real("expm1", "Return exp(x)-1.") { expm1($0) }
    real("erf", "The error function.") { erf($0) }
    real("erfc", "1 - erf(x), exact for great x too.") { erfc($0) }
    real("asinh", "What the hyperbolic sine of is x.") { asinh($0) }
    real("acosh", "What the hyperbolic cosine of is x.", domain: { $0 >= 1 }) { acosh($0) }
    real("atanh", "What the hyperbolic tangent of is x.", domain: { abs($0) < 1 }) { atanh($0) }
    real("gamma", "The gamma function.", domain: { $0 != -.infinity && !($0 <= 0 && $0 == $0.rounded()) }) { Lanczos.gamma($0) }
    real("lgamma", "The logarithm of the absolute value of gamma(x).", domain: { !($0 <= 0 && $0 == $0.rounded() && $0.isFinite) }) { Lanczos.logarithm($0) }
}

private func declareFloatParts(_ module: ModuleObject) {
    module.function("frexp", .required("x", as: Double.self).positionalOnly, doc: "(m, e) with x == m * 2 ** e.") { (x: Double) -> Value in
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
    module.function("ulp", .required("x", as: Double.self).positionalOnly, doc: "How far x is from the next greater float.") { (x: Double) -> Double in
        if x.isNaN { return x }
        return x.isInfinite ? .infinity : abs(x) == .greatestFiniteMagnitude ? x.ulp : abs(x).nextUp - abs(x)
    }
    module.function("nextafter", .required("x", as: Double.self).positionalOnly, .required("y", as: Double.self).positionalOnly, doc: "The float next to x on the way to y.") { (x: Double, y: Double) -> Double in Glibc.nextafter(x, y) }
    module.function("remainder", .required("x", as: Double.self).positionalOnly, .required("y", as: Double.self).positionalOnly, doc: "x less the nearest multiple of y.") { (x: Double, y: Double) throws -> Double in
        if !x.isNaN, !y.isNaN, x.isInfinite || y == 0 { throw PythonException.valueError(domainError) }
        return Glibc.remainder(x, y)
    }
    module.function("fmod", .required("x", as: Double.self).positionalOnly, .required("y", as: Double.self).positionalOnly, doc: "What remains of x / y, with the sign of x.") { (x: Double, y: Double) throws -> Double in
        if !x.isNaN, !y.isNaN, x.isInfinite || y == 0 { throw PythonException.valueError(domainError) }
        return Glibc.fmod(x, y)
    }
    module.function("pow", .required("x", as: Double.self).positionalOnly, .required("y", as: Double.self).positionalOnly, doc: "x ** y, as a float.") { (x: Double, y: Double) throws -> Double in
        let result = Glibc.pow(x, y)
        guard x.isFinite, y.isFinite else { return result }
        if result.isNaN || (x == 0 && y < 0) { throw PythonException.valueError(domainError) }
        if result.isInfinite { throw PythonException.overflowError("math range error") }
        return result
    }
}

private func declareVectors(_ module: ModuleObject) {
    module.function("dist", .required("p", as: Value.self).positionalOnly, .required("q", as: Value.self).positionalOnly, doc: "How far two points are from each other.") { (p: Value, q: Value) throws -> Double in
        let first = try p.elements().map { try Double.from($0) }, second = try q.elements().map { try Double.from($0) }
        guard first.count == second.count else { throw PythonException.valueError("both points must have the same number of dimensions") }
        return try Norm.of(zip(first, second).map { $0 - $1 })
    }
    module.function("hypot", .rest("coordinates", of: Double.self), doc: "How far a point is from the origin.") { (numbers: [Double]) throws -> Double in try Norm.of(numbers) }
}

/// The length of a vector, scaled so that squares neither overflow nor vanish.
private enum Norm {
    static func of(_ numbers: [Double]) throws -> Double {
        var most = 0.0, hasNaN = false
        for (at, number) in numbers.enumerated() {
            try Pulse.check(at: at)
            if number.isNaN { hasNaN = true } else { most = max(most, abs(number)) }
        }
        if most.isInfinite { return .infinity }
        if hasNaN { return .nan }
        if most == 0 || numbers.count == 1 { return most }
        // A scale for subnormal numbers would overflow.
        if most < .leastNormalMagnitude { return try of(numbers.map { $0 / .leastNormalMagnitude }) * .leastNormalMagnitude }
        let scale = Double(sign: .plus, exponent: -most.exponent - 1, significand: 1)
        if scale.isInfinite { return try of(numbers.map { $0 * 0x1p500 }) * 0x1p-500 }
        var sum = CompensatedSum()
        for (at, number) in numbers.enumerated() {
            try Pulse.check(at: at)
            let scaled = number * scale
            sum.add(product: scaled, scaled)
        }
        // One step of Newton's method from the rounded root.
        let root = sum.total.squareRoot()
        sum.add(product: -root, root)
        return (root + sum.total / (2 * root)) / scale
    }

    /// The sum of exact products, kept as a leading part from 1 on and what rounding lost.
    private struct CompensatedSum {
        private var sum = 1.0
        private var lostByProducts = 0.0
        private var lostBySums = 0.0
        mutating func add(product a: Double, _ b: Double) {
            let high = a * b
            let next = sum + high
            lostBySums += (sum - next) + high
            lostByProducts += (-high).addingProduct(a, b)
            sum = next
        }
        var total: Double { sum - 1 + (lostByProducts + lostBySums) }
    }
}

/// The gamma function by Lanczos's approximation with the coefficients of CPython (and Boost), so that the last digits agree.
private enum Lanczos {
    private static let g = 6.024680040776729583740234375
    private static let top: [Double] = [
        23531376880.410759688572007674451636754734846804940, 42919803642.649098768957899047001988850926355848959, 35711959237.355668049440185451547166705960488635843,
        17921034426.037209699919755754458931112671403265390, 6039542586.3520280050642916443072979210699388420708, 1439720407.3117216736632230727949123939715485786372,
        248874557.86205415651146038641322942321632125127801, 31426415.585400194380614231628318205362874684987640, 2876370.6289353724412254090516208496135991145378768,
        186056.26539522349504029498971604569928220784236328, 8071.6720023658162106380029022722506138218516325024, 210.82427775157934587250973392071336271166969580291,
        2.5066282746310002701649081771338373386264310793408,
    ]
    private static let bottom: [Double] = [0, 39_916_800, 120_543_840, 150_917_976, 105_258_076, 45_995_730, 13_339_535, 2_637_558, 357_423, 32_670, 1_925, 66, 1]

    private static func sum(_ x: Double) -> Double {
        var numerator = 0.0, denominator = 0.0
        if x < 5 {
            for index in top.indices.reversed() {
                numerator = numerator * x + top[index]
                denominator = denominator * x + bottom[index]
            }
        } else {
            for index in top.indices {
                numerator = numerator / x + top[index]
                denominator = denominator / x + bottom[index]
            }
        }
        return numerator / denominator
    }

    /// `sin(pi * x)` without the error of a large product.
    private static func sinePi(_ x: Double) -> Double {
        let y = fmod(abs(x), 2)
        let result: Double
        switch Int((2 * y).rounded()) {
        case 0: result = sin(.pi * y)
        case 1: result = cos(.pi * (y - 0.5))
        case 2: result = sin(.pi * (1 - y))
        case 3: result = -cos(.pi * (y - 1.5))
        default: result = sin(.pi * (y - 2))
        }
        return x < 0 ? -result : result
    }

    static func gamma(_ x: Double) -> Double {
        guard x.isFinite else { return x }
        // Factorials are exact as far as doubles hold them.
        if x == x.rounded(), x > 0, x <= 23 { return (1..<max(1, Int(x))).reduce(1.0) { $0 * Double($1) } }
        let magnitude = abs(x), half = g - 0.5
        if magnitude < 1e-20 { return 1 / x }
        if magnitude > 200 { return x < 0 ? 0 / sinePi(x) : .infinity }
        let y = magnitude + half
        let error = magnitude > half ? (y - magnitude) - half : (y - half) - magnitude
        let z = error * g / y
        func scaled(_ start: Double, _ combine: (Double, Double) -> Double) -> Double {
            if magnitude < 140 { return combine(start, pow(y, magnitude - 0.5)) }
            let root = pow(y, magnitude / 2 - 0.25)
            return combine(combine(start, root), root)
        }
        if x < 0 {
            var r = -Double.pi / sinePi(magnitude) / magnitude * exp(y) / sum(magnitude)
            r -= z * r
            return scaled(r, /)
        }
        var r = sum(magnitude) / exp(y)
        r += z * r
        return scaled(r, *)
    }

    static func logarithm(_ x: Double) -> Double {
        guard x.isFinite else { return x.isNaN ? x : .infinity }
        if x == x.rounded(), x > 0, x <= 2 { return 0 }
        let magnitude = abs(x)
        if magnitude < 1e-20 { return -log(magnitude) }
        let r = log(sum(magnitude)) - g + (magnitude - 0.5) * (log(magnitude + g - 0.5) - 1)
        return x < 0 ? log(Double.pi) - log(abs(sinePi(magnitude))) - log(magnitude) - r : r
    }
}
