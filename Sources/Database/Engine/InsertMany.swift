import Runtime
import SQL

extension Connection {
    /// Inserts rows in one statement and gives the keys that the database made, in their order (SQLAlchemy's insertmanyvalues).
    public func insertMany(_ table: Table, keys: [String], _ sets: [DictObject], returning column: Column) throws -> [Value] {
        let limit = max(1, min(1000, 32_000 / max(1, keys.count)))
        var found: [Value] = []
        var start = 0
        while start < sets.count {
            let batch = sets[start..<min(start + limit, sets.count)]
            let rows = batch.map { set in keys.map { (key: $0, value: set.get($0) ?? .none) } }
            let result = try execute(Insert(table, rows: rows, returning: [column]), [])
            result.view = .scalars(0)
            found += try result.all()
            start += limit
        }
        return found
    }
}
