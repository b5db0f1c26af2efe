import Runtime

/// `textwrap.TextWrapper`
final class TextWrapper: Object {
    nonisolated(unsafe) static let pythonClass: Class = {
        let made = Class.declare("TextWrapper", for: TextWrapper.self, module: "textwrap", derivable: true, doc: "Object for wrapping/filling text.  Its attributes are those of the constructor's parameters.") { type in
            type.method("wrap", .required("text", as: Value.self), doc: "A paragraph in lines of the width.") { (wrapper: TextWrapper, text: Value) throws -> [String] in try wrapper.wrap(wrappable(text)) }
            type.method("fill", .required("text", as: Value.self), doc: "As wrap(), the lines in one text.") { (wrapper: TextWrapper, text: Value) throws -> Value in
                .string(try Value.object(wrapper).callMethod("wrap", text).elements().map { try $0.strText() }.joined(separator: "\n"))
            }
        }
        made.takesAttributes = true
        made.allocate = { TextWrapper(type: $0) }
        made.initialize = { object, arguments in try (object as? TextWrapper)?.configure(arguments) }
        made.construct = { type, arguments in
            let wrapper = TextWrapper(type: type)
            try wrapper.configure(arguments)
            return .object(wrapper)
        }
        return made
    }()

    private static let defaults: [(name: Name, value: Value)] = [
        ("width", .int(70)), ("initial_indent", .string("")), ("subsequent_indent", .string("")), ("expand_tabs", .bool(true)), ("replace_whitespace", .bool(true)),
        ("fix_sentence_endings", .bool(false)), ("break_long_words", .bool(true)), ("drop_whitespace", .bool(true)), ("break_on_hyphens", .bool(true)), ("tabsize", .int(8)),
        ("max_lines", .none), ("placeholder", .string(" [...]")),
    ]

    func configure(_ arguments: Arguments) throws {
        if arguments.positionalCount > 10 { throw PythonException.typeError("TextWrapper.__init__() takes from 1 to 11 positional arguments but \(arguments.positionalCount + 1) were given") }
        for (keyword, _) in arguments.keywordPairs {
            guard let index = TextWrapper.defaults.firstIndex(where: { $0.name == keyword }) else { throw PythonException.typeError("TextWrapper.__init__() got an unexpected keyword argument '\(keyword.text)'") }
            if index < arguments.positionalCount { throw PythonException.typeError("TextWrapper.__init__() got multiple values for argument '\(keyword.text)'") }
        }
        for (index, setting) in TextWrapper.defaults.enumerated() {
            setOwnAttribute(setting.name, index < arguments.positionalCount ? arguments[index] : arguments.keyword(setting.name) ?? setting.value)
        }
    }

    private func flag(_ name: Name) throws -> Bool { try Value.object(self).attribute(name).isTrue() }
    private func text(_ name: Name) throws -> String { try Value.object(self).attribute(name).strText() }

    /// The words and blanks of a text, as they may stand at the ends of lines.
    nonisolated(unsafe) private static var splitters: (hyphens: PatternObject, blanks: PatternObject, sentenceEnd: PatternObject)?
    private static func patterns() throws -> (hyphens: PatternObject, blanks: PatternObject, sentenceEnd: PatternObject) {
        if let splitters { return splitters }
        let blank = "[\\t\\n\\x0b\\x0c\\r ]", other = "[^\\t\\n\\x0b\\x0c\\r ]", word = "[\\w!\"'&.,?]", letter = "[^\\d\\W]"
        let hyphenated = "-(?:(?<=\(letter){2}-)|(?<=\(letter)-\(letter)-))(?=\(letter)-?\(letter))"
        let made = (
            hyphens: try PatternObject(.string("(\(blank)+|(?<=\(word))-{2,}(?=\\w)|\(other)+?(?:\(hyphenated)|(?=\(blank)|\\Z)|(?<=\(word))(?=-{2,}\\w)))"), flags: []),
            blanks: try PatternObject(.string("(\(blank)+)"), flags: []),
            sentenceEnd: try PatternObject(.string("[a-z][.!?][\"']?\\Z"), flags: [])
        )
        splitters = made
        return made
    }

    func wrap(_ source: StringObject) throws -> [String] {
        var text = source
        if try flag("expand_tabs"), let expanded = try text.value.callMethod("expandtabs", Value.object(self).attribute("tabsize")).object as? StringObject { text = expanded }
        if try flag("replace_whitespace") {
            text = StringObject(String(String.UnicodeScalarView(text.text.unicodeScalars.map { $0.isASCII && UInt8($0.value).isBlank ? " " : $0 })))
        }
        let patterns = try TextWrapper.patterns()
        var chunks = try (flag("break_on_hyphens") ? patterns.hyphens : patterns.blanks).split(text.value, 0).elements().compactMap { $0.isNone ? nil : try $0.strText() }.filter { !$0.isEmpty }
        if try flag("fix_sentence_endings") {
            for at in chunks.indices.dropLast() where chunks[at + 1] == " " {
                if try !patterns.sentenceEnd.find(.string(chunks[at]), 0, .max, .search).isNone { chunks[at + 1] = "  " }
            }
        }
        var layout = try LineLayout(self)
        return try layout.lines(chunks)
    }

    /// Puts chunks into lines.
    private struct LineLayout {
        let width: Int
        let initialIndent: String, laterIndent: String, placeholder: String
        let dropsBlanks: Bool, breaksWords: Bool, breaksHyphens: Bool
        let limit: Int?
        private var lines: [String] = []
        private var rest: [String] = []

        init(_ wrapper: TextWrapper) throws {
            let width = try Value.object(wrapper).attribute("width")
            self.width = try width.bigInteger.map { Int(clamping: $0) } ?? Int.from(width)
            initialIndent = try wrapper.text("initial_indent")
            laterIndent = try wrapper.text("subsequent_indent")
            placeholder = try wrapper.text("placeholder")
            dropsBlanks = try wrapper.flag("drop_whitespace")
            breaksWords = try wrapper.flag("break_long_words")
            breaksHyphens = try wrapper.flag("break_on_hyphens")
            let limit = try Value.object(wrapper).attribute("max_lines")
            self.limit = limit.isNone ? nil : try Int.from(limit)
            if self.width <= 0 { throw PythonException.valueError("invalid width \(self.width) (must be > 0)") }
            if let limit = self.limit {
                let indent = limit > 1 ? laterIndent : initialIndent
                if indent.codePointCount + trimmedPlaceholder.codePointCount > self.width { throw PythonException.valueError("placeholder too large for max width") }
            }
        }

        private var trimmedPlaceholder: String { String(placeholder.unicodeScalars.drop(while: \.isBlank)) }

        private static func isBlank(_ text: String) -> Bool { text.unicodeScalars.allSatisfy(\.isBlank) }
        private static func trimmedEnd(_ text: String) -> String {
            var rest = text.unicodeScalars[...]
            while let last = rest.last, last.isBlank { rest.removeLast() }
            return String(rest)
        }

        mutating func lines(_ chunks: [String]) throws -> [String] {
            rest = chunks.reversed()
            while let next = rest.last {
                let indent = lines.isEmpty ? initialIndent : laterIndent
                let room = width - indent.codePointCount
                if dropsBlanks, !lines.isEmpty, LineLayout.isBlank(next) { rest.removeLast() }
                var line: [String] = [], length = 0
                while let chunk = rest.last, length + chunk.codePointCount <= room {
                    line.append(chunk)
                    length += chunk.codePointCount
                    rest.removeLast()
                }
                if let chunk = rest.last, chunk.codePointCount > room {
                    breakWord(chunk, &line, length, room)
                    length = line.reduce(0) { $0 + $1.codePointCount }
                }
                if dropsBlanks, let last = line.last, LineLayout.isBlank(last) {
                    length -= last.codePointCount
                    line.removeLast()
                }
                if line.isEmpty { continue }
                let isRest = !rest.isEmpty && !(dropsBlanks && rest.count == 1 && LineLayout.isBlank(rest[0]))
                if limit == nil || lines.count + 1 < (limit ?? 0) || (!isRest && length <= room) {
                    lines.append(indent + line.joined())
                } else {
                    finish(&line, length, indent, room)
                    break
                }
            }
            return lines
        }

        /// Ends the last line that is allowed with the placeholder.
        private mutating func finish(_ line: inout [String], _ count: Int, _ indent: String, _ room: Int) {
            var length = count
            while let last = line.last {
                if !LineLayout.isBlank(last), length + placeholder.codePointCount <= room {
                    lines.append(indent + line.joined() + placeholder)
                    return
                }
                length -= last.codePointCount
                line.removeLast()
            }
            if let previous = lines.last.map(LineLayout.trimmedEnd), previous.codePointCount + placeholder.codePointCount <= width {
                lines[lines.count - 1] = previous + placeholder
                return
            }
            lines.append(indent + trimmedPlaceholder)
        }

        private mutating func breakWord(_ chunk: String, _ line: inout [String], _ length: Int, _ room: Int) {
            let space = room < 1 ? 1 : room - length
            guard breaksWords else {
                if line.isEmpty {
                    line.append(chunk)
                    rest.removeLast()
                }
                return
            }
            let scalars = Array(chunk.unicodeScalars)
            var end = min(space, scalars.count)
            if breaksHyphens, scalars.count > space, let hyphen = scalars[..<max(0, end)].lastIndex(of: "-"), hyphen > 0, scalars[..<hyphen].contains(where: { $0 != "-" }) { end = hyphen + 1 }
            line.append(String(String.UnicodeScalarView(scalars[..<max(0, end)])))
            rest[rest.count - 1] = String(String.UnicodeScalarView(scalars[max(0, end)...]))
        }
    }
}
