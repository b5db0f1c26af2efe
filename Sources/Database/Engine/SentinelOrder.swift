import Runtime
import SQL

/// Puts the rows that RETURNING gives for an INSERT of many in the order of the parameters, by columns whose values both have.
struct SentinelOrder {
    private let columns: [(name: String, process: ValueProcessor?)]

    /// - Returns: nil where nothing tells the rows apart.
    init?(_ compiled: Compiled) throws {
        let names = compiled.sentinels.map { column in compiled.parameters.first { $0.name == column.key }?.name }
        guard !names.isEmpty, !names.contains(nil) else { return nil }
        columns = zip(names.compactMap(\.self), compiled.sentinels).map { ($0, $1.sqlType.resolved(.sqlite).valueReader(.sqlite)) }
    }

    /// - Parameter sets: the values of the parameters, as Python has them, of each row.
    /// - Returns: the rows, without what they were sorted by.
    /// - Throws: InvalidRequestError where they are not those of the parameters.
    func sorted(_ rows: [ContiguousArray<Value>], like sets: some Collection<DictObject>) throws -> [ContiguousArray<Value>] {
        try sorted(rows, by: sets.map { set in columns.map { set.get($0.name) ?? .none } })
    }

    /// - Parameter keys: the values of `names` of each row.
    func sorted(_ rows: [ContiguousArray<Value>], by keys: [[Value]]) throws -> [ContiguousArray<Value>] {
        let found = DictObject()
        for (at, row) in rows.enumerated() {
            let own = try zip(row.suffix(columns.count), columns).map { try $1.process?($0) ?? $0 }
            try found.set(key(own), .int(at))
        }
        guard found.count == keys.count else {
            throw SQLError.invalidRequest("Sentinel-keyed result set did not produce correct number of rows \(keys.count); produced \(found.count).  Please ensure the sentinel column is fully unique and populated in all cases.")
        }
        return try keys.map { parts in
            guard case .int(let at)? = try found.get(key(parts)) else {
                throw SQLError.invalidRequest("Can't match sentinel values in result set to parameter sets; key \(try key(parts).reprText()) was not found. There may be a mismatch between the datatype passed to the DBAPI driver vs. that which it returns in a result row.  Ensure the given Python value matches the expected result type *exactly*, taking care to not rely upon implicit conversions which may occur such as when using strings in place of UUID or integer values, etc. ")
            }
            return ContiguousArray(rows[at].dropLast(columns.count))
        }
    }

    /// The parameters that tell rows apart.
    var names: [String] { columns.map(\.name) }

    private func key(_ values: [Value]) -> Value { values.count == 1 ? values[0] : .tuple(values) }
}
