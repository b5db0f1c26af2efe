@_spi(_Unicode) import Swift

/// The normal forms of text (Unicode Standard Annex 15).
public enum NormalForm: String {
    case composed = "NFC", decomposed = "NFD", compatiblyComposed = "NFKC", compatiblyDecomposed = "NFKD"

    public func of(_ text: String) -> String { of(text) { _ in } }

    /// - Parameter step: is told on the way how much is done, and may throw.
    public func of(_ text: String, _ step: (Int) throws -> Void) rethrows -> String {
        var out = String.UnicodeScalarView()
        var count = 0
        func append(_ scalar: UnicodeScalar) throws {
            try step(count)
            count += 1
            out.append(scalar)
        }
        switch self {
        case .composed: for scalar in text._nfc { try append(scalar) }
        case .decomposed: for scalar in text._nfd { try append(scalar) }
        case .compatiblyComposed: return try NormalForm.composed.of(NormalForm.compatible(text, step), step)
        // What stands for a character may have marks that are to be in order with those behind it.
        case .compatiblyDecomposed: return try NormalForm.decomposed.of(NormalForm.compatible(text, step), step)
        }
        return String(out)
    }

    private static func compatible(_ text: String, _ step: (Int) throws -> Void) rethrows -> String {
        var out = String.UnicodeScalarView()
        for (at, scalar) in text._nfd.enumerated() {
            try step(at)
            out.append(contentsOf: CompatibleCharacters.decompositions[scalar.value] ?? [scalar])
        }
        return String(out)
    }
}
