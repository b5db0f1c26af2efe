import ORM
import Runtime

/// `sqlalchemy.ext.baked`
func declareBaked(in module: ModuleObject) {
    let (bakery, query, result) = (BakedClasses.bakery, BakedClasses.query, BakedClasses.result)
    module["Bakery"] = .object(bakery)
    module["BakedQuery"] = .object(query)
    module["Result"] = .object(result)
    module.function("bakery", .optional("size", default: 200), .optional("_size_alert", default: Value.none), doc: "What makes baked queries.") { (_: Int, _: Value) -> Value in .object(BakeryObject(type: bakery)) }
}

/// `bakery()`: called with a function of a session, it gives a baked query.
private final class BakeryObject: Object {
    override var isCallable: Bool { true }
    override func call(_ arguments: Arguments) throws -> Value? {
        guard let function = arguments.positional.first else { throw PythonException.typeError("Bakery.__call__() missing 1 required positional argument: 'initial_fn'") }
        _ = BakedClasses.query
        return .object(BakedQuery([function]))
    }
}

private enum BakedClasses {
    static let bakery: Class = Class.declare("Bakery", for: BakeryObject.self, module: "sqlalchemy.ext.baked", doc: "What makes baked queries.")

    static let query: Class = Class.declare("BakedQuery", for: BakedQuery.self, module: "sqlalchemy.ext.baked", doc: "A query made by functions.") { type in
        type.classMethod("bakery", .optional("size", default: 200), .optional("_size_alert", default: Value.none), doc: "What makes baked queries.") { (_: Class, _: Int, _: Value) -> Value in .object(BakeryObject(type: bakery)) }
        type.method("add_criteria", .required("fn", as: Value.self), .rest("args", of: Value.self), doc: "Add a function of the query to this one.") { (query: BakedQuery, function: Value, _: [Value]) -> Value in
            query.add(function)
            return .object(query)
        }
        type.method("with_criteria", .required("fn", as: Value.self), .rest("args", of: Value.self), doc: "Another query with a further function.") { (query: BakedQuery, function: Value, _: [Value]) -> Value in
            .object(query.with(function))
        }
        type.method("for_session", .required("session", as: Value.self), doc: "The query in a session.") { (query: BakedQuery, session: Value) -> Value in .object(BakedResult(query, session)) }
        type.method("spoil", .optional("full", default: false), doc: "Keep nothing of the query for later.") { (query: BakedQuery, _: Bool) -> Value in .object(query) }
        type.method("to_query", .required("query_or_session", as: Value.self), doc: "The query as a plain one.") { (query: BakedQuery, given: Value) throws -> Value in
            if let session = given.object as? Session { return try query.query(.object(session)) }
            guard let plain = given.object as? Query else { throw PythonException.typeError("Query or Session object expected, got \(try Value.object(given.type).reprText()).") }
            guard let session = plain.session else { throw ORMError.argument("Given Query needs to be associated with a Session") }
            return try query.query(.object(session))
        }
        type.property("steps", doc: "The functions.") { (query: BakedQuery) -> Value in .list(query.steps) }
    }

    static let result: Class = Class.declare("Result", for: BakedResult.self, module: "sqlalchemy.ext.baked", doc: "A baked query in a session.") { type in
        type.method("params", .rest("args", of: Value.self), .keywords("kw"), doc: "Values of the parameters.") { (result: BakedResult, positional: [Value], keywords: [(name: Name, value: Value)]) throws -> Value in
            if positional.count > 1 { throw ORMError.argument("params() takes zero or one positional argument, which is a dictionary.") }
            let given = try (positional.first?.dictionary?.pairs ?? []).map { (name: Name(try String.from($0.key)), value: $0.value) } + keywords
            for (name, value) in given {
                result.parameters.removeAll { $0.name == name }
                result.parameters.append((name, value))
            }
            return .object(result)
        }
        type.method("with_post_criteria", .required("fn", as: Value.self), doc: "With a function of the query that is called each time.") { (result: BakedResult, function: Value) -> Value in .object(result.with(criteria: [function])) }
        for name in ["all", "one", "one_or_none", "first", "scalar", "count"] as [Name] {
            type.method(name.text, doc: "As of a query.") { (result: BakedResult) throws -> Value in try result.query().callMethod(name) }
        }
        type.method("get", .required("ident", as: Value.self), doc: "The object of a primary key.") { (result: BakedResult, identity: Value) throws -> Value in
            guard let query = try result.query().object as? Query else { return .none }
            return try query.get(identity)
        }
    }
}
