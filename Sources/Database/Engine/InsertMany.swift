import Runtime
import SQL

extension Connection {
    /// Inserts rows and gives the keys that the database made, in their order: one statement a row, as SQLAlchemy does where
    /// RETURNING promises no order.
    public func insertMany(_ table: Table, _ sets: [DictObject], returning column: Column) throws -> [Value] {
        try sets.map { set in
            let result = try execute(Insert(table, returning: [column]), [set])
            return try ScalarResult(result, 0).first()
        }
    }
}
