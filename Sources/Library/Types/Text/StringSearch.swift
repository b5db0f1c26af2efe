import Runtime

/// A part of a string in which something is looked for: `find(sub, start, end)`.
///
/// `start` and `end` are positions brought into the string, as a slice does; `start` may lie behind `end`.
struct TextRegion {
    let string: StringObject
    let start: Int
    let end: Int

    init(_ string: StringObject, _ start: Value?, _ end: Value?) throws {
        self.string = string
        let count = string.count
        self.start = try SliceBound.clamp(start, count, default: 0)
        self.end = min(count, try SliceBound.clamp(end, count, default: count))
    }

    /// The position of the first, or last, occurrence.
    func position(of part: StringObject, isLast: Bool) throws -> Int? {
        guard start <= end else { return nil }
        let from = string.offset(of: start), to = string.offset(of: end)
        let found = try string.text.withBytes { bytes in
            try part.text.withBytes { isLast ? try TextBytes.findLast($0, in: bytes, from: from, to: to) : try TextBytes.find($0, in: bytes, from: from, to: to) }
        }
        return found.map { string.position(ofOffset: $0) }
    }

    func count(of part: StringObject) throws -> Int {
        if start > end { return 0 }
        if part.text.isEmpty { return end - start + 1 }
        let from = string.offset(of: start), to = string.offset(of: end)
        return try string.text.withBytes { bytes in try part.text.withBytes { try TextBytes.count($0, in: bytes, from: from, to: to) } }
    }

    /// Whether the region begins, or ends, with a string.
    func has(_ affix: StringObject, atEnd: Bool) -> Bool {
        guard start <= end else { return false }
        let from = string.offset(of: start), to = string.offset(of: end), length = affix.text.utf8.count
        guard to - from >= length else { return false }
        return string.text.withBytes { bytes in
            affix.text.withBytes { wanted in
                let start = atEnd ? to - length : from
                for at in 0..<length where bytes[start + at] != wanted[at] { return false }
                return true
            }
        }
    }
}

/// Bounds of a slice given as arguments.
enum SliceBound {
    /// A bound counted from the end where it is negative; huge ones are cut off.
    /// - Throws: TypeError for what is neither int nor None.
    static func clamp(_ value: Value?, _ count: Int, default fallback: Int) throws -> Int {
        guard let value, !value.isNone else { return fallback }
        guard let index = try value.index() else { throw PythonException.typeError("slice indices must be integers or None or have an __index__ method") }
        guard case .int(let at) = index else { return (index.bigInteger ?? 0) < 0 ? 0 : Int.max }
        return at < 0 ? max(0, at &+ count) : at
    }
}

func declareStringSearch(_ type: Declaration<StringObject>) {
    func search(_ name: String, _ doc: String, _ body: @escaping (TextRegion, StringObject) throws -> Int) {
        type.native(name, .tuple(required: 1, ["sub", "start=None", "end=None"]), doc: doc) { string, call in
            guard let part = call[0]?.object as? StringObject else { throw PythonException.typeError("must be str, not \(call[0]?.typeName ?? "")") }
            return .int(try body(TextRegion(string, call[1], call[2]), part))
        }
    }
    func notFound() -> PythonException { .valueError("substring not found") }
    search("find", "S.find(sub[, start[, end]]) -> int\n\nThe first place of a part; -1 where there is none.") { try $0.position(of: $1, isLast: false) ?? -1 }
    search("rfind", "S.rfind(sub[, start[, end]]) -> int\n\nThe last place of a part; -1 where there is none.") { try $0.position(of: $1, isLast: true) ?? -1 }
    search("index", "S.index(sub[, start[, end]]) -> int\n\nThe first place of a part; ValueError where there is none.") { region, part in
        guard let at = try region.position(of: part, isLast: false) else { throw notFound() }
        return at
    }
    search("rindex", "S.rindex(sub[, start[, end]]) -> int\n\nThe last place of a part; ValueError where there is none.") { region, part in
        guard let at = try region.position(of: part, isLast: true) else { throw notFound() }
        return at
    }
    search("count", "S.count(sub[, start[, end]]) -> int\n\nHow often a part is there, without overlaps.") { try $0.count(of: $1) }
    declareAffixes(type)
    type.native("replace", .positional(required: 2, ["old", "new", "count=-1"]), doc: "A copy with one part in place of another, wherever it stands, or the first `count` times.") { string, call in
        let old = try call.string(0, of: "replace() argument 1"), new = try call.string(1, of: "replace() argument 2")
        return try replaced(string, old, new, try call.int(2, default: -1))
    }
}

private func declareAffixes(_ type: Declaration<StringObject>) {
    func affix(_ name: String, _ word: String, atEnd: Bool) {
        type.native(name, .tuple(required: 1, [word, "start=None", "end=None"]), doc: "S.\(name)(\(word)[, start[, end]]) -> bool\n\nWhether it \(atEnd ? "ends" : "begins") with a text, or with one of a tuple of texts; of the part from start to end.") { string, call in
            let region = try TextRegion(string, call[1], call[2])
            let wanted = call[0] ?? .none
            if let one = wanted.object as? StringObject { return .bool(region.has(one, atEnd: atEnd)) }
            guard let choices = wanted.object as? TupleObject else { throw PythonException.typeError("\(name) first arg must be str or a tuple of str, not \(wanted.typeName)") }
            for choice in choices.elements {
                guard let one = choice.object as? StringObject else { throw PythonException.typeError("tuple for \(name) must only contain str, not \(choice.typeName)") }
                if region.has(one, atEnd: atEnd) { return .bool(true) }
            }
            return .bool(false)
        }
    }
    affix("startswith", "prefix", atEnd: false)
    affix("endswith", "suffix", atEnd: true)
    type.native("removeprefix", .one("prefix"), doc: "A copy that lacks this beginning, where it has it.") { string, call in
        let prefix = try call.string(0, of: "removeprefix() argument")
        return try TextRegion(string, nil, nil).has(prefix, atEnd: false) ? .string(string.part(prefix.count..<string.count)) : .string(string.part(0..<string.count))
    }
    type.native("removesuffix", .one("suffix"), doc: "A copy that lacks this ending, where it has it.") { string, call in
        let suffix = try call.string(0, of: "removesuffix() argument")
        return try TextRegion(string, nil, nil).has(suffix, atEnd: true) ? .string(string.part(0..<(string.count - suffix.count))) : .string(string.part(0..<string.count))
    }
}

private func replaced(_ string: StringObject, _ old: StringObject, _ new: StringObject, _ limit: Int) throws -> Value {
    let limit = limit < 0 ? Int.max : limit
    if old.text.isEmpty {
        var out = String.UnicodeScalarView()
        var count = 0
        for scalar in string.text.unicodeScalars {
            if count < limit { out.append(contentsOf: new.text.unicodeScalars) }
            count += 1
            out.append(scalar)
        }
        if count < limit { out.append(contentsOf: new.text.unicodeScalars) }
        return .string(String(out))
    }
    let output = try string.text.withBytes { bytes in
        try old.text.withBytes { old in
            try new.text.withBytes { new in
                try TextBytes.replacing(old, with: new, in: bytes, limit: limit) { size, write in
                    try String(unsafeUninitializedCapacity: size) { room in
                        if let base = room.baseAddress { try write(base) }
                        return size
                    }
                }
            }
        }
    }
    guard let output else { return .string(string.part(0..<string.count)) }
    return .string(string.isASCII && new.isASCII ? StringObject(output, count: output.utf8.count) : StringObject(output))
}
