import Syntax

/// An expression that was written over several lines, on one: `(User.query` / `.filter(...)` / `.all())` is `User.query.filter(...).all()`.
enum OneLine {
    /// The text without comments, backslashes at the ends of lines, and parentheses around the whole.  What is no expression stays as it is.
    static func text(_ source: String) -> String {
        let joined = joined(source)
        guard let expression = expression(joined), expression.range.line == expression.range.endLine else { return joined }
        return expression.text(in: joined)
    }

    /// A text as one expression; nil for any other.
    static func expression(_ text: String) -> Expression? {
        guard let module = try? Parser.parse(text + "\n"), module.body.count == 1, case .expression(let expression) = module.body[0].kind else { return nil }
        return expression
    }

    /// The value of `name = value`; nil where a text is anything else.
    static func value(assignedTo name: String, in source: String) -> String? {
        let text = joined(source)
        guard let module = try? Parser.parse(text + "\n"), module.body.count == 1, case .assign(let targets, let value) = module.body[0].kind, targets.count == 1, case .name(name) = targets[0].kind,
            value.range.line == value.range.endLine else { return nil }
        return value.text(in: text)
    }

    /// The lines behind each other: what a bracket, a dot or the end of one joins without a blank, the rest with one.
    private static func joined(_ source: String) -> String {
        let bytes = Array(source.utf8)
        guard bytes.contains(newline) else { return source.trimmingEnds() }
        var made: [UInt8] = [], at = 0, breaks = false
        func add(_ piece: ArraySlice<UInt8>) {
            guard let first = piece.first else { return }
            if breaks, let last = made.last, !opening.contains(last), !closing.contains(first) { made.append(blank) }
            breaks = false
            made += piece
        }
        func addPlain(to end: Int) {
            while at < end {
                let byte = bytes[at]
                if byte == newline {
                    while made.last == blank { made.removeLast() }
                    breaks = true
                } else if byte == blank || byte == tab {
                    if !breaks { made.append(blank) }
                } else if byte != backslash || at + 1 < end && bytes[at + 1] != newline { add(bytes[at...at]) }
                at += 1
            }
        }
        for piece in Highlighting.pieces(of: bytes) where piece.kind == .string || piece.kind == .comment {
            addPlain(to: piece.bytes.lowerBound)
            if piece.kind == .string { add(bytes[piece.bytes]) }
            at = piece.bytes.upperBound
        }
        addPlain(to: bytes.count)
        return String(decoding: made, as: UTF8.self).trimmingEnds()
    }
    private static let newline = UInt8(ascii: "\n"), blank = UInt8(ascii: " "), tab = UInt8(ascii: "\t"), backslash = UInt8(ascii: "\\")
    private static let opening = Set("([{".utf8), closing = Set(")]}.".utf8)
}

extension Expression {
    /// What stands for it in a text of one line.
    func text(in line: String) -> String { Expression.text(range.column, range.endColumn, in: line) }

    /// - Parameters: columns in bytes, the end exclusive.
    static func text(_ start: Int32, _ end: Int32, in line: String) -> String {
        let bytes = line.utf8
        guard start >= 0, start <= end, Int(end) <= bytes.count else { return "" }
        return String(decoding: bytes.dropFirst(Int(start)).prefix(Int(end - start)), as: UTF8.self)
    }
}
