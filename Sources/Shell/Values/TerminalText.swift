/// Text as a terminal shows it.
enum TerminalText {
    /// The columns that it takes.
    static func width(_ text: String) -> Int { text.utf8.allSatisfy { $0 < 0x80 } ? text.utf8.count : text.reduce(0) { $0 + $1.cells } }

    /// In one line: what moves the cursor, or turns the direction of writing, is shown as Python would write it.
    static func visible(_ text: String) -> String {
        guard text.unicodeScalars.contains(where: isHidden) else { return text }
        var shown = String.UnicodeScalarView()
        for scalar in text.unicodeScalars { if isHidden(scalar) { shown.append(contentsOf: escape(scalar).unicodeScalars) } else { shown.append(scalar) } }
        return String(shown)
    }

    private static func isHidden(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0..<0x20, 0x7F..<0xA0, 0x200E, 0x200F, 0x2028...0x202E, 0x2066...0x2069: true
        default: false
        }
    }

    private static func escape(_ scalar: Unicode.Scalar) -> String {
        switch scalar {
        case "\n": return "\\n"
        case "\r": return "\\r"
        case "\t": return "\\t"
        default:
            let digits = String(scalar.value, radix: 16)
            let width = scalar.value < 0x100 ? 2 : 4
            return (width == 2 ? "\\x" : "\\u") + String(repeating: "0", count: max(0, width - digits.count)) + digits
        }
    }

    /// As much as fits, with a sign where something was left out.
    static func fitted(_ text: String, to width: Int) -> String {
        if self.width(text) <= width { return text }
        var kept = "", taken = 0
        for character in text {
            if taken + character.cells > width - 1 { break }
            kept.append(character)
            taken += character.cells
        }
        return kept + "…"
    }

    /// In lines of at most a width.
    static func wrapped(_ text: String, to width: Int) -> [String] {
        var lines: [String] = [], line = "", taken = 0
        for character in text {
            if taken + character.cells > max(2, width) {
                lines.append(line)
                (line, taken) = ("", 0)
            }
            line.append(character)
            taken += character.cells
        }
        return lines + [line]
    }

    static func blanks(_ count: Int) -> String { String(repeating: " ", count: max(0, count)) }
}
