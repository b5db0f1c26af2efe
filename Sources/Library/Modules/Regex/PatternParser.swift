import Runtime

/// Reads a pattern into its tree (Python library reference, "Regular Expression Syntax").
struct PatternParser {
    var source: PatternSource
    var flags: PatternFlags
    /// The widths of the groups that are closed; entry 0 stands for the whole match.
    var groupWidths: [PatternWidth?] = [nil]
    var groupNames: [(name: String, number: Int)] = []
    /// The number of the first group that the lookbehind being read defines itself.
    var lookbehindGroups: Int?
    /// Where a conditional group first mentions a number.
    private var mentions: [(group: Int, position: Int)] = []
    var depth = 0

    var groupCount: Int { groupWidths.count }

    /// As deep as CPython's own parser gets before its recursion limit.
    private static let deepest = 480

    struct Result {
        let nodes: [PatternNode]
        let flags: PatternFlags
        let groupCount: Int
        let groupNames: [(name: String, number: Int)]
        let groupWidths: [PatternWidth?]
    }

    static func parse(_ pattern: Value, flags: PatternFlags) throws -> Result {
        var parser = PatternParser(source: try PatternSource(pattern), flags: flags)
        let nodes = try parser.alternatives(verbose: flags.contains(.verbose), isTop: true)
        let resolved = try parser.flags.resolved(isText: parser.source.isText)
        if parser.source.next != nil { throw parser.source.error("unbalanced parenthesis") }
        for (group, position) in parser.mentions where group >= parser.groupCount {
            throw PatternError.make("invalid group reference \(group)", pattern: pattern, position: position)
        }
        return Result(nodes: nodes, flags: resolved, groupCount: parser.groupCount - 1, groupNames: parser.groupNames, groupWidths: parser.groupWidths)
    }

    init(source: PatternSource, flags: PatternFlags) {
        self.source = source
        self.flags = flags
    }

    /// `a|b|c`
    mutating func alternatives(verbose: Bool, isTop: Bool) throws -> [PatternNode] {
        depth += 1
        defer { depth -= 1 }
        if depth > PatternParser.deepest { throw PythonException.recursionError("maximum recursion depth exceeded") }
        var verbose = verbose
        var choices: [[PatternNode]] = []
        repeat {
            choices.append(try sequence(verbose: verbose, isFirst: isTop && choices.isEmpty))
            if isTop { verbose = flags.contains(.verbose) }
        } while try source.skip("|")
        return choices.count == 1 ? choices[0] : [.branch(choices)]
    }

    /// What stands between bars.
    mutating func sequence(verbose: Bool, isFirst: Bool) throws -> [PatternNode] {
        var verbose = verbose
        var nodes: [PatternNode] = []
        while let token = source.next, !token.isPlain("|"), !token.isPlain(")") {
            _ = try source.take()
            if verbose, !token.isEscape {
                if [32, 9, 10, 13, 11, 12].contains(token.code) { continue }
                if token.isPlain("#") {
                    while let skipped = try source.take(), !skipped.isPlain("\n") {}
                    continue
                }
            }
            if token.isEscape {
                nodes.append(try escape(token))
                continue
            }
            switch UnicodeScalar(token.code) {
            case "[": nodes.append(try set())
            case "*", "+", "?", "{": try repetition(token, &nodes)
            case ".": nodes.append(.any)
            case "^": nodes.append(.anchor(.beginning))
            case "$": nodes.append(.anchor(.end))
            case "(":
                if let node = try parenthesis(verbose: &verbose, isFirst: isFirst && nodes.isEmpty) { nodes.append(node) }
            default: nodes.append(.literal(token.code))
            }
        }
        return nodes
    }

    /// `*`, `+?`, `{2,3}+` behind the last node.
    private mutating func repetition(_ token: PatternSource.Token, _ nodes: inout [PatternNode]) throws {
        let here = source.position
        var least = 0, most = unboundedRepetition
        switch UnicodeScalar(token.code) {
        case "?": most = 1
        case "+": least = 1
        case "{":
            guard let bounds = try braces(here) else {
                nodes.append(.literal(token.code))
                return
            }
            (least, most) = bounds
        default: break
        }
        guard let last = nodes.last else { throw source.error("nothing to repeat", back: source.position - here + 1) }
        let item: [PatternNode]
        switch last {
        case .anchor: throw source.error("nothing to repeat", back: source.position - here + 1)
        case .repetition: throw source.error("multiple repeat", back: source.position - here + 1)
        case .group(nil, [], [], let body): item = body
        default: item = [last]
        }
        let greed: PatternGreed = try source.skip("?") ? .lazy : try source.skip("+") ? .possessive : .greedy
        nodes[nodes.count - 1] = .repetition(greed, least: least, most: most, item)
    }

    /// The bounds of `{2,3}`; nil where the brace is a literal.
    private mutating func braces(_ here: Int) throws -> (Int, Int)? {
        if let next = source.next, next.isPlain("}") { return nil }
        func isDigit(_ code: UInt32) -> Bool { code >= 48 && code <= 57 }
        let low = try source.take(atMost: .max, while: isDigit)
        let high = try source.skip(",") ? try source.take(atMost: .max, while: isDigit) : low
        guard try source.skip("}") else {
            try source.seek(here)
            return nil
        }
        func number(_ digits: [UInt32]) throws -> Int {
            guard let value = Int(PatternSource.text(digits)), value < unboundedRepetition else { throw PythonException.overflowError("the repetition number is too large") }
            return value
        }
        let least = low.isEmpty ? 0 : try number(low)
        let most = high.isEmpty ? unboundedRepetition : try number(high)
        if most < least { throw source.error("min repeat greater than max repeat", back: source.position - here) }
        return (least, most)
    }

    // MARK: groups

    mutating func openGroup(_ name: String?) throws -> Int {
        let number = groupCount
        if let name {
            if let known = groupNames.first(where: { $0.name == name }) {
                throw source.error("redefinition of group name \(name.pythonRepr) as group \(number); was group \(known.number)", back: name.unicodeScalars.count + 1)
            }
            groupNames.append((name, number))
        }
        groupWidths.append(nil)
        return number
    }

    mutating func closeGroup(_ number: Int, _ body: [PatternNode]) { groupWidths[number] = PatternWidth.of(body, groups: groupWidths) }

    func isClosed(_ group: Int) -> Bool { group < groupCount && groupWidths[group] != nil }

    func checkLookbehind(_ group: Int) throws {
        guard let first = lookbehindGroups else { return }
        if !isClosed(group) { throw source.error("cannot refer to an open group") }
        if group >= first { throw source.error("cannot refer to group defined in the same lookbehind subpattern") }
    }

    mutating func mention(_ group: Int, at position: Int) {
        if !mentions.contains(where: { $0.group == group }) { mentions.append((group, position)) }
    }
}
