import Runtime

/// `str.format` and `format_map` (Python library reference, "Format String Syntax").
struct StringFormat {
    /// Where the fields find their values.
    private enum Fields {
        case arguments(Arguments)
        case mapping(Value)
    }

    /// How fields are numbered: the first one decides.
    private enum Numbering { case undecided, automatic, manual }

    private let fields: Fields
    private var numbering = Numbering.undecided
    private var nextNumber = 0

    /// `text.format(*arguments)`
    static func format(_ text: String, _ arguments: Arguments) throws -> Value {
        var format = StringFormat(fields: .arguments(arguments))
        let bytes = Array(text.utf8)[...]
        // `"{}".format(x)` is the very object that `format(x)` gives.
        if bytes.elementsEqual([open, close]), arguments.positionalCount > 0 { return try arguments[0].formattedValue("") }
        return .string(try format.expand(bytes, depth: 2))
    }

    /// `text.format_map(mapping)`
    static func format(_ text: String, mapping: Value) throws -> String {
        var format = StringFormat(fields: .mapping(mapping))
        return try format.expand(Array(text.utf8)[...], depth: 2)
    }

    private init(fields: Fields) { self.fields = fields }

    private static let open = UInt8(ascii: "{"), close = UInt8(ascii: "}"), bracket = UInt8(ascii: "["), closingBracket = UInt8(ascii: "]")
    private static let colon = UInt8(ascii: ":"), exclamation = UInt8(ascii: "!"), dot = UInt8(ascii: ".")

    private static func text(_ bytes: ArraySlice<UInt8>) -> String { String(decoding: bytes, as: UTF8.self) }

    private mutating func expand(_ text: ArraySlice<UInt8>, depth: Int) throws -> String {
        if depth <= 0 { throw PythonException.valueError("Max string recursion exceeded") }
        var out = ""
        var at = text.startIndex, start = at
        while at < text.endIndex {
            let byte = text[at]
            guard byte == StringFormat.open || byte == StringFormat.close else {
                at += 1
                continue
            }
            let isDoubled = at + 1 < text.endIndex && text[at + 1] == byte
            out += StringFormat.text(text[start..<(isDoubled ? at + 1 : at)])
            if isDoubled {
                at += 2
            } else {
                if byte == StringFormat.close { throw PythonException.valueError("Single '}' encountered in format string") }
                if at + 1 >= text.endIndex { throw PythonException.valueError("Single '{' encountered in format string") }
                at += 1
                try Pulse.check()
                let field = try Field(text, &at)
                out += try render(field, depth)
            }
            start = at
        }
        return start == text.startIndex ? StringFormat.text(text) : out + StringFormat.text(text[start...])
    }

    /// `name!r:spec`
    private struct Field {
        var name: ArraySlice<UInt8>
        var conversion: UnicodeScalar?
        var specification: ArraySlice<UInt8> = []
        var needsExpansion = false

        /// Reads a field whose brace was read; leaves `at` behind the closing one.
        init(_ text: ArraySlice<UInt8>, _ at: inout Int) throws {
            let start = at
            var ending: UInt8?
            while ending == nil, at < text.endIndex {
                let byte = text[at]
                at += 1
                switch byte {
                case StringFormat.open: throw PythonException.valueError("unexpected '{' in field name")
                case StringFormat.bracket: while at < text.endIndex, text[at] != StringFormat.closingBracket { at += 1 }
                case StringFormat.close, StringFormat.colon, StringFormat.exclamation: ending = byte
                default: break
                }
            }
            guard let ending else { throw PythonException.valueError("expected '}' before end of string") }
            name = text[start..<(at - 1)]
            if ending == StringFormat.close { return }
            if ending == StringFormat.exclamation {
                guard let scalar = StringFormat.text(text[at...]).unicodeScalars.first else { throw PythonException.valueError("end of string while looking for conversion specifier") }
                conversion = scalar
                at += String(scalar).utf8.count
                guard at < text.endIndex else { throw PythonException.valueError("unmatched '{' in format spec") }
                at += 1
                if text[at - 1] == StringFormat.close { return }
                if text[at - 1] != StringFormat.colon { throw PythonException.valueError("expected ':' after conversion specifier") }
            }
            let first = at
            var depth = 1
            while at < text.endIndex {
                let byte = text[at]
                at += 1
                if byte == StringFormat.open {
                    needsExpansion = true
                    depth += 1
                } else if byte == StringFormat.close {
                    depth -= 1
                    if depth == 0 {
                        specification = text[first..<(at - 1)]
                        return
                    }
                }
            }
            throw PythonException.valueError("unmatched '{' in format spec")
        }
    }

    private mutating func render(_ field: Field, _ depth: Int) throws -> String {
        var value = try lookUp(field.name)
        if let conversion = field.conversion {
            switch conversion {
            case "r": value = try value.reprValue()
            case "s": value = try value.strValue()
            case "a": value = .string(try value.asciiText())
            default:
                let shown = conversion.value > 32 && conversion.value < 127 ? String(conversion) : "\\x" + String(conversion.value, radix: 16)
                throw PythonException.valueError("Unknown conversion specifier \(shown)")
            }
        }
        return try value.formatted(field.needsExpansion ? try expand(field.specification, depth: depth - 1) : StringFormat.text(field.specification))
    }

    /// `0.name[key]`
    private mutating func lookUp(_ name: ArraySlice<UInt8>) throws -> Value {
        let headEnd = name.firstIndex { $0 == StringFormat.dot || $0 == StringFormat.bracket } ?? name.endIndex
        let head = name[..<headEnd]
        var value = try first(head, try StringFormat.number(head))
        var at = headEnd
        while at < name.endIndex {
            let mark = name[at]
            at += 1
            let start = at
            switch mark {
            case StringFormat.dot:
                while at < name.endIndex, name[at] != StringFormat.dot, name[at] != StringFormat.bracket { at += 1 }
                if at == start { throw PythonException.valueError("Empty attribute in format string") }
                value = try value.attribute(Name(StringFormat.text(name[start..<at])))
            case StringFormat.bracket:
                while at < name.endIndex, name[at] != StringFormat.closingBracket { at += 1 }
                if at == name.endIndex { throw PythonException.valueError("Missing ']' in format string") }
                let key = name[start..<at]
                at += 1
                if key.isEmpty { throw PythonException.valueError("Empty attribute in format string") }
                value = try value.item(try StringFormat.number(key).map { .int($0) } ?? .string(StringFormat.text(key)))
            default: throw PythonException.valueError("Only '.' or '[' may follow ']' in format field specifier")
            }
        }
        return value
    }

    /// The literal texts and fields of a format string, as `string.Formatter.parse` gives them.
    static func parts(of string: String) throws -> [(literal: String, field: (name: String, specification: String, conversion: String?)?)] {
        let text = Array(string.utf8)[...]
        var parts: [(literal: String, field: (name: String, specification: String, conversion: String?)?)] = []
        var at = text.startIndex, start = at
        while at < text.endIndex {
            let byte = text[at]
            guard byte == open || byte == close else {
                at += 1
                continue
            }
            if at + 1 < text.endIndex, text[at + 1] == byte {
                parts.append((StringFormat.text(text[start...at]), nil))
                at += 2
            } else {
                if byte == close { throw PythonException.valueError("Single '}' encountered in format string") }
                if at + 1 >= text.endIndex { throw PythonException.valueError("Single '{' encountered in format string") }
                let literal = StringFormat.text(text[start..<at])
                at += 1
                try Pulse.check()
                let field = try Field(text, &at)
                parts.append((literal, (StringFormat.text(field.name), StringFormat.text(field.specification), field.conversion.map { String($0) })))
            }
            start = at
        }
        if start < text.endIndex { parts.append((StringFormat.text(text[start...]), nil)) }
        return parts
    }

    /// `0.name[key]`: the first part, then attributes and items.
    static func path(of field: String) throws -> (first: Value, steps: [(isAttribute: Bool, key: Value)]) {
        let name = Array(field.utf8)[...]
        let headEnd = name.firstIndex { $0 == dot || $0 == bracket } ?? name.endIndex
        let head = name[..<headEnd]
        var steps: [(isAttribute: Bool, key: Value)] = []
        var at = headEnd
        while at < name.endIndex {
            let isAttribute = name[at] == dot
            if !isAttribute, name[at] != bracket { throw PythonException.valueError("Only '.' or '[' may follow ']' in format field specifier") }
            at += 1
            let start = at
            while at < name.endIndex, isAttribute ? name[at] != dot && name[at] != bracket : name[at] != closingBracket { at += 1 }
            if !isAttribute, at == name.endIndex { throw PythonException.valueError("Missing ']' in format string") }
            let key = name[start..<at]
            if key.isEmpty { throw PythonException.valueError("Empty attribute in format string") }
            if !isAttribute { at += 1 }
            steps.append((isAttribute, try isAttribute ? .string(text(key)) : number(key).map { .int($0) } ?? .string(text(key))))
        }
        return (try number(head).map { .int($0) } ?? .string(text(head)), steps)
    }

    /// The value that the first part of a field's name stands for.
    private mutating func first(_ head: ArraySlice<UInt8>, _ number: Int?) throws -> Value {
        guard head.isEmpty || number != nil else {
            let key = StringFormat.text(head)
            switch fields {
            case .mapping(let mapping): return try mapping.item(.string(key))
            case .arguments(let arguments):
                guard let value = arguments.keyword(Name(key)) else { throw PythonException.keyError(.string(key)) }
                return value
            }
        }
        if numbering == .undecided { numbering = head.isEmpty ? .automatic : .manual }
        if numbering == .manual, head.isEmpty { throw PythonException.valueError("cannot switch from manual field specification to automatic field numbering") }
        if numbering == .automatic, !head.isEmpty { throw PythonException.valueError("cannot switch from automatic field numbering to manual field specification") }
        guard case .arguments(let arguments) = fields else { throw PythonException.valueError("Format string contains positional fields") }
        let index = number ?? nextNumber
        if head.isEmpty { nextNumber += 1 }
        guard index < arguments.positionalCount else { throw PythonException.indexError("Replacement index \(index) out of range for positional args tuple") }
        return arguments[index]
    }

    /// The number that digits spell; nil for other text.
    private static func number(_ digits: ArraySlice<UInt8>) throws -> Int? {
        if digits.isEmpty || !digits.allSatisfy(\.isDigit) { return nil }
        guard let number = Int(text(digits)) else { throw PythonException.valueError("Too many decimal digits in format string") }
        return number
    }
}
