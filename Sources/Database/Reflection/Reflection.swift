import Runtime
import SQL

/// Tables made after those of a database: `metadata.reflect()`, `Table("t", metadata, autoload_with=engine)`.
public enum Reflection {
    /// - Parameters:
    ///   - only: names, or a callable that chooses them.
    ///   - extends: whether tables that are known get the columns of the database.
    ///   - replaces: whether these take the place of columns that are there: `autoload_replace`.
    ///   - resolves: whether tables that foreign keys refer to are made too.
    public static func reflect(_ metadata: MetaData, _ connection: Connection, schema: String?, views: Bool, only: Value, extends: Bool, replaces: Bool = true, resolves: Bool) throws {
        try Cause.of(.schema(operation: "reflect()")) { try reflectAll(metadata, connection, schema: schema, views: views, only: only, extends: extends, replaces: replaces, resolves: resolves) }
    }

    private static func reflectAll(_ metadata: MetaData, _ connection: Connection, schema: String?, views: Bool, only: Value, extends: Bool, replaces: Bool, resolves: Bool) throws {
        let inspector = Inspector(connection)
        var done: Set<ObjectIdentifier> = []
        let schema = schema ?? metadata.schema
        let available = try inspector.tableNames(schema: schema) + (views ? inspector.viewNames(schema: schema) : [])
        func full(_ name: String) -> String { schema.map { "\($0).\(name)" } ?? name }
        let names = try chosen(available, only, metadata, connection, schema).filter { extends || metadata.table(named: full($0)) == nil }
        if !views, !names.isEmpty, schema == nil { _ = try inspector.temporaryTableNames() }
        try inspector.prepare(names, schema: schema)
        for name in names {
            let known = metadata.table(named: full(name))
            if known != nil, !extends { continue }
            if let known {
                if !done.contains(ObjectIdentifier(known)) { try reflect(known, inspector, only: nil, replaces: replaces, resolves: resolves, &done) }
            } else { try make(name, metadata, schema, inspector, replaces: replaces, resolves: resolves, &done) }
        }
    }

    /// A table that was not known; it is not afterwards either where the database lacks it, or one that it refers to.
    private static func make(_ name: String, _ metadata: MetaData, _ schema: String?, _ inspector: Inspector, replaces: Bool, resolves: Bool, _ done: inout Set<ObjectIdentifier>) throws {
        let table = try Table(name, metadata, items: [], schema: schema)
        do { try reflect(table, inspector, only: nil, replaces: replaces, resolves: resolves, &done) } catch {
            metadata.remove(table)
            throw error
        }
    }

    /// What is told of a table, where its text is found: SQLite finds `PRAGMA table_xinfo("T")` of a table `t`, but its text by its own name alone.
    private static func told<R>(_ none: R, _ ask: () throws -> R) throws -> R {
        do { return try ask() } catch let error as PythonException where error.isInstance(of: SQLError.noSuchTableError) { return none }
    }

    private static func chosen(_ available: [String], _ only: Value, _ metadata: MetaData, _ connection: Connection, _ schema: String?) throws -> [String] {
        if only.isNone { return available }
        if only.isCallable { return try available.filter { try Arguments.with([.string($0), .object(metadata)]) { try only.call($0) }.isTrue() } }
        let names = try only.elements().map { try $0.strText() }
        let missing = names.filter { !available.contains($0) }
        if !missing.isEmpty { throw SQLError.invalidRequest("Could not reflect: requested table(s) not available in \(try connection.engine.repr())\(schema.map { " schema \($0.pythonRepr)" } ?? ""): (\(missing.joined(separator: ", ")))") }
        return names
    }

    /// - Throws: NoSuchTableError
    public static func reflect(_ table: Table, _ connection: Connection, only: [String]?, except: [String] = [], replaces: Bool = true, resolves: Bool = true) throws {
        var done: Set<ObjectIdentifier> = []
        try Cause.of(.schema(operation: "autoload_with")) { try reflect(table, Inspector(connection), only: only, except: except, replaces: replaces, resolves: resolves, &done) }
    }

    /// - Parameter done: the tables that have got their columns in the same call.
    private static func reflect(_ table: Table, _ inspector: Inspector, only: [String]?, except: [String] = [], replaces: Bool, resolves: Bool, _ done: inout Set<ObjectIdentifier>) throws {
        done.insert(ObjectIdentifier(table))
        let only = only?.isEmpty == true ? nil : only
        let own = (replaces ? [] : Set(table.columns.map(\.name))).union(except)
        guard try !inspector.prepare([table.name], schema: table.schema).isEmpty else { throw SQLError.noSuchTable(table.name) }
        let found = try inspector.columns(table.name, schema: table.schema)
        let (keys, keyName) = try told(([], nil)) { try inspector.primaryKey(table.name, schema: table.schema) }
        var made: [String: Column] = [:]
        for info in found where !own.contains(info.name) && only?.contains(info.name) ?? true {
            let column = try column(info, isKey: keys.contains(info.name) || table.columns.contains { $0.name == info.name && $0.isPrimaryKey }, of: table, inspector)
            made[info.name] = column
            try table.add(column)
        }
        if let keyName { table.primaryKey.rename(keyName) }
        table.primaryKey.order(keys)
        for option in try told([], { try inspector.tableOptions(table.name, schema: table.schema) }) where table.options[option.name] == nil { table.options[option.name] = option.value }
        try addForeignKeys(table, inspector, own, made, resolves, &done)
        /// The columns of a key; what the table does not have is warned of and left out.
        func located(_ names: [String], _ kind: String) throws -> [Column] {
            try names.compactMap { name in
                if let column = made[name] ?? table.column(name) { return column }
                try SQLWarning.warn("\(kind) key \(name.pythonRepr) was not located in columns for table \(table.name.pythonRepr)")
                return nil
            }
        }
        func isIncluded(_ names: [String]) -> Bool { only.map { only in names.allSatisfy { only.contains($0) } } ?? true }
        for info in try told([], { try inspector.indexes(table.name, schema: table.schema, withAutomatic: false) }) where !info.isOfConstraint {
            let names = info.columns.compactMap { $0 }
            guard names.count == info.columns.count, isIncluded(names) else { continue }
            let index = Index(info.name, try located(names, "index").map { .reference(.column($0)) }, isUnique: info.isUnique)
            index.givenUnique = .int(info.isUnique ? 1 : 0)
            if let condition = info.condition { index.options["sqlite_where"] = .object(TextClause(condition)) }
            try table.add(index)
        }
        for unique in try told([], { try inspector.uniqueConstraints(table.name, schema: table.schema) }) where isIncluded(unique.columns) {
            try table.add(UniqueConstraint(try located(unique.columns, "unique constraint").map { .column($0) }, name: unique.name))
        }
        for check in try told([], { try inspector.checkConstraints(table.name, schema: table.schema) }) { try table.add(CheckConstraint(TextClause(check.condition), name: check.name)) }
    }

    /// The column as listeners of `column_reflect` have it.
    private static func column(_ info: Inspector.ColumnInfo, isKey: Bool, of table: Table, _ inspector: Inspector) throws -> Column {
        let ofMetadata = table.metadata.map { SchemaEvents.definitionListeners(of: $0) + $0.listeners } ?? []
        let listeners = (ofMetadata + SchemaEvents.definitionListeners(of: table) + table.listeners).filter { $0.event == "column_reflect" }
        guard !listeners.isEmpty else { return column(info, isKey: isKey) }
        let told = DictObject([
            ("name", .string(info.name)), ("type", .object(info.type)), ("nullable", .bool(info.isNullable)), ("default", info.fallback.map { .string($0) } ?? .none), ("primary_key", .int(info.keyPosition)),
        ])
        for listener in listeners { try listener.call([.object(inspector), .object(table), told.value]) }
        let name = try told.get("name")?.strText() ?? info.name
        let made = Column(
            name, try type(told.get("type")) ?? info.type, key: try told.get("key").flatMap { $0.isNone ? nil : try $0.strText() }, primaryKey: isKey, nullable: try told.get("nullable")?.isTrue() ?? info.isNullable,
            comment: try told.get("comment").flatMap { $0.isNone ? nil : try $0.strText() })
        made.take(serverDefault: fallback(told.get("default") ?? .none))
        if let extra = told.get("info")?.dictionary { made.info = extra }
        if let autoincrement = told.get("autoincrement") { made.autoincrement = autoincrement }
        if let computed = info.computed { set(computed, of: made) }
        return made
    }
    private static func set(_ computed: (text: String, isPersisted: Bool), of column: Column) {
        let made = Computed(TextClause(computed.text), isPersisted: computed.isPersisted)
        column.computed = made
        column.take(serverDefault: .object(made))
        column.take(serverOnUpdate: .object(made))
    }
    private static func fallback(_ value: Value) -> Value {
        if let text = value.object as? StringObject { return .object(TextClause(text.text)) }
        return value
    }
    /// A type that a listener put in place of the reflected one: an object or a class.
    private static func type(_ value: Value?) throws -> SQLType? {
        guard let value, !value.isNone else { return nil }
        return try (value.object is Class ? value.call() : value).object as? SQLType
    }

    private static func column(_ info: Inspector.ColumnInfo, isKey: Bool) -> Column {
        let fallback = info.computed == nil ? info.fallback.map { Value.object(TextClause($0)) } : nil
        let column = Column(info.name, info.type, primaryKey: isKey, nullable: info.isNullable, serverDefault: fallback)
        if let computed = info.computed { set(computed, of: column) }
        return column
    }

    private static func addForeignKeys(_ table: Table, _ inspector: Inspector, _ own: Set<String>, _ made: [String: Column], _ resolves: Bool, _ done: inout Set<ObjectIdentifier>) throws {
        func column(_ name: String) -> Column? { made[name] ?? table.columns.first { $0.name == name } }
        guard let metadata = table.metadata else { return }
        for key in try told([], { try inspector.foreignKeys(table.name, schema: table.schema) }) {
            guard key.columns.allSatisfy({ column($0) != nil }), !key.columns.contains(where: { own.contains($0) }) else { continue }
            let full = table.schema.map { "\($0).\(key.referredTable)" } ?? key.referredTable
            if resolves, metadata.table(named: full) == nil {
                try make(key.referredTable, metadata, table.schema, inspector, replaces: true, resolves: true, &done)
            }
            func option(_ name: String) -> String? { key.options.first { $0.name == name }.flatMap { ($0.value.object as? StringObject)?.text } }
            let isDeferrable = try key.options.first { $0.name == "deferrable" }.map { try $0.value.isTrue() }
            let targets = key.referredColumns.map { ForeignKey(tokens: ForeignKeyTokens(schema: table.schema, table: key.referredTable, column: $0), onDelete: option("ondelete"), onUpdate: option("onupdate"), name: key.name, linksToName: true) }
            try table.add(ForeignKeyConstraint(key.columns.map { name in column(name).map { .column($0) } ?? .name(name) }, targets, onDelete: option("ondelete"), onUpdate: option("onupdate"), name: key.name, isDeferrable: isDeferrable, initially: option("initially")))
        }
    }
}
