import BigInt

/// Number-theoretic functions of ints of any width, cut into parts as their arithmetic is.
extension LargeIntegers {
    /// The product of the ints from `first` to `last`.
    public static func product(from first: Int, through last: Int) throws -> BigInt {
        if last < first { return 1 }
        if last - first < 16 {
            var product = BigInt(1)
            for factor in first...last { product *= BigInt(factor) }
            return product
        }
        try Pulse.check()
        let middle = first + (last - first) / 2
        return try self.product(product(from: first, through: middle), product(from: middle + 1, through: last))
    }

    /// The greatest common divisor, by Euclid's algorithm where that may take long.
    public static func greatestCommonDivisor(_ a: BigInt, _ b: BigInt) throws -> BigInt {
        var (large, small) = (BigInt(a.magnitude), BigInt(b.magnitude))
        while small != 0, large.magnitude.words.count > 256 {
            try Pulse.check()
            (large, small) = (small, try quotient(large, small).remainder)
        }
        return large.greatestCommonDivisor(with: small)
    }

    /// The number whose product with `number` is 1 modulo `modulus`, by Euclid's algorithm; nil where there is none.
    /// - Parameter modulus: above 0.
    public static func inverse(_ number: BigInt, modulus: BigInt) throws -> BigInt? {
        if modulus == 1 { return 0 }
        var (before, inverse) = (BigInt(0), BigInt(1)), (large, small) = (modulus, number.modulus(modulus))
        while small != 0 {
            try Pulse.check()
            let (times, rest) = try quotient(large, small)
            (before, inverse) = (inverse, before - (try product(times, inverse)))
            (large, small) = (small, rest)
        }
        return large == 1 ? before.modulus(modulus) : nil
    }

    /// The integral square root of a number that is not negative, with the precision doubled at each step (CPython's `math.isqrt`).
    public static func squareRoot(_ number: BigInt) throws -> BigInt {
        if number.magnitude.words.count <= 64 { return number.squareRoot() }
        let half = (number.magnitude.bitWidth - 1) / 2
        var root = BigInt(1), digits = 0
        for shift in (0..<(Int.bitWidth - half.leadingZeroBitCount)).reversed() {
            let before = digits
            digits = half >> shift
            root = root.shifted(left: digits - before - 1) + (try quotient(number >> (2 * half - before - digits + 1), root).quotient)
        }
        return try product(root, root) > number ? root - 1 : root
    }
}
