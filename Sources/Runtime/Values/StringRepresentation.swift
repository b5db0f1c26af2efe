extension String {
    /// `repr(s)`
    public var pythonRepr: String { quoted(asciiOnly: false) }

    /// `ascii(s)` with `asciiOnly`.
    public func quoted(asciiOnly: Bool) -> String {
        let isPlain = withBytes { $0.allSatisfy { $0 >= 32 && $0 < 127 && $0 != 39 && $0 != 92 } }
        if isPlain { return "'" + self + "'" }
        let quote: UnicodeScalar = utf8.contains(39) && !utf8.contains(34) ? "\"" : "'"
        var out = String.UnicodeScalarView()
        out.append(quote)
        for scalar in unicodeScalars {
            switch scalar {
            case "\\": out.append(contentsOf: "\\\\".unicodeScalars)
            case "\n": out.append(contentsOf: "\\n".unicodeScalars)
            case "\r": out.append(contentsOf: "\\r".unicodeScalars)
            case "\t": out.append(contentsOf: "\\t".unicodeScalars)
            case quote:
                out.append("\\")
                out.append(quote)
            default:
                if scalar.isPythonPrintable, !asciiOnly || scalar.isASCII { out.append(scalar) } else { out.append(contentsOf: scalar.pythonEscape.unicodeScalars) }
            }
        }
        out.append(quote)
        return String(out)
    }
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
        let hex = String(value, radix: 16)
        if value < 0x100 { return "\\x" + String(repeating: "0", count: 2 - hex.count) + hex }
        if value < 0x10000 { return "\\u" + String(repeating: "0", count: 4 - hex.count) + hex }
        return "\\U" + String(repeating: "0", count: 8 - hex.count) + hex
    }
}
