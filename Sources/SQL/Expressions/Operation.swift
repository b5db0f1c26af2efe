import Runtime

/// The making of operations (sqlalchemy.sql.default_comparator).
public enum Operation {
    private static func isConstant(_ value: Value) -> Bool {
        switch value {
        case .none, .bool: true
        case .object(let object): object is Constant
        default: false
        }
    }

    /// A comparison; `== None` becomes `IS NULL`.
    public static func compare(_ operation: SQLOperator, _ left: ColumnElement, _ other: Value, escape: String? = nil) throws -> ColumnElement {
        // `any_(x).like(y)` is `y LIKE ANY (x)`.
        if let members = left as? UnaryExpression, members.isAggregate { return members.reversed(operation, isConstant(other) ? try Coercion.condition(other) : try Coercion.operand(other, beside: members.operand, operation), escape: escape) }
        if isConstant(other), isWrittenPlainly(other, left, operation) { return try compareConstant(operation, left, other) }
        let right = try Coercion.operand(other, beside: left, operation)
        return made(left, operation, right, type: BooleanType.shared, escape: escape)
    }

    /// Whether None, True or False stands for NULL, true or false beside an expression: a TypeDecorator may say otherwise.
    private static func isWrittenPlainly(_ value: Value, _ left: ColumnElement, _ operation: SQLOperator) -> Bool {
        if left.sqlType is IntervalType, !(value.object is Constant) { return value.isNone }
        guard let decorator = left.sqlType as? TypeDecorator, !(value.object is Constant) else { return true }
        guard let types = decorator.constantTypes else { return value.isNone }
        return types.contains { $0 === value.type }
    }

    private static func compareConstant(_ operation: SQLOperator, _ left: ColumnElement, _ other: Value) throws -> ColumnElement {
        let isNull = other.isNone || other.object === Constant.null
        let right = try Coercion.condition(other)
        switch operation {
        case .equal where !isNull, .notEqual where !isNull, .isDistinctFrom, .isNotDistinctFrom: return made(left, operation, right, type: BooleanType.shared)
        case .equal, .is: return BinaryExpression(left, .is, right, type: BooleanType.shared)
        case .notEqual, .isNot: return BinaryExpression(left, .isNot, right, type: BooleanType.shared)
        default:
            throw SQLError.argument("Only '=', '!=', 'is_()', 'is_not()', 'is_distinct_from()', 'is_not_distinct_from()' operators can be used with None/True/False")
        }
    }

    /// `left op right`; a chain of one associative operator becomes one list.
    static func made(_ left: ColumnElement, _ operation: SQLOperator, _ right: ColumnElement, type: SQLType, escape: String? = nil) -> ColumnElement {
        if operation.isAssociative {
            let (first, isFirstFlat) = flattened(left, operation, type), (second, isSecondFlat) = flattened(right, operation, type)
            if isFirstFlat || isSecondFlat { return ExpressionList(first + second, separator: operation, type: type) }
        }
        let isAggregate = [left, right].contains { ($0 as? UnaryExpression)?.isAggregate == true || ($0 as? FunctionElement)?.isAggregate == true }
        return BinaryExpression(left, operation, right, type: type, escape: escape, isNegatable: !isAggregate)
    }

    private static func flattened(_ element: ColumnElement, _ operation: SQLOperator, _ type: SQLType) -> ([ColumnElement], Bool) {
        guard (type.affinity == element.sqlType.affinity && (type.affinity != .userDefined || type.type === element.sqlType.type)) || (type is EnumType && element.sqlType.affinity == .string) else { return ([element], false) }
        if let binary = element as? BinaryExpression, binary.binaryOperator == operation { return ([binary.left, binary.right], true) }
        if let list = element as? ExpressionList, list.separator == operation { return (list.elements, true) }
        return ([element], false)
    }

    /// Arithmetic; `+` of strings is `||`.
    public static func arithmetic(_ operation: SQLOperator, _ element: ColumnElement, _ other: Value, reflected: Bool) throws -> ColumnElement {
        let operand = try Coercion.operand(other, beside: element, operation)
        let (left, right) = reflected ? (operand, element) : (element, operand)
        let (actual, type) = left.sqlType.adapted(operation, right.sqlType)
        return made(left, actual, right, type: type)
    }

    /// `x || y`, whatever the types.
    public static func concatenation(_ left: ColumnElement, _ right: ColumnElement) -> ColumnElement {
        let (actual, type) = left.sqlType.adapted(.concatenate, right.sqlType)
        return made(left, actual, right, type: type)
    }

    /// An operator of the user's own: `x.op("->")(y)`.
    public static func custom(_ operation: CustomOperator, _ left: ColumnElement, _ other: Value, type: SQLType?, reflected: Bool = false) throws -> ColumnElement {
        if let members = left as? UnaryExpression, members.isAggregate {
            try members.refuse(unless: operation.isComparison)
            return members.reversed(.custom(operation), try Coercion.operand(other, beside: members.operand, .custom(operation)))
        }
        let operand = try Coercion.operand(other, beside: left, .custom(operation))
        let result = type ?? (operation.isComparison ? BooleanType.shared : left.sqlType.adapted(.custom(operation), operand.sqlType).1)
        return reflected ? made(operand, .custom(operation), left, type: result) : made(left, .custom(operation), operand, type: result)
    }

    /// `x IN (...)`
    public static func contained(_ left: ColumnElement, _ other: Value, isNegated: Bool) throws -> ColumnElement {
        let operation: SQLOperator = isNegated ? .notIn : .in
        if let aggregate = left as? UnaryExpression, aggregate.isAggregate { return aggregate.reversed(operation, try members(aggregate.operand, other, operation)) }
        return BinaryExpression(left, operation, try members(left, other, operation), type: BooleanType.shared)
    }

    private static func members(_ left: ColumnElement, _ other: Value, _ operation: SQLOperator) throws -> ColumnElement {
        if let element = try Coercion.element(other) {
            switch element {
            case let select as SelectBase: return ScalarSelect(select)
            case let bind as BindParameter: return (bind.sqlType.affinity == .null ? bind.with(type: left.sqlType) as? BindParameter ?? bind : bind).expanding(for: operation)
            case let values as ValuesClause: return ScalarValues(values)
            case let from as FromClause:
                try warnOfCoercion(from)
                return ScalarSelect(Select(from.columns).from([from]))
            case let function as FunctionElement:
                try warnOfCoercion(function)
                return ScalarSelect(Select([function]))
            case let text as TextClause: return operation == .in ? Grouping(TextColumn(text)) : TextColumn(text)
            case let column as ColumnElement where (column as? ScalarSelect)?.isExists == false || column is ScalarValues || column is TupleExpression || column is ExpressionList: return column.grouped(against: operation)
            default: throw refused(other)
            }
        }
        guard !(other.object is StringObject), !(other.object is BytesObject), let iterator = try other.makeIterator() else { throw refused(other) }
        var values: [Value] = []
        var hasExpressions = false
        while let value = try iterator.next() {
            if let element = try Coercion.element(value) {
                guard element is ColumnElement, !(element is ExpressionList) else { throw refused(element is ExpressionList ? value : other) }
                hasExpressions = true
            }
            values.append(value)
        }
        if hasExpressions {
            return Grouping(ExpressionList(try values.map { try Coercion.element($0) as? ColumnElement ?? left.parameter(operation, $0) }))
        }
        // What a tuple is compared with are tuples: the first one tells the types.
        if left is TupleExpression, let first = values.first { _ = try first.elements() }
        return try left.parameter(operation, .list(values), isExpanding: true)
    }

    private static func warnOfCoercion(_ element: ClauseElement) throws {
        try SQLWarning.warn("Coercing \(element.type.name) object into a select() for use in IN(); please pass a select() construct explicitly")
    }

    private static func refused(_ value: Value) -> PythonException { Coercion.expected("IN expression list, SELECT construct, or bound parameter object", value) }

    /// `x BETWEEN a AND b`
    public static func between(_ element: ColumnElement, _ low: Value, _ high: Value, isSymmetric: Bool) throws -> ColumnElement {
        let bounds = ExpressionList([try Coercion.operand(low, beside: element, .and), try Coercion.operand(high, beside: element, .and)], separator: .and, isGrouped: false)
        return BinaryExpression(element, .between, bounds, type: NullType.shared, isSymmetric: isSymmetric)
    }

    /// `x COLLATE "name"`
    public static func collated(_ element: ColumnElement, _ name: String, schema: String? = nil) -> ColumnElement {
        let type = (element.sqlType as? StringType)?.collated(name, schema: schema) ?? (element.sqlType as? TypeDecorator)?.collated(name, schema: schema) ?? element.sqlType
        return BinaryExpression(element, .collate, CollationClause(name, schema: schema), type: type, isNegatable: false)
    }

    /// `x["key"]` of JSON.
    /// - Throws: NotImplementedError for types without items.
    public static func item(_ element: ColumnElement, _ key: Value) throws -> ColumnElement {
        let type = (element.sqlType as? TypeDecorator)?.inner ?? element.sqlType
        if let array = type as? ArrayType { return try item(element, array, key) }
        if let own = try type.particulars?.operators?.item(key, of: element) { return own }
        guard type.affinity == .json else { throw PythonException.notImplemented("Operator 'getitem' is not supported on this expression") }
        let isPath: Bool
        switch key {
        case .tuple, .list: isPath = true
        default: isPath = false
        }
        let isInteger = if case .int = key { true } else { false }
        let operation: SQLOperator = isPath ? .jsonPath : .jsonItem
        let index = try Coercion.element(key) as? ColumnElement ?? element.parameter(operation, key, type: JSONPathType(isPath: isPath, isInteger: isInteger))
        return BinaryExpression(element, operation, index, type: element.sqlType)
    }

    /// `x[1]` and `x[1:3]` of an array; an array of several dimensions gives arrays of one less.
    private static func item(_ element: ColumnElement, _ array: ArrayType, _ key: Value) throws -> ColumnElement {
        func bound(_ value: Value) throws -> ColumnElement {
            if let given = try Coercion.element(value) as? ColumnElement { return array.startsAtZero ? try arithmetic(.add, given, .int(1), reflected: false) : given }
            let shifted = array.startsAtZero && !value.isNone ? try value.binary(.add, .int(1)) : value
            return try element.parameter(.item, shifted, type: IntegerType.shared)
        }
        if let slice = key.object as? SliceObject {
            guard slice.step.isNone else { throw SQLError.argument("Slice steps are not supported for SQL ARRAY types") }
            return BinaryExpression(element, .item, FunctionElement(.slice, "[:]", [try bound(slice.start), try bound(slice.stop)], type: NullType.shared), type: array)
        }
        let item = array.dimensions.map { $0 > 1 } == true ? ArrayType(array.item, dimensions: (array.dimensions ?? 2) &- 1, isTuple: array.isTuple, startsAtZero: array.startsAtZero).like(array) : array.item
        return BinaryExpression(element, .item, try bound(key), type: item)
    }
}
