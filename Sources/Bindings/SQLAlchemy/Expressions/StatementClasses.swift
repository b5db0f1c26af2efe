import ORM
import Runtime
import SQL

private let dml = "sqlalchemy.sql.dml"

/// `insert`, `update`, `delete`, `text`.
func declareChanges(in module: ModuleObject) {
    _ = (textClass(), insertClass(), updateClass(), deleteClass())
    declareSavepoints()
    module.function("insert", .required("table", as: TableArgument.self), doc: "INSERT INTO a table.") { (table: TableArgument) -> Value in .object(table.about(Insert(table.table, target: table.target))) }
    module.function("update", .required("table", as: TableArgument.self), doc: "UPDATE a table.") { (table: TableArgument) -> Value in .object(table.about(Update(table.table, target: table.target))) }
    module.function("delete", .required("table", as: TableArgument.self), doc: "DELETE FROM a table.") { (table: TableArgument) -> Value in .object(table.about(Delete(table.table, target: table.target))) }
    for (name, type) in [("Insert", insertClass()), ("Update", updateClass()), ("Delete", deleteClass()), ("TextClause", textClass())] { module[Name(name)] = .object(type) }
}

private func declareSavepoints() {
    let elements = "sqlalchemy.sql.elements"
    let base = declaredOnce(SavepointStatement.self) { Class.declare("SavepointClause", for: SavepointStatement.self, module: elements, bases: [clauseElementClass()], doc: "SAVEPOINT.") { declareExecutable($0) } }
    _ = declaredOnce(ReleaseSavepoint.self) { Class.declare("ReleaseSavepointClause", for: ReleaseSavepoint.self, module: elements, bases: [base], doc: "RELEASE SAVEPOINT.") }
    _ = declaredOnce(RollbackToSavepoint.self) { Class.declare("RollbackToSavepointClause", for: RollbackToSavepoint.self, module: elements, bases: [base], doc: "ROLLBACK TO SAVEPOINT.") }
}

private func textClass() -> Class {
    declaredOnce(TextClause.self) {
        Class.declare("TextClause", for: TextClause.self, module: "sqlalchemy.sql.elements", bases: [clauseElementClass()], derivable: true, doc: "SQL text.") { type in
            ClauseConstruction.open(type.type, as: "text")
            type.property("type", doc: "No type.") { (_: TextClause) -> Value in .object(NullType.shared) }
            type.method("bindparams", .rest("binds", of: BindParameter.self), .keywords("names_to_values"), doc: "Give the parameters values.") { (text: TextClause, binds: [BindParameter], values: [(name: Name, value: Value)]) throws -> Value in
                func check(_ name: String) throws {
                    guard text.names.contains(name) else { throw SQLError.argument("This text() construct doesn't define a bound parameter named \(name.pythonRepr)") }
                }
                for bind in binds { try check(bind.key) }
                let named = try values.map { name, value -> BindParameter in
                    try check(name.text)
                    if let known = (binds + text.binds).first(where: { $0.key == name.text }) { return known.with(value: value) }
                    return BindParameter(name.text, value, type: try LiteralTypes.resolved(value))
                }
                let given = named + binds.filter { bind in !named.contains { $0.key == bind.key } }
                let kept = text.binds.filter { old in !given.contains { $0.key == old.key } }
                return .object(TextClause(text.text, binds: kept + given).carrying(text))
            }
            type.mixin("AbstractTextClause").method("columns", .rest("cols", of: Value.self), .keywords("types"), doc: "The columns of the rows that the text gives.") { (text: TextClause, columns: [Value], types: [(name: Name, value: Value)]) throws -> Value in
                let positional = try columns.map { value -> ColumnElement in
                    let element = try Coercion.expression(value)
                    return element is Column || element is Label || element is TextColumn ? element : Label(nil as String?, element)
                }
                var rest = types
                let typed = try positional.map { element -> ColumnElement in
                    guard let at = rest.firstIndex(where: { $0.name.text == element.proxyKey }) else { return element }
                    return Column(clause: rest.remove(at: at).name.text, try TypeArgument.from(types[at].value).type)
                }
                let named = try rest.map { Column(clause: $0.name.text, try TypeArgument.from($0.value).type) as ColumnElement }
                return .object(TextualSelect(text, typed + named, isPositional: !positional.isEmpty && rest.isEmpty).carrying(text))
            }
            declareExecutable(type)
            type.property("text", doc: "The text.") { (text: TextClause) -> String in text.text } set: { (clause: TextClause, text: String) in clause.text = text }
            type.property("_bindparams", doc: "Its parameters by name.") { (text: TextClause) -> Value in DictObject(text.names.map { ($0, .object(text.bind($0))) }).value }
            type.method("__and__", .required("other", as: Value.self), doc: "a AND b") { (text: TextClause, other: Value) throws -> Value in .object(Conjunction.make(.and, [TextColumn(text), try Coercion.condition(other)])) }
            type.method("__or__", .required("other", as: Value.self), doc: "a OR b") { (text: TextClause, other: Value) throws -> Value in .object(Conjunction.make(.or, [TextColumn(text), try Coercion.condition(other)])) }
        }
    }
}

/// What `values()` takes: keywords, a dict, a tuple, or a list of dicts or tuples.
enum ValuesArguments {
    typealias Pairs = [(key: String, value: Value)]

    static func keyed(_ given: [(key: Value, value: Value)], _ mapper: Mapper?) throws -> KeyedValues {
        try BulkChange.expanded(given, mapper).reduce(into: KeyedValues()) { values, pair in
            let key = try ChangeArguments.key(pair.key), kind = kind(of: pair.key)
            values.add(key, try checked(pair.value), kind, attributeColumn: kind == .text ? (mapper?.attribute(Name(key))?.mappedColumn as? Column)?.key : nil)
        }
    }
    private static func kind(of key: Value) -> ChangingStatement.KeyKind? { key.object is StringObject ? .text : isBare(key) || AttributeReference(key.object)?.entity.isAliased == true ? .bareColumn : nil }
    /// `column("name")`, `literal_column("name")`
    private static func isBare(_ key: Value) -> Bool {
        if let column = key.object as? Column { return column.table == nil }
        return key.object is TextColumn && expression(key) == nil
    }

    /// A value, or what stands for an expression.
    private static func checked(_ value: Value) throws -> Value {
        guard let element = try Coercion.element(value) else {
            if value.object is NumberSequence || value.object is ColumnDefault || value.object is FetchedValue { throw Coercion.expected("SQL expression element", value) }
            _ = try LiteralTypes.resolved(value)
            return value
        }
        if element is FromClause { _ = try Coercion.expression(value) }
        return value
    }

    /// The values that are for columns of other tables, apart: `update(a).values({b.c.x: 1})`.
    static func separated(_ update: Update, _ given: [Value]) throws -> (own: [Value], further: [(column: Column, value: Value)], expressions: [(element: ColumnElement, value: Value)]) {
        guard given.count == 1, let dict = given[0].dictionary else { return (given, [], []) }
        let target: FromClause = update.target is Join ? update.table : update.target
        let ofTarget = target.columns.first?.table.map { ObjectIdentifier($0) }
        var further: [(column: Column, value: Value)] = []
        var expressions: [(element: ColumnElement, value: Value)] = []
        let own = DictObject()
        for (key, value) in dict.pairs {
            let named = key.object as? Column ?? AttributeReference(key.object).flatMap { $0.relationship == nil ? ($0.clause as? Column)?.own : nil }
            if let column = named, let table = column.table, table !== target, ofTarget != ObjectIdentifier(table) {
                if table === update.table, !(update.target is Alias) { try own.set(key, value) } else { further.append((column, try checked(value))) }
            } else if let element = expression(key) { expressions.append((element, try checked(value))) } else { try own.set(key, value) }
        }
        return further.isEmpty && expressions.isEmpty ? (given, [], []) : ([own.value], further, expressions)
    }
    /// The values, and apart from them those of expressions that are no columns: `insert(t).values({t.c.data[1]: 5})`.
    static func withoutExpressions(_ given: [Value]) throws -> (own: [Value], expressions: [(element: ColumnElement, value: Value)]) {
        guard given.count == 1, let dict = given[0].dictionary, dict.pairs.contains(where: { expression($0.key) != nil }) else { return (given, []) }
        var expressions: [(element: ColumnElement, value: Value)] = []
        let own = DictObject()
        for (key, value) in dict.pairs { if let element = expression(key) { expressions.append((element, try checked(value))) } else { try own.set(key, value) } }
        return ([own.value], expressions)
    }
    /// What is set and is no column: `data[1]`.
    static func expression(_ key: Value) -> ColumnElement? {
        guard let element = key.object as? ColumnElement, !(element is Column), AttributeReference(element) == nil, element.proxyKey == nil || element is FunctionElement else { return nil }
        return element
    }

    /// The one row, or the rows of a list.
    /// - Parameter subject: the class that the statement is about, whose hybrids and composites stand for columns.
    static func read(_ table: TableClause, _ subject: Object?, _ given: [Value], _ keywords: [(name: Name, value: Value)]) throws -> (values: KeyedValues?, rows: [Pairs]) {
        let mapper = (subject as? Entity)?.mapper
        guard let argument = given.first else { return (try keyed(keywords.map { ($0.name.value, $0.value) }, mapper), []) }
        if !keywords.isEmpty { throw SQLError.argument("Can't pass positional and kwargs to values() simultaneously") }
        if given.count > 1 { throw SQLError.argument("Only a single dictionary/tuple or list of dictionaries/tuples is accepted positionally.") }
        if let dict = argument.dictionary { return (try keyed(dict.pairs.map { ($0.key, $0.value) }, mapper), []) }
        guard let sequence = try (argument.object as? ListObject)?.elements ?? (argument.object as? TupleObject)?.elements ?? (argument.object is StringObject ? ContiguousArray(argument.elements()) : nil) else {
            throw PythonException.noAttribute(argument, "items")
        }
        func row(_ value: Value) throws -> Pairs? {
            if let dict = value.dictionary { return try keyed(dict.pairs.map { ($0.key, $0.value) }, mapper).pairs }
            guard let members = (value.object as? TupleObject)?.elements ?? (value.object as? ListObject)?.elements else { return nil }
            return zip(table.columns, members).map { ($0.key, $1) }
        }
        if let first = sequence.first, first.object is DictObject || first.object is TupleObject || first.object is ListObject {
            return (nil, try sequence.map { value in
                guard let made = try row(value) else { throw SQLError.argument("Can't mix single and multiple VALUES formats in one INSERT statement; one style appends to a list while the other replaces values, so the intent is ambiguous.") }
                return made
            })
        }
        return (zip(table.columns, sequence).reduce(into: KeyedValues()) { $0.add($1.0.key, $1.1, .text) }, [])
    }
}

/// `UpdateBase`: the class of INSERT, UPDATE and DELETE.
func changeClass() -> Class { ChangeClass.pythonClass }
private enum ChangeClass {
    static let pythonClass = Class("UpdateBase", module: dml, bases: [clauseElementClass()], doc: "INSERT, UPDATE or DELETE.", derivable: true)
}

/// What INSERT, UPDATE and DELETE share.
private func declareChange<S: ChangingStatement>(_ type: Declaration<S>) {
    type.mixin("UpdateBase").method("returning", .rest("cols", of: Value.self), .keyword("sort_by_parameter_order", default: false), doc: "RETURNING") { (statement: S, columns: [Value], sorts: Bool) throws -> Value in
        if sorts, !(statement is Insert) { throw SQLError.argument("The 'sort_by_parameter_order' argument to returning() only applies to INSERT statements") }
        if statement.returnedDefaults != nil { throw SQLError.invalidRequest("return_defaults() is already configured on this statement") }
        let (columns, parts) = try EntitySelect.parts(ColumnCollection.flattened(columns))
        let made = statement.returning(columns, parts: parts)
        return .object((made as? Insert)?.sorted(sorts) ?? made)
    }
    type.mixin("HasPrefixes").method("prefix_with", .rest("prefixes", of: Value.self), .keyword("dialect", default: "*"), doc: "Words before INTO, FROM or the table.") { (statement: S, prefixes: [Value], dialect: String) throws -> Value in
        .object(statement.prefixed(try prefixes.map { try PrefixArgument.element($0) }, dialect: dialect))
    }
    type.mixin("HasCTE").method("add_cte", .rest("ctes", of: CommonTableExpression.self), .keyword("nest_here", default: false), doc: "CTEs that are written though nothing refers to them.") { (statement: S, ctes: [CommonTableExpression], nests: Bool) -> Value in
        .object(ctes.reduce(statement) { $0.adding($1, isNesting: nests) })
    }
    type.mixin("HasCTE").method("cte", .optional("name", default: nil as String?), .optional("recursive", default: false), .optional("nesting", default: false), doc: "The statement as a CTE.") { (statement: S, name: String?, isRecursive: Bool, isNesting: Bool) -> Value in
        .object(CommonTableExpression(statement, name: name, isRecursive: isRecursive, isNesting: isNesting))
    }
    type.mixin("Executable").method("options", .rest("options", of: Value.self), doc: "Options for those who execute it.") { (statement: S, options: [Value]) -> Value in .object(statement.with(options: options.compactMap(\.object))) }
    type.mixin("UpdateBase").method("return_defaults", .rest("cols", of: Value.self), .keyword("supplemental_cols", default: Value.none), .keyword("sort_by_parameter_order", default: false), doc: "Fetch what the database gave.") { (statement: S, columns: [Value], further: Value, sorts: Bool) throws -> Value in
        if sorts, !(statement is Insert) { throw SQLError.argument("The 'sort_by_parameter_order' argument to return_defaults() only applies to INSERT statements") }
        func column(_ value: Value) throws -> ColumnElement {
            if let text = value.object as? StringObject, let column = statement.table.column(text.text) { return column }
            return try Coercion.expression(value)
        }
        let made = statement.returningDefaults(try columns.map(column), supplemental: further.isNone ? [] : try further.elements().map(column))
        return .object(sorts ? (made as? Insert)?.sorted(true) ?? made : made)
    }
    SyntaxExtensionClass.declareInto(type)
    type.mixin("UpdateBase").method("with_dialect_options", .keywords("opt"), doc: "Options of dialects.") { (statement: S, options: [(name: Name, value: Value)]) -> Value in .object(statement.with(dialectOptions: options.map { ($0.name.text, $0.value) })) }
    type.mixin("UpdateBase").method("with_hint", .required("text", as: String.self), .optional("selectable", default: Value.none), .optional("dialect_name", default: "*"), doc: "A hint for a table.") { (statement: S, text: String, from: Value, dialect: String) throws -> Value in
        .object(statement.hinted(from.isNone ? nil : try FromArgument.from(from).from, text, dialect: dialect))
    }
    type.property("table", doc: "The table.") { (statement: S) -> Value in .object(statement.target) }
    type.property("entity_description", doc: "The mapped class or table.") { (statement: S) throws -> Value in try ColumnDescriptions.entity(of: statement) }
    type.property("returning_column_descriptions", doc: "What RETURNING gives.") { (statement: S) throws -> Value in
        statement.subject == nil ? ColumnDescriptions.plain(statement.returning) : try ColumnDescriptions.of(Select(statement.returning, parts: statement.returningParts))
    }
    for name in ["exported_columns"] {
        type.property(name, doc: "What RETURNING gives.") { (statement: S) -> Value in .object(ColumnCollection(statement.returning.enumerated().map { ($1.proxyKey ?? "anon_\($0 + 1)", $1) })) }
    }
    declareChangeOptions(type)
}

/// Words before or behind clauses.
enum PrefixArgument {
    static func element(_ value: Value) throws -> ColumnElement {
        if let text = value.object as? StringObject { return TextColumn(TextClause(text.text)) }
        guard try Coercion.element(value) != nil else { throw Coercion.expected("statement sub-expression element", value) }
        return try Coercion.expression(value)
    }
}

func insertClass() -> Class {
    declaredOnce(Insert.self) {
        Class.declare("Insert", for: Insert.self, module: dml, bases: [changeClass()], derivable: true, doc: "An INSERT statement.") { type in
            ClauseConstruction.open(type.type, as: "insert")
            type.mixin("ValuesBase").method("values", .rest("args", of: Value.self), .keywords("kwargs"), doc: "The values of the new row or rows.") { (insert: Insert, given: [Value], keywords: [(name: Name, value: Value)]) throws -> Value in
                if insert.source != nil { throw SQLError.invalidRequest("This construct already inserts from a SELECT") }
                let (own, expressions) = try ValuesArguments.withoutExpressions(given)
                let insert = expressions.isEmpty ? insert : insert.adding(expressions: expressions)
                let (values, rows) = try ValuesArguments.read(insert.table, insert.subject, own, keywords)
                return .object(values.map { insert.adding($0) } ?? insert.adding(rows: rows))
            }
            type.method("from_select", .required("names", as: Value.self), .required("select", as: Value.self), .optional("include_defaults", default: true), doc: "INSERT ... SELECT") { (insert: Insert, names: Value, select: Value, includes: Bool) throws -> Value in
                if insert.values?.isEmpty == false { throw SQLError.invalidRequest("This construct already inserts value expressions") }
                return .object(insert.from(try names.elements().map { try ChangeArguments.key($0) }, try InsertSourceArgument.from(select).select, includesDefaults: includes))
            }
            type.method("inline", doc: "An INSERT that fetches nothing afterwards.") { (insert: Insert) -> Value in .object(insert.inline()) }
            type.property("select", doc: "The SELECT that it inserts from.") { (insert: Insert) -> Value in insert.source.map { .object($0.select) } ?? .none }
            declareChange(type)
        }
    }
}

private func updateClass() -> Class {
    declaredOnce(Update.self) {
        Class.declare("Update", for: Update.self, module: dml, bases: [changeClass()], derivable: true, doc: "An UPDATE statement.") { type in
            ClauseConstruction.open(type.type, as: "update")
            type.mixin("ValuesBase").method("values", .rest("args", of: Value.self), .keywords("kwargs"), doc: "The new values.") { (update: Update, given: [Value], keywords: [(name: Name, value: Value)]) throws -> Value in
                if update.isOrdered { throw SQLError.invalidRequest("This statement already has ordered values present") }
                let (own, further, expressions) = try ValuesArguments.separated(update, given)
                let (values, _) = try ValuesArguments.read(update.table, update.subject, own, keywords)
                guard let values else { return .object(update.addingRows()) }
                let made = values.pairs.isEmpty && !(further.isEmpty && expressions.isEmpty) ? update : update.adding(values)
                let more = expressions.isEmpty ? made : made.adding(expressions: expressions)
                return .object(further.isEmpty ? more : more.adding(further: further))
            }
            type.method("ordered_values", .rest("args", of: Value.self), doc: "The new values, in this order.") { (update: Update, given: [Value]) throws -> Value in
                if update.values != nil { throw SQLError.argument("This statement already has \(update.isOrdered ? "ordered " : "")values present") }
                var expressions: [(element: ColumnElement, value: Value)] = []
                let pairs = try given.compactMap { pair -> (key: Value, value: Value)? in
                    let members = try pair.elements()
                    guard members.count == 2 else { throw PythonException.valueError("dictionary update sequence element #0 has length \(members.count); 2 is required") }
                    guard let element = ValuesArguments.expression(members[0]) else { return (members[0], members[1]) }
                    expressions.append((element, members[1]))
                    return nil
                }
                let values = try ValuesArguments.keyed(pairs, (update.subject as? Entity)?.mapper)
                let ordered = update.ordered(values.pairs)
                return .object((expressions.isEmpty ? ordered : ordered.adding(expressions: expressions)).noting(values))
            }
            for name in ["where", "filter"] {
                type.mixin("DMLWhereBase").method(name, .rest("whereclause", of: Criterion.self), doc: "WHERE") { (update: Update, criteria: [Criterion]) -> Value in .object(update.filtered(criteria.map(\.clause))) }
            }
            type.mixin("DMLWhereBase").method("filter_by", .keywords("kwargs"), doc: "Add equalities of attributes.") { (update: Update, filters: [(name: Name, value: Value)]) throws -> Value in .object(update.filtered(try ChangeArguments.filters(update, update.table, filters))) }
            type.method("inline", doc: "An UPDATE that fetches nothing afterwards.") { (update: Update) -> Value in .object(update) }
            type.property("whereclause", doc: "The criteria.") { (update: Update) -> Value in update.criteria.isEmpty ? .none : .object(Conjunction.make(.and, update.criteria)) }
            declareChange(type)
        }
    }
}

private func deleteClass() -> Class {
    declaredOnce(Delete.self) {
        Class.declare("Delete", for: Delete.self, module: dml, bases: [changeClass()], derivable: true, doc: "A DELETE statement.") { type in
            ClauseConstruction.open(type.type, as: "delete")
            for name in ["where", "filter"] {
                type.mixin("DMLWhereBase").method(name, .rest("whereclause", of: Criterion.self), doc: "WHERE") { (delete: Delete, criteria: [Criterion]) -> Value in .object(delete.filtered(criteria.map(\.clause))) }
            }
            type.mixin("DMLWhereBase").method("filter_by", .keywords("kwargs"), doc: "Add equalities of attributes.") { (delete: Delete, filters: [(name: Name, value: Value)]) throws -> Value in .object(delete.filtered(try ChangeArguments.filters(delete, delete.table, filters))) }
            type.method("using", .rest("extra_froms", of: FromArgument.self), doc: "Further tables.") { (delete: Delete, froms: [FromArgument]) -> Value in .object(delete.using(froms.map(\.from))) }
            type.property("whereclause", doc: "The criteria.") { (delete: Delete) -> Value in delete.criteria.isEmpty ? .none : .object(Conjunction.make(.and, delete.criteria)) }
            declareChange(type)
        }
    }
}

/// What INSERT, UPDATE and DELETE take: a table, or the table of a mapped class.
struct TableArgument: FromValue {
    let table: TableClause
    /// The table, or an alias or join of it.
    let target: FromClause
    let entity: Entity?
    static func from(_ value: Value) throws -> TableArgument {
        if let table = value.object as? TableClause { return TableArgument(table: table, target: table, entity: nil) }
        if let entity = try EntitySelect.entity(value) {
            if let subquery = (entity.isAliased ? entity.selectable : entity.mapper.polymorphicSelectable ?? entity.mapper.mappedSelectable) as? Subquery {
                let shown = "<sqlalchemy.sql.annotation.AnnotatedSubquery at \(subquery.address); \(subquery.fromName?.text ?? "anon_1")>"
                throw SQLError.argument("subject table for an INSERT, UPDATE or DELETE expected, got \(shown) object resolved from \(try value.reprText()) object.")
            }
            if !entity.isAliased, let alias = entity.mapper.mappedSelectable as? Alias, let table = alias.element as? TableClause { return TableArgument(table: table, target: alias, entity: entity) }
            return TableArgument(table: entity.mapper.localTable, target: entity.changeTarget, entity: entity)
        }
        if let alias = value.object as? Alias, let table = alias.element as? TableClause { return TableArgument(table: table, target: alias, entity: nil) }
        // `WITH a AS (SELECT ...) DELETE FROM a`
        if let cte = value.object as? CommonTableExpression { return TableArgument(table: TableClause(cte.fromName?.text ?? "anon"), target: cte, entity: nil) }
        if let join = value.object as? Join, let table = first(of: join) { return TableArgument(table: table, target: join, entity: nil) }
        if let object = value.object, !object.type.isNative, !(object is Class), let element = try Coercion.element(value), element !== object { return try from(.object(element)) }
        let advice = value.object is SelectBase ? " To create a FROM clause from a \(try Value.object(value.type).reprText()) object, use the .subquery() method. (Background on this error at: https://sqlalche.me/e/21/89ve)" : ""
        if let attribute = value.object as? InstrumentedAttribute {
            throw SQLError.argument("subject table for an INSERT, UPDATE or DELETE expected, got \(try Value.object(attribute.clause).reprText()) object resolved from \(try value.reprText()) object.")
        }
        throw SQLError.argument("subject table for an INSERT, UPDATE or DELETE expected, got \(try value.reprText()).\(advice)")
    }
    /// The table that a join begins with.
    private static func first(of join: Join) -> TableClause? {
        var left: FromClause = join
        while let inner = left as? Join { left = inner.left }
        return left as? TableClause ?? (left as? Alias)?.element as? TableClause
    }
    /// The statement, with the class that it is about.
    func about<S: Statement>(_ statement: S) -> S {
        statement.subject = entity
        return statement
    }
}
