/// Number literals.
extension Lexer {
    mutating func readNumber() throws {
        let start = position
        if byte() == 48, let radix = [120: 16, 111: 8, 98: 2][Int(byte(1) | 32)] {
            position += 2
            try readDigits(radix: radix, name: radix == 16 ? "hexadecimal" : radix == 8 ? "octal" : "binary", start)
        } else {
            var isFloat = false
            try readDigits(radix: 10, name: "decimal", start)
            if byte() == UInt8(ascii: ".") {
                isFloat = true
                position += 1
                if Lexer.isDigit(byte()) { try readDigits(radix: 10, name: "decimal", start) }
            }
            if byte() | 32 == UInt8(ascii: "e") {
                let signed = byte(1) == UInt8(ascii: "+") || byte(1) == UInt8(ascii: "-")
                if Lexer.isDigit(byte(signed ? 2 : 1)) {
                    isFloat = true
                    position += signed ? 2 : 1
                    try readDigits(radix: 10, name: "decimal", start)
                } else if signed {
                    position += 2
                    throw SyntaxFailure("invalid decimal literal", lastCharacter)
                }
            }
            if byte() | 32 == UInt8(ascii: "j") { throw SyntaxFailure("Retort has no complex numbers", range(from: start)) }
            if !isFloat, bytes[start] == 48, bytes[start..<position].contains(where: { $0 != 48 && $0 != 95 }) {
                let zeros = bytes[start..<position].prefix { $0 == 48 || $0 == 95 }.count
                throw SyntaxFailure("leading zeros in decimal integer literals are not permitted; use an 0o prefix for octal integers", SourceRange(line: line, column: column(start), endLine: line, endColumn: column(start + zeros)))
            }
        }
        if Lexer.isNameStart(byte()), byte() < 128 {
            let end = position
            while Lexer.isNamePart(byte()) { position += 1 }
            let word = String(decoding: bytes[end..<position], as: UTF8.self)
            let follows = ["and", "else", "for", "if", "in", "is", "not", "or"].contains(word)
            position = end
            let kind = bytes[start] == 48 && position > start + 1 ? [120: "hexadecimal", 111: "octal", 98: "binary"][Int(bytes[start + 1] | 32)] ?? "decimal" : "decimal"
            if !follows { throw SyntaxFailure("invalid \(kind) literal", lastCharacter) }
            warnings.append(SyntaxWarning(message: "invalid \(kind) literal", line: line))
        }
        add(.number, from: start)
    }

    private mutating func readDigits(radix: Int, name: String, _ start: Int) throws {
        var count = 0
        var afterUnderscore = false
        while true {
            let digit = byte()
            if digit == 95 {
                if afterUnderscore || (count == 0 && radix == 10) { break }
                afterUnderscore = true
            } else if let value = Character(UnicodeScalar(digit)).hexDigitValue, value < radix {
                afterUnderscore = false
                count += 1
            } else { break }
            position += 1
        }
        if afterUnderscore || (count == 0 && radix != 10) {
            if radix != 10, Lexer.isDigit(byte()) { throw invalidDigit(name) }
            throw SyntaxFailure("invalid \(name) literal", lastCharacter)
        }
        if radix != 10, radix != 16, Lexer.isDigit(byte()) { throw invalidDigit(name) }
    }

    private mutating func invalidDigit(_ name: String) -> SyntaxFailure {
        position += 1
        return SyntaxFailure("invalid digit '\(Character(UnicodeScalar(bytes[position - 1])))' in \(name) literal", lastCharacter)
    }
}
