import Runtime
import Syntax

/// A line that begins with a dot: `.tables`.  Dispatch, `.help` and the checks of arguments read these declarations.
struct DotCommand {
    let name: String
    /// The arguments as `.help` shows them: `FILE [TABLE]`; words in brackets may be left out, `...` takes the rest of the line.
    let arguments: String
    let help: String
    /// What each argument means, for `.help COMMAND`.
    var details = ""
    /// Lines as they would be typed.
    var example = ""
    /// Whether it runs Python or changes a database, so that `.undo` takes it back.
    var changes = false
    let run: (Shell, [String]) throws -> Void

    /// What a command refuses, in one line.
    struct Failure: Error {
        let text: String
        init(_ text: String) { self.text = text }
    }
    /// `.quit`
    struct Quit: Error {}

    static let all: [DotCommand] = SchemaCommands.all + FileCommands.all + InputCommands.all + ViewCommands.all + SettingCommands.all

    static func named(_ name: String) -> DotCommand? {
        let wanted = name.hasPrefix(".") ? String(name.dropFirst()) : name
        return all.first { $0.name == wanted }
    }

    /// - Throws: Failure, Quit, and what Python raises on the way.
    static func run(_ line: String, in shell: Shell) throws {
        let (name, rest) = split(line)
        guard let command = all.first(where: { $0.name == name }) else {
            let near = all.map(\.name).first { $0.hasPrefix(name) } ?? Suggestions.nearest(to: name, among: all.map(\.name))
            throw Failure("no such command: .\(name)\(near.map { "; did you mean .\($0)?" } ?? "; .help lists them")")
        }
        let words = try command.words(rest)
        try command.run(shell, words)
    }

    /// Whether nothing more belongs to what was typed: an expression goes on with the next line where a bracket is open, or a backslash ends the line.
    static func isWhole(_ text: String) -> Bool {
        let (name, rest) = split(text)
        guard all.first(where: { $0.name == name })?.arguments.hasPrefix("EXPRESSION") ?? false else { return true }
        do {
            _ = try Parser.parse(rest + "\n")
            return true
        } catch { return (error as? SyntaxFailure)?.isIncomplete != true }
    }

    /// Whether a line is one that `.undo` takes back.
    static func changes(_ line: String) -> Bool {
        let name = split(line).name
        return all.first { $0.name == name }?.changes ?? false
    }

    private static func split(_ line: String) -> (name: String, rest: String) {
        let text = line.drop { $0 == "." }
        let name = text.prefix { !$0.isWhitespace }
        return (String(name), String(text.dropFirst(name.count).drop { $0.isWhitespace }))
    }

    /// The words of the line, as many as the command takes.
    private func words(_ text: String) throws -> [String] {
        let declared = arguments.split(separator: " ")
        let required = declared.filter { !$0.hasPrefix("[") }.count
        var words: [String] = []
        var rest = text[...]
        while !rest.isEmpty {
            if declared.indices.contains(words.count), declared[words.count].contains("...") {
                while rest.last?.isWhitespace ?? false { rest.removeLast() }
                words.append(String(rest))
                break
            }
            words.append(try DotCommand.word(&rest))
            rest = rest.drop { $0.isWhitespace }
        }
        guard words.count >= required, words.count <= declared.count else { throw Failure("usage: \(usage)") }
        return words
    }

    var usage: String { ".\(name)\(arguments.isEmpty ? "" : " " + arguments)" }

    /// `.help NAME`: how it is used, what its arguments mean, an example.
    var page: String {
        func indented(_ text: String) -> String { text.split(separator: "\n").map { "    \($0)\n" }.joined() }
        return "\(usage)\n    \(help)\n" + (details.isEmpty ? "" : "\n" + indented(details)) + (example.isEmpty ? "" : "\nExample:\n" + indented(example))
    }

    /// One word, perhaps in quotes.
    private static func word(_ rest: inout Substring) throws -> String {
        guard let quote = rest.first, quote == "\"" || quote == "'" else {
            let word = rest.prefix { !$0.isWhitespace }
            rest = rest.dropFirst(word.count)
            return String(word)
        }
        rest.removeFirst()
        guard let end = rest.firstIndex(of: quote) else { throw Failure("no closing quote: \(quote)") }
        let word = rest[..<end]
        rest = rest[rest.index(after: end)...]
        return String(word)
    }
}
