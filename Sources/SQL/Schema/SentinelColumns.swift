import Runtime

/// `insert_sentinel()`'s default: the number of the row among those that are inserted together.
public final class SentinelDefault: Object {
    public override func repr() throws -> String { "_InsertSentinelColumnDefault()" }
}

/// Which columns tell the rows that RETURNING gives back apart, so that they can be put in the order of the parameters.
extension Table {
    /// The column marked `insert_sentinel=True`.
    var explicitSentinel: Column? { columns.first(where: \.isInsertSentinel) }

    /// The columns whose values the program knows beforehand; nil where the database makes them, and rows are sent one by one
    /// (SQLAlchemy's `_sentinel_column_characteristics`).
    /// - Throws: InvalidRequestError where the column that is marked can not be one.
    func sentinelColumns(_ dialect: Dialect) throws -> [Column]? {
        if let marked = explicitSentinel { return try isUsable(marked, dialect) ? [marked] : nil }
        if let numbered = autoincrementColumn {
            if numbered.defaultValue == nil, numbered.serverDefault == nil, numbered.isNullable { throw Table.nullable(numbered) }
            return nil
        }
        let keys = primaryKeyColumns
        let areKnown = keys.allSatisfy { key in
            if key.serverDefault != nil { return false }
            return key.defaultValue.map { ColumnDefault($0).isFunction } ?? true
        }
        return keys.isEmpty || !areKnown ? nil : keys
    }

    private static func shown(_ column: Column) -> String { "Column \((try? column.str()) ?? column.name)" }
    /// A table that a database told of: there a primary key of SQLite may be NULL.
    private static func nullable(_ column: Column) -> PythonException {
        SQLError.invalidRequest("\(shown(column)) has been marked as a sentinel column with no default generation function; it at least needs to be marked nullable=False assuming user-populated sentinel values will be used.")
    }

    private func isUsable(_ column: Column, _ dialect: Dialect) throws -> Bool {
        let shown = Table.shown(column)
        if let fallback = column.defaultValue {
            if fallback.object is SentinelDefault || ColumnDefault(fallback).isFunction { return true }
        } else if let fallback = column.serverDefault {
            guard fallback.object is Identity else {
                throw SQLError.invalidRequest("\(shown) can't be a sentinel column because it uses an explicit server side default that's not the Identity() default.")
            }
        } else if column.isNullable {
            throw Table.nullable(column)
        } else if column !== autoincrementColumn { return true }
        throw SQLError.invalidRequest("\(shown) can't be explicitly marked as a sentinel column when using the \(dialect.name) dialect, as the particular type of default generation on this column is not currently compatible with this dialect's specific INSERT..RETURNING syntax which can receive the server-generated value in a deterministic way.  To remove this error, remove insert_sentinel=True from primary key autoincrement columns; these columns are automatically used as sentinels for supported dialects in any case.")
    }
}
