import Runtime

/// `csv.DictReader`: rows as dicts by the names of the first.
final class CSVDictReader: IteratorObject {
    private let reader: CSVReader
    private var names: Value
    private let restKey: Value
    private let restValue: Value

    static let pythonClass: Class = {
        let made = Class.declare("DictReader", for: CSVDictReader.self, module: "csv", bases: [.iterator], doc: "Rows as dictionaries by the names of the first row.") { type in
            type.property("fieldnames", doc: "The names of the fields.") { (reader: CSVDictReader) throws -> Value in try reader.fieldNames() } set: { (reader: CSVDictReader, names: Value) in reader.names = names }
            type.property("line_num", doc: "The number of lines read.") { (reader: CSVDictReader) -> Int in reader.reader.lineNumber }
            type.property("reader", doc: "The reader of plain rows.") { (reader: CSVDictReader) -> Value in reader.reader.value }
            type.property("restkey", doc: "The key of fields without a name.") { (reader: CSVDictReader) -> Value in reader.restKey }
            type.property("restval", doc: "The value of names without a field.") { (reader: CSVDictReader) -> Value in reader.restValue }
        }
        made.construct = { _, arguments in
            let given = CSVArguments(arguments, ["f", "fieldnames", "restkey", "restval", "dialect"])
            guard let lines = given["f"] else { throw PythonException.typeError("DictReader.__init__() missing 1 required positional argument: 'f'") }
            return CSVDictReader(try CSVReader(lines, CSVDialect(given["dialect"], given.rest)), given).value
        }
        return made
    }()

    private init(_ reader: CSVReader, _ given: CSVArguments) {
        self.reader = reader
        names = given["fieldnames"] ?? .none
        restKey = given["restkey"] ?? .none
        restValue = given["restval"] ?? .none
        super.init(type: CSVDictReader.pythonClass)
        Heap.track(self)
    }

    override func visitReferences(_ visit: (Object) -> Void) {
        visit(reader)
        for value in [names, restKey, restValue] { if let object = value.object { visit(object) } }
    }

    private func fieldNames() throws -> Value {
        if names.isNone, let first = try reader.next() { names = first }
        return names
    }

    override func next() throws -> Value? {
        let keys = try fieldNames()
        guard var row = try reader.next() else { return nil }
        while case .list(let fields) = row, fields.elements.isEmpty {
            guard let further = try reader.next() else { return nil }
            row = further
        }
        let values = try row.elements(), named = try keys.isNone ? [] : keys.elements()
        let dict = DictObject()
        for (key, value) in zip(named, values) { try dict.set(key, value) }
        if values.count > named.count { try dict.set(restKey, .list(Array(values[named.count...]))) }
        for key in named.dropFirst(values.count) { try dict.set(key, restValue) }
        return dict.value
    }
}

/// `csv.DictWriter`: dicts as rows.
final class CSVDictWriter: Object {
    private let writer: CSVWriter
    private let names: Value
    private let restValue: Value
    private let ignoresExtras: Bool

    static let pythonClass: Class = {
        let made = Class.declare("DictWriter", for: CSVDictWriter.self, module: "csv", doc: "Writes dictionaries as rows.") { type in
            type.method("writeheader", doc: "Write the names of the fields as a row.") { (writer: CSVDictWriter) throws -> Value in try writer.writer.write(writer.names) }
            type.method("writerow", .required("rowdict", as: Value.self), doc: "Write a dictionary as a row.") { (writer: CSVDictWriter, row: Value) throws -> Value in try writer.writer.write(writer.fields(row)) }
            type.method("writerows", .required("rowdicts", as: Value.self), doc: "Write several dictionaries.") { (writer: CSVDictWriter, rows: Value) throws in
                try rows.forEach { _ = try writer.writer.write(writer.fields($0)) }
            }
            type.property("fieldnames", doc: "The names of the fields.") { (writer: CSVDictWriter) -> Value in writer.names }
        }
        made.construct = { _, arguments in
            let given = CSVArguments(arguments, ["f", "fieldnames", "restval", "extrasaction", "dialect"])
            let missing = ["f", "fieldnames"].filter { given[$0] == nil }
            guard let file = given["f"], let names = given["fieldnames"] else {
                throw PythonException.typeError("DictWriter.__init__() missing \(missing.count) required positional argument\(missing.count == 1 ? "" : "s"): \(CallChecker.enumeration(missing.map(\.pythonRepr)))")
            }
            let extras = try given["extrasaction"]?.strText() ?? "raise"
            guard ["raise", "ignore"].contains(extras.lowercased()) else { throw PythonException.valueError("extrasaction (\(extras)) must be 'raise' or 'ignore'") }
            return CSVDictWriter(try CSVWriter(file, CSVDialect(given["dialect"], given.rest)), names, given["restval"] ?? .string(""), ignoresExtras: extras.lowercased() == "ignore").value
        }
        return made
    }()

    private init(_ writer: CSVWriter, _ names: Value, _ restValue: Value, ignoresExtras: Bool) {
        self.writer = writer
        self.names = names
        self.restValue = restValue
        self.ignoresExtras = ignoresExtras
        super.init(type: CSVDictWriter.pythonClass)
        Heap.track(self)
    }

    override func visitReferences(_ visit: (Object) -> Void) {
        visit(writer)
        for value in [names, restValue] { if let object = value.object { visit(object) } }
    }

    private func fields(_ row: Value) throws -> Value {
        let keys = try names.elements()
        if !ignoresExtras {
            let extra = try row.callMethod("keys").elements().filter { key in try !keys.contains { try $0.equals(key) } }
            if !extra.isEmpty { throw PythonException.valueError("dict contains fields not in fieldnames: " + (try extra.map { try $0.reprText() }.joined(separator: ", "))) }
        }
        return .list(try keys.map { try row.callMethod("get", $0, restValue) })
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
