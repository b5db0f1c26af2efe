import Runtime
import Syntax

extension PatternParser {
    /// A backslash outside a set.
    mutating func escape(_ token: PatternSource.Token) throws -> PatternNode {
        switch UnicodeScalar(token.code) {
        case "A": return .anchor(.beginningOfString)
        case "b": return .anchor(.boundary)
        case "B": return .anchor(.nonBoundary)
        case "Z": return .anchor(.endOfString)
        case "0":
            let digits = try source.take(atMost: 2, while: PatternParser.isOctal)
            return .literal(PatternParser.number(digits, radix: 8) ?? 0)
        case "1", "2", "3", "4", "5", "6", "7", "8", "9": return try reference(token)
        default:
            switch try common(token) {
            case .category(let category, let isNegated): return .set([.category(category, isNegated: isNegated)], isNegated: false)
            case .literal(let code): return .literal(code)
            case .range, nil: throw source.error("bad escape \(token.text)", back: 2)
            }
        }
    }

    /// A backslash in a set.
    mutating func setEscape(_ token: PatternSource.Token) throws -> SetItem {
        if token.code == 98 { return .literal(8) }
        if PatternParser.isOctal(token.code) {
            let digits = [token.code] + (try source.take(atMost: 2, while: PatternParser.isOctal))
            return .literal(try octal(digits))
        }
        guard let item = try common(token) else { throw source.error("bad escape \(token.text)", back: 2) }
        return item
    }

    /// `\12` refers to a group, `\123` is an octal number.
    private mutating func reference(_ token: PatternSource.Token) throws -> PatternNode {
        var digits = [token.code]
        digits += try source.take(atMost: 1) { $0 >= 48 && $0 <= 57 }
        if digits.count == 2, digits.allSatisfy(PatternParser.isOctal) {
            digits += try source.take(atMost: 1, while: PatternParser.isOctal)
            if digits.count == 3 { return .literal(try octal(digits)) }
        }
        let group = Int(PatternSource.text(digits)) ?? 0
        guard group < groupCount else { throw source.error("invalid group reference \(group)", back: digits.count) }
        if !isClosed(group) { throw source.error("cannot refer to an open group", back: digits.count + 1) }
        try checkLookbehind(group)
        return .reference(group)
    }

    private func octal(_ digits: [UInt32]) throws -> UInt32 {
        let code = PatternParser.number(digits, radix: 8) ?? 0
        if code > 255 { throw source.error("octal escape value \\\(PatternSource.text(digits)) outside of range 0-0o377", back: digits.count + 1) }
        return code
    }

    /// Escapes that mean the same inside and outside a set; nil for what means nothing.
    private mutating func common(_ token: PatternSource.Token) throws -> SetItem? {
        switch UnicodeScalar(token.code) {
        case "d": return .category(.digit, isNegated: false)
        case "D": return .category(.digit, isNegated: true)
        case "s": return .category(.space, isNegated: false)
        case "S": return .category(.space, isNegated: true)
        case "w": return .category(.word, isNegated: false)
        case "W": return .category(.word, isNegated: true)
        case "a": return .literal(7)
        case "f": return .literal(12)
        case "n": return .literal(10)
        case "r": return .literal(13)
        case "t": return .literal(9)
        case "v": return .literal(11)
        case "x": return .literal(try hexadecimal(token, 2))
        case "u" where source.isText: return .literal(try hexadecimal(token, 4))
        case "U" where source.isText:
            let code = try hexadecimal(token, 8)
            if code > 0x10FFFF { throw source.error("bad escape \\U\(PatternSource.padded(code, 8))", back: 10) }
            return .literal(code)
        case "N" where source.isText: return .literal(try namedCharacter())
        default:
            guard let scalar = UnicodeScalar(token.code), scalar.isASCII, scalar.properties.isAlphabetic || scalar.properties.numericType != nil else { return .literal(token.code) }
            return nil
        }
    }

    private mutating func hexadecimal(_ token: PatternSource.Token, _ count: Int) throws -> UInt32 {
        let digits = try source.take(atMost: count) { UnicodeScalar($0)?.properties.isASCIIHexDigit ?? false }
        guard digits.count == count, let code = PatternParser.number(digits, radix: 16) else {
            throw source.error("incomplete escape \(token.text)\(PatternSource.text(digits))", back: 2 + digits.count)
        }
        return code
    }

    /// `\N{EM DASH}`
    private mutating func namedCharacter() throws -> UInt32 {
        guard try source.skip("{") else { throw source.error("missing {") }
        let name = try source.name(until: "}", called: "character name")
        guard let code = CharacterName.code(of: name) else { throw source.error("undefined character name \(name.pythonRepr)", back: name.unicodeScalars.count + 4) }
        return code
    }

    static func isOctal(_ code: UInt32) -> Bool { code >= 48 && code <= 55 }
    static func number(_ digits: [UInt32], radix: Int) -> UInt32? { digits.isEmpty ? nil : UInt32(PatternSource.text(digits), radix: radix) }
}

extension PatternSource {
    static func padded(_ code: UInt32, _ width: Int) -> String {
        let digits = String(code, radix: 16)
        return String(repeating: "0", count: max(0, width - digits.count)) + digits
    }
}
