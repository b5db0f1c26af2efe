import Runtime

/// Base64 (RFC 4648).
enum Base64 {
    private static let alphabet = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)
    static let errorClass = Class("Error", module: "binascii", bases: [.valueError], derivable: true)

    static func encode(_ bytes: [UInt8], isURLSafe: Bool = false) throws -> [UInt8] {
        var out: [UInt8] = []
        try Limits.reserve(bytes.count / 3, of: 4)
        out.reserveCapacity(bytes.count / 3 * 4 + 4)
        for start in stride(from: 0, to: bytes.count, by: 3) {
            if out.count & 0xFFFF == 0 { try Pulse.check() }
            let group = bytes[start..<min(start + 3, bytes.count)]
            let word = group.reduce(0) { $0 << 8 | Int($1) } << (8 * (3 - group.count))
            for place in 0..<4 { out.append(place <= group.count ? alphabet[word >> (18 - 6 * place) & 63] : UInt8(ascii: "=")) }
        }
        return isURLSafe ? out.map { $0 == UInt8(ascii: "+") ? UInt8(ascii: "-") : $0 == UInt8(ascii: "/") ? UInt8(ascii: "_") : $0 } : out
    }

    /// - Throws: binascii.Error for wrong padding; characters outside the alphabet are skipped unless `isStrict`.
    static func decode(_ text: [UInt8], isStrict: Bool = false) throws -> [UInt8] {
        var out: [UInt8] = [], word = 0, count = 0, padding = 0
        for (at, byte) in text.enumerated() {
            try Pulse.check(at: out.count)
            if byte == UInt8(ascii: "=") {
                if isStrict, at == 0 { throw PythonException(errorClass, "Leading padding not allowed") }
                padding += 1
                if isStrict, count >= 2, count + padding >= 4, at + 1 < text.count { throw PythonException(errorClass, "Excess data after padding") }
                if count >= 2, count + padding >= 4 {
                    if count == 3 { out += [UInt8(truncatingIfNeeded: word >> 10), UInt8(truncatingIfNeeded: word >> 2)] } else { out.append(UInt8(truncatingIfNeeded: word >> 4)) }
                    return out
                }
                continue
            }
            guard let digit = alphabet.firstIndex(of: byte) else {
                if isStrict { throw PythonException(errorClass, "Only base64 data is allowed") }
                continue
            }
            if isStrict, padding > 0 { throw PythonException(errorClass, "Discontinuous padding not allowed") }
            padding = 0
            word = word << 6 | digit
            count += 1
            if count == 4 {
                out += [UInt8(truncatingIfNeeded: word >> 16), UInt8(truncatingIfNeeded: word >> 8), UInt8(truncatingIfNeeded: word)]
                (word, count) = (0, 0)
            }
        }
        if count == 1 { throw PythonException(errorClass, "Invalid base64-encoded string: number of data characters (\(out.count / 3 * 4 + 1)) cannot be 1 more than a multiple of 4") }
        if count != 0 { throw PythonException(errorClass, "Incorrect padding") }
        return out
    }

    /// Lines of 57 bytes each, as mails have them.
    static func encodeLines(_ bytes: [UInt8]) throws -> [UInt8] {
        try stride(from: 0, to: bytes.count, by: 57).flatMap { try encode(Array(bytes[$0..<min($0 + 57, bytes.count)])) + [10] }
    }

    /// Decoding takes ASCII texts too.
    static func text(_ value: Value) throws -> [UInt8] {
        guard let string = value.object as? StringObject else {
            guard let found = try bytesLike(value) else { throw PythonException.typeError("argument should be a bytes-like object or ASCII string, not '\(value.typeName)'") }
            return found
        }
        guard string.text.utf8.allSatisfy({ $0 < 128 }) else { throw PythonException.valueError("string argument should contain only ASCII characters") }
        return Array(string.text.utf8)
    }
}

func base64Module(_ module: ModuleObject) {
    module.isWrittenInPython = true
    func bytes(_ value: Value) throws -> [UInt8] {
        guard let found = try bytesLike(value) else { throw PythonException.typeError("a bytes-like object is required, not '\(value.typeName)'") }
        return found
    }
    let text = Base64.text
    declareBase85(module)
    declareLines(module)
    for name in ["b64encode", "standard_b64encode"] {
        module.function(name, .required("s", as: Value.self), .optional("altchars", default: Value.none), doc: "A text in Base64 for bytes, as bytes.") { (source: Value, other: Value) throws -> Value in
            let encoded = try Base64.encode(bytes(source))
            guard !other.isNone else { return BytesObject(encoded).value }
            let pair = try bytes(other)
            guard pair.count == 2 else { throw PythonException.assertionError(try other.reprText()) }
            return BytesObject(encoded.map { $0 == UInt8(ascii: "+") ? pair[0] : $0 == UInt8(ascii: "/") ? pair[1] : $0 }).value
        }
    }
    for name in ["b64decode", "standard_b64decode"] {
        module.function(name, .required("s", as: Value.self), .optional("altchars", default: Value.none), .optional("validate", default: false), doc: "The bytes that a text in Base64 stands for.") { (source: Value, other: Value, isStrict: Bool) throws -> Value in
            var given = try text(source)
            if !other.isNone {
                let pair = try text(other)
                guard pair.count == 2 else { throw PythonException.assertionError(try other.reprText()) }
                given = given.map { $0 == pair[0] ? UInt8(ascii: "+") : $0 == pair[1] ? UInt8(ascii: "/") : $0 }
            }
            return BytesObject(try Base64.decode(given, isStrict: isStrict)).value
        }
    }
    module.function("urlsafe_b64encode", .required("s", as: Value.self), doc: "As b64encode(), with `-` and `_` in place of `+` and `/`.") { (source: Value) throws -> Value in BytesObject(try Base64.encode(bytes(source), isURLSafe: true)).value }
    module.function("urlsafe_b64decode", .required("s", as: Value.self), doc: "As b64decode(), of texts with `-` and `_` in place of `+` and `/`.") { (source: Value) throws -> Value in
        BytesObject(try Base64.decode(try text(source).map { $0 == UInt8(ascii: "-") ? UInt8(ascii: "+") : $0 == UInt8(ascii: "_") ? UInt8(ascii: "/") : $0 })).value
    }
    module.function("b32encode", .required("s", as: Value.self), doc: "Encode the bytes-like objects s in base32.") { (source: Value) throws -> Value in BytesObject(Base32.encode(try bytes(source))).value }
    module.function("b32decode", .required("s", as: Value.self), .optional("casefold", default: false), doc: "The bytes that a text in Base32 stands for.") { (source: Value, folds: Bool) throws -> Value in
        BytesObject(try Base32.decode(try text(source), folds: folds)).value
    }
    module.function("b32hexencode", .required("s", as: Value.self), doc: "Bytes in Base32 of the digits 0 to V.") { (source: Value) throws -> Value in BytesObject(Base32.encode(try bytes(source), Base32.hexAlphabet)).value }
    module.function("b32hexdecode", .required("s", as: Value.self), .optional("casefold", default: false), doc: "Bytes of Base32 of the digits 0 to V.") { (source: Value, folds: Bool) throws -> Value in
        BytesObject(try Base32.decode(try text(source), folds: folds, Base32.hexAlphabet)).value
    }
    module.function("b16encode", .required("s", as: Value.self), doc: "Two upper-case hexadecimal digits for each byte, as bytes.") { (source: Value) throws -> Value in BytesObject(Array(hexadecimal(try bytes(source)).uppercased().utf8)).value }
    module.function("b16decode", .required("s", as: Value.self), .optional("casefold", default: false), doc: "The bytes that hexadecimal digits stand for.") { (source: Value, folds: Bool) throws -> Value in
        let digits = try text(source)
        let isValid = digits.count % 2 == 0 && digits.allSatisfy { Character(UnicodeScalar($0)).isHexDigit && (folds || !Character(UnicodeScalar($0)).isLowercase) }
        guard isValid else { throw PythonException(Base64.errorClass, digits.count % 2 == 0 ? "Non-base16 digit found" : "Odd-length string") }
        return BytesObject(stride(from: 0, to: digits.count, by: 2).map { UInt8(String(decoding: digits[$0..<($0 + 2)], as: UTF8.self), radix: 16) ?? 0 }).value
    }
}

/// `encodebytes` and `decodebytes`: lines of Base64, as mails have them.
private func declareLines(_ module: ModuleObject) {
    func bytes(_ value: Value) throws -> [UInt8] {
        guard let found = value.bytesLike else { throw PythonException.typeError("expected bytes-like object, not \(value.isNone ? "NoneType" : value.typeName)") }
        return found
    }
    module.function("encodebytes", .required("s", as: Value.self), doc: "Bytes as lines of Base64.") { (data: Value) throws -> Value in
        BytesObject(try Base64.encodeLines(bytes(data))).value
    }
    module.function("decodebytes", .required("s", as: Value.self), doc: "Bytes of lines of Base64.") { (data: Value) throws -> Value in BytesObject(try Base64.decode(bytes(data))).value }
}
