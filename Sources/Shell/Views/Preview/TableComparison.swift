import Database
import Runtime
import SQL

/// One table as it is and as it was.
struct TableComparison {
    enum Kind: String {
        case deleted, changed, added
        /// Of the statements that do it.
        var verb: String {
            switch self {
            case .deleted: "DELETE"
            case .changed: "UPDATE"
            case .added: "INSERT"
            }
        }
    }
    /// What became of rows.
    struct Difference {
        let kind: Kind
        let rows: Int
        /// The columns that changed.
        var columns: [String] = []
    }

    let name: String
    /// The primary key.
    let keyColumns: [String]
    private let columns: [String]
    private let reader: PlanReader
    /// What tells rows apart: their number, or the primary key of a table without numbers.
    private let keys: [String]

    init?(name: String, hasRowNumbers: Bool, _ reader: PlanReader) {
        self.name = name
        self.reader = reader
        guard let rows = try? reader.rows("SELECT name, pk FROM pragma_table_info(?) ORDER BY cid", [.string(name)]) else { return nil }
        // A column that comes or goes is no change of rows.
        let earlier = Set(((try? reader.rows("SELECT name FROM pragma_table_info(?, ?)", [.string(name), .string(DatabaseCopies.before)])) ?? []).compactMap { try? $0[0].strText() })
        let all = rows.compactMap { try? $0[0].strText() }
        columns = all.filter(earlier.contains)
        keyColumns = rows.filter { (try? $0[1].isTrue()) == true }.compactMap { try? $0[0].strText() }
        if hasRowNumbers {
            let taken = Set(all.map { $0.lowercased() })
            guard let number = ["rowid", "_rowid_", "oid"].first(where: { !taken.contains($0) }) else { return nil }
            keys = [number]
        } else { keys = keyColumns.map { Dialect.sqlite.quoteAlways($0) } }
    }

    private var table: String { Dialect.sqlite.quoteAlways(name) }
    private var isSame: String { keys.map { "old.\($0) IS new.\($0)" }.joined(separator: " AND ") }

    private func number(_ sql: String) throws -> Int {
        guard case .int(let count)? = try reader.rows(sql).first?.first else { return 0 }
        return count
    }

    func differences() throws -> [Difference] {
        let old = "\(DatabaseCopies.before).\(table) AS old", new = "main.\(table) AS new"
        var found: [Difference] = []
        let deleted = try number("SELECT count(*) FROM \(old) WHERE NOT EXISTS (SELECT 1 FROM \(new) WHERE \(isSame))")
        if deleted > 0 { found.append(Difference(kind: .deleted, rows: deleted)) }
        let differing = columns.map { Dialect.sqlite.quoteAlways($0) }.map { "old.\($0) IS NOT new.\($0)" }
        let changed = try number("SELECT count(*) FROM \(old) JOIN \(new) ON \(isSame) WHERE \(differing.isEmpty ? "0" : differing.joined(separator: " OR "))")
        if changed > 0 {
            let names = try zip(columns, differing).filter { try number("SELECT count(*) FROM \(old) JOIN \(new) ON \(isSame) WHERE \($0.1)") > 0 }.map { column, difference -> String in
                let quoted = Dialect.sqlite.quoteAlways(column)
                let isEmptied = try number("SELECT count(*) FROM \(old) JOIN \(new) ON \(isSame) WHERE \(difference) AND new.\(quoted) IS NOT NULL") == 0
                return isEmptied ? "\(column) set to NULL" : column
            }
            found.append(Difference(kind: .changed, rows: changed, columns: names))
        }
        let added = try number("SELECT count(*) FROM \(new) WHERE NOT EXISTS (SELECT 1 FROM \(old) WHERE \(isSame))")
        if added > 0 { found.append(Difference(kind: .added, rows: added)) }
        return found
    }
}
