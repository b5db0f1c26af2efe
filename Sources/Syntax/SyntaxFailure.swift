/// What is wrong with a source, in CPython's words, with its place.
public struct SyntaxFailure: Error {
    /// `recursion` has no place: CPython tells it as an error of the compiler, not of the source.
    public enum Kind: String { case syntax = "SyntaxError", indentation = "IndentationError", tab = "TabError", recursion = "RecursionError" }
    public let kind: Kind
    public let message: String
    public internal(set) var range: SourceRange
    /// Whether more input could mend it: an open bracket, string or block at the end of the text.
    public let isIncomplete: Bool
    /// The line to show where it is not the source's own: the expression of a replacement field, as `(a b)`.
    public let shownLine: String?
    /// Whether the characters themselves are wrong, not their order: CPython then shows the line without its end.
    public internal(set) var isLexical = false

    /// - Parameter range: a column of -1 shows no caret.
    public init(_ message: String, _ range: SourceRange, kind: Kind = .syntax, isIncomplete: Bool = false, shownLine: String? = nil) {
        self.shownLine = shownLine
        self.kind = kind
        self.message = message
        self.range = range
        self.isIncomplete = isIncomplete
    }

    /// Expressions within expressions, or links of one chain (`a.b.c`, `a + b + c`), beyond what is compiled.
    static func tooDeep(_ range: SourceRange) -> SyntaxFailure { SyntaxFailure("maximum recursion depth exceeded during compilation", range, kind: .recursion) }
    /// How deep expressions may lie in expressions, chains included, since each link lies in the next.
    static let deepestExpression = 2_990
}
