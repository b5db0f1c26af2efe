import ORM
import Runtime
import SQL

/// `select`, `insert`, `update`, `delete`.
func declareStatements(in module: ModuleObject) {
    _ = (fromClauseClass(), selectClass(), insertClass(), updateClass(), deleteClass(), subqueryClass(), textClass())
    module.function("select", .rest("entities", of: Value.self), doc: "SELECT columns and tables.") { (entities: [Value]) throws -> Value in
        .object(try EntitySelect.select(entities))
    }
    module.function("insert", .required("table", as: TableArgument.self), doc: "INSERT INTO a table.") { (table: TableArgument) -> Value in .object(table.about(Insert(table.table))) }
    module.function("update", .required("table", as: TableArgument.self), doc: "UPDATE a table.") { (table: TableArgument) -> Value in .object(table.about(Update(table.table))) }
    module.function("delete", .required("table", as: TableArgument.self), doc: "DELETE FROM a table.") { (table: TableArgument) -> Value in .object(table.about(Delete(table.table))) }
    for (name, keyword) in [("union", "UNION"), ("union_all", "UNION ALL"), ("intersect", "INTERSECT"), ("except_", "EXCEPT")] {
        module.function(name, .rest("selects", of: Select.self), doc: "SELECT ... \(keyword) SELECT ...") { (selects: [Select]) throws -> Value in
            guard let first = selects.first else { throw SQLError.argument("\(name)() needs at least one SELECT") }
            return .object(selects.dropFirst().reduce(first) { $0.compounded(keyword, $1) })
        }
    }
}

/// Tables and mapped classes as their columns.
private func expanded(_ entities: [Value]) throws -> [ColumnElement] { try EntitySelect.parts(entities).columns }

private func count(_ value: Value) throws -> ColumnElement? { value.isNone ? nil : try Coercion.operand(value, beside: BindParameter("param", .int(0), type: IntegerType.shared)) }

private func selectClass() -> Class {
    declaredOnce(Select.self) {
        Class.declare("Select", for: Select.self, module: "sqlalchemy.sql.selectable", doc: "A SELECT statement.") { type in
            func filter(_ name: String) {
                type.method(name, .rest("whereclause", of: Criterion.self), doc: "Add WHERE criteria, joined by AND.") { (select: Select, criteria: [Criterion]) -> Value in .object(select.filtered(criteria.map(\.clause))) }
            }
            filter("where")
            filter("filter")
            declareEntityMethods(type)
            func terms(_ name: String, _ doc: String, _ body: @escaping (Select, [ColumnElement]?) -> Select) {
                type.method(name, .rest("clauses", of: Value.self), doc: doc) { (select: Select, terms: [Value]) throws -> Value in
                    if terms.count == 1, terms[0].isNone { return .object(body(select, nil)) }
                    return .object(body(select, try terms.map { try Coercion.ordering($0) }))
                }
            }
            terms("order_by", "ORDER BY") { $0.ordered($1) }
            terms("group_by", "GROUP BY") { $0.grouped($1) }
            type.method("having", .rest("having", of: Criterion.self), doc: "HAVING") { (select: Select, criteria: [Criterion]) -> Value in .object(select.having(criteria.map(\.clause))) }
            type.method("limit", .required("limit", as: Value.self), doc: "LIMIT") { (select: Select, limit: Value) throws -> Value in .object(select.limited(try count(limit))) }
            type.method("offset", .required("offset", as: Value.self), doc: "OFFSET") { (select: Select, offset: Value) throws -> Value in .object(select.shifted(try count(offset))) }
            type.method("distinct", doc: "SELECT DISTINCT") { (select: Select) -> Value in .object(select.distinct()) }
            type.method("subquery", .optional("name", default: nil as String?), doc: "The SELECT as an element of FROM.") { (select: Select, name: String?) -> Value in .object(Subquery(select, name: name)) }
            type.method("alias", .optional("name", default: nil as String?), doc: "The SELECT as an element of FROM.") { (select: Select, name: String?) -> Value in .object(Subquery(select, name: name)) }
            type.method("scalar_subquery", doc: "The SELECT as a value.") { (select: Select) -> Value in .object(ScalarSelect(select)) }
            type.method("exists", doc: "EXISTS (SELECT ...)") { (select: Select) -> Value in .object(ScalarSelect(select, isExists: true)) }
            for (name, keyword) in [("union", "UNION"), ("union_all", "UNION ALL"), ("intersect", "INTERSECT"), ("except_", "EXCEPT")] {
                type.method(name, .rest("others", of: Select.self), doc: "SELECT ... \(keyword) SELECT ...") { (select: Select, others: [Select]) -> Value in .object(others.reduce(select) { $0.compounded(keyword, $1) }) }
            }
            type.property("selected_columns", doc: "The columns.") { (select: Select) -> Value in .object(ColumnCollection(select.columns.compactMap { $0 as? Column })) }
            declareCompile(type)
        }
    }
}

private func subqueryClass() -> Class {
    _ = declaredOnce(Alias.self) { Class.declare("Alias", for: Alias.self, module: "sqlalchemy.sql.selectable", bases: [fromClauseClass()], doc: "A table under another name.") }
    _ = declaredOnce(Join.self) { Class.declare("Join", for: Join.self, module: "sqlalchemy.sql.selectable", bases: [fromClauseClass()], doc: "Two elements of FROM, joined.") }
    return declaredOnce(Subquery.self) { Class.declare("Subquery", for: Subquery.self, module: "sqlalchemy.sql.selectable", bases: [fromClauseClass()], doc: "A SELECT in FROM.") }
}

private func textClass() -> Class {
    declaredOnce(TextClause.self) {
        Class.declare("TextClause", for: TextClause.self, module: "sqlalchemy.sql.elements", doc: "SQL text.") { type in
            type.method("bindparams", .rest("binds", of: BindParameter.self), .keywords("names_to_values"), doc: "Give the parameters values.") { (text: TextClause, binds: [BindParameter], values: [(name: Name, value: Value)]) -> Value in
                let named = values.map { BindParameter($0.name.text, $0.value, type: LiteralTypes.type(of: $0.value)) }
                let kept = text.binds.filter { old in !(binds + named).contains { $0.key == old.key } }
                return .object(TextClause(text.text, binds: kept + binds + named))
            }
            type.property("text", doc: "The text.") { (text: TextClause) -> String in text.text }
            declareCompile(type)
        }
    }
}

/// `values(...)`: keywords, a dict, or column keys.
private func pairs(_ given: [Value], _ keywords: [(name: Name, value: Value)]) throws -> [(key: String, value: Value)] {
    var found: [(key: String, value: Value)] = []
    for value in given {
        guard let dict = value.object as? DictObject else { throw SQLError.argument("dictionary, tuple or list of values expected, got \(try value.reprText())") }
        for (key, value) in dict.pairs { found.append((try ChangeArguments.key(key), value)) }
    }
    return found + keywords.map { ($0.name.text, $0.value) }
}

private func insertClass() -> Class {
    declaredOnce(Insert.self) {
        Class.declare("Insert", for: Insert.self, module: "sqlalchemy.sql.dml", doc: "An INSERT statement.") { type in
            type.method("values", .rest("args", of: Value.self), .keywords("kwargs"), doc: "The values of the new row or rows.") { (insert: Insert, given: [Value], keywords: [(name: Name, value: Value)]) throws -> Value in
                if given.count == 1, let list = given[0].object as? ListObject {
                    return .object(Insert(insert.table, rows: try list.elements.map { try pairs([$0], []) }, returning: insert.returning).carrying(insert))
                }
                if given.count == 1, let tuple = given[0].object as? TupleObject {
                    return .object(Insert(insert.table, values: zip(insert.table.columns, tuple.elements).map { ($0.key, $1) }, returning: insert.returning).carrying(insert))
                }
                return .object(Insert(insert.table, values: (insert.values ?? []) + (try pairs(given, keywords)), returning: insert.returning).carrying(insert))
            }
            declareChangeOptions(type)
            type.method("returning", .rest("cols", of: Value.self), doc: "RETURNING") { (insert: Insert, columns: [Value]) throws -> Value in
                .object(Insert(insert.table, values: insert.values, rows: insert.rows, returning: insert.returning + (try expanded(columns)), source: insert.source).carrying(insert))
            }
            type.method("from_select", .required("names", as: Value.self), .required("select", as: Select.self), doc: "INSERT ... SELECT") { (insert: Insert, names: Value, select: Select) throws -> Value in
                .object(Insert(insert.table, returning: insert.returning, source: (try names.elements().map { try ($0.object as? Column)?.name ?? String.from($0) }, select)).carrying(insert))
            }
            declareCompile(type)
        }
    }
}

private func updateClass() -> Class {
    declaredOnce(Update.self) {
        Class.declare("Update", for: Update.self, module: "sqlalchemy.sql.dml", doc: "An UPDATE statement.") { type in
            type.method("values", .rest("args", of: Value.self), .keywords("kwargs"), doc: "The new values.") { (update: Update, given: [Value], keywords: [(name: Name, value: Value)]) throws -> Value in
                .object(Update(update.table, values: (update.values ?? []) + (try pairs(given, keywords)), criteria: update.criteria, returning: update.returning).carrying(update))
            }
            type.method("where", .rest("whereclause", of: Criterion.self), doc: "WHERE") { (update: Update, criteria: [Criterion]) -> Value in
                .object(Update(update.table, values: update.values, criteria: update.criteria + criteria.map(\.clause), returning: update.returning).carrying(update))
            }
            declareChangeOptions(type)
            type.method("filter_by", .keywords("kwargs"), doc: "Add equalities of attributes.") { (update: Update, filters: [(name: Name, value: Value)]) throws -> Value in
                .object(Update(update.table, values: update.values, criteria: update.criteria + (try ChangeArguments.filters(update, update.table, filters)), returning: update.returning).carrying(update))
            }
            type.method("returning", .rest("cols", of: Value.self), doc: "RETURNING") { (update: Update, columns: [Value]) throws -> Value in
                .object(Update(update.table, values: update.values, criteria: update.criteria, returning: update.returning + (try expanded(columns))).carrying(update))
            }
            declareCompile(type)
        }
    }
}

private func deleteClass() -> Class {
    declaredOnce(Delete.self) {
        Class.declare("Delete", for: Delete.self, module: "sqlalchemy.sql.dml", doc: "A DELETE statement.") { type in
            type.method("where", .rest("whereclause", of: Criterion.self), doc: "WHERE") { (delete: Delete, criteria: [Criterion]) -> Value in
                .object(Delete(delete.table, criteria: delete.criteria + criteria.map(\.clause), returning: delete.returning).carrying(delete))
            }
            declareChangeOptions(type)
            type.method("filter_by", .keywords("kwargs"), doc: "Add equalities of attributes.") { (delete: Delete, filters: [(name: Name, value: Value)]) throws -> Value in
                .object(Delete(delete.table, criteria: delete.criteria + (try ChangeArguments.filters(delete, delete.table, filters)), returning: delete.returning).carrying(delete))
            }
            type.method("returning", .rest("cols", of: Value.self), doc: "RETURNING") { (delete: Delete, columns: [Value]) throws -> Value in
                .object(Delete(delete.table, criteria: delete.criteria, returning: delete.returning + (try expanded(columns))).carrying(delete))
            }
            declareCompile(type)
        }
    }
}

/// What INSERT, UPDATE and DELETE take: a table, or the table of a mapped class.
struct TableArgument: FromValue {
    let table: Table
    let entity: Entity?
    static func from(_ value: Value) throws -> TableArgument {
        if let table = value.object as? Table { return TableArgument(table: table, entity: nil) }
        if let entity = try EntitySelect.entity(value) { return TableArgument(table: entity.mapper.localTable, entity: entity) }
        throw SQLError.argument("subject table for an INSERT, UPDATE or DELETE expected, got \(try value.reprText()).")
    }
    /// The statement, with the class that it is about.
    func about<S: Statement>(_ statement: S) -> S {
        statement.subject = entity
        return statement
    }
}

/// What may stand in FROM: a table, alias or subquery, or a mapped class.
struct FromArgument: FromValue {
    let from: FromClause
    static func from(_ value: Value) throws -> FromArgument {
        guard let found = try EntitySelect.from(value) else { throw SQLError.argument("FROM clause element expected, got \(try value.reprText()).") }
        return FromArgument(from: found)
    }
}
