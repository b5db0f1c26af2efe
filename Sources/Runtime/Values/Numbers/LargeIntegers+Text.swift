import BigInt

/// The decimal digits of ints so wide that it takes long: halved again and again, with looks at limits and Ctrl-C between.
extension LargeIntegers {
    /// The digits that are converted in one uninterrupted step.
    private static let stepDigits = 576
    private static let stepWords = 32

    /// The decimal digits of a magnitude.
    public static func text(of number: BigUInt) throws -> String {
        let words = number.words.count
        if words <= 2 * stepWords { return String(number) }
        var powers = [BigUInt(10).power(stepDigits)]
        while let last = powers.last, last.words.count * 2 - 1 <= words { powers.append(try multiply(last, last)) }
        var digits: [UInt8] = []
        try appendDigits(number, powers[...], &digits)
        return String(decoding: digits, as: UTF8.self)
    }

    /// The digits in another base; in bases that are powers of two by pieces, which takes linear time.
    /// - Parameter radix: 2, 8, 16, or any that a single step may take.
    public static func text(of number: BigUInt, radix: Int, uppercase: Bool = false) throws -> String {
        let words = number.words
        // A piece of 3 * 64 words holds a whole number of digits of 1, 3 and 4 bits.
        let piece = 192
        guard words.count > 2 * piece, radix & (radix - 1) == 0 else { return String(number, radix: radix, uppercase: uppercase) }
        let width = piece * 64 / radix.trailingZeroBitCount
        try Limits.reserve(words.count * 64 / radix.trailingZeroBitCount, of: 1)
        var text = ""
        for start in stride(from: (words.count - 1) / piece * piece, through: 0, by: -piece) {
            try Pulse.check()
            let digits = String(BigUInt(words: words[start..<min(start + piece, words.count)]), radix: radix, uppercase: uppercase)
            if !text.isEmpty { text += String(repeating: "0", count: width - digits.utf8.count) }
            text += digits
        }
        return text
    }

    /// Appends the digits of a number below the square of the last power, with leading zeros unless it comes first.
    private static func appendDigits(_ number: BigUInt, _ powers: ArraySlice<BigUInt>, _ digits: inout [UInt8]) throws {
        guard let power = powers.last else {
            let text = String(number).utf8
            if !digits.isEmpty { digits.append(contentsOf: repeatElement(48, count: stepDigits - text.count)) }
            if !digits.isEmpty || number > 0 { digits.append(contentsOf: text) }
            return
        }
        let (high, low) = try quotient(BigInt(number), BigInt(power))
        try appendDigits(high.magnitude, powers.dropLast(), &digits)
        try appendDigits(low.magnitude, powers.dropLast(), &digits)
    }

    /// The number that decimal digits write, ASCII digits alone.
    public static func number(of digits: Substring.UTF8View) throws -> BigUInt {
        var powers = [BigUInt(10).power(stepDigits)]
        return try number(of: digits, &powers)
    }

    private static func number(of digits: Substring.UTF8View, _ powers: inout [BigUInt]) throws -> BigUInt {
        let count = digits.count
        if count <= stepDigits { return BigUInt(String(Substring(digits))) ?? 0 }
        var level = 0
        while stepDigits << (level + 1) < count { level += 1 }
        while powers.count <= level { powers.append(try multiply(powers[powers.count - 1], powers[powers.count - 1])) }
        let middle = digits.index(digits.startIndex, offsetBy: count - stepDigits << level)
        let high = try number(of: digits[..<middle], &powers), low = try number(of: digits[middle...], &powers)
        return try multiply(high, powers[level]) + low
    }

    /// The number of bytes, the most significant first.
    public static func number(of bytes: some BidirectionalCollection<UInt8>) throws -> BigUInt {
        var words: [BigUInt.Word] = []
        var word: BigUInt.Word = 0, shift = 0
        for byte in bytes.reversed() {
            word |= BigUInt.Word(byte) << BigUInt.Word(shift)
            shift += 8
            if shift == BigUInt.Word.bitWidth {
                words.append(word)
                try Pulse.check(at: words.count)
                (word, shift) = (0, 0)
            }
        }
        if shift > 0 { words.append(word) }
        return BigUInt(words: words)
    }
}
