import Runtime
import Testing

@testable import SQL

@Test("CREATE TABLE")
func createsTables() throws {
    let tables = try Tables()
    #expect(try text(TableDefinition(.create(tables.users, ifNotExists: false))) == "\nCREATE TABLE users (\n\tid INTEGER NOT NULL, \n\tname VARCHAR(50) NOT NULL, \n\tage INTEGER, \n\tPRIMARY KEY (id), \n\tUNIQUE (name)\n)\n\n")
    #expect(try text(TableDefinition(.create(tables.posts, ifNotExists: false))) == "\nCREATE TABLE posts (\n\tid INTEGER NOT NULL, \n\tuser_id INTEGER, \n\t\"order\" VARCHAR, \n\tPRIMARY KEY (id), \n\tFOREIGN KEY(user_id) REFERENCES users (id) ON DELETE CASCADE\n)\n\n")
}

@Test("constraints and indexes, of columns given by name and by expression")
func constraintsAndIndexes() throws {
    let price = Column("price", IntegerType())
    let items = try Table("items", MetaData(), items: [
        Column("shop", IntegerType(), primaryKey: true), Column("number", IntegerType(), primaryKey: true), price,
        CheckConstraint(try Operation.compare(.greater, price, .int(0)), name: "positive"), UniqueConstraint([.name("number"), .name("price")]),
    ])
    #expect(try text(TableDefinition(.create(items, ifNotExists: true)), .sqlite) == """

        CREATE TABLE IF NOT EXISTS items (
        \tshop INTEGER NOT NULL,\u{20}
        \tnumber INTEGER NOT NULL,\u{20}
        \tprice INTEGER,\u{20}
        \tPRIMARY KEY (shop, number),\u{20}
        \tCONSTRAINT positive CHECK (price > 0),\u{20}
        \tUNIQUE (number, price)
        )


        """)
    let index = Index("by_price", [.expression(UnaryExpression(.descending, price, type: price.sqlType))], isUnique: true)
    try items.add(index)
    #expect(try text(TableDefinition(.createIndex(index, ifNotExists: false))) == "CREATE UNIQUE INDEX by_price ON items (price DESC)")
    #expect(try text(TableDefinition(.dropIndex(index, ifExists: true))) == "\nDROP INDEX IF EXISTS by_price")
}

@Test("a naming convention names what has no name")
func namingConventions() throws {
    let rules = DictObject()
    for (prefix, rule) in [("pk", "pk_%(table_name)s"), ("uq", "uq_%(table_name)s_%(column_0_name)s"), ("ix", "ix_%(column_0_label)s")] { rules.set(prefix, .string(rule)) }
    let table = try Table("accounts", MetaData(naming: rules), items: [Column("id", IntegerType(), primaryKey: true), Column("email", StringType(), unique: true), Column("age", IntegerType(), index: true)])
    let made = try text(TableDefinition(.create(table, ifNotExists: false)))
    #expect(made.contains("CONSTRAINT pk_accounts PRIMARY KEY (id)"))
    #expect(made.contains("CONSTRAINT uq_accounts_email UNIQUE (email)"))
    #expect(table.indexes.map(\.name) == ["ix_accounts_age"])
}

@Test("tables are made in the order of what they refer to")
func tableOrder() throws {
    let metadata = MetaData()
    func table(_ name: String, referringTo other: String? = nil) throws -> Table {
        try Table(name, metadata, items: [Column("id", IntegerType(), primaryKey: true), Column("other", IntegerType(), foreignKeys: other.map { [ForeignKey("\($0).id")] } ?? [])])
    }
    let leaf = try table("a_leaf", referringTo: "middle"), middle = try table("middle", referringTo: "root"), root = try table("root")
    #expect(try metadata.sortedTables().map(\.name) == ["root", "middle", "a_leaf"])
    #expect(TableOrder.forCreation([leaf, middle, root]).map(\.name) == ["root", "middle", "a_leaf"])
    #expect(try TableOrder.forRemoval([root, middle, leaf]).map(\.name) == ["a_leaf", "middle", "root"])
}

@Test("foreign keys are resolved late, and say what they miss")
func foreignKeys() throws {
    let tables = try Tables()
    #expect(try tables.posts.columns[1].foreignKeys[0].referencedColumn() === tables.id)
    let lost = try Table("lost", MetaData(), items: [Column("x", IntegerType(), foreignKeys: [ForeignKey("nowhere.id")])])
    let error = raised { _ = try lost.columns[0].foreignKeys[0].referencedColumn() }
    #expect(error?.type == "NoReferencedTableError")
    #expect(error?.message == "Foreign key associated with column 'lost.x' could not find table 'nowhere' with which to generate a foreign key to target column 'id'")
}

@Test("a copy belongs to another MetaData, with its own columns")
func copies() throws {
    let tables = try Tables()
    let other = MetaData()
    _ = try tables.users.copied(to: other, schema: nil)
    let copy = try tables.posts.copied(to: other, schema: nil)
    #expect(copy.columns.count == 3 && copy.columns[1] !== tables.posts.columns[1])
    #expect(try copy.columns[1].foreignKeys[0].referencedColumn() === other.table(named: "users")?.columns[0])
}
