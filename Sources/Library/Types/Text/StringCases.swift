import Runtime

/// `upper`, `lower` and the other changes of case, by Unicode's full mappings.
func declareStringCases(_ type: Declaration<StringObject>) {
    func method(_ name: String, _ doc: String, ascii: @escaping (String) throws -> String, wide: @escaping ([UnicodeScalar]) throws -> String) {
        type.native(name, .none, doc: doc) { string, _ in
            guard string.isASCII else { return .string(try wide(string.text.scalars())) }
            return .string(StringObject(try ascii(string.text), count: string.count))
        }
    }
    method("upper", "A copy in capitals.") { try asciiMapped($0) { byte, _ in byte.uppercased } } wide: { scalars in
        try mapped(scalars) { scalars[$0].uppercased }
    }
    method("lower", "A copy in small letters.") { try asciiMapped($0) { byte, _ in byte.lowercased } } wide: { scalars in
        try mapped(scalars) { LetterCase.lower(scalars, $0) }
    }
    method("casefold", "A copy in which letters that differ in case alone are the same.") { try asciiMapped($0) { byte, _ in byte.lowercased } } wide: { scalars in
        try mapped(scalars) { LetterCase.folded(scalars[$0]) }
    }
    method("swapcase", "A copy with small and capital letters exchanged.") {
        try asciiMapped($0) { byte, _ in byte.isUpper ? byte.lowercased : byte.uppercased }
    } wide: { scalars in
        try mapped(scalars) { at in
            let properties = scalars[at].properties
            return properties.isUppercase ? LetterCase.lower(scalars, at) : properties.isLowercase ? scalars[at].uppercased : String(scalars[at])
        }
    }
    method("capitalize", "A copy with a capital in front and small letters behind it.") {
        try asciiMapped($0) { byte, previous in previous == nil ? byte.uppercased : byte.lowercased }
    } wide: { scalars in
        try mapped(scalars) { $0 == 0 ? scalars[0].titlecased : LetterCase.lower(scalars, $0) }
    }
    method("title", "A copy with each word in small letters after a capital.") {
        try asciiMapped($0) { byte, previous in previous.map { $0.isUpper || $0.isLower } ?? false ? byte.lowercased : byte.uppercased }
    } wide: { scalars in
        try mapped(scalars) { at in
            at > 0 && scalars[at - 1].properties.isCased ? LetterCase.lower(scalars, at) : scalars[at].titlecased
        }
    }
}

@inline(__always)
private func asciiMapped(_ text: String, _ transform: (UInt8, UInt8?) -> UInt8) throws -> String {
    try text.withBytes { bytes in
        try String(unsafeUninitializedCapacity: bytes.count) { room in
            var previous: UInt8?
            for at in 0..<bytes.count {
                if at & 0xFFFFF == 0xFFFFF { try Pulse.check() }
                room[at] = transform(bytes[at], previous)
                previous = bytes[at]
            }
            return bytes.count
        }
    }
}

/// What each character becomes, joined.
private func mapped(_ scalars: [UnicodeScalar], _ transform: (Int) -> String) throws -> String {
    var text = ""
    for at in scalars.indices {
        if at & 0xFFF == 0xFFF { try Pulse.check() }
        text += transform(at)
    }
    return text
}

extension UInt8 {
    var isUpper: Bool { self >= 65 && self <= 90 }
    var isLower: Bool { self >= 97 && self <= 122 }
    var lowercased: UInt8 { isUpper ? self + 32 : self }
    var uppercased: UInt8 { isLower ? self - 32 : self }
    var isDigit: Bool { self >= 48 && self <= 57 }
    /// White space as bytes methods see it.
    var isBlank: Bool { self == 32 || (self >= 9 && self <= 13) }
}

/// Changes of case that depend on more than one letter, and case folding.
enum LetterCase {
    /// The lower case of a letter in its text: a capital sigma at the end of a word is a final one.
    static func lower(_ scalars: [UnicodeScalar], _ at: Int) -> String {
        guard scalars[at].value == 0x3A3 else { return scalars[at].lowercased }
        func nearest(_ range: some Sequence<Int>) -> Bool {
            for index in range where !scalars[index].properties.isCaseIgnorable { return scalars[index].properties.isCased }
            return false
        }
        return nearest((0..<at).reversed()) && !nearest((at + 1)..<scalars.count) ? "ς" : "σ"
    }

    /// Full case folding: the lower case of the upper case, but for letters of which the folding is fixed otherwise.
    static func folded(_ scalar: UnicodeScalar) -> String {
        switch scalar.value {
        case 0..<128: return scalar.lowercased
        case 0x131: return "ı"
        case 0x1E9E: return "ss"
        case 0x13A0...0x13F5: return String(scalar)
        case 0x13F8...0x13FD, 0xAB70...0xABBF: return scalar.uppercased
        default: return scalar.uppercased.unicodeScalars.map(\.lowercased).joined()
        }
    }
}
