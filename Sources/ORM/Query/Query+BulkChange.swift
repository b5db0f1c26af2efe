import Database
import Runtime
import SQL

/// `query.update()` and `query.delete()`
extension Query {
    /// Bulk statements take criteria alone.
    private func checkBulk(_ name: String) throws -> (session: Session, entity: Entity?, table: Table?) {
        let refused: [(Bool, String)] = [
            (select.limit != nil, "limit()"), (select.offset != nil, "offset()"), (!select.ordering.isEmpty, "order_by()"), (!select.grouping.isEmpty, "group_by()"),
            (select.isDistinct, "distinct()"), (!select.joins.isEmpty, "join(), outerjoin(), select_from(), or from_self()"),
            (!select.explicitFroms.isEmpty, "join(), outerjoin(), select_from(), or from_self()"),
        ]
        if let (_, method) = refused.first(where: { $0.0 }) {
            throw ORMError.invalidRequest("Can't call Query.update() or Query.delete() when \(method) has been called")
        }
        guard let session else { throw PythonException.attributeError("'NoneType' object has no attribute 'execute'") }
        if let table = tableOfRows { return (session, nil, table) }
        let whole = wholeFrom
        let count = whole != nil ? 1 : select.parts.isEmpty ? select.columns.count : select.parts.count
        if count == 0 { throw PythonException.typeError("\(name)() missing 1 required positional argument: 'table'") }
        if count > 1 { throw PythonException.typeError("\(name)() takes 1 positional argument but \(count) were given") }
        guard case .entity(let object, _)? = select.parts.first, let entity = object as? Entity, !(entity.selectable is Subquery) else {
            var shown = try (whole ?? select.columns.first)?.repr() ?? "None"
            if case .entity(let entity as Entity, _)? = select.parts.first { shown = try entity.selectable.repr().replacing("sqlalchemy.sql.selectable.", with: "sqlalchemy.sql.annotation.Annotated") }
            throw ORMError.argument("subject table for an INSERT, UPDATE or DELETE expected, got \(shown).")
        }
        return (session, entity, nil)
    }

    /// Deletes the rows by one statement; how many there were.
    public func delete(_ synchronization: Value, arguments: Value) throws -> Int {
        let (session, subject, table) = try checkBulk("delete")
        guard let entity = subject else { return try table.map { try delete(from: $0, session) } ?? 0 }
        let mapper = entity.mapper
        let context = BulkContext(self, mapper, values: nil, arguments: arguments, type: BulkContext.deleteClass)
        if QueryListeners.exist { context.query = try QueryListeners.told(self, .beforeCompileDelete, context) }
        let statement = Delete(mapper.localTable, target: entity.changeTarget, criteria: context.query.parameterizedCriteria)
        let (result, rowCount) = try context.query.send(statement, synchronization, entity, session)
        context.result = result
        try session.tell(.afterBulkDelete, [.object(context)])
        return rowCount
    }

    /// Updates the rows by one statement; how many there were.
    /// - Parameter given: the values as they were given, for listeners.
    public func update(_ values: [(key: Value, value: Value)], given: Value, keepsOrder: Bool, _ synchronization: Value, arguments: Value) throws -> Int {
        let (session, subject, table) = try checkBulk("update")
        guard let entity = subject else { return try table.map { try update($0, values, session) } ?? 0 }
        let mapper = entity.mapper
        let context = BulkContext(self, mapper, values: given, arguments: arguments, type: BulkContext.updateClass)
        var values = values
        if QueryListeners.exist {
            context.query = try QueryListeners.told(self, .beforeCompileUpdate, context)
            if let dict = given.dictionary { values = dict.pairs.map { ($0.key, $0.value) } }
        }
        let settings = try BulkChange.settings(values, mapper)
        let own = settings.filter { $0.column == nil || $0.column?.table === mapper.localTable }
        let further = settings.compactMap { setting in setting.column.flatMap { $0.table === mapper.localTable ? nil : (column: $0, value: setting.value) } }
        let keyed = own.reduce(into: KeyedValues()) { $0.add($1.key, $1.value, $1.kind) }
        let statement = Update(mapper.localTable, target: entity.changeTarget, values: keyed.pairs, criteria: context.query.parameterizedCriteria).adding(further: further).noting(keyed).ordering(keepsOrder)
        let (result, rowCount) = try context.query.send(statement, synchronization, entity, session)
        context.result = result
        try session.tell(.afterBulkUpdate, [.object(context)])
        return rowCount
    }

    /// Executes a bulk statement of the query.
    private func send(_ statement: ChangingStatement, _ synchronization: Value, _ entity: Entity, _ session: Session) throws -> (result: Result, rowCount: Int) {
        _ = try BulkChange.Synchronization(synchronization)
        statement.subject = entity
        let settings = self.settings
        let result = try session.orchestrate(statement, [], local: settings.given + [(name: "synchronize_session", value: synchronization)], isOfQuery: true, mappers: [entity.mapper]) { statement, _, given, arguments in
            var options = try ExecutionOptions(given)
            options.bindArguments = arguments
            options.autoflush = options.autoflush && settings.options.autoflush
            switch statement {
            case let update as Update: return try EntityStatements.execute(session, update, [], options)
            case let delete as Delete: return try EntityStatements.execute(session, delete, [], options)
            default: throw ORMError.argument("UPDATE or DELETE expected")
            }
        }
        switch result {
        case let cursor as CursorResult: return (cursor, cursor.rowCount)
        case let merged as MergedResult: return (merged, merged.changedRows)
        default: throw PythonException.attributeError("'\(Value.object(result).typeName)' object has no attribute 'rowcount'")
        }
    }
}
