import Runtime

/// `csv.DictReader`: rows as dicts by the names of the first.
final class CSVDictReader: IteratorObject {
    /// nil until `__init__` has run.
    private var reader: CSVReader?
    private var names: Value = .none
    private var restKey: Value = .none
    private var restValue: Value = .none

    static let pythonClass: Class = {
        let made = Class.declare("DictReader", for: CSVDictReader.self, module: "csv", bases: [.iterator], derivable: true, doc: "Rows as dictionaries by the names of the first row.") { type in
            type.property("fieldnames", doc: "The names of the fields.") { (reader: CSVDictReader) throws -> Value in try reader.fieldNames() } set: { (reader: CSVDictReader, names: Value) in reader.names = names }
            type.property("line_num", doc: "The number of lines read.") { (reader: CSVDictReader) throws -> Int in try reader.rows().lineNumber }
            type.property("reader", doc: "The reader of plain rows.") { (reader: CSVDictReader) throws -> Value in try reader.rows().value }
            type.property("restkey", doc: "The key of fields without a name.") { (reader: CSVDictReader) -> Value in reader.restKey } set: { (reader: CSVDictReader, key: Value) in reader.restKey = key }
            type.property("restval", doc: "The value of names without a field.") { (reader: CSVDictReader) -> Value in reader.restValue } set: { (reader: CSVDictReader, value: Value) in reader.restValue = value }
        }
        made.takesAttributes = true
        made.constructInSteps("f, fieldnames=None, restkey=None, restval=None, dialect='excel', *args, **kwds", allocate: { CSVDictReader(type: $0) }) { reader, given in
            reader.reader = try CSVReader(given["f"] ?? .none, CSVDialect(given["dialect"], given.keywords))
            reader.names = given["fieldnames"] ?? .none
            reader.restKey = given["restkey"] ?? .none
            reader.restValue = given["restval"] ?? .none
        }
        return made
    }()

    override init(type: Class) {
        super.init(type: type)
        Heap.track(self)
    }

    private func rows() throws -> CSVReader {
        guard let reader else { throw PythonException.noAttribute(value, "reader") }
        return reader
    }

    override func visitReferences(_ visit: (Object) -> Void) {
        reader.visitHeld(visit)
        for value in [names, restKey, restValue] { if let object = value.object { visit(object) } }
    }

    private func fieldNames() throws -> Value {
        if names.isNone, let first = try rows().next() { names = first }
        return names
    }

    override func next() throws -> Value? {
        let keys = try fieldNames()
        let reader = try rows()
        guard var row = try reader.next() else { return nil }
        while case .list(let fields) = row, fields.elements.isEmpty {
            guard let further = try reader.next() else { return nil }
            row = further
        }
        let values = try row.elements()
        if !keys.isNone { _ = try keys.length() }
        let named = try keys.isNone ? [] : keys.elements()
        let dict = DictObject()
        for (key, value) in zip(named, values) { try dict.set(key, value) }
        if values.count > named.count { try dict.set(restKey, .list(Array(values[named.count...]))) }
        for key in named.dropFirst(values.count) { try dict.set(key, restValue) }
        return dict.value
    }
}

/// `csv.DictWriter`: dicts as rows.
final class CSVDictWriter: Object {
    /// nil until `__init__` has run.
    private var writer: CSVWriter?
    private var names: Value = .none
    private var restValue: Value = .string("")
    private var extrasAction: Value = .string("raise")

    static let pythonClass: Class = {
        let made = Class.declare("DictWriter", for: CSVDictWriter.self, module: "csv", derivable: true, doc: "Writes dictionaries as rows.") { type in
            type.method("writeheader", doc: "Write the names of the fields as a row.") { (writer: CSVDictWriter) throws -> Value in try writer.writeHeader() }
            type.method("writerow", .required("rowdict", as: Value.self), doc: "Write a dictionary as a row.") { (writer: CSVDictWriter, row: Value) throws -> Value in try writer.rows().write(writer.fields(row)) }
            type.method("writerows", .required("rowdicts", as: Value.self), doc: "Write several dictionaries.") { (writer: CSVDictWriter, rows: Value) throws in
                try rows.forEach { _ = try writer.rows().write(writer.fields($0)) }
            }
            type.property("fieldnames", doc: "The names of the fields.") { (writer: CSVDictWriter) -> Value in writer.names } set: { (writer: CSVDictWriter, names: Value) in writer.names = names }
            type.property("writer", doc: "The writer of plain rows.") { (writer: CSVDictWriter) throws -> Value in try writer.rows().value }
            type.property("restval", doc: "The field of names that a row lacks.") { (writer: CSVDictWriter) -> Value in writer.restValue } set: { (writer: CSVDictWriter, value: Value) in writer.restValue = value }
            type.property("extrasaction", doc: "What is done with keys that have no field: 'raise' or 'ignore'.") { (writer: CSVDictWriter) -> Value in writer.extrasAction } set: { (writer: CSVDictWriter, action: Value) in writer.extrasAction = action }
        }
        made.takesAttributes = true
        made.constructInSteps("f, fieldnames, restval='', extrasaction='raise', dialect='excel', *args, **kwds", allocate: { CSVDictWriter(type: $0) }) { writer, given in
            writer.names = given["fieldnames"] ?? .none
            writer.restValue = given["restval"] ?? .string("")
            let extras = given["extrasaction"] ?? .string("raise")
            guard try ["raise", "ignore"].contains(extras.callMethod("lower").strText()) else { throw PythonException.valueError("extrasaction (\(try extras.strText())) must be 'raise' or 'ignore'") }
            writer.extrasAction = extras
            writer.writer = try CSVWriter(given["f"] ?? .none, CSVDialect(given["dialect"], given.keywords))
        }
        return made
    }()

    override init(type: Class) {
        super.init(type: type)
        Heap.track(self)
    }

    private func rows() throws -> CSVWriter {
        guard let writer else { throw PythonException.noAttribute(value, "writer") }
        return writer
    }

    /// A derived class may have a `writerow` of its own, which writes the header too.
    private func writeHeader() throws -> Value {
        if type.isNative, !names.isNone { return try rows().write(names) }
        let row = DictObject()
        for name in try names.elements() { try row.set(name, name) }
        return try value.callMethod("writerow", row.value)
    }

    override func visitReferences(_ visit: (Object) -> Void) {
        writer.visitHeld(visit)
        for value in [names, restValue, extrasAction] { if let object = value.object { visit(object) } }
    }

    private func fields(_ row: Value) throws -> Value {
        if try extrasAction.strText() == "raise" {
            let extra = try row.callMethod("keys").binary(.subtract, names).elements()
            if !extra.isEmpty { throw PythonException.valueError("dict contains fields not in fieldnames: " + (try extra.map { try $0.reprText() }.joined(separator: ", "))) }
        }
        return .list(try names.elements().map { try row.callMethod("get", $0, restValue) })
    }
}

/// The arguments of a function of `csv`: known names, then settings of the dialect.
struct CSVArguments {
    private var found: [String: Value] = [:]
    private(set) var rest: [(name: Name, value: Value)] = []

    init(_ arguments: Arguments, _ names: [String]) {
        for (name, value) in zip(names, arguments.positional) { found[name] = value }
        for (name, value) in arguments.keywordPairs { if names.contains(name.text) { found[name.text] = value } else { rest.append((name, value)) } }
    }

    subscript(_ name: String) -> Value? { found[name] }
}
