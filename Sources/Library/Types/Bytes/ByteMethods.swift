import Runtime

/// The methods that bytes and bytearray share.
func declareByteMethods<S: ByteSequence>(_ type: Declaration<S>) {
    declareByteCases(type)
    declareByteSearch(type)
    declareByteSplitting(type)
    declareBytePadding(type)
    declareByteConversion(type)
}

private func declareByteConversion<S: ByteSequence>(_ type: Declaration<S>) {
    type.native("decode", .named(required: 0, ["encoding='utf-8'", "errors='strict'"]), doc: "Decode the bytes using the codec registered for encoding.\n\n  encoding\n    The encoding with which to decode the bytes.\n  errors\n    The error handling scheme to use for the handling of decoding errors.\n    The default is 'strict' meaning that decoding errors raise a\n    UnicodeDecodeError. Other possible values are 'ignore', 'replace' and 'backslashreplace'.") { bytes, call in
        let encoding = try call[0].map { _ in try call.string(0, of: "decode() argument 'encoding'").text } ?? "utf-8"
        let errors = try call[1].map { _ in try call.string(1, of: "decode() argument 'errors'").text } ?? "strict"
        return .string(try TextEncoding.decode(bytes.bytes, encoding, errors))
    }
    type.native("hex", .named(required: 0, ["sep=...", "bytes_per_sep=1"]), doc: "Create a string of hexadecimal numbers from a bytes object.\n\n  sep\n    An optional single character or byte to separate hex bytes.\n  bytes_per_sep\n    How many bytes between separators.  Positive values count from the\n    right, negative values count from the left.") { bytes, call in
        .string(try hexadecimal(bytes.bytes, call[0], try call.int(1, default: 1)))
    }
    type.nativeClass("fromhex", .one("string"), doc: "Create a bytes object from a string of hexadecimal numbers.\n\nSpaces between two numbers are accepted.\nExample: bytes.fromhex('B9 01EF') -> b'\\\\xb9\\\\x01\\\\xef'.") { made, call in
        guard let text = call[0]?.object as? StringObject else { throw PythonException.typeError("fromhex() argument must be str, not \(call[0]?.typeName ?? "")") }
        let bytes = S.make(try parsedHexadecimal(text.text))
        return made === Class.bytes || made === Class.byteArray ? bytes : try Value.object(made).call(bytes)
    }
    type.nativeStatic("maketrans", .positional(required: 2, ["frm", "to"]), doc: "Return a translation table useable for the bytes or bytearray translate method.") { call in
        let from = try Bytes.required(call[0]), to = try Bytes.required(call[1])
        guard from.count == to.count else { throw PythonException.valueError("maketrans arguments must have same length") }
        var table = (0..<256).map { UInt8($0) }
        for (a, b) in zip(from, to) { table[Int(a)] = b }
        return BytesObject(table).value
    }
    type.native("translate", .named(required: 1, ["table", "delete=b''"]), doc: "Return a copy with each character mapped by the given translation table.\n\n  table\n    Translation table, which must be a bytes object of length 256.\n\nAll characters occurring in the optional argument delete are removed.") { bytes, call in
        let given = call[0] ?? .none
        let gone = Set(try call[1].map { try Bytes.required($0) } ?? [])
        var kept = bytes.bytes
        if !gone.isEmpty {
            let stays = (0..<256).map { !gone.contains(UInt8($0)) }
            kept = []
            for (at, byte) in bytes.bytes.enumerated() {
                try Pulse.check(at: at)
                if stays[Int(byte)] { kept.append(byte) }
            }
        }
        if given.isNone { return S.make(kept) }
        let table = try Bytes.required(given)
        guard table.count == 256 else { throw PythonException.valueError("translation table must be 256 characters long") }
        return S.make(try table.withUnsafeBufferPointer { table in try kept.mapped { table[Int($0)] } })
    }
}

private func hexadecimal(_ bytes: [UInt8], _ separator: Value?, _ group: Int) throws -> String {
    let digits = Array("0123456789abcdef".utf8)
    var mark: UInt8?
    if let separator {
        if let text = separator.object as? StringObject {
            guard text.count == 1 else { throw PythonException.valueError("sep must be length 1.") }
            guard let first = text.text.utf8.first, first < 128 else { throw PythonException.valueError("sep must be ASCII.") }
            mark = first
        } else if let given = separator.bytesLike {
            guard given.count == 1 else { throw PythonException.valueError("sep must be length 1.") }
            guard given[0] < 128 else { throw PythonException.valueError("sep must be ASCII.") }
            mark = given[0]
        } else { throw PythonException.typeError(separator.object == nil ? "object of type '\(separator.typeName)' has no len()" : "sep must be str or bytes.") }
    }
    var out: [UInt8] = []
    let size = group == .min ? Int.max : abs(group)
    try Limits.reserve(bytes.count, of: mark == nil ? 2 : 3)
    out.reserveCapacity(bytes.count * (mark == nil ? 2 : 3))
    for (at, byte) in bytes.enumerated() {
        try Pulse.check(at: at)
        if let mark, group != 0, at > 0, (group > 0 ? bytes.count - at : at) % size == 0 { out.append(mark) }
        out.append(digits[Int(byte >> 4)])
        out.append(digits[Int(byte & 15)])
    }
    return String(decoding: out, as: UTF8.self)
}

private func parsedHexadecimal(_ text: String) throws -> [UInt8] {
    func value(_ digit: UInt8) -> UInt8? {
        switch digit {
        case 48...57: digit - 48
        case 65...70: digit - 55
        case 97...102: digit - 87
        default: nil
        }
    }
    return try text.withBytes { digits in
        // What is no digit is an error at once, so that bytes up to there are characters.
        func invalid(_ position: Int) -> PythonException { .valueError("non-hexadecimal number found in fromhex() arg at position \(position)") }
        var bytes: [UInt8] = []
        var at = 0
        while at < digits.count {
            if digits[at].isBlank {
                at += 1
                continue
            }
            try Pulse.check(at: bytes.count)
            guard let high = value(digits[at]) else { throw invalid(at) }
            guard at + 1 < digits.count, let low = value(digits[at + 1]) else { throw invalid(at + 1) }
            bytes.append(high * 16 + low)
            at += 2
        }
        return bytes
    }
}

private func declareByteCases<S: ByteSequence>(_ type: Declaration<S>) {
    func map(_ name: String, _ doc: String, _ transform: @escaping (UInt8, UInt8?) -> UInt8) {
        type.native(name, .none, doc: doc) { bytes, _ in
            var previous: UInt8?
            return S.make(try bytes.bytes.mapped { byte in
                defer { previous = byte }
                return transform(byte, previous)
            })
        }
    }
    func isLetter(_ byte: UInt8) -> Bool { byte.isUpper || byte.isLower }
    map("upper", "B.upper() -> copy of B\n\nReturn a copy of B with all ASCII characters converted to uppercase.") { byte, _ in byte.uppercased }
    map("lower", "B.lower() -> copy of B\n\nReturn a copy of B with all ASCII characters converted to lowercase.") { byte, _ in byte.lowercased }
    map("swapcase", "B.swapcase() -> copy of B\n\nReturn a copy of B with uppercase ASCII characters converted\nto lowercase ASCII and vice versa.") { byte, _ in byte.isUpper ? byte.lowercased : byte.uppercased }
    map("capitalize", "B.capitalize() -> copy of B\n\nReturn a copy of B with only its first character capitalized (ASCII)\nand the rest lower-cased.") { byte, previous in previous == nil ? byte.uppercased : byte.lowercased }
    map("title", "B.title() -> copy of B\n\nReturn a titlecased version of B, i.e. ASCII words start with uppercase\ncharacters, all remaining cased characters have lowercase.") { byte, previous in previous.map(isLetter) ?? false ? byte.lowercased : byte.uppercased }
    func test(_ name: String, _ doc: String, _ body: @escaping ([UInt8]) throws -> Bool) {
        type.native(name, .none, doc: "B.\(name)() -> bool\n\n\(doc)") { bytes, _ in .bool(try body(bytes.bytes)) }
    }
    func all(_ bytes: [UInt8], _ fits: (UInt8) -> Bool) throws -> Bool { try bytes.position { !fits($0) } == nil }
    func any(_ bytes: [UInt8], _ fits: (UInt8) -> Bool) throws -> Bool { try bytes.position(where: fits) != nil }
    test("isalpha", "Return True if all characters in B are alphabetic\nand there is at least one character in B, False otherwise.") { try !$0.isEmpty && all($0, isLetter) }
    test("isdigit", "Return True if all characters in B are digits\nand there is at least one character in B, False otherwise.") { try !$0.isEmpty && all($0, \.isDigit) }
    test("isalnum", "Return True if all characters in B are alphanumeric\nand there is at least one character in B, False otherwise.") { try !$0.isEmpty && all($0) { isLetter($0) || $0.isDigit } }
    test("isspace", "Return True if all characters in B are whitespace\nand there is at least one character in B, False otherwise.") { try !$0.isEmpty && all($0, \.isBlank) }
    test("isascii", "Return True if B is empty or all characters in B are ASCII,\nFalse otherwise.") { try all($0) { $0 < 128 } }
    test("isupper", "Return True if all cased characters in B are uppercase and there is\nat least one cased character in B, False otherwise.") { try any($0, \.isUpper) && !any($0, \.isLower) }
    test("islower", "Return True if all cased characters in B are lowercase and there is\nat least one cased character in B, False otherwise.") { try any($0, \.isLower) && !any($0, \.isUpper) }
    test("istitle", "Return True if B is a titlecased string and there is at least one\ncharacter in B, False otherwise.") { bytes in
        var isAfterLetter = false, found = false
        for (at, byte) in bytes.enumerated() {
            try Pulse.check(at: at)
            if byte.isUpper && isAfterLetter || byte.isLower && !isAfterLetter { return false }
            isAfterLetter = isLetter(byte)
            found = found || isAfterLetter
        }
        return found
    }
}

private func declareBytePadding<S: ByteSequence>(_ type: Declaration<S>) {
    func pad(_ name: String, _ doc: String, _ left: @escaping (_ missing: Int, _ width: Int) -> Int) {
        type.native(name, .positional(required: 1, ["width", "fillchar=b' '"]), doc: doc + "\n\nPadding is done using the specified fill character.") { bytes, call in
            let width = try call.int(0, default: 0)
            var fill: UInt8 = 32
            if let given = call[1] {
                guard let text = given.bytesLike, text.count == 1 else { throw PythonException.typeError("\(name)() argument 2 must be a byte string of length 1, not \(given.isNone ? "None" : given.typeName)") }
                fill = text[0]
            }
            if width <= bytes.bytes.count { return S.make(bytes.bytes) }
            let missing = width - bytes.bytes.count
            let before = left(missing, width)
            return S.make(try RepeatedText.make([fill], before).joined(with: bytes.bytes).joined(with: RepeatedText.make([fill], missing - before)))
        }
    }
    pad("ljust", "Return a left-justified string of length width.") { _, _ in 0 }
    pad("rjust", "Return a right-justified string of length width.") { missing, _ in missing }
    pad("center", "Return a centered string of length width.") { missing, width in missing / 2 + (missing & width & 1) }
    type.native("zfill", .one("width"), doc: "Pad a numeric string with zeros on the left, to fill a field of the given width.\n\nThe original string is never truncated.") { bytes, call in
        let width = try call.int(0, default: 0)
        if width <= bytes.bytes.count { return S.make(bytes.bytes) }
        let missing = width - bytes.bytes.count
        let zeros = try RepeatedText.make([48], missing)
        guard let sign = bytes.bytes.first, sign == 43 || sign == 45 else { return S.make(try zeros.joined(with: bytes.bytes)) }
        return S.make(try ([sign] as [UInt8]).joined(with: zeros).joined(with: Array(bytes.bytes.dropFirst())))
    }
    type.native("expandtabs", .named(required: 0, ["tabsize=8"]), doc: "Return a copy where all tab characters are expanded using spaces.\n\nIf tabsize is not given, a tab size of 8 characters is assumed.") { bytes, call in
        let size = try call.int(0, default: 8)
        var out: [UInt8] = []
        var column = 0
        for byte in bytes.bytes {
            try Pulse.check()
            if byte == 9 {
                let count = size > 0 ? size - column % size : 0
                try Limits.reserve(count, of: 1)
                out.append(contentsOf: repeatElement(32, count: count))
                column += count
            } else {
                out.append(byte)
                column = byte == 10 || byte == 13 ? 0 : column + 1
            }
        }
        return S.make(out)
    }
}
