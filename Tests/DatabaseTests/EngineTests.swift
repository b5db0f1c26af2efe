import Runtime
import SQL
import Testing

@testable import Database

@Test("a savepoint is taken back without the transaction around it")
func savepoints() throws {
    let users = try Users()
    let connection = users.connection
    _ = try connection.execute(Insert(users.table), [users.row("dee", 1)])
    let inner = try connection.beginNested()
    _ = try connection.execute(Insert(users.table), [users.row("eve", 2)])
    try inner.rollback()
    try connection.commit()
    #expect(try users.count() == 4)
    #expect(raised { try inner.commit() } != nil)
}

@Test("several rows are sent together, and come back sorted by their parameters")
func rowStatements() throws {
    let users = try Users()
    let statement = try RowStatement(Insert(users.table, returning: [users.id]).sorted(true), keys: ["name", "age"], table: users.table, returned: [users.id], isForMany: true)
    let written = try users.connection.write(statement, RowValues([[.string("z"), .int(1)], [.string("y"), .int(2)]]))
    #expect(try written.returned.map { try $0[0].reprText() } == ["4", "5"])
    let update = try RowStatement(
        Update(users.table, criteria: [BinaryExpression(users.id, .equal, BindParameter("key", .none, type: IntegerType()), type: BooleanType())]), keys: ["age"], criteria: ["key"], table: users.table)
    #expect(update.text == "UPDATE users SET age=? WHERE users.id = ?")
    #expect(try users.connection.write(update, RowValues([[.int(7), .int(4)], [.int(8), .int(5)], [.int(9), .int(99)]])).matched == 2)
}

@Test("a pool hands connections out again, as many as it may")
func pools() throws {
    var options = Engine.Options()
    options.poolClass = QueuePool.self
    options.poolSize = 1
    options.overflow = 0
    options.poolTimeout = 0
    let engine = try Engine(url: DatabaseURL.parse("sqlite://"), options)
    let first = try engine.connect()
    #expect(raised { _ = try engine.connect() }?.message == "QueuePool limit of size 1 overflow 0 reached, connection timed out, timeout 0.00 (Background on this error at: https://sqlalche.me/e/21/3o7r)")
    _ = try first.executeDriver("CREATE TABLE kept (x)", [])
    try first.commit()
    try first.close()
    #expect(try engine.connect().hasTable("kept"))
}

@Test("tables are made once, in order, and dropped in the other")
func definitions() throws {
    let engine = try Engine(url: "sqlite://")
    let metadata = MetaData()
    _ = try Table("b", metadata, items: [Column("id", IntegerType(), primaryKey: true), Column("a_id", IntegerType(), foreignKeys: [ForeignKey("a.id")])])
    _ = try Table("a", metadata, items: [Column("id", IntegerType(), primaryKey: true)])
    var told: [String] = []
    engine.observers.append { event in if case .statement(let text, _, _, _, _) = event { told.append(text.split(whereSeparator: \.isWhitespace).prefix(3).joined(separator: " ")) } }
    let connection = try engine.connect()
    try connection.createAll(metadata)
    try connection.createAll(metadata)
    try connection.dropAll(metadata)
    #expect(told.filter { !$0.hasPrefix("PRAGMA") } == ["CREATE TABLE a", "CREATE TABLE b", "DROP TABLE b", "DROP TABLE a"])
}

@Test("an inspector reads what is there")
func reflection() throws {
    let connection = try Engine(url: "sqlite://").connect()
    _ = try connection.executeDriver("CREATE TABLE a (id INTEGER PRIMARY KEY, code VARCHAR(3) NOT NULL DEFAULT 'x' UNIQUE, CONSTRAINT short CHECK (length(code) < 4))", [])
    _ = try connection.executeDriver("CREATE TABLE b (id INTEGER PRIMARY KEY, a_id INTEGER, FOREIGN KEY(a_id) REFERENCES a (id) ON DELETE CASCADE)", [])
    _ = try connection.executeDriver("CREATE UNIQUE INDEX ib ON b (a_id) WHERE a_id > 0", [])
    let inspector = Inspector(connection)
    #expect(try inspector.tableNames() == ["a", "b"])
    let columns = try inspector.columns("a")
    #expect(columns.map(\.name) == ["id", "code"] && columns.map(\.isNullable) == [true, false] && columns[1].fallback == "'x'")
    let key = try #require(try inspector.foreignKeys("b").first)
    #expect(key.columns == ["a_id"] && key.referredTable == "a" && key.referredColumns == ["id"])
    #expect(key.options.map(\.name) == ["ondelete"])
    let index = try #require(try inspector.indexes("b").first)
    #expect(index.name == "ib" && index.isUnique && index.condition == "a_id > 0")
    #expect(try inspector.checkConstraints("a").map(\.condition) == ["length(code) < 4"])
    #expect(raised { _ = try inspector.columns("nowhere") }?.type == "NoSuchTableError")
    let table = try Table("b", MetaData(), items: [])
    try Reflection.reflect(table, connection, only: nil)
    #expect(table.columns.map(\.name) == ["id", "a_id"] && table.columns[0].isPrimaryKey)
}

@Test("statements compiled before are known again by their structure")
func statementCache() throws {
    let users = try Users()
    let cache = StatementCache(capacity: 2)
    func structure(_ limit: Int) throws -> StatementStructure { try #require(StatementStructure(users.select(olderThan: limit), context: [])) }
    let select = try users.select(olderThan: 1)
    let own = try #require(StatementStructure(select, context: []))
    #expect(cache.entry(own) == nil)
    cache.store(try Compiler.compile(select, .sqlite), layout: users.table, for: own)
    let entry = try #require(cache.entry(structure(2)))
    let compiled = entry.statement.with(try structure(40).parameters)
    let names = try ScalarResult(users.connection.execute(users.select(olderThan: 40), [], compiled: compiled), 0).all()
    #expect(try names.map { try $0.reprText() } == ["'cy'"])
}

@Test("what is used longest ago is forgotten first")
func recentEntries() {
    var entries = RecentEntries<Int, Int>(capacity: 2)
    for number in 1...20 {
        entries.add(number, number * 10)
        _ = entries.use(1)
    }
    #expect(entries.use(1) == 10)
    #expect(entries.use(20) == 200)
    #expect(entries.use(3) == nil)
}
