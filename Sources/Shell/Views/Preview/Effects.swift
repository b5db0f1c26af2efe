import Database
import Runtime
import SQL

/// How a database differs from what it was, table by table, and who made it so.
struct Effects {
    /// What happened to the rows of one table.
    struct Change {
        let table: String
        /// `deleted`, `changed`, `added`
        let what: String
        let rows: Int
        /// `your statement`, `cascade of the ORM`, `the database`
        let by: String
        /// The columns that changed.
        let columns: [String]
    }
    private(set) var changes: [Change] = []
    /// Rows whose foreign key leads nowhere, by table and the table it leads to.
    private(set) var orphans: [(table: String, parent: String, rows: Int)] = []
    private let checksForeignKeys: Bool
    private let hasForeignKeys: Bool

    init(_ connection: Connection, _ steps: [TraceStep]) throws {
        let reader = PlanReader(connection)
        checksForeignKeys = try reader.rows("PRAGMA foreign_keys").first?.first?.isTrue() ?? false
        let tables = try reader.rows("SELECT name, wr FROM pragma_table_list WHERE schema = 'main' AND type = 'table' AND name NOT LIKE 'sqlite~_%' ESCAPE '~' ORDER BY name")
        hasForeignKeys = try tables.contains { try !reader.rows("SELECT 1 FROM pragma_foreign_key_list(?)", [$0[0]]).isEmpty }
        for row in tables {
            let table = TableComparison(name: try row[0].strText(), hasRowNumbers: try !row[1].isTrue(), reader)
            guard let table, try table.wasThere() else { continue }
            for (what, verb, rows, columns) in try table.differences() { add(table.name, what, verb, rows, columns, steps) }
        }
        orphans = try Effects.orphans(reader)
    }

    /// Splits the rows among those who touched them.
    private mutating func add(_ table: String, _ what: String, _ verb: String, _ rows: Int, _ columns: [String], _ steps: [TraceStep]) {
        var left = rows
        for (by, count) in Effects.direct(table, verb, steps) where left > 0 {
            let own = min(left, count)
            if own > 0 { changes.append(Change(table: table, what: what, rows: own, by: by, columns: columns)) }
            left -= own
        }
        if left > 0 { changes.append(Change(table: table, what: what, rows: left, by: "by the database itself", columns: columns)) }
    }

    /// Whose statements touched a table, with how many rows each.
    private static func direct(_ table: String, _ verb: String, _ steps: [TraceStep]) -> [(by: String, rows: Int)] {
        var found: [(by: String, rows: Int)] = []
        for step in steps where step.verb == verb && step.table == table {
            let by: String
            switch step.cause?.reason {
            case nil: by = "by your statement"
            case .deleteCascade?: by = "by the ORM's delete cascade"
            case .deleteOrphan?: by = "by the ORM's delete-orphan cascade"
            case .parentDeleted?: by = "by the ORM, for lack of a delete cascade"
            case .association(let relationship)?: by = "by the ORM, as rows of \(relationship)"
            case .listener?: by = "by a listener of yours"
            default: by = verb == "DELETE" ? "by session.delete()" : "by the flush"
            }
            let rows = step.outcome?.rows ?? 0
            if let at = found.firstIndex(where: { $0.by == by }) { found[at].rows += rows } else { found.append((by, rows)) }
        }
        return found
    }

    /// Foreign keys that lead nowhere and did not before.
    private static func orphans(_ reader: PlanReader) throws -> [(table: String, parent: String, rows: Int)] {
        func broken(_ schema: String) throws -> Set<String> {
            Set(try reader.rows("PRAGMA \(schema).foreign_key_check").map { try $0.map { try $0.reprText() }.joined(separator: "\u{0}") })
        }
        let earlier = try broken(DatabaseCopies.before)
        var found: [(table: String, parent: String, rows: Int)] = []
        for row in try reader.rows("PRAGMA main.foreign_key_check") {
            if earlier.contains(try row.map { try $0.reprText() }.joined(separator: "\u{0}")) { continue }
            let (table, parent) = (try row[0].strText(), try row[2].strText())
            if let at = found.firstIndex(where: { $0.table == table && $0.parent == parent }) { found[at].rows += 1 } else { found.append((table, parent, 1)) }
        }
        return found
    }

    // MARK: shown

    private static func count(_ rows: Int) -> String { "\(rows) row\(rows == 1 ? "" : "s")" }

    var text: String {
        var lines = changes.map { change in
            let columns = change.columns.isEmpty ? "" : " (\(change.columns.joined(separator: ", ")))"
            return "\(change.table): \(Effects.count(change.rows)) \(change.what) \(change.by)\(columns)"
        }
        lines += orphans.map { "\($0.table): \(Effects.count($0.rows)) orphaned, left without \($0.rows == 1 ? "its" : "their") \($0.parent)" }
        if hasForeignKeys { lines.append(checksForeignKeys ? "foreign keys are on" : "foreign keys are off: the database neither checks nor cascades") }
        return lines.map { $0 + "\n" }.joined()
    }

    var table: ValueTable {
        let rows: [[Value]] = changes.map { [.string($0.table), .string($0.what), .int($0.rows), .string($0.by), .string($0.columns.joined(separator: ", "))] }
            + orphans.map { [.string($0.table), .string("orphaned"), .int($0.rows), .string("left without \($0.parent)"), .string("")] }
        return ValueTable(columns: ["table", "what", "rows", "by", "columns"], rows: rows + [[.none, .string("foreign keys"), .none, .string(checksForeignKeys ? "on" : "off"), .string("")]])
    }
}

extension TraceStep {
    /// The table that a DELETE, UPDATE or INSERT names.
    var table: String? {
        let words = text.split { $0.isWhitespace || $0 == "(" }
        let at = verb == "UPDATE" ? 1 : 2
        guard words.indices.contains(at) else { return nil }
        let name = words[at].split(separator: ".").last ?? words[at]
        return String(name.hasPrefix("\"") ? name.dropFirst().dropLast() : name)
    }
}
