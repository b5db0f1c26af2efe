/// Unicode's names of characters, as `\N{...}` writes them.
public enum CharacterName {
    /// The code point of a name, in any case; nil for an unknown one.
    public static func code(of name: String) -> UInt32? {
        let wanted = name.uppercased()
        if let code = aliases[wanted] { return code }
        for value in UInt32(0x20)...0x1FFFF {
            if let scalar = UnicodeScalar(value), let found = scalar.properties.name ?? scalar.properties.nameAlias, found == wanted || scalar.properties.nameAlias == wanted { return value }
        }
        return nil
    }
}
