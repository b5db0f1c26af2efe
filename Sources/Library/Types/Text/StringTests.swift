import Runtime

/// `isalpha`, `isdigit` and the other questions about all characters of a string.
func declareStringTests(_ type: Declaration<StringObject>) {
    func all(_ name: String, _ doc: String, ofEmpty: Bool = false, _ test: @escaping (UnicodeScalar) -> Bool) {
        // Which ASCII characters pass, as bits: the properties of code points are slow to ask for.
        lazy var passing: (UInt64, UInt64) = (bits(from: 0), bits(from: 64))
        func bits(from first: UInt8) -> UInt64 {
            (0..<64).reduce(0) { test(UnicodeScalar(first + $1)) ? $0 | 1 << UInt64($1) : $0 }
        }
        type.native(name, .none, doc: doc) { string, _ in
            if string.text.isEmpty { return .bool(ofEmpty) }
            guard string.isASCII else { return .bool(try string.text.allScalars(test)) }
            let (low, high) = passing
            return .bool(try string.text.withBytes { bytes in
                var passes = true
                try Pulse.inPieces(bytes.count) { piece in
                    for at in piece where (bytes[at] < 64 ? low : high) & (1 << UInt64(bytes[at] & 63)) == 0 { passes = false }
                }
                return passes
            })
        }
    }
    all("isalpha", "Whether there are letters, and nothing else.") { $0.isAlphabeticLetter }
    all("isdigit", "Whether there are digits, and nothing else.") { ($0.properties.numericType == .decimal || $0.properties.numericType == .digit) && $0.isKnown }
    all("isdecimal", "Whether there are decimal digits, and nothing else.") { $0.isDecimalDigit }
    all("isnumeric", "Whether there are characters for numbers, and nothing else.") { $0.isNumeric }
    all("isalnum", "Whether there are letters and digits, and nothing else.") { $0.isAlphabeticLetter || $0.isNumeric }
    all("isspace", "Whether there is white space, and nothing else.") { $0.isBlank }
    all("isprintable", "Whether repr() would show every character as it is.", ofEmpty: true) { $0.isPythonPrintable }
    type.native("isascii", .none, doc: "Whether there is nothing beyond ASCII.") { string, _ in .bool(string.isASCII) }
    type.native("isidentifier", .none, doc: "Whether it could name a variable.") { string, _ in .bool(try string.text.isPythonIdentifier) }
    type.native("isupper", .none, doc: "Whether all letters that have a case are capitals, and there are some.") { string, _ in
        let text = string.text
        return .bool(try text.allScalars { !($0.isLower || $0.isTitlecase) } && !text.allScalars { !$0.isUpper })
    }
    type.native("islower", .none, doc: "Whether all letters that have a case are small, and there are some.") { string, _ in
        let text = string.text
        return .bool(try text.allScalars { !($0.isUpper || $0.isTitlecase) } && !text.allScalars { !$0.isLower })
    }
    type.native("istitle", .none, doc: "Whether each word has a capital in front, and small letters behind it.") { string, _ in .bool(try isTitle(string.text)) }
}

private func isTitle(_ text: String) throws -> Bool {
    var isAfterCased = false, found = false
    for (at, scalar) in text.unicodeScalars.enumerated() {
        try Pulse.check(at: at)
        if scalar.isUpper || scalar.isTitlecase {
            if isAfterCased { return false }
            isAfterCased = true
            found = true
        } else if scalar.isLower {
            if !isAfterCased { return false }
            found = true
        } else { isAfterCased = false }
    }
    return found
}

extension UnicodeScalar {
    var isAlphabeticLetter: Bool {
        if value < 128 { return UInt8(value).isUpper || UInt8(value).isLower }
        switch properties.generalCategory {
        case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter: return isKnown
        default: return false
        }
    }
    var isDecimalDigit: Bool { value < 128 ? UInt8(value).isDigit : properties.generalCategory == .decimalNumber && isKnown }
    var isNumeric: Bool { value < 128 ? UInt8(value).isDigit : properties.numericType != nil && isKnown }
    var isUpper: Bool { properties.isUppercase && isKnown }
    var isLower: Bool { properties.isLowercase && isKnown }
    var isTitlecase: Bool { value > 0x1C4 && properties.generalCategory == .titlecaseLetter }
    /// White space as `str.isspace` and `str.split` see it.
    var isBlank: Bool { value < 128 ? UInt8(value).isBlank || (value >= 0x1c && value <= 0x1f) : properties.isWhitespace }
}

extension String {
    /// `str.isidentifier`
    var isPythonIdentifier: Bool {
        get throws {
            guard let first = unicodeScalars.first, first == "_" || (first.properties.isXIDStart && first.isKnown) else { return false }
            // The joiners became part of names after Unicode 14.
            return try allScalars { $0.properties.isXIDContinue && $0.isKnown && $0 != "\u{200C}" && $0 != "\u{200D}" }
        }
    }
}
