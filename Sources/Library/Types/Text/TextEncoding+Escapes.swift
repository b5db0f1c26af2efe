import Runtime
import Syntax

/// The codec `unicode_escape`: text as a string literal of ASCII letters spells it.
extension TextEncoding {
    /// `'é\n'.encode('unicode_escape')` is `b'\\xe9\\n'`.
    static func encodeEscapes(_ text: String) throws -> [UInt8] {
        var out: [UInt8] = []
        for (at, scalar) in try text.scalars().enumerated() {
            try Pulse.check(at: at)
            switch scalar {
            case "\\": out += "\\\\".utf8
            case "\n": out += "\\n".utf8
            case "\r": out += "\\r".utf8
            case "\t": out += "\\t".utf8
            case " "..."~": out.append(UInt8(scalar.value))
            default: out += scalar.pythonEscape.utf8
            }
        }
        return out
    }

    private static let letters: [UInt8: UnicodeScalar] = [
        UInt8(ascii: "a"): "\u{7}", UInt8(ascii: "b"): "\u{8}", UInt8(ascii: "f"): "\u{C}", UInt8(ascii: "n"): "\n", UInt8(ascii: "r"): "\r", UInt8(ascii: "t"): "\t", UInt8(ascii: "v"): "\u{B}",
        UInt8(ascii: "\\"): "\\", UInt8(ascii: "'"): "'", UInt8(ascii: "\""): "\"",
    ]
    private static let widths: [UInt8: (count: Int, shape: String)] = [UInt8(ascii: "x"): (2, "\\xXX"), UInt8(ascii: "u"): (4, "\\uXXXX"), UInt8(ascii: "U"): (8, "\\UXXXXXXXX")]

    /// `{EM DASH}` behind `\N`: its code, where it ends, and what is wrong with it.
    private static func named(_ bytes: [UInt8], _ start: Int) -> (code: UInt32?, end: Int, reason: String) {
        let malformed = "malformed \\N character escape"
        guard start < bytes.count, bytes[start] == UInt8(ascii: "{") else { return (nil, start, malformed) }
        guard let close = bytes[start...].firstIndex(of: UInt8(ascii: "}")) else { return (nil, bytes.count, malformed) }
        if close == start + 1 { return (nil, close, malformed) }
        let code = CharacterName.code(of: String(decoding: bytes[(start + 1)..<close], as: UTF8.self))
        return (code, close + 1, "unknown Unicode character name")
    }

    /// Bytes as Latin-1 but for the escapes.
    static func decodeEscapes(_ bytes: [UInt8], _ errors: String) throws -> String {
        var text = String.UnicodeScalarView()
        var at = 0
        while at < bytes.count {
            try Pulse.check(at: at)
            let start = at
            at += 1
            guard bytes[start] == UInt8(ascii: "\\") else {
                text.append(UnicodeScalar(bytes[start]))
                continue
            }
            guard at < bytes.count else {
                text += try handled(bytes, start..<at, "unicodeescape", errors, "\\ at end of string").unicodeScalars
                continue
            }
            let letter = bytes[at]
            at += 1
            if let known = letters[letter] { text.append(known) } else if letter == UInt8(ascii: "\n") { continue } else if let (count, shape) = widths[letter] {
                let digits = bytes[at...].prefix(count).prefix { $0 < 128 && Character(UnicodeScalar($0)).isHexDigit }
                at += digits.count
                let number = digits.count == count ? UInt32(String(decoding: digits, as: UTF8.self), radix: 16) : nil
                guard let number else {
                    text += try handled(bytes, start..<at, "unicodeescape", errors, "truncated \(shape) escape").unicodeScalars
                    continue
                }
                if number < 0x110000 { text.append(try .of(pythonCode: number)) } else { text += try handled(bytes, start..<at, "unicodeescape", errors, "illegal Unicode character").unicodeScalars }
            } else if letter == UInt8(ascii: "N") {
                let (code, end, reason) = named(bytes, at)
                at = end
                if let code, let scalar = UnicodeScalar(code) { text.append(scalar) } else { text += try handled(bytes, start..<at, "unicodeescape", errors, reason).unicodeScalars }
            } else if (UInt8(ascii: "0")...UInt8(ascii: "7")).contains(letter) {
                let digits = [letter] + bytes[at...].prefix(2).prefix { (UInt8(ascii: "0")...UInt8(ascii: "7")).contains($0) }
                at += digits.count - 1
                if let scalar = UnicodeScalar(digits.reduce(UInt32(0)) { $0 * 8 + UInt32($1 - UInt8(ascii: "0")) }) { text.append(scalar) }
            } else {
                text.append("\\")
                text.append(UnicodeScalar(letter))
            }
        }
        return String(text)
    }
}
