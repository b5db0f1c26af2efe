import Runtime

func declareByteSplitting<S: ByteSequence>(_ type: Declaration<S>) {
    func list(_ whole: S, _ parts: [Range<Int>]) throws -> Value {
        let bytes = whole.bytes
        var made = ContiguousArray<Value>()
        made.reserveCapacity(parts.count)
        for (number, part) in parts.enumerated() {
            try Pulse.check(at: number)
            made.append(S.make(try bytes.part(part)))
        }
        return .list(ListObject(elements: made))
    }
    func split(_ name: String, _ doc: String, fromEnd: Bool) {
        type.native(name, .named(required: 0, ["sep=None", "maxsplit=-1"]), doc: doc) { bytes, call in
            let separator = call[0] ?? .none, limit = try call.int(1, default: -1)
            if separator.isNone { return try list(bytes, words(bytes.bytes, limit, fromEnd: fromEnd)) }
            let wanted = try Bytes.required(separator)
            if wanted.isEmpty { throw PythonException.valueError("empty separator") }
            return try list(bytes, parts(bytes.bytes, wanted, limit, fromEnd: fromEnd))
        }
    }
    split("split", "The pieces between the separators; without one, between runs of white space.\n\n  sep\n    What separates them.\n  maxsplit\n    How often to cut at most; -1 says everywhere.", fromEnd: false)
    split("rsplit", "As split(), from the end of the bytes.", fromEnd: true)
    type.native("splitlines", .named(required: 0, ["keepends=False"]), doc: "The lines, with their ends where `keepends` is true.") { bytes, call in
        try list(bytes, lines(bytes.bytes, keepsEnds: try call.int(0, default: 0) != 0))
    }
    func partition(_ name: String, isLast: Bool) {
        type.native(name, .one("sep"), doc: "What stands before the \(isLast ? "last" : "first") separator, the separator, and what stands behind it.") { bytes, call in
            let whole = bytes.bytes, separator = try Bytes.required(call[0])
            if separator.isEmpty { throw PythonException.valueError("empty separator") }
            let found = try whole.withUnsafeBufferPointer { whole in
                try separator.withUnsafeBufferPointer { isLast ? try TextBytes.findLast($0, in: whole, from: 0, to: whole.count) : try TextBytes.find($0, in: whole, from: 0, to: whole.count) }
            }
            guard let at = found else { return .tuple(isLast ? [S.make([]), S.make([]), S.make(whole)] : [S.make(whole), S.make([]), S.make([])]) }
            return .tuple([S.make(try whole.part(0..<at)), S.make(separator), S.make(try whole.part((at + separator.count)..<whole.count))])
        }
    }
    partition("partition", isLast: false)
    partition("rpartition", isLast: true)
    func strip(_ name: String, _ place: String, left: Bool, right: Bool) {
        type.native(name, .positional(required: 0, ["bytes=None"]), doc: "A copy without \(place) white space, or without these bytes there.") { bytes, call in
            let given = call[0] ?? .none
            let set = try given.isNone ? nil : Set(Bytes.required(given))
            func goes(_ byte: UInt8) -> Bool { set?.contains(byte) ?? byte.isBlank }
            let whole = bytes.bytes
            var start = 0, end = whole.count
            if left { start = try whole.position(where: { !goes($0) }) ?? end }
            while right, end > start, goes(whole[end - 1]) {
                end -= 1
                try Pulse.check(at: end)
            }
            return S.make(try whole.part(start..<end))
        }
    }
    strip("strip", "leading and trailing", left: true, right: true)
    strip("lstrip", "leading", left: true, right: false)
    strip("rstrip", "trailing", left: false, right: true)
    type.native("join", .one("iterable_of_bytes"), doc: "All parts in a row, with these bytes between them.\n\n    b\"/\".join([b\"usr\", b\"bin\"])") { bytes, call in
        guard let iterator = try? (call[0] ?? .none).makeIterator() else { throw PythonException.typeError("can only join an iterable") }
        var out: [UInt8] = []
        var index = 0, room = 0
        while let part = try iterator.next() {
            guard let more = part.bytesLike else { throw PythonException.typeError("sequence item \(index): expected a bytes-like object, \(part.typeName) found") }
            try Pulse.check(at: index)
            let needed = out.count + bytes.bytes.count + more.count
            if needed > room {
                try Limits.reserve(needed, of: 1)
                room = 2 * needed
            }
            if index > 0 { try out.append(pieces: bytes.bytes) }
            try out.append(pieces: more)
            index += 1
        }
        return S.make(out)
    }
}

private func parts(_ bytes: [UInt8], _ separator: [UInt8], _ limit: Int, fromEnd: Bool) throws -> [Range<Int>] {
    try bytes.withUnsafeBufferPointer { whole in
        try separator.withUnsafeBufferPointer { wanted in
            var found: [Range<Int>] = []
            if fromEnd {
                var end = bytes.count
                while limit < 0 || found.count < limit, let at = try TextBytes.findLast(wanted, in: whole, from: 0, to: end) {
                    try Pulse.check(at: found.count)
                    found.append((at + wanted.count)..<end)
                    end = at
                }
                return (found + [0..<end]).reversed()
            }
            var start = 0
            while limit < 0 || found.count < limit, let at = try TextBytes.find(wanted, in: whole, from: start, to: whole.count) {
                try Pulse.check(at: found.count)
                found.append(start..<at)
                start = at + wanted.count
            }
            found.append(start..<whole.count)
            return found
        }
    }
}

private func words(_ bytes: [UInt8], _ limit: Int, fromEnd: Bool) throws -> [Range<Int>] {
    var found: [Range<Int>] = []
    if fromEnd {
        var end = bytes.count
        func back(while fits: (UInt8) -> Bool) throws {
            while end > 0, fits(bytes[end - 1]) {
                end -= 1
                try Pulse.check(at: end)
            }
        }
        while true {
            try back { $0.isBlank }
            if end == 0 { break }
            let last = end
            if limit >= 0, found.count == limit { end = 0 } else { try back { !$0.isBlank } }
            found.append(end..<last)
        }
        return found.reversed()
    }
    var start = 0
    while let first = try bytes.position(from: start, where: { !$0.isBlank }) {
        let end = limit >= 0 && found.count == limit ? bytes.count : try bytes.position(from: first, where: \.isBlank) ?? bytes.count
        try Pulse.check(at: found.count)
        found.append(first..<end)
        start = end
    }
    return found
}

private func lines(_ bytes: [UInt8], keepsEnds: Bool) throws -> [Range<Int>] {
    var found: [Range<Int>] = []
    var start = 0
    while let at = try bytes.position(from: start, where: { $0 == 10 || $0 == 13 }) {
        try Pulse.check(at: found.count)
        let width = bytes[at] == 13 && at + 1 < bytes.count && bytes[at + 1] == 10 ? 2 : 1
        found.append(start..<(keepsEnds ? at + width : at))
        start = at + width
    }
    if start < bytes.count { found.append(start..<bytes.count) }
    return found
}
