import Runtime

func declareStringType() {
    Class.string.construct = { made, arguments in
        let text: String
        switch arguments.positionalCount + arguments.keywordCount {
        case 0: text = ""
        case 1 where arguments.positionalCount == 1: text = try arguments[0].strText()
        default:
            guard arguments.positionalCount > 0 else { throw PythonException.typeError("str() missing required argument 'object'") }
            guard let bytes = arguments[0].object as? BytesObject else { throw PythonException.typeError("decoding to str: need a bytes-like object, \(arguments[0].typeName) found") }
            let encoding = arguments.positionalCount > 1 ? arguments[1] : arguments.keyword("encoding") ?? .string("utf-8")
            let errors = arguments.positionalCount > 2 ? arguments[2] : arguments.keyword("errors") ?? .string("strict")
            text = try TextEncoding.decode(bytes.bytes, try String.from(encoding), try String.from(errors))
        }
        if made === Class.string, arguments.positionalCount == 1, case .string = arguments[0] { return arguments[0] }
        return StringObject(text, type: made).value
    }
    Class.string.extend(for: String.self, doc: "A sequence of Unicode code points.") { type in
        declareStringHooks(type)
        declareCases(type)
        declareTests(type)
        declareSearch(type)
        declareSplitting(type)
        declarePadding(type)
    }
}

private func declareStringHooks(_ type: Declaration<String>) {
    declareArithmeticHooks(type, [.add, .multiply, .modulo])
    type.method("__len__", doc: "Return len(self).") { $0.unicodeScalars.count }
    type.method("__contains__", .required("key", as: String.self), doc: "Return key in self.") { text, part in text.firstRange(ofCodePoints: part) != nil }
    type.method("__getitem__", .required("key", as: Value.self), doc: "Return self[key].") { text, key in try StringObject(text).item(key) ?? .none }
    type.method("__iter__", doc: "Return iter(self).") { (text: String) throws -> Value in try StringObject(text).iterator().map { .object($0) } ?? .none }
    type.method("encode", .optional("encoding", default: "utf-8"), .optional("errors", default: "strict"), doc: "Return the bytes of the string.") { (text: String, encoding: String, errors: String) throws -> Value in
        BytesObject(try TextEncoding.encode(text, encoding, errors)).value
    }
    type.rawMethod("format", doc: "Return the string with its replacement fields filled.") { text, arguments in
        let keywords = DictObject()
        for (name, value) in arguments.keywordPairs { keywords.set(name, value) }
        return .string(try StringFormat.format(text, Array(arguments.positional), keywords.value))
    }
    type.method("format_map", .required("mapping", as: Value.self), doc: "Return the string with its fields filled from a mapping.") { text, mapping in try StringFormat.format(text, [], mapping) }
    type.method("join", .required("iterable", as: Value.self), doc: "Concatenate strings with this one between.") { (gap: String, parts: Value) throws -> String in
        guard let iterator = try parts.makeIterator() else { throw PythonException.typeError("can only join an iterable") }
        var result = ""
        var index = 0
        while let part = try iterator.next() {
            guard let text = part.object as? StringObject else { throw PythonException.typeError("sequence item \(index): expected str instance, \(part.typeName) found") }
            if index > 0 { result += gap }
            result += text.text
            index += 1
        }
        return result
    }
    type.method("translate", .required("table", as: Value.self), doc: "Replace code points by a table.") { (text: String, table: Value) throws -> String in
        var out = ""
        for scalar in text.unicodeScalars {
            do {
                let found = try table.item(.int(Int(scalar.value)))
                if let replacement = found.object as? StringObject { out += replacement.text } else if case .int(let code) = found, let mapped = UnicodeScalar(UInt32(truncatingIfNeeded: code)) { out.unicodeScalars.append(mapped) }
            } catch let error as PythonException where error.isInstance(of: .lookupError) { out.unicodeScalars.append(scalar) }
        }
        return out
    }
    type.staticMethod("maketrans", .required("x", as: Value.self), .optional("y", default: Value.none), .optional("z", default: ""), doc: "Return a table for translate().") { (x: Value, y: Value, removed: String) throws -> Value in
        let table = DictObject()
        if y.isNone {
            for (key, value) in try DictObject.from(x).pairs {
                if let text = key.object as? StringObject {
                    guard text.count == 1, let scalar = text.text.unicodeScalars.first else { throw PythonException.valueError("string keys in translate table must be of length 1") }
                    try table.set(.int(Int(scalar.value)), value)
                } else { try table.set(key, value) }
            }
            return table.value
        }
        let from = Array(try String.from(x).unicodeScalars), to = Array(try String.from(y).unicodeScalars)
        guard from.count == to.count else { throw PythonException.valueError("the first two maketrans arguments must have equal length") }
        for (a, b) in zip(from, to) { try table.set(.int(Int(a.value)), .int(Int(b.value))) }
        for scalar in removed.unicodeScalars { try table.set(.int(Int(scalar.value)), .none) }
        return table.value
    }
}

private func declareCases(_ type: Declaration<String>) {
    type.method("upper", doc: "Return the string in upper case.") { $0.mappedScalars { $0.properties.uppercaseMapping } }
    type.method("lower", doc: "Return the string in lower case.") { $0.mappedScalars { $0.properties.lowercaseMapping } }
    type.method("casefold", doc: "Return the string for caseless comparison.") { $0.mappedScalars { $0 == "ß" ? "ss" : $0 == "ẞ" ? "ss" : $0 == "ς" ? "σ" : $0.properties.lowercaseMapping } }
    type.method("swapcase", doc: "Return the string with cases swapped.") {
        $0.mappedScalars { $0.properties.isUppercase ? $0.properties.lowercaseMapping : $0.properties.uppercaseMapping }
    }
    type.method("capitalize", doc: "Return the string with its first letter in title case and the rest in lower case.") { (text: String) -> String in
        guard let first = text.unicodeScalars.first else { return "" }
        return first.properties.titlecaseMapping + String(text.unicodeScalars.dropFirst()).mappedScalars { $0.properties.lowercaseMapping }
    }
    type.method("title", doc: "Return the string with each word capitalised.") { (text: String) -> String in
        var isInWord = false
        return text.mappedScalars { scalar in
            defer { isInWord = scalar.properties.isCased }
            return isInWord ? scalar.properties.lowercaseMapping : scalar.properties.titlecaseMapping
        }
    }
}

extension String {
    func mappedScalars(_ transform: (UnicodeScalar) -> String) -> String {
        var out = ""
        out.reserveCapacity(utf8.count)
        for scalar in unicodeScalars { out += transform(scalar) }
        return out
    }
    /// `str.isidentifier`
    var isPythonIdentifier: Bool {
        guard let first = unicodeScalars.first, first == "_" || first.properties.isXIDStart else { return false }
        return unicodeScalars.dropFirst().allSatisfy { $0.properties.isXIDContinue }
    }
    fileprivate func allScalars(_ test: (UnicodeScalar) -> Bool) -> Bool { !isEmpty && unicodeScalars.allSatisfy(test) }
}

extension UnicodeScalar {
    var isAlphabeticLetter: Bool {
        switch properties.generalCategory {
        case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter: true
        default: false
        }
    }
    var isDecimalDigit: Bool { properties.generalCategory == .decimalNumber }
    /// White space as `str.isspace` and `str.split` see it.
    var isBlank: Bool { properties.isWhitespace || (value >= 0x1c && value <= 0x1f) }
}

private func declareTests(_ type: Declaration<String>) {
    type.method("isalpha", doc: "Whether all characters are letters.") { $0.allScalars { $0.isAlphabeticLetter } }
    type.method("isdigit", doc: "Whether all characters are digits.") { $0.allScalars { $0.properties.numericType == .decimal || $0.properties.numericType == .digit } }
    type.method("isdecimal", doc: "Whether all characters are decimal digits.") { $0.allScalars { $0.isDecimalDigit } }
    type.method("isnumeric", doc: "Whether all characters are numeric.") { $0.allScalars { $0.properties.numericType != nil } }
    type.method("isalnum", doc: "Whether all characters are letters or numeric.") { $0.allScalars { $0.isAlphabeticLetter || $0.properties.numericType != nil } }
    type.method("isspace", doc: "Whether all characters are white space.") { $0.allScalars { $0.isBlank } }
    type.method("isascii", doc: "Whether all characters are ASCII.") { $0.utf8.allSatisfy { $0 < 128 } }
    type.method("isprintable", doc: "Whether all characters are printable.") { $0.unicodeScalars.allSatisfy { $0.isPythonPrintable } }
    type.method("isidentifier", doc: "Whether the string is a valid name.") { $0.isPythonIdentifier }
    type.method("isupper", doc: "Whether all cased characters are upper case.") { (text: String) -> Bool in
        text.unicodeScalars.contains { $0.properties.isUppercase } && !text.unicodeScalars.contains { $0.properties.isLowercase }
    }
    type.method("islower", doc: "Whether all cased characters are lower case.") { (text: String) -> Bool in
        text.unicodeScalars.contains { $0.properties.isLowercase } && !text.unicodeScalars.contains { $0.properties.isUppercase }
    }
    type.method("istitle", doc: "Whether the string is in title case.") { (text: String) -> Bool in
        var previousCased = false, found = false
        for scalar in text.unicodeScalars {
            if scalar.properties.isUppercase {
                if previousCased { return false }
                previousCased = true
                found = true
            } else if scalar.properties.isLowercase {
                if !previousCased { return false }
            } else { previousCased = false }
        }
        return found
    }
}

/// Positions in a string, counted in code points.
private struct Region {
    let scalars: [UnicodeScalar]
    let start: Int
    let end: Int
    init(_ text: String, _ start: Value, _ end: Value) throws {
        scalars = Array(text.unicodeScalars)
        let count = scalars.count
        func clamp(_ value: Value, _ fallback: Int) throws -> Int {
            if value.isNone { return fallback }
            guard let index = try value.index(), case .int(let at) = index else { throw PythonException.typeError("slice indices must be integers or None or have an __index__ method") }
            return at < 0 ? max(0, at + count) : at
        }
        self.start = try clamp(start, 0)
        self.end = min(count, try clamp(end, count))
    }
    func first(_ part: [UnicodeScalar]) -> Int? {
        guard start <= end, end - start >= part.count else { return nil }
        var at = start
        while at + part.count <= end {
            if matches(part, at) { return at }
            at += 1
        }
        return nil
    }
    func last(_ part: [UnicodeScalar]) -> Int? {
        guard start <= end, end - start >= part.count else { return nil }
        var at = end - part.count
        while at >= start {
            if matches(part, at) { return at }
            at -= 1
        }
        return nil
    }
    func matches(_ part: [UnicodeScalar], _ at: Int) -> Bool {
        for (offset, scalar) in part.enumerated() where scalars[at + offset] != scalar { return false }
        return true
    }
}

private func declareSearch(_ type: Declaration<String>) {
    func search(_ name: String, _ doc: String, _ body: @escaping (Region, [UnicodeScalar]) throws -> Int) {
        type.method(name, .required("sub", as: Value.self), .optional("start", default: Value.none), .optional("end", default: Value.none), doc: doc) { (text: String, part: Value, start: Value, end: Value) throws -> Int in
            guard let wanted = part.object as? StringObject else { throw PythonException.typeError("must be str, not \(part.typeName)") }
            return try body(Region(text, start, end), Array(wanted.text.unicodeScalars))
        }
    }
    search("find", "Return the lowest position of a substring, or -1.") { $0.first($1) ?? -1 }
    search("rfind", "Return the highest position of a substring, or -1.") { $0.last($1) ?? -1 }
    search("index", "Return the lowest position of a substring.") { region, part in
        guard let at = region.first(part) else { throw PythonException.valueError("substring not found") }
        return at
    }
    search("rindex", "Return the highest position of a substring.") { region, part in
        guard let at = region.last(part) else { throw PythonException.valueError("substring not found") }
        return at
    }
    search("count", "Return the number of occurrences that do not overlap.") { region, part in
        if part.isEmpty { return max(0, region.end - region.start + 1) }
        var count = 0, at = region.start
        while at + part.count <= region.end {
            if region.matches(part, at) {
                count += 1
                at += part.count
            } else { at += 1 }
        }
        return count
    }
    func affix(_ name: String, _ doc: String, _ body: @escaping (Region, [UnicodeScalar]) -> Bool) {
        type.method(name, .required("prefix", as: Value.self), .optional("start", default: Value.none), .optional("end", default: Value.none), doc: doc) { (text: String, part: Value, start: Value, end: Value) throws -> Bool in
            let region = try Region(text, start, end)
            let wanted = (part.object as? TupleObject).map { Array($0.elements) } ?? [part]
            return try wanted.contains { one in
                guard let text = one.object as? StringObject else {
                    throw PythonException.typeError(part.object is TupleObject ? "tuple for \(name) must only contain str, not \(one.typeName)" : "\(name) first arg must be str or a tuple of str, not \(part.typeName)")
                }
                let scalars = Array(text.text.unicodeScalars)
                return region.end - region.start >= scalars.count && body(region, scalars)
            }
        }
    }
    affix("startswith", "Whether the string begins with a prefix.") { $0.matches($1, $0.start) }
    affix("endswith", "Whether the string ends with a suffix.") { $0.matches($1, $0.end - $1.count) }
    type.method("removeprefix", .required("prefix", as: String.self), doc: "Return the string without a prefix.") { text, prefix in
        text.utf8.starts(with: prefix.utf8) ? String(decoding: text.utf8.dropFirst(prefix.utf8.count), as: UTF8.self) : text
    }
    type.method("removesuffix", .required("suffix", as: String.self), doc: "Return the string without a suffix.") { text, suffix in
        !suffix.isEmpty && text.utf8.reversed().starts(with: suffix.utf8.reversed()) ? String(decoding: text.utf8.dropLast(suffix.utf8.count), as: UTF8.self) : text
    }
    type.method("replace", .required("old", as: String.self), .required("new", as: String.self), .optional("count", default: -1), doc: "Return the string with occurrences replaced.") { (text: String, old: String, new: String, limit: Int) -> String in
        let scalars = Array(text.unicodeScalars), wanted = Array(old.unicodeScalars)
        var out = String.UnicodeScalarView()
        var at = 0, count = 0
        while at <= scalars.count {
            let fits = limit < 0 || count < limit
            if wanted.isEmpty, fits {
                out.append(contentsOf: new.unicodeScalars)
                count += 1
            } else if !wanted.isEmpty, fits, at + wanted.count <= scalars.count, Array(scalars[at..<(at + wanted.count)]) == wanted {
                out.append(contentsOf: new.unicodeScalars)
                at += wanted.count
                count += 1
                continue
            }
            if at < scalars.count { out.append(scalars[at]) }
            at += 1
        }
        return String(out)
    }
}

private func declareSplitting(_ type: Declaration<String>) {
    type.method("split", .optional("sep", default: Value.none), .optional("maxsplit", default: -1), doc: "Return the words of the string.") { (text: String, separator: Value, limit: Int) throws -> [String] in
        try Splitting.split(text, separator, limit)
    }
    type.method("rsplit", .optional("sep", default: Value.none), .optional("maxsplit", default: -1), doc: "As split(), from the end.") { (text: String, separator: Value, limit: Int) throws -> [String] in
        try Splitting.split(String(String.UnicodeScalarView(text.unicodeScalars.reversed())), separator.isNone ? separator : .string(String(String.UnicodeScalarView(try String.from(separator).unicodeScalars.reversed()))), limit)
            .reversed().map { String(String.UnicodeScalarView($0.unicodeScalars.reversed())) }
    }
    type.method("splitlines", .optional("keepends", default: false), doc: "Return the lines of the string.") { (text: String, keepsEnds: Bool) -> [String] in
        var lines: [String] = []
        var line = String.UnicodeScalarView()
        var isAfterReturn = false
        for scalar in text.unicodeScalars {
            if isAfterReturn {
                isAfterReturn = false
                if scalar == "\n" {
                    if keepsEnds, let last = lines.popLast() { lines.append(last + "\n") }
                    continue
                }
            }
            switch scalar.value {
            case 10, 11, 12, 13, 0x1c, 0x1d, 0x1e, 0x85, 0x2028, 0x2029:
                if keepsEnds { line.append(scalar) }
                lines.append(String(line))
                line = String.UnicodeScalarView()
                isAfterReturn = scalar == "\r"
            default: line.append(scalar)
            }
        }
        if !line.isEmpty { lines.append(String(line)) }
        return lines
    }
    func partition(_ name: String, _ doc: String, isLast: Bool) {
        type.method(name, .required("sep", as: String.self), doc: doc) { (text: String, separator: String) throws -> Value in
            if separator.isEmpty { throw PythonException.valueError("empty separator") }
            let region = try Region(text, .none, .none), part = Array(separator.unicodeScalars)
            guard let at = isLast ? region.last(part) : region.first(part) else {
                return isLast ? .tuple([.string(""), .string(""), .string(text)]) : .tuple([.string(text), .string(""), .string("")])
            }
            func piece(_ range: Range<Int>) -> Value { .string(String(String.UnicodeScalarView(region.scalars[range]))) }
            return .tuple([piece(0..<at), .string(separator), piece((at + part.count)..<region.scalars.count)])
        }
    }
    partition("partition", "Return the parts before, of and after the first separator.", isLast: false)
    partition("rpartition", "Return the parts before, of and after the last separator.", isLast: true)
    func strip(_ name: String, _ doc: String, left: Bool, right: Bool) {
        type.method(name, .optional("chars", default: Value.none), doc: doc) { (text: String, characters: Value) throws -> String in
            var set: Set<UnicodeScalar>?
            if !characters.isNone {
                guard let given = characters.object as? StringObject else { throw PythonException.typeError("\(name) arg must be None or str") }
                set = Set(given.text.unicodeScalars)
            }
            func goes(_ scalar: UnicodeScalar) -> Bool { set?.contains(scalar) ?? scalar.isBlank }
            var part = text.unicodeScalars[...]
            if left { part = part.drop(while: goes) }
            if right { while let last = part.last, goes(last) { part = part.dropLast() } }
            return String(part)
        }
    }
    strip("strip", "Return the string without white space, or characters, at both ends.", left: true, right: true)
    strip("lstrip", "Return the string without white space, or characters, at its beginning.", left: true, right: false)
    strip("rstrip", "Return the string without white space, or characters, at its end.", left: false, right: true)
}

enum Splitting {
    static func split(_ text: String, _ separator: Value, _ limit: Int) throws -> [String] {
        if separator.isNone { return words(text, limit) }
        guard let wanted = separator.object as? StringObject else { throw PythonException.typeError("must be str or None, not \(separator.typeName)") }
        if wanted.text.isEmpty { throw PythonException.valueError("empty separator") }
        let bytes = Array(text.utf8), needle = Array(wanted.text.utf8)
        var parts: [String] = []
        var start = 0, at = 0
        while at + needle.count <= bytes.count, limit < 0 || parts.count < limit {
            if bytes[at] == needle[0], bytes[at...].starts(with: needle) {
                parts.append(String(decoding: bytes[start..<at], as: UTF8.self))
                at += needle.count
                start = at
            } else { at += 1 }
        }
        parts.append(String(decoding: bytes[start...], as: UTF8.self))
        return parts
    }

    private static func words(_ text: String, _ limit: Int) -> [String] {
        var parts: [String] = []
        var rest = text.unicodeScalars[...].drop { $0.isBlank }
        while !rest.isEmpty {
            if limit >= 0, parts.count == limit {
                while let last = rest.last, last.isBlank { rest = rest.dropLast() }
                parts.append(String(rest))
                return parts
            }
            let word = rest.prefix { !$0.isBlank }
            parts.append(String(word))
            rest = rest[word.endIndex...].drop { $0.isBlank }
        }
        return parts
    }
}

private func declarePadding(_ type: Declaration<String>) {
    func pad(_ name: String, _ doc: String, _ body: @escaping (String, Int, String) -> String) {
        type.method(name, .required("width", as: Int.self), .optional("fillchar", default: " "), doc: doc) { (text: String, width: Int, fill: String) throws -> String in
            guard fill.unicodeScalars.count == 1 else { throw PythonException.typeError("The fill character must be exactly one character long") }
            let missing = width - text.unicodeScalars.count
            return missing <= 0 ? text : body(text, missing, fill)
        }
    }
    pad("ljust", "Return the string left-justified in a width.") { $0 + String(repeating: $2, count: $1) }
    pad("rjust", "Return the string right-justified in a width.") { String(repeating: $2, count: $1) + $0 }
    type.method("center", .required("width", as: Int.self), .optional("fillchar", default: " "), doc: "Return the string centred in a width.") { (text: String, width: Int, fill: String) throws -> String in
        guard fill.unicodeScalars.count == 1 else { throw PythonException.typeError("The fill character must be exactly one character long") }
        let missing = width - text.unicodeScalars.count
        if missing <= 0 { return text }
        let left = missing / 2 + (missing & width & 1)
        return String(repeating: fill, count: left) + text + String(repeating: fill, count: missing - left)
    }
    type.method("zfill", .required("width", as: Int.self), doc: "Pad with zeros behind the sign.") { (text: String, width: Int) -> String in
        let missing = width - text.unicodeScalars.count
        if missing <= 0 { return text }
        let zeros = String(repeating: "0", count: missing)
        if let sign = text.first, sign == "-" || sign == "+" { return String(sign) + zeros + text.dropFirst() }
        return zeros + text
    }
    type.method("expandtabs", .optional("tabsize", default: 8), doc: "Return the string with tabs as spaces.") { (text: String, size: Int) -> String in
        var out = "", column = 0
        for scalar in text.unicodeScalars {
            if scalar == "\t" {
                let count = size > 0 ? size - column % size : 0
                out += String(repeating: " ", count: count)
                column += count
            } else {
                out.unicodeScalars.append(scalar)
                column = scalar == "\n" || scalar == "\r" ? 0 : column + 1
            }
        }
        return out
    }
}
