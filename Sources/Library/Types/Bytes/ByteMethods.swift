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
    type.native("decode", .named(required: 0, ["encoding='utf-8'", "errors='strict'"]), doc: "The text that the bytes stand for.\n\n  encoding\n    How the text is written: utf-8, ascii, latin-1 ...\n  errors\n    What is done with bytes that stand for nothing: 'strict', 'ignore', 'replace',\n    'backslashreplace'.") { bytes, call in
        let encoding = try call[0].map { _ in try call.string(0, of: "decode() argument 'encoding'").text } ?? "utf-8"
        let errors = try call[1].map { _ in try call.string(1, of: "decode() argument 'errors'").text } ?? "strict"
        return .string(try TextEncoding.decode(bytes.bytes, encoding, errors))
    }
    type.native("hex", .named(required: 0, ["sep=...", "bytes_per_sep=1"]), doc: "Two hexadecimal digits for each byte.\n\n  sep\n    What stands between them.\n  bytes_per_sep\n    How many bytes go between two of those; counted from the left where negative.") { bytes, call in
        .string(try hexadecimal(bytes.bytes, call[0], try call.int(1, default: 1)))
    }
    type.nativeClass("fromhex", .one("string"), doc: "The bytes that pairs of hexadecimal digits stand for; blanks between pairs do no harm.\n\n    bytes.fromhex(\"B9 01EF\")") { made, call in
        guard let text = call[0]?.object as? StringObject else { throw PythonException.typeError("fromhex() argument must be str, not \(call[0]?.typeName ?? "")") }
        let bytes = S.make(try parsedHexadecimal(text.text))
        return made === Class.bytes || made === Class.byteArray ? bytes : try Value.object(made).call(bytes)
    }
    type.nativeStatic("maketrans", .positional(required: 2, ["frm", "to"]), doc: "The table by which translate() puts the bytes of `to` in place of those of `frm`.") { call in
        let from = try Bytes.required(call[0]), to = try Bytes.required(call[1])
        guard from.count == to.count else { throw PythonException.valueError("maketrans arguments must have same length") }
        var table = (0..<256).map { UInt8($0) }
        for (a, b) in zip(from, to) { table[Int(a)] = b }
        return BytesObject(table).value
    }
    type.native("translate", .named(required: 1, ["table", "delete=b''"]), doc: "A copy with each byte looked up in a table of 256.\n\n  table\n    256 bytes; None leaves them as they are.\n  delete\n    Bytes that are left out.") { bytes, call in
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
    map("upper", "A copy in capitals, of ASCII alone.") { byte, _ in byte.uppercased }
    map("lower", "A copy in small letters, of ASCII alone.") { byte, _ in byte.lowercased }
    map("swapcase", "A copy with small and capital letters exchanged, of ASCII alone.") { byte, _ in byte.isUpper ? byte.lowercased : byte.uppercased }
    map("capitalize", "A copy that begins with a capital and goes on in small letters, of ASCII alone.") { byte, previous in previous == nil ? byte.uppercased : byte.lowercased }
    map("title", "A copy with each word in small letters after a capital, of ASCII alone.") { byte, previous in previous.map(isLetter) ?? false ? byte.lowercased : byte.uppercased }
    func test(_ name: String, _ doc: String, _ body: @escaping ([UInt8]) throws -> Bool) {
        type.native(name, .none, doc: "B.\(name)() -> bool\n\n\(doc)") { bytes, _ in .bool(try body(bytes.bytes)) }
    }
    func all(_ bytes: [UInt8], _ fits: (UInt8) -> Bool) throws -> Bool { try bytes.position { !fits($0) } == nil }
    func any(_ bytes: [UInt8], _ fits: (UInt8) -> Bool) throws -> Bool { try bytes.position(where: fits) != nil }
    test("isalpha", "Whether there are letters, and nothing else.") { try !$0.isEmpty && all($0, isLetter) }
    test("isdigit", "Whether there are digits, and nothing else.") { try !$0.isEmpty && all($0, \.isDigit) }
    test("isalnum", "Whether there are letters and digits, and nothing else.") { try !$0.isEmpty && all($0) { isLetter($0) || $0.isDigit } }
    test("isspace", "Whether there is white space, and nothing else.") { try !$0.isEmpty && all($0, \.isBlank) }
    test("isascii", "Whether there is nothing beyond ASCII.") { try all($0) { $0 < 128 } }
    test("isupper", "Whether all letters are capitals, and there are some.") { try any($0, \.isUpper) && !any($0, \.isLower) }
    test("islower", "Whether all letters are small, and there are some.") { try any($0, \.isLower) && !any($0, \.isUpper) }
    test("istitle", "Whether each word has a capital in front, and small letters behind it.") { bytes in
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
        type.native(name, .positional(required: 1, ["width", "fillchar=b' '"]), doc: doc + "\n\nWhat fills it up is a blank, or `fillchar`.") { bytes, call in
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
    pad("ljust", "A copy that is at least so wide, filled up on the right.") { _, _ in 0 }
    pad("rjust", "A copy that is at least so wide, filled up on the left.") { missing, _ in missing }
    pad("center", "A copy that is at least so wide, filled up on both sides.") { missing, width in missing / 2 + (missing & width & 1) }
    type.native("zfill", .one("width"), doc: "A copy with as many zeros in front as make it that wide, behind its sign.") { bytes, call in
        let width = try call.int(0, default: 0)
        if width <= bytes.bytes.count { return S.make(bytes.bytes) }
        let missing = width - bytes.bytes.count
        let zeros = try RepeatedText.make([48], missing)
        guard let sign = bytes.bytes.first, sign == 43 || sign == 45 else { return S.make(try zeros.joined(with: bytes.bytes)) }
        return S.make(try ([sign] as [UInt8]).joined(with: zeros).joined(with: Array(bytes.bytes.dropFirst())))
    }
    type.native("expandtabs", .named(required: 0, ["tabsize=8"]), doc: "A copy with blanks in place of each tab.\n\nColumns of tabs are 8 apart where nothing else is said.") { bytes, call in
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
