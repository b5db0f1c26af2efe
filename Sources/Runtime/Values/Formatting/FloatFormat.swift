import CFormat

/// Formatting of floats, with correctly rounded digits.
public enum FloatFormat {
    static func format(_ number: Double, _ text: String, of type: Class = .float) throws -> String {
        let defaults = FormatSpecification.Defaults.float.of(type)
        return try format(number, try FormatSpecification.read(text, defaults), typeName: defaults.typeName)
    }

    static func format(_ number: Double, _ specification: FormatSpecification, typeName: String = "float") throws -> String {
        if let type = specification.type, !"eEfFgGn%".unicodeScalars.contains(type) { throw specification.unknownCode(typeName) }
        if let precision = specification.precision, precision > Int32.max { throw PythonException.valueError("precision too big") }
        try Limits.reserve(specification.precision ?? 0, of: 1)
        var body = digits(number.magnitude, specification)
        var isNegative = number.sign == .minus && !number.isNaN
        if specification.coercesNegativeZero, isNegative, number.isFinite, !body.utf8.contains(where: { $0 >= 49 && $0 <= 57 }) { isNegative = false }
        let prefix = specification.signText(isNegative: isNegative)
        if specification.grouping != nil {
            let end = body.utf8.firstIndex { $0 < 48 || $0 > 57 } ?? body.endIndex
            body = number.isFinite ? try specification.grouped(String(body[..<end]), every: 3, tail: String(body[end...]), prefixWidth: prefix.utf8.count) : body
        }
        return try specification.pad(body, prefix: prefix)
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
            guard let precision = specification.precision else {
                return specification.isAlternate ? magnitude.pythonDescription.withPoint : magnitude.pythonDescription
            }
            let text = general(magnitude, precision, isAlternate: specification.isAlternate, switchesEarly: true)
            return text.contains(where: { $0 == "." || $0 == "e" }) ? text : text + ".0"
        }
    }

    /// `%.nf`
    public static func fixed(_ number: Double, _ precision: Int, isAlternate: Bool = false) -> String {
        printed("f", isAlternate, precision, number)
    }
    /// `%.ne`
    public static func scientific(_ number: Double, _ precision: Int, isAlternate: Bool = false) -> String {
        printed("e", isAlternate, precision, number)
    }
    /// `%.ng`; `switchesEarly` is the rule of a format without a type: exponents from the precision on count a digit less.
    static func general(_ number: Double, _ precision: Int, isAlternate: Bool = false, switchesEarly: Bool = false) -> String {
        let digits = max(1, precision)
        guard switchesEarly || isAlternate else { return printed("g", false, digits, number) }
        let text = scientific(number, digits - 1, isAlternate: isAlternate)
        guard let mark = text.firstIndex(of: "e"), let exponent = Int(text[text.index(after: mark)...]) else { return text }
        if exponent >= -4, exponent < (switchesEarly ? digits - 1 : digits) {
            // The C library forgets the zeros of `#` where rounding carries into a new digit.
            return isAlternate ? fixed(number, digits - 1 - exponent, isAlternate: true) : printed("g", false, digits, number)
        }
        return isAlternate ? text : text.trimmedMantissa
    }

    /// No double has more digits than this; those behind are zeros.
    private static let mostDigits = 1100

    private static func printed(_ conversion: UnicodeScalar, _ isAlternate: Bool, _ precision: Int, _ number: Double) -> String {
        guard precision > mostDigits else { return converted(conversion, isAlternate, precision, number) }
        let text = converted(conversion, isAlternate, mostDigits, number)
        if conversion == "g", !isAlternate { return text }
        let end = text.firstIndex(of: "e") ?? text.endIndex
        return text[..<end] + String(repeating: "0", count: precision - mostDigits) + text[end...]
    }

    private static func converted(_ conversion: UnicodeScalar, _ isAlternate: Bool, _ precision: Int, _ number: Double) -> String {
        withUnsafeTemporaryAllocation(of: CChar.self, capacity: 400 + precision) { room in
            let count = format_double(room.baseAddress, room.count, CChar(truncatingIfNeeded: conversion.value), isAlternate ? 1 : 0, Int32(clamping: precision), number)
            let bytes = UnsafeRawBufferPointer(start: room.baseAddress, count: max(0, min(Int(count), room.count - 1)))
            return String(decoding: bytes, as: UTF8.self)
        }
    }
}

extension String {
    /// `1e+16` as `1.e+16`
    fileprivate var withPoint: String {
        if contains(".") { return self }
        guard let mark = firstIndex(of: "e") else { return self + "." }
        return self[..<mark] + "." + self[mark...]
    }
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
