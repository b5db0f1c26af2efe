import BigInt

/// Arithmetic of ints so wide that it takes long: cut into parts between which limits and Ctrl-C are looked at.
public enum LargeIntegers {
    /// The word products that one uninterrupted step may take: a few milliseconds.
    private static let stepSize = 1 << 22

    /// `a * b`
    public static func product(_ a: BigInt, _ b: BigInt) throws -> BigInt {
        let product = try multiply(a.magnitude, b.magnitude)
        return BigInt(sign: a.sign == b.sign ? .plus : .minus, magnitude: product)
    }

    /// Karatsuba's method down to the steps.
    static func multiply(_ a: BigUInt, _ b: BigUInt) throws -> BigUInt {
        let (long, short) = a.words.count >= b.words.count ? (a, b) : (b, a)
        let count = long.words.count, less = short.words.count
        if less == 0 || count <= stepSize / max(1, less) { return long * short }
        try Pulse.check()
        if 2 * less <= count {
            var product = BigUInt(0)
            for start in stride(from: 0, to: count, by: less) {
                product += try multiply(part(long, start, start + less), short).shifted(left: start * BigUInt.Word.bitWidth)
            }
            return product
        }
        let half = (count + 1) / 2, shift = half * BigUInt.Word.bitWidth
        let (lowA, highA) = (part(long, 0, half), part(long, half, count)), (lowB, highB) = (part(short, 0, half), part(short, half, less))
        let low = try multiply(lowA, lowB), high = try multiply(highA, highB)
        let middle = try multiply(lowA + highA, lowB + highB) - low - high
        return low + middle.shifted(left: shift) + high.shifted(left: 2 * shift)
    }

    private static func part(_ number: BigUInt, _ start: Int, _ end: Int) -> BigUInt {
        let words = number.words
        let first = min(start, words.count), last = min(end, words.count)
        return first < last ? BigUInt(words: words[first..<last]) : 0
    }

    /// `divmod` of magnitudes, truncating: long division in digits of many words.
    public static func quotient(_ a: BigInt, _ b: BigInt) throws -> (quotient: BigInt, remainder: BigInt) {
        let top = a.magnitude, bottom = b.magnitude
        let count = top.words.count, less = bottom.words.count
        guard less > 0, count > less, (count - less) > stepSize / less else { return a.quotientAndRemainder(dividingBy: b) }
        // A word of a quotient costs more than one of a product.
        let digit = max(1, stepSize / 16 / less)
        var quotient = [BigUInt.Word](repeating: 0, count: count), rest = BigUInt(0)
        var end = count
        while end > 0 {
            try Pulse.check()
            let start = max(0, end - digit)
            rest = rest.shifted(left: (end - start) * BigUInt.Word.bitWidth) + part(top, start, end)
            let step = rest.quotientAndRemainder(dividingBy: bottom)
            for (place, word) in step.quotient.words.enumerated() where word != 0 { quotient[start + place] = word }
            rest = step.remainder
            end = start
        }
        return (BigInt(sign: a.sign == b.sign ? .plus : .minus, magnitude: BigUInt(words: quotient)), BigInt(sign: a.sign, magnitude: rest))
    }

    /// `base ** exponent`
    public static func power(_ base: BigInt, _ exponent: Int) throws -> BigInt {
        let magnitude = base.magnitude
        if magnitude.trailingZeroBitCount == magnitude.bitWidth - 1 {
            let result = BigUInt(1) << (exponent * (magnitude.bitWidth - 1))
            return BigInt(sign: base.sign == .minus && exponent & 1 == 1 ? .minus : .plus, magnitude: result)
        }
        var result = BigInt(1), square = base, rest = exponent
        while rest > 0 {
            if rest & 1 == 1 { result = try product(result, square) }
            rest >>= 1
            if rest > 0 { square = try product(square, square) }
        }
        return result
    }

    /// `pow(base, exponent, modulus)` for an exponent that is not negative.
    public static func power(_ base: BigInt, _ exponent: BigInt, modulus: BigInt) throws -> BigInt {
        var result = BigInt(1).modulus(modulus), square = base.modulus(modulus)
        let bits = exponent.magnitude
        for word in bits.words.enumerated() {
            for bit in 0..<BigUInt.Word.bitWidth where word.offset * BigUInt.Word.bitWidth + bit < bits.bitWidth {
                try Pulse.check()
                if word.element >> UInt(bit) & 1 == 1 { result = try quotient(product(result, square), modulus).remainder }
                square = try quotient(product(square, square), modulus).remainder
            }
        }
        return result
    }
}

extension BigUInt {
    /// `self << count`, in linear time: the operator of the package makes room for one word after the other.
    func shifted(left count: Int) -> BigUInt {
        var number = self
        number <<= count
        return number
    }
}

extension BigInt {
    /// `self << count`, in linear time.
    func shifted(left count: Int) -> BigInt { BigInt(sign: sign, magnitude: magnitude.shifted(left: count)) }
}

/// Bits of ints of any size in two's complement, by operations on magnitudes: BigInt's own `>>` rounds negative numbers up, and its `&`, `|` and `^`
/// are wrong where the lowest word of a negative one is zero.
extension BigInt {
    /// `self >> count`, rounded down: `-3 >> 1` is -2.
    public func shifted(right count: Int) -> BigInt {
        sign == .plus ? BigInt(magnitude >> count) : complement(complement().magnitude >> count)
    }

    /// `self & other`
    public func and(_ other: BigInt) -> BigInt {
        switch (isNegative, other.isNegative) {
        case (false, false): return BigInt(magnitude & other.magnitude)
        case (false, true): return BigInt(magnitude ^ (magnitude & other.inverted))
        case (true, false): return other.and(self)
        case (true, true): return complement(inverted | other.inverted)
        }
    }

    /// `self | other`
    public func or(_ other: BigInt) -> BigInt {
        if !isNegative, !other.isNegative { return BigInt(magnitude | other.magnitude) }
        return complement().and(other.complement()).complement()
    }

    /// `self ^ other`
    public func xor(_ other: BigInt) -> BigInt {
        let bits = (isNegative ? inverted : magnitude) ^ (other.isNegative ? other.inverted : other.magnitude)
        return isNegative == other.isNegative ? BigInt(bits) : complement(bits)
    }

    private var isNegative: Bool { sign == .minus }
    /// The magnitude of `~self`, where this is negative.
    private var inverted: BigUInt { complement().magnitude }
    /// `~self`
    private func complement() -> BigInt { -self - 1 }
    private func complement(_ bits: BigUInt) -> BigInt { BigInt(bits).complement() }
}
