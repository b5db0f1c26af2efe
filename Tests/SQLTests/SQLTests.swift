import Runtime
import Testing

@testable import SQL

private func tables() throws -> (users: Table, posts: Table) {
    let metadata = MetaData()
    let users = try Table("users", metadata, items: [
        Column("id", IntegerType(), primaryKey: true), Column("name", StringType(length: 50), nullable: false, unique: true), Column("age", IntegerType()),
    ])
    let posts = try Table("posts", metadata, items: [
        Column("id", IntegerType(), primaryKey: true), Column("user_id", IntegerType(), foreignKeys: [ForeignKey("users.id", onDelete: "CASCADE")]), Column("order", StringType()),
    ])
    return (users, posts)
}

private func text(_ clause: ClauseElement, _ dialect: Dialect = .standard) throws -> String { try Compiler.compile(clause, dialect).text }

@Test("CREATE TABLE")
func createsTables() throws {
    let (users, posts) = try tables()
    #expect(try text(TableDefinition(.create(users, ifNotExists: false))) == "\nCREATE TABLE users (\n\tid INTEGER NOT NULL, \n\tname VARCHAR(50) NOT NULL, \n\tage INTEGER, \n\tPRIMARY KEY (id), \n\tUNIQUE (name)\n)\n\n")
    #expect(try text(TableDefinition(.create(posts, ifNotExists: false))) == "\nCREATE TABLE posts (\n\tid INTEGER NOT NULL, \n\tuser_id INTEGER, \n\t\"order\" VARCHAR, \n\tPRIMARY KEY (id), \n\tFOREIGN KEY(user_id) REFERENCES users (id) ON DELETE CASCADE\n)\n\n")
}

@Test("SELECT with criteria, in both parameter styles")
func selects() throws {
    let (users, _) = try tables()
    let age = users.columns[2], name = users.columns[1]
    let select = Select(users.columns).filtered([try Operation.compare(.greater, age, .int(30)), try Operation.compare(.notEqual, name, .none)])
    #expect(try text(select) == "SELECT users.id, users.name, users.age \nFROM users \nWHERE users.age > :age_1 AND users.name IS NOT NULL")
    let compiled = try Compiler.compile(select, .sqlite)
    #expect(compiled.text.hasSuffix("WHERE users.age > ? AND users.name IS NOT NULL"))
    #expect(compiled.parameters.map(\.name) == ["age_1"])
    var literal = CompilerOptions()
    literal.rendersLiterals = true
    #expect(try Compiler.compile(select, .standard, literal).text.contains("users.age > 30"))
}

@Test("AND and OR are parenthesised by precedence, simplified by their constants")
func conjunctions() throws {
    let (users, _) = try tables()
    let a = try Operation.compare(.equal, users.columns[0], .int(1)), b = try Operation.compare(.equal, users.columns[2], .int(2))
    #expect(try text(Conjunction.make(.and, [a, Conjunction.make(.or, [a, b])])) == "users.id = :id_1 AND (users.id = :id_1 OR users.age = :age_1)")
    #expect(try text(Conjunction.make(.and, [Constant.true, a])) == "users.id = :id_1")
    #expect(try text(Conjunction.make(.or, [a, b]).negated()) == "NOT (users.id = :id_1 OR users.age = :age_1)")
}

@Test("a join finds its condition in the foreign keys, or says what is wrong")
func joins() throws {
    let (users, posts) = try tables()
    #expect(try text(Select([users.columns[1]]).joined(posts, on: nil, isOuter: true, isFull: false)) == "SELECT users.name \nFROM users LEFT OUTER JOIN posts ON users.id = posts.user_id")
    let lonely = try Table("lonely", MetaData(), items: [Column("id", IntegerType(), primaryKey: true)])
    #expect(throws: PythonException.self) { try Join.condition(users, lonely) }
}

@Test("INSERT, UPDATE, DELETE")
func changes() throws {
    let (users, _) = try tables()
    #expect(try text(Insert(users)) == "INSERT INTO users (id, name, age) VALUES (:id, :name, :age)")
    #expect(try text(Insert(users, values: [("name", .string("a"))], returning: [users.columns[0]])) == "INSERT INTO users (name) VALUES (:name) RETURNING users.id" || text(Insert(users, values: [("name", .string("a"))], returning: [users.columns[0]])) == "INSERT INTO users (name) VALUES (:name) RETURNING id")
    #expect(try text(Update(users, values: [("age", .int(1))], criteria: [Operation.compare(.equal, users.columns[0], .int(2))])) == "UPDATE users SET age=:age WHERE users.id = :id_1")
    #expect(try text(Delete(users)) == "DELETE FROM users")
    #expect(throws: PythonException.self) { try Compiler.compile(Insert(users, values: [("nope", .int(1))]), .sqlite) }
}

@Test("names are quoted where they are reserved or not lower case")
func quotes() {
    #expect(Dialect.sqlite.quote("order") == "\"order\"")
    #expect(Dialect.sqlite.quote("Name") == "\"Name\"")
    #expect(Dialect.sqlite.quote("user") == "user")
    #expect(Dialect.standard.quote("user") == "\"user\"")
    #expect(Dialect.sqlite.quote("a\"b") == "\"a\"\"b\"")
}
