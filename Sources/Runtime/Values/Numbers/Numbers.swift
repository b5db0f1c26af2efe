import BigInt

extension Int {
    /// `hash(n)`: modulo the Mersenne prime 2**61 - 1, -1 becoming -2, as CPython computes it.
    public var pythonHash: Int {
        let modulus = (1 << 61) - 1
        let magnitude = Int(self.magnitude % UInt(modulus))
        let hash = self < 0 ? -magnitude : magnitude
        return hash == -1 ? -2 : hash
    }
}

extension Double {
    /// `hash(x)`: equal to the hash of an equal int.
    public var pythonHash: Int {
        if isNaN { return 0 }
        if isInfinite { return self > 0 ? 314_159 : -314_159 }
        if self == rounded(.towardZero), abs(self) < 9e18 { return Int(self).pythonHash }
        var (fraction, exponent) = (significand, Int(self.exponent) + 1)
        fraction /= 2
        if self.sign == .minus { fraction = -fraction }
        let sign = fraction < 0 ? -1 : 1
        fraction = abs(fraction)
        let modulus: UInt64 = (1 << 61) - 1
        var hash: UInt64 = 0
        while fraction != 0 {
            hash = ((hash << 28) & modulus) | hash >> (61 - 28)
            fraction *= 268_435_456
            exponent -= 28
            let whole = UInt64(fraction)
            fraction -= Double(whole)
            hash += whole
            if hash >= modulus { hash -= modulus }
        }
        let shift = exponent >= 0 ? exponent % 61 : 60 - ((-1 - exponent) % 61)
        hash = ((hash << UInt64(shift)) & modulus) | hash >> UInt64(61 - shift)
        let result = Int(hash) * sign
        return result == -1 ? -2 : result
    }

    /// `repr(x)`: the shortest digits that read back, with an exponent outside 1e-4 ... 1e16.
    public var pythonDescription: String {
        if isNaN { return "nan" }
        if isInfinite { return self > 0 ? "inf" : "-inf" }
        let text = description
        guard let mark = text.firstIndex(where: { $0 == "e" || $0 == "E" }) else {
            // Swift writes up to 2**53 and beyond without an exponent; Python changes at 1e16.
            guard abs(self) >= 1e16 else { return text }
            return Double.scientific(text)
        }
        let exponent = Int(text[text.index(after: mark)...]) ?? 0
        let digits = text[..<mark]
        if exponent < -4 || exponent >= 16 {
            let mantissa = digits.hasSuffix(".0") ? digits.dropLast(2) : digits
            return "\(mantissa)e\(exponent < 0 ? "-" : "+")\(Swift.abs(exponent) < 10 ? "0" : "")\(Swift.abs(exponent))"
        }
        return Double.plain(String(digits), exponent)
    }

    /// `12300000000000000.0` as `1.23e+16`
    private static func scientific(_ text: String) -> String {
        let sign = text.hasPrefix("-") ? "-" : ""
        var digits = text.drop { $0 == "-" }
        if let point = digits.firstIndex(of: ".") { digits = digits[..<point] }
        let exponent = digits.count - 1
        var mantissa = String(digits)
        while mantissa.count > 1, mantissa.hasSuffix("0") { mantissa.removeLast() }
        let head = mantissa.removeFirst()
        return "\(sign)\(head)\(mantissa.isEmpty ? "" : "." + mantissa)e+\(exponent < 10 ? "0" : "")\(exponent)"
    }

    /// `1.5`, -5 as `0.000015`
    private static func plain(_ mantissa: String, _ exponent: Int) -> String {
        let sign = mantissa.hasPrefix("-") ? "-" : ""
        var digits = mantissa.filter { $0.isNumber }
        if mantissa.hasSuffix(".0") { digits.removeLast() }
        if exponent < 0 { return sign + "0." + String(repeating: "0", count: -exponent - 1) + digits }
        while digits.count < exponent + 1 { digits.append("0") }
        let whole = digits.prefix(exponent + 1), rest = digits.dropFirst(exponent + 1)
        return sign + whole + "." + (rest.isEmpty ? "0" : rest)
    }
}
