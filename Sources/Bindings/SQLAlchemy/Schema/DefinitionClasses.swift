import Database
import Runtime
import SQL

private let ddl = "sqlalchemy.sql.ddl"

/// What statements that change the schema derive from.
func definitionClass() -> Class {
    declaredOnce(TableDefinition.self) {
        let made = Class.declare("ExecutableDDLElement", for: TableDefinition.self, module: ddl, bases: [clauseElementClass()], doc: "A statement that changes the schema.") { type in
            type.property("element", doc: "What it is about.") { (definition: TableDefinition) -> Value in definition.element }
            type.property("statement", doc: "The text.") { (definition: TableDefinition) -> Value in if case .text(let text, _) = definition.action { .string(text) } else { .none } }
            type.property("context", doc: "Names in the text.") { (definition: TableDefinition) -> Value in if case .text(_, let context) = definition.action { (context ?? DictObject()).value } else { .none } }
            declareExecutable(type)
        }
        made.extend(for: Statement.self) { type in declareDefinitionUse(type) }
        return made
    }
}

/// What statements of a class written in Python have too.
private func declareDefinitionUse(_ type: Declaration<Statement>) {
    type.property("target", doc: "The table whose event it answers.") { (statement: Statement) -> Value in
        (statement as? any SchemaChange)?.target.map { .object($0) } ?? .none
    }
    type.method("against", .required("target", as: Value.self), doc: "The statement about a table.") { (statement: Statement, target: Value) -> Value in .object(DefinitionEvents.against(statement, target.object)) }
    type.method("execute_if", .optional("dialect", default: Value.none), .optional("callable_", default: Value.none), .optional("state", default: Value.none), doc: "Execute it only in some cases.") { (statement: Statement, dialect: Value, callable: Value, state: Value) throws -> Value in
        let condition = DefinitionCondition(dialects: try DefinitionEvents.dialects(dialect), callable: callable.isNone ? nil : callable, state: state)
        return (statement as? any SchemaChange).map { .object($0.executed(if: condition)) } ?? .none
    }
    type.method("__call__", .required("target", as: Value.self), .required("bind", as: Value.self), .keywords("kw"), doc: "Execute it about a table, where its condition holds.") { (statement: Statement, target: Value, bind: Value, _: [(name: Name, value: Value)]) throws in
        try DefinitionEvents.execute(statement, about: target, on: bind)
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

/// The classes of statements that change the schema, by their names.
enum DefinitionClasses {
    static let all: [Class] = {
        let all = tables + [createIndex, dropIndex, createConstraint, addConstraint, dropConstraint, createSchema, dropSchema, createSequence, dropSequence, text] + types + ViewClasses.all { name, construct in made(name, construct) }
        TableDefinition.classes = Dictionary(all.map { ($0.name, $0) }) { $1 }
        return all
    }()

    private static var tables: [Class] {
        [
            made("CreateTable", .required("element", as: Table.self), .optional("include_foreign_key_constraints", default: Value.none), .optional("if_not_exists", default: false)) { (table: Table, included: Value, ifNotExists: Bool) throws -> TableDefinition in
                guard !included.isNone else { return TableDefinition(.create(table, ifNotExists: ifNotExists)) }
                let kept = try included.elements().compactMap { $0.object }
                let omitted = table.constraints.filter { constraint in constraint is ForeignKeyConstraint && !kept.contains { $0 === constraint } }
                return TableDefinition(.create(table, ifNotExists: ifNotExists), omitting: omitted)
            },
            made("DropTable", .required("element", as: Table.self), .optional("if_exists", default: false)) { (table: Table, ifExists: Bool) -> TableDefinition in TableDefinition(.drop(table, ifExists: ifExists)) },
        ]
    }
    private static var createIndex: Class {
        made("CreateIndex", .required("element", as: Index.self), .optional("if_not_exists", default: false)) { (index: Index, ifNotExists: Bool) -> TableDefinition in TableDefinition(.createIndex(index, ifNotExists: ifNotExists)) }
    }
    private static var dropIndex: Class {
        made("DropIndex", .required("element", as: Index.self), .optional("if_exists", default: false)) { (index: Index, ifExists: Bool) -> TableDefinition in TableDefinition(.dropIndex(index, ifExists: ifExists)) }
    }
    private static var createConstraint: Class {
        made("CreateConstraint", .required("element", as: Constraint.self)) { (constraint: Constraint) -> TableDefinition in TableDefinition(.createConstraint(constraint)) }
    }
    private static var addConstraint: Class {
        made("AddConstraint", .required("element", as: Constraint.self), .keyword("isolate_from_table", default: true)) { (constraint: Constraint, isolates: Bool) -> TableDefinition in
            if isolates { constraint.isIsolated = true }
            return TableDefinition(.addConstraint(constraint))
        }
    }
    private static var dropConstraint: Class {
        made("DropConstraint", .required("element", as: Constraint.self), .keyword("cascade", default: false), .keyword("if_exists", default: false), .keyword("isolate_from_table", default: Value.undefined, shown: "NO_ARG")) { (constraint: Constraint, cascades: Bool, ifExists: Bool, isolates: Value) throws -> TableDefinition in
            if !isolates.isUndefined { try SQLWarning.warn("The ``isolate_from_table`` is deprecated and it be removed in a future release.", SQLWarning.deprecationWarning) }
            if try !isolates.isUndefined && isolates.isTrue() { constraint.isIsolated = true }
            return TableDefinition(.dropConstraint(constraint, ifExists: ifExists, cascades: cascades))
        }
    }
    private static var createSchema: Class {
        made("CreateSchema", .required("name", as: String.self), .optional("if_not_exists", default: false)) { (name: String, ifNotExists: Bool) -> TableDefinition in TableDefinition(.createSchema(name, ifNotExists: ifNotExists)) }
    }
    private static var dropSchema: Class {
        made("DropSchema", .required("name", as: String.self), .optional("cascade", default: false), .optional("if_exists", default: false)) { (name: String, cascades: Bool, ifExists: Bool) -> TableDefinition in
            TableDefinition(.dropSchema(name, ifExists: ifExists, cascades: cascades))
        }
    }
    private static var createSequence: Class {
        made("CreateSequence", .required("element", as: NumberSequence.self), .optional("if_not_exists", default: false)) { (sequence: NumberSequence, ifNotExists: Bool) -> TableDefinition in TableDefinition(.createSequence(sequence, ifNotExists: ifNotExists)) }
    }
    private static var dropSequence: Class {
        made("DropSequence", .required("element", as: NumberSequence.self), .optional("if_exists", default: false)) { (sequence: NumberSequence, ifExists: Bool) -> TableDefinition in TableDefinition(.dropSequence(sequence, ifExists: ifExists)) }
    }
    /// `CreateEnumType(type)` and its kin, which the module of PostgreSQL shows.
    static let types: [Class] = ["CreateEnumType", "DropEnumType", "CreateDomainType", "DropDomainType"].map { name in
        let made = Class(name, module: "sqlalchemy.dialects.postgresql.named_types", bases: [definitionClass()], doc: "A statement that changes the types of the database.", derivable: true)
        made.extend(for: TableDefinition.self) { declaration in
            declaration.constructor(.required("type_", as: SQLType.self)) { (made: Class, type: SQLType) throws -> Value in
                let definition = TableDefinition(name.hasPrefix("Create") ? .createType(type) : .dropType(type))
                definition.changeShape(to: made.rootShape)
                return .object(definition)
            }
        }
        return made
    }
    private static var text: Class {
        made("DDL", .required("statement", as: Value.self), .optional("context", default: Value.none)) { (statement: Value, context: Value) throws -> TableDefinition in
            guard let text = statement.object as? StringObject else { throw SQLError.argument("Expected a string or unicode SQL statement, got '\(try statement.reprText())'") }
            return TableDefinition(.text(text.text, context: context.dictionary))
        }
    }

    /// A class whose constructor reads its arguments itself.
    private static func made(_ name: String, _ construct: @escaping (Class, Arguments) throws -> Value) -> Class {
        let type = Class(name, module: ddl, bases: [definitionClass()], doc: "A statement that changes the schema.", derivable: true)
        type.construct = construct
        type.extend(for: TableDefinition.self) { ViewClasses.declareMembers($0) }
        return type
    }
    private static func made<each P>(_ name: String, _ parameters: repeat Parameter<each P>, body: @escaping (repeat each P) throws -> TableDefinition) -> Class {
        let type = Class(name, module: ddl, bases: [definitionClass()], doc: "A statement that changes the schema.", derivable: true)
        type.extend(for: TableDefinition.self) { declaration in
            declaration.constructor(repeat each parameters) { (type: Class, arguments: repeat each P) throws -> Value in
                let definition = try body(repeat each arguments)
                definition.changeShape(to: type.rootShape)
                return .object(definition)
            }
        }
        return type
    }
}

/// `CreateTable(table)` and its kin.
func declareDefinitions(in module: ModuleObject) {
    let base = definitionClass()
    for name in ["ExecutableDDLElement", "DDLElement"] { module[Name(name)] = .object(base) }
    module["CreateColumn"] = .object(columnDefinitionClass())
    for type in DefinitionClasses.all where !type.module.contains("postgresql") { module[Name(type.name)] = .object(type) }
}

/// `sqlalchemy.dialects.postgresql.CreateEnumType` and its kin.
func declareTypeDefinitions(in module: ModuleObject) {
    _ = DefinitionClasses.all
    for type in DefinitionClasses.types { module[Name(type.name)] = .object(type) }
}

/// Statements as listeners: `event.listen(table, "after_create", DDL("..."))`.
enum DefinitionEvents {
    /// `ddl_if(dialect=..., callable_=..., state=...)` of constraints and indexes.
    static func declareCondition<Item: Object>(_ type: Declaration<Item>, _ path: ReferenceWritableKeyPath<Item, DefinitionCondition?>) {
        type.mixin("HasConditionalDDL").method("ddl_if", .optional("dialect", default: Value.none), .optional("callable_", default: Value.none), .optional("state", default: Value.none), doc: "Let it stand in the DDL of some databases only.") { (item: Item, dialect: Value, callable: Value, state: Value) throws -> Value in
            if !callable.isNone { CompilerClasses.prepare() }
            item[keyPath: path] = DefinitionCondition(dialects: try dialects(dialect), callable: callable.isNone ? nil : callable, state: state)
            return .object(item)
        }
    }

    static func dialects(_ value: Value) throws -> [String]? {
        if value.isNone { return nil }
        if let text = value.object as? StringObject { return [text.text] }
        return try value.elements().map { try String.from($0) }
    }

    /// What is called for a listener: itself, or what executes it where it is a statement, be it of a class written in Python.
    static func listener(_ given: Value) -> Value {
        guard let statement = given.object as? any SchemaChange, statement.isDefinition else { return given }
        return .object(NativeFunction(name: "ddl", doc: "Execute a statement.") { arguments in
            if arguments.positionalCount > 1 { try execute(statement, about: arguments[0], on: arguments[1]) }
            return .none
        })
    }

    static func against(_ statement: Statement, _ target: Object?) -> Statement {
        (statement as? any SchemaChange)?.against(target) ?? statement
    }

    /// Executes a statement about a table on the connection of an event, where its condition holds.
    static func execute(_ statement: Statement, about target: Value, on bind: Value) throws {
        guard let connection = try bind.object as? Connection ?? (bind.object as? MockConnection)?.connection() else { return }
        guard try (statement as? any SchemaChange)?.condition?.allows(statement, about: target, on: connection.shownConnection, connection.definitionDialect) ?? true else { return }
        _ = try connection.execute(against(statement, target.object), [])
    }
}

extension TableDefinition {
    /// The table, index or constraint that it is about.
    fileprivate var element: Value {
        switch action {
        case .create(let table, _), .drop(let table, _): .object(table)
        case .createIndex(let index, _), .dropIndex(let index, _): .object(index)
        case .createConstraint(let constraint), .addConstraint(let constraint), .dropConstraint(let constraint, _, _): .object(constraint)
        case .createSchema(let name, _), .dropSchema(let name, _, _): .string(name)
        case .createSequence(let sequence, _), .dropSequence(let sequence, _): .object(sequence)
        case .createType(let type), .dropType(let type): .object(type)
        case .view(let view): .string(view.table.name)
        case .dropView(let table, _), .tableComment(let table, _): .object(table)
        case .columnComment(let column, _): .object(column)
        case .constraintComment(let constraint, _): .object(constraint)
        case .text: .none
        }
    }
}
