import BigInt
import Glibc

/// Powers of ten, the small ones kept.
public enum PowersOfTen {
    nonisolated(unsafe) private static var known: [BigUInt] = {
        var powers: [BigUInt] = [1]
        for _ in 1..<80 { powers.append(powers[powers.count - 1] * 10) }
        return powers
    }()

    /// - Throws: MemoryError for a power that there is no room for; what a safe point raises.
    public static subscript(exponent: Int) -> BigUInt {
        get throws {
            if exponent < 80 { return exponent < 0 ? 0 : known[exponent] }
            // A digit takes half a byte; multiplying takes room besides.
            try Limits.reserve(exponent, of: 1)
            return try LargeIntegers.power(BigInt(10), exponent).magnitude
        }
    }

    /// How many decimal digits a number has; 1 for zero.
    static func digitCount(_ number: BigUInt) throws -> Int {
        if number.isZero { return 1 }
        let bits = number.bitWidth
        if bits > 256, let count = digitCountByLogarithm(number, bits) { return count }
        // 30103/100000 is a little more than log10(2): the estimate is right or one too high.
        let estimate = bits < 3_000_000 ? bits * 30_103 / 100_000 + 1 : Int((Double(bits) * 0.301029995663981195).rounded(.down)) + 1
        if try number < PowersOfTen[estimate - 1] { return estimate - 1 }
        return try number >= PowersOfTen[estimate] ? estimate + 1 : estimate
    }

    /// By the first bits alone; nil for a number too near a power of ten.
    private static func digitCountByLogarithm(_ number: BigUInt, _ bits: Int) -> Int? {
        let words = number.words
        let high = Double(words[words.count - 1]) * 0x1p64 + Double(words[words.count - 2])
        let logarithm = Double(words.count - 2) * 64 * 0.301029995663981195 + log10(high)
        let whole = logarithm.rounded(.down), rest = logarithm - whole, doubt = 1e-14 * logarithm + 1e-12
        return rest > doubt && rest < 1 - doubt ? Int(whole) + 1 : nil
    }

    /// How many zeros a number that is not zero ends with, up to a bound: halving the steps that divide.
    static func trailingZeros(of number: BigUInt, atMost bound: Int) throws -> Int {
        var rest = number, found = 0, step = 1
        while step > 0 {
            if found + step <= bound {
                let (shorter, digits) = try rest.divided(by: PowersOfTen[step])
                if digits.isZero {
                    rest = shorter
                    found += step
                    step *= 2
                    continue
                }
            }
            step /= 2
        }
        return found
    }
}

extension BigUInt {
    /// The product, with looks at limits and Ctrl-C where it takes long.
    func times(_ other: BigUInt) throws -> BigUInt { try LargeIntegers.multiply(self, other) }

    /// Quotient and remainder, with looks at limits and Ctrl-C where they take long.
    func divided(by other: BigUInt) throws -> (quotient: BigUInt, remainder: BigUInt) {
        if words.count <= 64 { return quotientAndRemainder(dividingBy: other) }
        let (quotient, remainder) = try LargeIntegers.quotient(BigInt(self), BigInt(other))
        return (quotient.magnitude, remainder.magnitude)
    }
}
