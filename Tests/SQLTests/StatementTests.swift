import Runtime
import Testing

@testable import SQL

@Test("SELECT with criteria, in both parameter styles")
func selects() throws {
    let tables = try Tables()
    let select = Select(tables.users.columns).filtered([try Operation.compare(.greater, tables.age, .int(30)), try Operation.compare(.notEqual, tables.name, .none)])
    #expect(try text(select) == "SELECT users.id, users.name, users.age \nFROM users \nWHERE users.age > :age_1 AND users.name IS NOT NULL")
    let compiled = try Compiler.compile(select, .sqlite)
    #expect(compiled.text.hasSuffix("WHERE users.age > ? AND users.name IS NOT NULL"))
    #expect(compiled.parameters.map(\.name) == ["age_1"])
    #expect(try literalText(select).contains("users.age > 30"))
}

@Test("a SELECT is changed by copies: the first stays as it was")
func selectsAreValues() throws {
    let tables = try Tables()
    let all = Select([tables.name])
    let some = all.distinct().ordered([tables.age]).limited(try Coercion.count(.int(5))).shifted(try Coercion.count(.int(2)))
    #expect(try text(some, .sqlite) == "SELECT DISTINCT users.name \nFROM users ORDER BY users.age\n LIMIT ? OFFSET ?")
    #expect(try text(all) == "SELECT users.name \nFROM users")
    #expect(try text(some.ordered(nil), .sqlite) == "SELECT DISTINCT users.name \nFROM users\n LIMIT ? OFFSET ?")
    let counted = Select([tables.age, Label("n", FunctionElement("count", [tables.id]))]).grouped([tables.age])
    #expect(try text(counted.having([Operation.compare(.greater, FunctionElement("count", [tables.id]), .int(1))])) == "SELECT users.age, count(users.id) AS n \nFROM users GROUP BY users.age \nHAVING count(users.id) > :count_1")
}

@Test("a join finds its condition in the foreign keys, or says what is wrong")
func joins() throws {
    let tables = try Tables()
    #expect(try text(Select([tables.name]).joined(tables.posts, on: nil, isOuter: true, isFull: false)) == "SELECT users.name \nFROM users LEFT OUTER JOIN posts ON users.id = posts.user_id")
    let lonely = try Table("lonely", MetaData(), items: [Column("id", IntegerType(), primaryKey: true)])
    let error = raised { _ = try Join.condition(tables.users, lonely) }
    #expect(error?.type == "NoForeignKeysError")
    #expect(error?.message == "Can't find any foreign key relationships between 'users' and 'lonely'.")
}

@Test("aliases, subqueries, EXISTS and common table expressions")
func nestedSelects() throws {
    let tables = try Tables()
    let other = Alias(tables.users, name: "u")
    #expect(try text(Select([other.columns[0]])) == "SELECT u.id \nFROM users AS u")
    let inner = Subquery(Select([tables.id, tables.age]), name: nil)
    #expect(try text(Select([inner.columns[1]])) == "SELECT anon_1.age \nFROM (SELECT users.id AS id, users.age AS age \nFROM users) AS anon_1")
    let correlated = Select([tables.posts.columns[0]]).filtered([try Operation.compare(.equal, tables.posts.columns[1], .object(tables.id))])
    #expect(try text(Select([tables.name]).filtered([ScalarSelect(correlated, isExists: true)])) == "SELECT users.name \nFROM users \nWHERE EXISTS (SELECT posts.id \nFROM posts \nWHERE posts.user_id = users.id)")
    let cte = CommonTableExpression(Select([tables.id]), name: "ids")
    #expect(try text(Select(cte.columns)) == "WITH ids AS \n(SELECT users.id AS id \nFROM users)\n SELECT ids.id \nFROM ids")
    #expect(try text(CompoundSelect("UNION ALL", [Select([tables.id]), Select([tables.age])])) == "SELECT users.id \nFROM users UNION ALL SELECT users.age \nFROM users")
}

@Test("INSERT, UPDATE, DELETE")
func changes() throws {
    let tables = try Tables()
    let users = tables.users
    #expect(try text(Insert(users)) == "INSERT INTO users (id, name, age) VALUES (:id, :name, :age)")
    #expect(try text(Insert(users, values: [("name", .string("a"))], returning: [tables.id])) == "INSERT INTO users (name) VALUES (:name) RETURNING users.id")
    #expect(try text(Insert(users, values: [("name", .string("a"))], returning: [tables.id]), .sqlite) == "INSERT INTO users (name) VALUES (?) RETURNING id")
    #expect(try text(Update(users, values: [("age", .int(1))], criteria: [Operation.compare(.equal, tables.id, .int(2))])) == "UPDATE users SET age=:age WHERE users.id = :id_1")
    #expect(try text(Delete(users)) == "DELETE FROM users")
    let error = raised { _ = try Compiler.compile(Insert(users, values: [("nope", .int(1))]), .sqlite) }
    #expect(error?.type == "CompileError" && error?.message == "Unconsumed column names: nope")
}

@Test("INSERT of several rows, from a SELECT, and with ON CONFLICT")
func furtherInserts() throws {
    let tables = try Tables()
    let rows = Insert(tables.users).adding(rows: [[("name", .string("a"))], [("name", .string("b"))]])
    #expect(try text(rows) == "INSERT INTO users (name) VALUES (:name_m0), (:name_m1)")
    #expect(try text(Insert(tables.users).from(["name"], Select([tables.posts.columns[2]]), includesDefaults: true)) == "INSERT INTO users (name) SELECT posts.\"order\" \nFROM posts")
    let upsert = Insert(tables.users, values: [("name", .string("a"))]).on(OnConflict(elements: [tables.name], targetCriteria: nil, settings: [(.string("age"), .int(7))], criteria: nil))
    #expect(try text(upsert, .sqlite) == "INSERT INTO users (name) VALUES (?) ON CONFLICT (name) DO UPDATE SET age = ?")
    let ignoring = Insert(tables.users, values: [("name", .string("a"))]).on(OnConflict(elements: nil, targetCriteria: nil, settings: nil, criteria: nil))
    #expect(try text(ignoring, .sqlite) == "INSERT INTO users (name) VALUES (?) ON CONFLICT DO NOTHING")
}

@Test("statements of one structure are compiled once, each with its own values")
func statementStructures() throws {
    let tables = try Tables()
    func older(_ limit: Int) throws -> Select { Select([tables.name]).filtered([try Operation.compare(.greater, tables.age, .int(limit))]) }
    let select = try older(30)
    let first = try #require(StatementStructure(select, context: []))
    let second = try #require(StatementStructure(try older(40), context: []))
    #expect(first.key == second.key)
    let reusable = try #require(ReusableStatement(try Compiler.compile(select, .sqlite), of: first))
    let compiled = reusable.with(second.parameters)
    #expect(compiled.text == "SELECT users.name \nFROM users \nWHERE users.age > ?")
    #expect(try compiled.parameters[0].bind.effectiveValue().equals(.int(40)))
    let another = try #require(StatementStructure(select.distinct(), context: []))
    #expect(another.key != first.key)
}
