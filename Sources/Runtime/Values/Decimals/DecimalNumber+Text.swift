import BigInt

extension DecimalNumber {
    /// `str(d)`: exponents only where the number would have zeros that are not digits of it.
    public func text(usesCapitals: Bool = true) throws -> String {
        guard isFinite else { return try special }
        let digits = try LargeIntegers.text(of: coefficient)
        let leftDigits = exponent + digits.utf8.count
        let point = exponent <= 0 && leftDigits > -6 ? leftDigits : 1
        return DecimalNumber.assemble(isNegative, digits, point: point, exponent: leftDigits - point, usesCapitals)
    }

    /// `to_eng_string()`: the exponent is a multiple of three.
    public func engineeringText(usesCapitals: Bool = true) throws -> String {
        guard isFinite else { return try special }
        let digits = try LargeIntegers.text(of: coefficient)
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
    func scientific() throws -> String { "\(isNegative ? "-" : "")\(try LargeIntegers.text(of: coefficient))e\(exponent)" }

    private var special: String {
        get throws {
            let sign = isNegative ? "-" : ""
            if isInfinite { return sign + "Infinity" }
            return try sign + (kind == .signalingNaN ? "sNaN" : "NaN") + (coefficient.isZero ? "" : LargeIntegers.text(of: coefficient))
        }
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
    public init?(_ given: String) throws {
        if let short = given.withBytes({ DecimalNumber(short: $0) }) {
            self = short
            return
        }
        var text: [UInt8] = []
        let scalars = given.unicodeScalars.drop { $0.properties.isWhitespace }
        for scalar in scalars where scalar != "_" {
            if let digit = scalar.decimalDigit { text.append(UInt8(48 + digit)) } else if scalar.isASCII { text.append(UInt8(scalar.value)) } else if scalar.properties.isWhitespace { text.append(32) } else { return nil }
        }
        while let last = text.last, last == 32 || (last >= 9 && last <= 13) { text.removeLast() }
        try self.init(ascii: String(decoding: text, as: UTF8.self).lowercased())
    }

    /// Reads up to 18 digits with a sign and a point, or without; nil for all other texts.
    private init?(short bytes: UnsafeBufferPointer<UInt8>) {
        var magnitude: UInt64 = 0, digits = 0, places: Int?
        let isNegative = bytes.first == UInt8(ascii: "-")
        for byte in bytes[(isNegative ? 1 : 0)...] {
            if byte == UInt8(ascii: "."), places == nil {
                places = 0
            } else if byte >= 48, byte <= 57, digits < 18 {
                magnitude = magnitude &* 10 &+ UInt64(byte &- 48)
                digits += 1
                if let before = places { places = before + 1 }
            } else { return nil }
        }
        if digits == 0 { return nil }
        self.init(isNegative: isNegative, coefficient: BigUInt(magnitude), exponent: -(places ?? 0))
    }

    private init?(ascii text: String) throws {
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
            self = .notANumber(isNegative: isNegative, payload: payload.isEmpty ? 0 : try LargeIntegers.number(of: payload.utf8), isSignaling: isSignaling)
            return
        }
        try self.init(isNegative: isNegative, digits: rest)
    }

    private init?(isNegative: Bool, digits text: Substring) throws {
        var mantissa = text, exponent = 0
        if let mark = text.firstIndex(of: "e") {
            mantissa = text[..<mark]
            let power = text[text.index(after: mark)...]
            let magnitude = power.first == "-" || power.first == "+" ? power.dropFirst() : power
            guard !magnitude.isEmpty, magnitude.utf8.allSatisfy({ $0 >= 48 && $0 <= 57 }) else { return nil }
            let bounded = Int(magnitude) ?? .max
            exponent = min(bounded, DecimalNumber.largestExponent) * (power.first == "-" ? -1 : 1)
        }
        var digits = mantissa, places = 0
        if let point = mantissa.firstIndex(of: ".") {
            let fraction = mantissa[mantissa.index(after: point)...]
            places = fraction.utf8.count
            digits = mantissa[..<point] + fraction
        }
        guard !digits.isEmpty, digits.utf8.allSatisfy({ $0 >= 48 && $0 <= 57 }) else { return nil }
        let coefficient = try LargeIntegers.number(of: digits.utf8)
        self.init(isNegative: isNegative, coefficient: coefficient, exponent: exponent - places)
    }

    /// Beyond every exponent that a context allows.
    static let largestExponent = 3_000_000_000_000_000_000

    /// Whether the exponent is one that the widest context has.
    var isHeld: Bool {
        get throws { try !isFinite || adjusted <= 999_999_999_999_999_999 && exponent >= -1_999_999_999_999_999_997 }
    }
}
