/// A name in SQL: as given, or one that the compiler numbers (`_anonymous_label`).
public indirect enum SQLName: Hashable {
    case plain(String)
    /// As given, and told to be in quotes, or not to be.
    case quoted(String, Bool)
    /// `users_1`: a stem with a number, the same wherever the identity is the same.
    case anonymous(identity: Int, stem: String)
    /// Names in a row: `users_1_id`.
    case joined([SQLName])

    /// Names of the same text are the same, in quotes or not.
    public static func == (left: SQLName, right: SQLName) -> Bool {
        switch (left, right) {
        case (.anonymous(let a, let stem), .anonymous(let b, let other)): a == b && stem == other
        case (.joined(let a), .joined(let b)): a == b
        default: left.text != nil && left.text == right.text
        }
    }
    public func hash(into hasher: inout Hasher) {
        switch self {
        case .plain(let text), .quoted(let text, _): hasher.combine(text)
        case .anonymous(let identity, let stem):
            hasher.combine(identity)
            hasher.combine(stem)
        case .joined(let parts): hasher.combine(parts)
        }
    }

    /// The text of a name as given; nil for one that the compiler makes.
    public var text: String? {
        switch self {
        case .plain(let text), .quoted(let text, _): text
        case .anonymous, .joined: nil
        }
    }
    /// The name as Python shows it: `%(94123 anon)s` for what the compiler makes.
    public var shown: String {
        switch self {
        case .plain(let text), .quoted(let text, _): text
        case .anonymous(let identity, let stem): "%(\(identity) \(stem))s"
        case .joined(let parts): parts.map(\.shown).joined()
        }
    }
    /// Whether it is told to be in quotes, or not to be.
    var quote: Bool? {
        switch self {
        case .quoted(_, let quote): quote
        case .joined(let parts): parts.last { $0.quote != nil }?.quote
        case .plain, .anonymous: nil
        }
    }
    /// A name as given.
    public static func named(_ text: String, quote: Bool?) -> SQLName { quote.map { .quoted(text, $0) } ?? .plain(text) }

    /// An anonymous name, its stem without characters that names cannot have.
    public static func anonymous(_ identity: Int, _ stem: String) -> SQLName { .anonymous(identity: identity, stem: cleaned(stem)) }

    static func + (name: SQLName, suffix: SQLName) -> SQLName {
        switch (name, suffix) {
        case (.plain(let a), .plain(let b)): .plain(a + b)
        case (.plain(let a), .quoted(let b, let quote)), (.quoted(let a, _), .quoted(let b, let quote)): .quoted(a + b, quote)
        case (.quoted(let a, let quote), .plain(let b)): .quoted(a + b, quote)
        case (.joined(let a), .joined(let b)): .joined(a + b)
        case (.joined(let a), let b): .joined(a + [b])
        case (let a, .joined(let b)): .joined([a] + b)
        case (let a, let b): .joined([a, b])
        }
    }

    private static func isOdd(_ byte: UInt8) -> Bool { byte == 37 || byte == 40 || byte == 41 || byte == 32 || byte == 36 }

    /// What the placeholder of a parameter cannot hold besides: `.`, `:` and brackets.
    private static func isOddInParameters(_ byte: UInt8) -> Bool { isOdd(byte) || byte == 46 || byte == 58 || byte == 91 || byte == 93 }

    /// Runs of `%`, parentheses, spaces and `$` as one underscore.
    private static func cleaned(_ stem: String, isOdd: (UInt8) -> Bool = isOdd) -> String {
        guard stem.utf8.contains(where: isOdd) else { return stem }
        var bytes: [UInt8] = []
        var wasOdd = false
        for byte in stem.utf8 {
            if isOdd(byte) {
                if !wasOdd { bytes.append(95) }
                wasOdd = true
            } else {
                bytes.append(byte)
                wasOdd = false
            }
        }
        return String(decoding: bytes, as: UTF8.self)
    }

    /// The stem of a parameter's name: cleaned, without underscores at its ends.
    static func parameterStem(_ key: String) -> String {
        guard key.utf8.first == 95 || key.utf8.last == 95 || key.utf8.contains(where: isOddInParameters) else { return key }
        var bytes = Array(cleaned(key, isOdd: isOddInParameters).utf8)[...]
        while bytes.first == 95 { bytes.removeFirst() }
        while bytes.last == 95 { bytes.removeLast() }
        return String(decoding: bytes, as: UTF8.self)
    }
}
