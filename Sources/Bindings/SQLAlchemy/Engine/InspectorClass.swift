import Database
import Runtime
import SQL

/// `inspect(engine)`
@discardableResult
func inspectorClass() -> Class {
    declaredOnce(Inspector.self) {
        Class.declare("Inspector", for: Inspector.self, module: "sqlalchemy.engine.reflection", takesAttributes: true, doc: "What a database holds.") { type in
            func made(_ bind: Value, by method: String) throws -> Inspector {
                try SQLWarning.deprecated("The \(method)() method on Inspector is deprecated and will be removed in a future release.  Please use the sqlalchemy.inspect() function on an Engine or Connection in order to acquire an Inspector.", since: "1.4")
                if let connection = bind.object as? Connection { return Inspector(connection) }
                guard let engine = bind.object as? Engine else { throw PythonException.noAttribute(bind, "connect") }
                return Inspector(engine)
            }
            type.constructor(.required("bind", as: Value.self)) { (_: Class, bind: Value) throws -> Inspector in try made(bind, by: "__init__") }
            type.staticMethod("from_engine", .required("bind", as: Value.self), doc: "What a database holds.") { (bind: Value) throws -> Inspector in try made(bind, by: "from_engine") }
            type.property("engine", doc: "The engine.") { (inspector: Inspector) -> Value in .object(inspector.subjectEngine) }
            type.property("bind", doc: "The engine or connection.") { (inspector: Inspector) -> Value in .object(inspector.bind) }
            type.property("dialect", doc: "The dialect.") { (inspector: Inspector) -> Value in .object(inspector.subjectEngine.dialect) }
            type.property("default_schema_name", doc: "The schema of plain names.") { (_: Inspector) -> String in "main" }
            type.property("info_cache", doc: "What the dialect keeps, which is nothing.") { (_: Inspector) -> Value in DictObject().value }
            type.method("clear_cache", doc: "Ask anew.") { (inspector: Inspector) in inspector.clearCache() }
            type.method("get_table_names", .optional("schema", default: nil as String?), .keyword("sqlite_include_internal", default: false), .keywords("kw"), doc: "The tables by name.") { (inspector: Inspector, schema: String?, includesInternal: Bool, _: [(name: Name, value: Value)]) throws -> Value in strings(try inspector.tableNames(schema: schema, withInternal: includesInternal)) }
            type.method("has_sequence", .required("sequence_name", as: String.self), .optional("schema", default: nil as String?), .keywords("kw"), doc: "Whether there is a sequence, which SQLite has none of.") { (_: Inspector, _: String, _: String?, _: [(name: Name, value: Value)]) throws -> Value in throw PythonException(.notImplementedError, "") }
            type.method("get_sequence_names", .optional("schema", default: nil as String?), .keywords("kw"), doc: "The sequences by name, which SQLite has none of.") { (_: Inspector, _: String?, _: [(name: Name, value: Value)]) throws -> Value in throw PythonException(.notImplementedError, "") }
            type.method("get_view_names", .optional("schema", default: nil as String?), .keyword("sqlite_include_internal", default: false), .keywords("kw"), doc: "The views by name.") { (inspector: Inspector, schema: String?, includesInternal: Bool, _: [(name: Name, value: Value)]) throws -> Value in strings(try inspector.viewNames(schema: schema, withInternal: includesInternal)) }
            type.method("get_temp_table_names", .keyword("sqlite_include_internal", default: false), .keywords("kw"), doc: "The temporary tables by name.") { (inspector: Inspector, includesInternal: Bool, _: [(name: Name, value: Value)]) throws -> Value in strings(try inspector.temporaryTableNames(withInternal: includesInternal)) }
            type.method("get_temp_view_names", .keyword("sqlite_include_internal", default: false), .keywords("kw"), doc: "The temporary views by name.") { (inspector: Inspector, includesInternal: Bool, _: [(name: Name, value: Value)]) throws -> Value in strings(try inspector.temporaryViewNames(withInternal: includesInternal)) }
            type.method("get_schema_names", doc: "The databases attached.") { (inspector: Inspector) throws -> Value in strings(try inspector.schemaNames()) }
            type.method("has_table", .required("table_name", as: String.self), .optional("schema", default: nil as String?), doc: "Whether a table is there.") { (inspector: Inspector, name: String, schema: String?) throws -> Bool in try inspector.hasTable(name, schema: schema) }
            type.method("has_index", .required("table_name", as: String.self), .required("index_name", as: String.self), .optional("schema", default: nil as String?), doc: "Whether an index is there.") { (inspector: Inspector, table: String, name: String, schema: String?) throws -> Bool in
                try inspector.hasTable(table, schema: schema) && inspector.indexes(table, schema: schema, withAutomatic: false).contains { $0.name == name }
            }
            type.method("has_schema", .required("schema_name", as: String.self), doc: "Whether a database is attached.") { (inspector: Inspector, name: String) throws -> Bool in try inspector.schemaNames().contains(name) }
            for name in ["get_materialized_view_names"] { type.method(name, .optional("schema", default: nil as String?), .keywords("kw"), doc: "The materialized views by name, which SQLite has none of.") { (_: Inspector, _: String?, _: [(name: Name, value: Value)]) throws -> Value in throw PythonException(type: .notImplementedError) } }
            type.method("get_view_definition", .required("view_name", as: String.self), .optional("schema", default: nil as String?), doc: "The text of a view.") { (inspector: Inspector, name: String, schema: String?) throws -> Value in
                guard let text = try inspector.viewDefinition(name, schema: schema) else { throw SQLError.noSuchTable(schema.map { "\($0).\(name)" } ?? name) }
                return .string(text)
            }
            type.method("get_sorted_table_and_fkc_names", .optional("schema", default: nil as String?), doc: "The tables in order of their foreign keys.") { (inspector: Inspector, schema: String?) throws -> Value in try sortedTables(inspector, schema) }
            type.method("sort_tables_on_foreign_key_dependency", .optional("consider_schemas", default: Value.none, shown: "(None,)"), .keywords("kw"), doc: "The tables of several schemas in order of their foreign keys.") { (inspector: Inspector, schemas: Value, _: [(name: Name, value: Value)]) throws -> Value in
                try TableSorting(inspector, schemas.isNone ? [nil] : schemas.elements().map { $0.isNone ? nil : try String.from($0) }).shown(as: \.key)
            }
            type.method("reflect_table", .required("table", as: Table.self), .required("include_columns", as: Value.self), .optional("exclude_columns", default: Value.tuple([])), .optional("resolve_fks", default: true), doc: "Give a table the columns of the database.") { (inspector: Inspector, table: Table, columns: Value, except: Value, resolves: Bool) throws in
                try withConnection(.object(inspector.bind)) { try Reflection.reflect(table, $0, only: columns.isNone ? nil : columns.elements().map { try $0.strText() }, except: except.elements().map { try $0.strText() }, resolves: resolves) }
            }
            type.method("get_indexes", .required("table_name", as: String.self), .optional("schema", default: nil as String?), .keyword("include_auto_indexes", default: false), doc: "The indexes of a table.") { (inspector: Inspector, table: String, schema: String?, includesAutomatic: Bool) throws -> Value in
                try InspectorText.indexes(inspector, table, schema, includesAutomatic: includesAutomatic)
            }
            for (name, doc, describe) in InspectorText.ofTables {
                if name != "indexes" { type.method("get_\(name)", .required("table_name", as: String.self), .optional("schema", default: nil as String?), doc: doc) { (inspector: Inspector, table: String, schema: String?) throws -> Value in try describe(inspector, table, schema) } }
                type.method("get_multi_\(name)", .optional("schema", default: nil as String?), .optional("filter_names", default: Value.none), .optional("kind", default: Value.none), .optional("scope", default: Value.none), doc: doc) { (inspector: Inspector, schema: String?, only: Value, kind: Value, scope: Value) throws -> Value in
                    let chosen = only.isNone ? nil : try only.elements().map { try $0.strText() }
                    let found = DictObject()
                    try inspector.together {
                        let names = try ObjectKinds.names(inspector, schema, kind: kind, scope: scope, only: chosen)
                        for (table, told) in try Inspector.ofThere(names, { try describe(inspector, $0, schema) }) { try found.set(.tuple([schema.map { .string($0) } ?? .none, .string(table)]), told) }
                    }
                    return found.value
                }
            }
        }
    }
}

private func strings(_ texts: [String]) -> Value { .list(texts.map { .string($0) }) }

/// `get_sorted_table_and_fkc_names()`: without the schema.
private func sortedTables(_ inspector: Inspector, _ schema: String?) throws -> Value {
    func name(_ table: QualifiedTable) -> Value { .string(table.name) }
    return try TableSorting(inspector, [schema]).shown(as: name)
}

/// A table of a schema; nil for the schema that the database looks into by itself.
private struct QualifiedTable: Equatable {
    let schema: String?
    let name: String
    var key: Value { .tuple([schema.map { .string($0) } ?? .none, .string(name)]) }
}

/// The tables of some schemas in order of their foreign keys, and the keys that are left for later.
private struct TableSorting {
    private typealias Linked = (table: QualifiedTable, keys: [Inspector.ForeignKeyInfo])
    private var order: [(table: QualifiedTable, keys: [String?])] = []
    private var late: [(table: QualifiedTable, key: String?)] = []

    init(_ inspector: Inspector, _ schemas: [String?]) throws {
        let tables: [Linked] = try inspector.together {
            try schemas.flatMap { schema in try inspector.tableNames(schema: schema).map { (QualifiedTable(schema: schema, name: $0), try inspector.foreignKeys($0, schema: schema)) } }
        }
        var remaining = tables
        while !remaining.isEmpty {
            let next = remaining.filter { !TableSorting.isLinked($0, remaining) }
            if next.isEmpty {
                // Where keys form a circle all keys are left for later, and no table comes before another.
                late = tables.filter { TableSorting.isLinked($0, tables) }.flatMap { linked in TableSorting.names(linked).map { (linked.table, $0) } }
                order = tables.map { ($0.table, TableSorting.names($0)) }
                break
            }
            order += next.map { ($0.table, TableSorting.names($0)) }
            remaining.removeAll { linked in next.contains { $0.table == linked.table } }
        }
    }
    private static func isLinked(_ linked: Linked, _ others: [Linked]) -> Bool {
        linked.keys.contains { key in
            let referred = QualifiedTable(schema: linked.table.schema, name: key.referredTable)
            return referred != linked.table && others.contains { $0.table == referred }
        }
    }
    private static func names(_ linked: Linked) -> [String?] { linked.keys.map(\.name).reduce(into: []) { if !$0.contains($1) { $0.append($1) } } }

    /// - Parameter show: how a table is named
    func shown(as show: (QualifiedTable) -> Value) -> Value {
        func pair(_ table: QualifiedTable, _ key: String?) -> Value { .tuple([show(table), key.map { .string($0) } ?? .none]) }
        let sorted = order.map { table, keys in
            Value.tuple([show(table), .list(keys.filter { key in !late.contains { $0.key == key } }.map { pair(table, $0) })])
        }
        return .list(sorted + [.tuple([.none, .list(late.map { pair($0.table, $0.key) })])])
    }
}

/// What an inspector tells of a table, as dicts.
private enum InspectorText {
    typealias Describe = (Inspector, _ table: String, _ schema: String?) throws -> Value
    static let ofTables: [(String, String, Describe)] = [
        ("columns", "The columns of a table.", columns), ("pk_constraint", "The primary key of a table.", primaryKey), ("foreign_keys", "The foreign keys of a table.", foreignKeys),
        ("indexes", "The indexes of a table.", { try indexes($0, $1, $2, includesAutomatic: false) }), ("unique_constraints", "The unique constraints of a table.", uniques), ("check_constraints", "The conditions of a table.", checks),
        ("table_comment", "SQLite has no comments.", { _, _, _ in throw PythonException(type: .notImplementedError) }), ("table_options", "The options of a table.", { inspector, table, schema in
            DictObject(try inspector.tableOptions(table, schema: schema).map { ($0.name, $0.value) }).value
        }),
    ]

    private static func optional(_ text: String?) -> Value { text.map { .string($0) } ?? .none }

    private static func columns(_ inspector: Inspector, _ table: String, _ schema: String?) throws -> Value {
        .list(try inspector.columns(table, schema: schema).map { column in
            var pairs: [(String, Value)] = [
                ("name", .string(column.name)), ("type", .object(column.type)), ("nullable", .bool(column.isNullable)), ("default", column.computed == nil ? optional(column.fallback) : .none),
                ("primary_key", .int(column.keyPosition)),
            ]
            if let computed = column.computed { pairs.append(("computed", DictObject([("sqltext", .string(computed.text)), ("persisted", .bool(computed.isPersisted))]).value)) }
            return DictObject(pairs).value
        })
    }
    private static func primaryKey(_ inspector: Inspector, _ table: String, _ schema: String?) throws -> Value {
        let (columns, name) = try inspector.primaryKey(table, schema: schema)
        // SQLAlchemy's own default has its keys the other way round.
        return columns.isEmpty ? DictObject([("name", optional(name)), ("constrained_columns", strings(columns))]).value : DictObject([("constrained_columns", strings(columns)), ("name", optional(name))]).value
    }
    private static func foreignKeys(_ inspector: Inspector, _ table: String, _ schema: String?) throws -> Value {
        .list(try inspector.foreignKeys(table, schema: schema).map { key in
            DictObject([
                ("name", optional(key.name)), ("constrained_columns", strings(key.columns)), ("referred_schema", optional(schema)), ("referred_table", .string(key.referredTable)),
                ("referred_columns", strings(key.referredColumns)), ("options", DictObject(key.options.map { ($0.name, $0.value) }).value),
            ]).value
        })
    }
    static func indexes(_ inspector: Inspector, _ table: String, _ schema: String?, includesAutomatic: Bool) throws -> Value {
        .list(try inspector.indexes(table, schema: schema, withAutomatic: includesAutomatic).map { index in
            var pairs: [(String, Value)] = [("name", .string(index.name)), ("column_names", .list(index.columns.map { optional($0) })), ("unique", .int(index.isUnique ? 1 : 0))]
            if let expressions = index.expressions { pairs.append(("expressions", strings(expressions))) }
            pairs.append(("dialect_options", DictObject(index.condition.map { [("sqlite_where", .object(TextClause($0)))] } ?? []).value))
            return DictObject(pairs).value
        })
    }
    private static func uniques(_ inspector: Inspector, _ table: String, _ schema: String?) throws -> Value {
        .list(try inspector.uniqueConstraints(table, schema: schema).map { DictObject([("name", optional($0.name)), ("column_names", strings($0.columns))]).value })
    }
    private static func checks(_ inspector: Inspector, _ table: String, _ schema: String?) throws -> Value {
        .list(try inspector.checkConstraints(table, schema: schema).map { DictObject([("sqltext", .string($0.condition)), ("name", optional($0.name))]).value })
    }
}
