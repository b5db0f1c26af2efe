import Runtime
import SQL
import Testing

@testable import Database

@Test("rows are tuples with names")
func rows() throws {
    let users = try Users()
    let result = try users.connection.execute(users.select(olderThan: 30), [])
    let first = try #require(try RowItems(result).next()?.object as? Row)
    #expect(try Value.object(first).reprText() == "('bob', 40)")
    #expect(try first.named(.string("age")).equals(.int(40)))
    #expect(raised { _ = try first.named(.string("size")) }?.message == "Could not locate column in row for column 'size'")
    #expect(try RowItems(result).all().count == 1)
}

@Test("one row, or a refusal")
func oneRow() throws {
    let users = try Users()
    func result(_ limit: Int) throws -> ResultItems { ScalarResult(try users.connection.execute(users.select(olderThan: limit), []), 0) }
    #expect(try result(40).one().equals(.string("cy")))
    #expect(try result(99).oneOrNone() == nil)
    #expect(raised { _ = try result(99).one() }?.message == "No row was found when one was required")
    #expect(raised { _ = try result(0).one() }?.type == "MultipleResultsFound")
}

@Test("a closed result refuses; partitions and unique() hold")
func resultForms() throws {
    let users = try Users()
    let closed = try users.connection.execute(users.select(olderThan: 0), [])
    closed.close()
    #expect(raised { _ = try RowItems(closed).next() }?.message == "This result object is closed.")
    let parts = try Value.object(ScalarResult(users.connection.execute(users.select(olderThan: 0), []), 0).partitions(2)).elements()
    #expect(try parts.map { try $0.reprText() } == ["['ann', 'bob']", "['cy']"])
    let same = ScalarResult(try users.connection.executeDriver("SELECT 1 UNION ALL SELECT 1 UNION ALL SELECT 2", []), 0)
    same.unique(nil)
    #expect(try same.all().count == 2)
}

@Test("what an INSERT made: keys, defaults, counts")
func insertedRows() throws {
    let users = try Users()
    let result = try users.connection.execute(Insert(users.table, values: [("name", .string("dee"))]), [])
    #expect(try result.insertedPrimaryKey().reprText() == "(4,)")
    let age = try users.connection.executeDriver("SELECT age FROM users WHERE id = ?", [.int(4)])
    #expect(try ScalarResult(age, 0).one().equals(.int(18)))
    let changed = try users.connection.execute(Update(users.table, values: [("age", .int(1))], criteria: [Operation.compare(.greater, users.age, .int(30))]), [])
    #expect(changed.rowCount == 2)
    #expect(raised { _ = try RowItems(changed).all() }?.message == "This result object does not return rows. It has been closed automatically.")
}

@Test("values pass through their types, both ways")
func typedValues() throws {
    let connection = try Engine(url: "sqlite://").connect()
    let table = try Table("t", MetaData(), items: [Column("flag", BooleanType()), Column("day", DateType()), Column("bytes", BinaryType())])
    try connection.create(table)
    let day = Value.object(try DateObject.make(2024, 2, 29))
    _ = try connection.execute(Insert(table, values: [("flag", .bool(true)), ("day", day), ("bytes", BytesObject([0, 255]).value)]), [])
    let stored = try RowItems(connection.executeDriver("SELECT flag, day, hex(bytes) FROM t", [])).one()
    #expect(try stored.reprText() == "(1, '2024-02-29', '00FF')")
    let read = try RowItems(connection.execute(Select(table.columns), [])).one()
    #expect(try read.reprText() == "(True, datetime.date(2024, 2, 29), b'\\x00\\xff')")
}
