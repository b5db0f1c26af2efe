import Runtime

/// `csv.writer`: rows into an object with a `write` method.
final class CSVWriter: Object {
    private let dialect: CSVDialect
    private let write: Value

    private static let pythonClass = Class.declare("writer", for: CSVWriter.self, module: "_csv", doc: "CSV writer.") { type in
        type.method("writerow", .required("row", as: Value.self), doc: "Write the fields of an iterable as a row.") { (writer: CSVWriter, row: Value) throws -> Value in try writer.write(row) }
        type.method("writerows", .required("rows", as: Value.self), doc: "Write several rows.") { (writer: CSVWriter, rows: Value) throws in try rows.forEach { _ = try writer.write($0) } }
        type.property("dialect", doc: "The dialect.") { (writer: CSVWriter) -> Value in writer.dialect.value }
    }

    init(_ file: Value, _ dialect: CSVDialect) throws {
        guard let write = try file.attributeIfPresent("write"), write.isCallable else { throw PythonException.typeError("argument 1 must have a \"write\" method") }
        self.dialect = dialect
        self.write = write
        super.init(type: CSVWriter.pythonClass)
        Heap.track(self)
    }

    override func visitReferences(_ visit: (Object) -> Void) {
        visit(dialect)
        if let object = write.object { visit(object) }
    }

    func write(_ row: Value) throws -> Value {
        guard let fields = try row.makeIterator() else { throw CSVDialect.error("iterable expected, not \(row.typeName)") }
        var texts: [String] = [], isLone = true
        while let field = try fields.next() {
            if !texts.isEmpty { isLone = false }
            texts.append(try text(of: field))
        }
        if isLone, texts == [""] {
            guard dialect.quoting != .none, let quote = dialect.quote else { throw CSVDialect.error("single empty field record must be quoted") }
            texts = ["\(quote)\(quote)"]
        }
        return try write.call(.string(texts.joined(separator: String(dialect.delimiter)) + dialect.lineEnd))
    }

    private func text(of field: Value) throws -> String {
        let plain = field.isNone ? "" : try field.strText()
        let isNumber = try field.floatNumber() != nil && !(field.object is StringObject)
        var isQuoted = dialect.quoting == .all || (dialect.quoting == .nonNumeric && !isNumber)
        var out = ""
        for scalar in plain.unicodeScalars {
            let isSpecial = scalar == dialect.delimiter || scalar == dialect.escape || scalar == dialect.quote || dialect.lineEnd.unicodeScalars.contains(scalar)
            if isSpecial {
                if dialect.quoting == .none || (scalar == dialect.quote && !dialect.doublesQuotes) || scalar == dialect.escape {
                    guard let escape = dialect.escape else { throw CSVDialect.error("need to escape, but no escapechar set") }
                    out.unicodeScalars.append(escape)
                } else {
                    if scalar == dialect.quote { out.unicodeScalars.append(scalar) }
                    isQuoted = true
                }
            }
            out.unicodeScalars.append(scalar)
        }
        guard isQuoted, let quote = dialect.quote else { return out }
        return "\(quote)\(out)\(quote)"
    }
}
