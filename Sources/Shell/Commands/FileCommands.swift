import Glibc
import Runtime

/// Commands that read and write files.
enum FileCommands {
    static let all: [DotCommand] = [
        DotCommand(
            name: "open", arguments: "[DATABASE]", help: "Open another database in place of this one; without a name, one in memory.",
            details: "DATABASE  a file of SQLite, or a URL", example: ".open shop.db", changes: true
        ) { shell, words in
            if let work = UncommittedWork.description { throw DotCommand.Failure("not committed: \(work); commit or roll back first") }
            do { shell.open(try words.first.map { try OpenedDatabase($0, shell.access) }) } catch let refusal as OpenedDatabase.Refusal { throw DotCommand.Failure(refusal.text) }
        },
        DotCommand(
            name: "read", arguments: "FILE", help: "Run the Python of a file as if it were typed.",
            details: "FILE  its names stay at hand", example: ".read models.py", changes: true
        ) { shell, words in
            guard let bytes = SourceFile.bytes(words[0]) else { throw DotCommand.Failure("cannot read \(words[0]): \(String(cString: strerror(errno)))") }
            try shell.interpreter.runPiece(try SourceDecoding.text(of: bytes, fileName: words[0]), fileName: words[0], firstLine: 1, isQuotable: true)
        },
        DotCommand(
            name: "import", arguments: "FILE TABLE", help: "Insert the rows of a CSV or JSON file, all or none; a table that is not there is made.",
            details: "FILE   .csv whose first line names the columns, .json, or .jsonl with an object on each line\nTABLE  where the rows go", example: ".import people.csv users", changes: true
        ) { shell, words in
            let count = try TableImport(words[0], into: words[1], shell.engine()).run()
            shell.write("\(count) row\(count == 1 ? "" : "s") imported into \(words[1])\n")
        },
        DotCommand(
            name: "export", arguments: "FILE EXPRESSION...", help: "Write the rows of an expression to a file, in the form that the file's ending names.",
            details: "FILE        its ending is one of csv, json, jsonl, md, txt\nEXPRESSION  objects, rows or a result", example: ".export users.csv User.query.filter(User.age > 30).all()"
        ) { shell, words in
            try export(try shell.evaluate(words[1]), to: words[0], shell)
        },
    ]

    private static let endings: [String: ValueFormat] = ["csv": .csv, "json": .json, "jsonl": .jsonl, "md": .markdown, "txt": .table]

    private static func export(_ value: Value, to path: String, _ shell: Shell) throws {
        guard let ending = path.split(separator: ".").last, let format = endings[String(ending)] else {
            throw DotCommand.Failure("\(path): the ending names no form; there are \(endings.keys.sorted().joined(separator: ", "))")
        }
        guard let table = try ValueTable(value) else { throw DotCommand.Failure("the value is no rows: \(try value.reprText())") }
        guard let file = fopen(path, "w") else { throw DotCommand.Failure("cannot write \(path): \(String(cString: strerror(errno)))") }
        let failed = fputs(try format.text(table), file) < 0
        guard fclose(file) == 0, !failed else { throw DotCommand.Failure("cannot write \(path): \(String(cString: strerror(errno)))") }
        shell.write("\(table.rows.count) row\(table.rows.count == 1 ? "" : "s") written to \(path)\n")
    }
}
