/// What is open at the end of the lines seen so far: brackets, a string of many lines, a line joined by a backslash.
///
/// A stream of lines is scanned once with it, so that a long literal is parsed when it is whole and not at each of its lines.
struct OpenConstructs {
    private var brackets: [UInt8] = []
    /// The quote of the triple-quoted string that is open; 0 where none is.
    private var tripleQuote: UInt8 = 0
    private var isJoined = false
    /// Whether a bracket closed what was not open: the parser will refuse it.
    private var isBroken = false

    var isEmpty: Bool { isBroken || brackets.isEmpty && tripleQuote == 0 && !isJoined }

    /// Takes one line, without its end.
    mutating func scan(_ line: String) {
        let bytes = Array(line.utf8)
        var at = 0
        isJoined = false
        while at < bytes.count {
            if tripleQuote != 0 {
                skipTriple(bytes, &at)
                continue
            }
            let byte = bytes[at]
            at += 1
            switch byte {
            case UInt8(ascii: "#"): return
            case UInt8(ascii: "\\"): if at == bytes.count { isJoined = true }
            case UInt8(ascii: "("), UInt8(ascii: "["), UInt8(ascii: "{"): brackets.append(byte)
            case UInt8(ascii: ")"): close(UInt8(ascii: "("))
            case UInt8(ascii: "]"): close(UInt8(ascii: "["))
            case UInt8(ascii: "}"): close(UInt8(ascii: "{"))
            case UInt8(ascii: "'"), UInt8(ascii: "\""): open(byte, bytes, &at)
            default: break
            }
        }
    }

    private mutating func close(_ opening: UInt8) {
        if brackets.last == opening { brackets.removeLast() } else { isBroken = true }
    }

    private mutating func open(_ quote: UInt8, _ bytes: [UInt8], _ at: inout Int) {
        if at + 1 < bytes.count, bytes[at] == quote, bytes[at + 1] == quote {
            at += 2
            tripleQuote = quote
            return
        }
        while at < bytes.count, bytes[at] != quote { at += bytes[at] == UInt8(ascii: "\\") ? 2 : 1 }
        // A string may go on behind a backslash at the end of the line; one that just ends is the parser's to refuse.
        if at > bytes.count { isJoined = true }
        at = min(bytes.count, at + 1)
    }

    private mutating func skipTriple(_ bytes: [UInt8], _ at: inout Int) {
        while at < bytes.count {
            if bytes[at] == UInt8(ascii: "\\") {
                at += 2
            } else if bytes[at] == tripleQuote, at + 2 < bytes.count, bytes[at + 1] == tripleQuote, bytes[at + 2] == tripleQuote {
                at += 3
                tripleQuote = 0
                return
            } else {
                at += 1
            }
        }
        at = bytes.count
    }
}
