import Database
import ORM
import Runtime
import SQL

/// `.peek User`: the rows that another connection sees, those that this transaction has, and those that a flush would give.
struct PeekView {
    let shell: Shell

    /// Rows by their primary key.
    private typealias Rows = [String: String]

    func run(_ expression: String) throws {
        let value = try shell.evaluate(expression)
        guard let type = value.object as? Class, let mapper = Mapper.of(type) else { throw DotCommand.Failure("\(expression): is no mapped class") }
        try mapper.registry.configure()
        guard let session = try shell.evaluate("session").callMethod("connection").object as? Connection else { throw DotCommand.Failure("session has no connection to a database") }
        let committed = try committed(mapper, session.engine)
        shell.write(try Rehearsal.run(shell.interpreter) {
            let sent = try rows(mapper, connection())
            let flush = PendingView.flush(shell)
            if let error = flush.error { throw DotCommand.Failure("the flush fails: \(Rehearsal.words(error))") }
            return try shown(mapper, committed, sent, rows(mapper, connection()))
        })
    }

    private func connection() throws -> Connection {
        guard let connection = try shell.evaluate("session").callMethod("connection").object as? Connection else { throw DotCommand.Failure("session has no connection to a database") }
        return connection
    }

    /// What a connection opened now sees; nil where none can: of a database in memory.
    private func committed(_ mapper: Mapper, _ engine: Engine) throws -> Rows? {
        guard let file = engine.url.database, !file.isEmpty, file != ":memory:", !file.contains("mode=memory") else { return nil }
        let other = try Engine(url: engine.url, Engine.Options())
        let connection = try other.connect()
        defer {
            try? connection.close()
            try? other.dispose()
        }
        do { return try rows(mapper, connection) } catch let error as PythonException where error.message.contains("no such table") { return [:] }
    }

    private func rows(_ mapper: Mapper, _ connection: Connection) throws -> Rows {
        let table = mapper.localTable
        let keys = mapper.primaryKey.filter { $0.table === table }.map { Dialect.sqlite.quote($0.name) }
        let name = (table.schema.map { Dialect.sqlite.quote($0) + "." } ?? "") + Dialect.sqlite.quote(table.name)
        let found = try PlanReader(connection).rows("SELECT \(keys.isEmpty ? "rowid" : keys.joined(separator: ", ")), * FROM \(name)")
        let width = max(1, keys.count)
        return Dictionary(try found.map { row in
            (try row.prefix(width).map { try $0.reprText() }.joined(separator: ", "), try row.dropFirst(width).map { try $0.reprText() }.joined(separator: ", "))
        }) { first, _ in first }
    }

    private func shown(_ mapper: Mapper, _ committed: Rows?, _ sent: Rows, _ flushed: Rows) throws -> String {
        let name = mapper.mappedClass.name
        func difference(_ old: Rows, _ new: Rows) -> String {
            let added = new.keys.filter { old[$0] == nil }, gone = old.keys.filter { new[$0] == nil }, changed = new.keys.filter { old[$0] != nil && old[$0] != new[$0] }
            let parts = [("new", added), ("changed", changed), ("gone", gone)].filter { !$0.1.isEmpty }.map { "\($0.0): \(name) \($0.1.sorted { $0.count == $1.count ? $0 < $1 : $0.count < $1.count }.prefix(8).joined(separator: ", "))\($0.1.count > 8 ? " and \($0.1.count - 8) more" : "")" }
            return parts.joined(separator: "; ")
        }
        var lines: [(who: String, rows: Int?, note: String)] = []
        lines.append(("another connection", committed?.count, committed == nil ? "there can be none to a database in memory" : "what is committed"))
        lines.append(("this transaction", sent.count, committed.map { difference($0, sent) } ?? ""))
        lines.append(("after a flush", flushed.count, difference(sent, flushed)))
        let table = ValueTable(columns: ["who", "rows", "difference"], rows: lines.map { [.string($0.who), $0.rows.map { .int($0) } ?? .none, .string($0.note)] })
        if let format = shell.format { return try format.text(table) }
        return lines.map { line in
            let count = line.rows.map { "\($0) row\($0 == 1 ? "" : "s")" } ?? ""
            let row = "  \(line.who)\(String(repeating: " ", count: 18 - line.who.count))  \(count)\(String(repeating: " ", count: max(0, 8 - count.count)))  \(line.note)"
            return String(row.reversed().drop { $0 == " " }.reversed()) + "\n"
        }.joined()
    }
}
