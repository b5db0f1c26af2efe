import Database
import Runtime
import SQL

/// How a database differs from what it was, table by table, and who made it so.
struct Effects {
    /// What happened to the rows of one table.
    struct Change {
        let table: String
        /// `deleted`, `changed`, `added`; of tables that come and go, `gone with their table`.
        let what: String
        let rows: Int
        /// `by your statement`, `by the ORM's delete cascade`, `by the database itself`
        let by: String
        /// The columns that changed.
        let columns: [String]
    }
    private(set) var changes: [Change] = []
    /// Rows whose foreign key leads nowhere, by table and the table it leads to.
    private(set) var orphans: [(table: String, parent: String, rows: Int)] = []
    private let checksForeignKeys: Bool
    private let hasForeignKeys: Bool

    /// - Parameter steps: all that was sent.
    init(_ connection: Connection, _ steps: [TraceStep]) throws {
        let reader = PlanReader(connection)
        checksForeignKeys = try reader.rows("PRAGMA foreign_keys").first?.first?.isTrue() ?? false
        let tables = try Effects.tables("main", reader), earlier = try Effects.tables(DatabaseCopies.before, reader)
        hasForeignKeys = try tables.contains { try !reader.rows("SELECT 1 FROM pragma_foreign_key_list(?)", [.string($0.name)]).isEmpty }
        let authors = ChangeAuthors(steps)
        for (name, hasRowNumbers) in tables {
            guard earlier.contains(where: { $0.name == name }) else {
                changes.append(Change(table: name, what: "in a new table", rows: try reader.count(of: name, in: "main"), by: "", columns: []))
                continue
            }
            guard let table = TableComparison(name: name, hasRowNumbers: hasRowNumbers, reader) else { continue }
            for difference in authors.withMovedRows(try table.differences(), of: table) { add(name, difference, authors) }
        }
        for (name, _) in earlier where !tables.contains(where: { $0.name == name }) {
            changes.append(Change(table: name, what: "gone with their table", rows: try reader.count(of: name, in: DatabaseCopies.before), by: "", columns: []))
        }
        orphans = try Effects.orphans(reader)
    }

    private static func tables(_ schema: String, _ reader: PlanReader) throws -> [(name: String, hasRowNumbers: Bool)] {
        try reader.rows("SELECT name, wr FROM pragma_table_list WHERE schema = ? AND type = 'table' AND name NOT LIKE 'sqlite~_%' ESCAPE '~' ORDER BY name", [.string(schema)]).map { (try $0[0].strText(), try !$0[1].isTrue()) }
    }

    /// Splits the rows among those who touched them.
    private mutating func add(_ table: String, _ difference: TableComparison.Difference, _ authors: ChangeAuthors) {
        var left = difference.rows
        for (by, count) in authors.direct(table, difference.kind) where left > 0 {
            let own = min(left, count)
            if own > 0 { changes.append(Change(table: table, what: difference.kind.rawValue, rows: own, by: by, columns: difference.columns)) }
            left -= own
        }
        if left > 0 { changes.append(Change(table: table, what: difference.kind.rawValue, rows: left, by: authors.indirect(table), columns: difference.columns)) }
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
            return "\(change.table): \(Effects.count(change.rows)) \(change.what)\(change.by.isEmpty ? "" : " " + change.by)\(columns)"
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
