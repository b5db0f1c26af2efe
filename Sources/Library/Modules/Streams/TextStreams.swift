import Runtime

/// `io.StringIO`: a text in memory that is read and written as a file is.
final class StringStream: Object {
    private var content: [UnicodeScalar] = []
    private var position = 0
    private var isClosed = false
    /// `newline=`: nil where it is None.
    private var newline: String? = "\n"

    static let pythonClass: Class = {
        let made = Class.declare("StringIO", for: StringStream.self, module: "_io", derivable: true, doc: "A file of text in memory.") { declare($0) }
        made.messageName = "_io.StringIO"
        made.allocate = { StringStream(type: $0) }
        made.construct = { type, arguments in
            let stream = StringStream(type: type)
            let given = try NativeSignature("StringIO", ["initial_value", "newline"], required: 0).bind(arguments)
            if let newline = given[1] { stream.newline = try StringStream.newline(newline) }
            if let initial = given[0], !initial.isNone {
                guard let text = initial.object as? StringObject else { throw PythonException.typeError("initial_value must be str or None, not \(initial.typeName)") }
                try stream.write(text.text)
                stream.position = 0
            }
            return stream.value
        }
        return made
    }()

    private static func newline(_ value: Value) throws -> String? {
        if value.isNone { return nil }
        guard let text = value.object as? StringObject else { throw PythonException.typeError("newline must be str or None, not \(value.typeName)") }
        guard ["", "\n", "\r", "\r\n"].contains(where: text.text.hasSameBytes) else { throw PythonException.valueError("illegal newline value: \(text.text.pythonRepr)") }
        return text.text
    }

    /// The characters as they are kept: with other ends of lines where `newline` asks for that.
    private func translated(_ scalars: [UnicodeScalar]) throws -> [UnicodeScalar] {
        if keepsLineEnds { return scalars }
        var out: [UnicodeScalar] = []
        out.reserveCapacity(scalars.count)
        for (at, scalar) in scalars.enumerated() {
            try Pulse.check(at: at)
            if let newline {
                if scalar == "\n" { out.append(contentsOf: newline.unicodeScalars) } else { out.append(scalar) }
            } else if scalar == "\r" {
                out.append("\n")
            } else if scalar != "\n" || at == 0 || scalars[at - 1] != "\r" {
                out.append(scalar)
            }
        }
        return out
    }

    private var keepsLineEnds: Bool { newline.map { $0.isEmpty || $0 == "\n" } ?? false }

    /// Where the line ends that begins at `start` (`_PyIO_find_line_ending`).
    private func lineEnd(from start: Int) -> Int {
        switch newline {
        case "":
            guard let at = content[start...].firstIndex(where: { $0 == "\n" || $0 == "\r" }) else { return content.count }
            return content[at] == "\r" && at + 1 < content.count && content[at + 1] == "\n" ? at + 2 : at + 1
        case "\r": return content[start...].firstIndex(of: "\r").map { $0 + 1 } ?? content.count
        case "\r\n": return content[start...].indices.first { content[$0] == "\n" && $0 > start && content[$0 - 1] == "\r" }.map { $0 + 1 } ?? content.count
        default: return content[start...].firstIndex(of: "\n").map { $0 + 1 } ?? content.count
        }
    }

    private func open() throws -> StringStream {
        if isClosed { throw PythonException.valueError("I/O operation on closed file") }
        return self
    }
    private func text(_ range: Range<Int>) throws -> String {
        var text = ""
        try Pulse.inPieces(range.count) { text.unicodeScalars.append(contentsOf: content[(range.lowerBound + $0.lowerBound)..<(range.lowerBound + $0.upperBound)]) }
        return text
    }

    func write(_ text: String) throws {
        if position == content.count, keepsLineEnds, text.utf8.count <= Pulse.piece {
            content.append(contentsOf: text.unicodeScalars)
            position = content.count
            return
        }
        if position > content.count { try Limits.reserve(position, of: MemoryLayout<UnicodeScalar>.stride) }
        let added = try translated(text.scalars())
        if position > content.count { content += [UnicodeScalar](repeating: "\0", count: position - content.count) }
        let end = min(position + added.count, content.count)
        content.replaceSubrange(position..<end, with: added)
        position += added.count
    }

    private func read(_ limit: Int) throws -> String {
        let start = min(position, content.count)
        let end = limit < 0 || limit > content.count - start ? content.count : start + limit
        position = max(position, end)
        return try text(start..<end)
    }

    private func line(_ limit: Int = -1) throws -> String? {
        guard position < content.count else { return nil }
        let start = position
        let end = limit < 0 ? lineEnd(from: start) : min(lineEnd(from: start), start + min(limit, content.count - start))
        position = end
        return try text(start..<end)
    }

    override func iterator() throws -> IteratorObject? {
        let stream = try open()
        return ClosureIterator { try stream.line().map { .string($0) } }
    }

    private static func declare(_ type: Declaration<StringStream>) {
        type.method("write", .required("s", as: Value.self).positionalOnly, doc: "Writes text, and gives the number of characters.") { (stream: StringStream, value: Value) throws -> Int in
            guard let text = value.object as? StringObject else { throw PythonException.typeError("string argument expected, got '\(value.typeName)'") }
            try stream.open().write(text.text)
            return text.count
        }
        type.method("writelines", .required("lines", as: Value.self).positionalOnly, doc: "Write a list of lines to stream.") { (stream: StringStream, lines: Value) throws in
            try lines.forEach { try stream.open().write(try String.from($0)) }
        }
        type.method("getvalue", doc: "The whole text, wherever the position is.") { (stream: StringStream) throws -> String in try stream.open().text(0..<stream.content.count) }
        type.method("read", .optional("size", default: Value.none).positionalOnly, doc: "The text from here on, or so many characters of it.") { (stream: StringStream, size: Value) throws -> String in try stream.open().read(size.isNone ? -1 : try Int.from(size)) }
        type.method("readline", .optional("size", default: Value.none, shown: "-1").positionalOnly, doc: "Read until newline or EOF.") { (stream: StringStream, size: Value) throws -> String in
            try stream.open().line(size.isNone ? -1 : try Int.from(size)) ?? ""
        }
        type.method("readlines", .optional("hint", default: Value.none, shown: "-1").positionalOnly, doc: "Return a list of lines from the stream.") { (stream: StringStream, hint: Value) throws -> Value in
            let most = hint.isNone ? -1 : try Int.from(hint)
            var lines: [Value] = [], total = 0
            while most <= 0 || total <= most, let line = try stream.open().line() {
                try Pulse.check()
                total += line.codePointCount
                lines.append(.string(line))
            }
            return .list(lines)
        }
        type.method("seek", .required("pos", as: Int.self).positionalOnly, .optional("whence", default: 0).positionalOnly, doc: "Change stream position.") { (stream: StringStream, place: Int, whence: Int) throws -> Int in
            if whence == 0, place < 0 { throw PythonException.valueError("Negative seek position \(place)") }
            if whence != 0, place != 0 { throw PythonException(.osError, "Can't do nonzero cur-relative seeks") }
            try stream.open().position = whence == 0 ? place : whence == 2 ? stream.content.count : stream.position
            return stream.position
        }
        for name in ["fileno", "detach"] {
            type.method(name, doc: "Of streams of files alone.") { (stream: StringStream) throws -> Value in throw PythonException(type: StreamErrors.unsupported, arguments: [.string(name)]) }
        }
        type.method("tell", doc: "The position.") { (stream: StringStream) throws -> Int in try stream.open().position }
        type.method("truncate", .optional("pos", default: Value.none).positionalOnly, doc: "Truncate size to pos.") { (stream: StringStream, size: Value) throws -> Int in
            let end = size.isNone ? try stream.open().position : try Int.from(size)
            if end < 0 { throw PythonException.valueError("Negative size value \(end)") }
            if end < stream.content.count { stream.content.removeSubrange(end...) }
            return end
        }
        type.method("close", doc: "Close the IO object.") { (stream: StringStream) in stream.isClosed = true }
        type.method("flush", doc: "Does nothing.") { (stream: StringStream) throws in _ = try stream.open() }
        type.property("closed", doc: "Whether the stream is closed.") { (stream: StringStream) -> Bool in stream.isClosed }
        for name in ["readable", "writable", "seekable"] { type.method(name, doc: "Return True.") { (stream: StringStream) throws -> Bool in try stream.open().isTrue() } }
        type.method("isatty", doc: "Return False.") { (_: StringStream) -> Bool in false }
        type.method("__enter__", doc: "Return self.") { (stream: StringStream) throws -> Value in try stream.open().value }
        type.rawMethod("__exit__", doc: "Close the stream.") { stream, _ in
            stream.isClosed = true
            return .none
        }
        type.method("__iter__", doc: "Return an iterator over the lines.") { (stream: StringStream) throws -> Value in try stream.iterator().map { .object($0) } ?? .none }
        type.method("__next__", doc: "Return the next line.") { (stream: StringStream) throws -> Value in
            guard let line = try stream.open().line() else { throw PythonException.stopIteration() }
            return .string(line)
        }
    }
}

func ioModule(_ module: ModuleObject) {
    module["StringIO"] = .object(StringStream.pythonClass)
    module["BytesIO"] = .object(BytesStream.pythonClass)
    module["TextIOWrapper"] = .object(Class.registered(for: StandardStream.self))
    module["UnsupportedOperation"] = .object(StreamErrors.unsupported)
    module["DEFAULT_BUFFER_SIZE"] = .int(8192)
    module["SEEK_SET"] = .int(0)
    module["SEEK_CUR"] = .int(1)
    module["SEEK_END"] = .int(2)
    module["open"] = .object(NativeFunction(name: "open", doc: "Not in Retort.") { _ in throw PythonException.notImplemented("Retort has no open()") })
}

/// Where messages for the user go: `sys.stderr`, as the script has it.
enum ErrorStream {
    static func write(_ text: String) throws {
        if let stream = try Program.context?.importModule("sys").value.attributeIfPresent("stderr"), !(stream.object is StandardStream) {
            _ = try stream.callMethod("write", .string(text))
        } else {
            Interpreter.current?.output.writeError(text)
        }
    }
}

enum StreamErrors {
    /// `io.UnsupportedOperation`
    nonisolated(unsafe) static let unsupported = Class("UnsupportedOperation", module: "io", bases: [.osError, .valueError], derivable: true)
}
