import Runtime
import SQL

/// Creation and removal of a schema's tables (sqlalchemy.sql.ddl.SchemaGenerator, SchemaDropper).
extension Connection {
    /// The dialect that definitions are written for: that of `create_mock_engine()`, or of the engine.
    public var definitionDialect: Dialect { sinkDialect ?? engine.dialect }
    /// What functions and listeners get as the connection: itself, or the one of `create_mock_engine()`.
    public var shownConnection: Value { .object(mock ?? self) }

    private func define(_ action: TableDefinition.Action, omitting constraints: [Constraint] = []) throws {
        let definition = TableDefinition(action, omitting: constraints)
        if try definition.isAllowed(on: shownConnection, definitionDialect) { _ = try execute(definition, []) }
    }

    /// `metadata.create_all()`: tables that are not there yet, in order of their foreign keys.
    /// - Parameter tables: only these.
    public func createAll(_ metadata: MetaData, tables: [Table]? = nil, checkFirst: Bool = true, checkViews: Bool = true) throws {
        try Cause.of(.schema(operation: "create_all()")) { try create(metadata, tables, checkFirst, checkViews) }
    }

    private func create(_ metadata: MetaData, _ tables: [Table]?, _ checkFirst: Bool, _ checkViews: Bool) throws {
        let all = tables ?? metadata.tables.map(\.table)
        let views = all.filter { $0.view != nil }
        for table in all { try checkNames(of: table) }
        let others = try all.filter { try $0.view == nil && !(checkFirst && hasTable($0)) }
        let order = definitionDialect.traits.supportsAlter ? try TableOrder.withConstraints(others, nil, []) : nil
        let missing = (order?.tables.map(\.table) ?? TableOrder.forCreation(others)) + (try checkViews ? views.filter { try !hasTable($0) } : views)
        let checks = Connection.checkFirstValue(checkFirst ? .all : .nothing)
        try tellDefinition("before_create", metadata, [("checkfirst", checks), ("tables", .list(missing.map { .object($0) }))], metadata.listeners)
        for type in types(of: metadata) { try define(.createType(type)) }
        for (_, sequence) in metadata.sequences where sequence.column == nil { try create(sequence) }
        for key in missing.flatMap(\.foreignKeys) where key.constraint?.usesAlter != true { _ = try key.referencedColumn() }
        for table in missing { try create(table, omitting: order?.remaining ?? [], checks: checks, isAlone: false) }
        for constraint in order?.remaining ?? [] { try define(.addConstraint(constraint)) }
        try tellDefinition("after_create", metadata, [("checkfirst", checks), ("tables", .list(missing.map { .object($0) }))], metadata.listeners)
    }

    /// `table.create()`
    /// - Parameter checks: what listeners are told of `checkfirst=`; nil where nothing was said
    public func create(_ table: Table, checks: Value? = nil) throws {
        try checkNames(of: table)
        for type in DefinedTypes.of(table) where DefinedTypes.areDefined(type, definitionDialect) { try define(.createType(type)) }
        try create(table, omitting: [], checks: checks ?? Connection.checkFirstValue(.types), isAlone: true)
    }

    private func create(_ table: Table, omitting constraints: [Constraint], checks: Value, isAlone: Bool) throws {
        let told: [(name: Name, value: Value)] = [("checkfirst", checks), ("_is_metadata_operation", .bool(!isAlone))]
        try tellDefinition("before_create", table, told, table.listeners)
        for sequence in sequences(of: table) { try create(sequence) }
        if let creator = table.creator { _ = try execute(creator, []) } else { try define(table.view.map { .view($0) } ?? .create(table, ifNotExists: false), omitting: constraints.filter { $0.table === table }) }
        for index in table.indexes.sorted(by: { ($0.name ?? "") < ($1.name ?? "") }) { try create(index) }
        try comment(on: table)
        try tellDefinition("after_create", table, told, table.listeners)
    }

    /// `index.create()`
    public func create(_ index: Index) throws {
        try tellDefinition("before_create", index, [], index.listeners)
        try define(.createIndex(index, ifNotExists: false))
        try tellDefinition("after_create", index, [], index.listeners)
    }
    /// `index.drop()`
    public func drop(_ index: Index) throws {
        try tellDefinition("before_drop", index, [], index.listeners)
        try define(.dropIndex(index, ifExists: false))
        try tellDefinition("after_drop", index, [], index.listeners)
    }

    /// What listeners are told of `checkfirst=`.
    public enum CheckFirstKind { case all, nothing, types }
    /// Makes what they are told, set by whoever declares it.
    nonisolated(unsafe) public static var checkFirstValue: (CheckFirstKind) -> Value = { .bool($0 == .all) }

    /// Comments have statements of their own where CREATE TABLE cannot have them.
    private func comment(on table: Table) throws {
        let dialect = definitionDialect
        guard dialect.traits.supportsComments, !dialect.traits.writesCommentsInline else { return }
        if table.comment != nil { try define(.tableComment(table, isDropped: false)) }
        for column in table.columns where column.comment != nil { try define(.columnComment(column, isDropped: false)) }
        guard dialect.family == .postgresql else { return }
        for constraint in table.sortedConstraints where constraint.comment != nil { try define(.constraintComment(constraint, isDropped: false)) }
    }

    /// `metadata.drop_all()`
    public func dropAll(_ metadata: MetaData, tables: [Table]? = nil, checkFirst: Bool = true, checkViews: Bool = true) throws {
        try Cause.of(.schema(operation: "drop_all()")) { try drop(metadata, tables, checkFirst, checkViews) }
    }

    private func drop(_ metadata: MetaData, _ tables: [Table]?, _ checkFirst: Bool, _ checkViews: Bool) throws {
        let all = tables ?? metadata.tables.map(\.table)
        let views = all.filter { $0.view != nil }
        for table in all { try checkNames(of: table) }
        let others = try all.filter { try $0.view == nil && (!checkFirst || hasTable($0)) }
        let order = definitionDialect.traits.supportsAlter ? try TableOrder.forRemovalByAlter(others) : nil
        let present = (try checkViews ? views.filter { try hasTable($0) } : views) + (try order?.tables.map(\.table).reversed() ?? TableOrder.forRemoval(others))
        for key in present.flatMap(\.foreignKeys) where key.constraint?.usesAlter != true { _ = try key.referencedColumn() }
        let checks = Connection.checkFirstValue(checkFirst ? .all : .nothing)
        try tellDefinition("before_drop", metadata, [("checkfirst", checks), ("tables", .list(present.map { .object($0) }))], metadata.listeners)
        for constraint in order?.remaining ?? [] { try define(.dropConstraint(constraint, ifExists: false, cascades: false)) }
        for table in present { try drop(table, checks: checks, isAlone: false) }
        for (_, sequence) in metadata.sequences { try drop(sequence) }
        for type in types(of: metadata) { try define(.dropType(type)) }
        try tellDefinition("after_drop", metadata, [("checkfirst", checks), ("tables", .list(present.map { .object($0) }))], metadata.listeners)
    }

    /// `table.drop()`
    public func drop(_ table: Table, checks: Value? = nil) throws {
        try checkNames(of: table)
        try drop(table, checks: checks ?? Connection.checkFirstValue(.nothing), isAlone: true)
    }

    private func drop(_ table: Table, checks: Value, isAlone: Bool) throws {
        let told: [(name: Name, value: Value)] = [("checkfirst", checks), ("_is_metadata_operation", .bool(!isAlone))]
        try tellDefinition("before_drop", table, told, table.listeners)
        if let dropper = table.dropper { _ = try execute(dropper, []) } else { try define(table.view?.isTable == false ? .dropView(table, ifExists: false) : .drop(table, ifExists: false)) }
        if isAlone { for sequence in sequences(of: table) { try drop(sequence) } }
        try tellDefinition("after_drop", table, told, table.listeners)
    }

    // MARK: sequences and types

    private func isMade(_ sequence: NumberSequence) -> Bool {
        let traits = definitionDialect.traits
        return traits.supportsSequences && !(traits.sequencesAreOptional && sequence.isOptional)
    }
    private func sequences(of table: Table) -> [NumberSequence] { table.columns.compactMap { $0.defaultValue?.object as? NumberSequence } }
    private func types(of metadata: MetaData) -> [SQLType] { metadata.schemaObjects.compactMap { $0 as? SQLType }.filter { DefinedTypes.areDefined($0, definitionDialect) } }

    /// `sequence.create(engine)`, where the database has sequences.
    public func create(_ sequence: NumberSequence) throws { if isMade(sequence) { try define(.createSequence(sequence, ifNotExists: false)) } }
    public func drop(_ sequence: NumberSequence) throws { if isMade(sequence) { try define(.dropSequence(sequence, ifExists: false)) } }
    /// `Enum(...).create(engine)`, where the database has types of that kind.
    public func create(_ type: SQLType) throws { if DefinedTypes.areDefined(type, definitionDialect) { try define(.createType(type)) } }
    public func drop(_ type: SQLType) throws { if DefinedTypes.areDefined(type, definitionDialect) { try define(.dropType(type)) } }

    /// Listeners of classes come first.
    private func tellDefinition(_ name: String, _ subject: Object, _ told: [(name: Name, value: Value)], _ listeners: [SchemaListener]) throws {
        for listener in SchemaEvents.definitionListeners(of: subject) + listeners where listener.event == name {
            try listener.call([.object(subject), shownConnection], keywords: told + [("_ddl_runner", .none)])
        }
    }

    /// - Throws: IdentifierError where the names of a table are longer than the database allows (`Dialect.validate_identifier`).
    private func checkNames(of table: Table) throws {
        let limit = definitionDialect.traits.maxIdentifierLength
        for name in [table.name, table.schema].compactMap({ $0 }) where name.unicodeScalars.count > limit {
            throw SQLError.identifier("Identifier \(name.pythonRepr) exceeds maximum length of \(limit) characters")
        }
    }

    private func hasTable(_ table: Table) throws -> Bool {
        let translation = try schemaTranslation()
        let schema = translation.map { $0.schema(table.schema) } ?? table.schema
        return try hasTable(table.name, schema: schema)
    }
    private func hasSchema(_ schema: String) throws -> Bool {
        let names = try executeDriver("PRAGMA database_list", [])
        var isThere = false
        while let row = try names.fetch() { if row.count > 1, try row[1].equals(.string(schema)) { isThere = true } }
        return isThere
    }

    /// As SQLAlchemy asks: the columns of a table, of the main database and then the temporary one.
    public func hasTable(_ name: String, schema: String? = nil) throws -> Bool {
        if let schema, try !hasSchema(schema) { return false }
        let quoted = Dialect.sqlite.quoteAlways(name)
        for schema in schema.map({ [Dialect.sqlite.quoteAlways($0)] }) ?? ["main", "temp"] {
            if try executeDriver("PRAGMA \(schema).table_info(\(quoted))", []).fetch() != nil { return true }
        }
        return false
    }
}
