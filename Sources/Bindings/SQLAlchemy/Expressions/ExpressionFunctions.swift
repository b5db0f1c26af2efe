import Runtime
import SQL

/// Functions that make expressions: `and_`, `case`, `literal`, `func` ...
/// A column whose name was given with a mark of quotes.
private func named(_ column: Column, _ given: Value) throws -> Column {
    column.quote = try QuotedName.isQuoted(given)
    return column
}

func declareExpressions(in module: ModuleObject) {
    (module["FrameClause"], module["FrameClauseType"]) = (.object(FrameClause.pythonClass), .object(FrameClauseType.pythonClass))
    _ = columnElementClass()
    declareLogic(in: module)
    declareOrderings(in: module)
    declareLiterals(in: module)
    declareConversions(in: module)
    module["func"] = .object(FunctionNamespace.all)
    module["ColumnElement"] = .object(columnElementClass())
    module["ClauseElement"] = .object(clauseElementClass())
    for type in [BinaryExpression.self, UnaryExpression.self, BindParameter.self, Label.self, CaseExpression.self, CastExpression.self, FunctionElement.self, Grouping.self, OverClause.self] as [Object.Type] {
        let made = Class.registered(for: type)
        module[Name(made.name)] = .object(made)
    }
    module["Executable"] = .object(CustomConstructs.executable)
    module["ColumnClause"] = Column.clauseClass.map { .object($0) } ?? .none
    module["OrderByList"] = .object(orderByListClass())
    module["ClauseList"] = .object(Class.registered(for: ExpressionList.self))
    module["BooleanClauseList"] = .object(Class.registered(for: Conjunction.self))
}

private func declareLogic(in module: ModuleObject) {
    func conjunction(_ name: String, _ connective: SQLOperator, _ neutral: String) {
        module.function(name, .rest("clauses", of: Value.self), doc: "a \(connective.text) b") { (given: [Value]) throws -> Value in
            var clauses = given
            if given.count == 1, let generator = given[0].object as? IteratorObject { clauses = try Value.object(generator).elements() }
            if given.isEmpty {
                try SQLWarning.warn("Invoking \(name)() without arguments is deprecated, and will be disallowed in a future release.   For an empty \(name)() construct, use '\(name)(\(neutral.lowercased())(), *args)' or '\(name)(\(neutral), *args)'.", SQLWarning.deprecationWarning)
            }
            return .object(Conjunction.make(connective, try clauses.map { try Coercion.condition($0) }))
        }
    }
    conjunction("and_", .and, "True")
    conjunction("or_", .or, "False")
    module.function("not_", .required("clause", as: Value.self), doc: "NOT a") { (clause: Value) throws -> Value in
        if let text = try Coercion.element(clause) as? TextClause { return .object(TextColumn(text).negated()) }
        let condition = try Coercion.expression(clause)
        try condition.expect(.not)
        return .object(condition.negated())
    }
    module.function("null", doc: "NULL") { () -> Value in .object(Constant.null) }
    module.function("true", doc: "true") { () -> Value in .object(Constant.true) }
    module.function("false", doc: "false") { () -> Value in .object(Constant.false) }
    module.function("between", .required("expr", as: Value.self), .required("lower_bound", as: Value.self), .required("upper_bound", as: Value.self), .optional("symmetric", default: false), doc: "x BETWEEN a AND b") { (element: Value, low: Value, high: Value, isSymmetric: Bool) throws -> Value in
        .object(try Operation.between(try Coercion.expression(element), low, high, isSymmetric: isSymmetric))
    }
    for (name, operation) in [("any_", SQLOperator.any), ("all_", .all)] {
        module.function(name, .required("expr", as: Value.self), doc: "\(operation.text) (x)") { (element: Value) throws -> Value in .object(UnaryExpression(operation, try Coercion.expression(element).grouped(against: nil), type: BooleanType.shared)) }
    }
    module.function("exists", .optional("__argument", default: Value.none), doc: "EXISTS (SELECT ...)") { (argument: Value) throws -> Value in
        if argument.isNone { return .object(ScalarSelect(Select([TextColumn(literal: "*")]), isExists: true)) }
        if let element = try Coercion.element(argument) {
            if let select = element as? SelectBase { return .object(ScalarSelect(select, isExists: true)) }
            if let scalar = element as? ScalarSelect { return .object(ScalarSelect(scalar.select, isExists: true)) }
        }
        return .object(ScalarSelect(try EntitySelectArguments.select([argument]), isExists: true))
    }
    module.function("tuple_", .rest("clauses", of: Value.self), .keyword("types", default: Value.none), doc: "(a, b)") { (clauses: [Value], types: Value) throws -> Value in
        let types = types.isNone ? [] : try types.elements().map { try TypeArgument.proper($0) }
        if !types.isEmpty, types.count != clauses.count { throw SQLError.argument("Wrong number of elements for \(types.count)-tuple: \(try Value.tuple(clauses).reprText()) ") }
        return .object(TupleExpression(try clauses.enumerated().map { try Coercion.expression($1, type: $0 < types.count && types[$0].affinity != .null ? types[$0] : nil) }))
    }
}

private func declareOrderings(in module: ModuleObject) {
    for (names, operation) in [(["desc"], SQLOperator.descending), (["asc"], .ascending), (["nulls_first", "nullsfirst"], .nullsFirst), (["nulls_last", "nullslast"], .nullsLast)] {
        for name in names {
            module.function(name, .required("column", as: Value.self), doc: "x \(operation.text)") { (element: Value) throws -> Value in
                // Attributes of classes have a comparator, which may know better; composites and lists have several terms.
                if let object = element.object, !(object is ColumnElement), let method = try element.attributeIfPresent(Name(names[0])) { return try method.call() }
                return .object(UnaryExpression(operation, try Coercion.byTerm(element), type: NullType.shared))
            }
        }
    }
    module.function("distinct", .required("expr", as: Value.self), doc: "DISTINCT x") { (element: Value) throws -> Value in
        let operand = try Coercion.expression(element)
        return .object(UnaryExpression(.distinct, operand, type: operand.sqlType))
    }
    module.function("bitwise_not", .required("expr", as: Value.self), doc: "~x") { (element: Value) throws -> Value in
        let operand = try Coercion.expression(element)
        try operand.expect(.bitwiseNot)
        return .object(UnaryExpression(.bitwiseNot, operand, type: operand.sqlType))
    }
    module.function("collate", .required("expression", as: Value.self), .required("collation", as: String.self), .keyword("collation_schema", default: nil as String?), doc: "x COLLATE name") { (element: Value, name: String, schema: String?) throws -> Value in
        let operand = try Coercion.expression(element)
        try operand.expect(.collate)
        return .object(Operation.collated(operand, name, schema: schema))
    }
    module.function("label", .required("name", as: GivenName?.self), .required("element", as: Value.self), .optional("type_", default: Value.none), doc: "x AS name") { (name: GivenName?, element: Value, type: Value) throws -> Value in
        .object(Label(name, try Coercion.expression(element), type: type.isNone ? nil : try TypeArgument.from(type).type))
    }
    module.function("over", .required("element", as: Value.self), .optional("partition_by", default: Value.none), .optional("order_by", default: Value.none), .optional("range_", default: Value.none), .optional("rows", default: Value.none), .optional("groups", default: Value.none), .optional("exclude", default: nil as String?), doc: "x OVER (...)") { (element: Value, partition: Value, ordering: Value, range: Value, rows: Value, groups: Value, exclude: String?) throws -> Value in
        .object(try WindowArguments.over(try Coercion.expression(element), partition, ordering, rows, range, groups, exclude))
    }
    module.function("funcfilter", .required("func", as: Value.self), .rest("criterion", of: Criterion.self), doc: "FILTER (WHERE ...)") { (function: Value, criteria: [Criterion]) throws -> Value in
        .object(FunctionFilter(try Coercion.expression(function), all: criteria.map(\.clause)))
    }
    for (name, isInline) in [("within_group", false), ("aggregate_order_by", true)] {
        module.function(name, .required("element", as: Value.self), .rest("order_by", of: Value.self), doc: "ORDER BY of an aggregate.") { (element: Value, terms: [Value]) throws -> Value in
            if terms.isEmpty, isInline { throw PythonException.typeError("at least one ORDER BY element is required") }
            return .object(WithinGroup(try Coercion.expression(element), try terms.map { try Coercion.byTerm($0) }, isInline: isInline))
        }
    }
}

private func declareLiterals(in module: ModuleObject) {
    module.function("literal", .required("value", as: Value.self), .optional("type_", default: Value.none), .optional("literal_execute", default: false), doc: "A value as a bind parameter.") { (value: Value, type: Value, isLiteral: Bool) throws -> Value in
        if try Coercion.element(value) != nil { throw SQLError.argument("Literal Python value expected, got \(try value.reprText()).") }
        return .object(BindParameter("param", value, type: type.isNone ? try LiteralTypes.resolved(value) : try TypeArgument.ofParameter(type), isUnique: true, isLiteral: isLiteral))
    }
    module.function("from_dml_column", .required("column", as: Value.self), doc: "What the INSERT or UPDATE around it gives a column.") { (given: Value) throws -> Value in
        guard let column = try Coercion.column(given) as? Column else { throw SQLError.argument("Column expected, got \(try given.reprText())") }
        return .object(TargetCopy(column.own))
    }
    module.function("literal_column", .required("text", as: String.self), .optional("type_", default: Value.none), doc: "Text as an expression.") { (text: String, type: Value) throws -> Value in .object(TextColumn(literal: text, type: type.isNone ? NullType.shared : try TypeArgument.from(type).type)) }
    module.function(
        "bindparam", .required("key", as: Value.self), .optional("value", default: Value.undefined, shown: "..."), .optional("type_", default: Value.none), .optional("unique", default: false), .optional("required", default: Value.none), .optional("quote", default: Value.none), .optional("callable_", default: Value.none),
        .optional("expanding", default: false), .optional("isoutparam", default: false), .optional("literal_execute", default: false), doc: "A named parameter."
    ) { (key: Value, value: Value, type: Value, unique: Bool, required: Value, _: Value, callable: Value, expanding: Bool, _: Bool, isLiteral: Bool) throws -> Value in
        let name = try key.isNone ? "param" : (key.object as? Column)?.key ?? String.from(key)
        let isRequired = try required.isNone ? value.isUndefined && callable.isNone : required.isTrue()
        let sample = expanding && !value.isUndefined ? try value.elements().first ?? .none : value
        let made = try type.isNone ? (key.object as? Column)?.sqlType ?? LiteralTypes.resolved(sample) : TypeArgument.ofParameter(type)
        let bind = BindParameter(name, value.isUndefined ? .none : value, type: made, isUnique: unique || key.isNone, isRequired: isRequired, isExpanding: expanding, callable: callable.isNone ? nil : callable, isLiteral: isLiteral)
        bind.keepsMadeName = key.isNone && !unique
        return .object(bind)
    }
    module.function("outparam", .required("key", as: String.self), .optional("type_", default: Value.none), doc: "A parameter that the database sets.") { (key: String, type: Value) throws -> Value in
        .object(BindParameter(key, .none, type: try type.isNone ? NullType.shared : TypeArgument.ofParameter(type), isUnique: false))
    }
    module.function("text", .required("text", as: Value.self), doc: "SQL text with :name parameters.") { (text: Value) throws -> Value in
        guard let string = text.object as? StringObject else { throw PythonException.typeError("expected string or bytes-like object, got '\(text.typeName)'") }
        return .object(TextClause(string.text))
    }
    module.function("column", .required("text", as: Value.self), .optional("type_", default: Value.none), .optional("is_literal", default: false), .optional("_selectable", default: Value.none), doc: "A column of no table.") { (given: Value, type: Value, isLiteral: Bool, _: Value) throws -> Value in
        // What is no name is shown as it prints, as Python does.
        let text = try given.isNone ? "" : given.strText()
        let made = type.isNone ? NullType.shared : try TypeArgument.from(type).type
        return isLiteral ? .object(TextColumn(literal: text, type: made)) : .object(try named(Column(clause: text, made), given))
    }
    module["quoted_name"] = .object(QuotedName.pythonClass)
}

private func declareConversions(in module: ModuleObject) {
    for (name, isTrying) in [("cast", false), ("try_cast", true)] {
        module.function(name, .required("expression", as: Value.self), .required("type_", as: TypeArgument.self), doc: "CAST(x AS type)") { (element: Value, type: TypeArgument) throws -> Value in
            .object(CastExpression(try Coercion.expression(element, type: type.type), type.type, isTrying: isTrying))
        }
    }
    module.function("type_coerce", .required("expression", as: Value.self), .required("type_", as: TypeArgument.self), doc: "An expression of another type.") { (element: Value, type: TypeArgument) throws -> Value in
        .object(TypeCoercion(try Coercion.expression(element, type: type.type), type.type))
    }
    module.function("extract", .required("field", as: String.self), .required("expr", as: Value.self), doc: "EXTRACT(field FROM x)") { (field: String, element: Value) throws -> Value in .object(ExtractExpression(field, try Coercion.expression(element))) }
    module.function("case", .rest("whens", of: Value.self), .keyword("value", default: Value.none), .keyword("else_", default: Value.none), doc: "CASE WHEN ... END") { (branches: [Value], subject: Value, otherwise: Value) throws -> Value in
        if branches.count == 1, case .list = branches[0] {
            throw SQLError.argument("The \"whens\" argument to case(), when referring to a sequence of items, is now passed as a series of positional elements, rather than as a list. ")
        }
        let pairs = try branches.count == 1 && branches[0].object is DictObject ? branches[0].dictionary?.pairs.map { ($0.key, $0.value) } ?? [] : branches.map { branch -> (Value, Value) in
            guard try !(branch.object is Class) && branch.attributeIfPresent("__iter__") != nil else { throw PythonException.typeError("cannot unpack non-iterable \(branch.typeName) object") }
            let pair = try branch.elements()
            guard pair.count == 2 else { throw PythonException.valueError(pair.count < 2 ? "not enough values to unpack (expected 2, got \(pair.count))" : "too many values to unpack (expected 2)") }
            return (pair[0], pair[1])
        }
        let made = try pairs.map { (condition: try Coercion.expression($0.0), result: try Coercion.expression($0.1)) }
        return .object(CaseExpression(subject: subject.isNone ? nil : try Coercion.expression(subject), branches: made, otherwise: otherwise.isNone ? nil : try Coercion.expression(otherwise)))
    }
}
