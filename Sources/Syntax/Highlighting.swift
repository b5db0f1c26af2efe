/// What the pieces of a source are, for colours: of sources that are being typed too.
public enum Highlighting {
    public enum Kind: Sendable {
        case keyword, name, string, number, comment
        /// The name that `def` or `class` binds.
        case definition
        /// What no token begins with.
        case invalid
    }
    public struct Piece {
        public let kind: Kind
        /// Where it lies in the UTF-8 bytes.
        public let bytes: Range<Int>
    }

    /// The pieces in order; what lies between them is blank or punctuation.
    public static func pieces(of source: [UInt8]) -> [Piece] {
        var pieces: [Piece] = []
        var start = 0
        // The lexer stops at what is wrong; the rest is looked at anew, a few times over.
        for _ in 0..<16 where start < source.count { start = add(Array(source[start...]), offset: start, to: &pieces) }
        return pieces
    }

    /// - Returns: where to go on.
    private static func add(_ source: [UInt8], offset: Int, to pieces: inout [Piece]) -> Int {
        let (tokens, failure, _) = Lexer.lex(source)
        var end = 0
        var definesNext = false
        for token in tokens where token.kind != .end {
            addGap(source, end..<token.start, offset, to: &pieces)
            let kind: Kind?
            switch token.kind {
            case .name:
                let text = String(decoding: source[token.start..<token.end], as: UTF8.self)
                kind = Token.keywords.contains(text) ? .keyword : definesNext ? .definition : .name
                definesNext = text == "def" || text == "class"
            case .number: kind = .number
            case .string: kind = .string
            default: kind = nil
            }
            if let kind { pieces.append(Piece(kind: kind, bytes: (token.start + offset)..<(token.end + offset))) }
            end = max(end, token.end)
        }
        let stop = failure == nil ? source.count : max(end, min(tokens.last?.start ?? end, source.count))
        addGap(source, end..<stop, offset, to: &pieces)
        if failure != nil, stop < source.count, stop == end {
            pieces.append(Piece(kind: .invalid, bytes: (stop + offset)..<(stop + offset + 1)))
            return stop + offset + 1
        }
        return stop + offset
    }

    /// Comments, and a string that nothing ends.
    private static func addGap(_ source: [UInt8], _ gap: Range<Int>, _ offset: Int, to pieces: inout [Piece]) {
        var at = gap.lowerBound
        while at < gap.upperBound {
            switch source[at] {
            case UInt8(ascii: "#"):
                let end = source[at..<gap.upperBound].firstIndex(of: 10) ?? gap.upperBound
                pieces.append(Piece(kind: .comment, bytes: (at + offset)..<(end + offset)))
                at = end
            case UInt8(ascii: "'"), UInt8(ascii: "\""):
                pieces.append(Piece(kind: .string, bytes: (at + offset)..<(gap.upperBound + offset)))
                return
            default: at += 1
            }
        }
    }
}
