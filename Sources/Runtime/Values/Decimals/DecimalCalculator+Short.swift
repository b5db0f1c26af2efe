import BigInt

/// Sums and products of short numbers, such as prices: in 64 bits, where they are exact and within all limits.
extension DecimalCalculator {
    /// The sum; nil where it takes more than 64 bits, or is zero, whose sign depends on the rounding.
    func shortSum(_ a: DecimalNumber, _ b: DecimalNumber) -> DecimalNumber? {
        let exponent = min(a.exponent, b.exponent)
        guard let left = shortCoefficient(a, exponent), let right = shortCoefficient(b, exponent) else { return nil }
        let (sum, overflow) = left.addingReportingOverflow(right)
        return overflow || left == 0 || right == 0 ? nil : short(isNegative: sum < 0, sum.magnitude, exponent)
    }

    /// The product; nil where it takes more than 64 bits, or is zero.
    func shortProduct(_ a: DecimalNumber, _ b: DecimalNumber) -> DecimalNumber? {
        guard let left = shortCoefficient(a, a.exponent), let right = shortCoefficient(b, b.exponent) else { return nil }
        let (product, overflow) = left.multipliedReportingOverflow(by: right)
        let (exponent, isBeyond) = a.exponent.addingReportingOverflow(b.exponent)
        return overflow || isBeyond ? nil : short(isNegative: product < 0, product.magnitude, exponent)
    }

    /// The coefficient of a finite number, with its sign, for an exponent that is not above its own; nil where it takes more than 63 bits.
    private func shortCoefficient(_ number: DecimalNumber, _ exponent: Int) -> Int64? {
        let (places, isFar) = number.exponent.subtractingReportingOverflow(exponent)
        guard number.isFinite, !isFar, places < DecimalCalculator.shortPowers.count, let magnitude = number.coefficient.word.flatMap({ Int64(exactly: $0) }) else { return nil }
        let (coefficient, overflow) = magnitude.multipliedReportingOverflow(by: DecimalCalculator.shortPowers[places])
        return overflow ? nil : number.isNegative ? -coefficient : coefficient
    }

    /// A result that `finish` would leave as it is; nil for others.
    private func short(isNegative: Bool, _ coefficient: UInt64, _ exponent: Int) -> DecimalNumber? {
        guard coefficient > 0, precision >= 20 || coefficient < DecimalCalculator.shortPowers[min(precision, 18)], exponent >= smallestExponent, exponent <= etop else { return nil }
        return DecimalNumber(isNegative: isNegative, coefficient: BigUInt(integerLiteral: coefficient), exponent: exponent)
    }

    private static let shortPowers: [Int64] = (0..<18).reduce(into: [1]) { powers, _ in powers.append(powers[powers.count - 1] * 10) }
}

extension BigUInt {
    /// The number, where it takes one word.
    var word: UInt? {
        let words = words
        return words.count > 1 ? nil : words.first ?? 0
    }
}
