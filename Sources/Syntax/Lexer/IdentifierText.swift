@_spi(_Unicode) import Swift

/// Identifiers of letters beyond ASCII.
enum IdentifierText {
    /// The form in which identifiers are compared, NFKC (Python reference 2.3): `ﬁ` is `fi`, and `e` with an accent behind it is `é`.
    static func normalized(_ name: Substring) -> String {
        var compatible = String.UnicodeScalarView()
        for scalar in String(name)._nfd { compatible.append(contentsOf: CompatibilityLetters.decompositions[scalar.value] ?? [scalar]) }
        var composed = String.UnicodeScalarView()
        for scalar in String(compatible)._nfc { composed.append(scalar) }
        return String(composed)
    }
}
