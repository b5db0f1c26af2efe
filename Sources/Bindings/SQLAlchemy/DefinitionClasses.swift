import Runtime
import SQL

/// `ColumnDefault`, `DefaultClause`, `FetchedValue`, `Computed`, `Identity`.
func declareDefaults(in module: ModuleObject) {
    let fetched = declaredOnce(FetchedValue.self) {
        Class.declare("FetchedValue", for: FetchedValue.self, module: schemaModule, bases: [SchemaItem.pythonClass], doc: "A value that the database gives.") { type in type.constructor(.optional("for_update", default: false)) { _, _ in FetchedValue() } }
    }
    module["FetchedValue"] = .object(fetched)
    module["Computed"] = .object(declaredOnce(Computed.self) {
        Class.declare("Computed", for: Computed.self, module: schemaModule, bases: [fetched], doc: "A generated column.") { type in
            type.constructor(.required("sqltext", as: Value.self), .optional("persisted", default: nil as Bool?)) { (_: Class, text: Value, isPersisted: Bool?) throws -> Computed in
                let clause: ClauseElement
                if let string = text.object as? StringObject { clause = TextClause(string.text) } else { clause = try text.object as? TextClause ?? Coercion.condition(text) }
                return Computed(clause, isPersisted: isPersisted)
            }
            type.property("sqltext", doc: "The expression.") { (computed: Computed) -> Value in .object(computed.expression) }
            type.property("persisted", doc: "Whether it is stored.") { (computed: Computed) -> Value in computed.isPersisted.map { .bool($0) } ?? .none }
        }
    })
    module["Identity"] = .object(declaredOnce(Identity.self) {
        Class.declare("Identity", for: Identity.self, module: schemaModule, bases: [fetched], doc: "A number that the database gives.") { type in
            type.constructor(.optional("always", default: false), .optional("on_null", default: Value.none), .optional("start", default: nil as Int?), .optional("increment", default: nil as Int?), .keywords("kw")) { (_: Class, isAlways: Bool, onNull: Value, start: Int?, increment: Int?, options: [(name: Name, value: Value)]) throws -> Identity in
                let known = ["minvalue", "maxvalue", "nominvalue", "nomaxvalue", "cycle", "cache", "order"]
                if let wrong = options.first(where: { !known.contains($0.name.text) }) { throw PythonException.typeError("Identity.__init__() got an unexpected keyword argument '\(wrong.name.text)'") }
                return Identity(isAlways: isAlways, start: start, increment: increment, options: options.map { ($0.name.text, $0.value) })
            }
            type.property("always", doc: "Whether INSERT may not give a value.") { (identity: Identity) -> Bool in identity.isAlways }
            type.property("start", doc: "The first number.") { (identity: Identity) -> Value in identity.start.map { .int($0) } ?? .none }
            type.property("increment", doc: "What each number adds.") { (identity: Identity) -> Value in identity.increment.map { .int($0) } ?? .none }
        }
    })
    module["ColumnDefault"] = .object(declaredOnce(ColumnDefault.self) {
        Class.declare("ColumnDefault", for: ColumnDefault.self, module: schemaModule, bases: [SchemaItem.pythonClass], doc: "A default of INSERT or UPDATE.") { type in
            type.constructor(.required("arg", as: Value.self), .optional("for_update", default: false)) { _, argument, isForUpdate in ColumnDefault(argument, isForUpdate: isForUpdate) }
            type.property("arg", doc: "The value.") { (fallback: ColumnDefault) -> Value in fallback.argument }
            type.property("is_scalar", doc: "Whether it is a plain value.") { (fallback: ColumnDefault) -> Bool in fallback.isScalar }
            type.property("is_callable", doc: "Whether it is a function.") { (fallback: ColumnDefault) -> Bool in fallback.isFunction }
            type.property("is_clause_element", doc: "Whether it is an SQL expression.") { (fallback: ColumnDefault) -> Bool in fallback.isClause }
            type.property("for_update", doc: "Whether it is for UPDATE.") { (fallback: ColumnDefault) -> Bool in fallback.isForUpdate }
        }
    })
    module["DefaultClause"] = .object(declaredOnce(ServerDefault.self) {
        Class.declare("DefaultClause", for: ServerDefault.self, module: schemaModule, bases: [SchemaItem.pythonClass], doc: "A default in DDL.") { type in
            type.constructor(.required("arg", as: Value.self), .optional("for_update", default: false), .optional("_reflected", default: false)) { _, argument, _, _ in ServerDefault(argument) }
            type.property("arg", doc: "The default.") { (fallback: ServerDefault) -> Value in fallback.argument }
        }
    })
    module["Sequence"] = .object(NativeFunction(name: "Sequence", doc: "SQLite has no sequences.") { _ in throw PythonException.notImplemented("Retort has no Sequence") })
}

/// What statements that change the schema derive from.
func definitionClass() -> Class {
    declaredOnce(TableDefinition.self) {
        Class.declare("ExecutableDDLElement", for: TableDefinition.self, module: "sqlalchemy.sql.ddl", bases: [clauseElementClass()], doc: "A statement that changes the schema.") { type in
            type.property("element", doc: "What it is about.") { (definition: TableDefinition) -> Value in definition.element }
            type.property("statement", doc: "The text.") { (definition: TableDefinition) -> Value in if case .text(let text) = definition.action { .string(text) } else { .none } }
        }
    }
}

private func columnDefinitionClass() -> Class {
    declaredOnce(ColumnDefinition.self) {
        Class.declare("CreateColumn", for: ColumnDefinition.self, module: "sqlalchemy.sql.ddl", bases: [clauseElementClass()], doc: "A column of CREATE TABLE.") { type in
            type.constructor(.required("element", as: Column.self)) { _, column in ColumnDefinition(column) }
            type.property("element", doc: "The column.") { (definition: ColumnDefinition) -> Value in .object(definition.column) }
        }
    }
}

/// `CreateTable(table)` and its kin.
func declareDefinitions(in module: ModuleObject) {
    let base = definitionClass()
    for name in ["ExecutableDDLElement", "DDLElement"] { module[Name(name)] = .object(base) }
    module["CreateColumn"] = .object(columnDefinitionClass())
    func definition<A: FromValue>(_ name: String, _ parameter: String, _ argument: A.Type, flag: String, _ action: @escaping (A, Bool) -> TableDefinition.Action) {
        let made = Class(name, module: "sqlalchemy.sql.ddl", bases: [base], doc: "A statement that changes the schema.", derivable: true)
        made.extend(for: TableDefinition.self) { type in
            type.constructor(.required(parameter, as: A.self), .optional(flag, default: false), .keywords("kw")) { (type: Class, element: A, flag: Bool, _: [(name: Name, value: Value)]) -> Value in
                let definition = TableDefinition(action(element, flag))
                definition.changeShape(to: type.rootShape)
                return .object(definition)
            }
        }
        module[Name(name)] = .object(made)
    }
    definition("CreateTable", "element", Table.self, flag: "if_not_exists") { .create($0, ifNotExists: $1) }
    definition("DropTable", "element", Table.self, flag: "if_exists") { .drop($0, ifExists: $1) }
    definition("CreateIndex", "element", Index.self, flag: "if_not_exists") { .createIndex($0, ifNotExists: $1) }
    definition("DropIndex", "element", Index.self, flag: "if_exists") { .dropIndex($0, ifExists: $1) }
    definition("AddConstraint", "element", Constraint.self, flag: "isolate_from_table") { constraint, _ in .addConstraint(constraint) }
    let dropConstraint = Class("DropConstraint", module: "sqlalchemy.sql.ddl", bases: [base], doc: "ALTER TABLE ... DROP CONSTRAINT", derivable: true)
    dropConstraint.extend(for: TableDefinition.self) { type in
        type.constructor(.required("element", as: Constraint.self), .keyword("cascade", default: false), .keyword("if_exists", default: false), .keyword("isolate_from_table", default: true), .keywords("kw")) { (type: Class, constraint: Constraint, cascades: Bool, ifExists: Bool, _: Bool, _: [(name: Name, value: Value)]) -> Value in
            let definition = TableDefinition(.dropConstraint(constraint, ifExists: ifExists, cascades: cascades))
            definition.changeShape(to: type.rootShape)
            return .object(definition)
        }
    }
    module["DropConstraint"] = .object(dropConstraint)
    definition("CreateSchema", "name", String.self, flag: "if_not_exists") { .createSchema($0, ifNotExists: $1) }
    definition("DropSchema", "name", String.self, flag: "if_exists") { .dropSchema($0, ifExists: $1) }
    definition("DDL", "statement", String.self, flag: "context") { text, _ in .text(text) }
    for name in ["CreateView", "DropView", "CreateTableAs", "CreateSequence", "DropSequence"] {
        module[Name(name)] = .object(NativeFunction(name: name, doc: "Not in Retort.") { _ in throw PythonException.notImplemented("Retort has no \(name)") })
    }
}

extension TableDefinition {
    /// The table, index or constraint that it is about.
    fileprivate var element: Value {
        switch action {
        case .create(let table, _), .drop(let table, _): .object(table)
        case .createIndex(let index, _), .dropIndex(let index, _): .object(index)
        case .addConstraint(let constraint), .dropConstraint(let constraint, _, _): .object(constraint)
        case .createSchema(let name, _), .dropSchema(let name, _): .string(name)
        case .text: .none
        }
    }
}
