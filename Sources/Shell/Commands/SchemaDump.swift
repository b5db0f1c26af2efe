import Database
import Runtime
import SQL

/// A database as SQL text, as `.schema` and `.dump` show it.
struct SchemaDump {
    private let engine: Engine
    init(_ engine: Engine) { self.engine = engine }

    private func rows(_ sql: String, _ values: [Value] = []) throws -> [[Value]] {
        let connection = try engine.connect()
        defer { try? connection.close() }
        let result = try connection.executeDriver(sql, values)
        var found: [[Value]] = []
        while let row = try result.fetch() { found.append(Array(row)) }
        return found
    }

    /// The CREATE statements, tables before what belongs to them.
    func definitions(of table: String?) throws -> [String] {
        let only = table == nil ? "" : "AND tbl_name = ? COLLATE NOCASE "
        return try rows("SELECT sql FROM sqlite_master WHERE sql IS NOT NULL AND name NOT LIKE 'sqlite~_%' ESCAPE '~' \(only)ORDER BY tbl_name, type = 'table' DESC, type = 'view' DESC, rowid", table.map { [.string($0)] } ?? [])
            .map { try $0[0].strText() }
    }

    /// Statements that make the tables with their rows, then the rest, in one transaction.
    func write(table: String?, _ write: (String) throws -> Void) throws {
        let only = table == nil ? "" : "AND tbl_name = ? COLLATE NOCASE "
        let values: [Value] = table.map { [.string($0)] } ?? []
        let objects = try rows("SELECT type, name, sql FROM sqlite_master WHERE sql IS NOT NULL AND name NOT LIKE 'sqlite~_%' ESCAPE '~' \(only)ORDER BY rowid", values)
        if let table, objects.isEmpty { throw DotCommand.Failure("no such table: \(table)") }
        let kinds = Dictionary(try rows("SELECT name, type FROM pragma_table_list WHERE schema = 'main'").map { (try $0[0].strText(), try $0[1].strText()) }) { first, _ in first }
        try write("PRAGMA foreign_keys=OFF;\nBEGIN TRANSACTION;\n")
        for object in objects where try object[0].strText() == "table" {
            let name = try object[1].strText(), kind = kinds[name] ?? "table"
            // What a virtual table makes of itself comes with it.
            if kind == "shadow" { continue }
            try write(try object[2].strText() + ";\n")
            try writeRows(of: name, write)
        }
        if try rows("SELECT 1 FROM sqlite_master WHERE name = 'sqlite_sequence'").isEmpty == false {
            try write("DELETE FROM sqlite_sequence;\n")
            for row in try rows("SELECT quote(name), quote(seq) FROM sqlite_sequence \(table == nil ? "" : "WHERE name = ? COLLATE NOCASE")", values) {
                try write("INSERT INTO sqlite_sequence VALUES(\(try row[0].strText()),\(try row[1].strText()));\n")
            }
        }
        for object in objects where try object[0].strText() != "table" { try write(try object[2].strText() + ";\n") }
        try write("COMMIT;\n")
    }

    private func writeRows(of table: String, _ write: (String) throws -> Void) throws {
        let quoted = Dialect.sqlite.quoteAlways(table)
        let columns = try rows("SELECT name FROM pragma_table_xinfo(?) WHERE hidden = 0", [.string(table)]).map { Dialect.sqlite.quoteAlways(try $0[0].strText()) }
        guard !columns.isEmpty else { return }
        let connection = try engine.connect()
        defer { try? connection.close() }
        let result = try connection.executeDriver("SELECT \(columns.map { "quote(\($0))" }.joined(separator: ", ")) FROM \(quoted)", [])
        while let row = try result.fetch() {
            try write("INSERT INTO \(quoted)(\(columns.joined(separator: ","))) VALUES(\(try row.map { try $0.strText() }.joined(separator: ",")));\n")
        }
    }
}
