import Runtime
import SQL

/// `sort_tables()`, `sort_tables_and_constraints()`.
enum SchemaOrder {
    static func declare(in module: ModuleObject) {
        module.function("sort_tables", .required("tables", as: Value.self), .optional("skip_fn", default: Value.none), .optional("extra_dependencies", default: Value.none), doc: "Tables, each behind those it refers to.") { (tables: Value, skip: Value, extra: Value) throws -> Value in
            let filter: ((ForeignKeyConstraint) throws -> Bool?)? = skip.isNone ? nil : { constraint in
                for key in constraint.elements where try skip.call(.object(key)).isTrue() { return true }
                return nil
            }
            let order = try TableOrder.withConstraints(given(tables), filter, pairs(extra))
            if !order.remaining.isEmpty, order.isCyclic { try TableOrder.warnOfCycle(order.remaining) }
            return .list(order.tables.map { .object($0.table) })
        }
        module.function("sort_tables_and_constraints", .required("tables", as: Value.self), .optional("filter_fn", default: Value.none), .optional("extra_dependencies", default: Value.none), .optional("_warn_for_cycles", default: false), doc: "Tables with the constraints of their foreign keys, then the constraints that form cycles.") { (tables: Value, filter: Value, extra: Value, _: Bool) throws -> Value in
            let decide: ((ForeignKeyConstraint) throws -> Bool?)? = filter.isNone ? nil : { constraint in
                let answer = try filter.call(.object(constraint))
                return answer.isNone ? nil : try answer.isTrue()
            }
            let order = try TableOrder.withConstraints(given(tables), decide, pairs(extra))
            func shown(_ constraints: [ForeignKeyConstraint]) -> Value { .list(constraints.map { .object($0) }) }
            var rows: [Value] = try order.tables.map { .tuple([.object($0.table), try SetObject(shown($0.constraints)).value]) }
            rows.append(.tuple([.none, shown(order.remaining)]))
            return .list(rows)
        }
    }

    private static func given(_ tables: Value) throws -> [Table] { try tables.elements().map { try Table.from($0) } }
    /// Pairs of tables, the first of which comes before the second.
    private static func pairs(_ value: Value) throws -> [(before: Table, after: Table)] {
        try value.isNone ? [] : value.elements().map { pair in
            let members = try given(pair)
            guard members.count == 2 else { throw PythonException.valueError("not enough values to unpack (expected 2, got \(members.count))") }
            return (members[0], members[1])
        }
    }
}
