import Runtime
import SQL

/// Creation and removal of a schema's tables.
extension Connection {
    /// `metadata.create_all()`: tables that are not there yet, in order of their foreign keys.
    /// - Parameter tables: only these.
    public func createAll(_ metadata: MetaData, tables: [Table]? = nil, checkFirst: Bool = true, checkViews: Bool = true) throws {
        try Cause.of(.schema(operation: "create_all()")) { try create(metadata, tables, checkFirst, checkViews) }
    }

    private func create(_ metadata: MetaData, _ tables: [Table]?, _ checkFirst: Bool, _ checkViews: Bool) throws {
        let all = tables ?? metadata.tables.map(\.table)
        let views = all.filter { $0.view != nil }
        let others = all.filter { $0.view == nil }
        let missing = TableOrder.forCreation(try checkFirst ? others.filter { try !hasTable($0) } : others) + (try checkViews ? views.filter { try !hasTable($0) } : views)
        try tellDefinition("before_create", .object(metadata), tables: missing, checkFirst, metadata.listeners)
        for key in missing.flatMap(\.foreignKeys) where key.constraint?.usesAlter != true { _ = try key.referencedColumn() }
        for table in missing { try create(table, checkFirst: false, isAlone: false) }
        if altersTables { for constraint in TableOrder.alterations(missing) { _ = try execute(TableDefinition(.addConstraint(constraint)), []) } }
        try tellDefinition("after_create", .object(metadata), tables: missing, checkFirst, metadata.listeners)
    }

    /// `table.create()`
    public func create(_ table: Table) throws { try create(table, checkFirst: false, isAlone: true) }

    private func create(_ table: Table, checkFirst: Bool, isAlone: Bool) throws {
        try tellDefinition("before_create", .object(table), tables: nil, checkFirst, table.listeners)
        _ = try execute(TableDefinition(table.view.map { .view($0) } ?? .create(table, ifNotExists: false)), [])
        for index in table.indexes.sorted(by: { ($0.name ?? "") < ($1.name ?? "") }) { _ = try execute(TableDefinition(.createIndex(index, ifNotExists: false)), []) }
        try tellDefinition("after_create", .object(table), tables: nil, checkFirst, table.listeners)
    }

    /// `metadata.drop_all()`
    public func dropAll(_ metadata: MetaData, tables: [Table]? = nil, checkFirst: Bool = true, checkViews: Bool = true) throws {
        try Cause.of(.schema(operation: "drop_all()")) { try drop(metadata, tables, checkFirst, checkViews) }
    }

    private func drop(_ metadata: MetaData, _ tables: [Table]?, _ checkFirst: Bool, _ checkViews: Bool) throws {
        let all = tables ?? metadata.tables.map(\.table)
        let views = all.filter { $0.view != nil }, others = all.filter { $0.view == nil }
        let present = (try checkViews ? views.filter { try hasTable($0) } : views) + (try TableOrder.forRemoval(checkFirst ? others.filter { try hasTable($0) } : others))
        try tellDefinition("before_drop", .object(metadata), tables: present, checkFirst, metadata.listeners)
        if altersTables { for constraint in TableOrder.alterations(present) { _ = try execute(TableDefinition(.dropConstraint(constraint, ifExists: false, cascades: false)), []) } }
        for table in present { try drop(table) }
        try tellDefinition("after_drop", .object(metadata), tables: present, checkFirst, metadata.listeners)
    }

    /// `table.drop()`
    public func drop(_ table: Table) throws {
        try tellDefinition("before_drop", .object(table), tables: nil, false, table.listeners)
        _ = try execute(TableDefinition(table.view?.isTable == false ? .dropView(table, ifExists: false) : .drop(table, ifExists: false)), [])
        try tellDefinition("after_drop", .object(table), tables: nil, false, table.listeners)
    }

    private func tellDefinition(_ name: String, _ subject: Value, tables: [Table]?, _ checkFirst: Bool, _ listeners: [SchemaListener]) throws {
        for listener in listeners where listener.event == name {
            var keywords: [(name: Name, value: Value)] = [("checkfirst", .bool(checkFirst)), ("_ddl_runner", .none), ("_is_metadata_operation", .bool(tables != nil))]
            if let tables { keywords.append(("tables", .list(tables.map { .object($0) }))) }
            _ = try Arguments.with([subject, .object(self)], keywords: keywords) { try listener.function.call($0) }
        }
    }

    private func hasTable(_ table: Table) throws -> Bool {
        let schema = try schemaTranslation()?.schema(table.schema) ?? table.schema
        if let schema {
            let names = try executeDriver("PRAGMA database_list", [])
            var isThere = false
            while let row = try names.fetch() { if row.count > 1, try row[1].equals(.string(schema)) { isThere = true } }
            if !isThere { return false }
        }
        return try hasTable(table.name, schema: schema)
    }

    /// As SQLAlchemy asks: the columns of a table, of the main database and then the temporary one.
    public func hasTable(_ name: String, schema: String? = nil) throws -> Bool {
        let quoted = Dialect.sqlite.quoteAlways(name)
        for schema in schema.map({ [Dialect.sqlite.quoteAlways($0)] }) ?? ["main", "temp"] {
            if try executeDriver("PRAGMA \(schema).table_info(\(quoted))", []).fetch() != nil { return true }
        }
        return false
    }
}
