import BigInt

/// A number of decimal floating-point arithmetic (Cowlishaw's General Decimal Arithmetic, as `decimal` has it).
public struct DecimalNumber {
    public enum Kind { case finite, infinity, quietNaN, signalingNaN }
    public var kind: Kind
    public var isNegative: Bool
    /// The digits; the payload of a NaN.
    public var coefficient: BigUInt
    public var exponent: Int

    public init(isNegative: Bool = false, coefficient: BigUInt, exponent: Int = 0) {
        kind = .finite
        self.isNegative = isNegative
        self.coefficient = coefficient
        self.exponent = exponent
    }
    public init(_ number: BigInt, exponent: Int = 0) { self.init(isNegative: number < 0, coefficient: number.magnitude, exponent: exponent) }

    private init(kind: Kind, isNegative: Bool, payload: BigUInt) {
        self.kind = kind
        self.isNegative = isNegative
        coefficient = payload
        exponent = 0
    }
    public static func infinity(isNegative: Bool = false) -> DecimalNumber { DecimalNumber(kind: .infinity, isNegative: isNegative, payload: 0) }
    public static func notANumber(isNegative: Bool = false, payload: BigUInt = 0, isSignaling: Bool = false) -> DecimalNumber {
        DecimalNumber(kind: isSignaling ? .signalingNaN : .quietNaN, isNegative: isNegative, payload: payload)
    }
    public static let zero = DecimalNumber(coefficient: 0)
    public static let one = DecimalNumber(coefficient: 1)

    public var isFinite: Bool { kind == .finite }
    public var isInfinite: Bool { kind == .infinity }
    public var isNaN: Bool { kind == .quietNaN || kind == .signalingNaN }
    public var isZero: Bool { kind == .finite && coefficient.isZero }
    /// How many digits the coefficient has; 1 for zero.
    public var digitCount: Int { PowersOfTen.digitCount(coefficient) }
    /// The exponent of the first digit; 0 for what is no number.
    public var adjusted: Int { kind == .finite ? exponent + digitCount - 1 : 0 }

    public var negated: DecimalNumber {
        var copy = self
        copy.isNegative.toggle()
        return copy
    }
    public func with(isNegative: Bool) -> DecimalNumber {
        var copy = self
        copy.isNegative = isNegative
        return copy
    }
    public var magnitude: DecimalNumber { with(isNegative: false) }
    /// The coefficient with its sign.
    public var signedCoefficient: BigInt { BigInt(sign: isNegative ? .minus : .plus, magnitude: coefficient) }

    /// The exact value of a double.
    public init(_ number: Double) {
        if number.isNaN {
            self = .notANumber(isNegative: number.sign == .minus)
        } else if number.isInfinite {
            self = .infinity(isNegative: number < 0)
        } else {
            let ratio = (try? number.integerRatio()) ?? (numerator: BigInt(0), denominator: BigInt(1))
            let places = ratio.denominator.trailingZeroBitCount
            self.init(isNegative: number.sign == .minus, coefficient: ratio.numerator.magnitude * BigUInt(5).power(places), exponent: -places)
        }
    }

    /// An int of any size truncated from a finite number.
    public var truncated: BigInt {
        let whole = exponent >= 0 ? coefficient * PowersOfTen[exponent] : -exponent > digitCount ? 0 : coefficient / PowersOfTen[-exponent]
        return BigInt(sign: isNegative ? .minus : .plus, magnitude: whole)
    }

    /// The nearest double.
    public var double: Double {
        switch kind {
        case .infinity: return isNegative ? -.infinity : .infinity
        case .quietNaN, .signalingNaN: return .nan
        case .finite: return Double(scientific()) ?? (exponent > 0 ? .infinity : 0)
        }
    }

    /// Order of finite numbers and infinities: -1, 0, 1.
    public func order(_ other: DecimalNumber) -> Int {
        if isInfinite || other.isInfinite {
            func rank(_ number: DecimalNumber) -> Int { number.isInfinite ? (number.isNegative ? -1 : 1) : 0 }
            return (rank(self) - rank(other)).signum()
        }
        if isZero || other.isZero {
            if isZero, other.isZero { return 0 }
            return isZero ? (other.isNegative ? 1 : -1) : (isNegative ? -1 : 1)
        }
        if isNegative != other.isNegative { return isNegative ? -1 : 1 }
        let sign = isNegative ? -1 : 1
        if adjusted != other.adjusted { return adjusted < other.adjusted ? -sign : sign }
        let least = min(exponent, other.exponent)
        let mine = coefficient * PowersOfTen[exponent - least], others = other.coefficient * PowersOfTen[other.exponent - least]
        return mine == others ? 0 : mine < others ? -sign : sign
    }
}

/// Powers of ten, the small ones kept.
enum PowersOfTen {
    nonisolated(unsafe) private static var known: [BigUInt] = {
        var powers: [BigUInt] = [1]
        for _ in 1..<80 { powers.append(powers[powers.count - 1] * 10) }
        return powers
    }()

    static subscript(exponent: Int) -> BigUInt {
        if exponent < 80 { return exponent < 0 ? 0 : known[exponent] }
        return BigUInt(10).power(exponent)
    }

    static func digitCount(_ number: BigUInt) -> Int {
        if number.isZero { return 1 }
        let bits = number.bitWidth
        // 30103/100000 is a little more than log10(2): the estimate is right or one too high.
        let estimate = bits < 3_000_000 ? bits * 30_103 / 100_000 + 1 : Int((Double(bits) * 0.301029995663981195).rounded(.down)) + 1
        if number < PowersOfTen[estimate - 1] { return estimate - 1 }
        return number >= PowersOfTen[estimate] ? estimate + 1 : estimate
    }
}
