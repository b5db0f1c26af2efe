import Runtime

/// What an argument of the expression language may be, by role; refused in SQLAlchemy's words (sqlalchemy.sql.coercions).
public enum Coercion {
    public static func expected(_ role: String, _ value: Value, advice: String? = nil, code: String? = nil) -> PythonException {
        var got = (try? value.reprText()) ?? "?"
        // `User.id`: what it stands for is what does not fit.
        if let attribute = value.object as? ClauseConvertible, !(value.object is ClauseElement) {
            let clause = attribute.clause
            let shown = clause is Column ? try? clause.repr() : "<sqlalchemy.sql.annotation.Annotated\(clause.type.name) object at \(clause.address)>"
            got = "\(shown ?? "?") object resolved from \(got) object"
        } else if let object = value.object, !object.type.isNative, let resolved = try? value.attributeIfPresent("__clause_element__")?.call() {
            got = "\((try? resolved.reprText()) ?? "?") object resolved from \(got) object"
        }
        return SQLError.argument("\(role) expected, got \(got)." + (advice.map { " \($0)" } ?? ""), code: code)
    }

    /// Textual SQL that has to be declared as such.
    public static func undeclared(_ text: String) -> PythonException {
        let shown = ellipsed(text).pythonRepr
        return SQLError.argument("Textual SQL expression \(shown) should be explicitly declared as text(\(shown))")
    }
    static func ellipsed(_ text: String) -> String {
        text.unicodeScalars.count > 25 ? String(String.UnicodeScalarView(text.unicodeScalars.prefix(25))) + "..." : text
    }

    /// What a function without arguments gives in place of a clause; set by whoever can call it.
    nonisolated(unsafe) public static var resolveFunction: (Value) throws -> Value = { $0 }

    /// What a function without arguments gives in place of a clause: `select(lambda: User)`; other values as they are.
    public static func clauseOfFunction(_ value: Value) throws -> Value {
        if case .function = value { return try resolveFunction(value) }
        return value
    }

    /// As `element`, where a function may stand for the clause that it gives: `where(lambda: t.c.x == x)`.
    private static func elementOrLambda(_ value: Value) throws -> ClauseElement? {
        if case .function = value { return try element(resolveFunction(value)) }
        if value.object is BoundMethod {
            throw SQLError.argument("Method \(try value.reprText()) may not be passed as a SQL expression")
        }
        return try element(value)
    }

    /// What stands for the instances of classes of a program's own (`sqlalchemy.inspection._inspects`).
    nonisolated(unsafe) public static var inspections: [(type: Class, inspect: Value)] = []
    /// What a class's function gives for a value; nil where none was given.
    public static func inspected(_ value: Value) throws -> Value? {
        guard !inspections.isEmpty, let type = value.object?.type, let known = inspections.last(where: { type.isSubclass(of: $0.type) }) else { return nil }
        return try known.inspect.call(value)
    }

    /// The element behind a value: itself, a mapped attribute's clause, or what `__clause_element__()` gives.
    public static func element(_ value: Value) throws -> ClauseElement? {
        guard case .object(let object) = value else { return nil }
        switch object {
        case let element as ClauseElement: return element
        case let convertible as ClauseConvertible: return convertible.clause
        default:
            guard !object.type.isNative || object.type.lookup("__clause_element__") != nil, let method = try value.attributeUnlessRefused("__clause_element__") else { return try inspected(value).flatMap { try element($0) } }
            return try element(method.call())
        }
    }

    /// An element as an expression: SELECTs become scalar subqueries.
    private static func columnElement(_ element: ClauseElement) throws -> ColumnElement? {
        switch element {
        case let column as ColumnElement: return column
        case let text as TextClause: return TextColumn(text)
        case let select as SelectBase: return try scalar(select)
        case let subquery as Subquery where !subquery.isLateral: return try scalar(subquery.select)
        default: return nil
        }
    }

    private static func scalar(_ select: SelectBase) throws -> ScalarSelect {
        try SQLWarning.warn("implicitly coercing SELECT object to scalar subquery; please use the .scalar_subquery() method to produce a scalar subquery.")
        return ScalarSelect(select)
    }

    /// `WHERE`, `HAVING`, `ON`, `and_()`: a condition.
    public static func condition(_ value: Value) throws -> ColumnElement { try condition(value, "SQL expression for WHERE/HAVING role") }

    public static func condition(_ value: Value, _ role: String) throws -> ColumnElement {
        switch value {
        case .none: return Constant.null
        case .bool(let flag): return flag ? Constant.true : Constant.false
        case .string(let text):
            if role.hasPrefix("ON clause") { throw expected(role, value) }
            throw undeclared(text.text)
        default:
            if let element = try elementOrLambda(value), let column = try columnElement(element) { return column }
            throw expected(role, value)
        }
    }

    /// An operand: a clause, or a literal that becomes a bind parameter of the other side's type.
    public static func operand(_ value: Value, beside other: ColumnElement) throws -> ColumnElement { try operand(value, beside: other, .equal) }

    static func operand(_ value: Value, beside other: ColumnElement, _ operation: SQLOperator?) throws -> ColumnElement {
        if let element = try element(value) {
            guard let column = try columnElement(element) else { throw fromRefused("SQL expression element or literal value", value, element) }
            guard column.sqlType.affinity == .null else { return column }
            if let improper = column.sqlType as? ImproperType { throw improper.missing("_isnull") }
            return other.sqlType.affinity != .null ? column.with(type: other.sqlType) : column
        }
        if value.object is UnboundOperand || (value.object as? Class).map({ isMapped($0) }) ?? false { throw expected("SQL expression element or literal value", value) }
        do { return try other.parameter(operation, value) } catch let error as PythonException where error.isInstance(of: SQLError.argumentError) {
            let refused = expected("SQL expression element or literal value", value)
            refused.cause = error
            throw refused
        }
    }

    /// What no column holds as a value: an object of a mapped class.
    public protocol UnboundOperand: Object {}

    /// Whether a class is a mapped one, which no column holds either; set by whoever maps classes.
    nonisolated(unsafe) public static var isMapped: (Class) -> Bool = { _ in false }

    static func fromRefused(_ role: String, _ value: Value, _ element: ClauseElement) -> PythonException {
        let advice = element is ValuesClause ? "To create a column expression from a VALUES clause, use the .scalar_values() method." : "To create a column expression from a FROM clause row as a whole, use the .table_valued() method."
        return expected(role, value, advice: element is FromClause ? advice : nil)
    }

    /// Any expression; None is NULL, other literals are parameters (`ExpressionElementRole`).
    public static func expression(_ value: Value, name: String? = nil, type: SQLType? = nil) throws -> ColumnElement {
        if let element = try element(value) {
            guard let column = try columnElement(element) else { throw fromRefused("SQL expression element", value, element) }
            return column
        }
        if value.isNone, type?.evaluatesNone != true { return Constant.null }
        if let improper = type as? ImproperType { throw improper.missing("_is_tuple_type") }
        do { return BindParameter(name ?? "param", value, type: try type ?? LiteralTypes.resolved(value), isUnique: true) } catch let error as PythonException where error.isInstance(of: SQLError.argumentError) {
            throw expected("SQL expression element", value)
        }
    }

    /// A column of a SELECT: an expression, or a constant.
    public static func column(_ value: Value) throws -> ColumnElement {
        switch value {
        case .none: return Constant.null
        case .bool(let flag): return flag ? Constant.true : Constant.false
        case .int, .float: return TextColumn(literal: try value.strText())
        case .string(let text):
            if text.text == "*" { return TextColumn(literal: "*") }
            throw undeclaredColumn(text.text)
        default:
            if let element = try elementOrLambda(value) {
                switch element {
                case let column as ColumnElement: return column
                case let text as TextClause: return TextColumn(text)
                case is SelectBase:
                    throw expected("Column expression, FROM clause, or other columns clause element", value, advice: "To create a FROM clause from a \(try Value.object(element.type).reprText()) object, use the .subquery() method.", code: "89ve")
                default: break
                }
            }
            if let object = value.object, object.type.module == "decimal" { return TextColumn(literal: try value.strText()) }
            if case .list(let list) = value {
                let shown = try list.elements.map { try $0.reprText() }.joined(separator: ", ")
                throw expected("Column expression, FROM clause, or other columns clause element", value, advice: "Did you mean to say select(\(shown))?")
            }
            throw expected("Column expression, FROM clause, or other columns clause element", value)
        }
    }

    public static func undeclaredColumn(_ text: String) -> PythonException {
        let shown = ellipsed(text).pythonRepr
        let isWord = text.unicodeScalars.first.map { $0.properties.isAlphabetic || $0 == "_" || $0.properties.numericType != nil } == true && !text.unicodeScalars.contains { $0.properties.isWhitespace }
        return SQLError.argument("Textual column expression \(shown) should be explicitly declared with text(\(shown)), or use \(isWord ? "column" : "literal_column")(\(shown)) for more specificity")
    }

    /// `ORDER BY`: an expression or the name of a label.
    public static func ordering(_ value: Value) throws -> ColumnElement { try ordering(value, "ORDER BY expression", isOrder: true) }

    static func ordering(_ value: Value, _ role: String, isOrder: Bool) throws -> ColumnElement {
        switch value {
        case .none: return Constant.null
        case .bool(let flag): return flag ? Constant.true : Constant.false
        case .string(let text): return TextColumn(text.text, isLabelReference: true)
        default:
            let isPart = role.hasPrefix("GROUP BY / OF")
            if let list = value.object as? OrderByList { return list.expression }
            guard let element = try isPart && value.object is BoundMethod ? nil : elementOrLambda(value), let column = try columnElement(element) else { throw expected(role, value) }
            return isOrder && column.orderingLabel != nil ? LabelReference(column) : column
        }
    }
    /// GROUP BY: as ORDER BY, but a label is written as its expression.
    public static func groupingTerm(_ value: Value) throws -> ColumnElement {
        if let from = try element(value) as? FromClause { return ExpressionList(from.selectedColumns) }
        return try ordering(value, "GROUP BY expression", isOrder: false)
    }
    /// PARTITION BY, the arguments of `desc()`: an expression or the name of a label.
    public static func byTerm(_ value: Value) throws -> ColumnElement { try ordering(value, "GROUP BY / OF / etc. expression", isOrder: false) }

    /// An element of FROM.
    public static func from(_ value: Value) throws -> FromClause {
        if let element = try elementOrLambda(value) {
            switch element {
            case let from as FromClause: return from
            case let text as TextClause: return TextFrom(text)
            case let function as FunctionElement: return FunctionFrom(function)
            case is SelectBase:
                throw expected("FROM expression, such as a Table or alias() object", value, advice: "To create a FROM clause from a \(try Value.object(element.type).reprText()) object, use the .subquery() method.", code: "89ve")
            default: break
            }
        }
        if let text = value.object as? StringObject { throw undeclared(text.text) }
        throw expected("FROM expression, such as a Table or alias() object", value)
    }

    /// LIMIT and OFFSET.
    public static func count(_ value: Value) throws -> ColumnElement? {
        if value.isNone { return nil }
        if let element = try element(value) {
            guard let column = element as? ColumnElement else { throw expected("LIMIT / OFFSET expression", value) }
            return column
        }
        let number: Value
        if let index = try value.index() { number = index } else { number = try Value.object(Class.int).call(value) }
        return BindParameter("param", number, type: IntegerType.shared, isUnique: true)
    }

    /// A SELECT of a UNION and its kin.
    public static func compoundElement(_ value: Value) throws -> SelectBase {
        if let element = try elementOrLambda(value) {
            if let select = element as? SelectBase { return select }
            let advice = element is TextClause ? "To SELECT from any FROM clause, use the .select() method." : element is Subquery ? "Use the plain select() object without calling .subquery() or .alias()." : element is FromClause ? "To SELECT from any FROM clause, use the .select() method." : nil
            throw expected("SELECT construct for inclusion in a UNION or other set construct", value, advice: advice)
        }
        throw expected("SELECT construct for inclusion in a UNION or other set construct", value)
    }
}

extension Value {
    /// `getattr(self, name, None)`: nil also where a `__getattr__` of the program's own, or a mock, says that there is none.
    public func attributeUnlessRefused(_ name: Name) throws -> Value? {
        do { return try attributeIfPresent(name) } catch let error as PythonException where error.isInstance(of: .attributeError) { return nil }
    }
}
