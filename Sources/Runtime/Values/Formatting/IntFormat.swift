import BigInt

/// Formatting of ints.
enum IntFormat {
    static func format(_ number: BigInt, _ text: String, _ defaults: FormatSpecification.Defaults = .int) throws -> String {
        if let small = Int(exactly: number) { return try format(small, text, defaults) }
        let specification = try FormatSpecification(text, defaults)
        if isFloat(specification) {
            let double = Double(number)
            guard double.isFinite else { throw PythonException.overflowError("int too large to convert to float") }
            return try FloatFormat.format(double, specification)
        }
        if specification.type == "c" { return try character(nil, specification) }
        return try format(isNegative: number < 0, specification, defaults) { radix, uppercase in
            radix == 10 ? try DigitLimit.text(of: BigInt(number.magnitude)) : String(number.magnitude, radix: radix, uppercase: uppercase)
        }
    }

    static func format(_ number: Int, _ text: String, _ defaults: FormatSpecification.Defaults = .int) throws -> String {
        let specification = try FormatSpecification(text, defaults)
        if isFloat(specification) { return try FloatFormat.format(Double(number), specification) }
        if specification.type == "c" { return try character(number, specification) }
        return try format(isNegative: number < 0, specification, defaults) { String(number.magnitude, radix: $0, uppercase: $1) }
    }

    private static func isFloat(_ specification: FormatSpecification) -> Bool {
        guard let type = specification.type else { return false }
        return "eEfFgG%".unicodeScalars.contains(type)
    }

    private static func check(_ specification: FormatSpecification) throws {
        if specification.precision != nil { throw PythonException.valueError("Precision not allowed in integer format specifier") }
        if specification.coercesNegativeZero { throw PythonException.valueError("Negative zero coercion (z) not allowed in integer format specifier") }
    }

    /// `format(65, 'c')`; nil for an int beyond 64 bits.
    private static func character(_ number: Int?, _ specification: FormatSpecification) throws -> String {
        try check(specification)
        if specification.sign != nil { throw PythonException.valueError("Sign not allowed with integer format specifier 'c'") }
        if specification.isAlternate { throw PythonException.valueError("Alternate form (#) not allowed with integer format specifier 'c'") }
        guard let number else { throw PythonException.overflowError("Python int too large to convert to C long") }
        guard number >= 0, number < 0x110000 else { throw PythonException.overflowError("%c arg not in range(0x110000)") }
        guard let scalar = UnicodeScalar(UInt32(number)) else { throw PythonException.notImplemented("Retort has no lone surrogates in strings") }
        return try specification.pad(String(scalar))
    }

    private static func format(isNegative: Bool, _ specification: FormatSpecification, _ defaults: FormatSpecification.Defaults, _ digits: (_ radix: Int, _ uppercase: Bool) throws -> String) throws -> String {
        let radix: Int
        switch specification.type {
        case "d", "n", nil: radix = 10
        case "b": radix = 2
        case "o": radix = 8
        case "x", "X": radix = 16
        default: throw specification.unknownCode(defaults.typeName)
        }
        try check(specification)
        var prefix = specification.signText(isNegative: isNegative)
        if specification.isAlternate, radix != 10, let type = specification.type { prefix += "0" + String(type) }
        let body = try specification.grouped(digits(radix, specification.type == "X"), every: radix == 10 ? 3 : 4, tail: "", prefixWidth: prefix.utf8.count)
        return try specification.pad(body, prefix: prefix)
    }
}
