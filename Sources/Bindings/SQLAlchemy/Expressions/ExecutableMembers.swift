import ORM
import Runtime
import SQL

/// What all statements have: which kind they are, and their execution options.
func declareExecutable<S: Statement>(_ type: Declaration<S>) {
    declareKinds(type)
    type.mixin("Executable").method("execution_options", .keywords("kw"), doc: "Options of the execution.") { (statement: S, options: [(name: Name, value: Value)]) throws -> Value in
        .object(statement.with(executionOptions: try StatementOptions.pairs(options)))
    }
    type.mixin("Executable").method("get_execution_options", doc: "Options of the execution.") { (statement: S) -> Value in StatementOptions.shown(statement.executionOptions) }
}

func declareKinds<S: Statement>(_ type: Declaration<S>) {
    let kinds: [(String, (Statement) -> Bool)] = [
        ("is_select", { $0 is SelectBase }), ("is_insert", { $0 is Insert }), ("is_update", { $0 is Update }), ("is_delete", { $0 is Delete }), ("is_dml", { $0 is Insert || $0 is Update || $0 is Delete }),
        ("is_text", { $0 is TextualSelect }), ("is_from_statement", { $0 is FromStatement }), ("supports_execution", { _ in true }),
    ]
    for (name, isKind) in kinds { type.property(name, doc: "What kind of statement it is.") { (statement: S) -> Bool in isKind(statement) } }
}
