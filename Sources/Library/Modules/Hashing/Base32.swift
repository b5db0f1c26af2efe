import Runtime

/// Base32 (RFC 4648).
enum Base32 {
    static let alphabet = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567".utf8)
    /// The digits in the order of what they stand for (section 7).
    static let hexAlphabet = Array("0123456789ABCDEFGHIJKLMNOPQRSTUV".utf8)

    static func encode(_ bytes: [UInt8], _ alphabet: [UInt8] = alphabet) -> [UInt8] {
        var out: [UInt8] = []
        for start in stride(from: 0, to: bytes.count, by: 5) {
            let group = bytes[start..<min(start + 5, bytes.count)]
            let word = group.reduce(UInt64(0)) { $0 << 8 | UInt64($1) } << UInt64(8 * (5 - group.count))
            let digits = (group.count * 8 + 4) / 5
            for place in 0..<8 { out.append(place < digits ? alphabet[Int(word >> UInt64(35 - 5 * place) & 31)] : UInt8(ascii: "=")) }
        }
        return out
    }

    /// - Throws: binascii.Error for wrong padding and digits that are none.
    static func decode(_ given: [UInt8], folds: Bool, _ alphabet: [UInt8] = alphabet) throws -> [UInt8] {
        guard given.count % 8 == 0 else { throw PythonException(Base64.errorClass, "Incorrect padding") }
        let digits = given[..<(given.lastIndex { $0 != UInt8(ascii: "=") }.map { $0 + 1 } ?? 0)]
        let padding = given.count - digits.count
        guard [0, 1, 3, 4, 6].contains(padding) else { throw PythonException(Base64.errorClass, "Incorrect padding") }
        var out: [UInt8] = [], word: UInt64 = 0, bits = 0
        for digit in digits {
            let folded = folds && digit >= 97 && digit <= 122 ? digit - 32 : digit
            guard let value = alphabet.firstIndex(of: folded) else { throw PythonException(Base64.errorClass, "Non-base32 digit found") }
            word = (word << 5 | UInt64(value)) & 0xFF_FFFF
            bits += 5
            if bits >= 8 {
                bits -= 8
                out.append(UInt8(truncatingIfNeeded: word >> UInt64(bits)))
            }
        }
        return out
    }
}
