import Runtime

/// `usage: prog [-h] [--size N] file [file ...]`
struct ArgumentUsage {
    private let formatter: ArgumentHelpFormatter

    init(_ formatter: ArgumentHelpFormatter) { self.formatter = formatter }

    func text(_ usage: Value, _ actions: Value, _ groups: Value, _ prefix: Value) throws -> String {
        let prefix = try prefix.isNone ? "usage: " : prefix.strText()
        let program = try formatter.program.strText()
        if !usage.isNone { return prefix + (try PercentFormat.format(usage.strText(), DictObject([("prog", formatter.program)]).value)) + "\n\n" }
        let all = try actions.elements()
        let optionals = try all.filter { try ($0.object as? ArgumentAction)?.isOptional ?? false }, positionals = try all.filter { try !(($0.object as? ArgumentAction)?.isOptional ?? false) }
        func arguments(_ actions: [Value]) throws -> String { try formatter.value.callMethod("_format_actions_usage", .list(actions), groups).strText() }
        let whole = try [program, arguments(optionals + positionals)].filter { !$0.isEmpty }.joined(separator: " ")
        let width = formatter.width - formatter.indent
        if prefix.codePointCount + whole.codePointCount <= width { return prefix + whole + "\n\n" }
        let lines = try wrapped(program, ArgumentUsage.divided(arguments(optionals)), ArgumentUsage.divided(arguments(positionals)), prefix, width)
        return prefix + lines.joined(separator: "\n") + "\n\n"
    }

    private func wrapped(_ program: String, _ optionals: [String], _ positionals: [String], _ prefix: String, _ width: Int) -> [String] {
        func lines(_ parts: [String], _ indent: String, behind start: Int? = nil) -> [String] {
            var made: [String] = [], line: [String] = []
            var length = (start ?? indent.count) - 1
            for part in parts {
                if length + 1 + part.codePointCount > width, !line.isEmpty {
                    made.append(indent + line.joined(separator: " "))
                    line = []
                    length = indent.count - 1
                }
                line.append(part)
                length += part.codePointCount + 1
            }
            if !line.isEmpty { made.append(indent + line.joined(separator: " ")) }
            if start != nil, !made.isEmpty { made[0] = String(made[0].dropFirst(indent.count)) }
            return made
        }
        let begin = prefix.codePointCount + program.codePointCount
        if Double(begin) <= 0.75 * Double(width) {
            let indent = String(repeating: " ", count: begin + 1)
            if !optionals.isEmpty { return lines([program] + optionals, indent, behind: prefix.codePointCount) + lines(positionals, indent) }
            return positionals.isEmpty ? [program] : lines([program] + positionals, indent, behind: prefix.codePointCount)
        }
        let indent = String(repeating: " ", count: prefix.codePointCount)
        let together = lines(optionals + positionals, indent)
        return [program] + (together.count > 1 ? lines(optionals, indent) + lines(positionals, indent) : together)
    }

    /// The pieces of a usage that a line end does not part: what stands within brackets, and words.
    private static func divided(_ usage: String) -> [String] {
        var pieces: [String] = [], piece = "", closing: Character?
        let characters = Array(usage)
        for (index, character) in characters.enumerated() {
            if character == " ", closing == nil {
                if !piece.isEmpty { pieces.append(piece) }
                piece = ""
                continue
            }
            if piece.isEmpty { closing = character == "[" ? "]" : character == "(" ? ")" : nil }
            piece.append(character)
            if character == closing, index + 1 == characters.count || characters[index + 1] == " " { closing = nil }
        }
        return piece.isEmpty ? pieces : pieces + [piece]
    }

    // MARK: arguments

    func parts(_ actions: [Value], _ groups: [Value]) throws -> String {
        let actions = actions.compactMap { $0.object as? ArgumentAction }
        var grouped: Set<ObjectIdentifier> = [], inserts: [Int: String] = [:]
        for case let group as ExclusiveGroup in groups.compactMap(\.object) {
            guard let first = group.members.first else { throw PythonException.valueError("empty group \(try group.value.strText())") }
            guard let start = actions.firstIndex(where: { $0 === first }) else { continue }
            let end = start + group.members.count
            guard end <= actions.count, zip(actions[start..<end], group.members).allSatisfy({ $0 === $1 }) else { continue }
            grouped.formUnion(group.members.map { ObjectIdentifier($0) })
            let (open, close) = try group.setting("required").isTrue() ? ("(", ")") : ("[", "]")
            inserts[start] = inserts[start].map { "\($0) \(open)" } ?? open
            inserts[end, default: ""] += close
            for index in (start + 1)..<max(end, start + 1) { inserts[index] = "|" }
        }
        var parts: [String?] = []
        for (index, action) in actions.enumerated() {
            if try action.isHidden {
                parts.append(nil)
                if inserts[index] == "|" { inserts[index] = nil } else if inserts[index + 1] == "|" { inserts[index + 1] = nil }
            } else { parts.append(try part(action, isGrouped: grouped.contains(ObjectIdentifier(action)))) }
        }
        for index in inserts.keys.sorted(by: >) { parts.insert(inserts[index], at: min(index, parts.count)) }
        return tidied(parts.compactMap { $0 }.joined(separator: " "))
    }

    private func part(_ action: ArgumentAction, isGrouped: Bool) throws -> String {
        let kind = try action.isOptional ? "optional" : "positional"
        func words() throws -> String {
            try formatter.value.callMethod("_format_args", action.value, formatter.value.callMethod(Name("_get_default_metavar_for_\(kind)"), action.value)).strText()
        }
        guard try action.isOptional else {
            let text = try words()
            return isGrouped && text.hasPrefix("[") && text.hasSuffix("]") ? String(text.dropFirst().dropLast()) : text
        }
        let text = try action.count == .exactly(0) ? action.value.callMethod("format_usage").strText() : "\(action.optionStrings.first ?? "") \(words())"
        return try action.isRequired || isGrouped ? text : "[\(text)]"
    }

    /// No blanks within brackets, no empty brackets, and none around a lone required argument of a group.
    private func tidied(_ text: String) -> String {
        var made = text
        for open in ["[", "("] { made = made.replacing("\(open) ", with: open) }
        for close in ["]", ")"] { made = made.replacing(" \(close)", with: close) }
        for open in ["[", "("] { for close in ["]", ")"] { made = made.replacing(open + close, with: "") } }
        var out = "", rest = made[...]
        while let open = rest.firstIndex(of: "(") {
            out += rest[..<open]
            let inner = rest[rest.index(after: open)...]
            if let close = inner.lastIndexBeforeBar(of: ")") {
                out += inner[..<close]
                rest = inner[inner.index(after: close)...]
            } else {
                out += "("
                rest = inner
            }
        }
        return String((out + rest).unicodeScalars.drop(while: \.isBlank).reversed().drop(while: \.isBlank).reversed().map { Character($0) })
    }
}

extension Substring {
    /// The last place of a character before the first bar.
    fileprivate func lastIndexBeforeBar(of character: Character) -> Index? { prefix { $0 != "|" }.lastIndex(of: character) }
}
