import BigInt

extension DecimalCalculator {
    /// Digits beyond the precision in which transcendental functions are computed.
    private static let guardDigits = 12
    /// The most digits that transcendental functions are asked for; more would run for minutes.
    private static let mostDigits = 20_000

    public mutating func squareRoot(_ number: DecimalNumber) throws -> DecimalNumber {
        if let found = notANumber(number) { return found }
        if number.isZero { return try finish(DecimalNumber(isNegative: number.isNegative, coefficient: 0, exponent: number.exponent >> 1)) }
        if number.isNegative { return invalid() }
        if number.isInfinite { return number }
        let digits = precision + 1
        var exponent = number.exponent >> 1, coefficient = number.coefficient
        var length = try (number.digitCount + 1) / 2
        if number.exponent & 1 == 1 {
            coefficient *= 10
            length = try number.digitCount / 2 + 1
        }
        let shift = digits - length
        var isExact = true
        if shift >= 0 {
            coefficient = try coefficient.times(PowersOfTen[2 * shift])
        } else {
            let (kept, rest) = try coefficient.divided(by: PowersOfTen[-2 * shift])
            coefficient = kept
            isExact = rest.isZero
        }
        exponent -= shift
        var root = try LargeIntegers.squareRoot(BigInt(coefficient)).magnitude
        isExact = try isExact && root.times(root) == coefficient
        if isExact {
            if shift >= 0 { root = try root.divided(by: PowersOfTen[shift]).quotient } else { root = try root.times(PowersOfTen[-shift]) }
            exponent += shift
        } else if (root % 5).isZero { root += 1 }
        let earlier = rounding
        rounding = .halfEven
        defer { rounding = earlier }
        return try finish(DecimalNumber(coefficient: root, exponent: exponent))
    }

    /// A result computed with guard digits, which is never exact: rounded half-even.
    private mutating func finishInexact(_ number: DecimalNumber) throws -> DecimalNumber {
        let earlier = rounding
        rounding = .halfEven
        defer { rounding = earlier }
        var padded = number
        // More digits than the precision, so that rounding is reported.
        let missing = try precision + 1 - number.digitCount
        if missing > 0 {
            padded.coefficient = try padded.coefficient.times(PowersOfTen[missing])
            padded.exponent -= missing
        }
        let result = try finish(padded)
        signals.insert([.inexact, .rounded])
        return result
    }

    public mutating func exponential(_ number: DecimalNumber) throws -> DecimalNumber {
        if let found = notANumber(number) { return found }
        if number.isInfinite { return number.isNegative ? .zero : number }
        if number.isZero { return .one }
        guard precision <= DecimalCalculator.mostDigits else { return invalid(.invalidContext) }
        if try number.adjusted > 7 {
            // exp(10**8) is beyond every exponent of a usual context.
            return try finish(DecimalNumber(coefficient: 1, exponent: number.isNegative ? etiny - precision - 2 : largestExponent + 2))
        }
        if try number.adjusted < -precision - 2 { return try finishInexact(.one) }
        let digits = precision + DecimalCalculator.guardDigits
        return try finishInexact(FixedPoint.exponential(number, digits: digits))
    }

    public mutating func naturalLogarithm(_ number: DecimalNumber) throws -> DecimalNumber {
        if let found = notANumber(number) { return found }
        if number.isZero { return .infinity(isNegative: true) }
        if number.isNegative { return invalid() }
        if number.isInfinite { return number }
        if try number.order(.one) == 0 { return .zero }
        guard precision <= DecimalCalculator.mostDigits else { return invalid(.invalidContext) }
        return try finishInexact(FixedPoint.logarithm(number, digits: precision + DecimalCalculator.guardDigits))
    }

    public mutating func commonLogarithm(_ number: DecimalNumber) throws -> DecimalNumber {
        if let found = notANumber(number) { return found }
        if number.isZero { return .infinity(isNegative: true) }
        if number.isNegative { return invalid() }
        if number.isInfinite { return number }
        if try number.coefficient == PowersOfTen[number.digitCount - 1] { return try finish(DecimalNumber(BigInt(number.adjusted))) }
        guard precision <= DecimalCalculator.mostDigits else { return invalid(.invalidContext) }
        let digits = precision + DecimalCalculator.guardDigits
        var exact = self
        exact.precision = digits
        return try finishInexact(exact.divide(FixedPoint.logarithm(number, digits: digits), FixedPoint.logarithm(DecimalNumber(coefficient: 10), digits: digits)))
    }

    // MARK: powers

    /// `a ** b`
    public mutating func power(_ a: DecimalNumber, _ b: DecimalNumber) throws -> DecimalNumber {
        if let found = notANumber(a, b) { return found }
        if b.isZero { return a.isZero ? invalid() : .one }
        let isInteger = try b.isFinite && (b.exponent >= 0 || b.order(integralPart(b)) == 0)
        var isNegative = false
        if a.isNegative {
            if isInteger { isNegative = try isOdd(b) } else if !a.isZero { return invalid() }
        }
        if a.isZero { return b.isNegative ? .infinity(isNegative: isNegative) : DecimalNumber(isNegative: isNegative, coefficient: 0) }
        if a.isInfinite { return b.isNegative ? DecimalNumber(isNegative: isNegative, coefficient: 0) : .infinity(isNegative: isNegative) }
        let base = a.magnitude
        let toOne = try base.order(.one)
        if toOne == 0 { return try powerOfOne(base, b, isNegative, isInteger) }
        if b.isInfinite { return (toOne > 0) == b.isNegative ? DecimalNumber(coefficient: 0) : .infinity() }
        // |base - 1| is no less than the base's last digit, so that exponents of a certain size leave every range.
        if try b.adjusted + min(0, base.exponent) > 22 {
            let isLarge = (toOne > 0) != b.isNegative
            return try finish(DecimalNumber(isNegative: isNegative, coefficient: 1, exponent: isLarge ? largestExponent + 2 : etiny - precision - 2))
        }
        if isInteger, let exponent = try Int(exactly: b.truncated), exponent.magnitude < 1 << 40 { return try integerPower(base, exponent, isNegative) }
        return try generalPower(base, b, isNegative)
    }

    private func integralPart(_ number: DecimalNumber) throws -> DecimalNumber { try rescaled(number, to: 0, .down) }
    private func isOdd(_ number: DecimalNumber) throws -> Bool { try number.exponent <= 0 && number.truncated & 1 == 1 }

    private mutating func powerOfOne(_ base: DecimalNumber, _ b: DecimalNumber, _ isNegative: Bool, _ isInteger: Bool) throws -> DecimalNumber {
        guard isInteger, let times = try Int(exactly: b.truncated) else {
            signals.insert([.inexact, .rounded])
            return try DecimalNumber(isNegative: isNegative, coefficient: PowersOfTen[precision - 1], exponent: 1 - precision)
        }
        let exponent = base.exponent * min(max(times, 0), precision)
        if exponent < 1 - precision {
            signals.insert(.rounded)
            return try DecimalNumber(isNegative: isNegative, coefficient: PowersOfTen[precision - 1], exponent: 1 - precision)
        }
        return try DecimalNumber(isNegative: isNegative, coefficient: PowersOfTen[-exponent], exponent: exponent)
    }

    private mutating func integerPower(_ base: DecimalNumber, _ exponent: Int, _ isNegative: Bool) throws -> DecimalNumber {
        var work = self
        work.precision = precision + 4 + String(exponent.magnitude).count
        work.rounding = .halfEven
        work.signals = []
        var factor = try exponent < 0 ? work.divide(.one, base) : base
        var result = DecimalNumber.one
        var rest = exponent.magnitude
        while rest > 0 {
            if rest & 1 == 1 { result = try work.multiply(result, factor) }
            rest >>= 1
            if rest > 0 { factor = try work.multiply(factor, factor) }
            if !result.isFinite || result.isZero { break }
        }
        signals.formUnion(work.signals.intersection([.inexact, .rounded, .overflow, .underflow, .subnormal, .clamped]))
        return try finish(result.with(isNegative: isNegative))
    }

    private mutating func generalPower(_ base: DecimalNumber, _ b: DecimalNumber, _ isNegative: Bool) throws -> DecimalNumber {
        guard precision <= DecimalCalculator.mostDigits else { return invalid(.invalidContext) }
        let digits = try precision + DecimalCalculator.guardDigits + max(0, b.adjusted) + 20
        var work = self
        work.precision = digits
        work.rounding = .halfEven
        work.signals = []
        let product = try work.multiply(b, FixedPoint.logarithm(base, digits: digits))
        let result = try exponential(product)
        return isNegative ? result.negated : result
    }

    /// `pow(a, b, modulus)` of integers.
    public mutating func power(_ a: DecimalNumber, _ b: DecimalNumber, modulo c: DecimalNumber) throws -> DecimalNumber {
        if let found = notANumber(a, b, c) { return found }
        func isWhole(_ number: DecimalNumber) throws -> Bool { try number.isFinite && number.order(integralPart(number)) == 0 }
        guard try isWhole(a), try isWhole(b), try isWhole(c), !b.isNegative, !c.isZero, try c.adjusted < precision, !(a.isZero && b.isZero) else { return invalid() }
        let modulus = try c.truncated.magnitude
        let result = try LargeIntegers.power(BigInt(a.truncated.magnitude), b.truncated, modulus: BigInt(modulus)).magnitude
        return try DecimalNumber(isNegative: a.isNegative && isOdd(b), coefficient: result)
    }
}

/// Transcendental functions on scaled integers.
enum FixedPoint {
    /// The number times `10**digits`, truncated.
    private static func scaled(_ number: DecimalNumber, _ digits: Int) throws -> BigInt {
        let shift = number.exponent + digits
        let magnitude = try shift >= 0 ? number.coefficient.times(PowersOfTen[shift]) : -shift > number.digitCount ? 0 : number.coefficient.divided(by: PowersOfTen[-shift]).quotient
        return BigInt(sign: number.isNegative ? .minus : .plus, magnitude: magnitude)
    }

    /// `e**number`, with about `digits` correct digits.
    static func exponential(_ number: DecimalNumber, digits: Int) throws -> DecimalNumber {
        let work = try digits + max(0, number.adjusted) + 10
        let ten = try logarithmOfTen(work + 10)
        // number = k * ln 10 + rest
        let wide = try scaled(number, work + 10)
        let k = ExactDivision.halfEven(wide, ten)
        let rest = try (wide - k * ten) / BigInt(PowersOfTen[10])
        let halvings = 8
        let one = try BigInt(PowersOfTen[work])
        let small = rest / (BigInt(1) << halvings)
        var sum = one, term = one, at = 1
        while term != 0 {
            try Pulse.check()
            term = term * small / one / BigInt(at)
            sum += term
            at += 1
        }
        for _ in 0..<halvings {
            try Pulse.check()
            sum = sum * sum / one
        }
        return DecimalNumber(sum, exponent: -work + Int(k))
    }

    /// `ln(number)` of a positive number.
    static func logarithm(_ number: DecimalNumber, digits: Int) throws -> DecimalNumber {
        // Near 1 the result is small, so that it needs more places for its digits.
        let difference = try DecimalNumber(number.signedCoefficient - (number.exponent <= 0 ? BigInt(PowersOfTen[-number.exponent]) : 1), exponent: number.exponent)
        let nearness = try number.exponent <= 0 && number.adjusted >= -1 && number.adjusted <= 0 ? max(0, -difference.adjusted) : 0
        let work = digits + nearness + 15
        let k = try number.adjusted
        let mantissa = try scaled(DecimalNumber(coefficient: number.coefficient, exponent: number.exponent - k), work)
        if nearness > 0 { return try DecimalNumber(logarithm(scaled(number, work), work), exponent: -work) }
        return try DecimalNumber(logarithm(mantissa, work) + BigInt(k) * logarithmOfTen(work), exponent: -work)
    }

    /// `ln` of a scaled number between 0.1 and 10.
    private static func logarithm(_ number: BigInt, _ work: Int) throws -> BigInt {
        let one = try BigInt(PowersOfTen[work])
        var value = number, roots = 0
        while abs(value - one) * 8 > one, roots < 12 {
            value = try LargeIntegers.squareRoot(value * one)
            roots += 1
        }
        let ratio = (value - one) * one / (value + one), square = ratio * ratio / one
        var sum = BigInt(0), term = ratio, at = 1
        while term != 0 {
            try Pulse.check()
            sum += term / BigInt(at)
            term = term * square / one
            at += 2
        }
        return sum * 2 * (BigInt(1) << roots)
    }

    nonisolated(unsafe) private static var knownTen: (work: Int, value: BigInt) = (0, 0)

    private static func logarithmOfTen(_ work: Int) throws -> BigInt {
        if knownTen.work < work {
            let digits = work + 10
            knownTen = try (digits, logarithm(10 * BigInt(PowersOfTen[digits]), digits))
        }
        return try knownTen.value / BigInt(PowersOfTen[knownTen.work - work])
    }
}
