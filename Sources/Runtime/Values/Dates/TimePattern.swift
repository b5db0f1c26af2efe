/// A format of `strptime`, matched against a text with the alternatives that CPython's `_strptime` tries, in its order.
struct TimePattern {
    private enum Part {
        case literal(UnicodeScalar)
        /// `\s+`
        case space
        case directive(UnicodeScalar)
    }

    private let parts: [Part]

    /// - Throws: ValueError for a directive that there is not.
    init(_ format: String) throws {
        var parts: [Part] = []
        var known: Set<UnicodeScalar> = []
        func read(_ text: String) throws {
            var scalars = text.unicodeScalars.makeIterator()
            while let scalar = scalars.next() {
                if scalar.properties.isWhitespace {
                    if case .space? = parts.last { continue }
                    parts.append(.space)
                } else if scalar != "%" {
                    parts.append(.literal(scalar))
                } else {
                    guard let directive = scalars.next() else { throw PythonException.valueError("stray % in format '\(format)'") }
                    switch directive {
                    case "%": parts.append(.literal("%"))
                    case "c": try read("%a %b %d %H:%M:%S %Y")
                    case "x": try read("%m/%d/%y")
                    case "X": try read("%H:%M:%S")
                    case "A", "a", "B", "b", "d", "f", "G", "H", "I", "j", "M", "m", "p", "S", "U", "u", "V", "W", "w", "Y", "y", "Z", "z":
                        guard known.insert(directive).inserted else { throw PythonException.valueError("redefinition of group name '\(directive)'") }
                        parts.append(.directive(directive))
                    default:
                        let shown = directive == "\\" ? "\\\\" : String(Character(directive))
                        throw PythonException.valueError("'\(shown)' is a bad directive in format '\(format)'")
                    }
                }
            }
        }
        try read(format)
        self.parts = parts
    }

    /// The text of each directive, and how many code points matched; nil where the text does not begin with the pattern.
    func match(_ text: [UnicodeScalar]) -> (fields: [UnicodeScalar: String], end: Int)? {
        var fields: [UnicodeScalar: String] = [:]
        guard let end = match(text, 0, 0, &fields) else { return nil }
        return (fields, end)
    }

    private func match(_ text: [UnicodeScalar], _ start: Int, _ index: Int, _ fields: inout [UnicodeScalar: String]) -> Int? {
        var at = start, index = index
        while index < parts.count {
            switch parts[index] {
            case .literal(let scalar):
                guard at < text.count, text[at].folded == scalar.folded else { return nil }
                at += 1
            case .space:
                guard at < text.count, text[at].properties.isWhitespace else { return nil }
                while at < text.count, text[at].properties.isWhitespace { at += 1 }
                // A day may begin with a space, which the pattern's space must then leave.
                if index + 1 < parts.count, case .directive("d") = parts[index + 1], at - 1 > start, let end = match(text, at, index + 1, &fields) ?? match(text, at - 1, index + 1, &fields) { return end }
            case .directive(let directive):
                for length in TimePattern.candidates(directive, text[at...]) {
                    fields[directive] = String(String.UnicodeScalarView(text[at..<(at + length)]))
                    if let end = match(text, at + length, index + 1, &fields) { return end }
                }
                return nil
            }
            index += 1
        }
        return at
    }

    /// The lengths that a directive may match, in the order in which they are tried.
    private static func candidates(_ directive: UnicodeScalar, _ text: ArraySlice<UnicodeScalar>) -> [Int] {
        func digit(_ offset: Int, _ range: ClosedRange<Int> = 0...9) -> Bool {
            guard text.startIndex + offset < text.endIndex, let number = text[text.startIndex + offset].decimalDigit else { return false }
            return range.contains(number)
        }
        func found(_ alternatives: (Bool, Int)...) -> [Int] { alternatives.filter(\.0).map(\.1) }
        switch directive {
        case "d": return found((digit(0, 3...3) && digit(1, 0...1), 2), (digit(0, 1...2) && digit(1), 2), (digit(0, 0...0) && digit(1, 1...9), 2), (digit(0, 1...9), 1), (text.first == " " && digit(1, 1...9), 2))
        case "f": return (1...6).filter { count in (0..<count).allSatisfy { digit($0) } }.reversed()
        case "H": return found((digit(0, 2...2) && digit(1, 0...3), 2), (digit(0, 0...1) && digit(1), 2), (digit(0), 1))
        case "I", "m": return found((digit(0, 1...1) && digit(1, 0...2), 2), (digit(0, 0...0) && digit(1, 1...9), 2), (digit(0, 1...9), 1))
        case "j":
            return found((digit(0, 3...3) && digit(1, 6...6) && digit(2, 0...6), 3), (digit(0, 3...3) && digit(1, 0...5) && digit(2), 3), (digit(0, 1...2) && digit(1) && digit(2), 3), (digit(0, 0...0) && digit(1, 1...9) && digit(2), 3),
                         (digit(0, 0...0) && digit(1, 0...0) && digit(2, 1...9), 3), (digit(0, 1...9) && digit(1), 2), (digit(0, 0...0) && digit(1, 1...9), 2), (digit(0, 1...9), 1))
        case "M": return found((digit(0, 0...5) && digit(1), 2), (digit(0), 1))
        case "S": return found((digit(0, 6...6) && digit(1, 0...1), 2), (digit(0, 0...5) && digit(1), 2), (digit(0), 1))
        case "U", "W": return found((digit(0, 5...5) && digit(1, 0...3), 2), (digit(0, 0...4) && digit(1), 2), (digit(0), 1))
        case "V": return found((digit(0, 5...5) && digit(1, 0...3), 2), (digit(0, 0...0) && digit(1, 1...9), 2), (digit(0, 1...4) && digit(1), 2), (digit(0), 1))
        case "w": return found((digit(0, 0...6), 1))
        case "u": return found((digit(0, 1...7), 1))
        case "y": return found((digit(0) && digit(1), 2))
        case "Y", "G": return found(((0..<4).allSatisfy { digit($0) }, 4))
        case "A": return names(CalendarNames.days, text)
        case "a": return names(CalendarNames.shortDays, text)
        case "B": return names(CalendarNames.months, text)
        case "b": return names(CalendarNames.shortMonths, text)
        case "p": return names(["AM", "PM"], text)
        case "Z": return names(TimeZoneNames.known, text)
        case "z": return offsets(text, digit)
        default: return []
        }
    }

    private static func names(_ names: [String], _ text: ArraySlice<UnicodeScalar>) -> [Int] {
        names.map { $0.unicodeScalars.map(\.folded) }.filter { name in text.count >= name.count && zip(text, name).allSatisfy { $0.folded == $1 } }.map(\.count).sorted(by: >)
    }

    /// `[+-]HH:?MM(:?SS(.f{1,6})?)?` or `Z`
    private static func offsets(_ text: ArraySlice<UnicodeScalar>, _ digit: (Int, ClosedRange<Int>) -> Bool) -> [Int] {
        func scalar(_ offset: Int) -> UnicodeScalar? { text.startIndex + offset < text.endIndex ? text[text.startIndex + offset] : nil }
        if text.first == "Z" { return [1] }
        guard text.first == "+" || text.first == "-", digit(1, 0...9), digit(2, 0...9) else { return [] }
        var at = scalar(3) == ":" ? 4 : 3
        guard digit(at, 0...5), digit(at + 1, 0...9) else { return [] }
        at += 2
        var lengths = [at]
        let seconds = scalar(at) == ":" ? at + 1 : at
        if digit(seconds, 0...5), digit(seconds + 1, 0...9) {
            at = seconds + 2
            lengths.insert(at, at: 0)
            if scalar(at) == "." {
                var end = at + 1
                while end < at + 7, digit(end, 0...9) {
                    end += 1
                    lengths.insert(end, at: 0)
                }
            }
        }
        return lengths
    }
}

extension UnicodeScalar {
    /// Lower case, one code point for one.
    fileprivate var folded: UnicodeScalar { properties.lowercaseMapping.unicodeScalars.first ?? self }
    /// The value of a decimal digit of any script.
    var decimalDigit: Int? {
        if isASCII { return value >= 48 && value <= 57 ? Int(value) - 48 : nil }
        return properties.numericType == .decimal ? properties.numericValue.map { Int($0) } : nil
    }
}
