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
}
