import Runtime

/// How `--format` and `.format` show rows.
public enum ValueFormat: String, CaseIterable {
    case table, box, json, jsonl, csv, markdown, line

    func text(_ table: ValueTable) throws -> String {
        switch self {
        case .table: return try TextGrid(table).plain
        case .box: return try TextGrid(table).boxed
        case .markdown: return try TextGrid(table, escapes: "|").markdown
        case .json: return try "[" + table.rows.map { try ValueFormat.json(table.columns, $0) }.joined(separator: ",\n ") + "]\n"
        case .jsonl: return try table.rows.map { try ValueFormat.json(table.columns, $0) + "\n" }.joined()
        case .csv:
            if table.columns.isEmpty { return "" }
            return try ([table.columns.map(ValueFormat.quoted)] + table.rows.map { try $0.map { ValueFormat.quoted(try ValueFormat.plain($0)) } }).map { $0.joined(separator: ",") + "\r\n" }.joined()
        case .line:
            let width = table.columns.map(\.count).max() ?? 0
            return try table.rows.map { row in
                try zip(table.columns, row).map { "\(String(repeating: " ", count: width - $0.count))\($0) = \(try ValueFormat.plain($1))\n" }.joined()
            }.joined(separator: "\n")
        }
    }

    /// A value as plain text; nothing for None.
    static func plain(_ value: Value) throws -> String {
        if value.isNone { return "" }
        if let bytes = value.object as? BytesObject { return "x'" + bytes.bytes.map { String($0 >> 4, radix: 16) + String($0 & 15, radix: 16) }.joined() + "'" }
        return try value.strText()
    }

    private static func quoted(_ text: String) -> String {
        text.contains { $0 == "," || $0 == "\"" || $0.isNewline } ? "\"" + text.flatMap { $0 == "\"" ? "\"\"" : "\($0)" } + "\"" : text
    }

    /// An object of JSON; what JSON has no form for as text.
    private static func json(_ columns: [String], _ row: [Value]) throws -> String {
        let object = DictObject()
        for (name, value) in zip(columns, row) { object.set(name, value) }
        guard let context = Program.context else { return "" }
        let asText = NativeFunction(name: "default") { .string(try arguments($0)) }
        return try context.importModule("json")["dumps"].call([object.value], keywords: [("ensure_ascii", .bool(false)), ("default", .object(asText))]).strText()
    }

    private static func arguments(_ arguments: Arguments) throws -> String {
        let value = arguments[0]
        if let isoformat = try value.attributeIfPresent("isoformat") { return try isoformat.call().strText() }
        return try plain(value)
    }
}
