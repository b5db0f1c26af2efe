import ORM
import Runtime
import SQL

private let elements = "sqlalchemy.sql.elements"

/// `ColumnElement` and the classes of expressions derived from it.
func columnElementClass() -> Class {
    declaredOnce(ColumnElement.self) {
        let base = Class.declare("ColumnElement", for: ColumnElement.self, module: elements, bases: [clauseElementClass()], doc: "An expression with a value.") { type in
            type.subscriptable()
            type.property("base_columns", doc: "What it stands for in the end.") { (element: ColumnElement) throws -> Value in try Value.object(Class.frozenSet).call(.list(element.lineage.filter { $0.proxies.isEmpty }.map { .object($0) })) }
            ColumnOperators.declare(type)
            type.property("type", doc: "The SQL type.") { (element: ColumnElement) -> Value in element.sqlType.shown } set: { (element: ColumnElement, type: Value) throws in
                guard element is CustomElement else { throw PythonException.attributeError("property 'type' of '\(element.type.name)' object has no setter") }
                element.setOwnAttribute("type", type)
            }
            type.property("comparator", doc: "The operators of the expression.") { (element: ColumnElement) throws -> Value in
                try element.sqlType.comparatorFactory?.call(.object(element)) ?? .object(TypeComparator(type: OperatorClasses.comparator, element))
            }
            type.property("expression", doc: "The expression itself.") { (element: ColumnElement) -> Value in .object(element) }
            type.property("name", doc: "Its name.") { (element: ColumnElement) throws -> Value in try named(element, "name", element.elementName) }
            type.property("key", doc: "Its key.") { (element: ColumnElement) throws -> Value in element is FunctionElement || element is WrappedExpression ? .none : element.proxyKey.map { .string($0) } ?? .none }
            type.property("foreign_keys", doc: "Its foreign keys.") { (element: ColumnElement) throws -> Value in
                let keys = (element as? Column ?? (element as? Label)?.element as? Column)?.foreignKeys ?? []
                return try SetObject(.list(keys.map { .object($0) })).value
            }
            type.property("primary_key", doc: "Whether it is part of a primary key.") { (element: ColumnElement) -> Bool in ((element as? Column) ?? (element as? Label)?.element as? Column)?.isPrimaryKey ?? false }
            type.method("self_group", .optional("against", default: Value.none), doc: "The expression as an operand.") { (element: ColumnElement, _: Value) -> Value in .object(element.grouped(against: nil)) }
            type.property("proxy_set", doc: "The column and all that it stands for.") { (element: ColumnElement) throws -> Value in try Value.object(Class.frozenSet).call(.list(element.lineage.map { .object($0) })) }
            type.method("shares_lineage", .required("othercolumn", as: ColumnElement.self), doc: "Whether both stand for the same column.") { (element: ColumnElement, other: ColumnElement) -> Bool in element.sharesLineage(other) }
        }
        declareDerived(base)
        return base
    }
}

private func named(_ element: ColumnElement, _ attribute: Name, _ name: SQLName?) throws -> Value {
    guard let name else { throw PythonException.attributeError("Neither '\(element.type.name)' object nor 'Comparator' object has an attribute '\(attribute.text)'") }
    return name.text.map { .string($0) } ?? .string("anon")
}

/// `ClauseElement`: what compiles.
func clauseElementClass() -> Class {
    declaredOnce(ClauseElement.self) {
        Class.declare("ClauseElement", for: ClauseElement.self, module: elements, takesAttributes: true, doc: "A piece of SQL.") { type in
            type.subscriptable(asItself: true)
            declareCompile(type)
            type.property("is_clause_element", doc: "Whether it is a piece of SQL.") { (_: ClauseElement) -> Bool in true }
            type.property("is_dml", doc: "Whether it changes rows.") { (clause: ClauseElement) -> Bool in clause is ChangingStatement }
            type.property("is_selectable", doc: "Whether rows come from it.") { (clause: ClauseElement) -> Bool in clause is FromClause || clause is SelectBase }
            type.method("compare", .required("other", as: Value.self), .keywords("kw"), doc: "Whether two clauses have the same structure.") { (clause: ClauseElement, other: Value, options: [(name: Name, value: Value)]) throws -> Bool in
                guard let other = try Coercion.element(other) else { return false }
                if try options.last(where: { $0.name.text == "use_proxies" })?.value.isTrue() == true {
                    if clause is TableClause, other is TableClause { return clause === other }
                    if let own = clause as? Column, let column = other as? Column { return own.sharesLineage(column) }
                }
                return try StructureComparison.isSame(clause, other)
            }
            type.mixin("HasTraverseInternals").method("get_children", .keywords("kw"), doc: "What it is made of directly.") { (clause: ClauseElement, _: [(name: Name, value: Value)]) throws -> Value in
                let children = clause.children
                if children.isEmpty { return .list([]) }
                return try Value.list(children.map { .object($0) }).callMethod("__iter__")
            }
            type.property("supports_execution", doc: "Whether connections execute it.") { (clause: ClauseElement) -> Bool in clause is FunctionElement }
            type.property("__visit_name__", doc: "The kind of the clause.") { (clause: ClauseElement) -> String in clause.visitName }
            type.method("self_group", .optional("against", default: Value.none), doc: "The clause as an operand.") { (clause: ClauseElement, _: Value) -> Value in .object(clause) }
            for name in ["params", "unique_params"] { type.method(name, .rest("args", of: Value.self), .keywords("kwargs"), doc: "Other values of its parameters.") { (clause: ClauseElement, given: [Value], keywords: [(name: Name, value: Value)]) throws -> Value in
                if !(clause is Statement) || name == "unique_params" { try SQLWarning.deprecated("The params() and unique_params() methods on non-statement ClauseElement objects are deprecated; params() is now limited to statement level objects such as select(), insert(), union(), etc. ", since: "2.1") }
                if given.count > 1 { throw PythonException.typeError("\(clause is Statement && name == "params" ? "ExecutableStatement" : "ClauseElement").\(name)() takes from 1 to 2 positional arguments but \(given.count + 1) were given") }
                var values: [String: Value] = [:]
                for (name, value) in keywords { values[name.text] = value }
                if let first = given.first, !first.isNone {
                    let dict = DictObject()
                    try dict.update(first)
                    for (key, value) in dict.pairs { values[try String.from(key)] = value }
                }
                if clause is ChangingStatement, name == "params" { throw PythonException.notImplemented("params() is not supported for INSERT/UPDATE/DELETE statements. To set the values for an INSERT or UPDATE statement, use stmt.values(**parameters).") }
                if name == "params", let statement = clause as? Statement { return .object(try statement.giving(parameters: values)) }
                return .object(try clause.with(parameters: values))
            } }
        }
    }
}

/// The Python classes of the kinds of expressions.
private func declareDerived(_ base: Class) {
    /// - Parameter function: the function of `sqlalchemy` that takes what the constructor does.
    func derived<S: Object>(_ name: String, _ swiftType: S.Type, module: String = elements, as function: Name? = nil, derivable: Bool = false, doc: String, _ fill: @escaping (Declaration<S>) -> Void = { _ in }) -> Class {
        declaredOnce(swiftType) {
            Class.declare(name, for: swiftType, module: module, bases: [base], derivable: derivable || function != nil, doc: doc) { type in
                fill(type)
                if let function { ClauseConstruction.open(type.type, as: function) } else if derivable { ClauseConstruction.openDeclared(type.type) }
            }
        }
    }
    let unary = derived("UnaryExpression", UnaryExpression.self, derivable: true, doc: "An operator with one operand.") { type in
        type.constructor(.required("element", as: Value.self), .keyword("operator", default: Value.none), .keyword("modifier", default: Value.none), .keyword("type_", default: Value.none), .keyword("wraps_column_expression", default: false)) { (_: Class, element: Value, operation: Value, modifier: Value, type: Value, _: Bool) throws -> UnaryExpression in
            try UnaryArguments.expression(element, operation, modifier, type)
        }
        type.property("operator", doc: "The operator before it.") { (unary: UnaryExpression) -> Value in unary.isPostfix ? .none : OperatorFunctions.value(unary.unaryOperator) }
        type.property("modifier", doc: "The operator behind it.") { (unary: UnaryExpression) -> Value in unary.isPostfix ? OperatorFunctions.value(unary.unaryOperator) : .none }
        type.property("element", doc: "The operand.") { (unary: UnaryExpression) -> Value in .object(unary.operand) }
    }
    _ = derived("BindParameter", BindParameter.self, as: "bindparam", doc: "A value sent apart from the SQL.") { (type: Declaration<BindParameter>) in
        type.property("value", doc: "The value.") { (bind: BindParameter) -> Value in bind.boundValue.isUndefined ? .none : bind.boundValue } set: { (bind: BindParameter, value: Value) in bind.boundValue = value }
        type.property("callable", doc: "What gives the value when the statement is executed; None for a value that is known.") { (bind: BindParameter) -> Value in bind.callable ?? .none } set: { (bind: BindParameter, callable: Value) in bind.callable = callable.isNone ? nil : callable }
        type.property("key", doc: "The name.") { (bind: BindParameter) -> String in bind.shownKey } set: { (bind: BindParameter, key: String) in bind.rekey(key) }
        type.property("type", doc: "Its type.") { (bind: BindParameter) -> Value in bind.sqlType.shown } set: { (bind: BindParameter, type: TypeArgument) in bind.retype(type.type) }
        type.property("required", doc: "Whether the execution must give a value.") { (bind: BindParameter) -> Bool in bind.isRequired } set: { (bind: BindParameter, flag: Bool) in bind.isRequired = flag }
        type.property("unique", doc: "Whether the name gets a number.") { (bind: BindParameter) -> Bool in bind.toldUnique ?? bind.isUnique } set: { (bind: BindParameter, flag: Bool) in bind.toldUnique = flag }
        type.property("expanding", doc: "Whether it stands for a list.") { (bind: BindParameter) -> Bool in bind.isExpanding } set: { (bind: BindParameter, flag: Bool) in bind.isExpanding = flag }
        type.property("literal_execute", doc: "Whether the value is written into the SQL at execution.") { (bind: BindParameter) -> Bool in bind.isLiteral } set: { (bind: BindParameter, flag: Bool) in bind.isLiteral = flag }
        type.property("effective_value", doc: "The value.") { (bind: BindParameter) throws -> Value in try bind.effectiveValue() }
        type.method("render_literal_execute", doc: "Write the value into the SQL at execution.") { (bind: BindParameter) -> Value in .object(bind.literally()) }
    }
    _ = derived("BinaryExpression", BinaryExpression.self, derivable: true, doc: "An operator with two operands.") { type in
        type.property("type", doc: "Its type.") { (binary: BinaryExpression) -> Value in .object(binary.sqlType) } set: { (binary: BinaryExpression, type: TypeArgument) in binary.resultType = type.type }
        type.constructor(.required("left", as: Value.self), .required("right", as: Value.self), .required("operator", as: Value.self), .optional("type_", default: Value.none), .optional("negate", default: Value.none), .optional("modifiers", default: Value.none)) { (_: Class, left: Value, right: Value, operation: Value, type: Value, _: Value, modifiers: Value) throws -> BinaryExpression in
            let found = OperatorFunctions.operation(operation) ?? .custom(CustomOperator(standingFor: operation))
            let escape = try modifiers.dictionary?.get("escape").flatMap { $0.isNone ? nil : try String.from($0) }
            return BinaryExpression(try Coercion.expression(left), found, try Coercion.expression(right), type: type.isNone ? NullType.shared : try TypeArgument.from(type).type, escape: escape)
        }
        type.property("negate", doc: "The operator of the opposite; None where there is none.") { (binary: BinaryExpression) -> Value in binary.isNegatable ? binary.binaryOperator.negation.map { OperatorFunctions.value($0) } ?? .none : .none }
        type.property("modifiers", doc: "What changes the operator.") { (binary: BinaryExpression) -> Value in DictObject(binary.escape.map { [("escape", .string($0))] } ?? []).value }
        type.property("left", doc: "The left operand.") { (binary: BinaryExpression) -> Value in .object(binary.left) } set: { (binary: BinaryExpression, element: Value) throws in binary.left = try Coercion.column(element) }
        type.property("right", doc: "The right operand.") { (binary: BinaryExpression) -> Value in .object(binary.right) } set: { (binary: BinaryExpression, element: Value) throws in binary.right = try Coercion.column(element) }
        type.property("operator", doc: "The operator.") { (binary: BinaryExpression) -> Value in OperatorFunctions.value(binary.binaryOperator) } set: { (binary: BinaryExpression, operation: Value) in
            binary.binaryOperator = OperatorFunctions.operation(operation) ?? .custom(CustomOperator(standingFor: operation))
        }
    }
    _ = derived("AsBoolean", AsBoolean.self, doc: "An expression as a condition.")
    _ = derived("BooleanClauseList", Conjunction.self, doc: "Conditions joined by AND or OR.") { type in
        for (name, connective) in [("and_", SQLOperator.and), ("or_", .or)] {
            type.classMethod(name, .rest("clauses", of: Criterion.self), doc: "Conditions joined by \(connective.text).") { (_: Class, criteria: [Criterion]) -> ColumnElement in Conjunction.make(connective, criteria.map(\.clause)) }
        }
        type.property("clauses", doc: "The conditions.") { (list: Conjunction) -> Value in .tuple(list.parts.map { .object($0) }) }
        type.property("operator", doc: "The operator.") { (list: Conjunction) -> Value in OperatorFunctions.value(list.connective) }
    }
    let list = derived("ClauseList", ExpressionList.self, derivable: true, doc: "Operands of one operator.") { type in
        type.constructor(.rest("clauses", of: Value.self), .keyword("operator", default: Value.none), .keyword("group", default: true), .keyword("group_contents", default: true)) { (_: Class, clauses: [Value], operation: Value, groups: Bool, _: Bool) throws -> ExpressionList in
            ExpressionList(try clauses.map { try Coercion.expression($0) }, separator: operation.isNone ? .comma : OperatorFunctions.operation(operation) ?? .comma, isGrouped: groups)
        }
        type.property("operator", doc: "The operator.") { (list: ExpressionList) -> Value in OperatorFunctions.value(list.separator) }
        type.property("clauses", doc: "The operands.") { (list: ExpressionList) -> Value in .tuple(list.elements.map { .object($0) }) }
    }
    ExpressionList.operandClass = Class("ExpressionClauseList", module: elements, bases: [list], doc: "Operands of one operator.")
    _ = derived("Grouping", Grouping.self, derivable: true, doc: "Parentheses.") { type in
        type.constructor(.required("element", as: Value.self)) { (_: Class, element: Value) throws -> Grouping in Grouping(try Coercion.expression(element)) }
        type.property("element", doc: "What is inside.") { (grouping: Grouping) -> Value in .object(grouping.inner) }
    }
    _ = derived("Label", Label.self, as: "label", doc: "An expression with a name.") { type in
        type.property("element", doc: "The expression.") { (label: Label) -> Value in .object(label.element) } set: { (label: Label, element: Value) throws in label.element = try Coercion.column(element) }
        type.property("type", doc: "Its type.") { (label: Label) -> Value in label.sqlType.shown } set: { (label: Label, type: TypeArgument) in label.givenType = type.type }
        type.property("key", doc: "Its key.") { (label: Label) -> Value in label.proxyKey.map { .string($0) } ?? .none } set: { (label: Label, key: String?) in label.givenKey = key }
        type.property("name", doc: "The name.") { (label: Label) -> String in label.elementName?.text ?? "%(\(label.address) \(label.name))s" } set: { (label: Label, name: GivenName) in label.rename(name.text, quote: name.quote) }
    }
    _ = derived("Case", CaseExpression.self, as: "case", doc: "CASE WHEN.")
    UnaryExpression.aggregateClass = Class("CollectionAggregate", module: elements, bases: [unary], doc: "ANY or ALL of what a subquery or an array gives.")
    let cast = derived("Cast", CastExpression.self, as: "cast", doc: "CAST.") { type in type.property("clause", doc: "What is cast.") { (cast: CastExpression) -> Value in .object(cast.element) }
        type.property("typeclause", doc: "The type that it is cast to.") { (cast: CastExpression) -> Value in .object(cast.sqlType) }
    }
    CastExpression.tryingClass = Class("TryCast", module: elements, bases: [cast], doc: "TRY_CAST.", derivable: true)
    CastExpression.tryingClass.map { ClauseConstruction.open($0, as: "try_cast") }
    _ = derived("TypeCoerce", TypeCoercion.self, as: "type_coerce", doc: "An expression of another type.")
    _ = derived("Extract", ExtractExpression.self, as: "extract", doc: "EXTRACT.")
    _ = derived("Tuple", TupleExpression.self, as: "tuple_", doc: "A row value.") { type in
        type.property("clauses", doc: "Its values.") { (tuple: TupleExpression) -> Value in .list(tuple.elements.map { .object($0) }) }
    }
    _ = derived("CollationClause", CollationClause.self, derivable: true, doc: "A collation.") { type in
        type.constructor(.required("collation", as: String.self)) { (_: Class, name: String) -> CollationClause in CollationClause(name) }
    }
    _ = derived("_label_reference", LabelReference.self, doc: "A label in ORDER BY.")
    let null = derived("Null", Constant.self, doc: "NULL, true, false.")
    let (yes, no) = (ConstantClasses.make("True_", null), ConstantClasses.make("False_", null))
    Constant.classify(true: yes, false: no)
    for (type, constant) in [(null, Constant.null), (yes, .true), (no, .false)] { type.construct = { _, _ in .object(constant) } }
    _ = derived("Over", OverClause.self, as: "over", doc: "A window.")
    _ = derived("FunctionAsBinary", ComparingFunction.self, module: "sqlalchemy.sql.functions", doc: "A function that compares two of its arguments.")
    _ = derived("FunctionFilter", FunctionFilter.self, as: "funcfilter", doc: "FILTER of an aggregate.") { type in
        declareOver(type)
        type.method("within_group", .rest("order_by", of: Value.self), doc: "WITHIN GROUP (ORDER BY ...)") { (filter: FunctionFilter, terms: [Value]) throws -> Value in .object(WithinGroup(filter, try terms.map { try Coercion.byTerm($0) }, isInline: false)) }
    }
    _ = derived("WithinGroup", WithinGroup.self, as: "within_group", doc: "WITHIN GROUP.") { type in declareOver(type) }
    _ = derived("ColumnClause", TextColumn.self, doc: "Text as an expression.") { type in
        type.property("text", doc: "The text.") { (text: TextColumn) -> String in text.text }
        type.property("is_literal", doc: "Whether it is written as it is.") { (_: TextColumn) -> Bool in true }
    }
    _ = derived("ScalarFunctionColumn", FunctionColumn.self, module: "sqlalchemy.sql.functions", doc: "A column of a function.")
    _ = derived("TableValuedColumn", TableValuedColumn.self, doc: "An element of FROM as a value.") { type in type.property("scalar_alias", doc: "The element of FROM.") { (column: TableValuedColumn) -> Value in .object(column.from) } }
    _ = derived("ScalarValues", ScalarValues.self, module: "sqlalchemy.sql.selectable", doc: "VALUES as a value.")
    CustomConstructs.open(clauseElementClass(), base, declareFunctionClasses(base), definitionClass())
    ScalarSelect.existsClass = Class("Exists", module: "sqlalchemy.sql.selectable", bases: [scalarSelectClass(base, unary)], doc: "EXISTS (SELECT ...)", derivable: true)
    ScalarSelect.existsClass.map { ClauseConstruction.open($0, as: "exists") }
}

/// The classes of `true()` and `false()`.
enum ConstantClasses {
    nonisolated(unsafe) private(set) static var all: [Class] = []
    static func make(_ name: String, _ base: Class) -> Class {
        let made = Class(name, module: elements, bases: [base])
        all.append(made)
        return made
    }
}

/// `select.scalar_subquery()` and `exists()`.
private func scalarSelectClass(_ base: Class, _ unary: Class) -> Class {
    declaredOnce(ScalarSelect.self) {
        Class.declare("ScalarSelect", for: ScalarSelect.self, module: "sqlalchemy.sql.selectable", bases: [base], doc: "A SELECT as a value.") { type in
            type.constructor(.required("element", as: SelectArgument.self)) { (_: Class, element: SelectArgument) -> ScalarSelect in ScalarSelect(element.select) }
            func regrouped(_ scalar: ScalarSelect, _ change: (Select) throws -> Select) throws -> Value {
                guard let select = scalar.select as? Select else { throw SQLError.invalidRequest("Can only apply this operation to a plain SELECT construct") }
                return .object(ScalarSelect(try change(select), isExists: scalar.isExists))
            }
            type.method("where", .rest("clause", of: Criterion.self), doc: "Add WHERE criteria.") { (scalar: ScalarSelect, criteria: [Criterion]) throws -> Value in try regrouped(scalar) { $0.filtered(criteria.map(\.clause)) } }
            type.method("select_from", .rest("froms", of: FromArgument.self), doc: "Name elements of FROM.") { (scalar: ScalarSelect, froms: [FromArgument]) throws -> Value in try regrouped(scalar) { $0.from(froms.map(\.from)) } }
            type.method("correlate", .rest("fromclauses", of: Value.self), doc: "Leave elements of FROM to the enclosing SELECT.") { (scalar: ScalarSelect, froms: [Value]) throws -> Value in try regrouped(scalar) { $0.correlated(try FromArgument.correlated(froms)) } }
            type.method("correlate_except", .rest("fromclauses", of: Value.self), doc: "Leave all other elements of FROM to the enclosing SELECT.") { (scalar: ScalarSelect, froms: [Value]) throws -> Value in try regrouped(scalar) { $0.correlated(except: try FromArgument.correlated(froms, "correlate_except")) } }
            type.method("with_hint", .required("selectable", as: FromArgument.self), .required("text", as: String.self), .optional("dialect_name", default: "*"), doc: "A hint for a table.") { (scalar: ScalarSelect, from: FromArgument, text: String, dialect: String) throws -> Value in try regrouped(scalar) { $0.hinted(from.from, text, dialect: dialect) } }
            type.method("with_statement_hint", .required("text", as: String.self), .optional("dialect_name", default: "*"), doc: "A hint for the statement.") { (scalar: ScalarSelect, text: String, dialect: String) throws -> Value in try regrouped(scalar) { $0.hinted(nil, text, dialect: dialect) } }
            type.method("with_only_columns", .rest("entities", of: Value.self), .keywords("kw"), doc: "Other columns.") { (scalar: ScalarSelect, columns: [Value], _: [(name: Name, value: Value)]) throws -> Value in
                if columns.count == 1, case .list = columns[0] { throw SQLError.argument("The \"entities\" argument to Select.with_only_columns(), when referring to a sequence of items, is now passed as a series of positional elements, rather than as a list. ") }
                guard let select = scalar.select as? Select else { throw SQLError.invalidRequest("Can only apply this operation to a plain SELECT construct") }
                return .object(select.with(onlyColumns: try columns.map { try Coercion.column($0) })) }
            type.method("select", doc: "SELECT EXISTS (...)") { (scalar: ScalarSelect) -> Value in .object(Select([scalar])) }
            type.method("scalar_subquery", doc: "The value itself.") { (scalar: ScalarSelect) -> Value in .object(scalar) }
            type.property("element", doc: "The SELECT; of EXISTS, the SELECT as a value.") { (scalar: ScalarSelect) -> Value in .object(scalar.isExists ? ScalarSelect(scalar.select) : scalar.select) }
            for name in ["c", "columns"] {
                type.property(name, doc: "Scalar subqueries have no columns.") { (_: ScalarSelect) throws -> Value in
                    throw SQLError.invalidRequest("Scalar Select expression has no columns; use this object directly within a column-level expression.")
                }
            }
        }
    }
}

/// What WHERE, HAVING and `and_` accept.
struct Criterion: FromValue {
    let clause: ColumnElement
    static func from(_ value: Value) throws -> Criterion { Criterion(clause: try Coercion.condition(value)) }
}

/// What may stand in FROM.
struct FromArgument: FromValue {
    let from: FromClause
    static func from(_ value: Value) throws -> FromArgument { FromArgument(from: try EntitySelect.from(value) ?? Coercion.from(value)) }
    /// The arguments of `correlate()`: None and False say that there is nothing to correlate.
    static func correlated(_ values: [Value], _ name: String = "correlate") throws -> [FromClause] {
        guard let first = values.first else { return [] }
        var isNothing = first.isNone
        if case .bool(false) = first { isNothing = true }
        guard isNothing else {
            return try values.map {
                _ = try $0.hash()
                return try FromArgument.from($0).from
            }
        }
        if values.count > 1 { throw SQLError.argument("additional FROM objects not accepted when passing None/False to \(name)()") }
        return []
    }
}

/// `UnaryExpression(x, operator=...)`
private enum UnaryArguments {
    static func expression(_ element: Value, _ operation: Value, _ modifier: Value, _ type: Value) throws -> UnaryExpression {
        let operand = try Coercion.expression(element)
        let result = type.isNone ? NullType.shared : try TypeArgument.from(type).type
        func found(_ function: Value) throws -> SQLOperator {
            guard let operation = OperatorFunctions.operation(function) else { throw PythonException.typeError("an operator function is expected, got \(try function.reprText())") }
            return operation
        }
        if operation.isNone, modifier.isNone { return UnaryExpression(nil, operand, type: result) }
        if !operation.isNone, !modifier.isNone { return UnaryExpression(try found(operation), operand, type: result, modifier: try found(modifier)) }
        return modifier.isNone ? UnaryExpression(try found(operation), operand, type: result) : UnaryExpression(nil, operand, type: result, modifier: try found(modifier))
    }
}
