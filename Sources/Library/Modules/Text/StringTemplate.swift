import Runtime

/// `string.Template`: `$name` and `${name}` replaced.
final class StringTemplate: Object {
    let template: StringObject

    init(_ template: StringObject, type: Class) {
        self.template = template
        super.init(type: type)
    }

    nonisolated(unsafe) static let pythonClass: Class = {
        let made = Class.declare("Template", for: StringTemplate.self, module: "string", derivable: true, doc: "A text with `$name` for what is filled in.") { type in
            type.property("template", doc: "The template's text.") { (template: StringTemplate) -> Value in template.template.value }
            type.constant("delimiter", .string("$"))
            type.constant("idpattern", .string("(?a:[_a-z][_a-z0-9]*)"))
            type.constant("braceidpattern", .none)
            type.constant("flags", .int(PatternFlags.ignoreCase.rawValue))
            type.method("substitute", .optional("mapping", default: Value.none).positionalOnly, .keywords("kws"), doc: "The text with every placeholder replaced.\n\nRaises KeyError for a name without a value, ValueError for a placeholder that is not valid.") { (template: StringTemplate, mapping: Value, keywords: [(name: Name, value: Value)]) throws -> Value in
                try template.substituted(mapping, keywords, isSafe: false)
            }
            type.method("safe_substitute", .optional("mapping", default: Value.none).positionalOnly, .keywords("kws"), doc: "As substitute(), leaving placeholders without a value as they are.") { (template: StringTemplate, mapping: Value, keywords: [(name: Name, value: Value)]) throws -> Value in
                try template.substituted(mapping, keywords, isSafe: true)
            }
            type.method("is_valid", doc: "Whether the template has no placeholder that substitute() would refuse.") { (template: StringTemplate) throws -> Bool in
                var isValid = true
                try template.forEachPlaceholder { _, kind in
                    if case .invalid = kind { isValid = false }
                    if case .unknown = kind { throw try template.unrecognized() }
                }
                return isValid
            }
            type.method("get_identifiers", doc: "The names in the template, in the order of first mention.") { (template: StringTemplate) throws -> [String] in
                var names: [String] = []
                try template.forEachPlaceholder { _, kind in
                    if case .name(let name) = kind, !names.contains(name) { names.append(name) }
                    if case .unknown = kind { throw try template.unrecognized() }
                }
                return names
            }
        }
        made.takesAttributes = true
        made.construct = { type, arguments in
            let given = try NativeSignature("Template.__init__", ["template"], required: 1).bind(arguments)[0] ?? .none
            guard let text = given.object as? StringObject else { throw PythonException.typeError("expected string or bytes-like object, got '\(given.typeName)'") }
            return .object(StringTemplate(text, type: type))
        }
        return made
    }()

    private enum Placeholder {
        case escaped, name(String), invalid
        /// A match of a pattern of one's own that fills none of its groups.
        case unknown
    }

    /// The pattern of placeholders, which a derived class may change in part.
    private func pattern() throws -> PatternObject {
        func setting(_ name: Name) throws -> Value { try Value.object(type).attribute(name) }
        let flags = PatternFlags(rawValue: try Int.from(setting("flags"))).union(.verbose)
        if !type.isNative, let own = type.ownClassAttribute("pattern") {
            if let compiled = own.object as? PatternObject { return compiled }
            return try PatternObject(own, flags: flags)
        }
        let delimiter = try setting("delimiter").strText().unicodeScalars.map { $0.properties.isAlphabetic || $0.properties.numericType != nil || $0 == "_" || !$0.isASCII ? String($0) : "\\" + String($0) }.joined()
        let identifier = try setting("idpattern").strText()
        let braced = try setting("braceidpattern")
        let text = "\(delimiter)(?:(?P<escaped>\(delimiter))|(?P<named>\(identifier))|{(?P<braced>\(braced.isNone ? identifier : try braced.strText()))}|(?P<invalid>))"
        return try PatternObject(.string(text), flags: flags)
    }

    private func forEachPlaceholder(_ body: (FoundMatch, Placeholder) throws -> Void) throws {
        let pattern = try pattern()
        let subject = try MatchSubject.of(template.value, patternIsText: true)
        func text(_ found: FoundMatch, _ group: String) throws -> String? {
            guard let number = pattern.number(ofGroup: group) else { return nil }
            let span = found.span(number)
            return span.start < 0 ? nil : try subject.slice(span.start, span.end).strText()
        }
        try pattern.forEachMatch(subject, 0, subject.count) { found in
            if let name = try text(found, "named") ?? text(found, "braced") { try body(found, .name(name)) } else {
                try body(found, try text(found, "escaped") != nil ? .escaped : text(found, "invalid") != nil ? .invalid : .unknown)
            }
            return true
        }
    }

    private func substituted(_ mapping: Value, _ keywords: [(name: Name, value: Value)], isSafe: Bool) throws -> Value {
        let subject = try MatchSubject.of(template.value, patternIsText: true)
        let delimiter = try Value.object(type).attribute("delimiter").strText()
        var output: [UInt8] = []
        var last = 0
        try forEachPlaceholder { found, kind in
            subject.append(last, found.start, to: &output)
            last = found.end
            switch kind {
            case .unknown: throw try self.unrecognized()
            case .escaped: output.append(contentsOf: delimiter.utf8)
            case .invalid:
                if !isSafe { throw try self.invalid(pattern().number(ofGroup: "invalid").map { found.span($0).start } ?? found.start) }
                subject.append(found.start, found.end, to: &output)
            case .name(let name):
                do { output.append(contentsOf: try StringTemplate.value(name, mapping, keywords).strText().utf8) } catch let error as PythonException where isSafe && error.isInstance(of: .keyError) {
                    subject.append(found.start, found.end, to: &output)
                }
            }
        }
        subject.append(last, subject.count, to: &output)
        return subject.finished(output)
    }

    private static func value(_ name: String, _ mapping: Value, _ keywords: [(name: Name, value: Value)]) throws -> Value {
        if let given = keywords.first(where: { $0.name.text == name }) { return given.value }
        if mapping.isNone { throw PythonException.keyError(.string(name)) }
        return try mapping.item(.string(name))
    }

    private func unrecognized() throws -> PythonException { PythonException(type: .valueError, arguments: [.string("Unrecognized named group in pattern"), try pattern().value]) }

    /// Counted to the place behind the delimiter.
    private func invalid(_ position: Int) throws -> PythonException {
        let lines = try Splitting.lines(template.part(0..<position), keepsEnds: true)
        let column = try lines.last.map { try $0.length() } ?? 1
        return .valueError("Invalid placeholder in string: line \(max(1, lines.count)), col \(column)")
    }
}
