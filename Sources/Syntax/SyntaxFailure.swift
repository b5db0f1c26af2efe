/// What is wrong with a source, in CPython's words, with its place.
public struct SyntaxFailure: Error {
    public enum Kind: String { case syntax = "SyntaxError", indentation = "IndentationError", tab = "TabError" }
    public let kind: Kind
    public let message: String
    public let range: SourceRange
    /// Whether more input could mend it: an open bracket, string or block at the end of the text.
    public let isIncomplete: Bool

    init(_ message: String, _ range: SourceRange, kind: Kind = .syntax, isIncomplete: Bool = false) {
        self.kind = kind
        self.message = message
        self.range = range
        self.isIncomplete = isIncomplete
    }
}
