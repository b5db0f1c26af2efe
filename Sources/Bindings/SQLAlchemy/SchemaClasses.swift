import Database
import Runtime
import SQL

/// `MetaData`, `Table`, `Column`, constraints.
func declareSchema(in module: ModuleObject) {
    module["MetaData"] = .object(declaredOnce(MetaData.self) { metadataClass() })
    module["Table"] = .object(declaredOnce(Table.self) { tableClass() })
    module["Column"] = .object(declaredOnce(Column.self) { columnClass() })
    module["ForeignKey"] = .object(declaredOnce(ForeignKey.self) {
        Class.declare("ForeignKey", for: ForeignKey.self, module: "sqlalchemy.sql.schema", doc: "A column's reference to another table's column.") { type in
            type.constructor(.required("column", as: Value.self), .keyword("ondelete", default: nil as String?), .keyword("onupdate", default: nil as String?), .keyword("name", default: nil as String?)) { (_: Class, target: Value, onDelete: String?, onUpdate: String?, name: String?) throws -> ForeignKey in
                if let column = target.object as? Column { return ForeignKey(column: column, onDelete: onDelete, onUpdate: onUpdate, name: name) }
                return ForeignKey(try String.from(target), onDelete: onDelete, onUpdate: onUpdate, name: name)
            }
            type.property("column", doc: "The column it points to.") { (key: ForeignKey) throws -> Value in .object(try key.referencedColumn()) }
            type.property("parent", doc: "The column that has it.") { (key: ForeignKey) -> Value in key.parentColumn.map { .object($0) } ?? .none }
            type.property("target_fullname", doc: "`table.column`") { (key: ForeignKey) -> String in key.specification }
        }
    })
    declareConstraints(in: module)
    for (name, action) in [("CreateTable", TableDefinition.Action.create), ("DropTable", .drop)] {
        module.function(name, .required("element", as: Table.self), doc: "The statement that makes or removes a table.") { Value.object(TableDefinition($0, action)) }
    }
}

private func declareConstraints(in module: ModuleObject) {
    module["UniqueConstraint"] = .object(declaredOnce(UniqueConstraint.self) {
        Class.declare("UniqueConstraint", for: UniqueConstraint.self, module: "sqlalchemy.sql.schema", doc: "Columns whose values together are unique.") { type in
            type.constructor(.rest("columns", of: Value.self), .keyword("name", default: nil as String?)) { _, columns, name in UniqueConstraint(columns: try columns.map(columnName), name: name) }
        }
    })
    module["PrimaryKeyConstraint"] = .object(declaredOnce(PrimaryKeyConstraint.self) {
        Class.declare("PrimaryKeyConstraint", for: PrimaryKeyConstraint.self, module: "sqlalchemy.sql.schema", doc: "The columns of the primary key.") { type in
            type.constructor(.rest("columns", of: Value.self), .keyword("name", default: nil as String?)) { _, columns, name in PrimaryKeyConstraint(columns: try columns.map(columnName), name: name) }
        }
    })
    module["CheckConstraint"] = .object(declaredOnce(CheckConstraint.self) {
        Class.declare("CheckConstraint", for: CheckConstraint.self, module: "sqlalchemy.sql.schema", doc: "A condition that rows must meet.") { type in
            type.constructor(.required("sqltext", as: Value.self), .keyword("name", default: nil as String?)) { (_: Class, condition: Value, name: String?) throws -> CheckConstraint in
                if let text = condition.object as? StringObject { return CheckConstraint(TextClause(text.text), name: name) }
                return CheckConstraint(try Coercion.condition(condition), name: name)
            }
        }
    })
    module["ForeignKeyConstraint"] = .object(declaredOnce(ForeignKeyConstraint.self) {
        Class.declare("ForeignKeyConstraint", for: ForeignKeyConstraint.self, module: "sqlalchemy.sql.schema", doc: "A reference of several columns.") { type in
            type.constructor(.required("columns", as: Value.self), .required("refcolumns", as: Value.self), .keyword("name", default: nil as String?), .keyword("ondelete", default: nil as String?), .keyword("onupdate", default: nil as String?)) { (_: Class, columns: Value, targets: Value, name: String?, onDelete: String?, onUpdate: String?) throws -> ForeignKeyConstraint in
                ForeignKeyConstraint(columns: try columns.elements().map(columnName), targets: try targets.elements().map { try String.from($0) }, onDelete: onDelete, onUpdate: onUpdate, name: name)
            }
        }
    })
    module["Index"] = .object(declaredOnce(Index.self) {
        Class.declare("Index", for: Index.self, module: "sqlalchemy.sql.schema", doc: "An index.") { type in
            type.constructor(.required("name", as: String.self), .rest("expressions", of: Value.self), .keyword("unique", default: false)) { (_: Class, name: String, columns: [Value], isUnique: Bool) throws -> Index in
                let index = Index(name, columns: try columns.map(columnName), isUnique: isUnique)
                for value in columns { if let table = (value.object as? Column)?.table as? Table { try table.add(index); break } }
                return index
            }
        }
    })
}

private func columnName(_ value: Value) throws -> String { try (value.object as? Column)?.name ?? String.from(value) }

private func metadataClass() -> Class {
    Class.declare("MetaData", for: MetaData.self, module: "sqlalchemy.sql.schema", doc: "The tables of a database.") { type in
        type.constructor { _ in MetaData() }
        type.property("tables", doc: "The tables by name.") { (metadata: MetaData) -> Value in DictObject(metadata.tables.map { ($0.name, .object($0.table)) }).value }
        type.property("sorted_tables", doc: "The tables, each behind those it refers to.") { (metadata: MetaData) -> Value in .list(metadata.sortedTables().map { .object($0) }) }
        type.method("create_all", .required("bind", as: Value.self), .optional("tables", default: Value.none), .optional("checkfirst", default: true), doc: "Create the tables that are not there.") { (metadata: MetaData, bind: Value, _: Value, checks: Bool) throws in
            try withConnection(bind) { try $0.createAll(metadata, checkFirst: checks) }
        }
        type.method("drop_all", .required("bind", as: Value.self), .optional("tables", default: Value.none), .optional("checkfirst", default: true), doc: "Drop the tables.") { (metadata: MetaData, bind: Value, _: Value, checks: Bool) throws in
            try withConnection(bind) { try $0.dropAll(metadata, checkFirst: checks) }
        }
        type.method("remove", .required("table", as: Table.self), doc: "Forget a table.") { (metadata: MetaData, table: Table) in metadata.remove(table) }
        type.method("clear", doc: "Forget all tables.") { (metadata: MetaData) in metadata.clear() }
    }
}

/// Runs `body` on a connection: the one given, or one of the engine's that commits at the end.
func withConnection(_ bind: Value, _ body: (Connection) throws -> Void) throws {
    if let connection = bind.object as? Connection { return try body(connection) }
    guard let engine = bind.object as? Engine else { throw SQLError.argument("Expected Engine or Connection, got \(try bind.reprText())") }
    let connection = try engine.connect()
    defer { try? connection.close() }
    try body(connection)
    try connection.commit()
}

private func tableClass() -> Class {
    Class.declare("Table", for: Table.self, module: "sqlalchemy.sql.schema", bases: [fromClauseClass()], doc: "A table of a database.") { type in
        type.constructor(.required("name", as: String.self), .required("metadata", as: MetaData.self), .rest("args", of: Value.self), .keyword("extend_existing", default: false), .keyword("comment", default: nil as String?), .keyword("sqlite_autoincrement", default: false), .keyword("prefixes", default: Value.none)) { (_: Class, name: String, metadata: MetaData, items: [Value], extends: Bool, comment: String?, _: Bool, prefixes: Value) throws -> Table in
            if let known = metadata.table(named: name) {
                if items.isEmpty { return known }
                guard extends else {
                    throw SQLError.invalidRequest("Table '\(name)' is already defined for this MetaData instance.  Specify 'extend_existing=True' to redefine options and columns on an existing Table object.")
                }
            }
            let objects = try items.map { item -> Object in
                guard let object = item.object else { throw SQLError.argument("'SchemaItem' object, such as a 'Column' or a 'Constraint' expected, got \(try item.reprText())") }
                return object
            }
            return try Table(name, metadata, items: objects, comment: comment, prefixes: prefixes.isNone ? [] : try prefixes.elements().map { try String.from($0) })
        }
        type.property("name", doc: "Its name.") { (table: Table) -> String in table.name }
        type.property("fullname", doc: "Its name.") { (table: Table) -> String in table.fullName }
        type.property("key", doc: "Its name.") { (table: Table) -> String in table.name }
        type.property("metadata", doc: "The metadata it belongs to.") { (table: Table) -> Value in table.metadata.map { .object($0) } ?? .none }
        type.property("primary_key", doc: "The columns of the primary key.") { (table: Table) -> Value in .object(ColumnCollection(table.primaryKeyColumns)) }
        type.property("foreign_keys", doc: "The foreign keys of the columns.") { (table: Table) throws -> Value in try SetObject(.list(table.foreignKeys.map { .object($0) })).value }
        type.property("indexes", doc: "The indexes.") { (table: Table) throws -> Value in try SetObject(.list(table.indexes.map { .object($0) })).value }
        type.method("insert", doc: "INSERT INTO the table.") { (table: Table) -> Value in .object(Insert(table)) }
        type.method("update", doc: "UPDATE the table.") { (table: Table) -> Value in .object(Update(table)) }
        type.method("delete", doc: "DELETE FROM the table.") { (table: Table) -> Value in .object(Delete(table)) }
        type.method("create", .required("bind", as: Value.self), .optional("checkfirst", default: false), doc: "Create the table.") { (table: Table, bind: Value, checks: Bool) throws in
            try withConnection(bind) { if try !checks || !$0.hasTable(table.name) { try $0.create(table) } }
        }
        type.method("drop", .required("bind", as: Value.self), .optional("checkfirst", default: false), doc: "Drop the table.") { (table: Table, bind: Value, checks: Bool) throws in
            try withConnection(bind) { if try !checks || $0.hasTable(table.name) { _ = try $0.execute(TableDefinition(table, .drop), []) } }
        }
    }
}

/// `table.c`: columns by key.
final class ColumnCollection: Object {
    let columns: [Column]
    init(_ columns: [Column]) {
        self.columns = columns
        super.init()
    }
    override func length() throws -> Int? { columns.count }
    override func iterator() throws -> IteratorObject? {
        var rest = columns[...]
        return ClosureIterator { rest.popFirst().map { .object($0) } }
    }
    override func contains(_ element: Value) throws -> Bool? {
        guard let text = element.object as? StringObject else { throw SQLError.argument("__contains__ requires a string argument") }
        return columns.contains { $0.key == text.text }
    }
    override func item(_ key: Value) throws -> Value? {
        if let index = try key.index() {
            guard let at = SequenceKey.position(try Int.from(index), columns.count) else { throw PythonException.indexError("\(try key.reprText())") }
            return .object(columns[at])
        }
        guard let found = columns.first(where: { $0.key == (key.object as? StringObject)?.text }) else { throw PythonException.keyError(key) }
        return .object(found)
    }
    override func dynamicAttribute(_ name: Name) throws -> Value? { columns.first { $0.key == name.text }.map { .object($0) } }
    override var dynamicAttributeNames: [Name] { columns.map { Name($0.key) } }
    override func repr() throws -> String { "ReadOnlyColumnCollection(\(try columns.map { try Value.object($0).strText() }.joined(separator: ", ")))" }
}

func fromClauseClass() -> Class {
    declaredOnce(FromClause.self) {
        _ = declaredOnce(ColumnCollection.self) {
            Class.declare("ReadOnlyColumnCollection", for: ColumnCollection.self, module: "sqlalchemy.sql.base", doc: "Columns by key.") { type in
                type.method("keys", doc: "The keys.") { (collection: ColumnCollection) -> [String] in collection.columns.map(\.key) }
                type.method("values", doc: "The columns.") { (collection: ColumnCollection) -> Value in .list(collection.columns.map { .object($0) }) }
                type.method("items", doc: "Keys and columns.") { (collection: ColumnCollection) -> Value in .list(collection.columns.map { .tuple([.string($0.key), .object($0)]) }) }
                type.property("columns", doc: "The columns.") { (collection: ColumnCollection) -> Value in .list(collection.columns.map { .object($0) }) }
            }
        }
        return Class.declare("FromClause", for: FromClause.self, module: "sqlalchemy.sql.selectable", doc: "What may stand in FROM.") { type in
            type.property("c", doc: "The columns.") { (from: FromClause) -> Value in .object(ColumnCollection(from.columns)) }
            type.property("columns", doc: "The columns.") { (from: FromClause) -> Value in .object(ColumnCollection(from.columns)) }
            type.method("alias", .optional("name", default: nil as String?), doc: "The same under another name.") { (from: FromClause, name: String?) -> Value in .object(Alias(from, name: name)) }
            type.method("select", doc: "SELECT all columns.") { (from: FromClause) -> Value in .object(Select(from.columns)) }
            func join(_ name: String, isOuter: Bool) {
                type.method(name, .required("right", as: FromClause.self), .optional("onclause", default: Value.none), doc: "Join with another element.") { (left: FromClause, right: FromClause, condition: Value) throws -> Value in
                    .object(Join(left, right, on: try condition.isNone ? Join.condition(left, right) : Coercion.condition(condition), isOuter: isOuter))
                }
            }
            join("join", isOuter: false)
            join("outerjoin", isOuter: true)
        }
    }
}

private func columnClass() -> Class {
    Class.declare("Column", for: Column.self, module: "sqlalchemy.sql.schema", bases: [columnElementClass()], doc: "A column of a table.") { type in
        type.constructor(
            .rest("args", of: Value.self), .keyword("key", default: nil as String?), .keyword("primary_key", default: false), .keyword("nullable", default: nil as Bool?),
            .keyword("unique", default: false), .keyword("index", default: false), .keyword("default", default: Value.undefined, shown: "None"), .keyword("onupdate", default: Value.undefined, shown: "None"),
            .keyword("server_default", default: Value.undefined, shown: "None"), .keyword("autoincrement", default: Value.string("auto")), .keyword("comment", default: nil as String?), .keyword("type_", default: Value.none), .keyword("name", default: nil as String?)
        ) { (_: Class, arguments: [Value], key: String?, primaryKey: Bool, nullable: Bool?, unique: Bool, index: Bool, fallback: Value, onUpdate: Value, serverDefault: Value, autoincrement: Value, comment: String?, type: Value, name: String?) throws -> Column in
            var rest = arguments[...]
            var columnName = name
            if let text = rest.first?.object as? StringObject {
                columnName = text.text
                rest = rest.dropFirst()
            }
            var columnType = type.isNone ? nil : try TypeArgument.from(type).type
            var foreignKeys: [ForeignKey] = []
            for argument in rest {
                if let foreignKey = argument.object as? ForeignKey { foreignKeys.append(foreignKey) } else if columnType == nil { columnType = try TypeArgument.from(argument).type } else {
                    throw SQLError.argument("'SchemaItem' object, such as a 'Column' or a 'Constraint' expected, got \(try argument.reprText())")
                }
            }
            func given(_ value: Value) -> Value? { value.isUndefined || value.isNone ? nil : value }
            return Column(
                columnName ?? "", columnType ?? NullType.shared, key: key, foreignKeys: foreignKeys, primaryKey: primaryKey, nullable: nullable, unique: unique, index: index,
                defaultValue: given(fallback), onUpdate: given(onUpdate), serverDefault: given(serverDefault), autoincrement: autoincrement, comment: comment)
        }
        type.property("name", doc: "Its name.") { (column: Column) -> String in column.name }
        type.property("key", doc: "Its key in `table.c`.") { (column: Column) -> String in column.key }
        type.property("primary_key", doc: "Whether it is part of the primary key.") { (column: Column) -> Bool in column.isPrimaryKey }
        type.property("nullable", doc: "Whether it may be NULL.") { (column: Column) -> Bool in column.isNullable }
        type.property("unique", doc: "Whether its values are unique.") { (column: Column) -> Value in column.isUnique ? .bool(true) : .none }
        type.property("index", doc: "Whether it is indexed.") { (column: Column) -> Value in column.isIndexed ? .bool(true) : .none }
        type.property("table", doc: "The table it belongs to.") { (column: Column) -> Value in column.table.map { .object($0) } ?? .none }
        type.property("foreign_keys", doc: "Its foreign keys.") { (column: Column) throws -> Value in try SetObject(.list(column.foreignKeys.map { .object($0) })).value }
    }
}
