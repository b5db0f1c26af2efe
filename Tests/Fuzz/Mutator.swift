/// Makes an input from the scripts of the corpus: whole or in part, changed at the level of bytes, tokens, lines and nesting.
struct Mutator {
    let corpus: Corpus
    var random: Random

    mutating func makeInput() -> String {
        var text = random.pick(corpus.scripts)
        if random.below(4) == 0 { text = part(of: text) }
        for _ in 0...random.below(4) {
            switch random.below(12) {
            case 0: text = changeBytes(text)
            case 1...5: text = changeTokens(text)
            case 6...8: text = changeLines(text)
            case 9: text = nest(text)
            case 10: text = blowUpNumber(text)
            default: text = splice(text, random.pick(corpus.scripts))
            }
            if text.utf8.count > 200_000 { break }
        }
        return text
    }

    /// Some lines in a row.
    private mutating func part(of text: String) -> String {
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
        let start = random.below(lines.count)
        return lines[start..<min(lines.count, start + 1 + random.below(25))].joined(separator: "\n") + "\n"
    }

    // MARK: bytes

    private mutating func changeBytes(_ text: String) -> String {
        var bytes = Array(text.utf8)
        for _ in 0...random.below(4) where !bytes.isEmpty {
            let at = random.below(bytes.count)
            switch random.below(4) {
            case 0: bytes[at] = UInt8(truncatingIfNeeded: random.next())
            case 1: bytes.remove(at: at)
            case 2: bytes.insert(random.pick(Array("()[]{}:;,.'\"\\#=*@\t\n \r\u{0C}\u{00}é\u{FEFF}0".utf8)), at: at)
            default:
                let end = min(bytes.count, at + random.below(30))
                bytes.insert(contentsOf: bytes[at..<end], at: random.below(bytes.count))
            }
        }
        return String(decoding: bytes, as: UTF8.self)
    }

    // MARK: tokens

    /// Words, numbers, strings on one line, operators and the room between them.
    static func tokens(_ text: String) -> [String] {
        let bytes = Array(text.utf8)
        var tokens: [String] = []
        var at = 0
        func isWord(_ byte: UInt8) -> Bool { byte == 95 || byte >= 128 || (48...57).contains(byte) || (65...90).contains(byte) || (97...122).contains(byte) }
        while at < bytes.count {
            let start = at
            at += 1
            switch bytes[start] {
            case let byte where isWord(byte): while at < bytes.count, isWord(bytes[at]) { at += 1 }
            case 32: while at < bytes.count, bytes[at] == 32 { at += 1 }
            case 39, 34:
                while at < bytes.count, bytes[at] != bytes[start], bytes[at] != 10 { at += bytes[at] == 92 ? 2 : 1 }
                at = min(bytes.count, at + 1)
            default: break
            }
            tokens.append(String(decoding: bytes[start..<at], as: UTF8.self))
        }
        return tokens
    }

    static let vocabulary = [
        "def", "class", "return", "yield", "yield from", "lambda", "lambda x:", "async", "await", "with", "try:", "except:", "except*", "finally:",
        "raise", "import", "from", "global x", "nonlocal x", "del", "match", "case", "if", "else", "elif", "for", "while", "in", "not", "is", "and", "or",
        "None", "True", "False", "...", "self", "super()", "__init__", "__del__", "__getattr__", "__eq__", "__hash__", "__iter__", "__next__", "__class__",
        "__enter__", "__exit__", "__call__", "__slots__", "__dict__", "__new__", "__repr__", "__len__", "__index__", "__missing__", "__set_name__",
        "**", "*", "//", "%", "<<", ">>", "@", ":=", "->", "==", "!=", "<=", "+=", "@=", "**=", "~", "-", "(", ")", "[", "]", "{", "}", ",", ":", ";", ".", "=",
        "0", "1", "-1", "2**64", "2**63-1", "-2**63", "10**4300", "10**5000", "1e308", "1e400", "float('nan')", "float('inf')", "0x7fffffffffffffff", "9223372036854775808",
        "''", "'x'*10**6", "[0]*10**6", "b'\\xff'", "f'{x!r:>{y}}'", "f'{'", "'''", "r'\\'", "'\\N{BULLET}'", "'\\ud800'", "'%*d'", "'{:>1000000}'", "'{0.__class__}'",
        "list", "dict", "set", "tuple", "str", "int", "float", "bytes", "range", "iter", "next", "sorted", "sum", "min", "max", "map", "filter", "zip", "enumerate",
        "repr", "hash", "isinstance", "type", "object", "getattr", "setattr", "print", "open", "format", "round", "pow", "divmod", "ord", "chr", "int('9'*5000)",
        "Exception", "BaseException", "KeyboardInterrupt", "StopIteration", "GeneratorExit", "ExceptionGroup('x', [ValueError()])", "SystemExit",
    ]

    private mutating func changeTokens(_ text: String) -> String {
        var tokens = Mutator.tokens(text)
        let others = random.below(3) == 0 ? Mutator.tokens(random.pick(corpus.scripts)) : tokens
        for _ in 0...random.below(6) where tokens.count > 1 {
            let at = random.below(tokens.count), other = random.below(tokens.count)
            switch random.below(6) {
            case 0: tokens[at] = random.pick(Mutator.vocabulary)
            case 1: tokens.swapAt(at, other)
            case 2: tokens.remove(at: at)
            case 3: tokens.insert(random.pick(Mutator.vocabulary), at: at)
            case 4: tokens[at] = others.isEmpty ? "" : random.pick(others)
            default: tokens.insert(contentsOf: tokens[at..<min(tokens.count, at + 1 + random.below(12))], at: other)
            }
        }
        return tokens.joined()
    }

    // MARK: lines

    private mutating func changeLines(_ text: String) -> String {
        var lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
        for _ in 0...random.below(3) where lines.count > 1 {
            let at = random.below(lines.count), other = random.below(lines.count)
            switch random.below(5) {
            case 0: lines.remove(at: at)
            case 1: lines.swapAt(at, other)
            case 2: lines.insert(lines[at], at: other)
            case 3: lines[at] = String(repeating: " ", count: random.below(4) * 4) + lines[at].drop { $0 == " " }
            default: lines.insert(contentsOf: lines[at..<min(lines.count, at + 1 + random.below(8))], at: other)
            }
        }
        return lines.joined(separator: "\n")
    }

    private mutating func splice(_ text: String, _ other: String) -> String {
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
        let foreign = other.split(separator: "\n", omittingEmptySubsequences: false)
        let at = random.below(lines.count), from = random.below(foreign.count)
        let indent = lines[at].prefix { $0 == " " }
        let taken = foreign[from..<min(foreign.count, from + 1 + random.below(10))].map { indent + $0 }
        return (lines[..<at].map(String.init) + taken.map(String.init) + lines[at...].map(String.init)).joined(separator: "\n")
    }

    // MARK: depth and size

    /// Puts something deep in place of a token.
    private mutating func nest(_ text: String) -> String {
        var tokens = Mutator.tokens(text)
        guard !tokens.isEmpty else { return text }
        let at = random.below(tokens.count), depth = random.pick([3, 19, 21, 50, 99, 101, 199, 201, 500, 3000, 20_000])
        let (before, after) = random.pick([
            ("(", ")"), ("[", "]"), ("{", "}"), ("{1:", "}"), ("-", ""), ("not ", ""), ("~", ""), ("lambda: ", ""), ("", ".a"), ("", "()"), ("", "[0]"),
            ("x if y else ", ""), ("1+", ""), ("'a' ", ""), ("2**", ""), ("[x for x in ", "]"), ("f(", ")"), ("*", ""), ("x=", ""), ("x:=", ""), ("(yield ", ")"),
            ("a and ", ""), ("a<", ""), ("f'{", "}'"), ("await ", ""), ("if 1: ", ""), ("repr(", ")"), ("(lambda x: ", ")(1)"), ("a|", ""), ("a.b[", "]"),
        ])
        tokens[at] = String(repeating: before, count: depth) + tokens[at] + String(repeating: after, count: depth)
        if random.below(6) == 0 {
            let deep = min(depth, 300)
            let head = random.pick(["if 1:", "for x in y:", "while x:", "with x:", "def f():", "class A:", "try:", "match x:\n case _:"])
            var block = ""
            for level in 0..<deep { block += String(repeating: " ", count: level) + head + "\n" }
            tokens.append("\n" + block + String(repeating: " ", count: deep) + "pass\n")
        }
        return tokens.joined()
    }

    private mutating func blowUpNumber(_ text: String) -> String {
        var tokens = Mutator.tokens(text)
        let numbers = tokens.indices.filter { tokens[$0].utf8.first.map { (48...57).contains($0) } ?? false }
        guard !numbers.isEmpty else { return changeTokens(text) }
        for _ in 0...random.below(2) {
            let at = random.pick(numbers)
            tokens[at] = random.pick([
                "0", "-1", tokens[at] + "0000000000", String(repeating: tokens[at], count: 1 + random.below(30)), "(10**\(random.pick([9, 18, 19, 20, 40, 400, 4299, 4301])))",
                "(2**\(random.pick([31, 32, 62, 63, 64, 65, 1000, 100_000, 10_000_000_000])))", "(-2**63)", "9223372036854775807", "1e\(random.below(400))", "1_000", "0b1", "0o7", "0xff", "1j", "True",
            ])
        }
        return tokens.joined()
    }
}
