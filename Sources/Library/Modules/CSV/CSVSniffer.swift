import Runtime

/// `csv.Sniffer`: finds out delimiter and quotes of a sample, and whether its first row names the columns.
final class CSVSniffer: Object {
    static let pythonClass: Class = {
        let made = Class.declare("Sniffer", for: CSVSniffer.self, module: "csv", derivable: true, doc: "Finds out the format of a CSV text.") { type in
            type.constructor { CSVSniffer(type: $0) }
            type.method("sniff", .required("sample", as: String.self), .optional("delimiters", default: Value.none), doc: "Returns a dialect corresponding to the sample.") { (_: CSVSniffer, sample: String, delimiters: Value) throws -> Value in
                try sniff(sample, delimiters)
            }
            type.method("has_header", .required("sample", as: String.self), doc: "Whether the first row seems to name the columns.") { (_: CSVSniffer, sample: String) throws -> Bool in try hasHeader(sample) }
        }
        made.allocate = { CSVSniffer(type: $0) }
        made.takesAttributes = true
        return made
    }()

    /// What was found out of a sample.
    private struct Format {
        var quote = ""
        var doublesQuotes = false
        var delimiter = ""
        var skipsSpace = false
    }

    /// Delimiters to take where several are as likely, the likeliest first.
    private static let preferred = [",", "\t", ";", " ", ":"]

    private static func sniff(_ sample: String, _ delimiters: Value) throws -> Value {
        let text = String(String.UnicodeScalarView(sample.unicodeScalars.withPlainLineEnds))
        var format = try quotedFormat(text, delimiters)
        if format.delimiter.isEmpty { (format.delimiter, format.skipsSpace) = try delimiter(of: text, delimiters) }
        if format.delimiter.isEmpty { throw CSVDialect.error("Could not determine delimiter") }
        let made = Class("dialect", module: "csv", bases: [CSVDialect.dialectClass], derivable: true)
        let settings: [(Name, Value)] = [
            ("_name", .string("sniffed")), ("lineterminator", .string("\r\n")), ("quoting", .int(0)), ("doublequote", .bool(format.doublesQuotes)), ("delimiter", .string(format.delimiter)),
            ("quotechar", .string(format.quote.isEmpty ? "\"" : format.quote)), ("skipinitialspace", .bool(format.skipsSpace)),
        ]
        for (name, value) in settings { made.addMember(name, value) }
        return .object(made)
    }

    // MARK: quoted fields

    /// A quoted field between two delimiters, at the begin of a line, at its end, and alone on a line.
    private static let shapes: [String] = {
        let quote = #"(?P<quote>["'])(?:(?P=quote){2}|(?!(?P=quote)).)*+(?P=quote)"#, delimiter = #"(?P<delim>[^\w\n"'])(?P<space> ?)"#
        return [delimiter + quote + "(?P=delim)", #"(?:^|\n)"# + quote + delimiter, delimiter + quote + #"(?:$|\n)"#, #"(?:^|\n)"# + quote + #"(?:$|\n)"#]
    }()

    private static func expression(_ name: Name, _ arguments: Value...) throws -> Value {
        guard let module = try Program.context?.importModule("re") else { return .none }
        return try module.value.attribute(name).call(arguments)
    }

    /// The quote and the delimiter that most quoted fields have.
    private static func quotedFormat(_ text: String, _ delimiters: Value) throws -> Format {
        var quotes = Tally(), separators = Tally(), spaces = 0
        for (index, shape) in shapes.enumerated() {
            // re.DOTALL | re.MULTILINE
            let matches = try Array(expression("finditer", .string(shape), .string(text), .int(24)).elements())
            for match in matches {
                quotes.count(try match.item(.string("quote")).strText())
                if index == 3 { continue }
                let separator = try match.item(.string("delim"))
                if try delimiters.isNone || delimiters.contains(separator) { separators.count(try separator.strText()) }
                if try match.item(.string("space")).isTrue() { spaces += 1 }
            }
            if !matches.isEmpty { break }
        }
        guard let quote = quotes.mostFrequent else { return Format() }
        var format = Format(quote: quote.text)
        guard let separator = separators.mostFrequent else { return format }
        format.skipsSpace = separator.count == spaces
        format.delimiter = separator.text == "\n" ? "" : separator.text
        if !format.delimiter.isEmpty { format.doublesQuotes = try doublesQuotes(text, format) }
        return format
    }

    /// Whether a quoted field has two quotes next to each other.
    private static func doublesQuotes(_ text: String, _ format: Format) throws -> Bool {
        let quote = format.quote, separator = try expression("escape", .string(format.delimiter)).strText(), space = format.delimiter == " " ? "" : " *+"
        let field = "(?:(?<=\(separator))|^)\(space)\(quote)((?:\(quote)\(quote)|[^\(quote)]++)*+)\(quote)(?:\(separator)|$)"
        // re.MULTILINE
        for match in try expression("finditer", .string(field), .string(text), .int(8)).elements() {
            if try match.item(.int(1)).contains(.string(quote + quote)) { return true }
        }
        return false
    }

    // MARK: frequencies

    /// The character that most lines have as often; rows are looked at in groups of ten until one alone is left.
    private static func delimiter(of text: String, _ delimiters: Value) throws -> (String, Bool) {
        let lines = text.split(separator: "\n").map { Array($0.utf8) }
        /// How many lines have a character how often, in the order of appearance.
        var frequencies = [[(often: Int, lines: Int)]](repeating: [], count: 127)
        var modes: [(character: Int, often: Int, lines: Int)] = [], found: [(character: Int, often: Int, lines: Int)] = []
        let group = min(10, lines.count)
        var start = 0
        while start < lines.count {
            try Pulse.check()
            for line in lines[start..<min(start + group, lines.count)] { note(line, &frequencies) }
            for character in 0..<127 {
                guard let mode = mode(of: frequencies[character]) else { continue }
                if let known = modes.firstIndex(where: { $0.character == character }) { modes[known] = (character, mode.often, mode.lines) } else { modes.append((character, mode.often, mode.lines)) }
            }
            start += group
            let total = Double(min(start, lines.count))
            var consistency = 1.0
            while found.isEmpty, consistency >= 0.9 {
                for mode in modes where mode.often > 0 && mode.lines > 0 && Double(mode.lines) / total >= consistency {
                    if try delimiters.isNone || delimiters.contains(.string(letter(mode.character))) { found.append(mode) }
                }
                consistency -= 0.01
            }
            if found.count == 1 { break }
        }
        guard let first = lines.first, !found.isEmpty else { return ("", false) }
        let likely = preferred.first { text in found.contains { letter($0.character) == text } }
        let last = found.max { ($0.often, $0.lines, $0.character) < ($1.often, $1.lines, $1.character) }.map { letter($0.character) }
        let chosen = found.count > 1 ? likely ?? last ?? "" : letter(found[0].character)
        let code = chosen.utf8.first ?? 0
        let alone = first.filter { $0 == code }.count
        var spaced = 0, at = 0
        while at + 1 < first.count {
            let isSpaced = first[at] == code && first[at + 1] == 32
            if isSpaced { spaced += 1 }
            at += isSpaced ? 2 : 1
        }
        return (chosen, alone == spaced)
    }

    private static func letter(_ code: Int) -> String { String(decoding: [UInt8(code)], as: UTF8.self) }

    private static func note(_ line: [UInt8], _ frequencies: inout [[(often: Int, lines: Int)]]) {
        var counts = [Int](repeating: 0, count: 127)
        for byte in line where byte < 127 { counts[Int(byte)] += 1 }
        for (character, often) in counts.enumerated() {
            if let known = frequencies[character].firstIndex(where: { $0.often == often }) { frequencies[character][known].lines += 1 } else { frequencies[character].append((often, 1)) }
        }
    }

    /// How often most lines have a character, and by how many they outnumber the others.
    private static func mode(of counts: [(often: Int, lines: Int)]) -> (often: Int, lines: Int)? {
        guard var best = counts.first, counts.count > 1 || best.often > 0 else { return nil }
        for other in counts.dropFirst() where other.lines > best.lines { best = other }
        let others = counts.reduce(0) { $0 + $1.lines } - best.lines
        return (best.often, best.lines - others)
    }

    // MARK: headers

    /// What the values of a column have in common.
    private enum ColumnKind: Equatable {
        case number, length(Int)

        init(_ text: String) { self = ColumnKind.isNumber(text) ? .number : .length(text.codePointCount) }

        /// Whether `complex(text)` reads it.
        private static func isNumber(_ text: String) -> Bool {
            func isFloat(_ part: Substring) -> Bool { (try? Value.object(Class.float).call(.string(String(part)))) != nil }
            if isFloat(text[...]) { return true }
            guard text.last == "j" || text.last == "J" else { return false }
            let imaginary = text.dropLast()
            if imaginary.isEmpty || imaginary == "+" || imaginary == "-" || isFloat(imaginary) { return true }
            guard let sign = imaginary.lastIndex(where: { $0 == "+" || $0 == "-" }), sign > imaginary.startIndex else { return false }
            return isFloat(imaginary[..<sign]) && (imaginary[sign...].count == 1 || isFloat(imaginary[sign...]))
        }
    }

    /// Columns whose values are of one kind vote: for a header where the first row is of another.
    private static func hasHeader(_ sample: String) throws -> Bool {
        guard let io = try Program.context?.importModule("io") else { return false }
        let lines = try io.value.attribute("StringIO").call(.string(sample))
        let reader = try CSVReader(lines, CSVDialect(try sniff(sample, .none), [])).value
        var header: [String]?
        var kinds: [Int: ColumnKind] = [:], dropped: Set<Int> = [], checked = 0
        for row in try reader.elements() {
            let values = try row.elements().map { try $0.strText() }
            guard let names = header else {
                header = values
                continue
            }
            if checked > 20 { break }
            checked += 1
            if values.count != names.count { continue }
            for (column, value) in values.enumerated() where !dropped.contains(column) {
                let kind = ColumnKind(value)
                if let known = kinds[column], known != kind { dropped.insert(column) } else { kinds[column] = kind }
            }
        }
        var votes = 0
        for (column, name) in (header ?? []).enumerated() where !dropped.contains(column) {
            guard let kind = kinds[column] else {
                votes += 1
                continue
            }
            let isAlike = if case .length(let length) = kind { name.codePointCount == length } else { ColumnKind(name) == .number }
            votes += isAlike ? -1 : 1
        }
        return votes > 0
    }
}

/// How often texts were met, in the order of appearance.
private struct Tally {
    private var counts: [(text: String, count: Int)] = []

    mutating func count(_ text: String) {
        if let known = counts.firstIndex(where: { $0.text == text }) { counts[known].count += 1 } else { counts.append((text, 1)) }
    }

    /// The first of the most frequent ones.
    var mostFrequent: (text: String, count: Int)? {
        guard var best = counts.first else { return nil }
        for other in counts.dropFirst() where other.count > best.count { best = other }
        return best
    }
}

extension String.UnicodeScalarView {
    /// The text with `\r\n` and `\r` as `\n`.
    fileprivate var withPlainLineEnds: [UnicodeScalar] {
        var out: [UnicodeScalar] = []
        var previous: UnicodeScalar?
        for scalar in self {
            if scalar == "\r" { out.append("\n") } else if scalar != "\n" || previous != "\r" { out.append(scalar) }
            previous = scalar
        }
        return out
    }
}
