import Runtime

/// One parse of the words of a command line: which argument takes which, and what is left.
struct CommandLineWords {
    let parser: ArgumentParserObject
    let words: [Value]
    let namespace: Value
    var extras: [Value] = []

    /// An option as it is written: `--out=x`, `-ox`.
    private struct Option {
        /// nil: nothing knows it.
        let action: ArgumentAction?
        let text: String
        let explicit: String?
    }

    private var options: [Int: Option] = [:]
    /// A for an argument, O for an option, - for `--`.
    private var pattern = ""
    private var positionals: [ArgumentAction] = []
    private var seen: Set<ObjectIdentifier> = []
    private var seenWithValue: Set<ObjectIdentifier> = []
    private var prefixes = "-"

    /// Where the words that a subcommand's parser leaves are kept meanwhile.
    static let unrecognized: Name = "_unrecognized_args"

    init(parser: ArgumentParserObject, words: [Value], namespace: Value) {
        (self.parser, self.words, self.namespace) = (parser, words, namespace)
    }

    static func isNegativeNumber(_ text: String) -> Bool {
        guard text.hasPrefix("-") else { return false }
        let parts = text.dropFirst().split(separator: ".", omittingEmptySubsequences: false)
        func isDigits(_ part: Substring) -> Bool { part.allSatisfy { $0.isNumber } }
        return parts.count == 1 && !parts[0].isEmpty && isDigits(parts[0]) || parts.count == 2 && isDigits(parts[0]) && !parts[1].isEmpty && isDigits(parts[1])
    }

    mutating func parse() throws {
        prefixes = try parser.text("prefix_chars")
        try classify()
        positionals = try parser.positionalActions
        var at = 0
        let lastOption = options.keys.max() ?? -1
        while at <= lastOption {
            let next = options.keys.filter { $0 >= at }.min() ?? lastOption
            if at != next {
                let end = try consumePositionals(at)
                if end > at {
                    at = end
                    continue
                }
            }
            if options[at] == nil {
                extras += words[at..<next]
                at = next
            }
            at = try consumeOption(at)
        }
        extras += words[try consumePositionals(at)...]
        try checkRequired()
    }

    private mutating func classify() throws {
        var isBehindDashes = false
        for (index, word) in words.enumerated() {
            let text = try word.strText()
            if isBehindDashes { pattern += "A" } else if text == "--" {
                pattern += "-"
                isBehindDashes = true
            } else if let option = try option(text) {
                options[index] = option
                pattern += "O"
            } else { pattern += "A" }
        }
    }

    private func known(_ text: String) -> ArgumentAction? { parser.shared.options.first { $0.text == text }?.action }

    private static func divided(_ text: String) -> (name: String, explicit: String?) {
        guard let at = text.firstIndex(of: "=") else { return (text, nil) }
        return (String(text[..<at]), String(text[text.index(after: at)...]))
    }

    /// nil: the word is an argument.
    private func option(_ text: String) throws -> Option? {
        guard let first = text.first, prefixes.contains(first) else { return nil }
        if let action = known(text) { return Option(action: action, text: text, explicit: nil) }
        if text.unicodeScalars.count == 1 { return nil }
        let (name, explicit) = CommandLineWords.divided(text)
        if explicit != nil, let action = known(name) { return Option(action: action, text: name, explicit: explicit) }
        let candidates = try abbreviated(text)
        if candidates.count > 1 { _ = try parser.value.callMethod("error", .string("ambiguous option: \(text) could match \(candidates.map(\.text).joined(separator: ", "))")) }
        if let only = candidates.first { return only }
        if CommandLineWords.isNegativeNumber(text), !parser.shared.hasNegativeNumbers { return nil }
        return text.contains(" ") ? nil : Option(action: nil, text: text, explicit: nil)
    }

    /// The options that a word may be the beginning of, or a short one with its argument.
    private func abbreviated(_ text: String) throws -> [Option] {
        let second = text.dropFirst().first
        if let second, prefixes.contains(second) {
            guard try parser.setting("allow_abbrev").isTrue() else { return [] }
            let (name, explicit) = CommandLineWords.divided(text)
            return parser.shared.options.filter { $0.text.hasPrefix(name) }.map { Option(action: $0.action, text: $0.text, explicit: explicit) }
        }
        let short = String(text.prefix(2))
        return parser.shared.options.compactMap { option in
            if option.text == short { return Option(action: option.action, text: option.text, explicit: String(text.dropFirst(2))) }
            return option.text.hasPrefix(text) ? Option(action: option.action, text: option.text, explicit: nil) : nil
        }
    }

    // MARK: consuming

    private static func taken(_ pattern: String, of words: Substring) throws -> [Int]? {
        let found = try PatternObject(.string(pattern), flags: []).find(.string(String(words)), 0, .max, .match)
        return found.isNone ? nil : try found.callMethod("groups").elements().map { try $0.strText().utf8.count }
    }

    private func words(taken action: ArgumentAction, of words: Substring) throws -> Int {
        let count = try action.count
        if let number = try CommandLineWords.taken(count.pattern(isOptional: action.isOptional), of: words)?.first { return number }
        switch count {
        case .one: throw try ArgumentError.make(action, "expected one argument")
        case .optional: throw try ArgumentError.make(action, "expected at most one argument")
        case .oneOrMore: throw try ArgumentError.make(action, "expected at least one argument")
        default:
            let number = try action.get("nargs").strText()
            throw try ArgumentError.make(action, "expected \(number) argument\(number == "1" ? "" : "s")")
        }
    }

    private mutating func consumeOption(_ start: Int) throws -> Int {
        guard let first = options[start], var action = first.action else {
            extras.append(words[start])
            return start + 1
        }
        var text = first.text, explicit = first.explicit
        var found: [(action: ArgumentAction, words: [Value], text: String)] = []
        var end = start + 1
        while true {
            guard let given = explicit else {
                end = start + 1 + (try words(taken: action, of: pattern.dropFirst(start + 1)))
                found.append((action, Array(words[(start + 1)..<end]), text))
                break
            }
            let count = try words(taken: action, of: "A")
            if count == 0, let second = text.dropFirst().first, !prefixes.contains(second), !given.isEmpty {
                // -vx: another short option behind one that takes nothing.
                found.append((action, [], text))
                text = String(text.prefix(1)) + given.prefix(1)
                guard let next = known(text) else { throw try ArgumentError.make(action, "ignored explicit argument \(Value.string(given).reprText())") }
                action = next
                explicit = given.count > 1 ? String(given.dropFirst()) : nil
            } else if count == 1 {
                found.append((action, [.string(given)], text))
                break
            } else { throw try ArgumentError.make(action, "ignored explicit argument \(Value.string(given).reprText())") }
        }
        for (action, words, text) in found { try take(action, words, .string(text)) }
        return end
    }

    private mutating func consumePositionals(_ start: Int) throws -> Int {
        let rest = pattern.dropFirst(start)
        var counts: [Int] = []
        for length in stride(from: positionals.count, to: 0, by: -1) {
            let whole = try positionals.prefix(length).map { try $0.count.pattern(isOptional: false) }.joined()
            if let found = try CommandLineWords.taken(whole, of: rest) {
                counts = found
                break
            }
        }
        var at = start
        let taking = zip(positionals, counts).map { ($0, $1) }
        for (action, count) in taking {
            try take(action, Array(words[at..<(at + count)]), .none)
            at += count
        }
        positionals.removeFirst(counts.count)
        return at
    }

    private mutating func take(_ action: ArgumentAction, _ words: [Value], _ option: Value) throws {
        seen.insert(ObjectIdentifier(action))
        let values = try ArgumentConversion(parser: parser, action: action).values(words)
        if try !values.isIdentical(to: action.get("default")) {
            seenWithValue.insert(ObjectIdentifier(action))
            for group in parser.shared.exclusiveGroups where group.members.contains(where: { $0 === action }) {
                for other in group.members where other !== action && seenWithValue.contains(ObjectIdentifier(other)) {
                    throw try ArgumentError.make(action, "not allowed with argument \(other.displayName.strText())")
                }
            }
        }
        if !ArgumentAction.isSuppressed(values) { _ = try action.value.callMethod("__call__", parser.value, namespace, values, option) }
    }

    private func checkRequired() throws {
        var missing: [String] = []
        for action in parser.shared.actions where !seen.contains(ObjectIdentifier(action)) {
            if try action.isRequired {
                missing.append(try action.displayName.strText())
                continue
            }
            // A default that is a string is converted like a word.
            let usual = try action.get("default")
            if usual.object is StringObject, let name = try action.destination, try namespace.attributeIfPresent(name)?.isIdentical(to: usual) ?? false {
                try namespace.setAttribute(name, ArgumentConversion(parser: parser, action: action).value(usual))
            }
        }
        if !missing.isEmpty { _ = try parser.value.callMethod("error", .string("the following arguments are required: \(missing.joined(separator: ", "))")) }
        for group in parser.shared.exclusiveGroups where try group.setting("required").isTrue() && !group.members.contains(where: { seenWithValue.contains(ObjectIdentifier($0)) }) {
            let names = try group.members.filter { try !$0.isHidden }.map { try $0.displayName.strText() }
            _ = try parser.value.callMethod("error", .string("one of the arguments \(names.joined(separator: " ")) is required"))
        }
    }
}

/// What `type=` and `choices=` make of the words that an argument takes.
struct ArgumentConversion {
    let parser: ArgumentParserObject
    let action: ArgumentAction

    func values(_ given: [Value]) throws -> Value {
        let count = try action.count
        var words = given
        if count != .parser, count != .remainder, let dashes = try words.firstIndex(where: { try $0.equals(.string("--")) }) { words.remove(at: dashes) }
        switch count {
        case .optional where words.isEmpty:
            let usual = try action.get(action.isOptional ? "const" : "default")
            guard usual.object is StringObject else { return usual }
            return try checked(value(usual))
        case .zeroOrMore where try words.isEmpty && !action.isOptional:
            let usual = try action.get("default")
            return try checked(usual.isNone ? .list([]) : usual)
        case .one where words.count == 1, .optional where words.count == 1: return try checked(value(words[0]))
        case .remainder: return .list(try words.map { try value($0) })
        case .parser:
            let converted = try words.map { try value($0) }
            if let first = converted.first { _ = try checked(first) }
            return .list(converted)
        case .suppressed: return ArgumentAction.suppress
        default: return .list(try words.map { try value($0) }.map { try checked($0) })
        }
    }

    func value(_ word: Value) throws -> Value {
        let convert = try parser.typeFunction(action)
        if convert.isNone { return word }
        do { return try convert.call(word) } catch let error as PythonException where error.isInstance(of: ArgumentError.typeErrorClass) {
            throw try ArgumentError.make(action, error.value.strText())
        } catch let error as PythonException where error.isInstance(of: .typeError) || error.isInstance(of: .valueError) {
            let type = try action.get("type")
            let name = try type.attributeIfPresent("__name__")?.strText() ?? type.reprText()
            throw try ArgumentError.make(action, "invalid \(name) value: \(word.reprText())")
        }
    }

    private func checked(_ value: Value) throws -> Value {
        let choices = try action.get("choices")
        if try choices.isNone || choices.contains(value) { return value }
        let shown = try choices.elements().map { try $0.reprText() }.joined(separator: ", ")
        throw try ArgumentError.make(action, "invalid choice: \(value.reprText()) (choose from \(shown))")
    }
}
