import Database
import Runtime
import SQL

/// Asks one connection for query plans, and for what the schema has.
final class PlanReader {
    private let connection: Connection
    init(_ connection: Connection) { self.connection = connection }

    /// The nodes of a plan, each with its depth in the tree.
    struct Plan {
        let lines: [(depth: Int, detail: String)]

        /// A tree in words, two columns further in for each level.
        var text: String { lines.map { String(repeating: "  ", count: $0.depth + 1) + PlanWords.words($0.detail) + "\n" }.joined() }

        /// How much the plan has to do, to compare it with that of the same statement over other indexes.
        var cost: Int {
            lines.reduce(0) { sum, line in
                let detail = line.detail
                if detail.hasPrefix("SCAN") { return sum + (detail.contains("USING") ? 95 : 100) }
                if detail.contains("AUTOMATIC") { return sum + 70 }
                if detail.hasPrefix("USE TEMP B-TREE") { return sum + 15 }
                return sum + 1
            }
        }
    }

    func rows(_ sql: String, _ values: [Value] = []) throws -> [[Value]] {
        let result = try connection.executeDriver(sql, values)
        var found: [[Value]] = []
        while let row = try result.fetch() { found.append(Array(row)) }
        return found
    }
    /// How many rows a table has.
    func count(of table: String, in schema: String) throws -> Int {
        guard case .int(let count)? = try rows("SELECT count(*) FROM \(Dialect.sqlite.quoteAlways(schema)).\(Dialect.sqlite.quoteAlways(table))").first?.first else { return 0 }
        return count
    }
    func run(_ sql: String) throws { _ = try connection.executeDriver(sql, []) }

    /// EXPLAIN QUERY PLAN (sqlite.org/eqp.html).
    func plan(of sql: String) throws -> Plan {
        var depths: [Int: Int] = [:]
        let lines = try rows("EXPLAIN QUERY PLAN " + sql).compactMap { row -> (depth: Int, detail: String)? in
            guard case .int(let id)? = row.first, case .int(let parent) = row[1] else { return nil }
            let depth = depths[parent].map { $0 + 1 } ?? 0
            depths[id] = depth
            return (depth, try row[3].strText())
        }
        return Plan(lines: lines)
    }
}
