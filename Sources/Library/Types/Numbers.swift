import BigInt
import Runtime

/// A receiver that is an int of any size.
struct AnyInteger: FromValue {
    let number: BigInt
    static func from(_ value: Value) throws -> AnyInteger {
        guard let number = value.bigInteger else { throw PythonException.typeError("expected int, got \(value.typeName)") }
        return AnyInteger(number: number)
    }
}

func declareNumberTypes() {
    Class.int.construct = { made, arguments in
        try subclassed(made, try integer(arguments)) { IntObject($0.bigInteger ?? 0, type: made) }
    }
    Class.int.constructFromOne = { value in
        switch value {
        case .int: return value
        case .string(let string): return try parseInteger(string.text, radix: 10)
        case .float(let number) where number.magnitude < 9e18: return .int(Int(number))
        default: return try Arguments.with([value]) { try integer($0) }
        }
    }
    Class.float.constructFromOne = { .float(try floatingPoint($0)) }
    Class.bool.construct = { _, arguments in
        try checkOneArgument(arguments, "bool")
        return .bool(arguments.positionalCount == 0 ? false : try arguments[0].isTrue())
    }
    Class.float.construct = { made, arguments in
        try checkOneArgument(arguments, "float")
        let number = arguments.positionalCount == 0 ? 0 : try floatingPoint(arguments[0])
        return made === Class.float ? .float(number) : .object(FloatObject(number, type: made))
    }
    let arithmetic: [BinaryOperation] = [.add, .subtract, .multiply, .trueDivide, .floorDivide, .modulo, .power, .divmod]
    Class.int.extend(for: AnyInteger.self, doc: "An integer of any size.") { type in
        declareArithmeticHooks(type, arithmetic + [.leftShift, .rightShift, .and, .or, .xor])
        type.method("bit_length", doc: "How many binary digits the absolute value takes.") { (value: AnyInteger) -> Int in bitLength(value.number) }
        type.method("bit_count", doc: "How many binary digits of the absolute value are 1.") { (value: AnyInteger) -> Int in value.number.magnitude.words.reduce(0) { $0 + $1.nonzeroBitCount } }
        type.method("conjugate", doc: "Return self.") { (value: AnyInteger) -> Value in .int(value.number) }
        type.method("as_integer_ratio", doc: "Return the pair (self, 1).") { (value: AnyInteger) -> Value in .tuple([.int(value.number), .int(1)]) }
        type.method("__index__", doc: "Return self as an int.") { (value: AnyInteger) -> Value in .int(value.number) }
        type.method("__int__", doc: "Return self as an int.") { (value: AnyInteger) -> Value in .int(value.number) }
        type.method("__abs__", doc: "Return abs(self).") { (value: AnyInteger) -> Value in .int(BigInt(value.number.magnitude)) }
        type.method("__neg__", doc: "Return -self.") { (value: AnyInteger) -> Value in .int(-value.number) }
        type.method("__bool__", doc: "Return self != 0.") { (value: AnyInteger) -> Bool in value.number != 0 }
        type.method("__pos__", doc: "Return +self.") { (value: AnyInteger) -> Value in .int(value.number) }
        type.method("__invert__", doc: "Return ~self.") { (value: AnyInteger) -> Value in .int(-value.number - 1) }
        type.method("__float__", doc: "Return float(self).") { (value: AnyInteger) throws -> Double in try Value.int(value.number).floatNumber() ?? 0 }
        for name in ["__floor__", "__ceil__", "__trunc__"] { type.method(name, doc: "Return self as an int.") { (value: AnyInteger) -> Value in .int(value.number) } }
        type.method("__round__", .optional("ndigits", default: Value.none).positionalOnly, doc: "Return round(self, ndigits).") { (value: AnyInteger, digits: Value) throws -> Value in try Rounding.integer(value.number, digits) }
        declarePower(type.type)
        type.property("numerator", doc: "The number itself.") { (value: AnyInteger) -> Value in .int(value.number) }
        type.property("denominator", doc: "1.") { (_: AnyInteger) -> Int in 1 }
        type.property("real", doc: "The number itself.") { (value: AnyInteger) -> Value in .int(value.number) }
        type.property("imag", doc: "0.") { (_: AnyInteger) -> Int in 0 }
        type.method("to_bytes", .optional("length", default: 1), .optional("byteorder", default: "big"), .keyword("signed", default: false), doc: "Return the bytes of the integer.") { (value: AnyInteger, length: Int, order: String, signed: Bool) throws -> Value in
            if length < 0 { throw PythonException.valueError("length argument must be non-negative") }
            try checkByteOrder(order)
            if value.number < 0, !signed { throw PythonException.overflowError("can't convert negative int to unsigned") }
            try Limits.reserve(length, of: 1)
            let bits = length * 8
            let limit = BigInt(1) << (signed ? max(bits - 1, 0) : bits)
            if value.number >= limit || (signed && value.number < -limit) { throw PythonException.overflowError("int too big to convert") }
            let rest = value.number < 0 ? (BigInt(1) << bits) + value.number : value.number
            var bytes: [UInt8] = []
            bytes.reserveCapacity(length)
            for (at, word) in rest.magnitude.words.enumerated() {
                try Pulse.check(at: at)
                for shift in stride(from: 0, to: UInt.bitWidth, by: 8) where bytes.count < length { bytes.append(UInt8(truncatingIfNeeded: word >> UInt(shift))) }
            }
            try bytes.append(pieces: RepeatedText.make([0], length - bytes.count))
            return BytesObject(order == "little" ? bytes : bytes.reversed()).value
        }
        type.classMethod("from_bytes", .required("bytes", as: Value.self).named, .optional("byteorder", default: "big"), .keyword("signed", default: false), doc: "Return the integer of the given bytes.") { (made: Class, source: Value, order: String, signed: Bool) throws -> Value in
            try checkByteOrder(order)
            if source.object is StringObject { throw PythonException.typeError("cannot convert 'str' object to bytes") }
            let bytes = try source.bytesLike ?? source.elements().map { UInt8(truncatingIfNeeded: try Int.from($0)) }
            var number = BigInt(order == "little" ? try LargeIntegers.number(of: bytes.reversed() as ReversedCollection) : try LargeIntegers.number(of: bytes))
            if signed, let top = order == "little" ? bytes.last : bytes.first, top >= 128 { number -= BigInt(1) << (bytes.count * 8) }
            return made === Class.int ? .int(number) : try Value.object(made).call(.int(number))
        }
    }
    Class.float.extend(for: Double.self, doc: "A floating point number.") { type in
        declareArithmeticHooks(type, arithmetic)
        type.method("is_integer", doc: "Whether the float is an integer.") { $0.isFinite && $0 == $0.rounded() }
        type.method("conjugate", doc: "Return self.") { (number: Double) -> Double in number }
        type.method("__int__", doc: "Return int(self).") { (number: Double) throws -> Value in try truncated(number) }
        type.method("__trunc__", doc: "Return int(self).") { (number: Double) throws -> Value in try truncated(number) }
        type.method("__float__", doc: "Return self.") { (number: Double) -> Double in number }
        type.method("__pos__", doc: "Return self.") { (number: Double) -> Double in number }
        type.method("__bool__", doc: "Return self != 0.") { (number: Double) -> Bool in number != 0 }
        type.method("__floor__", doc: "Return the floor as an int.") { (number: Double) throws -> Value in try truncated(number.rounded(.down)) }
        type.method("__ceil__", doc: "Return the ceiling as an int.") { (number: Double) throws -> Value in try truncated(number.rounded(.up)) }
        type.method("__round__", .optional("ndigits", default: Value.none).positionalOnly, doc: "Return round(self, ndigits).") { (number: Double, digits: Value) throws -> Value in try Rounding.float(number, digits) }
        type.method("__abs__", doc: "Return abs(self).") { (number: Double) -> Double in number.magnitude }
        type.method("__neg__", doc: "Return -self.") { (number: Double) -> Double in -number }
        type.property("real", doc: "The number itself.") { (number: Double) -> Double in number }
        type.property("imag", doc: "0.0") { (_: Double) -> Double in 0 }
        type.method("as_integer_ratio", doc: "Return a pair of ints whose ratio is the float.") { (number: Double) throws -> Value in
            if number.isNaN { throw PythonException.valueError("cannot convert NaN to integer ratio") }
            if number.isInfinite { throw PythonException.overflowError("cannot convert Infinity to integer ratio") }
            if number == 0 { return .tuple([.int(0), .int(1)]) }
            let exponent = Int(number.exponent) - 52
            var top = BigInt(Double(sign: number.sign, exponent: 52, significand: number.significand)), bottom = BigInt(1)
            if exponent >= 0 { top <<= exponent } else { bottom <<= -exponent }
            let divisor = top.greatestCommonDivisor(with: bottom)
            return .tuple([.int(top / divisor), .int(bottom / divisor)])
        }
        type.method("hex", doc: "Return a hexadecimal representation.") { (number: Double) -> String in
            if !number.isFinite { return number.pythonDescription }
            let sign = number.sign == .minus ? "-" : ""
            if number == 0 { return sign + "0x0.0p+0" }
            let fraction = String(number.significandBitPattern, radix: 16)
            let lead = number.isNormal ? "1" : "0"
            let exponent = number.isNormal ? Int(number.exponent) : -1022
            return "\(sign)0x\(lead)." + String(repeating: "0", count: 13 - fraction.count) + fraction + "p\(exponent < 0 ? "-" : "+")\(abs(exponent))"
        }
        type.classMethod("fromhex", .required("string", as: String.self), doc: "Return the float of a hexadecimal representation.") { (made: Class, text: String) throws -> Value in
            guard let number = hexadecimal(text.trimmingBlanks) else { throw PythonException.valueError("invalid hexadecimal floating-point string") }
            if number.isInfinite, !text.lowercased().contains("inf") { throw PythonException.overflowError("hexadecimal value too large to represent as a float") }
            return made === Class.float ? .float(number) : try Value.object(made).call(.float(number))
        }
    }
}

/// `-0x1.8p3`; the prefix and the exponent may be left out.
private func hexadecimal(_ text: String) -> Double? {
    var digits = text.lowercased()[...]
    let isNegative = digits.first == "-"
    if isNegative || digits.first == "+" { digits.removeFirst() }
    let magnitude: Double?
    switch digits {
    case "inf", "infinity": magnitude = .infinity
    case "nan": magnitude = .nan
    default:
        if digits.hasPrefix("0x") { digits = digits.dropFirst(2) }
        guard digits.prefix(while: { $0 != "p" }).contains(where: \.isHexDigit), digits.first != "+", digits.first != "-" else { return nil }
        magnitude = Double("0x" + digits)
    }
    return magnitude.map { isNegative ? -$0 : $0 }
}

private func checkByteOrder(_ order: String) throws {
    if order != "little", order != "big" { throw PythonException.valueError("byteorder must be either 'little' or 'big'") }
}

/// `int.__pow__`, which takes a modulus too.
private func declarePower(_ type: Class) {
    type.addMember(BinaryOperation.power.method, .object(NativeFunction(name: "__pow__", owner: type, isHook: true) { arguments in
        guard (2...3).contains(arguments.positionalCount) else { throw PythonException.typeError("expected at most 2 arguments, got \(max(0, arguments.positionalCount - 1))") }
        if arguments.positionalCount == 2 || arguments[2].isNone { return try arguments[0].nativeBinary(.power, arguments[1]) ?? .notImplemented }
        return try modularPower(arguments[0], arguments[1], arguments[2])
    }))
}

private func subclassed(_ made: Class, _ value: Value, _ wrap: (Value) -> Object) throws -> Value { made === Class.int ? value : .object(wrap(value)) }

private func bitLength(_ number: BigInt) -> Int { number == 0 ? 0 : number.magnitude.bitWidth }

/// `int(x)`, `int(text, base)`
private func integer(_ arguments: Arguments) throws -> Value {
    let base = arguments.positionalCount > 1 ? arguments[1] : arguments.keyword("base")
    for name in arguments.keywords?.names ?? [] where name.text != "base" { throw PythonException.typeError("'\(name.text)' is an invalid keyword argument for int()") }
    if arguments.positionalCount + arguments.keywordCount > 2 { throw PythonException.typeError("int() takes at most 2 arguments (\(arguments.positionalCount + arguments.keywordCount) given)") }
    guard arguments.positionalCount > 0 else {
        if base != nil { throw PythonException.typeError("int() missing string argument") }
        return .int(0)
    }
    let source = arguments[0]
    if let base {
        let radix = try base.index()?.bigInteger.map { Int(exactly: $0) ?? -1 } ?? Int.from(base)
        guard radix == 0 || (2...36).contains(radix) else { throw PythonException.valueError("int() base must be >= 2 and <= 36, or 0") }
        if let bytes = source.object as? any ByteSequence, !(bytes is MemoryViewObject) { return try parseInteger(String(decoding: bytes.bytes, as: UTF8.self), radix: radix, shown: source) }
        guard let text = source.object as? StringObject else { throw PythonException.typeError("int() can't convert non-string with explicit base") }
        return try parseInteger(text.text, radix: radix)
    }
    switch source {
    case .int: return source
    case .bool(let flag): return .int(flag ? 1 : 0)
    case .float(let number): return try truncated(number)
    case .string(let text): return try parseInteger(text.text, radix: 10)
    case .object(let number as FloatObject) where number.type.overriding(.int) == nil: return try truncated(number.number)
    default: break
    }
    if let method = source.object?.type.overriding(.int) {
        let result = try method.bound(to: source).call()
        guard let number = result.bigInteger else { throw PythonException.typeError("__int__ returned non-int (type \(result.typeName))") }
        if result.type !== Class.int { try Program.warnOfSubclass("__int__ returned non-int", result.type, .int) }
        return .int(number)
    }
    if let index = try source.index() { return index }
    if let number = source.object as? FloatObject { return try truncated(number.number) }
    if let text = source.object as? StringObject { return try parseInteger(text.text, radix: 10) }
    if let bytes = source.bytesLike { return try parseInteger(String(decoding: bytes, as: UTF8.self), radix: 10, shown: source.object is MemoryViewObject ? BytesObject(bytes).value : source) }
    if let method = source.type.lookup(.int) { return try method.bound(to: source).call() }
    if let method = source.type.lookup("__trunc__") {
        try Program.warnOfDeprecation("The delegation of int() to __trunc__ is deprecated.")
        let result = try method.bound(to: source).call()
        if let number = result.bigInteger { return .int(number) }
        guard let number = try result.index() else { throw PythonException.typeError("__trunc__ returned non-Integral (type \(result.typeName))") }
        return number
    }
    throw PythonException.typeError("int() argument must be a string, a bytes-like object or a real number, not '\(source.typeName)'")
}

func truncated(_ number: Double) throws -> Value {
    if number.isNaN { throw PythonException.valueError("cannot convert float NaN to integer") }
    if number.isInfinite { throw PythonException.overflowError("cannot convert float infinity to integer") }
    let whole = number.rounded(.towardZero)
    return Swift.abs(whole) < 9e18 ? .int(Int(whole)) : .int(BigInt(whole))
}

/// The number of a text of up to 18 ASCII digits behind a sign; nil for any other text.
private func plainDecimal(_ text: String) -> Int? {
    text.withBytes { bytes in
        var at = 0
        let isNegative = bytes.first == 45
        if isNegative || bytes.first == 43 { at = 1 }
        guard bytes.count > at, bytes.count - at <= 18 else { return nil }
        var number = 0
        while at < bytes.count {
            guard bytes[at].isDigit else { return nil }
            number = number * 10 + Int(bytes[at]) - 48
            at += 1
        }
        return isNegative ? -number : number
    }
}

/// - Parameter shown: what the error quotes, where it is not the text.
private func parseInteger(_ text: String, radix: Int, shown: Value? = nil) throws -> Value {
    if radix == 10, let number = plainDecimal(text) { return .int(number) }
    func refused() throws -> PythonException { .valueError("invalid literal for int() with base \(radix): \(try shown?.reprText() ?? text.pythonRepr)") }
    var digits = text.trimmingBlanks[...]
    var isNegative = false
    if let sign = digits.first, sign == "-" || sign == "+" {
        isNegative = sign == "-"
        digits = digits.dropFirst()
    }
    var base = radix
    let prefixes: [(String, Int)] = [("0x", 16), ("0o", 8), ("0b", 2)]
    for (prefix, value) in prefixes where digits.lowercased().hasPrefix(prefix) && (radix == 0 || radix == value) {
        digits = digits.dropFirst(2)
        if digits.first == "_" { digits = digits.dropFirst() }
        base = value
    }
    if base == 0 {
        base = 10
        // `int("017", 0)` is no octal number any more.
        if digits.first == "0", digits.contains(where: { $0 != "0" && $0 != "_" }) { throw try refused() }
    }
    if digits.isEmpty || digits.hasPrefix("_") || digits.hasSuffix("_") || digits.contains("__") { throw try refused() }
    var plain = ""
    for character in digits where character != "_" {
        try Pulse.check()
        guard let scalar = character.unicodeScalars.first, character.unicodeScalars.count == 1 else { throw try refused() }
        if let value = scalar.properties.numericType == .decimal ? Int(scalar.properties.numericValue ?? 0) : character.hexDigitValue ?? (scalar.isASCII && character.isLetter ? Int((scalar.value | 32) - 87) : nil), value < base {
            plain += String(value, radix: base)
        } else {
            throw try refused()
        }
    }
    try DigitLimit.check(plain.utf8.count, base: base)
    if base == 10 {
        let number = BigInt(try LargeIntegers.number(of: plain[...].utf8))
        return .int(isNegative ? -number : number)
    }
    guard let number = base < 36 ? BigInt(plain, radix: base) : base36(plain) else { throw try refused() }
    return .int(isNegative ? -number : number)
}

/// The number of digits to the base 36, which BigInt does not read.
private func base36(_ digits: String) -> BigInt? {
    var number = BigInt(0)
    for digit in digits {
        guard let value = Int(String(digit), radix: 36) else { return nil }
        number = number * 36 + BigInt(value)
    }
    return number
}

/// `float(x)`
func floatingPoint(_ source: Value) throws -> Double {
    if let number = try source.convertedToFloat() { return number }
    let text: String
    if let string = source.object as? StringObject { text = string.text } else if let bytes = source.bytesLike { text = String(decoding: bytes, as: UTF8.self) } else {
        throw PythonException.typeError("float() argument must be a string or a real number, not '\(source.typeName)'")
    }
    func refused() throws -> PythonException { .valueError("could not convert string to float: \(try source.reprText())") }
    if !(source.object is StringObject), text.utf8.contains(where: { $0 > 127 }) { throw try refused() }
    if isPlainDecimal(text), let number = Double(text) { return number }
    let trimmed = text.trimmingBlanks
    let lowered = trimmed.lowercased().dropFirst(trimmed.hasPrefix("+") || trimmed.hasPrefix("-") ? 1 : 0)
    if ["inf", "infinity", "nan"].contains(lowered) {
        let magnitude: Double = lowered == "nan" ? .distinctNaN() : .infinity
        return trimmed.hasPrefix("-") ? -magnitude : magnitude
    }
    let trimmedDigits = trimmed.unicodeScalars.map { $0.isASCII ? String($0) : $0.properties.numericType == .decimal ? String(Int($0.properties.numericValue ?? 0)) : String($0) }.joined()
    let isPlain = !trimmedDigits.isEmpty && trimmedDigits.utf8.allSatisfy { ($0 >= 48 && $0 <= 57) || [43, 45, 46, 95, 69, 101].contains($0) } && trimmedDigits.hasUnderscoresBetweenDigits
    var digits = trimmedDigits.filter { $0 != "_" }
    if digits.hasSuffix(".") { digits += "0" }
    digits = digits.replacingOccurrence(of: ".e", with: ".0e").replacingOccurrence(of: ".E", with: ".0E")
    if let point = digits.firstIndex(of: "."), point == digits.startIndex || !(digits[digits.index(before: point)].isNumber) { digits.insert("0", at: point) }
    guard isPlain, trimmedDigits.utf8.contains(where: { $0 >= 48 && $0 <= 57 }), let number = Double(digits) else { throw try refused() }
    return number
}

/// Whether a text is digits with a minus and a point between them, or without, as most numbers in texts are.
private func isPlainDecimal(_ text: String) -> Bool {
    text.withBytes { bytes in
        var hasPoint = false, isAfterDigit = false
        for byte in bytes[(bytes.first == UInt8(ascii: "-") ? 1 : 0)...] {
            if byte == UInt8(ascii: "."), isAfterDigit, !hasPoint {
                (hasPoint, isAfterDigit) = (true, false)
            } else if byte >= 48, byte <= 57 {
                isAfterDigit = true
            } else { return false }
        }
        return isAfterDigit
    }
}

extension String {
    /// Whether each underscore stands between two digits: `1_000`, but not `1_.0`.
    var hasUnderscoresBetweenDigits: Bool {
        let bytes = Array(utf8)
        func isDigit(_ at: Int) -> Bool { bytes.indices.contains(at) && bytes[at] >= 48 && bytes[at] <= 57 }
        return bytes.indices.allSatisfy { bytes[$0] != 95 || (isDigit($0 - 1) && isDigit($0 + 1)) }
    }

    /// Without white space at both ends, as `str.strip()`.
    var trimmingBlanks: String {
        let scalars = unicodeScalars
        guard let first = scalars.firstIndex(where: { !$0.properties.isWhitespace }), let last = scalars.lastIndex(where: { !$0.properties.isWhitespace }) else { return "" }
        return String(scalars[first...last])
    }
    func replacingOccurrence(of old: String, with new: String) -> String {
        guard let range = firstRange(ofCodePoints: old) else { return self }
        let bytes = Array(utf8)
        return String(decoding: bytes[..<range.lowerBound] + Array(new.utf8) + bytes[range.upperBound...], as: UTF8.self)
    }
}
