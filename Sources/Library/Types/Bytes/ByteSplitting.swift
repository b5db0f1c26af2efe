import Runtime

func declareByteSplitting<S: ByteSequence>(_ type: Declaration<S>) {
    func list(_ parts: [ArraySlice<UInt8>]) -> Value { .list(parts.map { S.make(Array($0)) }) }
    func split(_ name: String, _ doc: String, fromEnd: Bool) {
        type.native(name, .named(required: 0, ["sep=None", "maxsplit=-1"]), doc: doc) { bytes, call in
            let separator = call[0] ?? .none, limit = try call.int(1, default: -1)
            if separator.isNone { return list(words(bytes.bytes, limit, fromEnd: fromEnd)) }
            let wanted = try Bytes.required(separator)
            if wanted.isEmpty { throw PythonException.valueError("empty separator") }
            return list(parts(bytes.bytes, wanted, limit, fromEnd: fromEnd))
        }
    }
    split("split", "Return a list of the sections in the bytes, using sep as the delimiter.\n\n  sep\n    The delimiter according which to split the bytes.\n    None (the default value) means split on ASCII whitespace characters\n    (space, tab, return, newline, formfeed, vertical tab).\n  maxsplit\n    Maximum number of splits to do.\n    -1 (the default value) means no limit.", fromEnd: false)
    split("rsplit", "As split(), from the end of the bytes.", fromEnd: true)
    type.native("splitlines", .named(required: 0, ["keepends=False"]), doc: "Return a list of the lines in the bytes, breaking at line boundaries.\n\nLine breaks are not included in the resulting list unless keepends is given and\ntrue.") { bytes, call in
        list(lines(bytes.bytes, keepsEnds: try call.int(0, default: 0) != 0))
    }
    func partition(_ name: String, isLast: Bool) {
        type.native(name, .one("sep"), doc: "Partition the bytes into three parts using the \(isLast ? "last" : "first") occurrence of the separator.") { bytes, call in
            let whole = bytes.bytes, separator = try Bytes.required(call[0])
            if separator.isEmpty { throw PythonException.valueError("empty separator") }
            let found = whole.withUnsafeBufferPointer { whole in
                separator.withUnsafeBufferPointer { isLast ? TextBytes.last($0, in: whole, from: 0, to: whole.count) : TextBytes.first($0, in: whole, from: 0, to: whole.count) }
            }
            guard let at = found else { return .tuple(isLast ? [S.make([]), S.make([]), S.make(whole)] : [S.make(whole), S.make([]), S.make([])]) }
            return .tuple([S.make(Array(whole[..<at])), S.make(separator), S.make(Array(whole[(at + separator.count)...]))])
        }
    }
    partition("partition", isLast: false)
    partition("rpartition", isLast: true)
    func strip(_ name: String, _ place: String, left: Bool, right: Bool) {
        type.native(name, .positional(required: 0, ["bytes=None"]), doc: "Strip \(place) bytes contained in the argument.\n\nIf the argument is omitted or None, strip ASCII whitespace.") { bytes, call in
            let given = call[0] ?? .none
            let set = try given.isNone ? nil : Set(Bytes.required(given))
            func goes(_ byte: UInt8) -> Bool { set?.contains(byte) ?? byte.isBlank }
            var rest = bytes.bytes[...]
            if left { rest = rest.drop(while: goes) }
            if right { while let last = rest.last, goes(last) { rest.removeLast() } }
            return S.make(Array(rest))
        }
    }
    strip("strip", "leading and trailing", left: true, right: true)
    strip("lstrip", "leading", left: true, right: false)
    strip("rstrip", "trailing", left: false, right: true)
    type.native("join", .one("iterable_of_bytes"), doc: "Concatenate any number of bytes objects.\n\nThe bytes whose method is called is inserted in between each pair.\n\nExample: b'.'.join([b'ab', b'pq', b'rs']) -> b'ab.pq.rs'.") { bytes, call in
        guard let iterator = try? (call[0] ?? .none).makeIterator() else { throw PythonException.typeError("can only join an iterable") }
        var out: [UInt8] = []
        var index = 0
        while let part = try iterator.next() {
            guard let more = part.bytesLike else { throw PythonException.typeError("sequence item \(index): expected a bytes-like object, \(part.typeName) found") }
            if index > 0 { out += bytes.bytes }
            out += more
            index += 1
        }
        return S.make(out)
    }
}

private func parts(_ bytes: [UInt8], _ separator: [UInt8], _ limit: Int, fromEnd: Bool) -> [ArraySlice<UInt8>] {
    bytes.withUnsafeBufferPointer { whole in
        separator.withUnsafeBufferPointer { wanted in
            var found: [ArraySlice<UInt8>] = []
            if fromEnd {
                var end = bytes.count
                while limit < 0 || found.count < limit, let at = TextBytes.last(wanted, in: whole, from: 0, to: end) {
                    found.append(bytes[(at + wanted.count)..<end])
                    end = at
                }
                return (found + [bytes[..<end]]).reversed()
            }
            var start = 0
            while limit < 0 || found.count < limit, let at = TextBytes.first(wanted, in: whole, from: start, to: whole.count) {
                found.append(bytes[start..<at])
                start = at + wanted.count
            }
            return found + [bytes[start...]]
        }
    }
}

private func words(_ bytes: [UInt8], _ limit: Int, fromEnd: Bool) -> [ArraySlice<UInt8>] {
    var found: [ArraySlice<UInt8>] = []
    var rest = bytes[...]
    while true {
        if fromEnd { while let last = rest.last, last.isBlank { rest.removeLast() } } else { rest = rest.drop(while: \.isBlank) }
        if rest.isEmpty { break }
        if limit >= 0, found.count == limit {
            found.append(rest)
            break
        }
        if fromEnd {
            let start = rest.lastIndex(where: \.isBlank).map { $0 + 1 } ?? rest.startIndex
            found.append(rest[start...])
            rest = rest[..<start]
        } else {
            let end = rest.firstIndex(where: \.isBlank) ?? rest.endIndex
            found.append(rest[..<end])
            rest = rest[end...]
        }
    }
    return fromEnd ? found.reversed() : found
}

private func lines(_ bytes: [UInt8], keepsEnds: Bool) -> [ArraySlice<UInt8>] {
    var found: [ArraySlice<UInt8>] = []
    var start = 0, at = 0
    while at < bytes.count {
        guard bytes[at] == 10 || bytes[at] == 13 else {
            at += 1
            continue
        }
        let width = bytes[at] == 13 && at + 1 < bytes.count && bytes[at + 1] == 10 ? 2 : 1
        found.append(bytes[start..<(keepsEnds ? at + width : at)])
        at += width
        start = at
    }
    if start < bytes.count { found.append(bytes[start...]) }
    return found
}
