import Runtime

/// What was typed and printed, for `.save`.
final class Transcript {
    private struct Entry {
        let source: String
        let printed: String
    }
    private var entries: [Entry] = []
    private var printed = ""
    private var isWhole = true

    /// An input that prints more is kept up to here.
    private static let longest = 1 << 16
    private static let most = 5000

    /// Runs an input, and keeps what it prints.
    func noting(_ source: String, _ output: Output, _ body: () throws -> Void) throws {
        let outer = output.witness
        printed = ""
        output.witness = { [unowned self] text in if self.printed.utf8.count < Transcript.longest { self.printed += text } }
        defer {
            output.witness = outer
            entries.append(Entry(source: source, printed: printed))
            count += 1
            if entries.count > Transcript.most { entries.removeFirst() }
        }
        do { try body() } catch let error as PythonException {
            let lines = TracebackFormatter.format(error).split(separator: "\n", omittingEmptySubsequences: false)
            let at = lines.lastIndex { $0.hasPrefix("Traceback (most recent call last):") }
            let rest = at.map { lines[$0...].dropFirst().drop { $0.hasPrefix(" ") } } ?? lines[...]
            printed += "Traceback (most recent call last):\n    ...\n" + rest.joined(separator: "\n")
            throw error
        } catch let failure as DotCommand.Failure {
            printed += "retort: \(failure.text)\n"
            throw failure
        }
    }

    /// What the last input of the form `q = ...` bound a name to, as one line.
    /// - Parameter end: only inputs before this one.
    func source(boundTo name: String, before end: Int = .max) -> (text: String, input: Int)? {
        guard !name.isEmpty, let at = entries.prefix(end).lastIndex(where: { $0.source.hasPrefix(name) && $0.source.dropFirst(name.count).drop { $0 == " " }.hasPrefix("=") }) else { return nil }
        return OneLine.value(assignedTo: name, in: entries[at].source).map { ($0, at) }
    }

    /// How many inputs there have been.
    private var count = 0

    /// For `.undo`: what the process that goes on has not got.
    func give() -> [String] { ["\(count)"] + entries.flatMap { [$0.source, $0.printed] } }
    func take(_ given: [String]) {
        guard let first = given.first, let total = Int(first) else { return }
        let missing = total - count
        let all = stride(from: 1, to: given.count - 1, by: 2).map { Entry(source: given[$0], printed: given[$0 + 1]) }
        entries += all.suffix(max(0, missing))
        count = total
    }

    /// Writes the document to a file, which gives it its title.
    /// - Throws: Failure
    func save(to path: String) throws {
        let name = path.split(separator: "/").last.map(String.init) ?? path
        try WrittenFile.write(markdown(title: name.hasSuffix(".md") ? String(name.dropLast(3)) : name), to: path)
    }

    /// Text without the colours of a terminal (ECMA-48, CSI sequences).
    private static func plain(_ text: String) -> String {
        guard text.utf8.contains(0x1B) else { return text }
        var made = "", rest = text.unicodeScalars[...]
        while let letter = rest.popFirst() {
            guard letter == "\u{1B}", rest.first == "[" else {
                made.unicodeScalars.append(letter)
                continue
            }
            rest = rest.dropFirst().drop { !("\u{40}"..."\u{7E}").contains($0) }.dropFirst()
        }
        return made
    }

    /// A document whose examples `--verify` runs.
    /// - Parameter title: its heading.
    func markdown(title: String) -> String {
        var made = "# \(title)\n\n```pycon\n"
        for entry in entries where !entry.source.hasPrefix(".save") {
            var lines = entry.source.split(separator: "\n", omittingEmptySubsequences: false)
            while let last = lines.last, last.allSatisfy(\.isWhitespace) { lines.removeLast() }
            guard let first = lines.first else { continue }
            made += ">>> \(first)\n" + lines.dropFirst().map { $0.isEmpty ? "...\n" : "... \($0)\n" }.joined()
            let text = Transcript.plain(entry.printed)
            let printed = text.hasSuffix("\n") || text.isEmpty ? text : text + "\n"
            for line in printed.split(separator: "\n", omittingEmptySubsequences: false).dropLast() { made += (line.allSatisfy { $0 == " " } ? "<BLANKLINE>" : line) + "\n" }
        }
        return made + "```\n"
    }
}
