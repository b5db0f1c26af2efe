import Database
import ORM
import Runtime
import SQL

/// `.peek User`: the rows that another connection sees, those that this transaction has, and those that a flush would give.
struct PeekView {
    let shell: Shell
    /// How many columns the primary key has: the last ones of each row.
    private let keyWidth: Int
    private let mapper: Mapper
    private let expression: String

    /// Rows by their primary key.
    private typealias Rows = [String: String]

    init(_ expression: String, _ shell: Shell) throws {
        self.shell = shell
        self.expression = expression
        guard let type = try shell.named(expression, orElse: "is no mapped class").object as? Class, let mapper = Mapper.of(type) else { throw DotCommand.Failure("\(expression): is no mapped class") }
        try mapper.registry.configure()
        self.mapper = mapper
        keyWidth = mapper.primaryKey.count
    }

    func run() throws {
        let statement = try shell.evaluate("select(\(expression)).options(lazyload('*'))").attribute("add_columns").call(mapper.primaryKey.map { .object($0) })
        let session = try SessionAtHand(shell)
        let committed = try committed(statement, session.engine(of: mapper.mappedClass))
        shell.write(try Rehearsal.run(shell.interpreter) {
            let sent = try rows(statement, session.connection())
            let flush = PendingView.flush(shell)
            if let error = flush.error { throw DotCommand.Failure("the flush fails: \(Rehearsal.words(error))") }
            return try shown(committed, sent, rows(statement, session.connection()))
        })
    }

    /// What a connection opened now sees; nil where none can: of a database in memory.
    private func committed(_ statement: Value, _ engine: Engine) throws -> Rows? {
        guard let file = engine.url.database, !file.isEmpty, file != ":memory:", !file.contains("mode=memory") else { return nil }
        let other = try Engine(url: engine.url, Engine.Options())
        let connection = try other.connect()
        defer {
            try? connection.close()
            try? other.dispose()
        }
        do { return try rows(statement, connection) } catch let error as PythonException where error.message.contains("no such table") { return [:] }
    }

    /// The rows of the class: of a derived one those of its own, with what stands in the tables of its bases.
    private func rows(_ statement: Value, _ connection: Connection) throws -> Rows {
        var found: [Value] = []
        let (_, error) = shell.views.recorder.collecting { found = try Value.object(connection).callMethod("execute", statement).elements() }
        if let error { throw error }
        return Dictionary(try found.map { row in
            let values = try row.elements()
            let columns = values.dropLast(keyWidth), key = values.suffix(keyWidth)
            return (try key.map { try $0.reprText() }.joined(separator: ", "), try columns.map { try $0.reprText() }.joined(separator: ", "))
        }) { first, _ in first }
    }

    private func shown(_ committed: Rows?, _ sent: Rows, _ flushed: Rows) throws -> String {
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
