import Runtime

/// `\d`, `\w`, `\s`.
enum CharacterCategory: Hashable {
    case digit, space, word

    func contains(_ code: UInt32, unicode: Bool) -> Bool {
        if code < 128 {
            switch self {
            case .digit: return code >= 48 && code <= 57
            case .space: return code == 32 || (code >= 9 && code <= 13) || (unicode && code >= 0x1c && code <= 0x1f)
            case .word: return (code >= 97 && code <= 122) || (code >= 65 && code <= 90) || (code >= 48 && code <= 57) || code == 95
            }
        }
        guard unicode, let scalar = UnicodeScalar(code) else { return false }
        switch self {
        case .digit: return scalar.isDecimalDigit
        case .space: return scalar.isBlank
        case .word: return scalar.isAlphabeticLetter || scalar.properties.numericType != nil
        }
    }
}

/// Single letters without regard to case, as patterns compare them: by the first letter of the lower case, with a few letters
/// that share an upper case (CPython's `re._casefix`).
enum CaseFolding {
    static func lower(_ code: UInt32, unicode: Bool) -> UInt32 {
        if code < 128 { return code >= 65 && code <= 90 ? code + 32 : code }
        guard unicode, let scalar = UnicodeScalar(code) else { return code }
        return scalar.lowercased.unicodeScalars.first?.value ?? code
    }

    static func upper(_ code: UInt32, unicode: Bool) -> UInt32 {
        if code < 128 { return code >= 97 && code <= 122 ? code - 32 : code }
        guard unicode, let scalar = UnicodeScalar(code) else { return code }
        return scalar.uppercased.unicodeScalars.first?.value ?? code
    }

    /// Other lower case letters that match where this one does.
    static func equivalents(_ code: UInt32) -> [UInt32] { families.first { $0.contains(code) }?.filter { $0 != code } ?? [] }

    /// Whether a letter has a form of another case.
    static func isCased(_ code: UInt32, unicode: Bool) -> Bool { lower(code, unicode: unicode) != code || upper(code, unicode: unicode) != code || (unicode && !equivalents(code).isEmpty) }

    private static let families: [[UInt32]] = [
        [0x69, 0x131], [0x73, 0x17f], [0xb5, 0x3bc], [0x345, 0x3b9, 0x1fbe], [0x390, 0x1fd3], [0x3b0, 0x1fe3], [0x3b2, 0x3d0], [0x3b5, 0x3f5],
        [0x3b8, 0x3d1], [0x3ba, 0x3f0], [0x3c0, 0x3d6], [0x3c1, 0x3f1], [0x3c2, 0x3c3], [0x3c6, 0x3d5], [0x432, 0x1c80], [0x434, 0x1c81],
        [0x43e, 0x1c82], [0x441, 0x1c83], [0x442, 0x1c84, 0x1c85], [0x44a, 0x1c86], [0x463, 0x1c87], [0x1c88, 0xa64b], [0x1e61, 0x1e9b], [0xfb05, 0xfb06],
    ]
}
