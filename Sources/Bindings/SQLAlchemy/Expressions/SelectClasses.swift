import ORM
import Runtime
import SQL

private let selectable = "sqlalchemy.sql.selectable"
private let compounds = [
    ("union", "UNION"), ("union_all", "UNION ALL"), ("intersect", "INTERSECT"), ("intersect_all", "INTERSECT ALL"), ("except_", "EXCEPT"), ("except_all", "EXCEPT ALL"),
]

/// `select`, `union` and their kin, and what gives rows.
func declareStatements(in module: ModuleObject) {
    _ = (fromClauseClass(), selectBaseClass())
    declareChanges(in: module)
    module.function("select", .rest("entities", of: Value.self), .keywords("_Select__kw"), doc: "SELECT columns and tables.") { (entities: [Value], further: [(name: Name, value: Value)]) throws -> Value in
        if !further.isEmpty { throw SQLError.argument("Additional keyword arguments are not accepted by this function/method.  The presence of **kw is for pep-484 typing purposes") }
        return .object(try EntitySelect.select(ColumnCollection.flattened(entities.flatMap { try LambdaFunctions.items($0) })))
    }
    Coercion.resolveFunction = { try LambdaFunctions.resolved($0) }
    declareLambdas(in: module)
    for (name, keyword) in compounds {
        module.function(name, .rest("selects", of: SelectArgument.self), doc: "SELECT ... \(keyword) SELECT ...") { (selects: [SelectArgument]) throws -> Value in .object(CompoundSelect(keyword, selects.map(\.select))) }
    }
    for type in [selectClass(), selectBaseClass()] { module[Name(type.name)] = .object(type) }
    module["SelectStatementGrouping"] = .object(groupingClass())
    module["CompoundSelect"] = .object(Class.registered(for: CompoundSelect.self))
    module["SelectLabelStyle"] = .object(LabelStyleValue.pythonClass)
    module["LABEL_STYLE_DEFAULT"] = LabelStyleValue.values[1]
    module["LABEL_STYLE_DISAMBIGUATE_ONLY"] = LabelStyleValue.values[1]
    module["LABEL_STYLE_TABLENAME_PLUS_COL"] = LabelStyleValue.values[2]
    module["LABEL_STYLE_NONE"] = LabelStyleValue.values[0]
    declareFroms(in: module)
}

/// How a SELECT is made of the arguments of `exists()`.
enum EntitySelectArguments {
    static func select(_ entities: [Value]) throws -> Select { try EntitySelect.select(entities) }
}

/// `LABEL_STYLE_TABLENAME_PLUS_COL` and its kin.
final class LabelStyleValue: Object {
    let style: SelectBase.LabelStyle
    let name: String
    init(_ style: SelectBase.LabelStyle, _ name: String) {
        self.style = style
        self.name = name
        super.init(type: LabelStyleValue.pythonClass)
    }
    static let pythonClass: Class = {
        let made = Class("SelectLabelStyle", module: selectable)
        made.extend(for: LabelStyleValue.self) { type in
            for value in values { if let style = value.object as? LabelStyleValue { type.constant(style.name, value) } }
            type.constant("LABEL_STYLE_DEFAULT", values[1])
            type.property("name", doc: "The name.") { (value: LabelStyleValue) -> String in value.name }
        }
        return made
    }()
    nonisolated(unsafe) static let values: [Value] = [
        .object(LabelStyleValue(.plain, "LABEL_STYLE_NONE")), .object(LabelStyleValue(.disambiguateOnly, "LABEL_STYLE_DISAMBIGUATE_ONLY")), .object(LabelStyleValue(.tableNamePlusColumn, "LABEL_STYLE_TABLENAME_PLUS_COL")),
    ]
    override func str() throws -> String { "SelectLabelStyle.\(name)" }
    override func repr() throws -> String { "<SelectLabelStyle.\(name): \(style == .plain ? 0 : style.isQualified ? 1 : 2)>" }
}

/// What stands for a SELECT.
struct SelectArgument: FromValue {
    let select: SelectBase
    static func from(_ value: Value) throws -> SelectArgument {
        return SelectArgument(select: try Coercion.compoundElement(value))
    }
}

/// What an INSERT takes its rows from: a SELECT, or an element of FROM, which is selected whole.
struct InsertSourceArgument: FromValue {
    let select: SelectBase
    static func from(_ value: Value) throws -> InsertSourceArgument {
        let element = try Coercion.element(value)
        if let select = element as? SelectBase { return InsertSourceArgument(select: select) }
        if let from = element as? FromClause { return InsertSourceArgument(select: Select(from.selectedColumns.map { $0 as ColumnElement }).from([from], subjects: [])) }
        throw Coercion.expected("SELECT statement or equivalent textual object", value)
    }
}

/// What every SELECT, UNION and text with columns has.
func selectBaseClass() -> Class {
    _ = (selectClass(), compoundClass(), textualClass())
    return selectRootClass()
}

private func selectRootClass() -> Class {
    declaredOnce(SelectBase.self) {
        Class.declare("SelectBase", for: SelectBase.self, module: selectable, bases: [clauseElementClass()], doc: "What gives rows by selecting.") { type in
            declareAsFrom(type)
            declareTail(type)
            type.mixin("Selectable").method("corresponding_column", .required("column", as: ColumnElement.self), .optional("require_embedded", default: false), doc: "The column that stands for another.") { (select: SelectBase, column: ColumnElement, embedded: Bool) -> Value in
                ColumnCorrespondence.find(column, in: select.resultColumns, embedded: embedded).map { .object($0) } ?? .none
            }
            type.method("is_derived_from", .required("fromclause", as: FromClause.self), doc: "Whether it selects from another.") { (select: SelectBase, other: FromClause) -> Bool in select.fromElements.contains { $0.isDerived(from: other) } }
            type.method("self_group", .optional("against", default: Value.none), doc: "The SELECT in parentheses.") { (select: SelectBase, _: Value) -> Value in
                _ = groupingClass()
                return .object(select is SelectGrouping ? select : SelectGrouping(select))
            }
            type.property("_all_selected_columns", doc: "The columns, texts among them.") { (select: SelectBase) -> Value in .list(select.resultColumns.map { .object($0) }) }
            type.property("selected_columns", doc: "The columns.") { (select: SelectBase) -> Value in .object(selectedColumns(select)) }
            type.property("exported_columns", doc: "The columns.") { (select: SelectBase) -> Value in .object(selectedColumns(select)) }
        }
    }
}

private func selectedColumns(_ select: SelectBase) -> ColumnCollection {
    // Those of a UNION are named as those of its first SELECT.
    if let compound = select as? CompoundSelect, compound.labelStyle == .disambiguateOnly, let first = compound.selects.first { return selectedColumns(first) }
    let columns = select.resultColumns.filter { ($0 as? TextColumn)?.isText != true }
    let own = (select as? Select).flatMap { $0.resolver?.keys($0) } ?? []
    return ColumnCollection(zip(ColumnNaming(select.labelStyle).keys(columns, named: own.count == columns.count ? own : []), columns).map { ($0 ?? "_no_label", $1) })
}

private func declareAsFrom(_ type: Declaration<SelectBase>) {
    type.method("alias", .optional("name", default: nil as GivenName?, shown: "None"), .optional("flat", default: false), doc: "The SELECT as an element of FROM.") { (select: SelectBase, name: GivenName?, _: Bool) -> Value in Subquery(select.withDistinctNames, name: name?.text).told(name) }
    for name in ["subquery"] { type.method(name, .optional("name", default: nil as GivenName?, shown: "None"), doc: "The SELECT as an element of FROM.") { (select: SelectBase, name: GivenName?) -> Value in Subquery(select.withDistinctNames, name: name?.text).told(name) } }
    type.method("lateral", .optional("name", default: nil as String?), doc: "The SELECT as a LATERAL element of FROM.") { (select: SelectBase, name: String?) -> Value in .object(Subquery(select, name: name, isLateral: true)) }
    declareKinds(type)
    type.method("scalar_subquery", doc: "The SELECT as a value.") { (select: SelectBase) -> Value in .object(ScalarSelect(select)) }
    type.method("as_scalar", doc: "The SELECT as a value.") { (select: SelectBase) throws -> Value in
        try SQLWarning.deprecated("The SelectBase.as_scalar() method is deprecated and will be removed in a future release.  Please refer to SelectBase.scalar_subquery().", since: "1.4")
        return .object(ScalarSelect(select))
    }
    type.method("label", .optional("name", default: nil as GivenName?, shown: "None"), doc: "The SELECT as a value with a name.") { (select: SelectBase, name: GivenName?) -> Value in .object(Label(name, ScalarSelect(select))) }
    type.method("exists", doc: "EXISTS (SELECT ...)") { (select: SelectBase) -> Value in .object(ScalarSelect(select, isExists: true)) }
    type.mixin("HasCTE").method("cte", .optional("name", default: nil as GivenName?, shown: "None"), .optional("recursive", default: false), .optional("nesting", default: false), doc: "The SELECT as a CTE.") { (select: SelectBase, name: GivenName?, isRecursive: Bool, isNesting: Bool) -> Value in
        CommonTableExpression(select, name: name?.text, isRecursive: isRecursive, isNesting: isNesting).told(name)
    }
    type.mixin("HasCTE").method("add_cte", .rest("ctes", of: CommonTableExpression.self), .keyword("nest_here", default: false), doc: "CTEs that are written though nothing refers to them.") { (select: SelectBase, ctes: [CommonTableExpression], nests: Bool) -> Value in
        .object(select.tailed { $0.ctes += ctes.map { ($0, nests) } })
    }
}

private func declareTail(_ type: Declaration<SelectBase>) {
    func terms(_ name: String, _ doc: String, _ coerce: @escaping (Value) throws -> ColumnElement, _ change: @escaping (inout SelectBase.Tail, [ColumnElement]?) -> Void) {
        type.mixin("GenerativeSelect").method(name, .rest("clauses", of: Value.self), doc: doc) { (select: SelectBase, terms: [Value]) throws -> Value in
            if terms.isEmpty { return .object(select) }
            let isCancelled = terms.count == 1 && terms[0].isNone
            let made = isCancelled ? nil : try terms.map(coerce)
            return .object(select.tailed { change(&$0, made) })
        }
    }
    terms("order_by", "ORDER BY", { try Coercion.ordering($0) }) { tail, terms in tail.ordering = terms.map { tail.ordering + $0 } ?? [] }
    terms("group_by", "GROUP BY", { try GroupingArguments.term($0) }) { tail, terms in tail.grouping = terms.map { tail.grouping + $0 } ?? [] }
    type.mixin("GenerativeSelect").method("limit", .required("limit", as: Value.self), doc: "LIMIT") { (select: SelectBase, limit: Value) throws -> Value in
        let count = try Coercion.count(limit)
        return .object(select.tailed {
            $0.fetch = nil
            $0.limit = count
        })
    }
    type.mixin("GenerativeSelect").method("offset", .required("offset", as: Value.self), doc: "OFFSET") { (select: SelectBase, offset: Value) throws -> Value in
        let count = try Coercion.count(offset)
        return .object(select.tailed { $0.offset = count })
    }
    type.mixin("GenerativeSelect").method("fetch", .required("count", as: Value.self), .optional("with_ties", default: false), .optional("percent", default: false), doc: "FETCH FIRST") { (select: SelectBase, count: Value, ties: Bool, percent: Bool) throws -> Value in
        let made = try Coercion.count(count).map { SelectBase.Fetch(count: $0, isPercent: percent, withTies: ties) }
        return .object(select.tailed {
            $0.limit = nil
            $0.fetch = made
        })
    }
    type.mixin("GenerativeSelect").method("slice", .required("start", as: Int.self), .required("stop", as: Int.self), doc: "LIMIT and OFFSET by positions.") { (select: SelectBase, start: Int, stop: Int) throws -> Value in .object(try sliced(select, start, stop)) }
    type.mixin("GenerativeSelect").method("with_for_update", .keyword("nowait", default: false), .keyword("read", default: false), .keyword("of", default: Value.none), .keyword("skip_locked", default: false), .keyword("key_share", default: false), doc: "FOR UPDATE") { (select: SelectBase, noWait: Bool, isRead: Bool, of: Value, skips: Bool, isKeyShare: Bool) throws -> Value in
        var locking = try lockedTables(of)
        (locking.isNoWait, locking.isRead, locking.skipsLocked, locking.isKeyShare) = (noWait, isRead, skips, isKeyShare)
        let made = locking
        return .object(select.tailed { $0.locking = made })
    }
    ViewClasses.declareInto(type)
    type.method("set_label_style", .required("style", as: LabelStyleValue.self), doc: "How columns are named.") { (select: SelectBase, style: LabelStyleValue) -> Value in .object(select.tailed { $0.labelStyle = style.style }) }
    func style(of select: SelectBase) -> Value {
        let style = select.labelStyle == .query ? .tableNamePlusColumn : select.labelStyle
        return LabelStyleValue.values.first { ($0.object as? LabelStyleValue)?.style == style } ?? .none
    }
    type.method("get_label_style", doc: "How columns are named.") { (select: SelectBase) -> Value in style(of: select) }
    type.property("_label_style", doc: "How columns are named.") { (select: SelectBase) -> Value in style(of: select) }
    type.mixin("Executable").method("execution_options", .keywords("kw"), doc: "Options of the execution.") { (select: SelectBase, options: [(name: Name, value: Value)]) -> Value in .object(select.with(executionOptions: options.map { ($0.name.text, $0.value) })) }
}

/// `of=`: columns and tables that a lock is for.
func lockedTables(_ of: Value) throws -> SelectBase.Locking {
    var locking = SelectBase.Locking()
    for value in of.isNone ? [] : (of.object as? ListObject).map({ Array($0.elements) }) ?? (of.object as? TupleObject).map({ Array($0.elements) }) ?? [of] {
        if let column = try Coercion.element(value) as? Column, let table = column.table {
            locking.of.append(column)
            locking.ofTables.append(table)
        } else {
            if let text = value.object as? StringObject { throw Coercion.undeclaredColumn(text.text) }
            locking.ofTables.append(try FromArgument.from(value).from)
        }
    }
    return locking
}

private func sliced(_ select: SelectBase, _ start: Int, _ stop: Int) throws -> SelectBase {
    func parameter(_ number: Int) -> ColumnElement { BindParameter("param", .int(number), type: IntegerType.shared, isUnique: true) }
    return select.tailed { tail in
        tail.fetch = nil
        tail.limit = parameter(stop &- start)
        let before = ((tail.offset as? BindParameter)?.boundValue).flatMap { if case .int(let number) = $0 { number } else { nil } } ?? 0
        let offset = start &+ before
        tail.offset = offset == 0 ? nil : parameter(offset)
    }
}

func selectClass() -> Class {
    declaredOnce(Select.self) {
        Class.declare("Select", for: Select.self, module: selectable, bases: [selectRootClass()], derivable: true, doc: "A SELECT statement.") { type in
            ClauseConstruction.open(type.type, as: "select")
            for (name, keyword) in compounds {
                type.method(name, .rest("other", of: SelectArgument.self), doc: "SELECT ... \(keyword) SELECT ...") { (select: Select, others: [SelectArgument]) -> Value in .object(CompoundSelect(keyword, [select] + others.map(\.select))) }
            }
            for name in ["where", "filter"] {
                type.method(name, .rest("whereclause", of: Criterion.self), doc: "Add WHERE criteria, joined by AND.") { (select: Select, criteria: [Criterion]) -> Value in .object(select.filtered(criteria.map(\.clause))) }
            }
            type.method("having", .rest("having", of: Criterion.self), doc: "HAVING") { (select: Select, criteria: [Criterion]) -> Value in .object(select.having(criteria.map(\.clause))) }
            SyntaxExtensionClass.declareInto(type)
            type.method("distinct", .rest("expr", of: Value.self), doc: "SELECT DISTINCT") { (select: Select, expressions: [Value]) throws -> Value in
                if expressions.isEmpty { return .object(select.distinct()) }
                try SQLWarning.warn("Passing expression to ``distinct`` to generate a DISTINCT ON clause is deprecated. Use instead the ``postgresql.distinct_on`` function as an extension.", SQLWarning.deprecationWarning)
                return .object(select.distinct(on: try expressions.map { try Coercion.byTerm($0) }))
            }
            type.method("correlate", .rest("fromclauses", of: Value.self), doc: "Leave elements of FROM to the enclosing SELECT.") { (select: Select, froms: [Value]) throws -> Value in .object(select.correlated(try FromArgument.correlated(froms))) }
            type.method("correlate_except", .rest("fromclauses", of: Value.self), doc: "Leave all other elements of FROM to the enclosing SELECT.") { (select: Select, froms: [Value]) throws -> Value in .object(select.correlated(except: try FromArgument.correlated(froms, "correlate_except"))) }
            type.mixin("HasPrefixes").method("prefix_with", .rest("prefixes", of: Value.self), .keyword("dialect", default: "*"), doc: "Words behind SELECT.") { (select: Select, words: [Value], dialect: String) throws -> Value in .object(select.prefixed(try words.map { try PrefixArgument.element($0) }, dialect: dialect)) }
            type.mixin("HasSuffixes").method("suffix_with", .rest("suffixes", of: Value.self), .keyword("dialect", default: "*"), doc: "Words at the end.") { (select: Select, words: [Value], dialect: String) throws -> Value in .object(select.suffixed(try words.map { try PrefixArgument.element($0) }, dialect: dialect)) }
            type.property("selectable", doc: "The SELECT itself.") { (select: Select) -> Value in .object(select) }
            type.mixin("HasHints").method("with_hint", .required("selectable", as: FromArgument.self), .required("text", as: String.self), .optional("dialect_name", default: "*"), doc: "A hint for a table.") { (select: Select, from: FromArgument, text: String, dialect: String) -> Value in .object(select.hinted(from.from, text, dialect: dialect)) }
            type.mixin("HasHints").method("with_statement_hint", .required("text", as: String.self), .optional("dialect_name", default: "*"), doc: "A hint for the statement.") { (select: Select, text: String, dialect: String) -> Value in .object(select.hinted(nil, text, dialect: dialect)) }
            type.method("reduce_columns", .optional("only_synonyms", default: true), doc: "Without columns equal to others.") { (select: Select, onlySynonyms: Bool) throws -> Value in .object(try select.reduced(onlySynonyms: onlySynonyms)) }
            type.method("get_final_froms", doc: "The elements of FROM.") { (select: Select) throws -> Value in
                select.hasShownColumnFroms = false
                return .list(try SelectFroms(select.resolver?.resolve(select, isSubquery: false, within: .none) ?? select).froms.map(\.shown))
            }
            type.property("froms", doc: "The elements of FROM.") { (select: Select) throws -> Value in
                try SQLWarning.deprecated("The Select.froms attribute is moved to the Select.get_final_froms() method.", since: "1.4.23")
                return .list(try SelectFroms(select.resolver?.resolve(select, isSubquery: false, within: .none) ?? select).froms.map(\.shown))
            }
            type.method("column", .required("column", as: Value.self), doc: "One more column.") { (select: Select, column: Value) throws -> Value in
                try SQLWarning.deprecated("The Select.column() method is deprecated and will be removed in a future release.  Please use Select.add_columns()", since: "1.4")
                return try Value.object(select).callMethod("add_columns", column)
            }
            type.property("columns_clause_froms", doc: "The elements of FROM of the columns.") { (select: Select) throws -> Value in
                select.hasShownColumnFroms = true
                return .list(try SelectFroms(Select(select.columns)).froms.map(\.shown))
            }
            for (name, isLimit) in [("_limit_clause", true), ("_offset_clause", false)] {
                type.property(name, doc: "How many rows, or how many are left out.") { (select: Select) -> Value in (isLimit ? select.limit : select.offset).map { .object($0) } ?? .none }
            }
            type.property("whereclause", doc: "The criteria.") { (select: Select) -> Value in select.criteria.isEmpty ? .none : .object(Conjunction.make(.and, select.criteria)) }
            type.property("inner_columns", doc: "The columns.") { (select: Select) -> Value in .list(select.columns.map { .object($0) }) }
            declareEntityMethods(type)
        }
    }
}

private func compoundClass() -> Class {
    declaredOnce(CompoundSelect.self) {
        Class.declare("CompoundSelect", for: CompoundSelect.self, module: selectable, bases: [selectRootClass()], doc: "SELECTs joined by UNION and its kin.") { type in
            type.property("selects", doc: "The SELECTs.") { (compound: CompoundSelect) -> Value in .list(compound.selects.map { .object($0) }) }
            type.mixin("Executable").method("options", .rest("options", of: Value.self), doc: "Options for those who execute it.") { (compound: CompoundSelect, options: [Value]) -> Value in .object(compound.with(options: options.compactMap(\.object))) }
        }
    }
}

private func groupingClass() -> Class {
    declaredOnce(SelectGrouping.self) {
        Class.declare("SelectStatementGrouping", for: SelectGrouping.self, module: selectable, bases: [selectRootClass()], doc: "A SELECT in parentheses.") { type in
            type.property("element", doc: "The SELECT.") { (grouping: SelectGrouping) -> Value in .object(grouping.select) }
        }
    }
}

private func textualClass() -> Class {
    declaredOnce(TextualSelect.self) {
        Class.declare("TextualSelect", for: TextualSelect.self, module: selectable, bases: [selectRootClass()], doc: "Text with known columns.") { type in
            type.constructor(.required("text", as: TextClause.self), .required("columns", as: Value.self), .optional("positional", default: false)) { (_: Class, text: TextClause, columns: Value, isPositional: Bool) throws -> Value in
                .object(TextualSelect(text, try columns.elements().map { try Coercion.expression($0) }, isPositional: isPositional))
            }
            type.method("bindparams", .rest("binds", of: Value.self), .keywords("kw"), doc: "Give the parameters values.") { (textual: TextualSelect, binds: [Value], values: [(name: Name, value: Value)]) throws -> Value in
                let made = try Value.object(textual.text).attribute("bindparams").call(binds, keywords: values)
                guard let text = made.object as? TextClause else { return .object(textual) }
                return .object(TextualSelect(text, textual.columns, isPositional: textual.isPositional).carrying(textual))
            }
        }
    }
}
