extension Value {
    /// `format(self, specification)`
    public func formatted(_ specification: String) throws -> String {
        switch self {
        case .string(let string):
            if specification.isEmpty { return string.text }
            return try string.text.formatted(specification)
        case .int(let number):
            if specification.isEmpty { return StringObject.decimalText(number) }
            return try IntFormat.format(number, specification)
        case .float(let number):
            if specification.isEmpty { return number.pythonDescription }
            return try FloatFormat.format(number, specification)
        case .bool(let flag):
            if specification.isEmpty { return flag ? "True" : "False" }
            return try IntFormat.format(flag ? 1 : 0, specification, .bool)
        case .none, .undefined:
            if specification.isEmpty { return "None" }
            throw PythonException.typeError("unsupported format string passed to NoneType.__format__")
        default:
            if let result = try callOverriding(.format, .string(specification)) {
                guard let text = result.object as? StringObject else { throw PythonException.typeError("__format__ must return a str, not \(result.typeName)") }
                return text.text
            }
            guard let object else { return "" }
            if let string = object as? StringObject { return specification.isEmpty ? try strText() : try string.text.formatted(specification, of: string.type) }
            if let number = object as? IntObject, !specification.isEmpty { return try IntFormat.format(number.number, specification, .int.of(number.type)) }
            // A Decimal's own format does not ask a derived class's `__str__`.
            if specification.isEmpty, !(object is DecimalObject) { return try strText() }
            return try object.format(specification)
        }
    }

    /// `format(self, specification)`, the very object that a program's `__format__` or `__str__` gives.
    public func formattedValue(_ specification: String) throws -> Value {
        guard let object, !object.type.isNative else { return .string(try formatted(specification)) }
        if let result = try callOverriding(.format, .string(specification)) {
            guard result.object is StringObject else { throw PythonException.typeError("__format__ must return a str, not \(result.typeName)") }
            return result
        }
        let asksText = specification.isEmpty && !(object is DecimalObject)
        return asksText ? try strValue() : .string(try formatted(specification))
    }

    /// `ascii(self)`
    public func asciiText() throws -> String { try reprText().inASCII }
}

extension String {
    /// With escapes in place of what is not ASCII.
    var inASCII: String { utf8.allSatisfy { $0 < 128 } ? self : unicodeScalars.map { $0.isASCII ? String($0) : $0.pythonEscape }.joined() }

    /// `format(s, specification)`
    func formatted(_ text: String, of type: Class = .string) throws -> String {
        let defaults = FormatSpecification.Defaults.string.of(type)
        let specification = try FormatSpecification.read(text, defaults)
        if specification.type != "s" { throw specification.unknownCode(defaults.typeName) }
        if let sign = specification.sign { throw PythonException.valueError("\(sign == " " ? "Space" : "Sign") not allowed in string format specifier") }
        if specification.coercesNegativeZero { throw PythonException.valueError("Negative zero coercion (z) not allowed in string format specifier") }
        if specification.isAlternate { throw PythonException.valueError("Alternate form (#) not allowed in string format specifier") }
        if specification.align == "=" { throw PythonException.valueError("'=' alignment not allowed in string format specifier") }
        guard let precision = specification.precision, precision < utf8.count else { return try specification.pad(self) }
        return try specification.pad(String(String.UnicodeScalarView(unicodeScalars.prefix(precision))))
    }
}
