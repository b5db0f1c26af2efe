import Runtime

/// CREATE, DROP and ALTER.
public final class TableDefinition: Statement {
    public enum Action {
        case create(Table, ifNotExists: Bool)
        case drop(Table, ifExists: Bool)
        case createIndex(Index, ifNotExists: Bool)
        case dropIndex(Index, ifExists: Bool)
        /// The part of CREATE TABLE, which functions of `ddl_if()` are asked about.
        case createConstraint(Constraint)
        case addConstraint(Constraint)
        case dropConstraint(Constraint, ifExists: Bool, cascades: Bool)
        case createSchema(String, ifNotExists: Bool)
        case dropSchema(String, ifExists: Bool, cascades: Bool)
        case createSequence(NumberSequence, ifNotExists: Bool)
        case dropSequence(NumberSequence, ifExists: Bool)
        case createType(SQLType)
        case dropType(SQLType)
        case view(ViewDefinition)
        case dropView(Table, ifExists: Bool)
        case tableComment(Table, isDropped: Bool)
        case columnComment(Column, isDropped: Bool)
        case constraintComment(Constraint, isDropped: Bool)
        /// `DDL("... %(table)s", context={...})`
        case text(String, context: DictObject?)

        /// The name of its Python class.
        public var className: String {
            switch self {
            case .create: "CreateTable"
            case .drop: "DropTable"
            case .createIndex: "CreateIndex"
            case .dropIndex: "DropIndex"
            case .createConstraint: "CreateConstraint"
            case .addConstraint: "AddConstraint"
            case .dropConstraint: "DropConstraint"
            case .createSchema: "CreateSchema"
            case .dropSchema: "DropSchema"
            case .createSequence: "CreateSequence"
            case .dropSequence: "DropSequence"
            case .createType(let type): "Create\(type is EnumType ? "Enum" : "Domain")Type"
            case .dropType(let type): "Drop\(type is EnumType ? "Enum" : "Domain")Type"
            case .view(let view): view.isTable ? "CreateTableAs" : "CreateView"
            case .dropView: "DropView"
            case .tableComment(_, let isDropped): isDropped ? "DropTableComment" : "SetTableComment"
            case .columnComment(_, let isDropped): isDropped ? "DropColumnComment" : "SetColumnComment"
            case .constraintComment(_, let isDropped): isDropped ? "DropConstraintComment" : "SetConstraintComment"
            case .text: "DDL"
            }
        }
    }

    public let action: Action
    /// Foreign keys of CREATE TABLE that are added later.
    public let omittedConstraints: [Constraint]
    /// The table or metadata whose event it answers.
    public private(set) var target: Object?
    /// `execute_if()`
    public private(set) var condition: DefinitionCondition?
    /// The Python classes by their names, where the schema's module has been imported.
    nonisolated(unsafe) public static var classes: [String: Class] = [:]

    public init(_ action: Action, omitting constraints: [Constraint] = []) {
        self.action = action
        omittedConstraints = constraints
        super.init()
        if let type = TableDefinition.classes[action.className] { changeShape(to: type.rootShape) }
    }

    /// A statement about what PostgreSQL alone has is shown in its words.
    override var ownDialect: Dialect {
        switch action {
        case .addConstraint(let constraint) where constraint is ExcludeConstraint: return .postgresql
        case .createType, .dropType: return .postgresql
        default: return super.ownDialect
        }
    }
    /// The same statement about a table or metadata.
    public func against(_ target: Object?) -> TableDefinition {
        let copy = TableDefinition(action, omitting: omittedConstraints)
        (copy.target, copy.condition) = (target, condition)
        return copy
    }
    /// The same of a copy of the table (`to_metadata`).
    func about(_ table: Table) -> TableDefinition {
        let copied: Action = switch action {
        case .create(_, let ifNotExists): .create(table, ifNotExists: ifNotExists)
        case .drop(_, let ifExists): .drop(table, ifExists: ifExists)
        case .dropView(_, let ifExists): .dropView(table, ifExists: ifExists)
        case .view(let view): .view(view.about(table))
        default: action
        }
        let copy = TableDefinition(copied)
        copy.changeShape(to: type.rootShape)
        return copy
    }
    /// `DDL("...")(table, connection)`
    public override var isCallable: Bool { true }
    public override func call(_ arguments: Arguments) throws -> Value? { try Value.object(self).attribute("__call__").call(arguments) }
    public func executed(if condition: DefinitionCondition) -> TableDefinition {
        let copy = against(target)
        copy.condition = condition
        return copy
    }

    public override func with(executionOptions more: [(name: String, value: Value)]) -> Statement {
        let copy = against(target)
        copy.executionOptions = Statement.merged(executionOptions, more)
        return copy
    }

    public override func repr() throws -> String {
        if case .text(let text, let context) = action {
            let parts = [text.pythonRepr] + (try context.map { ["context=\(try $0.value.reprText())"] } ?? [])
            return "<DDL@\(UInt(bitPattern: ObjectIdentifier(self))); \(parts.joined(separator: ", "))>"
        }
        return "<sqlalchemy.sql.ddl.\(type.name) object at \(address)>"
    }
}

/// A statement that changes the schema, of a class of the library's or of the program's own.
public protocol SchemaChange: Statement {
    /// Whether it is one: statements of the program's own need not be.
    var isDefinition: Bool { get }
    /// The table or metadata whose event it answers.
    var target: Object? { get }
    var condition: DefinitionCondition? { get }
    func against(_ target: Object?) -> Self
    func executed(if condition: DefinitionCondition) -> Self
}
extension CustomStatement: SchemaChange {}
extension TableDefinition: SchemaChange { public var isDefinition: Bool { true } }

/// In which cases a statement is executed: that of `event.listen(table, "after_create", DDL(...).execute_if(...))`, those of what has a `ddl_if()`.
public struct DefinitionCondition {
    public let dialects: [String]?
    public let callable: Value?
    public let state: Value
    public init(dialects: [String]?, callable: Value?, state: Value) {
        self.dialects = dialects
        self.callable = callable
        self.state = state
    }

    /// Whether a statement about a table, index or constraint is executed.
    /// - Parameters:
    ///   - connection: None for what is part of another statement.
    ///   - compiler: that of the statement it is part of; None otherwise.
    /// - Throws: what the function throws
    public func allows(_ definition: Statement, about target: Value, on connection: Value, _ dialect: Dialect, compiler: Value = .none) throws -> Bool {
        if dialects?.contains(dialect.name) == false { return false }
        guard let callable else { return true }
        let keywords: [(name: Name, value: Value)] = [("compiler", compiler), ("state", state), ("dialect", .object(dialect))]
        return try Arguments.with([.object(definition), target, connection], keywords: keywords) { try callable.call($0) }.isTrue()
    }
}

extension TableDefinition {
    /// Whether the index or constraint that it is about lets it be executed: `ddl_if()`.
    public func isAllowed(on connection: Value, _ dialect: Dialect, compiler: Value = .none) throws -> Bool {
        switch action {
        case .createIndex(let index, _), .dropIndex(let index, _): try index.definitionCondition?.allows(self, about: .object(index), on: connection, dialect) ?? true
        case .createConstraint(let constraint), .addConstraint(let constraint), .dropConstraint(let constraint, _, _):
            try constraint.definitionCondition?.allows(self, about: .object(constraint), on: connection, dialect, compiler: compiler) ?? true
        default: true
        }
    }
}
