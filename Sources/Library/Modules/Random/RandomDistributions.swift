import Glibc
import Runtime

/// The distributions of `random`, by the methods and in the order of draws of CPython.
enum RandomDistributions {
    static func declare(_ type: Declaration<RandomObject>) {
        type.method("uniform", .required("a", as: Value.self), .required("b", as: Value.self), doc: "A float between a and b.") { (random: RandomObject, a: Value, b: Value) throws -> Value in
            let width = try b.binary(.subtract, a)
            return try a.binary(.add, try width.binary(.multiply, .float(try random.double())))
        }
        type.method("triangular", .optional("low", default: 0.0), .optional("high", default: 1.0), .optional("mode", default: Double?.none, shown: "None"), doc: "Triangular distribution.") { (random: RandomObject, low: Double, high: Double, mode: Double?) throws -> Double in
            var point = try random.double()
            guard high != low else { return low }
            var middle = mode.map { ($0 - low) / (high - low) } ?? 0.5
            var (from, to) = (low, high)
            if point > middle {
                point = 1 - point
                middle = 1 - middle
                (from, to) = (to, from)
            }
            return from + (to - from) * (point * middle).squareRoot()
        }
        type.method("gauss", .optional("mu", default: 0.0), .optional("sigma", default: 1.0), doc: "Gaussian distribution, the fast way.") { (random: RandomObject, mu: Double, sigma: Double) throws -> Double in
            if let second = random.nextGauss {
                random.nextGauss = nil
                return mu + second * sigma
            }
            let angle = try random.double() * 2 * Double.pi
            let radius = (-2 * log(1 - (try random.double()))).squareRoot()
            random.nextGauss = sin(angle) * radius
            return mu + cos(angle) * radius * sigma
        }
        type.method("normalvariate", .optional("mu", default: 0.0), .optional("sigma", default: 1.0), doc: "Normal distribution.") { (random: RandomObject, mu: Double, sigma: Double) throws -> Double in try normal(random, mu, sigma) }
        type.method("lognormvariate", .required("mu", as: Double.self), .required("sigma", as: Double.self), doc: "Log normal distribution.") { (random: RandomObject, mu: Double, sigma: Double) throws -> Double in exp(try normal(random, mu, sigma)) }
        type.method("expovariate", .required("lambd", as: Double.self), doc: "Exponential distribution.") { (random: RandomObject, rate: Double) throws -> Double in
            let point = -log(1 - (try random.double()))
            if rate == 0 { throw PythonException.zeroDivision("float division by zero") }
            return point / rate
        }
        type.method("gammavariate", .required("alpha", as: Double.self), .required("beta", as: Double.self), doc: "Gamma distribution.") { (random: RandomObject, alpha: Double, beta: Double) throws -> Double in try gamma(random, alpha, beta) }
        type.method("betavariate", .required("alpha", as: Double.self), .required("beta", as: Double.self), doc: "Beta distribution.") { (random: RandomObject, alpha: Double, beta: Double) throws -> Double in
            let y = try gamma(random, alpha, 1)
            return y == 0 ? 0 : y / (y + (try gamma(random, beta, 1)))
        }
        type.method("paretovariate", .required("alpha", as: Double.self), doc: "Pareto distribution.") { (random: RandomObject, alpha: Double) throws -> Double in pow(1 - (try random.double()), -1 / alpha) }
        type.method("weibullvariate", .required("alpha", as: Double.self), .required("beta", as: Double.self), doc: "Weibull distribution.") { (random: RandomObject, alpha: Double, beta: Double) throws -> Double in
            alpha * pow(-log(1 - (try random.double())), 1 / beta)
        }
        type.method("vonmisesvariate", .required("mu", as: Double.self), .required("kappa", as: Double.self), doc: "Circular data distribution.") { (random: RandomObject, mu: Double, kappa: Double) throws -> Double in try vonMises(random, mu, kappa) }
    }

    private static let normalConstant = 4 * exp(-0.5) / (2.0).squareRoot()

    private static func normal(_ random: RandomObject, _ mu: Double, _ sigma: Double) throws -> Double {
        while true {
            try Pulse.check()
            let first = try random.double(), second = 1 - (try random.double())
            let z = normalConstant * (first - 0.5) / second
            if z * z / 4 <= -log(second) { return mu + z * sigma }
        }
    }

    private static func gamma(_ random: RandomObject, _ alpha: Double, _ beta: Double) throws -> Double {
        guard alpha > 0, beta > 0 else { throw PythonException.valueError("gammavariate: alpha and beta must be > 0.0") }
        if alpha > 1 { return try gammaAboveOne(random, alpha) * beta }
        if alpha == 1 { return -log(1 - (try random.double())) * beta }
        let e = M_E
        while true {
            try Pulse.check()
            let u = try random.double()
            let b = (e + alpha) / e, p = b * u
            let x = p <= 1 ? pow(p, 1 / alpha) : -log((b - p) / alpha)
            let other = try random.double()
            if p > 1 ? other <= pow(x, alpha - 1) : other <= exp(-x) { return x * beta }
        }
    }

    private static func gammaAboveOne(_ random: RandomObject, _ alpha: Double) throws -> Double {
        let a = (2 * alpha - 1).squareRoot(), b = alpha - log(4.0), c = alpha + a
        let limit = 1 + log(4.5)
        while true {
            try Pulse.check()
            let first = try random.double()
            guard first > 1e-7, first < 0.9999999 else { continue }
            let second = 1 - (try random.double())
            let v = log(first / (1 - first)) / a
            let x = alpha * exp(v), z = first * first * second, r = b + c * v - x
            if r + limit - 4.5 * z >= 0 || r >= log(z) { return x }
        }
    }

    private static func vonMises(_ random: RandomObject, _ mu: Double, _ kappa: Double) throws -> Double {
        let turn = 2 * Double.pi
        if kappa <= 1e-6 { return turn * (try random.double()) }
        let s = 0.5 / kappa, r = s + (1 + s * s).squareRoot()
        var z = 0.0
        while true {
            try Pulse.check()
            z = cos(Double.pi * (try random.double()))
            let d = z / (r + z), u = try random.double()
            if u < 1 - d * d || u <= (1 - d) * exp(d) { break }
        }
        let q = 1 / r, f = (q + z) / (1 + q * z)
        func wrapped(_ angle: Double) -> Double {
            let rest = fmod(angle, turn)
            return rest < 0 ? rest + turn : rest
        }
        return try random.double() > 0.5 ? wrapped(mu + acos(f)) : wrapped(mu - acos(f))
    }
}
