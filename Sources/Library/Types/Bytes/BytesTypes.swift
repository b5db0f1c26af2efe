import Runtime

/// `bytes` and `bytearray`
func declareBytesType() {
    Class.bytes.construct = { made, arguments in
        let bytes = try constructed("bytes", arguments, made)
        if made === Class.bytes, arguments.positionalCount == 1, arguments.keywords == nil, let same = arguments[0].object as? BytesObject, same.type === made { return arguments[0] }
        return BytesObject(bytes, type: made).value
    }
    Class.bytes.extend(for: BytesObject.self, doc: "Bytes that cannot be changed: of ints, of a text and its encoding, of other bytes, or so many zeros.") { type in
        declareContainerHooks(type, isMutable: false)
        declareArithmeticHooks(type, [.add, .multiply, .modulo])
        declareByteMethods(type)
        type.method("__bytes__", doc: "The same bytes, of class bytes.") { (bytes: BytesObject) -> Value in BytesObject(bytes.bytes).value }
    }
    Class.byteArray.allocate = { ByteArrayObject([], type: $0) }
    Class.byteArray.initialize = { object, arguments in
        guard let array = object as? ByteArrayObject else { return }
        let bytes = try constructed("bytearray", arguments, object.type)
        try array.checkResizing(to: bytes.count)
        array.bytes = bytes
    }
    Class.byteArray.construct = { made, arguments in ByteArrayObject(try constructed("bytearray", arguments, made), type: made).value }
    Class.byteArray.extend(for: ByteArrayObject.self, doc: "Bytes that can be changed: of ints, of a text and its encoding, of other bytes, or so many zeros.") { type in
        declareContainerHooks(type, isMutable: true)
        declareArithmeticHooks(type, [.add, .multiply, .modulo])
        declareByteMethods(type)
        declareInPlaceHooks(type, [.add, .multiply])
        declareByteArrayChanges(type)
    }
}

private func constructed(_ kind: String, _ arguments: Arguments, _ made: Class) throws -> [UInt8] {
    let signature = MethodSignature.named(required: 0, ["source=b''", "encoding='utf-8'", "errors='strict'"])
    try signature.checker(kind).check(arguments)
    let names = signature.names
    func argument(_ index: Int) -> Value? { index < arguments.positionalCount ? arguments[index] : arguments.keyword(names[index]) }
    func text(_ index: Int) throws -> String? {
        guard let value = argument(index) else { return nil }
        guard let string = value.object as? StringObject else { throw PythonException.typeError("\(kind)() argument '\(names[index].text)' must be str, not \(value.isNone ? "None" : value.typeName)") }
        return string.text
    }
    let encoding = try text(1), errors = try text(2)
    guard let source = argument(0) else {
        if encoding != nil { throw PythonException.typeError("encoding without a string argument") }
        if errors != nil { throw PythonException.typeError("errors without a string argument") }
        return []
    }
    if let string = source.object as? StringObject, encoding != nil || errors != nil || string.type.overriding("__bytes__") == nil {
        guard encoding != nil || errors != nil else { throw PythonException.typeError("string argument without an encoding") }
        if encoding == nil, kind == "bytes" { return try TextEncoding.encode(string.text, "utf-8", errors ?? "strict") }
        return try TextEncoding.encode(string.text, encoding ?? "utf-8", errors ?? "strict")
    }
    if encoding != nil { throw PythonException.typeError("encoding without a string argument") }
    if errors != nil { throw PythonException.typeError("errors without a string argument") }
    return try Bytes.gather(source, kind)
}

/// Bytes out of other values.
enum Bytes {
    /// What `bytes(source)` is made of.
    static func gather(_ source: Value, _ kind: String) throws -> [UInt8] {
        if let object = source.object, let method = object.type.overriding("__bytes__") {
            let result = try method.call(source)
            guard let bytes = result.object as? BytesObject else { throw PythonException.typeError("__bytes__ returned non-bytes (type \(result.typeName))") }
            return bytes.bytes
        }
        if let bytes = source.bytesLike { return bytes }
        if let proxy = source.object as? WeakProxy { return try gather(proxy.live(), kind) }
        if let index = try source.index() {
            guard case .int(let count) = index else { throw PythonException.overflowError("cannot fit '\(source.typeName)' into an index-sized integer") }
            if count < 0 { throw PythonException.valueError("negative count") }
            try Limits.reserve(count, of: 1)
            return try RepeatedText.make([0], count)
        }
        guard source.object != nil, let iterator = try source.makeIterator() else { throw PythonException.typeError("cannot convert '\(source.typeName)' object to \(kind)") }
        try source.askHowMany()
        var bytes: [UInt8] = []
        while let element = try iterator.next() {
            try Pulse.check(at: bytes.count)
            bytes.append(try ByteArrayObject.byte(element, kind == "bytes" ? "bytes must be in range(0, 256)" : "byte must be in range(0, 256)"))
        }
        return bytes
    }

    /// An argument that must be bytes-like.
    static func required(_ value: Value?) throws -> [UInt8] {
        let value = value ?? .none
        guard let bytes = value.bytesLike else { throw PythonException.typeError("a bytes-like object is required, not '\(value.typeName)'") }
        return bytes
    }
}

private func declareByteArrayChanges(_ type: Declaration<ByteArrayObject>) {
    type.native("append", .one("item"), doc: "Adds a byte at the end.") { array, call in
        let byte = try ByteArrayObject.byte(call[0] ?? .none)
        try array.checkResizing(to: array.bytes.count + 1)
        array.bytes.append(byte)
        return .none
    }
    type.native("extend", .one("iterable_of_ints"), doc: "Adds bytes at the end.") { array, call in
        let source = call[0] ?? .none
        if let more = source.bytesLike {
            try array.checkResizing(to: array.bytes.count + more.count)
            try array.bytes.append(pieces: more)
            return .none
        }
        guard let iterator = try? source.makeIterator() else { throw PythonException.typeError("can't extend bytearray with \(source.typeName)") }
        var more: [UInt8] = []
        while let element = try iterator.next() {
            try Pulse.check(at: more.count)
            more.append(try ByteArrayObject.byte(element))
        }
        try array.checkResizing(to: array.bytes.count + more.count)
        array.bytes += more
        return .none
    }
    type.native("insert", .positional(required: 2, ["index", "item"]), doc: "Puts a byte before the one at a place.") { array, call in
        let at = try call.int(0, default: 0), count = array.bytes.count
        let byte = try ByteArrayObject.byte(call[1] ?? .none)
        try array.checkResizing(to: count + 1)
        array.bytes.insert(byte, at: at < 0 ? max(0, at &+ count) : min(at, count))
        return .none
    }
    type.native("pop", .positional(required: 0, ["index=-1"]), doc: "Takes out the byte at a place, the last one where none is given, and gives it.") { array, call in
        if array.bytes.isEmpty { throw PythonException.indexError("pop from empty bytearray") }
        guard let at = SequenceKey.position(try call.int(0, default: -1), array.bytes.count) else { throw PythonException.indexError("pop index out of range") }
        let byte = array.bytes[at]
        try array.replace(at..<(at + 1), with: [])
        return .int(Int(byte))
    }
    type.native("remove", .one("value"), doc: "Takes out the first byte of this value.") { array, call in
        let byte = try ByteArrayObject.byte(call[0] ?? .none)
        guard let at = array.bytes.firstIndex(of: byte) else { throw PythonException.valueError("value not found in bytearray") }
        try array.replace(at..<(at + 1), with: [])
        return .none
    }
    type.native("clear", .none, doc: "Takes out everything.") { array, _ in
        try array.checkResizing(to: 0)
        array.bytes = []
        return .none
    }
    type.native("reverse", .none, doc: "Turns the order round.") { array, _ in
        array.bytes.reverse()
        return .none
    }
    type.native("copy", .none, doc: "A copy.") { array, _ in ByteArrayObject.make(array.bytes) }
}
