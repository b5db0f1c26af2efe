import Runtime

/// `pprint`
func prettyPrintModule(_ module: ModuleObject) {
    module.isWrittenInPython = true
    module["PrettyPrinter"] = .object(PrettyPrinterObject.pythonClass)
    func printer(_ keywords: [(name: Name, value: Value)], sorts: Bool = true) throws -> PrettyPrinterObject {
        let printer = PrettyPrinterObject(type: PrettyPrinterObject.pythonClass)
        try Arguments.with([], keywords: keywords) { try printer.configure($0) }
        if !sorts, !keywords.contains(where: { $0.name.text == "sort_dicts" }) { printer.style.sortsKeys = false }
        return printer
    }
    let names: [Name] = ["stream", "indent", "width", "depth"]
    func declare(_ name: String, sorts: Bool, _ doc: String) {
        module.function(name, .required("object", as: Value.self), .rest("args", of: Value.self), .keywords("kwargs"), doc: doc) { (value: Value, given: [Value], keywords: [(name: Name, value: Value)]) throws in
            let all = zip(names, given).map { (name: $0, value: $1) } + keywords
            try printer(all, sorts: sorts).write(value)
        }
    }
    declare("pprint", sorts: true, "Prints a value, laid out on lines.")
    declare("pp", sorts: false, "Pretty-print a Python object, dicts in the order of their keys.")
    module.function("pformat", .required("object", as: Value.self), .optional("indent", default: 1), .optional("width", default: 80), .optional("depth", default: Value.none), .keywords("kwargs"), doc: "A value laid out on lines, as text.") { (value: Value, indent: Int, width: Int, depth: Value, keywords: [(name: Name, value: Value)]) throws -> String in
        try printer([("indent", .int(indent)), ("width", .int(width)), ("depth", depth)] + keywords).text(value)
    }
    module.function("saferepr", .required("object", as: Value.self), doc: "As repr(), of values that hold themselves too.") { (value: Value) throws -> String in
        var printing = PrettyPrinting(PrettyStyle())
        return try printing.representation(value, level: 0)
    }
    module.function("isreadable", .required("object", as: Value.self), doc: "Whether eval() could read the text.") { (value: Value) throws -> Bool in
        var printing = PrettyPrinting(PrettyStyle())
        _ = try printing.representation(value, level: 0)
        return printing.isReadable && !printing.isRecursive
    }
    module.function("isrecursive", .required("object", as: Value.self), doc: "Whether the value holds itself.") { (value: Value) throws -> Bool in
        var printing = PrettyPrinting(PrettyStyle())
        _ = try printing.representation(value, level: 0)
        return printing.isRecursive
    }
}

/// How a pretty-printer lays out.
struct PrettyStyle {
    var indent = 1, width = 80
    var depth: Int?
    var isCompact = false, sortsKeys = true, groupsDigits = false
}

/// `pprint.PrettyPrinter`
final class PrettyPrinterObject: Object {
    var style = PrettyStyle()
    private var stream = Value.none

    nonisolated(unsafe) static let pythonClass: Class = {
        let made = Class.declare("PrettyPrinter", for: PrettyPrinterObject.self, module: "pprint", derivable: true, doc: "Lays values out on lines of a given width.") { type in
            type.method("pprint", .required("object", as: Value.self), doc: "Print the formatted representation and a newline.") { (printer: PrettyPrinterObject, value: Value) throws in try printer.write(value) }
            type.method("pformat", .required("object", as: Value.self), doc: "The formatted representation.") { (printer: PrettyPrinterObject, value: Value) throws -> String in try printer.text(value) }
            type.method("format", .required("object", as: Value.self), .required("context", as: Value.self), .required("maxlevels", as: Value.self), .required("level", as: Int.self), doc: "A value as text, whether eval() could read it, and whether it holds itself.") { (printer: PrettyPrinterObject, value: Value, context: Value, _: Value, level: Int) throws -> Value in
                let open = try context.elements().map { try Int.from($0) }
                var printing = PrettyPrinting(printer.style, for: printer, open: Set(open))
                let text = try printing.plainRepresentation(value, level: level)
                return .tuple([.string(text), .bool(printing.isReadable), .bool(printing.isRecursive)])
            }
            type.method("isreadable", .required("object", as: Value.self), doc: "Whether eval() could read the text.") { (printer: PrettyPrinterObject, value: Value) throws -> Bool in
                var printing = PrettyPrinting(printer.style, for: printer)
                _ = try printing.representation(value, level: 0)
                return printing.isReadable && !printing.isRecursive
            }
            type.method("isrecursive", .required("object", as: Value.self), doc: "Whether the value holds itself.") { (printer: PrettyPrinterObject, value: Value) throws -> Bool in
                var printing = PrettyPrinting(printer.style, for: printer)
                _ = try printing.representation(value, level: 0)
                return printing.isRecursive
            }
        }
        made.takesAttributes = true
        made.allocate = { PrettyPrinterObject(type: $0) }
        made.initialize = { object, arguments in try (object as? PrettyPrinterObject)?.configure(arguments) }
        made.construct = { type, arguments in
            let printer = PrettyPrinterObject(type: type)
            try printer.configure(arguments)
            return .object(printer)
        }
        return made
    }()

    private static let names: [Name] = ["indent", "width", "depth", "stream"]

    func configure(_ arguments: Arguments) throws {
        if arguments.positionalCount > 4 { throw PythonException.typeError("PrettyPrinter.__init__() takes from 1 to 5 positional arguments but \(arguments.positionalCount + 1) were given") }
        for (name, value) in zip(PrettyPrinterObject.names, arguments.positional) { try set(name.text, value) }
        for (name, value) in arguments.keywordPairs { try set(name.text, value) }
        if style.indent < 0 { throw PythonException.valueError("indent must be >= 0") }
        try Limits.reserve(style.indent, of: 1 << 10)
        if let depth = style.depth, depth <= 0 { throw PythonException.valueError("depth must be > 0") }
        if style.width == 0 { throw PythonException.valueError("width must be != 0") }
    }

    private func set(_ name: String, _ value: Value) throws {
        switch name {
        case "indent": style.indent = try Int.from(value)
        // Far wider than any text, and narrow enough to add to.
        case "width": style.width = min(max(try Int.from(value), -1 << 40), 1 << 40)
        case "depth": style.depth = value.isNone ? nil : try Int.from(value)
        case "stream": stream = value
        case "compact": style.isCompact = try value.isTrue()
        case "sort_dicts": style.sortsKeys = try value.isTrue()
        case "underscore_numbers": style.groupsDigits = try value.isTrue()
        default: throw PythonException.typeError("PrettyPrinter.__init__() got an unexpected keyword argument '\(name)'")
        }
    }

    func text(_ value: Value) throws -> String {
        var printing = PrettyPrinting(style, for: self)
        return try printing.text(value)
    }

    func write(_ value: Value) throws {
        let text = try text(value) + "\n"
        if stream.isNone { try Program.context?.print(text) } else { _ = try stream.callMethod("write", .string(text)) }
    }
}
