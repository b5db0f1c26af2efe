import BigInt

extension DecimalCalculator {
    public mutating func divide(_ a: DecimalNumber, _ b: DecimalNumber) -> DecimalNumber {
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
        if a.isZero { return finish(DecimalNumber(isNegative: isNegative, coefficient: 0, exponent: a.exponent - b.exponent)) }
        let shift = b.digitCount - a.digitCount + precision + 1
        var exponent = a.exponent - b.exponent - shift
        var (coefficient, rest) = shift >= 0
            ? (a.coefficient * PowersOfTen[shift]).quotientAndRemainder(dividingBy: b.coefficient)
            : a.coefficient.quotientAndRemainder(dividingBy: b.coefficient * PowersOfTen[-shift])
        if !rest.isZero {
            // A last digit that tells the rounding that there was more.
            if (coefficient % 5).isZero { coefficient += 1 }
        } else {
            let ideal = a.exponent - b.exponent
            while exponent < ideal {
                let (shorter, digit) = coefficient.quotientAndRemainder(dividingBy: 10)
                if !digit.isZero { break }
                coefficient = shorter
                exponent += 1
            }
        }
        rest = 0
        return finish(DecimalNumber(isNegative: isNegative, coefficient: coefficient, exponent: exponent))
    }

    /// The integer quotient, rounded to zero, and the remainder, of finite numbers; nil where the quotient has too many digits.
    private mutating func wholeDivision(_ a: DecimalNumber, _ b: DecimalNumber) -> (quotient: DecimalNumber, remainder: DecimalNumber)? {
        let isNegative = a.isNegative != b.isNegative
        let exponent = b.isInfinite ? a.exponent : min(a.exponent, b.exponent)
        let difference = a.adjusted - b.adjusted
        if a.isZero || b.isInfinite || difference <= -2 {
            return (DecimalNumber(isNegative: isNegative, coefficient: 0), rescaled(a, to: exponent))
        }
        if difference <= precision {
            var top = a.coefficient, bottom = b.coefficient
            if a.exponent >= b.exponent { top *= PowersOfTen[a.exponent - b.exponent] } else { bottom *= PowersOfTen[b.exponent - a.exponent] }
            let (quotient, remainder) = top.quotientAndRemainder(dividingBy: bottom)
            if quotient < PowersOfTen[precision] {
                return (DecimalNumber(isNegative: isNegative, coefficient: quotient), DecimalNumber(isNegative: a.isNegative, coefficient: remainder, exponent: exponent))
            }
        }
        signals.insert(.divisionImpossible)
        return nil
    }

    /// `a // b`
    public mutating func divideToInteger(_ a: DecimalNumber, _ b: DecimalNumber) -> DecimalNumber {
        if let found = notANumber(a, b) { return found }
        let isNegative = a.isNegative != b.isNegative
        if a.isInfinite { return b.isInfinite ? invalid() : .infinity(isNegative: isNegative) }
        if b.isZero {
            if a.isZero { return invalid(.divisionUndefined) }
            signals.insert(.divisionByZero)
            return .infinity(isNegative: isNegative)
        }
        return wholeDivision(a, b)?.quotient ?? .notANumber()
    }

    /// `a % b`, with the sign of `a`.
    public mutating func remainder(_ a: DecimalNumber, _ b: DecimalNumber) -> DecimalNumber {
        if let found = notANumber(a, b) { return found }
        if a.isInfinite { return invalid() }
        if b.isZero { return invalid(a.isZero ? .divisionUndefined : .invalidOperation) }
        guard let parts = wholeDivision(a, b) else { return .notANumber() }
        return finish(parts.remainder)
    }

    /// `divmod(a, b)`
    public mutating func divideWithRemainder(_ a: DecimalNumber, _ b: DecimalNumber) -> (DecimalNumber, DecimalNumber) {
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
        guard let parts = wholeDivision(a, b) else { return (.notANumber(), .notANumber()) }
        return (parts.quotient, finish(parts.remainder))
    }

    /// The remainder nearest to zero.
    public mutating func remainderNear(_ a: DecimalNumber, _ b: DecimalNumber) -> DecimalNumber {
        if let found = notANumber(a, b) { return found }
        if a.isInfinite { return invalid() }
        if b.isZero { return invalid(a.isZero ? .divisionUndefined : .invalidOperation) }
        if b.isInfinite { return finish(a) }
        let exponent = min(a.exponent, b.exponent)
        if a.isZero { return finish(DecimalNumber(isNegative: a.isNegative, coefficient: 0, exponent: exponent)) }
        let difference = a.adjusted - b.adjusted
        if difference >= precision + 1 { return invalid(.divisionImpossible) }
        if difference <= -2 { return finish(rescaled(a, to: exponent)) }
        var top = a.coefficient, bottom = b.coefficient
        if a.exponent >= b.exponent { top *= PowersOfTen[a.exponent - b.exponent] } else { bottom *= PowersOfTen[b.exponent - a.exponent] }
        var (quotient, rest) = top.quotientAndRemainder(dividingBy: bottom)
        var isNegative = a.isNegative
        if rest * 2 > bottom || (rest * 2 == bottom && quotient & 1 == 1) {
            rest = bottom - rest
            quotient += 1
            isNegative.toggle()
        }
        if quotient >= PowersOfTen[precision] { return invalid(.divisionImpossible) }
        return finish(DecimalNumber(isNegative: isNegative, coefficient: rest, exponent: exponent))
    }

    // MARK: rounding to a place

    /// `quantize`: the number with the exponent of another.
    public mutating func quantize(_ number: DecimalNumber, like pattern: DecimalNumber) -> DecimalNumber {
        if let found = notANumber(number, pattern) { return found }
        if number.isInfinite || pattern.isInfinite {
            return number.isInfinite && pattern.isInfinite ? number : invalid()
        }
        let exponent = pattern.exponent
        guard exponent >= etiny, exponent <= largestExponent else { return invalid() }
        if number.isZero { return finish(DecimalNumber(isNegative: number.isNegative, coefficient: 0, exponent: exponent)) }
        if number.adjusted > largestExponent || number.adjusted - exponent + 1 > precision { return invalid() }
        let result = rescaled(number, to: exponent)
        if result.adjusted > largestExponent || result.digitCount > precision { return invalid() }
        if !result.isZero, result.adjusted < smallestExponent { signals.insert(.subnormal) }
        if result.exponent > number.exponent { signals.insert(result.order(number) != 0 ? [.rounded, .inexact] : .rounded) }
        return finish(result)
    }

    /// `to_integral_value`, and `to_integral_exact` where `isExact` tells of rounding.
    public mutating func integral(_ number: DecimalNumber, isExact: Bool = false) -> DecimalNumber {
        if let found = notANumber(number) { return found }
        guard number.isFinite, number.exponent < 0 else { return number }
        let result = rescaled(number, to: 0)
        if isExact, !number.isZero { signals.insert(result.order(number) != 0 ? [.rounded, .inexact] : .rounded) }
        return result
    }

    /// `normalize`: without zeros at the end.
    public mutating func normalize(_ number: DecimalNumber) -> DecimalNumber {
        if let found = notANumber(number) { return found }
        var result = finish(number)
        guard result.isFinite else { return result }
        if result.isZero { return DecimalNumber(isNegative: result.isNegative, coefficient: 0) }
        let most = clamps ? etop : largestExponent
        while result.exponent < most {
            let (shorter, digit) = result.coefficient.quotientAndRemainder(dividingBy: 10)
            if !digit.isZero { break }
            result.coefficient = shorter
            result.exponent += 1
        }
        return result
    }
}
