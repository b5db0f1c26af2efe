import Database
import ORM
import Runtime
import SQL

/// `Table("users", metadata, Column(...), ...)`
func tableClass() -> Class {
    declaredOnce(Table.self) {
        _ = fromClauseClass()
        let made = Class.declare("Table", for: Table.self, module: schemaModule, bases: [Class.registered(for: TableClause.self), SchemaItem.pythonClass], derivable: true, doc: "A table of a database.") { type in
            type.constructor(
                .required("name", as: GivenName.self), .required("metadata", as: MetaDataArgument.self), .rest("args", of: Value.self), .keyword("schema", default: Value.none), .keyword("extend_existing", default: false), .keyword("keep_existing", default: false), .keyword("must_exist", default: false),
                .keyword("autoload_with", default: Value.none), .keyword("comment", default: nil as String?), .keyword("prefixes", default: Value.none), .keyword("info", default: Value.none), .keyword("include_columns", default: Value.none), .keyword("listeners", default: Value.none), .keywords("kw")
            ) { (made: Class, given: GivenName, metadata: MetaDataArgument, items: [Value], schema: Value, extends: Bool, keeps: Bool, mustExist: Bool, bind: Value, comment: String?, prefixes: Value, info: Value, included: Value, listeners: Value, options: [(name: Name, value: Value)]) throws -> Table in
                try TableArguments(name: given.text, quote: given.quote, quotesSchema: QuotedName.isQuoted(schema), metadata: metadata.metadata, items: items, schema: schema.object is BlankSchema ? "" : schema.isNone ? nil : try String.from(schema), extends: extends, keeps: keeps, mustExist: mustExist, bind: bind, comment: comment, prefixes: prefixes, info: info, included: included, listeners: listeners, options: options).table(made)
            }
            let construct = type.type.construct
            type.type.construct = { made, arguments in
                if arguments.positionalCount < 2 { throw PythonException.typeError("Table() takes at least two positional-only arguments 'name', and 'metadata'") }
                return try construct?(made, arguments) ?? .none
            }
            // `super().__init__(name, metadata, *args)` of a class of the program's own.
            type.type.initialize = { object, arguments in
                guard let table = object as? Table, case .bool(false)? = arguments.keyword("_no_init") else { return }
                try TableArguments.filling(table) { _ = try Arguments.with(Array(arguments.positional), keywords: arguments.keywordPairs.filter { $0.name.text != "_no_init" }) { try construct?(table.type, $0) } }
            }
            declareTableProperties(type)
            declareTableMethods(type)
        }
        made.makeSubclass = { try DerivedTableClass($0) }
        return made
    }
}

/// The metadata of a table; anything else lacks what is asked of it.
private struct MetaDataArgument: FromValue {
    let metadata: MetaData
    static let expectedName = "MetaData"
    static func from(_ value: Value) throws -> MetaDataArgument {
        if let metadata = value.object as? MetaData { return MetaDataArgument(metadata: metadata) }
        _ = try value.attribute("schema")
        throw PythonException.noAttribute(value, "_add_table")
    }
}

/// The arguments of `Table()`.
private struct TableArguments {
    /// The table that is there already, whose arguments are read: that of a class of the program's own.
    nonisolated(unsafe) private static var waiting: Table?
    static func filling(_ table: Table, _ body: () throws -> Void) rethrows {
        waiting = table
        defer { waiting = nil }
        try body()
    }
    let name: String, quote: Bool?, quotesSchema: Bool?, metadata: MetaData, items: [Value], schema: String?, extends: Bool, keeps: Bool, mustExist: Bool, bind: Value, comment: String?, prefixes: Value, info: Value, included: Value, listeners: Value
    let options: [(name: Name, value: Value)]

    func table(_ type: Class) throws -> Table {
        if keeps, extends { throw SQLError.argument("keep_existing and extend_existing are mutually exclusive.") }
        let objects = try objects()
        if let made = TableArguments.waiting {
            TableArguments.waiting = nil
            (made.comment, made.options, made.prefixes) = (comment, try dialectOptions(of: type), try givenPrefixes())
            return try filled(made, objects)
        }
        let key = (schema ?? metadata.schema).flatMap { $0.isEmpty ? nil : "\($0).\(name)" } ?? name
        let settings = try dialectOptions(of: type)
        if let known = metadata.table(named: key) { return try existing(known, key, objects, settings) }
        if mustExist { throw SQLError.invalidRequest("Table '\(key)' not defined") }
        let made = try Table(name, metadata, items: [], comment: comment, options: settings, prefixes: try givenPrefixes(), schema: schema)
        if type !== made.type { made.changeShape(to: type.rootShape) }
        return try filled(made, objects)
    }

    private func objects() throws -> [Object] {
        try items.filter { !$0.isNone }.flatMap { item -> [Object] in
            if let listed = TypedColumns.type(item) { return try TypedColumns.columns(of: listed) }
            if item.object is Class { throw SQLError.invalidRequest("The ``typed_columns_cls`` argument requires a TypedColumns subclass.") }
            guard let object = item.object, !(object is DictObject) else { throw SQLError.argument("'SchemaItem' object, such as a 'Column' or a 'Constraint' expected, got \(try item.reprText())") }
            if let column = object as? Column, !column.isSchemaItem { throw SQLError.argument("'SchemaItem' object, such as a 'Column' or a 'Constraint' expected, got \(try item.reprText())") }
            return [object]
        }
    }

    private func givenPrefixes() throws -> [String] { prefixes.isNone ? [] : try prefixes.elements().map { try String.from($0) } }

    /// The table with all that was given for it.
    private func filled(_ made: Table, _ objects: [Object]) throws -> Table {
        made.quote = try flag("quote") ?? quote
        made.quotesSchema = try flag("quote_schema") ?? quotesSchema ?? (schema == nil ? metadata.quotesSchema : nil)
        made.optionNames = options.map(\.name.text)
        if let info = info.dictionary { made.info = info }
        for pair in listeners.isNone ? [] : try listeners.elements() {
            let parts = try pair.elements()
            guard parts.count == 2 else { throw PythonException.valueError("not enough values to unpack (expected 2, got \(parts.count))") }
            made.listeners.add(SchemaListener(event: try String.from(parts[0]), function: DefinitionEvents.listener(parts[1]), given: parts[1]), first: false)
        }
        do {
            try reflect(made)
            for object in objects { try made.add(object, replaces: !bind.isNone || extends || keeps) }
        } catch {
            metadata.remove(made)
            throw error
        }
        try SchemaEvents.after(made, metadata)
        return made
    }

    private func existing(_ known: Table, _ key: String, _ objects: [Object], _ settings: [String: Value]) throws -> Table {
        if !keeps, !extends, !objects.isEmpty {
            throw SQLError.invalidRequest("Table '\(key)' is already defined for this MetaData instance.  Specify 'extend_existing=True' to redefine options and columns on an existing Table object.")
        }
        guard extends else { return known }
        if options.contains(where: { $0.name.text == "quote" || $0.name.text == "quote_schema" }) { throw SQLError.argument("Can't redefine 'quote' or 'quote_schema' arguments") }
        known.options.merge(settings) { $1 }
        if let comment { known.comment = comment }
        if let given = info.dictionary { known.info = given }
        if !prefixes.isNone { known.prefixes = try prefixes.elements().map { try String.from($0) } }
        if !included.isNone { known.keep(columns: try included.elements().map { try String.from($0) }) }
        try reflect(known)
        for object in objects { try known.add(object, replaces: true) }
        return known
    }

    private func reflect(_ table: Table) throws {
        guard !bind.isNone else { return }
        let only = included.isNone ? nil : try included.elements().map { try String.from($0) }
        let resolves = try options.first { $0.name.text == "resolve_fks" }?.value.isTrue() ?? true
        try readingConnection(bind) { try Reflection.reflect(table, $0, only: only, replaces: flag("autoload_replace") ?? true, resolves: resolves) }
    }

    private func flag(_ name: String) throws -> Bool? { try options.first { $0.name.text == name && !$0.value.isNone }?.value.isTrue() }

    private func dialectOptions(of type: Class) throws -> [String: Value] {
        var found: [String: Value] = [:]
        for (name, value) in options {
            if name.text == "typed_columns_cls" { throw PythonException.typeError("The ``typed_columns_cls`` argument may be passed only positionally") }
            if !["quote", "quote_schema", "implicit_returning", "resolve_fks", "autoload_replace"].contains(name.text) { try DialectOptions.check(name.text, of: type) }
            if !["quote", "quote_schema", "resolve_fks", "autoload_replace"].contains(name.text) { found[name.text] = value }
        }
        return found
    }
}

private func declareTableProperties(_ type: Declaration<Table>) {
    type.property("implicit_returning", doc: "Whether INSERT may ask for the primary key by RETURNING.") { (table: Table) -> Bool in table.returnsImplicitly }
    type.property("key", doc: "Its name with the schema.") { (table: Table) -> String in table.schema.map { "\($0).\(table.name)" } ?? table.name }
    type.property("metadata", doc: "The metadata it belongs to.") { (table: Table) -> Value in table.metadata.map { .object($0) } ?? .none }
    type.property("primary_key", doc: "The constraint of the primary key.") { (table: Table) -> Value in .object(table.primaryKey) }
    type.property("foreign_keys", doc: "The foreign keys of the columns.") { (table: Table) throws -> Value in try SetObject(.list(table.foreignKeys.map { .object($0) })).value }
    type.property("foreign_key_constraints", doc: "The constraints of the foreign keys.") { (table: Table) throws -> Value in try SetObject(.list(table.constraints.filter { $0 is ForeignKeyConstraint }.map { .object($0) })).value }
    type.property("constraints", doc: "The constraints.") { (table: Table) throws -> Value in try SetObject(.list(table.sortedConstraints.map { .object($0) })).value }
    type.property("indexes", doc: "The indexes.") { (table: Table) throws -> Value in try SetObject(.list(table.indexes.map { .object($0) })).value }
    type.property("is_view", doc: "Whether it stands for a view.") { (table: Table) -> Bool in table.view?.isTable == false }
    type.property("comment", doc: "The comment.") { (table: Table) -> Value in table.comment.map { .string($0) } ?? .none } set: { (table: Table, text: String?) in table.comment = text }
    type.property("info", doc: "Anything.") { (table: Table) -> Value in table.info.value } set: { (table: Table, given: DictObject) in table.info = given }
    for name in ["autoincrement_column", "_autoincrement_column"] { type.property(name, doc: "The column that the database numbers.") { (table: Table) -> Value in table.autoincrementColumn.map { .object($0) } ?? .none } }
    declareDialectOptions(type)
}

private func declareTableMethods(_ type: Declaration<Table>) {
    type.method("append_column", .required("column", as: Column.self), .keyword("replace_existing", default: false), doc: "Add a column.") { (table: Table, column: Column, replaces: Bool) throws in
        do { try table.add(column, replaces: replaces) } catch let error as PythonException where error.isInstance(of: SQLError.duplicateColumnError) {
            throw SQLError.duplicateColumn("\(error.message) Specify replace_existing=True to Table.append_column() or Table.insert_column() to replace an existing column.")
        }
    }
    type.method("insert_column", .required("column", as: Column.self), .required("index", as: Int.self), .keyword("replace_existing", default: false), doc: "Add a column before others.") { (table: Table, column: Column, index: Int, replaces: Bool) throws in
        do { try table.insert(column, at: index, replaces: replaces) } catch let error as PythonException where error.isInstance(of: SQLError.duplicateColumnError) {
            throw SQLError.duplicateColumn("\(error.message) Specify replace_existing=True to Table.append_column() or Table.insert_column() to replace an existing column.")
        }
    }
    type.method("append_constraint", .required("constraint", as: Value.self), doc: "Add a constraint.") { (table: Table, constraint: Value) throws in
        guard let object = constraint.object else { throw SQLError.argument("'SchemaItem' object, such as a 'Column' or a 'Constraint' expected, got \(try constraint.reprText())") }
        try table.add(object)
    }
    type.method("set_creator_ddl", .required("ddl", as: TableDefinition.self), doc: "Execute another statement in place of CREATE TABLE.") { (table: Table, definition: TableDefinition) in table.creator = definition }
    type.method("set_dropper_ddl", .required("ddl", as: TableDefinition.self), doc: "Execute another statement in place of DROP TABLE.") { (table: Table, definition: TableDefinition) in table.dropper = definition }
    type.method("add_is_dependent_on", .required("table", as: Table.self), doc: "Put another table before this one.") { (table: Table, other: Table) in table.furtherDependencies.append(other) }
    type.method("create", .required("bind", as: Value.self), .optional("checkfirst", default: CheckFirstArgument.types, shown: "<CheckFirst.TYPES: 32>"), doc: "Create the table.") { (table: Table, bind: Value, checks: CheckFirstArgument) throws in
        try withConnection(bind) { connection in if try !checks.flags.checksTables || !connection.hasTable(table.name, schema: table.schema) { try connection.create(table, checks: .object(checks.flags)) } }
    }
    type.method("drop", .required("bind", as: Value.self), .optional("checkfirst", default: CheckFirstArgument.none, shown: "False"), doc: "Drop the table.") { (table: Table, bind: Value, checks: CheckFirstArgument) throws in
        try withConnection(bind) { connection in if try !checks.flags.checksTables || connection.hasTable(table.name, schema: table.schema) { try connection.drop(table, checks: .object(checks.flags)) } }
    }
    for name in ["to_metadata", "tometadata"] {
        type.method(name, .required("metadata", as: MetaData.self), .optional("schema", default: Value.undefined, shown: "RETAIN_SCHEMA"), .optional("referred_schema_fn", default: Value.none), .optional("name", default: nil as String?), doc: "A copy in another metadata.") { (table: Table, metadata: MetaData, schema: Value, referredSchema: Value, newName: String?) throws -> Value in
            if name == "tometadata" { try SQLWarning.deprecated("Table.tometadata() is renamed to Table.to_metadata()", since: "1.4") }
            let target = schema.isUndefined ? table.schema : (schema.object as? StringObject)?.text ?? metadata.schema
            let referred = referredSchema.isNone ? nil : { (constraint: ForeignKeyConstraint, own: String?) throws -> String? in
                let answer = try Arguments.with([.object(table), target.map { .string($0) } ?? .none, .object(constraint), own.map { .string($0) } ?? .none]) { try referredSchema.call($0) }
                if answer.object is BlankSchema { return nil }
                return answer.isNone ? own : try String.from(answer)
            }
            return .object(try table.copied(to: metadata, schema: target, name: newName, referred: referred))
        }
    }
}
