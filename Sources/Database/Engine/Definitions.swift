import Runtime
import SQL

/// Creation and removal of a schema's tables.
extension Connection {
    /// `metadata.create_all()`: tables that are not there yet, in order of their foreign keys.
    public func createAll(_ metadata: MetaData, checkFirst: Bool = true) throws {
        let tables = metadata.sortedTables()
        let missing = try checkFirst ? tables.filter { try !hasTable($0.name) } : tables
        for table in missing { try create(table) }
    }

    public func create(_ table: Table) throws {
        _ = try execute(TableDefinition(table, .create), [])
        for index in table.indexes { _ = try execute(TableDefinition(table, .createIndex(index)), []) }
    }

    /// `metadata.drop_all()`
    public func dropAll(_ metadata: MetaData, checkFirst: Bool = true) throws {
        let tables = Array(metadata.sortedTables().reversed())
        let present = try checkFirst ? tables.filter { try hasTable($0.name) } : tables
        for table in present { _ = try execute(TableDefinition(table, .drop), []) }
    }

    /// As SQLAlchemy asks: the columns of a table, of the main database and then the temporary one.
    public func hasTable(_ name: String) throws -> Bool {
        let quoted = Dialect.sqlite.quoteAlways(name)
        for schema in ["main", "temp"] {
            if try executeDriver("PRAGMA \(schema).table_info(\(quoted))", []).fetch() != nil { return true }
        }
        return false
    }

    /// The tables of the database, by name.
    public func tableNames() throws -> [Value] {
        let result = try executeDriver("SELECT name FROM sqlite_master WHERE type='table' AND name NOT LIKE 'sqlite~_%' ESCAPE '~' ORDER BY name", [])
        return try ScalarResult(result, 0).all()
    }
}
