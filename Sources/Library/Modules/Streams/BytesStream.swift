import Runtime

/// `io.BytesIO`: bytes in memory that are read and written as a file is.
final class BytesStream: Object {
    private let storage = ByteArrayObject([])
    private var content: [UInt8] {
        get { storage.bytes }
        _modify { yield &storage.bytes }
    }
    private var position = 0
    private var isClosed = false

    static let pythonClass: Class = {
        let made = Class.declare("BytesIO", for: BytesStream.self, module: "_io", derivable: true, doc: "A file of bytes in memory.") { type in
            declareReading(type)
            declareWriting(type)
            declareState(type)
        }
        made.messageName = "_io.BytesIO"
        made.allocate = { BytesStream(type: $0) }
        made.construct = { type, arguments in
            let stream = BytesStream(type: type)
            let given = try NativeSignature("BytesIO", ["initial_bytes"], required: 0).bind(arguments)
            if let initial = given[0], !initial.isNone { stream.content = try bytes(initial) }
            return stream.value
        }
        return made
    }()

    private static func bytes(_ value: Value) throws -> [UInt8] {
        guard let found = try bytesLike(value) else { throw PythonException.typeError("a bytes-like object is required, not '\(value.typeName)'") }
        return found
    }

    private func open() throws -> BytesStream {
        if isClosed { throw PythonException.valueError("I/O operation on closed file.") }
        return self
    }

    private func write(_ added: [UInt8]) throws {
        if position > content.count {
            try Limits.reserve(position, of: 1)
            content += [UInt8](repeating: 0, count: position - content.count)
        }
        if position == content.count {
            if added.count > Pulse.longPiece { try Limits.reserve(added.count, of: 1) }
            try content.append(pieces: added)
            position += added.count
            return
        }
        content.replaceSubrange(position..<min(position + added.count, content.count), with: added)
        position += added.count
    }

    private func read(_ limit: Int) throws -> [UInt8] {
        let start = min(position, content.count)
        let end = limit < 0 || limit > content.count - start ? content.count : start + limit
        position = max(position, end)
        return try content.part(start..<end)
    }

    private func line(_ limit: Int = -1) throws -> [UInt8]? {
        try Pulse.check()
        guard position < content.count else { return nil }
        let end = content[position...].firstIndex(of: 10).map { $0 + 1 } ?? content.count
        return try read(limit < 0 ? end - position : min(limit, end - position))
    }

    override func iterator() throws -> IteratorObject? {
        let stream = try open()
        return ClosureIterator { try stream.line().map { BytesObject($0).value } }
    }

    private static func size(_ value: Value) throws -> Int { value.isNone ? -1 : try Int.from(value) }

    private static func declareReading(_ type: Declaration<BytesStream>) {
        for name in ["read", "read1"] {
            type.method(name, .optional("size", default: Value.none).positionalOnly, doc: "Read at most size bytes.") { (stream: BytesStream, limit: Value) throws -> Value in BytesObject(try stream.open().read(size(limit))).value }
        }
        type.method("readinto", .required("buffer", as: Value.self).positionalOnly, doc: "Reads bytes into an array, and gives how many.") { (stream: BytesStream, buffer: Value) throws -> Int in
            let room = try buffer.length()
            guard buffer.object is ByteArrayObject || buffer.object is MemoryViewObject else { throw PythonException.typeError("readinto() argument must be read-write bytes-like object, not \(buffer.typeName)") }
            let read = try stream.open().read(room)
            for (at, byte) in read.enumerated() { try buffer.setItem(.int(at), .int(Int(byte))) }
            return read.count
        }
        type.method("readline", .optional("size", default: Value.none).positionalOnly, doc: "The bytes to the end of the line.") { (stream: BytesStream, limit: Value) throws -> Value in
            BytesObject(try stream.open().line(size(limit)) ?? []).value
        }
        type.method("readlines", .optional("size", default: Value.none).positionalOnly, doc: "The lines from here on.") { (stream: BytesStream, limit: Value) throws -> Value in
            let most = try size(limit)
            var lines: [Value] = [], total = 0
            while most <= 0 || total < most, let line = try stream.open().line() {
                total += line.count
                lines.append(BytesObject(line).value)
            }
            return .list(lines)
        }
        type.method("getvalue", doc: "All bytes, wherever the position is.") { (stream: BytesStream) throws -> Value in BytesObject(try stream.open().content).value }
        type.method("getbuffer", doc: "A view of the bytes, by which they can be changed.") { (stream: BytesStream) throws -> Value in .object(MemoryViewObject(try stream.open().storage)) }
        type.method("__iter__", doc: "Return an iterator over the lines.") { (stream: BytesStream) throws -> Value in try stream.iterator().map { .object($0) } ?? .none }
        type.method("__next__", doc: "Return the next line.") { (stream: BytesStream) throws -> Value in
            guard let line = try stream.open().line() else { throw PythonException.stopIteration() }
            return BytesObject(line).value
        }
    }

    private static func declareWriting(_ type: Declaration<BytesStream>) {
        type.method("write", .required("b", as: Value.self).positionalOnly, doc: "Writes bytes, and gives how many.") { (stream: BytesStream, value: Value) throws -> Int in
            let added = try bytes(value)
            try stream.open().write(added)
            return added.count
        }
        type.method("writelines", .required("lines", as: Value.self).positionalOnly, doc: "Write lines to the file.") { (stream: BytesStream, lines: Value) throws in
            try lines.forEach { try stream.open().write(bytes($0)) }
        }
        type.method("truncate", .optional("size", default: Value.none).positionalOnly, doc: "Cuts the file off behind so many bytes, or here.") { (stream: BytesStream, given: Value) throws -> Int in
            let end = given.isNone ? try stream.open().position : try Int.from(given)
            if end < 0 { throw PythonException.valueError("negative size value \(end)") }
            if end < stream.content.count { stream.content.removeSubrange(end...) }
            return end
        }
    }

    private static func declareState(_ type: Declaration<BytesStream>) {
        type.method("seek", .required("pos", as: Int.self).positionalOnly, .optional("whence", default: 0).positionalOnly, doc: "Change stream position.") { (stream: BytesStream, place: Int, whence: Int) throws -> Int in
            guard 0...2 ~= whence else { throw PythonException.valueError("invalid whence (\(whence), should be 0, 1 or 2)") }
            if whence == 0, place < 0 { throw PythonException.valueError("negative seek value \(place)") }
            let base = whence == 0 ? 0 : whence == 1 ? try stream.open().position : try stream.open().content.count
            let (target, isTooLarge) = base.addingReportingOverflow(place)
            if isTooLarge { throw PythonException.overflowError("new position too large") }
            try stream.open().position = max(0, target)
            return stream.position
        }
        for name in ["fileno", "detach"] {
            type.method(name, doc: "Of streams of files alone.") { (stream: BytesStream) throws -> Value in throw PythonException(type: StreamErrors.unsupported, arguments: [.string(name)]) }
        }
        type.method("tell", doc: "The position.") { (stream: BytesStream) throws -> Int in try stream.open().position }
        type.method("close", doc: "Closes the file.") { (stream: BytesStream) in stream.isClosed = true }
        type.method("flush", doc: "Does nothing.") { (stream: BytesStream) throws in _ = try stream.open() }
        type.property("closed", doc: "True if the file is closed.") { (stream: BytesStream) -> Bool in stream.isClosed }
        for name in ["readable", "writable", "seekable"] { type.method(name, doc: "Return True.") { (stream: BytesStream) throws -> Bool in try stream.open().isTrue() } }
        type.method("isatty", doc: "Return False.") { (stream: BytesStream) throws -> Bool in try !stream.open().isTrue() }
        type.method("__enter__", doc: "Return self.") { (stream: BytesStream) throws -> Value in try stream.open().value }
        type.rawMethod("__exit__", doc: "Close the stream.") { stream, _ in
            stream.isClosed = true
            return .none
        }
    }
}
