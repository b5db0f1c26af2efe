/// Characters as Unicode 14 has them, the version of CPython 3.11; the standard library knows later ones.
extension UnicodeScalar {
    /// Whether the code point was a character, or reserved for private use, in Unicode 14.
    public var isKnown: Bool {
        if value < 0x370 { return true }
        guard let age = properties.age else { return properties.generalCategory != .unassigned }
        return age.major <= 14
    }
    /// The full lower case.
    public var lowercased: String { known(properties.lowercaseMapping) }
    /// The full upper case.
    public var uppercased: String { known(properties.uppercaseMapping) }
    /// The full title case.
    public var titlecased: String { known(properties.titlecaseMapping) }

    /// A mapping, where Unicode 14 has it.
    private func known(_ mapping: String) -> String {
        guard !isASCII, isKnown, mapping.unicodeScalars.allSatisfy(\.isKnown) else { return isASCII ? mapping : String(self) }
        return mapping
    }
}
