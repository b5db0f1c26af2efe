import Runtime

extension SQLiteHandle {
    /// Whether the number that SQLite gives a new row is the value of a column, and nothing else happens to the row: the table has rowids, the
    /// column is its only key and INTEGER (sqlite.org/lang_createtable.html, "ROWIDs and the INTEGER PRIMARY KEY"), there are no triggers.
    ///
    /// Holds until the schema is changed, which nobody can while a transaction that has written is open, but who opened it.
    func numbersRows(of table: String, by column: String) -> Bool {
        guard let cursor = try? SQLiteCursor(self, SQLiteHandle.rowNumberQuestion, [.string(table), .string(column)]), let row = try? cursor.next(), case .int(1)? = row.first else { return false }
        return true
    }

    /// A key column that is not the rowid has an index: `INTEGER PRIMARY KEY DESC`.
    private static let rowNumberQuestion = """
        SELECT (SELECT count(*) = 1 AND sum(type = 'table' AND wr = 0 AND schema = 'main') = 1 FROM pragma_table_list(?1))
            AND (SELECT count(*) = 1 AND sum(name = ?2 COLLATE NOCASE AND type = 'INTEGER' COLLATE NOCASE) = 1 FROM pragma_table_info(?1) WHERE pk > 0)
            AND NOT EXISTS (SELECT 1 FROM pragma_index_list(?1) WHERE origin = 'pk')
            AND NOT EXISTS (SELECT 1 FROM sqlite_master WHERE type = 'trigger' AND tbl_name = ?1 COLLATE NOCASE)
            AND NOT EXISTS (SELECT 1 FROM sqlite_temp_master WHERE type = 'trigger' AND tbl_name = ?1 COLLATE NOCASE)
        """
}
