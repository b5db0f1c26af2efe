import BigInt

/// `format(decimal, specification)`
enum DecimalFormat {
    static func format(_ number: DecimalNumber, _ text: String) throws -> String {
        guard let parsed = try? FormatSpecification(text, FormatSpecification.Defaults(typeName: "decimal.Decimal", type: nil, align: ">")), !parsed.isAlternate, !parsed.isZeroFlagAligned, parsed.grouping != "_",
              parsed.type.map({ "eEfFgGn%".unicodeScalars.contains($0) }) ?? true else { throw PythonException.valueError("invalid format string") }
        var specification = parsed
        if !number.isFinite {
            if specification.fill == "0", specification.align == "=", !specification.isFillGiven {
                specification.fill = " "
                specification.align = ">"
            }
            return try specification.pad(number.magnitude.text() + (specification.type == "%" ? "%" : ""), prefix: specification.signText(isNegative: number.isNegative))
        }
        let body = try digits(number, specification)
        let isNegative = number.isNegative && !(specification.coercesNegativeZero && body.utf8.allSatisfy { $0 < 49 || $0 > 57 })
        let prefix = specification.signText(isNegative: isNegative)
        guard specification.grouping != nil else { return try specification.pad(body, prefix: prefix) }
        let end = body.firstIndex { !$0.isNumber } ?? body.endIndex
        return try specification.pad(try specification.grouped(String(body[..<end]), every: 3, tail: String(body[end...]), prefixWidth: prefix.count), prefix: prefix)
    }

    /// The digits without a sign.
    private static func digits(_ given: DecimalNumber, _ specification: FormatSpecification) throws -> String {
        var number = given.magnitude
        let rounding = DecimalContext.current.rounding
        let type = specification.type
        func rounded(toExponent exponent: Int) throws -> DecimalNumber {
            guard number.exponent < exponent else {
                return DecimalNumber(coefficient: try number.coefficient.times(PowersOfTen[number.exponent - exponent]), exponent: exponent)
            }
            let (coefficient, _) = try rounding.round(number.coefficient, dropping: exponent - number.exponent, isNegative: given.isNegative)
            return DecimalNumber(coefficient: coefficient, exponent: exponent)
        }
        /// At most so many digits.
        func shortened(to count: Int) throws -> DecimalNumber {
            let excess = try number.digitCount - count
            guard excess > 0 else { return number }
            var result = try rounded(toExponent: number.exponent + excess)
            if try result.digitCount > count { result = DecimalNumber(coefficient: result.coefficient / 10, exponent: result.exponent + 1) }
            return result
        }
        switch type {
        case "f", "F", "%":
            if type == "%" { number.exponent += 2 }
            if let precision = specification.precision { number = try rounded(toExponent: -precision) } else if number.exponent > 0 { number = try rounded(toExponent: 0) }
            return try fixed(number) + (type == "%" ? "%" : "")
        case "e", "E":
            let usesCapitals = type == "E"
            if let precision = specification.precision {
                if number.isZero { number = DecimalNumber(coefficient: 0, exponent: number.exponent) } else {
                    number = try shortened(to: precision + 1)
                    let missing = try precision + 1 - number.digitCount
                    if missing > 0 { number = try rounded(toExponent: number.exponent - missing) }
                }
                if number.isZero { return try "0" + (precision > 0 ? "." + RepeatedText.make("0", precision) : "") + exponentText(number.exponent + precision, usesCapitals) }
            }
            return try scientific(number, usesCapitals)
        default:
            if let precision = specification.precision { number = try shortened(to: max(1, precision)) }
            let usesCapitals = type == "G" || (type == nil && DecimalContext.current.usesCapitals)
            return try number.text(usesCapitals: usesCapitals)
        }
    }

    private static func fixed(_ number: DecimalNumber) throws -> String {
        let digits = try LargeIntegers.text(of: number.coefficient)
        let places = -number.exponent
        guard places > 0 else { return digits }
        let padded = try RepeatedText.make("0", places + 1 - digits.utf8.count) + digits
        return padded.dropLast(places) + "." + padded.suffix(places)
    }

    private static func scientific(_ number: DecimalNumber, _ usesCapitals: Bool) throws -> String {
        let digits = try LargeIntegers.text(of: number.coefficient)
        let mantissa = digits.utf8.count > 1 ? digits.prefix(1) + "." + digits.dropFirst() : digits[...]
        return mantissa + exponentText(number.exponent + digits.utf8.count - 1, usesCapitals)
    }

    private static func exponentText(_ exponent: Int, _ usesCapitals: Bool) -> String {
        (usesCapitals ? "E" : "e") + (exponent < 0 ? "-" : "+") + String(exponent.magnitude)
    }
}
