import Runtime

@testable import SQL

/// Users, and posts that refer to them.
struct Tables {
    let metadata = MetaData()
    let users: Table, posts: Table

    init() throws {
        users = try Table("users", metadata, items: [
            Column("id", IntegerType(), primaryKey: true), Column("name", StringType(length: 50), nullable: false, unique: true), Column("age", IntegerType()),
        ])
        posts = try Table("posts", metadata, items: [
            Column("id", IntegerType(), primaryKey: true), Column("user_id", IntegerType(), foreignKeys: [ForeignKey("users.id", onDelete: "CASCADE")]), Column("order", StringType()),
        ])
    }
    var id: Column { users.columns[0] }
    var name: Column { users.columns[1] }
    var age: Column { users.columns[2] }
}

func text(_ clause: ClauseElement, _ dialect: Dialect = .standard) throws -> String { try Compiler.compile(clause, dialect).text }

/// The text with its values in it.
func literalText(_ clause: ClauseElement, _ dialect: Dialect = .standard) throws -> String {
    var options = CompilerOptions()
    options.rendersLiterals = true
    return try Compiler.compile(clause, dialect, options).text
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
