import ORM
import Runtime
import SQL

private let selectable = "sqlalchemy.sql.selectable"

/// `alias`, `join`, `table`, `values`, `cte` ...
func declareFroms(in module: ModuleObject) {
    module.function("tablesample", .required("selectable", as: FromArgument.self), .required("sampling", as: Value.self), .optional("name", default: nil as String?), .optional("seed", default: Value.none), doc: "A sample of the rows of a table.") { (from: FromArgument, sampling: Value, name: String?, seed: Value) throws -> Value in
        .object(try TableSample.alias(from.from, sampling, name, seed))
    }
    _ = fromClauseClass()
    module.function("alias", .required("selectable", as: FromArgument.self), .optional("name", default: nil as GivenName?, shown: "None"), .optional("flat", default: false), doc: "An element of FROM under another name.") { (from: FromArgument, name: GivenName?, _: Bool) -> Value in (from.from is Join ? Alias(from.from, name: name?.text) : from.from.aliased(named: name?.text)).told(name) }
    module.function("subquery", .required("name", as: Value.self), .required("selectable", as: SelectArgument.self), doc: "A SELECT in FROM.") { (name: Value, select: SelectArgument) -> Value in .object(Subquery(select.select, name: (name.object as? StringObject)?.text)) }
    module.function("lateral", .required("selectable", as: Value.self), .optional("name", default: nil as String?), doc: "A SELECT or another element of FROM as a LATERAL one.") { (value: Value, name: String?) throws -> Value in
        if let from = value.object as? FromClause { return .object(from.lateral(named: name)) }
        if let function = value.object as? FunctionElement { return .object(TableValuedAlias(function, columns: [], name: nil).lateral(name)) }
        if !(value.object is SelectBase), try Coercion.element(value) == nil { return .object(try FromArgument.from(value).from.lateral(named: name)) }
        return .object(Subquery(try SelectArgument.from(value).select, name: name, isLateral: true))
    }
    module.function("cte", .required("selectable", as: SelectArgument.self), .optional("name", default: nil as String?), .optional("recursive", default: false), doc: "A SELECT as a CTE.") { (select: SelectArgument, name: String?, isRecursive: Bool) -> Value in
        .object(CommonTableExpression(select.select, name: name, isRecursive: isRecursive))
    }
    for (name, isOuter) in [("join", false), ("outerjoin", true)] {
        module.function(name, .required("left", as: FromArgument.self), .required("right", as: FromArgument.self), .optional("onclause", default: Value.none), .optional("isouter", default: false), .optional("full", default: false), doc: "Two elements of FROM, joined.") { (left: FromArgument, right: FromArgument, condition: Value, outer: Bool, full: Bool) throws -> Value in
            .object(try joined(left.from, right.from, condition, isOuter: isOuter || outer, isFull: full))
        }
    }
    module.function("table", .required("name", as: GivenName.self), .rest("columns", of: Column.self), .keyword("schema", default: nil as GivenName?, shown: "None"), .keywords("kw"), doc: "A table by name and columns alone.") { (name: GivenName, columns: [Column], schema: GivenName?, further: [(name: Name, value: Value)]) throws -> Value in
        if !further.isEmpty { throw SQLError.argument("Unsupported argument(s): \(try Value.list(further.map { .string($0.name.text) }).reprText())") }
        for column in columns { if let other = column.table { throw SQLError.argument("column object \(column.key.pythonRepr) already assigned to table \(other.describedName.pythonRepr)") } }
        let made = TableClause(name.text, columns: columns, schema: schema?.text)
        (made.quote, made.quotesSchema) = (name.quote, schema?.quote)
        return .object(made)
    }
    module.function("values", .rest("columns", of: Column.self), .keyword("name", default: nil as String?), .keyword("literal_binds", default: false), doc: "VALUES as a table.") { (columns: [Column], name: String?, isLiteral: Bool) -> Value in .object(ValuesClause(columns, name: name, rendersLiterals: isLiteral)) }
    for (name, type) in [("FromClause", FromClause.self), ("Alias", Alias.self), ("Subquery", Subquery.self), ("CTE", CommonTableExpression.self), ("Join", Join.self), ("Values", ValuesClause.self), ("TableClause", TableClause.self)] as [(String, Object.Type)] {
        module[Name(name)] = .object(Class.registered(for: type))
    }
    for type in [Subquery.lateralClass, Alias.sampleClass] { if let type { module[Name(type.name)] = .object(type) } }
}

private func joined(_ left: FromClause, _ right: FromClause, _ condition: Value, isOuter: Bool, isFull: Bool) throws -> Join {
    Join(left, right, on: try condition.isNone ? Join.condition(left, right) : Coercion.condition(condition, "ON clause, typically a SQL expression or ORM relationship attribute"), isOuter: isOuter, isFull: isFull)
}

/// `table.c`: expressions by key.
final class ColumnCollection: Object {
    private(set) var entries: [(key: String, column: ColumnElement)]
    init(_ entries: [(key: String, column: ColumnElement)]) {
        self.entries = entries
        super.init()
        Heap.track(self)
    }
    override func visitReferences(_ visit: (Object) -> Void) {
        if entries.isEmpty || SharedStorage.isShared(&entries) { return }
        for entry in entries { visit(entry.column) }
    }
    override func clearReferences() {
        clearSlots()
        entries = []
    }
    convenience init(_ columns: [Column]) { self.init(columns.map { ($0.key, $0) }) }
    var columns: [ColumnElement] { entries.map(\.column) }

    /// The columns of an element of FROM: the same collection as long as it has the same columns.
    static func of(_ from: FromClause) -> ColumnCollection {
        if let known = from.shownColumns as? ColumnCollection, known.entries.count == from.columns.count, zip(known.entries, from.columns).allSatisfy({ $0.column === $1 && (from is Join || $0.key == $1.key) }) { return known }
        let made = (from as? Join).map { ColumnCollection($0.keyedColumns.map { ($0.key, $0.column) }) } ?? ColumnCollection(from.columns)
        from.shownColumns = made
        return made
    }
    /// Values with collections replaced by their columns: `select(table.c["a", "b"])`.
    static func flattened(_ values: [Value]) -> [Value] { values.flatMap { value in (value.object as? ColumnCollection).map { $0.columns.map { .object($0) } } ?? [value] } }

    private func find(_ key: String) -> ColumnElement? { entries.first { $0.key == key }?.column }
    override func setDynamicAttribute(_ name: Name, _ value: Value) throws -> Bool { throw PythonException.typeError("\(type.name) object is immutable and/or readonly") }
    override func length() throws -> Int? { entries.count }
    override func isTrue() throws -> Bool { true }
    override func iterator() throws -> IteratorObject? {
        var rest = entries[...]
        return ClosureIterator { rest.popFirst().map { .object($0.column) } }
    }
    override func contains(_ element: Value) throws -> Bool? {
        guard let text = element.object as? StringObject else {
            if element.object is ClauseElement || element.object is ClauseConvertible { throw SQLError.argument("__contains__ requires a string argument") }
            throw SQLError.argument("__contains__ requires a string argument")
        }
        return find(text.text) != nil
    }
    override func item(_ key: Value) throws -> Value? {
        if key.object is TupleObject { return .object(ColumnCollection(try key.elements().map { try entry($0) })) }
        if let slice = key.object as? SliceObject { return .object(ColumnCollection(try slice.indices(entries.count).map { entries[$0] })) }
        return .object(try entry(key).column)
    }
    private func entry(_ key: Value) throws -> (key: String, column: ColumnElement) {
        if case .int(let index) = key {
            guard index >= 0, let at = SequenceKey.position(index, entries.count) else { throw PythonException.indexError("\(index)") }
            return entries[at]
        }
        if let text = key.object as? StringObject {
            guard let found = entries.first(where: { $0.key == text.text }) else { throw PythonException.keyError(key) }
            return found
        }
        throw key.object is Column ? SQLError.argument("String column name or column object for DELETE/UPDATE expected") : PythonException.keyError(key)
    }
    override func dynamicAttribute(_ name: Name) throws -> Value? {
        if let found = find(name.text) { return .object(found) }
        if name.isDunder { return nil }
        throw PythonException.attributeError(name.text)
    }
    override var dynamicAttributeNames: [Name] { entries.map { Name($0.key) } }
    override func repr() throws -> String { "<\(type.module).\(type.name) object at \(address)>" }
    override func str() throws -> String { "ReadOnlyColumnCollection(\(try entries.map { try Value.object($0.column).strText() }.joined(separator: ", ")))" }
    override func compare(_ comparison: Comparison, _ other: Value) throws -> Value? {
        guard comparison == .equal || comparison == .notEqual else { return nil }
        let others: [Object?]
        switch other.object {
        case let collection as ColumnCollection: others = collection.columns
        case let list as ListObject: others = list.elements.map(\.object)
        default: return nil
        }
        let isSame = entries.count == others.count && zip(entries, others).allSatisfy { $0.column === $1 }
        return .bool(isSame == (comparison == .equal))
    }
}

private func collectionClass() -> Class {
    declaredOnce(ColumnCollection.self) {
        Class.declare("ReadOnlyColumnCollection", for: ColumnCollection.self, module: "sqlalchemy.sql.base", doc: "Columns by key.") { type in
            type.special(SpecialMethod.container + [.setItem, .deleteItem, .truth])
            type.method("keys", doc: "The keys.") { (collection: ColumnCollection) -> [String] in collection.entries.map(\.key) }
            type.method("values", doc: "The columns.") { (collection: ColumnCollection) -> Value in .list(collection.columns.map { .object($0) }) }
            type.method("items", doc: "Keys and columns.") { (collection: ColumnCollection) -> Value in .list(collection.entries.map { .tuple([.string($0.key), .object($0.column)]) }) }
            type.method("get", .required("key", as: String.self), .optional("default", default: Value.none), doc: "The column of a key, or the default.") { (collection: ColumnCollection, key: String, fallback: Value) -> Value in
                collection.entries.first { $0.key == key }.map { .object($0.column) } ?? fallback
            }
            type.method("contains_column", .required("col", as: Value.self), doc: "Whether a column is among them.") { (collection: ColumnCollection, column: Value) throws -> Bool in
                if column.object is StringObject { throw SQLError.argument("contains_column cannot be used with string arguments. Use ``col_name in table.c`` instead.") }
                return collection.columns.contains { $0 === column.object }
            }
            type.method("corresponding_column", .required("column", as: ColumnElement.self), .optional("require_embedded", default: false), doc: "The column that stands for another.") { (collection: ColumnCollection, column: ColumnElement, embedded: Bool) -> Value in ColumnCorrespondence.find(column, in: collection.columns, embedded: embedded).map { .object($0) } ?? .none }
            type.property("columns", doc: "The columns.") { (collection: ColumnCollection) -> Value in .list(collection.columns.map { .object($0) }) }
        }
    }
}

func fromClauseClass() -> Class {
    declaredOnce(FromClause.self) {
        _ = collectionClass()
        let base = Class.declare("FromClause", for: FromClause.self, module: selectable, bases: [clauseElementClass()], derivable: true, doc: "What may stand in FROM.") { type in
            type.subscriptable()
            for name in ["c", "columns", "exported_columns"] {
                type.property(name, doc: "The columns.") { (from: FromClause) throws -> Value in
                    try from.checkNames()
                    return .object(ColumnCollection.of(from))
                }
            }
            type.method("with_cols", .required("typed_columns_cls", as: Value.self), doc: "The same, of which annotations know the columns.") { (from: FromClause, _: Value) -> Value in .object(from) }
            type.method("alias", .optional("name", default: nil as GivenName?, shown: "None"), .optional("flat", default: false), doc: "The same under another name.") { (from: FromClause, name: GivenName?, isFlat: Bool) -> Value in
                (from is Join ? Alias(from, name: name?.text) : from.aliased(named: name?.text, isFlat: isFlat)).told(name)
            }
            type.method("select", doc: "SELECT all columns.") { (from: FromClause) -> Value in .object(Select(from.selectedColumns).from(from is TableClause && !from.selectedColumns.isEmpty ? [] : [from])) }
            for (name, isOuter) in [("join", false), ("outerjoin", true)] {
                type.method(name, .required("right", as: Value.self), .optional("onclause", default: Value.none), .optional("isouter", default: false), .optional("full", default: false), doc: "Join with another element.") { (left: FromClause, right: Value, condition: Value, outer: Bool, full: Bool) throws -> Value in
                    // `join(User, Order).join(Item, Order.items)`
                    if left is Join, try JoinArguments.isMapped(right, condition) { return .object(try JoinArguments.joined(left, right, condition, isOuter: isOuter || outer, isFull: full)) }
                    return .object(try joined(left, FromArgument.from(right).from, condition, isOuter: isOuter || outer, isFull: full))
                }
            }
            type.method("corresponding_column", .required("column", as: ColumnElement.self), .optional("require_embedded", default: false), doc: "The column that stands for another.") { (from: FromClause, column: ColumnElement, embedded: Bool) -> Value in from.corresponding(to: column, embedded: embedded).map { .object($0) } ?? .none }
            type.method("lateral", .optional("name", default: nil as String?), doc: "The same as a LATERAL element of FROM.") { (from: FromClause, name: String?) -> Value in .object(from.lateral(named: name)) }
            type.method("is_derived_from", .required("fromclause", as: FromClause.self), doc: "Whether it is made of another.") { (from: FromClause, other: FromClause) -> Bool in from.isDerived(from: other) }
            type.method("tablesample", .required("sampling", as: Value.self), .optional("name", default: nil as String?), .optional("seed", default: Value.none), doc: "A sample of the rows.") { (from: FromClause, sampling: Value, name: String?, seed: Value) throws -> Value in
                .object(try TableSample.alias(from, sampling, name, seed))
            }
            type.property("primary_key", doc: "The columns of the primary key.") { (from: FromClause) throws -> Value in
                let keys = from.columns.filter(\.isPrimaryKey)
                return .object(ColumnCollection(try (from as? Join).map { try ColumnReduction(keys, criteria: [$0.condition]).columns.compactMap { $0 as? Column } } ?? keys))
            }
            type.property("foreign_keys", doc: "The foreign keys of the columns.") { (from: FromClause) throws -> Value in try SetObject(.list(from.columns.flatMap(\.foreignKeys).map { .object($0) })).value }
            type.property("named_with_column", doc: "Whether its columns are written with its name.") { (from: FromClause) -> Bool in from.fromName != nil }
            type.property("description", doc: "Its name in messages.") { (from: FromClause) -> String in from.describedName }
            type.property("name", doc: "Its name.") { (from: FromClause) throws -> Value in
                guard let name = from.fromName else { throw PythonException.noAttribute(.object(from), "name") }
                return .string(name.shown)
            } set: { (from: FromClause, name: GivenName) throws in
                guard let alias = from as? AliasedFrom else { throw PythonException.attributeError("property 'name' of '\(from.type.name)' object has no setter") }
                (alias.name, alias.quote) = (name.text, name.quote)
            }
            type.method("table_valued", doc: "The element as a value.") { (from: FromClause) -> Value in .object(TableValuedColumn(from)) }
            type.property("selectable", doc: "The element itself.") { (from: FromClause) -> Value in .object(from) }
            type.property("entity_namespace", doc: "Where names are looked up.") { (from: FromClause) -> Value in .object(ColumnCollection(from.columns)) }
        }
        base.allocate = { CustomFrom(type: $0) }
        declareKinds(base)
        return base
    }
}

private func declareKinds(_ base: Class) {
    func kind<S: Object>(_ name: String, _ swiftType: S.Type, derivable: Bool = false, doc: String, _ fill: @escaping (Declaration<S>) -> Void = { _ in }) {
        _ = declaredOnce(swiftType) { Class.declare(name, for: swiftType, module: selectable, bases: [base], derivable: derivable, doc: doc, fill) }
    }
    kind("Alias", Alias.self, doc: "An element of FROM under another name.") { type in
        type.constructor(.rest("arg", of: Value.self), .keywords("kw")) { (_: Class, _: [Value], _: [(name: Name, value: Value)]) throws -> Value in throw PythonException.notImplemented("The Alias class is not intended to be constructed directly.  Please use the alias() standalone function or the alias() method available from all FromClause objects.") }
        for name in ["element", "original"] { type.property(name, doc: "The element.") { (alias: Alias) -> Value in .object(alias.element) } set: { (alias: Alias, element: FromClause) in alias.element = element } }
    }
    kind("Join", Join.self, derivable: true, doc: "Two elements of FROM, joined.") { type in
        ClauseConstruction.open(type.type, as: "join")
        type.property("left", doc: "The left side.") { (join: Join) -> Value in .object(join.left) }
        type.property("right", doc: "The right side.") { (join: Join) -> Value in .object(join.right) }
        type.property("onclause", doc: "The condition.") { (join: Join) -> Value in .object(join.condition) }
        type.property("isouter", doc: "Whether it is a LEFT OUTER JOIN.") { (join: Join) -> Bool in join.isOuter }
        type.property("full", doc: "Whether it is a FULL OUTER JOIN.") { (join: Join) -> Bool in join.isFull }
    }
    kind("Subquery", Subquery.self, doc: "A SELECT in FROM.") { type in
        type.property("element", doc: "The SELECT.") { (subquery: Subquery) -> Value in .object(subquery.select) }
        type.property("original", doc: "The SELECT.") { (subquery: Subquery) -> Value in .object(subquery.select) }
        type.method("as_scalar", doc: "The SELECT as a value.") { (subquery: Subquery) throws -> Value in
            try SQLWarning.deprecated("The Subquery.as_scalar() method, which was previously ``Alias.as_scalar()`` prior to version 1.4, is deprecated and will be removed in a future release; Please use the Select.scalar_subquery() method of the select() construct before constructing a subquery object, or with the ORM use the Query.scalar_subquery() method.", since: "1.4")
            return .object(ScalarSelect(subquery.select))
        }
    }
    Subquery.lateralClass = Class("Lateral", module: selectable, bases: [Class.registered(for: Subquery.self)], doc: "A SELECT in FROM that may refer to what stands before it.")
    let refusal: (Class, Arguments) throws -> Value = { _, _ in
        throw PythonException.notImplemented("The Lateral class is not intended to be constructed directly.  Please use the lateral() standalone function or the lateral() method available from all FromClause objects.")
    }
    Subquery.lateralClass?.construct = refusal
    Alias.lateralClass = Class("Lateral", module: selectable, bases: [Class.registered(for: Alias.self)], doc: "An element of FROM that may refer to what stands before it.")
    let sample = Class("TableSample", module: selectable, bases: [Class.registered(for: Alias.self)], doc: "A sample of the rows of a table.")
    sample.construct = { _, _ in
        throw PythonException.notImplemented("The TableSample class is not intended to be constructed directly.  Please use the tablesample() standalone function or the tablesample() method available from all FromClause objects.")
    }
    Alias.sampleClass = sample
    kind("TableValuedAlias", TableValuedAlias.self, doc: "A function as a table.") { type in
        type.property("column", doc: "The table as a value.") { (alias: TableValuedAlias) -> Value in .object(alias.column) }
        type.method("render_derived", .optional("name", default: nil as String?), .optional("with_types", default: false), doc: "Write the columns behind the name.") { (alias: TableValuedAlias, name: String?, types: Bool) -> Value in .object(alias.derived(name: name, withTypes: types)) }
    }
    kind("TableClause", TableClause.self, derivable: true, doc: "A table by name and columns alone.") { type in
        ClauseConstruction.open(type.type, by: table)
        type.method("append_column", .required("c", as: Column.self), .keywords("kw"), doc: "Add a column.") { (table: TableClause, column: Column, _: [(name: Name, value: Value)]) throws in
            if let other = column.table, other !== table { throw SQLError.argument("column object '\(column.key)' already assigned to table \(try Value.object(other).attribute("description").reprText())") }
            table.insert(column, at: table.columns.count)
        }
        type.property("schema", doc: "Its schema.") { (table: TableClause) -> Value in table.schema.map { QuotedName.value($0, table.quotesSchema) } ?? .none } set: { (table: TableClause, schema: String?) in table.move(to: schema) }
        type.property("name", doc: "Its name.") { (table: TableClause) -> Value in QuotedName.value(table.name, table.quote) } set: { (table: TableClause, name: GivenName) in
            table.rename(name.text)
            if name.quote != nil { table.quote = name.quote }
        }
        type.method("insert_column", .required("c", as: Column.self), .required("index", as: Int.self), doc: "Add a column before others.") { (table: TableClause, column: Column, index: Int) in table.insert(column, at: index) }
        type.property("fullname", doc: "Its name with the schema.") { (table: TableClause) -> String in table.fullName }
        type.method("insert", doc: "INSERT INTO the table.") { (table: TableClause) -> Value in .object(Insert(table)) }
        type.method("update", doc: "UPDATE the table.") { (table: TableClause) -> Value in .object(Update(table)) }
        type.method("delete", doc: "DELETE FROM the table.") { (table: TableClause) -> Value in .object(Delete(table)) }
    }
    kind("TextualFrom", TextFrom.self, doc: "Text in FROM.")
    kind("FunctionFrom", FunctionFrom.self, doc: "A function in FROM.")
    declareTableExpressions(base)
}

/// `TableClause("t", column("a"), schema="s")`
private func table(_ arguments: Arguments) throws -> Value {
    guard let name = arguments.positional.first ?? arguments.keyword("name") else { throw PythonException.typeError("TableClause.__init__() missing 1 required positional argument: 'name'") }
    let given = try GivenName.from(name)
    let columns = arguments.positional.dropFirst().compactMap { $0.object as? Column }
    let table = TableClause(given.text, columns: columns, schema: try arguments.keyword("schema").flatMap { $0.isNone ? nil : try String.from($0) })
    table.quote = given.quote
    return .object(table)
}

private func declareTableExpressions(_ base: Class) {
    _ = declaredOnce(CommonTableExpression.self) {
        Class.declare("CTE", for: CommonTableExpression.self, module: selectable, bases: [base], doc: "A named SELECT before the statement.") { type in
            type.constructor(.rest("arg", of: Value.self), .keywords("kw")) { (_: Class, _: [Value], _: [(name: Name, value: Value)]) throws -> Value in throw PythonException.notImplemented("The CTE class is not intended to be constructed directly.  Please use the cte() standalone function or the cte() method available from appropriate selectable objects.") }
            for (name, keyword) in [("union", "UNION"), ("union_all", "UNION ALL")] {
                type.method(name, .rest("other", of: SelectArgument.self), doc: "The CTE with rows of another SELECT.") { (cte: CommonTableExpression, others: [SelectArgument]) throws -> Value in
                    guard let select = cte.select else { throw PythonException.noAttribute(.object(cte), Name(name)) }
                    return .object(CommonTableExpression(CompoundSelect(keyword, [select] + others.map(\.select)), name: cte.name, isRecursive: cte.isRecursive, isNesting: cte.isNesting, restates: cte, prefixes: cte.prefixes, suffixes: cte.suffixes))
                }
            }
            for (name, isPrefix) in [("prefix_with", true), ("suffix_with", false)] {
                type.mixin(isPrefix ? "HasPrefixes" : "HasSuffixes").method(name, .rest("words", of: String.self), .keyword("dialect", default: "*"), doc: "Words around the SELECT.") { (cte: CommonTableExpression, texts: [String], dialect: String) -> Value in
                    let words = texts.map { CommonTableExpression.Words($0, dialect: dialect) }
                    return .object(CommonTableExpression(cte.statement, name: cte.name, isRecursive: cte.isRecursive, isNesting: cte.isNesting, restates: cte, prefixes: cte.prefixes + (isPrefix ? words : []), suffixes: cte.suffixes + (isPrefix ? [] : words)))
                }
            }
            for name in ["element", "original"] { type.property(name, doc: "The statement.") { (cte: CommonTableExpression) -> Value in .object(cte.statement) } }
            type.property("recursive", doc: "Whether it refers to itself.") { (cte: CommonTableExpression) -> Bool in cte.isRecursive } set: { (cte: CommonTableExpression, flag: Bool) in cte.isRecursive = flag }
            type.property("nesting", doc: "Whether it stays where it is used.") { (cte: CommonTableExpression) -> Bool in cte.isNesting } set: { (cte: CommonTableExpression, flag: Bool) in cte.isNesting = flag }
        }
    }
    _ = declaredOnce(ValuesClause.self) {
        Class.declare("Values", for: ValuesClause.self, module: selectable, bases: [base], doc: "VALUES as a table.") { type in
            type.constructor(.rest("columns", of: Column.self), .keyword("name", default: nil as String?), .keyword("literal_binds", default: false)) { (_: Class, columns: [Column], name: String?, isLiteral: Bool) -> ValuesClause in
                ValuesClause(columns, name: name, rendersLiterals: isLiteral)
            }
            type.method("data", .required("values", as: Value.self), doc: "More rows.") { (values: ValuesClause, rows: Value) throws -> Value in .object(values.adding(try rows.elements().map { try $0.elements() })) }
            type.method("scalar_values", doc: "The rows as a value.") { (values: ValuesClause) -> Value in .object(ScalarValues(values)) }
            type.mixin("HasCTE").method("cte", .optional("name", default: nil as String?), .optional("recursive", default: false), .optional("nesting", default: false), doc: "The rows as a CTE.") { (values: ValuesClause, name: String?, isRecursive: Bool, isNesting: Bool) -> Value in
                .object(CommonTableExpression(Select(values.columns).from([values]), name: name, isRecursive: isRecursive, isNesting: isNesting, values: values))
            }
            type.mixin("HasCTE").method("add_cte", .rest("ctes", of: CommonTableExpression.self), .keyword("nest_here", default: false), doc: "CTEs that are written though nothing refers to them.") { (values: ValuesClause, ctes: [CommonTableExpression], nests: Bool) -> Value in .object(values.adding(ctes, nests: nests)) }
        }
    }
}

/// `tablesample(table, 5)`
enum TableSample {
    static func alias(_ from: FromClause, _ sampling: Value, _ name: String?, _ seed: Value) throws -> Alias {
        let method = sampling.object as? FunctionElement
        let made = try method ?? FunctionElement("system", [Coercion.expression(sampling, name: "system")])
        return Alias(from, name: name, sampling: (made, seed.isNone ? nil : try Coercion.expression(seed)))
    }
}
