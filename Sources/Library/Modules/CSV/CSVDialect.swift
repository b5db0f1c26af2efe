import Runtime

/// How a CSV file is written: delimiter, quotes and what is quoted.
final class CSVDialect: Object {
    enum Quoting: Int { case minimal, all, nonNumeric, none }

    var delimiter: UnicodeScalar = ","
    var quote: UnicodeScalar? = "\""
    var escape: UnicodeScalar?
    var doublesQuotes = true
    var skipsInitialSpace = false
    var lineEnd = "\r\n"
    var quoting = Quoting.minimal
    var isStrict = false

    static let errorClass = Class("Error", module: "_csv", bases: [.exception], derivable: true)
    /// The base of dialects written as classes: their attributes set what differs.
    nonisolated(unsafe) static let dialectClass: Class = {
        let made = Class("Dialect", module: "csv", doc: "Describe a CSV dialect.", derivable: true)
        for name in names where name != "strict" { made.addMember(name, .none) }
        made.construct = { type, arguments in
            let dialect = Value.object(try type.newInstance(arguments))
            if type.isNative { _ = try NativeSignature("Dialect.__init__", [], required: 0).bind(arguments) }
            do { _ = try CSVDialect(dialect, []) } catch let problem as PythonException where problem.isInstance(of: .typeError) { throw error(try problem.str()) }
            return dialect
        }
        return made
    }()
    /// Those that have a name, in the order in which they got it.
    nonisolated(unsafe) static let named = DictObject()

    static let names: [Name] = ["delimiter", "doublequote", "escapechar", "lineterminator", "quotechar", "quoting", "skipinitialspace", "strict"]

    private static let pythonClass = Class.declare("Dialect", for: CSVDialect.self, module: "_csv", doc: "CSV dialect") { type in
        for name in names { type.property(name.text, doc: "A setting of the dialect.") { (dialect: CSVDialect) -> Value in dialect.setting(name) } }
    }

    override init() { super.init(type: CSVDialect.pythonClass) }

    /// - Parameters:
    ///   - base: a name, a class or an object with the settings as attributes; nil for `excel`.
    ///   - changes: settings given by keyword.
    /// - Throws: TypeError for settings that are none.
    convenience init(_ base: Value?, _ changes: [(name: Name, value: Value)]) throws {
        self.init()
        if let base, !base.isNone { try take(from: base) }
        for (name, value) in changes {
            guard CSVDialect.names.contains(name) else { throw PythonException.typeError("'\(name.text)' is an invalid keyword argument for this function") }
            try set(name, value)
        }
        if quote == nil, base?.isNone ?? true, !changes.contains(where: { $0.name == "quoting" }) { quoting = .none }
        if quoting != .none, quote == nil { throw PythonException.typeError("quotechar must be set if quoting enabled") }
    }

    private func take(from base: Value) throws {
        var source = base
        if let name = base.object as? StringObject {
            guard let found = CSVDialect.named.get(name.text) else { throw PythonException(CSVDialect.errorClass, "unknown dialect") }
            source = found
        }
        for name in CSVDialect.names { if let value = try source.attributeIfPresent(name) { try set(name, value) } }
    }

    private func set(_ name: Name, _ value: Value) throws {
        func character() throws -> UnicodeScalar? {
            if value.isNone { return nil }
            guard let text = value.object as? StringObject else { throw PythonException.typeError("\"\(name.text)\" must be string or None, not \(value.typeName)") }
            guard text.count == 1 else { throw PythonException.typeError("\"\(name.text)\" must be a 1-character string") }
            return text.text.unicodeScalars.first
        }
        switch name {
        case "delimiter":
            guard value.object is StringObject else { throw PythonException.typeError("\"delimiter\" must be string, not \(value.typeName)") }
            delimiter = try character() ?? ","
        case "quotechar": quote = try character()
        case "escapechar": escape = try character()
        case "doublequote": doublesQuotes = try value.isTrue()
        case "skipinitialspace": skipsInitialSpace = try value.isTrue()
        case "lineterminator":
            if value.isNone { throw PythonException.typeError("lineterminator must be set") }
            guard let text = value.object as? StringObject else { throw PythonException.typeError("\"lineterminator\" must be a string") }
            lineEnd = text.text
        case "quoting":
            guard case .int(let number) = value else { throw PythonException.typeError("\"quoting\" must be an integer") }
            guard let found = Quoting(rawValue: number) else { throw PythonException.typeError("bad \"quoting\" value") }
            quoting = found
        default: isStrict = try value.isTrue()
        }
    }

    private func setting(_ name: Name) -> Value {
        func text(_ scalar: UnicodeScalar?) -> Value { scalar.map { .string(String($0)) } ?? .none }
        switch name {
        case "delimiter": return text(delimiter)
        case "quotechar": return text(quote)
        case "escapechar": return text(escape)
        case "doublequote": return .bool(doublesQuotes)
        case "skipinitialspace": return .bool(skipsInitialSpace)
        case "lineterminator": return .string(lineEnd)
        case "quoting": return .int(quoting.rawValue)
        default: return .bool(isStrict)
        }
    }

    static func error(_ message: String) -> PythonException { PythonException(errorClass, message) }
}
