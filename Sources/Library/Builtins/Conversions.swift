import BigInt
import Runtime

/// Numbers, characters, text.
func declareConversions(in module: ModuleObject) {
    module.function("abs", .required("x", as: Value.self), doc: "The number without its sign.") { (number: Value) throws -> Value in
        switch number {
        case .int(let value) where value != .min: return .int(Swift.abs(value))
        case .float(let value): return .float(Swift.abs(value))
        default: break
        }
        if let method = number.type.lookup("__abs__") { return try method.bound(to: number).call() }
        if let whole = number.bigInteger { return .int(BigInt(whole.magnitude)) }
        throw PythonException.typeError("bad operand type for abs(): '\(number.typeName)'")
    }
    module.function("ascii", .required("obj", as: Value.self), doc: "As repr(), with escapes for all that is not ASCII.") { try $0.asciiText() }
    module.function("bin", .required("number", as: Value.self), doc: "The binary digits of an int, after `0b`.") { try radixText($0, 2, "0b") }
    module.function("oct", .required("number", as: Value.self), doc: "The octal digits of an int, after `0o`.") { try radixText($0, 8, "0o") }
    module.function("hex", .required("number", as: Value.self), doc: "The hexadecimal digits of an int, after `0x`.") { try radixText($0, 16, "0x") }
    module.function("chr", .required("i", as: Value.self), doc: "Return the character of a code point.") { (number: Value) throws -> Value in
        guard let index = try number.index() else { throw PythonException.typeError("'\(number.typeName)' object cannot be interpreted as an integer") }
        guard case .int(let code) = index else { throw PythonException.overflowError("Python int too large to convert to C int") }
        if Int32(exactly: code) == nil { throw PythonException.overflowError("Python int too large to convert to C int") }
        guard (0..<0x110000).contains(code) else { throw PythonException.valueError("chr() arg not in range(0x110000)") }
        return .string(StringObject.of(try .of(pythonCode: UInt32(code))))
    }
    module.function("ord", .required("c", as: Value.self), doc: "Return the code point of a character.") { (value: Value) throws -> Int in
        if case .string(let text) = value, text.text.utf8.count == 1, let byte = text.text.utf8.first { return Int(byte) }
        if let text = value.object as? StringObject {
            guard text.count == 1, let scalar = text.text.unicodeScalars.first else {
                throw PythonException.typeError("ord() expected a character, but string of length \(text.count) found")
            }
            return Int(scalar.pythonCode)
        }
        if let bytes = value.object is BytesObject || value.object is ByteArrayObject ? value.bytesLike : nil {
            guard bytes.count == 1 else { throw PythonException.typeError("ord() expected a character, but string of length \(bytes.count) found") }
            return Int(bytes[0])
        }
        throw PythonException.typeError("ord() expected string of length 1, but \(value.typeName) found")
    }
    module.function("divmod", .required("x", as: Value.self), .required("y", as: Value.self), doc: "Quotient and remainder: (x // y, x % y).") { a, b in try a.binary(.divmod, b) }
    module.function("format", .required("value", as: Value.self), .optional("format_spec", default: Value.string("")).positionalOnly, doc: "Return the value formatted by the specification.") { value, specification in
        try value.formattedValue(try specification.nativeString("format", 2))
    }
    module.function("hash", .required("obj", as: Value.self), doc: "Return the hash of an object.") { (value: Value) throws -> Int in
        // The one text whose hash is the same in every run of CPython's.
        if (value.object as? StringObject)?.text.isEmpty ?? (value.object as? BytesObject)?.bytes.isEmpty ?? false, value.object?.type.isNative ?? false { return 0 }
        return try value.hash()
    }
    module.function("pow", .required("base", as: Value.self).named, .required("exp", as: Value.self).named, .optional("mod", default: Value.none), doc: "Return base**exp, modulo mod where it is given.") { base, exponent, modulus in
        if modulus.isNone { return try base.binary(.power, exponent) }
        if let method = base.object?.type.overriding("__pow__"), case let power = try method.call(base, exponent, modulus), !power.isNotImplemented { return power }
        return try modularPower(base, exponent, modulus)
    }
    module.function("repr", .required("obj", as: Value.self), doc: "Return the canonical representation of an object.") { (value: Value) throws -> Value in try value.reprValue() }
    module.function("round", .required("number", as: Value.self).named, .optional("ndigits", default: Value.none), doc: "Round to a precision in decimal digits, halves to even.") { number, digits in
        try rounded(number, digits)
    }
}

/// `base ** exponent % modulus`, by squaring.
private func smallModularPower(_ base: UInt, _ exponent: UInt, _ modulus: UInt) -> Int {
    func product(_ a: UInt, _ b: UInt) -> UInt { modulus.dividingFullWidth(a.multipliedFullWidth(by: b)).remainder }
    var result = 1 % modulus, square = base % modulus, rest = exponent
    while rest > 0 {
        if rest & 1 == 1 { result = product(result, square) }
        square = product(square, square)
        rest >>= 1
    }
    return Int(result)
}

/// `pow(base, exp, mod)` of ints.
func modularPower(_ base: Value, _ exponent: Value, _ modulus: Value) throws -> Value {
    if case .int(let base) = base, case .int(let exponent) = exponent, case .int(let modulus) = modulus, base >= 0, exponent >= 0, modulus > 0 {
        return .int(smallModularPower(UInt(base), UInt(exponent), UInt(modulus)))
    }
    guard let a = base.bigInteger, let b = exponent.bigInteger, let m = modulus.bigInteger else {
        if let method = base.object?.type.lookup("__pow__"), base.bigInteger == nil, case let power = try method.bound(to: base).call(exponent, modulus), !power.isNotImplemented { return power }
        let operands = [base, exponent, modulus]
        if operands.allSatisfy({ $0.type.isSubclass(of: .int) || $0.type.isSubclass(of: .float) }) {
            throw PythonException.typeError("pow() 3rd argument not allowed unless all arguments are integers")
        }
        throw PythonException.typeError("unsupported operand type(s) for ** or pow(): \(operands.map { "'\($0.typeName)'" }.joined(separator: ", "))")
    }
    if m == 0 { throw PythonException.valueError("pow() 3rd argument cannot be 0") }
    var power: BigInt
    if b < 0 {
        guard let inverse = try LargeIntegers.inverse(a, modulus: BigInt(m.magnitude)) else { throw PythonException.valueError("base is not invertible for the given modulus") }
        power = try LargeIntegers.power(inverse, -b, modulus: BigInt(m.magnitude))
    } else {
        power = try LargeIntegers.power(a, b, modulus: BigInt(m.magnitude))
    }
    if m < 0, power != 0 { power += m }
    return Value.int(power)
}

private func radixText(_ value: Value, _ radix: Int, _ prefix: String) throws -> String {
    if case .int(let number) = value { return (number < 0 ? "-" : "") + prefix + String(number.magnitude, radix: radix) }
    guard let number = try value.index()?.bigInteger else { throw PythonException.typeError("'\(value.typeName)' object cannot be interpreted as an integer") }
    return (number < 0 ? "-" : "") + prefix + (try LargeIntegers.text(of: number.magnitude, radix: radix))
}

private func rounded(_ number: Value, _ digits: Value) throws -> Value {
    if case .float(let value) = number { return try Rounding.float(value, digits) }
    if let whole = number.bigInteger, number.object.map({ $0.type.overriding("__round__") == nil }) ?? true {
        return try Rounding.integer(whole, digits)
    }
    guard let method = number.type.lookup("__round__") else {
        throw PythonException.typeError("type \(number.typeName) doesn't define __round__ method")
    }
    let bound = try method.bound(to: number)
    return digits.isNone ? try bound.call() : try bound.call(digits)
}

/// Rounding of floats, correct to the last digit.
enum Rounding {
    /// How many decimal places; what is beyond 64 bits changes nothing more.
    private static func places(_ digits: Value) throws -> Int {
        guard let index = try digits.index() else { throw PythonException.typeError("'\(digits.typeName)' object cannot be interpreted as an integer") }
        if case .int(let number) = index { return number }
        return (index.bigInteger ?? 0) < 0 ? .min : .max
    }

    /// `round(1234, -2)`
    static func integer(_ whole: BigInt, _ digits: Value) throws -> Value {
        let places = digits.isNone ? 0 : try places(digits)
        guard places < 0 else { return .int(whole) }
        if places < -whole.magnitude.bitWidth { return .int(0) }
        let unit = BigInt(10).power(-places)
        let (quotient, rest) = whole.quotientAndRemainder(dividingBy: unit)
        var base = quotient
        let twice = rest.magnitude * 2
        if twice > unit.magnitude || (twice == unit.magnitude && quotient.magnitude & 1 == 1) { base += whole < 0 ? -1 : 1 }
        return .int(base * unit)
    }

    static func float(_ value: Double, _ digits: Value) throws -> Value {
        if digits.isNone {
            if value.isNaN { throw PythonException.valueError("cannot convert float NaN to integer") }
            if value.isInfinite { throw PythonException.overflowError("cannot convert float infinity to integer") }
            let whole = value.rounded(.toNearestOrEven)
            return abs(whole) < 9e18 ? .int(Int(whole)) : .int(BigInt(whole))
        }
        let places = try places(digits)
        guard value.isFinite, places < 323 else { return .float(value) }
        if places < -308 { return .float(value.sign == .minus ? -0.0 : 0) }
        if places >= 0 { return .float(Double(FloatFormat.fixed(value, places)) ?? value) }
        // %.0f of the exact quotient would round twice; go through the decimal digits instead.
        let text = FloatFormat.fixed(value.magnitude, 0)
        let cut = text.count + places
        if cut < 0 { return .float(value.sign == .minus ? -0.0 : 0) }
        let digits = Array(text.utf8).map { Int($0) - 48 }
        var head = Array(digits.prefix(cut))
        let tail = digits.suffix(from: cut)
        let fraction = value.magnitude - value.magnitude.rounded(.down)
        let half = tail.first.map { $0 == 5 && tail.dropFirst().allSatisfy { $0 == 0 } && fraction == 0 } ?? false
        let up = half ? (head.last ?? 0) % 2 == 1 : (tail.first ?? 0) >= 5
        if up {
            var at = head.count - 1
            while at >= 0, head[at] == 9 {
                head[at] = 0
                at -= 1
            }
            if at >= 0 { head[at] += 1 } else { head.insert(1, at: 0) }
        }
        let result = Double(head.map(String.init).joined() + String(repeating: "0", count: -places)) ?? 0
        if result.isInfinite { throw PythonException.overflowError("rounded value too large to represent") }
        return .float(value < 0 ? -result : result)
    }
}
