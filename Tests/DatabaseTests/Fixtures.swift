import Runtime
import SQL

@testable import Database

/// A database in memory with three users.
struct Users {
    let engine: Engine, connection: Connection
    let metadata = MetaData()
    let table: Table
    var id: Column { table.columns[0] }
    var name: Column { table.columns[1] }
    var age: Column { table.columns[2] }

    init() throws {
        table = try Table("users", metadata, items: [
            Column("id", IntegerType(), primaryKey: true), Column("name", StringType(length: 20), nullable: false, unique: true), Column("age", IntegerType(), index: true, defaultValue: .int(18)),
        ])
        engine = try Engine(url: "sqlite://")
        connection = try engine.connect()
        try connection.createAll(metadata)
        _ = try connection.execute(Insert(table), [row("ann", 30), row("bob", 40), row("cy", 50)])
        try connection.commit()
    }

    func row(_ name: String, _ age: Int) -> DictObject { DictObject([("name", .string(name)), ("age", .int(age))]) }
    func select(olderThan limit: Int) throws -> Select { Select([name, age]).filtered([try Operation.compare(.greater, age, .int(limit))]).ordered([age]) }
    func count() throws -> Int {
        guard case .int(let count) = try ScalarResult(connection.executeDriver("SELECT count(*) FROM users", []), 0).first() else { return -1 }
        return count
    }
}

/// The class and message of what an action raises; nil where it raises nothing.
func raised(_ action: () throws -> Void) -> (type: String, message: String)? {
    do {
        try action()
        return nil
    } catch let error as PythonException {
        return (error.type.name, error.message)
    } catch { return nil }
}
