import Runtime
import Testing

@testable import SQL

@Test("names are quoted where they are reserved or not lower case")
func quotes() {
    #expect(Dialect.sqlite.quote("order") == "\"order\"")
    #expect(Dialect.sqlite.quote("Name") == "\"Name\"")
    #expect(Dialect.sqlite.quote("user") == "user")
    #expect(Dialect.standard.quote("user") == "\"user\"")
    #expect(Dialect.mysql.quote("order") == "`order`")
    #expect(Dialect.sqlite.quote("a\"b") == "\"a\"\"b\"")
}

@Test("each dialect has its parameters and its LIMIT")
func limits() throws {
    let tables = try Tables()
    let page = Select([tables.id]).ordered([tables.id]).limited(try Coercion.count(.int(5)))
    #expect(try text(page, .sqlite) == "SELECT users.id \nFROM users ORDER BY users.id\n LIMIT ? OFFSET ?")
    #expect(try text(page, .postgresql) == "SELECT users.id \nFROM users ORDER BY users.id \n LIMIT %(param_1)s::INTEGER")
    #expect(try text(page, .mysql) == "SELECT users.id \nFROM users ORDER BY users.id \n LIMIT %s")
}

@Test("types have the names of the dialect")
func typeNames() throws {
    let when = try Table("t", MetaData(), items: [Column("at", DateTimeType()), Column("data", BinaryType()), Column("flag", BooleanType())])
    func lines(_ dialect: Dialect) throws -> String { try text(TableDefinition(.create(when, ifNotExists: false)), dialect) }
    #expect(try lines(.sqlite) == "\nCREATE TABLE t (\n\tat DATETIME, \n\tdata BLOB, \n\tflag BOOLEAN\n)\n\n")
    #expect(try lines(.postgresql) == "\nCREATE TABLE t (\n\tat TIMESTAMP WITHOUT TIME ZONE, \n\tdata BYTEA, \n\tflag BOOLEAN\n)\n\n")
    #expect(try lines(.mysql) == "\nCREATE TABLE t (\n\tat DATETIME, \n\tdata BLOB, \n\tflag BOOL\n)\n\n")
}

@Test("values are written in the words of their types, or refused")
func literals() throws {
    #expect(try IntegerType().literal(.int(5), .sqlite) == "5")
    #expect(try StringType().literal(.string("it's"), .sqlite) == "'it''s'")
    #expect(try BooleanType().literal(.bool(true), .sqlite) == "1")
    #expect(try BooleanType().literal(.bool(true), .postgresql) == "true")
}
