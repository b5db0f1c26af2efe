import BigInt

/// Arithmetic under a context: the operations of General Decimal Arithmetic, collecting the signals they meet.
public struct DecimalCalculator {
    public var precision: Int
    public var rounding: DecimalRounding
    let smallestExponent: Int
    let largestExponent: Int
    let clamps: Bool
    public var signals: DecimalSignals = []

    public init(_ context: DecimalContext) {
        precision = context.precision
        rounding = context.rounding
        smallestExponent = context.smallestExponent
        largestExponent = context.largestExponent
        clamps = context.clamps
    }

    var etiny: Int { smallestExponent - precision + 1 }
    var etop: Int { largestExponent - precision + 1 }

    mutating func invalid(_ signal: DecimalSignals = .invalidOperation) -> DecimalNumber {
        signals.insert(signal)
        return .notANumber()
    }

    /// The NaN that an operation on a NaN gives; nil where no operand is one.
    mutating func notANumber(_ operands: DecimalNumber...) -> DecimalNumber? {
        guard var found = operands.first(where: { $0.kind == .signalingNaN }) ?? operands.first(where: \.isNaN) else { return nil }
        if found.kind == .signalingNaN {
            signals.insert(.invalidOperation)
            found.kind = .quietNaN
        }
        return withFittingPayload(found)
    }

    /// A NaN with the last digits of its payload, as many as the precision lets it have.
    private func withFittingPayload(_ number: DecimalNumber) -> DecimalNumber {
        let limit = precision - (clamps ? 1 : 0)
        guard number.isNaN, number.coefficient.bitWidth > 3 * limit, let power = try? PowersOfTen[limit] else { return number }
        return number.coefficient < power ? number : .notANumber(isNegative: number.isNegative, payload: number.coefficient % power, isSignaling: number.kind == .signalingNaN)
    }

    /// Rounds a result to the precision and keeps its exponent within the limits.
    public mutating func finish(_ number: DecimalNumber) throws -> DecimalNumber {
        guard number.isFinite else { return withFittingPayload(number) }
        if number.coefficient.isZero { return try finishZero(number) }
        let digits = try number.digitCount
        var least = digits + number.exponent - precision
        if least > etop { return try overflowed(number.isNegative) }
        let isSubnormal = least < etiny
        if isSubnormal { least = etiny }
        if number.exponent >= least {
            if isSubnormal { signals.insert(.subnormal) }
            return try folded(number)
        }
        var (coefficient, isInexact) = try rounding.round(number.coefficient, dropping: least - number.exponent, isNegative: number.isNegative)
        if try PowersOfTen.digitCount(coefficient) > precision {
            coefficient /= 10
            least += 1
        }
        if least > etop { return try overflowed(number.isNegative) }
        if isSubnormal { signals.insert(isInexact ? [.subnormal, .underflow] : .subnormal) }
        signals.insert(isInexact ? [.rounded, .inexact] : .rounded)
        if coefficient.isZero { signals.insert(.clamped) }
        return try folded(DecimalNumber(isNegative: number.isNegative, coefficient: coefficient, exponent: least))
    }

    private mutating func finishZero(_ number: DecimalNumber) throws -> DecimalNumber {
        let exponent = min(max(number.exponent, etiny), clamps ? etop : largestExponent)
        if exponent != number.exponent { signals.insert(.clamped) }
        return DecimalNumber(isNegative: number.isNegative, coefficient: 0, exponent: exponent)
    }

    /// With `clamp=1`, no exponent beyond that of a number with all digits.
    private mutating func folded(_ number: DecimalNumber) throws -> DecimalNumber {
        guard clamps, number.exponent > etop else { return number }
        signals.insert(.clamped)
        return try DecimalNumber(isNegative: number.isNegative, coefficient: number.coefficient.times(PowersOfTen[number.exponent - etop]), exponent: etop)
    }

    private mutating func overflowed(_ isNegative: Bool) throws -> DecimalNumber {
        signals.insert([.overflow, .inexact, .rounded])
        let staysFinite: Bool
        switch rounding {
        case .down, .zeroFiveUp: staysFinite = true
        case .ceiling: staysFinite = isNegative
        case .floor: staysFinite = !isNegative
        default: staysFinite = false
        }
        return try staysFinite ? DecimalNumber(isNegative: isNegative, coefficient: PowersOfTen[precision] - 1, exponent: etop) : .infinity(isNegative: isNegative)
    }

    /// The number with another exponent, rounded where that drops digits; no signals.
    func rescaled(_ number: DecimalNumber, to exponent: Int, _ rounding: DecimalRounding? = nil) throws -> DecimalNumber {
        if number.coefficient.isZero { return DecimalNumber(isNegative: number.isNegative, coefficient: 0, exponent: exponent) }
        if number.exponent >= exponent {
            return try DecimalNumber(isNegative: number.isNegative, coefficient: number.coefficient.times(PowersOfTen[number.exponent - exponent]), exponent: exponent)
        }
        let (coefficient, _) = try (rounding ?? self.rounding).round(number.coefficient, dropping: exponent - number.exponent, isNegative: number.isNegative)
        return DecimalNumber(isNegative: number.isNegative, coefficient: coefficient, exponent: exponent)
    }

    // MARK: sums and products

    public mutating func add(_ a: DecimalNumber, _ b: DecimalNumber) throws -> DecimalNumber {
        if let sum = shortSum(a, b) { return sum }
        if let found = notANumber(a, b) { return found }
        if a.isInfinite || b.isInfinite {
            if a.isInfinite, b.isInfinite, a.isNegative != b.isNegative { return invalid() }
            return .infinity(isNegative: a.isInfinite ? a.isNegative : b.isNegative)
        }
        var exponent = min(a.exponent, b.exponent)
        let zeroSign = a.isNegative && b.isNegative || (rounding == .floor && a.isNegative != b.isNegative)
        if a.isZero, b.isZero { return try finish(DecimalNumber(isNegative: zeroSign, coefficient: 0, exponent: exponent)) }
        if a.isZero || b.isZero {
            let other = a.isZero ? b : a
            exponent = max(exponent, other.exponent - precision - 1)
            return try finish(rescaled(other, to: exponent))
        }
        let (left, right) = try aligned(a, b)
        let sum = left.signedCoefficient + right.signedCoefficient
        if sum == 0 { return try finish(DecimalNumber(isNegative: rounding == .floor, coefficient: 0, exponent: exponent)) }
        return try finish(DecimalNumber(sum, exponent: left.exponent))
    }

    public mutating func subtract(_ a: DecimalNumber, _ b: DecimalNumber) throws -> DecimalNumber {
        if let found = notANumber(a, b) { return found }
        return try add(a, b.negated)
    }

    /// Two numbers with one exponent; a number far below the other's digits is replaced by one that rounds alike.
    private func aligned(_ a: DecimalNumber, _ b: DecimalNumber) throws -> (DecimalNumber, DecimalNumber) {
        let isSwapped = a.exponent < b.exponent
        var high = isSwapped ? b : a, low = isSwapped ? a : b
        let exponent = try high.exponent + min(-1, high.digitCount - precision - 2)
        if try low.digitCount + low.exponent - 1 < exponent {
            low.coefficient = 1
            low.exponent = exponent
        }
        high.coefficient = try high.coefficient.times(PowersOfTen[high.exponent - low.exponent])
        high.exponent = low.exponent
        return isSwapped ? (low, high) : (high, low)
    }

    public mutating func multiply(_ a: DecimalNumber, _ b: DecimalNumber) throws -> DecimalNumber {
        if let product = shortProduct(a, b) { return product }
        if let found = notANumber(a, b) { return found }
        let isNegative = a.isNegative != b.isNegative
        if a.isInfinite || b.isInfinite { return a.isZero || b.isZero ? invalid() : .infinity(isNegative: isNegative) }
        return try finish(DecimalNumber(isNegative: isNegative, coefficient: a.coefficient.times(b.coefficient), exponent: a.exponent + b.exponent))
    }

    /// `a * b + c` with one rounding.
    public mutating func fusedMultiplyAdd(_ a: DecimalNumber, _ b: DecimalNumber, _ c: DecimalNumber) throws -> DecimalNumber {
        if let found = notANumber(a, b, c) { return found }
        let isNegative = a.isNegative != b.isNegative
        if a.isInfinite || b.isInfinite {
            if a.isZero || b.isZero { return invalid() }
            return try add(.infinity(isNegative: isNegative), c)
        }
        return try add(DecimalNumber(isNegative: isNegative, coefficient: a.coefficient.times(b.coefficient), exponent: a.exponent + b.exponent), c)
    }

    /// `+a`, `-a`, `abs(a)`: rounded, and a zero loses its sign.
    public mutating func plus(_ a: DecimalNumber) throws -> DecimalNumber {
        if let found = notANumber(a) { return found }
        return try finish(a.isZero && rounding != .floor ? a.magnitude : a)
    }
    public mutating func minus(_ a: DecimalNumber) throws -> DecimalNumber {
        if let found = notANumber(a) { return found }
        return try finish(a.isZero && rounding != .floor ? a.magnitude : a.negated)
    }
    public mutating func absolute(_ a: DecimalNumber) throws -> DecimalNumber {
        if let found = notANumber(a) { return found }
        return try finish(a.magnitude)
    }
}
