import Database
import Runtime
import SQL

/// `UniqueConstraint`, `CheckConstraint`, `ForeignKeyConstraint`, `PrimaryKeyConstraint`, `Index`.
func declareConstraints(in module: ModuleObject) {
    for type in [constraintClass(), columnsConstraintClass(), primaryKeyClass(), uniqueClass(), checkClass(), foreignKeyConstraintClass(), indexClass()] { module[Name(type.name)] = .object(type) }
}

func constraintClass() -> Class {
    declaredOnce(Constraint.self) {
        Class.declare("Constraint", for: Constraint.self, module: schemaModule, bases: [SchemaItem.pythonClass], doc: "A constraint of a table.") { type in
            type.property("name", doc: "Its name.") { (constraint: Constraint) -> Value in ConventionName.shown(constraint) } set: { (constraint: Constraint, name: String?) in constraint.rename(name) }
            type.property("table", doc: "Its table.") { (constraint: Constraint) throws -> Value in
                guard let table = constraint.table else { throw SQLError.invalidRequest("This constraint is not bound to a table.  Did you mean to call table.append_constraint(constraint) ?") }
                return .object(table)
            }
            type.property("parent", doc: "Its table.") { (constraint: Constraint) -> Value in constraint.table.map { .object($0) } ?? .none }
            type.property("deferrable", doc: "Whether it is DEFERRABLE.") { (constraint: Constraint) -> Value in constraint.isDeferrable.map { .bool($0) } ?? .none } set: { (constraint: Constraint, flag: Bool?) in constraint.isDeferrable = flag }
            type.property("initially", doc: "INITIALLY") { (constraint: Constraint) -> Value in constraint.initially.map { .string($0) } ?? .none } set: { (constraint: Constraint, word: String?) in constraint.initially = word }
            type.property("info", doc: "Anything.") { (constraint: Constraint) -> Value in constraint.info.value } set: { (constraint: Constraint, given: DictObject) in constraint.info = given }
            type.property("comment", doc: "The comment.") { (constraint: Constraint) -> Value in constraint.comment.map { .string($0) } ?? .none } set: { (constraint: Constraint, text: String?) in constraint.comment = text }
            declareDialectOptions(type)
            type.method("__len__", doc: "How many columns it has.") { (constraint: Constraint) -> Int in constraint.namedColumns.count }
            DefinitionEvents.declareCondition(type, \.definitionCondition)
            type.property("columns", doc: "Its columns.") { (constraint: Constraint) -> Value in .object(ColumnCollection(constraint.namedColumns)) }
            type.property("c", doc: "Its columns.") { (constraint: Constraint) -> Value in .object(ColumnCollection(constraint.namedColumns)) }
            type.method("contains_column", .required("col", as: Column.self), doc: "Whether a column is part of it.") { (constraint: Constraint, column: Column) -> Bool in constraint.namedColumns.contains { $0 === column } }
        }
    }
}

/// The name of a constraint that a type has made without one, which a naming convention may give it (sqlalchemy.sql.base._NoneName).
final class NoneName: Object {
    nonisolated(unsafe) static let shared = NoneName()
    private override init() { super.init(type: NoneName.pythonClass) }
    private static let pythonClass = Class.declare("_NoneName", for: NoneName.self, module: "sqlalchemy.sql.base", doc: "Says that a name was left out.") { type in
        type.property("name", doc: "Its name.") { (_: NoneName) -> String in "NONE_NAME" }
        type.property("value", doc: "Its value.") { (_: NoneName) -> Int in 0 }
    }
    override func repr() throws -> String { "<_NoneName.NONE_NAME: 0>" }
    override func str() throws -> String { "_NoneName.NONE_NAME" }
}

private func columnsConstraintClass() -> Class {
    declaredOnce(ColumnCollectionConstraint.self) { Class.declare("ColumnCollectionConstraint", for: ColumnCollectionConstraint.self, module: schemaModule, bases: [constraintClass()], doc: "A constraint over columns.") }
}

/// A column by name, or as an object.
private func reference(_ value: Value) throws -> ColumnReference {
    if let text = value.object as? StringObject { return .name(text.text) }
    guard let column = try Coercion.element(value) as? Column else { throw SQLError.argument("String column name or column expression for DDL constraint expected, got \(try value.reprText()).") }
    return .column(column)
}

private func columnsConstraint<C: ColumnCollectionConstraint>(_ className: String, _ swiftType: C.Type, doc: String, _ make: @escaping ([ColumnReference], String?, Bool?, String?) -> C) -> Class {
    declaredOnce(swiftType) {
        Class.declare(className, for: swiftType, module: schemaModule, bases: [columnsConstraintClass()], derivable: true, doc: doc) { type in
            type.constructor(.rest("columns", of: Value.self), .keyword("name", default: Value.none), .keyword("deferrable", default: nil as Bool?), .keyword("initially", default: nil as String?), .keyword("info", default: Value.none), .keyword("comment", default: nil as String?), .keywords("dialect_kw")) { (type: Class, columns: [Value], given: Value, isDeferrable: Bool?, initially: String?, info: Value, comment: String?, keywords: [(name: Name, value: Value)]) throws -> C in
                let name = try ConventionName.text(given)
                let made = make(try columns.map(reference), name, isDeferrable, initially)
                made.options = try checkedOptions(keywords, of: type)
                made.comment = comment
                made.hasFixedName = ConventionName.isConvention(given)
                if let info = info.dictionary { made.info = info }
                return made
            }
            type.type.takesConstructors(blank: { make([], nil, nil, nil) }, place: { try $0.place() }, take: { try $0.take($1) })
        }
    }
}

extension Class {
    /// Lets classes of a program's own have constructors, which call `super().__init__(...)`.
    /// - Parameter place: gives what was made to the table of its columns; it comes after the declared constructor
    /// - Parameter take: takes over what the declared constructor made
    func takesConstructors<C: Object>(blank: @escaping () -> C, place: @escaping (C) throws -> Void = { _ in }, take: @escaping (C, C) throws -> Void) {
        let build = construct
        construct = { made, arguments in
            let value = try build?(made, arguments) ?? .none
            if let object = value.object as? C { try place(object) }
            return value
        }
        allocate = { made in
            let object = blank()
            object.changeShape(to: made.rootShape)
            return object
        }
        initialize = { [unowned self] object, arguments in
            if let object = object as? C, let given = try build?(self, arguments).object as? C { try take(object, given) }
        }
    }
}
private func primaryKeyClass() -> Class { columnsConstraint("PrimaryKeyConstraint", PrimaryKeyConstraint.self, doc: "The columns of the primary key.") { PrimaryKeyConstraint($0, name: $1, isDeferrable: $2, initially: $3) } }
private func uniqueClass() -> Class { columnsConstraint("UniqueConstraint", UniqueConstraint.self, doc: "Columns whose values together are unique.") { UniqueConstraint($0, name: $1, isDeferrable: $2, initially: $3) } }

/// `CheckConstraint("x > 1")`, `CheckConstraint(t.c.x > 1)`
private func checkCondition(_ condition: Value) throws -> ClauseElement {
    if let text = condition.object as? StringObject { return TextClause(text.text) }
    return try DDLExpression.from(condition)
}

private func checkClass() -> Class {
    declaredOnce(CheckConstraint.self) {
        Class.declare("CheckConstraint", for: CheckConstraint.self, module: schemaModule, bases: [columnsConstraintClass()], derivable: true, doc: "A condition that rows must meet.") { type in
            type.constructor(.required("sqltext", as: Value.self), .optional("name", default: Value.none), .optional("deferrable", default: nil as Bool?), .optional("initially", default: nil as String?), .optional("table", default: Value.none), .optional("info", default: Value.none), .keyword("comment", default: nil as String?), .keywords("dialect_kw")) { (type: Class, condition: Value, given: Value, isDeferrable: Bool?, initially: String?, table: Value, info: Value, comment: String?, keywords: [(name: Name, value: Value)]) throws -> CheckConstraint in
                let name = try ConventionName.text(given)
                let made = CheckConstraint(try checkCondition(condition), name: name, isDeferrable: isDeferrable, initially: initially)
                made.options = try checkedOptions(keywords, of: type)
                made.comment = comment
                made.hasFixedName = ConventionName.isConvention(given)
                if let info = info.dictionary { made.info = info }
                if let table = table.object as? Table { made.promise(table) }
                return made
            }
            type.type.takesConstructors(blank: { CheckConstraint(TextClause("")) }, place: { try $0.place() }, take: { try $0.take($1) })
            type.property("sqltext", doc: "The condition.") { (check: CheckConstraint) -> Value in .object(check.condition) } set: { (check: CheckConstraint, condition: Value) throws in check.condition = try checkCondition(condition) }
        }
    }
}

private func foreignKeyConstraintClass() -> Class {
    declaredOnce(ForeignKeyConstraint.self) {
        Class.declare("ForeignKeyConstraint", for: ForeignKeyConstraint.self, module: schemaModule, bases: [columnsConstraintClass()], derivable: true, doc: "A reference of several columns.") { type in
            type.constructor(
                .required("columns", as: Value.self), .required("refcolumns", as: Value.self), .optional("name", default: Value.none), .optional("onupdate", default: nil as String?), .optional("ondelete", default: nil as String?), .optional("deferrable", default: nil as Bool?), .optional("initially", default: nil as String?),
                .optional("use_alter", default: false), .optional("link_to_name", default: false), .optional("match", default: nil as String?), .optional("table", default: Value.none), .optional("info", default: Value.none), .optional("comment", default: nil as String?), .keywords("dialect_kw")
            ) { (type: Class, columns: Value, targets: Value, given: Value, onUpdate: String?, onDelete: String?, isDeferrable: Bool?, initially: String?, usesAlter: Bool, linksToName: Bool, match: String?, table: Value, info: Value, comment: String?, keywords: [(name: Name, value: Value)]) throws -> ForeignKeyConstraint in
                let name = try ConventionName.text(given)
                let keys = try targets.elements().map { try ForeignKeyTarget.key($0, onDelete: onDelete, onUpdate: onUpdate, name: name, isDeferrable: isDeferrable, initially: initially, match: match, usesAlter: usesAlter, linksToName: linksToName) }
                let made = try ForeignKeyConstraint(try columns.elements().map(reference), keys, onDelete: onDelete, onUpdate: onUpdate, match: match, usesAlter: usesAlter, name: name, isDeferrable: isDeferrable, initially: initially)
                made.options = try checkedOptions(keywords, of: type)
                made.comment = comment
                made.hasFixedName = ConventionName.isConvention(given)
                if let info = info.dictionary { made.info = info }
                if let table = table.object as? Table { made.promise(table) }
                return made
            }
            type.type.takesConstructors(blank: { ForeignKeyConstraint() }, place: { try $0.place() }, take: { try $0.take($1) })
            type.property("elements", doc: "Its foreign keys.") { (constraint: ForeignKeyConstraint) -> Value in .list(constraint.elements.map { .object($0) }) }
            type.property("column_keys", doc: "The keys of its columns.") { (constraint: ForeignKeyConstraint) -> [String] in constraint.columns.isEmpty ? constraint.references.map(\.key) : constraint.columns.map(\.key) }
            type.property("referred_table", doc: "The table it points to.") { (constraint: ForeignKeyConstraint) throws -> Value in try constraint.referredTable().map { .object($0) } ?? .none }
            type.property("ondelete", doc: "ON DELETE") { (constraint: ForeignKeyConstraint) -> Value in constraint.onDelete.map { .string($0) } ?? .none } set: { (constraint: ForeignKeyConstraint, action: String?) in constraint.onDelete = action }
            type.property("onupdate", doc: "ON UPDATE") { (constraint: ForeignKeyConstraint) -> Value in constraint.onUpdate.map { .string($0) } ?? .none } set: { (constraint: ForeignKeyConstraint, action: String?) in constraint.onUpdate = action }
            type.property("use_alter", doc: "Whether it is added after the tables are made.") { (constraint: ForeignKeyConstraint) -> Bool in constraint.usesAlter } set: { (constraint: ForeignKeyConstraint, flag: Bool) in constraint.usesAlter = flag }
            type.property("match", doc: "MATCH") { (constraint: ForeignKeyConstraint) -> Value in constraint.match.map { .string($0) } ?? .none } set: { (constraint: ForeignKeyConstraint, word: String?) in constraint.match = word }
            type.property("link_to_name", doc: "Whether targets are names, not keys.") { (constraint: ForeignKeyConstraint) -> Bool in constraint.elements.first?.linksToName ?? false }
        }
    }
}

private func indexClass() -> Class {
    declaredOnce(Index.self) {
        Class.declare("Index", for: Index.self, module: schemaModule, bases: [SchemaItem.pythonClass], derivable: true, doc: "An index.") { type in
            type.constructor(.required("name", as: Value.self), .rest("expressions", of: Value.self), .keyword("unique", default: false), .keyword("quote", default: Value.none), .keyword("info", default: Value.none), .keyword("_table", default: Value.none), .keywords("dialect_kw")) { (type: Class, given: Value, parts: [Value], isUnique: Bool, _: Value, info: Value, table: Value, keywords: [(name: Name, value: Value)]) throws -> Index in
                let made = Index(try ConventionName.text(given), try parts.map { value -> Index.Part in
                    if value.object is StringObject { return .reference(try reference(value)) }
                    if let column = try Coercion.element(value) as? Column { return .reference(.column(column)) }
                    if let text = value.object as? TextClause { return .expression(TextColumn(text)) }
                    guard let element = try Coercion.element(value) as? ColumnElement else { throw SQLError.argument("String column name or column expression for DDL constraint expected, got \(try value.reprText()).") }
                    return .expression(element)
                }, isUnique: isUnique)
                made.options = try checkedOptions(keywords, of: type)
                made.hasFixedName = ConventionName.isConvention(given)
                if let info = info.dictionary { made.info = info }
                if let table = table.object as? Table { try table.add(made) }
                return made
            }
            type.type.takesConstructors(blank: { Index(nil, []) }, place: { if $0.table == nil { try $0.attachByColumns() } }, take: { try $0.take($1) })
            DefinitionEvents.declareCondition(type, \.definitionCondition)
            declareDialectOptions(type)
            type.property("name", doc: "Its name.") { (index: Index) -> Value in ConventionName.value(index.name, isFixed: index.hasFixedName || index.hasMadeName) } set: { (index: Index, name: String?) in index.name = name }
            type.property("unique", doc: "Whether values are unique.") { (index: Index) -> Value in index.givenUnique ?? .bool(index.isUnique) } set: { (index: Index, flag: Value) throws in (index.isUnique, index.givenUnique) = (try flag.isTrue(), flag) }
            type.property("table", doc: "Its table.") { (index: Index) -> Value in index.table.map { .object($0) } ?? .none }
            type.property("expressions", doc: "What it sorts by.") { (index: Index) -> Value in .list(index.expressions.map { .object(($0 as? TextColumn)?.clause ?? $0) }) }
            type.property("columns", doc: "Its columns.") { (index: Index) -> Value in .object(ColumnCollection(index.columns)) }
            type.property("info", doc: "Anything.") { (index: Index) -> Value in index.info.value } set: { (index: Index, given: DictObject) in index.info = given }
            type.method("create", .required("bind", as: Value.self), .optional("checkfirst", default: false), doc: "Create the index.") { (index: Index, bind: Value, checks: Bool) throws in
                try withConnection(bind) { connection in
                    if checks, try hasIndex(index, connection) { return }
                    try connection.create(index)
                }
            }
            type.method("drop", .required("bind", as: Value.self), .optional("checkfirst", default: false), doc: "Drop the index.") { (index: Index, bind: Value, checks: Bool) throws in
                try withConnection(bind) { connection in
                    if checks, try !hasIndex(index, connection) { return }
                    try connection.drop(index)
                }
            }
        }
    }
}

/// As SQLAlchemy asks before `index.create(engine, checkfirst=True)`.
private func hasIndex(_ index: Index, _ connection: Connection) throws -> Bool {
    guard let table = index.table, let name = index.name, try connection.hasTable(table.name, schema: table.schema) else { return false }
    return try Inspector(connection).indexes(table.name, schema: table.schema).contains { $0.name == name }
}
