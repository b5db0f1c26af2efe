import Database
import Runtime

/// Commands about what the database holds.
enum SchemaCommands {
    static let all: [DotCommand] = [
        DotCommand(
            name: "tables", arguments: "", help: "The tables and views of the database.",
            example: ".tables"
        ) { shell, _ in
            for (name, kind) in try shell.schema().names { shell.write(kind == .table ? "\(name)\n" : "\(name)  (\(kind == .view ? "view" : "virtual table"))\n") }
        },
        DotCommand(
            name: "schema", arguments: "[TABLE]", help: "The CREATE statements of the database, or of one table and its indexes.",
            details: "TABLE  one table, by its name in the database", example: ".schema users"
        ) { shell, words in
            let texts = try SchemaDump(shell.engine()).definitions(of: words.first)
            if texts.isEmpty, let table = words.first { throw DotCommand.Failure("no such table: \(table)") }
            for text in texts { shell.write(text + ";\n") }
        },
        DotCommand(
            name: "models", arguments: "[--python]", help: "The classes made of the tables; with --python as a models.py.",
            details: "--python  the whole module, to keep in the application", example: ".models --python"
        ) { shell, words in
            guard words.isEmpty || words == ["--python"] else { throw DotCommand.Failure("usage: .models [--python]") }
            guard let database = shell.names.database, let models = try shell.names.databaseModels() else { throw DotCommand.Failure("no database is open, or it has models of its own") }
            let plan = try models.wholePlan()
            if words.isEmpty { return describe(plan, shell) }
            let file = database.given.split(separator: "/").last.map(String.init) ?? database.given
            shell.write(try ModelSource(plan, models.schema).module(of: file))
        },
        DotCommand(
            name: "model", arguments: "NAME", help: "One class as Python: its columns and relationships.",
            details: "NAME  a class, or its table", example: ".model User"
        ) { shell, words in
            guard let models = try shell.names.databaseModels(), let table = models.table(named: words[0]) else { throw DotCommand.Failure("no such model: \(words[0])") }
            let plan = try models.plan(models.schema.component(of: table))
            shell.write(try ModelSource(plan, models.schema).definition(of: table))
        },
        DotCommand(
            name: "dump", arguments: "[TABLE]", help: "The database as SQL that makes it anew.",
            details: "TABLE  one table alone", example: ".dump users"
        ) { shell, words in
            try SchemaDump(shell.engine()).write(table: words.first) { shell.write($0) }
        },
        DotCommand(
            name: "sql", arguments: "STATEMENT...", help: "Send SQL as it stands, in the transaction of the session, and show its rows.",
            details: "STATEMENT  to the end of the line; commit with session.commit()", example: ".sql SELECT name, count(*) AS posts FROM users JOIN posts ON author_id = users.id GROUP BY name", changes: true
        ) { shell, words in
            let result = try shell.evaluate("session").callMethod("connection").callMethod("exec_driver_sql", .string(words[0]))
            guard let rows = result.object as? CursorResult, rows.returnsRows else { return try tellChanges(of: result, shell) }
            if shell.presenter != nil { return try shell.show(result) }
            if let table = try ValueTable(.object(rows)) { shell.write(try (shell.format ?? .table).text(table)) }
        },
    ]

    /// `2 rows changed`; nothing of a statement that changes no rows.
    private static func tellChanges(of result: Value, _ shell: Shell) throws {
        let count = (result.object as? CursorResult)?.rowCount ?? -1
        if count >= 0 { shell.write("\(count) row\(count == 1 ? "" : "s") changed\n") }
    }

    /// `User (users): id, name; posts -> [Post]`
    private static func describe(_ plan: ModelPlan, _ shell: Shell) {
        for model in plan.models {
            let relationships = model.relationships.map { "\($0.name) -> \($0.isList ? "[\($0.target)]" : $0.target)" }
            shell.write("\(model.name) (\(model.table.name)): \(model.attributes.map(\.name).joined(separator: ", "))\(relationships.isEmpty ? "" : "; " + relationships.joined(separator: ", "))\n")
        }
        for (name, table, isAssociation) in plan.tables {
            let kind = isAssociation ? "joins two tables" : table.kind == .view ? "view" : table.kind == .virtual ? "virtual table" : "no primary key"
            shell.write("\(name) (\(table.name), \(kind)): \(table.columns.map(\.name).joined(separator: ", "))\n")
        }
    }
}
