/// The `>>>` sessions of a document, by the rules of Python's doctest: what stands between a prompt and the next, or a blank line, is what is expected.
struct DocumentExamples {
    struct Example {
        /// The line of the document, counted from 1.
        let line: Int
        let source: String
        /// With the newline at its end; empty for nothing.
        let expected: String
        let options: Set<String>
    }
    let examples: [Example]

    init(_ text: String) {
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false).map { $0.hasSuffix("\r") ? $0.dropLast() : $0 }
        var found: [Example] = []
        var at = 0
        while at < lines.count {
            let start = at
            let line = lines[at]
            at += 1
            let indent = line.prefix { $0 == " " }
            let rest = line.dropFirst(indent.count)
            guard rest.hasPrefix(">>>"), rest.count == 3 || rest.dropFirst(3).hasPrefix(" ") else { continue }
            var source = [String(rest.dropFirst(4))]
            func continuation(_ line: Substring) -> String? {
                guard line.hasPrefix(indent) else { return nil }
                let rest = line.dropFirst(indent.count)
                guard rest == "..." || rest.hasPrefix("... ") else { return nil }
                return String(rest.dropFirst(4))
            }
            while at < lines.count, let more = continuation(lines[at]) {
                source.append(more)
                at += 1
            }
            var expected: [String] = []
            while at < lines.count {
                let next = lines[at].hasPrefix(indent) ? lines[at].dropFirst(indent.count) : lines[at].drop { $0 == " " }
                // A fence of Markdown ends it as a blank line does.
                if next.allSatisfy({ $0 == " " || $0 == "\t" }) || next.hasPrefix(">>> ") || next == ">>>" || next.hasPrefix("```") || next.hasPrefix("~~~") { break }
                expected.append(String(next))
                at += 1
            }
            let text = source.joined(separator: "\n")
            let isEmpty = text.allSatisfy { $0.isWhitespace } || text.hasPrefix("#")
            if !isEmpty { found.append(Example(line: start + 1, source: text, expected: expected.map { $0 + "\n" }.joined(), options: DocumentExamples.options(text))) }
        }
        examples = found
    }

    /// `# doctest: +ELLIPSIS, -SKIP`
    private static func options(_ source: String) -> Set<String> {
        guard let mark = source.firstRange(of: "doctest:") else { return [] }
        let rest = source[mark.upperBound...].prefix { !$0.isNewline }
        return Set(rest.split { $0 == "," || $0 == " " }.filter { $0.hasPrefix("+") }.map { String($0.dropFirst()) })
    }
}
