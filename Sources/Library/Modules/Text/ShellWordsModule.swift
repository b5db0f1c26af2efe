import Runtime

/// `shlex`
func shellWordsModule(_ module: ModuleObject) {
    module.isWrittenInPython = true
    module["shlex"] = .object(ShellLexerObject.pythonClass)
    module.function("split", .required("s", as: Value.self), .optional("comments", default: Value.bool(false)), .optional("posix", default: Value.bool(true)), doc: "The words of a command line.") { (text: Value, comments: Value, posix: Value) throws -> [String] in
        if text.isNone { throw PythonException.notImplemented("Retort has no shlex.split(None), which reads standard input") }
        guard let string = text.object as? StringObject else { throw PythonException.noAttribute(text, "read") }
        var rules = ShellLexer.Rules()
        rules.isPosix = try posix.isTrue()
        rules.splitsAtWhitespace = true
        if try !comments.isTrue() { rules.commenters = "" }
        var lexer = try ShellLexer(string.text)
        var words: [String] = []
        while let word = try lexer.token(rules), rules.isPosix || !word.isEmpty { words.append(word) }
        return words
    }
    module.function("join", .required("split_command", as: Value.self), doc: "Words as one command line, quoted where they need it.") { (words: Value) throws -> String in
        try words.elements().map { try quoted($0) }.joined(separator: " ")
    }
    module.function("quote", .required("s", as: Value.self), doc: "A word as a shell reads it, quoted where it needs it.") { (text: Value) throws -> String in try quoted(text) }
}

/// The text between apostrophes, where a shell would read it otherwise without them.
private func quoted(_ value: Value) throws -> String {
    if try !value.isTrue() { return "''" }
    guard let string = value.object as? StringObject else { throw PythonException.typeError("expected string or bytes-like object, got '\(value.typeName)'") }
    func isPlain(_ byte: UInt8) -> Bool { (byte | 32 >= 97 && byte | 32 <= 122) || (byte >= 48 && byte <= 57) || "_@%+=:,./-".utf8.contains(byte) }
    if string.text.utf8.allSatisfy(isPlain) { return string.text }
    return "'" + string.text.replacing("'", with: "'\"'\"'") + "'"
}

/// `shlex.shlex`, whose rules are attributes that a program may set.
final class ShellLexerObject: Object {
    private var lexer = ShellLexer()
    private var pushedBack: [Value] = []
    private var isPosix = false
    private var punctuation = ""

    override init(type: Class) { super.init(type: type) }

    private func configure(_ arguments: Arguments) throws {
        let given = try NativeSignature("shlex.__init__", ["instream", "infile", "posix", "punctuation_chars"], required: 0).bind(arguments)
        guard let source = given[0], !source.isNone else { throw PythonException.notImplemented("Retort has no shlex() of standard input") }
        lexer = try ShellLexer((source.object is StringObject ? source : source.callMethod("read")).strText())
        isPosix = try given[2]?.isTrue() ?? false
        let marks = given[3] ?? .bool(false)
        punctuation = marks.object is StringObject ? try marks.strText() : try marks.isTrue() ? "();<>|&" : ""
        setRules(file: given[1] ?? .none)
        Heap.track(self)
    }

    /// The rules to begin with, as attributes.
    private func setRules(file: Value) {
        let rules = ShellLexer.Rules()
        var words = rules.wordCharacters + (isPosix ? ShellLexer.accentedCharacters : "")
        if !punctuation.isEmpty { words = String((words + "~-./*?=").filter { !punctuation.contains($0) }) }
        for (name, text) in [("commenters", rules.commenters), ("wordchars", words), ("whitespace", rules.whitespace), ("quotes", rules.quotes), ("escape", rules.escape), ("escapedquotes", rules.escapedQuotes), ("token", "")] {
            setOwnAttribute(Name(name), .string(text))
        }
        setOwnAttribute("whitespace_split", .bool(false))
        setOwnAttribute("posix", .bool(isPosix))
        setOwnAttribute("infile", file)
        setOwnAttribute("eof", isPosix ? .none : .string(""))
        setOwnAttribute("debug", .int(0))
    }

    private func rules() throws -> ShellLexer.Rules {
        func text(_ name: Name) throws -> String { try Value.object(self).attribute(name).strText() }
        return ShellLexer.Rules(
            isPosix: isPosix, commenters: try text("commenters"), wordCharacters: try text("wordchars"), whitespace: try text("whitespace"),
            splitsAtWhitespace: try Value.object(self).attribute("whitespace_split").isTrue(), quotes: try text("quotes"), escape: try text("escape"),
            escapedQuotes: try text("escapedquotes"), punctuation: punctuation)
    }

    private func readToken() throws -> Value { try lexer.token(try rules()).map { .string($0) } ?? .none }

    private func token() throws -> Value {
        if let first = pushedBack.popLast() { return first }
        return try readToken()
    }

    override func iterator() throws -> IteratorObject? {
        ClosureIterator {
            let token = try self.token()
            return try token.isNone || !token.isTrue() && !self.isPosix ? nil : token
        }
    }
    override func visitReferences(_ visit: (Object) -> Void) {
        super.visitReferences(visit)
        for token in pushedBack { if let object = token.object { visit(object) } }
    }

    nonisolated(unsafe) static let pythonClass: Class = {
        let made = Class.declare("shlex", for: ShellLexerObject.self, module: "shlex", derivable: true, doc: "Cuts a text into words as a shell does.") { type in
            type.method("get_token", doc: "The next word.") { (lexer: ShellLexerObject) throws -> Value in try lexer.token() }
            type.method("read_token", doc: "Read a token from the input, none of those pushed back.") { (lexer: ShellLexerObject) throws -> Value in try lexer.readToken() }
            type.method("push_token", .required("tok", as: Value.self), doc: "Puts a word back, to be read next.") { (lexer: ShellLexerObject, token: Value) in lexer.pushedBack.append(token) }
            type.method("error_leader", .optional("infile", default: Value.none), .optional("lineno", default: Value.none), doc: "File and line, for the front of a message.") { (lexer: ShellLexerObject, file: Value, line: Value) throws -> String in
                let shown = file.isNone ? try Value.object(lexer).attribute("infile") : file
                return "\"\(try shown.strText())\", line \(line.isNone ? String(lexer.lexer.line) : try line.strText()): "
            }
            type.method("__next__", doc: "The next token.") { (lexer: ShellLexerObject) throws -> Value in
                let token = try lexer.token()
                if try token.isNone || !token.isTrue() && !lexer.isPosix { throw PythonException(type: .stopIteration, arguments: []) }
                return token
            }
            type.property("lineno", doc: "The line that is read.") { (lexer: ShellLexerObject) -> Int in lexer.lexer.line }
            type.property("punctuation_chars", doc: "The characters that make tokens of their own.") { (lexer: ShellLexerObject) -> String in lexer.punctuation }
        }
        made.takesAttributes = true
        made.allocate = { ShellLexerObject(type: $0) }
        made.initialize = { object, arguments in try (object as? ShellLexerObject)?.configure(arguments) }
        made.construct = { type, arguments in
            let lexer = ShellLexerObject(type: type)
            try lexer.configure(arguments)
            return .object(lexer)
        }
        return made
    }()
}
