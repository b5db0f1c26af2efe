import Database
import Runtime
import SQL

/// Rows of a CSV or JSON file for a table, in one transaction.
struct TableImport {
    private let table: String
    private let engine: Engine
    private let columns: [String]
    /// Each with the line of the file that it begins on.
    private let rows: [(line: Int, values: [Value])]

    init(_ path: String, into table: String, _ engine: Engine) throws {
        guard let bytes = SourceFile.bytes(path) else { throw DotCommand.Failure("cannot read \(path)") }
        guard let text = String(validating: bytes, as: UTF8.self) else { throw DotCommand.Failure("\(path): is not UTF-8") }
        self.table = table
        self.engine = engine
        switch path.split(separator: ".").last {
        case "json", "jsonl": (columns, rows) = try TableImport.json(text, isLines: path.hasSuffix(".jsonl"))
        default: (columns, rows) = try TableImport.csv(text)
        }
        if columns.isEmpty { throw DotCommand.Failure("\(path): has no columns") }
    }

    /// - Returns: the number of rows.
    /// - Throws: Failure with the line of the first row that the database refuses; nothing is kept then.
    func run() throws -> Int {
        let connection = try engine.connect()
        defer { try? connection.close() }
        let quoted = Dialect.sqlite.quoteAlways(table)
        if try !Inspector(connection).hasTable(table) {
            _ = try connection.executeDriver("CREATE TABLE \(quoted) (\(columns.enumerated().map { "\(Dialect.sqlite.quoteAlways($1)) \(type(of: $0))" }.joined(separator: ", ")))", [])
        }
        let insert = "INSERT INTO \(quoted) (\(columns.map { Dialect.sqlite.quoteAlways($0) }.joined(separator: ", "))) VALUES (\(columns.map { _ in "?" }.joined(separator: ", ")))"
        var progress = Progress("imported", of: rows.count)
        defer { progress.end() }
        for (at, (line, values)) in rows.enumerated() {
            progress.reach(at)
            do { _ = try connection.executeDriver(insert, values) } catch let error as PythonException where !error.isInstance(of: .keyboardInterrupt) {
                try connection.rollback()
                let reason = try error.ownAttribute("orig").isUndefined ? error.message : error.ownAttribute("orig").strText()
                throw DotCommand.Failure("line \(line): \(reason); nothing was imported")
            }
        }
        try connection.commit()
        return rows.count
    }

    /// What all values of a column are.
    private func type(of column: Int) -> String {
        var isWhole = true, isNumeric = true, isEmpty = true
        for (_, values) in rows {
            switch values[column] {
            case .none: continue
            case .int, .bool: isEmpty = false
            case .float:
                isWhole = false
                isEmpty = false
            default: return "TEXT"
            }
        }
        if isEmpty { isNumeric = false }
        return isNumeric ? (isWhole ? "INTEGER" : "REAL") : "TEXT"
    }

    // MARK: CSV (RFC 4180)

    private static func csv(_ text: String) throws -> (columns: [String], rows: [(line: Int, values: [Value])]) {
        var records = try records(text)[...]
        guard let header = records.popFirst()?.fields else { return ([], []) }
        let numeric = header.indices.map { column in records.allSatisfy { $0.fields.indices.contains(column) && isNumber($0.fields[column]) } }
        let rows = try records.map { record in
            guard record.fields.count == header.count else { throw DotCommand.Failure("line \(record.line): \(record.fields.count) values for \(header.count) columns; nothing was imported") }
            return (record.line, record.fields.enumerated().map { column, field -> Value in
                if field.isEmpty { return .none }
                guard numeric[column] else { return .string(field) }
                return Int(field).map { .int($0) } ?? Double(field).map { .float($0) } ?? .string(field)
            })
        }
        return (header, rows)
    }

    /// Whether a field is a number as it would be written again; nothing may be one.
    private static func isNumber(_ field: String) -> Bool {
        if field.isEmpty { return true }
        if let whole = Int(field) { return String(whole) == field }
        return Double(field) != nil && field.allSatisfy { $0.isNumber || ".-+eE".contains($0) }
    }

    private static func records(_ text: String) throws -> [(line: Int, fields: [String])] {
        var found: [(line: Int, fields: [String])] = []
        var fields: [String] = [], field = "", line = 1, start = 1, isQuoted = false, wasQuoted = false
        var rest = text[...]
        if rest.first == "\u{FEFF}" { rest.removeFirst() }
        func endRecord() {
            fields.append(field)
            if fields != [""] || wasQuoted { found.append((start, fields)) }
            (fields, field, wasQuoted) = ([], "", false)
        }
        while let letter = rest.popFirst() {
            if letter.isNewline { line += 1 }
            if isQuoted {
                if letter != "\"" { field.append(letter) } else if rest.first == "\"" { field.append(rest.removeFirst()) } else { isQuoted = false }
            } else if letter == "\"", field.isEmpty {
                (isQuoted, wasQuoted) = (true, true)
            } else if letter == "," {
                fields.append(field)
                field = ""
            } else if letter.isNewline {
                endRecord()
                start = line
            } else { field.append(letter) }
        }
        if isQuoted { throw DotCommand.Failure("line \(start): a quote is not closed; nothing was imported") }
        if !field.isEmpty || !fields.isEmpty { endRecord() }
        return found
    }

    // MARK: JSON

    /// A list of objects, or an object on each line.
    private static func json(_ text: String, isLines: Bool) throws -> (columns: [String], rows: [(line: Int, values: [Value])]) {
        guard let context = Program.context else { return ([], []) }
        let loads = try context.importModule("json")["loads"]
        var objects: [(line: Int, value: Value)] = []
        if isLines {
            for (at, line) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated() where !line.allSatisfy(\.isWhitespace) { objects.append((at + 1, try loads.call(.string(String(line))))) }
        } else {
            objects = try loads.call(.string(text)).elements().enumerated().map { ($0 + 1, $1) }
        }
        var columns: [String] = []
        let dicts = try objects.map { line, value -> (Int, DictObject) in
            guard let dict = value.object as? DictObject else { throw DotCommand.Failure("\(isLines ? "line" : "item") \(line): is no object; nothing was imported") }
            for (key, _) in dict.pairs { if case .string(let name) = key, !columns.contains(name.text) { columns.append(name.text) } }
            return (line, dict)
        }
        let dumps = try context.importModule("json")["dumps"]
        return (columns, try dicts.map { line, dict in
            (line, try columns.map { name -> Value in
                let value = dict.get(name) ?? .none
                return value.object is DictObject || value.object is ListObject ? try dumps.call(value) : value
            })
        })
    }
}
