import Runtime
import SQL

/// `OrderByList`
func orderByListClass() -> Class {
    declaredOnce(OrderByList.self) {
        Class.declare("OrderByList", for: OrderByList.self, module: "sqlalchemy.sql.elements", bases: [clauseElementClass()], doc: "Terms of ORDER BY, which modifiers apply to one by one.") { type in
            type.constructor(.required("clauses", as: Value.self)) { (_: Class, clauses: Value) throws -> OrderByList in
                OrderByList(try clauses.elements().map { try Coercion.ordering($0) })
            }
            let modifiers: [(String, SQLOperator)] = [
                ("desc", .descending), ("asc", .ascending), ("nulls_first", .nullsFirst), ("nullsfirst", .nullsFirst), ("nulls_last", .nullsLast), ("nullslast", .nullsLast),
            ]
            for (name, modifier) in modifiers {
                type.method(name, doc: "Each term \(modifier.text).") { (list: OrderByList) -> Value in .object(list.modified(modifier)) }
            }
        }
    }
}
