import BigInt

extension DecimalCalculator {
    public mutating func divide(_ a: DecimalNumber, _ b: DecimalNumber) throws -> DecimalNumber {
        if let found = notANumber(a, b) { return found }
        let isNegative = a.isNegative != b.isNegative
        if a.isInfinite { return b.isInfinite ? invalid() : .infinity(isNegative: isNegative) }
        if b.isInfinite {
            signals.insert(.clamped)
            return DecimalNumber(isNegative: isNegative, coefficient: 0, exponent: etiny)
        }
        if b.isZero {
            if a.isZero { return invalid(.divisionUndefined) }
            signals.insert(.divisionByZero)
            return .infinity(isNegative: isNegative)
        }
        if a.isZero { return try finish(DecimalNumber(isNegative: isNegative, coefficient: 0, exponent: a.exponent - b.exponent)) }
        let shift = try b.digitCount - a.digitCount + precision + 1
        var exponent = a.exponent - b.exponent - shift
        var (coefficient, rest) = try shift >= 0
            ? a.coefficient.times(PowersOfTen[shift]).divided(by: b.coefficient)
            : a.coefficient.divided(by: b.coefficient.times(PowersOfTen[-shift]))
        if !rest.isZero {
            // A last digit that tells the rounding that there was more.
            if (coefficient % 5).isZero { coefficient += 1 }
        } else {
            let ideal = a.exponent - b.exponent
            let zeros = try PowersOfTen.trailingZeros(of: coefficient, atMost: ideal - exponent)
            coefficient = try coefficient.divided(by: PowersOfTen[zeros]).quotient
            exponent += zeros
        }
        rest = 0
        return try finish(DecimalNumber(isNegative: isNegative, coefficient: coefficient, exponent: exponent))
    }

    /// The integer quotient, rounded to zero, and the remainder, of finite numbers; nil where the quotient has too many digits.
    private mutating func wholeDivision(_ a: DecimalNumber, _ b: DecimalNumber) throws -> (quotient: DecimalNumber, remainder: DecimalNumber)? {
        let isNegative = a.isNegative != b.isNegative
        let exponent = b.isInfinite ? a.exponent : min(a.exponent, b.exponent)
        let difference = try a.adjusted - b.adjusted
        if a.isZero || b.isInfinite || difference <= -2 {
            return try (DecimalNumber(isNegative: isNegative, coefficient: 0), rescaled(a, to: exponent))
        }
        if difference <= precision {
            var top = a.coefficient, bottom = b.coefficient
            if a.exponent >= b.exponent { top = try top.times(PowersOfTen[a.exponent - b.exponent]) } else { bottom = try bottom.times(PowersOfTen[b.exponent - a.exponent]) }
            let (quotient, remainder) = try top.divided(by: bottom)
            if try PowersOfTen.digitCount(quotient) <= precision {
                return (DecimalNumber(isNegative: isNegative, coefficient: quotient), DecimalNumber(isNegative: a.isNegative, coefficient: remainder, exponent: exponent))
            }
        }
        signals.insert(.divisionImpossible)
        return nil
    }

    /// `a // b`
    public mutating func divideToInteger(_ a: DecimalNumber, _ b: DecimalNumber) throws -> DecimalNumber {
        if let found = notANumber(a, b) { return found }
        let isNegative = a.isNegative != b.isNegative
        if a.isInfinite { return b.isInfinite ? invalid() : .infinity(isNegative: isNegative) }
        if b.isZero {
            if a.isZero { return invalid(.divisionUndefined) }
            signals.insert(.divisionByZero)
            return .infinity(isNegative: isNegative)
        }
        return try wholeDivision(a, b)?.quotient ?? .notANumber()
    }

    /// `a % b`, with the sign of `a`.
    public mutating func remainder(_ a: DecimalNumber, _ b: DecimalNumber) throws -> DecimalNumber {
        if let found = notANumber(a, b) { return found }
        if a.isInfinite { return invalid() }
        if b.isZero { return invalid(a.isZero ? .divisionUndefined : .invalidOperation) }
        guard let parts = try wholeDivision(a, b) else { return .notANumber() }
        return try finish(parts.remainder)
    }

    /// `divmod(a, b)`
    public mutating func divideWithRemainder(_ a: DecimalNumber, _ b: DecimalNumber) throws -> (DecimalNumber, DecimalNumber) {
        if let found = notANumber(a, b) { return (found, found) }
        let isNegative = a.isNegative != b.isNegative
        if a.isInfinite {
            if b.isInfinite {
                let nothing = invalid()
                return (nothing, nothing)
            }
            return (.infinity(isNegative: isNegative), invalid())
        }
        if b.isZero {
            if a.isZero {
                let nothing = invalid(.divisionUndefined)
                return (nothing, nothing)
            }
            signals.insert(.divisionByZero)
            return (.infinity(isNegative: isNegative), invalid())
        }
        guard let parts = try wholeDivision(a, b) else { return (.notANumber(), .notANumber()) }
        return try (parts.quotient, finish(parts.remainder))
    }

    /// The remainder nearest to zero.
    public mutating func remainderNear(_ a: DecimalNumber, _ b: DecimalNumber) throws -> DecimalNumber {
        if let found = notANumber(a, b) { return found }
        if a.isInfinite { return invalid() }
        if b.isZero { return invalid(a.isZero ? .divisionUndefined : .invalidOperation) }
        if b.isInfinite { return try finish(a) }
        let exponent = min(a.exponent, b.exponent)
        if a.isZero { return try finish(DecimalNumber(isNegative: a.isNegative, coefficient: 0, exponent: exponent)) }
        let difference = try a.adjusted - b.adjusted
        if difference >= precision + 1 { return invalid(.divisionImpossible) }
        if difference <= -2 { return try finish(rescaled(a, to: exponent)) }
        var top = a.coefficient, bottom = b.coefficient
        if a.exponent >= b.exponent { top = try top.times(PowersOfTen[a.exponent - b.exponent]) } else { bottom = try bottom.times(PowersOfTen[b.exponent - a.exponent]) }
        var (quotient, rest) = try top.divided(by: bottom)
        var isNegative = a.isNegative
        if rest * 2 > bottom || (rest * 2 == bottom && quotient & 1 == 1) {
            rest = bottom - rest
            quotient += 1
            isNegative.toggle()
        }
        if try PowersOfTen.digitCount(quotient) > precision { return invalid(.divisionImpossible) }
        return try finish(DecimalNumber(isNegative: isNegative, coefficient: rest, exponent: exponent))
    }

    // MARK: rounding to a place

    /// `quantize`: the number with the exponent of another.
    public mutating func quantize(_ number: DecimalNumber, like pattern: DecimalNumber) throws -> DecimalNumber {
        if let found = notANumber(number, pattern) { return found }
        if number.isInfinite || pattern.isInfinite {
            return number.isInfinite && pattern.isInfinite ? number : invalid()
        }
        let exponent = pattern.exponent
        guard exponent >= etiny, exponent <= largestExponent else { return invalid() }
        if number.isZero { return try finish(DecimalNumber(isNegative: number.isNegative, coefficient: 0, exponent: exponent)) }
        if try number.adjusted > largestExponent || number.adjusted - exponent + 1 > precision { return invalid() }
        let result = try rescaled(number, to: exponent)
        if try result.adjusted > largestExponent || result.digitCount > precision { return invalid() }
        if !result.isZero, try result.adjusted < smallestExponent { signals.insert(.subnormal) }
        if result.exponent > number.exponent { signals.insert(try result.order(number) != 0 ? [.rounded, .inexact] : .rounded) }
        return try finish(result)
    }

    /// `to_integral_value`, and `to_integral_exact` where `isExact` tells of rounding.
    public mutating func integral(_ number: DecimalNumber, isExact: Bool = false) throws -> DecimalNumber {
        if let found = notANumber(number) { return found }
        guard number.isFinite, number.exponent < 0 else { return number }
        let result = try rescaled(number, to: 0)
        if isExact, !number.isZero { signals.insert(try result.order(number) != 0 ? [.rounded, .inexact] : .rounded) }
        return result
    }

    /// `normalize`: without zeros at the end.
    public mutating func normalize(_ number: DecimalNumber) throws -> DecimalNumber {
        if let found = notANumber(number) { return found }
        var result = try finish(number)
        guard result.isFinite else { return result }
        if result.isZero { return DecimalNumber(isNegative: result.isNegative, coefficient: 0) }
        let most = clamps ? etop : largestExponent
        let zeros = try PowersOfTen.trailingZeros(of: result.coefficient, atMost: most - result.exponent)
        result.coefficient = try result.coefficient.divided(by: PowersOfTen[zeros]).quotient
        result.exponent += zeros
        return result
    }
}
