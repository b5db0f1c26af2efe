/// Values of literals.
public enum Literals {
    /// The most decimal digits of an int, as `sys.set_int_max_str_digits` sets it; 0 for any number.
    nonisolated(unsafe) public static var mostDigits = 4300

    /// `1_000`, `0xff`, `1e3`
    static func number(_ text: Substring) -> Constant {
        let digits = text.filter { $0 != "_" }
        if digits.hasPrefix("0"), digits.count > 1 {
            let radix: [Character: Int] = ["x": 16, "X": 16, "o": 8, "O": 8, "b": 2, "B": 2]
            if let radix = radix[digits[digits.index(after: digits.startIndex)]] { return .integer(digits: String(digits.dropFirst(2)), radix: radix) }
        }
        if digits.contains(where: { $0 == "." || $0 == "e" || $0 == "E" }) {
            let full = digits.hasPrefix(".") ? "0" + digits : digits
            return .float(Double(full.replacingPoint()) ?? 0)
        }
        return .integer(digits: String(digits), radix: 10)
    }

    /// The text of a string literal's body with its escapes resolved; nil where an escape is malformed.
    /// - Parameter isBytes: `\u` and `\N` mean nothing in bytes.
    static func unescape(_ body: ArraySlice<UInt8>, isBytes: Bool) -> Result<[UInt8], EscapeFailure> {
        guard body.contains(UInt8(ascii: "\\")) else { return .success(normalise(body)) }
        var out: [UInt8] = []
        out.reserveCapacity(body.count)
        var at = body.startIndex
        func byte(_ offset: Int) -> UInt8? { at + offset < body.endIndex ? body[at + offset] : nil }
        while at < body.endIndex {
            let current = body[at]
            if current == 13 {
                out.append(10)
                at += byte(1) == 10 ? 2 : 1
                continue
            }
            guard current == UInt8(ascii: "\\"), let escape = byte(1) else {
                out.append(current)
                at += 1
                continue
            }
            switch escape {
            case 10: at += 2
            case 13: at += byte(2) == 10 ? 3 : 2
            case UInt8(ascii: "\\"), UInt8(ascii: "'"), UInt8(ascii: "\""):
                out.append(escape)
                at += 2
            case UInt8(ascii: "n"): out.append(10); at += 2
            case UInt8(ascii: "t"): out.append(9); at += 2
            case UInt8(ascii: "r"): out.append(13); at += 2
            case UInt8(ascii: "a"): out.append(7); at += 2
            case UInt8(ascii: "b"): out.append(8); at += 2
            case UInt8(ascii: "f"): out.append(12); at += 2
            case UInt8(ascii: "v"): out.append(11); at += 2
            case UInt8(ascii: "0")...UInt8(ascii: "7"):
                var value = 0, count = 0
                while count < 3, let digit = byte(1 + count), digit >= 48, digit <= 55 {
                    value = value * 8 + Int(digit - 48)
                    count += 1
                }
                if isBytes { out.append(UInt8(truncatingIfNeeded: value)) } else { append(UInt32(value), to: &out) }
                at += 1 + count
            case UInt8(ascii: "x"):
                guard let value = hex(body, at + 2, 2) else { return .failure(EscapeFailure(isBytes ? "(value error) invalid \\x escape at position \(at - body.startIndex)" : "(unicode error) 'unicodeescape' codec can't decode bytes in position \(at - body.startIndex)-\(lastHexDigit(body, at + 2, 2) - body.startIndex): truncated \\xXX escape")) }
                if isBytes { out.append(UInt8(value)) } else { append(value, to: &out) }
                at += 4
            case UInt8(ascii: "u") where !isBytes, UInt8(ascii: "U") where !isBytes:
                let count = escape == UInt8(ascii: "u") ? 4 : 8
                guard let value = hex(body, at + 2, count) else {
                    return .failure(EscapeFailure("(unicode error) 'unicodeescape' codec can't decode bytes in position \(at - body.startIndex)-\(lastHexDigit(body, at + 2, count) - body.startIndex): truncated \\\(count == 4 ? "uXXXX" : "UXXXXXXXX") escape"))
                }
                if value > 0x10FFFF { return .failure(EscapeFailure("(unicode error) 'unicodeescape' codec can't decode bytes in position \(at - body.startIndex)-\(at - body.startIndex + 1 + count): illegal Unicode character")) }
                guard UnicodeScalar(pythonCode: value) != nil else { return .failure(EscapeFailure("Retort lacks the private-use characters U+10D800 to U+10DFFF")) }
                append(value, to: &out)
                at += 2 + count
            case UInt8(ascii: "N") where !isBytes:
                guard let (scalar, length) = named(body, at) else {
                    let isMalformed = byte(2) != UInt8(ascii: "{") || body[at...].firstIndex(of: UInt8(ascii: "}")) == nil
                    let isEmpty = byte(2) == UInt8(ascii: "{") && byte(3) == UInt8(ascii: "}")
                    let last = isEmpty ? at + 2 : isMalformed ? (byte(2) == UInt8(ascii: "{") ? body.endIndex - 1 : at + 1) : body[at...].firstIndex(of: UInt8(ascii: "}")) ?? at
                    return .failure(EscapeFailure("(unicode error) 'unicodeescape' codec can't decode bytes in position \(at - body.startIndex)-\(last - body.startIndex): \(isMalformed || isEmpty ? "malformed \\N character escape" : "unknown Unicode character name")"))
                }
                append(scalar, to: &out)
                at += length
            default:
                out.append(current)
                out.append(escape)
                at += 2
            }
        }
        return .success(out)
    }

    struct EscapeFailure: Error {
        let message: String
        init(_ message: String) { self.message = message }
    }

    /// Line ends as `\n`, whatever the file has.
    static func normalise(_ body: ArraySlice<UInt8>) -> [UInt8] {
        guard body.contains(13) else { return Array(body) }
        var out: [UInt8] = []
        for (index, byte) in zip(body.indices, body) {
            if byte == 13 { out.append(10) } else if byte == 10, index > body.startIndex, body[index - 1] == 13 { continue } else { out.append(byte) }
        }
        return out
    }

    private static func append(_ scalar: UInt32, to out: inout [UInt8]) {
        guard let scalar = UnicodeScalar(pythonCode: scalar) else { return }
        out.append(contentsOf: UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter)
    }

    /// The last of the hexadecimal digits that an escape has, or the character before them.
    private static func lastHexDigit(_ body: ArraySlice<UInt8>, _ start: Int, _ most: Int) -> Int {
        var at = start
        while at < body.endIndex, at < start + most, Character(UnicodeScalar(body[at])).isHexDigit { at += 1 }
        return at - 1
    }

    private static func hex(_ body: ArraySlice<UInt8>, _ start: Int, _ count: Int) -> UInt32? {
        guard start + count <= body.endIndex else { return nil }
        var value: UInt32 = 0
        for index in start..<start + count {
            guard let digit = Character(UnicodeScalar(body[index])).hexDigitValue else { return nil }
            value = value << 4 | UInt32(digit)
        }
        return value
    }

    /// `\N{GREEK SMALL LETTER ALPHA}`: the code point and the length of the escape.
    private static func named(_ body: ArraySlice<UInt8>, _ at: Int) -> (UInt32, Int)? {
        guard at + 2 < body.endIndex, body[at + 2] == UInt8(ascii: "{"), let close = body[at...].firstIndex(of: UInt8(ascii: "}")) else { return nil }
        return CharacterName.code(of: String(decoding: body[(at + 3)..<close], as: UTF8.self)).map { ($0, close - at + 1) }
    }
}

extension String {
    /// `1.` and `1.e5` as Swift reads them.
    fileprivate func replacingPoint() -> String {
        guard let point = firstIndex(of: ".") else { return self }
        let after = index(after: point)
        if after == endIndex { return self + "0" }
        if self[after] == "e" || self[after] == "E" { return self[...point] + "0" + self[after...] }
        return self
    }
}
