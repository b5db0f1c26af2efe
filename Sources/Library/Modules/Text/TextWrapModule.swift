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
    module.function("wrap", .required("text", as: Value.self), .optional("width", default: Value.int(70)), .keywords("kwargs"), doc: "Wrap a single paragraph of text, returning a list of wrapped lines.") { (text: Value, width: Value, keywords: [(name: Name, value: Value)]) throws -> [String] in
        try wrapper(width, keywords).wrap(wrappable(text))
    }
    module.function("fill", .required("text", as: Value.self), .optional("width", default: Value.int(70)), .keywords("kwargs"), doc: "Fill a single paragraph of text, returning a new string.") { (text: Value, width: Value, keywords: [(name: Name, value: Value)]) throws -> String in
        try wrapper(width, keywords).wrap(wrappable(text)).joined(separator: "\n")
    }
    module.function("shorten", .required("text", as: Value.self), .required("width", as: Value.self), .keywords("kwargs"), doc: "Collapse and truncate the given text to fit in the given width.\n\nThe text first has its whitespace collapsed.  If it then fits in the width, it is returned as is.\nOtherwise, as many words as possible are joined and then the placeholder is appended.") { (text: Value, width: Value, keywords: [(name: Name, value: Value)]) throws -> String in
        let words = try Splitting.words(wrappable(text, "strip"), -1).map { try $0.strText() }.joined(separator: " ")
        return try wrapper(width, [("max_lines", .int(1))] + keywords).wrap(StringObject(words)).joined(separator: "\n")
    }
    module.function("dedent", .required("text", as: Value.self), doc: "Remove any common leading whitespace from every line in text.") { (text: Value) throws -> String in
        guard let string = text.object as? StringObject else { throw PythonException.typeError("expected string or bytes-like object, got '\(text.typeName)'") }
        return dedented(string.text)
    }
    module.function("indent", .required("text", as: Value.self), .required("prefix", as: String.self), .optional("predicate", default: Value.none), doc: "Adds 'prefix' to the beginning of selected lines in 'text'.\n\nIf 'predicate' is provided, 'prefix' will only be added to the lines\nwhere 'predicate(line)' is True. If 'predicate' is not provided,\nit will default to adding 'prefix' to all non-empty lines that do not\nconsist solely of whitespace characters.") { (text: Value, prefix: String, predicate: Value) throws -> String in
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
