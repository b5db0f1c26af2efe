import Runtime

/// `textwrap`
func textWrapModule(_ module: ModuleObject) {
    module.isWrittenInPython = true
    module["TextWrapper"] = .object(TextWrapper.pythonClass)
    func wrapper(_ width: Value, _ keywords: [(name: Name, value: Value)]) throws -> TextWrapper {
        let wrapper = TextWrapper(type: TextWrapper.pythonClass)
        try Arguments.with([], keywords: [("width", width)] + keywords) { try wrapper.configure($0) }
        return wrapper
    }
    module.function("wrap", .required("text", as: Value.self), .optional("width", default: Value.int(70)), .keywords("kwargs"), doc: "A paragraph as a list of lines of the width.") { (text: Value, width: Value, keywords: [(name: Name, value: Value)]) throws -> [String] in
        try wrapper(width, keywords).wrap(wrappable(text))
    }
    module.function("fill", .required("text", as: Value.self), .optional("width", default: Value.int(70)), .keywords("kwargs"), doc: "A paragraph in lines of the width, as one text.") { (text: Value, width: Value, keywords: [(name: Name, value: Value)]) throws -> String in
        try wrapper(width, keywords).wrap(wrappable(text)).joined(separator: "\n")
    }
    module.function("shorten", .required("text", as: Value.self), .required("width", as: Value.self), .keywords("kwargs"), doc: "A text on one line of the width: words that do not fit give way to a placeholder.") { (text: Value, width: Value, keywords: [(name: Name, value: Value)]) throws -> String in
        let words = try Splitting.words(wrappable(text, "strip"), -1).map { try $0.strText() }.joined(separator: " ")
        return try wrapper(width, [("max_lines", .int(1))] + keywords).wrap(StringObject(words)).joined(separator: "\n")
    }
    module.function("dedent", .required("text", as: Value.self), doc: "Takes away the blanks that all lines begin with.") { (text: Value) throws -> String in
        guard let string = text.object as? StringObject else { throw PythonException.typeError("expected string or bytes-like object, got '\(text.typeName)'") }
        return dedented(string.text)
    }
    module.function("indent", .required("text", as: Value.self), .required("prefix", as: String.self), .optional("predicate", default: Value.none), doc: "Puts `prefix` before each line that is not blank, or for which `predicate` is true.") { (text: Value, prefix: String, predicate: Value) throws -> String in
        try Splitting.lines(wrappable(text, "splitlines"), keepsEnds: true).map { line in
            let content = try line.strText()
            let isChosen = try predicate.isNone ? !content.unicodeScalars.allSatisfy(\.isBlank) : predicate.call(line).isTrue()
            return isChosen ? prefix + content : content
        }.joined()
    }
}

/// The text without the white space that all its lines begin with; lines of blanks alone become empty.
private func dedented(_ text: String) -> String {
    func isBlank(_ byte: UInt8) -> Bool { byte == 32 || byte == 9 }
    let lines = text.utf8.split(separator: 10, omittingEmptySubsequences: false).map { Array($0) }.map { $0.allSatisfy(isBlank) ? [] : $0 }
    var margin: [UInt8]?
    for line in lines where !line.isEmpty {
        let indent = Array(line.prefix(while: isBlank))
        guard let known = margin else {
            margin = indent
            continue
        }
        margin = zip(known, indent).prefix { $0 == $1 }.map(\.0)
    }
    let count = margin?.count ?? 0
    return String(decoding: Array(lines.map { $0.dropFirst(count) }.joined(separator: [10])), as: UTF8.self)
}

/// A text, of which Python asks a method first.
func wrappable(_ value: Value, _ method: Name = "expandtabs") throws -> StringObject {
    guard let string = value.object as? StringObject else { throw PythonException.noAttribute(value, method) }
    return string
}
