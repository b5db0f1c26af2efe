import Syntax

/// Python in the colours of the line editor.
enum PythonPaint {
    static func painted(_ source: String, _ paint: Paint) -> String {
        guard paint.usesColour else { return source }
        let bytes = Array(source.utf8)
        var text = "", end = 0
        func between(_ range: Range<Int>) -> String { String(decoding: bytes[range], as: UTF8.self) }
        for piece in Highlighting.pieces(of: bytes) where piece.bytes.lowerBound >= end {
            text += between(end..<piece.bytes.lowerBound) + paint(between(piece.bytes), style(of: piece.kind))
            end = piece.bytes.upperBound
        }
        return text + between(end..<bytes.count)
    }

    private static func style(of kind: Highlighting.Kind) -> Style {
        switch kind {
        case .keyword: .keyword
        case .string: .string
        case .number: .number
        case .comment: .comment
        case .definition: .definition
        case .name, .invalid: .plain
        }
    }
}
