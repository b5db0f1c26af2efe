import ORM
import Runtime
import SQL

/// Operators as functions of Python: `sqlalchemy.sql.operators`.
enum OperatorFunctions {
    /// Those that are functions of Python's own module `operator`.
    private static let python: [(operation: SQLOperator?, name: String?, method: String)] = [
        (.equal, nil, "__eq__"), (.notEqual, nil, "__ne__"), (.less, nil, "__lt__"), (.lessOrEqual, nil, "__le__"), (.greater, nil, "__gt__"), (.greaterOrEqual, nil, "__ge__"), (.add, nil, "__add__"), (.subtract, nil, "__sub__"),
        (.multiply, nil, "__mul__"), (.trueDivide, nil, "__truediv__"), (.floorDivide, nil, "__floordiv__"), (.modulo, nil, "__mod__"), (.and, nil, "__and__"), (.or, nil, "__or__"), (.not, nil, "__invert__"),
        (.negative, nil, "__neg__"), (.item, nil, "__getitem__"), (nil, "lshift", "__lshift__"), (nil, "rshift", "__rshift__"), (nil, "matmul", "__matmul__"), (nil, "pow", "__pow__"), (nil, "contains", "__contains__"),
    ]
    /// Those that call a method of their first operand; negated ones negate what it gives.
    private static let methods: [(operation: SQLOperator, method: String)] = [
        (.is, "is_"), (.isNot, "is_not"), (.isDistinctFrom, "is_distinct_from"), (.isNotDistinctFrom, "is_not_distinct_from"),
        (.like, "like"), (.notLike, "not_like"), (.ilike, "ilike"), (.notIlike, "not_ilike"),
        (.startsWith, "startswith"), (.istartsWith, "istartswith"), (.endsWith, "endswith"), (.iendsWith, "iendswith"), (.contains, "contains"), (.icontains, "icontains"),
        (.between, "between"), (.in, "in_"), (.notIn, "not_in"), (.concatenate, "concat"), (.match, "match"), (.regexpMatch, "regexp_match"),
        (.regexpReplace, "regexp_replace"), (.collate, "collate"), (.distinct, "distinct"), (.any, "any_"), (.all, "all_"), (.descending, "desc"), (.ascending, "asc"),
        (.nullsFirst, "nulls_first"), (.nullsLast, "nulls_last"), (.bitwiseXor, "bitwise_xor"), (.bitwiseOr, "bitwise_or"), (.bitwiseAnd, "bitwise_and"),
        (.bitwiseNot, "bitwise_not"), (.leftShift, "bitwise_lshift"), (.rightShift, "bitwise_rshift"),
    ]
    private static let negated: [(operation: SQLOperator, method: String)] = [
        (.notStartsWith, "startswith"), (.notIstartsWith, "istartswith"), (.notEndsWith, "endswith"), (.notIendsWith, "iendswith"),
        (.notContains, "contains"), (.notIcontains, "icontains"), (.notBetween, "between"), (.notMatch, "match"), (.notRegexpMatch, "regexp_match"),
    ]
    /// Those that stand for an operator without being called.
    private static let markers: [SQLOperator] = [
        .comma, .filter, .jsonItem, .jsonPath, .exists, .isTrue, .isFalse, .label, .asBoolean, .functionAsComparison,
    ]
    private static let aliases = [
        "isnot": "is_not", "isnot_distinct_from": "is_not_distinct_from", "notlike_op": "not_like_op", "notilike_op": "not_ilike_op", "notin_op": "not_in_op", "notbetween_op": "not_between_op", "notstartswith_op": "not_startswith_op", "notendswith_op": "not_endswith_op",
        "notcontains_op": "not_contains_op", "nullsfirst_op": "nulls_first_op", "nullslast_op": "nulls_last_op", "istrue": "is_true", "isfalse": "is_false", "notmatch_op": "not_match_op",
    ]

    /// Each function with the operator that it stands for.
    private static let table: [(name: String, operation: SQLOperator?, function: Value)] = {
        var made: [(name: String, operation: SQLOperator?, function: Value)] = []
        let own = try? Program.context?.importModule("operator")
        for (operation, name, _) in python { if let own, let name = name ?? operation?.functionName, let found = try? Value.object(own).attributeIfPresent(Name(name)) { made.append((name, operation, found)) } }
        func add(_ operation: SQLOperator, _ body: @escaping (Arguments) throws -> Value) {
            made.append((operation.functionName, operation, .object(NativeFunction(name: operation.functionName, body: body))))
        }
        for (operation, method) in methods { add(operation) { partMethods.contains(method) ? try applyPart(Name(method), $0) : try apply(Name(method), $0) } }
        for (operation, method) in negated { add(operation) { try apply(Name(method), $0).unary(.invert) } }
        for operation in markers { add(operation) { _ in throw PythonException.notImplemented("") } }
        return made
    }()

    private static func apply(_ method: Name, _ arguments: Arguments) throws -> Value {
        guard let first = arguments.positional.first else { throw PythonException.typeError("\(method.text) expected at least 1 argument, got 0") }
        if let comparator = first.object as? OperatorsObject, let made = try comparator.perform(method, Array(arguments.positional.dropFirst()), keywords: arguments.keywordPairs) { return made }
        return try first.attribute(method).call(Array(arguments.positional.dropFirst()), keywords: arguments.keywordPairs)
    }

    private static let partMethods: Set<String> = ["startswith", "istartswith", "endswith", "iendswith", "contains", "icontains"]
    /// `startswith_op(x, "a", escape=None, autoescape=True)`: what is no expression itself gets the part with its special characters marked.
    private static func applyPart(_ method: Name, _ arguments: Arguments) throws -> Value {
        let given = Array(arguments.positional)
        guard given.count > 1, !(given[0].object is ColumnElement) else { return try apply(method, arguments) }
        let escape = given.count > 2 ? given[2] : arguments.keyword("escape") ?? .none, escapes = given.count > 3 ? given[3] : arguments.keyword("autoescape") ?? .bool(false)
        let part = try ColumnOperators.part(given[1], escape.isNone ? nil : String.from(escape), escapes), keywords: OperatorKeywords = [("escape", part.escape.map { .string($0) } ?? .none)]
        return try given[0].attribute(method).call([part.text], keywords: keywords)
    }

    static func value(_ operation: SQLOperator) -> Value {
        if case .custom(let custom) = operation { return custom.isForeign ? custom.implementation?.function ?? .none : .object(CustomOperatorObject.of(custom)) }
        return table.first { $0.operation == operation }?.function ?? .string(operation.text)
    }

    /// The operator that a function stands for.
    static func operation(_ function: Value) -> SQLOperator? {
        if let custom = function.object as? CustomOperatorObject { return .custom(custom.custom) }
        return table.first { $0.function.isIdentical(to: function) }?.operation
    }

    /// The function of `__add__`, `__radd__` (reflected), `like`.
    static func function(ofMethod name: Name) -> (function: Value, isReflected: Bool)? { byMethod[name] }
    private static let byMethod: [Name: (function: Value, isReflected: Bool)] = {
        var made: [Name: (function: Value, isReflected: Bool)] = [:]
        for (operation, name, method) in python {
            guard let name = name ?? operation?.functionName, let function = table.first(where: { $0.name == name })?.function else { continue }
            made[Name(method)] = (function, false)
            if let operation = BinaryOperation.allCases.first(where: { $0.method == Name(method) }) { made[operation.reflectedMethod] = (function, true) }
        }
        for (operation, method) in methods { if let function = table.first(where: { $0.operation == operation })?.function { made[Name(method)] = (function, false) } }
        for (old, current) in OperatorMethod.olderNames { made[old] = made[current] }
        return made
    }()
    static var dunders: [Name] { byMethod.keys.filter { $0.isDunder } }
    static var methodNames: [Name] { byMethod.keys.filter { !$0.isDunder } }

    // MARK: the module

    /// `sqlalchemy.sql.operators`
    static func declare(in module: ModuleObject) {
        for (name, _, function) in table { module[Name(name)] = function }
        for (alias, name) in aliases { module[Name(alias)] = module[Name(name)] }
        module["Operators"] = .object(OperatorClasses.operators)
        module["ColumnOperators"] = .object(OperatorClasses.columnOperators)
        module["custom_op"] = .object(CustomOperatorObject.pythonClass)
        OperatorClassFlags.declare(in: module)
        func predicate(_ name: String, _ test: @escaping (SQLOperator) -> Bool) {
            module.function(name, .required("op", as: Value.self), doc: "What kind of operator it is.") { (function: Value) -> Bool in operation(function).map(test) ?? false }
        }
        predicate("is_comparison") { $0.isComparison }
        predicate("is_commutative") { $0.isCommutative }
        predicate("is_associative") { $0.isAssociative }
        predicate("is_boolean") { $0.isBoolean }
        predicate("is_ordering_modifier") { $0.isOrdering }
        predicate("is_order_by_modifier") { $0.isOrdering }
        predicate("is_natural_self_precedent") { $0.isAssociative }
        module.function("mirror", .required("op", as: Value.self), doc: "The operator with its sides exchanged.") { (function: Value) -> Value in operation(function).map { value($0.mirrored) } ?? function }
    }
}

/// `operators.custom_op`: an operator of the user's own, as `expression.operator` gives it.
final class CustomOperatorObject: Object {
    let custom: CustomOperator
    /// `return_type=`
    private let result: SQLType?
    private init(_ custom: CustomOperator, _ result: SQLType?) {
        self.custom = custom
        self.result = result
        super.init(type: CustomOperatorObject.pythonClass)
    }
    /// The one object of an operator, which expressions show: methods of compilers compare it by identity.
    static func of(_ custom: CustomOperator, giving result: SQLType? = nil) -> CustomOperatorObject {
        if let result { return CustomOperatorObject(custom, result) }
        if let known = objects[custom] { return known }
        let made = CustomOperatorObject(custom, nil)
        objects[custom] = made
        return made
    }
    nonisolated(unsafe) private static var objects: [CustomOperator: CustomOperatorObject] = [:]
    static let pythonClass: Class = {
        let made = Class.declare("custom_op", for: CustomOperatorObject.self, module: "sqlalchemy.sql.operators", doc: "An operator of any name.") { type in
            type.subscriptable()
            type.constant("__name__", .string("custom_op"))
            type.property("visit_name", doc: "What the methods of a compiler that write it are named for.") { (object: CustomOperatorObject) -> Value in object.custom.visitName.map { .string($0) } ?? .none }
            type.property("opstring", doc: "Its text.") { (object: CustomOperatorObject) -> String in object.custom.text }
            type.property("precedence", doc: "How tight it binds.") { (object: CustomOperatorObject) -> Int in object.custom.precedence }
            type.property("is_comparison", doc: "Whether it compares.") { (object: CustomOperatorObject) -> Bool in object.custom.isComparison }
            type.property("eager_grouping", doc: "Whether it is always put into parentheses.") { (object: CustomOperatorObject) -> Bool in object.custom.groupsEagerly }
            type.property("natural_self_precedent", doc: "Whether it needs no parentheses beside itself.") { (object: CustomOperatorObject) -> Bool in object.custom.isSelfPrecedent }
            type.property("operator_class", doc: "The families it belongs to.") { (object: CustomOperatorObject) -> Int in object.custom.families }
            type.property("python_impl", doc: "What it does to plain values.") { (object: CustomOperatorObject) -> Value in object.custom.implementation?.function ?? .none }
        }
        made.construct = { _, arguments in
            let reader = CustomOperatorArguments(arguments)
            return .object(CustomOperatorObject.of(try reader.custom(), giving: try reader.result()))
        }
        return made
    }()
    override var isCallable: Bool { true }
    override func call(_ arguments: Arguments) throws -> Value? {
        guard let left = arguments.positional.first, arguments.positionalCount > 1 else { throw PythonException.typeError("custom_op.__call__() missing 1 required positional argument: 'left'") }
        let right = arguments.positional[arguments.positional.startIndex + 1]
        if let comparator = left.object as? PropertyComparator { return try comparator.operate(.object(self), [right], []) }
        if let comparator = left.object as? OperatorsObject { return try Value.object(comparator).attribute("operate").call([.object(self), right]) }
        if let element = try Coercion.element(left) as? ColumnElement { return .object(try Operation.custom(custom, element, right, type: result)) }
        if let element = try Coercion.element(right) as? ColumnElement { return .object(try Operation.custom(custom, element, left, type: result, reflected: true)) }
        guard let implementation = custom.implementation else {
            throw SQLError.invalidRequest("Custom operator \(custom.text.pythonRepr) can't be used with plain Python objects unless it includes the 'python_impl' parameter.")
        }
        return try implementation.function.call(left, right)
    }
    override func compare(_ comparison: Comparison, _ other: Value) throws -> Value? {
        guard comparison == .equal || comparison == .notEqual, let other = other.object as? CustomOperatorObject else { return nil }
        return .bool((custom == other.custom) == (comparison == .equal))
    }
    override func hash() throws -> Int { custom.hashValue }
}

/// `custom_op("->", precedence=10, is_comparison=True)`
private struct CustomOperatorArguments {
    let arguments: Arguments
    init(_ arguments: Arguments) { self.arguments = arguments }
    private func given(_ position: Int, _ name: String) throws -> Value? {
        let positional = Array(arguments.positional)
        return position < positional.count ? positional[position] : arguments.keyword(Name(name))
    }
    func result() throws -> SQLType? { try given(3, "return_type").flatMap { $0.isNone ? nil : try TypeArgument.proper($0, askedFor: "_to_instance") } }
    func custom() throws -> CustomOperator {
        guard let text = try given(0, "opstring") else { throw PythonException.typeError("custom_op.__init__() missing 1 required positional argument: 'opstring'") }
        let implementation = try given(6, "python_impl") ?? .none
        var made = CustomOperator(
            try String.from(text), precedence: try given(1, "precedence").map { try Int.from($0) } ?? 0, isComparison: try given(2, "is_comparison")?.isTrue() ?? false, groupsEagerly: try given(5, "eager_grouping")?.isTrue() ?? false,
            isSelfPrecedent: try given(4, "natural_self_precedent")?.isTrue() ?? false, implementation: implementation.isNone ? nil : PythonImplementation(implementation),
            families: try arguments.keyword("operator_class").map { try OperatorClassFlags.given($0) } ?? 2)
        made.visitName = try arguments.keyword("visit_name").flatMap { $0.isNone ? nil : try String.from($0) }
        return made
    }
}

/// `OperatorClass`: the families of operators that a type has.
enum OperatorClassFlags {
    private static let values: [(name: String, value: OperatorClass)] = [
        ("UNSPECIFIED", .unspecified), ("BASE", .base), ("BOOLEAN_ALGEBRA", .booleanAlgebra), ("EQUALITY", .equality), ("ORDERING", .ordering), ("INDEXABLE", .indexable), ("CONTAINS", .contains), ("CONCATENABLE", .concatenable),
        ("STRING_MATCH", .stringMatch), ("MATH", .math), ("BITWISE", .bitwise), ("DATE_ARITHEMETIC", .dateArithmetic), ("JSON_GETITEM", .jsonItem), ("COMPARISON", [.equality, .ordering]),
        ("STRING", .string), ("INTEGER", .numeric), ("NUMERIC", .numeric), ("BOOLEAN", .boolean), ("BINARY", .sequence), ("DATETIME", .dateTime), ("JSON", .json), ("ARRAY", .sequence), ("TUPLE", .sequence), ("ANY", .any),
    ]
    static let pythonClass: Class = {
        let made = Class("OperatorClass", module: "sqlalchemy.sql.operators", doc: "The families of operators.")
        for (name, value) in values { made.setClassAttribute(Name(name), .int(value.rawValue)) }
        return made
    }()
    /// What `operator_class=` says; that of every type where it is None.
    static func given(_ value: Value) throws -> Int { value.isNone ? OperatorClass.base.rawValue : try Int.from(value) }
    static func declare(in module: ModuleObject) { module["OperatorClass"] = .object(pythonClass) }
    static let unspecified = OperatorClass.unspecified.rawValue
    /// `String.operator_classes`: what classes of types say of their instances; those derived from them inherit it.
    static let ofTypes: [String: OperatorClass] = [
        "Integer": .numeric, "Numeric": .numeric, "Float": .numeric, "String": .string, "Enum": .string, "Boolean": .boolean, "Date": .dateTime, "DateTime": .dateTime, "Time": .dateTime, "Interval": .dateTime,
        "_Binary": .sequence, "LargeBinary": .sequence, "ARRAY": .sequence, "TupleType": .sequence, "JSON": .json, "Uuid": .comparison, "NullType": .any,
    ]
}
