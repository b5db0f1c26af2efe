import Runtime

/// `binascii`
func binasciiModule(_ module: ModuleObject) {
    module["Error"] = .object(Base64.errorClass)
    module["Incomplete"] = .object(Class("Incomplete", module: "binascii", bases: [.exception], derivable: true))
    let data = Parameter.required("data", as: Value.self)
    for name in ["hexlify", "b2a_hex"] {
        module.function(name, data.named, .optional("sep", default: Value.undefined, shown: "<unrepresentable>"), .optional("bytes_per_sep", default: 1), doc: "Bytes as hexadecimal digits.") { (data: Value, separator: Value, group: Int) throws -> Value in
            let bytes = BytesObject(try required(data)).value
            let text = separator.isUndefined ? try bytes.callMethod("hex") : try bytes.callMethod("hex", separator, .int(group))
            return BytesObject(Array(try text.strText().utf8)).value
        }
    }
    for name in ["unhexlify", "a2b_hex"] {
        module.function(name, .required("hexstr", as: Value.self).positionalOnly, doc: "Bytes of hexadecimal digits.") { (text: Value) throws -> Value in BytesObject(try unhexed(asciiBytes(text))).value }
    }
    module.function("b2a_base64", data.positionalOnly, .keyword("newline", default: true), doc: "Bytes as a line of Base64.") { (data: Value, endsLine: Bool) throws -> Value in
        BytesObject(try Base64.encode(required(data)) + (endsLine ? [10] : [])).value
    }
    module.function("a2b_base64", data.positionalOnly, .keyword("strict_mode", default: false), doc: "Bytes of a line of Base64.") { (data: Value, isStrict: Bool) throws -> Value in
        BytesObject(try Base64.decode(asciiBytes(data), isStrict: isStrict)).value
    }
    module.function("crc32", data.positionalOnly, .optional("crc", default: 0).positionalOnly, doc: "The CRC-32 of bytes, going on from another.") { (data: Value, start: Int) throws -> Int in
        Int(try CyclicCheck.crc32(required(data), from: UInt32(truncatingIfNeeded: start)))
    }
    module.function("crc_hqx", data.positionalOnly, .required("crc", as: Int.self).positionalOnly, doc: "The CRC-CCITT of bytes, going on from another.") { (data: Value, start: Int) throws -> Int in
        Int(try CyclicCheck.hqx(required(data), from: UInt16(truncatingIfNeeded: start)))
    }
}

private func required(_ value: Value) throws -> [UInt8] {
    guard let bytes = value.bytesLike else { throw PythonException.typeError("a bytes-like object is required, not '\(value.typeName)'") }
    return bytes
}

/// Bytes, or those of a text of ASCII characters.
func asciiBytes(_ value: Value) throws -> [UInt8] {
    if let text = value.object as? StringObject {
        guard text.isASCII else { throw PythonException.valueError("string argument should contain only ASCII characters") }
        return Array(text.text.utf8)
    }
    guard let bytes = value.bytesLike else { throw PythonException.typeError("argument should be bytes, buffer or ASCII string, not '\(value.typeName)'") }
    return bytes
}

/// - Throws: binascii.Error for what is no pairs of hexadecimal digits.
func unhexed(_ digits: [UInt8]) throws -> [UInt8] {
    guard digits.count % 2 == 0 else { throw PythonException(Base64.errorClass, "Odd-length string") }
    func digit(_ byte: UInt8) throws -> UInt8 {
        guard byte < 128, let value = Character(UnicodeScalar(byte)).hexDigitValue else { throw PythonException(Base64.errorClass, "Non-hexadecimal digit found") }
        return UInt8(value)
    }
    return try stride(from: 0, to: digits.count, by: 2).map { try digit(digits[$0]) << 4 | digit(digits[$0 + 1]) }
}

/// Cyclic redundancy checks.
private enum CyclicCheck {
    private static let table: [UInt32] = (0..<256).map { index in (0..<8).reduce(UInt32(index)) { sum, _ in sum & 1 == 1 ? 0xEDB8_8320 ^ sum >> 1 : sum >> 1 } }

    /// That of zip and gzip (RFC 1952).
    static func crc32(_ bytes: [UInt8], from start: UInt32) throws -> UInt32 {
        var sum = ~start
        for (at, byte) in bytes.enumerated() {
            try Pulse.check(at: at)
            sum = table[Int(UInt8(truncatingIfNeeded: sum) ^ byte)] ^ sum >> 8
        }
        return ~sum
    }

    /// CRC-CCITT, as BinHex has it.
    static func hqx(_ bytes: [UInt8], from start: UInt16) throws -> UInt16 {
        var sum = start
        for (at, byte) in bytes.enumerated() {
            try Pulse.check(at: at)
            sum ^= UInt16(byte) << 8
            for _ in 0..<8 { sum = sum & 0x8000 != 0 ? sum << 1 ^ 0x1021 : sum << 1 }
        }
        return sum
    }
}
