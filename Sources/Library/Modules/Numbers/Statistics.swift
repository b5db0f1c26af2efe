import BigInt
import Glibc
import Runtime

func statisticsModule(_ module: ModuleObject) {
    module.isWrittenInPython = true
    module["StatisticsError"] = .object(Statistics.errorClass)
    module["NormalDist"] = .object(NormalDistribution.pythonClass)
    declareAverages(module)
    declareMiddles(module)
    declareSpreads(module)
    declareRelations(module)
    module["__all__"] = .list(module.globals.map(\.name.text).filter { !$0.hasPrefix("_") && $0 != "LinearRegression" }.map { .string($0) })
}

/// Exact sums, and conversion back to the type of the data.
enum Statistics {
    typealias Ratio = FractionObject.Ratio
    static let errorClass = Class("StatisticsError", module: "statistics", bases: [.valueError], derivable: true)
    static func error(_ message: String) -> PythonException { PythonException(errorClass, message) }

    /// Numbers as exact fractions, and the type their results have.
    struct Data {
        var ratios: [Ratio] = []
        var type = Class.int
        /// The sum of what is infinite or no number; nil where all is finite.
        var special: Value?
        var count = 0
    }

    /// - Throws: TypeError for what is no number, and for types that have none in common.
    static func exact(_ values: [Value]) throws -> Data {
        var data = Data()
        for value in values {
            try Pulse.check()
            if value.type !== data.type { data.type = try common(data.type, value.type) }
            if isSpecial(value) {
                data.special = try (data.special ?? .int(0)).binary(.add, value)
            } else if let ratio = try FractionObject.exactRatio(of: value) {
                data.ratios.append(ratio)
            } else {
                throw PythonException.typeError("can't convert type '\(value.type.name)' to numerator/denominator")
            }
        }
        data.count = values.count
        return data
    }

    private static func isSpecial(_ value: Value) -> Bool {
        guard value.bigInteger == nil, value.type.isSubclass(of: .float) || value.object is DecimalObject else { return false }
        return !((try? value.floatNumber()) ?? 0).isFinite
    }

    /// The type of a sum of both: a derived one before its base, any before int, float before Fraction.
    private static func common(_ a: Class, _ b: Class) throws -> Class {
        if a === b || b === Class.int || b === Class.bool { return a }
        if a === Class.int || b.isSubclass(of: a) { return b }
        if a.isSubclass(of: b) { return a }
        if a.isSubclass(of: .int) { return b }
        if b.isSubclass(of: .int) { return a }
        let fraction = FractionObject.pythonClass
        if a.isSubclass(of: fraction), b.isSubclass(of: .float) { return b }
        if b.isSubclass(of: fraction), a.isSubclass(of: .float) { return a }
        guard FractionObject.isNumeric(b) else { return a }
        throw PythonException.typeError("don't know how to coerce \(a.name) and \(b.name)")
    }

    static func sum(_ ratios: [Ratio]) -> Ratio {
        // By denominators, so that equal ones add up without growing.
        var parts: [BigInt: BigInt] = [:]
        for ratio in ratios { parts[ratio.denominator, default: 0] += ratio.numerator }
        return parts.reduce((0, 1)) { total, part in reduced((total.0 * part.key + part.value * total.1, total.1 * part.key)) }
    }

    static func reduced(_ ratio: Ratio) -> Ratio {
        let divisor = ratio.numerator.greatestCommonDivisor(with: ratio.denominator)
        if divisor == 0 { return (0, 1) }
        let sign: BigInt = ratio.denominator < 0 ? -1 : 1
        return (sign * ratio.numerator / divisor, sign * ratio.denominator / divisor)
    }
    static func divided(_ ratio: Ratio, by count: Int) -> Ratio { reduced((ratio.numerator, ratio.denominator * BigInt(count))) }
    static func product(_ a: Ratio, _ b: Ratio) -> Ratio { reduced((a.numerator * b.numerator, a.denominator * b.denominator)) }
    static func difference(_ a: Ratio, _ b: Ratio) -> Ratio { reduced((a.numerator * b.denominator - b.numerator * a.denominator, a.denominator * b.denominator)) }

    /// The number as a value of the data's type.
    static func convert(_ ratio: Ratio, _ type: Class) throws -> Value {
        func quotient() throws -> Value { try Value.int(ratio.numerator).binary(.trueDivide, .int(ratio.denominator)) }
        func fraction() throws -> Value { try FractionObject.make(ratio.numerator, ratio.denominator).value }
        if type.isSubclass(of: .int), ratio.denominator != 1 { return try quotient() }
        if type === Class.int { return .int(ratio.numerator) }
        if type === Class.float { return try quotient() }
        if type === FractionObject.pythonClass { return try fraction() }
        if type.isSubclass(of: DecimalObject.pythonClass) {
            return try Value.object(type).call(.int(ratio.numerator)).binary(.trueDivide, .int(ratio.denominator))
        }
        return try Value.object(type).call(type.isSubclass(of: .int) ? .int(ratio.numerator) : type.isSubclass(of: .float) ? quotient() : fraction())
    }
    /// As above, of what is infinite or no number.
    static func convert(special: Value, _ type: Class) throws -> Value {
        special.type === type || type.isSubclass(of: .int) ? special : try Value.object(type).call(special)
    }
    static func double(_ ratio: Ratio) throws -> Double { try convert(ratio, Class.float).floatNumber() ?? 0 }
    /// `math.fsum`
    static func sum(_ numbers: [Double]) throws -> Double {
        var sum = ExactSum()
        for number in numbers { try sum.add(number) }
        return try sum.total()
    }

    /// The sum of squared differences from the mean, their own where none is given.
    static func squares(_ ratios: [Ratio], from mean: Ratio? = nil) -> Ratio {
        let center = mean ?? divided(sum(ratios), by: ratios.count)
        return sum(ratios.map { ratio in
            let distance = difference(ratio, center)
            return (distance.numerator * distance.numerator, distance.denominator * distance.denominator)
        })
    }

    /// The correctly rounded square root of a fraction.
    static func squareRoot(_ ratio: Ratio) -> Double {
        if ratio.numerator == 0 { return 0 }
        let bits = (ratio.numerator.magnitude.bitWidth - ratio.denominator.magnitude.bitWidth - 109) >> 1
        let (top, bottom) = bits >= 0 ? (ratio.numerator, ratio.denominator << (2 * bits)) : (ratio.numerator << (-2 * bits), ratio.denominator)
        // The root with a sticky last bit, about 55 bits long, rounds once.
        var root = (top / bottom).magnitude.squareRoot()
        if root * root * BigUInt(bottom.magnitude) != top.magnitude { root |= 1 }
        return ldexp(root.nearestDouble, Int32(clamping: bits))
    }

    static func sorted(_ data: Value) throws -> [Value] {
        let list = ListObject(try data.elements())
        _ = try list.value.callMethod("sort")
        return Array(list.elements)
    }
}

private func declareAverages(_ module: ModuleObject) {
    module.function("mean", .required("data", as: Value.self), doc: "The sum of the values by their number.") { (data: Value) throws -> Value in
        let values = try data.elements()
        if values.isEmpty { throw Statistics.error("mean requires at least one data point") }
        let data = try Statistics.exact(values)
        if let special = data.special { return try Statistics.convert(special: special.binary(.trueDivide, .int(values.count)), data.type) }
        return try Statistics.convert(Statistics.divided(Statistics.sum(data.ratios), by: values.count), data.type)
    }
    module.function("fmean", .required("data", as: Value.self), .optional("weights", default: Value.none), doc: "The mean as a float, quickly.") { (data: Value, weights: Value) throws -> Value in
        let values = try data.elements().map { try Double.from($0) }
        if values.isEmpty { throw Statistics.error("fmean requires at least one data point") }
        if weights.isNone { return .float(try Statistics.sum(values) / Double(values.count)) }
        let factors = try weights.elements().map { try Double.from($0) }
        guard factors.count == values.count else { throw Statistics.error("data and weights must be the same length") }
        let total = try Statistics.sum(factors)
        if total == 0 { throw Statistics.error("sum of weights must be non-zero") }
        return .float(try Statistics.sum(zip(values, factors).map { $0 * $1 }) / total)
    }
    module.function("geometric_mean", .required("data", as: Value.self), doc: "The n-th root of the product of n values.") { (data: Value) throws -> Double in
        let values = try data.elements().map { try Double.from($0) }
        guard !values.isEmpty, !values.contains(where: { $0 <= 0 }) else { throw Statistics.error("geometric mean requires a non-empty dataset containing positive numbers") }
        return exp(try Statistics.sum(values.map { log($0) }) / Double(values.count))
    }
    module.function("harmonic_mean", .required("data", as: Value.self), .optional("weights", default: Value.none), doc: "The reciprocal of the mean of the reciprocals.") { (data: Value, weights: Value) throws -> Value in
        try harmonicMean(data.elements(), weights.isNone ? nil : weights.elements())
    }
}

private func harmonicMean(_ values: [Value], _ weights: [Value]?) throws -> Value {
    if values.isEmpty { throw Statistics.error("harmonic_mean requires at least one data point") }
    func refusingNegative(_ value: Value) throws {
        if try value.compare(.less, .int(0)).isTrue() { throw Statistics.error("harmonic mean does not support negative values") }
    }
    if values.count == 1, weights == nil {
        guard FractionObject.isNumeric(values[0].type) else { throw PythonException.typeError("unsupported type") }
        try refusingNegative(values[0])
        return values[0]
    }
    var sum = (numerator: BigInt(values.count), denominator: BigInt(1))
    if let weights {
        guard weights.count == values.count else { throw Statistics.error("Number of weights does not match data size") }
        for weight in weights { try refusingNegative(weight) }
        sum = Statistics.sum(try Statistics.exact(weights).ratios)
    }
    var shares: [Value] = []
    for (at, value) in values.enumerated() {
        try refusingNegative(value)
        let weight = weights?[at] ?? .int(1)
        do { shares.append(try weight.isTrue() ? weight.binary(.trueDivide, value) : .int(0)) } catch let error as PythonException where error.isInstance(of: .zeroDivisionError) { return .int(0) }
    }
    let data = try Statistics.exact(shares)
    if let special = data.special { return try Statistics.convert(special: Value.int(sum.numerator).binary(.trueDivide, special), data.type) }
    let total = Statistics.sum(data.ratios)
    if total.numerator <= 0 { throw Statistics.error("Weighted sum must be positive") }
    return try Statistics.convert(Statistics.product(sum, (total.denominator, total.numerator)), data.type)
}

private func declareMiddles(_ module: ModuleObject) {
    func median(_ name: String, doc: String, _ pick: @escaping ([Value]) throws -> Value) {
        module.function(name, .required("data", as: Value.self), doc: doc) { (data: Value) throws -> Value in
            let values = try Statistics.sorted(data)
            if values.isEmpty { throw Statistics.error("no median for empty data") }
            return try pick(values)
        }
    }
    median("median", doc: "The value in the middle; of an even number, the mean of the two there.") { values in
        if values.count % 2 == 1 { return values[values.count / 2] }
        return try values[values.count / 2 - 1].binary(.add, values[values.count / 2]).binary(.trueDivide, .int(2))
    }
    median("median_low", doc: "The smaller of the values in the middle.") { $0[($0.count - 1) / 2] }
    median("median_high", doc: "The greater of the values in the middle.") { $0[$0.count / 2] }
    module.function("median_grouped", .required("data", as: Value.self), .optional("interval", default: 1.0), doc: "The median of values that stand for intervals.") { (data: Value, interval: Double) throws -> Double in
        let values = try Statistics.sorted(data)
        if values.isEmpty { throw Statistics.error("no median for empty data") }
        let middle = values[values.count / 2]
        let first = try values.firstIndex { try $0.equals(middle) } ?? 0, last = try values.lastIndex { try $0.equals(middle) } ?? 0
        return try Double.from(middle) - interval / 2 + interval * (Double(values.count) / 2 - Double(first)) / Double(last - first + 1)
    }
    func counts(_ data: Value) throws -> [(key: Value, count: Int)] {
        let table = DictObject()
        try data.forEach { try table.set($0, .int(1 + (try table.get($0).map { try Int.from($0) } ?? 0))) }
        return try table.pairs.map { ($0.key, try Int.from($0.value)) }
    }
    module.function("mode", .required("data", as: Value.self), doc: "The value that comes most often, the first of several.") { (data: Value) throws -> Value in
        let found = try counts(data), most = found.map(\.count).max()
        guard let first = found.first(where: { $0.count == most }) else { throw Statistics.error("no mode for empty data") }
        return first.key
    }
    module.function("multimode", .required("data", as: Value.self), doc: "All values that come most often.") { (data: Value) throws -> Value in
        let found = try counts(data), most = found.map(\.count).max()
        return .list(found.filter { $0.count == most }.map(\.key))
    }
    module.function("quantiles", .required("data", as: Value.self), .keyword("n", default: 4), .keyword("method", default: "exclusive"), doc: "The values that cut the data into n parts alike.") { (data: Value, n: Int, method: String) throws -> Value in
        if n < 1 { throw Statistics.error("n must be at least 1") }
        try Limits.reserve(n, of: MemoryLayout<Value>.stride)
        let values = try Statistics.sorted(data)
        if values.count < 2 { throw Statistics.error("must have at least two data points") }
        guard method == "inclusive" || method == "exclusive" else { throw PythonException.valueError("Unknown method: \(method.pythonRepr)") }
        let isInclusive = method == "inclusive"
        return .list(try (1..<max(1, n)).map { index in
            let m = isInclusive ? values.count - 1 : values.count + 1
            let at = isInclusive ? index * m / n : min(max(index * m / n, 1), values.count - 1)
            let delta = index * m - at * n
            let low = values[isInclusive ? at : at - 1], high = values[isInclusive ? min(at + 1, values.count - 1) : at]
            return try low.binary(.multiply, .int(n - delta)).binary(.add, try high.binary(.multiply, .int(delta))).binary(.trueDivide, .int(n))
        })
    }
}

private func declareSpreads(_ module: ModuleObject) {
    for (name, isSample, isRoot) in [("variance", true, false), ("pvariance", false, false), ("stdev", true, true), ("pstdev", false, true)] {
        module.function(name, .required("data", as: Value.self), .optional(isSample ? "xbar" : "mu", default: Value.none), doc: "The \(isRoot ? "standard deviation" : "variance") of \(isSample ? "a sample" : "all there are").") { (data: Value, mean: Value) throws -> Value in
            var values = try data.elements()
            if !mean.isNone {
                values = try values.map { value in
                    let difference = try value.binary(.subtract, mean)
                    return try difference.binary(.multiply, difference)
                }
            }
            let numbers = try Statistics.exact(values), count = isSample ? values.count - 1 : values.count
            if values.count < (isSample ? 2 : 1) { throw Statistics.error("\(name) requires at least \(isSample ? "two data points" : "one data point")") }
            if let special = numbers.special {
                let spread = try special.binary(.trueDivide, .int(count))
                return isRoot ? try spread.attribute("numerator") : try Statistics.convert(special: spread, numbers.type)
            }
            let spread = Statistics.divided(mean.isNone ? Statistics.squares(numbers.ratios) : Statistics.sum(numbers.ratios), by: count)
            if !isRoot { return try Statistics.convert(spread, numbers.type) }
            if numbers.type.isSubclass(of: DecimalObject.pythonClass) {
                if spread.numerator == 0 { return try Value.object(DecimalObject.pythonClass).call(.string("0.0")) }
                return try Statistics.convert(spread, numbers.type).callMethod("sqrt")
            }
            return .float(Statistics.squareRoot(spread))
        }
    }
}

private func declareRelations(_ module: ModuleObject) {
    func pairs(_ x: Value, _ y: Value, _ name: String, isCentred: Bool = true) throws -> ([Double], [Double]) {
        let a = try x.elements().map { try Double.from($0) }, b = try y.elements().map { try Double.from($0) }
        guard a.count == b.count else { throw Statistics.error("\(name) requires that both inputs have same number of data points") }
        if a.count < 2 { throw Statistics.error("\(name) requires at least two data points") }
        // The mean is a float, which is not taken from a Decimal.
        if isCentred { for value in try x.elements() + y.elements() where value.object is DecimalObject { _ = try value.binary(.subtract, .float(0)) } }
        return (a, b)
    }
    func mean(_ numbers: [Double]) throws -> Double { try Statistics.sum(numbers) / Double(numbers.count) }
    func products(_ a: [Double], _ first: Double, _ b: [Double], _ second: Double) throws -> Double { try Statistics.sum(zip(a, b).map { ($0 - first) * ($1 - second) }) }
    module.function("covariance", .required("x", as: Value.self).positionalOnly, .required("y", as: Value.self).positionalOnly, doc: "How two inputs vary together.") { (x: Value, y: Value) throws -> Double in
        let (a, b) = try pairs(x, y, "covariance")
        return try products(a, mean(a), b, mean(b)) / Double(a.count - 1)
    }
    module.function("correlation", .required("x", as: Value.self).positionalOnly, .required("y", as: Value.self).positionalOnly, doc: "Pearson's correlation coefficient.") { (x: Value, y: Value) throws -> Double in
        let (a, b) = try pairs(x, y, "correlation")
        let first = try mean(a), second = try mean(b)
        let spread = try products(a, first, a, first) * products(b, second, b, second)
        if spread == 0 { throw Statistics.error("at least one of the inputs is constant") }
        return try products(a, first, b, second) / spread.squareRoot()
    }
    let regression = NamedTuples.make("LinearRegression", ["slope", "intercept"], module: "statistics")
    module.function("linear_regression", .required("x", as: Value.self).positionalOnly, .required("y", as: Value.self).positionalOnly, .keyword("proportional", default: false), doc: "The line that fits the points best.") { (x: Value, y: Value, isProportional: Bool) throws -> Value in
        let (a, b) = try pairs(x, y, "linear regression", isCentred: !isProportional)
        let first = isProportional ? 0 : try mean(a), second = isProportional ? 0 : try mean(b)
        let spread = try products(a, first, a, first)
        if spread == 0 { throw Statistics.error("x is constant") }
        let slope = try products(a, first, b, second) / spread
        return TupleObject(elements: [.float(slope), .float(isProportional ? 0 : second - slope * first)], type: regression).value
    }
}
