import Runtime

/// `logging.BufferingFormatter`: a formatter of several records.
final class BufferingFormatter: Object {
    private var lineFormatter = Value.none

    static let pythonClass: Class = {
        let made = Class.declare("BufferingFormatter", for: BufferingFormatter.self, module: "logging", derivable: true, doc: "Lays out several records, with a head and a tail.") { type in
            type.property("linefmt", doc: "What formats each record.") { (formatter: BufferingFormatter) -> Value in formatter.lineFormatter } set: { (formatter: BufferingFormatter, value: Value) in formatter.lineFormatter = value }
            for name in ["formatHeader", "formatFooter"] {
                type.method(name, .required("records", as: Value.self), doc: "What stands before or behind the records.") { (_: BufferingFormatter, _: Value) -> String in "" }
            }
            type.method("format", .required("records", as: Value.self), doc: "Format the specified records as text.") { (formatter: BufferingFormatter, records: Value) throws -> String in try formatter.text(of: records) }
        }
        made.takesAttributes = true
        made.constructInSteps(allocate: { BufferingFormatter(type: $0) }, initialize: { try $0.start($1) })
        return made
    }()

    private func start(_ arguments: Arguments) throws {
        let given = try NativeSignature("BufferingFormatter.__init__", ["linefmt"], required: 0).bind(arguments)[0] ?? .none
        lineFormatter = given.isNone ? try Value.object(LogFormatter.pythonClass).call() : given
    }

    private func text(of records: Value) throws -> String {
        guard try records.length() > 0 else { return "" }
        var text = try value.callMethod("formatHeader", records).strText()
        for record in try records.elements() { text += try lineFormatter.callMethod("format", record).strText() }
        return text + (try value.callMethod("formatFooter", records).strText())
    }
}
