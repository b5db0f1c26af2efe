import Runtime

/// The operators that expressions of PostgreSQL's types have beside the usual ones (sqlalchemy.dialects.postgresql.operators).
public enum TypeOperators {
    case json, jsonb, hstore, array, range, multiRange

    private static let item = 15, comparison = 5
    private static func tight(_ text: String, precedence: Int = comparison, isComparison: Bool = true) -> CustomOperator {
        CustomOperator(text, precedence: precedence, isComparison: isComparison, groupsEagerly: true, isSelfPrecedent: true)
    }

    /// Operators by the name of their method, with whether they compare: `has_key` is `?`.
    private static let keys: [String: CustomOperator] = ["has_key": tight("?"), "has_all": tight("?&"), "has_any": tight("?|"), "contains": tight("@>"), "contained_by": tight("<@")]
    private static let paths: [String: CustomOperator] = ["path_exists": tight("@?"), "path_match": tight("@@")]
    private static let arrays: [String: CustomOperator] = ["contains": tight("@>"), "contained_by": tight("<@"), "overlap": CustomOperator("&&", precedence: comparison, isComparison: true)]
    private static let ranges: [String: CustomOperator] = [
        "contains": tight("@>"), "contained_by": tight("<@"), "overlaps": CustomOperator("&&", precedence: comparison, isComparison: true), "strictly_left_of": CustomOperator("<<", precedence: comparison, isComparison: true),
        "strictly_right_of": CustomOperator(">>", precedence: comparison, isComparison: true), "not_extend_right_of": CustomOperator("&<", precedence: comparison, isComparison: true),
        "not_extend_left_of": CustomOperator("&>", precedence: comparison, isComparison: true), "adjacent_to": CustomOperator("-|-", precedence: comparison, isComparison: true),
    ]

    /// A member of an expression of the type: `data["a"].astext`, `data.has_key`.
    public func member(_ name: String, of element: ColumnElement) throws -> Value? {
        switch self {
        case .json, .jsonb:
            if name == "astext" { return try asText(element) }
            if self == .json { return nil }
            if name == "delete_path" { return method(name) { try deleted($0, from: element) } }
            if let custom = TypeOperators.paths[name] { return method(name) { .object(try Operation.custom(custom, element, element.operand($0, type: JSONPathType(isPath: true)), type: BooleanType.shared)) } }
            return comparison(name, TypeOperators.keys, element)
        case .hstore: return comparison(name, TypeOperators.keys, element) ?? function(name, element)
        case .array: return comparison(name, TypeOperators.arrays, element)
        case .range, .multiRange:
            let arithmetic: [String: SQLOperator] = ["union": .add, "difference": .subtract, "intersection": .multiply]
            if let operation = arithmetic[name] { return method(name) { .object(try Operation.arithmetic(operation, element, $0, reflected: false)) } }
            return comparison(name, TypeOperators.ranges, element)
        }
    }

    private func method(_ name: String, _ body: @escaping (Value) throws -> Value) -> Value {
        .object(NativeFunction.declare(name, .required("other", as: Value.self), doc: "An operator of PostgreSQL.") { (other: Value) throws -> Value in try body(other) })
    }
    private func comparison(_ name: String, _ operators: [String: CustomOperator], _ element: ColumnElement) -> Value? {
        guard let custom = operators[name] else { return nil }
        return method(name) { .object(try Operation.custom(custom, element, $0, type: BooleanType.shared)) }
    }

    /// `data["a"].astext`: `data ->> 'a'`.
    private func asText(_ element: ColumnElement) throws -> Value? {
        guard let binary = element as? BinaryExpression, binary.binaryOperator == .jsonItem || binary.binaryOperator == .jsonPath else { return nil }
        let custom = CustomOperator(binary.binaryOperator == .jsonPath ? "#>>" : "->>", precedence: TypeOperators.item, groupsEagerly: true, isSelfPrecedent: true)
        let type = element.sqlType.particulars?("astext_type")?.object as? SQLType ?? TextType()
        return .object(BinaryExpression(binary.left, .custom(custom), binary.right, type: type))
    }
    /// `data.delete_path(["a", "b"])`: `data #- ARRAY['a', 'b']::TEXT[]`.
    private func deleted(_ path: Value, from element: ColumnElement) throws -> Value {
        let array = try path.object as? FunctionElement ?? FunctionElement.array(path.elements().map { try Coercion.expression($0) })
        let custom = TypeOperators.tight("#-", precedence: TypeOperators.item, isComparison: false)
        return .object(BinaryExpression(element, .custom(custom), CastExpression(array, ArrayType(TextType(keyword: "TEXT"))), type: element.sqlType))
    }

    /// `h["key"]`
    func item(_ key: Value, of element: ColumnElement) throws -> ColumnElement? {
        guard self == .hstore else { return nil }
        let custom = CustomOperator("->", precedence: TypeOperators.item, groupsEagerly: true, isSelfPrecedent: true)
        return BinaryExpression(element, .custom(custom), try Coercion.element(key) as? ColumnElement ?? element.parameter(.custom(custom), key), type: element.sqlType.particulars?("text_type")?.object as? SQLType ?? TextType())
    }

    /// `a << b` and `a >> b` of ranges.
    func shift(_ operation: BinaryOperation, _ element: ColumnElement, _ other: Value) throws -> Value? {
        guard self == .range || self == .multiRange, let custom = TypeOperators.ranges[operation == .leftShift ? "strictly_left_of" : "strictly_right_of"] else { return nil }
        return .object(try Operation.custom(custom, element, other, type: BooleanType.shared))
    }

    /// The functions of hstore that are methods of its expressions: `h.keys()` is `akeys(h)`.
    private func function(_ name: String, _ element: ColumnElement) -> Value? {
        let text = ArrayType(TextType())
        let withoutArgument: [String: String] = ["keys": "akeys", "vals": "avals", "array": "hstore_to_array", "matrix": "hstore_to_matrix"]
        if let called = withoutArgument[name] { return .object(NativeFunction.declare(name, doc: "A function of hstore.") { () -> Value in .object(FunctionElement(called, [element], type: text)) }) }
        let types: [String: SQLType] = ["defined": BooleanType.shared, "delete": element.sqlType, "slice": element.sqlType]
        guard let type = types[name] else { return nil }
        return method(name) { .object(FunctionElement(name, [element, try Coercion.expression($0, name: name)], type: type)) }
    }
}

extension ColumnElement {
    /// A literal as a parameter of a type; expressions stay as they are.
    fileprivate func operand(_ value: Value, type: SQLType) throws -> Value {
        if try Coercion.element(value) != nil { return value }
        return .object(try parameter(nil, value, type: type))
    }
}
