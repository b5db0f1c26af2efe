import Database
import ORM
import Runtime
import SQL

let schemaModule = "sqlalchemy.sql.schema"

/// `MetaData`, `Table`, `Column`, constraints.
func declareSchema(in module: ModuleObject) {
    module["SchemaItem"] = .object(SchemaItem.pythonClass)
    module["MetaData"] = .object(metadataClass())
    module["Table"] = .object(tableClass())
    module["Column"] = .object(columnClass())
    module["DEFAULT_NAMING_CONVENTION"] = usualNaming
    (module["TypedColumns"], module["Named"]) = (.object(TypedColumns.pythonClass), .object(AnnotationClasses.named))
    module["ForeignKey"] = .object(foreignKeyClass())
    if let target = try? ForeignKeyTarget.pythonClass() { module["ForeignKeyTarget"] = .object(target) }
    module["BLANK_SCHEMA"] = .object(BlankSchema.shared)
    module["conv"] = .object(ConventionName.pythonClass)
    SchemaOrder.declare(in: module)
    SentinelColumn.declare("insert_sentinel", in: module) { .object(try SQLDeclaration.makeColumn([], $0)) }
    declareConstraints(in: module)
    declareDefaults(in: module)
    declareDefinitions(in: module)
    module["CheckFirst"] = .object(CheckFirst.pythonClass)
}

/// How constraints are named where nothing else is said (DEFAULT_NAMING_CONVENTION).
private var usualNaming: Value { ImmutableDict(named: [("ix", .string("ix_%(column_0_label)s"))]).value }

/// What annotations of columns are written with.
private enum AnnotationClasses {
    static let named: Class = {
        for container in [TypedColumns.named, columnClass()] {
            container.extend(for: Value.self) { type in
                type.classMethod("__class_getitem__", .required("key", as: Value.self), doc: "`Named[int]`") { container, argument in MappedAnnotation(container, argument) }
            }
        }
        return TypedColumns.named
    }()
}

/// What tables are made of has one Python class above it.
enum SchemaItem {
    static let pythonClass: Class = {
        let made = Class("SchemaItem", module: schemaModule)
        made.takesAttributes = true
        made.extend(for: Value.self) { $0.subscriptable(asItself: true) }
        return made
    }()

    /// The method `copy()`, which is private since 1.4.
    static func warnOfCopy(_ className: String) throws { try SQLWarning.deprecated("The \(className).copy() method is deprecated and will be removed in a future release.", since: "1.4") }
}

func metadataClass() -> Class {
    declaredOnce(MetaData.self) {
        Class.declare("MetaData", for: MetaData.self, module: schemaModule, bases: [SchemaItem.pythonClass], derivable: true, takesAttributes: true, doc: "The tables of a database.") { type in
            type.special([.contains])
            type.constructor(.optional("schema", default: nil as MetaDataSchema?, shown: "None"), .optional("quote_schema", default: Value.none), .optional("naming_convention", default: Value.none), .optional("info", default: Value.none)) { (_: Class, given: MetaDataSchema?, quote: Value, naming: Value, info: Value) throws -> MetaData in
                let schema = given?.name
                let made = MetaData(schema: schema?.text, naming: naming.dictionary)
                made.quotesSchema = quote.isNone ? schema?.quote : try quote.isTrue()
                if let info = info.dictionary { made.info = info }
                return made
            }
            type.type.takesConstructors(blank: { MetaData() }, take: { $0.take($1) })
            type.property("tables", doc: "The tables by name.") { (metadata: MetaData) -> Value in FacadeDict(metadata.tables.map { ($0.name, .object($0.table)) }).value }
            type.property("sorted_tables", doc: "The tables, each behind those it refers to.") { (metadata: MetaData) throws -> Value in
                for (_, table) in metadata.tables { for key in table.foreignKeys { _ = try key.referencedColumn() } }
                return .list(try metadata.sortedTables().map { .object($0) }) }
            type.property("schemas", doc: "The schemas of its tables, and its own.") { (metadata: MetaData) -> Value in
                var found: [String] = []
                for schema in [metadata.schema] + metadata.tables.map(\.table.schema) { if let schema, !found.contains(schema) { found.append(schema) } }
                return .tuple(found.map { .string($0) })
            }
            SchemaObjects.declare(type)
            type.property("_sequences", doc: "The sequences by name.") { (metadata: MetaData) -> Value in DictObject(metadata.sequences.map { ($0.name, .object($0.sequence)) }).value }
            type.property("schema", doc: "The schema of its tables.") { (metadata: MetaData) -> Value in metadata.schema.map { QuotedName.value($0, metadata.quotesSchema) } ?? .none } set: { (metadata: MetaData, schema: String?) in metadata.schema = schema }
            type.property("naming_convention", doc: "How constraints are named.") { (metadata: MetaData) -> Value in metadata.namingRules.flatMap { $0.count == 0 ? nil : $0.value } ?? usualNaming } set: { (metadata: MetaData, rules: DictObject) in metadata.namingRules = rules }
            type.property("info", doc: "Anything.") { (metadata: MetaData) -> Value in metadata.info.value } set: { (metadata: MetaData, given: DictObject) in metadata.info = given }
            type.method("create_all", .required("bind", as: Value.self), .optional("tables", default: Value.none), .optional("checkfirst", default: CheckFirstArgument.all, shown: "CheckFirst.ALL"), doc: "Create the tables that are not there.") { (metadata: MetaData, bind: Value, tables: Value, checks: CheckFirstArgument) throws in
                let chosen = try chosen(tables)
                try withConnection(bind) { try $0.createAll(metadata, tables: chosen, checkFirst: checks.flags.checksTables && !(bind.object is MockConnection), checkViews: checks.flags.checksViews && !(bind.object is MockConnection)) }
            }
            type.method("drop_all", .required("bind", as: Value.self), .optional("tables", default: Value.none), .optional("checkfirst", default: CheckFirstArgument.all, shown: "CheckFirst.ALL"), doc: "Drop the tables.") { (metadata: MetaData, bind: Value, tables: Value, checks: CheckFirstArgument) throws in
                let chosen = try chosen(tables)
                try withConnection(bind) { try $0.dropAll(metadata, tables: chosen, checkFirst: checks.flags.checksTables && !(bind.object is MockConnection), checkViews: checks.flags.checksViews && !(bind.object is MockConnection)) }
            }
            type.method("reflect", .required("bind", as: Value.self), .optional("schema", default: nil as String?), .optional("views", default: false), .optional("only", default: Value.none), .optional("extend_existing", default: false), .optional("autoload_replace", default: true), .optional("resolve_fks", default: true), .keywords("kw"), doc: "Make tables of those in the database.") { (metadata: MetaData, bind: Value, schema: String?, views: Bool, only: Value, extends: Bool, replaces: Bool, resolves: Bool, _: [(name: Name, value: Value)]) throws in
                try readingConnection(bind) { try Reflection.reflect(metadata, $0, schema: schema, views: views, only: only, extends: extends, replaces: replaces, resolves: resolves) }
            }
            type.method("remove", .required("table", as: Table.self), doc: "Forget a table.") { (metadata: MetaData, table: Table) in metadata.forget(table) }
            type.method("clear", doc: "Forget all tables.") { (metadata: MetaData) in metadata.clear() }
        }
    }
}

/// The schema of a metadata, by name.
private struct MetaDataSchema: FromValue {
    let name: GivenName
    static func from(_ value: Value) throws -> MetaDataSchema {
        guard value.object is StringObject else { throw SQLError.argument("expected schema argument to be a string, got \(try Value.object(value.type).reprText()).") }
        return MetaDataSchema(name: try GivenName.from(value))
    }
}

private func chosen(_ tables: Value) throws -> [Table]? { tables.isNone ? nil : try tables.elements().compactMap { $0.object as? Table } }

/// Runs `body` on a connection that changes nothing: the one given, or one of the engine's.
func readingConnection(_ bind: Value, _ body: (Connection) throws -> Void) throws {
    if let connection = bind.object as? Connection { return try body(connection) }
    if let inspector = bind.object as? Inspector { return try readingConnection(.object(inspector.bind), body) }
    guard let engine = bind.object as? Engine else {
        throw SQLError.noInspection(of: bind)
    }
    let connection = try engine.connect()
    defer { try? connection.close() }
    try body(connection)
}

/// Runs `body` on a connection: the one given, or one of the engine's that commits at the end.
func withConnection(_ bind: Value, _ body: (Connection) throws -> Void) throws {
    if let connection = bind.object as? Connection { return try body(connection) }
    if let inspector = bind.object as? Inspector { return try withConnection(.object(inspector.bind), body) }
    if let mock = bind.object as? MockConnection { return try body(mock.connection()) }
    guard let engine = bind.object as? Engine else {
        throw PythonException.noAttribute(bind, "_run_ddl_visitor")
    }
    let connection = try engine.connect()
    do {
        _ = try connection.begin()
        try body(connection)
        try connection.commit()
    } catch {
        try? connection.rollback()
        try? connection.close()
        throw error
    }
    try connection.close()
}

func foreignKeyClass() -> Class {
    declaredOnce(ForeignKey.self) {
        Class.declare("ForeignKey", for: ForeignKey.self, module: schemaModule, bases: [SchemaItem.pythonClass], derivable: true, doc: "A column's reference to another table's column.") { type in
            type.constructor(
                .required("column", as: Value.self), .optional("_constraint", default: Value.none), .optional("use_alter", default: false), .optional("name", default: nil as String?), .optional("onupdate", default: nil as String?), .optional("ondelete", default: nil as String?), .optional("deferrable", default: nil as Bool?),
                .optional("initially", default: nil as String?), .optional("link_to_name", default: false), .optional("match", default: nil as String?), .optional("info", default: Value.none), .optional("comment", default: nil as String?), .keywords("dialect_kw")
            ) { (_: Class, target: Value, _: Value, usesAlter: Bool, name: String?, onUpdate: String?, onDelete: String?, isDeferrable: Bool?, initially: String?, linksToName: Bool, match: String?, info: Value, comment: String?, keywords: [(name: Name, value: Value)]) throws -> ForeignKey in
                let made = try ForeignKeyTarget.key(target, onDelete: onDelete, onUpdate: onUpdate, name: name, isDeferrable: isDeferrable, initially: initially, match: match, usesAlter: usesAlter, linksToName: linksToName)
                if let info = info.dictionary { made.info = info }
                made.options = Dictionary(keywords.map { ($0.name.text, $0.value) }) { $1 }
                made.comment = comment
                return made
            }
            type.type.takesConstructors(blank: { ForeignKey("") }, take: { $0.take($1) })
            declareDialectOptions(type)
            type.property("column", doc: "The column it points to.") { (key: ForeignKey) throws -> Value in .object(try key.referencedColumn()) }
            type.property("parent", doc: "The column that has it.") { (key: ForeignKey) -> Value in key.parentColumn.map { .object($0) } ?? .none }
            type.property("constraint", doc: "The constraint that it is part of.") { (key: ForeignKey) -> Value in key.shownConstraint.map { .object($0) } ?? .none }
            type.property("target_fullname", doc: "`table.column`") { (key: ForeignKey) throws -> String in try key.tokens.text() }
            type.property("target_tokens", doc: "The schema, table and column it points to, by name.") { (key: ForeignKey) throws -> Value in try ForeignKeyTarget.value(key.tokens) }
            type.property("target_column", doc: "The column it was told to point to; None where it was told names.") { (key: ForeignKey) -> Value in key.targetColumn.map { .object($0) } ?? .none }
            type.property("target_table_key", doc: "The key of the table it points to in MetaData.tables; None where its column has no table.") { (key: ForeignKey) -> Value in key.targetTableName.isEmpty ? .none : .string(key.targetTableName) }
            type.property("_colspec", doc: "The target as it was before 2.1: a column or a text with dots.") { (key: ForeignKey) throws -> Value in try key.targetColumn.map { .object($0) } ?? .string(key.tokens.text()) }
            type.method("_get_colspec", doc: "The target as a text with dots.") { (key: ForeignKey) throws -> String in try key.tokens.text() }
            type.property("ondelete", doc: "What happens when the row it points to is deleted.") { (key: ForeignKey) -> Value in key.onDelete.map { .string($0) } ?? .none } set: { (key: ForeignKey, action: String?) in key.onDelete = action }
            type.property("onupdate", doc: "What happens when the key it points to changes.") { (key: ForeignKey) -> Value in key.onUpdate.map { .string($0) } ?? .none } set: { (key: ForeignKey, action: String?) in key.onUpdate = action }
            type.property("name", doc: "Its name.") { (key: ForeignKey) -> Value in key.name.map { .string($0) } ?? .none } set: { (key: ForeignKey, name: String?) in key.name = name }
            type.property("deferrable", doc: "Whether it is DEFERRABLE.") { (key: ForeignKey) -> Value in key.isDeferrable.map { .bool($0) } ?? .none } set: { (key: ForeignKey, flag: Bool?) in key.isDeferrable = flag }
            type.property("initially", doc: "INITIALLY") { (key: ForeignKey) -> Value in key.initially.map { .string($0) } ?? .none } set: { (key: ForeignKey, word: String?) in key.initially = word }
            type.property("match", doc: "MATCH") { (key: ForeignKey) -> Value in key.match.map { .string($0) } ?? .none } set: { (key: ForeignKey, word: String?) in key.match = word }
            type.property("link_to_name", doc: "Whether the target is a name, not a key.") { (key: ForeignKey) -> Bool in key.linksToName }
            type.property("use_alter", doc: "Whether it is added after the tables are made.") { (key: ForeignKey) -> Bool in key.usesAlter } set: { (key: ForeignKey, flag: Bool) in key.usesAlter = flag }
            type.property("comment", doc: "The comment of its constraint.") { (key: ForeignKey) -> Value in key.comment.map { .string($0) } ?? .none } set: { (key: ForeignKey, text: String?) in key.comment = text }
            type.property("info", doc: "Anything.") { (key: ForeignKey) -> Value in key.info.value } set: { (key: ForeignKey, given: DictObject) in key.info = given }
            type.method("copy", .keywords("kw"), doc: "A copy without a column.") { (key: ForeignKey, _: [(name: Name, value: Value)]) throws -> Value in
                try SchemaItem.warnOfCopy("ForeignKey")
                return .object(key.copied())
            }
            type.method("references", .required("table", as: FromClause.self), doc: "Whether it points to a table.") { (key: ForeignKey, table: FromClause) throws -> Bool in table.corresponding(to: try key.referencedColumn()) != nil }
            type.method("get_referent", .required("table", as: FromClause.self), doc: "The column of a table that it points to.") { (key: ForeignKey, table: FromClause) throws -> Value in table.corresponding(to: try key.referencedColumn()).map { .object($0) } ?? .none }
        }
    }
}
