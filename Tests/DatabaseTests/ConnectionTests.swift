import Runtime
import SQL
import Testing

@testable import Database

@Test("values of all five storage classes come back as they went in")
func storageClasses() throws {
    let connection = try Engine(url: "sqlite://").connect()
    _ = try connection.executeDriver("CREATE TABLE t (v)", [])
    let values: [Value] = [
        .none, .int(.max), .int(.min), .float(0.1), .float(-.infinity), .string("a\u{0}b"), .string("é 日本 🎉"), .string(""), BytesObject([0, 255, 1]).value, BytesObject([]).value,
    ]
    for value in values { _ = try connection.executeDriver("INSERT INTO t VALUES (?)", [value]) }
    let result = try connection.executeDriver("SELECT v FROM t ORDER BY rowid", [])
    let back = try ScalarResult(result, 0).all()
    #expect(back.count == values.count)
    for (a, b) in zip(values, back) { #expect(try a.equals(b)) }
}

@Test("errors carry the driver's class, the statement and its parameters")
func errorTexts() throws {
    let connection = try Engine(url: "sqlite://").connect()
    _ = try connection.executeDriver("CREATE TABLE u (name TEXT UNIQUE)", [])
    _ = try connection.executeDriver("INSERT INTO u VALUES (?)", [.string("x")])
    #expect {
        _ = try connection.executeDriver("INSERT INTO u VALUES (?)", [.string("x")])
    } throws: { error in
        guard let error = error as? PythonException else { return false }
        return error.type === DatabaseError.integrityError && error.message == "(sqlite3.IntegrityError) UNIQUE constraint failed: u.name\n[SQL: INSERT INTO u VALUES (?)]\n[parameters: ('x',)]\n(Background on this error at: https://sqlalche.me/e/21/gkpj)"
    }
}

@Test("BEGIN comes with the first change; a rollback takes changes back")
func transactions() throws {
    let engine = try Engine(url: "sqlite://")
    var told: [String] = []
    engine.observers.append { event in
        switch event {
        case .begin: told.append("BEGIN")
        case .commit: told.append("COMMIT")
        case .rollback: told.append("ROLLBACK")
        case .remark(let text), .statement(let text, _, _, _, _): told.append(text)
        case .executed: break
        }
    }
    let connection = try engine.connect()
    _ = try connection.executeDriver("CREATE TABLE t (v)", [])
    try connection.commit()
    _ = try connection.executeDriver("INSERT INTO t VALUES (1)", [])
    try connection.rollback()
    let count = try connection.executeDriver("SELECT count(*) FROM t", [])
    #expect(try ScalarResult(count, 0).first().equals(.int(0)))
    #expect(told == ["BEGIN", "CREATE TABLE t (v)", "COMMIT", "BEGIN", "INSERT INTO t VALUES (1)", "ROLLBACK", "BEGIN", "SELECT count(*) FROM t"])
}

@Test("URLs of SQLite; others are refused")
func urls() throws {
    func path(_ text: String) throws -> String { try SQLiteTarget(DatabaseURL.parse(text), arguments: nil).path }
    #expect(try path("sqlite://") == ":memory:")
    #expect(try path("sqlite:///app.db") == "app.db")
    #expect(try path("sqlite:////tmp/app.db") == "/tmp/app.db")
    #expect(throws: PythonException.self) { try path("oracle://x") }
    #expect(throws: PythonException.self) { try path("nonsense") }
}
