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
    public var digitCount: Int { get throws { try PowersOfTen.digitCount(coefficient) } }
    /// The exponent of the first digit; 0 for what is no number.
    public var adjusted: Int { get throws { try kind == .finite ? exponent + digitCount - 1 : 0 } }

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
        get throws {
            let whole = try exponent >= 0 ? coefficient.times(PowersOfTen[exponent]) : -exponent > digitCount ? 0 : coefficient.divided(by: PowersOfTen[-exponent]).quotient
            return BigInt(sign: isNegative ? .minus : .plus, magnitude: whole)
        }
    }

    /// The nearest double.
    public var double: Double {
        get throws {
            switch kind {
            case .infinity: return isNegative ? -.infinity : .infinity
            case .quietNaN, .signalingNaN: return isNegative ? -Double.nan : .nan
            case .finite: return try Double(scientific()) ?? (exponent > 0 ? .infinity : 0)
            }
        }
    }

    /// Order of finite numbers and infinities: -1, 0, 1.
    public func order(_ other: DecimalNumber) throws -> Int {
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
        let (place, otherPlace) = try (adjusted, other.adjusted)
        if place != otherPlace { return place < otherPlace ? -sign : sign }
        let least = min(exponent, other.exponent)
        let mine = try coefficient.times(PowersOfTen[exponent - least]), others = try other.coefficient.times(PowersOfTen[other.exponent - least])
        return mine == others ? 0 : mine < others ? -sign : sign
    }
}
