import Runtime

/// The flags of a pattern (`re.I`, `re.M`...), with the bits of CPython's `re`.
struct PatternFlags: OptionSet, Hashable {
    let rawValue: Int

    static let template = PatternFlags(rawValue: 1)
    static let ignoreCase = PatternFlags(rawValue: 2)
    static let locale = PatternFlags(rawValue: 4)
    static let multiline = PatternFlags(rawValue: 8)
    static let dotAll = PatternFlags(rawValue: 16)
    static let unicode = PatternFlags(rawValue: 32)
    static let verbose = PatternFlags(rawValue: 64)
    static let debug = PatternFlags(rawValue: 128)
    static let ascii = PatternFlags(rawValue: 256)

    /// Flags that exclude each other: what `\w` and case mean.
    static let types: PatternFlags = [.ascii, .locale, .unicode]
    /// Flags that hold for the whole pattern, never for a group.
    static let global: PatternFlags = [.debug, .template]

    /// The flag of a letter in `(?ims)`.
    init?(letter: UInt32) {
        switch UnicodeScalar(letter) {
        case "i": self = .ignoreCase
        case "L": self = .locale
        case "m": self = .multiline
        case "s": self = .dotAll
        case "x": self = .verbose
        case "a": self = .ascii
        case "t": self = .template
        case "u": self = .unicode
        default: return nil
        }
    }

    init(rawValue: Int) { self.rawValue = rawValue }

    /// The flags inside a group that turns some on and some off: `(?i-s:...)`.
    func adding(_ added: PatternFlags, removing removed: PatternFlags) -> PatternFlags {
        var result = self
        if !added.isDisjoint(with: .types) { result.subtract(.types) }
        return result.union(added).subtracting(removed)
    }

    /// As the flags of a finished pattern must be: exactly one meaning of letters.
    /// - Throws: ValueError for flags that exclude each other, or that the kind of pattern does not allow.
    func resolved(isText: Bool) throws -> PatternFlags {
        if isText {
            if contains(.locale) { throw PythonException.valueError("cannot use LOCALE flag with a str pattern") }
            if !contains(.ascii) { return union(.unicode) }
            if contains(.unicode) { throw PythonException.valueError("ASCII and UNICODE flags are incompatible") }
            return self
        }
        if contains(.unicode) { throw PythonException.valueError("cannot use UNICODE flag with a bytes pattern") }
        if contains(.locale) {
            if contains(.ascii) { throw PythonException.valueError("ASCII and LOCALE flags are incompatible") }
            throw PythonException.notImplemented("Retort has no re.LOCALE")
        }
        return self
    }

    /// Name and flag, in the order in which a pattern's `repr` lists them.
    static let named: [(name: String, flag: PatternFlags)] = [
        ("TEMPLATE", .template), ("IGNORECASE", .ignoreCase), ("LOCALE", .locale), ("MULTILINE", .multiline), ("DOTALL", .dotAll),
        ("UNICODE", .unicode), ("VERBOSE", .verbose), ("DEBUG", .debug), ("ASCII", .ascii),
    ]

    /// `re.IGNORECASE|re.MULTILINE`, unknown bits in hexadecimal.
    var description: String {
        var parts: [String] = []
        var rest = rawValue
        for (name, flag) in PatternFlags.named where contains(flag) {
            parts.append("re.\(name)")
            rest &= ~flag.rawValue
        }
        if rest != 0 { parts.append("0x" + String(rest, radix: 16)) }
        return parts.joined(separator: "|")
    }
}
