import Runtime

/// A part of bytes in which something is looked for.
private struct ByteRegion {
    let bytes: [UInt8]
    let start: Int
    let end: Int

    init(_ bytes: [UInt8], _ start: Value?, _ end: Value?) throws {
        self.bytes = bytes
        self.start = try SliceBound.clamp(start, bytes.count, default: 0)
        self.end = min(bytes.count, try SliceBound.clamp(end, bytes.count, default: bytes.count))
    }

    func position(of part: [UInt8], isLast: Bool) throws -> Int? {
        guard start <= end else { return nil }
        return try bytes.withUnsafeBufferPointer { whole in
            try part.withUnsafeBufferPointer { isLast ? try TextBytes.findLast($0, in: whole, from: start, to: end) : try TextBytes.find($0, in: whole, from: start, to: end) }
        }
    }

    func count(of part: [UInt8]) throws -> Int {
        if start > end { return 0 }
        if part.isEmpty { return end - start + 1 }
        return try bytes.withUnsafeBufferPointer { whole in try part.withUnsafeBufferPointer { try TextBytes.count($0, in: whole, from: start, to: end) } }
    }

    func has(_ affix: [UInt8], atEnd: Bool) -> Bool {
        guard start <= end, end - start >= affix.count else { return false }
        let from = atEnd ? end - affix.count : start
        return bytes[from..<(from + affix.count)].elementsEqual(affix)
    }
}

func declareByteSearch<S: ByteSequence>(_ type: Declaration<S>) {
    func search(_ name: String, _ doc: String, _ body: @escaping (ByteRegion, [UInt8]) throws -> Int) {
        type.native(name, .tuple(required: 1, ["sub", "start=None", "end=None"]), doc: "B.\(name)(sub[, start[, end]]) -> int\n\n\(doc)") { bytes, call in
            let part = call[0] ?? .none
            let wanted: [UInt8]
            if let given = part.bytesLike { wanted = given } else {
                guard let index = try part.index() else { throw PythonException.typeError("argument should be integer or bytes-like object, not '\(part.typeName)'") }
                guard case .int(let number) = index, let byte = UInt8(exactly: number) else { throw PythonException.valueError("byte must be in range(0, 256)") }
                wanted = [byte]
            }
            return .int(try body(ByteRegion(bytes.bytes, call[1], call[2]), wanted))
        }
    }
    func found(_ position: Int?) throws -> Int {
        guard let position else { throw PythonException.valueError("subsection not found") }
        return position
    }
    search("find", "The first place of a part; -1 where there is none.") { try $0.position(of: $1, isLast: false) ?? -1 }
    search("rfind", "The last place of a part; -1 where there is none.") { try $0.position(of: $1, isLast: true) ?? -1 }
    search("index", "The first place of a part; ValueError where there is none.") { try found(try $0.position(of: $1, isLast: false)) }
    search("rindex", "The last place of a part; ValueError where there is none.") { try found(try $0.position(of: $1, isLast: true)) }
    search("count", "How often a part is there, without overlaps.") { try $0.count(of: $1) }
    func affix(_ name: String, _ word: String, atEnd: Bool) {
        type.native(name, .tuple(required: 1, [word, "start=None", "end=None"]), doc: "B.\(name)(\(word)[, start[, end]]) -> bool\n\nWhether they \(atEnd ? "end" : "begin") with bytes, or with one of a tuple of them; of the part from start to end.") { bytes, call in
            let region = try ByteRegion(bytes.bytes, call[1], call[2])
            let wanted = call[0] ?? .none
            if let one = wanted.bytesLike { return .bool(region.has(one, atEnd: atEnd)) }
            guard let choices = wanted.object as? TupleObject else { throw PythonException.typeError("\(name) first arg must be bytes or a tuple of bytes, not \(wanted.typeName)") }
            for choice in choices.elements where region.has(try Bytes.required(choice), atEnd: atEnd) { return .bool(true) }
            return .bool(false)
        }
    }
    affix("startswith", "prefix", atEnd: false)
    affix("endswith", "suffix", atEnd: true)
    type.native("removeprefix", .one("prefix"), doc: "A copy without these bytes in front.") { bytes, call in
        let prefix = try Bytes.required(call[0])
        return S.make(bytes.bytes.starts(with: prefix) ? try bytes.bytes.part(prefix.count..<bytes.bytes.count) : bytes.bytes)
    }
    type.native("removesuffix", .one("suffix"), doc: "A copy without these bytes at the end.") { bytes, call in
        let suffix = try Bytes.required(call[0])
        return S.make(try ByteRegion(bytes.bytes, nil, nil).has(suffix, atEnd: true) ? try bytes.bytes.part(0..<(bytes.bytes.count - suffix.count)) : bytes.bytes)
    }
    type.native("replace", .positional(required: 2, ["old", "new", "count=-1"]), doc: "A copy with one part in place of another, wherever it stands, or the first `count` times.") { bytes, call in
        S.make(try replaced(bytes.bytes, try Bytes.required(call[0]), try Bytes.required(call[1]), try call.int(2, default: -1)))
    }
}

private func replaced(_ bytes: [UInt8], _ old: [UInt8], _ new: [UInt8], _ limit: Int) throws -> [UInt8] {
    let limit = limit < 0 ? Int.max : limit
    if old.isEmpty {
        var out: [UInt8] = []
        for at in 0...bytes.count {
            try Pulse.check(at: at)
            if at & 0xFFF == 0 { try Limits.reserve(min(limit, bytes.count - at), of: new.count) }
            if at < limit { out += new }
            if at < bytes.count { out.append(bytes[at]) }
        }
        return out
    }
    return try bytes.withUnsafeBufferPointer { whole in
        try old.withUnsafeBufferPointer { old in try new.withUnsafeBufferPointer { try TextBytes.replacing(old, with: $0, in: whole, limit: limit) { size, write in
            try [UInt8](unsafeUninitializedCapacity: size) { room, count in
                if let base = room.baseAddress { try write(base) }
                count = size
            }
        } } }
    } ?? bytes
}
