import Runtime

func declareStringSplitting(_ type: Declaration<StringObject>) {
    let signature = MethodSignature.named(required: 0, ["sep=None", "maxsplit=-1"])
    func split(_ name: String, _ doc: String, fromEnd: Bool) {
        type.native(name, signature, doc: doc) { string, call in
            let separator = call[0] ?? .none, limit = try call.int(1, default: -1)
            if separator.isNone { return .list(ListObject(elements: try Splitting.words(string, limit, fromEnd: fromEnd))) }
            guard let wanted = separator.object as? StringObject else { throw PythonException.typeError("must be str or None, not \(separator.typeName)") }
            if wanted.text.isEmpty { throw PythonException.valueError("empty separator") }
            return .list(ListObject(elements: try Splitting.parts(string, wanted, limit, fromEnd: fromEnd)))
        }
    }
    split("split", "The pieces between the separators.\n\n  sep\n    What separates them; None: white space, however much.\n  maxsplit\n    How often to cut at most; -1 says everywhere.", fromEnd: false)
    split("rsplit", "As split(), starting from the right.", fromEnd: true)
    type.native("splitlines", .named(required: 0, ["keepends=False"]), doc: "The lines, with their ends where `keepends` is true.") { string, call in
        try .list(ListObject(elements: Splitting.lines(string, keepsEnds: call.int(0, default: 0) != 0)))
    }
    func partition(_ name: String, _ doc: String, isLast: Bool) {
        type.native(name, .one("sep"), doc: doc) { string, call in
            guard let separator = call[0]?.object as? StringObject else { throw PythonException.typeError("must be str, not \(call[0]?.typeName ?? "")") }
            if separator.text.isEmpty { throw PythonException.valueError("empty separator") }
            guard let at = try TextRegion(string, nil, nil).position(of: separator, isLast: isLast) else {
                let whole = string.value, empty = Value.string("")
                return .tuple(isLast ? [empty, empty, whole] : [whole, empty, empty])
            }
            return .tuple([.string(string.part(0..<at)), .string(separator), .string(string.part((at + separator.count)..<string.count))])
        }
    }
    partition("partition", "What stands before the first separator, the separator, and what stands behind it; without one, the text and two empty ones.", isLast: false)
    partition("rpartition", "As partition(), at the last separator; without one, the whole comes last.", isLast: true)
    declareStripping(type)
}

private func declareStripping(_ type: Declaration<StringObject>) {
    func strip(_ name: String, _ place: String, left: Bool, right: Bool) {
        type.native(name, .positional(required: 0, ["chars=None"]), doc: "A copy without \(place) white space, or without these characters there.") { string, call in
            let characters = call[0] ?? .none
            if characters.isNone { return .string(Splitting.stripped(string, left: left, right: right) { $0.isBlank }) }
            guard let given = characters.object as? StringObject else { throw PythonException.typeError("\(name) arg must be None or str") }
            let set = Set(given.text.unicodeScalars)
            return .string(Splitting.stripped(string, left: left, right: right) { set.contains($0) })
        }
    }
    strip("strip", "leading and trailing", left: true, right: true)
    strip("lstrip", "leading", left: true, right: false)
    strip("rstrip", "trailing", left: false, right: true)
}

/// Cuts strings into pieces.
enum Splitting {
    /// A piece of UTF-8 bytes; of ASCII text its length is known.
    private static func piece(_ bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>, _ isASCII: Bool) -> Value {
        .string(StringObject.of(UnsafeBufferPointer(rebasing: bytes[range]), count: isASCII ? range.count : nil))
    }

    /// `s.split(separator)`
    static func parts(_ string: StringObject, _ separator: StringObject, _ limit: Int, fromEnd: Bool = false) throws -> ContiguousArray<Value> {
        let isASCII = string.isASCII
        return try string.text.withBytes { bytes in
            try separator.text.withBytes { wanted in
                var parts = ContiguousArray<Value>()
                if fromEnd {
                    var end = bytes.count
                    while limit < 0 || parts.count < limit, let found = try TextBytes.findLast(wanted, in: bytes, from: 0, to: end) {
                        try Pulse.check()
                        parts.append(piece(bytes, (found + wanted.count)..<end, isASCII))
                        end = found
                    }
                    parts.append(piece(bytes, 0..<end, isASCII))
                    parts.reverse()
                } else {
                    var start = 0
                    while limit < 0 || parts.count < limit, let found = try TextBytes.find(wanted, in: bytes, from: start, to: bytes.count) {
                        try Pulse.check()
                        parts.append(piece(bytes, start..<found, isASCII))
                        start = found + wanted.count
                    }
                    parts.append(piece(bytes, start..<bytes.count, isASCII))
                }
                return parts
            }
        }
    }

    /// `s.split()`: the words between white space.
    static func words(_ string: StringObject, _ limit: Int, fromEnd: Bool = false) throws -> ContiguousArray<Value> {
        let isASCII = string.isASCII
        return try string.text.withBytes { bytes in
            var words = ContiguousArray<Value>()
            let spans = try fromEnd ? spansFromEnd(bytes, limit) : spans(bytes, limit)
            words.reserveCapacity(spans.count)
            for span in spans {
                try Pulse.check()
                words.append(piece(bytes, span, isASCII))
            }
            return words
        }
    }

    /// The length of the white space that begins at a byte, 0 where there is none.
    private static func blank(_ bytes: UnsafeBufferPointer<UInt8>, _ at: Int) -> Int {
        let byte = bytes[at]
        if byte < 128 { return byte.isBlank || (byte >= 0x1c && byte <= 0x1f) ? 1 : 0 }
        let width = TextBytes.width(byte)
        let scalar = String(decoding: bytes[at..<(at + width)], as: UTF8.self).unicodeScalars.first
        return scalar?.isBlank ?? false ? width : 0
    }

    private static func spans(_ bytes: UnsafeBufferPointer<UInt8>, _ limit: Int) throws -> [Range<Int>] {
        var found: [Range<Int>] = []
        var at = 0
        while true {
            try Pulse.check()
            while at < bytes.count, case let width = blank(bytes, at), width > 0 { at += width }
            if at >= bytes.count { return found }
            if limit >= 0, found.count == limit { return found + [at..<bytes.count] }
            let start = at
            while at < bytes.count, blank(bytes, at) == 0 { at += TextBytes.width(bytes[at]) }
            found.append(start..<at)
        }
    }

    private static func spansFromEnd(_ bytes: UnsafeBufferPointer<UInt8>, _ limit: Int) throws -> [Range<Int>] {
        var found: [Range<Int>] = []
        var end = bytes.count
        while true {
            try Pulse.check()
            while end > 0, let start = blankEnding(bytes, end) { end = start }
            if end == 0 { break }
            if limit >= 0, found.count == limit {
                found.append(0..<end)
                break
            }
            var start = end
            while start > 0, blankEnding(bytes, start) == nil { start = previous(bytes, start) }
            found.append(start..<end)
            end = start
        }
        return found.reversed()
    }

    /// Where the code point begins that ends before a byte.
    private static func previous(_ bytes: UnsafeBufferPointer<UInt8>, _ end: Int) -> Int {
        var at = end - 1
        while at > 0, bytes[at] & 0xC0 == 0x80 { at -= 1 }
        return at
    }

    private static func blankEnding(_ bytes: UnsafeBufferPointer<UInt8>, _ end: Int) -> Int? {
        let start = previous(bytes, end)
        return blank(bytes, start) > 0 ? start : nil
    }

    /// `s.splitlines()`
    static func lines(_ string: StringObject, keepsEnds: Bool) throws -> ContiguousArray<Value> {
        let isASCII = string.isASCII
        return try string.text.withBytes { bytes in
            var lines = ContiguousArray<Value>()
            var start = 0, at = 0
            while at < bytes.count {
                let width = lineBreak(bytes, at)
                if width == 0 {
                    at += 1
                    continue
                }
                try Pulse.check()
                lines.append(piece(bytes, start..<(keepsEnds ? at + width : at), isASCII))
                at += width
                start = at
            }
            if start < bytes.count { lines.append(piece(bytes, start..<bytes.count, isASCII)) }
            return lines
        }
    }

    /// The length of the line break at a byte, 0 where there is none.
    private static func lineBreak(_ bytes: UnsafeBufferPointer<UInt8>, _ at: Int) -> Int {
        switch bytes[at] {
        case 13: return at + 1 < bytes.count && bytes[at + 1] == 10 ? 2 : 1
        case 10, 11, 12, 0x1c, 0x1d, 0x1e: return 1
        case 0xC2: return at + 1 < bytes.count && bytes[at + 1] == 0x85 ? 2 : 0
        case 0xE2: return at + 2 < bytes.count && bytes[at + 1] == 0x80 && (bytes[at + 2] == 0xA8 || bytes[at + 2] == 0xA9) ? 3 : 0
        default: return 0
        }
    }

    /// The string without the characters at its ends that pass a test.
    @inline(__always)
    static func stripped(_ string: StringObject, left: Bool, right: Bool, _ goes: (UnicodeScalar) -> Bool) -> StringObject {
        if string.isASCII {
            let range = string.text.withBytes { bytes in
                var start = 0, end = bytes.count
                if left { while start < end, goes(UnicodeScalar(bytes[start])) { start += 1 } }
                if right { while end > start, goes(UnicodeScalar(bytes[end - 1])) { end -= 1 } }
                return start..<end
            }
            return string.part(range)
        }
        var rest = string.text.unicodeScalars[...]
        if left { rest = rest.drop(while: goes) }
        if right { while let last = rest.last, goes(last) { rest.removeLast() } }
        return StringObject(String(rest))
    }
}
