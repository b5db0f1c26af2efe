import Database
import ORM
import Runtime
import SQL

/// `Query`, the legacy query of `session.query()` and `Model.query`.
func queryClass() -> Class {
    declaredOnce(Query.self) {
        Class.declare("Query", for: Query.self, module: "sqlalchemy.orm.query", derivable: true, takesAttributes: true, doc: "The legacy query.") { type in
            type.subscriptable(asItself: true)
            type.special([.item, .iterator])
            type.constructor(.required("entities", as: Value.self), .optional("session", default: Value.none)) { (made: Class, entities: Value, session: Value) throws -> Query in
                let list = entities.object is ListObject || entities.object is TupleObject ? try entities.elements() : [entities]
                return try Query(session.object as? Session, entities: list, type: made)
            }
            declareCriteria(type)
            declareJoins(type)
            declareEntities(type)
            declareRows(type)
            declareSubqueries(type)
            declareBulk(type)
            declareSettings(type)
        }
    }
}

private func declareCriteria(_ type: Declaration<Query>) {
    for name in ["filter", "where"] {
        type.method(name, .rest("criterion", of: Value.self), doc: "Add WHERE criteria, joined by AND.") { (query: Query, criteria: [Value]) throws -> Value in
            try query.checkNoLimit("filter")
            return .object(query.with(query.select.filtered(try criteria.map { try Coercion.condition($0) })))
        }
    }
    type.method("filter_by", .keywords("kwargs"), doc: "Add equalities of attributes.") { (query: Query, filters: [(name: Name, value: Value)]) throws -> Value in
        try query.checkNoLimit("filter")
        return .object(try query.filtered(by: filters))
    }
    func terms(_ name: String, _ doc: String, _ coerce: @escaping (Value) throws -> ColumnElement, _ body: @escaping (Select, [ColumnElement]?) -> Select) {
        type.method(name, .rest("clauses", of: Value.self), doc: doc) { (query: Query, terms: [Value]) throws -> Value in
            try query.checkNoLimit(name)
            let isReset = terms.count == 1 && (terms[0].isNone || terms[0].isIdentical(to: .bool(false)))
            return .object(query.with(body(query.select, isReset ? nil : try terms.map(coerce))))
        }
    }
    terms("order_by", "ORDER BY", { try Coercion.ordering($0) }) { $0.ordered($1) }
    terms("group_by", "GROUP BY", { try GroupingArguments.term($0) }) { $0.grouped($1) }
    type.method("having", .rest("having", of: Value.self), doc: "HAVING") { (query: Query, criteria: [Value]) throws -> Value in
        try query.checkNoLimit("having")
        return .object(query.with(query.select.having(try criteria.map { try Coercion.condition($0) })))
    }
    type.method("limit", .required("limit", as: Value.self), doc: "LIMIT") { (query: Query, limit: Value) throws -> Value in
        try query.checkNoStatement("limit")
        return .object(query.with(query.select.limited(try Coercion.count(limit))))
    }
    type.method("offset", .required("offset", as: Value.self), doc: "OFFSET") { (query: Query, offset: Value) throws -> Value in
        try query.checkNoStatement("offset")
        return .object(query.with(query.select.shifted(try Coercion.count(offset))))
    }
    type.method("slice", .required("start", as: Value.self), .required("stop", as: Value.self), doc: "LIMIT and OFFSET of a slice.") { (query: Query, start: Value, stop: Value) throws -> Value in
        try .object(query.sliced(start.isNone ? nil : Int.from(start), stop.isNone ? nil : Int.from(stop)))
    }
    type.method("distinct", .rest("expr", of: Value.self), doc: "SELECT DISTINCT") { (query: Query, expressions: [Value]) throws -> Value in
        try query.checkNoStatement("distinct")
        if !expressions.isEmpty {
            try SQLWarning.warn("Passing expression to ``distinct`` to generate a DISTINCT ON clause is deprecated. Use instead the ``postgresql.distinct_on`` function as an extension.", SQLWarning.deprecationWarning)
            return .object(query.with(query.select.distinct(on: try expressions.map { try Coercion.byTerm($0) })))
        }
        return .object(query.with(query.select.distinct()))
    }
    type.mixin("HasPrefixes").method("prefix_with", .rest("prefixes", of: Value.self), .keyword("dialect", default: "*"), doc: "Words behind SELECT.") { (query: Query, prefixes: [Value], dialect: String) throws -> Value in
        .object(query.with(query.select.prefixed(try prefixes.map { try PrefixArgument.element($0) }, dialect: dialect)))
    }
    type.mixin("HasSuffixes").method("suffix_with", .rest("suffixes", of: Value.self), .keyword("dialect", default: "*"), doc: "Words at the end.") { (query: Query, suffixes: [Value], dialect: String) throws -> Value in
        .object(query.with(query.select.suffixed(try suffixes.map { try PrefixArgument.element($0) }, dialect: dialect)))
    }
    type.method("params", .optional("params", default: Value.none), .keywords("kwargs"), doc: "Values of the parameters.") { (query: Query, given: Value, keywords: [(name: Name, value: Value)]) throws -> Value in
        .object(try query.changing { settings in
            let merged = settings.parameters.copy()
            if !given.isNone, let dict = try Value.object(Class.dict).call(given).dictionary { for (key, value) in dict.pairs { try merged.set(key, value) } }
            for (name, value) in keywords { merged.set(name, value) }
            settings.parameters = merged
        })
    }
    type.method("with_parent", .required("instance", as: Value.self), .optional("property", default: Value.none), .optional("from_entity", default: Value.none), doc: "Rows related to an object.") { (query: Query, instance: Value, property: Value, from: Value) throws -> Value in
        try SQLWarning.legacy("Query.with_parent()", "Use the with_parent() standalone construct.")
        return .object(query.with(query.select.filtered([try ParentArgument.criterion(instance, property, query.singleMapper("with_parent() needs a mapped class"), from: EntitySelect.entity(from))])))
    }
    type.property("whereclause", doc: "The criteria.") { (query: Query) -> Value in query.select.criteria.isEmpty ? .none : .object(Conjunction.make(.and, query.select.criteria)) }
}

private func declareJoins(_ type: Declaration<Query>) {
    for (name, isOuter) in [("join", false), ("outerjoin", true)] {
        func joined(_ query: Query, _ target: Value, _ condition: Value, _ outer: Bool, _ full: Bool) throws -> Value {
            try query.checkNoLimit("join")
            return .object(query.with(try JoinArguments.joined(query.select, target, condition, isOuter: isOuter || outer, isFull: full)))
        }
        let doc = "Join another class or relationship."
        if isOuter {
            type.method(name, .required("target", as: Value.self), .optional("onclause", default: Value.none), .keyword("full", default: false), doc: doc) { (query: Query, target: Value, condition: Value, full: Bool) throws -> Value in
                try joined(query, target, condition, true, full)
            }
        } else {
            type.method(name, .required("target", as: Value.self), .optional("onclause", default: Value.none), .keyword("isouter", default: false), .keyword("full", default: false), doc: doc) { (query: Query, target: Value, condition: Value, outer: Bool, full: Bool) throws -> Value in
                try joined(query, target, condition, outer, full)
            }
        }
    }
    type.method("select_from", .rest("from_obj", of: Value.self), doc: "Name elements of FROM.") { (query: Query, froms: [Value]) throws -> Value in
        try query.checkNoCriteria("select_from")
        return .object(query.with(try JoinArguments.from(query.select, froms)))
    }
    type.method("reset_joinpoint", doc: "Let joins begin at the first entity again.") { (query: Query) throws -> Value in
        try query.checkNoStatement("reset_joinpoint")
        return .object(query.changing { $0.passedJoins = query.select.joins.count })
    }
    for (name, keyword) in [("union", "UNION"), ("union_all", "UNION ALL"), ("intersect", "INTERSECT"), ("intersect_all", "INTERSECT ALL"), ("except_", "EXCEPT"), ("except_all", "EXCEPT ALL")] {
        type.method(name, .rest("q", of: Value.self), doc: "SELECT ... \(keyword) SELECT ...") { (query: Query, others: [Value]) throws -> Value in
            .object(try query.combined(keyword, others.map { other in
                if let query = other.object as? Query { return try query.setMember }
                return try SelectArgument.from(other).select
            }))
        }
    }
}

private func declareEntities(_ type: Declaration<Query>) {
    type.method("with_entities", .rest("entities", of: Value.self), doc: "Other columns.") { (query: Query, entities: [Value]) throws -> Value in
        let (columns, parts) = try EntitySelect.parts(entities, configures: true)
        return .object(query.with(EntitySelect.select(query.select, with: columns, parts)))
    }
    func adding(_ entities: [Value], to query: Query) throws -> Value {
        let (columns, parts) = try EntitySelect.parts(entities, configures: true)
        return .object(query.with(query.select.adding(columns: columns, parts: parts)))
    }
    type.method("add_columns", .rest("column", of: Value.self), doc: "More columns.") { (query: Query, entities: [Value]) throws -> Value in try adding(entities, to: query) }
    type.method("add_column", .required("column", as: Value.self), doc: "One more column.") { (query: Query, column: Value) throws -> Value in
        try SQLWarning.deprecated("Query.add_column() is deprecated and will be removed in a future release.  Please use Query.add_columns()", since: "1.4")
        return try adding([column], to: query)
    }
    type.method("add_entity", .required("entity", as: Value.self), .optional("alias", default: Value.none), doc: "One more entity, or an alias of it.") { (query: Query, entity: Value, alias: Value) throws -> Value in
        try adding([alias.isNone ? entity : alias], to: query)
    }
    type.property("column_descriptions", doc: "What the query selects.") { (query: Query) throws -> Value in try ColumnDescriptions.of(query.select) }
    type.method("only_return_tuples", .required("value", as: Bool.self), doc: "Whether items are always rows.") { (query: Query, flag: Bool) -> Value in .object(query.changing { $0.onlyTuples = flag }) }
    type.property("is_single_entity", doc: "Whether items are single objects.") { (query: Query) -> Bool in query.isOfSingleEntity }
    type.method("tuples", doc: "The query, for type checkers.") { (query: Query) throws -> Value in
        try SQLWarning.deprecated("The Query.tuples() method is deprecated, Row now behaves like a tuple and can unpack types directly.", since: "2.1.0")
        return .object(query.changing { $0.onlyTuples = true })
    }
    type.method("from_statement", .required("statement", as: Value.self), doc: "Entities from the rows of another statement.") { (query: Query, statement: Value) throws -> Value in
        try query.checkNoCriteria("from_statement")
        let statement = try StatementArgument.readable(statement)
        return .object(query.changing { $0.statement = statement })
    }
    type.method("value", .required("column", as: Value.self), doc: "The value of one column of the first row.") { (query: Query, column: Value) throws -> Value in
        try SQLWarning.deprecated("Query.value() is deprecated and will be removed in a future release.  Please use Query.with_entities() in combination with Query.scalar()", since: "1.4")
        let (columns, parts) = try EntitySelect.parts([column])
        let rows = try query.with(EntitySelect.select(query.select, with: columns, parts)).iterator()
        return try (rows?.next()?.object as? TupleObject)?.elements.first ?? .none
    }
    type.method("values", .rest("columns", of: Value.self), doc: "Rows of these columns.") { (query: Query, entities: [Value]) throws -> Value in
        try SQLWarning.deprecated("Query.values() is deprecated and will be removed in a future release.  Please use Query.with_entities()", since: "1.4")
        let (columns, parts) = try EntitySelect.parts(entities, configures: true)
        let chosen = query.with(EntitySelect.select(query.select, with: columns, parts))
        var rows: IteratorObject?
        return .object(ClosureIterator {
            if rows == nil { rows = try chosen.iterator() }
            return try rows?.next()
        })
    }
}

private func declareRows(_ type: Declaration<Query>) {
    type.method("all", doc: "All items.") { (query: Query) throws -> Value in .list(try query.all()) }
    type.method("first", doc: "The first item, or None.") { (query: Query) throws -> Value in try query.first() }
    type.method("one", doc: "The only item.") { (query: Query) throws -> Value in try query.one() }
    type.method("one_or_none", doc: "The only item, or None.") { (query: Query) throws -> Value in try query.oneOrNone() ?? .none }
    type.method("scalar", doc: "The first column of the only row.") { (query: Query) throws -> Value in try query.scalar() }
    type.method("count", doc: "How many rows there are.") { (query: Query) throws -> Value in try query.count() }
    type.method("get", .required("ident", as: Value.self), doc: "The object of a primary key, or None.") { (query: Query, identity: Value) throws -> Value in
        try SQLWarning.legacy("Query.get()", "The method is now available as Session.get()")
        return try query.get(identity)
    }
    type.method("merge_result", .required("iterator", as: Value.self), .optional("load", default: true), doc: "Objects of another session, merged into this one.") { (query: Query, objects: Value, loads: Bool) throws -> Value in
        try SQLWarning.legacy("merge_result()", isMethod: false, "The function as well as the method on Query is superseded by the merge_frozen_result() function.")
        guard query.isSingleEntity else { throw PythonException.notImplemented("Retort has no merge_result() of rows") }
        guard let session = query.session else { return .list([]) }
        let merged = try objects.elements().map { Value.object(try session.merge($0, loads: loads)) }
        return .object(try ListObject(merged).iterator() ?? ClosureIterator { nil })
    }
}

private func declareSubqueries(_ type: Declaration<Query>) {
    type.method("exists", doc: "EXISTS (SELECT 1 FROM ...)") { (query: Query) throws -> Value in .object(try query.exists()) }
    type.method("subquery", .optional("name", default: nil as String?), .optional("with_labels", default: false), .optional("reduce_columns", default: false), doc: "The query as an element of FROM.") { (query: Query, name: String?, isLabelled: Bool, isReduced: Bool) throws -> Value in
        let select = try query.embedded(isLabelled: isLabelled)
        return .object(Subquery(isReduced ? try select.reduced(onlySynonyms: true) : select, name: name))
    }
    type.method("scalar_subquery", doc: "The query as a value.") { (query: Query) throws -> Value in .object(ScalarSelect(try query.embedded())) }
    type.method("as_scalar", doc: "The query as a value.") { (query: Query) throws -> Value in
        try SQLWarning.deprecated("The Query.as_scalar() method is deprecated and will be removed in a future release.  Please refer to Query.scalar_subquery().", since: "1.4")
        return .object(ScalarSelect(try query.embedded()))
    }
    type.method("label", .required("name", as: String.self), doc: "The query as a value with a name.") { (query: Query, name: String) throws -> Value in .object(Label(name, ScalarSelect(try query.embedded()))) }
    type.method("correlate", .rest("fromclauses", of: Value.self), doc: "Elements of enclosing SELECTs.") { (query: Query, froms: [Value]) throws -> Value in
        // `correlate(None)` and `correlate(False)` correlate to nothing.
        let isReset = froms.first.map { $0.isNone || $0.isIdentical(to: .bool(false)) } ?? false
        return .object(query.with(query.select.correlated(try isReset ? [] : froms.map { try FromArgument.from($0).from })))
    }
    type.property("lazy_loaded_from", doc: "The object whose attribute is loaded: None, as lazy loads are no longer queries.") { (_: Query) -> Value in .none }
    type.method("set_label_style", .required("style", as: LabelStyleValue.self), doc: "How columns are labelled.") { (query: Query, style: LabelStyleValue) -> Value in
        .object(query.labelled(style.style == .tableNamePlusColumn ? .query : style.style))
    }
    for name in ["with_labels", "apply_labels"] {
        type.method(name, doc: "Label columns with their tables.") { (query: Query) throws -> Value in
            try SQLWarning.legacy("Query.with_labels() and Query.apply_labels()", "Use set_label_style(LABEL_STYLE_TABLENAME_PLUS_COL) instead.")
            return .object(query.labelled(.query))
        }
    }
    type.method("cte", .optional("name", default: nil as String?), .optional("recursive", default: false), .optional("nesting", default: false), doc: "The query as a CTE.") { (query: Query, name: String?, isRecursive: Bool, isNesting: Bool) throws -> Value in
        .object(CommonTableExpression(try query.embedded(), name: name, isRecursive: isRecursive, isNesting: isNesting))
    }
    type.method("__clause_element__", doc: "The SELECT.") { (query: Query) throws -> Value in .object(try query.readStatement ?? query.element) }
    type.property("selectable", doc: "The SELECT, as an element of another statement.") { (query: Query) throws -> Value in .object(try query.readStatement ?? query.element) }
    type.property("statement", doc: "The SELECT.") { (query: Query) throws -> Value in .object(try query.readStatement ?? query.statement) }
}

private func declareBulk(_ type: Declaration<Query>) {
    type.method("delete", .optional("synchronize_session", default: Value.string("auto")), .optional("delete_args", default: Value.none), doc: "Delete the rows; how many there were.") { (query: Query, strategy: Value, arguments: Value) throws -> Int in
        try query.delete(strategy, arguments: arguments.isNone ? DictObject().value : arguments)
    }
    type.method("update", .required("values", as: Value.self), .optional("synchronize_session", default: Value.string("auto")), .optional("update_args", default: Value.none), doc: "Update the rows; how many there were.") { (query: Query, values: Value, strategy: Value, arguments: Value) throws -> Int in
        // Pairs without an order that is to be kept are rows, which UPDATE does not take.
        let keepsOrder = try arguments.dictionary?.get("preserve_parameter_order")?.isTrue() ?? false
        let pairs: [(key: Value, value: Value)]
        if let dict = values.dictionary { pairs = dict.pairs.map { ($0.key, $0.value) } } else {
            guard values.object is ListObject || values.object is TupleObject || keepsOrder else { throw PythonException.noAttribute(values, "items") }
            guard keepsOrder else { throw SQLError.invalidRequest("UPDATE construct does not support multiple parameter sets.") }
            pairs = try values.elements().map { pair in
                let parts = try pair.elements()
                guard parts.count == 2 else { throw PythonException.valueError("dictionary update sequence element #0 has length \(parts.count); 2 is required") }
                return (parts[0], parts[1])
            }
        }
        return try query.update(pairs, given: values, keepsOrder: keepsOrder, strategy, arguments: try UpdateArguments.others(arguments))
    }
}

/// `update_args=`: what the UPDATE heeds, and what dialects do.
private enum UpdateArguments {
    static func others(_ given: Value) throws -> Value {
        guard let dict = given.dictionary else { return DictObject().value }
        let rest = dict.copy()
        try rest.remove(.string("preserve_parameter_order"))
        return rest.value
    }
}

private func declareSettings(_ type: Declaration<Query>) {
    type.method("options", .rest("args", of: Value.self), doc: "How attributes are loaded.") { (query: Query, options: [Value]) throws -> Value in
        .object(query.with(query.select.with(options: try LoaderArguments.ofQuery(options))))
    }
    type.method("execution_options", .keywords("kwargs"), doc: "Options of the execution.") { (query: Query, options: [(name: Name, value: Value)]) throws -> Value in
        .object(try query.changing { settings in
            let more = options.map { (name: $0.name.text, value: $0.value) }
            settings.given = settings.given.filter { own in !more.contains { $0.name == own.name } } + more
            settings.options = try ExecutionOptions(settings.given)
        })
    }
    type.method("get_execution_options", doc: "Options of the execution.") { (query: Query) -> Value in StatementOptions.shown(query.settings.given) }
    type.method("yield_per", .required("count", as: Int.self), doc: "Read rows in batches.") { (query: Query, count: Int) -> Value in .object(query.changing { $0.options.batchSize = count }) }
    type.method("populate_existing", doc: "Overwrite objects that are there.") { (query: Query) -> Value in .object(query.changing { $0.options.populatesExisting = true }) }
    type.method("autoflush", .required("setting", as: Bool.self), doc: "Whether to flush first.") { (query: Query, flag: Bool) -> Value in .object(query.changing { $0.options.autoflush = flag }) }
    type.method("enable_eagerloads", .required("value", as: Bool.self), doc: "Whether related objects are loaded eagerly.") { (query: Query, flag: Bool) -> Value in .object(query.changing { $0.loadsEagerly = flag }) }
    type.method("enable_assertions", .required("value", as: Bool.self), doc: "Whether methods refuse what makes no sense.") { (query: Query, flag: Bool) -> Value in .object(query.changing { $0.checksCriteria = flag }) }
    type.method("with_for_update", .keyword("read", default: false), .keyword("nowait", default: false), .keyword("of", default: Value.none), .keyword("skip_locked", default: false), .keyword("key_share", default: false), doc: "FOR UPDATE, which SQLite does without.") { (query: Query, isRead: Bool, noWait: Bool, of: Value, skips: Bool, isKeyShare: Bool) throws -> Value in
        var locking = try lockedTables(of)
        (locking.isNoWait, locking.isRead, locking.skipsLocked, locking.isKeyShare) = (noWait, isRead, skips, isKeyShare)
        let made = locking
        return .object(query.with(query.select.tailed { $0.locking = made } as? Select ?? query.select))
    }
    type.mixin("HasHints").method("with_hint", .required("selectable", as: FromArgument.self), .required("text", as: String.self), .optional("dialect_name", default: "*"), doc: "A hint for a table.") { (query: Query, from: FromArgument, text: String, dialect: String) -> Value in .object(query.with(query.select.hinted(from.from, text, dialect: dialect))) }
    type.mixin("HasHints").method("with_statement_hint", .required("text", as: String.self), .optional("dialect_name", default: "*"), doc: "A hint for the statement.") { (query: Query, text: String, dialect: String) -> Value in .object(query.with(query.select.hinted(nil, text, dialect: dialect))) }
    type.method("with_session", .required("session", as: Session.self), doc: "The query in another session.") { (query: Query, session: Session) -> Value in .object(query.with(session: session)) }
    type.method("with_transformation", .required("fn", as: Value.self), doc: "What a function makes of the query.") { (query: Query, function: Value) throws -> Value in try function.call(.object(query)) }
    type.property("session", doc: "The session.") { (query: Query) -> Value in query.session.map { .object($0) } ?? .none }
}
