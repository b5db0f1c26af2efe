/// Where a piece of source lies: lines from 1, columns in UTF-8 bytes from 0, the end exclusive, as CPython's `ast` counts.
public struct SourceRange: Equatable, Sendable {
    public var line: Int32
    public var column: Int32
    public var endLine: Int32
    public var endColumn: Int32
    public init(line: Int32, column: Int32, endLine: Int32, endColumn: Int32) {
        self.line = line
        self.column = column
        self.endLine = endLine
        self.endColumn = endColumn
    }

    /// From the start of this range to the end of another.
    func through(_ last: SourceRange) -> SourceRange { SourceRange(line: line, column: column, endLine: last.endLine, endColumn: last.endColumn) }
    /// The first column of this range alone.
    var firstColumn: SourceRange { SourceRange(line: line, column: column, endLine: line, endColumn: column + 1) }
    /// The line of this range, without a column: CPython shows no caret.
    var withoutColumn: SourceRange { SourceRange(line: line, column: -1, endLine: line, endColumn: -1) }
}
