import Runtime

/// What a foreign key points to, by its names: the only form in which names may have dots.
public struct ForeignKeyTokens: Equatable {
    public var schema: String?
    public var table: String?
    /// nil where the key of the referring column is meant.
    public var column: String?
    public init(schema: String?, table: String?, column: String?) {
        self.schema = schema
        self.table = table
        self.column = column
    }

    /// `table`, `table.column`, `schema.table.column`; what stands before the table is all the schema.
    public init(_ text: String) {
        var parts = text.split(separator: ".", omittingEmptySubsequences: false).map { String($0) }
        guard parts.count > 1 else {
            self.init(schema: nil, table: text, column: nil)
            return
        }
        let column = parts.removeLast(), table = parts.removeLast()
        self.init(schema: parts.isEmpty ? nil : parts.joined(separator: "."), table: table, column: column)
    }

    /// `schema.table.column`; nil where that would mean something else.
    public var dotted: String? {
        guard let table, !table.contains("."), column?.contains(".") != true, column != nil || schema?.isEmpty != false else { return nil }
        return [schema, table, column].compactMap { $0 }.joined(separator: ".")
    }

    /// - Throws: InvalidRequestError where the names have no text that means them.
    public func text() throws -> String {
        if let dotted { return dotted }
        let reason: String
        if table?.isEmpty != false {
            reason = "the target has no table name; a ForeignKey to a Column which is not yet associated with a Table has no names to render until that Column is attached"
        } else if let table, table.contains(".") {
            reason = "the table name \(table.pythonRepr) contains a dot, which can't be told apart from the separator between a schema name and a table name"
        } else if let column, column.contains(".") {
            reason = "the column name \(column.pythonRepr) contains a dot, which can't be told apart from the separator between a table name and a column name"
        } else {
            reason = "a schema name \(ForeignKeyTokens.shown(schema)) is present with no column name, so the schema name can't be told apart from a table name"
        }
        throw SQLError.invalidRequest("Can't render a single string representation for foreign key target \(description); \(reason).  Use ForeignKey.target_tokens to receive the schema, table and column names individually.")
    }

    /// As messages show it.
    var description: String {
        dotted?.pythonRepr ?? "(schema=\(ForeignKeyTokens.shown(schema)), table_name=\(ForeignKeyTokens.shown(table)), column_name=\(ForeignKeyTokens.shown(column)))"
    }
    static func shown(_ name: String?) -> String { name?.pythonRepr ?? "None" }
}
