import Runtime

/// The template of `sub` and `expand`: literal text and references to groups.
final class ReplacementTemplate {
    private enum Part {
        /// Literal text, as UTF-8 where it is text.
        case literal([UInt8])
        case group(Int)
    }

    /// The template as it was written, where it is text.
    let source: String?
    private let parts: [Part]
    private let isText: Bool

    /// - Throws: re.error for escapes and groups that are not valid, IndexError for names that the pattern does not have.
    init(_ template: Value, _ pattern: PatternObject) throws {
        source = (template.object as? StringObject)?.text
        isText = source != nil
        var template = template
        if !isText {
            guard let bytes = template.bytesLike else { throw PythonException.typeError("decoding to str: need a bytes-like object, \(template.typeName) found") }
            template = BytesObject(bytes).value
        }
        var reader = Reader(source: try PatternSource(template), pattern: pattern)
        try reader.read()
        parts = reader.parts
    }

    /// Appends the template filled from a match.
    func append(_ found: FoundMatch, _ subject: MatchSubject, to output: inout [UInt8]) throws {
        for part in parts {
            switch part {
            case .literal(let text):
                if isText != subject.isText {
                    throw PythonException.typeError(subject.isText ? "sequence item 0: expected str instance, bytes found" : "sequence item 0: expected a bytes-like object, str found")
                }
                output.append(contentsOf: text)
            case .group(let number):
                let span = found.span(number)
                subject.append(span.start, span.end, to: &output)
            }
        }
    }

    private struct Reader {
        var source: PatternSource
        let pattern: PatternObject
        var parts: [Part] = []
        private var literal: [UInt32] = []

        init(source: PatternSource, pattern: PatternObject) {
            self.source = source
            self.pattern = pattern
        }

        mutating func read() throws {
            while let token = try source.take() {
                if token.isEscape { try escape(token) } else { literal.append(token.code) }
            }
            flush()
        }

        private mutating func flush() {
            if literal.isEmpty { return }
            parts.append(.literal(source.isText ? Array(PatternSource.text(literal).utf8) : literal.map { UInt8(truncatingIfNeeded: $0) }))
            literal = []
        }

        private mutating func reference(_ group: Int, back: Int) throws {
            if group > pattern.groupCount { throw source.error("invalid group reference \(group)", back: back) }
            flush()
            parts.append(.group(group))
        }

        private mutating func escape(_ token: PatternSource.Token) throws {
            switch UnicodeScalar(token.code) {
            case "g": try named()
            case "0":
                let digits = try source.take(atMost: 2, while: PatternParser.isOctal)
                literal.append((PatternParser.number(digits, radix: 8) ?? 0) & 255)
            case "1", "2", "3", "4", "5", "6", "7", "8", "9": try numbered(token)
            case "a": literal.append(7)
            case "b": literal.append(8)
            case "f": literal.append(12)
            case "n": literal.append(10)
            case "r": literal.append(13)
            case "t": literal.append(9)
            case "v": literal.append(11)
            case "\\": literal.append(92)
            default:
                if let scalar = UnicodeScalar(token.code), scalar.isASCII, scalar.properties.isAlphabetic { throw source.error("bad escape \(token.text)", back: 2) }
                literal += [92, token.code]
            }
        }

        /// `\g<name>`, `\g<2>`
        private mutating func named() throws {
            guard try source.skip("<") else { throw source.error("missing <") }
            let name = try source.name(until: ">", called: "group name")
            let length = name.unicodeScalars.count + 1
            if try name.isPythonIdentifier {
                guard let number = pattern.number(ofGroup: name) else { throw PythonException.indexError("unknown group name \(name.pythonRepr)") }
                try reference(number, back: length)
            } else {
                guard let number = GroupNumber.read(name) else { throw source.error("bad character in group name \(name.pythonRepr)", back: length) }
                if number >= GroupNumber.limit { throw source.error("invalid group reference \(number)", back: length) }
                try reference(number, back: length)
            }
        }

        /// `\1`, `\12`, and `\123`, which is an octal number
        private mutating func numbered(_ token: PatternSource.Token) throws {
            var digits = [token.code] + (try source.take(atMost: 1) { $0 >= 48 && $0 <= 57 })
            if digits.count == 2, digits.allSatisfy(PatternParser.isOctal) {
                digits += try source.take(atMost: 1, while: PatternParser.isOctal)
                if digits.count == 3 {
                    let code = PatternParser.number(digits, radix: 8) ?? 0
                    if code > 255 { throw source.error("octal escape value \\\(PatternSource.text(digits)) outside of range 0-0o377", back: 4) }
                    literal.append(code)
                    return
                }
            }
            try reference(Int(PatternSource.text(digits)) ?? 0, back: digits.count)
        }
    }
}
