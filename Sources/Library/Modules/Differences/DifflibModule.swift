import Runtime

/// `difflib`
func difflibModule(_ module: ModuleObject) {
    module.isWrittenInPython = true
    module["SequenceMatcher"] = .object(SequenceMatcherObject.pythonClass)
    module["Differ"] = .object(DifferObject.pythonClass)
    module.function("IS_LINE_JUNK", .required("line", as: String.self), doc: "Whether a line is empty, but for a `#` perhaps.") { (line: String) -> Bool in
        let text = line.trimmingWhitespace
        return text.isEmpty || text == "#"
    }
    let letterJunk = NativeFunction.declare("IS_CHARACTER_JUNK", .required("ch", as: String.self), doc: "Whether a character is a blank or a tab.") { (letter: String) -> Bool in letter == " " || letter == "\t" }
    module.add(letterJunk)
    module.function("ndiff", .required("a", as: Value.self), .required("b", as: Value.self), .optional("linejunk", default: Value.none), .optional("charjunk", default: letterJunk.value, shown: "IS_CHARACTER_JUNK"), doc: "The difference of two texts, as Differ shows it.") { (a: Value, b: Value, lineJunk: Value, letterJunk: Value) throws -> Value in
        try Differences.compared(a, b, lineJunk: lineJunk, letterJunk: letterJunk)
    }
    module.function("restore", .required("delta", as: Value.self), .required("which", as: Int.self), doc: "One of the two texts that ndiff() compared.") { (delta: Value, which: Int) throws -> Value in
        guard which == 1 || which == 2 else { throw PythonException.valueError("unknown delta choice (must be 1 or 2): \(which)") }
        let marks = [which == 1 ? "- " : "+ ", "  "]
        return Differences.iterator(try delta.elements().map { try $0.strText() }.filter { line in marks.contains { line.hasPrefix($0) } }.map { String($0.dropFirst(2)) })
    }
    module.function("get_close_matches", .required("word", as: Value.self), .required("possibilities", as: Value.self), .optional("n", default: 3), .optional("cutoff", default: 0.6), doc: "The words of a list that are most like a word.") { (word: Value, possibilities: Value, count: Int, cutoff: Double) throws -> Value in
        guard count > 0 else { throw PythonException.valueError("n must be > 0: \(count)") }
        guard cutoff >= 0, cutoff <= 1 else { throw PythonException.valueError("cutoff must be in [0.0, 1.0]: \(cutoff.pythonDescription)") }
        return try Differences.closeMatches(word, possibilities, count, cutoff)
    }
    for (name, doc, write) in [("unified_diff", "The difference of two texts in the form of `diff -u`.", Differences.unified), ("context_diff", "The difference of two texts in the form of `diff -c`.", Differences.context)] {
        module.function(name, .required("a", as: Value.self), .required("b", as: Value.self), .optional("fromfile", default: ""), .optional("tofile", default: ""), .optional("fromfiledate", default: ""), .optional("tofiledate", default: ""), .optional("n", default: 3), .optional("lineterm", default: "\n"), doc: doc) { (a: Value, b: Value, from: String, to: String, fromDate: String, toDate: String, context: Int, end: String) throws -> Value in
            let first = try Differences.lines(a), second = try Differences.lines(b)
            let titles = (from + (fromDate.isEmpty ? "" : "\t" + fromDate) + end, to + (toDate.isEmpty ? "" : "\t" + toDate) + end)
            var matching = Differences.matching(first, second)
            return Differences.iterator(write(first, second, try matching.groups(context: context), titles, end))
        }
    }
}

/// `difflib.Differ`
final class DifferObject: Object {
    private var lineJunk = Value.none, letterJunk = Value.none
    static let pythonClass: Class = {
        let made = Class.declare("Differ", for: DifferObject.self, module: "difflib", doc: "Shows line by line how texts differ.") { type in
            type.method("compare", .required("a", as: Value.self), .required("b", as: Value.self), doc: "The lines of both texts, each marked: common, in the first or in the second alone.") { (differ: DifferObject, a: Value, b: Value) throws -> Value in
                try Differences.compared(a, b, lineJunk: differ.lineJunk, letterJunk: differ.letterJunk)
            }
        }
        made.construct = { type, arguments in
            let given = try NativeSignature("Differ.__init__", ["linejunk", "charjunk"], required: 0).bind(arguments)
            let differ = DifferObject(type: type)
            (differ.lineJunk, differ.letterJunk) = (given[0] ?? .none, given[1] ?? .none)
            return differ.value
        }
        return made
    }()
}

enum Differences {
    static func lines(_ value: Value) throws -> [String] {
        try value.elements().map { line in
            guard let text = line.object as? StringObject else { throw PythonException.typeError("lines to compare must be str, not \(line.typeName) (\(try line.reprText()))") }
            return text.text
        }
    }
    static func iterator(_ lines: [String]) -> Value {
        var rest = lines[...]
        return .object(ClosureIterator { rest.popFirst().map { .string($0) } })
    }
    static func matching(_ a: [String], _ b: [String]) -> SequenceMatching {
        var numbers: [String: Int] = [:]
        func number(_ line: String) -> Int {
            if let known = numbers[line] { return known }
            numbers[line] = numbers.count
            return numbers.count - 1
        }
        return SequenceMatching(a.map(number), b.map(number))
    }

    static func compared(_ a: Value, _ b: Value, lineJunk: Value, letterJunk: Value) throws -> Value {
        func test(_ junk: Value) -> (String) throws -> Bool { { junk.isNone ? false : try junk.call(.string($0)).isTrue() } }
        return iterator(try LineDifference.lines(try lines(a), try lines(b), lineJunk: test(lineJunk), letterJunk: test(letterJunk)))
    }

    static func closeMatches(_ word: Value, _ possibilities: Value, _ count: Int, _ cutoff: Double) throws -> Value {
        let numbers = DictObject()
        func coded(_ sequence: Value) throws -> [Int] {
            try sequence.elements().map { element in
                if case .int(let known)? = try numbers.get(element) { return known }
                try numbers.set(element, .int(numbers.count))
                return numbers.count - 1
            }
        }
        var matching = SequenceMatching([], try coded(word)), found: [(score: Double, value: Value)] = []
        for candidate in try possibilities.elements() {
            matching.set(first: try coded(candidate))
            if matching.quickestRatio >= cutoff, matching.quickRatio() >= cutoff, case let score = try matching.ratio(), score >= cutoff { found.append((score, candidate)) }
        }
        // Of equal scores the greater word goes first.
        let sorted = try Sorting.sorted(found.map { .tuple([.float($0.score), $0.value]) }, key: .none, isReversed: true)
        return .list(try sorted.prefix(count).map { try $0.item(.int(1)) })
    }

    /// `@@ -1,3 +1,4 @@`
    static func unified(_ a: [String], _ b: [String], _ groups: [[SequenceMatching.Step]], _ titles: (String, String), _ end: String) -> [String] {
        func range(_ range: Range<Int>) -> String { range.count == 1 ? "\(range.lowerBound + 1)" : "\(range.lowerBound + (range.isEmpty ? 0 : 1)),\(range.count)" }
        var out = groups.isEmpty ? [] : ["--- \(titles.0)", "+++ \(titles.1)"]
        for group in groups {
            guard let first = group.first, let last = group.last else { continue }
            out.append("@@ -\(range(first.a.lowerBound..<last.a.upperBound)) +\(range(first.b.lowerBound..<last.b.upperBound)) @@\(end)")
            for step in group {
                if step.kind == .equal {
                    out += a[step.a].map { " " + $0 }
                } else {
                    out += a[step.a].map { "-" + $0 }
                    out += b[step.b].map { "+" + $0 }
                }
            }
        }
        return out
    }

    /// `*** 1,3 ****`
    static func context(_ a: [String], _ b: [String], _ groups: [[SequenceMatching.Step]], _ titles: (String, String), _ end: String) -> [String] {
        func range(_ range: Range<Int>) -> String {
            let start = range.lowerBound + (range.isEmpty ? 0 : 1)
            return range.count <= 1 ? "\(start)" : "\(start),\(start + range.count - 1)"
        }
        let marks: [SequenceMatching.Step.Kind: String] = [.insert: "+ ", .delete: "- ", .replace: "! ", .equal: "  "]
        var out = groups.isEmpty ? [] : ["*** \(titles.0)", "--- \(titles.1)"]
        for group in groups {
            guard let first = group.first, let last = group.last else { continue }
            out.append("***************" + end)
            out.append("*** \(range(first.a.lowerBound..<last.a.upperBound)) ****\(end)")
            if group.contains(where: { $0.kind == .replace || $0.kind == .delete }) {
                for step in group where step.kind != .insert { out += a[step.a].map { (marks[step.kind] ?? "") + $0 } }
            }
            out.append("--- \(range(first.b.lowerBound..<last.b.upperBound)) ----\(end)")
            if group.contains(where: { $0.kind == .replace || $0.kind == .insert }) {
                for step in group where step.kind != .delete { out += b[step.b].map { (marks[step.kind] ?? "") + $0 } }
            }
        }
        return out
    }
}

extension String {
    fileprivate var trimmingWhitespace: String {
        var text = self[...]
        while let first = text.first, first.isWhitespace { text.removeFirst() }
        while let last = text.last, last.isWhitespace { text.removeLast() }
        return String(text)
    }
}
