import Glibc

/// Formatting of floats, with correctly rounded digits.
public enum FloatFormat {
    static func format(_ number: Double, _ text: String) throws -> String {
        try format(number, try FormatSpecification(text, typeName: "float"))
    }

    static func format(_ number: Double, _ specification: FormatSpecification) throws -> String {
        let type = specification.type
        guard type == nil || "eEfFgGn%".unicodeScalars.contains(type ?? "f") else { throw specification.unknownCode("float") }
        var body = digits(number.magnitude, specification)
        var isNegative = number.sign == .minus && !number.isNaN
        if specification.coercesNegativeZero, isNegative, !body.contains(where: { "123456789".contains($0) }), number.isFinite { isNegative = false }
        let prefix = specification.signText(isNegative: isNegative)
        if specification.grouping != nil, number.isFinite {
            let end = body.firstIndex { !$0.isNumber } ?? body.endIndex
            body = specification.grouped(String(body[..<end]), every: 3, tail: String(body[end...]), prefixWidth: prefix.count)
        }
        return specification.pad(body, prefix: prefix, defaultAlign: ">")
    }

    /// The digits of a magnitude, unpadded and without sign.
    private static func digits(_ magnitude: Double, _ specification: FormatSpecification) -> String {
        let type = specification.type
        if !magnitude.isFinite {
            let text = magnitude.isNaN ? "nan" : "inf"
            let cased = type == "F" || type == "E" || type == "G" ? text.uppercased() : text
            return type == "%" ? cased + "%" : cased
        }
        switch type {
        case "f", "F": return fixed(magnitude, specification.precision ?? 6, isAlternate: specification.isAlternate)
        case "%": return fixed(magnitude * 100, specification.precision ?? 6, isAlternate: specification.isAlternate) + "%"
        case "e", "E":
            let text = scientific(magnitude, specification.precision ?? 6, isAlternate: specification.isAlternate)
            return type == "E" ? text.uppercased() : text
        case "g", "G", "n":
            let text = general(magnitude, specification.precision ?? 6, isAlternate: specification.isAlternate)
            return type == "G" ? text.uppercased() : text
        default:
            guard let precision = specification.precision else { return magnitude.pythonDescription }
            let text = general(magnitude, precision, isAlternate: specification.isAlternate, switchesEarly: true)
            return text.contains(where: { $0 == "." || $0 == "e" }) ? text : text + ".0"
        }
    }

    /// `%.nf`
    public static func fixed(_ number: Double, _ precision: Int, isAlternate: Bool = false) -> String {
        printed(isAlternate ? "%#.*f" : "%.*f", precision, number)
    }
    /// `%.ne`
    public static func scientific(_ number: Double, _ precision: Int, isAlternate: Bool = false) -> String {
        printed(isAlternate ? "%#.*e" : "%.*e", precision, number)
    }
    /// `%.ng`; `switchesEarly` is the rule of a format without a type: exponents from the precision on count a digit less.
    static func general(_ number: Double, _ precision: Int, isAlternate: Bool = false, switchesEarly: Bool = false) -> String {
        let digits = max(1, precision)
        guard switchesEarly, number != 0 else { return printed(isAlternate ? "%#.*g" : "%.*g", digits, number) }
        let text = scientific(number, digits - 1)
        guard let mark = text.firstIndex(of: "e"), let exponent = Int(text[text.index(after: mark)...]) else { return text }
        if exponent < -4 || exponent >= digits - (digits > 0 ? 0 : 0) || exponent + 1 > digits - 0 {
            return printed("%.*g", digits, number)
        }
        return exponent + 1 == digits ? printed("%.*e", digits - 1, number).trimmedMantissa : printed("%.*g", digits, number)
    }

    private static func printed(_ format: String, _ precision: Int, _ number: Double) -> String {
        var room = [CChar](repeating: 0, count: 400 + min(precision, 1 << 20))
        let count = withVaList([Int32(truncatingIfNeeded: min(precision, 1 << 20)), number]) { vsnprintf(&room, room.count, format, $0) }
        return String(decoding: room.prefix(max(0, Int(count))).map { UInt8(bitPattern: $0) }, as: UTF8.self)
    }
}

extension String {
    /// `1.500e+02` as `1.5e+02`
    fileprivate var trimmedMantissa: String {
        guard let mark = firstIndex(of: "e") else { return self }
        var mantissa = String(self[..<mark])
        if mantissa.contains(".") {
            while mantissa.hasSuffix("0") { mantissa.removeLast() }
            if mantissa.hasSuffix(".") { mantissa.removeLast() }
        }
        return mantissa + self[mark...]
    }
}
