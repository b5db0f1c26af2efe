import Runtime

/// The lines of two texts side by side, with marks where similar lines differ (`difflib.Differ`, `ndiff`).
struct LineDifference {
    private let a: [String], b: [String]
    private let aLetters: [[Int]], bLetters: [[Int]]
    private let lineJunk: (String) throws -> Bool
    private let letterJunk: (String) throws -> Bool
    private var out: [String] = []

    /// `ndiff(a, b)`
    static func lines(_ a: [String], _ b: [String], lineJunk: @escaping (String) throws -> Bool = { _ in false }, letterJunk: @escaping (String) throws -> Bool = { $0 == " " || $0 == "\t" }) throws -> [String] {
        var difference = LineDifference(a, b, lineJunk, letterJunk)
        try difference.compare()
        return difference.out
    }

    private init(_ a: [String], _ b: [String], _ lineJunk: @escaping (String) throws -> Bool, _ letterJunk: @escaping (String) throws -> Bool) {
        (self.a, self.b) = (a, b)
        (aLetters, bLetters) = (a.map(LineDifference.letters), b.map(LineDifference.letters))
        (self.lineJunk, self.letterJunk) = (lineJunk, letterJunk)
    }

    private static func letters(_ line: String) -> [Int] { line.unicodeScalars.map { Int($0.value) } }

    private mutating func compare() throws {
        var numbers: [String: Int] = [:], junk: Set<Int> = []
        func number(_ line: String) -> Int {
            if let known = numbers[line] { return known }
            numbers[line] = numbers.count
            return numbers.count - 1
        }
        let first = a.map(number), second = b.map(number)
        for (line, number) in numbers where try lineJunk(line) { junk.insert(number) }
        var matching = SequenceMatching(first, second, junk: junk)
        for step in try matching.steps() {
            switch step.kind {
            case .replace: try replace(step.a, step.b)
            case .delete: dump("-", a[step.a])
            case .insert: dump("+", b[step.b])
            case .equal: dump(" ", a[step.a])
            }
        }
    }

    private mutating func dump(_ mark: String, _ lines: ArraySlice<String>) { for line in lines { out.append("\(mark) \(line)") } }

    private mutating func replaceWhole(_ inA: Range<Int>, _ inB: Range<Int>) {
        if inB.count < inA.count {
            dump("+", b[inB])
            dump("-", a[inA])
        } else {
            dump("-", a[inA])
            dump("+", b[inB])
        }
    }

    private func junkLetters(_ letters: [Int]) throws -> Set<Int> {
        var junk: Set<Int> = []
        for letter in Set(letters) {
            if let scalar = Unicode.Scalar(letter), try letterJunk(String(Character(scalar))) { junk.insert(letter) }
        }
        return junk
    }

    /// Looks for the two lines that are most alike, marks their differences, and goes on before and behind them.
    private mutating func replace(_ inA: Range<Int>, _ inB: Range<Int>) throws {
        try StackGuard.guarding("") {
            var best: (ratio: Double, a: Int, b: Int) = (0.74, 0, 0)
            var equal: (a: Int, b: Int)?
            for j in inB {
                var matching = SequenceMatching([], bLetters[j], junk: try junkLetters(bLetters[j]))
                for i in inA {
                    try Pulse.check()
                    if a[i] == b[j] {
                        if equal == nil { equal = (i, j) }
                        continue
                    }
                    matching.set(first: aLetters[i])
                    if matching.quickestRatio > best.ratio, matching.quickRatio() > best.ratio, case let ratio = try matching.ratio(), ratio > best.ratio { best = (ratio, i, j) }
                }
            }
            if best.ratio < 0.75 {
                guard let equal else { return replaceWhole(inA, inB) }
                best = (1, equal.a, equal.b)
            } else { equal = nil }
            try around(inA.lowerBound..<best.a, inB.lowerBound..<best.b)
            if equal == nil { try mark(best.a, best.b) } else { out.append("  " + a[best.a]) }
            try around(best.a + 1..<inA.upperBound, best.b + 1..<inB.upperBound)
        }
    }

    private mutating func around(_ inA: Range<Int>, _ inB: Range<Int>) throws {
        if inA.isEmpty { dump("+", b[inB]) } else if inB.isEmpty { dump("-", a[inA]) } else { try replace(inA, inB) }
    }

    /// Two similar lines, with `^`, `-` and `+` below the letters that differ.
    private mutating func mark(_ i: Int, _ j: Int) throws {
        var matching = SequenceMatching(aLetters[i], bLetters[j], junk: try junkLetters(bLetters[j]))
        var below = "", belowOther = ""
        func repeated(_ mark: String, _ range: Range<Int>) -> String { String(repeating: mark, count: range.count) }
        for step in try matching.steps() {
            switch step.kind {
            case .replace:
                below += repeated("^", step.a)
                belowOther += repeated("^", step.b)
            case .delete: below += repeated("-", step.a)
            case .insert: belowOther += repeated("+", step.b)
            case .equal:
                below += repeated(" ", step.a)
                belowOther += repeated(" ", step.b)
            }
        }
        put("-", a[i], below)
        put("+", b[j], belowOther)
    }

    private mutating func put(_ mark: String, _ line: String, _ below: String) {
        out.append("\(mark) \(line)")
        var marks = ""
        for (letter, mark) in zip(line.unicodeScalars, below) { marks.append(mark == " " && letter.properties.isWhitespace ? Character(letter) : mark) }
        while let last = marks.last, last.isWhitespace { marks.removeLast() }
        if !marks.isEmpty { out.append("? \(marks)\n") }
    }
}
