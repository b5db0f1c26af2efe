import Syntax

extension String {
    /// `repr(s)`
    public var pythonRepr: String { quoted(asciiOnly: false) }

    /// `ascii(s)` with `asciiOnly`.
    public func quoted(asciiOnly: Bool) -> String {
        let isPlain = withBytes { $0.allSatisfy { $0 >= 32 && $0 < 127 && $0 != 39 && $0 != 92 } }
        if isPlain { return "'" + self + "'" }
        var out = QuotedText(for: self, asciiOnly: asciiOnly)
        out.append(unicodeScalars[...])
        return out.finished
    }

    /// `repr(s)` of a text that may be long: the limits are looked at on the way.
    func reprWithinLimits() throws -> String {
        guard utf8.count > StringObject.longText else { return pythonRepr }
        try Limits.reserve(utf8.count, of: 2)
        var out = QuotedText(for: self)
        var rest = unicodeScalars[...]
        while !rest.isEmpty {
            try Pulse.check()
            let piece = rest.prefix(StringObject.longText)
            out.append(piece)
            rest = rest[piece.endIndex...]
        }
        return out.finished
    }
}

/// The text of a string literal in the making, as `repr` writes it.
private struct QuotedText {
    private var bytes: [UInt8] = []
    private let quote: UInt8
    private let asciiOnly: Bool

    /// Chooses the quotes: double ones where only single ones occur in the text.
    init(for text: String, asciiOnly: Bool = false) {
        quote = text.utf8.contains(39) && !text.utf8.contains(34) ? 34 : 39
        self.asciiOnly = asciiOnly
        bytes.reserveCapacity(text.utf8.count + 2)
        bytes.append(quote)
    }

    mutating func append(_ scalars: Substring.UnicodeScalarView) {
        for scalar in scalars {
            switch scalar {
            case "\\": append("\\\\")
            case "\n": append("\\n")
            case "\r": append("\\r")
            case "\t": append("\\t")
            default:
                if scalar.value == UInt32(quote) {
                    bytes.append(92)
                    bytes.append(quote)
                } else if scalar.isASCII, scalar.isPythonPrintable {
                    bytes.append(UInt8(truncatingIfNeeded: scalar.value))
                } else if !asciiOnly, scalar.isPythonPrintable {
                    bytes.append(contentsOf: UTF8.encode(scalar) ?? UTF8.EncodedScalar())
                } else {
                    bytes.append(contentsOf: scalar.pythonEscape.utf8)
                }
            }
        }
    }

    private mutating func append(_ text: StaticString) { text.withUTF8Buffer { bytes.append(contentsOf: $0) } }

    var finished: String { String(decoding: bytes + [quote], as: UTF8.self) }
}

extension UnicodeScalar {
    /// Whether `repr` shows it as it is (`str.isprintable`).
    public var isPythonPrintable: Bool {
        if value < 127 { return value >= 32 }
        switch properties.generalCategory {
        case .control, .format, .surrogate, .privateUse, .unassigned, .lineSeparator, .paragraphSeparator: return false
        case .spaceSeparator: return value == 32
        default: return isKnown
        }
    }
    /// `\x7f`, `\u2028`, `\U0001f600`
    public var pythonEscape: String {
        let code = pythonCode
        let hex = String(code, radix: 16)
        if code < 0x100 { return "\\x" + String(repeating: "0", count: 2 - hex.count) + hex }
        if code < 0x10000 { return "\\u" + String(repeating: "0", count: 4 - hex.count) + hex }
        return "\\U" + String(repeating: "0", count: 8 - hex.count) + hex
    }
}
