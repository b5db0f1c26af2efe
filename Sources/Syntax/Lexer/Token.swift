/// A token of the source.
public struct Token {
    public enum Kind: Equatable {
        case name
        /// `1_000`, `0xff`, `1.5e3`
        case number
        /// A string literal with its prefix and quotes, f-strings included.
        case string
        /// An operator or delimiter; its text tells which.
        case punctuation
        case newline, indent, dedent, end
    }
    public let kind: Kind
    /// Where it lies in the UTF-8 bytes.
    public let start: Int
    public let end: Int
    public let range: SourceRange
    /// How many brackets are open behind it.
    let depth: UInt8
}

extension Token {
    /// Words that cannot be names (Python reference 2.3.1).
    public static let keywords: Set<String> = [
        "False", "None", "True", "and", "as", "assert", "async", "await", "break", "class", "continue", "def", "del", "elif", "else", "except",
        "finally", "for", "from", "global", "if", "import", "in", "is", "lambda", "nonlocal", "not", "or", "pass", "raise", "return", "try", "while", "with", "yield",
    ]
}
