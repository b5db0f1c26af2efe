import Syntax

/// Uncaught exceptions as CPython 3.11 prints them.
public enum TracebackFormatter {
    /// The whole text, causes and contexts first, with its last line end.
    public static func format(_ error: PythonException, hints: Bool = true) -> String {
        pieces(error, hints: hints, limit: hints ? uncaughtLimit : (try? usualLimit) ?? nil).joined()
    }

    /// The pieces of the text, a frame or a last line each.
    /// - Parameters:
    ///   - hints: whether names that may have been meant are told.
    ///   - followsChain: whether causes and contexts are told.
    ///   - limit: how many frames are shown; the innermost where it is negative.
    ///   - frames: the texts of an exception's frames, where they are not the usual ones.
    public static func pieces(_ error: PythonException, hints: Bool = true, followsChain: Bool = true, limit: Int? = nil, groups: (width: Int, depth: Int)? = nil, frames: ((PythonException) throws -> [String])? = nil) -> [String] {
        let groupLimits = groups.map { ExceptionPrinter.GroupLimits(width: $0.width, depth: $0.depth) } ?? ExceptionPrinter.GroupLimits()
        var printer = ExceptionPrinter(hints: hints, followsChain: followsChain, limit: limit, groupLimits: groupLimits, frames: frames)
        printer.print(error)
        return printer.pieces
    }

    /// The limit that functions of `traceback` have where none is given: that of `sys.tracebacklimit`.
    public static var usualLimit: Int? {
        get throws { try (Program.context as? Interpreter)?.tracebackLimit.map { max(try Int.from($0), 0) } }
    }

    /// How many frames of an uncaught exception are shown: as many of the innermost as `sys.tracebacklimit` says.
    private static var uncaughtLimit: Int? {
        guard let given = (Program.context as? Interpreter)?.tracebackLimit, case .int(let limit) = given else { return nil }
        return limit > 0 ? -limit : 0
    }

    /// Frames within a limit, outermost first.
    public static func limited(_ frames: [TracebackEntry], _ limit: Int?) -> [TracebackEntry] {
        guard let limit else { return frames }
        return limit >= 0 ? Array(frames.prefix(limit)) : Array(frames.suffix(limit == .min ? .max : -limit))
    }

    // MARK: frames

    /// Frames, outermost first; a frame repeated more than three times is counted.
    public static func entries(_ frames: [TracebackEntry]) -> String { entryPieces(frames).joined() }

    /// As `entries`, a text for each frame.
    public static func entryPieces(_ frames: [TracebackEntry]) -> [String] {
        var pieces: [String] = []
        var repeated = 0
        var last: TracebackEntry?
        func flushRepeats() {
            if repeated > 3 { pieces.append("  [Previous line repeated \(repeated - 3) more time\(repeated - 3 == 1 ? "" : "s")]\n") }
        }
        for frame in frames {
            if let last, last.source === frame.source, last.function == frame.function, last.range.line == frame.range.line {
                repeated += 1
            } else {
                flushRepeats()
                repeated = 1
            }
            if repeated <= 3 { pieces.append(entry(frame)) }
            last = frame
        }
        flushRepeats()
        return pieces
    }

    private static func entry(_ frame: TracebackEntry) -> String {
        var text = "  File \"\(frame.source.fileName)\", line \(frame.range.line), in \(frame.function)\n"
        guard let line = frame.source.line(Int(frame.range.line)) else { return text }
        let bytes = Array(line.utf8)
        let start = bytes.firstIndex { ![32, 9, 12].contains($0) } ?? bytes.count
        let end = (bytes.lastIndex { ![32, 9, 12, 13].contains($0) } ?? -1) + 1
        guard start < end else { return text }
        text += "    " + String(decoding: bytes[start..<end], as: UTF8.self) + "\n"
        if let carets = carets(bytes, start, end, frame.range) { text += "    " + carets + "\n" }
        return text
    }

    /// The line of carets below a source line; nil where it would mark the whole line.
    private static func carets(_ bytes: [UInt8], _ lineStart: Int, _ lineEnd: Int, _ range: SourceRange) -> String? {
        guard range.endColumn > 0 || range.endLine != range.line else { return nil }
        let from = max(Int(range.column), lineStart)
        let to = range.endLine == range.line ? min(Int(range.endColumn), lineEnd) : lineEnd
        guard from < to else { return nil }
        let segment = String(decoding: bytes[from..<to], as: UTF8.self)
        let anchors = range.endLine == range.line ? self.anchors(segment) : nil
        if anchors == nil, from == lineStart, to == lineEnd { return nil }
        func width(_ a: Int, _ b: Int) -> Int { String(decoding: bytes[a..<b], as: UTF8.self).unicodeScalars.reduce(0) { $0 + (DisplayWidth.isWide($1) ? 2 : 1) } }
        let blanks = String(repeating: " ", count: width(lineStart, from))
        guard let anchors else { return blanks + String(repeating: "^", count: width(from, to)) }
        let left = from + anchors.left, right = min(from + anchors.right, to)
        return blanks + String(repeating: "~", count: width(from, left)) + String(repeating: "^", count: width(left, right))
            + String(repeating: "~", count: width(right, to))
    }

    /// The operator of a binary operation, or the brackets of a subscript, in the text of the expression.
    private static func anchors(_ segment: String) -> (left: Int, right: Int)? {
        guard let tree = try? Parser.parse(segment), tree.body.count == 1, case .expression(let expression) = tree.body[0].kind else { return nil }
        let bytes = Array(segment.utf8)
        switch expression.kind {
        case .binary(let left, _, let right):
            var at = Int(left.range.endColumn)
            let end = Int(right.range.column)
            while at < end, at < bytes.count, [32, 9].contains(bytes[at]) { at += 1 }
            guard at < end else { return nil }
            let width = at + 1 < end && ![32, 9].contains(bytes[at + 1]) ? 2 : 1
            while at < bytes.count, [32, 9, UInt8(ascii: ")"), UInt8(ascii: "#")].contains(bytes[at]) { at += 1 }
            return (at, at + width)
        case .subscripted(let value, let key):
            var left = Int(value.range.endColumn), right = Int(key.range.endColumn) + 1
            while left < bytes.count, bytes[left] != UInt8(ascii: "[") { left += 1 }
            while right < bytes.count, bytes[right] != UInt8(ascii: "]") { right += 1 }
            if right < bytes.count { right += 1 }
            return (left, min(right, bytes.count))
        default: return nil
        }
    }

    // MARK: the exception itself

    /// `module.Name`
    public static func typeName(_ type: Class) -> String {
        type.module == "builtins" || type.module == "__main__" ? type.qualifiedName : "\(type.module).\(type.qualifiedName)"
    }

    /// `ValueError: text`, with notes and hints; a SyntaxError with its place.
    public static func lastLines(_ error: PythonException, hints: Bool = true) -> String {
        var text = ""
        let name = typeName(error.type)
        if error.isInstance(of: .syntaxError), let place = syntaxPlace(error, isUncaught: hints) {
            text += place + name + syntaxMessage(error, isUncaught: hints) + "\n"
        } else {
            let message: String
            do { message = try Value.object(error).strText() } catch { message = "<exception str() failed>" }
            text += message.isEmpty ? "\(name)" : "\(name): \(message)"
            if hints, let hint = Suggestions.hint(for: error) { text += hint }
            text += "\n"
        }
        return text + notes(of: error).joined()
    }

    /// The lines of `__notes__`: of each where it is a sequence; anything else shows its repr, without an end of line.
    private static func notes(of error: PythonException) -> [String] {
        func lines(_ notes: some Sequence<Value>) -> [String] {
            notes.flatMap { ((try? $0.strText()) ?? "<note str() failed>").split(separator: "\n", omittingEmptySubsequences: false).map { String($0) + "\n" } }
        }
        if let notes = error.notes { return lines(notes.elements) }
        guard let other = error.fields["__notes__"], !other.isNone else { return [] }
        if other.object is TupleObject || other.object is StringObject || other.object is BytesObject, let notes = try? other.elements() { return lines(notes) }
        return [(try? other.reprText()) ?? "<__notes__ repr() failed>"]
    }

    /// As `lastLines`, a piece for each note.
    public static func lastPieces(_ error: PythonException, hints: Bool = true) -> [String] {
        let notes = notes(of: error)
        let text = lastLines(error, hints: hints)
        let tail = notes.joined()
        let head = String(text.dropLast(tail.count))
        guard error.isInstance(of: .syntaxError) else { return [head] + notes }
        return head.split(separator: "\n").map { $0 + "\n" } + notes
    }

    /// What a SyntaxError of the user's own making may claim at most.
    private static let widestMark = 100_000

    /// A field of a SyntaxError; nil where it has none.
    private static func given(_ error: PythonException, _ name: Name) -> Value? {
        let value = error.field(name)
        return value.isUndefined || value.isNone ? nil : value
    }

    /// What stands behind the name of a SyntaxError that shows its place.
    private static func syntaxMessage(_ error: PythonException, isUncaught: Bool) -> String {
        let message = given(error, "msg").flatMap { try? $0.strText() } ?? ""
        if isUncaught { return given(error, "msg") == nil ? "" : ": \(message)" }
        let file = given(error, "lineno") == nil ? given(error, "filename").flatMap { try? $0.strText() }.map { " (\($0))" } ?? "" : ""
        return ": " + (message.isEmpty ? "<no detail available>" : message) + file
    }

    /// - Parameter isUncaught: the interpreter itself marks only the first column of a missing block.
    /// - Returns: nil where the interpreter shows no place, as one of its parts is not what it should be.
    private static func syntaxPlace(_ error: PythonException, isUncaught: Bool) -> String? {
        let offsetField = given(error, "offset"), lineField = given(error, "lineno")
        var line = 0
        if case .int(let number)? = lineField { line = number } else if isUncaught { return nil }
        if isUncaught, let offsetField, offsetField.bigInteger == nil { return nil }
        let file = given(error, "filename").flatMap { try? $0.strText() } ?? "<string>"
        var text = lineField.map { "  File \"\(file)\", line \((try? $0.strText()) ?? "")\n" } ?? ""
        guard case .string(let source)? = given(error, "text") else { return text }
        let bytes = Array(source.text.utf8)
        let start = bytes.firstIndex { ![32, 9, 12].contains($0) } ?? bytes.count
        let end = max(start, (bytes.lastIndex { ![10, 13].contains($0) } ?? -1) + 1)
        let shown = String(decoding: bytes[start..<end], as: UTF8.self)
        text += "    " + shown + "\n"
        guard case .int(let givenOffset)? = offsetField else { return text }
        if start == end { return givenOffset > start ? text + "    ^\n" : text }
        // A program may say any place; the interpreter itself marks none behind the line.
        let reach = bytes.count + widestMark
        func within(_ place: Int) -> Int { min(max(place, -reach), reach) }
        let offset = min(within(givenOffset), isUncaught ? end + 1 : reach), from = offset - 1 - start
        guard from >= 0 else { return text }
        let width = end - start
        var endOffset = offset + 1
        if case .int(let given) = error.field("end_offset"), case .int(let endLine) = error.field("end_lineno") { endOffset = endLine == line || !isUncaught ? within(given) : start + width + 1 }
        guard isUncaught else {
            if endOffset == 0 || endOffset == -1 || endOffset == offset { endOffset = offset + 1 }
            let blanks = String(String.UnicodeScalarView(shown.unicodeScalars.prefix(from).map { $0.properties.isWhitespace ? $0 : " " }))
            return text + "    " + blanks + String(repeating: "^", count: min(max(0, endOffset - offset), widestMark)) + "\n"
        }
        let count = error.isInstance(of: .indentationError) ? 1 : max(1, min(endOffset, max(bytes.count + 1, offset + 1)) - offset)
        return text + "    " + String(repeating: " ", count: from) + String(repeating: "^", count: count) + "\n"
    }
}
