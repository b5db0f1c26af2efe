import Runtime

/// `re`
func regexModule(_ module: ModuleObject) throws {
    module.isWrittenInPython = true
    try RegexFlag.declare(in: module)
    module["error"] = .object(PatternError.pythonClass)
    module["Pattern"] = .object(PatternObject.pythonClass)
    module["Match"] = .object(MatchObject.pythonClass)
    let cache = PatternCache()
    declareCompiling(module, cache)
    declareMatching(module, cache)
    declareReplacing(module, cache)
}

/// The patterns used last, so that `re.search(pattern, ...)` in a loop reads its pattern once.
private final class PatternCache {
    private struct Key: Hashable {
        let text: StringKey
        let flags: Int
    }
    /// A spelling compared by code points: `==` of Swift strings would make composed and decomposed letters equal.
    private struct StringKey: Hashable {
        let object: StringObject
        static func == (a: StringKey, b: StringKey) -> Bool { StringObject.same(a.object, b.object) }
        func hash(into hasher: inout Hasher) { hasher.combine(object.stringHash) }
    }
    private var patterns: [Key: PatternObject] = [:]
    private static let limit = 512

    func pattern(_ pattern: Value, _ flags: Value) throws -> PatternObject {
        guard let bits = try flags.index().map({ try Int.from($0) }) else {
            throw PythonException.typeError("unsupported operand type(s) for &: '\(flags.typeName)' and 'RegexFlag'")
        }
        if let compiled = pattern.object as? PatternObject {
            if bits != 0 { throw PythonException.valueError("cannot process flags argument with a compiled pattern") }
            return compiled
        }
        _ = try pattern.hash()
        guard let text = pattern.object as? StringObject else {
            guard pattern.object is BytesObject else { throw PythonException.typeError("first argument must be string or compiled pattern") }
            return try PatternObject(pattern, flags: PatternFlags(rawValue: bits))
        }
        let key = Key(text: StringKey(object: text), flags: bits)
        if let known = patterns[key] { return known }
        let made = try PatternObject(pattern, flags: PatternFlags(rawValue: bits))
        if patterns.count >= PatternCache.limit { patterns.removeAll() }
        patterns[key] = made
        return made
    }

    func clear() { patterns.removeAll() }
}

private func declareCompiling(_ module: ModuleObject, _ cache: PatternCache) {
    module.function("compile", .required("pattern", as: Value.self), .optional("flags", default: Value.int(0)), doc: "Compiles a pattern.") { (pattern: Value, flags: Value) throws -> Value in
        .object(try cache.pattern(pattern, flags))
    }
    module.function("purge", doc: "Forgets compiled patterns.") { () in cache.clear() }
    module.function("template", .required("pattern", as: Value.self), .optional("flags", default: Value.int(0)), doc: "As compile(); deprecated.") { (pattern: Value, flags: Value) throws -> Value in
        .object(try cache.pattern(pattern, .int(try Int.from(flags) | PatternFlags.template.rawValue)))
    }
    module.function("escape", .required("pattern", as: Value.self), doc: "A pattern that matches a text itself.") { (pattern: Value) throws -> Value in
        let special = Set("()[]{}?*+-|^$\\.&~# \t\n\r\u{0B}\u{0C}".utf8)
        func escaped(_ bytes: some Sequence<UInt8>) throws -> [UInt8] {
            var out: [UInt8] = []
            for byte in bytes {
                try Pulse.check(at: out.count)
                if special.contains(byte) { out.append(92) }
                out.append(byte)
            }
            return out
        }
        if let text = pattern.object as? StringObject { return .string(String(decoding: try escaped(text.text.utf8), as: UTF8.self)) }
        guard let bytes = pattern.bytesLike else { throw PythonException.typeError("decoding to str: need a bytes-like object, \(pattern.typeName) found") }
        return BytesObject(try escaped(bytes)).value
    }
}

private func declareMatching(_ module: ModuleObject, _ cache: PatternCache) {
    func find(_ name: String, _ mode: PatternMode, _ doc: String) {
        module.function(name, .required("pattern", as: Value.self), .required("string", as: Value.self), .optional("flags", default: Value.int(0)), doc: doc) { (pattern: Value, string: Value, flags: Value) throws -> Value in
            try cache.pattern(pattern, flags).find(string, 0, .max, mode)
        }
    }
    find("match", .match, "The match at the beginning, or None.")
    find("fullmatch", .full, "The match of the whole text, or None.")
    find("search", .search, "The first match anywhere, or None.")
    module.function("findall", .required("pattern", as: Value.self), .required("string", as: Value.self), .optional("flags", default: Value.int(0)), doc: "All matches as texts; with a group, what it matched; with several, tuples.") { (pattern: Value, string: Value, flags: Value) throws -> Value in
        try cache.pattern(pattern, flags).findAll(string, 0, .max)
    }
    module.function("finditer", .required("pattern", as: Value.self), .required("string", as: Value.self), .optional("flags", default: Value.int(0)), doc: "The matches one by one.") { (pattern: Value, string: Value, flags: Value) throws -> Value in
        try cache.pattern(pattern, flags).iterator(string, 0, .max)
    }
}

private func declareReplacing(_ module: ModuleObject, _ cache: PatternCache) {
    module.function("split", .required("pattern", as: Value.self), .required("string", as: Value.self), .optional("maxsplit", default: 0), .optional("flags", default: Value.int(0)), doc: "The pieces between the matches, with what groups matched.") { (pattern: Value, string: Value, limit: Int, flags: Value) throws -> Value in
        try cache.pattern(pattern, flags).split(string, limit)
    }
    module.function("sub", .required("pattern", as: Value.self), .required("repl", as: Value.self), .required("string", as: Value.self), .optional("count", default: 0), .optional("flags", default: Value.int(0)), doc: "The text with its matches replaced, by a template or by what a function gives.") { (pattern: Value, replacement: Value, string: Value, limit: Int, flags: Value) throws -> Value in
        try cache.pattern(pattern, flags).substitute(replacement, string, limit).result
    }
    module.function("subn", .required("pattern", as: Value.self), .required("repl", as: Value.self), .required("string", as: Value.self), .optional("count", default: 0), .optional("flags", default: Value.int(0)), doc: "As sub(), with the number of replacements: (new_string, number).") { (pattern: Value, replacement: Value, string: Value, limit: Int, flags: Value) throws -> Value in
        let (result, count) = try cache.pattern(pattern, flags).substitute(replacement, string, limit)
        return .tuple([result, .int(count)])
    }
}
