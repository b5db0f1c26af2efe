import Runtime
import SQL

/// The methods of expressions: `in_`, `like`, `desc`, `label` ...; those of columns and of mapped attributes alike.
enum ColumnOperators {
    /// The methods that a comparator may answer for.
    nonisolated(unsafe) private(set) static var names: Set<Name> = []

    /// From now on, methods ask the comparator of the expression's type, which may be written in Python.
    static func askComparators() {
        guard !Comparators.areUsed else { return }
        Comparators.areUsed = true
        let type = columnElementClass()
        _ = type.lookup("in_")
        for name in names {
            guard let original = type.attributes[name]?.object as? NativeFunction else { continue }
            let asking = NativeFunction(name: name.text, doc: original.doc, parameters: original.parameters, owner: type) { arguments in
                if arguments.positionalCount > 0, let element = arguments.base[0].object as? ColumnElement, let comparator = try element.comparator(), OperatorFunctions.function(ofMethod: name) != nil || (comparator as? OperatorsObject)?.own(name) != nil {
                    if let method = OperatorMethod.named(name), let (function, _) = OperatorFunctions.function(ofMethod: name) {
                        let call = try method.call(arguments.dropFirst())
                        return try function.call([.object(comparator)] + call.operands, keywords: call.keywords)
                    }
                    return try Value.object(comparator).attribute(name).call(Array(arguments.dropFirst().positional), keywords: arguments.keywordPairs)
                }
                return try original.body(arguments)
            }
            asking.givenQualifiedName = original.givenQualifiedName
            type.setClassAttribute(name, .object(asking))
        }
    }

    static func declare(_ type: Declaration<ColumnElement>) {
        let operators = type.mixin("ColumnOperators")
        declareComparisons(operators)
        declareCustom(type.mixin("Operators"))
        declareTextComparisons(operators)
        declareArithmetic(operators)
        declareOrderings(type.mixin("OrderingOperators"))
        operators.method("distinct", doc: "DISTINCT x") { (element: ColumnElement) throws -> Value in
            try element.expect(.distinct)
            return .object(UnaryExpression(.distinct, element, type: element.sqlType))
        }
        declareModifiers(type)
        declareDocuments(type)
        OperatorMethods.declare(type.type)
        names = Set(type.type.attributes.names)
    }

    private static func declareComparisons(_ type: Declaration<ColumnElement>) {
        for (name, isNegated) in [("in_", false), ("not_in", true), ("notin_", true)] {
            type.method(name, .required("other", as: Value.self), doc: isNegated ? "x NOT IN (...)" : "x IN (...)") { (element: ColumnElement, other: Value) throws -> Value in
                try element.expect(isNegated ? .notIn : .in)
                if let collection = other.object as? ColumnCollection { throw Coercion.expected("SQL expression element or literal value", .object(ExpressionList(collection.columns))) }
                return .object(try Operation.contained(element, other, isNegated: isNegated))
            }
        }
        func comparison(_ names: [String], _ operation: SQLOperator) {
            for name in names {
                type.method(name, .required("other", as: Value.self), doc: "x \(operation.text) y") { (element: ColumnElement, other: Value) throws -> Value in
                    try element.expect(operation)
                    return .object(try Operation.compare(operation, element, other))
                }
            }
        }
        comparison(["is_"], .is)
        comparison(["is_not", "isnot"], .isNot)
        comparison(["is_distinct_from"], .isDistinctFrom)
        comparison(["is_not_distinct_from", "isnot_distinct_from"], .isNotDistinctFrom)
        type.method("between", .required("cleft", as: Value.self), .required("cright", as: Value.self), .optional("symmetric", default: false), doc: "x BETWEEN a AND b") { (element: ColumnElement, low: Value, high: Value, isSymmetric: Bool) throws -> Value in
            try element.expect(.between)
            return .object(try Operation.between(element, low, high, isSymmetric: isSymmetric))
        }
        type.method("match", .required("other", as: Value.self), .keywords("kwargs"), doc: "x MATCH y") { (element: ColumnElement, other: Value, options: [(name: Name, value: Value)]) throws -> Value in
            try element.expect(.match)
            if other.object is Constant || (element as? UnaryExpression)?.isAggregate == true { return .object(try Operation.compare(.match, element, other)) }
            let configuration = try options.first { $0.name == "postgresql_regconfig" }.map { try String.from($0.value) }
            return .object(BinaryExpression(element, .match, try Coercion.operand(other, beside: element), type: BooleanType.match, escape: configuration))
        }
        for (name, operation) in [("any_", SQLOperator.any), ("all_", .all)] {
            type.method(name, doc: "\(operation.text) (x)") { (element: ColumnElement) throws -> Value in
                try element.expect(operation)
                return .object(UnaryExpression(operation, element.grouped(against: nil), type: BooleanType.shared))
            }
        }
    }

    private static func declareCustom(_ type: Declaration<ColumnElement>) {
        func applied(_ element: ColumnElement, _ custom: CustomOperator, _ result: SQLType?) -> Value {
            .object(NativeFunction.declare("Operators.op.<locals>.against", .required("other", as: Value.self), doc: "Apply the operator.") { (other: Value) throws -> Value in
                if let comparator = try element.comparator() as? OperatorsObject, let operate = comparator.own("operate") { return try operate.call(.object(comparator), .object(CustomOperatorObject.of(custom, giving: result)), other) }
                return .object(try Operation.custom(custom, element, other, type: result))
            })
        }
        type.method(
            "op", .required("opstring", as: String.self), .optional("precedence", default: 0), .optional("is_comparison", default: false), .optional("return_type", default: Value.none), .optional("python_impl", default: Value.none),
            .optional("operator_class", default: Value.none), .optional("visit_name", default: Value.none), doc: "An operator of any name."
        ) { (element: ColumnElement, text: String, precedence: Int, isComparison: Bool, result: Value, implementation: Value, families: Value, visitName: Value) throws -> Value in
            var custom = CustomOperator(text, precedence: precedence, isComparison: isComparison, implementation: implementation.isNone ? nil : PythonImplementation(implementation), families: try OperatorClassFlags.given(families))
            try element.expect(custom)
            custom.visitName = visitName.isNone ? nil : try String.from(visitName)
            return applied(element, custom, result.isNone ? nil : try TypeArgument.proper(result, askedFor: "_to_instance"))
        }
        type.method("bool_op", .required("opstring", as: String.self), .optional("precedence", default: 0), .optional("python_impl", default: Value.none), doc: "An operator of any name that compares.") { (element: ColumnElement, text: String, precedence: Int, implementation: Value) -> Value in
            applied(element, CustomOperator(text, precedence: precedence, isComparison: true, implementation: implementation.isNone ? nil : PythonImplementation(implementation)), nil)
        }
        type.method("operate", .required("op", as: Value.self), .rest("other", of: Value.self), .keywords("kwargs"), doc: "Apply an operator function.") { (element: ColumnElement, operation: Value, others: [Value], keywords: [(name: Name, value: Value)]) throws -> Value in
            if let comparator = try element.comparator() { return try operation.call([.object(comparator)] + others, keywords: keywords) }
            return try operation.call([.object(element)] + others, keywords: keywords)
        }
        type.method("reverse_operate", .required("op", as: Value.self), .required("other", as: Value.self), .keywords("kwargs"), doc: "Apply an operator function from the right.") { (element: ColumnElement, operation: Value, other: Value, keywords: [(name: Name, value: Value)]) throws -> Value in
            try operation.call([other, .object(element)], keywords: keywords)
        }
    }

    private static func declareTextComparisons(_ type: Declaration<ColumnElement>) {
        func like(_ names: [String], _ operation: SQLOperator) {
            for name in names {
                type.method(name, .required("other", as: Value.self), .optional("escape", default: nil as String?), doc: "x \(operation.text) pattern") { (element: ColumnElement, pattern: Value, escape: String?) throws -> Value in
                    try element.expect(operation)
                    return .object(try Operation.compare(operation, element, pattern, escape: escape))
                }
            }
        }
        like(["like"], .like)
        like(["not_like", "notlike"], .notLike)
        like(["ilike"], .ilike)
        like(["not_ilike", "notilike"], .notIlike)
        func part(_ name: String, _ operation: SQLOperator) {
            type.method(name, .required("other", as: Value.self), .optional("escape", default: nil as String?), .optional("autoescape", default: Value.bool(false)), doc: "x LIKE a part of it") { (element: ColumnElement, other: Value, escape: String?, escapes: Value) throws -> Value in
                try partial(element, operation, other, escape, escapes)
            }
        }
        part("startswith", .startsWith)
        part("istartswith", .istartsWith)
        part("endswith", .endsWith)
        part("iendswith", .iendsWith)
        type.method("contains", .required("other", as: Value.self), .keyword("escape", default: nil as String?), .keyword("autoescape", default: Value.bool(false)), doc: "x LIKE a part of it, or what its type has as contains()") { (element: ColumnElement, other: Value, escape: String?, escapes: Value) throws -> Value in
            if let own = try element.sqlType.particulars?.operators?.member("contains", of: element) { return try own.call(other) }
            if element.sqlType is ArrayType { throw PythonException.notImplemented("ARRAY.contains() not implemented for the base ARRAY type; please use the dialect-specific ARRAY type") }
            return try partial(element, .contains, other, escape, escapes)
        }
        part("icontains", .icontains)
        type.method("regexp_match", .required("pattern", as: Value.self), .optional("flags", default: nil as String?), doc: "x REGEXP pattern") { (element: ColumnElement, pattern: Value, flags: String?) throws -> Value in
            try element.expect(.regexpMatch)
            return .object(BinaryExpression(element, .regexpMatch, try Coercion.operand(pattern, beside: element), type: NullType.shared, escape: flags))
        }
        type.method("regexp_replace", .required("pattern", as: Value.self), .required("replacement", as: Value.self), .optional("flags", default: nil as String?), doc: "x with a pattern replaced") { (element: ColumnElement, pattern: Value, replacement: Value, flags: String?) throws -> Value in
            try element.expect(.regexpReplace)
            let arguments = ExpressionList([try Coercion.operand(pattern, beside: element), try Coercion.operand(replacement, beside: element)], isGrouped: false)
            return .object(BinaryExpression(element, .regexpReplace, arguments, type: NullType.shared, escape: flags))
        }
    }

    /// LIKE of a part, which may have the characters that LIKE treats specially.
    private static func partial(_ element: ColumnElement, _ operation: SQLOperator, _ other: Value, _ escape: String?, _ escapes: Value) throws -> Value {
        try element.expect(operation)
        let part = try part(other, escape, escapes)
        return .object(try Operation.compare(operation, element, part.text, escape: part.escape))
    }

    /// `autoescape=True`: what is looked for with its special characters marked, and the mark.
    static func part(_ other: Value, _ escape: String?, _ escapes: Value) throws -> (text: Value, escape: String?) {
        if try escapes.isTrue(), !escapes.isIdentical(to: .bool(true)) { try SQLWarning.warn("The autoescape parameter is now a simple boolean True/False") }
        guard try escapes.isTrue() else { return (other, escape) }
        guard let text = other.object as? StringObject else { throw PythonException.typeError("String value expected when autoescape=True") }
        let mark = escape ?? "/"
        return (.string(escaped(text.text, mark)), mark)
    }

    private static func escaped(_ text: String, _ mark: String) -> String {
        func replacing(_ text: String, _ old: String, _ new: String) -> String { text.split(separator: old, omittingEmptySubsequences: false).joined(separator: new) }
        var made = text
        if mark != "%", mark != "_" { made = replacing(made, mark, mark + mark) }
        return replacing(replacing(made, "%", mark + "%"), "_", mark + "_")
    }

    private static func declareArithmetic(_ type: Declaration<ColumnElement>) {
        type.method("collate", .required("collation", as: String.self), .optional("collation_schema", default: nil as String?), doc: "x COLLATE name") { (element: ColumnElement, name: String, schema: String?) throws -> Value in
            try element.expect(.collate)
            return .object(Operation.collated(element, name, schema: schema))
        }
        for (name, operation) in [("concat", SQLOperator.concatenate), ("bitwise_and", .bitwiseAnd), ("bitwise_or", .bitwiseOr), ("bitwise_xor", .bitwiseXor), ("bitwise_lshift", .leftShift), ("bitwise_rshift", .rightShift)] {
            type.method(name, .required("other", as: Value.self), doc: "x \(operation.text) y") { (element: ColumnElement, other: Value) throws -> Value in
                try element.expect(operation)
                return .object(try Operation.arithmetic(operation, element, other, reflected: false))
            }
        }
        type.method("bitwise_not", doc: "~x") { (element: ColumnElement) throws -> Value in
            try element.expect(.bitwiseNot)
            return .object(UnaryExpression(.bitwiseNot, element, type: element.sqlType))
        }
    }

    private static func declareOrderings(_ type: Declaration<ColumnElement>) {
        func postfix(_ names: [String], _ operation: SQLOperator) {
            for name in names {
                type.method(name, doc: "x \(operation.text)") { (element: ColumnElement) throws -> Value in
                    try element.expect(operation)
                    return .object(UnaryExpression(operation, element, type: NullType.shared))
                }
            }
        }
        postfix(["desc"], .descending)
        postfix(["asc"], .ascending)
        postfix(["nulls_first", "nullsfirst"], .nullsFirst)
        postfix(["nulls_last", "nullslast"], .nullsLast)
    }

    private static func declareModifiers(_ type: Declaration<ColumnElement>) {
        type.method("label", .required("name", as: GivenName?.self), doc: "x AS name") { (element: ColumnElement, name: GivenName?) -> Value in .object(Label(name, element)) }
        type.method("cast", .required("type_", as: TypeArgument.self), doc: "CAST(x AS type)") { (element: ColumnElement, type: TypeArgument) -> Value in .object(CastExpression(element, type.type)) }
    }

    /// `data["key"].as_string()` of JSON.
    private static func declareDocuments(_ type: Declaration<ColumnElement>) {
        func retyped(_ element: ColumnElement, _ name: String, _ made: SQLType) throws -> Value {
            guard let binary = element as? BinaryExpression, binary.binaryOperator == .jsonItem || binary.binaryOperator == .jsonPath else {
                guard element.sqlType.affinity == .json else { throw PythonException.attributeError("Neither '\(element.type.name)' object nor 'Comparator' object has an attribute '\(name)'") }
                throw SQLError.invalidRequest("The JSON cast operator JSON.\(name)() only works with a JSON index expression e.g. col['q'].\(name)()")
            }
            return .object(binary.retyped(made))
        }
        let kinds: [(String, SQLType)] = [("as_boolean", BooleanType.shared), ("as_string", UnicodeType()), ("as_integer", IntegerType.shared), ("as_float", FloatType())]
        for (name, made) in kinds { type.method(name, doc: "The item as a value of another type.") { (element: ColumnElement) throws -> Value in try retyped(element, name, made) } }
        type.method("as_numeric", .required("precision", as: Int.self), .required("scale", as: Int.self), .optional("asdecimal", default: true), doc: "The item as a decimal.") { (element: ColumnElement, precision: Int, scale: Int, asDecimal: Bool) throws -> Value in
            try retyped(element, "as_numeric", NumericType(precision: precision, scale: scale, asDecimal: asDecimal))
        }
        type.method("as_json", doc: "The item as JSON.") { (element: ColumnElement) -> Value in .object(element) }
    }
}
