import Runtime
import SQL

/// Functions without arguments in place of clauses: `select(t).where(lambda: t.c.x == x)` (sqlalchemy.sql.lambdas).
enum LambdaFunctions {
    /// What a function gives, the literal values that it takes from outside being parameters named for their variables.
    /// - Parameter tracks: whether values from outside become parameters.
    static func call(_ function: FunctionObject, _ arguments: [Value] = [], tracks: Bool = true) throws -> Value {
        var changed: [(cell: Cell, content: Value)] = []
        defer { for (cell, content) in changed { cell.content = content } }
        if tracks {
            for (name, cell) in function.outerVariables where !changed.contains(where: { $0.cell === cell }) && isLiteral(cell.content) {
                changed.append((cell, cell.content))
                cell.content = .object(BindParameter(name.text, cell.content, type: NullType.shared, isUnique: true))
            }
        }
        return try Value.function(function).call(arguments)
    }

    /// A function as what it gives; any other value as it is.
    static func resolved(_ value: Value) throws -> Value {
        if let statement = value.object as? LambdaStatement { return .object(statement.resolved) }
        guard case .function(let function) = value else { return value }
        return try call(function)
    }

    /// What a function gives as the arguments of a SELECT, `select(lambda: (User.id, User.name))`; any other value as it is.
    static func items(_ value: Value) throws -> [Value] {
        let made = try resolved(value)
        // The letters of a text, as Python takes them one by one.
        guard case .function = value, made.object is TupleObject || made.object is ListObject || made.object is StringObject else { return [made] }
        return try made.elements()
    }

    private static func isLiteral(_ value: Value) -> Bool {
        switch value {
        case .bool, .int, .float, .string: true
        case .list(let list): list.elements.allSatisfy(isLiteral)
        case .tuple(let tuple): tuple.elements.allSatisfy(isLiteral)
        case .dict(let dict): dict.pairs.allSatisfy { isLiteral($0.key) && ($0.value.isNone || isLiteral($0.value)) }
        case .object(let object): object is BytesObject || ["datetime", "decimal", "uuid"].contains(object.type.module)
        case .undefined, .none, .function: false
        }
    }
}

/// `lambda_stmt(lambda: select(...))`, to which further functions add criteria.
final class LambdaStatement: ClauseElement {
    let resolved: Statement
    init(_ resolved: Statement) {
        self.resolved = resolved
        super.init(type: LambdaStatement.pythonClass)
    }
    override func str() throws -> String { try resolved.str() }

    static let pythonClass: Class = {
        let made = Class("StatementLambdaElement", module: "sqlalchemy.sql.lambdas", bases: [clauseElementClass()], doc: "A statement that a function gives.")
        made.extend(for: LambdaStatement.self) { type in
            type.method("add_criteria", .required("other", as: FunctionObject.self), .optional("enable_tracking", default: true), .optional("track_on", default: Value.none), .optional("track_closure_variables", default: true), .optional("track_bound_values", default: true), doc: "The statement with criteria that a function adds.") { (statement: LambdaStatement, function: FunctionObject, _: Bool, _: Value, _: Bool, tracks: Bool) throws -> Value in
                try statement.adding(function, tracks: tracks)
            }
            type.method("spoil", doc: "The statement, whose functions are called each time.") { (statement: LambdaStatement) -> Value in .object(statement) }
            type.property("_resolved", doc: "What the functions give.") { (statement: LambdaStatement) -> Value in .object(statement.resolved) }
        }
        return made
    }()

    private func adding(_ function: FunctionObject, tracks: Bool) throws -> Value {
        let made = try LambdaFunctions.call(function, [.object(resolved)], tracks: tracks)
        guard let statement = made.object as? Statement else { throw SQLError.argument("Executable SQL or text() construct expected, got \(try made.reprText()).") }
        return .object(LambdaStatement(statement))
    }
    override func binary(_ python: BinaryOperation, _ other: Value, reflected: Bool) throws -> Value? {
        guard python == .add, !reflected, case .function(let function) = other else { return nil }
        return try adding(function, tracks: true)
    }
    override func dynamicAttribute(_ name: Name) throws -> Value? { name.isDunder ? nil : try Value.object(resolved).attributeIfPresent(name) }
}

/// `sqlalchemy.sql.lambdas`
func declareLambdas(in module: ModuleObject) {
    module.function("lambda_stmt", .required("lmb", as: FunctionObject.self), .optional("enable_tracking", default: true), .optional("track_closure_variables", default: true), .optional("track_on", default: Value.none), .optional("global_track_bound_values", default: true), .optional("track_bound_values", default: true), .optional("lambda_cache", default: Value.none), doc: "A statement that a function gives.") { (function: FunctionObject, _: Bool, _: Bool, _: Value, _: Bool, tracks: Bool, _: Value) throws -> Value in
        let made = try LambdaFunctions.call(function, tracks: tracks)
        guard let statement = made.object as? Statement else { throw SQLError.argument("Executable SQL or text() construct expected, got \(try made.reprText()).") }
        return .object(LambdaStatement(statement))
    }
    module["StatementLambdaElement"] = .object(LambdaStatement.pythonClass)
}
