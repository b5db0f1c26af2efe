import Runtime
import SQL

/// `Column("id", Integer, ForeignKey(...), primary_key=True)`
func columnClass() -> Class {
    declaredOnce(Column.self) {
        let clause = Class("ColumnClause", module: "sqlalchemy.sql.elements", bases: [columnElementClass()], doc: "A column by name.")
        Column.clauseClass = clause
        clause.isDerivable = true
        clause.allocate = { type in
            let made = Column(clause: "")
            made.changeShape(to: type.rootShape)
            return made
        }
        clause.initialize = { object, arguments in
            guard let column = object as? Column, let name = arguments.positional.first ?? arguments.keyword("text"), !name.isNone else { return }
            column.takeName(try String.from(name))
            let positional = Array(arguments.positional)
            if let type = positional.count > 1 ? positional[1] : arguments.keyword("type_"), !type.isNone { column.columnType = try TypeArgument.from(type).type }
        }
        clause.construct = { type, arguments in
            guard let made = try type.allocate?(type) else { return .none }
            try clause.initialize?(made, arguments)
            return .object(made)
        }
        clause.extend(for: Column.self) { type in declareClauseProperties(type) }
        let column = Class.declare("Column", for: Column.self, module: schemaModule, bases: [clause, SchemaItem.pythonClass], derivable: true, doc: "A column of a table.") { type in
            type.constructor(
                .rest("args", of: Value.self), .keyword("name", default: nil as GivenName?, shown: "None"), .keyword("type_", default: Value.none), .keyword("autoincrement", default: Value.string("auto")), .keyword("default", default: Value.undefined, shown: "None"), .keyword("insert_default", default: Value.undefined, shown: "None"),
                .keyword("doc", default: nil as String?), .keyword("key", default: nil as String?), .keyword("index", default: Value.none), .keyword("unique", default: Value.none), .keyword("info", default: Value.none), .keyword("nullable", default: nil as Bool?), .keyword("onupdate", default: Value.undefined, shown: "None"),
                .keyword("primary_key", default: false), .keyword("server_default", default: Value.undefined, shown: "None"), .keyword("server_onupdate", default: Value.undefined, shown: "None"), .keyword("quote", default: nil as Bool?), .keyword("system", default: false), .keyword("comment", default: nil as String?),
                .keyword("insert_sentinel", default: false), .keyword("_omit_from_statements", default: false), .keywords("dialect_kwargs")
            ) {
                (made: Class, arguments: [Value], name: GivenName?, type: Value, autoincrement: Value, fallback: Value, insertFallback: Value, doc: String?, key: String?, index: Value, unique: Value, info: Value, nullable: Bool?, onUpdate: Value, primaryKey: Bool, serverDefault: Value, serverOnUpdate: Value, quote: Bool?, isSystem: Bool,
                    comment: String?, isInsertSentinel: Bool, isOmitted: Bool, options: [(name: Name, value: Value)]) throws -> Column in
                let parts = try ColumnParts(arguments, name: name, type: type)
                if quote != nil, parts.name == nil { throw SQLError.argument("Explicit 'name' is required when sending 'quote' argument") }
                if !fallback.isUndefined, !insertFallback.isUndefined { throw SQLError.argument("The 'default' and 'insert_default' parameters of Column are mutually exclusive") }
                for value in [fallback, insertFallback, onUpdate] { try DefaultArguments.checkCallable(value) }
                try DefaultArguments.checkServerDefault(serverDefault)
                func isGiven(_ value: Value) -> Bool { !value.isUndefined && !value.isNone }
                if isGiven(serverDefault) || isGiven(serverOnUpdate) || parts.hasSeveralGenerators {
                    if parts.computed != nil, parts.identity == nil { throw SQLError.argument("A generated column cannot specify a server_default or a server_onupdate argument") }
                    if parts.identity != nil { throw SQLError.argument("A column with an Identity object cannot specify a server_default or a server_onupdate argument") }
                }
                if parts.identity != nil, case .bool(false) = autoincrement { throw SQLError.argument("A column with an Identity object cannot specify autoincrement=False") }
                let column = Column(
                    parts.name ?? "", parts.type ?? NullType.shared, key: key, foreignKeys: parts.foreignKeys, primaryKey: primaryKey, nullable: nullable, unique: try unique.isTrue(), index: try index.isTrue(), autoincrement: autoincrement, comment: comment)
                column.take(default: isGiven(fallback) ? fallback : isGiven(insertFallback) ? insertFallback : parts.fallback ?? .none)
                column.take(onUpdate: isGiven(onUpdate) ? onUpdate : parts.onUpdate ?? .none)
                column.take(serverDefault: isGiven(serverDefault) ? serverDefault : parts.serverDefault ?? .none)
                column.take(serverOnUpdate: isGiven(serverOnUpdate) ? serverOnUpdate : parts.serverOnUpdate ?? .none)
                if made !== column.type { column.changeShape(to: made.rootShape) }
                (column.isInsertSentinel, column.isOmitted) = (isInsertSentinel, isOmitted)
                (column.givenUnique, column.givenIndex) = (unique, index)
                (column.doc, column.quote, column.isSystem, column.computed, column.identityOption) = (doc, quote ?? parts.quote, isSystem, parts.computed, parts.identity)
                if let info = info.dictionary { column.info = info }
                for (name, value) in options {
                    try DialectOptions.check(name.text, of: made)
                    column.options[name.text] = value
                }
                for check in parts.checks { column.append(check) }
                if SchemaEvents.areUsed {
                    let ofKeywords = [isGiven(fallback) || isGiven(insertFallback) ? column.shownDefault : nil, isGiven(onUpdate) ? column.shownOnUpdate : nil, isGiven(serverDefault) ? column.shownServerDefault : nil, isGiven(serverOnUpdate) ? column.shownServerOnUpdate : nil]
                    try ColumnParts.tell(arguments + ofKeywords.compactMap { $0 }, column)
                }
                return column
            }
            type.type.takesConstructors(blank: { Column("") }, take: { $0.take($1) })
            declareColumnProperties(type)
            declareDialectOptions(type)
        }
        return column
    }
}

/// The positional arguments of a column.
private struct ColumnParts {
    var name: String?
    var quote: Bool?
    var type: SQLType?
    var foreignKeys: [ForeignKey] = []
    var checks: [CheckConstraint] = []
    var fallback: Value?
    var onUpdate: Value?
    var serverDefault: Value?
    var serverOnUpdate: Value?
    var computed: Computed?
    var identity: Identity?
    /// Whether both generate the column.
    var hasSeveralGenerators: Bool { computed != nil && identity != nil }

    init(_ arguments: [Value], name: GivenName?, type given: Value) throws {
        var rest = arguments[...]
        self.name = name?.text
        quote = name?.quote
        if let first = rest.first, let text = first.object as? StringObject {
            if name != nil { throw SQLError.argument("May not pass name positionally and as a keyword.") }
            self.name = text.text
            quote = try QuotedName.isQuoted(first)
            rest = rest.dropFirst()
        }
        while rest.first?.isNone == true { rest = rest.dropFirst() }
        type = given.isNone ? nil : try TypeArgument.proper(given)
        if let first = rest.first, ColumnParts.isType(first) {
            if type != nil { throw SQLError.argument("May not pass type_ positionally and as a keyword.") }
            type = try TypeArgument.from(first).type
            rest = rest.dropFirst()
        }
        for argument in rest where !argument.isNone { try add(argument) }
    }
    /// Tells who listens that a column has its parts.
    static func tell(_ parts: [Value], _ column: Column) throws {
        for part in parts {
            guard let item = part.object, item is NumberSequence || item is ForeignKey || item is CheckConstraint || item is ColumnDefault || item is FetchedValue else { continue }
            try SchemaEvents.before(item, column)
            try SchemaEvents.after(item, column)
        }
    }
    private static func isType(_ value: Value) -> Bool {
        if value.object is SQLType { return true }
        return (value.object as? Class)?.isSubclass(of: Class.registered(for: SQLType.self)) ?? false
    }
    private mutating func add(_ argument: Value) throws {
        switch argument.object {
        case let key as ForeignKey:
            if key.parentColumn != nil { throw SQLError.invalidRequest("This ForeignKey already has a parent !") }
            foreignKeys.append(key)
        case let check as CheckConstraint: checks.append(check)
        case let computed as Computed:
            self.computed = computed
            serverDefault = argument
            serverOnUpdate = argument
        case let identity as Identity:
            self.identity = identity
            serverDefault = argument
        case let fetched as FetchedValue: if fetched.isForUpdate { serverOnUpdate = argument } else { serverDefault = argument }
        case let fallback as ColumnDefault: if fallback.isForUpdate { onUpdate = argument } else { self.fallback = argument }
        case let sequence as NumberSequence: if sequence.isForUpdate { onUpdate = argument } else { fallback = argument }
        // A schema item that means nothing to a column.
        case is MetaData: break
        case let item?: throw try Table.refused(item)
        case nil: throw SQLError.argument("'SchemaItem' object, such as a 'Column' or a 'Constraint' expected, got \(try argument.reprText())")
        }
    }
}

private func declareClauseProperties(_ type: Declaration<Column>) {
    type.property("name", doc: "Its name.") { (column: Column) -> Value in column.name.isEmpty ? .none : column.quote == nil ? .string(column.shownName) : QuotedName.value(column.name, column.quote) } set: { (column: Column, name: GivenName) in
        column.rename(name.text)
        if name.quote != nil { column.quote = name.quote }
    }
    type.property("key", doc: "Its key in `table.c`.") { (column: Column) -> Value in column.key.isEmpty ? .none : .string(column.shownKey) } set: { (column: Column, key: String) in column.rekey(key) }
    type.property("table", doc: "The table it belongs to.") { (column: Column) -> Value in column.table.map { .object($0) } ?? .none }
    type.property("description", doc: "Its name in messages.") { (column: Column) -> String in column.shownName }
    type.property("is_literal", doc: "Whether it is written as it is.") { (_: Column) -> Bool in false }
    type.property("type", doc: "Its type.") { (column: Column) -> Value in column.sqlType.shown } set: { (column: Column, type: TypeArgument) in column.columnType = type.type }
    type.property("foreign_keys", doc: "Its foreign keys.") { (column: Column) throws -> Value in try SetObject(.list(column.foreignKeys.map { .object($0) })).value }
    type.property("primary_key", doc: "Whether it is part of the primary key.") { (column: Column) -> Bool in column.isPrimaryKey } set: { (column: Column, flag: Bool) in column.mark(primaryKey: flag) }
}

private func declareColumnProperties(_ type: Declaration<Column>) {
    type.property("nullable", doc: "Whether it may be NULL.") { (column: Column) -> Bool in column.isNullable } set: { (column: Column, flag: Bool) in column.givenNullable = flag }
    type.property("unique", doc: "Whether its values are unique.") { (column: Column) -> Value in column.givenUnique.isNone ? column.isUnique ? .bool(true) : .none : column.givenUnique } set: { (column: Column, flag: Value) throws in (column.isUnique, column.givenUnique) = (try flag.isTrue(), flag) }
    type.property("index", doc: "Whether it is indexed.") { (column: Column) -> Value in column.givenIndex.isNone ? column.isIndexed ? .bool(true) : .none : column.givenIndex } set: { (column: Column, flag: Value) throws in (column.isIndexed, column.givenIndex) = (try flag.isTrue(), flag) }
    type.property("autoincrement", doc: "Whether the database numbers it.") { (column: Column) -> Value in column.autoincrement } set: { (column: Column, value: Value) in column.autoincrement = value }
    type.property("default", doc: "The value of INSERT where none is given.") { (column: Column) -> Value in column.shownDefault ?? .none } set: { (column: Column, value: Value) in column.assign(default: value) }
    type.property("onupdate", doc: "The value of UPDATE where none is given.") { (column: Column) -> Value in column.shownOnUpdate ?? .none } set: { (column: Column, value: Value) in column.assign(onUpdate: value) }
    type.property("server_default", doc: "The database's own default.") { (column: Column) -> Value in column.shownServerDefault ?? .none } set: { (column: Column, value: Value) in column.assign(serverDefault: value) }
    type.property("server_onupdate", doc: "The database's own value of UPDATE.") { (column: Column) -> Value in column.shownServerOnUpdate ?? .none } set: { (column: Column, value: Value) in column.assign(serverOnUpdate: value) }
    type.property("comment", doc: "The comment.") { (column: Column) -> Value in column.comment.map { .string($0) } ?? .none } set: { (column: Column, text: String?) in column.comment = text }
    type.property("doc", doc: "What it is for.") { (column: Column) -> Value in column.doc.map { .string($0) } ?? .none } set: { (column: Column, text: String?) in column.doc = text }
    type.property("info", doc: "Anything.") { (column: Column) -> Value in column.info.value } set: { (column: Column, given: DictObject) in column.info = given }
    type.property("system", doc: "Whether the database makes it.") { (column: Column) -> Bool in column.isSystem } set: { (column: Column, flag: Bool) in column.isSystem = flag }
    type.property("computed", doc: "How it is generated.") { (column: Column) -> Value in column.computed.map { .object($0) } ?? .none } set: { (column: Column, value: Value) in column.computed = value.object as? Computed }
    type.property("identity", doc: "How it is numbered.") { (column: Column) -> Value in column.identityOption.map { .object($0) } ?? .none } set: { (column: Column, value: Value) in column.identityOption = value.object as? Identity }
    type.property("constraints", doc: "Constraints beside the column.") { (column: Column) throws -> Value in try SetObject(.list(column.constraints.map { .object($0) })).value }
    type.property("_insert_sentinel", doc: "Whether rows of RETURNING are matched by it.") { (column: Column) -> Bool in column.isInsertSentinel }
    type.method("__clause_element__", doc: "The column.") { (column: Column) -> Value in .object(column) }
    type.method("references", .required("column", as: Column.self), doc: "Whether it refers to another column.") { (column: Column, other: Column) throws -> Bool in try column.requireReferences(other) }
    type.method("append_foreign_key", .required("fk", as: ForeignKey.self), doc: "Add a foreign key.") { (column: Column, key: ForeignKey) throws in try column.add(key) }
    for name in ["copy", "_copy"] {
        type.method(name, .keywords("kw"), doc: "A copy without a table.") { (column: Column, _: [(name: Name, value: Value)]) throws -> Value in
            if name == "copy" { try SchemaItem.warnOfCopy("Column") }
            return .object(column.copied())
        }
    }
}
