import Runtime

/// A shell's pattern as a regular expression: `*`, `?`, `[seq]`, `[!seq]`.
enum FileNamePattern {
    /// `*.txt` as `(?s:.*\.txt)\Z`
    static func translated(_ pattern: String) -> String {
        var pieces: [String?] = []
        let scalars = Array(pattern.unicodeScalars)
        var at = 0
        while at < scalars.count {
            let scalar = scalars[at]
            at += 1
            switch scalar {
            // Stars in a row are one.
            case "*": if pieces.isEmpty || pieces[pieces.count - 1] != nil { pieces.append(nil) }
            case "?": pieces.append(".")
            case "[":
                if let end = endOfSet(scalars, at) {
                    pieces.append(set(Array(scalars[at..<end])))
                    at = end + 1
                } else { pieces.append("\\[") }
            default: pieces.append(escaped(scalar))
            }
        }
        return joined(pieces)
    }

    /// Each part between two stars is sought as near as possible, and not again.
    private static func joined(_ pieces: [String?]) -> String {
        let parts = pieces.split(separator: nil, omittingEmptySubsequences: false).map { $0.compactMap { $0 }.joined() }
        guard parts.count > 1, let last = parts.last else { return "(?s:\(parts.joined()))\\Z" }
        let inner = parts.dropFirst().dropLast().map { "(?>.*?\($0))" }.joined()
        return "(?s:\(parts[0])\(inner).*\(last))\\Z"
    }

    /// Where the `]` is; the first character of a set may be one itself.
    private static func endOfSet(_ scalars: [UnicodeScalar], _ start: Int) -> Int? {
        var at = start
        if at < scalars.count, scalars[at] == "!" { at += 1 }
        if at < scalars.count, scalars[at] == "]" { at += 1 }
        return scalars[min(at, scalars.count)...].firstIndex(of: "]")
    }

    private static func set(_ scalars: [UnicodeScalar]) -> String {
        var isNegated = false, rest = scalars[...]
        if rest.first == "!" {
            isNegated = true
            rest = rest.dropFirst()
        }
        var content = ranges(Array(rest))
        if content.isEmpty { return isNegated ? "." : "(?!)" }
        if !isNegated, content.hasPrefix("^") || content.hasPrefix("[") { content = "\\" + content }
        return "[\(isNegated ? "^" : "")\(content)]"
    }

    /// The content of a set without the ranges that are empty; what a regular expression reads otherwise is escaped.
    private static func ranges(_ scalars: [UnicodeScalar]) -> String {
        var chunks: [[UnicodeScalar]] = [], start = 0, at = 1
        while at < scalars.count {
            if scalars[at] == "-", at > start {
                chunks.append(Array(scalars[start..<at]))
                start = at + 1
                at += 3
            } else { at += 1 }
        }
        if start < scalars.count { chunks.append(Array(scalars[start...])) } else if !chunks.isEmpty { chunks[chunks.count - 1].append("-") }
        for index in stride(from: chunks.count - 1, to: 0, by: -1) {
            guard let low = chunks[index - 1].last, let high = chunks[index].first, low > high else { continue }
            chunks[index - 1] = chunks[index - 1].dropLast() + chunks[index].dropFirst()
            chunks.remove(at: index)
        }
        return chunks.map { chunk in chunk.map { "\\-&~|".unicodeScalars.contains($0) ? "\\\($0)" : String($0) }.joined() }.joined(separator: "-")
    }

    private static func escaped(_ scalar: UnicodeScalar) -> String {
        "()[]{}?*+-|^$\\.&~# \t\n\r\u{b}\u{c}".unicodeScalars.contains(scalar) ? "\\\(scalar)" : String(scalar)
    }
}

/// `fnmatch`
func fileNameMatchModule(_ module: ModuleObject) {
    module.isWrittenInPython = true
    func pattern(_ value: Value) throws -> Value {
        let source: Value
        if let bytes = value.object as? BytesObject {
            let text = FileNamePattern.translated(String(String.UnicodeScalarView(bytes.bytes.map { UnicodeScalar($0) })))
            source = BytesObject(text.unicodeScalars.map { UInt8(truncatingIfNeeded: $0.value) }).value
        } else {
            guard let text = value.object as? StringObject else { throw PythonException.typeError("object of type '\(value.typeName)' has no len()") }
            source = .string(FileNamePattern.translated(text.text))
        }
        guard let context = Program.context else { return .none }
        return try context.importModule("re").value.attribute("compile").call(source)
    }
    func path(_ value: Value, _ function: String = "") throws -> Value {
        if value.object is StringObject || value.object is BytesObject { return value }
        if try value.attributeIfPresent("__fspath__") != nil { return try value.callMethod("__fspath__") }
        throw PythonException.typeError("expected str, bytes or os.PathLike object, not \(value.typeName)")
    }
    let name = Parameter.required("name", as: Value.self), wanted = Parameter.required("pat", as: Value.self)
    module.function("fnmatch", name, wanted, doc: "Whether a name fits a pattern of the shell: * is any text, ? any character, [abc] one of these, [!abc] any other.") { (name: Value, wanted: Value) throws -> Bool in
        let given = try path(name)
        return try !pattern(path(wanted)).callMethod("match", given).isNone
    }
    module.function("fnmatchcase", name, wanted, doc: "Whether a name fits a pattern of the shell, upper case and lower case told apart.") { (name: Value, wanted: Value) throws -> Bool in
        try !pattern(wanted).callMethod("match", name).isNone
    }
    module.function("filter", .required("names", as: Value.self), wanted, doc: "Those of some names that fit a pattern.") { (names: Value, wanted: Value) throws -> Value in
        let pattern = try pattern(path(wanted))
        return .list(try names.elements().filter { try !pattern.callMethod("match", $0).isNone })
    }
    module.function("translate", wanted, doc: "A pattern of the shell as a regular expression.") { (wanted: Value) throws -> String in
        guard let text = wanted.object as? StringObject else { throw PythonException.typeError("object of type '\(wanted.typeName)' has no len()") }
        return FileNamePattern.translated(text.text)
    }
}
