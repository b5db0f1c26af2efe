import Runtime
import SQL

/// Functions without arguments in place of clauses: `select(t).where(lambda: t.c.x == x)` (sqlalchemy.sql.lambdas).
enum LambdaFunctions {
    /// What is made of the variables of a function.
    struct Tracking {
        /// `enable_tracking=`
        var isEnabled = true
        /// `track_bound_values=`: whether values become parameters.
        var makesParameters = true
        /// `track_closure_variables=`: whether variables that became no parameters must be such that a key of a cache can be made of them.
        var checksVariables = true
    }

    /// What a function gives, the literal values that it takes from outside being parameters named for their variables.
    /// - Throws: InvalidRequestError for a variable that decides what the SQL is.
    static func call(_ function: FunctionObject, _ arguments: [Value] = [], _ tracking: Tracking = Tracking()) throws -> Value {
        var changed: [(cell: Cell, content: Value)] = []
        func restore() { for (cell, content) in changed { cell.content = content } }
        var variables: [LambdaVariable] = []
        if tracking.isEnabled {
            let place = LambdaVariable.Place(function, makesParameters: tracking.makesParameters)
            for (name, cell, isGlobal) in function.outerVariables where !changed.contains(where: { $0.cell === cell }) && isWrapped(cell.content, isGlobal: isGlobal) {
                let variable = LambdaVariable(name.text, cell.content, place)
                changed.append((cell, cell.content))
                cell.content = .object(variable)
                if !isGlobal { variables.append(variable) }
            }
        }
        let made: Value
        do { made = try Value.function(function).call(arguments) } catch {
            restore()
            throw error
        }
        restore()
        let clause: Value = (made.object as? LambdaVariable).map { .object($0.standaloneClause) } ?? made
        if tracking.checksVariables { for variable in variables { try variable.check() } }
        return clause
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

    /// Whether a variable is wrapped: of globals, data and functions alone.
    private static func isWrapped(_ value: Value, isGlobal: Bool) -> Bool {
        if isGlobal, case .object(let object) = value, !(object is BytesObject), !["datetime", "decimal", "uuid"].contains(object.type.module) { return false }
        return LambdaVariable.isLiteral(value)
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
            type.method("add_criteria", .required("other", as: FunctionObject.self), .optional("enable_tracking", default: true), .optional("track_on", default: Value.none), .optional("track_closure_variables", default: true), .optional("track_bound_values", default: true), doc: "The statement with criteria that a function adds.") { (statement: LambdaStatement, function: FunctionObject, isTracking: Bool, trackOn: Value, checks: Bool, tracks: Bool) throws -> Value in
                try statement.adding(function, LambdaFunctions.Tracking(isEnabled: isTracking, makesParameters: tracks, checksVariables: checks && trackOn.isNone))
            }
            type.method("spoil", doc: "The statement, whose functions are called each time.") { (statement: LambdaStatement) -> Value in .object(statement) }
            type.property("_resolved", doc: "What the functions give.") { (statement: LambdaStatement) -> Value in .object(statement.resolved) }
        }
        return made
    }()

    private func adding(_ function: FunctionObject, _ tracking: LambdaFunctions.Tracking = LambdaFunctions.Tracking()) throws -> Value {
        let made = try LambdaFunctions.call(function, [.object(resolved)], tracking)
        guard let statement = made.object as? Statement else { throw SQLError.argument("Executable SQL or text() construct expected, got \(try made.reprText()).") }
        return .object(LambdaStatement(statement))
    }
    override func binary(_ python: BinaryOperation, _ other: Value, reflected: Bool) throws -> Value? {
        guard python == .add, !reflected, case .function(let function) = other else { return nil }
        return try adding(function)
    }
    override func dynamicAttribute(_ name: Name) throws -> Value? { name.isDunder ? nil : try Value.object(resolved).attributeIfPresent(name) }
}

/// `sqlalchemy.sql.lambdas`
func declareLambdas(in module: ModuleObject) {
    module.function("lambda_stmt", .required("lmb", as: FunctionObject.self), .optional("enable_tracking", default: true), .optional("track_closure_variables", default: true), .optional("track_on", default: Value.none), .optional("global_track_bound_values", default: true), .optional("track_bound_values", default: true), .optional("lambda_cache", default: Value.none), doc: "A statement that a function gives.") { (function: FunctionObject, isTracking: Bool, checks: Bool, trackOn: Value, tracksAll: Bool, tracks: Bool, _: Value) throws -> Value in
        let made = try LambdaFunctions.call(function, [], LambdaFunctions.Tracking(isEnabled: isTracking, makesParameters: tracks && tracksAll, checksVariables: checks && trackOn.isNone))
        guard let statement = made.object as? Statement else { throw SQLError.argument("Executable SQL or text() construct expected, got \(try made.reprText()).") }
        return .object(LambdaStatement(statement))
    }
    module["StatementLambdaElement"] = .object(LambdaStatement.pythonClass)
}
