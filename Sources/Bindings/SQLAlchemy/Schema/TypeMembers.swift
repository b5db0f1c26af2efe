import Runtime
import SQL

/// `type.create(engine)` and `type.drop(engine)` of types that databases are told of.
func declareTypeCreation<T: SQLType>(_ type: Declaration<T>) {
    for name in ["create", "drop"] {
        type.method(name, .required("bind", as: Value.self), .optional("checkfirst", default: Value.none), doc: "Create or drop it in a database that has such types.") { (own: T, bind: Value, _: Value) throws in
            try withConnection(bind) { try name == "create" ? $0.create(own) : $0.drop(own) }
        }
    }
}

/// What every type has for those who derive from it: hooks that do nothing until a class overrides them.
enum TypeMembers {
    static func declare(_ type: Declaration<SQLType>) {
        for (name, value) in [("hashable", Value.bool(true)), ("render_bind_cast", .bool(false)), ("render_literal_cast", .bool(false)), ("sort_key_function", .none)] { type.constant(name, value) }
        type.property("should_evaluate_none", doc: "Whether None is a value of the type, not NULL.") { (type: SQLType) -> Bool in type.evaluatesNone }
        type.method("bind_expression", .required("bindvalue", as: Value.self), doc: "An expression around a parameter; None for the parameter alone.") { (type: SQLType, bind: Value) throws -> Value in try expression(type, bind) { try type.bindExpression($0) } }
        type.method("column_expression", .required("colexpr", as: Value.self), doc: "An expression around a column in a SELECT; None for the column alone.") { (type: SQLType, column: Value) throws -> Value in try expression(type, column) { try type.columnExpression($0) } }
        type.method("copy_value", .required("value", as: Value.self), doc: "The value itself.") { (_: SQLType, value: Value) -> Value in value }
        type.method("get_dbapi_type", .required("dbapi", as: Value.self), doc: "The driver's own type.") { (type: SQLType, driver: Value) throws -> Value in
            guard let name = driverName(of: type) else { return .none }
            return try driver.attribute(name)
        }
        type.rawMethod("adapt", doc: "The type as one of another class, with the same arguments.") { (type: SQLType, arguments: Arguments) throws -> Value in
            guard let target = (arguments.positional.first ?? arguments.keyword("cls"))?.object as? Class else { throw PythonException.typeError("TypeEngine.adapt() missing 1 required positional argument: 'cls'") }
            return try adapted(type, to: target, arguments.keywordPairs.filter { $0.name.text != "cls" })
        }
        type.rawMethod("adapt_to_emulated", doc: "The type as one of another class, where the database has none of its own.") { (type: SQLType, arguments: Arguments) throws -> Value in
            guard let target = (arguments.positional.first ?? arguments.keyword("impltype"))?.object as? Class else { throw PythonException.typeError("TypeEngine.adapt_to_emulated() missing 1 required positional argument: 'impltype'") }
            return try adapted(type, to: target, arguments.keywordPairs.filter { $0.name.text != "impltype" })
        }
    }

    /// What drivers call the family of a type (PEP 249).
    private static func driverName(of type: SQLType) -> Name? {
        switch type.affinity {
        case .string: "STRING"
        case .integer, .numeric, .float: "NUMBER"
        case .date, .time, .dateTime, .interval: "DATETIME"
        case .binary: "BINARY"
        default: nil
        }
    }

    /// Only types of our own have expressions here: a class written in Python has overridden the method.
    private static func expression(_ type: SQLType, _ given: Value, _ make: (ColumnElement) throws -> ColumnElement?) throws -> Value {
        guard type.type.isNative, let element = try Coercion.element(given) as? ColumnElement else { return .none }
        return try make(element).map { .object($0) } ?? .none
    }

    /// A type of another class with the attributes that its constructor has parameters for.
    static func adapted(_ type: SQLType, to target: Class, _ given: [(name: Name, value: Value)]) throws -> Value {
        var keywords = given.filter { !$0.name.text.hasPrefix("_") }
        let parameters = target.resolutionOrder.first { !$0.constructorParameters.isEmpty }?.constructorParameters ?? []
        var positional: [Value] = []
        for parameter in parameters where !keywords.contains(where: { $0.name == parameter.name }) && parameter.kind != .keywords && !unreadable.contains(parameter.name.text) {
            if parameter.kind == .rest {
                if let enumeration = type as? EnumType { positional = values(of: enumeration) }
            } else if let value = try Value.object(type).attributeIfPresent(parameter.name), !value.isNone, !value.isUndefined { keywords.append((parameter.name, value)) }
        }
        if let sortKey = (type as? EnumType)?.sortKey, !keywords.contains(where: { $0.name.text == "sort_key_function" }) { keywords.append(("sort_key_function", sortKey)) }
        return try Value.object(target).call(positional, keywords: keywords)
    }

    /// Arguments that no attribute tells.
    private static let unreadable: Set<String> = ["inherit_schema", "values_callable", "omit_aliases"]
    private static func values(of enumeration: EnumType) -> [Value] {
        if let members = enumeration.enumeration { return [.object(members)] }
        return enumeration.values.map { .string($0) }
    }

    static func declareDecorator(_ type: Declaration<TypeDecorator>) {
        type.constant("coerce_to_is_types", .tuple([.object(Value.none.type)]))
        for (name, words) in [("process_bind_param", "Convert a value for the database."), ("process_result_value", "Convert a value of the database."), ("process_literal_param", "Convert a value that is written into the statement.")] {
            type.method(name, .required("value", as: Value.self), .required("dialect", as: Value.self), doc: words) { (_: TypeDecorator, _: Value, _: Value) throws -> Value in throw PythonException(.notImplementedError, "") }
        }
    }

    /// `create()` and `drop()` of types that are objects of some databases; of SQLite they are none.
    static func declareSchemaMembers<S: SQLType>(_ type: Declaration<S>) {
        for name in ["create", "drop"] {
            type.method(name, .required("bind", as: Value.self), .optional("checkfirst", default: false), doc: "Issue \(name.uppercased()) where the database has such types.") { (_: S, _: Value, _: Bool) -> Value in .none }
        }
    }
}
