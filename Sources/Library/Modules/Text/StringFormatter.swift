import Runtime

/// `string.Formatter`: what `str.format` does, step by step, each step a method that a subclass may replace.
enum StringFormatter {
    static let pythonClass: Class = {
        let made = Class("Formatter", module: "string", doc: "Formatter(): format strings as str.format() does; subclasses change its steps.", derivable: true)
        func method(_ name: String, _ parameters: [String], required: Int, doc: String, _ body: @escaping (Value, [Value?]) throws -> Value) {
            let signature = NativeSignature("Formatter.\(name)", parameters, required: required)
            made.addMember(Name(name), .object(NativeFunction(name: name, doc: doc, owner: made) { arguments in try body(arguments[0], signature.bind(arguments.dropFirst())) }))
        }
        made.addMember("format", .object(NativeFunction(name: "format", doc: "Format a string with positional and keyword arguments.", owner: made) { arguments in
            guard arguments.positionalCount > 1 else { throw PythonException.typeError("Formatter.format() missing 1 required positional argument: 'format_string'") }
            let keywords = DictObject(arguments.keywordPairs.map { ($0.name.text, $0.value) })
            return try arguments[0].attribute("vformat").call(arguments[1], .tuple(Array(arguments.positional.dropFirst(2))), keywords.value)
        }))
        method("vformat", ["format_string", "args", "kwargs"], required: 3, doc: "Format a string with a tuple and a dict.") { formatter, given in
            var expansion = Expansion(formatter: formatter, arguments: given[1] ?? .none, keywords: given[2] ?? .none)
            let text = try expansion.expand(given[0] ?? .none, depth: 2)
            _ = try formatter.attribute("check_unused_args").call(expansion.used.value, given[1] ?? .none, given[2] ?? .none)
            return .string(text)
        }
        method("parse", ["format_string"], required: 1, doc: "The parts of a format string: literal text, field, specification, conversion.") { _, given in
            var rest = try StringFormat.parts(of: try (given[0] ?? .none).nativeString("formatter_parser", 1))[...]
            return .object(ClosureIterator { rest.popFirst().map { part in
                guard let field = part.field else { return .tuple([.string(part.literal), .none, .none, .none]) }
                return .tuple([.string(part.literal), .string(field.name), .string(field.specification), field.conversion.map { .string($0) } ?? .none])
            } })
        }
        method("get_value", ["key", "args", "kwargs"], required: 3, doc: "The argument of a number or a name.") { _, given in
            let key = given[0] ?? .none
            return try (key.bigInteger != nil ? given[1] : given[2])?.item(key) ?? .none
        }
        method("get_field", ["field_name", "args", "kwargs"], required: 3, doc: "The object of a field, and the argument it comes from.") { formatter, given in
            let (first, steps) = try StringFormat.path(of: try (given[0] ?? .none).nativeString("formatter_field_name_split", 1))
            var object = try formatter.attribute("get_value").call(first, given[1] ?? .none, given[2] ?? .none)
            for step in steps { object = try step.isAttribute ? object.attribute(Name(try step.key.strText())) : object.item(step.key) }
            return .tuple([object, first])
        }
        method("check_unused_args", ["used_args", "args", "kwargs"], required: 3, doc: "Checks for unused arguments, if a subclass wants to.") { _, _ in .none }
        method("format_field", ["value", "format_spec"], required: 2, doc: "format(value, format_spec)") { _, given in
            .string(try (given[0] ?? .none).formatted(try (given[1] ?? .none).strText()))
        }
        method("convert_field", ["value", "conversion"], required: 2, doc: "Converts by `!r`, `!s` or `!a`.") { _, given in
            let value = given[0] ?? .none, conversion = given[1] ?? .none
            if conversion.isNone { return value }
            switch try conversion.strText() {
            case "s": return .string(try value.strText())
            case "r": return .string(try value.reprText())
            case "a": return .string(try value.asciiText())
            default: throw PythonException.valueError("Unknown conversion specifier \(try conversion.strText())")
            }
        }
        return made
    }()

    /// One call of `vformat`.
    private struct Expansion {
        let formatter: Value
        let arguments: Value
        let keywords: Value
        let used = SetObject()
        private var nextNumber = 0
        private var isManual = false

        init(formatter: Value, arguments: Value, keywords: Value) {
            self.formatter = formatter
            self.arguments = arguments
            self.keywords = keywords
        }

        mutating func expand(_ text: Value, depth: Int) throws -> String {
            if depth < 0 { throw PythonException.valueError("Max string recursion exceeded") }
            var out = ""
            for part in try formatter.attribute("parse").call(text).elements() {
                let pieces = try part.elements()
                guard pieces.count == 4 else { throw PythonException.valueError("not enough values to unpack (expected 4, got \(pieces.count))") }
                out += try pieces[0].strText()
                if pieces[1].isNone { continue }
                let found = try formatter.attribute("get_field").call(.string(try number(pieces[1].strText())), arguments, keywords).elements()
                guard found.count == 2 else { throw PythonException.valueError("not enough values to unpack (expected 2, got \(found.count))") }
                try used.insert(found[1])
                let value = try formatter.attribute("convert_field").call(found[0], pieces[3])
                let specification = try expand(pieces[2], depth: depth - 1)
                out += try formatter.attribute("format_field").call(value, .string(specification)).strText()
            }
            return out
        }

        private mutating func number(_ field: String) throws -> String {
            let refusal = PythonException.valueError("cannot switch from manual field specification to automatic field numbering")
            if field.isEmpty {
                if isManual { throw refusal }
                defer { nextNumber += 1 }
                return String(nextNumber)
            }
            if field.utf8.allSatisfy(\.isDigit) {
                if nextNumber > 0 { throw refusal }
                isManual = true
            }
            return field
        }
    }
}
