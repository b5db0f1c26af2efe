import Glibc
import Runtime

/// `statistics.NormalDist`
final class NormalDistribution: Object {
    let mean: Double
    let deviation: Double

    static let pythonClass = Class.declare("NormalDist", for: NormalDistribution.self, module: "statistics", derivable: true, doc: "A normal distribution.") { type in
        type.constructor(.optional("mu", default: 0.0), .optional("sigma", default: 1.0)) { (made: Class, mu: Double, sigma: Double) throws -> Value in
            if sigma < 0 { throw Statistics.error("sigma must be non-negative") }
            return NormalDistribution(mu, sigma, type: made).value
        }
        declare(type)
    }

    init(_ mean: Double, _ deviation: Double, type: Class = pythonClass) {
        self.mean = mean
        self.deviation = deviation
        super.init(type: type)
    }

    private static func declare(_ type: Declaration<NormalDistribution>) {
        for name in ["mean", "median", "mode"] { type.property(name, doc: "Arithmetic mean, median and mode of the distribution.") { (normal: NormalDistribution) -> Double in normal.mean } }
        type.property("stdev", doc: "Standard deviation.") { (normal: NormalDistribution) -> Double in normal.deviation }
        type.property("variance", doc: "Square of the standard deviation.") { (normal: NormalDistribution) -> Double in normal.deviation * normal.deviation }
        type.classMethod("from_samples", .required("data", as: Value.self), doc: "The distribution with mean and spread of the data.") { (made: Class, data: Value) throws -> Value in
            let values = try data.elements()
            if values.count < 2 { throw Statistics.error("stdev requires at least two data points") }
            let ratios = try Statistics.exact(values).ratios
            let center = Statistics.divided(Statistics.sum(ratios), by: values.count)
            let spread = Statistics.divided(Statistics.squares(ratios, from: center), by: values.count - 1)
            return NormalDistribution(try Statistics.double(center), Statistics.squareRoot(spread), type: made).value
        }
        type.method("pdf", .required("x", as: Double.self), doc: "Probability density function.") { (normal: NormalDistribution, x: Double) throws -> Double in
            try normal.checkSpread("pdf")
            let variance = normal.deviation * normal.deviation, distance = x - normal.mean
            return exp(distance * distance / (-2 * variance)) / (2 * Double.pi * variance).squareRoot()
        }
        type.method("cdf", .required("x", as: Double.self), doc: "How probable a value of at most x is.") { (normal: NormalDistribution, x: Double) throws -> Double in
            try normal.checkSpread("cdf")
            return normal.cumulative(x)
        }
        type.method("inv_cdf", .required("p", as: Double.self), doc: "The value that is not exceeded with probability p.") { (normal: NormalDistribution, p: Double) throws -> Double in
            guard p > 0, p < 1 else { throw Statistics.error("p must be in the range 0.0 < p < 1.0") }
            if normal.deviation == 0 { throw Statistics.error("cdf() not defined when sigma at or below zero") }
            return normal.quantile(p)
        }
        type.method("quantiles", .optional("n", default: 4), doc: "The values that cut the distribution into n parts of one probability.") { (normal: NormalDistribution, n: Int) throws -> Value in
            try Limits.reserve(max(0, n), of: MemoryLayout<Value>.stride)
            return .list((1..<max(1, n)).map { .float(normal.quantile(Double($0) / Double(n))) })
        }
        type.method("zscore", .required("x", as: Double.self), doc: "Compute the Standard Score.") { (normal: NormalDistribution, x: Double) throws -> Double in
            try normal.checkSpread("zscore")
            return (x - normal.mean) / normal.deviation
        }
        type.method("samples", .required("n", as: Int.self), .keyword("seed", default: Value.none), doc: "So many random values of the distribution.") { (normal: NormalDistribution, n: Int, seed: Value) throws -> Value in
            try Limits.reserve(max(0, n), of: MemoryLayout<Value>.stride)
            let gauss = seed.isNone ? try Program.context?.importModule("random").value.attribute("gauss") ?? .none : try Value.object(RandomObject.pythonClass).call(seed).attribute("gauss")
            return .list(try (0..<max(0, n)).map { _ in
                try Pulse.check()
                return try gauss.call(.float(normal.mean), .float(normal.deviation))
            })
        }
        type.method("overlap", .required("other", as: NormalDistribution.self), doc: "How much of two distributions lies over each other, from 0 to 1.") { (normal: NormalDistribution, other: NormalDistribution) throws -> Double in try normal.overlap(other) }
    }

    private func checkSpread(_ function: String) throws {
        if deviation == 0 { throw Statistics.error("\(function)() not defined when sigma is zero") }
    }
    private func cumulative(_ x: Double) -> Double { 0.5 * (1 + erf((x - mean) / (deviation * 2.0.squareRoot()))) }

    private func quantile(_ p: Double) -> Double { mean + NormalQuantile.standard(p) * deviation }

    private func overlap(_ other: NormalDistribution) throws -> Double {
        let isOrdered = (deviation, mean) <= (other.deviation, other.mean)
        let a = isOrdered ? self : other, b = isOrdered ? other : self
        let first = a.deviation * a.deviation, second = b.deviation * b.deviation
        if first == 0 || second == 0 { throw Statistics.error("overlap() not defined when sigma is zero") }
        let difference = second - first, distance = abs(b.mean - a.mean)
        if difference == 0 { return 1 - erf(distance / (2 * a.deviation * 2.0.squareRoot())) }
        let center = a.mean * second - b.mean * first
        let width = a.deviation * b.deviation * (distance * distance + difference * log(second / first)).squareRoot()
        let low = (center + width) / difference, high = (center - width) / difference
        return 1 - (abs(b.cumulative(low) - a.cumulative(low)) + abs(b.cumulative(high) - a.cumulative(high)))
    }

    override func repr() throws -> String { "\(type.name)(mu=\(mean.pythonDescription), sigma=\(deviation.pythonDescription))" }
    override func hash() throws -> Int { mean.hashValue ^ deviation.hashValue }
    override func compare(_ operation: Comparison, _ other: Value) throws -> Value? {
        guard operation == .equal || operation == .notEqual, let other = other.object as? NormalDistribution else { return nil }
        return .bool((mean == other.mean && deviation == other.deviation) == (operation == .equal))
    }
    override func binary(_ operation: BinaryOperation, _ other: Value, reflected: Bool) throws -> Value? {
        if let other = other.object as? NormalDistribution {
            guard operation == .add || operation == .subtract else { return nil }
            return NormalDistribution(operation == .add ? mean + other.mean : mean - other.mean, hypot(deviation, other.deviation)).value
        }
        guard let number = try other.floatNumber() else { return nil }
        switch operation {
        case .add: return NormalDistribution(mean + number, deviation).value
        case .subtract: return NormalDistribution(reflected ? number - mean : mean - number, deviation).value
        case .multiply: return NormalDistribution(mean * number, deviation * abs(number)).value
        case .trueDivide where !reflected:
            if number == 0 { throw PythonException.zeroDivision("float division by zero") }
            return NormalDistribution(mean / number, deviation / abs(number)).value
        default: return nil
        }
    }
    override func unary(_ operation: UnaryOperation) throws -> Value? {
        operation == .invert ? nil : NormalDistribution(operation == .negative ? -mean : mean, deviation).value
    }
}

/// The inverse of the standard normal distribution by Wichura's algorithm AS 241 (PPND16): about 1 part in 10**16.
private enum NormalQuantile {
    private typealias Coefficients = (top: [Double], bottom: [Double])
    private static let center: Coefficients = (
        [2509.0809287301227, 33430.57558358813, 67265.7709270087, 45921.95393154987, 13731.69376550946, 1971.5909503065513, 133.14166789178438, 3.3871328727963665],
        [5226.495278852854, 28729.085735721943, 39307.89580009271, 21213.794301586597, 5394.196021424751, 687.1870074920579, 42.31333070160091, 1]
    )
    private static let middle: Coefficients = (
        [0.0007745450142783414, 0.022723844989269184, 0.2417807251774506, 1.2704582524523684, 3.6478483247632045, 5.769497221460691, 4.630337846156546, 1.4234371107496835],
        [1.0507500716444169e-09, 0.0005475938084995345, 0.015198666563616457, 0.14810397642748008, 0.6897673349851, 1.6763848301838038, 2.053191626637759, 1]
    )
    private static let tail: Coefficients = (
        [2.0103343992922881e-07, 2.7115555687434876e-05, 0.0012426609473880784, 0.026532189526576124, 0.29656057182850487, 1.7848265399172913, 5.463784911164114, 6.657904643501103],
        [2.0442631033899397e-15, 1.421511758316446e-07, 1.8463183175100548e-05, 0.0007868691311456133, 0.014875361290850615, 0.1369298809227358, 0.599832206555888, 1]
    )

    private static func value(_ terms: [Double], _ r: Double) -> Double { terms.dropFirst().reduce(terms[0]) { $0 * r + $1 } }

    static func standard(_ p: Double) -> Double {
        let q = p - 0.5
        if abs(q) <= 0.425 {
            let r = 0.180625 - q * q
            return value(center.top, r) * q / value(center.bottom, r)
        }
        let r = (-log(q <= 0 ? p : 1 - p)).squareRoot()
        let (coefficients, from) = r <= 5 ? (middle, 1.6) : (tail, 5)
        let x = value(coefficients.top, r - from) / value(coefficients.bottom, r - from)
        return q < 0 ? -x : x
    }
}
