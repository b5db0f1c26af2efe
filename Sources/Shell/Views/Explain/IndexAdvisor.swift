import Database
import Runtime
import SQL

/// Finds the index that would improve a plan, by trying: in a database in memory with the same schema and statistics, and no rows.
final class IndexAdvisor {
    private let scratch: PlanReader
    private let tables: [(name: String, columns: [String])]

    init(copying real: PlanReader) throws {
        scratch = PlanReader(try Engine(url: DatabaseURL.parse("sqlite://")).connect())
        let objects = try real.rows("SELECT type, name, sql FROM sqlite_master WHERE sql IS NOT NULL AND name NOT LIKE 'sqlite~_%' ESCAPE '~' ORDER BY type = 'table' DESC, rowid")
        for object in objects {
            // What needs a module or function that is not here has no part in it.
            try? scratch.run(object[2].strText())
        }
        if try !real.rows("SELECT 1 FROM sqlite_master WHERE name = 'sqlite_stat1'").isEmpty {
            try scratch.run("ANALYZE")
            try scratch.run("DELETE FROM sqlite_stat1")
            for row in try real.rows("SELECT tbl, idx, stat FROM sqlite_stat1") { _ = try scratch.rows("INSERT INTO sqlite_stat1 VALUES (?, ?, ?)", row) }
            try scratch.run("ANALYZE sqlite_schema")
        }
        let scratch = scratch
        tables = try objects.filter { try $0[0].strText() == "table" }.map { object in
            let name = try object[1].strText()
            return (name, try scratch.rows("SELECT name FROM pragma_table_info(?)", [.string(name)]).map { try $0[0].strText() })
        }
    }

    /// Indexes that a plan could use.
    private typealias Trial = [(table: String, columns: [String])]

    /// `CREATE INDEX ix_user_age ON user (age) would help: then it finds rows of user by index ix_user_age (age>?)`; nil where none does.
    func advice(for sql: String) throws -> String? {
        guard let now = try? scratch.plan(of: sql), now.cost >= 15 else { return nil }
        let words = IndexAdvisor.words(sql)
        var best: (trial: Trial, plan: PlanReader.Plan)?
        func consider(_ trial: Trial) throws {
            guard let plan = try plan(of: sql, over: trial), plan.cost < best?.plan.cost ?? now.cost - 14 else { return }
            best = (trial, plan)
        }
        let used = tables.filter { words.contains($0.name.lowercased()) }.map { table in (table: table.name, columns: table.columns.filter { words.contains($0.lowercased()) }.prefix(8)) }
        for table in used { for column in table.columns { try consider([(table.table, [column])]) } }
        for table in used { for first in table.columns { for second in table.columns where second != first { try consider([(table.table, [first, second])]) } } }
        // A join may need one on each side.
        for (at, one) in used.enumerated() {
            for other in used[(at + 1)...] { for first in one.columns { for second in other.columns { try consider([(one.table, [first]), (other.table, [second])]) } } }
        }
        guard let best else { return nil }
        let changes = best.plan.lines.filter { line in !now.lines.contains { $0.detail == line.detail } }.map { PlanWords.words($0.detail) }
        return "\(best.trial.map(IndexAdvisor.definition).joined(separator: "; ")) would help\(changes.isEmpty ? "" : ": then it \(changes.joined(separator: ", "))")"
    }

    private static func name(_ table: String, _ columns: [String]) -> String { "ix_\(table)_\(columns.joined(separator: "_"))" }
    private static func definition(_ table: String, _ columns: [String]) -> String {
        "CREATE INDEX \(Dialect.sqlite.quote(name(table, columns))) ON \(Dialect.sqlite.quote(table)) (\(columns.map { Dialect.sqlite.quote($0) }.joined(separator: ", ")))"
    }

    /// The plan where these indexes are there too; nil where it does not use them all.
    private func plan(of sql: String, over trial: Trial) throws -> PlanReader.Plan? {
        var made: [(trial: String, shown: String)] = []
        defer { for name in made { try? scratch.run("DROP INDEX \(name.trial)") } }
        for (table, columns) in trial {
            // A name of its own, whatever indexes there are.
            let name = "retort_trial_\(made.count)"
            let list = columns.map { Dialect.sqlite.quoteAlways($0) }.joined(separator: ", ")
            guard (try? scratch.run("CREATE INDEX \(name) ON \(Dialect.sqlite.quoteAlways(table)) (\(list))")) != nil else { return nil }
            made.append((name, IndexAdvisor.name(table, columns)))
        }
        let plan = try scratch.plan(of: sql)
        guard made.allSatisfy({ name in plan.lines.contains { $0.detail.contains(name.trial) } }) else { return nil }
        return PlanReader.Plan(lines: plan.lines.map { line in (line.depth, made.reduce(line.detail) { $0.replacing($1.trial, with: $1.shown) }) })
    }

    /// The names in a statement from FROM on, in small letters: what is only selected needs no index.
    private static func words(_ sql: String) -> Set<String> {
        let rest = sql.firstRange(of: " FROM ").map { sql[$0.lowerBound...] } ?? sql[...]
        return Set(rest.lowercased().split { !($0.isLetter || $0.isNumber || $0 == "_") }.map(String.init))
    }
}
