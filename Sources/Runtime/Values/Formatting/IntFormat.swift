import BigInt

/// Formatting of ints.
enum IntFormat {
    static func format(_ number: BigInt, _ text: String, _ defaults: FormatSpecification.Defaults = .int) throws -> String {
        if let small = Int(exactly: number) { return try format(small, text, defaults) }
        let specification = try FormatSpecification(text, defaults)
        if isFloat(specification) {
            let double = number.nearestDouble
            guard double.isFinite else { throw PythonException.overflowError("int too large to convert to float") }
            return try FloatFormat.format(double, specification)
        }
        if specification.type == "c" { return try character(nil, specification) }
        return try format(isNegative: number < 0, specification, defaults) { radix, uppercase in
            radix == 10 ? try DigitLimit.text(of: BigInt(number.magnitude)) : try LargeIntegers.text(of: number.magnitude, radix: radix, uppercase: uppercase)
        }
    }

    static func format(_ number: Int, _ text: String, _ defaults: FormatSpecification.Defaults = .int) throws -> String {
        let specification = try FormatSpecification.read(text, defaults)
        if let plain = plainDecimal(number, specification) { return plain }
        if isFloat(specification) { return try FloatFormat.format(Double(number), specification) }
        if specification.type == "c" { return try character(number, specification) }
        return try format(isNegative: number < 0, specification, defaults) { String(number.magnitude, radix: $0, uppercase: $1) }
    }

    /// Decimal digits, padded; nil for what takes more.
    private static func plainDecimal(_ number: Int, _ specification: FormatSpecification) -> String? {
        guard specification.type == "d", specification.grouping == nil, specification.precision == nil, !specification.coercesNegativeZero,
              !specification.isAlternate, specification.fill.isASCII, specification.width <= 64 else { return nil }
        return withUnsafeTemporaryAllocation(of: UInt8.self, capacity: 96) { room in
            var start = 96
            var rest = number.magnitude
            repeat {
                start -= 1
                room[start] = UInt8(truncatingIfNeeded: rest % 10) + 48
                rest /= 10
            } while rest > 0
            let fill = UInt8(truncatingIfNeeded: specification.fill.value)
            let sign: UInt8? = number < 0 ? 45 : specification.sign == "+" ? 43 : specification.sign == " " ? 32 : nil
            func put(_ byte: UInt8) {
                start -= 1
                room[start] = byte
            }
            let missing = max(0, specification.width - (96 - start) - (sign == nil ? 0 : 1))
            let end = 96
            switch specification.align {
            case "=":
                for _ in 0..<missing { put(fill) }
                if let sign { put(sign) }
            case ">":
                if let sign { put(sign) }
                for _ in 0..<missing { put(fill) }
            default:
                if let sign { put(sign) }
                let before = specification.align == "^" ? missing / 2 : 0, after = missing - before
                // The digits move to the left, to make room for the fill behind them.
                let count = end - start
                for at in start..<end { room[at - after] = room[at] }
                start -= after
                for at in (start + count)..<end { room[at] = fill }
                for _ in 0..<before { put(fill) }
            }
            return String(decoding: UnsafeBufferPointer(rebasing: room[start..<end]), as: UTF8.self)
        }
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
        return try specification.pad(String(try UnicodeScalar.of(pythonCode: UInt32(number))))
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
