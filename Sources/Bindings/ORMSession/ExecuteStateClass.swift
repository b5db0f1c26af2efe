import Database
import ORM
import Runtime
import SQL

/// `ORMExecuteState`, what listeners of `do_orm_execute` get.
func executeStateClass() -> Class {
    declaredOnce(ORMExecuteState.self) {
        Class.declare("ORMExecuteState", for: ORMExecuteState.self, module: "sqlalchemy.orm.session", doc: "One execution of a statement by a session.") { type in
            declareContents(type)
            declareQuestions(type)
            declareInvocation(type)
        }
    }
}

private func declareContents(_ type: Declaration<ORMExecuteState>) {
    type.property("session", doc: "The session.") { (state: ORMExecuteState) -> Value in .object(state.session) }
    type.property("statement", doc: "The statement, which may be replaced.") { (state: ORMExecuteState) -> Value in .object(state.statement) } set: { (state: ORMExecuteState, statement: Value) throws in
        guard let statement = statement.object as? Statement else { throw SQLError.argument("Executable SQL or text() construct expected, got \(try statement.reprText()).") }
        state.statement = statement
    }
    type.property("parameters", doc: "The parameters.") { (state: ORMExecuteState) -> Value in
        if state.isOfQuery { return ImmutableDict(named: state.parameters.first?.pairs.compactMap { key, value in (key.object as? StringObject).map { ($0.text, value) } } ?? []).value }
        return state.shownParameters
    } set: { (state: ORMExecuteState, value: Value) throws in state.parameters = try ExecuteStateArguments.sets(value) }
    type.property("execution_options", doc: "The options of the execution, as it began.") { (state: ORMExecuteState) -> Value in ImmutableDict(named: state.givenOptions).value }
    type.property("local_execution_options", doc: "The options of the call.") { (state: ORMExecuteState) -> Value in ImmutableDict(named: state.localOptions).value }
    type.property("bind_arguments", doc: "What chooses the bind.") { (state: ORMExecuteState) -> Value in .dict(state.bindArguments) }
    type.property("bind_mapper", doc: "The mapper of the first entity, or None.") { (state: ORMExecuteState) -> Value in state.bindMapper.map { .object($0) } ?? .none }
    type.property("all_mappers", doc: "The mappers of the entities.") { (state: ORMExecuteState) -> Value in .list(state.mappers.map { .object($0) }) }
    type.property("user_defined_options", doc: "Options of the user's own classes.") { (state: ORMExecuteState) -> Value in
        .list(state.userOptions.map { .object($0) })
    }
    type.property("lazy_loaded_from", doc: "The object whose attribute is loaded, or None.") { (state: ORMExecuteState) throws -> Value in
        if !(state.statement is SelectBase || state.statement is FromStatement) { throw SQLError.invalidRequest("This ORM execution is not against a SELECT statement so there are no load options.") }
        return state.lazyOwner.map { .object($0) } ?? .none
    }
    type.property("loader_strategy_path", doc: "None.") { (_: ORMExecuteState) -> Value in .none }
}

/// The statement that is sent: that of `from_statement()`, where there is one.
private func executed(_ state: ORMExecuteState) -> Statement { (state.statement as? FromStatement)?.statement ?? state.statement }

private func declareQuestions(_ type: Declaration<ORMExecuteState>) {
    type.property("is_select", doc: "Whether it is a SELECT.") { (state: ORMExecuteState) -> Bool in executed(state) is SelectBase }
    type.property("is_insert", doc: "Whether it is an INSERT.") { (state: ORMExecuteState) -> Bool in executed(state) is Insert }
    type.property("is_update", doc: "Whether it is an UPDATE.") { (state: ORMExecuteState) -> Bool in executed(state) is Update }
    type.property("is_delete", doc: "Whether it is a DELETE.") { (state: ORMExecuteState) -> Bool in executed(state) is Delete }
    type.property("is_executemany", doc: "Whether there are several sets of parameters.") { (state: ORMExecuteState) -> Bool in state.hasSeveralSets }
    type.property("is_orm_statement", doc: "Whether it names mapped classes.") { (state: ORMExecuteState) -> Bool in
        if let compound = state.statement as? CompoundSelect { return compound.selects.contains { ($0 as? Select)?.resolver != nil } }
        if let select = state.statement as? Select, select.resolver != nil || EntitySelect.subject(of: select) != nil { return true }
        return state.statement is FromStatement || (state.statement as? ChangingStatement)?.subject is Entity
    }
    type.property("is_from_statement", doc: "Whether it reads entities from another statement.") { (state: ORMExecuteState) -> Bool in state.statement is FromStatement }
    type.property("is_column_load", doc: "Whether it loads columns of an object.") { (state: ORMExecuteState) -> Bool in state.isColumnLoad }
    type.property("is_relationship_load", doc: "Whether it loads related objects.") { (state: ORMExecuteState) -> Bool in state.isRelationshipLoad }
}

private func declareInvocation(_ type: Declaration<ORMExecuteState>) {
    type.method("update_execution_options", .keywords("opts"), doc: "Add options of the execution.") { (state: ORMExecuteState, options: [(name: Name, value: Value)]) in
        state.update(options: options.map { (name: $0.name.text, value: $0.value) })
    }
    type.method("invoke_statement", .optional("statement", default: Value.none), .optional("params", default: Value.none), .optional("execution_options", default: Value.none), .optional("bind_arguments", default: Value.none), doc: "Execute the statement, or another, and return its result.") { (state: ORMExecuteState, statement: Value, parameters: Value, options: Value, arguments: Value) throws -> Value in
        let more = (options.dictionary?.pairs ?? []).compactMap { key, value in (key.object as? StringObject).map { (name: $0.text, value: value) } }
        return .object(try state.invoke(statement.object as? Statement, parameters.isNone ? nil : ExecuteStateArguments.sets(parameters), more, bindArguments: arguments.dictionary))
    }
}

private enum ExecuteStateArguments {
    static func sets(_ value: Value) throws -> [DictObject] {
        if value.isNone { return [] }
        if let dict = value.dictionary { return [dict] }
        return try value.elements().map { try DictObject.from($0) }
    }
}
