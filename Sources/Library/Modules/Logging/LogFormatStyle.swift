import Runtime

/// The three ways in which formats of records name fields, and what each refuses (`PercentStyle`, `StrFormatStyle` and `StringTemplateStyle` of CPython's logging).
enum LogFormatStyle: String {
    case percent = "%", braces = "{", dollar = "$"

    /// What stands where no format is given.
    var plainFormat: String {
        switch self {
        case .percent: return "%(message)s"
        case .braces: return "{message}"
        case .dollar: return "${message}"
        }
    }

    /// - Throws: ValueError for a format without fields, or one that could never be filled in.
    func validate(_ format: String) throws {
        switch self {
        case .percent: if try !LogFormatStyle.hasMatch(LogFormatStyle.percentField, format) { throw PythonException.valueError("Invalid format '\(format)' for '%' style") }
        case .braces:
            do { try LogFormatStyle.validateBraces(format) } catch let problem as PythonException where problem.isInstance(of: .valueError) {
                throw PythonException.valueError("invalid format: \(try problem.str())")
            }
        case .dollar: try LogFormatStyle.validateDollars(format)
        }
    }

    /// `%(name)-8.3s`: the name, flags, width, precision and kind.
    private static let percentField: String = {
        let count = #"(?:\d+|\*)"#
        return #"(?i)%\(\w+\)[- +0#]*"# + "\(count)?(?:\\.\(count))?[%acdefgiorsux]"
    }()
    /// `name.attribute[0]`
    private static let fieldName: String = {
        let attribute = #"\.\w+"#, index = #"\[[^]]+\]"#
        return #"^\w+"# + "(?:\(attribute)|\(index))*$"
    }()
    /// `*>+#010,.3f`: alignment, sign, form, width, separator, precision and kind, where width and precision may be fields.
    private static let fieldSpecification: String = {
        let count = #"(?:{\w+}|\d+)"#
        let alignment = "(?:.?[=<>^])?", width = "0?\(count)?", precision = "(?:\\.\(count))?"
        return "(?i)^" + alignment + "[- +]?#?" + width + "[_,]?" + precision + "[%bcdefgnosx]?$"
    }()

    /// `{name.attribute[0]!r:>10}`
    private static func validateBraces(_ format: String) throws {
        var hasField = false
        for case let (_, field?) in try StringFormat.parts(of: format) {
            if !field.name.isEmpty {
                hasField = true
                if try !hasMatch(fieldName, field.name) { throw PythonException.valueError("invalid field name/expression: \(field.name.pythonRepr)") }
            }
            if let conversion = field.conversion, !["r", "s", "a"].contains(conversion) { throw PythonException.valueError("invalid conversion: \(conversion.pythonRepr)") }
            if try !field.specification.isEmpty && !hasMatch(fieldSpecification, field.specification) {
                throw PythonException.valueError("bad specifier: \(field.specification.pythonRepr)")
            }
        }
        if !hasField { throw PythonException.valueError("no fields") }
    }

    /// `$name` and `${name}`
    private static func validateDollars(_ format: String) throws {
        let subject = try MatchSubject.of(.string(format), patternIsText: true)
        var hasField = false
        try PatternObject(.string(#"(?ai)\$(?:\$|([_a-z][_a-z0-9]*|{[_a-z][_a-z0-9]*})|())"#), flags: []).forEachMatch(subject, 0, subject.count) { found in
            if found.span(1).start >= 0 { hasField = true }
            if found.span(2).start >= 0 { throw PythonException.valueError("invalid format: bare '$' not allowed") }
            return true
        }
        if !hasField { throw PythonException.valueError("invalid format: no fields") }
    }

    private static func hasMatch(_ pattern: String, _ text: String) throws -> Bool {
        let subject = try MatchSubject.of(.string(text), patternIsText: true)
        var isFound = false
        try PatternObject(.string(pattern), flags: []).forEachMatch(subject, 0, subject.count) { _ in
            isFound = true
            return false
        }
        return isFound
    }
}
