import Runtime
import SQL

/// `ColumnElement`'s methods: `in_`, `like`, `desc`, `label` ...
func columnElementClass() -> Class {
    declaredOnce(ColumnElement.self) {
        Class.declare("ColumnElement", for: ColumnElement.self, module: "sqlalchemy.sql.elements", doc: "An expression with a value.") { type in
            declareComparisons(type)
            declareTextComparisons(type)
            declareModifiers(type)
            type.property("type", doc: "The SQL type.") { (element: ColumnElement) -> Value in .object(element.sqlType) }
            declareCompile(type)
        }
    }
}

/// `compile(dialect=..., compile_kwargs={"literal_binds": True})`
func declareCompile<S: ClauseElement>(_ type: Declaration<S>) {
    type.method("compile", .optional("bind", default: Value.none), .keyword("dialect", default: Value.none), .keyword("compile_kwargs", default: Value.none), doc: "The SQL text with its parameters.") { (clause: S, bind: Value, dialect: Value, options: Value) throws -> Value in
        let isLiteral = try (options.object as? DictObject)?.get("literal_binds")?.isTrue() ?? false
        let target = dialect.object as? Dialect ?? (bind.isNone ? .standard : .sqlite)
        return .object(CompiledObject(try Compiler.compile(clause, target, rendersLiterals: isLiteral)))
    }
}

/// What `compile()` gives.
final class CompiledObject: Object {
    let compiled: Compiled
    init(_ compiled: Compiled) {
        self.compiled = compiled
        super.init()
    }
    override func str() throws -> String { compiled.text }
    override func dynamicAttribute(_ name: Name) throws -> Value? {
        switch name.text {
        case "string": return .string(compiled.text)
        case "params": return DictObject(compiled.parameters.map { ($0.name, $0.bind.boundValue.isUndefined ? .none : $0.bind.boundValue) }).value
        default: return nil
        }
    }
}

private func declareComparisons(_ type: Declaration<ColumnElement>) {
    type.method("in_", .required("other", as: Value.self), doc: "x IN (...)") { element, other in Value.object(try Operation.contained(element, other, isNegated: false)) }
    type.method("not_in", .required("other", as: Value.self), doc: "x NOT IN (...)") { element, other in Value.object(try Operation.contained(element, other, isNegated: true)) }
    type.method("notin_", .required("other", as: Value.self), doc: "x NOT IN (...)") { element, other in Value.object(try Operation.contained(element, other, isNegated: true)) }
    func identity(_ names: [String], _ operation: SQLOperator) {
        for name in names {
            type.method(name, .required("other", as: Value.self), doc: "x \(operation.text) y") { (element: ColumnElement, other: Value) throws -> Value in
                let right = other.isNone ? Constant.null : try Coercion.operand(other, beside: element)
                return .object(BinaryExpression(element, operation, right, type: BooleanType.shared))
            }
        }
    }
    identity(["is_"], .is)
    identity(["is_not", "isnot"], .isNot)
    identity(["is_distinct_from"], .isDistinctFrom)
    identity(["is_not_distinct_from"], .isNotDistinctFrom)
    type.method("between", .required("cleft", as: Value.self), .required("cright", as: Value.self), .optional("symmetric", default: false), doc: "x BETWEEN a AND b") { (element: ColumnElement, low: Value, high: Value, _: Bool) throws -> Value in
        let bounds = ExpressionList([try Coercion.operand(low, beside: element), try Coercion.operand(high, beside: element)], separator: " AND ")
        return .object(BinaryExpression(element, .between, bounds, type: BooleanType.shared))
    }
    type.method("op", .required("opstring", as: String.self), .optional("precedence", default: 0), .optional("is_comparison", default: false), doc: "An operator of any name.") { (element: ColumnElement, text: String, precedence: Int, isComparison: Bool) -> Value in
        .object(NativeFunction.declare("op", .required("other", as: Value.self), doc: "Apply the operator.") { (other: Value) throws -> Value in
            .object(BinaryExpression(element, .custom(text, precedence: precedence, isComparison: isComparison), try Coercion.operand(other, beside: element), type: isComparison ? BooleanType.shared : element.sqlType))
        })
    }
    type.method("concat", .required("other", as: Value.self), doc: "x || y") { (element: ColumnElement, other: Value) throws -> Value in
        .object(BinaryExpression(element, .concatenate, try Coercion.operand(other, beside: element), type: element.sqlType))
    }
}

private func declareTextComparisons(_ type: Declaration<ColumnElement>) {
    func like(_ name: String, _ operation: SQLOperator) {
        type.method(name, .required("other", as: Value.self), .optional("escape", default: nil as String?), doc: "x \(operation.text) pattern") { (element: ColumnElement, pattern: Value, escape: String?) throws -> Value in
            .object(BinaryExpression(element, operation, try Coercion.operand(pattern, beside: element), type: BooleanType.shared, escape: escape))
        }
    }
    like("like", .like)
    like("not_like", .notLike)
    like("ilike", .ilike)
    like("not_ilike", .notIlike)
    func part(_ name: String, before: Bool, after: Bool) {
        type.method(name, .required("other", as: Value.self), .keyword("autoescape", default: false), .keyword("escape", default: nil as String?), doc: "x LIKE a part of it") { (element: ColumnElement, other: Value, autoescape: Bool, escape: String?) throws -> Value in
            var text = other
            var mark = escape
            if autoescape {
                let sign = escape ?? "/"
                mark = sign
                text = .string(try String.from(other).map { "%_\(sign)".contains($0) ? sign + String($0) : String($0) }.joined())
            }
            var pattern = try Coercion.operand(text, beside: element)
            let percent = TextColumn("'%'")
            if before { pattern = BinaryExpression(percent, .concatenate, pattern, type: StringType.shared) }
            if after { pattern = BinaryExpression(pattern, .concatenate, percent, type: StringType.shared) }
            return .object(BinaryExpression(element, .like, pattern, type: BooleanType.shared, escape: mark))
        }
    }
    part("startswith", before: false, after: true)
    part("endswith", before: true, after: false)
    part("contains", before: true, after: true)
}

private func declareModifiers(_ type: Declaration<ColumnElement>) {
    func postfix(_ names: [String], _ operation: SQLOperator) {
        for name in names { type.method(name, doc: "x \(operation.text)") { (element: ColumnElement) -> Value in .object(UnaryExpression(operation, element.grouped(against: operation), type: element.sqlType)) } }
    }
    postfix(["desc"], .descending)
    postfix(["asc"], .ascending)
    postfix(["nulls_first", "nullsfirst"], .nullsFirst)
    postfix(["nulls_last", "nullslast"], .nullsLast)
    type.method("label", .required("name", as: String.self), doc: "x AS name") { (element: ColumnElement, name: String) -> Value in .object(Label(name, element)) }
    type.method("distinct", doc: "DISTINCT x") { (element: ColumnElement) -> Value in .object(UnaryExpression(.distinct, element, type: element.sqlType)) }
    type.method("cast", .required("type_", as: TypeArgument.self), doc: "CAST(x AS type)") { (element: ColumnElement, type: TypeArgument) -> Value in .object(CastExpression(element, type.type)) }
}

/// What WHERE, HAVING and `and_` accept.
struct Criterion: FromValue {
    let clause: ColumnElement
    static func from(_ value: Value) throws -> Criterion { Criterion(clause: try Coercion.condition(value)) }
}

/// Functions that make expressions.
func declareExpressions(in module: ModuleObject) {
    _ = columnElementClass()
    module.function("and_", .rest("clauses", of: Criterion.self), doc: "a AND b") { (clauses: [Criterion]) -> Value in .object(Conjunction.make(.and, clauses.map(\.clause))) }
    module.function("or_", .rest("clauses", of: Criterion.self), doc: "a OR b") { (clauses: [Criterion]) -> Value in .object(Conjunction.make(.or, clauses.map(\.clause))) }
    module.function("not_", .required("clause", as: Criterion.self), doc: "NOT a") { (clause: Criterion) -> Value in .object(clause.clause.negated()) }
    module.function("null", doc: "NULL") { () -> Value in .object(Constant.null) }
    module.function("true", doc: "true") { () -> Value in .object(Constant.true) }
    module.function("false", doc: "false") { () -> Value in .object(Constant.false) }
    module.function("desc", .required("column", as: Value.self), doc: "x DESC") { (element: Value) throws -> Value in .object(UnaryExpression(.descending, try Coercion.ordering(element), type: NullType.shared)) }
    module.function("asc", .required("column", as: Value.self), doc: "x ASC") { (element: Value) throws -> Value in .object(UnaryExpression(.ascending, try Coercion.ordering(element), type: NullType.shared)) }
    module.function("distinct", .required("expr", as: Value.self), doc: "DISTINCT x") { (element: Value) throws -> Value in .object(UnaryExpression(.distinct, try Coercion.column(element), type: NullType.shared)) }
    module.function("literal", .required("value", as: Value.self), .optional("type_", default: Value.none), doc: "A value as a bind parameter.") { (value: Value, type: Value) throws -> Value in
        .object(BindParameter("param", value, type: type.isNone ? LiteralTypes.type(of: value) : try TypeArgument.from(type).type, isUnique: true))
    }
    module.function("literal_column", .required("text", as: String.self), doc: "Text as an expression.") { (text: String) -> Value in .object(TextColumn(text)) }
    module.function("bindparam", .required("key", as: String.self), .optional("value", default: Value.undefined, shown: "..."), .optional("type_", default: Value.none), .keyword("required", default: false), .keyword("unique", default: false), .keyword("expanding", default: false), doc: "A named parameter.") { (key: String, value: Value, type: Value, _: Bool, unique: Bool, expanding: Bool) throws -> Value in
        .object(BindParameter(key, value.isUndefined ? .none : value, type: type.isNone ? LiteralTypes.type(of: value) : try TypeArgument.from(type).type, isUnique: unique, isRequired: value.isUndefined, isExpanding: expanding))
    }
    module.function("text", .required("text", as: String.self), doc: "SQL text with :name parameters.") { (text: String) -> Value in .object(TextClause(text)) }
    module.function("cast", .required("expression", as: Value.self), .required("type_", as: TypeArgument.self), doc: "CAST(x AS type)") { (element: Value, type: TypeArgument) throws -> Value in .object(CastExpression(try Coercion.operand(element, beside: CastExpression(Constant.null, type.type)), type.type)) }
    module.function("case", .rest("whens", of: Value.self), .keyword("value", default: Value.none), .keyword("else_", default: Value.undefined, shown: "None"), doc: "CASE WHEN ... END") { (branches: [Value], subject: Value, otherwise: Value) throws -> Value in
        let subject = subject.isNone ? nil : try Coercion.column(subject)
        let pairs = try branches.flatMap { branch -> [(Value, Value)] in
            if let dict = branch.object as? DictObject { return dict.pairs.map { ($0.key, $0.value) } }
            let pair = try branch.elements()
            guard pair.count == 2 else { throw SQLError.argument("Each WHEN needs a condition and a result") }
            return [(pair[0], pair[1])]
        }
        func result(_ value: Value) throws -> ColumnElement { try Coercion.operand(value, beside: Constant.null) }
        let made = try pairs.map { condition, value -> (condition: ColumnElement, result: ColumnElement) in
            let test = try subject.map { try Coercion.operand(condition, beside: $0) } ?? Coercion.condition(condition)
            return (test, try result(value))
        }
        return .object(CaseExpression(subject: subject, branches: made, otherwise: otherwise.isUndefined ? nil : try result(otherwise)))
    }
    module.function("exists", .required("select", as: Select.self), doc: "EXISTS (SELECT ...)") { (select: Select) -> Value in .object(ScalarSelect(select, isExists: true)) }
    module["func"] = .object(FunctionNamespace())
}

/// `func`: every attribute is a function of the database.
final class FunctionNamespace: Object {
    override func dynamicAttribute(_ name: Name) throws -> Value? {
        let text = name.text.hasSuffix("_") ? String(name.text.dropLast()) : name.text
        return .object(NativeFunction(name: text) { arguments in
            .object(FunctionElement(text, try arguments.positional.map { value in
                if let from = value.object as? FromClause, let first = from.columns.first { return first }
                return try Coercion.operand(value, beside: Constant.null)
            }))
        })
    }
}
