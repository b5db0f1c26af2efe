import BigInt

extension DecimalNumber {
    /// `str(d)`: exponents only where the number would have zeros that are not digits of it.
    public func text(usesCapitals: Bool = true) -> String {
        guard isFinite else { return special }
        let digits = String(coefficient)
        let leftDigits = exponent + digits.utf8.count
        let point = exponent <= 0 && leftDigits > -6 ? leftDigits : 1
        return DecimalNumber.assemble(isNegative, digits, point: point, exponent: leftDigits - point, usesCapitals)
    }

    /// `to_eng_string()`: the exponent is a multiple of three.
    public func engineeringText(usesCapitals: Bool = true) -> String {
        guard isFinite else { return special }
        let digits = String(coefficient)
        let leftDigits = exponent + digits.utf8.count
        let point: Int
        if exponent <= 0, leftDigits > -6 {
            point = leftDigits
        } else if coefficient.isZero {
            point = ((leftDigits + 1) % 3 + 3) % 3 - 1
        } else {
            point = ((leftDigits - 1) % 3 + 3) % 3 + 1
        }
        return DecimalNumber.assemble(isNegative, digits, point: point, exponent: leftDigits - point, usesCapitals)
    }

    /// `1234E-5`: what any reader of numbers takes.
    func scientific() -> String { "\(isNegative ? "-" : "")\(coefficient)e\(exponent)" }

    private var special: String {
        let sign = isNegative ? "-" : ""
        if isInfinite { return sign + "Infinity" }
        return sign + (kind == .signalingNaN ? "sNaN" : "NaN") + (coefficient.isZero ? "" : String(coefficient))
    }

    private static func assemble(_ isNegative: Bool, _ digits: String, point: Int, exponent: Int, _ usesCapitals: Bool) -> String {
        let count = digits.utf8.count
        var text: String
        if point <= 0 {
            text = "0." + String(repeating: "0", count: -point) + digits
        } else if point >= count {
            text = digits + String(repeating: "0", count: point - count)
        } else {
            text = digits.prefix(point) + "." + digits.dropFirst(point)
        }
        if exponent != 0 { text += (usesCapitals ? "E" : "e") + (exponent < 0 ? "-" : "+") + String(exponent.magnitude) }
        return (isNegative ? "-" : "") + text
    }

    /// Reads what `Decimal('...')` accepts; nil for anything else.
    public init?(_ given: String) {
        var text: [UInt8] = []
        let scalars = given.unicodeScalars.drop { $0.properties.isWhitespace }
        for scalar in scalars where scalar != "_" {
            if let digit = scalar.decimalDigit { text.append(UInt8(48 + digit)) } else if scalar.isASCII { text.append(UInt8(scalar.value)) } else if scalar.properties.isWhitespace { text.append(32) } else { return nil }
        }
        while let last = text.last, last == 32 || (last >= 9 && last <= 13) { text.removeLast() }
        self.init(ascii: String(decoding: text, as: UTF8.self).lowercased())
    }

    private init?(ascii text: String) {
        var rest = text[...]
        var isNegative = false
        if rest.first == "-" || rest.first == "+" {
            isNegative = rest.first == "-"
            rest = rest.dropFirst()
        }
        if rest == "inf" || rest == "infinity" {
            self = .infinity(isNegative: isNegative)
            return
        }
        for (prefix, isSignaling) in [("snan", true), ("nan", false)] where rest.hasPrefix(prefix) {
            let payload = rest.dropFirst(prefix.count)
            guard payload.utf8.allSatisfy({ $0 >= 48 && $0 <= 57 }) else { return nil }
            self = .notANumber(isNegative: isNegative, payload: BigUInt(String(payload)) ?? 0, isSignaling: isSignaling)
            return
        }
        self.init(isNegative: isNegative, digits: rest)
    }

    private init?(isNegative: Bool, digits text: Substring) {
        var mantissa = text, exponent = 0
        if let mark = text.firstIndex(of: "e") {
            mantissa = text[..<mark]
            let power = text[text.index(after: mark)...]
            let magnitude = power.first == "-" || power.first == "+" ? power.dropFirst() : power
            guard !magnitude.isEmpty, magnitude.utf8.allSatisfy({ $0 >= 48 && $0 <= 57 }) else { return nil }
            let bounded = Int(magnitude) ?? DecimalNumber.largestExponent
            exponent = min(bounded, DecimalNumber.largestExponent) * (power.first == "-" ? -1 : 1)
        }
        var digits = mantissa, places = 0
        if let point = mantissa.firstIndex(of: ".") {
            let fraction = mantissa[mantissa.index(after: point)...]
            places = fraction.utf8.count
            digits = mantissa[..<point] + fraction
        }
        guard !digits.isEmpty, digits.utf8.allSatisfy({ $0 >= 48 && $0 <= 57 }), let coefficient = BigUInt(String(digits)) else { return nil }
        self.init(isNegative: isNegative, coefficient: coefficient, exponent: exponent - places)
    }

    /// Beyond every exponent that a context allows.
    static let largestExponent = 2_000_000_000_000_000_000
}
