import Database
import ORM
import Runtime
import SQL

/// `session.execute`, `scalars`, `scalar`, `get`, `query`.
func declareExecution(_ type: Declaration<Session>) {
    _ = (queryClass(), declareResults())
    declareContexts()
    declareCollectionQueries()
    declareBulkMethods(type)
    type.method("execute", .required("statement", as: Value.self), .optional("params", default: Value.none), .keyword("execution_options", default: Value.none), .keyword("bind_arguments", default: Value.none), doc: "Execute a statement.") { (session: Session, statement: Value, parameters: Value, options: Value, arguments: Value) throws -> Value in
        .object(try SessionExecution.execute(session, statement, parameters, options, arguments))
    }
    type.method("scalars", .required("statement", as: Value.self), .optional("params", default: Value.none), .keyword("execution_options", default: Value.none), .keyword("bind_arguments", default: Value.none), doc: "The first items of the rows.") { (session: Session, statement: Value, parameters: Value, options: Value, arguments: Value) throws -> Value in
        .object(try SessionExecution.execute(session, statement, parameters, options, arguments).scalars())
    }
    type.method("scalar", .required("statement", as: Value.self), .optional("params", default: Value.none), .keyword("execution_options", default: Value.none), .keyword("bind_arguments", default: Value.none), doc: "The first item of the first row.") { (session: Session, statement: Value, parameters: Value, options: Value, arguments: Value) throws -> Value in
        try ScalarResult(SessionExecution.execute(session, statement, parameters, options, arguments), 0).first()
    }
    type.method("get", .required("entity", as: Value.self), .required("ident", as: Value.self), .keyword("options", default: Value.none), .keyword("populate_existing", default: Value.none, shown: "None"), .keyword("with_for_update", default: Value.none), .keyword("identity_token", default: Value.none), .keyword("execution_options", default: Value.none), .keyword("bind_arguments", default: Value.none), doc: "The object of a primary key, or None.") { (session: Session, entity: Value, identity: Value, options: Value, populates: Value, lock: Value, token: Value, execution: Value, binding: Value) throws -> Value in
        try session.get(entity, identity, options: LoaderArguments.sequence(options), populatesExisting: populates.isNone ? nil : populates.isTrue(), isLocking: SessionExecution.isLocking(lock), token: token, executionOptions: SessionExecution.options(execution), bindArguments: binding.dictionary)
    }
    type.method("get_one", .required("entity", as: Value.self), .required("ident", as: Value.self), .keyword("options", default: Value.none), .keyword("populate_existing", default: Value.none, shown: "None"), .keyword("with_for_update", default: Value.none), .keyword("identity_token", default: Value.none), .keyword("execution_options", default: Value.none), .keyword("bind_arguments", default: Value.none), doc: "The object of a primary key.") { (session: Session, entity: Value, identity: Value, options: Value, populates: Value, lock: Value, token: Value, execution: Value, binding: Value) throws -> Value in
        let found = try session.get(entity, identity, options: LoaderArguments.sequence(options), populatesExisting: populates.isNone ? nil : populates.isTrue(), isLocking: SessionExecution.isLocking(lock), token: token, executionOptions: SessionExecution.options(execution), bindArguments: binding.dictionary)
        if found.isNone { throw PythonException(SQLError.noResultFound, "No row was found when one was required") }
        return found
    }
    type.method("query", .rest("entities", of: Value.self), .keywords("kwargs"), doc: "A legacy query.") { (session: Session, entities: [Value], _: [(name: Name, value: Value)]) throws -> Value in
        if !session.queryClass.isNone { return try session.queryClass.call(.tuple(entities), .object(session)) }
        return .object(try Query(session, entities: entities))
    }
    declareDirectExecution(type)
}

/// The calls that loops make: a statement, or a class and a key.
private func declareDirectExecution(_ type: Declaration<Session>) {
    func execute(_ session: Session, _ statement: Value) throws -> Result { try SessionExecution.execute(session, statement, .none, .none, .none) }
    type.direct("execute") { session, statement in .object(try execute(session, statement)) }
    type.direct("scalars") { session, statement in .object(try execute(session, statement).scalars()) }
    type.direct("scalar") { session, statement in try ScalarResult(execute(session, statement), 0).first() }
    type.direct("get") { session, entity, identity in try session.get(entity, identity) }
}

/// What a session does with a statement, by its kind.
enum SessionExecution {
    /// `execution_options={...}`
    static func options(_ value: Value) -> [(name: String, value: Value)] {
        (value.dictionary?.pairs ?? []).compactMap { key, value in (key.object as? StringObject).map { (name: $0.text, value: value) } }
    }

    /// Whether `with_for_update` asks for a lock, which SQLite does without.
    static func isLocking(_ value: Value) throws -> Bool {
        if let options = value.dictionary {
            for (key, _) in options.pairs where try !["nowait", "read", "of", "skip_locked", "key_share"].contains(String.from(key)) {
                throw PythonException.typeError("ForUpdateArg.__init__() got an unexpected keyword argument '\(try String.from(key))'")
            }
            return true
        }
        switch value {
        case .none, .bool: return try value.isTrue()
        default: throw PythonException.typeError("sqlalchemy.sql.selectable.ForUpdateArg() argument after ** must be a mapping, not \(value.typeName)")
        }
    }

    static func execute(_ session: Session, _ given: Value, _ parameters: Value, _ options: Value, _ bindArguments: Value) throws -> Result {
        let sets = try ExecutionParameters.sets(parameters)
        guard let statement = given.object as? Statement ?? (given.object as? LambdaStatement)?.resolved ?? (given.object as? FunctionElement).map({ Select([$0]) }) else {
            if given.object is Query { throw PythonException(SQLError.objectNotExecutableError, "Not an executable object: \(try given.reprText())") }
            if case .string = given { throw SQLError.argument("Textual SQL expression \(try given.reprText()) should be explicitly declared as text(\(try given.reprText()))") }
            throw Coercion.expected("Executable SQL or text() construct", given)
        }
        let own = Self.options(options)
        let isMany = parameters.object is ListObject, bindArguments = bindArguments.dictionary
        return try session.orchestrate(statement, sets, severalSets: isMany, local: own, bindArguments: bindArguments, mappers: StatementMappers.of(statement), subject: (statement as? Select).flatMap { EntitySelect.subject(of: $0) }) { statement, sets, options, bindArguments in
            var heeded = try ExecutionOptions(options)
            heeded.hasSeveralSets = isMany
            heeded.bindArguments = bindArguments
            return try perform(session, statement, sets, heeded)
        }
    }

    /// Executes a statement by its kind.
    private static func perform(_ session: Session, _ statement: Statement, _ sets: [DictObject], _ heeded: ExecutionOptions) throws -> Result {
        switch statement {
        case let select as Select: return try session.execute(select, sets, options: heeded)
        case let statement as FromStatement: return try session.execute(statement: statement.statement, as: statement.select, sets, options: heeded)
        case let delete as Delete: return try EntityStatements.execute(session, delete, sets, heeded)
        case let update as Update: return try EntityStatements.execute(session, update, sets, heeded)
        case let insert as Insert: return try EntityStatements.execute(session, insert, sets, heeded)
        default:
            if heeded.autoflush { try session.autoflush() }
            return try session.connection(of: nil, executing: statement, arguments: heeded.bindArguments).execute(statement, sets, options: heeded.sent)
        }
    }
}

/// The mappers that a statement is about.
enum StatementMappers {
    static func of(_ statement: Statement) -> [Mapper] {
        switch statement {
        case let select as Select: return EntitySelect.mappers(of: select)
        case let statement as FromStatement: return of(statement.select)
        case let change as ChangingStatement: return ((change.subject as? Entity)?.mapper).map { [$0] } ?? []
        default: return []
        }
    }
}
