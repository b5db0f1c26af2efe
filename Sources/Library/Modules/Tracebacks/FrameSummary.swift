import Runtime
import Syntax

/// `traceback.FrameSummary`: where a frame was.
final class FrameSummary: Object {
    /// `(filename, lineno, name)`
    let place: [Value]
    /// The source line without its margins; `.none` where it is not known.
    let line: Value
    private let endLine: Value
    private let column: Value
    private let endColumn: Value
    private let locals: Value
    /// The frame of a traceback, which knows what its carets mark.
    private let frame: TracebackEntry?

    static let pythonClass: Class = Class.declare("FrameSummary", for: FrameSummary.self, module: "traceback", doc: "A frame of a traceback: file, line and name.") { type in
        type.constructor(
            .required("filename", as: Value.self), .required("lineno", as: Value.self), .required("name", as: Value.self), .keyword("lookup_line", default: true), .keyword("locals", default: Value.none),
            .keyword("line", default: Value.none), .keyword("end_lineno", default: Value.none), .keyword("colno", default: Value.none), .keyword("end_colno", default: Value.none)
        ) { (_: Class, file: Value, number: Value, name: Value, _: Bool, locals: Value, line: Value, endLine: Value, column: Value, endColumn: Value) throws -> Value in
            FrameSummary([file, number, name], line, locals: try FrameSummary.representations(locals), end: (endLine, column, endColumn)).value
        }
        type.member("filename", "The name of the file.") { $0.place[0] }
        type.member("lineno", "The number of the line.") { $0.place[1] }
        type.member("name", "The name of the function.") { $0.place[2] }
        type.member("line", "The source line.") { $0.line }
        type.member("locals", "The representations of the variables, or None.") { $0.locals }
        type.member("end_lineno", "The number of the last line.") { $0.endLine }
        type.member("colno", "The first column.") { $0.column }
        type.member("end_colno", "The column behind the last.") { $0.endColumn }
    }

    init(_ place: [Value], _ line: Value, locals: Value = .none, end: (line: Value, column: Value, endColumn: Value) = (.none, .none, .none)) {
        self.place = place
        self.line = (line.object as? StringObject).map { .string($0.text.trimmingBlanks) } ?? line
        self.locals = locals
        (endLine, column, endColumn) = end
        frame = nil
        super.init(type: FrameSummary.pythonClass)
    }

    init(_ frame: TracebackEntry, locals: Value = .none) throws {
        self.frame = frame
        let range = frame.range
        place = [.string(frame.source.fileName), .int(Int(range.line)), .string(frame.function)]
        line = .string(frame.source.line(Int(range.line))?.trimmingBlanks ?? "")
        (endLine, column, endColumn) = range.column < 0 ? (.none, .none, .none) : (.int(Int(range.endLine)), .int(Int(range.column)), .int(Int(range.endColumn)))
        self.locals = try FrameSummary.representations(locals)
        super.init(type: FrameSummary.pythonClass)
    }

    /// `{name: repr(value)}`
    static func representations(_ locals: Value) throws -> Value {
        guard let dict = locals.dictionary else { return .none }
        let shown = DictObject()
        for (key, value) in dict.pairs { try shown.set(key, .string(value.reprText())) }
        return shown.value
    }

    /// `  File "script.py", line 3, in f`, the source line, the variables.
    func text() throws -> String {
        var text: String
        if let frame { text = TracebackFormatter.entries([frame]) } else {
            text = "  File \"\(try place[0].strText())\", line \(try place[1].strText()), in \(try place[2].strText())\n"
            if try line.isTrue() { text += "    \(try line.strText())\n" }
        }
        guard let dict = locals.object as? DictObject else { return text }
        let sorted = try dict.pairs.map { (name: try $0.key.strText(), text: try $0.value.strText()) }.sorted { Array($0.name.utf8).lexicographicallyPrecedes(Array($1.name.utf8)) }
        return text + sorted.map { "    \($0.name) = \($0.text)\n" }.joined()
    }

    /// Whether tracebacks count this as a repetition of the frame before.
    func repeats(_ other: FrameSummary) throws -> Bool { try zip(place, other.place).allSatisfy { try $0.equals($1) } }

    private var tuple: Value { .tuple(place + [line]) }

    override func repr() throws -> String { "<FrameSummary file \(try place[0].strText()), line \(try place[1].strText()) in \(try place[2].strText())>" }
    override func length() throws -> Int? { 4 }
    override func item(_ key: Value) throws -> Value? { try tuple.item(key) }
    override func iterator() throws -> IteratorObject? { try tuple.makeIterator() }
    override func compare(_ operation: Comparison, _ other: Value) throws -> Value? {
        guard operation == .equal || operation == .notEqual else { return nil }
        if let other = other.object as? FrameSummary { return .bool(try (repeats(other) && locals.equals(other.locals)) == (operation == .equal)) }
        guard other.object is TupleObject else { return nil }
        return try tuple.compare(operation, other)
    }
    override func hash() throws -> Int { throw PythonException.unhashable(type) }
}

extension Declaration {
    /// An attribute that is read.
    fileprivate func member(_ name: String, _ doc: String, _ get: @escaping (S) -> Value) { property(name, doc: doc) { (object: S) -> Value in get(object) } }
}
