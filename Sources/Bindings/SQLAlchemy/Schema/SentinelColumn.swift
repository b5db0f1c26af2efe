import Runtime
import SQL

/// `insert_sentinel()` and `orm_insert_sentinel()`: an integer column by which the rows of an INSERT of many are put in order.
enum SentinelColumn {
    /// - Parameter make: makes the column of the keyword arguments of `Column`.
    static func declare(_ name: String, in module: ModuleObject, _ make: @escaping ([(name: Name, value: Value)]) throws -> Value) {
        module.function(
            name, .optional("name", default: Value.none), .optional("type_", default: Value.none), .keyword("default", default: Value.none), .keyword("omit_from_statements", default: true), doc: """
                A column that numbers the rows of an INSERT of many, so that RETURNING gives them in the order of the parameters.
                """
        ) { (name: Value, type: Value, fallback: Value, isOmitted: Bool) throws -> Value in
            try make([
                ("name", name), ("type_", type.isNone ? .object(IntegerType()) : type), ("default", fallback.isNone ? .object(SentinelDefault()) : fallback), ("_omit_from_statements", .bool(isOmitted)),
                ("insert_sentinel", .bool(true)),
            ])
        }
    }
}
